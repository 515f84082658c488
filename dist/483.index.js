export const id = 483;
export const ids = [483];
export const modules = {

/***/ 54483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  correctCosts: () => (/* binding */ correctCosts),
  x: () => (/* binding */ updateIndexIssue)
});

// EXTERNAL MODULE: ./build/src/agent/session.js
var agent_session = __webpack_require__(76603);
// EXTERNAL MODULE: ./build/src/agent/tags.js
var agent_tags = __webpack_require__(71514);
// EXTERNAL MODULE: ./build/src/github/comments.js
var comments = __webpack_require__(73195);
// EXTERNAL MODULE: ./build/src/github/issues.js
var issues = __webpack_require__(32209);
// EXTERNAL MODULE: ./build/src/policy/config.js + 2 modules
var config = __webpack_require__(40055);
// EXTERNAL MODULE: ./build/src/postmortem/document.js + 5 modules
var postmortem_document = __webpack_require__(63933);
// EXTERNAL MODULE: ./build/src/postmortem/file-url.js
var file_url = __webpack_require__(53408);
// EXTERNAL MODULE: ./build/src/postmortem/index-entry.js
var index_entry = __webpack_require__(7237);
// EXTERNAL MODULE: ./build/src/text/bar.js
var bar = __webpack_require__(59984);
// EXTERNAL MODULE: ./build/src/text/counted.js
var counted = __webpack_require__(53271);
// EXTERNAL MODULE: ./build/src/text/markdown.js
var markdown = __webpack_require__(10492);
// EXTERNAL MODULE: ./build/src/time/duration.js
var duration = __webpack_require__(31067);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(63619);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(73305);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/parse.js + 1 modules
var parse = __webpack_require__(23945);
// EXTERNAL MODULE: ./build/src/postmortem/record.js
var record = __webpack_require__(79955);
;// CONCATENATED MODULE: ./build/src/postmortem/index-state.js
/**
 * The index issue's memory of documents, so that a document is read again only if its blob changed: a hidden comment at the
 * end of its body, compressed JSON (Brotli, base64). If anything in it is invalid, documents are read again; nothing else happens.
 */




/** The version of the format below. Other versions are not read. */
const START = '<!-- index-state-3 ';
const END = ' -->';
const PATTERN = /<!-- index-state-3 ([A-Za-z0-9+/]+={0,2}) -->/g;
/** The most entries that a body can contain after decompression: a key of nine bytes cannot be compressed. */
const MAX_ENTRIES = 5_500;
const MAX_BYTES = 2_500_000;
/** Brackets and braces: those of the entries, and some in titles. */
const MAX_NESTED = 50_000;
/** The newest entries are stored in full; others with the fields for counts and charts. More than the page lists, for those that move up. */
const IN_FULL = 150;
const MAX_TEXT = 200;
const index_state_text = schemas/* nullable */.mee(schemas/* string */.YjP().check(api/* _maxLength */.Eb(MAX_TEXT)));
const amount = schemas/* nullable */.mee(schemas/* number */.aig().check(api/* _gte */.qm(0)));
const count = schemas/* int */.Whr().check(api/* _gte */.qm(0));
const Remembered = schemas/* tuple */.PVZ([
    /** `keyOf` path and blob. */
    schemas/* string */.YjP(),
    schemas/* nullable */.mee(schemas/* string */.YjP().check(api/* _regex */.Fk(/^\d{4}-\d\d-\d\d$/))),
    index_state_text,
    count,
    amount,
    amount,
    amount,
    schemas/* nullable */.mee(schemas/* enum */.k5n(Object.keys(record/* CAUSE_CATEGORIES */.R_))),
    schemas/* nullable */.mee(schemas/* enum */.k5n(Object.keys(record/* DETECTED_BY */.N6))),
    /** Times to detect and to mitigate, and the duration. */
    amount,
    amount,
    amount,
    /** Title, incident, severity, of people's sections those that are filled in and all, and what could not be seen. */
    schemas/* nullable */.mee(schemas/* tuple */.PVZ([
        schemas/* string */.YjP().check(api/* _maxLength */.Eb(MAX_TEXT)),
        index_state_text,
        index_state_text,
        schemas/* nullable */.mee(schemas/* tuple */.PVZ([count, count])),
        schemas/* nullable */.mee(schemas/* array */.YOg(schemas/* string */.YjP().check(api/* _maxLength */.Eb(MAX_TEXT))).check(api/* _maxLength */.Eb(10))),
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
        const block = `${START}${(0,external_node_zlib_.brotliCompressSync)(JSON.stringify(state)).toString('base64')}${END}`;
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
        return each === undefined ? [] : { entry: recall(path, sha, each), inFull: each[12] !== null };
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
        const json = (0,external_node_zlib_.brotliDecompressSync)(Buffer.from(block, 'base64'), { maxOutputLength: MAX_BYTES });
        if (countNested(json) > MAX_NESTED)
            return [];
        const entries = JSON.parse(json.toString());
        if (!Array.isArray(entries) || entries.length > MAX_ENTRIES)
            return [];
        const read = [];
        for (const entry of entries)
            read.push(parse/* parse */.qg(Remembered, entry));
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
    return [
        keyOf(path, sha),
        date ?? null,
        index_state_short(service),
        openActionItems,
        timeToAcknowledge ?? null,
        timeToResolve ?? null,
        acu ?? null,
        cause ?? null,
        detectedBy ?? null,
        timeToDetect ?? null,
        timeToMitigate ?? null,
        duration ?? null,
        inFull
            ? [
                index_state_short(title) ?? '',
                index_state_short(incident),
                index_state_short(severity),
                peoples ? [peoples.filled, peoples.total] : null,
                notSeen?.map((what) => index_state_short(what) ?? '') ?? null,
            ]
            : null,
    ];
}
function recall(path, sha, remembered) {
    const [, date, service, openActionItems, timeToAcknowledge, timeToResolve, acu, cause, ...more] = remembered;
    const [detectedBy, timeToDetect, timeToMitigate, duration, rest] = more;
    const [title, incident, severity, peoples, notSeen] = rest ?? [path, null, null, null, null];
    return {
        path,
        sha,
        date: date ?? undefined,
        incident: incident ?? undefined,
        title,
        service: service ?? undefined,
        severity: severity ?? undefined,
        cause: cause ?? undefined,
        detectedBy: detectedBy ?? undefined,
        notSeen: notSeen ?? undefined,
        peoples: peoples === null ? undefined : { filled: peoples[0], total: peoples[1] },
        duration: duration ?? undefined,
        openActionItems,
        timeToDetect: timeToDetect ?? undefined,
        timeToMitigate: timeToMitigate ?? undefined,
        timeToAcknowledge: timeToAcknowledge ?? undefined,
        timeToResolve: timeToResolve ?? undefined,
        acu: acu ?? undefined,
    };
}
/** Nine bytes: enough that two files of a repository never collide, and short, because random bytes cannot be compressed. */
function keyOf(path, sha) {
    return (0,external_node_crypto_.createHash)('sha256').update(`${path}\0${sha}`).digest().subarray(0, 9).toString('base64');
}
const index_state_short = (value) => value?.slice(0, MAX_TEXT).toWellFormed() ?? null;

;// CONCATENATED MODULE: ./build/src/postmortem/learnings.js


const QUARTERS = 4;
const WINDOW_DAYS = 90;
const DAY_MS = 86_400_000;
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
    const causes = byFrequency(entries.flatMap(({ cause }) => (cause === undefined || cause === record/* UNKNOWN */.HV ? [] : [cause])));
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
        // The index remembers no more of older ones.
        gaps: gapsIn(newestFirst(entries).slice(0, LISTED)),
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
/** Services with more postmortems or more minutes of impact in the last 90 days than in the 90 before, the most minutes more first. */
function gettingWorse(entries, newest) {
    const trends = new Map();
    for (const { date, service, duration } of entries) {
        const age = date === undefined ? Number.NaN : (Date.parse(newest) - Date.parse(date)) / DAY_MS;
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

;// CONCATENATED MODULE: ./build/src/postmortem/index-page.js
/** The index of all postmortems, for the issue "Postmortems" and for a docs site. */






/** Characters. GitHub takes 65,536 in an issue's body, and the caller's marker needs some. */
const MAX_BODY = 65_000;
/** Characters for the rows of the list, so that there is room for the state. */
const LIST_ROOM = 28_000;
const MAX_URL = 500;
const MONTHS = 12;
const SERVICES = 9;
const BAR_WIDTH = 10;
/**
 * Returns the issue's body: the page, and hidden at its end the state for `readIndexState`. The same entries give the same text.
 * `urlOf` returns the address of a document.
 */
function renderIndex(entries, urlOf) {
    const page = renderIndexPage(entries, urlOf);
    return `${page}\n${indexState(newestFirst(entries), MAX_BODY - page.length - 1)}`;
}
/** Returns only the page. */
function renderIndexPage(entries, urlOf) {
    if (entries.length === 0)
        return 'There is no postmortem yet.\n';
    const sorted = newestFirst(entries);
    const open = entries.reduce((sum, { openActionItems }) => sum + openActionItems, 0);
    return [
        `${(0,counted/* counted */.h)(entries.length, 'postmortem')}, ${(0,counted/* counted */.h)(open, 'open action item')}.`,
        ...list(sorted, urlOf),
        ...months(sorted),
        ...services(sorted),
        ...learnings(learningsOf(entries)),
    ].join('\n\n');
}
function list(sorted, urlOf) {
    const rows = [];
    let room = LIST_ROOM;
    const shown = sorted.slice(0, LISTED);
    const hasPeoples = shown.some(({ peoples }) => peoples !== undefined);
    for (const entry of shown) {
        const next = row(entry, urlOf, hasPeoples);
        room -= next.length + 1;
        if (room < 0)
            break;
        rows.push(next);
    }
    const rest = sorted.length - rows.length;
    const table = [
        `| Date | Incident | Service | Severity | Duration | Open items |${hasPeoples ? ' Filled in by people |' : ''}`,
        `| --- | --- | --- | --- | --- | ---: |${hasPeoples ? ' --- |' : ''}`,
        ...rows,
    ].join('\n');
    const more = rest === 1
        ? 'One older postmortem is included in the totals below.'
        : `${rest} older postmortems are included in the totals below.`;
    return [table, ...(rest === 0 ? [] : [more])];
}
function row(entry, urlOf, hasPeoples) {
    const { path, date, incident, title, service, severity, duration, openActionItems, peoples } = entry;
    const url = urlOf(path);
    const name = (0,markdown/* escapeMarkdown */.F)(title, 100).trim() || 'Untitled';
    const id = incident === undefined ? '' : ` (${(0,markdown/* escapeMarkdown */.F)(incident, 30)})`;
    const cells = [
        date ?? 'undated',
        `${url.length > MAX_URL ? name : `[${name}](${url})`}${id}`,
        (0,markdown/* escapeMarkdown */.F)(service ?? '', 60),
        (0,markdown/* escapeMarkdown */.F)(severity ?? '', 20),
        timeOf(duration),
        openActionItems,
        ...(hasPeoples ? [peoplesOf(peoples)] : []),
    ];
    return `| ${cells.join(' | ')} |`;
}
/** Progress of the sections for people. */
function peoplesOf(peoples) {
    if (peoples === undefined)
        return '';
    return peoples.filled === peoples.total ? 'yes' : `${peoples.filled} of ${(0,counted/* counted */.h)(peoples.total, 'section')}`;
}
/** Lists the calendar months up to the newest postmortem, from the first that has one. Older ones share one row, and so do undated ones. */
function months(entries) {
    const newest = entries[0]?.date;
    const all = newest === undefined ? [] : monthsUpTo(newest);
    const of = (month) => entries.filter(({ date }) => date?.startsWith(month));
    const shown = all.slice(all.findIndex((month) => of(month).length > 0)).map((month) => [month, of(month)]);
    const undated = entries.filter(({ date }) => date === undefined);
    const earlier = entries.filter(({ date }) => date !== undefined && date.slice(0, 7) < (all[0] ?? ''));
    const largest = Math.max(...shown.map(([, some]) => some.length));
    const others = [['Earlier', earlier], ['Undated', undated]].filter(([, some]) => some.length > 0);
    return [
        '### By month',
        [
            '| Month | Postmortems | Acknowledge | Resolve | ACU |',
            '| :--- | :--- | ---: | ---: | ---: |',
            ...shown.toReversed().map(([month, some]) => monthRow(month, some, (0,bar/* countBar */.$)(some.length, largest, BAR_WIDTH))),
            ...others.map(([name, some]) => monthRow(name, some, '')),
        ].join('\n'),
        'Acknowledge and Resolve: median times after the page. ACU: cost of the Devin sessions. A cell is empty if the value is unknown.',
    ];
}
function monthRow(month, entries, drawn) {
    const costs = entries.flatMap(({ acu }) => acu ?? []);
    const cells = [
        month,
        `${drawn} ${entries.length}`.trim(),
        timeOf(spreadOf(entries.flatMap(({ timeToAcknowledge }) => timeToAcknowledge ?? []))?.median),
        timeOf(spreadOf(entries.flatMap(({ timeToResolve }) => timeToResolve ?? []))?.median),
        costs.length === 0 ? '' : costs.reduce((sum, acu) => sum + acu, 0).toFixed(1),
    ];
    return `| ${cells.join(' | ')} |`;
}
/** Oldest first, `YYYY-MM`. */
function monthsUpTo(date) {
    const [year = 0, month = 1] = date.split('-').map(Number);
    const last = year * 12 + month - 1;
    return Array.from({ length: MONTHS }, (_, index) => {
        const each = Math.max(0, last - MONTHS + 1 + index);
        return `${String(Math.floor(each / 12)).padStart(4, '0')}-${String((each % 12) + 1).padStart(2, '0')}`;
    });
}
function services(entries) {
    const counts = new Map();
    for (const { service } of entries) {
        const name = (0,markdown/* escapeMarkdown */.F)(service ?? '', 60).trim() || 'No service named';
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const sorted = [...counts].sort(([, left], [, right]) => right - left);
    const rest = sorted.slice(SERVICES);
    const others = rest.reduce((sum, [, count]) => sum + count, 0);
    const rows = [
        ...sorted.slice(0, SERVICES),
        ...(others === 0 ? [] : [[(0,counted/* counted */.h)(rest.length, 'other service'), others]]),
    ];
    const largest = Math.max(...rows.map(([, count]) => count));
    return [
        '### By service',
        [
            '| Service | Postmortems |',
            '| :--- | :--- |',
            ...rows.map(([name, count]) => `| ${name} | ${(0,bar/* countBar */.$)(count, largest, BAR_WIDTH)} ${count} |`),
        ].join('\n'),
    ];
}
/** Each part only if something is known of it: most of it comes from the postmortems' records. */
function learnings({ times, quarters, causes, detectedBy, gettingWorse, gaps }) {
    const parts = [
        [
            'How fast',
            table(['Time to', 'Median', '90 % within', 'Known of'], times, ({ name, spread }) => [
                name,
                timeOf(spread.median),
                timeOf(spread.p90),
                spread.count,
            ]),
            'A mean alone misleads: one long incident hides that most are short.',
        ],
        ['Causes', table(['Cause', ...quarters, 'All'], causes, ({ cause, counts, total }) => [cause, ...counts, total])],
        [
            'Detected by',
            table(['', 'Postmortems'], detectedBy, ({ by, count }) => [
                by,
                `${(0,bar/* countBar */.$)(count, detectedBy[0]?.count ?? 0, BAR_WIDTH)} ${count}`,
            ]),
        ],
        [
            'Getting worse',
            table(['Service', '90 days before', 'Last 90 days'], gettingWorse, ({ service, before, now }) => [
                (0,markdown/* escapeMarkdown */.F)(service, 60),
                `${(0,counted/* counted */.h)(before.postmortems, 'postmortem')}, ${timeOf(before.minutes * 60)}`,
                `${(0,counted/* counted */.h)(now.postmortems, 'postmortem')}, ${timeOf(now.minutes * 60)}`,
            ]),
            'Services with more minutes of impact, and at least two postmortems, in the last 90 days.',
        ],
        [
            'Could not be seen',
            table(['What was missing', 'Postmortems'], gaps, ({ what, count }) => [(0,markdown/* escapeMarkdown */.F)(what, 100), count]),
            'From the newest postmortems. An investigation with better data finds more.',
        ],
    ];
    return parts.flatMap(([title, rows, note]) => rows.length === 0
        ? []
        : [
            `### ${title}`,
            rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
            ...(note === undefined ? [] : [note]),
        ]);
}
/** A head, its line, and a row for each item; nothing if there is no item. */
function table(head, items, row) {
    return items.length === 0 ? [] : [head, [':---', ...head.slice(1).map(() => '---:')], ...items.map(row)];
}
const timeOf = (seconds) => (seconds === undefined ? '' : (0,duration/* inShort */.wZ)(Math.round(seconds)));

// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(44564);
;// CONCATENATED MODULE: ./build/src/postmortem/seal.js
/** Seals a text that we write to a place where others can write too, so that an edit is noticed. */

const SEAL = /\n<!-- seal ([A-Za-z0-9_-]{43}) -->$/;
/**
 * Returns the text with a hidden last line that only somebody with the key can create. Without a key it is a checksum, which detects
 * edits by people who do not try to forge it.
 */
function sealed(text, key) {
    const body = normal(text);
    return `${body}\n<!-- seal ${sealOf(body, key)} -->`;
}
/** Returns the text without its seal; undefined if it was changed or sealed with another key. */
function unsealed(text, key) {
    const whole = normal(text);
    const [line, seal = ''] = SEAL.exec(whole) ?? [];
    if (line === undefined)
        return undefined;
    const body = whole.slice(0, -line.length);
    return (0,external_node_crypto_.timingSafeEqual)(Buffer.from(seal), Buffer.from(sealOf(body, key))) ? body : undefined;
}
function sealOf(body, key) {
    return (0,external_node_crypto_.createHmac)('sha256', `index seal ${key ?? ''}`)
        .update(body)
        .digest('base64url');
}
/** GitHub may change line endings. */
const normal = (text) => text.replaceAll('\r\n', '\n').trimEnd();

// EXTERNAL MODULE: ./build/src/text/utf8.js
var utf8 = __webpack_require__(27390);
// EXTERNAL MODULE: ./build/action/shared/connections.js + 7 modules
var connections = __webpack_require__(32971);
// EXTERNAL MODULE: ./build/action/shared/log.js
var log = __webpack_require__(68971);
// EXTERNAL MODULE: ./build/action/shared/lookup-incident.js
var lookup_incident = __webpack_require__(84694);
// EXTERNAL MODULE: ./build/action/shared/what-left.js
var what_left = __webpack_require__(4997);
// EXTERNAL MODULE: ./build/action/follow-up/merged-postmortems.js
var merged_postmortems = __webpack_require__(60271);
;// CONCATENATED MODULE: ./build/action/follow-up/index-issue.js
/** Updates the one issue, "Postmortems", that lists the postmortems on the default branch. */


















const MARKER = '<!-- pagerduty-postmortem index -->';
const LABEL = 'postmortems';
const TITLE = 'Postmortems';
/** In one run. The others are listed by their names, and read in later runs. */
const MAX_READ = 100;
const AT_A_TIME = 5;
/**
 * Reads a document if its blob is not the one stored in the issue. With `afresh`, reads the newest in any case. Undefined if there
 * is neither a postmortem nor an issue.
 */
async function updateIndexIssue(context, { afresh }) {
    const { docs, config, repository, defaultBranch, inputs } = context;
    const [files, [issue]] = await Promise.all([context.files(), (0,issues/* listIssues */.ts)(docs, LABEL, MARKER)]);
    const documents = (0,paths/* postmortemsAmong */.G)(await files.below(config.directory), config);
    if (documents.length === 0 && issue === undefined)
        return undefined;
    const key = index_issue_keyOf(inputs);
    const remembered = new Map(readIndexState(intactBody(issue, key), documents).map((entry) => [entry.path, entry]));
    const toRead = documents.filter(({ path }) => afresh || !remembered.has(path)).slice(0, MAX_READ);
    const { default: pMap } = await __webpack_require__.e(/* import() */ 606).then(__webpack_require__.bind(__webpack_require__, 606));
    const read = await pMap(toRead, (file) => readEntry(file, context), { concurrency: AT_A_TIME });
    const known = new Map([...remembered, ...read.map((entry) => [entry.path, entry])]);
    const entries = documents.map(({ path }) => known.get(path) ?? unread(path));
    const blobUrl = `${connections/* SERVER_URL */.UB}/${repository}/blob/${defaultBranch}`;
    const body = sealed(renderIndex(entries, (path) => (0,file_url/* fileUrl */.i)(blobUrl, path)), key);
    const changed = !(0,comments/* sameText */.QV)(issue?.body, (0,comments/* marked */.xI)({ marker: MARKER, body }));
    const index = { changed, listed: entries.length, unread: entries.filter(({ path }) => !known.has(path)).length };
    if (inputs.dryRun && changed)
        (0,what_left/* wouldSend */.gx)('GitHub', { path: '/issues', body: { title: TITLE, body, labels: [LABEL] } });
    if (inputs.dryRun || !changed)
        return { ...index, url: issue?.html_url };
    const { html_url: url } = await (0,issues/* upsertIssue */.Fo)(docs, { marker: MARKER, title: TITLE, body, labels: [LABEL] });
    return { ...index, url };
}
async function readEntry({ path, sha }, context) {
    const [document, { incident, acknowledgedAt, session, failed }] = await Promise.all([
        (0,merged_postmortems/* readDocument */.u0)(context, { path, sha }).catch((error) => {
            if (!(error instanceof utf8/* NotUtf8Error */.x))
                throw error;
            (0,log/* warning */.$e)(`The index lists ${path} only by its name. ${error.message}`);
        }),
        (0,lookup_incident/* lookupIncident */.d)((0,paths/* postmortemPath */.KA)(path, context.config.directory), context),
    ]);
    if (document === undefined)
        return unread(path);
    return (0,index_entry/* entryOf */.Ms)({ path, sha: failed ? NOT_REMEMBERED : sha }, document, {
        incident,
        acknowledgedAt,
        config: (0,config/* configFor */.m3)(context.config, incident ?? (0,index_entry/* statedIn */.bF)(document)),
        acu: session && acuOf(session),
    });
}
/** The key of the seal. */
const index_issue_keyOf = ({ devin, pagerduty }) => devin.apiKey ?? pagerduty.token;
/** Returns the issue's body; nothing if somebody edited it, so that the index is rebuilt. */
function intactBody(issue, key) {
    return unsealed(issue?.body?.slice(MARKER.length + 1) ?? '', key) ?? '';
}
/** Undefined until Devin reports it. */
function acuOf(session) {
    return session.cost === 'not known yet' ? undefined : session.cost;
}
/**
 * Updates the index with the current costs of sessions, because Devin does not report them right after a run. Returns whether a cost
 * has changed. Does nothing while a document waits to be read, because the follow-up lists that one.
 */
async function correctCosts({ docs, files, config, repository, defaultBranch, inputs }, sessions) {
    if (!config['follow-up'].index || !sessions.some((session) => acuOf(session) !== undefined))
        return false;
    const [documents, [issue]] = await Promise.all([
        files().then(async (all) => (0,paths/* postmortemsAmong */.G)(await all.below(config.directory), config)),
        (0,issues/* listIssues */.ts)(docs, LABEL, MARKER),
    ]);
    const key = index_issue_keyOf(inputs);
    const entries = readIndexState(intactBody(issue, key), documents);
    if (issue === undefined || entries.length < documents.length)
        return false;
    const corrected = entries.map((entry) => {
        const path = (0,paths/* postmortemPath */.KA)(entry.path, config.directory);
        const id = path && (0,paths/* incidentIdOfPath */.KO)(path);
        const session = (0,agent_session/* newestOf */.su)(id ? sessions.filter(({ tags }) => tags.includes((0,agent_tags/* incidentTag */.fZ)(id))) : []);
        const acu = session && acuOf(session);
        return acu === undefined || acu === entry.acu ? entry : { ...entry, acu };
    });
    if (corrected.every((entry, index) => entry === entries[index]))
        return false;
    const blobUrl = `${connections/* SERVER_URL */.UB}/${repository}/blob/${defaultBranch}`;
    const page = renderIndex(corrected, (path) => (0,file_url/* fileUrl */.i)(blobUrl, path));
    const body = sealed(page, key);
    await (0,issues/* upsertIssue */.Fo)(docs, { marker: MARKER, title: TITLE, body, labels: [LABEL] });
    return true;
}
/** Used as a file's SHA: no file has it, so the document is read again the next time. */
const NOT_REMEMBERED = '';
function unread(path) {
    return (0,index_entry/* entryOf */.Ms)({ path, sha: NOT_REMEMBERED }, (0,postmortem_document/* parseDocument */.T)(''));
}


/***/ }),

/***/ 60271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ mergedPostmortems),
/* harmony export */   U2: () => (/* binding */ NO_COMMIT),
/* harmony export */   u0: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var _src_github_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80166);
/* harmony import */ var _src_http_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83447);
/* harmony import */ var _src_policy_config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40055);
/* harmony import */ var _src_postmortem_index_entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7237);
/* harmony import */ var _src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(44564);
/* harmony import */ var _src_postmortem_read_postmortem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23753);
/* harmony import */ var _src_text_utf8_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27390);
/* harmony import */ var _shared_log_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68971);
/** The postmortems that a push merged. */








const AT_A_TIME = 5;
/** GitHub's value for the commit before the first, or after the last. */
const NO_COMMIT = /^0+$/;
/** Throws NotUtf8Error. */
async function readDocument({ textOf, config: { headings } }, file) {
    return (await (0,_src_postmortem_read_postmortem_js__WEBPACK_IMPORTED_MODULE_4__/* .readPostmortem */ .V)(await textOf(file), { path: file.path, headings })).document;
}
/** Returns the postmortems of a push that are on the branch after it; `problems` lists those that are not UTF-8. */
async function mergedPostmortems(push, context) {
    const problems = [];
    const files = (await filesOf(push, context)).filter(({ filename, status }) => status !== 'removed' && (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_7__/* .isPostmortem */ .v4)(filename, context.config));
    const { default: pMap } = await __webpack_require__.e(/* import() */ 606).then(__webpack_require__.bind(__webpack_require__, 606));
    const merged = await pMap(files, async ({ filename: path, status, sha }) => {
        if (!sha)
            return [];
        const document = await readDocument(context, { path, sha }).catch((error) => {
            if (!(error instanceof _src_text_utf8_js__WEBPACK_IMPORTED_MODULE_5__/* .NotUtf8Error */ .x))
                throw error;
            problems.push(error.message);
        });
        if (document === undefined)
            return [];
        const isNew = status === 'added' || status === 'copied';
        return [{ path, document, isNew, config: (0,_src_policy_config_js__WEBPACK_IMPORTED_MODULE_2__/* .configFor */ .m3)(context.config, (0,_src_postmortem_index_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .statedIn */ .bF)(document)) }];
    }, { concurrency: AT_A_TIME });
    return { merged: merged.flat(), problems };
}
async function filesOf({ before, after }, { docs, config }) {
    if (NO_COMMIT.test(before)) {
        // The first push of the branch adds everything.
        const files = await (await (0,_src_github_files_js__WEBPACK_IMPORTED_MODULE_0__/* .listFiles */ .CS)(docs, after)).below(config.directory);
        return files.map(({ path, sha }) => ({ filename: path, sha, status: 'added' }));
    }
    try {
        const files = await (0,_src_github_files_js__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .UD)(docs, before, after);
        if (files.length >= _src_github_files_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_COMPARED */ .$i) {
            (0,_shared_log_js__WEBPACK_IMPORTED_MODULE_6__/* .warning */ .$e)(`GitHub names only the first ${_src_github_files_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_COMPARED */ .$i} files of a push: for other postmortems in it, no issues were created and nothing was published. The index has them all`);
        }
        return files;
    }
    catch (error) {
        if (!(error instanceof _src_http_http_js__WEBPACK_IMPORTED_MODULE_1__/* .ApiError */ .hD) || (error.status !== 404 && error.status !== 422))
            throw error;
        (0,_shared_log_js__WEBPACK_IMPORTED_MODULE_6__/* .warning */ .$e)(`The changes of the push are unknown, because ${before} is gone: no issues were created and nothing was published. The index was updated anyway`);
        return [];
    }
}


/***/ }),

/***/ 84694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ lookupIncident)
/* harmony export */ });
/* harmony import */ var _src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76603);
/* harmony import */ var _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71514);
/* harmony import */ var _src_http_http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83447);
/* harmony import */ var _src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44564);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68971);
/**
 * Looks up a postmortem in PagerDuty and Devin, by the incident ID in its path. Each is queried if possible, and missing
 * facts are listed: a review or an index is useful without them.
 */





/**
 * A file with another name, for which `path` is undefined, is about no incident: no service is queried. `withEvidence` also reads
 * the evidence, in the same round of requests.
 */
async function lookupIncident(path, { pagerduty, devin }, withEvidence = false) {
    const id = path === undefined ? undefined : (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .incidentIdOfPath */ .KO)(path);
    const leftOut = [];
    const unchecked = [];
    let failed = false;
    async function optional(service, ask) {
        try {
            return await ask();
        }
        catch (error) {
            if (!(error instanceof _src_http_http_js__WEBPACK_IMPORTED_MODULE_2__/* .ApiError */ .hD))
                throw error;
            if (service === 'PagerDuty' && error.status === 404) {
                leftOut.push(`${service} has no incident ${id} (the ID at the end of ${path}).`);
            }
            else {
                failed = true;
                (0,_log_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e)(`${path}: ${error.message}`);
                const why = `${service} could not be queried about ${path}; the log of the run says why.`;
                if (service === 'PagerDuty')
                    unchecked.push(`${why} Fix the problem, or wait, and run the review again.`);
                else
                    leftOut.push(why);
            }
            return undefined;
        }
    }
    if (id === undefined) {
        const nothing = { incident: undefined, acknowledgedAt: undefined, evidence: undefined, session: undefined };
        return { ...nothing, leftOut, unchecked, failed };
    }
    const [facts, sessions] = await Promise.all([
        pagerduty &&
            (async () => {
                const [incident, evidence] = await Promise.all([
                    optional('PagerDuty', () => pagerduty.getIncident(id)),
                    withEvidence ? pagerduty.getEvidence(id) : undefined,
                ]);
                // The log of the evidence has it, unless some of it was not read.
                const log = evidence && isLogComplete(evidence) ? evidence.logEntries : undefined;
                const acknowledgedAt = log
                    ? log.find(({ type, at }) => type === 'acknowledge' && at !== undefined)?.at
                    : incident && (await optional('PagerDuty', () => pagerduty.getAcknowledgedAt(incident.id)));
                return { incident, acknowledgedAt, evidence: incident && evidence };
            })(),
        devin && optional('Devin', () => devin.findSessions((0,_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentTag */ .fZ)(id))),
    ]);
    return {
        incident: facts?.incident,
        acknowledgedAt: facts?.acknowledgedAt,
        evidence: facts?.evidence,
        session: (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOf */ .su)(sessions ?? []),
        leftOut,
        unchecked,
        failed,
    };
}
function isLogComplete({ missing, unread }) {
    return unread.logEntries === 0 && missing.every(({ part }) => part !== 'log entries');
}


/***/ }),

/***/ 53408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ fileUrl)
/* harmony export */ });
/**
 * Returns the web address of a file in a repository. `blobUrl` is `https://github.com/owner/repo/blob/<sha or branch>`. With lines,
 * it shows the markdown source, because only the source has line addresses.
 */
function fileUrl(blobUrl, path, lines) {
    const file = `${blobUrl}/${path.toWellFormed().split('/').map(encoded).join('/')}`;
    if (lines === undefined)
        return file;
    return `${file}?plain=1#L${lines.line}${lines.endLine > lines.line ? `-L${lines.endLine}` : ''}`;
}
/** Parentheses would end a markdown link. */
function encoded(segment) {
    return encodeURIComponent(segment).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
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
/* harmony import */ var _text_truncate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6935);
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91097);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44564);
/* harmony import */ var _peoples_sections_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27217);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79955);





/** The index issue has no room for more of a document. */
const MAX_NOT_SEEN = 3;
const MAX_WORDS = 80;
/** `facts` are from PagerDuty and the session, if available; `config` includes the overrides for the incident. */
function entryOf({ path, sha }, document, facts = {}) {
    const { timeToDetect, timeToAcknowledge, timeToMitigate, timeToResolve, duration, actionItems } = (0,_metrics_js__WEBPACK_IMPORTED_MODULE_0__/* .metricsOf */ .Ps)(document, facts);
    const record = (0,_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordOf */ .zv)(document);
    const notSeen = record?.['not-seen']?.slice(0, MAX_NOT_SEEN).map((what) => (0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_3__/* .truncate */ .xv)(what, MAX_WORDS));
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
function peoplesIn(document, config) {
    const { there } = (0,_peoples_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .peoplesSectionsOf */ .Cj)(document, undefined, config);
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
        (0,_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordOf */ .zv)(document)?.started?.slice(0, 10),
        metadata.date?.date,
        frontMatter?.started?.text.slice(0, 10),
        frontMatter?.date?.date,
        (0,_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .dateOfPath */ .pR)(path),
    ];
    return stated.find((date) => date !== undefined && isDate(date));
}
function isDate(text) {
    const time = Date.parse(text);
    return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
/** The last word of a name counts as an incident ID only if it looks like one: letters and digits. */
function incidentIdIn(path) {
    const id = (0,_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .incidentIdOfPath */ .KO)(path);
    return id !== undefined && /\d/.test(id) && /[A-Z]/.test(id) ? id : undefined;
}


/***/ }),

/***/ 23753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readPostmortem)
/* harmony export */ });
/* harmony import */ var _secrets_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7505);
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
/** "1 warning", "2 warnings"; for nouns with a plural in -s. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}


/***/ })

};
