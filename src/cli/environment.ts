/**
 * The environment variables that the commands read. Secrets come only from them: a flag would stay in the shell's history and
 * appear in the list of processes.
 */
import { apiUrlProblem } from '../http/api-url-problem.ts';
import { UsageError } from './exit.ts';

/** Name and meaning of every variable, as `--help` shows them. */
export const VARIABLES = {
  DEVIN_API_KEY: 'key of the Devin service user (cog_…)',
  DEVIN_ORG_ID: 'Devin organization (org-…); without it the key is asked',
  DEVIN_API_URL: 'default https://api.devin.ai',
  PAGERDUTY_TOKEN: 'PagerDuty REST API key, read-only is enough (Integrations → API Access Keys)',
  PAGERDUTY_API_URL: 'default https://api.pagerduty.com; https://api.eu.pagerduty.com for accounts in the EU',
  PAGERDUTY_WEBHOOK_SECRET: "signing secret of the webhook subscription, as the relay's",
  WEBHOOK_SECRET: "shared secret in the header X-Webhook-Secret, as the relay's",
  GITHUB_TOKEN: 'GitHub token; GH_TOKEN works too',
  GITHUB_API_URL: 'default https://api.github.com; https://HOST/api/v3 for GitHub Enterprise Server',
  GITHUB_REPOSITORY: 'the docs repository, owner/name',
  ANNOUNCE_WEBHOOK: 'address of the incoming webhook for announcements, to check its form',
  FORWARD_EVENTS: "event types that the relay forwards, as the relay's; default incident.resolved",
} as const;
export type Variable = keyof typeof VARIABLES;

/** The two kinds of key, and where to create each (PagerDuty support docs, "API Access Keys"). */
export const PAGERDUTY_KEYS = {
  reading:
    'a PagerDuty REST API key, read-only is enough. Create one in PagerDuty → Integrations → API Access Keys → Create New API Key, with "Read-only API Key" ticked',
  writing:
    'a PagerDuty REST API key that may write. An admin or account owner creates one in PagerDuty → Integrations → API Access Keys → Create New API Key, with "Read-only API Key" not ticked',
};

/** Undefined if it is not set, or empty. */
export function readVariable(name: Variable | 'GH_TOKEN'): string | undefined {
  return process.env[name]?.trim() || undefined;
}

/** Returns the items between commas; none if it is not set. */
export function readList(name: Variable): string[] {
  return splitList(readVariable(name) ?? '');
}

export function splitList(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** @throws UsageError if it cannot be sent in a header. The message does not repeat it. */
export function readSecret(name: Variable | 'GH_TOKEN'): string | undefined {
  const value = readVariable(name);
  if (value !== undefined) checkSecret(name, value);
  return value;
}

/** @throws UsageError */
export function checkSecret(name: string, value: string): void {
  if (/^[\x21-\x7E]+$/.test(value)) return;
  throw new UsageError(
    `The environment variable ${name} holds a space, a line break or another character that no key has: set it again`,
  );
}

/**
 * Returns the PagerDuty key.
 * @param kind What the command needs, for the message.
 * @throws UsageError if it is not set, with the kind of key and where to create one.
 */
export function needPagerDutyKey(kind: keyof typeof PAGERDUTY_KEYS): string {
  const value = readSecret('PAGERDUTY_TOKEN');
  if (value !== undefined) return value;
  throw new UsageError(`The environment variable PAGERDUTY_TOKEN is not set. It must be ${PAGERDUTY_KEYS[kind]}`);
}

/**
 * `owner/name`.
 * @throws UsageError if it has another form.
 */
export function docsRepositoryName(given = readVariable('GITHUB_REPOSITORY')): string | undefined {
  if (given === undefined || /^[\w.-]+\/[\w.-]+$/.test(given)) return given;
  throw new UsageError(`The docs repository must be given as owner/name, but is "${given}"`);
}

export const devinUrl = () => readUrl('DEVIN_API_URL', 'https://api.devin.ai');
export const pagerDutyUrl = () => readUrl('PAGERDUTY_API_URL', 'https://api.pagerduty.com');
export const gitHubUrl = () => readUrl('GITHUB_API_URL', 'https://api.github.com');
export const gitHubToken = () => readSecret('GITHUB_TOKEN') ?? readSecret('GH_TOKEN');

function readUrl(name: Variable, byDefault: string): string {
  const value = readVariable(name) ?? byDefault;
  const problem = apiUrlProblem(value);
  if (problem === undefined) return value;
  throw new UsageError(
    `The environment variable ${name} must be a URL such as ${byDefault}; the one that is set ${problem}`,
  );
}
