export const ProxyAgent = undefined
