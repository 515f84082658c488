export const id = 703;
export const ids = [703];
export const modules = {

/***/ 3703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   clean: () => (/* binding */ clean)
/* harmony export */ });
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7024);
/**
 * Takes out of incident text what nobody meant to publish, before it leaves the run. Heavy, for secretlint: load it with
 * `await import()`.
 */

/** The second round almost always finds nothing; the bound is for text and patterns that were made to take many. */
const MAX_ROUNDS = 5;
const PLACEHOLDER = /\[removed(?:: (?:secret|e-mail address|phone number))?\]/g;
/**
 * Removes secrets, e-mail addresses, phone numbers and matches of the team's patterns (flag g) from each text, in this
 * order. Cleaning what is clean changes nothing.
 *
 * Give it what a reader will see: a secret that only its name tells ("password: …") is found in a line that has both.
 */
async function clean(texts, patterns) {
    const finders = [
        { counts: 'secrets', placeholder: '[removed: secret]', find: _secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .findSecrets */ .d },
        { counts: 'emails', placeholder: '[removed: e-mail address]', find: findEmails },
        { counts: 'phones', placeholder: '[removed: phone number]', find: findPhones },
        ...patterns.map((pattern) => ({
            counts: 'patterns',
            placeholder: '[removed]',
            find: (text) => findPattern(text, pattern),
        })),
    ];
    const removed = { secrets: 0, emails: 0, phones: 0, patterns: 0 };
    async function cleanOnce(text) {
        let cleaned = text;
        for (const { counts, placeholder, find } of finders) {
            const found = await find(cleaned);
            removed[counts] += found.length;
            cleaned = around(cleaned, found).join(placeholder);
        }
        return cleaned;
    }
    /** What was removed may have hidden its neighbour, which glued to it was no word of its own. */
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
/** The matches that hold something. */
function matches(text, pattern) {
    return Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({
        start: index,
        end: index + length,
    })).filter(({ start, end }) => end > start);
}
/** The parts of a text before, between and after what was found in it. */
function around(text, found) {
    return [...found, { start: text.length }].map(({ start }, i) => text.slice(found[i - 1]?.end ?? 0, start));
}
/** A team's pattern may match anything, so it never sees a placeholder. */
function findPattern(text, pattern) {
    let offset = 0;
    const placeholders = matches(text, PLACEHOLDER);
    return around(text, placeholders).flatMap((part, i) => {
        const found = matches(part, pattern).map(({ start, end }) => ({ start: start + offset, end: end + offset }));
        offset = placeholders[i]?.end ?? 0;
        return found;
    });
}
/** An @ (in URLs: %40) with a name before it and a domain behind. The @ comes first: only there the engine looks back. */
const EMAIL = /(?:@|%40)(?<=(?<name>[\p{L}\p{N}._+'-]+)(?:@|%40))(?<domain>(?:[\p{L}\p{N}]+(?:-+[\p{L}\p{N}]+)*\.)+\p{L}[\p{L}\p{N}-]*[\p{L}\p{N}])/gu;
/** Not of the internet: `postgresql@main.service` is a systemd unit, `logo@2x.png` a file. */
const NO_TOP_LEVEL_DOMAIN = /\.(?:service|socket|timer|mount|swap|device|slice|scope|png|jpe?g|gif|svg|webp|css|m?js)$/i;
/** Leaves whole: `git@github.com:acme/shop.git`, `ssh://deploy@build.example`, `lodash@4.17.21-rc.next`, IP addresses. */
function findEmails(text) {
    const found = [];
    for (const { 0: match, index, groups } of text.matchAll(EMAIL)) {
        const name = (groups?.name ?? '').replace(/^[.'-]+/, '');
        const domain = groups?.domain ?? '';
        const start = Math.max(index - name.length, found.at(-1)?.end ?? 0);
        const isUrlLogin = text.slice(start - 3, start) === '://';
        const isVersion = /^\d+\.\d/.test(domain);
        if (name === '' || name === 'git' || isUrlLogin || isVersion || NO_TOP_LEVEL_DOMAIN.test(domain))
            continue;
        found.push({ start, end: index + match.length });
    }
    return found;
}
/** What has digits and is no phone number: URLs, dates and times, versions and IP addresses, UUIDs, numbers with a unit. */
const OTHER_NUMBERS = [
    /[a-z]:\/\/[^\s<>"'`]+/u,
    /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?/u,
    /\d{1,2}:\d\d/u,
    /(?<![\d.+])(?!\d{3}\.\d{3}\.\d{4}(?!\d))\d{1,5}(?:\.\d{1,5}){2,4}/u,
    /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/u,
    /(?<![\d+.()/-])\d{1,9} ?(?:%|(?:[nuµm]?s|[kmgt]?i?b|bytes)(?![\p{L}\p{N}]))/u,
];
const PHONES = [
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
];
const OTHER_NUMBER = anyOf(OTHER_NUMBERS, 'giu');
const PHONE = anyOf(PHONES, 'gu');
/**
 * Finds what is written as people write phone numbers: with a + in front, or in one of the shapes above. Digits alone are
 * never taken for one: more often they are an id. Which numbers are in use is not asked, nor what stands in a URL.
 */
function findPhones(text) {
    return matches(text.replace(OTHER_NUMBER, ({ length }) => 'x'.repeat(length)), PHONE);
}
function anyOf(patterns, flags) {
    return new RegExp(patterns.map(({ source }) => source).join('|'), flags);
}


/***/ }),

/***/ 7024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ findSecrets)
/* harmony export */ });
/* harmony import */ var _secretlint_secretlint_rule_preset_recommend__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1577);
/**
 * Finds secrets in text. Heavy: load it with `await import()`.
 *
 * secretlint's rules know the keys of many vendors. They are run here one by one and not through its `lintSource`, which
 * compares every finding with every other one (500 KB full of keys take it a minute) and obeys `secretlint-disable` where
 * the text itself says so. What incidents often hold and no rule covers is in KEYS and below it. All of it takes time in
 * proportion to the text, whatever the text is.
 */

const PRESET = '@secretlint/secretlint-rule-';
/** What the findings of secretlint's rules are called. */
const KINDS = {
    '1password': '1Password token',
    anthropic: 'Anthropic key',
    aws: 'AWS key',
    databricks: 'Databricks token',
    docker: 'Docker token',
    figma: 'Figma token',
    github: 'GitHub token',
    gitlab: 'GitLab token',
    grafana: 'Grafana token',
    groq: 'Groq key',
    'hashicorp-vault': 'Vault token',
    huggingface: 'Hugging Face token',
    linear: 'Linear key',
    notion: 'Notion token',
    npm: 'npm token',
    openai: 'OpenAI key',
    privatekey: 'private key',
    sendgrid: 'SendGrid key',
    shopify: 'Shopify key',
    slack: 'Slack token or webhook',
    vercel: 'Vercel token',
};
/**
 * Rules that are not run. `filter-comments` lets the text switch the others off. `basicauth` and
 * `database-connection-string` pass over much that looks like an example and otherwise take the host with the password,
 * which a reader of an incident needs: URL_LOGIN takes the login alone, of any URL.
 */
const LEFT_OUT = ['filter-comments', 'basicauth', 'database-connection-string'].map((name) => PRESET + name);
/** Keys that are told by their form. The lookbehinds keep a run of letters from being tried at each of its letters. */
const KEYS = [
    // Also the installation tokens that carry a JWT, and every length.
    ['GitHub token', /(?<![A-Za-z0-9])(?:gh[oprsu]|github_pat)_[\w-]{36,}(?:\.[\w-]{8,}){0,2}/g],
    ['GitLab token', /(?<![A-Za-z0-9])gl(?:agent|cbt|dt|ft|imt|oas|pat|ptt|rt|soat)-[\w-]{20,}/g],
    ['Devin key', /(?<![A-Za-z0-9])(?:cog|apk_user|apk)_[A-Za-z0-9_+/=-]{20,}/g],
    ['PagerDuty key', /(?<![\w+-])(?:u\+[\w-]{18}(?![\w-])|y_[\w-]{18}(?![\w-])|pdus\+[\w+-]{16,})/g],
    ['PagerDuty key', /(?<=\/\/events\.(?:eu\.)?pagerduty\.com\/(?:integration|x-ere)\/)\w{16,}/g],
    ['Google key', /(?<![A-Za-z0-9])(?:AIza[\w-]{35}|GOCSPX-[\w-]{20,}|ya29\.[\w-]{20,})/g],
    ['Slack token or webhook', /(?<![A-Za-z0-9])(?:xox[a-z]|xapp)-[A-Za-z0-9-]{16,}/g],
    ['Stripe key', /(?<![A-Za-z0-9])(?:[rs]k_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/=]{24,})/g],
    ['SendGrid key', /(?<![A-Za-z0-9])SG\.[\w-]{16,64}\.[\w-]{32,}/g],
    ['Twilio key', /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])/g],
    ['Sentry token', /(?<![A-Za-z0-9])sntry[su]_[A-Za-z0-9+/=_-]{32,}/g],
    ['New Relic key', /(?<![A-Za-z0-9])NRAK-[A-Z0-9]{27}/g],
    ['Atlassian token', /(?<![A-Za-z0-9])ATATT3[\w=-]{32,}/g],
    ['AI provider key', /(?<![A-Za-z0-9])sk-[\w-]{40,}/g],
    ['JSON web token', /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}(?:\.[\w-]*){0,3}/g],
    // With its end, or as far as it goes where it was cut; also with escaped line breaks, as in JSON.
    [
        'private key',
        /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:(?:(?!-----)[\s\S]){40,10000}-----END [A-Z0-9 ]{1,60}-----|(?:(?:\s|\\[nr])*[A-Za-z0-9+/]{16,}=*)+)/g,
    ],
];
/** `user:password` of `https://user:password@host`; the password may hold an @. */
const URL_LOGIN = /(?<=[a-z0-9]:\/\/)[^\s/?#@:"'`<>[\]]{0,256}:(?<bare>[^\s/?#"'`<>[\]]{1,256})(?=@)/gi;
/** `curl -u user:password`. */
const COMMAND_LOGIN = /(?<=\s(?:-u|--user)[ =]["']?)[^\s:"'/]{1,64}:(?<bare>[^\s"'/]{4,256})/g;
/** `Authorization: Bearer …`. */
const AUTHORIZATION = /\b(?:bearer|basic)[ \t]{1,4}(?<bare>[A-Za-z0-9._~+/=-]{16,})/gi;
const PASSWORD = 'pass(?:word|wd|phrase|code)|pwd';
const TOKEN = 'secret|token|credentials?|signature|sig|(?:access|account|api|app|application|auth|encryption|integration|private|routing|secret|service|signing)[-_ ]?key';
/** The name is not the one in "[removed: secret]", and not in the login of a URL, which URL_LOGIN takes. */
const ELSEWHERE = '(?<!\\[removed: secret|:\\/\\/[^\\s\\/]{0,64})';
const VALUE = '(?:(?<quote>\\\\?["\'`])(?<quoted>(?:(?!\\k<quote>)[^\\r\\n]){4,4096})\\k<quote>|(?<bare>[^\\s"\'`,;&<>()[\\]{}|\\\\$%*][^\\s"\'`,;&<>|\\\\]{3,}))';
/** `DB_PASSWORD=…`, `"apiKey": "…"`, `token: …`, `the password is …`, and `--password …`. */
const NAMED = new RegExp(`(?:(?<password>${PASSWORD})|(?:${TOKEN}))${ELSEWHERE}(?:\\\\?["'\`])?\\]?(?<by>[ \\t]{0,4}(?::=|=>|[:=])[ \\t]{0,4}|[ \\t]{1,4}(?:is|was)[ \\t]{1,4})${VALUE}`, 'gi');
const NAMED_BY_FLAG = new RegExp(`--[\\w-]{0,32}(?:(?<password>${PASSWORD})|(?:${TOKEN}))(?<by>[ \\t]{1,4})${VALUE}`, 'gi');
/**
 * The secrets in a text, in order; none overlaps another. A secret is found by its form, or by the name it is given
 * ("password=…"): one that looks like a word and stands alone is not.
 */
async function findSecrets(text) {
    const found = await findByRules(text);
    for (const [kind, form] of KEYS) {
        for (const match of text.matchAll(form))
            found.push(spot(match.index, match[0], kind));
    }
    for (const form of [URL_LOGIN, COMMAND_LOGIN]) {
        for (const match of text.matchAll(form)) {
            const password = match.groups?.bare ?? '';
            if (isMask(password) || (form === COMMAND_LOGIN && /^\d+$/.test(password)))
                continue;
            found.push(spot(match.index, match[0], 'password'));
        }
    }
    for (const match of text.matchAll(AUTHORIZATION)) {
        const value = match.groups?.bare ?? '';
        if (!isName(value))
            found.push(spot(match.index + match[0].length - value.length, value, 'access token'));
    }
    for (const form of [NAMED, NAMED_BY_FLAG]) {
        for (const match of text.matchAll(form)) {
            const { quoted, bare, quote = '', password, by = '' } = match.groups ?? {};
            const value = quoted ?? bare?.replace(/[)\]}.]{1,16}$/, '') ?? '';
            const start = match.index + match[0].length - (quoted === undefined ? (bare ?? '').length : quoted.length + quote.length);
            const clear = quoted !== undefined || by.includes('=');
            if (password === undefined ? isKey(value) : isPassword(value, clear)) {
                found.push(spot(start, value, password === undefined ? 'token or key' : 'password'));
            }
        }
    }
    return withoutOverlaps(found, text);
}
async function findByRules(text) {
    const found = [];
    for (const rule of _secretlint_secretlint_rule_preset_recommend__WEBPACK_IMPORTED_MODULE_0__/* .rules */ .a) {
        if (LEFT_OUT.includes(rule.meta.id))
            continue;
        const kind = KINDS[rule.meta.id.slice(PRESET.length)] ?? 'secret';
        const context = {
            sharedOptions: {},
            // Their messages repeat the secret, so none is made.
            createTranslator: () => (messageId, data) => ({ message: '', messageId: String(messageId), data }),
            ignore() { },
            report({ message, range: [start, end] }) {
                if (message.messageId !== 'AWSAccountID')
                    found.push({ start, end, kind });
            },
        };
        // The option makes the rule report the ids of access keys too, not only their secret halves.
        await rule.create(context, { enableIDScanRule: true }).file?.(asSource(text));
    }
    return found;
}
/** The text as a file that has no name and so no type: the rules that open files leave it alone. */
function asSource(content) {
    const noPosition = () => {
        throw new Error('A rule of secretlint asked for a line. Only its comment filter does, which is not run.');
    };
    return {
        content,
        contentType: 'text',
        ext: '',
        filePath: undefined,
        physicalFilePath: undefined,
        hasBOM: false,
        getFilePath: () => undefined,
        getPhysicalFilePath: () => undefined,
        indexToPosition: noPosition,
        positionToIndex: noPosition,
        locationToRange: noPosition,
        rangeToLocation: noPosition,
    };
}
function spot(start, secret, kind) {
    return { start, end: start + secret.length, kind };
}
const KEY_LETTERS = /[\w-]*/y;
/**
 * Where two overlap, what both cover is one secret, called as the one that begins first. A secret reaches as far as its word
 * does: the rules stop at the length they expect, and what follows may be the rest of it.
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
/** Stands for a value instead of being one: `****`, `$PASSWORD`, `<password>`, `{{ password }}`, `[removed]`. */
function isMask(value) {
    return /^(?:[$%<{[*•…]|(?:x+|\.+|-+|null|nil|none|undefined|true|false|empty|unset|redacted|removed|masked|hidden)$)/i.test(value);
}
/** `orders-db-credentials-v2`, `vault:secret/orders`: the name of a thing, which holds no secret. */
function isName(value) {
    return /^(?:[A-Za-z]+|v\d{1,4})(?:[-_./:]+(?:[A-Za-z]+|[A-Za-z]{0,3}\d{1,4}))*$/.test(value);
}
/** Says where to find the value, or when: `getPassword()`, `os.environ["X"]`, a URL, an ARN, a date. */
function isReference(value) {
    return /^(?:[A-Za-z_.]+[([]|https?:\/\/|arn:|\d{4}-\d\d-\d\d)/.test(value);
}
/** After "password:" prose is as likely as a password, so there it must hold a digit or a sign; after "=" or in quotes it need not. */
function isPassword(value, clear) {
    if (value.length < 4 || isMask(value) || isReference(value) || value.startsWith('/'))
        return false;
    return clear || /[\d@#$%^&*+~]|[!?]./.test(value);
}
function isKey(value) {
    if (value.length < 8 || isMask(value) || isReference(value) || isName(value))
        return false;
    return /\d/.test(value) && /[A-Za-z]/.test(value);
}


/***/ })

};
