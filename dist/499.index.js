export const id = 499;
export const ids = [499];
export const modules = {

/***/ 9826:
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
// EXTERNAL MODULE: ./build/src/postmortem/clean-incident.js
var clean_incident = __webpack_require__(4040);
// EXTERNAL MODULE: ./build/src/postmortem/messages.js
var messages = __webpack_require__(2078);
// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(4564);
// EXTERNAL MODULE: ./build/src/postmortem/prompt.js
var postmortem_prompt = __webpack_require__(8224);
// EXTERNAL MODULE: ./build/action/desk.js + 2 modules
var action_desk = __webpack_require__(1720);
;// CONCATENATED MODULE: ./build/action/note.js





/** How a note of ours begins, which finds it again. */
const BEGINNING = 'Postmortem: ';
/** Whether a note of ours is there; undefined if the notes could not be read. */
function hasNote({ notes, missing }) {
    if (missing.some(({ part }) => part === 'notes'))
        return undefined;
    return notes.some(({ content }) => content.startsWith(BEGINNING));
}
/**
 * Writes one note on the incident in PagerDuty if `pagerduty-from` is given. It links the pull request, so that people without
 * a Devin seat can find it; if incidents share a session, that of the first. If it is not known whether one is `noted`, none is
 * written, so that it is never there twice. What goes wrong is a warning: the session is what counts.
 */
async function noteOnIncident({ inputs, pagerduty, repository }, incident, session, noted) {
    const { from } = inputs.pagerduty;
    if (from === undefined || pagerduty === undefined)
        return;
    if (noted === undefined) {
        (0,core/* warning */.$e)(`No note was written on incident ${incident.id}: whether one is there could not be read`);
        return;
    }
    if (noted)
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

;// CONCATENATED MODULE: ./build/action/session-labels.js
/** What is read of a session in Devin without opening it: its title and tags. */

/** At most 150 characters of the incident's title. */
function sessionTitle({ title, number }) {
    const characters = [...title];
    const short = characters.length > 150 ? `${characters.slice(0, 149).join('')}…` : title;
    return `Postmortem: ${short}${number === undefined ? '' : ` (#${number})`}`;
}
/** The tags of a session when it starts; `own` are the team's. */
function sessionTags(incident, order, trigger, own) {
    const { id, service, priority } = incident;
    return [
        tags/* POSTMORTEM_TAG */.op,
        tags/* incidentTag */.fZ(id),
        ...eventTags(trigger),
        ...(service === undefined ? [] : [tags/* serviceTag */._(service)]),
        ...(priority === undefined ? [] : [tags/* priorityTag */.VT(priority)]),
        ...(order === 'write' ? resolvedTags(incident) : []),
        ...(trigger.by === 'hand' ? [tags/* BY_HAND_TAG */.HY] : []),
        ...own,
    ];
}
/** The tags that say which event of an incident a session was told of. */
function handledTags(incident, trigger) {
    return [tags/* incidentTag */.fZ(incident.id), ...eventTags(trigger), ...resolvedTags(incident)];
}
function eventTags(trigger) {
    return trigger.by === 'event' && trigger.eventId !== undefined ? [tags/* eventTag */.Dd(trigger.eventId)] : [];
}
/** Without it a session counts as one that only gathers, so if PagerDuty gave no time, it is now. */
function resolvedTags({ status, resolvedAt }) {
    return status === 'resolved' ? [tags/* resolvedTag */.DQ(resolvedAt ?? new Date().toISOString())] : [];
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
    const read = (file) => desk.textOf(file).catch(() => undefined);
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
        return skipped(first, incident, config);
    const mayWrite = first.do === 'create';
    const [sessions, recent, written, evidence, earlier, template] = await Promise.all([
        desk.devin?.findSessions(tags/* incidentTag */.fZ(incident.id)) ?? [],
        mayWrite ? recentSessions(desk.devin, DAY_SECONDS) : [],
        findWritten(desk, incident),
        mayWrite ? desk.pagerduty?.getEvidence(incident.id, incident.alertCount) : undefined,
        mayWrite ? findEarlier(desk, incident) : [],
        mayWrite && config.template !== undefined ? (0,action_desk/* readTemplate */.xV)(desk, config.template) : undefined,
    ]);
    let situation = { ...nothingKnown, sessions, recent, written: written?.link };
    const missing = missingFacts === undefined ? [] : [missingFacts];
    const ended = new Set();
    for (let decisions = 1;; decisions += 1) {
        const decision = (0,decide/* decide */.LD)(situation);
        if (decision.do === 'skip')
            return skipped(decision, incident, config);
        if (decision.do === 'end')
            return end(desk, decision, incident, config);
        const known = evidence ?? (await desk.pagerduty?.getEvidence(incident.id, incident.alertCount));
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
async function skipped({ reason, link }, incident, config) {
    const { incident: shown } = await (0,clean_incident/* cleanIncident */.Ex)(incident, config);
    // A document's address holds its title.
    return { outcome: 'skipped', reason, ...(link !== undefined && (0,clean_incident/* isClean */.AG)(shown) && { link }), incident: shown, config };
}
/** Ends a session that was started early. */
async function end(desk, { reason, session }, incident, config) {
    const { devin, inputs } = desk;
    if (!inputs.dryRun)
        await devin?.terminate(session.session_id);
    const { incident: shown } = await (0,clean_incident/* cleanIncident */.Ex)(incident, config);
    return { outcome: inputs.dryRun ? 'dry-run' : 'skipped', reason, detail: 'ended', session, incident: shown, config };
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
        (0,clean_incident/* cleanEarlier */.U2)(found.earlier, config),
    ]);
    if (!(0,clean_incident/* isClean */.AG)(incident))
        throw new Error(`Incident ${incident.id} is confidential: nothing about it may be sent`);
    const [{ condenseEvidence }, { clean }] = await Promise.all([
        __webpack_require__.e(/* import() */ 62).then(__webpack_require__.bind(__webpack_require__, 9062)),
        Promise.all(/* import() */[__webpack_require__.e(577), __webpack_require__.e(703)]).then(__webpack_require__.bind(__webpack_require__, 3703)),
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
    if ((await tell(devin, session, message, order)) === 'ended')
        return 'session ended';
    await noteOnIncident(desk, incident, session, order.noted);
    return { ...handled, outcome: 'updated', session, detail };
}
const NO_KEY = 'The input "devin-api-key" is empty: store the key of a Devin service user as the secret DEVIN_API_KEY in the environment "postmortem" of the docs repository (Settings → Environments), and pass it in the workflow';
async function promptOf({ facts, evidence }, order) {
    const complete = { ...facts, order };
    return (0,postmortem_prompt/* buildPrompt */.fn)({ ...complete, evidence: await evidence((0,postmortem_prompt/* roomForEvidence */.U3)(complete)) });
}
async function messageFor({ facts, evidence }, decision) {
    const told = { ...facts, evidence: await evidence(messages/* roomForEvidence */.U3(facts)) };
    if (decision.do === 'join')
        return messages/* joinOrder */.vI(told);
    return decision.order === 'write' ? messages/* writeOrder */.M5(told) : messages/* rewriteOrder */.vD(told);
}
/** The message first: were the tags there without it, nobody would send it again. */
async function tell(devin, session, message, { incident, situation }) {
    const sent = await devin.sendMessage(session.session_id, message);
    if (sent === 'sent')
        await devin.addTags(session.session_id, handledTags(incident, situation.trigger));
    return sent;
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
        tags: sessionTags(incident, kind, trigger, config.devin.tags),
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
    await noteOnIncident(desk, incident, session, order.noted);
    return { outcome: 'created', session, ...(kind === 'gather' && { detail: 'gathering' }) };
}
/**
 * Another run may have started a session for the same incident meanwhile: `whoStays` says which of the live ones goes on, and
 * whoever made the other hands its event on and ends it, in this order, so that at no time there is none. What goes wrong here
 * is for reconcile to settle: the session is there.
 */
async function lookAgain(devin, made, replaced, order) {
    const { incident, facts, situation } = order;
    try {
        // Those that made way, and those that take no messages, may be shown as live a moment longer.
        const gone = new Set([...replaced, ...situation.sessions.filter((session) => !(0,devin_session/* isLive */.DG)(session))].map(({ session_id: id }) => id));
        const found = (await devin.findSessions(tags/* incidentTag */.fZ(incident.id))).filter(({ session_id: id }) => !gone.has(id));
        // A list may not hold yet what was just made.
        const isListed = found.some(({ session_id: id }) => id === made.session_id);
        const winner = (0,devin_session/* whoStays */.PA)(isListed ? found : [...found, made]);
        if (winner === undefined || winner.session_id === made.session_id)
            return made;
        if ((await tell(devin, winner, messages/* handedOver */.$_(facts), order)) === 'ended')
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


/***/ }),

/***/ 2094:
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


/***/ })

};
