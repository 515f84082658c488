export const id = 820;
export const ids = [820];
export const modules = {

/***/ 94820:
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
/** More is no reference but a text. */
const MAX_TYPED = 2_000;
/**
 * The ID or number in what a person types or pastes: an ID, a number, "#4812", "Incident #4812", PagerDuty's own
 * "[#4812] Title", the address of an incident with or without a scheme, and any of them as a link of Slack or markdown, in quotes
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

// EXTERNAL MODULE: ./build/action/shared/context.js + 6 modules
var context = __webpack_require__(23611);
// EXTERNAL MODULE: ./build/action/shared/log.js
var log = __webpack_require__(68971);
// EXTERNAL MODULE: ./build/action/shared/outputs.js
var outputs = __webpack_require__(31715);
// EXTERNAL MODULE: ./build/action/shared/summary.js
var summary = __webpack_require__(36893);
// EXTERNAL MODULE: ./build/action/draft/process-incident.js + 3 modules
var process_incident = __webpack_require__(70622);
;// CONCATENATED MODULE: ./build/action/draft/draft.js
/**
 * Mode `draft`: decides whether an incident gets a postmortem, and orders it from Devin.
 */










async function draft(inputs, event) {
    const [desk, found] = await Promise.all([(0,context/* openDesk */.A$)(inputs, event), findIncident(inputs, event)]);
    const { incident, dropped } = (0,plausible/* plausible */.o)(found.incident, new Date());
    (0,log/* info */.pq)(`Incident ${incident.id}`);
    const handled = await (0,process_incident/* handle */.p$)(desk, incident, found.trigger, found.missingFacts);
    tell(handled);
    const told = [...new Set([...found.dropped, ...dropped])];
    await (0,summary/* writeSummary */.Sy)(`${(0,summary/* draftSummary */.K8)(handled, desk)}${(0,summary/* droppedLine */.pj)(told)}${(0,summary/* noConfigLine */.ws)(desk)}`);
}
/** The incident this run is about, and what brought it. */
async function findIncident(inputs, event) {
    const pagerduty = (0,context/* pagerdutyOf */.B8)(inputs);
    if (event.name === 'repository_dispatch') {
        const { type, payload } = event;
        const trigger = { by: 'event', type, eventId: payload.event?.id ?? undefined };
        if (isShortForm(payload)) {
            const why = 'The event holds only the ID of the incident';
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
        incident: await fetchIncident(pagerduty, reference, 'A start by hand knows only which incident is meant'),
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
 * What PagerDuty knows now, because a priority is often set late. That it was resolved, and when, is the event's to say:
 * meanwhile it may have been reopened, which comes as an event of its own.
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
        // A forged event, or one of another account.
        if (error.status === 404)
            throw new Error(`Nothing was started. ${error.message}`);
        return { incident: told, missingFacts: "the incident's facts as of now" };
    }
}
function tell({ outcome, reason, incident, session, documentPath, prompt, detail }) {
    (0,outputs/* setOutputs */.n0)({
        outcome,
        reason: reason ?? '',
        'incident-id': incident.id,
        'session-id': session?.session_id ?? '',
        'session-url': session?.url ?? '',
        'document-path': documentPath ?? '',
        sessions: JSON.stringify(outcome === 'created' && session ? [session.session_id] : []),
    });
    if (outcome === 'dry-run')
        showPrompt(prompt ?? `No postmortem: ${reason}`);
    else if (outcome === 'skipped')
        (0,log/* info */.pq)(`No postmortem: ${reason}`);
    else
        (0,log/* info */.pq)(`${outcome === 'created' ? 'Devin writes the postmortem' : `Devin was told (${detail})`}: ${session?.url}`);
}
/** The prompt holds incident text, so the runner must not read workflow commands in it. */
function showPrompt(prompt) {
    const resume = (0,external_node_crypto_.randomUUID)();
    (0,log/* info */.pq)(`::stop-commands::${resume}`);
    (0,log/* info */.pq)(prompt);
    (0,log/* info */.pq)(`::${resume}::`);
}


/***/ })

};
