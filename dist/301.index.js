export const id = 301;
export const ids = [301,237];
export const modules = {

/***/ 48482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ familyOf),
/* harmony export */   kU: () => (/* binding */ isSameCause),
/* harmony export */   wM: () => (/* binding */ isSameService)
/* harmony export */ });
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79955);
/* harmony import */ var _title_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16502);
/**
 * The family of an incident: earlier postmortems that may be about the same failure, each with the reason in plain words. Pure: the
 * order of what is known does not matter.
 */


/** In total, and among them those of another service that only have the same category of cause. */
const MAX_FAMILY = 5;
const MAX_BY_CAUSE = 2;
/**
 * Returns the earlier postmortems that are similar, at most five, most similar first: same alert key, PagerDuty's score, similar title,
 * same service, same category of cause. Leaves out the incident itself, and later ones.
 */
function familyOf(subject, others) {
    const own = factsOf(subject);
    const compared = others
        .filter((other) => !isSame(subject, other) && !isLater(other, subject))
        .flatMap((member) => compare(own, factsOf(member), member) ?? [])
        .sort((one, other) => other.strength - one.strength ||
        compareText(other.member.date ?? '', one.member.date ?? '') ||
        compareText(one.member.path, other.member.path));
    let byCause = 0;
    return compared
        .filter(({ isByCause }) => !isByCause || ++byCause <= MAX_BY_CAUSE)
        .slice(0, MAX_FAMILY)
        .map(({ member, why, isWeak }) => ({ member, why, isWeak }));
}
/** How much each sign counts. An alert key outweighs all others together, and the last two together weigh less than a similar title. */
const WEIGHTS = { alertKey: 1_000, score: 200, title: 100, service: 20, cause: 10 };
function compare(own, other, member) {
    const { known: subject } = own;
    const strong = [];
    let strength = 0;
    const key = member.alertKeys?.find((each) => subject.alertKeys?.includes(each));
    if (key !== undefined) {
        const name = subject.keyNames?.get(key);
        strong.push(name === undefined ? 'same alert key' : `same alert key "${name}"`);
        strength += WEIGHTS.alertKey;
    }
    const score = subject.scores?.get(member.incident ?? '') ?? 0;
    if (score > 0) {
        strong.push(`PagerDuty's similarity score is ${Number(score.toFixed(1))}`);
        strength += WEIGHTS.score + Math.min(score, 100);
    }
    const alike = Math.max(0, ...own.titles.flatMap((one) => other.titles.map((two) => (0,_title_words_js__WEBPACK_IMPORTED_MODULE_1__/* .likeness */ .$)(one, two))));
    if (alike > 0) {
        strong.push(`similar title (${Math.round(alike * 100)}% of the words)`);
        strength += WEIGHTS.title * alike;
    }
    const weak = [];
    if (isSameService(subject, member)) {
        weak.push('same service');
        strength += WEIGHTS.service;
    }
    if (isSameCause(subject, member)) {
        weak.push(`same category of cause (${member.cause})`);
        strength += WEIGHTS.cause;
    }
    if (strong.length + weak.length === 0)
        return undefined;
    const isWeak = strong.length === 0;
    const why = `${[...strong, ...weak].join('; ')}${isWeak ? (weak.length === 1 ? ': a weak sign alone' : ': weak signs') : ''}`;
    return { member, why, isWeak, strength, isByCause: isWeak && !isSameService(subject, member) };
}
function isSameService({ service }, other) {
    return service !== undefined && service.trim() !== '' && service.toLowerCase() === other.service?.toLowerCase();
}
/** Whether both categories are known and the same. */
function isSameCause({ cause }, other) {
    return cause !== undefined && cause !== _record_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV && cause === other.cause;
}
const read = new WeakMap();
/** Remembered, because an index compares each title with many others. */
function factsOf(known) {
    const facts = read.get(known) ?? { known, titles: titlesOf(known) };
    read.set(known, facts);
    return facts;
}
/** The title, and the one that the incident had when the document was named: people write better titles. */
function titlesOf({ path, title }) {
    const named = (0,_title_words_js__WEBPACK_IMPORTED_MODULE_1__/* .titleWords */ .i)(/\/\d{4}-\d\d-\d\d-(.*)-[^-]*\.md$/.exec(path ?? '')?.[1]?.replaceAll('-', ' ') ?? '');
    const written = title === path ? [] : [(0,_title_words_js__WEBPACK_IMPORTED_MODULE_1__/* .titleWords */ .i)(title)];
    // "incident" is the name of a document whose title has no Latin letter.
    return [...written, ...(named.size > 1 ? [named] : [])];
}
function isSame({ incident, path }, other) {
    return path === other.path || (incident !== undefined && incident.toUpperCase() === other.incident?.toUpperCase());
}
function isLater({ date: later }, { date }) {
    return later !== undefined && date !== undefined && later > date;
}
const compareText = (one, other) => (one < other ? -1 : one > other ? 1 : 0);


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

/***/ 14447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IA: () => (/* binding */ recurrenceSection),
/* harmony export */   MB: () => (/* binding */ entryName)
/* harmony export */ });
/* unused harmony export costInWords */
/* harmony import */ var _text_bar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59984);
/* harmony import */ var _text_counted_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53271);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10492);
/* harmony import */ var _repeats_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53896);
/** The section of the index about failures that happened again. */




const MAX_ROWS = 10;
const BAR_WIDTH = 10;
/** Returns markdown; nothing if no failure happened again. `linkOf` returns a link to a document with its title. */
function recurrenceSection(entries, linkOf) {
    const all = (0,_repeats_js__WEBPACK_IMPORTED_MODULE_0__/* .recurringIn */ .hf)(entries);
    if (all.length === 0)
        return [];
    const repeats = all.flatMap((each) => each.repeats);
    const most = Math.max(...all.map((each) => each.repeats.length));
    const rows = all.slice(0, MAX_ROWS).map(({ first, repeats: { length }, cost }) => {
        const cells = [linkOf(first), `${(0,_text_bar_js__WEBPACK_IMPORTED_MODULE_1__/* .countBar */ .$)(length, most, BAR_WIDTH)} ${length}`, ...cellsOf(cost)];
        return `| ${cells.join(' | ')} |`;
    });
    const rest = all.length - rows.length;
    return [
        '### It happened again',
        `${(0,_text_counted_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .h)(repeats.length, 'incident')} repeated an earlier failure: ${costInWords((0,_repeats_js__WEBPACK_IMPORTED_MODULE_0__/* .costOf */ .ho)(repeats))}.`,
        [
            '| First incident | Repeats | Minutes | Night pages | ACU |',
            '| :--- | :--- | ---: | ---: | ---: |',
            ...rows,
        ].join('\n'),
        `${rest > 0 ? `${(0,_text_counted_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .h)(rest, 'more failure')} happened again with less impact. ` : ''}Minutes of impact, pages in sleep hours (PagerDuty's analytics) and ACU of the repeats, without the first incident. A cell is empty if the value is not known. An incident repeats an earlier one if its record says so (\`repeats\`), or if it is similar and has the same category of cause.`,
    ];
}
/** "210 minutes of impact, 4 night pages, 12.3 ACU". */
function costInWords({ minutes, nightPages, acu }) {
    return [
        `${(0,_text_counted_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .h)(minutes, 'minute')} of impact`,
        nightPages === undefined ? 'night pages not known' : (0,_text_counted_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .h)(nightPages, 'night page'),
        ...(acu === undefined ? [] : [`${acu.toFixed(1)} ACU`]),
    ].join(', ');
}
function cellsOf({ minutes, nightPages, acu }) {
    return [String(minutes), nightPages === undefined ? '' : String(nightPages), acu === undefined ? '' : acu.toFixed(1)];
}
/** A short name of an incident in a sentence: its title and its day. */
function entryName({ title, date }) {
    return `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .F)(title, 100).trim() || 'Untitled'}${date === undefined ? '' : `, ${date}`}`;
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

/***/ 55487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dS: () => (/* binding */ learningsOf),
/* harmony export */   jg: () => (/* binding */ spreadOf)
/* harmony export */ });
/* unused harmony export TIMES_SHOWN */
/* harmony import */ var _time_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44752);
/* harmony import */ var _index_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89516);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79955);
/** What many postmortems show together. Pure: the same entries give the same result, on any day. */



const QUARTERS = 4;
const WINDOW_DAYS = 90;
const MAX_WORSE = 5;
const MAX_GAPS = 5;
const TIMES_SHOWN = {
    timeToDetect: 'Detect, after the impact began',
    timeToAcknowledge: 'Acknowledge, after the page',
    timeToMitigate: 'Mitigate, after the impact began',
    timeToResolve: 'Resolve, after the page',
};
function learningsOf(entries) {
    const newest = entries.reduce((latest, { date }) => later(latest, date ?? ''), '');
    const quarters = quartersUpTo(newest);
    const causes = byFrequency(entries.flatMap(({ cause }) => (cause === undefined || cause === _record_js__WEBPACK_IMPORTED_MODULE_2__/* .UNKNOWN */ .HV ? [] : [cause])));
    return {
        times: Object.entries(TIMES_SHOWN).flatMap(([key, name]) => {
            const spread = spreadOf(entries.flatMap((entry) => entry[key] ?? []));
            return spread === undefined ? [] : [{ name, spread }];
        }),
        quarters,
        causes: causes.map(([cause, total]) => ({
            cause,
            total,
            counts: quarters.map((quarter) => entries.filter((entry) => entry.cause === cause && quarterOf(entry.date) === quarter).length),
        })),
        detectedBy: byFrequency(entries.flatMap(({ detectedBy }) => detectedBy ?? [])).map(([by, count]) => ({
            by,
            count,
        })),
        gettingWorse: gettingWorse(entries, newest),
        // The index does not store more of older ones.
        gaps: gapsIn((0,_index_state_js__WEBPACK_IMPORTED_MODULE_1__.newestFirst)(entries).slice(0, _index_state_js__WEBPACK_IMPORTED_MODULE_1__.LISTED)),
    };
}
/** By nearest rank; undefined if there is no value. */
function spreadOf(values) {
    const sorted = values.toSorted((left, right) => left - right);
    const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
    const p90 = sorted[Math.ceil(sorted.length * 0.9) - 1];
    if (low === undefined || high === undefined || p90 === undefined)
        return undefined;
    return { median: (low + high) / 2, p90, count: sorted.length };
}
/**
 * Returns services with more postmortems or more minutes of impact in the last 90 days than in the 90 before, the largest increase
 * first.
 */
function gettingWorse(entries, newest) {
    const trends = new Map();
    for (const { date, service, duration } of entries) {
        const age = date === undefined ? Number.NaN : (Date.parse(newest) - Date.parse(date)) / _time_units_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO;
        if (service === undefined || !(age < 2 * WINDOW_DAYS))
            continue;
        const trend = trends.get(service) ?? { service, before: nothing(), now: nothing() };
        const window = age < WINDOW_DAYS ? trend.now : trend.before;
        window.postmortems += 1;
        window.minutes += Math.round((duration ?? 0) / 60);
        trends.set(service, trend);
    }
    const more = ({ before, now }) => now.minutes - before.minutes;
    return ([...trends.values()]
        // One postmortem alone is no trend.
        .filter(({ before, now }) => now.postmortems > 1 && now.postmortems >= before.postmortems && now.minutes > before.minutes)
        .sort((left, right) => more(right) - more(left) || (left.service < right.service ? -1 : 1))
        .slice(0, MAX_WORSE));
}
const nothing = () => ({ postmortems: 0, minutes: 0 });
function gapsIn(entries) {
    const written = new Map();
    const keys = entries.flatMap(({ notSeen = [] }) => {
        const own = new Map(notSeen.map((what) => [
            what
                .toLowerCase()
                .replace(/[\s.]+/g, ' ')
                .trim(),
            what,
        ]));
        for (const [key, what] of own)
            if (!written.has(key))
                written.set(key, what);
        return [...own.keys()];
    });
    return byFrequency(keys)
        .slice(0, MAX_GAPS)
        .map(([key, count]) => ({ what: written.get(key) ?? key, count }));
}
/** Most frequent first, then by name. */
function byFrequency(names) {
    const counts = new Map();
    for (const name of names)
        counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].sort(([one, left], [other, right]) => right - left || (one < other ? -1 : 1));
}
const later = (one, other) => (one > other ? one : other);
function quarterOf(date) {
    return date && `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
/** The last quarters up to a day, oldest first; none if there is no day. */
function quartersUpTo(date) {
    if (date === '')
        return [];
    const last = Number(date.slice(0, 4)) * 4 + Math.ceil(Number(date.slice(5, 7)) / 3) - 1;
    return Array.from({ length: QUARTERS }, (_, index) => Math.max(0, last - QUARTERS + 1 + index)).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(4, '0')} Q${(quarter % 4) + 1}`);
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


/***/ }),

/***/ 53896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cW: () => (/* binding */ repeatedBy),
/* harmony export */   hf: () => (/* binding */ recurringIn),
/* harmony export */   ho: () => (/* binding */ costOf)
/* harmony export */ });
/* unused harmony export isOneOf */
/* harmony import */ var _family_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48482);
/* harmony import */ var _index_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89516);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44564);
/** Which failures happened again, and what that cost. Pure: the same entries give the same result, in any order. */



/** Comparing each with each takes a second for some thousand. */
const MAX_COMPARED = 1_000;
/** What an incident repeats if no record says it. A service with a bad month must not bury its people in comments. */
const MAX_GUESSED = 3;
/**
 * Returns the earlier postmortems that an incident repeats. If its record has the key `repeats`, these are the ones it names, even if that
 * is none. Otherwise they are those of its family with the same category of cause.
 */
function repeatedBy(entry, others) {
    const { repeats } = entry;
    if (repeats !== undefined) {
        return others
            .filter((of) => !isOneOf(of, idsOf(entry)) && of.path !== entry.path && isOneOf(of, repeats))
            .map((of) => ({ entry, of, why: 'its record names this incident' }));
    }
    return (0,_family_js__WEBPACK_IMPORTED_MODULE_0__/* .familyOf */ .Ap)(entry, others.filter((of) => (0,_family_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameCause */ .kU)(entry, of)))
        .filter(({ member, isWeak }) => !isWeak || (0,_family_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameService */ .wM)(entry, member))
        .slice(0, MAX_GUESSED)
        .map(({ member, why }) => ({ entry, of: member, why }));
}
/** Returns whether a postmortem is about one of these incidents. */
function isOneOf(entry, ids) {
    const named = new Set(ids.map((id) => id.toUpperCase()));
    return idsOf(entry).some((id) => named.has(id));
}
function idsOf({ incident, path }) {
    return [incident?.toUpperCase() ?? [], (0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .incidentIdOfPath */ .KO)(path) ?? []].flat();
}
const found = new WeakMap();
/**
 * Returns the failures that happened again, the most minutes first. Compares the newest thousand postmortems. Remembered for each list,
 * because the page, the digest and each comment ask for it.
 */
function recurringIn(entries) {
    const recurring = found.get(entries) ?? findRecurring(entries);
    found.set(entries, recurring);
    return recurring;
}
function findRecurring(entries) {
    const compared = (0,_index_state_js__WEBPACK_IMPORTED_MODULE_1__.newestFirst)(entries).slice(0, MAX_COMPARED);
    const group = new Map(compared.map((entry) => [entry, [entry]]));
    for (const { entry, of } of compared.flatMap((each) => repeatedBy(each, compared))) {
        const [one, other] = [group.get(entry) ?? [], group.get(of) ?? []];
        if (one === other)
            continue;
        const both = [...one, ...other];
        for (const each of both)
            group.set(each, both);
    }
    return [...new Set(group.values())]
        .flatMap((members) => {
        const [first, ...repeats] = (0,_index_state_js__WEBPACK_IMPORTED_MODULE_1__.newestFirst)(members).toReversed();
        return first === undefined || repeats.length === 0 ? [] : [{ first, repeats, cost: costOf(repeats) }];
    })
        .sort((one, other) => other.cost.minutes - one.cost.minutes ||
        other.repeats.length - one.repeats.length ||
        (one.first.path < other.first.path ? -1 : 1));
}
function costOf(entries) {
    return {
        minutes: entries.reduce((sum, { duration }) => sum + Math.round((duration ?? 0) / 60), 0),
        nightPages: sumOf(entries.map(({ nightPages }) => (nightPages === 'unavailable' ? undefined : nightPages))),
        acu: sumOf(entries.map(({ acu }) => acu)),
    };
}
/** Of the known values; undefined if there is none. */
function sumOf(values) {
    const known = values.flatMap((value) => value ?? []);
    return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
}


/***/ }),

/***/ 16502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ likeness),
/* harmony export */   i: () => (/* binding */ titleWords)
/* harmony export */ });
/* harmony import */ var _text_lazily_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57516);
/** The words of a title, to compare titles. */

/** UUIDs, hashes and other long hexadecimal numbers: they differ from incident to incident. */
const IDS = /(?<![\p{L}\p{N}])[0-9a-f]{8,}(?:-[0-9a-f]{4,})*(?![\p{L}\p{N}])/giu;
const ACCENTS = /[\u0300-\u036f]/g;
/** Longer titles say nothing more. */
const MAX_TITLE = 500;
/** Below this, a title that shares a service's name and one more word would count. */
const ALIKE = 0.5;
/**
 * Returns the words of a title in any script, in lower case and without accents. Leaves out what differs from incident to incident
 * (numbers and IDs), and words of one or two letters, which say little except in scripts without upper case, such as Chinese.
 */
function titleWords(title) {
    const text = title
        .slice(0, MAX_TITLE)
        .toWellFormed()
        // "HighErrorRate" is "High error rate".
        .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
        .normalize('NFKD')
        .replace(ACCENTS, '')
        .normalize('NFC')
        .replace(IDS, ' ')
        // A word segmenter keeps "a_b" and "a.b" together.
        .replace(/[_.:]/g, ' ')
        .toLowerCase();
    const words = new Set();
    for (const { segment, isWordLike } of segmenter().segment(text)) {
        const hasCase = segment.toUpperCase() !== segment;
        if (isWordLike && !/\p{N}/u.test(segment) && (!hasCase || segment.length > 2))
            words.add(segment);
    }
    return words;
}
/** Returns the share of words that two titles have in common, of all their words: 0 if they are not alike, at most 1. */
function likeness(one, other) {
    let common = 0;
    for (const word of one)
        if (other.has(word))
            common += 1;
    const share = common / (one.size + other.size - common);
    // One common word of two says nothing.
    return share >= ALIKE && (common > 1 || share === 1) ? share : 0;
}
/** Created once, because that takes longer than a title. */
const segmenter = (0,_text_lazily_js__WEBPACK_IMPORTED_MODULE_0__/* .lazily */ .q)(() => new Intl.Segmenter('en', { granularity: 'word' }));


/***/ }),

/***/ 59984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ countBar),
/* harmony export */   M: () => (/* binding */ bar)
/* harmony export */ });
/**
 * A bar of characters in a code span, so that every cell has the same width. It needs no image and no script: GitHub's app,
 * e-mail notifications and check runs show it too, in the reader's own colours.
 */
const FULL = '█';
const EMPTY = '░';
/** Returns a bar from `from` to `to` on a scale from 0 to `total`, `width` characters wide. At least one character is full. */
function bar(from, to, total, width) {
    const cell = (value) => (total > 0 ? (value / total) * width : 0);
    const start = Math.min(width - 1, Math.floor(cell(from)));
    const end = Math.min(width, Math.max(start + 1, Math.round(cell(to))));
    return `\`${EMPTY.repeat(start)}${FULL.repeat(end - start)}${EMPTY.repeat(width - end)}\``;
}
/** Returns a bar for a count, without a track; empty for 0. The largest count is `width` characters long. */
function countBar(count, largest, width) {
    return count === 0 || largest === 0 ? '' : `\`${FULL.repeat(Math.max(1, Math.round((count / largest) * width)))}\``;
}


/***/ }),

/***/ 53271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ counted)
/* harmony export */ });
/** Returns "1 warning" or "2 warnings"; for nouns with a plural in -s. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}


/***/ })

};
