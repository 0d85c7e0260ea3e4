/** @actions/http-client needs undici only for a fetch helper that nothing here calls; it is most of a megabyte. */
export const ProxyAgent = undefined
