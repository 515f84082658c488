export const id = 978;
export const ids = [978];
export const modules = {

/***/ 63115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ tell)
/* harmony export */ });
/* harmony import */ var _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71514);
/* harmony import */ var _src_agent_turns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42611);
/* harmony import */ var _src_policy_session_history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27789);
/* harmony import */ var _src_postmortem_messages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72078);
/* harmony import */ var _session_labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77563);
/**
 * Gives a session the order to write for a resolve: once, whatever other runs do at the same time.
 */





/**
 * Takes the turn to tell, sends the message and tags what was told, in this order: the answer to the first tag shows what has
 * changed since the session was looked up, and a tag without its message would never be retried. If the run ends in between,
 * reconcile finds a turn without its resolve.
 */
async function tell(devin, { id }, { incident, trigger, message, handedOn = [], isStill = async () => true }) {
    const resolvedAt = incident.resolvedAt ?? new Date().toISOString();
    const turn = (0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_1__/* .turnTag */ .EK)({ act: 'tell', incidentId: incident.id, resolvedAt }, new Date());
    const tags = await devin.addTags(id, [turn]);
    if (tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .DECLINED_TAG */ .uw) && trigger.by !== 'hand')
        return 'declined';
    if ((0,_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .incidentIdsOf */ .E6)(tags).includes(incident.id) && (0,_src_policy_session_history_js__WEBPACK_IMPORTED_MODULE_2__/* .wasTold */ .xr)(tags, resolvedAt))
        return 'known';
    const standing = (0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_1__/* .standingOf */ .YP)(turn, tags, new Date());
    if (standing === 'theirs')
        return 'known';
    if (standing === 'leaving')
        return 'leaving';
    if (!(await isStill()))
        return 'overtaken';
    // Another run may have been killed between its message and its tags; reconcile has the time to make sure.
    const isUnsure = standing === 'unsure' || trigger.by === 'reconcile';
    const isSent = isUnsure && (await devin.listOurMessages(id)).some((order) => (0,_src_postmortem_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .tellsOf */ .Cz)(order, incident.id, resolvedAt));
    if (!isSent && (await devin.sendMessage(id, message)) === 'ended')
        return 'ended';
    const after = await devin.addTags(id, [...(0,_session_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .handledTags */ .Yv)({ ...incident, resolvedAt }, trigger), ...handedOn]);
    return after.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TERMINATED_TAG */ .$s) ? 'leaving after' : 'told';
}


/***/ }),

/***/ 75765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SH: () => (/* binding */ NO_KEY),
  p$: () => (/* binding */ handle),
  pp: () => (/* binding */ recentSessions)
});

// EXTERNAL MODULE: ./build/src/agent/session.js
var agent_session = __webpack_require__(76603);
// EXTERNAL MODULE: ./build/src/agent/tags.js
var tags = __webpack_require__(71514);
// EXTERNAL MODULE: ./build/src/agent/turns.js
var turns = __webpack_require__(42611);
// EXTERNAL MODULE: ./build/src/http/message-of.js
var message_of = __webpack_require__(86147);
// EXTERNAL MODULE: ./build/src/incident/clean-incident.js
var clean_incident = __webpack_require__(16940);
// EXTERNAL MODULE: ./build/src/policy/config.js + 1 modules
var policy_config = __webpack_require__(1613);
// EXTERNAL MODULE: ./build/src/policy/policy-reason.js
var policy_reason = __webpack_require__(94641);
// EXTERNAL MODULE: ./build/src/policy/session-history.js
var session_history = __webpack_require__(27789);
// EXTERNAL MODULE: ./build/src/policy/skip-rules.js
var skip_rules = __webpack_require__(38563);
;// CONCATENATED MODULE: ./build/src/policy/decide.js
/** Decides what happens to an incident. Pure: everything that it needs is looked up before. */





/** Incidents that share one session at most. */
const MAX_GROUP = 30;
const DAY_SECONDS = 24 * 60 * 60;
/** Returns what happens to an incident. The first reason to skip that applies decides (skip-rules.ts). */
function decide(situation) {
    const { trigger } = situation;
    const group = groupOf(situation);
    const about = caseOf(situation, group);
    const { live, isGathering, all } = about.history;
    const skip = (0,skip_rules/* firstSkip */.iB)(about);
    if (skip !== undefined) {
        const ends = live !== undefined && isGathering ? reasonToEnd(about, skip.reason) : undefined;
        return live !== undefined && ends !== undefined
            ? { do: 'end', reason: ends, session: live }
            : { do: 'skip', ...skip };
    }
    if (about.occasion === 'acknowledged')
        return { do: 'create', order: 'gather', replaced: [] };
    if (trigger.by === 'hand' && trigger.redo)
        return { do: 'create', order: 'write', replaced: all.filter(agent_session/* isLive */.DG) };
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
/** Returns whether a session may already be gathering evidence for an incident: its priority may have been another one then. */
function mayGather(teamConfig) {
    return [teamConfig, ...teamConfig.overrides].some((each) => each['start-on'] === 'acknowledged');
}
function caseOf(situation, group) {
    return {
        ...situation,
        history: (0,session_history/* sessionHistory */.jR)(situation),
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
    const excluded = occasion === 'resolved' ? (0,policy_reason/* policyReason */.h)(incident, config) : undefined;
    return excluded === reason ? excluded : undefined;
}
/** A live session of the same service, one of whose incidents was resolved within the window of this one's resolve. */
function groupOf({ incident, trigger, config, recent }) {
    const window = config.limits['group-window'];
    const { status, service, resolvedAt } = incident;
    if (window === 0 || trigger.by === 'hand' || status !== 'resolved')
        return undefined;
    if (service === undefined || resolvedAt === undefined)
        return undefined;
    return recent
        .filter((session) => (0,agent_session/* isLive */.DG)(session) && !(0,agent_session/* isTerminated */.C2)(session) && !session.tags.includes(tags/* DECLINED_TAG */.uw))
        .filter((session) => session.tags.includes(tags/* serviceTag */._(service)))
        .filter((session) => tags/* incidentIdsOf */.E6(session.tags).length < MAX_GROUP && tags/* hasRoom */.AB(session.tags))
        .filter((session) => tags/* resolvesOf */.F_(session.tags).some((time) => Math.abs((0,session_history/* wholeSeconds */.$P)(time) - (0,session_history/* wholeSeconds */.$P)(resolvedAt)) <= window))
        .sort(agent_session/* byAge */.jI)[0];
}
/** Sessions that we terminated and manual runs do not count. */
function isLimitReached({ recent, config, now }) {
    const since = now.getTime() / 1000 - DAY_SECONDS;
    const counted = recent.filter((session) => session.startedAt > since && !(0,agent_session/* isTerminated */.C2)(session) && !session.tags.includes(tags/* BY_HAND_TAG */.HY));
    return counted.length >= config.limits['sessions-per-day'];
}

// EXTERNAL MODULE: ./build/src/incident/confidential.js
var confidential = __webpack_require__(20136);
;// CONCATENATED MODULE: ./build/src/postmortem/clean-earlier.js

/** The earlier postmortems with every text cleaned, without those whose title is confidential. */
async function cleanEarlier(earlier, settings) {
    // They are of the same service, so that only the title can make one confidential.
    const told = earlier.filter(({ title }) => !(0,confidential/* isConfidential */.F)({ title, service: undefined, serviceId: undefined }, settings));
    if (told.length === 0)
        return [];
    const { clean } = await Promise.all(/* import() */[__webpack_require__.e(577), __webpack_require__.e(505), __webpack_require__.e(74)]).then(__webpack_require__.bind(__webpack_require__, 66074));
    return Promise.all(told.map(async (each) => {
        const { texts } = await clean([each.title, ...each.openActionItems], settings.redact);
        const [title, ...openActionItems] = texts;
        return { ...each, title, openActionItems };
    }));
}

// EXTERNAL MODULE: ./build/src/postmortem/messages.js
var messages = __webpack_require__(72078);
// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(44564);
// EXTERNAL MODULE: ./build/src/postmortem/prompt.js
var postmortem_prompt = __webpack_require__(48224);
// EXTERNAL MODULE: ./build/action/shared/confidential.js + 1 modules
var shared_confidential = __webpack_require__(40614);
// EXTERNAL MODULE: ./build/action/shared/context.js + 8 modules
var context = __webpack_require__(91178);
// EXTERNAL MODULE: ./build/action/shared/log.js
var log = __webpack_require__(68971);
;// CONCATENATED MODULE: ./build/action/draft/existing-document.js


/** Of open pull requests on other branches than a postmortem's, the files of that many are looked through. */
const MAX_PULLS_OPENED = 30;
/** The newest postmortems are read to find those of the same service. */
const MAX_DOCUMENTS_READ = 20;
const MAX_EARLIER = 5;
/** The branch of another incident's postmortem. */
const OTHER_BRANCH = /^postmortem\/(?=[a-z]*\d)[a-z0-9]+$/;
/** On the default branch, the newest first. */
async function postmortems({ files, config }) {
    const found = (0,paths/* postmortemsAmong */.G)(await files.below(config.directory), config);
    // A file with another name is not sent to Devin, and is no incident's.
    return found.flatMap(({ path, sha }) => {
        const own = (0,paths/* postmortemPath */.KA)(path, config.directory);
        return own === undefined ? [] : [{ path: own, sha }];
    });
}
/** The document of an incident, or an open pull request with it. */
async function findWritten(desk, { id }) {
    const document = (await postmortems(desk)).find(({ path }) => (0,paths/* incidentIdOfPath */.KO)(path) === id);
    if (document !== undefined) {
        const { path } = document;
        return { link: `${context/* SERVER_URL */.UB}/${desk.repository}/blob/${desk.defaultBranch}/${path}`, path };
    }
    // A stranger's fork must not be able to keep a postmortem from being written.
    const own = desk.openPulls.filter(({ head }) => head.repo?.full_name === desk.repository);
    const byBranch = own.find(({ head }) => head.ref === (0,paths/* documentBranch */.uO)({ id }));
    if (byBranch !== undefined)
        return { link: byBranch.html_url, path: undefined };
    const others = own.filter(({ head }) => !OTHER_BRANCH.test(head.ref)).slice(0, MAX_PULLS_OPENED);
    const writtenBy = async ({ number, html_url: link }) => (await desk.filesOf(number))
        .filter(({ status }) => status !== 'removed')
        .flatMap(({ filename }) => {
        const path = (0,paths/* postmortemPath */.KA)(filename, desk.config.directory);
        return path !== undefined && (0,paths/* incidentIdOfPath */.KO)(path) === id ? [{ link, path }] : [];
    });
    return (await Promise.all(others.map(writtenBy))).flat()[0];
}
/** Postmortems of the same service, the newest first, with what is still to be done. One that cannot be read is passed over. */
async function findEarlier(desk, incident) {
    const { service, id } = incident;
    if (service === undefined)
        return [];
    const newest = (await postmortems(desk))
        .filter(({ path }) => (0,paths/* incidentIdOfPath */.KO)(path) !== id)
        .slice(0, MAX_DOCUMENTS_READ);
    if (newest.length === 0)
        return [];
    const read = (file) => desk.textOf(file).catch(() => undefined);
    // The parser is loaded while GitHub answers.
    const [texts, { earlierOf }] = await Promise.all([
        Promise.all(newest.map(read)),
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(308), __webpack_require__.e(404), __webpack_require__.e(95)]).then(__webpack_require__.bind(__webpack_require__, 16095)),
    ]);
    const earlier = newest.flatMap(({ path }, index) => earlierOf(path, texts[index] ?? '', service, desk.config.headings));
    return earlier.slice(0, MAX_EARLIER);
}

;// CONCATENATED MODULE: ./build/action/draft/incident-note.js






/** How a note of ours begins, which finds it again. */
const BEGINNING = 'Postmortem: ';
/** Whether a note of ours is there; undefined if the notes could not be read. */
function hasNote({ notes, missing }) {
    if (missing.some(({ part }) => part === 'notes'))
        return undefined;
    return notes.some(isOurs);
}
const isOurs = ({ content }) => content.startsWith(BEGINNING);
/**
 * Writes one note on the incident in PagerDuty if `pagerduty-from` is given. It links the pull request, so that people without
 * a Devin seat can find it; if incidents share a session, that of the first. If it is not known whether one is `noted`, none is
 * written, so that it is never there twice. `leaving`: another run ends the session, and the one that stays is linked. What goes wrong is a warning: the session is what counts.
 */
async function noteOnIncident({ inputs, pagerduty, repository }, devin, incident, session, noted) {
    const { from } = inputs.pagerduty;
    if (from === undefined || pagerduty === undefined)
        return 'done';
    if (noted === undefined) {
        (0,log/* warning */.$e)(`No note was written on incident ${incident.id}: whether one is there could not be read`);
        return 'done';
    }
    if (noted)
        return 'done';
    const [first = incident.id] = (0,tags/* incidentIdsOf */.E6)(session.tags);
    const query = new URLSearchParams({ q: `is:pr head:${(0,paths/* documentBranch */.uO)({ id: first })}` });
    const content = `${BEGINNING}Devin is writing it. Pull request: ${context/* SERVER_URL */.UB}/${repository}/pulls?${query} (session: ${session.url})`;
    try {
        const turn = (0,turns/* turnTag */.EK)({ act: 'note', incidentId: incident.id }, new Date());
        const standing = (0,turns/* standingOf */.YP)(turn, await devin.addTags(session.id, [turn]), new Date());
        if (standing === 'leaving')
            return 'leaving';
        if (standing === 'theirs')
            return 'done';
        if (standing === 'unsure' && (await pagerduty.listNotes(incident.id)).some(isOurs))
            return 'done';
        await pagerduty.addNote(incident.id, content, from);
    }
    catch (error) {
        (0,log/* warning */.$e)(`No note was written on incident ${incident.id}: ${(0,message_of/* messageOf */.b)(error)}. Writing notes needs a key that is not read-only, and "pagerduty-from" must be the e-mail address of a user of the account`);
    }
    return 'done';
}

// EXTERNAL MODULE: ./build/action/draft/notify-session.js
var notify_session = __webpack_require__(63115);
// EXTERNAL MODULE: ./build/action/draft/session-labels.js
var session_labels = __webpack_require__(77563);
// EXTERNAL MODULE: ./build/action/draft/settle-sessions.js
var settle_sessions = __webpack_require__(59652);
;// CONCATENATED MODULE: ./build/action/draft/process-incident.js
/**
 * What becomes of one incident: look up what decides, decide, and carry it out. Modes `draft` and `reconcile` both come here.
 */



















/** How often is decided anew because a session ended between the look and the message. */
const MAX_DECISIONS = 3;
const process_incident_DAY_SECONDS = 24 * 60 * 60;
/** `knownSessions` are all of the incident's, if they are known already. */
async function handle(desk, incident, trigger, { missingFacts, knownSessions, } = {}) {
    const config = (0,policy_config/* configFor */.m3)(desk.config, incident);
    const known = { incident, trigger, config, sessions: knownSessions, now: new Date() };
    const need = needsLookup(known, desk.config);
    if (need.lookup === 'none')
        return skipped(need.skip, incident, config);
    const mayWrite = need.lookup === 'all';
    const [sessions, recent, written, evidence, earlier, template] = await Promise.all([
        desk.devin?.findSessions(tags/* incidentTag */.fZ(incident.id)) ?? [],
        mayWrite ? recentSessions(desk.devin, process_incident_DAY_SECONDS) : [],
        findWritten(desk, incident),
        mayWrite ? desk.pagerduty?.getEvidence(incident.id, incident.alertCount) : undefined,
        mayWrite ? findEarlier(desk, incident) : [],
        mayWrite && config.template !== undefined ? (0,context/* readTemplate */.xV)(desk, config.template) : undefined,
        (0,shared_confidential/* demandKnownConfidential */.R)(desk),
    ]);
    let situation = { ...known, sessions, recent, written: written?.link };
    const missing = missingFacts === undefined ? [] : [missingFacts];
    const about = { incident: { id: incident.id, facts: async () => incident }, trigger, documentPath: written?.path };
    const gone = [];
    for (let decisions = 1;; decisions += 1) {
        if (desk.devin && !desk.inputs.dryRun && (0,settle_sessions/* isUnsettled */.P4)(situation.sessions, incident.id, new Date())) {
            const { known } = await (0,settle_sessions/* settle */.G9)({ desk, devin: desk.devin, ...about }, situation.sessions);
            gone.push(...known.filter(agent_session/* isTerminated */.C2).map((session) => ({ session, isHandled: false })));
            situation = await lookUpAgain(desk, situation, gone);
        }
        const heir = gone.some(({ isHandled }) => isHandled)
            ? (0,agent_session/* whoStays */.PA)(situation.sessions, incident.id, new Date())
            : undefined;
        if (heir !== undefined)
            return updated(heir, 'handed over', incident, config);
        const decision = decide(situation);
        if (decision.do === 'skip')
            return skipped(decision, incident, config);
        if (decision.do === 'end')
            return end(desk, decision, incident, config);
        const recorded = evidence ?? (await desk.pagerduty?.getEvidence(incident.id, incident.alertCount));
        const order = await prepare(desk, situation, {
            evidence: recorded,
            earlier,
            template,
            missing,
            path: written?.path,
        });
        const carried = await carryOut(desk, decision, order);
        if (!('session' in carried && 'isHandled' in carried))
            return carried;
        if (decisions === MAX_DECISIONS)
            throw new Error(`The sessions of incident ${incident.id} keep ending: run this again`);
        gone.push(carried);
        situation = await lookUpAgain(desk, situation, gone);
    }
}
/** The situation as it is now. Sessions that are gone are gone, whatever the list says of them. */
async function lookUpAgain(desk, situation, gone) {
    const goneAs = (one) => gone.find(({ session }) => session.id === one.id)?.session;
    const found = (await desk.devin?.findSessions(tags/* incidentTag */.fZ(situation.incident.id))) ?? [];
    return {
        ...situation,
        sessions: found.map((session) => {
            const known = goneAs(session);
            return known ? { ...session, state: 'ended', tags: [...new Set([...session.tags, ...known.tags])] } : session;
        }),
        recent: situation.recent.filter((session) => goneAs(session) === undefined),
    };
}
async function updated(session, detail, incident, config) {
    return { outcome: 'updated', session, detail, incident: (await (0,clean_incident/* cleanIncident */.Ex)(incident, config)).incident, config };
}
/** The outcome where nothing is done. */
async function skipped({ reason, link }, incident, config) {
    const { incident: shown } = await (0,clean_incident/* cleanIncident */.Ex)(incident, config);
    // A document's address holds its title.
    return { outcome: 'skipped', reason, ...(link !== undefined && (0,clean_incident/* isClean */.AG)(shown) && { link }), incident: shown, config };
}
/** Ends a session that was started early. */
async function end(desk, { reason, session }, incident, config) {
    const { devin, inputs } = desk;
    const { incident: shown } = await (0,clean_incident/* cleanIncident */.Ex)(incident, config);
    const handled = { reason, incident: shown, config };
    if (inputs.dryRun || devin === undefined)
        return { ...handled, outcome: 'dry-run', detail: 'ended', session };
    const turn = (0,turns/* turnTag */.EK)({ act: 'stop' }, new Date());
    const now = await devin.addTags(session.id, [turn]);
    // A person may have had it told to write meanwhile.
    if ((0,turns/* standingOf */.YP)(turn, now, new Date()) !== 'mine')
        return { ...handled, outcome: 'skipped' };
    await devin.stopSession(session.id);
    return { ...handled, outcome: 'skipped', detail: 'ended', session };
}
/** Every postmortem session of so many seconds, whatever became of it; none without a key. */
function recentSessions(devin, seconds) {
    return devin?.findSessions(tags/* POSTMORTEM_TAG */.op, Math.floor(Date.now() / 1000) - seconds) ?? [];
}
async function prepare(desk, situation, found) {
    const { config, now } = situation;
    const [{ incident, removed }, evidence, earlier] = await Promise.all([
        (0,clean_incident/* cleanIncident */.Ex)(situation.incident, config),
        found.evidence && (0,clean_incident/* cleanEvidence */.Zx)(situation.incident, found.evidence, config),
        cleanEarlier(found.earlier, config),
    ]);
    if (!(0,clean_incident/* isClean */.AG)(incident))
        throw new Error(`Incident ${incident.id} is confidential: nothing about it may be sent`);
    const [{ condenseEvidence }, { clean }] = await Promise.all([
        __webpack_require__.e(/* import() */ 483).then(__webpack_require__.bind(__webpack_require__, 74483)),
        Promise.all(/* import() */[__webpack_require__.e(577), __webpack_require__.e(505), __webpack_require__.e(74)]).then(__webpack_require__.bind(__webpack_require__, 66074)),
    ]);
    return {
        situation,
        incident,
        facts: {
            incident,
            repository: desk.repository,
            documentPath: found.path ?? (0,paths/* documentPath */.jW)(incident, config.directory, now),
            branch: (0,paths/* documentBranch */.uO)(incident),
            // What is missing of the evidence, its lines say themselves.
            unread: found.missing,
            earlier,
            template: found.template,
            telemetry: config.telemetry,
            publish: config.publish,
        },
        evidence: async (room) => {
            if (evidence === undefined)
                return undefined;
            // Once more as it will be read: a name and its secret may come from two texts.
            const { texts } = await clean([condenseEvidence(incident, evidence.evidence, room)], config.redact);
            return texts[0];
        },
        noted: found.evidence && hasNote(found.evidence),
        removed: evidence === undefined ? removed : (0,clean_incident/* sum */.cz)(removed, evidence.removed),
    };
}
async function carryOut(desk, decision, order) {
    const { incident, facts, situation } = order;
    const { config } = situation;
    const handled = {
        incident,
        config,
        removed: order.removed,
        // One that joins has no document of its own.
        ...(decision.do !== 'join' && { documentPath: facts.documentPath }),
    };
    const { devin } = desk;
    if (decision.do === 'create') {
        const prompt = await promptOf(order, decision.order);
        if (desk.inputs.dryRun) {
            const [replaced] = decision.replaced;
            const detail = decision.order === 'gather' && { detail: 'gathering' };
            return { ...handled, outcome: 'dry-run', ...detail, ...(replaced && { link: replaced.url }), prompt };
        }
        if (devin === undefined)
            throw new Error(NO_KEY);
        return { ...handled, ...(await create(desk, devin, decision, order, prompt)) };
    }
    const message = await messageFor(order, decision);
    const { session } = decision;
    const detail = decision.do === 'join' ? 'joined' : decision.order === 'write' ? 'told to write' : 'told of the new resolve';
    if (desk.inputs.dryRun)
        return { ...handled, outcome: 'dry-run', detail, session, prompt: message };
    if (devin === undefined)
        throw new Error(NO_KEY);
    const told = await (0,notify_session/* tell */.q)(devin, session, {
        incident,
        trigger: situation.trigger,
        message,
        handedOn: handedOnBy(situation.sessions, incident.id),
        isStill: async () => decision.do !== 'join' || isStillToJoin(desk, devin, session, order),
    });
    const marked = { ...session, tags: [...session.tags, tags/* TERMINATED_TAG */.$s] };
    switch (told) {
        case 'ended':
        case 'overtaken':
            return { session, isHandled: false };
        case 'leaving':
            return { session: marked, isHandled: false };
        case 'leaving after':
            return { session: withEvent(marked, order), isHandled: true };
        case 'declined':
            // What another incident's postmortem came to says nothing about this one.
            if (decision.do === 'join')
                return { session, isHandled: false };
            return { outcome: 'skipped', reason: 'declined', link: session.url, incident, config };
        case 'known': {
            const reason = situation.trigger.by === 'hand' ? 'already-started' : 'duplicate-event';
            return { outcome: 'skipped', reason, link: session.url, incident, config };
        }
        case 'told':
            await noteOnIncident(desk, devin, incident, session, order.noted);
            return { ...handled, outcome: 'updated', session, detail };
    }
}
/** Another run may have started a session for the incident while this one was about to have it join. */
async function isStillToJoin(desk, devin, session, order) {
    const { incident, facts, situation } = order;
    const found = await devin.findSessions(tags/* incidentTag */.fZ(incident.id));
    const joining = {
        ...session,
        tags: [
            ...session.tags,
            (0,turns/* turnTag */.EK)({ act: 'tell', incidentId: incident.id, resolvedAt: incident.resolvedAt ?? '' }, new Date()),
        ],
    };
    if (!found.some((each) => (0,agent_session/* isLive */.DG)(each) && each.id !== session.id))
        return true;
    const about = { id: incident.id, facts: async () => situation.incident };
    const { trigger } = situation;
    const { stays } = await (0,settle_sessions/* settle */.G9)({ desk, devin, incident: about, trigger, documentPath: facts.documentPath }, [
        ...found.filter(({ id }) => id !== session.id),
        joining,
    ]);
    return stays?.id === session.id;
}
function withEvent(session, { incident, situation }) {
    return { ...session, tags: [...session.tags, ...(0,session_labels/* handledTags */.Yv)(incident, situation.trigger)] };
}
const NO_KEY = 'The input "devin-api-key" is empty: store the key of a Devin service user as the secret DEVIN_API_KEY in the environment "postmortem" of the docs repository (Settings → Environments), and pass it in the workflow';
async function promptOf({ facts, evidence }, order) {
    const prompt = (0,postmortem_prompt/* buildPrompt */.fn)({ ...facts, order });
    return prompt.withEvidence(await evidence(prompt.room));
}
async function messageFor({ facts, evidence }, decision) {
    const message = messageOutline(facts, decision);
    return message.withEvidence(await evidence(message.room));
}
function messageOutline(facts, decision) {
    if (decision.do === 'join')
        return messages/* joinOrder */.vI(facts);
    return decision.order === 'write' ? messages/* writeOrder */.M5(facts) : messages/* rewriteOrder */.vD(facts);
}
async function create(desk, devin, { order: kind, replaced }, order, prompt) {
    const { incident, situation } = order;
    const { config, trigger } = situation;
    const ended = [];
    for (const session of replaced) {
        const last = await devin.stopSession(session.id);
        ended.push({ ...session, state: 'ended', tags: [...session.tags, ...last, tags/* TERMINATED_TAG */.$s] });
    }
    const { playbook, mode, knowledge, repos, 'max-acu': maxAcu } = config.devin;
    const made = await devin.startSession({
        prompt,
        title: (0,session_labels/* sessionTitle */.d3)(incident),
        tags: (0,session_labels/* sessionTags */.cc)(incident, kind, trigger, config.devin.tags, handedOnBy([...situation.sessions, ...ended], incident.id)),
        repositories: [...new Set([desk.repository, ...repos])],
        maxCost: maxAcu,
        playbook,
        knowledge,
        mode,
    }, tags/* incidentTag */.fZ(incident.id));
    const stays = await lookAgain(desk, devin, made, ended, order);
    await handOnOthers(desk, incident, ended);
    const created = {
        outcome: 'created',
        session: made,
        ...(kind === 'gather' && { detail: 'gathering' }),
    };
    if (stays === 'declined')
        return { outcome: 'skipped', reason: 'declined' };
    if (stays === 'unknown')
        return created;
    // The note on the incident is left to the run whose session goes on.
    if (stays.id !== made.id)
        return { outcome: 'updated', session: stays, detail: 'handed over' };
    if ((await noteOnIncident(desk, devin, incident, made, (0,turns/* isNoteTaken */.Y9)(made.tags, incident.id) || order.noted)) ===
        'leaving') {
        const heir = await lookAgain(desk, devin, made, ended, order);
        if (typeof heir === 'object')
            return { outcome: 'updated', session: heir, detail: 'handed over' };
    }
    return created;
}
/** Of tags that the next session takes over, so many at most: the newest. */
const MAX_HANDED_ON = 20;
function handedOnBy(sessions, incidentId) {
    const own = sessions.filter((session) => session.tags.includes(tags/* TERMINATED_TAG */.$s));
    return [...new Set(own.flatMap((session) => (0,settle_sessions/* memoryOf */.zE)(session.tags, incidentId)))].slice(-MAX_HANDED_ON);
}
/**
 * What other runs have done meanwhile: of several live sessions one stays, and one that was started although a person said no
 * in between is ended again. What goes wrong here is for reconcile to settle: the session is there.
 */
async function lookAgain(desk, devin, made, ended, { incident, facts, situation }) {
    const { trigger, sessions: before } = situation;
    try {
        // Those that made way, and those that take no messages, may be shown as live a moment longer.
        const over = new Map([...before.filter((session) => !(0,agent_session/* isLive */.DG)(session)), ...ended].map((each) => [each.id, each]));
        const mayJoin = situation.config.limits['group-window'] > 0;
        const [own, recent] = await Promise.all([
            devin.findSessions(tags/* incidentTag */.fZ(incident.id)),
            mayJoin ? recentSessions(devin, process_incident_DAY_SECONDS) : [],
        ]);
        // A run that has it join another session has not tagged that one yet.
        const joining = recent.filter((session) => (0,agent_session/* isLive */.DG)(session) &&
            !session.tags.includes(tags/* DECLINED_TAG */.uw) &&
            (0,turns/* isBeingTold */.Nw)(session.tags, incident.id, new Date()) &&
            !own.some((each) => each.id === session.id));
        const listed = [...own, ...joining].map((session) => over.has(session.id)
            ? {
                ...session,
                state: 'ended',
                tags: [...new Set([...session.tags, ...(over.get(session.id)?.tags ?? [])])],
            }
            : session);
        // A list may not hold yet what was just made.
        const found = listed.some(({ id }) => id === made.id) ? listed : [...listed, made];
        if ((0,settle_sessions/* isOverruled */.Lu)(made, found)) {
            await devin.stopSession(made.id);
            return 'declined';
        }
        const now = new Date();
        const isAlone = (0,agent_session/* whoStays */.PA)(found, incident.id, now)?.id === made.id;
        if (isAlone && !(0,settle_sessions/* isUnsettled */.P4)(found, incident.id, now))
            return made;
        const about = { id: incident.id, facts: async () => situation.incident };
        const { stays } = await (0,settle_sessions/* settle */.G9)({ desk, devin, incident: about, trigger, documentPath: facts.documentPath, made }, found);
        return stays ?? made;
    }
    catch (error) {
        (0,log/* warning */.$e)(`Whether another session was started for incident ${incident.id} at the same time could not be settled; reconcile will: ${(0,message_of/* messageOf */.b)(error)}`);
        return 'unknown';
    }
}
/** The other incidents of a session that was ended get another one, as reconcile would see to it. */
async function handOnOthers(desk, { id: own }, ended) {
    const others = new Set(ended.flatMap((session) => tags/* incidentIdsOf */.E6(session.tags)).filter((id) => id !== own));
    for (const id of others) {
        try {
            if (desk.pagerduty === undefined)
                throw new Error('the input "pagerduty-token" is empty');
            await handle(desk, await desk.pagerduty.getIncident(id), { by: 'reconcile' });
        }
        catch (error) {
            (0,log/* warning */.$e)(`Incident ${id} shared the session that was ended and could not be handed on; reconcile will: ${(0,message_of/* messageOf */.b)(error)}`);
        }
    }
}


/***/ }),

/***/ 77563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yv: () => (/* binding */ handledTags),
/* harmony export */   cc: () => (/* binding */ sessionTags),
/* harmony export */   d3: () => (/* binding */ sessionTitle)
/* harmony export */ });
/* harmony import */ var _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71514);
/** What is read of a session in Devin without opening it: its title and tags. */

/** At most 150 characters of the incident's title. */
function sessionTitle({ title, number }) {
    const characters = [...title];
    const short = characters.length > 150 ? `${characters.slice(0, 149).join('')}…` : title;
    return `Postmortem: ${short}${number === undefined ? '' : ` (#${number})`}`;
}
/** The tags of a session when it starts; `own` are the team's. */
function sessionTags(incident, order, trigger, own, 
/** Of sessions that made way for this one. */
handedOn) {
    const { id, service, priority } = incident;
    return [
        _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .POSTMORTEM_TAG */ .op,
        _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .incidentTag */ .fZ(id),
        ...eventTags(trigger),
        ...(service === undefined ? [] : [_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceTag */ ._(service)]),
        ...(priority === undefined ? [] : [_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .priorityTag */ .VT(priority)]),
        ...(order === 'write' ? resolvedTags(incident) : []),
        ...(trigger.by === 'hand' ? [_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .BY_HAND_TAG */ .HY] : []),
        ...own,
        ...handedOn,
    ];
}
/** The tags that say which event of an incident a session was told of. */
function handledTags(incident, trigger) {
    return [_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .incidentTag */ .fZ(incident.id), ...eventTags(trigger), ...resolvedTags(incident)];
}
function eventTags(trigger) {
    return trigger.by === 'event' && trigger.eventId !== undefined ? [_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .eventTag */ .Dd(trigger.eventId)] : [];
}
/** Without it a session counts as one that only gathers, so if PagerDuty gave no time, it is now. */
function resolvedTags({ status, resolvedAt }) {
    return status === 'resolved' ? [_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .resolvedTag */ .DQ(resolvedAt ?? new Date().toISOString())] : [];
}


/***/ }),

/***/ 59652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G9: () => (/* binding */ settle),
/* harmony export */   Lu: () => (/* binding */ isOverruled),
/* harmony export */   P4: () => (/* binding */ isUnsettled),
/* harmony export */   zE: () => (/* binding */ memoryOf)
/* harmony export */ });
/* harmony import */ var _src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76603);
/* harmony import */ var _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71514);
/* harmony import */ var _src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42611);
/* harmony import */ var _src_incident_clean_incident_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16940);
/* harmony import */ var _src_policy_config_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1613);
/* harmony import */ var _src_policy_session_history_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27789);
/* harmony import */ var _src_postmortem_messages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72078);
/* harmony import */ var _src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(44564);
/* harmony import */ var _shared_log_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(68971);
/* harmony import */ var _notify_session_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(63115);
/**
 * Makes one of several live sessions of an incident. Every run settles all that it sees, and all by the same order, so it does
 * not matter which of them does it, nor how many.
 */










/** How often the order is taken anew because it changed meanwhile. */
const MAX_ROUNDS = 4;
/** Whether something is left to settle among the sessions of an incident. */
function isUnsettled(sessions, incidentId, now) {
    const stays = (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .whoStays */ .PA)(sessions, incidentId, now);
    return losersAmong(sessions, stays, incidentId).length > 0 || leftBehind(stays, sessions, incidentId).length > 0;
}
/** `sessions` are those of the incident as Devin lists them now, and one that another run has it join. */
async function settle(settling, sessions) {
    const { devin, incident } = settling;
    const healed = [];
    /** Whose turn to end came too late. */
    const kept = new Set();
    /** A turn to end a session of which it is not known yet who stays in its place. */
    let open;
    /** Those that accept nothing more, or are being ended. */
    const over = new Set();
    let known = sessions.map((session) => ({ ...session }));
    const learn = (id, change) => {
        known = known.map((session) => (session.id === id ? { ...session, ...change } : session));
    };
    for (let round = 1;; round += 1) {
        const now = new Date();
        const stays = (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .whoStays */ .PA)(known, incident.id, now);
        if (stays === undefined && open !== undefined) {
            learn(open.id, { tags: await devin.addTags(open.id, [(0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .keepTag */ .MR)(open.turn)]) });
            open = undefined;
            continue;
        }
        const [loser] = losersAmong(known, stays, incident.id).filter(({ id }) => !kept.has(id));
        if (loser === undefined || round > MAX_ROUNDS * sessions.length) {
            if (stays !== undefined && (await handOn(stays)) === 'ended') {
                over.add(stays.id);
                known = await lookAgain();
                continue;
            }
            if (stays === undefined && over.size > 0)
                known = await lookAgain();
            return { stays: stays ?? (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .whoStays */ .PA)(known, incident.id, now), known, healed };
        }
        const { id } = loser;
        const heir = isOverruled(loser, known) ? undefined : stays;
        // What shares its session with others cannot go, so nothing keeps this one.
        if (heir !== undefined && !loser.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINATED_TAG */ .$s) && !_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .isShared */ .yM(heir.tags)) {
            const turn = (0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .turnTag */ .EK)({ act: 'end' }, now);
            loser.tags = await devin.addTags(id, [turn]);
            learn(id, { tags: loser.tags });
            // It was joined or linked meanwhile: then the other one goes.
            if ((0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .standingOf */ .YP)(turn, loser.tags, now) !== 'mine') {
                kept.add(id);
                continue;
            }
            open = { id, turn };
        }
        if (heir !== undefined && (await handOver(settling, loser, heir)) === 'ended') {
            over.add(heir.id);
            known = await lookAgain();
            continue;
        }
        open = undefined;
        const last = await devin.stopSession(id);
        over.add(id);
        learn(id, { state: 'ended', tags: [...new Set([...loser.tags, ...last, _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINATED_TAG */ .$s])] });
        healed.push(heir === undefined
            ? `The session ${id} of incident ${incident.id} was live although it had been marked as ended, or its incident declined: it was ended`
            : `Incident ${incident.id} had two sessions: ${id} was ended, ${heir.id} goes on`);
        (0,_shared_log_js__WEBPACK_IMPORTED_MODULE_7__/* .info */ .pq)(healed.at(-1) ?? '');
    }
    /** As Devin lists them now, with what this run knows better. */
    async function lookAgain() {
        const listed = await devin.findSessions(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentTag */ .fZ(incident.id));
        const unlisted = known.filter(({ id }) => !listed.some((each) => each.id === id));
        return [...listed, ...unlisted].map((session) => {
            const before = known.find(({ id }) => id === session.id);
            const isOver = over.has(session.id) || (before !== undefined && !(0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isLive */ .DG)(before));
            const own = [...new Set([...(before?.tags ?? []), ...session.tags])];
            return { ...session, tags: own, ...(isOver && { state: 'ended' }) };
        });
    }
    /** What ended sessions had handled, the one that stays has to know too. */
    async function handOn(stays) {
        for (const session of leftBehind(stays, known, incident.id)) {
            if ((await handOver(settling, session, stays)) === 'ended')
                return 'ended';
            healed.push(`What the ended session ${session.id} of incident ${incident.id} had handled was handed on to ${stays.id}`);
        }
        return 'done';
    }
}
/** Live ones that do not stay. One that writes about other incidents too goes on with those. */
function losersAmong(sessions, stays, incidentId) {
    return sessions.filter((session) => (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isLive */ .DG)(session) &&
        session.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentTag */ .fZ(incidentId)) &&
        (session.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINATED_TAG */ .$s) ||
            isOverruled(session, sessions) ||
            (stays !== undefined && session !== stays && !_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .isShared */ .yM(session.tags))));
}
/**
 * Whether a person had said no before the session was started, and nobody asked for another one since: the run that started it
 * had looked before that.
 */
function isOverruled(session, sessions) {
    if (_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .isShared */ .yM(session.tags))
        return false;
    const until = [...sessions].sort(_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .byAge */ .jI);
    const before = until.slice(0, until.findIndex(({ id }) => id === session.id));
    const declined = before.findLastIndex(({ tags: own }) => own.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .DECLINED_TAG */ .uw));
    const since = [...before.slice(declined + 1), session];
    return declined !== -1 && !since.some(({ tags: own }) => own.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .BY_HAND_TAG */ .HY));
}
/** Sessions that we ended and that handled what the one that stays does not know of. */
function leftBehind(stays, sessions, incidentId) {
    if (stays === undefined)
        return [];
    return sessions.filter((session) => {
        if (session === stays || (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isLive */ .DG)(session) || !session.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINATED_TAG */ .$s))
            return false;
        const missing = memoryOf(session.tags, incidentId).filter((tag) => !stays.tags.includes(tag));
        // At the limit older ones have made room, and would again.
        const fits = stays.tags.length + missing.length <= _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_TAGS */ .x3;
        return (missing.length > 0 && fits) || isNews(session, stays);
    });
}
/** Whether it was told of a later resolve than the one that stays. In a shared one it may be another incident's. */
function isNews({ tags: own }, stays) {
    const resolvedAt = _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .resolvesOf */ .F_(own).at(-1);
    if (resolvedAt === undefined || _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .isShared */ .yM(own) || stays.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .DECLINED_TAG */ .uw))
        return false;
    return !(0,_src_policy_session_history_js__WEBPACK_IMPORTED_MODULE_5__/* .wasTold */ .xr)(stays.tags, resolvedAt);
}
/** The tags of a session that the one in its place needs: the events it handled, and that a note is on the incident. */
function memoryOf(own, incidentId) {
    return [..._src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .eventTagsOf */ .rm(own), ...(0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .notedTagsOf */ .Lm)(own, incidentId)];
}
/** Tells the one that stays what only the other one knew. */
async function handOver(settling, loser, stays) {
    const { desk, devin, incident, trigger, made } = settling;
    const isDeclined = loser.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .DECLINED_TAG */ .uw) && (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isLive */ .DG)(loser) && trigger.by !== 'hand';
    const memory = [...memoryOf(loser.tags, incident.id), ...(isDeclined ? [_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .DECLINED_TAG */ .uw] : [])];
    stays.tags = await devin.addTags(stays.id, memory);
    if ((0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .isLeaving */ .Xi)(stays.tags, new Date()))
        return 'ended';
    const news = isNews(loser, stays);
    if (!news && loser.id !== made?.id)
        return 'done';
    if (stays.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .DECLINED_TAG */ .uw) && trigger.by !== 'hand')
        return 'done';
    const facts = await incident.facts();
    const config = (0,_src_policy_config_js__WEBPACK_IMPORTED_MODULE_4__/* .configFor */ .m3)(desk.config, facts);
    const resolvedAt = _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .resolvesOf */ .F_(loser.tags).at(-1);
    const { incident: clean } = await (0,_src_incident_clean_incident_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanIncident */ .Ex)(news && resolvedAt !== undefined ? { ...facts, status: 'resolved', resolvedAt } : facts, config);
    if (!(0,_src_incident_clean_incident_js__WEBPACK_IMPORTED_MODULE_3__/* .isClean */ .AG)(clean))
        return 'done';
    const message = (0,_src_postmortem_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .handedOver */ .$_)({
        incident: clean,
        repository: desk.repository,
        documentPath: settling.documentPath ?? (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .documentPath */ .jW)(clean, config.directory, new Date()),
        branch: (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .documentBranch */ .uO)(clean),
    });
    const told = news
        ? await (0,_notify_session_js__WEBPACK_IMPORTED_MODULE_8__/* .tell */ .q)(devin, stays, { incident: clean, trigger, message })
        : await devin.sendMessage(stays.id, message);
    return told === 'ended' || told === 'leaving' || told === 'leaving after' ? 'ended' : 'done';
}


/***/ }),

/***/ 40614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ demandKnownConfidential),
  I: () => (/* binding */ unknownNamesOf)
});

// EXTERNAL MODULE: ./build/src/http/http.js + 1 modules
var http = __webpack_require__(83447);
// EXTERNAL MODULE: ./build/src/incident/confidential.js
var confidential = __webpack_require__(20136);
// EXTERNAL MODULE: ./build/src/text/is-named.js
var is_named = __webpack_require__(78581);
;// CONCATENATED MODULE: ./build/src/policy/used-names.js
/** The names and IDs of PagerDuty's that a configuration uses, and which of them PagerDuty does not have. */


/** Once for each key. `confidential` also holds patterns, which name nothing. */
function usedNames({ incidents, overrides }) {
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
    add('service', 'incidents.confidential', (0,confidential/* confidentialServices */.r)({ incidents }));
    addPolicy('incidents', incidents);
    overrides.forEach(({ match, incidents: policy }, index) => {
        add('priority', `overrides[${index}].match.priority`, match.priority);
        add('service', `overrides[${index}].match.service`, match.service);
        addPolicy(`overrides[${index}].incidents`, policy);
    });
    return used;
}
/** Of a kind that is not in `known`, nothing is said. */
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
;// CONCATENATED MODULE: ./build/action/shared/confidential.js
/** `incidents.confidential` fails closed: a service in it that does not exist protects nothing. */





/** More are looked up in the whole list. */
const MAX_QUERIES = 20;
const checked = new WeakMap();
/**
 * Once in a run. If PagerDuty cannot be asked it is a warning; without a token nothing is known.
 * @throws Error if PagerDuty has no service of a name or ID in `incidents.confidential`: then nothing may be drafted.
 */
function demandKnownConfidential({ config, pagerduty, inputs }) {
    const known = checked.get(config) ?? check(config, pagerduty, inputs.config);
    checked.set(config, known);
    return known;
}
async function check(config, pagerduty, file) {
    const names = (0,confidential/* confidentialServices */.r)(config);
    if (pagerduty === undefined || names.length === 0)
        return;
    try {
        if (names.length <= MAX_QUERIES &&
            (await Promise.all(names.map((name) => exists(pagerduty, name)))).every(Boolean)) {
            return;
        }
        // A query may miss a name with odd characters: only the whole list proves that there is none.
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
/** What the configuration names and PagerDuty does not have, for somebody to correct. What could not be read is left out. */
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
/** By its name; by its ID if it looks like one, which no query finds. */
async function exists(pagerduty, name) {
    const [found, byId] = await Promise.all([
        pagerduty.listServices(name),
        /^P[A-Z0-9]{6,}$/i.test(name) && pagerduty.hasService(name),
    ]);
    return byId || found.some((service) => (0,is_named/* isNamed */.e)([name], service.id, service.name));
}
function unchecked(problem) {
    (0,log/* warning */.$e)(`Whether the services in "incidents.confidential" exist could not be checked: ${problem}`);
}


/***/ }),

/***/ 62094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ plausible)
/* harmony export */ });
/** A webhook's times are right to the second, so a day is more than any clock is off. */
const TOLERANCE_MS = 24 * 60 * 60_000;
/**
 * The incident without what cannot be true: times in the future, which would hide every later resolve, and an address that is
 * not of a PagerDuty account, which people would be asked to open. `dropped` says what, each as a phrase.
 */
function plausible(incident, now) {
    const dropped = [];
    const isFuture = (at) => at !== undefined && Date.parse(at) > now.getTime() + TOLERANCE_MS;
    const past = (at, what) => {
        if (!isFuture(at))
            return at;
        dropped.push(`the time at which it was ${what}, ${at}, because that is in the future`);
        return undefined;
    };
    const known = {
        createdAt: past(incident.createdAt, 'created'),
        resolvedAt: past(incident.resolvedAt, 'resolved'),
        url: incident.url,
    };
    if (known.url !== undefined && !isOfAccount(known.url)) {
        dropped.push('its address, because that is not on pagerduty.com');
        known.url = undefined;
    }
    return { incident: { ...incident, ...known }, dropped };
}
/** Every account has a subdomain of its own (PagerDuty support, "Account Settings"), in the EU below `eu`. */
function isOfAccount(url) {
    return /^https:\/\/[a-z0-9-]+(?:\.eu)?\.pagerduty\.com\//i.test(url);
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
    // While one is being ended, only a person's order starts another: who tells it finds out what has become of it.
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
/** The newest one decides: a person may have asked for another after the no. A no also holds if its session was ended since. */
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
 * Returns whether a session with these tags was told of this resolve, or of a later one. In a session that incidents share, a later
 * one may be another incident's, so there it must be this one; but once its tags are full, older ones may have made room.
 */
function wasTold(own, resolvedAt) {
    const mayBeAnothers = _agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentIdsOf */ .E6(own).length > 1 && own.length < _agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_TAGS */ .x3;
    const time = wholeSeconds(resolvedAt);
    return _agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .resolvesOf */ .F_(own)
        .map(wholeSeconds)
        .some((told) => (mayBeAnothers ? told === time : told >= time));
}
/** What a webhook tells in milliseconds, REST tells without. */
function wholeSeconds(time) {
    return Math.floor(Date.parse(time) / 1000);
}


/***/ })

};
