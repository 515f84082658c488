export const id = 237;
export const ids = [237];
export const modules = {

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
