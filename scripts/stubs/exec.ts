/** @actions/core needs this only for describing the platform, which nothing here asks for. */
export const getExecOutput = undefined
