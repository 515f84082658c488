export const id = 516;
export const ids = [516,237];
export const modules = {

/***/ 50107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ compressedComment),
/* harmony export */   X: () => (/* binding */ readCompressedComment)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/** A hidden comment with compressed JSON (Brotli, base64), in which an issue or a comment remembers something. */

/** After decompression. A small text can be a bomb. */
const MAX_BYTES = 2_500_000;
/**
 * Returns the comment, at most `room` characters, with the content for as many entries as fit: `count`, or fewer, but at least `least`.
 * Undefined if even these do not fit. `name` contains the version of the content's form.
 */
function compressedComment(name, { count, least, room }, contentOf) {
    let fitting = count;
    while (fitting >= least) {
        const block = `<!-- ${name} ${(0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.brotliCompressSync)(JSON.stringify(contentOf(fitting))).toString('base64')} -->`;
        if (block.length <= room)
            return block;
        fitting = Math.min(fitting - 1, Math.floor((fitting * room * 0.97) / block.length));
    }
    return undefined;
}
/** Returns the JSON of the last such comment in a text; undefined if there is none. Throws an Error if it is broken or too large. */
function readCompressedComment(name, text) {
    const block = [...text.matchAll(new RegExp(`<!-- ${name} ([A-Za-z0-9+/]+={0,2}) -->`, 'g'))].at(-1)?.[1];
    return block === undefined
        ? undefined
        : (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.brotliDecompressSync)(Buffer.from(block, 'base64'), { maxOutputLength: MAX_BYTES });
}


/***/ }),

/***/ 7237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   alertKeyDigest: () => (/* binding */ alertKeyDigest),
/* harmony export */   entryOf: () => (/* binding */ entryOf),
/* harmony export */   incidentIdIn: () => (/* binding */ incidentIdIn),
/* harmony export */   serviceOf: () => (/* binding */ serviceOf),
/* harmony export */   severityOf: () => (/* binding */ severityOf),
/* harmony export */   statedIn: () => (/* binding */ statedIn),
/* harmony export */   titleOf: () => (/* binding */ titleOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _text_truncate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6935);
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91097);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44564);
/* harmony import */ var _peoples_sections_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27217);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79955);
/** What the index stores about one postmortem. */






/** The index issue has no room for more of a document. */
const MAX_NOT_SEEN = 3;
const MAX_WORDS = 80;
/** `facts` are from PagerDuty and the session, if available; `config` includes the overrides for the incident. */
function entryOf({ path, sha }, document, facts = {}) {
    const { timeToDetect, timeToAcknowledge, timeToMitigate, timeToResolve, duration, actionItems } = (0,_metrics_js__WEBPACK_IMPORTED_MODULE_1__/* .metricsOf */ .Ps)(document, facts);
    const record = (0,_record_js__WEBPACK_IMPORTED_MODULE_3__/* .recordOf */ .zv)(document);
    const notSeen = record?.['not-seen']?.slice(0, MAX_NOT_SEEN).map((what) => (0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_4__/* .truncate */ .xv)(what, MAX_WORDS));
    return {
        path,
        sha,
        date: dateOf(document, path),
        incident: facts.incident?.id ?? document.frontMatter?.incident?.text ?? incidentIdIn(path),
        title: titleOf(document, path),
        service: serviceOf(document),
        severity: severityOf(document),
        cause: record?.cause?.category,
        detectedBy: record?.['detected-by'],
        notSeen: notSeen?.length ? notSeen : undefined,
        peoples: facts.config && peoplesIn(document, facts.config),
        duration,
        openActionItems: actionItems.open,
        timeToDetect,
        timeToMitigate,
        timeToAcknowledge,
        timeToResolve,
        timeToMerge: timeToMerge(document, facts),
        acu: facts.acu,
        repeats: record?.repeats?.map(String),
        alertKeys: facts.alertKeys?.length ? facts.alertKeys.map(alertKeyDigest) : undefined,
        nightPages: facts.nightPages,
    };
}
/** Returns six characters, because the index has little room. Two of some thousand keys hardly ever have the same digest. */
function alertKeyDigest(key) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(key).digest().subarray(0, 4).toString('base64').slice(0, 6);
}
function timeToMerge(document, { incident, mergedAt }) {
    const resolved = Date.parse(incident?.resolvedAt ?? document.frontMatter?.resolved?.text ?? '');
    const seconds = (Date.parse(mergedAt ?? '') - resolved) / 1000;
    return seconds >= 0 ? Math.round(seconds) : undefined;
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
function peoplesIn(document, config) {
    const { there } = (0,_peoples_sections_js__WEBPACK_IMPORTED_MODULE_2__/* .peoplesSectionsOf */ .Cj)(document, undefined, config);
    const filled = there.filter(({ isOpen }) => !isOpen).length;
    return there.length === 0 ? undefined : { filled, total: there.length };
}
/** The facts that overrides match on, if PagerDuty's are unavailable. */
function statedIn(document) {
    return { priority: severityOf(document), service: serviceOf(document), serviceId: undefined };
}
/** The stated date, from the record first, else the one in the path. */
function dateOf(document, path) {
    const { metadata, frontMatter } = document;
    const stated = [
        (0,_record_js__WEBPACK_IMPORTED_MODULE_3__/* .recordOf */ .zv)(document)?.started?.slice(0, 10),
        metadata.date?.date,
        frontMatter?.started?.text.slice(0, 10),
        frontMatter?.date?.date,
        (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .dateOfPath */ .pR)(path),
    ];
    return stated.find((date) => date !== undefined && isDate(date));
}
function isDate(text) {
    const time = Date.parse(text);
    return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
/** The last word of a name counts as an incident ID only if it looks like one: letters and digits. */
function incidentIdIn(path) {
    const id = (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .incidentIdOfPath */ .KO)(path);
    return id !== undefined && /\d/.test(id) && /[A-Z]/.test(id) ? id : undefined;
}


/***/ }),

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
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63619);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73305);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23945);
/* harmony import */ var _compressed_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50107);
/* harmony import */ var _index_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7237);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79955);
/**
 * The index issue's memory of documents, so that a document is read again only if its blob changed: a hidden comment at the
 * end of its body, compressed JSON (Brotli, base64). If anything in it is invalid, documents are read again; nothing else happens.
 */





/** The version of the format below. Other versions are not read. */
const NAME = 'index-state-5';
/** The most entries that a body can contain after decompression: a key of nine bytes cannot be compressed. */
const MAX_ENTRIES = 5_500;
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
    const stateOfFirst = (most) => entries.slice(0, most).map((entry, index) => remember(entry, index < IN_FULL));
    return (0,_compressed_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .compressedComment */ .D)(NAME, { count: entries.length, least: 1, room }, stateOfFirst) ?? '';
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
    try {
        const json = (0,_compressed_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .readCompressedComment */ .X)(NAME, body);
        if (json === undefined || countNested(json) > MAX_NESTED)
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


/***/ }),

/***/ 91097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ps: () => (/* binding */ metricsOf),
/* harmony export */   Ri: () => (/* binding */ allItemsOf),
/* harmony export */   q5: () => (/* binding */ recurrenceOf)
/* harmony export */ });
/* harmony import */ var _incident_incident_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83608);
/* harmony import */ var _time_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44752);
/* harmony import */ var _time_utc_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75235);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79955);
/** The numbers of a postmortem. */




/** Uses PagerDuty's times if available, else the document's: its record first, its text second. */
function metricsOf(document, { incident, acknowledgedAt } = {}) {
    const { frontMatter, metadata, timeline } = document;
    const record = (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .zv)(document);
    const timeToResolve = (incident && (0,_incident_incident_js__WEBPACK_IMPORTED_MODULE_2__/* .durationOf */ .c)(incident)) ??
        secondsBetween((0,_time_utc_time_js__WEBPACK_IMPORTED_MODULE_3__/* .utcTime */ .S)(frontMatter?.started?.text), (0,_time_utc_time_js__WEBPACK_IMPORTED_MODULE_3__/* .utcTime */ .S)(frontMatter?.resolved?.text)) ??
        secondsFromStart(record, 'resolved') ??
        statedBetween(timeline, TRIGGERED, RESOLVED) ??
        (metadata.duration?.of === 'resolution' ? metadata.duration.seconds : undefined);
    const items = allItemsOf(document.actionItems);
    return {
        timeToDetect: secondsSinceImpact(record, 'detected'),
        timeToMitigate: secondsSinceImpact(record, 'mitigated'),
        timeToAcknowledge: secondsBetween(incident?.createdAt, acknowledgedAt) ??
            secondsFromStart(record, 'acknowledged') ??
            statedBetween(timeline, TRIGGERED, ACKNOWLEDGED),
        timeToResolve,
        duration: impactOf(record) ?? metadata.duration?.seconds ?? metadata.durationInText?.seconds ?? timeToResolve,
        actionItems: {
            total: items.length,
            open: items.filter(({ done }) => done !== true).length,
            owned: items.filter(({ owner }) => owner !== undefined).length,
        },
    };
}
/** Counts from PagerDuty's creation of the incident, according to the record. */
function secondsFromStart(record, name) {
    const at = (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .timeIn */ .Hi)(record, name);
    return at === undefined ? undefined : secondsBetween(record?.started, new Date(at).toISOString());
}
function secondsSinceImpact(record, name) {
    const [began, at] = [(0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .timeIn */ .Hi)(record, 'impact-began'), (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .timeIn */ .Hi)(record, name)];
    return began === undefined || at === undefined || at < began ? undefined : Math.round((at - began) / 1000);
}
/** How long users were affected: until it was mitigated, else until it was resolved. */
function impactOf(record) {
    const [began, ended] = [(0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .timeIn */ .Hi)(record, 'impact-began'), (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .timeIn */ .Hi)(record, 'mitigated') ?? (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .timeIn */ .Hi)(record, 'resolved')];
    return began === undefined || ended === undefined || ended < began ? undefined : Math.round((ended - began) / 1000);
}
/** Includes nested items, in file order. */
function allItemsOf(items) {
    return items.flatMap((item) => [item, ...allItemsOf(item.items)]);
}
const TRIGGERED = /\b(?:triggered|paged|alerted|fired)\b/i;
const ACKNOWLEDGED = /\b(?<!\bnot |n't )(?:acknowledged|acked)\b/i;
const RESOLVED = /\b(?<!\bnot |n't )resolved\b/i;
/** Returns the time from the first entry that matches `from` to the next one that matches `to`. */
function statedBetween(timeline, from, to) {
    const timed = timeline.flatMap(({ text, time }) => time === undefined || time.wholeDay ? [] : [{ text, seconds: time.start.seconds }]);
    const first = timed.find(({ text }) => from.test(text));
    if (first === undefined)
        return undefined;
    const next = timed.find(({ text, seconds }) => to.test(text) && seconds >= first.seconds);
    return next && next.seconds - first.seconds;
}
function secondsBetween(from, to) {
    if (from === undefined || to === undefined)
        return undefined;
    const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000);
    return seconds < 0 ? undefined : seconds;
}
const RECURRENCE_DAYS = 90;
/** `documents` are the others, without the current one, whose cause category is `cause`. Undefined if none of the last 90 days is about this service. */
function recurrenceOf(service, documents, now, cause) {
    const since = now.getTime() - RECURRENCE_DAYS * _time_units_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO;
    const same = documents
        .filter((other) => other.service?.toLowerCase() === service.toLowerCase())
        .filter(({ date }) => Date.parse(date ?? '') >= since && Date.parse(date ?? '') <= now.getTime())
        .sort((left, right) => (right.date ?? '').localeCompare(left.date ?? ''));
    if (same.length === 0)
        return undefined;
    const open = same.filter(({ openActionItems }) => openActionItems > 0);
    const about = { service, ordinal: same.length + 1, days: RECURRENCE_DAYS, open };
    const count = same.filter((other) => other.cause === cause).length;
    return cause === undefined || cause === 'unknown' || count === 0
        ? about
        : { ...about, sameCause: { category: cause, count } };
}


/***/ })

};
