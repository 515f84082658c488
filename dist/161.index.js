export const id = 161;
export const ids = [161];
export const modules = {

/***/ 44528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  followUp: () => (/* binding */ followUp)
});

// EXTERNAL MODULE: ./build/src/postmortem/index-items.js
var index_items = __webpack_require__(31713);
// EXTERNAL MODULE: ./build/src/postmortem/index-reviews.js
var index_reviews = __webpack_require__(52480);
// EXTERNAL MODULE: ./build/src/text/markdown.js
var markdown = __webpack_require__(10492);
// EXTERNAL MODULE: ./build/src/text/message-of.js
var message_of = __webpack_require__(62486);
// EXTERNAL MODULE: ./build/src/time/days.js
var days = __webpack_require__(53372);
// EXTERNAL MODULE: ./build/action/shared/connections.js + 7 modules
var connections = __webpack_require__(32971);
// EXTERNAL MODULE: ./build/action/shared/context.js
var shared_context = __webpack_require__(88914);
// EXTERNAL MODULE: ./build/action/shared/log.js
var log = __webpack_require__(68971);
// EXTERNAL MODULE: ./build/action/shared/outputs.js
var outputs = __webpack_require__(31715);
// EXTERNAL MODULE: ./build/action/shared/summary.js
var summary = __webpack_require__(36893);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/github/comments.js
var github_comments = __webpack_require__(73195);
// EXTERNAL MODULE: ./build/src/github/issues.js
var issues = __webpack_require__(32209);
// EXTERNAL MODULE: ./build/src/http/http.js + 1 modules
var http = __webpack_require__(83447);
// EXTERNAL MODULE: ./build/src/incident/confidential.js
var incident_confidential = __webpack_require__(20136);
// EXTERNAL MODULE: ./build/src/postmortem/file-url.js
var file_url = __webpack_require__(53408);
// EXTERNAL MODULE: ./build/src/text/counted.js
var counted = __webpack_require__(53271);
// EXTERNAL MODULE: ./build/src/postmortem/index-recurrence.js
var index_recurrence = __webpack_require__(14447);
// EXTERNAL MODULE: ./build/src/postmortem/repeats.js
var postmortem_repeats = __webpack_require__(53896);
;// CONCATENATED MODULE: ./build/src/postmortem/recurred-comment.js




/** Returns the comment on an action item of the earlier postmortem, in markdown. It does not change when later incidents are known. */
function recurredComment({ entry, of, why }, entries, urlOf) {
    const since = repeatsSince(of, entry, entries);
    const minutes = (0,postmortem_repeats/* costOf */.ho)([entry]).minutes;
    const all = (0,postmortem_repeats/* costOf */.ho)(since).minutes;
    return [
        `**This happened again:** [${(0,index_recurrence/* entryName */.MB)(entry)}](${urlOf(entry)}), ${(0,counted/* counted */.h)(minutes, 'minute')} of impact.`,
        `Since [${(0,index_recurrence/* entryName */.MB)(of)}](${urlOf(of)}), which this action item is from, the same failure has had ${(0,counted/* counted */.h)(all, 'minute')} of impact in ${(0,counted/* counted */.h)(since.length, 'incident')}.`,
        `Why it counts as the same failure: ${(0,markdown/* escapeMarkdown */.F)(why, 300)}. If it is not, correct \`repeats\` in the front matter of the new postmortem.`,
    ].join('\n\n');
}
/** The incidents of the same failure after an earlier one, up to this one, which is among them. */
function repeatsSince(of, entry, entries) {
    const { first, repeats } = (0,postmortem_repeats/* recurringIn */.hf)(entries).find((each) => [each.first, ...each.repeats].includes(of) && [each.first, ...each.repeats].includes(entry)) ?? { first: of, repeats: [entry] };
    const chain = [first, ...repeats];
    const after = chain.slice(chain.indexOf(of) + 1).filter(({ date = '' }) => date <= (entry.date ?? date));
    return after.includes(entry) ? after : [entry];
}

// EXTERNAL MODULE: ./build/action/shared/what-left.js
var what_left = __webpack_require__(4997);
// EXTERNAL MODULE: ./build/src/policy/config-for.js
var config_for = __webpack_require__(26418);
// EXTERNAL MODULE: ./build/src/postmortem/index-entry.js
var index_entry = __webpack_require__(7237);
// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(44564);
;// CONCATENATED MODULE: ./build/action/follow-up/known-incident.js
/** What is known about the incident of a merged postmortem, and the configuration for it. */





const UNCLEAR = 'its incident may be confidential by the configuration: PagerDuty does not have it, and the document does not say enough about its service';
/**
 * Returns the configuration for the incident as PagerDuty has it: the author of a document must not choose where it goes.
 * Without a token, or if PagerDuty has no such incident, only the document's own facts are available. A `problem` says why nothing
 * may leave.
 */
async function knownIncident({ path, document, config }, { config: teamConfig, pagerduty }) {
    const id = (0,paths/* incidentIdOfPath */.KO)(path);
    const confidential = { problem: 'its incident is confidential by the configuration', isConfidential: true };
    try {
        const incident = id === undefined ? undefined : await pagerduty?.getIncident(id);
        if (incident !== undefined) {
            const known = (0,config_for/* configFor */.m)(teamConfig, incident);
            const { service, serviceId, priority: severity = (0,index_entry.severityOf)(document) } = incident;
            return (0,incident_confidential/* isConfidential */.FX)(incident, known) ? confidential : { config: known, service, serviceId, severity };
        }
    }
    catch (error) {
        if (!(error instanceof http/* ApiError */.hD))
            throw error;
        if (error.status !== 404) {
            return {
                problem: `PagerDuty could not be queried about its incident (${error.message})`,
                isConfidential: false,
            };
        }
    }
    const facts = statedFacts({ document, config });
    const stated = { ...facts, title: (0,index_entry.titleOf)(document, path) };
    if ((0,incident_confidential/* isConfidential */.FX)(stated, config))
        return confidential;
    return (0,incident_confidential/* mayBeConfidential */.Z0)(stated, config) ? { problem: UNCLEAR, isConfidential: true } : facts;
}
/** As the document states them. */
function statedFacts({ document, config }) {
    return { config, service: (0,index_entry.serviceOf)(document), serviceId: undefined, severity: (0,index_entry.severityOf)(document) };
}

// EXTERNAL MODULE: ./build/action/follow-up/tracked-items.js
var tracked_items = __webpack_require__(33110);
;// CONCATENATED MODULE: ./build/action/follow-up/comment-recurrence.js
/** When a merged postmortem repeats an earlier one, says so on the action items of that one that are still open. */












const LABEL = 'recurred';
/** A push of a whole archive must not flood anybody. */
const MAX_COMMENTS = 20;
/** `entries` are all postmortems. Once for each item and new incident, however often it runs. A failure at one item does not stop the others. */
async function commentRecurrence(context, merged, entries) {
    const { config, inputs } = context;
    const commented = { items: [], beyond: 0, failures: [] };
    const urlOf = ({ path }) => (0,file_url/* fileUrl */.i)((0,connections/* branchUrl */.Qq)(context), path);
    for (const each of merged) {
        const entry = entries.find(({ path }) => path === each.path);
        // An edit to an old postmortem is no new incident, unless its author now names an earlier one.
        if (entry === undefined || (!each.isNew && entry.repeats === undefined))
            continue;
        const repeated = (0,postmortem_repeats/* repeatedBy */.cW)(entry, entries).filter(({ of: { title, service } }) => !(0,incident_confidential/* mayBeConfidential */.Z0)({ title, service, serviceId: undefined }, config));
        if (repeated.length === 0)
            continue;
        const known = await knownIncident(each, context);
        if ('problem' in known) {
            if (known.isConfidential)
                continue;
            commented.failures.push(`Nobody was notified that ${each.path} repeats an earlier incident: ${known.problem}`);
            continue;
        }
        if (!known.config['follow-up'].recurrence)
            continue;
        const { items, repositories } = await (0,tracked_items/* readItems */.F1)(context);
        for (const repeat of repeated) {
            const body = recurredComment(repeat, entries, urlOf);
            for (const item of items.filter(({ state, postmortem }) => state === 'open' && postmortem === repeat.of.path)) {
                const docs = repositories.get(item.repository);
                if (docs === undefined)
                    continue;
                if (commented.items.length + commented.failures.length >= MAX_COMMENTS) {
                    commented.beyond += 1;
                    continue;
                }
                try {
                    if (inputs.dryRun)
                        (0,what_left/* wouldSend */.gx)('GitHub', { path: '/comments', body: { body } });
                    else {
                        await (0,github_comments/* upsertComment */.lB)(docs, item.number, { marker: markerOf(entry), body });
                        if (!item.labels.includes(LABEL))
                            await (0,issues.addLabel)(docs, item.number, LABEL);
                    }
                    commented.items.push(item);
                }
                catch (error) {
                    if (!(error instanceof http/* ApiError */.hD))
                        throw error;
                    commented.failures.push(`The comment that it happened again is missing on ${item.repository}#${item.number}: ${error.message}`);
                }
            }
        }
    }
    return commented;
}
/** Its incident may be in two files, but a file is about one incident. */
function markerOf({ path }) {
    const name = (0,external_node_crypto_.createHash)('sha256').update(path).digest('hex').slice(0, 16);
    return `<!-- pagerduty-postmortem recurred ${name} -->`;
}

// EXTERNAL MODULE: ./build/src/policy/repository-of-service.js
var repository_of_service = __webpack_require__(27048);
// EXTERNAL MODULE: ./build/src/postmortem/action-item-issue.js
var action_item_issue = __webpack_require__(6120);
// EXTERNAL MODULE: ./build/src/text/is-named.js
var is_named = __webpack_require__(78581);
;// CONCATENATED MODULE: ./build/src/postmortem/default-due.js


/** Stands for every severity that is not named. */
const OTHERS = 'default';
/** Returns the due date (YYYY-MM-DD) of an item whose issue is opened now; undefined if none is configured for the severity. */
function defaultDue(due, severity, now) {
    const named = Object.entries(due).find(([name]) => name !== OTHERS && (0,is_named/* isNamed */.e)([name], severity));
    const seconds = named?.[1] ?? due[OTHERS];
    return seconds === undefined ? undefined : (0,days/* dayOf */.kb)(now.getTime() + seconds * 1000);
}

// EXTERNAL MODULE: ./build/src/text/one-line.js
var one_line = __webpack_require__(69180);
// EXTERNAL MODULE: ./build/src/text/truncate.js
var truncate = __webpack_require__(6935);
;// CONCATENATED MODULE: ./build/src/postmortem/item-closure.js
/** What the timeline of a closed issue says about the item: what proves that it is done, or why it was declined. */


/** What our own comments begin with. */
const OURS = '<!-- pagerduty-postmortem';
/** The marker of our comment on an item whose box was ticked. It links the line, which is the proof. */
const TICKED_MARKER = '<!-- pagerduty-postmortem ticked -->';
const MAX_REASON = 160;
/**
 * Returns the proof of an item that is done, and the reason of one that was declined. `server` is GitHub's web address, `repository`
 * that of the issue; `isOurs` knows our own account.
 */
function closureOf(item, events, { server, isOurs, }) {
    const comments = events.filter(({ event }) => event === 'commented');
    const byPeople = comments.filter(({ actor, body }) => isPerson(actor) && !body?.startsWith(OURS));
    const isBefore = ({ created_at: at }) => Date.parse(at ?? '') <= Date.parse(item.closedAt);
    const closing = byPeople.findLast(isBefore);
    const later = byPeople.filter((comment) => !isBefore(comment));
    if (item.state === 'declined') {
        const reason = (0,one_line/* oneLine */.T)((closing ?? later[0])?.body ?? '');
        return { declinedBecause: reason === undefined ? undefined : (0,truncate/* truncate */.xv)(reason, MAX_REASON) };
    }
    const commit = events.find(({ event, commit_id: sha }) => (event === 'closed' || event === 'referenced') && sha);
    const ticked = comments.find(({ body, actor }) => body?.startsWith(TICKED_MARKER) && isOurs(actor ?? null));
    const proofs = [
        events.findLast(({ event, source }) => event === 'cross-referenced' && source?.issue?.pull_request?.merged_at)
            ?.source?.issue?.html_url,
        commit && commitUrl(commit, item.repository, server),
        ...[closing, ...later, ticked].map((comment) => linkIn(comment?.body ?? '', item.repository, server)),
    ];
    return { proof: proofs.find((proof) => proof !== undefined && proof.length <= MAX_URL) };
}
const MAX_URL = 300;
const isPerson = (actor) => actor !== null && actor !== undefined && actor.type !== 'Bot' && !actor.login.endsWith('[bot]');
function commitUrl({ commit_id: sha, commit_url: api }, repository, server) {
    const of = /\/repos\/([\w.-]{1,100}\/[\w.-]{1,100})\/commits\//.exec(api ?? '')?.[1] ?? repository;
    return `${server}/${of}/commit/${sha}`;
}
const URL_IN_TEXT = /https?:\/\/[^\s<>()[\]"'`]{1,300}/;
const REFERENCE = /(?<![\w/#&])([\w-]{1,39}\/[\w.-]{1,100})?#(\d{1,9})(?!\w)/;
const COMMIT = /(?<![\w/#])(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40}(?![\w-])/;
/** A link, `#12`, `owner/name#12` or a commit, in the words of a person. */
function linkIn(text, repository, server) {
    const short = text.slice(0, 5_000).replace(/<!--[^>]{0,200}-->/g, '');
    const url = URL_IN_TEXT.exec(short)?.[0].replace(/[.,;:!?]{1,3}$/, '');
    if (url !== undefined && URL.canParse(url))
        return url;
    const reference = REFERENCE.exec(short);
    if (reference)
        return `${server}/${reference[1] ?? repository}/issues/${reference[2]}`;
    const sha = COMMIT.exec(short)?.[0];
    return sha === undefined ? undefined : `${server}/${repository}/commit/${sha}`;
}

// EXTERNAL MODULE: ./build/src/postmortem/item-marker.js
var item_marker = __webpack_require__(40568);
// EXTERNAL MODULE: ./build/src/postmortem/tracked-item.js
var tracked_item = __webpack_require__(10876);
;// CONCATENATED MODULE: ./build/action/follow-up/file-action-items.js
/**
 * Opens issues for the action items of merged postmortems: one each, in the docs repository or in that of the service, and closes one
 * when its box is ticked. Whatever else people do with an issue stays: it is never edited and never reopened.
 */












/** A push of a whole archive must not flood anybody. */
const MAX_ISSUES = 10;
/** After this many, the fault is with a service and not with a document. */
const MAX_FAILURES = 3;
/** `blobUrl` is that of the commit that added the documents. */
async function fileActionItems(context, documents, blobUrl) {
    const { dryRun } = context.inputs;
    const filed = { opened: [], closed: [], rest: [], problems: [], failures: [] };
    let wanted = 0;
    for (const merged of documents) {
        if (filed.failures.length === MAX_FAILURES) {
            filed.failures.push('The rest of the push was not looked at, after several failures. Run the workflow again later');
            break;
        }
        try {
            await fileItemsOf(merged);
        }
        catch (error) {
            if (!(error instanceof http/* ApiError */.hD))
                throw error;
            filed.failures.push(`Issues for the action items of ${merged.path} are missing: ${error.message}`);
        }
    }
    filed.problems = [...new Set(filed.problems)];
    return filed;
    async function fileItemsOf(merged) {
        const { path, document, isNew } = merged;
        // Of what may never get issues, PagerDuty need not be queried.
        if ((0,tracked_items/* placesOf */.ek)(context.config).every((place) => place === 'off'))
            return;
        const known = await knownIncident(merged, context);
        if ('problem' in known && known.isConfidential) {
            filed.problems.push(`No issues for the action items of ${path}: ${known.problem}.`);
            return;
        }
        if ('problem' in known && context.config.incidents.confidential.length > 0) {
            filed.failures.push(`No issues for the action items of ${path}: ${known.problem}. Run the workflow again later`);
            return;
        }
        const facts = 'problem' in known ? statedFacts(merged) : known;
        const { issues, due } = facts.config['follow-up'];
        if (issues === 'off')
            return;
        const dueByDefault = defaultDue(due, facts.severity, new Date());
        const items = (0,action_item_issue/* actionItemIssues */.C)(document, path, blobUrl, dueByDefault);
        const read = await (0,tracked_items/* readItems */.F1)(context);
        for (const item of items) {
            if (!item.done && !isNew)
                continue;
            if (!item.done)
                wanted += 1;
            if (wanted > MAX_ISSUES && !item.done) {
                filed.rest.push(item.title);
                continue;
            }
            const there = read.items.find(({ marker }) => marker === item.marker);
            if (item.done) {
                if (there?.state !== 'open')
                    continue;
                await close(there, item, read);
                filed.closed.push(there);
            }
            else if (there === undefined && !isElsewhere(item, read)) {
                filed.opened.push({ title: item.title, url: await open(item, facts, read) });
            }
        }
    }
    /** Its address; undefined in a dry run. */
    async function open(item, facts, read) {
        const [first = item_marker/* ITEM_LABEL */.Tc, ...more] = facts.config['follow-up'].labels;
        const { marker, title, body, assignees } = item;
        const labels = [first, ...more];
        if (dryRun) {
            (0,what_left/* wouldSend */.gx)('GitHub', { path: '/issues', body: { title, body, labels, assignees } });
            return undefined;
        }
        const issue = { marker, title, body, labels, assignees };
        const target = await targetOf(facts, read);
        const openIn = async (name, repository) => {
            const opened = (0,tracked_item.trackedItemOf)(name, await (0,issues.upsertIssue)(repository, issue, { newestOnly: true }));
            read.items.push(opened);
            return opened.url;
        };
        try {
            return await openIn(target.name, target.repository);
        }
        catch (error) {
            if (target.repository === context.docs || !isRefused(error))
                throw error;
            filed.problems.push(insteadOf(target.name, (0,tracked_items/* accessProblem */.cY)(error).problem));
            return openIn(context.repository, context.docs);
        }
    }
    async function targetOf({ config, service, serviceId }, { repositories, unreachable }) {
        const inDocs = { name: context.repository, repository: context.docs };
        if (config['follow-up'].issues !== 'service-repo')
            return inDocs;
        const mapped = (0,repository_of_service/* repositoryOfService */.f)(config, service, serviceId);
        if (mapped === undefined) {
            filed.problems.push(`Items of the service ${service ?? 'unknown'} are in the docs repository: "services" in ${context.inputs.config} has no repository for it.`);
            return inDocs;
        }
        const [name, repository] = [...repositories].find(([each]) => each.toLowerCase() === mapped.toLowerCase()) ?? [];
        if (name === undefined || repository === undefined) {
            const problem = unreachable.find((each) => each.repository.toLowerCase() === mapped.toLowerCase())?.problem;
            filed.problems.push(insteadOf(mapped, problem ?? 'it was not read'));
            return inDocs;
        }
        if (repository !== context.docs && !config['allow-public'] && !(await repository.about()).private) {
            filed.problems.push(insteadOf(name, 'it is public, and an issue would publish incident data there'));
            return inDocs;
        }
        return { name, repository };
    }
    async function close(there, item, { repositories }) {
        if (dryRun)
            return (0,what_left/* wouldSend */.gx)('GitHub', { path: '/issues', body: { state: 'closed' } });
        const repository = repositories.get(there.repository);
        if (repository === undefined)
            return;
        const body = `Its box is ticked in [the postmortem](${item.url}).`;
        await (0,github_comments/* upsertComment */.lB)(repository, there.number, { marker: TICKED_MARKER, body });
        Object.assign(there, (0,tracked_item.trackedItemOf)(there.repository, await (0,issues.closeIssue)(repository, there.number)));
    }
}
/** An earlier run has seen its issue in a repository that cannot be read now. */
const isElsewhere = ({ marker }, { memory, unreachable }) => unreachable.length > 0 && memory.elsewhere.has(marker);
function insteadOf(repository, problem) {
    return `Items are in the docs repository instead of ${repository}: ${problem.replace(/\.$/, '')}.`;
}
/** GitHub did not do it, and said so. */
function isRefused(error) {
    return error instanceof http/* ApiError */.hD && [401, 403, 404, 410, 422].includes(error.status ?? 0);
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(63619);
;// CONCATENATED MODULE: ./build/src/github/timeline.js
/** What happened to an issue (GitHub docs, "REST API endpoints for timeline events"). */

const maybe = (schema) => schemas/* optional */.lqM(schemas/* nullable */.mee(schema));
const Account = schemas/* object */.Ikc({ login: schemas/* string */.YjP(), type: schemas/* optional */.lqM(schemas/* string */.YjP()) });
/** The fields differ by the kind of event; a comment has `body`. */
const TimelineEvent = schemas/* object */.Ikc({
    event: schemas/* optional */.lqM(schemas/* string */.YjP()),
    created_at: maybe(schemas/* string */.YjP()),
    actor: maybe(Account),
    /** Of a review, in place of the actor. */
    user: maybe(Account),
    body: maybe(schemas/* string */.YjP()),
    commit_id: maybe(schemas/* string */.YjP()),
    commit_url: maybe(schemas/* string */.YjP()),
    source: schemas/* optional */.lqM(schemas/* object */.Ikc({
        issue: schemas/* optional */.lqM(schemas/* object */.Ikc({
            html_url: schemas/* optional */.lqM(schemas/* string */.YjP()),
            pull_request: schemas/* optional */.lqM(schemas/* object */.Ikc({ merged_at: maybe(schemas/* string */.YjP()) })),
        })),
    })),
});
/** Returns the events of an issue or pull request, oldest first. */
function readIssueTimeline({ list }, number) {
    return list('GET /repos/{owner}/{repo}/issues/{issue_number}/timeline', { issue_number: number }, TimelineEvent);
}

// EXTERNAL MODULE: ./build/src/postmortem/item-memory.js
var item_memory = __webpack_require__(87165);
// EXTERNAL MODULE: ./build/src/postmortem/reminders.js
var reminders = __webpack_require__(34643);
;// CONCATENATED MODULE: ./build/src/postmortem/overdue-reminder.js
/** The comment that reminds the owner of an overdue action item. */




/** What the marker of each begins with; the due date and the number of the reminder follow. */
const OVERDUE_MARKER = '<!-- pagerduty-postmortem overdue ';
const FORM = /^<!-- pagerduty-postmortem overdue (\d{4}-\d\d-\d\d) ([1-3]) -->/;
/** `today` is YYYY-MM-DD. */
function overdueReminder(item, stage, today) {
    const { due = today } = item;
    const late = (0,days/* daysBetween */.YM)(due, today);
    const when = late === 0 ? `is due today, ${due}` : `was due on ${due}, ${(0,counted/* counted */.h)(late, 'day')} ago`;
    return {
        marker: `${OVERDUE_MARKER}${due} ${stage} -->`,
        body: [
            `${greeting(item)} action item ${when}.`,
            'Close the issue with a link to what was done. Or change the date after `Due:` in its text. Or close it as not planned, and say why in a comment.',
            (0,reminders/* reminderNote */.jE)(stage),
        ].join('\n\n'),
    };
}
/** Returns the reminder that a comment of ours is; nothing if it is another comment. `at` is when it was written, ISO 8601. */
function overdueReminderIn(body, at) {
    const [, from, stage] = FORM.exec(body) ?? [];
    return from === undefined ? [] : [{ from, stage: Number(stage), day: (0,days/* dayOf */.kb)(at) }];
}
/** Mentions the assignees, else the owner in the text if that is a handle or a team. */
function greeting({ assignees, owner }) {
    const teams = (owner?.match(TEAM) ?? []).slice(0, MAX_TEAMS);
    const people = assignees.length > 0 ? assignees : (0,action_item_issue/* assigneesOf */.w)(owner);
    const mentions = [...people.map((login) => `@${login}`), ...(assignees.length > 0 ? [] : teams)];
    return mentions.length > 0 ? `${mentions.join(' ')}, this` : 'Nobody is assigned to this issue. This';
}
/** An edited text must not notify a whole organization. */
const MAX_TEAMS = 3;
const TEAM = /(?<![\w/.@-])@[a-z\d][a-z\d-]{0,38}\/[\w.-]{1,100}/gi;

// EXTERNAL MODULE: ./build/action/shared/announce.js
var announce = __webpack_require__(96142);
// EXTERNAL MODULE: ./build/action/follow-up/remember-items.js
var remember_items = __webpack_require__(92999);
;// CONCATENATED MODULE: ./build/action/follow-up/follow-items.js

















/** In one run. The rest is read, or sent, in the next ones. */
const MAX_TIMELINES = 40;
const MAX_LOOKS = 40;
const MAX_REMINDERS = 20;
const AT_A_TIME = 5;
const follow_items_LABEL = 'overdue';
/** Also fills in `proof` and `declinedBecause` of the items. */
async function followItems(context, now) {
    const read = await (0,tracked_items/* readItems */.F1)(context);
    const problems = [];
    const before = JSON.stringify(asJson(read.memory));
    const memory = pruned(read, context.repository);
    await readClosures(read, memory, problems);
    const today = (0,days/* dayOf */.kb)(now);
    const reminded = await remind(context, { read, memory, today, problems });
    const overdue = read.items.filter((item) => (0,tracked_item.isDue)(item, today) && mayRemind(item, context));
    const week = (0,days/* mondayOf */.C0)(today);
    const remember = async (entries) => {
        const announces = entries !== undefined && overdue.length > 0 && isAnnounced(context) && memory.announcedWeek !== week;
        if (announces)
            memory.announcedWeek = week;
        const isWritten = JSON.stringify(asJson(memory)) !== before && (await (0,remember_items/* writeMemory */.x)(context, memory));
        // Only after it is written: an announcement that is lost is better than one that comes every day.
        if (!announces || !isWritten)
            return;
        const incidents = new Map(entries.map((entry) => [entry.path, entry]));
        const items = overdue.map((item) => announced(item, incidents.get(item.postmortem ?? '') ?? item));
        await (0,announce/* announce */.i)(context, { kind: 'overdue', items });
    };
    return { items: read.items, reminded, problems, remember };
}
const asJson = ({ closures, reminders, elsewhere, announcedWeek }) => [
    [...closures],
    [...reminders],
    [...elsewhere],
    announcedWeek,
];
/** Once a week, which the memory knows. */
const isAnnounced = ({ config, inputs }) => inputs.announceWebhook !== undefined && config.announce.overdue && config['follow-up'].index && !inputs.dryRun;
/** `about` is the incident of the item, which decides whether it is confidential. */
function announced({ title, url, due = '', assignees }, about) {
    const subject = { title: about.title, service: about.service, serviceId: undefined };
    return { subject, title, url, due, owners: assignees };
}
/** Forgets items that are gone, except those in repositories that could not be read now. */
function pruned({ items, memory, unreachable }, docs) {
    const isHidden = (key) => unreachable.some(({ repository }) => key.startsWith(`${repository}#`));
    const closures = new Set(items.filter(({ state }) => state !== 'open').map(item_memory/* closureKey */.Vs));
    const open = new Set(items.filter((item) => item.state === 'open' || hasLabel(item)).map(item_memory/* itemKey */.Dh));
    const elsewhere = items.filter(({ repository }) => repository !== docs).map(({ marker }) => marker);
    return {
        closures: new Map([...memory.closures].filter(([key]) => closures.has(key) || isHidden(key))),
        reminders: new Map([...memory.reminders].filter(([key]) => open.has(key) || isHidden(key))),
        announcedWeek: memory.announcedWeek,
        elsewhere: new Set([...(unreachable.length > 0 ? memory.elsewhere : []), ...elsewhere].sort()),
    };
}
async function readClosures({ items, repositories }, memory, problems) {
    const unknown = items
        .filter((item) => item.state !== 'open' && !memory.closures.has((0,item_memory/* closureKey */.Vs)(item)))
        .sort((one, other) => ((one.closedAt ?? '') < (other.closedAt ?? '') ? 1 : -1))
        .slice(0, MAX_TIMELINES);
    const { default: pMap } = await __webpack_require__.e(/* import() */ 606).then(__webpack_require__.bind(__webpack_require__, 606));
    await pMap(unknown, async (item) => {
        const repository = repositories.get(item.repository);
        const { state, closedAt } = item;
        if (repository === undefined || closedAt === undefined || state === 'open')
            return;
        await attempt(item, problems, async () => {
            const [events, isOurs] = await Promise.all([
                readIssueTimeline(repository, item.number),
                repository.recognizes(),
            ]);
            const about = { state, closedAt, repository: item.repository };
            const closure = closureOf(about, events, { server: connections/* SERVER_URL */.UB, isOurs });
            memory.closures.set((0,item_memory/* closureKey */.Vs)(item), closure);
            Object.assign(item, closure);
        });
    }, { concurrency: AT_A_TIME });
}
async function remind(context, run) {
    const { read, memory, today, problems } = run;
    const { dryRun } = context.inputs;
    const reminded = [];
    let looks = 0;
    const byDue = read.items
        .filter((item) => mayRemind(item, context))
        .sort((one, other) => ((one.due ?? '') < (other.due ?? '') ? -1 : 1));
    for (const item of byDue) {
        const repository = read.repositories.get(item.repository);
        if (repository === undefined)
            continue;
        const { due = '' } = item;
        const isOverdue = (0,tracked_item.isDue)(item, today);
        const isLabelled = hasLabel(item);
        if (!isOverdue && !isLabelled)
            continue;
        await attempt(item, problems, async () => {
            const known = memory.reminders.get((0,item_memory/* itemKey */.Dh)(item));
            if (isOverdue ? known && (0,reminders/* reminderDue */.j0)(due, today, known) === undefined : known?.length === 0)
                return;
            let sent = known ?? [];
            if (known === undefined || isOverdue) {
                looks += 1;
                if (looks > MAX_LOOKS)
                    return;
                // Another run may have sent one since.
                sent = await sentTo(repository, item.number);
                memory.reminders.set((0,item_memory/* itemKey */.Dh)(item), sent);
            }
            if (!isOverdue) {
                // A label that people added themselves stays.
                if (sent.length > 0 && !dryRun) {
                    await (0,issues.removeLabel)(repository, item.number, follow_items_LABEL);
                    // If it is overdue again, even in the next run, its label comes back.
                    memory.reminders.delete((0,item_memory/* itemKey */.Dh)(item));
                }
                return;
            }
            const isFirst = sent.every(({ from }) => from !== due);
            // It was closed, lost its label and was forgotten, and is open again.
            const isBack = known === undefined && !isFirst;
            if (isBack && !isLabelled && !dryRun)
                await (0,issues.addLabel)(repository, item.number, follow_items_LABEL);
            const stage = (0,reminders/* reminderDue */.j0)(due, today, sent);
            if (stage === undefined || reminded.length >= MAX_REMINDERS)
                return;
            const reminder = overdueReminder(item, stage, today);
            // The label first: after the comment, a failure would leave the item without it for ever.
            if (isFirst && !isLabelled && !dryRun)
                await (0,issues.addLabel)(repository, item.number, follow_items_LABEL);
            if (dryRun)
                (0,what_left/* wouldSend */.gx)('GitHub', { path: '/comments', body: { body: reminder.body } });
            else
                await (0,github_comments/* upsertComment */.lB)(repository, item.number, reminder);
            reminded.push(item);
            memory.reminders.set((0,item_memory/* itemKey */.Dh)(item), [...sent, { from: due, stage, day: today }]);
        });
    }
    return reminded;
}
const hasLabel = ({ labels }) => labels.some((label) => label.toLowerCase() === follow_items_LABEL);
function mayRemind({ service, severity, title }, { config }) {
    const facts = { service, serviceId: undefined };
    return ((0,config_for/* configFor */.m)(config, { ...facts, priority: severity })['follow-up'].overdue &&
        !(0,incident_confidential/* mayBeConfidential */.Z0)({ ...facts, title }, config));
}
/** From our own comments: the due date and the number are in the marker. */
async function sentTo(repository, number) {
    const comments = await (0,github_comments/* findComments */.Su)(repository, number, OVERDUE_MARKER);
    return comments.flatMap(({ body, created_at: at }) => overdueReminderIn(body ?? '', at));
}
async function attempt(item, problems, act) {
    try {
        await act();
    }
    catch (error) {
        if (!(error instanceof http/* ApiError */.hD))
            throw error;
        problems.push(`${item.repository}#${item.number} could not be followed: ${error.message}`);
    }
}

// EXTERNAL MODULE: ./build/action/follow-up/index-issue.js + 2 modules
var index_issue = __webpack_require__(11782);
// EXTERNAL MODULE: ./build/action/follow-up/merged-postmortems.js
var merged_postmortems = __webpack_require__(60271);
// EXTERNAL MODULE: ./build/src/agent/session.js
var agent_session = __webpack_require__(76603);
// EXTERNAL MODULE: ./build/src/agent/tags.js
var tags = __webpack_require__(71514);
// EXTERNAL MODULE: ./build/src/postmortem/messages.js
var messages = __webpack_require__(72078);
;// CONCATENATED MODULE: ./build/action/follow-up/publish-merged.js
/** Asks the session of a merged postmortem to publish it once, if configured. */






async function publishMerged(context, documents) {
    const { agent, repository, inputs } = context;
    const published = { told: [], problems: [] };
    for (const merged of documents.filter(({ isNew, config }) => isNew && mayPublish(context.config, config))) {
        const { path } = merged;
        const known = await knownIncident(merged, context);
        const { publish } = 'config' in known ? known.config : merged.config;
        if (publish.to === 'pull-request' || publish.when !== 'merged')
            continue;
        const not = (why) => published.problems.push(`${path} was not published: ${why}. Publish it by hand on ${publish.to}.`);
        if ('problem' in known) {
            not(known.problem);
            continue;
        }
        if (agent === undefined) {
            not('the input "devin-api-key" has no working key for Devin');
            continue;
        }
        const documentPath = (0,paths/* postmortemPath */.KA)(path, context.config.directory);
        const id = (0,paths/* incidentIdOfPath */.KO)(path);
        if (documentPath === undefined || id === undefined) {
            not('its name is not that of a postmortem, `<date>-<words>-<incident id>.md`');
            continue;
        }
        const session = (0,agent_session/* newestOf */.su)(await agent.findSessions((0,tags/* incidentTag */.fZ)(id)));
        if (session === undefined) {
            not('no Devin session wrote it');
            continue;
        }
        if (session.tags.includes(tags/* PUBLISHED_TAG */.Eq))
            continue;
        const { to, destination } = publish;
        const order = (0,messages/* publishOrder */.uA)({ repository, documentPath, to, destination });
        if (inputs.dryRun && (0,agent_session/* isLive */.DG)(session))
            (0,what_left/* wouldSend */.gx)('Devin', { path: '/messages', body: { message: order } });
        // Sends the message before tagging: a tag without its message would never be published. Sent twice, it is still one page.
        const sent = (0,agent_session/* isLive */.DG)(session) && (inputs.dryRun || (await agent.sendMessage(session.id, order)) === 'sent');
        if (!sent) {
            not('the session that wrote it has ended');
            continue;
        }
        if (!inputs.dryRun)
            await agent.addTags(session.id, [tags/* PUBLISHED_TAG */.Eq]);
        published.told.push({ path, url: session.url });
    }
    return published;
}
function mayPublish(teamConfig, config) {
    return [teamConfig, ...teamConfig.overrides, config].some(({ publish }) => publish && publish.to !== 'pull-request');
}

;// CONCATENATED MODULE: ./build/src/postmortem/review-reminder.js
/** The comment that reminds the reviewers of a postmortem. */



const review_reminder_FORM = /^<!-- pagerduty-postmortem review-waits ([1-3]) -->/;
function reviewReminder({ days, reviewers }, stage) {
    const who = reviewers.length === 0
        ? 'Nobody is asked to review this postmortem, which'
        : `${reviewers.map((each) => `@${each}`).join(' ')}, this postmortem`;
    return {
        marker: `<!-- pagerduty-postmortem review-waits ${stage} -->`,
        body: `${who} has been open for ${(0,counted/* counted */.h)(days, 'day')}. Review it and merge it, or close the pull request if it is not needed.\n\n${(0,reminders/* reminderNote */.jE)(stage)}`,
    };
}
/**
 * Returns the reminder that a comment of ours is; nothing if it is another comment. `at` is when it was written, ISO 8601, and `from`
 * (YYYY-MM-DD) the day from which reminders count.
 */
function reviewReminderIn(body, at, from) {
    const [, stage] = review_reminder_FORM.exec(body) ?? [];
    return stage === undefined ? [] : [{ from, stage: Number(stage), day: (0,days/* dayOf */.kb)(at) }];
}

// EXTERNAL MODULE: ./build/src/time/units.js
var units = __webpack_require__(44752);
;// CONCATENATED MODULE: ./build/action/follow-up/remind-reviewers.js
/** Finds the postmortems that wait too long for a review, and reminds their reviewers. */












/** In one run, the oldest first. */
const MAX_PULLS = 30;
/** Drafts are left alone. A failure at one pull request does not stop the others. */
async function remindReviewers(context, now) {
    const { config, docs, openPulls, inputs } = context;
    const found = { waiting: [], reminded: [], problems: [] };
    const shortest = Math.min(...[config, ...config.overrides].flatMap((each) => each['follow-up']?.['review-within'] || []));
    const age = (since) => (now.getTime() - Date.parse(since)) / 1000;
    if (shortest === Number.POSITIVE_INFINITY)
        return found;
    const pulls = (await openPulls())
        .filter(({ draft, base, created_at: at }) => !draft && base.ref === context.defaultBranch && age(at) > shortest)
        .sort((one, other) => one.number - other.number)
        .slice(0, MAX_PULLS);
    for (const pull of pulls) {
        try {
            await look(pull);
        }
        catch (error) {
            if (!(error instanceof http/* ApiError */.hD))
                throw error;
            found.problems.push(`The review of #${pull.number} could not be followed: ${error.message}`);
        }
    }
    return found;
    async function look(pull) {
        const files = await context.filesOf(pull.number);
        const path = files.find(({ filename, status }) => status === 'added' && (0,paths/* isPostmortem */.v4)(filename, config))?.filename;
        if (path === undefined)
            return;
        const incident = await incidentOf(path);
        const facts = incident ?? { title: pull.title, service: undefined, serviceId: undefined, priority: undefined };
        const own = (0,config_for/* configFor */.m)(config, facts);
        const within = own['follow-up']['review-within'];
        if (within === 0 || (0,incident_confidential/* isConfidential */.FX)(facts, own))
            return;
        const events = await readIssueTimeline(docs, pull.number);
        const since = events.findLast(({ event }) => event === 'ready_for_review')?.created_at ?? pull.created_at;
        if (age(since) <= within)
            return;
        const review = {
            number: pull.number,
            url: pull.html_url,
            title: facts.title,
            days: Math.floor(age(since) / units/* DAY_SECONDS */.fo),
            reviewers: reviewersOf(pull, events, own.reviewers, docs.owner),
        };
        found.waiting.push(review);
        const from = (0,days/* dayOf */.kb)(Date.parse(since) + within * 1000);
        const isOurs = await docs.recognizes();
        const sent = events.flatMap(({ actor, body, created_at: at }) => at && isOurs(actor ?? null) ? reviewReminderIn(body ?? '', at, from) : []);
        const stage = (0,reminders/* reminderDue */.j0)(from, (0,days/* dayOf */.kb)(now), sent);
        if (stage === undefined)
            return;
        const reminder = reviewReminder(review, stage);
        if (inputs.dryRun)
            (0,what_left/* wouldSend */.gx)('GitHub', { path: '/comments', body: { body: reminder.body } });
        else {
            const { isNew } = await (0,github_comments/* upsertComment */.lB)(docs, pull.number, reminder);
            if (!isNew)
                return;
            const { days, reviewers, number, url } = review;
            await (0,announce/* announce */.i)(context, { kind: 'review-waits', days, reviewers, subject: facts, pull: { number, url } });
        }
        found.reminded.push(review);
    }
    /** Undefined without a token, or if PagerDuty does not answer with it: then only the settings for all incidents apply. */
    async function incidentOf(path) {
        const id = (0,paths/* incidentIdOfPath */.KO)(path);
        try {
            return id === undefined ? undefined : await context.pagerduty?.getIncident(id);
        }
        catch (error) {
            if (!(error instanceof http/* ApiError */.hD))
                throw error;
            return undefined;
        }
    }
}
/** Those who are asked, else those who have reviewed, else those of the configuration, else the assignees. */
function reviewersOf(pull, events, configured, owner) {
    const asked = [
        ...(pull.requested_reviewers ?? []).map(({ login }) => login),
        ...(pull.requested_teams ?? []).map(({ slug }) => `${owner}/${slug}`),
    ];
    const reviewed = events.flatMap(({ event, user }) => (event === 'reviewed' && user ? [user] : []));
    const people = reviewed.filter(({ login, type }) => type !== 'Bot' && login !== pull.user?.login);
    const all = [asked, people.map(({ login }) => login), configured, (pull.assignees ?? []).map(({ login }) => login)];
    return [...new Set(all.find((some) => some.length > 0) ?? [])];
}

// EXTERNAL MODULE: ./build/action/follow-up/write-digest.js + 1 modules
var write_digest = __webpack_require__(20811);
;// CONCATENATED MODULE: ./build/action/follow-up/follow-up.js
/**
 * Mode `follow-up`: after a merge, updates the index, creates issues for action items, and asks Devin to publish, as configured.
 * It never commits anything.
 */


















async function followUp(inputs, event) {
    const push = event.name === 'push' ? event : undefined;
    if (push === undefined && event.name !== 'workflow_dispatch' && event.name !== 'schedule') {
        return nothingToDo('only a push to the default branch, a manual run and a schedule are followed up');
    }
    const docs = (0,connections/* docsRepository */.yf)(inputs, event);
    const defaultBranch = event.repository.default_branch ?? (await docs.about()).default_branch;
    if (push !== undefined && (push.ref !== `refs/heads/${defaultBranch}` || merged_postmortems/* NO_COMMIT */.U2.test(push.after))) {
        return nothingToDo(`the push was not to the branch ${defaultBranch}`);
    }
    const [opened, { agent }] = await Promise.all([(0,shared_context/* openContext */.e)(inputs, event, docs), (0,connections/* reachDevin */.kd)(inputs)]);
    const context = { ...opened, agent, pagerduty: (0,connections/* pagerdutyOf */.B8)(inputs) };
    const [pushed] = await Promise.allSettled([push && (0,merged_postmortems/* mergedPostmortems */.A5)(push, context)]);
    const { merged, problems } = fulfilled(pushed) ?? { merged: [], problems: [] };
    const blobUrl = `${connections/* SERVER_URL */.UB}/${context.repository}/blob/${push?.after}`;
    // A failure of one part does not stop the others.
    const [filed, published] = await Promise.allSettled([
        fileActionItems(context, merged, blobUrl),
        publishMerged(context, merged),
    ]);
    const now = new Date();
    const [followed, reviews] = await Promise.allSettled([followItems(context, now), remindReviewers(context, now)]);
    const items = fulfilled(followed)?.items ?? [];
    const sections = [...(0,index_reviews/* waitingSection */.V)(fulfilled(reviews)?.waiting ?? []), ...(0,index_items/* itemSections */.Qy)(items, (0,days/* dayOf */.kb)(now))];
    const [index] = await Promise.allSettled([
        context.config['follow-up'].index
            ? (0,index_issue.updateIndexIssue)(context, { afresh: event.name === 'workflow_dispatch', sections, items })
            : undefined,
    ]);
    // These need what the index knows.
    const known = fulfilled(index);
    const [recurred, digest, remembered] = await Promise.allSettled([
        known && commentRecurrence(context, merged, known.entries),
        known && (0,write_digest.writeDigest)(context, known),
        fulfilled(followed)?.remember(known?.entries),
    ]);
    const done = {
        filed: fulfilled(filed),
        published: fulfilled(published),
        followed: fulfilled(followed),
        reviews: fulfilled(reviews),
        index: known,
        recurred: fulfilled(recurred),
        digest: fulfilled(digest),
    };
    const failures = [
        ...problems,
        ...(fulfilled(filed)?.failures ?? []),
        ...(fulfilled(recurred)?.failures ?? []),
        ...[pushed, filed, published, followed, reviews, index, recurred, digest, remembered].flatMap((part) => part.status === 'rejected' ? [(0,message_of/* messageOf */.b)(part.reason)] : []),
    ];
    await reportFollowUp(done, failures, context);
    if (failures.length > 0)
        throw new Error(failures.join('. '));
}
function nothingToDo(why) {
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
    (0,log/* info */.pq)(`Nothing to follow up: ${why}`);
}
function fulfilled(result) {
    return result.status === 'fulfilled' ? result.value : undefined;
}
async function reportFollowUp(done, failures, { inputs, hasConfig }) {
    const { dryRun } = inputs;
    for (const problem of problemsOf(done))
        (0,log/* warning */.$e)(problem);
    const changes = changesOf(done);
    const outcome = dryRun ? 'dry-run' : changes.length > 0 ? 'updated' : 'skipped';
    (0,outputs/* setOutputs */.n0)({ outcome, reason: outcome === 'skipped' ? 'nothing-to-do' : '', 'incident-id': '' });
    const lines = [
        ...changes,
        ...leftToPeople(done),
        ...failures.map((failure) => `**Failed:** ${(0,markdown/* escapeMarkdown */.F)(failure, MAX_PROBLEM)}`),
    ];
    (0,log/* info */.pq)(`${changes.length} changes`);
    const told = lines.map((line) => `- ${line}`).join('\n') || 'Nothing to do. (reason: `nothing-to-do`)';
    await (0,summary/* writeSummary */.Sy)(`## ${dryRun ? 'Dry run of the follow-up: nothing was written' : 'Followed up'}\n\n${told}\n${(0,summary/* noConfigLine */.ws)({ hasConfig, inputs })}`);
}
function changesOf({ filed, published, followed, reviews, index, recurred, digest }) {
    return [
        ...(index?.changed ? [indexLine(index)] : []),
        ...(filed?.opened ?? []).map(({ title, url }) => `Issue for an action item: ${linked(title, url)}`),
        ...(filed?.closed ?? []).map(({ title, url }) => `Closed, its box is ticked: ${linked(title, url)}`),
        ...(followed?.reminded ?? []).map(({ title, url }) => `Reminded of an overdue item: ${linked(title, url)}`),
        ...(reviews?.reminded ?? []).map(({ title, url }) => `Reminded the reviewers: ${linked(title, url)}`),
        ...(published?.told ?? []).map(({ path, url }) => `Devin publishes ${(0,markdown/* escapeMarkdown */.F)(path)}: [session](${url})`),
        ...(recurred?.items ?? []).map(({ title, url }) => `It happened again: ${linked(title, url)}`),
        ...(digest === undefined ? [] : [`Digest: ${linked(digest.month, digest.url)}`]),
    ];
}
function leftToPeople(done) {
    const beyond = done.recurred?.beyond ?? 0;
    return [
        ...(beyond === 0 ? [] : [`${beyond} more items of earlier postmortems recurred. A push comments on at most 20.`]),
        ...(done.filed?.rest ?? []).map((title) => `No issue created (a push creates at most 10): ${(0,markdown/* escapeMarkdown */.F)(title)}`),
        ...problemsOf(done).map((problem) => (0,markdown/* escapeMarkdown */.F)(problem, MAX_PROBLEM)),
    ];
}
function problemsOf({ filed, published, followed, reviews }) {
    return [filed, published, followed, reviews].flatMap((part) => part?.problems ?? []);
}
const MAX_PROBLEM = 500;
function indexLine({ url, listed, unread }) {
    const rest = unread === 0 ? '' : `; ${unread} of them are read in the next runs`;
    return `Index: ${linked('Postmortems', url)}, ${listed} in all${rest}`;
}
function linked(text, url) {
    return url === undefined ? (0,markdown/* escapeMarkdown */.F)(text) : `[${(0,markdown/* escapeMarkdown */.F)(text)}](${url})`;
}


/***/ }),

/***/ 20811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeDigest: () => (/* binding */ writeDigest)
});

// EXTERNAL MODULE: ./build/src/github/comments.js
var comments = __webpack_require__(73195);
// EXTERNAL MODULE: ./build/src/incident/confidential.js
var confidential = __webpack_require__(20136);
// EXTERNAL MODULE: ./build/src/text/counted.js
var counted = __webpack_require__(53271);
// EXTERNAL MODULE: ./build/src/text/markdown.js
var markdown = __webpack_require__(10492);
// EXTERNAL MODULE: ./build/src/time/duration.js
var duration = __webpack_require__(31067);
// EXTERNAL MODULE: ./build/src/postmortem/index-recurrence.js
var index_recurrence = __webpack_require__(14447);
// EXTERNAL MODULE: ./build/src/postmortem/learnings.js
var learnings = __webpack_require__(55487);
// EXTERNAL MODULE: ./build/src/postmortem/repeats.js
var postmortem_repeats = __webpack_require__(53896);
// EXTERNAL MODULE: ./build/src/postmortem/tracked-item.js
var tracked_item = __webpack_require__(10876);
;// CONCATENATED MODULE: ./build/src/postmortem/digest.js
/** The monthly digest: what changed, what repeats, what is overdue, and what would have helped most. Pure. */







/** For each list, so that the digest has at most 40 lines. */
const MAX_LISTED = 5;
const MAX_PREVENTIVE = 3;
const HOW_COUNTED = 'How it is counted: the minutes of impact of all later incidents of the failure that the item is about, from the families in the index.';
/** Returns at most 40 lines of markdown; undefined if nothing happened in the month. */
function digestOf({ month, entries, items, urlOf }) {
    const before = monthBefore(month);
    const until = `${month}-31`;
    const { known, now, repeated, preventive } = readMonth({ month, entries, items });
    const opened = items.filter(({ createdAt }) => createdAt.startsWith(month));
    const closed = items.filter(({ closedAt }) => closedAt?.startsWith(month));
    if (now.length + opened.length + closed.length === 0)
        return undefined;
    return [
        [`## Digest of ${month}`],
        ['### What changed', changes()],
        ['### What repeats', repeats()],
        ['### What is overdue', list(overdueItems(items, until), overdueLine, 'Nothing.')],
        [
            '### What would have prevented the most',
            preventive.length === 0
                ? 'No open action item is of a failure that happened again.'
                : [...preventive.map(preventiveLine), '', HOW_COUNTED].join('\n'),
        ],
    ]
        .flat()
        .join('\n\n');
    function changes() {
        const then = known.filter(({ date }) => date?.startsWith(before));
        const compare = (one, other) => `${one} (${before}: ${other})`;
        const medianOf = (some) => {
            const median = (0,learnings/* spreadOf */.jg)(some.flatMap(({ timeToResolve }) => timeToResolve ?? []))?.median;
            return median === undefined ? 'not known' : (0,duration/* inShort */.wZ)(Math.round(median));
        };
        const cost = (0,postmortem_repeats/* costOf */.ho)(now);
        return [
            `- Postmortems: ${compare(now.length, then.length)}`,
            `- Minutes of impact: ${compare(cost.minutes, (0,postmortem_repeats/* costOf */.ho)(then).minutes)}`,
            `- Median time to resolve: ${compare(medianOf(now), medianOf(then))}`,
            `- Action items: ${opened.length} opened, ${closed.filter(({ state }) => state === 'done').length} done, ${closed.filter(({ state }) => state === 'declined').length} declined, ${items.filter(({ state }) => state === 'open').length} open now`,
        ].join('\n');
    }
    function repeats() {
        return list(repeated, ({ entry, first }) => `- [${(0,index_recurrence/* entryName */.MB)(entry)}](${urlOf(entry)}), ${(0,counted/* counted */.h)((0,postmortem_repeats/* costOf */.ho)([entry]).minutes, 'minute')}: the same failure as [${(0,index_recurrence/* entryName */.MB)(first)}](${urlOf(first)})`, 'Nothing.');
    }
}
/** Returns the same for a chat, with the incident that each line is about. */
function announcedLines(facts) {
    const { items, month, entries, urlOf } = facts;
    const { now, repeated, preventive } = readMonth(facts);
    const about = ({ title, service }) => ({
        title,
        service,
        serviceId: undefined,
    });
    // If somebody removed the link to its postmortem, the item itself says what it is about.
    const aboutItem = (item) => about(entries.find(({ path }) => path === item.postmortem) ?? item);
    return [
        { text: `${(0,counted/* counted */.h)(now.length, 'postmortem')}, ${(0,counted/* counted */.h)((0,postmortem_repeats/* costOf */.ho)(now).minutes, 'minute')} of impact` },
        ...repeated.slice(0, MAX_LISTED).map(({ entry, first }) => ({
            text: `Happened again: ${entry.title}, like ${first.title}`,
            url: urlOf(entry),
            subject: about(entry),
        })),
        ...overdueItems(items, `${month}-31`)
            .slice(0, MAX_LISTED)
            .map((item) => ({ text: `Overdue since ${item.due}: ${item.title}`, url: item.url, subject: aboutItem(item) })),
        ...preventive.map(({ item, minutes }) => ({
            text: `Would have prevented ${(0,counted/* counted */.h)(minutes, 'minute')}: ${item.title}`,
            url: item.url,
            subject: aboutItem(item),
        })),
    ];
}
function readMonth({ month, entries, items }) {
    // What came later is in the next digest.
    const known = entries.filter(({ date }) => date === undefined || date <= `${month}-31`);
    const now = known.filter(({ date }) => date?.startsWith(month));
    const recurring = (0,postmortem_repeats/* recurringIn */.hf)(known);
    const repeated = recurring
        .flatMap(({ first, repeats }) => repeats.flatMap((entry) => (now.includes(entry) ? [{ entry, first }] : [])))
        .sort((one, other) => (other.entry.duration ?? 0) - (one.entry.duration ?? 0));
    return { known, now, recurring, repeated, preventive: preventiveItems(recurring, items).slice(0, MAX_PREVENTIVE) };
}
/** Open items that were due on a day, or before it, the longest overdue first. `until`: YYYY-MM-DD. */
function overdueItems(items, until) {
    return items
        .filter((item) => (0,tracked_item.isDue)(item, until))
        .sort((one, other) => compareText(one.due ?? '', other.due ?? '') || compareText(one.url, other.url));
}
const KIND_ORDER = ['prevent', undefined, 'mitigate', 'detect'];
/** Open items of failures that happened again, those whose completion would have prevented the most minutes first. */
function preventiveItems(recurring, items) {
    const later = new Map(recurring.flatMap(({ first, repeats }) => [first, ...repeats].map((entry, index, chain) => [entry.path, chain.slice(index + 1)])));
    return items
        .flatMap((item) => {
        const since = item.state === 'open' ? (later.get(item.postmortem ?? '') ?? []) : [];
        return since.length === 0 ? [] : [{ item, minutes: (0,postmortem_repeats/* costOf */.ho)(since).minutes, incidents: since.length }];
    })
        .sort((one, other) => other.minutes - one.minutes ||
        KIND_ORDER.indexOf(one.item.kind) - KIND_ORDER.indexOf(other.item.kind) ||
        compareText(one.item.createdAt, other.item.createdAt) ||
        compareText(one.item.url, other.item.url));
}
function overdueLine({ title, url, due, assignees, owner }) {
    const who = assignees.length > 0 ? assignees.join(', ') : (owner ?? 'nobody');
    return `- [${(0,markdown/* escapeMarkdown */.F)(title, 100)}](${url}), due ${due}, owner: ${(0,markdown/* escapeMarkdown */.F)(who, 60)}`;
}
function preventiveLine({ item: { title, url, kind }, minutes, incidents }) {
    const of = kind === undefined ? '' : ` (${kind})`;
    return `- [${(0,markdown/* escapeMarkdown */.F)(title, 100)}](${url})${of}: ${(0,counted/* counted */.h)(minutes, 'minute')} in ${(0,counted/* counted */.h)(incidents, 'incident')}`;
}
function list(all, line, none) {
    const rest = all.length - MAX_LISTED;
    const lines = all.slice(0, MAX_LISTED).map(line);
    return all.length === 0 ? none : [...lines, ...(rest > 0 ? [`- And ${rest} more.`] : [])].join('\n');
}
/** The month before one, both YYYY-MM. */
function monthBefore(month) {
    const [year = 0, number = 1] = month.split('-').map(Number);
    return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}
const compareText = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

// EXTERNAL MODULE: ./build/src/postmortem/file-url.js
var file_url = __webpack_require__(53408);
// EXTERNAL MODULE: ./build/action/shared/announce.js
var announce = __webpack_require__(96142);
// EXTERNAL MODULE: ./build/action/shared/connections.js + 7 modules
var connections = __webpack_require__(32971);
// EXTERNAL MODULE: ./build/action/shared/what-left.js
var what_left = __webpack_require__(4997);
// EXTERNAL MODULE: ./build/action/follow-up/tracked-items.js
var tracked_items = __webpack_require__(33110);
;// CONCATENATED MODULE: ./build/action/follow-up/write-digest.js
/** Writes the digest of the last month, once, as a comment on the index issue. */








/** Postmortems of the last days of a month are merged in the first days of the next: until then, the digest is kept up to date. */
const SETTLING_DAYS = 7;
/** `index`: all postmortems, and the number of the issue. Undefined if there is nothing to write. */
async function writeDigest(context, { entries, number }, now = new Date()) {
    const { docs, config, inputs } = context;
    if (!config['follow-up'].digest || number === undefined)
        return undefined;
    const month = monthBefore(now.toISOString().slice(0, 7));
    const marker = `<!-- pagerduty-postmortem digest ${month} -->`;
    const [written] = await (0,comments/* findComments */.Su)(docs, number, marker);
    if (written !== undefined && now.getUTCDate() > SETTLING_DAYS)
        return undefined;
    const isPublic = ({ title, service }) => !(0,confidential/* mayBeConfidential */.Z0)({ title, service, serviceId: undefined }, config);
    const shown = entries.filter(isPublic);
    const known = new Map(entries.map((entry) => [entry.path, entry]));
    const items = (await (0,tracked_items/* trackedItems */.N1)(context)).filter((item) => isPublic(known.get(item.postmortem ?? '') ?? item));
    const urlOf = ({ path }) => (0,file_url/* fileUrl */.i)((0,connections/* branchUrl */.Qq)(context), path);
    const facts = { month, entries: shown, items, urlOf };
    const markdown = digestOf(facts);
    if (markdown === undefined || (0,comments/* sameText */.QV)(written?.body, (0,comments/* marked */.xI)({ marker, body: markdown })))
        return undefined;
    if (inputs.dryRun) {
        (0,what_left/* wouldSend */.gx)('GitHub', { path: '/comments', body: { body: markdown } });
        return { month, url: undefined };
    }
    const { html_url: url, isNew } = await (0,comments/* upsertComment */.lB)(docs, number, { marker, body: markdown });
    if (isNew) {
        await (0,announce/* announce */.i)(context, {
            kind: 'digest',
            title: `Incident digest for ${month}`,
            url,
            lines: announcedLines(facts),
        });
    }
    return { month, url };
}


/***/ }),

/***/ 96142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ announce)
/* harmony export */ });
/* harmony import */ var _src_incident_confidential_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20136);
/* harmony import */ var _src_text_message_of_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62486);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68971);
/* harmony import */ var _what_left_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4997);




/**
 * Posts one announcement, unless there is no webhook, its kind is off, or it is about a confidential incident. Call it only in the run
 * whose own write says that the event is new (`isNew` of `upsertComment`), so that ten runs post one.
 */
async function announce({ inputs, config }, announcement) {
    const { announceWebhook: url, dryRun } = inputs;
    if (url === undefined || !config.announce[announcement.kind])
        return;
    try {
        const [{ announcedMessage, mapText, withoutConfidential }, { formatOfUrl, CHAT_NAMES }, { announcementBody, postAnnouncement },] = await Promise.all([
            __webpack_require__.e(/* import() */ 602).then(__webpack_require__.bind(__webpack_require__, 69602)),
            Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 98272)),
            __webpack_require__.e(/* import() */ 893).then(__webpack_require__.bind(__webpack_require__, 68893)),
        ]);
        const allowed = withoutConfidential(announcement, (subject) => (0,_src_incident_confidential_js__WEBPACK_IMPORTED_MODULE_2__/* .mayBeConfidential */ .Z0)(subject, config));
        if (allowed === undefined)
            return;
        const format = config.announce.format ?? formatOfUrl(url);
        if (format === undefined) {
            (0,_log_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(`Nothing was announced, because the address in the input "announce-webhook" does not tell whose it is: set "announce.format" in ${inputs.config} to slack, teams, mattermost or discord`);
            return;
        }
        const { clean } = await Promise.all(/* import() */[__webpack_require__.e(690), __webpack_require__.e(74)]).then(__webpack_require__.bind(__webpack_require__, 66074));
        const message = await mapText(announcedMessage(allowed), async (texts) => (await clean(texts, config.redact)).texts);
        const body = announcementBody(format, message);
        const sending = { path: '/announcements', body };
        if (dryRun)
            return (0,_what_left_js__WEBPACK_IMPORTED_MODULE_1__/* .wouldSend */ .gx)(CHAT_NAMES[format], sending);
        (0,_what_left_js__WEBPACK_IMPORTED_MODULE_1__/* .sendingTo */ .ii)(CHAT_NAMES[format])(sending);
        await postAnnouncement(url, format, body);
    }
    catch (error) {
        (0,_log_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(`Nothing was announced. ${(0,_src_text_message_of_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error)}`);
    }
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

/***/ 27048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ repositoryOfService)
/* harmony export */ });
/* harmony import */ var _text_is_named_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78581);

/** Returns the repository under `services` for a service, by its name or ID; undefined if it has none. */
function repositoryOfService({ services }, service, serviceId) {
    return Object.entries(services).find(([name]) => (0,_text_is_named_js__WEBPACK_IMPORTED_MODULE_0__/* .isNamed */ .e)([name], service, serviceId))?.[1];
}


/***/ }),

/***/ 6120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ actionItemIssues),
/* harmony export */   w: () => (/* binding */ assigneesOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(10492);
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69180);
/* harmony import */ var _text_truncate_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6935);
/* harmony import */ var _file_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53408);
/* harmony import */ var _index_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7237);
/* harmony import */ var _item_marker_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(40568);
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91097);
/* harmony import */ var _tracked_item_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10876);
/** An action item as an issue of the docs repository. */









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
            marker: (0,_item_marker_js__WEBPACK_IMPORTED_MODULE_5__/* .itemMarker */ .S8)(hashOf(path, identity, ordinal)),
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
    const line = (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .T)(text) ?? 'Action item';
    const facts = LAST_BRACKET.exec(line);
    const areFacts = [owner, due].some((fact) => fact !== undefined && facts?.[1]?.includes(fact.text));
    const action = facts && areFacts ? line.slice(0, facts.index) : line;
    const at = doneWhen === undefined ? -1 : action.indexOf(doneWhen.text);
    const before = at < 0 ? '' : action.slice(0, at);
    const onlyAction = DONE_WHEN_BEFORE.test(before) ? before.replace(DONE_WHEN_BEFORE, '') : action;
    return (0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_7__/* .truncate */ .xv)(onlyAction.trim() || line, MAX_TITLE);
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
    ].flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .escapeMarkdown */ .F)(value)}`]));
    return [
        `> ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .escapeMarkdown */ .F)(text, MAX_TEXT)}`,
        `An action item of the postmortem [${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_8__/* .escapeMarkdown */ .F)((0,_index_entry_js__WEBPACK_IMPORTED_MODULE_1__.titleOf)(document, path))}](${url}).`,
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
