export const id = 783;
export const ids = [783];
export const modules = {

/***/ 76783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PatternError: () => (/* binding */ PatternError),
/* harmony export */   withLinearPatterns: () => (/* binding */ withLinearPatterns)
/* harmony export */ });
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2856);
/* harmony import */ var _text_message_of_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62486);
/**
 * Runs the team's patterns on an engine that takes linear time, whatever the pattern: JavaScript's own can take
 * minutes for `(a+)+$` on 30 characters. Heavy: load it only if there are patterns.
 */


/** A regular expression that RE2 matches. */
class LinearRegExp extends RegExp {
    #engine;
    /** @throws An Error that says why RE2 refuses the pattern. */
    constructor({ source, flags }) {
        super(source, flags);
        this.#engine = re2js__WEBPACK_IMPORTED_MODULE_0__/* .RE2JS */ .L3.compile(re2js__WEBPACK_IMPORTED_MODULE_0__/* .RE2JS */ .L3.translateRegExp(source), flags.includes('i') ? re2js__WEBPACK_IMPORTED_MODULE_0__/* .RE2JS */ .L3.CASE_INSENSITIVE : 0);
    }
    test(text) {
        return this.#engine.test(text);
    }
    exec(text) {
        return this.#engine.exec(text);
    }
    [Symbol.matchAll](text) {
        return this.#engine.matchAll(text);
    }
}
/**
 * Returns the same configuration with linear patterns.
 * @throws One Error with the pattern that the engine refuses, and why.
 */
function withLinearPatterns(config) {
    return {
        ...config,
        redact: config.redact.map(linear),
        incidents: { ...config.incidents, confidential: config.incidents.confidential.map(linear) },
    };
}
/** Names the pattern that the engine refuses. */
class PatternError extends Error {
    source;
    constructor(source, cause) {
        super(`must be a pattern that can be matched in linear time (${(0,_text_message_of_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .b)(cause)}): use fewer or smaller repetitions, at most {1000}, and classes such as [a-z] or \\p{L}`, { cause });
        this.source = source;
    }
}
function linear(pattern) {
    if (!(pattern instanceof RegExp))
        return pattern;
    try {
        return new LinearRegExp(pattern);
    }
    catch (error) {
        throw new PatternError(pattern.source, error);
    }
}


/***/ })

};
