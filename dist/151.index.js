export const id = 151;
export const ids = [151];
export const modules = {

/***/ 97151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mapEvidenceText: () => (/* binding */ mapEvidenceText)
/* harmony export */ });
/**
 * PagerDuty's evidence about an incident in addition to its facts, as a model: read by read-evidence.ts, cleaned by
 * src/incident/clean-incident.ts, condensed by src/postmortem/evidence-digest.ts.
 */
/**
 * Returns the evidence with every text and link by people or machines passed through `clean`, all in one call. `clean`
 * must return as many texts as it gets, in the same order.
 */
async function mapEvidenceText(evidence, clean) {
    const texts = [];
    visitTexts(evidence, (each) => {
        texts.push(each);
        return each;
    });
    const cleaned = (await clean(texts)).values();
    return visitTexts(evidence, () => {
        const { value } = cleaned.next();
        if (value === undefined)
            throw new Error('Texts were lost while they were cleaned');
        return value;
    });
}
function visitTexts(evidence, visit) {
    const maybe = (value) => (value === undefined ? undefined : visit(value));
    const other = ({ id, title, service, serviceId }) => ({
        id: visit(id),
        title: maybe(title),
        service: maybe(service),
        serviceId: maybe(serviceId),
    });
    return {
        ...evidence,
        description: maybe(evidence.description),
        incidentType: maybe(evidence.incidentType),
        logEntries: evidence.logEntries.map((entry) => ({
            ...entry,
            url: maybe(entry.url),
            type: visit(entry.type),
            summary: maybe(entry.summary),
            message: maybe(entry.message),
            detail: maybe(entry.detail),
            sources: entry.sources.map(other),
        })),
        responderRequests: evidence.responderRequests.map((request) => ({ ...request, message: visit(request.message) })),
        notes: evidence.notes.map((note) => ({ ...note, content: visit(note.content) })),
        alerts: evidence.alerts.map((alert) => ({
            ...alert,
            url: maybe(alert.url),
            severity: maybe(alert.severity),
            title: visit(alert.title),
            details: maybe(alert.details),
            cef: maybe(alert.cef),
            links: alert.links.map(visit),
        })),
        alertKeys: evidence.alertKeys?.map(visit),
        changeEvents: evidence.changeEvents.map((event) => ({
            ...event,
            title: visit(event.title),
            source: maybe(event.source),
            details: maybe(event.details),
            reason: maybe(event.reason),
            links: event.links.map(visit),
        })),
        pastIncidents: evidence.pastIncidents.map((past) => ({ ...past, id: visit(past.id), title: visit(past.title) })),
        relatedIncidents: evidence.relatedIncidents.map((related) => ({
            ...other(related),
            at: related.at,
            relationships: related.relationships.map(visit),
        })),
        outlier: evidence.outlier && {
            ...evidence.outlier,
            category: visit(evidence.outlier.category),
            pattern: maybe(evidence.outlier.pattern),
        },
        businessServices: evidence.businessServices.map(({ id, name, status }) => ({
            id,
            name: visit(name),
            status: maybe(status),
        })),
        customFields: evidence.customFields.map(({ id, name, value }) => ({
            id,
            name: visit(name),
            value: visit(value),
        })),
    };
}


/***/ })

};
