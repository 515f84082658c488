export const id = 424;
export const ids = [424];
export const modules = {

/***/ 90910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ recentSessions)
/* harmony export */ });
/* harmony import */ var _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71514);

/** Returns every postmortem session of so many seconds, live and ended; none without a key. */
function recentSessions(agent, seconds) {
    return agent?.findSessions(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .POSTMORTEM_TAG */ .op, Math.floor(Date.now() / 1000) - seconds) ?? [];
}


/***/ }),

/***/ 36775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ requireKnownConfidential),
  I: () => (/* binding */ unknownNamesOf)
});

// EXTERNAL MODULE: ./build/src/http/http.js + 1 modules
var http = __webpack_require__(83447);
// EXTERNAL MODULE: ./build/src/incident/confidential.js
var confidential = __webpack_require__(20136);
// EXTERNAL MODULE: ./build/src/text/is-named.js
var is_named = __webpack_require__(78581);
;// CONCATENATED MODULE: ./build/src/policy/used-names.js
/** The PagerDuty names and IDs that a configuration uses, and the ones that PagerDuty does not have. */


/** Returns each name once per key. `confidential` also contains patterns, which are not names. */
function usedNames({ incidents, services, overrides }) {
    const used = [];
    const add = (kind, key, names = []) => {
        for (const name of [names].flat())
            used.push({ kind, name, key });
    };
    const addPolicy = (prefix, policy) => {
        add('priority', `${prefix}.priorities`, policy?.priorities);
        add('service', `${prefix}.services.only`, policy?.services?.only);
        add('service', `${prefix}.services.except`, policy?.services?.except);
        add('incident type', `${prefix}.types`, policy?.types);
    };
    add('service', 'incidents.confidential', (0,confidential/* confidentialServices */.r4)({ incidents }));
    addPolicy('incidents', incidents);
    add('service', 'services', Object.keys(services));
    overrides.forEach(({ match, incidents: policy }, index) => {
        add('priority', `overrides[${index}].match.priority`, match.priority);
        add('service', `overrides[${index}].match.service`, match.service);
        addPolicy(`overrides[${index}].incidents`, policy);
    });
    return used;
}
/** Returns unknown names, but only of the kinds that are in `known`. */
function unknownNames(config, known) {
    return usedNames(config).filter(({ kind, name }) => {
        const all = known[kind];
        return all !== undefined && !all.some(({ id, names }) => (0,is_named/* isNamed */.e)([name], id, ...names));
    });
}
/** "incidents.confidential names the service "Valut", which PagerDuty does not have. Did you mean "Vault"?" */
async function explainUnknown({ kind, name, key }, known) {
    const { closestMatch } = await __webpack_require__.e(/* import() */ 785).then(__webpack_require__.bind(__webpack_require__, 47785));
    const all = (known[kind] ?? []).flatMap(({ names }) => names);
    const what = `${key} names the ${kind} "${name}", which PagerDuty does not have`;
    if (all.length === 0)
        return `${what}: the account has no ${PLURAL[kind]}.`;
    const spelled = new Map(all.map((each) => [each.toLowerCase(), each]));
    const closest = closestMatch(name.toLowerCase(), [...spelled.keys()], { maxDistance: Math.ceil(name.length / 2) });
    const meant = closest === undefined ? '' : ` Did you mean "${spelled.get(closest)}"?`;
    return `${what}.${meant}`;
}
const PLURAL = {
    service: 'services',
    priority: 'priorities',
    'incident type': 'incident types',
};

// EXTERNAL MODULE: ./build/action/shared/log.js
var log = __webpack_require__(68971);
;// CONCATENATED MODULE: ./build/action/shared/unknown-names.js
/** `incidents.confidential` fails closed: a service that does not exist would protect nothing. */





/** If there are more, the whole list is read. */
const MAX_QUERIES = 20;
const checked = new WeakMap();
/**
 * Checks once in a run. If PagerDuty cannot be queried, that is a warning; without a token, nothing can be checked.
 * @throws Error if PagerDuty has no service with a name or ID in `incidents.confidential`: then nothing may be drafted.
 */
function requireKnownConfidential({ config, pagerduty, inputs }) {
    const known = checked.get(config) ?? check(config, pagerduty, inputs.config);
    checked.set(config, known);
    return known;
}
async function check(config, pagerduty, file) {
    const names = (0,confidential/* confidentialServices */.r4)(config);
    if (pagerduty === undefined || names.length === 0)
        return;
    try {
        if (names.length <= MAX_QUERIES &&
            (await Promise.all(names.map((name) => exists(pagerduty, name)))).every(Boolean)) {
            return;
        }
        // A query may miss a name with unusual characters. Only the whole list proves that there is none.
        const { readKnownNames } = await __webpack_require__.e(/* import() */ 150).then(__webpack_require__.bind(__webpack_require__, 36150));
        const { known, problems } = await readKnownNames(pagerduty, new Set(['service']));
        if (problems[0] !== undefined)
            return unchecked(problems[0]);
        const unknown = unknownNames(config, known).filter(({ key }) => key === 'incidents.confidential');
        if (unknown.length === 0)
            return;
        const told = await Promise.all(unknown.map((each) => explainUnknown(each, known)));
        throw new Error(`Nothing was drafted, because an incident that should be confidential would not be: ${told.join(' ')} Correct ${file}`);
    }
    catch (error) {
        if (!(error instanceof http/* ApiError */.hD))
            throw error;
        unchecked(error.message);
    }
}
/** Returns configured names that PagerDuty does not have, to be corrected. Leaves out what could not be read. */
async function unknownNamesOf({ config, pagerduty, inputs }) {
    const used = usedNames(config);
    if (pagerduty === undefined || used.length === 0)
        return [];
    const { readKnownNames } = await __webpack_require__.e(/* import() */ 150).then(__webpack_require__.bind(__webpack_require__, 36150));
    const { known } = await readKnownNames(pagerduty, new Set(used.map(({ kind }) => kind)));
    return Promise.all(unknownNames(config, known).map(async (unknown) => ({
        title: `The configuration names a ${unknown.kind} that PagerDuty does not have`,
        text: `${await explainUnknown(unknown, known)} Correct ${inputs.config}`,
    })));
}
/** By its name, or by its ID if it looks like one, because a query does not find IDs. */
async function exists(pagerduty, name) {
    const [found, byId] = await Promise.all([
        pagerduty.listServices(name),
        /^P[A-Z0-9]{6,}$/i.test(name) && pagerduty.hasService(name),
    ]);
    return byId || found.some((service) => (0,is_named/* isNamed */.e)([name], service.id, service.name));
}
function unchecked(problem) {
    (0,log/* warning */.$e)(`Could not check whether the services in "incidents.confidential" exist: ${problem}`);
}


/***/ }),

/***/ 26418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ configForStated),
/* harmony export */   m: () => (/* binding */ configFor)
/* harmony export */ });
/* harmony import */ var _text_is_named_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78581);
/* harmony import */ var _default_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46092);
/**
 * The settings that apply to one incident. Apart from the schema, so that a run without a configuration does not load that.
 */


/** Returns the settings for one incident: of the matching overrides, the last wins, key by key. Lists are replaced. */
function configFor(config, incident) {
    return config.overrides
        .filter(({ match }) => matches(match, incident))
        .reduce((before, { match: _, ...changes }) => merged(before, changes, ''), config);
}
const STRICTNESS = ['off', 'warn', 'error'];
/**
 * Returns the settings for a document whose incident PagerDuty does not know, so that only the document states its priority and
 * service. An override for these can only make a rule stricter: an author must not choose the rules for their own document, or its
 * reviewers. `defaults` are the rules' own severities.
 */
function configForStated(config, stated, defaults) {
    const own = config.review.rules;
    const asStated = configFor(config, stated).review.rules;
    const stricter = Object.entries(defaults).flatMap(([rule, byDefault]) => {
        const [before, after] = [own[rule] ?? byDefault, asStated[rule] ?? byDefault];
        return STRICTNESS.indexOf(after) > STRICTNESS.indexOf(before) ? [[rule, after]] : [];
    });
    return { ...config, review: { ...config.review, rules: { ...own, ...Object.fromEntries(stricter) } } };
}
function matches({ priority, service }, incident) {
    return ((priority === undefined || (0,_text_is_named_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamed */ .e)([priority].flat(), incident.priority)) &&
        (service === undefined || (0,_text_is_named_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamed */ .e)([service].flat(), incident.service, incident.serviceId)));
}
/** Merges key by key what is a map in the schema. Everything else is replaced, as is each entry of a map with free keys. */
function merged(base, changes, path) {
    if (!_default_config_js__WEBPACK_IMPORTED_MODULE_0__/* .MERGED */ .$.has(path))
        return changes;
    const merging = { ...base };
    for (const [key, change] of Object.entries(changes)) {
        merging[key] = merged(merging[key], change, path === '' ? key : `${path}.${key}`);
    }
    return merging;
}


/***/ }),

/***/ 38966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ decide),
/* harmony export */   Qh: () => (/* binding */ needsLookup),
/* harmony export */   mL: () => (/* binding */ isLimitReached)
/* harmony export */ });
/* harmony import */ var _agent_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76603);
/* harmony import */ var _agent_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71514);
/* harmony import */ var _time_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44752);
/* harmony import */ var _policy_reason_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94641);
/* harmony import */ var _session_history_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27789);
/* harmony import */ var _skip_rules_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38563);
/** Decides what happens to an incident. Pure: everything that it needs is looked up before. */






/** How many incidents can share one session. */
const MAX_GROUP = 30;
/** Returns what happens to an incident. The first reason to skip that applies decides (skip-rules.ts). */
function decide(situation) {
    const { trigger } = situation;
    const group = groupOf(situation);
    const about = caseOf(situation, group);
    const { live, isGathering, all } = about.history;
    const skip = (0,_skip_rules_js__WEBPACK_IMPORTED_MODULE_5__/* .firstSkip */ .iB)(about);
    if (skip !== undefined) {
        const ends = live !== undefined && isGathering ? reasonToEnd(about, skip.reason) : undefined;
        return live !== undefined && ends !== undefined
            ? { do: 'end', reason: ends, session: live }
            : { do: 'skip', ...skip };
    }
    if (about.occasion === 'acknowledged')
        return { do: 'create', order: 'gather', replaced: [] };
    if (trigger.by === 'hand' && trigger.redo)
        return { do: 'create', order: 'write', replaced: all.filter(_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isLive */ .DG) };
    if (live !== undefined)
        return { do: 'update', order: isGathering ? 'write' : 'rewrite', session: live };
    if (group !== undefined)
        return { do: 'join', session: group };
    return { do: 'create', order: 'write', replaced: [] };
}
/**
 * Returns what has to be looked up to decide about an incident. `sessions` are all of the incident's; undefined if they were not
 * looked up. `teamConfig` is the configuration without the overrides for this incident.
 */
function needsLookup(known, teamConfig) {
    const { sessions = [] } = known;
    const decision = decide({ ...known, sessions, recent: [], written: undefined });
    if (decision.do !== 'skip')
        return { lookup: 'all' };
    const ifWritten = decide({ ...known, sessions, recent: [], written: 'somewhere' });
    const isFinal = (known.sessions !== undefined && ifWritten.do === 'skip' && ifWritten.reason === decision.reason) ||
        decision.reason === 'event-not-handled' ||
        decision.reason === 'not-resolved' ||
        (decision.reason === 'merged' && !mayGather(teamConfig));
    return isFinal ? { lookup: 'none', skip: decision } : { lookup: 'sessions' };
}
/** Returns whether a session may already be gathering evidence for an incident: its priority may have changed since. */
function mayGather(teamConfig) {
    return [teamConfig, ...teamConfig.overrides].some((each) => each['start-on'] === 'acknowledged');
}
function caseOf(situation, group) {
    return {
        ...situation,
        history: (0,_session_history_js__WEBPACK_IMPORTED_MODULE_4__/* .sessionHistory */ .jR)(situation),
        occasion: occasionOf(situation),
        canJoin: group !== undefined,
        isLimitReached: isLimitReached(situation),
    };
}
function occasionOf({ trigger, config }) {
    if (trigger.by === 'hand')
        return 'manual';
    if (trigger.by === 'reconcile' || trigger.type === 'incident.resolved')
        return 'resolved';
    const startsEarly = trigger.type === 'incident.acknowledged' && config['start-on'] === 'acknowledged';
    return startsEarly ? 'acknowledged' : 'unhandled';
}
/** Why the session that gathers is terminated; undefined if it goes on. */
function reasonToEnd({ occasion, incident, config }, reason) {
    if (reason === 'merged')
        return occasion === 'resolved' || occasion === 'manual' ? reason : undefined;
    const excluded = occasion === 'resolved' ? (0,_policy_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .policyReason */ .h)(incident, config) : undefined;
    return excluded === reason ? excluded : undefined;
}
/** A live session of the same service with an incident that was resolved within the window of this one's resolve. */
function groupOf({ incident, trigger, config, recent, now }) {
    const window = config.limits['group-window'];
    const { status, service, resolvedAt } = incident;
    if (window === 0 || trigger.by === 'hand' || status !== 'resolved')
        return undefined;
    if (service === undefined || resolvedAt === undefined)
        return undefined;
    return recent
        .filter((session) => (0,_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isLive */ .DG)(session) && !(0,_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isTerminated */ .C2)(session) && !session.tags.includes(_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .DECLINED_TAG */ .uw))
        .filter((session) => session.tags.includes(_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceTag */ ._(service)))
        .filter((session) => goesOn(session, recent, now))
        .filter((session) => _agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentIdsOf */ .E6(session.tags).length < MAX_GROUP && _agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .hasRoom */ .AB(session.tags))
        .filter((session) => _agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .resolvesOf */ .F_(session.tags).some((time) => Math.abs((0,_session_history_js__WEBPACK_IMPORTED_MODULE_4__/* .wholeSeconds */ .$P)(time) - (0,_session_history_js__WEBPACK_IMPORTED_MODULE_4__/* .wholeSeconds */ .$P)(resolvedAt)) <= window))
        .sort(_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .byAge */ .jI)[0];
}
/** Returns whether this is the session that stays, for each of its own incidents. */
function goesOn(session, sessions, now) {
    return _agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentIdsOf */ .E6(session.tags).every((id) => {
        const own = sessions.filter((each) => each.tags.includes(_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentTag */ .fZ(id)));
        return (0,_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .whoStays */ .PA)(own, id, now) === session;
    });
}
/** Returns whether no more sessions may start today. Sessions that we terminated and manual runs do not count. */
function isLimitReached({ recent, config, now }) {
    const since = now.getTime() / 1000 - _time_units_js__WEBPACK_IMPORTED_MODULE_2__/* .DAY_SECONDS */ .fo;
    const counted = recent.filter((session) => session.startedAt > since && !(0,_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isTerminated */ .C2)(session) && !session.tags.includes(_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .BY_HAND_TAG */ .HY));
    return counted.length >= config.limits['sessions-per-day'];
}


/***/ }),

/***/ 94641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ isExcluded),
/* harmony export */   h: () => (/* binding */ policyReason)
/* harmony export */ });
/* harmony import */ var _incident_confidential_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20136);
/* harmony import */ var _incident_incident_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83608);
/* harmony import */ var _text_is_named_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78581);
/** Which incidents the configuration excludes. */



/** In the order in which they are checked. A missing field never excludes an incident, except a missing priority if some are listed. */
const EXCLUDES = {
    confidential: _incident_confidential_js__WEBPACK_IMPORTED_MODULE_0__/* .isConfidential */ .FX,
    priority: ({ priority }, { incidents: { priorities } }) => priorities.length > 0 && !(0,_text_is_named_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamed */ .e)(priorities, priority),
    urgency: ({ urgency }, { incidents: { urgencies } }) => urgencies.length > 0 && urgency !== undefined && !(0,_text_is_named_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamed */ .e)(urgencies, urgency),
    service: ({ service, serviceId }, { incidents: { services } }) => {
        const isKnown = service !== undefined || serviceId !== undefined;
        const isWanted = services.only.length === 0 || !isKnown || (0,_text_is_named_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamed */ .e)(services.only, service, serviceId);
        return !isWanted || (0,_text_is_named_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamed */ .e)(services.except, service, serviceId);
    },
    type: ({ type }, { incidents: { types } }) => types.length > 0 && type !== undefined && !(0,_text_is_named_js__WEBPACK_IMPORTED_MODULE_1__/* .isNamed */ .e)(types, type),
    'too-short': isTooShort,
};
const POLICY_REASONS = Object.keys(EXCLUDES);
/** Returns the first reason to exclude the incident; undefined if the configuration wants its postmortem. */
function policyReason(incident, config) {
    return POLICY_REASONS.find((reason) => isExcluded(reason, incident, config));
}
/** Returns whether the configuration excludes the incident for this reason. */
function isExcluded(reason, incident, config) {
    return EXCLUDES[reason](incident, config);
}
function isTooShort(incident, { incidents }) {
    const duration = (0,_incident_incident_js__WEBPACK_IMPORTED_MODULE_2__/* .durationOf */ .c)(incident);
    return duration !== undefined && duration < incidents['min-duration'];
}


/***/ }),

/***/ 27789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $P: () => (/* binding */ wholeSeconds),
/* harmony export */   jR: () => (/* binding */ sessionHistory),
/* harmony export */   xr: () => (/* binding */ wasTold)
/* harmony export */ });
/* harmony import */ var _agent_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76603);
/* harmony import */ var _agent_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71514);
/** What the sessions of an incident say about it: their tags are the only memory of the action. */


function sessionHistory({ incident, trigger, sessions, now }) {
    const all = (0,_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .standing */ .JA)(sessions);
    const newest = all.at(-1);
    // While one session is being terminated, only a manual run starts another. Notifying it shows what happened to it.
    const live = (0,_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .whoStays */ .PA)(all, incident.id, now) ?? (trigger.by === 'hand' ? undefined : all.find(_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isLive */ .DG));
    const wasAsked = all.some((session) => _agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .resolvesOf */ .F_(session.tags).length > 0);
    const { resolvedAt } = incident;
    const isLater = wasAsked && resolvedAt !== undefined && !all.some((session) => wasTold(session.tags, resolvedAt));
    return {
        all,
        newest,
        live,
        isGathering: live !== undefined && _agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .resolvesOf */ .F_(live.tags).length === 0,
        isDeclined: isDeclined(sessions),
        isLater,
        isEventKnown: trigger.by === 'event' &&
            trigger.eventId !== undefined &&
            sessions.some((session) => session.tags.includes(_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .eventTag */ .Dd(trigger.eventId ?? ''))),
        isResolveKnown: wasAsked && !isLater,
        hasBrokenOnce: newest !== undefined && hasBroken(newest) && all.filter(hasBroken).length === 1,
        wasStopped: newest !== undefined && !(0,_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isLive */ .DG)(newest) && newest.state !== 'failed' && !wasAsked,
    };
}
/** The newest session decides: a person may have asked for another one after declining. A decline counts even if its session ended since. */
function isDeclined(sessions) {
    const declined = ({ tags: own }) => own.includes(_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .DECLINED_TAG */ .uw);
    const newest = sessions
        .filter((session) => !(0,_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isTerminated */ .C2)(session) || declined(session))
        .sort(_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .byAge */ .jI)
        .at(-1);
    return newest !== undefined && declined(newest);
}
function hasBroken({ state, pulls }) {
    return state === 'failed' && pulls.length === 0;
}
/**
 * Returns whether a session with these tags was notified of this resolve, or of a later one. In a session that incidents share, a later
 * one may belong to another incident, so there it must be this one. But once its tags are full, older ones may have been removed.
 */
function wasTold(own, resolvedAt) {
    const mayBeAnothers = _agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentIdsOf */ .E6(own).length > 1 && own.length < _agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_TAGS */ .x3;
    const time = wholeSeconds(resolvedAt);
    return _agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .resolvesOf */ .F_(own)
        .map(wholeSeconds)
        .some((told) => (mayBeAnothers ? told === time : told >= time));
}
/** Webhooks give milliseconds, REST does not. */
function wholeSeconds(time) {
    return Math.floor(Date.parse(time) / 1000);
}


/***/ }),

/***/ 38563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I8: () => (/* binding */ SKIP_RULES),
/* harmony export */   iB: () => (/* binding */ firstSkip)
/* harmony export */ });
/* unused harmony exports SKIP_REASONS, manualReasonsOf, manualSkipReasons */
/* harmony import */ var _policy_reason_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94641);
/**
 * Why nothing is started for an incident: one list, in the order in which the reasons apply, with what a manual run does about each.
 * docs/reference.md, the summary and `decide` follow it.
 */

const SKIP_RULES = {
    'event-not-handled': {
        meaning: 'The event is not `incident.resolved`, nor `incident.acknowledged` if `start-on` is `acknowledged`.',
        manual: 'never applies',
        applies: ({ occasion, incident }) => 
        // An acknowledgement that arrives after the resolve. The resolve is its own event.
        occasion === 'unhandled' || (occasion === 'acknowledged' && incident.status === 'resolved'),
    },
    merged: {
        meaning: 'It was merged into another incident, which gets the postmortem.',
        manual: 'checked',
        applies: ({ incident }) => incident.merged,
    },
    'not-resolved': {
        meaning: 'It is still open.',
        manual: 'checked',
        applies: ({ occasion, incident }) => occasion !== 'acknowledged' && incident.status !== 'resolved',
    },
    'duplicate-event': {
        meaning: 'This event, or this resolve, was handled before: PagerDuty delivers at least once.',
        manual: 'never applies',
        applies: ({ occasion, trigger, history }) => history.isEventKnown ||
            // Reconcile replaces a session that broke before its pull request, once.
            (occasion === 'resolved' && history.isResolveKnown && !(trigger.by === 'reconcile' && history.hasBrokenOnce)),
        link: ({ history }) => history.newest?.url,
    },
    declined: {
        meaning: 'Somebody closed its pull request unmerged. Nothing is started until it is reopened.',
        manual: 'bypassed',
        applies: ({ history }) => history.isDeclined,
        link: ({ history }) => history.newest?.url,
    },
    'already-started': {
        meaning: 'A session is already working on it (manual run, or acknowledged again), or somebody ended the session that gathered (reconcile).',
        manual: 'bypassed with redo',
        applies: ({ occasion, trigger, history: { live, isGathering, wasStopped } }) => {
            if (occasion === 'acknowledged')
                return live !== undefined;
            if (occasion === 'manual')
                return live !== undefined && !isGathering;
            return trigger.by === 'reconcile' && live === undefined && wasStopped;
        },
        link: ({ history }) => (history.live ?? history.newest)?.url,
    },
    confidential: {
        meaning: '`incidents.confidential` names its service, or matches its title: nothing is sent anywhere.',
        manual: 'checked last',
        applies: ({ incident, config }) => (0,_policy_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .isExcluded */ .R)('confidential', incident, config),
    },
    priority: {
        meaning: 'Its priority is not in `incidents.priorities`.',
        manual: 'bypassed',
        applies: (about) => isCheckedAgain(about) && (0,_policy_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .isExcluded */ .R)('priority', about.incident, about.config),
    },
    urgency: {
        meaning: 'Its urgency is not in `incidents.urgencies`.',
        manual: 'bypassed',
        applies: (about) => isCheckedAgain(about) && (0,_policy_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .isExcluded */ .R)('urgency', about.incident, about.config),
    },
    service: {
        meaning: '`incidents.services` leaves its service out.',
        manual: 'bypassed',
        applies: (about) => isCheckedAgain(about) && (0,_policy_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .isExcluded */ .R)('service', about.incident, about.config),
    },
    type: {
        meaning: 'Its incident type is not in `incidents.types`.',
        manual: 'bypassed',
        applies: (about) => isCheckedAgain(about) && (0,_policy_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .isExcluded */ .R)('type', about.incident, about.config),
    },
    'too-short': {
        meaning: 'It lasted less than `incidents.min-duration`.',
        manual: 'bypassed',
        // While the incident is open, nobody knows how long it will last.
        applies: (about) => about.occasion !== 'acknowledged' &&
            isCheckedAgain(about) &&
            (0,_policy_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .isExcluded */ .R)('too-short', about.incident, about.config),
    },
    'already-written': {
        meaning: 'Its document, or an open pull request with it, already exists in the docs repository.',
        manual: 'bypassed with redo',
        applies: ({ occasion, written, history: { live, isLater } }) => written !== undefined && live === undefined && !(occasion === 'resolved' && isLater),
        link: ({ written }) => written,
    },
    'daily-limit': {
        meaning: '`limits.sessions-per-day` is reached.',
        manual: 'bypassed',
        applies: ({ history, canJoin, isLimitReached }) => isLimitReached && history.live === undefined && !canJoin,
    },
};
/** In the order in which they apply. */
const SKIP_REASONS = Object.keys(SKIP_RULES);
/** Returns the reasons for which a manual run does this. */
function manualReasonsOf(...kinds) {
    return SKIP_REASONS.filter((reason) => kinds.includes(SKIP_RULES[reason].manual));
}
/** In the order in which a manual run checks them. */
function manualSkipReasons({ redo }) {
    const checked = redo ? manualReasonsOf('checked') : manualReasonsOf('checked', 'bypassed with redo');
    return [...checked, ...manualReasonsOf('checked last')];
}
/** Returns the first reason that applies, with a link to what exists already. */
function firstSkip(about) {
    const reason = orderFor(about).find((each) => SKIP_RULES[each].applies(about));
    if (reason === undefined)
        return undefined;
    const rule = SKIP_RULES[reason];
    const link = rule.link?.(about);
    return { reason, ...(link !== undefined && { link }) };
}
function orderFor({ trigger }) {
    return trigger.by === 'hand' ? manualSkipReasons(trigger) : SKIP_REASONS;
}
/** A session that was asked to write before is notified of a later resolve, whatever the policy says now. */
function isCheckedAgain({ history: { live, isGathering } }) {
    return live === undefined || isGathering;
}


/***/ }),

/***/ 53408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ fileUrl)
/* harmony export */ });
/**
 * Returns the web address of a file in a repository. `blobUrl` is `https://github.com/owner/repo/blob/<sha or branch>`. With lines,
 * it shows the markdown source, because only the source has line addresses.
 */
function fileUrl(blobUrl, path, lines) {
    const file = `${blobUrl}/${path.toWellFormed().split('/').map(encoded).join('/')}`;
    if (lines === undefined)
        return file;
    return `${file}?plain=1#L${lines.line}${lines.endLine > lines.line ? `-L${lines.endLine}` : ''}`;
}
/** Parentheses would end a markdown link. */
function encoded(segment) {
    return encodeURIComponent(segment).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}


/***/ }),

/***/ 40568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C7: () => (/* binding */ ACTION_ITEM_MARKER),
/* harmony export */   Rz: () => (/* binding */ itemCode),
/* harmony export */   S8: () => (/* binding */ itemMarker),
/* harmony export */   Tc: () => (/* binding */ ITEM_LABEL)
/* harmony export */ });
/** How the issue of an action item is recognized: it has a label, and its text begins with a hidden comment. */
/** Used if the team wants no label: an issue is found by one of its labels. */
const ITEM_LABEL = 'postmortem-action';
/** What every marker begins with. */
const ACTION_ITEM_MARKER = '<!-- pagerduty-postmortem action-item ';
const FORM = /^<!-- pagerduty-postmortem action-item ([\da-f]{16}) -->$/;
/** Returns the hidden comment of an item. `code`: 16 hex digits. */
function itemMarker(code) {
    return `${ACTION_ITEM_MARKER}${code} -->`;
}
/** Returns the code in a marker; undefined if somebody changed it. */
function itemCode(marker) {
    return FORM.exec(marker)?.[1];
}


/***/ })

};
