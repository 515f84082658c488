export const id = 805;
export const ids = [805];
export const modules = {

/***/ 46805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   formsIn: () => (/* binding */ formsIn)
/* harmony export */ });
/**
 * Keys and tokens that have a recognizable form. secretlint knows many; these are the others, as their vendors
 * document them and as the rules of gitleaks (MIT, github.com/gitleaks/gitleaks) list them.
 */
const START = '(?<![A-Za-z0-9])';
const UUID = '[\\da-fA-F]{8}(?:-[\\da-fA-F]{4}){3}-[\\da-fA-F]{12}';
/**
 * Prefixes of tokens. At least 16 characters with a letter and a digit follow. The exact length is not checked, because vendors
 * change it.
 */
const PREFIXES = [
    ['GitHub token', '(?:gh[oprsu]|github_pat)_'],
    ['GitLab token', '(?:gl(?:agent|cbt|dt|ffct|ft|imt|oas|pat|ptt|rt|soat|wt)-|GR1348941)'],
    ['Atlassian token', '(?:ATATT3|ATCTT3|ATSTT3|ATBB)'],
    ['npm token', 'npm_'],
    ['PyPI token', 'pypi-'],
    ['RubyGems key', 'rubygems_'],
    ['NuGet key', 'oy2'],
    ['Docker token', 'dckr_[a-z]{2,5}_'],
    ['Artifactory key', '(?:AKCp|cmVmd)'],
    ['Devin key', '(?:cog|apk_user|apk)_'],
    ['Google key', '(?:AIza|GOCSPX-|ya29\\.|1//0)'],
    ['AWS key', '(?:ABSK|bedrock-api-key-|IQoJb3JpZ2lu|FwoGZXIv)'],
    ['Alibaba key', 'LTAI'],
    ['Tencent key', 'AKID'],
    ['DigitalOcean token', 'do[a-z]_v1_'],
    ['Cloudflare token', '(?:v1\\.0-[a-f0-9]{24}-|cf[a-z]{1,3}_)'],
    ['Heroku key', 'HRKU-'],
    ['Fly.io token', '(?:fo1_|fm[12][ar]?_)'],
    ['Render key', 'rnd_'],
    ['Netlify token', 'nf[a-z]_'],
    ['Vercel token', 'v(?:cp|ca|ci|cr|ck|ercel)_'],
    ['Supabase token', '(?:sbp_|sb_(?:secret|publishable)_)'],
    ['PlanetScale token', 'pscale_[a-z]{2,5}_'],
    ['Neon key', '(?:napi_|npg_)'],
    ['Pulumi token', 'pul-'],
    ['Vault token', 'hv[a-z]\\.'],
    ['Doppler token', 'dp\\.[a-z]{2,5}\\.'],
    ['1Password token', '(?:ops_|A3-[A-Z0-9]{6}-)'],
    ['Tailscale key', 'tskey-'],
    ['ngrok key', '(?:ngrok_|ak_|cr_2)'],
    ['age key', 'AGE-SECRET-KEY-1'],
    ['Slack token or webhook', '(?:xox[a-z](?:\\.xox[a-z])?|xapp)-'],
    ['Stripe key', '(?:[rs]k_(?:live|test|prod)_|whsec_)'],
    ['Square key', '(?:EAAA|sq0[a-z]{3}-)'],
    ['Shopify key', 'shp(?:at|ca|pa|ss|ua|tka)_'],
    ['Shippo token', 'shippo_(?:live|test)_'],
    ['Flutterwave key', 'FLW(?:SECK|PUBK)[_-](?:TEST-)?'],
    ['PayPal token', 'access_token\\$(?:production|sandbox)\\$'],
    ['Adyen key', 'AQE[a-z]h'],
    ['EasyPost key', 'EZ[AT]K'],
    ['Duffel token', 'duffel_(?:test|live)_'],
    ['Twilio key', 'SK(?=[0-9a-fA-F]{32}(?![A-Za-z0-9]))'],
    ['SendGrid key', 'SG\\.(?=[\\w-]{16,64}\\.[\\w-]{32})'],
    ['Mailgun key', '(?:pub)?key-(?=[\\da-f]{32})'],
    ['Brevo key', 'x(?:key|smtp)sib-'],
    ['Resend key', 're_'],
    ['Klaviyo key', 'pk_(?=[\\da-f]{34})'],
    ['HubSpot token', 'pat-[a-z]{2}\\d-'],
    ['Airtable token', 'pat(?=\\w{14}\\.[\\da-f]{64})'],
    ['Notion token', 'ntn_'],
    ['Linear key', 'lin_(?:api|oauth)_'],
    ['Figma token', 'fig[a-z]{1,2}_'],
    ['Postman key', 'PM(?:AK|AT)-'],
    ['ReadMe key', 'rdme_'],
    ['Typeform token', 'tfp_'],
    ['ClickUp token', 'pk_\\d{6,9}_'],
    ['LaunchDarkly key', `(?:sdk|mob|api|cli)-(?=${UUID})`],
    ['Sentry token', 'sntry[a-z]_'],
    ['New Relic key', 'NR(?:AK|II|IQ|JS|RA|SP|BR|AP)-'],
    ['Dynatrace token', 'dt0[a-z]\\d\\d\\.'],
    ['Grafana token', '(?:gl(?:sa|c)_|eyJrIjoi)'],
    ['Honeycomb key', 'hc[a-z]{1,2}[ilt]k_'],
    ['PagerDuty key', '(?:pdus|pdeu)\\+'],
    ['Buildkite token', 'bk[a-z]{2}_'],
    ['CircleCI token', 'CCI[A-Z]{3}_'],
    ['SonarQube token', 'sq[aup]_'],
    ['Snyk token', 'snyk_[a-z]{2,4}\\.'],
    ['Sourcegraph token', 'sg[pd]_'],
    ['Octopus Deploy key', 'API-(?=[A-Z0-9]{24})'],
    ['Prefect key', 'pn[a-z]_'],
    ['Infracost key', 'ico-'],
    ['Scalingo token', 'tk-us-'],
    ['Clojars token', 'CLOJARS_'],
    ['Harness token', '[ps]at\\.(?=[\\w-]{20,24}\\.)'],
    ['OpenShift token', 'sha256~'],
    ['Databricks token', '(?:dapi|dose|dkea)(?=[\\da-f]{30})'],
    [
        'AI provider key',
        '(?:sk-|sk_(?=[\\da-f]{40})|gsk_|xai-|pplx-|hf_|api_org_|r8_|pcsk_|lsv2_[a-z]{2}_|tgp_v1_|fw_|nvapi-|jina_|voy-|esecret_)',
    ],
    ['Contentful token', 'CFPAT-'],
    ['Facebook token', '(?:EAA[A-Z]|IGQV|IGAA)'],
    ['Twitter token', 'A{20,22}'],
    ['Frame.io token', 'fio-u-'],
    ['Adobe secret', 'p8e-'],
    ['ClickHouse key', '4b1d(?=\\w{38}\\b)'],
    ['Intra42 secret', 's-s4t2(?:ud|af)-'],
    ['SettleMint token', 'sm_[aps]at_'],
    ['Authress key', '(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\\.'],
    ['Yandex key', '(?:AQVN|y0_|t1\\.9)'],
    ['Okta token', 'SSWS[ \\t]{1,2}'],
    ['Duo key', 'duo_[a-z]{2,6}_'],
    ['Hetzner token', 'hcloud_'],
    ['Azure key', 'AZ(?:DO|UR)[A-Z]{0,4}_'],
];
/** Whole forms. The lookbehinds keep a run of letters from being tried at each of its letters. */
const WHOLE = [
    ['AWS key', `${START}(?:A3T[A-Z0-9]|A[BCKS]CA|AKIA|ASIA|ABIA)[A-Z0-9]{16}(?![A-Za-z0-9])`],
    ['crates.io token', `${START}cio(?=[A-Za-z0-9]{0,31}\\d)[A-Za-z0-9]{32}(?![A-Za-z0-9])`],
    ['PagerDuty key', '(?<![\\w+-])(?:u\\+[\\w-]{18}(?![\\w-])|y_[\\w-]{18}(?![\\w-]))'],
    ['PagerDuty key', '(?<=//events\\.(?:eu\\.)?pagerduty\\.com/(?:integration|x-ere)/)\\w{16,}'],
    ['JSON web token', '(?<![\\w-])eyJ[\\w-]{10,}\\.(?:eyJ)?[\\w-]{10,}(?:\\.[\\w-]*){0,3}'],
    ['Azure secret', `(?<![\\w~.-])[\\w~.-]{3}\\dQ~[\\w~.-]{30,40}`],
    [
        'Azure key',
        `${START}[A-Za-z0-9]{30,90}(?:JQQJ99[A-Za-z0-9]{10,40}|AzFu|AzCa|ACDb|AIoT|APIM|AZDO|\\+ASt|\\+AMC|\\+ABa)[A-Za-z0-9+/=]{4,30}`,
    ],
    ['Terraform Cloud token', `${START}[A-Za-z0-9]{10,20}\\.atlasv1\\.[\\w-]{40,}`],
    ['Discord token', `${START}[MNO][\\w-]{22,28}\\.[\\w-]{6}\\.[\\w-]{27,45}`],
    ['Telegram token', `(?<![A-Za-z0-9])(?<!\\d:)\\d{8,10}:AA[\\w-]{32,36}`],
    ['Mailgun key', `(?<![\\w-])[\\da-f]{32}-[\\da-f]{8}-[\\da-f]{8}(?![\\w-])`],
    ['Mailchimp key', `${START}[\\da-f]{32}-us\\d{1,2}(?!\\d)`],
    ['New Relic key', `${START}[\\w]{30,40}NRAL(?![A-Za-z0-9])`],
    ['Asana token', `(?<![\\w/.])[012]/\\d{14,18}(?:/\\d{14,18})?:[\\da-f]{32}`],
    ['Plaid token', `${START}(?:access|public|link)-(?:sandbox|development|production)-${UUID}`],
    ['MaxMind key', `${START}[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk`],
    ['Mapbox token', `${START}(?:sk|tk|pk)\\.eyJ[\\w-]{20,}\\.[\\w-]{16,}`],
    ['Salesforce token', `${START}00D[A-Za-z0-9]{12,15}![\\w.]{60,}`],
    ['Firebase key', `${START}AAAA[\\w-]{7}:[\\w-]{100,}`],
    ['Google key', `${START}4/0A[\\w-]{30,}`],
    ['Dropbox token', `${START}sl\\.[\\w-]{60,}`],
    ['Vault token', `${START}s\\.(?=[A-Za-z0-9]{0,23}\\d)(?=[A-Za-z0-9]{0,23}[A-Z])[A-Za-z0-9]{24}(?![A-Za-z0-9.])`],
    ['ngrok key', `${START}[12][A-Za-z0-9]{26}_[A-Za-z0-9]{20,24}(?![A-Za-z0-9])`],
    ['Jenkins token', `${START}11[\\da-f]{32}(?![A-Za-z0-9])`],
    [
        'bitcoin key',
        `${START}(?:xprv[A-Za-z0-9]{100,110}|[5KL](?=[1-9A-HJ-NP-Za-km-z]{0,50}\\d)[1-9A-HJ-NP-Za-km-z]{50,51})(?![A-Za-z0-9])`,
    ],
    [
        'password hash',
        '(?<![\\w$])\\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|sha1|md5|argon2(?:id|i|d)|scrypt|bcrypt(?:-sha256)?|pbkdf2[-\\w]{0,16})\\$[\\w./$=,+-]{20,200}',
    ],
    ['password hash', '\\{(?:SSHA|SHA|SMD5|MD5|CRYPT|PBKDF2|SSHA\\d{3}|SHA\\d{3})\\}[\\w./+$=-]{20,}'],
    [
        'PuTTY key',
        'PuTTY-User-Key-File-\\d[\\s\\S]{0,4000}?Private-Lines: \\d{1,3}(?:\\s|\\\\[nr])+(?:[A-Za-z0-9+/=]{20,}(?:\\s|\\\\[nr])*){1,100}',
    ],
    // With its end, or as far as it goes if it is truncated; also with escaped line breaks, as in JSON.
    [
        'private key',
        '-----BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY|OpenVPN Static key)[A-Z0-9 ]{0,10}-----(?:(?:(?!-----)[\\s\\S]){40,10000}-----END [A-Za-z0-9 ]{1,60}-----|(?:(?:\\s|\\\\[nr])*[A-Za-z0-9+/]{16,}=*)+)',
    ],
];
/** URLs that give write or read access to anybody who knows them. */
const ADDRESSES = [
    ['Slack token or webhook', 'hooks\\.slack\\.com/(?:services|workflows|triggers)/[\\w+/-]{20,}'],
    ['Discord webhook', 'discord(?:app)?\\.com/api/(?:v\\d{1,2}/)?webhooks/\\d{15,20}/[\\w-]{40,}'],
    ['Teams webhook', '[\\w-]{1,60}\\.webhook\\.office\\.com/webhookb?2?/[\\w@/-]{40,}'],
    [
        'workflow webhook',
        '[\\w.-]{1,80}\\.(?:logic\\.azure|api\\.powerplatform)\\.com(?::\\d{1,5})?/(?:powerautomate/automations/direct/)?workflows/[^\\s"\'<>`|)]{40,}',
    ],
    ['Google Chat webhook', 'chat\\.googleapis\\.com/v1/spaces/[\\w-]{5,}/messages\\?[^\\s"\'<>`|)]{20,}'],
    ['Telegram token', 'api\\.telegram\\.org/(?:file/)?bot\\d{8,10}:[\\w-]{30,}'],
    ['webhook', '(?<=://)[\\w.-]{3,80}/hooks/(?:catch/)?(?=[\\w/-]{0,60}\\d)[\\w-]{16,}(?:/[\\w-]{6,}){0,3}'],
    [
        'webhook',
        '(?:hook\\.(?:eu|us)\\d\\.make\\.com|webhook\\.site|maker\\.ifttt\\.com/trigger/[\\w-]{1,60}/with/key|hooks\\.zapier\\.com/hooks/catch/\\d{3,12}|outlook\\.office\\.com/webhook|api\\.opsgenie\\.com/v1/json/\\w{1,20}\\?apiKey=|alert\\.victorops\\.com/integrations/generic/\\d{6,9}/alert|hc-ping\\.com|nosnch\\.in|uptime\\.betterstack\\.com/api/v1/heartbeat|open\\.feishu\\.cn/open-apis/bot/v2/hook|oapi\\.dingtalk\\.com/robot/send\\?access_token=|qyapi\\.weixin\\.qq\\.com/cgi-bin/webhook/send\\?key=|cronitor\\.link/p)/?[\\w@/-]{6,}',
    ],
];
/** One pass for all prefixes. Each prefix is its own group. */
const PREFIXED = new RegExp(`${START}(?:${PREFIXES.map(([, prefix], i) => `(?<p${i}>${prefix})`).join('|')})(?<rest>[\\w+/~=-]{8,}(?:\\.[\\w+/~=-]{6,}){0,6})`, 'g');
const EXACT = [...WHOLE, ...ADDRESSES].map(([kind, form]) => ({ kind, form: new RegExp(form, 'g') }));
/** A prefix of any vendor that contains such a word: `acme_live_…`, `ak-secret-…`, `xy_token_…`. */
const SPEAKING = /(?<![A-Za-z0-9_-])[A-Za-z][A-Za-z0-9]{0,15}(?:[_-][A-Za-z0-9]{1,12}){0,3}?[_-](?<rest>[A-Za-z0-9]{20,}(?:[_-][A-Za-z0-9]{4,}){0,3})(?![A-Za-z0-9])/g;
const SPEAKS = /(?:^|[_-])(?:sk|pat|pst|key|tok|tkn|token|secret|priv|private|api|apikey|live|auth|access|refresh|pwd|pass|cred|svc|sat|bot|hook|admin|prod)(?=[_-])/i;
/** Yields keys and tokens by their form. `isRandom` distinguishes random letters from words. */
function* formsIn(text, isRandom) {
    for (const { 0: match, index: start, groups = {} } of text.matchAll(PREFIXED)) {
        const { rest = '' } = groups;
        const which = PREFIXES.findIndex((_, i) => groups[`p${i}`] !== undefined);
        const kind = PREFIXES[which]?.[0] ?? 'secret';
        const isDense = /^(?:[A-Z\d]{20,}|[a-z\d]{20,})$/.test(rest);
        if (rest.length >= 14 && /\d/.test(rest) && /[A-Za-z]/.test(rest) && (isDense || isRandom(`${rest}${rest}`))) {
            yield { start, end: start + match.replace(/[.=-]+$/, (end) => (end.startsWith('=') ? end : '')).length, kind };
        }
    }
    for (const { kind, form } of EXACT) {
        for (const { 0: match, index: start } of text.matchAll(form))
            yield { start, end: start + match.length, kind };
    }
    for (const { 0: match, index: start, groups } of text.matchAll(SPEAKING)) {
        const { rest = '' } = groups ?? {};
        if (SPEAKS.test(match.slice(0, -rest.length)) && isRandom(rest))
            yield { start, end: start + match.length, kind: 'token or key' };
    }
}


/***/ })

};
