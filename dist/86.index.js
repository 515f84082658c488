export const id = 86;
export const ids = [86];
export const modules = {

/***/ 97086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   earlierPostmortems: () => (/* binding */ earlierPostmortems)
/* harmony export */ });
/* harmony import */ var _src_github_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80166);
/* harmony import */ var _src_http_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83447);
/* harmony import */ var _src_postmortem_index_entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7237);
/* harmony import */ var _src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44564);
/* harmony import */ var _src_postmortem_read_postmortem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23753);
/* harmony import */ var _src_text_utf8_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27390);
/** The postmortems on the base branch that came before the one at hand, to tell how often a service had one. */






/** Read for one document, the newest first, and in one run. */
const MAX_EARLIER = 20;
const MAX_READ = 60;
const AT_A_TIME = 5;
const DAYS = 90;
const DAY = 24 * 60 * 60 * 1000;
/** Each is read once, however many documents ask. */
function earlierPostmortems({ docs, baseSha, config }) {
    let listed;
    const read = new Map();
    const list = async () => {
        const files = await (0,_src_github_files_js__WEBPACK_IMPORTED_MODULE_0__/* .listFiles */ .CS)(docs, baseSha);
        return (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .postmortemsAmong */ .G)(await files.below(config.directory), config);
    };
    const readOne = ({ path, sha }) => {
        const known = read.get(sha);
        if (known !== undefined || read.size === MAX_READ)
            return known;
        const reading = (0,_src_github_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readBlob */ .gm)(docs, sha, path)
            .then(async (markdown) => (0,_src_postmortem_index_entry_js__WEBPACK_IMPORTED_MODULE_5__/* .entryOf */ .Ms)({ path, sha }, (await (0,_src_postmortem_read_postmortem_js__WEBPACK_IMPORTED_MODULE_2__/* .readPostmortem */ .V)(markdown, { path, headings: config.headings })).document))
            .catch((error) => {
            if (error instanceof _src_http_http_js__WEBPACK_IMPORTED_MODULE_1__/* .ApiError */ .hD || error instanceof _src_text_utf8_js__WEBPACK_IMPORTED_MODULE_3__/* .NotUtf8Error */ .x)
                return undefined;
            throw error;
        });
        read.set(sha, reading);
        return reading;
    };
    return async (path, date) => {
        listed ??= list();
        const until = date ?? new Date().toISOString().slice(0, 10);
        const since = new Date(Date.parse(until) - DAYS * DAY).toISOString().slice(0, 10);
        const dateIn = (other) => (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .dateOfPath */ .pR)(other) ?? '';
        const earlier = (await listed)
            .filter((other) => other.path !== path && dateIn(other.path) >= since && dateIn(other.path) <= until)
            .filter((other) => {
            const id = (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .incidentIdOfPath */ .KO)(other.path);
            return id === undefined || id !== (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .incidentIdOfPath */ .KO)(path);
        })
            .slice(0, MAX_EARLIER);
        const { default: pMap } = await __webpack_require__.e(/* import() */ 606).then(__webpack_require__.bind(__webpack_require__, 606));
        return (await pMap(earlier, readOne, { concurrency: AT_A_TIME })).flatMap((entry) => entry ?? []);
    };
}


/***/ }),

/***/ 7237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   Ms: () => (/* binding */ entryOf),
/* harmony export */   bF: () => (/* binding */ statedIn),
/* harmony export */   xJ: () => (/* binding */ severityOf),
/* harmony export */   z5: () => (/* binding */ serviceOf)
/* harmony export */ });
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91097);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44564);


/** `facts` are PagerDuty's and the session's, where they were asked. */
function entryOf({ path, sha }, document, facts = {}) {
    const { timeToAcknowledge, timeToResolve, duration, actionItems } = (0,_metrics_js__WEBPACK_IMPORTED_MODULE_0__/* .metricsOf */ .Ps)(document, facts);
    return {
        path,
        sha,
        date: dateOf(document, path),
        incident: facts.incident?.id ?? document.frontMatter?.incident?.text ?? incidentIdIn(path),
        title: titleOf(document, path),
        service: serviceOf(document),
        severity: severityOf(document),
        duration,
        openActionItems: actionItems.open,
        timeToAcknowledge,
        timeToResolve,
        acu: facts.acu,
    };
}
function titleOf({ title }, path) {
    return title?.text || (path.split('/').at(-1) ?? path);
}
function serviceOf({ frontMatter, metadata, title }) {
    return frontMatter?.service?.text ?? metadata.service?.text ?? title?.service;
}
function severityOf({ frontMatter, metadata }) {
    return frontMatter?.severity?.text ?? metadata.severity?.text;
}
/** What overrides of the configuration go by, where PagerDuty was not asked. */
function statedIn(document) {
    return { priority: severityOf(document), service: serviceOf(document), serviceId: undefined };
}
/** Stated, else that of the path. */
function dateOf({ metadata, frontMatter }, path) {
    const stated = [
        metadata.date?.date,
        frontMatter?.started?.text.slice(0, 10),
        frontMatter?.date?.date,
        (0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .dateOfPath */ .pR)(path),
    ];
    return stated.find((date) => date !== undefined && isDate(date));
}
function isDate(text) {
    const time = Date.parse(text);
    return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
/** The last word of a name is an incident's id only where it looks like one: letters and digits in it. */
function incidentIdIn(path) {
    const id = (0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentIdOfPath */ .KO)(path);
    return id !== undefined && /\d/.test(id) && /[A-Z]/.test(id) ? id : undefined;
}


/***/ }),

/***/ 23753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readPostmortem)
/* harmony export */ });
/* harmony import */ var _secrets_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7505);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51592);
/**
 * Reads a postmortem, so that nothing made of it repeats a secret that stands in it. Heavy, for the markdown parser and
 * secretlint: load it with `await import()`.
 */


/** What is longer is not parsed anyway; characters. */
const MAX_LENGTH = 1_000_000;
async function readPostmortem(markdown, options = {}) {
    // The document has no byte order mark either, so that offsets agree.
    const text = markdown.replace(/^\uFEFF/, '').slice(0, MAX_LENGTH);
    const secrets = await (0,_secrets_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .findSecrets */ .d)(text);
    return { document: (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(blotted(text, secrets), options), secrets };
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
