export const id = 196;
export const ids = [196];
export const modules = {

/***/ 57815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findByRules: () => (/* binding */ findByRules)
/* harmony export */ });
/* harmony import */ var _secretlint_secretlint_rule_preset_recommend__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31577);
/**
 * Finds the tokens that secretlint knows. Heavy: load it with `await import()`.
 *
 * secretlint's rules know the keys of many vendors. They run one by one here and not through its `lintSource`, which
 * compares every finding with every other one (500 KB full of keys take a minute) and obeys a `secretlint-disable` in the text
 * itself.
 */

const PRESET = '@secretlint/secretlint-rule-';
/** Names for the findings of secretlint's rules. */
const KINDS = {
    '1password': '1Password token',
    anthropic: 'Anthropic key',
    aws: 'AWS key',
    cloudflare: 'Cloudflare token',
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
    stripe: 'Stripe key',
    tailscale: 'Tailscale key',
    slack: 'Slack token or webhook',
    vercel: 'Vercel token',
};
/**
 * Rules that do not run. `filter-comments` lets the text turn the others off. `basicauth` and
 * `database-connection-string` ignore many values that look like an example, and otherwise remove the host with the password,
 * although a reader of an incident needs the host. URL_LOGIN removes only the login, of any URL.
 */
const LEFT_OUT = ['filter-comments', 'basicauth', 'database-connection-string'].map((name) => PRESET + name);
/** Returns them in any order; two may overlap. */
async function findByRules(text) {
    const found = [];
    for (const rule of _secretlint_secretlint_rule_preset_recommend__WEBPACK_IMPORTED_MODULE_0__/* .rules */ .a) {
        if (LEFT_OUT.includes(rule.meta.id))
            continue;
        const kind = KINDS[rule.meta.id.slice(PRESET.length)] ?? 'secret';
        const context = {
            sharedOptions: {},
            // Messages repeat the secret, so none is created.
            createTranslator: () => (messageId, data) => ({ message: '', messageId: String(messageId), data }),
            ignore() { },
            report({ message, range: [start, end] }) {
                if (message.messageId !== 'AWSAccountID')
                    found.push({ start, end, kind });
            },
        };
        // With this option the rule reports the IDs of access keys too, not only their secrets.
        await rule.create(context, { enableIDScanRule: true }).file?.(asSource(text));
    }
    return found;
}
/** Wraps the text as a file without a name and therefore without a type, so that the rules that open files ignore it. */
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


/***/ })

};
