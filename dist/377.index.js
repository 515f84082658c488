export const id = 377;
export const ids = [377,237];
export const modules = {

/***/ 82377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reviewDocument: () => (/* binding */ reviewDocument)
});

// EXTERNAL MODULE: ./build/src/agent/tags.js
var tags = __webpack_require__(71514);
// EXTERNAL MODULE: ./build/src/github/files.js
var files = __webpack_require__(80166);
// EXTERNAL MODULE: ./build/src/incident/confidential.js
var confidential = __webpack_require__(20136);
// EXTERNAL MODULE: ./build/src/postmortem/peoples-sections.js
var peoples_sections = __webpack_require__(27217);
// EXTERNAL MODULE: ./build/src/postmortem/document/sections.js + 1 modules
var document_sections = __webpack_require__(70263);
;// CONCATENATED MODULE: ./build/src/postmortem/rules/lines-not-read.js
const MAX_SHOWN = 3;
/** Returns " (lines 5–9, 12)", the lines of its sections that a reader left out; empty if there are none. */
function linesNotRead({ skipped }, reader) {
    const ranges = skipped
        .filter((each) => each.reader === reader)
        .map(({ range: { start, end } }) => (end.line > start.line ? `${start.line}–${end.line}` : `${start.line}`));
    if (ranges.length === 0)
        return '';
    return ` (lines ${ranges.slice(0, MAX_SHOWN).join(', ')}${ranges.length > MAX_SHOWN ? ' and more' : ''})`;
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/other-language.js
/** The most frequent English words that do not exist in its neighbour languages. */
const ENGLISH = /\b(?:the|and|of|to|that|was|were|with|for|is|are|this|it|we|our|not|have|had|has|been|by|from|at|which|when|because)\b/gi;
/** An English text has about three times this share. */
const LEAST_SHARE = 0.1;
/** With fewer words, the share says nothing. */
const MIN_WORDS = 40;
const MIN_LETTERS = 60;
const MAX_LENGTH = 20_000;
/**
 * Returns the language of the text if it is not English, so that rules that read words say so instead of finding nothing. A short
 * text counts as English.
 */
function otherLanguage({ language, sections }) {
    if (language === 'en')
        return undefined;
    if (language !== undefined)
        return new Intl.DisplayNames('en', { type: 'language' }).of(language);
    const text = textOf(sections).slice(0, MAX_LENGTH);
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
    if (letters >= MIN_LETTERS && latin < letters / 2)
        return UNKNOWN;
    const words = text.match(/\p{L}+/gu)?.length ?? 0;
    const english = text.match(ENGLISH)?.length ?? 0;
    return words >= MIN_WORDS && english < words * LEAST_SHARE ? UNKNOWN : undefined;
}
const UNKNOWN = 'a language that is not recognized';
function textOf(sections) {
    return sections.map(({ text }) => text).join('\n');
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/rule.js
/** The place for something that is missing altogether: the title, or the beginning of the file. */
function headOf({ title, frontMatter }) {
    const start = { line: 1, column: 1, offset: 0 };
    return title?.range ?? frontMatter?.range ?? { start, end: start };
}
/** Returns the items whose ranges contain none of the words. `words` are in the order of the file; takes n log n. */
function without(all, words) {
    const starts = words.map(({ range }) => range.start.offset);
    return all.filter(({ range: { start, end } }) => {
        let low = 0;
        let high = starts.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((starts[middle] ?? 0) < start.offset)
                low = middle + 1;
            else
                high = middle;
        }
        return (starts[low] ?? end.offset) >= end.offset;
    });
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/action-items.js




const actionItems = {
    name: 'action-items',
    promise: 'Action items are tasks with an owner and a due date',
    severity: 'error',
    hasStyle: true,
    message: 'Action items need an owner and a due date.',
    fix: 'Write each one as a task that can be finished, with an owner and a due date: "- [ ] Prevent: release the connection in `finally` (Owner: @handle, Due: 2026-03-01)".',
    check: ({ document }) => {
        const [section] = (0,document_sections/* sectionsOf */.Ks)(document.sections, 'action-items');
        // `sections` reports that it is missing, empty or not filled in.
        if (section === undefined || section.empty)
            return [];
        if (document.actionItems.length === 0 && section.placeholders.length > 0)
            return [];
        if (document.actionItems.length === 0) {
            return [
                {
                    range: section.heading,
                    severity: 'style',
                    message: 'This section has no action item: it has neither tasks nor a table.',
                },
            ];
        }
        return without(document.actionItems, section.placeholders).flatMap(problemsOf);
    },
    notChecked: ({ document }) => {
        if ((0,document_sections/* sectionsOf */.Ks)(document.sections, 'action-items').length === 0) {
            return 'owners, dates and states of action items, because no section has a known name for them';
        }
        const [section] = (0,document_sections/* sectionsOf */.Ks)(document.sections, 'action-items');
        if (section !== undefined && !section.empty && document.actionItems.length === 0) {
            return `owners, dates and states of action items, because "${section.title}" has none that can be read${linesNotRead(document, 'action-items')}`;
        }
        const language = otherLanguage(document);
        return language === undefined
            ? undefined
            : `whether action items are more than good intentions, because the rule reads English and the text is in ${language}`;
    },
    docs: {
        checks: [
            'There is at least one action item.',
            'Each is a task (`- [ ]`) or a row of a table with a status, so that it can be ticked.',
            'Open ones have an owner (`@dana`, `[Dana]`, `(Owner: Dana)` or a column) and a due date. A missing one is a warning. "@someone", "team" and `[link to issue]` do not name an owner.',
            'None is a good intention ("be more careful", "improve monitoring", "communicate better", "double-check", "make sure this does not happen again"). A good intention is a warning.',
            'House style: tasks with a state.',
        ],
        why: 'A postmortem changes something only if somebody does something. Tasks are counted, become issues and are ticked off; a paragraph of intentions is forgotten.',
        bad: `## Action Items

- Be more careful with deploys
- [ ] Improve monitoring
`,
        good: `## Action Items

- [ ] Prevent: release the connection in \`finally\` (Owner: @dana, Due: 2026-03-01)
- [ ] Detect: alert when the pool is 80% full (Owner: @lee, Due: 2026-03-08)
`,
    },
};
function problemsOf(item) {
    const { range, form, done, due } = item;
    const owner = item.owner !== undefined && NOBODY.test(item.owner.text) ? undefined : item.owner;
    const warn = (message) => ({ range, severity: 'warn', message });
    const lacks = [...(owner === undefined ? ['no owner'] : []), ...(due === undefined ? ['no due date'] : [])];
    return [
        ...(done === undefined
            ? [
                {
                    range,
                    severity: 'style',
                    message: form === 'table' ? 'This row has no status.' : 'This is not a task: begin it with "- [ ]".',
                },
            ]
            : []),
        ...(done !== true && lacks.length > 0 ? [warn(`This action item has ${lacks.join(' and ')}.`)] : []),
        ...(due !== undefined && due.date === undefined
            ? [warn('The due date cannot be read: write it as YYYY-MM-DD.')]
            : []),
        ...(done !== true && isVague(item) ? [warn('This is a good intention: it has no clear end.')] : []),
    ];
}
/** Words that are in the place of an owner and name nobody. */
const NOBODY = /^\W*(?:the |our |your |my |a |an |to the |whole |entire )*(?:handle|someone|somebody|user ?name|user|(?:your |first |last |full )?name|owner|person|people|team|everyone|everybody|anyone|anybody|all|us|we|me|you|nobody|no one|none|n\/?a|unassigned|unknown|assignee|tb[dca]|todo|xxx|to be (?:determined|decided|assigned)|link(?: to .{1,40})?|issue|ticket)\W*$/i;
const INTENTION = /\b(?:make sure|ensure|see to it|guarantee)\b.{0,40}\b(?:does(?:n['’]t| not)|do(?:n['’]t| not)|never|not|won['’]t|cannot|can(?:not|['’]t)|no longer)\b.{0,20}\b(?:happens?|occurs?|recurs?|repeat(?:ed|s)?)\b|\b(?:prevent|avoid|stop)\s(?:this|that|it|such (?:an? )?\w+|similar \w+|these|the same \w+)\s(?:from\s)?(?:happening|occurring|recurring|in the future|again)|^(?:we (?:should|need to|must|will|have to) |always |please |remember to )*double[- ]?check|\b(?:raise|raising|increase|create|build|improve|spread)\s(?:(?:more|the|our|team|some|general|better)\s)*awareness\b|^(?:always|never|remember|keep in mind|remind (?:everyone|everybody|people|the team|all|each other|ourselves))\b|\b(?:keep|keeping) (?:an|a close|a better) eye\b|\bthink (?:twice|harder|before)\b|\b(?:try|work) harder\b|^(?:we (?:should|need to|must|will) )?(?:do|be|act|get) better\b|\blearn from (?:this|our|the|these)\b|\b(?:be|being|are|stay) (?:more|extra|very) (?:careful|cautious|diligent|vigilant|mindful|aware|attentive)\b|\b(?:take|taking|use|with) more care\b|\bpay(?:ing)? (?:more|better|closer) attention\b|\b(?:try|make sure) (?:not )?to (?:not )?(?:do|let|repeat|make) (?:this|that|it)\b|\bdo(?:n['’]t| not) (?:do|let|repeat) (?:this|that|it)\b/i;
/** "Communicate better", "test more carefully before deploys": it is unclear how much is enough. */
const MORE_OF_IT = /^(?:we (?:should|need to|must|will|have to) )?(?:communicate|coordinate|collaborate|cooperate|plan|prepare|respond|react|test|monitor|review|document|check|deploy|escalate|listen|share|talk|work)(?: (?!better|more)[\p{L}&'’-]{1,20}){0,4} (?:much )?(?:better|more(?: \p{L}{2,20})?|earlier|sooner|faster|clearer|clearly|proactively|carefully|thoroughly|(?:more )?often|regularly|together)(?: (?:next time|in (?:the )?future|going forward|(?:with|between|among|across|to|within) (?:the |our |all |each |other )*\p{L}{2,20}))?$/iu;
/** Only as a whole: "improve monitoring of the pool, with an alert at 80%" is a task. */
const UNBOUNDED = /^(?:we (?:should|need to|must|will) )?(?:improve|better|enhance|increase|strengthen|extend|add|more|review|revisit|rethink|consider|look into|investigate|discuss)(?: (?:on|about|more|better|our|the|some|additional|overall|general))*(?: (?:monitoring|alerts?|alerting|observability|communications?|documentation|docs|runbooks?|tests?|testing|test coverage|coverage|process|processes|awareness|logs|logging|resilience|resiliency|reliability|stability|robustness|performance|(?:code )?quality|training|tooling|things|(?:between|across|with|within|among|in) (?:the |our |all )?(?:teams?|us|everyone|customers|stakeholders|future)|going forward|and|&))+$/i;
/** Does not cut "Lee" out of "fleet". */
function withoutWords(text, words) {
    const at = text.indexOf(words);
    const isPart = /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') || /[\p{L}\p{N}]/u.test(text[at + words.length] ?? ' ');
    return at < 0 || isPart ? text : `${text.slice(0, at)} ${text.slice(at + words.length)}`;
}
function isVague({ text, owner, due, ticket, type, priority }) {
    const bare = [owner, due, ticket, type, priority]
        .reduce((rest, words) => (words === undefined ? rest : withoutWords(rest, words.text)), text.slice(0, 500))
        .replace(/\b(?:owner|assignee|assigned to|due|by|until|deadline|ticket|priority)\b\s?:?/gi, ' ')
        .replace(/[^\p{L}\p{N}&'’-]+/gu, ' ')
        .trim();
    return INTENTION.test(bare) || UNBOUNDED.test(bare) || MORE_OF_IT.test(bare);
}

;// CONCATENATED MODULE: ./build/src/text/sentences.js
const END = /[.!?](?=\s)|\|/.source;
const BLANK_LINE = /\r?\n[ \t]*(?=\r?\n)/.source;
const NEXT_ITEM = /\r?\n(?=[ \t>]*(?:[-+*]\s|#|\d{1,9}[.)]\s))/.source;
const BOUNDARY = new RegExp(`${END}|${BLANK_LINE}|${NEXT_ITEM}`, 'g');
/** Splits the text at the ends of sentences. */
function sentencesOf(text) {
    const ends = [...text.matchAll(BOUNDARY)].map(({ index, 0: boundary }) => index + boundary.length);
    return [0, ...ends].map((start, index) => ({ text: text.slice(start, ends[index]), start }));
}
/** Replaces everything in the ranges with blanks, except line ends, so that offsets stay the same. */
function blankOut(text, ranges) {
    const parts = [];
    let at = 0;
    for (const { start, end } of [...ranges].sort((a, b) => a.start.offset - b.start.offset)) {
        if (end.offset <= at)
            continue;
        const from = Math.max(at, start.offset);
        parts.push(text.slice(at, from), text.slice(from, end.offset).replace(/[^\r\n]/g, '\uFFFC'));
        at = end.offset;
    }
    return parts.join('') + text.slice(at);
}

// EXTERNAL MODULE: ./build/src/postmortem/document/source.js
var document_source = __webpack_require__(9835);
;// CONCATENATED MODULE: ./build/src/postmortem/rules/blameless.js



const blameless = {
    name: 'blameless',
    promise: 'No person is blamed',
    severity: 'warn',
    message: 'The document blames a person. That ends the search for what made the mistake possible, and teaches others to stay silent.',
    fix: 'Say what the person could see and what the system let happen: "the alert did not say which pool", not "the engineer should have noticed".',
    check: ({ document }) => {
        if (otherLanguage(document) !== undefined)
            return [];
        const source = (0,document_source/* sourceOf */.vz)(document.markdown);
        return sentencesOf(prose(document)).flatMap(({ text, start }) => {
            if (text.length < SHORTEST)
                return [];
            const blame = blameIn(text);
            if (blame === undefined)
                return [];
            const range = (0,document_source/* rangeAt */.B3)(source, start + blame.start, start + blame.start + blame.text.length);
            return [{ range, message: `"${blame.text.replace(/\s+/g, ' ')}" blames a person.` }];
        });
    },
    notChecked: ({ document }) => {
        const language = otherLanguage(document);
        return language === undefined ? undefined : `blame, because the rule reads English and the text is in ${language}`;
    },
    docs: {
        checks: [
            'No person (a name, `@handle`, a role or a team) is the subject of a fault: "forgot", "failed to", "should have noticed", "made a mistake".',
            'No person is blamed after the fault: "pressed by", "an oversight by", "it was … who", "if … had read", "somebody\'s mistake", "the team\'s failure to act", "nobody bothered to".',
            'No "human error", "operator mistake", "fat-fingered" or "to blame".',
            'Systems may fail: "the alert should have fired", "the deploy failed to roll back". So may people who did not know: "the on-call engineer should have been paged". Code is not checked.',
        ],
        why: 'People act on what they know at the time. "Should have" judges them by what is known now, and the next person who makes a mistake will stay silent. The rule reads English, by patterns: if it is wrong, leave the sentence.',
        bad: `## Root Cause

The on-call engineer should have noticed the alert, and Bob forgot to release the connection.
`,
        good: `## Root Cause

The alert should have fired at 80%. The code released the connection only where the check succeeded, and no test covered the other case.
`,
    },
};
/** Length of the shortest sentence that blames somebody ("Bo forgot"): a text of full stops has thousands of shorter ones. */
const SHORTEST = 9;
/** Returns the visible text at the same offsets, with blanks for code, HTML and emphasis. */
function prose({ markdown, frontMatter, code, html }) {
    const ranges = [...code, ...html, ...(frontMatter ? [frontMatter] : [])].map(({ range }) => range);
    // A URL can contain any words.
    return blankOut(markdown, ranges)
        .replace(/https?:\/\/[^\s<>()]+/gi, (url) => '\uFFFC'.repeat(url.length))
        .replace(/(?<!^[ \t]{0,9})[*_~]|(?<=^[ \t]{0,9})[*_~](?![ \t])/gm, ' ');
}
const words = (text) => text.trim().split(/\s+/).join('|');
/** Words for a person, as the head of a noun phrase. */
const ROLES = words(`
  engineers? developers? devs? sres? dbas? admins? administrators? sysadmins? programmers? person people persons reviewers? author authors
  responders? colleagues? members? employees? contractors? interns? technicians? analysts? managers? commanders? leads? owners? teams?
  on-call oncall somebody someone anybody anyone everybody everyone nobody he she individuals? humans? staff devops
`).replaceAll('-', '[- ]');
/** Words that mean programs at least as often ("the Postgres operator"): a person only if the verb is one of people. */
const EITHER = words('operators? agents? authors? maintainers? committers?');
/** Between a subject and its verb: "from payments", ", who was on call,", "unfortunately also". */
const BETWEEN = '(?:\\s+(?:on|of|from|in|at)\\s+(?:the\\s+|our\\s+)?[\\w-]{1,30}(?:\\s+(?:team|squad|group|shift|call|duty|rotation|side))?)?(?:\\s?,[^,.;:|]{1,60},)?(?:\\s+(?:also|then|just|simply|clearly|really|again|both|all|later|first|once|still|even|never|somehow|himself|herself|themselves|had|has|have|[a-z]{2,15}ly)){0,3}';
/** Faults that only a person makes. */
const HUMAN_FAULTS = [
    'forgot(?:ten)?(?!\\s+password)',
    'neglected\\s+to',
    "did(?:\\s+not|n['’]t)\\s+(?:bother|care|pay\\s+(?:any\\s+)?attention|think|read|follow|double[- ]?check|ask|consult|communicate|escalate)",
    'bothered\\s+to',
    '(?:pressed|clicked|typed|pasted|picked|chose)\\s+(?:on\\s+)?(?:the|a|an)\\s+wrong',
    'fat[- ]?fingered',
    '(?:was|were|is|are|been)\\s+(?:too\\s+|so\\s+)?(?:careless|negligent|sloppy|lazy|incompetent|inattentive|reckless|irresponsible|to\\s+blame|at\\s+fault|complacent)',
    'made\\s+(?:a|an|the|another)\\s+(?:[a-z]{1,15}\\s+)?(?:mistake|error|blunder|typo)',
    '(?:carelessly|negligently|recklessly|foolishly|mistakenly|inadvertently|accidentally|wrongly|erroneously)\\s+[a-z]{2,20}',
    'messed\\s+up',
    'screwed\\s+up',
].join('|');
const MIND = 'notice[ds]?|know[ns]?|knew|check(?:ed)?|double[- ]?check(?:ed)?|realis(?:ed?)|realiz(?:ed?)|remember(?:ed)?|ask(?:ed)?|read|review(?:ed)?|test(?:ed)?|tell|told|communicate[d]?|escalate[d]?|follow(?:ed)?|verify|verified|think|thought|listen(?:ed)?|understand|understood|consider(?:ed)?|pay|paid|document(?:ed)?|inform(?:ed)?|mention(?:ed)?|look(?:ed)?|see|seen|catch|caught|wait(?:ed)?|involve[d]?|respond(?:ed)?|anticipate[d]?|foresee|foreseen|act(?:ed)?|coordinate[d]?|been\\s+(?:more|better)\\s+[a-z]{2,20}|be\\s+(?:more|better)\\s+[a-z]{2,20}';
const SHOULD = "(?:should|ought\\s+to|could|must)(?:\\s+not|n['’]t)?(?:\\s+|['’])(?:have|ve|of)";
/** "should have been paged", "should have had access": what others should have done for the person. */
const OWED = '(?!\\s+(?:been(?!\\s+(?:more|better)\\b)|had|received|got|gotten)\\b)';
/** Verbs that blame a role. */
const ROLE_FAULTS = [
    HUMAN_FAULTS,
    `(?:should|ought\\s+to)(?:\\s+not|n['’]t)?(?:\\s+|['’])(?:have|ve|of)${OWED}\\s+[a-z]{2,20}`,
    `could(?:\\s+|['’])(?:have|ve)\\s+(?:${MIND})`,
    '(?:failed|fails|failing)\\s+to\\s+[a-z]{2,20}',
    'ignored\\s+[a-z]{1,20}',
    'overlooked',
    'missed\\s+(?:the|an?|this|that|these|several|all)\\s+[a-z]{1,20}',
    'misread|misconfigured|misunderstood|misjudged|botched|bungled',
    'broke\\s+(?:the\\s+)?[a-z]{2,20}',
    'caused\\s+(?:the|this|an?)\\s+(?:[a-z]{1,20}\\s+)?(?:outage|incident|problem|failure|issue|error|downtime)',
].join('|');
/** The grammar cannot know whether a name is a person's, so these are things that systems hardly do. */
const NAME_FAULTS = [
    HUMAN_FAULTS,
    `${SHOULD}${OWED}\\s+(?:${MIND})\\b`,
    `(?:failed|fails)\\s+to\\s+(?:${MIND})\\b`,
    'ignored\\s+(?:the|an?|our|all)\\s+(?:alerts?|warnings?|pages?|runbook|process|review|advice|signs?)',
    'overlooked',
].join('|');
/** A noun phrase for somebody, after a preposition or "it was". */
const SOMEBODY = `(?:(?:the|an?|our|their|one\\s+of\\s+(?:the|our))\\s+)?(?:[a-z-]{2,20}\\s+){0,2}(?:${ROLES})\\b|@[a-z\\d][\\w-]{0,38}`;
const A_NAME = '(\\p{Lu}\\p{Ll}{1,20})(?:\\s+\\p{Lu}\\p{Ll}{1,20})?(?![\\p{L}\\d])';
/** What people do well: "it was Maria who found the leak". */
const GOOD_DEED = '(?:first\\s+|then\\s+|also\\s+)?(?:found|fixed|noticed|discovered|resolved|restored|identified|spotted|mitigated|rolled|suggested|saved|detected|raised|reported|recovered|reverted|acknowledged|helped|caught|figured|led|wrote)\\b';
const SLIPS = 'oversight|mistake|slip(?:-up)?|blunder|lapse|negligence|carelessness|misjudge?ment|inattention|inexperience|incompetence';
const WRONGLY = '(?:wrong|wrongly|mistakenly|accidentally|inadvertently|erroneously|carelessly|incorrectly|by\\s+mistake)';
const DONE_WRONG = '(?:missed|overlooked|forgotten|ignored|neglected|misconfigured|misread|misjudged|misunderstood|mishandled|botched|bungled|messed\\s+up|screwed\\s+up|broken)';
/** Faults before the person who is blamed. `SOMEBODY` and `A_NAME` are filled in. */
const BLAMED_AFTER = [
    `\\b${WRONGLY}\\b[^.;:|]{0,60}\\s(?:was|were|got|been)\\s+(?:[a-z]{2,15}ly\\s+)?[a-z]{2,20}\\s+by\\s+(?:WHO)`,
    `\\b(?:was|were|got|been)\\s+${WRONGLY}\\s+[a-z]{2,20}\\s+by\\s+(?:WHO)`,
    `\\b${DONE_WRONG}\\s+by\\s+(?:WHO)`,
    `\\b(?:${SLIPS}|error|fault|failure)\\s+(?:made\\s+)?(?:by|on\\s+the\\s+part\\s+of)\\s+(?:WHO)`,
    `\\bit\\s+(?:was|is)\\s+(?:WHO)\\s+who\\s+(?!${GOOD_DEED})[a-z]`,
    `\\bif\\s+(?:only\\s+)?(?:WHO)\\s+had(?:\\s+not|n['’]t)?(?:\\s+(?:only|just|simply|actually|ever|[a-z]{2,15}ly))?\\s+(?:${MIND}|done|run|used|kept|deployed|merged|pushed)\\b`,
    `\\bhad\\s+(?:WHO)\\s+(?:only\\s+|just\\s+|simply\\s+|not\\s+)?(?:${MIND})\\b`,
    `\\b(?:blamed?|blaming)\\s+(?:on\\s+)?(?:WHO)`,
    `\\bculprit\\s+(?:was|is|here\\s+was)\\s+(?:WHO)`,
];
const AFTER_ROLE = new RegExp(BLAMED_AFTER.map((pattern) => pattern.replaceAll('WHO', SOMEBODY)).join('|'), 'gi');
/** Case matters only for names. */
const AFTER_NAME = BLAMED_AFTER.map((pattern) => pattern.replaceAll('WHO', A_NAME).replace(/^\\b([a-z])/, (_, first) => `\\b[${first}${first.toUpperCase()}]`)).map((pattern) => new RegExp(pattern, 'gu'));
/** "John's mistake", "the team's failure to act". */
const POSSESSIVE = new RegExp(`(?<![\\w@/.-])(?:${ROLES}|@[a-z\\d][\\w-]{0,38})['’]s?\\s+(?:own\\s+|[a-z]{3,15}\\s+)?(?:${SLIPS}|errors?|failure\\s+to\\s+[a-z]{2,20}|lack\\s+of\\s+(?:attention|care|discipline|diligence|experience|knowledge|communication|judge?ment))\\b`, 'gi');
const NAMES_POSSESSIVE = new RegExp(`(?<![\\p{L}\\d@/.#-])(\\p{Lu}\\p{Ll}{1,20})['’]s?\\s+(?:own\\s+|[a-z]{3,15}\\s+)?(?:${SLIPS}|lack\\s+of\\s+(?:attention|care|discipline|diligence|experience|judge?ment))(?![\\p{L}])`, 'gu');
const blameless_NOBODY = /\b(?:nobody|no[- ]one|none\s+of\s+(?:us|them|the\s+[a-z]{2,20})|not\s+a\s+single\s+[a-z]{2,20})\s+(?:even\s+|ever\s+)?(?:bothered|cared|thought|remembered|took\s+the\s+(?:time|trouble)|took\s+responsibility|had\s+the\s+sense)\b/gi;
const PERSON = new RegExp(`(?<![\\w@/.-])(?:(?:${ROLES})(?:\\s+(?:on\\s+(?:call|duty|shift)|in\\s+charge|who\\s+was\\s+on\\s+call))?|@[a-z\\d][\\w/-]{0,60})${BETWEEN}\\s+(?:${ROLE_FAULTS})\\b`, 'gi');
const EITHER_FAULT = new RegExp(`(?<![\\w@/.-])(?:${EITHER})${BETWEEN}\\s+(?:${HUMAN_FAULTS}|${SHOULD}${OWED}\\s+(?:${MIND}))\\b`, 'gi');
const NAMED = new RegExp(`(?<![\\p{L}\\d@/.#-])((?:\\p{Lu}\\p{Ll}{1,20}\\s+)?\\p{Lu}\\p{Ll}{1,20})${BETWEEN}\\s+(?:${NAME_FAULTS})(?![\\p{L}])`, 'gu');
/** Faults without a subject that blame a person anyway. */
const LABELS = /\b(?:human|operator|user|pilot|engineer|developer|individual|manual)[- ](?:error|mistake|negligence|carelessness|fault)s?\b|\bfat[- ]?finger(?:s|ed|ing)?\b|\b(?:due\s+to|because\s+of|out\s+of|through|sheer)\s+(?:sheer\s+|pure\s+)?(?:carelessness|negligence|sloppiness|incompetence|laziness|inattention)\b|\b(?:blame|fault)\s+(?:lies|lay|rests|is|was)\s+(?:with|on)\s+[^\s]{1,40}|(?<![\w@])@[a-z\d][\w-]{0,38}(?:['’]s\s+(?:fault|mistake|error)|\s+is\s+to\s+blame)/gi;
/** Capitalized words that are not names of people. */
const NO_NAMES = new Set(words(`
    a an the this that these those it its they we our you your there here then when while if because since after before although however also
    monitoring alerting alert alerts alarm alarms test tests review reviews canary staging production validation automation tooling
    deploy deploys deployment release rollback pipeline build builds service services server servers system systems scheduler
    code config configuration database cache queue worker workers client clients backend frontend gateway proxy balancer
    checkout billing search payments orders inventory kafka redis postgres postgresql mysql mongo mongodb elasticsearch
    kubernetes docker terraform ansible jenkins argo nginx envoy istio consul vault datadog grafana prometheus sentry splunk
    newrelic pagerduty opsgenie github gitlab devin slack cloudflare fastly akamai aws azure google gcp lambda linux java python node
    nothing something everything neither none some most many all both each engineering operations support security
    cron dns tls http api apis job jobs script scripts bot bots process processes logic dashboard dashboards
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday today yesterday
  `).split('|'));
const NO_NAME_ENDING = /(?:ing|tion|ment|ity|ance|ence|ware|base|load|ator|izer|check|checks|line|flow|store|works?|bot|hub|api|sql|ctl)$/;
/** After these, a noun is not a subject: "the page to the on-call engineer failed to arrive". */
const PREPOSITION = /(?<![\w-])(?:to|for|of|from|by|with|at|on|about|via|against|between|without|behind|through|under|paged|called|told|asked)\s+(?:(?:the|an?|our|their|this|that|these|those)\s+)?(?:(?!(?:the|an?|our|their|this|that|these|those)\s)[\w’'-]{1,30}\s+){0,3}$/i;
/** "This was no human error", "instead of human error". */
const DENIED = /\b(?:not|never|no|n['’]t|without|beyond|rather\s+than|instead\s+of|nor|neither)\b[^,;:]{0,40}$|\bn['’]t\b[^,;:]{0,40}$/i;
const DISOWNED = /^[^,;:]{0,20}\s(?:is|are|was|were)(?:\s+not|\s+never|n['’]t)\b/i;
function blameIn(sentence) {
    for (const match of sentence.matchAll(PERSON))
        if (isSubject(sentence, match))
            return found(match);
    for (const match of sentence.matchAll(EITHER_FAULT))
        if (isSubject(sentence, match))
            return found(match);
    for (const match of sentence.matchAll(NAMED)) {
        if (isName(match[1] ?? '') && isSubject(sentence, match))
            return found(match);
    }
    for (const pattern of [AFTER_ROLE, POSSESSIVE, blameless_NOBODY]) {
        for (const match of sentence.matchAll(pattern))
            if (!isDenied(sentence, match))
                return found(match);
    }
    for (const pattern of [...AFTER_NAME, NAMES_POSSESSIVE]) {
        for (const match of sentence.matchAll(pattern)) {
            if (isName(match[1] ?? '') && !isDenied(sentence, match))
                return found(match);
        }
    }
    for (const match of sentence.matchAll(LABELS)) {
        if (!isDenied(sentence, match))
            return found(match);
    }
    return undefined;
}
function found({ index, 0: text }) {
    return { text, start: index };
}
function isDenied(sentence, { index, 0: { length } }) {
    const before = sentence.slice(Math.max(0, index - 60), index);
    return DENIED.test(before) || DISOWNED.test(sentence.slice(index + length, index + 160));
}
function isSubject(sentence, { index }) {
    return !PREPOSITION.test(sentence.slice(Math.max(0, index - 100), index));
}
function isName(name) {
    const last = name.split(/\s+/).at(-1)?.toLowerCase() ?? '';
    return !NO_NAMES.has(last) && !NO_NAME_ENDING.test(last);
}

// EXTERNAL MODULE: ./build/src/text/counted.js
var counted = __webpack_require__(53271);
;// CONCATENATED MODULE: ./build/src/postmortem/rules/claims.js



const claims = {
    name: 'claims',
    promise: "A claim is what its source says, and every claim of Devin's has a source",
    severity: 'error',
    message: 'A claim is not what its source says, or has no source, so a reader cannot trust it.',
    fix: 'Open the source and correct the claim: its time, its words, its number or its line. If no source shows it, say that it is inferred or unknown, or take it out.',
    check: (subject) => {
        const { claims: verification } = subject;
        if (verification === undefined)
            return [];
        const { verdicts, contradictions, missing } = verification;
        return [
            ...verdicts
                .filter((verdict) => verdict.is === 'unsupported' && isOurs(verdict, subject))
                .flatMap((verdict) => claims_problemsOf(verdict, subject)),
            ...contradictions.map((contradiction) => weighed(contradiction, subject)),
            ...missing.map(({ milestone, at, id, range }) => ({
                range,
                severity: 'warn',
                message: `The timeline does not tell that the incident was ${milestone} at ${new Date(at).toISOString().slice(11, 16)} UTC${id === undefined ? '' : ` (${id})`}.`,
            })),
            ...citesNothing(subject),
        ].filter(isFirst());
    },
    docs: {
        checks: [
            'A claim is a timeline entry, a number under Impact, or a sentence under Root Cause or Detection. The review opens what it cites and calls it verified, linked (there is a source, and it cannot be verified here), inferred (the sentence says so), or unsupported.',
            "An ID of the evidence (`E-7f3a12`) is of this incident, and its time is the line's, to the minute. Words in quotation marks or code are in the source.",
            'A commit, pull request, release, deployment or workflow run exists, and its time agrees with the line. (The rule `evidence` reports one that does not exist, and a cause that came after the impact.) A change of the evidence that is named as the cause came before the impact.',
            'A file exists at its commit and has the cited lines. The names that the sentence has in code are within five lines of them, or open a block around them. A quote is there, and so is each line of a block of code right below the sentence, if one of its lines is.',
            'A path and line without a commit (`src/orders.ts:142`) is read at the commit at which the document cites this file. If it cites the file nowhere, at the only commit that it names in full: then it can be verified, and counts as linked if it cannot.',
            'A link to Datadog, Grafana, Sentry, CloudWatch, New Relic, Honeycomb, Splunk or Kibana has an absolute time range that overlaps the incident.',
            "A percentage is what its fraction makes, a quantity has one value, and durations follow from the times. In Devin's documents this is compared as it is written, and not rounded as the rule `facts` does.",
            'The timeline tells when the incident was triggered, acknowledged, escalated, reassigned and resolved. What is left out is a warning, at the lines between which it belongs.',
            "Every claim of Devin's has a source, and each sentence under Root Cause and Detection its own: that of the next sentence does not count. A document that cites none of the evidence gets one warning instead of an error for each claim if its session was started before there was evidence to cite (without the tag `postmortem-sources`) and it has no record. Of people nobody asks for sources: what they cite is checked, and what is wrong is a warning.",
            'What the token cannot read counts as linked, and never as verified.',
        ],
        why: 'The sentence to fear is the one that reads well and is wrong. Sources that were attached while writing say nothing about what people and agents edited since; so the document itself is compared with its sources, on every push.',
        bad: `# Postmortem: Orders fail — orders-service

**Date:** 2026-02-10 | **Duration:** 46 minutes | **Severity:** P1

## Summary

Between 14:32 and 15:18 UTC, 12% of orders failed.

## Impact

1,240 of 10,300 orders (21%) failed for 46 minutes.

## Timeline

- 14:32 UTC — First orders fail ([errors](https://app.datadoghq.com/logs?query=status%3Aerror&from_ts=1770600000000&to_ts=1770603600000))
- 15:18 UTC — Orders succeed again
`,
        good: `# Postmortem: Orders fail — orders-service

**Date:** 2026-02-10 | **Duration:** 46 minutes | **Severity:** P1

## Summary

Between 14:32 and 15:18 UTC, 12% of orders failed.

## Impact

1,240 of 10,300 orders (12%) failed for 46 minutes.

## Timeline

- 14:32 UTC — First orders fail ([errors](https://app.datadoghq.com/logs?query=status%3Aerror&from_ts=1770733800000&to_ts=1770738300000))
- 15:18 UTC — Orders succeed again
`,
    },
};
/** A problem that another rule reports on the same line is not reported twice, unless that rule is off. */
function isOurs({ rule }, { config }) {
    return rule === undefined || config.review.rules[rule] === 'off';
}
function claims_problemsOf({ claim: { range }, why }, subject) {
    return why.map((message) => weighed({ range, message }, subject));
}
function weighed({ range, message }, { author }) {
    return { range, message, severity: author === 'devin' ? 'error' : 'warn' };
}
/** Several numbers of a sentence have one source, and fail for one reason. */
function isFirst() {
    const seen = new Set();
    return ({ range, message }) => {
        const key = `${range.start.offset} ${message}`;
        const isNew = !seen.has(key);
        seen.add(key);
        return isNew;
    };
}
/** If the document was written before there was a ledger, claims without a source are not reported one by one. */
function citesNothing({ claims: verification, author, document }) {
    if (verification === undefined || author !== 'devin' || verification.citesLedger || !verification.hasLedger)
        return [];
    const { verdicts, isStrict } = verification;
    const without = verdicts.filter(({ is }) => is === 'without-source' || is === 'unsupported').length;
    const heading = (0,document_sections/* sectionsOf */.Ks)(document.sections, 'timeline')[0]?.heading ?? headOf(document);
    return without === 0
        ? []
        : [
            {
                range: heading,
                severity: isStrict ? 'error' : 'warn',
                message: `The document cites nothing of PagerDuty's evidence (E-…), and has ${(0,counted/* counted */.h)(without, 'claim')} without a source. End each line of the timeline, and each claim under Impact, Detection and Root Cause, with the ID of what shows it.`,
            },
        ];
}

// EXTERNAL MODULE: ./build/src/time/units.js
var units = __webpack_require__(44752);
;// CONCATENATED MODULE: ./build/src/postmortem/citations.js


const REPOSITORY_URL = String.raw `https?:\/\/([\w.-]{1,253}(?::\d{1,5})?)\/([\w.-]{1,100}\/[\w.-]{1,100})\/`;
const URLS = new RegExp(`${REPOSITORY_URL}${String.raw `(?:(commit|blob)\/([\da-f]{7,40})|pull\/(\d{1,9}))(?!\w)(?:\/([^\s#?)\]>"'\`<|]{1,300}))?(?:\?[\w=&%-]{0,60})?(?:#L(\d{1,7})(?:C\d{1,5})?(?:-L?(\d{1,7}))?)?`}`, 'gi');
const MORE_URLS = new RegExp(`${REPOSITORY_URL}${String.raw `(?:releases\/tag\/([\w.%+~-]{1,100}(?:\/[\w.%+~-]{1,100}){0,3})|deployments\/(\d{1,15})|actions\/runs\/(\d{1,15}))`}`, 'gi');
const SHORT = /(?<![\w./@-])([\w-]{1,39}\/[\w.-]{1,100})(?:@([\da-f]{7,40})|#(\d{1,9}))(?![\w-]|\.\w)/gi;
/**
 * Commits by URL (`https://github.com/o/r/commit/…`, a permalink `…/blob/<40 hex>/…`) or as `o/r@sha`, pull requests by URL or
 * as `o/r#12`, releases, deployments and workflow runs by URL; each once, with all its places, in the order of the file. Not in
 * comments and code blocks. Linear in the text.
 */
function citationsOf({ markdown, code, html }) {
    const text = blankOut(markdown, [
        ...code.filter(({ block }) => block).map(({ range }) => range),
        ...html.filter(({ value }) => value.startsWith('<!--')).map(({ range }) => range),
    ]);
    const source = (0,document_source/* sourceOf */.vz)(markdown);
    const citations = new Map();
    const add = (target, match, file) => {
        const key = keyOf(target);
        const known = citations.get(key) ?? { key, ...target, places: [] };
        known.places.push({
            range: (0,document_source/* rangeAt */.B3)(source, match.index, match.index + match[0].length),
            asFile: file !== undefined,
            ...(typeof file === 'object' && { file }),
        });
        citations.set(key, known);
    };
    for (const match of text.matchAll(URLS)) {
        const [host = '', repository = '', form, commit, pull] = match.slice(1, 6).map((part) => part?.toLowerCase());
        const [path, from, to] = match.slice(6);
        const isFile = form === 'blob';
        // A blob of seven hex digits can also be a branch.
        if (isFile && commit?.length !== 40)
            continue;
        const file = path === undefined ? 'unknown' : { path: decoded(path), lines: linesOf(from, to) };
        add({ host, repository, commit, pull: numberOf(pull) }, match, isFile ? file : undefined);
    }
    for (const match of text.matchAll(MORE_URLS)) {
        const [, host = '', repository = '', release, deployment, run] = match;
        const where = {
            host: host.toLowerCase(),
            repository: repository.toLowerCase(),
            commit: undefined,
            pull: undefined,
        };
        const tag = release?.replace(/[.]+$/, '');
        const what = tag !== undefined
            ? { release: decoded(tag) }
            : run !== undefined
                ? { run: Number(run) }
                : { deployment: Number(deployment) };
        add({ ...where, ...what }, match);
    }
    for (const match of text.matchAll(SHORT)) {
        const [, repository = '', commit, pull] = match.map((part) => part?.toLowerCase());
        add({ host: undefined, repository, commit, pull: numberOf(pull) }, match);
    }
    const first = ({ places }) => places[0]?.range.start.offset ?? 0;
    return [...citations.values()].sort((a, b) => first(a) - first(b));
}
function keyOf({ host, repository, commit, pull, release, deployment, run, path }) {
    const where = `${host === undefined ? '' : `${host}/`}${repository}`;
    if (commit !== undefined)
        return `${where}@${commit}${path === undefined ? '' : `:${path}`}`;
    if (pull !== undefined)
        return `${where}#${pull}`;
    if (release !== undefined)
        return `${where} release ${release}`;
    return deployment === undefined ? `${where} run ${run}` : `${where} deployment ${deployment}`;
}
/** A file at a commit. */
function fileAt({ host, repository, commit }, path) {
    const target = { host, repository, commit, pull: undefined, path };
    return { key: keyOf(target), ...target };
}
/** The name of it in a sentence. */
function citationName({ repository, commit, pull, release, deployment, run, path }) {
    if (commit !== undefined) {
        const at = `${commit.slice(0, 12)} of ${repository}`;
        return path === undefined ? `Commit ${at}` : `The file ${path} at commit ${at}`;
    }
    if (pull !== undefined)
        return `Pull request ${repository}#${pull}`;
    if (release !== undefined)
        return `Release ${release} of ${repository}`;
    return deployment === undefined
        ? `Workflow run ${run} of ${repository}`
        : `Deployment ${deployment} of ${repository}`;
}
function linesOf(from, to) {
    if (from === undefined)
        return undefined;
    const [one, other] = [Number(from), Number(to ?? from)];
    return { from: Math.min(one, other), to: Math.max(one, other) };
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function numberOf(text) {
    return text === undefined ? undefined : Number(text);
}

// EXTERNAL MODULE: ./build/src/postmortem/document/moment.js + 1 modules
var moment = __webpack_require__(85582);
;// CONCATENATED MODULE: ./build/src/postmortem/stated-times.js




/**
 * If a document has no date, it is assumed to be on the day on which the incident was created. If that is unknown too,
 * its times can still be compared with each other.
 */
function statedTimes(document, incident) {
    const { frontMatter, metadata, timeline } = document;
    const startedInFront = stated(frontMatter?.started);
    const midnight = timeline.map(midnightOf).find((found) => found !== undefined) ??
        (metadata.date?.date === undefined ? undefined : Date.parse(metadata.date.date)) ??
        startOfDay(startedInFront?.at ?? Date.parse(incident?.createdAt ?? '1970-01-01T00:00:00Z'));
    const zone = zoneOf(timeline);
    const row = (time) => time?.status !== 'known' || time.wholeDay
        ? undefined
        : { at: midnight + time.at.seconds * 1000, dated: time.at.instant !== undefined, range: time.range };
    const events = timeline.flatMap((entry) => {
        const { time } = entry;
        if (time === undefined || time.wholeDay || (time.zone !== undefined && time.zone.offset === undefined))
            return [];
        return [{ at: midnight + time.start.seconds * 1000, entry, range: time.range }];
    });
    return {
        started: startedInFront ?? row(metadata.started),
        detected: row(metadata.detected),
        resolved: stated(frontMatter?.resolved) ?? row(metadata.resolved),
        spans: [...(0,document_sections/* sectionsOf */.Ks)(document.sections, 'summary'), ...(0,document_sections/* sectionsOf */.Ks)(document.sections, 'impact')]
            .flatMap(({ body }) => (body === undefined ? [] : spansIn(document.markdown, body, midnight, zone)))
            .map((span) => onDayOf(events, span)),
        events,
    };
}
/** Allows for night shifts and reopened incidents. */
const MAX_DAYS = 14;
/** An undated span is on the first day on which it overlaps with the timeline, if any. */
function onDayOf(events, span) {
    const ats = events.map(({ at }) => at);
    const first = ats.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
    const last = ats.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY);
    if (span.dated || !Number.isFinite(first))
        return span;
    const days = Math.min(MAX_DAYS, (startOfDay(last) - startOfDay(first)) / units/* DAY_MS */.sO);
    for (let day = -1; day <= days; day++) {
        const shift = startOfDay(first) + day * units/* DAY_MS */.sO - startOfDay(span.start);
        const [start, end] = [span.start + shift, span.end + shift];
        if (start <= last && end >= first)
            return { ...span, start, end };
    }
    return span;
}
/** Minutes east of UTC, if all of the timeline's zones agree; UTC if it states none. */
function zoneOf(timeline) {
    const offsets = new Set(timeline.flatMap(({ time }) => (time?.zone === undefined ? [] : [time.zone.offset])));
    if (offsets.size === 0)
        return 0;
    return offsets.size === 1 ? [...offsets][0] : undefined;
}
/** Returns the start of the day, in UTC. */
function startOfDay(at) {
    return Math.floor(at / units/* DAY_MS */.sO) * units/* DAY_MS */.sO;
}
function midnightOf({ time }) {
    return time?.start.instant === undefined ? undefined : Date.parse(time.start.instant) - time.start.seconds * 1000;
}
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|UTC|[+-]\d{2}:\d{2})?$/i;
/** In UTC without a zone. */
function stated(words) {
    const [, date, time, zone = 'Z'] = INSTANT.exec(words?.text ?? '') ?? [];
    const at = Date.parse(`${date}T${time}${/^utc$/i.test(zone) ? 'Z' : zone.toUpperCase()}`);
    return words === undefined || Number.isNaN(at) ? undefined : { at, dated: true, range: words.range };
}
const CLOCK = '(?:(\\d{4}-\\d{2}-\\d{2})[T ,]{1,2}(?:at )?)?([01]?\\d|2[0-3])[:h]([0-5]\\d)(?::[0-5]\\d)?(?!\\d)(?:\\s?([APap])\\.?[Mm]\\b\\.?)?';
const UTC = '(?:\\s?\\(?(?:UTC|GMT|Z)\\b\\)?)?';
/** "and was resolved at", ", and it ended at": text between the beginning and the end. */
const JOINT = '([-–—]|to\\b|and\\b|until\\b|till\\b|through\\b|,?\\s?(?:and\\s)?(?:(?:it|they|this|which|the \\w{3,12})\\s)?(?:was\\s|were\\s|had\\s)?(?:fully\\s)?(?:ended|resolved|recovered|restored|mitigated|fixed|lasted|over|back)(?:\\s(?:again|until|to normal))?\\s(?:at|by|until)\\b|,?\\s?(?:lasting|lasted) until\\b)';
const SPAN = new RegExp(`([Bb]etween\\s{1,3})?(?<![\\d:])${CLOCK}${UTC}\\s{0,3}${JOINT}\\s{0,3}${CLOCK}\\s?\\(?([A-Z]{1,5}\\b)?`, 'g');
/** "between 14:32 and 15:18 UTC", "from 14:32 to 15:18", "14:32–15:18". If the end is earlier, it is after midnight. */
function spansIn(markdown, body, midnight, zone) {
    const source = (0,document_source/* sourceOf */.vz)(markdown);
    const text = markdown.slice(body.start.offset, body.end.offset);
    return [...text.matchAll(SPAN)].flatMap((match) => {
        const [whole, between, startDate, startHour, startMinute, startHalf, joint, ...rest] = match;
        const [endDate, endHour, endMinute, endHalf, letters] = rest;
        const said = letters === undefined ? undefined : (0,moment/* findZone */._S)(letters);
        const offset = said === undefined ? zone : said.offset;
        if (offset === undefined || (joint === 'and' && between === undefined))
            return [];
        const start = at(startDate, hourOf(startHour, startHalf ?? endHalf), startMinute, midnight) - offset * units/* MINUTE_MS */.kg;
        const sameDay = at(endDate, hourOf(endHour, endHalf), endMinute, startOfDay(start + offset * units/* MINUTE_MS */.kg)) - offset * units/* MINUTE_MS */.kg;
        const end = sameDay < start && endDate === undefined ? sameDay + units/* DAY_MS */.sO : sameDay;
        const from = body.start.offset + match.index + (between?.length ?? 0);
        return end < start
            ? []
            : [
                {
                    start,
                    end,
                    dated: startDate !== undefined,
                    range: (0,document_source/* rangeAt */.B3)(source, from, body.start.offset + match.index + whole.length),
                },
            ];
    });
}
/** On the 24-hour clock. */
function hourOf(hour, half) {
    const number = Number(hour);
    if (half === undefined || number > 12)
        return number;
    return (number % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}
function at(date, hour, minute, midnight) {
    const day = date === undefined ? Number.NaN : Date.parse(date);
    return (Number.isNaN(day) ? midnight : day) + (hour * 60 + Number(minute)) * units/* MINUTE_MS */.kg;
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/evidence.js





const evidence = {
    name: 'evidence',
    promise: 'The root cause names evidence that exists',
    severity: 'warn',
    message: 'The root cause cites no evidence that a reader can look up, so it may be a guess.',
    fix: 'Name the commit, pull request, deploy, dashboard or file that shows the cause, and check that it exists and came before the impact. Or say that the cause is unknown.',
    check: (subject) => {
        const causes = causesOf(subject);
        return [...unsupported(causes, subject), ...missing(subject), ...tooLate(causes, subject)];
    },
    notChecked: ({ document }) => (0,document_sections/* sectionsOf */.Ks)(document.sections, 'root-cause').length === 0
        ? 'whether the cause rests on evidence, because no section has a known name for a root cause'
        : undefined,
    docs: {
        checks: [
            'The root cause names a commit, a pull or merge request, a deploy or release, a dashboard or other source by link, a picture in the repository, or a file. "Unknown" is a valid answer.',
            'Commits and pull requests that the document cites by URL, as `owner/repo@sha` or as `owner/repo#12`, exist. One that does not is an error. Citations that the token cannot read are not checked.',
            'A change named as the cause did not come later than the impact, by the time of its commit or merge, or by the timeline ("merge request !4411", "mailer v7.3.0", "key rotation"). One that did is an error. Sentences about the fix or about ruled-out causes are ignored.',
        ],
        why: 'A cause that sounds right and cannot be checked is worse than "unknown": people fix the wrong thing. A commit that does not exist, or a deploy after the outage began, reveals an invented cause.',
        bad: `## Summary

Between 14:32 and 15:18 UTC, 12% of orders failed.

## Timeline

- 14:32 UTC — First orders fail
- 14:41 UTC — Deploy #387 released
- 15:18 UTC — Rolled back

## Root Cause

Deploy #387 opened a connection for each line item.
`,
        good: `## Summary

Between 14:32 and 15:18 UTC, 12% of orders failed.

## Timeline

- 14:15 UTC — Deploy #387 released
- 14:32 UTC — First orders fail
- 15:18 UTC — Rolled back

## Root Cause

Deploy #387 opened a connection for each line item, in \`src/services/orders.ts:142\`.
`,
    },
};
function causesOf({ document }) {
    return (0,document_sections/* sectionsOf */.Ks)(document.sections, 'root-cause').filter(({ empty }) => !empty);
}
/** A dashboard in a picture; its file is in the repository. */
const isWithinBody = ({ start }, body) => body !== undefined && start.offset >= body.start.offset && start.offset < body.end.offset;
const SOURCE = /https?:\/\/\S|\b(?:commit|sha|revision)\s\W?[\da-f]{7,40}\b|\b(?=[a-f]{0,39}\d)(?=\d{0,39}[a-f])[\da-f]{7,40}\b|(?:\bPR|\bpull request|\bMR|\bmerge request)\s?[#!]?\d|(?<![\w!])!\d{2,9}\b|[\w-]\/[\w.-]{1,100}[#@]\w|\b(?:deploy(?:ment)?|release|build|rollout|version|migration|change|ticket)s?\s(?:of\s)?[#v"'`]?[\w.-]{0,40}\d|\bv\d{1,5}\.\d|\b(?:[\w-]{1,60}\/){1,12}[\w.-]{1,80}\.[a-z]{1,8}\b|\b[\w-]{1,60}\.(?:ts|js|tsx|jsx|mjs|py|go|rb|rs|java|kt|cs|c|cc|cpp|h|php|scala|ex|sql|tf|ya?ml|json|toml|ini|conf|cfg|xml|sh|env|properties|proto)\b/i;
const NOT_KNOWN = /\b(?:unknown|(?:not|never)\s(?:yet\s)?(?:known|established|found|identified|determined|clear)|could\snot\s(?:be\s)?(?:establish|determin|find|found|identif)\w*|no\s(?:change|cause|root cause)\s(?:was\s)?(?:found|identified))\b/i;
/** Whether a text names a commit, pull request, deploy, file or link. */
function namesSource(text) {
    return SOURCE.test(text);
}
function unsupported(causes, { document }) {
    const [first] = causes;
    const isSupported = ({ text, body }) => namesSource(text) ||
        NOT_KNOWN.test(text) ||
        document.links.some(({ url, range }) => /^https?:/i.test(url) && isWithinBody(range, body)) ||
        document.images.some(({ url, range }) => !/^(?:https?:)?\/\//i.test(url) && isWithinBody(range, body));
    if (first === undefined || causes.some(isSupported))
        return [];
    return [
        { range: first.heading, message: `"${first.title}" names no commit, pull request, deploy, dashboard or file.` },
    ];
}
function missing({ document, citations }) {
    return citationsOf(document)
        .filter(({ key }) => citations.get(key) === 'missing')
        .flatMap((citation) => citation.places.map(({ range }) => ({
        range,
        severity: 'error',
        message: `${citationName(citation)} does not exist.`,
    })));
}
/** Times are written to the minute. */
const ROUNDING = units/* MINUTE_MS */.kg;
/** How much later than the impact a timeline may begin. */
const SLACK = 5 * units/* MINUTE_MS */.kg;
/** A sentence about what ended the incident, or about what did not cause it. */
const NOT_A_CAUSE = /\b(?:fix(?:e[sd])?|hotfix|revert(?:s|ed|ing)?|roll(?:s|ed|ing)?[ -]?back|rollback|mitigat\w*|resolv\w*|restor\w*|recover\w*|correct(?:s|ed)|patched|follow[ -]?ups?|ruled out|not the (?:root )?cause|did not cause|unrelated|prevent\w*)\b/i;
function tooLate(causes, subject) {
    const began = impactBegan(subject);
    if (began === undefined)
        return [];
    return [...lateCitations(causes, began, subject), ...lateEvents(causes, began, subject)];
}
/** Returns the earliest time that the document or PagerDuty states, at the latest the page. */
function impactBegan({ document, incident }) {
    const { started, spans, events } = statedTimes(document, incident);
    const told = events.filter(({ entry }) => IMPACT.test(entry.text));
    // A span before or after the whole timeline is about something else, and `facts` reports one that goes beyond it.
    const span = spans.find(({ start, end }) => events.some(({ at }) => at >= start && at <= end) && events.some(({ at }) => at <= start + SLACK));
    const stated = Math.min(...[started, ...told].map((one) => one?.at ?? Number.POSITIVE_INFINITY), span?.start ?? Number.POSITIVE_INFINITY);
    const paged = incident?.createdAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(incident.createdAt);
    const began = Math.min(stated, paged);
    if (!Number.isFinite(began))
        return undefined;
    // If the two are on different days, one is wrong: `facts` reports that.
    return Number.isFinite(stated) && Number.isFinite(paged) && Math.abs(stated - paged) > units/* DAY_MS */.sO ? undefined : began;
}
const IMPACT = /\b(?:impact|outage|incident|degradation|downtime|disruption)\s(?:has\s)?(?:began|begins|started|starts)\b|\b(?:start|beginning|onset) of (?:the |customer )?(?:impact|outage|incident|degradation|downtime|disruption)\b|\bfirst\s(?:[\w-]{1,20}\s){0,3}(?:fail(?:s|ed|ures?|ing)?|errors?|timeouts?|reports?|reported|complaints?|affected)\b|\b(?:errors?|failures|timeouts|requests|orders|jobs|users|customers|logins|payments)\s(?:began|begin|start(?:ed)?)\b|\bincident\b.{0,20}(?<!re-?)\b(?:triggered|opened|created)\b/i;
function lateCitations(causes, began, { document, citations }) {
    const claims = causes.flatMap(({ body }) => body === undefined ? [] : claimsIn(document.markdown.slice(body.start.offset, body.end.offset), body.start.offset));
    const isClaimed = ({ range: { start }, asFile }) => !asFile && claims.some((claim) => start.offset >= claim.start && start.offset < claim.start + claim.text.length);
    return citationsOf(document).flatMap((citation) => {
        const lookup = citations.get(citation.key);
        const at = typeof lookup === 'object' && lookup.at !== undefined ? Date.parse(lookup.at) : Number.NaN;
        if (!(at > began + ROUNDING))
            return [];
        return citation.places.filter(isClaimed).map(({ range }) => ({
            range,
            severity: 'error',
            message: `${citationName(citation)} is from ${minute(at)}, later than the impact, which began at ${minute(began)}: it cannot be the cause.`,
        }));
    });
}
/** Returns the sentences that state the cause. */
function claimsIn(text, offset = 0) {
    return sentencesOf(text)
        .filter((sentence) => !NOT_A_CAUSE.test(sentence.text))
        .map((sentence) => ({ ...sentence, start: sentence.start + offset }));
}
/** "Deploy #387", "PR #388", "merge request !4411", "release v2.4.1", "commit e4f29a1": a timeline can name these too. */
const NUMBERED_CHANGE = /\b(?:(deploy(?:ment)?|release|build|version|rollout|PR|pull request|MR|merge request|change|migration|upgrade|flag|job)(?:\s(?:of|to|for))?(?:\s(?!v?\d)[\w-]{1,30}){0,2}\s?([#!v]?\d[\w.]{0,20}\w|[#!v]?\d)|commit\s\W?([\da-f]{7,40}))\b|(?<![\w!])!(\d{2,9})\b|\bv(\d{1,5}(?:\.\d{1,5}){1,3})\b/gi;
/** "Key rotation", "schema migration": a change with a name and no number. Words for the end of an incident are not among them. */
const NAMED_CHANGE = /\b(?!(?:the|an?|this|that|our|each|last|first|next|new|every|another|no|any|planned|missing|without|of|to|for|and|or|with|by|before|after|during|in|on|from)\s)([a-z][\w-]{2,20})\s(rotation|migration|upgrade|roll-?out|deploy(?:ment)?|release|cut-?over|switch-?over|import|launch|experiment|(?:config(?:uration)?|flag|schema|dns|firewall|routing|network)\schange)\b/gi;
const NEGATED = /\b(?:no|not|without|missing|lack(?:s|ed|ing)?|never|n['’]t|should)\b/i;
/** The event is not the change itself, but what people discovered or did about it. */
const ABOUT_A_CHANGE = /\b(?:identif\w+|suspect\w*|found|finds|confirm\w*|correlat\w*|trac(?:ed|ing)|links?|linked|bisect\w*|discover\w*|realiz\w*|realis\w*|notic\w*|investigat\w*|discuss\w*|point\w*)\b/i;
function lateEvents(causes, began, { document, incident }) {
    const named = new Set(causes.flatMap(({ text }) => claimsIn(text).flatMap((claim) => changesIn(claim.text))));
    const { events } = statedTimes(document, incident);
    const isChange = ({ text }) => !NOT_A_CAUSE.test(text) && !ABOUT_A_CHANGE.test(text);
    const mentioned = new Map();
    for (const event of events) {
        for (const change of new Set(changesIn(event.entry.text))) {
            const earlier = mentioned.get(change);
            if (earlier === undefined)
                mentioned.set(change, [event]);
            else
                earlier.push(event);
        }
    }
    return [...named].flatMap((change) => {
        const mentions = mentioned.get(change) ?? [];
        // A mention before the impact shows that the change existed by then.
        if (mentions.some(({ at }) => at <= began + ROUNDING))
            return [];
        const event = mentions.find(({ entry }) => isChange(entry));
        if (event === undefined)
            return [];
        return [
            {
                range: event.range,
                severity: 'error',
                message: `${change} is named as the cause, but it came at ${minute(event.at)}, later than the impact, which began at ${minute(began)}.`,
            },
        ];
    });
}
/** Returns changes in normalized form: "deploy 387", "pull request 388", "version 7.3.0", "commit e4f29a1", "key rotation". */
function changesIn(text) {
    const numbered = [...text.matchAll(NUMBERED_CHANGE)].map(([, kind = '', number = '', commit, mergeRequest, version = number]) => {
        if (commit !== undefined)
            return `commit ${commit.toLowerCase().slice(0, 7)}`;
        if (mergeRequest !== undefined)
            return `merge request ${mergeRequest}`;
        const bare = version.toLowerCase().replace(/^[#!v]/, '');
        if (/^\d+(?:\.\d+)+$/.test(bare))
            return `version ${bare}`;
        return `${KINDS.get(kind.toLowerCase()) ?? kind.toLowerCase()} ${bare}`;
    });
    const named = [...text.slice(0, MAX_LEAD).matchAll(NAMED_CHANGE)]
        .filter(({ index, 0: phrase }) => !NEGATED.test(text.slice(0, index + phrase.length)))
        .map(([, which = '', change = '']) => `${which} ${change}`.toLowerCase().replace('deployment', 'deploy'));
    return [...numbered, ...named];
}
/** A named change counts only near the beginning of a sentence. */
const MAX_LEAD = 60;
const KINDS = new Map([
    ['pr', 'pull request'],
    ['mr', 'merge request'],
    ['deployment', 'deploy'],
]);
function minute(at) {
    return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

// EXTERNAL MODULE: ./build/src/incident/incident.js
var incident_incident = __webpack_require__(83608);
// EXTERNAL MODULE: ./build/src/time/days.js
var days = __webpack_require__(53372);
// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(44564);
// EXTERNAL MODULE: ./build/src/postmortem/document/calendar.js
var calendar = __webpack_require__(16624);
;// CONCATENATED MODULE: ./build/src/postmortem/rules/facts/day-in.js



/** Returns the midnight (UTC, in milliseconds) of the first date with a year in a text, unless it can be read in two ways. */
function dayIn(text) {
    const found = (0,moment/* findDate */.OJ)(text);
    if (found?.date.year === undefined || found.other !== undefined)
        return undefined;
    // `20260210_listener` is a name.
    if (/[\w-]/.test(text[found.end] ?? '') || /[\w-]/.test(text[found.start - 1] ?? ''))
        return undefined;
    return (0,calendar/* dayNumber */.U$)(found.date, undefined) * units/* DAY_MS */.sO;
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/facts/dates.js






/**
 * Finds days that contradict each other: the stated date, the timeline's, the title's, the front matter's and the file name's. A
 * night and a time zone explain one day of difference. Reports the statement that agrees with the fewest others;
 * if several agree with equally few, all of them.
 */
function contradictingDates(subject) {
    const statements = statementsOf(subject);
    const { frontMatter } = subject.document;
    const isBlog = frontMatter?.date !== undefined || frontMatter?.title !== undefined;
    const agreeing = statements.map((one) => statements.filter((other) => other !== one && agree(one, other, isBlog)).length);
    const conflicts = statements.map((one) => statements.filter((other) => !agree(one, other, isBlog)));
    const fewest = Math.min(...agreeing.filter((_, index) => (conflicts[index]?.length ?? 0) > 0));
    return statements.flatMap((one, index) => {
        const [conflict] = conflicts[index] ?? [];
        if (conflict === undefined || agreeing[index] !== fewest)
            return [];
        const says = one.says.charAt(0).toUpperCase() + one.says.slice(1);
        const message = `${says} ${(0,days/* dayOf */.kb)(one.from)}, but ${conflict.says} ${(0,days/* dayOf */.kb)(conflict.from)}.`;
        // A file is named once, often on another day, and its name is easily copied.
        const isAboutName = one.kind === 'file name' || conflicts[index]?.every(({ kind }) => kind === 'file name');
        return [{ range: one.range, message, ...(isAboutName ? { severity: 'warn' } : {}) }];
    });
}
function statementsOf(subject) {
    const { document, path } = subject;
    const { frontMatter, metadata, title } = document;
    const front = frontMatter?.date?.status === 'known' ? frontMatter.date : undefined;
    const date = metadata.date?.status === 'known' && !isPublication(subject) ? metadata.date : undefined;
    const statements = [
        statement('date', 'the date is', date && Date.parse(date.date), date?.range),
        statement('front matter', 'the front matter says', front && Date.parse(front.date), front?.range),
        statement('title', 'the title says', title && dayIn(title.text), title?.range),
        statement('file name', 'the file name says', dateOfName(path), headOf(document)),
        timelineDays(subject),
        startedDay(subject),
    ];
    return statements.filter((one) => one !== undefined);
}
function statement(kind, says, day, range) {
    if (day === undefined || range === undefined || Number.isNaN(day))
        return undefined;
    return { kind, says, from: startOfDay(day), to: startOfDay(day), range };
}
/** "Published", "Last updated": not the day of the incident. */
function isPublication({ document: { metadata } }) {
    const start = metadata.date?.range.start.offset;
    const field = metadata.fields.find(({ value: { range } }) => start !== undefined && start >= range.start.offset && start <= range.end.offset);
    return (field !== undefined &&
        /\b(?:publish\w*|updated?|modified|written|created|posted|report(?:ed)?|review\w*|meeting|version|due|author\w*|document)\b/i.test(field.key));
}
/** Returns the days from the first entry to the last, if the day of an entry is known. */
function timelineDays({ document }) {
    const dated = document.timeline.flatMap(({ time }) => time?.start.instant === undefined ? [] : [{ at: Date.parse(time.start.instant), range: time.range }]);
    const [first] = dated;
    if (first === undefined)
        return undefined;
    const days = dated.map(({ at }) => startOfDay(at));
    return {
        kind: 'timeline',
        says: 'the timeline says',
        from: days.reduce((least, day) => Math.min(least, day)),
        to: days.reduce((most, day) => Math.max(most, day)),
        range: first.range,
    };
}
function startedDay({ document }) {
    const { started, resolved } = statedTimes(document, undefined);
    if (started === undefined || !started.dated)
        return undefined;
    const from = startOfDay(started.at);
    return {
        kind: 'started',
        says: 'it started on',
        from,
        to: Math.max(from, startOfDay(resolved?.at ?? from)),
        range: started.range,
    };
}
/** YYYY-MM-DD anywhere in the file's name, or YYYYMMDD at its start. */
function dateOfName(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const [, year, month, day] = /^(20\d{2})(\d{2})(\d{2})(?!\d)/.exec(name) ?? /(20\d{2})[-_](\d{2})[-_](\d{2})(?!\d)/.exec(name) ?? [];
    const date = (0,paths/* dateOfPath */.pR)(path) ?? (year === undefined ? undefined : `${year}-${month}-${day}`);
    return date === undefined ? undefined : Date.parse(date);
}
/**
 * A postmortem may be published later than the incident, and front matter and file names often have that day. The date above the
 * text and the file name must agree, except in a blog.
 */
function agree(a, b, isBlog) {
    if (a.from - units/* DAY_MS */.sO <= b.to && b.from - units/* DAY_MS */.sO <= a.to)
        return true;
    const kinds = new Set([a.kind, b.kind]);
    if (kinds.has('date') && kinds.has('file name') && !isBlog)
        return false;
    const [publication, incident] = isPublished(a) ? [a, b] : [b, a];
    if (!isPublished(publication))
        return false;
    return isPublished(incident) || publication.from >= incident.from - units/* DAY_MS */.sO;
}
function isPublished({ kind }) {
    return kind === 'front matter' || kind === 'file name';
}

// EXTERNAL MODULE: ./build/src/time/duration.js
var time_duration = __webpack_require__(31067);
;// CONCATENATED MODULE: ./build/src/postmortem/rules/facts/durations.js




/** Durations are rounded to the minute, the quarter of an hour or the hour. */
const durations_ROUNDING = 0.18;
/** "about an hour". */
const HEDGED_ROUNDING = 0.3;
const HEDGE = /^\W*(?:~|≈|about|around|approx\w*|roughly|nearly|almost|over|more than|less than|under|at least|up to|some|ca\b)/i;
/** By how much noted times may differ from the real ones. */
const durations_SLACK = 5 * units/* MINUTE_MS */.kg;
/**
 * Finds a stated duration that no statement about the beginning and the end makes. `exactly`: it is rounded no more than it is
 * written, to the minute or to the hour.
 */
function wrongDuration({ document, incident }, exactly = false) {
    const { duration } = document.metadata;
    if (duration === undefined)
        return [];
    if (duration.seconds === undefined) {
        if (/^\W*(?:unknown|not set|not known|not established|n\/a|none|ongoing)\b/i.test(duration.text))
            return [];
        const message = 'The duration cannot be read: write it as "46 minutes".';
        return [{ range: duration.range, severity: 'warn', message }];
    }
    // A time to resolve counts from the detection or the page, and a timeline with unreadable times may be longer.
    if (duration.of === 'resolution' || document.timeline.some(({ unreadable }) => unreadable !== undefined))
        return [];
    // If a timeline begins or ends with a whole day, its length is unknown.
    const timedEntries = document.timeline.filter(({ time }) => time !== undefined);
    const isOpen = timedEntries[0]?.time?.wholeDay === true || timedEntries.at(-1)?.time?.wholeDay === true;
    const milliseconds = duration.seconds * 1000;
    const hedged = HEDGE.test(duration.text);
    const rounding = hedged ? HEDGED_ROUNDING : durations_ROUNDING;
    const agrees = (each) => Math.abs(each - milliseconds) <=
        (exactly && !hedged
            ? Math.max(units/* MINUTE_MS */.kg, roundedTo(duration.text))
            : Math.max(units/* MINUTE_MS */.kg, Math.max(each, milliseconds) * rounding));
    const times = statedTimes(document, incident);
    const paged = incident === undefined ? undefined : (0,incident_incident/* durationOf */.c)(incident);
    const pagerDuty = paged === undefined ? [] : [{ says: 'PagerDuty says', milliseconds: paged * 1000, ranges: [] }];
    const stated = statedSources(times);
    const byTimeline = isOpen ? [] : timelineSources(times);
    // The document's own statement of its beginning and end counts. The timeline counts if that is about something else.
    const isSettled = stated.some(({ isWhole }) => isWhole);
    const fair = [...pagerDuty, ...stated, ...(isSettled ? [] : byTimeline)];
    const told = [...pagerDuty, ...stated, ...byTimeline.slice(0, 1)];
    if (fair.length === 0 || fair.some((source) => agrees(source.milliseconds)))
        return [];
    if (!isSettled && pagerDuty.length === 0 && byTimeline.length > 0 && isInside(milliseconds, times))
        return [];
    const saysOf = new Map();
    for (const { says, milliseconds: each } of told) {
        const length = (0,time_duration/* inWords */.r4)(each / 1000);
        if (!saysOf.has(length))
            saysOf.set(length, says);
    }
    const says = [...saysOf].map(([length, who]) => `${who} ${length}`).slice(0, 3);
    const message = `The duration is "${duration.text}", but ${says.join(', ')}.`;
    // If two sources contradict one, the one is wrong. Otherwise it may be either.
    const others = told.length === 1 ? (told[0]?.ranges ?? []) : [];
    return [duration.range, ...others].map((range) => ({ range, message }));
}
/** Half of the smallest unit that is written. */
function roundedTo(text) {
    if (/\d\s?(?:m\b|min|sec|s\b)|\d:\d/i.test(text))
        return 0;
    return (/\d\s?h/i.test(text) ? 60 : 24 * 60) * 30_000;
}
/** `isWhole`: it is about the whole incident, as far as the timeline shows. */
function statedSources(times) {
    const { started, resolved, spans } = times;
    const rows = started && resolved && resolved.at > started.at
        ? [
            {
                says: 'it started and was resolved within',
                milliseconds: resolved.at - started.at,
                ranges: [started.range, resolved.range],
                isWhole: true,
            },
        ]
        : [];
    return [
        ...rows,
        ...spans.map((span) => ({
            says: `${clock(span.start)} to ${clock(span.end)} is`,
            milliseconds: span.end - span.start,
            ranges: [span.range],
            isWhole: isWhole(span, times),
        })),
    ];
}
/** Returns whether a span begins with a sign of impact in the timeline and ends with a sign of its end. */
function isWhole({ start, end }, { events }) {
    if (events.length === 0)
        return true;
    const near = (at) => (event) => Math.abs(event.at - at) <= durations_SLACK;
    return beginningsIn(events).some(near(start)) && endingsIn(events).some(near(end));
}
const BEGINS = /\b(?:impact|began|begins?|started|triggered|fired|paged|alerted|exhausted|onset|first|ris(?:es?|ing)|rose|fail(?:s|ed|ing)?|slow(?:s|ed|er)?|degraded|errors?|timeouts?|declin(?:es?|ed|ing)|drop(?:s|ped)?|down)\b/i;
const ENDS = /\b(?:resolve[sd]|recover(?:s|ed)|mitigated|restored|end(?:s|ed)|over|again|normal|nominal|healthy|closed|stop(?:s|ped)|gone)\b/i;
/** More signs than this carry no information. */
const MAX_SIGNS = 6;
function beginningsIn(events) {
    return events.filter(({ entry }, index) => index === 0 || BEGINS.test(entry.text)).slice(0, MAX_SIGNS);
}
function endingsIn(events) {
    return events.filter(({ entry }, index) => ENDS.test(entry.text) || index === events.length - 1).slice(-MAX_SIGNS);
}
/** Teams count from the first sign, the impact or the page, to the recovery, its confirmation or the close. */
function timelineSources({ events }) {
    const endings = endingsIn(events);
    const [first] = events.filter(({ entry }) => BEGINS.test(entry.text));
    const last = endings.at(-1);
    const whole = first && last && last.at > first.at
        ? [{ says: 'the timeline makes it', milliseconds: last.at - first.at, ranges: [first.range, last.range] }]
        : [];
    return [
        ...whole,
        ...beginningsIn(events).flatMap((beginning) => endings
            .filter((ending) => ending.at > beginning.at)
            .map((ending) => ({
            says: 'the timeline makes it',
            milliseconds: ending.at - beginning.at,
            ranges: [beginning.range, ending.range],
        }))),
    ];
}
/** Without any other statement, a duration that is shorter than the timeline may be a part of it. */
function isInside(milliseconds, { events }) {
    const ats = events.map(({ at }) => at).sort((a, b) => a - b);
    return milliseconds < (ats.at(-1) ?? 0) - (ats[0] ?? 0);
}
function clock(at) {
    return new Date(at).toISOString().slice(11, 16);
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/facts/numbers.js



const COUNTED = 'customers?|users?|orders?|requests?|accounts?|tenants?|clients?|payments?|jobs?|messages?|e-?mails?|invoices?|transactions?|merchants?|stores?|shops?|sessions?|logins?|calls?|tickets?|hosts?|servers?|nodes?|pods?|clusters?|regions?|devices?|records?|rows?|events?|bookings?|reservations?|shipments?|parcels?|uploads?|downloads?|documents?|files?|builds?|deploys?|checkouts?|visitors?|people|employees?|members?|subscribers?|sites?|searches|queries|subscriptions?|notifications?|webhooks?|reports?|images?|videos?|streams?|sign-?ups?|signups?|trips?|rides?|deliveries|patients?|students?|passengers?|euros?|dollars?';
const QUANTITY = new RegExp(`(?<![\\w.,:/#-])(~\\s?|≈\\s?|(?:about|around|approximately|approx\\.?|roughly|over|more than|at least|up to|nearly|almost|some|under|less than|an estimated)\\s)?(\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,12}(?:\\.\\d{1,3})?)\\s?(%|percent\\b|k\\b|m\\b|million\\b|thousand\\b)?(?:\\s(?:out\\s)?of\\s(\\d[\\d,]{0,15}))?\\s(?:of\\s)?(?:(?:all|our|the|its|their|active|paying|distinct|different|total|new|affected|failed|lost|delayed|duplicate)\\s){0,2}(?:[a-z-]{2,20}\\s)?(${COUNTED})(?![\\w-])(?:\\s\\(([\\d.]{1,6})\\s?%\\))?`, 'gi');
const OUTCOMES = [
    ['fail', /\b(?:fail\w*|errored|error(?:s|ed)?|rejected|timed out|refused|broken)\b/i],
    ['lose', /\b(?:lost|lose|losing|dropped|missing|deleted)\b/i],
    ['delay', /\b(?:delay\w*|late|slow\w*|waited)\b/i],
    ['duplicate', /\b(?:twice|duplicat\w*|double)\b/i],
    ['refund', /\brefund\w*\b/i],
    ['report', /\b(?:report(?:ed|s)?|complained|called|wrote|contacted|raised|opened)\b/i],
    ['affect', /\b(?:affect\w*|impact\w*|saw|received|got|could(?: not|n['’]t)|unable|were unavailable)\b/i],
];
/** More quantities in one section are a list or a sequence of events, and are not compared. */
const MAX_QUANTITIES = 40;
/**
 * Finds numbers of the same things that differ between the summary, the impact and the fields above the text, and percentages that
 * do not match the count next to them. Allows 25% for rounding if the number is approximate, otherwise 10%, or with `exactly` no more
 * than the written number is rounded.
 */
function contradictingNumbers(document, exactly = false) {
    const sources = [
        ...['summary', 'impact'].map((kind) => (0,document_sections/* sectionsOf */.Ks)(document.sections, kind).flatMap((section) => quantitiesIn(document, section, exactly))),
        document.metadata.fields.flatMap(({ key, value }) => fieldQuantity(key, value.text, value.range)),
    ];
    const problems = new Map();
    for (const [index, some] of sources.entries()) {
        for (const others of sources.slice(index + 1)) {
            for (const one of some) {
                for (const other of others) {
                    if (!isTheOnly(one, some, other) || !isTheOnly(other, others, one) || !differ(one, other, exactly))
                        continue;
                    // "1 account was affected, of 6 accounts": two numbers in one section are about two things.
                    if (sources.some((all) => states(all, one) && states(all, other)))
                        continue;
                    problems.set(one, other.text);
                    problems.set(other, one.text);
                }
            }
        }
    }
    return [
        ...[...problems].map(([{ range, text }, other]) => ({
            range,
            message: `"${text}" contradicts "${other}".`,
        })),
        ...(0,document_sections/* sectionsOf */.Ks)(document.sections, 'impact').flatMap((section) => wrongShares(document, section, exactly)),
        ...(0,document_sections/* sectionsOf */.Ks)(document.sections, 'summary').flatMap((section) => wrongShares(document, section, exactly)),
    ];
}
function matchesIn(document, { body }) {
    if (body === undefined)
        return [];
    const start = body.start.offset;
    const source = (0,document_source/* sourceOf */.vz)(document.markdown);
    const text = blankOut(document.markdown.slice(start, body.end.offset), [...document.code, ...document.html]
        .filter(({ range }) => range.start.offset >= start && range.end.offset <= body.end.offset)
        .map(({ range }) => ({
        start: { offset: range.start.offset - start },
        end: { offset: range.end.offset - start },
    }))).replace(/[*_]/g, ' ');
    return [...text.matchAll(QUANTITY)].slice(0, MAX_QUANTITIES).map((match) => {
        const from = start + match.index;
        const to = from + match[0].length;
        const after = /^(?:[^.;|\n]|\.(?=\d)){0,60}/.exec(text.slice(match.index + match[0].length))?.[0] ?? '';
        return { match, after, range: (0,document_source/* rangeAt */.B3)(source, from, to) };
    });
}
function quantitiesIn(document, section, exactly) {
    return matchesIn(document, section).flatMap(({ match, after, range }) => {
        const quantity = quantityOf(match, after, range);
        const share = exactly ? (match[7] ?? SHARE_AFTER.exec(after)?.[1]) : undefined;
        if (share === undefined || match[4] === undefined)
            return [quantity];
        // "1,240 of 10,300 orders failed (12%)" says the same as "12% of orders failed".
        const text = `${quantity.text} (${share}%)`;
        return [quantity, { ...quantity, percent: true, value: Number(share), unit: unitOf(share, '%'), text }];
    });
}
function quantityOf(match, after, range) {
    const [text, hedge, digits = '', unit = '', , what = ''] = match;
    // "Reports" can be counted things or a verb.
    const words = `${text.replace(what, ' ')} ${after}`;
    return {
        what: singular(what),
        percent: /^(?:%|percent)$/i.test(unit),
        value: numbers_numberOf(digits, unit),
        outcome: OUTCOMES.find(([, pattern]) => pattern.test(words))?.[0] ?? '',
        hedged: hedge !== undefined,
        unit: unitOf(digits, unit),
        text: text.replace(/\s+/g, ' ').trim(),
        range,
    };
}
/** "Customers affected: 1,240". */
function fieldQuantity(key, text, range) {
    const what = new RegExp(`\\b(${COUNTED})\\b`, 'i').exec(key)?.[1];
    const [, hedge, digits, unit = ''] = /^\W{0,3}(~|about |around |approximately |over |more than )?(\d[\d,.]{0,15})\s?(%|k\b|m\b|million\b|thousand\b)?/i.exec(text) ?? [];
    if (what === undefined || digits === undefined)
        return [];
    return [
        {
            what: singular(what),
            percent: unit === '%',
            value: numbers_numberOf(digits, unit),
            outcome: OUTCOMES.find(([, pattern]) => pattern.test(key))?.[0] ?? '',
            hedged: hedge !== undefined,
            unit: unitOf(digits, unit),
            text: `${key}: ${text.slice(0, 40)}`,
            range,
        },
    ];
}
function numbers_numberOf(digits, unit) {
    const factor = /^(?:k|thousand)$/i.test(unit) ? 1_000 : /^(?:m|million)$/i.test(unit) ? 1_000_000 : 1;
    return Number(digits.replaceAll(',', '')) * factor;
}
function singular(what) {
    return what.toLowerCase().replace('-', '').replace(/ies$/, 'y').replace(/ches$/, 'ch').replace(/s$/, '');
}
/** Returns whether no other number of its section could correspond to `counterpart`. */
function isTheOnly(one, all, counterpart) {
    if (one.what !== counterpart.what || one.percent !== counterpart.percent)
        return false;
    if (one.outcome !== '' && counterpart.outcome !== '' && one.outcome !== counterpart.outcome)
        return false;
    const alike = all.filter(({ what, percent }) => what === one.what && percent === one.percent);
    return alike.length === 1 || alike.filter(({ outcome }) => outcome === one.outcome && outcome !== '').length === 1;
}
function states(all, { what, percent, value }) {
    return all.some((one) => one.what === what && one.percent === percent && one.value === value);
}
function differ(a, b, exactly) {
    const hedged = a.hedged || b.hedged;
    const difference = Math.abs(a.value - b.value);
    if (exactly && !hedged)
        return difference > Math.max(a.unit, b.unit) / 2 + Number.EPSILON * Math.max(a.value, b.value);
    return difference > Math.max(a.value, b.value) * (hedged ? 0.25 : 0.1);
}
/** "1,200" may be 1,240, and "1,240" is itself; "12.5%" may be 12.47%. */
function unitOf(digits, unit) {
    const decimals = /[.](\d+)$/.exec(digits)?.[1]?.length ?? 0;
    const factor = numbers_numberOf('1', unit);
    if (decimals > 0 || /^(?:%|percent)$/i.test(unit))
        return factor / 10 ** decimals;
    const zeros = /0*$/.exec(digits.replaceAll(',', ''))?.[0].length ?? 0;
    return zeros >= 2 ? factor * 10 ** zeros : factor;
}
/** "1,240 of 10,300 orders (21%)". */
function wrongShares(document, section, exactly) {
    return matchesIn(document, section).flatMap(({ match: [text, hedge, digits = '', , whole, , share], after, range }) => {
        const stated = share ?? (exactly ? SHARE_AFTER.exec(after)?.[1] : undefined);
        if (whole === undefined || stated === undefined)
            return [];
        const part = (numbers_numberOf(digits, '') / numbers_numberOf(whole, '')) * 100;
        const slack = exactly && hedge === undefined ? unitOf(stated, '%') / 2 + 1e-9 : Math.max(1, part * 0.1);
        if (!Number.isFinite(part) || Math.abs(part - Number(stated)) <= slack)
            return [];
        return [
            { range, message: `"${text.replace(/\s+/g, ' ')}" is ${part.toFixed(part < 10 ? 1 : 0)}%, not ${stated}%.` },
        ];
    });
}
/** "… failed (12%)", "… failed, which is 12%", "… failed, or 12%". */
const SHARE_AFTER = /^[^.;|()\d]{0,40}(?:\(|,?\s(?:which is|that is|i\.e\.,?|or|=)\s)(?:(?:about|around|roughly)\s)?(\d{1,3}(?:\.\d{1,3})?)\s?%/i;

;// CONCATENATED MODULE: ./build/src/postmortem/rules/facts.js







const facts = {
    name: 'facts',
    promise: "Times, duration and severity agree with each other and with PagerDuty's",
    severity: 'error',
    message: 'The document contradicts itself or PagerDuty.',
    fix: "Check which one is right and correct the others. PagerDuty's times are when it paged and when the incident was closed. If the impact began or ended at another time, say so in the summary and the timeline.",
    check: (subject) => {
        const dates = dateProblems(subject);
        return [
            ...frontMatterProblems(subject),
            ...incidentProblems(subject),
            ...dates,
            ...severityProblems(subject),
            ...orderProblems(subject),
            // If the day is wrong, every time would be too.
            ...(dates.some(({ severity }) => severity !== 'warn') ? [] : timeProblems(subject)),
            ...wrongDuration(subject),
            ...contradictingNumbers(subject.document),
        ];
    },
    notChecked: ({ document, incident }) => {
        const { started, resolved, spans, events } = statedTimes(document, incident);
        const { date, duration } = document.metadata;
        return [started, resolved, date, duration, ...spans, ...events].some((stated) => stated !== undefined)
            ? undefined
            : 'dates, times and durations, because the document states none that can be read';
    },
    docs: {
        checks: [
            "The front matter's `incident` is the one in the file's name.",
            'The front matter can be read.',
            'The date is a day of the incident (in UTC), or the day before it was created, because the impact may have begun earlier. It agrees with the days of the timeline, the title and the file name, give or take a day. Front matter and file names of a blog may be later: they have the day of publication. A file name that alone disagrees is a warning.',
            'It started before it was detected, and was detected before it was resolved, in the front matter and in the fields above the text. "Detected" and "Resolved" agree with the corresponding events of the timeline, give or take 5 minutes.',
            'A time span in the summary or the impact does not extend beyond the timeline, and is not at another part of the day.',
            "The severity is PagerDuty's current priority, compared by number if both have one (`SEV-1` and `P1` agree). If PagerDuty has no priority, nothing is compared.",
            'The duration agrees with at least one of: PagerDuty\'s created and resolved, the front matter\'s `started` and `resolved`, a span in the summary or the impact ("between 14:32 and 15:18 UTC"), the timeline from a sign of impact to a sign of its end. It may differ by a minute or 18%, whichever is more, and by 30% if it is approximate ("about an hour"). The timeline does not count if the document states the beginning and the end itself.',
            'Numbers of the same things agree between the summary, the impact and the fields above the text ("12% of orders failed"), give or take 10%, and a percentage matches the counts next to it.',
            "PagerDuty's times are paging times: the impact may begin before the page and end before somebody closed the incident. It may not begin or end more than 5 minutes or 10% of the incident's duration after PagerDuty's times. Timeline entries about the incident being triggered or resolved have PagerDuty's time, give or take 5 minutes.",
            'Without a PagerDuty token, the document is only compared with itself.',
        ],
        why: "People copy, round and convert numbers by hand, and reports repeat the ones in the first lines. PagerDuty's facts are fetched again, and never taken from the text.",
        bad: `# Postmortem: Orders fail — orders-service

**Date:** 2026-02-10 | **Duration:** 3 hours | **Severity:** P3

## Summary

Between 14:32 and 15:18 UTC, 12% of orders failed.
`,
        good: `# Postmortem: Orders fail — orders-service

**Date:** 2026-02-10 | **Duration:** 46 minutes | **Severity:** P1

## Summary

Between 14:32 and 15:18 UTC, 12% of orders failed.
`,
    },
};
/** Returns the milliseconds by which a time or a duration of this length may differ. */
function tolerance(duration) {
    return Math.max(5 * units/* MINUTE_MS */.kg, duration / 10);
}
function incidentProblems({ document, path, incident, config }) {
    // The action finds a postmortem by its name in this directory only. Elsewhere the name means nothing.
    if (!path.startsWith(`${config.directory}/`))
        return [];
    const named = document.frontMatter?.incident;
    const id = /[A-Z0-9]+$/i.exec(named?.text.trim() ?? '')?.[0];
    if (named === undefined || id === undefined)
        return [];
    const byNumber = /^#?\d+$/.test(named.text);
    if (byNumber && (incident?.number === undefined || Number(id) === incident.number))
        return [];
    if (path.toLowerCase().endsWith(`-${id.toLowerCase()}.md`))
        return [];
    return [
        { range: named.range, message: `The front matter names incident ${id}, but the file's name does not end with it.` },
    ];
}
function frontMatterProblems({ document }) {
    const problem = document.frontMatter?.problem;
    if (problem === undefined)
        return [];
    return [{ range: problem.range, message: `The front matter cannot be read and is ignored: ${problem.text}` }];
}
function dateProblems(subject) {
    const stated = subject.document.metadata.date;
    if (stated !== undefined && stated.date === undefined) {
        if (/^\W*(?:unknown|not set|not known|n\/a|none)\b/i.test(stated.text))
            return contradictingDates(subject);
        return [{ range: stated.range, severity: 'warn', message: 'The date cannot be read: write it as YYYY-MM-DD.' }];
    }
    const wrong = wrongDate(subject);
    return wrong.length > 0 ? wrong : contradictingDates(subject);
}
/** Compares the stated date with PagerDuty, and with the stated start and end. */
function wrongDate({ document, incident }) {
    const stated = document.metadata.date;
    if (stated?.date === undefined)
        return [];
    const { started, resolved } = statedTimes(document, incident);
    const created = timeOf(incident?.createdAt);
    const beginnings = [...(started?.dated ? [started.at] : []), ...(created === undefined ? [] : [created - units/* DAY_MS */.sO])];
    const ends = [timeOf(incident?.resolvedAt), created, resolved?.at, started?.at].filter((at) => at !== undefined);
    if (beginnings.length === 0)
        return [];
    const day = Date.parse(stated.date);
    if (day >= startOfDay(Math.min(...beginnings)) && day <= Math.max(...ends))
        return [];
    const begun = (0,days/* dayOf */.kb)(created ?? Math.min(...beginnings));
    return [{ range: stated.range, message: `The date is ${stated.date}, but the incident was on ${begun} (UTC).` }];
}
function severityProblems({ document, incident }) {
    const priority = incident?.priority;
    const stated = [document.metadata.severity, document.frontMatter?.severity].filter((words) => words !== undefined);
    if (priority !== undefined) {
        return stated
            .filter(({ text }) => !isSameSeverity(text, priority))
            .map(({ range, text }) => ({
            range,
            message: `The severity is "${text}", but PagerDuty's priority is "${priority}".`,
        }));
    }
    const [first, second] = stated;
    if (first === undefined || second === undefined || isSameSeverity(first.text, second.text))
        return [];
    return [first, second].map(({ range }) => ({
        range,
        message: `The severity is "${first.text}" above the text and "${second.text}" in the front matter.`,
    }));
}
/** Two naming schemes agree if their numbers do. */
function isSameSeverity(a, b) {
    const [inA, inB] = [a, b].map((text) => text.match(/\d+/g)?.map(Number) ?? []);
    if (inA?.length && inB?.length)
        return inA.some((level) => inB.includes(level));
    const [wordsA = '', wordsB = ''] = [a, b].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
    return wordsA !== '' && wordsB !== '' && (wordsA.includes(wordsB) || wordsB.includes(wordsA));
}
/** Does not check the order of the stated times, which is checked in any case. */
function timeProblems({ document, incident }) {
    const times = statedTimes(document, incident);
    return [
        ...rowProblems(times),
        ...spanProblems(times, document.metadata.duration?.seconds),
        ...(incident ? pagerDutyProblems(times, incident) : []),
    ];
}
function orderProblems({ document, incident }) {
    const { started, detected, resolved } = statedTimes(document, incident);
    const problems = [];
    if (started && resolved && started.at > resolved.at) {
        problems.push({ range: resolved.range, message: `It was resolved at ${iso(resolved.at)}, before it started.` });
    }
    if (detected && resolved && detected.at > resolved.at) {
        problems.push({ range: detected.range, message: `It was detected at ${iso(detected.at)}, after it was resolved.` });
    }
    if (detected && started && detected.at < started.at - tolerance(0)) {
        problems.push({ range: detected.range, message: `It was detected at ${iso(detected.at)}, before it started.` });
    }
    return problems;
}
const SAYS_RESOLVED = /\b(?:resolved|recovered|restored|mitigated|closed|over|ended|normal|healthy|fixed|again|succeed\w*|working)\b/i;
const SAYS_DETECTED = /\b(?:detect\w*|alert\w*|paged?|notic\w*|report\w*|fired|triggered|discover\w*|observed|page)\b/i;
/** "Detected" and "Resolved" above the text, if the timeline has such an event at another time. */
function rowProblems({ detected, resolved, events }) {
    const check = (row, says, what) => {
        const told = events.filter(({ entry }) => says.test(entry.text));
        const near = (event) => row !== undefined && Math.abs(event.at - row.at) <= tolerance(0);
        const [first] = told;
        // If they are a day apart, it is about another step, such as closing the ticket.
        if (row === undefined || first === undefined || events.some(near) || Math.abs(first.at - row.at) > units/* DAY_MS */.sO / 2)
            return [];
        return [
            {
                range: row.range,
                message: `It was ${what} at ${facts_clock(row.at)}, but the timeline says ${facts_clock(first.at)}.`,
            },
        ];
    };
    return [...check(detected, SAYS_DETECTED, 'detected'), ...check(resolved, SAYS_RESOLVED, 'resolved')];
}
/**
 * Reports a span that overlaps with the timeline and extends beyond it, or one as long as the incident at another part of the day.
 * Other spans are about something else.
 */
function spanProblems({ spans, events }, duration) {
    const ats = events.map(({ at }) => at);
    const [first, last] = [minOf(ats), maxOf(ats)];
    if (first === undefined || last === undefined || first === last)
        return [];
    const slack = tolerance(last - first);
    const beyond = spans.filter(({ start, end }) => start < last && end > first && (start < first - slack || end > last + slack));
    const isInside = spans.some(({ start, end }) => start <= last + slack && end >= first - slack);
    const elsewhere = isInside || last - first > units/* DAY_MS */.sO ? [] : spans.filter((span) => isShifted(span, first, last, duration));
    return [...beyond, ...elsewhere].map(({ range, start, end }) => ({
        range,
        message: `${facts_clock(start)} to ${facts_clock(end)} ${beyond.length > 0 ? 'goes beyond the timeline, which is' : 'is at another part of the day than the timeline,'} from ${facts_clock(first)} to ${facts_clock(last)} UTC.`,
    }));
}
function isShifted({ start, end, dated }, first, last, duration) {
    const length = end - start;
    const alike = (other) => Math.abs(length - other) <= Math.max(units/* MINUTE_MS */.kg, other * 0.25);
    return !dated && (alike(last - first) || (duration !== undefined && alike(duration * 1000)));
}
function pagerDutyProblems({ started, resolved, spans, events }, incident) {
    const [created, closed] = [timeOf(incident.createdAt), timeOf(incident.resolvedAt)];
    const slack = tolerance(((0,incident_incident/* durationOf */.c)(incident) ?? 0) * 1000);
    const problems = [];
    const later = (stated, than, what) => {
        if (stated === undefined || than === undefined || stated.at <= than + slack)
            return;
        problems.push({
            range: stated.range,
            message: `${iso(stated.at)} is after PagerDuty ${what} the incident, ${iso(than)}.`,
        });
    };
    later(started, created, 'opened');
    later(resolved, closed, 'closed');
    if (created !== undefined && closed !== undefined) {
        for (const { start, end, range } of spans.filter((span) => span.start < closed && span.end > created)) {
            if (end > closed + slack)
                later({ at: end, range }, closed, 'closed');
            else if (start > created + slack && end >= closed - slack)
                later({ at: start, range }, created, 'opened');
        }
        const ats = events.map(({ at }) => at);
        const [first, last, heading] = [minOf(ats), maxOf(ats), events[0]?.range];
        if (first !== undefined && last !== undefined && heading && (last < created - slack || first > closed + slack)) {
            return [
                ...problems,
                {
                    range: heading,
                    message: `The timeline does not overlap with the incident, ${iso(created)} to ${iso(closed)}.`,
                },
            ];
        }
    }
    const triggered = events.find(({ entry }) => /\bincident\b.{0,20}(?<!re-?)\b(?:triggered|opened|created)\b/is.test(entry.text));
    const ended = events.findLast(({ entry }) => /\bincident\b.{0,20}\b(?:resolved|closed)\b/is.test(entry.text));
    for (const [event, at, what] of [
        [triggered, created, 'triggered'],
        [ended, closed, 'resolved'],
    ]) {
        if (event === undefined || at === undefined || Math.abs(event.at - at) <= tolerance(0))
            continue;
        problems.push({
            range: event.range,
            message: `PagerDuty's incident was ${what} at ${facts_clock(at)} UTC, not at ${facts_clock(event.at)}.`,
        });
    }
    return problems;
}
function timeOf(text) {
    return text === undefined ? undefined : Date.parse(text);
}
function minOf(values) {
    return values.reduce((least, value) => (least === undefined || value < least ? value : least), undefined);
}
function maxOf(values) {
    return values.reduce((most, value) => (most === undefined || value > most ? value : most), undefined);
}
function iso(at) {
    return new Date(at).toISOString().replace(/:\d{2}\.\d{3}Z$/, 'Z');
}
function facts_clock(at) {
    return new Date(at).toISOString().slice(11, 16);
}

;// CONCATENATED MODULE: ./build/src/postmortem/clock-times.js
/** Clock times in running text, on the scale of an incident. */


/** A date, a time with or without seconds, and possibly its zone. Not in a URL, a version or a ratio. */
const clock_times_CLOCK = /(?<![\w:.,/-])(?:(\d{4}-\d{2}-\d{2})[T ]\s?)?([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(?![\d:])\s?(Z\b|[+-]\d{2}:?\d{2}\b|\(?[A-Z]{3,5}\b)?/g;
const clock_times_URL = /https?:\/\/[^\s<>()]+/g;
/**
 * Returns the times in a text, in milliseconds since 1970. A time without a date is on the day that brings it nearest to
 * `near`. Without a zone it is in the timeline's zone, if that has one, else in UTC. A time in an unknown zone is left out.
 */
function clockTimesIn(text, near, { timeline }) {
    const offsets = new Set(timeline.flatMap(({ time }) => (time?.zone === undefined ? [] : [time.zone.offset])));
    const usual = offsets.size === 1 ? [...offsets][0] : 0;
    return [...text.replace(clock_times_URL, (url) => ' '.repeat(url.length)).matchAll(clock_times_CLOCK)].flatMap((match) => {
        const [, date, hour, minute, second = '0', zone] = match;
        const offset = offsetOf(zone?.replace('(', ''), usual);
        if (offset === undefined)
            return [];
        const ofDay = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 - offset * units/* MINUTE_MS */.kg;
        if (date !== undefined)
            return [Date.parse(date) + ofDay].filter((at) => !Number.isNaN(at));
        const midnight = Math.floor(near / units/* DAY_MS */.sO) * units/* DAY_MS */.sO;
        const days = [-1, 0, 1].map((day) => midnight + day * units/* DAY_MS */.sO + ofDay);
        return [days.reduce((one, other) => (Math.abs(other - near) < Math.abs(one - near) ? other : one))];
    });
}
/** Minutes east of UTC. A word that is not a zone ("14:32 CPU at 90%") changes nothing. */
function offsetOf(zone, usual) {
    if (zone === undefined)
        return usual;
    if (zone === 'Z')
        return 0;
    const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
    if (sign !== undefined)
        return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    const found = (0,moment/* findZone */._S)(zone);
    return found === undefined ? usual : found.offset;
}

;// CONCATENATED MODULE: ./build/src/postmortem/hypotheses.js



/** Column names in the nine supported languages, lower case. The first match wins. */
const COLUMNS = [
    ['against', /\bagainst\b|\bcontra\b|dagegen|spricht gegen|gegenbeweis|\bcontre\b|\ben contra\b|\bcontro\b|反証|否定|反对|不支持|反面|반박|반대|불리/],
    ['for', /\bfor\b|\bsupporting\b|^evidence$|dafür|spricht für|\bbelege?\b|\bpour\b|\ba favor\b|\ba favore\b|\bpruebas\b|\bpreuves\b|\bprove\b|\bevidências?\b|裏付け|根拠|支持|证据|근거|뒷받침|유리/],
    ['verdict', /\bverdict\b|\bresult\b|\bconclusion\b|\bstatus\b|\bergebnis\b|\burteil\b|\bbewertung\b|\bveredicto\b|\bverdetto\b|\bconclusión\b|\bconclusão\b|\besito\b|結論|判定|结论|判断|결론|판정/],
    ['hypothesis', /hypothes|hypothès|\bhipótesis\b|\bhipótese|\bipotes|\bconsidered\b|\bcandidate|\bsuspects?\b|仮説|假设|가설/],
]; // biome-ignore format: a table
/** "Not confirmed" comes before "confirmed". */
const VERDICTS = [
    ['ruled-out', /\bruled[ -]out\b|\brejected\b|\bdiscarded\b|\brefuted\b|ausgeschlossen|widerlegt|écarté|\bexclue?\b|\bdescartad[ao]\b|\bscartat[ao]\b|\besclus[ao]\b|除外|否定|排除|배제|기각/],
    ['open', /\bopen\b|\bunknown\b|\bnot (?:yet )?(?:known|established|checked|confirmed)\b|\boffen\b|\bouverte?\b|\babiert[ao]\b|\babert[ao]\b|\bapert[ao]\b|未確認|不明|未定|待定|未知|미확인|미정/],
    ['confirmed', /\bconfirmed\b|\bbestätigt|\bconfirmé|\bconfirmad[ao]\b|\bconfermat[ao]\b|確認|確定|证实|确认|확인|확정/],
    ['likely', /\blikely\b|\bprobable\b|\bwahrscheinlich|\bprobable\b|\bprovável\b|\bprobabile\b|可能性が高い|有力|很可能|可能|유력|가능성/],
]; // biome-ignore format: a table
/** Returns the rows of the first table in Root Cause that has a column of hypotheses and one of verdicts. */
function hypothesesOf(document) {
    const found = tableOf(document);
    if (found === undefined)
        return [];
    const { table, columns } = found;
    const source = (0,document_source/* sourceOf */.vz)(document.markdown);
    const column = (name) => columns.indexOf(name);
    return table.children.slice(1).flatMap((row) => {
        const cell = (name) => row.children[column(name)];
        const text = textIn(source, cell('hypothesis'));
        const verdictText = textIn(source, cell('verdict'));
        if (text === '' && verdictText === '')
            return [];
        return [
            {
                range: (0,document_source/* rangeOf */.be)(source, row),
                text,
                evidenceFor: column('for') < 0 ? undefined : markdownOf(document, cell('for')),
                evidenceAgainst: column('against') < 0 ? undefined : markdownOf(document, cell('against')),
                verdict: VERDICTS.find(([, pattern]) => pattern.test(verdictText.toLowerCase()))?.[0],
                verdictText,
            },
        ];
    });
}
function isConfirmed({ verdict }) {
    return verdict === 'confirmed';
}
function tableOf(document) {
    const source = (0,document_source/* sourceOf */.vz)(document.markdown);
    const bodies = (0,document_sections/* sectionsOf */.Ks)(document.sections, 'root-cause').flatMap(({ body }) => body ?? []);
    for (const node of document.tree.children) {
        if (node.type !== 'table' || !bodies.some((body) => isIn((0,document_source/* startOf */.GH)(node), body)))
            continue;
        const columns = columnsOf(source, node);
        if (columns.includes('hypothesis') && columns.includes('verdict'))
            return { table: node, columns };
    }
    return undefined;
}
function columnsOf(source, { children: [head] }) {
    const taken = new Set();
    return (head?.children ?? []).map((cell) => {
        const name = textIn(source, cell).toLowerCase();
        const found = COLUMNS.find(([column, pattern]) => !taken.has(column) && pattern.test(name))?.[0];
        if (found !== undefined)
            taken.add(found);
        return found;
    });
}
function textIn(source, cell) {
    return cell === undefined ? '' : (0,document_source/* textOfNode */.xP)(source, cell).text.replace(/\s+/g, ' ').trim();
}
function markdownOf({ markdown }, cell) {
    if (cell === undefined)
        return '';
    return markdown
        .slice((0,document_source/* startOf */.GH)(cell), (0,document_source/* endOf */.pJ)(cell))
        .replace(/^\s*\||\|\s*$/g, '')
        .trim();
}
const isIn = (offset, { start, end }) => offset >= start.offset && offset < end.offset;
/** The three labels (`**Time:** …`), in the nine languages. */
const hypotheses_LABELS = {
    time: /^(?:the )?tim(?:e|ing)$|^zeit(?:punkt)?$|^temps$|^(?:le )?moment$|^tiempo$|^momento$|^tempo$|^時刻$|^時間$|^タイミング$|^时间$|^시간$|^시점$/,
    mechanism: /^(?:the )?mechanism$|^mechanismus$|^mécanisme$|^mecanismo$|^meccanismo$|^仕組み$|^メカニズム$|^机制$|^원리$|^메커니즘$/,
    recovery: /^(?:the )?recovery$|^erholung$|^wiederherstellung$|^rétablissement$|^recuperación$|^recuperação$|^ripristino$|^復旧$|^回復$|^恢复$|^복구$|^회복$/,
}; // biome-ignore format: a table
/** In prose: "the time agrees, because …". */
const IN_PROSE = {
    time: /\bthe tim(?:e|ing)\b|\b(?:minutes?|seconds?|hours?|shortly|right) before\b/i,
    mechanism: /\bmechanism\b/i,
    recovery: /\bthe recovery\b|\b(?:roll(?:ing|ed)? ?back|revert\w*|undoing|undone|disabling|removing|restoring|restarting)\b.{0,120}\b(?:ended|ceased|stopped|recovered|restored|normal|baseline|dropped|fell|disappeared)\b|\brecovered\b/i,
};
/** Returns what the Root Cause says about the time, the mechanism and the recovery: by their labels, else in its sentences. */
function legsOf(document) {
    const sections = (0,document_sections/* sectionsOf */.Ks)(document.sections, 'root-cause');
    const table = tableOf(document)?.table;
    const source = (0,document_source/* sourceOf */.vz)(document.markdown);
    const inTable = table && (0,document_source/* rangeOf */.be)(source, table);
    const blocks = sections
        .flatMap(allSections)
        .flatMap((section) => section.blocks)
        .filter(({ range }) => inTable === undefined || !isIn(range.start.offset, inTable));
    const text = (range) => document.markdown.slice(range.start.offset, range.end.offset);
    const labelled = blocks.flatMap((block) => {
        const label = /^[^:：\n]{1,30}(?=[:：])/.exec(block.text)?.[0].trim().toLowerCase() ?? '';
        const name = legNamed(label);
        return name === undefined ? [] : [{ name, text: text(block.range), range: block.range }];
    });
    const titled = sections.flatMap(allSections).flatMap(({ title, heading, body }) => {
        const name = legNamed(title.toLowerCase().trim());
        return name === undefined || body === undefined ? [] : [{ name, text: text(body), range: heading }];
    });
    labelled.push(...titled);
    const names = new Set(labelled.map(({ name }) => name));
    const sentences = blocks.flatMap(({ range }) => sentencesOf(text(range)).map((sentence) => ({ ...sentence, range })));
    const inProse = Object.keys(IN_PROSE).flatMap((name) => {
        const found = names.has(name) ? undefined : sentences.find((sentence) => IN_PROSE[name].test(sentence.text));
        return found === undefined ? [] : [{ name, text: found.text, range: found.range }];
    });
    return [...labelled, ...inProse];
}
function legNamed(label) {
    return Object.keys(hypotheses_LABELS).find((name) => hypotheses_LABELS[name].test(label));
}
function allSections(section) {
    return [section, ...section.subsections.flatMap(allSections)];
}

// EXTERNAL MODULE: ./build/src/postmortem/record.js
var record = __webpack_require__(79955);
;// CONCATENATED MODULE: ./build/src/postmortem/rules/hypotheses.js








const hypotheses = {
    name: 'hypotheses',
    promise: 'The root cause lists the causes that were considered, and a confirmed cause has a possible time, a mechanism and a recovery',
    severity: 'warn',
    message: 'The root cause presents only one story, so readers cannot see what else was considered, or why this is the cause.',
    fix: 'Add a table "What we considered" to Root Cause: hypothesis, evidence for, evidence against, verdict (confirmed, likely, ruled out or open), each with its source. Below a confirmed cause, give its time, its mechanism and its recovery.',
    check: (subject) => {
        const [cause] = hypotheses_causesOf(subject);
        if (cause === undefined)
            return [];
        const rows = hypothesesOf(subject.document);
        if (rows.length === 0)
            return missingTable(cause, subject);
        return [
            ...tooFew(rows, cause, subject),
            ...rows.flatMap((row) => hypotheses_problemsOf(row)),
            ...(rows.some(isConfirmed) ? unconfirmed(rows, subject) : []),
        ];
    },
    notChecked: (subject) => {
        const language = otherLanguage(subject.document);
        const rows = hypothesesOf(subject.document);
        const [cause] = hypotheses_causesOf(subject);
        if (rows.length === 0 && cause !== undefined && subject.pull?.byDevin && !(0,record/* hasRecord */.qb)(subject.document))
            return `what else was considered, because "${cause.title}" has no table of hypotheses`;
        return language === undefined || rows.length === 0
            ? undefined
            : `whether a sentence says why there was only one hypothesis, because the rule reads English and the text is in ${language}`;
    },
    docs: {
        checks: [
            'Root Cause has a table with a column of hypotheses and one of verdicts, in any of the nine languages. It must be in a document by Devin whose front matter is a record.',
            'There are at least two hypotheses, or a sentence says why there was only one.',
            'Each verdict is confirmed, likely, ruled out or open. A confirmed or likely cause has evidence for it, and a ruled-out cause has evidence against it, each with a source: an ID (`E-7f3a`), a link, a commit, a deploy or a file.',
            'A confirmed cause gives its time, its mechanism and its recovery, each with a source, as lines that begin with `**Time:**`, `**Mechanism:**` and `**Recovery:**`, or in a sentence.',
            'The times are possible: the change is not later than the impact, and the recovery is later than both and not later than the end of the incident. Impossible times are an error.',
        ],
        why: 'A convincing story stops the search. Two hypotheses with evidence for and against show what was investigated, and time, mechanism and recovery together distinguish a cause from a coincidence.',
        bad: `## Timeline

- 14:15 UTC — Deploy #387 released
- 14:32 UTC — First orders fail
- 15:18 UTC — Incident resolved

## Root Cause

| Hypothesis | Evidence for | Evidence against | Verdict |
|---|---|---|---|
| Deploy #387 leaks connections | pool at 100% (E-7f3a) | none found | confirmed |
| The database was slow | none found | query times as usual (E-81c2) | ruled out |

- **Time:** deploy #387 was released at 14:45 UTC (E-19b0)
- **Mechanism:** \`placeOrder\` never releases its connection, in \`src/orders.ts:142\`
- **Recovery:** errors ended after the rollback at 15:10 UTC (E-55de)
`,
        good: `## Timeline

- 14:15 UTC — Deploy #387 released
- 14:32 UTC — First orders fail
- 15:18 UTC — Incident resolved

## Root Cause

| Hypothesis | Evidence for | Evidence against | Verdict |
|---|---|---|---|
| Deploy #387 leaks connections | pool at 100% (E-7f3a) | none found | confirmed |
| The database was slow | none found | query times as usual (E-81c2) | ruled out |

- **Time:** deploy #387 was released at 14:15 UTC (E-19b0)
- **Mechanism:** \`placeOrder\` never releases its connection, in \`src/orders.ts:142\`
- **Recovery:** errors ended after the rollback at 15:10 UTC (E-55de)
`,
    },
};
function hypotheses_causesOf({ document }) {
    return (0,document_sections/* sectionsOf */.Ks)(document.sections, 'root-cause').filter(({ empty }) => !empty);
}
/** Devin must add the table; people list the causes that they know. Without a record, a document has the older format. */
function missingTable({ heading, title }, { document, author }) {
    const message = `"${title}" has no table of what was considered.`;
    return author === 'devin' && (0,record/* hasRecord */.qb)(document) ? [{ range: heading, severity: 'style', message }] : [];
}
const ONLY_ONE = /\b(?:only|just|single|sole|one)\b.{0,40}\b(?:hypothes[ei]s|explanations?|causes?|candidates?|suspects?)\b|\bno (?:other|second|alternative|further) (?:plausible )?(?:hypothes[ei]s|explanations?|causes?|candidates?|suspects?)\b/i;
function tooFew(rows, { title }, subject) {
    const [only] = rows;
    if (only === undefined || rows.length > 1 || otherLanguage(subject.document) !== undefined)
        return [];
    if (hypotheses_causesOf(subject).some(({ text }) => ONLY_ONE.test(text)))
        return [];
    const message = `"${title}" has one hypothesis: add another, or a sentence that says why there was only one.`;
    return [{ range: only.range, severity: 'style', message }];
}
function hypotheses_problemsOf({ range, text, verdict, verdictText, evidenceFor, evidenceAgainst }) {
    const style = (message) => [{ range, severity: 'style', message }];
    if (verdict === undefined) {
        return style(`The verdict "${verdictText}" must be confirmed, likely, ruled out or open.`);
    }
    const name = `"${text.slice(0, 80)}"`;
    if ((verdict === 'confirmed' || verdict === 'likely') && evidenceFor !== undefined && !isSourced(evidenceFor)) {
        return style(`${name} is ${verdict}, but its evidence names no source.`);
    }
    if (verdict === 'ruled-out' && evidenceAgainst !== undefined && !isSourced(evidenceAgainst)) {
        return style(`${name} is ruled out, but the evidence against it names no source.`);
    }
    return [];
}
/** The ID of evidence, a link, or anything that the rule `evidence` accepts as a source. */
function isSourced(markdown) {
    return /\bE-[\da-f]{3,16}\b/i.test(markdown) || /\]\([^)\s]/.test(markdown) || namesSource(markdown);
}
const LEGS = {
    time: 'its time: when it changed, before the impact',
    mechanism: 'its mechanism: how it explains this symptom',
    recovery: 'its recovery: what ended the impact',
};
function unconfirmed(rows, subject) {
    const legs = legsOf(subject.document);
    const range = rows.find(isConfirmed)?.range;
    const missing = Object.keys(LEGS).filter((name) => !legs.some((leg) => leg.name === name));
    return [
        ...missing.flatMap((name) => range === undefined
            ? []
            : [{ range, severity: 'style', message: `It is confirmed, but Root Cause does not give ${LEGS[name]}.` }]),
        ...legs
            .filter(({ text }) => !isSourced(text))
            .map((leg) => ({ range: leg.range, severity: 'style', message: `The ${leg.name} names no source.` })),
        ...impossibleTimes(legs, subject),
    ];
}
/** Times are written to the minute. */
const hypotheses_ROUNDING = units/* MINUTE_MS */.kg;
function impossibleTimes(legs, subject) {
    const { document, incident } = subject;
    const began = (0,record/* timeIn */.Hi)((0,record/* recordOf */.zv)(document), 'impact-began') ?? impactBegan(subject);
    if (began === undefined)
        return [];
    const timesOf = (leg) => (leg === undefined ? [] : clockTimesIn(leg.text, began, document));
    const find = (name) => legs.find((leg) => leg.name === name && timesOf(leg).length > 0);
    const [change, recovery] = [find('time'), find('recovery')];
    const [changed, recovered] = [timesOf(change), timesOf(recovery)];
    const problem = (range, message) => ({ range, severity: 'error', message });
    const first = Math.min(...changed);
    const last = Math.max(...recovered);
    const closed = incident?.resolvedAt === undefined ? undefined : Date.parse(incident.resolvedAt);
    const slack = Math.max(5 * units/* MINUTE_MS */.kg, ((incident && (0,incident_incident/* durationOf */.c)(incident)) ?? 0) * 100);
    if (change !== undefined && first > began + hypotheses_ROUNDING) {
        return [
            problem(change.range, `It changed at ${hypotheses_clock(first)}, later than the impact, which began at ${hypotheses_clock(began)}: it cannot be the cause.`),
        ];
    }
    if (recovery === undefined)
        return [];
    if (last < began - hypotheses_ROUNDING) {
        return [
            problem(recovery.range, `The recovery at ${hypotheses_clock(last)} is before the impact, which began at ${hypotheses_clock(began)}.`),
        ];
    }
    const earliest = Math.min(...recovered);
    if (closed !== undefined && earliest > closed + slack) {
        return [
            problem(recovery.range, `The recovery at ${hypotheses_clock(earliest)} is later than the end of the incident, at ${hypotheses_clock(closed)}.`),
        ];
    }
    return [];
}
function hypotheses_clock(at) {
    return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/impact.js


const impact = {
    name: 'impact',
    promise: 'The impact is given in numbers',
    severity: 'warn',
    message: 'The impact has no numbers, so readers cannot tell how bad it was or compare it with other incidents.',
    fix: 'Say how many requests, users, orders or euros, out of how many, and for how long. If it cannot be measured, say so and why.',
    check: ({ document }) => {
        const places = placesOf(document);
        const [first] = places;
        if (first === undefined || otherLanguage(document) !== undefined || places.some(({ text }) => isMeasured(text)))
            return [];
        return [{ range: first.heading, message: `"${first.title}" has no number that says how many or how much.` }];
    },
    notChecked: ({ document }) => {
        const places = placesOf(document);
        if ([...(0,document_sections/* sectionsOf */.Ks)(document.sections, 'impact'), ...(0,document_sections/* sectionsOf */.Ks)(document.sections, 'summary')].length === 0)
            return 'whether the impact is measured, because no section has a known name for an impact or a summary';
        const language = otherLanguage(document);
        return language === undefined || places.length === 0 || places.some(({ text }) => isMeasured(text))
            ? undefined
            : `whether the impact is given in words such as "none" or "a total outage", because the rule reads English and the text is in ${language}`;
    },
    docs: {
        checks: [
            'The impact section, or the summary if there is none, has a number other than times, dates and names: "12% of orders", "no customer".',
            '"None" and "a total outage" count as a measure. "Step 2 of the signup failed" does not.',
            'It is fine to say that it could not be measured.',
        ],
        why: '"Some users saw errors" can be three people or all of them. With a number and its total, people can discuss priorities.',
        bad: `## Impact

From 14:32 UTC on, some users saw errors in the checkout (P1).
`,
        good: `## Impact

From 14:32 UTC on, 1,240 of 10,300 orders (12%) failed in the checkout.
`,
    },
};
function placesOf({ sections }) {
    const told = (0,document_sections/* sectionsOf */.Ks)(sections, 'impact');
    return (told.length > 0 ? told : (0,document_sections/* sectionsOf */.Ks)(sections, 'summary')).filter(({ empty }) => !empty);
}
/** Times, dates, priorities, references, steps and names with digits are not measures. */
const NOT_A_MEASURE = /\b\d{4}-\d{2}-\d{2}\S*|\b\d{1,2}:\d{2}\S*|#\d+|\b(?:HTTP\s)?(?:40[0134689]|429|499|50[0-4])(?:s\b|\s(?:errors?|responses?|status)\b)|\b(?:p|sev|priority|severity)[\s-]?\d\b|\b(?:step|phase|stage|part|section|chapter|version|layer|level|tier|wave|round|day|week|attempt|option|item|figure|table|line|page|port|python|node|java|php|ruby|ubuntu|postgres(?:ql)?|mysql|redis|kubernetes|windows|ios|android)s?\s(?:no\.?\s|number\s|#)?v?\d[\w.]*|\b[a-z_]+[-_]?\d[\w.-]*|\b\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\s\d{1,2}\b|\b(?:19|20)\d{2}\b(?!\s+[a-z])/gi;
/** "None.", "No impact.", "a total outage", "the whole site was down". */
const WHOLE = /^\s*(?:none|nil|no (?:customer |user |external |known |business )?impact|nobody|no one)\b|\b(?:total|complete|full|entire|site-wide|global|100 ?%)\s(?:[\w-]{1,20}\s){0,2}(?:outage|unavailability|downtime|loss|blackout|failure|service|site|platform|cluster)\b|\b(?:completely|totally|entirely|fully|wholly)\s(?:unavailable|down|offline|inaccessible|unreachable|broken|unusable|dark)\b|\bthe (?:whole|entire) [\w-]{1,20}(?: [\w-]{1,20})? (?:was|were|went|is|became) (?:unavailable|down|offline|inaccessible|unreachable|unusable)\b|\b(?:everyone|everybody|nobody|no one|all of (?:our|the))\b/i;
const IN_WORDS = /\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozens?|half|third|quarter|hundreds?|thousands?|millions?)\b|\b(?:no|all|every|zero|none of(?: the| our)?)\s(?:\w+\s){0,2}?(?:customer|user|client|tenant|account|order|request|call|job|message|payment|transaction|data|write|read|login|session|page|invoice|region|traffic|impact)s?\b/i;
const NOT_MEASURABLE = /\b(?:could|can|was|were|is|are)(?:\s?not|n['’]t)\s(?:yet\s)?(?:be\s)?(?:measured|measurable|determined|established|known|quantified|estimated)\b|\bunknown\b|\bno (?:telemetry|metrics|figures|measurements)\b/i;
function isMeasured(text) {
    return (/\d/.test(text.replace(NOT_A_MEASURE, ' ')) || WHOLE.test(text) || IN_WORDS.test(text) || NOT_MEASURABLE.test(text));
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/parse.js + 1 modules
var parse = __webpack_require__(23945);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(63619);
// EXTERNAL MODULE: ./build/src/text/schema-issue.js
var schema_issue = __webpack_require__(74424);
// EXTERNAL MODULE: ./build/src/postmortem/document/front-matter.js
var front_matter = __webpack_require__(73733);
;// CONCATENATED MODULE: ./build/src/postmortem/rules/record.js












const record_record = {
    name: 'record',
    promise: 'A record in the front matter is valid, and agrees with the text and with PagerDuty',
    severity: 'error',
    message: 'The record in the front matter is invalid, or contradicts the text or PagerDuty, so tools would read wrong facts.',
    fix: 'Correct the named key; docs/postmortem-record.schema.json describes each one. A fact must have the same value in the record, in the text and in PagerDuty.',
    check: (subject) => {
        const { document } = subject;
        const valid = (0,record/* recordOf */.zv)(document);
        if (valid === undefined)
            return missingRecord(subject);
        return [
            ...invalidParts(document),
            ...disorder(document, valid),
            ...againstPagerDuty(subject, valid),
            ...againstTimeline(subject, valid),
            ...againstImpact(document, valid),
            ...againstCause(document, valid),
            ...againstDetection(document, valid),
            ...againstRepeats(subject, valid),
        ];
    },
    notChecked: ({ document, pull }) => {
        if (!(0,record/* hasRecord */.qb)(document))
            return pull?.byDevin && !pull.isBriefed
                ? 'the machine-readable record, because the front matter has none ("record: 1"): tools read the text'
                : undefined;
        const language = otherLanguage(document);
        return (language &&
            `whether the record's confidence and "detected-by" agree with the text, because the rule reads English and the text is in ${language}`);
    },
    docs: {
        checks: [
            'A front matter with `record: 1` is complete and valid by [postmortem-record.schema.json](postmortem-record.schema.json). Each problem is at its line, with its key. A document without a record is read as before. For Devin, whose brief asks for one, it is an error; without the tag `postmortem-sources` on the session, and for people, it is not checked.',
            'The five times are in a possible order, and each known one is in the timeline, give or take a minute.',
            "`times.acknowledged` is PagerDuty's first acknowledgement, give or take a minute. The impact does not begin or end later than 5 minutes or 10% of the incident's duration after PagerDuty's times. The service is PagerDuty's.",
            'Each number of `impact` is in the impact or the summary, and no value is larger than its total.',
            'The confidence is the one that Root Cause states, and a confirmed hypothesis has a category. `detected-by` agrees with the words of Detection. A disagreement is a warning. Both are read in English only.',
            'Each incident in `repeats` is an earlier one, and the docs repository has its postmortem.',
        ],
        why: 'Dashboards and indexes read the record, people read the text. If the two differ, somebody acts on the wrong one.',
        bad: `---
record: 1
incident: Q2ZK81VNWTXE7B
service: orders-service
times:
  impact-began: { at: 2026-02-10T14:32:00Z, source: E-7f3a }
  detected: { at: 2026-02-10T14:34:00Z, source: E-81c2 }
  acknowledged: { at: 2026-02-10T14:38:00Z, source: E-19b0 }
  mitigated: { at: 2026-02-10T15:10:00Z, source: E-55de }
  resolved: { at: 2026-02-10T15:18:00Z, source: E-c004 }
cause: { category: bad deploy, trigger: Deploy 387, confidence: high }
detected-by: monitor
affected-services: [orders-service]
impact:
  - { what: failed orders, value: 1240, of: 10300, unit: orders }
not-seen: []
---

# Postmortem: Orders fail — orders-service

## Impact

1,240 of 10,300 orders failed.
`,
        good: `---
record: 1
incident: Q2ZK81VNWTXE7B
service: orders-service
times:
  impact-began: { at: 2026-02-10T14:32:00Z, source: E-7f3a }
  detected: { at: 2026-02-10T14:34:00Z, source: E-81c2 }
  acknowledged: { at: 2026-02-10T14:38:00Z, source: E-19b0 }
  mitigated: { at: 2026-02-10T15:10:00Z, source: E-55de }
  resolved: { at: 2026-02-10T15:18:00Z, source: E-c004 }
cause: { category: change, trigger: Deploy 387, confidence: high }
detected-by: monitor
affected-services: [orders-service]
impact:
  - { what: failed orders, value: 1240, of: 10300, unit: orders }
not-seen: []
---

# Postmortem: Orders fail — orders-service

## Impact

1,240 of 10,300 orders failed.
`,
    },
};
function missingRecord({ document, pull }) {
    if (!pull?.byDevin || !pull.isBriefed || document.unread !== undefined)
        return [];
    const message = 'The document has no record: begin it with a front matter that has "record: 1" and the keys of docs/postmortem-record.schema.json.';
    return [{ range: headOf(document), message }];
}
/** Times are written to the minute. */
const record_ROUNDING = units/* MINUTE_MS */.kg;
const valueAt = (document, path) => (0,front_matter/* placeInFrontMatter */.r4)(document, path);
/** One problem per key. A person's record is house style, because people may leave it out altogether. */
function invalidParts(document) {
    const { success, error } = parse/* safeParse */.xL(record/* PostmortemRecord */.I0, (0,record/* valuesOf */.sm)(document), {
        reportInput: true,
        error: (issue) => (issue.code === 'unrecognized_keys' ? keysOf(issue.inst).join(', ') : ''),
    });
    if (success)
        return [];
    const told = new Set();
    return error.issues
        .flatMap((issue) => problemsIn(issue, document))
        .filter(({ message }) => !told.has(message) && told.add(message));
}
function problemsIn(issue, document) {
    const style = { severity: 'style' };
    if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => {
            const path = [...issue.path, key];
            return {
                ...style,
                range: (0,front_matter/* placeInFrontMatter */.r4)(document, path, 'key'),
                message: `${(0,schema_issue/* dotted */.Bs)(path)}: there is no such key here: use ${issue.message}.`,
            };
        });
    }
    const isMissing = issue.input === undefined && issue.path.length === 1;
    const range = isMissing ? (0,front_matter/* placeInFrontMatter */.r4)(document, ['record'], 'key') : valueAt(document, issue.path);
    return [{ ...style, range, message: `${(0,schema_issue/* dotted */.Bs)(issue.path)}: ${(0,schema_issue/* explainValue */.HT)(issue)}.` }];
}
function keysOf(schema) {
    return schema instanceof schemas/* ZodMiniObject */.uXj ? Object.keys(schema.shape) : [];
}
/** The impact begins before everything else, and its end comes before the end of the incident. */
const ORDER = [
    ['impact-began', 'detected'],
    ['detected', 'acknowledged'],
    ['impact-began', 'mitigated'],
    ['mitigated', 'resolved'],
    ['impact-began', 'resolved'],
];
function disorder(document, valid) {
    const told = new Set();
    return ORDER.flatMap(([earlier, later]) => {
        const [first, second] = [(0,record/* timeIn */.Hi)(valid, earlier), (0,record/* timeIn */.Hi)(valid, later)];
        if (first === undefined || second === undefined || first <= second + record_ROUNDING || told.has(later))
            return [];
        told.add(later);
        return [
            {
                range: valueAt(document, ['times', later, 'at']),
                message: `times.${later} (${record_iso(second)}) is before times.${earlier} (${record_iso(first)}).`,
            },
        ];
    });
}
function againstPagerDuty({ document, incident, acknowledgedAt }, valid) {
    if (incident === undefined)
        return [];
    const at = (path, message) => ({ range: valueAt(document, path), message });
    const [created, closed, acknowledged] = [incident.createdAt, incident.resolvedAt, acknowledgedAt].map((time) => time === undefined ? undefined : Date.parse(time));
    const slack = Math.max(5 * units/* MINUTE_MS */.kg, (((0,incident_incident/* durationOf */.c)(incident) ?? 0) * 1000) / 10);
    const late = (name, than, what) => {
        const time = (0,record/* timeIn */.Hi)(valid, name);
        return time === undefined || than === undefined || time <= than + slack
            ? []
            : [
                at(['times', name, 'at'], `times.${name} (${record_iso(time)}) is after PagerDuty ${what} the incident, ${record_iso(than)}.`),
            ];
    };
    const stated = (0,record/* timeIn */.Hi)(valid, 'acknowledged');
    const differs = stated !== undefined && acknowledged !== undefined && Math.abs(stated - acknowledged) > record_ROUNDING;
    return [
        ...late('impact-began', created, 'opened'),
        ...late('mitigated', closed, 'closed'),
        ...late('resolved', closed, 'closed'),
        ...(differs
            ? [
                at(['times', 'acknowledged', 'at'], `times.acknowledged is ${record_iso(stated)}, but PagerDuty's first acknowledgement was at ${record_iso(acknowledged)}.`),
            ]
            : []),
        ...(isOtherService(valid.service, incident)
            ? [at(['service'], `The service is "${valid.service}", but PagerDuty's is "${incident.service}".`)]
            : []),
    ];
}
/** A name from which something was removed before Devin read it is not a different name. */
function isOtherService(stated, { service }) {
    if (stated === undefined || service === undefined || /\[removed/.test(String(stated)))
        return false;
    const [one, other] = [String(stated), service].map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
    return one !== '' && other !== '' && one !== other;
}
function againstTimeline({ document, incident }, valid) {
    const { events } = statedTimes(document, incident);
    if (events.length === 0)
        return [];
    const isThere = (time) => events.some(({ at, entry: { time: stated } }) => {
        const end = stated?.end === undefined ? at : at + (stated.end.seconds - stated.start.seconds) * 1000;
        return time > at - 2 * record_ROUNDING && time < end + 2 * record_ROUNDING;
    });
    return record/* TIMES */.vV.flatMap((name) => {
        const time = (0,record/* timeIn */.Hi)(valid, name);
        if (time === undefined || isThere(Math.floor(time / units/* MINUTE_MS */.kg) * units/* MINUTE_MS */.kg))
            return [];
        return [
            {
                range: valueAt(document, ['times', name, 'at']),
                message: `The timeline has no event at times.${name}, ${record_iso(time)}.`,
            },
        ];
    });
}
const record_textOf = (sections) => sections.map(({ text }) => text).join('\n');
function againstImpact(document, { impact = [] }) {
    const told = [...(0,document_sections/* sectionsOf */.Ks)(document.sections, 'impact'), ...(0,document_sections/* sectionsOf */.Ks)(document.sections, 'summary')];
    const numbers = numbersIn(record_textOf(told.length > 0 ? told : document.sections));
    return impact.flatMap(({ value, of, unit, what }, index) => {
        const place = (key) => valueAt(document, ['impact', index, key]);
        const missing = ['value', 'of'].flatMap((key) => {
            const number = key === 'value' ? value : of;
            return number === undefined || numbers.has(number)
                ? []
                : [
                    {
                        range: place(key),
                        message: `impact[${index}].${key}: neither the impact nor the summary says ${number} (${unit}, ${what}).`,
                    },
                ];
        });
        if (of !== undefined && value > of)
            missing.push({
                range: place('value'),
                message: `impact[${index}].value: ${value} is more than its total, ${of}.`,
            });
        return missing;
    });
}
const MULTIPLES = {
    k: 1e3,
    thousand: 1e3,
    m: 1e6,
    million: 1e6,
    bn: 1e9,
    billion: 1e9,
};
const NUMBER = /\d(?:[\d.,'’\u00A0\u202F]{0,20}\d)?(?: \d{3}(?!\d)){0,4}(?:\s?(k|m|bn|thousand|million|billion)\b)?/gi;
const WORDS = [
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
];
/** Returns every number that a text may mean: `1.240` is both, and `12k` is 12,000. */
function numbersIn(text) {
    const found = new Set();
    for (const { 0: written, 1: multiple } of text.matchAll(NUMBER)) {
        const digits = written.replace(/[a-z]/gi, '').trim();
        const factor = MULTIPLES[multiple?.toLowerCase() ?? ''] ?? 1;
        const bare = digits.replace(/['’\u00A0\u202F ]/g, '');
        const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
        const decimal = last < 0 ? bare : `${bare.slice(0, last).replace(/[.,]/g, '')}.${bare.slice(last + 1)}`;
        for (const each of [bare.replace(/[.,]/g, ''), decimal, ...bare.split(/[.,]/), ...digits.split(' ')]) {
            found.add(Number((Number(each) * factor).toPrecision(12)));
            found.add(Number(each));
        }
    }
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
        if (WORDS.includes(word))
            found.add(WORDS.indexOf(word));
        if (/^(?:no|none|nobody|nothing)$/.test(word))
            found.add(0);
    }
    return found;
}
const CONFIDENCE = /\bconfidence\b[\s*_:]{0,6}(?:is|was)?\s{0,2}[*_]{0,2}(high|medium|low)\b|\b(high|medium|low)\s+confidence\b/gi;
function againstCause(document, { cause }) {
    if (cause === undefined)
        return [];
    const causes = (0,document_sections/* sectionsOf */.Ks)(document.sections, 'root-cause');
    const stated = otherLanguage(document) === undefined ? confidencesIn(record_textOf(causes)) : [];
    const [only] = stated;
    return [
        ...(stated.length === 1 && only !== cause.confidence
            ? [
                {
                    range: valueAt(document, ['cause', 'confidence']),
                    message: `cause.confidence is ${cause.confidence}, but "${causes[0]?.title}" says ${only}.`,
                },
            ]
            : []),
        ...(cause.category === 'unknown' && hypothesesOf(document).some(isConfirmed)
            ? [
                {
                    range: valueAt(document, ['cause', 'category']),
                    message: `cause.category is unknown, but "${causes[0]?.title}" has a confirmed hypothesis.`,
                },
            ]
            : []),
    ];
}
function confidencesIn(text) {
    return [...new Set([...text.matchAll(CONFIDENCE)].map(([, after, before]) => (after ?? before ?? '').toLowerCase()))];
}
/** The words for each way of detection. */
const DETECTIONS = [
    ['monitor', /\b(?:alert\w*|alarm\w*|monitor\w*|probes?|synthetics?|paged?|health ?checks?|dashboards?|SLOs?)\b/i],
    ['customer', /\b(?:customers?|clients?|users?|tenants?|support (?:tickets?|cases?|requests?)|tickets?)\b/i],
    [
        'colleague',
        /\b(?:colleagues?|employees?|engineers?|developers?|teams?|support|internal\w*|operators?|analysts?)\b/i,
    ],
    [
        'chance',
        /\b(?:chance|accident\w*|coincidence|happened to|while (?:looking|working|investigating|testing|checking)|unrelated)\b/i,
    ],
    ['unknown', /\bunknown\b|\bnot (?:known|established|clear)\b/i],
];
/** Reported only if the section has words for another way and none for this one. */
function againstDetection(document, { 'detected-by': by }) {
    if (by === undefined || otherLanguage(document) !== undefined)
        return [];
    const [section] = (0,document_sections/* sectionsOf */.Ks)(document.sections, 'detection').filter(({ empty }) => !empty);
    if (section === undefined)
        return [];
    const told = DETECTIONS.filter(([, pattern]) => pattern.test(section.text)).map(([way]) => way);
    return told.length === 0 || told.includes(by)
        ? []
        : [
            {
                range: valueAt(document, ['detected-by']),
                severity: 'warn',
                message: `detected-by is ${by}, but "${section.title}" does not mention it.`,
            },
        ];
}
/** The follow-up comments on the action items of these incidents, so a wrong one disturbs people. */
function againstRepeats({ document, path, config, postmortems }, { repeats = [] }) {
    const own = [String((0,record/* valuesOf */.sm)(document).incident ?? ''), (0,paths/* incidentIdOfPath */.KO)(path) ?? ''].map((id) => id.toUpperCase());
    return repeats.flatMap((id, index) => {
        const named = String(id).toUpperCase();
        const key = `repeats.${index}`;
        const at = (message) => [
            { range: valueAt(document, ['repeats', index]), severity: 'style', message },
        ];
        if (own.includes(named))
            return at(`${key}: ${id} is the incident of this postmortem. Name only earlier ones.`);
        const earlier = postmortems?.find((other) => (0,paths/* incidentIdOfPath */.KO)(other) === named);
        if (postmortems === undefined)
            return [];
        if (earlier === undefined) {
            return at(`${key}: no postmortem in ${config.directory} is about incident ${id}. Name the ID at the end of its file's name, or leave it out.`);
        }
        return ((0,paths/* dateOfPath */.pR)(earlier) ?? '') > ((0,paths/* dateOfPath */.pR)(path) ?? '9')
            ? at(`${key}: ${id} is a later incident (${(0,paths/* dateOfPath */.pR)(earlier)}). Name only earlier ones.`)
            : [];
    });
}
function record_iso(at) {
    return new Date(at).toISOString().replace(/(?::\d{2})?\.\d{3}Z$/, 'Z');
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/remote-content.js


const remoteContent = {
    name: 'remote-content',
    promise: 'No image or embedded HTML comes from outside',
    severity: 'error',
    judgesForms: true,
    message: 'The document loads content from outside. That reveals who reads it and when, can change after the review, and disappears with its source.',
    fix: 'Link to the source instead of embedding it. Or commit the image next to the document and embed it with a relative path.',
    check: ({ document }) => remoteContentOf(document),
    docs: {
        checks: [
            'No image, in markdown or HTML, comes from outside the repository. A relative path is fine, and so is an image in the text itself (`data:image/png;base64,…`).',
            'No HTML embeds, loads or sends anything: no `<script>`, `<style>`, `<iframe>`, `<object>`, `<form>`, `<link>`, `<meta>` or `<base>`, no video or audio from outside, no `style` with `url(…)`, no attribute such as `onclick`.',
            'Ordinary links, HTML such as `<details>`, and comments are fine.',
        ],
        why: 'An image from outside is a tracking pixel whenever its host wants it to be, and dashboards behind a login show nothing to most readers. The rule also finds content that a log or a ticket smuggled in.',
        bad: `## Impact

![Error rate](https://metrics.example.com/render/errors.png?from=now-1h)

<iframe src="https://dashboards.example.com/d/42"></iframe>
`,
        good: `## Impact

![Error rate](images/errors.png)

[Error rate, 14:15 to 15:20 UTC](https://metrics.example.com/errors?from=1770732900&to=1770736800)
`,
    },
};
function remoteContentOf(document) {
    return [...imagesFromOutside(document), ...embedded(document)];
}
function imagesFromOutside({ images }) {
    return images
        .filter(({ url }) => isOutside(url))
        .map(({ url, range }) => ({ range, message: 'This image comes from outside the repository.', loads: url }));
}
/** In the text itself: nothing is fetched. An SVG can contain references of its own. */
const INLINE_PICTURE = /^data:image\/(?:png|gif|jpe?g|webp|avif);base64,[\w+/=]*$/i;
function isOutside(url) {
    // Browsers read `\\host`, ` //host` and similar as `//host`.
    const resolved = URL.canParse(url, INSIDE) ? new URL(url, INSIDE) : undefined;
    return resolved?.origin !== INSIDE && !INLINE_PICTURE.test(url);
}
const INSIDE = 'https://repository.invalid';
const EMBEDDING = new Set('script style iframe frame frameset object embed applet portal base link meta form button fencedframe param'.split(' '));
/** What these load is written after the tag, so everything from there on counts. */
const HOLDS_CODE = new Set(['script', 'style']);
/** Attributes that make a browser fetch something. `href` does too, but on a link only when somebody follows it. */
const FETCHING = new Set('src srcset imagesrcset poster background data action formaction ping manifest codebase lowsrc dynsrc icon href xlink:href'.split(' '));
/** A value that can only be relative paths. One with a character reference or a backslash does not match. */
const PLAIN_PATH = /^(?!\s*\/[\s/])[\w\s./?=%#~@,-]*$/;
/** Where a browser sees a tag end: a quote counts only after an equals sign. */
const TAG = /<([a-z][^\s/<>]*)((?:=\s{0,9}"[^"]*"|=\s{0,9}'[^']*'|[^<>])*)/gi;
const ATTRIBUTE = /([^\s"'>/=]+)(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
/** One comment and nothing else. Browsers end one at `--!>` too, and treat `<!-->` and `<!--->` as a complete one. */
const COMMENT = /^<!--(?!-?>)(?:(?!--!?>)[\s\S])*(?:-->)?\s*$/;
/** Searches the whole text except code and comments: markdown parsers differ in what they treat as HTML. */
function embedded({ markdown, code, html }) {
    const comments = html.filter(({ value }) => COMMENT.test(value));
    const prose = blankOut(markdown, html.map(({ range }) => range));
    const source = (0,document_source/* sourceOf */.vz)(markdown);
    const text = blankOut(markdown, [...code, ...comments].map(({ range }) => range));
    return [...text.matchAll(TAG)].flatMap((match) => {
        const tag = (match[1] ?? '').toLowerCase();
        const range = (0,document_source/* rangeAt */.B3)(source, match.index, match.index + match[0].length);
        if (isEscaped(prose, match.index))
            return [];
        const loads = HOLDS_CODE.has(tag) ? text.slice(match.index) : match[0];
        if (EMBEDDING.has(tag))
            return [{ range, message: `<${tag}> embeds, loads or sends something.`, loads }];
        if (!fetches(tag, match[2] ?? ''))
            return [];
        return [{ range, message: 'This HTML loads or runs something that is not in the repository.', loads }];
    });
}
/** Returns whether markdown treats a character as text: after one backslash, but not after two. In HTML, which is blanked out, it never does. */
function isEscaped(prose, offset) {
    let before = offset;
    while (prose[before - 1] === '\\')
        before--;
    return prose[offset] === '<' && (offset - before) % 2 === 1;
}
function fetches(tag, attributes) {
    for (const [, written = '', double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
        const name = written.toLowerCase();
        const value = double ?? single ?? bare ?? '';
        if (/^on[a-z]/.test(name))
            return true;
        if (name === 'style' && /url\s*\(|image-set|[\\&]/i.test(value))
            return true;
        const followed = name === 'href' && (tag === 'a' || tag === 'area');
        if (FETCHING.has(name) && !followed && !PLAIN_PATH.test(value) && !INLINE_PICTURE.test(value))
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/scope.js

const scope = {
    name: 'scope',
    promise: "Devin's pull request touches only postmortems, at the right path",
    severity: 'error',
    readsUnread: true,
    judgesForms: true,
    message: "Devin's pull request changes more than one postmortem, so merging it would change files that nobody asked for.",
    fix: 'Keep one file in the pull request, `<directory>/<YYYY-MM-DD>-<slug>-<incident id in lower case>.md`, and remove all other changes.',
    check: (subject) => {
        const { pull } = subject;
        if (!pull?.byDevin)
            return [];
        const range = headOf(subject.document);
        return pull.files.flatMap((file) => problemOf(file, subject)).map((message) => ({ range, message }));
    },
    docs: {
        checks: [
            "Devin's pull request adds or changes one postmortem and touches nothing else.",
            "The postmortem's path is `<directory>/<YYYY-MM-DD>-<slug>-<incident id in lower case>.md`. If PagerDuty's data is available, the ID is the incident's.",
            'A pull request by a person may touch any file.',
        ],
        why: 'Devin reads logs, tickets and alerts that others wrote. If a text in them made it change a workflow or a file of another team, this rule reports it. The path is how the incident finds its document again.',
        bad: `docs/postmortems/2026-02-10-orders-fail-q2zk81vnwtxe7b.md
.github/workflows/deploy.yml
`,
        good: `docs/postmortems/2026-02-10-orders-fail-q2zk81vnwtxe7b.md
`,
    },
};
function problemOf(file, { path, config, incident }) {
    if (file.path !== path)
        return [`The pull request also touches "${file.path}".`];
    const inside = path.startsWith(`${config.directory}/`) ? path.slice(config.directory.length + 1) : '';
    const [, date, id] = /^(\d{4}-\d{2}-\d{2})-[a-z0-9-]*[a-z0-9]-([a-z0-9]+)\.md$/.exec(inside) ?? [];
    const moved = file.status === 'renamed' && !file.previousPath?.startsWith(`${config.directory}/`);
    return [
        ...(id === undefined
            ? [`"${path}" is not the path of a postmortem: ${config.directory}/<YYYY-MM-DD>-<slug>-<incident id>.md.`]
            : []),
        ...(id !== undefined && incident !== undefined && id !== incident.id.toLowerCase()
            ? [`The path ends with "${id}", but the incident is ${incident.id}.`]
            : []),
        ...(date !== undefined && incident?.createdAt !== undefined && date !== incident.createdAt.slice(0, 10)
            ? [`The path begins with ${date}, but the incident was created on ${incident.createdAt.slice(0, 10)} (UTC).`]
            : []),
        ...(moved ? [`The pull request moves "${file.previousPath}" here.`] : []),
    ];
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/secrets.js

const secrets = {
    name: 'secrets',
    promise: 'The text contains no password, token or key',
    severity: 'error',
    readsUnread: true,
    judgesForms: true,
    message: "The document contains a secret, and everybody who can read the repository can use it. The branch's history keeps it even if it is deleted here.",
    fix: 'Revoke or rotate it now at its issuer. Then replace it with "[removed]".',
    check: ({ document, secrets: found }) => {
        const source = (0,document_source/* sourceOf */.vz)(document.markdown);
        return found.map(({ start, end, kind }) => ({
            range: (0,document_source/* rangeAt */.B3)(source, start, end),
            message: `This looks like a secret (${kind}): it must be rotated, because the branch's history keeps it.`,
        }));
    },
    docs: {
        checks: [
            'Nothing in the file looks like a password, a token or a key (by secretlint, and by the forms of keys that incidents often contain), including comments and code.',
            'A finding shows the line and the kind, and never the secret.',
        ],
        why: 'People paste logs and commands into postmortems in a hurry. Deleting a secret does not help: git keeps it, and so do clones and caches. Only rotating it does.',
        bad: `## Timeline

- 14:40 UTC — Restarted by hand: \`DATABASE_URL=postgres://orders:Kq7vX2mPz9LwT4@db.internal/orders ./worker\`
`,
        good: `## Timeline

- 14:40 UTC — Restarted by hand: \`DATABASE_URL=[removed] ./worker\`
`,
    },
};

;// CONCATENATED MODULE: ./build/src/postmortem/rules/template-lines.js
/** These sections are about one incident, so no line in them is the same in all documents. */
const OF_ONE_INCIDENT = new Set([
    'summary',
    'impact',
    'timeline',
    'root-cause',
    'resolution',
    'detection',
    'action-items',
    'lessons',
]);
/** A line that tells the author what to write, instead of telling the reader what happened. */
const INSTRUCTION = /^[\s[(<*_]*(?:please|describe|fill|explain|list|provide|add|summari[sz]e|insert|write|replace|include|enter|state|give|note|document|record|mention|outline|answer|capture|specify|identify|briefly|delete|remove|a (?:short|brief|concise|summary|description|list|few)|what|who|when|where|why|how|which|did|was|were|is|are|do|does|should|e\.?g\.?|for example|example)\b|\?\s*$|\b(?:you|your)\b|\bhere\b/i;
/**
 * Finds the lines of the team's own template that are still unchanged in the document. If a section has nothing else, it is missing;
 * an instruction left above the text is house style.
 */
function templateLines(document, template) {
    const lines = new Set(template_lines_allSections(template.sections).flatMap(({ blocks }) => blocks.map(normalized)));
    return template_lines_allSections(document.sections).flatMap((section) => {
        const left = section.blocks.filter((block) => isSentence(block) && lines.has(normalized(block)));
        if (left.length === 0 || section.placeholders.length > 0)
            return [];
        const isAll = section.blocks.every((block) => lines.has(normalized(block))) && section.subsections.length === 0;
        return left
            .filter(({ text }) => INSTRUCTION.test(text) || (isAll && OF_ONE_INCIDENT.has(section.kind)))
            .map(({ range, text }) => ({
            range,
            message: `"${text.slice(0, 80)}" is an unchanged line of the template.`,
            ...(isAll ? {} : { severity: 'style' }),
        }));
    });
}
function template_lines_allSections(sections) {
    return sections.flatMap((section) => [section, ...template_lines_allSections(section.subsections)]);
}
function normalized({ text }) {
    return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
/** "Yes" and "None" can be the same in all documents. */
function isSentence({ text }) {
    return /\p{L}+\P{L}+\p{L}+\P{L}+\p{L}/u.test(text);
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/sections.js





/** Required without a template of the team's own. */
const REQUIRED = [
    ['summary', 'Summary'],
    ['timeline', 'Timeline'],
    ['root-cause', 'Root Cause'],
    ['action-items', 'Action Items'],
];
const sections = {
    name: 'sections',
    promise: 'The required sections exist, have content, and have no placeholders',
    severity: 'error',
    hasStyle: true,
    readsUnread: true,
    judgesForms: true,
    message: 'The document is incomplete, so readers who were not there cannot follow it.',
    fix: 'Add what is missing. If something is unknown, say so. Remove sections that have no content.',
    check: (subject) => {
        const { document, template, peoples } = subject;
        if (document.unread !== undefined)
            return [{ range: headOf(document), message: document.unread }];
        const filled = [
            ...document.sections.flatMap((section) => emptyIn(section, document, template)),
            ...document.sections.flatMap(({ placeholders }) => placeholders.map(leftToFillIn)),
            ...(template === undefined ? [] : templateLines(document, template)),
        ];
        return [
            ...titleProblems(document),
            ...sections_missing(document, template, peoples.missing),
            // The check waits for people there.
            ...filled.filter(({ range }) => !(0,peoples_sections/* isInOpenForm */.EN)(peoples.there, range)),
            ...formProblems(subject),
        ];
    },
    notChecked: ({ document, template, peoples, byDevin }) => {
        if (byDevin === 'unknown' && peoples.there.some(({ answers }) => answers.length > 0))
            return 'who filled in the sections that belong to people, because the commits of the pull request could not be read';
        const language = otherLanguage(document);
        if (language === undefined || document.unread !== undefined)
            return undefined;
        if (template !== undefined || isAnyKnown(document))
            return `placeholders in words, such as "to be added later", because the rule reads English and the text is in ${language}; marks such as "TBD" are found`;
        return `whether the required sections are there, because no heading has a known name and the text is in ${language}: map your headings in the configuration, or set "template"; and placeholders in words, such as "to be added later"`;
    },
    docs: {
        checks: [
            'The document has a title.',
            "A summary, a timeline, a root cause and action items are there, under their usual names (Executive summary, Contributing factors, Follow-ups, …). With a template of the team's own (`template` in the configuration), its top headings are required instead, except those marked (optional).",
            'No section is empty.',
            'No placeholder is left in the title or the text: `TBD`, `TODO`, "the cause is TBD", "to be added later", "summary goes here", `<what happened>`, `[summary]`, `{{summary}}`, `$SUMMARY`, `%SUMMARY%`. A note about who still has to do something is fine, and so is "TODO" as a state. Each line is reported.',
            "No line of the team's own template is left unchanged.",
            'Sections for people (`sections` in the configuration) exist. Until each has an answer, below each question if there are any, the check waits for people, and no rule reports what is missing in them. In a document by Devin they contain only questions, at most five in all, each a block quote that begins with a role, and Devin has answered none.',
            "House style: the title, and sections that the team's own template does not require.",
            'The document is not too large or too deeply nested to be read.',
        ],
        why: 'A postmortem is read by people who were not there, often years later. A gap that is explained ("unknown, because the logs had expired") helps them; an empty one does not.',
        bad: `# Postmortem: Invoices were sent twice — billing

## Summary

TBD

## Timeline

- 10:02 UTC — PagerDuty incident triggered

## Root Cause
`,
        good: `# Postmortem: Invoices were sent twice — billing

## Summary

Between 10:02 and 10:40 UTC, 310 customers received an invoice twice.

## Timeline

- 10:02 UTC — PagerDuty incident triggered

## Root Cause

Unknown: the queue's logs had expired before they were read.

## Action Items

- [ ] Detect: keep the queue's logs for 30 days — done when a query shows last month
`,
    },
};
function titleProblems(document) {
    const { title } = document;
    if (title?.placeholder !== undefined)
        return [leftToFillIn(title.placeholder)];
    if (title !== undefined && title.text !== '')
        return [];
    const message = 'There is no title: begin with "# Postmortem: what broke — service".';
    return [{ range: headOf(document), severity: 'style', message }];
}
/** A missing section of the team's own template is an error. One that only we require is house style. */
function sections_missing(document, template, peoples) {
    const range = headOf(document);
    const problem = (name) => ({ range, message: `There is no section "${name}".` });
    const style = (name) => ({ ...problem(name), severity: 'style' });
    if (template !== undefined) {
        const required = template.sections.filter((section) => isRequired(section) && !sections_isIn(document, section));
        const others = peoples.filter((heading) => !required.some(({ title }) => title === heading));
        return [...required.map(({ title }) => problem(title)), ...others.map(style)];
    }
    const usual = otherLanguage(document) !== undefined && !isAnyKnown(document)
        ? []
        : REQUIRED.filter(([kind]) => (0,document_sections/* sectionsOf */.Ks)(document.sections, kind).length === 0).map(([, name]) => name);
    return [...new Set([...usual, ...peoples])].map(style);
}
/** In a document by Devin: how it left the sections for people. */
function formProblems({ document, author, peoples, byDevin }) {
    if (author !== 'devin')
        return [];
    const questions = peoples.there.flatMap((form) => form.questions);
    const tooMany = questions.length > peoples_sections/* MAX_QUESTIONS */.Rj ? questions[peoples_sections/* MAX_QUESTIONS */.Rj] : undefined;
    return [
        ...(tooMany === undefined
            ? []
            : [
                {
                    range: tooMany.range,
                    message: `There are ${questions.length} questions to people: ask at most ${peoples_sections/* MAX_QUESTIONS */.Rj}.`,
                },
            ]),
        ...questions
            .filter(({ role }) => role === undefined)
            .map(({ range }) => ({
            range,
            message: 'The question is to nobody: begin it with a role, such as "**On-call engineer:**".',
        })),
        ...peoples.there.flatMap(({ section: { title }, answers }) => answers
            .filter(({ range }) => isDevins(linesAt(document, range), byDevin))
            .map(({ range }) => ({
            range,
            message: `"${title}" belongs to people, and Devin wrote this: take it out, and leave the questions open.`,
        }))),
    ];
}
function isDevins(lines, byDevin) {
    if (typeof byDevin === 'string')
        return byDevin === 'all';
    return lines.every((line) => line === '' || byDevin.has(line));
}
/** In full, even if a block begins after a list marker. */
function linesAt({ markdown }, { start, end }) {
    const rest = /^[^\r\n]*/.exec(markdown.slice(end.offset))?.[0].length ?? 0;
    return (0,peoples_sections/* trimmedLines */.Al)(markdown.slice(start.offset - (start.column - 1), end.offset + rest));
}
function isAnyKnown({ sections }) {
    return sections.some(isKnown);
}
function isKnown({ kind, subsections }) {
    return kind !== 'unknown' || subsections.some(isKnown);
}
function isRequired({ title }) {
    return !/\boptional\b/i.test(title);
}
function sections_isIn(document, { kind, title }) {
    if (kind !== 'unknown')
        return (0,document_sections/* sectionsOf */.Ks)(document.sections, kind).length > 0;
    const named = (section) => section.title.toLowerCase() === title.toLowerCase() || section.subsections.some(named);
    return document.sections.some(named);
}
/** Does not report the parts of an empty section again. */
function emptyIn(section, document, template) {
    if (!section.empty)
        return section.subsections.flatMap((part) => emptyIn(part, document, template));
    if (isEntryOrItem(section, document))
        return [];
    const message = `"${section.title}" is empty.`;
    return [{ range: section.heading, message, ...(isPromised(section, template) ? {} : { severity: 'style' }) }];
}
/** A heading such as "### 14:32 Deploy" or "### Alert on CPU @dana" needs no text. */
function isEntryOrItem({ heading: { start, end } }, { timeline, actionItems }) {
    return [...timeline, ...actionItems].some(({ range }) => range.start.offset < end.offset && range.end.offset > start.offset);
}
/** Returns whether the section is one of the required ones. */
function isPromised({ kind, title }, template) {
    if (template === undefined)
        return REQUIRED.some(([required]) => required === kind);
    return template.sections.some((section) => isRequired(section) &&
        (section.title.toLowerCase() === title.toLowerCase() || (kind !== 'unknown' && section.kind === kind)));
}
function leftToFillIn({ range, text }) {
    return { range, message: `"${text}" is a placeholder that was not filled in.` };
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/timeline.js




const timeline = {
    name: 'timeline',
    promise: 'The timeline can be read, is in order and in UTC',
    severity: 'error',
    hasStyle: true,
    message: 'The timeline cannot be read as one sequence of events, so readers cannot tell what led to what.',
    fix: 'Write one line per event, oldest first. Start each with its time in UTC, such as "- 14:32 UTC — what happened", and add the date if the day changes.',
    check: ({ document }) => {
        const [section] = (0,document_sections/* sectionsOf */.Ks)(document.sections, 'timeline');
        // `sections` reports that it is missing, empty or not filled in.
        if (section === undefined || section.empty)
            return [];
        const timed = document.timeline.filter(({ time }) => time !== undefined);
        if (timed.length === 0 && section.placeholders.length > 0)
            return [];
        if (timed.length === 0) {
            return [{ range: section.heading, severity: 'style', message: 'This section has no event with a time.' }];
        }
        return [
            ...without(document.timeline, section.placeholders).flatMap(unreadable),
            ...timed.flatMap(notUtc),
            ...timeline_disorder(document),
            ...(timed.some(({ time }) => time?.zone !== undefined)
                ? []
                : [
                    {
                        range: section.heading,
                        severity: 'warn',
                        message: 'No zone is stated: the times are read as UTC.',
                    },
                ]),
        ];
    },
    notChecked: ({ document }) => {
        const [section] = (0,document_sections/* sectionsOf */.Ks)(document.sections, 'timeline');
        if (section === undefined)
            return 'the order and the zone of events, because no section has a known name for a timeline';
        if (section.empty || document.timeline.some(({ time }) => time !== undefined))
            return undefined;
        return `the order and the zone of events, because no time can be read in "${section.title}"${linesNotRead(document, 'timeline')}`;
    },
    docs: {
        checks: [
            'The timeline, a list or a table, has at least one event with a time.',
            'Each event has a time that can be read (`14:32 UTC`, `14:32`, `2026-02-10T14:32Z`, `14:32–14:40`), or says that it is unknown.',
            'Events are in the order in which they happened. If a time goes back because the day changes, it needs a date.',
            'Times are in UTC. If no zone is stated anywhere, they are read as UTC, with a warning.',
        ],
        why: 'Causes come before effects. With local times, or events out of order, readers have to convert times before they see what came first, and comparisons with deploys and telemetry go wrong.',
        bad: `## Timeline

- 15:28 CET — Connection pool at 92%
- 14:15 UTC — Deploy #387 released
- a bit later — On-call engineer acknowledged
`,
        good: `## Timeline

- 14:15 UTC — Deploy #387 released
- 14:28 UTC — Connection pool at 92%
- 14:38 UTC — On-call engineer acknowledged
`,
    },
};
/** The prompt asks for "unknown" if a time could not be established. */
function unreadable({ time, unreadable: words, text, range }) {
    if (words !== undefined) {
        return [{ range: words.range, severity: 'style', message: `"${words.text}" cannot be read as a time.` }];
    }
    if (time !== undefined || /\b(?:unknown|not known|not established)\b/i.test(text))
        return [];
    return [{ range, severity: 'style', message: 'This event does not begin with a readable time.' }];
}
function notUtc({ time }) {
    if (time?.zone === undefined || time.zone.offset === 0)
        return [];
    return [{ range: time.range, severity: 'style', message: `${time.zone.text} is not UTC${inUtc(time)}.` }];
}
function inUtc({ start, zone }) {
    if (zone?.offset === undefined)
        return ', and not every reader knows its offset';
    const midnight = Math.floor(start.seconds / units/* DAY_SECONDS */.fo) * units/* DAY_SECONDS */.fo;
    return `: in UTC it is ${new Date((start.seconds - midnight) * 1000).toISOString().slice(11, 16)}`;
}
/** Each timeline of the document has its own order. */
function timeline_disorder({ timeline, markdown }) {
    const sequences = new Set(timeline.map(({ sequence }) => sequence));
    return [...sequences].flatMap((sequence) => disorderIn(timeline.filter((entry) => entry.sequence === sequence), markdown));
}
/**
 * Returns the smallest set of events whose removal leaves the others in order, to the minute: not every event has seconds. If two
 * events are swapped, the second.
 */
function disorderIn(entries, markdown) {
    const timed = entries.flatMap(({ range, time }) => (time === undefined || time.wholeDay ? [] : [{ range, time }]));
    const starts = timed.map(({ time }) => Math.floor(time.start.seconds / 60));
    const [first] = timed;
    const goesBack = starts.every((start, index) => index === 0 || start <= (starts[index - 1] ?? start));
    if (first !== undefined && timed.length > 2 && goesBack && starts[0] !== starts.at(-1)) {
        const message = 'The newest event comes first here: start with the oldest.';
        return [{ range: first.time.range, severity: 'style', message }];
    }
    const ordered = longestOrdered(starts);
    return timed
        .filter((_, index) => !ordered.has(index))
        .map(({ range, time }) => ({
        range: time.range,
        message: 'This event is out of order.',
        // "Declared 14:41, Repaired 13:59": a list of key times with labels first need not be in order.
        ...(isLabelFirst(markdown, range, time.range) ? { severity: 'style' } : {}),
    }));
}
/** More than a bullet, a box and bold type. */
const timeline_MAX_LEAD = 10;
const MAX_LINE = 500;
/** Rows of a table do, wherever their times are. */
function isLabelFirst(markdown, { start: entry }, { start: time }) {
    const lead = markdown.slice(entry.offset, Math.min(time.offset, entry.offset + MAX_LINE));
    return entry.line === time.line && lead.length > timeline_MAX_LEAD && !/\||<t[dr]\b/i.test(lead);
}
/** Returns the indices of a longest sequence that never goes back (patience sorting from the end, n log n). */
function longestOrdered(values) {
    /** For each length, the index at which the sequence of that length with the highest beginning begins. */
    const beginnings = [];
    const after = [];
    for (let index = values.length - 1; index >= 0; index--) {
        let low = 0;
        let high = beginnings.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((values[beginnings[middle] ?? 0] ?? 0) >= (values[index] ?? 0))
                low = middle + 1;
            else
                high = middle;
        }
        after[index] = beginnings[low - 1];
        beginnings[low] = index;
    }
    const sequence = new Set();
    for (let index = beginnings.at(-1); index !== undefined; index = after[index])
        sequence.add(index);
    return sequence;
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/rules.js














/**
 * Every rule, in the order in which they are documented and reported. The source of their names, the keys of `review.rules`, default
 * severities and documents: run `npm run generate` after a change.
 */
const RULES = [
    sections,
    timeline,
    facts,
    actionItems,
    secrets,
    remoteContent,
    scope,
    record_record,
    evidence,
    claims,
    hypotheses,
    impact,
    blameless,
];
/**
 * Returns the findings, errors first, one per rule. A rule that is `off` does not run. `warn` or `error` in
 * `config.review.rules` is the severity of all findings of the rule, as in ESLint. House style is an error in documents by Devin,
 * and `config.review.style` in documents by people.
 */
function runRules(subject) {
    const withoutSecrets = withoutSecretsOf(subject);
    const findings = appliedRules(subject).flatMap((rule) => {
        const places = rule
            .check(subject)
            .filter(({ range }) => rule.judgesForms || !(0,peoples_sections/* isInOpenForm */.EN)(subject.peoples.there, range))
            .sort((a, b) => a.range.start.offset - b.range.start.offset)
            .flatMap((problem) => {
            const severity = severityOf(problem, rule, subject);
            return severity === 'off' ? [] : [placeOf(problem, severity, withoutSecrets)];
        });
        return findingOf({ rule: rule.name, message: rule.message, fix: rule.fix }, places);
    });
    return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}
/** Returns the rules that cannot be applied to the document's language or form. */
function rulesNotApplied(subject) {
    const withoutSecrets = withoutSecretsOf(subject);
    return appliedRules(subject).flatMap((rule) => {
        const why = rule.notChecked?.(subject);
        return why === undefined ? [] : [{ rule: rule.name, why: withoutSecrets(why) }];
    });
}
function appliedRules({ document, config }) {
    const rules = document.unread === undefined ? RULES : RULES.filter(({ readsUnread }) => readsUnread);
    return rules.filter(({ name }) => config.review.rules[name] !== 'off');
}
function severityOf(problem, rule, { config, author }) {
    const setting = config.review.rules[rule.name];
    if (setting !== undefined)
        return setting;
    if (problem.severity !== 'style')
        return problem.severity ?? rule.severity;
    return author === 'devin' ? 'error' : config.review.style;
}
/** Returns no finding if there are no places. */
function findingOf(about, places) {
    return places.length === 0 ? [] : [{ ...about, severity: places.some(isError) ? 'error' : 'warn', places }];
}
function isError({ severity }) {
    return severity === 'error';
}
function placeOf({ range: { start, end }, message }, severity, withoutSecrets) {
    // A range that ends before the first character of a line does not reach into it.
    const endLine = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
    return { line: start.line, endLine, column: start.column, message: withoutSecrets(message), severity };
}
/**
 * Returns a function that removes secrets from a message: a rule may quote the document, and a finding must not repeat a secret. The
 * reader masks secrets, so only a few different texts are left, however many secrets there are. The longest goes first, because it
 * may contain another.
 */
function withoutSecretsOf({ document, secrets }) {
    // Messages about an unread document quote nothing.
    if (document.unread !== undefined)
        return (message) => message;
    const kinds = new Map(secrets.toReversed().map(({ start, end, kind }) => [document.markdown.slice(start, end), kind]));
    kinds.delete('');
    const texts = [...kinds].sort(([one], [other]) => other.length - one.length);
    return (message) => texts.reduce((text, [secret, kind]) => text.replaceAll(secret, `[${kind}]`), message);
}

;// CONCATENATED MODULE: ./build/src/postmortem/changed-lines.js

/** Returns the lines of the new file that a patch adds or changes, counted from 1; from `patch` in GitHub's "List pull requests files". */
function changedLinesOf(patch) {
    const changed = new Set();
    let line = 0;
    for (const row of patch.split('\n')) {
        const hunk = /^@@ -\d{1,9}(?:,\d{1,9})? \+(\d{1,9})(?:,\d{1,9})? @@/.exec(row);
        if (hunk)
            line = Number(hunk[1]);
        else if (row.startsWith('+'))
            changed.add(line++);
        else if (row.startsWith(' '))
            line++;
    }
    return changed;
}
/** Findings of these rules can harm a reader or become public with the merge, so they keep their severity everywhere. */
const NEVER_LOWERED = ['secrets', 'remote-content'];
/**
 * Returns the findings in a document that the pull request only changes: those on changed lines, as warnings. Unchanged lines are
 * ignored. `scope` is about the pull request itself, and stays as it is. Secrets and remote content keep their severity, on any line:
 * a change on one line can activate another (a link's definition, the end of a comment). They are ignored only if they `wasThere`
 * before, which is asked only about unchanged lines.
 */
function onlyChanged(findings, changedLines, wasThere) {
    return findings.flatMap((finding) => {
        const { rule, places } = finding;
        if (rule === 'scope')
            return [finding];
        const changed = (place) => isChanged(place, changedLines);
        return findingOf(finding, NEVER_LOWERED.includes(rule)
            ? places.filter((place) => changed(place) || !wasThere(rule, place))
            : places.filter(changed).map((place) => ({ ...place, severity: 'warn' })));
    });
}
/** Returns whether secrets or remote content are on unchanged lines, so that the earlier version is needed to see what is new. */
function needsEarlierVersion(findings, changedLines) {
    return findings.some(({ rule, places }) => NEVER_LOWERED.includes(rule) && places.some((place) => !isChanged(place, changedLines)));
}
function isChanged({ line, endLine }, changedLines) {
    for (let at = line; at <= endLine; at++)
        if (changedLines.has(at))
            return true;
    return false;
}

// EXTERNAL MODULE: ./build/src/postmortem/family.js
var family = __webpack_require__(48482);
// EXTERNAL MODULE: ./build/src/postmortem/index-entry.js
var index_entry = __webpack_require__(7237);
// EXTERNAL MODULE: ./build/src/policy/config-for.js
var config_for = __webpack_require__(26418);
// EXTERNAL MODULE: ./node_modules/unist-util-visit/lib/index.js
var lib = __webpack_require__(73617);
;// CONCATENATED MODULE: ./build/src/postmortem/claims/wording.js
/** How a sentence says that it is inferred, or that something is not known, in the nine languages that documents are read in. */
const INFERENCE = [
    /\b(?:probabl[ey]|likely|presumabl[ey]|apparently|perhaps|possibl[ey]|plausibl[ey]|suggest(?:s|ed|ing)?|appear(?:s|ed)?\sto|seem(?:s|ed)?|(?:may|might|could)\s(?:also\s|well\s)?(?:have|be)|we\s(?:believe|assume|suspect|infer)|infer(?:s|red|ence)?|assum(?:e[sd]?|ption)|hypothes[ei]s|suspect(?:s|ed)?|indicates?\sthat|consistent\swith|points?\sto)\b/i,
    // German
    /\b(?:wahrscheinlich|vermutlich|möglicherweise|anscheinend|offenbar|vermut(?:en|et)|scheint|deutet\s|legt\snahe|mutmaßlich|könnte)(?![\p{L}])/iu,
    // French
    /(?<![\p{L}])(?:probablement|vraisemblablement|peut-être|semble(?:nt)?|suggère(?:nt)?|sans\sdoute|suppos(?:ons|é))(?![\p{L}])/iu,
    // Spanish, Portuguese, Italian
    /(?<![\p{L}])(?:probablemente|posiblemente|parece(?:n)?|sugiere(?:n)?|quizás?|provavelmente|possivelmente|sugere(?:m)?|talvez|aparentemente|probabilmente|possibilmente|sembra(?:no)?|suggerisce|forse|presumibilmente)(?![\p{L}])/iu,
    // Japanese, Chinese, Korean
    /おそらく|可能性|推測|推定|と思われ|と考えられ|かもしれ|可能|推测|大概|疑似|或许|估计|아마|추정|가능성|보인다|보입니다|것\s?같/u,
];
const GAP = [
    /\b(?:unknown|(?:not|never|neither)\s(?:yet\s|be\s|been\s|fully\s)?(?:known|established|found|identified|determined|clear|measured|seen|recorded|available|read|ruled\sout)|no\s(?:change|cause|root\scause)\s(?:was|were)\s(?:found|identified)|(?:could|can)(?:\snot|not|n['’]t)\s(?:be\s)?(?:\w+\s)?(?:establish|determin|find|found|identif|measur|read|see|tell|told|quantif|reproduc|verif)\w*|confidence\W{0,4}(?:is\s)?(?:high|medium|low)|nothing\swas\sruled\sout|had\sexpired)\b/i,
    /\b(?:unbekannt|nicht\s(?:bekannt|gefunden|messbar|ermittelt|festgestellt))(?![\p{L}])/iu,
    /(?<![\p{L}])(?:inconnue?s?|n'a\spas\s(?:pu\s)?(?:être\s)?(?:établie?|mesurée?|trouvée?|identifiée?)|desconocid[oa]s?|desconhecid[oa]s?|sconosciut[oaei]|no\sse\s(?:pudo|conoce|sabe)|não\s(?:foi\spossível|se\ssabe)|non\s(?:è\sstato\spossibile|si\sconosce))(?![\p{L}])/iu,
    /不明|わからな|分かってい?ない|未知|不清楚|尚未(?:确定|查明)|알\s?수\s?없|불명/u,
];
/** "Probably", "this suggests": the sentence says itself that it is inferred. */
function isInference(text) {
    return INFERENCE.some((pattern) => pattern.test(text));
}
/** It names what is not known: a gap, and not a claim. */
function isGap(text) {
    return GAP.some((pattern) => pattern.test(text));
}
/** The link may show another time than the incident's, because the sentence compares with it. */
function isComparison(text) {
    return /\b(?:baseline|normal(?:ly)?|usual(?:ly)?|(?:day|week|month|hours?)\s(?:earlier|before)|previous\s(?:day|week|month)|compar\w+|same\shours?|typical(?:ly)?|last\sweek|yesterday)\b|üblich|normalerweise|d'habitude|habituel|normalmente|di\ssolito|通常|平时|평소/iu.test(text);
}

;// CONCATENATED MODULE: ./build/src/postmortem/claims/claims.js





/** More are a log, not a postmortem. */
const MAX_CLAIMS = 500;
/** In the order of the file. */
function claimsOf(document) {
    const text = (0,document_source/* sourceOf */.vz)(document.markdown);
    const claims = [
        ...document.timeline.map((entry) => eventOf(document, entry)),
        ...proseOf(document, 'impact', text).flatMap((sentence) => claims_numbersIn(sentence)),
        ...['root-cause', 'detection'].flatMap((section) => proseOf(document, section, text)
            .filter(isStatement)
            .map((sentence) => claimOf(sentence, 'sentence', undefined))),
    ];
    return claims.sort((a, b) => a.range.start.offset - b.range.start.offset).slice(0, MAX_CLAIMS);
}
function eventOf({ markdown }, entry) {
    const { range } = entry;
    return {
        kind: 'event',
        section: 'timeline',
        range,
        text: markdown.slice(range.start.offset, range.end.offset),
        entry,
        number: undefined,
        isInferred: isInference(entry.text),
        paragraph: range,
    };
}
function claimOf({ section, text, range, paragraph }, kind, number) {
    return { kind, section, range, text, entry: undefined, number, isInferred: isInference(text), paragraph };
}
/** Sentences of paragraphs and list items, and whole rows of tables; no headings, quotes, code or table heads. */
function proseOf(document, kind, source) {
    const bodies = (0,document_sections/* sectionsOf */.Ks)(document.sections, kind).flatMap(({ body }) => (body === undefined ? [] : [body]));
    if (bodies.length === 0)
        return [];
    const statements = [];
    const isInside = (node) => bodies.some(({ start, end }) => (0,document_source/* startOf */.GH)(node) >= start.offset && (0,document_source/* endOf */.pJ)(node) <= end.offset);
    const events = document.timeline.map(({ range }) => range);
    (0,lib/* visit */.YR)(document.tree, (node) => {
        if (node.type === 'blockquote' || node.type === 'heading')
            return 'skip';
        if (node.type === 'table') {
            for (const row of node.children.slice(1)) {
                if (!isInside(row))
                    continue;
                const range = (0,document_source/* rangeAt */.B3)(source, (0,document_source/* startOf */.GH)(row), (0,document_source/* endOf */.pJ)(row));
                statements.push({ section: kind, text: textAt(document, range), range, paragraph: range });
            }
            return 'skip';
        }
        if (node.type !== 'paragraph' || !isInside(node))
            return undefined;
        const paragraph = (0,document_source/* rangeAt */.B3)(source, (0,document_source/* startOf */.GH)(node), (0,document_source/* endOf */.pJ)(node));
        // A timeline in another section is a timeline.
        if (events.some(({ start, end }) => start.offset <= paragraph.start.offset && end.offset >= paragraph.end.offset)) {
            return 'skip';
        }
        for (const { start, text } of sentencesIn(textAt(document, paragraph))) {
            const from = paragraph.start.offset + start;
            statements.push({ section: kind, text, range: (0,document_source/* rangeAt */.B3)(source, from, from + text.length), paragraph });
        }
        return 'skip';
    });
    return statements;
}
function textAt({ markdown }, { start, end }) {
    return markdown.slice(start.offset, end.offset);
}
/** A citation after the full stop belongs to the sentence before it: "… per item. (E-7f3a12) The next …". */
const LEADING_CITATION = /^\s*(?:\(\s*(?:\[[^\]]{1,200}\]\([^)\s]{1,2000}\)|E-[\da-f]{4,40})(?:\s*[,;]\s*(?:\[[^\]]{1,200}\]\([^)\s]{1,2000}\)|E-[\da-f]{4,40}))*\s*\)|\[E-[\da-f]{4,40}\](?:\([^)\s]{1,2000}\))?|(?:E-[\da-f]{4,40}\b))[.,;]?/i;
function sentencesIn(text) {
    const found = [];
    for (const { text: sentence, start } of sentencesOf(text).flatMap(inCjk)) {
        const before = found.at(-1);
        const leading = before === undefined ? undefined : LEADING_CITATION.exec(sentence)?.[0];
        if (before !== undefined && leading !== undefined) {
            before.text = text.slice(before.start, start + leading.length);
            push(start + leading.length, sentence.slice(leading.length));
        }
        else
            push(start, sentence);
    }
    return found;
    function push(start, sentence) {
        const blanks = sentence.length - sentence.trimStart().length;
        const trimmed = sentence.trim();
        if (trimmed !== '')
            found.push({ start: start + blanks, text: trimmed });
    }
}
function inCjk({ text, start }) {
    let at = 0;
    return text.split(/(?<=[。！？])/).map((part) => {
        const sentence = { text: part, start: start + at };
        at += part.length;
        return sentence;
    });
}
/** Letters of a sentence that says something: "Trigger:" is a label, and "See above." no claim. */
const claims_MIN_LETTERS = 12;
/** A paragraph that is bold as a whole is a heading. */
const BOLD = /^(?:\*\*[^*]{1,200}\*\*|__[^_]{1,200}__)$/;
const HAS_SOURCE = /\]\([^)\s]|https?:\/\/|\bE-[\da-f]{4}/i;
/** A hypothesis that nobody has decided is no claim. */
const OPEN_ROW = /^\|.*\|\s{0,9}(?:open|offen|ouverte?|abiert[oa]|abert[oa]|apert[oa]|未定|未解決|待定|미정)\s{0,9}\|?\s{0,9}$/iu;
function isStatement({ text }) {
    const bare = bareOf(text);
    const letters = bare.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    const isCjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(bare);
    const isLabel = /[:：?？]\W{0,4}$/u.test(bare) || BOLD.test(text);
    // "The call is this (orders.ts:142):", above a block of code.
    if (HAS_SOURCE.test(text))
        return !BOLD.test(text);
    return !isLabel && letters >= (isCjk ? 4 : claims_MIN_LETTERS) && !isGap(text) && !OPEN_ROW.test(text);
}
/** Without the addresses of links, HTML and citations; of the same length. */
function bareOf(text) {
    return text
        .replace(/\]\([^)\s]{0,2000}\)/g, (link) => `]${' '.repeat(link.length - 1)}`)
        .replace(/<[^>\n]{0,2000}>|https?:\/\/[^\s)>\]]{1,2000}/g, (found) => ' '.repeat(found.length))
        .replace(/\bE-[\da-f]{4,40}\b/gi, (found) => ' '.repeat(found.length));
}
const claims_NUMBER = /(?<![\w.,:/#@-])(?:\d{1,3}\s?(?:hours?|hrs?|h)\s(?:and\s)?\d{1,2}\s?(?:minutes?|mins?|m)\b|(?:\d{1,3}(?:[,.\u202f\u00a0]\d{3})+|\d{1,12}(?:[.,]\d{1,4})?)(?:\s?(?:of|out of|von|sur|de|di|\/)\s(?:the\s)?\d[\d.,]{0,15})?\s?(?:%|percent\b|k\b|m\b|hours?\b|minutes?\b|mins?\b)?)(?![\w:/-])/gi;
const NOT_A_QUANTITY = /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}(?::\d{2})?\b(?:\s?[ap]\.?m\b\.?)?|`[^`]{0,300}`|\b(?:P|SEV-?|p|v|#|step|phase|HTTP|TLS|error|status|code|deploy|release|build|version)\s?[#v]?\d[\w.]*|\[[^\]]{0,200}\](?=\s)|\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}\b/gi;
/** Each quantity of a sentence is a claim: "1,240 of 10,300 orders (12%)" is two. */
function claims_numbersIn(sentence) {
    if (isGap(sentence.text))
        return [];
    const bare = bareOf(sentence.text).replace(NOT_A_QUANTITY, (found) => ' '.repeat(found.length));
    return [...bare.matchAll(claims_NUMBER)].map(([number]) => claimOf(sentence, 'number', number.trim()));
}

;// CONCATENATED MODULE: ./build/src/postmortem/claims/outcome.js

const VERIFIED = { is: 'verified' };
const linked = (why) => ({ is: 'linked', why });
const refuted = (why, rule) => ({
    is: 'wrong',
    why,
    ...(rule !== undefined && { rule }),
});
/** Whether two times are the same to the minute, which people and tools round or cut. */
function isSameMinute(one, other) {
    return (Math.floor(one / units/* MINUTE_MS */.kg) === Math.floor(other / units/* MINUTE_MS */.kg) ||
        Math.round(one / units/* MINUTE_MS */.kg) === Math.round(other / units/* MINUTE_MS */.kg) ||
        Math.floor(one / units/* MINUTE_MS */.kg) === Math.round(other / units/* MINUTE_MS */.kg));
}
const outcome_clock = (at) => new Date(at).toISOString().slice(11, 16);
const outcome_minute = (at) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

;// CONCATENATED MODULE: ./build/src/postmortem/claims/milestones.js


const milestones_WORDS = {
    triggered: /trigger|opened|created|paged|page[sd]?\b|alert|fire[sd]|detect|ausgelöst|alarm|déclench|activad|dispar|attivat|発生|検知|触发|告警|발생/i,
    acknowledged: /ack(?:s|ed|nowledg\w*)?\b|bestätigt|quittiert|acquitt|reconoc|confirm|reconhec|presa in carico|確認|确认|확인/i,
    escalated: /escalat|eskalier|escalad|エスカレ|升级|에스컬/i,
    reassigned: /assign|handed|joins?|joined|escalat|zugewiesen|réaffect|reasign|assegnat|担当|指派|할당/i,
    resolved: /resolv|closed|recover|restored|ended|gelöst|behoben|résolu|resuel|resolvid|risolt|解決|復旧|解决|恢复|해결/i,
};
/** Returns whether the timeline entry describes a milestone at this minute, in its own words. */
function isMilestone(text, at, entries) {
    return entries.some(({ milestone, times }) => milestone !== undefined && milestones_WORDS[milestone].test(text) && times.some((time) => isSameMinute(time, at)));
}
/**
 * The milestones that the timeline leaves out. Told is what a line cites, and what a line says at that minute. Of acknowledgements
 * the first counts, and of resolves the last: responders repeat the one, and a reopened incident the other.
 */
function missingMilestones(entries, events, cited) {
    if (events.length === 0)
        return [];
    const told = milestonesToTell(entries);
    return told.flatMap(({ entry, milestone, at }) => {
        if (entry.hashes.some((hash) => cited.has(hash)))
            return [];
        const isTold = events.some((event) => Math.abs(event.at - at) <= units/* MINUTE_MS */.kg && milestones_WORDS[milestone].test(event.entry.text));
        return isTold ? [] : [{ milestone, at, id: entry.id, range: milestones_placeOf(at, events) }];
    });
}
function milestonesToTell(entries) {
    const all = entries
        .flatMap((entry) => {
        const [at] = entry.times;
        return entry.milestone === undefined || at === undefined ? [] : [{ entry, milestone: entry.milestone, at }];
    })
        .sort((a, b) => a.at - b.at);
    const of = (milestone) => all.filter((each) => each.milestone === milestone);
    const escalations = of('escalated');
    // Who was paged first is no reassignment, and an escalation assigns too.
    const reassigned = of('reassigned').filter(({ at }) => ![...of('triggered'), ...escalations].some((other) => Math.abs(other.at - at) <= units/* MINUTE_MS */.kg));
    const first = all[0]?.at ?? 0;
    return [
        ...of('triggered').slice(0, 1),
        ...of('acknowledged').slice(0, 1),
        ...escalations,
        ...reassigned.filter(({ at }) => at - first > units/* MINUTE_MS */.kg),
        ...of('resolved').slice(-1),
    ];
}
/** From the line before it to the line after it. */
function milestones_placeOf(at, events) {
    const before = events.findLast((event) => event.at <= at);
    const after = events.find((event) => event.at > at);
    const [first, last] = [before ?? after, after ?? before];
    if (first === undefined || last === undefined)
        throw new Error('A timeline without an event has no place');
    const [start, end] = [first.entry.range.start, last.entry.range.end];
    return start.offset <= end.offset ? { start, end } : first.entry.range;
}

;// CONCATENATED MODULE: ./build/src/postmortem/claims/spans.js
function spansOf(items, placeOf) {
    const sorted = items.map((item) => ({ item, ...placeOf(item) })).sort((a, b) => a.start - b.start);
    /** The index of the first that begins at `offset` or after it. */
    const from = (offset) => {
        let low = 0;
        let high = sorted.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((sorted[middle]?.start ?? 0) < offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    return {
        at(offset) {
            const before = sorted[from(offset + 1) - 1];
            return before !== undefined && offset < before.end ? before.item : undefined;
        },
        within: (start, end) => sorted.slice(from(start), from(end)).map(({ item }) => item),
    };
}

;// CONCATENATED MODULE: ./build/src/postmortem/claims/telemetry-range.js
/**
 * The time range in a link to telemetry: a link without one, or with one that counts from now, shows something else tomorrow. Each
 * vendor writes it in its own way, but all of them as names and values, encoded once, twice, or in signs of their own.
 */
const hostOf = (pattern) => (url) => pattern.test(url.hostname);
const NEVER = /(?!)/;
const READINGS = [
    {
        vendor: 'Datadog',
        is: hostOf(/(?:^|\.)(?:datadoghq\.(?:com|eu)|ddog-gov\.com|datadog\.[\w.-]+)$/i),
        names: [
            ['from_ts', 'to_ts'],
            ['start', 'end'],
            ['from', 'to'],
        ],
        permalink: /\/(?:apm\/trace|monitors|notebook|incidents|event\/event|synthetics\/details\/[\w-]+\/result)\/[\w-]+/i,
    },
    {
        vendor: 'CloudWatch',
        is: (url) => /(?:^|\.)console\.(?:aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn)$/i.test(url.hostname),
        names: [
            ['start', 'end'],
            ['startTime', 'endTime'],
        ],
        permalink: NEVER,
    },
    {
        vendor: 'New Relic',
        is: hostOf(/(?:^|\.)(?:newrelic\.com|onenr\.io)$/i),
        names: [
            ['begin_time', 'end_time'],
            ['begin', 'end'],
            ['start', 'end'],
            ['from', 'to'],
        ],
        // A short link hides everything.
        permalink: /^https?:\/\/onenr\.io\//i,
    },
    {
        vendor: 'Honeycomb',
        is: hostOf(/(?:^|\.)honeycomb\.io$/i),
        names: [
            ['start_time', 'end_time'],
            ['trace_start_ts', 'trace_end_ts'],
        ],
        permalink: /\/(?:result|trace|board\/query)\/[\w-]+/i,
    },
    {
        vendor: 'Sentry',
        is: hostOf(/(?:^|[.-])sentry[.-]|(?:^|\.)sentry\.io$/i),
        names: [['start', 'end']],
        permalink: /\/(?:issues\/\w+\/events|issues|traces|trace|replays|profiling\/profile)\/[\w-]+/i,
    },
    {
        vendor: 'Splunk',
        is: hostOf(/splunk/i),
        names: [
            ['earliest', 'latest'],
            ['startTime', 'endTime'],
        ],
        permalink: /[?&]sid=[\w.-]+/i,
    },
    {
        vendor: 'Kibana',
        is: (url) => /(?:kibana|(?:^|\.)elastic(?:-cloud)?\.|\.found\.io$|opensearch)/i.test(url.hostname) ||
            /\/app\/(?:kibana|discover|dashboards|lens|visualize|apm|logs|observability)\b/i.test(url.pathname) ||
            /[#?&]\/?_g=|[?&]_g=/.test(url.href),
        names: [['from', 'to']],
        permalink: NEVER,
    },
    {
        vendor: 'Grafana',
        is: (url) => /grafana/i.test(url.hostname) ||
            /^\/grafana\//.test(url.pathname) ||
            /\/(?:d|d-solo)\/[\w-]+/.test(url.pathname) ||
            /\/(?:explore|dashboard\/snapshot)\b/.test(url.pathname),
        names: [['from', 'to']],
        permalink: /\/(?:dashboard\/snapshot|alerting\/(?:grafana\/)?[\w-]+\/view)\b/i,
    },
];
/** Longer addresses are shortened by vendors themselves. */
const MAX_URL = 8_000;
/** Undefined if the address is none of these vendors'. */
function telemetryRange(address) {
    if (address.length > MAX_URL || !/^https?:/i.test(address) || !URL.canParse(address))
        return undefined;
    const url = new URL(address);
    const reading = READINGS.find(({ is }) => is(url));
    if (reading === undefined)
        return undefined;
    const { vendor, names, permalink } = reading;
    const text = telemetry_range_decoded(`${url.search}${url.hash}`);
    // Datadog slides the range along with the clock then.
    const isLive = vendor === 'Datadog' && /[?&]live=true\b/i.test(text);
    const range = isLive ? undefined : rangeIn(text, names);
    return { vendor, range: range ?? (permalink.test(address) ? 'permalink' : 'none') };
}
function rangeIn(text, names) {
    for (const [first, last] of names) {
        const [start, end] = [momentIn(text, first), momentIn(text, last)];
        if (start === undefined)
            continue;
        const length = lengthIn(text);
        const until = end ?? (length === undefined ? undefined : start + length);
        if (until !== undefined && until >= start)
            return { start, end: until };
    }
    return undefined;
}
/** Honeycomb names the beginning and how many seconds it lasts. */
function lengthIn(text) {
    const seconds = /["&?]time_range["'=:\s]{1,4}(\d{1,9})\b/.exec(text)?.[1];
    return seconds === undefined ? undefined : Number(seconds) * 1000;
}
/** `from_ts=1707…`, `"from":"1707…"`, `start~'2026-02-10T14:00:00Z`, `from:'2026-…'`, `platform[timeRange][begin_time]=…`. */
function momentIn(text, name) {
    const pattern = new RegExp(`(?:^|[^\\w])${name}["'\\]]{0,2}\\s{0,2}[=:~]\\s{0,2}["'(~]{0,2}([\\d][\\d.]{8,19}(?![\\d-])|\\d{4}-\\d{2}-\\d{2}(?:[T +_]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)(?![\\w])`, 'i');
    const written = pattern.exec(text)?.[1];
    return written === undefined ? undefined : momentOf(written);
}
function momentOf(written) {
    if (/^\d{4}-/.test(written)) {
        const [day = '', rest] = [written.slice(0, 10), written.slice(11)];
        // Without a zone it is UTC, as vendors have it in links that are meant to be shared.
        const at = Date.parse(rest === undefined || rest === '' ? day : `${day}T${/[Z+]|-\d{2}:?\d{2}$/i.test(rest) ? rest : `${rest}Z`}`);
        return Number.isNaN(at) ? undefined : at;
    }
    const value = Number(written);
    const digits = written.split('.')[0]?.length ?? 0;
    // Seconds, milliseconds, microseconds or nanoseconds since 1970.
    const unit = digits <= 10 ? 1000 : digits <= 13 ? 1 : digits <= 16 ? 1e-3 : 1e-6;
    return Number.isFinite(value) && digits >= 9 ? Math.round(value * unit) : undefined;
}
/** AWS writes `%` as `$` or `*`, and encodes twice. */
function telemetry_range_decoded(text) {
    let now = text;
    for (let round = 0; round < 3; round += 1) {
        const next = now.replace(/(?:[%$*][\da-f]{2})+/gi, (encoded) => {
            try {
                return decodeURIComponent(encoded.replace(/[$*]/g, '%'));
            }
            catch {
                return encoded;
            }
        });
        if (next === now)
            break;
        now = next;
    }
    return now;
}

;// CONCATENATED MODULE: ./build/src/postmortem/claims/sources.js



/** An ID of the evidence. The example of the brief has four digits, and an ID six or more. */
const ENTRY_ID = /(?<![\w-])E-[\da-f]{4,40}(?![\w-])/gi;
const CODE_FILE = 'ts|js|tsx|jsx|mjs|cjs|py|go|rb|rs|java|kt|kts|cs|fs|c|cc|cpp|h|hpp|m|swift|php|scala|clj|ex|exs|erl|hs|lua|pl|r|sql|tf|hcl|ya?ml|json|toml|ini|conf|cfg|xml|sh|bash|ps1|env|properties|proto|graphql|css|scss|html|vue|svelte|gradle|md|txt|lock|mod|bazel|nix|dockerfile';
/** `src/services/orders.ts:142`, `orders.ts:142-150`, `orders.ts#L142`. */
const PATH_AND_LINE = new RegExp(`(?<![\\w/@.-])((?:[\\w@.-]{1,60}/){0,12}[\\w.-]{1,80}\\.(?:${CODE_FILE}))(?::|#L)(\\d{1,7})(?:-L?(\\d{1,7}))?(?![\\w:/])`, 'gi');
/** A query that gave a number: it has operators of a query language. */
const QUERY = /[{}]|\b(?:select|sum|avg|count|rate|where|from|stats|filter|p\d\d)\b.{0,300}[=:({|]|\|\s*\w+/i;
const offsets = ({ range: { start, end } }) => ({ start: start.offset, end: end.offset });
function sourcesIn(document, citations) {
    const { markdown, links, code, html } = document;
    const hidden = spansOf([...code.filter(({ block }) => block), ...html.filter(({ value }) => value.startsWith('<!--'))], offsets);
    const linked = spansOf(links, offsets);
    const entries = [...markdown.matchAll(ENTRY_ID)].flatMap(({ index, 0: id }) => {
        if (hidden.at(index) !== undefined)
            return [];
        const link = linked.at(index);
        // The address of a link can hold the ID too: it counts once.
        const address = link === undefined ? -1 : markdown.slice(link.range.start.offset, index).lastIndexOf('](');
        if (address !== -1)
            return [];
        return [{ id, page: link?.url, range: { start: index, end: index + id.length } }];
    });
    const placed = entries.map(({ id, page, range }) => ({
        start: range.start,
        source: { kind: 'entry', id, page },
    }));
    const places = citations.flatMap((citation) => citation.places.map((place) => ({ citation, ...place })));
    for (const { citation, range, asFile, file } of places) {
        const source = file !== undefined
            ? { kind: 'file', target: fileAt(citation, file.path), lines: file.lines }
            : asFile
                ? { kind: 'elsewhere', what: 'a link to a commit' }
                : { kind: 'change', target: citation };
        placed.push({ start: range.start.offset, source });
    }
    const [cited, named] = [spansOf(places, offsets), spansOf(entries, ({ range }) => range)];
    for (const { url, range } of links) {
        const { start, end } = offsets({ range });
        if (/^mailto:/i.test(url) || cited.within(start, end).length > 0 || cited.at(start) !== undefined)
            continue;
        if (named.within(start, end).length > 0)
            continue;
        const telemetry = telemetryRange(url);
        placed.push({
            start,
            source: telemetry === undefined
                ? { kind: 'elsewhere', what: sources_hostOf(url) ?? 'a link within the repository' }
                : { kind: 'telemetry', ...telemetry },
        });
    }
    for (const { value, block, range } of code) {
        if (!block && value.length >= 12 && QUERY.test(value.slice(0, 400))) {
            placed.push({ start: range.start.offset, source: { kind: 'elsewhere', what: 'a query' } });
        }
    }
    for (const match of markdown.matchAll(PATH_AND_LINE)) {
        const { index } = match;
        // The words of a permalink, or its address.
        if (hidden.at(index) !== undefined || linked.at(index) !== undefined || cited.at(index) !== undefined)
            continue;
        const [, path = '', from = '', to = from] = match;
        const lines = { from: Number(from), to: Math.max(Number(from), Number(to)) };
        placed.push({ start: index, source: bareFile(path, lines) });
    }
    const all = spansOf(placed, ({ start }) => ({ start, end: start }));
    const sourcesOf = ({ range: { start, end } }) => withCommits(all.within(start.offset, end.offset).map(({ source }) => source), elsewhere);
    const elsewhere = commitOf(citations);
    return Object.assign(sourcesOf, { entries });
}
/** Until it is known at which commit it is. */
function bareFile(path, lines) {
    return {
        kind: 'file',
        target: { key: '', host: undefined, repository: '', commit: undefined, pull: undefined, path },
        lines,
    };
}
/** Finds the commit at which the document cites a file, or else the only one that it names in full. */
function commitOf(citations) {
    const isWhole = ({ commit }) => commit?.length === 40;
    const whole = citations.filter(isWhole);
    const only = (found) => new Set(found.map(({ repository, commit }) => `${repository}@${commit}`)).size === 1 ? found[0] : undefined;
    return (path) => {
        const isIt = ({ file }) => file !== undefined && `/${file.path}`.endsWith(`/${path}`);
        const same = only(whole.filter(({ places }) => places.some(isIt)));
        const cited = same?.places.find(isIt)?.file?.path;
        if (same !== undefined && cited !== undefined)
            return { target: fileAt(same, cited), isAssumed: false };
        const single = only(whole);
        return single && { target: fileAt(single, path), isAssumed: true };
    };
}
/** A path and line is at the commit that the same claim names, if it names one. */
function withCommits(sources, elsewhere) {
    const commits = sources.flatMap((source) => source.kind === 'change' && source.target.commit !== undefined ? [source.target] : []);
    // A commit is often named twice, in short and by its address.
    const commit = commits.toSorted((a, b) => (b.commit?.length ?? 0) - (a.commit?.length ?? 0))[0];
    const isOther = (target) => target.repository !== commit?.repository || commit.commit?.startsWith(target.commit ?? '') !== true;
    return sources.map((source) => {
        if (source.kind !== 'file' || source.target.repository !== '')
            return source;
        const { path = '' } = source.target;
        if (commit === undefined) {
            const found = elsewhere(path);
            return found === undefined ? { kind: 'elsewhere', what: `${path} without a commit` } : { ...source, ...found };
        }
        if (commits.some(isOther))
            return { kind: 'elsewhere', what: `${path} without a commit` };
        return { ...source, target: fileAt(commit, path) };
    });
}
function sources_hostOf(url) {
    return /^https?:/i.test(url) && URL.canParse(url) ? new URL(url).hostname : undefined;
}

;// CONCATENATED MODULE: ./build/src/postmortem/claims/quotes.js


const QUOTED = /["“”„«「『]([^"“”„«»「」『』\n]{2,400})["“”»」』]/g;
/** Long enough to be somebody's words. */
const MIN_QUOTE = 2;
const NO_WORDS = /^(?:https?:\/\/\S+|[\w.-]{1,100}\/[\w.-]{1,100}(?:[@#][\w-]{1,40})|[\da-f]{7,40}|\d[\d:.,%\s]*|[\w@./-]{1,200}\.\w{1,8}|[\w@.-]{1,80}\/[\w@./-]{1,200})$/i;
function quotesOf(claim, code, { markdown }) {
    const { start, end } = claim.range;
    const codes = code.within(start.offset, end.offset).filter(({ block }) => !block);
    // Quotation marks in code are code.
    let text = markdown.slice(start.offset, end.offset);
    for (const { range } of codes) {
        const [from, to] = [range.start.offset - start.offset, range.end.offset - start.offset];
        text = `${text.slice(0, from)}${'\uFFFC'.repeat(Math.max(0, to - from))}${text.slice(to)}`;
    }
    const quoted = [...bareOf(text).matchAll(QUOTED)].flatMap(([, words = '']) => {
        const plain = unescaped(words).replaceAll('\uFFFC', ' ').trim();
        return plain.length < MIN_QUOTE || !/[\p{L}\p{N}]/u.test(plain) ? [] : [plain];
    });
    return {
        quoted,
        code: codes.map(({ value }) => value.trim()).filter((value) => isWords(value)),
    };
}
function isWords(value) {
    if (value === '' || NO_WORDS.test(value))
        return false;
    return !new RegExp(`^(?:${ENTRY_ID.source}|${PATH_AND_LINE.source})$`, 'i').test(value);
}
function unescaped(markdown) {
    return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}(?=\s|$)/g, '');
}
/** Placeholders of the cleaner, and what the author left out. */
const HOLES = /\[[^\]]{0,60}\]|…|\.{3}/g;
/** Whether a text has the words in it, in any case and with any blanks; what stands for something removed matches anything. */
function hasWords(text, words) {
    const whole = quotes_normalized(text);
    let at = 0;
    for (const part of words.replace(HOLES, '\u0000').split('\u0000')) {
        const wanted = quotes_normalized(part).replace(/^[\s.,;:!?]+|[\s.,;:!?]+$/g, '');
        if (wanted === '')
            continue;
        const found = indexOfWords(whole, wanted, at);
        if (found === -1)
            return false;
        at = found + wanted.length;
    }
    return true;
}
/** As whole words, so that "12" is not found in "412". */
function indexOfWords(text, words, from) {
    for (let at = text.indexOf(words, from); at !== -1; at = text.indexOf(words, at + 1)) {
        const [before, after] = [text[at - 1] ?? '', text[at + words.length] ?? ''];
        const isCut = (outside, inside) => WORD.test(outside) && WORD.test(inside);
        if (!isCut(before, words[0] ?? '') && !isCut(after, words.at(-1) ?? ''))
            return at;
    }
    return -1;
}
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_]/u;
function quotes_normalized(text) {
    return text
        .replace(/\uFE0F|[\u200B-\u200D\uFEFF]/g, '')
        .replace(/[‘’‚‛`´]/g, "'")
        .replace(/[“”„«»]/g, '"')
        .replace(/[‐-―−]/g, '-')
        .replace(/\s+/g, ' ')
        .toLowerCase();
}

;// CONCATENATED MODULE: ./build/src/postmortem/claims/verify-change.js
/** Verifies what cites a commit, pull request, release, deployment or workflow run. */



/** Clocks differ, and an event is noted a moment later. */
const verify_change_SLACK = units/* MINUTE_MS */.kg;
/** The line describes a step after the change itself, such as its rollout, or what people learned about it. */
const LATER_STEP = /\b(?:deploy\w*|roll(?:s|ed|ing)?[ -]?out|rollout|reach(?:es|ed)|live|production|canary|traffic|ship(?:s|ped)|released?|identif\w+|suspect\w*|found|finds|confirm\w*|correlat\w*|trac(?:ed|ing)|bisect\w*|discover\w*|notic\w*|investigat\w*|review\w*|approv\w*|roll(?:s|ed|ing)?[ -]?back|rollback|revert\w*)\b/i;
/** Whether it exists is also for the rule `evidence`, which looks at the whole document. */
function verifyChange(target, lookup, time, text) {
    if (lookup === undefined || lookup === 'not-checked')
        return linked(`${citationName(target)} could not be read`);
    if (lookup === 'missing')
        return refuted(`${citationName(target)} does not exist.`, 'evidence');
    if (time === undefined)
        return VERIFIED;
    const times = (lookup.times ?? (lookup.at === undefined ? [] : [lookup.at]))
        .map((each) => Date.parse(each))
        .filter((at) => !Number.isNaN(at));
    if (times.length === 0)
        return linked(`${citationName(target)} has no time to compare with the line's`);
    const { start, end } = time;
    const slack = time.isRough ? 5 * verify_change_SLACK : verify_change_SLACK;
    const isAt = (at) => isSameMinute(at, start) || isSameMinute(at, end) || (at >= start - slack && at <= end + slack);
    if (times.some(isAt))
        return VERIFIED;
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const isTimed = target.commit === undefined && target.pull === undefined;
    // A commit or pull request does not say when it reached production: later, if the line says so.
    if (!isTimed && LATER_STEP.test(text) && first <= end + slack)
        return linked(`${citationName(target)} does not tell the time of this step`);
    // In the course of a run or a deployment.
    if (isTimed &&
        start >= first - slack &&
        end <= last + slack &&
        !/\b(?:start|begin|began|finish|complet|end(?:s|ed)|succe|fail|publish|creat|trigger)/i.test(text)) {
        return VERIFIED;
    }
    const nearest = times.reduce((one, other) => (Math.abs(other - start) < Math.abs(one - start) ? other : one));
    return refuted(`${citationName(target)} is of ${outcome_minute(nearest)}, and the line says ${outcome_clock(start)}.`);
}

// EXTERNAL MODULE: ./build/src/incident/evidence-id.js
var evidence_id = __webpack_require__(89749);
// EXTERNAL MODULE: ./build/src/incident/ledger.js + 1 modules
var incident_ledger = __webpack_require__(83287);
;// CONCATENATED MODULE: ./build/src/postmortem/claims/verify-entry.js
/** Verifies what cites an entry of the evidence ledger (`E-7f3a12`). */




const ROUGHLY = 5 * units/* MINUTE_MS */.kg;
function verifyEntry({ id, page }, ledger, time) {
    if (ledger === undefined)
        return linked(`${id} was not compared with PagerDuty's evidence`);
    const found = (0,incident_ledger.entriesOf)(ledger.entries, id);
    if (found.length === 0) {
        if (isOtherIncident(id, page))
            return linked(`${id} is of another incident, which was not read`);
        return ledger.isComplete
            ? refuted(`${id} is not in the evidence of this incident.`)
            : linked(`${id} is not in what could be read of the evidence`);
    }
    if (time === undefined)
        return { ...VERIFIED, found };
    // Another incident has a time of its own.
    if (found.every(({ kind }) => kind === 'past incident' || kind === 'related incident'))
        return { ...VERIFIED, found };
    if (found.some((entry) => saysTime(entry, time)))
        return { ...VERIFIED, found };
    const times = found.flatMap((each) => each.times);
    const [at] = times;
    if (at === undefined)
        return { ...linked(`${id} has no time to compare with the line's`), found };
    const line = time.end > time.start ? `${outcome_clock(time.start)} to ${outcome_clock(time.end)}` : outcome_clock(time.start);
    return { ...refuted(`${id} is of ${outcome_minute(at)}, and the line says ${line}.`), found };
}
function saysTime({ times, text }, { start, end, isRough }) {
    const slack = isRough ? ROUGHLY : 0;
    return (times.some((at) => isSameMinute(at, start) || isSameMinute(at, end) || (at >= start - slack && at <= end + slack)) ||
        // A note tells at 15:40 what was done at 15:18.
        new RegExp(`(?<![\\d:])0?${outcome_clock(start).replace(/^0/, '')}(?!\\d)`).test(text));
}
/** PagerDuty computes past incidents each time, so one may be gone: the address identifies it. */
function isOtherIncident(id, page) {
    const named = /\/incidents\/([A-Za-z0-9]{1,40})(?:[/?#]|$)/.exec(page ?? '')?.[1];
    return named !== undefined && (0,evidence_id/* hashOf */.q)('incident', named).startsWith(id.slice(2).toLowerCase());
}

;// CONCATENATED MODULE: ./build/src/postmortem/claims/verify-file.js
/** Verifies what cites a file, and the lines in it, as it was at a commit. */



/** What a name in code may be away from the cited line. */
const NEARBY = 5;
function verifyFile(target, lines, lookup) {
    const name = citationName(target);
    if (lookup === undefined || lookup === 'not-checked')
        return linked(`${name} could not be read`);
    if (lookup === 'missing')
        return refuted(`${name} does not exist.`);
    if (lookup.text === undefined)
        return linked(`${name} is too large, or no text`);
    const file = new FileText(target.path ?? '', lookup.text, lines);
    if (lines !== undefined && lines.to > file.count) {
        return refuted(`${target.path} has ${file.count} lines at that commit, and line ${lines.to} is cited.`);
    }
    return { ...VERIFIED, file };
}
/** A file, and where in it the claim looks. */
class FileText {
    lines;
    path;
    cited;
    constructor(path, text, cited) {
        this.path = path;
        this.cited = cited;
        const lines = text.split(/\r\n|\n|\r/);
        this.lines = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
    }
    get count() {
        return this.lines.length;
    }
    /** Whether the words are within a few lines of the cited ones, or in a line that opens a block around them. */
    hasNearby(words) {
        return hasWords(this.nearby().join('\n'), words);
    }
    has(words) {
        return hasWords(this.lines.join('\n'), words);
    }
    /** How a finding calls the place. */
    get place() {
        if (this.cited === undefined)
            return this.path;
        const { from, to } = this.cited;
        return `${this.path}, ${to > from ? `lines ${from} to ${to}` : `line ${from}`}`;
    }
    nearby() {
        if (this.cited === undefined)
            return [...this.lines];
        const { from, to } = this.cited;
        const window = this.lines.slice(Math.max(0, from - 1 - NEARBY), to + NEARBY);
        return [...this.around(from - 1), ...window];
    }
    /** The lines that open the blocks around a line: each is indented less than all below it. */
    around(index) {
        const opening = [];
        let indent = indentOf(this.lines[index] ?? '');
        for (let at = index - 1; at >= 0 && indent > 0; at -= 1) {
            const line = this.lines[at] ?? '';
            if (line.trim() === '' || indentOf(line) >= indent)
                continue;
            indent = indentOf(line);
            opening.unshift(line);
        }
        return opening;
    }
}
function indentOf(line) {
    return line.length - line.trimStart().length;
}

;// CONCATENATED MODULE: ./build/src/postmortem/claims/verify-numbers.js
/**
 * Numbers that contradict each other, or the times. The rule `facts` finds them too, with the rounding that people use; what Devin
 * writes is compared as it is written.
 */





/** Without what the rule `facts` reports on the same line. */
function numberProblems({ document, incident, author }) {
    if (author === 'people')
        return [];
    const subject = { document, incident };
    const told = new Set([...contradictingNumbers(document), ...wrongDuration(subject)].map(({ range }) => range.start.line));
    return [...contradictingNumbers(document, true), ...wrongDuration(subject, true)]
        .filter(({ range, severity }) => severity !== 'warn' && !told.has(range.start.line))
        .map(({ range, message }) => ({ range, message }));
}
const LENGTH = String.raw `(?:(\d{1,3})\s?(?:hours?|hrs?|h)\b(?:\s?(?:and\s)?(\d{1,2})\s?(?:minutes?|mins?|m)\b)?|(\d{1,4})\s?(?:minutes?|mins?)\b)`;
/** "for 46 minutes", "lasted 1 hour 44 minutes", "8 minutes after the impact began". */
const LASTING = new RegExp(String.raw `\b(?:for|lasted|lasting|took)\s(?:the\s|a\stotal\sof\s|all\sof\s)?(about\s|around\s|nearly\s|~\s?|roughly\s|almost\s|up\sto\s|at\smost\s|under\s|over\s)?${LENGTH}(?!\s(?:per|each|a\s|apiece))`, 'gi');
const AFTER_THE_IMPACT = new RegExp(String.raw `(about\s|around\s|nearly\s|~\s?|roughly\s|almost\s)?${LENGTH}\s(?:after|into)\s(?:the\s)?(?:(?:customer|user|first|beginning of the)\s)?(?:impact|outage|incident|degradation|errors?|failures?|onset|it\s(?:began|started))`, 'gi');
/** Not the length of the incident. */
const OF_ONE = /\b(?:each|every|per|average|median|p\d\d|up to|at most|timeouts?|retr(?:y|ies|ied)|interval|window|ttl)\b/i;
/** How long things took follows from when they began and ended: `moments` are all times that are known, `starts` the earliest. */
function durationOutcomes({ text, section }, { author }, { moments, starts }) {
    const isAbout = section === 'impact' || section === 'detection';
    if (!isAbout || author === 'people' || starts.length === 0 || OF_ONE.test(text))
        return [];
    const bare = bareOf(text);
    const lasting = section === 'impact' ? [...bare.matchAll(LASTING)] : [];
    return [...lasting, ...bare.matchAll(AFTER_THE_IMPACT)].flatMap(([whole, hedge, hours, more, minutes]) => {
        const length = lengthOf(hours, more, minutes);
        const slack = slackOf(length, hedge !== undefined, minutes === undefined && more === undefined);
        if (starts.some((start) => moments.some((at) => Math.abs(at - start - length) <= slack)))
            return [];
        return [refuted(`"${whole.replace(/\s+/g, ' ').trim()}" does not follow from the times of the document.`)];
    });
}
/** Whether a number is a duration that two of the known times make. */
function isDurationOfTimes({ number = '', text }, moments) {
    const at = text.indexOf(number);
    const match = new RegExp(`^${LENGTH}`, 'i').exec(text.slice(Math.max(0, at)));
    if (match === null)
        return false;
    const [, hours, more, minutes] = match;
    const length = lengthOf(hours, more, minutes);
    const slack = slackOf(length, /\b(?:about|around|~|at most|up to)\s?$/i.test(text.slice(0, at)), minutes === undefined && more === undefined);
    return moments.some((start) => moments.some((end) => Math.abs(end - start - length) <= slack));
}
function lengthOf(hours, more, minutes) {
    return (Number(hours ?? 0) * 60 + Number(more ?? minutes ?? 0)) * units/* MINUTE_MS */.kg;
}
function slackOf(length, hedged, inHours) {
    return Math.max(units/* MINUTE_MS */.kg, hedged ? length * 0.3 : 0, inHours ? 30 * units/* MINUTE_MS */.kg : 0);
}

;// CONCATENATED MODULE: ./build/src/postmortem/claims/verify-telemetry.js
/** Verifies a link to telemetry: nobody can read what it shows here, but which time it shows. */

function verifyTelemetry(vendor, range, about) {
    if (range === 'permalink')
        return linked(`${vendor} cannot be read here`);
    if (range === 'none') {
        return {
            ...refuted(`The link to ${vendor} has no absolute time range, so it shows something else tomorrow.`),
            isRelative: true,
        };
    }
    const { incident } = about;
    const misses = incident !== undefined && (range.end < incident.start || range.start > incident.end);
    if (!misses || about.isComparison)
        return linked(`${vendor} cannot be read here`);
    return refuted(`The link to ${vendor} shows ${outcome_minute(range.start)} to ${outcome_minute(range.end)}, and the incident was from ${outcome_minute(incident.start)} to ${outcome_minute(incident.end)}.`);
}

;// CONCATENATED MODULE: ./build/src/postmortem/claims/verify-claims.js

















/** What is cited and can be looked up, each once, in the order of the file. */
function targetsOf(document, citations) {
    const sourcesOf = sourcesIn(document, citations);
    const targets = new Map();
    for (const claim of claimsOf(document)) {
        for (const source of sourcesOf(claim)) {
            if (source.kind === 'file')
                targets.set(source.target.key, source.target);
        }
    }
    return [...targets.values()];
}
function verifyClaims(gathered) {
    const { document, author, ledger } = gathered;
    const sourcesOf = sourcesIn(document, gathered.citations);
    const citesLedger = sourcesOf.entries.length > 0;
    // Without the ledger nobody could cite it. What Devin wrote before there was one, the session does not tell, or the record.
    const isAsked = gathered.isBriefed === true || (0,record/* hasRecord */.qb)(document);
    const isStrict = author === 'devin' && (citesLedger || (ledger !== undefined && isAsked));
    const claims = claimsOf(document).filter(({ range }) => gathered.isOpenForm?.(range) !== true);
    const times = statedTimes(document, gathered.incident);
    const events = new Map(times.events.map((event) => [event.entry, event]));
    const context = {
        ...gathered,
        isStrict,
        isDated: isDated(gathered),
        events,
        moments: momentsOf(gathered, times.events),
        starts: startsOf(gathered, times.events),
        window: windowOf(gathered, times.events),
        code: spansOf(document.code, ({ range }) => ({ start: range.start.offset, end: range.end.offset })),
    };
    const read = claims.map((claim) => ({ claim, sources: sourcesOf(claim) }));
    const verdicts = read.map(({ claim, sources }) => verdictOf(claim, sources, read, context));
    return {
        verdicts,
        contradictions: [...unknownEntries(sourcesOf.entries, claims, context), ...numberProblems(gathered)],
        missing: ledger?.isComplete === true && context.isDated ? missingFrom(ledger, sourcesOf.entries, times.events) : [],
        citesLedger,
        isStrict,
        hasLedger: ledger !== undefined,
    };
}
function verdictOf(claim, sources, all, context) {
    const about = { kind: claim.kind, section: claim.section, range: claim.range };
    const verdict = (is, why = [], rule) => ({
        claim: about,
        is,
        why,
        rule,
    });
    const time = verify_claims_timeOf(claim, context);
    const read = sources.map((source) => readSource(source, claim, time, context));
    const outcomes = [
        ...read.map(({ outcome }) => outcome),
        ...contentOutcomes(claim, read, context),
        ...durationOutcomes(claim, context, context),
    ];
    const failed = outcomes.filter((outcome) => outcome.is === 'wrong');
    if (failed.length > 0) {
        const own = failed.filter(({ rule }) => rule === undefined);
        return verdict('unsupported', (own.length > 0 ? own : failed).map(({ why }) => why), own.length > 0 ? undefined : failed[0]?.rule);
    }
    if (claim.kind === 'sentence' && claim.isInferred)
        return verdict('inferred');
    const open = outcomes.flatMap((outcome) => (outcome.is === 'linked' ? [outcome.why] : []));
    if (sources.length > 0) {
        const isVerified = outcomes.some(({ is }) => is === 'verified') &&
            (!isNumberUnseen(claim, read) || isKnownAnyway(claim, time, context));
        if (isVerified)
            return verdict('verified');
        return verdict('linked', open.length > 0 ? open : ['what it cites does not have the number']);
    }
    if (isKnownAnyway(claim, time, context))
        return verdict('verified');
    if (isCoveredLater(claim, all, context))
        return verdict('linked', ['the source is named at the end of its paragraph']);
    if (claim.isInferred)
        return verdict('inferred');
    if (!context.isStrict)
        return verdict('without-source');
    return verdict('unsupported', [`${NAMES[claim.kind](claim)} names no source.`]);
}
const NAMES = {
    event: () => 'The event',
    number: ({ number = '' }) => `The number ${number}`,
    sentence: () => 'The sentence',
};
function readSource(source, claim, time, context) {
    const nothing = { source, entries: [], file: undefined };
    switch (source.kind) {
        case 'entry': {
            const { found = [], ...outcome } = verifyEntry(source, context.ledger, time);
            return { ...nothing, outcome: lateCause(found, claim, context) ?? outcome, entries: found };
        }
        case 'change': {
            const lookup = context.lookups.get(source.target.key);
            return { ...nothing, outcome: verifyChange(source.target, lookup, time, claim.text) };
        }
        case 'file': {
            const lookup = context.lookups.get(source.target.key);
            const { file, ...outcome } = verifyFile(source.target, source.lines, lookup);
            if (source.isAssumed && outcome.is === 'wrong') {
                return { ...nothing, outcome: linked(`${source.target.path} names no commit`) };
            }
            // A file does not tell when something happened.
            if (time !== undefined && outcome.is === 'verified') {
                return { ...nothing, outcome: linked('a file has no time to compare with the line'), file };
            }
            return { ...nothing, outcome, file };
        }
        case 'telemetry': {
            const { isRelative, ...outcome } = verifyTelemetry(source.vendor, source.range, {
                incident: withEvent(context.window, time),
                isComparison: isComparison(claim.text),
            });
            // Of people nobody asks for a range.
            if (isRelative && !context.isStrict)
                return { ...nothing, outcome: linked('the link has no absolute time range') };
            return { ...nothing, outcome };
        }
        case 'elsewhere':
            return { ...nothing, outcome: linked(`${source.what} cannot be read here`) };
    }
}
const verify_claims_NOT_A_CAUSE = /\b(?:fix(?:e[sd])?|hotfix|revert(?:s|ed|ing)?|roll(?:s|ed|ing)?[ -]?back|rollback|mitigat\w*|resolv\w*|restor\w*|recover\w*|ended|stopp?(?:s|ed)?|correct(?:s|ed)|patched|follow[ -]?ups?|ruled out|not the (?:root )?cause|did not cause|unrelated|prevent\w*)\b/i;
/** A change that PagerDuty recorded is named as the cause, and came after the impact. */
function lateCause(found, { section, text }, { began }) {
    const [change] = found.filter(({ kind }) => kind === 'change');
    const at = change?.times[0];
    if (section !== 'root-cause' || at === undefined || began === undefined || verify_claims_NOT_A_CAUSE.test(text))
        return undefined;
    if (at <= began + units/* MINUTE_MS */.kg)
        return undefined;
    return refuted(`${change?.id} is of ${outcome_minute(at)}, later than the impact, which began at ${outcome_minute(began)}: it cannot be its cause.`);
}
/** Quoted words, names in code and times, against everything that the claim cites and that can be read. */
function contentOutcomes(claim, read, context) {
    const entries = read.flatMap((each) => each.entries);
    const files = read.flatMap(({ file }) => file ?? []);
    if (entries.length === 0 && files.length === 0)
        return [];
    // Words may be of another source, which nobody can read here.
    const isOpen = read.some(({ outcome, source }) => outcome.is === 'linked' || source.kind === 'change' || isAssumed(source));
    const texts = entries.map(({ text, details, links }) => [text, ...details, ...links].join(' | '));
    const inEntries = (words) => texts.some((text) => hasWords(text, words));
    const { quoted, code } = quotesOf(claim, context.code, context.document);
    const where = [...new Set([...entries.flatMap(({ id }) => id ?? []), ...files.map(({ place }) => place)])].join(', ');
    const outcomes = [];
    for (const words of quoted) {
        if (inEntries(words) || files.some((file) => file.hasNearby(words)))
            continue;
        outcomes.push(isOpen
            ? linked(`"${words}" may be in a source that cannot be read here`)
            : refuted(`"${words}" is not in ${where}.`));
    }
    for (const words of code) {
        const forms = formsOf(words);
        if (forms.some((form) => inEntries(form) || files.some((file) => file.hasNearby(form))))
            continue;
        if (isNameOfService(words, context.incident))
            continue;
        const [file] = files;
        const isLinked = read.some(({ outcome, source }) => outcome.is === 'linked' || isAssumed(source));
        if (file !== undefined && (!isLinked || /\w\(.*\)$/.test(words))) {
            outcomes.push(forms.some((form) => file.has(form))
                ? refuted(`\`${words}\` is in ${file.path}, but not within 5 lines of ${file.place}.`)
                : refuted(`\`${words}\` is not in ${file.path} at that commit.`));
        }
        else if (!isOpen)
            outcomes.push(refuted(`\`${words}\` is not in ${where}.`));
    }
    outcomes.push(...snippetOutcomes(claim, read, context));
    return [...outcomes, ...timeOutcomes(claim, entries, isOpen || files.length > 0, context)];
}
/** A block of code right below a sentence that cites a file is a part of that file. */
function snippetOutcomes({ range, paragraph }, read, { document }) {
    if (range.end.offset < paragraph.end.offset || read.some(({ source }) => source.kind !== 'file'))
        return [];
    const between = (block) => document.markdown.slice(range.end.offset, block.range.start.offset);
    const snippet = document.code.find((each) => each.block && each.range.start.offset >= range.end.offset && between(each).trim() === '');
    const files = read.flatMap(({ file }) => file ?? []);
    const [file] = files;
    if (snippet === undefined || file === undefined)
        return [];
    const lines = snippet.value.split('\n').filter((line) => /[\p{L}\p{N}]{3}/u.test(line));
    const isThere = (line) => files.some((each) => each.has(line.trim()));
    // A command or an output below the sentence is no part of the file.
    if (!lines.some(isThere))
        return [];
    return lines
        .filter((line) => !isThere(line))
        .map((line) => refuted(`"${line.trim()}" of the snippet is not in ${file.path} at that commit.`));
}
/** `createOrder()` as it may be called or defined, and `orders.createOrder` without what it belongs to. */
function formsOf(code) {
    // With arguments it is a line of code, which has to be there as it is.
    const name = code.replace(/\(\)$/, '');
    if (!/^[\w$.:#>-]+$/.test(name))
        return [code];
    const last = name.split(/::|->|[.#]/).at(-1) ?? name;
    return [...new Set([code, name, last])].filter((each) => each.length > 1);
}
const isAssumed = (source) => source.kind === 'file' && source.isAssumed === true;
function isNameOfService(words, incident) {
    return [incident?.service, incident?.title].some((name) => name !== undefined && hasWords(name, words));
}
/** A clock time in a sentence is one that the document, PagerDuty or the source states. */
function timeOutcomes(claim, entries, isOpen, context) {
    if (claim.kind === 'event' || entries.length === 0 || isOpen || !context.isDated)
        return [];
    const near = context.began ?? context.window?.start;
    if (near === undefined)
        return [];
    const known = [...context.moments, ...entries.flatMap(({ times }) => times)];
    const text = entries.map((entry) => entry.text).join(' ');
    return clockTimesIn(bareOf(claim.text), near, context.document)
        .filter((at) => !known.some((each) => isSameMinute(each, at)) && !text.includes(outcome_clock(at)))
        .map((at) => refuted(`${outcome_clock(at)} is no time of the timeline or of ${entries.flatMap(({ id }) => id ?? []).join(', ')}.`));
}
/** A number is verified if a source has it. */
function isNumberUnseen({ kind, number = '' }, read) {
    if (kind !== 'number')
        return false;
    const texts = read.flatMap(({ entries, file }) => [
        ...entries.map(({ text, details }) => [text, ...details].join(' ')),
        ...(file === undefined ? [] : [file]),
    ]);
    const digits = number.match(/\d[\d.,]*/g) ?? [];
    const isIn = (part) => texts.some((text) => {
        const forms = [part, part.replace(/[,.](?=\d{3}\b)/g, '')];
        return forms.some((form) => (typeof text === 'string' ? hasWords(text, form) : text.hasNearby(form)));
    });
    return !digits.every(isIn);
}
/** What PagerDuty or the times of the document show without being cited. */
function isKnownAnyway(claim, time, context) {
    if (claim.kind === 'event') {
        const text = claim.entry?.text ?? '';
        return time !== undefined && context.ledger !== undefined && isMilestone(text, time.start, context.ledger.entries);
    }
    return claim.kind === 'number' && isDurationOfTimes(claim, context.moments);
}
/** Each sentence of Devin's about the cause and the detection names its own source. */
function isCoveredLater({ kind, paragraph, range }, all, { isStrict }) {
    if (isStrict && kind === 'sentence')
        return false;
    return all.some(({ claim, sources }) => sources.length > 0 &&
        claim.paragraph.start.offset === paragraph.start.offset &&
        claim.range.start.offset > range.start.offset);
}
/** Undefined if the time of the entry, or its day, is not known. */
function verify_claims_timeOf({ entry }, { events, isDated: dated }) {
    const event = entry === undefined ? undefined : events.get(entry);
    const time = entry?.time;
    if (event === undefined || time === undefined || !dated)
        return undefined;
    const length = time.end === undefined ? 0 : (time.end.seconds - time.start.seconds) * 1000;
    const before = entry?.text.slice(0, 12) ?? '';
    return {
        start: event.at,
        end: event.at + Math.max(0, length),
        isRough: /[~≈]|\b(?:about|around|approx\w*|ca|circa|gegen|etwa|vers)\b/i.test(`${time.text} ${before}`),
    };
}
function isDated({ document, incident }) {
    return (incident?.createdAt !== undefined ||
        document.metadata.date?.date !== undefined ||
        document.timeline.some(({ time }) => time?.start.instant !== undefined));
}
function momentsOf({ document, incident }, events) {
    const { started, detected, resolved, spans } = statedTimes(document, incident);
    return [
        ...events.flatMap(({ at, entry: { time } }) => [
            at,
            ...(time?.end === undefined ? [] : [at + (time.end.seconds - time.start.seconds) * 1000]),
        ]),
        ...[started, detected, resolved].flatMap((stated) => (stated === undefined ? [] : [stated.at])),
        ...spans.flatMap(({ start, end }) => [start, end]),
        ...[incident?.createdAt, incident?.resolvedAt].flatMap((at) => (at === undefined ? [] : [Date.parse(at)])),
    ];
}
function startsOf({ document, incident, began }, events) {
    const { started, spans } = statedTimes(document, incident);
    const first = events.reduce((least, { at }) => Math.min(least ?? at, at), undefined);
    const known = [began, started?.at, first, timeIn(incident?.createdAt), ...spans.map(({ start }) => start)];
    return known.filter((at) => at !== undefined);
}
/** Events this much earlier or later than the incident are of its history. */
const MARGIN = 6 * units/* HOUR_MS */.iQ;
function windowOf({ document, incident, began }, events) {
    const { started, resolved } = statedTimes(document, incident);
    const starts = [began, started?.at, timeIn(incident?.createdAt)].filter((at) => at !== undefined);
    const ends = [resolved?.at, timeIn(incident?.resolvedAt)].filter((at) => at !== undefined);
    const [start, end] = [Math.min(...starts), Math.max(...ends)];
    const dated = document.timeline.some(({ time }) => time?.start.instant !== undefined) || incident !== undefined;
    const ats = dated ? events.map(({ at }) => at) : [];
    if (!Number.isFinite(start)) {
        return ats.length === 0 ? undefined : { start: Math.min(...ats), end: Math.max(...ats) };
    }
    const until = Number.isFinite(end) ? end : start;
    const near = ats.filter((at) => at >= start - MARGIN && at <= until + MARGIN);
    return { start: Math.min(start, ...near), end: Math.max(until, ...near) };
}
function withEvent(window, time) {
    if (window === undefined || time === undefined)
        return window;
    // What happened the day before shows in the telemetry of the day before.
    const isFar = time.end < window.start || time.start > window.end;
    return isFar ? { start: time.start, end: time.end } : window;
}
function timeIn(iso) {
    return iso === undefined ? undefined : Date.parse(iso);
}
function unknownEntries(entries, claims, { ledger, document }) {
    const source = (0,document_source/* sourceOf */.vz)(document.markdown);
    const within = spansOf(claims, ({ range }) => ({ start: range.start.offset, end: range.end.offset }));
    return entries.flatMap(({ id, page, range: { start, end } }) => {
        if (within.at(start) !== undefined)
            return [];
        const outcome = verifyEntry({ id, page }, ledger, undefined);
        return outcome.is === 'wrong' ? [{ range: (0,document_source/* rangeAt */.B3)(source, start, end), message: outcome.why }] : [];
    });
}
function missingFrom({ entries }, cited, events) {
    const hashes = cited.flatMap(({ id }) => {
        const beginning = id.slice(2).toLowerCase();
        return entries.flatMap((entry) => entry.hashes.filter((hash) => hash.startsWith(beginning)));
    });
    return missingMilestones(entries, events, new Set(hashes));
}

// EXTERNAL MODULE: ./build/src/postmortem/document.js + 5 modules
var postmortem_document = __webpack_require__(63933);
;// CONCATENATED MODULE: ./build/src/postmortem/read-template-document.js

/**
 * Reads a template, whose headings define the required sections of a postmortem.
 * @throws Error if it has none: every document would pass then.
 */
function readTemplateDocument(markdown, path, headings = {}) {
    const template = (0,postmortem_document/* parseDocument */.T)(markdown, { headings });
    if (template.unread !== undefined) {
        throw new Error(`The template ${path} cannot be read: ${template.unread} Shorten it, or remove "template" from the configuration`);
    }
    if (template.sections.length === 0) {
        throw new Error(`The template ${path} has no headings, so no section would be required: add a heading such as "## Summary" for each section, or remove "template" from the configuration`);
    }
    return template;
}

;// CONCATENATED MODULE: ./build/src/postmortem/lint-postmortem.js








/** A rule may report single places as errors although its own severity is a warning. `warn` is the rule's severity. */
const SEVERITIES = Object.fromEntries(RULES.map(({ name, severity }) => [name, severity]));
/**
 * Unknown facts are undefined. Without `cited`, no citation was looked up. A document counts as Devin's if Devin opened the pull
 * request, and as people's otherwise.
 * @throws Error if the template has no headings.
 */
async function lintPostmortem({ document, secrets }, about) {
    const { path, incident, readTemplate } = about;
    const config = incident === undefined && !about.ownDocument
        ? (0,config_for/* configForStated */.R)(about.config, (0,index_entry.statedIn)(document), SEVERITIES)
        : (0,config_for/* configFor */.m)(about.config, incident ?? (0,index_entry.statedIn)(document));
    const [{ citations, lookups, beyondLimit }, ledger, pull, template] = await Promise.all([
        about.cited ?? notLookedUp(document),
        about.ledger,
        about.pull,
        config.template === undefined ? undefined : readTemplate(config.template),
    ]);
    const templateDocument = template === undefined ? undefined : readTemplateDocument(template, config.template ?? '', config.headings);
    const peoples = (0,peoples_sections/* peoplesSectionsOf */.Cj)(document, templateDocument, config);
    const isFilledIn = peoples.there.some(({ answers }) => answers.length > 0);
    const subject = {
        path,
        document,
        config,
        author: pull?.byDevin ? 'devin' : 'people',
        template: templateDocument,
        incident,
        acknowledgedAt: about.acknowledgedAt,
        citations: lookups,
        claims: undefined,
        secrets,
        pull,
        peoples,
        postmortems: about.postmortems,
        byDevin: pull?.byDevin && isFilledIn ? ((await about.linesByDevin?.()) ?? 'unknown') : 'none',
    };
    const claims = verifyClaims({
        ...subject,
        ledger,
        isBriefed: pull?.isBriefed === true,
        citations,
        lookups,
        began: impactBegan(subject),
        isOpenForm: (range) => (0,peoples_sections/* isInOpenForm */.EN)(peoples.there, range),
    });
    const isUnchecked = (key) => (lookups.get(key) ?? 'not-checked') === 'not-checked';
    return {
        findings: runRules({ ...subject, claims }),
        notChecked: rulesNotApplied(subject),
        config,
        uncheckedCitations: citations.map(({ key }) => key).filter(isUnchecked),
        beyondLimit,
        claims,
        waiting: peoples.there.filter(({ isOpen }) => isOpen),
    };
}
const notLookedUp = (document) => ({
    citations: citationsOf(document),
    lookups: new Map(),
    beyondLimit: 0,
});
/** Looks up everything that a document cites, in one round: commits, pull requests and files alike. */
async function lookUpCited(document, lookUp) {
    const { citations, beyondLimit } = notLookedUp(document);
    if (lookUp === undefined)
        return { citations, lookups: new Map(), beyondLimit };
    const filesOf = (citation) => citation.places.flatMap(({ file }) => (file === undefined ? [] : [fileAt(citation, file.path)]));
    const isOnlyFiles = ({ places }) => places.every(({ file }) => file !== undefined);
    const targets = new Map();
    for (const citation of citations) {
        for (const target of isOnlyFiles(citation) ? filesOf(citation) : [citation, ...filesOf(citation)]) {
            targets.set(target.key, target);
        }
    }
    for (const target of targetsOf(document, citations))
        targets.set(target.key, target);
    const wanted = [...targets.values()];
    // If a file is missing, its commit tells why.
    const lookups = new Map(await lookUp([...wanted, ...citations.filter(isOnlyFiles)]));
    for (const citation of citations.filter(isOnlyFiles)) {
        const isThere = filesOf(citation).some(({ key }) => typeof lookups.get(key) === 'object');
        if (isThere)
            lookups.set(citation.key, { exists: true, at: undefined });
    }
    return { citations, lookups, beyondLimit: wanted.filter(({ key }) => !lookups.has(key)).length };
}

// EXTERNAL MODULE: ./build/src/http/http.js + 1 modules
var http = __webpack_require__(83447);
;// CONCATENATED MODULE: ./build/src/github/citations.js
/** Looks up whether what a document cites exists, in this or another repository (GitHub docs, "REST API"). */


/** `owner/name`, as GitHub allows it. */
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
/** A SHA, because the same call would also find a branch or a tag. */
const SHA = /^[0-9a-f]{7,64}$/i;
const Signature = schemas/* nullish */.cl6(schemas/* object */.Ikc({ date: schemas/* optional */.lqM(schemas/* string */.YjP()) }));
const Commit = schemas/* object */.Ikc({ commit: schemas/* object */.Ikc({ author: Signature, committer: Signature }) });
/** Finds a commit by its SHA or the beginning of it. `date` is when it was committed, `authored` when it was written, both ISO. */
async function findCommit(docs, repository, sha) {
    if (!SHA.test(sha))
        return 'missing';
    return cited(docs, repository, async (where) => {
        // Only one of its files is needed.
        const parameters = { ...where, ref: sha, per_page: 1 };
        const { commit } = await docs.call('GET /repos/{owner}/{repo}/commits/{ref}', parameters, Commit);
        return { date: commit.committer?.date, authored: commit.author?.date };
    });
}
const Pull = schemas/* object */.Ikc({ created_at: schemas/* string */.YjP(), merged_at: schemas/* nullable */.mee(schemas/* string */.YjP()), closed_at: schemas/* nullish */.cl6(schemas/* string */.YjP()) });
/** Finds a pull request by its number. Times are ISO. */
function findPull(docs, repository, number) {
    return cited(docs, repository, (where) => docs.call('GET /repos/{owner}/{repo}/pulls/{pull_number}', { ...where, pull_number: number }, Pull));
}
const Release = schemas/* object */.Ikc({ created_at: schemas/* nullish */.cl6(schemas/* string */.YjP()), published_at: schemas/* nullish */.cl6(schemas/* string */.YjP()) });
/** A release by its tag ("Get a release by tag name"); times are ISO. */
function findRelease(docs, repository, tag) {
    return cited(docs, repository, (where) => docs.call('GET /repos/{owner}/{repo}/releases/tags/{tag}', { ...where, tag }, Release));
}
const Deployment = schemas/* object */.Ikc({ created_at: schemas/* string */.YjP(), updated_at: schemas/* nullish */.cl6(schemas/* string */.YjP()) });
/** A deployment by its ID ("Get a deployment"); times are ISO. */
function findDeployment(docs, repository, id) {
    return cited(docs, repository, (where) => docs.call('GET /repos/{owner}/{repo}/deployments/{deployment_id}', { ...where, deployment_id: id }, Deployment));
}
const Run = schemas/* object */.Ikc({
    created_at: schemas/* string */.YjP(),
    run_started_at: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    updated_at: schemas/* nullish */.cl6(schemas/* string */.YjP()),
});
/** A workflow run by its ID ("Get a workflow run"); times are ISO. */
function findRun(docs, repository, id) {
    return cited(docs, repository, (where) => docs.call('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { ...where, run_id: id }, Run));
}
/** `content` is empty, and `encoding` is `none`, if the file has more than 1 MB. */
const File = schemas/* object */.Ikc({ content: schemas/* string */.YjP(), encoding: schemas/* string */.YjP() });
/**
 * Returns the text of a file at a commit ("Get repository content"). Undefined if it is too large, or is not text, so that its
 * lines are unknown.
 */
function findFile(docs, repository, commit, path) {
    return cited(docs, repository, async (where) => {
        const parameters = { ...where, path, ref: commit };
        // A folder is a list, and a link or a submodule has no content.
        const found = await docs.call('GET /repos/{owner}/{repo}/contents/{path}', parameters, schemas/* union */.KCZ([File, schemas/* unknown */.L5J()]));
        const file = File.safeParse(found).data;
        if (file?.encoding !== 'base64')
            return { text: undefined };
        const bytes = Buffer.from(file.content, 'base64');
        return { text: bytes.includes(0) ? undefined : bytes.toString('utf8') };
    });
}
async function cited(docs, repository, find) {
    if (!REPOSITORY.test(repository))
        return 'not-visible';
    const [owner = '', repo = ''] = repository.split('/');
    const where = { owner, repo };
    try {
        return await find(where);
    }
    catch (error) {
        if (!refused(error, [403, 404, 422]))
            throw error;
        // A missing commit in a visible repository is a 422. Other statuses mean that the repository is not visible.
        if (refused(error, [422]))
            return 'missing';
        if (refused(error, [403]))
            return 'not-visible';
    }
    return (await isVisible(docs, owner, repo)) ? 'missing' : 'not-visible';
}
/** Requested once for each repository. */
const visible = new WeakMap();
function isVisible(docs, owner, repo) {
    const known = visible.get(docs) ?? new Map();
    visible.set(docs, known);
    const key = `${owner}/${repo}`.toLowerCase();
    const asking = known.get(key) ?? askWhetherVisible(docs, owner, repo);
    known.set(key, asking);
    return asking;
}
async function askWhetherVisible(docs, owner, repo) {
    try {
        const isOwn = `${owner}/${repo}`.toLowerCase() === `${docs.owner}/${docs.repo}`.toLowerCase();
        await (isOwn ? docs.about() : docs.call('GET /repos/{owner}/{repo}', { owner, repo }, schemas/* unknown */.L5J()));
        return true;
    }
    catch (error) {
        if (!refused(error, [403, 404, 451]))
            throw error;
        return false;
    }
}
function refused(error, statuses) {
    return error instanceof http/* ApiError */.hD && statuses.includes(error.status ?? 0);
}

// EXTERNAL MODULE: ./build/src/github/find-at-once.js
var find_at_once = __webpack_require__(37250);
;// CONCATENATED MODULE: ./build/src/postmortem/look-up-citations.js
/** Looks up on GitHub what a postmortem cites. */



/** Targets of one query. */
const MAX_AT_ONCE = 100;
/** How many are looked up with a request of their own: deployments and runs always, and the others on a server without GraphQL. */
const MAX_SINGLE = 5;
const MAX_SINGLE_WITHOUT_GRAPHQL = 14;
/**
 * Looks up everything in one round of requests. `host` is GitHub's web host, such as github.com: citations on other hosts are not
 * looked up. `onFailure` is called for a failed lookup, but not for one that the token may not make. `mayLookUp` counts them.
 */
function lookUpCitations(docs, host, { onFailure = () => { }, mayLookUp = () => true, maxSingle = MAX_SINGLE_WITHOUT_GRAPHQL, } = {}) {
    return async (targets) => {
        const statuses = new Map();
        const here = targets.filter((target) => {
            const isHere = target.host === undefined || target.host === host.toLowerCase();
            if (!isHere)
                statuses.set(target.key, 'not-checked');
            return isHere;
        });
        const batch = docs.query === undefined ? [] : here.flatMap(inBatch).slice(0, MAX_AT_ONCE).filter(mayLookUp);
        const others = (left) => left.filter(({ key }) => !statuses.has(key));
        const isBatched = new Set(batch.map(({ target }) => target.key));
        const [found] = await Promise.all([
            atOnce(docs, batch),
            single(here.filter(({ key }) => !isBatched.has(key)), docs.query === undefined ? maxSingle : MAX_SINGLE),
        ]);
        for (const [key, status] of found ?? [])
            statuses.set(key, status);
        // The server has no GraphQL after all, or refuses the query.
        if (found === undefined)
            await single(others(batch.map(({ target }) => target)), maxSingle);
        return statuses;
        async function single(wanted, max) {
            const within = wanted.slice(0, max).filter(mayLookUp);
            await Promise.all(within.map(async (target) => {
                try {
                    statuses.set(target.key, await find(docs, target));
                }
                catch (error) {
                    if (!(error instanceof http/* ApiError */.hD))
                        throw error;
                    onFailure(error);
                    statuses.set(target.key, 'not-checked');
                }
            }));
        }
    };
}
/** Deployments and workflow runs have no number that GraphQL knows. */
function inBatch(target) {
    const { repository, commit, path, pull, release } = target;
    if (!look_up_citations_REPOSITORY.test(repository))
        return [];
    if (commit !== undefined)
        return [{ target, wanted: path === undefined ? { repository, commit } : { repository, commit, path } }];
    if (pull !== undefined)
        return [{ target, wanted: { repository, pull } }];
    return release === undefined ? [] : [{ target, wanted: { repository, release } }];
}
const look_up_citations_REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
/** Undefined if the query failed as a whole. */
async function atOnce(docs, batch) {
    if (batch.length === 0)
        return [];
    try {
        const found = await (0,find_at_once/* findAtOnce */.K$)(docs, batch.map(({ wanted }) => wanted));
        return found?.map((each, index) => [batch[index]?.target.key ?? '', lookup(each, tellFound)]);
    }
    catch (error) {
        if (!(error instanceof http/* ApiError */.hD))
            throw error;
        return undefined;
    }
}
function tellFound({ at, times, text }) {
    return { at, ...(times.length > 0 && { times }), text };
}
async function find(docs, target) {
    const { repository, commit, pull, release, deployment, run, path } = target;
    if (commit !== undefined && path !== undefined) {
        return lookup(await findFile(docs, repository, commit, path), ({ text }) => ({ at: undefined, text }));
    }
    if (commit !== undefined) {
        return lookup(await findCommit(docs, repository, commit), ({ date, authored }) => ({
            at: date,
            times: known(date, authored),
        }));
    }
    if (release !== undefined) {
        return lookup(await findRelease(docs, repository, release), ({ created_at, published_at }) => ({
            at: published_at ?? created_at ?? undefined,
            times: known(published_at, created_at),
        }));
    }
    if (deployment !== undefined) {
        return lookup(await findDeployment(docs, repository, deployment), ({ created_at, updated_at }) => ({
            at: created_at,
            times: known(created_at, updated_at),
        }));
    }
    if (run !== undefined) {
        return lookup(await findRun(docs, repository, run), ({ created_at, run_started_at, updated_at }) => ({
            at: run_started_at ?? created_at,
            times: known(created_at, run_started_at, updated_at),
        }));
    }
    return lookup(await findPull(docs, repository, pull ?? 0), ({ created_at, merged_at, closed_at }) => ({
        at: merged_at ?? undefined,
        times: known(created_at, merged_at, closed_at),
    }));
}
function lookup(found, tell) {
    if (found === 'missing')
        return found;
    return found === 'not-visible' ? 'not-checked' : { exists: true, ...tell(found) };
}
function known(...times) {
    return [...new Set(times.flatMap((time) => time ?? []))];
}

// EXTERNAL MODULE: ./build/src/postmortem/metrics.js
var metrics = __webpack_require__(91097);
// EXTERNAL MODULE: ./build/src/postmortem/read-postmortem.js
var read_postmortem = __webpack_require__(23753);
;// CONCATENATED MODULE: ./build/src/postmortem/was-there-in.js


/**
 * Returns a function that says whether the earlier version of a document already had a secret or remote content. It compares the
 * secrets and addresses themselves, not the lines, because the same line can load something else. Without an earlier version, nothing
 * was there.
 */
function wasThereIn(earlier, now) {
    const before = new Set(earlier === undefined ? [] : harmsOf(earlier).map(({ what }) => what));
    const added = new Set(harmsOf(now).flatMap(({ what, at }) => (before.has(what) ? [] : [at])));
    return (rule, { line, column }) => !added.has(was_there_in_placeOf(rule, line, column));
}
function harmsOf({ postmortem: { document, secrets }, markdown }) {
    const text = markdown.replace(/^\uFEFF/, '');
    const source = (0,document_source/* sourceOf */.vz)(document.markdown);
    const harm = (rule, what, { line, column }) => ({
        what: `${rule} ${what}`,
        at: was_there_in_placeOf(rule, line, column),
    });
    return [
        ...secrets.map(({ start, end }) => harm('secrets', text.slice(start, end), (0,document_source/* rangeAt */.B3)(source, start, end).start)),
        ...remoteContentOf(document).map(({ loads, range }) => harm('remote-content', loads, range.start)),
    ];
}
const was_there_in_placeOf = (rule, line, column) => `${rule} ${line}:${column}`;

// EXTERNAL MODULE: ./build/src/text/utf8.js
var utf8 = __webpack_require__(27390);
// EXTERNAL MODULE: ./build/action/shared/config-file.js + 1 modules
var config_file = __webpack_require__(96994);
// EXTERNAL MODULE: ./build/action/shared/connections.js + 7 modules
var connections = __webpack_require__(32971);
;// CONCATENATED MODULE: ./build/src/postmortem/claims/to-ledger.js

/** Nothing of it can be cited, or nobody can tell what can. */
const UNKNOWN_LEDGER = { entries: [], isComplete: false };
/** Returns the evidence as the prompt listed it: cleaned in the same way, so that quotes can be compared. */
async function toLedger(incident, evidence, config) {
    const [{ cleanIncident, cleanEvidence, isClean }, { ledgerOf }] = await Promise.all([
        __webpack_require__.e(/* import() */ 940).then(__webpack_require__.bind(__webpack_require__, 16940)),
        Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 83287)),
    ]);
    const own = (0,config_for/* configFor */.m)(config, incident);
    const { incident: clean } = await cleanIncident(incident, own);
    // Nothing about a confidential incident was sent, so none of it can be cited.
    if (!isClean(clean))
        return UNKNOWN_LEDGER;
    const { evidence: cleaned } = await cleanEvidence(incident, evidence, own);
    const { logEntries, notes, alerts } = evidence.unread;
    return {
        entries: ledgerOf(clean, cleaned),
        isComplete: logEntries + notes + alerts === 0 && evidence.missing.every(({ problem }) => /PagerDuty plan$/.test(problem)),
    };
}

;// CONCATENATED MODULE: ./build/action/review/read-ledger.js
/** Reads the evidence again that a document cites. */




/** A session writes one postmortem of several incidents only if they were resolved within minutes. */
const MAX_OTHERS = 2;
/**
 * Undefined if PagerDuty does not have the incident, or is not queried. A document by people that cites no evidence costs no extra
 * request. If it cites evidence that the incident does not have, that may belong to an incident that joined it.
 */
async function readLedger(markdown, known, session, config, pagerduty) {
    const { incident } = known;
    const ids = [...new Set(markdown.match(ENTRY_ID) ?? [])];
    if (pagerduty === undefined || incident === undefined)
        return undefined;
    if (known.evidence === undefined && ids.length === 0)
        return undefined;
    const isIn = ({ entries }, id) => entries.some(({ hashes }) => hashes.some((hash) => hash.startsWith(id.slice(2).toLowerCase())));
    const hasAll = (ledger) => ids.every((id) => isIn(ledger, id));
    const { evidence } = known;
    // What Devin writes mostly cites the main part. The rest takes five requests more.
    const main = evidence && (await toLedger(incident, evidence.main, config));
    if (main !== undefined && hasAll(main))
        return main;
    const readWhole = async () => toLedger(incident, await (evidence === undefined ? pagerduty.getEvidence(incident.id, incident.alertCount) : evidence.readRest()), config);
    const readJoined = async (others) => Promise.all(others.slice(0, MAX_OTHERS).map(async (id) => {
        const [other, itsEvidence] = await Promise.all([read_ledger_facts(pagerduty, id), pagerduty.getEvidence(id)]);
        return other === undefined ? UNKNOWN_LEDGER : toLedger(other, itsEvidence, config);
    }));
    const othersOf = async () => (0,tags/* incidentIdsOf */.E6)((await session)?.tags ?? []).filter((id) => id !== incident.id);
    const [ledger, ahead] = await Promise.all([
        readWhole(),
        main === undefined ? undefined : othersOf().then(readJoined),
    ]);
    if (hasAll(ledger))
        return ledger;
    const others = await othersOf();
    const joined = ahead ?? (await readJoined(others));
    return {
        entries: [
            ...ledger.entries,
            ...joined.flatMap(({ entries }) => entries.map((entry) => ({ ...entry, milestone: undefined }))),
        ],
        isComplete: [ledger, ...joined].every(({ isComplete }) => isComplete) && others.length <= MAX_OTHERS,
    };
}
async function read_ledger_facts(pagerduty, id) {
    try {
        return await pagerduty.getIncident(id);
    }
    catch (error) {
        if (!(error instanceof http/* ApiError */.hD))
            throw error;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/action/review/review-document.js

















/** Undefined if the file has no text of its own: it is gone, or a link. */
async function reviewDocument(file, changes, { known: looking, session: findingSession, pagerduty, earlier, quota, linesByDevin, }) {
    const { context, headSha } = changes;
    const { docs } = context;
    const unchecked = [];
    const path = file.filename;
    const [markdown, isFile, earlierText] = await Promise.all([
        (0,files/* readFile */.TA)(docs, path, headSha),
        isItselfThere(path, changes),
        file.isNew ? undefined : readEarlier(file, changes),
    ]);
    if (markdown === undefined || !isFile)
        return undefined;
    const postmortem = await (0,read_postmortem.readPostmortem)(markdown, { path, headings: context.config.headings });
    const { document } = postmortem;
    const onFailure = ({ message }) => unchecked.push(`Not all citations of ${path} could be looked up: ${message}. Run the review again.`);
    const looksUp = changes.lookUp === 'all';
    const lookUp = lookUpCitations(docs, new URL(connections/* SERVER_URL */.UB).host, { onFailure, mayLookUp: quota.mayLookUp });
    // Does not wait for PagerDuty, so that everything takes one round.
    const cited = lookUpCited(document, looksUp ? lookUp : undefined);
    cited.catch(() => { });
    const known = await looking;
    const { incident, acknowledgedAt } = known;
    const facts = { incident, acknowledgedAt };
    const entry = (0,index_entry.entryOf)({ path, sha: '' }, document, facts);
    const { service, date, cause } = entry;
    const [{ findings, notChecked, config, uncheckedCitations, beyondLimit, claims, waiting }, others, session] = await Promise.all([
        lintPostmortem(postmortem, {
            path,
            config: context.config,
            incident,
            acknowledgedAt,
            ownDocument: false,
            pull: Promise.resolve(findingSession).then((found) => ({
                byDevin: changes.byDevin,
                isBriefed: found?.tags.includes(tags/* SOURCES_TAG */.YE) === true,
                files: changes.files.map(({ filename, status, previous_filename: previousPath }) => ({
                    path: filename,
                    status,
                    previousPath,
                })),
            })),
            postmortems: (0,paths/* postmortemsAmong */.G)(await (await changes.head()).below(context.config.directory), context.config).map((each) => each.path),
            readTemplate: (template) => (0,config_file/* readTemplate */.x)(context, template),
            cited,
            ledger: readLedger(markdown, known, findingSession, context.config, pagerduty),
            ...(linesByDevin && { linesByDevin }),
        }),
        service === undefined || !looksUp ? [] : earlier(path, date),
        findingSession,
    ]);
    if (document.unread !== undefined) {
        unchecked.push(`${path} could not be read, so most rules did not check it: the finding on its first line says why.`);
    }
    const subject = incident ?? statedFacts(document, path);
    // Devin reads the comment too.
    const named = others.filter((each) => !(0,confidential/* mayBeConfidential */.Z0)({ ...each, serviceId: undefined }, context.config));
    const until = date === undefined ? new Date() : new Date(Date.parse(date) + units/* DAY_MS */.sO);
    return {
        config,
        subject,
        isConfidential: (0,confidential/* isConfidential */.FX)(subject, config),
        unchecked,
        leftOut: beyondLimit > 0 ? [tooMany(path, beyondLimit)] : [],
        review: {
            path,
            findings: file.isNew
                ? findings
                : await onlyNew(findings, { postmortem, markdown }, file, earlierText, context.config),
            verdicts: claims.verdicts,
            metrics: (0,metrics/* metricsOf */.Ps)(document, facts),
            acu: session?.cost,
            recurrence: service === undefined || !looksUp ? undefined : (0,metrics/* recurrenceOf */.q5)(service, named, until, cause),
            family: (0,family/* familyOf */.Ap)(subjectOf(entry, incident, known.evidence?.main), named),
            timeline: document.timeline,
            notChecked,
            // Old documents need not have these sections.
            waiting: file.isNew || changes.byDevin ? waiting.map(toWaiting) : [],
            uncheckedCitations: looksUp ? uncheckedCitations : [],
        },
    };
}
function tooMany(path, beyondLimit) {
    return `${path} cites too much to look everything up. ${beyondLimit} of its commits, pull requests, files, deployments and runs count as linked, not as verified.`;
}
function toWaiting({ section: { title, heading }, questions }) {
    return { title, line: heading.start.line, questions: questions.filter(({ isAnswered }) => !isAnswered) };
}
/** The incident's own title too: people write better ones. */
function subjectOf(entry, incident, evidence) {
    const { pastIncidents = [] } = evidence ?? {};
    return {
        ...entry,
        title: incident?.title ?? entry.title,
        scores: new Map(pastIncidents.map((past) => [past.id, past.score ?? 0])),
    };
}
/** Returns the document's own facts about an incident that was not fetched from PagerDuty. */
function statedFacts(document, path) {
    return { title: (0,index_entry.titleOf)(document, path), service: (0,index_entry.serviceOf)(document), serviceId: undefined };
}
async function onlyNew(findings, now, { patch = '', filename, previous_filename: earlierPath = filename }, markdown, { headings }) {
    const lines = changedLinesOf(patch);
    if (!needsEarlierVersion(findings, lines))
        return onlyChanged(findings, lines, () => false);
    const earlier = markdown !== undefined && {
        markdown,
        postmortem: await (0,read_postmortem.readPostmortem)(markdown, { path: earlierPath, headings }),
    };
    return onlyChanged(findings, lines, wasThereIn(earlier || undefined, now));
}
/** Returns the text that the pull request changes; undefined if it is no text. */
async function readEarlier({ filename, previous_filename: earlierPath = filename }, { context: { docs }, baseSha }) {
    return (0,files/* readFile */.TA)(docs, earlierPath, baseSha).catch((error) => {
        // The change may be the one that corrects it.
        if (error instanceof utf8/* NotUtf8Error */.x)
            return undefined;
        throw error;
    });
}
/** For a link, GitHub returns the text of its target, which is not part of the pull request. */
async function isItselfThere(path, { context, head }) {
    const { directory } = context.config;
    // A file in the wrong place is reported by the rule `scope`.
    if (!path.startsWith(`${directory}/`))
        return true;
    const entry = (await (await head()).below(directory)).find((each) => each.path === path);
    return entry !== undefined && !entry.isLink;
}


/***/ }),

/***/ 89749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ hashOf),
/* harmony export */   y: () => (/* binding */ evidenceIds)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** In hex digits: with 6, three hundred rows of one incident collide once in 370 incidents. */
const LENGTH = 6;
const LENGTH_ON_COLLISION = 12;
/** Returns the hash of one row of PagerDuty's evidence, in hex. `kind` separates rows whose IDs PagerDuty counts separately. */
function hashOf(kind, id) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${kind} ${id}`).digest('hex').slice(0, 40);
}
/**
 * Returns the ID that a document cites for each hash, such as `E-7f3a12`. It depends only on the hash, so reading the
 * incident again gives the same IDs. Hashes with the same beginning all get a longer one.
 */
function evidenceIds(hashes) {
    const distinct = [...new Set(hashes)];
    const beginnings = new Map();
    for (const hash of distinct) {
        const beginning = hash.slice(0, LENGTH);
        beginnings.set(beginning, (beginnings.get(beginning) ?? 0) + 1);
    }
    return new Map(distinct.map((hash) => {
        const isAlone = beginnings.get(hash.slice(0, LENGTH)) === 1;
        return [hash, `E-${hash.slice(0, isAlone ? LENGTH : LENGTH_ON_COLLISION)}`];
    }));
}


/***/ }),

/***/ 83287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  entriesOf: () => (/* binding */ entriesOf),
  ledgerOf: () => (/* binding */ ledgerOf)
});

// EXTERNAL MODULE: ./build/src/time/duration.js
var duration = __webpack_require__(31067);
// EXTERNAL MODULE: ./build/src/incident/evidence-id.js
var evidence_id = __webpack_require__(89749);
;// CONCATENATED MODULE: ./build/src/incident/roles.js
const SOMEBODY = 'a responder';
/** Shorter parts of names are often something else. */
const MIN_PART = 3;
/**
 * The person assigned first is the on-call engineer; without that in the log, the one who acknowledged first, else who resolved
 * first. All others are responders, numbered as they appear in log entries and notes.
 */
function rolesOf({ logEntries, notes, responderRequests, }) {
    const agents = [
        ...logEntries.flatMap(({ by, assignees }) => [...assignees, by]),
        ...[...notes, ...responderRequests].map(({ by }) => by),
    ];
    const people = agents.flatMap((agent) => (agent?.person ? agent : []));
    const didFirst = (type) => logEntries.find((entry) => entry.type === type && entry.by?.person)?.by;
    const onCall = logEntries.flatMap(({ assignees }) => assignees).find(({ person }) => person) ??
        didFirst('acknowledge') ??
        didFirst('resolve');
    const roles = new Map();
    if (onCall !== undefined)
        roles.set(onCall.id, 'the on-call engineer');
    for (const { id } of people) {
        if (!roles.has(id))
            roles.set(id, `responder ${roles.size + (onCall === undefined ? 1 : 0)}`);
    }
    const names = new Map();
    const parts = new Map();
    const enter = (index, name, role) => index.set(name, [role, undefined].includes(index.get(name)) ? role : SOMEBODY);
    for (const { id, name = '' } of people) {
        const role = roles.get(id) ?? SOMEBODY;
        if (name !== '')
            enter(names, name.toLowerCase(), role);
        for (const part of name.match(WORD) ?? []) {
            if (part.length >= MIN_PART && /^\p{Lu}/u.test(part))
                enter(parts, part, role);
        }
    }
    const anyName = patternOf([...names.keys()]);
    const whole = (text) => anyName === undefined ? text : text.replace(anyName, (name) => names.get(name.toLowerCase()) ?? SOMEBODY);
    return {
        of: (agent) => (agent?.person ? (roles.get(agent.id) ?? SOMEBODY) : 'automation'),
        inText: (text) => outsideLinks(text, whole),
        inProse: (text) => outsideLinks(text, (prose) => whole(prose).replace(WORD, (word) => parts.get(word) ?? word)),
    };
}
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Names as whole words, longest first, in any case. */
function patternOf(names) {
    if (names.length === 0)
        return undefined;
    const alternatives = names
        .sort((left, right) => right.length - left.length)
        .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
    return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
}
/** A link with a changed word does not work. */
function outsideLinks(text, change) {
    return text
        .split(/(https?:\/\/\S+)/)
        .map((part, index) => (index % 2 === 1 ? part : change(part)))
        .join('');
}

;// CONCATENATED MODULE: ./build/src/incident/ledger.js
/**
 * The evidence ledger of an incident: everything that PagerDuty knows about it, each with an ID that a postmortem cites. The
 * prompt lists it, and the review reads it again to verify citations. It is not stored.
 */



/** Log entries about the state of the incident, in our words, because PagerDuty's contain names. */
const STATUS = new Map([
    ['trigger', 'triggered'],
    ['acknowledge', 'acknowledged'],
    ['unacknowledge', 'acknowledgement ended'],
    ['resolve', 'resolved'],
    ['reopen', 'reopened'],
    ['assign', 'assigned'],
    ['escalate', 'escalated'],
    ['delegate', 'handed to another escalation policy'],
    ['snooze', 'snoozed'],
    ['exhaust_escalation_path', 'nobody left to escalate to'],
    ['repeat_escalation_path', 'escalation started over'],
    ['reach_ack_limit', 'limit of acknowledgements reached'],
    ['reach_trigger_limit', 'limit of triggers reached'],
]);
const MILESTONES = new Map([
    ['trigger', 'triggered'],
    ['acknowledge', 'acknowledged'],
    ['escalate', 'escalated'],
    ['assign', 'reassigned'],
    ['resolve', 'resolved'],
]);
/** Returns every row of the evidence, by kind, each kind oldest first. */
function ledgerOf(incident, evidence) {
    const roles = rolesOf(evidence);
    const own = (kind) => [(0,evidence_id/* hashOf */.q)(kind, incident.id)];
    const rows = [
        ...(evidence.description === undefined
            ? []
            : [
                {
                    kind: 'description',
                    hashes: own('description'),
                    text: roles.inProse(evidence.description),
                    isProse: true,
                },
            ]),
        ...evidence.logEntries.map((entry) => logEntryRow(entry, incident, roles)),
        ...evidence.notes.map(({ id, at, content, by }) => ({
            kind: 'note',
            hashes: hashesOf('note', id),
            at,
            text: `${roles.of(by)}: ${roles.inProse(content)}`,
            isProse: true,
        })),
        ...evidence.responderRequests.map(
        // PagerDuty gives it no ID, so requester and time identify it.
        ({ at, message, by }) => ({
            kind: 'responder request',
            hashes: hashesOf('responder request', at && `${by?.id ?? ''} ${at}`),
            at,
            text: `${roles.of(by)}: ${roles.inProse(message)}`,
            isProse: true,
        })),
        ...(evidence.incidentType === undefined
            ? []
            : [
                {
                    kind: 'custom field',
                    hashes: own('incident type'),
                    text: `incident type: ${roles.inText(evidence.incidentType)}`,
                },
            ]),
        ...evidence.customFields.map(({ id, name, value }) => ({
            kind: 'custom field',
            hashes: hashesOf('custom field', id),
            text: roles.inText(`${name}: ${value}`),
        })),
        ...evidence.businessServices.map(({ id, name, status }) => ({
            kind: 'affected service',
            hashes: hashesOf('business service', id),
            text: roles.inText(`${name}${status === undefined ? '' : ` (${status})`}`),
        })),
        ...evidence.changeEvents.map((event) => changeRow(event, roles)),
        ...alertRows(evidence.alerts, roles),
        ...evidence.pastIncidents.map(({ id, at, title, score }) => ({
            kind: 'past incident',
            hashes: hashesOf('incident', id),
            at,
            text: `${roles.inText(title)}${score === undefined ? '' : ` (similarity ${score})`}`,
            links: linksTo(incident, id),
        })),
        ...evidence.relatedIncidents.map((related) => ({
            kind: 'related incident',
            hashes: hashesOf('incident', related.id),
            at: related.at,
            text: `${roles.inText(otherIncident(related))}${related.relationships.length === 0 ? '' : ` (${roles.inText(related.relationships.join(', '))})`}`,
            links: linksTo(incident, related.id),
        })),
        ...(evidence.outlier === undefined
            ? []
            : [{ kind: 'outlier', hashes: own('outlier'), text: outlierText(evidence.outlier, roles) }]),
        ...evidence.analytics.map(({ name, value, unit }) => ({
            kind: 'metric',
            hashes: own(`metric ${name}`),
            text: `${name}: ${unit === 'seconds' ? (0,duration/* inWords */.r4)(value) : value}`,
        })),
    ];
    const ids = (0,evidence_id/* evidenceIds */.y)(rows.flatMap(({ hashes }) => hashes));
    return rows.map(({ hashes, ...row }) => ({
        at: undefined,
        times: row.at === undefined ? [] : [Date.parse(row.at)],
        details: [],
        links: [],
        page: undefined,
        count: 1,
        isProse: false,
        milestone: undefined,
        ...row,
        hashes,
        id: ids.get(hashes[0] ?? ''),
    }));
}
/**
 * Returns the entries with a cited ID, with or without `E-`. An ID may be shorter than the ledger shows it now, if a later
 * entry begins with the same digits: then there are several.
 */
function entriesOf(ledger, id) {
    const beginning = id.toLowerCase().replace(/^e-/, '');
    return ledger.filter(({ hashes }) => hashes.some((hash) => hash.startsWith(beginning)));
}
function hashesOf(kind, id) {
    return id === undefined ? [] : [(0,evidence_id/* hashOf */.q)(kind, id)];
}
function logEntryRow(entry, incident, roles) {
    const { id, url, at, type, summary, message, detail, seconds, sources, by, assignees } = entry;
    const verb = STATUS.get(type);
    const to = assignees.length === 0 ? '' : ` to ${[...new Set(assignees.map(roles.of))].join(', ')}`;
    const lasting = seconds === undefined ? '' : ` for ${(0,duration/* inWords */.r4)(seconds)}`;
    const merged = sources.map((source) => sourceOf(source, incident, roles));
    const more = [message, detail].flatMap((each) => (each === undefined ? [] : roles.inProse(each)));
    const rest = [...(merged.length === 0 ? [] : [`merged from ${merged.join(', ')}`]), ...more].join('; ');
    const ending = rest === '' ? '' : `: ${rest}`;
    const row = { hashes: hashesOf('log entry', id), at, page: url, milestone: MILESTONES.get(type) };
    if (verb !== undefined) {
        return { ...row, kind: 'status', text: `${verb}${to}${lasting} by ${roles.of(by)}${ending}`, isProse: true };
    }
    if (message !== undefined)
        return { ...row, kind: 'status update', text: `${roles.of(by)}: ${rest}`, isProse: true };
    const told = roles.inProse(summary ?? type.replaceAll('_', ' '));
    return { ...row, kind: 'log entry', text: `${told}${ending}`, isProse: sources.length > 0 };
}
function sourceOf(source, incident, roles) {
    const url = incidentUrl(incident, source.id);
    return `${roles.inText(otherIncident(source))} (${url ?? source.id})`;
}
const otherIncident = ({ id, title, service }) => `${title ?? id}${service === undefined ? '' : ` on ${service}`}`;
function outlierText({ category, count, since, pattern }, roles) {
    const often = count === undefined ? '' : `, ${count} ${count === 1 ? 'time' : 'times'}`;
    const from = since === undefined ? '' : ` since ${since.replace('.000Z', 'Z')}`;
    const like = pattern === undefined ? '' : `: ${roles.inText(pattern)}`;
    return `incidents like this one are ${roles.inText(category)} on its service${often}${from}${like}`;
}
function changeRow({ id, at, title, source, details, reason, links }, roles) {
    const from = source === undefined ? '' : ` (source: ${roles.inText(source)})`;
    const why = reason === undefined ? '' : ` (related because: ${roles.inText(reason.replaceAll('_', ' '))})`;
    return {
        kind: 'change',
        hashes: hashesOf('change event', id),
        at,
        text: `${roles.inText(title)}${from}${why}`,
        details: details === undefined ? [] : [roles.inText(details)],
        links,
    };
}
/** Alerts with the same severity and title are one entry, with the details of the first. */
function alertRows(alerts, roles) {
    const groups = new Map();
    for (const alert of alerts) {
        const key = JSON.stringify([alert.severity, alert.title]);
        groups.set(key, [...(groups.get(key) ?? []), alert]);
    }
    return [...groups.values()].flatMap((group) => {
        const [first, last] = [group[0], group.at(-1)];
        if (first === undefined)
            return [];
        const until = last?.at === undefined ? '' : ` until ${last.at.replace('.000Z', 'Z')}`;
        const times = group.length === 1 ? '' : ` ×${group.length}${until}`;
        return [
            {
                kind: 'alert',
                hashes: group.flatMap(({ id }) => hashesOf('alert', id)),
                at: first.at,
                times: group.flatMap(({ at }) => (at === undefined ? [] : Date.parse(at))),
                text: `${first.severity ?? 'alert'}${times}: ${roles.inText(first.title)}`,
                details: [first.details, first.cef].flatMap((each) => (each === undefined ? [] : roles.inText(each))),
                links: first.links,
                page: first.url,
                count: group.length,
            },
        ];
    });
}
function linksTo(incident, id) {
    const url = incidentUrl(incident, id);
    return url === undefined ? [] : [url];
}
/** Other incidents have no web address; it is this one's address with the other ID. */
function incidentUrl({ url }, id) {
    return url === undefined ? undefined : new URL(`/incidents/${encodeURIComponent(id)}`, url).href;
}


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

/***/ 48482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ familyOf),
/* harmony export */   kU: () => (/* binding */ isSameCause),
/* harmony export */   wM: () => (/* binding */ isSameService)
/* harmony export */ });
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79955);
/* harmony import */ var _title_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16502);
/**
 * The family of an incident: earlier postmortems that may be about the same failure, each with the reason in plain words. Pure: the
 * order of what is known does not matter.
 */


/** In total, and among them those of another service that only have the same category of cause. */
const MAX_FAMILY = 5;
const MAX_BY_CAUSE = 2;
/**
 * Returns the earlier postmortems that are similar, at most five, most similar first: same alert key, PagerDuty's score, similar title,
 * same service, same category of cause. Leaves out the incident itself, and later ones.
 */
function familyOf(subject, others) {
    const own = factsOf(subject);
    const compared = others
        .filter((other) => !isSame(subject, other) && !isLater(other, subject))
        .flatMap((member) => compare(own, factsOf(member), member) ?? [])
        .sort((one, other) => other.strength - one.strength ||
        compareText(other.member.date ?? '', one.member.date ?? '') ||
        compareText(one.member.path, other.member.path));
    let byCause = 0;
    return compared
        .filter(({ isByCause }) => !isByCause || ++byCause <= MAX_BY_CAUSE)
        .slice(0, MAX_FAMILY)
        .map(({ member, why, isWeak }) => ({ member, why, isWeak }));
}
/** How much each sign counts. An alert key outweighs all others together, and the last two together weigh less than a similar title. */
const WEIGHTS = { alertKey: 1_000, score: 200, title: 100, service: 20, cause: 10 };
function compare(own, other, member) {
    const { known: subject } = own;
    const strong = [];
    let strength = 0;
    const key = member.alertKeys?.find((each) => subject.alertKeys?.includes(each));
    if (key !== undefined) {
        const name = subject.keyNames?.get(key);
        strong.push(name === undefined ? 'same alert key' : `same alert key "${name}"`);
        strength += WEIGHTS.alertKey;
    }
    const score = subject.scores?.get(member.incident ?? '') ?? 0;
    if (score > 0) {
        strong.push(`PagerDuty's similarity score is ${Number(score.toFixed(1))}`);
        strength += WEIGHTS.score + Math.min(score, 100);
    }
    const alike = Math.max(0, ...own.titles.flatMap((one) => other.titles.map((two) => (0,_title_words_js__WEBPACK_IMPORTED_MODULE_1__/* .likeness */ .$)(one, two))));
    if (alike > 0) {
        strong.push(`similar title (${Math.round(alike * 100)}% of the words)`);
        strength += WEIGHTS.title * alike;
    }
    const weak = [];
    if (isSameService(subject, member)) {
        weak.push('same service');
        strength += WEIGHTS.service;
    }
    if (isSameCause(subject, member)) {
        weak.push(`same category of cause (${member.cause})`);
        strength += WEIGHTS.cause;
    }
    if (strong.length + weak.length === 0)
        return undefined;
    const isWeak = strong.length === 0;
    const why = `${[...strong, ...weak].join('; ')}${isWeak ? (weak.length === 1 ? ': a weak sign alone' : ': weak signs') : ''}`;
    return { member, why, isWeak, strength, isByCause: isWeak && !isSameService(subject, member) };
}
function isSameService({ service }, other) {
    return service !== undefined && service.trim() !== '' && service.toLowerCase() === other.service?.toLowerCase();
}
/** Whether both categories are known and the same. */
function isSameCause({ cause }, other) {
    return cause !== undefined && cause !== _record_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN */ .HV && cause === other.cause;
}
const read = new WeakMap();
/** Remembered, because an index compares each title with many others. */
function factsOf(known) {
    const facts = read.get(known) ?? { known, titles: titlesOf(known) };
    read.set(known, facts);
    return facts;
}
/** The title, and the one that the incident had when the document was named: people write better titles. */
function titlesOf({ path, title }) {
    const named = (0,_title_words_js__WEBPACK_IMPORTED_MODULE_1__/* .titleWords */ .i)(/\/\d{4}-\d\d-\d\d-(.*)-[^-]*\.md$/.exec(path ?? '')?.[1]?.replaceAll('-', ' ') ?? '');
    const written = title === path ? [] : [(0,_title_words_js__WEBPACK_IMPORTED_MODULE_1__/* .titleWords */ .i)(title)];
    // "incident" is the name of a document whose title has no Latin letter.
    return [...written, ...(named.size > 1 ? [named] : [])];
}
function isSame({ incident, path }, other) {
    return path === other.path || (incident !== undefined && incident.toUpperCase() === other.incident?.toUpperCase());
}
function isLater({ date: later }, { date }) {
    return later !== undefined && date !== undefined && later > date;
}
const compareText = (one, other) => (one < other ? -1 : one > other ? 1 : 0);


/***/ }),

/***/ 7237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   alertKeyDigest: () => (/* binding */ alertKeyDigest),
/* harmony export */   entryOf: () => (/* binding */ entryOf),
/* harmony export */   incidentIdIn: () => (/* binding */ incidentIdIn),
/* harmony export */   serviceOf: () => (/* binding */ serviceOf),
/* harmony export */   severityOf: () => (/* binding */ severityOf),
/* harmony export */   statedIn: () => (/* binding */ statedIn),
/* harmony export */   titleOf: () => (/* binding */ titleOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _text_truncate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6935);
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91097);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44564);
/* harmony import */ var _peoples_sections_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27217);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79955);
/** What the index stores about one postmortem. */






/** The index issue has no room for more of a document. */
const MAX_NOT_SEEN = 3;
const MAX_WORDS = 80;
/** `facts` are from PagerDuty and the session, if available; `config` includes the overrides for the incident. */
function entryOf({ path, sha }, document, facts = {}) {
    const { timeToDetect, timeToAcknowledge, timeToMitigate, timeToResolve, duration, actionItems } = (0,_metrics_js__WEBPACK_IMPORTED_MODULE_1__/* .metricsOf */ .Ps)(document, facts);
    const record = (0,_record_js__WEBPACK_IMPORTED_MODULE_3__/* .recordOf */ .zv)(document);
    const notSeen = record?.['not-seen']?.slice(0, MAX_NOT_SEEN).map((what) => (0,_text_truncate_js__WEBPACK_IMPORTED_MODULE_4__/* .truncate */ .xv)(what, MAX_WORDS));
    return {
        path,
        sha,
        date: dateOf(document, path),
        incident: facts.incident?.id ?? document.frontMatter?.incident?.text ?? incidentIdIn(path),
        title: titleOf(document, path),
        service: serviceOf(document),
        severity: severityOf(document),
        cause: record?.cause?.category,
        detectedBy: record?.['detected-by'],
        notSeen: notSeen?.length ? notSeen : undefined,
        peoples: facts.config && peoplesIn(document, facts.config),
        duration,
        openActionItems: actionItems.open,
        timeToDetect,
        timeToMitigate,
        timeToAcknowledge,
        timeToResolve,
        timeToMerge: timeToMerge(document, facts),
        acu: facts.acu,
        repeats: record?.repeats?.map(String),
        alertKeys: facts.alertKeys?.length ? facts.alertKeys.map(alertKeyDigest) : undefined,
        nightPages: facts.nightPages,
    };
}
/** Returns six characters, because the index has little room. Two of some thousand keys hardly ever have the same digest. */
function alertKeyDigest(key) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(key).digest().subarray(0, 4).toString('base64').slice(0, 6);
}
function timeToMerge(document, { incident, mergedAt }) {
    const resolved = Date.parse(incident?.resolvedAt ?? document.frontMatter?.resolved?.text ?? '');
    const seconds = (Date.parse(mergedAt ?? '') - resolved) / 1000;
    return seconds >= 0 ? Math.round(seconds) : undefined;
}
function titleOf({ title }, path) {
    return title?.text || (path.split('/').at(-1) ?? path);
}
function serviceOf({ frontMatter, metadata, title }) {
    return frontMatter?.service?.text ?? metadata.service?.text ?? title?.service;
}
function severityOf({ frontMatter, metadata }) {
    return frontMatter?.severity?.text ?? metadata.severity?.text;
}
function peoplesIn(document, config) {
    const { there } = (0,_peoples_sections_js__WEBPACK_IMPORTED_MODULE_2__/* .peoplesSectionsOf */ .Cj)(document, undefined, config);
    const filled = there.filter(({ isOpen }) => !isOpen).length;
    return there.length === 0 ? undefined : { filled, total: there.length };
}
/** The facts that overrides match on, if PagerDuty's are unavailable. */
function statedIn(document) {
    return { priority: severityOf(document), service: serviceOf(document), serviceId: undefined };
}
/** The stated date, from the record first, else the one in the path. */
function dateOf(document, path) {
    const { metadata, frontMatter } = document;
    const stated = [
        (0,_record_js__WEBPACK_IMPORTED_MODULE_3__/* .recordOf */ .zv)(document)?.started?.slice(0, 10),
        metadata.date?.date,
        frontMatter?.started?.text.slice(0, 10),
        frontMatter?.date?.date,
        (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .dateOfPath */ .pR)(path),
    ];
    return stated.find((date) => date !== undefined && isDate(date));
}
function isDate(text) {
    const time = Date.parse(text);
    return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
/** The last word of a name counts as an incident ID only if it looks like one: letters and digits. */
function incidentIdIn(path) {
    const id = (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .incidentIdOfPath */ .KO)(path);
    return id !== undefined && /\d/.test(id) && /[A-Z]/.test(id) ? id : undefined;
}


/***/ }),

/***/ 91097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ps: () => (/* binding */ metricsOf),
/* harmony export */   Ri: () => (/* binding */ allItemsOf),
/* harmony export */   q5: () => (/* binding */ recurrenceOf)
/* harmony export */ });
/* harmony import */ var _incident_incident_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83608);
/* harmony import */ var _time_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44752);
/* harmony import */ var _time_utc_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75235);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79955);
/** The numbers of a postmortem. */




/** Uses PagerDuty's times if available, else the document's: its record first, its text second. */
function metricsOf(document, { incident, acknowledgedAt } = {}) {
    const { frontMatter, metadata, timeline } = document;
    const record = (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .zv)(document);
    const timeToResolve = (incident && (0,_incident_incident_js__WEBPACK_IMPORTED_MODULE_2__/* .durationOf */ .c)(incident)) ??
        secondsBetween((0,_time_utc_time_js__WEBPACK_IMPORTED_MODULE_3__/* .utcTime */ .S)(frontMatter?.started?.text), (0,_time_utc_time_js__WEBPACK_IMPORTED_MODULE_3__/* .utcTime */ .S)(frontMatter?.resolved?.text)) ??
        secondsFromStart(record, 'resolved') ??
        statedBetween(timeline, TRIGGERED, RESOLVED) ??
        (metadata.duration?.of === 'resolution' ? metadata.duration.seconds : undefined);
    const items = allItemsOf(document.actionItems);
    return {
        timeToDetect: secondsSinceImpact(record, 'detected'),
        timeToMitigate: secondsSinceImpact(record, 'mitigated'),
        timeToAcknowledge: secondsBetween(incident?.createdAt, acknowledgedAt) ??
            secondsFromStart(record, 'acknowledged') ??
            statedBetween(timeline, TRIGGERED, ACKNOWLEDGED),
        timeToResolve,
        duration: impactOf(record) ?? metadata.duration?.seconds ?? metadata.durationInText?.seconds ?? timeToResolve,
        actionItems: {
            total: items.length,
            open: items.filter(({ done }) => done !== true).length,
            owned: items.filter(({ owner }) => owner !== undefined).length,
        },
    };
}
/** Counts from PagerDuty's creation of the incident, according to the record. */
function secondsFromStart(record, name) {
    const at = (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .timeIn */ .Hi)(record, name);
    return at === undefined ? undefined : secondsBetween(record?.started, new Date(at).toISOString());
}
function secondsSinceImpact(record, name) {
    const [began, at] = [(0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .timeIn */ .Hi)(record, 'impact-began'), (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .timeIn */ .Hi)(record, name)];
    return began === undefined || at === undefined || at < began ? undefined : Math.round((at - began) / 1000);
}
/** How long users were affected: until it was mitigated, else until it was resolved. */
function impactOf(record) {
    const [began, ended] = [(0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .timeIn */ .Hi)(record, 'impact-began'), (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .timeIn */ .Hi)(record, 'mitigated') ?? (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .timeIn */ .Hi)(record, 'resolved')];
    return began === undefined || ended === undefined || ended < began ? undefined : Math.round((ended - began) / 1000);
}
/** Includes nested items, in file order. */
function allItemsOf(items) {
    return items.flatMap((item) => [item, ...allItemsOf(item.items)]);
}
const TRIGGERED = /\b(?:triggered|paged|alerted|fired)\b/i;
const ACKNOWLEDGED = /\b(?<!\bnot |n't )(?:acknowledged|acked)\b/i;
const RESOLVED = /\b(?<!\bnot |n't )resolved\b/i;
/** Returns the time from the first entry that matches `from` to the next one that matches `to`. */
function statedBetween(timeline, from, to) {
    const timed = timeline.flatMap(({ text, time }) => time === undefined || time.wholeDay ? [] : [{ text, seconds: time.start.seconds }]);
    const first = timed.find(({ text }) => from.test(text));
    if (first === undefined)
        return undefined;
    const next = timed.find(({ text, seconds }) => to.test(text) && seconds >= first.seconds);
    return next && next.seconds - first.seconds;
}
function secondsBetween(from, to) {
    if (from === undefined || to === undefined)
        return undefined;
    const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000);
    return seconds < 0 ? undefined : seconds;
}
const RECURRENCE_DAYS = 90;
/** `documents` are the others, without the current one, whose cause category is `cause`. Undefined if none of the last 90 days is about this service. */
function recurrenceOf(service, documents, now, cause) {
    const since = now.getTime() - RECURRENCE_DAYS * _time_units_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO;
    const same = documents
        .filter((other) => other.service?.toLowerCase() === service.toLowerCase())
        .filter(({ date }) => Date.parse(date ?? '') >= since && Date.parse(date ?? '') <= now.getTime())
        .sort((left, right) => (right.date ?? '').localeCompare(left.date ?? ''));
    if (same.length === 0)
        return undefined;
    const open = same.filter(({ openActionItems }) => openActionItems > 0);
    const about = { service, ordinal: same.length + 1, days: RECURRENCE_DAYS, open };
    const count = same.filter((other) => other.cause === cause).length;
    return cause === undefined || cause === 'unknown' || count === 0
        ? about
        : { ...about, sameCause: { category: cause, count } };
}


/***/ }),

/***/ 23753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readPostmortem: () => (/* binding */ readPostmortem)
/* harmony export */ });
/* harmony import */ var _secrets_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9690);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63933);
/**
 * Reads a postmortem so that no text derived from it repeats a secret. Heavy, because of the markdown parser and
 * secretlint: load it with `await import()`.
 */


/** Longer texts are not parsed anyway; characters. */
const MAX_LENGTH = 1_000_000;
async function readPostmortem(markdown, options = {}) {
    // The document has no byte order mark either, so the offsets agree.
    const text = markdown.replace(/^\uFEFF/, '').slice(0, MAX_LENGTH);
    const secrets = await (0,_secrets_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .findSecrets */ .d)(text);
    return { document: (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .T)(blotted(text, secrets), options), secrets };
}
function blotted(text, secrets) {
    let result = '';
    let at = 0;
    for (const { start, end } of secrets) {
        result += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, '█');
        at = end;
    }
    return result + text.slice(at);
}


/***/ }),

/***/ 16502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ likeness),
/* harmony export */   i: () => (/* binding */ titleWords)
/* harmony export */ });
/* harmony import */ var _text_lazily_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57516);
/** The words of a title, to compare titles. */

/** UUIDs, hashes and other long hexadecimal numbers: they differ from incident to incident. */
const IDS = /(?<![\p{L}\p{N}])[0-9a-f]{8,}(?:-[0-9a-f]{4,})*(?![\p{L}\p{N}])/giu;
const ACCENTS = /[\u0300-\u036f]/g;
/** Longer titles say nothing more. */
const MAX_TITLE = 500;
/** Below this, a title that shares a service's name and one more word would count. */
const ALIKE = 0.5;
/**
 * Returns the words of a title in any script, in lower case and without accents. Leaves out what differs from incident to incident
 * (numbers and IDs), and words of one or two letters, which say little except in scripts without upper case, such as Chinese.
 */
function titleWords(title) {
    const text = title
        .slice(0, MAX_TITLE)
        .toWellFormed()
        // "HighErrorRate" is "High error rate".
        .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
        .normalize('NFKD')
        .replace(ACCENTS, '')
        .normalize('NFC')
        .replace(IDS, ' ')
        // A word segmenter keeps "a_b" and "a.b" together.
        .replace(/[_.:]/g, ' ')
        .toLowerCase();
    const words = new Set();
    for (const { segment, isWordLike } of segmenter().segment(text)) {
        const hasCase = segment.toUpperCase() !== segment;
        if (isWordLike && !/\p{N}/u.test(segment) && (!hasCase || segment.length > 2))
            words.add(segment);
    }
    return words;
}
/** Returns the share of words that two titles have in common, of all their words: 0 if they are not alike, at most 1. */
function likeness(one, other) {
    let common = 0;
    for (const word of one)
        if (other.has(word))
            common += 1;
    const share = common / (one.size + other.size - common);
    // One common word of two says nothing.
    return share >= ALIKE && (common > 1 || share === 1) ? share : 0;
}
/** Created once, because that takes longer than a title. */
const segmenter = (0,_text_lazily_js__WEBPACK_IMPORTED_MODULE_0__/* .lazily */ .q)(() => new Intl.Segmenter('en', { granularity: 'word' }));


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


/***/ }),

/***/ 74424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ dotted),
/* harmony export */   HT: () => (/* binding */ explainValue),
/* harmony export */   JJ: () => (/* binding */ shownValue),
/* harmony export */   Z1: () => (/* binding */ MAX_SHOWN)
/* harmony export */ });
/* harmony import */ var _truncate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6935);

/** How many characters of a value a message shows. */
const MAX_SHOWN = 60;
const KINDS = {
    object: 'a map of keys and values',
    record: 'a map of keys and values',
    array: 'a list, such as [one, two]',
    string: 'text',
    boolean: 'true or false',
    number: 'a whole number',
    int: 'a whole number',
};
/** Returns what is wrong with a value, as the rest of a sentence that begins with its key. Needs `reportInput`. */
function explainValue(issue) {
    const input = inputOf(issue);
    const must = issue.message || demand(issue);
    if (input === null)
        return 'the value is missing: give one, or remove the key';
    if (input === undefined)
        return `this key is missing: add it; it ${must}`;
    const number = issue.code === 'invalid_type' && issue.expected === 'string' && typeof input !== 'object';
    return `${must}, but is ${shownValue(input)}${number && issue.message === '' ? ': put it in quotes' : ''}`;
}
/** A union that is chosen by one key is reported for the map around it. */
function inputOf({ code, input, path }) {
    const around = code === 'invalid_union' && typeof input === 'object' && input !== null && !Array.isArray(input);
    return around ? input[path.at(-1) ?? ''] : input;
}
function demand(issue) {
    switch (issue.code) {
        case 'invalid_type':
            return `must be ${KINDS[issue.expected] ?? issue.expected}`;
        case 'invalid_value':
            return `must be ${anyOf(issue.values)}`;
        case 'invalid_union':
            return `must be ${anyOf('options' in issue ? (issue.options ?? []) : [])}`;
        case 'too_small':
            return issue.origin === 'number' ? `must be at least ${issue.minimum}` : 'must have a value';
        case 'too_big':
            return issue.origin === 'number' ? `must be at most ${issue.maximum}` : `must hold at most ${issue.maximum}`;
        default:
            return 'is invalid';
    }
}
function anyOf(values) {
    return new Intl.ListFormat('en', { type: 'disjunction' }).format(values.map(String));
}
/** Shows a value in one short line. */
function shownValue(value) {
    if (Array.isArray(value))
        return value.length === 0 ? 'empty' : `a list of ${value.length}`;
    if (typeof value === 'object' && value !== null)
        return Object.keys(value).length === 0 ? 'empty' : 'a map';
    const text = JSON.stringify(value) ?? String(value);
    return (0,_truncate_js__WEBPACK_IMPORTED_MODULE_0__/* .truncate */ .xv)(text, MAX_SHOWN + 1);
}
/** `overrides[0].devin.max-acu` */
function dotted(path) {
    return path
        .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${shownKey(String(key))}`))
        .join('');
}
function shownKey(key) {
    return /^[\w-]{1,60}$/.test(key) ? key : shownValue(key);
}


/***/ }),

/***/ 53372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ mondayOf),
/* harmony export */   YM: () => (/* binding */ daysBetween),
/* harmony export */   kb: () => (/* binding */ dayOf),
/* harmony export */   mU: () => (/* binding */ daysAfter)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44752);

/** Returns the number of days from one day (YYYY-MM-DD) to another; negative if the other is earlier. */
function daysBetween(from, to) {
    return Math.round((Date.parse(to) - Date.parse(from)) / _units_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO);
}
/** YYYY-MM-DD, in UTC. A number is milliseconds of Unix time. */
function dayOf(time) {
    return new Date(time).toISOString().slice(0, 10);
}
/** Returns the day so many days later. */
function daysAfter(day, days) {
    return dayOf(Date.parse(day) + days * _units_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO);
}
/** Returns the Monday of a day's week. */
function mondayOf(day) {
    return daysAfter(day, -((new Date(day).getUTCDay() + 6) % 7));
}


/***/ })

};
