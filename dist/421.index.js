export const id = 421;
export const ids = [421];
export const modules = {

/***/ 9421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   earlierPostmortems: () => (/* binding */ earlierPostmortems)
/* harmony export */ });
/* harmony import */ var _src_github_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(166);
/* harmony import */ var _src_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(453);
/* harmony import */ var _src_postmortem_index_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7237);
/* harmony import */ var _src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4564);
/* harmony import */ var _src_postmortem_read_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6990);
/** The postmortems on the base branch that came before the one at hand, to tell how often a service had one. */





/** Read for one document, the newest first, and in one run. */
const MAX_EARLIER = 20;
const MAX_READ = 60;
const AT_A_TIME = 5;
const DAYS = 90;
const DAY = 24 * 60 * 60 * 1000;
/** Each is read once, however many documents ask. */
function earlierPostmortems({ docs, pull, config }) {
    let listed;
    const read = new Map();
    const list = async () => {
        const files = await (0,_src_github_files_js__WEBPACK_IMPORTED_MODULE_0__/* .listFiles */ .CS)(docs, pull.base.sha);
        return (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .postmortemsAmong */ .G)(await files.below(config.directory), config);
    };
    const readOne = ({ path, sha }) => {
        const known = read.get(sha);
        if (known !== undefined || read.size === MAX_READ)
            return known;
        const reading = (0,_src_github_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readBlob */ .gm)(docs, sha)
            .then(async (markdown) => (0,_src_postmortem_index_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .entryOf */ .Ms)({ path, sha }, (await (0,_src_postmortem_read_js__WEBPACK_IMPORTED_MODULE_3__/* .readPostmortem */ .V)(markdown)).document))
            .catch((error) => {
            if (error instanceof _src_http_js__WEBPACK_IMPORTED_MODULE_1__/* .ApiError */ .hD)
                return undefined;
            throw error;
        });
        read.set(sha, reading);
        return reading;
    };
    return async (path, date) => {
        listed ??= list();
        const until = date ?? new Date().toISOString().slice(0, 10);
        const since = new Date(Date.parse(until) - DAYS * DAY).toISOString().slice(0, 10);
        const dateIn = (other) => (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .dateOfPath */ .pR)(other) ?? '';
        const earlier = (await listed)
            .filter((other) => other.path !== path && dateIn(other.path) >= since && dateIn(other.path) <= until)
            .filter((other) => (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .incidentIdOfPath */ .KO)(other.path) !== (0,_src_postmortem_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .incidentIdOfPath */ .KO)(path))
            .slice(0, MAX_EARLIER);
        const { default: pMap } = await __webpack_require__.e(/* import() */ 606).then(__webpack_require__.bind(__webpack_require__, 606));
        return (await pMap(earlier, readOne, { concurrency: AT_A_TIME })).flatMap((entry) => entry ?? []);
    };
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
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1097);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4564);


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
    const stated = [metadata.date?.date, frontMatter?.started?.text.slice(0, 10), (0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .dateOfPath */ .pR)(path)];
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

/***/ 6990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readPostmortem)
/* harmony export */ });
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7024);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4262);
/**
 * Reads a postmortem, so that nothing made of it repeats a secret that stands in it. Heavy, for the markdown parser and
 * secretlint: load it with `await import()`.
 */


/** What is longer is not parsed anyway; characters. */
const MAX_LENGTH = 1_000_000;
async function readPostmortem(markdown) {
    // The document has no byte order mark either, so that offsets agree.
    const text = markdown.replace(/^\uFEFF/, '').slice(0, MAX_LENGTH);
    const secrets = await (0,_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .findSecrets */ .d)(text);
    return { document: (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(blotted(text, secrets)), secrets };
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
