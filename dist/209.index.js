export const id = 209;
export const ids = [209];
export const modules = {

/***/ 32209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Issue: () => (/* binding */ Issue),
/* harmony export */   addLabel: () => (/* binding */ addLabel),
/* harmony export */   closeIssue: () => (/* binding */ closeIssue),
/* harmony export */   findOwnIssue: () => (/* binding */ findOwnIssue),
/* harmony export */   listIssues: () => (/* binding */ listIssues),
/* harmony export */   removeLabel: () => (/* binding */ removeLabel),
/* harmony export */   upsertIssue: () => (/* binding */ upsertIssue)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63619);
/* harmony import */ var _http_http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83447);
/* harmony import */ var _text_visible_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72939);
/* harmony import */ var _comments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73195);
/* harmony import */ var _create_once_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57655);
/** Our issues in the docs repository (GitHub docs, "REST API endpoints for issues"). */





const Author = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ login: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), type: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()) });
const Issue = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    id: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    number: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    html_url: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    title: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    body: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    state: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['open', 'closed']),
    state_reason: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    created_at: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    closed_at: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()),
    labels: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())) })])),
    assignees: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ login: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })))),
    /** How many it has. */
    comments: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    user: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(Author),
    /** Only if the issue is a pull request. */
    pull_request: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()),
});
/**
 * Returns our open and closed issues with a label whose marker begins with `markerPrefix`, newest first. Uses the
 * list of issues, because GitHub's search lags behind and has a low limit. `newestOnly` takes one request: it looks at the newest
 * hundred with the label.
 */
async function listIssues(docs, label, markerPrefix, { newestOnly = false } = {}) {
    const filter = { labels: label, state: 'all' };
    const [isOurs, issues] = await Promise.all([
        docs.recognizes(),
        newestOnly
            ? docs.call('GET /repos/{owner}/{repo}/issues', { ...filter, per_page: NEWEST }, zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(Issue))
            : docs.list('GET /repos/{owner}/{repo}/issues', filter, Issue),
    ]);
    return issues.filter(({ user, body, pull_request: pull }) => pull === undefined && isOurs(user) && (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .hasMarker */ .xY)(body, markerPrefix));
}
const NEWEST = 100;
/**
 * Creates the issue, or updates its title and body if they differ. A closed issue stays closed unless `reopen` is set. Labels and
 * assignees are set only once, so that people can change them. If two runs create it at the same time, the younger one is closed as
 * not planned and points to the older. `newestOnly` looks for it only among the newest: the caller knows that no older one exists.
 */
async function upsertIssue(docs, issue, { reopen = false, newestOnly = false } = {}) {
    const { marker, title, labels } = issue;
    const body = (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .marked */ .xI)(issue);
    const kept = await (0,_create_once_js__WEBPACK_IMPORTED_MODULE_2__/* .createOnce */ .U)(docs, {
        find: () => listIssues(docs, labels[0], marker, { newestOnly }),
        create: () => createIssue(docs, issue),
        async remove(younger, oldest) {
            await updateIssue(docs, younger.number, {
                body: `Closed as a duplicate: two runs created this issue at the same time. See #${oldest.number}.`,
                state: 'closed',
                state_reason: 'not_planned',
            });
        },
    });
    const changes = {
        ...(kept.title !== (0,_text_visible_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .R)(title) && { title }),
        ...(!(0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .sameText */ .QV)(kept.body, body) && { body }),
        ...(reopen && kept.state === 'closed' && { state: 'open' }),
    };
    return Object.keys(changes).length === 0 ? kept : updateIssue(docs, kept.number, changes);
}
/**
 * Returns an issue of ours whose marker begins with `markerPrefix`; undefined if it is somebody else's, a pull request, or does not
 * exist.
 */
async function findOwnIssue(docs, number, markerPrefix) {
    try {
        const [isOurs, issue] = await Promise.all([
            docs.recognizes(),
            docs.call('GET /repos/{owner}/{repo}/issues/{issue_number}', { issue_number: number }, Issue),
        ]);
        const { user, body, pull_request: pull } = issue;
        return pull === undefined && isOurs(user) && (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .hasMarker */ .xY)(body, markerPrefix) ? issue : undefined;
    }
    catch (error) {
        if (error instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD && (error.status === 404 || error.status === 410))
            return undefined;
        throw error;
    }
}
/** Closes an issue as completed. */
function closeIssue(docs, number) {
    return updateIssue(docs, number, { state: 'closed', state_reason: 'completed' });
}
/** Adds a label; the others stay ("Add labels to an issue"). */
async function addLabel({ call }, number, label) {
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels';
    await call(route, { issue_number: number, labels: [label] }, zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J());
}
/** Removes a label; it may be gone already. */
async function removeLabel({ call }, number, label) {
    try {
        const route = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}';
        await call(route, { issue_number: number, name: label }, zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J());
    }
    catch (error) {
        if (!(error instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || error.status !== 404)
            throw error;
    }
}
/** "Create an issue" fails as a whole if one assignee is invalid. */
async function createIssue({ call }, issue) {
    const { title, labels, assignees = [] } = issue;
    const create = (who) => call('POST /repos/{owner}/{repo}/issues', { title, body: (0,_comments_js__WEBPACK_IMPORTED_MODULE_1__/* .marked */ .xI)(issue), labels, ...(who.length > 0 && { assignees: who }) }, Issue);
    try {
        return await create(assignees);
    }
    catch (error) {
        if (!(error instanceof _http_http_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || error.status !== 422 || assignees.length === 0)
            throw error;
        return create([]);
    }
}
function updateIssue({ call }, number, changes) {
    return call('PATCH /repos/{owner}/{repo}/issues/{issue_number}', { issue_number: number, ...changes }, Issue);
}


/***/ })

};
