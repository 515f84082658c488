export const id = 608;
export const ids = [608];
export const modules = {

/***/ 46608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkOutput: () => (/* binding */ checkOutput),
  reviewComment: () => (/* binding */ reviewComment),
  tally: () => (/* binding */ tally),
  verdictOf: () => (/* binding */ verdictOf)
});

// EXTERNAL MODULE: ./build/src/text/counted.js
var counted = __webpack_require__(53271);
// EXTERNAL MODULE: ./build/src/text/markdown.js
var markdown = __webpack_require__(10492);
// EXTERNAL MODULE: ./build/src/time/duration.js
var time_duration = __webpack_require__(31067);
// EXTERNAL MODULE: ./build/src/postmortem/file-url.js
var file_url = __webpack_require__(53408);
// EXTERNAL MODULE: ./build/src/postmortem/mermaid.js
var mermaid = __webpack_require__(847);
;// CONCATENATED MODULE: ./build/src/postmortem/timeline-drawing.js

const MAX_ENTRIES = 40;
const MAX_LABEL = 60;
const DAY_MS = 86_400_000;
/** Stands for the first day where no date is known; the first of a year, so that the day of the year counts from 1. */
const UNDATED = Date.UTC(2001, 0, 1);
/**
 * Markdown: the diagram, oldest entry first, and a line on entries that are not in it. Entries without a time are left out, and
 * so are whole days where others have a time of day. Undefined where fewer than two are left.
 */
function drawTimeline(entries) {
    const timed = entries.flatMap(({ text, time }) => (time === undefined ? [] : [{ text, time }]));
    const dated = timed.every(({ time }) => time.start.instant !== undefined);
    const firstDay = Math.floor(Math.min(...timed.map(({ time }) => time.start.seconds)) / 86_400);
    const offset = UNDATED - firstDay * DAY_MS;
    const all = timed.map(({ text, time }) => barOf(text, time, dated, offset)).filter(({ start }) => isDrawable(start));
    const hours = all.filter(({ wholeDay }) => !wholeDay);
    const bars = (hours.length > 0 ? hours : all).sort((left, right) => left.start - right.start);
    const drawn = bars.slice(0, MAX_ENTRIES);
    if (drawn.length < 2)
        return undefined;
    const days = new Set(drawn.flatMap(({ start, end }) => [day(start), day(end ?? start)]));
    const clock = '%H:%M';
    const axis = days.size === 1 ? clock : `${dated ? '%b %-d' : 'day %-j'} ${clock}`;
    const lines = ['dateFormat YYYY-MM-DD HH:mm:ss', `axisFormat ${axis}`, 'todayMarker off'];
    let section;
    for (const bar of drawn) {
        if (days.size > 1 && day(bar.start) !== section) {
            section = day(bar.start);
            lines.push(`section ${dated ? iso(bar.start).slice(0, 10) : `Day ${section - day(UNDATED) + 1}`}`);
        }
        lines.push(taskOf(bar));
    }
    const left = entries.length - drawn.length;
    const more = left === 0 ? '' : `\n\n${left} more ${left === 1 ? 'entry is' : 'entries are'} in the document only.`;
    return `${(0,mermaid/* diagram */.A)('gantt', lines)}${more}`;
}
function barOf(text, time, dated, offset) {
    const { start, end, wholeDay } = time;
    const from = dated ? Date.parse(start.instant ?? '') : start.seconds * 1000 + offset;
    const until = end === undefined ? from : from + (end.seconds - start.seconds) * 1000;
    return { start: from, end: until > from && isDrawable(until) ? until : undefined, wholeDay, text };
}
/** Every label begins with our own words or a clock, so that no text can be one of Mermaid's keywords. */
function taskOf({ start, end, wholeDay, text }) {
    const label = (0,mermaid/* mermaidText */.H)(`${wholeDay ? 'Whole day:' : iso(start).slice(11, 16)} ${text}`, MAX_LABEL);
    return end === undefined ? `${label} :milestone, ${at(start)}, 0s` : `${label} :${at(start)}, ${at(end)}`;
}
/** Mermaid reads years of four digits, the first hundred of them as others. */
const isDrawable = (time) => time >= Date.UTC(1000) && time < Date.UTC(3000);
const day = (time) => Math.floor(time / DAY_MS);
const iso = (time) => new Date(time).toISOString();
const at = (time) => iso(time).slice(0, 19).replace('T', ' ');

;// CONCATENATED MODULE: ./build/src/postmortem/comment.js





/**
 * A comment's body has at most 65,536 characters (GitHub's answer to a longer one: "body is too long (maximum is 65536
 * characters)"). The caller's marker needs some.
 */
const COMMENT = { max: 65_000, sizeOf: (text) => text.length };
/** The summary of a check run has at most 65,535 bytes (docs.github.com, "REST API endpoints for check runs"). */
const CHECK_SUMMARY = { max: 65_000, sizeOf: (text) => Buffer.byteLength(text) };
/** For the lines before and after the documents: characters, or bytes. */
const CLOSING_ROOM = 10_000;
const MAX_DOCUMENTS = 30;
const MAX_PLACES = 20;
const MAX_ANNOTATIONS = 200;
const MAX_MESSAGE = 300;
const MAX_CITATIONS = 10;
const MAX_EARLIER = 5;
const MAX_LEFT_OUT = 10;
const MAX_URL = 600;
/** Failed if a document has an error, or not everything was checked; warnings are left to people. */
function verdictOf({ documents, unchecked, }) {
    return unchecked.length > 0 || documents.some(({ findings }) => findings.some(isError)) ? 'failed' : 'passed';
}
/** The comment's markdown, the verdict first. What GitHub has no room for is left out, drawings before findings. */
function reviewComment(report) {
    return render(report, COMMENT, [
        { drawn: true, places: MAX_PLACES },
        { drawn: false, places: MAX_PLACES },
        { drawn: false, places: 2 },
    ]);
}
/** The check run's: without drawings, which GitHub does not render there. */
function checkOutput(report) {
    return {
        title: titleOf(report),
        summary: render(report, CHECK_SUMMARY, [
            { drawn: false, places: MAX_PLACES },
            { drawn: false, places: 2 },
        ]),
        annotations: annotationsOf(report.documents),
    };
}
function render(report, { max, sizeOf }, details) {
    const documents = report.documents.slice(0, MAX_DOCUMENTS);
    const unnamed = report.documents.length - documents.length;
    const heads = documents.map((document) => headOf(document, report));
    const parts = [`**${verdictOf(report) === 'failed' ? 'Failed' : 'Passed'}: ${titleOf(report)}.**`];
    const unchecked = report.unchecked.slice(0, MAX_LEFT_OUT).map((each) => `- ${(0,markdown/* plainText */.w)(each, MAX_MESSAGE)}`);
    const more = report.unchecked.length - unchecked.length;
    if (more > 0)
        unchecked.push(`- And ${(0,counted/* counted */.h)(more, 'more reason')}.`);
    if (unchecked.length > 0)
        parts.push(['Not everything was checked, so the check fails:', ...unchecked].join('\n'));
    // Every document is named, however much there is to say of those before it.
    let room = max - CLOSING_ROOM - sizeOf(heads.join('\n\n'));
    for (const [index, document] of documents.entries()) {
        const bodies = details.map((detail) => bodyOf(document, report, detail));
        const body = bodies.find((each) => sizeOf(each) <= room) ?? 'There is no room here for what was found in it.';
        room -= sizeOf(body) + 4;
        parts.push(heads[index] ?? '', body);
    }
    if (unnamed > 0)
        parts.push(`And ${(0,counted/* counted */.h)(unnamed, 'more postmortem')}.`);
    const leftOut = report.leftOut.slice(0, MAX_LEFT_OUT).map((each) => `- ${(0,markdown/* plainText */.w)(each)}`);
    if (leftOut.length > 0)
        parts.push(['Left out:', ...leftOut].join('\n'));
    return parts.filter((part) => part !== '').join('\n\n');
}
function titleOf({ documents, unchecked }) {
    return `${tally(documents)}${unchecked.length > 0 ? ', and not everything was checked' : ''}`;
}
/** "2 errors, 1 warning in 1 postmortem". */
function tally(documents) {
    const findings = documents.flatMap((document) => document.findings);
    const errors = findings.filter(isError).length;
    const warnings = findings.length - errors;
    const counts = [
        ...(errors > 0 ? [(0,counted/* counted */.h)(errors, 'error')] : []),
        ...(warnings > 0 ? [(0,counted/* counted */.h)(warnings, 'warning')] : []),
    ];
    return `${counts.join(', ') || 'nothing found'} in ${(0,counted/* counted */.h)(documents.length, 'postmortem')}`;
}
function headOf({ path }, { headUrl }) {
    return `### ${comment_link((0,markdown/* plainText */.w)(path), (0,file_url/* fileUrl */.i)(headUrl, path))}`;
}
function bodyOf(document, report, { drawn, places }) {
    const { findings, timeline, mending, recurrence, notChecked, uncheckedCitations } = document;
    const list = (some) => some.map((finding) => findingOf(finding, document, report, places)).join('\n');
    const errors = findings.filter(isError);
    const warnings = findings.filter((finding) => !isError(finding));
    const drawing = drawn ? drawTimeline(timeline) : undefined;
    return [
        list(errors),
        // An all-clear with a few hints is to stay short.
        ...(warnings.length === 0 ? [] : [folded((0,counted/* counted */.h)(warnings.length, 'warning'), list(warnings))]),
        ...(mending === undefined ? [] : [mendingOf(mending, report.dryRun)]),
        metricsLine(document),
        ...(recurrence === undefined ? [] : [recurrenceLine(recurrence, report)]),
        ...(notChecked.length === 0 ? [] : [notCheckedLines(notChecked)]),
        ...(uncheckedCitations.length === 0 ? [] : [uncheckedLine(uncheckedCitations)]),
        ...(drawing === undefined ? [] : [folded('Timeline in UTC', drawing, true)]),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function findingOf({ rule, severity, message, fix, places }, { path }, { headUrl }, maxPlaces) {
    const shown = places.slice(0, maxPlaces).map((place) => {
        const lines = place.endLine > place.line ? `Lines ${place.line}–${place.endLine}` : `Line ${place.line}`;
        return `  - ${comment_link(lines, (0,file_url/* fileUrl */.i)(headUrl, path, place))}: ${(0,markdown/* plainText */.w)(place.message, MAX_MESSAGE)}`;
    });
    const rest = places.length - shown.length;
    return [
        `- **${severity === 'error' ? 'Error' : 'Warning'}, ${rule}:** ${(0,markdown/* plainText */.w)(message, MAX_MESSAGE)}`,
        ...shown,
        ...(rest > 0 ? [`  - And ${(0,counted/* counted */.h)(rest, 'more place')}.`] : []),
        `  - To mend it: ${(0,markdown/* plainText */.w)(fix, MAX_MESSAGE)}`,
    ].join('\n');
}
function mendingOf(mending, dryRun) {
    switch (mending.state) {
        case 'told': {
            const { round, maxRounds } = mending;
            return `${dryRun ? 'Dry run: Devin would be told' : 'Devin was told'}, round ${round} of ${maxRounds}.`;
        }
        case 'rounds-used-up':
            return `Devin is told nothing more: ${mending.maxRounds === 1 ? 'its one round is' : `all ${mending.maxRounds} rounds are`} used up. What is left is for a person.`;
        case 'person-committed':
            return 'Devin is told nothing more: a person has committed to the branch.';
        case 'session-ended':
            return 'Devin cannot be told: its session has ended. What is left is for a person.';
    }
}
function metricsLine({ metrics, acu }) {
    const { timeToAcknowledge, timeToResolve, duration, actionItems } = metrics;
    const { total, owned } = actionItems;
    const facts = [
        ...(timeToAcknowledge === undefined ? [] : [`acknowledged after ${(0,time_duration/* inWords */.r4)(timeToAcknowledge)}`]),
        ...(timeToResolve === undefined ? [] : [`resolved after ${(0,time_duration/* inWords */.r4)(timeToResolve)}`]),
        ...(duration === undefined ? [] : [`lasted ${(0,time_duration/* inWords */.r4)(duration)}`]),
        total === 0 ? 'no action items' : `${(0,counted/* counted */.h)(total, 'action item')}, ${owned} with an owner`,
        ...(acu === undefined ? [] : [costInWords(acu)]),
    ].join('; ');
    return `${facts.charAt(0).toUpperCase()}${facts.slice(1)}.`;
}
function costInWords(cost) {
    return typeof cost === 'number'
        ? `the session cost ${Number(cost.toFixed(1))} ACU`
        : `the cost of the session is ${cost}`;
}
function recurrenceLine({ service, ordinal, days, open }, { baseUrl }) {
    const earlier = open.slice(0, MAX_EARLIER).map(({ title, path, openActionItems }) => {
        const of = comment_link((0,markdown/* plainText */.w)(title, 100), (0,file_url/* fileUrl */.i)(baseUrl, path));
        return `${(0,counted/* counted */.h)(openActionItems, 'action item')} of ${of}`;
    });
    const rest = open.length - earlier.length;
    const more = rest > 0 ? [`those of ${(0,counted/* counted */.h)(rest, 'older one')}`] : [];
    const still = earlier.length === 0 ? '' : ` Still open: ${[...earlier, ...more].join('; ')}.`;
    return `The ${inOrder(ordinal)} postmortem on ${(0,markdown/* plainText */.w)(service)} in ${days} days.${still}`;
}
function notCheckedLines(rules) {
    return rules.map(({ rule, why }) => `- Not checked: ${rule}: ${(0,markdown/* plainText */.w)(why, MAX_MESSAGE)}`).join('\n');
}
function uncheckedLine(citations) {
    const shown = citations.slice(0, MAX_CITATIONS).map((citation) => (0,markdown/* plainText */.w)(citation));
    const rest = citations.length - shown.length;
    return `Not checked, because the token cannot read the repository: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
/** One for each place, those of errors first. */
function annotationsOf(documents) {
    const all = documents.flatMap(({ path, findings }) => findings.flatMap((finding) => finding.places.map((place) => annotationOf(path, finding, place))));
    const levels = ['failure', 'warning', 'notice'];
    return all
        .sort((left, right) => levels.indexOf(left.annotation_level) - levels.indexOf(right.annotation_level))
        .slice(0, MAX_ANNOTATIONS);
}
/** GitHub shows its texts as they are, without markdown. */
function annotationOf(path, { rule, message, fix }, place) {
    return {
        path,
        start_line: place.line,
        end_line: place.endLine,
        annotation_level: place.severity === 'error' ? 'failure' : 'warning',
        title: `${rule}: ${message}`,
        message: `${place.message}\n${fix}`,
    };
}
function folded(summary, content, open = false) {
    return `<details${open ? ' open' : ''}><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
/** A path can be so long that its address, escaped, is too much. */
const comment_link = (shown, url) => (url.length > MAX_URL ? shown : `[${shown}](${url})`);
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
function inOrder(ordinal) {
    const endings = new Map([
        ['one', 'st'],
        ['two', 'nd'],
        ['few', 'rd'],
    ]);
    const ending = endings.get(new Intl.PluralRules('en', { type: 'ordinal' }).select(ordinal)) ?? 'th';
    return ORDINALS[ordinal - 1] ?? `${ordinal}${ending}`;
}
const isError = ({ severity }) => severity === 'error';


/***/ }),

/***/ 53408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ fileUrl)
/* harmony export */ });
/**
 * The web address of a file in a repository. `blobUrl` is `https://github.com/owner/repo/blob/<sha or branch>`. With lines the
 * markdown is shown as it is written, because only so do its lines have addresses.
 */
function fileUrl(blobUrl, path, lines) {
    const file = `${blobUrl}/${path.toWellFormed().split('/').map(encoded).join('/')}`;
    if (lines === undefined)
        return file;
    return `${file}?plain=1#L${lines.line}${lines.endLine > lines.line ? `-L${lines.endLine}` : ''}`;
}
/** Parentheses would end a link of markdown. */
function encoded(segment) {
    return encodeURIComponent(segment).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}


/***/ }),

/***/ 847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ diagram),
/* harmony export */   H: () => (/* binding */ mermaidText)
/* harmony export */ });
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10492);
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69180);
/** Mermaid diagrams as GitHub renders them: a code block of the language `mermaid` (mermaid.js.org). */


/**
 * Untrusted text for a label, at most so many UTF-16 units before it is escaped. Whatever may mean something to Mermaid stands
 * there as its code (`#58;`, Mermaid docs, "Entity codes to escape characters"), which shows as the character itself. A label
 * that begins a line needs something of ours before it: `click` is a word like any other here.
 */
function mermaidText(text, maxLength) {
    return shortened((0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .T)(text) ?? '', maxLength).replace(/[^\p{L}\p{M}\p{N} .,()/-]/gu, (character) => `#${character.codePointAt(0)};`);
}
/** A diagram; each line was escaped where it holds foreign text. */
function diagram(kind, lines) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeBlock */ .D)([kind, ...lines.map((each) => `    ${each}`)].join('\n'), 'mermaid');
}
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Cut between characters as a reader sees them, so that no emoji falls apart. */
function shortened(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    let kept = '';
    for (const { segment } of graphemes.segment(text)) {
        if (kept.length + segment.length > maxLength - 1)
            break;
        kept += segment;
    }
    return `${kept.trimEnd()}…`.toWellFormed();
}


/***/ }),

/***/ 53271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ counted)
/* harmony export */ });
/** "1 warning", "2 warnings"; for nouns that take an s. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}


/***/ })

};
