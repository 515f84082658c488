export const id = 218;
export const ids = [218];
export const modules = {

/***/ 37218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reconcile: () => (/* binding */ reconcile),
  reconcileIncidents: () => (/* binding */ reconcileIncidents)
});

// EXTERNAL MODULE: ./build/src/devin/tags.js
var devin_tags = __webpack_require__(2613);
// EXTERNAL MODULE: ./build/src/http/message-of.js
var message_of = __webpack_require__(86147);
// EXTERNAL MODULE: ./build/src/incident/clean-incident.js
var clean_incident = __webpack_require__(16940);
// EXTERNAL MODULE: ./build/src/pagerduty/plausible.js
var plausible = __webpack_require__(62094);
// EXTERNAL MODULE: ./build/src/policy/config.js + 1 modules
var policy_config = __webpack_require__(1613);
// EXTERNAL MODULE: ./build/src/policy/decide.js
var decide = __webpack_require__(38966);
// EXTERNAL MODULE: ./build/src/text/markdown.js
var markdown = __webpack_require__(10492);
// EXTERNAL MODULE: ./build/action/draft/process-incident.js + 3 modules
var process_incident = __webpack_require__(70622);
// EXTERNAL MODULE: ./build/action/draft/settle-sessions.js
var settle_sessions = __webpack_require__(59652);
// EXTERNAL MODULE: ./build/action/shared/confidential.js + 1 modules
var confidential = __webpack_require__(40614);
// EXTERNAL MODULE: ./build/action/shared/context.js + 6 modules
var context = __webpack_require__(23611);
// EXTERNAL MODULE: ./build/src/devin/session.js
var devin_session = __webpack_require__(49122);
// EXTERNAL MODULE: ./build/src/github/issues.js
var github_issues = __webpack_require__(32209);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(63619);
;// CONCATENATED MODULE: ./build/src/github/runs.js
/** Runs of a workflow ("List workflow runs for a workflow"); needs `actions: read`. */

const Run = schemas/* object */.Ikc({ html_url: schemas/* string */.YjP(), conclusion: schemas/* nullable */.mee(schemas/* string */.YjP()) });
/** The newest one that has ended, of those begun since then; undefined where there is none. `workflow` is the name of its file. */
async function lastRun({ call }, workflow, since) {
    const { workflow_runs: runs } = await call('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', { workflow_id: workflow, status: 'completed', created: `>=${since.toISOString()}`, per_page: 1 }, schemas/* object */.Ikc({ workflow_runs: schemas/* array */.YOg(Run) }));
    return runs[0];
}

// EXTERNAL MODULE: ./build/src/http/http.js + 1 modules
var http = __webpack_require__(83447);
// EXTERNAL MODULE: ./build/action/shared/log.js
var log = __webpack_require__(68971);
;// CONCATENATED MODULE: ./build/action/shared/health-issue.js
/**
 * One issue, "Postmortem pipeline needs attention", that is open while something is wrong and says how to mend it.
 */








const MARKER = '<!-- pagerduty-postmortem attention -->';
const LABEL = 'postmortem-pipeline';
const TITLE = 'Postmortem pipeline needs attention';
const DRAFT_WORKFLOW = 'postmortem.yml';
/** What failed earlier reconcile could not mend any more. */
const DRAFTED_WITHIN = 48 * 60 * 60_000;
/** How GitHub says that a run did not do what it was for; one that was cancelled, a person ended. */
const FAILED = ['failure', 'timed_out', 'startup_failure'];
/** Details of a suspended session that do not mean that somebody must pay or raise a limit. */
const PAUSED = ['inactivity', 'user_request'];
/**
 * What to do, a clause by the detail of a suspended session (docs.devin.ai, API reference v3, "Get session"; the last two are not listed
 * there and were seen elsewhere). Devin adds more over time.
 */
const SUSPENDED = {
    usage_limit_exceeded: 'The session reached its own limit, `devin.max-acu` in the configuration: raise it for such incidents',
    out_of_credits: 'Raise the limit of the Devin organization: buy credits, or switch on their automatic purchase',
    out_of_quota: 'The quota of the plan is used up: wait until it is renewed, buy credits on demand, or take a larger plan',
    no_quota_allocation: 'An enterprise admin has to allocate a quota to the Devin organization',
    payment_declined: 'The payment was declined: correct the payment method in the billing settings of Devin',
    org_usage_limit_exceeded: 'An admin has to raise the usage limit of the Devin organization',
    total_session_limit_exceeded: 'Too many sessions run at a time: end those that are not needed, or ask for a higher limit',
    error: 'The session stopped with an error: open it and read the last messages',
    user_usage_limit_exceeded: 'An admin has to raise the usage limit of the service user, or of whom it acts for',
    contract_expired: 'The contract with Devin has expired: renew it',
};
/** What is wrong now. `sessions` are the recent ones. */
async function problemsOf({ docs, pagerduty }, sessions) {
    const [subscriptions, run] = await Promise.all([
        optional(pagerduty?.listWebhookSubscriptions()),
        optional(lastRun(docs, DRAFT_WORKFLOW, new Date(Date.now() - DRAFTED_WITHIN))),
    ]);
    const disabled = (subscriptions ?? []).filter(({ url, active, temporarilyDisabled }) => /\/pagerduty(-resolved)?\/?$/.test(url) && (!active || temporarilyDisabled));
    return [
        ...disabled.map(({ id, url, temporarilyDisabled }) => ({
            title: `The webhook subscription ${id} is ${temporarilyDisabled ? 'switched off by PagerDuty' : 'not active'}`,
            text: temporarilyDisabled
                ? `PagerDuty dropped three webhooks to ${url} in a row and delivers nothing for 24 hours. Look at the relay's log for the last "unauthorized" or "invalid", mend that, then enable the subscription in PagerDuty (Integrations → Generic Webhooks)`
                : `PagerDuty delivers nothing to ${url}. Enable the subscription (Integrations → Generic Webhooks), or delete it`,
        })),
        ...(run !== undefined && FAILED.includes(run.conclusion ?? '')
            ? [
                {
                    title: 'The last draft failed',
                    text: 'Its log says why. Reconcile drafts the incident as soon as the cause is gone',
                    link: run.html_url,
                },
            ]
            : []),
        ...sessions.filter((session) => !isReplaced(session, sessions)).flatMap(problemOf),
    ];
}
/** Whether a younger session is there for its incident. */
function isReplaced(session, sessions) {
    const ids = (0,devin_tags/* incidentIdsOf */.E6)(session.tags);
    return sessions.some((other) => (0,devin_session/* byAge */.jI)(session, other) < 0 && !(0,devin_session/* isTerminated */.C2)(other) && (0,devin_tags/* incidentIdsOf */.E6)(other.tags).some((id) => ids.includes(id)));
}
/** What keeps a session from writing, where nothing came of it yet. */
function problemOf(session) {
    const { session_id: id, url, status, status_detail: detail, pull_requests: pulls, tags } = session;
    if ((0,devin_session/* isTerminated */.C2)(session) || session.is_archived || pulls.length > 0)
        return [];
    const about = `the session ${id} of incident ${(0,devin_tags/* incidentIdsOf */.E6)(tags).join(', ') || 'unknown'}`;
    const isTold = (0,devin_tags/* resolvesOf */.F_)(tags).length > 0;
    if ((0,devin_session/* isLive */.DG)(session) && isTold && (detail === 'waiting_for_user' || detail === 'waiting_for_approval')) {
        return [{ title: 'A session waits for a person', text: `Open ${about} and answer it, or end it`, link: url }];
    }
    if (status === 'suspended' && detail && !PAUSED.includes(detail)) {
        return [
            {
                title: `A session was suspended: ${detail}`,
                text: `${SUSPENDED[detail] ?? 'Open the session: Devin shows there what it waits for'}. Then send a message to ${about}`,
                link: url,
            },
        ];
    }
    if (status === 'error') {
        return [
            {
                title: 'A session broke before its pull request',
                text: `Reconcile replaces it once. If that one breaks too, look at ${about}, and start the workflow by hand with redo`,
                link: url,
            },
        ];
    }
    return [];
}
/** Nobody needs these rights for the rest; without them this check is left out. */
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
/** Opens, updates or closes the issue. Where it cannot be written, that is a warning. */
async function tellProblems(docs, problems) {
    try {
        if (problems.length === 0) {
            const issues = await (0,github_issues/* listIssues */.ts)(docs, LABEL, MARKER);
            for (const { number, state } of issues)
                if (state === 'open')
                    await (0,github_issues/* closeIssue */.wS)(docs, number);
            return;
        }
        const list = problems.map(shown);
        const body = `Reconcile found what a person has to mend. It closes this issue when all is well.\n\n${list.join('\n')}`;
        await (0,github_issues/* upsertIssue */.Fo)(docs, { marker: MARKER, title: TITLE, body, labels: [LABEL] }, { reopen: true });
    }
    catch (error) {
        (0,log/* warning */.$e)(`The issue "${TITLE}" could not be written: ${(0,message_of/* messageOf */.b)(error)}. The job needs \`issues: write\` for it`);
    }
}
const MAX_TEXT = 1000;
/** One item of a list. */
function shown({ title, text, link }) {
    return `- **${(0,markdown/* plainText */.w)(title)}**\n  ${(0,markdown/* plainText */.w)(text, MAX_TEXT)}${link === undefined ? '' : `. [See it](${link})`}`;
}

// EXTERNAL MODULE: ./build/action/shared/outputs.js
var outputs = __webpack_require__(31715);
// EXTERNAL MODULE: ./build/action/shared/summary.js
var summary = __webpack_require__(36893);
;// CONCATENATED MODULE: ./build/action/reconcile/reconcile.js















const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** PagerDuty delivers a webhook for so long; what was resolved earlier, a webhook had its chance to bring. */
const LOOK_BACK = 48 * HOUR;
/** Webhooks come first. */
const HEAD_START = 15 * MINUTE;
/** Sessions read in one go; an incident without one among them is looked up by itself. */
const SESSIONS_SINCE = 7 * 24 * HOUR;
/** Then the fault lies with a service and not with an incident: the next run goes on. */
const MAX_FAILURES_IN_A_ROW = 3;
const TRIGGER = { by: 'reconcile' };
async function reconcile(inputs, event) {
    if (inputs.pagerduty.token === undefined)
        return notConfigured();
    const docs = (0,context/* docsRepository */.yf)(inputs, event);
    let desk;
    let results;
    let healed;
    let problems;
    try {
        if (inputs.devin.apiKey === undefined && !inputs.dryRun)
            throw new Error(process_incident/* NO_KEY */.SH);
        desk = await (0,context/* openDesk */.A$)(inputs, event);
        ({ results, healed } = await reconcileIncidents(desk, await (0,process_incident/* recentSessions */.pp)(desk.devin, SESSIONS_SINCE / 1000)));
        // As the sessions are now: what was just settled is not reported.
        const sessions = await (0,process_incident/* recentSessions */.pp)(desk.devin, SESSIONS_SINCE / 1000);
        problems = await problemsOf(desk, sessions);
        problems.push(...(await (0,confidential/* unknownNamesOf */.I)(desk)));
        if (!inputs.dryRun)
            await keepCosts(desk, sessions);
    }
    catch (error) {
        if (!inputs.dryRun)
            await tellProblems(docs, [{ title: 'Reconcile could not run', text: (0,message_of/* messageOf */.b)(error) }]);
        throw error;
    }
    const failed = results.filter((result) => 'problem' in result);
    problems.push(...failed.map(({ id, problem }) => ({
        title: `Incident ${id} could not be drafted`,
        text: problem,
    })));
    if (!inputs.dryRun)
        await tellProblems(docs, problems);
    await tell(results, healed, problems, (0,summary/* noConfigLine */.ws)(desk));
    const [first] = failed;
    if (first !== undefined) {
        (0,log/* setFailed */.C1)(`${failed.length} of ${results.length} incidents could not be drafted; the first is ${first.id}: ${first.problem}`);
    }
}
/** Costs in the index are worth having, and no reason to fail. */
async function keepCosts(desk, sessions) {
    try {
        const { correctCosts } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(308), __webpack_require__.e(92), __webpack_require__.e(737)]).then(__webpack_require__.bind(__webpack_require__, 64737));
        if (await correctCosts(desk, sessions))
            (0,log/* info */.pq)('The costs of sessions in the index were corrected');
    }
    catch (error) {
        (0,log/* warning */.$e)(`The costs of sessions in the index could not be corrected: ${(0,message_of/* messageOf */.b)(error)}`);
    }
}
async function notConfigured() {
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'not-configured', 'incident-id': '' });
    (0,log/* info */.pq)('Nothing to reconcile with: the input "pagerduty-token" is empty');
    await (0,summary/* writeSummary */.Sy)(`## Not reconciled

Reconcile asks PagerDuty which incidents were resolved, and the input \`pagerduty-token\` is empty. Store a read-only REST API key as the secret \`PAGERDUTY_TOKEN\` in the environment \`postmortem\`, and pass it in the workflow. (reason: \`not-configured\`)
`);
}
/**
 * First what is wrong with the sessions that are there, then every incident that was resolved long enough ago, the oldest
 * resolve first.
 */
async function reconcileIncidents(desk, sessions) {
    const now = Date.now();
    const window = { since: new Date(now - LOOK_BACK), until: new Date(now - HEAD_START) };
    const incidents = (await desk.pagerduty?.listResolved(window)) ?? [];
    const { known, healed, problems } = await proofread(desk, sessions, incidents);
    const results = [...problems];
    let failuresInARow = 0;
    for (const listed of incidents) {
        const { incident, dropped } = (0,plausible/* plausible */.o)(listed, new Date(now));
        if (failuresInARow === MAX_FAILURES_IN_A_ROW) {
            (0,log/* warning */.$e)(`${incidents.length - results.length} incidents are left for the next run, after ${failuresInARow} failures in a row`);
            break;
        }
        try {
            results.push({ handled: await reconcileOne(desk, known, incident), dropped });
            failuresInARow = 0;
        }
        catch (error) {
            results.push({ id: incident.id, problem: (0,message_of/* messageOf */.b)(error) });
            failuresInARow += 1;
        }
    }
    return { results, healed };
}
/** Most incidents are done with, as the sessions at hand tell; only for the others is everything looked up. */
async function reconcileOne(desk, sessions, incident) {
    const config = (0,policy_config/* configFor */.m3)(desk.config, incident);
    const own = sessions.filter((session) => session.tags.includes(devin_tags/* incidentTag */.fZ(incident.id)));
    const decision = (0,decide/* decide */.LD)({
        incident,
        trigger: TRIGGER,
        config,
        sessions: own,
        recent: [],
        written: undefined,
        now: new Date(),
    });
    const isAllKnown = own.length > 0 || Date.parse(incident.createdAt ?? '') > Date.now() - SESSIONS_SINCE;
    if (decision.do === 'skip' && isAllKnown)
        return (0,process_incident/* skipped */.hT)(decision, incident, config);
    return (0,process_incident/* handle */.p$)(desk, incident, TRIGGER);
}
/**
 * Settles what runs that were killed or overtook each other left behind: several live sessions of an incident, one that is
 * marked as ended and live, and events that only an ended session knows. `known` are the sessions as they are afterwards.
 */
async function proofread(desk, sessions, incidents) {
    const { devin, pagerduty } = desk;
    const healed = [];
    const problems = [];
    let known = [...sessions];
    for (const id of new Set(sessions.flatMap((session) => devin_tags/* incidentIdsOf */.E6(session.tags)))) {
        const tag = devin_tags/* incidentTag */.fZ(id);
        const own = known.filter((session) => session.tags.includes(tag));
        if (devin === undefined || desk.inputs.dryRun || !(0,settle_sessions/* isUnsettled */.P4)(own, id, new Date()))
            continue;
        try {
            const facts = async () => {
                const incident = incidents.find((each) => each.id === id) ?? (await pagerduty?.getIncident(id));
                if (incident === undefined)
                    throw new Error(`PagerDuty cannot be asked about incident ${id}`);
                return incident;
            };
            const settling = { desk, devin, incident: { id, facts }, trigger: TRIGGER };
            const settled = await (0,settle_sessions/* settle */.G9)(settling, await devin.findSessions(tag));
            healed.push(...settled.healed);
            known = [...known.filter((session) => !session.tags.includes(tag)), ...settled.known];
        }
        catch (error) {
            problems.push({ id, problem: (0,message_of/* messageOf */.b)(error) });
        }
    }
    return { known, healed, problems };
}
async function tell(results, healed, problems, noConfig) {
    const handled = results.flatMap((result) => ('handled' in result ? [result.handled] : []));
    const created = handled.filter(({ outcome }) => outcome === 'created');
    const outcome = ['created', 'updated', 'dry-run'].find((any) => handled.some((each) => each.outcome === any)) ??
        'skipped';
    (0,outputs/* setOutputs */.n0)({
        outcome,
        reason: outcome === 'skipped' ? 'nothing-to-do' : '',
        'incident-id': '',
        sessions: JSON.stringify(created.map(({ session }) => session?.session_id)),
    });
    (0,log/* info */.pq)(`${results.length} incidents looked at, ${created.length} sessions started`);
    await (0,summary/* writeSummary */.Sy)(`${reconcileSummary(results, healed, problems)}${noConfig}`);
}
function reconcileSummary(results, healed, problems) {
    const rows = results.map((result) => {
        if ('problem' in result)
            return `| ${result.id} | **failed** | ${(0,markdown/* plainText */.w)(result.problem)} |`;
        const { outcome, reason, session, detail, incident } = result.handled;
        const why = reason === undefined ? [] : [`${(0,summary/* explain */.WE)(reason, result.handled)} (\`${reason}\`)`];
        const what = outcome === 'dry-run' ? [summary/* WOULD */.iv[detail ?? 'created']] : [];
        const where = session === undefined ? [] : [`[session](${session.url})`];
        const without = result.dropped.length === 0 ? [] : [`Dropped: ${result.dropped.join('; ')}.`];
        return `| ${nameOf(incident)} | ${outcome} | ${[...what, ...why, ...where, ...without].join(' ')} |`;
    });
    const list = rows.length === 0
        ? 'There was none. (reason: `nothing-to-do`)'
        : ['| incident | outcome | |', '|---|---|---|', ...rows].join('\n');
    const attention = problems.map(shown).join('\n');
    return `## Reconciled

What PagerDuty resolved in the last 48 hours, but for the last 15 minutes, which are the webhook's.

${list}
${healed.length === 0 ? '' : `\n### Healed\n\n${healed.map((line) => `- ${(0,markdown/* plainText */.w)(line, MAX_LINE)}`).join('\n')}\n`}${attention === '' ? '' : `\n### Needs attention\n\n${attention}\n`}`;
}
const MAX_LINE = 500;
function nameOf(incident) {
    if (!(0,clean_incident/* isClean */.AG)(incident))
        return incident.id;
    const { id, number, url } = incident;
    const name = number === undefined ? id : `#${number}`;
    return url === undefined ? name : `[${name}](${url})`;
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


/***/ })

};
