export const id = 948;
export const ids = [948];
export const modules = {

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

/***/ 99948:
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
var duration = __webpack_require__(31067);
;// CONCATENATED MODULE: ./build/src/postmortem/claims/tally.js

/** "41 claims: 33 verified, 6 linked, 2 inferred, 0 unsupported"; people's claims without a source are counted after that. */
function tallyOfClaims(verdicts) {
    const count = (what) => verdicts.filter(({ is }) => is === what).length;
    const without = count('without-source');
    return `${(0,counted/* counted */.h)(verdicts.length, 'claim')}: ${count('verified')} verified, ${count('linked')} linked, ${count('inferred')} inferred, ${count('unsupported')} unsupported${without > 0 ? `, ${without} without a source` : ''}`;
}

// EXTERNAL MODULE: ./build/src/postmortem/file-url.js
var file_url = __webpack_require__(53408);
// EXTERNAL MODULE: ./build/src/text/bar.js
var bar = __webpack_require__(59984);
// EXTERNAL MODULE: ./build/src/time/units.js
var units = __webpack_require__(44752);
;// CONCATENATED MODULE: ./build/src/postmortem/timeline-table.js
/**
 * The timeline of a postmortem as a table with a bar in each row. A table wraps at any width. A Mermaid diagram does not: its
 * labels are clipped or shrink, and GitHub's app and e-mails show its source.
 */



const MAX_ROWS = 16;
const MAX_TEXT = 120;
const BAR_WIDTH = 10;
/** The events that readers look for first in a long timeline. */
const MILESTONE = /\b(?:triggered|paged|alerted|detected|acknowledged|escalated|declared|identified|deployed|rolled back|mitigated|recovered|restored|resolved)\b/i;
/**
 * Returns markdown: a table, oldest entry first, and a line about the entries that are not in it. Entries without a time are left out,
 * and so are whole days if other entries have a time of day. Undefined if fewer than two are left.
 */
function timelineTable(entries) {
    const timed = entries.flatMap(({ text, time }) => (time === undefined ? [] : [{ text, time }]));
    const dated = timed.every(({ time }) => time.start.instant !== undefined);
    const all = timed.map(({ text, time }) => {
        const start = dated ? Date.parse(time.start.instant ?? '') / 1000 : time.start.seconds;
        const end = time.end && start + time.end.seconds - time.start.seconds;
        return { start, end: end !== undefined && end > start ? end : undefined, wholeDay: time.wholeDay, text };
    });
    const hours = all.filter(({ wholeDay }) => !wholeDay);
    const sorted = (hours.length > 0 ? hours : all).filter(isShowable).sort((left, right) => left.start - right.start);
    const rows = mostTelling(sorted);
    if (rows.length < 2)
        return undefined;
    const firstDay = day(sorted[0]?.start ?? 0);
    const severalDays = sorted.some(({ start, end }) => day(end ?? start) !== firstDay);
    const scale = scaleOf(rows);
    const timeOf = (row) => {
        if (row.wholeDay)
            return dated ? iso(row.start).slice(0, 10) : `Day ${day(row.start) - firstDay + 1}`;
        const clock = row.end === undefined ? hhmm(row.start) : `${hhmm(row.start)}–${hhmm(row.end)}`;
        if (!severalDays)
            return clock;
        return `${dated ? iso(row.start).slice(5, 10) : `Day ${day(row.start) - firstDay + 1}`} ${clock}`;
    };
    const left = entries.length - rows.length;
    return [
        [
            '| Time | | Event |',
            '| :--- | :--- | :--- |',
            ...rows.map((row) => `| ${timeOf(row)} | ${scale(row)} | ${(0,markdown/* escapeMarkdown */.F)(row.text, MAX_TEXT).trim()} |`),
        ].join('\n'),
        ...(left === 0 ? [] : [`${left} more ${left === 1 ? 'entry is' : 'entries are'} in the document only.`]),
    ].join('\n\n');
}
/** Returns the rows that fit: the first and the last, milestones, and then those after the longest gaps. */
function mostTelling(rows) {
    if (rows.length <= MAX_ROWS)
        return [...rows];
    const ranked = rows.map((row, index) => {
        const isEnd = index === 0 || index === rows.length - 1;
        return { row, rank: isEnd ? 2 : Number(MILESTONE.test(row.text)), gap: row.start - (rows[index - 1]?.start ?? 0) };
    });
    const kept = ranked.sort((left, right) => right.rank - left.rank || right.gap - left.gap).slice(0, MAX_ROWS);
    return kept.map(({ row }) => row).sort((left, right) => left.start - right.start);
}
/**
 * Returns the bar of a row. A cause from weeks before, or a review days after, would leave no room for the incident itself. So an end
 * that is farther away than all other rows together is outside the scale, and its row says so.
 */
function scaleOf(rows) {
    let first = 0;
    let last = rows.length - 1;
    const start = (index) => rows[index]?.start ?? 0;
    while (last - first > 2) {
        const span = start(last) - start(first);
        if (start(first + 1) - start(first) > span / 2)
            first += 1;
        else if (start(last) - start(last - 1) > span / 2)
            last -= 1;
        else
            break;
    }
    const from = start(first);
    const until = Math.max(...rows.slice(first, last + 1).map((row) => row.end ?? row.start));
    return (row) => {
        if (row.start < from)
            return 'earlier';
        if (row.start > start(last))
            return 'later';
        return (0,bar/* bar */.M)(row.start - from, Math.min(row.end ?? row.start, until) - from, until - from, BAR_WIDTH);
    };
}
/** JavaScript dates, with years of four digits. */
const isShowable = ({ start, end }) => start >= Date.UTC(-1) / 1000 && (end ?? start) < Date.UTC(9999) / 1000;
const day = (seconds) => Math.floor(seconds / units/* DAY_SECONDS */.fo);
const iso = (seconds) => new Date(seconds * 1000).toISOString();
const hhmm = (seconds) => iso(seconds).slice(11, 16);

;// CONCATENATED MODULE: ./build/src/postmortem/review-comment.js






/**
 * A comment's body has at most 65,536 characters (GitHub's error: "body is too long (maximum is 65536 characters)"). The caller's
 * marker needs some of them.
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
const MAX_EARLIER_SHOWN = 5;
const MAX_LEFT_OUT = 10;
const MAX_URL = 600;
/**
 * Failed if a document has an error, or if not everything was checked. Warnings are left to people. Otherwise waiting, as long as
 * people have a section to fill in.
 */
function verdictOf({ documents, unchecked }) {
    if (unchecked.length > 0 || documents.some(({ findings }) => findings.some(isError)))
        return 'failed';
    return documents.some(({ waiting }) => waiting.length > 0) ? 'waiting' : 'passed';
}
const VERDICTS = {
    passed: 'Passed',
    failed: 'Failed',
    waiting: 'Waiting for people',
};
/** Returns the comment's markdown, the result first. Leaves out what does not fit, timelines before findings. */
function reviewComment(report) {
    return render(report, COMMENT, DETAILS);
}
/** Returns the check run's output, with the same content as the comment. */
function checkOutput(report) {
    return {
        title: titleOf(report),
        summary: render(report, CHECK_SUMMARY, DETAILS),
        annotations: annotationsOf(report.documents),
    };
}
/** From the most detail to the least. The first that fits is used. */
const DETAILS = [
    { timeline: true, places: MAX_PLACES },
    { timeline: false, places: MAX_PLACES },
    { timeline: false, places: 2 },
];
function render(report, { max, sizeOf }, details) {
    const documents = report.documents.slice(0, MAX_DOCUMENTS);
    const unnamed = report.documents.length - documents.length;
    const heads = documents.map((document) => headOf(document, report));
    const verdicts = report.documents.flatMap((document) => document.verdicts);
    const parts = verdicts.length === 0 ? [] : [tallyOfClaims(verdicts)];
    parts.push(`**${VERDICTS[verdictOf(report)]}: ${titleOf(report)}.**`);
    const unchecked = report.unchecked.slice(0, MAX_LEFT_OUT).map((each) => `- ${(0,markdown/* escapeMarkdown */.F)(each, MAX_MESSAGE)}`);
    const more = report.unchecked.length - unchecked.length;
    if (more > 0)
        unchecked.push(`- And ${(0,counted/* counted */.h)(more, 'more reason')}.`);
    if (unchecked.length > 0)
        parts.push(['Not everything was checked, so the check fails:', ...unchecked].join('\n'));
    // Every document is named, however long the findings before it are.
    let room = max - CLOSING_ROOM - sizeOf(heads.join('\n\n'));
    for (const [index, document] of documents.entries()) {
        const bodies = details.map((detail) => bodyOf(document, report, detail));
        const body = bodies.find((each) => sizeOf(each) <= room) ?? 'Its findings do not fit here.';
        room -= sizeOf(body) + 4;
        parts.push(heads[index] ?? '', body);
    }
    if (unnamed > 0)
        parts.push(`And ${(0,counted/* counted */.h)(unnamed, 'more postmortem')}.`);
    const leftOut = report.leftOut.slice(0, MAX_LEFT_OUT).map((each) => `- ${(0,markdown/* escapeMarkdown */.F)(each)}`);
    if (leftOut.length > 0)
        parts.push(['Left out:', ...leftOut].join('\n'));
    return parts.filter((part) => part !== '').join('\n\n');
}
function titleOf({ documents, unchecked }) {
    const waiting = documents.reduce((sum, document) => sum + document.waiting.length, 0);
    return [
        tally(documents),
        ...(waiting > 0 ? [`${(0,counted/* counted */.h)(waiting, 'section')} for people to fill in`] : []),
        ...(unchecked.length > 0 ? ['and not everything was checked'] : []),
    ].join(', ');
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
    return `### ${review_comment_link(fileName(path), (0,file_url/* fileUrl */.i)(headUrl, path))}`;
}
function bodyOf(document, report, { timeline: withTimeline, places }) {
    const { findings, timeline, fixRequest, recurrence, notChecked, uncheckedCitations } = document;
    const list = (some) => some.map((finding) => findingOf(finding, document, report, places)).join('\n');
    const errors = findings.filter(isError);
    const warnings = findings.filter((finding) => !isError(finding));
    const table = withTimeline ? timelineTable(timeline) : undefined;
    return [
        list(errors),
        ...(document.waiting.length === 0 ? [] : [waitingLines(document, report)]),
        // A passing review with a few warnings should stay short.
        ...(warnings.length === 0 ? [] : [folded((0,counted/* counted */.h)(warnings.length, 'warning'), list(warnings))]),
        ...unverified(document, report, places),
        ...(fixRequest === undefined ? [] : [fixRequestLine(fixRequest, report.dryRun)]),
        metricsTable(document),
        ...(recurrence === undefined ? [] : [recurrenceLine(recurrence, report)]),
        ...familyLines(document.family ?? [], report),
        ...(notChecked.length === 0 ? [] : [notCheckedLines(notChecked)]),
        ...(uncheckedCitations.length === 0 ? [] : [uncheckedLine(uncheckedCitations)]),
        ...(table === undefined ? [] : [folded('Timeline in UTC', table, true)]),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function findingOf({ rule, severity, message, fix, places }, { path }, { headUrl }, maxPlaces) {
    const shown = places.slice(0, maxPlaces).map((place) => {
        const lines = place.endLine > place.line ? `Lines ${place.line}–${place.endLine}` : `Line ${place.line}`;
        return `  - ${review_comment_link(lines, (0,file_url/* fileUrl */.i)(headUrl, path, place))}: ${(0,markdown/* escapeMarkdown */.F)(place.message, MAX_MESSAGE)}`;
    });
    const rest = places.length - shown.length;
    return [
        `- **${severity === 'error' ? 'Error' : 'Warning'}, ${rule}:** ${(0,markdown/* escapeMarkdown */.F)(message, MAX_MESSAGE)}`,
        ...shown,
        ...(rest > 0 ? [`  - And ${(0,counted/* counted */.h)(rest, 'more place')}.`] : []),
        `  - Fix: ${(0,markdown/* escapeMarkdown */.F)(fix, MAX_MESSAGE)}`,
    ].join('\n');
}
const MAX_WAITING = 20;
function waitingLines({ path, waiting }, { headUrl }) {
    return waiting
        .slice(0, MAX_WAITING)
        .map(({ title, line, questions }) => {
        const roles = [...new Set(questions.flatMap(({ role }) => role ?? []))].map((role) => (0,markdown/* escapeMarkdown */.F)(role, 60));
        const to = roles.length === 0 ? '' : ` to the ${new Intl.ListFormat('en').format(roles.map(lowerFirst))}`;
        const asked = questions.length === 0
            ? 'nobody has filled it in yet'
            : `${(0,counted/* counted */.h)(questions.length, 'question')}${to} without an answer. Write each answer below its question, or remove the question`;
        const url = (0,file_url/* fileUrl */.i)(headUrl, path, { line, endLine: line });
        return `- **Waiting for people:** ${review_comment_link((0,markdown/* escapeMarkdown */.F)(title, 100), url)}: ${asked}.`;
    })
        .join('\n');
}
/** "On-call engineer" within a sentence; "SRE" stays. */
const lowerFirst = (role) => /^\p{Lu}\p{Ll}/u.test(role) ? role.charAt(0).toLowerCase() + role.slice(1) : role;
function fixRequestLine(fixRequest, dryRun) {
    switch (fixRequest.state) {
        case 'told': {
            const { round, maxRounds } = fixRequest;
            return `${dryRun ? 'Dry run: Devin would be asked to fix the errors' : 'Devin was asked to fix the errors'}, round ${round} of ${maxRounds}.`;
        }
        case 'rounds-used-up':
            return `Devin is not asked again: ${fixRequest.maxRounds === 1 ? 'its one round is' : `all ${fixRequest.maxRounds} rounds are`} used up. A person has to fix the rest.`;
        case 'person-committed':
            return 'Devin is not asked: a person has pushed to the branch.';
        case 'session-ended':
            return 'Devin cannot be asked: its session has ended. A person has to fix the rest.';
    }
}
/** What a person has to look at, because it could not be checked here. */
function unverified({ verdicts, path }, { headUrl }, maxPlaces) {
    const lineOf = ({ claim: { range } }) => ({ line: range.start.line, endLine: range.start.line });
    const open = new Map();
    for (const verdict of verdicts.filter(({ is }) => is === 'linked')) {
        const place = lineOf(verdict);
        const known = open.get(place.line) ?? { place, why: new Set() };
        for (const each of verdict.why)
            known.why.add(each);
        open.set(place.line, known);
    }
    const inferred = [...new Set(verdicts.filter(({ is }) => is === 'inferred').map((verdict) => lineOf(verdict).line))];
    const linked = verdicts.filter(({ is }) => is === 'linked').length;
    if (linked === 0 && inferred.length === 0)
        return [];
    const shown = [...open.values()].slice(0, maxPlaces).map(({ place, why }) => {
        const at = review_comment_link(`Line ${place.line}`, (0,file_url/* fileUrl */.i)(headUrl, path, place));
        return `- ${at}: ${(0,markdown/* escapeMarkdown */.F)([...why].join('; '), MAX_MESSAGE)}.`;
    });
    const rest = open.size - shown.length;
    if (rest > 0)
        shown.push(`- And ${(0,counted/* counted */.h)(rest, 'more line')}.`);
    if (inferred.length > 0) {
        const lines = inferred
            .slice(0, maxPlaces)
            .map((line) => review_comment_link(`${line}`, (0,file_url/* fileUrl */.i)(headUrl, path, { line, endLine: line })));
        const more = inferred.length - lines.length;
        shown.push(`- Inferred, as the text says itself: ${inferred.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`);
    }
    return [folded(`To look at: ${(0,counted/* counted */.h)(linked, 'claim')} that could not be verified here`, shown.join('\n'))];
}
function metricsTable({ metrics, acu }) {
    const { timeToAcknowledge, timeToResolve, duration, actionItems } = metrics;
    const { total, owned } = actionItems;
    const rows = [
        ['Time to acknowledge', inWordsIf(timeToAcknowledge)],
        ['Time to resolve', inWordsIf(timeToResolve)],
        ['Duration', inWordsIf(duration)],
        ['Action items', total === 0 ? 'none' : `${total}, ${owned} with an owner`],
        ['Cost', typeof acu === 'number' ? `${Number(acu.toFixed(1))} ACU` : acu],
    ].flatMap(([measure, value]) => (value === undefined ? [] : [`| ${measure} | ${value} |`]));
    return ['| Measure | Value |', '| :--- | :--- |', ...rows].join('\n');
}
const inWordsIf = (seconds) => (seconds === undefined ? undefined : (0,duration/* inWords */.r4)(seconds));
function recurrenceLine({ service, ordinal, days, sameCause, open }, { baseUrl }) {
    const earlier = open.slice(0, MAX_EARLIER_SHOWN).map(({ title, path, openActionItems }) => {
        const of = review_comment_link((0,markdown/* escapeMarkdown */.F)(title, 100), (0,file_url/* fileUrl */.i)(baseUrl, path));
        return `${(0,counted/* counted */.h)(openActionItems, 'action item')} from ${of}`;
    });
    const rest = open.length - earlier.length;
    const more = rest > 0 ? [`more from ${(0,counted/* counted */.h)(rest, 'older postmortem')}`] : [];
    const still = earlier.length === 0 ? '' : ` Still open: ${[...earlier, ...more].join('; ')}.`;
    const alike = sameCause === undefined
        ? ''
        : ` ${sameCause.count === 1 ? 'One earlier one has' : `${sameCause.count} earlier ones have`} the same category of cause: ${sameCause.category}.`;
    return `The ${inOrder(ordinal)} postmortem on ${(0,markdown/* escapeMarkdown */.F)(service)} in ${days} days.${alike}${still}`;
}
/** Weak members are in the line above already. */
function familyLines(family, { baseUrl }) {
    const shown = family
        .filter(({ isWeak }) => !isWeak)
        .map(({ member: { path, title, openActionItems }, why }) => {
        const earlier = review_comment_link((0,markdown/* escapeMarkdown */.F)(title, 100), (0,file_url/* fileUrl */.i)(baseUrl, path));
        return `- ${earlier}, ${(0,counted/* counted */.h)(openActionItems, 'open action item')}: ${(0,markdown/* escapeMarkdown */.F)(why, MAX_MESSAGE)}`;
    });
    return shown.length === 0 ? [] : [['Similar earlier postmortems. Is it the same failure?', ...shown].join('\n')];
}
function notCheckedLines(rules) {
    return rules.map(({ rule, why }) => `- Not checked: ${rule}: ${(0,markdown/* escapeMarkdown */.F)(why, MAX_MESSAGE)}`).join('\n');
}
function uncheckedLine(citations) {
    const shown = citations.slice(0, MAX_CITATIONS).map((citation) => (0,markdown/* escapeMarkdown */.F)(citation));
    const rest = citations.length - shown.length;
    return `Not checked (no access to the repository): ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
/** Returns one annotation per place, errors first. */
function annotationsOf(documents) {
    const all = documents.flatMap(({ path, findings }) => findings.flatMap((finding) => finding.places.map((place) => annotationOf(path, finding, place))));
    const levels = ['failure', 'warning', 'notice'];
    return all
        .sort((left, right) => levels.indexOf(left.annotation_level) - levels.indexOf(right.annotation_level))
        .slice(0, MAX_ANNOTATIONS);
}
/** GitHub shows annotations without markdown. */
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
/** As code, if that needs no escaping: GitHub's plain text e-mails show every backslash. */
const fileName = (path) => (/^[\w./-]{1,200}$/.test(path) ? `\`${path}\`` : (0,markdown/* escapeMarkdown */.F)(path));
/** A path can be so long that its escaped address is too long. */
const review_comment_link = (shown, url) => (url.length > MAX_URL ? shown : `[${shown}](${url})`);
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

/***/ 59984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ countBar),
/* harmony export */   M: () => (/* binding */ bar)
/* harmony export */ });
/**
 * A bar of characters in a code span, so that every cell has the same width. It needs no image and no script: GitHub's app,
 * e-mail notifications and check runs show it too, in the reader's own colours.
 */
const FULL = '█';
const EMPTY = '░';
/** Returns a bar from `from` to `to` on a scale from 0 to `total`, `width` characters wide. At least one character is full. */
function bar(from, to, total, width) {
    const cell = (value) => (total > 0 ? (value / total) * width : 0);
    const start = Math.min(width - 1, Math.floor(cell(from)));
    const end = Math.min(width, Math.max(start + 1, Math.round(cell(to))));
    return `\`${EMPTY.repeat(start)}${FULL.repeat(end - start)}${EMPTY.repeat(width - end)}\``;
}
/** Returns a bar for a count, without a track; empty for 0. The largest count is `width` characters long. */
function countBar(count, largest, width) {
    return count === 0 || largest === 0 ? '' : `\`${FULL.repeat(Math.max(1, Math.round((count / largest) * width)))}\``;
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
