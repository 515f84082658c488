import type { AppSettings } from '../github/app.ts';
import { apiUrlProblem } from '../http/api-url-problem.ts';

/** The relay's environment: the same names as process variables, Worker bindings and Lambda variables. */
export type RelayEnvironment = Readonly<Record<string, unknown>>;

export interface Settings {
  readonly repository: string;
  readonly apiUrl: string;
  readonly access: { readonly token: string } | { readonly app: AppSettings };
  readonly signingSecrets: readonly string[];
  readonly sharedSecrets: readonly string[];
  readonly forwardEvents: ReadonlySet<string>;
}

/** Anybody who sees one signed webhook can try short secrets offline. */
const MIN_SECRET_LENGTH = 16;

/** These variables hold several values, separated by commas. A Worker's binding may also be a list. */
const LISTS = new Set(['FORWARD_EVENTS', 'PAGERDUTY_WEBHOOK_SECRET', 'WEBHOOK_SECRET']);

/** Returns the settings, or every problem with them, each naming the variable and the fix. */
export function readSettings(environment: RelayEnvironment): { settings: Settings } | { problems: string[] } {
  const problems: string[] = [];
  const unreadable = new Set<string>();
  const read = (name: string): string | undefined => {
    const value = textOf(environment[name], LISTS.has(name));
    if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
    if (value !== undefined) {
      problems.push(`${name} is ${value.kind}, not text: ${value.fix}`);
      unreadable.add(name);
    }
    return undefined;
  };
  const listOf = (text: string | undefined): string[] =>
    (text ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');

  const repository = read('GITHUB_REPOSITORY');
  const apiUrl = (read('GITHUB_API_URL') ?? 'https://api.github.com').replace(/\/+$/, '');
  const token = read('GITHUB_TOKEN');
  const appId = read('GITHUB_APP_ID');
  const privateKey = read('GITHUB_APP_PRIVATE_KEY');
  const installationId = read('GITHUB_APP_INSTALLATION_ID');
  const signingSecrets = listOf(read('PAGERDUTY_WEBHOOK_SECRET'));
  const sharedSecretText = read('WEBHOOK_SECRET');
  const sharedSecrets = listOf(sharedSecretText);
  const forwarded = read('FORWARD_EVENTS');
  const isMissing = (name: string, value: string | undefined) => value === undefined && !unreadable.has(name);

  if (isMissing('GITHUB_REPOSITORY', repository)) {
    problems.push('GITHUB_REPOSITORY is not set: set it to the docs repository, owner/name');
  } else if (
    repository !== undefined &&
    (!/^[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/.test(repository) || repository.startsWith('.'))
  ) {
    problems.push('GITHUB_REPOSITORY is not of the form owner/name, such as acme/incident-docs');
  }
  const apiProblem = apiUrlProblem(apiUrl);
  if (apiProblem !== undefined) {
    problems.push(`GITHUB_API_URL ${apiProblem}. GitHub Enterprise Server has it at https://HOST/api/v3`);
  }
  const access =
    appId !== undefined && privateKey !== undefined
      ? { app: { appId, privateKey, installationId } }
      : token !== undefined
        ? { token }
        : undefined;
  if (appId !== undefined && isMissing('GITHUB_APP_PRIVATE_KEY', privateKey)) {
    problems.push('GITHUB_APP_PRIVATE_KEY is not set: set it to the private key of the App, or remove GITHUB_APP_ID');
  } else if (privateKey !== undefined && isMissing('GITHUB_APP_ID', appId)) {
    problems.push('GITHUB_APP_ID is not set: set it to the ID of the App, or remove GITHUB_APP_PRIVATE_KEY');
  } else if (
    access === undefined &&
    !['GITHUB_TOKEN', 'GITHUB_APP_ID', 'GITHUB_APP_PRIVATE_KEY'].some((name) => unreadable.has(name))
  ) {
    problems.push(
      'GITHUB_TOKEN is not set: set it to a fine-grained token with Contents: write on the docs repository, or set GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY',
    );
  }
  if (
    signingSecrets.length === 0 &&
    sharedSecrets.length === 0 &&
    !unreadable.has('PAGERDUTY_WEBHOOK_SECRET') &&
    !unreadable.has('WEBHOOK_SECRET')
  ) {
    problems.push(
      'PAGERDUTY_WEBHOOK_SECRET is not set, nor WEBHOOK_SECRET: without one of them anybody could send events. Set PAGERDUTY_WEBHOOK_SECRET to the signing secret of the PagerDuty webhook subscription',
    );
  }
  for (const [name, value] of [
    ['GITHUB_TOKEN', token],
    ['GITHUB_APP_ID', appId],
    ['WEBHOOK_SECRET', sharedSecretText],
  ]) {
    if (!/^[\x20-\x7E]*$/.test(value ?? '')) {
      problems.push(`${name} holds a line break or another character that an HTTP header cannot carry: set it again`);
    }
  }
  const forwardEvents = new Set(forwarded === undefined ? ['incident.resolved'] : listOf(forwarded));
  if (forwardEvents.size === 0) {
    problems.push('FORWARD_EVENTS names no event type: set it to incident.resolved, or remove it');
  }
  for (const type of forwardEvents) {
    if (!/^incident(\.[a-z_]{1,40}){1,2}$/.test(type)) {
      problems.push(
        `FORWARD_EVENTS holds "${type.slice(0, 60)}", which is no incident event of PagerDuty's: use for example incident.acknowledged,incident.resolved`,
      );
    }
  }
  if (problems.length > 0 || repository === undefined || access === undefined) return { problems };
  return { settings: { repository, apiUrl, access, signingSecrets, sharedSecrets, forwardEvents } };
}

/** Returns settings that work but should be replaced, each naming the variable. */
export function shortSecrets({ signingSecrets, sharedSecrets }: Settings): string[] {
  const byName = { PAGERDUTY_WEBHOOK_SECRET: signingSecrets, WEBHOOK_SECRET: sharedSecrets };
  return Object.entries(byName)
    .filter(([, secrets]) => secrets.some((secret) => secret.length < MIN_SECRET_LENGTH))
    .map(
      ([name]) =>
        `${name} holds a secret of fewer than ${MIN_SECRET_LENGTH} characters, which can be guessed: replace it with a longer one`,
    );
}

/** A Worker's binding can be any JSON, or an object from Cloudflare. */
function textOf(value: unknown, isList: boolean): string | undefined | { kind: string; fix: string } {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    return Number.isSafeInteger(value)
      ? String(value)
      : { kind: 'a number with a fraction or too many digits', fix: 'put it in quotes' };
  }
  if (Array.isArray(value)) {
    if (isList && value.every((item) => typeof item === 'string')) return value.join(',');
    return isList
      ? { kind: 'a list with non-text items', fix: 'set it to text, separated by commas' }
      : { kind: 'a list', fix: 'set it to one text' };
  }
  return typeof value === 'object'
    ? { kind: 'an object', fix: 'set it to text, as a variable or a secret' }
    : { kind: `a ${typeof value}`, fix: 'set it to text' };
}
