export const id = 737;
export const ids = [737];
export const modules = {

/***/ 64737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  correctCosts: () => (/* binding */ correctCosts),
  k: () => (/* binding */ keepIndex)
});

// EXTERNAL MODULE: ./build/src/devin/session.js
var devin_session = __webpack_require__(49122);
// EXTERNAL MODULE: ./build/src/devin/tags.js
var devin_tags = __webpack_require__(2613);
// EXTERNAL MODULE: ./build/src/github/comments.js
var comments = __webpack_require__(73195);
// EXTERNAL MODULE: ./build/src/github/files.js
var github_files = __webpack_require__(80166);
// EXTERNAL MODULE: ./build/src/github/issues.js
var issues = __webpack_require__(32209);
// EXTERNAL MODULE: ./build/src/postmortem/document.js + 6 modules
var postmortem_document = __webpack_require__(51592);
// EXTERNAL MODULE: ./build/src/postmortem/file-url.js
var file_url = __webpack_require__(53408);
// EXTERNAL MODULE: ./build/src/postmortem/index-entry.js
var index_entry = __webpack_require__(7237);
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
;// CONCATENATED MODULE: ./build/src/postmortem/index-state.js
/**
 * What the index issue remembers of documents, so that one is read again only when its blob changed: a hidden comment at the
 * end of its body, JSON compressed (Brotli, base64). Whatever is odd in it means that documents are read again, never more.
 */



/** The version is of the form below: another one is not read. */
const START = '<!-- index-state-1 ';
const END = ' -->';
const PATTERN = /<!-- index-state-1 ([A-Za-z0-9+/]+={0,2}) -->/g;
/** What a body can hold at most, once it is decompressed: a key of nine bytes cannot be compressed. */
const MAX_ENTRIES = 5_500;
const MAX_BYTES = 2_500_000;
/** Brackets and braces: those of the entries, and some in titles. */
const MAX_NESTED = 50_000;
/** As many of the newest are remembered in full; of others, what counts and charts need. Above what the page lists, for those that move up. */
const IN_FULL = 150;
const MAX_TEXT = 200;
const index_state_text = schemas/* nullable */.mee(schemas/* string */.YjP().check(api/* _maxLength */.Eb(MAX_TEXT)));
const amount = schemas/* nullable */.mee(schemas/* number */.aig().check(api/* _gte */.qm(0)));
const Remembered = schemas/* tuple */.PVZ([
    /** `keyOf` path and blob. */
    schemas/* string */.YjP(),
    schemas/* nullable */.mee(schemas/* string */.YjP().check(api/* _regex */.Fk(/^\d{4}-\d\d-\d\d$/))),
    index_state_text,
    schemas/* int */.Whr().check(api/* _gte */.qm(0)),
    amount,
    amount,
    amount,
    /** Title, incident, severity, duration. */
    schemas/* nullable */.mee(schemas/* tuple */.PVZ([schemas/* string */.YjP().check(api/* _maxLength */.Eb(MAX_TEXT)), index_state_text, index_state_text, amount])),
]);
/**
 * The comment, at most `room` characters: of entries, newest first, as many as fit. Those that do not are read again the next
 * time. Empty where there is no room at all.
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
 * The entries of those files that have not changed since the body was written, in the order of the files. One that is missing,
 * or is listed now and was not remembered in full, is to be read again.
 */
function readIndexState(body, files) {
    const remembered = new Map(stateOf(body).map((each) => [each[0], each]));
    const found = files.flatMap(({ path, sha }) => {
        const each = remembered.get(keyOf(path, sha));
        return each === undefined ? [] : { entry: recall(path, sha, each), inFull: each[7] !== null };
    });
    const listed = new Set(newestFirst(found.map(({ entry }) => entry)).slice(0, LISTED));
    return found.filter(({ entry, inFull }) => inFull || !listed.has(entry)).map(({ entry }) => entry);
}
/** How many the page lists, at most. */
const LISTED = 100;
/** By date, and by path on the same day; those without a date last. */
function newestFirst(entries) {
    const key = ({ date, path }) => `${date ?? ''} ${path}`;
    return [...entries].sort((left, right) => (key(left) < key(right) ? 1 : -1));
}
/**
 * Bounded before it is parsed: a small text can hold millions of empty lists. Of a list with one odd entry nothing is taken.
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
    const { title, incident, severity, duration } = entry;
    return [
        keyOf(path, sha),
        date ?? null,
        index_state_short(service),
        openActionItems,
        timeToAcknowledge ?? null,
        timeToResolve ?? null,
        acu ?? null,
        inFull ? [index_state_short(title) ?? '', index_state_short(incident), index_state_short(severity), duration ?? null] : null,
    ];
}
function recall(path, sha, remembered) {
    const [, date, service, openActionItems, timeToAcknowledge, timeToResolve, acu, rest] = remembered;
    const [title, incident, severity, duration] = rest ?? [path, null, null, null];
    return {
        path,
        sha,
        date: date ?? undefined,
        incident: incident ?? undefined,
        title,
        service: service ?? undefined,
        severity: severity ?? undefined,
        duration: duration ?? undefined,
        openActionItems,
        timeToAcknowledge: timeToAcknowledge ?? undefined,
        timeToResolve: timeToResolve ?? undefined,
        acu: acu ?? undefined,
    };
}
/** Nine bytes: enough that two of a repository's files never share it, and short, because chance cannot be compressed. */
function keyOf(path, sha) {
    return (0,external_node_crypto_.createHash)('sha256').update(`${path}\0${sha}`).digest().subarray(0, 9).toString('base64');
}
const index_state_short = (value) => value?.slice(0, MAX_TEXT).toWellFormed() ?? null;

// EXTERNAL MODULE: ./build/src/postmortem/mermaid.js
var mermaid = __webpack_require__(847);
;// CONCATENATED MODULE: ./build/src/postmortem/index-page.js
/** The index of all postmortems, for the issue "Postmortems" and for a docs site. */





/** Characters; GitHub takes 65,536 of an issue's body, and the caller's marker needs some. */
const MAX_BODY = 65_000;
/** Characters, for the rows of the list, so that the state has room beside it. */
const LIST_ROOM = 28_000;
const MAX_URL = 500;
const MONTHS = 12;
const SERVICES = 9;
/**
 * The issue's body: the page, and hidden at its end what `readIndexState` gives back. The same entries give the same text.
 * `urlOf` a path is where its document stands.
 */
function renderIndex(entries, urlOf) {
    const page = renderIndexPage(entries, urlOf);
    return `${page}\n${indexState(newestFirst(entries), MAX_BODY - page.length - 1)}`;
}
/** The page alone. */
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
    ].join('\n\n');
}
function list(sorted, urlOf) {
    const rows = [];
    let room = LIST_ROOM;
    for (const entry of sorted.slice(0, LISTED)) {
        const next = row(entry, urlOf);
        room -= next.length + 1;
        if (room < 0)
            break;
        rows.push(next);
    }
    const rest = sorted.length - rows.length;
    const table = [
        '| Date | Incident | Service | Severity | Duration | Open action items |',
        '| --- | --- | --- | --- | --- | ---: |',
        ...rows,
    ].join('\n');
    const more = rest === 1 ? 'One older one is counted below.' : `${rest} older ones are counted below.`;
    return [table, ...(rest === 0 ? [] : [more])];
}
function row(entry, urlOf) {
    const { path, date, incident, title, service, severity, duration, openActionItems } = entry;
    const url = urlOf(path);
    const name = (0,markdown/* plainText */.w)(title, 100).trim() || 'Untitled';
    const id = incident === undefined ? '' : ` (${(0,markdown/* plainText */.w)(incident, 30)})`;
    const cells = [
        date ?? '',
        `${url.length > MAX_URL ? name : `[${name}](${url})`}${id}`,
        (0,markdown/* plainText */.w)(service ?? '', 60),
        (0,markdown/* plainText */.w)(severity ?? '', 20),
        timeOf(duration),
        openActionItems,
    ];
    return `| ${cells.join(' | ')} |`;
}
/** The calendar months up to the newest postmortem. What is older is one row. */
function months(entries) {
    const newest = entries[0]?.date;
    if (newest === undefined)
        return [];
    const shown = monthsUpTo(newest);
    const of = (month) => entries.filter(({ date }) => date?.startsWith(month));
    const counts = shown.map((month) => of(month).length);
    const first = shown[0] ?? '';
    const older = entries.filter(({ date }) => date === undefined || date.slice(0, 7) < first);
    const table = [
        '| Month | Postmortems | MTTA | MTTR | ACU |',
        '| --- | ---: | ---: | ---: | ---: |',
        ...shown.toReversed().flatMap((month) => (of(month).length === 0 ? [] : [monthRow(month, of(month))])),
        ...(older.length === 0 ? [] : [monthRow('Earlier', older)]),
    ];
    return [
        '### By month',
        (0,mermaid/* diagram */.A)('xychart-beta', [
            `x-axis [${shown.map((month) => `"${month}"`).join(', ')}]`,
            `y-axis "Postmortems" 0 --> ${Math.max(...counts)}`,
            `bar [${counts.join(', ')}]`,
        ]),
        table.join('\n'),
        'MTTA and MTTR: mean time to acknowledge and to resolve. ACU: what the Devin sessions cost. Empty where it is not known.',
    ];
}
function monthRow(month, entries) {
    const costs = entries.flatMap(({ acu }) => acu ?? []);
    const cells = [
        month,
        entries.length,
        timeOf(mean(entries.flatMap(({ timeToAcknowledge }) => timeToAcknowledge ?? []))),
        timeOf(mean(entries.flatMap(({ timeToResolve }) => timeToResolve ?? []))),
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
        const label = (0,mermaid/* mermaidText */.H)(service ?? '', 40) || 'no service named';
        counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    const sorted = [...counts].sort(([, left], [, right]) => right - left);
    const rest = sorted.slice(SERVICES);
    const others = rest.reduce((sum, [, count]) => sum + count, 0);
    const slices = [
        ...sorted.slice(0, SERVICES),
        ...(others === 0 ? [] : [[(0,counted/* counted */.h)(rest.length, 'other service'), others]]),
    ];
    return [
        '### By service',
        (0,mermaid/* diagram */.A)('pie showData', slices.map(([label, count]) => `"${label}" : ${count}`)),
    ];
}
function mean(values) {
    return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
const timeOf = (seconds) => (seconds === undefined ? '' : (0,duration/* inWords */.r4)(Math.round(seconds)));

// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(44564);
;// CONCATENATED MODULE: ./build/src/postmortem/seal.js
/** A text that we wrote to a place where others can write too, so that an edit is noticed. */

const SEAL = /\n<!-- seal ([A-Za-z0-9_-]{43}) -->$/;
/**
 * The text with a hidden line at its end that only somebody with the key can make. Without a key it is a checksum, which shows
 * edits by people who do not mean to forge it.
 */
function sealed(text, key) {
    const body = normal(text);
    return `${body}\n<!-- seal ${sealOf(body, key)} -->`;
}
/** The text without its seal; undefined if anything in it was changed, or it was sealed with another key. */
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
/** GitHub may keep line ends its own way. */
const normal = (text) => text.replaceAll('\r\n', '\n').trimEnd();

// EXTERNAL MODULE: ./build/src/text/utf8.js
var utf8 = __webpack_require__(27390);
// EXTERNAL MODULE: ./build/action/shared/context.js + 6 modules
var context = __webpack_require__(23611);
// EXTERNAL MODULE: ./build/action/shared/log.js
var log = __webpack_require__(68971);
// EXTERNAL MODULE: ./build/action/shared/lookup-incident.js
var lookup_incident = __webpack_require__(84694);
;// CONCATENATED MODULE: ./build/action/follow-up/index-issue.js
/** Keeps the one issue, "Postmortems", that lists what is on the default branch. */
















const MARKER = '<!-- pagerduty-postmortem index -->';
const LABEL = 'postmortems';
const TITLE = 'Postmortems';
/** In one run; the others are listed by their names, and read in the next runs. */
const MAX_READ = 100;
const AT_A_TIME = 5;
/**
 * A document is read when its blob is not the one that the issue remembers; `afresh`, the newest are read in any case. Undefined
 * where there is neither a postmortem nor an issue.
 */
async function keepIndex(desk, { afresh }) {
    const { docs, config, repository, defaultBranch, inputs } = desk;
    const [files, [issue]] = await Promise.all([(0,github_files/* listFiles */.CS)(docs, defaultBranch), (0,issues/* listIssues */.ts)(docs, LABEL, MARKER)]);
    const documents = (0,paths/* postmortemsAmong */.G)(await files.below(config.directory), config);
    if (documents.length === 0 && issue === undefined)
        return undefined;
    const key = index_issue_keyOf(inputs);
    const remembered = new Map(readIndexState(intactBody(issue, key), documents).map((entry) => [entry.path, entry]));
    const toRead = documents.filter(({ path }) => afresh || !remembered.has(path)).slice(0, MAX_READ);
    const { default: pMap } = await __webpack_require__.e(/* import() */ 606).then(__webpack_require__.bind(__webpack_require__, 606));
    const read = await pMap(toRead, (file) => readEntry(file, desk), { concurrency: AT_A_TIME });
    const known = new Map([...remembered, ...read.map((entry) => [entry.path, entry])]);
    const entries = documents.map(({ path }) => known.get(path) ?? unread(path));
    const blobUrl = `${context/* SERVER_URL */.UB}/${repository}/blob/${defaultBranch}`;
    const body = sealed(renderIndex(entries, (path) => (0,file_url/* fileUrl */.i)(blobUrl, path)), key);
    const changed = !(0,comments/* sameText */.QV)(issue?.body, (0,comments/* marked */.xI)({ marker: MARKER, body }));
    const index = { changed, listed: entries.length, unread: entries.filter(({ path }) => !known.has(path)).length };
    if (inputs.dryRun || !changed)
        return { ...index, url: issue?.html_url };
    const { html_url: url } = await (0,issues/* upsertIssue */.Fo)(docs, { marker: MARKER, title: TITLE, body, labels: [LABEL] });
    return { ...index, url };
}
async function readEntry({ path, sha }, desk) {
    const [document, { incident, acknowledgedAt, session, failed }] = await Promise.all([
        desk.read({ path, sha }).catch((error) => {
            if (!(error instanceof utf8/* NotUtf8Error */.x))
                throw error;
            (0,log/* warning */.$e)(`The index lists ${path} by its name only. ${error.message}`);
        }),
        (0,lookup_incident/* whatIsKnown */.Y)((0,paths/* postmortemPath */.KA)(path, desk.config.directory), desk),
    ]);
    if (document === undefined)
        return unread(path);
    return (0,index_entry/* entryOf */.Ms)({ path, sha: failed ? NOT_REMEMBERED : sha }, document, {
        incident,
        acknowledgedAt,
        acu: session && acuOf(session),
    });
}
/** Of the seal. */
const index_issue_keyOf = ({ devin, pagerduty }) => devin.apiKey ?? pagerduty.token;
/** What the issue says; nothing if somebody edited it, so that it is rebuilt. */
function intactBody(issue, key) {
    return unsealed(issue?.body?.slice(MARKER.length + 1) ?? '', key) ?? '';
}
/** Undefined as long as Devin does not say. */
function acuOf(session) {
    const cost = (0,devin_session/* costOf */.ho)(session);
    return cost === 'not known yet' ? undefined : cost;
}
/**
 * Writes into the index what the sessions cost by now: right after a run, Devin does not say it yet. Returns whether a cost has
 * changed. Does nothing while a document waits to be read, because the follow-up lists that one.
 */
async function correctCosts({ docs, files, config, repository, defaultBranch, inputs }, sessions) {
    if (!config['follow-up'].index || !sessions.some((session) => acuOf(session) !== undefined))
        return false;
    const [documents, [issue]] = await Promise.all([
        files.below(config.directory).then((all) => (0,paths/* postmortemsAmong */.G)(all, config)),
        (0,issues/* listIssues */.ts)(docs, LABEL, MARKER),
    ]);
    const key = index_issue_keyOf(inputs);
    const entries = readIndexState(intactBody(issue, key), documents);
    if (issue === undefined || entries.length < documents.length)
        return false;
    const corrected = entries.map((entry) => {
        const path = (0,paths/* postmortemPath */.KA)(entry.path, config.directory);
        const id = path && (0,paths/* incidentIdOfPath */.KO)(path);
        const session = (0,devin_session/* newestOf */.su)(id ? sessions.filter(({ tags }) => tags.includes((0,devin_tags/* incidentTag */.fZ)(id))) : []);
        const acu = session && acuOf(session);
        return acu === undefined || acu === entry.acu ? entry : { ...entry, acu };
    });
    if (corrected.every((entry, index) => entry === entries[index]))
        return false;
    const blobUrl = `${context/* SERVER_URL */.UB}/${repository}/blob/${defaultBranch}`;
    const page = renderIndex(corrected, (path) => (0,file_url/* fileUrl */.i)(blobUrl, path));
    const body = sealed(page, key);
    await (0,issues/* upsertIssue */.Fo)(docs, { marker: MARKER, title: TITLE, body, labels: [LABEL] });
    return true;
}
/** As a file's SHA: no file has it, so that the document is read again the next time. */
const NOT_REMEMBERED = '';
function unread(path) {
    return (0,index_entry/* entryOf */.Ms)({ path, sha: NOT_REMEMBERED }, (0,postmortem_document/* parseDocument */.Tp)(''));
}


/***/ }),

/***/ 84694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ whatIsKnown),
/* harmony export */   k: () => (/* binding */ reachDevin)
/* harmony export */ });
/* harmony import */ var _src_devin_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49122);
/* harmony import */ var _src_devin_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2613);
/* harmony import */ var _src_http_http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83447);
/* harmony import */ var _src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44564);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23611);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(68971);
/**
 * What PagerDuty and Devin know of a postmortem by the incident's id in its path. Each is asked where it can be, and what could
 * not be learned is said: a review or an index is worth having without it.
 */






/** Devin, where there is a key that works; else why it is not asked, as a sentence. */
async function reachDevin(inputs) {
    try {
        const devin = await (0,_context_js__WEBPACK_IMPORTED_MODULE_3__/* .devinOf */ .A0)(inputs);
        return { devin, problem: devin ? undefined : 'Devin was not asked: the input "devin-api-key" is empty.' };
    }
    catch (error) {
        if (!(error instanceof _src_http_http_js__WEBPACK_IMPORTED_MODULE_2__/* .ApiError */ .hD))
            throw error;
        (0,_log_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$e)(error.message);
        return { devin: undefined, problem: 'Devin could not be asked; the log of the run says why.' };
    }
}
/** A file with another name, for which `path` is undefined, is about no incident: nobody is asked. */
async function whatIsKnown(path, { pagerduty, devin }) {
    const id = path === undefined ? undefined : (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .incidentIdOfPath */ .KO)(path);
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
                leftOut.push(`${service} knows no incident ${id}, as the name of ${path} ends.`);
            }
            else {
                failed = true;
                (0,_log_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$e)(`${path}: ${error.message}`);
                const why = `${service} could not be asked about ${path}; the log of the run says why.`;
                if (service === 'PagerDuty')
                    unchecked.push(`${why} Correct that, or wait, and run the review again.`);
                else
                    leftOut.push(why);
            }
            return undefined;
        }
    }
    if (id === undefined) {
        return { incident: undefined, acknowledgedAt: undefined, session: undefined, leftOut, unchecked, failed };
    }
    const [facts, sessions] = await Promise.all([
        pagerduty &&
            (async () => {
                const incident = await optional('PagerDuty', () => pagerduty.getIncident(id));
                const acknowledgedAt = incident && (await optional('PagerDuty', () => pagerduty.getAcknowledgedAt(incident.id)));
                return { incident, acknowledgedAt };
            })(),
        devin && optional('Devin', () => devin.findSessions((0,_src_devin_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentTag */ .fZ)(id))),
    ]);
    return {
        incident: facts?.incident,
        acknowledgedAt: facts?.acknowledgedAt,
        session: (0,_src_devin_session_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOf */ .su)(sessions ?? []),
        leftOut,
        unchecked,
        failed,
    };
}


/***/ }),

/***/ 53408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ fileUrl)
/* harmony export */ });
/**
 * The web address of a file in a repository. `blobUrl` is `https://github.com/owner/repo/blob/<sha or branch>`. With lines the
 * markdown is shown as it is written, because only so do its lines have addresses.
 */
function fileUrl(blobUrl, path, lines) {
    const file = `${blobUrl}/${path.toWellFormed().split('/').map(encoded).join('/')}`;
    if (lines === undefined)
        return file;
    return `${file}?plain=1#L${lines.line}${lines.endLine > lines.line ? `-L${lines.endLine}` : ''}`;
}
/** Parentheses would end a link of markdown. */
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

/***/ 847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ diagram),
/* harmony export */   H: () => (/* binding */ mermaidText)
/* harmony export */ });
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10492);
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69180);
/** Mermaid diagrams as GitHub renders them: a code block of the language `mermaid` (mermaid.js.org). */


/**
 * Untrusted text for a label, at most so many UTF-16 units before it is escaped. Whatever may mean something to Mermaid stands
 * there as its code (`#58;`, Mermaid docs, "Entity codes to escape characters"), which shows as the character itself. A label
 * that begins a line needs something of ours before it: `click` is a word like any other here.
 */
function mermaidText(text, maxLength) {
    return shortened((0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .T)(text) ?? '', maxLength).replace(/[^\p{L}\p{M}\p{N} .,()/-]/gu, (character) => `#${character.codePointAt(0)};`);
}
/** A diagram; each line was escaped where it holds foreign text. */
function diagram(kind, lines) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeBlock */ .D)([kind, ...lines.map((each) => `    ${each}`)].join('\n'), 'mermaid');
}
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Cut between characters as a reader sees them, so that no emoji falls apart. */
function shortened(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    let kept = '';
    for (const { segment } of graphemes.segment(text)) {
        if (kept.length + segment.length > maxLength - 1)
            break;
        kept += segment;
    }
    return `${kept.trimEnd()}…`.toWellFormed();
}


/***/ }),

/***/ 53271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ counted)
/* harmony export */ });
/** "1 warning", "2 warnings"; for nouns that take an s. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}


/***/ })

};
