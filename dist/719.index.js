export const id = 719;
export const ids = [719];
export const modules = {

/***/ 32719:
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
// EXTERNAL MODULE: ./build/src/time/units.js
var units = __webpack_require__(44752);
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
const DRAFTED_WITHIN = 48 * units/* HOUR_MS */.iQ;
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
            const issues = await (0,github_issues.listIssues)(docs, LABEL, MARKER);
            for (const { number, state } of issues)
                if (state === 'open')
                    await (0,github_issues.closeIssue)(docs, number);
            return;
        }
        const list = problems.map(problemItem);
        const body = `Reconcile found problems that a person has to fix. It closes this issue once they are fixed.\n\n${list.join('\n')}`;
        await (0,github_issues.upsertIssue)(docs, { marker: MARKER, title: TITLE, body, labels: [LABEL] }, { reopen: true });
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
// EXTERNAL MODULE: ./build/action/draft/process-incident.js + 7 modules
var process_incident = __webpack_require__(95917);
// EXTERNAL MODULE: ./build/action/draft/settle-sessions.js
var settle_sessions = __webpack_require__(59652);
;// CONCATENATED MODULE: ./build/action/reconcile/reconcile-incidents.js







/** PagerDuty retries a webhook for this long, so older incidents had their chance. */
const LOOK_BACK = 48 * units/* HOUR_MS */.iQ;
/** Webhooks come first. */
const HEAD_START = 15 * units/* MINUTE_MS */.kg;
/** Sessions are read in one list. An incident without one among them is looked up separately. */
const SESSIONS_SINCE = 7 * units/* DAY_MS */.sO;
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
    const { agent, pagerduty } = context;
    const repairs = [];
    const problems = [];
    let known = [...sessions];
    for (const id of new Set(sessions.flatMap((session) => agent_tags/* incidentIdsOf */.E6(session.tags)))) {
        const tag = agent_tags/* incidentTag */.fZ(id);
        const own = known.filter((session) => session.tags.includes(tag));
        if (agent === undefined || context.inputs.dryRun || !(0,settle_sessions/* isUnsettled */.P4)(own, id, new Date()))
            continue;
        try {
            const facts = async () => {
                const incident = incidents.find((each) => each.id === id) ?? (await pagerduty?.getIncident(id));
                if (incident === undefined)
                    throw new Error(`PagerDuty cannot be queried about incident ${id}`);
                return incident;
            };
            const settling = { context, agent, incident: { id, facts }, trigger: TRIGGER };
            const settled = await (0,settle_sessions/* settleSessions */.Jt)(settling, await agent.findSessions(tag));
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




function reconcileSummary({ results, repairs, problems, fixes }) {
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
${section('Repaired', repairs.map(escapedLine))}${section('Action items', fixes.done)}${attention === '' ? '' : `\n### Needs attention\n\n${attention}\n`}`;
}
function section(title, lines) {
    if (lines.length === 0)
        return '';
    return `\n### ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`;
}
const escapedLine = (line) => (0,markdown/* escapeMarkdown */.F)(line, MAX_LINE);
const MAX_LINE = 500;
function nameOf(incident) {
    if (!(0,clean_incident.isClean)(incident))
        return incident.id;
    const { id, number, url } = incident;
    const name = number === undefined ? id : `#${number}`;
    return url === undefined ? name : `[${name}](${url})`;
}

// EXTERNAL MODULE: ./build/action/follow-up/tracked-items.js
var tracked_items = __webpack_require__(33110);
;// CONCATENATED MODULE: ./build/action/reconcile/unreachable-repositories.js
/** Repositories of services whose issues the token cannot use: action items become issues of the docs repository instead. */



/** Takes one request for each repository. What may pass by itself is no problem. */
async function unreachableRepositories({ config, repository, inputs }) {
    const mapped = (0,tracked_items/* serviceRepositories */.kN)(config, repository);
    if (mapped.length === 0)
        return [];
    if (inputs.itemsToken === undefined) {
        return [
            {
                title: 'Action items cannot be opened in the repositories of services',
                text: 'The input "items-token" is empty. Store a token that may write issues there as the secret ITEMS_TOKEN, and pass it in the workflows of follow-up and reconcile',
            },
        ];
    }
    const found = await Promise.all(mapped.map(async (name) => {
        try {
            await (0,connections/* serviceRepository */.SA)(inputs, name)?.call('GET /repos/{owner}/{repo}/issues', { per_page: 1 }, schemas/* unknown */.L5J());
            return [];
        }
        catch (error) {
            const { problem, isPermanent } = (0,tracked_items/* accessProblem */.cY)(error);
            return isPermanent ? [{ title: `Action items cannot be opened in ${name}`, text: problem }] : [];
        }
    }));
    return found.flat();
}

;// CONCATENATED MODULE: ./build/action/reconcile/reconcile.js
/**
 * Mode `reconcile`: drafts what no webhook brought, repairs what concurrent runs left behind, and lists in one issue
 * what needs a person.
 */













async function reconcile(inputs, event) {
    if (inputs.pagerduty.token === undefined)
        return notConfigured();
    const docs = (0,connections/* docsRepository */.yf)(inputs, event);
    let context;
    let results;
    let repairs;
    let problems;
    let fixes;
    try {
        if (inputs.devin.apiKey === undefined && !inputs.dryRun)
            throw new Error(connections/* NO_DEVIN_KEY */.nb);
        context = await (0,shared_context/* openDraftContext */.h)(inputs, event, docs);
        ({ results, repairs } = await reconcileIncidents(context, await (0,recent_sessions/* recentSessions */.p)(context.agent, SESSIONS_SINCE / 1000)));
        // Read again, so that repaired sessions are not reported.
        const sessions = await (0,recent_sessions/* recentSessions */.p)(context.agent, SESSIONS_SINCE / 1000);
        problems = await healthProblems(context, sessions);
        problems.push(...(await (0,unknown_names/* unknownNamesOf */.I)(context)), ...(await unreachableRepositories(context)));
        if (!inputs.dryRun)
            await keepIndex(context, sessions);
        fixes = await handOverItems(context);
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
    await reportReconcile({ results, repairs, problems, fixes }, (0,summary/* noConfigLine */.ws)(context));
    const [first] = failed;
    if (first !== undefined) {
        (0,log/* setFailed */.C1)(`${failed.length} of ${results.length} incidents could not be drafted; the first is ${first.id}: ${first.problem}`);
    }
}
/** An error in the index's costs, or in the digest, is not a reason to fail. */
async function keepIndex(context, sessions) {
    const [{ correctCosts }, { writeDigest }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(145), __webpack_require__.e(120), __webpack_require__.e(690), __webpack_require__.e(301), __webpack_require__.e(782)]).then(__webpack_require__.bind(__webpack_require__, 11782)),
        Promise.all(/* import() */[__webpack_require__.e(301), __webpack_require__.e(402)]).then(__webpack_require__.bind(__webpack_require__, 20811)),
    ]);
    let index;
    try {
        index = await correctCosts(context, sessions);
        if (index?.changed)
            (0,log/* info */.pq)('The costs of sessions in the index were corrected');
    }
    catch (error) {
        (0,log/* warning */.$e)(`The costs of sessions in the index could not be corrected: ${(0,message_of/* messageOf */.b)(error)}`);
    }
    try {
        const digest = index && (await writeDigest(context, index));
        if (digest !== undefined)
            (0,log/* info */.pq)(`The digest of ${digest.month} was written`);
    }
    catch (error) {
        (0,log/* warning */.$e)(`The monthly digest could not be written: ${(0,message_of/* messageOf */.b)(error)}`);
    }
}
/** A problem with action items is not a reason to fail. */
async function handOverItems(context) {
    try {
        const { reconcileFixes } = await __webpack_require__.e(/* import() */ 765).then(__webpack_require__.bind(__webpack_require__, 49765));
        return await reconcileFixes(context);
    }
    catch (error) {
        (0,log/* warning */.$e)(`Action items could not be handed to Devin or closed: ${(0,message_of/* messageOf */.b)(error)}`);
        return { started: [], done: [] };
    }
}
async function notConfigured() {
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'not-configured', 'incident-id': '' });
    (0,log/* info */.pq)('Cannot reconcile: the input "pagerduty-token" is empty');
    await (0,summary/* writeSummary */.Sy)(`## Cannot reconcile

Reconcile asks PagerDuty which incidents were resolved, and the input \`pagerduty-token\` is empty. Store a read-only REST API key as the secret \`PAGERDUTY_TOKEN\` in the environment \`postmortem\`, and pass it in the workflow. (reason: \`not-configured\`)
`);
}
async function reportReconcile(report, noConfig) {
    const { results, fixes } = report;
    const described = results.flatMap((each) => ('result' in each ? [(0,describe_result/* describeResult */.d)(each.result)] : []));
    const created = described.filter(({ isNewSession }) => isNewSession);
    const started = [...created.flatMap(({ session }) => session ?? []), ...fixes.started];
    const outcomes = [...described.map((each) => each.outcome), ...fixes.started.map(() => 'created')];
    const outcome = ['created', 'updated', 'dry-run'].find((any) => outcomes.includes(any)) ?? 'skipped';
    (0,outputs/* setOutputs */.n0)({
        outcome,
        reason: outcome === 'skipped' ? 'nothing-to-do' : '',
        'incident-id': '',
        sessions: JSON.stringify(started.map(({ id }) => id)),
    });
    (0,log/* info */.pq)(`${results.length} incidents looked at, ${started.length} sessions started`);
    await (0,summary/* writeSummary */.Sy)(`${reconcileSummary(report)}${noConfig}`);
}


/***/ })

};
