export const id = 828;
export const ids = [828];
export const modules = {

/***/ 9828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  review: () => (/* binding */ review)
});

// EXTERNAL MODULE: ./build/src/devin/tags.js
var tags = __webpack_require__(2613);
// EXTERNAL MODULE: ./build/src/github/comments.js
var comments = __webpack_require__(73195);
// EXTERNAL MODULE: ./build/src/github/pulls.js
var pulls = __webpack_require__(48153);
// EXTERNAL MODULE: ./build/src/github/refusal.js
var refusal = __webpack_require__(64537);
// EXTERNAL MODULE: ./build/src/http/http.js + 1 modules
var http = __webpack_require__(83447);
// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var postmortem_paths = __webpack_require__(44564);
// EXTERNAL MODULE: ./build/action/shared/context.js + 6 modules
var shared_context = __webpack_require__(23611);
// EXTERNAL MODULE: ./build/action/shared/log.js
var log = __webpack_require__(68971);
// EXTERNAL MODULE: ./build/action/shared/lookup-incident.js
var lookup_incident = __webpack_require__(84694);
// EXTERNAL MODULE: ./build/action/shared/outputs.js
var outputs = __webpack_require__(31715);
// EXTERNAL MODULE: ./build/action/shared/summary.js
var summary = __webpack_require__(36893);
// EXTERNAL MODULE: ./build/src/devin/session.js
var devin_session = __webpack_require__(49122);
// EXTERNAL MODULE: ./build/src/github/files.js
var github_files = __webpack_require__(80166);
;// CONCATENATED MODULE: ./build/action/review/pull-request.js




/** Whose pull requests are Devin's: this account and no other, whatever its name ends in. */
const DEVIN = 'devin-ai-integration[bot]';
async function openPullRequest(inputs, event) {
    const docs = (0,shared_context/* docsRepository */.yf)(inputs, event);
    const repository = event.repository.full_name;
    const [{ pull, files }, { config, hasConfig }, defaultBranch] = await Promise.all([
        readPull(docs, event.number),
        (0,shared_context/* readConfigFile */.RG)(docs, inputs.config),
        event.repository.default_branch ?? docs.about().then(({ default_branch: name }) => name),
    ]);
    const isFork = pull.head.repo?.full_name !== repository;
    const byDevin = !isFork && pull.user?.login === DEVIN;
    const [headSha, baseSha] = [pull.head.sha, pull.base.sha];
    const about = { docs, repository, config, hasConfig, files, headSha, baseSha, byDevin };
    const changes = pull.base.ref === defaultBranch ? await changesOf(about) : await changesToDefault(about, defaultBranch);
    const { documents, unchecked } = changes;
    const missing = (pull.changed_files ?? files.length) - files.length;
    if (missing > 0) {
        unchecked.push(`GitHub lists only ${files.length} of the ${files.length + missing} files that the pull request changes, so there may be more postmortems in it: split it.`);
    }
    if (documents.length === 0 && byDevin)
        changes.documents = misplaced(pull, files);
    const pusher = event.action === 'synchronize' ? event.sender?.login : undefined;
    const ofBranch = byDevin ? documents.filter(({ filename }) => (0,postmortem_paths/* isOfBranch */.Av)(filename, pull.head.ref)) : [];
    const devins = ofBranch.length === 1 ? (0,postmortem_paths/* postmortemPath */.KA)(ofBranch[0]?.filename ?? '', config.directory) : undefined;
    return { ...changes, pull, isFork, lookUp: isFork ? 'nothing' : 'all', devins, pusher };
}
/** How often a pull request is read again because somebody pushed meanwhile. */
const MAX_READS = 3;
/**
 * A pull request with the files of its head. GitHub lists those of the newest head, so the head is read before and after: whoever
 * pushes in between must not have the files of one commit pass for another's.
 */
async function readPull(docs, number) {
    let pull = await (0,pulls/* getPull */.Cs)(docs, number);
    for (let reads = 0; reads < MAX_READS; reads++) {
        const files = await (0,pulls/* listPullFiles */.pG)(docs, number);
        const now = await (0,pulls/* getPull */.Cs)(docs, number);
        if (now.head.sha === pull.head.sha && now.base.ref === pull.base.ref)
            return { pull: now, files };
        pull = now;
    }
    throw new Error(`Pull request #${number} was pushed to each of the ${MAX_READS} times that its files were read: run the review again`);
}
/** Each pull request of the group was checked against the services by its own run; this is about what they come to together. */
async function openMergeGroup(inputs, event) {
    const docs = (0,shared_context/* docsRepository */.yf)(inputs, event);
    const repository = event.repository.full_name;
    const { headSha, baseSha } = event;
    const [{ config, hasConfig }, files] = await Promise.all([
        (0,shared_context/* readConfigFile */.RG)(docs, inputs.config),
        (0,github_files/* compare */.UD)(docs, baseSha, headSha),
    ]);
    const changes = await changesOf({ docs, repository, config, hasConfig, files, headSha, baseSha, byDevin: false });
    if (files.length >= github_files/* MAX_COMPARED */.$i) {
        changes.unchecked.push(`GitHub lists only the first ${github_files/* MAX_COMPARED */.$i} files that the merge group changes, so there may be more postmortems in it: merge fewer pull requests at a time, or split the large one.`);
    }
    return { ...changes, lookUp: 'nothing' };
}
async function changesOf(about) {
    const { docs, config, files, headSha, baseSha, byDevin } = about;
    const unchecked = files
        .filter(({ filename, status }) => status !== 'removed' && isDirectoryItself(filename, config))
        .map(({ filename }) => `${filename} is a file, a symbolic link or a submodule now, where the directory of the postmortems was: put the directory back, or set "directory" in the configuration.`);
    const candidates = files.filter(({ filename, status }) => status !== 'removed' && status !== 'unchanged' && (0,postmortem_paths/* isPostmortem */.v4)(filename, config));
    const head = candidates.length === 0 ? NO_FILES : await (0,github_files/* listFiles */.CS)(docs, headSha);
    let base;
    const onBase = async () => {
        base ??= (0,github_files/* listFiles */.CS)(docs, baseSha);
        return (await base).below(config.directory);
    };
    const documents = [];
    for (const file of candidates) {
        const { status, patch, sha, previous_filename: before = '' } = file;
        const isMove = status === 'renamed' && (0,postmortem_paths/* isPostmortem */.v4)(before, config);
        // What only moves a postmortem changes nothing in it. GitHub shows no patch then, but neither for a file that it calls binary.
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
 * A check run is a commit's, whatever pull request it was written for. So one into another branch is checked for what its head
 * would bring to the default branch: otherwise it would turn the check of a bad document green that stands in the other branch.
 */
async function changesToDefault(about, defaultBranch) {
    const { docs, headSha } = about;
    const { mergeBase, files } = (await (0,github_files/* compareToBranch */.Jo)(docs, defaultBranch, headSha)) ?? {};
    const baseSha = mergeBase ?? about.baseSha;
    const unlisted = files !== undefined && files.length < github_files/* MAX_COMPARED */.$i
        ? []
        : await filesNotIn(mergeBase, about).then((all) => all.filter(({ filename }) => !files?.some((listed) => listed.filename === filename)));
    const changes = await changesOf({ ...about, baseSha, files: [...(files ?? []), ...unlisted] });
    // What the pull request itself touches, whatever its base, is what `scope` is about.
    return { ...changes, files: about.files };
}
/** The files of the head's directory that were not there in another commit, without a patch. */
async function filesNotIn(base, { docs, config: { directory }, headSha }) {
    const below = async (ref) => (await (0,github_files/* listFiles */.CS)(docs, ref)).below(directory);
    const [now, then] = await Promise.all([below(headSha), base === undefined ? [] : below(base)]);
    const before = new Map(then.map(({ path, sha }) => [path, sha]));
    return now
        .filter(({ path, sha }) => before.get(path) !== sha)
        .map(({ path, sha }) => ({ filename: path, sha, status: before.has(path) ? 'modified' : 'added' }));
}
const NO_FILES = { below: async () => [], has: async () => false };
/** A link in place of the directory, or above it, would bring postmortems that no list of files names. */
function isDirectoryItself(path, { directory }) {
    return path === directory || directory.startsWith(`${path}/`);
}
/** What Devin wrote on a postmortem's branch is one, even in the wrong place. */
function misplaced({ head }, files) {
    return head.ref.startsWith('postmortem/')
        ? files
            .filter(({ filename, status }) => status === 'added' && filename.endsWith('.md'))
            .slice(0, 1)
            .map((file) => ({ ...file, isNew: true }))
        : [];
}

;// CONCATENATED MODULE: ./build/action/review/declined.js
/**
 * A person's no: when Devin's pull request is closed unmerged, its session is tagged, and nothing more is written about the
 * incident. The tag is the only memory of it, so that it cannot be set is an error.
 */








/** Of the pull request that `sender` has closed. */
async function noteDeclined(inputs, sender, request) {
    const why = whyNotDeclined(sender, request);
    const devin = why === undefined ? await (0,shared_context/* devinOf */.A0)(inputs) : undefined;
    if (devin === undefined) {
        return nothingToNote(why ?? 'without the input "devin-api-key" there is no session that could be tagged');
    }
    const path = request.devins ?? '';
    const id = (0,postmortem_paths/* incidentIdOfPath */.KO)(path) ?? '';
    const session = await decline(devin, id, inputs.dryRun);
    if (session === undefined)
        return nothingToNote(`no session with the tag ${(0,tags/* incidentTag */.fZ)(id)} was found`);
    if (session.is_archived)
        return nothingToNote('its session is archived, and Devin changes no archived session');
    (0,outputs/* setOutputs */.n0)({
        outcome: 'skipped',
        reason: 'declined',
        'incident-id': id,
        'session-id': session.session_id,
        'session-url': session.url,
        'document-path': path,
    });
    await (0,summary/* writeSummary */.Sy)(`## Postmortem declined

A person closed the pull request without merging it, so nothing more is written about incident ${id} until it is reopened. (reason: \`declined\`)
`);
}
/** How often another session is the newest one by the time that one is tagged. */
const MAX_SESSIONS = 5;
/**
 * Tags the newest session of the incident as declined; undefined if there is none. A run may be starting another one right
 * now, so it is looked again until the newest is a tagged one.
 */
async function decline(devin, incidentId, dryRun) {
    const tagged = new Set();
    const gone = new Set();
    for (;;) {
        const session = (0,devin_session/* newestOf */.su)((await devin.findSessions((0,tags/* incidentTag */.fZ)(incidentId))).filter(({ session_id: id }) => !gone.has(id)));
        if (session === undefined ||
            session.is_archived ||
            dryRun ||
            tagged.has(session.session_id) ||
            tagged.size === MAX_SESSIONS)
            return session;
        const now = await devin.addTags(session.session_id, [tags/* DECLINED_TAG */.uw]);
        if (now.includes(tags/* TERMINATED_TAG */.$s))
            gone.add(session.session_id);
        tagged.add(session.session_id);
    }
}
function nothingToNote(why) {
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
    (0,log/* info */.pq)(`Nothing to note: ${why}`);
}
function whyNotDeclined(sender, { pull, devins }) {
    if (devins === undefined)
        return 'it has no postmortem by Devin of the incident that its branch names';
    if (pull.state === 'open')
        return 'the pull request is open again';
    if (pull.merged_at !== null)
        return 'the pull request was merged';
    const byPerson = sender !== undefined && sender.login !== DEVIN && sender.type !== 'Bot';
    return byPerson ? undefined : 'no person closed it';
}

// EXTERNAL MODULE: ./build/src/text/utf8.js
var utf8 = __webpack_require__(27390);
;// CONCATENATED MODULE: ./build/action/review/each-document.js


/** Of a pull request that brings a whole archive, no more are read: each takes a request of the hour's 1,000. */
const MAX_DOCUMENTS = 200;
const AT_A_TIME = 5;
/** Reviews each document, a few at a time. What is not reviewed is added to `changes.unchecked`, with the way out. */
async function eachDocument({ documents, unchecked }, quota, review) {
    const { default: pMap } = await __webpack_require__.e(/* import() */ 606).then(__webpack_require__.bind(__webpack_require__, 606));
    if (documents.length > MAX_DOCUMENTS) {
        unchecked.push(`Only the first ${MAX_DOCUMENTS} of ${documents.length} postmortems were checked: bring the others in further pull requests.`);
    }
    const reviewed = await pMap(documents.slice(0, MAX_DOCUMENTS), async (file) => {
        if (!quota.mayRead())
            return [];
        try {
            const result = await review(file);
            if (result !== undefined)
                return [result];
            unchecked.push(`${file.filename} was not checked: it is gone by now, or only a link to something else. Put the file itself there.`);
        }
        catch (error) {
            if (!(error instanceof http/* ApiError */.hD || error instanceof utf8/* NotUtf8Error */.x))
                throw error;
            unchecked.push(`${file.filename} was not checked: ${error.message}.`);
        }
        return [];
    }, { concurrency: AT_A_TIME });
    return reviewed.flat();
}

;// CONCATENATED MODULE: ./build/action/review/quota.js
/** Kept for drafts, and for the check run and the comment of the review itself. */
const RESERVE = 300;
/** Commits and pull requests that are looked up for one run; each takes a request or two. */
const MAX_LOOK_UPS = 100;
/** Why something was not checked is added to `unchecked`, once. */
function quotaOf({ remaining }, unchecked) {
    let lookUps = 0;
    const told = new Set();
    const tell = (why) => {
        if (!told.has(why))
            unchecked.push(why);
        told.add(why);
        return false;
    };
    const mayRead = () => (remaining() ?? RESERVE) >= RESERVE ||
        tell(`GitHub takes only ${RESERVE} more requests of this token in this hour, which are kept for drafts: run the review again in an hour.`);
    return {
        mayRead,
        mayLookUp() {
            if (lookUps === MAX_LOOK_UPS) {
                return tell(`The pull request cites more than the ${MAX_LOOK_UPS} commits and pull requests that a review looks up: split it.`);
            }
            if (!mayRead())
                return false;
            lookUps += 1;
            return true;
        },
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
/** Tells our run from the job of a workflow that has the same name: both are made by the same App. */
const EXTERNAL_ID = 'pagerduty-postmortem';
const ANNOTATIONS_A_CALL = 50;
/**
 * Of the summary, and of the text: docs.github.com, "REST API endpoints for check runs", says 65,535 characters, and the server
 * counts bytes.
 */
const MAX_TEXT_BYTES = 65_535;
/** Docs, as above: 255 characters. */
const MAX_ANNOTATION_TITLE_CHARACTERS = 255;
/** Docs, as above: 64 KB. Fifty of them stay below what a request may hold. */
const MAX_ANNOTATION_MESSAGE_BYTES = 16_000;
/**
 * Writes the check run of a commit. One that is there from an earlier try is updated; its annotations can only be added to, so
 * where it has some that do not hold any more a new run takes its place, which GitHub shows instead.
 */
async function upsertCheck(docs, check) {
    const { name, headSha: head_sha, conclusion } = check;
    const wanted = (0,visible/* visibleIn */.i)(check.annotations.map(fitted));
    const output = {
        title: check.title,
        summary: (0,truncate/* cutOffBytes */.l)(check.summary, MAX_TEXT_BYTES),
        ...(check.text !== undefined && { text: (0,truncate/* cutOffBytes */.l)(check.text, MAX_TEXT_BYTES) }),
    };
    const state = { status: 'completed', conclusion };
    const update = ({ id }, annotations) => docs.call('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', { check_run_id: id, ...state, output: { ...output, annotations } }, CheckRun);
    const { before, shown } = await findShown(docs, check);
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
    for (const annotations of more)
        run = await update(run, annotations);
    return run;
}
/**
 * Our newest run with what it shows. Where GitHub does not tell, because its limit of requests is reached, there is none: a second
 * run is shown in place of the first, and a commit without any would wait for it forever.
 */
async function findShown(docs, check) {
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
/** The newest one that is ours. */
async function findRun(docs, { name, headSha }) {
    const [login, runs] = await Promise.all([
        docs.login(),
        docs.list('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', { ref: headSha, check_name: name }, CheckRun),
    ]);
    return runs
        .filter((run) => run.external_id === EXTERNAL_ID && loginOf(run) === login)
        .toSorted((a, b) => b.id - a.id)[0];
}
/** The account of the App that made it. */
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
        ...(title !== undefined && { title: (0,truncate/* cutOff */.q)(title, MAX_ANNOTATION_TITLE_CHARACTERS) }),
        message: (0,truncate/* cutOffBytes */.l)(message, MAX_ANNOTATION_MESSAGE_BYTES),
    };
}
function inParts(annotations) {
    const count = Math.ceil(annotations.length / ANNOTATIONS_A_CALL);
    return Array.from({ length: count }, (_, part) => annotations.slice(part * ANNOTATIONS_A_CALL, (part + 1) * ANNOTATIONS_A_CALL));
}

// EXTERNAL MODULE: ./build/src/http/message-of.js
var message_of = __webpack_require__(86147);
// EXTERNAL MODULE: ./build/src/text/markdown.js
var markdown = __webpack_require__(10492);
;// CONCATENATED MODULE: ./build/action/review/review-check.js
/** The check run of a review, which a team may require: so there is one whatever happens, and it is never green by accident. */








const NAME = 'postmortem-review';
const MAX_REASON = 1000;
async function writeCheck(docs, check) {
    await upsertCheck(docs, { name: NAME, ...check });
}
/**
 * Does the task. If it cannot be finished, the check run fails with the reason, and the error goes on to the log. If the commit is
 * gone by now, there is nothing to check any more: its check run would block nothing, and the run for the new commit writes its own.
 */
async function orFailCheck(inputs, event, headSha, task) {
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
            const summary = `${(0,markdown/* plainText */.w)((0,message_of/* messageOf */.b)(error), MAX_REASON)}\n\nNothing of the pull request counts as checked. Correct that, or wait, and run the workflow again.`;
            const failed = { headSha, conclusion: 'failure', title: 'The review could not be finished', summary };
            await writeCheck((0,shared_context/* docsRepository */.yf)(inputs, event), { ...failed, annotations: [] }).catch((problem) => (0,log/* warning */.$e)(`The check run ${NAME} could not be written: ${(0,message_of/* messageOf */.b)(problem)}`));
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/action/review/merge-group.js
/**
 * The review of a merge group: what its pull requests come to together, at the commit that the merge queue is about to merge. Each
 * of them has had its own review with everything that is looked up, so nothing is looked up again and nobody is told anything.
 */









const NOTHING_KNOWN = {
    incident: undefined,
    acknowledgedAt: undefined,
    session: undefined,
    leftOut: [],
    unchecked: [],
    failed: false,
};
async function reviewMergeGroup(inputs, event) {
    const group = await openMergeGroup(inputs, event);
    const { docs, repository, config, headSha, baseSha, unchecked } = group;
    if (group.documents.length === 0 && unchecked.length === 0) {
        const title = 'No postmortem in this merge group';
        (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'no-postmortem', 'incident-id': '' });
        (0,log/* info */.pq)(title);
        const nothing = { title, summary: 'There is nothing to check.', annotations: [] };
        if (!inputs.dryRun)
            await writeCheck(docs, { headSha, conclusion: 'neutral', ...nothing });
        return;
    }
    const [{ checkOutput, reviewComment, verdictOf }, { examine }] = await Promise.all([
        __webpack_require__.e(/* import() */ 608).then(__webpack_require__.bind(__webpack_require__, 46608)),
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(308), __webpack_require__.e(577), __webpack_require__.e(606), __webpack_require__.e(92), __webpack_require__.e(505), __webpack_require__.e(449)]).then(__webpack_require__.bind(__webpack_require__, 2449)),
    ]);
    const quota = quotaOf(docs, unchecked);
    const context = { inputs, quota, known: NOTHING_KNOWN, earlier: async () => [] };
    const examined = await eachDocument(group, quota, (file) => examine(file, group, context));
    const report = {
        headUrl: `${shared_context/* SERVER_URL */.UB}/${repository}/blob/${headSha}`,
        baseUrl: `${shared_context/* SERVER_URL */.UB}/${repository}/blob/${baseSha}`,
        documents: examined.map(({ review }) => ({ ...review, mending: undefined })),
        leftOut: ['PagerDuty was not asked and nothing was looked up: the reviews of the pull requests have done that.'],
        unchecked: [...new Set(unchecked)],
        dryRun: inputs.dryRun,
    };
    const verdict = verdictOf(report);
    const conclusion = verdict === 'failed' ? 'failure' : 'success';
    if (!inputs.dryRun)
        await writeCheck(docs, { headSha, conclusion, ...checkOutput(report) });
    const findings = report.documents.reduce((sum, document) => sum + document.findings.length, 0);
    const paths = report.documents.flatMap(({ path }) => (0,postmortem_paths/* postmortemPath */.KA)(path, config.directory) ?? []);
    (0,outputs/* setOutputs */.n0)({ outcome: verdict, 'incident-id': '', 'document-path': paths[0] ?? '', findings: String(findings) });
    await (0,summary/* writeSummary */.Sy)(`## Review of a merge group\n\n${reviewComment(report)}\n`);
}

// EXTERNAL MODULE: ./build/src/postmortem/messages.js
var messages = __webpack_require__(72078);
;// CONCATENATED MODULE: ./build/action/review/request-fixes.js
/**
 * Asks Devin to fix the errors that the review found in its own postmortem: once for each head commit, a few times at most, and
 * never after a person has pushed to the branch.
 */






/** GitHub lists no more, so that the newest of more are not known. */
const MAX_COMMITS = 250;
/** Undefined if there is nothing to fix, or nobody to ask. */
async function mend(request, { path, findings, config, session, }, devin, dryRun) {
    const { repository, pull } = request;
    const errors = findings.filter(({ severity }) => severity === 'error');
    const { 'ask-devin': askDevin, 'max-rounds': maxRounds } = config.review;
    if (errors.length === 0 || !askDevin || maxRounds === 0)
        return undefined;
    const heads = (0,tags/* reviewedHeadsOf */.KX)(session.tags);
    const told = heads.indexOf(pull.head.sha);
    if (told !== -1)
        return { state: 'told', round: told + 1, maxRounds };
    if (!(await isDevinsAlone(request)))
        return { state: 'person-committed' };
    if (heads.length >= maxRounds)
        return { state: 'rounds-used-up', maxRounds };
    if (!(0,devin_session/* isLive */.DG)(session))
        return { state: 'session-ended' };
    const round = heads.length + 1;
    if (dryRun)
        return { state: 'told', round, maxRounds };
    const order = (0,messages/* mendOrder */.xH)({
        repository,
        pull: { number: pull.number, url: pull.html_url },
        branch: pull.head.ref,
        documentPath: path,
        findings: await findingsOf(errors, config),
        round,
        maxRounds,
    });
    if ((await devin.sendMessage(session.session_id, order)) === 'ended')
        return { state: 'session-ended' };
    // Sends the message before tagging: a tag without its message would never be retried. Sent twice, it says the same.
    await devin.addTags(session.session_id, [(0,tags/* reviewTag */.dJ)(pull.head.sha)]);
    return { state: 'told', round, maxRounds };
}
/**
 * Returns whether nobody but Devin has pushed to the branch. GitHub authenticates who pushes, while author and committer of a
 * commit are whatever the person who made it wrote. On a server without the list of activities it takes this push's sender, and
 * the accounts of the commits, which somebody could have made up before it: SECURITY.md says so.
 */
async function isDevinsAlone({ docs, pull, pusher }) {
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
/** GitHub itself commits in its web interface. */
const GITHUB = 'web-flow';
/** An account that GitHub does not know is a person's. */
function isDevins({ author, committer }) {
    return author?.login === DEVIN && (committer?.login === DEVIN || committer?.login === GITHUB);
}
async function findingsOf(errors, { redact }) {
    const { clean } = await Promise.all(/* import() */[__webpack_require__.e(577), __webpack_require__.e(505), __webpack_require__.e(74)]).then(__webpack_require__.bind(__webpack_require__, 66074));
    const all = errors.map(toMend);
    const { texts } = await clean(all.map(({ message }) => message), redact);
    return all.flatMap(({ rule, lines }, i) => {
        const message = texts[i];
        return message === undefined ? [] : [{ rule, lines, message }];
    });
}
function toMend({ rule, message, fix, places }) {
    const wrong = places.filter(({ severity }) => severity === 'error');
    // `scope` quotes the names of other files, which anybody can choose. Devin knows what it has pushed.
    const quoted = rule === 'scope' ? [] : wrong;
    const details = quoted.map(({ line, message: detail }) => `Line ${line}: ${detail}`);
    return { rule, lines: wrong.map(({ line }) => line), message: [message, fix, ...details].join(' ') };
}

;// CONCATENATED MODULE: ./build/action/review/reviewers.js



/**
 * Asks those whom the configuration names, people by their logins and teams as `owner/slug`. Whoever cannot be asked is a
 * warning, and keeps nobody else from being asked.
 */
async function askReviewers({ docs, pull }, reviewers) {
    const author = pull.user?.login.toLowerCase();
    const people = reviewers.filter((name) => !name.includes('/') && name.toLowerCase() !== author);
    const teams = reviewers.flatMap((name) => name.split('/')[1] ?? []);
    if (people.length > 0 && !(await ask(people, []))) {
        // One that cannot be asked keeps GitHub from asking the others.
        for (const person of people) {
            if (people.length > 1 && (await ask([person], [])))
                continue;
            (0,log/* warning */.$e)(`${person} could not be asked to review: "reviewers" may name people who have access to this repository, and not the author`);
        }
    }
    for (const team of teams) {
        if (await ask([], [team]))
            continue;
        (0,log/* warning */.$e)(`The team ${team} could not be asked to review: the token of a workflow cannot do that. Give the input "github-token" the token of a GitHub App that has "Members: read" in the organization, or name people in "reviewers"`);
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

;// CONCATENATED MODULE: ./build/action/review/review.js
/**
 * Mode `review`: checks the postmortems that a pull request brings, says where a reviewer looks, and asks Devin to fix its own.
 */



















const MARKER = '<!-- pagerduty-postmortem review -->';
async function review(inputs, event) {
    if (event.name === 'merge_group') {
        return event.action === 'checks_requested'
            ? orFailCheck(inputs, event, event.headSha, () => reviewMergeGroup(inputs, event))
            : nothingToDo('the merge group is gone');
    }
    if (event.name !== 'pull_request') {
        return nothingToDo('the event is of no pull request: start the workflow on pull_request_target, pull_request or merge_group');
    }
    const { action, sender } = event;
    if (!['opened', 'synchronize', 'reopened', 'closed'].includes(action)) {
        return nothingToDo('only a pull request that is opened, pushed to, reopened or closed is looked at');
    }
    if (action === 'closed')
        return noteDeclined(inputs, sender, await openPullRequest(inputs, event));
    return orFailCheck(inputs, event, event.headSha, async () => {
        const request = await openPullRequest(inputs, event);
        if (request.pull.state === 'closed')
            return nothingToDo('the pull request is closed by now');
        const run = { isNew: action === 'opened', asTarget: event.asTarget };
        return request.documents.length === 0 && request.unchecked.length === 0
            ? noPostmortem(inputs, request, run)
            : reviewDocuments(inputs, request, run);
    });
}
function nothingToDo(why) {
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
    (0,log/* info */.pq)(`Nothing to review: ${why}`);
}
/** Writes a check run anyway, so that it can be a required one. */
async function noPostmortem({ dryRun }, request, run) {
    const { docs, pull, headSha } = request;
    const title = 'No postmortem in this pull request';
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'no-postmortem', 'incident-id': '' });
    (0,log/* info */.pq)(title);
    if (dryRun)
        return;
    const told = { title, summary: 'There is nothing to check.', annotations: [] };
    if (!(await mayWrite(request, run, () => writeCheck(docs, { headSha, conclusion: 'neutral', ...told }))))
        return;
    // One that was reviewed may have been taken out since.
    if (run.isNew || (await (0,comments/* findComments */.Su)(docs, pull.number, MARKER)).length === 0)
        return;
    await unlessLocked(() => (0,comments/* upsertComment */.lB)(docs, pull.number, { marker: MARKER, body: `${title} any more.` }));
}
/** A locked conversation takes no comment ("Unable to create comment because issue is locked"): the check run says the same. */
async function unlessLocked(comment) {
    try {
        await comment();
    }
    catch (error) {
        if (!(error instanceof http/* ApiError */.hD) || !(0,refusal/* isLocked */.ln)(error.status, error.message))
            throw error;
        (0,log/* warning */.$e)(`No comment was written, because the conversation is locked. The check run has the result. ${error.message}`);
    }
}
async function reviewDocuments(inputs, request, run) {
    const { pull, docs, headSha, unchecked } = request;
    const [{ reviewComment, checkOutput, verdictOf }, { earlierPostmortems }] = await Promise.all([
        __webpack_require__.e(/* import() */ 608).then(__webpack_require__.bind(__webpack_require__, 46608)),
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(308), __webpack_require__.e(577), __webpack_require__.e(92), __webpack_require__.e(505), __webpack_require__.e(86)]).then(__webpack_require__.bind(__webpack_require__, 97086)),
    ]);
    const quota = quotaOf(docs, unchecked);
    const access = await connect(inputs, request, run);
    const { leftOut } = access;
    const context = { ...access, inputs, quota, earlier: earlierPostmortems(request), isNew: run.isNew };
    const reviewed = await eachDocument(request, quota, (file) => reviewOne(file, request, context));
    const report = {
        headUrl: `${shared_context/* SERVER_URL */.UB}/${pull.head.repo?.full_name ?? request.repository}/blob/${headSha}`,
        baseUrl: `${shared_context/* SERVER_URL */.UB}/${request.repository}/blob/${request.baseSha}`,
        documents: reviewed.map(({ examined, mending }) => ({ ...examined.review, mending })),
        leftOut: [...new Set(leftOut)],
        unchecked: [...new Set(unchecked)],
        dryRun: inputs.dryRun,
    };
    const verdict = verdictOf(report);
    if (!inputs.dryRun) {
        const conclusion = verdict === 'failed' ? 'failure' : 'success';
        if (await mayWrite(request, run, () => writeCheck(docs, { headSha, conclusion, ...checkOutput(report) }))) {
            // Once: a reviewer who was taken off the list by hand, or has reviewed, is not asked again.
            const isFirst = (await (0,comments/* findComments */.Su)(docs, pull.number, MARKER)).length === 0;
            if (isFirst)
                await askReviewers(request, reviewersFor(request, reviewed));
            await unlessLocked(() => (0,comments/* upsertComment */.lB)(docs, pull.number, { marker: MARKER, body: reviewComment(report) }));
        }
    }
    tell(verdict, report, reviewed);
    await (0,summary/* writeSummary */.Sy)(`## Review of [pull request #${pull.number}](${pull.html_url})\n\n${reviewComment(report)}\n${(0,summary/* noConfigLine */.ws)({ ...request, inputs })}`);
}
/**
 * On `pull_request` the token only reads if the pull request comes from a fork: then the job alone shows the outcome. A fork can
 * also have the same commit as a pull request of the repository's own, which is checked with more: that one's check stays.
 */
async function mayWrite({ isFork, docs, headSha, repository }, { asTarget }, write) {
    const isOwn = ({ head }) => head.sha === headSha && head.repo?.full_name === repository;
    const own = isFork ? (await (0,pulls/* listOpenPulls */.jg)(docs)).find(isOwn) : undefined;
    if (own !== undefined) {
        (0,log/* warning */.$e)(`No check run and no comment were written: the same commit is the head of pull request #${own.number}, which is not from a fork, and its check counts`);
        return false;
    }
    try {
        await write();
        return true;
    }
    catch (error) {
        if (asTarget || !isFork || !(error instanceof http/* ApiError */.hD) || error.status !== 403)
            throw error;
        (0,log/* warning */.$e)('No check run and no comment were written: on the event pull_request, the token only reads if the pull request comes from a fork. The summary of this run has the review, and the output "outcome" decides whether the job passes');
        return false;
    }
}
/** Who may be asked for this pull request, and why the others are not. */
async function connect(inputs, { isFork }, { asTarget }) {
    if (isFork) {
        const leftOut = [
            'PagerDuty and Devin were not asked: the pull request comes from a fork.',
            'What it cites, and earlier postmortems, were not looked up: the pull request comes from a fork.',
        ];
        return { devin: undefined, pagerduty: undefined, leftOut };
    }
    const [pagerduty, { devin, problem }] = [(0,shared_context/* pagerdutyOf */.B8)(inputs), await (0,lookup_incident/* reachDevin */.k)(inputs)];
    return {
        devin,
        pagerduty,
        leftOut: [
            ...(pagerduty === undefined ? ['PagerDuty was not asked: the input "pagerduty-token" is empty.'] : []),
            ...(problem === undefined ? [] : [problem]),
            ...(asTarget || (pagerduty !== undefined && devin !== undefined) ? [] : [WITHOUT_SECRETS]),
        ],
    };
}
const WITHOUT_SECRETS = 'On the event pull_request there are no secrets, because the pull request can change the workflow: times and severity were compared within the document only, and Devin is not asked to fix anything.';
/** A service that does not answer is no reason to fail: it is said in the comment, and in full in the log. */
function toldOf(error) {
    if (!(error instanceof http/* ApiError */.hD))
        throw error;
    (0,log/* warning */.$e)(error.message);
    return 'the log of the run says why.';
}
/** Undefined if the file has no text of its own: it is gone by now, or a link. */
async function reviewOne(file, request, context) {
    const path = (0,postmortem_paths/* postmortemPath */.KA)(file.filename, request.config.directory);
    const [{ examine }, known] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(308), __webpack_require__.e(577), __webpack_require__.e(606), __webpack_require__.e(92), __webpack_require__.e(505), __webpack_require__.e(449)]).then(__webpack_require__.bind(__webpack_require__, 2449)), (0,lookup_incident/* whatIsKnown */.Y)(path, context)]);
    context.leftOut.push(...known.leftOut);
    request.unchecked.push(...known.unchecked);
    const examined = await examine(file, request, { ...context, known });
    if (examined === undefined)
        return undefined;
    const { session } = known;
    const isDevins = path !== undefined && path === request.devins;
    const mending = isDevins ? await askDevin(path, examined, session, request, context) : undefined;
    return { path, examined, session, mending };
}
async function askDevin(path, { review: { findings }, config }, session, request, { inputs: { dryRun }, devin, leftOut, isNew }) {
    if (devin === undefined)
        return undefined;
    if (session === undefined) {
        leftOut.push(`Devin is told nothing: no session with the tag pagerduty-incident:${(0,postmortem_paths/* incidentIdOfPath */.KO)(path)} was found.`);
        return undefined;
    }
    try {
        // Reopened, or pushed to since: of the runs that wait GitHub keeps the newest alone.
        if (session.tags.includes(tags/* DECLINED_TAG */.uw) && !isNew && !dryRun)
            await devin.removeTag(session.session_id, tags/* DECLINED_TAG */.uw);
        return await mend(request, { path, findings, config, session }, devin, dryRun);
    }
    catch (error) {
        leftOut.push(`Devin could not be asked to fix the errors: ${toldOf(error)}`);
        return undefined;
    }
}
/** Of what is new, or is Devin's: whoever mends a word of an old postmortem troubles nobody. */
function reviewersFor({ byDevin, files }, reviewed) {
    const added = new Set(files.filter(({ status }) => status === 'added').map(({ filename }) => filename));
    const asking = reviewed.filter(({ examined: { review } }) => byDevin || added.has(review.path));
    return [...new Set(asking.flatMap(({ examined: { config } }) => config.reviewers))];
}
function tell(verdict, { documents }, reviewed) {
    const findings = documents.reduce((sum, document) => sum + document.findings.length, 0);
    const first = reviewed.find(({ path }) => path !== undefined);
    const path = first?.path ?? '';
    (0,outputs/* setOutputs */.n0)({
        outcome: verdict,
        'incident-id': (0,postmortem_paths/* incidentIdOfPath */.KO)(path) ?? '',
        'session-id': first?.session?.session_id ?? '',
        'session-url': first?.session?.url ?? '',
        'document-path': path,
        findings: String(findings),
    });
    (0,log/* info */.pq)(`${verdict === 'failed' ? 'Failed' : 'Passed'}: ${findings} findings in ${documents.length} postmortems`);
}


/***/ }),

/***/ 84694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ whatIsKnown),
/* harmony export */   k: () => (/* binding */ reachDevin)
/* harmony export */ });
/* harmony import */ var _src_devin_session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49122);
/* harmony import */ var _src_devin_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2613);
/* harmony import */ var _src_http_http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83447);
/* harmony import */ var _src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44564);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23611);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(68971);
/**
 * What PagerDuty and Devin know of a postmortem by the incident's id in its path. Each is asked where it can be, and what could
 * not be learned is said: a review or an index is worth having without it.
 */






/** Devin, where there is a key that works; else why it is not asked, as a sentence. */
async function reachDevin(inputs) {
    try {
        const devin = await (0,_context_js__WEBPACK_IMPORTED_MODULE_3__/* .devinOf */ .A0)(inputs);
        return { devin, problem: devin ? undefined : 'Devin was not asked: the input "devin-api-key" is empty.' };
    }
    catch (error) {
        if (!(error instanceof _src_http_http_js__WEBPACK_IMPORTED_MODULE_2__/* .ApiError */ .hD))
            throw error;
        (0,_log_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$e)(error.message);
        return { devin: undefined, problem: 'Devin could not be asked; the log of the run says why.' };
    }
}
/** A file with another name, for which `path` is undefined, is about no incident: nobody is asked. */
async function whatIsKnown(path, { pagerduty, devin }) {
    const id = path === undefined ? undefined : (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .incidentIdOfPath */ .KO)(path);
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
                leftOut.push(`${service} knows no incident ${id}, as the name of ${path} ends.`);
            }
            else {
                failed = true;
                (0,_log_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$e)(`${path}: ${error.message}`);
                const why = `${service} could not be asked about ${path}; the log of the run says why.`;
                if (service === 'PagerDuty')
                    unchecked.push(`${why} Correct that, or wait, and run the review again.`);
                else
                    leftOut.push(why);
            }
            return undefined;
        }
    }
    if (id === undefined) {
        return { incident: undefined, acknowledgedAt: undefined, session: undefined, leftOut, unchecked, failed };
    }
    const [facts, sessions] = await Promise.all([
        pagerduty &&
            (async () => {
                const incident = await optional('PagerDuty', () => pagerduty.getIncident(id));
                const acknowledgedAt = incident && (await optional('PagerDuty', () => pagerduty.getAcknowledgedAt(incident.id)));
                return { incident, acknowledgedAt };
            })(),
        devin && optional('Devin', () => devin.findSessions((0,_src_devin_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentTag */ .fZ)(id))),
    ]);
    return {
        incident: facts?.incident,
        acknowledgedAt: facts?.acknowledgedAt,
        session: (0,_src_devin_session_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOf */ .su)(sessions ?? []),
        leftOut,
        unchecked,
        failed,
    };
}


/***/ }),

/***/ 73195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QV: () => (/* binding */ sameText),
/* harmony export */   Su: () => (/* binding */ findComments),
/* harmony export */   lB: () => (/* binding */ upsertComment),
/* harmony export */   xI: () => (/* binding */ marked),
/* harmony export */   xY: () => (/* binding */ hasMarker)
/* harmony export */ });
/* unused harmony export MAX_BODY */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63619);
/* harmony import */ var _http_http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83447);
/* harmony import */ var _text_truncate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6935);
/* harmony import */ var _text_visible_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72939);
/* harmony import */ var _upsert_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58254);
/** Our comment on an issue or pull request (GitHub docs, "REST API endpoints for issue comments"). */





const Comment = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(),
    html_url: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    body: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    user: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ login: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() })),
});
/** Characters. GitHub refuses a longer body of a comment or an issue: "body is too long (maximum is 65536 characters)". */
const MAX_BODY = 65_536;
/**
 * Writes the comment that carries the marker, `<!-- … -->`: made the first time, then only changed. A marker in somebody else's
 * comment means nothing. `number` is that of the issue or pull request.
 */
async function upsertComment(docs, number, comment) {
    const { call } = docs;
    const body = marked(comment);
    const onIssue = { issue_number: number };
    const kept = await (0,_upsert_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyOne */ .j)(docs, {
        find: () => findComments(docs, number, comment.marker),
        create: () => call('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...onIssue, body }, Comment),
        async remove({ id }) {
            try {
                await call('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id }, zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J());
            }
            catch (error) {
                // The run that made it takes it away too.
                if (!(error instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || error.status !== 404)
                    throw error;
            }
        },
    });
    if (sameText(kept.body, body))
        return kept;
    return call('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: kept.id, body }, Comment);
}
/** Our comments with the marker; a second one is there only while two runs write at the same time. */
async function findComments(docs, number, marker) {
    const [login, comments] = await Promise.all([
        docs.login(),
        docs.list('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number: number }, Comment),
    ]);
    return comments.filter(({ user, body }) => user?.login === login && hasMarker(body, marker));
}
/** The text of a comment or issue: its marker first, so that it stays when the end is cut off. */
function marked({ marker, body }) {
    const whole = `${marker}\n${body}`;
    return (0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_3__/* .cutOff */ .q)(whole, MAX_BODY);
}
/** Only at the very beginning, where `marked` writes it: quoted text holds no marker. */
function hasMarker(body, marker) {
    return body?.startsWith(marker) ?? false;
}
/** GitHub may keep line ends its own way; the body is compared as it is sent. */
function sameText(kept, body) {
    return kept?.replaceAll('\r\n', '\n').trimEnd() === (0,_text_visible_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .R)(body).trimEnd();
}


/***/ }),

/***/ 58254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ onlyOne)
/* harmony export */ });
/* harmony import */ var _docs_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3422);
/** Keeps one of a kind where GitHub would take any number: comments and issues have no idempotency key. */

/** How often a create is sent again after its answer was lost and nothing of it was found. */
const CREATE_TRIES = 3;
/**
 * Returns the one that is there, or creates it and looks again: of two that runs made at the same time the oldest stays and
 * `remove` takes the younger ones away, whoever made them. `find` returns those of our own making.
 */
async function onlyOne(docs, acts) {
    const { find, create, remove } = acts;
    let found = await find();
    for (let tries = 1; found.length === 0; tries += 1) {
        let created;
        try {
            created = await create();
            if (created.user !== null)
                docs.wroteAs(created.user.login);
        }
        catch (error) {
            if (!(0,_docs_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .answerWasLost */ .W)(error) || tries === CREATE_TRIES)
                throw error;
        }
        found = await find();
        // A list may lag behind what was just written.
        if (found.length === 0 && created !== undefined)
            found = [created];
    }
    const [oldest, ...younger] = found.toSorted((a, b) => a.id - b.id);
    for (const item of younger)
        await remove(item, oldest);
    return oldest;
}


/***/ })

};
