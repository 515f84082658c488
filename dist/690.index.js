export const id = 690;
export const ids = [690];
export const modules = {

/***/ 9690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ findSecrets)
});

;// CONCATENATED MODULE: ./build/src/text/shown-text.js
/** The visible form of a text, with a map back to its source: a key in a chat or an editor is often escaped or encoded. */
/**
 * Invisible characters (zero width, direction, controls except tabs and line ends), and sequences that show as one character of a
 * key: escapes of markdown and JSON, character references, percent-encoding. NUL is left alone: it marks removed text.
 */
const NOT_AS_SHOWN = /((?:(?![\t\n\r\0])[\p{Cc}\p{Default_Ignorable_Code_Point}])+)|\\([_.+=~-])|&#(\d{2,3});|&#x([\da-f]{2});|(?:%|\\u00)([\da-f]{2})/giu;
const OF_A_KEY = /[\w.+=~-]/;
function shownText(written) {
    const parts = [{ shown: 0, written: 0, width: 1 }];
    const texts = [];
    let length = 0;
    let at = 0;
    const add = (text) => {
        texts.push(text);
        length += text.length;
    };
    for (const { 0: whole, 1: hidden, 2: escaped, 3: decimal, 4: reference, 5: encoded, index } of written.matchAll(NOT_AS_SHOWN)) {
        const code = decimal === undefined ? Number.parseInt(reference ?? encoded ?? '', 16) : Number(decimal);
        const shows = hidden === undefined ? (escaped ?? String.fromCharCode(code)) : '';
        if (shows !== '' && !OF_A_KEY.test(shows))
            continue;
        add(written.slice(at, index));
        if (shows !== '')
            parts.push({ shown: length, written: index, width: whole.length });
        add(shows);
        at = index + whole.length;
        parts.push({ shown: length, written: at, width: 1 });
    }
    if (at === 0)
        return { text: written, writtenAt: (range) => range };
    add(written.slice(at));
    const partOf = (shown) => {
        let low = 0;
        let high = parts.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((parts[middle]?.shown ?? 0) <= shown)
                low = middle;
            else
                high = middle - 1;
        }
        return parts[low] ?? { shown: 0, written: 0, width: 1 };
    };
    const rangeOf = (shown) => {
        const part = partOf(shown);
        const start = part.written + shown - part.shown;
        return { start, end: start + (shown === part.shown ? part.width : 1) };
    };
    return {
        text: texts.join(''),
        writtenAt: ({ start, end }) => ({ start: rangeOf(start).start, end: rangeOf(end - 1).end }),
    };
}

// EXTERNAL MODULE: ./build/src/text/lazily.js
var lazily = __webpack_require__(57516);
;// CONCATENATED MODULE: ./build/src/secrets/credential-words.js
/**
 * Words that name a credential, in the languages that incidents are written in, and what can join such a word to its value. With
 * them, "Passwort: …" is found, whatever the value looks like.
 */

/** Long words, also found in compounds: `DB_PASSWORD`, `Datenbankpasswort`. */
const PASSWORDS = [
    'pass[-_ ]?words?|pass[-_ ]?wd|pass[-_ ]?phrases?|pass[-_ ]?codes?',
    'passw(?:o|ö)rte?r?|kennw(?:o|ö)rte?r?|losungswort|zugangscode',
    'mots?[-_ ]de[-_ ]passe|phrase[-_ ]secr(?:e|è)te|code[-_ ]secret',
    'contrase(?:n|ñ)as?|clave de acceso|palabra[-_ ]clave',
    "parola d[’']ordine|parol(?:a|ă|e)(?![\\p{L}])|codice segreto",
    'senhas?(?![\\p{L}])|palavra[-_ ](?:passe|chave)',
    'wachtwoord(?:en)?|wachtzin|toegangscode',
    'l(?:o|ö)senord|passord|adgangskode|kodeord|salasana|tunnussana',
    'has(?:l|ł)o(?![\\p{L}])|heslo(?![\\p{L}])|jelsz(?:o|ó)|lozink[aeu]|zaporka|(?<!\\p{L})geslo(?!\\p{L})|(?<!\\p{L})(?:ş|s)ifre(?:si)?(?!\\p{L})',
    'парол[ьяюие]м?|кодов(?:ое|ая) (?:слово|фраза)|код доступа|лозинка',
    'συνθηματικ(?:ό|ο)|κωδικ(?:ό|ο)ς(?: πρ(?:ό|ο)σβασης)?',
    'كلمة (?:المرور|السر)|كلمه (?:المرور|السر)|رمز عبور|گذرواژه|سيسما|סיסמ[אה]|पासवर्ड|পাসওয়ার্ড',
    '密[码碼]|口令|パスワード|パスフレーズ|暗証番号|비밀번호|패스워드|암호',
    'm(?:a|ậ)t kh(?:a|ẩ)u|รหัสผ่าน|kata (?:sandi|laluan)',
].join('|');
const KEYS = [
    'secrets?|tokens?|credentials?|creds|bearer|signatures?',
    '(?:access|account|admin|agent|api|app(?:lication)?|auth(?:orization|entication)?|bot|client|connection|consumer|customer|crypt(?:o|ographic)?|deploy|dev(?:eloper)?|encrypt(?:ion)?|function|hmac|host|ingest(?:ion)?|insert|integration|instance|jwt|license|live|machine|management|master|maps|merchant|partner|platform|private|pre[-_ ]?shared|production|project|read(?:[-_ ]?only)?|recovery|refresh|rest|role|root|routing|sdk|secret|security|server|service|session|share[d]?|shared[-_ ]?access|sign(?:ing|ature)?|ssh|storage|subscription|transaction|unseal|user|vault|web[-_ ]?hook|write)(?:[-_ ]?access)?[-_ ]?keys?',
    'session[-_ ]?(?:cookie|secret)|connect\\.sid|web[-_ ]?hook[-_ ]?url|connection[-_ ]?string|conn[-_ ]?str|access[-_ ]?code|instrumentation[-_ ]?key|(?<!\\p{L})(?:api|rest|sdk)[-_ ]?(?:pass|auth|code)',
    '(?:api|zugangs|zugriffs|geheim|privat|sicherheits)[-_ ]?schl(?:u|ü)ssel|geheim(?:nis|nummer|code)|zugangsdaten|anmeldedaten',
    "cl(?:e|é)s?[-_ ](?:d[’' ]acc(?:e|è)s|secr(?:e|è)te|priv(?:e|é)e|api)|jetons?(?!\\p{L})|identifiants?",
    '(?:clave|llave)s?[-_ ](?:de api|api|secreta|privada)|secretos?(?!\\p{L})|credenciales',
    "chiav[ei][-_ ](?:api|segreta|privata|d[’' ]accesso|di accesso)|credenziali|segreto(?!\\p{L})",
    'chaves?[-_ ](?:de api|api|secreta|privada|de acesso)|credenciais|segredo(?!\\p{L})',
    '(?:api|toegangs|geheime?)[-_ ]?sleutel|inloggegevens|(?:api|hemlig|privat)[-_ ]?nyckel|n(?:ø|o)gle(?!\\p{L})|(?:api|hemmelig)[-_ ]?n(?:ø|o)kkel|avain(?!\\p{L})',
    'klucz(?: api| dost(?:e|ę)pu| prywatny)?(?!\\p{L})|kl(?:i|í)č(?!\\p{L})|kľ(?:u|ú)č(?!\\p{L})|ključ(?!\\p{L})|anahtar(?:ı|i)?(?!\\p{L})|cheie(?!\\p{L})',
    '(?:секретный|приватный|api[- ]?)\\s?ключ|токен|секрет(?!\\p{L}*ар)|секретний ключ|κλειδ(?:ί|ι)',
    'مفتاح|توكن|מפתח|टोकन|कुंजी',
    '密[钥鑰]|秘[钥鑰密]|令牌|凭[证據据]|私钥|(?:api|アクセス|シークレット|秘密|暗号)(?: ?キー|鍵)|トークン|シークレット|(?:api|액세스|비밀|개인) ?키|토큰|시크릿',
].join('|');
/** Short words: alone or as a part of an identifier, never as a part of another word. */
const SHORT = {
    pass: 'password',
    pwd: 'password',
    pw: 'password',
    psk: 'password',
    mdp: 'password',
    clave: 'password',
    chave: 'password',
    dsn: 'key',
    sas: 'key',
    sig: 'key',
    hmac: 'key',
    apikey: 'key',
    authkey: 'key',
    key: 'weak',
    keys: 'weak',
    auth: 'weak',
    code: 'weak',
    schlüssel: 'weak',
    session: 'weak',
    sid: 'weak',
    cookie: 'weak',
    nonce: 'weak',
    pin: 'pin',
    puk: 'pin',
    otp: 'pin',
    totp: 'pin',
    cvv: 'pin',
    cvc: 'pin',
    tan: 'pin',
};
const SHORTS = Object.keys(SHORT)
    .sort((one, other) => other.length - one.length)
    .join('|');
/** Compiled at the first text that may have a word: with its many classes of letters, that takes 10 ms. */
const wordForm = (0,lazily/* lazily */.q)(() => new RegExp(`(?<password>${PASSWORDS})|(?<key>${KEYS})|(?<short>${SHORTS})`, 'giu'));
/**
 * Matches wherever `wordForm` does, and in more places: it has no lookarounds. Without the flag u it takes a tenth of the time, but
 * sees no letters that have an ASCII letter or another letter as their other case, so these count as a match themselves.
 */
const MAY_BE_WORD = new RegExp(`[\u017F\u1E9E\u2126\u212A\u212B]|${[PASSWORDS, KEYS, SHORTS].join('|').replace(/\(\?<?!(?:\[[^\]]*\]|[^()[\]])*\)/g, '')}`, 'i');
/** Before "key", "code" and "token" these words mean that it is not a credential: `public key`, `exit code`, `page token`. */
const HARMLESS = /(?:public|primary|foreign|partition|sort|cache|object|s3|row|hash|lookup|composite|message|kafka|redis|map|join|dedup(?:lication)?|shard|config|idempotency|continuation|next|page|pagination|sync|fencing|resume|cursor|cancellation|lock|registry|dictionary|unique|natural|surrogate|translation|i18n|answer|arrow|feature|flag|ordering|tracking|correlation|request|trace|invalidation|change|snapshot|css|syntax|unexpected|prompt|completion|input|output|total|used|exit|status|http|response|return|result|zip|postal|country|currency|reason|product|coupon|promo|discount|area|airport|language|locale|activity|error|source|byte|machine|dead|qr|bar)[-_ ]?$/i;
/** The credential words of a text, in order. */
function* credentialWords(text) {
    if (!MAY_BE_WORD.test(text))
        return;
    for (const { 0: word, index: start, groups } of text.matchAll(wordForm())) {
        const end = start + word.length;
        const { password, short } = groups ?? {};
        const naming = password !== undefined ? 'password' : short !== undefined ? SHORT[short.toLowerCase()] : 'key';
        if (naming === undefined)
            continue;
        if (short !== undefined && (!isWhole(text, start, end) || isInId(text, start, end)))
            continue;
        const before = text.slice(Math.max(0, start - 24), start);
        if ((naming === 'weak' || /^tokens?$/i.test(word)) && HARMLESS.test(before))
            continue;
        yield { start, end, naming, qualified: /^keys?$/i.test(word) && /[A-Za-z]{2}[-_ ]?$/.test(before) };
    }
}
/** Not in the middle of a longer word; a capital begins a word in `dbPass`. */
function isWhole(text, start, end) {
    const [before, first, last, after] = [
        text.charAt(start - 1),
        text.charAt(start),
        text.charAt(end - 1),
        text.charAt(end),
    ];
    const begins = !/\p{L}/u.test(before) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(first));
    const ends = !/\p{L}/u.test(after) || (/\p{Ll}/u.test(last) && /\p{Lu}/u.test(after));
    return begins && ends;
}
/** In the middle of an ID of capitals and digits, such as PagerDuty's `Q19SIG1AB2CD`, where the letters mean nothing. */
function isInId(text, start, end) {
    return (/[A-Z\d]\d$/.test(text.slice(Math.max(0, start - 2), start)) &&
        /^\d[A-Z\d]{0,20}[A-Z]/.test(text.slice(end, end + 24)));
}
const IS = [
    'is|was|are|were|equals|reads|being',
    'ist|war|lautet|sind|wurde',
    'est|était|sont',
    'es|era|son|è|era|sono|é|são|foi',
    'är|var|er|blev|on|oli|jest|to|było|je|bylo|bola|este|az|a|jelenleg',
    'это|был|была|есть|є|це|είναι|هو|هي|היא|הוא|है|là|คือ|adalah|ialah',
].join('|');
const OF = 'for|of|on|to|in|at|für|von|zu|der|des|dem|pour|de|du|del|para|per|di|do|da|voor|van|för|til|för|dla|do|pro|для|от|к';
const CLOSE = '(?:\\\\{0,3}["\'`”»」]|[*_]{1,3})?[\\])]{0,2}';
/** How a value follows its name. The first match counts. */
const JOINTS = [
    // `= : := => ->`, with the quotes that end the name; also `value="…"` next to `name="…"`, and `<password>…`.
    ['assigned', new RegExp(`${CLOSE}[ \\t]{0,20}(?::=|=>|->|→|={1,3}|[:：＝])[*_]{0,3}[ \\t]{0,20}`, 'uy')],
    ['assigned', new RegExp(`${CLOSE}[\\s,]{1,20}["']?(?:value|val|content)["']?[ \\t]{0,4}[:=][ \\t]{0,4}`, 'iuy')],
    ['assigned', /(?:[ \t]{1,4}[\w:.-]{1,40}=["'][^"'<>]{0,80}["']){0,3}>(?![ \t]|$)/uy],
    [
        'cell',
        new RegExp(`${CLOSE}[ \\t]{0,40}(?:\\|{1,2}[ \\t]{0,40}|\\t[ \\t]{0,40}|</t[dh]>\\s{0,20}<t[dh][^<>]{0,80}>\\s{0,20}|["'],[ \\t]{0,4}(?=["']))`, 'iuy'),
    ],
    [
        'told',
        new RegExp(`${CLOSE}(?:[ \\t]{1,4}(?:${IS})[ \\t]{1,4}(?:now |still |currently |jetzt |noch )?|[ \\t]{0,4}(?:是|为|為|は|が|는|은|이)[ \\t]{0,4})`, 'iuy'),
    ],
    [
        'told',
        new RegExp(`${CLOSE}[ \\t]{1,4}(?:(?:is|was|has been|were|got|being) )?(?:now )?(?:re)?(?:set|changed|reset|rotated|updated|geändert|gesetzt) (?:to|auf)[ \\t]{1,4}`, 'iuy'),
    ],
    [
        'told',
        new RegExp(`${CLOSE}[ \\t]{1,4}(?:${OF})(?:[ \\t]{1,4}[^\\s:=|]{1,40}){1,4}?(?:[ \\t]{0,4}[:=]|[ \\t]{1,4}(?:${IS}))[ \\t]{1,4}`, 'iuy'),
    ],
    ['adjacent', new RegExp(`${CLOSE}[ \\t]{0,4}[([{<][ \\t]{0,4}|[ \\t]{1,4}`, 'uy')],
];

;// CONCATENATED MODULE: ./build/src/secrets/value-forms.js
/** What a value next to a credential's name looks like: a password, a key, or something else. All of it takes linear time. */
/** A placeholder for a value: `****`, `$PASSWORD`, `<password>`, `{{ password }}`, `[removed]`. */
function isMask(value) {
    return /^(?:[$%<{[*•…]|(?:x+|\.+|-+|_+|null|nil|none|undefined|true|false|yes|no|on|off|empty|unset|unknown|redacted|removed|masked|hidden|changeme|placeholder|example|n\/a|your[-_ ]?\w*)$)/i.test(value);
}
/** The name of a thing, which contains no secret: `orders-db-credentials-v2`, `vault:secret/orders`, `build4711`. */
function isName(value) {
    return (/^(?:[A-Za-z]+|v\d{1,4})(?:[-_./:@]+(?:[A-Za-z]+|[A-Za-z]{0,12}\d{1,4}))*$/.test(value) ||
        /^[A-Za-z]{2,20}\d{1,4}$/.test(value) ||
        /^[a-z]+(?:-[a-z0-9]+)*-[a-z0-9]{8,10}-[a-z0-9]{5}$/.test(value) ||
        /^[a-z]+(?:-[a-z]+\d{0,3})+-[a-z0-9]{4,6}$/.test(value));
}
/** A reference to the value, or a date: `getPassword()`, `os.environ["X"]`, a URL, an ARN, a date, a path, a digest. */
function isReference(value) {
    return /^(?:[A-Za-z_.]+[([]|[a-z]{2,10}:\/\/|arn:|\d{4}-\d\d-\d\d|\.{0,2}\/|~\/|[A-Za-z]:\\|sha(?:1|256|384|512)[-:]|md5:|h1:|[\w.-]+\.(?:ya?ml|json|txt|pem|env|md|ts|js|go|py|rb|java|conf|cfg|ini|log|crt|cer|pub|com|org|net|io|dev|local|svc|internal|example)\b)/i.test(value);
}
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
function isUuid(value) {
    return UUID.test(value);
}
/** A number, a size, a time, a version, an IP address, with or without a unit. */
function isQuantity(value) {
    return (/^[+-]?\d[\d.,:/]*(?:[a-zA-Z%µ]{1,3}(?:\/[a-z]{1,3})?)?$/.test(value) ||
        /^v?\d+(?:\.\d+)+(?:[-+][\w.]+)?$/.test(value));
}
/** Algorithms, formats and protocols, whose names contain digits. */
const TECHNICAL = /^(?:(?:sha|md|aes|rsa|hs|rs|es|ps|ecdsa|ed|x|p|base|utf|ipv|http|h|tls|ssl|oauth|oidc|saml|openid|bcrypt|scrypt|argon|pbkdf|hmac|hkdf|k|s|ec|v|r|rfc|iso|log|web|n|l|i|e|id|db|node|host|user|pod|worker|shard|replica|zone|az|rack|app|svc|web|api|cache|redis|pg|mysql|queue|topic|build|job|run|step|attempt|retry|try|test|case|issue|ticket|pr|mr|inc|chg|cve|kb|q|fy|day|week|version|release|rev|phase|stage|level|tier|option|item|line|page|section|chapter|figure|table|note|rule|policy|group|team|round|part|batch|chunk|block|slot|port|vlan|eth|ens|sd|nvme|disk|vol|cpu|gpu|core|thread|process|pid|uid|gid|exit|code|error|err|status|state|event|alert|alarm|metric|span|trace)[-_#]?\d{1,6}\w{0,6})$/i;
function isTechnical(value) {
    return TECHNICAL.test(value) || /^SHA\d+with\w+$/i.test(value);
}
/**
 * Returns whether a person could have chosen it as a password. Prose is as likely next to the word, so it must contain a digit or a
 * special character, unless it is `clear` that a value is assigned. Directly after the word, it needs letters and digits.
 */
function isPassword(value, certainty) {
    if (value.length < (certainty === 'clear' ? 3 : 4) || isMask(value) || isReference(value))
        return false;
    if (certainty === 'clear')
        return true;
    if (certainty === 'likely')
        return /[\d@#$%^&*+~]|[!?]./.test(value) && !/^\d{1,3}(?:[.,]\d+)?%?$/.test(value);
    if (value.length < 6 || isQuantity(value) || isTechnical(value) || isUuid(value) || /^[\w.+-]+@[\w-]+\./.test(value))
        return false;
    if (/^[a-z]+(?:[-_./:][a-z0-9]+)+$/.test(value))
        return false;
    return (/[A-Za-z]/.test(value) &&
        (/\d/.test(value) || /[@#$%^&*!?+~]/.test(value.slice(0, -1))) &&
        !/^[^A-Za-z0-9]/.test(value));
}
/** Returns whether a machine could have generated it as a key: letters and digits, and not a name. */
function isKey(value) {
    if (value.length < 8 ||
        isMask(value) ||
        isReference(value) ||
        isName(value) ||
        isQuantity(value) ||
        isTechnical(value))
        return false;
    return /\d/.test(value) && /[A-Za-z]/.test(value);
}
/** Letters and digits change so often that there can be no words in it; hexadecimal digits and UUIDs count too. */
function isRandom(value) {
    if (value.length < 16 || isMask(value) || isReference(value) || isName(value) || isQuantity(value))
        return false;
    if (!/\d/.test(value) || !/[A-Za-z]/.test(value))
        return false;
    const parts = value.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];
    const letters = parts.join('').length;
    return letters >= 12 && letters / parts.length < 3.1;
}
/** API objects that have random names, which are not secrets. */
const IDENTIFIER = /^(?:req|cus|pi|evt|ch|in|sub|price|prod|acct|seti|pm|si|txn|po|card|ba|src|trace|span|run|msg|user|usr|org|team|proj|prj|inc|i|vpc|subnet|sg|ami|snap|vol|eni|eipalloc|rtb|igw|nat|acl|lt|pod|node|job|build|dpl|deploy|wf|task|ses|thread|asst|chatcmpl|resp|file|order|ord|inv|cart|img|doc|page|issue|ticket|log|batch|queue|event|build|commit|sha256|sha512|md5|etag|W)[-_:]/i;
/** Random without doubt, with upper-case and lower-case letters and digits: no digest, UUID, ULID, pod, identifier or image. */
function isStrictlyRandom(value) {
    if (!isRandom(value) || isUuid(value) || IDENTIFIER.test(value))
        return false;
    if (/^(?:[\da-f]+|[\dA-F]+)$/.test(value) || /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(value))
        return false;
    if (/^AAAA[A-Z]3Nza/.test(value) || /[./]/.test(value.slice(0, 6)))
        return false;
    return /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
}

;// CONCATENATED MODULE: ./build/src/secrets/named-secrets.js
/**
 * Secrets that only their name reveals: "password: …", `API_KEY=…`, a table cell next to "token". Every word is looked at once, and
 * only a bounded text after it is read, so the time is linear.
 */


const MAX_VALUE = 4_000;
const QUOTES = {
    '"': '"',
    "'": "'",
    '`': '`',
    '“': '”',
    '„': '“',
    '«': '»',
    '‘': '’',
    '「': '」',
};
const FIRST = /[^\s"'`,;&<>()[\]{}|\\$%*\u3000-\u9FFF\uAC00-\uD7AF\uFF00-\uFFEF]/;
/** Everything up to the end of a value. A separator ends it only if it separates: `a=1&b=2`, `Server=db;Password=x;`. */
const BARE = /(?:(?!\[removed)[^\s"'`,;&<>|\\\u3000-\u9FFF\uAC00-\uD7AF\uFF00-\uFFEF]|[,;&](?![\s"'`]|$|[\w.-]{1,40}[=:]))*/y;
/** Reads the values of one text. A run without an end is scanned once, however many words are in it. */
class Values {
    text;
    run = { start: 0, end: 0 };
    constructor(text) {
        this.text = text;
    }
    at(position) {
        const { text } = this;
        const start = text.charAt(position) === '\\' ? position + 1 : position;
        const close = QUOTES[text.charAt(start)];
        if (close === undefined)
            return this.bareAt(position);
        const inside = text.slice(start + 1, start + 2 + MAX_VALUE);
        const [line = ''] = inside.split(/[\r\n]/, 1);
        const end = line.indexOf(close);
        if (end < 1)
            return this.bareAt(start + 1);
        const value = line.slice(0, end).replace(/\\$/, '');
        return { start: start + 1, end: start + 1 + value.length, text: value, quoted: true };
    }
    bareAt(at) {
        if (!FIRST.test(this.text.charAt(at)))
            return undefined;
        if (at < this.run.start || at >= this.run.end) {
            BARE.lastIndex = at;
            BARE.test(this.text);
            this.run = { start: at, end: BARE.lastIndex };
        }
        let { end } = this.run;
        while (end > at && ')]}.:'.includes(this.text.charAt(end - 1)))
            end--;
        // A longer run is as suspicious as its beginning.
        return end === at
            ? undefined
            : { start: at, end, text: this.text.slice(at, Math.min(end, at + MAX_VALUE)), quoted: false };
    }
}
/** What can follow the word in an identifier without changing its meaning: `password2`, `API_KEY_PROD`, `secret_key_base`. */
const TAIL = /(?:[-_.]?(?:\d{1,3}|prod|production|dev|stage|staging|test|live|base|value|val|text|str|string|plain(?:text)?|new|old|current|raw|main|primary|secondary|[a-z]{2,4}\d?))?(?![\p{L}\p{N}_-])/iuy;
const IDENTIFIER_TAIL = /[\p{L}\p{N}_-]{0,60}/uy;
const SOMETHING_ELSE = /^[-_.]?(?:id|ids|name|names|type|types|count|counts|length|len|size|policy|file|path|dir|url|uri|endpoint|host|expiry|expires|exp|ttl|age|version|ref|arn|hash|hint|field|label|limit|rate|min|max|status|state|error|errors|reset|rotation|usage|used|total|bucket|provider|manager|store|service|server|issuer|audience|scope|scopes|format|algorithm|alg|strength|attempts|required|enabled|set)(?![a-z])/i;
/** Returns the secret that follows the word; undefined if none does. */
function secretOf(values, word) {
    const { text } = values;
    const { at, isExact, tail } = identifierEnd(text, word.end);
    if (SOMETHING_ELSE.test(tail))
        return undefined;
    const flag = flagOf(text, word.start);
    for (const [joint, form] of JOINTS) {
        form.lastIndex = at;
        if (!form.test(text))
            continue;
        const value = values.at(form.lastIndex);
        if (value === undefined)
            continue;
        const by = joint === 'adjacent' && flag !== undefined ? 'flag' : joint;
        if (by === 'cell' && !isWholeCell(text, value))
            continue;
        const between = text.slice(at, form.lastIndex);
        if (accepts(word, by, value, isExact, between))
            return { start: value.start, end: value.end, kind: kindOf(word.naming) };
        const second = by === 'assigned' || by === 'adjacent' ? pairAt(values, word, value) : undefined;
        if (second !== undefined)
            return { start: second.start, end: second.end, kind: 'password' };
        if (joint !== 'adjacent' && joint !== 'told')
            return undefined;
    }
    return undefined;
}
/** Returns where the identifier that contains the word ends, and whether it still has the same meaning. */
function identifierEnd(text, end) {
    // These scripts have no spaces between words.
    if (/[\u0E00-\u0E7F\u3040-\u9FFF\uAC00-\uD7AF]/.test(text.charAt(end - 1)))
        return { at: end, isExact: true, tail: '' };
    IDENTIFIER_TAIL.lastIndex = end;
    IDENTIFIER_TAIL.test(text);
    const tail = text.slice(end, IDENTIFIER_TAIL.lastIndex);
    TAIL.lastIndex = end;
    if (TAIL.test(text))
        return { at: TAIL.lastIndex, isExact: true, tail };
    return { at: IDENTIFIER_TAIL.lastIndex, isExact: tail === 's', tail };
}
/** `--db-password`, `-token`: the word is a part of a command's option. */
function flagOf(text, start) {
    return /(?:^|[\s"'`(=[])(--?[A-Za-z][\w-]{0,40}|--?)$/.exec(text.slice(Math.max(0, start - 44), start))?.[1];
}
function accepts({ naming, qualified }, joint, value, isExact, between) {
    const { text, quoted } = value;
    const isLoose = joint === 'adjacent' || joint === 'told';
    if (!isExact)
        return joint !== 'adjacent' && isKey(text) && isRandom(text);
    switch (naming) {
        case 'password':
            if (joint === 'adjacent')
                return isPassword(text, 'adjacent') && !/^[\w.-]+[=:]/.test(text);
            if (joint === 'flag')
                return isPassword(text, quoted ? 'clear' : 'likely') && !text.startsWith('-');
            if (joint === 'assigned' && (quoted || between.includes('=')))
                return isPassword(text, 'clear');
            return isPassword(text, 'likely');
        case 'key':
            if (joint === 'adjacent')
                return (isRandom(text) || isUuid(text)) && isKey(text);
            if (quoted && joint === 'assigned' && /\s/.test(text))
                return /=[\w+/=-]{8,}|:[\w+/=-]{12,}/.test(text) && !isMask(text);
            return isKey(text) && !/\s/.test(text);
        case 'pin':
            return joint !== 'adjacent' ? /^\d{3,8}$/.test(text) : /^\d{4,6}$/.test(text);
        case 'weak':
            if (qualified && joint !== 'adjacent' && isRandom(text))
                return !isUuid(text) && !/[:.]/.test(text);
            return !isLoose && isStrictlyRandom(text) && text.length >= 20;
    }
}
function kindOf(naming) {
    return naming === 'password' || naming === 'pin' ? 'password' : 'token or key';
}
function isWholeCell(text, { end, quoted }) {
    return quoted || /^[.)\]}:]{0,3}[`*_"']{0,3}[ \t]{0,40}(?:\||\t|<\/t|$|[\r\n])/.test(text.slice(end, end + 60));
}
/** `credentials: deploy / hunter2`, `login deploy:hunter2`: the second value is the secret. */
function pairAt(values, word, first) {
    const { text } = values;
    if (!/cred|identifi|zugangs|anmelde|inlog/i.test(text.slice(word.start, word.end)))
        return undefined;
    const inside = /^([\w.@+-]{1,40})[:/]([^\s:/]{4,64})$/.exec(first.text);
    if (inside !== null) {
        const [, user = '', password = ''] = inside;
        const start = first.start + user.length + 1;
        return isPassword(password, 'adjacent')
            ? { start, end: start + password.length, text: password, quoted: false }
            : undefined;
    }
    const joint = /^[ \t]{0,3}[/:|,][ \t]{1,3}/.exec(text.slice(first.end, first.end + 8))?.[0];
    if (joint === undefined)
        return undefined;
    const second = values.at(first.end + joint.length);
    return second !== undefined && isPassword(second.text, 'adjacent') ? second : undefined;
}
/** Random letters this close to a credential word, before or after, count as its value. */
const NEAR_BEFORE = 70;
const NEAR_BEHIND = 40;
const CANDIDATE = /(?<![\w+/=.~-])[A-Za-z0-9][\w+/=.~-]{15,}/g;
function* nearby(text, words) {
    let next = 0;
    for (const { 0: match, index: start } of text.matchAll(CANDIDATE)) {
        const value = match.replace(/[.]+$/, '');
        const end = start + value.length;
        while (next < words.length && (words[next]?.end ?? 0) < start - NEAR_BEFORE)
            next++;
        if (!isStrictlyRandom(value) || isInAddress(text, start))
            continue;
        for (let i = next; i < words.length; i++) {
            const word = words[i];
            if (word === undefined || word.start > end + NEAR_BEHIND)
                break;
            if (word.naming === 'weak' || word.naming === 'pin' || (word.start >= start && word.end <= end))
                continue;
            const between = word.end <= start ? text.slice(word.end, start) : text.slice(end, word.start);
            if (/[\r\n]|[.!?;] /.test(between))
                continue;
            yield { start, end, kind: 'token or key' };
            break;
        }
    }
}
/** Part of a URL, an image name or a digest. */
function isInAddress(text, start) {
    const before = text.slice(Math.max(0, start - 200), start);
    return /(?:[a-z]:\/\/[^\s"'<>]*|base64,|sha\d{1,3}[-:=]|SHA256:|@|arn:[^\s]*)$/i.test(before);
}
/** Codes that replace a lost second factor, in a list: "recovery codes: 4f9a-77bc, …". */
const RECOVERY = /(?<![\p{L}\p{N}])(?:recovery|backup|back-up|scratch|emergency|rescue|2fa|mfa|two-factor|one[- ]?time|verification|wiederherstellungs|notfall|sicherungs|de (?:secours|récupération|recuperación|respaldo|recupero|recuperação)|herstel|återställnings)[- ]?(?:codes?|keys?|passwords?|phrases?|codici|códigos?|schlüssel)(?:[ \t]{1,3}(?:are|is|was|were|sind|lautet|lauten|sont|son))?[ \t]{0,3}[:=]?\s{0,4}(?<list>(?:[-*•\d.)]{0,3}[ \t]{0,3}["'`]?(?=[A-Za-z0-9-]{0,12}\d)[A-Za-z0-9]{4,12}(?:[- ]?(?=[A-Za-z0-9]{0,11}\d)[A-Za-z0-9]{4,12}){0,3}["'`]?[\s,;|/]{0,6}){1,20})/giu;
const CODES = /(?:códigos?|codes?|codici|code) (?:de (?:secours|récupération|recuperación|respaldo)|di (?:recupero|backup)|de recuperação)[ \t]{0,3}:?[ \t]{0,3}(?<list>(?:["'`]?(?=[A-Za-z0-9-]{0,12}\d)[A-Za-z0-9]{4,12}(?:-[A-Za-z0-9]{4,12}){0,3}["'`]?[\s,;|/]{0,6}){1,20})/gi;
/** Both have such a word, and a digit in every code. */
const MAY_HAVE_CODES = /c[oó]d|key|passw|phrase|schl/iu;
function* recoveryCodes(text) {
    if (!/\d/.test(text) || !MAY_HAVE_CODES.test(text))
        return;
    for (const form of [RECOVERY, CODES]) {
        for (const { 0: match, index, groups } of text.matchAll(form)) {
            const list = groups?.list ?? '';
            const trimmed = list.trimEnd().replace(/[,;|/]+$/, '');
            const start = index + match.length - list.length;
            const digits = trimmed.replace(/[^A-Za-z0-9]/g, '');
            if (digits.length >= 6 && !/^(?:19|20)\d\d-?\d/.test(trimmed.trimStart()))
                yield { start, end: start + trimmed.length, kind: 'recovery codes' };
        }
    }
}
/** `12 or 24 words` after "seed phrase". */
const SEED = /(?:seed|recovery|mnemonic|secret)[ -](?:phrase|words)[ \t]{0,3}(?:is|are|was)?[ \t]{0,3}[:=]?[ \t]{0,3}["'`]?(?<words>(?:[a-z]{3,8}[ ,]{1,3}){11,23}[a-z]{3,8})/gi;
/** Tables: a cell below a credential's name. Markdown only, because its row of dashes identifies the head. */
function* belowHead(text) {
    if (!text.includes('|'))
        return;
    const lines = text.split('\n');
    let offset = 0;
    let head = [];
    for (const [i, line] of lines.entries()) {
        const next = lines[i + 1] ?? '';
        if (line.includes('|') && /^\|?[ \t]*:?--[-:| \t]*$/.test(next.trim()))
            head = cells(line).map(({ text: name }) => namingOf(name));
        else if (!line.includes('|'))
            head = [];
        else if (head.some((naming) => naming !== undefined)) {
            for (const [column, cell] of cells(line).entries()) {
                const naming = head[column];
                if (naming === undefined || /\s/.test(cell.text))
                    continue;
                const isSecret = naming === 'password'
                    ? isPassword(cell.text, 'likely')
                    : naming === 'key'
                        ? isKey(cell.text)
                        : naming === 'pin' && /^\d{4,8}$/.test(cell.text);
                if (isSecret)
                    yield { start: offset + cell.start, end: offset + cell.start + cell.text.length, kind: kindOf(naming) };
            }
        }
        offset += line.length + 1;
    }
}
function cells(line) {
    let offset = 0;
    return line.split('|').map((cell) => {
        const inner = /^[\s`*_"']*/.exec(cell)?.[0].length ?? 0;
        const start = offset + inner;
        offset += cell.length + 1;
        return { start, text: cell.slice(inner).replace(/[\s`*_"']+$/, '') };
    });
}
function namingOf(name) {
    const [word] = credentialWords(name);
    return word !== undefined && name.length < 40 && !SOMETHING_ELSE.test(name.slice(word.end).trimStart())
        ? word.naming
        : undefined;
}
/** Yields secrets that a name reveals, in any order; two may overlap. */
function* namedSecrets(text) {
    const words = [...credentialWords(text)].filter((word) => !isRemoved(text, word) && !isInLogin(text, word) && !isEndOfKey(text, word));
    const values = new Values(text);
    for (const word of words) {
        const found = isInArn(text, word) ? undefined : secretOf(values, word);
        if (found !== undefined)
            yield found;
    }
    yield* nearby(text, words);
    yield* recoveryCodes(text);
    for (const { 0: match, index, groups } of text.matchAll(SEED)) {
        const length = groups?.words?.length ?? 0;
        yield { start: index + match.length - length, end: index + match.length, kind: 'recovery codes' };
    }
    yield* belowHead(text);
}
/** The word in "[removed: secret]". */
function isRemoved(text, { start }) {
    return text.slice(Math.max(0, start - 10), start) === '[removed: ';
}
/** In `-----END PRIVATE KEY-----`: the key is before it. */
function isEndOfKey(text, { start }) {
    return /-----END [A-Z ]{0,30}$/.test(text.slice(Math.max(0, start - 40), start));
}
/** In the login of a URL, which is removed as a whole. */
function isInLogin(text, { start }) {
    return /:\/\/[^\s/]{0,64}$/.test(text.slice(Math.max(0, start - 70), start));
}
function isInArn(text, { start }) {
    return /\barn:[\w:/.-]{0,120}$/.test(text.slice(Math.max(0, start - 130), start));
}

;// CONCATENATED MODULE: ./build/src/secrets/secrets-in-commands.js
/**
 * Secrets in text that people paste from a terminal: options of known commands, headers, logins in URLs, and lines of files with
 * logins. Every expression is bounded, so the time is linear.
 */


const WORD = `(?:"(?<double>[^"\\n]{1,256})"|'(?<single>[^'\\n]{1,256})'|(?<bare>[^\\s"'|;<>]{1,256}))`;
/** Between a command and its option. */
const ARGUMENTS = '(?:[ \\t]+[^|;&\\n]{0,200}?)?[ \\t]+';
/** Commands and their options that take a password: a match of WORD after such an option is one. */
const OPTIONS = [
    ['mysql|mysqldump|mysqladmin|mysqlimport|mysqlsh|mariadb|mariadb-dump|mycli|xtrabackup|mysqlbinlog', '-p(?=\\S)'],
    [
        'sshpass|docker login|podman login|nerdctl login|helm registry login|buildah login|skopeo login|oras login|crane auth login|az login|az acr login|cf login|oc login|heroku login|twine upload|mongo|mongosh|mongodump|mongorestore|mongoexport|mongoimport|cqlsh|psexec|net rpc|influx|influxd|clickhouse-client|cockroach|snowsql|cypher-shell|rdesktop|smbmap|crackmapexec|evil-winrm|useradd|usermod|pscp|nxc|7z|7za|rabbitmqadmin|vncviewer|argocd login|mc alias set|nifi|kinit|unzip|netexec|svn|jfrog|jf|gopass|imapsync|neo4j-admin|jenkins-cli|sqlplus|ysqlsh|bw login|sops|restic|borg',
        '(?:-p[ =]?|--pw[ =]|--pass[ =])',
    ],
    ['redis-cli|valkey-cli|keydb-cli|redis-benchmark', '(?:-a|--pass)[ =]'],
    ['ldapsearch|ldapadd|ldapmodify|ldapdelete|ldapwhoami|ldappasswd|ldapcompare', '-w[ ]?'],
    ['sqlcmd|bcp|osql|isql|tsql|zip|unzip|ipmitool|impala-shell|ssh-keygen|vertica|vsql', '-[PN][ ]?'],
    ['plink|pscp|psftp|putty|kitty', '-pw '],
    ['xfreerdp|wfreerdp|mstsc', '/p:'],
    ['net use|cmdkey|wmic|schtasks|runas', '/(?:pass|password|p)[: ]'],
    ['keytool|jarsigner|apksigner|signtool', '-(?:storepass|keypass|srcstorepass|deststorepass|new|p|passin)[ ]'],
    ['openssl', '-(?:passin|passout|pass|password)[ ](?:pass:)?'],
    ['gpg|gpg2', '--passphrase[ =]'],
    ['snmpwalk|snmpget|snmpset|snmpbulkwalk', '-[cAX][ ]?'],
    ['wget|curl', '(?:--(?:http-|ftp-|proxy-)?password[ =]|--pass[ ])'],
    ['nmcli', '(?:password|wifi-sec\\.psk)[ ]'],
    ['ansible|ansible-playbook', '-e[ ]\\w{0,20}pass\\w{0,10}='],
    ['psql|pg_dump|createuser', '-W[ ]'],
    [
        'vault login|vault unseal|vault operator unseal|gh auth login --with-token|npm login --auth|consul login|nomad login',
        '(?:(?:token|root)=)?(?=[\\w./+=-]{12})',
    ],
    [
        'npm config set|yarn config set|pnpm config set|pip config set|composer config|poetry config|bundle config(?: set)?|gem push|aws configure set|gcloud config set|git config(?: --global)?',
        '[\\w./:@-]{0,80}(?:token|secret_access_key|password|_auth|pass|key)[ =]',
    ],
];
const commands = (0,lazily/* lazily */.q)(() => OPTIONS.map(([names, options]) => new RegExp(`(?<![\\w-])(?:${names})${ARGUMENTS}${options}${WORD}`, 'g')));
/** The last word of the command is the password. */
const LAST_WORD = [
    /(?<![\w-])htpasswd(?:[ \t]+-\w{1,6})*[ \t]+-\w{0,4}b\w{0,4}[ \t]+\S{1,120}[ \t]+\S{1,64}[ \t]+(?<bare>\S{4,128})/g,
    /(?<![\w-])rabbitmqctl[ \t]+(?:add_user|change_password|authenticate_user)[ \t]+\S{1,64}[ \t]+(?<bare>\S{4,128})/g,
    /(?<![\w-])wpa_passphrase[ \t]+(?:"[^"\n]{1,64}"|\S{1,64})[ \t]+(?<bare>\S{4,128})/g,
    /(?<![\w-])net[ \t]+user[ \t]+\S{1,64}[ \t]+(?<bare>[^\s/]\S{3,128})/g,
    /(?<![\w-])net[ \t]+use[ \t]+\S{1,120}(?:[ \t]+\/user:\S{1,80})?[ \t]+(?<bare>[^\s/*]\S{3,128})[ \t]+\/user/g,
    /(?<![\w-])net[ \t]+use[ \t]+\S{1,120}[ \t]+\/user:\S{1,80}[ \t]+(?<bare>[^\s/*]\S{3,128})/g,
    /(?<![\w-])mc[ \t]+alias[ \t]+set[ \t]+\S{1,64}[ \t]+\S{1,120}[ \t]+\S{1,64}[ \t]+(?<bare>\S{4,128})/g,
    // `echo secret | docker login --password-stdin`
    /(?<![\w-])(?:echo|printf)(?:[ \t]+-\w)?[ \t]+(?:"(?<double>[^"\n]{4,200})"|'(?<single>[^'\n]{4,200})'|(?<bare>[^\s"'|]{4,200}))[ \t]*\|[ \t]*(?:sudo -S|sudo chpasswd|chpasswd|passwd --stdin|[^|\n]{0,80}--?(?:password|passphrase|token|with)-?(?:stdin|token|fd)|gh auth login|cryptsetup|vault login -)/g,
];
/** `user:password` as one word. */
const LOGINS = [
    new RegExp(`(?<![\\w-])(?:curl|curlie|https?|xh|wget|ab|siege|hey|etcdctl|smbclient|smbget|rpcclient|nats|svn)${ARGUMENTS}(?:-u|-U|--user|--auth|-a|-A|--creds|--proxy-user)[ =]?["']?(?<bare>[^\\s:"'/%,]{0,64}[:%][^\\s"'/]{4,256})`, 'g'),
    /(?<![\w-])lftp[ \t]+-u[ \t]+(?<bare>[^\s,]{1,64},\S{4,128})/g,
];
/** For an unknown command it can be a user and a group, so it must look like a password. */
const ANY_LOGIN = /(?<=\s(?:-u|-U|--user|--auth|--creds|--credentials|--userpass|--proxy-user)[ =]["']?)(?<bare>[^\s:"'/%,]{1,64}:[^\s"'/]{4,256})/g;
/** `user:password` of `https://user:password@host`; the password may contain an @. */
const URL_LOGIN = /(?<=[a-z0-9]:\/\/)[^\s/?#@:"'`<>[\]]{0,256}:(?<bare>[^\s/?#"'`<>[\]]{1,256})(?=@)/gi;
/** The same with characters that should be escaped, and often are not. */
const URL_LOGIN_RAW = /(?<=(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|redis[s]?|amqps?|mssql|sqlserver|clickhouse|cassandra|ldaps?|s?ftp|smtps?|imaps?|mqtts?|nats|kafka|couchbase|neo4j(?:\+s)?|bolt|jdbc:\w{2,20}):\/\/)[^\s/?#@:"'`<>[\]]{0,64}:(?<bare>[^\s"'`<>]{1,128})(?=@[\w.-]{1,100}(?::\d{2,5})?(?:[/?\s"'`,]|$))/gi;
/** `https://token@host`, without a colon. */
const URL_TOKEN = /(?<=[a-z0-9]:\/\/)(?<bare>[\w.~%-]{16,256})(?=@[\w.-])/gi;
/** Values of headers, whatever the scheme: `Authorization: Token …`, `"authorization": "SSWS …"`. */
const AUTHORIZATION = /(?<![\w])(?:proxy-|x-)?(?:authorization|authenticate|auth)["'`\]]{0,2}[ \t]{0,4}[:=][ \t]{0,4}["'`]{0,2}(?:(?:bearer|basic|token|digest|negotiate|ntlm|ssws|apikey|api-key|key|bot|geniekey|splunk|hawk|mac|oauth|jwt|sso|secret|snowflake|klaviyo-api-key|sentry|pve\w{0,12}|[A-Za-z][\w-]{1,24})[ \t=]{1,4})?["'`]?(?<bare>[^\s"'`,;<>{}|\\]{8,4096})/gi;
const BEARER = /\b(?:bearer|basic|ssws|geniekey)[ \t]{1,4}(?<bare>[A-Za-z0-9._~+/=-]{16,})/gi;
/** Headers whose names do not reveal that they contain a key. */
const HEADERS = /(?<![\w-])(?:x-honeycomb-team|x-jfrog-art-api|x-sumo-\w{3,10}|x-nr-insert|x-insights-query|x-figma|x-goog-iap-jwt-assertion|x-amz-credential|x-ms-blob-sas|x-trackerid|x-csrf|x-xsrf|dd-api|circle|opc-request-auth|x-access|x-user-auth|x-auth)(?:-[a-z]{1,12})?["']?[ \t]{0,4}:[ \t]{0,4}["']?(?<bare>[A-Za-z0-9._~+/=-]{12,})/gi;
/** Every cookie with a random value or a session cookie's name. */
const COOKIES = /(?<![\w-])(?:set-)?cookie["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?<list>[^\r\n"'`|]{4,4000})/gi;
const COOKIE = /(?<name>[\w.!#$%&'*+^`~-]{1,80})=(?<bare>[^\s;,"']{4,4000})/g;
/** Names of session cookies, even without a header. */
const SESSION = /(?<![\w-])(?:phpsessid|jsessionid|asp\.net_sessionid|\.aspnetcore\.[\w.]{1,40}|connect\.sid|sessionid|session_id|session|_\w{1,30}_session|laravel_session|ci_session|remember_(?:user_)?token|wordpress_logged_in_\w{1,40}|__(?:secure|host)-[\w.-]{1,40}|sid|d_c|xoxd|cf_clearance|auth_session|next-auth\.session-token)=(?<bare>(?=[^\s;,"'&]{0,200}\d)[\w%.:+/=~-]{16,4000})/gi;
/** A user and a password that people write after the thing they open: "basic auth admin:…", "logged in as admin / …". */
const PAIR = `(?:[ \\t]{1,3}(?:is|are|was|as|with|using|mit|als|avec|con|com|met|som|jako))?[:=]?[ \\t]{1,3}["'\`]?[\\w.@+-]{1,40}(?::|[ \\t]{1,2}/[ \\t]{1,2})(?<bare>[^\\s"'\`:/,;|()<>]{6,64})`;
const BASIC_AUTH = new RegExp(`(?<![\\w-])(?:(?:basic|http|digest)[- ]?auth(?:entication|orization|entifizierung|entification)?|authorization[ \\t]{1,3}basic|credentials|creds|zugangsdaten|anmeldedaten|identifiants|credenciales|credenziali|credenciais|inloggegevens)${PAIR}`, 'gi');
/** What follows these is often something else. */
const LOG_IN = new RegExp(`(?<![\\w-])(?:auth|log(?:ged)?[- ]?(?:in|on)|sign(?:ed)?[- ]?in|anmeldung|angemeldet|zugang|connexion|acceso|accesso|acesso|inloggen|inlog)${PAIR}`, 'gi');
/** Lines of files. */
const FILES = [
    // netrc
    /\b(?:machine\s{1,4}\S{1,120}|default)\s{1,4}login\s{1,4}\S{1,120}\s{1,4}(?:password|passwd)\s{1,4}(?<bare>\S{3,256})/gi,
    // SQL
    /\b(?:identified(?:\s{1,3}with\s{1,3}\w{1,40})?\s{1,3}(?:by|as)(?:\s{1,3}password)?|(?:encrypted\s{1,3})?password|set\s{1,3}password(?:\s{1,3}for\s{1,3}\S{1,80})?\s{0,3}=)\s{1,3}'(?<bare>[^'\n]{3,256})'/gi,
    // wpa_supplicant, Cisco: `enable secret 5 …`, `snmp-server community … RO`
    /\b(?:enable|username\s{1,3}\S{1,40})\s{1,3}(?:secret|password)\s{1,3}(?:[0-9]\s{1,3})?(?<bare>\S{4,128})/gi,
    /\bsnmp-server\s{1,3}community\s{1,3}(?<bare>\S{4,64})/gi,
];
/** `host:port:database:user:password` */
const PGPASS = /(?<![^\s"'`(])(?:[\w.-]{1,120}|\*):(?:\d{2,5}|\*):[\w.*-]{1,80}:[\w.*@-]{1,80}:(?<bare>(?:\\:|[^\s:"'`]){3,128})(?![^\s"'`)])/g;
/** shadow and htpasswd: `user:` and a hash without a recognizable form. */
const SHADOW = /(?<![^\s"'`(])[\w.@-]{1,64}:(?<bare>[./A-Za-z0-9]{13})(?::\d{0,6}){0,7}(?![^\s"'`)])/g;
/**
 * Every form has one of these signs or words. Most titles and names have none, and the expressions take 10 ms to compile. A new form
 * must have one too.
 */
const MAY_BE_COMMAND = /[-:=/|']|rabbitmqctl|wpa_passphrase|\b(?:net|mc|nmcli)\b|login|unseal|config|push|secret|passw|bearer|basic|ssws|geniekey/i;
/** Yields secrets by command, header, URL or file, in any order; two may overlap. */
function* secretsInCommands(text) {
    if (!MAY_BE_COMMAND.test(text))
        return;
    for (const form of commands())
        yield* passwordsOf(text, form, (value) => value.length >= 3 && !value.startsWith('-') && !/^\d{1,5}(?::\d{1,5})?$/.test(value));
    for (const form of LAST_WORD)
        yield* passwordsOf(text, form, (value) => !value.startsWith('-'));
    for (const form of LOGINS)
        yield* passwordsOf(text, form, (value) => !/^[^:%,]*[:%,](?:\d+$|\/\/)/.test(value) && !isMask(value.replace(/^[^:%,]*[:%,]/, '')));
    yield* passwordsOf(text, ANY_LOGIN, (value) => isPassword(value.slice(value.indexOf(':') + 1), 'adjacent'));
    for (const form of [URL_LOGIN, URL_LOGIN_RAW])
        yield* passwordsOf(text, form, () => true, true);
    yield* passwordsOf(text, URL_TOKEN, (value) => isRandom(value), true, 'token or key');
    yield* passwordsOf(text, AUTHORIZATION, (value) => !isName(value) && /\d/.test(value) && /[A-Za-z]/.test(value), false, 'access token');
    yield* passwordsOf(text, BEARER, (value) => !isName(value), false, 'access token');
    yield* passwordsOf(text, HEADERS, (value) => !isName(value) && /\d/.test(value), false, 'access token');
    for (const { 0: header, index, groups } of text.matchAll(COOKIES)) {
        const list = groups?.list ?? '';
        const offset = index + header.length - list.length;
        for (const { 0: pair, index: at, groups: cookie } of list.matchAll(COOKIE)) {
            const { name = '', bare = '' } = cookie ?? {};
            const isSession = /sess|sid|auth|token|login|jwt|csrf|xsrf|secret|remember|key/i.test(name) &&
                !/^(?:expires|max-age|path|domain|samesite)$/i.test(name);
            if (isMask(bare) || !(isRandom(bare) || (isSession && /\d/.test(bare) && bare.length >= 8)))
                continue;
            const start = offset + at + pair.length - bare.length;
            yield { start, end: start + bare.length, kind: 'session cookie' };
        }
    }
    yield* passwordsOf(text, SESSION, (value) => !isName(value), false, 'session cookie');
    yield* passwordsOf(text, BASIC_AUTH, (value) => isPassword(value, 'adjacent'));
    yield* passwordsOf(text, LOG_IN, (value) => isPassword(value, 'adjacent') && !isName(value));
    for (const form of FILES)
        yield* passwordsOf(text, form, (value) => !/^(?:is|was|for|and|or|to|the|has|in|of)$/i.test(value));
    yield* passwordsOf(text, PGPASS, (value) => isPassword(value, 'likely') || text.includes('pgpass'));
    yield* passwordsOf(text, SHADOW, (value) => /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value));
}
function* passwordsOf(text, form, accepts, isWhole = false, kind = 'password') {
    for (const { 0: match, index, groups } of text.matchAll(form)) {
        const value = groups?.double ?? groups?.single ?? groups?.bare ?? '';
        if (value === '' || isMask(value) || !accepts(value))
            continue;
        const start = isWhole ? index : index + match.lastIndexOf(value);
        yield { start, end: isWhole ? index + match.length : start + value.length, kind };
    }
}

;// CONCATENATED MODULE: ./build/src/secrets/secrets.js
/**
 * Finds secrets in text. Heavy: load it with `await import()`.
 *
 * The tokens of many vendors are in vendor-rules.ts. Secrets that incidents often contain and no rule covers are in
 * secret-forms.ts (by their form), named-secrets.ts (by their name, in many languages) and secrets-in-commands.ts. All of it takes
 * linear time, whatever the text is.
 */




/** Every run has one, and a form so narrow holds no secret. */
const INCIDENT_ADDRESS = /^https:\/\/[a-z0-9-]{1,63}(?:\.eu)?\.pagerduty\.com\/incidents\/[A-Z0-9]{1,14}$/;
/**
 * Returns the secrets in a text, in order, without overlaps. A secret is found by its form, or by its name
 * ("password=…"): a secret that looks like a word and has no name is not found. The visible text counts: `ghp\_…` is a token.
 */
async function findSecrets(written) {
    if (INCIDENT_ADDRESS.test(written))
        return [];
    const { text, writtenAt } = shownText(written);
    const found = [
        ...(MAY_HAVE_TOKEN.test(text) ? await findTokens(text) : []),
        ...secretsInCommands(text),
        ...namedSecrets(text),
    ];
    return withoutOverlaps(found, text).map((secret) => ({ ...secret, ...writtenAt(secret) }));
}
/**
 * Every token is a run of at least 14 of these characters, or has one of these words. Most titles and names have neither, so a run
 * that sees no other text loads none of the rules.
 */
const MAY_HAVE_TOKEN = /[\w+/=.~$,@-]{14}|xox|xapp|SG\.|_authToken|x-oauth-basic|BEGIN/;
async function findTokens(text) {
    const [{ findByRules }, { formsIn }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(577), __webpack_require__.e(196)]).then(__webpack_require__.bind(__webpack_require__, 57815)), __webpack_require__.e(/* import() */ 805).then(__webpack_require__.bind(__webpack_require__, 46805))]);
    return [...(await findByRules(text)), ...formsIn(text, isRandom)];
}
const KEY_LETTERS = /[\w-]*/y;
/**
 * Merges overlapping secrets into one, named as the one that begins first. A secret extends to the end of its word: rules stop at
 * the expected length, and what follows may be the rest of it.
 */
function withoutOverlaps(found, text) {
    const kept = [];
    for (const secret of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
        const last = kept.at(-1);
        if (last !== undefined && secret.end <= last.end)
            continue;
        const overlaps = last !== undefined && secret.start < last.end;
        KEY_LETTERS.lastIndex = secret.end;
        KEY_LETTERS.test(text);
        const end = KEY_LETTERS.lastIndex;
        if (overlaps) {
            kept[kept.length - 1] = { ...last, end };
        }
        else {
            let { start } = secret;
            while (start > (last?.end ?? 0) && /[\w-]/.test(text.charAt(start - 1)))
                start--;
            kept.push({ ...secret, start, end });
        }
    }
    return kept;
}


/***/ })

};
