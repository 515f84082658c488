export const id = 582;
export const ids = [582];
export const modules = {

/***/ 16624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $P: () => (/* binding */ isDate),
/* harmony export */   GS: () => (/* binding */ monthOf),
/* harmony export */   U$: () => (/* binding */ dayNumber),
/* harmony export */   Up: () => (/* binding */ weekdayOf),
/* harmony export */   _$: () => (/* binding */ isoDate)
/* harmony export */ });
/* harmony import */ var _time_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44752);
/** Without a year if none is written. */

function isDate({ year, month, day }) {
    const date = new Date(Date.UTC(year ?? 2000, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
/** Days since 1970-01-01. Without a year, the one that brings the date nearest to `near`. */
function dayNumber({ year, month, day }, near) {
    const inYear = (of) => Date.UTC(of, month - 1, day) / _time_units_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO;
    if (year !== undefined)
        return inYear(year);
    if (near === undefined)
        return inYear(2000);
    const about = new Date(near * _time_units_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO).getUTCFullYear();
    const [nearest = about] = [about - 1, about, about + 1].sort((a, b) => Math.abs(inYear(a) - near) - Math.abs(inYear(b) - near));
    return inYear(nearest);
}
/** YYYY-MM-DD. */
function isoDate(dayNumber) {
    return new Date(dayNumber * _time_units_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO).toISOString().slice(0, 10);
}
const MONTHS = [
    'jan january jänner januar janv janvier ene enero janeiro gen gennaio',
    'feb february februar févr février fevrier febrero fev fevereiro febbraio',
    'mar march märz mrz mars marzo março marco',
    'apr april avr avril abr abril aprile',
    'may mai mayo maio maggio mag',
    'jun june juni juin junio junho giugno giu',
    'jul july juli juil juillet julio julho luglio lug',
    'aug august août aout ago agosto',
    'sep sept september septembre septiembre set setembro settembre',
    'oct october okt oktober octobre octubre out outubro ottobre ott',
    'nov november novembre noviembre novembro',
    'dec december dez dezember déc décembre decembre dic diciembre dezembro dicembre',
];
const WEEKDAYS = [
    'sun sunday so sonntag dim dimanche dom domingo domenica 日曜 일요 周日 星期日 星期天',
    'mon monday mo montag lun lundi lunes segunda lunedì 月曜 월요 周一 星期一',
    'tue tues tuesday di dienstag mar mardi martes terça martedì 火曜 화요 周二 星期二',
    'wed weds wednesday mi mittwoch mer mercredi mié miércoles quarta mercoledì 水曜 수요 周三 星期三',
    'thu thur thurs thursday do donnerstag jeu jeudi jue jueves quinta giovedì 木曜 목요 周四 星期四',
    'fri friday fr freitag ven vendredi vie viernes sexta venerdì 金曜 금요 周五 星期五',
    'sat saturday sa samstag sam samedi sáb sábado sabato 土曜 토요 周六 星期六',
];
function numbered(names, first) {
    return new Map(names.flatMap((line, index) => line.split(' ').map((name) => [name, index + first])));
}
const MONTH = numbered(MONTHS, 1);
const WEEKDAY = numbered(WEEKDAYS, 0);
/** 1 to 12; the name in lower case, in full or shortened, in one of the languages that headings are read in. */
function monthOf(name) {
    return MONTH.get(name);
}
/** 0 for Sunday. */
function weekdayOf(name) {
    return WEEKDAY.get(name);
}


/***/ }),

/***/ 85582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  OJ: () => (/* binding */ findDate),
  _S: () => (/* binding */ findZone),
  h2: () => (/* binding */ readDate),
  T$: () => (/* binding */ readMoment)
});

// EXTERNAL MODULE: ./build/src/postmortem/document/calendar.js
var calendar = __webpack_require__(16624);
;// CONCATENATED MODULE: ./build/src/postmortem/document/tokens.js
const DIGITS = /[0-9０-９]+/y;
const BLANKS = /\s+/y;
/** Scripts without spaces between words: each character is a token. */
const LETTER_ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/uy;
const LETTERS = /(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{M}]){1,40}/uy;
const SIGN = /./suy;
const PLAIN_SIGNS = {
    '–': '-', '—': '-', '−': '-', '‐': '-', '‑': '-', '－': '-',
    '〜': '~', '～': '~', '≈': '~', '∼': '~', '→': '>', '⇒': '>', '、': ',', '【': '[', '】': ']', '「': '[', '」': ']',
}; // biome-ignore format: a table
/** Returns the tokens of the first `limit` characters. */
function tokensOf(text, limit) {
    const short = text.slice(0, limit);
    const tokens = [];
    const kinds = [
        ['number', DIGITS],
        ['blank', BLANKS],
        ['word', LETTER_ALONE],
        ['word', LETTERS],
        ['sign', SIGN],
    ];
    for (let start = 0; start < short.length;) {
        for (const [kind, pattern] of kinds) {
            pattern.lastIndex = start;
            const written = pattern.exec(short)?.[0];
            if (written === undefined)
                continue;
            const usual = PLAIN_SIGNS[written] ?? written.normalize('NFKC').toLowerCase();
            tokens.push({ kind, text: kind === 'blank' ? ' ' : usual, written, start, end: start + written.length });
            start += written.length;
            break;
        }
    }
    return tokens;
}

// EXTERNAL MODULE: ./build/src/postmortem/document/zones.js
var zones = __webpack_require__(88087);
;// CONCATENATED MODULE: ./build/src/postmortem/document/moment.js
/**
 * Dates, times of day and zones as people write them: one grammar over the tokens of a text, independent of documents.
 * Text that looks like a time of day and cannot be read never becomes a whole day: the reading says that it is unreadable.
 */



/** How much of a text is searched for a moment at its start. */
const HEAD = 160;
const moment_text = (tokens, at) => tokens[at]?.text;
const isBlank = (tokens, at) => tokens[at]?.kind === 'blank';
const isWord = (tokens, at) => tokens[at]?.kind === 'word';
const skipBlank = (tokens, at) => (isBlank(tokens, at) ? at + 1 : at);
function numberAt(tokens, at, least, most) {
    const token = tokens[at];
    return token?.kind === 'number' && token.text.length >= least && token.text.length <= most ? token.text : undefined;
}
// Dates
/** `2026-02-10`, `Feb 10`, `February 10th, 2026`, `10. Februar`, `2026年2月10日`, `10/02/2026`, `Tuesday`. */
function dateAt(tokens, from) {
    let at = from;
    const weekday = weekdayAt(tokens, at);
    if (weekday) {
        at = weekday.end;
        if (moment_text(tokens, at) === '.')
            at++;
        if (moment_text(tokens, at) === ',')
            at++;
        at = skipBlank(tokens, at);
    }
    // "Mar" is a weekday in French and Spanish, and a month.
    const date = formOfDate(tokens, at) ?? (weekday ? formOfDate(tokens, from) : undefined);
    if (date)
        return { value: date.value, end: afterWeekday(tokens, date.end) };
    if (moment_text(tokens, at) === 'next' && isBlank(tokens, at + 1) && moment_text(tokens, at + 2) === 'day') {
        return { value: { kind: 'next-day' }, end: at + 3 };
    }
    if (weekday === undefined || !weekday.certain)
        return undefined;
    return { value: { kind: 'weekday', weekday: weekday.value }, end: weekday.end };
}
function formOfDate(tokens, at) {
    return (yearFirst(tokens, at) ??
        compact(tokens, at) ??
        monthFirst(tokens, at) ??
        dayFirst(tokens, at) ??
        numeric(tokens, at) ??
        withoutYear(tokens, at));
}
/** `certain`: the full name. "Sun", "Sat" and "Mar" are words too. */
function weekdayAt(tokens, at) {
    const token = tokens[at];
    if (token?.kind !== 'word')
        return undefined;
    const pair = (0,calendar/* weekdayOf */.Up)(`${token.text}${moment_text(tokens, at + 1)}`) ??
        (0,calendar/* weekdayOf */.Up)(`${token.text}${moment_text(tokens, at + 1)}${moment_text(tokens, at + 2)}`);
    if (pair !== undefined && /\p{Script=Han}|\p{Script=Hangul}/u.test(token.text)) {
        const end = /[日일]/.test(moment_text(tokens, at + 2) ?? '') ? at + 3 : at + 2;
        return { value: pair, end, certain: true };
    }
    const value = (0,calendar/* weekdayOf */.Up)(token.text);
    if (value === undefined || token.written === token.text)
        return undefined;
    return { value, end: at + 1, certain: token.text.length > 5 };
}
/** The weekday after a date: `(Tuesday)`, ` Monday`, `, Fri.`, `（火）`. */
function afterWeekday(tokens, end) {
    let at = end;
    if (moment_text(tokens, at) === ',')
        at++;
    at = skipBlank(tokens, at);
    const bracket = moment_text(tokens, at) === '(' || moment_text(tokens, at) === '[';
    if (bracket)
        at++;
    const one = bracket && /^[日月火水木金土일월화수목금토]$/.test(moment_text(tokens, at) ?? '');
    const weekday = one ? { end: at + 1 } : weekdayAt(tokens, at);
    if (weekday === undefined || (at === end && !bracket))
        return end;
    at = weekday.end;
    if (moment_text(tokens, at) === '.')
        at++;
    if (!bracket)
        return at;
    return moment_text(tokens, at) === ')' || moment_text(tokens, at) === ']' ? at + 1 : end;
}
function dated(year, month, day, end) {
    const date = { year: year === undefined ? undefined : fullYear(year), month: Number(month), day: Number(day) };
    return (0,calendar/* isDate */.$P)(date) ? { value: { kind: 'date', date, other: undefined }, end } : undefined;
}
function fullYear(year) {
    return year.length === 2 ? 2000 + Number(year) : Number(year);
}
/** `2026-02-10`, `2026/2/10`, `2026.02.10`, `2026年2月10日`, `2026년 2월 10일`. */
function yearFirst(tokens, at) {
    const year = numberAt(tokens, at, 4, 4);
    if (year === undefined)
        return monthDayOfEastAsia(tokens, at, undefined);
    const eastern = /^[年년]$/.test(moment_text(tokens, at + 1) ?? '')
        ? monthDayOfEastAsia(tokens, skipBlank(tokens, at + 2), year)
        : undefined;
    if (eastern)
        return eastern;
    const separator = moment_text(tokens, at + 1) ?? '';
    const month = numberAt(tokens, at + 2, 1, 2);
    const day = numberAt(tokens, at + 4, 1, 2);
    if (!/^[-/.]$/.test(separator) || separator !== moment_text(tokens, at + 3) || month === undefined || day === undefined)
        return undefined;
    return dated(year, month, day, at + 5);
}
function monthDayOfEastAsia(tokens, at, year) {
    const month = numberAt(tokens, at, 1, 2);
    if (month === undefined || !/^[月월]$/.test(moment_text(tokens, at + 1) ?? ''))
        return undefined;
    const next = skipBlank(tokens, at + 2);
    const day = numberAt(tokens, next, 1, 2);
    if (day === undefined || !/^[日号일]$/.test(moment_text(tokens, next + 1) ?? ''))
        return undefined;
    return dated(year, month, day, next + 2);
}
/** `2022-05-??`, `2022-??-??`: returns where a partly open date ends. */
function openDateAt(tokens, at) {
    if (numberAt(tokens, at, 4, 4) === undefined || moment_text(tokens, at + 1) !== '-')
        return undefined;
    let end = at + 1;
    while (end < at + 8 && /^(?:\d{1,2}|[?x-]|xx|dd|mm)$/.test(moment_text(tokens, end) ?? ''))
        end++;
    return tokens.slice(at + 1, end).some(({ text }) => /[?xdm]/.test(text)) ? end : undefined;
}
/** `20260210`. */
function compact(tokens, at) {
    const digits = numberAt(tokens, at, 8, 8);
    return digits === undefined || !/^(?:19|20)/.test(digits)
        ? undefined
        : dated(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6), at + 1);
}
/** "May" and "march" are words too: in lower case they are months only next to a year. */
function monthAt(tokens, at) {
    const token = tokens[at];
    const value = token?.kind === 'word' ? (0,calendar/* monthOf */.GS)(token.text) : undefined;
    if (token === undefined || value === undefined)
        return undefined;
    const end = moment_text(tokens, at + 1) === '.' && token.text.length <= 5 ? at + 2 : at + 1;
    return { value, end, certain: !/^(?:may|march|mars|mar|dec|set|out|ago|mag|dic|giu|ene)$/.test(token.written) };
}
const ORDINAL = /^(?:st|nd|rd|th|er|º|ª)$/;
/** `Feb 10`, `February 10th, 2026`, `Oct. 27 2026`. */
function monthFirst(tokens, at) {
    const month = monthAt(tokens, at);
    if (month === undefined || !isBlank(tokens, month.end))
        return undefined;
    const day = numberAt(tokens, month.end + 1, 1, 2);
    if (day === undefined)
        return undefined;
    let end = month.end + 2;
    if (ORDINAL.test(moment_text(tokens, end) ?? ''))
        end++;
    // "Feb 10:30": the number is an hour.
    if (moment_text(tokens, end) === ':' && numberAt(tokens, end + 1, 2, 2) !== undefined)
        return undefined;
    const year = yearAfter(tokens, end);
    return month.certain || year ? dated(year?.value, month.value, day, year?.end ?? end) : undefined;
}
/** `10 Feb 2026`, `27th of October`, `27-Oct-2026`, `27. Oktober`, `27 de octubre de 2026`. */
function dayFirst(tokens, from) {
    const day = numberAt(tokens, from, 1, 2);
    if (day === undefined)
        return undefined;
    let at = from + 1;
    if (ORDINAL.test(moment_text(tokens, at) ?? ''))
        at++;
    if (moment_text(tokens, at) === '.')
        at++;
    const hyphen = moment_text(tokens, at) === '-';
    at = hyphen ? at + 1 : skipBlank(tokens, at);
    if (at === from + 1)
        return undefined;
    if (/^(?:of|de)$/.test(moment_text(tokens, at) ?? '') && isBlank(tokens, at + 1))
        at += 2;
    const month = monthAt(tokens, at);
    if (month === undefined)
        return undefined;
    const year = hyphen && moment_text(tokens, month.end) === '-' ? numberAfter(tokens, month.end + 1) : yearAfter(tokens, month.end);
    return month.certain || year ? dated(year?.value, month.value, day, year?.end ?? month.end) : undefined;
}
function numberAfter(tokens, at) {
    const year = numberAt(tokens, at, 4, 4) ?? numberAt(tokens, at, 2, 2);
    return year === undefined ? undefined : { value: year, end: at + 1 };
}
/** `, 2026`, ` 2026`, ` de 2026`. Not the hour of "Feb 10 2026:30", nor "Feb 10 1430 UTC". */
function yearAfter(tokens, from) {
    let at = from;
    if (moment_text(tokens, at) === ',' || moment_text(tokens, at) === '/')
        at++;
    at = skipBlank(tokens, at);
    if (/^(?:de|del)$/.test(moment_text(tokens, at) ?? '') && isBlank(tokens, at + 1))
        at += 2;
    const year = at > from ? numberAt(tokens, at, 4, 4) : undefined;
    if (year === undefined || !/^(?:19|20)/.test(year))
        return undefined;
    if (moment_text(tokens, at + 1) === ':' && numberAt(tokens, at + 2, 2, 2) !== undefined && !isBlank(tokens, at + 2))
        return undefined;
    return { value: year, end: at + 1 };
}
/** `10/02/2026`, `10.02.2026`, `29-09-2026`, `1/29/24`. With dots the day comes first. */
function numeric(tokens, at) {
    const first = numberAt(tokens, at, 1, 2);
    const separator = moment_text(tokens, at + 1) ?? '';
    const second = numberAt(tokens, at + 2, 1, 2);
    const year = numberAt(tokens, at + 4, 4, 4) ?? (separator === '.' ? undefined : numberAt(tokens, at + 4, 2, 2));
    if (first === undefined || second === undefined || year === undefined)
        return undefined;
    if (!/^[-/.]$/.test(separator) || separator !== moment_text(tokens, at + 3))
        return undefined;
    // "1-2-34" and "12/30/59" can mean anything.
    if (year.length === 2 && (Number(year) < 10 || Number(year) > 50 || moment_text(tokens, at + 5) === separator))
        return undefined;
    return inEitherOrder(year, first, second, separator === '.', at + 5);
}
function inEitherOrder(year, first, second, dayFirst, end) {
    const [american, other] = [dated(year, first, second, end), dated(year, second, first, end)];
    if (dayFirst || american === undefined)
        return dayFirst ? other : ordered(other, 'day');
    if (other?.value.kind !== 'date' || american.value.kind !== 'date')
        return ordered(american, 'month');
    return first === second ? american : { value: { ...american.value, other: other.value.date }, end };
}
function ordered(date, order) {
    return date?.value.kind === 'date' ? { ...date, value: { ...date.value, order } } : date;
}
/** `03-26 23:04`, `26.03. 14:00`, `3/26 14:00`: a month and a day only if a time follows, or if nothing else does. */
function withoutYear(tokens, at) {
    const first = numberAt(tokens, at, 1, 2);
    const separator = moment_text(tokens, at + 1) ?? '';
    const second = numberAt(tokens, at + 2, 1, 2);
    if (first === undefined || second === undefined || !/^[-/.]$/.test(separator))
        return undefined;
    const end = separator === '.' && moment_text(tokens, at + 3) === '.' ? at + 4 : at + 3;
    if (separator === '.' && end === at + 3)
        return undefined;
    const next = moment_text(tokens, end) === ',' ? end + 1 : end;
    const clock = isBlank(tokens, next) ? timeAt(tokens, next + 1, { certain: false }) : undefined;
    const last = tokens.slice(end).every(({ kind, text }) => kind === 'blank' || /^[:.\])]$/.test(text));
    if (clock?.value.state !== 'known' && !(last && separator !== '.' && first.length === 2 && second.length === 2))
        return undefined;
    if (separator === '-')
        return dated(undefined, first, second, end);
    return inEitherOrder(undefined, first, second, separator === '.', end);
}
const NAMED_TIMES = {
    noon: 12, midday: 12, mittag: 12, midi: 12, mediodía: 12, mezzogiorno: 12, midnight: 0, mitternacht: 0, minuit: 0, medianoche: 0, mezzanotte: 0,
}; // biome-ignore format: a table
/**
 * `14:32`, `14:32:05`, `2:32 PM`, `2pm`, `14h32`, `14 Uhr`, `1432 UTC`, `午後2時32分`. `certain`: only a time can be in this place,
 * so `1625` and `14.32` are times too.
 */
function timeAt(tokens, from, { certain }) {
    const at = from;
    const named = isWord(tokens, at) ? NAMED_TIMES[moment_text(tokens, at) ?? ''] : undefined;
    if (named !== undefined)
        return known(named * 3600, undefined, false, at + 1);
    const eastern = timeOfEastAsia(tokens, at);
    if (eastern)
        return eastern;
    const unknown = /^[-?_x#]$/.test(moment_text(tokens, at) ?? '') || moment_text(tokens, at) === 'xx' || moment_text(tokens, at) === 'hh';
    if (unknown)
        return unknownAt(tokens, at);
    const hour = numberAt(tokens, at, 1, 2);
    if (hour === undefined)
        return military(tokens, at, certain);
    const separator = moment_text(tokens, at + 1) ?? '';
    if (separator === ':' || separator === 'h' || separator === '.') {
        const minute = numberAt(tokens, at + 2, 1, 9);
        if (minute !== undefined) {
            const clock = minutesAt(tokens, at, hour, minute);
            if (separator === '.' && !(clock.dotted || (certain && hour.length === 2)))
                return halfDay(tokens, at, hour);
            if (separator === '.' && clock.value.state === 'unreadable')
                return undefined;
            return minute.length === 2 ? clock : separator === ':' ? unreadable(tokens, at) : undefined;
        }
        if (separator === ':' && /^(?:[?x#_-]|xx|mm)$/.test(moment_text(tokens, at + 2) ?? ''))
            return unreadable(tokens, at);
        if (separator === 'h')
            return within(hour) ? known(Number(hour) * 3600, undefined, false, at + 2) : undefined;
    }
    return halfDay(tokens, at, hour);
}
function known(seconds, half, loose, end) {
    return { value: { state: 'known', time: { seconds, half, loose } }, end };
}
function within(hour, minute = '0', second = '0') {
    return ((Number(hour) < 24 || (Number(hour) === 24 && Number(minute) === 0 && Number(second) === 0)) &&
        Number(minute) < 60 &&
        Number(second) < 60);
}
/** Extends to the next blank. */
function unreadable(tokens, at) {
    let end = at;
    while (end < tokens.length && !isBlank(tokens, end))
        end++;
    return { value: { state: 'unreadable' }, end };
}
/** `--:--`, `??:??`, `HH:MM`, `xx:xx`. */
function unknownAt(tokens, from) {
    const written = tokens
        .slice(from, from + 12)
        .map(({ text }) => text)
        .join('');
    const found = /^(?:(--|\?\?|xx|__|##):(?:--|\?\?|xx|__|##)|hh:mm)(?![a-z\d])/.exec(written);
    if (!found)
        return undefined;
    let end = from;
    for (let length = 0; length < found[0].length; end++)
        length += tokens[end]?.text.length ?? 1;
    return { value: found[1] === undefined ? { state: 'unreadable' } : { state: 'absent' }, end };
}
/** Reads from the hour on, if minutes follow. `dotted`: `14.32` is certainly a time. */
function minutesAt(tokens, at, hour, minute) {
    let end = at + 3;
    let second = '0';
    const third = moment_text(tokens, end) === ':' && moment_text(tokens, at + 1) === ':' ? numberAt(tokens, end + 1, 2, 2) : undefined;
    if (third !== undefined) {
        second = third;
        end += 2;
        if (/^[.,]$/.test(moment_text(tokens, end) ?? '') && numberAt(tokens, end + 1, 1, 9) !== undefined)
            end += 2;
    }
    const half = halfAt(tokens, end);
    const doubtful = half !== undefined && Number(hour) > 12 && within(hour, minute, second);
    const of = half && !doubtful ? inHalf(hour, half.value) : within(hour, minute, second) ? Number(hour) : undefined;
    const dotted = half !== undefined || (0,zones/* zoneAt */.U)(tokens, end, { afterTime: true }) !== undefined || unitOfHours(tokens, end) > end;
    if (of === undefined || Number(minute) > 59 || Number(second) > 59)
        return { ...unreadable(tokens, at), dotted };
    const seconds = of * 3600 + Number(minute) * 60 + Number(second);
    const after = half?.end ?? unitOfHours(tokens, end);
    if (doubtful) {
        const time = { seconds, half: undefined, loose: false, doubtful };
        return { value: { state: 'known', time }, end: after, dotted };
    }
    const loose = half === undefined && Number(hour) >= 1 && Number(hour) <= 12;
    return { ...known(seconds, half?.value, loose, after), dotted };
}
/** `7am`, `7 a.m.`, `14 Uhr`. */
function halfDay(tokens, at, hour) {
    const half = halfAt(tokens, at + 1);
    const of = half && inHalf(hour, half.value);
    if (half && of !== undefined)
        return known(of * 3600, half.value, false, half.end);
    const end = unitOfHours(tokens, at + 1);
    return moment_text(tokens, end - 1) === 'uhr' && within(hour)
        ? known(Number(hour) * 3600, undefined, false, end)
        : undefined;
}
/** Skips "Uhr", "hrs", "h". */
function unitOfHours(tokens, at) {
    const unit = skipBlank(tokens, at);
    return isWord(tokens, unit) && /^(?:uhr|hrs|hours|h)$/.test(moment_text(tokens, unit) ?? '') ? unit + 1 : at;
}
function halfAt(tokens, from) {
    const at = skipBlank(tokens, from);
    const letter = moment_text(tokens, at);
    if (letter === 'am' || letter === 'pm') {
        // "14:32 am Montag": German for "on Monday".
        return { value: letter, end: moment_text(tokens, at + 1) === '.' && !isBlank(tokens, at + 2) ? at + 2 : at + 1 };
    }
    if ((letter !== 'a' && letter !== 'p') || moment_text(tokens, at + 1) !== '.' || moment_text(tokens, at + 2) !== 'm')
        return undefined;
    return { value: letter === 'a' ? 'am' : 'pm', end: moment_text(tokens, at + 3) === '.' ? at + 4 : at + 3 };
}
function inHalf(hour, half) {
    const written = Number(hour);
    if (written === 0 && half === 'am')
        return 0;
    return written < 1 || written > 12 ? undefined : (written % 12) + (half === 'pm' ? 12 : 0);
}
/** `1432 UTC`, `1432Z`, `1432 hrs`; `1625` alone only in a place for a time. */
function military(tokens, at, certain) {
    const digits = numberAt(tokens, at, 4, 4) ?? numberAt(tokens, at, 6, 6);
    if (digits === undefined)
        return undefined;
    const [hour, minute, second] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4) || '0'];
    if (!within(hour, minute, second))
        return undefined;
    const end = unitOfHours(tokens, at + 1);
    const zone = (0,zones/* zoneAt */.U)(tokens, at + 1, { afterTime: true });
    const said = end > at + 1 || (zone !== undefined && zone.zone.region === undefined);
    if (!said && !(certain && digits.length === 4 && !/^[%.,/\d]$/.test(moment_text(tokens, at + 1) ?? '')))
        return undefined;
    return known(Number(hour) * 3600 + Number(minute) * 60 + Number(second), undefined, false, end);
}
/** `14時32分`, `午後2時`, `14시 32분`, `14点32分`, `下午2:32`. */
function timeOfEastAsia(tokens, from) {
    let at = from;
    const word = `${moment_text(tokens, at)}${moment_text(tokens, at + 1)}`;
    const half = /^(?:午前|오전|上午)$/.test(word) ? 'am' : /^(?:午後|오후|下午)$/.test(word) ? 'pm' : undefined;
    if (half !== undefined)
        at = skipBlank(tokens, at + 2);
    const hour = numberAt(tokens, at, 1, 2);
    if (hour === undefined)
        return undefined;
    const of = half === undefined ? (within(hour) ? Number(hour) : undefined) : inHalf(hour, half);
    if (of === undefined)
        return undefined;
    if (/^[時时点點시]$/.test(moment_text(tokens, at + 1) ?? '')) {
        // "2時間": two hours.
        if (/^[間间간]$/.test(moment_text(tokens, at + 2) ?? ''))
            return undefined;
        const next = skipBlank(tokens, at + 2);
        if (moment_text(tokens, next) === '半')
            return known(of * 3600 + 1800, half, false, next + 1);
        const minute = numberAt(tokens, next, 1, 2);
        if (minute === undefined || Number(minute) > 59)
            return known(of * 3600, half, false, at + 2);
        return known(of * 3600 + Number(minute) * 60, half, false, /^[分분]$/.test(moment_text(tokens, next + 1) ?? '') ? next + 2 : next + 1);
    }
    const minute = half !== undefined && moment_text(tokens, at + 1) === ':' ? numberAt(tokens, at + 2, 2, 2) : undefined;
    return minute === undefined || Number(minute) > 59
        ? undefined
        : known(of * 3600 + Number(minute) * 60, half, false, at + 3);
}
// Moments
const LEAD_WORD = /^(?:at|around|about|approx|approximately|circa|ca|c|between|from|on|by|before|since|um|gegen|etwa|vor|ab|seit|zwischen|vers|avant|entre|depuis|dès|à|alle|dalle|verso|prima|tra|fra|às|antes|desde|hacia|sobre|cerca|por|environ|las|les|le|los|el|de|des|della|delle|das|do|dos|a|as|o|la|am|约|約)$/;
const LEAD_SIGN = /^(?:[[({~<*_`"'“«•‣▪·|-]|\p{Extended_Pictographic}|\u{FE0F}|\u{200D})$/u;
/** Skips brackets, "at", "~" and similar. */
function pastLead(tokens) {
    let at = 0;
    let between = false;
    for (let steps = 0; steps < 12; steps++) {
        const word = moment_text(tokens, at) ?? '';
        const isLeadWord = isWord(tokens, at) && LEAD_WORD.test(word) && !(word === 'c' && moment_text(tokens, at + 1) !== '.');
        if (isBlank(tokens, at))
            at++;
        else if (isLeadWord) {
            between ||= /^(?:between|zwischen|entre|tra|fra)$/.test(word);
            at++;
            if (moment_text(tokens, at) === '.')
                at++;
        }
        else if (LEAD_SIGN.test(word) && !(unknownAt(tokens, at) ?? undefined))
            at++;
        else
            break;
    }
    return { at, between };
}
/**
 * Returns the date, time and zone at the start of a text; undefined if there is none. `inTimeColumn`: nothing but a time is written in
 * this place.
 */
function readMoment(whole, { inTimeColumn = false } = {}) {
    const tokens = tokensOf(whole, HEAD);
    const { at, between } = pastLead(tokens);
    const first = tokens[at];
    if (first === undefined)
        return undefined;
    const special = elapsedAt(tokens, at) ?? epochAt(tokens, at);
    if (special)
        return finished(tokens, at, special.end, undefined, special.value);
    const open = openDateAt(tokens, at);
    if (open !== undefined)
        return finished(tokens, at, open, undefined, { kind: 'unreadable', date: undefined });
    const date = dateAt(tokens, at);
    return date ? afterDate(tokens, at, date, inTimeColumn) : withoutDate(tokens, at, between, inTimeColumn);
}
function finished(tokens, from, to, zone, rest) {
    const opened = tokens
        .slice(from, to)
        .reduce((depth, { text }) => depth + (/^[([]$/.test(text) ? 1 : /^[)\]]$/.test(text) ? -1 : 0), 0);
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? start;
    let length = to;
    if (opened > 0 || from > 0)
        while (length < tokens.length && /^[\])}`*_"”»>| ]$/.test(moment_text(tokens, length) ?? ''))
            length++;
    while (length < tokens.length && /^[\])}` 頃ごろ左右쯤경~]$/.test(moment_text(tokens, length) ?? ''))
        length++;
    return { words: { start, end }, length: tokens[length - 1]?.end ?? end, zone, ...rest };
}
/** Between a date and its time: `T`, blanks, commas, dashes, "at", "~". */
function joint(tokens, from) {
    if (moment_text(tokens, from) === 't' && tokens[from + 1]?.kind === 'number')
        return { at: from + 1, iso: true, blank: true };
    let at = from;
    let blank = true;
    for (let steps = 0; steps < 8; steps++) {
        const word = moment_text(tokens, at) ?? '';
        if (unknownAt(tokens, at))
            break;
        if (isBlank(tokens, at) || word === ',')
            at++;
        else if (/^[:@\-~|([`*_]$/.test(word) ||
            (isWord(tokens, at) &&
                /^(?:at|around|about|approx|between|from|um|gegen|à|a|às|alle|ore|las|les|ca|约|約)$/.test(word))) {
            blank = false;
            at++;
            if (moment_text(tokens, at) === '.' && /^(?:ca|approx)$/.test(word))
                at++;
        }
        else
            break;
    }
    return { at, iso: false, blank };
}
function afterDate(tokens, from, date, inTimeColumn) {
    const ofDay = (0,zones/* zoneAt */.U)(tokens, date.end);
    const { at, iso, blank } = joint(tokens, ofDay?.end ?? date.end);
    const certain = inTimeColumn || (blank && at > date.end);
    // "10日14:32" and "(Tue)14:32" have no separator.
    const touches = at > date.end || !/^[\da-z]$/.test((moment_text(tokens, date.end - 1) ?? '').slice(-1));
    const clock = touches ? timeAt(tokens, at, { certain }) : undefined;
    if (clock?.value.state === 'known')
        return withTime(tokens, from, clock.end, clock.value.time, date.value, ofDay?.zone, iso, false);
    if (date.value.kind === 'weekday' &&
        tokens.slice(date.end).some(({ kind }) => kind === 'word' || kind === 'number') &&
        !ofDay)
        return undefined;
    if (clock?.value.state === 'unreadable') {
        return finished(tokens, from, clock.end, ofDay?.zone, { kind: 'unreadable', date: date.value });
    }
    if (clock?.value.state === 'absent') {
        return finished(tokens, from, clock.end, ofDay?.zone, { kind: 'day', date: date.value, end: undefined });
    }
    const until = lastDay(tokens, date);
    return finished(tokens, from, until?.end ?? ofDay?.end ?? date.end, ofDay?.zone, {
        kind: 'day',
        date: withYearOf(date.value, until?.value),
        end: until?.value,
    });
}
/** "October 9-23, 2026": the year is written once. */
function withYearOf(first, last) {
    if (first.kind !== 'date' || last?.kind !== 'date' || first.date.year !== undefined)
        return first;
    return { ...first, date: { ...first.date, year: last.date.year } };
}
/** `October 9-23, 2026`, `2026-02-10 – 2026-02-12`. */
function lastDay(tokens, { value, end }) {
    let at = skipBlank(tokens, end);
    const word = moment_text(tokens, at);
    if (word !== '-' && word !== '~' && word !== 'to' && word !== 'bis')
        return undefined;
    at = skipBlank(tokens, at + 1);
    const full = dateAt(tokens, at);
    if (full)
        return full.value.kind === 'date' ? full : undefined;
    const day = numberAt(tokens, at, 1, 2);
    if (value.kind !== 'date' || day === undefined)
        return undefined;
    const after = ORDINAL.test(moment_text(tokens, at + 1) ?? '') ? at + 2 : at + 1;
    const year = yearAfter(tokens, after);
    const date = { ...value.date, day: Number(day), year: year ? Number(year.value) : value.date.year };
    if (!(0,calendar/* isDate */.$P)(date) || (year === undefined && value.date.year === undefined))
        return undefined;
    return { value: { kind: 'date', date, other: undefined }, end: year?.end ?? after };
}
function withoutDate(tokens, at, between, inTimeColumn) {
    const alone = inTimeColumn || isAlone(tokens, at);
    const clock = timeAt(tokens, at, { certain: alone });
    if (clock === undefined || clock.value.state === 'absent')
        return undefined;
    if (clock.value.state === 'unreadable')
        return finished(tokens, at, clock.end, undefined, { kind: 'unreadable', date: undefined });
    return withTime(tokens, at, clock.end, clock.value.time, undefined, undefined, false, between);
}
/** `1625 -`, `1625:`, `[1625]`: four digits with nothing else before the next punctuation. */
function isAlone(tokens, at) {
    if (numberAt(tokens, at, 4, 4) === undefined)
        return false;
    const next = skipBlank(tokens, at + 1);
    return /^[-:|\]]$/.test(moment_text(tokens, next) ?? '') && !(next === at + 1 && moment_text(tokens, next) === '-');
}
function withTime(tokens, from, timeEnd, written, date, ofDay, iso, between) {
    const afterIso = iso || (date !== undefined && timeEnd - from > 9);
    const zone = (0,zones/* zoneAt */.U)(tokens, timeEnd, { afterTime: true, afterIso });
    let end = zone?.end ?? timeEnd;
    const later = date === undefined ? dateAfter(tokens, end) : undefined;
    if (later)
        end = later.end;
    const until = rangeEnd(tokens, end, between || tokens.slice(from, timeEnd).some(({ text }) => text === 'between'));
    end = until?.end ?? end;
    const last = until?.value;
    let time = written;
    // "1:42-1:59 PM": both are in the afternoon.
    if (last && last.time.half !== undefined && time.half === undefined && time.loose) {
        const noon = 12 * 3600;
        const morning = time.seconds % noon;
        const seconds = last.time.half === 'pm' && morning + noon <= last.time.seconds ? morning + noon : morning;
        time = { seconds, half: seconds >= noon ? 'pm' : 'am', loose: false };
    }
    end = pastSecondZone(tokens, end);
    return finished(tokens, from, end, zone?.zone ?? last?.zone ?? ofDay, {
        kind: 'clock',
        date: date ?? later?.value,
        time,
        end: last,
    });
}
/** `14:32 on Feb 11`, `02:45 UTC, 2026-02-05`, `14:32 (Feb 11)`. */
function dateAfter(tokens, from) {
    let at = from;
    if (moment_text(tokens, at) === ',')
        at++;
    at = skipBlank(tokens, at);
    const bracket = moment_text(tokens, at) === '(';
    if (bracket)
        at++;
    if ((moment_text(tokens, at) === 'on' || moment_text(tokens, at) === 'am') && isBlank(tokens, at + 1))
        at += 2;
    const date = at > from ? dateAt(tokens, at) : undefined;
    if (date === undefined || date.value.kind === 'weekday')
        return undefined;
    // "14:32 2026-02-10 15:00": that date belongs to the second time.
    const next = joint(tokens, date.end);
    if (next.at > date.end && timeAt(tokens, next.at, { certain: false })?.value.state === 'known')
        return undefined;
    if (!bracket)
        return date;
    return moment_text(tokens, date.end) === ')' ? { value: date.value, end: date.end + 1 } : undefined;
}
/** `–14:40`, ` to 14:40 UTC`, ` - 2026-02-11 00:10`, `-14:??` (whose end is unknown). */
function rangeEnd(tokens, from, between) {
    let at = from;
    while (/^[ )\]`*]$/.test(moment_text(tokens, at) ?? '') && at < from + 4)
        at++;
    const word = moment_text(tokens, at) ?? '';
    const dash = /^[-~]$/.test(word);
    if (dash && moment_text(tokens, at + 1) === '>')
        at++;
    else if (!dash &&
        word !== '>' &&
        !(/^(?:to|until|till|bis|à|a|até|hasta)$/.test(word) && isBlank(tokens, at - 1)) &&
        !(between && /^(?:and|und|et|y|e|ed)$/.test(word)))
        return undefined;
    at++;
    while (/^[ ~`*([]$/.test(moment_text(tokens, at) ?? '') && at < from + 9)
        at++;
    const date = dateAt(tokens, at);
    const next = date && date.value.kind !== 'weekday' ? joint(tokens, date.end) : undefined;
    const clock = timeAt(tokens, next?.at ?? at, { certain: date !== undefined });
    if (clock?.value.state === 'unreadable' && date === undefined)
        return { value: undefined, end: clock.end };
    if (clock?.value.state !== 'known')
        return undefined;
    const zone = (0,zones/* zoneAt */.U)(tokens, clock.end, { afterTime: true, afterIso: next?.iso });
    return {
        value: { date: next && date?.value, time: clock.value.time, zone: zone?.zone },
        end: zone?.end ?? clock.end,
    };
}
/** `14:32 UTC (09:32 ET)`: the same moment repeated. */
function pastSecondZone(tokens, from) {
    const open = skipBlank(tokens, from);
    if (moment_text(tokens, open) !== '(' && moment_text(tokens, open) !== '/')
        return from;
    const clock = timeAt(tokens, skipBlank(tokens, open + 1), { certain: false });
    if (clock?.value.state !== 'known')
        return from;
    const zone = (0,zones/* zoneAt */.U)(tokens, clock.end, { afterTime: true });
    const end = zone?.end ?? clock.end;
    if (moment_text(tokens, open) === '/')
        return zone === undefined ? from : end;
    return moment_text(tokens, end) === ')' ? end + 1 : from;
}
const UNITS = {
    s: 1, sec: 1, secs: 1, second: 1, seconds: 1, m: 60, min: 60, mins: 60, minute: 60, minutes: 60, h: 3600, hr: 3600, hrs: 3600, hour: 3600,
    hours: 3600, d: 86_400, day: 86_400, days: 86_400,
}; // biome-ignore format: a table
/** `+12m`, `+1 hrs`, `+1h 30m`, `T+0:05`, `T-10min`, `T0`. */
function elapsedAt(tokens, from) {
    let at = from;
    const marked = moment_text(tokens, at) === 't';
    if (marked)
        at++;
    if (marked && tokens[at]?.kind === 'number') {
        if (moment_text(tokens, at) !== '0')
            return undefined;
        // "T0 + 2h".
        const more = skipBlank(tokens, at + 1);
        const after = moment_text(tokens, more) === '+' ? elapsedAt(tokens, more) : undefined;
        return after ?? { value: { kind: 'elapsed', seconds: 0 }, end: at + 1 };
    }
    const sign = moment_text(tokens, at);
    if (sign !== '+' && !(marked && sign === '-'))
        return undefined;
    at = skipBlank(tokens, at + 1);
    const direction = sign === '-' ? -1 : 1;
    const [hours, minutes, seconds] = [
        numberAt(tokens, at, 1, 3),
        numberAt(tokens, at + 2, 2, 2),
        numberAt(tokens, at + 4, 2, 2),
    ];
    if (hours !== undefined && moment_text(tokens, at + 1) === ':' && minutes !== undefined && Number(minutes) < 60) {
        const whole = moment_text(tokens, at + 3) === ':' && seconds !== undefined;
        const value = Number(hours) * 3600 + Number(minutes) * 60 + (whole ? Number(seconds) : 0);
        return { value: { kind: 'elapsed', seconds: direction * value }, end: whole ? at + 5 : at + 3 };
    }
    let value;
    for (let steps = 0; steps < 3; steps++) {
        const count = numberAt(tokens, at, 1, 6);
        if (count === undefined)
            break;
        const fraction = /^[.,]$/.test(moment_text(tokens, at + 1) ?? '') ? numberAt(tokens, at + 2, 1, 3) : undefined;
        const after = fraction === undefined ? at + 1 : at + 3;
        const unit = skipBlank(tokens, after);
        const size = isWord(tokens, unit) ? UNITS[moment_text(tokens, unit) ?? ''] : undefined;
        if (size === undefined)
            break;
        value = (value ?? 0) + Number(`${count}.${fraction ?? 0}`) * size;
        at = skipBlank(tokens, unit + 1);
        if (tokens[at]?.kind !== 'number') {
            at = unit + 1;
            break;
        }
    }
    if (value !== undefined)
        return { value: { kind: 'elapsed', seconds: Math.round(direction * value) }, end: at };
    // "T+0" needs no unit. The unit of "T+5" is unknown.
    if (marked && moment_text(tokens, at) === '0')
        return { value: { kind: 'elapsed', seconds: 0 }, end: at + 1 };
    return tokens[at]?.kind === 'number' ? { value: { kind: 'unreadable', date: undefined }, end: at + 1 } : undefined;
}
/** Seconds or milliseconds since 1970, between 2001 and 2100. */
function epochAt(tokens, at) {
    const digits = numberAt(tokens, at, 10, 10) ?? numberAt(tokens, at, 13, 13);
    if (digits === undefined)
        return undefined;
    const seconds = digits.length === 10 ? Number(digits) : Math.floor(Number(digits) / 1000);
    if (seconds < 1_000_000_000 || seconds > 4_102_444_800)
        return undefined;
    const end = moment_text(tokens, at + 1) === '.' && tokens[at + 2]?.kind === 'number' ? at + 3 : at + 1;
    return { value: { kind: 'epoch', seconds }, end };
}
// Anywhere in a text
/** Returns the first date in a text that has a day and a month. */
function findDate(whole) {
    const tokens = tokensOf(whole, 500);
    for (const [at, token] of tokens.entries()) {
        const before = tokens[at - 1];
        if (token.kind === 'blank' || token.kind === 'sign' || before?.kind === 'number')
            continue;
        if (before?.kind === 'word' && token.kind === 'number' && !/[^\p{ASCII}]/u.test(before.text))
            continue;
        // Part of a longer number, such as a version or a path.
        if (/^[./-]$/.test(before?.text ?? '') && tokens[at - 2]?.kind === 'number')
            continue;
        const found = dateAt(tokens, at);
        if (found?.value.kind !== 'date')
            continue;
        return { ...found.value, start: token.start, end: tokens[found.end - 1]?.end ?? token.end };
    }
    return undefined;
}
/** Returns the date at a place of a text. */
function readDate(whole, start) {
    const tokens = tokensOf(whole.slice(start, start + HEAD), HEAD);
    const found = dateAt(tokens, 0);
    if (found?.value.kind !== 'date')
        return undefined;
    return { ...found.value, start, end: start + (tokens[found.end - 1]?.end ?? 0) };
}
/** Returns the first zone named in a text such as "Timeline (UTC)" or "All times are in CET". */
function findZone(whole) {
    const tokens = tokensOf(whole, 300);
    for (const [at, token] of tokens.entries()) {
        if (token.kind !== 'word' || tokens[at - 1]?.kind === 'number')
            continue;
        const zone = (0,zones/* zoneAt */.U)(tokens, at);
        if (zone)
            return zone.zone;
    }
    return undefined;
}


/***/ }),

/***/ 88087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ zoneAt),
/* harmony export */   g: () => (/* binding */ settled)
/* harmony export */ });
/** Minutes east of UTC; undefined for abbreviations that several zones share. */
const ABBREVIATIONS = {
    z: 0, utc: 0, gmt: 0, zulu: 0, wet: 0, west: 60, bst: 60, cet: 60, cest: 120, mez: 60, mesz: 120, eet: 120, eest: 180, msk: 180, sast: 120,
    trt: 180, gst: 240, pkt: 300, ict: 420, wib: 420, sgt: 480, hkt: 480, pht: 480, awst: 480, jst: 540, kst: 540, acst: 570, acdt: 630, aest: 600,
    aedt: 660, nzst: 720, nzdt: 780, brt: -180, art: -180, clt: -240, edt: -240, est: -300, cdt: -300, mdt: -360, mst: -420, pdt: -420, pst: -480,
    akdt: -480, akst: -540, hst: -600, ndt: -150, nst: -210, adt: -180, ast: -240,
    cst: undefined, ist: undefined,
}; // biome-ignore format: a table
/** Names whose offset depends on the date. */
const REGIONS = {
    et: 'America/New_York', ct: 'America/Chicago', mt: 'America/Denver', pt: 'America/Los_Angeles',
    eastern: 'America/New_York', central: 'America/Chicago', mountain: 'America/Denver', pacific: 'America/Los_Angeles',
}; // biome-ignore format: a table
const LONG_NAMES = new Set(['eastern', 'central', 'mountain', 'pacific']);
const CONTINENTS = new Set('us america europe asia africa australia pacific atlantic indian etc'.split(' '));
/**
 * Reads a zone that begins at a token, including blanks and an opening bracket before it; `end` is the next token. `afterTime`: the
 * tokens before are a time, so "Eastern" needs no "time" after it. `afterIso`: `-05:00` is an offset, not the end of a range.
 */
function zoneAt(tokens, at, { afterTime = false, afterIso = false } = {}) {
    let i = at;
    const blank = tokens[i]?.kind === 'blank';
    if (blank)
        i++;
    const bracket = tokens[i]?.text === '(' || tokens[i]?.text === '[';
    if (bracket)
        i++;
    const found = offsetAt(tokens, i, afterTime, afterIso && !blank) ?? namedAt(tokens, i, afterTime || bracket);
    if (found === undefined)
        return undefined;
    let { zone, end } = found;
    // "CST (UTC-6)": the offset resolves the ambiguity.
    const inner = tokens[end]?.kind === 'blank' ? end + 1 : end;
    const said = !bracket && tokens[inner]?.text === '(' ? namedAt(tokens, inner + 1, true) : undefined;
    if (said?.zone.offset !== undefined && said.zone.text.length > 3 && tokens[said.end]?.text === ')') {
        zone = { text: zone.text, offset: said.zone.offset, region: undefined };
        end = said.end + 1;
    }
    if (bracket && (tokens[end]?.text === ')' || tokens[end]?.text === ']'))
        end++;
    return { zone, end };
}
/** `+02:00`, `+0200`, `-0500`. */
function offsetAt(tokens, at, afterTime, afterIso) {
    const sign = tokens[at]?.text;
    const hours = tokens[at + 1];
    if (!afterTime || (sign !== '+' && sign !== '-') || tokens[at]?.written === '–' || hours?.kind !== 'number')
        return undefined;
    if (hours.text.length === 4) {
        return plain(`${sign}${hours.text}`, signed(sign, hours.text.slice(0, 2), hours.text.slice(2)), at + 2);
    }
    const minutes = tokens[at + 3];
    if (hours.text.length !== 2 || tokens[at + 2]?.text !== ':' || minutes?.text.length !== 2)
        return undefined;
    if (sign === '-' && !afterIso)
        return undefined;
    return plain(`${sign}${hours.text}:${minutes.text}`, signed(sign, hours.text, minutes.text), at + 4);
}
function namedAt(tokens, at, sure) {
    const name = tokens[at];
    if (name?.kind !== 'word')
        return undefined;
    const next = tokens[at + 1];
    if (name.text === 'local')
        return localAt(tokens, at, sure);
    const place = placeAt(tokens, at);
    if (place)
        return place;
    if (CONTINENTS.has(name.text) && next?.text === '/')
        return regionAt(tokens, at);
    if (next?.kind === 'number')
        return undefined;
    if (name.text === 'utc' || name.text === 'gmt')
        return universal(tokens, at);
    // "West", "Art" and "Pt" are words too: all zones except UTC are written in capitals.
    if (LONG_NAMES.has(name.text))
        return longName(tokens, at, sure);
    if (name.written !== name.written.toUpperCase() || (name.text === 'z' && !sure))
        return undefined;
    const region = REGIONS[name.text];
    if (region !== undefined) {
        return sure || isTimeWord(tokens, at + 1)
            ? { zone: { text: name.written, offset: undefined, region }, end: at + 1 }
            : undefined;
    }
    if (!Object.hasOwn(ABBREVIATIONS, name.text))
        return undefined;
    return plain(name.written, ABBREVIATIONS[name.text], at + 1);
}
/** `UTC`, `UTC+1`, `GMT -5`, `UTC+05:30`. */
function universal(tokens, at) {
    const name = tokens[at]?.written ?? '';
    const i = tokens[at + 1]?.kind === 'blank' && tokens[at + 3]?.kind === 'number' ? at + 2 : at + 1;
    const sign = tokens[i]?.written === '–' ? undefined : tokens[i]?.text;
    const hours = tokens[i + 1];
    if ((sign !== '+' && sign !== '-') || hours?.kind !== 'number')
        return plain(name, 0, at + 1);
    if (hours.text.length === 4) {
        return plain(`${name}${sign}${hours.text}`, signed(sign, hours.text.slice(0, 2), hours.text.slice(2)), i + 2);
    }
    const minutes = tokens[i + 2]?.text === ':' ? tokens[i + 3] : undefined;
    if (hours.text.length > 2 || Number(hours.text) > 14)
        return plain(name, 0, at + 1);
    // "14:32 UTC-15:18": a range, not an offset of fifteen hours.
    if (minutes?.kind === 'number' &&
        i === at + 1 &&
        hours.text.length === 2 &&
        sign === '-' &&
        Number(hours.text) > 12) {
        return plain(name, 0, at + 1);
    }
    const text = `${name}${sign}${hours.text}${minutes ? `:${minutes.text}` : ''}`;
    return plain(text, signed(sign, hours.text, minutes?.text ?? '0'), minutes ? i + 4 : i + 2);
}
/** "Eastern", "Pacific Time", "Central Daylight Time". */
function longName(tokens, at, sure) {
    const name = tokens[at];
    if (name === undefined || name.written.slice(0, 1) !== name.written.slice(0, 1).toUpperCase())
        return undefined;
    let end = at + 1;
    const words = [name.written];
    for (const wanted of [/^(?:standard|daylight|summer)$/, /^time$/]) {
        const word = tokens[end + 1];
        if (tokens[end]?.kind === 'blank' && word?.kind === 'word' && wanted.test(word.text)) {
            words.push(word.written);
            end += 2;
        }
    }
    if (words.length === 1 && !sure)
        return undefined;
    return { zone: { text: words.join(' '), offset: undefined, region: REGIONS[name.text] }, end };
}
function regionAt(tokens, at) {
    let end = at + 2;
    while (tokens[end]?.kind === 'word' || (tokens[end]?.text === '_' && tokens[end + 1]?.kind === 'word'))
        end++;
    if (end === at + 2)
        return undefined;
    const text = tokens
        .slice(at, end)
        .map(({ written }) => written)
        .join('');
    return { zone: { text, offset: undefined, region: text }, end };
}
/** "local time", "All times local": a zone that only people who were there know. */
function localAt(tokens, at, sure) {
    if (isTimeWord(tokens, at + 1))
        return plain('local time', undefined, at + 3);
    const before = tokens[at - 1]?.kind === 'blank' ? tokens[at - 2]?.text : undefined;
    return sure || before === 'times' || before === 'are' || before === 'in'
        ? plain('local time', undefined, at + 1)
        : undefined;
}
/** "Singapore time", "New York time"; undefined for words that are not a city of a zone. */
function placeAt(tokens, at) {
    const name = tokens[at]?.written ?? '';
    if (!/^\p{Lu}\p{Ll}/u.test(name))
        return undefined;
    const two = tokens[at + 1]?.kind === 'blank' && tokens[at + 2]?.kind === 'word' && isTimeWord(tokens, at + 3);
    if (!two && !isTimeWord(tokens, at + 1))
        return undefined;
    const city = two ? `${name}_${tokens[at + 2]?.written}` : name;
    const region = regionsOfCities().get(city.toLowerCase());
    if (region === undefined)
        return undefined;
    return { zone: { text: `${city.replace('_', ' ')} time`, offset: undefined, region }, end: two ? at + 5 : at + 3 };
}
let cities;
function regionsOfCities() {
    cities ??= new Map(Intl.supportedValuesOf('timeZone').map((region) => [
        region.slice(region.lastIndexOf('/') + 1).toLowerCase(),
        region,
    ]));
    return cities;
}
function isTimeWord(tokens, at) {
    return tokens[at]?.kind === 'blank' && tokens[at + 1]?.text === 'time';
}
function plain(text, offset, end) {
    return { zone: { text, offset, region: undefined }, end };
}
function signed(sign, hours, minutes) {
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
const formats = new Map();
/** Returns the zone at a local time, given in seconds since 1970 as if it were UTC: a region has that day's offset. */
function settled({ text, offset, region }, localSeconds) {
    if (region === undefined)
        return { text, offset };
    const first = regionOffset(region, localSeconds);
    return { text, offset: first === undefined ? undefined : (regionOffset(region, localSeconds - first * 60) ?? first) };
}
function regionOffset(region, seconds) {
    if (!formats.has(region))
        formats.set(region, formatOf(region));
    const format = formats.get(region);
    if (format === undefined || !Number.isFinite(seconds) || Math.abs(seconds) > 8.64e12)
        return undefined;
    const parts = Object.fromEntries(format.formatToParts(seconds * 1000).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - seconds) / 60);
}
/** Undefined for a region that does not exist. Keeps only a few, because the documents choose the names. */
function formatOf(region) {
    if (formats.size > 50)
        formats.clear();
    try {
        return new Intl.DateTimeFormat('en-US', {
            timeZone: region, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
        }); // biome-ignore format: one thing
    }
    catch {
        return undefined;
    }
}


/***/ })

};
