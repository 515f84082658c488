export const id = 192;
export const ids = [192];
export const modules = {

/***/ 192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SH: () => (/* binding */ NO_KEY),
  p$: () => (/* binding */ handle),
  pp: () => (/* binding */ recentSessions),
  hT: () => (/* binding */ skipped)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 18 modules
var core = __webpack_require__(6257);
// EXTERNAL MODULE: ./build/src/devin/session.js
var devin_session = __webpack_require__(9122);
// EXTERNAL MODULE: ./build/src/devin/tags.js
var tags = __webpack_require__(4994);
// EXTERNAL MODULE: ./build/src/message-of.js
var message_of = __webpack_require__(8862);
// EXTERNAL MODULE: ./build/src/policy/config.js
var policy_config = __webpack_require__(5552);
// EXTERNAL MODULE: ./build/src/policy/decide.js
var decide = __webpack_require__(8966);
// EXTERNAL MODULE: ./build/src/postmortem/messages.js
var messages = __webpack_require__(2078);
// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(4564);
// EXTERNAL MODULE: ./build/src/postmortem/prompt.js
var postmortem_prompt = __webpack_require__(8224);
;// CONCATENATED MODULE: ./build/action/clean.js

/** What summary and outputs may tell of it. */
async function shownOf(desk, incident, config) {
    return (0,decide/* isConfidential */.FX)(incident, config) ? nothingBut(incident) : (await cleaned(desk, incident)).incident;
}
/** Of what is confidential the id alone is told. */
function nothingBut({ id, status }) {
    return {
        id,
        status,
        number: undefined,
        title: '',
        url: undefined,
        merged: false,
        service: undefined,
        serviceId: undefined,
        urgency: undefined,
        priority: undefined,
        teams: [],
        createdAt: undefined,
        resolvedAt: undefined,
    };
}
/** The incident as it may leave the run. */
async function cleaned({ config }, incident) {
    const { clean } = await Promise.all(/* import() */[__webpack_require__.e(577), __webpack_require__.e(703)]).then(__webpack_require__.bind(__webpack_require__, 3703));
    const { title, service = '', priority = '', teams } = incident;
    const { texts, removed } = await clean([title, service, priority, ...teams], config.redact);
    const [cleanTitle = '', cleanService, cleanPriority, ...cleanTeams] = texts;
    return {
        incident: {
            ...incident,
            title: cleanTitle,
            service: cleanService || undefined,
            priority: cleanPriority || undefined,
            teams: cleanTeams,
        },
        removed,
    };
}
/** Of the service's past incidents those stay out that are confidential by their title. */
async function cleanedEvidence({ config }, incident, evidence) {
    const [{ clean }, { mapEvidenceText }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(577), __webpack_require__.e(703)]).then(__webpack_require__.bind(__webpack_require__, 3703)),
        Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 4980)),
    ]);
    let removed = NOTHING_REMOVED;
    const pastIncidents = evidence.pastIncidents.filter(({ title }) => !(0,decide/* isConfidential */.FX)({ ...incident, title }, config));
    const cleanEvidence = await mapEvidenceText({ ...evidence, pastIncidents }, async (texts) => {
        const result = await clean(texts, config.redact);
        removed = result.removed;
        return result.texts;
    });
    return { evidence: cleanEvidence, removed };
}
const NOTHING_REMOVED = { secrets: 0, emails: 0, phones: 0, patterns: 0 };
function sum(one, other) {
    return {
        secrets: one.secrets + other.secrets,
        emails: one.emails + other.emails,
        phones: one.phones + other.phones,
        patterns: one.patterns + other.patterns,
    };
}

// EXTERNAL MODULE: ./build/action/desk.js + 1 modules
var action_desk = __webpack_require__(6941);
;// CONCATENATED MODULE: ./build/action/note.js





/** How a note of ours begins, which finds it again. */
const BEGINNING = 'Postmortem: ';
/**
 * One note on the incident in PagerDuty, where `pagerduty-from` is given: it leads to the pull request, also whoever has no
 * seat in Devin; of several incidents that share a session, to that of the first. `notes` are those that are there; where they could not be read, none is written, so that it is never there
 * twice. What goes wrong is a warning: the session is what counts.
 */
async function noteOnIncident({ inputs, pagerduty, repository }, incident, session, notes) {
    const { from } = inputs.pagerduty;
    if (from === undefined || pagerduty === undefined)
        return;
    if (notes === undefined) {
        (0,core/* warning */.$e)(`No note was written on incident ${incident.id}: whether one is there could not be read`);
        return;
    }
    if (notes.some(({ content }) => content.startsWith(BEGINNING)))
        return;
    const [first = incident.id] = (0,tags/* incidentIdsOf */.E6)(session.tags);
    const query = new URLSearchParams({ q: `is:pr head:${(0,paths/* documentBranch */.uO)({ id: first })}` });
    const content = `${BEGINNING}Devin is writing it. Pull request: ${action_desk/* SERVER_URL */.UB}/${repository}/pulls?${query} (session: ${session.url})`;
    try {
        await pagerduty.addNote(incident.id, content, from);
    }
    catch (error) {
        (0,core/* warning */.$e)(`No note was written on incident ${incident.id}: ${(0,message_of/* messageOf */.b)(error)}. Writing notes needs a key that is not read-only, and "pagerduty-from" must be the e-mail address of a user of the account`);
    }
}

;// CONCATENATED MODULE: ./build/action/written.js


/** Of open pull requests on other branches than a postmortem's, the files of that many are looked through. */
const MAX_PULLS_OPENED = 30;
/** The newest postmortems are read to find those of the same service. */
const MAX_DOCUMENTS_READ = 20;
const MAX_EARLIER = 5;
/** The branch of another incident's postmortem. */
const OTHER_BRANCH = /^postmortem\/(?=[a-z]*\d)[a-z0-9]+$/;
/** On the default branch, the newest first. */
async function postmortems({ files, config }) {
    return (0,paths/* postmortemsAmong */.G)(await files.below(config.directory), config);
}
/** The document of an incident, or an open pull request with it. */
async function findWritten(desk, { id }) {
    const isIts = (path) => (0,paths/* isPostmortem */.v4)(path, desk.config) && (0,paths/* incidentIdOfPath */.KO)(path) === id;
    const document = (await postmortems(desk)).find(({ path }) => isIts(path));
    if (document !== undefined) {
        const { path } = document;
        return { link: `${action_desk/* SERVER_URL */.UB}/${desk.repository}/blob/${desk.defaultBranch}/${path}`, path };
    }
    // A stranger's fork must not be able to keep a postmortem from being written.
    const own = desk.openPulls.filter(({ head }) => head.repo?.full_name === desk.repository);
    const byBranch = own.find(({ head }) => head.ref === (0,paths/* documentBranch */.uO)({ id }));
    if (byBranch !== undefined)
        return { link: byBranch.html_url, path: undefined };
    const others = own.filter(({ head }) => !OTHER_BRANCH.test(head.ref)).slice(0, MAX_PULLS_OPENED);
    const writtenBy = async ({ number, html_url: link }) => (await desk.filesOf(number))
        .filter(({ filename, status }) => status !== 'removed' && isIts(filename))
        .map(({ filename: path }) => ({ link, path }));
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
    const read = ({ sha }) => desk.textOf(sha).catch(() => undefined);
    // The parser is loaded while GitHub answers.
    const [texts, { earlierOf }] = await Promise.all([
        Promise.all(newest.map(read)),
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(511), __webpack_require__.e(834), __webpack_require__.e(776)]).then(__webpack_require__.bind(__webpack_require__, 6776)),
    ]);
    const earlier = newest.flatMap(({ path }, index) => earlierOf(path, texts[index] ?? '', service));
    return earlier.slice(0, MAX_EARLIER);
}

;// CONCATENATED MODULE: ./build/action/handle.js
/**
 * What becomes of one incident: look up what decides, decide, and carry it out. Modes `draft` and `reconcile` both come here.
 */













/** How often is decided anew because a session ended between the look and the message. */
const MAX_DECISIONS = 3;
const DAY_SECONDS = 24 * 60 * 60;
async function handle(desk, incident, trigger, missingFacts) {
    const config = (0,policy_config/* configFor */.m3)(desk.config, incident);
    const nothingKnown = {
        incident,
        trigger,
        config,
        sessions: [],
        recent: [],
        written: undefined,
        now: new Date(),
    };
    const first = (0,decide/* decide */.LD)(nothingKnown);
    if (first.do === 'skip' && isFinal(first.reason, desk.config))
        return skipped(first, incident, config, desk);
    const mayWrite = first.do === 'create';
    const [sessions, recent, written, evidence, earlier, template] = await Promise.all([
        desk.devin?.findSessions(tags/* incidentTag */.fZ(incident.id)) ?? [],
        mayWrite ? recentSessions(desk.devin, DAY_SECONDS) : [],
        findWritten(desk, incident),
        mayWrite ? desk.pagerduty?.getEvidence(incident.id) : undefined,
        mayWrite ? findEarlier(desk, incident) : [],
        mayWrite && config.template !== undefined ? (0,action_desk/* readTemplate */.xV)(desk, config.template) : undefined,
    ]);
    let situation = { ...nothingKnown, sessions, recent, written: written?.link };
    const missing = missingFacts === undefined ? [] : [missingFacts];
    const ended = new Set();
    for (let decisions = 1;; decisions += 1) {
        const decision = (0,decide/* decide */.LD)(situation);
        if (decision.do === 'skip')
            return skipped(decision, incident, config, desk);
        if (decision.do === 'end')
            return end(desk, decision, incident, config);
        const known = evidence ?? (await desk.pagerduty?.getEvidence(incident.id));
        const order = await prepare(desk, situation, { evidence: known, earlier, template, missing, path: written?.path });
        const handled = await carryOut(desk, decision, order);
        if (handled !== 'session ended')
            return handled;
        if (decisions === MAX_DECISIONS)
            throw new Error(`The sessions of incident ${incident.id} keep ending: run this again`);
        if ('session' in decision)
            ended.add(decision.session.session_id);
        const again = (await desk.devin?.findSessions(tags/* incidentTag */.fZ(incident.id))) ?? [];
        // Whatever its status says: it takes no messages.
        const gone = ({ session_id: id }) => ended.has(id);
        situation = {
            ...situation,
            sessions: again.map((session) => (gone(session) ? { ...session, status: 'exit' } : session)),
            recent: situation.recent.filter((session) => !gone(session) || !(0,devin_session/* isLive */.DG)(session)),
        };
    }
}
/** Whether no session could change it, so that none is looked up. */
function isFinal(reason, config) {
    return reason === 'event-not-handled' || reason === 'not-resolved' || (reason === 'merged' && !startsEarly(config));
}
/** Whether an incident may have a session that was started early; its priority may have been another one then. */
function startsEarly(config) {
    return [config, ...config.overrides].some((each) => each['start-on'] === 'acknowledged');
}
/** The outcome where nothing is done. */
async function skipped({ reason, link }, incident, config, desk) {
    // A document's address holds its title.
    const where = link !== undefined && !(0,decide/* isConfidential */.FX)(incident, config) && { link };
    return { outcome: 'skipped', reason, ...where, incident: await shownOf(desk, incident, config), config };
}
/** Ends a session that was started early. */
async function end(desk, { reason, session }, incident, config) {
    const { devin, inputs } = desk;
    if (!inputs.dryRun)
        await devin?.terminate(session.session_id);
    const shown = await shownOf(desk, incident, config);
    return { outcome: inputs.dryRun ? 'dry-run' : 'skipped', reason, detail: 'ended', session, incident: shown, config };
}
/** Every postmortem session of so many seconds, whatever became of it; none without a key. */
function recentSessions(devin, seconds) {
    return devin?.findSessions(tags/* POSTMORTEM_TAG */.op, Math.floor(Date.now() / 1000) - seconds) ?? [];
}
async function prepare(desk, situation, found) {
    const { config, now } = situation;
    const [{ incident, removed }, evidence] = await Promise.all([
        cleaned(desk, situation.incident),
        found.evidence && cleanedEvidence(desk, situation.incident, found.evidence),
    ]);
    const { condenseEvidence } = await __webpack_require__.e(/* import() */ 62).then(__webpack_require__.bind(__webpack_require__, 9062));
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
            earlier: found.earlier,
            template: found.template,
            telemetry: config.telemetry,
            publish: config.publish,
        },
        evidence: (room) => evidence && condenseEvidence(incident, evidence.evidence, room),
        notes: found.evidence?.missing.some(({ part }) => part === 'notes') ? undefined : found.evidence?.notes,
        removed: evidence === undefined ? removed : sum(removed, evidence.removed),
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
        const prompt = promptOf(order, decision.order);
        if (desk.inputs.dryRun) {
            const [replaced] = decision.replaced;
            const detail = decision.order === 'gather' && { detail: 'gathering' };
            return { ...handled, outcome: 'dry-run', ...detail, ...(replaced && { link: replaced.url }), prompt };
        }
        if (devin === undefined)
            throw new Error(NO_KEY);
        return { ...handled, ...(await create(desk, devin, decision, order, prompt)) };
    }
    const message = messageFor(order, decision);
    const { session } = decision;
    const detail = decision.do === 'join' ? 'joined' : decision.order === 'write' ? 'told to write' : 'told of the new resolve';
    if (desk.inputs.dryRun)
        return { ...handled, outcome: 'dry-run', detail, session, prompt: message };
    if (devin === undefined)
        throw new Error(NO_KEY);
    if ((await tell(devin, session, message, situation)) === 'ended')
        return 'session ended';
    await noteOnIncident(desk, situation.incident, session, order.notes);
    return { ...handled, outcome: 'updated', session, detail };
}
const NO_KEY = 'The input "devin-api-key" is empty: store the key of a Devin service user as the secret DEVIN_API_KEY in the environment "postmortem" of the docs repository (Settings → Environments), and pass it in the workflow';
function promptOf({ facts, evidence }, order) {
    const complete = { ...facts, order };
    return (0,postmortem_prompt/* buildPrompt */.fn)({ ...complete, evidence: evidence((0,postmortem_prompt/* roomForEvidence */.U3)(complete)) });
}
function messageFor({ facts, evidence }, decision) {
    const told = { ...facts, evidence: evidence(messages/* roomForEvidence */.U3(facts)) };
    if (decision.do === 'join')
        return messages/* joinOrder */.vI(told);
    return decision.order === 'write' ? messages/* writeOrder */.M5(told) : messages/* rewriteOrder */.vD(told);
}
/** The message first: were the tags there without it, nobody would send it again. */
async function tell(devin, session, message, { incident, trigger }) {
    const sent = await devin.sendMessage(session.session_id, message);
    const handled = [tags/* incidentTag */.fZ(incident.id), ...eventTags(trigger), ...resolvedTags(incident)];
    if (sent === 'sent')
        await devin.addTags(session.session_id, handled);
    return sent;
}
function eventTags(trigger) {
    return trigger.by === 'event' && trigger.eventId !== undefined ? [tags/* eventTag */.Dd(trigger.eventId)] : [];
}
/** Without it a session counts as one that only gathers, so where PagerDuty told no time, it is now. */
function resolvedTags({ status, resolvedAt }) {
    return status === 'resolved' ? [tags/* resolvedTag */.DQ(resolvedAt ?? new Date().toISOString())] : [];
}
async function create(desk, devin, { order: kind, replaced }, order, prompt) {
    const { incident, situation } = order;
    const { config, trigger } = situation;
    for (const { session_id: id } of replaced)
        await devin.terminate(id);
    const { playbook, mode, knowledge, repos, 'max-acu': maxAcu } = config.devin;
    const session = await devin.createSession({
        prompt,
        title: sessionTitle(incident),
        tags: [
            tags/* POSTMORTEM_TAG */.op,
            tags/* incidentTag */.fZ(incident.id),
            ...eventTags(trigger),
            ...(incident.service === undefined ? [] : [tags/* serviceTag */._(incident.service)]),
            ...(incident.priority === undefined ? [] : [tags/* priorityTag */.VT(incident.priority)]),
            ...(kind === 'write' ? resolvedTags(incident) : []),
            ...(trigger.by === 'hand' ? [tags/* BY_HAND_TAG */.HY] : []),
            ...config.devin.tags,
        ],
        repos: [...new Set([desk.repository, ...repos])],
        max_acu_limit: maxAcu,
        ...(playbook !== undefined && { playbook_id: playbook }),
        ...(mode !== undefined && { devin_mode: mode }),
        ...(knowledge.length > 0 && { knowledge_ids: knowledge }),
    }, tags/* incidentTag */.fZ(incident.id));
    const winner = await lookAgain(devin, session, replaced, order);
    // The note on the incident is left to the run whose session goes on.
    if (winner !== session)
        return { outcome: 'updated', session: winner, detail: 'handed over' };
    await noteOnIncident(desk, situation.incident, session, order.notes);
    return { outcome: 'created', session, ...(kind === 'gather' && { detail: 'gathering' }) };
}
/**
 * Another run may have started a session for the same incident meanwhile: `whoStays` says which of the live ones goes on, and
 * whoever made the other hands its event on and ends it, in this order, so that at no time there is none. What goes wrong here
 * is for reconcile to settle: the session is there.
 */
async function lookAgain(devin, made, replaced, { incident, facts, situation }) {
    try {
        // Those that made way, and those that take no messages, may be shown as live a moment longer.
        const gone = new Set([...replaced, ...situation.sessions.filter((session) => !(0,devin_session/* isLive */.DG)(session))].map(({ session_id: id }) => id));
        const found = (await devin.findSessions(tags/* incidentTag */.fZ(incident.id))).filter(({ session_id: id }) => !gone.has(id));
        // A list may not hold yet what was just made.
        const isListed = found.some(({ session_id: id }) => id === made.session_id);
        const winner = (0,devin_session/* whoStays */.PA)(isListed ? found : [...found, made]);
        if (winner === undefined || winner.session_id === made.session_id)
            return made;
        if ((await tell(devin, winner, messages/* handedOver */.$_(facts), situation)) === 'ended')
            return made;
        await devin.terminate(made.session_id);
        (0,core/* info */.pq)(`Another run was first: ${made.session_id} was ended, ${winner.session_id} goes on`);
        return winner;
    }
    catch (error) {
        (0,core/* warning */.$e)(`Whether another session was started for incident ${incident.id} at the same time could not be settled; reconcile will: ${(0,message_of/* messageOf */.b)(error)}`);
        return made;
    }
}
function sessionTitle({ title, number }) {
    const characters = [...title];
    const short = characters.length > 150 ? `${characters.slice(0, 149).join('')}…` : title;
    return `Postmortem: ${short}${number === undefined ? '' : ` (#${number})`}`;
}


/***/ }),

/***/ 8966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FX: () => (/* binding */ isConfidential),
/* harmony export */   LD: () => (/* binding */ decide)
/* harmony export */ });
/* unused harmony exports SKIP_REASONS, policyReason */
/* harmony import */ var _devin_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9122);
/* harmony import */ var _devin_tags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4994);
/* harmony import */ var _pagerduty_incident_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6903);
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5552);




/** Why nothing is started for an incident, in the order in which it is decided; the README lists them. */
const SKIP_REASONS = {
    'event-not-handled': 'The event is not `incident.resolved`, nor `incident.acknowledged` where `start-on` is `acknowledged`.',
    merged: 'It was merged into another incident: that one gets the postmortem.',
    'not-resolved': 'It is still open.',
    'duplicate-event': 'This event, or this resolve, was handled before: PagerDuty delivers at least once.',
    declined: 'Somebody closed its pull request unmerged; it stays so until that is reopened.',
    'already-started': 'A session is at work on it (by hand, or acknowledged again), or somebody ended the one that gathered (reconcile).',
    confidential: '`incidents.confidential` names its service, or matches its title: nothing is sent anywhere.',
    priority: 'Its priority is not in `incidents.priorities`.',
    urgency: 'Its urgency is not in `incidents.urgencies`.',
    service: '`incidents.services` leaves its service out.',
    'too-short': 'It lasted less than `incidents.min-duration`.',
    'already-written': 'Its document, or an open pull request with it, is in the docs repository.',
    'daily-limit': '`limits.sessions-per-day` is reached.',
};
/** Incidents that share one session at most. */
const MAX_GROUP = 30;
const DAY_SECONDS = 24 * 60 * 60;
/**
 * What becomes of an incident. The first rule that applies decides; their order is the contract of the README, "Which
 * incidents get a postmortem".
 */
function decide(situation) {
    const { incident, trigger, config } = situation;
    const facts = factsOf(situation);
    if (trigger.by === 'event' && trigger.type !== 'incident.resolved') {
        const startsEarly = trigger.type === 'incident.acknowledged' && config['start-on'] === 'acknowledged';
        return startsEarly ? decideEarly(situation, facts) : skip('event-not-handled');
    }
    const { live, isEarly, isDeclined, isLater } = facts;
    if (incident.merged)
        return live && isEarly ? { do: 'end', reason: 'merged', session: live } : skip('merged');
    if (incident.status !== 'resolved')
        return skip('not-resolved');
    if (trigger.by === 'hand')
        return decideByHand(situation, facts, trigger.redo);
    if (wasHandled(situation, facts))
        return skip('duplicate-event', facts.newest?.url);
    if (isDeclined)
        return skip('declined', facts.newest?.url);
    if (live && !isEarly) {
        // What became confidential since its session began is not sent there either.
        return isConfidential(incident, config) ? skip('confidential') : { do: 'update', order: 'rewrite', session: live };
    }
    const reason = policyReason(incident, config);
    if (live)
        return reason ? { do: 'end', reason, session: live } : { do: 'update', order: 'write', session: live };
    if (reason)
        return skip(reason);
    if (situation.written !== undefined && !isLater)
        return skip('already-written', situation.written);
    if (trigger.by === 'reconcile' && wasStopped(facts))
        return skip('already-started', facts.newest?.url);
    const group = groupOf(situation);
    if (group)
        return { do: 'join', session: group };
    if (isLimitReached(situation))
        return skip('daily-limit');
    return { do: 'create', order: 'write', replaced: [] };
}
/** While it burns: only a session that gathers, and only where there is none. */
function decideEarly(situation, { live, newest, isDeclined }) {
    const { incident, config, written } = situation;
    if (incident.merged)
        return skip('merged');
    // It came late: the resolve is an event of its own.
    if (incident.status === 'resolved')
        return skip('event-not-handled');
    if (isEventKnown(situation))
        return skip('duplicate-event', newest?.url);
    if (isDeclined)
        return skip('declined', newest?.url);
    if (live)
        return skip('already-started', live.url);
    // How long it will last nobody knows yet.
    const reason = policyReason({ ...incident, resolvedAt: undefined }, config);
    if (reason)
        return skip(reason);
    if (written !== undefined)
        return skip('already-written', written);
    if (isLimitReached(situation))
        return skip('daily-limit');
    return { do: 'create', order: 'gather', replaced: [] };
}
/** Whoever asks for a postmortem passes the policy, but not what must stay inside. */
function decideByHand(situation, { live, isEarly, all }, redo) {
    const { incident, config, written } = situation;
    if (!redo && live && !isEarly)
        return skip('already-started', live.url);
    if (!redo && !live && written !== undefined)
        return skip('already-written', written);
    if (isConfidential(incident, config))
        return skip('confidential');
    if (!redo && live)
        return { do: 'update', order: 'write', session: live };
    return { do: 'create', order: 'write', replaced: redo ? all.filter(_devin_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isLive */ .DG) : [] };
}
function factsOf({ incident: { resolvedAt }, sessions }) {
    const all = (0,_devin_session_js__WEBPACK_IMPORTED_MODULE_0__/* .standing */ .JA)(sessions);
    const newest = all.at(-1);
    const live = (0,_devin_session_js__WEBPACK_IMPORTED_MODULE_0__/* .whoStays */ .PA)(all);
    const newestResolve = _devin_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .resolvesOf */ .F_(all.flatMap((session) => session.tags)).at(-1);
    return {
        all,
        newest,
        live,
        isEarly: live !== undefined && _devin_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .resolvesOf */ .F_(live.tags).length === 0,
        isDeclined: newest?.tags.includes(_devin_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .DECLINED_TAG */ .uw) ?? false,
        isLater: newestResolve !== undefined && resolvedAt !== undefined && !all.some((session) => wasTold(session, resolvedAt)),
        newestResolve,
    };
}
/**
 * Of this resolve, or of a later one. In a session that incidents share a later one may be another's, so there it must be this
 * one; but once its tags are full, older ones may have made room.
 */
function wasTold({ tags: own }, resolvedAt) {
    const mayBeAnothers = _devin_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .incidentIdsOf */ .E6(own).length > 1 && own.length < _devin_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_TAGS */ .x3;
    const time = seconds(resolvedAt);
    return _devin_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .resolvesOf */ .F_(own)
        .map(seconds)
        .some((told) => (mayBeAnothers ? told === time : told >= time));
}
/** An event counts as handled also where the session that handled it was ended by us. */
function isEventKnown({ trigger, sessions }) {
    if (trigger.by !== 'event' || trigger.eventId === undefined)
        return false;
    const tag = _devin_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .eventTag */ .Dd(trigger.eventId);
    return sessions.some((session) => session.tags.includes(tag));
}
/** The event, or a resolve that is not later than one that led to an order to write, whatever brought it. */
function wasHandled(situation, { all, newest, newestResolve, isLater }) {
    if (isEventKnown(situation))
        return true;
    if (newestResolve === undefined || isLater)
        return false;
    // A session that broke before its pull request is replaced once, by reconcile.
    const broke = ({ status, pull_requests: pulls }) => status === 'error' && pulls.length === 0;
    const replaceable = newest !== undefined && broke(newest) && all.filter(broke).length === 1;
    return !(situation.trigger.by === 'reconcile' && replaceable);
}
/** Somebody stopped the session that gathered: reconcile takes that as meant. */
function wasStopped({ newest, newestResolve }) {
    return newest?.status === 'exit' && newestResolve === undefined;
}
/** Why the policy wants no postmortem of this incident. What PagerDuty did not say never excludes, but for a wanted priority. */
function policyReason(incident, config) {
    const { priorities, urgencies, services, 'min-duration': minDuration } = config.incidents;
    const { priority, urgency, service, serviceId } = incident;
    const duration = (0,_pagerduty_incident_js__WEBPACK_IMPORTED_MODULE_1__/* .durationOf */ .cf)(incident);
    const isServiceKnown = service !== undefined || serviceId !== undefined;
    if (isConfidential(incident, config))
        return 'confidential';
    if (priorities.length > 0 && !(0,_config_js__WEBPACK_IMPORTED_MODULE_2__/* .isNamed */ .ev)(priorities, priority))
        return 'priority';
    if (urgencies.length > 0 && urgency !== undefined && !(0,_config_js__WEBPACK_IMPORTED_MODULE_2__/* .isNamed */ .ev)(urgencies, urgency))
        return 'urgency';
    if (services.only.length > 0 && isServiceKnown && !(0,_config_js__WEBPACK_IMPORTED_MODULE_2__/* .isNamed */ .ev)(services.only, service, serviceId))
        return 'service';
    if ((0,_config_js__WEBPACK_IMPORTED_MODULE_2__/* .isNamed */ .ev)(services.except, service, serviceId))
        return 'service';
    if (duration !== undefined && duration < minDuration)
        return 'too-short';
    return undefined;
}
/** Whether nothing of the incident may be sent anywhere. */
function isConfidential({ title, service, serviceId }, { incidents }) {
    return incidents.confidential.some((entry) => typeof entry === 'string' ? (0,_config_js__WEBPACK_IMPORTED_MODULE_2__/* .isNamed */ .ev)([entry], service, serviceId) : entry.test(title));
}
/** A live session of the same service, one of whose incidents was resolved within the window of this one's resolve. */
function groupOf({ incident, config, recent }) {
    const window = config.limits['group-window'];
    const { service, resolvedAt } = incident;
    if (window === 0 || service === undefined || resolvedAt === undefined)
        return undefined;
    return recent
        .filter((session) => (0,_devin_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isLive */ .DG)(session) && !(0,_devin_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isTerminated */ .C2)(session) && !session.tags.includes(_devin_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .DECLINED_TAG */ .uw))
        .filter((session) => session.tags.includes(_devin_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .serviceTag */ ._(service)))
        .filter((session) => _devin_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .incidentIdsOf */ .E6(session.tags).length < MAX_GROUP && _devin_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .hasRoom */ .AB(session.tags))
        .filter((session) => _devin_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .resolvesOf */ .F_(session.tags).some((time) => Math.abs(seconds(time) - seconds(resolvedAt)) <= window))
        .sort(_devin_session_js__WEBPACK_IMPORTED_MODULE_0__/* .byAge */ .jI)[0];
}
/** Sessions that we ended and starts by hand do not count. */
function isLimitReached({ recent, config, now }) {
    const since = now.getTime() / 1000 - DAY_SECONDS;
    const counted = recent.filter((session) => session.created_at > since && !(0,_devin_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isTerminated */ .C2)(session) && !session.tags.includes(_devin_tags_js__WEBPACK_IMPORTED_MODULE_3__/* .BY_HAND_TAG */ .HY));
    return counted.length >= config.limits['sessions-per-day'];
}
/** Whole seconds: what a webhook tells in milliseconds, REST tells without. */
function seconds(time) {
    return Math.floor(Date.parse(time) / 1000);
}
function skip(reason, link) {
    return { do: 'skip', reason, ...(link === undefined ? {} : { link }) };
}


/***/ })

};
