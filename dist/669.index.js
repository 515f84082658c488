export const id = 669;
export const ids = [669,940];
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
async function notifySession(agent, { id }, { incident, trigger, message, handedOn = async () => [] }) {
    const resolvedAt = incident.resolvedAt ?? new Date().toISOString();
    const turn = (0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_1__/* .turnTag */ .EK)({ act: 'tell', incidentId: incident.id, resolvedAt }, new Date());
    const tags = await agent.addTags(id, [turn]);
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
    const isSent = isUnsure && (await agent.listOurMessages(id)).some((order) => (0,_src_postmortem_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .tellsOf */ .Cz)(order, incident.id, resolvedAt));
    if (!isSent && (await agent.sendMessage(id, message)) === 'ended')
        return 'ended';
    const after = await agent.addTags(id, [...(0,_session_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .handledTags */ .Yv)({ ...incident, resolvedAt }, trigger), ...takenOver]);
    return (0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_1__/* .isLeaving */ .Xi)(after, new Date()) ? 'leaving after' : 'told';
}


/***/ }),

/***/ 95917:
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
// EXTERNAL MODULE: ./build/src/policy/config-for.js
var config_for = __webpack_require__(26418);
// EXTERNAL MODULE: ./build/src/policy/decide.js
var decide = __webpack_require__(38966);
// EXTERNAL MODULE: ./build/src/text/message-of.js
var message_of = __webpack_require__(62486);
// EXTERNAL MODULE: ./build/src/time/units.js
var units = __webpack_require__(44752);
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
    const { agent, inputs } = context;
    const about = { incident: (await (0,clean_incident.cleanIncident)(incident, config)).incident, config };
    if (inputs.dryRun || agent === undefined) {
        return { ...about, outcome: 'dry-run', would: { do: 'end', reason, session } };
    }
    const turn = (0,turns/* turnTag */.EK)({ act: 'stop' }, new Date());
    const now = await agent.addTags(session.id, [turn]);
    // A manual run may have asked it to write meanwhile.
    if ((0,turns/* standingOf */.YP)(turn, now, new Date()) !== 'mine')
        return { ...about, outcome: 'skipped', reason, link: undefined };
    await agent.stopSession(session.id);
    return { ...about, outcome: 'ended', reason, session };
}

// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(44564);
// EXTERNAL MODULE: ./build/action/shared/read-index.js
var read_index = __webpack_require__(484);
;// CONCATENATED MODULE: ./build/action/draft/existing-document.js



/** How many open pull requests on branches other than a postmortem's are searched by their files. */
const MAX_PULLS_OPENED = 30;
/** To learn about earlier postmortems: the index tells the most important facts of all, and as many as possible are read. */
const MAX_REQUESTS = 20;
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
/** Returns what is known of earlier postmortems, in one round of requests. Skips one that cannot be read. */
async function findEarlier(context, incident) {
    const all = (await postmortems(context)).filter(({ path }) => (0,paths/* incidentIdOfPath */.KO)(path) !== incident.id);
    if (all.length === 0)
        return { documents: [], entries: [], items: [] };
    const [indexed, listed] = [(0,read_index/* readIndex */.vY)(context, all), (0,read_index/* newestItems */.RA)(context)];
    const { earlierOf, worthReading } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(145), __webpack_require__.e(582), __webpack_require__.e(120), __webpack_require__.e(95)]).then(__webpack_require__.bind(__webpack_require__, 16095));
    const others = context.config['follow-up'].issues === 'off' ? 1 : 2;
    const chosen = worthReading(all, incident, MAX_REQUESTS - others);
    const [texts, entries, items] = await Promise.all([
        Promise.all(chosen.map((file) => context.textOf(file).catch(() => undefined))),
        indexed,
        listed,
    ]);
    const documents = chosen.flatMap(({ path }, index) => {
        const text = texts[index];
        return text === undefined ? [] : earlierOf(path, text, context.config.headings);
    });
    return { documents, entries, items };
}

// EXTERNAL MODULE: ./build/src/postmortem/file-url.js
var file_url = __webpack_require__(53408);
// EXTERNAL MODULE: ./build/src/text/truncate.js
var truncate = __webpack_require__(6935);
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
async function noteOnIncident(context, agent, incident, session, noted, earlier = []) {
    const { pagerduty } = context;
    const { from } = context.inputs.pagerduty;
    if (from === undefined || pagerduty === undefined)
        return 'done';
    if (noted === undefined) {
        (0,log/* warning */.$e)(`No note was written on incident ${incident.id}: PagerDuty did not say whether there is one already`);
        return 'done';
    }
    if (noted)
        return 'done';
    const [first = incident.id] = (0,tags/* incidentIdsOf */.E6)(session.tags);
    const content = `${contentOf(context.repository, first, session.url)}${earlierLines(earlier, (0,connections/* branchUrl */.Qq)(context))}`;
    try {
        const turn = (0,turns/* turnTag */.EK)({ act: 'note', incidentId: incident.id }, new Date());
        const standing = (0,turns/* standingOf */.YP)(turn, await agent.addTags(session.id, [turn]), new Date());
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
const MAX_EARLIER = 2;
const MAX_ITEMS = 5;
const MAX_TITLE = 120;
/** The earlier postmortems with their open items, while people still look at the incident; those that are only of the same service need some. */
function earlierLines(earlier, blobUrl) {
    return earlier
        .filter(({ isWeak, openActionItems }) => !isWeak || openActionItems.length > 0)
        .slice(0, MAX_EARLIER)
        .map(({ path, title, date, why, openActionItems, issues = [] }) => {
        const about = [date, why].flatMap((each) => each ?? []).join(', ');
        const open = issues.length > 0
            ? issues.slice(0, MAX_ITEMS).map((issue) => `${(0,truncate/* truncate */.xv)(issue.title, MAX_TITLE)} ${issue.url}`)
            : openActionItems.slice(0, MAX_ITEMS).map((item) => (0,truncate/* truncate */.xv)(item, MAX_TITLE));
        const items = open.length === 0 ? 'No open action items.' : `Open action items: ${open.join('; ')}.`;
        return `\nEarlier: ${(0,truncate/* truncate */.xv)(title, MAX_TITLE)} (${about}): ${(0,file_url/* fileUrl */.i)(blobUrl, path)} ${items}`;
    })
        .join('');
}
/** In a dry run: records that a note would be written. Its session has no address yet. */
function planNote(context, { incident, facts: { earlier }, noted }) {
    if (context.inputs.pagerduty.from === undefined || context.pagerduty === undefined || noted !== false)
        return;
    const content = `${contentOf(context.repository, incident.id, '…')}${earlierLines(earlier, (0,connections/* branchUrl */.Qq)(context))}`;
    (0,what_left/* wouldSend */.gx)('PagerDuty', { path: '/notes', body: { note: { content } } });
}

// EXTERNAL MODULE: ./build/src/incident/confidential.js
var confidential = __webpack_require__(20136);
;// CONCATENATED MODULE: ./build/src/postmortem/clean-earlier.js

/** Returns the earlier postmortems with every text cleaned, without those of confidential incidents. */
async function cleanEarlier(earlier, settings) {
    const told = earlier.filter(({ title, service }) => !(0,confidential/* mayBeConfidential */.Z0)({ title, service, serviceId: undefined }, settings));
    if (told.length === 0)
        return [];
    const { clean } = await Promise.all(/* import() */[__webpack_require__.e(690), __webpack_require__.e(74)]).then(__webpack_require__.bind(__webpack_require__, 66074));
    const cleaned = async (text) => (await clean([text], settings.redact)).texts[0];
    return Promise.all(told.map(async ({ service, why, issues = [], ...each }) => ({
        ...each,
        title: await cleaned(each.title),
        service: service === undefined ? undefined : await cleaned(service),
        why: why === undefined ? undefined : await cleaned(why),
        openActionItems: await Promise.all(each.openActionItems.map(cleaned)),
        issues: await Promise.all(issues.map(async ({ title, url }) => ({ title: await cleaned(title), url }))),
    })));
}

// EXTERNAL MODULE: ./build/src/postmortem/messages.js
var messages = __webpack_require__(72078);
// EXTERNAL MODULE: ./build/src/postmortem/prompt.js
var postmortem_prompt = __webpack_require__(48224);
;// CONCATENATED MODULE: ./build/action/draft/prepare-order.js
/**
 * Everything that Devin gets about an incident, cleaned. Created as late as possible, because most runs end before it is needed.
 */






async function prepareOrder(context, situation, found) {
    const { config, now } = situation;
    const [{ incident, removed }, evidence, earlier] = await Promise.all([
        (0,clean_incident.cleanIncident)(situation.incident, config),
        found.evidence && (0,clean_incident.cleanEvidence)(situation.incident, found.evidence, config),
        found.earlier === undefined ? [] : familyIn(found.earlier, situation, found.evidence),
    ]);
    if (!(0,clean_incident.isClean)(incident))
        throw new Error(`Incident ${incident.id} is confidential: nothing about it may be sent`);
    const [{ evidenceDigest }, { clean }] = await Promise.all([
        __webpack_require__.e(/* import() */ 168).then(__webpack_require__.bind(__webpack_require__, 16168)),
        Promise.all(/* import() */[__webpack_require__.e(690), __webpack_require__.e(74)]).then(__webpack_require__.bind(__webpack_require__, 66074)),
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
async function familyIn(earlier, { incident, config }, evidence) {
    if (earlier.documents.length + earlier.entries.length === 0)
        return [];
    const { earlierFamily } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(145), __webpack_require__.e(582), __webpack_require__.e(120), __webpack_require__.e(95)]).then(__webpack_require__.bind(__webpack_require__, 16095));
    return cleanEarlier(earlierFamily(incident, evidence, earlier, config.directory), config);
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
async function startSession(context, agent, { order: kind, replaced }, order, prompt, handOn) {
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
        const last = await agent.stopSession(session.id);
        ended.push({ ...session, state: 'ended', tags: [...session.tags, ...last, tags/* TERMINATED_TAG */.$s] });
    }
    const request = requestFor(context, order, { kind, prompt, earlier: [...situation.sessions, ...ended] });
    const made = await agent.startSession(request, tags/* incidentTag */.fZ(incident.id));
    const stays = await lookAgain(context, agent, made, ended, order);
    await handOn(ended);
    const created = { ...about, outcome: 'created', order: kind, session: made, documentPath, removed };
    if (stays === 'declined')
        return { ...about, outcome: 'skipped', reason: 'declined', link: undefined };
    if (stays === 'unknown')
        return created;
    // The run whose session stays writes the note on the incident.
    if (stays.id !== made.id)
        return handedOver(stays);
    // Handing on takes a while, so another run may have ended the session meanwhile.
    const isGone = ended.some((session) => tags/* isShared */.yM(session.tags)) && (await isGoing(agent, made));
    const noted = (0,turns/* isNoteTaken */.Y9)(made.tags, incident.id) || order.noted;
    if (isGone || (await noteOnIncident(context, agent, incident, made, noted, facts.earlier)) === 'leaving') {
        const heir = await lookAgain(context, agent, made, ended, order);
        if (heir === 'declined')
            return { ...about, outcome: 'skipped', reason: 'declined', link: undefined };
        if (heir !== 'unknown')
            return handedOver(heir);
    }
    return created;
}
/** Returns whether another run is ending the session, or has ended it. */
async function isGoing(agent, { id }) {
    return (0,turns/* isLeaving */.Xi)(await agent.addTags(id, []), new Date());
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
async function lookAgain(context, agent, made, ended, { incident, facts, situation }) {
    const { trigger, sessions: before } = situation;
    try {
        // Replaced sessions, and those that take no messages, may be listed as live for a moment.
        const over = new Map([...before.filter((session) => !(0,agent_session/* isLive */.DG)(session)), ...ended].map((each) => [each.id, each]));
        const mayJoin = situation.config.limits['group-window'] > 0;
        const [own, recent] = await Promise.all([
            agent.findSessions(tags/* incidentTag */.fZ(incident.id)),
            mayJoin ? (0,recent_sessions/* recentSessions */.p)(agent, units/* DAY_SECONDS */.fo) : [],
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
            await agent.stopSession(made.id);
            return 'declined';
        }
        const now = new Date();
        const isAlone = (0,agent_session/* whoStays */.PA)(found, incident.id, now)?.id === made.id;
        if (isAlone && !(0,settle_sessions/* isUnsettled */.P4)(found, incident.id, now))
            return made;
        const about = { id: incident.id, facts: async () => situation.incident };
        const { stays } = await (0,settle_sessions/* settleSessions */.Jt)({ context, agent, incident: about, trigger, documentPath: facts.documentPath, made }, found);
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
async function updateSession(context, agent, decision, order, message) {
    const { incident, situation } = order;
    const { session } = decision;
    const about = { incident, config: situation.config };
    const told = await (0,notify_session/* notifySession */.e)(agent, session, {
        incident,
        trigger: situation.trigger,
        message,
        handedOn: async () => {
            const sessions = decision.do === 'join' ? await stillToJoin(context, agent, session, order) : situation.sessions;
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
            if ((await noteOnIncident(context, agent, incident, session, order.noted, order.facts.earlier)) === 'leaving') {
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
async function stillToJoin(context, agent, session, order) {
    const { incident, facts, situation } = order;
    const found = await agent.findSessions(tags/* incidentTag */.fZ(incident.id));
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
    const { stays, known } = await (0,settle_sessions/* settleSessions */.Jt)({ context, agent, incident: about, trigger, documentPath: facts.documentPath }, [...found.filter(({ id }) => id !== session.id), joining]);
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
    const config = (0,config_for/* configFor */.m)(context.config, incident);
    const known = { incident, trigger, config, sessions: knownSessions, now: new Date() };
    const need = (0,decide/* needsLookup */.Qh)(known, context.config);
    if (need.lookup === 'none')
        return skipped(need.skip, incident, config);
    const mayWrite = need.lookup === 'all';
    const [sessions, recent, written, evidence, earlier, template] = await Promise.all([
        context.agent?.findSessions(tags/* incidentTag */.fZ(incident.id)) ?? [],
        mayWrite ? (0,recent_sessions/* recentSessions */.p)(context.agent, units/* DAY_SECONDS */.fo) : [],
        findExistingDocument(context, incident),
        mayWrite ? context.pagerduty?.getEvidence(incident.id, incident.alertCount) : undefined,
        mayWrite ? findEarlier(context, incident) : undefined,
        mayWrite && config.template !== undefined ? (0,config_file/* readTemplate */.x)(context, config.template) : undefined,
        (0,unknown_names/* requireKnownConfidential */.B)(context),
    ]);
    let situation = { ...known, sessions, recent, written: written?.link };
    const missing = missingFacts === undefined ? [] : [missingFacts];
    const about = { incident: { id: incident.id, facts: async () => incident }, trigger, documentPath: written?.path };
    const gone = [];
    for (let decisions = 1;; decisions += 1) {
        if (context.agent && !context.inputs.dryRun && (0,settle_sessions/* isUnsettled */.P4)(situation.sessions, incident.id, new Date())) {
            const { known } = await (0,settle_sessions/* settleSessions */.Jt)({ context, agent: context.agent, ...about }, situation.sessions);
            gone.push(...known.filter(agent_session/* isTerminated */.C2).map((session) => ({ session, isHandled: false })));
            situation = await lookUpAgain(context, situation, gone);
        }
        const heir = gone.some(({ isHandled }) => isHandled)
            ? (0,agent_session/* whoStays */.PA)(situation.sessions, incident.id, new Date())
            : undefined;
        if (heir !== undefined)
            return handedOverTo(heir, incident, config);
        const decision = (0,decide/* decide */.LD)(situation);
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
    const found = (await context.agent?.findSessions(tags/* incidentTag */.fZ(situation.incident.id))) ?? [];
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
    const { agent, inputs } = context;
    const text = decision.do === 'create' ? await promptFor(order, decision.order) : await messageFor(order, decision);
    (0,what_left/* noteRemoved */.R9)(text, order.removed);
    if (inputs.dryRun) {
        planSending(context, decision, order, text);
        return dryRun(decision, order, text);
    }
    if (agent === undefined)
        throw new Error(connections/* NO_DEVIN_KEY */.nb);
    return decision.do === 'create'
        ? startSession(context, agent, decision, order, text, (ended) => handOnOthers(context, order.incident, ended))
        : updateSession(context, agent, decision, order, text);
}
/** For the summary of a dry run. */
function planSending(context, decision, order, text) {
    if (decision.do === 'create') {
        const about = { kind: decision.order, prompt: text, earlier: order.situation.sessions };
        (0,what_left/* wouldSend */.gx)('Devin', { path: '/sessions', body: (0,connections/* sessionBody */.BR)(requestFor(context, order, about)) });
    }
    else
        (0,what_left/* wouldSend */.gx)('Devin', { path: '/messages', body: { message: text } });
    planNote(context, order);
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
        _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .SOURCES_TAG */ .YE,
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
/* harmony import */ var _src_policy_config_for_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26418);
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
    const { agent, incident } = settling;
    const repairs = [];
    /** Sessions whose turn to end came too late. */
    const kept = new Set();
    /** One of them that another incident is joining: it will be shared. */
    let joined;
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
        const stays = known.find(({ id }) => id === joined) ?? (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .whoStays */ .PA)(known, incident.id, now);
        if (stays === undefined && open !== undefined) {
            learn(open.id, { tags: await agent.addTags(open.id, [(0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .keepTag */ .MR)(open.turn)]) });
            open = undefined;
            continue;
        }
        // A shared session stays whatever happens, so against it no other one is kept.
        const isSure = stays !== undefined && (_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .isShared */ .yM(stays.tags) || stays.id === joined);
        const losers = losersAmong(known, stays, incident.id).filter(({ id }) => isSure || !kept.has(id));
        // Declined sessions go first, so that nothing is handed over to them.
        const loser = losers.find((session) => isOverruled(session, known)) ?? losers[0];
        if (loser === undefined || round > MAX_ROUNDS * sessions.length) {
            if (stays !== undefined && ((await handOn(stays)) === 'ended' || (isChanged && (await isGoing(stays))))) {
                over.add(stays.id);
                if (stays.id === joined)
                    joined = undefined;
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
        // Next to one that stays in any case, this one is not needed.
        if (heir !== undefined && !loser.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINATED_TAG */ .$s) && !isSure) {
            const turn = (0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .turnTag */ .EK)({ act: 'end' }, now);
            loser.tags = await agent.addTags(id, [turn]);
            learn(id, { tags: loser.tags });
            // It was joined or linked meanwhile: then the other one goes.
            if ((0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .standingOf */ .YP)(turn, loser.tags, now) !== 'mine') {
                kept.add(id);
                if ((0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .isBeingJoined */ .dK)(loser.tags, now))
                    joined ??= id;
                continue;
            }
            open = { id, turn };
        }
        if (heir !== undefined && (await handOver(settling, loser, heir)) === 'ended') {
            over.add(heir.id);
            if (heir.id === joined)
                joined = undefined;
            known = await lookAgain();
            continue;
        }
        open = undefined;
        const last = await agent.stopSession(id);
        over.add(id);
        learn(id, { state: 'ended', tags: [...new Set([...loser.tags, ...last, _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINATED_TAG */ .$s])] });
        repairs.push(heir === undefined
            ? `The session ${id} of incident ${incident.id} was live although it was marked as terminated or its incident was declined: terminated it`
            : `Incident ${incident.id} had two sessions: terminated ${id}, keeping ${heir.id}`);
        (0,_shared_log_js__WEBPACK_IMPORTED_MODULE_7__/* .info */ .pq)(repairs.at(-1) ?? '');
    }
    /** Returns whether another run is ending it now. Checked last, so that the reported session is alive. */
    async function isGoing({ id }) {
        const now = await agent.addTags(id, []);
        learn(id, { tags: now });
        return (0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .isLeaving */ .Xi)(now, new Date());
    }
    /** Lists the sessions again, corrected by what this run knows. */
    async function lookAgain() {
        const listed = await agent.findSessions(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentTag */ .fZ(incident.id));
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
 * had checked before that. If two sessions were started within one second, Devin does not say which was first, so declining one of
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
 * Returns what a person said about the terminated session that the remaining one does not know: that it was a manual run, and that
 * its pull request was declined. A manual run that started the remaining one came after an older session was declined.
 */
function saidOf(goes, stays) {
    const isAsked = (session) => session.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .BY_HAND_TAG */ .HY);
    const holds = !isAsked(stays) || (isAsked(goes) && (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .byAge */ .jI)(goes, stays) > 0);
    return [_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .BY_HAND_TAG */ .HY, ...(holds ? [_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .DECLINED_TAG */ .uw] : [])].filter((tag) => goes.tags.includes(tag) && !stays.tags.includes(tag));
}
/** Adds to the remaining session what only the terminated one knew. */
async function handOver(settling, loser, stays) {
    const { context, agent, incident, trigger, made } = settling;
    const memory = [...memoryOf(loser.tags, incident.id), ...saidOf(loser, stays)];
    stays.tags = await agent.addTags(stays.id, memory);
    if ((0,_src_agent_turns_js__WEBPACK_IMPORTED_MODULE_2__/* .isLeaving */ .Xi)(stays.tags, new Date()))
        return 'ended';
    const news = isNews(loser, stays);
    if (!news && loser.id !== made?.id)
        return 'done';
    if (stays.tags.includes(_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .DECLINED_TAG */ .uw) && trigger.by !== 'hand')
        return 'done';
    const facts = await incident.facts();
    const config = (0,_src_policy_config_for_js__WEBPACK_IMPORTED_MODULE_4__/* .configFor */ .m)(context.config, facts);
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
        ? await (0,_notify_session_js__WEBPACK_IMPORTED_MODULE_8__/* .notifySession */ .e)(agent, stays, { incident: clean, trigger, message })
        : await agent.sendMessage(stays.id, message);
    return told === 'ended' || told === 'leaving' || told === 'leaving after' ? 'ended' : 'done';
}


/***/ }),

/***/ 484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IW: () => (/* binding */ INDEX_MARKER),
/* harmony export */   RA: () => (/* binding */ newestItems),
/* harmony export */   WF: () => (/* binding */ intactIndex),
/* harmony export */   mh: () => (/* binding */ indexKey),
/* harmony export */   sk: () => (/* binding */ INDEX_LABEL),
/* harmony export */   vY: () => (/* binding */ readIndex)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63619);
/* harmony import */ var _src_github_comments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73195);
/* harmony import */ var _src_http_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83447);
/* harmony import */ var _src_postmortem_item_marker_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40568);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4344);
/** The index issue as the memory of all postmortems: one request tells what is known of each. */





const INDEX_MARKER = '<!-- pagerduty-postmortem index -->';
const INDEX_LABEL = 'postmortems';
const Issues = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ body: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())) }));
/** The oldest is ours; others may only have its label. */
const MAX_ISSUES = 10;
/** The key of the index's seal. */
const indexKey = ({ devin, pagerduty }) => devin.apiKey ?? pagerduty.token;
/** Returns the text of an intact index, sealed with `key`; undefined if somebody edited it. */
async function intactIndex(body, key) {
    const { unsealed } = await __webpack_require__.e(/* import() */ 279).then(__webpack_require__.bind(__webpack_require__, 10279));
    return (0,_src_github_comments_js__WEBPACK_IMPORTED_MODULE_0__/* .hasMarker */ .xY)(body, INDEX_MARKER) ? unsealed(body?.slice(INDEX_MARKER.length + 1) ?? '', key) : undefined;
}
/** The issues with the index's label. None without a permission to read issues. */
const labelled = (0,_once_js__WEBPACK_IMPORTED_MODULE_3__/* .oncePerRun */ .a)(async ({ docs }) => {
    const query = { labels: INDEX_LABEL, state: 'all', sort: 'created', direction: 'asc', per_page: MAX_ISSUES };
    return docs.call('GET /repos/{owner}/{repo}/issues', query, Issues).catch(noneIfRefused);
});
/**
 * Returns what the index remembers of these files, in one request. Nothing without an index, without a permission to read issues,
 * or without the key of its seal, which proves that the index is ours.
 */
async function readIndex({ docs, inputs }, files) {
    const key = indexKey(inputs);
    if (key === undefined || files.length === 0)
        return [];
    const [issues, { readIndexState }] = await Promise.all([
        labelled({ docs }),
        __webpack_require__.e(/* import() */ 516).then(__webpack_require__.bind(__webpack_require__, 89516)),
    ]);
    for (const { body } of issues) {
        const text = await intactIndex(body, key);
        if (text !== undefined)
            return readIndexState(text, files);
    }
    return [];
}
function noneIfRefused(error) {
    if (!(error instanceof _src_http_http_js__WEBPACK_IMPORTED_MODULE_1__/* .ApiError */ .hD))
        throw error;
    return [];
}
const NEWEST = 100;
/** Returns the newest action items that have an issue in the docs repository, in one request. None without a permission to read issues. */
const newestItems = (0,_once_js__WEBPACK_IMPORTED_MODULE_3__/* .oncePerRun */ .a)(async ({ docs, config, repository }) => {
    const { issues, labels } = config['follow-up'];
    if (issues === 'off')
        return [];
    const query = { labels: labels[0] ?? _src_postmortem_item_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .ITEM_LABEL */ .Tc, state: 'all', per_page: NEWEST };
    const [{ Issue }, { trackedItemOf }] = await Promise.all([
        __webpack_require__.e(/* import() */ 209).then(__webpack_require__.bind(__webpack_require__, 32209)),
        Promise.all(/* import() */[__webpack_require__.e(582), __webpack_require__.e(876)]).then(__webpack_require__.bind(__webpack_require__, 10876)),
    ]);
    const found = await docs.call('GET /repos/{owner}/{repo}/issues', query, zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(Issue)).catch(noneIfRefused);
    return found
        .filter(({ body }) => (0,_src_github_comments_js__WEBPACK_IMPORTED_MODULE_0__/* .hasMarker */ .xY)(body, _src_postmortem_item_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .ACTION_ITEM_MARKER */ .C7))
        .map((issue) => trackedItemOf(repository, issue));
});


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


/***/ }),

/***/ 62094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ plausible)
/* harmony export */ });
/* harmony import */ var _time_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44752);

/** A webhook's times are accurate to the second, so a day is more than any clock difference. */
const TOLERANCE_MS = _time_units_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO;
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


/***/ })

};
