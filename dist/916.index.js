export const id = 916;
export const ids = [916];
export const modules = {

/***/ 97916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   draft: () => (/* binding */ draft)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _src_http_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83447);
/* harmony import */ var _src_incident_incident_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83608);
/* harmony import */ var _src_pagerduty_plausible_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(62094);
/* harmony import */ var _src_pagerduty_rest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85632);
/* harmony import */ var _shared_context_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50187);
/* harmony import */ var _shared_log_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68971);
/* harmony import */ var _shared_outputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(31715);
/* harmony import */ var _shared_summary_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(36893);
/* harmony import */ var _process_incident_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(74450);
/**
 * Mode `draft`: decides whether an incident gets a postmortem, and orders it from Devin.
 */










async function draft(inputs, event) {
    const [desk, found] = await Promise.all([(0,_shared_context_js__WEBPACK_IMPORTED_MODULE_4__/* .openDesk */ .A$)(inputs, event), findIncident(inputs, event)]);
    const { incident, dropped } = (0,_src_pagerduty_plausible_js__WEBPACK_IMPORTED_MODULE_9__/* .plausible */ .o)(found.incident, new Date());
    (0,_shared_log_js__WEBPACK_IMPORTED_MODULE_5__/* .info */ .pq)(`Incident ${incident.id}`);
    const handled = await (0,_process_incident_js__WEBPACK_IMPORTED_MODULE_8__/* .handle */ .p$)(desk, incident, found.trigger, found.missingFacts);
    tell(handled);
    const told = [...new Set([...found.dropped, ...dropped])];
    await (0,_shared_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .writeSummary */ .Sy)(`${(0,_shared_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .draftSummary */ .K8)(handled, desk)}${(0,_shared_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .droppedLine */ .pj)(told)}${(0,_shared_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .noConfigLine */ .ws)(desk)}`);
}
/** The incident this run is about, and what brought it. */
async function findIncident(inputs, event) {
    const pagerduty = (0,_shared_context_js__WEBPACK_IMPORTED_MODULE_4__/* .pagerdutyOf */ .B8)(inputs);
    if (event.name === 'repository_dispatch') {
        const { type, payload } = event;
        const trigger = { by: 'event', type, eventId: payload.event?.id ?? undefined };
        if (isShortForm(payload)) {
            const why = 'The event holds only the ID of the incident';
            const incident = await fetchIncident(pagerduty, payload.incident.id, why);
            return { incident, trigger, missingFacts: undefined, dropped: [] };
        }
        const { incident, dropped } = (0,_src_pagerduty_plausible_js__WEBPACK_IMPORTED_MODULE_9__/* .plausible */ .o)((0,_src_incident_incident_js__WEBPACK_IMPORTED_MODULE_2__/* .incidentOfDispatch */ .Oo)(type, payload), new Date());
        return { trigger, dropped, ...(await asOfNow(pagerduty, incident)) };
    }
    if (inputs.incidentId === undefined) {
        throw new Error(event.name === 'workflow_dispatch'
            ? 'The input "incident-id" is empty: give the ID, the number or the URL of the PagerDuty incident'
            : `There is nothing to draft on the event "${event.name === 'other' ? event.eventName : event.name}": use repository_dispatch, or workflow_dispatch with "incident-id"`);
    }
    const reference = (0,_src_pagerduty_rest_js__WEBPACK_IMPORTED_MODULE_3__/* .readIncidentReference */ .S)(inputs.incidentId);
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
        if (!(error instanceof _src_http_http_js__WEBPACK_IMPORTED_MODULE_1__/* .ApiError */ .hD))
            throw error;
        // A forged event, or one of another account.
        if (error.status === 404)
            throw new Error(`Nothing was started. ${error.message}`);
        return { incident: told, missingFacts: "the incident's facts as of now" };
    }
}
function tell({ outcome, reason, incident, session, documentPath, prompt, detail }) {
    (0,_shared_outputs_js__WEBPACK_IMPORTED_MODULE_6__/* .setOutputs */ .n0)({
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
        (0,_shared_log_js__WEBPACK_IMPORTED_MODULE_5__/* .info */ .pq)(`No postmortem: ${reason}`);
    else
        (0,_shared_log_js__WEBPACK_IMPORTED_MODULE_5__/* .info */ .pq)(`${outcome === 'created' ? 'Devin writes the postmortem' : `Devin was told (${detail})`}: ${session?.url}`);
}
/** The prompt holds incident text, so the runner must not read workflow commands in it. */
function showPrompt(prompt) {
    const resume = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
    (0,_shared_log_js__WEBPACK_IMPORTED_MODULE_5__/* .info */ .pq)(`::stop-commands::${resume}`);
    (0,_shared_log_js__WEBPACK_IMPORTED_MODULE_5__/* .info */ .pq)(prompt);
    (0,_shared_log_js__WEBPACK_IMPORTED_MODULE_5__/* .info */ .pq)(`::${resume}::`);
}


/***/ })

};
