export const id = 400;
export const ids = [400];
export const modules = {

/***/ 50400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  review: () => (/* binding */ review)
});

// EXTERNAL MODULE: ./build/src/agent/tags.js
var tags = __webpack_require__(71514);
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
// EXTERNAL MODULE: ./build/action/shared/connections.js + 7 modules
var connections = __webpack_require__(32971);
// EXTERNAL MODULE: ./build/action/shared/log.js
var log = __webpack_require__(68971);
// EXTERNAL MODULE: ./build/action/shared/lookup-incident.js
var lookup_incident = __webpack_require__(84694);
// EXTERNAL MODULE: ./build/action/shared/outputs.js
var outputs = __webpack_require__(31715);
// EXTERNAL MODULE: ./build/action/shared/summary.js
var summary = __webpack_require__(36893);
// EXTERNAL MODULE: ./build/action/shared/what-left.js
var what_left = __webpack_require__(4997);
;// CONCATENATED MODULE: ./build/action/review/ask-reviewers.js



/**
 * Requests reviews from the configured people (by login) and teams (as `owner/slug`). A failed request is a
 * warning, and does not stop the others.
 */
async function askReviewers({ context: { docs }, pull }, reviewers) {
    const author = pull.user?.login.toLowerCase();
    const people = reviewers.filter((name) => !name.includes('/') && name.toLowerCase() !== author);
    const teams = reviewers.flatMap((name) => name.split('/')[1] ?? []);
    if (people.length > 0 && !(await ask(people, []))) {
        // GitHub rejects the whole request if one person cannot be requested.
        for (const person of people) {
            if (people.length > 1 && (await ask([person], [])))
                continue;
            (0,log/* warning */.$e)(`${person} could not be requested as reviewer: list people in "reviewers" who have access to this repository and are not the author`);
        }
    }
    for (const team of teams) {
        if (await ask([], [team]))
            continue;
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

// EXTERNAL MODULE: ./build/src/agent/session.js
var agent_session = __webpack_require__(76603);
// EXTERNAL MODULE: ./build/action/shared/context.js
var shared_context = __webpack_require__(88914);
// EXTERNAL MODULE: ./build/src/github/files.js
var github_files = __webpack_require__(80166);
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
const NO_FILES = { below: async () => [], has: async () => false };
/** A link in place of the directory, or above it, would bring postmortems that no list of files shows. */
function isDirectoryItself(path, { directory }) {
    return path === directory || directory.startsWith(`${path}/`);
}

;// CONCATENATED MODULE: ./build/action/review/pull-request.js





/** Devin's pull requests come from this account and no other, whatever its name ends in. */
const DEVIN = 'devin-ai-integration[bot]';
async function openPullRequest(inputs, event) {
    const docs = (0,connections/* docsRepository */.yf)(inputs, event);
    const [context, { pull, files }] = await Promise.all([
        (0,shared_context/* openContext */.e)(inputs, event, docs),
        readPull(docs, event.number),
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
        pusher: event.action === 'synchronize' ? event.sender?.login : undefined,
    };
}
function unlisted({ changed_files: changed }, { length }) {
    return changed === undefined || changed <= length
        ? []
        : [
            `GitHub lists only ${length} of the ${changed} files that the pull request changes, so there may be more postmortems in it: split it.`,
        ];
}
/** How often a pull request is read again because somebody pushed meanwhile. */
const MAX_READS = 3;
/**
 * Reads a pull request with the files of its head. GitHub lists the files of the newest head, so the head is read before and after:
 * somebody who pushes in between must not pass off the files of one commit as another's.
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
/** A document by Devin on a postmortem's branch counts as one, even in the wrong place. */
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
 * Handles a declined postmortem: when a person closes Devin's pull request unmerged, its session is tagged, and nothing more is
 * written about the incident. The tag is the only memory of it, so failing to set it is an error.
 */








/** `request` is the pull request that `sender` closed. */
async function recordDeclined(inputs, sender, request) {
    const why = whyNotDeclined(sender, request);
    const devin = why === undefined ? await (0,connections/* devinOf */.A0)(inputs) : undefined;
    if (devin === undefined) {
        return nothingToNote(why ?? 'without the input "devin-api-key" no session can be tagged');
    }
    const path = request.devins ?? '';
    const id = (0,postmortem_paths/* incidentIdOfPath */.KO)(path) ?? '';
    const session = await declineSessions(devin, id, inputs.dryRun);
    if (session === undefined)
        return nothingToNote(`no session with the tag ${(0,tags/* incidentTag */.fZ)(id)} was found`);
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
async function declineSessions(devin, incidentId, dryRun) {
    const tagged = new Set();
    const gone = new Set();
    for (;;) {
        const session = (0,agent_session/* newestOf */.su)((await devin.findSessions((0,tags/* incidentTag */.fZ)(incidentId))).filter(({ id }) => !gone.has(id)));
        if (session === undefined || session.archived || dryRun || tagged.has(session.id) || tagged.size === MAX_SESSIONS)
            return session;
        const now = await devin.addTags(session.id, [tags/* DECLINED_TAG */.uw]);
        if (now.includes(tags/* TERMINATED_TAG */.$s))
            gone.add(session.id);
        tagged.add(session.id);
    }
}
/** Removes the tag from all sessions of a reopened pull request, because a terminated session hands its tags over. */
async function withdrawDecline(devin, incidentId) {
    for (const session of await devin.findSessions((0,tags/* incidentTag */.fZ)(incidentId))) {
        if (session.tags.includes(tags/* DECLINED_TAG */.uw) && !session.archived) {
            await devin.removeTag(session.id, tags/* DECLINED_TAG */.uw);
        }
    }
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

// EXTERNAL MODULE: ./build/src/postmortem/peoples-sections.js
var peoples_sections = __webpack_require__(27217);
// EXTERNAL MODULE: ./build/src/postmortem/messages.js
var messages = __webpack_require__(72078);
;// CONCATENATED MODULE: ./build/action/review/request-fixes.js
/**
 * Asks Devin to fix the errors that the review found in its own postmortem: once per head commit, a few times at most, and
 * never after a person has pushed to the branch.
 */







/** GitHub lists no more, so newer ones would be unknown. */
const MAX_COMMITS = 250;
/** Undefined if there is nothing to fix, or nobody to ask. */
async function requestFixes(request, { path, findings, config, session, }, devin, dryRun) {
    const { pull } = request;
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
    if (!(0,agent_session/* isLive */.DG)(session))
        return { state: 'session-ended' };
    const round = heads.length + 1;
    const { told: findingsTold, removed } = await findingsOf(errors, config);
    const order = (0,messages/* mendOrder */.xH)({
        repository: request.context.repository,
        pull: { number: pull.number, url: pull.html_url },
        branch: pull.head.ref,
        documentPath: path,
        findings: findingsTold,
        round,
        maxRounds,
    });
    (0,what_left/* noteRemoved */.R9)(order, removed);
    if (dryRun) {
        (0,what_left/* wouldSend */.gx)('Devin', { path: '/messages', body: { message: order } });
        return { state: 'told', round, maxRounds };
    }
    if ((await devin.sendMessage(session.id, order)) === 'ended')
        return { state: 'session-ended' };
    // Sends the message before tagging: a tag without its message would never be retried. Sent twice, it says the same.
    await devin.addTags(session.id, [(0,tags/* reviewTag */.dJ)(pull.head.sha)]);
    return { state: 'told', round, maxRounds };
}
/**
 * Returns whether only Devin has pushed to the branch. GitHub authenticates who pushes, while the person who makes a commit chooses
 * its author and committer. On a server without the list of activities, this uses the push's sender and the accounts of the commits,
 * which somebody could have forged before: see SECURITY.md.
 */
async function isDevinsAlone({ context: { docs }, pull, pusher }) {
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
async function findingsOf(errors, { redact }) {
    const { clean } = await Promise.all(/* import() */[__webpack_require__.e(577), __webpack_require__.e(505), __webpack_require__.e(74)]).then(__webpack_require__.bind(__webpack_require__, 66074));
    const all = errors.map(toMend);
    const { texts, removed } = await clean(all.map(({ message }) => message), redact);
    const told = all.flatMap(({ rule, lines }, i) => {
        const message = texts[i];
        return message === undefined ? [] : [{ rule, lines, message }];
    });
    return { told, removed };
}
function toMend({ rule, message, fix, places }) {
    const wrong = places.filter(({ severity }) => severity === 'error');
    // `scope` quotes the names of other files, which anybody can choose. Devin knows what it pushed.
    const quoted = rule === 'scope' ? [] : wrong;
    const details = quoted.map(({ line, message: detail }) => `Line ${line}: ${detail}`);
    return { rule, lines: wrong.map(({ line }) => line), message: [message, fix, ...details].join(' ') };
}

;// CONCATENATED MODULE: ./build/action/review/lines-by-devin.js
/** Finds the lines of a document that Devin wrote, to check whether it filled in a section for people. */







/** Each takes a request. A pull request by Devin that people have answered has a few. */
const lines_by_devin_MAX_COMMITS = 12;
const lines_by_devin_AT_A_TIME = 4;
/**
 * Returns every line that a commit by Devin brought into the file, `all` if nobody else has pushed, and `unknown` if there are too
 * many commits, or GitHub's list is unavailable.
 */
async function linesByDevin(request, path) {
    const { context: { docs }, pull, baseSha, } = request;
    try {
        if (await isDevinsAlone(request))
            return 'all';
        const commits = await (0,pulls/* listPullCommits */.YN)(docs, pull.number);
        if (commits.length > lines_by_devin_MAX_COMMITS)
            return 'unknown';
        const { default: pMap } = await __webpack_require__.e(/* import() */ 606).then(__webpack_require__.bind(__webpack_require__, 606));
        const read = (sha) => (0,github_files/* readFile */.TA)(docs, path, sha).then((text) => new Set((0,peoples_sections/* trimmedLines */.Al)(text ?? '')));
        const [before, ...after] = await pMap([baseSha, ...commits.map(({ sha }) => sha)], read, {
            concurrency: lines_by_devin_AT_A_TIME,
        });
        const written = new Set();
        let earlier = before ?? new Set();
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
        if (!(error instanceof http/* ApiError */.hD || error instanceof utf8/* NotUtf8Error */.x))
            throw error;
        (0,log/* warning */.$e)(`Could not look up who filled in the sections for people in ${path}. ${error.message}`);
        return 'unknown';
    }
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
 * ones, a new run replaces it, and GitHub shows that instead.
 */
async function upsertCheck(docs, check) {
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
 * Returns our newest run with its annotations, or undefined if GitHub refuses because of a rate limit: a second run then replaces the
 * first, and a commit without any run would wait for it forever.
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
async function writeCheck(docs, check) {
    await upsertCheck(docs, { name: NAME, ...check });
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











const NOTHING_KNOWN = {
    incident: undefined,
    acknowledgedAt: undefined,
    evidence: undefined,
    session: undefined,
    leftOut: [],
    unchecked: [],
    failed: false,
};
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
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(145), __webpack_require__.e(577), __webpack_require__.e(901), __webpack_require__.e(505), __webpack_require__.e(670)]).then(__webpack_require__.bind(__webpack_require__, 33670)),
    ]);
    const quota = quotaOf(docs);
    const lookups = { quota, known: NOTHING_KNOWN, earlier: async () => [] };
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

;// CONCATENATED MODULE: ./build/action/review/review.js
/**
 * Mode `review`: checks the postmortems in a pull request, shows reviewers where to look, and asks Devin to fix its own.
 */





















const MARKER = '<!-- pagerduty-postmortem review -->';
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
    if (action === 'closed')
        return recordDeclined(inputs, sender, await openPullRequest(inputs, event));
    return failCheckOnError(inputs, event, event.headSha, async () => {
        const request = await openPullRequest(inputs, event);
        if (request.pull.state === 'closed')
            return nothingToDo('the pull request is closed');
        const run = { isNew: action === 'opened', asTarget: event.asTarget };
        return request.documents.length === 0 && request.unchecked.length === 0
            ? noPostmortem(request, run)
            : reviewDocuments(request, run);
    });
}
function nothingToDo(why) {
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
    (0,log/* info */.pq)(`Nothing to review: ${why}`);
}
/** Writes a check run even without a postmortem, so that it can be a required one. */
async function noPostmortem(request, run) {
    const { context, pull, headSha } = request;
    const { docs } = context;
    const title = 'No postmortem in this pull request';
    (0,outputs/* setOutputs */.n0)({ outcome: 'skipped', reason: 'no-postmortem', 'incident-id': '' });
    (0,log/* info */.pq)(title);
    if (context.inputs.dryRun)
        return;
    const told = { title, summary: 'There is nothing to check.', annotations: [] };
    if (!(await mayWrite(request, run, () => writeCheck(docs, { headSha, conclusion: 'neutral', ...told }))))
        return;
    // A reviewed postmortem may have been removed since.
    if (run.isNew || (await (0,comments/* findComments */.Su)(docs, pull.number, MARKER)).length === 0)
        return;
    await unlessLocked(() => (0,comments/* upsertComment */.lB)(docs, pull.number, { marker: MARKER, body: `${title} any more.` }));
}
/** A locked conversation takes no comment ("Unable to create comment because issue is locked"). The check run has the same content. */
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
async function reviewDocuments(request, run) {
    const { context, pull, headSha } = request;
    const { docs, inputs, repository } = context;
    const [{ reviewComment, checkOutput, verdictOf }, { earlierPostmortems }] = await Promise.all([
        __webpack_require__.e(/* import() */ 948).then(__webpack_require__.bind(__webpack_require__, 99948)),
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(145), __webpack_require__.e(577), __webpack_require__.e(901), __webpack_require__.e(505), __webpack_require__.e(86)]).then(__webpack_require__.bind(__webpack_require__, 97086)),
    ]);
    const quota = quotaOf(docs);
    const services = await connect(inputs, request, run);
    const lookups = { ...services, quota, earlier: earlierPostmortems(request), isNew: run.isNew };
    const { results, unchecked } = await eachDocument(request.documents, quota, (file) => reviewOne(file, request, lookups));
    const report = {
        headUrl: `${connections/* SERVER_URL */.UB}/${pull.head.repo?.full_name ?? repository}/blob/${headSha}`,
        baseUrl: `${connections/* SERVER_URL */.UB}/${repository}/blob/${request.baseSha}`,
        documents: results.map(({ reviewed, fixRequest }) => ({ ...reviewed.review, fixRequest })),
        leftOut: [...new Set([...services.leftOut, ...results.flatMap(({ leftOut }) => leftOut)])],
        unchecked: [...new Set([...request.unchecked, ...unchecked])],
        dryRun: inputs.dryRun,
    };
    const verdict = verdictOf(report);
    const check = {
        headSha,
        conclusion: CONCLUSIONS[verdict],
        detailsUrl: verdict === 'waiting' ? pull.html_url : undefined,
        ...checkOutput(report),
    };
    if (inputs.dryRun) {
        (0,what_left/* wouldSend */.gx)('GitHub', { path: '/check-runs', body: check });
        (0,what_left/* wouldSend */.gx)('GitHub', { path: '/comments', body: { body: reviewComment(report) } });
    }
    else {
        if (await mayWrite(request, run, () => writeCheck(docs, check))) {
            // Only once: a reviewer who was removed by hand, or has reviewed, is not requested again.
            const isFirst = (await (0,comments/* findComments */.Su)(docs, pull.number, MARKER)).length === 0;
            if (isFirst)
                await askReviewers(request, reviewersFor(request, results));
            await unlessLocked(() => (0,comments/* upsertComment */.lB)(docs, pull.number, { marker: MARKER, body: reviewComment(report) }));
        }
    }
    reportReview(verdict, report, results);
    await (0,summary/* writeSummary */.Sy)(`## Review of [pull request #${pull.number}](${pull.html_url})\n\n${reviewComment(report)}\n${(0,summary/* noConfigLine */.ws)(context)}`);
}
/**
 * On `pull_request`, the token is read-only if the pull request comes from a fork: then only the job shows the outcome. A fork can
 * also have the same commit as a pull request from the repository itself, which gets a fuller check: that check stays.
 */
async function mayWrite({ context: { docs, repository }, isFork, headSha }, { asTarget }, write) {
    const isOwn = ({ head }) => head.sha === headSha && head.repo?.full_name === repository;
    const own = isFork ? (await (0,pulls/* listOpenPulls */.jg)(docs)).find(isOwn) : undefined;
    if (own !== undefined) {
        (0,log/* warning */.$e)(`No check run and no comment were written: the same commit is the head of pull request #${own.number}, which is not from a fork, and that one's check counts`);
        return false;
    }
    try {
        await write();
        return true;
    }
    catch (error) {
        if (asTarget || !isFork || !(error instanceof http/* ApiError */.hD) || error.status !== 403)
            throw error;
        (0,log/* warning */.$e)('No check run and no comment were written: on the event pull_request, the token is read-only if the pull request comes from a fork. The summary of this run has the review, and the output "outcome" decides whether the job passes');
        return false;
    }
}
/** Returns the services that may be queried for this pull request, and why the others are not. */
async function connect(inputs, { isFork }, { asTarget }) {
    if (isFork) {
        const leftOut = [
            'PagerDuty and Devin were not queried: the pull request comes from a fork.',
            'Its citations and earlier postmortems were not looked up: the pull request comes from a fork.',
        ];
        return { devin: undefined, pagerduty: undefined, leftOut };
    }
    const [pagerduty, { devin, problem }] = [(0,connections/* pagerdutyOf */.B8)(inputs), await (0,connections/* reachDevin */.kd)(inputs)];
    return {
        devin,
        pagerduty,
        leftOut: [
            ...(pagerduty === undefined ? ['PagerDuty was not queried: the input "pagerduty-token" is empty.'] : []),
            ...(problem === undefined ? [] : [problem]),
            ...(asTarget || (pagerduty !== undefined && devin !== undefined) ? [] : [WITHOUT_SECRETS]),
        ],
    };
}
const WITHOUT_SECRETS = 'On the event pull_request there are no secrets, because the pull request can change the workflow: times and severity were compared within the document only, and Devin is not asked to fix anything.';
/** A service that does not answer is not a reason to fail: the comment mentions it, and the log has the details. */
function toldOf(error) {
    if (!(error instanceof http/* ApiError */.hD))
        throw error;
    (0,log/* warning */.$e)(error.message);
    return 'the log of the run says why.';
}
/** Undefined if the file has no text of its own: it is gone, or a link. */
async function reviewOne(file, request, lookups) {
    const path = (0,postmortem_paths/* postmortemPath */.KA)(file.filename, request.context.config.directory);
    const [{ reviewDocument }, known] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(145), __webpack_require__.e(577), __webpack_require__.e(901), __webpack_require__.e(505), __webpack_require__.e(670)]).then(__webpack_require__.bind(__webpack_require__, 33670)),
        (0,lookup_incident/* lookupIncident */.d)(path, lookups, request.byDevin),
    ]);
    const reviewed = await reviewDocument(file, request, {
        ...lookups,
        known,
        linesByDevin: () => linesByDevin(request, file.filename),
    });
    if (reviewed === undefined)
        return undefined;
    const { session } = known;
    const isDevins = path !== undefined && path === request.devins;
    const asked = isDevins ? await askDevin(path, reviewed, session, request, lookups) : NOBODY_ASKED;
    return {
        path,
        reviewed,
        session,
        fixRequest: asked.fixRequest,
        leftOut: [...known.leftOut, ...reviewed.leftOut, ...asked.leftOut],
        unchecked: [...known.unchecked, ...reviewed.unchecked],
    };
}
const NOBODY_ASKED = { fixRequest: undefined, leftOut: [] };
async function askDevin(path, { review: { findings }, config, isConfidential }, session, request, { devin, isNew }) {
    const { dryRun } = request.context.inputs;
    const notAsked = (why) => ({ fixRequest: undefined, leftOut: [why] });
    if (devin === undefined)
        return NOBODY_ASKED;
    if (session === undefined) {
        return notAsked(`Devin is not asked: no session with the tag pagerduty-incident:${(0,postmortem_paths/* incidentIdOfPath */.KO)(path)} was found.`);
    }
    try {
        // Reopened, or pushed to since: GitHub keeps only the newest of several waiting runs.
        if (session.tags.includes(tags/* DECLINED_TAG */.uw) && !isNew && !dryRun)
            await withdrawDecline(devin, (0,postmortem_paths/* incidentIdOfPath */.KO)(path) ?? '');
        if (isConfidential)
            return notAsked('Devin is not asked: the incident is confidential by the configuration.');
        return {
            fixRequest: await requestFixes(request, { path, findings, config, session }, devin, dryRun),
            leftOut: [],
        };
    }
    catch (error) {
        return notAsked(`Devin could not be asked to fix the errors: ${toldOf(error)}`);
    }
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
 * the evidence, in the same round of requests.
 */
async function lookupIncident(path, { pagerduty, devin }, withEvidence = false) {
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
        const nothing = { incident: undefined, acknowledgedAt: undefined, evidence: undefined, session: undefined };
        return { ...nothing, leftOut, unchecked, failed };
    }
    const [facts, sessions] = await Promise.all([
        pagerduty &&
            (async () => {
                const [incident, evidence] = await Promise.all([
                    optional('PagerDuty', () => pagerduty.getIncident(id)),
                    withEvidence ? pagerduty.getEvidence(id) : undefined,
                ]);
                // The log of the evidence has it, unless some of it was not read.
                const log = evidence && isLogComplete(evidence) ? evidence.logEntries : undefined;
                const acknowledgedAt = log
                    ? log.find(({ type, at }) => type === 'acknowledge' && at !== undefined)?.at
                    : incident && (await optional('PagerDuty', () => pagerduty.getAcknowledgedAt(incident.id)));
                return { incident, acknowledgedAt, evidence: incident && evidence };
            })(),
        devin && optional('Devin', () => devin.findSessions((0,_src_agent_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentTag */ .fZ)(id))),
    ]);
    return {
        incident: facts?.incident,
        acknowledgedAt: facts?.acknowledgedAt,
        evidence: facts?.evidence,
        session: (0,_src_agent_session_js__WEBPACK_IMPORTED_MODULE_0__/* .newestOf */ .su)(sessions ?? []),
        leftOut,
        unchecked,
        failed,
    };
}
function isLogComplete({ missing, unread }) {
    return unread.logEntries === 0 && missing.every(({ part }) => part !== 'log entries');
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
/* harmony import */ var _create_once_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57655);
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
 * Creates or updates the comment with the marker, `<!-- … -->`. Ignores a marker in somebody else's comment. `number` is that of the
 * issue or pull request.
 */
async function upsertComment(docs, number, comment) {
    const { call } = docs;
    const body = marked(comment);
    const onIssue = { issue_number: number };
    const kept = await (0,_create_once_js__WEBPACK_IMPORTED_MODULE_1__/* .createOnce */ .U)(docs, {
        find: () => findComments(docs, number, comment.marker),
        create: () => call('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...onIssue, body }, Comment),
        async remove({ id }) {
            try {
                await call('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id }, zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J());
            }
            catch (error) {
                // The run that created it may remove it too.
                if (!(error instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || error.status !== 404)
                    throw error;
            }
        },
    });
    if (sameText(kept.body, body))
        return kept;
    return call('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: kept.id, body }, Comment);
}
/** Returns our comments with the marker. There is a second one only while two runs write at the same time. */
async function findComments(docs, number, marker) {
    const [login, comments] = await Promise.all([
        docs.login(),
        docs.list('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number: number }, Comment),
    ]);
    return comments.filter(({ user, body }) => user?.login === login && hasMarker(body, marker));
}
/** Returns the text of a comment or issue. The marker comes first, so that truncation cannot remove it. */
function marked({ marker, body }) {
    const whole = `${marker}\n${body}`;
    return (0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_3__/* .truncate */ .xv)(whole, MAX_BODY);
}
/** Checks only the very beginning, where `marked` writes it: quoted text is not a marker. */
function hasMarker(body, marker) {
    return body?.startsWith(marker) ?? false;
}
/** Compares without trailing white space and line endings, which GitHub may change. */
function sameText(kept, body) {
    return kept?.replaceAll('\r\n', '\n').trimEnd() === (0,_text_visible_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .R)(body).trimEnd();
}


/***/ }),

/***/ 57655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ createOnce)
/* harmony export */ });
/* harmony import */ var _docs_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3422);
/** Keeps exactly one item if GitHub would create any number: comments and issues have no idempotency key. */

/** How often a create is retried if its answer was lost and the item is not found. */
const CREATE_TRIES = 3;
/**
 * Returns the existing item, or creates it and looks again: if two runs create one at the same time, the oldest stays and
 * `remove` removes the younger ones, whichever run created them. `find` returns only our own items.
 */
async function createOnce(docs, acts) {
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
        // A list may lag behind a recent write.
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
