export const id = 105;
export const ids = [105];
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

/***/ 32209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bm: () => (/* binding */ findOwnIssue),
/* harmony export */   Fo: () => (/* binding */ upsertIssue),
/* harmony export */   Y_: () => (/* binding */ addLabel),
/* harmony export */   tA: () => (/* binding */ removeLabel),
/* harmony export */   ts: () => (/* binding */ listIssues),
/* harmony export */   wS: () => (/* binding */ closeIssue)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63619);
/* harmony import */ var _http_http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83447);
/* harmony import */ var _text_visible_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72939);
/* harmony import */ var _comments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73195);
/* harmony import */ var _create_once_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57655);
/** Our issues in the docs repository (GitHub docs, "REST API endpoints for issues"). */





const Author = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ login: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), type: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()) });
const Issue = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    id: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    number: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    html_url: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    title: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    body: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    state: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['open', 'closed']),
    state_reason: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    created_at: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    closed_at: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()),
    labels: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())) })])),
    assignees: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ login: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })))),
    /** How many it has. */
    comments: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    user: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(Author),
    /** Only if the issue is a pull request. */
    pull_request: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()),
});
/**
 * Returns our open and closed issues with a label whose marker begins with `markerPrefix`, newest first. Uses the
 * list of issues, because GitHub's search lags behind and has a low limit. `newestOnly` takes one request: it looks at the newest
 * hundred with the label.
 */
async function listIssues(docs, label, markerPrefix, { newestOnly = false } = {}) {
    const filter = { labels: label, state: 'all' };
    const [isOurs, issues] = await Promise.all([
        docs.recognizes(),
        newestOnly
            ? docs.call('GET /repos/{owner}/{repo}/issues', { ...filter, per_page: NEWEST }, zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(Issue))
            : docs.list('GET /repos/{owner}/{repo}/issues', filter, Issue),
    ]);
    return issues.filter(({ user, body, pull_request: pull }) => pull === undefined && isOurs(user) && (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .hasMarker */ .xY)(body, markerPrefix));
}
const NEWEST = 100;
/**
 * Creates the issue, or updates its title and body if they differ. A closed issue stays closed unless `reopen` is set. Labels and
 * assignees are set only once, so that people can change them. If two runs create it at the same time, the younger one is closed as
 * not planned and points to the older. `newestOnly` looks for it only among the newest: the caller knows that no older one exists.
 */
async function upsertIssue(docs, issue, { reopen = false, newestOnly = false } = {}) {
    const { marker, title, labels } = issue;
    const body = (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .marked */ .xI)(issue);
    const kept = await (0,_create_once_js__WEBPACK_IMPORTED_MODULE_2__/* .createOnce */ .U)(docs, {
        find: () => listIssues(docs, labels[0], marker, { newestOnly }),
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
/**
 * Returns an issue of ours whose marker begins with `markerPrefix`; undefined if it is somebody else's, a pull request, or does not
 * exist.
 */
async function findOwnIssue(docs, number, markerPrefix) {
    try {
        const [isOurs, issue] = await Promise.all([
            docs.recognizes(),
            docs.call('GET /repos/{owner}/{repo}/issues/{issue_number}', { issue_number: number }, Issue),
        ]);
        const { user, body, pull_request: pull } = issue;
        return pull === undefined && isOurs(user) && (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .hasMarker */ .xY)(body, markerPrefix) ? issue : undefined;
    }
    catch (error) {
        if (error instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD && (error.status === 404 || error.status === 410))
            return undefined;
        throw error;
    }
}
/** Closes an issue as completed. */
function closeIssue(docs, number) {
    return updateIssue(docs, number, { state: 'closed', state_reason: 'completed' });
}
/** Adds a label; the others stay ("Add labels to an issue"). */
async function addLabel({ call }, number, label) {
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels';
    await call(route, { issue_number: number, labels: [label] }, zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J());
}
/** Removes a label; it may be gone already. */
async function removeLabel({ call }, number, label) {
    try {
        const route = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}';
        await call(route, { issue_number: number, name: label }, zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J());
    }
    catch (error) {
        if (!(error instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || error.status !== 404)
            throw error;
    }
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

/***/ 6120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ACTION_ITEM_MARKER: () => (/* binding */ ACTION_ITEM_MARKER),
/* harmony export */   actionItemIssues: () => (/* binding */ actionItemIssues),
/* harmony export */   assigneesOf: () => (/* binding */ assigneesOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(10492);
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69180);
/* harmony import */ var _text_truncate_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6935);
/* harmony import */ var _file_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53408);
/* harmony import */ var _index_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7237);
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91097);
/* harmony import */ var _tracked_item_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10876);
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
 * the commit whose lines are linked; `dueByDefault` (YYYY-MM-DD) is for items without a date.
 */
function actionItemIssues(document, path, blobUrl, dueByDefault) {
    const seen = new Map();
    return (0,_metrics_js__WEBPACK_IMPORTED_MODULE_2__/* .allItemsOf */ .Ri)(document.actionItems).map((item) => {
        const identity = identityOf(document, item);
        const ordinal = (seen.get(identity) ?? 0) + 1;
        seen.set(identity, ordinal);
        const { start, end } = item.range;
        const url = (0,_file_url_js__WEBPACK_IMPORTED_MODULE_4__/* .fileUrl */ .i)(blobUrl, path, { line: start.line, endLine: end.line });
        return {
            marker: `${ACTION_ITEM_MARKER}${hashOf(path, identity, ordinal)} -->`,
            title: titleFor(item),
            body: bodyFor(document, item, { path, url, dueByDefault }),
            assignees: assigneesOf(item.owner?.text),
            url,
            done: item.done === true,
        };
    });
}
/** Returns owners that are GitHub handles. A team (`@acme/sre`) cannot be assigned. */
function assigneesOf(owner) {
    const handles = (owner ?? '').matchAll(/(?<![\w/.@-])@([a-z\d](?:[a-z\d-]{0,37}[a-z\d])?)(?![\w/@-])/gi);
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
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
const DONE_WHEN_BEFORE = /\s{0,3}[;,.:–—-]\s{0,3}(?:done|finished|complete)\s(?:when|once|if)\s?:?\s{0,3}$/i;
const LAST_BRACKET = /\s{0,5}\(([^()]{1,300})\)[\s.]{0,3}$/;
/** Only what to do: the facts after it are in the body, and may change there. */
function titleFor({ text, owner, due, doneWhen }) {
    const line = (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .T)(text) ?? 'Action item';
    const facts = LAST_BRACKET.exec(line);
    const areFacts = [owner, due].some((fact) => fact !== undefined && facts?.[1]?.includes(fact.text));
    const action = facts && areFacts ? line.slice(0, facts.index) : line;
    const at = doneWhen === undefined ? -1 : action.indexOf(doneWhen.text);
    const before = at < 0 ? '' : action.slice(0, at);
    const onlyAction = DONE_WHEN_BEFORE.test(before) ? before.replace(DONE_WHEN_BEFORE, '') : action;
    return (0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_6__/* .truncate */ .xv)(onlyAction.trim() || line, MAX_TITLE);
}
function bodyFor(document, item, { path, url, dueByDefault }) {
    const { text, owner, due, priority, ticket, type, doneWhen } = item;
    const facts = [
        ['Service', (0,_index_entry_js__WEBPACK_IMPORTED_MODULE_1__.serviceOf)(document)],
        ['Severity', (0,_index_entry_js__WEBPACK_IMPORTED_MODULE_1__.severityOf)(document)],
        ['Kind', (0,_tracked_item_js__WEBPACK_IMPORTED_MODULE_3__.kindIn)(type?.text) ?? type?.text],
        ['Owner', owner?.text],
        ['Due', due?.date ?? due?.text ?? dueByDefault],
        ['Done when', doneWhen?.text],
        ['Priority', priority?.text],
        ['Ticket', ticket?.text],
    ].flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .escapeMarkdown */ .F)(value)}`]));
    return [
        `> ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .escapeMarkdown */ .F)(text, MAX_TEXT)}`,
        `An action item of the postmortem [${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_7__/* .escapeMarkdown */ .F)((0,_index_entry_js__WEBPACK_IMPORTED_MODULE_1__.titleOf)(document, path))}](${url}).`,
        ...(facts.length === 0 ? [] : [facts.join('\n')]),
        'Change the facts above as you need: this issue now says how far the item is. Close it as completed with a link to what was done, or tick the box in the document. Close it as not planned to decline it, and say why in a comment.',
    ].join('\n\n');
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

/***/ 10876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KINDS: () => (/* binding */ KINDS),
/* harmony export */   isDue: () => (/* binding */ isDue),
/* harmony export */   kindIn: () => (/* binding */ kindIn),
/* harmony export */   trackedItemOf: () => (/* binding */ trackedItemOf)
/* harmony export */ });
/* harmony import */ var _time_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44752);
/* harmony import */ var _document_calendar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16624);
/* harmony import */ var _document_moment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85582);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44564);
/** An action item according to its issue. The issue is the source of the item's state, and people edit its text. */




const KINDS = ['prevent', 'detect', 'mitigate'];
/** Returns the item without its proof and the reason to decline it, which are only in its events and comments. */
function trackedItemOf(repository, issue) {
    const body = (issue.body ?? '').replaceAll('\r\n', '\n');
    const [marker = '', ...lines] = body.split('\n');
    const fact = (name) => factIn(lines, name);
    const postmortem = documentIn(body);
    return {
        repository,
        number: issue.number,
        url: issue.html_url,
        title: issue.title,
        marker: marker.trim(),
        state: issue.state === 'open' ? 'open' : isDeclined(issue.state_reason) ? 'declined' : 'done',
        createdAt: issue.created_at,
        closedAt: issue.closed_at ?? undefined,
        labels: issue.labels.flatMap((label) => (typeof label === 'string' ? label : label.name) ?? []),
        assignees: (issue.assignees ?? []).map(({ login }) => login),
        owner: fact('Owner'),
        postmortem,
        incident: postmortem === undefined ? undefined : (0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .incidentIdOfPath */ .KO)(postmortem),
        service: fact('Service'),
        severity: fact('Severity'),
        kind: kindIn(fact('Kind')),
        due: dayIn(fact('Due')),
        doneWhen: fact('Done when'),
    };
}
/** Returns whether an open item should be done by now. `today` is YYYY-MM-DD. */
function isDue({ state, due }, today) {
    return state === 'open' && due !== undefined && due <= today;
}
/** "Prevent", "detection", "Mitigative"; undefined for other kinds of work. */
function kindIn(text) {
    const word = text?.trim().toLowerCase() ?? '';
    if (/^prevent/.test(word))
        return 'prevent';
    if (/^(?:detect|monitor|alert)/.test(word))
        return 'detect';
    return /^(?:mitigat|respon|recover)/.test(word) ? 'mitigate' : undefined;
}
/** GitHub's reasons for an issue that is closed without being done. */
const isDeclined = (reason) => reason === 'not_planned' || reason === 'duplicate';
/** The value of `- Name: value`, in the first line that has the name. */
function factIn(lines, name) {
    const form = new RegExp(`^\\s{0,3}(?:[-*+]\\s{1,4})?(?:\\*\\*|__)?${name}\\s?:(?:\\*\\*|__)?`, 'i');
    for (const line of lines) {
        const found = form.exec(line);
        if (found)
            return unescaped(line.slice(found[0].length)).trim() || undefined;
    }
    return undefined;
}
/** Undoes `escapeMarkdown`. */
function unescaped(text) {
    return text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('\u200B', '');
}
/** The first date with a year. */
function dayIn(text) {
    const date = text === undefined ? undefined : (0,_document_moment_js__WEBPACK_IMPORTED_MODULE_2__/* .findDate */ .OJ)(text)?.date;
    if (date?.year === undefined || !(0,_document_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .isDate */ .$P)(date))
        return undefined;
    return (0,_document_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .isoDate */ ._$)(Date.UTC(date.year, date.month - 1, date.day) / _time_units_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO);
}
/** The link to the line of the document, as `fileUrl` writes it. */
const DOCUMENT = /\]\(https?:\/\/[^\s()]{1,300}\/blob\/[\da-f]{40,64}\/([^\s()?#]{1,1000})\?plain=1#L\d/;
function documentIn(body) {
    const path = DOCUMENT.exec(body)?.[1];
    try {
        return path === undefined ? undefined : decodeURIComponent(path);
    }
    catch {
        return undefined;
    }
}


/***/ })

};
