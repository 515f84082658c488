export const id = 893;
export const ids = [893];
export const modules = {

/***/ 68893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  announcementBody: () => (/* binding */ announcementBody),
  postAnnouncement: () => (/* binding */ postAnnouncement)
});

// EXTERNAL MODULE: ./build/src/http/http.js + 1 modules
var http = __webpack_require__(83447);
// EXTERNAL MODULE: ./build/src/http/service-message.js
var service_message = __webpack_require__(57315);
;// CONCATENATED MODULE: ./build/src/announce/fit-lines.js
/**
 * Returns the body with as many lines as the service takes, and says at its end how many are missing. `build` makes the body of a
 * message; `fits` says whether the service takes it.
 */
function fitLines(message, build, fits) {
    const { lines } = message;
    const whole = build(message);
    if (fits(whole))
        return whole;
    const first = (kept) => build({ ...message, lines: [...lines.slice(0, kept), [`… and ${lines.length - kept} more`]] });
    let [low, high] = [1, lines.length - 1];
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (fits(first(middle)))
            low = middle;
        else
            high = middle - 1;
    }
    return first(low);
}

// EXTERNAL MODULE: ./build/src/text/one-line.js
var one_line = __webpack_require__(69180);
// EXTERNAL MODULE: ./build/src/text/truncate.js
var truncate = __webpack_require__(6935);
;// CONCATENATED MODULE: ./build/src/announce/inert.js


/** Characters. Long enough for a title, and with every one escaped, the headline and a line of two fit every service. */
const MAX_TEXT = 250;
/**
 * Returns untrusted text as one line in which no service finds a mention or an address: a zero-width space follows each "@" and each
 * scheme. Some services look for both after they have undone their escapes (Mattermost's server, `getExplicitMentions`).
 */
function inert(text) {
    return (0,truncate/* truncate */.xv)((0,one_line/* oneLine */.T)(text) ?? '', MAX_TEXT).replace(/@|:(?=\/\/)|\bwww(?=\.)/gi, '$&\u200B');
}
/** Escapes what CommonMark and its relatives read as markup. Not every character that may be escaped: some clients show the backslash. */
function escapeChatMarkdown(text) {
    return inert(text).replace(/[\\`*_{}[\]()#+.!<>~|-]/g, '\\$&');
}

;// CONCATENATED MODULE: ./build/src/announce/formats/chat-markdown.js

/** Returns a message in the markdown of chats, where a line break is one. */
function chatMarkdown({ headline, lines }) {
    return [`**${escapeChatMarkdown(headline)}**`, ...lines.map(chatLine)].join('\n');
}
/** Returns one line. Links are addresses without characters that end them (`webUrl`). */
function chatLine(parts) {
    return parts
        .map((part) => typeof part === 'string' ? escapeChatMarkdown(part) : `[${escapeChatMarkdown(part.text)}](${part.url})`)
        .join('');
}

;// CONCATENATED MODULE: ./build/src/announce/formats/discord.js


/** Characters of `content` (Discord docs, "Execute Webhook"). */
const MAX_CONTENT = 2_000;
/** No previews of links (Discord docs, "Message flags"). */
const SUPPRESS_EMBEDS = 1 << 2;
/** Returns the body for a webhook of Discord, which notifies nobody, whatever the text says (Discord docs, "Allowed mentions"). */
function discordBody(message) {
    const build = (each) => ({
        content: chatMarkdown(each),
        allowed_mentions: { parse: [] },
        flags: SUPPRESS_EMBEDS,
    });
    return fitLines(message, build, ({ content }) => content.length <= MAX_CONTENT);
}

;// CONCATENATED MODULE: ./build/src/announce/formats/mattermost.js


/** Characters of one post (Mattermost docs, "Message limits"). It splits a longer text into several posts. */
const mattermost_MAX_TEXT = 16_383;
/** Returns the body for an incoming webhook of Mattermost. */
function mattermostBody(message) {
    const build = (each) => ({ text: chatMarkdown(each) });
    return fitLines(message, build, ({ text }) => text.length <= mattermost_MAX_TEXT);
}

;// CONCATENATED MODULE: ./build/src/announce/formats/slack.js


/** Characters. One section takes 3,000 (Slack docs, "Section block"), all blocks of a message some 13,000 (`msg_blocks_too_long`). */
const MAX_SECTION = 3_000;
const MAX_SECTIONS = 4;
/**
 * Returns the body for an incoming webhook of Slack. `verbatim` keeps Slack from looking for names and addresses; what is left
 * is `<…>`, which cannot occur in escaped text (Slack docs, "Formatting text for app surfaces").
 */
function slackBody(message) {
    return fitLines(message, build, ({ blocks }) => blocks.length <= MAX_SECTIONS);
}
function build({ headline, lines }) {
    const first = lines[0] ?? [];
    return {
        /** Only notifications show it. */
        text: `${plain(headline)}: ${first.map((part) => plain(typeof part === 'string' ? part : part.text)).join('')}`,
        blocks: sectionsOf([`*${plain(headline)}*`, ...lines.map((parts) => parts.map(render).join(''))]).map((text) => ({
            type: 'section',
            text: { type: 'mrkdwn', text, verbatim: true },
        })),
        unfurl_links: false,
        unfurl_media: false,
    };
}
function sectionsOf(lines) {
    const sections = [];
    for (const line of lines) {
        const last = sections.at(-1);
        if (last !== undefined && last.length + 1 + line.length <= MAX_SECTION) {
            sections[sections.length - 1] = `${last}\n${line}`;
        }
        else
            sections.push(line);
    }
    return sections;
}
function render(part) {
    return typeof part === 'string' ? plain(part) : `<${entities(part.url)}|${plain(part.text)}>`;
}
const plain = (text) => entities(inert(text));
const entities = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

;// CONCATENATED MODULE: ./build/src/announce/formats/teams.js



/** Teams takes 28 KB (Microsoft docs, "Limits and specifications for Microsoft Teams"); it wraps the card, so some stay free. */
const MAX_BYTES = 26 * 1024;
/**
 * Returns the body for a webhook of Workflows, or of the classic connector: a message with an Adaptive Card. Its text is a part of
 * markdown (Microsoft docs, "Format cards in Microsoft Teams"). A mention needs an entity next to the card, so text creates none.
 */
function teamsBody(message) {
    return fitLines(message, teams_build, (body) => Buffer.byteLength(JSON.stringify(body)) <= MAX_BYTES);
}
function teams_build({ headline, lines }) {
    return {
        type: 'message',
        attachments: [
            {
                contentType: 'application/vnd.microsoft.card.adaptive',
                contentUrl: null,
                content: {
                    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
                    type: 'AdaptiveCard',
                    version: '1.4',
                    msteams: { width: 'Full' },
                    body: [
                        { ...block(escapeChatMarkdown(headline)), weight: 'Bolder', size: 'Medium' },
                        ...lines.map((parts) => block(chatLine(parts))),
                    ],
                },
            },
        ],
    };
}
const block = (text) => ({ type: 'TextBlock', text, wrap: true });

// EXTERNAL MODULE: ./build/src/announce/webhook.js
var webhook = __webpack_require__(98272);
;// CONCATENATED MODULE: ./build/src/announce/post-announcement.js
/** Posts one message to an incoming webhook. The whole address is a secret, so it is in no error. */







const BODIES = {
    slack: slackBody,
    teams: teamsBody,
    mattermost: mattermostBody,
    discord: discordBody,
};
const SETTING = 'the input "announce-webhook"';
/** For one announcement, including retries and waits. */
const LIMIT_MS = 60_000;
/** Returns the body in the service's own format. */
function announcementBody(format, message) {
    return BODIES[format](message);
}
/** Posts a body of `announcementBody`. After an unclear answer it does not try again, because the message may be there. Throws ApiError. */
async function postAnnouncement(url, format, body) {
    const what = `The announcement to ${webhook.CHAT_NAMES[format]}`;
    const place = { url: new URL(url), setting: SETTING };
    const { status, text } = await (0,http/* exchange */.cv)(url, {
        dispatcher: (0,http/* retryAgent */.c2)(place),
        method: 'POST',
        headers: { 'user-agent': 'pagerduty-postmortem', 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(LIMIT_MS),
    }).catch((error) => {
        const failed = (0,http/* statusOfRetries */.QJ)(error);
        if (failed === undefined)
            throw withoutHost((0,http/* unanswered */.bj)(what, error, place), place.url);
        const said = failed === 429 ? (0,http/* limited */.TJ)(429, (0,http/* waitAskedBy */.tQ)(error)) : `was answered with ${failed}`;
        throw new http/* ApiError */.hD(`${what}: the service ${said}. The next announcement tries again`, failed);
    });
    const refusal = refusalIn(status, text);
    if (refusal === undefined)
        return;
    const words = (0,webhook.secretPartsOf)(url).reduce(withoutPart, (0,service_message/* serviceMessage */.X)(text, undefined));
    const problem = `${what} was refused (${refusal}): ${words || 'no reason given'}. ${fixFor(refusal)}`;
    throw withoutHost(new http/* ApiError */.hD(problem, refusal), place.url);
}
/** A path is removed as a whole, because its words are normal ones. */
function withoutPart(words, part) {
    return part.includes('/') ? words.replaceAll(part, '***') : (0,service_message/* serviceMessage */.X)(words, part);
}
/** A host can name a tenant. */
function withoutHost({ message, status }, { host, hostname }) {
    return new http/* ApiError */.hD(message.replaceAll(host, 'its host').replaceAll(hostname, 'its host'), status);
}
/**
 * Returns the status of a refusal. The classic connector of Teams answers 200 and "1", or 200 and a text that names the error
 * (github.com/MicrosoftDocs/msteams-docs, issue 1810).
 */
function refusalIn(status, text) {
    if (status < 200 || status > 299)
        return status;
    const [, failed] = /^Webhook message delivery failed with error:.*?HTTP error (\d{3})/s.exec(text) ?? [];
    if (failed !== undefined)
        return Number(failed);
    return text.startsWith('Webhook message delivery failed') ? 502 : undefined;
}
function fixFor(status) {
    if (status >= 300 && status < 400) {
        return 'It redirects elsewhere, and announcements do not follow: copy the address of the webhook again';
    }
    if (status === 429 || status >= 500)
        return 'The next announcement tries again';
    return [401, 403, 404, 410].includes(status)
        ? 'The webhook is gone or its address is wrong: create an incoming webhook, and store its address as the secret ANNOUNCE_WEBHOOK'
        : 'Check that "announce.format" in the configuration names the service of the webhook';
}


/***/ })

};
