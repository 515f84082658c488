export const id = 834;
export const ids = [834];
export const modules = {

/***/ 4262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Tp: () => (/* binding */ parseDocument)
});

// UNUSED EXPORTS: renderDocument, sectionsOf

// EXTERNAL MODULE: ./node_modules/remark-frontmatter/lib/index.js + 5 modules
var lib = __webpack_require__(2569);
// EXTERNAL MODULE: ./node_modules/remark-gfm/lib/index.js + 18 modules
var remark_gfm_lib = __webpack_require__(1041);
// EXTERNAL MODULE: ./node_modules/remark-parse/lib/index.js + 39 modules
var remark_parse_lib = __webpack_require__(6753);
// EXTERNAL MODULE: ./node_modules/remark-stringify/lib/index.js + 11 modules
var remark_stringify_lib = __webpack_require__(3996);
// EXTERNAL MODULE: ./node_modules/unified/lib/index.js + 7 modules
var unified_lib = __webpack_require__(1519);
// EXTERNAL MODULE: ./build/src/message-of.js
var message_of = __webpack_require__(8862);
;// CONCATENATED MODULE: ./build/src/postmortem/document/clock.js
/**
 * Dates, times of day and zones as people write them. Each reader looks at one place of a text and tells how far it read.
 * Nothing here knows of documents.
 */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,?\\s{1,3})?';
const ISO_DATE = new RegExp(`${WEEKDAY}(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)`, 'iy');
const MONTH_DAY = new RegExp(`${WEEKDAY}${MONTH}\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:\\d)(?:,?\\s{1,3}(\\d{4})(?!\\d|:\\d))?`, 'iy');
const DAY_MONTH = new RegExp(`${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?[\\s-]{1,3}(?:of\\s)?${MONTH}(?:[,\\s-]{1,3}(\\d{4})(?!\\d|:\\d))?`, 'iy');
const NUMERIC_DATE = new RegExp(`${WEEKDAY}(\\d{1,2})([/.])(\\d{1,2})\\2(\\d{4})(?!\\d)`, 'iy');
/** `2026-02-10`, `Feb 10`, `February 10th, 2026`, `10 Feb 2026`; `10/02/2026` only where no other reading is possible. */
function readDate(text, at) {
    const iso = match(ISO_DATE, text, at);
    if (iso)
        return dated(Number(iso[1]), Number(iso[3]), Number(iso[4]), at + iso[0].length);
    const monthDay = match(MONTH_DAY, text, at);
    if (monthDay)
        return dated(yearOf(monthDay[3]), monthOf(monthDay[1]), Number(monthDay[2]), at + monthDay[0].length);
    const dayMonth = match(DAY_MONTH, text, at);
    if (dayMonth)
        return dated(yearOf(dayMonth[3]), monthOf(dayMonth[2]), Number(dayMonth[1]), at + dayMonth[0].length);
    const numeric = match(NUMERIC_DATE, text, at);
    if (!numeric)
        return undefined;
    const [first, second] = [Number(numeric[1]), Number(numeric[3])];
    const dayFirst = numeric[2] === '.' || first > 12;
    if (!dayFirst && second <= 12 && first !== second)
        return undefined;
    const [month, day] = dayFirst ? [second, first] : [first, second];
    return dated(Number(numeric[4]), month, day, at + numeric[0].length);
}
/** The first date in a text. */
function findDate(text) {
    for (const { index } of text.slice(0, 500).matchAll(/(?<![\p{L}\d])[\p{L}\d]/gu)) {
        const date = readDate(text, index);
        if (date)
            return { ...date, start: index };
    }
    return undefined;
}
function dated(year, month, day, end) {
    const date = new Date(Date.UTC(year ?? 2000, month - 1, day));
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
        return undefined;
    return { value: { year, month, day }, end };
}
function yearOf(text) {
    return text === undefined ? undefined : Number(text);
}
function monthOf(text = '') {
    return MONTHS.indexOf(text.toLowerCase()) + 1;
}
/** Days since 1970-01-01. Without a year, the one that brings the date nearest to `near`. */
function dayNumber({ year, month, day }, near) {
    const inYear = (of) => Date.UTC(of, month - 1, day) / 86_400_000;
    if (year !== undefined)
        return inYear(year);
    if (near === undefined)
        return inYear(2000);
    const about = new Date(near * 86_400_000).getUTCFullYear();
    const [nearest = about] = [about - 1, about, about + 1].sort((a, b) => Math.abs(inYear(a) - near) - Math.abs(inYear(b) - near));
    return inYear(nearest);
}
/** YYYY-MM-DD. */
function isoDate(dayNumber) {
    return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
}
const CLOCK_TIME = /(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?![\d:])(?:\s{0,2}([ap])\.?m\b\.?)?/iy;
const HOUR = /(\d{1,2})\s?([ap])\.?m\b\.?/iy;
const MILITARY = /([01]\d|2[0-3])([0-5]\d)(?=\s?(?:Z|UTC|GMT|hrs|h)\b)/y;
/** `14:32`, `14:32:05`, `2:32 PM`, `2pm`, `1432 UTC`, as seconds since midnight. */
function readTime(text, at) {
    const clock = match(CLOCK_TIME, text, at);
    if (clock)
        return timed(clock[1], clock[2], clock[3], clock[4], at + clock[0].length);
    const hour = match(HOUR, text, at);
    if (hour)
        return timed(hour[1], '0', '0', hour[2], at + hour[0].length);
    const military = match(MILITARY, text, at);
    return military ? timed(military[1], military[2], '0', undefined, at + military[0].length) : undefined;
}
function timed(hour = '', minute = '', second = '0', half, end) {
    const written = Number(hour);
    if (half !== undefined && (written < 1 || written > 12))
        return undefined;
    const hours = half === undefined ? written : (written % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
    if (hours > 23 || Number(minute) > 59 || Number(second) > 59)
        return undefined;
    return { value: hours * 3600 + Number(minute) * 60 + Number(second), end };
}
/** Minutes east of UTC of the abbreviations in use; undefined for those that several zones share or that change over the year. */
const ABBREVIATIONS = {
    Z: 0, UTC: 0, GMT: 0, WET: 0, WEST: 60, BST: 60, CET: 60, CEST: 120, EET: 120, EEST: 180, MSK: 180, SGT: 480, HKT: 480,
    AWST: 480, JST: 540, KST: 540, AEST: 600, AEDT: 660, NZST: 720, NZDT: 780, BRT: -180, ART: -180, EDT: -240, EST: -300,
    CDT: -300, MDT: -360, MST: -420, PDT: -420, PST: -480, AKDT: -480, AKST: -540, HST: -600,
    CST: undefined, IST: undefined, ET: undefined, CT: undefined, MT: undefined, PT: undefined,
}; // biome-ignore format: a table
const NAMED_ZONE = /\s{0,2}[([]?((?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d{2})?|utc|gmt|[A-Z]{1,4}T|UTC|Z|(?:US|America|Europe|Asia|Africa|Australia|Pacific|Atlantic)\/[A-Z][A-Za-z_]{1,30})(?![\p{L}\d])[)\]]?/uy;
const PLUS_OFFSET = /\s{0,2}(\+\d{2}:?\d{2}|-\d{4})(?!\d)/y;
const ISO_OFFSET = /(-\d{2}:\d{2})(?!\d)/y;
/** A zone at a place of a text. `-05:00` is one after an ISO time only: elsewhere it is the end of a range. */
function readZone(text, at, iso) {
    const offset = match(PLUS_OFFSET, text, at) ?? (iso ? match(ISO_OFFSET, text, at) : undefined);
    if (offset?.[1] !== undefined)
        return { value: { text: offset[1], offset: minutesOf(offset[1]) }, end: at + offset[0].length };
    const named = match(NAMED_ZONE, text, at);
    const name = named?.[1];
    if (!named || name === undefined)
        return undefined;
    const end = at + named[0].length;
    if (name.includes('/'))
        return { value: { text: name, offset: undefined }, end };
    const shift = /[+-].*$/.exec(name)?.[0];
    if (shift !== undefined)
        return { value: { text: name, offset: minutesOf(shift) }, end };
    return Object.hasOwn(ABBREVIATIONS, name.toUpperCase())
        ? { value: { text: name, offset: ABBREVIATIONS[name.toUpperCase()] }, end }
        : undefined;
}
function minutesOf(offset) {
    const digits = offset.slice(1).replace(':', '');
    const [hours, minutes] = digits.length > 2 ? [digits.slice(0, -2), digits.slice(-2)] : [digits, '0'];
    return (offset.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
/** The first zone named in a text such as "Timeline (UTC)" or "All times are in CET". */
function findZone(text) {
    for (const { index } of text.slice(0, 300).matchAll(/(?<![\p{L}\d])[\p{L}]/gu)) {
        const zone = readZone(text, index, false);
        if (zone)
            return zone.value;
    }
    return undefined;
}
const LEAD = /[\s[(~≈]{0,4}(?:(?:at|approx(?:imately|\.)?|about|around|circa|ca\.|c\.)\s)?[~≈]?/iy;
const BETWEEN = /(?:T|[,\s]{1,3}(?:at\s|@\s?|[-–—]\s)?|\s?[-–—@|]\s?)/y;
const RANGE = /[\s)\]]{0,3}(?:[-–—]|to\s|until\s|->|→)\s{0,2}/iy;
const AFTERWARDS = /\s?(?:,\s?|on\s|\()|\s/iy;
const CLOSING = /[\s)\]]{0,3}/y;
/** The date, time and zone that a text begins with; undefined where it begins with none, or with an impossible one. */
function readMoment(text) {
    const lead = match(LEAD, text, 0)?.[0].length ?? 0;
    const date = readDate(text, lead);
    const joint = date ? match(BETWEEN, text, date.end)?.[0] : '';
    const time = joint === undefined ? undefined : readTime(text, (date?.end ?? lead) + joint.length);
    if (time === undefined) {
        return (date && { length: clock_closed(text, date.end), date: date.value, time: undefined, zone: undefined, end: undefined });
    }
    const iso = joint === 'T' || (date !== undefined && text.slice(0, time.end).split(':').length > 2);
    const zone = readZone(text, time.end, iso);
    let end = zone?.end ?? time.end;
    let later;
    if (date === undefined) {
        const gap = match(AFTERWARDS, text, end)?.[0];
        const found = gap === undefined ? undefined : readDate(text, end + gap.length);
        if (found)
            [later, end] = [found.value, found.end];
    }
    const until = readRangeEnd(text, end);
    return {
        length: clock_closed(text, until?.end ?? end),
        date: date?.value ?? later,
        time: time.value,
        // "14:32–14:40 UTC": the zone at the end is that of both.
        zone: zone?.value ?? until?.value.zone,
        end: until?.value,
    };
}
function readRangeEnd(text, at) {
    const dash = match(RANGE, text, at)?.[0];
    if (dash === undefined)
        return undefined;
    const date = readDate(text, at + dash.length);
    const joint = date ? match(BETWEEN, text, date.end)?.[0] : '';
    if (joint === undefined)
        return undefined;
    const time = readTime(text, (date?.end ?? at + dash.length) + joint.length);
    if (time === undefined)
        return undefined;
    const zone = readZone(text, time.end, joint === 'T');
    return { value: { date: date?.value, time: time.value, zone: zone?.value }, end: zone?.end ?? time.end };
}
function clock_closed(text, at) {
    return at + (match(CLOSING, text, at)?.[0].length ?? 0);
}
function match(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.exec(text) ?? undefined;
}

// EXTERNAL MODULE: ./build/src/postmortem/document/source.js
var document_source = __webpack_require__(9835);
;// CONCATENATED MODULE: ./build/src/postmortem/document/action-items.js


/**
 * The items of the sections at `ranges`, from task lists, lists and tables. `baseDay`, in days since 1970-01-01, gives a date
 * without a year its year.
 */
function readActionItems(source, root, ranges, baseDay) {
    return ranges.flatMap(({ start, end }) => {
        let heading;
        return root.children
            .filter((node) => (0,document_source/* startOf */.GH)(node) >= start.offset && (0,document_source/* endOf */.pJ)(node) <= end.offset)
            .flatMap((node) => {
            if (node.type === 'heading') {
                const words = (0,document_source/* wordsAt */.n4)(source, (0,document_source/* plainText */.wh)(source, node));
                heading = words && TYPE.test(words.text) ? words : undefined;
            }
            return itemsIn(source, node, baseDay).map((item) => ({ ...item, type: item.type ?? heading }));
        });
    });
}
function itemsIn(source, node, baseDay) {
    if (node.type === 'list')
        return listItems(source, node, baseDay);
    if (node.type === 'table')
        return tableItems(source, node, baseDay);
    return [];
}
function listItems(source, list, baseDay) {
    return list.children.flatMap((item) => {
        const read = listItem(source, item, baseDay);
        return read ? [read] : [];
    });
}
function listItem(source, item, baseDay) {
    const own = item.children.filter((child) => child.type !== 'list');
    const plains = own.filter((child) => child.type === 'paragraph').map((child) => (0,document_source/* plainText */.wh)(source, child));
    const text = (0,document_source/* oneLine */.TN)(plains.map((plain) => plain.text).join(' '));
    const below = item.children.filter((child) => child.type === 'list').flatMap((list) => list.children);
    const attributes = below.filter((child) => isAttribute(source, child));
    const items = below
        .filter((child) => !attributes.includes(child))
        .flatMap((child) => {
        const read = listItem(source, child, baseDay);
        return read ? [read] : [];
    });
    // A box without words is no task to markdown.
    if (text === '' || /^\[[ x]?\]$/i.test(text))
        return undefined;
    const facts = mergeFacts([...own, ...attributes.flatMap(({ children }) => children)].map((child) => factsIn(source, child, baseDay)));
    return {
        range: (0,document_source/* rangeAt */.B3)(source, (0,document_source/* startOf */.GH)(item), (0,document_source/* endOf */.pJ)(own.at(-1) ?? item)),
        form: item.checked == null ? 'list' : 'task',
        text,
        done: item.checked ?? undefined,
        ...facts,
        items,
    };
}
const ATTRIBUTE = /^(?:owners?|assignees?|assigned to|dri|responsible|due(?: date| by)?|deadline|eta|ticket|issue|jira|tracking|type|priority|status)\s?:/i;
/** "Owner: @jane" nested under an item says something of the item. */
function isAttribute(source, { children, checked }) {
    const [first] = children;
    return checked == null && first?.type === 'paragraph' && ATTRIBUTE.test((0,document_source/* plainText */.wh)(source, first).text.trim());
}
function mergeFacts(all) {
    const first = (key) => all.find((facts) => facts[key] !== undefined)?.[key];
    return {
        owner: first('owner'),
        due: first('due'),
        ticket: first('ticket'),
        type: first('type'),
        priority: first('priority'),
    };
}
function factsIn(source, node, baseDay) {
    const plain = (0,document_source/* plainText */.wh)(source, node);
    return {
        owner: ownerIn(source, plain),
        due: dueIn(source, plain, baseDay),
        ticket: linkedTicket(source, node) ?? ticketIn(source, plain),
        type: typeIn(source, plain),
        priority: priorityIn(source, plain),
    };
}
const TYPE = /^(?:prevent(?:ion|ative|ive)?|detect(?:ion)?|mitigat(?:e|ion|ive)|investigat(?:e|ion|ive)|respond|response|recover(?:y)?|repair|process|clean-?up|document(?:ation)?|monitor(?:ing)?|alerting|test(?:ing|s)?|other)$/i;
const LEADING_TYPE = /^\s{0,3}[[(]?([\p{L}-]{3,14})(?:[\])]\s?[:–—-]?|\s?:|\s[–—-]\s)/u;
function typeIn(source, plain) {
    const named = /^\s{0,3}type\s?:\s{0,3}(?=\p{L})/iu.exec(plain.text);
    if (named)
        return (0,document_source/* wordsAt */.n4)(source, plain, named[0].length);
    const type = LEADING_TYPE.exec(plain.prose);
    if (type?.[1] === undefined || !TYPE.test(type[1]))
        return undefined;
    const start = type[0].indexOf(type[1]);
    return (0,document_source/* wordsAt */.n4)(source, plain, start, start + type[1].length);
}
const PRIORITY = /(?:^|[\s[(])(P[0-5])(?=$|[\s\]):,.–—-])|\bpriority\s?:\s{0,3}([\p{L}\d]{1,20})/iu;
function priorityIn(source, plain) {
    const found = PRIORITY.exec(plain.prose);
    const value = found?.[1] ?? found?.[2];
    if (!found || value === undefined)
        return undefined;
    const end = found.index + found[0].length;
    return (0,document_source/* wordsAt */.n4)(source, plain, end - value.length, end);
}
const LABELLED_OWNER = /\b(?:owners?|assignees?|assigned to|dri|responsible)(?:\s?[:=]\s{0,3}|\s(?=@))([^\n(),;|[\]]{1,80})/iu;
const SIMPLE_LABEL = /\b(?:owner)\s(\p{Lu}[^\n(),;|[\]]{1,60})/u;
const HANDLE = /(?<![\p{L}\d_`/.@-])@[a-z\d](?:[a-z\d-]{0,38})(?:\/[\w.-]{1,100})?/iu;
const BRACKETED = /^\s{0,3}\[([^[\]\n]{1,60})\]|\[([^[\]\n]{1,60})\][\s.]{0,3}$/u;
const NOBODY = /^(?:tbd|tbc|tba|todo|none|nobody|unassigned|n\/?a|owner|name|handle|\?+|-+|–|—|…|\.\.\.)?$/i;
/** `Owner: Jane`, `(Owner: @jane)`, `@jane`, `@acme/storage`, or a name in square brackets at either end. */
function ownerIn(source, plain) {
    const labelled = LABELLED_OWNER.exec(plain.prose) ?? SIMPLE_LABEL.exec(plain.prose);
    if (labelled?.[1] !== undefined) {
        const value = labelled[1]
            .replace(/(?:\s(?:due|by|until|before|eta)\b|\s[–—-]\s|\.\s).*$/i, '')
            .replace(/[\s.]{1,5}$/, '');
        const start = labelled.index + labelled[0].length - labelled[1].length;
        return NOBODY.test(value.trim()) ? undefined : (0,document_source/* wordsAt */.n4)(source, plain, start, start + value.length);
    }
    const handle = HANDLE.exec(plain.prose);
    if (handle)
        return (0,document_source/* wordsAt */.n4)(source, plain, handle.index, handle.index + handle[0].replace(/[.-]+$/, '').length);
    const bracketed = BRACKETED.exec(plain.prose);
    const name = bracketed?.[1] ?? bracketed?.[2];
    if (!bracketed || name === undefined || !/\p{L}/u.test(name))
        return undefined;
    if (NOBODY.test(name.trim()) || TYPE.test(name.trim()) || PRIORITY.test(name) || isTicket(name) || findDate(name))
        return undefined;
    if (/^(?:x|done|open|closed|in progress|wip|removed|(?:high|low|medium|critical)(?: priority)?)$/i.test(name.trim()))
        return undefined;
    const start = bracketed.index + bracketed[0].indexOf('[') + 1;
    return (0,document_source/* wordsAt */.n4)(source, plain, start, start + name.length);
}
const DUE = /\b(?:(due(?:\s(?:date|by|on))?|deadline|eta|target(?:\sdate)?)(\s?[:=])?|by|before|until)\s{1,3}|\b(?:due|deadline|eta)[:=]/giu;
/** `due 2026-03-01`, `by March 1`, `Due: Q2`, or a full date in brackets or at the end. */
function dueIn(source, plain, baseDay) {
    for (const found of plain.prose.matchAll(DUE)) {
        const start = found.index + found[0].length;
        const date = readDate(plain.prose, start);
        if (date)
            return withDate((0,document_source/* wordsAt */.n4)(source, plain, start, date.end), date.value, baseDay);
        if (/[:=]\s{0,3}$/.test(found[0])) {
            const written = /^[^\n(),;|[\]]{1,40}/.exec(plain.prose.slice(start, start + 41))?.[0] ?? '';
            if (!NOBODY.test(written.trim()))
                return withDate((0,document_source/* wordsAt */.n4)(source, plain, start, start + written.length), undefined, baseDay);
        }
    }
    const bare = /[([\s](\d{4}-\d{2}-\d{2})(?:[)\]]|[\s.]{0,3}$)/.exec(plain.prose);
    const date = bare?.[1] === undefined ? undefined : readDate(bare[1], 0);
    if (!bare || !date)
        return undefined;
    return withDate((0,document_source/* wordsAt */.n4)(source, plain, bare.index + 1, bare.index + 11), date.value, baseDay);
}
function withDate(words, date, baseDay) {
    if (!words)
        return undefined;
    if (date === undefined || (date.year === undefined && baseDay === undefined))
        return { ...words, date: undefined };
    // A date without a year lies ahead of the incident.
    const day = dayNumber(date, date.year === undefined ? (baseDay ?? 0) + 150 : undefined);
    return { ...words, date: isoDate(day) };
}
const ISSUE_URL = /^https?:\/\/[^\s/]{1,200}\/(?:browse\/[A-Z][A-Z\d_]{1,20}-\d{1,8}|[^\s?#]{1,200}\/(?:issues?|pull|pulls|merge_requests|work_items)\/[\w-]{1,40})/;
const KEY = /(?<![\p{L}\d_/#-])(?!(?:UTF|SHA|ISO|RFC|CVE|TLS|HTTP|IPV|MD|AES|RSA|UTC|GMT|SEV|COVID|BASE|INT|UINT|FP|ES|EC)-\d)[A-Z][A-Z\d]{1,9}-\d{1,7}(?![\p{L}\d_])/u;
const NUMBER = /(?<![\p{L}\d_&/#])(?:[\w.-]{1,39}\/[\w.-]{1,100})?#\d{1,9}(?![\p{L}\d_])/u;
function isTicket(text) {
    return KEY.test(text) || NUMBER.test(text);
}
function linkedTicket(source, node) {
    if (node.type === 'link' && ISSUE_URL.test(node.url)) {
        const words = (0,document_source/* wordsAt */.n4)(source, (0,document_source/* plainText */.wh)(source, node));
        return words && { ...words, url: node.url };
    }
    if (!('children' in node))
        return undefined;
    for (const child of node.children) {
        const found = linkedTicket(source, child);
        if (found)
            return found;
    }
    return undefined;
}
function ticketIn(source, plain) {
    const found = KEY.exec(plain.prose) ?? NUMBER.exec(plain.prose);
    const words = found ? (0,document_source/* wordsAt */.n4)(source, plain, found.index, found.index + found[0].length) : undefined;
    return words && { ...words, url: undefined };
}
const COLUMNS = {
    owner: /^(?:owners?|assignees?|assigned(?: to)?|dri|who|responsible|lead|team|owner\(s\))\b/i,
    due: /^(?:due|deadline|eta|target|when|by when|date|timeline|timeframe)\b/i,
    ticket: /^(?:tickets?|issues?|bugs?|jira|tracking|links?|prs?|pull request)\b/i,
    status: /^(?:status|state|done|completed?)\b/i,
    type: /^(?:type|category|kind)\b/i,
    priority: /^(?:priority|prio|severity)\b/i,
    action: /^(?:actions?|action items?|items?|tasks?|descriptions?|what|follow[- ]?ups?|to-?do|work|remediations?)\b/i,
    number: /^(?:#|no\.?|nr\.?|id|number)?$/i,
};
function tableItems(source, table, baseDay) {
    const [head, ...rows] = table.children;
    const titles = head?.children.map((cell) => (0,document_source/* plainText */.wh)(source, cell).text.trim()) ?? [];
    const columns = columnsOf(titles);
    return rows.flatMap((row) => {
        const cells = row.children.map((cell) => ({ cell, plain: (0,document_source/* plainText */.wh)(source, cell) }));
        const at = (column) => cells[column];
        const words = (column) => {
            const found = at(column);
            const read = found && (0,document_source/* wordsAt */.n4)(source, found.plain);
            return read && NOBODY.test(read.text) ? undefined : read;
        };
        const action = at(columns.action);
        const text = (0,document_source/* oneLine */.TN)(action?.plain.text ?? '');
        if (!action || text === '')
            return [];
        const inText = factsIn(source, action.cell, baseDay);
        const ticketCell = at(columns.ticket)?.cell;
        const ticketWords = ticketCell && (linkedTicket(source, ticketCell) ?? ticketIn(source, (0,document_source/* plainText */.wh)(source, ticketCell)));
        const owner = at(columns.owner)?.plain;
        const dueWords = words(columns.due);
        return [
            {
                range: (0,document_source/* rangeOf */.be)(source, row),
                form: 'table',
                text,
                done: doneOf(words(columns.status)?.text, cells),
                owner: columns.owner < 0 ? inText.owner : ((owner && ownerIn(source, owner)) ?? words(columns.owner)),
                due: columns.due >= 0 ? withDate(dueWords, dueWords && findDate(dueWords.text)?.value, baseDay) : inText.due,
                ticket: ticketWords ?? inText.ticket,
                type: words(columns.type) ?? inText.type,
                priority: words(columns.priority) ?? inText.priority,
                items: [],
            },
        ];
    });
}
/** Which column holds what, -1 for none; of several that would do, the first. The action is the first that is left. */
function columnsOf(titles) {
    const taken = new Set();
    const take = (name) => {
        const index = titles.findIndex((title, at) => !taken.has(at) && COLUMNS[name].test(title));
        if (index >= 0)
            taken.add(index);
        return index;
    };
    const action = take('action');
    const [owner, due, ticket, status, type, priority, number] = [
        take('owner'), take('due'), take('ticket'), take('status'), take('type'), take('priority'), take('number'),
    ]; // biome-ignore format: one thing
    const left = titles.findIndex((_, at) => !taken.has(at));
    return { action: action >= 0 ? action : left, owner, due, ticket, status, type, priority, number };
}
/** From the status column, else from a shouted DONE or TODO in any cell. */
function doneOf(status, cells) {
    if (status !== undefined) {
        return /^(?:\[x\]|x|yes|done|completed?|closed|fixed|merged|resolved|shipped|deployed)(?![\p{L}\d])|^[✓✔✅☑]/iu.test(status);
    }
    const shouted = cells
        .map(({ plain }) => /\b(?:DONE|TODO)\b/.exec(plain.prose)?.[0])
        .find((word) => word !== undefined);
    return shouted === undefined ? undefined : shouted === 'DONE';
}

;// CONCATENATED MODULE: ./build/src/postmortem/document/budget.js
/**
 * What a document may cost to parse. micromark needs time that grows with the square of some constructs (unmatched brackets,
 * emphasis, backticks, e-mail addresses and HTML openers in one paragraph; lines that lazily continue a quote; nested list
 * lines; underlined headings), and a call stack as deep as the lists and quotes of one line. A postmortem comes nowhere near
 * these limits; within them, the worst input that a random search found takes about a second.
 */
const MAX_CHARACTERS = 100_000;
const MAX_LINES = 2_500;
const MAX_NESTING = 20;
const MAX_PARTS = 4_000;
const MAX_UNDERLINED = 400;
const MAX_INLINE_WORK = 4_000_000;
const CONTAINER = /[ \t]{0,100}(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
const UNDERLINE = /^[ \t>]{0,100}(?:=+|-+)[ \t]*$/;
/** Why a document is not parsed, as a sentence; undefined where it may be. Linear in its length. */
function reasonNotToParse(markdown) {
    if (markdown.length > MAX_CHARACTERS) {
        return `The document has ${markdown.length} characters; more than ${MAX_CHARACTERS} are not read. Move logs and other attachments elsewhere and link them.`;
    }
    const lines = markdown.split(/\r\n|\n|\r/);
    if (lines.length > MAX_LINES) {
        return `The document has ${lines.length} lines; more than ${MAX_LINES} are not read. Move logs and other attachments elsewhere and link them.`;
    }
    let parts = 0;
    let underlined = 0;
    let inlineMarks = 0;
    let inlineWork = 0;
    for (const [index, line] of lines.entries()) {
        const nesting = containersOf(line);
        if (nesting > MAX_NESTING) {
            return `Line ${index + 1} nests lists or quotes ${nesting} deep; more than ${MAX_NESTING} are not read. Write it with fewer levels.`;
        }
        // A table's cell costs half as much as a list item or a quoted line.
        parts += nesting + (line.split('|').length - 1) / 2;
        if (UNDERLINE.test(line))
            underlined++;
        if (line.trim() === '')
            inlineMarks = 0;
        const marks = line.match(/[*_~`[\]<\\@]|www\.|:\/\//gi)?.length ?? 0;
        // The square of a paragraph's marks, added up as it grows.
        inlineWork += marks * (2 * inlineMarks + marks);
        inlineMarks += marks;
        if (inlineWork > MAX_INLINE_WORK) {
            return `The document has too much markup to be read, up to line ${index + 1}: too many of * _ ~ \` [ ] < @ and URLs in paragraphs, lists or tables without blank lines between them.`;
        }
    }
    if (parts > MAX_PARTS || underlined > MAX_UNDERLINED) {
        return `The document has too much markup to be read: ${Math.ceil(parts)} list items, quoted lines and pairs of table cells (at most ${MAX_PARTS}), ${underlined} underlined headings (at most ${MAX_UNDERLINED}).`;
    }
    return undefined;
}
function containersOf(line) {
    let count = 0;
    CONTAINER.lastIndex = 0;
    while (CONTAINER.test(line))
        count++;
    return count;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/src/postmortem/document/front-matter.js



/** The `---` block at the top of the file; a broken one is told as its problem. */
function readFrontMatter(source, root) {
    const node = root.children[0];
    if (node?.type !== 'yaml')
        return undefined;
    const start = (0,document_source/* startOf */.GH)(node) + source.markdown.slice((0,document_source/* startOf */.GH)(node)).search(/[\r\n]/) + 1;
    const offset = source.markdown[start] === '\n' && source.markdown[start - 1] === '\r' ? start + 1 : start;
    const empty = {
        values: {},
        incident: undefined,
        service: undefined,
        severity: undefined,
        started: undefined,
        resolved: undefined,
    };
    const failed = (message, at, end) => ({
        ...empty,
        range: (0,document_source/* rangeOf */.be)(source, node),
        problem: { text: message, range: (0,document_source/* rangeAt */.B3)(source, offset + at, offset + Math.min(end, node.value.length)) },
    });
    // "core" and no merge keys: dates stay as they are written, and an alias cannot blow a small block up.
    const yaml = (0,dist/* parseDocument */.Tp)(node.value, { prettyErrors: false, logLevel: 'silent', schema: 'core', merge: false });
    const [error] = yaml.errors;
    if (error)
        return failed(error.message, Math.min(error.pos[0], node.value.length), error.pos[1]);
    if (!(0,dist/* isMap */.jh)(yaml.contents)) {
        if (yaml.contents === null || ((0,dist/* isScalar */.jn)(yaml.contents) && yaml.contents.value === null)) {
            return { ...empty, range: (0,document_source/* rangeOf */.be)(source, node), problem: undefined };
        }
        return failed('The front matter is not a list of "key: value" lines.', 0, node.value.length);
    }
    const { contents } = yaml;
    const words = (key) => {
        const value = contents.get(key, true);
        if (!(0,dist/* isScalar */.jn)(value) || value.value === null || value.range == null)
            return undefined;
        const [from, to] = value.range;
        return { text: String(value.source ?? value.value).trim(), range: (0,document_source/* rangeAt */.B3)(source, offset + from, offset + to) };
    };
    try {
        return {
            range: (0,document_source/* rangeOf */.be)(source, node),
            values: yaml.toJS({ maxAliasCount: 10 }),
            incident: words('incident'),
            service: words('service'),
            severity: words('severity'),
            started: words('started'),
            resolved: words('resolved'),
            problem: undefined,
        };
    }
    catch (error) {
        return failed((0,message_of/* messageOf */.b)(error), 0, node.value.length);
    }
}

// EXTERNAL MODULE: ./build/src/postmortem/duration.js
var postmortem_duration = __webpack_require__(3566);
;// CONCATENATED MODULE: ./build/src/postmortem/document/metadata.js



const KEYS = {
    date: /^(?:incident |outage )?(?:dates?|day|date ?(?:\/|and|&) ?time|date of (?:the )?(?:incident|outage)|(?:incident |outage |impact )?(?:start(?:ed)?|began|start time|start date)(?: at)?)$/,
    duration: /^(?:total |incident |outage |impact |approximate )?(?:duration|downtime|length)(?: of (?:the )?(?:incident|outage|impact))?$|^minutes (?:of )?downtime\b/,
    severity: /^(?:incident )?(?:severity|sev|priority)(?: level)?$/,
    service: /^(?:(?:affected|impacted) )?(?:services?|systems?|components?|service\(s\))(?: (?:affected|impacted|name))?$/,
};
/**
 * Everything written as `Key: value`: above the first section and in sections of no usual name under any key; elsewhere, where
 * such lists stand too, under the usual keys only. Of two values for one key the first counts.
 */
function readMetadata(source, root, sections) {
    const flat = flatten(sections);
    const fields = [];
    let next = 0;
    let kind = 'unknown';
    for (const node of root.children) {
        while ((flat[next]?.heading.start.offset ?? Number.POSITIVE_INFINITY) <= (0,document_source/* startOf */.GH)(node))
            kind = flat[next++]?.kind ?? 'unknown';
        if (node.type === 'heading')
            continue;
        const heading = flat[next - 1]?.title ?? '';
        const found = fieldsOf(source, node);
        if (found.length === 0 && kind === 'unknown' && isUsual(heading) && node.type === 'paragraph') {
            // "### Date", and the date below it.
            const value = (0,document_source/* wordsAt */.n4)(source, (0,document_source/* plainText */.wh)(source, node));
            if (value)
                fields.push({ key: heading, value });
        }
        // A list of action items or of events is full of "Owner: …" and "Detected: …".
        if (kind === 'action-items')
            continue;
        fields.push(...(kind === 'unknown' ? found : found.filter(({ key }) => isUsual(key))));
    }
    const all = (pattern) => fields.filter(({ key }) => pattern.test(normal(key))).map(({ value }) => value);
    const first = (pattern) => all(pattern)[0];
    // "Started: 14:32" in a list is no date: one that can be read comes first.
    const date = all(KEYS.date).find(({ text }) => dateIn(text) !== undefined) ?? first(KEYS.date);
    const duration = all(KEYS.duration).find(({ text }) => (0,postmortem_duration/* secondsIn */.z)(text) !== undefined) ?? first(KEYS.duration);
    return {
        date: date && { ...date, date: dateIn(date.text) },
        duration: duration && { ...duration, seconds: (0,postmortem_duration/* secondsIn */.z)(duration.text) },
        severity: first(KEYS.severity),
        service: first(KEYS.service),
        fields,
    };
}
function dateIn(text) {
    const found = findDate(text);
    return found?.value.year === undefined ? undefined : isoDate(dayNumber(found.value, undefined));
}
function flatten(sections) {
    return sections.flatMap((section) => [section, ...flatten(section.subsections)]);
}
function normal(key) {
    return key
        .toLowerCase()
        .replace(/\s+/g, ' ')
        .replace(/ \((?!s\))[^()]{0,40}\)$/, '')
        .trim();
}
function isUsual(key) {
    return Object.values(KEYS).some((pattern) => pattern.test(normal(key)));
}
function fieldsOf(source, node) {
    if (node.type === 'paragraph')
        return fieldsIn(source, (0,document_source/* plainText */.wh)(source, node));
    if (node.type === 'blockquote')
        return node.children.flatMap((child) => fieldsOf(source, child));
    if (node.type === 'list') {
        return node.children.flatMap(({ children: [first] }) => first?.type === 'paragraph' ? fieldsIn(source, (0,document_source/* plainText */.wh)(source, first)) : []);
    }
    return node.type === 'table' ? fieldsOfTable(source, node) : [];
}
/** `Key: value` in each line, and between `|`, `·` and `•` in one. */
function fieldsIn(source, plain) {
    const fields = [];
    let from = 0;
    for (const part of plain.text.split(/[\n|·•]/)) {
        const key = /^\s{0,5}([\p{L}][\p{L} /&()_-]{0,40}?)\s?:(?!\/)/u.exec(part);
        if (key?.[1] !== undefined) {
            const value = (0,document_source/* wordsAt */.n4)(source, plain, from + key[0].length, from + part.length);
            if (value)
                fields.push({ key: key[1], value });
        }
        from += part.length + 1;
    }
    return fields;
}
/** Two columns of key and value, or a head of keys over one row of values. */
function fieldsOfTable(source, { children: rows }) {
    const cells = rows.map(({ children }) => children.map((cell) => (0,document_source/* wordsAt */.n4)(source, (0,document_source/* plainText */.wh)(source, cell))));
    const [head = [], values = []] = cells;
    if (head.length > 0 &&
        rows.length === 2 &&
        head.every((cell) => cell !== undefined && (head.length > 2 || isUsual(cell.text)))) {
        return pairs(head.map((cell, index) => [cell, values[index]]));
    }
    if (head.length !== 2 || !cells.some(([key]) => key && isUsual(key.text.replace(/:$/, ''))))
        return [];
    const headed = /^(?:values?|details?|descriptions?|answers?)$/i.test(head[1]?.text ?? '');
    return pairs(cells.slice(headed ? 1 : 0).map(([key, value]) => [key, value]));
}
function pairs(cells) {
    return cells.flatMap(([key, value]) => (key && value ? [{ key: key.text.replace(/\s?:$/, ''), value }] : []));
}

// EXTERNAL MODULE: ./node_modules/unist-util-visit/lib/index.js
var unist_util_visit_lib = __webpack_require__(3617);
;// CONCATENATED MODULE: ./build/src/postmortem/document/references.js


/** What a document points at or embeds, anywhere in it. */
function readReferences(source, root) {
    const definitions = new Map();
    (0,unist_util_visit_lib/* visit */.YR)(root, 'definition', (node) => {
        if (!definitions.has(node.identifier))
            definitions.set(node.identifier, node);
    });
    const found = { links: [], images: [], html: [], code: [] };
    (0,unist_util_visit_lib/* visit */.YR)(root, (node) => {
        const range = () => (0,document_source/* rangeOf */.be)(source, node);
        switch (node.type) {
            case 'link':
                found.links.push({ url: node.url, text: (0,document_source/* oneLine */.TN)((0,document_source/* plainText */.wh)(source, node).text), range: range() });
                break;
            case 'linkReference':
                found.links.push({
                    url: definitions.get(node.identifier)?.url ?? '',
                    text: (0,document_source/* oneLine */.TN)((0,document_source/* plainText */.wh)(source, node).text),
                    range: range(),
                });
                break;
            case 'image':
                found.images.push({ url: node.url, alt: node.alt ?? '', range: range() });
                break;
            case 'imageReference':
                found.images.push({ url: definitions.get(node.identifier)?.url ?? '', alt: node.alt ?? '', range: range() });
                break;
            case 'html':
                found.html.push({ value: node.value, range: range() });
                break;
            case 'code':
            case 'inlineCode':
                found.code.push({ value: node.value, block: node.type === 'code', range: range() });
                break;
        }
    });
    return found;
}

// EXTERNAL MODULE: ./build/src/postmortem/document/sections.js
var document_sections = __webpack_require__(5890);
;// CONCATENATED MODULE: ./build/src/postmortem/document/timeline.js


/**
 * The entries of the sections at `ranges`: items of lists, rows of tables, and paragraphs and headings that begin with a time.
 * `baseDay` is the day the incident began, in days since 1970-01-01.
 */
function readTimeline(source, root, ranges, baseDay) {
    const found = ranges.flatMap(({ heading, body }) => {
        const nodes = root.children.filter((node) => (0,document_source/* startOf */.GH)(node) >= body.start.offset && (0,document_source/* endOf */.pJ)(node) <= body.end.offset);
        return entriesIn(source, nodes, heading);
    });
    return placed(found, baseDay);
}
function entriesIn(source, nodes, heading) {
    let zone = findZone(heading);
    const date = findDate(heading)?.value;
    return [
        ...(date ? [{ date }] : []),
        ...nodes.flatMap((node) => {
            switch (node.type) {
                case 'heading':
                case 'paragraph': {
                    const plain = (0,document_source/* plainText */.wh)(source, node);
                    const said = zoneSaid(plain.text, node.type);
                    if (said)
                        zone = said;
                    return node.type === 'heading'
                        ? headingEntries(source, node, plain, zone)
                        : paragraphEntries(source, node, plain, zone);
                }
                case 'list':
                    return listEntries(source, node, zone);
                case 'table':
                    return tableEntries(source, node, zone);
                default:
                    return [];
            }
        }),
    ];
}
/** "All times are in UTC", "Timezone: CET", "### Monday (PST)". */
function zoneSaid(text, type) {
    if (text.length > 300 || readMoment(text)?.time !== undefined)
        return undefined;
    return type === 'heading' || /\btime(?:s|stamps?|[ -]?zones?)?\b/i.test(text) ? findZone(text) : undefined;
}
function headingEntries(source, node, plain, zone) {
    const reading = readMoment(plain.text);
    if (reading?.time !== undefined)
        return [entry(source, (0,document_source/* rangeOf */.be)(source, node), plain, 0, plain.text.length, reading, zone)];
    const date = reading?.date ?? findDate(plain.text)?.value;
    return date ? [{ date }] : [];
}
function paragraphEntries(source, node, plain, zone) {
    const found = [];
    let from = 0;
    const lines = plain.text.split('\n');
    for (const [index, line] of lines.entries()) {
        const to = from + line.length;
        const reading = readMoment(line);
        const words = (0,document_source/* wordsAt */.n4)(source, plain, from, to);
        if (reading?.time !== undefined && words) {
            found.push(entry(source, lines.length === 1 ? (0,document_source/* rangeOf */.be)(source, node) : words.range, plain, from, to, reading, zone));
        }
        else if (index === 0 || found.length === 0) {
            const date = dateRow(line);
            if (date)
                found.push({ date });
        }
        from = to + 1;
    }
    return found;
}
/** "2026-02-10", "**Tuesday, Feb 10**", "Date: 2026-02-10": a line of nothing else. */
function dateRow(line) {
    const text = (0,document_source/* oneLine */.TN)(line).replace(/^(?:date|day(?: \d{1,2})?)\s?[:,–—-]?\s/i, '');
    const reading = readMoment(text);
    return reading?.date && reading.time === undefined && /^[\s:.–—-]{0,5}$/.test(text.slice(reading.length))
        ? reading.date
        : undefined;
}
function listEntries(source, list, zone) {
    return list.children.flatMap((item) => itemEntries(source, item, zone));
}
function itemEntries(source, item, zone) {
    const [first] = item.children;
    const lists = item.children.filter((child) => child.type === 'list');
    if (first?.type !== 'paragraph')
        return lists.flatMap((list) => listEntries(source, list, zone));
    const plain = (0,document_source/* plainText */.wh)(source, first);
    const range = { start: source.pointAt((0,document_source/* startOf */.GH)(item)), end: source.pointAt(ownEnd(item)) };
    const date = dateRow(plain.text);
    const reading = readMoment(plain.text);
    const below = lists.flatMap((list) => listEntries(source, list, reading?.zone ?? zone));
    if (date)
        return [{ date }, ...below];
    const timedBelow = below.filter((found) => 'date' in found || found.reading !== undefined);
    if (reading !== undefined) {
        const found = entry(source, range, plain, 0, plain.text.length, reading, zone);
        if (found.text !== '' || timedBelow.length === 0)
            return [found, ...timedBelow];
        // "12:39 – 15:10", and what happened then below it.
        return [...(reading.date ? [{ date: reading.date }] : []), ...timedBelow];
    }
    const label = /^[^:\d]{1,60}:\s{1,3}/.exec(plain.text)?.[0].length;
    const labelled = label === undefined ? undefined : readMoment(plain.text.slice(label));
    if (label !== undefined && labelled !== undefined) {
        const { text, ...rest } = entry(source, range, plain, label, plain.text.length, labelled, zone);
        return [{ ...rest, text: (0,document_source/* oneLine */.TN)(`${plain.text.slice(0, label)} ${text}`).replace(/:$/, '') }, ...timedBelow];
    }
    // A line that only heads the times below it is no entry.
    if (timedBelow.length > 0)
        return timedBelow;
    const text = (0,document_source/* oneLine */.TN)(plain.text);
    return text === '' ? [] : [{ range, text, written: undefined, reading: undefined, zone }];
}
/** Where an item ends, what is nested in it left out. */
function ownEnd(item) {
    const own = item.children.filter((child) => child.type !== 'list');
    const last = own.at(-1);
    return last === undefined ? (0,document_source/* endOf */.pJ)(item) : (0,document_source/* endOf */.pJ)(last);
}
function tableEntries(source, table, zone) {
    const [head, ...rows] = table.children;
    const titles = head?.children.map((cell) => (0,document_source/* plainText */.wh)(source, cell).text.trim()) ?? [];
    const dateColumn = titles.findIndex((title) => /^(?:date|day)\b(?!.*time)/i.test(title));
    const named = titles.findIndex((title) => /\b(?:time|times|timestamp|when|utc|date)\b/i.test(title));
    const timeColumn = titles.findIndex((title, index) => index !== dateColumn && /\b(?:time|times|timestamp|when|utc)\b/i.test(title));
    const column = timeColumn >= 0 ? timeColumn : Math.max(named, 0);
    const columnZone = findZone(titles[column] ?? '') ?? zone;
    return rows.flatMap((row) => {
        const cells = row.children.map((cell) => (0,document_source/* plainText */.wh)(source, cell));
        const texts = cells.map(({ text }) => (0,document_source/* oneLine */.TN)(text));
        const time = cells[column];
        if (time === undefined || texts.every((text) => text === ''))
            return [];
        const others = texts.filter((text, index) => index !== column && index !== dateColumn && text !== '');
        const alone = others.length === 0 && texts.filter((text) => text !== '').length === 1;
        const heldDate = alone ? dateRow(texts.find((text) => text !== '') ?? '') : undefined;
        if (heldDate)
            return [{ date: heldDate }];
        const date = dateColumn >= 0 && dateColumn !== column ? findDate(texts[dateColumn] ?? '')?.value : undefined;
        const reading = readMoment(time.text);
        const range = (0,document_source/* rangeOf */.be)(source, row);
        const text = others.join(' — ');
        if (reading === undefined) {
            return [
                ...(date ? [{ date }] : []),
                { range, text: text || (texts[column] ?? ''), written: undefined, reading: undefined, zone: columnZone },
            ];
        }
        const { text: rest, ...found } = entry(source, range, time, 0, time.text.length, reading, columnZone);
        const whole = rest === '' ? text : (0,document_source/* oneLine */.TN)(`${rest} — ${text}`);
        return [{ ...found, text: whole, reading: { ...reading, date: reading.date ?? date } }];
    });
}
function entry(source, range, plain, from, to, reading, zone) {
    const end = from + reading.length;
    // The reading takes in brackets around the time; the words don't.
    const head = plain.text.slice(from, end);
    const lead = /^[\s[(]*/.exec(head)?.[0].length ?? 0;
    const tail = /[\s)\]]*$/.exec(head.slice(-4))?.[0] ?? '';
    const opened = /[([]/.test(head.slice(lead, head.length - tail.length));
    const written = (0,document_source/* wordsAt */.n4)(source, plain, from + lead, opened ? end : end - tail.length);
    const text = plain.text.slice(end, to).replace(/^[\s:|–—.,>-]{1,10}/, '');
    return { range, text: (0,document_source/* oneLine */.TN)(text), written, reading, zone };
}
const DAY = 86_400;
/**
 * How far an entry without a date may step back before it means the next day. A timeline that goes past midnight steps back by
 * most of a day (23:50, 00:05); an entry in the wrong place steps back by less than half of one.
 */
const PAST_MIDNIGHT = DAY / 2;
/** Gives each entry its day: its own date, else the last one written above it, else the day the incident began. */
function placed(found, baseDay) {
    const firstDate = found
        .map((one) => ('date' in one ? one.date : one.reading?.date))
        .find((date) => date?.year !== undefined);
    const known = baseDay ?? (firstDate && dayNumber(firstDate, undefined));
    let day = known ?? firstDayOf(found);
    const first = day;
    let before;
    return found.flatMap((one) => {
        if ('date' in one) {
            day = dayNumber(one.date, known ?? day);
            before = undefined;
            return [];
        }
        const { range, text, reading, written } = one;
        if (reading === undefined || written === undefined)
            return [{ range, text, time: undefined }];
        const zone = reading.zone ?? one.zone;
        const shift = (zone?.offset ?? 0) * 60;
        if (reading.date)
            day = dayNumber(reading.date, known ?? day);
        let start = day * DAY + (reading.time ?? 0) - shift;
        if (reading.date === undefined && before !== undefined && before - start > PAST_MIDNIGHT) {
            day += 1;
            start += DAY;
        }
        if (reading.time !== undefined)
            before = start;
        const moment = (seconds, of) => ({
            seconds: seconds - first * DAY,
            instant: known === undefined || (of !== undefined && of.offset === undefined) ? undefined : instantOf(seconds),
        });
        const time = {
            ...written,
            start: moment(start, zone),
            wholeDay: reading.time === undefined,
            end: reading.end && moment(endOfRange(reading.end, day, start, shift, known), reading.end.zone ?? zone),
            zone,
        };
        return [{ range, text, time }];
    });
}
/** Where no year is known, days count from the first date there is. */
function firstDayOf(found) {
    const date = found.map((one) => ('date' in one ? one.date : one.reading?.date)).find((one) => one !== undefined);
    return date ? dayNumber(date, undefined) : 0;
}
function endOfRange({ date, time, zone }, day, start, shift, known) {
    const own = zone?.offset === undefined ? shift : zone.offset * 60;
    const end = (date ? dayNumber(date, known ?? day) : day) * DAY + time - own;
    return date === undefined && end < start ? end + DAY : end;
}
function instantOf(seconds) {
    const date = new Date(seconds * 1000);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z');
}

;// CONCATENATED MODULE: ./build/src/postmortem/document.js
















const markdownDialect = (0,unified_lib/* unified */.l)()
    .use(remark_parse_lib/* default */.A)
    .use(remark_stringify_lib/* default */.A, { bullet: '-', emphasis: '_', rule: '-', listItemIndent: 'one' })
    .use(lib/* default */.A, ['yaml'])
    .use(remark_gfm_lib/* default */.A, { tablePipeAlign: false })
    .freeze();
/**
 * Reads a postmortem: GitHub-flavoured markdown with optional YAML front matter. Never throws, and takes about a second at
 * most: what is too large or too nested to be read in that time is not parsed, and `unread` says why.
 */
function parseDocument(text) {
    // Parsers leave a byte order mark out of their offsets.
    const markdown = text.replace(/^\uFEFF/, '');
    const source = (0,document_source/* sourceOf */.vz)(markdown);
    const unread = reasonNotToParse(markdown);
    if (unread !== undefined)
        return nothingRead(markdown, unread);
    let tree;
    try {
        tree = markdownDialect.parse(markdown);
    }
    catch (error) {
        return nothingRead(markdown, `The document cannot be read as markdown: ${(0,message_of/* messageOf */.b)(error)}.`);
    }
    (0,document_source/* locate */.x5)(source, tree);
    return read(source, tree);
}
function read(source, tree) {
    const frontMatter = readFrontMatter(source, tree);
    const { title, sections } = (0,document_sections/* readTitleAndSections */.S)(source, tree);
    const metadata = readMetadata(source, tree, sections);
    const baseDay = dayOf(frontMatter?.started?.text) ?? dayOf(metadata.date?.date) ?? dayOf(title?.text);
    const timelines = (0,document_sections/* sectionsOf */.K)(sections, 'timeline').flatMap(({ title, body }) => body ? [{ heading: title, body }] : []);
    const actions = (0,document_sections/* sectionsOf */.K)(sections, 'action-items').flatMap(({ body }) => (body ? [body] : []));
    return {
        markdown: source.markdown,
        unread: undefined,
        frontMatter,
        title,
        metadata,
        sections,
        timeline: readTimeline(source, tree, timelines, baseDay),
        actionItems: readActionItems(source, tree, actions, baseDay),
        ...readReferences(source, tree),
        tree,
    };
}
function dayOf(text) {
    const date = text === undefined ? undefined : findDate(text)?.value;
    return date?.year === undefined ? undefined : dayNumber(date, undefined);
}
function nothingRead(markdown, unread) {
    return {
        markdown,
        unread,
        frontMatter: undefined,
        title: undefined,
        metadata: { date: undefined, duration: undefined, severity: undefined, service: undefined, fields: [] },
        sections: [],
        timeline: [],
        actionItems: [],
        links: [],
        images: [],
        html: [],
        code: [],
        tree: { type: 'root', children: [] },
    };
}
/**
 * The document as markdown. Parsed again it gives an equal model but for ranges: front matter, headings, text, lists, tasks,
 * tables, links, code and HTML stay; bullets, table padding, escapes and blank lines are written one way. What was not read is
 * given back as it is.
 */
function renderDocument(document) {
    return document.unread === undefined ? markdownDialect.stringify(document.tree) : document.markdown;
}


/***/ }),

/***/ 5890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ sectionsOf),
/* harmony export */   S: () => (/* binding */ readTitleAndSections)
/* harmony export */ });
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9835);

/** What a heading is called, in lower case, without numbers, emojis and what stands in brackets at its end. */
const NAMES = [
    ['action-items', /\baction (?:items?|points?|plan)\b|\bfollow[- ]?ups?\b|\b(?:corrective|preventative|preventive|remedial|remediation) (?:actions?|measures|items)\b|^(?:next steps?|actions?|remediations?|to-?dos?|prevention|future work|work items|improvements|(?:going|moving) forward|what(?:['’]s| is| comes) next|what (?:we(?: are|['’]re| will|['’]ll)|are we|will we) (?:doing|do|changing|change)\b.{0,40}|how (?:we(?: will|['’]ll)?|will we|do we|to) prevent\b.{0,40})$/],
    ['timeline', /\btimeline\b|^(?:chronology|sequence of events|log of events|event log)$/],
    ['lessons', /\blessons?(?: (?:we )?learn(?:ed|t))?\b|\bwhat(?: has| we)? (?:went|go|did|worked|failed|could|didn['’]t)\b(?! happen)|\b(?:got|get|were) lucky\b|^(?:learnings?|takeaways|key takeaways|retrospective|reflections?)$/],
    ['root-cause', /\broot[- ]causes?\b|\bcontribut(?:ing|ory) (?:factors?|causes?|conditions)\b|^(?:(?:the )?causes?|triggers?|why|why (?:did )?(?:it|this) happen(?:ed)?|what caused (?:it|this|the \w+)|(?:the )?(?:5|five) whys|whys|rca|fault|causal analysis)$/],
    ['impact', /\bimpacts?\b|^(?:who was affected|affected users|customers? affected|blast radius|business consequences)$/],
    ['detection', /\bdetection\b|^(?:detect|how (?:did we|was it|was this|we) (?:detect|found|find|detected|know|notice)(?: out)?.{0,30}|alerting)$/],
    ['resolution', /\bresolution\b|\bmitigations?\b|\brecovery\b|^(?:(?:the )?fix(?:es)?|resolved?|how (?:was it|we) (?:fixed|resolved|fix(?:ed)? it)|response|incident response|rollback)$/],
    ['open-questions', /\b(?:open|unanswered|outstanding|remaining) (?:questions?|issues)\b|^(?:questions|unknowns)$/],
    ['supporting', /\bsupporting\b|^(?:references?|(?:related |useful )?links|appendix|appendices|resources|further reading|attachments|evidence|glossary|related (?:incidents|documents)|see also)\b/],
    ['summary', /\bsummary\b|^(?:(?:incident )?overview|tl;?dr|what happened|abstract|(?:incident )?description|synopsis|background|introduction|at a glance)$/],
]; // biome-ignore format: a table
function sectionKind(heading) {
    const name = heading
        .slice(0, 200)
        .normalize('NFKC')
        .toLowerCase()
        .replace(/^[^\p{L}]*(?:\d[\d.)]*)?[^\p{L}\d]*/u, '')
        .replace(/\s?[([][^([\])]{0,100}[)\]][\s:.]{0,5}$/, '')
        .replace(/[\s:.?!…—–-]{1,9}$/, '');
    // "5 Whys" lost its number above.
    return NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'unknown';
}
function readTitleAndSections(source, root) {
    const marks = headingsOf(source, root);
    // Below the first section of a usual name, a heading is no title any more.
    const firstUsual = marks.findIndex(({ kind, words }) => kind !== 'unknown' && !TITLE_PREFIX.test(words.text));
    const titleMark = marks
        .slice(0, firstUsual < 0 ? marks.length : firstUsual)
        .find(({ level, kind, words }) => isTitle(level, kind, words.text));
    const rest = marks.filter((mark) => mark !== titleMark);
    const labels = labelsOf(source, root, rest, titleMark);
    const all = [...rest, ...labels].sort((a, b) => a.start - b.start);
    return {
        title: titleMark && titleOf(titleMark),
        sections: nested(source, all, piecesOf(source, root, labels)),
    };
}
function isTitle(level, kind, text) {
    return TITLE_PREFIX.test(text) || (level === 1 && kind === 'unknown');
}
const TITLE_PREFIX = /^(?:\p{Extended_Pictographic}\s?)?(?:incident\s)?(?:post[- ]?mortem|pir|rca|incident(?: report| review)?|retrospective)(?:\s(?:report|review))?\s?(?::|[-–—]\s)\s?/iu;
function titleOf({ words: { text, range }, placeholder }) {
    const whole = text.replace(TITLE_PREFIX, '');
    // "— orders-service" or "- orders-service": one word, or a few that do not read on as a sentence.
    const dash = Math.max(whole.lastIndexOf(' — '), whole.lastIndexOf(' – '), whole.lastIndexOf(' - '));
    const service = dash > 0 ? whole.slice(dash + 3).trim() : '';
    if (!/^[\p{L}\d][\p{L}\d._/-]*(?: [\p{L}\d._/-]+){0,2}$/u.test(service) || /^\d{4}-\d{2}|^\d+$/.test(service)) {
        return { text: whole.trim(), service: undefined, range, placeholder };
    }
    return { text: whole.slice(0, dash).trim(), service, range, placeholder };
}
function headingsOf(source, root) {
    return root.children.flatMap((node) => {
        if (node.type !== 'heading')
            return [];
        const plain = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(source, node);
        const words = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsAt */ .n4)(source, plain) ?? { text: '', range: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .rangeOf */ .be)(source, node) };
        const placeholder = firstPlaceholder(source, node, plain);
        return [
            { level: node.depth, start: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .GH)(node), end: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(node), words, kind: sectionKind(words.text), placeholder },
        ];
    });
}
/**
 * Bold words that stand for headings: `**Impact:** 12% of orders failed`. Only those with a usual name that no heading has, and
 * not inside a section of a usual name.
 */
function labelsOf(source, root, headings, title) {
    const taken = new Set(headings.map(({ kind }) => kind));
    let next = 0;
    let above;
    return root.children.flatMap((node) => {
        while ((headings[next]?.start ?? Number.POSITIVE_INFINITY) <= (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .GH)(node))
            above = headings[next++];
        if (node.type !== 'paragraph' || (above !== undefined && above.kind !== 'unknown'))
            return [];
        return boldLabels(source, node)
            .map((words) => ({
            level: (above?.level ?? title?.level ?? 1) + 1,
            start: words.range.start.offset,
            end: words.range.end.offset,
            words,
            kind: sectionKind(words.text),
            placeholder: undefined,
        }))
            .filter(({ kind }) => kind !== 'unknown' && !taken.has(kind));
    });
}
function boldLabels(source, { children }) {
    return children.flatMap((child, index) => {
        if (child.type !== 'strong')
            return [];
        const before = children[index - 1];
        const after = children[index + 1];
        const leads = before === undefined || before.type === 'break' || (before.type === 'text' && /\n[ \t]*$/.test(before.value));
        const plain = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(source, child).text.trim();
        const ends = after === undefined || /:$/.test(plain) || (after.type === 'text' && /^\s?:|^[ \t]*\n/.test(after.value));
        return leads && ends && plain !== ''
            ? [{ text: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(plain).replace(/:$/, ''), range: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .rangeOf */ .be)(source, child) }]
            : [];
    });
}
function nested(source, marks, pieces) {
    const top = [];
    const open = [];
    const ownEnds = marks.map((_, index) => marks[index + 1]?.start ?? source.markdown.length);
    const bodyEnds = bodyEndsOf(marks, source.markdown.length);
    let piece = 0;
    for (const [index, mark] of marks.entries()) {
        const ownEnd = ownEnds[index] ?? mark.end;
        const own = [];
        while ((pieces[piece]?.start ?? Number.POSITIVE_INFINITY) < ownEnd) {
            const found = pieces[piece++];
            // What stands before the first section belongs to none.
            if (found && found.start >= mark.end)
                own.push(found);
        }
        const section = {
            kind: mark.kind,
            title: mark.words.text,
            level: mark.level,
            heading: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .rangeAt */ .B3)(source, mark.start, mark.end),
            body: bodyOf(source, mark.end, bodyEnds[index] ?? mark.end),
            text: own
                .map(({ text }) => text)
                .join('\n')
                .trim(),
            empty: !own.some(({ counts }) => counts),
            placeholder: own.find(({ placeholder }) => placeholder !== undefined)?.placeholder,
            subsections: [],
        };
        while ((open.at(-1)?.level ?? 0) >= mark.level)
            open.pop();
        (open.at(-1)?.section.subsections ?? top).push(section);
        open.push({ level: mark.level, section });
    }
    // Children come after their parents, so that the innermost are settled first.
    const settle = (section) => {
        for (const sub of section.subsections) {
            settle(sub);
            section.empty &&= sub.empty;
            section.placeholder ??= sub.placeholder;
            if (sub.text !== '')
                section.text = section.text === '' ? sub.text : `${section.text}\n${sub.text}`;
        }
    };
    top.forEach(settle);
    return top;
}
/** Where each section ends: at the next heading of its own level or above. */
function bodyEndsOf(marks, fileEnd) {
    const ends = marks.map(() => fileEnd);
    const open = [];
    for (const [index, { level, start }] of marks.entries()) {
        while (open.length > 0 && (marks[open.at(-1) ?? 0]?.level ?? 0) >= level)
            ends[open.pop() ?? 0] = start;
        open.push(index);
    }
    return ends;
}
function bodyOf(source, start, end) {
    const text = source.markdown.slice(start, end);
    const from = start + (text.length - text.trimStart().length);
    return text.trim() === '' ? undefined : (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .rangeAt */ .B3)(source, from, start + text.trimEnd().length);
}
function piecesOf(source, root, labels) {
    const pieces = [];
    const add = (node, text, placeholder, counts) => pieces.push({ start: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .GH)(node), end: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(node), text, placeholder, counts });
    const walk = (node) => {
        switch (node.type) {
            case 'paragraph':
                pieces.push(...paragraphPieces(source, node, labels));
                break;
            case 'table':
                for (const [index, row] of node.children.entries()) {
                    const cells = row.children.map((cell) => ({ cell, plain: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(source, cell) }));
                    const blank = cells.every(({ plain }) => plain.text.trim() === '');
                    const left = cells.find(({ cell }) => placeholderTag(source, cell))?.cell;
                    const whole = cells.every(({ plain }) => plain.text.trim() === '' || isPlaceholder(plain.prose));
                    const words = left ?? (whole && !blank ? row : undefined);
                    add(row, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(cells.map(({ plain }) => plain.text).join(' ')), index > 0 && words
                        ? { text: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)((0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(source, words).text) || 'TBD', range: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .rangeOf */ .be)(source, words) }
                        : undefined, index > 0 && !(blank && left === undefined));
                }
                break;
            case 'code':
                if (node.value.trim() !== '')
                    add(node, node.value, undefined, true);
                break;
            case 'html':
                {
                    const left = leftToFillIn(source, node);
                    if (left !== undefined)
                        add(node, left.text, left, true);
                }
                break;
            case 'image':
                add(node, '', undefined, true);
                break;
            default:
                if ('children' in node && node.type !== 'heading')
                    for (const child of node.children)
                        walk(child);
        }
    };
    for (const child of root.children)
        walk(child);
    return pieces.sort((a, b) => a.start - b.start);
}
/** One piece, or several where labels such as `**Impact:**` begin sections inside the paragraph. */
function paragraphPieces(source, node, labels) {
    const plain = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(source, node);
    const inside = labels.filter(({ start, end }) => start >= (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .GH)(node) && end <= (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(node));
    const cuts = [
        0,
        ...inside.flatMap(({ start, end }) => [indexAt(plain, start), indexAt(plain, end)]),
        plain.text.length,
    ];
    const pieces = cuts.slice(1).flatMap((to, index) => {
        const words = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsAt */ .n4)(source, plain, cuts[index], to);
        const text = words?.text.replace(/^:\s?/, '') ?? '';
        if (!words || text === '' || /^\[[ x]?\]$/i.test(text))
            return [];
        return [
            { start: words.range.start.offset, end: words.range.end.offset, text, placeholder: undefined, counts: true },
        ];
    });
    const placeholder = firstPlaceholder(source, node, plain) ?? hintOf(node, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsAt */ .n4)(source, plain));
    const holder = placeholder && pieces.find(({ end }) => end > placeholder.range.start.offset);
    if (holder)
        holder.placeholder = placeholder;
    else if (placeholder ?? node.children.some(({ type }) => type === 'image' || type === 'imageReference')) {
        pieces.push({ start: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .GH)(node), end: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(node), text: '', placeholder, counts: true });
    }
    return pieces;
}
function indexAt(plain, offset) {
    const index = plain.starts.findIndex((start) => start >= offset);
    return index < 0 ? plain.text.length : index;
}
function firstPlaceholder(source, node, plain) {
    const found = [placeholderTag(source, node), lineOf(source, plain)].filter((words) => words !== undefined);
    return found.sort((a, b) => a.range.start.offset - b.range.start.offset)[0];
}
/** The first line of a paragraph that is nothing but a placeholder. */
function lineOf(source, plain) {
    let from = 0;
    for (const line of plain.prose.split('\n')) {
        if (isPlaceholder(line))
            return (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsAt */ .n4)(source, plain, from, from + line.length);
        const tag = TEXT_TAG.exec(line);
        if (tag)
            return (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsAt */ .n4)(source, plain, from + tag.index, from + tag.index + tag[0].length);
        from += line.length + 1;
    }
    return undefined;
}
/** `<what broke, for whom>`, which is no HTML because of the comma. */
const TEXT_TAG = /(?<![\p{L}\d])<\p{L}[\p{L}\d ,.'’/?&-]{1,80}>/u;
const FILL_IN = /^(?:tbd|tbc|tba|todo|to[- ]do|fixme|xxx+|wip|to be (?:determined|done|confirmed|completed|filled(?: in)?|written|added|announced)|fill(?: me| this| it)? in(?: here| later)?|placeholder|coming soon|\.{3,}|…|[_?]{3,}|hh:mm(?: utc)?|yyyy-mm-dd)$/i;
/**
 * "TBD", "TODO: ask the team", "Owner: TBD", "…", `[describe the impact]`, `{{summary}}`, lorem ipsum. "N/A" and "None" are
 * answers.
 */
function isPlaceholder(line) {
    const text = line
        .slice(0, 300)
        .trim()
        .replace(/^[[({<*_]+|[\])}>*_]+$/g, '')
        .trim();
    const value = /^[^:]{1,60}:\s{1,3}(.{1,100})$/.exec(text)?.[1] ?? '';
    return (FILL_IN.test(text.replace(/[.!:]$/, '')) ||
        FILL_IN.test(text) ||
        FILL_IN.test(value.replace(/[.!]$/, '')) ||
        /^(?:TBD|TODO|FIXME)\b\s?[:(-]/.test(text) ||
        /^lorem ipsum\b/i.test(text) ||
        /^\s*(?:\{\{[^{}]*\}\}|\[(?:describe|insert|fill|explain|list|provide|add|summari[sz]e|your|enter)\b[^[\]]*\])\s*$/i.test(line.slice(0, 300)));
}
/** `_Describe what users saw_`: a paragraph of nothing but an emphasised instruction. */
function hintOf({ children }, whole) {
    const only = children.length === 1 && children[0]?.type === 'emphasis';
    return only &&
        /^[([]?(?:describe|fill|explain|list|provide|add|summari[sz]e|insert|write|replace|include|enter|state|give)\b/i.test(whole?.text ?? '')
        ? whole
        : undefined;
}
/** `<what happened>`, which markdown takes for HTML, anywhere in a paragraph or cell. */
function placeholderTag(source, node) {
    if (node.type === 'html')
        return leftToFillIn(source, node);
    if (!('children' in node))
        return undefined;
    for (const child of node.children) {
        const found = placeholderTag(source, child);
        if (found)
            return found;
    }
    return undefined;
}
const TAGS = new Set('a abbr b blockquote br center cite code dd del details div dl dt em figcaption figure font form h1 h2 h3 h4 h5 h6 hr i iframe img input ins kbd li link mark meta object ol p picture pre q s samp script section small source span strike strong style sub summary sup svg table tbody td tfoot th thead tr tt u ul var video audio embed button'.split(' '));
/** Undefined for comments and for HTML that GitHub shows. */
function leftToFillIn(source, node) {
    const tag = /^<([a-z][a-z\d-]*)((?:\s+[^\s=<>"']+)*)\s*>/i.exec(node.value.slice(0, 200));
    // "Map<String>" is a type that somebody forgot to put into backticks.
    if (!tag || /[\p{L}\d]/u.test(source.markdown[(0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .GH)(node) - 1] ?? ' '))
        return undefined;
    const bare = (tag[2] ?? '')
        .trim()
        .split(/\s+/)
        .filter((word) => word !== '').length;
    if (TAGS.has((tag[1] ?? '').toLowerCase()) && bare < 2)
        return undefined;
    return { text: tag[0], range: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .rangeAt */ .B3)(source, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .GH)(node), (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .GH)(node) + tag[0].length) };
}
/** The sections of a kind, in order; of nested ones of the same kind only the outermost. */
function sectionsOf(sections, kind) {
    return sections.flatMap((section) => (section.kind === kind ? [section] : sectionsOf(section.subsections, kind)));
}


/***/ }),

/***/ 9835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ rangeAt),
/* harmony export */   GH: () => (/* binding */ startOf),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   be: () => (/* binding */ rangeOf),
/* harmony export */   n4: () => (/* binding */ wordsAt),
/* harmony export */   pJ: () => (/* binding */ endOf),
/* harmony export */   vz: () => (/* binding */ sourceOf),
/* harmony export */   wh: () => (/* binding */ plainText),
/* harmony export */   x5: () => (/* binding */ locate)
/* harmony export */ });
function sourceOf(markdown) {
    const lines = [0];
    for (const { index, 0: ending } of markdown.matchAll(/\r\n|\n|\r/g))
        lines.push(index + ending.length);
    return {
        markdown,
        pointAt: (offset) => {
            let low = 0;
            let high = lines.length - 1;
            while (low < high) {
                const middle = (low + high + 1) >> 1;
                if ((lines[middle] ?? 0) <= offset)
                    low = middle;
                else
                    high = middle - 1;
            }
            return { line: low + 1, column: offset - (lines[low] ?? 0) + 1, offset };
        },
    };
}
function rangeAt(source, start, end) {
    return { start: source.pointAt(start), end: source.pointAt(Math.max(start, end)) };
}
function startOf(node) {
    return node.position?.start.offset ?? 0;
}
function endOf(node) {
    return node.position?.end.offset ?? 0;
}
function rangeOf(source, node) {
    return rangeAt(source, startOf(node), endOf(node));
}
/**
 * Gives a position to the nodes without one: e-mail addresses and some URLs are found by remark-gfm only after parsing, in
 * what was one text, so they and their neighbours follow each other in the source.
 */
function locate(source, root) {
    const walk = (node, from, limit) => {
        const start = node.position?.start.offset ?? from;
        const end = node.position?.end.offset ?? limit;
        let at = start;
        if ('children' in node)
            for (const child of node.children)
                at = walk(child, at, end);
        else if (node.position === undefined && node.type === 'text')
            at = align(source.markdown, node.value, start, end, () => { });
        node.position ??= rangeAt(source, start, at);
        return node.position.end.offset ?? at;
    };
    walk(root, 0, source.markdown.length);
}
/** Of paragraphs, headings, table cells and what is in them. Comments, images and footnote marks say nothing. */
function plainText(source, node) {
    const plain = { text: '', prose: '', starts: [], ends: [] };
    const texts = [];
    const proses = [];
    const take = (value, start, end, code) => {
        for (let i = 0; i < value.length; i++) {
            plain.starts.push(start);
            plain.ends.push(end);
        }
        texts.push(value);
        proses.push(code ? '\uFFFC'.repeat(value.length) : value);
    };
    const walk = (part) => {
        const start = startOf(part);
        const end = endOf(part);
        if (part.type === 'text')
            align(source.markdown, part.value, start, end, (v, s, e) => take(v, s, e, false));
        else if (part.type === 'inlineCode') {
            let inside = start;
            while (source.markdown[inside] === '`')
                inside++;
            align(source.markdown, part.value, inside, end, (v, s, e) => take(v, s, e, true));
        }
        else if (part.type === 'break' || (part.type === 'html' && /^<br\s*\/?>$/i.test(part.value)))
            take('\n', start, end, false);
        else if ('children' in part)
            for (const child of part.children)
                walk(child);
    };
    walk(node);
    return { ...plain, text: texts.join(''), prose: proses.join('') };
}
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy;
/**
 * Finds the characters of a parsed text in the source, which has escapes, character references and, after line ends, the
 * indentation and quote marks of what the text stands in. Returns where the text ends.
 */
function align(markdown, value, start, end, take) {
    let at = start;
    for (let i = 0; i < value.length; i++) {
        let char = value[i] ?? '';
        if (!begins(markdown, at, char)) {
            let next = at;
            while (next < end && /[\s>]/.test(markdown[next] ?? '') && !begins(markdown, next, char))
                next++;
            if (begins(markdown, next, char))
                at = next;
        }
        if (markdown[at] === '\\' && markdown[at + 1] === char && /[!-/:-@[-`{-~]/.test(char))
            at++;
        let length = 1;
        ENTITY.lastIndex = at;
        const entity = markdown[at] === '&' ? ENTITY.exec(markdown)?.[0] : undefined;
        if (entity !== undefined && !value.startsWith(entity, i)) {
            length = entity.length;
            if (/[\uD800-\uDBFF]/.test(char))
                char += value[++i] ?? '';
        }
        const to = Math.min(at + length, end);
        take(char, Math.min(at, to), to);
        at = to;
    }
    return at;
}
function begins(markdown, at, char) {
    const found = markdown[at];
    return found === char || (found === '\\' && markdown[at + 1] === char) || (found === '&' && char !== '&');
}
/** A part of a plain text, from the character at `start` to the one before `end`, without blanks at its ends. */
function wordsAt(source, plain, start = 0, end = plain.text.length) {
    let from = start;
    let to = end;
    while (from < to && /\s/.test(plain.text[from] ?? ''))
        from++;
    while (to > from && /\s/.test(plain.text[to - 1] ?? ''))
        to--;
    const first = plain.starts[from];
    const last = plain.ends[to - 1];
    if (from >= to || first === undefined || last === undefined)
        return undefined;
    return { text: oneLine(plain.text.slice(from, to)), range: rangeAt(source, first, last) };
}
function oneLine(text) {
    return text.replace(/\s+/g, ' ').trim();
}


/***/ }),

/***/ 1097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ps: () => (/* binding */ metricsOf),
/* harmony export */   Ri: () => (/* binding */ allItemsOf),
/* harmony export */   q5: () => (/* binding */ recurrenceOf)
/* harmony export */ });
/* harmony import */ var _pagerduty_incident_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6903);
/** What a postmortem comes to in numbers. */

/** PagerDuty's times where it tells them, else the document's. */
function metricsOf(document, { incident, acknowledgedAt } = {}) {
    const { frontMatter, metadata, timeline } = document;
    const timeToResolve = (incident && (0,_pagerduty_incident_js__WEBPACK_IMPORTED_MODULE_0__/* .durationOf */ .cf)(incident)) ??
        secondsBetween((0,_pagerduty_incident_js__WEBPACK_IMPORTED_MODULE_0__/* .time */ .kB)(frontMatter?.started?.text), (0,_pagerduty_incident_js__WEBPACK_IMPORTED_MODULE_0__/* .time */ .kB)(frontMatter?.resolved?.text)) ??
        statedBetween(timeline, TRIGGERED, RESOLVED);
    const items = allItemsOf(document.actionItems);
    return {
        timeToAcknowledge: secondsBetween(incident?.createdAt, acknowledgedAt) ?? statedBetween(timeline, TRIGGERED, ACKNOWLEDGED),
        timeToResolve,
        duration: metadata.duration?.seconds ?? timeToResolve,
        actionItems: {
            total: items.length,
            open: items.filter(({ done }) => done !== true).length,
            owned: items.filter(({ owner }) => owner !== undefined).length,
        },
    };
}
/** Nested ones included, in the order of the file. */
function allItemsOf(items) {
    return items.flatMap((item) => [item, ...allItemsOf(item.items)]);
}
const TRIGGERED = /\b(?:triggered|paged|alerted|fired)\b/i;
const ACKNOWLEDGED = /\b(?<!\bnot |n't )(?:acknowledged|acked)\b/i;
const RESOLVED = /\b(?<!\bnot |n't )resolved\b/i;
/** From the first entry that says one thing to the next one that says the other. */
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
/** `documents` are the others, without the one at hand. Undefined where none of the last 90 days is of this service. */
function recurrenceOf(service, documents, now) {
    const since = now.getTime() - RECURRENCE_DAYS * 86_400_000;
    const same = documents
        .filter((other) => other.service?.toLowerCase() === service.toLowerCase())
        .filter(({ date }) => Date.parse(date ?? '') >= since && Date.parse(date ?? '') <= now.getTime())
        .sort((left, right) => (right.date ?? '').localeCompare(left.date ?? ''));
    if (same.length === 0)
        return undefined;
    const open = same.filter(({ openActionItems }) => openActionItems > 0);
    return { service, ordinal: same.length + 1, days: RECURRENCE_DAYS, open };
}


/***/ })

};
