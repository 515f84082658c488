export const id = 74;
export const ids = [74];
export const modules = {

/***/ 66074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  clean: () => (/* binding */ clean)
});

// EXTERNAL MODULE: ./build/src/secrets/secrets.js + 5 modules
var secrets = __webpack_require__(9690);
// EXTERNAL MODULE: ./build/src/text/lazily.js
var lazily = __webpack_require__(57516);
;// CONCATENATED MODULE: ./build/src/incident/personal-data.js
function spans(text, pattern, accepts) {
    return Array.from(text.matchAll(pattern))
        .filter(({ 0: match, index }) => match !== '' && accepts(match, index))
        .map(({ 0: match, index }) => ({ start: index, end: index + match.length }));
}
/**
 * How many candidates of a text are checked digit by digit. Real texts have fewer. The rest are removed unchecked, so that a hostile
 * text neither takes minutes nor hides anything.
 */
const MAX_CHECKED = 100;
/** The same check, but it accepts everything after the first `MAX_CHECKED`. */
function bounded(check) {
    let checked = 0;
    return (...given) => ++checked > MAX_CHECKED || check(...given);
}
const digitsOf = (text) => text.replace(/\D/g, '');
/** Luhn's check digit (ISO/IEC 7812-1). */
function hasLuhnDigit(digits) {
    let sum = 0;
    for (let i = 0; i < digits.length; i++) {
        const digit = Number(digits.at(-1 - i));
        const twice = i % 2 === 1 ? digit * 2 : digit;
        sum += twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 === 0;
}
/** In printed groups, or 13 to 19 digits in a row. */
const CARD = /(?<![\w.+/=-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?|\d{4}([ -])\d{6}\2\d{4,5}|\d{13,19})(?![\w/=-]|\.\d)/g;
/** Major issuers with the lengths of their numbers. */
const ISSUERS = [
    [/^4/, [13, 16, 19]],
    [/^(?:5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720))/, [16]],
    [/^3[47]/, [15]],
    [/^3(?:0[0-5]|[689])/, [14, 16]],
    [/^35(?:2[89]|[3-8])/, [16, 17, 18, 19]],
    [/^(?:6011|64[4-9]|65|622)/, [16, 17, 18, 19]],
    [/^62/, [16, 17, 18, 19]],
    [/^(?:50|5[6-9]|6[0-9])/, [16, 17, 18, 19]],
    [/^220[0-4]/, [16, 17, 18, 19]],
];
function findCards(text) {
    return spans(text, CARD, (match, index) => {
        const digits = digitsOf(match);
        const isIssued = ISSUERS.some(([prefix, lengths]) => prefix.test(digits) && lengths.includes(digits.length));
        if (!isIssued || /^(\d)\1+$/.test(digits) || !hasLuhnDigit(digits))
            return false;
        if (/[ -]/.test(match) || CARD_WORD.test(around(text, index, match.length)))
            return true;
        // One number in ten has a valid Luhn digit by chance, so without groups or a word it must be from a large issuer, and not an ID.
        return MAJOR.test(digits) && !NUMBER_OF.test(before(text, index));
    });
}
const MAJOR = /^(?:4\d{15}|5[1-5]\d{14}|3[47]\d{13}|6011\d{12})$/;
const CARD_WORD = /card|karte|carte|tarjeta|carta|cartão|kort|карт|カード|卡|visa|mastercard|amex|american express|maestro|discover|diners|jcb|unionpay|\bpan\b|credit|debit|payment|paid|charge/i;
/** "order 4111…", "offset=4111…", "trace/4111…" */
const NUMBER_OF = /(?:order|invoice|offset|id|ids|trace|span|epoch|ms|timestamp|ts|seq|sequence|number|no|nr|ref|reference|ticket|build|run|lag|size|bytes|count|account|acct|version|token ring[^:]{0,30}|partition|snowflake|message|event|job|request|session|transaction|tx|txn|batch|sku|ean|isbn|imei|barcode|gtin|tracking|parcel|shipment|customer|user|from|to|at|orgId)["']?(?: (?:id|number|no\.?|nr\.?))?\s{0,2}[#:=]?\s{0,2}["']?#?$/i;
/** ISO 13616: country, check digits and account, in groups of four or in a row. */
const IBAN = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?(?![A-Za-z0-9])/gi;
const IBAN_LENGTHS = Object.fromEntries('AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));
function isIban(compact) {
    if (IBAN_LENGTHS[compact.slice(0, 2)] !== compact.length)
        return false;
    const moved = compact.slice(4) + compact.slice(0, 4);
    let rest = 0;
    for (const character of moved)
        rest = Number(`${rest}${Number.parseInt(character, 36)}`) % 97;
    return rest === 1;
}
/** The longest prefix of a match that is an IBAN: capitals after it may be glued to it. */
function findIbans(text) {
    return Array.from(text.matchAll(IBAN)).flatMap(({ 0: match, index }) => {
        const length = IBAN_LENGTHS[match.slice(0, 2).toUpperCase()];
        // One commit in some millions has the check digits of an IBAN. Nobody writes an IBAN in lower case without spaces.
        if (length === undefined || (/^[0-9a-f]+$/.test(match) && /[a-f]/.test(match.slice(2))))
            return [];
        let compact = '';
        for (const [at, character] of [...match].entries()) {
            if (/[A-Za-z0-9]/.test(character))
                compact += character.toUpperCase();
            if (compact.length === length) {
                const next = match.charAt(at + 1);
                return isIban(compact) && !/[A-Za-z0-9]/.test(next) ? [{ start: index, end: index + at + 1 }] : [];
            }
        }
        return [];
    });
}
/** National IDs with a recognizable form, without a word next to them: each has check digits, or a date, or both. */
const FORMED = [
    [/(?<![\w.-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-]|\.\d)/g, ['US.ssn']],
    [/(?<![\w.-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-]|\.\d)/g, ['BR.cpf']],
    [/(?<![\w.-])\d{1,2}\.\d{3}\.\d{3}-[\dkK](?![\w-]|\.\d)/g, ['CL.run', 'CL.rut', 'UY.cedula']],
    [/(?<![\w.-])(?:\d{2})?\d{6}[-+]\d{4}(?![\w-]|\.\d)/g, ['SE.personnummer', 'DK.cpr', 'IS.kennitala', 'LV.pvn']],
    [/(?<![\w.-])\d{6}[-+A-FU-Y]\d{3}[\dA-FHJ-NPR-Y](?![\w-])/g, ['FI.hetu']],
    [/(?<![\w.-])\d{6}-[1-8]\d{6}(?![\w-]|\.\d)/g, ['KR.rrn']],
    [/(?<![\w.-])\d{6}\/\d{3,4}(?![\w/-]|\.\d)/g, ['CZ.rc', 'SK.rc']],
    [/(?<![\w.-])\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}(?![\w-]|\.\d)/g, ['BE.nn', 'BE.insz', 'BE.bis']],
    [/(?<![\w.-])756\.\d{4}\.\d{4}\.\d{2}(?![\w-]|\.\d)/g, ['CH.ssn']],
    [/(?<![\w.-])(?:20|2[347])-\d{8}-\d(?![\w-]|\.\d)/g, ['AR.cuit']],
    [/(?<![\w.-])\d{3}-\d{7}-\d(?![\w-]|\.\d)/g, ['DO.cedula']],
    [/(?<![\w.-])\d{3}[ -]\d{3}[ -]\d{3}(?![\w-]|\.\d| \d)/g, ['CA.sin']],
    [/(?<![\w.-])[2-9]\d{3}[ -]\d{4}[ -]\d{4}(?![\w-]|\.\d| \d)/g, ['IN.aadhaar']],
    [
        /(?<![\w.-])[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?![\w-]|\.\d)/g,
        ['FR.nir'],
    ],
    [/(?<![\w.-])\d{17}[\dXx](?![\w-]|\.\d)/g, ['CN.ric']],
    [/(?<![\w.-])[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?![\w-])/gi, ['IT.codicefiscale']],
    [/(?<![\w.-])[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z0-9]\d(?![\w-])/gi, ['MX.curp']],
    [/(?<![\w.-])(?:\d{8}[- ]?|[XYZ][- ]?\d{7}[- ]?)[A-HJ-NP-TV-Z](?![\w-])/g, ['ES.dni', 'ES.nie']],
    [/(?<![\w.-])[STFGM]\d{7}[A-Z](?![\w-])/g, ['SG.nric']],
    [/(?<![\w.-])[A-Z]{1,2}\d{6}\([\dA]\)/g, ['HK.hkid']],
    [/(?<![\w.-])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\w-])/g, ['GB.nino']],
    [/(?<![\w.-])\d{3}[ -]\d{3}[ -]\d{4}(?![\w-]|\.\d| \d)/g, ['GB.nhs']],
];
/** Names for such a number; next to one, plain digits count if any country's check digits fit. */
const ID_WORD = /\b(?:ssn|social[- ]?security(?:[- ]?(?:number|no\.?))?|sozialversicherungsnummer|svnr|national[- ]?(?:id|identity|identification|insurance)(?:[- ]?(?:number|no\.?|card))?|nino?|nhs(?:[- ]?(?:number|no\.?))?|tax[- ]?(?:id|number|payer id)|itin|tin|tfn|tax[- ]?file(?:[- ]?number)?|medicare|steuer[- ]?(?:id|identifikationsnummer|nummer)|idnr|personalausweis\w*|passport(?:[- ]?(?:number|no\.?))?|ausweis\w*|identity card|id[- ]?(?:card|number|no\.?)|ahv(?:[- ]?nummer)?|avs|insee|nir|s[ée]curit[ée] sociale|dni|nie|nif|cpf|curp|rfc|cuil|cuit|rut|run|c[ée]dula|cod(?:ice)?[- ]?fiscale|bsn|burgerservicenummer|rijksregisternummer|niss|insz|personnummer|f[øo]dselsnummer|cpr(?:[- ]?nummer)?|hetu|henkil[öo]tunnus|kennitala|isikukood|pesel|rodn[ée] [čc][íi]slo|cnp|egn|jmbg|oib|emšo|emso|amka|tc ?kimlik\w*|tckn|kimlik|aadhaar|aadhar|pan|nric|fin|mykad|nik|ktp|my ?number|マイナンバー|个人番号|身份证\w*|身分證\w*|주민등록번호|снилс|инн|паспорт|sin|social insurance(?:[- ]?(?:number|no\.?))?|ird|pps(?:n)?|sa id|teudat zehut|תעודת זהות)\b|(?:身份证|身分證|주민등록번호|マイナンバー)/giu;
const ID_VALUE = /[\s:=#(|"'-]{0,6}(?:(?:is|was|number|no\.?|nr\.?|ist|lautet|est|es|é|号码|號碼|番号)[\s:=#]{1,4}){0,2}["']?(?<value>[A-Za-z]{0,3}[ -]?\d(?:[ ./-]?[A-Za-z0-9]){5,19})(?![A-Za-z0-9])/uy;
/** The IDs of persons among everything that stdnum knows. */
const PERSONAL = [
    'AR.dni',
    'AR.cuit',
    'AT.vnr',
    'AT.tin',
    'AU.tfn',
    'BA.jmbg',
    'BE.nn',
    'BE.insz',
    'BE.bis',
    'BG.egn',
    'BG.pnf',
    'BR.cpf',
    'CA.sin',
    'CA.bc_bhn',
    'CH.ssn',
    'CL.run',
    'CL.rut',
    'CN.ric',
    'CO.nit',
    'CR.cpf',
    'CU.ni',
    'CZ.rc',
    'DE.idnr',
    'DE.svnr',
    'DE.passport',
    'DE.pwnr',
    'DK.cpr',
    'DO.cedula',
    'EC.ci',
    'EE.ik',
    'ES.dni',
    'ES.nie',
    'ES.nif',
    'ES.nss',
    'FI.hetu',
    'FR.nif',
    'FR.nir',
    'GB.nino',
    'GB.utr',
    'GR.amka',
    'GT.cui',
    'HK.hkid',
    'HR.oib',
    'HU.anum',
    'IE.pps',
    'IL.idnr',
    'IN.aadhaar',
    'IN.pan',
    'IN.vid',
    'IS.kennitala',
    'IT.codicefiscale',
    'KR.rrn',
    'LT.asmens',
    'LV.pvn',
    'ME.jmbg',
    'MK.jmbg',
    'MU.nid',
    'MX.curp',
    'MX.rfc',
    'MY.nric',
    'NL.bsn',
    'NO.fodselsnummer',
    'NZ.ird',
    'PE.cui',
    'PK.cnic',
    'PL.pesel',
    'PT.cc',
    'PT.nif',
    'RO.cnp',
    'RS.jmbg',
    'RU.inn',
    'SE.personnummer',
    'SI.emso',
    'SI.jmbg',
    'SK.rc',
    'TH.idnr',
    'TR.tckimlik',
    'TW.natid',
    'TW.ui',
    'UA.rntrc',
    'US.ssn',
    'UY.cedula',
    'VE.rif',
    'ZA.idnr',
    'ZA.tin',
    'GB.nhs',
    'RU.snils',
    'SG.nric',
];
/** IDs that stdnum does not know. The checks are the issuers' published ones. */
const OWN = {
    // Area, group and serial as the SSA issues them; the sample numbers were never issued.
    'US.ssn': (id) => /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(id) &&
        !/^(?:123456789|987654321|078051120|219099999)$/.test(id),
    // Weights 10 to 2, modulo 11 (NHS Data Dictionary).
    'GB.nhs': (id) => /^\d{10}$/.test(id) && checkModulo11(id, 10) && !/^(\d)\1+$/.test(id),
    // Weights 9 to 1, modulo 101.
    'RU.snils': (id) => {
        if (!/^\d{11}$/.test(id))
            return false;
        const sum = [...id.slice(0, 9)].reduce((all, digit, i) => all + Number(digit) * (9 - i), 0);
        return (sum % 101) % 100 === Number(id.slice(9));
    },
    // Weights 2 7 6 5 4 3 2, modulo 11, with the offsets of T, G and M.
    'SG.nric': (id) => {
        if (!/^[STFGM]\d{7}[A-Z]$/.test(id))
            return false;
        const weighted = [2, 7, 6, 5, 4, 3, 2].reduce((all, weight, i) => all + weight * Number(id[i + 1]), 0);
        const offset = /[TG]/.test(id) ? 4 : id.startsWith('M') ? 3 : 0;
        const letters = /^[ST]/.test(id) ? 'JZIHGFEDCBA' : id.startsWith('M') ? 'XWUTRQPNJLK' : 'XWUTRQPNMLK';
        const at = (weighted + offset) % 11;
        return letters.charAt(id.startsWith('M') ? 10 - at : at) === id.at(-1);
    },
};
function checkModulo11(id, first) {
    const sum = [...id.slice(0, -1)].reduce((all, digit, i) => all + Number(digit) * (first - i), 0);
    return (11 - (sum % 11)) % 11 === Number(id.at(-1));
}
function isIdOf(name, value, validators) {
    const own = OWN[name];
    if (own !== undefined)
        return own(value.replace(/[\s./()-]/g, '').toUpperCase());
    try {
        const [country = '', number = ''] = name.split('.');
        return validators[country]?.[number]?.validate(value.toUpperCase()).isValid ?? false;
    }
    catch {
        // The value has another form than expected.
        return false;
    }
}
/** Other things often have these forms, so a word must say what it is. */
const AMBIGUOUS = new Set(['GB.nhs', 'CA.sin', 'IN.aadhaar', 'CZ.rc', 'SK.rc']);
/** Every number has at least four digits. */
const MAY_BE_ID = /(?:\d\D*){3}\d/;
async function findNationalIds(text) {
    if (!MAY_BE_ID.test(text))
        return [];
    if (![ID_WORD, ...FORMED.map(([form]) => form)].some((form) => text.search(form) !== -1))
        return [];
    const { stdnum } = await __webpack_require__.e(/* import() */ 54).then(__webpack_require__.t.bind(__webpack_require__, 46054, 19));
    const validators = stdnum;
    const isOneOf = bounded((names, value) => names.some((name) => isIdOf(name, value, validators)));
    const formed = FORMED.flatMap(([form, names]) => spans(text, form, (match, index) => {
        if (!isOneOf(names, match))
            return false;
        return !names.every((name) => AMBIGUOUS.has(name)) || !NUMBER_OF.test(before(text, index));
    }));
    const isPersonal = bounded((value) => PERSONAL.some((name) => isIdOf(name, value, validators)));
    const named = Array.from(text.matchAll(ID_WORD)).flatMap(({ 0: word, index }) => {
        ID_VALUE.lastIndex = index + word.length;
        const value = ID_VALUE.exec(text)?.groups?.value ?? '';
        const start = ID_VALUE.lastIndex - value.length;
        const [first = ''] = value.split(' ', 1);
        // Whole, or without the words after it.
        const part = [value, value.replace(/(?: [A-Za-z]\w*)+$/, ''), first].find((each) => /\d.*\d.*\d.*\d/.test(each) && each.length >= 6 && isPersonal(each));
        return part === undefined ? [] : [{ start, end: start + part.length }];
    });
    return [...formed, ...named];
}
const IPV4 = /(?<![\w.-])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w-]|\.\d)/g;
const IPV6 = /(?<![\w:.])(?=[\da-f:.]{2,45}(?![\da-f:]))(?:[\da-f]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[\da-f]{0,4})(?:%[\w.-]{1,20})?(?![\w:])/gi;
function findIpAddresses(text) {
    const isVersion = (index) => /(?:\bv(?:ersion)?[ :=]?|[a-z]@)$/i.test(before(text, index));
    return [
        ...spans(text, IPV4, (_, index) => !isVersion(index)),
        ...spans(text, IPV6, (match) => isIpv6(match.replace(/%.*/, ''))),
    ];
}
function isIpv6(value) {
    return value !== '::' && /[\da-f]/i.test(value) && URL.canParse(`http://[${value}]`);
}
/** After a word that says phone, plain digits are a phone number. */
const PHONE_WORD = /(?:phone|telephone|mobile|cell|tel|telefon|handy|fax|call|hotline|whatsapp|signal|sms|text|t[ée]l[ée]phone|portable|tel[ée]fono|m[óo]vil|celular|cellulare|telefone|telefoon|mobiel|rufnummer|tlf|puhelin|телефон|тел|電話|电话|手机|전화|โทร|điện thoại)\w{0,6}\.?(?: (?:no|number|nr|nummer))?\.?["']?(?: ?(?:is|at|ist|on|unter|me at|us at|me on|him at|her at))?\s{0,2}[:=|]?\s{0,3}["']?$/i;
/** In a country's usual style: a trunk prefix, or groups. */
const NATIONAL = /(?<![\p{L}\p{N}_.+/#=:-])(?:\(0?\d{1,5}\)|0\d{1,5}|\d{2,5})(?:[ .\u00A0\u2011/-]{1,3}\d{2,5}){1,5}(?![\p{L}\p{N}_%]|[./:-]\d| ?(?:[nuµm]?s|[KMGTkmgt]?i?[Bb]|bytes|of)(?![\p{L}\p{N}]))/gu;
const DATE = /^\(?(?:\d{1,2}[./-]\d{1,2}[./-](?:\d\d)?\d\d|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{4})(?!\d)/;
const PLAIN = /(?<![\p{L}\p{N}_.+/#=-])\+?\d{7,15}(?![\p{L}\p{N}_%]|[./:-]\d)/gu;
/**
 * Phone numbers that are valid in one of these countries (ISO 3166-1, two letters), written with groups as people write them
 * there, or next to a word that says so. International ones are valid everywhere.
 */
async function findPhoneNumbers(text, countries) {
    if (text.search(NATIONAL) === -1 && text.search(PLAIN) === -1)
        return [];
    const { isSupportedCountry, isValidPhoneNumber } = await __webpack_require__.e(/* import() */ 902).then(__webpack_require__.bind(__webpack_require__, 80902));
    const known = countries.filter((country) => isSupportedCountry(country));
    const isPhone = bounded((match, tried) => tried.some((country) => isValidPhoneNumber(match, country)));
    const national = spans(text, NATIONAL, (match, index) => {
        if (DATE.test(match))
            return false;
        const isNamed = PHONE_WORD.test(before(text, index));
        // A leading zero or brackets are typical of phone numbers. Other groups are often something else.
        if (!isNamed && !/^[(0]/.test(match) && countries.length > 3)
            return false;
        if (!isNamed && (digitsOf(match).length < 8 || NUMBER_OF.test(before(text, index))))
            return false;
        return isPhone(match, known);
    });
    const plain = spans(text, PLAIN, (match, index) => {
        if (!PHONE_WORD.test(before(text, index)))
            return false;
        return match.startsWith('+') || isPhone(match, [...known, ...ANYWHERE]);
    });
    return [...national, ...plain];
}
/** Tried if a word says that it is a phone number. */
const ANYWHERE = [
    'US',
    'GB',
    'DE',
    'FR',
    'ES',
    'IT',
    'NL',
    'BR',
    'IN',
    'AU',
    'JP',
    'MX',
    'PL',
    'SE',
    'CH',
    'AT',
    'ZA',
    'KR',
    'CN',
    'TR',
];
/** The countries if the team names none. */
const COUNTRIES = ANYWHERE;
function before(text, index) {
    return text.slice(Math.max(0, index - 48), index);
}
function around(text, index, length) {
    return text.slice(Math.max(0, index - 60), index + length + 40);
}

;// CONCATENATED MODULE: ./build/src/incident/redact.js
/**
 * Removes data from incident text that nobody meant to publish, before it leaves the run. Heavy, because of its rules and tables:
 * load it with `await import()`.
 */



/** The replacement for removed text. */
const PLACEHOLDERS = {
    secrets: '[removed: secret]',
    emails: '[removed: e-mail address]',
    cards: '[removed: card number]',
    ibans: '[removed: IBAN]',
    ids: '[removed: national ID]',
    phones: '[removed: phone number]',
    ips: '[removed: IP address]',
    /** Matches of the team's own patterns. */
    patterns: '[removed]',
};
/** The second round almost always finds nothing. The limit is for text and patterns that were made to need many. */
const MAX_ROUNDS = 5;
/** Marks text that was already found; no text contains it. */
const FOUND = '\u0000';
const PLACEHOLDER = new RegExp([`${FOUND}+`, ...Object.values(PLACEHOLDERS).map((placeholder) => placeholder.replace(/[[\]]/g, '\\$&'))].join('|'), 'g');
function findersOf(redactions) {
    const countries = redactions.flatMap((each) => typeof each === 'string' && each.startsWith('phone:') ? [each.slice('phone:'.length)] : []);
    return [
        ['secrets', secrets/* findSecrets */.d],
        ['emails', findEmails],
        ['cards', findCards],
        ['ibans', findIbans],
        ['ids', findNationalIds],
        ['phones', (text) => findPhones(text, countries.length === 0 ? COUNTRIES : countries)],
        ...(redactions.includes('ip') ? [['ips', findIpAddresses]] : []),
        ...redactions.flatMap((each) => typeof each === 'string' ? [] : [['patterns', (text) => findPattern(text, each)]]),
    ];
}
/**
 * Removes secrets, personal data and matches of the team's patterns (flag g) from each text. Cleaning a clean text changes
 * nothing.
 *
 * Pass the text as a reader will see it: a secret that only its name reveals ("password: …") is found if both are on one line.
 */
async function clean(texts, redactions) {
    const finders = findersOf(redactions);
    const removed = { ...NOTHING };
    /** Removes all findings in one pass, however many there are. */
    async function cleanOnce(text) {
        const found = [];
        // A later search does not see earlier findings.
        let rest = text;
        for (const [kind, find] of finders) {
            const spans = apart(await find(rest));
            if (spans.length === 0)
                continue;
            removed[kind] += spans.length;
            found.push(...spans.map((span) => ({ ...span, kind })));
            rest = redact_around(rest, spans)
                .map((part, i) => part + FOUND.repeat((spans[i]?.end ?? 0) - (spans[i]?.start ?? 0)))
                .join('');
        }
        const spans = found.sort((one, other) => one.start - other.start);
        return redact_around(text, spans)
            .map((part, i) => `${part}${spans[i] === undefined ? '' : PLACEHOLDERS[spans[i].kind]}`)
            .join('');
    }
    /** Repeats, because removed text may have been glued to other data and hidden it. */
    async function cleanText(text) {
        let cleaned = text;
        for (let round = 0; round < MAX_ROUNDS; round++) {
            const before = cleaned;
            cleaned = await cleanOnce(before);
            if (cleaned === before)
                break;
        }
        return cleaned;
    }
    const cleaned = await Promise.all(texts.map(cleanText));
    return { texts: cleaned, removed };
}
const NOTHING = { secrets: 0, emails: 0, cards: 0, ibans: 0, ids: 0, phones: 0, ips: 0, patterns: 0 };
/** Sorts them, and merges overlapping ones. */
function apart(found) {
    const kept = [];
    for (const span of found.toSorted((one, other) => one.start - other.start)) {
        const last = kept.at(-1);
        if (last === undefined || span.start >= last.end)
            kept.push(span);
        else if (span.end > last.end)
            kept[kept.length - 1] = { start: last.start, end: span.end };
    }
    return kept;
}
/** Returns the matches that are not empty. */
function matches(text, pattern) {
    return Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({
        start: index,
        end: index + length,
    })).filter(({ start, end }) => end > start);
}
/** Returns the parts of a text before, between and after the findings. */
function redact_around(text, found) {
    return [...found, { start: text.length }].map(({ start }, i) => text.slice(found[i - 1]?.end ?? 0, start));
}
/** Milliseconds for one pattern on one text. Normal patterns take a thousandth of that. */
const PATTERN_TIME = 1_000;
/**
 * A team's pattern may match anything, so it never sees a placeholder. Each match takes linear time, but all together can take
 * quadratic time if each looks as far as the end (`a.*z|a`): a text that takes too long is removed as a whole.
 */
function findPattern(text, pattern) {
    const placeholders = matches(text, PLACEHOLDER);
    const parts = redact_around(text, placeholders).map((part, i) => ({ part, offset: placeholders[i - 1]?.end ?? 0 }));
    const deadline = performance.now() + PATTERN_TIME;
    const found = [];
    for (const { part, offset } of parts) {
        for (const { 0: match, index } of part.matchAll(pattern)) {
            if (match !== '')
                found.push({ start: offset + index, end: offset + index + match.length });
            if (performance.now() > deadline)
                return parts
                    .filter((each) => each.part !== '')
                    .map((each) => ({ start: each.offset, end: each.offset + each.part.length }));
        }
    }
    return found;
}
/** `jane (at) example (dot) com`, `jane[at]example.com`, `jane at example dot com`, `jane&#64;example.com`, `jane@example[.]com`. */
const DOT = '(?: ?[([{<|] ?(?:dot|punkt|point|punto|ponto|\\.) ?[)\\]}>|] ?| (?:dot|punkt|point|punto|ponto) |_dot_)';
const disguisedEmail = (0,lazily/* lazily */.q)(() => new RegExp(`(?<![\\p{L}\\p{N}._+-])(?:[\\p{L}\\p{N}]{1,30}${DOT}){0,2}[\\p{L}\\p{N}._+-]{1,64}(?:${[
    // A character that means "at", or brackets around the word: then the rest may be normal.
    `(?: ?[([{<|] ?(?:at|ät|@|arroba|chez|где|собака) ?[)\\]}>|] ?|&#0{0,3}64;|&#x40;|&commat;|＠)(?:[\\p{L}\\p{N}-]{1,63}(?:${DOT}|\\.|．)){1,4}`,
    `@(?:[\\p{L}\\p{N}-]{1,63}(?:${DOT}|．)){1,4}`,
    `(?: at | ät |_at_)(?:[\\p{L}\\p{N}-]{1,63}${DOT}){1,4}`,
].join('|')})\\p{L}{2,24}(?![\\p{L}\\p{N}])`, 'giu'));
/** Every disguised address has an "at" in one of these forms. Most texts have none, and the expression takes 10 ms to compile. */
const MAY_BE_DISGUISED = /[@＠]|&(?:#|commat)|[([{<|] ?(?:at|ät|arroba|chez|где|собака)|[ _](?:at|ät)[ _]/iu;
/** An @ (in URLs: %40) with a name before it and a domain after it. The @ comes first in the pattern, so that the engine looks back only there. */
const email = (0,lazily/* lazily */.q)(() => /(?:@|%40)(?<=(?<name>[\p{L}\p{N}._+'-]+)(?:@|%40))(?<domain>(?:[\p{L}\p{N}]+(?:-+[\p{L}\p{N}]+)*\.)+\p{L}[\p{L}\p{N}-]*[\p{L}\p{N}])/gu);
/** Not on the internet: `postgresql@main.service` is a systemd unit, `logo@2x.png` a file. */
const NO_TOP_LEVEL_DOMAIN = /\.(?:service|socket|timer|mount|swap|device|slice|scope|png|jpe?g|gif|svg|webp|css|m?js)$/i;
/** Does not match `git@github.com:acme/shop.git`, `ssh://deploy@build.example`, `lodash@4.17.21-rc.next`, IP addresses. */
function findEmails(text) {
    const found = [];
    const disguised = MAY_BE_DISGUISED.test(text) ? matches(text, disguisedEmail()) : [];
    for (const { 0: match, index, groups } of /@|%40/.test(text) ? text.matchAll(email()) : []) {
        const name = (groups?.name ?? '').replace(/^[.'-]+/, '');
        const domain = groups?.domain ?? '';
        const start = Math.max(index - name.length, found.at(-1)?.end ?? 0);
        const isUrlLogin = text.slice(start - 3, start) === '://';
        const isVersion = /^\d+\.\d/.test(domain);
        if (name === '' || name === 'git' || isUrlLogin || isVersion || NO_TOP_LEVEL_DOMAIN.test(domain))
            continue;
        found.push({ start, end: index + match.length });
    }
    return [...found, ...disguised];
}
/** Digits that are not a phone number: URLs, dates and times, versions and IP addresses, UUIDs, numbers with a unit. */
const otherNumber = (0,lazily/* lazily */.q)(() => anyOf([
    /[a-z]:\/\/[^\s<>"'`]+/u,
    /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?/u,
    /\d{1,2}:\d\d/u,
    /(?<![\d.+])(?!\d{3}\.\d{3}\.\d{4}(?!\d))\d{1,5}(?:\.\d{1,5}){2,4}/u,
    /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/u,
    /(?<![\d+.()/-])\d{1,9} ?(?:%|(?:[nuµm]?s|[kmgt]?i?b|bytes)(?![\p{L}\p{N}]))/u,
], 'giu'));
const phone = (0,lazily/* lazily */.q)(() => anyOf([
    // International: a + and 8 to 15 digits, with or without the usual signs between them.
    /(?<![\p{L}\p{N}_+.-])\+[1-9](?:(?:[ ./\u00A0\u2011-]|(?<=\+\d{1,3}) ?\((?=\d{1,4}\))|(?<=\(\d{1,4})\)[ -]?)?\d){7,14}(?![\p{L}\p{N}_%]| ?(?:[nuµm]?s|[KMGTkmgt]?i?[Bb]|bytes)(?![\p{L}\p{N}]))/u,
    // (555) 010-1234, (030) 1234567
    /(?<![\p{L}\p{N}_])(?:\(\d{3}\) ?\d{3}[ .-]\d{4}|\(0\d{1,4}\) ?\d{3,4}[ -]?\d{2,4})(?![\p{L}\p{N}_])/u,
    // 555-010-1234, 1-555-010-1234, 555.010.1234
    /(?<![\p{L}\p{N}_+./#-])(?:1[.-])?[2-9]\d\d(?<sign>[.-])\d{3}\k<sign>\d{4}(?![\p{L}\p{N}_]|[./-]\d)/u,
    // 0171 2345678, 030/1234567, 020 7946 0958
    /(?<![\p{L}\p{N}_+./#-])0[1-9]\d{1,3}[ /]\d{3,4}[ -]?\d{2,4}(?![\p{L}\p{N}_]|[./-]\d)/u,
    // 06 12 34 56 78
    /(?<![\p{L}\p{N}_+./#-]|\d )0[1-9](?: \d\d){4}(?![\p{L}\p{N}_]|[ ./-]\d)/u,
], 'gu'));
/** Each has at least three digits, with at most four of these characters between two of them. */
const MAY_BE_PHONE = /(?:\d[ ./\u00A0\u2011()-]{0,4}){2}\d/;
/**
 * Finds phone numbers in their usual forms: with a leading +, in one of the shapes above, or as a valid number of
 * one of these countries. Plain digits count only next to a word that says so, because they are often an ID. URLs are
 * left alone.
 */
async function findPhones(text, countries) {
    if (!MAY_BE_PHONE.test(text))
        return [];
    const numbers = text.replace(otherNumber(), ({ length }) => 'x'.repeat(length));
    return [...matches(numbers, phone()), ...(await findPhoneNumbers(numbers, countries))];
}
function anyOf(patterns, flags) {
    return new RegExp(patterns.map(({ source }) => source).join('|'), flags);
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
