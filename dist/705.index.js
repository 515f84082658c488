export const id = 705;
export const ids = [705,753];
export const modules = {

/***/ 97086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   earlierPostmortems: () => (/* binding */ earlierPostmortems)
/* harmony export */ });
/* harmony import */ var _src_github_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80166);
/* harmony import */ var _src_http_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83447);
/* harmony import */ var _src_postmortem_index_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7237);
/* harmony import */ var _src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44564);
/* harmony import */ var _src_postmortem_read_postmortem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23753);
/* harmony import */ var _src_time_units_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44752);
/** The postmortems on the default branch before the current one, to count how often a service had one. */






/** The most that are read, newest first, for one document and in one run. */
const MAX_EARLIER_READ = 20;
const MAX_READ = 60;
const DAYS = 90;
/** Each is read once, however many documents need it, and all that a document needs in one round. */
function earlierPostmortems({ docs, config, files }) {
    const read = new Map();
    const readAll = (entries) => {
        const wanted = entries.filter(({ sha }) => !read.has(sha)).slice(0, MAX_READ - read.size);
        const texts = (0,_src_github_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readTexts */ .Z7)(docs, wanted).catch((error) => {
            if (error instanceof _src_http_http_js__WEBPACK_IMPORTED_MODULE_1__/* .ApiError */ .hD)
                return [];
            throw error;
        });
        for (const [index, { path, sha }] of wanted.entries()) {
            const reading = texts.then(async (all) => {
                const markdown = all[index];
                if (markdown === undefined)
                    return undefined;
                return (0,_src_postmortem_index_entry_js__WEBPACK_IMPORTED_MODULE_2__.entryOf)({ path, sha }, (await (0,_src_postmortem_read_postmortem_js__WEBPACK_IMPORTED_MODULE_3__.readPostmortem)(markdown, { path, headings: config.headings })).document);
            });
            read.set(sha, reading);
        }
    };
    return async (path, date) => {
        const until = date ?? new Date().toISOString().slice(0, 10);
        const since = new Date(Date.parse(until) - DAYS * _src_time_units_js__WEBPACK_IMPORTED_MODULE_4__/* .DAY_MS */ .sO).toISOString().slice(0, 10);
        const dateIn = (other) => (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .dateOfPath */ .pR)(other) ?? '';
        const earlier = (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .postmortemsAmong */ .G)(await (await files()).below(config.directory), config)
            .filter((other) => other.path !== path && dateIn(other.path) >= since && dateIn(other.path) <= until)
            .filter((other) => {
            const id = (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .incidentIdOfPath */ .KO)(other.path);
            return id === undefined || id !== (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .incidentIdOfPath */ .KO)(path);
        })
            .slice(0, MAX_EARLIER_READ);
        readAll(earlier);
        return (await Promise.all(earlier.map(({ sha }) => read.get(sha)))).flatMap((entry) => entry ?? []);
    };
}


/***/ }),

/***/ 23753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readPostmortem: () => (/* binding */ readPostmortem)
/* harmony export */ });
/* harmony import */ var _secrets_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9690);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63933);
/**
 * Reads a postmortem so that no text derived from it repeats a secret. Heavy, because of the markdown parser and
 * secretlint: load it with `await import()`.
 */


/** Longer texts are not parsed anyway; characters. */
const MAX_LENGTH = 1_000_000;
async function readPostmortem(markdown, options = {}) {
    // The document has no byte order mark either, so the offsets agree.
    const text = markdown.replace(/^\uFEFF/, '').slice(0, MAX_LENGTH);
    const secrets = await (0,_secrets_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .findSecrets */ .d)(text);
    return { document: (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .T)(blotted(text, secrets), options), secrets };
}
function blotted(text, secrets) {
    let result = '';
    let at = 0;
    for (const { start, end } of secrets) {
        result += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, '█');
        at = end;
    }
    return result + text.slice(at);
}


/***/ })

};
