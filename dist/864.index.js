export const id = 864;
export const ids = [864,940];
export const modules = {

/***/ 48664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ describeResult)
});

// EXTERNAL MODULE: ./build/src/incident/clean-incident.js
var clean_incident = __webpack_require__(16940);
// EXTERNAL MODULE: ./build/src/incident/incident.js
var incident = __webpack_require__(83608);
// EXTERNAL MODULE: ./build/src/text/markdown.js
var markdown = __webpack_require__(10492);
// EXTERNAL MODULE: ./build/src/time/duration.js
var duration = __webpack_require__(31067);
;// CONCATENATED MODULE: ./build/action/shared/explain-skip.js




/** Says why there is no postmortem, in a sentence for somebody who expected one. */
function explainSkip(reason, { incident, config }) {
    return WHY[reason]((0,clean_incident.isClean)(incident) ? incident : {}, config);
}
const WHY = {
    'event-not-handled': (_incident, config) => config['start-on'] === 'acknowledged'
        ? 'This event needs no postmortem: only acknowledged and resolved incidents get one.'
        : 'This event needs no postmortem: only resolved incidents get one.',
    merged: () => 'It was merged into another incident, which gets the postmortem.',
    'not-resolved': () => 'It is still open. It can get a postmortem once it is resolved.',
    'duplicate-event': () => 'Already handled: PagerDuty may deliver an event more than once.',
    declined: () => 'Somebody closed its pull request without merging it, so nothing more is written about it until the pull request is reopened.',
    'already-started': () => 'A session is already working on it.',
    'already-written': () => 'Its postmortem is already in the docs repository, or open as a pull request.',
    'daily-limit': (_incident, { limits }) => `The daily limit is reached: ${limits['sessions-per-day']} sessions within 24 hours ("limits.sessions-per-day"). If postmortem-reconcile.yml runs, it is drafted once there is room.`,
    confidential: () => 'It is confidential by the configuration: nothing about it is sent anywhere or written here.',
    priority: ({ priority }, { incidents }) => `Its priority is ${priority === undefined ? 'not set' : (0,markdown/* escapeMarkdown */.F)(priority)}, but postmortems are written for ${list(incidents.priorities)}.`,
    urgency: ({ urgency }, { incidents }) => `Its urgency is ${(0,markdown/* escapeMarkdown */.F)(urgency ?? 'unknown')}, but postmortems are written for ${list(incidents.urgencies)} urgency.`,
    service: ({ service }) => `Postmortems are not written for the service ${(0,markdown/* escapeMarkdown */.F)(service ?? 'unknown')} ("incidents.services").`,
    type: ({ type }, { incidents }) => `Its type is ${(0,markdown/* escapeMarkdown */.F)(type ?? 'unknown')}, but postmortems are written for ${list(incidents.types)} ("incidents.types").`,
    'too-short': ({ createdAt, resolvedAt }, { incidents }) => `It lasted ${(0,duration/* inWords */.r4)((0,incident/* durationOf */.c)({ createdAt, resolvedAt }) ?? 0)}, but postmortems are written for incidents of at least ${(0,duration/* inWords */.r4)(incidents['min-duration'])}.`,
};
function list(names) {
    return names.map((name) => (0,markdown/* escapeMarkdown */.F)(name)).join(' and ');
}

;// CONCATENATED MODULE: ./build/action/draft/describe-result.js

/** Says what a result came to: the summary, the outputs and reconcile's table take it from here. */
function describeResult(result) {
    const nothing = { reason: '', session: undefined, documentPath: undefined, isNewSession: false };
    switch (result.outcome) {
        case 'created': {
            const { outcome, session, documentPath, order } = result;
            return { ...nothing, outcome, session, documentPath, isNewSession: true, text: STARTED[order] };
        }
        case 'updated': {
            const { outcome, session, documentPath, how } = result;
            return { ...nothing, outcome, session, documentPath, text: UPDATED[how] };
        }
        case 'skipped': {
            const { outcome, reason } = result;
            return { ...nothing, outcome, reason, text: why(reason, result) };
        }
        case 'ended': {
            const { reason, session } = result;
            return { ...nothing, outcome: 'skipped', reason, session, text: why(reason, result) };
        }
        case 'dry-run':
            return { ...nothing, outcome: 'dry-run', ...describeDryRun(result) };
    }
}
function describeDryRun(result) {
    const { would } = result;
    switch (would.do) {
        case 'create':
            return { documentPath: would.documentPath, text: WOULD_START[would.order] };
        case 'update':
            return { session: would.session, documentPath: would.documentPath, text: WOULD_UPDATE[would.how] };
        case 'end': {
            const { reason, session } = would;
            return {
                reason,
                session,
                text: `its session, which gathers evidence, would be ended. ${why(reason, result)}`,
            };
        }
    }
}
function why(reason, about) {
    return `${explainSkip(reason, about)} (reason: \`${reason}\`)`;
}
const STARTED = {
    write: 'Devin is investigating.',
    gather: 'The incident is still open. Devin gathers evidence and writes nothing before it is resolved.',
};
const UPDATED = {
    'asked to write': 'The session that gathered evidence was notified that the incident is over, and writes the postmortem now.',
    'notified of the new resolve': 'The incident was reopened and resolved again. Its session was notified, and updates the same document.',
    joined: 'An incident of the same service was resolved within minutes of this one, so both get one postmortem.',
    'handed over': 'A concurrent run started a session for it first. That one continues, and ours was terminated.',
};
const WOULD_START = {
    write: 'it would get a postmortem from a new session.',
    gather: 'a new session would gather evidence, and write nothing before the incident is over.',
};
const WOULD_UPDATE = {
    'asked to write': 'the session that gathered evidence would be asked to write the postmortem.',
    'notified of the new resolve': 'its session would be notified of the new resolve, and update the same document.',
    joined: 'a session about another incident of the same service would be notified, and write about both.',
    'handed over': 'the session that another run started would go on.',
};


/***/ }),

/***/ 63115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ notifySession)
/* harmony export */ });
/* harmony import */ var _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71514);
/* harmony import */ var _src_agent_turns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42611);
/* harmony import */ var _src_policy_session_history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27789);
/* harmony import */ var _src_postmortem_messages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72078);
/* harmony import */ var _session_labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77563);
/**
 * Asks a session to write for a resolve: once, whatever other runs do at the same time.
 */





/**
 * Takes the turn, sends the message and adds the tags, in this order: the answer to the first tag shows what has changed since the
 * session was looked up, and a tag without its message would never be retried. If the run ends in between, reconcile finds a turn
 * without its resolve.
 */
async function notifySession(devin, { id }, { incident, trigger, message, handedOn = async () => [] }) {
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
    const takenOver = await handedOn();
    if (takenOver === undefined)
        return 'overtaken';
    // Another run may have been killed between its message and its tags. Reconcile has time to check.
    const isUnsure = standing === 'unsure' || trigger.by === 'reconcile';
    const isSent = isUnsure && (await devin.listOurMessages(id)).some((order) => (0,_src_postmortem_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .tellsOf */ .Cz)(order, incident.id, resolvedAt));
    if (!isSent && (await devin.sendMessage(id, message)) === 'ended')
        return 'ended';
    const after = await devin.addTags(id, [...(0,_session_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .handledTags */ .Yv)({ ...incident, resolvedAt }, trigger), ...takenOver]);
    return (0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_1__/* .isLeaving */ .Xi)(after, new Date()) ? 'leaving after' : 'told';
}


/***/ }),

/***/ 15339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ processIncident)
});

// EXTERNAL MODULE: ./build/src/agent/session.js
var agent_session = __webpack_require__(76603);
// EXTERNAL MODULE: ./build/src/agent/tags.js
var tags = __webpack_require__(71514);
// EXTERNAL MODULE: ./build/src/incident/clean-incident.js
var clean_incident = __webpack_require__(16940);
// EXTERNAL MODULE: ./build/src/policy/config.js + 2 modules
var policy_config = __webpack_require__(40055);
// EXTERNAL MODULE: ./build/src/policy/policy-reason.js
var policy_reason = __webpack_require__(94641);
// EXTERNAL MODULE: ./build/src/policy/session-history.js
var session_history = __webpack_require__(27789);
// EXTERNAL MODULE: ./build/src/policy/skip-rules.js
var skip_rules = __webpack_require__(38563);
;// CONCATENATED MODULE: ./build/src/policy/decide.js
/** Decides what happens to an incident. Pure: everything that it needs is looked up before. */





/** How many incidents can share one session. */
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
/** Returns whether a session may already be gathering evidence for an incident: its priority may have changed since. */
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
/** A live session of the same service with an incident that was resolved within the window of this one's resolve. */
function groupOf({ incident, trigger, config, recent, now }) {
    const window = config.limits['group-window'];
    const { status, service, resolvedAt } = incident;
    if (window === 0 || trigger.by === 'hand' || status !== 'resolved')
        return undefined;
    if (service === undefined || resolvedAt === undefined)
        return undefined;
    return recent
        .filter((session) => (0,agent_session/* isLive */.DG)(session) && !(0,agent_session/* isTerminated */.C2)(session) && !session.tags.includes(tags/* DECLINED_TAG */.uw))
        .filter((session) => session.tags.includes(tags/* serviceTag */._(service)))
        .filter((session) => goesOn(session, recent, now))
        .filter((session) => tags/* incidentIdsOf */.E6(session.tags).length < MAX_GROUP && tags/* hasRoom */.AB(session.tags))
        .filter((session) => tags/* resolvesOf */.F_(session.tags).some((time) => Math.abs((0,session_history/* wholeSeconds */.$P)(time) - (0,session_history/* wholeSeconds */.$P)(resolvedAt)) <= window))
        .sort(agent_session/* byAge */.jI)[0];
}
/** Returns whether this is the session that stays, for each of its own incidents. */
function goesOn(session, sessions, now) {
    return tags/* incidentIdsOf */.E6(session.tags).every((id) => {
        const own = sessions.filter((each) => each.tags.includes(tags/* incidentTag */.fZ(id)));
        return (0,agent_session/* whoStays */.PA)(own, id, now) === session;
    });
}
/** Sessions that we terminated and manual runs do not count. */
function isLimitReached({ recent, config, now }) {
    const since = now.getTime() / 1000 - DAY_SECONDS;
    const counted = recent.filter((session) => session.startedAt > since && !(0,agent_session/* isTerminated */.C2)(session) && !session.tags.includes(tags/* BY_HAND_TAG */.HY));
    return counted.length >= config.limits['sessions-per-day'];
}

// EXTERNAL MODULE: ./build/src/text/message-of.js
var message_of = __webpack_require__(62486);
// EXTERNAL MODULE: ./build/action/shared/config-file.js + 1 modules
var config_file = __webpack_require__(96994);
// EXTERNAL MODULE: ./build/action/shared/connections.js + 7 modules
var connections = __webpack_require__(32971);
// EXTERNAL MODULE: ./build/action/shared/log.js
var log = __webpack_require__(68971);
// EXTERNAL MODULE: ./build/action/shared/recent-sessions.js
var recent_sessions = __webpack_require__(90910);
// EXTERNAL MODULE: ./build/action/shared/unknown-names.js + 1 modules
var unknown_names = __webpack_require__(36775);
// EXTERNAL MODULE: ./build/action/shared/what-left.js
var what_left = __webpack_require__(4997);
// EXTERNAL MODULE: ./build/src/agent/turns.js
var turns = __webpack_require__(42611);
;// CONCATENATED MODULE: ./build/action/draft/end-session.js


/** Terminates a session that gathered, because there will be no postmortem. */
async function endSession(context, { reason, session }, incident, config) {
    const { devin, inputs } = context;
    const about = { incident: (await (0,clean_incident.cleanIncident)(incident, config)).incident, config };
    if (inputs.dryRun || devin === undefined) {
        return { ...about, outcome: 'dry-run', would: { do: 'end', reason, session } };
    }
    const turn = (0,turns/* turnTag */.EK)({ act: 'stop' }, new Date());
    const now = await devin.addTags(session.id, [turn]);
    // A manual run may have asked it to write meanwhile.
    if ((0,turns/* standingOf */.YP)(turn, now, new Date()) !== 'mine')
        return { ...about, outcome: 'skipped', reason, link: undefined };
    await devin.stopSession(session.id);
    return { ...about, outcome: 'ended', reason, session };
}

// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(44564);
;// CONCATENATED MODULE: ./build/action/draft/existing-document.js


/** How many open pull requests on branches other than a postmortem's are searched by their files. */
const MAX_PULLS_OPENED = 30;
/** How many of the newest postmortems are read to find those of the same service. */
const MAX_DOCUMENTS_READ = 20;
const MAX_OF_SERVICE = 5;
/** The branch of another incident's postmortem. */
const OTHER_BRANCH = /^postmortem\/(?=[a-z]*\d)[a-z0-9]+$/;
/** Returns postmortems on the default branch, newest first. */
async function postmortems({ files, config }) {
    const found = (0,paths/* postmortemsAmong */.G)(await (await files()).below(config.directory), config);
    // A file with another name is not sent to Devin and belongs to no incident.
    return found.flatMap(({ path, sha }) => {
        const own = (0,paths/* postmortemPath */.KA)(path, config.directory);
        return own === undefined ? [] : [{ path: own, sha }];
    });
}
/** Finds the document of an incident, or an open pull request with it. */
async function findExistingDocument(context, { id }) {
    const document = (await postmortems(context)).find(({ path }) => (0,paths/* incidentIdOfPath */.KO)(path) === id);
    if (document !== undefined) {
        const { path } = document;
        return { link: `${connections/* SERVER_URL */.UB}/${context.repository}/blob/${context.defaultBranch}/${path}`, path };
    }
    // A stranger's fork must not be able to prevent a postmortem.
    const own = (await context.openPulls()).filter(({ head }) => head.repo?.full_name === context.repository);
    const byBranch = own.find(({ head }) => head.ref === (0,paths/* documentBranch */.uO)({ id }));
    if (byBranch !== undefined)
        return { link: byBranch.html_url, path: undefined };
    const others = own.filter(({ head }) => !OTHER_BRANCH.test(head.ref)).slice(0, MAX_PULLS_OPENED);
    const writtenBy = async ({ number, html_url: link }) => (await context.filesOf(number))
        .filter(({ status }) => status !== 'removed')
        .flatMap(({ filename }) => {
        const path = (0,paths/* postmortemPath */.KA)(filename, context.config.directory);
        return path !== undefined && (0,paths/* incidentIdOfPath */.KO)(path) === id ? [{ link, path }] : [];
    });
    return (await Promise.all(others.map(writtenBy))).flat()[0];
}
/** Returns postmortems of the same service, newest first, with their open work. Skips one that cannot be read. */
async function findEarlier(context, incident) {
    const { service, id } = incident;
    if (service === undefined)
        return [];
    const newest = (await postmortems(context))
        .filter(({ path }) => (0,paths/* incidentIdOfPath */.KO)(path) !== id)
        .slice(0, MAX_DOCUMENTS_READ);
    if (newest.length === 0)
        return [];
    const read = (file) => context.textOf(file).catch(() => undefined);
    // The parser loads while GitHub answers.
    const [texts, { earlierOf }] = await Promise.all([
        Promise.all(newest.map(read)),
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(145), __webpack_require__.e(901), __webpack_require__.e(95)]).then(__webpack_require__.bind(__webpack_require__, 16095)),
    ]);
    const earlier = newest.flatMap(({ path }, index) => earlierOf(path, texts[index] ?? '', service, context.config.headings));
    return earlier.slice(0, MAX_OF_SERVICE);
}

;// CONCATENATED MODULE: ./build/action/draft/incident-note.js







/** How our notes begin, to find them again. */
const BEGINNING = 'Postmortem: ';
/** Returns whether our note exists; undefined if the notes could not be read. */
function hasNote({ notes, missing }) {
    if (missing.some(({ part }) => part === 'notes'))
        return undefined;
    return notes.some(isOurs);
}
const isOurs = ({ content }) => content.startsWith(BEGINNING);
/**
 * Writes one note on the incident in PagerDuty if `pagerduty-from` is set. It links the pull request, so that people without
 * a Devin seat can find it; if incidents share a session, that of the first. If it is unknown whether one is `noted`, none is
 * written, so that there is never a second one. `leaving`: another run ends the session, and its replacement is linked. Errors are
 * warnings, because the session matters more.
 */
async function noteOnIncident({ inputs, pagerduty, repository }, devin, incident, session, noted) {
    const { from } = inputs.pagerduty;
    if (from === undefined || pagerduty === undefined)
        return 'done';
    if (noted === undefined) {
        (0,log/* warning */.$e)(`No note was written on incident ${incident.id}: PagerDuty did not say whether there is one already`);
        return 'done';
    }
    if (noted)
        return 'done';
    const [first = incident.id] = (0,tags/* incidentIdsOf */.E6)(session.tags);
    const content = contentOf(repository, first, session.url);
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
        (0,log/* warning */.$e)(`No note was written on incident ${incident.id}: ${(0,message_of/* messageOf */.b)(error)}. To write notes, the key must not be read-only, and "pagerduty-from" must be the e-mail address of a user of the account`);
    }
    return 'done';
}
function contentOf(repository, incidentId, sessionUrl) {
    const query = new URLSearchParams({ q: `is:pr head:${(0,paths/* documentBranch */.uO)({ id: incidentId })}` });
    return `${BEGINNING}Devin is writing it. Pull request: ${connections/* SERVER_URL */.UB}/${repository}/pulls?${query} (session: ${sessionUrl})`;
}
/** In a dry run: notes that a note would be written. Its session has no address yet. */
function planNote({ inputs, pagerduty, repository }, incident, noted) {
    if (inputs.pagerduty.from === undefined || pagerduty === undefined || noted !== false)
        return;
    (0,what_left/* wouldSend */.gx)('PagerDuty', { path: '/notes', body: { note: { content: contentOf(repository, incident.id, '…') } } });
}

// EXTERNAL MODULE: ./build/src/incident/confidential.js
var confidential = __webpack_require__(20136);
;// CONCATENATED MODULE: ./build/src/postmortem/clean-earlier.js

/** Returns the earlier postmortems with every text cleaned, without those that have a confidential title. */
async function cleanEarlier(earlier, settings) {
    // They have the same service, so only the title can make one confidential.
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
// EXTERNAL MODULE: ./build/src/postmortem/prompt.js
var postmortem_prompt = __webpack_require__(48224);
;// CONCATENATED MODULE: ./build/action/draft/prepare-order.js
/** Everything that Devin may learn about an incident, cleaned. Created as late as possible, because most runs end before. */






async function prepareOrder(context, situation, found) {
    const { config, now } = situation;
    const [{ incident, removed }, evidence, earlier] = await Promise.all([
        (0,clean_incident.cleanIncident)(situation.incident, config),
        found.evidence && (0,clean_incident.cleanEvidence)(situation.incident, found.evidence, config),
        cleanEarlier(found.earlier, config),
    ]);
    if (!(0,clean_incident.isClean)(incident))
        throw new Error(`Incident ${incident.id} is confidential: nothing about it may be sent`);
    const [{ evidenceDigest }, { clean }] = await Promise.all([
        __webpack_require__.e(/* import() */ 168).then(__webpack_require__.bind(__webpack_require__, 16168)),
        Promise.all(/* import() */[__webpack_require__.e(577), __webpack_require__.e(505), __webpack_require__.e(74)]).then(__webpack_require__.bind(__webpack_require__, 66074)),
    ]);
    return {
        situation,
        incident,
        facts: {
            incident,
            repository: context.repository,
            documentPath: found.path ?? (0,paths/* documentPath */.jW)(incident, config.directory, now),
            branch: (0,paths/* documentBranch */.uO)(incident),
            // The evidence itself lists its missing parts.
            unread: found.missing,
            earlier,
            template: found.template,
            telemetry: config.telemetry,
            publish: config.publish,
            sections: config.sections,
        },
        evidence: async (room) => {
            if (evidence === undefined)
                return undefined;
            // Cleaned again in its final form: a name and its secret may come from two texts.
            const { texts } = await clean([evidenceDigest(incident, evidence.evidence, room)], config.redact);
            return texts[0];
        },
        noted: found.evidence && hasNote(found.evidence),
        removed: evidence === undefined ? removed : (0,clean_incident.sum)(removed, evidence.removed),
    };
}
/** The prompt of a new session. */
async function promptFor({ facts, evidence }, order) {
    const prompt = (0,postmortem_prompt/* buildPrompt */.fn)({ ...facts, order });
    return prompt.withEvidence(await evidence(prompt.room));
}
/** The message to a session that exists. */
async function messageFor({ facts, evidence }, decision) {
    const message = messageOutline(facts, decision);
    return message.withEvidence(await evidence(message.room));
}
function messageOutline(facts, decision) {
    if (decision.do === 'join')
        return messages/* joinOrder */.vI(facts);
    return decision.order === 'write' ? messages/* writeOrder */.M5(facts) : messages/* rewriteOrder */.vD(facts);
}

// EXTERNAL MODULE: ./build/action/draft/settle-sessions.js
var settle_sessions = __webpack_require__(59652);
// EXTERNAL MODULE: ./build/action/draft/session-labels.js
var session_labels = __webpack_require__(77563);
;// CONCATENATED MODULE: ./build/action/draft/start-session.js









/**
 * Starts a session, and looks whether another run has started one meanwhile. `handOn` is called with the sessions that were
 * terminated first.
 */
async function startSession(context, devin, { order: kind, replaced }, order, prompt, handOn) {
    const { incident, situation, facts, removed } = order;
    const { config } = situation;
    const { documentPath } = facts;
    const about = { incident, config };
    const handedOver = (session) => ({
        ...about,
        outcome: 'updated',
        how: 'handed over',
        session,
        documentPath,
        removed,
    });
    const ended = [];
    for (const session of replaced) {
        const last = await devin.stopSession(session.id);
        ended.push({ ...session, state: 'ended', tags: [...session.tags, ...last, tags/* TERMINATED_TAG */.$s] });
    }
    const request = requestFor(context, order, { kind, prompt, earlier: [...situation.sessions, ...ended] });
    const made = await devin.startSession(request, tags/* incidentTag */.fZ(incident.id));
    const stays = await lookAgain(context, devin, made, ended, order);
    await handOn(ended);
    const created = { ...about, outcome: 'created', order: kind, session: made, documentPath, removed };
    if (stays === 'declined')
        return { ...about, outcome: 'skipped', reason: 'declined', link: undefined };
    if (stays === 'unknown')
        return created;
    // The run whose session stays writes the note on the incident.
    if (stays.id !== made.id)
        return handedOver(stays);
    if ((await noteOnIncident(context, devin, incident, made, (0,turns/* isNoteTaken */.Y9)(made.tags, incident.id) || order.noted)) ===
        'leaving') {
        const heir = await lookAgain(context, devin, made, ended, order);
        if (heir === 'declined')
            return { ...about, outcome: 'skipped', reason: 'declined', link: undefined };
        if (heir !== 'unknown')
            return handedOver(heir);
    }
    return created;
}
/** What the session is started with. It takes over what the `earlier` ones that we terminated had handled. */
function requestFor({ repository }, { incident, situation: { config, trigger } }, { kind, prompt, earlier }) {
    const { playbook, mode, knowledge, repos, tags: own, 'max-acu': maxCost } = config.devin;
    return {
        prompt,
        title: (0,session_labels/* sessionTitle */.d3)(incident),
        tags: (0,session_labels/* sessionTags */.cc)(incident, kind, trigger, own, tagsToHandOn(earlier, incident.id)),
        repositories: [...new Set([repository, ...repos])],
        maxCost,
        playbook,
        knowledge,
        mode,
    };
}
/** How many tags the next session takes over at most: the newest. */
const MAX_HANDED_ON = 20;
/** The tags that a session takes over from those of its incident that we terminated. */
function tagsToHandOn(sessions, incidentId) {
    const own = sessions.filter((session) => session.tags.includes(tags/* TERMINATED_TAG */.$s));
    return [...new Set(own.flatMap((session) => (0,settle_sessions/* memoryOf */.zE)(session.tags, incidentId)))].slice(-MAX_HANDED_ON);
}
/**
 * Checks what other runs did meanwhile: if several sessions are live, one stays, and a session that started although a person
 * declined in between is terminated. Errors here are left to reconcile: the session exists.
 */
async function lookAgain(context, devin, made, ended, { incident, facts, situation }) {
    const { trigger, sessions: before } = situation;
    try {
        // Replaced sessions, and those that take no messages, may be listed as live for a moment.
        const over = new Map([...before.filter((session) => !(0,agent_session/* isLive */.DG)(session)), ...ended].map((each) => [each.id, each]));
        const mayJoin = situation.config.limits['group-window'] > 0;
        const [own, recent] = await Promise.all([
            devin.findSessions(tags/* incidentTag */.fZ(incident.id)),
            mayJoin ? (0,recent_sessions/* recentSessions */.p)(devin, recent_sessions/* DAY_SECONDS */.f) : [],
        ]);
        // A run that lets it join another session may not have tagged that one yet, or may have done so between the two answers.
        const joining = recent.filter((session) => (0,agent_session/* isLive */.DG)(session) &&
            (session.tags.includes(tags/* incidentTag */.fZ(incident.id)) ||
                (0,turns/* isBeingJoinedBy */.mI)(session.tags, incident.id, new Date())) &&
            !own.some((each) => each.id === session.id));
        const listed = [...own, ...joining].map((session) => over.has(session.id)
            ? {
                ...session,
                state: 'ended',
                tags: [...new Set([...session.tags, ...(over.get(session.id)?.tags ?? [])])],
            }
            : session);
        // A list may not contain a session that was just created.
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
        const { stays } = await (0,settle_sessions/* settleSessions */.Jt)({ context, devin, incident: about, trigger, documentPath: facts.documentPath, made }, found);
        return stays ?? made;
    }
    catch (error) {
        (0,log/* warning */.$e)(`Could not check for a concurrent session of incident ${incident.id}. Reconcile will resolve it: ${(0,message_of/* messageOf */.b)(error)}`);
        return 'unknown';
    }
}

// EXTERNAL MODULE: ./build/action/draft/notify-session.js
var notify_session = __webpack_require__(63115);
;// CONCATENATED MODULE: ./build/action/draft/update-session.js








/** Notifies a session of an incident. Returns `Gone` if another session has to be notified. */
async function updateSession(context, devin, decision, order, message) {
    const { incident, situation } = order;
    const { session } = decision;
    const about = { incident, config: situation.config };
    const told = await (0,notify_session/* notifySession */.e)(devin, session, {
        incident,
        trigger: situation.trigger,
        message,
        handedOn: async () => {
            const sessions = decision.do === 'join' ? await stillToJoin(context, devin, session, order) : situation.sessions;
            return sessions && tagsToHandOn(sessions, incident.id);
        },
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
            // The state of another incident's postmortem says nothing about this one.
            if (decision.do === 'join')
                return { session, isHandled: false };
            return { ...about, outcome: 'skipped', reason: 'declined', link: session.url };
        case 'known': {
            const reason = situation.trigger.by === 'hand' ? 'already-started' : 'duplicate-event';
            return { ...about, outcome: 'skipped', reason, link: session.url };
        }
        case 'told':
            if ((await noteOnIncident(context, devin, incident, session, order.noted)) === 'leaving') {
                return { session: withEvent(marked, order), isHandled: true };
            }
            return { ...about, outcome: 'updated', ...toldBy(decision, order) };
    }
}
/** The part of the result about a session that was notified, or would be. */
function toldBy(decision, { facts, removed }) {
    return {
        how: updateKindOf(decision),
        session: decision.session,
        // An incident that joins has no document of its own.
        documentPath: decision.do === 'join' ? undefined : facts.documentPath,
        removed,
    };
}
function updateKindOf(decision) {
    if (decision.do === 'join')
        return 'joined';
    return decision.order === 'write' ? 'asked to write' : 'notified of the new resolve';
}
/**
 * The sessions of the incident as they are now; undefined if the incident is not to join any more, because another run has started
 * a session for it meanwhile.
 */
async function stillToJoin(context, devin, session, order) {
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
        return found;
    const about = { id: incident.id, facts: async () => situation.incident };
    const { trigger } = situation;
    const { stays, known } = await (0,settle_sessions/* settleSessions */.Jt)({ context, devin, incident: about, trigger, documentPath: facts.documentPath }, [...found.filter(({ id }) => id !== session.id), joining]);
    return stays?.id === session.id ? known : undefined;
}
function withEvent(session, { incident, situation }) {
    return { ...session, tags: [...session.tags, ...(0,session_labels/* handledTags */.Yv)(incident, situation.trigger)] };
}

;// CONCATENATED MODULE: ./build/action/draft/process-incident.js
/**
 * Processes one incident: looks up its state, decides, and acts on the decision. Used by the modes `draft` and `reconcile`.
 */



















/** How often the decision is repeated because a session ended between the lookup and the message. */
const MAX_DECISIONS = 3;
/** `knownSessions` are all sessions of the incident, if they are known already. */
async function processIncident(context, incident, trigger, { missingFacts, knownSessions, } = {}) {
    const config = (0,policy_config/* configFor */.m3)(context.config, incident);
    const known = { incident, trigger, config, sessions: knownSessions, now: new Date() };
    const need = needsLookup(known, context.config);
    if (need.lookup === 'none')
        return skipped(need.skip, incident, config);
    const mayWrite = need.lookup === 'all';
    const [sessions, recent, written, evidence, earlier, template] = await Promise.all([
        context.devin?.findSessions(tags/* incidentTag */.fZ(incident.id)) ?? [],
        mayWrite ? (0,recent_sessions/* recentSessions */.p)(context.devin, recent_sessions/* DAY_SECONDS */.f) : [],
        findExistingDocument(context, incident),
        mayWrite ? context.pagerduty?.getEvidence(incident.id, incident.alertCount) : undefined,
        mayWrite ? findEarlier(context, incident) : [],
        mayWrite && config.template !== undefined ? (0,config_file/* readTemplate */.x)(context, config.template) : undefined,
        (0,unknown_names/* requireKnownConfidential */.B)(context),
    ]);
    let situation = { ...known, sessions, recent, written: written?.link };
    const missing = missingFacts === undefined ? [] : [missingFacts];
    const about = { incident: { id: incident.id, facts: async () => incident }, trigger, documentPath: written?.path };
    const gone = [];
    for (let decisions = 1;; decisions += 1) {
        if (context.devin && !context.inputs.dryRun && (0,settle_sessions/* isUnsettled */.P4)(situation.sessions, incident.id, new Date())) {
            const { known } = await (0,settle_sessions/* settleSessions */.Jt)({ context, devin: context.devin, ...about }, situation.sessions);
            gone.push(...known.filter(agent_session/* isTerminated */.C2).map((session) => ({ session, isHandled: false })));
            situation = await lookUpAgain(context, situation, gone);
        }
        const heir = gone.some(({ isHandled }) => isHandled)
            ? (0,agent_session/* whoStays */.PA)(situation.sessions, incident.id, new Date())
            : undefined;
        if (heir !== undefined)
            return handedOverTo(heir, incident, config);
        const decision = decide(situation);
        if (decision.do === 'skip')
            return skipped(decision, incident, config);
        if (decision.do === 'end')
            return endSession(context, decision, incident, config);
        const recorded = evidence ?? (await context.pagerduty?.getEvidence(incident.id, incident.alertCount));
        const order = await prepareOrder(context, situation, {
            evidence: recorded,
            earlier,
            template,
            missing,
            path: written?.path,
        });
        const carried = await carryOut(context, decision, order);
        if (!('isHandled' in carried))
            return carried;
        if (decisions === MAX_DECISIONS)
            throw new Error(`The sessions of incident ${incident.id} keep ending: run this again`);
        gone.push(carried);
        situation = await lookUpAgain(context, situation, gone);
    }
}
/** Looks up the current situation. Sessions that are known to be gone stay gone, whatever the list says. */
async function lookUpAgain(context, situation, gone) {
    const goneAs = (one) => gone.find(({ session }) => session.id === one.id)?.session;
    const found = (await context.devin?.findSessions(tags/* incidentTag */.fZ(situation.incident.id))) ?? [];
    return {
        ...situation,
        sessions: found.map((session) => {
            const known = goneAs(session);
            return known ? { ...session, state: 'ended', tags: [...new Set([...session.tags, ...known.tags])] } : session;
        }),
        recent: situation.recent.filter((session) => goneAs(session) === undefined),
    };
}
/** Another session has handled the event by now. */
async function handedOverTo(session, raw, config) {
    const { incident, removed } = await (0,clean_incident.cleanIncident)(raw, config);
    return { outcome: 'updated', how: 'handed over', session, documentPath: undefined, removed, incident, config };
}
/** Returns the outcome if nothing is done. */
async function skipped({ reason, link }, incident, config) {
    const { incident: shown } = await (0,clean_incident.cleanIncident)(incident, config);
    // A document's address contains its title.
    return { outcome: 'skipped', reason, link: (0,clean_incident.isClean)(shown) ? link : undefined, incident: shown, config };
}
async function carryOut(context, decision, order) {
    const { devin, inputs } = context;
    const text = decision.do === 'create' ? await promptFor(order, decision.order) : await messageFor(order, decision);
    (0,what_left/* noteRemoved */.R9)(text, order.removed);
    if (inputs.dryRun) {
        planSending(context, decision, order, text);
        return dryRun(decision, order, text);
    }
    if (devin === undefined)
        throw new Error(connections/* NO_DEVIN_KEY */.nb);
    return decision.do === 'create'
        ? startSession(context, devin, decision, order, text, (ended) => handOnOthers(context, order.incident, ended))
        : updateSession(context, devin, decision, order, text);
}
/** For the summary of a dry run. */
function planSending(context, decision, order, text) {
    if (decision.do === 'create') {
        const about = { kind: decision.order, prompt: text, earlier: order.situation.sessions };
        (0,what_left/* wouldSend */.gx)('Devin', { path: '/sessions', body: (0,connections/* sessionBody */.BR)(requestFor(context, order, about)) });
    }
    else
        (0,what_left/* wouldSend */.gx)('Devin', { path: '/messages', body: { message: text } });
    planNote(context, order.incident, order.noted);
}
function dryRun(decision, order, prompt) {
    const { incident, facts, removed, situation } = order;
    const about = { outcome: 'dry-run', incident, config: situation.config };
    if (decision.do !== 'create')
        return { ...about, would: { do: 'update', prompt, ...toldBy(decision, order) } };
    const { order: kind, replaced } = decision;
    const { documentPath } = facts;
    return { ...about, would: { do: 'create', order: kind, documentPath, removed, prompt, replaced: replaced[0] } };
}
/** Gives the other incidents of a terminated session a new one, as reconcile would. */
async function handOnOthers(context, { id: own }, ended) {
    const others = new Set(ended.flatMap((session) => tags/* incidentIdsOf */.E6(session.tags)).filter((id) => id !== own));
    for (const id of others) {
        try {
            if (context.pagerduty === undefined)
                throw new Error('the input "pagerduty-token" is empty');
            await processIncident(context, await context.pagerduty.getIncident(id), { by: 'reconcile' });
        }
        catch (error) {
            (0,log/* warning */.$e)(`Incident ${id} shared the terminated session and could not get a new one. Reconcile will try again: ${(0,message_of/* messageOf */.b)(error)}`);
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
/* harmony import */ var _src_text_truncate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6935);
/** The parts of a session that Devin shows in its list: its title and tags. */


/** At most 150 characters of the incident's title. */
function sessionTitle({ title, number }) {
    return `Postmortem: ${(0,_src_text_truncate_js__WEBPACK_IMPORTED_MODULE_1__/* .truncateCharacters */ .ZB)(title, 150)}${number === undefined ? '' : ` (#${number})`}`;
}
/** Returns the tags of a session when it starts; `own` are the team's. */
function sessionTags(incident, order, trigger, own, 
/** From sessions that this one replaces. */
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
/** Returns the tags for the events and resolves of an incident that a session was notified of. */
function handledTags(incident, trigger) {
    return [_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .incidentTag */ .fZ(incident.id), ...eventTags(trigger), ...resolvedTags(incident)];
}
function eventTags(trigger) {
    return trigger.by === 'event' && trigger.eventId !== undefined ? [_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .eventTag */ .Dd(trigger.eventId)] : [];
}
/** Without this tag a session counts as one that only gathers, so if PagerDuty gave no time, it is now. */
function resolvedTags({ status, resolvedAt }) {
    return status === 'resolved' ? [_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .resolvedTag */ .DQ(resolvedAt ?? new Date().toISOString())] : [];
}


/***/ }),

/***/ 59652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jt: () => (/* binding */ settleSessions),
/* harmony export */   Lu: () => (/* binding */ isOverruled),
/* harmony export */   P4: () => (/* binding */ isUnsettled),
/* harmony export */   zE: () => (/* binding */ memoryOf)
/* harmony export */ });
/* harmony import */ var _src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76603);
/* harmony import */ var _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71514);
/* harmony import */ var _src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42611);
/* harmony import */ var _src_incident_clean_incident_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16940);
/* harmony import */ var _src_policy_config_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40055);
/* harmony import */ var _src_policy_session_history_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27789);
/* harmony import */ var _src_postmortem_messages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72078);
/* harmony import */ var _src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(44564);
/* harmony import */ var _shared_log_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(68971);
/* harmony import */ var _notify_session_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(63115);
/**
 * Reduces several live sessions of an incident to one. Every run settles all that it sees, with the same rules, so it does
 * not matter which run does it, or how many.
 */










/** How often the ranking is repeated because it changed meanwhile. */
const MAX_ROUNDS = 4;
/** Returns whether the sessions of an incident still need settling. */
function isUnsettled(sessions, incidentId, now) {
    const stays = (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .whoStays */ .PA)(sessions, incidentId, now);
    return losersAmong(sessions, stays, incidentId).length > 0 || leftBehind(stays, sessions, incidentId).length > 0;
}
/** `sessions` are those of the incident as Devin lists them now, and one that another run lets it join. */
async function settleSessions(settling, sessions) {
    const { devin, incident } = settling;
    const repairs = [];
    /** Sessions whose turn to end came too late. */
    const kept = new Set();
    /** A turn to end a session, while it is unknown which one stays instead. */
    let open;
    /** Sessions that take no more messages, or are being ended. */
    const over = new Set();
    let isChanged = false;
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
        const losers = losersAmong(known, stays, incident.id).filter(({ id }) => !kept.has(id));
        // Declined sessions go first, so that nothing is handed over to them.
        const loser = losers.find((session) => isOverruled(session, known)) ?? losers[0];
        if (loser === undefined || round > MAX_ROUNDS * sessions.length) {
            if (stays !== undefined && ((await handOn(stays)) === 'ended' || (isChanged && (await isGoing(stays))))) {
                over.add(stays.id);
                known = await lookAgain();
                continue;
            }
            if (stays === undefined && over.size > 0)
                known = await lookAgain();
            return { stays: stays ?? (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .whoStays */ .PA)(known, incident.id, now), known, repairs };
        }
        const { id } = loser;
        isChanged = true;
        const heir = isOverruled(loser, known) ? undefined : stays;
        // A session that is shared with other incidents must stay, so this one is not needed.
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
        repairs.push(heir === undefined
            ? `The session ${id} of incident ${incident.id} was live although it was marked as terminated or its incident was declined: terminated it`
            : `Incident ${incident.id} had two sessions: terminated ${id}, keeping ${heir.id}`);
        (0,_shared_log_js__WEBPACK_IMPORTED_MODULE_7__/* .info */ .pq)(repairs.at(-1) ?? '');
    }
    /** Returns whether another run is ending it now. Checked last, so that the reported session is alive. */
    async function isGoing({ id }) {
        const now = await devin.addTags(id, []);
        learn(id, { tags: now });
        return (0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .isLeaving */ .Xi)(now, new Date());
    }
    /** Lists the sessions again, corrected by what this run knows. */
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
    /** Hands over to the session that stays what ended sessions had handled. */
    async function handOn(stays) {
        for (const session of leftBehind(stays, known, incident.id)) {
            if ((await handOver(settling, session, stays)) === 'ended')
                return 'ended';
            repairs.push(`Handed over the events of the ended session ${session.id} of incident ${incident.id} to ${stays.id}`);
        }
        return 'done';
    }
}
/** Returns live sessions that do not stay. A session that writes about other incidents too continues with those. */
function losersAmong(sessions, stays, incidentId) {
    return sessions.filter((session) => (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isLive */ .DG)(session) &&
        session.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentTag */ .fZ(incidentId)) &&
        (session.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINATED_TAG */ .$s) ||
            isOverruled(session, sessions) ||
            (stays !== undefined && session !== stays && !_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .isShared */ .yM(session.tags))));
}
/**
 * Returns whether a person declined before the session was started, and nobody asked for another one since: the run that started it
 * had looked before that. If two sessions were started within one second, Devin does not say which was first, so declining one of
 * them counts for both.
 */
function isOverruled(session, sessions) {
    if (_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .isShared */ .yM(session.tags) || session.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .BY_HAND_TAG */ .HY))
        return false;
    const wasAlone = _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentIdsOf */ .E6(session.tags).some((id) => (0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .isNoted */ .bW)(session.tags, id));
    const upTo = sessions.filter(({ startedAt: time }) => wasAlone ? time < session.startedAt : time <= session.startedAt);
    return upTo.some((declined) => declined.id !== session.id &&
        declined.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .DECLINED_TAG */ .uw) &&
        !upTo.some((asked) => asked.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .BY_HAND_TAG */ .HY) && (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .byAge */ .jI)(asked, declined) > 0));
}
/** Returns terminated sessions that handled events which the session that stays does not know. */
function leftBehind(stays, sessions, incidentId) {
    if (stays === undefined)
        return [];
    return sessions.filter((session) => {
        if (session === stays || (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isLive */ .DG)(session) || !session.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINATED_TAG */ .$s))
            return false;
        const missing = memoryOf(session.tags, incidentId).filter((tag) => !stays.tags.includes(tag));
        // At the limit, older tags were removed, and would be removed again.
        const fits = stays.tags.length + missing.length <= _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_TAGS */ .x3;
        return (missing.length > 0 && fits) || saidOf(session, stays).includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .DECLINED_TAG */ .uw) || isNews(session, stays);
    });
}
/** Returns whether it was notified of a later resolve than the session that stays. In a shared one it may be another incident's. */
function isNews({ tags: own }, stays) {
    const resolvedAt = _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .resolvesOf */ .F_(own).at(-1);
    if (resolvedAt === undefined || _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .isShared */ .yM(own) || stays.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .DECLINED_TAG */ .uw))
        return false;
    return !isAbout(stays, own) || !(0,_src_policy_session_history_js__WEBPACK_IMPORTED_MODULE_5__/* .wasTold */ .xr)(stays.tags, resolvedAt);
}
/** False: this incident is only about to join it, so its resolves are other incidents'. */
function isAbout({ tags: others }, own) {
    return _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentIdsOf */ .E6(own).every((id) => others.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentTag */ .fZ(id)));
}
/** Returns the tags that a replacement session needs: the handled events, and that there is a note on the incident. */
function memoryOf(own, incidentId) {
    return [..._src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .eventTagsOf */ .rm(own), ...(0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .notedTagsOf */ .Lm)(own, incidentId)];
}
/**
 * Returns what a person said about the session that goes, and the one that stays does not know: that it was a manual run, and
 * that its pull request was declined. A manual run that started the one that stays came after an older session was declined.
 */
function saidOf(goes, stays) {
    const isAsked = (session) => session.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .BY_HAND_TAG */ .HY);
    const holds = !isAsked(stays) || (isAsked(goes) && (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .byAge */ .jI)(goes, stays) > 0);
    return [_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .BY_HAND_TAG */ .HY, ...(holds ? [_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .DECLINED_TAG */ .uw] : [])].filter((tag) => goes.tags.includes(tag) && !stays.tags.includes(tag));
}
/** Tells the session that stays what only the other one knew. */
async function handOver(settling, loser, stays) {
    const { context, devin, incident, trigger, made } = settling;
    const memory = [...memoryOf(loser.tags, incident.id), ...saidOf(loser, stays)];
    stays.tags = await devin.addTags(stays.id, memory);
    if ((0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .isLeaving */ .Xi)(stays.tags, new Date()))
        return 'ended';
    const news = isNews(loser, stays);
    if (!news && loser.id !== made?.id)
        return 'done';
    if (stays.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .DECLINED_TAG */ .uw) && trigger.by !== 'hand')
        return 'done';
    const facts = await incident.facts();
    const config = (0,_src_policy_config_js__WEBPACK_IMPORTED_MODULE_4__/* .configFor */ .m3)(context.config, facts);
    const resolvedAt = _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .resolvesOf */ .F_(loser.tags).at(-1);
    const { incident: clean } = await (0,_src_incident_clean_incident_js__WEBPACK_IMPORTED_MODULE_3__.cleanIncident)(news && resolvedAt !== undefined ? { ...facts, status: 'resolved', resolvedAt } : facts, config);
    if (!(0,_src_incident_clean_incident_js__WEBPACK_IMPORTED_MODULE_3__.isClean)(clean))
        return 'done';
    const message = (0,_src_postmortem_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .handedOver */ .$_)({
        incident: clean,
        repository: context.repository,
        documentPath: settling.documentPath ?? (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .documentPath */ .jW)(clean, config.directory, new Date()),
        branch: (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .documentBranch */ .uO)(clean),
    });
    const told = news
        ? await (0,_notify_session_js__WEBPACK_IMPORTED_MODULE_8__/* .notifySession */ .e)(devin, stays, { incident: clean, trigger, message })
        : await devin.sendMessage(stays.id, message);
    return told === 'ended' || told === 'leaving' || told === 'leaving after' ? 'ended' : 'done';
}


/***/ }),

/***/ 90910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ DAY_SECONDS),
/* harmony export */   p: () => (/* binding */ recentSessions)
/* harmony export */ });
/* harmony import */ var _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71514);

const DAY_SECONDS = 24 * 60 * 60;
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
    const names = (0,confidential/* confidentialServices */.r)(config);
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
    if ((0,_confidential_js__WEBPACK_IMPORTED_MODULE_0__/* .isConfidential */ .F)(incident, settings)) {
        return { incident: { id: incident.id }, removed: NOTHING_REMOVED };
    }
    const { clean } = await Promise.all(/* import() */[__webpack_require__.e(577), __webpack_require__.e(505), __webpack_require__.e(74)]).then(__webpack_require__.bind(__webpack_require__, 66074));
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
    const [{ clean }, { mapEvidenceText }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(577), __webpack_require__.e(505), __webpack_require__.e(74)]).then(__webpack_require__.bind(__webpack_require__, 66074)), __webpack_require__.e(/* import() */ 151).then(__webpack_require__.bind(__webpack_require__, 97151))]);
    let removed = NOTHING_REMOVED;
    const mayTell = ({ title = '', service, serviceId }) => !(0,_confidential_js__WEBPACK_IMPORTED_MODULE_0__/* .isConfidential */ .F)({ title, service, serviceId }, settings) &&
        (service !== undefined || serviceId !== undefined || (0,_confidential_js__WEBPACK_IMPORTED_MODULE_0__/* .confidentialServices */ .r)(settings).length === 0);
    const told = {
        ...evidence,
        pastIncidents: evidence.pastIncidents.filter(({ title }) => !(0,_confidential_js__WEBPACK_IMPORTED_MODULE_0__/* .isConfidential */ .F)({ ...incident, title }, settings)),
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


/***/ }),

/***/ 20136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isConfidential),
/* harmony export */   r: () => (/* binding */ confidentialServices)
/* harmony export */ });
/* harmony import */ var _text_is_named_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78581);

/** Returns whether nothing about the incident may be sent anywhere. */
function isConfidential({ title, service, serviceId }, { incidents }) {
    return incidents.confidential.some((entry) => typeof entry === 'string' ? (0,_text_is_named_js__WEBPACK_IMPORTED_MODULE_0__/* .isNamed */ .e)([entry], service, serviceId) : entry.test(title));
}
/** The names and IDs of confidential services. */
function confidentialServices({ incidents }) {
    return incidents.confidential.filter((entry) => typeof entry === 'string');
}


/***/ }),

/***/ 62094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ plausible)
/* harmony export */ });
/** A webhook's times are accurate to the second, so a day is more than any clock difference. */
const TOLERANCE_MS = 24 * 60 * 60_000;
/**
 * Removes values that cannot be true: times in the future, which would hide every later resolve, and an address that is
 * not a PagerDuty account's, which people would be asked to open. `dropped` lists them, each as a phrase.
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
/** Every account has its own subdomain (PagerDuty support, "Account Settings"), in the EU below `eu`. */
function isOfAccount(url) {
    return /^https:\/\/[a-z0-9-]+(?:\.eu)?\.pagerduty\.com\//i.test(url);
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
    confidential: _incident_confidential_js__WEBPACK_IMPORTED_MODULE_0__/* .isConfidential */ .F,
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
/* harmony export */   AX: () => (/* binding */ bypassOf),
/* harmony export */   iB: () => (/* binding */ firstSkip)
/* harmony export */ });
/* unused harmony exports SKIP_RULES, SKIP_REASONS, MANUAL_SKIP_REASONS */
/* harmony import */ var _policy_reason_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94641);
/** Why nothing is started for an incident: one list, in the order in which the reasons apply. docs/reference.md, the summary and `decide` follow it. */

const SKIP_RULES = {
    'event-not-handled': {
        meaning: 'The event is not `incident.resolved`, nor `incident.acknowledged` if `start-on` is `acknowledged`.',
        applies: ({ occasion, incident }) => 
        // An acknowledgement that arrives after the resolve. The resolve is its own event.
        occasion === 'unhandled' || (occasion === 'acknowledged' && incident.status === 'resolved'),
    },
    merged: {
        meaning: 'It was merged into another incident, which gets the postmortem.',
        applies: ({ incident }) => incident.merged,
    },
    'not-resolved': {
        meaning: 'It is still open.',
        applies: ({ occasion, incident }) => occasion !== 'acknowledged' && incident.status !== 'resolved',
    },
    'duplicate-event': {
        meaning: 'This event, or this resolve, was handled before: PagerDuty delivers at least once.',
        applies: ({ occasion, trigger, history }) => history.isEventKnown ||
            // Reconcile replaces a session that broke before its pull request, once.
            (occasion === 'resolved' && history.isResolveKnown && !(trigger.by === 'reconcile' && history.hasBrokenOnce)),
        link: ({ history }) => history.newest?.url,
    },
    declined: {
        meaning: 'Somebody closed its pull request unmerged. That holds until it is reopened.',
        bypass: 'manual run',
        applies: ({ history }) => history.isDeclined,
        link: ({ history }) => history.newest?.url,
    },
    'already-started': {
        meaning: 'A session is already working on it (manual run, or acknowledged again), or somebody ended the session that gathered (reconcile).',
        bypass: 'redo',
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
        applies: ({ incident, config }) => (0,_policy_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .isExcluded */ .R)('confidential', incident, config),
    },
    priority: {
        meaning: 'Its priority is not in `incidents.priorities`.',
        bypass: 'manual run',
        applies: (about) => isCheckedAgain(about) && (0,_policy_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .isExcluded */ .R)('priority', about.incident, about.config),
    },
    urgency: {
        meaning: 'Its urgency is not in `incidents.urgencies`.',
        bypass: 'manual run',
        applies: (about) => isCheckedAgain(about) && (0,_policy_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .isExcluded */ .R)('urgency', about.incident, about.config),
    },
    service: {
        meaning: '`incidents.services` leaves its service out.',
        bypass: 'manual run',
        applies: (about) => isCheckedAgain(about) && (0,_policy_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .isExcluded */ .R)('service', about.incident, about.config),
    },
    type: {
        meaning: 'Its incident type is not in `incidents.types`.',
        bypass: 'manual run',
        applies: (about) => isCheckedAgain(about) && (0,_policy_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .isExcluded */ .R)('type', about.incident, about.config),
    },
    'too-short': {
        meaning: 'It lasted less than `incidents.min-duration`.',
        bypass: 'manual run',
        // While the incident is open, nobody knows how long it will last.
        applies: (about) => about.occasion !== 'acknowledged' &&
            isCheckedAgain(about) &&
            (0,_policy_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .isExcluded */ .R)('too-short', about.incident, about.config),
    },
    'already-written': {
        meaning: 'Its document, or an open pull request with it, already exists in the docs repository.',
        bypass: 'redo',
        applies: ({ occasion, written, history: { live, isLater } }) => written !== undefined && live === undefined && !(occasion === 'resolved' && isLater),
        link: ({ written }) => written,
    },
    'daily-limit': {
        meaning: '`limits.sessions-per-day` is reached.',
        bypass: 'manual run',
        applies: ({ history, canJoin, isLimitReached }) => isLimitReached && history.live === undefined && !canJoin,
    },
};
/** In the order in which they apply. */
const SKIP_REASONS = Object.keys(SKIP_RULES);
/** A manual run bypasses the others. It shows what exists even if the incident became confidential since. */
const MANUAL_SKIP_REASONS = [
    'merged',
    'not-resolved',
    'already-started',
    'already-written',
    'confidential',
];
/** Returns what a person can do to get a postmortem anyway; undefined if nothing helps. */
function bypassOf(reason) {
    const { bypass } = SKIP_RULES[reason];
    return bypass;
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
    if (trigger.by !== 'hand')
        return SKIP_REASONS;
    return trigger.redo ? MANUAL_SKIP_REASONS.filter((reason) => bypassOf(reason) !== 'redo') : MANUAL_SKIP_REASONS;
}
/** A session that was asked to write before is notified of a later resolve, whatever the policy says now. */
function isCheckedAgain({ history: { live, isGathering } }) {
    return live === undefined || isGathering;
}


/***/ })

};
