export const id = 95;
export const ids = [95,876,237];
export const modules = {

/***/ 6120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ actionItemIssues),
/* harmony export */   w: () => (/* binding */ assigneesOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(10492);
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69180);
/* harmony import */ var _text_truncate_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6935);
/* harmony import */ var _file_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53408);
/* harmony import */ var _index_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7237);
/* harmony import */ var _item_marker_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(40568);
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91097);
/* harmony import */ var _tracked_item_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10876);
/** An action item as an issue of the docs repository. */









/** Characters; GitHub refuses a title of more than 256. */
const MAX_TITLE = 120;
/** Characters; GitHub refuses a body of more than 65,536. */
const MAX_TEXT = 2_000;
/** docs.github.com, "REST API endpoints for issue assignees": up to 10. */
const MAX_ASSIGNEES = 10;
/**
 * Returns the issues of all action items of a document, including nested and done ones, in file order. `blobUrl` is that of
 * the commit whose lines are linked; `dueByDefault` (YYYY-MM-DD) is for items without a date.
 */
function actionItemIssues(document, path, blobUrl, dueByDefault) {
    const seen = new Map();
    return (0,_metrics_js__WEBPACK_IMPORTED_MODULE_2__/* .allItemsOf */ .Ri)(document.actionItems).map((item) => {
        const identity = identityOf(document, item);
        const ordinal = (seen.get(identity) ?? 0) + 1;
        seen.set(identity, ordinal);
        const { start, end } = item.range;
        const url = (0,_file_url_js__WEBPACK_IMPORTED_MODULE_4__/* .fileUrl */ .i)(blobUrl, path, { line: start.line, endLine: end.line });
        return {
            marker: (0,_item_marker_js__WEBPACK_IMPORTED_MODULE_5__/* .itemMarker */ .S8)(hashOf(path, identity, ordinal)),
            title: titleFor(item),
            body: bodyFor(document, item, { path, url, dueByDefault }),
            assignees: assigneesOf(item.owner?.text),
            url,
            done: item.done === true,
        };
    });
}
/** Returns owners that are GitHub handles. A team (`@acme/sre`) cannot be assigned. */
function assigneesOf(owner) {
    const handles = (owner ?? '').matchAll(/(?<![\w/.@-])@([a-z\d](?:[a-z\d-]{0,37}[a-z\d])?)(?![\w/@-])/gi);
    return [...new Set(Array.from(handles, ([, handle = '']) => handle))].slice(0, MAX_ASSIGNEES);
}
/** With its number, if any, and its checkbox. */
const BULLET = /^\s*(?:[-*+]|\d{1,9}[.)])\s*(?:\[[ x]\])?/i;
/** Returns the part that stays the same when the line moves, the box is ticked, or its owner, date or ticket changes. */
function identityOf({ markdown }, item) {
    const { range, form, owner, due, ticket } = item;
    const parts = [owner?.range, due?.range, ticket?.range];
    const text = form === 'table' ? item.text : without(markdown, range, parts).replace(BULLET, '');
    return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
function without(markdown, { start, end }, parts) {
    const inside = parts
        .flatMap((part) => part ?? [])
        .filter((part) => part.start.offset >= start.offset && part.end.offset <= end.offset)
        .sort((left, right) => left.start.offset - right.start.offset);
    let text = '';
    let at = start.offset;
    for (const part of inside) {
        text += markdown.slice(at, part.start.offset);
        at = Math.max(at, part.end.offset);
    }
    return text + markdown.slice(at, end.offset);
}
function hashOf(...parts) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
const DONE_WHEN_BEFORE = /\s{0,3}[;,.:–—-]\s{0,3}(?:done|finished|complete)\s(?:when|once|if)\s?:?\s{0,3}$/i;
const LAST_BRACKET = /\s{0,5}\(([^()]{1,300})\)[\s.]{0,3}$/;
/** Only what to do: the facts after it are in the body, and may change there. */
function titleFor({ text, owner, due, doneWhen }) {
    const line = (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .T)(text) ?? 'Action item';
    const facts = LAST_BRACKET.exec(line);
    const areFacts = [owner, due].some((fact) => fact !== undefined && facts?.[1]?.includes(fact.text));
    const action = facts && areFacts ? line.slice(0, facts.index) : line;
    const at = doneWhen === undefined ? -1 : action.indexOf(doneWhen.text);
    const before = at < 0 ? '' : action.slice(0, at);
    const onlyAction = DONE_WHEN_BEFORE.test(before) ? before.replace(DONE_WHEN_BEFORE, '') : action;
    return (0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_7__/* .truncate */ .xv)(onlyAction.trim() || line, MAX_TITLE);
}
function bodyFor(document, item, { path, url, dueByDefault }) {
    const { text, owner, due, priority, ticket, type, doneWhen } = item;
    const facts = [
        ['Service', (0,_index_entry_js__WEBPACK_IMPORTED_MODULE_1__.serviceOf)(document)],
        ['Severity', (0,_index_entry_js__WEBPACK_IMPORTED_MODULE_1__.severityOf)(document)],
        ['Kind', (0,_tracked_item_js__WEBPACK_IMPORTED_MODULE_3__.kindIn)(type?.text) ?? type?.text],
        ['Owner', owner?.text],
        ['Due', due?.date ?? due?.text ?? dueByDefault],
        ['Done when', doneWhen?.text],
        ['Priority', priority?.text],
        ['Ticket', ticket?.text],
    ].flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .escapeMarkdown */ .F)(value)}`]));
    return [
        `> ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .escapeMarkdown */ .F)(text, MAX_TEXT)}`,
        `An action item of the postmortem [${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .escapeMarkdown */ .F)((0,_index_entry_js__WEBPACK_IMPORTED_MODULE_1__.titleOf)(document, path))}](${url}).`,
        ...(facts.length === 0 ? [] : [facts.join('\n')]),
        'Change the facts above as you need: this issue now says how far the item is. Close it as completed with a link to what was done, or tick the box in the document. Close it as not planned to decline it, and say why in a comment.',
    ].join('\n\n');
}


/***/ }),

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
    const issues = (0,_action_item_issue_js__WEBPACK_IMPORTED_MODULE_0__/* .actionItemIssues */ .C)(document, path, '');
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

/***/ 10876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KINDS: () => (/* binding */ KINDS),
/* harmony export */   isDue: () => (/* binding */ isDue),
/* harmony export */   kindIn: () => (/* binding */ kindIn),
/* harmony export */   trackedItemOf: () => (/* binding */ trackedItemOf)
/* harmony export */ });
/* harmony import */ var _time_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44752);
/* harmony import */ var _document_calendar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16624);
/* harmony import */ var _document_moment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85582);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44564);
/** An action item according to its issue. The issue is the source of the item's state, and people edit its text. */




const KINDS = ['prevent', 'detect', 'mitigate'];
/** Returns the item without its proof and the reason to decline it, which are only in its events and comments. */
function trackedItemOf(repository, issue) {
    const body = (issue.body ?? '').replaceAll('\r\n', '\n');
    const [marker = '', ...lines] = body.split('\n');
    const fact = (name) => factIn(lines, name);
    const postmortem = documentIn(body);
    return {
        repository,
        number: issue.number,
        url: issue.html_url,
        title: issue.title,
        marker: marker.trim(),
        state: issue.state === 'open' ? 'open' : isDeclined(issue.state_reason) ? 'declined' : 'done',
        createdAt: issue.created_at,
        closedAt: issue.closed_at ?? undefined,
        labels: issue.labels.flatMap((label) => (typeof label === 'string' ? label : label.name) ?? []),
        assignees: (issue.assignees ?? []).map(({ login }) => login),
        owner: fact('Owner'),
        postmortem,
        incident: postmortem === undefined ? undefined : (0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .incidentIdOfPath */ .KO)(postmortem),
        service: fact('Service'),
        severity: fact('Severity'),
        kind: kindIn(fact('Kind')),
        due: dayIn(fact('Due')),
        doneWhen: fact('Done when'),
    };
}
/** Returns whether an open item should be done by now. `today` is YYYY-MM-DD. */
function isDue({ state, due }, today) {
    return state === 'open' && due !== undefined && due <= today;
}
/** "Prevent", "detection", "Mitigative"; undefined for other kinds of work. */
function kindIn(text) {
    const word = text?.trim().toLowerCase() ?? '';
    if (/^prevent/.test(word))
        return 'prevent';
    if (/^(?:detect|monitor|alert)/.test(word))
        return 'detect';
    return /^(?:mitigat|respon|recover)/.test(word) ? 'mitigate' : undefined;
}
/** GitHub's reasons for an issue that is closed without being done. */
const isDeclined = (reason) => reason === 'not_planned' || reason === 'duplicate';
/** The value of `- Name: value`, in the first line that has the name. */
function factIn(lines, name) {
    const form = new RegExp(`^\\s{0,3}(?:[-*+]\\s{1,4})?(?:\\*\\*|__)?${name}\\s?:(?:\\*\\*|__)?`, 'i');
    for (const line of lines) {
        const found = form.exec(line);
        if (found)
            return unescaped(line.slice(found[0].length)).trim() || undefined;
    }
    return undefined;
}
/** Undoes `escapeMarkdown`. */
function unescaped(text) {
    return text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('\u200B', '');
}
/** The first date with a year. */
function dayIn(text) {
    const date = text === undefined ? undefined : (0,_document_moment_js__WEBPACK_IMPORTED_MODULE_2__/* .findDate */ .OJ)(text)?.date;
    if (date?.year === undefined || !(0,_document_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .isDate */ .$P)(date))
        return undefined;
    return (0,_document_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .isoDate */ ._$)(Date.UTC(date.year, date.month - 1, date.day) / _time_units_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO);
}
/** The link to the line of the document, as `fileUrl` writes it. */
const DOCUMENT = /\]\(https?:\/\/[^\s()]{1,300}\/blob\/[\da-f]{40,64}\/([^\s()?#]{1,1000})\?plain=1#L\d/;
function documentIn(body) {
    const path = DOCUMENT.exec(body)?.[1];
    try {
        return path === undefined ? undefined : decodeURIComponent(path);
    }
    catch {
        return undefined;
    }
}


/***/ })

};
