export const id = 105;
export const ids = [105];
export const modules = {

/***/ 65105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  followUp: () => (/* binding */ followUp)
});

// EXTERNAL MODULE: ./build/src/http/message-of.js
var message_of = __webpack_require__(86147);
// EXTERNAL MODULE: ./build/src/text/markdown.js
var markdown = __webpack_require__(10492);
// EXTERNAL MODULE: ./build/action/shared/context.js + 6 modules
var context = __webpack_require__(23611);
// EXTERNAL MODULE: ./build/action/shared/log.js
var log = __webpack_require__(68971);
// EXTERNAL MODULE: ./build/action/shared/outputs.js
var outputs = __webpack_require__(31715);
// EXTERNAL MODULE: ./build/action/shared/summary.js
var summary = __webpack_require__(36893);
// EXTERNAL MODULE: ./build/src/github/comments.js
var comments = __webpack_require__(73195);
// EXTERNAL MODULE: ./build/src/github/issues.js
var github_issues = __webpack_require__(32209);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/text/one-line.js
var one_line = __webpack_require__(69180);
// EXTERNAL MODULE: ./build/src/text/truncate.js
var truncate = __webpack_require__(6935);
// EXTERNAL MODULE: ./build/src/postmortem/file-url.js
var file_url = __webpack_require__(53408);
// EXTERNAL MODULE: ./build/src/postmortem/index-entry.js
var index_entry = __webpack_require__(7237);
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
    return (0,truncate/* cutOff */.q)((0,one_line/* oneLine */.T)(text) ?? 'Action item', MAX_TITLE);
}
function bodyFor(document, item, path, blobUrl) {
    const { range, text, owner, due, priority, ticket } = item;
    const url = (0,file_url/* fileUrl */.i)(blobUrl, path, { line: range.start.line, endLine: range.end.line });
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

;// CONCATENATED MODULE: ./build/action/follow-up/action-items.js
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

// EXTERNAL MODULE: ./build/action/follow-up/index-issue.js + 3 modules
var index_issue = __webpack_require__(64737);
// EXTERNAL MODULE: ./build/src/github/files.js
var github_files = __webpack_require__(80166);
// EXTERNAL MODULE: ./build/src/http/http.js + 1 modules
var http = __webpack_require__(83447);
// EXTERNAL MODULE: ./build/src/policy/config.js + 1 modules
var config = __webpack_require__(1613);
// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(44564);
// EXTERNAL MODULE: ./build/src/postmortem/read-postmortem.js
var read_postmortem = __webpack_require__(23753);
// EXTERNAL MODULE: ./build/src/text/utf8.js
var utf8 = __webpack_require__(27390);
// EXTERNAL MODULE: ./build/action/shared/lookup-incident.js
var lookup_incident = __webpack_require__(84694);
;// CONCATENATED MODULE: ./build/action/follow-up/merged-postmortems.js
/**
 * What a push has merged, and what its follow-up works with.
 */










const AT_A_TIME = 5;
/** What GitHub gives for the commit before the first, or after the last. */
const NO_COMMIT = /^0+$/;
async function openFollowUp(inputs, event, docs, defaultBranch) {
    const [{ config, hasConfig }, { devin }] = await Promise.all([
        (0,context/* readConfigFile */.RG)(docs, inputs.config),
        (0,lookup_incident/* reachDevin */.k)(inputs),
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
        pagerduty: (0,context/* pagerdutyOf */.B8)(inputs),
        read({ path, sha }) {
            const reading = documents.get(sha) ??
                (0,github_files/* readBlob */.gm)(docs, sha, path).then(async (text) => (await (0,read_postmortem/* readPostmortem */.V)(text, { path, headings: config.headings })).document);
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
    }, { concurrency: AT_A_TIME });
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

// EXTERNAL MODULE: ./build/src/devin/session.js
var devin_session = __webpack_require__(49122);
// EXTERNAL MODULE: ./build/src/devin/tags.js
var tags = __webpack_require__(2613);
// EXTERNAL MODULE: ./build/src/postmortem/messages.js
var messages = __webpack_require__(72078);
;// CONCATENATED MODULE: ./build/action/follow-up/publish.js
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

;// CONCATENATED MODULE: ./build/action/follow-up/follow-up.js
/**
 * Mode `follow-up`: after a merge keeps the index, makes issues of action items, and has Devin publish, as the configuration
 * says. Nothing is ever committed.
 */










async function followUp(inputs, event) {
    const push = event.name === 'push' ? event : undefined;
    if (push === undefined && event.name !== 'workflow_dispatch' && event.name !== 'schedule') {
        return nothingToDo('only a push to the default branch, a start by hand and a schedule are followed up');
    }
    const docs = (0,context/* docsRepository */.yf)(inputs, event);
    const defaultBranch = event.repository.default_branch ?? (await docs.about()).default_branch;
    if (push !== undefined && (push.ref !== `refs/heads/${defaultBranch}` || NO_COMMIT.test(push.after))) {
        return nothingToDo(`the push was not to the branch ${defaultBranch}`);
    }
    const desk = await openFollowUp(inputs, event, docs, defaultBranch);
    const { merged, problems } = push === undefined ? { merged: [], problems: [] } : await mergedBy(push, desk);
    const blobUrl = `${context/* SERVER_URL */.UB}/${desk.repository}/blob/${push?.after}`;
    // One that fails keeps nothing else from being done.
    const [filed, published, index] = await Promise.allSettled([
        fileActionItems(desk, merged, blobUrl),
        publishMerged(desk, merged),
        desk.config['follow-up'].index ? (0,index_issue/* keepIndex */.k)(desk, { afresh: push === undefined }) : undefined,
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
/* harmony import */ var _http_http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83447);
/* harmony import */ var _text_truncate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6935);
/* harmony import */ var _text_visible_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72939);
/* harmony import */ var _upsert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58254);
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
    const kept = await (0,_upsert_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyOne */ .j)(docs, {
        find: () => findComments(docs, number, comment.marker),
        create: () => call('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...onIssue, body }, Comment),
        async remove({ id }) {
            try {
                await call('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id }, zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J());
            }
            catch (error) {
                // The run that made it takes it away too.
                if (!(error instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || error.status !== 404)
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
    return (0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_3__/* .cutOff */ .q)(whole, MAX_BODY);
}
/** Only at the very beginning, where `marked` writes it: quoted text holds no marker. */
function hasMarker(body, marker) {
    return body?.startsWith(marker) ?? false;
}
/** GitHub may keep line ends its own way; the body is compared as it is sent. */
function sameText(kept, body) {
    return kept?.replaceAll('\r\n', '\n').trimEnd() === (0,_text_visible_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .R)(body).trimEnd();
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
/* harmony import */ var _http_http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83447);
/* harmony import */ var _text_visible_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72939);
/* harmony import */ var _comments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73195);
/* harmony import */ var _upsert_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58254);
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
    const kept = await (0,_upsert_js__WEBPACK_IMPORTED_MODULE_2__/* .onlyOne */ .j)(docs, {
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
        ...(kept.title !== (0,_text_visible_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .R)(title) && { title }),
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
        if (!(error instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || error.status !== 422 || assignees.length === 0)
            throw error;
        return create([]);
    }
}
function updateIssue({ call }, number, changes) {
    return call('PATCH /repos/{owner}/{repo}/issues/{issue_number}', { issue_number: number, ...changes }, Issue);
}


/***/ }),

/***/ 58254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ onlyOne)
/* harmony export */ });
/* harmony import */ var _docs_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3422);
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

/***/ 23753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readPostmortem)
/* harmony export */ });
/* harmony import */ var _secrets_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7505);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51592);
/**
 * Reads a postmortem, so that nothing made of it repeats a secret that stands in it. Heavy, for the markdown parser and
 * secretlint: load it with `await import()`.
 */


/** What is longer is not parsed anyway; characters. */
const MAX_LENGTH = 1_000_000;
async function readPostmortem(markdown, options = {}) {
    // The document has no byte order mark either, so that offsets agree.
    const text = markdown.replace(/^\uFEFF/, '').slice(0, MAX_LENGTH);
    const secrets = await (0,_secrets_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .findSecrets */ .d)(text);
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
