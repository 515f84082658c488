export const id = 876;
export const ids = [876];
export const modules = {

/***/ 10876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KINDS: () => (/* binding */ KINDS),
/* harmony export */   isDue: () => (/* binding */ isDue),
/* harmony export */   kindIn: () => (/* binding */ kindIn),
/* harmony export */   trackedItemOf: () => (/* binding */ trackedItemOf)
/* harmony export */ });
/* harmony import */ var _time_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44752);
/* harmony import */ var _document_calendar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16624);
/* harmony import */ var _document_moment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85582);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44564);
/** An action item according to its issue. The issue is the source of the item's state, and people edit its text. */




const KINDS = ['prevent', 'detect', 'mitigate'];
/** Returns the item without its proof and the reason to decline it, which are only in its events and comments. */
function trackedItemOf(repository, issue) {
    const body = (issue.body ?? '').replaceAll('\r\n', '\n');
    const [marker = '', ...lines] = body.split('\n');
    const fact = (name) => factIn(lines, name);
    const postmortem = documentIn(body);
    return {
        repository,
        number: issue.number,
        url: issue.html_url,
        title: issue.title,
        marker: marker.trim(),
        state: issue.state === 'open' ? 'open' : isDeclined(issue.state_reason) ? 'declined' : 'done',
        createdAt: issue.created_at,
        closedAt: issue.closed_at ?? undefined,
        labels: issue.labels.flatMap((label) => (typeof label === 'string' ? label : label.name) ?? []),
        assignees: (issue.assignees ?? []).map(({ login }) => login),
        owner: fact('Owner'),
        postmortem,
        incident: postmortem === undefined ? undefined : (0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .incidentIdOfPath */ .KO)(postmortem),
        service: fact('Service'),
        severity: fact('Severity'),
        kind: kindIn(fact('Kind')),
        due: dayIn(fact('Due')),
        doneWhen: fact('Done when'),
    };
}
/** Returns whether an open item should be done by now. `today` is YYYY-MM-DD. */
function isDue({ state, due }, today) {
    return state === 'open' && due !== undefined && due <= today;
}
/** "Prevent", "detection", "Mitigative"; undefined for other kinds of work. */
function kindIn(text) {
    const word = text?.trim().toLowerCase() ?? '';
    if (/^prevent/.test(word))
        return 'prevent';
    if (/^(?:detect|monitor|alert)/.test(word))
        return 'detect';
    return /^(?:mitigat|respon|recover)/.test(word) ? 'mitigate' : undefined;
}
/** GitHub's reasons for an issue that is closed without being done. */
const isDeclined = (reason) => reason === 'not_planned' || reason === 'duplicate';
/** The value of `- Name: value`, in the first line that has the name. */
function factIn(lines, name) {
    const form = new RegExp(`^\\s{0,3}(?:[-*+]\\s{1,4})?(?:\\*\\*|__)?${name}\\s?:(?:\\*\\*|__)?`, 'i');
    for (const line of lines) {
        const found = form.exec(line);
        if (found)
            return unescaped(line.slice(found[0].length)).trim() || undefined;
    }
    return undefined;
}
/** Undoes `escapeMarkdown`. */
function unescaped(text) {
    return text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('\u200B', '');
}
/** The first date with a year. */
function dayIn(text) {
    const date = text === undefined ? undefined : (0,_document_moment_js__WEBPACK_IMPORTED_MODULE_2__/* .findDate */ .OJ)(text)?.date;
    if (date?.year === undefined || !(0,_document_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .isDate */ .$P)(date))
        return undefined;
    return (0,_document_calendar_js__WEBPACK_IMPORTED_MODULE_1__/* .isoDate */ ._$)(Date.UTC(date.year, date.month - 1, date.day) / _time_units_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO);
}
/** The link to the line of the document, as `fileUrl` writes it. */
const DOCUMENT = /\]\(https?:\/\/[^\s()]{1,300}\/blob\/[\da-f]{40,64}\/([^\s()?#]{1,1000})\?plain=1#L\d/;
function documentIn(body) {
    const path = DOCUMENT.exec(body)?.[1];
    try {
        return path === undefined ? undefined : decodeURIComponent(path);
    }
    catch {
        return undefined;
    }
}


/***/ })

};
