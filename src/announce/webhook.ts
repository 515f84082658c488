/** The address of an incoming webhook: its form, and whose it is. It is a secret, because anybody who has it can post. */
import { isLoopback } from '../http/api-url-problem.ts';

/** The services, by their names in the configuration. */
export const CHAT_NAMES = {
  slack: 'Slack',
  teams: 'Microsoft Teams',
  mattermost: 'Mattermost',
  discord: 'Discord',
} as const;
export type AnnounceFormat = keyof typeof CHAT_NAMES;
export type ChatName = (typeof CHAT_NAMES)[AnnounceFormat];

/**
 * Returns what is wrong with the address, or undefined. The text completes a sentence that begins with the setting's name, and does not
 * repeat the value.
 */
export function webhookUrlProblem(value: string): string | undefined {
  if (!/^https?:\/\/[\x21-\x7E]+$/i.test(value) || !URL.canParse(value)) {
    return 'is not a URL that begins with https://: copy it whole from the settings of the incoming webhook';
  }
  const { protocol, hostname, username, password, pathname } = new URL(value);
  if (protocol === 'http:' && !isLoopback(hostname)) {
    return 'begins with http://, which would send the announcements in plain text: use https://';
  }
  if (username !== '' || password !== '') return 'holds a user name or password: leave them out';
  if (pathname === '/') return 'has no path, so it is not the address of an incoming webhook: copy it whole';
  return undefined;
}

/**
 * Returns the service whose address this is; undefined if the host can be any service. Hosts: Slack docs, "Sending messages using
 * incoming webhooks"; Microsoft docs, "Create incoming webhooks with Workflows" and "Create an Incoming Webhook" (the classic
 * connector); Discord docs, "Webhook resource"; Mattermost docs, "Incoming webhooks", which has its own host and the path `/hooks/ID`.
 */
export function formatOfUrl(value: string): AnnounceFormat | undefined {
  const { hostname, pathname } = new URL(value);
  const isAt = (...domains: string[]) =>
    domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
  if (isAt('slack.com', 'slack-gov.com')) return 'slack';
  if (isAt('discord.com', 'discordapp.com')) return 'discord';
  if (
    isAt('webhook.office.com', 'logic.azure.com', 'logic.azure.us', 'powerplatform.com') ||
    ['outlook.office.com', 'outlook.office365.com'].includes(hostname)
  ) {
    return 'teams';
  }
  return /\/hooks\/[a-z0-9]+\/?$/.test(pathname) ? 'mattermost' : undefined;
}

/** Characters. Shorter parts are words such as `services` or `workflows`. */
const MIN_SECRET = 20;

/** Returns the parts of a valid address that allow posting, the longest first. */
export function secretPartsOf(value: string): string[] {
  const { pathname, search, searchParams } = new URL(value);
  const parts = [pathname + search, pathname, ...pathname.split('/'), ...searchParams.values()];
  return [...new Set(parts)]
    .filter(({ length }) => length >= MIN_SECRET)
    .sort((one, other) => other.length - one.length);
}
