export const id = 110;
export const ids = [110,279,209,876];
export const modules = {

/***/ 92999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readMemory),
/* harmony export */   x: () => (/* binding */ writeMemory)
/* harmony export */ });
/* harmony import */ var _src_github_comments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73195);
/* harmony import */ var _src_github_issues_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32209);
/* harmony import */ var _src_postmortem_item_memory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87165);
/* harmony import */ var _src_postmortem_seal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10279);
/* harmony import */ var _shared_read_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(484);
/** Keeps what was read about action items in a comment on the index issue. */





const MARKER = '<!-- pagerduty-postmortem memory -->';
/** Characters. GitHub takes 65,536, and the marker, the words and the seal need some. */
const ROOM = 64_000;
const WORDS = 'What the follow-up remembers about action items, so that it reads each issue only once. There is nothing to do here: you can hide this comment.';
/** Empty without an index, or if somebody edited the comment. */
async function readMemory(context) {
    const { docs, config, inputs } = context;
    if (!config['follow-up'].index)
        return (0,_src_postmortem_item_memory_js__WEBPACK_IMPORTED_MODULE_2__/* .emptyMemory */ .l4)();
    const [index] = await (0,_src_github_issues_js__WEBPACK_IMPORTED_MODULE_1__.listIssues)(docs, _shared_read_index_js__WEBPACK_IMPORTED_MODULE_4__/* .INDEX_LABEL */ .sk, _shared_read_index_js__WEBPACK_IMPORTED_MODULE_4__/* .INDEX_MARKER */ .IW);
    if (index === undefined || index.comments === 0)
        return (0,_src_postmortem_item_memory_js__WEBPACK_IMPORTED_MODULE_2__/* .emptyMemory */ .l4)();
    const [comment] = await (0,_src_github_comments_js__WEBPACK_IMPORTED_MODULE_0__/* .findComments */ .Su)(docs, index.number, MARKER);
    const text = (0,_src_postmortem_seal_js__WEBPACK_IMPORTED_MODULE_3__.unsealed)(comment?.body?.slice(MARKER.length + 1) ?? '', (0,_shared_read_index_js__WEBPACK_IMPORTED_MODULE_4__/* .indexKey */ .mh)(inputs));
    return text === undefined ? (0,_src_postmortem_item_memory_js__WEBPACK_IMPORTED_MODULE_2__/* .emptyMemory */ .l4)() : (0,_src_postmortem_item_memory_js__WEBPACK_IMPORTED_MODULE_2__/* .readItemMemory */ .bJ)(text);
}
/** Returns whether it was written. Without an index, it is not. */
async function writeMemory({ docs, config, inputs }, memory) {
    if (!config['follow-up'].index || inputs.dryRun)
        return false;
    const [index] = await (0,_src_github_issues_js__WEBPACK_IMPORTED_MODULE_1__.listIssues)(docs, _shared_read_index_js__WEBPACK_IMPORTED_MODULE_4__/* .INDEX_LABEL */ .sk, _shared_read_index_js__WEBPACK_IMPORTED_MODULE_4__/* .INDEX_MARKER */ .IW);
    const written = (0,_src_postmortem_item_memory_js__WEBPACK_IMPORTED_MODULE_2__/* .writeItemMemory */ .aE)(memory, ROOM);
    if (index === undefined || written === '')
        return false;
    const body = (0,_src_postmortem_seal_js__WEBPACK_IMPORTED_MODULE_3__/* .sealed */ .J)(`${WORDS}\n\n${written}`, (0,_shared_read_index_js__WEBPACK_IMPORTED_MODULE_4__/* .indexKey */ .mh)(inputs));
    await (0,_src_github_comments_js__WEBPACK_IMPORTED_MODULE_0__/* .upsertComment */ .lB)(docs, index.number, { marker: MARKER, body });
    return true;
}


/***/ }),

/***/ 33110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ readItems),
/* harmony export */   N1: () => (/* binding */ trackedItems),
/* harmony export */   cY: () => (/* binding */ accessProblem),
/* harmony export */   ek: () => (/* binding */ placesOf),
/* harmony export */   kN: () => (/* binding */ serviceRepositories)
/* harmony export */ });
/* harmony import */ var _src_github_issues_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32209);
/* harmony import */ var _src_http_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83447);
/* harmony import */ var _src_postmortem_item_marker_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(40568);
/* harmony import */ var _src_postmortem_item_memory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87165);
/* harmony import */ var _src_postmortem_tracked_item_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10876);
/* harmony import */ var _shared_connections_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32971);
/* harmony import */ var _shared_once_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4344);
/* harmony import */ var _remember_items_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92999);








/** Returns all items, the newest first in each repository; none if no issues are opened. They are read once per run, 100 a request. */
async function trackedItems(context) {
    return (await readItems(context)).items;
}
/** The same, with where they are. */
const readItems = (0,_shared_once_js__WEBPACK_IMPORTED_MODULE_6__/* .oncePerRun */ .a)(readAll);
async function readAll(context) {
    const { docs, repository, config, inputs } = context;
    const labels = itemLabels(config);
    const repositories = new Map([[repository, docs]]);
    const unreachable = [];
    if (placesOf(config).every((place) => place === 'off')) {
        return { items: [], repositories, unreachable, memory: (0,_src_postmortem_item_memory_js__WEBPACK_IMPORTED_MODULE_2__/* .emptyMemory */ .l4)() };
    }
    // All at once: a promise that fails before anybody waits for it would end the process.
    const [memory, ...found] = await Promise.all([
        (0,_remember_items_js__WEBPACK_IMPORTED_MODULE_5__/* .readMemory */ .S)(context),
        itemsIn(repository, docs, labels),
        ...serviceRepositories(config, repository).map(async (other) => {
            const service = (0,_shared_connections_js__WEBPACK_IMPORTED_MODULE_4__/* .serviceRepository */ .SA)(inputs, other);
            if (service === undefined) {
                unreachable.push({ repository: other, problem: 'the input "items-token" is empty', isPermanent: true });
                return [];
            }
            try {
                const items = await itemsIn(other, service, labels);
                repositories.set(other, service);
                return items;
            }
            catch (error) {
                const problem = accessProblem(error);
                unreachable.push({ repository: other, ...problem });
                return [];
            }
        }),
    ]);
    const items = found.flat();
    for (const item of items)
        Object.assign(item, memory.closures.get((0,_src_postmortem_item_memory_js__WEBPACK_IMPORTED_MODULE_2__/* .closureKey */ .Vs)(item)));
    return { items, repositories, unreachable, memory };
}
/** Why a token cannot use the issues of a repository. Throws an error that is not an answer of GitHub. */
function accessProblem(error) {
    if (!(error instanceof _src_http_http_js__WEBPACK_IMPORTED_MODULE_1__/* .ApiError */ .hD))
        throw error;
    const { status, message } = error;
    return { problem: message, isPermanent: status !== undefined && REFUSED.includes(status) };
}
/** 410: issues are switched off. */
const REFUSED = [401, 403, 404, 410];
async function itemsIn(repository, docs, labels) {
    const issues = new Map();
    for (const found of await Promise.all(labels.map((label) => (0,_src_github_issues_js__WEBPACK_IMPORTED_MODULE_0__.listIssues)(docs, label, _src_postmortem_item_marker_js__WEBPACK_IMPORTED_MODULE_7__/* .ACTION_ITEM_MARKER */ .C7)))) {
        for (const issue of found)
            issues.set(issue.number, issue);
    }
    return [...issues.values()].map((issue) => (0,_src_postmortem_tracked_item_js__WEBPACK_IMPORTED_MODULE_3__.trackedItemOf)(repository, issue));
}
/** The labels by which issues are found: the first of each list. */
function itemLabels(config) {
    const firsts = [config, ...config.overrides].flatMap((each) => each['follow-up']?.labels?.[0] ?? []);
    return [...new Set([_src_postmortem_item_marker_js__WEBPACK_IMPORTED_MODULE_7__/* .ITEM_LABEL */ .Tc, ...firsts])];
}
/** The repositories under `services`, without the docs repository; none unless an issue may be opened there. */
function serviceRepositories(config, docs) {
    const { services } = config;
    const isUsed = placesOf(config).includes('service-repo');
    const others = Object.values(services).filter((each) => each.toLowerCase() !== docs.toLowerCase());
    return isUsed ? [...new Map(others.map((each) => [each.toLowerCase(), each])).values()] : [];
}
/** Where issues are opened: in general, and for some incidents. */
function placesOf(config) {
    return [config, ...config.overrides].flatMap((each) => each['follow-up']?.issues ?? []);
}


/***/ }),

/***/ 32209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Issue: () => (/* binding */ Issue),
/* harmony export */   addLabel: () => (/* binding */ addLabel),
/* harmony export */   closeIssue: () => (/* binding */ closeIssue),
/* harmony export */   findOwnIssue: () => (/* binding */ findOwnIssue),
/* harmony export */   listIssues: () => (/* binding */ listIssues),
/* harmony export */   removeLabel: () => (/* binding */ removeLabel),
/* harmony export */   upsertIssue: () => (/* binding */ upsertIssue)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63619);
/* harmony import */ var _http_http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83447);
/* harmony import */ var _text_visible_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72939);
/* harmony import */ var _comments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73195);
/* harmony import */ var _create_once_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57655);
/** Our issues in the docs repository (GitHub docs, "REST API endpoints for issues"). */





const Author = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ login: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), type: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()) });
const Issue = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    id: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    number: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    html_url: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    title: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    body: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    state: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['open', 'closed']),
    state_reason: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    created_at: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    closed_at: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()),
    labels: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())) })])),
    assignees: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ login: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })))),
    /** How many it has. */
    comments: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    user: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(Author),
    /** Only if the issue is a pull request. */
    pull_request: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()),
});
/**
 * Returns our open and closed issues with a label whose marker begins with `markerPrefix`, newest first. Uses the
 * list of issues, because GitHub's search lags behind and has a low limit. `newestOnly` takes one request: it looks at the newest
 * hundred with the label.
 */
async function listIssues(docs, label, markerPrefix, { newestOnly = false } = {}) {
    const filter = { labels: label, state: 'all' };
    const [isOurs, issues] = await Promise.all([
        docs.recognizes(),
        newestOnly
            ? docs.call('GET /repos/{owner}/{repo}/issues', { ...filter, per_page: NEWEST }, zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(Issue))
            : docs.list('GET /repos/{owner}/{repo}/issues', filter, Issue),
    ]);
    return issues.filter(({ user, body, pull_request: pull }) => pull === undefined && isOurs(user) && (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .hasMarker */ .xY)(body, markerPrefix));
}
const NEWEST = 100;
/**
 * Creates the issue, or updates its title and body if they differ. A closed issue stays closed unless `reopen` is set. Labels and
 * assignees are set only once, so that people can change them. If two runs create it at the same time, the younger one is closed as
 * not planned and points to the older. `newestOnly` looks for it only among the newest: the caller knows that no older one exists.
 */
async function upsertIssue(docs, issue, { reopen = false, newestOnly = false } = {}) {
    const { marker, title, labels } = issue;
    const body = (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .marked */ .xI)(issue);
    const kept = await (0,_create_once_js__WEBPACK_IMPORTED_MODULE_2__/* .createOnce */ .U)(docs, {
        find: () => listIssues(docs, labels[0], marker, { newestOnly }),
        create: () => createIssue(docs, issue),
        async remove(younger, oldest) {
            await updateIssue(docs, younger.number, {
                body: `Closed as a duplicate: two runs created this issue at the same time. See #${oldest.number}.`,
                state: 'closed',
                state_reason: 'not_planned',
            });
        },
    });
    const changes = {
        ...(kept.title !== (0,_text_visible_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .R)(title) && { title }),
        ...(!(0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .sameText */ .QV)(kept.body, body) && { body }),
        ...(reopen && kept.state === 'closed' && { state: 'open' }),
    };
    return Object.keys(changes).length === 0 ? kept : updateIssue(docs, kept.number, changes);
}
/**
 * Returns an issue of ours whose marker begins with `markerPrefix`; undefined if it is somebody else's, a pull request, or does not
 * exist.
 */
async function findOwnIssue(docs, number, markerPrefix) {
    try {
        const [isOurs, issue] = await Promise.all([
            docs.recognizes(),
            docs.call('GET /repos/{owner}/{repo}/issues/{issue_number}', { issue_number: number }, Issue),
        ]);
        const { user, body, pull_request: pull } = issue;
        return pull === undefined && isOurs(user) && (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .hasMarker */ .xY)(body, markerPrefix) ? issue : undefined;
    }
    catch (error) {
        if (error instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD && (error.status === 404 || error.status === 410))
            return undefined;
        throw error;
    }
}
/** Closes an issue as completed. */
function closeIssue(docs, number) {
    return updateIssue(docs, number, { state: 'closed', state_reason: 'completed' });
}
/** Adds a label; the others stay ("Add labels to an issue"). */
async function addLabel({ call }, number, label) {
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels';
    await call(route, { issue_number: number, labels: [label] }, zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J());
}
/** Removes a label; it may be gone already. */
async function removeLabel({ call }, number, label) {
    try {
        const route = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}';
        await call(route, { issue_number: number, name: label }, zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J());
    }
    catch (error) {
        if (!(error instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || error.status !== 404)
            throw error;
    }
}
/** "Create an issue" fails as a whole if one assignee is invalid. */
async function createIssue({ call }, issue) {
    const { title, labels, assignees = [] } = issue;
    const create = (who) => call('POST /repos/{owner}/{repo}/issues', { title, body: (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .marked */ .xI)(issue), labels, ...(who.length > 0 && { assignees: who }) }, Issue);
    try {
        return await create(assignees);
    }
    catch (error) {
        if (!(error instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || error.status !== 422 || assignees.length === 0)
            throw error;
        return create([]);
    }
}
function updateIssue({ call }, number, changes) {
    return call('PATCH /repos/{owner}/{repo}/issues/{issue_number}', { issue_number: number, ...changes }, Issue);
}


/***/ }),

/***/ 50107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ compressedComment),
/* harmony export */   X: () => (/* binding */ readCompressedComment)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/** A hidden comment with compressed JSON (Brotli, base64), in which an issue or a comment remembers something. */

/** After decompression. A small text can be a bomb. */
const MAX_BYTES = 2_500_000;
/**
 * Returns the comment, at most `room` characters, with the content for as many entries as fit: `count`, or fewer, but at least `least`.
 * Undefined if even these do not fit. `name` contains the version of the content's form.
 */
function compressedComment(name, { count, least, room }, contentOf) {
    let fitting = count;
    while (fitting >= least) {
        const block = `<!-- ${name} ${(0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.brotliCompressSync)(JSON.stringify(contentOf(fitting))).toString('base64')} -->`;
        if (block.length <= room)
            return block;
        fitting = Math.min(fitting - 1, Math.floor((fitting * room * 0.97) / block.length));
    }
    return undefined;
}
/** Returns the JSON of the last such comment in a text; undefined if there is none. Throws an Error if it is broken or too large. */
function readCompressedComment(name, text) {
    const block = [...text.matchAll(new RegExp(`<!-- ${name} ([A-Za-z0-9+/]+={0,2}) -->`, 'g'))].at(-1)?.[1];
    return block === undefined
        ? undefined
        : (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.brotliDecompressSync)(Buffer.from(block, 'base64'), { maxOutputLength: MAX_BYTES });
}


/***/ }),

/***/ 87165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dh: () => (/* binding */ itemKey),
/* harmony export */   Vs: () => (/* binding */ closureKey),
/* harmony export */   aE: () => (/* binding */ writeItemMemory),
/* harmony export */   bJ: () => (/* binding */ readItemMemory),
/* harmony export */   l4: () => (/* binding */ emptyMemory)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63619);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73305);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23945);
/* harmony import */ var _compressed_comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50107);
/* harmony import */ var _item_marker_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40568);
/* harmony import */ var _reminders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34643);
/**
 * What the follow-up has read about action items, so that it does not read it again: a hidden comment, compressed JSON (Brotli,
 * base64). If anything in it is invalid, the issues are read again; nothing else happens.
 */




const emptyMemory = () => ({ closures: new Map(), reminders: new Map(), elsewhere: new Set() });
const itemKey = ({ repository, number }) => `${repository}#${number}`;
/** An item that is opened and closed again has another one. */
const closureKey = (item) => `${itemKey(item)}@${item.closedAt ?? ''}`;
/** With the version of the format below. Other versions are not read. */
const NAME = 'item-memory-1';
const MAX_ENTRIES = 20_000;
const text = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._maxLength */ .Eb(500));
const day = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._regex */ .Fk(/^\d{4}-\d\d-\d\d$/));
const list = (item) => zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(item).check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._maxLength */ .Eb(MAX_ENTRIES));
const Written = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    closures: list(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .tuple */ .PVZ([text, zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(text), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(text)])),
    reminders: list(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .tuple */ .PVZ([text, zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .tuple */ .PVZ([day, zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._gte */ .qm(1), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._lte */ .Zm(_reminders_js__WEBPACK_IMPORTED_MODULE_1__/* .REMINDERS */ .y_)), day])).check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._maxLength */ .Eb(100))])),
    elsewhere: list(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._regex */ .Fk(/^[\da-f]{16}$/))),
    announcedWeek: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(day),
});
/** Returns the comment, at most `room` characters. Closures that do not fit are left out, and read again. */
function writeItemMemory({ closures, reminders, elsewhere, announcedWeek }, room) {
    const all = [...closures].map(([key, { proof, declinedBecause }]) => [key, proof ?? null, declinedBecause ?? null]);
    const written = (count) => ({
        closures: all.slice(0, count),
        reminders: [...reminders].map(([key, sent]) => [key, sent.map(({ from, stage, day: on }) => [from, stage, on])]),
        elsewhere: [...elsewhere].flatMap((marker) => (0,_item_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .itemCode */ .Rz)(marker) ?? []),
        announcedWeek,
    });
    return (0,_compressed_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .compressedComment */ .D)(NAME, { count: all.length, least: 0, room }, written) ?? '';
}
/** Empty if there is none, or an invalid one. */
function readItemMemory(body) {
    try {
        const json = (0,_compressed_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .readCompressedComment */ .X)(NAME, body)?.toString();
        if (json === undefined)
            return emptyMemory();
        const { closures, reminders, elsewhere, announcedWeek } = zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .parse */ .qg(Written, JSON.parse(json));
        return {
            closures: new Map(closures.map(([key, proof, because]) => [
                key,
                { proof: proof ?? undefined, declinedBecause: because ?? undefined },
            ])),
            reminders: new Map(reminders.map(([key, sent]) => [key, sent.map(([from, stage, on]) => ({ from, stage, day: on }))])),
            elsewhere: new Set(elsewhere.map(_item_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .itemMarker */ .S8)),
            ...(announcedWeek !== undefined && { announcedWeek }),
        };
    }
    catch {
        return emptyMemory();
    }
}


/***/ }),

/***/ 34643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j0: () => (/* binding */ reminderDue),
/* harmony export */   jE: () => (/* binding */ reminderNote),
/* harmony export */   y_: () => (/* binding */ REMINDERS)
/* harmony export */ });
/* harmony import */ var _time_days_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53372);
/** When people are reminded of something: once on the day, and once in each of the two weeks after it. Never twice in a week. */

const REMINDERS = 3;
const WEEK = 7;
/**
 * Returns the reminder to send today: 1 to `REMINDERS`; undefined if there is none. If earlier ones were missed, they are skipped.
 * `sent` holds all reminders about the same thing.
 */
function reminderDue(from, today, sent) {
    const late = (0,_time_days_js__WEBPACK_IMPORTED_MODULE_0__/* .daysBetween */ .YM)(from, today);
    if (late < 0)
        return undefined;
    const stage = Math.min(REMINDERS, Math.floor(late / WEEK) + 1);
    const isSent = sent.some((each) => each.from === from && each.stage >= stage);
    const isTooSoon = sent.some(({ day }) => (0,_time_days_js__WEBPACK_IMPORTED_MODULE_0__/* .daysBetween */ .YM)(day, today) < WEEK);
    return isSent || isTooSoon ? undefined : stage;
}
/** "Reminder 2 of 3." */
function reminderNote(stage) {
    return stage >= REMINDERS ? 'This is the last reminder.' : `Reminder ${stage} of ${REMINDERS}.`;
}


/***/ }),

/***/ 10279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ sealed),
/* harmony export */   unsealed: () => (/* binding */ unsealed)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
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
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(Buffer.from(seal), Buffer.from(sealOf(body, key))) ? body : undefined;
}
function sealOf(body, key) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', `index seal ${key ?? ''}`)
        .update(body)
        .digest('base64url');
}
/** GitHub may change line endings. */
const normal = (text) => text.replaceAll('\r\n', '\n').trimEnd();


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


/***/ }),

/***/ 53372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ mondayOf),
/* harmony export */   YM: () => (/* binding */ daysBetween),
/* harmony export */   kb: () => (/* binding */ dayOf),
/* harmony export */   mU: () => (/* binding */ daysAfter)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44752);

/** Returns the number of days from one day (YYYY-MM-DD) to another; negative if the other is earlier. */
function daysBetween(from, to) {
    return Math.round((Date.parse(to) - Date.parse(from)) / _units_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO);
}
/** YYYY-MM-DD, in UTC. A number is milliseconds of Unix time. */
function dayOf(time) {
    return new Date(time).toISOString().slice(0, 10);
}
/** Returns the day so many days later. */
function daysAfter(day, days) {
    return dayOf(Date.parse(day) + days * _units_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO);
}
/** Returns the Monday of a day's week. */
function mondayOf(day) {
    return daysAfter(day, -((new Date(day).getUTCDay() + 6) % 7));
}


/***/ })

};
