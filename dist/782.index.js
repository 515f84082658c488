export const id = 782;
export const ids = [782];
export const modules = {

/***/ 11782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  correctCosts: () => (/* binding */ correctCosts),
  updateIndexIssue: () => (/* binding */ updateIndexIssue)
});

// EXTERNAL MODULE: ./build/src/agent/session.js
var agent_session = __webpack_require__(76603);
// EXTERNAL MODULE: ./build/src/agent/tags.js
var agent_tags = __webpack_require__(71514);
// EXTERNAL MODULE: ./build/src/github/comments.js
var comments = __webpack_require__(73195);
// EXTERNAL MODULE: ./build/src/github/issues.js
var issues = __webpack_require__(32209);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(63619);
;// CONCATENATED MODULE: ./build/src/github/merged-at.js
/** When a file came to the default branch (GitHub docs, "REST API endpoints for commits"). */

const Commit = schemas/* object */.Ikc({
    sha: schemas/* string */.YjP(),
    commit: schemas/* object */.Ikc({ committer: schemas/* nullable */.mee(schemas/* object */.Ikc({ date: schemas/* optional */.lqM(schemas/* string */.YjP()) })) }),
});
const Pull = schemas/* object */.Ikc({ merged_at: schemas/* nullable */.mee(schemas/* string */.YjP()), base: schemas/* object */.Ikc({ ref: schemas/* string */.YjP() }) });
/**
 * Returns the time of the merge that added the file, ISO 8601, else of the commit. A commit of a branch is older than its merge.
 * Takes two requests. Undefined if the file has no commit.
 */
async function mergedAt(docs, path, branch) {
    const commits = await docs.list('GET /repos/{owner}/{repo}/commits', { path, sha: branch }, Commit);
    const first = commits.at(-1);
    if (first === undefined)
        return undefined;
    const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
    const pulls = await docs.call(route, { commit_sha: first.sha }, schemas/* array */.YOg(Pull));
    const merged = pulls.flatMap(({ merged_at: at, base }) => (at !== null && base.ref === branch ? [at] : []));
    return merged.sort()[0] ?? first.commit.committer?.date;
}

// EXTERNAL MODULE: ./build/src/http/http.js + 1 modules
var http = __webpack_require__(83447);
// EXTERNAL MODULE: ./build/src/policy/config-for.js
var config_for = __webpack_require__(26418);
// EXTERNAL MODULE: ./build/src/postmortem/document.js + 5 modules
var postmortem_document = __webpack_require__(63933);
// EXTERNAL MODULE: ./build/src/postmortem/file-url.js
var file_url = __webpack_require__(53408);
// EXTERNAL MODULE: ./build/src/postmortem/index-entry.js
var index_entry = __webpack_require__(7237);
// EXTERNAL MODULE: ./build/src/postmortem/index-items.js
var index_items = __webpack_require__(31713);
// EXTERNAL MODULE: ./build/src/text/bar.js
var bar = __webpack_require__(59984);
// EXTERNAL MODULE: ./build/src/text/counted.js
var counted = __webpack_require__(53271);
// EXTERNAL MODULE: ./build/src/text/markdown.js
var markdown = __webpack_require__(10492);
// EXTERNAL MODULE: ./build/src/time/duration.js
var duration = __webpack_require__(31067);
// EXTERNAL MODULE: ./build/src/postmortem/index-recurrence.js
var index_recurrence = __webpack_require__(14447);
// EXTERNAL MODULE: ./build/src/postmortem/index-reviews.js
var index_reviews = __webpack_require__(52480);
// EXTERNAL MODULE: ./build/src/postmortem/index-state.js
var index_state = __webpack_require__(89516);
// EXTERNAL MODULE: ./build/src/postmortem/learnings.js
var learnings = __webpack_require__(55487);
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
 * `urlOf` returns the address of a document. `followUp` has the sections that only the follow-up knows, in markdown.
 */
function renderIndex(entries, urlOf, followUp = []) {
    const page = renderIndexPage(entries, urlOf, followUp);
    return `${page}\n${(0,index_state.indexState)((0,index_state.newestFirst)(entries), MAX_BODY - page.length - 1)}`;
}
/** Returns only the page. */
function renderIndexPage(entries, urlOf, followUp = []) {
    if (entries.length === 0)
        return 'There is no postmortem yet.\n';
    const sorted = (0,index_state.newestFirst)(entries);
    const open = entries.reduce((sum, { openActionItems }) => sum + openActionItems, 0);
    return [
        `${(0,counted/* counted */.h)(entries.length, 'postmortem')}, ${(0,counted/* counted */.h)(open, 'open action item')}.`,
        ...list(sorted, urlOf),
        ...(followUp.length === 0 ? [] : [FOLLOW_UP_START, ...followUp, FOLLOW_UP_END]),
        ...(0,index_reviews/* mergeTimesSection */.a)(sorted),
        ...months(sorted),
        ...services(sorted),
        ...(0,index_recurrence/* recurrenceSection */.IA)(entries, (entry) => linkTo(entry, urlOf)),
        ...index_page_learnings((0,learnings/* learningsOf */.dS)(entries)),
    ].join('\n\n');
}
const FOLLOW_UP_START = '<!-- follow-up -->';
const FOLLOW_UP_END = '<!-- end of follow-up -->';
/** Returns the sections in an intact index that only the follow-up knows, for a page that is rendered without it. */
function followUpSections(page) {
    const [start, end] = [page.indexOf(`\n${FOLLOW_UP_START}\n`), page.indexOf(`\n${FOLLOW_UP_END}\n`)];
    return start < 0 || end < start ? [] : [page.slice(start + FOLLOW_UP_START.length + 2, end).trim()];
}
function list(sorted, urlOf) {
    const rows = [];
    let room = LIST_ROOM;
    const shown = sorted.slice(0, index_state.LISTED);
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
    const { date, incident, service, severity, duration, openActionItems, peoples } = entry;
    const id = incident === undefined ? '' : ` (${(0,markdown/* escapeMarkdown */.F)(incident, 30)})`;
    const cells = [
        date ?? 'undated',
        `${linkTo(entry, urlOf)}${id}`,
        (0,markdown/* escapeMarkdown */.F)(service ?? '', 60),
        (0,markdown/* escapeMarkdown */.F)(severity ?? '', 20),
        timeOf(duration),
        openActionItems,
        ...(hasPeoples ? [peoplesOf(peoples)] : []),
    ];
    return `| ${cells.join(' | ')} |`;
}
function linkTo({ path, title }, urlOf) {
    const url = urlOf(path);
    const name = (0,markdown/* escapeMarkdown */.F)(title, 100).trim() || 'Untitled';
    return url.length > MAX_URL ? name : `[${name}](${url})`;
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
        timeOf((0,learnings/* spreadOf */.jg)(entries.flatMap(({ timeToAcknowledge }) => timeToAcknowledge ?? []))?.median),
        timeOf((0,learnings/* spreadOf */.jg)(entries.flatMap(({ timeToResolve }) => timeToResolve ?? []))?.median),
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
/** Each part appears only if it is known: most of it comes from the records of the postmortems. */
function index_page_learnings({ times, quarters, causes, detectedBy, gettingWorse, gaps }) {
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
/** Returns a heading, its line, and a row for each item; nothing if there is no item. */
function table(head, items, row) {
    return items.length === 0 ? [] : [head, [':---', ...head.slice(1).map(() => '---:')], ...items.map(row)];
}
const timeOf = (seconds) => (seconds === undefined ? '' : (0,duration/* inShort */.wZ)(Math.round(seconds)));

// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(44564);
// EXTERNAL MODULE: ./build/src/postmortem/repeats.js
var repeats = __webpack_require__(53896);
// EXTERNAL MODULE: ./build/src/postmortem/seal.js
var seal = __webpack_require__(10279);
// EXTERNAL MODULE: ./build/src/text/utf8.js
var utf8 = __webpack_require__(27390);
// EXTERNAL MODULE: ./build/src/time/units.js
var units = __webpack_require__(44752);
// EXTERNAL MODULE: ./build/action/shared/connections.js + 7 modules
var connections = __webpack_require__(32971);
// EXTERNAL MODULE: ./build/action/shared/log.js
var log = __webpack_require__(68971);
// EXTERNAL MODULE: ./build/action/shared/lookup-incident.js
var lookup_incident = __webpack_require__(84694);
// EXTERNAL MODULE: ./build/action/shared/read-index.js
var read_index = __webpack_require__(484);
// EXTERNAL MODULE: ./build/action/shared/what-left.js
var what_left = __webpack_require__(4997);
// EXTERNAL MODULE: ./build/action/follow-up/merged-postmortems.js
var merged_postmortems = __webpack_require__(60271);
;// CONCATENATED MODULE: ./build/action/follow-up/index-issue.js
/** Updates the one issue, "Postmortems", that lists the postmortems on the default branch. */
























const TITLE = 'Postmortems';
/** In one run. The others are listed by their names, and read in later runs. */
const MAX_READ = 100;
const AT_A_TIME = 5;
/** Repeats whose night pages are asked for in one run. */
const MAX_ASKED = 20;
/** PagerDuty computes them within a day. */
const LATE_DAYS = 7;
/**
 * Reads a document if its blob is not the one stored in the issue. With `afresh`, reads the newest in any case. Undefined if there
 * is neither a postmortem nor an issue. `sections` are those about items and reviews, in markdown; `items` have an issue.
 */
async function updateIndexIssue(context, { afresh, sections, items }) {
    const { docs, config, inputs } = context;
    const [files, [issue]] = await Promise.all([context.files(), (0,issues.listIssues)(docs, read_index/* INDEX_LABEL */.sk, read_index/* INDEX_MARKER */.IW)]);
    const documents = (0,paths/* postmortemsAmong */.G)(await files.below(config.directory), config);
    if (documents.length === 0 && issue === undefined)
        return undefined;
    const intact = (await (0,read_index/* intactIndex */.WF)(issue?.body, (0,read_index/* indexKey */.mh)(inputs))) ?? '';
    const remembered = new Map((0,index_state.readIndexState)(intact, documents).map((entry) => [entry.path, entry]));
    const toRead = documents.filter(({ path }) => afresh || !remembered.has(path)).slice(0, MAX_READ);
    const { default: pMap } = await __webpack_require__.e(/* import() */ 606).then(__webpack_require__.bind(__webpack_require__, 606));
    const read = await pMap(toRead, async (file) => ({ ...(await readEntry(file, context)), nightPages: remembered.get(file.path)?.nightPages }), { concurrency: AT_A_TIME });
    const known = new Map([...remembered, ...read.map((entry) => [entry.path, entry])]);
    const listed = documents.map(({ path }) => known.get(path) ?? unread(path));
    const entries = await withNightPages((0,index_items/* withOpenItems */.hH)(listed, items), context);
    const body = bodyOf(context, entries, sections);
    const changed = !(0,comments/* sameText */.QV)(issue?.body, (0,comments/* marked */.xI)({ marker: read_index/* INDEX_MARKER */.IW, body }));
    const index = {
        entries,
        changed,
        listed: entries.length,
        unread: entries.filter(({ path }) => !known.has(path)).length,
    };
    if (inputs.dryRun && changed)
        (0,what_left/* wouldSend */.gx)('GitHub', { path: '/issues', body: { title: TITLE, body, labels: [read_index/* INDEX_LABEL */.sk] } });
    if (inputs.dryRun || !changed)
        return { ...index, url: issue?.html_url, number: issue?.number };
    const written = await (0,issues.upsertIssue)(docs, { marker: read_index/* INDEX_MARKER */.IW, title: TITLE, body, labels: [read_index/* INDEX_LABEL */.sk] });
    return { ...index, url: written.html_url, number: written.number };
}
async function readEntry({ path, sha }, context) {
    const [document, { incident, acknowledgedAt, session, failed }, merged, alertKeys] = await Promise.all([
        (0,merged_postmortems/* readDocument */.u0)(context, { path, sha }).catch((error) => {
            if (!(error instanceof utf8/* NotUtf8Error */.x))
                throw error;
            (0,log/* warning */.$e)(`The index lists ${path} only by its name. ${error.message}`);
        }),
        (0,lookup_incident/* lookupIncident */.d)((0,paths/* postmortemPath */.KA)(path, context.config.directory), context),
        mergedAt(context.docs, path, context.defaultBranch).catch(withoutAnswer),
        alertKeysOf(path, context),
    ]);
    if (document === undefined)
        return unread(path);
    return (0,index_entry.entryOf)({ path, sha: failed ? NOT_REMEMBERED : sha }, document, {
        incident,
        acknowledgedAt,
        config: (0,config_for/* configFor */.m)(context.config, incident ?? (0,index_entry.statedIn)(document)),
        acu: session && acuOf(session),
        mergedAt: merged,
        alertKeys,
    });
}
function incidentIdOf({ path }, { directory }) {
    const own = (0,paths/* postmortemPath */.KA)(path, directory);
    return own && (0,paths/* incidentIdOfPath */.KO)(own);
}
/** The issue's text, with its seal. */
function bodyOf(context, entries, sections) {
    const urlOf = (path) => (0,file_url/* fileUrl */.i)((0,connections/* branchUrl */.Qq)(context), path);
    return (0,seal/* sealed */.J)(renderIndex(entries, urlOf, sections), (0,read_index/* indexKey */.mh)(context.inputs));
}
/** None if they cannot be read: they only help to find similar incidents. */
async function alertKeysOf(path, { pagerduty, config }) {
    const id = incidentIdOf({ path }, config);
    if (id === undefined || pagerduty === undefined)
        return [];
    try {
        return await pagerduty.getAlertKeys(id);
    }
    catch (error) {
        if (!(error instanceof http/* ApiError */.hD))
            throw error;
        return [];
    }
}
/** The index is useful without it. */
function withoutAnswer(error) {
    if (!(error instanceof http/* ApiError */.hD))
        throw error;
}
/** Asks PagerDuty once for the night pages of incidents that repeat an earlier one; the index remembers the answer. */
async function withNightPages(entries, { pagerduty, config }) {
    const asked = new Map((0,repeats/* recurringIn */.hf)(entries)
        .flatMap(({ repeats }) => repeats)
        .flatMap((entry) => {
        const id = incidentIdOf(entry, config);
        return id === undefined || entry.nightPages !== undefined ? [] : [[entry, id]];
    })
        .slice(0, MAX_ASKED));
    if (pagerduty === undefined || asked.size === 0)
        return [...entries];
    const { default: pMap } = await __webpack_require__.e(/* import() */ 606).then(__webpack_require__.bind(__webpack_require__, 606));
    return pMap(entries, async (entry) => {
        const id = asked.get(entry);
        if (id === undefined)
            return entry;
        const isLate = Date.parse(entry.date ?? '') < Date.now() - LATE_DAYS * units/* DAY_MS */.sO;
        try {
            return { ...entry, nightPages: (await pagerduty.getNightPages(id)) ?? (isLate ? 'unavailable' : undefined) };
        }
        catch (error) {
            if (!(error instanceof http/* ApiError */.hD))
                throw error;
            return entry;
        }
    }, { concurrency: AT_A_TIME });
}
/** Undefined until Devin reports it. */
function acuOf(session) {
    return session.cost === 'not known yet' ? undefined : session.cost;
}
/**
 * Updates the index with the current costs of sessions and with night pages, because Devin and PagerDuty do not report them right after
 * an incident. Undefined without an index. Does nothing while a document waits to be read, because the follow-up lists that one.
 */
async function correctCosts(context, sessions) {
    const { docs, files, config, inputs } = context;
    if (!config['follow-up'].index)
        return undefined;
    const [documents, [issue]] = await Promise.all([
        files().then(async (all) => (0,paths/* postmortemsAmong */.G)(await all.below(config.directory), config)),
        (0,issues.listIssues)(docs, read_index/* INDEX_LABEL */.sk, read_index/* INDEX_MARKER */.IW),
    ]);
    const intact = (await (0,read_index/* intactIndex */.WF)(issue?.body, (0,read_index/* indexKey */.mh)(inputs))) ?? '';
    const entries = (0,index_state.readIndexState)(intact, documents);
    if (issue === undefined || entries.length < documents.length)
        return undefined;
    const corrected = (await withNightPages(entries, context)).map((entry) => {
        const id = incidentIdOf(entry, config);
        const session = (0,agent_session/* newestOf */.su)(id ? sessions.filter(({ tags }) => tags.includes((0,agent_tags/* incidentTag */.fZ)(id))) : []);
        const acu = session && acuOf(session);
        return acu === undefined || acu === entry.acu ? entry : { ...entry, acu };
    });
    const index = { entries: corrected, number: issue.number };
    if (corrected.every((entry, at) => entry === entries[at]))
        return { ...index, changed: false };
    const body = bodyOf(context, corrected, followUpSections(intact));
    await (0,issues.upsertIssue)(docs, { marker: read_index/* INDEX_MARKER */.IW, title: TITLE, body, labels: [read_index/* INDEX_LABEL */.sk] });
    return { ...index, changed: true };
}
/** Used as a file's SHA: no file has it, so the document is read again the next time. */
const NOT_REMEMBERED = '';
function unread(path) {
    return (0,index_entry.entryOf)({ path, sha: NOT_REMEMBERED }, (0,postmortem_document/* parseDocument */.T)(''));
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
/* harmony import */ var _src_policy_config_for_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26418);
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
    return (await (0,_src_postmortem_read_postmortem_js__WEBPACK_IMPORTED_MODULE_4__.readPostmortem)(await textOf(file), { path: file.path, headings })).document;
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
        return [{ path, document, isNew, config: (0,_src_policy_config_for_js__WEBPACK_IMPORTED_MODULE_2__/* .configFor */ .m)(context.config, (0,_src_postmortem_index_entry_js__WEBPACK_IMPORTED_MODULE_3__.statedIn)(document)) }];
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
 * the evidence that is mostly cited. All requests are sent in parallel.
 */
async function lookupIncident(path, { pagerduty, agent }, withEvidence = false) {
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
        return { ...NOTHING_FOUND, leftOut, unchecked, failed };
    }
    const [facts, sessions] = await Promise.all([
        pagerduty &&
            (async () => {
                const ahead = withEvidence ? undefined : pagerduty.getAcknowledgedAt(id);
                // Without the incident, nobody needs it.
                ahead?.catch(() => { });
                const [incident, evidence] = await Promise.all([
                    optional('PagerDuty', () => pagerduty.getIncident(id)),
                    withEvidence ? pagerduty.getEvidenceInParts(id) : undefined,
                ]);
                if (incident === undefined)
                    return undefined;
                // The log of the evidence has it, unless some of it was not read.
                const log = evidence && isLogComplete(evidence.main) ? evidence.main.logEntries : undefined;
                const acknowledgedAt = log
                    ? log.find(({ type, at }) => type === 'acknowledge' && at !== undefined)?.at
                    : await optional('PagerDuty', () => ahead ?? pagerduty.getAcknowledgedAt(id));
                return { incident, acknowledgedAt, evidence };
            })(),
        agent && optional('Devin', () => agent.findSessions((0,_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentTag */ .fZ)(id))),
    ]);
    return {
        incident: facts?.incident,
        acknowledgedAt: facts?.acknowledgedAt,
        evidence: facts?.evidence,
        session: (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOf */ .su)(sessions ?? []),
        sessions: sessions ?? [],
        leftOut,
        unchecked,
        failed,
    };
}
const NOTHING_FOUND = {
    incident: undefined,
    acknowledgedAt: undefined,
    evidence: undefined,
    session: undefined,
    sessions: [],
};
function isLogComplete({ missing, unread }) {
    return unread.logEntries === 0 && missing.every(({ part }) => part !== 'log entries');
}


/***/ }),

/***/ 31713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qy: () => (/* binding */ itemSections),
/* harmony export */   hH: () => (/* binding */ withOpenItems)
/* harmony export */ });
/* unused harmony exports itemNumbersOf, teamOf */
/* harmony import */ var _text_bar_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(59984);
/* harmony import */ var _text_counted_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53271);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10492);
/* harmony import */ var _time_days_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53372);
/* harmony import */ var _learnings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55487);
/* harmony import */ var _tracked_item_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10876);
/** The index's sections about action items: how many get done, how old the open ones are, and what is overdue. */






/** The last day of each age, and its name. */
const AGES = [
    [30, '30\u00A0d'],
    [90, '90\u00A0d'],
    [Number.POSITIVE_INFINITY, 'Older'],
];
/** Narrow, so that a table fits on a phone. */
const BAR_WIDTH = 5;
const MAX_ROWS = 10;
const MAX_TITLE = 70;
const MAX_SHORT = 40;
/** `today` is YYYY-MM-DD. */
function itemNumbersOf(items, today) {
    const open = items.filter(({ state }) => state === 'open');
    const done = items.filter(({ state }) => state === 'done');
    const counting = open.length + done.length;
    return {
        open: open.length,
        done: done.length,
        declined: items.length - counting,
        overdue: items.filter((item) => (0,_tracked_item_js__WEBPACK_IMPORTED_MODULE_2__.isDue)(item, today)).length,
        completion: counting === 0 ? undefined : done.length / counting,
        medianAge: (0,_learnings_js__WEBPACK_IMPORTED_MODULE_1__/* .spreadOf */ .jg)(open.map((item) => ageOf(item, today)))?.median,
        unproven: done.filter(({ proof }) => proof === undefined).length,
    };
}
/** Markdown; nothing if there is no item. The same items on the same day give the same text. */
function itemSections(items, today) {
    if (items.length === 0)
        return [];
    const { open, done, declined, overdue, completion = 0, medianAge, unproven } = itemNumbersOf(items, today);
    const age = medianAge === undefined ? [] : [`The open ones have a median age of ${(0,_text_counted_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .h)(Math.round(medianAge), 'day')}.`];
    const late = items.filter((item) => (0,_tracked_item_js__WEBPACK_IMPORTED_MODULE_2__.isDue)(item, today)).sort(by(({ due = '' }) => due));
    const closed = items
        .filter(({ state }) => state !== 'open')
        .sort(by(({ closedAt = '' }) => closedAt))
        .toReversed();
    return [
        '### Action items',
        [
            `${done} of ${(0,_text_counted_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .h)(open + done, 'item')} done (${Math.round(completion * 100)} %).`,
            `${open} open, ${overdue} of them overdue. ${declined} declined.`,
            ...age,
            ...(unproven === 0 ? [] : [`${unproven} closed without proof.`]),
        ].join(' '),
        ...ages(items.filter(({ state }) => state === 'open'), today),
        ...overdueBy(late, today),
        ...listed('Declined', ['Item', 'Why'], closed.filter(({ state }) => state === 'declined'), ({ declinedBecause }) => [(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .F)(declinedBecause ?? 'no reason given', 160)]),
        ...listed('Closed without proof', ['Item', 'Closed'], closed.filter(({ state, proof }) => state === 'done' && proof === undefined), ({ closedAt }) => [closedAt === undefined ? '' : (0,_time_days_js__WEBPACK_IMPORTED_MODULE_0__/* .dayOf */ .kb)(closedAt)]),
    ];
}
/**
 * Returns the entries with the number of open items according to their issues, because people close an issue and leave the box in the
 * document. A postmortem that has no issue keeps the number from its text.
 */
function withOpenItems(entries, items) {
    const issues = grouped(items, ({ postmortem }) => postmortem ?? '');
    return entries.map((entry) => {
        const own = issues.get(entry.path);
        return own === undefined
            ? entry
            : { ...entry, openActionItems: own.filter(({ state }) => state === 'open').length };
    });
}
/** The team that owns it, else its service. */
function teamOf({ owner, service }) {
    return /@([a-z\d][a-z\d-]{0,38}\/[\w.-]{1,100})/i.exec(owner ?? '')?.[1] ?? service ?? 'unknown';
}
/** Open items by team, and how old they are. */
function ages(open, today) {
    if (open.length === 0)
        return [];
    const teams = [...grouped(open, teamOf)].sort(([, one], [, other]) => other.length - one.length);
    const most = teams[0]?.[1].length ?? 0;
    const shown = teams.slice(0, MAX_ROWS);
    const rest = teams.slice(MAX_ROWS).flatMap(([, some]) => some);
    const rows = [...shown, ...(rest.length === 0 ? [] : [['Others', rest]])].map(([team, some]) => {
        const counts = AGES.map(([last], index) => {
            const first = AGES[index - 1]?.[0] ?? -1;
            return some.filter((item) => ageOf(item, today) > first && ageOf(item, today) <= last).length;
        });
        const drawn = team === 'Others' ? '' : (0,_text_bar_js__WEBPACK_IMPORTED_MODULE_5__/* .countBar */ .$)(some.length, most, BAR_WIDTH);
        return `| ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .F)(team, 40)} | ${`${drawn}\u00A0${some.length}`.trim()} | ${counts.map((count) => count || '').join(' | ')} |`;
    });
    return [
        '#### Open, by team and age',
        [
            `| Team or service | Open | ${AGES.map(([, name]) => name).join(' | ')} |`,
            `| :--- | :--- | ${AGES.map(() => '---:').join(' | ')} |`,
            ...rows,
        ].join('\n'),
    ];
}
function overdueBy(late, today) {
    if (late.length === 0)
        return [];
    const services = [...grouped(late, ({ service = 'unknown' }) => service)].sort(([, one], [, other]) => other.length - one.length);
    const most = services[0]?.[1].length ?? 0;
    const rows = services.slice(0, MAX_ROWS).map(([service, some]) => {
        const [oldest] = some;
        const days = oldest?.due === undefined ? 0 : (0,_time_days_js__WEBPACK_IMPORTED_MODULE_0__/* .daysBetween */ .YM)(oldest.due, today);
        return `| ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .F)(service, 40)} | ${(0,_text_bar_js__WEBPACK_IMPORTED_MODULE_5__/* .countBar */ .$)(some.length, most, BAR_WIDTH)}\u00A0${some.length} | ${oldest && linked(oldest, MAX_SHORT)} | ${days}\u00A0d |`;
    });
    const more = services.length - rows.length;
    return [
        '#### Overdue, by service',
        ['| Service | Overdue | Oldest | Late |', '| :--- | :--- | :--- | ---: |', ...rows].join('\n'),
        ...(more > 0 ? [`And ${(0,_text_counted_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .h)(more, 'more service')}.`] : []),
    ];
}
function listed(title, [first, ...heads], items, cells) {
    if (items.length === 0)
        return [];
    const more = items.length - MAX_ROWS;
    return [
        `#### ${title}`,
        [
            `| ${[first, ...heads].join(' | ')} |`,
            `| ${[first, ...heads].map(() => ':---').join(' | ')} |`,
            ...items.slice(0, MAX_ROWS).map((item) => `| ${[linked(item), ...cells(item)].join(' | ')} |`),
        ].join('\n'),
        ...(more > 0 ? [`And ${more} earlier.`] : []),
    ];
}
const ageOf = ({ createdAt }, today) => Math.max(0, (0,_time_days_js__WEBPACK_IMPORTED_MODULE_0__/* .daysBetween */ .YM)((0,_time_days_js__WEBPACK_IMPORTED_MODULE_0__/* .dayOf */ .kb)(createdAt), today));
const linked = ({ title, url }, length = MAX_TITLE) => `[${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .F)(title, length)}](${url})`;
function grouped(items, keyOf) {
    const groups = new Map();
    for (const item of items)
        groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
    return groups;
}
/** In the order of a key, then of the address, so that the order does not depend on GitHub. */
function by(keyOf) {
    const key = (item) => `${keyOf(item)} ${item.url}`;
    return (one, other) => (key(one) < key(other) ? -1 : 1);
}


/***/ }),

/***/ 52480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ waitingSection),
/* harmony export */   a: () => (/* binding */ mergeTimesSection)
/* harmony export */ });
/* harmony import */ var _text_bar_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(59984);
/* harmony import */ var _text_counted_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53271);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10492);
/* harmony import */ var _time_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31067);
/* harmony import */ var _learnings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55487);
/** The index's sections about reviews: which postmortems wait for one, and how long it takes from resolve to merge. */





const MAX_ROWS = 20;
const MONTHS = 12;
const BAR_WIDTH = 8;
/** The longest first. */
function waitingSection(waiting) {
    if (waiting.length === 0)
        return [];
    const rows = waiting
        .toSorted((one, other) => other.days - one.days || one.number - other.number)
        .slice(0, MAX_ROWS)
        .map(({ title, url, days, reviewers }) => `| [${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .F)(title, 80)}](${url}) | ${(0,_text_counted_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .h)(days, 'day')} | ${reviewers.map((each) => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .F)(each, 60)).join(', ') || 'nobody'} |`);
    return [
        '### Waiting for review',
        ['| Pull request | Open for | Reviewers |', '| :--- | ---: | :--- |', ...rows].join('\n'),
    ];
}
/** By the month of the incident, the newest first. */
function mergeTimesSection(entries) {
    const months = new Map();
    for (const { date, timeToMerge } of entries) {
        if (date === undefined || timeToMerge === undefined)
            continue;
        months.set(date.slice(0, 7), [...(months.get(date.slice(0, 7)) ?? []), timeToMerge]);
    }
    const shown = [...months].sort(([one], [other]) => (one < other ? 1 : -1)).slice(0, MONTHS);
    if (shown.length === 0)
        return [];
    const medians = shown.map(([, times]) => (0,_learnings_js__WEBPACK_IMPORTED_MODULE_1__/* .spreadOf */ .jg)(times)?.median ?? 0);
    const longest = Math.max(...medians);
    const rows = shown.map(([month, times], index) => {
        const median = medians[index] ?? 0;
        return `| ${month} | ${(0,_text_bar_js__WEBPACK_IMPORTED_MODULE_4__/* .countBar */ .$)(median, longest, BAR_WIDTH)} ${shownTime(median)} | ${shownTime(Math.max(...times))} |`;
    });
    return ['### From resolve to merge', ['| Month | Median | Worst |', '| :--- | :--- | ---: |', ...rows].join('\n')];
}
const shownTime = (seconds) => (0,_time_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .inShort */ .wZ)(Math.round(seconds));


/***/ }),

/***/ 23753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readPostmortem: () => (/* binding */ readPostmortem)
/* harmony export */ });
/* harmony import */ var _secrets_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9690);
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


/***/ })

};
