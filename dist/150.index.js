export const id = 150;
export const ids = [150];
export const modules = {

/***/ 36150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readKnownNames: () => (/* binding */ readKnownNames)
/* harmony export */ });
/* harmony import */ var _http_http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83447);
/** Reads the names that a configuration may use. */

/**
 * Returns all names of these kinds, in parallel. A kind that the account's plan does not have (402) has no names. `problems` lists
 * the kinds that could not be read.
 */
async function readKnownNames(pagerduty, kinds) {
    const known = {};
    const problems = [];
    const read = async (kind, list) => {
        if (!kinds.has(kind))
            return;
        try {
            known[kind] = await list();
        }
        catch (error) {
            if (!(error instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD))
                throw error;
            if (error.status === 402)
                known[kind] = [];
            else
                problems.push(error.message);
        }
    };
    await Promise.all([
        read('service', async () => (await pagerduty.listServices()).map(({ id, name }) => ({ id, names: [name] }))),
        read('priority', async () => (await pagerduty.listPriorities()).map(({ id, name }) => ({ id, names: [name] }))),
        read('incident type', () => pagerduty.listIncidentTypes()),
    ]);
    return { known, problems };
}


/***/ })

};
