export const id = 882;
export const ids = [882];
export const modules = {

/***/ 7882:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ RateLimiterMemory),
/* harmony export */   w: () => (/* binding */ RateLimiterQueue)
/* harmony export */ });
/** Gitbeaker needs this only in its own requester, in whose place ours stands. */
const RateLimiterMemory = undefined;
const RateLimiterQueue = undefined;


/***/ })

};
