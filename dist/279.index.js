export const id = 279;
export const ids = [279];
export const modules = {

/***/ 10279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ sealed),
/* harmony export */   unsealed: () => (/* binding */ unsealed)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/** Seals a text that we write to a place where others can write too, so that an edit is noticed. */

const SEAL = /\n<!-- seal ([A-Za-z0-9_-]{43}) -->$/;
/**
 * Returns the text with a hidden last line that only somebody with the key can create. Without a key it is a checksum, which detects
 * edits by people who do not try to forge it.
 */
function sealed(text, key) {
    const body = normal(text);
    return `${body}\n<!-- seal ${sealOf(body, key)} -->`;
}
/** Returns the text without its seal; undefined if it was changed or sealed with another key. */
function unsealed(text, key) {
    const whole = normal(text);
    const [line, seal = ''] = SEAL.exec(whole) ?? [];
    if (line === undefined)
        return undefined;
    const body = whole.slice(0, -line.length);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(Buffer.from(seal), Buffer.from(sealOf(body, key))) ? body : undefined;
}
function sealOf(body, key) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', `index seal ${key ?? ''}`)
        .update(body)
        .digest('base64url');
}
/** GitHub may change line endings. */
const normal = (text) => text.replaceAll('\r\n', '\n').trimEnd();


/***/ })

};
