export const id = 402;
export const ids = [402];
export const modules = {

/***/ 20811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeDigest: () => (/* binding */ writeDigest)
});

// EXTERNAL MODULE: ./build/src/github/comments.js
var comments = __webpack_require__(73195);
// EXTERNAL MODULE: ./build/src/incident/confidential.js
var confidential = __webpack_require__(20136);
// EXTERNAL MODULE: ./build/src/text/counted.js
var counted = __webpack_require__(53271);
// EXTERNAL MODULE: ./build/src/text/markdown.js
var markdown = __webpack_require__(10492);
// EXTERNAL MODULE: ./build/src/time/duration.js
var duration = __webpack_require__(31067);
// EXTERNAL MODULE: ./build/src/postmortem/index-recurrence.js
var index_recurrence = __webpack_require__(14447);
// EXTERNAL MODULE: ./build/src/postmortem/learnings.js
var learnings = __webpack_require__(55487);
// EXTERNAL MODULE: ./build/src/postmortem/repeats.js
var postmortem_repeats = __webpack_require__(53896);
// EXTERNAL MODULE: ./build/src/postmortem/tracked-item.js
var tracked_item = __webpack_require__(10876);
;// CONCATENATED MODULE: ./build/src/postmortem/digest.js
/** The monthly digest: what changed, what repeats, what is overdue, and what would have helped most. Pure. */







/** For each list, so that the digest has at most 40 lines. */
const MAX_LISTED = 5;
const MAX_PREVENTIVE = 3;
const HOW_COUNTED = 'How it is counted: the minutes of impact of all later incidents of the failure that the item is about, from the families in the index.';
/** Returns at most 40 lines of markdown; undefined if nothing happened in the month. */
function digestOf({ month, entries, items, urlOf }) {
    const before = monthBefore(month);
    const until = `${month}-31`;
    const { known, now, repeated, preventive } = readMonth({ month, entries, items });
    const opened = items.filter(({ createdAt }) => createdAt.startsWith(month));
    const closed = items.filter(({ closedAt }) => closedAt?.startsWith(month));
    if (now.length + opened.length + closed.length === 0)
        return undefined;
    return [
        [`## Digest of ${month}`],
        ['### What changed', changes()],
        ['### What repeats', repeats()],
        ['### What is overdue', list(overdueItems(items, until), overdueLine, 'Nothing.')],
        [
            '### What would have prevented the most',
            preventive.length === 0
                ? 'No open action item is of a failure that happened again.'
                : [...preventive.map(preventiveLine), '', HOW_COUNTED].join('\n'),
        ],
    ]
        .flat()
        .join('\n\n');
    function changes() {
        const then = known.filter(({ date }) => date?.startsWith(before));
        const compare = (one, other) => `${one} (${before}: ${other})`;
        const medianOf = (some) => {
            const median = (0,learnings/* spreadOf */.jg)(some.flatMap(({ timeToResolve }) => timeToResolve ?? []))?.median;
            return median === undefined ? 'not known' : (0,duration/* inShort */.wZ)(Math.round(median));
        };
        const cost = (0,postmortem_repeats/* costOf */.ho)(now);
        return [
            `- Postmortems: ${compare(now.length, then.length)}`,
            `- Minutes of impact: ${compare(cost.minutes, (0,postmortem_repeats/* costOf */.ho)(then).minutes)}`,
            `- Median time to resolve: ${compare(medianOf(now), medianOf(then))}`,
            `- Action items: ${opened.length} opened, ${closed.filter(({ state }) => state === 'done').length} done, ${closed.filter(({ state }) => state === 'declined').length} declined, ${items.filter(({ state }) => state === 'open').length} open now`,
        ].join('\n');
    }
    function repeats() {
        return list(repeated, ({ entry, first }) => `- [${(0,index_recurrence/* entryName */.MB)(entry)}](${urlOf(entry)}), ${(0,counted/* counted */.h)((0,postmortem_repeats/* costOf */.ho)([entry]).minutes, 'minute')}: the same failure as [${(0,index_recurrence/* entryName */.MB)(first)}](${urlOf(first)})`, 'Nothing.');
    }
}
/** Returns the same for a chat, with the incident that each line is about. */
function announcedLines(facts) {
    const { items, month, entries, urlOf } = facts;
    const { now, repeated, preventive } = readMonth(facts);
    const about = ({ title, service }) => ({
        title,
        service,
        serviceId: undefined,
    });
    // If somebody removed the link to its postmortem, the item itself says what it is about.
    const aboutItem = (item) => about(entries.find(({ path }) => path === item.postmortem) ?? item);
    return [
        { text: `${(0,counted/* counted */.h)(now.length, 'postmortem')}, ${(0,counted/* counted */.h)((0,postmortem_repeats/* costOf */.ho)(now).minutes, 'minute')} of impact` },
        ...repeated.slice(0, MAX_LISTED).map(({ entry, first }) => ({
            text: `Happened again: ${entry.title}, like ${first.title}`,
            url: urlOf(entry),
            subject: about(entry),
        })),
        ...overdueItems(items, `${month}-31`)
            .slice(0, MAX_LISTED)
            .map((item) => ({ text: `Overdue since ${item.due}: ${item.title}`, url: item.url, subject: aboutItem(item) })),
        ...preventive.map(({ item, minutes }) => ({
            text: `Would have prevented ${(0,counted/* counted */.h)(minutes, 'minute')}: ${item.title}`,
            url: item.url,
            subject: aboutItem(item),
        })),
    ];
}
function readMonth({ month, entries, items }) {
    // What came later is in the next digest.
    const known = entries.filter(({ date }) => date === undefined || date <= `${month}-31`);
    const now = known.filter(({ date }) => date?.startsWith(month));
    const recurring = (0,postmortem_repeats/* recurringIn */.hf)(known);
    const repeated = recurring
        .flatMap(({ first, repeats }) => repeats.flatMap((entry) => (now.includes(entry) ? [{ entry, first }] : [])))
        .sort((one, other) => (other.entry.duration ?? 0) - (one.entry.duration ?? 0));
    return { known, now, recurring, repeated, preventive: preventiveItems(recurring, items).slice(0, MAX_PREVENTIVE) };
}
/** Open items that were due on a day, or before it, the longest overdue first. `until`: YYYY-MM-DD. */
function overdueItems(items, until) {
    return items
        .filter((item) => (0,tracked_item.isDue)(item, until))
        .sort((one, other) => compareText(one.due ?? '', other.due ?? '') || compareText(one.url, other.url));
}
const KIND_ORDER = ['prevent', undefined, 'mitigate', 'detect'];
/** Open items of failures that happened again, those whose completion would have prevented the most minutes first. */
function preventiveItems(recurring, items) {
    const later = new Map(recurring.flatMap(({ first, repeats }) => [first, ...repeats].map((entry, index, chain) => [entry.path, chain.slice(index + 1)])));
    return items
        .flatMap((item) => {
        const since = item.state === 'open' ? (later.get(item.postmortem ?? '') ?? []) : [];
        return since.length === 0 ? [] : [{ item, minutes: (0,postmortem_repeats/* costOf */.ho)(since).minutes, incidents: since.length }];
    })
        .sort((one, other) => other.minutes - one.minutes ||
        KIND_ORDER.indexOf(one.item.kind) - KIND_ORDER.indexOf(other.item.kind) ||
        compareText(one.item.createdAt, other.item.createdAt) ||
        compareText(one.item.url, other.item.url));
}
function overdueLine({ title, url, due, assignees, owner }) {
    const who = assignees.length > 0 ? assignees.join(', ') : (owner ?? 'nobody');
    return `- [${(0,markdown/* escapeMarkdown */.F)(title, 100)}](${url}), due ${due}, owner: ${(0,markdown/* escapeMarkdown */.F)(who, 60)}`;
}
function preventiveLine({ item: { title, url, kind }, minutes, incidents }) {
    const of = kind === undefined ? '' : ` (${kind})`;
    return `- [${(0,markdown/* escapeMarkdown */.F)(title, 100)}](${url})${of}: ${(0,counted/* counted */.h)(minutes, 'minute')} in ${(0,counted/* counted */.h)(incidents, 'incident')}`;
}
function list(all, line, none) {
    const rest = all.length - MAX_LISTED;
    const lines = all.slice(0, MAX_LISTED).map(line);
    return all.length === 0 ? none : [...lines, ...(rest > 0 ? [`- And ${rest} more.`] : [])].join('\n');
}
/** The month before one, both YYYY-MM. */
function monthBefore(month) {
    const [year = 0, number = 1] = month.split('-').map(Number);
    return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}
const compareText = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

// EXTERNAL MODULE: ./build/src/postmortem/file-url.js
var file_url = __webpack_require__(53408);
// EXTERNAL MODULE: ./build/action/shared/announce.js
var announce = __webpack_require__(96142);
// EXTERNAL MODULE: ./build/action/shared/connections.js + 7 modules
var connections = __webpack_require__(32971);
// EXTERNAL MODULE: ./build/action/shared/what-left.js
var what_left = __webpack_require__(4997);
// EXTERNAL MODULE: ./build/action/follow-up/tracked-items.js
var tracked_items = __webpack_require__(33110);
;// CONCATENATED MODULE: ./build/action/follow-up/write-digest.js
/** Writes the digest of the last month, once, as a comment on the index issue. */








/** Postmortems of the last days of a month are merged in the first days of the next: until then, the digest is kept up to date. */
const SETTLING_DAYS = 7;
/** `index`: all postmortems, and the number of the issue. Undefined if there is nothing to write. */
async function writeDigest(context, { entries, number }, now = new Date()) {
    const { docs, config, inputs } = context;
    if (!config['follow-up'].digest || number === undefined)
        return undefined;
    const month = monthBefore(now.toISOString().slice(0, 7));
    const marker = `<!-- pagerduty-postmortem digest ${month} -->`;
    const [written] = await (0,comments/* findComments */.Su)(docs, number, marker);
    if (written !== undefined && now.getUTCDate() > SETTLING_DAYS)
        return undefined;
    const isPublic = ({ title, service }) => !(0,confidential/* mayBeConfidential */.Z0)({ title, service, serviceId: undefined }, config);
    const shown = entries.filter(isPublic);
    const known = new Map(entries.map((entry) => [entry.path, entry]));
    const items = (await (0,tracked_items/* trackedItems */.N1)(context)).filter((item) => isPublic(known.get(item.postmortem ?? '') ?? item));
    const urlOf = ({ path }) => (0,file_url/* fileUrl */.i)((0,connections/* branchUrl */.Qq)(context), path);
    const facts = { month, entries: shown, items, urlOf };
    const markdown = digestOf(facts);
    if (markdown === undefined || (0,comments/* sameText */.QV)(written?.body, (0,comments/* marked */.xI)({ marker, body: markdown })))
        return undefined;
    if (inputs.dryRun) {
        (0,what_left/* wouldSend */.gx)('GitHub', { path: '/comments', body: { body: markdown } });
        return { month, url: undefined };
    }
    const { html_url: url, isNew } = await (0,comments/* upsertComment */.lB)(docs, number, { marker, body: markdown });
    if (isNew) {
        await (0,announce/* announce */.i)(context, {
            kind: 'digest',
            title: `Incident digest for ${month}`,
            url,
            lines: announcedLines(facts),
        });
    }
    return { month, url };
}


/***/ }),

/***/ 96142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ announce)
/* harmony export */ });
/* harmony import */ var _src_incident_confidential_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20136);
/* harmony import */ var _src_text_message_of_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62486);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68971);
/* harmony import */ var _what_left_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4997);




/**
 * Posts one announcement, unless there is no webhook, its kind is off, or it is about a confidential incident. Call it only in the run
 * whose own write says that the event is new (`isNew` of `upsertComment`), so that ten runs post one.
 */
async function announce({ inputs, config }, announcement) {
    const { announceWebhook: url, dryRun } = inputs;
    if (url === undefined || !config.announce[announcement.kind])
        return;
    try {
        const [{ announcedMessage, mapText, withoutConfidential }, { formatOfUrl, CHAT_NAMES }, { announcementBody, postAnnouncement },] = await Promise.all([
            __webpack_require__.e(/* import() */ 602).then(__webpack_require__.bind(__webpack_require__, 69602)),
            Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 98272)),
            __webpack_require__.e(/* import() */ 893).then(__webpack_require__.bind(__webpack_require__, 68893)),
        ]);
        const allowed = withoutConfidential(announcement, (subject) => (0,_src_incident_confidential_js__WEBPACK_IMPORTED_MODULE_2__/* .mayBeConfidential */ .Z0)(subject, config));
        if (allowed === undefined)
            return;
        const format = config.announce.format ?? formatOfUrl(url);
        if (format === undefined) {
            (0,_log_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(`Nothing was announced, because the address in the input "announce-webhook" does not tell whose it is: set "announce.format" in ${inputs.config} to slack, teams, mattermost or discord`);
            return;
        }
        const { clean } = await Promise.all(/* import() */[__webpack_require__.e(690), __webpack_require__.e(74)]).then(__webpack_require__.bind(__webpack_require__, 66074));
        const message = await mapText(announcedMessage(allowed), async (texts) => (await clean(texts, config.redact)).texts);
        const body = announcementBody(format, message);
        const sending = { path: '/announcements', body };
        if (dryRun)
            return (0,_what_left_js__WEBPACK_IMPORTED_MODULE_1__/* .wouldSend */ .gx)(CHAT_NAMES[format], sending);
        (0,_what_left_js__WEBPACK_IMPORTED_MODULE_1__/* .sendingTo */ .ii)(CHAT_NAMES[format])(sending);
        await postAnnouncement(url, format, body);
    }
    catch (error) {
        (0,_log_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(`Nothing was announced. ${(0,_src_text_message_of_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error)}`);
    }
}


/***/ }),

/***/ 57516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ lazily)
/* harmony export */ });
/** Returns a function that makes the value at its first call, and returns the same one after that. */
function lazily(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}


/***/ })

};
