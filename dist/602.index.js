export const id = 602;
export const ids = [602];
export const modules = {

/***/ 69602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   announcedMessage: () => (/* binding */ announcedMessage),
/* harmony export */   mapText: () => (/* binding */ mapText),
/* harmony export */   withoutConfidential: () => (/* binding */ withoutConfidential)
/* harmony export */ });
/* harmony import */ var _text_counted_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53271);
/* harmony import */ var _text_web_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54883);


/**
 * Returns the announcement without confidential incidents; undefined if nothing is left of it. `isHidden` says whether an incident must
 * not be named.
 */
function withoutConfidential(announcement, isHidden) {
    switch (announcement.kind) {
        case 'draft-ready':
        case 'review-waits':
            return isHidden(announcement.subject) ? undefined : announcement;
        case 'overdue': {
            const items = announcement.items.filter(({ subject }) => !isHidden(subject));
            return items.length === 0 ? undefined : { ...announcement, items };
        }
        case 'digest': {
            const lines = announcement.lines.filter(({ subject }) => subject === undefined || !isHidden(subject));
            return lines.length === 0 ? undefined : { ...announcement, lines };
        }
    }
}
/** Puts an announcement into words. */
function announcedMessage(announcement) {
    switch (announcement.kind) {
        case 'draft-ready': {
            const { errors, warnings } = announcement;
            const found = [
                ...(errors > 0 ? [(0,_text_counted_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(errors, 'error')] : []),
                ...(warnings > 0 ? [(0,_text_counted_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(warnings, 'warning')] : []),
            ];
            return {
                headline: 'A postmortem is ready for review',
                lines: [lineOf(announcement), [`The checks found ${found.join(' and ') || 'nothing to fix'}.`]],
            };
        }
        case 'review-waits': {
            const { days, reviewers } = announcement;
            const who = reviewers.length === 0 ? 'Nobody is requested as reviewer.' : `Reviewers: ${reviewers.join(', ')}.`;
            return {
                headline: 'A postmortem waits for review',
                lines: [lineOf(announcement), [`Open for ${(0,_text_counted_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(days, 'day')}. ${who}`]],
            };
        }
        case 'overdue': {
            const { items } = announcement;
            return {
                headline: `${(0,_text_counted_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(items.length, 'action item')} ${items.length === 1 ? 'is' : 'are'} overdue`,
                lines: items.map(({ title, url, due, owners, subject: { service } }) => [
                    linked(title, url),
                    `, due ${due}, ${owners.length === 0 ? 'no owner' : owners.join(', ')}${service === undefined ? '' : `, ${service}`}`,
                ]),
            };
        }
        case 'digest': {
            const { title, url, lines } = announcement;
            return {
                headline: title,
                lines: [...lines.map((line) => [linked(line.text, line.url)]), [linked('Read the whole digest', url)]],
            };
        }
    }
}
function lineOf({ subject: { title, service }, pull: { number, url } }) {
    return [linked(title, url), `${service === undefined ? '' : `, ${service}`}, pull request #${number}`];
}
/** An address that could end the link stays out. */
function linked(text, url) {
    const safe = (0,_text_web_url_js__WEBPACK_IMPORTED_MODULE_1__/* .webUrl */ .q)(url);
    return safe === undefined ? text : { text, url: safe };
}
/** Applies an asynchronous change, such as cleaning, to every text of a message, all at once. */
async function mapText({ headline, lines }, change) {
    const texts = lines.flat().map((part) => (typeof part === 'string' ? part : part.text));
    const [changedHeadline = '', ...changed] = await change([headline, ...texts]);
    let at = 0;
    const next = (part) => {
        const text = changed[at++] ?? '';
        return typeof part === 'string' ? text : { ...part, text };
    };
    return { headline: changedHeadline, lines: lines.map((parts) => parts.map(next)) };
}


/***/ }),

/***/ 53271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ counted)
/* harmony export */ });
/** Returns "1 warning" or "2 warnings"; for nouns with a plural in -s. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}


/***/ })

};
