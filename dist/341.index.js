export const id = 341;
export const ids = [341];
export const modules = {

/***/ 15341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reconcile: () => (/* binding */ reconcile)
});

// EXTERNAL MODULE: ./build/src/text/message-of.js
var message_of = __webpack_require__(62486);
// EXTERNAL MODULE: ./build/action/draft/describe-result.js + 1 modules
var describe_result = __webpack_require__(48664);
// EXTERNAL MODULE: ./build/action/shared/connections.js + 7 modules
var connections = __webpack_require__(32971);
// EXTERNAL MODULE: ./build/action/shared/context.js
var shared_context = __webpack_require__(88914);
// EXTERNAL MODULE: ./build/src/agent/session.js
var agent_session = __webpack_require__(76603);
// EXTERNAL MODULE: ./build/src/agent/tags.js
var agent_tags = __webpack_require__(71514);
// EXTERNAL MODULE: ./build/src/github/issues.js
var github_issues = __webpack_require__(32209);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(63619);
;// CONCATENATED MODULE: ./build/src/github/last-run.js
/** Runs of a workflow ("List workflow runs for a workflow"); needs `actions: read`. */

const Run = schemas/* object */.Ikc({ html_url: schemas/* string */.YjP(), conclusion: schemas/* nullable */.mee(schemas/* string */.YjP()) });
/** Returns the newest completed run created since then; undefined if there is none. `workflow` is its file name. */
async function lastRun({ call }, workflow, since) {
    const { workflow_runs: runs } = await call('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', { workflow_id: workflow, status: 'completed', created: `>=${since.toISOString()}`, per_page: 1 }, schemas/* object */.Ikc({ workflow_runs: schemas/* array */.YOg(Run) }));
    return runs[0];
}

// EXTERNAL MODULE: ./build/src/http/http.js + 1 modules
var http = __webpack_require__(83447);
// EXTERNAL MODULE: ./build/src/text/markdown.js
var markdown = __webpack_require__(10492);
// EXTERNAL MODULE: ./build/action/shared/log.js
var log = __webpack_require__(68971);
;// CONCATENATED MODULE: ./build/action/shared/health-issue.js
/**
 * One issue, "Postmortem pipeline needs attention", that is open while something is wrong and says how to fix it.
 */








const MARKER = '<!-- pagerduty-postmortem attention -->';
const LABEL = 'postmortem-pipeline';
const TITLE = 'Postmortem pipeline needs attention';
const DRAFT_WORKFLOW = 'postmortem.yml';
/** Reconcile cannot make up for failures before that. */
const DRAFTED_WITHIN = 48 * 60 * 60_000;
/** GitHub's conclusions for a failed run. A cancelled one was cancelled by a person. */
const FAILED = ['failure', 'timed_out', 'startup_failure'];
/** Returns the current problems. `sessions` are the recent ones. */
async function healthProblems({ docs, pagerduty }, sessions) {
    const [subscriptions, run] = await Promise.all([
        optional(pagerduty?.listWebhookSubscriptions()),
        optional(lastRun(docs, DRAFT_WORKFLOW, new Date(Date.now() - DRAFTED_WITHIN))),
    ]);
    const disabled = (subscriptions ?? []).filter(({ url, active, temporarilyDisabled }) => /\/pagerduty(-resolved)?\/?$/.test(url) && (!active || temporarilyDisabled));
    return [
        ...disabled.map(({ id, url, temporarilyDisabled }) => ({
            title: `The webhook subscription ${id} is ${temporarilyDisabled ? 'switched off by PagerDuty' : 'not active'}`,
            text: temporarilyDisabled
                ? `PagerDuty dropped three webhooks to ${url} in a row and delivers nothing for 24 hours. Look in the relay's log for the last "unauthorized" or "invalid", fix that, then enable the subscription in PagerDuty (Integrations → Generic Webhooks)`
                : `PagerDuty delivers nothing to ${url}. Enable the subscription (Integrations → Generic Webhooks), or delete it`,
        })),
        ...(run !== undefined && FAILED.includes(run.conclusion ?? '')
            ? [
                {
                    title: 'The last draft failed',
                    text: 'Its log says why. Reconcile drafts the incident once the cause is fixed',
                    link: run.html_url,
                },
            ]
            : []),
        ...sessions.filter((session) => !isReplaced(session, sessions)).flatMap(sessionProblem),
    ];
}
/** Returns whether there is a younger session for its incident. */
function isReplaced(session, sessions) {
    const ids = (0,agent_tags/* incidentIdsOf */.E6)(session.tags);
    return sessions.some((other) => (0,agent_session/* byAge */.jI)(session, other) < 0 && !(0,agent_session/* isTerminated */.C2)(other) && (0,agent_tags/* incidentIdsOf */.E6)(other.tags).some((id) => ids.includes(id)));
}
/** Returns what keeps a session from writing, if it has no pull request yet. */
function sessionProblem(session) {
    const { id, url, state, blockedBy, pulls, tags } = session;
    if ((0,agent_session/* isTerminated */.C2)(session) || session.archived || pulls.length > 0)
        return [];
    const about = `the session ${id} of incident ${(0,agent_tags/* incidentIdsOf */.E6)(tags).join(', ') || 'unknown'}`;
    const isTold = (0,agent_tags/* resolvesOf */.F_)(tags).length > 0;
    if ((0,agent_session/* isLive */.DG)(session) && isTold && blockedBy?.by === 'person') {
        return [{ title: 'A session waits for a person', text: `Open ${about} and answer it, or terminate it`, link: url }];
    }
    if (blockedBy?.by === 'suspension') {
        return [
            {
                title: `A session was suspended: ${blockedBy.reason}`,
                text: `${blockedBy.fix}. Then send a message to ${about}`,
                link: url,
            },
        ];
    }
    if (state === 'failed') {
        return [
            {
                title: 'A session broke before its pull request',
                text: `Reconcile replaces it once. If that one breaks too, look at ${about}, and run the workflow by hand with redo`,
                link: url,
            },
        ];
    }
    return [];
}
/** These permissions are needed for nothing else; without them this check is left out. */
async function optional(found) {
    try {
        return await found;
    }
    catch (error) {
        if (error instanceof http/* ApiError */.hD)
            return undefined;
        throw error;
    }
}
/** Opens, updates or closes the issue. If it cannot be written, that is a warning. */
async function updateHealthIssue(docs, problems) {
    try {
        if (problems.length === 0) {
            const issues = await (0,github_issues/* listIssues */.ts)(docs, LABEL, MARKER);
            for (const { number, state } of issues)
                if (state === 'open')
                    await (0,github_issues/* closeIssue */.wS)(docs, number);
            return;
        }
        const list = problems.map(problemItem);
        const body = `Reconcile found problems that a person has to fix. It closes this issue once they are fixed.\n\n${list.join('\n')}`;
        await (0,github_issues/* upsertIssue */.Fo)(docs, { marker: MARKER, title: TITLE, body, labels: [LABEL] }, { reopen: true });
    }
    catch (error) {
        (0,log/* warning */.$e)(`The issue "${TITLE}" could not be written: ${(0,message_of/* messageOf */.b)(error)}. The job needs \`issues: write\` for it`);
    }
}
const MAX_TEXT = 1000;
/** One item of a list. */
function problemItem({ title, text, link }) {
    return `- **${(0,markdown/* escapeMarkdown */.F)(title)}**\n  ${(0,markdown/* escapeMarkdown */.F)(text, MAX_TEXT)}${link === undefined ? '' : `. [See it](${link})`}`;
}

// EXTERNAL MODULE: ./build/action/shared/outputs.js
var outputs = __webpack_require__(31715);
// EXTERNAL MODULE: ./build/action/shared/recent-sessions.js
var recent_sessions = __webpack_require__(90910);
// EXTERNAL MODULE: ./build/action/shared/summary.js
var summary = __webpack_require__(36893);
// EXTERNAL MODULE: ./build/action/shared/unknown-names.js + 1 modules
var unknown_names = __webpack_require__(36775);
// EXTERNAL MODULE: ./build/src/pagerduty/plausible.js
var plausible = __webpack_require__(62094);
// EXTERNAL MODULE: ./build/action/draft/process-incident.js + 8 modules
var process_incident = __webpack_require__(15339);
// EXTERNAL MODULE: ./build/action/draft/settle-sessions.js
var settle_sessions = __webpack_require__(59652);
;// CONCATENATED MODULE: ./build/action/reconcile/reconcile-incidents.js






const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** PagerDuty retries a webhook for this long, so older incidents had their chance. */
const LOOK_BACK = 48 * HOUR;
/** Webhooks come first. */
const HEAD_START = 15 * MINUTE;
/** Sessions are read in one go. An incident without one among them is looked up separately. */
const SESSIONS_SINCE = 7 * 24 * HOUR;
/** After this many, the fault is with a service and not with an incident: the next run continues. */
const MAX_FAILURES_IN_A_ROW = 3;
const TRIGGER = { by: 'reconcile' };
/**
 * First repairs existing sessions. Then processes every incident that was resolved long enough ago, oldest resolve first.
 */
async function reconcileIncidents(context, sessions) {
    const now = Date.now();
    const window = { since: new Date(now - LOOK_BACK), until: new Date(now - HEAD_START) };
    const incidents = (await context.pagerduty?.listResolved(window)) ?? [];
    const { known, repairs, problems } = await settleAll(context, sessions, incidents);
    const results = [...problems];
    let failuresInARow = 0;
    for (const listed of incidents) {
        const { incident, dropped } = (0,plausible/* plausible */.o)(listed, new Date(now));
        if (failuresInARow === MAX_FAILURES_IN_A_ROW) {
            (0,log/* warning */.$e)(`${incidents.length - results.length} incidents are left for the next run, after ${failuresInARow} failures in a row`);
            break;
        }
        try {
            results.push({ result: await reconcileOne(context, known, incident), dropped });
            failuresInARow = 0;
        }
        catch (error) {
            results.push({ id: incident.id, problem: (0,message_of/* messageOf */.b)(error) });
            failuresInARow += 1;
        }
    }
    return { results, repairs };
}
/** The known sessions show that most incidents are done. Looks everything up only for the others. */
function reconcileOne(context, sessions, incident) {
    const own = sessions.filter((session) => session.tags.includes(agent_tags/* incidentTag */.fZ(incident.id)));
    const isAllKnown = own.length > 0 || Date.parse(incident.createdAt ?? '') > Date.now() - SESSIONS_SINCE;
    return (0,process_incident/* processIncident */.k)(context, incident, TRIGGER, { knownSessions: isAllKnown ? own : undefined });
}
/**
 * Settles what killed or concurrent runs left behind: several live sessions of an incident, a session that is
 * marked as terminated but live, and events that only an ended session knows. `known` are the sessions afterwards.
 */
async function settleAll(context, sessions, incidents) {
    const { devin, pagerduty } = context;
    const repairs = [];
    const problems = [];
    let known = [...sessions];
    for (const id of new Set(sessions.flatMap((session) => agent_tags/* incidentIdsOf */.E6(session.tags)))) {
        const tag = agent_tags/* incidentTag */.fZ(id);
        const own = known.filter((session) => session.tags.includes(tag));
        if (devin === undefined || context.inputs.dryRun || !(0,settle_sessions/* isUnsettled */.P4)(own, id, new Date()))
            continue;
        try {
            const facts = async () => {
                const incident = incidents.find((each) => each.id === id) ?? (await pagerduty?.getIncident(id));
                if (incident === undefined)
                    throw new Error(`PagerDuty cannot be queried about incident ${id}`);
                return incident;
            };
            const settling = { context, devin, incident: { id, facts }, trigger: TRIGGER };
            const settled = await (0,settle_sessions/* settleSessions */.Jt)(settling, await devin.findSessions(tag));
            repairs.push(...settled.repairs);
            known = [...known.filter((session) => !session.tags.includes(tag)), ...settled.known];
        }
        catch (error) {
            problems.push({ id, problem: (0,message_of/* messageOf */.b)(error) });
        }
    }
    return { known, repairs, problems };
}

// EXTERNAL MODULE: ./build/src/incident/clean-incident.js
var clean_incident = __webpack_require__(16940);
;// CONCATENATED MODULE: ./build/action/reconcile/reconcile-summary.js
/** The job summary of reconcile. */




function reconcileSummary(results, repairs, problems) {
    const rows = results.map((each) => {
        if ('problem' in each)
            return `| ${each.id} | **failed** | ${(0,markdown/* escapeMarkdown */.F)(each.problem)} |`;
        const { outcome, text, session } = (0,describe_result/* describeResult */.d)(each.result);
        const where = session === undefined ? [] : [`[session](${session.url})`];
        const without = each.dropped.length === 0 ? [] : [`Dropped: ${each.dropped.join('; ')}.`];
        return `| ${nameOf(each.result.incident)} | ${outcome} | ${[...where, text, ...without].join(' ')} |`;
    });
    const list = rows.length === 0
        ? 'No incidents were resolved in this window. (reason: `nothing-to-do`)'
        : ['| incident | outcome | |', '|---|---|---|', ...rows].join('\n');
    const attention = problems.map(problemItem).join('\n');
    return `## Reconciled

Incidents resolved in the last 48 hours, except the last 15 minutes, which the webhook covers.

${list}
${repairs.length === 0 ? '' : `\n### Repaired\n\n${repairs.map((line) => `- ${(0,markdown/* escapeMarkdown */.F)(line, MAX_LINE)}`).join('\n')}\n`}${attention === '' ? '' : `\n### Needs attention\n\n${attention}\n`}`;
}
const MAX_LINE = 500;
function nameOf(incident) {
    if (!(0,clean_incident.isClean)(incident))
        return incident.id;
    const { id, number, url } = incident;
    const name = number === undefined ? id : `#${number}`;
    return url === undefined ? name : `[${name}](${url})`;
}

;// CONCATENATED MODULE: ./build/action/reconcile/reconcile.js












async function reconcile(inputs, event) {
    if (inputs.pagerduty.token === undefined)
        return notConfigured();
    const docs = (0,connections/* docsRepository */.yf)(inputs, event);
    let context;
    let results;
    let repairs;
    let problems;
    try {
        if (inputs.devin.apiKey === undefined && !inputs.dryRun)
            throw new Error(connections/* NO_DEVIN_KEY */.nb);
        context = await (0,shared_context/* openDraftContext */.h)(inputs, event, docs);
        ({ results, repairs } = await reconcileIncidents(context, await (0,recent_sessions/* recentSessions */.p)(context.devin, SESSIONS_SINCE / 1000)));
        // Read again, so that repaired sessions are not reported.
        const sessions = await (0,recent_sessions/* recentSessions */.p)(context.devin, SESSIONS_SINCE / 1000);
        problems = await healthProblems(context, sessions);
        problems.push(...(await (0,unknown_names/* unknownNamesOf */.I)(context)));
        if (!inputs.dryRun)
            await keepCosts(context, sessions);
    }
    catch (error) {
        if (!inputs.dryRun)
            await updateHealthIssue(docs, [{ title: 'Reconcile could not run', text: (0,message_of/* messageOf */.b)(error) }]);
        throw error;
    }
    const failed = results.filter((result) => 'problem' in result);
    problems.push(...failed.map(({ id, problem }) => ({
        title: `Incident ${id} could not be drafted`,
        text: problem,
    })));
    if (!inputs.dryRun)
        await updateHealthIssue(docs, problems);
    await reportReconcile(results, repairs, problems, (0,summary/* noConfigLine */.ws)(context));
    const [first] = failed;
    if (first !== undefined) {
        (0,log/* setFailed */.C1)(`${failed.length} of ${results.length} incidents could not be drafted; the first is ${first.id}: ${first.problem}`);
    }
}
/** An error in the index's costs is not a reason to fail. */
async function keepCosts(context, sessions) {
    try {
        const { correctCosts } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(145), __webpack_require__.e(577), __webpack_require__.e(901), __webpack_require__.e(505), __webpack_require__.e(483)]).then(__webpack_require__.bind(__webpack_require__, 54483));
        if (await correctCosts(context, sessions))
            (0,log/* info */.pq)('The costs of sessions in the index were corrected');
    }
    catch (error) {
        (0,log/* warning */.$e)(`The costs of sessions in the index could not be corrected: ${(0,message_of/* messageOf */.b)(error)}`);
    }
}
async function notConfigured() {
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'not-configured', 'incident-id': '' });
    (0,log/* info */.pq)('Cannot reconcile: the input "pagerduty-token" is empty');
    await (0,summary/* writeSummary */.Sy)(`## Cannot reconcile

Reconcile asks PagerDuty which incidents were resolved, and the input \`pagerduty-token\` is empty. Store a read-only REST API key as the secret \`PAGERDUTY_TOKEN\` in the environment \`postmortem\`, and pass it in the workflow. (reason: \`not-configured\`)
`);
}
async function reportReconcile(results, repairs, problems, noConfig) {
    const described = results.flatMap((each) => ('result' in each ? [(0,describe_result/* describeResult */.d)(each.result)] : []));
    const created = described.filter(({ isNewSession }) => isNewSession);
    const outcome = ['created', 'updated', 'dry-run'].find((any) => described.some((each) => each.outcome === any)) ??
        'skipped';
    (0,outputs/* setOutputs */.n0)({
        outcome,
        reason: outcome === 'skipped' ? 'nothing-to-do' : '',
        'incident-id': '',
        sessions: JSON.stringify(created.flatMap(({ session }) => session?.id ?? [])),
    });
    (0,log/* info */.pq)(`${results.length} incidents looked at, ${created.length} sessions started`);
    await (0,summary/* writeSummary */.Sy)(`${reconcileSummary(results, repairs, problems)}${noConfig}`);
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


/***/ })

};
