export const id = 516;
export const ids = [516];
export const modules = {

/***/ 89516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LISTED: () => (/* binding */ LISTED),
/* harmony export */   indexState: () => (/* binding */ indexState),
/* harmony export */   newestFirst: () => (/* binding */ newestFirst),
/* harmony export */   readIndexState: () => (/* binding */ readIndexState)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63619);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73305);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23945);
/* harmony import */ var _index_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7237);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79955);
/**
 * The index issue's memory of documents, so that a document is read again only if its blob changed: a hidden comment at the
 * end of its body, compressed JSON (Brotli, base64). If anything in it is invalid, documents are read again; nothing else happens.
 */





/** The version of the format below. Other versions are not read. */
const START = '<!-- index-state-5 ';
const END = ' -->';
const PATTERN = /<!-- index-state-5 ([A-Za-z0-9+/]+={0,2}) -->/g;
/** The most entries that a body can contain after decompression: a key of nine bytes cannot be compressed. */
const MAX_ENTRIES = 5_500;
const MAX_BYTES = 2_500_000;
/** Brackets and braces: those of the entries, and some in titles. */
const MAX_NESTED = 50_000;
/** The newest entries are stored in full; others with the fields for counts and charts. More than the page lists, for those that move up. */
const IN_FULL = 150;
const MAX_TEXT = 200;
/** Alert keys of one incident: a digest cannot be compressed. */
const MAX_KEYS = 2;
const MAX_REPEATS = 20;
const text = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._maxLength */ .Eb(MAX_TEXT)));
const amount = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._gte */ .qm(0)));
const count = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._gte */ .qm(0));
const Remembered = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .tuple */ .PVZ([
    /** `keyOf` path and blob. */
    zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^\d{4}-\d\d-\d\d$/))),
    text,
    count,
    amount,
    amount,
    amount,
    zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(Object.keys(_record_js__WEBPACK_IMPORTED_MODULE_3__/* .CAUSE_CATEGORIES */ .R_))),
    zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(Object.keys(_record_js__WEBPACK_IMPORTED_MODULE_3__/* .DETECTED_BY */ .N6))),
    /** Times to detect and to mitigate, the duration, and the time to merge. */
    amount,
    amount,
    amount,
    amount,
    /** The incidents that it repeats, digests of its alert keys, and its night pages; -1 if unavailable. */
    zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .tuple */ .PVZ([
        zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._maxLength */ .Eb(MAX_TEXT))).check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._maxLength */ .Eb(MAX_REPEATS))),
        zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._maxLength */ .Eb(6))).check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._maxLength */ .Eb(MAX_KEYS)),
        zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._gte */ .qm(-1))),
    ])),
    /** Title, incident, severity, of people's sections those that are filled in and all, and what could not be seen. */
    zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .tuple */ .PVZ([
        zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._maxLength */ .Eb(MAX_TEXT)),
        text,
        text,
        zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .tuple */ .PVZ([count, count])),
        zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._maxLength */ .Eb(MAX_TEXT))).check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._maxLength */ .Eb(10))),
    ])),
]);
/**
 * Returns the comment, at most `room` characters, with as many entries as fit, newest first. The others are read again the next
 * time. Empty if there is no room at all.
 */
function indexState(entries, room) {
    let count = entries.length;
    while (count > 0) {
        const state = entries.slice(0, count).map((entry, index) => remember(entry, index < IN_FULL));
        const block = `${START}${(0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.brotliCompressSync)(JSON.stringify(state)).toString('base64')}${END}`;
        if (block.length <= room)
            return block;
        count = Math.min(count - 1, Math.floor((count * room * 0.97) / block.length));
    }
    return '';
}
/**
 * Returns the entries of files that have not changed since the body was written, in the order of the files. A file that is missing
 * in the result, or is listed now and was not stored in full, must be read again.
 */
function readIndexState(body, files) {
    const remembered = new Map(stateOf(body).map((each) => [each[0], each]));
    const found = files.flatMap(({ path, sha }) => {
        const each = remembered.get(keyOf(path, sha));
        return each === undefined ? [] : { entry: recall(path, sha, each), inFull: each[14] !== null };
    });
    const listed = new Set(newestFirst(found.map(({ entry }) => entry)).slice(0, LISTED));
    return found.filter(({ entry, inFull }) => inFull || !listed.has(entry)).map(({ entry }) => entry);
}
/** How many the page lists at most. */
const LISTED = 100;
/** By date, then by path; entries without a date last. */
function newestFirst(entries) {
    const key = ({ date, path }) => `${date ?? ''} ${path}`;
    return [...entries].sort((left, right) => (key(left) < key(right) ? 1 : -1));
}
/**
 * Limited before it is parsed, because a small text can contain millions of empty lists. One invalid entry discards the whole list.
 */
function stateOf(body) {
    const block = [...body.matchAll(PATTERN)].at(-1)?.[1];
    if (block === undefined)
        return [];
    try {
        const json = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.brotliDecompressSync)(Buffer.from(block, 'base64'), { maxOutputLength: MAX_BYTES });
        if (countNested(json) > MAX_NESTED)
            return [];
        const entries = JSON.parse(json.toString());
        if (!Array.isArray(entries) || entries.length > MAX_ENTRIES)
            return [];
        const read = [];
        for (const entry of entries)
            read.push(zod_mini__WEBPACK_IMPORTED_MODULE_6__/* .parse */ .qg(Remembered, entry));
        return read;
    }
    catch {
        return [];
    }
}
function countNested(json) {
    let count = 0;
    for (const byte of json)
        if (byte === 0x5b || byte === 0x7b)
            count += 1;
    return count;
}
function remember(entry, inFull) {
    const { path, sha, date, service, openActionItems, timeToAcknowledge, timeToResolve, acu } = entry;
    const { title, incident, severity, duration, cause, detectedBy, timeToDetect, timeToMitigate, peoples, notSeen } = entry;
    const { timeToMerge } = entry;
    return [
        keyOf(path, sha),
        date ?? null,
        short(service),
        openActionItems,
        timeToAcknowledge ?? null,
        timeToResolve ?? null,
        acu ?? null,
        cause ?? null,
        detectedBy ?? null,
        timeToDetect ?? null,
        timeToMitigate ?? null,
        duration ?? null,
        timeToMerge ?? null,
        recurrence(entry),
        inFull
            ? [
                short(title) ?? '',
                short(incident),
                short(severity),
                peoples ? [peoples.filled, peoples.total] : null,
                notSeen?.map((what) => short(what) ?? '') ?? null,
            ]
            : null,
    ];
}
function recall(path, sha, remembered) {
    const [, date, service, openActionItems, timeToAcknowledge, timeToResolve, acu, cause, ...more] = remembered;
    const [detectedBy, timeToDetect, timeToMitigate, duration, timeToMerge, again, rest] = more;
    const [repeats, alertKeys, nightPages] = again ?? [null, [], null];
    const [title, incident, severity, peoples, notSeen] = rest ?? [path, null, null, null, null];
    return {
        path,
        sha,
        date: date ?? undefined,
        incident: incident ?? (rest === null ? (0,_index_entry_js__WEBPACK_IMPORTED_MODULE_2__.incidentIdIn)(path) : undefined),
        title,
        service: service ?? undefined,
        severity: severity ?? undefined,
        cause: cause ?? undefined,
        detectedBy: detectedBy ?? undefined,
        notSeen: notSeen ?? undefined,
        peoples: peoples === null ? undefined : { filled: peoples[0], total: peoples[1] },
        duration: duration ?? undefined,
        timeToMerge: timeToMerge ?? undefined,
        openActionItems,
        timeToDetect: timeToDetect ?? undefined,
        timeToMitigate: timeToMitigate ?? undefined,
        timeToAcknowledge: timeToAcknowledge ?? undefined,
        timeToResolve: timeToResolve ?? undefined,
        acu: acu ?? undefined,
        repeats: repeats ?? undefined,
        alertKeys: alertKeys.length === 0 ? undefined : alertKeys,
        nightPages: nightPages === -1 ? 'unavailable' : (nightPages ?? undefined),
    };
}
function recurrence({ repeats, alertKeys = [], nightPages }) {
    if (repeats === undefined && alertKeys.length === 0 && nightPages === undefined)
        return null;
    return [
        repeats?.slice(0, MAX_REPEATS).map((id) => short(id) ?? '') ?? null,
        alertKeys.slice(0, MAX_KEYS),
        nightPages === 'unavailable' ? -1 : (nightPages ?? null),
    ];
}
/** Nine bytes: enough that two files of a repository never collide, and short, because random bytes cannot be compressed. */
function keyOf(path, sha) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${path}\0${sha}`).digest().subarray(0, 9).toString('base64');
}
const short = (value) => value?.slice(0, MAX_TEXT).toWellFormed() ?? null;


/***/ })

};
