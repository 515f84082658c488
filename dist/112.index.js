export const id = 112;
export const ids = [112];
export const modules = {

/***/ 38112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  review: () => (/* binding */ review)
});

// EXTERNAL MODULE: ./build/action/shared/log.js
var log = __webpack_require__(68971);
// EXTERNAL MODULE: ./build/action/shared/outputs.js
var outputs = __webpack_require__(31715);
// EXTERNAL MODULE: ./build/src/agent/session.js
var agent_session = __webpack_require__(76603);
// EXTERNAL MODULE: ./build/src/agent/tags.js
var agent_tags = __webpack_require__(71514);
// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var postmortem_paths = __webpack_require__(44564);
// EXTERNAL MODULE: ./build/action/shared/connections.js + 7 modules
var connections = __webpack_require__(32971);
// EXTERNAL MODULE: ./build/action/shared/summary.js
var summary = __webpack_require__(36893);
// EXTERNAL MODULE: ./build/src/github/pulls.js
var pulls = __webpack_require__(48153);
// EXTERNAL MODULE: ./build/src/http/http.js + 1 modules
var http = __webpack_require__(83447);
;// CONCATENATED MODULE: ./build/action/review/devins-branch.js


/** Devin's pull requests come from this account and no other, whatever its name ends in. */
const DEVIN = 'devin-ai-integration[bot]';
/** GitHub lists no more, so newer ones would be unknown. */
const MAX_COMMITS = 250;
/**
 * Returns whether only Devin has pushed to the branch. GitHub authenticates who pushes, while the person who makes a commit chooses
 * its author and committer. On a server without the list of activities, this uses the push's sender and the accounts of the commits,
 * which somebody could have forged before: see SECURITY.md.
 */
async function isDevinsAlone(docs, pull, pusher) {
    if (pusher !== undefined && pusher !== DEVIN)
        return false;
    try {
        const pushers = await (0,pulls/* listPushers */.R5)(docs, pull.head.ref);
        if (pushers.length > 0)
            return pushers.every((login) => login === DEVIN);
    }
    catch (error) {
        if (!(error instanceof http/* ApiError */.hD) || ![403, 404].includes(error.status ?? 0))
            throw error;
    }
    const commits = await (0,pulls/* listPullCommits */.YN)(docs, pull.number);
    return commits.length < MAX_COMMITS && commits.every(isDevins);
}
/** GitHub's own account for commits in its web interface. */
const GITHUB = 'web-flow';
/** An account that GitHub does not know counts as a person's. */
function isDevins({ author, committer }) {
    return author?.login === DEVIN && (committer?.login === DEVIN || committer?.login === GITHUB);
}

;// CONCATENATED MODULE: ./build/action/review/declined.js
/**
 * Handles a declined postmortem: when a person closes Devin's pull request unmerged, its session is tagged, and nothing more is
 * written about the incident. The tag is the only memory of it, so failing to set it is an error.
 */








/** `request` is the pull request that `sender` closed. */
async function recordDeclined(inputs, sender, request) {
    const why = whyNotDeclined(sender, request);
    const agent = why === undefined ? await (0,connections/* devinOf */.A0)(inputs) : undefined;
    if (agent === undefined) {
        return nothingToNote(why ?? 'without the input "devin-api-key" no session can be tagged');
    }
    const path = request.devins ?? '';
    const id = (0,postmortem_paths/* incidentIdOfPath */.KO)(path) ?? '';
    const session = await declineSessions(agent, id, inputs.dryRun);
    if (session === undefined)
        return nothingToNote(`no session with the tag ${(0,agent_tags/* incidentTag */.fZ)(id)} was found`);
    if (session.archived)
        return nothingToNote('its session is archived, and Devin changes no archived session');
    (0,outputs/* setOutputs */.n0)({
        outcome: 'skipped',
        reason: 'declined',
        'incident-id': id,
        'session-id': session.id,
        'session-url': session.url,
        'document-path': path,
    });
    await (0,summary/* writeSummary */.Sy)(`## Postmortem declined

A person closed the pull request without merging it, so nothing more is written about incident ${id} until it is reopened. (reason: \`declined\`)
`);
}
/** How often a newer session may appear while one is being tagged. */
const MAX_SESSIONS = 5;
/**
 * Tags the newest session of the incident as declined; undefined if there is none. A run may be starting another one at the same
 * time, so this looks again until the newest one is tagged.
 */
async function declineSessions(agent, incidentId, dryRun) {
    const tagged = new Set();
    const gone = new Set();
    for (;;) {
        const session = (0,agent_session/* newestOf */.su)((await agent.findSessions((0,agent_tags/* incidentTag */.fZ)(incidentId))).filter(({ id }) => !gone.has(id)));
        if (session === undefined || session.archived || dryRun || tagged.has(session.id) || tagged.size === MAX_SESSIONS)
            return session;
        const now = await agent.addTags(session.id, [agent_tags/* DECLINED_TAG */.uw]);
        if (now.includes(agent_tags/* TERMINATED_TAG */.$s))
            gone.add(session.id);
        tagged.add(session.id);
    }
}
/** Removes the tag from all sessions of a reopened pull request, because a terminated session hands its tags over. */
async function withdrawDecline(agent, sessions) {
    const declined = sessions.filter(({ tags, archived }) => tags.includes(agent_tags/* DECLINED_TAG */.uw) && !archived);
    await Promise.all(declined.map(({ id }) => agent.removeTag(id, agent_tags/* DECLINED_TAG */.uw)));
}
function nothingToNote(why) {
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
    (0,log/* info */.pq)(`Nothing to record: ${why}`);
}
function whyNotDeclined(sender, { pull, devins }) {
    if (devins === undefined)
        return 'it has no postmortem by Devin for the incident in its branch name';
    if (pull.state === 'open')
        return 'the pull request is open again';
    if (pull.merged_at !== null)
        return 'the pull request was merged';
    const byPerson = sender !== undefined && sender.login !== DEVIN && sender.type !== 'Bot';
    return byPerson ? undefined : 'no person closed it';
}

// EXTERNAL MODULE: ./build/src/github/files.js
var github_files = __webpack_require__(80166);
// EXTERNAL MODULE: ./build/action/shared/context.js
var shared_context = __webpack_require__(88914);
// EXTERNAL MODULE: ./build/action/shared/once.js
var once = __webpack_require__(4344);
;// CONCATENATED MODULE: ./build/action/review/changes.js
/** What a pull request, or a group of them in the merge queue, changes in the postmortems. */



/** Returns the changes in the postmortems between two commits. */
async function changesOf(about) {
    const { files, headSha, baseSha, byDevin } = about;
    const { docs, config } = about.context;
    const unchecked = files
        .filter(({ filename, status }) => status !== 'removed' && isDirectoryItself(filename, config))
        .map(({ filename }) => `${filename} is now a file, a symbolic link or a submodule instead of the directory of the postmortems: restore the directory, or set "directory" in the configuration.`);
    const candidates = files.filter(({ filename, status }) => status !== 'removed' && status !== 'unchanged' && (0,postmortem_paths/* isPostmortem */.v4)(filename, config));
    const head = (0,once/* once */.O)(() => (0,github_files/* listFiles */.CS)(docs, headSha));
    let base;
    const onBase = async () => {
        base ??= (0,github_files/* listFiles */.CS)(docs, baseSha);
        return (await base).below(config.directory);
    };
    const documents = [];
    for (const file of candidates) {
        const { status, patch, sha, previous_filename: before = '' } = file;
        const isMove = status === 'renamed' && (0,postmortem_paths/* isPostmortem */.v4)(before, config);
        // Moving a postmortem changes nothing in it, and GitHub then shows no patch. It shows none for a file that it calls binary either.
        const isUntouched = isMove && patch === undefined && (await onBase()).some((old) => old.path === before && old.sha === sha);
        if (isUntouched && !byDevin)
            continue;
        const isNew = !isUntouched &&
            (patch === undefined || status === 'added' || status === 'copied' || (status === 'renamed' && !isMove));
        documents.push({ ...file, isNew });
    }
    return { ...about, documents, head, unchecked };
}
/**
 * A check run belongs to a commit, whichever pull request it was written for. So a pull request into another branch is checked for
 * what its head would bring to the default branch. Otherwise a bad document that is already in the other branch would become green.
 */
async function changesToDefault(about) {
    const { headSha } = about;
    const { docs, defaultBranch } = about.context;
    const { mergeBase, files } = (await (0,github_files/* compareToBranch */.Jo)(docs, defaultBranch, headSha)) ?? {};
    const baseSha = mergeBase ?? about.baseSha;
    const unlisted = files !== undefined && files.length < github_files/* MAX_COMPARED */.$i
        ? []
        : await filesNotIn(mergeBase, about).then((all) => all.filter(({ filename }) => !files?.some((listed) => listed.filename === filename)));
    const changes = await changesOf({ ...about, baseSha, files: [...(files ?? []), ...unlisted] });
    // The rule `scope` is about the files that the pull request itself touches, whatever its base.
    return { ...changes, files: about.files };
}
/** Returns the files of the head's directory that another commit does not have, without a patch. */
async function filesNotIn(base, { context: { docs, config }, headSha }) {
    const below = async (ref) => (await (0,github_files/* listFiles */.CS)(docs, ref)).below(config.directory);
    const [now, then] = await Promise.all([below(headSha), base === undefined ? [] : below(base)]);
    const before = new Map(then.map(({ path, sha }) => [path, sha]));
    return now
        .filter(({ path, sha }) => before.get(path) !== sha)
        .map(({ path, sha }) => ({ filename: path, sha, status: before.has(path) ? 'modified' : 'added' }));
}
/** A link in place of the directory, or above it, would bring postmortems that no list of files shows. */
function isDirectoryItself(path, { directory }) {
    return path === directory || directory.startsWith(`${path}/`);
}

// EXTERNAL MODULE: ./build/src/text/utf8.js
var utf8 = __webpack_require__(27390);
;// CONCATENATED MODULE: ./build/action/review/each-document.js


/** The most documents read from a pull request with a whole archive: each takes one of the 1,000 requests an hour. */
const MAX_DOCUMENTS = 200;
const AT_A_TIME = 5;
/**
 * Reviews each document, a few at a time. `unchecked`: what was not reviewed, or not in full, each with the fix. `review` returns
 * undefined for a file without a text of its own.
 */
async function eachDocument(documents, quota, review) {
    const { default: pMap } = await __webpack_require__.e(/* import() */ 606).then(__webpack_require__.bind(__webpack_require__, 606));
    const reviewed = await pMap(documents.slice(0, MAX_DOCUMENTS), async (file) => {
        if (!quota.mayRead())
            return { unchecked: [] };
        const notChecked = (why) => ({ unchecked: [`${file.filename} was not checked: ${why}`] });
        try {
            const result = await review(file);
            if (result !== undefined)
                return { result, unchecked: result.unchecked };
            return notChecked('it is gone, or it is a link to something else. Commit the file itself.');
        }
        catch (error) {
            if (!(error instanceof http/* ApiError */.hD || error instanceof utf8/* NotUtf8Error */.x))
                throw error;
            return notChecked(`${error.message}.`);
        }
    }, { concurrency: AT_A_TIME });
    const beyond = documents.length <= MAX_DOCUMENTS
        ? []
        : [
            `Only the first ${MAX_DOCUMENTS} of ${documents.length} postmortems were checked: put the others in separate pull requests.`,
        ];
    return {
        results: reviewed.flatMap(({ result }) => result ?? []),
        unchecked: [...beyond, ...reviewed.flatMap(({ unchecked }) => unchecked), ...quota.exhausted()],
    };
}

;// CONCATENATED MODULE: ./build/action/review/quota.js
/** Kept for drafts, and for the check run and the comment of the review itself. */
const RESERVE = 300;
/** How many commits and pull requests one run looks up. Each takes a request or two. */
const MAX_LOOK_UPS = 100;
function quotaOf({ remaining }) {
    let lookUps = 0;
    const reasons = new Set();
    const refuse = (why) => {
        reasons.add(why);
        return false;
    };
    const mayRead = () => (remaining() ?? RESERVE) >= RESERVE ||
        refuse(`GitHub takes only ${RESERVE} more requests of this token in this hour, which are kept for drafts: run the review again in an hour.`);
    return {
        mayRead,
        mayLookUp() {
            if (lookUps === MAX_LOOK_UPS) {
                return refuse(`The pull request cites more than the ${MAX_LOOK_UPS} commits and pull requests that a review looks up: split it.`);
            }
            if (!mayRead())
                return false;
            lookUps += 1;
            return true;
        },
        exhausted: () => [...reasons],
    };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(63619);
// EXTERNAL MODULE: ./build/src/text/truncate.js
var truncate = __webpack_require__(6935);
// EXTERNAL MODULE: ./build/src/text/visible.js
var visible = __webpack_require__(72939);
// EXTERNAL MODULE: ./build/src/github/docs-repository.js + 1 modules
var docs_repository = __webpack_require__(3422);
;// CONCATENATED MODULE: ./build/src/github/checks.js
/** Our check run on a commit (GitHub docs, "REST API endpoints for check runs"). Only an App's token may write one. */





const CheckRun = schemas/* object */.Ikc({
    id: schemas/* int */.Whr(),
    html_url: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    external_id: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    app: schemas/* nullish */.cl6(schemas/* object */.Ikc({ slug: schemas/* optional */.lqM(schemas/* string */.YjP()) })),
});
/** Distinguishes our run from a workflow job with the same name: both are created by the same App. */
const EXTERNAL_ID = 'pagerduty-postmortem';
const ANNOTATIONS_A_CALL = 50;
/**
 * For the summary, and for the text. docs.github.com, "REST API endpoints for check runs", says 65,535 characters, but the server
 * counts bytes.
 */
const MAX_TEXT_BYTES = 65_535;
/** Docs, as above: 255 characters. */
const MAX_ANNOTATION_TITLE_CHARACTERS = 255;
/** Docs, as above: 64 KB. Fifty of this size fit into a request. */
const MAX_ANNOTATION_MESSAGE_BYTES = 16_000;
/**
 * Writes the check run of a commit. Updates an existing one. Annotations can only be added, so if the existing run has outdated
 * ones, a new run replaces it, and GitHub shows that instead. `known` is what `findCheck` has found for the commit.
 */
async function upsertCheck(docs, check, known = findCheck(docs, check)) {
    const { name, headSha: head_sha, conclusion } = check;
    const wanted = (0,visible/* visibleIn */.i)(check.annotations.map(fitted));
    const output = {
        title: check.title,
        summary: (0,truncate/* truncateBytes */.QY)(check.summary, MAX_TEXT_BYTES),
        ...(check.text !== undefined && { text: (0,truncate/* truncateBytes */.QY)(check.text, MAX_TEXT_BYTES) }),
    };
    const state = {
        status: 'completed',
        conclusion,
        ...(check.detailsUrl !== undefined && { details_url: check.detailsUrl }),
    };
    const update = ({ id }, annotations) => docs.call('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', { check_run_id: id, ...state, output: { ...output, annotations } }, CheckRun);
    const { before, shown } = await known;
    const holds = shown.every((old) => wanted.some((annotation) => sameAnnotation(annotation, old)));
    const missing = holds ? wanted.filter((annotation) => !shown.some((old) => sameAnnotation(annotation, old))) : wanted;
    const [first = [], ...more] = inParts(missing);
    let run;
    if (before !== undefined && holds) {
        run = await update(before, first);
    }
    else {
        try {
            run = await docs.call('POST /repos/{owner}/{repo}/check-runs', { name, head_sha, external_id: EXTERNAL_ID, ...state, output: { ...output, annotations: first } }, CheckRun);
        }
        catch (error) {
            const made = (0,docs_repository/* answerWasLost */.W)(error) ? await findRun(docs, check) : undefined;
            if (made === undefined || made.id === before?.id)
                throw error;
            run = made;
        }
    }
    if (run.app?.slug !== undefined)
        docs.wroteAs(loginOf(run));
    // Each call adds its own.
    const last = await Promise.all(more.map((annotations) => update(run, annotations)));
    return last.at(-1) ?? run;
}
/**
 * Returns our newest run with its annotations, or undefined if GitHub refuses because of a rate limit: a second run then replaces the
 * first, and a commit without any run would wait for it forever.
 */
async function findCheck(docs, check) {
    try {
        const before = await findRun(docs, check);
        return { before, shown: before === undefined ? [] : await annotationsOf(docs, before) };
    }
    catch (error) {
        if (!(error instanceof http/* ApiError */.hD))
            throw error;
        return { before: undefined, shown: [] };
    }
}
/** Returns our newest run. */
async function findRun(docs, { name, headSha }) {
    const [login, runs] = await Promise.all([
        docs.login(),
        docs.list('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', { ref: headSha, check_name: name }, CheckRun),
    ]);
    return runs
        .filter((run) => run.external_id === EXTERNAL_ID && loginOf(run) === login)
        .toSorted((a, b) => b.id - a.id)[0];
}
/** The account of the App that created the run. */
const loginOf = ({ app }) => `${app?.slug}[bot]`;
const Shown = schemas/* object */.Ikc({ path: schemas/* string */.YjP(), start_line: schemas/* int */.Whr(), message: schemas/* nullable */.mee(schemas/* string */.YjP()) });
function annotationsOf({ list }, { id }) {
    return list('GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations', { check_run_id: id }, Shown);
}
function sameAnnotation(annotation, { path, start_line, message }) {
    return annotation.path === path && annotation.start_line === start_line && annotation.message === message;
}
function fitted(annotation) {
    const { title, message } = annotation;
    return {
        ...annotation,
        ...(title !== undefined && { title: (0,truncate/* truncate */.xv)(title, MAX_ANNOTATION_TITLE_CHARACTERS) }),
        message: (0,truncate/* truncateBytes */.QY)(message, MAX_ANNOTATION_MESSAGE_BYTES),
    };
}
function inParts(annotations) {
    const count = Math.ceil(annotations.length / ANNOTATIONS_A_CALL);
    return Array.from({ length: count }, (_, part) => annotations.slice(part * ANNOTATIONS_A_CALL, (part + 1) * ANNOTATIONS_A_CALL));
}

// EXTERNAL MODULE: ./build/src/github/refusal.js
var refusal = __webpack_require__(64537);
// EXTERNAL MODULE: ./build/src/text/markdown.js
var markdown = __webpack_require__(10492);
// EXTERNAL MODULE: ./build/src/text/message-of.js
var message_of = __webpack_require__(62486);
;// CONCATENATED MODULE: ./build/action/review/review-check.js
/** The check run of a review. A team may require it, so every run writes one, and it is green only if everything was checked. */








const NAME = 'postmortem-review';
/**
 * While people have a section to fill in, the check requires an action: a team that requires the check has configured these sections,
 * and GitHub would let `neutral` pass.
 */
const CONCLUSIONS = { passed: 'success', failed: 'failure', waiting: 'action_required' };
const MAX_REASON = 1000;
function outcomeOf(verdict) {
    return verdict === 'waiting' ? { outcome: 'passed', reason: 'waiting-for-people' } : { outcome: verdict, reason: '' };
}
/** `known` is what `findReviewCheck` has found for the commit. */
async function writeCheck(docs, check, known) {
    await upsertCheck(docs, { name: NAME, ...check }, known);
}
function findReviewCheck(docs, headSha) {
    return findCheck(docs, { name: NAME, headSha });
}
/**
 * Runs the task. If it cannot be finished, the check run fails with the reason, and the error is logged. If the commit is
 * gone, there is nothing to check: its check run would block nothing, and the run for the new commit writes its own.
 */
async function failCheckOnError(inputs, event, headSha, task) {
    try {
        await task();
    }
    catch (error) {
        if (error instanceof http/* ApiError */.hD && (0,refusal/* isCommitGone */.BH)(error.status, error.message)) {
            (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
            (0,log/* info */.pq)(`Superseded: ${error.message}`);
            return;
        }
        if (headSha !== undefined && !inputs.dryRun && inputs.githubToken !== undefined) {
            const summary = `${(0,markdown/* escapeMarkdown */.F)((0,message_of/* messageOf */.b)(error), MAX_REASON)}\n\nThe pull request does not count as checked. Fix the problem, or wait, and run the workflow again.`;
            const failed = { headSha, conclusion: 'failure', title: 'The review could not be finished', summary };
            await writeCheck((0,connections/* docsRepository */.yf)(inputs, event), { ...failed, annotations: [] }).catch((problem) => (0,log/* warning */.$e)(`The check run ${NAME} could not be written: ${(0,message_of/* messageOf */.b)(problem)}`));
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/action/review/merge-group.js
/**
 * The review of a merge group: the combined changes of its pull requests, at the commit that the merge queue is about to merge. Each
 * of them has had its own review with all lookups, so nothing is looked up again and nobody is notified.
 */











const NOTHING_KNOWN = { incident: undefined, acknowledgedAt: undefined, evidence: undefined };
async function reviewMergeGroup(inputs, event) {
    const group = await openMergeGroup(inputs, event);
    const { headSha, baseSha } = group;
    const { docs, repository, config } = group.context;
    if (group.documents.length === 0 && group.unchecked.length === 0) {
        const title = 'No postmortem in this merge group';
        (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'no-postmortem', 'incident-id': '' });
        (0,log/* info */.pq)(title);
        const nothing = { title, summary: 'There is nothing to check.', annotations: [] };
        if (!inputs.dryRun)
            await writeCheck(docs, { headSha, conclusion: 'neutral', ...nothing });
        return;
    }
    const [{ checkOutput, reviewComment, verdictOf }, { reviewDocument }] = await Promise.all([
        __webpack_require__.e(/* import() */ 948).then(__webpack_require__.bind(__webpack_require__, 99948)),
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(145), __webpack_require__.e(582), __webpack_require__.e(120), __webpack_require__.e(690), __webpack_require__.e(377)]).then(__webpack_require__.bind(__webpack_require__, 82377)),
    ]);
    const quota = quotaOf(docs);
    const lookups = { quota, known: NOTHING_KNOWN, session: undefined, earlier: async () => [] };
    const { results, unchecked } = await eachDocument(group.documents, quota, (file) => reviewDocument(file, group, lookups));
    const report = {
        headUrl: `${connections/* SERVER_URL */.UB}/${repository}/blob/${headSha}`,
        baseUrl: `${connections/* SERVER_URL */.UB}/${repository}/blob/${baseSha}`,
        documents: results.map(({ review }) => ({ ...review, fixRequest: undefined })),
        leftOut: ['PagerDuty was not queried and nothing was looked up: the reviews of the pull requests did that.'],
        unchecked: [...new Set([...group.unchecked, ...unchecked])],
        dryRun: inputs.dryRun,
    };
    const verdict = verdictOf(report);
    const conclusion = CONCLUSIONS[verdict];
    if (!inputs.dryRun)
        await writeCheck(docs, { headSha, conclusion, ...checkOutput(report) });
    const findings = report.documents.reduce((sum, document) => sum + document.findings.length, 0);
    const paths = report.documents.flatMap(({ path }) => (0,postmortem_paths/* postmortemPath */.KA)(path, config.directory) ?? []);
    (0,outputs/* setOutputs */.n0)({ ...outcomeOf(verdict), 'incident-id': '', 'document-path': paths[0] ?? '', findings: String(findings) });
    await (0,summary/* writeSummary */.Sy)(`## Review of a merge group\n\n${reviewComment(report)}\n`);
}
/** Each pull request was checked against the services by its own run. This checks their combination. */
async function openMergeGroup(inputs, event) {
    const { headSha, baseSha } = event;
    const docs = (0,connections/* docsRepository */.yf)(inputs, event);
    const [context, files] = await Promise.all([(0,shared_context/* openContext */.e)(inputs, event, docs), (0,github_files/* compare */.UD)(docs, baseSha, headSha)]);
    const changes = await changesOf({ context, files, headSha, baseSha, byDevin: false });
    const unlisted = files.length < github_files/* MAX_COMPARED */.$i
        ? []
        : [
            `GitHub lists only the first ${github_files/* MAX_COMPARED */.$i} files that the merge group changes, so there may be more postmortems in it: merge fewer pull requests at a time, or split the large one.`,
        ];
    return { ...changes, unchecked: [...changes.unchecked, ...unlisted], lookUp: 'nothing' };
}

;// CONCATENATED MODULE: ./build/action/review/pull-request.js







/**
 * Reads everything that does not depend on another answer in one round of requests. Without the head that the event tells, the files
 * take a second round.
 */
async function openPullRequest(inputs, event) {
    const docs = (0,connections/* docsRepository */.yf)(inputs, event);
    const [context, { pull, files }] = await Promise.all([
        (0,shared_context/* openContext */.e)(inputs, event, docs, { ahead: ['files', 'about'] }),
        readPull(docs, event.number, event.headSha),
    ]);
    const isFork = pull.head.repo?.full_name !== context.repository;
    const byDevin = !isFork && pull.user?.login === DEVIN;
    const about = { context, files, headSha: pull.head.sha, baseSha: pull.base.sha, byDevin };
    const changes = pull.base.ref === context.defaultBranch ? await changesOf(about) : await changesToDefault(about);
    const documents = changes.documents.length === 0 && byDevin ? misplaced(pull, files) : changes.documents;
    const ofBranch = byDevin ? changes.documents.filter(({ filename }) => (0,postmortem_paths/* isOfBranch */.Av)(filename, pull.head.ref)) : [];
    return {
        ...changes,
        documents,
        unchecked: [...changes.unchecked, ...unlisted(pull, files)],
        pull,
        isFork,
        lookUp: isFork ? 'nothing' : 'all',
        devins: ofBranch.length === 1 ? (0,postmortem_paths/* postmortemPath */.KA)(ofBranch[0]?.filename ?? '', context.config.directory) : undefined,
        // GitHub authenticates who has just pushed.
        isDevinsAlone: (0,once/* once */.O)(() => isDevinsAlone(docs, pull, event.action === 'synchronize' ? event.sender?.login : undefined)),
        isCurrent: (0,once/* once */.O)(async () => {
            const now = await (0,pulls/* getPull */.Cs)(docs, pull.number);
            return now.head.sha === pull.head.sha && now.base.ref === pull.base.ref;
        }),
    };
}
function unlisted({ changed_files: changed }, { length }) {
    return changed === undefined || changed <= length
        ? []
        : [
            `GitHub lists only ${length} of the ${changed} files that the pull request changes, so there may be more postmortems in it: split it.`,
        ];
}
async function readPull(docs, number, before) {
    const [pull, files] = await Promise.all([
        (0,pulls/* getPull */.Cs)(docs, number),
        before === undefined ? undefined : (0,pulls/* listPullFiles */.pG)(docs, number),
    ]);
    // The event is an old one: its head does not tell that these are the files of the head now.
    return { pull, files: files !== undefined && pull.head.sha === before ? files : await (0,pulls/* listPullFiles */.pG)(docs, number) };
}
/** A document by Devin on a postmortem's branch counts as one, even in the wrong place. */
function misplaced({ head }, files) {
    return head.ref.startsWith('postmortem/')
        ? files
            .filter(({ filename, status }) => status === 'added' && filename.endsWith('.md'))
            .slice(0, 1)
            .map((file) => ({ ...file, isNew: true }))
        : [];
}

// EXTERNAL MODULE: ./build/action/shared/what-left.js
var what_left = __webpack_require__(4997);
// EXTERNAL MODULE: ./build/action/shared/announce.js
var announce = __webpack_require__(96142);
;// CONCATENATED MODULE: ./build/action/review/announce-drafts.js

/** Announces Devin's postmortems. Only once: the caller has just written the first comment. */
async function announceDrafts({ context, pull, byDevin }, results) {
    if (!byDevin)
        return;
    for (const { reviewed } of results) {
        const { findings } = reviewed.review;
        const errors = findings.filter(({ severity }) => severity === 'error').length;
        await (0,announce/* announce */.i)(context, {
            kind: 'draft-ready',
            subject: reviewed.subject,
            pull: { number: pull.number, url: pull.html_url },
            errors,
            warnings: findings.length - errors,
        });
    }
}

// EXTERNAL MODULE: ./build/action/shared/lookup-incident.js
var lookup_incident = __webpack_require__(84694);
// EXTERNAL MODULE: ./build/src/postmortem/peoples-sections.js
var peoples_sections = __webpack_require__(27217);
;// CONCATENATED MODULE: ./build/action/review/lines-by-devin.js
/** Finds the lines of a document that Devin wrote, to check whether it filled in a section for people. */






/** A pull request by Devin that people have answered has a few. */
const lines_by_devin_MAX_COMMITS = 12;
/**
 * Returns every line that a commit by Devin brought into the file, `all` if nobody else has pushed, and `unknown` if there are too
 * many commits, or GitHub's list is unavailable. Takes two rounds of requests.
 */
async function linesByDevin(request, path) {
    const { context: { docs }, pull, baseSha, } = request;
    try {
        const [isAlone, commits] = await Promise.all([request.isDevinsAlone(), (0,pulls/* listPullCommits */.YN)(docs, pull.number)]);
        if (isAlone)
            return 'all';
        if (commits.length > lines_by_devin_MAX_COMMITS)
            return 'unknown';
        const texts = await (0,github_files/* readTexts */.Z7)(docs, [baseSha, ...commits.map(({ sha }) => sha)].map((ref) => ({ path, ref })));
        const [before = new Set(), ...after] = texts.map((text) => new Set((0,peoples_sections/* trimmedLines */.Al)(text ?? '')));
        const written = new Set();
        let earlier = before;
        for (const [index, lines] of after.entries()) {
            const commit = commits[index];
            if (commit !== undefined && isDevins(commit))
                for (const line of lines)
                    if (!earlier.has(line))
                        written.add(line);
            earlier = lines;
        }
        return written;
    }
    catch (error) {
        if (!(error instanceof http/* ApiError */.hD))
            throw error;
        (0,log/* warning */.$e)(`Could not look up who filled in the sections for people in ${path}. ${error.message}`);
        return 'unknown';
    }
}

// EXTERNAL MODULE: ./build/src/postmortem/messages.js
var messages = __webpack_require__(72078);
;// CONCATENATED MODULE: ./build/action/review/request-fixes.js
/**
 * Asks Devin to fix the errors that the review found in its own postmortem: once per head commit, a few times at most, and
 * never after a person has pushed to the branch.
 */




async function planFixes(request, { path, findings, config, session, }, agent, dryRun) {
    const { pull } = request;
    const errors = findings.filter(({ severity }) => severity === 'error');
    const { 'ask-devin': askDevin, 'max-rounds': maxRounds } = config.review;
    if (errors.length === 0 || !askDevin || maxRounds === 0)
        return { fixRequest: undefined };
    const heads = (0,agent_tags/* reviewedHeadsOf */.KX)(session.tags);
    const told = heads.indexOf(pull.head.sha);
    if (told !== -1)
        return { fixRequest: { state: 'told', round: told + 1, maxRounds } };
    if (!(await request.isDevinsAlone()))
        return { fixRequest: { state: 'person-committed' } };
    if (heads.length >= maxRounds)
        return { fixRequest: { state: 'rounds-used-up', maxRounds } };
    if (!(0,agent_session/* isLive */.DG)(session))
        return { fixRequest: { state: 'session-ended' } };
    const round = heads.length + 1;
    const { told: findingsTold, removed } = await findingsOf(errors, config);
    const order = (0,messages/* fixOrder */.iK)({
        repository: request.context.repository,
        pull: { number: pull.number, url: pull.html_url },
        branch: pull.head.ref,
        documentPath: path,
        findings: findingsTold,
        round,
        maxRounds,
    });
    (0,what_left/* noteRemoved */.R9)(order, removed);
    const fixRequest = { state: 'told', round, maxRounds };
    if (dryRun) {
        (0,what_left/* wouldSend */.gx)('Devin', { path: '/messages', body: { message: order } });
        return { fixRequest };
    }
    return {
        fixRequest,
        async send() {
            if ((await agent.sendMessage(session.id, order)) === 'ended')
                return { state: 'session-ended' };
            // Sends the message before tagging: a tag without its message would never be retried. Sent twice, it says the same.
            await agent.addTags(session.id, [(0,agent_tags/* reviewTag */.dJ)(pull.head.sha)]);
            return fixRequest;
        },
    };
}
async function findingsOf(errors, { redact }) {
    const { clean } = await Promise.all(/* import() */[__webpack_require__.e(690), __webpack_require__.e(74)]).then(__webpack_require__.bind(__webpack_require__, 66074));
    const all = errors.map(toFindingData);
    const { texts, removed } = await clean(all.map(({ message }) => message), redact);
    const told = all.flatMap(({ rule, lines }, i) => {
        const message = texts[i];
        return message === undefined ? [] : [{ rule, lines, message }];
    });
    return { told, removed };
}
function toFindingData({ rule, message, fix, places }) {
    const wrong = places.filter(({ severity }) => severity === 'error');
    // `scope` quotes the names of other files, which anybody can choose. Devin knows what it pushed.
    const quoted = rule === 'scope' ? [] : wrong;
    const details = quoted.map(({ line, message: detail }) => `Line ${line}: ${detail}`);
    return { rule, lines: wrong.map(({ line }) => line), message: [message, fix, ...details].join(' ') };
}

;// CONCATENATED MODULE: ./build/action/review/review-one.js









/** Undefined if the file has no text of its own: it is gone, or a link. */
async function reviewOne(file, request, lookups) {
    const path = (0,postmortem_paths/* postmortemPath */.KA)(file.filename, request.context.config.directory);
    const isDevins = path !== undefined && path === request.devins;
    const known = (0,lookup_incident/* lookupIncident */.d)(path, { pagerduty: lookups.pagerduty, agent: undefined }, request.byDevin);
    const sessions = lookups.agent.then((agent) => (0,lookup_incident/* lookupIncident */.d)(path, { pagerduty: undefined, agent }));
    const withdrawn = isDevins ? sessions.then(({ sessions: all }) => takeBackDecline(all, request, lookups)) : undefined;
    // Everything is asked for at once. What fails is reported where it is needed.
    for (const asking of [known, sessions, withdrawn])
        asking?.catch(() => { });
    if (isDevins && request.context.inputs.devin.apiKey !== undefined)
        request.isDevinsAlone().catch(() => { });
    const lines = (0,once/* once */.O)(() => linesByDevin(request, file.filename));
    if (request.byDevin && hasPeoplesSections(request))
        lines().catch(() => { });
    const { reviewDocument } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(145), __webpack_require__.e(582), __webpack_require__.e(120), __webpack_require__.e(690), __webpack_require__.e(377)]).then(__webpack_require__.bind(__webpack_require__, 82377));
    const reviewed = await reviewDocument(file, request, {
        ...lookups,
        known,
        session: sessions.then(({ session }) => session),
        linesByDevin: lines,
    });
    if (reviewed === undefined)
        return undefined;
    const [{ leftOut, unchecked }, { session, leftOut: withoutDevin }] = await Promise.all([known, sessions]);
    const { asked, send } = isDevins
        ? await planToAsk(path, reviewed, session, request, await lookups.agent, withdrawn)
        : NOBODY_ASKED;
    return {
        path,
        reviewed,
        session,
        asked,
        send,
        leftOut: [...leftOut, ...withoutDevin, ...reviewed.leftOut],
        unchecked: [...unchecked, ...reviewed.unchecked],
    };
}
function hasPeoplesSections({ context: { config } }) {
    return [config, ...config.overrides].some(({ sections }) => Object.values(sections ?? {}).some((section) => section.by === 'people'));
}
/** Reopened, or pushed to since: GitHub keeps only the newest of several waiting runs. */
async function takeBackDecline(sessions, { context: { inputs } }, { agent: connecting, isNew }) {
    const agent = await connecting;
    if (agent === undefined || isNew || inputs.dryRun)
        return;
    if (sessions.some(({ tags }) => tags.includes(agent_tags/* DECLINED_TAG */.uw)))
        await withdrawDecline(agent, sessions);
}
const NOBODY_ASKED = { asked: { fixRequest: undefined, leftOut: [] }, send: undefined };
const notAsked = (why) => ({ fixRequest: undefined, leftOut: [why] });
async function planToAsk(path, { review: { findings }, config, isConfidential }, session, request, agent, withdrawn) {
    if (agent === undefined)
        return NOBODY_ASKED;
    if (session === undefined) {
        const id = (0,postmortem_paths/* incidentIdOfPath */.KO)(path);
        return {
            asked: notAsked(`Devin is not asked: no session with the tag pagerduty-incident:${id} was found.`),
            send: undefined,
        };
    }
    const failed = (error) => notAsked(`Devin could not be asked to fix the errors: ${toldOf(error)}`);
    try {
        await withdrawn;
        if (isConfidential) {
            return {
                asked: notAsked('Devin is not asked: the incident is confidential by the configuration.'),
                send: undefined,
            };
        }
        const { dryRun } = request.context.inputs;
        const { fixRequest, send } = await planFixes(request, { path, findings, config, session }, agent, dryRun);
        return {
            asked: { fixRequest, leftOut: [] },
            send: send && (() => send().then((sent) => ({ fixRequest: sent, leftOut: [] }), failed)),
        };
    }
    catch (error) {
        return { asked: failed(error), send: undefined };
    }
}
/** A service that does not answer is not a reason to fail: the comment mentions it, and the log has the details. */
function toldOf(error) {
    if (!(error instanceof http/* ApiError */.hD))
        throw error;
    (0,log/* warning */.$e)(error.message);
    return 'the log of the run says why.';
}

;// CONCATENATED MODULE: ./build/action/review/services.js

function connectServices(inputs, { isFork, asTarget }) {
    if (isFork) {
        const leftOut = [
            'PagerDuty and Devin were not queried: the pull request comes from a fork.',
            'Its citations and earlier postmortems were not looked up: the pull request comes from a fork.',
        ];
        return { agent: Promise.resolve(undefined), pagerduty: undefined, leftOut: Promise.resolve(leftOut) };
    }
    const pagerduty = (0,connections/* pagerdutyOf */.B8)(inputs);
    const reached = (0,connections/* reachDevin */.kd)(inputs);
    const leftOut = reached.then(({ agent, problem }) => [
        ...(pagerduty === undefined ? ['PagerDuty was not queried: the input "pagerduty-token" is empty.'] : []),
        ...(problem === undefined ? [] : [problem]),
        ...(asTarget || (pagerduty !== undefined && agent !== undefined) ? [] : [WITHOUT_SECRETS]),
    ]);
    // The code that needs them gets the error.
    leftOut.catch(() => { });
    const agent = reached.then(({ agent }) => agent);
    agent.catch(() => { });
    return { agent, pagerduty, leftOut };
}
const WITHOUT_SECRETS = 'On the event pull_request there are no secrets, because the pull request can change the workflow: times and severity were compared within the document only, and Devin is not asked to fix anything.';

// EXTERNAL MODULE: ./build/src/github/comments.js
var github_comments = __webpack_require__(73195);
;// CONCATENATED MODULE: ./build/action/review/ask-reviewers.js



/**
 * Requests reviews from the configured people (by login) and teams (as `owner/slug`). A failed request is a
 * warning, and does not stop the others.
 */
async function askReviewers({ context: { docs }, pull }, reviewers) {
    const author = pull.user?.login.toLowerCase();
    const people = reviewers.filter((name) => !name.includes('/') && name.toLowerCase() !== author);
    const teams = reviewers.flatMap((name) => name.split('/')[1] ?? []);
    await Promise.all([askPeople(), ...teams.map(askTeam)]);
    async function askPeople() {
        if (people.length === 0 || (await ask(people, [])))
            return;
        // GitHub rejects the whole request if one person cannot be requested.
        await Promise.all(people.map(async (person) => {
            if (people.length > 1 && (await ask([person], [])))
                return;
            (0,log/* warning */.$e)(`${person} could not be requested as reviewer: list people in "reviewers" who have access to this repository and are not the author`);
        }));
    }
    async function askTeam(team) {
        if (await ask([], [team]))
            return;
        (0,log/* warning */.$e)(`The team ${team} could not be requested as reviewer: the token of a workflow cannot do that. Give the input "github-token" the token of a GitHub App that has "Members: read" in the organization, or list people in "reviewers"`);
    }
    async function ask(logins, slugs) {
        try {
            await (0,pulls/* requestReviewers */.i5)(docs, pull.number, logins, slugs);
            return true;
        }
        catch (error) {
            if (error instanceof http/* ApiError */.hD && [403, 404, 422].includes(error.status ?? 0))
                return false;
            throw error;
        }
    }
}

;// CONCATENATED MODULE: ./build/action/review/write-review.js







const MARKER = '<!-- pagerduty-postmortem review -->';
function lookAtPull({ context: { docs, repository }, pull, headSha, isFork }) {
    const isTwin = ({ head }) => head.sha === headSha && head.repo?.full_name === repository;
    const shown = {
        check: findReviewCheck(docs, headSha),
        comments: (0,github_comments/* findComments */.Su)(docs, pull.number, MARKER),
        /** A pull request of the repository itself with the same commit as the fork. */
        twin: isFork ? (0,pulls/* listOpenPulls */.jg)(docs).then((pulls) => pulls.find(isTwin)) : Promise.resolve(undefined),
    };
    // The code that needs them gets the error.
    for (const asking of Object.values(shown))
        asking.catch(() => { });
    return shown;
}
/**
 * Writes everything in parallel. If the check run cannot be written, a new comment is removed again. Writes nothing if a fork has the
 * same commit as a pull request from the repository itself: that one gets a fuller check, which stays. On `pull_request`, the token is
 * read-only if the pull request comes from a fork: then only the job shows the outcome.
 */
async function writeReview(request, { asTarget }, { check, comment, firstComment, reviewers }, shown) {
    const { docs } = request.context;
    const twin = await shown.twin;
    if (twin !== undefined) {
        (0,log/* warning */.$e)(`No check run and no comment were written: the same commit is the head of pull request #${twin.number}, which is not from a fork, and that one's check counts`);
        return 'nothing';
    }
    const checking = writeCheck(docs, check, shown.check);
    if (request.isFork && !asTarget) {
        try {
            await checking;
        }
        catch (error) {
            if (!(error instanceof http/* ApiError */.hD) || error.status !== 403)
                throw error;
            (0,log/* warning */.$e)('No check run and no comment were written: on the event pull_request, the token is read-only if the pull request comes from a fork. The summary of this run has the review, and the output "outcome" decides whether the job passes');
            return 'nothing';
        }
    }
    const [checked, commented, asked] = await Promise.allSettled([checking, writeComment(), requestReviews()]);
    if (checked.status === 'rejected') {
        const isNew = (await shown.comments.catch(() => undefined))?.length === 0;
        if (isNew && commented.status === 'fulfilled' && commented.value !== undefined) {
            await (0,github_comments/* removeComment */.IG)(docs, commented.value);
        }
        throw checked.reason;
    }
    if (asked.status === 'rejected')
        throw asked.reason;
    if (commented.status === 'rejected')
        throw commented.reason;
    return commented.value?.isNew ? 'first' : 'again';
    async function writeComment() {
        const comments = await shown.comments;
        const body = comments.length === 0 ? firstComment : comment;
        if (body === undefined)
            return undefined;
        return unlessLocked(() => (0,github_comments/* upsertComment */.lB)(docs, request.pull.number, { marker: MARKER, body }, comments));
    }
    /** Only once: a reviewer who was removed by hand, or has reviewed, is not requested again. */
    async function requestReviews() {
        if ((await shown.comments).length === 0)
            await askReviewers(request, reviewers);
    }
}
/** A locked conversation takes no comment ("Unable to create comment because issue is locked"). The check run has the same content. */
async function unlessLocked(comment) {
    try {
        return await comment();
    }
    catch (error) {
        if (!(error instanceof http/* ApiError */.hD) || !(0,refusal/* isLocked */.ln)(error.status, error.message))
            throw error;
        (0,log/* warning */.$e)(`No comment was written, because the conversation is locked. The check run has the result. ${error.message}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/action/review/review-pull-request.js
/**
 * Reviews the postmortems of a pull request, and shows the result. Requests that do not need each other's answers are sent together,
 * so that a run waits for five rounds of answers: docs/cost.md has the table.
 */













/** Returns false, and has written nothing, if somebody has pushed since the pull request was read. */
async function reviewPullRequest(request, run) {
    const { context, pull, headSha } = request;
    const { docs, inputs, repository } = context;
    const shown = lookAtPull(request);
    const services = connectServices(inputs, { ...request, ...run });
    const isCurrent = request.isCurrent();
    isCurrent.catch(() => { });
    const [texts, { earlierPostmortems }] = await Promise.all([
        __webpack_require__.e(/* import() */ 948).then(__webpack_require__.bind(__webpack_require__, 99948)),
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(145), __webpack_require__.e(582), __webpack_require__.e(120), __webpack_require__.e(690), __webpack_require__.e(86)]).then(__webpack_require__.bind(__webpack_require__, 97086)),
    ]);
    const quota = quotaOf(docs);
    const lookups = { ...services, quota, earlier: earlierPostmortems(context), isNew: run.isNew };
    const { results, unchecked } = await eachDocument(request.documents, quota, (file) => reviewOne(file, request, lookups));
    if (!(await isCurrent))
        return false;
    const servicesLeftOut = await services.leftOut;
    const reportOf = (asked) => ({
        headUrl: `${connections/* SERVER_URL */.UB}/${pull.head.repo?.full_name ?? repository}/blob/${headSha}`,
        baseUrl: `${connections/* SERVER_URL */.UB}/${repository}/blob/${request.baseSha}`,
        documents: results.map(({ reviewed }, index) => ({ ...reviewed.review, fixRequest: asked[index]?.fixRequest })),
        leftOut: [
            ...new Set([
                ...servicesLeftOut,
                ...results.flatMap(({ leftOut }, index) => [...leftOut, ...(asked[index]?.leftOut ?? [])]),
            ]),
        ],
        unchecked: [...new Set([...request.unchecked, ...unchecked])],
        dryRun: inputs.dryRun,
    });
    const textsOf = (report) => {
        const verdict = texts.verdictOf(report);
        const comment = texts.reviewComment(report);
        return {
            check: {
                headSha,
                conclusion: CONCLUSIONS[verdict],
                detailsUrl: verdict === 'waiting' ? pull.html_url : undefined,
                ...texts.checkOutput(report),
            },
            comment,
            firstComment: comment,
            reviewers: reviewersFor(request, results),
        };
    };
    const planned = results.map(({ asked }) => asked);
    let report = reportOf(planned);
    if (inputs.dryRun) {
        const { check, comment } = textsOf(report);
        (0,what_left/* wouldSend */.gx)('GitHub', { path: '/check-runs', body: check });
        (0,what_left/* wouldSend */.gx)('GitHub', { path: '/comments', body: { body: comment } });
        if ((await shown.comments).length === 0)
            await announceDrafts(request, results);
    }
    else {
        const [written, asked] = await Promise.all([
            writeReview(request, run, textsOf(report), shown),
            Promise.all(results.map(({ asked: plan, send }) => send?.() ?? plan)),
        ]);
        // Its session has ended meanwhile, or Devin did not answer.
        if (JSON.stringify(asked) !== JSON.stringify(planned)) {
            report = reportOf(asked);
            if (written !== 'nothing')
                await writeReview(request, run, textsOf(report), lookAtPull(request));
        }
        if (written === 'first')
            await announceDrafts(request, results);
    }
    const verdict = texts.verdictOf(report);
    reportReview(verdict, report, results);
    await (0,summary/* writeSummary */.Sy)(`## Review of [pull request #${pull.number}](${pull.html_url})\n\n${texts.reviewComment(report)}\n${(0,summary/* noConfigLine */.ws)(context)}`);
    return true;
}
/** Only for new documents and Devin's: an edit to an old postmortem requests no reviews. */
function reviewersFor({ byDevin, files }, results) {
    const added = new Set(files.filter(({ status }) => status === 'added').map(({ filename }) => filename));
    const asking = results.filter(({ reviewed: { review } }) => byDevin || added.has(review.path));
    return [...new Set(asking.flatMap(({ reviewed: { config } }) => config.reviewers))];
}
function reportReview(verdict, { documents }, results) {
    const findings = documents.reduce((sum, document) => sum + document.findings.length, 0);
    const first = results.find(({ path }) => path !== undefined);
    const path = first?.path ?? '';
    (0,outputs/* setOutputs */.n0)({
        ...outcomeOf(verdict),
        'incident-id': (0,postmortem_paths/* incidentIdOfPath */.KO)(path) ?? '',
        'session-id': first?.session?.id ?? '',
        'session-url': first?.session?.url ?? '',
        'document-path': path,
        findings: String(findings),
    });
    (0,log/* info */.pq)(`${verdict}: ${findings} findings in ${documents.length} postmortems`);
}

;// CONCATENATED MODULE: ./build/action/review/review.js








async function review(inputs, event) {
    if (event.name === 'merge_group') {
        return event.action === 'checks_requested'
            ? failCheckOnError(inputs, event, event.headSha, () => reviewMergeGroup(inputs, event))
            : nothingToDo('the merge group is gone');
    }
    if (event.name !== 'pull_request') {
        return nothingToDo('the event is not about a pull request: run the workflow on pull_request_target, pull_request or merge_group');
    }
    const { action, sender } = event;
    if (!['opened', 'synchronize', 'reopened', 'closed'].includes(action)) {
        return nothingToDo('only a pull request that is opened, pushed to, reopened or closed is reviewed');
    }
    if (action === 'closed') {
        return eachHead(inputs, event, async (request) => {
            if (!(await request.isCurrent()))
                return false;
            await recordDeclined(inputs, sender, request);
            return true;
        });
    }
    return failCheckOnError(inputs, event, event.headSha, () => eachHead(inputs, event, async (request) => {
        if (request.pull.state === 'closed') {
            nothingToDo('the pull request is closed');
            return true;
        }
        const run = { isNew: action === 'opened', asTarget: event.asTarget };
        return request.documents.length === 0 && request.unchecked.length === 0
            ? noPostmortem(request, run)
            : reviewPullRequest(request, run);
    }));
}
/** How often a pull request is read again because somebody pushed meanwhile. */
const MAX_READS = 3;
/** `task` returns false if the pull request has moved on since it was read. */
async function eachHead(inputs, event, task) {
    let request = await openPullRequest(inputs, event);
    for (let reads = 1; !(await task(request)); reads += 1) {
        if (reads === MAX_READS) {
            throw new Error(`Pull request #${event.number} was pushed to each of the ${MAX_READS} times that its files were read: run the review again`);
        }
        request = await openPullRequest(inputs, { ...event, headSha: undefined });
    }
}
function nothingToDo(why) {
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
    (0,log/* info */.pq)(`Nothing to review: ${why}`);
}
/** Writes a check run even without a postmortem, so that it can be a required one. */
async function noPostmortem(request, run) {
    const { context, headSha } = request;
    const title = 'No postmortem in this pull request';
    const shown = context.inputs.dryRun ? undefined : lookAtPull(request);
    if (!(await request.isCurrent()))
        return false;
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'no-postmortem', 'incident-id': '' });
    (0,log/* info */.pq)(title);
    if (shown === undefined)
        return true;
    const check = {
        headSha,
        conclusion: 'neutral',
        title,
        summary: 'There is nothing to check.',
        annotations: [],
    };
    // A reviewed postmortem may have been removed since.
    const comment = run.isNew ? undefined : `${title} any more.`;
    await writeReview(request, run, { check, comment, firstComment: undefined, reviewers: [] }, shown);
    return true;
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

/***/ 84694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ lookupIncident)
/* harmony export */ });
/* harmony import */ var _src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76603);
/* harmony import */ var _src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71514);
/* harmony import */ var _src_http_http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83447);
/* harmony import */ var _src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44564);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68971);
/**
 * Looks up a postmortem in PagerDuty and Devin, by the incident ID in its path. Each is queried if possible, and missing
 * facts are listed: a review or an index is useful without them.
 */





/**
 * A file with another name, for which `path` is undefined, is about no incident: no service is queried. `withEvidence` also reads
 * the evidence that is mostly cited. All requests are sent in parallel.
 */
async function lookupIncident(path, { pagerduty, agent }, withEvidence = false) {
    const id = path === undefined ? undefined : (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .incidentIdOfPath */ .KO)(path);
    const leftOut = [];
    const unchecked = [];
    let failed = false;
    async function optional(service, ask) {
        try {
            return await ask();
        }
        catch (error) {
            if (!(error instanceof _src_http_http_js__WEBPACK_IMPORTED_MODULE_2__/* .ApiError */ .hD))
                throw error;
            if (service === 'PagerDuty' && error.status === 404) {
                leftOut.push(`${service} has no incident ${id} (the ID at the end of ${path}).`);
            }
            else {
                failed = true;
                (0,_log_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e)(`${path}: ${error.message}`);
                const why = `${service} could not be queried about ${path}; the log of the run says why.`;
                if (service === 'PagerDuty')
                    unchecked.push(`${why} Fix the problem, or wait, and run the review again.`);
                else
                    leftOut.push(why);
            }
            return undefined;
        }
    }
    if (id === undefined) {
        return { ...NOTHING_FOUND, leftOut, unchecked, failed };
    }
    const [facts, sessions] = await Promise.all([
        pagerduty &&
            (async () => {
                const ahead = withEvidence ? undefined : pagerduty.getAcknowledgedAt(id);
                // Without the incident, nobody needs it.
                ahead?.catch(() => { });
                const [incident, evidence] = await Promise.all([
                    optional('PagerDuty', () => pagerduty.getIncident(id)),
                    withEvidence ? pagerduty.getEvidenceInParts(id) : undefined,
                ]);
                if (incident === undefined)
                    return undefined;
                // The log of the evidence has it, unless some of it was not read.
                const log = evidence && isLogComplete(evidence.main) ? evidence.main.logEntries : undefined;
                const acknowledgedAt = log
                    ? log.find(({ type, at }) => type === 'acknowledge' && at !== undefined)?.at
                    : await optional('PagerDuty', () => ahead ?? pagerduty.getAcknowledgedAt(id));
                return { incident, acknowledgedAt, evidence };
            })(),
        agent && optional('Devin', () => agent.findSessions((0,_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentTag */ .fZ)(id))),
    ]);
    return {
        incident: facts?.incident,
        acknowledgedAt: facts?.acknowledgedAt,
        evidence: facts?.evidence,
        session: (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOf */ .su)(sessions ?? []),
        sessions: sessions ?? [],
        leftOut,
        unchecked,
        failed,
    };
}
const NOTHING_FOUND = {
    incident: undefined,
    acknowledgedAt: undefined,
    evidence: undefined,
    session: undefined,
    sessions: [],
};
function isLogComplete({ missing, unread }) {
    return unread.logEntries === 0 && missing.every(({ part }) => part !== 'log entries');
}


/***/ })

};
