export const id = 907;
export const ids = [907];
export const modules = {

/***/ 34907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  examine: () => (/* binding */ examine)
});

// EXTERNAL MODULE: ./build/src/github/files.js
var files = __webpack_require__(80166);
// EXTERNAL MODULE: ./build/src/postmortem/document/source.js
var document_source = __webpack_require__(9835);
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

;// CONCATENATED MODULE: ./build/src/postmortem/rules/remote-content.js


const remoteContent = {
    name: 'remote-content',
    severity: 'error',
    message: 'The document loads content from outside, which tells others who reads it and when, can change after the review, and is gone when its source is.',
    fix: 'Link to the source instead of embedding it, or commit the image beside the document and embed that by a relative path.',
    check: ({ document }) => remoteContentOf(document),
    docs: {
        checks: [
            'No image, in markdown or HTML, comes from another place than the repository. A relative path is fine, and so is a picture that is in the text itself (`data:image/png;base64,…`).',
            'No HTML embeds, loads or sends anything: no `<script>`, `<style>`, `<iframe>`, `<object>`, `<form>`, `<link>`, `<meta>` or `<base>`, no video or audio from outside, no `style` with `url(…)`, no attribute such as `onclick`.',
            'Ordinary links, HTML such as `<details>`, and comments are fine.',
        ],
        why: 'An image from outside is a tracking pixel whenever its host wants it to be, and dashboards behind a login show nothing to most readers. What a text from a log or a ticket smuggles in shows here too.',
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
/** In the text itself: nothing is fetched. An SVG can hold references of its own. */
const INLINE_PICTURE = /^data:image\/(?:png|gif|jpe?g|webp|avif);base64,[\w+/=]*$/i;
function isOutside(url) {
    // Browsers read `\\host`, ` //host` and the like as `//host`.
    const resolved = URL.canParse(url, INSIDE) ? new URL(url, INSIDE) : undefined;
    return resolved?.origin !== INSIDE && !INLINE_PICTURE.test(url);
}
const INSIDE = 'https://repository.invalid';
const EMBEDDING = new Set('script style iframe frame frameset object embed applet portal base link meta form button fencedframe param'.split(' '));
/** What these load is written after the tag, so everything from there on counts. */
const HOLDS_CODE = new Set(['script', 'style']);
/** Attributes that make a browser fetch something. `href` does too, but on a link only when somebody follows it. */
const FETCHING = new Set('src srcset imagesrcset poster background data action formaction ping manifest codebase lowsrc dynsrc icon href xlink:href'.split(' '));
/** A value that cannot be anything but relative paths; one with a character reference or a backslash is not looked into. */
const PLAIN_PATH = /^(?!\s*\/[\s/])[\w\s./?=%#~@,-]*$/;
/** Where a browser sees a tag end: a quote counts only after an equals sign. */
const TAG = /<([a-z][^\s/<>]*)((?:=\s{0,9}"[^"]*"|=\s{0,9}'[^']*'|[^<>])*)/gi;
const ATTRIBUTE = /([^\s"'>/=]+)(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
/** One comment and nothing else. Browsers end one at `--!>` too, and take `<!-->` and `<!--->` for a whole one. */
const COMMENT = /^<!--(?!-?>)(?:(?!--!?>)[\s\S])*(?:-->)?\s*$/;
/** In the whole text but for code and comments: parsers of markdown differ in what they take for HTML. */
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
/** Whether markdown takes a sign for text: after one backslash, but not after two. In HTML, which is blanked out, it never does. */
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

;// CONCATENATED MODULE: ./build/src/postmortem/already-there.js


/**
 * Tells of each secret and each remote content in a document whether the earlier version had it too. It compares the secrets
 * and the addresses themselves, not the lines: the same line can load something else. Without an earlier version nothing was there.
 */
function wasThereIn(earlier, now) {
    const before = new Set(earlier === undefined ? [] : harmsOf(earlier).map(({ what }) => what));
    const added = new Set(harmsOf(now).flatMap(({ what, at }) => (before.has(what) ? [] : [at])));
    return (rule, { line, column }) => !added.has(placeOf(rule, line, column));
}
function harmsOf({ postmortem: { document, secrets }, markdown }) {
    const text = markdown.replace(/^\uFEFF/, '');
    const source = (0,document_source/* sourceOf */.vz)(document.markdown);
    const harm = (rule, what, { line, column }) => ({
        what: `${rule} ${what}`,
        at: placeOf(rule, line, column),
    });
    return [
        ...secrets.map(({ start, end }) => harm('secrets', text.slice(start, end), (0,document_source/* rangeAt */.B3)(source, start, end).start)),
        ...remoteContentOf(document).map(({ loads, range }) => harm('remote-content', loads, range.start)),
    ];
}
const placeOf = (rule, line, column) => `${rule} ${line}:${column}`;

// EXTERNAL MODULE: ./build/src/postmortem/document/section-names.js
var section_names = __webpack_require__(1134);
;// CONCATENATED MODULE: ./build/src/postmortem/peoples-sections.js

/** At most so many questions in all forms of a document. */
const MAX_QUESTIONS = 5;
/** The sections of people. One that the team's template does not have is not looked for. */
function peoplesSectionsOf(document, template, { sections = {}, headings = {} }) {
    const named = Object.keys(sections);
    const find = (heading, all) => sectionFor(heading, all, named, headings);
    const inTemplate = template && allOf(template.sections);
    const wanted = named.filter((heading) => sections[heading]?.by === 'people' && (inTemplate === undefined || find(heading, inTemplate)));
    if (wanted.length === 0)
        return { there: [], missing: [] };
    const hints = new Set((inTemplate ?? []).flatMap(({ blocks }) => blocks.map(normalized)));
    const all = allOf(document.sections);
    const found = wanted.map((heading) => ({ heading, section: find(heading, all) }));
    return {
        there: found
            .flatMap(({ heading, section }) => (section === undefined ? [] : [readForm(heading, section, document, hints)]))
            .sort((one, other) => one.section.heading.start.offset - other.section.heading.start.offset),
        missing: found.flatMap(({ heading, section }) => (section === undefined ? [heading] : [])),
    };
}
/** By its heading; else the first of its kind, unless another entry of the configuration names that one. */
function sectionFor(heading, all, named, headings) {
    const byTitle = all.find(({ title }) => isSame(title, heading));
    if (byTitle !== undefined)
        return byTitle;
    const { kind } = (0,section_names/* sectionName */.$)(heading, headings);
    const isNamed = ({ title }) => named.some((other) => isSame(title, other));
    return kind === 'unknown' ? undefined : all.find((section) => section.kind === kind && !isNamed(section));
}
const isSame = (one, other) => bare(one) === bare(other);
/** Without case, numbers, emojis and punctuation around it. */
function bare(heading) {
    return heading
        .normalize('NFKC')
        .toLowerCase()
        .replace(/^[^\p{L}]+|[^\p{L}\p{N})]+$/gu, '')
        .replace(/\s+/g, ' ');
}
function readForm(heading, section, { markdown }, hints) {
    const parts = allOf([section]);
    const left = parts.flatMap(({ placeholders }) => placeholders);
    const isLeft = ({ range }) => left.some(({ range: { start } }) => start.offset >= range.start.offset && start.offset < range.end.offset);
    const questions = [];
    const answers = [];
    for (const block of parts.flatMap(({ blocks }) => blocks)) {
        if (isQuoted(markdown, block.range)) {
            // Right below a quote, without an empty line, markdown takes the answer for a part of the quote.
            const below = linesBelowQuote(markdown, block.range);
            questions.push({ ...block, role: roleOf(block.text), isAnswered: below !== '' });
            if (below !== '')
                answers.push({ ...block, text: below });
        }
        else if (!hints.has(normalized(block)) && !isLeft(block)) {
            answers.push(block);
            const last = questions.at(-1);
            if (last !== undefined)
                last.isAnswered = true;
        }
    }
    const isOpen = answers.length === 0 || questions.some(({ isAnswered }) => !isAnswered);
    return { heading, section, questions, answers, isOpen };
}
function isQuoted(markdown, { start }) {
    const from = start.offset - (start.column - 1);
    return /^\s{0,3}>/.test(markdown.slice(from, from + 5));
}
function linesBelowQuote(markdown, { start, end }) {
    return markdown
        .slice(start.offset, end.offset)
        .split(/\r\n|\n|\r/)
        .slice(1)
        .filter((line) => !/^\s{0,3}>/.test(line))
        .join('\n')
        .trim();
}
/** "On-call engineer: which signal …?" */
function roleOf(question) {
    return /^([^:：?？\n]{2,60})[:：]\s*\S/.exec(question)?.[1]?.trim();
}
function allOf(sections) {
    return sections.flatMap((section) => [section, ...allOf(section.subsections)]);
}
function normalized({ text }) {
    return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
/** Whether a place is in a section that people have still to fill in: there is nothing to judge yet. */
function isInOpenForm(forms, { start }) {
    return forms.some(({ isOpen, section: { heading, body } }) => {
        const end = body?.end.offset ?? heading.end.offset;
        return isOpen && start.offset >= heading.start.offset && start.offset <= end;
    });
}
/** By which it is told who wrote what: each without the blanks around it. */
function trimmedLines(text) {
    return text.split(/\r\n|\n|\r/).map((line) => line.trim());
}

// EXTERNAL MODULE: ./build/src/postmortem/document/sections.js + 1 modules
var document_sections = __webpack_require__(70263);
;// CONCATENATED MODULE: ./build/src/postmortem/rules/language.js
/** The most frequent words of English that are no words of its neighbours. */
const ENGLISH = /\b(?:the|and|of|to|that|was|were|with|for|is|are|this|it|we|our|not|have|had|has|been|by|from|at|which|when|because)\b/gi;
/** An English text has about three times as many. */
const LEAST_SHARE = 0.1;
/** Fewer tell nothing. */
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

;// CONCATENATED MODULE: ./build/src/postmortem/rules/lines-not-read.js
const MAX_SHOWN = 3;
/** Returns " (lines 5–9, 12)": what a reader left out of its sections; empty if it left out nothing. */
function linesNotRead({ skipped }, reader) {
    const ranges = skipped
        .filter((each) => each.reader === reader)
        .map(({ range: { start, end } }) => (end.line > start.line ? `${start.line}–${end.line}` : `${start.line}`));
    if (ranges.length === 0)
        return '';
    return ` (lines ${ranges.slice(0, MAX_SHOWN).join(', ')}${ranges.length > MAX_SHOWN ? ' and more' : ''})`;
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/rule.js
/** Where something is missing altogether: the title, or the beginning of the file. */
function headOf({ title, frontMatter }) {
    const start = { line: 1, column: 1, offset: 0 };
    return title?.range ?? frontMatter?.range ?? { start, end: start };
}
/** Those in which none of the words stand. `words` are in the order of the file; takes n log n. */
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
    severity: 'error',
    message: 'The action items cannot be followed up as they stand, so the same incident can happen again.',
    fix: 'Write each as a task that can be finished, with who does it until when: "- [ ] Prevent: release the connection in `finally` (Owner: @handle, Due: 2026-03-01)".',
    check: ({ document }) => {
        const [section] = (0,document_sections/* sectionsOf */.Ks)(document.sections, 'action-items');
        // That it is missing, empty or left to fill in is for `sections` to say.
        if (section === undefined || section.empty)
            return [];
        if (document.actionItems.length === 0 && section.placeholders.length > 0)
            return [];
        if (document.actionItems.length === 0) {
            return [
                {
                    range: section.heading,
                    severity: 'style',
                    message: 'No action item can be found in this section: it has neither tasks nor a table.',
                },
            ];
        }
        return without(document.actionItems, section.placeholders).flatMap(problemsOf);
    },
    notChecked: ({ document }) => {
        if ((0,document_sections/* sectionsOf */.Ks)(document.sections, 'action-items').length === 0) {
            return 'owners, dates and states of action items, because no section is known as theirs';
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
            'Open ones have an owner (`@dana`, `[Dana]`, `(Owner: Dana)` or a column) and a due date; without, a warning. "@someone", "team" and `[link to issue]` are nobody.',
            'None is a good intention ("be more careful", "improve monitoring", "communicate better", "double-check", "make sure this does not happen again"); else, a warning.',
            'House style: tasks with a state.',
        ],
        why: 'A postmortem changes something only where somebody does something. Tasks are counted, become issues and are ticked off; a paragraph of intentions is forgotten.',
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
        ...(done !== true && isVague(item) ? [warn('This is a good intention: nobody can tell when it is done.')] : []),
    ];
}
/** Words that stand in the place of an owner and name nobody. */
const NOBODY = /^\W*(?:the |our |your |my |a |an |to the |whole |entire )*(?:handle|someone|somebody|user ?name|user|(?:your |first |last |full )?name|owner|person|people|team|everyone|everybody|anyone|anybody|all|us|we|me|you|nobody|no one|none|n\/?a|unassigned|unknown|assignee|tb[dca]|todo|xxx|to be (?:determined|decided|assigned)|link(?: to .{1,40})?|issue|ticket)\W*$/i;
const INTENTION = /\b(?:make sure|ensure|see to it|guarantee)\b.{0,40}\b(?:does(?:n['’]t| not)|do(?:n['’]t| not)|never|not|won['’]t|cannot|can(?:not|['’]t)|no longer)\b.{0,20}\b(?:happens?|occurs?|recurs?|repeat(?:ed|s)?)\b|\b(?:prevent|avoid|stop)\s(?:this|that|it|such (?:an? )?\w+|similar \w+|these|the same \w+)\s(?:from\s)?(?:happening|occurring|recurring|in the future|again)|^(?:we (?:should|need to|must|will|have to) |always |please |remember to )*double[- ]?check|\b(?:raise|raising|increase|create|build|improve|spread)\s(?:(?:more|the|our|team|some|general|better)\s)*awareness\b|^(?:always|never|remember|keep in mind|remind (?:everyone|everybody|people|the team|all|each other|ourselves))\b|\b(?:keep|keeping) (?:an|a close|a better) eye\b|\bthink (?:twice|harder|before)\b|\b(?:try|work) harder\b|^(?:we (?:should|need to|must|will) )?(?:do|be|act|get) better\b|\blearn from (?:this|our|the|these)\b|\b(?:be|being|are|stay) (?:more|extra|very) (?:careful|cautious|diligent|vigilant|mindful|aware|attentive)\b|\b(?:take|taking|use|with) more care\b|\bpay(?:ing)? (?:more|better|closer) attention\b|\b(?:try|make sure) (?:not )?to (?:not )?(?:do|let|repeat|make) (?:this|that|it)\b|\bdo(?:n['’]t| not) (?:do|let|repeat) (?:this|that|it)\b/i;
/** "Communicate better", "test more carefully before deploys": how much is enough nobody can tell. */
const MORE_OF_IT = /^(?:we (?:should|need to|must|will|have to) )?(?:communicate|coordinate|collaborate|cooperate|plan|prepare|respond|react|test|monitor|review|document|check|deploy|escalate|listen|share|talk|work)(?: (?!better|more)[\p{L}&'’-]{1,20}){0,4} (?:much )?(?:better|more(?: \p{L}{2,20})?|earlier|sooner|faster|clearer|clearly|proactively|carefully|thoroughly|(?:more )?often|regularly|together)(?: (?:next time|in (?:the )?future|going forward|(?:with|between|among|across|to|within) (?:the |our |all |each |other )*\p{L}{2,20}))?$/iu;
/** As a whole: "improve monitoring of the pool, with an alert at 80%" is a task. */
const UNBOUNDED = /^(?:we (?:should|need to|must|will) )?(?:improve|better|enhance|increase|strengthen|extend|add|more|review|revisit|rethink|consider|look into|investigate|discuss)(?: (?:on|about|more|better|our|the|some|additional|overall|general))*(?: (?:monitoring|alerts?|alerting|observability|communications?|documentation|docs|runbooks?|tests?|testing|test coverage|coverage|process|processes|awareness|logs|logging|resilience|resiliency|reliability|stability|robustness|performance|(?:code )?quality|training|tooling|things|(?:between|across|with|within|among|in) (?:the |our |all )?(?:teams?|us|everyone|customers|stakeholders|future)|going forward|and|&))+$/i;
/** "Lee" is not taken out of "fleet". */
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

;// CONCATENATED MODULE: ./build/src/postmortem/rules/blameless.js



const blameless = {
    name: 'blameless',
    severity: 'warn',
    message: 'A person is made the cause, which ends the search for what made the mistake possible and teaches others to stay silent.',
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
            return [{ range, message: `"${blame.text.replace(/\s+/g, ' ')}" puts the fault on a person.` }];
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
            'Systems may fail: "the alert should have fired", "the deploy failed to roll back". So may people who were not told: "the on-call engineer should have been paged". Code is not looked into.',
        ],
        why: 'People act on what they know at the time. "Should have" judges them by what is known now, and the next one who makes a mistake will not tell. It reads English, by patterns: where it is wrong, leave the sentence.',
        bad: `## Root Cause

The on-call engineer should have noticed the alert, and Bob forgot to release the connection.
`,
        good: `## Root Cause

The alert should have fired at 80%. The code released the connection only where the check succeeded, and no test covered the other case.
`,
    },
};
/** Of a sentence that blames somebody ("Bo forgot"): a text of full stops has thousands of shorter ones. */
const SHORTEST = 9;
/** The text as a reader sees it, at the same offsets: code and HTML are out, and emphasis is blank. */
function prose({ markdown, frontMatter, code, html }) {
    const ranges = [...code, ...html, ...(frontMatter ? [frontMatter] : [])].map(({ range }) => range);
    // A URL may hold any words.
    return blankOut(markdown, ranges)
        .replace(/https?:\/\/[^\s<>()]+/gi, (url) => '\uFFFC'.repeat(url.length))
        .replace(/(?<!^[ \t]{0,9})[*_~]|(?<=^[ \t]{0,9})[*_~](?![ \t])/gm, ' ');
}
const words = (text) => text.trim().split(/\s+/).join('|');
/** What says that somebody is a person, as the head of a noun phrase. */
const ROLES = words(`
  engineers? developers? devs? sres? dbas? admins? administrators? sysadmins? programmers? person people persons reviewers? author authors
  responders? colleagues? members? employees? contractors? interns? technicians? analysts? managers? commanders? leads? owners? teams?
  on-call oncall somebody someone anybody anyone everybody everyone nobody he she individuals? humans? staff devops
`).replaceAll('-', '[- ]');
/** Heads that are programs at least as often ("the Postgres operator"): a person only where the verb is one of people. */
const EITHER = words('operators? agents? authors? maintainers? committers?');
/** Between a subject and its verb: "from payments", ", who was on call,", "unfortunately also". */
const BETWEEN = '(?:\\s+(?:on|of|from|in|at)\\s+(?:the\\s+|our\\s+)?[\\w-]{1,30}(?:\\s+(?:team|squad|group|shift|call|duty|rotation|side))?)?(?:\\s?,[^,.;:|]{1,60},)?(?:\\s+(?:also|then|just|simply|clearly|really|again|both|all|later|first|once|still|even|never|somehow|himself|herself|themselves|had|has|have|[a-z]{2,15}ly)){0,3}';
/** What only a person does, or does wrong. */
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
/** "should have been paged", "should have had access": what others owed to the person. */
const OWED = '(?!\\s+(?:been(?!\\s+(?:more|better)\\b)|had|received|got|gotten)\\b)';
/** What makes a role the subject of a fault. */
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
/** Of a name the grammar cannot know whether it is a person's, so only what systems hardly do. */
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
/** Faults that come before the person who is blamed. `SOMEBODY` and `A_NAME` are filled in. */
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
/** Case matters for names alone. */
const AFTER_NAME = BLAMED_AFTER.map((pattern) => pattern.replaceAll('WHO', A_NAME).replace(/^\\b([a-z])/, (_, first) => `\\b[${first}${first.toUpperCase()}]`)).map((pattern) => new RegExp(pattern, 'gu'));
/** "John's mistake", "the team's failure to act". */
const POSSESSIVE = new RegExp(`(?<![\\w@/.-])(?:${ROLES}|@[a-z\\d][\\w-]{0,38})['’]s?\\s+(?:own\\s+|[a-z]{3,15}\\s+)?(?:${SLIPS}|errors?|failure\\s+to\\s+[a-z]{2,20}|lack\\s+of\\s+(?:attention|care|discipline|diligence|experience|knowledge|communication|judge?ment))\\b`, 'gi');
const NAMES_POSSESSIVE = new RegExp(`(?<![\\p{L}\\d@/.#-])(\\p{Lu}\\p{Ll}{1,20})['’]s?\\s+(?:own\\s+|[a-z]{3,15}\\s+)?(?:${SLIPS}|lack\\s+of\\s+(?:attention|care|discipline|diligence|experience|judge?ment))(?![\\p{L}])`, 'gu');
const blameless_NOBODY = /\b(?:nobody|no[- ]one|none\s+of\s+(?:us|them|the\s+[a-z]{2,20})|not\s+a\s+single\s+[a-z]{2,20})\s+(?:even\s+|ever\s+)?(?:bothered|cared|thought|remembered|took\s+the\s+(?:time|trouble)|took\s+responsibility|had\s+the\s+sense)\b/gi;
const PERSON = new RegExp(`(?<![\\w@/.-])(?:(?:${ROLES})(?:\\s+(?:on\\s+(?:call|duty|shift)|in\\s+charge|who\\s+was\\s+on\\s+call))?|@[a-z\\d][\\w/-]{0,60})${BETWEEN}\\s+(?:${ROLE_FAULTS})\\b`, 'gi');
const EITHER_FAULT = new RegExp(`(?<![\\w@/.-])(?:${EITHER})${BETWEEN}\\s+(?:${HUMAN_FAULTS}|${SHOULD}${OWED}\\s+(?:${MIND}))\\b`, 'gi');
const NAMED = new RegExp(`(?<![\\p{L}\\d@/.#-])((?:\\p{Lu}\\p{Ll}{1,20}\\s+)?\\p{Lu}\\p{Ll}{1,20})${BETWEEN}\\s+(?:${NAME_FAULTS})(?![\\p{L}])`, 'gu');
/** Faults without a subject that name a person all the same. */
const LABELS = /\b(?:human|operator|user|pilot|engineer|developer|individual|manual)[- ](?:error|mistake|negligence|carelessness|fault)s?\b|\bfat[- ]?finger(?:s|ed|ing)?\b|\b(?:due\s+to|because\s+of|out\s+of|through|sheer)\s+(?:sheer\s+|pure\s+)?(?:carelessness|negligence|sloppiness|incompetence|laziness|inattention)\b|\b(?:blame|fault)\s+(?:lies|lay|rests|is|was)\s+(?:with|on)\s+[^\s]{1,40}|(?<![\w@])@[a-z\d][\w-]{0,38}(?:['’]s\s+(?:fault|mistake|error)|\s+is\s+to\s+blame)/gi;
/** A capitalised word of these is no name of a person. */
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
/** After these, a noun is no subject: "the page to the on-call engineer failed to arrive". */
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

;// CONCATENATED MODULE: ./build/src/postmortem/citations.js


const URLS = /https?:\/\/([\w.-]{1,253}(?::\d{1,5})?)\/([\w.-]{1,100}\/[\w.-]{1,100})\/(?:(commit|blob)\/([\da-f]{7,40})|pull\/(\d{1,9}))(?!\w)/gi;
const SHORT = /(?<![\w./@-])([\w-]{1,39}\/[\w.-]{1,100})(?:@([\da-f]{7,40})|#(\d{1,9}))(?![\w-]|\.\w)/gi;
/**
 * Commits by URL (`https://github.com/o/r/commit/…`, a permalink `…/blob/<40 hex>/…`) or as `o/r@sha`, pull requests by URL or
 * as `o/r#12`; each once, with all its places, in the order of the file. Not in comments and code blocks. Linear in the text.
 */
function citationsOf({ markdown, code, html }) {
    const text = blankOut(markdown, [
        ...code.filter(({ block }) => block).map(({ range }) => range),
        ...html.filter(({ value }) => value.startsWith('<!--')).map(({ range }) => range),
    ]);
    const source = (0,document_source/* sourceOf */.vz)(markdown);
    const citations = new Map();
    const add = (citation, match, asFile) => {
        const { host, repository, commit, pull } = citation;
        const key = `${host === undefined ? '' : `${host}/`}${repository}${commit === undefined ? `#${pull}` : `@${commit}`}`;
        const known = citations.get(key) ?? { key, ...citation, places: [] };
        known.places.push({ range: (0,document_source/* rangeAt */.B3)(source, match.index, match.index + match[0].length), asFile });
        citations.set(key, known);
    };
    for (const match of text.matchAll(URLS)) {
        const [, host = '', repository = '', form, commit, pull] = match.map((part) => part?.toLowerCase());
        const asFile = form === 'blob';
        // A blob of seven hex digits may as well be a branch.
        if (asFile && commit?.length !== 40)
            continue;
        add({ host, repository, commit, pull: numberOf(pull) }, match, asFile);
    }
    for (const match of text.matchAll(SHORT)) {
        const [, repository = '', commit, pull] = match.map((part) => part?.toLowerCase());
        add({ host: undefined, repository, commit, pull: numberOf(pull) }, match, false);
    }
    const first = ({ places }) => places[0]?.range.start.offset ?? 0;
    return [...citations.values()].sort((a, b) => first(a) - first(b));
}
function numberOf(text) {
    return text === undefined ? undefined : Number(text);
}

// EXTERNAL MODULE: ./build/src/postmortem/document/moment.js + 1 modules
var moment = __webpack_require__(85582);
;// CONCATENATED MODULE: ./build/src/postmortem/stated-times.js



const DAY = 86_400_000;
/**
 * A document that names no date is taken to be of the day on which the incident was created; where that is not known either,
 * its times still compare with each other.
 */
function statedTimes(document, incident) {
    const { frontMatter, metadata, timeline } = document;
    const startedInFront = stated(frontMatter?.started);
    const midnight = timeline.map(midnightOf).find((found) => found !== undefined) ??
        (metadata.date?.date === undefined ? undefined : Date.parse(metadata.date.date)) ??
        dayOf(startedInFront?.at ?? Date.parse(incident?.createdAt ?? '1970-01-01T00:00:00Z'));
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
/** A few days of night shifts and reopened incidents. */
const MAX_DAYS = 14;
/** An undated span is on the first day on which it meets the timeline, if there is one. */
function onDayOf(events, span) {
    const ats = events.map(({ at }) => at);
    const first = ats.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
    const last = ats.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY);
    if (span.dated || !Number.isFinite(first))
        return span;
    const days = Math.min(MAX_DAYS, (dayOf(last) - dayOf(first)) / DAY);
    for (let day = -1; day <= days; day++) {
        const shift = dayOf(first) + day * DAY - dayOf(span.start);
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
/** The beginning of the day, in UTC. */
function dayOf(at) {
    return Math.floor(at / DAY) * DAY;
}
function midnightOf({ time }) {
    return time?.start.instant === undefined ? undefined : Date.parse(time.start.instant) - time.start.seconds * 1000;
}
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|UTC|[+-]\d{2}:\d{2})?$/i;
/** Without a zone, in UTC. */
function stated(words) {
    const [, date, time, zone = 'Z'] = INSTANT.exec(words?.text ?? '') ?? [];
    const at = Date.parse(`${date}T${time}${/^utc$/i.test(zone) ? 'Z' : zone.toUpperCase()}`);
    return words === undefined || Number.isNaN(at) ? undefined : { at, dated: true, range: words.range };
}
const CLOCK = '(?:(\\d{4}-\\d{2}-\\d{2})[T ,]{1,2}(?:at )?)?([01]?\\d|2[0-3])[:h]([0-5]\\d)(?::[0-5]\\d)?(?!\\d)(?:\\s?([APap])\\.?[Mm]\\b\\.?)?';
const UTC = '(?:\\s?\\(?(?:UTC|GMT|Z)\\b\\)?)?';
/** "and was resolved at", ", and it ended at": what may be between the beginning and the end. */
const JOINT = '([-–—]|to\\b|and\\b|until\\b|till\\b|through\\b|,?\\s?(?:and\\s)?(?:(?:it|they|this|which|the \\w{3,12})\\s)?(?:was\\s|were\\s|had\\s)?(?:fully\\s)?(?:ended|resolved|recovered|restored|mitigated|fixed|lasted|over|back)(?:\\s(?:again|until|to normal))?\\s(?:at|by|until)\\b|,?\\s?(?:lasting|lasted) until\\b)';
const SPAN = new RegExp(`([Bb]etween\\s{1,3})?(?<![\\d:])${CLOCK}${UTC}\\s{0,3}${JOINT}\\s{0,3}${CLOCK}\\s?\\(?([A-Z]{1,5}\\b)?`, 'g');
/** "between 14:32 and 15:18 UTC", "from 14:32 to 15:18", "14:32–15:18"; past midnight where the end is the earlier one. */
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
        const start = at(startDate, hourOf(startHour, startHalf ?? endHalf), startMinute, midnight) - offset * 60_000;
        const sameDay = at(endDate, hourOf(endHour, endHalf), endMinute, dayOf(start + offset * 60_000)) - offset * 60_000;
        const end = sameDay < start && endDate === undefined ? sameDay + DAY : sameDay;
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
    return (Number.isNaN(day) ? midnight : day) + (hour * 60 + Number(minute)) * 60_000;
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/evidence.js




const evidence = {
    name: 'evidence',
    severity: 'warn',
    message: 'The root cause does not rest on evidence that a reader can look up, so it may be a guess.',
    fix: 'Name the commit, pull request, deploy, dashboard or file that shows the cause, check that it exists and came before the impact, or say that the cause is unknown.',
    check: (subject) => {
        const causes = causesOf(subject);
        return [...unsupported(causes, subject), ...missing(subject), ...tooLate(causes, subject)];
    },
    notChecked: ({ document }) => (0,document_sections/* sectionsOf */.Ks)(document.sections, 'root-cause').length === 0
        ? 'whether the cause rests on evidence, because no section is known as a root cause'
        : undefined,
    docs: {
        checks: [
            'The root cause names a commit, a pull or merge request, a deploy or release, a dashboard or other source by link, a picture in the repository, or a file. "Unknown" is a valid answer.',
            'Commits and pull requests that the document cites by URL, as `owner/repo@sha` or as `owner/repo#12`, exist; one that does not is an error. What the token cannot read is not judged.',
            'A change named as the cause did not come later than the impact, by the time of its commit or merge, or by the timeline ("merge request !4411", "mailer v7.3.0", "key rotation"); one that did is an error. Sentences about the fix or about what was ruled out are left aside.',
        ],
        why: 'A cause that reads well and cannot be checked is worse than "unknown": people fix the wrong thing. A commit that does not exist, or a deploy after the outage began, is how a made-up cause shows.',
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
        message: `${nameOf(citation)} does not exist.`,
    })));
}
function nameOf({ repository, commit, pull }) {
    return commit === undefined ? `Pull request ${repository}#${pull}` : `Commit ${commit.slice(0, 12)} of ${repository}`;
}
/** Times are written to the minute. */
const ROUNDING = 60_000;
/** By which a timeline may begin after the impact. */
const SLACK = 5 * 60_000;
const evidence_DAY = 86_400_000;
/** A sentence about what ended the incident, or about what did not cause it. */
const NOT_A_CAUSE = /\b(?:fix(?:e[sd])?|hotfix|revert(?:s|ed|ing)?|roll(?:s|ed|ing)?[ -]?back|rollback|mitigat\w*|resolv\w*|restor\w*|recover\w*|correct(?:s|ed)|patched|follow[ -]?ups?|ruled out|not the (?:root )?cause|did not cause|unrelated|prevent\w*)\b/i;
function tooLate(causes, subject) {
    const began = impactBegan(subject);
    if (began === undefined)
        return [];
    return [...lateCitations(causes, began, subject), ...lateEvents(causes, began, subject)];
}
/** The earliest of what the document and PagerDuty say: the page at the latest. */
function impactBegan({ document, incident }) {
    const { started, spans, events } = statedTimes(document, incident);
    const told = events.filter(({ entry }) => IMPACT.test(entry.text));
    // A span before or after everything in the timeline tells of something else, and one that goes beyond it is for `facts`.
    const span = spans.find(({ start, end }) => events.some(({ at }) => at >= start && at <= end) && events.some(({ at }) => at <= start + SLACK));
    const stated = Math.min(...[started, ...told].map((one) => one?.at ?? Number.POSITIVE_INFINITY), span?.start ?? Number.POSITIVE_INFINITY);
    const paged = incident?.createdAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(incident.createdAt);
    const began = Math.min(stated, paged);
    if (!Number.isFinite(began))
        return undefined;
    // Where the two are of different days, one is wrong: `facts` says so.
    return Number.isFinite(stated) && Number.isFinite(paged) && Math.abs(stated - paged) > evidence_DAY ? undefined : began;
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
            message: `${nameOf(citation)} is of ${minute(at)}, later than the impact, which began at ${minute(began)}: it cannot be its cause.`,
        }));
    });
}
/** The sentences that say what the cause is. */
function claimsIn(text, offset = 0) {
    return sentencesOf(text)
        .filter((sentence) => !NOT_A_CAUSE.test(sentence.text))
        .map((sentence) => ({ ...sentence, start: sentence.start + offset }));
}
/** "Deploy #387", "PR #388", "merge request !4411", "release v2.4.1", "commit e4f29a1": what a timeline can name too. */
const NUMBERED_CHANGE = /\b(?:(deploy(?:ment)?|release|build|version|rollout|PR|pull request|MR|merge request|change|migration|upgrade|flag|job)(?:\s(?:of|to|for))?(?:\s(?!v?\d)[\w-]{1,30}){0,2}\s?([#!v]?\d[\w.]{0,20}\w|[#!v]?\d)|commit\s\W?([\da-f]{7,40}))\b|(?<![\w!])!(\d{2,9})\b|\bv(\d{1,5}(?:\.\d{1,5}){1,3})\b/gi;
/** "Key rotation", "schema migration": a change that has a name and no number. Words for what ends an incident are not among them. */
const NAMED_CHANGE = /\b(?!(?:the|an?|this|that|our|each|last|first|next|new|every|another|no|any|planned|missing|without|of|to|for|and|or|with|by|before|after|during|in|on|from)\s)([a-z][\w-]{2,20})\s(rotation|migration|upgrade|roll-?out|deploy(?:ment)?|release|cut-?over|switch-?over|import|launch|experiment|(?:config(?:uration)?|flag|schema|dns|firewall|routing|network)\schange)\b/gi;
const NEGATED = /\b(?:no|not|without|missing|lack(?:s|ed|ing)?|never|n['’]t|should)\b/i;
/** The event is not the change itself, but what people found or did about it. */
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
        // A mention before the impact shows that the change was there by then.
        if (mentions.some(({ at }) => at <= began + ROUNDING))
            return [];
        const event = mentions.find(({ entry }) => isChange(entry));
        if (event === undefined)
            return [];
        return [
            {
                range: event.range,
                severity: 'error',
                message: `${change} is named as the cause and came at ${minute(event.at)}, later than the impact, which began at ${minute(began)}.`,
            },
        ];
    });
}
/** In one way of writing: "deploy 387", "pull request 388", "version 7.3.0", "commit e4f29a1", "key rotation". */
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
/** A named change counts where a sentence begins with it. */
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
// EXTERNAL MODULE: ./build/src/postmortem/paths.js
var paths = __webpack_require__(44564);
// EXTERNAL MODULE: ./build/src/postmortem/document/calendar.js
var calendar = __webpack_require__(16624);
;// CONCATENATED MODULE: ./build/src/postmortem/rules/facts/day-in.js


const day_in_DAY = 86_400_000;
/** Returns the midnight (UTC, in milliseconds) of the first date with a year in a text, unless it can be read in two ways. */
function dayIn(text) {
    const found = (0,moment/* findDate */.OJ)(text);
    if (found?.date.year === undefined || found.other !== undefined)
        return undefined;
    // `20260210_listener` is the name of something.
    if (/[\w-]/.test(text[found.end] ?? '') || /[\w-]/.test(text[found.start - 1] ?? ''))
        return undefined;
    return (0,calendar/* dayNumber */.U$)(found.date, undefined) * day_in_DAY;
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/facts/dates.js




const dates_DAY = 86_400_000;
/**
 * Finds days that contradict each other: the stated date, the timeline's, the title's, the front matter's and the file name's. A
 * night and a time zone make one day of difference. The statement that the fewest others agree with is the one that is reported;
 * if several are equally lonely, all of them are.
 */
function contradictingDates(subject) {
    const statements = statementsOf(subject);
    const { frontMatter } = subject.document;
    const isBlog = frontMatter?.date !== undefined || frontMatter?.title !== undefined;
    const friends = statements.map((one) => statements.filter((other) => other !== one && agree(one, other, isBlog)).length);
    const enemies = statements.map((one) => statements.filter((other) => !agree(one, other, isBlog)));
    const fewest = Math.min(...friends.filter((_, index) => (enemies[index]?.length ?? 0) > 0));
    return statements.flatMap((one, index) => {
        const [enemy] = enemies[index] ?? [];
        if (enemy === undefined || friends[index] !== fewest)
            return [];
        const says = one.says.charAt(0).toUpperCase() + one.says.slice(1);
        const message = `${says} ${isoDay(one.from)}, but ${enemy.says} ${isoDay(enemy.from)}.`;
        // A file is named once, often on another day, and a name is easy to copy.
        const isAboutName = one.kind === 'file name' || enemies[index]?.every(({ kind }) => kind === 'file name');
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
        statement('front matter', 'the front matter is of', front && Date.parse(front.date), front?.range),
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
    return { kind, says, from: dayOf(day), to: dayOf(day), range };
}
/** "Published", "Last updated": not the day of the incident. */
function isPublication({ document: { metadata } }) {
    const start = metadata.date?.range.start.offset;
    const field = metadata.fields.find(({ value: { range } }) => start !== undefined && start >= range.start.offset && start <= range.end.offset);
    return (field !== undefined &&
        /\b(?:publish\w*|updated?|modified|written|created|posted|report(?:ed)?|review\w*|meeting|version|due|author\w*|document)\b/i.test(field.key));
}
/** The days from the first entry to the last, if any entry's day is known. */
function timelineDays({ document }) {
    const dated = document.timeline.flatMap(({ time }) => time?.start.instant === undefined ? [] : [{ at: Date.parse(time.start.instant), range: time.range }]);
    const [first] = dated;
    if (first === undefined)
        return undefined;
    const days = dated.map(({ at }) => dayOf(at));
    return {
        kind: 'timeline',
        says: 'the timeline is of',
        from: days.reduce((least, day) => Math.min(least, day)),
        to: days.reduce((most, day) => Math.max(most, day)),
        range: first.range,
    };
}
function startedDay({ document }) {
    const { started, resolved } = statedTimes(document, undefined);
    if (started === undefined || !started.dated)
        return undefined;
    const from = dayOf(started.at);
    return {
        kind: 'started',
        says: 'it started on',
        from,
        to: Math.max(from, dayOf(resolved?.at ?? from)),
        range: started.range,
    };
}
/** YYYY-MM-DD anywhere in the file's name, or YYYYMMDD at its beginning. */
function dateOfName(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const [, year, month, day] = /^(20\d{2})(\d{2})(\d{2})(?!\d)/.exec(name) ?? /(20\d{2})[-_](\d{2})[-_](\d{2})(?!\d)/.exec(name) ?? [];
    const date = (0,paths/* dateOfPath */.pR)(path) ?? (year === undefined ? undefined : `${year}-${month}-${day}`);
    return date === undefined ? undefined : Date.parse(date);
}
/**
 * A postmortem may be published later than the incident, and front matter and file names often hold that day. The date above the
 * text and the file name agree, except in a blog.
 */
function agree(a, b, isBlog) {
    if (a.from - dates_DAY <= b.to && b.from - dates_DAY <= a.to)
        return true;
    const kinds = new Set([a.kind, b.kind]);
    if (kinds.has('date') && kinds.has('file name') && !isBlog)
        return false;
    const [publication, incident] = isPublished(a) ? [a, b] : [b, a];
    if (!isPublished(publication))
        return false;
    return isPublished(incident) || publication.from >= incident.from - dates_DAY;
}
function isPublished({ kind }) {
    return kind === 'front matter' || kind === 'file name';
}
function isoDay(at) {
    return new Date(at).toISOString().slice(0, 10);
}

// EXTERNAL MODULE: ./build/src/time/duration.js
var time_duration = __webpack_require__(31067);
;// CONCATENATED MODULE: ./build/src/postmortem/rules/facts/durations.js



const MINUTE = 60_000;
/** Durations are rounded to the minute, the quarter or the hour. */
const durations_ROUNDING = 0.18;
/** "about an hour". */
const HEDGED_ROUNDING = 0.3;
const HEDGE = /^\W*(?:~|≈|about|around|approx\w*|roughly|nearly|almost|over|more than|less than|under|at least|up to|some|ca\b)/i;
/** By which what people noted may differ from when it was. */
const durations_SLACK = 5 * MINUTE;
/** Finds a stated duration that no statement about the beginning and the end makes. */
function wrongDuration({ document, incident }) {
    const { duration } = document.metadata;
    if (duration === undefined)
        return [];
    if (duration.seconds === undefined) {
        if (/^\W*(?:unknown|not set|not known|not established|n\/a|none|ongoing)\b/i.test(duration.text))
            return [];
        const message = 'The duration cannot be read: write it as "46 minutes".';
        return [{ range: duration.range, severity: 'warn', message }];
    }
    // A time to resolve counts from the detection or the page; and a timeline with times that cannot be read may be longer.
    if (duration.of === 'resolution' || document.timeline.some(({ unreadable }) => unreadable !== undefined))
        return [];
    // Of a timeline that begins or ends with a whole day nobody knows how long it is.
    const timedEntries = document.timeline.filter(({ time }) => time !== undefined);
    const isOpen = timedEntries[0]?.time?.wholeDay === true || timedEntries.at(-1)?.time?.wholeDay === true;
    const milliseconds = duration.seconds * 1000;
    const rounding = HEDGE.test(duration.text) ? HEDGED_ROUNDING : durations_ROUNDING;
    const agrees = (each) => Math.abs(each - milliseconds) <= Math.max(MINUTE, Math.max(each, milliseconds) * rounding);
    const times = statedTimes(document, incident);
    const paged = incident === undefined ? undefined : (0,incident_incident/* durationOf */.c)(incident);
    const pagerDuty = paged === undefined ? [] : [{ says: 'PagerDuty says', milliseconds: paged * 1000, ranges: [] }];
    const stated = statedSources(times);
    const byTimeline = isOpen ? [] : timelineSources(times);
    // What the document says of its own beginning and end counts; the timeline does where that is about something else.
    const isSettled = stated.some(({ isWhole }) => isWhole);
    const fair = [...pagerDuty, ...stated, ...(isSettled ? [] : byTimeline)];
    const told = [...pagerDuty, ...stated, ...byTimeline.slice(0, 1)];
    if (fair.length === 0 || fair.some((source) => agrees(source.milliseconds)))
        return [];
    if (!isSettled && pagerDuty.length === 0 && byTimeline.length > 0 && isInside(milliseconds, times))
        return [];
    const says = told.map((source) => `${source.says} ${(0,time_duration/* inWords */.r4)(source.milliseconds / 1000)}`).slice(0, 3);
    const message = `The duration is "${duration.text}", and ${says.join(', ')}.`;
    // Where there are two against one, the one is wrong; else it may be either.
    const others = told.length === 1 ? (told[0]?.ranges ?? []) : [];
    return [duration.range, ...others].map((range) => ({ range, message }));
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
/** Whether a span begins with a sign of impact in the timeline and ends with a sign of its end. */
function isWhole({ start, end }, { events }) {
    if (events.length === 0)
        return true;
    const near = (at) => (event) => Math.abs(event.at - at) <= durations_SLACK;
    return beginningsIn(events).some(near(start)) && endingsIn(events).some(near(end));
}
const BEGINS = /\b(?:impact|began|begins?|started|triggered|fired|paged|alerted|exhausted|onset|first|ris(?:es?|ing)|rose|fail(?:s|ed|ing)?|slow(?:s|ed|er)?|degraded|errors?|timeouts?|declin(?:es?|ed|ing)|drop(?:s|ped)?|down)\b/i;
const ENDS = /\b(?:resolve[sd]|recover(?:s|ed)|mitigated|restored|end(?:s|ed)|over|again|normal|nominal|healthy|closed|stop(?:s|ped)|gone)\b/i;
/** More of them tell nothing any more. */
const MAX_SIGNS = 6;
function beginningsIn(events) {
    return events.filter(({ entry }, index) => index === 0 || BEGINS.test(entry.text)).slice(0, MAX_SIGNS);
}
function endingsIn(events) {
    return events.filter(({ entry }, index) => ENDS.test(entry.text) || index === events.length - 1).slice(-MAX_SIGNS);
}
/** Teams count from the first sign, the impact or the page, and to the recovery, its confirmation or the close. */
function timelineSources({ events }) {
    const endings = endingsIn(events);
    const [first] = events.filter(({ entry }) => BEGINS.test(entry.text));
    const last = endings.at(-1);
    const whole = first && last && last.at > first.at
        ? [{ says: 'by the timeline it is', milliseconds: last.at - first.at, ranges: [first.range, last.range] }]
        : [];
    return [
        ...whole,
        ...beginningsIn(events).flatMap((beginning) => endings
            .filter((ending) => ending.at > beginning.at)
            .map((ending) => ({
            says: 'by the timeline it is',
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
/** More in one section are a list or a course of events, which is compared with nothing. */
const MAX_QUANTITIES = 40;
/**
 * Finds numbers of the same things that differ between the summary, the impact and the fields above the text, and percentages that
 * are not what the count beside them makes. 10% is rounding, 25% if the number is hedged.
 */
function contradictingNumbers(document) {
    const sources = [
        ...['summary', 'impact'].map((kind) => (0,document_sections/* sectionsOf */.Ks)(document.sections, kind).flatMap((section) => quantitiesIn(document, section))),
        document.metadata.fields.flatMap(({ key, value }) => fieldQuantity(key, value.text, value.range)),
    ];
    const problems = new Map();
    for (const [index, some] of sources.entries()) {
        for (const others of sources.slice(index + 1)) {
            for (const one of some) {
                for (const other of others) {
                    if (!isTheOnly(one, some, other) || !isTheOnly(other, others, one) || !differ(one, other))
                        continue;
                    // "1 account was affected, of 6 accounts": what a section tells side by side are two things.
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
            message: `"${text}" is contradicted by "${other}".`,
        })),
        ...(0,document_sections/* sectionsOf */.Ks)(document.sections, 'impact').flatMap((section) => wrongShares(document, section)),
        ...(0,document_sections/* sectionsOf */.Ks)(document.sections, 'summary').flatMap((section) => wrongShares(document, section)),
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
        const after = /^[^.;|\n]{0,60}/.exec(text.slice(match.index + match[0].length))?.[0] ?? '';
        return { match, after, range: (0,document_source/* rangeAt */.B3)(source, from, to) };
    });
}
function quantitiesIn(document, section) {
    return matchesIn(document, section).map(({ match, after, range }) => quantityOf(match, after, range));
}
function quantityOf(match, after, range) {
    const [text, hedge, digits = '', unit = '', , what = ''] = match;
    // "Reports" are counted, and people report.
    const words = `${text.replace(what, ' ')} ${after}`;
    return {
        what: singular(what),
        percent: /^(?:%|percent)$/i.test(unit),
        value: numbers_numberOf(digits, unit),
        outcome: OUTCOMES.find(([, pattern]) => pattern.test(words))?.[0] ?? '',
        hedged: hedge !== undefined,
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
/** Whether no other number of its section could be the one that is compared with `counterpart`. */
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
function differ(a, b) {
    const rounding = a.hedged || b.hedged ? 0.25 : 0.1;
    return Math.abs(a.value - b.value) > Math.max(a.value, b.value) * rounding;
}
/** "1,240 of 10,300 orders (21%)". */
function wrongShares(document, section) {
    return matchesIn(document, section).flatMap(({ match: [text, , digits = '', , whole, , share], range }) => {
        if (whole === undefined || share === undefined)
            return [];
        const part = (numbers_numberOf(digits, '') / numbers_numberOf(whole, '')) * 100;
        if (!Number.isFinite(part) || Math.abs(part - Number(share)) <= Math.max(1, part * 0.1))
            return [];
        return [{ range, message: `"${text.replace(/\s+/g, ' ')}" is ${part.toFixed(part < 10 ? 1 : 0)}%.` }];
    });
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/facts.js





const facts = {
    name: 'facts',
    severity: 'error',
    message: "The document's facts contradict each other or PagerDuty, so neither its times nor its numbers can be trusted.",
    fix: "Look up which one is right and correct the others; PagerDuty's times are when it paged and when the incident was closed, so where the impact began or ended at another time, say so in the summary and the timeline.",
    check: (subject) => {
        const dates = dateProblems(subject);
        return [
            ...frontMatterProblems(subject),
            ...incidentProblems(subject),
            ...dates,
            ...severityProblems(subject),
            ...orderProblems(subject),
            // Where the day is wrong, every time would be.
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
            'The date is a day of the incident (in UTC), or the day before it was created, where the impact may have begun. It agrees with the days of the timeline, the title and the file name, give or take a day. Front matter and file names of a blog may be later: they hold the day of publication. A file name that alone disagrees is a warning.',
            'It started before it was detected, and was detected before it was resolved, in the front matter and in the fields above the text. "Detected" and "Resolved" agree with the events of the timeline that say so, give or take 5 minutes.',
            'A span in the summary or the impact does not go beyond the timeline, and is not at another part of the day.',
            "The severity is PagerDuty's current priority, compared by number where both have one (`SEV-1` and `P1` agree). Where PagerDuty has no priority, nothing is compared.",
            'The duration agrees with at least one of: PagerDuty\'s created and resolved, the front matter\'s `started` and `resolved`, a span in the summary or the impact ("between 14:32 and 15:18 UTC"), the timeline from a sign of impact to a sign of its end. It may differ by a minute or 18%, whichever is more, and by 30% if it is hedged ("about an hour"). The timeline does not count if the document states the beginning and the end itself.',
            'Numbers of the same things agree between the summary, the impact and the fields above the text ("12% of orders failed"), give or take 10%, and a percentage is what the counts beside it make.',
            "PagerDuty's times are paging times: the impact may begin earlier than the page and end earlier than somebody closed the incident. It may not begin later, or end later, than 5 minutes or 10% of the incident's duration after PagerDuty's. Timeline entries that tell of the incident being triggered or resolved are PagerDuty's own, give or take 5 minutes.",
            'Without a PagerDuty token, what the document says is compared with itself.',
        ],
        why: 'Numbers are copied, rounded and moved between zones by hand, and the ones in the first lines are those that reports repeat. What PagerDuty knows is fetched again, and never taken from the text.',
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
const facts_MINUTE = 60_000;
const facts_DAY = 86_400_000;
/** Milliseconds by which a time or a duration may differ from one of this length. */
function tolerance(duration) {
    return Math.max(5 * facts_MINUTE, duration / 10);
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
        { range: named.range, message: `The front matter is of incident ${id}, and the file's name does not end with it.` },
    ];
}
function frontMatterProblems({ document }) {
    const problem = document.frontMatter?.problem;
    if (problem === undefined)
        return [];
    return [
        { range: problem.range, message: `The front matter cannot be read, so nothing in it counts: ${problem.text}` },
    ];
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
/** The stated date against PagerDuty, and against when it started and was resolved. */
function wrongDate({ document, incident }) {
    const stated = document.metadata.date;
    if (stated?.date === undefined)
        return [];
    const { started, resolved } = statedTimes(document, incident);
    const created = timeOf(incident?.createdAt);
    const beginnings = [...(started?.dated ? [started.at] : []), ...(created === undefined ? [] : [created - facts_DAY])];
    const ends = [timeOf(incident?.resolvedAt), created, resolved?.at, started?.at].filter((at) => at !== undefined);
    if (beginnings.length === 0)
        return [];
    const day = Date.parse(stated.date);
    if (day >= dayOf(Math.min(...beginnings)) && day <= Math.max(...ends))
        return [];
    const begun = new Date(created ?? Math.min(...beginnings)).toISOString().slice(0, 10);
    return [{ range: stated.range, message: `The date is ${stated.date}, and the incident is of ${begun} (UTC).` }];
}
function severityProblems({ document, incident }) {
    const priority = incident?.priority;
    const stated = [document.metadata.severity, document.frontMatter?.severity].filter((words) => words !== undefined);
    if (priority !== undefined) {
        return stated
            .filter(({ text }) => !isSameSeverity(text, priority))
            .map(({ range, text }) => ({
            range,
            message: `The severity is "${text}", and PagerDuty's priority is "${priority}".`,
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
/** Two schemes of naming agree where the numbers do. */
function isSameSeverity(a, b) {
    const [inA, inB] = [a, b].map((text) => text.match(/\d+/g)?.map(Number) ?? []);
    if (inA?.length && inB?.length)
        return inA.some((level) => inB.includes(level));
    const [wordsA = '', wordsB = ''] = [a, b].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
    return wordsA !== '' && wordsB !== '' && (wordsA.includes(wordsB) || wordsB.includes(wordsA));
}
/** Without the order of what is stated, which is checked whatever else agrees. */
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
/** "Detected" and "Resolved" above the text, where the timeline has an event that says so at another time. */
function rowProblems({ detected, resolved, events }) {
    const check = (row, says, what) => {
        const told = events.filter(({ entry }) => says.test(entry.text));
        const near = (event) => row !== undefined && Math.abs(event.at - row.at) <= tolerance(0);
        const [first] = told;
        // A day apart, it is about another step, such as the close of the ticket.
        if (row === undefined || first === undefined || events.some(near) || Math.abs(first.at - row.at) > facts_DAY / 2)
            return [];
        return [
            {
                range: row.range,
                message: `It was ${what} at ${facts_clock(row.at)}, and the timeline says so at ${facts_clock(first.at)}.`,
            },
        ];
    };
    return [...check(detected, SAYS_DETECTED, 'detected'), ...check(resolved, SAYS_RESOLVED, 'resolved')];
}
/**
 * A span that shares time with the timeline and goes beyond it, or one as long as the incident at another part of the day. Any
 * other span elsewhere tells of something else.
 */
function spanProblems({ spans, events }, duration) {
    const ats = events.map(({ at }) => at);
    const [first, last] = [minOf(ats), maxOf(ats)];
    if (first === undefined || last === undefined || first === last)
        return [];
    const slack = tolerance(last - first);
    const beyond = spans.filter(({ start, end }) => start < last && end > first && (start < first - slack || end > last + slack));
    const isInside = spans.some(({ start, end }) => start <= last + slack && end >= first - slack);
    const elsewhere = isInside || last - first > facts_DAY ? [] : spans.filter((span) => isShifted(span, first, last, duration));
    return [...beyond, ...elsewhere].map(({ range, start, end }) => ({
        range,
        message: `${facts_clock(start)} to ${facts_clock(end)} ${beyond.length > 0 ? 'goes beyond the timeline, which is' : 'is at another part of the day than the timeline,'} from ${facts_clock(first)} to ${facts_clock(last)} UTC.`,
    }));
}
function isShifted({ start, end, dated }, first, last, duration) {
    const length = end - start;
    const alike = (other) => Math.abs(length - other) <= Math.max(facts_MINUTE, other * 0.25);
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
                    message: `The timeline is of another time than the incident, ${iso(created)} to ${iso(closed)}.`,
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

/** A date, a time with or without seconds, and what may be its zone. Not in a URL, a version or a ratio. */
const clock_times_CLOCK = /(?<![\w:.,/-])(?:(\d{4}-\d{2}-\d{2})[T ]\s?)?([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(?![\d:])\s?(Z\b|[+-]\d{2}:?\d{2}\b|\(?[A-Z]{3,5}\b)?/g;
const clock_times_URL = /https?:\/\/[^\s<>()]+/g;
const clock_times_DAY = 86_400_000;
/**
 * Returns the times that a text states, in milliseconds since 1970. A time without a date is at the day that brings it nearest to
 * `near`; without a zone it is in the timeline's, if that has one, else in UTC. A time in a zone that is not known is left out.
 */
function clockTimesIn(text, near, { timeline }) {
    const offsets = new Set(timeline.flatMap(({ time }) => (time?.zone === undefined ? [] : [time.zone.offset])));
    const usual = offsets.size === 1 ? [...offsets][0] : 0;
    return [...text.replace(clock_times_URL, (url) => ' '.repeat(url.length)).matchAll(clock_times_CLOCK)].flatMap((match) => {
        const [, date, hour, minute, second = '0', zone] = match;
        const offset = offsetOf(zone?.replace('(', ''), usual);
        if (offset === undefined)
            return [];
        const ofDay = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 - offset * 60_000;
        if (date !== undefined)
            return [Date.parse(date) + ofDay].filter((at) => !Number.isNaN(at));
        const midnight = Math.floor(near / clock_times_DAY) * clock_times_DAY;
        const days = [-1, 0, 1].map((day) => midnight + day * clock_times_DAY + ofDay);
        return [days.reduce((one, other) => (Math.abs(other - near) < Math.abs(one - near) ? other : one))];
    });
}
/** Minutes east of UTC. A word that is no zone ("14:32 CPU at 90%") changes nothing. */
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



/** Column names in the nine languages that documents are read in, lower case. The first that matches wins. */
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
/** The rows of the first table in Root Cause that has a column of hypotheses and one of verdicts. */
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
    return cell === undefined ? '' : (0,document_source/* plainText */.wh)(source, cell).text.replace(/\s+/g, ' ').trim();
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
/** The three by their labels (`**Time:** …`), in the nine languages. */
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
/** What the Root Cause says of the time, the mechanism and the recovery: by their labels, else in its sentences. */
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

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(63619);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(73305);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/parse.js + 1 modules
var parse = __webpack_require__(23945);
;// CONCATENATED MODULE: ./build/src/postmortem/record.js
/**
 * The postmortem's machine-readable record: the front matter of a document, for tools. The descriptions are what
 * docs/postmortem-record.schema.json says. A front matter without `record: 1` is read as before, and nothing is asked of it.
 */

function key(schema, description) {
    return schema.check(schemas/* describe */.q0y(description));
}
const record_text = schemas/* string */.YjP().check(api/* _trim */.WN(), api/* _minLength */.m9(1), api/* _maxLength */.Eb(1_000));
/** YAML reads `4812` and `2` as numbers. */
const record_name = schemas/* union */.KCZ([record_text, schemas/* number */.aig()], 'must be text');
/** The word for what no source shows. */
const record_UNKNOWN = 'unknown';
const record_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const MUST_BE_INSTANT = `must be a time in ISO 8601 with its zone, such as 2026-02-10T14:32:00Z`;
const instant = schemas/* string */.YjP(MUST_BE_INSTANT)
    .check(api/* _regex */.Fk(record_INSTANT, MUST_BE_INSTANT), schemas/* refine */.YPB(isOnTheClock, MUST_BE_INSTANT));
const MUST_BE_TIME = `${MUST_BE_INSTANT}, or "${record_UNKNOWN}"`;
const instantOrUnknown = schemas/* string */.YjP(MUST_BE_TIME).check(api/* _regex */.Fk(new RegExp(`${record_INSTANT.source}|^${record_UNKNOWN}$`), MUST_BE_TIME), schemas/* refine */.YPB((at) => at === record_UNKNOWN || isOnTheClock(at), MUST_BE_TIME));
function isOnTheClock(at) {
    const day = Date.parse(at.slice(0, 10));
    return !Number.isNaN(Date.parse(at)) && !Number.isNaN(day) && new Date(day).toISOString().startsWith(at.slice(0, 10));
}
function record_moment(description) {
    return key(schemas/* strictObject */.rej({
        at: key(instantOrUnknown, `The time in ISO 8601, or "${record_UNKNOWN}".`),
        source: key(record_text, `Where the time is from: the ID of evidence (E-7f3a) or a link; if it is unknown, why.`),
    }), description);
}
/** What kind of thing caused an incident. */
const CAUSE_CATEGORIES = {
    change: 'a deploy or a change of code',
    configuration: 'a change of settings, flags, certificates or permissions, or wrong ones from the start',
    capacity: 'too much load, or too little room: a pool, a queue, a disk, a quota, a rate limit',
    dependency: 'another team or a vendor whose service failed or changed',
    data: 'data that was wrong, missing, corrupt or of an unexpected form, or its migration',
    infrastructure: 'hardware, network or the cloud provider',
    security: 'an attack, a leak, or a defence that hit the wrong target',
    process: 'a missing or wrong procedure, runbook or handover',
    unknown: 'no source shows it',
};
const DETECTED_BY = {
    monitor: 'an alert, a probe or a dashboard that is watched',
    customer: 'somebody outside the organization',
    colleague: 'somebody inside the organization who was affected',
    chance: 'somebody who looked for something else',
    unknown: 'no source shows it',
};
const CONFIDENCES = ['high', 'medium', 'low'];
const choice = (names) => schemas/* enum */.k5n(Object.keys(names));
const listed = (names) => Object.entries(names)
    .map(([each, meaning]) => `${each} (${meaning})`)
    .join('; ');
const shape = {
    record: key(schemas/* literal */.euz(1), 'The version of this form. It says that the front matter is a record.'),
    incident: key(record_name, "The incident's ID in PagerDuty, or its number."),
    service: key(record_name, 'The service as PagerDuty names it.'),
    severity: schemas/* exactOptional */.yqP(key(record_name, "PagerDuty's priority; left out if there is none.")),
    started: schemas/* exactOptional */.yqP(key(instant, 'When PagerDuty created the incident.')),
    resolved: schemas/* exactOptional */.yqP(key(instant, 'When the incident was resolved in PagerDuty.')),
    times: key(schemas/* strictObject */.rej({
        'impact-began': record_moment('When users or systems began to suffer.'),
        detected: record_moment('When somebody or something first noticed.'),
        acknowledged: record_moment('When somebody first acknowledged the incident.'),
        mitigated: record_moment('When users ceased to suffer.'),
        resolved: record_moment('When the incident was over.'),
    }), 'The five times, each with its source.'),
    cause: key(schemas/* strictObject */.rej({
        category: key(choice(CAUSE_CATEGORIES), `One of: ${listed(CAUSE_CATEGORIES)}.`),
        trigger: key(record_text, `What changed just before the impact, in one sentence, or "${record_UNKNOWN}".`),
        confidence: key(schemas/* enum */.k5n(CONFIDENCES), 'How sure the cause is.'),
    }), 'What caused the incident.'),
    'detected-by': key(choice(DETECTED_BY), `One of: ${listed(DETECTED_BY)}.`),
    'affected-services': key(schemas/* array */.YOg(record_name).check(api/* _maxLength */.Eb(100)), 'Services that suffered, by the names that the document uses.'),
    impact: key(schemas/* array */.YOg(schemas/* strictObject */.rej({
        what: key(record_text, 'What is counted, such as "failed orders".'),
        value: key(schemas/* number */.aig('must be a number').check(api/* _gte */.qm(0)), 'How many or how much.'),
        of: schemas/* exactOptional */.yqP(key(schemas/* number */.aig('must be a number').check(api/* _gte */.qm(0)), 'Of how many, in the same unit.')),
        unit: key(record_text, 'What the numbers count, such as orders, %, minutes or EUR.'),
    }))
        .check(api/* _maxLength */.Eb(50)), 'The impact in numbers; empty if nothing could be measured.'),
    'not-seen': key(schemas/* array */.YOg(record_text).check(api/* _maxLength */.Eb(50)), 'What could not be seen and why, such as missing telemetry or no access; empty if everything was.'),
};
/** Keys that it does not name are the team's own: a site generator's, or the template's. */
const PostmortemRecord = schemas/* looseObject */._H3(shape);
const TIMES = ['impact-began', 'detected', 'acknowledged', 'mitigated', 'resolved'];
/** Whether the front matter says that it is a record. */
function hasRecord({ frontMatter }) {
    return frontMatter?.problem === undefined && frontMatter?.values.record !== undefined;
}
/** The record of a document, as far as it is valid; undefined if it has none. */
function recordOf(document) {
    if (!hasRecord(document))
        return undefined;
    const values = valuesOf(document);
    const parts = Object.entries(shape).flatMap(([name, schema]) => {
        if (!(name in values))
            return [];
        const { success, data } = parse/* safeParse */.xL(schema, values[name]);
        return success ? [[name, data]] : [];
    });
    return Object.fromEntries(parts);
}
/** The values of the front matter; TOML has dates of its own, and Hugo keeps keys of one's own in `params`. */
function valuesOf({ frontMatter }) {
    return (frontMatter?.format === 'toml' ? withTextDates(frontMatter.values) : (frontMatter?.values ?? {}));
}
function withTextDates(value) {
    if (value instanceof Date)
        return value.toISOString();
    if (Array.isArray(value))
        return value.map(withTextDates);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withTextDates(inner)]));
}
/** Milliseconds since 1970 of one of the five times; undefined if the record does not know it. */
function timeIn(record, name) {
    const at = record?.times?.[name].at;
    return at === undefined || at === record_UNKNOWN ? undefined : Date.parse(at);
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/hypotheses.js







const hypotheses = {
    name: 'hypotheses',
    severity: 'warn',
    message: 'The cause is told as one story, so nobody can tell what else was considered, or why this is the cause.',
    fix: 'Add a table "What we considered" to Root Cause: hypothesis, evidence for, evidence against, verdict (confirmed, likely, ruled out or open), each with its source. Below a confirmed cause say its time, its mechanism and its recovery.',
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
        if (rows.length === 0 && cause !== undefined && subject.pull?.byDevin && !hasRecord(subject.document))
            return `what else was considered, because "${cause.title}" has no table of hypotheses`;
        return language === undefined || rows.length === 0
            ? undefined
            : `whether a sentence says why there was only one hypothesis, because the rule reads English and the text is in ${language}`;
    },
    docs: {
        checks: [
            'Root Cause has a table with a column of hypotheses and one of verdicts, in any of the nine languages. It must be in a document by Devin whose front matter is a record.',
            'There are at least two hypotheses, or a sentence says why there was only one.',
            'Each verdict is confirmed, likely, ruled out or open. What is confirmed or likely has evidence for it, what is ruled out has evidence against it, each with a source: an ID (`E-7f3a`), a link, a commit, a deploy or a file.',
            'A confirmed cause says its time, its mechanism and its recovery, each with a source, as lines that begin with `**Time:**`, `**Mechanism:**` and `**Recovery:**`, or in a sentence.',
            'The times are possible: the change is not later than the impact, and the recovery is later than both and not later than the end of the incident. Else, an error.',
        ],
        why: 'One story that reads well stops the search. Two hypotheses with evidence for and against show what was looked at, and time, mechanism and recovery together show a cause rather than a coincidence.',
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
/** The table is asked of Devin; people write the causes that they know of. Without a record a document is of an older form. */
function missingTable({ heading, title }, { document, author }) {
    const message = `"${title}" has no table of what was considered.`;
    return author === 'devin' && hasRecord(document) ? [{ range: heading, severity: 'style', message }] : [];
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
        return style(`The verdict "${verdictText}" is none of confirmed, likely, ruled out and open.`);
    }
    const name = `"${text.slice(0, 80)}"`;
    if ((verdict === 'confirmed' || verdict === 'likely') && evidenceFor !== undefined && !isSourced(evidenceFor)) {
        return style(`${name} is ${verdict}, and its evidence names no source.`);
    }
    if (verdict === 'ruled-out' && evidenceAgainst !== undefined && !isSourced(evidenceAgainst)) {
        return style(`${name} is ruled out, and its evidence against names no source.`);
    }
    return [];
}
/** The ID of evidence, a link, or what the rule `evidence` takes for a source. */
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
            : [{ range, severity: 'style', message: `It is confirmed, and Root Cause does not say ${LEGS[name]}.` }]),
        ...legs
            .filter(({ text }) => !isSourced(text))
            .map((leg) => ({ range: leg.range, severity: 'style', message: `The ${leg.name} names no source.` })),
        ...impossibleTimes(legs, subject),
    ];
}
/** Times are written to the minute. */
const hypotheses_ROUNDING = 60_000;
function impossibleTimes(legs, subject) {
    const { document, incident } = subject;
    const began = timeIn(recordOf(document), 'impact-began') ?? impactBegan(subject);
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
    const slack = Math.max(5 * 60_000, ((incident && (0,incident_incident/* durationOf */.c)(incident)) ?? 0) * 100);
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
    severity: 'warn',
    message: 'The impact is not told in numbers, so nobody can tell how bad it was or compare it with other incidents.',
    fix: 'Say how many requests, users, orders or euros of how many, and for how long; where it cannot be measured, say so and why.',
    check: ({ document }) => {
        const places = placesOf(document);
        const [first] = places;
        if (first === undefined || otherLanguage(document) !== undefined || places.some(({ text }) => isMeasured(text)))
            return [];
        return [{ range: first.heading, message: `"${first.title}" has no number that tells how many or how much.` }];
    },
    notChecked: ({ document }) => {
        const places = placesOf(document);
        if ([...(0,document_sections/* sectionsOf */.Ks)(document.sections, 'impact'), ...(0,document_sections/* sectionsOf */.Ks)(document.sections, 'summary')].length === 0)
            return 'whether the impact is measured, because no section is known as an impact or a summary';
        const language = otherLanguage(document);
        return language === undefined || places.length === 0 || places.some(({ text }) => isMeasured(text))
            ? undefined
            : `whether the impact is told in words such as "none" or "a total outage", because the rule reads English and the text is in ${language}`;
    },
    docs: {
        checks: [
            'The impact section, or the summary where there is none, has a number besides times, dates and names: "12% of orders", "no customer".',
            '"None" and "a total outage" measure it too. "Step 2 of the signup failed" does not.',
            'It is fine to say that it could not be measured.',
        ],
        why: '"Some users saw errors" can be three people or all of them. With a number and what it is a part of, priorities can be argued about.',
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
/** Times, dates, priorities, references, steps and names with digits measure nothing. */
const NOT_A_MEASURE = /\b\d{4}-\d{2}-\d{2}\S*|\b\d{1,2}:\d{2}\S*|#\d+|\b(?:HTTP\s)?(?:40[0134689]|429|499|50[0-4])(?:s\b|\s(?:errors?|responses?|status)\b)|\b(?:p|sev|priority|severity)[\s-]?\d\b|\b(?:step|phase|stage|part|section|chapter|version|layer|level|tier|wave|round|day|week|attempt|option|item|figure|table|line|page|port|python|node|java|php|ruby|ubuntu|postgres(?:ql)?|mysql|redis|kubernetes|windows|ios|android)s?\s(?:no\.?\s|number\s|#)?v?\d[\w.]*|\b[a-z_]+[-_]?\d[\w.-]*|\b\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\s\d{1,2}\b|\b(?:19|20)\d{2}\b(?!\s+[a-z])/gi;
/** "None.", "No impact.", "a total outage", "the whole site was down". */
const WHOLE = /^\s*(?:none|nil|no (?:customer |user |external |known |business )?impact|nobody|no one)\b|\b(?:total|complete|full|entire|site-wide|global|100 ?%)\s(?:[\w-]{1,20}\s){0,2}(?:outage|unavailability|downtime|loss|blackout|failure|service|site|platform|cluster)\b|\b(?:completely|totally|entirely|fully|wholly)\s(?:unavailable|down|offline|inaccessible|unreachable|broken|unusable|dark)\b|\bthe (?:whole|entire) [\w-]{1,20}(?: [\w-]{1,20})? (?:was|were|went|is|became) (?:unavailable|down|offline|inaccessible|unreachable|unusable)\b|\b(?:everyone|everybody|nobody|no one|all of (?:our|the))\b/i;
const IN_WORDS = /\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozens?|half|third|quarter|hundreds?|thousands?|millions?)\b|\b(?:no|all|every|zero|none of(?: the| our)?)\s(?:\w+\s){0,2}?(?:customer|user|client|tenant|account|order|request|call|job|message|payment|transaction|data|write|read|login|session|page|invoice|region|traffic|impact)s?\b/i;
const NOT_MEASURABLE = /\b(?:could|can|was|were|is|are)(?:\s?not|n['’]t)\s(?:yet\s)?(?:be\s)?(?:measured|measurable|determined|established|known|quantified|estimated)\b|\bunknown\b|\bno (?:telemetry|metrics|figures|measurements)\b/i;
function isMeasured(text) {
    return (/\d/.test(text.replace(NOT_A_MEASURE, ' ')) || WHOLE.test(text) || IN_WORDS.test(text) || NOT_MEASURABLE.test(text));
}

// EXTERNAL MODULE: ./build/src/text/schema-issue.js
var schema_issue = __webpack_require__(74424);
// EXTERNAL MODULE: ./build/src/postmortem/document/front-matter.js
var front_matter = __webpack_require__(73733);
;// CONCATENATED MODULE: ./build/src/postmortem/rules/record.js









const record = {
    name: 'record',
    severity: 'error',
    message: 'The record in the front matter is invalid, or contradicts the text or PagerDuty, so tools would read wrong facts.',
    fix: 'Correct the key that is named: docs/postmortem-record.schema.json describes each. The same fact has one value in the record, in the text and in PagerDuty.',
    check: (subject) => {
        const { document } = subject;
        const valid = recordOf(document);
        if (valid === undefined)
            return [];
        return [
            ...invalidParts(document),
            ...disorder(document, valid),
            ...againstPagerDuty(subject, valid),
            ...againstTimeline(subject, valid),
            ...againstImpact(document, valid),
            ...againstCause(document, valid),
            ...againstDetection(document, valid),
        ];
    },
    notChecked: ({ document, pull }) => {
        if (!hasRecord(document))
            return pull?.byDevin
                ? 'the machine-readable record, because the front matter has none ("record: 1"): tools read the text'
                : undefined;
        const language = otherLanguage(document);
        return (language &&
            `whether the record's confidence and "detected-by" agree with the text, because the rule reads English and the text is in ${language}`);
    },
    docs: {
        checks: [
            'A front matter with `record: 1` is complete and valid by [postmortem-record.schema.json](postmortem-record.schema.json). Each problem is at its line, with its key. A front matter without `record` is read as before; of a document by Devin it is told as not checked.',
            'The five times are in a possible order, and each known one is in the timeline, give or take a minute.',
            "`times.acknowledged` is PagerDuty's first acknowledgement, give or take a minute. The impact does not begin or end later than 5 minutes or 10% of the incident's duration after PagerDuty's times. The service is PagerDuty's.",
            'Each number of `impact` is in the impact or the summary, and no value is larger than its total.',
            'The confidence is the one that Root Cause states, and a confirmed hypothesis has a category. `detected-by` agrees with the words of Detection; else, a warning.',
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
const record_MINUTE = 60_000;
/** Times are written to the minute. */
const record_ROUNDING = record_MINUTE;
const valueAt = (document, path) => (0,front_matter/* placeInFrontMatter */.r4)(document, path);
/** One for each key. A person's record is house style: they may leave it out altogether. */
function invalidParts(document) {
    const { success, error } = parse/* safeParse */.xL(PostmortemRecord, valuesOf(document), {
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
/** The impact begins before everything else, and what ended it comes before the end. */
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
        const [first, second] = [timeIn(valid, earlier), timeIn(valid, later)];
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
    const slack = Math.max(5 * record_MINUTE, (((0,incident_incident/* durationOf */.c)(incident) ?? 0) * 1000) / 10);
    const late = (name, than, what) => {
        const time = timeIn(valid, name);
        return time === undefined || than === undefined || time <= than + slack
            ? []
            : [
                at(['times', name, 'at'], `times.${name} (${record_iso(time)}) is after PagerDuty ${what} the incident, ${record_iso(than)}.`),
            ];
    };
    const stated = timeIn(valid, 'acknowledged');
    const differs = stated !== undefined && acknowledged !== undefined && Math.abs(stated - acknowledged) > record_ROUNDING;
    return [
        ...late('impact-began', created, 'opened'),
        ...late('mitigated', closed, 'closed'),
        ...late('resolved', closed, 'closed'),
        ...(differs
            ? [
                at(['times', 'acknowledged', 'at'], `times.acknowledged is ${record_iso(stated)}, and PagerDuty's first acknowledgement was at ${record_iso(acknowledged)}.`),
            ]
            : []),
        ...(isOtherService(valid.service, incident)
            ? [at(['service'], `The service is "${valid.service}", and PagerDuty's is "${incident.service}".`)]
            : []),
    ];
}
/** What was removed from a name before Devin read it is no other name. */
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
    return TIMES.flatMap((name) => {
        const time = timeIn(valid, name);
        if (time === undefined || isThere(Math.floor(time / record_MINUTE) * record_MINUTE))
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
/** Every number that a text may mean: `1.240` is both, and `12k` is 12,000. */
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
                    message: `cause.confidence is ${cause.confidence}, and "${causes[0]?.title}" says ${only}.`,
                },
            ]
            : []),
        ...(cause.category === 'unknown' && hypothesesOf(document).some(isConfirmed)
            ? [
                {
                    range: valueAt(document, ['cause', 'category']),
                    message: `cause.category is unknown, and "${causes[0]?.title}" has a confirmed hypothesis.`,
                },
            ]
            : []),
    ];
}
function confidencesIn(text) {
    return [...new Set([...text.matchAll(CONFIDENCE)].map(([, after, before]) => (after ?? before ?? '').toLowerCase()))];
}
/** What the words for each way of detection are. */
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
/** Told only if the section has words for another way and none for this one. */
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
                message: `detected-by is ${by}, and "${section.title}" has no word of it.`,
            },
        ];
}
function record_iso(at) {
    return new Date(at).toISOString().replace(/(?::\d{2})?\.\d{3}Z$/, 'Z');
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/scope.js

const scope = {
    name: 'scope',
    severity: 'error',
    message: "Devin's pull request does more than bring one postmortem to its place, so to merge it would change what nobody asked for.",
    fix: 'Leave one file in the pull request, `<directory>/<YYYY-MM-DD>-<slug>-<incident id in lower case>.md`, and take all other changes out.',
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
            "The postmortem's path is `<directory>/<YYYY-MM-DD>-<slug>-<incident id in lower case>.md`; where PagerDuty was asked, the id is the incident's.",
            'A pull request by a person may touch what it likes.',
        ],
        why: 'Devin reads logs, tickets and alerts that others wrote. Should a text in them have talked it into changing a workflow or a file of another team, this is where it shows. The path is how the incident finds its document again.',
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
            ? [`The path ends with "${id}", and the incident is ${incident.id}.`]
            : []),
        ...(date !== undefined && incident?.createdAt !== undefined && date !== incident.createdAt.slice(0, 10)
            ? [`The path begins with ${date}, and the incident was created on ${incident.createdAt.slice(0, 10)} (UTC).`]
            : []),
        ...(moved ? [`The pull request moves "${file.previousPath}" here.`] : []),
    ];
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/secrets.js

const secrets = {
    name: 'secrets',
    severity: 'error',
    message: "A secret stands in the document, and who can read the repository can use it: the branch's history keeps it also once it is deleted here.",
    fix: 'Revoke or rotate it now, where it was issued; then replace it with "[removed]".',
    check: ({ document, secrets: found }) => {
        const source = (0,document_source/* sourceOf */.vz)(document.markdown);
        return found.map(({ start, end, kind }) => ({
            range: (0,document_source/* rangeAt */.B3)(source, start, end),
            message: `This looks like a secret (${kind}): it must be rotated, because the branch's history keeps it.`,
        }));
    },
    docs: {
        checks: [
            'Nothing in the file has the form of a password, a token or a key (by secretlint and by the forms of keys that incidents often hold), in comments and code too.',
            'A finding tells the line and the kind, and never the secret.',
        ],
        why: 'Logs and commands are pasted into postmortems in a hurry. To take a secret out again does not help: git keeps it, and so do clones and caches. Only rotating it does.',
        bad: `## Timeline

- 14:40 UTC — Restarted by hand: \`DATABASE_URL=postgres://orders:Kq7vX2mPz9LwT4@db.internal/orders ./worker\`
`,
        good: `## Timeline

- 14:40 UTC — Restarted by hand: \`DATABASE_URL=[removed] ./worker\`
`,
    },
};

;// CONCATENATED MODULE: ./build/src/postmortem/rules/template-lines.js
/** What these sections hold is about one incident, so that no line of it is the same in all documents. */
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
/** What tells the author what to write, rather than the reader what happened. */
const INSTRUCTION = /^[\s[(<*_]*(?:please|describe|fill|explain|list|provide|add|summari[sz]e|insert|write|replace|include|enter|state|give|note|document|record|mention|outline|answer|capture|specify|identify|briefly|delete|remove|a (?:short|brief|concise|summary|description|list|few)|what|who|when|where|why|how|which|did|was|were|is|are|do|does|should|e\.?g\.?|for example|example)\b|\?\s*$|\b(?:you|your)\b|\bhere\b/i;
/**
 * Finds the lines of the team's own template that are still in the document as they were. A section that holds nothing else is a
 * promise that was not kept; an instruction that was left above the text is house style.
 */
function templateLines(document, template) {
    const lines = new Set(template_lines_allSections(template.sections).flatMap(({ blocks }) => blocks.map(template_lines_normalized)));
    return template_lines_allSections(document.sections).flatMap((section) => {
        const left = section.blocks.filter((block) => isSentence(block) && lines.has(template_lines_normalized(block)));
        if (left.length === 0 || section.placeholders.length > 0)
            return [];
        const isAll = section.blocks.every((block) => lines.has(template_lines_normalized(block))) && section.subsections.length === 0;
        return left
            .filter(({ text }) => INSTRUCTION.test(text) || (isAll && OF_ONE_INCIDENT.has(section.kind)))
            .map(({ range, text }) => ({
            range,
            message: `"${text.slice(0, 80)}" is a line of the template and was left as it was.`,
            ...(isAll ? {} : { severity: 'style' }),
        }));
    });
}
function template_lines_allSections(sections) {
    return sections.flatMap((section) => [section, ...template_lines_allSections(section.subsections)]);
}
function template_lines_normalized({ text }) {
    return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
/** "Yes" and "None" say the same in all documents. */
function isSentence({ text }) {
    return /\p{L}+\P{L}+\p{L}+\P{L}+\p{L}/u.test(text);
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/sections.js





/** Without a template of the team's own. */
const REQUIRED = [
    ['summary', 'Summary'],
    ['timeline', 'Timeline'],
    ['root-cause', 'Root Cause'],
    ['action-items', 'Action Items'],
];
const sections = {
    name: 'sections',
    severity: 'error',
    message: 'The document is not complete, so somebody who was not there cannot follow it.',
    fix: 'Write what is missing; where something is not known, say so, and take out sections that have nothing to say.',
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
            ...filled.filter(({ range }) => !isInOpenForm(peoples.there, range)),
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
        return `whether the required sections are there, because no heading has a name that is known and the text is in ${language}: map your headings in the configuration, or set "template"; and placeholders in words, such as "to be added later"`;
    },
    docs: {
        checks: [
            'The document has a title.',
            "A summary, a timeline, a root cause and action items are there, under their usual names (Executive summary, Contributing factors, Follow-ups, …). With a template of the team's own (`template` in the configuration), that template's top headings are required instead, except those that say (optional).",
            'No section is empty.',
            'Nothing is left to fill in, in the title or the text: `TBD`, `TODO`, "the cause is TBD", "to be added later", "summary goes here", `<what happened>`, `[summary]`, `{{summary}}`, `$SUMMARY`, `%SUMMARY%`. A note that says who thinks what is still to do is fine, and so is "TODO" as a state. Each line is told.',
            "No line of the team's own template is left as it was.",
            'Sections that belong to people (`sections` in the configuration) are there. Until each has an answer, below each question if there are any, the check waits for people, and no rule judges what is missing in them. In a document by Devin they are open forms, with at most five questions in all, each a block quote that begins with a role, and Devin has answered none.',
            "House style: the title, and a section that no template of the team's own asks for.",
            'The document is not too large or too deeply nested to be read.',
        ],
        why: 'A postmortem is read by people who were not there, often years later. A gap that is named ("unknown, because the logs had expired") helps them; one that is left does not.',
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
/** A section that the team's own template promises is an error; one that only we ask for is house style. */
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
/** Of a document by Devin: what it made of the sections that belong to people. */
function formProblems({ document, author, peoples, byDevin }) {
    if (author !== 'devin')
        return [];
    const questions = peoples.there.flatMap((form) => form.questions);
    const tooMany = questions.length > MAX_QUESTIONS ? questions[MAX_QUESTIONS] : undefined;
    return [
        ...(tooMany === undefined
            ? []
            : [
                {
                    range: tooMany.range,
                    message: `There are ${questions.length} questions to people: ask at most ${MAX_QUESTIONS}.`,
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
/** In full, also where a block begins behind the mark of a list. */
function linesAt({ markdown }, { start, end }) {
    const rest = /^[^\r\n]*/.exec(markdown.slice(end.offset))?.[0].length ?? 0;
    return trimmedLines(markdown.slice(start.offset - (start.column - 1), end.offset + rest));
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
/** Of an empty section the parts are not told again. */
function emptyIn(section, document, template) {
    if (!section.empty)
        return section.subsections.flatMap((part) => emptyIn(part, document, template));
    if (isEntryOrItem(section, document))
        return [];
    const message = `"${section.title}" is empty.`;
    return [{ range: section.heading, message, ...(isPromised(section, template) ? {} : { severity: 'style' }) }];
}
/** A heading such as "### 14:32 Deploy" or "### Alert on CPU @dana" says it all. */
function isEntryOrItem({ heading: { start, end } }, { timeline, actionItems }) {
    return [...timeline, ...actionItems].some(({ range }) => range.start.offset < end.offset && range.end.offset > start.offset);
}
/** Whether the section is one of those that must be there. */
function isPromised({ kind, title }, template) {
    if (template === undefined)
        return REQUIRED.some(([required]) => required === kind);
    return template.sections.some((section) => isRequired(section) &&
        (section.title.toLowerCase() === title.toLowerCase() || (kind !== 'unknown' && section.kind === kind)));
}
function leftToFillIn({ range, text }) {
    return { range, message: `"${text}" was left to fill in.` };
}

;// CONCATENATED MODULE: ./build/src/postmortem/rules/timeline.js



const timeline = {
    name: 'timeline',
    severity: 'error',
    message: 'The timeline cannot be read as one sequence of events, so nobody can tell what led to what.',
    fix: 'Write one line per event, oldest first, each beginning with its time in UTC, such as "- 14:32 UTC — what happened"; add the date where the day changes.',
    check: ({ document }) => {
        const [section] = (0,document_sections/* sectionsOf */.Ks)(document.sections, 'timeline');
        // That it is missing, empty or left to fill in is for `sections` to say.
        if (section === undefined || section.empty)
            return [];
        const timed = document.timeline.filter(({ time }) => time !== undefined);
        if (timed.length === 0 && section.placeholders.length > 0)
            return [];
        if (timed.length === 0) {
            return [
                { range: section.heading, severity: 'style', message: 'No event with a time can be found in this section.' },
            ];
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
            return 'the order and the zone of events, because no section is known as a timeline';
        if (section.empty || document.timeline.some(({ time }) => time !== undefined))
            return undefined;
        return `the order and the zone of events, because no time can be read in "${section.title}"${linesNotRead(document, 'timeline')}`;
    },
    docs: {
        checks: [
            'The timeline, a list or a table, has at least one event with a time.',
            'Each event has a time that can be read (`14:32 UTC`, `14:32`, `2026-02-10T14:32Z`, `14:32–14:40`), or says that it is unknown.',
            'Events stand in the order in which they happened. A time that goes back needs a date where it is another day.',
            'Times are in UTC. Where no zone is stated anywhere, they are read as UTC, with a warning.',
        ],
        why: 'Causes come before effects. With local times, or events out of order, a reader has to do sums before seeing which came first, and what compares times with deploys and telemetry gets them wrong.',
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
/** The prompt asks for "unknown" where a time could not be established. */
function unreadable({ time, unreadable: words, text, range }) {
    if (words !== undefined) {
        return [{ range: words.range, severity: 'style', message: `"${words.text}" cannot be read as a time.` }];
    }
    if (time !== undefined || /\b(?:unknown|not known|not established)\b/i.test(text))
        return [];
    return [{ range, severity: 'style', message: 'No time can be read at the beginning of this event.' }];
}
function notUtc({ time }) {
    if (time?.zone === undefined || time.zone.offset === 0)
        return [];
    return [{ range: time.range, severity: 'style', message: `${time.zone.text} is not UTC${inUtc(time)}.` }];
}
function inUtc({ start, zone }) {
    if (zone?.offset === undefined)
        return ', and not every reader knows its offset';
    const midnight = Math.floor(start.seconds / 86_400) * 86_400;
    return `: in UTC it is ${new Date((start.seconds - midnight) * 1000).toISOString().slice(11, 16)}`;
}
/** Each timeline of the document has its own order. */
function timeline_disorder({ timeline, markdown }) {
    const sequences = new Set(timeline.map(({ sequence }) => sequence));
    return [...sequences].flatMap((sequence) => disorderIn(timeline.filter((entry) => entry.sequence === sequence), markdown));
}
/**
 * The fewest events that, taken out, leave the others in order, to the minute: not every event has seconds. Of two that changed
 * places, the second.
 */
function disorderIn(entries, markdown) {
    const timed = entries.flatMap(({ range, time }) => (time === undefined || time.wholeDay ? [] : [{ range, time }]));
    const starts = timed.map(({ time }) => Math.floor(time.start.seconds / 60));
    const [first] = timed;
    const goesBack = starts.every((start, index) => index === 0 || start <= (starts[index - 1] ?? start));
    if (first !== undefined && timed.length > 2 && goesBack && starts[0] !== starts.at(-1)) {
        const message = 'The newest event is first here: begin with the oldest.';
        return [{ range: first.time.range, severity: 'style', message }];
    }
    const ordered = longestOrdered(starts);
    return timed
        .filter((_, index) => !ordered.has(index))
        .map(({ range, time }) => ({
        range: time.range,
        message: 'This event is out of order with those around it.',
        // "Declared 14:41, Repaired 13:59": a list of key times, whose labels come first, promises no order.
        ...(isLabelFirst(markdown, range, time.range) ? { severity: 'style' } : {}),
    }));
}
/** More than a bullet, a box and bold type. */
const timeline_MAX_LEAD = 10;
const MAX_LINE = 500;
/** Rows of a table do, wherever their times stand. */
function isLabelFirst(markdown, { start: entry }, { start: time }) {
    const lead = markdown.slice(entry.offset, Math.min(time.offset, entry.offset + MAX_LINE));
    return entry.line === time.line && lead.length > timeline_MAX_LEAD && !/\||<t[dr]\b/i.test(lead);
}
/** The indices of a longest sequence that never goes back (patience sorting from the end, n log n). */
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













/** In the order in which they are documented and told. */
const RULES = [
    sections,
    timeline,
    facts,
    actionItems,
    secrets,
    remoteContent,
    scope,
    record,
    evidence,
    hypotheses,
    impact,
    blameless,
];
/** Of a document that was not read these can still tell: what is code or a sentence in it nobody knows. */
const OF_UNREAD = [sections, secrets, scope];
/** The others do not judge what people have still to fill in. */
const JUDGES_FORMS = new Set(['sections', 'secrets', 'remote-content', 'scope']);
/**
 * Returns what the rules find, errors first, one finding per rule. A rule that is `off` is not run. `warn` or `error` in
 * `config.review.rules` is the severity of all that the rule finds, as in ESLint. House style is an error in documents by Devin,
 * and `config.review.style` in documents by people.
 */
function runRules(subject) {
    const withoutSecrets = withoutSecretsOf(subject);
    const findings = appliedRules(subject).flatMap((rule) => {
        const places = rule
            .check(subject)
            .filter(({ range }) => JUDGES_FORMS.has(rule.name) || !isInOpenForm(subject.peoples.there, range))
            .sort((a, b) => a.range.start.offset - b.range.start.offset)
            .flatMap((problem) => {
            const severity = severityOf(problem, rule, subject);
            return severity === 'off' ? [] : [rules_placeOf(problem, severity, withoutSecrets)];
        });
        return findingOf({ rule: rule.name, message: rule.message, fix: rule.fix }, places);
    });
    return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}
/** Returns the rules that the document's language or form keeps from being applied. */
function rulesNotApplied(subject) {
    const withoutSecrets = withoutSecretsOf(subject);
    return appliedRules(subject).flatMap((rule) => {
        const why = rule.notChecked?.(subject);
        return why === undefined ? [] : [{ rule: rule.name, why: withoutSecrets(why) }];
    });
}
function appliedRules({ document, config }) {
    const rules = document.unread === undefined ? RULES : OF_UNREAD;
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
/** None where there are no places. */
function findingOf(about, places) {
    return places.length === 0 ? [] : [{ ...about, severity: places.some(isError) ? 'error' : 'warn', places }];
}
function isError({ severity }) {
    return severity === 'error';
}
function rules_placeOf({ range: { start, end }, message }, severity, withoutSecrets) {
    // A range that ends before the first character of a line does not reach into it.
    const endLine = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
    return { line: start.line, endLine, column: start.column, message: withoutSecrets(message), severity };
}
/**
 * Makes the function that takes the secrets out of a message: a rule may quote the document, and no finding repeats a secret. The
 * reader blots secrets out, so that few different texts are left, however many secrets there are; the longest goes first, for it
 * may hold another.
 */
function withoutSecretsOf({ document, secrets }) {
    // The messages of a document that was not read quote nothing.
    if (document.unread !== undefined)
        return (message) => message;
    const kinds = new Map(secrets.toReversed().map(({ start, end, kind }) => [document.markdown.slice(start, end), kind]));
    kinds.delete('');
    const texts = [...kinds].sort(([one], [other]) => other.length - one.length);
    return (message) => texts.reduce((text, [secret, kind]) => text.replaceAll(secret, `[${kind}]`), message);
}

;// CONCATENATED MODULE: ./build/src/postmortem/changed-lines.js

/** The lines of the new file that a patch adds or changes, counted from 1; from `patch` in GitHub's "List pull requests files". */
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
/** What can harm a reader, or is public with the merge, keeps its severity wherever the change brings it. */
const NEVER_LOWERED = ['secrets', 'remote-content'];
/**
 * Findings in a document that the pull request only changes: those on changed lines, as warnings. Lines that the pull request does
 * not change are ignored. `scope` is about the pull request itself, and stays as it is. Secrets and remote content keep their
 * severity, on any line: a change in one line can bring another to life (a link's definition, the end of a comment). Only what
 * `wasThere` before is ignored. It is asked only about unchanged lines.
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
/** Returns whether secrets or remote content are on unchanged lines, so that only the earlier version tells what is new. */
function needsEarlierVersion(findings, changedLines) {
    return findings.some(({ rule, places }) => NEVER_LOWERED.includes(rule) && places.some((place) => !isChanged(place, changedLines)));
}
function isChanged({ line, endLine }, changedLines) {
    for (let at = line; at <= endLine; at++)
        if (changedLines.has(at))
            return true;
    return false;
}

// EXTERNAL MODULE: ./build/src/postmortem/index-entry.js
var index_entry = __webpack_require__(7237);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./build/src/policy/config.js + 1 modules
var policy_config = __webpack_require__(1613);
// EXTERNAL MODULE: ./build/src/postmortem/document.js + 5 modules
var postmortem_document = __webpack_require__(5664);
;// CONCATENATED MODULE: ./build/src/postmortem/template.js

/**
 * Reads a template, whose headings say which sections a postmortem must have.
 * @throws Error if it has none: every document would pass then.
 */
function readTemplateDocument(markdown, path, headings = {}) {
    const template = (0,postmortem_document/* parseDocument */.Tp)(markdown, { headings });
    if (template.unread !== undefined) {
        throw new Error(`The template ${path} cannot be read: ${template.unread} Shorten it, or remove "template" from the configuration`);
    }
    if (template.sections.length === 0) {
        throw new Error(`The template ${path} has no headings, so no section would be required: add a heading such as "## Summary" for each section, or remove "template" from the configuration`);
    }
    return template;
}

;// CONCATENATED MODULE: ./build/src/postmortem/lint.js
/**
 * A postmortem under the rules, with everything that is looked up for them: for a pull request and on the command line. Heavy:
 * load it with `await import()`.
 */







/** More than a postmortem cites; each takes a request or two. */
const MAX_CITATIONS = 50;
/** A rule may report single places as errors although its own severity is a warning; `warn` is the rule's. */
const SEVERITIES = Object.fromEntries(RULES.map(({ name, severity }) => [name, severity]));
const AT_A_TIME = 5;
/**
 * What is not known is undefined; without `lookUp` no citation is looked up. A document counts as Devin's if Devin opened the pull
 * request, and as people's otherwise.
 * @throws Error if the template has no headings.
 */
async function examinePostmortem({ document, secrets }, about) {
    const { path, incident, pull, readTemplate, lookUp } = about;
    const config = incident === undefined && !about.ownDocument
        ? (0,policy_config/* configForStated */.Ry)(about.config, (0,index_entry/* statedIn */.bF)(document), SEVERITIES)
        : (0,policy_config/* configFor */.m3)(about.config, incident ?? (0,index_entry/* statedIn */.bF)(document));
    const cited = citationsOf(document);
    const [citations, template] = await Promise.all([
        lookUpAll(cited, lookUp),
        config.template === undefined ? undefined : readTemplate(config.template),
    ]);
    const templateDocument = template === undefined ? undefined : readTemplateDocument(template, config.template ?? '', config.headings);
    const peoples = peoplesSectionsOf(document, templateDocument, config);
    const isFilledIn = peoples.there.some(({ answers }) => answers.length > 0);
    const subject = {
        path,
        document,
        config,
        author: pull?.byDevin ? 'devin' : 'people',
        template: templateDocument,
        incident,
        acknowledgedAt: about.acknowledgedAt,
        citations,
        secrets,
        pull,
        peoples,
        byDevin: pull?.byDevin && isFilledIn ? ((await about.linesByDevin?.()) ?? 'unknown') : 'none',
    };
    const isUnchecked = (key) => (citations.get(key) ?? 'not-checked') === 'not-checked';
    return {
        findings: runRules(subject),
        notChecked: rulesNotApplied(subject),
        config,
        uncheckedCitations: cited.map(({ key }) => key).filter(isUnchecked),
        tooManyCitations: cited.length > MAX_CITATIONS,
        waiting: peoples.there.filter(({ isOpen }) => isOpen),
    };
}
async function lookUpAll(citations, lookUp) {
    if (lookUp === undefined)
        return new Map();
    const some = citations.slice(0, MAX_CITATIONS);
    return new Map(await (0,p_map["default"])(some, async (citation) => [citation.key, await lookUp(citation)], { concurrency: AT_A_TIME }));
}

// EXTERNAL MODULE: ./build/src/http/http.js + 1 modules
var http = __webpack_require__(83447);
;// CONCATENATED MODULE: ./build/src/github/citations.js
/** Looks up whether a commit or pull request that a document cites exists ("Get a commit", "Get a pull request"). */


/** `owner/name`, as GitHub allows it. */
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
/** A SHA, because the same call would also find a branch or a tag. */
const SHA = /^[0-9a-f]{7,64}$/i;
const Commit = schemas/* object */.Ikc({ commit: schemas/* object */.Ikc({ committer: schemas/* nullable */.mee(schemas/* object */.Ikc({ date: schemas/* optional */.lqM(schemas/* string */.YjP()) })) }) });
/** Finds a commit by its SHA or the beginning of it. `date` is the commit time, ISO. */
async function findCommit(docs, repository, sha) {
    if (!SHA.test(sha))
        return 'missing';
    return cited(docs, repository, async (where) => {
        // Only one of its files is needed.
        const parameters = { ...where, ref: sha, per_page: 1 };
        const { commit } = await docs.call('GET /repos/{owner}/{repo}/commits/{ref}', parameters, Commit);
        return { date: commit.committer?.date };
    });
}
const Pull = schemas/* object */.Ikc({ created_at: schemas/* string */.YjP(), merged_at: schemas/* nullable */.mee(schemas/* string */.YjP()) });
/** Finds a pull request by its number. Times are ISO. */
function findPull(docs, repository, number) {
    return cited(docs, repository, (where) => docs.call('GET /repos/{owner}/{repo}/pulls/{pull_number}', { ...where, pull_number: number }, Pull));
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
    try {
        await docs.call('GET /repos/{owner}/{repo}', where, schemas/* unknown */.L5J());
        return 'missing';
    }
    catch (error) {
        if (!refused(error, [403, 404, 451]))
            throw error;
        return 'not-visible';
    }
}
function refused(error, statuses) {
    return error instanceof http/* ApiError */.hD && statuses.includes(error.status ?? 0);
}

;// CONCATENATED MODULE: ./build/src/postmortem/look-up-citations.js
/** Looks up on GitHub what a postmortem cites. */


/**
 * `host` is GitHub's as people see it, such as github.com: what is elsewhere is not looked up. `onFailure` learns of a lookup that
 * failed, which is not the same as one that the token may not make.
 */
function lookUpAt(docs, host, onFailure = () => { }) {
    return async (citation) => {
        const { repository, commit, pull } = citation;
        if (citation.host !== undefined && citation.host !== host.toLowerCase())
            return 'not-checked';
        try {
            if (commit !== undefined) {
                const found = await findCommit(docs, repository, commit);
                if (typeof found === 'string')
                    return found === 'missing' ? found : 'not-checked';
                return { exists: true, at: found.date };
            }
            const found = await findPull(docs, repository, pull ?? 0);
            if (typeof found === 'string')
                return found === 'missing' ? found : 'not-checked';
            return { exists: true, at: found.merged_at ?? undefined };
        }
        catch (error) {
            if (!(error instanceof http/* ApiError */.hD))
                throw error;
            onFailure(error);
            return 'not-checked';
        }
    };
}

// EXTERNAL MODULE: ./build/src/postmortem/metrics.js
var metrics = __webpack_require__(91097);
// EXTERNAL MODULE: ./build/src/postmortem/read-postmortem.js
var read_postmortem = __webpack_require__(23753);
// EXTERNAL MODULE: ./build/src/text/utf8.js
var utf8 = __webpack_require__(27390);
// EXTERNAL MODULE: ./build/action/shared/context.js + 8 modules
var context = __webpack_require__(91178);
;// CONCATENATED MODULE: ./build/action/review/review-document.js
/**
 * One postmortem of a pull request: what the rules find in it, and what else a reviewer wants to know. Heavy: load it with
 * `await import()`.
 */










const review_document_DAY = 24 * 60 * 60 * 1000;
/**
 * Undefined if the file has no text of its own: it is gone by now, or a link. What could not be checked in it is added to
 * `changes.unchecked`.
 */
async function examine(file, changes, { known, earlier, inputs, quota }) {
    const { docs, headSha, unchecked } = changes;
    const path = file.filename;
    const [markdown, isFile] = await Promise.all([(0,files/* readFile */.TA)(docs, path, headSha), isItselfThere(path, changes)]);
    if (markdown === undefined || !isFile)
        return undefined;
    const postmortem = await (0,read_postmortem/* readPostmortem */.V)(markdown, { path, headings: changes.config.headings });
    const { document } = postmortem;
    const { incident, acknowledgedAt, session } = known;
    const facts = { incident, acknowledgedAt };
    const { service, date } = (0,index_entry/* entryOf */.Ms)({ path, sha: '' }, document, facts);
    const onFailure = ({ message }) => unchecked.push(`What ${path} cites could not all be looked up: ${message}. Run the review again.`);
    const lookUp = lookUpAt(docs, new URL(context/* SERVER_URL */.UB).host, onFailure);
    const looksUp = changes.lookUp === 'all';
    const [{ findings, notChecked, config, uncheckedCitations, tooManyCitations }, others] = await Promise.all([
        examinePostmortem(postmortem, {
            path,
            config: changes.config,
            incident,
            acknowledgedAt,
            ownDocument: false,
            pull: {
                byDevin: changes.byDevin,
                files: changes.files.map(({ filename, status, previous_filename: previousPath }) => ({
                    path: filename,
                    status,
                    previousPath,
                })),
            },
            readTemplate: (template) => (0,context/* readTemplate */.xV)({ docs, inputs }, template),
            lookUp: looksUp ? async (citation) => (quota.mayLookUp() ? lookUp(citation) : 'not-checked') : undefined,
        }),
        service === undefined || !looksUp ? [] : earlier(path, date),
    ]);
    if (document.unread !== undefined) {
        unchecked.push(`${path} could not be read, so most rules did not look at it: the finding at its first line says why.`);
    }
    if (looksUp && tooManyCitations) {
        unchecked.push(`${path} cites more commits and pull requests than are looked up: cite fewer, or split it.`);
    }
    const until = date === undefined ? new Date() : new Date(Date.parse(date) + review_document_DAY);
    return {
        config,
        review: {
            path,
            findings: file.isNew ? findings : await onlyNew(findings, { postmortem, markdown }, file, changes),
            metrics: (0,metrics/* metricsOf */.Ps)(document, facts),
            acu: session?.cost,
            recurrence: service === undefined || !looksUp ? undefined : (0,metrics/* recurrenceOf */.q5)(service, others, until),
            timeline: document.timeline,
            notChecked,
            uncheckedCitations: looksUp ? uncheckedCitations : [],
        },
    };
}
async function onlyNew(findings, now, { patch = '', filename, previous_filename: earlierPath = filename }, { docs, baseSha, config: { headings } }) {
    const lines = changedLinesOf(patch);
    if (!needsEarlierVersion(findings, lines))
        return onlyChanged(findings, lines, () => false);
    const markdown = await (0,files/* readFile */.TA)(docs, earlierPath, baseSha).catch((error) => {
        // The change may be the one that corrects it.
        if (error instanceof utf8/* NotUtf8Error */.x)
            return undefined;
        throw error;
    });
    const earlier = markdown !== undefined && {
        markdown,
        postmortem: await (0,read_postmortem/* readPostmortem */.V)(markdown, { path: earlierPath, headings }),
    };
    return onlyChanged(findings, lines, wasThereIn(earlier || undefined, now));
}
/** Of a link GitHub gives the text of what it leads to, which is not what the pull request brings. */
async function isItselfThere(path, { head, config: { directory } }) {
    // One in the wrong place is found there by the rule `scope`.
    if (!path.startsWith(`${directory}/`))
        return true;
    const entry = (await head.below(directory)).find((each) => each.path === path);
    return entry !== undefined && !entry.isLink;
}


/***/ }),

/***/ 7237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   Ms: () => (/* binding */ entryOf),
/* harmony export */   bF: () => (/* binding */ statedIn),
/* harmony export */   xJ: () => (/* binding */ severityOf),
/* harmony export */   z5: () => (/* binding */ serviceOf)
/* harmony export */ });
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91097);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44564);


/** `facts` are PagerDuty's and the session's, where they were asked. */
function entryOf({ path, sha }, document, facts = {}) {
    const { timeToAcknowledge, timeToResolve, duration, actionItems } = (0,_metrics_js__WEBPACK_IMPORTED_MODULE_0__/* .metricsOf */ .Ps)(document, facts);
    return {
        path,
        sha,
        date: dateOf(document, path),
        incident: facts.incident?.id ?? document.frontMatter?.incident?.text ?? incidentIdIn(path),
        title: titleOf(document, path),
        service: serviceOf(document),
        severity: severityOf(document),
        duration,
        openActionItems: actionItems.open,
        timeToAcknowledge,
        timeToResolve,
        acu: facts.acu,
    };
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
/** What overrides of the configuration go by, where PagerDuty was not asked. */
function statedIn(document) {
    return { priority: severityOf(document), service: serviceOf(document), serviceId: undefined };
}
/** Stated, else that of the path. */
function dateOf({ metadata, frontMatter }, path) {
    const stated = [
        metadata.date?.date,
        frontMatter?.started?.text.slice(0, 10),
        frontMatter?.date?.date,
        (0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .dateOfPath */ .pR)(path),
    ];
    return stated.find((date) => date !== undefined && isDate(date));
}
function isDate(text) {
    const time = Date.parse(text);
    return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
/** The last word of a name is an incident's id only where it looks like one: letters and digits in it. */
function incidentIdIn(path) {
    const id = (0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .incidentIdOfPath */ .KO)(path);
    return id !== undefined && /\d/.test(id) && /[A-Z]/.test(id) ? id : undefined;
}


/***/ }),

/***/ 23753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readPostmortem)
/* harmony export */ });
/* harmony import */ var _secrets_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7505);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5664);
/**
 * Reads a postmortem, so that nothing made of it repeats a secret that stands in it. Heavy, for the markdown parser and
 * secretlint: load it with `await import()`.
 */


/** What is longer is not parsed anyway; characters. */
const MAX_LENGTH = 1_000_000;
async function readPostmortem(markdown, options = {}) {
    // The document has no byte order mark either, so that offsets agree.
    const text = markdown.replace(/^\uFEFF/, '').slice(0, MAX_LENGTH);
    const secrets = await (0,_secrets_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .findSecrets */ .d)(text);
    return { document: (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(blotted(text, secrets), options), secrets };
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

/***/ 74424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ dotted),
/* harmony export */   HT: () => (/* binding */ explainValue),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   Z1: () => (/* binding */ MAX_SHOWN)
/* harmony export */ });
/** Characters of a value that a message shows. */
const MAX_SHOWN = 60;
const KINDS = {
    object: 'a map of keys and values',
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
    return `${must}, but is ${shown(input)}${number && issue.message === '' ? ': put it in quotes' : ''}`;
}
/** A choice by one key is refused with the map around it. */
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
            return issue.origin === 'number' ? `must be at least ${issue.minimum}` : 'must hold something';
        case 'too_big':
            return issue.origin === 'number' ? `must be at most ${issue.maximum}` : `must hold ${issue.maximum} at most`;
        default:
            return 'must be something else';
    }
}
function anyOf(values) {
    return new Intl.ListFormat('en', { type: 'disjunction' }).format(values.map(String));
}
/** A value in one short line. */
function shown(value) {
    if (Array.isArray(value))
        return value.length === 0 ? 'empty' : `a list of ${value.length}`;
    if (typeof value === 'object' && value !== null)
        return Object.keys(value).length === 0 ? 'empty' : 'a map';
    const text = JSON.stringify(value) ?? String(value);
    return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
/** `overrides[0].devin.max-acu` */
function dotted(path) {
    return path
        .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${shownKey(String(key))}`))
        .join('');
}
function shownKey(key) {
    return /^[\w-]{1,60}$/.test(key) ? key : shown(key);
}


/***/ })

};
