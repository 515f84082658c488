export const id = 120;
export const ids = [120];
export const modules = {

/***/ 63933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseDocument)
});

// UNUSED EXPORTS: sectionsOf

// EXTERNAL MODULE: ./node_modules/remark-frontmatter/lib/index.js + 5 modules
var lib = __webpack_require__(62569);
// EXTERNAL MODULE: ./node_modules/remark-gfm/lib/index.js + 59 modules
var remark_gfm_lib = __webpack_require__(96123);
// EXTERNAL MODULE: ./node_modules/remark-parse/lib/index.js + 43 modules
var remark_parse_lib = __webpack_require__(4277);
// EXTERNAL MODULE: ./node_modules/unified/lib/index.js + 7 modules
var unified_lib = __webpack_require__(23900);
// EXTERNAL MODULE: ./build/src/text/message-of.js
var message_of = __webpack_require__(62486);
// EXTERNAL MODULE: ./build/src/time/units.js
var units = __webpack_require__(44752);
// EXTERNAL MODULE: ./build/src/postmortem/document/action-items.js + 1 modules
var action_items = __webpack_require__(71703);
// EXTERNAL MODULE: ./build/src/postmortem/document/blocks.js
var document_blocks = __webpack_require__(11484);
// EXTERNAL MODULE: ./build/src/postmortem/document/calendar.js
var calendar = __webpack_require__(16624);
// EXTERNAL MODULE: ./build/src/postmortem/document/front-matter.js
var front_matter = __webpack_require__(73733);
// EXTERNAL MODULE: ./build/src/time/duration.js
var duration = __webpack_require__(31067);
// EXTERNAL MODULE: ./build/src/postmortem/document/moment.js + 1 modules
var moment = __webpack_require__(85582);
// EXTERNAL MODULE: ./build/src/postmortem/document/zones.js
var zones = __webpack_require__(88087);
;// CONCATENATED MODULE: ./build/src/postmortem/document/placement.js
/** Assigns each event its day, its zone and its moment on the timeline's scale. */



/**
 * How far an entry without a date may step back before it means the next day. A timeline that passes midnight, or continues in the
 * morning, steps back by most of a day; an entry in the wrong place, by a few hours at most.
 */
const PAST_MIDNIGHT = 6 * units/* HOUR_SECONDS */.bz;
/** The same at the start of another timeline, which may begin at an earlier hour. */
const PAST_MIDNIGHT_ELSEWHERE = 12 * units/* HOUR_SECONDS */.bz;
/** `baseDay` is the day on which the incident began, in days since 1970-01-01. */
function placed(found, baseDay) {
    return new Placement(found, baseDay).entries(found);
}
class Placement {
    /** Days since 1970-01-01; undefined if no date with a year is known. */
    known;
    order;
    /** The sequences in which some times have "am" or "pm". */
    halved;
    /** Whether the timeline writes "17:14 pm" more than once. */
    habit;
    first;
    day;
    before;
    /** The first moment of each sequence, from which `T+0:05` counts. */
    zero = new Map();
    constructor(found, baseDay) {
        const dates = found.flatMap((one) => dateOf(one) ?? []);
        this.order = dates
            .map((date) => (date.kind === 'date' ? date.order : undefined))
            .find((order) => order !== undefined);
        this.habit =
            found.filter((one) => 'when' in one && one.when?.reading.kind === 'clock' && one.when.reading.time.doubtful)
                .length > 1;
        this.known = baseDay;
        if (baseDay === undefined) {
            const dated = dates.find((date) => date.kind === 'date' && date.date.year !== undefined && (!date.other || this.order));
            this.known = dated && this.dayOf(dated, 0);
        }
        const undated = dates.find(({ kind }) => kind === 'date');
        this.first = this.known ?? (undated && this.dayOf(undated, undefined)) ?? 0;
        this.day = this.first;
        this.halved = new Set(found.flatMap((one) => ('day' in one || halfOf(one.when?.reading) === undefined ? [] : [one.sequence])));
    }
    entries(found) {
        return found.flatMap((one) => {
            if ('day' in one) {
                this.day = this.dayOf(one.day, this.known ?? this.day) ?? this.day;
                this.before = undefined;
                return [];
            }
            const { range, text, sequence, when } = one;
            const time = when && this.timeOf(when, one.zone, sequence);
            if (time)
                return [{ range, text, sequence, time, unreadable: undefined }];
            const unreadable = when ? { text: when.text, range: when.range } : one.unreadable;
            return [{ range, text, sequence, time: undefined, unreadable }];
        });
    }
    /** Undefined for `03/04/2026` if nothing in the document shows which number is the month. */
    dayOf(date, near) {
        if (date.kind === 'next-day')
            return this.day + 1;
        if (date.kind === 'weekday')
            return this.day + ((date.weekday - weekdayOf(this.day) + 7) % 7);
        if (date.other === undefined || this.order === 'month')
            return (0,calendar/* dayNumber */.U$)(date.date, near);
        if (this.order === 'day')
            return (0,calendar/* dayNumber */.U$)(date.other, near);
        const base = this.known;
        if (base === undefined)
            return undefined;
        // One of the two is near the incident, the other is not.
        const days = [date.date, date.other].map((one) => (0,calendar/* dayNumber */.U$)(one, base));
        const [close = 0, far = 0] = days.sort((a, b) => Math.abs(a - base) - Math.abs(b - base));
        const [nearer, farther] = [Math.abs(close - base), Math.abs(far - base)];
        return (nearer <= 3 && farther > 3) || (nearer <= 31 && farther > 60) ? close : undefined;
    }
    timeOf(when, placeZone, sequence) {
        const { text, range, reading } = when;
        const words = { text, range };
        if (reading.kind === 'unreadable')
            return undefined;
        if (reading.kind === 'epoch') {
            this.note(reading.seconds, sequence, undefined);
            const utc = { text: 'UTC', offset: 0 };
            return { ...words, start: this.moment(reading.seconds, utc, true), wholeDay: false, end: undefined, zone: utc };
        }
        if (reading.kind === 'clock' && reading.time.doubtful && !this.habit)
            return undefined;
        if (reading.kind === 'elapsed')
            return this.elapsed(words, reading.seconds, placeZone, sequence);
        const day = reading.date === undefined ? this.day : this.dayOf(reading.date, this.known ?? this.day);
        if (day === undefined)
            return undefined;
        this.day = day;
        const writtenZone = reading.zone ?? placeZone;
        if (reading.kind === 'day') {
            const zone = writtenZone && (0,zones/* settled */.g)(writtenZone, day * units/* DAY_SECONDS */.fo);
            const last = reading.end && this.dayOf(reading.end, day);
            const at = (of) => this.moment(of * units/* DAY_SECONDS */.fo, zone, true);
            return { ...words, start: at(day), wholeDay: true, end: last === undefined ? undefined : at(last), zone };
        }
        return this.clock(words, reading, writtenZone, sequence);
    }
    clock(words, reading, writtenZone, sequence) {
        const { seconds, half } = this.inHalf(reading, sequence, writtenZone);
        const zoneAt = () => writtenZone && (0,zones/* settled */.g)(writtenZone, this.day * units/* DAY_SECONDS */.fo + seconds);
        let zone = zoneAt();
        let start = this.day * units/* DAY_SECONDS */.fo + seconds - shiftOf(zone);
        const far = this.before?.sequence === sequence ? PAST_MIDNIGHT : PAST_MIDNIGHT_ELSEWHERE;
        if (reading.date === undefined && this.before !== undefined && this.before.start - start > far) {
            this.day += 1;
            zone = zoneAt();
            start = this.day * units/* DAY_SECONDS */.fo + seconds - shiftOf(zone);
        }
        this.note(start, sequence, half);
        const end = reading.end && this.endOf(reading.end, start, zone);
        return { ...words, start: this.moment(start, zone), wholeDay: false, end, zone };
    }
    /** "4:20" after "4:02 PM" is also in the afternoon, "12:10" after "8:45 PM" in the night. */
    inHalf({ time, date }, sequence, zone) {
        const last = this.before?.sequence === sequence ? this.before : undefined;
        if (!time.loose || last?.half === undefined || date !== undefined || !this.halved.has(sequence))
            return time;
        const morning = time.seconds % (12 * units/* HOUR_SECONDS */.bz);
        const midnight = this.day * units/* DAY_SECONDS */.fo - shiftOf(zone && (0,zones/* settled */.g)(zone, this.day * units/* DAY_SECONDS */.fo + morning));
        const halves = [0, 1, 2].find((count) => midnight + morning + count * 12 * units/* HOUR_SECONDS */.bz >= last.start) ?? 0;
        if (halves === 2)
            this.day += 1;
        return { seconds: morning + (halves === 1 ? 12 * units/* HOUR_SECONDS */.bz : 0), half: halves === 1 ? 'pm' : 'am' };
    }
    endOf(end, start, startZone) {
        const day = (end.date && this.dayOf(end.date, this.known ?? this.day)) ?? this.day;
        const local = day * units/* DAY_SECONDS */.fo + end.time.seconds;
        const zone = end.zone ? (0,zones/* settled */.g)(end.zone, local) : startZone;
        const at = local - shiftOf(zone);
        return this.moment(end.date === undefined && at < start ? at + units/* DAY_SECONDS */.fo : at, zone);
    }
    elapsed(words, seconds, zone, sequence) {
        const zero = this.zero.get(sequence);
        const start = (zero ?? this.first * units/* DAY_SECONDS */.fo) + seconds;
        if (seconds === 0)
            this.zero.set(sequence, start);
        const said = zone && (0,zones/* settled */.g)(zone, start);
        return {
            ...words,
            start: this.moment(start, said, zero !== undefined),
            wholeDay: false,
            end: undefined,
            zone: said,
        };
    }
    note(start, sequence, half) {
        this.before = { start, sequence, half };
        if (!this.zero.has(sequence))
            this.zero.set(sequence, start);
    }
    /** `certain`: works without a known date, and in a zone with an unknown offset. */
    moment(seconds, zone, certain = false) {
        const known = this.known !== undefined && (zone === undefined || zone.offset !== undefined);
        return {
            seconds: seconds - this.first * units/* DAY_SECONDS */.fo,
            instant: known || (certain && this.known !== undefined) ? instantOf(seconds) : undefined,
        };
    }
}
function dateOf(found) {
    if ('day' in found)
        return found.day;
    const reading = found.when?.reading;
    return reading && 'date' in reading ? reading.date : undefined;
}
function halfOf(reading) {
    return reading?.kind === 'clock' ? reading.time.half : undefined;
}
function shiftOf(zone) {
    return (zone?.offset ?? 0) * 60;
}
/** 1970-01-01 was a Thursday. */
function weekdayOf(day) {
    return (((day + 4) % 7) + 7) % 7;
}
function instantOf(seconds) {
    const date = new Date(seconds * 1000);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z');
}

// EXTERNAL MODULE: ./build/src/postmortem/document/source.js
var document_source = __webpack_require__(9835);
;// CONCATENATED MODULE: ./build/src/postmortem/document/metadata.js






const KEYS = {
    date: /^(?:incident |outage )?(?:dates?|day|when|date ?(?:\/|and|&) ?time|date of (?:the )?(?:incident|outage)|(?:incident |outage |impact )?(?:start(?:ed)?|began|start time|start date)(?: at)?|datum|date de l['’]incident|fecha|data|発生日時?|日付|日時|発生日|日期|发生时间|날짜|발생 ?일시)$/,
    duration: /^(?:total |overall |incident |outage |impact |approximate |estimated |customer )?(?:impact |outage )?(?:duration|downtime|length|outage time|time ?span)(?: of (?:the )?(?:incident|outage|impact|downtime))?$|^minutes (?:of )?downtime\b|^(?:dauer|ausfalldauer|durée|duración|duração|durata|影響期間|影響時間|障害時間|継続時間|ダウンタイム|持续时间|影响时长|故障时长|影响时间|지속 ?시간|장애 ?시간|영향 ?시간)$/,
    severity: /^(?:incident )?(?:severity|sev|priority)(?: level)?$|^(?:schweregrad|priorität|sévérité|gravité|severidad|gravedad|severidade|gravidade|gravità|重大度|深刻度|严重(?:程度|级别|等级)?|级别|심각도|등급)$/,
    service: /^(?:(?:affected|impacted) )?(?:services?|systems?|components?|service\(s\))(?: (?:affected|impacted|name))?$|^(?:betroffener? (?:dienste?|systeme?)|services? (?:touchés?|impactés?|concernés?)|servicios?(?: afectados?)?|serviços?(?: afetados?)?|servizi(?: interessati)?|影響サービス|対象サービス|影响服务|영향 ?서비스)$/,
    started: /^(?:(?:incident|outage|impact|issue|problem) )?(?:start(?:ed|s)?|began|begins|onset|start time|started at|start date)(?: at| time)?$|^(?:発生日時|開始(?:日時|時刻)?|beginn|début|inicio|início|inizio|开始时间|发生时间|시작 ?시간)$/,
    detected: /^(?:(?:incident|outage|issue|problem) )?(?:first )?(?:detected|detection|discovered|noticed|reported|identified)(?: at| time| on)?$|^(?:検知日時|検知(?:時刻)?|erkannt|entdeckt|détecté|detectado|rilevato|发现时间|감지 ?시간)$/,
    resolved: /^(?:(?:incident|outage|impact|issue|problem) )?(?:resolved|resolution time|end(?:ed|s)?|end time|recovered|restored|mitigated|fixed|repaired)(?: at| time| on)?$|^(?:復旧日時|解決日時|復旧(?:時刻)?|behoben|ende|résolu|fin|resuelto|resolvido|risolto|恢复时间|解决时间|해결 ?시간|복구 ?시간)$/,
}; // biome-ignore format: a table
/** Time until the end, if nothing states how long it lasted; the later end first. */
const RESOLVE_TIMES = [
    /^(?:(?:mean )?time to (?:resolve|resolution)|ttr|mttr|resolution time)$/,
    /^(?:time to (?:recover|recovery|restore|restoration)|recovery time)$/,
    /^time to (?:mitigate|mitigation|repair|fix)$/,
];
/**
 * Reads everything written as `Key: value`: any key above the first section and in sections without a usual name; elsewhere, only
 * usual keys, because other lists look the same. If a key has two values, the first counts.
 */
function readMetadata(source, blocks) {
    const fields = [];
    for (const block of blocks) {
        const { node, sections } = block;
        if (node.type === 'heading')
            continue;
        const [section] = sections;
        // Lists of action items and events are full of "Owner: …" and "Detected: …".
        if (sections.some(({ kind }) => kind === 'action-items'))
            continue;
        const found = fieldsOf(source, node, block);
        if (section !== undefined && node.type === 'paragraph' && isUsual(section.title)) {
            // "### Date", and the date below it; "- **Duration**: 2 h" as a section of its own.
            const plain = (0,document_blocks/* blockText */.dK)(source, block);
            const colon = /^[\s:：]*/.exec(plain.text)?.[0].length ?? 0;
            const value = found.length === 0 ? (0,document_source/* wordsAt */.n4)(source, plain, colon) : undefined;
            if (value)
                fields.push({ key: section.title, value });
        }
        const known = sections.some(({ kind }) => kind !== 'unknown');
        fields.push(...(known ? found.filter(({ key }) => isUsual(key)) : found));
    }
    const all = (pattern) => fields.filter(({ key }) => pattern.test(normal(key))).map(({ value }) => value);
    const first = (pattern) => all(pattern)[0];
    // "Started: 14:32" in a list is not a date: prefer a value that is.
    const dates = [KEYS.date, KEYS.started, KEYS.duration].flatMap(all);
    const date = dates.find(({ text }) => dateIn(text) !== undefined) ?? first(KEYS.date);
    const durations = [
        ...all(KEYS.duration).map((words) => statedDuration(words)),
        ...RESOLVE_TIMES.flatMap(all).map((words) => statedDuration(words, 'resolution')),
    ];
    return {
        date: date && statedDate(date),
        duration: durations.find(({ status }) => status === 'known') ?? durations[0],
        durationInText: durationInSentences(source, blocks),
        severity: first(KEYS.severity),
        service: first(KEYS.service),
        started: undefined,
        detected: undefined,
        resolved: undefined,
        fields,
    };
}
/** Adds the stated times of the beginning, detection and end. `firstDay` is the timeline's, in days since 1970-01-01. */
function withTimes(metadata, firstDay, zone) {
    const stated = (pattern) => {
        const words = metadata.fields.find(({ key }) => pattern.test(normal(key)))?.value;
        return words && statedTime(words, firstDay, zone);
    };
    return {
        ...metadata,
        started: stated(KEYS.started),
        detected: stated(KEYS.detected),
        resolved: stated(KEYS.resolved),
    };
}
function statedTime(words, firstDay, zone) {
    const reading = (0,moment/* readMoment */.T$)(words.text, { inTimeColumn: true });
    const when = reading && { ...words, reading };
    // The zone may come after other words: "2026-04-16 00:00 or so (JST)".
    const statedZone = (0,moment/* findZone */._S)(words.text) ?? zone;
    const found = { range: words.range, text: '', sequence: 0, when, unreadable: undefined, zone: statedZone };
    const [entry] = placed([found], firstDay);
    if (entry?.time === undefined)
        return { ...words, status: 'unreadable', at: undefined, wholeDay: undefined };
    return { ...words, status: 'known', at: entry.time.start, wholeDay: entry.time.wholeDay };
}
function statedDate(words) {
    const date = dateIn(words.text);
    return date === undefined ? { ...words, status: 'unreadable', date } : { ...words, status: 'known', date };
}
function statedDuration(words, of = 'incident') {
    const seconds = (0,duration/* secondsIn */.zj)(words.text) ?? secondsBetween(words);
    return seconds === undefined
        ? { ...words, status: 'unreadable', seconds, of: undefined }
        : { ...words, status: 'known', seconds, of };
}
/** "14:32 – 15:18 UTC", "October 9 to October 23, 2026". */
function secondsBetween(words) {
    const reading = (0,moment/* readMoment */.T$)(words.text);
    const when = reading && { ...words, reading };
    const [entry] = placed([{ range: words.range, text: '', sequence: 0, when, unreadable: undefined, zone: undefined }], 0);
    return entry?.time?.end && entry.time.end.seconds - entry.time.start.seconds;
}
const TELLING = new Set(['summary', 'impact', 'unknown']);
/** "The outage lasted for 47 minutes", in the summary, the impact or above the first section. */
function durationInSentences(source, blocks) {
    for (const block of blocks) {
        if (block.node.type !== 'paragraph' || !block.sections.every(({ kind }) => TELLING.has(kind)))
            continue;
        const plain = (0,document_blocks/* blockText */.dK)(source, block);
        const found = (0,duration/* durationInProse */.vl)(plain.text);
        const words = found && (0,document_source/* wordsAt */.n4)(source, plain, found.start, found.end);
        if (found && words)
            return { ...words, status: 'known', seconds: found.seconds };
    }
    return undefined;
}
function dateIn(text) {
    const found = (0,moment/* findDate */.OJ)(text);
    return found?.date.year === undefined || found.other !== undefined
        ? undefined
        : (0,calendar/* isoDate */._$)((0,calendar/* dayNumber */.U$)(found.date, undefined));
}
function normal(key) {
    return key
        .toLowerCase()
        .replace(/\s+/g, ' ')
        .replace(/ \((?!s\))[^()]{0,40}\)$/, '')
        .trim();
}
function isUsual(key) {
    return [...Object.values(KEYS), ...RESOLVE_TIMES].some((pattern) => pattern.test(normal(key)));
}
function fieldsOf(source, node, block) {
    if (node.type === 'paragraph')
        return fieldsIn(source, block ? (0,document_blocks/* blockText */.dK)(source, block) : (0,document_source/* textOfNode */.xP)(source, node));
    if (node.type === 'blockquote')
        return node.children.flatMap((child) => fieldsOf(source, child));
    if (node.type === 'list') {
        return node.children.flatMap(({ children }) => children.flatMap((child) => (child.type === 'paragraph' || child.type === 'list' ? fieldsOf(source, child) : [])));
    }
    return node.type === 'table' ? fieldsOfTable(source, node) : [];
}
/** `Key: value` on each line, and between `|`, `·` and `•` on one line. */
function fieldsIn(source, plain) {
    const fields = [];
    let from = 0;
    for (const part of plain.text.split(/[\n|·•]/)) {
        const key = /^\s{0,5}([\p{L}][\p{L} /&()_’'-]{0,40}?)\s?[:：](?!\/)/u.exec(part);
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
    const cells = rows.map(({ children }) => children.map((cell) => (0,document_source/* wordsAt */.n4)(source, (0,document_source/* textOfNode */.xP)(source, cell))));
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

;// CONCATENATED MODULE: ./build/src/postmortem/document/reason-not-to-parse.js
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
/** Returns why a document is not parsed, as a sentence; undefined if it may be parsed. Linear in its length. */
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

// EXTERNAL MODULE: ./node_modules/unist-util-visit/lib/index.js
var unist_util_visit_lib = __webpack_require__(73617);
;// CONCATENATED MODULE: ./build/src/postmortem/document/references.js


/** Everything that a document links to or embeds. */
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
                found.links.push({ url: node.url, text: (0,document_source/* withoutLineBreaks */.p0)((0,document_source/* textOfNode */.xP)(source, node).text), range: range() });
                break;
            case 'linkReference':
                found.links.push({
                    url: definitions.get(node.identifier)?.url ?? '',
                    text: (0,document_source/* withoutLineBreaks */.p0)((0,document_source/* textOfNode */.xP)(source, node).text),
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

// EXTERNAL MODULE: ./build/src/postmortem/document/section-names.js
var section_names = __webpack_require__(1134);
// EXTERNAL MODULE: ./build/src/postmortem/document/sections.js + 1 modules
var document_sections = __webpack_require__(70263);
// EXTERNAL MODULE: ./build/src/postmortem/document/html-rows.js
var html_rows = __webpack_require__(38889);
;// CONCATENATED MODULE: ./build/src/postmortem/document/timeline.js







function readTimeline(source, blocks, { baseDay, zone }) {
    const named = grouped(blocks, (block) => (0,document_blocks/* sectionOfKind */.Rz)(block, 'timeline'));
    let sequence = 0;
    const parts = [];
    const read = (of, section, byForm = false) => {
        const reader = new TimelineReader(source, section, zone, sequence, byForm);
        const part = reader.read(of);
        sequence = reader.sequence + 1;
        return part;
    };
    for (const [section, of] of named)
        parts.push({ ...read(of, section), start: of[0]?.start ?? 0 });
    const isRead = parts.some(({ found }) => found.some(isTimed));
    const timed = new Map();
    for (const [section, of] of grouped(blocks, (block) => unnamedGroup(block, isRead, timed))) {
        const part = read(of, section, true);
        if (isTimelineByForm(part.found, of))
            parts.push({ found: part.found, skipped: [], start: of[0]?.start ?? 0 });
    }
    parts.sort((a, b) => a.start - b.start);
    return {
        entries: placed(parts.flatMap(({ found }) => found), baseDay),
        skipped: parts.flatMap(({ skipped }) => skipped),
    };
}
/** Groups the blocks by the section that `of` returns, in order. */
function grouped(blocks, of) {
    const groups = new Map();
    for (const block of blocks) {
        const section = of(block);
        if (section === undefined)
            continue;
        const group = groups.get(section);
        if (group)
            group.push(block);
        else
            groups.set(section, [block]);
    }
    return [...groups].map(([section, group]) => [section === 'top' ? undefined : section, group]);
}
/** Sections in which lists and tables of times are not timelines. */
const NEVER = new Set(['timeline', 'action-items', 'lessons', 'supporting', 'open-questions']);
/** Sections that may contain a timeline although there is a timeline section. */
const WITH_TIMELINE = new Set(['unknown', 'resolution', 'detection']);
function unnamedGroup({ sections }, isRead, timed) {
    if (sections.some(({ kind }) => NEVER.has(kind)))
        return undefined;
    if (isRead && sections.some(({ kind }) => !WITH_TIMELINE.has(kind)))
        return undefined;
    // "## What happened" with "### 14:32" below it.
    const whole = sections.findLast((section) => {
        const known = timed.get(section) ?? section.subsections.filter(({ title }) => (0,moment/* readMoment */.T$)(title)?.kind === 'clock').length > 1;
        timed.set(section, known);
        return known;
    });
    return whole ?? sections[0] ?? 'top';
}
/** At least three events that begin with a time of day, and hardly anything else. */
function isTimelineByForm(found, blocks) {
    const entries = found.filter((one) => !('day' in one));
    const clocks = entries.filter(({ when }) => when?.reading.kind === 'clock').length;
    const headings = blocks.filter(({ node }) => node.type === 'heading').length;
    return clocks >= 3 ? clocks >= 0.6 * entries.length : clocks === 2 && (headings >= 2 || entries.length === 2);
}
function isTimed(found) {
    return !('day' in found) && found.when !== undefined && found.when.reading.kind !== 'unreadable';
}
const SEPARATORS = /^[\s:：|–—.,;>)\]}•~-]{1,10}/;
class TimelineReader {
    sequence;
    zone;
    found = [];
    skipped = [];
    /** Below a heading with a time, or after a line with one: the text that follows belongs to it. */
    open;
    /** Below a label such as "Root causes:", which belongs to another section. */
    aside = false;
    /** A heading with a day: an event of that day if only prose is below it. */
    ofDay;
    source;
    section;
    /** Nothing but its form shows that this is a timeline: prose and code then do not count. */
    byForm;
    constructor(source, section, zone, sequence, byForm) {
        this.byForm = byForm;
        this.source = source;
        this.section = section;
        this.sequence = sequence;
        this.zone = (section && (0,moment/* findZone */._S)(section.title)) ?? zone;
        const date = section && (0,moment/* findDate */.OJ)(section.title);
        if (date && (0,moment/* readMoment */.T$)(section.title)?.kind !== 'clock')
            this.addDay({ kind: 'date', ...date });
    }
    read(blocks) {
        const quoted = blocks.filter(({ node }) => node.type === 'code' || node.type === 'blockquote');
        const isQuoted = new Set(quoted);
        for (const block of blocks)
            if (!isQuoted.has(block))
                this.block(block);
        this.closeDay();
        if (quoted.length > 0 && !this.byForm && !this.found.some(isTimed))
            for (const block of quoted)
                this.quoted(block);
        return { found: this.found, skipped: this.skipped.sort((a, b) => a.range.start.offset - b.range.start.offset) };
    }
    block(block) {
        const { node } = block;
        if (node.type === 'heading')
            this.heading(block);
        else if (node.type === 'paragraph') {
            this.paragraph((0,document_blocks/* blockText */.dK)(this.source, block), (0,document_source/* rangeAt */.B3)(this.source, block.start, block.end));
        }
        else if (node.type === 'list')
            this.list(node);
        else if (node.type === 'table')
            this.table(node);
        else if (node.type === 'html' && !this.byForm)
            this.html(node, block);
    }
    /** Code and quotes are read only if nothing else is a timeline, because they contain logs and conversations. */
    quoted({ node }) {
        const before = this.found.length;
        if (node.type === 'code')
            this.code(node);
        else if (node.type === 'blockquote')
            this.quote(node);
        if (this.found.length === before)
            this.skip((0,document_source/* rangeOf */.be)(this.source, node), node.type === 'code' ? 'code' : 'quote');
    }
    quote(quote) {
        for (const child of quote.children) {
            const inner = { node: child, start: (0,document_source/* startOf */.GH)(child), end: (0,document_source/* endOf */.pJ)(child), sections: [] };
            if (child.type === 'blockquote')
                this.quote(child);
            else if (child.type === 'code')
                this.code(child);
            else
                this.block(inner);
        }
    }
    addDay(day) {
        this.found.push({ day });
    }
    skip(range, form) {
        if (range.end.offset > range.start.offset)
            this.skipped.push({ range, reader: 'timeline', form });
    }
    add(entry) {
        this.found.push(entry);
    }
    heading(block) {
        const { node } = block;
        if (block.sections[0] === this.section)
            return;
        this.open = undefined;
        this.closeDay();
        const plain = (0,document_blocks/* blockText */.dK)(this.source, block);
        this.aside = isAside(plain.text);
        const reading = (0,moment/* readMoment */.T$)(plain.text);
        if (reading && reading.kind !== 'day') {
            this.open = this.entry((0,document_source/* rangeOf */.be)(this.source, node), plain, 0, plain.text.length, reading);
            this.add(this.open);
            return;
        }
        this.zone = (0,moment/* findZone */._S)(plain.text) ?? this.zone;
        const date = reading?.kind === 'day' ? reading.date : asWritten((0,moment/* findDate */.OJ)(plain.text));
        if (date)
            this.addDay(date);
        // "### Second incident" begins its own timeline.
        else
            this.sequence++;
        if (reading?.kind === 'day' && isRest(plain.text.slice(reading.length))) {
            const entry = this.entry((0,document_source/* rangeOf */.be)(this.source, node), plain, 0, plain.text.length, reading);
            this.ofDay = { at: this.found.length, entry };
        }
    }
    paragraph(plain, range) {
        if (plain.text.trim() === '' || this.says(plain.text))
            return;
        if (this.byForm && !isEventLine(plain.text)) {
            if (this.open)
                this.open = this.continued(this.open, plain.text);
            return;
        }
        const label = LABEL_LINE.exec(plain.text)?.[1];
        if (label !== undefined) {
            this.aside = isAside(label);
            if (this.aside)
                return;
        }
        const lines = plain.text.split('\n');
        let from = 0;
        let last;
        let day = false;
        for (const [index, line] of lines.entries()) {
            const to = from + line.length;
            const reading = readLine(line) ?? this.labelled(line)?.reading;
            const words = (0,document_source/* wordsAt */.n4)(this.source, plain, from, to);
            const alone = reading?.kind === 'day' && isRest(line.slice(reading.length));
            if (words && reading && (reading.kind !== 'day' || (!alone && this.isDayEvent(line, reading)))) {
                const entry = this.line(lines.length === 1 ? range : words.range, plain, from, to);
                if (entry) {
                    this.add(entry);
                    last = entry;
                }
            }
            else if (alone && lines.length > index + 1 && !startsTimed(lines[index + 1] ?? '') && words) {
                // "January 29, 2024", with the events of that day below it.
                last = this.entry(words.range, plain, from, to, reading);
                this.add(last);
            }
            else if (alone) {
                this.addDay(reading.date);
                day = true;
            }
            else if (last && words) {
                last.text = (0,document_source/* withoutLineBreaks */.p0)(`${last.text} ${line.replace(SEPARATORS, '')}`);
            }
            else if (index === 0)
                day = this.dayIn(line) || day;
            from = to + 1;
        }
        if (last)
            this.open = last;
        else if (this.open)
            this.open = this.continued(this.open, plain.text);
        else if (!day && this.ofDay)
            this.ofDay.entry = this.continued(this.ofDay.entry, plain.text);
        else if (!day)
            this.skip(range, 'paragraph');
    }
    closeDay() {
        const { ofDay } = this;
        this.ofDay = undefined;
        if (ofDay && ofDay.entry.text !== '' && ofDay.at === this.found.length)
            this.add(ofDay.entry);
    }
    /** The first words below a heading with a time are its text. */
    continued(open, text) {
        if (open.text === '')
            open.text = (0,document_source/* withoutLineBreaks */.p0)(text).slice(0, 500);
        return open;
    }
    /** "All times are in UTC", "Timezone: CET", "Timeline for September 17, 2026 (all times UTC):". */
    says(text) {
        const reading = (0,moment/* readMoment */.T$)(text);
        if (text.length > 300 || reading?.kind === 'clock' || reading?.kind === 'unreadable')
            return false;
        if (reading?.kind === 'day' && isUnreadableAfter(text.slice(reading.length)))
            return false;
        const zone = /\b(?:time(?:s|stamps?|[ -]?zones?|line)?|utc|uhrzeit(?:en)?|zeiten|heures?|horas?|orari)\b|時刻|時間|时间|시간/i.test(text)
            ? (0,moment/* findZone */._S)(text)
            : undefined;
        if (zone)
            this.zone = zone;
        const date = zone || /:\s*$/.test(text) ? asWritten((0,moment/* findDate */.OJ)(text)) : undefined;
        if (date)
            this.addDay(date);
        return zone !== undefined || date !== undefined;
    }
    /** "Date: 2026-02-10", "Day 2 - Feb 11": a line with only a date, under any label. */
    dayIn(line) {
        const reading = (0,moment/* readMoment */.T$)((0,document_source/* withoutLineBreaks */.p0)(line).replace(/^(?:date|day(?: \d{1,2})?)\s?[:,–—-]?\s/i, ''));
        if (reading?.kind !== 'day' || line.length > 80 || !isRest(line.slice(line.length - 1)))
            return false;
        this.addDay(reading.date);
        return true;
    }
    /** "October 9, 2026 - reported" is an event of a day; "May 3 was calm" is prose. */
    isDayEvent(line, { length, kind, ...reading }) {
        if (kind !== 'day')
            return false;
        const dated = 'date' in reading && reading.date?.kind === 'date';
        return dated && /^\s*[:：–—|-]/.test(line.slice(length));
    }
    list(list) {
        const start = this.found.length;
        const entries = list.children.flatMap((item) => this.item(item, this.zone));
        const timed = entries.some(isTimed) || entries.some((one) => 'day' in one);
        // Bullets below a heading with a time are its text.
        if (this.open && !timed) {
            this.open = this.continued(this.open, entries.map((one) => ('day' in one ? '' : one.text)).join('; '));
            return;
        }
        // "Root causes:" in the middle of a timeline.
        if (this.aside && !timed) {
            this.skip((0,document_source/* rangeOf */.be)(this.source, list), 'list');
            return;
        }
        if (timed)
            this.open = undefined;
        this.found.push(...entries);
        if (this.found.length === start)
            this.skip((0,document_source/* rangeOf */.be)(this.source, list), 'list');
    }
    item(item, zone) {
        const [first] = item.children;
        const lists = item.children.filter((child) => child.type === 'list');
        const nested = (of) => lists.flatMap((list) => list.children.flatMap((child) => this.item(child, of)));
        const tables = item.children.flatMap((child) => child.type === 'table' ? this.rows(tableRows(this.source, child)) : []);
        // "- 10. Februar, 14:32": to markdown, a numbered list in the item.
        const dated = first?.type === 'list' && first.ordered && item.children.length === 1 ? first.children : [];
        if (dated.length === 1 && dated[0])
            return this.item(dated[0], zone);
        if (first?.type !== 'paragraph')
            return [...nested(zone), ...tables];
        const plain = itemText(this.source, item, first);
        const range = (0,document_source/* rangeAt */.B3)(this.source, (0,document_source/* startOf */.GH)(item), ownEnd(item));
        const reading = (0,moment/* readMoment */.T$)(plain.text);
        if (reading?.kind === 'day' && isRest(plain.text.slice(reading.length)))
            return [{ day: reading.date }, ...nested(reading.zone ?? zone), ...tables];
        const below = [...nested(reading?.zone ?? zone), ...tables];
        const timedBelow = below.filter((found) => 'day' in found || isTimed(found));
        const entry = this.line(range, plain, 0, plain.text.length, zone);
        if (entry?.when) {
            if (entry.text !== '' || timedBelow.length === 0)
                return [entry, ...timedBelow];
            // "12:39 – 15:10", with the text of the event below it.
            const date = 'date' in entry.when.reading ? entry.when.reading.date : undefined;
            return [...(date ? [{ day: date }] : []), ...timedBelow];
        }
        // A line that only introduces the times below it is not an entry.
        if (timedBelow.length > 0) {
            const date = asWritten((0,moment/* findDate */.OJ)(plain.text));
            return [...(date && plain.text.length < 80 ? [{ day: date }] : []), ...timedBelow];
        }
        return entry && entry.text !== '' ? [entry] : [];
    }
    /** A line of a paragraph or an item: with a time at its start, after a label, or at its end; or without one. */
    line(range, plain, from, to, zone = this.zone) {
        const text = plain.text.slice(from, to);
        const reading = readLine(text);
        if (reading)
            return this.entry(range, plain, from, to, reading, zone);
        const labelled = this.labelled(text);
        if (labelled) {
            const { label, rest } = labelled;
            const entry = this.entry(range, plain, from + label, rest ?? to, labelled.reading, zone);
            const after = rest === undefined ? entry.text : '';
            return {
                ...entry,
                text: (0,document_source/* withoutLineBreaks */.p0)(`${text.slice(0, label).replace(/[\s(–—:：-]+$/, after === '' ? '' : ': ')}${after}`),
            };
        }
        const words = (0,document_source/* withoutLineBreaks */.p0)(text);
        return words === ''
            ? undefined
            : { range, text: words, sequence: this.sequence, when: undefined, unreadable: undefined, zone };
    }
    /** `Detected: 14:32`, `First detected 2020-09-21 18:27`, `Alert fired (14:32 UTC)`. `rest`: the text ends before it. */
    labelled(text) {
        const short = text.slice(0, 300);
        const colon = /^\p{L}[^:：\n]{0,60}[:：]\s{0,12}/u.exec(short)?.[0].length;
        const afterColon = colon === undefined ? undefined : (0,moment/* readMoment */.T$)(short.slice(colon));
        // "Background: On 30th March we …" tells a story.
        const isStory = afterColon?.kind === 'day' &&
            afterColon.words.start > 0 &&
            !isRest(short.slice((colon ?? 0) + afterColon.length));
        if (colon !== undefined && afterColon && !isStory)
            return { label: colon, reading: afterColon };
        const digit = short.search(/\d/);
        const head = digit > 0 && digit <= 60 && /[\s(]$/.test(short.slice(0, digit)) ? (0,moment/* readMoment */.T$)(short.slice(digit)) : undefined;
        if (head?.kind === 'clock' && isRest(short.slice(digit + head.length)))
            return { label: digit, reading: head };
        if (text.length > 300)
            return undefined;
        const open = Math.max(text.lastIndexOf('('), text.lastIndexOf('['), text.lastIndexOf(' – '), text.lastIndexOf(' — '), text.lastIndexOf(' - '));
        const tail = open > 0 ? (0,moment/* readMoment */.T$)(text.slice(open + 1)) : undefined;
        return tail?.kind === 'clock' && tail.words.start < 5 && isRest(text.slice(open + 1 + tail.length))
            ? { label: open + 1, reading: tail }
            : undefined;
    }
    table(table) {
        const rows = this.rows(tableRows(this.source, table));
        this.found.push(...rows);
        if (rows.some(isTimed))
            this.open = undefined;
        else if (rows.length === 0)
            this.skip((0,document_source/* rangeOf */.be)(this.source, table), 'table');
    }
    html(node, { start, end }) {
        const rows = (0,html_rows/* htmlRows */.V)(this.source, start, end);
        const found = this.rows(rows).filter((one) => 'day' in one || one.when !== undefined || rows.some(({ cells }) => cells.length > 1));
        this.found.push(...found);
        if (found.length === 0 && !this.open && /[\p{L}\d]/u.test(node.value.replace(/<[^<>]{0,500}>/g, '')))
            this.skip((0,document_source/* rangeAt */.B3)(this.source, start, end), 'html');
    }
    rows(rows) {
        const columns = columnsOf(rows);
        if (columns === undefined)
            return [];
        const head = rows[0]?.cells ?? [];
        const zone = (0,moment/* findZone */._S)(head[columns.time]?.text ?? '') ?? this.zone;
        return rows.slice(columns.headed ? 1 : 0).flatMap((row) => this.row(row, columns, zone));
    }
    row({ range, cells }, { time: timeColumn, date: dateColumn }, zone) {
        const texts = cells.map(({ text }) => (0,document_source/* withoutLineBreaks */.p0)(text));
        const time = cells[timeColumn];
        const filled = texts.filter((text) => text !== '');
        if (time === undefined || filled.length === 0)
            return [];
        const only = filled.length === 1 ? (0,moment/* readMoment */.T$)(filled[0] ?? '') : undefined;
        if (only?.kind === 'day' && isRest((filled[0] ?? '').slice(only.length)))
            return [{ day: only.date }];
        if (cells.length === 1) {
            const entry = this.line(range, time, 0, time.text.length, zone);
            return entry ? [entry] : [];
        }
        const text = texts.filter((text, index) => index !== timeColumn && index !== dateColumn && text !== '').join(' — ');
        const day = dateColumn === undefined ? undefined : (0,moment/* readMoment */.T$)(texts[dateColumn] ?? '', { inTimeColumn: true });
        const date = day && 'date' in day ? day.date : undefined;
        const reading = (0,moment/* readMoment */.T$)(time.text, { inTimeColumn: true }) ?? this.labelled((0,document_source/* withoutLineBreaks */.p0)(time.text))?.reading;
        const words = (0,document_source/* wordsAt */.n4)(this.source, time);
        if (reading === undefined || words === undefined) {
            const entry = {
                range,
                text: text || (0,document_source/* withoutLineBreaks */.p0)(time.text),
                sequence: this.sequence,
                when: undefined,
                unreadable: text === '' ? undefined : words,
                zone,
            };
            return [...(date ? [{ day: date }] : []), entry];
        }
        const { text: rest, ...found } = this.entry(range, time, 0, time.text.length, reading, zone);
        const whole = [rest, text].filter((part) => part !== '').join(' — ');
        if (found.when && date && found.when.reading.kind === 'clock' && found.when.reading.date === undefined) {
            found.when = { ...found.when, reading: { ...found.when.reading, date } };
        }
        return [{ ...found, text: whole }];
    }
    /** Lines of code that begin with a time. */
    code(node) {
        let offset = (0,document_source/* startOf */.GH)(node);
        let last;
        for (const line of this.source.markdown.slice(offset, (0,document_source/* endOf */.pJ)(node)).split('\n')) {
            const quote = /^[\s>]*/.exec(line)?.[0].length ?? 0;
            const text = line.slice(quote).trimEnd();
            const plain = rawText(text, offset + quote);
            const reading = (0,moment/* readMoment */.T$)(text);
            if (reading && reading.kind !== 'day' && reading.kind !== 'unreadable') {
                last = this.entry((0,document_source/* rangeAt */.B3)(this.source, offset + quote, offset + quote + text.length), plain, 0, text.length, reading);
                this.add(last);
            }
            else if (reading?.kind === 'day' && isRest(text.slice(reading.length)))
                this.addDay(reading.date);
            else if (last && !/^(?:```|~~~)/.test(text))
                last.text = (0,document_source/* withoutLineBreaks */.p0)(`${last.text} ${text}`).slice(0, 500);
            offset += line.length + 1;
        }
    }
    entry(range, plain, from, to, reading, zone = this.zone) {
        const words = (0,document_source/* wordsAt */.n4)(this.source, plain, from + reading.words.start, Math.min(from + reading.words.end, to));
        const rest = reading.kind === 'unreadable' ? from : Math.min(from + reading.length, to);
        const text = (0,document_source/* withoutLineBreaks */.p0)(plain.text
            .slice(rest, to)
            .replace(SEPARATORS, '')
            .replace(/[\s–—-]{1,5}$/, ''));
        return { range, text, sequence: this.sequence, when: words && { ...words, reading }, unreadable: undefined, zone };
    }
}
function asWritten(found) {
    return found && { kind: 'date', date: found.date, other: found.other };
}
const LABEL_LINE = /^\s{0,3}(\p{L}[^\n:：]{2,40})[:：]\s*$/u;
function isAside(label) {
    const { kind } = (0,section_names/* sectionName */.$)(label);
    return kind !== 'unknown' && kind !== 'timeline' && kind !== 'detection' && kind !== 'resolution';
}
/** "15:35 – Plan pushed": prose begins with words, such as "At 15:35 we". */
function isEventLine(text) {
    const reading = (0,moment/* readMoment */.T$)(text);
    return reading?.kind === 'clock' && reading.words.start <= 2 && /^\s*[:：–—-]/.test(text.slice(reading.length));
}
/** Only punctuation. */
function isRest(text) {
    return !/[\p{L}\d]/u.test(text);
}
/** Reads the start of a line. "between 4pm and 5pm, …" introduces what follows and is not an event. */
function readLine(line) {
    const reading = (0,moment/* readMoment */.T$)(line);
    return reading?.kind === 'day' && isUnreadableAfter(line.slice(reading.length))
        ? { ...reading, kind: 'unreadable', date: reading.date }
        : reading;
}
/** "2026-02-10 later UTC – rolled back": there is no time between the day and its zone. */
function isUnreadableAfter(rest) {
    const words = /^\s*(\p{L}[^–—:|\n]{1,40}?)\s*[–—:|-]\s/u.exec(rest)?.[1];
    return words !== undefined && (0,moment/* findZone */._S)(words) !== undefined && !/\b(?:times?|timezone|zone)\b/i.test(words);
}
function startsTimed(line) {
    const reading = (0,moment/* readMoment */.T$)(line);
    return reading !== undefined && reading.kind !== 'day';
}
function rawText(text, offset) {
    const starts = Array.from({ length: text.length }, (_, index) => offset + index);
    return { text, prose: text, starts, ends: starts.map((start) => start + 1) };
}
/** Includes the number before it, if it is the day of a date: "10. Februar 2026". */
function itemText(source, item, paragraph) {
    const plain = (0,document_source/* textOfNode */.xP)(source, paragraph);
    const marker = /\d{1,2}\.\s{1,3}$/.exec(source.markdown.slice((0,document_source/* startOf */.GH)(item), (0,document_source/* startOf */.GH)(paragraph)))?.[0];
    const month = /^\p{L}{3,12}/u.exec(plain.text)?.[0].toLowerCase();
    if (marker === undefined || month === undefined || (0,calendar/* monthOf */.GS)(month) === undefined)
        return plain;
    const head = rawText(marker, (0,document_source/* startOf */.GH)(paragraph) - marker.length);
    return {
        text: head.text + plain.text,
        prose: head.prose + plain.prose,
        starts: [...head.starts, ...plain.starts],
        ends: [...head.ends, ...plain.ends],
    };
}
/** Returns where an item ends, without its nested content. */
function ownEnd(item) {
    const last = item.children.filter((child) => child.type !== 'list').at(-1);
    return last === undefined ? (0,document_source/* endOf */.pJ)(item) : (0,document_source/* endOf */.pJ)(last);
}
function tableRows(source, table) {
    return table.children.map((row) => ({
        range: (0,document_source/* rangeOf */.be)(source, row),
        cells: row.children.map((cell) => (0,document_source/* textOfNode */.xP)(source, cell)),
    }));
}
const TIME_TITLE = /\b(?:time|times|timestamp|when|utc|started?|uhrzeit|zeit|zeitpunkt|heure|horaire|hora|horario|horário|ora|orario)\b|時刻|時間|日時|时间|時間|시각|시간|일시/i;
const DATE_TITLE = /^(?:date|day|datum|tag|jour|fecha|día|dia|data|giorno)\b(?!.*time)|^(?:日付|日期|날짜|月日)/i;
/** Returns the time column: by its title, else the one with the most times. Undefined if there is none. */
function columnsOf(rows) {
    const [head, ...body] = rows;
    if (head === undefined)
        return undefined;
    const titles = head.cells.map(({ text }) => (0,document_source/* withoutLineBreaks */.p0)(text));
    const counts = titles.map((_, column) => body.filter(({ cells }) => isClock(cells[column]?.text)).length);
    const days = titles.map((_, column) => body.filter(({ cells }) => (0,moment/* readMoment */.T$)(cells[column]?.text ?? '')?.kind === 'day').length);
    // A table without titles.
    const headed = !titles.some((title) => isClock(title));
    const most = counts.indexOf(Math.max(...counts));
    const titled = titles.findIndex((title) => TIME_TITLE.test(title) && !/\bend(?:ed)?\b|duration/i.test(title));
    const isMostlyDays = (column) => (days[column] ?? 0) > body.length / 2;
    // "Day | Date | Time": the date says more than the weekday.
    const dates = titles.flatMap((title, column) => (DATE_TITLE.test(title) || isMostlyDays(column) ? [column] : []));
    const date = dates.find(isMostlyDays) ?? dates[0] ?? -1;
    const best = titled >= 0 && titled !== date && ((counts[titled] ?? 0) > 0 || (counts[most] ?? 0) === 0) ? titled : undefined;
    const time = best ?? ((counts[most] ?? 0) > 0 ? most : date >= 0 ? date : headed ? titled : most);
    if (time < 0)
        return head.cells.length === 1 || body.length === 0 ? { time: 0, date: undefined, headed: false } : undefined;
    return { time, date: date >= 0 && date !== time ? date : undefined, headed: headed && head.cells.length > 1 };
}
function isClock(text) {
    const kind = (0,moment/* readMoment */.T$)(text ?? '', { inTimeColumn: true })?.kind;
    return kind !== undefined && kind !== 'day' && kind !== 'unreadable';
}

;// CONCATENATED MODULE: ./build/src/postmortem/document.js



















const plainDialect = (0,unified_lib/* unified */.l)().use(remark_parse_lib/* default */.A).use(remark_gfm_lib/* default */.A).freeze();
const markdownDialect = (0,unified_lib/* unified */.l)().use(remark_parse_lib/* default */.A).use(lib/* default */.A, ['yaml', 'toml']).use(remark_gfm_lib/* default */.A).freeze();
/**
 * Reads a postmortem: GitHub-flavoured markdown with optional front matter. Never throws, and takes about a second at
 * most: a text that is too large or too nested for that is not parsed, and `unread` says why.
 */
function parseDocument(text, options = {}) {
    // Parsers do not count a byte order mark in their offsets.
    const markdown = text.replace(/^\uFEFF/, '');
    const source = (0,document_source/* sourceOf */.vz)(markdown);
    const unread = reasonNotToParse(markdown);
    if (unread !== undefined)
        return nothingRead(markdown, unread);
    let tree;
    try {
        tree = ((0,front_matter/* frontMatterOf */.EZ)(markdown) === undefined ? plainDialect : markdownDialect).parse(markdown);
    }
    catch (error) {
        return nothingRead(markdown, `The document cannot be read as markdown: ${(0,message_of/* messageOf */.b)(error)}.`);
    }
    (0,document_source/* locate */.x5)(source, tree);
    return read(source, tree, options);
}
/** Names of the field for the title in a table or a list, in a document without a heading of its own. */
const TITLE_KEY = /^(?:title|event|incident|incident (?:name|title)|subject|titel|titre|título|titolo|件名|タイトル|标题|제목)$/i;
function read(source, tree, { path, headings = {} }) {
    const frontMatter = (0,front_matter/* readFrontMatter */.Xz)(source, tree);
    const { title: heading, sections, languages, weak } = (0,document_sections/* readTitleAndSections */.Sl)(source, tree, headings);
    const blocks = (0,document_blocks/* blocksOf */.SH)(source, tree, sections);
    const stated = readMetadata(source, blocks);
    const titled = frontMatter?.title ?? stated.fields.find(({ key }) => TITLE_KEY.test(key))?.value;
    const title = heading ?? (titled && (0,document_sections/* titleFrom */.NQ)(titled));
    const baseDay = [
        frontMatter?.started?.text,
        stated.date?.date,
        frontMatter?.date?.date,
        title?.text,
        path?.split('/').at(-1),
        ...(0,document_sections/* sectionsOf */.Ks)(sections, 'summary').map(({ text }) => text),
        ...stated.fields.filter(({ key }) => /^(?:detected|resolved)\b/i.test(key)).map(({ value }) => value.text),
    ]
        .map(dayOf)
        .find((day) => day !== undefined);
    const zone = zoneOf(source, blocks);
    const timeline = readTimeline(source, blocks, { baseDay, zone });
    const metadata = withTimes(stated, baseDay ?? firstDayOf(timeline.entries), zone);
    const items = (0,action_items/* readActionItems */.N)(source, blocks, weak, baseDay);
    return {
        markdown: source.markdown,
        unread: undefined,
        frontMatter,
        title,
        metadata,
        sections,
        language: (0,section_names/* languageOf */.e)(sections.map(({ text }) => text).join('\n'), languages),
        timeline: timeline.entries,
        actionItems: items.items,
        skipped: [...timeline.skipped, ...items.skipped].sort((a, b) => a.range.start.offset - b.range.start.offset),
        ...readReferences(source, asShown(source, tree, frontMatter)),
        tree,
    };
}
/**
 * Returns the tree as GitHub shows it: GitHub treats a front matter in TOML, or with lines that end in CR alone, as ordinary text,
 * with its images and links.
 */
function asShown(source, tree, frontMatter) {
    const { markdown } = source;
    const end = frontMatter?.range.end.offset ?? 0;
    if (frontMatter?.format !== 'toml' && !/\r(?!\n)/.test(markdown.slice(0, end)))
        return tree;
    const shown = plainDialect.parse(markdown);
    (0,document_source/* locate */.x5)(source, shown);
    return shown;
}
/** The day that the timeline's seconds count from, in days since 1970-01-01. */
function firstDayOf(entries) {
    const start = entries.find(({ time }) => time?.start.instant !== undefined)?.time?.start;
    return start?.instant === undefined
        ? undefined
        : Math.round((Date.parse(start.instant) / 1000 - start.seconds) / units/* DAY_SECONDS */.fo);
}
/** "All times are in UTC", wherever the document says it. */
function zoneOf(source, blocks) {
    for (const block of blocks) {
        if (block.node.type !== 'paragraph' || block.end - block.start > 300)
            continue;
        const { text } = (0,document_blocks/* blockText */.dK)(source, block);
        const zone = /\b(?:all (?:the )?(?:times?|timestamps?)|times? ?zones?|times are)\b/i.test(text) && (0,moment/* findZone */._S)(text);
        if (zone)
            return zone;
    }
    return undefined;
}
function dayOf(text) {
    const found = text === undefined ? undefined : (0,moment/* findDate */.OJ)(text);
    return found?.date.year === undefined || found.other !== undefined ? undefined : (0,calendar/* dayNumber */.U$)(found.date, undefined);
}
function nothingRead(markdown, unread) {
    return {
        markdown,
        unread,
        frontMatter: undefined,
        title: undefined,
        metadata: {
            date: undefined,
            duration: undefined,
            durationInText: undefined,
            severity: undefined,
            service: undefined,
            started: undefined,
            detected: undefined,
            resolved: undefined,
            fields: [],
        },
        sections: [],
        language: undefined,
        timeline: [],
        actionItems: [],
        skipped: [],
        links: [],
        images: [],
        html: [],
        code: [],
        tree: { type: 'root', children: [] },
    };
}


/***/ }),

/***/ 71703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ STATUS_TITLE),
  N: () => (/* binding */ readActionItems)
});

// EXTERNAL MODULE: ./build/src/postmortem/document/calendar.js
var calendar = __webpack_require__(16624);
// EXTERNAL MODULE: ./build/src/postmortem/document/moment.js + 1 modules
var moment = __webpack_require__(85582);
// EXTERNAL MODULE: ./build/src/postmortem/document/source.js
var document_source = __webpack_require__(9835);
;// CONCATENATED MODULE: ./build/src/postmortem/document/action-facts.js



/** The first of each fact. */
function mergeFacts(all) {
    const first = (key) => all.find((facts) => facts[key] !== undefined)?.[key];
    return {
        owner: first('owner'),
        due: first('due'),
        ticket: first('ticket'),
        type: first('type'),
        priority: first('priority'),
        doneWhen: first('doneWhen'),
    };
}
function factsIn(source, node, baseDay) {
    const facts = factsOfText(source, (0,document_source/* textOfNode */.xP)(source, node), baseDay);
    return { ...facts, ticket: linkedTicket(source, node) ?? facts.ticket };
}
function factsOfText(source, plain, baseDay) {
    return {
        owner: ownerIn(source, plain),
        due: dueIn(source, plain, baseDay),
        ticket: ticketIn(source, plain),
        type: typeIn(source, plain),
        priority: priorityIn(source, plain),
        doneWhen: doneWhenIn(source, plain),
    };
}
const DONE_WHEN = /(?<![\p{L}\d])(?:done|finished|complete)\s(?:when|once|if)\s?:?\s{1,3}(?=[\p{L}\d\uFFFC])/iu;
/** What follows the action: facts in brackets, or after a dash, a semicolon or a comma. */
const AFTER_DONE_WHEN = /\s{0,3}(?:[([]|[;,.–—-]\s{0,3})(?:owners?|assignees?|assigned to|dri|due|deadline|priority|ticket|@)(?![\p{L}\d])/iu;
/** "— done when the runbook names the steps". */
function doneWhenIn(source, plain) {
    const found = DONE_WHEN.exec(plain.prose);
    if (!found)
        return undefined;
    const start = found.index + found[0].length;
    const rest = plain.prose.slice(start).split('\n', 1)[0] ?? '';
    const after = AFTER_DONE_WHEN.exec(rest)?.index ?? rest.length;
    const words = rest.slice(0, after).replace(/[\s.;,–—-]{1,5}$/, '');
    return words === '' ? undefined : (0,document_source/* wordsAt */.n4)(source, plain, start, start + words.length);
}
const TYPE = /^(?:prevent(?:ion|ative|ive)?|detect(?:ion)?|mitigat(?:e|ion|ive)|investigat(?:e|ion|ive)|respond|response|recover(?:y)?|repair|process|clean-?up|document(?:ation)?|monitor(?:ing)?|alerting|test(?:ing|s)?|other)$/i;
const LEADING_TYPE = /^\s{0,3}[[(]?([\p{L}-]{3,14})(?:[\])]\s?[:–—-]?|\s?:|\s[–—-]\s)/u;
/** `… [detect]`. */
const TRAILING_TYPE = /\[([\p{L}-]{3,14})\][\s.]{0,3}$/u;
function typeIn(source, plain) {
    const named = /^\s{0,3}type\s?:\s{0,3}(?=\p{L})/iu.exec(plain.text);
    if (named)
        return (0,document_source/* wordsAt */.n4)(source, plain, named[0].length);
    const type = LEADING_TYPE.exec(plain.prose);
    const found = type?.[1] !== undefined && TYPE.test(type[1]) ? type : TRAILING_TYPE.exec(plain.prose);
    if (found?.[1] === undefined || !TYPE.test(found[1]))
        return undefined;
    const start = found.index + found[0].indexOf(found[1]);
    return (0,document_source/* wordsAt */.n4)(source, plain, start, start + found[1].length);
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
const LABELLED_OWNER = /(?:\b(?:owners?|assignees?|assigned to|dri|responsible|verantwortlich|zuständig|responsable|responsabile)|respons[áa]vel|担当者?|责任人|负责人|담당자?)(?:\s?[:：=]\s{0,3}|\s(?=@))([^\n(),;|[\]（）、]{1,80})/iu;
const SIMPLE_LABEL = /\b(?:owner)\s(\p{Lu}[^\n(),;|[\]]{1,60})/u;
const HANDLE = /(?<![\p{L}\d_`/.@-])@[a-z\d](?:[a-z\d-]{0,38})(?:\/[\w.-]{1,100})?/giu;
const BRACKETED = /^\s{0,3}\[([^[\]\n]{1,60})\]|\[([^[\]\n]{1,60})\][\s.]{0,3}$/u;
const NOBODY = /^(?:@?(?:tbd|tbc|tba|todo|none|nobody|no one|someone|somebody|anyone|anybody|everyone|everybody|all|us|we|unassigned|unknown|owners?|assignee|name|user(?:name)?|handle|person|(?:the |our |your )?teams?)|n\/?a|\?+|-+|–|—|…|\.\.\.|未定|なし)?$/i;
const TEAM = '(?:(?:dev|sec|net|ml|data|fin|git)?ops|sre|sres|platform|infra(?:structure)?|back[- ]?end|front[- ]?end|mobile|security|infosec|qa|support|engineering|product|design|data|legal|marketing|comms|communications|it|networking|dba|dbas|payments|billing|storage|messaging|observability|on[- ]?call|release(?: engineering)?|customer (?:support|success|care)|facilities|management|leadership|hr|finance|sales|docs|identity|search|growth|web|api team|core)';
/** "Ops: rotate keys", "Storage team: …". */
const LEADING_TEAM = new RegExp(`^\\s{0,3}((?:the )?(?:${TEAM}(?: (?:and|&) ${TEAM})?|[\\p{L}\\d-]{2,20}(?: [\\p{L}\\d-]{2,20})? (?:team|squad|group|guild|tribe))):\\s`, 'iu');
/** "Platform to update the library", "The storage team to write it down". "Switch to another region" has no owner. */
const LEADING_NAME = new RegExp(`^\\s{0,3}((?:the )?(?:${TEAM}(?: (?:and|&) ${TEAM})?|[\\p{L}\\d-]{2,20}(?: [\\p{L}\\d-]{2,20})? (?:team|squad|group|guild|tribe)))(?: needs?| will| is)? to (?=[a-z])`, 'iu');
/** Words in brackets that are not a name. */
const NO_NAME = /^(?:x|done|open|closed|todo|in progress|wip|new|removed|blocked|optional|draft|(?:high|low|medium|critical)(?: priority)?)$|\b(?:links?|issues?|tickets?|pull requests?|prs?|docs?|see|here|jira|github|gitlab)\b/i;
/**
 * `Owner: Jane`, `(Owner: @jane)`, `@jane`, `@acme/storage`, a name in square brackets at either end, `Ops: …`, `Platform to …`.
 */
function ownerIn(source, plain) {
    const labelled = LABELLED_OWNER.exec(plain.prose) ?? SIMPLE_LABEL.exec(plain.prose);
    if (labelled?.[1] !== undefined) {
        const value = labelled[1]
            .replace(/(?:\s(?:due|by|until|before|eta)\b|\s[–—-]\s|\.\s).*$/i, '')
            .replace(/[\s.]{1,5}$/, '');
        const start = labelled.index + labelled[0].length - labelled[1].length;
        return NOBODY.test(value.trim()) ? undefined : (0,document_source/* wordsAt */.n4)(source, plain, start, start + value.length);
    }
    for (const handle of plain.prose.matchAll(HANDLE)) {
        const name = handle[0].replace(/[.-]+$/, '');
        if (!NOBODY.test(name))
            return (0,document_source/* wordsAt */.n4)(source, plain, handle.index, handle.index + name.length);
    }
    return bracketedOwner(source, plain) ?? leadingOwner(source, plain);
}
function bracketedOwner(source, plain) {
    const bracketed = BRACKETED.exec(plain.prose);
    const name = (bracketed?.[1] ?? bracketed?.[2])?.trim();
    if (!bracketed || name === undefined || !/\p{L}/u.test(name))
        return undefined;
    if (NOBODY.test(name) ||
        NO_NAME.test(name) ||
        TYPE.test(name) ||
        PRIORITY.test(name) ||
        isTicket(name) ||
        (0,moment/* findDate */.OJ)(name))
        return undefined;
    const start = bracketed.index + bracketed[0].indexOf('[') + 1;
    return (0,document_source/* wordsAt */.n4)(source, plain, start, start + bracketed[0].indexOf(']') - bracketed[0].indexOf('[') - 1);
}
function leadingOwner(source, plain) {
    const found = LEADING_TEAM.exec(plain.prose) ?? LEADING_NAME.exec(plain.prose);
    if (!found?.[1] || NOBODY.test(found[1]))
        return undefined;
    const start = found[0].indexOf(found[1]);
    return (0,document_source/* wordsAt */.n4)(source, plain, start, start + found[1].length);
}
const DUE = /(?:期限|締切|期日|截止(?:日期)?|마감|기한|\b(?:fällig|frist|échéance|plazo|prazo|scadenza))\s?[:：]\s{0,3}|\b(?:(due(?:\s(?:date|by|on))?|deadline|eta|target(?:\sdate)?)(\s?[:=])?|by|before|until)\s{1,3}|\b(?:due|deadline|eta)[:=]/giu;
/** `due 2026-03-01`, `by March 1`, `Due: Q2`, or a full date in brackets or at the end. */
function dueIn(source, plain, baseDay) {
    for (const found of plain.prose.matchAll(DUE)) {
        const start = found.index + found[0].length;
        const date = (0,moment/* readDate */.h2)(plain.prose, start);
        if (date)
            return withDate((0,document_source/* wordsAt */.n4)(source, plain, start, date.end), date.date, baseDay);
        if (/[:：=]\s{0,3}$/.test(found[0])) {
            const written = /^[^\n(),;|[\]]{1,40}/.exec(plain.prose.slice(start, start + 41))?.[0] ?? '';
            if (!NOBODY.test(written.trim()))
                return withDate((0,document_source/* wordsAt */.n4)(source, plain, start, start + written.length), undefined, baseDay);
        }
    }
    const bare = /[([\s](\d{4}-\d{2}-\d{2})(?:[)\]]|[\s.]{0,3}$)/.exec(plain.prose);
    const date = bare?.[1] === undefined ? undefined : (0,moment/* readDate */.h2)(bare[1], 0);
    if (!bare || !date)
        return undefined;
    return withDate((0,document_source/* wordsAt */.n4)(source, plain, bare.index + 1, bare.index + 11), date.date, baseDay);
}
function withDate(words, date, baseDay) {
    if (!words)
        return undefined;
    if (date === undefined || (date.year === undefined && baseDay === undefined)) {
        return { ...words, status: 'unreadable', date: undefined };
    }
    // A date without a year is after the incident.
    const day = (0,calendar/* dayNumber */.U$)(date, date.year === undefined ? (baseDay ?? 0) + 150 : undefined);
    return { ...words, status: 'known', date: (0,calendar/* isoDate */._$)(day) };
}
const ISSUE_URL = /^https?:\/\/[^\s/]{1,200}\/(?:browse\/[A-Z][A-Z\d_]{1,20}-\d{1,8}|[^\s?#]{1,200}\/(?:issues?|pull|pulls|merge_requests|work_items)\/[\w-]{1,40})/;
const KEY = /(?<![\p{L}\d_/#-])(?!(?:UTF|SHA|ISO|RFC|CVE|TLS|HTTP|IPV|MD|AES|RSA|UTC|GMT|SEV|COVID|BASE|INT|UINT|FP|ES|EC)-\d)[A-Z][A-Z\d]{1,9}-\d{1,7}(?![\p{L}\d_])/u;
const NUMBER = /(?<![\p{L}\d_&/#])(?:[\w.-]{1,39}\/[\w.-]{1,100})?#\d{1,9}(?![\p{L}\d_])/u;
function isTicket(text) {
    return KEY.test(text) || NUMBER.test(text);
}
function linkedTicket(source, node) {
    if (node.type === 'link' && ISSUE_URL.test(node.url)) {
        const words = (0,document_source/* wordsAt */.n4)(source, (0,document_source/* textOfNode */.xP)(source, node));
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
const STATES = [
    ['open', /^(?:not|in progress|in review|partial|un|incomplete|on ?going|open|to ?do|pending|planned|started|wip|new|blocked|assigned|proposed|scheduled|offen|in arbeit|en cours|à faire|pendiente|en progreso|en curso|pendente|em andamento|in corso|da fare|aperto|未|対応中|進行中|进行中|待|진행|미|예정)/],
    ['dropped', /^(?:won['’]?t (?:do|fix)|wont[ -]?(?:do|fix)|cancell?ed|dropped|rejected|declined|abandoned|obsolete|failed|superseded|duplicate|no longer needed|verworfen|abgebrochen|annul[ée]|cancelad|descartad|annullat|中止|却下|キャンセル|取消|已取消|취소)/],
    ['deferred', /^(?:deferred|postponed|on hold|backlog(?:ged)?|parked|later|paused|verschoben|zurückgestellt|reporté|aplazad|adiad|rimandat|延期|保留|보류|연기)/],
    ['done', /^(?:\[x\]|x$|yes\b|done|completed?|closed|fixed|merged|resolved|shipped|deployed|finished|implemented|released|landed|[✓✔✅☑]|erledigt|abgeschlossen|fertig|termin[ée]|fait\b|hecho|completad|listo|conclu[ií]d|feito|completat|fatto|完了|対応済|済|已完成|完成|已解决|완료)/u],
]; // biome-ignore format: a table
/** Returns the state that a column or a label gives; undefined if it is none of the usual ones. */
function stateIn(status) {
    const name = status
        .slice(0, 60)
        .toLowerCase()
        .replace(/^(?:[\s*_([【:-]|\p{So}|\u{FE0F}){1,6}/u, '')
        .trim();
    const marked = /^\s*[([]?\s*(?:[✓✔✅☑]|\[x\])/u.test(status) ? 'done' : undefined;
    return marked ?? STATES.find(([, pattern]) => pattern.test(name))?.[0];
}
const SHOUTED = /(?<![\p{L}\d_-])(?:DONE|TODO|COMPLETED?|FIXED|FAILED|WON['’]?T (?:DO|FIX)|WONTFIX|CANCELL?ED|DEFERRED|POSTPONED|DROPPED|IN PROGRESS)(?![\p{L}\d_-])/u;
const AT_THE_END = /(?:[([]|\s[–—-]\s|:\s)\s?([^()[\]–—:]{2,30}?)\s?[)\]]?[\s.]{0,3}$/u;
const AT_THE_HEAD = /^\s{0,3}(?:[[(]([^[\]()]{2,25})[\])]|([✓✔✅☑])|(\p{L}[\p{L}'’ ]{2,20})\s?:)/u;
/** `(done)`, `[Cancelled] …`, `✅ …`, `DONE in #12`, `Deferred: …`: what the text of an item says about it. */
function stateInText(prose) {
    const head = AT_THE_HEAD.exec(prose);
    const said = head?.[1] ?? head?.[2] ?? head?.[3];
    const first = said === undefined ? undefined : isWholeState(said);
    const last = AT_THE_END.exec(prose.slice(-60))?.[1];
    const shouted = SHOUTED.exec(prose)?.[0];
    return (first ??
        (last === undefined ? undefined : isWholeState(last)) ??
        (shouted === undefined ? undefined : stateIn(shouted)));
}
/** "done" and "won't do", not "test the failover". */
function isWholeState(words) {
    return /^(?:[✓✔✅☑]|\s?(?:done|completed?|closed|fixed|merged|resolved|deployed|shipped|won['’]?t (?:do|fix)|wontfix|cancell?ed|dropped|rejected|abandoned|obsolete|failed|deferred|postponed|on hold|in progress|not started|wip|ongoing|planned|todo|完了|対応中|未着手)\s?)$/iu.test(words)
        ? stateIn(words)
        : undefined;
}

// EXTERNAL MODULE: ./build/src/postmortem/document/blocks.js
var document_blocks = __webpack_require__(11484);
// EXTERNAL MODULE: ./build/src/postmortem/document/html-rows.js
var html_rows = __webpack_require__(38889);
;// CONCATENATED MODULE: ./build/src/postmortem/document/action-items.js
 // biome-ignore format: one thing




/**
 * `weak` are the sections whose name need not mean action items, such as "Next steps": if another section has some, only
 * tasks and tables count there. `baseDay`, in days since 1970-01-01, gives a date without a year its year.
 */
function readActionItems(source, blocks, weak, baseDay) {
    const groups = new Map();
    for (const block of blocks) {
        const section = (0,document_blocks/* sectionOfKind */.Rz)(block, 'action-items');
        if (section === undefined)
            continue;
        const group = groups.get(section);
        if (group)
            group.push(block);
        else
            groups.set(section, [block]);
    }
    const parts = [...groups].map(([section, of]) => {
        const reader = new ActionItemReader(source, section, baseDay);
        reader.read(of);
        return { section, items: reader.items, skipped: reader.skipped };
    });
    const hasNamed = parts.some(({ section, items }) => !weak.has(section) && items.length > 0);
    return {
        items: parts.flatMap(({ section, items }) => hasNamed && weak.has(section)
            ? items.filter(({ form, state }) => form === 'task' || (form === 'table' && state))
            : items),
        skipped: parts.flatMap(({ skipped }) => skipped),
    };
}
class ActionItemReader {
    items = [];
    skipped = [];
    source;
    section;
    baseDay;
    group;
    /** The heading that is an item itself. The text below belongs to it. */
    heading;
    /** Below a heading such as "Categories": what the words of the items mean. */
    legend = false;
    constructor(source, section, baseDay) {
        this.source = source;
        this.section = section;
        this.baseDay = baseDay;
        this.group = { type: undefined, state: groupState(section.title) };
    }
    read(blocks) {
        const details = detailsOf(blocks);
        const others = [];
        for (const [index, block] of blocks.entries()) {
            const { node } = block;
            if (node.type === 'heading')
                this.readHeading(block, blocks.slice(index + 1));
            else if (node.type === 'list') {
                if (this.legend)
                    this.skip((0,document_source/* rangeOf */.be)(this.source, node), 'list');
                else if (this.heading)
                    this.addFacts(node);
                else if (!details.has(node))
                    this.readList(node);
            }
            else if (node.type === 'table')
                this.readTable(node);
            else if (node.type === 'paragraph')
                this.readParagraph(block);
            else if (node.type === 'code') {
                if (!this.heading)
                    this.skip((0,document_source/* rangeOf */.be)(this.source, node), 'code');
            }
            else if (node.type === 'blockquote' || node.type === 'html')
                others.push(block);
        }
        // Quotes and HTML contain guidance more often than items.
        const isAlone = this.items.length === 0;
        for (const { node, start, end } of others) {
            const before = this.items.length;
            if (isAlone && node.type === 'blockquote') {
                for (const child of node.children) {
                    if (child.type === 'list')
                        this.readList(child);
                    else if (child.type === 'table')
                        this.readTable(child);
                }
            }
            else if (isAlone)
                this.items.push(...this.htmlItems(start, end));
            if (this.items.length === before && (isAlone || !this.heading))
                this.skip((0,document_source/* rangeOf */.be)(this.source, node), node.type === 'blockquote' ? 'quote' : 'html');
        }
    }
    /** Rows of an HTML table with titles, or the items of an HTML list. */
    htmlItems(start, end) {
        const [head, ...rows] = (0,html_rows/* htmlRows */.V)(this.source, start, end);
        if (head === undefined)
            return [];
        const isList = [head, ...rows].every(({ cells }) => cells.length === 1);
        const columns = isList ? undefined : columnsOf(head.cells.map(({ text }) => text.trim()));
        if (!isList && columns === undefined)
            return [];
        return (isList ? [head, ...rows] : rows).flatMap(({ range, cells }) => {
            const words = (column) => {
                const cell = column === undefined ? undefined : cells[column];
                return cell && (0,document_source/* wordsAt */.n4)(this.source, cell);
            };
            const action = cells[columns?.action ?? 0];
            const text = (0,document_source/* withoutLineBreaks */.p0)(action?.text ?? '');
            if (action === undefined || text === '' || isNone(text))
                return [];
            const facts = factsOfText(this.source, action, this.baseDay);
            const due = words(columns?.due);
            const status = words(columns?.status)?.text;
            const state = status === undefined ? (stateInText(action.prose) ?? this.group.state) : (stateIn(status) ?? 'open');
            return [
                {
                    range,
                    form: isList ? 'list' : 'table',
                    text,
                    ...stateOf(state),
                    ...facts,
                    owner: words(columns?.owner) ?? facts.owner,
                    due: due === undefined ? facts.due : withDate(due, (0,moment/* findDate */.OJ)(due.text)?.date, this.baseDay),
                    type: words(columns?.type) ?? facts.type,
                    priority: words(columns?.priority) ?? facts.priority,
                    doneWhen: words(columns?.doneWhen) ?? facts.doneWhen,
                    items: [],
                },
            ];
        });
    }
    skip(range, form) {
        if (range.end.offset > range.start.offset)
            this.skipped.push({ range, reader: 'action-items', form });
    }
    readHeading(block, after) {
        this.heading = undefined;
        this.legend = false;
        if (block.sections[0] === this.section)
            return;
        const { node } = block;
        const plain = (0,document_blocks/* blockText */.dK)(this.source, block);
        const words = (0,document_source/* wordsAt */.n4)(this.source, plain);
        if (words === undefined)
            return;
        const depth = node.type === 'heading' ? node.depth : 6;
        const end = after.findIndex((next) => next.node.type === 'heading' && next.node.depth <= depth);
        const below = end < 0 ? after : after.slice(0, end);
        this.legend = LEGEND.test(words.text);
        const facts = factsIn(this.source, node, this.baseDay);
        if (!this.legend && this.isItem(words.text, facts, below)) {
            const text = words.text.replace(NUMBERED, '');
            this.heading = {
                range: (0,document_source/* rangeOf */.be)(this.source, node),
                form: 'heading',
                text,
                ...stateOf(stateInText(text) ?? this.group.state),
                ...facts,
                items: [],
            };
            this.items.push(this.heading);
        }
        else {
            this.group = {
                type: TYPE.test(words.text) ? words : typeInBrackets(this.source, plain),
                state: groupState(words.text) ?? groupState(this.section.title),
            };
        }
    }
    /** `### 1) Alert on CPU @dma [detect]`, or a heading above a list of only "Owner: …" and "Due: …". */
    isItem(text, { owner, due, ticket, type }, below) {
        const bare = text.replace(NUMBERED, '');
        if (TYPE.test(bare) || bare.split(' ').length < 2)
            return false;
        const lists = below.flatMap(({ node }) => (node.type === 'list' ? [node] : []));
        const items = lists.flatMap(({ children }) => children);
        if (items.length > 0 && items.every((item) => isAttribute(this.source, item)))
            return true;
        const holdsItems = below.some(({ node }) => node.type === 'table' || node.type === 'heading') ||
            items.some(({ checked }) => checked != null);
        if (holdsItems)
            return false;
        if (NUMBERED.test(text) && (owner ?? due ?? ticket ?? (type && /\]\s*$/.test(text) ? type : undefined)))
            return true;
        if (owner?.text.startsWith('@') ||
            due?.status === 'known' ||
            (ticket !== undefined && !/^\W*\(?from\b/i.test(text)))
            return items.length === 0;
        return (NUMBERED.test(text) &&
            items.length === 0 &&
            below.every(({ node }) => node.type === 'paragraph') &&
            below.length > 0);
    }
    /** "Owner: @jane" below a heading that is an item. */
    addFacts(list) {
        const { heading } = this;
        if (heading === undefined)
            return;
        const facts = list.children.map((item) => item.children.map((child) => factsIn(this.source, child, this.baseDay)));
        Object.assign(heading, mergeFacts([heading, ...facts.flat()]));
        const state = list.children.map((item) => statusLabel(this.source, item)).find((found) => found !== undefined);
        if (state)
            Object.assign(heading, stateOf(state));
    }
    readParagraph(block) {
        const plain = (0,document_blocks/* blockText */.dK)(this.source, block);
        const text = (0,document_source/* withoutLineBreaks */.p0)(plain.text).replace(/^[:：]\s?/, '');
        if (text === '')
            return;
        if (this.heading) {
            Object.assign(this.heading, mergeFacts([this.heading, factsIn(this.source, block.node, this.baseDay)]));
            return;
        }
        if (block.node.type === 'paragraph' &&
            isLabel(text, block.node.children.every(({ type }) => type === 'strong'))) {
            const words = (0,document_source/* wordsAt */.n4)(this.source, plain);
            const name = text.replace(/[:：]$/, '');
            this.group = { type: words && TYPE.test(name) ? { ...words, text: name } : undefined, state: groupState(name) };
            return;
        }
        let from = 0;
        let found = false;
        for (const line of plain.text.split('\n')) {
            const mark = LINE_ITEM.exec(line)?.[0];
            const words = mark === undefined ? undefined : (0,document_source/* wordsAt */.n4)(this.source, plain, from + mark.length, from + line.length);
            if (mark !== undefined && words && !isNone(words.text)) {
                const checked = /\[(.)\]/.exec(mark)?.[1];
                const state = checked === undefined ? (stateInText(words.text) ?? this.group.state) : checked === ' ' ? 'open' : 'done';
                const part = partOf(plain, from, from + line.length);
                this.items.push({
                    range: words.range,
                    form: checked === undefined ? 'paragraph' : 'task',
                    text: words.text,
                    ...stateOf(state),
                    ...factsOfText(this.source, part, this.baseDay),
                    items: [],
                });
                found = true;
            }
            from += line.length + 1;
        }
        // "Review actions: As part of the remediation, …" as an item of a list: the label's own text.
        if (!found &&
            block.start > (0,document_source/* startOf */.GH)(block.node) &&
            block.start === block.sections[0]?.heading.end.offset &&
            text.length > 20) {
            const range = (0,document_source/* rangeAt */.B3)(this.source, block.start, block.end);
            const facts = factsOfText(this.source, plain, this.baseDay);
            this.items.push({
                range,
                form: 'list',
                text,
                ...stateOf(stateInText(text) ?? this.group.state),
                ...facts,
                items: [],
            });
        }
        else if (!found)
            this.skip((0,document_source/* rangeAt */.B3)(this.source, block.start, block.end), 'paragraph');
    }
    readList(list) {
        const before = this.items.length;
        if (!isAboutTheDocument(this.source, list))
            this.items.push(...this.listItems(list.children, this.group));
        if (this.items.length === before)
            this.skip((0,document_source/* rangeOf */.be)(this.source, list), 'list');
    }
    listItems(children, group) {
        return children.flatMap((item) => this.listItem(item, group));
    }
    listItem(item, group) {
        const own = item.children.filter((child) => child.type !== 'list');
        const [paragraph] = own;
        const plains = own.filter((child) => child.type === 'paragraph').map((child) => (0,document_source/* textOfNode */.xP)(this.source, child));
        const text = (0,document_source/* withoutLineBreaks */.p0)(plains.map((plain) => plain.text).join(' '));
        const below = item.children.filter((child) => child.type === 'list').flatMap((list) => list.children);
        const attributes = below.filter((child) => isAttribute(this.source, child));
        const others = below.filter((child) => !attributes.includes(child));
        const strong = paragraph?.type === 'paragraph' && paragraph.children.every(({ type }) => type === 'strong');
        if (item.checked == null && others.length > 0 && attributes.length === 0 && isGroupLabel(text, strong)) {
            const words = plains[0] && (0,document_source/* wordsAt */.n4)(this.source, plains[0]);
            const name = text.replace(/[:：]$/, '');
            return this.listItems(others, {
                type: words && TYPE.test(name) ? { ...words, text: name } : group.type,
                state: groupState(name) ?? group.state,
            });
        }
        // A box without words is no task to markdown.
        if (text === '' || /^\[[ x]?\]$/i.test(text) || isNone(text) || isEvent(text))
            return [];
        const prose = plains.map((plain) => plain.prose).join(' ');
        const facts = mergeFacts([...own, ...attributes.flatMap(({ children }) => children)].map((child) => factsIn(this.source, child, this.baseDay)));
        const labelled = attributes.map((child) => statusLabel(this.source, child)).find((state) => state !== undefined);
        const said = labelled ?? stateInText(prose) ?? (item.checked == null && isStruck(paragraph) ? 'dropped' : undefined);
        // Bullets below an item belong to its text; tasks below it are items.
        const tasks = others.filter((child) => child.checked != null);
        return [
            {
                range: (0,document_source/* rangeAt */.B3)(this.source, (0,document_source/* startOf */.GH)(item), (0,document_source/* endOf */.pJ)(own.at(-1) ?? item)),
                form: item.checked == null ? 'list' : 'task',
                text,
                ...stateOf(item.checked == null ? (said ?? group.state) : item.checked ? 'done' : stillOpen(said)),
                ...facts,
                type: facts.type ?? group.type,
                items: this.listItems(tasks, { ...group, type: undefined }),
            },
        ];
    }
    readTable(table) {
        const items = this.tableItems(table);
        this.items.push(...items);
        if (items.length === 0)
            this.skip((0,document_source/* rangeOf */.be)(this.source, table), 'table');
    }
    tableItems(table) {
        const [head, ...rows] = table.children;
        const titles = head?.children.map((cell) => (0,document_source/* textOfNode */.xP)(this.source, cell).text.trim()) ?? [];
        const columns = columnsOf(titles);
        if (columns === undefined)
            return [];
        let group = this.group;
        return rows.flatMap((row) => {
            const cells = row.children.map((cell) => ({ cell, plain: (0,document_source/* textOfNode */.xP)(this.source, cell) }));
            const words = (column) => {
                const found = cells[column];
                const read = found && (0,document_source/* wordsAt */.n4)(this.source, found.plain);
                return read && NOBODY.test(read.text) ? undefined : read;
            };
            const action = cells[columns.action];
            const text = (0,document_source/* withoutLineBreaks */.p0)(action?.plain.text ?? '');
            const filled = cells.filter(({ plain }) => plain.text.trim() !== '');
            const [only] = filled;
            if (only &&
                filled.length === 1 &&
                cells.length > 2 &&
                isRowLabel(only.plain.text, only.cell.children.every(({ type }) => type === 'strong'))) {
                const label = (0,document_source/* wordsAt */.n4)(this.source, only.plain);
                const name = label?.text.replace(/[:：]$/, '') ?? '';
                group = { type: label && TYPE.test(name) ? { ...label, text: name } : undefined, state: groupState(name) };
                return [];
            }
            if (!action || text === '' || isNone(text))
                return [];
            const inText = factsIn(this.source, action.cell, this.baseDay);
            const ticketCell = cells[columns.ticket]?.cell;
            const ticket = ticketCell &&
                (linkedTicket(this.source, ticketCell) ?? ticketIn(this.source, (0,document_source/* textOfNode */.xP)(this.source, ticketCell)));
            const owner = cells[columns.owner]?.plain;
            const due = words(columns.due);
            const status = words(columns.status)?.text;
            const shouted = cells.map(({ plain }) => stateInText(plain.prose)).find((state) => state !== undefined);
            const state = status === undefined ? (shouted ?? group.state) : (stateIn(status) ?? 'open');
            return [
                {
                    range: (0,document_source/* rangeOf */.be)(this.source, row),
                    form: 'table',
                    text,
                    ...stateOf(state),
                    owner: columns.owner < 0 ? inText.owner : ((owner && ownerIn(this.source, owner)) ?? words(columns.owner)),
                    due: columns.due >= 0 ? withDate(due, due && (0,moment/* findDate */.OJ)(due.text)?.date, this.baseDay) : inText.due,
                    ticket: ticket ?? inText.ticket,
                    type: words(columns.type) ?? inText.type ?? group.type,
                    priority: words(columns.priority) ?? inText.priority,
                    doneWhen: words(columns.doneWhen) ?? inText.doneWhen,
                    items: [],
                },
            ];
        });
    }
}
function stateOf(state) {
    return { state, done: state === undefined ? undefined : action_items_closed(state) };
}
/** The state of an empty box: what is done would be ticked. */
function stillOpen(said) {
    return said === 'dropped' || said === 'deferred' ? said : 'open';
}
function action_items_closed(state) {
    return state === 'done' || state === 'dropped';
}
/** "Completed", "Immediate (done)", "To do"; "Completed or in progress" says nothing about one item. */
function groupState(title) {
    const name = title
        .toLowerCase()
        .replace(/[^\p{L}'’ ()]+/gu, ' ')
        .trim();
    if (/\b(?:or|and|partly|partially)\b/.test(name))
        return undefined;
    const inside = /\(([^()]{2,30})\)\s*$/.exec(name)?.[1];
    const words = (inside ?? name).trim();
    return /^(?:already )?(?:done|completed|complete|closed|finished|fixed|resolved|implemented|cancell?ed|dropped|rejected|won['’]?t (?:do|fix)|deferred|postponed|on hold|in progress|to ?do|open|pending|planned|ongoing|erledigt|offen|abgeschlossen|terminé(?:es|s)?|en cours|completad[ao]s|pendientes|concluíd[ao]s|pendentes|completat[ei]|完了(?:済み?)?|対応済み?|未着手|対応中|已完成|进行中|완료|진행 ?중)(?: (?:actions?|items?|tasks?))?$/.test(words)
        ? stateIn(words.replace(/^already /, ''))
        : undefined;
}
function typeInBrackets(source, plain) {
    const found = /[(（]([\p{L}-]{3,20})[)）]\s*$/u.exec(plain.text);
    if (found?.[1] === undefined || !TYPE.test(found[1]))
        return undefined;
    return (0,document_source/* wordsAt */.n4)(source, plain, found.index + 1, found.index + 1 + found[1].length);
}
/** `1)`, `2.`, `AI-3:`, `Action 4 -`. */
const NUMBERED = /^(?:(?:action(?: item)?|ai|task|item)[ -]?#?)?\d{1,3}\s?[.):–—-]\s{0,3}/i;
/** `[ ] …`, `AI-1: …`, `Action: …`, `TODO: …`, `• …` at the beginning of a line of a paragraph. */
const LINE_ITEM = /^\s{0,8}(?:\[[ x]\]\s|(?:action(?: item)?|ai)[ -]?#?\d{0,3}\s?:\s|TODO:?\s|[•▪◦‣]\s|\d{1,2}\)\s)/i;
const ATTRIBUTE = /^(?:owners?|assignees?|assigned to|dri|responsible|due(?: date| by)?|deadline|eta|ticket|issue|jira|tracking|type|priority|status|state|verantwortlich|fällig|responsable|responsabile|担当者?|期限|状態|负责人|截止(?:日期)?|담당자?)\s?[:：]/i;
/** "Owner: @jane" nested under an item is a fact of the item. */
function isAttribute(source, { children, checked }) {
    const [first] = children;
    return checked == null && first?.type === 'paragraph' && ATTRIBUTE.test((0,document_source/* textOfNode */.xP)(source, first).text.trim());
}
function statusLabel(source, { children: [first] }) {
    if (first?.type !== 'paragraph')
        return undefined;
    const status = /^\s{0,3}(?:status|state|状態)\s?[:：]\s{0,3}(.{1,40})/i.exec((0,document_source/* textOfNode */.xP)(source, first).text)?.[1];
    return status === undefined ? undefined : (stateIn(status) ?? 'open');
}
/** "Short term:", "**Prevention**": a label for what follows. */
function isLabel(text, strong) {
    return (text.length <= 60 &&
        !/[.!?]\s/.test(text) &&
        (strong || /[:：]$/.test(text) || TYPE.test(text) || groupState(text) !== undefined));
}
function isGroupLabel(text, strong) {
    return isLabel(text, strong) && !/@/.test(text);
}
function isRowLabel(text, strong) {
    const name = (0,document_source/* withoutLineBreaks */.p0)(text);
    return strong || /[:：]$/.test(name) || TYPE.test(name) || groupState(name) !== undefined;
}
function isNone(text) {
    return (/^(?:none|n\/a|nothing|no (?:further |new |open )?(?:action items?|actions?|follow-?ups?)(?: (?:needed|required|identified|planned))?|tbd|なし|keine|aucune?|ninguna?|nenhuma?|nessuna?)[\s.!]*$/i.test(text) ||
        // A template's "{{ summary }} [link to issue]".
        /^\{\{\s?[\w-]+(?: [\w-]+)?\s?\}\}(?:\s?\[[^[\]]{0,60}\])?[\s.]*$/.test(text));
}
/** "14:32 - rolled back" belongs to a timeline. */
function isEvent(text) {
    const reading = (0,moment/* readMoment */.T$)(text);
    return reading?.kind === 'clock' && reading.words.start < 3;
}
const ABOUT_THE_DOCUMENT = /\bsections? (?:above|below)\b|\b(?:above|following) sections?\b|\bthis (?:document|report|post-?mortem|template|incident report)\b|\bincident (?:has been|is|was) (?:dealt|over|closed|resolved|declared)|\b(?:is|are|been) (?:filled (?:in|out)|cleaned up)\b|\baction(?:able)? items? (?:above )?(?:all )?(?:have|are|has)\b/i;
/** A template's own checklist: "Sections above are filled out". */
function isAboutTheDocument(source, { children }) {
    const about = children.filter(({ children: [first] }) => first && ABOUT_THE_DOCUMENT.test((0,document_source/* textOfNode */.xP)(source, first).text)).length;
    return about >= 2 && about >= children.length / 2;
}
function isStruck(node) {
    return node?.type === 'paragraph' && node.children.length > 0 && node.children.every(({ type }) => type === 'delete');
}
/**
 * Bullets between the numbers of one numbered list, which markdown reads as lists of their own because they are not indented. They
 * belong to the numbered items.
 */
function detailsOf(blocks) {
    const details = new Set();
    let expected;
    let counts = false;
    let since = [];
    for (const { node } of blocks) {
        if (node.type === 'heading') {
            if (counts)
                for (const one of since)
                    details.add(one);
            [expected, counts, since] = [undefined, false, []];
        }
        else if (node.type === 'list' && node.ordered) {
            const start = node.start ?? 1;
            if (expected !== undefined && start === expected) {
                for (const one of since)
                    details.add(one);
                counts = true;
            }
            else if (counts)
                for (const one of since)
                    details.add(one);
            else
                counts = false;
            if (start !== expected)
                counts = false;
            expected = start + node.children.length;
            since = [];
        }
        else if (node.type === 'list' && expected !== undefined)
            since.push(node);
    }
    if (counts)
        for (const one of since)
            details.add(one);
    return details;
}
function partOf(plain, from, to) {
    return {
        text: plain.text.slice(from, to),
        prose: plain.prose.slice(from, to),
        starts: plain.starts.slice(from, to),
        ends: plain.ends.slice(from, to),
    };
}
const LEGEND = /^(?:legend|key|explanations?|definitions?|glossary|(?:explanation|meaning|definition) of .{1,40}|legende|erläuterung\w*|légende|leyenda|legenda)$|(?:の説明|凡例|说明|图例|범례)$/i;
const STATUS_TITLE = /^(?:status|state|done|completed?|stand|erledigt|statut|état|estado|situação|stato|状態|ステータス|状况|状态|狀態|進捗|进展|상태)(?![a-z\d])/iu;
const COLUMNS = {
    owner: /^(?:owners?|assignees?|assigned(?: to)?|dri|who|responsible|lead|team|owner\(s\)|verantwortlich\w*|zuständig\w*|responsables?|responsável|responsabile|encargad[ao]|担当者?|責任者|负责人|負責人|责任人|담당자?)(?![\p{L}\d])/iu,
    due: /^(?:due|deadline|eta|target|when|by when|date|timeline|timeframe|fällig\w*|termin|frist|échéance|date limite|fecha|plazo|vencimiento|prazo|scadenza|期限|締切|期日|截止|마감|기한|완료 ?예정)(?![a-z\d])/iu,
    ticket: /^(?:tickets?|issues?|bugs?|jira|tracking|links?|prs?|pull request|チケット|课题|이슈|工单)(?![a-z\d])/iu,
    doneWhen: /^(?:done (?:when|if|once)|definition of done|acceptance(?: criteria)?|exit criteria|success criteria|verified by)(?![a-z\d])/iu,
    status: STATUS_TITLE,
    type: /^(?:type|category|kind|typ|kategorie|tipo|種別|分類|类型|유형|분류)(?![a-z\d])/iu,
    priority: /^(?:priority|prio|severity|priorität|priorité|prioridad|prioridade|priorità|優先度|优先级|우선순위)(?![\p{L}\d])/iu,
    action: /^(?:actions?|action items?|items?|tasks?|descriptions?|what|follow[- ]?ups?|to-?do|work|remediations?|recommendations?|maßnahmen?|aufgaben?|beschreibung|mesures?|tâches?|acción|acciones|tareas?|medidas?|ação|ações|tarefas?|azion[ei]|attività|アクション|対応|対策|内容|タスク|施策|行动|行動|措施|任务|改进|조치|작업|항목|내용|액션)/iu,
    number: /^(?:#|no\.?|nr\.?|id|number|番号|编号|序号|번호)?$/i,
}; // biome-ignore format: a table
/**
 * Returns the column of each field, -1 for none. If several columns fit, the first. The action is the first that is left. Undefined
 * if no title is one of a table of action items.
 */
function columnsOf(titles) {
    const taken = new Set();
    const take = (name) => {
        const index = titles.findIndex((title, at) => !taken.has(at) && COLUMNS[name].test(title));
        if (index >= 0)
            taken.add(index);
        return index;
    };
    const action = take('action');
    const doneWhen = take('doneWhen');
    const [owner, due, ticket, status, type, priority] = [
        take('owner'), take('due'), take('ticket'), take('status'), take('type'), take('priority'),
    ]; // biome-ignore format: one thing
    if (taken.size === 0)
        return undefined;
    const number = take('number');
    const left = titles.findIndex((_, at) => !taken.has(at));
    return { action: action >= 0 ? action : left, owner, due, ticket, status, type, priority, doneWhen, number };
}


/***/ }),

/***/ 11484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rz: () => (/* binding */ sectionOfKind),
/* harmony export */   SH: () => (/* binding */ blocksOf),
/* harmony export */   dK: () => (/* binding */ blockText)
/* harmony export */ });
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9835);

/** In the order of the file. A list whose items are sections, such as `- **Impact**: …`, is split at them. */
function blocksOf(source, root, sections) {
    const places = placesOf(sections);
    let next = 0;
    let current = [];
    const blocks = [];
    const add = (node, start, end) => {
        while ((places[next]?.at ?? Number.POSITIVE_INFINITY) <= start)
            current = places[next++]?.sections ?? [];
        blocks.push({ node, start, end, sections: current });
    };
    const addCut = (node) => {
        let from = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .GH)(node);
        for (let index = next; (places[index]?.at ?? Number.POSITIVE_INFINITY) < (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(node); index++) {
            const { at = from, labelEnd = from } = places[index] ?? {};
            if (at > from)
                add(node, from, at);
            from = Math.max(from, labelEnd);
        }
        add(node, from, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(node));
    };
    const walk = (node) => {
        const label = places[next];
        const holdsLabel = label !== undefined && label.at >= (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .GH)(node) && label.at < (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(node);
        if ((node.type === 'paragraph' || node.type === 'html') && holdsLabel)
            addCut(node);
        else if (node.type === 'list' && holdsLabel) {
            let plain = [];
            const flush = () => {
                if (plain.length > 0)
                    add(partOf(node, plain, source), (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .GH)(plain[0] ?? node), (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(plain.at(-1) ?? node));
                plain = [];
            };
            for (const item of node.children) {
                const mark = places[next];
                if (mark === undefined || mark.at < (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .GH)(item) || mark.at >= (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(item))
                    plain.push(item);
                else {
                    flush();
                    for (const child of item.children)
                        walk(child);
                }
            }
            flush();
        }
        else
            add(node, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .GH)(node), (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(node));
    };
    for (const node of root.children)
        walk(node);
    return blocks;
}
/** A list of its own, of some items of another. */
function partOf(list, children, source) {
    const [first, last] = [children[0], children.at(-1)];
    if (children.length === list.children.length || first === undefined || last === undefined)
        return list;
    return { ...list, children, position: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .rangeAt */ .B3)(source, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .GH)(first), (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(last)) };
}
function placesOf(sections, above = []) {
    return sections.flatMap((section) => {
        const chain = [section, ...above];
        const { start, end } = section.heading;
        return [{ at: start.offset, labelEnd: end.offset, sections: chain }, ...placesOf(section.subsections, chain)];
    });
}
/** Returns the outermost section of a kind that contains a block. */
function sectionOfKind({ sections }, kind) {
    return sections.findLast((section) => section.kind === kind);
}
/** The part of a paragraph's text that belongs to the block, as indices into `plain.text`. */
function textRange({ start, end }, plain) {
    const indexOf = (at) => {
        const index = plain.starts.findIndex((offset) => offset >= at);
        return index < 0 ? plain.text.length : index;
    };
    return { from: indexOf(start), to: (plain.starts.at(-1) ?? 0) < end ? plain.text.length : indexOf(end) };
}
/** The plain text of a block's paragraph or heading, of the part that belongs to it. */
function blockText(source, block) {
    const plain = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .textOfNode */ .xP)(source, block.node);
    const { from, to } = textRange(block, plain);
    if (from === 0 && to === plain.text.length)
        return plain;
    return {
        text: plain.text.slice(from, to),
        prose: plain.prose.slice(from, to),
        starts: plain.starts.slice(from, to),
        ends: plain.ends.slice(from, to),
    };
}


/***/ }),

/***/ 73733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EZ: () => (/* binding */ frontMatterOf),
/* harmony export */   Xz: () => (/* binding */ readFrontMatter),
/* harmony export */   r4: () => (/* binding */ placeInFrontMatter)
/* harmony export */ });
/* harmony import */ var smol_toml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3292);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38815);
/* harmony import */ var _text_message_of_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62486);
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16624);
/* harmony import */ var _moment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85582);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9835);






/** YAML parsers take quadratic time on some inputs. Real front matter is far below these limits. */
const MAX_CHARACTERS = 16_000;
const MAX_DEPTH = 20;
const MAX_VALUES = 1_000;
const FENCES = [
    ['---', 'yaml'],
    ['+++', 'toml'],
];
/**
 * Returns which front matter a file begins with. A first line `---` that is never closed, or closes around text without a key, is
 * a thematic break, as on GitHub; the parser's extension would lose the lists and quotes below it.
 */
function frontMatterOf(markdown) {
    const first = /^[^\r\n]{0,20}/.exec(markdown)?.[0].trimEnd() ?? '';
    const found = FENCES.find(([fence]) => fence === first);
    if (found === undefined)
        return undefined;
    const [fence, format] = found;
    const lines = markdown.split(/\r\n|\n|\r/);
    const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === fence);
    const inside = lines.slice(1, Math.max(end, 1));
    const isEmpty = inside.every((line) => line.trim() === '' || line.startsWith('#'));
    const hasKey = inside.some((line) => /^\s{0,20}["']?[\p{L}_@{[][^\s:=]{0,60}["']?\s{0,3}[:=]|^\s{0,20}[{[]/u.test(line));
    return end > 0 && (hasKey || (isEmpty && inside.length < 3)) ? format : undefined;
}
const NOTHING = {
    values: {},
    title: undefined,
    date: undefined,
    authors: [],
    tags: [],
    incident: undefined,
    service: undefined,
    severity: undefined,
    started: undefined,
    resolved: undefined,
};
/** Invalid front matter has a `problem`. */
function readFrontMatter(source, root) {
    const node = root.children[0];
    if (node === undefined || (node.type !== 'yaml' && node.type !== 'toml'))
        return undefined;
    const range = (0,_source_js__WEBPACK_IMPORTED_MODULE_4__/* .rangeOf */ .be)(source, node);
    const block = { source, text: node.value, start: contentStart(source, range) };
    const read = node.type === 'toml' ? readToml(block) : readYaml(block);
    if ('problem' in read)
        return { ...NOTHING, format: node.type, range, problem: read.problem };
    const { values, words } = read;
    const first = (...keys) => keys.map(words).find((found) => found !== undefined);
    const date = first('date', 'incident_date', 'incident-date');
    return {
        format: node.type,
        range,
        values,
        title: first('title'),
        date: date && statedDate(date),
        authors: namesIn(values.authors ?? values.author),
        tags: namesIn(values.tags ?? values.categories ?? values.keywords),
        incident: first('incident', 'incident_id', 'incident-id'),
        service: first('service', 'services', 'affected_service'),
        severity: first('severity', 'sev', 'priority'),
        started: first('started', 'started_at', 'start', 'start_time'),
        resolved: first('resolved', 'resolved_at', 'end', 'end_time'),
        problem: undefined,
    };
}
/** Behind the first fence. */
function contentStart({ markdown }, { start: { offset } }) {
    return offset + (/^[^\r\n]{0,200}(?:\r\n|\n|\r)?/.exec(markdown.slice(offset, offset + 202))?.[0].length ?? 0);
}
/**
 * Returns where a value of the front matter is, by its path such as `['cause', 'category']`. If there is no such key, where the
 * key above it is, else the first line.
 */
function placeInFrontMatter({ markdown, frontMatter }, path, part = 'value') {
    const source = (0,_source_js__WEBPACK_IMPORTED_MODULE_4__/* .sourceOf */ .vz)(markdown);
    const range = frontMatter?.range ?? (0,_source_js__WEBPACK_IMPORTED_MODULE_4__/* .rangeAt */ .B3)(source, 0, 0);
    const start = contentStart(source, range);
    const text = markdown.slice(start, range.end.offset).replace(/(?:\r\n|\n|\r)[^\r\n]*$/, '');
    const within = (from, to) => (0,_source_js__WEBPACK_IMPORTED_MODULE_4__/* .rangeAt */ .B3)(source, start + from, start + to);
    if (frontMatter?.format === 'toml') {
        const line = new RegExp(`^[ \\t]{0,20}${String(path[0]).replace(/\W/g, '\\$&')}[ \\t]{0,20}=.*`, 'm').exec(text);
        return line === null ? within(0, 0) : within(line.index, line.index + line[0].length);
    }
    let node = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(text, YAML).contents;
    let found = within(0, 0);
    for (const [depth, step] of path.entries()) {
        let keyNode;
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isMap */ .jh)(node)) {
            const pair = node.items.find(({ key }) => (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(key) && String(key.value) === String(step));
            if (pair === undefined)
                return found;
            [keyNode, node] = [pair.key, pair.value];
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isSeq */ .oP)(node)) {
            node = node.items[Number(step)];
            keyNode = node;
        }
        else
            return found;
        const shown = part === 'value' && depth === path.length - 1 && (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isNode */ .Ll)(node) && node.range ? node : keyNode;
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isNode */ .Ll)(shown) || !shown.range)
            return found;
        found = within(shown.range[0], shown.range[1]);
    }
    return found;
}
/** "core" and no merge keys: dates stay as they are written, and an alias cannot blow a small block up. */
const YAML = { prettyErrors: false, logLevel: 'silent', schema: 'core', merge: false };
function wordsIn({ source, text, start }, from, to, message) {
    const at = Math.min(from, text.length);
    return { text: message, range: (0,_source_js__WEBPACK_IMPORTED_MODULE_4__/* .rangeAt */ .B3)(source, start + at, start + Math.max(at, Math.min(to, text.length))) };
}
function broken(block, from, to, message) {
    return { problem: wordsIn(block, from, to, message) };
}
/** Returns why it is not parsed. The nesting of block YAML is its indentation. */
function tooMuch(block) {
    const { text } = block;
    const all = (message) => broken(block, 0, Math.min(text.length, 100), message);
    if (text.length > MAX_CHARACTERS) {
        return all(`The front matter has ${text.length} characters; more than ${MAX_CHARACTERS} are not read.`);
    }
    let depth = 0;
    let values = 0;
    for (const [index, character] of [...text].entries()) {
        if (character === '[' || character === '{')
            depth++;
        else if (character === ']' || character === '}')
            depth--;
        else if (character === ',' || character === '\n' || character === ':')
            values++;
        if (depth > MAX_DEPTH)
            return broken(block, index, index + 1, `The front matter nests more than ${MAX_DEPTH} deep, and is not read.`);
    }
    const deepest = /^[ ]{60,}(?=\S)|^\s{0,60}(?:- ){20,}/m.exec(text);
    if (deepest)
        return broken(block, deepest.index, deepest.index + 1, `The front matter nests more than ${MAX_DEPTH} deep, and is not read.`);
    return values > 2 * MAX_VALUES
        ? all(`The front matter has more than ${MAX_VALUES} values, and is not read.`)
        : undefined;
}
const QUOTES = ' Put quotes around a value that contains ": ", or that begins with a character such as [ { @ & * ! % or a quote.';
function readYaml(block) {
    const { source, text, start } = block;
    const limit = tooMuch(block);
    if (limit)
        return limit;
    const yaml = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(text, YAML);
    const [error] = yaml.errors;
    if (error) {
        const quotes = error.code === 'DUPLICATE_KEY' || error.code === 'TAB_AS_INDENT' ? '' : QUOTES;
        const message = `The front matter is not valid YAML: ${error.message.replace(/\.$/, '')}.${quotes}`;
        return broken(block, error.pos[0], error.pos[1], message);
    }
    const { contents } = yaml;
    if (contents === null || ((0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(contents) && contents.value === null))
        return { values: {}, words: () => undefined };
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isMap */ .jh)(contents))
        return broken(block, 0, text.length, 'The front matter is not a list of "key: value" lines.');
    let values;
    try {
        values = yaml.toJS({ maxAliasCount: 10 });
    }
    catch (error) {
        return broken(block, 0, text.length, `The front matter cannot be read: ${(0,_text_message_of_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .b)(error)}.`);
    }
    const words = (key) => {
        const node = contents.get(key, true);
        const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
        if (range == null)
            return undefined;
        const value = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(node)
            ? node.value === null
                ? ''
                : String(node.source ?? node.value)
            : namesIn(values[key]).join(', ');
        if (value.trim() === '')
            return undefined;
        return { text: value.trim(), range: (0,_source_js__WEBPACK_IMPORTED_MODULE_4__/* .rangeAt */ .B3)(source, start + range[0], start + range[1]) };
    };
    return { values, words };
}
function readToml(block) {
    const { source, text, start } = block;
    const limit = tooMuch(block);
    if (limit)
        return limit;
    let values;
    try {
        values = (0,smol_toml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text);
    }
    catch (error) {
        const lines = text.split('\n');
        const line = error instanceof smol_toml__WEBPACK_IMPORTED_MODULE_0__/* .TomlError */ .zx ? Math.max(1, error.line) : 1;
        const at = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
        const reason = (0,_text_message_of_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .b)(error)
            .split('\n')[0]
            ?.replace(/^Invalid TOML document: /, '') ?? '';
        return broken(block, at, at + (lines[line - 1]?.length ?? 0), `The front matter is not valid TOML: ${reason}.`);
    }
    const params = typeof values.params === 'object' && values.params !== null ? values.params : {};
    const words = (key) => {
        const value = values[key] ?? params[key];
        const shown = value instanceof Date ? value.toISOString() : namesIn(value).join(', ');
        const line = new RegExp(`^[ \\t]{0,20}${key}[ \\t]{0,20}=[ \\t]{0,20}`, 'm').exec(text);
        if (value === undefined || shown === '' || line === null)
            return undefined;
        const from = start + line.index + line[0].length;
        const written = /^[^\r\n]*/.exec(text.slice(line.index + line[0].length))?.[0].trimEnd() ?? '';
        const bare = value instanceof Date ? written : shown;
        return { text: bare, range: (0,_source_js__WEBPACK_IMPORTED_MODULE_4__/* .rangeAt */ .B3)(source, from, from + written.length) };
    };
    return { values, words };
}
/** Returns the names in a name, a list of names, or a list of people as Docusaurus has. */
function namesIn(value) {
    if (Array.isArray(value))
        return value.flatMap(namesIn).slice(0, 100);
    if (typeof value === 'string')
        return value.trim() === '' ? [] : [value.trim()];
    if (typeof value === 'number' || typeof value === 'boolean')
        return [String(value)];
    if (typeof value !== 'object' || value === null)
        return [];
    return 'name' in value ? namesIn(value.name) : [];
}
function statedDate(words) {
    const found = (0,_moment_js__WEBPACK_IMPORTED_MODULE_3__/* .findDate */ .OJ)(words.text);
    return found?.date.year === undefined || found.other !== undefined
        ? { ...words, status: 'unreadable', date: undefined }
        : { ...words, status: 'known', date: (0,_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .isoDate */ ._$)((0,_calendar_js__WEBPACK_IMPORTED_MODULE_2__/* .dayNumber */ .U$)(found.date, undefined)) };
}


/***/ }),

/***/ 38889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ htmlRows)
/* harmony export */ });
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9835);

const TAG = /<(\/?)([a-z][a-z\d]*)(?:\s[^<>]{0,500})?\/?>|<!--/gi;
const ENTITY = /&(?:amp|lt|gt|quot|nbsp|#39|apos|ndash|mdash);/y;
const CHARACTERS = {
    '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': ' ', '&#39;': "'", '&apos;': "'", '&ndash;': '–', '&mdash;': '—',
}; // biome-ignore format: a table
/** Returns the rows of the HTML between two offsets of the file; empty if it has none. */
function htmlRows(source, start, end) {
    const rows = [];
    let row;
    let cell;
    const html = source.markdown.slice(start, end);
    let at = 0;
    const closeRow = (to) => {
        if (row && row.cells.length > 0)
            rows.push({ range: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .rangeAt */ .B3)(source, start + row.from, start + to), cells: row.cells });
        row = undefined;
        cell = undefined;
    };
    TAG.lastIndex = 0;
    for (let tag = TAG.exec(html); tag !== null; tag = TAG.exec(html)) {
        if (cell)
            append(cell.plain, html, at, tag.index, start);
        at = tag.index + tag[0].length;
        if (tag[0] === '<!--') {
            const close = html.indexOf('-->', at);
            at = close < 0 ? html.length : close + 3;
            TAG.lastIndex = at;
            continue;
        }
        const name = (tag[2] ?? '').toLowerCase();
        const opens = tag[1] === '';
        if (name === 'tr' || name === 'dt' || name === 'li') {
            if (row && (opens || name !== 'dt'))
                closeRow(opens ? tag.index : at);
            if (opens)
                row = { from: tag.index, cells: [] };
        }
        if (/^(?:td|th|dt|dd|li)$/.test(name)) {
            cell = undefined;
            if (opens && row) {
                cell = { from: at, plain: { text: '', prose: '', starts: [], ends: [] } };
                row.cells.push(cell.plain);
            }
            else if (name === 'dd')
                closeRow(at);
        }
        if ((name === 'table' || name === 'dl' || name === 'ul' || name === 'ol') && row)
            closeRow(tag.index);
        if (name === 'br' && cell)
            add(cell.plain, '\n', start + tag.index, start + at);
    }
    if (cell)
        append(cell.plain, html, at, html.length, start);
    closeRow(html.length);
    return rows;
}
function append(plain, html, from, to, offset) {
    for (let at = from; at < to;) {
        ENTITY.lastIndex = at;
        const entity = ENTITY.exec(html)?.[0];
        const length = entity?.length ?? 1;
        add(plain, (entity && CHARACTERS[entity]) ?? html[at] ?? '', offset + at, offset + at + length);
        at += length;
    }
}
function add(plain, character, start, end) {
    plain.text += character;
    plain.prose += character;
    plain.starts.push(start);
    plain.ends.push(end);
}


/***/ }),

/***/ 70263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Sl: () => (/* binding */ readTitleAndSections),
  Ks: () => (/* binding */ sectionsOf),
  NQ: () => (/* binding */ titleFrom)
});

// EXTERNAL MODULE: ./build/src/postmortem/document/action-items.js + 1 modules
var action_items = __webpack_require__(71703);
// EXTERNAL MODULE: ./build/src/postmortem/document/moment.js + 1 modules
var moment = __webpack_require__(85582);
// EXTERNAL MODULE: ./build/src/postmortem/document/source.js
var document_source = __webpack_require__(9835);
;// CONCATENATED MODULE: ./build/src/postmortem/document/placeholders.js

/** Returns the placeholders in a paragraph, heading or cell, one per line; `plain` is the node's text. */
function placeholdersIn(source, node, plain) {
    const found = [placeholderTag(source, node), ...linesOf(source, plain)].filter((words) => words !== undefined);
    const lines = new Set();
    return found
        .sort((a, b) => a.range.start.offset - b.range.start.offset)
        .filter(({ range }) => !lines.has(range.start.line) && lines.add(range.start.line));
}
/** Returns the first placeholder of each of a node's lines. */
function linesOf(source, plain) {
    let from = 0;
    return plain.prose.split('\n').map((line) => {
        const start = from;
        from += line.length + 1;
        const found = placeholderIn(plain.text.slice(start, start + line.length), line);
        return found && (0,document_source/* wordsAt */.n4)(source, plain, start + found.start, start + found.end);
    });
}
/** A state of unfinished work, in a place where a state is expected. */
function isOpenState(text) {
    return /^\W*(?:to[- ]?do|tb[dc]|pending|wip|work in progress|not (?:yet )?(?:completed|added|documented)(?: yet)?)(?![\w-])/i.test(text);
}
const STATE_LABEL = /^\W*(?:status|state|stand|estado|statut|stato|状態|ステータス|状态|상태)\W*$/i;
/** `_Describe what users saw_`: a paragraph of nothing but an emphasised instruction. */
function hintOf({ children }, whole) {
    const only = children.length === 1 && children[0]?.type === 'emphasis';
    return only &&
        /^[([]?(?:describe|fill|explain|list|provide|add|summari[sz]e|insert|write|replace|include|enter|state|give)\b/i.test(whole?.text ?? '')
        ? whole
        : undefined;
}
/** `<what happened>`, which markdown treats as HTML, anywhere in a paragraph or cell. */
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
    // "Map<String>" is a type that somebody forgot to put in backticks.
    if (!tag || /[\p{L}\d]/u.test(source.markdown[(0,document_source/* startOf */.GH)(node) - 1] ?? ' '))
        return undefined;
    const bare = (tag[2] ?? '')
        .trim()
        .split(/\s+/)
        .filter((word) => word !== '').length;
    if (TAGS.has((tag[1] ?? '').toLowerCase()) && bare < 2)
        return undefined;
    return { text: tag[0], range: (0,document_source/* rangeAt */.B3)(source, (0,document_source/* startOf */.GH)(node), (0,document_source/* startOf */.GH)(node) + tag[0].length) };
}
/** Marks that replace a whole line, sentence, table cell or value. */
const MARK = /^(?:tbd|tbc|tba|tk|todo|to[- ]do|fixme|xxx+|wip|pending|placeholder(?: text)?|coming soon|work in progress|under construction|n\/?a yet|not (?:yet )?(?:written|filled in|filled out|added|documented|completed)(?: yet)?|nothing (?:here|written|added) yet|fill (?:(?:me|this|it) )?(?:in|out)(?: here| later)?|\.{3,}|…|[_?]{3,}|hh:mm(?: ?(?:utc|am|pm))?|yyyy-mm-dd|dd[./-]mm[./-]yyyy|mm[./-]dd[./-]yyyy)$/i;
const LATER = '(?:later|soon|shortly|here|tomorrow|(?:after|once|when|as soon as|during|in|following)\\s.{1,60})';
const DOCUMENT_PART = '(?:this|it|these|everything|the rest|(?:the |more |further |this |your )?(?:section|part|details?|information|info|content|text|page|document|summary|impact|timeline|root cause|cause|analysis|description|write-?up|action items|report))';
/** Sentences that promise text. */
const PROMISES = [
    `^(?:(?:this|it|${DOCUMENT_PART})\\s)?(?:is\\s|are\\s|still\\s|yet\\s|remains\\s){0,2}to be (?:determined|done|confirmed|completed|filled(?: in| out)?|written(?: up)?|added|announced|provided|supplied|updated|documented)(?:\\s${LATER})?$`,
    `^(?:still\\s)?(?:needs|has|have|need) to be (?:written(?: up)?|filled (?:in|out)|completed|added)(?:\\s${LATER})?$`,
    `^${DOCUMENT_PART}\\s(?:will|shall) be (?:filled(?: in| out)?|added|completed|written(?: up)?|provided|supplied|updated|posted)(?:\\s${LATER})?$`,
    `^(?:we|i|somebody|someone|the (?:author|team)|[a-z]{2,15})(?:['’]ll| will| shall| still need to| need to| needs to| have to| has to| must| should| are going to| am going to) (?:still )?(?:fill|complete|finish|write|update|add|expand|flesh)\\s${DOCUMENT_PART}(?:\\s(?:in|out|up))?(?:\\s${LATER})?$`,
    `^(?:more |further |full )?(?:details?|information|info|text|content|analysis|write-?up|summary|description)\\s(?:is |are )?(?:to (?:come|follow)|coming(?: soon)?|will follow|to be announced)(?:\\s${LATER})?$`,
    '^(?:more|rest) (?:to (?:come|follow)|coming soon)$',
    '^.{1,60}\\s(?:goes|go|belongs|comes) (?:right )?here$',
    '^(?:please )?(?:write|insert|add|enter|put|describe|fill in|type|paste|provide|include)\\b.{0,80}\\s(?:here|below)$',
    '^(?:your|the|a|an|some)?\\s?(?:title|name|text|summary|description|details?|content|date|service|owner|link|notes?|explanation|impact|cause|timeline|information|incident title)(?:\\s(?:of|for|about)\\s.{1,40})?\\shere$',
    '^lorem ipsum\\b.{0,300}$',
].map((pattern) => new RegExp(pattern, 'i'));
/** `{{summary}}`, `${summary}`, `%SUMMARY%`, `$SUMMARY`, `{summary}`, `@@SUMMARY@@`: a variable that was not replaced. */
const VARIABLE = /^(?:\{\{[^{}]{1,60}\}\}|[$#]\{[^{}]{1,60}\}|\{[a-z][\w .-]{0,40}\}|%[A-Za-z][\w-]{0,40}%|\$[A-Z][A-Z\d_]{1,40}|\$[a-z][a-z\d_]{2,40}|@@[\w-]{1,40}@@|__[A-Z][A-Z\d_]{1,40}__|<%=?[^%]{1,60}%>)$/;
/** Only forms that do not occur in running text otherwise. */
const VARIABLE_INSIDE = /\{\{\s?[a-z][\w-]{0,40}\s?\}\}|(?<![\w/.:`}-])\$\{[a-z][\w-]{0,40}\}(?![\w/.:`-]|\$\{)|(?<![\w%])%[A-Z][A-Z_]{2,40}%(?![\w%])/i;
const BRACKETED = /^\[\s?(\p{L}[^[\]]{1,120})\]$/u;
/** "Postmortem: [title] — service", "14:32 — [what happened]". */
const BRACKETS_BETWEEN = /(?<=^[^\p{L}\p{N}[\]]{0,5}|\s[—–-]\s|:\s)\[(\p{L}[^[\]]{1,60})\](?=\s[—–-]\s|\s?$|\s\()/gmu;
/** Text in brackets that is not a placeholder. */
const SAID_IN_BRACKETS = /^(?:none|n\/?a|not applicable|unknown|redacted|removed|omitted|deleted|withheld|hidden|internal|edited|sic|resolved|closed|open|done|all times.*|times? (?:in|are).*|utc|draft|private|public|image|screenshot|figure|graph|see .*|source.*|confidential|elided|snip|continued|note.*|update.*|edit.*|p\d|sev.*)$/i;
const INSTRUCTION = /^(?:describe|insert|fill|explain|list|provide|add|summari[sz]e|your|enter|write|replace|include|state|give|what|who|when|where|why|how|link to)\b/i;
/** `TBD` in a sentence: "TBD% of orders", "The cause is TBD." Not "the TBD in the code". */
const MARK_INSIDE = /(?<![\w/#@.-])(?<!\b(?:[Tt]he|[Aa]n?|[Ee]very|[Ee]ach|[Nn]o|this|that|old|of|word|says?|said|marked|label(?:l)?ed)\s["“'‘]?)(?:TBD|TBC|TBA)(?![\w/-]|\.\w)|(?<![\w/#@.-])TK(?=\s?%)/g;
/** `<what broke, for whom>`, which is not HTML because of the comma. */
const TEXT_TAG = /(?<![\p{L}\d])<\p{L}[\p{L}\d ,.'’/?&-]{1,80}>/u;
/** "TODO: find out", "FIXME - numbers"; the pattern of a missing time or date. */
const LEADING_MARK = /^(?:TBD|TBC|TODO|FIXME|TK)\b\s?[:(–—-]|^(?:HH:MM|YYYY-MM-DD)\b/;
/** Somebody's note about what is left to do. */
const NOTE = /@[a-z\d]|\b(?:thinks?|thought|believes?|suggests?|suggested|wants?|proposes?|proposed|says?|said|plans?|asked|according to)\b/i;
/**
 * Returns where the first placeholder of a line begins and ends, or undefined.
 * @param line Plain text.
 * @param prose The same text, with U+FFFC for each character of inline code. In code, only a whole placeholder counts.
 */
function placeholderIn(line, prose) {
    const found = [];
    for (const { start, end, value = start } of partsOf(prose)) {
        const part = prose.slice(value, end);
        const text = /^[\s\uFFFC.,:;]*$/.test(part) ? line.slice(value, end) : part;
        const label = /^[^:]{1,60}(?=:)/.exec(prose.slice(start, end))?.[0];
        if (label !== undefined && STATE_LABEL.test(label) && isOpenState(prose.slice(start + label.length, end)))
            continue;
        if (isPlaceholder(text)) {
            found.push(trimmed(line, start, end));
            break;
        }
    }
    for (const { index, 0: whole, 1: words = '' } of prose.slice(0, 5_000).matchAll(BRACKETS_BETWEEN)) {
        if (isLeftInBrackets(words))
            found.push({ start: index, end: index + whole.length });
    }
    const tag = TEXT_TAG.exec(prose);
    if (tag)
        found.push({ start: tag.index, end: tag.index + tag[0].length });
    const variable = VARIABLE_INSIDE.exec(prose);
    if (variable)
        found.push({ start: variable.index, end: variable.index + variable[0].length });
    if (!NOTE.test(prose)) {
        for (const { index, 0: mark } of prose.slice(0, 5_000).matchAll(MARK_INSIDE)) {
            found.push({ start: index, end: index + mark.length });
        }
    }
    return found.sort((a, b) => a.start - b.start)[0];
}
/** Yields the whole line, its fields and its sentences. `value` is where the value of a `Key: value` begins. */
function* partsOf(line) {
    if (line.length <= 300)
        yield { start: 0, end: line.length };
    let fields = 0;
    for (const { index, 0: field } of line.matchAll(/[^|·•]+/g)) {
        if (++fields > 50)
            break;
        if (field.length > 200)
            continue;
        if (field.length < line.length)
            yield { start: index, end: index + field.length };
        const label = /^[^:]{1,60}:\s{1,3}(?=\S)/.exec(field)?.[0].length;
        if (label !== undefined)
            yield { start: index, end: index + field.length, value: index + label };
    }
    let sentences = 0;
    for (const { index, 0: sentence } of line.matchAll(/[^.!?]{2,300}[.!?]+(?=\s|$)/g)) {
        if (++sentences > 50)
            break;
        if (sentence.length < line.length)
            yield { start: index, end: index + sentence.length };
    }
}
function trimmed(line, start, end) {
    const text = line.slice(start, end);
    return { start: start + (text.length - text.trimStart().length), end: start + text.trimEnd().length };
}
function isPlaceholder(written) {
    const text = written.trim();
    if (text === '' || text.length > 300)
        return false;
    if (VARIABLE.test(text))
        return true;
    const inBrackets = BRACKETED.exec(text)?.[1]?.trim();
    if (inBrackets !== undefined && isLeftInBrackets(inBrackets))
        return true;
    const bare = text
        .replace(/^[[({<*_"“'‘]+|[\])}>*_"”'’]+$/g, '')
        .trim()
        .replace(/(?<![.!])[.!:]$/, '')
        .trim();
    if (MARK.test(bare) || PROMISES.some((promise) => promise.test(bare)))
        return true;
    return LEADING_MARK.test(text) && !NOTE.test(text);
}
/** Lower-case words such as `[root cause]`, and instructions. "[Dana Miller]" is a name. */
function isLeftInBrackets(words) {
    if (SAID_IN_BRACKETS.test(words))
        return false;
    return INSTRUCTION.test(words) || /^\p{Ll}[^\d]{1,60}$/u.test(words);
}

// EXTERNAL MODULE: ./build/src/postmortem/document/section-names.js
var section_names = __webpack_require__(1134);
;// CONCATENATED MODULE: ./build/src/postmortem/document/sections.js





/** `own` are the team's own headings. */
function readTitleAndSections(source, root, own) {
    const marks = headingsOf(source, root, own);
    // Below the first section with a usual name, a heading cannot be the title.
    const firstUsual = marks.findIndex(({ kind, words }) => kind !== 'unknown' && !TITLE_PREFIX.test(words.text));
    const titleMark = marks
        .slice(0, firstUsual < 0 ? marks.length : firstUsual)
        .find(({ level, kind, words }) => isTitle(level, kind, words.text)) ?? longTitle(marks);
    const rest = marks.filter((mark) => mark !== titleMark);
    const labels = labelsOf(source, root, rest, titleMark, own);
    const all = inTimeline(lessonsTogether([...rest, ...labels].sort((a, b) => a.start - b.start)));
    return {
        title: titleMark && titleOf(titleMark),
        ...nested(source, all, piecesOf(source, root, labels)),
        languages: all.map(({ language }) => language),
    };
}
function isTitle(level, kind, text) {
    return TITLE_PREFIX.test(text) || (level === 1 && kind === 'unknown');
}
/** "# Slow recovery of the orders database": the only heading of its level is the title, whatever words it contains. */
function longTitle(marks) {
    const [first] = marks;
    const alone = first?.level === 1 && marks.filter(({ level }) => level === 1).length === 1;
    return alone && marks.length > 1 && first.words.text.split(' ').length > 3 ? first : undefined;
}
/** "What went wrong" is the cause, unless "What went well" or similar shows that it is a part of the lessons. */
function lessonsTogether(marks) {
    const hasLessons = marks.some(({ kind, words }) => kind === 'lessons' && /\b(?:well|lucky|better)\b/i.test(words.text));
    return marks.map((mark) => hasLessons && mark.kind === 'root-cause' && /^\W{0,5}what (?:went|has gone) wrong\W*$/i.test(mark.words.text)
        ? { ...mark, kind: 'lessons' }
        : mark);
}
/** "## 2026-10-08" below "## Timeline" is a part of the timeline. */
function inTimeline(marks) {
    let timeline;
    return marks.map((mark) => {
        if (timeline !== undefined && mark.level === timeline && isMoment(mark.words.text))
            return { ...mark, depth: mark.level + 1 };
        if (mark.kind === 'timeline')
            timeline = mark.level;
        else if (timeline !== undefined && mark.level <= timeline)
            timeline = undefined;
        return mark;
    });
}
function isMoment(text) {
    const reading = (0,moment/* readMoment */.T$)(text);
    return reading?.kind === 'clock' || (reading?.kind === 'day' && !/[\p{L}\d]/u.test(text.slice(reading.length)));
}
const TITLE_PREFIX = /^(?:\p{Extended_Pictographic}\s?)?(?:incident\s)?(?:post[- ]?mortem|pir|rca|incident(?: report| review)?|retrospective)(?:\s(?:report|review))?\s?(?::|[-–—]\s)\s?/iu;
function titleOf({ words, placeholder }) {
    return { ...titleFrom(words), placeholder };
}
/** "Postmortem: Orders fail — orders-service". */
function titleFrom({ text, range }) {
    const placeholder = undefined;
    const whole = text.replace(TITLE_PREFIX, '');
    // "— orders-service" or "- orders-service": one word, or a few that do not continue the sentence.
    const dash = Math.max(whole.lastIndexOf(' — '), whole.lastIndexOf(' – '), whole.lastIndexOf(' - '));
    const service = dash > 0 ? whole.slice(dash + 3).trim() : '';
    if (!/^[\p{L}\d][\p{L}\d._/-]*(?: [\p{L}\d._/-]+){0,2}$/u.test(service) || /^\d{4}-\d{2}|^\d+$/.test(service)) {
        return { text: whole.trim(), service: undefined, range, placeholder };
    }
    return { text: whole.slice(0, dash).trim(), service, range, placeholder };
}
function markOf(words, level, own) {
    const { start, end } = words.range;
    return { level, depth: level, start: start.offset, end: end.offset, words, ...(0,section_names/* sectionName */.$)(words.text, own) };
}
function headingsOf(source, root, own) {
    return root.children.flatMap((node) => {
        if (node.type === 'html')
            return htmlHeadings(source, node, own);
        if (node.type !== 'heading')
            return [];
        const plain = (0,document_source/* textOfNode */.xP)(source, node);
        const words = (0,document_source/* wordsAt */.n4)(source, plain) ?? { text: '', range: (0,document_source/* rangeOf */.be)(source, node) };
        const [placeholder] = placeholdersIn(source, node, plain);
        return [{ ...markOf(words, node.depth, own), start: (0,document_source/* startOf */.GH)(node), end: (0,document_source/* endOf */.pJ)(node), placeholder }];
    });
}
const HTML_HEADING = /<h([1-6])(?:\s[^<>]{0,200})?>([^<>]{1,200})<\/h\1>/gi;
/** `<h2>Timeline</h2>`. */
function htmlHeadings(source, node, own) {
    const written = source.markdown.slice((0,document_source/* startOf */.GH)(node), (0,document_source/* endOf */.pJ)(node));
    return [...written.matchAll(HTML_HEADING)].map(({ index, 0: whole, 1: level, 2: text = '' }) => {
        const start = (0,document_source/* startOf */.GH)(node) + index;
        const words = { text: (0,document_source/* withoutLineBreaks */.p0)(text), range: (0,document_source/* rangeAt */.B3)(source, start, start + whole.length) };
        return { ...markOf(words, Number(level), own), placeholder: undefined };
    });
}
/**
 * Words used as headings: `**Impact:** 12% of orders failed`, `- **Impact**:` as a list item, `Impact:` alone on
 * its line. Only usual names that no heading has, and not inside a section with a usual name. If several items of a list
 * are such sections, each item with a bold label is one.
 */
function labelsOf(source, root, headings, title, own) {
    const taken = new Set(headings.map(({ kind }) => kind));
    let next = 0;
    let above;
    const candidates = root.children.flatMap((node) => {
        while ((headings[next]?.start ?? Number.POSITIVE_INFINITY) <= (0,document_source/* startOf */.GH)(node))
            above = headings[next++];
        if (above !== undefined && above.kind !== 'unknown')
            return [];
        const level = (above?.level ?? title?.level ?? 1) + 1;
        const marksOf = (words, inList) => words.map((label) => ({ mark: { ...markOf(label, level, own), placeholder: undefined }, inList }));
        if (node.type === 'paragraph')
            return marksOf([...boldLabels(source, node), ...plainLabels(source, node)], false);
        if (node.type !== 'list')
            return [];
        return node.children.flatMap(({ children: [first] }) => first?.type === 'paragraph' ? marksOf(boldLabels(source, first).slice(0, 1), true) : []);
    });
    const isUsual = ({ kind }) => kind !== 'unknown' && !taken.has(kind);
    const inLists = candidates.filter(({ mark, inList }) => inList && isUsual(mark)).length;
    return candidates.filter(({ mark, inList }) => isUsual(mark) || (inList && inLists > 1)).map(({ mark }) => mark);
}
/** `Timeline:` alone on the first line of a paragraph. */
function plainLabels(source, node) {
    if (node.children[0]?.type !== 'text')
        return [];
    const plain = (0,document_source/* textOfNode */.xP)(source, node);
    const line = /^[^\n]{0,60}/.exec(plain.text)?.[0] ?? '';
    if (!/^\p{Lu}[\p{L} ’'&-]{2,40}[:：]\s*$/u.test(line) || (plain.text[line.length] ?? '\n') !== '\n')
        return [];
    const label = (0,document_source/* wordsAt */.n4)(source, plain, 0, line.trimEnd().length);
    return label ? [{ ...label, text: label.text.replace(/[:：]$/, '') }] : [];
}
function boldLabels(source, { children }) {
    return children.flatMap((child, index) => {
        if (child.type !== 'strong')
            return [];
        const before = children[index - 1];
        const after = children[index + 1];
        const leads = before === undefined || before.type === 'break' || (before.type === 'text' && /\n[ \t]*$/.test(before.value));
        const plain = (0,document_source/* textOfNode */.xP)(source, child).text.trim();
        const ends = after === undefined ||
            after.type === 'break' ||
            /[:：]$/.test(plain) ||
            (after.type === 'text' && /^\s?[:：]|^[ \t]*\n/.test(after.value));
        return leads && ends && plain !== ''
            ? [{ text: (0,document_source/* withoutLineBreaks */.p0)(plain).replace(/[:：]$/, ''), range: (0,document_source/* rangeOf */.be)(source, child) }]
            : [];
    });
}
function nested(source, marks, pieces) {
    const top = [];
    const weak = new Set();
    const open = [];
    const ownEnds = marks.map((_, index) => marks[index + 1]?.start ?? source.markdown.length);
    const bodyEnds = bodyEndsOf(marks, source.markdown.length);
    let piece = 0;
    for (const [index, mark] of marks.entries()) {
        const ownEnd = ownEnds[index] ?? mark.end;
        const own = [];
        while ((pieces[piece]?.start ?? Number.POSITIVE_INFINITY) < ownEnd) {
            const found = pieces[piece++];
            // Text before the first section belongs to none.
            if (found && found.start >= mark.end)
                own.push(found);
        }
        const section = {
            kind: mark.kind,
            title: mark.words.text,
            level: mark.level,
            heading: (0,document_source/* rangeAt */.B3)(source, mark.start, mark.end),
            body: bodyOf(source, mark.end, bodyEnds[index] ?? mark.end),
            text: own
                .map(({ text }) => text)
                .join('\n')
                .trim(),
            blocks: own
                .filter(({ text }) => text !== '')
                .map(({ start, end, text }) => ({ text, range: (0,document_source/* rangeAt */.B3)(source, start, end) })),
            empty: !own.some(({ counts }) => counts),
            placeholders: own.flatMap(({ placeholders }) => placeholders),
            subsections: [],
        };
        if (mark.weak)
            weak.add(section);
        while ((open.at(-1)?.level ?? 0) >= mark.depth)
            open.pop();
        (open.at(-1)?.section.subsections ?? top).push(section);
        open.push({ level: mark.depth, section });
    }
    // Children come after their parents, so the innermost sections are settled first.
    const settle = (section) => {
        for (const sub of section.subsections) {
            settle(sub);
            section.empty &&= sub.empty;
            for (const placeholder of sub.placeholders)
                section.placeholders.push(placeholder);
            if (sub.text !== '')
                section.text = section.text === '' ? sub.text : `${section.text}\n${sub.text}`;
        }
    };
    top.forEach(settle);
    return { sections: top, weak };
}
/** Returns where each section ends: at the next heading of its own level or above. */
function bodyEndsOf(marks, fileEnd) {
    const ends = marks.map(() => fileEnd);
    const open = [];
    for (const [index, { depth, start }] of marks.entries()) {
        while (open.length > 0 && (marks[open.at(-1) ?? 0]?.depth ?? 0) >= depth)
            ends[open.pop() ?? 0] = start;
        open.push(index);
    }
    return ends;
}
function bodyOf(source, start, end) {
    const text = source.markdown.slice(start, end);
    const from = start + (text.length - text.trimStart().length);
    return text.trim() === '' ? undefined : (0,document_source/* rangeAt */.B3)(source, from, start + text.trimEnd().length);
}
function piecesOf(source, root, labels) {
    const pieces = [];
    const add = (node, text, placeholders, counts) => pieces.push({ start: (0,document_source/* startOf */.GH)(node), end: (0,document_source/* endOf */.pJ)(node), text, placeholders, counts });
    const walk = (node) => {
        switch (node.type) {
            case 'paragraph':
                pieces.push(...paragraphPieces(source, node, labels));
                break;
            case 'table':
                pieces.push(...rowPieces(source, node));
                break;
            case 'code':
                if (node.value.trim() !== '')
                    add(node, node.value, [], true);
                break;
            case 'html':
                {
                    const left = leftToFillIn(source, node);
                    const shown = left === undefined ? shownText(node.value) : '';
                    if (left !== undefined || shown !== '')
                        add(node, left?.text ?? shown, left === undefined ? [] : [left], true);
                }
                break;
            case 'image':
                add(node, '', [], true);
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
/** "TODO" in a state column is a state. */
function rowPieces(source, { children: [head, ...rows] }) {
    const titles = head?.children.map((cell) => (0,document_source/* textOfNode */.xP)(source, cell).text.trim()) ?? [];
    const states = new Set(titles.flatMap((title, column) => (action_items/* STATUS_TITLE */.W.test(title) ? [column] : [])));
    return [...(head ? [head] : []), ...rows].map((row) => {
        const cells = row.children.map((cell) => ({ cell, plain: (0,document_source/* textOfNode */.xP)(source, cell) }));
        const blank = cells.every(({ plain }) => plain.text.trim() === '');
        const [left] = cells.flatMap(({ cell, plain }, column) => row === head || (states.has(column) && isOpenState(plain.text)) ? [] : placeholdersIn(source, cell, plain));
        return {
            start: (0,document_source/* startOf */.GH)(row),
            end: (0,document_source/* endOf */.pJ)(row),
            text: (0,document_source/* withoutLineBreaks */.p0)(cells.map(({ plain }) => plain.text).join(' ')),
            placeholders: left === undefined ? [] : [left],
            counts: row !== head && !(blank && left === undefined),
        };
    });
}
/** Returns the visible text of HTML: no comments, no tags, and no headings, which are their own sections. */
function shownText(html) {
    const text = html
        .replace(HTML_HEADING, ' ')
        .split('<')
        .map((part, index) => (index === 0 ? part : part.slice(part.indexOf('>') + 1)))
        .join(' ');
    return html.startsWith('<!') || html.startsWith('<?') ? '' : (0,document_source/* withoutLineBreaks */.p0)(text);
}
/** Returns one piece, or several if labels such as `**Impact:**` begin sections inside the paragraph. */
function paragraphPieces(source, node, labels) {
    const plain = (0,document_source/* textOfNode */.xP)(source, node);
    const inside = labels.filter(({ start, end }) => start >= (0,document_source/* startOf */.GH)(node) && end <= (0,document_source/* endOf */.pJ)(node));
    const cuts = [
        0,
        ...inside.flatMap(({ start, end }) => [indexAt(plain, start), indexAt(plain, end)]),
        plain.text.length,
    ];
    const pieces = cuts.slice(1).flatMap((to, index) => {
        const words = (0,document_source/* wordsAt */.n4)(source, plain, cuts[index], to);
        const text = words?.text.replace(/^:\s?/, '') ?? '';
        if (!words || text === '' || /^\[[ x]?\]$/i.test(text))
            return [];
        return [{ start: words.range.start.offset, end: words.range.end.offset, text, placeholders: [], counts: true }];
    });
    const found = placeholdersIn(source, node, plain);
    const hint = found.length === 0 ? hintOf(node, (0,document_source/* wordsAt */.n4)(source, plain)) : undefined;
    let counts = node.children.some(({ type }) => type === 'image' || type === 'imageReference');
    const alone = [];
    for (const placeholder of hint === undefined ? found : [hint]) {
        const holder = pieces.find(({ end }) => end > placeholder.range.start.offset);
        if (holder)
            holder.placeholders.push(placeholder);
        else
            alone.push(placeholder);
        counts &&= holder === undefined;
    }
    if (alone.length > 0 || counts) {
        pieces.push({ start: (0,document_source/* startOf */.GH)(node), end: (0,document_source/* endOf */.pJ)(node), text: '', placeholders: alone, counts: true });
    }
    return pieces;
}
function indexAt(plain, offset) {
    const index = plain.starts.findIndex((start) => start >= offset);
    return index < 0 ? plain.text.length : index;
}
/** Returns the sections of a kind, in order; if they are nested, only the outermost. */
function sectionsOf(sections, kind) {
    return sections.flatMap((section) => (section.kind === kind ? [section] : sectionsOf(section.subsections, kind)));
}


/***/ }),

/***/ 9835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ rangeAt),
/* harmony export */   GH: () => (/* binding */ startOf),
/* harmony export */   be: () => (/* binding */ rangeOf),
/* harmony export */   n4: () => (/* binding */ wordsAt),
/* harmony export */   p0: () => (/* binding */ withoutLineBreaks),
/* harmony export */   pJ: () => (/* binding */ endOf),
/* harmony export */   vz: () => (/* binding */ sourceOf),
/* harmony export */   x5: () => (/* binding */ locate),
/* harmony export */   xP: () => (/* binding */ textOfNode)
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
 * Adds a position to nodes without one: remark-gfm finds e-mail addresses and some URLs only after parsing, in
 * a single text, so they and their neighbours follow each other in the source.
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
/** Cached, because several readers look at each node. */
const plainTexts = new WeakMap();
/** Returns the text of paragraphs, headings, table cells and their content. Comments, images and footnote marks have none. */
function textOfNode(source, node) {
    const known = plainTexts.get(node) ?? alignedText(source, node);
    plainTexts.set(node, known);
    return known;
}
function alignedText(source, node) {
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
 * indentation and quote marks of its container. Returns where the text ends.
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
/** Returns a part of a plain text, from the character at `start` to the one before `end`, without blanks at its ends. */
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
    return { text: withoutLineBreaks(plain.text.slice(from, to)), range: rangeAt(source, first, last) };
}
function withoutLineBreaks(text) {
    return text.replace(/\s+/g, ' ').trim();
}


/***/ }),

/***/ 57516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ lazily)
/* harmony export */ });
/** Returns a function that makes the value at its first call, and returns the same one after that. */
function lazily(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}


/***/ })

};
