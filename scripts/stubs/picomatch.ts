/** Gitbeaker needs this only for the rate limits of its own requester. */
export default { isMatch: undefined }
