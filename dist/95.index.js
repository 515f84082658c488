export const id = 95;
export const ids = [95];
export const modules = {

/***/ 16095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   earlierFamily: () => (/* binding */ earlierFamily),
/* harmony export */   earlierOf: () => (/* binding */ earlierOf),
/* harmony export */   worthReading: () => (/* binding */ worthReading)
/* harmony export */ });
/* harmony import */ var _action_item_issue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6120);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63933);
/* harmony import */ var _family_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48482);
/* harmony import */ var _index_entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7237);
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91097);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(44564);
/* harmony import */ var _title_words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(16502);







/** Returns what a document tells about itself. Loads the markdown parser. */
function earlierOf(path, markdown, headings = {}) {
    const document = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .T)(markdown, { path, headings });
    const issues = (0,_action_item_issue_js__WEBPACK_IMPORTED_MODULE_0__.actionItemIssues)(document, path, '');
    const { incident, title, service, cause, date } = (0,_index_entry_js__WEBPACK_IMPORTED_MODULE_3__.entryOf)({ path, sha: '' }, document);
    return {
        path,
        incident,
        title,
        service,
        cause,
        date,
        openActionItems: (0,_metrics_js__WEBPACK_IMPORTED_MODULE_4__/* .allItemsOf */ .Ri)(document.actionItems)
            .map(({ text, done }, index) => ({ text, done, marker: issues[index]?.marker }))
            .filter(({ done }) => done !== true),
    };
}
/**
 * Returns the postmortems of a list worth reading for an incident, at most `most`: those whose names are like its title, then the
 * newest. The list is in the order of the paths, newest first.
 */
function worthReading(files, { title }, most) {
    const words = (0,_title_words_js__WEBPACK_IMPORTED_MODULE_5__/* .titleWords */ .i)(title);
    const isAlike = ({ path }) => {
        const name = path.slice(path.lastIndexOf('/') + 1).replace(/-[^-]*$/, '');
        return (0,_title_words_js__WEBPACK_IMPORTED_MODULE_5__/* .likeness */ .$)(words, (0,_title_words_js__WEBPACK_IMPORTED_MODULE_5__/* .titleWords */ .i)(name.replaceAll('-', ' '))) > 0;
    };
    const [alike, others] = [files.filter(isAlike), files.filter((file) => !isAlike(file))];
    return [...alike, ...others].slice(0, most);
}
/** Returns the family of an incident. Where both know a postmortem, its text counts and not what the index remembers. */
function earlierFamily(incident, evidence, { documents, entries, items }, directory) {
    const remembered = new Map(entries.map((entry) => [entry.path, entry]));
    const known = new Map();
    for (const entry of entries) {
        const path = (0,_paths_js__WEBPACK_IMPORTED_MODULE_6__/* .postmortemPath */ .KA)(entry.path, directory);
        if (path !== undefined)
            known.set(path, { ...entry, path, openActionItems: [] });
    }
    for (const document of documents) {
        known.set(document.path, { ...document, alertKeys: remembered.get(document.path)?.alertKeys });
    }
    const stateOf = new Map(items.map(({ marker, state }) => [marker, state]));
    return (0,_family_js__WEBPACK_IMPORTED_MODULE_2__/* .familyOf */ .Ap)(subjectOf(incident, evidence), [...known.values()]).map(({ member, why, isWeak }) => {
        const { path, title, date, service, cause } = member;
        const issues = items.filter(({ state, postmortem }) => state === 'open' && postmortem === path);
        const open = member.openActionItems.filter(({ marker }) => (stateOf.get(marker ?? '') ?? 'open') === 'open');
        const isRead = documents.some((document) => document.path === path);
        return {
            path,
            title,
            date: date ?? (0,_paths_js__WEBPACK_IMPORTED_MODULE_6__/* .dateOfPath */ .pR)(path),
            incident: member.incident,
            service,
            cause,
            why,
            isWeak,
            openActionItems: isRead ? open.map(({ text }) => text) : issues.map((issue) => issue.title),
            issues: issues.map((issue) => ({ title: issue.title, url: issue.url })),
        };
    });
}
function subjectOf({ id, title, service, createdAt }, evidence) {
    const keys = (evidence?.alertKeys ?? []).map((key) => [(0,_index_entry_js__WEBPACK_IMPORTED_MODULE_3__.alertKeyDigest)(key), key]);
    return {
        incident: id,
        path: undefined,
        title,
        service,
        date: createdAt?.slice(0, 10),
        alertKeys: keys.map(([digest]) => digest),
        keyNames: new Map(keys),
        scores: new Map((evidence?.pastIncidents ?? []).map((past) => [past.id, past.score ?? 0])),
    };
}


/***/ }),

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

/***/ 16502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ likeness),
/* harmony export */   i: () => (/* binding */ titleWords)
/* harmony export */ });
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
let words;
/** Created once, because that takes longer than a title. */
function segmenter() {
    words ??= new Intl.Segmenter('en', { granularity: 'word' });
    return words;
}


/***/ })

};
