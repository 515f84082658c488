export const id = 940;
export const ids = [940];
export const modules = {

/***/ 16940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cleanEvidence: () => (/* binding */ cleanEvidence),
/* harmony export */   cleanIncident: () => (/* binding */ cleanIncident),
/* harmony export */   isClean: () => (/* binding */ isClean),
/* harmony export */   sum: () => (/* binding */ sum)
/* harmony export */ });
/* harmony import */ var _confidential_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20136);
/**
 * The parts of an incident that may leave the run. Prompt, messages, session, summary and notes accept only the types of this file,
 * so a leak does not compile. The cleaner is loaded only if there is something to clean.
 */

function isClean(incident) {
    return 'title' in incident;
}
/** What may be sent about an incident: its cleaned facts, or only the ID if `settings` mark it as confidential. */
async function cleanIncident(incident, settings) {
    if ((0,_confidential_js__WEBPACK_IMPORTED_MODULE_0__/* .isConfidential */ .FX)(incident, settings)) {
        return { incident: { id: incident.id }, removed: NOTHING_REMOVED };
    }
    const { clean } = await Promise.all(/* import() */[__webpack_require__.e(690), __webpack_require__.e(74)]).then(__webpack_require__.bind(__webpack_require__, 66074));
    const { title, url = '', service = '', serviceId = '', urgency = '', priority = '', type = '', teams } = incident;
    const { texts, removed } = await clean([title, url, service, serviceId, urgency, priority, type, ...teams], settings.redact);
    const [cleanTitle, cleanUrl, cleanService, cleanServiceId, cleanUrgency, cleanPriority, cleanType, ...cleanTeams] = texts;
    return {
        incident: {
            ...incident,
            title: cleanTitle,
            // A partly removed address is useless.
            url: cleanUrl === url && url !== '' ? cleanUrl : undefined,
            service: cleanService || undefined,
            serviceId: cleanServiceId || undefined,
            urgency: cleanUrgency || undefined,
            priority: cleanPriority || undefined,
            type: cleanType || undefined,
            teams: cleanTeams,
        },
        removed,
    };
}
/**
 * Leaves out other incidents that are confidential, by their title, by their service, or because their service is unknown and
 * `confidential` names some.
 */
async function cleanEvidence(incident, evidence, settings) {
    const [{ clean }, { mapEvidenceText }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(690), __webpack_require__.e(74)]).then(__webpack_require__.bind(__webpack_require__, 66074)), __webpack_require__.e(/* import() */ 151).then(__webpack_require__.bind(__webpack_require__, 97151))]);
    let removed = NOTHING_REMOVED;
    const mayTell = ({ title = '', service, serviceId }) => !(0,_confidential_js__WEBPACK_IMPORTED_MODULE_0__/* .mayBeConfidential */ .Z0)({ title, service, serviceId }, settings);
    const told = {
        ...evidence,
        pastIncidents: evidence.pastIncidents.filter(({ title }) => !(0,_confidential_js__WEBPACK_IMPORTED_MODULE_0__/* .isConfidential */ .FX)({ ...incident, title }, settings)),
        relatedIncidents: evidence.relatedIncidents.filter(mayTell),
        logEntries: evidence.logEntries.map((entry) => {
            const sources = entry.sources.filter(mayTell);
            // The summary of a merge names its sources.
            return sources.length === entry.sources.length ? entry : { ...entry, sources, summary: undefined };
        }),
    };
    const cleaned = await mapEvidenceText(told, async (texts) => {
        const result = await clean(texts, settings.redact);
        removed = result.removed;
        return result.texts;
    });
    return { evidence: cleaned, removed };
}
const NOTHING_REMOVED = { secrets: 0, emails: 0, cards: 0, ibans: 0, ids: 0, phones: 0, ips: 0, patterns: 0 };
function sum(one, other) {
    const kinds = Object.keys(one);
    return Object.fromEntries(kinds.map((kind) => [kind, one[kind] + other[kind]]));
}


/***/ })

};
