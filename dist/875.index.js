export const id = 875;
export const ids = [875];
export const modules = {

/***/ 4100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ whatIsKnown),
/* harmony export */   k: () => (/* binding */ reachDevin)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6257);
/* harmony import */ var _src_devin_session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9122);
/* harmony import */ var _src_devin_tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4994);
/* harmony import */ var _src_http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(453);
/* harmony import */ var _src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4564);
/* harmony import */ var _desk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6941);
/**
 * What PagerDuty and Devin know of a postmortem by the incident's id in its path. Each is asked where it can be, and what could
 * not be learned is said: a review or an index is worth having without it.
 */






/** Devin, where there is a key that works; else why it is not asked, as a sentence. */
async function reachDevin(inputs) {
    try {
        const devin = await (0,_desk_js__WEBPACK_IMPORTED_MODULE_3__/* .devinOf */ .A0)(inputs);
        return { devin, problem: devin ? undefined : 'Devin was not asked: the input "devin-api-key" is empty.' };
    }
    catch (error) {
        if (!(error instanceof _src_http_js__WEBPACK_IMPORTED_MODULE_2__/* .ApiError */ .hD))
            throw error;
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(error.message);
        return { devin: undefined, problem: 'Devin could not be asked; the log of the run says why.' };
    }
}
async function whatIsKnown(path, { pagerduty, devin }) {
    const id = (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .incidentIdOfPath */ .KO)(path);
    const leftOut = [];
    let failed = false;
    async function optional(service, ask) {
        try {
            return await ask();
        }
        catch (error) {
            if (!(error instanceof _src_http_js__WEBPACK_IMPORTED_MODULE_2__/* .ApiError */ .hD))
                throw error;
            if (service === 'PagerDuty' && error.status === 404) {
                leftOut.push(`${service} knows no incident ${id}, as the name of ${path} ends.`);
            }
            else {
                failed = true;
                (0,_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(`${path}: ${error.message}`);
                leftOut.push(`${service} could not be asked about ${path}; the log of the run says why.`);
            }
            return undefined;
        }
    }
    if (id === undefined)
        return { incident: undefined, acknowledgedAt: undefined, session: undefined, leftOut, failed };
    const [facts, sessions] = await Promise.all([
        pagerduty &&
            (async () => {
                const incident = await optional('PagerDuty', () => pagerduty.getIncident(id));
                const acknowledgedAt = incident && (await optional('PagerDuty', () => pagerduty.getAcknowledgedAt(incident.id)));
                return { incident, acknowledgedAt };
            })(),
        devin && optional('Devin', () => devin.findSessions((0,_src_devin_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .incidentTag */ .fZ)(id))),
    ]);
    return {
        incident: facts?.incident,
        acknowledgedAt: facts?.acknowledgedAt,
        session: (0,_src_devin_session_js__WEBPACK_IMPORTED_MODULE_1__/* .newestOf */ .su)(sessions ?? []),
        leftOut,
        failed,
    };
}


/***/ }),

/***/ 9875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  review: () => (/* binding */ review)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 18 modules
var core = __webpack_require__(6257);
// EXTERNAL MODULE: ./build/src/devin/tags.js
var tags = __webpack_require__(4994);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(3619);
// EXTERNAL MODULE: ./build/src/cut-off.js
var cut_off = __webpack_require__(5781);
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
const MAX_TEXT = 65_535;
const MAX_ANNOTATION_TITLE = 255;
/** GitHub takes 64 KB. */
const MAX_ANNOTATION_MESSAGE = 16_000;
/**
 * Writes the check run of a commit. One that is there from an earlier try is updated; its annotations can only be added to, so
 * where it has some that do not hold any more a new run takes its place, which GitHub shows instead.
 */
async function upsertCheck(docs, check) {
    const { name, headSha: head_sha, conclusion } = check;
    const wanted = check.annotations.map(fitted);
    const output = {
        title: check.title,
        summary: (0,cut_off/* cutOff */.q)(check.summary, MAX_TEXT),
        ...(check.text !== undefined && { text: (0,cut_off/* cutOff */.q)(check.text, MAX_TEXT) }),
    };
    const state = { status: 'completed', conclusion };
    const update = ({ id }, annotations) => docs.call('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', { check_run_id: id, ...state, output: { ...output, annotations } }, CheckRun);
    const before = await findRun(docs, check);
    const shown = before === undefined ? [] : await annotationsOf(docs, before);
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
        ...(title !== undefined && { title: (0,cut_off/* cutOff */.q)(title, MAX_ANNOTATION_TITLE) }),
        message: (0,cut_off/* cutOff */.q)(message, MAX_ANNOTATION_MESSAGE),
    };
}
function inParts(annotations) {
    const count = Math.ceil(annotations.length / ANNOTATIONS_A_CALL);
    return Array.from({ length: count }, (_, part) => annotations.slice(part * ANNOTATIONS_A_CALL, (part + 1) * ANNOTATIONS_A_CALL));
}

// EXTERNAL MODULE: ./build/src/github/comments.js
var comments = __webpack_require__(3195);
// EXTERNAL MODULE: ./build/src/http.js
var http = __webpack_require__(453);
// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(4564);
// EXTERNAL MODULE: ./build/src/devin/session.js
var devin_session = __webpack_require__(9122);
// EXTERNAL MODULE: ./build/action/desk.js + 1 modules
var desk = __webpack_require__(6941);
// EXTERNAL MODULE: ./build/action/outputs.js
var outputs = __webpack_require__(2309);
// EXTERNAL MODULE: ./build/src/github/pulls.js
var pulls = __webpack_require__(8153);
;// CONCATENATED MODULE: ./build/action/pull-request.js



/** Whose pull requests are Devin's: this account and no other, whatever its name ends in. */
const DEVIN = 'devin-ai-integration[bot]';
async function openPullRequest(inputs, event) {
    const docs = (0,desk/* docsRepository */.yf)(inputs, event);
    const repository = event.repository.full_name;
    const [pull, config, files] = await Promise.all([
        (0,pulls/* getPull */.Cs)(docs, event.number),
        (0,desk/* readConfigFile */.RG)(docs, inputs.config),
        (0,pulls/* listPullFiles */.pG)(docs, event.number),
    ]);
    const isFork = pull.head.repo?.full_name !== repository;
    const byDevin = !isFork && pull.user?.login === DEVIN;
    const postmortems = files.filter((file) => isDocument(file, byDevin) && (0,paths/* isPostmortem */.v4)(file.filename, config));
    const documents = postmortems.length === 0 && byDevin ? misplaced(pull, files) : postmortems;
    return { docs, repository, config, pull, files, documents, isFork, byDevin };
}
function isDocument({ status, patch }, byDevin) {
    if (status === 'removed' || status === 'unchanged')
        return false;
    // What moves a postmortem changes nothing in it; that Devin moved one is for the rule `scope`.
    return byDevin || status !== 'renamed' || patch !== undefined;
}
/** What Devin wrote on a postmortem's branch is one, also where it stands in the wrong place. */
function misplaced({ head }, files) {
    return head.ref.startsWith('postmortem/')
        ? files.filter(({ filename, status }) => status === 'added' && filename.endsWith('.md')).slice(0, 1)
        : [];
}

// EXTERNAL MODULE: ./build/action/summary.js
var summary = __webpack_require__(6079);
;// CONCATENATED MODULE: ./build/action/declined.js
/**
 * A person's no: when Devin's pull request is closed unmerged, its session is tagged, and nothing more is written about the
 * incident. The tag is the only memory of it, so that it cannot be set is an error.
 */








/** Of the pull request that `sender` has closed. */
async function noteDeclined(inputs, sender, request) {
    const why = whyNotDeclined(sender, request);
    const devin = why === undefined ? await (0,desk/* devinOf */.A0)(inputs) : undefined;
    if (devin === undefined) {
        return nothingToNote(why ?? 'without the input "devin-api-key" there is no session that could be tagged');
    }
    const [document] = request.documents;
    const id = (0,paths/* incidentIdOfPath */.KO)(document?.filename ?? '') ?? '';
    const session = (0,devin_session/* newestOf */.su)(await devin.findSessions((0,tags/* incidentTag */.fZ)(id)));
    if (session === undefined)
        return nothingToNote(`no session with the tag ${(0,tags/* incidentTag */.fZ)(id)} was found`);
    if (!inputs.dryRun)
        await devin.addTags(session.session_id, [tags/* DECLINED_TAG */.uw]);
    (0,outputs/* setOutputs */.n0)({
        outcome: 'skipped',
        reason: 'declined',
        'incident-id': id,
        'session-id': session.session_id,
        'session-url': session.url,
        'document-path': document?.filename ?? '',
    });
    await (0,summary/* writeSummary */.Sy)(`## Postmortem declined

A person closed the pull request without merging it, so nothing more is written about incident ${id} until it is reopened. (reason: \`declined\`)
`);
}
function nothingToNote(why) {
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
    (0,core/* info */.pq)(`Nothing to note: ${why}`);
}
function whyNotDeclined(sender, { pull, byDevin, documents }) {
    if (!byDevin || documents.length === 0)
        return "it was no postmortem of Devin's";
    if (pull.state === 'open')
        return 'the pull request is open again';
    if (pull.merged_at !== null)
        return 'the pull request was merged';
    const byPerson = sender !== undefined && sender.login !== DEVIN && sender.type !== 'Bot';
    return byPerson ? undefined : 'no person closed it';
}

// EXTERNAL MODULE: ./build/action/known.js
var action_known = __webpack_require__(4100);
// EXTERNAL MODULE: ./build/src/postmortem/messages.js
var messages = __webpack_require__(2078);
;// CONCATENATED MODULE: ./build/action/mend.js
/**
 * Has Devin mend the errors that the review found in its own postmortem: once for each head commit, a few times at most, and
 * never once a person has committed to the branch.
 */





/** Whoever commits in GitHub's web interface is the author; the committer is GitHub. */
const GITHUB = 'web-flow';
/** GitHub lists no more, so that the newest of more are not known. */
const MAX_COMMITS = 250;
/** Undefined where there is nothing to mend, or nobody is to be told. */
async function mend({ docs, repository, pull }, { path, findings, config, session }, devin, dryRun) {
    const errors = findings.filter(({ severity }) => severity === 'error');
    const { 'ask-devin': askDevin, 'max-rounds': maxRounds } = config.review;
    if (errors.length === 0 || !askDevin || maxRounds === 0)
        return undefined;
    const heads = (0,tags/* reviewedHeadsOf */.KX)(session.tags);
    const told = heads.indexOf(pull.head.sha);
    if (told !== -1)
        return { state: 'told', round: told + 1, maxRounds };
    const commits = await (0,pulls/* listPullCommits */.YN)(docs, pull.number);
    if (commits.length >= MAX_COMMITS || !commits.every(isDevins))
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
        findings: errors.map(toMend),
        round,
        maxRounds,
    });
    if ((await devin.sendMessage(session.session_id, order)) === 'ended')
        return { state: 'session-ended' };
    // The message first: were the tag there without it, nobody would send it again. Were it sent again, it would say the same.
    await devin.addTags(session.session_id, [(0,tags/* reviewTag */.dJ)(pull.head.sha)]);
    return { state: 'told', round, maxRounds };
}
/** Whoever has no account that GitHub knows is a person. */
function isDevins({ author, committer }) {
    return author?.login === DEVIN && (committer?.login === DEVIN || committer?.login === GITHUB);
}
function toMend({ rule, message, fix, places }) {
    const wrong = places.filter(({ severity }) => severity === 'error');
    const details = wrong.map(({ line, message: detail }) => `Line ${line}: ${detail}`);
    return { rule, lines: wrong.map(({ line }) => line), message: [message, fix, ...details].join(' ') };
}

;// CONCATENATED MODULE: ./build/action/reviewers.js



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
            (0,core/* warning */.$e)(`${person} could not be asked to review: "reviewers" may name people who have access to this repository, and not the author`);
        }
    }
    for (const team of teams) {
        if (await ask([], [team]))
            continue;
        (0,core/* warning */.$e)(`The team ${team} could not be asked to review: the token of a workflow cannot do that. Give the input "github-token" the token of a GitHub App that has "Members: read" in the organization, or name people in "reviewers"`);
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

;// CONCATENATED MODULE: ./build/action/review.js
/**
 * Mode `review`: checks the postmortems that a pull request brings, tells where a reviewer looks, and has Devin mend its own.
 */














const CHECK = 'postmortem-review';
const MARKER = '<!-- pagerduty-postmortem review -->';
/** Of a pull request that brings a whole archive, no more are read. */
const MAX_DOCUMENTS = 50;
const AT_A_TIME = 5;
async function review(inputs, event) {
    if (event.name !== 'pull_request') {
        return nothingToDo('the event is of no pull request: start the workflow on pull_request_target');
    }
    const { action, sender } = event;
    if (!['opened', 'synchronize', 'reopened', 'closed'].includes(action)) {
        return nothingToDo('only a pull request that is opened, pushed to, reopened or closed is looked at');
    }
    const request = await openPullRequest(inputs, event);
    if (action === 'closed')
        return noteDeclined(inputs, sender, request);
    if (request.pull.state === 'closed')
        return nothingToDo('the pull request is closed by now');
    const isNew = action === 'opened';
    return request.documents.length === 0
        ? noPostmortem(inputs, request, isNew)
        : reviewDocuments(inputs, request, isNew);
}
function nothingToDo(why) {
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
    (0,core/* info */.pq)(`Nothing to review: ${why}`);
}
/** There is a check run all the same, so that it can be a required one. */
async function noPostmortem({ dryRun }, { docs, pull }, isNew) {
    const title = 'No postmortem in this pull request';
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'no-postmortem', 'incident-id': '' });
    (0,core/* info */.pq)(title);
    if (dryRun)
        return;
    const told = { title, summary: 'There is nothing to check.', annotations: [] };
    await upsertCheck(docs, { name: CHECK, headSha: pull.head.sha, conclusion: 'neutral', ...told });
    // One that was reviewed may have been taken out since.
    if (isNew || (await (0,comments/* findComments */.Su)(docs, pull.number, MARKER)).length === 0)
        return;
    await (0,comments/* upsertComment */.lB)(docs, pull.number, { marker: MARKER, body: `${title} any more.` });
}
async function reviewDocuments(inputs, request, isNew) {
    const { pull, docs } = request;
    const [{ reviewComment, checkOutput, verdictOf }, { default: pMap }, { earlierPostmortems }] = await Promise.all([
        __webpack_require__.e(/* import() */ 993).then(__webpack_require__.bind(__webpack_require__, 8993)),
        __webpack_require__.e(/* import() */ 606).then(__webpack_require__.bind(__webpack_require__, 606)),
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(511), __webpack_require__.e(577), __webpack_require__.e(834), __webpack_require__.e(421)]).then(__webpack_require__.bind(__webpack_require__, 9421)),
    ]);
    const access = await connect(inputs, request);
    const { leftOut } = access;
    const context = { ...access, inputs, earlier: earlierPostmortems(request), isNew };
    const documents = request.documents.slice(0, MAX_DOCUMENTS);
    if (documents.length < request.documents.length) {
        leftOut.push(`Only the first ${MAX_DOCUMENTS} of ${request.documents.length} postmortems were checked.`);
    }
    const reviewed = (await pMap(documents, (file) => reviewOne(file, request, context), { concurrency: AT_A_TIME })).flat();
    const report = {
        headUrl: `${desk/* SERVER_URL */.UB}/${pull.head.repo?.full_name ?? request.repository}/blob/${pull.head.sha}`,
        baseUrl: `${desk/* SERVER_URL */.UB}/${request.repository}/blob/${pull.base.sha}`,
        documents: reviewed.map(({ examined, mending }) => ({ ...examined.review, mending })),
        leftOut: [...new Set(leftOut)],
        dryRun: inputs.dryRun,
    };
    const verdict = verdictOf(report);
    if (!inputs.dryRun) {
        const conclusion = verdict === 'failed' ? 'failure' : 'success';
        await upsertCheck(docs, { name: CHECK, headSha: pull.head.sha, conclusion, ...checkOutput(report) });
        // Once: whoever was taken off the list by hand, or has reviewed, is not asked again.
        const isFirst = (await (0,comments/* findComments */.Su)(docs, pull.number, MARKER)).length === 0;
        if (isFirst)
            await askReviewers(request, reviewersFor(request, reviewed));
        await (0,comments/* upsertComment */.lB)(docs, pull.number, { marker: MARKER, body: reviewComment(report) });
    }
    tell(verdict, report, reviewed);
    await (0,summary/* writeSummary */.Sy)(`## Review of [pull request #${pull.number}](${pull.html_url})\n\n${reviewComment(report)}\n`);
}
/** Who may be asked for this pull request, and why the others are not. */
async function connect(inputs, { isFork }) {
    if (isFork) {
        const why = 'PagerDuty and Devin were not asked: the pull request comes from a fork.';
        return { devin: undefined, pagerduty: undefined, leftOut: [why] };
    }
    const [pagerduty, { devin, problem }] = [(0,desk/* pagerdutyOf */.B8)(inputs), await (0,action_known/* reachDevin */.k)(inputs)];
    return {
        devin,
        pagerduty,
        leftOut: [
            ...(pagerduty === undefined ? ['PagerDuty was not asked: the input "pagerduty-token" is empty.'] : []),
            ...(problem === undefined ? [] : [problem]),
        ],
    };
}
/** A service that does not answer is no reason to fail: it is said in the comment, and in full in the log. */
function toldOf(error) {
    if (!(error instanceof http/* ApiError */.hD))
        throw error;
    (0,core/* warning */.$e)(error.message);
    return 'the log of the run says why.';
}
/** Nothing where the file has no text: it is gone by now, or a link. */
async function reviewOne(file, request, context) {
    const [{ examine }, known] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(511), __webpack_require__.e(577), __webpack_require__.e(606), __webpack_require__.e(834), __webpack_require__.e(313)]).then(__webpack_require__.bind(__webpack_require__, 8313)), (0,action_known/* whatIsKnown */.Y)(file.filename, context)]);
    context.leftOut.push(...known.leftOut);
    const examined = await examine(file, request, { ...context, known });
    if (examined === undefined) {
        context.leftOut.push(`${file.filename} was not checked: it is gone by now, or only a link to something else.`);
        return [];
    }
    const { session } = known;
    return [{ examined, session, mending: await askDevin(examined, session, request, context) }];
}
async function askDevin({ review: { path, findings }, config }, session, request, { inputs: { dryRun }, devin, leftOut, isNew }) {
    if (devin === undefined || !request.byDevin)
        return undefined;
    if (session === undefined) {
        leftOut.push(`Devin is told nothing: no session with the tag pagerduty-incident:${(0,paths/* incidentIdOfPath */.KO)(path)} was found.`);
        return undefined;
    }
    try {
        // Reopened, or pushed to since: of the runs that wait GitHub keeps the newest alone.
        if (session.tags.includes(tags/* DECLINED_TAG */.uw) && !isNew && !dryRun)
            await devin.removeTag(session.session_id, tags/* DECLINED_TAG */.uw);
        return await mend(request, { path, findings, config, session }, devin, dryRun);
    }
    catch (error) {
        leftOut.push(`Devin could not be told what to mend: ${toldOf(error)}`);
        return undefined;
    }
}
/** Of what is new, or is Devin's: whoever mends a word of an old postmortem troubles nobody. */
function reviewersFor({ byDevin, files }, reviewed) {
    const added = new Set(files.filter(({ status }) => status === 'added').map(({ filename }) => filename));
    const asking = reviewed.filter(({ examined: { review } }) => byDevin || added.has(review.path));
    return [...new Set(asking.flatMap(({ examined: { config } }) => config.reviewers))];
}
function tell(verdict, { documents }, [first]) {
    const findings = documents.reduce((sum, document) => sum + document.findings.length, 0);
    const path = first?.examined.review.path ?? '';
    (0,outputs/* setOutputs */.n0)({
        outcome: verdict,
        'incident-id': (0,paths/* incidentIdOfPath */.KO)(path) ?? '',
        'session-id': first?.session?.session_id ?? '',
        'session-url': first?.session?.url ?? '',
        'document-path': path,
        findings: String(findings),
    });
    (0,core/* info */.pq)(`${verdict === 'failed' ? 'Failed' : 'Passed'}: ${findings} findings in ${documents.length} postmortems`);
}


/***/ }),

/***/ 3195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QV: () => (/* binding */ sameText),
/* harmony export */   Su: () => (/* binding */ findComments),
/* harmony export */   lB: () => (/* binding */ upsertComment),
/* harmony export */   xI: () => (/* binding */ marked),
/* harmony export */   xY: () => (/* binding */ hasMarker)
/* harmony export */ });
/* unused harmony export MAX_BODY */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3619);
/* harmony import */ var _cut_off_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5781);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(453);
/* harmony import */ var _only_one_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(106);
/** Our comment on an issue or pull request (GitHub docs, "REST API endpoints for issue comments"). */




const Comment = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(),
    html_url: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    body: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
    user: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ login: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() })),
});
/** In characters; GitHub refuses a longer body of a comment or an issue. */
const MAX_BODY = 65_536;
/**
 * Writes the comment that carries the marker, `<!-- … -->`: made the first time, then only changed. A marker in somebody else's
 * comment means nothing. `number` is that of the issue or pull request.
 */
async function upsertComment(docs, number, comment) {
    const { call } = docs;
    const body = marked(comment);
    const onIssue = { issue_number: number };
    const kept = await (0,_only_one_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyOne */ .j)(docs, {
        find: () => findComments(docs, number, comment.marker),
        create: () => call('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...onIssue, body }, Comment),
        async remove({ id }) {
            try {
                await call('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id }, zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J());
            }
            catch (error) {
                // The run that made it takes it away too.
                if (!(error instanceof _http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || error.status !== 404)
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
    return (0,_cut_off_js__WEBPACK_IMPORTED_MODULE_3__/* .cutOff */ .q)(whole, MAX_BODY);
}
/** Only at the very beginning, where `marked` writes it: quoted text holds no marker. */
function hasMarker(body, marker) {
    return body?.startsWith(marker) ?? false;
}
/** GitHub may keep line ends its own way. */
function sameText(kept, body) {
    return kept?.replaceAll('\r\n', '\n').trimEnd() === body.replaceAll('\r\n', '\n').trimEnd();
}


/***/ }),

/***/ 106:
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
