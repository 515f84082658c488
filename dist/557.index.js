export const id = 557;
export const ids = [557];
export const modules = {

/***/ 5557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  followUp: () => (/* binding */ followUp)
});

// EXTERNAL MODULE: ./build/src/text/markdown.js
var markdown = __webpack_require__(10492);
// EXTERNAL MODULE: ./build/src/text/message-of.js
var message_of = __webpack_require__(62486);
// EXTERNAL MODULE: ./build/action/shared/connections.js + 7 modules
var connections = __webpack_require__(32971);
// EXTERNAL MODULE: ./build/action/shared/context.js
var shared_context = __webpack_require__(88914);
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
 * Returns the issues of all action items of a document, including nested and done ones, in file order. `blobUrl` is that of
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
/** Returns owners that are GitHub handles. A team (`@acme/sre`) cannot be assigned. */
function assigneesOf({ owner }) {
    const handles = (owner?.text ?? '').matchAll(/(?<![\w/.@-])@([a-z\d](?:[a-z\d-]{0,37}[a-z\d])?)(?![\w/@-])/gi);
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
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
function titleFor({ text }) {
    return (0,truncate/* truncate */.xv)((0,one_line/* oneLine */.T)(text) ?? 'Action item', MAX_TITLE);
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
    ].flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${(0,markdown/* escapeMarkdown */.F)(value)}`]));
    return [
        `> ${(0,markdown/* escapeMarkdown */.F)(text, MAX_TEXT)}`,
        `An action item of the postmortem [${(0,markdown/* escapeMarkdown */.F)((0,index_entry/* titleOf */.Gg)(document, path))}](${url}).`,
        ...(facts.length === 0 ? [] : [facts.join('\n')]),
        'Tick its box in the document to close this issue.',
    ].join('\n\n');
}

// EXTERNAL MODULE: ./build/action/shared/what-left.js
var what_left = __webpack_require__(4997);
;// CONCATENATED MODULE: ./build/action/follow-up/file-action-items.js
/**
 * Creates issues in the docs repository for the action items of merged postmortems: one each, closed when its box is ticked. The
 * changes that people make to an issue stay: it is never edited and never reopened.
 */




/** A push of a whole archive must not flood anybody. */
const MAX_ISSUES = 10;
/** Used if the team wants no label: an issue is found by one of its labels. */
const LABEL = 'postmortem-action';
/** `blobUrl` is that of the commit that added the documents. */
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
                if (dryRun)
                    (0,what_left/* wouldSend */.gx)('GitHub', { path: '/issues', body: { state: 'closed' } });
                else
                    await (0,github_issues/* closeIssue */.wS)(docs, there.number);
                filed.closed.push(there);
            }
            else if (there === undefined) {
                const { title, body, assignees } = item;
                if (dryRun)
                    (0,what_left/* wouldSend */.gx)('GitHub', { path: '/issues', body: { title, body, labels: [first, ...more], assignees } });
                filed.opened.push({ title, url: dryRun ? undefined : (await open(item, [first, ...more])).html_url });
            }
        }
    }
    return filed;
    function open({ marker, title, body, assignees }, labels) {
        return (0,github_issues/* upsertIssue */.Fo)(docs, { marker, title, body, labels, assignees });
    }
}

// EXTERNAL MODULE: ./build/action/follow-up/index-issue.js + 4 modules
var index_issue = __webpack_require__(54483);
// EXTERNAL MODULE: ./build/action/follow-up/merged-postmortems.js
var merged_postmortems = __webpack_require__(60271);
// EXTERNAL MODULE: ./build/src/agent/session.js
var agent_session = __webpack_require__(76603);
// EXTERNAL MODULE: ./build/src/agent/tags.js
var tags = __webpack_require__(71514);
// EXTERNAL MODULE: ./build/src/http/http.js + 1 modules
var http = __webpack_require__(83447);
// EXTERNAL MODULE: ./build/src/incident/confidential.js
var incident_confidential = __webpack_require__(20136);
// EXTERNAL MODULE: ./build/src/policy/config.js + 2 modules
var policy_config = __webpack_require__(40055);
// EXTERNAL MODULE: ./build/src/postmortem/messages.js
var messages = __webpack_require__(72078);
// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(44564);
;// CONCATENATED MODULE: ./build/action/follow-up/publish-merged.js
/** Asks the session of a merged postmortem to publish it once, if configured. */









async function publishMerged(context, documents) {
    const { devin, repository, inputs } = context;
    const published = { told: [], problems: [] };
    for (const merged of documents.filter(({ isNew, config }) => isNew && mayPublish(context.config, config))) {
        const { path } = merged;
        const known = await asPagerDutyKnows(merged, context);
        const { publish } = 'config' in known ? known.config : merged.config;
        if (publish.to === 'pull-request' || publish.when !== 'merged')
            continue;
        const not = (why) => published.problems.push(`${path} was not published: ${why}. Publish it by hand on ${publish.to}.`);
        if ('problem' in known) {
            not(known.problem);
            continue;
        }
        if (devin === undefined) {
            not('the input "devin-api-key" has no working key for Devin');
            continue;
        }
        const documentPath = (0,paths/* postmortemPath */.KA)(path, context.config.directory);
        const id = (0,paths/* incidentIdOfPath */.KO)(path);
        if (documentPath === undefined || id === undefined) {
            not('its name is not that of a postmortem, `<date>-<words>-<incident id>.md`');
            continue;
        }
        const session = (0,agent_session/* newestOf */.su)(await devin.findSessions((0,tags/* incidentTag */.fZ)(id)));
        if (session === undefined) {
            not('no Devin session wrote it');
            continue;
        }
        if (session.tags.includes(tags/* PUBLISHED_TAG */.Eq))
            continue;
        const { to, destination } = publish;
        const order = (0,messages/* publishOrder */.uA)({ repository, documentPath, to, destination });
        if (inputs.dryRun && (0,agent_session/* isLive */.DG)(session))
            (0,what_left/* wouldSend */.gx)('Devin', { path: '/messages', body: { message: order } });
        // Sends the message before tagging: a tag without its message would never be published. Sent twice, it is still one page.
        const sent = (0,agent_session/* isLive */.DG)(session) && (inputs.dryRun || (await devin.sendMessage(session.id, order)) === 'sent');
        if (!sent) {
            not('the session that wrote it has ended');
            continue;
        }
        if (!inputs.dryRun)
            await devin.addTags(session.id, [tags/* PUBLISHED_TAG */.Eq]);
        published.told.push({ path, url: session.url });
    }
    return published;
}
function mayPublish(teamConfig, config) {
    return [teamConfig, ...teamConfig.overrides, config].some(({ publish }) => publish && publish.to !== 'pull-request');
}
/**
 * Returns the configuration for the incident as PagerDuty has it: the author of a document must not choose where it is published.
 * Without a token, or if PagerDuty has no such incident, only the document's own facts are available.
 */
async function asPagerDutyKnows({ path, document, config }, { config: teamConfig, pagerduty }) {
    const id = (0,paths/* incidentIdOfPath */.KO)(path);
    const confidential = { problem: 'its incident is confidential by the configuration' };
    try {
        const incident = id === undefined ? undefined : await pagerduty?.getIncident(id);
        if (incident !== undefined) {
            const known = (0,policy_config/* configFor */.m3)(teamConfig, incident);
            return (0,incident_confidential/* isConfidential */.F)(incident, known) ? confidential : { config: known };
        }
    }
    catch (error) {
        if (!(error instanceof http/* ApiError */.hD))
            throw error;
        if (error.status !== 404)
            return { problem: `PagerDuty could not be queried about its incident (${error.message})` };
    }
    const stated = { title: (0,index_entry/* titleOf */.Gg)(document, path), service: (0,index_entry/* serviceOf */.z5)(document), serviceId: undefined };
    return (0,incident_confidential/* isConfidential */.F)(stated, config) ? confidential : { config };
}

;// CONCATENATED MODULE: ./build/action/follow-up/follow-up.js
/**
 * Mode `follow-up`: after a merge, updates the index, creates issues for action items, and asks Devin to publish, as configured.
 * It never commits anything.
 */











async function followUp(inputs, event) {
    const push = event.name === 'push' ? event : undefined;
    if (push === undefined && event.name !== 'workflow_dispatch' && event.name !== 'schedule') {
        return nothingToDo('only a push to the default branch, a manual run and a schedule are followed up');
    }
    const docs = (0,connections/* docsRepository */.yf)(inputs, event);
    const defaultBranch = event.repository.default_branch ?? (await docs.about()).default_branch;
    if (push !== undefined && (push.ref !== `refs/heads/${defaultBranch}` || merged_postmortems/* NO_COMMIT */.U2.test(push.after))) {
        return nothingToDo(`the push was not to the branch ${defaultBranch}`);
    }
    const [opened, { devin }] = await Promise.all([(0,shared_context/* openContext */.e)(inputs, event, docs), (0,connections/* reachDevin */.kd)(inputs)]);
    const context = { ...opened, devin, pagerduty: (0,connections/* pagerdutyOf */.B8)(inputs) };
    const { merged, problems } = push === undefined ? { merged: [], problems: [] } : await (0,merged_postmortems/* mergedPostmortems */.A5)(push, context);
    const blobUrl = `${connections/* SERVER_URL */.UB}/${context.repository}/blob/${push?.after}`;
    // A failure of one part does not stop the others.
    const [filed, published, index] = await Promise.allSettled([
        fileActionItems(context, merged, blobUrl),
        publishMerged(context, merged),
        context.config['follow-up'].index ? (0,index_issue/* updateIndexIssue */.x)(context, { afresh: push === undefined }) : undefined,
    ]);
    const done = { filed: fulfilled(filed), published: fulfilled(published), index: fulfilled(index) };
    const failures = [
        ...problems,
        ...[filed, published, index].flatMap((part) => (part.status === 'rejected' ? [(0,message_of/* messageOf */.b)(part.reason)] : [])),
    ];
    await reportFollowUp(done, failures, context);
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
async function reportFollowUp(done, failures, { inputs, hasConfig }) {
    const { dryRun } = inputs;
    for (const problem of done.published?.problems ?? [])
        (0,log/* warning */.$e)(problem);
    const changes = changesOf(done);
    const outcome = dryRun ? 'dry-run' : changes.length > 0 ? 'updated' : 'skipped';
    (0,outputs/* setOutputs */.n0)({ outcome, reason: outcome === 'skipped' ? 'nothing-to-do' : '', 'incident-id': '' });
    const lines = [
        ...changes,
        ...leftToPeople(done),
        ...failures.map((failure) => `**Failed:** ${(0,markdown/* escapeMarkdown */.F)(failure, MAX_PROBLEM)}`),
    ];
    (0,log/* info */.pq)(`${changes.length} changes`);
    const told = lines.map((line) => `- ${line}`).join('\n') || 'Nothing to do. (reason: `nothing-to-do`)';
    await (0,summary/* writeSummary */.Sy)(`## ${dryRun ? 'Dry run of the follow-up: nothing was written' : 'Followed up'}\n\n${told}\n${(0,summary/* noConfigLine */.ws)({ hasConfig, inputs })}`);
}
function changesOf({ filed, published, index }) {
    return [
        ...(index?.changed ? [indexLine(index)] : []),
        ...(filed?.opened ?? []).map(({ title, url }) => `Issue for an action item: ${linked(title, url)}`),
        ...(filed?.closed ?? []).map(({ title, html_url }) => `Closed, its box is ticked: ${linked(title, html_url)}`),
        ...(published?.told ?? []).map(({ path, url }) => `Devin publishes ${(0,markdown/* escapeMarkdown */.F)(path)}: [session](${url})`),
    ];
}
function leftToPeople({ filed, published }) {
    return [
        ...(filed?.rest ?? []).map((title) => `No issue created (a push creates at most 10): ${(0,markdown/* escapeMarkdown */.F)(title)}`),
        ...(published?.problems ?? []).map((problem) => (0,markdown/* escapeMarkdown */.F)(problem, MAX_PROBLEM)),
    ];
}
const MAX_PROBLEM = 500;
function indexLine({ url, listed, unread }) {
    const rest = unread === 0 ? '' : `; ${unread} of them are read in the next runs`;
    return `Index: ${linked('Postmortems', url)}, ${listed} in all${rest}`;
}
function linked(text, url) {
    return url === undefined ? (0,markdown/* escapeMarkdown */.F)(text) : `[${(0,markdown/* escapeMarkdown */.F)(text)}](${url})`;
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
/* harmony import */ var _create_once_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57655);
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
 * Creates or updates the comment with the marker, `<!-- … -->`. Ignores a marker in somebody else's comment. `number` is that of the
 * issue or pull request.
 */
async function upsertComment(docs, number, comment) {
    const { call } = docs;
    const body = marked(comment);
    const onIssue = { issue_number: number };
    const kept = await (0,_create_once_js__WEBPACK_IMPORTED_MODULE_1__/* .createOnce */ .U)(docs, {
        find: () => findComments(docs, number, comment.marker),
        create: () => call('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...onIssue, body }, Comment),
        async remove({ id }) {
            try {
                await call('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id }, zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J());
            }
            catch (error) {
                // The run that created it may remove it too.
                if (!(error instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || error.status !== 404)
                    throw error;
            }
        },
    });
    if (sameText(kept.body, body))
        return kept;
    return call('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: kept.id, body }, Comment);
}
/** Returns our comments with the marker. There is a second one only while two runs write at the same time. */
async function findComments(docs, number, marker) {
    const [login, comments] = await Promise.all([
        docs.login(),
        docs.list('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number: number }, Comment),
    ]);
    return comments.filter(({ user, body }) => user?.login === login && hasMarker(body, marker));
}
/** Returns the text of a comment or issue. The marker comes first, so that truncation cannot remove it. */
function marked({ marker, body }) {
    const whole = `${marker}\n${body}`;
    return (0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_3__/* .truncate */ .xv)(whole, MAX_BODY);
}
/** Checks only the very beginning, where `marked` writes it: quoted text is not a marker. */
function hasMarker(body, marker) {
    return body?.startsWith(marker) ?? false;
}
/** Compares without trailing white space and line endings, which GitHub may change. */
function sameText(kept, body) {
    return kept?.replaceAll('\r\n', '\n').trimEnd() === (0,_text_visible_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .R)(body).trimEnd();
}


/***/ }),

/***/ 57655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ createOnce)
/* harmony export */ });
/* harmony import */ var _docs_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3422);
/** Keeps exactly one item if GitHub would create any number: comments and issues have no idempotency key. */

/** How often a create is retried if its answer was lost and the item is not found. */
const CREATE_TRIES = 3;
/**
 * Returns the existing item, or creates it and looks again: if two runs create one at the same time, the oldest stays and
 * `remove` removes the younger ones, whichever run created them. `find` returns only our own items.
 */
async function createOnce(docs, acts) {
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
        // A list may lag behind a recent write.
        if (found.length === 0 && created !== undefined)
            found = [created];
    }
    const [oldest, ...younger] = found.toSorted((a, b) => a.id - b.id);
    for (const item of younger)
        await remove(item, oldest);
    return oldest;
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
/* harmony import */ var _create_once_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57655);
/** Our issues in the docs repository (GitHub docs, "REST API endpoints for issues"). */





const Issue = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    id: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    number: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    html_url: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    title: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    body: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    state: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['open', 'closed']),
    user: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ login: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })),
    /** Only if the issue is a pull request. */
    pull_request: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()),
});
/**
 * Returns our open and closed issues with a label whose marker begins with `markerPrefix`, newest first. Uses the
 * list of issues, because GitHub's search lags behind and has a low limit.
 */
async function listIssues(docs, label, markerPrefix) {
    const [login, issues] = await Promise.all([
        docs.login(),
        docs.list('GET /repos/{owner}/{repo}/issues', { labels: label, state: 'all' }, Issue),
    ]);
    return issues.filter(({ user, body, pull_request: pull }) => pull === undefined && user?.login === login && (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .hasMarker */ .xY)(body, markerPrefix));
}
/**
 * Creates the issue, or updates its title and body if they differ. A closed issue stays closed unless `reopen` is set. Labels and
 * assignees are set only once, so that people can change them. If two runs create it at the same time, the younger one is closed as
 * not planned and points to the older.
 */
async function upsertIssue(docs, issue, { reopen = false } = {}) {
    const { marker, title, labels } = issue;
    const body = (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .marked */ .xI)(issue);
    const kept = await (0,_create_once_js__WEBPACK_IMPORTED_MODULE_2__/* .createOnce */ .U)(docs, {
        find: () => listIssues(docs, labels[0], marker),
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
/** Closes an issue as completed. */
function closeIssue(docs, number) {
    return updateIssue(docs, number, { state: 'closed', state_reason: 'completed' });
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

/***/ 20136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isConfidential),
/* harmony export */   r: () => (/* binding */ confidentialServices)
/* harmony export */ });
/* harmony import */ var _text_is_named_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78581);

/** Returns whether nothing about the incident may be sent anywhere. */
function isConfidential({ title, service, serviceId }, { incidents }) {
    return incidents.confidential.some((entry) => typeof entry === 'string' ? (0,_text_is_named_js__WEBPACK_IMPORTED_MODULE_0__/* .isNamed */ .e)([entry], service, serviceId) : entry.test(title));
}
/** The names and IDs of confidential services. */
function confidentialServices({ incidents }) {
    return incidents.confidential.filter((entry) => typeof entry === 'string');
}


/***/ })

};
