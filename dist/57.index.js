export const id = 57;
export const ids = [57];
export const modules = {

/***/ 60057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  followUp: () => (/* binding */ followUp)
});

// EXTERNAL MODULE: ./build/src/markdown.js
var markdown = __webpack_require__(58132);
// EXTERNAL MODULE: ./build/src/message-of.js
var message_of = __webpack_require__(8862);
// EXTERNAL MODULE: ./build/src/github/comments.js
var comments = __webpack_require__(73195);
// EXTERNAL MODULE: ./build/src/github/issues.js
var github_issues = __webpack_require__(32209);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/cut-off.js
var cut_off = __webpack_require__(65781);
// EXTERNAL MODULE: ./build/src/pagerduty/incident.js
var incident = __webpack_require__(6903);
// EXTERNAL MODULE: ./build/src/postmortem/index-entry.js
var index_entry = __webpack_require__(7237);
// EXTERNAL MODULE: ./build/src/postmortem/links.js
var links = __webpack_require__(31961);
// EXTERNAL MODULE: ./build/src/postmortem/metrics.js
var metrics = __webpack_require__(91097);
;// CONCATENATED MODULE: ./build/src/postmortem/action-item-issue.js
/** An action item as an issue of the docs repository. */







/** What every marker begins with. */
const ACTION_ITEM_MARKER = '<!-- pagerduty-postmortem action-item ';
/** Characters; GitHub refuses a title of more than 256. */
const MAX_TITLE = 120;
/** Characters; GitHub refuses a body of more than 65,536. */
const MAX_TEXT = 2_000;
/** docs.github.com, "REST API endpoints for issue assignees": up to 10. */
const MAX_ASSIGNEES = 10;
/**
 * The issues of all action items of a document, nested and done ones included, in the order of the file. `blobUrl` is that of
 * the commit whose lines are linked.
 */
function actionItemIssues(document, path, blobUrl) {
    const seen = new Map();
    return (0,metrics/* allItemsOf */.Ri)(document.actionItems).map((item) => {
        const identity = identityOf(document, item);
        const ordinal = (seen.get(identity) ?? 0) + 1;
        seen.set(identity, ordinal);
        return {
            marker: `${ACTION_ITEM_MARKER}${hashOf(path, identity, ordinal)} -->`,
            title: titleFor(item),
            body: bodyFor(document, item, path, blobUrl),
            assignees: assigneesOf(item),
            done: item.done === true,
        };
    });
}
/** Owners that are written as GitHub handles; a team (`@acme/sre`) cannot be assigned. */
function assigneesOf({ owner }) {
    const handles = (owner?.text ?? '').matchAll(/(?<![\w/.@-])@([a-z\d](?:[a-z\d-]{0,37}[a-z\d])?)(?![\w/@-])/gi);
    return [...new Set(Array.from(handles, ([, handle = '']) => handle))].slice(0, MAX_ASSIGNEES);
}
/** With its number, if it has one, and its box. */
const BULLET = /^\s*(?:[-*+]|\d{1,9}[.)])\s*(?:\[[ x]\])?/i;
/** What stays the same when the line moves, the box is ticked, or an owner, a date or a ticket of the item is another one. */
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
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
function titleFor({ text }) {
    return (0,cut_off/* cutOff */.q)((0,incident/* line */.n8)(text) ?? 'Action item', MAX_TITLE);
}
function bodyFor(document, item, path, blobUrl) {
    const { range, text, owner, due, priority, ticket } = item;
    const url = (0,links/* fileUrl */.i)(blobUrl, path, { line: range.start.line, endLine: range.end.line });
    const facts = [
        ['Service', (0,index_entry/* serviceOf */.z5)(document)],
        ['Severity', (0,index_entry/* severityOf */.xJ)(document)],
        ['Owner', owner?.text],
        ['Due', due?.date ?? due?.text],
        ['Priority', priority?.text],
        ['Ticket', ticket?.text],
    ].flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${(0,markdown/* plainText */.w)(value)}`]));
    return [
        `> ${(0,markdown/* plainText */.w)(text, MAX_TEXT)}`,
        `An action item of the postmortem [${(0,markdown/* plainText */.w)((0,index_entry/* titleOf */.Gg)(document, path))}](${url}).`,
        ...(facts.length === 0 ? [] : [facts.join('\n')]),
        'Tick its box in the document, and this issue is closed.',
    ].join('\n\n');
}

;// CONCATENATED MODULE: ./build/action/action-items.js
/**
 * The action items of merged postmortems as issues of the docs repository: each once, and closed when its box is ticked. What
 * people do with an issue stays: it is never changed and never opened again.
 */



/** A push that brings a whole archive is not to flood anybody. */
const MAX_ISSUES = 10;
/** Where the team wants no label: by one of them an issue is found again. */
const LABEL = 'postmortem-action';
/** `blobUrl` is that of the commit which brought the documents. */
async function fileActionItems({ docs, inputs: { dryRun } }, documents, blobUrl) {
    const filed = { opened: [], closed: [], rest: [] };
    const listed = new Map();
    const issuesUnder = (label) => {
        const issues = listed.get(label) ?? (0,github_issues/* listIssues */.ts)(docs, label, ACTION_ITEM_MARKER);
        listed.set(label, issues);
        return issues;
    };
    let wanted = 0;
    for (const { path, document, isNew, config } of documents) {
        const { issues, labels } = config['follow-up'];
        if (issues === 'off')
            continue;
        const [first = LABEL, ...more] = labels;
        for (const item of actionItemIssues(document, path, blobUrl)) {
            if (!item.done && !isNew)
                continue;
            if (!item.done)
                wanted += 1;
            if (wanted > MAX_ISSUES && !item.done) {
                filed.rest.push(item.title);
                continue;
            }
            const there = (await issuesUnder(first)).find(({ body }) => (0,comments/* hasMarker */.xY)(body, item.marker));
            if (item.done) {
                if (there?.state !== 'open')
                    continue;
                if (!dryRun)
                    await (0,github_issues/* closeIssue */.wS)(docs, there.number);
                filed.closed.push(there);
            }
            else if (there === undefined) {
                filed.opened.push({
                    title: item.title,
                    url: dryRun ? undefined : (await open(item, [first, ...more])).html_url,
                });
            }
        }
    }
    return filed;
    function open({ marker, title, body, assignees }, labels) {
        return (0,github_issues/* upsertIssue */.Fo)(docs, { marker, title, body, labels, assignees });
    }
}

// EXTERNAL MODULE: ./build/action/desk.js + 2 modules
var action_desk = __webpack_require__(41720);
// EXTERNAL MODULE: ./build/src/github/files.js
var github_files = __webpack_require__(80166);
// EXTERNAL MODULE: ./build/src/postmortem/document.js + 10 modules
var postmortem_document = __webpack_require__(83974);
// EXTERNAL MODULE: ./build/src/postmortem/counted.js
var counted = __webpack_require__(70038);
// EXTERNAL MODULE: ./build/src/postmortem/duration.js
var duration = __webpack_require__(83566);
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
const index_state_MAX_TEXT = 200;
const index_state_text = schemas/* nullable */.mee(schemas/* string */.YjP().check(api/* _maxLength */.Eb(index_state_MAX_TEXT)));
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
    schemas/* nullable */.mee(schemas/* tuple */.PVZ([schemas/* string */.YjP().check(api/* _maxLength */.Eb(index_state_MAX_TEXT)), index_state_text, index_state_text, amount])),
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
const index_state_short = (value) => value?.slice(0, index_state_MAX_TEXT).toWellFormed() ?? null;

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
;// CONCATENATED MODULE: ./build/src/postmortem/sealed.js
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

// EXTERNAL MODULE: ./build/src/utf8.js
var utf8 = __webpack_require__(7942);
// EXTERNAL MODULE: ./build/action/known.js
var known = __webpack_require__(34100);
// EXTERNAL MODULE: ./build/action/log.js
var log = __webpack_require__(14173);
;// CONCATENATED MODULE: ./build/action/index-issue.js
/** Keeps the one issue, "Postmortems", that lists what is on the default branch. */














const MARKER = '<!-- pagerduty-postmortem index -->';
const index_issue_LABEL = 'postmortems';
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
    const [files, [issue]] = await Promise.all([(0,github_files/* listFiles */.CS)(docs, defaultBranch), (0,github_issues/* listIssues */.ts)(docs, index_issue_LABEL, MARKER)]);
    const documents = (0,paths/* postmortemsAmong */.G)(await files.below(config.directory), config);
    if (documents.length === 0 && issue === undefined)
        return undefined;
    const key = inputs.devin.apiKey ?? inputs.pagerduty.token;
    // What somebody edited is not believed, and rebuilt.
    const intact = unsealed(issue?.body?.slice(MARKER.length + 1) ?? '', key);
    const remembered = new Map(readIndexState(intact ?? '', documents).map((entry) => [entry.path, entry]));
    const toRead = documents.filter(({ path }) => afresh || !remembered.has(path)).slice(0, MAX_READ);
    const { default: pMap } = await __webpack_require__.e(/* import() */ 606).then(__webpack_require__.bind(__webpack_require__, 606));
    const read = await pMap(toRead, (file) => readEntry(file, desk), { concurrency: AT_A_TIME });
    const known = new Map([...remembered, ...read.map((entry) => [entry.path, entry])]);
    const entries = documents.map(({ path }) => known.get(path) ?? unread(path));
    const blobUrl = `${action_desk/* SERVER_URL */.UB}/${repository}/blob/${defaultBranch}`;
    const body = sealed(renderIndex(entries, (path) => (0,links/* fileUrl */.i)(blobUrl, path)), key);
    const changed = !(0,comments/* sameText */.QV)(issue?.body, (0,comments/* marked */.xI)({ marker: MARKER, body }));
    const index = { changed, listed: entries.length, unread: entries.filter(({ path }) => !known.has(path)).length };
    if (inputs.dryRun || !changed)
        return { ...index, url: issue?.html_url };
    const { html_url: url } = await (0,github_issues/* upsertIssue */.Fo)(docs, { marker: MARKER, title: TITLE, body, labels: [index_issue_LABEL] });
    return { ...index, url };
}
async function readEntry({ path, sha }, desk) {
    const [document, { incident, acknowledgedAt, session, failed }] = await Promise.all([
        desk.read({ path, sha }).catch((error) => {
            if (!(error instanceof utf8/* NotUtf8Error */.x))
                throw error;
            (0,log/* warning */.$e)(`The index lists ${path} by its name only. ${error.message}`);
        }),
        (0,known/* whatIsKnown */.Y)((0,paths/* postmortemPath */.KA)(path, desk.config.directory), desk),
    ]);
    if (document === undefined)
        return unread(path);
    return (0,index_entry/* entryOf */.Ms)({ path, sha: failed ? NOT_REMEMBERED : sha }, document, {
        incident,
        acknowledgedAt,
        acu: session?.acus_consumed,
    });
}
/** As a file's SHA: no file has it, so that the document is read again the next time. */
const NOT_REMEMBERED = '';
function unread(path) {
    return (0,index_entry/* entryOf */.Ms)({ path, sha: NOT_REMEMBERED }, (0,postmortem_document/* parseDocument */.Tp)(''));
}

// EXTERNAL MODULE: ./build/src/http.js + 1 modules
var http = __webpack_require__(73955);
// EXTERNAL MODULE: ./build/src/policy/config.js
var config = __webpack_require__(35552);
// EXTERNAL MODULE: ./build/src/postmortem/read.js
var read = __webpack_require__(66990);
;// CONCATENATED MODULE: ./build/action/merged.js
/**
 * What a push has merged, and what its follow-up works with.
 */










const merged_AT_A_TIME = 5;
/** What GitHub gives for the commit before the first, or after the last. */
const NO_COMMIT = /^0+$/;
async function openFollowUp(inputs, event, docs, defaultBranch) {
    const [{ config, hasConfig }, { devin }] = await Promise.all([
        (0,action_desk/* readConfigFile */.RG)(docs, inputs.config),
        (0,known/* reachDevin */.k)(inputs),
    ]);
    const documents = new Map();
    return {
        inputs,
        docs,
        repository: event.repository.full_name,
        defaultBranch,
        config,
        hasConfig,
        devin,
        pagerduty: (0,action_desk/* pagerdutyOf */.B8)(inputs),
        read({ path, sha }) {
            const reading = documents.get(sha) ??
                (0,github_files/* readBlob */.gm)(docs, sha, path).then(async (text) => (await (0,read/* readPostmortem */.V)(text, { path, headings: config.headings })).document);
            documents.set(sha, reading);
            return reading;
        },
    };
}
/** The postmortems of a push that stand on the branch after it; `problems` says which of them are not UTF-8. */
async function mergedBy(push, desk) {
    const problems = [];
    const files = (await filesOf(push, desk)).filter(({ filename, status }) => status !== 'removed' && (0,paths/* isPostmortem */.v4)(filename, desk.config));
    const { default: pMap } = await __webpack_require__.e(/* import() */ 606).then(__webpack_require__.bind(__webpack_require__, 606));
    const merged = await pMap(files, async ({ filename: path, status, sha }) => {
        if (!sha)
            return [];
        const document = await desk.read({ path, sha }).catch((error) => {
            if (!(error instanceof utf8/* NotUtf8Error */.x))
                throw error;
            problems.push(error.message);
        });
        if (document === undefined)
            return [];
        const isNew = status === 'added' || status === 'copied';
        return [{ path, document, isNew, config: (0,config/* configFor */.m3)(desk.config, (0,index_entry/* statedIn */.bF)(document)) }];
    }, { concurrency: merged_AT_A_TIME });
    return { merged: merged.flat(), problems };
}
async function filesOf({ before, after }, { docs, config }) {
    if (NO_COMMIT.test(before)) {
        // The first push of the branch adds all that is there.
        const files = await (await (0,github_files/* listFiles */.CS)(docs, after)).below(config.directory);
        return files.map(({ path, sha }) => ({ filename: path, sha, status: 'added' }));
    }
    try {
        const files = await (0,github_files/* compare */.UD)(docs, before, after);
        if (files.length >= github_files/* MAX_COMPARED */.$i) {
            (0,log/* warning */.$e)(`GitHub names only the first ${github_files/* MAX_COMPARED */.$i} files of a push: of other postmortems in it no issue was made of action items, and none was published. The index has them all`);
        }
        return files;
    }
    catch (error) {
        if (!(error instanceof http/* ApiError */.hD) || (error.status !== 404 && error.status !== 422))
            throw error;
        (0,log/* warning */.$e)(`What the push changed cannot be told any more, because ${before} is gone: no issue was made of action items, and nothing was published. The index is kept all the same`);
        return [];
    }
}

// EXTERNAL MODULE: ./build/action/outputs.js
var outputs = __webpack_require__(92309);
// EXTERNAL MODULE: ./build/src/devin/session.js
var devin_session = __webpack_require__(49122);
// EXTERNAL MODULE: ./build/src/devin/tags.js
var tags = __webpack_require__(2613);
// EXTERNAL MODULE: ./build/src/postmortem/messages.js
var messages = __webpack_require__(72078);
;// CONCATENATED MODULE: ./build/action/publish.js
/** Has the session of a merged postmortem publish it, where the configuration says so: once. */




async function publishMerged({ devin, repository, config: { directory }, inputs: { dryRun } }, documents) {
    const published = { told: [], problems: [] };
    for (const { path, isNew, config } of documents) {
        const { publish } = config;
        if (!isNew || publish.to === 'pull-request' || publish.when !== 'merged')
            continue;
        const not = (why) => published.problems.push(`${path} was not published: ${why}. Publish it by hand on ${publish.to}.`);
        if (devin === undefined) {
            not('Devin cannot be asked without a key that works in the input "devin-api-key"');
            continue;
        }
        const documentPath = (0,paths/* postmortemPath */.KA)(path, directory);
        const id = (0,paths/* incidentIdOfPath */.KO)(path);
        if (documentPath === undefined || id === undefined) {
            not('its name is not that of a postmortem, `<date>-<words>-<incident id>.md`');
            continue;
        }
        const session = (0,devin_session/* newestOf */.su)(await devin.findSessions((0,tags/* incidentTag */.fZ)(id)));
        if (session === undefined) {
            not('no session of Devin wrote it');
            continue;
        }
        if (session.tags.includes(tags/* PUBLISHED_TAG */.Eq))
            continue;
        const { to, destination } = publish;
        const order = (0,messages/* publishOrder */.uA)({ repository, documentPath, to, destination });
        // The message first: were the tag there without it, it would never be published. Said twice, it is still one page.
        const sent = (0,devin_session/* isLive */.DG)(session) && (dryRun || (await devin.sendMessage(session.session_id, order)) === 'sent');
        if (!sent) {
            not('the session that wrote it has ended');
            continue;
        }
        if (!dryRun)
            await devin.addTags(session.session_id, [tags/* PUBLISHED_TAG */.Eq]);
        published.told.push({ path, url: session.url });
    }
    return published;
}

// EXTERNAL MODULE: ./build/action/summary.js
var summary = __webpack_require__(76079);
;// CONCATENATED MODULE: ./build/action/follow-up.js
/**
 * Mode `follow-up`: after a merge keeps the index, makes issues of action items, and has Devin publish, as the configuration
 * says. Nothing is ever committed.
 */










async function followUp(inputs, event) {
    const push = event.name === 'push' ? event : undefined;
    if (push === undefined && event.name !== 'workflow_dispatch' && event.name !== 'schedule') {
        return nothingToDo('only a push to the default branch, a start by hand and a schedule are followed up');
    }
    const docs = (0,action_desk/* docsRepository */.yf)(inputs, event);
    const defaultBranch = event.repository.default_branch ?? (await docs.about()).default_branch;
    if (push !== undefined && (push.ref !== `refs/heads/${defaultBranch}` || NO_COMMIT.test(push.after))) {
        return nothingToDo(`the push was not to the branch ${defaultBranch}`);
    }
    const desk = await openFollowUp(inputs, event, docs, defaultBranch);
    const { merged, problems } = push === undefined ? { merged: [], problems: [] } : await mergedBy(push, desk);
    const blobUrl = `${action_desk/* SERVER_URL */.UB}/${desk.repository}/blob/${push?.after}`;
    // One that fails keeps nothing else from being done.
    const [filed, published, index] = await Promise.allSettled([
        fileActionItems(desk, merged, blobUrl),
        publishMerged(desk, merged),
        desk.config['follow-up'].index ? keepIndex(desk, { afresh: push === undefined }) : undefined,
    ]);
    const done = { filed: fulfilled(filed), published: fulfilled(published), index: fulfilled(index) };
    const failures = [
        ...problems,
        ...[filed, published, index].flatMap((part) => (part.status === 'rejected' ? [(0,message_of/* messageOf */.b)(part.reason)] : [])),
    ];
    await tell(done, failures, desk);
    if (failures.length > 0)
        throw new Error(failures.join('. '));
}
function nothingToDo(why) {
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
    (0,log/* info */.pq)(`Nothing to follow up: ${why}`);
}
function fulfilled(result) {
    return result.status === 'fulfilled' ? result.value : undefined;
}
async function tell(done, failures, { inputs, hasConfig }) {
    const { dryRun } = inputs;
    for (const problem of done.published?.problems ?? [])
        (0,log/* warning */.$e)(problem);
    const changes = changesOf(done);
    const outcome = dryRun ? 'dry-run' : changes.length > 0 ? 'updated' : 'skipped';
    (0,outputs/* setOutputs */.n0)({ outcome, reason: outcome === 'skipped' ? 'nothing-to-do' : '', 'incident-id': '' });
    const lines = [
        ...changes,
        ...leftToPeople(done),
        ...failures.map((failure) => `**Failed:** ${(0,markdown/* plainText */.w)(failure, MAX_PROBLEM)}`),
    ];
    (0,log/* info */.pq)(`${changes.length} changes`);
    const told = lines.map((line) => `- ${line}`).join('\n') || 'Everything is as it should be. (reason: `nothing-to-do`)';
    await (0,summary/* writeSummary */.Sy)(`## ${dryRun ? 'Dry run of the follow-up: nothing was written' : 'Followed up'}\n\n${told}\n${(0,summary/* noConfigLine */.ws)({ hasConfig, inputs })}`);
}
function changesOf({ filed, published, index }) {
    return [
        ...(index?.changed ? [indexLine(index)] : []),
        ...(filed?.opened ?? []).map(({ title, url }) => `Issue for an action item: ${linked(title, url)}`),
        ...(filed?.closed ?? []).map(({ title, html_url }) => `Closed, its box is ticked: ${linked(title, html_url)}`),
        ...(published?.told ?? []).map(({ path, url }) => `Devin publishes ${(0,markdown/* plainText */.w)(path)}: [session](${url})`),
    ];
}
function leftToPeople({ filed, published }) {
    return [
        ...(filed?.rest ?? []).map((title) => `No issue, a push makes ten at most: ${(0,markdown/* plainText */.w)(title)}`),
        ...(published?.problems ?? []).map((problem) => (0,markdown/* plainText */.w)(problem, MAX_PROBLEM)),
    ];
}
const MAX_PROBLEM = 500;
function indexLine({ url, listed, unread }) {
    const rest = unread === 0 ? '' : `; ${unread} of them are read in the next runs`;
    return `Index: ${linked('Postmortems', url)}, ${listed} in all${rest}`;
}
function linked(text, url) {
    return url === undefined ? (0,markdown/* plainText */.w)(text) : `[${(0,markdown/* plainText */.w)(text)}](${url})`;
}


/***/ }),

/***/ 34100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ whatIsKnown),
/* harmony export */   k: () => (/* binding */ reachDevin)
/* harmony export */ });
/* harmony import */ var _src_devin_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49122);
/* harmony import */ var _src_devin_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2613);
/* harmony import */ var _src_http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73955);
/* harmony import */ var _src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44564);
/* harmony import */ var _desk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41720);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14173);
/**
 * What PagerDuty and Devin know of a postmortem by the incident's id in its path. Each is asked where it can be, and what could
 * not be learned is said: a review or an index is worth having without it.
 */






/** Devin, where there is a key that works; else why it is not asked, as a sentence. */
async function reachDevin(inputs) {
    try {
        const devin = await (0,_desk_js__WEBPACK_IMPORTED_MODULE_3__/* .devinOf */ .A0)(inputs);
        return { devin, problem: devin ? undefined : 'Devin was not asked: the input "devin-api-key" is empty.' };
    }
    catch (error) {
        if (!(error instanceof _src_http_js__WEBPACK_IMPORTED_MODULE_2__/* .ApiError */ .hD))
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
            if (!(error instanceof _src_http_js__WEBPACK_IMPORTED_MODULE_2__/* .ApiError */ .hD))
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

/***/ 73195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QV: () => (/* binding */ sameText),
/* harmony export */   Su: () => (/* binding */ findComments),
/* harmony export */   lB: () => (/* binding */ upsertComment),
/* harmony export */   xI: () => (/* binding */ marked),
/* harmony export */   xY: () => (/* binding */ hasMarker)
/* harmony export */ });
/* unused harmony export MAX_BODY */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63619);
/* harmony import */ var _cut_off_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65781);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73955);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61667);
/* harmony import */ var _only_one_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(106);
/** Our comment on an issue or pull request (GitHub docs, "REST API endpoints for issue comments"). */





const Comment = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(),
    html_url: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    body: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    user: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ login: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() })),
});
/** Characters. GitHub refuses a longer body of a comment or an issue: "body is too long (maximum is 65536 characters)". */
const MAX_BODY = 65_536;
/**
 * Writes the comment that carries the marker, `<!-- … -->`: made the first time, then only changed. A marker in somebody else's
 * comment means nothing. `number` is that of the issue or pull request.
 */
async function upsertComment(docs, number, comment) {
    const { call } = docs;
    const body = marked(comment);
    const onIssue = { issue_number: number };
    const kept = await (0,_only_one_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyOne */ .j)(docs, {
        find: () => findComments(docs, number, comment.marker),
        create: () => call('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...onIssue, body }, Comment),
        async remove({ id }) {
            try {
                await call('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id }, zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J());
            }
            catch (error) {
                // The run that made it takes it away too.
                if (!(error instanceof _http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || error.status !== 404)
                    throw error;
            }
        },
    });
    if (sameText(kept.body, body))
        return kept;
    return call('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: kept.id, body }, Comment);
}
/** Our comments with the marker; a second one is there only while two runs write at the same time. */
async function findComments(docs, number, marker) {
    const [login, comments] = await Promise.all([
        docs.login(),
        docs.list('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number: number }, Comment),
    ]);
    return comments.filter(({ user, body }) => user?.login === login && hasMarker(body, marker));
}
/** The text of a comment or issue: its marker first, so that it stays when the end is cut off. */
function marked({ marker, body }) {
    const whole = `${marker}\n${body}`;
    return (0,_cut_off_js__WEBPACK_IMPORTED_MODULE_3__/* .cutOff */ .q)(whole, MAX_BODY);
}
/** Only at the very beginning, where `marked` writes it: quoted text holds no marker. */
function hasMarker(body, marker) {
    return body?.startsWith(marker) ?? false;
}
/** GitHub may keep line ends its own way; the body is compared as it is sent. */
function sameText(kept, body) {
    return kept?.replaceAll('\r\n', '\n').trimEnd() === (0,_visible_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .R)(body).trimEnd();
}


/***/ }),

/***/ 32209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fo: () => (/* binding */ upsertIssue),
/* harmony export */   ts: () => (/* binding */ listIssues),
/* harmony export */   wS: () => (/* binding */ closeIssue)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63619);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73955);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61667);
/* harmony import */ var _comments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73195);
/* harmony import */ var _only_one_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(106);
/** Our issues in the docs repository (GitHub docs, "REST API endpoints for issues"). */





const Issue = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    id: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    number: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    html_url: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    title: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    body: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    state: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['open', 'closed']),
    user: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ login: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })),
    /** Only where the issue is a pull request. */
    pull_request: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()),
});
/**
 * Open and closed issues of our own making whose marker begins with `markerPrefix`, under a label, the newest first. By the
 * list of issues, because GitHub's search lags behind and is limited.
 */
async function listIssues(docs, label, markerPrefix) {
    const [login, issues] = await Promise.all([
        docs.login(),
        docs.list('GET /repos/{owner}/{repo}/issues', { labels: label, state: 'all' }, Issue),
    ]);
    return issues.filter(({ user, body, pull_request: pull }) => pull === undefined && user?.login === login && (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .hasMarker */ .xY)(body, markerPrefix));
}
/**
 * Writes the issue: made the first time, then its title and body are changed where they differ, and nothing else; a closed one
 * stays closed unless `reopen`. Labels and assignees are set once, after that they are people's. A second one from a run at the
 * same time is closed as not planned and points to the first.
 */
async function upsertIssue(docs, issue, { reopen = false } = {}) {
    const { marker, title, labels } = issue;
    const body = (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .marked */ .xI)(issue);
    const kept = await (0,_only_one_js__WEBPACK_IMPORTED_MODULE_2__/* .onlyOne */ .j)(docs, {
        find: () => listIssues(docs, labels[0], marker),
        create: () => createIssue(docs, issue),
        async remove(younger, oldest) {
            await updateIssue(docs, younger.number, {
                body: `Closed: two runs made this issue at the same time. It goes on in #${oldest.number}.`,
                state: 'closed',
                state_reason: 'not_planned',
            });
        },
    });
    const changes = {
        ...(kept.title !== (0,_visible_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .R)(title) && { title }),
        ...(!(0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .sameText */ .QV)(kept.body, body) && { body }),
        ...(reopen && kept.state === 'closed' && { state: 'open' }),
    };
    return Object.keys(changes).length === 0 ? kept : updateIssue(docs, kept.number, changes);
}
/** Closes an issue as completed. */
function closeIssue(docs, number) {
    return updateIssue(docs, number, { state: 'closed', state_reason: 'completed' });
}
/** "Create an issue" refuses all when one cannot be assigned. */
async function createIssue({ call }, issue) {
    const { title, labels, assignees = [] } = issue;
    const create = (who) => call('POST /repos/{owner}/{repo}/issues', { title, body: (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .marked */ .xI)(issue), labels, ...(who.length > 0 && { assignees: who }) }, Issue);
    try {
        return await create(assignees);
    }
    catch (error) {
        if (!(error instanceof _http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || error.status !== 422 || assignees.length === 0)
            throw error;
        return create([]);
    }
}
function updateIssue({ call }, number, changes) {
    return call('PATCH /repos/{owner}/{repo}/issues/{issue_number}', { issue_number: number, ...changes }, Issue);
}


/***/ }),

/***/ 106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ onlyOne)
/* harmony export */ });
/* harmony import */ var _docs_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77339);
/** Keeps one of a kind where GitHub would take any number: comments and issues have no idempotency key. */

/** How often a create is sent again after its answer was lost and nothing of it was found. */
const CREATE_TRIES = 3;
/**
 * Returns the one that is there, or creates it and looks again: of two that runs made at the same time the oldest stays and
 * `remove` takes the younger ones away, whoever made them. `find` returns those of our own making.
 */
async function onlyOne(docs, acts) {
    const { find, create, remove } = acts;
    let found = await find();
    for (let tries = 1; found.length === 0; tries += 1) {
        let created;
        try {
            created = await create();
            if (created.user !== null)
                docs.wroteAs(created.user.login);
        }
        catch (error) {
            if (!(0,_docs_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .answerWasLost */ .W)(error) || tries === CREATE_TRIES)
                throw error;
        }
        found = await find();
        // A list may lag behind what was just written.
        if (found.length === 0 && created !== undefined)
            found = [created];
    }
    const [oldest, ...younger] = found.toSorted((a, b) => a.id - b.id);
    for (const item of younger)
        await remove(item, oldest);
    return oldest;
}


/***/ }),

/***/ 70038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ counted)
/* harmony export */ });
/** "1 warning", "2 warnings"; for nouns that take an s. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
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
    const stated = [metadata.date?.date, frontMatter?.started?.text.slice(0, 10), (0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .dateOfPath */ .pR)(path)];
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

/***/ 31961:
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

/***/ 847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ diagram),
/* harmony export */   H: () => (/* binding */ mermaidText)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58132);
/* harmony import */ var _pagerduty_incident_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6903);
/** Mermaid diagrams as GitHub renders them: a code block of the language `mermaid` (mermaid.js.org). */


/**
 * Untrusted text for a label, at most so many UTF-16 units before it is escaped. Whatever may mean something to Mermaid stands
 * there as its code (`#58;`, Mermaid docs, "Entity codes to escape characters"), which shows as the character itself. A label
 * that begins a line needs something of ours before it: `click` is a word like any other here.
 */
function mermaidText(text, maxLength) {
    return shortened((0,_pagerduty_incident_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(text) ?? '', maxLength).replace(/[^\p{L}\p{M}\p{N} .,()/-]/gu, (character) => `#${character.codePointAt(0)};`);
}
/** A diagram; each line was escaped where it holds foreign text. */
function diagram(kind, lines) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeBlock */ .D)([kind, ...lines.map((each) => `    ${each}`)].join('\n'), 'mermaid');
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

/***/ 66990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readPostmortem)
/* harmony export */ });
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48730);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83974);
/**
 * Reads a postmortem, so that nothing made of it repeats a secret that stands in it. Heavy, for the markdown parser and
 * secretlint: load it with `await import()`.
 */


/** What is longer is not parsed anyway; characters. */
const MAX_LENGTH = 1_000_000;
async function readPostmortem(markdown, options = {}) {
    // The document has no byte order mark either, so that offsets agree.
    const text = markdown.replace(/^\uFEFF/, '').slice(0, MAX_LENGTH);
    const secrets = await (0,_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .findSecrets */ .d)(text);
    return { document: (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(blotted(text, secrets), options), secrets };
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
