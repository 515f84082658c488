/** Posts one message to an incoming webhook. The whole address is a secret, so it is in no error. */
import { ApiError, exchange, limited, retryAgent, statusOfRetries, unanswered, waitAskedBy } from '../http/http.ts';
import { serviceMessage } from '../http/service-message.ts';
import type { Message } from './announcement.ts';
import { discordBody } from './formats/discord.ts';
import { mattermostBody } from './formats/mattermost.ts';
import { slackBody } from './formats/slack.ts';
import { teamsBody } from './formats/teams.ts';
import { type AnnounceFormat, CHAT_NAMES, secretPartsOf } from './webhook.ts';

const BODIES: Record<AnnounceFormat, (message: Message) => object> = {
  slack: slackBody,
  teams: teamsBody,
  mattermost: mattermostBody,
  discord: discordBody,
};

const SETTING = 'the input "announce-webhook"';
/** For one announcement, including retries and waits. */
const LIMIT_MS = 60_000;

/** Returns the body in the service's own format. */
export function announcementBody(format: AnnounceFormat, message: Message): object {
  return BODIES[format](message);
}

/** Posts a body of `announcementBody`. After an unclear answer it does not try again, because the message may be there. Throws ApiError. */
export async function postAnnouncement(url: string, format: AnnounceFormat, body: object): Promise<void> {
  const what = `The announcement to ${CHAT_NAMES[format]}`;
  const place = { url: new URL(url), setting: SETTING };
  const { status, text } = await exchange(url, {
    dispatcher: retryAgent(place),
    method: 'POST',
    headers: { 'user-agent': 'pagerduty-postmortem', 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(LIMIT_MS),
  }).catch((error: unknown) => {
    const failed = statusOfRetries(error);
    if (failed === undefined) throw withoutHost(unanswered(what, error, place), place.url);
    const said = failed === 429 ? limited(429, waitAskedBy(error)) : `was answered with ${failed}`;
    throw new ApiError(`${what}: the service ${said}. The next announcement tries again`, failed);
  });
  const refusal = refusalIn(status, text);
  if (refusal === undefined) return;
  const words = secretPartsOf(url).reduce(withoutPart, serviceMessage(text, undefined));
  const problem = `${what} was refused (${refusal}): ${words || 'no reason given'}. ${fixFor(refusal)}`;
  throw withoutHost(new ApiError(problem, refusal), place.url);
}

/** A path is removed as a whole, because its words are normal ones. */
function withoutPart(words: string, part: string): string {
  return part.includes('/') ? words.replaceAll(part, '***') : serviceMessage(words, part);
}

/** A host can name a tenant. */
function withoutHost({ message, status }: ApiError, { host, hostname }: URL): ApiError {
  return new ApiError(message.replaceAll(host, 'its host').replaceAll(hostname, 'its host'), status);
}

/**
 * Returns the status of a refusal. The classic connector of Teams answers 200 and "1", or 200 and a text that names the error
 * (github.com/MicrosoftDocs/msteams-docs, issue 1810).
 */
function refusalIn(status: number, text: string): number | undefined {
  if (status < 200 || status > 299) return status;
  const [, failed] = /^Webhook message delivery failed with error:.*?HTTP error (\d{3})/s.exec(text) ?? [];
  if (failed !== undefined) return Number(failed);
  return text.startsWith('Webhook message delivery failed') ? 502 : undefined;
}

function fixFor(status: number): string {
  if (status >= 300 && status < 400) {
    return 'It redirects elsewhere, and announcements do not follow: copy the address of the webhook again';
  }
  if (status === 429 || status >= 500) return 'The next announcement tries again';
  return [401, 403, 404, 410].includes(status)
    ? 'The webhook is gone or its address is wrong: create an incoming webhook, and store its address as the secret ANNOUNCE_WEBHOOK'
    : 'Check that "announce.format" in the configuration names the service of the webhook';
}
