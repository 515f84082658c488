export const id = 511;
export const ids = [511];
export const modules = {

/***/ 30511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  draft: () => (/* binding */ draft)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/http/http.js + 1 modules
var http = __webpack_require__(83447);
// EXTERNAL MODULE: ./build/src/pagerduty/plausible.js
var plausible = __webpack_require__(62094);
// EXTERNAL MODULE: ./build/src/pagerduty/read-incident.js + 1 modules
var read_incident = __webpack_require__(62000);
;// CONCATENATED MODULE: ./build/src/pagerduty/read-incident-reference.js
/** Longer text is not a reference. */
const MAX_TYPED = 2_000;
/**
 * Returns the ID or number in text that a person types or pastes: an ID, a number, "#4812", "Incident #4812", PagerDuty's own
 * "[#4812] Title", the address of an incident with or without a scheme, and any of them as a Slack or markdown link, in quotes
 * or in brackets. Undefined if there is none, or more than one.
 */
function readIncidentReference(typed) {
    const text = typed.slice(0, MAX_TYPED).trim();
    const found = [...text.matchAll(/\/incidents\/([A-Za-z0-9]+)/g)].map(([, id]) => id);
    const numbers = [...text.matchAll(/(?<![\w/&])#(\d{1,12})(?![\w-])/g)].map(([, number]) => number);
    const references = found.length > 0 ? found : numbers.length > 0 ? numbers : [bareReference(text)];
    const distinct = new Set(references.map((reference) => reference?.toUpperCase()));
    return distinct.size === 1 ? [...distinct][0] : undefined;
}
/** "incident 4812", "`Q2ZK81VNWTXE7B`", "ID: Q2ZK81VNWTXE7B". */
function bareReference(text) {
    const words = text
        .replace(/[\s<>()[\]{}"'`“”‘’*:.,#|]+/g, ' ')
        .trim()
        .split(' ');
    const rest = words.filter((word) => !/^(?:pagerduty|incident|number|no|nr|id)$/i.test(word));
    const [word = ''] = rest;
    return rest.length === 1 && /^[A-Za-z0-9]+$/.test(word) ? word : undefined;
}

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
// EXTERNAL MODULE: ./build/action/draft/describe-result.js + 1 modules
var describe_result = __webpack_require__(48664);
// EXTERNAL MODULE: ./build/src/incident/clean-incident.js
var clean_incident = __webpack_require__(16940);
// EXTERNAL MODULE: ./build/src/incident/incident.js
var incident_incident = __webpack_require__(83608);
// EXTERNAL MODULE: ./build/src/policy/skip-rules.js
var skip_rules = __webpack_require__(38563);
// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(44564);
// EXTERNAL MODULE: ./build/src/text/markdown.js
var markdown = __webpack_require__(10492);
// EXTERNAL MODULE: ./build/src/time/duration.js
var time_duration = __webpack_require__(31067);
// EXTERNAL MODULE: ./build/action/shared/what-left.js
var what_left = __webpack_require__(4997);
;// CONCATENATED MODULE: ./build/action/draft/draft-summary.js
/** The job summary of a draft: what happened to the incident. */








/** `repository` is the docs repository, owner/name. */
function draftSummary(result, { repository }) {
    switch (result.outcome) {
        case 'created':
            return createdSummary(result, repository);
        case 'updated':
            return updatedSummary(result);
        case 'dry-run':
            return dryRunSummary(result);
        case 'skipped':
        case 'ended':
            return skippedSummary(result);
    }
}
function createdSummary(result, repository) {
    const { incident, config, session, order, documentPath, removed } = result;
    const gathers = order === 'gather';
    return `## ${gathers ? 'Gathering evidence' : 'Postmortem started'}: ${heading(incident)}

${(0,describe_result/* describeResult */.d)(result).text} **[Watch the session](${session.url})**, or wait for the pull request.

${incidentTable(incident, documentPath)}
| Branch | \`${(0,paths/* documentBranch */.uO)(incident)}\` |
| Maximum cost | ${config.devin['max-acu']} ACU |

**What happens next**

1. ${gathers ? 'When PagerDuty resolves the incident, Devin is asked to write, or is stopped if the policy excludes the incident.' : `Devin gathers evidence and opens a pull request in \`${repository}\`, from the branch above. It changes nothing else.`}
2. Somebody who was there answers the open questions and gives every action item an owner and a date.
3. The merge publishes the postmortem.
${removedLine(removed)}`;
}
function updatedSummary(result) {
    const { incident, session, documentPath, removed } = result;
    return `## Postmortem updated: ${heading(incident)}

${(0,describe_result/* describeResult */.d)(result).text} **[Watch the session](${session.url})**.

${incidentTable(incident, documentPath)}
${removedLine(removed)}`;
}
function dryRunSummary(result) {
    const { incident, would } = result;
    const { text, session, documentPath } = (0,describe_result/* describeResult */.d)(result);
    const watched = session === undefined ? '' : ` **[See the session](${session.url})**.`;
    const replaced = would.do === 'create' ? would.replaced : undefined;
    const first = replaced === undefined
        ? ''
        : ` The session that is working on it would be terminated first. **[See it](${replaced.url})**.`;
    return `## Dry run: ${heading(incident)}

Nothing was started, written or sent. Otherwise: ${text}${watched}${first}

${incidentTable(incident, documentPath)}
${would.do === 'end' ? '' : `${removedLine(would.removed)}${toldBlock(would.prompt)}`}`;
}
function toldBlock(prompt) {
    return `
<details><summary>Prompt for Devin</summary>

${(0,markdown/* codeBlock */.D)(prompt)}

</details>
`;
}
function skippedSummary(result) {
    const { incident } = result;
    const link = result.outcome === 'skipped' ? result.link : undefined;
    const there = link === undefined ? '' : ` **[See it](${link})**.`;
    const ended = result.outcome === 'ended'
        ? `\nIts session, which had started to gather evidence, was terminated: ${result.session.url}\n`
        : '';
    return `## No postmortem: ${heading(incident)}

${(0,describe_result/* describeResult */.d)(result).text}${there}
${ended}
${incidentTable(incident, undefined)}
${bypassHint(result)}`;
}
function bypassHint({ reason, incident: { id } }) {
    switch (skip_rules/* SKIP_RULES */.I8[reason].manual) {
        case 'bypassed':
            return `\nTo write one anyway, run the workflow by hand (Actions → Postmortem → Run workflow) with the incident \`${id}\`.\n`;
        case 'bypassed with redo':
            return `\nTo start over, run the workflow by hand with the incident \`${id}\` and \`redo\`.\n`;
        default:
            return '';
    }
}
function heading(incident) {
    if (!(0,clean_incident.isClean)(incident))
        return `incident ${incident.id}`;
    const { title, number } = incident;
    return `${(0,markdown/* escapeMarkdown */.F)(title)}${number === undefined ? '' : ` (#${number})`}`;
}
function incidentTable(incident, documentPath) {
    const rows = [
        ...((0,clean_incident.isClean)(incident) ? factRows(incident) : [['Incident', incident.id]]),
        ['Document', documentPath && `\`${documentPath}\``],
    ];
    const shown = rows.flatMap(([name, value]) => (value === undefined ? [] : `| ${name} | ${value} |`));
    return ['| | |', '|---|---|', ...shown].join('\n');
}
function factRows(incident) {
    const duration = (0,incident_incident/* durationOf */.c)(incident);
    return [
        ['Incident', incident.url === undefined ? incident.id : `[${incident.id}](${incident.url})`],
        ['Service', incident.service && (0,markdown/* escapeMarkdown */.F)(incident.service)],
        ['Priority', incident.priority && (0,markdown/* escapeMarkdown */.F)(incident.priority)],
        ['Urgency', incident.urgency && (0,markdown/* escapeMarkdown */.F)(incident.urgency)],
        ['Teams', incident.teams.map((team) => (0,markdown/* escapeMarkdown */.F)(team)).join(', ') || undefined],
        ['Created', incident.createdAt && clock(incident.createdAt)],
        ['Resolved', incident.resolvedAt && clock(incident.resolvedAt)],
        ['Duration', duration === undefined ? undefined : (0,time_duration/* inWords */.r4)(duration)],
    ];
}
/** Says how much was removed before anything left the run, but never what. */
function removedLine(removed) {
    const told = (0,what_left/* removedInWords */.bZ)(removed);
    return told === 'nothing' ? '' : `\nRemoved from the incident's texts before they left this run: ${told}.\n`;
}
/** "2026-09-10 11:47 UTC" */
function clock(iso) {
    return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

// EXTERNAL MODULE: ./build/action/draft/process-incident.js + 7 modules
var process_incident = __webpack_require__(95917);
;// CONCATENATED MODULE: ./build/action/draft/draft.js
/**
 * Mode `draft`: decides whether an incident gets a postmortem, and starts or notifies the Devin session that writes it.
 */













async function draft(inputs, event) {
    const [context, found] = await Promise.all([(0,shared_context/* openDraftContext */.h)(inputs, event), findIncident(inputs, event)]);
    const { incident, dropped } = (0,plausible/* plausible */.o)(found.incident, new Date());
    (0,log/* info */.pq)(`Incident ${incident.id}`);
    const result = await (0,process_incident/* processIncident */.k)(context, incident, found.trigger, { missingFacts: found.missingFacts });
    reportDraft(result);
    const told = [...new Set([...found.dropped, ...dropped])];
    await (0,summary/* writeSummary */.Sy)(`${draftSummary(result, context)}${(0,summary/* droppedLine */.pj)(told)}${(0,summary/* noConfigLine */.ws)(context)}`);
}
/** Finds the incident of this run, and why it is processed. */
async function findIncident(inputs, event) {
    const pagerduty = (0,connections/* pagerdutyOf */.B8)(inputs);
    if (event.name === 'repository_dispatch') {
        const { type, payload } = event;
        const trigger = { by: 'event', type, eventId: payload.event?.id ?? undefined };
        if (isShortForm(payload)) {
            const why = 'The event contains only the ID of the incident';
            const incident = await fetchIncident(pagerduty, payload.incident.id, why);
            return { incident, trigger, missingFacts: undefined, dropped: [] };
        }
        const { incident, dropped } = (0,plausible/* plausible */.o)((0,read_incident/* incidentOfDispatch */.O)(type, payload), new Date());
        return { trigger, dropped, ...(await asOfNow(pagerduty, incident)) };
    }
    if (inputs.incidentId === undefined) {
        throw new Error(event.name === 'workflow_dispatch'
            ? 'The input "incident-id" is empty: give the ID, the number or the URL of the PagerDuty incident'
            : `There is nothing to draft on the event "${event.name === 'other' ? event.eventName : event.name}": use repository_dispatch, or workflow_dispatch with "incident-id"`);
    }
    const reference = readIncidentReference(inputs.incidentId);
    if (reference === undefined) {
        throw new Error('The input "incident-id" is not an incident: give its ID (Q2ZK81VNWTXE7B), its number (4812) or its URL (https://….pagerduty.com/incidents/Q2ZK81VNWTXE7B)');
    }
    return {
        incident: await fetchIncident(pagerduty, reference, 'A manual run has only the ID of the incident'),
        trigger: { by: 'hand', redo: inputs.redo },
        missingFacts: undefined,
        dropped: [],
    };
}
/** The dispatch's short form, `{"incident": {"id": "…"}}`. */
function isShortForm({ event, incident }) {
    const { id: _, ...facts } = incident;
    return !event && Object.values(facts).every((fact) => fact === null || fact === undefined);
}
async function fetchIncident(pagerduty, idOrNumber, why) {
    if (pagerduty === undefined) {
        throw new Error(`${why}, and the input "pagerduty-token" is empty: store a read-only PagerDuty REST API key as the secret PAGERDUTY_TOKEN in the environment "postmortem", and pass it in the workflow`);
    }
    return pagerduty.getIncident(idOrNumber);
}
/**
 * Fetches the current facts from PagerDuty, because a priority is often set late. The event decides that it was resolved, and when:
 * it may have been reopened since, which is a separate event.
 * @throws Error if PagerDuty has no such incident.
 */
async function asOfNow(pagerduty, told) {
    if (pagerduty === undefined)
        return { incident: told, missingFacts: undefined };
    try {
        const now = await pagerduty.getIncident(told.id);
        const known = Object.entries(now).filter(([, value]) => value !== undefined);
        const facts = { ...told, ...Object.fromEntries(known), merged: told.merged || now.merged };
        if (told.status !== 'resolved')
            return { incident: facts, missingFacts: undefined };
        const resolvedAt = told.resolvedAt ?? facts.resolvedAt;
        return { incident: { ...facts, status: told.status, resolvedAt }, missingFacts: undefined };
    }
    catch (error) {
        if (!(error instanceof http/* ApiError */.hD))
            throw error;
        // A forged event, or one from another account.
        if (error.status === 404)
            throw new Error(`Nothing was started. ${error.message}`, { cause: error });
        return { incident: told, missingFacts: "the incident's current facts" };
    }
}
function reportDraft(result) {
    const { outcome, reason, session, documentPath, isNewSession } = (0,describe_result/* describeResult */.d)(result);
    (0,outputs/* setOutputs */.n0)({
        outcome,
        reason,
        'incident-id': result.incident.id,
        'session-id': session?.id ?? '',
        'session-url': session?.url ?? '',
        'document-path': documentPath ?? '',
        sessions: JSON.stringify(isNewSession && session ? [session.id] : []),
    });
    if (result.outcome === 'dry-run')
        showPrompt(promptOf(result));
    else
        (0,log/* info */.pq)(logLineOf(result));
}
function logLineOf(result) {
    switch (result.outcome) {
        case 'created':
            return `Devin writes the postmortem: ${result.session.url}`;
        case 'updated':
            return `Devin was notified (${result.how}): ${result.session.url}`;
        case 'skipped':
        case 'ended':
            return `No postmortem: ${result.reason}`;
    }
}
function promptOf({ would }) {
    return would.do === 'end' ? `No postmortem: ${would.reason}` : would.prompt;
}
/** The prompt contains incident text, so the runner must not read workflow commands in it. */
function showPrompt(prompt) {
    const resume = (0,external_node_crypto_.randomUUID)();
    (0,log/* info */.pq)(`::stop-commands::${resume}`);
    (0,log/* info */.pq)(prompt);
    (0,log/* info */.pq)(`::${resume}::`);
}


/***/ })

};
