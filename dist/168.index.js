export const id = 168;
export const ids = [168];
export const modules = {

/***/ 89749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ hashOf),
/* harmony export */   y: () => (/* binding */ evidenceIds)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** In hex digits: with 6, three hundred rows of one incident collide once in 370 incidents. */
const LENGTH = 6;
const LENGTH_ON_COLLISION = 12;
/** Returns the hash of one row of PagerDuty's evidence, in hex. `kind` separates rows whose IDs PagerDuty counts separately. */
function hashOf(kind, id) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${kind} ${id}`).digest('hex').slice(0, 40);
}
/**
 * Returns the ID that a document cites for each hash, such as `E-7f3a12`. It depends only on the hash, so reading the
 * incident again gives the same IDs. Hashes with the same beginning all get a longer one.
 */
function evidenceIds(hashes) {
    const distinct = [...new Set(hashes)];
    const beginnings = new Map();
    for (const hash of distinct) {
        const beginning = hash.slice(0, LENGTH);
        beginnings.set(beginning, (beginnings.get(beginning) ?? 0) + 1);
    }
    return new Map(distinct.map((hash) => {
        const isAlone = beginnings.get(hash.slice(0, LENGTH)) === 1;
        return [hash, `E-${hash.slice(0, isAlone ? LENGTH : LENGTH_ON_COLLISION)}`];
    }));
}


/***/ }),

/***/ 83287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  entriesOf: () => (/* binding */ entriesOf),
  ledgerOf: () => (/* binding */ ledgerOf)
});

// EXTERNAL MODULE: ./build/src/time/duration.js
var duration = __webpack_require__(31067);
// EXTERNAL MODULE: ./build/src/incident/evidence-id.js
var evidence_id = __webpack_require__(89749);
;// CONCATENATED MODULE: ./build/src/incident/roles.js
const SOMEBODY = 'a responder';
/** Shorter parts of names are often something else. */
const MIN_PART = 3;
/**
 * The person assigned first is the on-call engineer; without that in the log, the one who acknowledged first, else who resolved
 * first. All others are responders, numbered as they appear in log entries and notes.
 */
function rolesOf({ logEntries, notes, responderRequests, }) {
    const agents = [
        ...logEntries.flatMap(({ by, assignees }) => [...assignees, by]),
        ...[...notes, ...responderRequests].map(({ by }) => by),
    ];
    const people = agents.flatMap((agent) => (agent?.person ? agent : []));
    const didFirst = (type) => logEntries.find((entry) => entry.type === type && entry.by?.person)?.by;
    const onCall = logEntries.flatMap(({ assignees }) => assignees).find(({ person }) => person) ??
        didFirst('acknowledge') ??
        didFirst('resolve');
    const roles = new Map();
    if (onCall !== undefined)
        roles.set(onCall.id, 'the on-call engineer');
    for (const { id } of people) {
        if (!roles.has(id))
            roles.set(id, `responder ${roles.size + (onCall === undefined ? 1 : 0)}`);
    }
    const names = new Map();
    const parts = new Map();
    const enter = (index, name, role) => index.set(name, [role, undefined].includes(index.get(name)) ? role : SOMEBODY);
    for (const { id, name = '' } of people) {
        const role = roles.get(id) ?? SOMEBODY;
        if (name !== '')
            enter(names, name.toLowerCase(), role);
        for (const part of name.match(WORD) ?? []) {
            if (part.length >= MIN_PART && /^\p{Lu}/u.test(part))
                enter(parts, part, role);
        }
    }
    const anyName = patternOf([...names.keys()]);
    const whole = (text) => anyName === undefined ? text : text.replace(anyName, (name) => names.get(name.toLowerCase()) ?? SOMEBODY);
    return {
        of: (agent) => (agent?.person ? (roles.get(agent.id) ?? SOMEBODY) : 'automation'),
        inText: (text) => outsideLinks(text, whole),
        inProse: (text) => outsideLinks(text, (prose) => whole(prose).replace(WORD, (word) => parts.get(word) ?? word)),
    };
}
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Names as whole words, longest first, in any case. */
function patternOf(names) {
    if (names.length === 0)
        return undefined;
    const alternatives = names
        .sort((left, right) => right.length - left.length)
        .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
    return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
}
/** A link with a changed word does not work. */
function outsideLinks(text, change) {
    return text
        .split(/(https?:\/\/\S+)/)
        .map((part, index) => (index % 2 === 1 ? part : change(part)))
        .join('');
}

;// CONCATENATED MODULE: ./build/src/incident/ledger.js
/**
 * The evidence ledger of an incident: everything that PagerDuty knows about it, each with an ID that a postmortem cites. The
 * prompt lists it, and the review reads it again to verify citations. It is not stored.
 */



/** Log entries about the state of the incident, in our words, because PagerDuty's contain names. */
const STATUS = new Map([
    ['trigger', 'triggered'],
    ['acknowledge', 'acknowledged'],
    ['unacknowledge', 'acknowledgement ended'],
    ['resolve', 'resolved'],
    ['reopen', 'reopened'],
    ['assign', 'assigned'],
    ['escalate', 'escalated'],
    ['delegate', 'handed to another escalation policy'],
    ['snooze', 'snoozed'],
    ['exhaust_escalation_path', 'nobody left to escalate to'],
    ['repeat_escalation_path', 'escalation started over'],
    ['reach_ack_limit', 'limit of acknowledgements reached'],
    ['reach_trigger_limit', 'limit of triggers reached'],
]);
const MILESTONES = new Map([
    ['trigger', 'triggered'],
    ['acknowledge', 'acknowledged'],
    ['escalate', 'escalated'],
    ['assign', 'reassigned'],
    ['resolve', 'resolved'],
]);
/** Returns every row of the evidence, by kind, each kind oldest first. */
function ledgerOf(incident, evidence) {
    const roles = rolesOf(evidence);
    const own = (kind) => [(0,evidence_id/* hashOf */.q)(kind, incident.id)];
    const rows = [
        ...(evidence.description === undefined
            ? []
            : [
                {
                    kind: 'description',
                    hashes: own('description'),
                    text: roles.inProse(evidence.description),
                    isProse: true,
                },
            ]),
        ...evidence.logEntries.map((entry) => logEntryRow(entry, incident, roles)),
        ...evidence.notes.map(({ id, at, content, by }) => ({
            kind: 'note',
            hashes: hashesOf('note', id),
            at,
            text: `${roles.of(by)}: ${roles.inProse(content)}`,
            isProse: true,
        })),
        ...evidence.responderRequests.map(
        // PagerDuty gives it no ID, so requester and time identify it.
        ({ at, message, by }) => ({
            kind: 'responder request',
            hashes: hashesOf('responder request', at && `${by?.id ?? ''} ${at}`),
            at,
            text: `${roles.of(by)}: ${roles.inProse(message)}`,
            isProse: true,
        })),
        ...(evidence.incidentType === undefined
            ? []
            : [
                {
                    kind: 'custom field',
                    hashes: own('incident type'),
                    text: `incident type: ${roles.inText(evidence.incidentType)}`,
                },
            ]),
        ...evidence.customFields.map(({ id, name, value }) => ({
            kind: 'custom field',
            hashes: hashesOf('custom field', id),
            text: roles.inText(`${name}: ${value}`),
        })),
        ...evidence.businessServices.map(({ id, name, status }) => ({
            kind: 'affected service',
            hashes: hashesOf('business service', id),
            text: roles.inText(`${name}${status === undefined ? '' : ` (${status})`}`),
        })),
        ...evidence.changeEvents.map((event) => changeRow(event, roles)),
        ...alertRows(evidence.alerts, roles),
        ...evidence.pastIncidents.map(({ id, at, title, score }) => ({
            kind: 'past incident',
            hashes: hashesOf('incident', id),
            at,
            text: `${roles.inText(title)}${score === undefined ? '' : ` (similarity ${score})`}`,
            links: linksTo(incident, id),
        })),
        ...evidence.relatedIncidents.map((related) => ({
            kind: 'related incident',
            hashes: hashesOf('incident', related.id),
            at: related.at,
            text: `${roles.inText(otherIncident(related))}${related.relationships.length === 0 ? '' : ` (${roles.inText(related.relationships.join(', '))})`}`,
            links: linksTo(incident, related.id),
        })),
        ...(evidence.outlier === undefined
            ? []
            : [{ kind: 'outlier', hashes: own('outlier'), text: outlierText(evidence.outlier, roles) }]),
        ...evidence.analytics.map(({ name, value, unit }) => ({
            kind: 'metric',
            hashes: own(`metric ${name}`),
            text: `${name}: ${unit === 'seconds' ? (0,duration/* inWords */.r4)(value) : value}`,
        })),
    ];
    const ids = (0,evidence_id/* evidenceIds */.y)(rows.flatMap(({ hashes }) => hashes));
    return rows.map(({ hashes, ...row }) => ({
        at: undefined,
        times: row.at === undefined ? [] : [Date.parse(row.at)],
        details: [],
        links: [],
        page: undefined,
        count: 1,
        isProse: false,
        milestone: undefined,
        ...row,
        hashes,
        id: ids.get(hashes[0] ?? ''),
    }));
}
/**
 * Returns the entries with a cited ID, with or without `E-`. An ID may be shorter than the ledger shows it now, if a later
 * entry begins with the same digits: then there are several.
 */
function entriesOf(ledger, id) {
    const beginning = id.toLowerCase().replace(/^e-/, '');
    return ledger.filter(({ hashes }) => hashes.some((hash) => hash.startsWith(beginning)));
}
function hashesOf(kind, id) {
    return id === undefined ? [] : [(0,evidence_id/* hashOf */.q)(kind, id)];
}
function logEntryRow(entry, incident, roles) {
    const { id, url, at, type, summary, message, detail, seconds, sources, by, assignees } = entry;
    const verb = STATUS.get(type);
    const to = assignees.length === 0 ? '' : ` to ${[...new Set(assignees.map(roles.of))].join(', ')}`;
    const lasting = seconds === undefined ? '' : ` for ${(0,duration/* inWords */.r4)(seconds)}`;
    const merged = sources.map((source) => sourceOf(source, incident, roles));
    const more = [message, detail].flatMap((each) => (each === undefined ? [] : roles.inProse(each)));
    const rest = [...(merged.length === 0 ? [] : [`merged from ${merged.join(', ')}`]), ...more].join('; ');
    const ending = rest === '' ? '' : `: ${rest}`;
    const row = { hashes: hashesOf('log entry', id), at, page: url, milestone: MILESTONES.get(type) };
    if (verb !== undefined) {
        return { ...row, kind: 'status', text: `${verb}${to}${lasting} by ${roles.of(by)}${ending}`, isProse: true };
    }
    if (message !== undefined)
        return { ...row, kind: 'status update', text: `${roles.of(by)}: ${rest}`, isProse: true };
    const told = roles.inProse(summary ?? type.replaceAll('_', ' '));
    return { ...row, kind: 'log entry', text: `${told}${ending}`, isProse: sources.length > 0 };
}
function sourceOf(source, incident, roles) {
    const url = incidentUrl(incident, source.id);
    return `${roles.inText(otherIncident(source))} (${url ?? source.id})`;
}
const otherIncident = ({ id, title, service }) => `${title ?? id}${service === undefined ? '' : ` on ${service}`}`;
function outlierText({ category, count, since, pattern }, roles) {
    const often = count === undefined ? '' : `, ${count} ${count === 1 ? 'time' : 'times'}`;
    const from = since === undefined ? '' : ` since ${since.replace('.000Z', 'Z')}`;
    const like = pattern === undefined ? '' : `: ${roles.inText(pattern)}`;
    return `incidents like this one are ${roles.inText(category)} on its service${often}${from}${like}`;
}
function changeRow({ id, at, title, source, details, reason, links }, roles) {
    const from = source === undefined ? '' : ` (source: ${roles.inText(source)})`;
    const why = reason === undefined ? '' : ` (related because: ${roles.inText(reason.replaceAll('_', ' '))})`;
    return {
        kind: 'change',
        hashes: hashesOf('change event', id),
        at,
        text: `${roles.inText(title)}${from}${why}`,
        details: details === undefined ? [] : [roles.inText(details)],
        links,
    };
}
/** Alerts with the same severity and title are one entry, with the details of the first. */
function alertRows(alerts, roles) {
    const groups = new Map();
    for (const alert of alerts) {
        const key = JSON.stringify([alert.severity, alert.title]);
        groups.set(key, [...(groups.get(key) ?? []), alert]);
    }
    return [...groups.values()].flatMap((group) => {
        const [first, last] = [group[0], group.at(-1)];
        if (first === undefined)
            return [];
        const until = last?.at === undefined ? '' : ` until ${last.at.replace('.000Z', 'Z')}`;
        const times = group.length === 1 ? '' : ` ×${group.length}${until}`;
        return [
            {
                kind: 'alert',
                hashes: group.flatMap(({ id }) => hashesOf('alert', id)),
                at: first.at,
                times: group.flatMap(({ at }) => (at === undefined ? [] : Date.parse(at))),
                text: `${first.severity ?? 'alert'}${times}: ${roles.inText(first.title)}`,
                details: [first.details, first.cef].flatMap((each) => (each === undefined ? [] : roles.inText(each))),
                links: first.links,
                page: first.url,
                count: group.length,
            },
        ];
    });
}
function linksTo(incident, id) {
    const url = incidentUrl(incident, id);
    return url === undefined ? [] : [url];
}
/** Other incidents have no web address; it is this one's address with the other ID. */
function incidentUrl({ url }, id) {
    return url === undefined ? undefined : new URL(`/incidents/${encodeURIComponent(id)}`, url).href;
}


/***/ }),

/***/ 16168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   evidenceDigest: () => (/* binding */ evidenceDigest)
/* harmony export */ });
/* harmony import */ var _incident_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83287);
/* harmony import */ var _text_truncate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6935);
/**
 * Condenses the evidence from PagerDuty into lines for the prompt: one timeline, then custom fields and past incidents, and
 * the parts that are missing. The lines are data and are fenced like the incident's. One line is one fact, whatever its text contains.
 */


/** The most useful come first, if there is not room for all. */
const KINDS = [
    'description',
    'status',
    'change',
    'custom field',
    'affected service',
    'note',
    'status update',
    'responder request',
    'past incident',
    'outlier',
    'related incident',
    'metric',
    'log entry',
    'alert',
];
const SHORT = 200;
const MAX_PROSE = 2_000;
const MAX_DETAILS = 400;
/** For a change: commit and build can be anywhere in the pipeline's data. */
const MAX_CHANGE = 1_000;
/**
 * Returns lines without a final line break, at most `maxBytes` in UTF-8; empty if not even the list of omissions fits.
 * People appear only by their role in this incident.
 */
function evidenceDigest(incident, evidence, maxBytes) {
    const facts = (0,_incident_ledger_js__WEBPACK_IMPORTED_MODULE_0__.ledgerOf)(incident, evidence);
    const missing = evidence.missing.map(({ part, problem }) => `could not be read | ${part}: ${problem}`);
    const unread = new Map([
        ['log entry', evidence.unread.logEntries],
        ['note', evidence.unread.notes],
        ['alert', evidence.unread.alerts],
    ]);
    const worst = leftOut(count(facts, unread), facts.length);
    let room = maxBytes - [...missing, ...worst].reduce((bytes, each) => bytes + size(each), 0);
    if (room < 0)
        return '';
    const shown = new Map();
    const show = (fact, line) => {
        const before = shown.get(fact);
        const more = size(line) - (before === undefined ? 0 : size(before));
        if (more > room)
            return;
        shown.set(fact, line);
        room -= more;
    };
    const byUse = facts.toSorted(moreUseful);
    // A storm of alerts must not crowd out what people wrote.
    const [alerts, others] = [byUse.filter(isAlert), byUse.filter((fact) => !isAlert(fact))];
    for (const group of [others, alerts]) {
        for (const fact of group)
            show(fact, shortLine(fact));
        for (const fact of group)
            if (shown.has(fact))
                show(fact, fullLine(fact));
    }
    const kept = facts.filter((fact) => shown.has(fact)).sort(inOrder);
    const lost = facts.filter((fact) => !shown.has(fact));
    const shortened = kept.filter((fact) => shown.get(fact) !== fullLine(fact)).length;
    return [...kept.map((fact) => shown.get(fact)), ...missing, ...leftOut(count(lost, unread), shortened)].join('\n');
}
const isAlert = ({ kind }) => kind === 'alert';
/** Always has the ID: Devin needs it to cite the line. */
function shortLine(entry) {
    return `${start(entry)}${[(0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)(entry.text, SHORT), ...idOf(entry)].join(' | ')}`;
}
/** The short line and more. A link is complete or left out. */
function fullLine(entry) {
    const { kind, text, details, links, page, isProse } = entry;
    const said = kind === 'change'
        ? [(0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)([text, ...details].join(' | '), MAX_CHANGE)]
        : [(0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)(text, isProse ? MAX_PROSE : MAX_DETAILS), ...details.map((each) => (0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)(each, MAX_DETAILS))];
    return `${start(entry)}${[...said, ...links, ...idOf(entry), ...(page === undefined ? [] : [page])].join(' | ')}`;
}
const idOf = ({ id }) => (id === undefined ? [] : [id]);
const TIMELESS = ['description', 'custom field', 'affected service', 'outlier', 'metric'];
/** Other incidents have a time, but are not part of this one's timeline. */
const OTHERS = ['past incident', 'related incident'];
function start({ kind, at }) {
    if (TIMELESS.includes(kind))
        return `${kind} | `;
    const when = at === undefined ? 'time unknown' : iso(at);
    return OTHERS.includes(kind) ? `${kind} | ${when} | ` : `${when} | ${kind} | `;
}
/** The kind first. The newest notes and changes come first, because they show the end and the last change; otherwise the oldest. */
function moreUseful(left, right) {
    const kind = KINDS.indexOf(left.kind) - KINDS.indexOf(right.kind);
    if (kind !== 0)
        return kind;
    if (left.kind === 'past incident')
        return 0;
    return ['note', 'status update', 'change'].includes(left.kind) ? byTime(right, left) : byTime(left, right);
}
/** The description, the timeline, oldest first, then everything else. */
function inOrder(left, right) {
    const part = ({ kind }) => (kind === 'description' ? -1 : [...TIMELESS, ...OTHERS].indexOf(kind) + 1);
    return part(left) - part(right) || (part(left) === 0 ? byTime(left, right) : 0);
}
function byTime(left, right) {
    const [first, second] = [left, right].map(({ at }) => (at === undefined ? Number.MAX_VALUE : Date.parse(at)));
    return (first ?? 0) - (second ?? 0);
}
function count(facts, unread) {
    const counts = new Map(unread);
    for (const { kind, count } of facts)
        counts.set(kind, (counts.get(kind) ?? 0) + count);
    return counts;
}
const NAMES = {
    description: ['description', 'descriptions'],
    status: ['status change', 'status changes'],
    'affected service': ['affected business service', 'affected business services'],
    'status update': ['status update', 'status updates'],
    'responder request': ['responder request', 'responder requests'],
    'related incident': ['related incident', 'related incidents'],
    outlier: ['line on how common it is', 'lines on how common it is'],
    metric: ['metric', 'metrics'],
    note: ['note', 'notes'],
    'custom field': ['custom field', 'custom fields'],
    change: ['change', 'changes'],
    alert: ['alert', 'alerts'],
    'log entry': ['log entry', 'log entries'],
    'past incident': ['past incident', 'past incidents'],
};
/** Returns the line that says what was left out, or none. */
function leftOut(counts, shortened) {
    const named = KINDS.flatMap((kind) => {
        const number = counts.get(kind) ?? 0;
        return number === 0 ? [] : `${number} ${NAMES[kind][number === 1 ? 0 : 1]}`;
    });
    const parts = [
        ...(named.length === 0 ? [] : [`left out for length: ${named.join(', ')}`]),
        ...(shortened === 0 ? [] : [`lines shortened for length: ${shortened}`]),
    ];
    return parts.length === 0 ? [] : [parts.join('; ')];
}
const iso = (at) => at.replace('.000Z', 'Z');
/** Bytes of a line and its line break. */
const size = (line) => Buffer.byteLength(line) + 1;


/***/ })

};
