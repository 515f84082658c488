import type { AppSettings } from '../github/app.ts';

/** The relay's environment: the same names as process variables, Worker bindings and Lambda variables. */
export type Environment = Readonly<Record<string, unknown>>;

export interface Settings {
  readonly repository: string;
  readonly apiUrl: string;
  readonly access: { readonly token: string } | { readonly app: AppSettings };
  readonly signingSecrets: readonly string[];
  readonly sharedSecrets: readonly string[];
  readonly forwardEvents: ReadonlySet<string>;
}

/** What the environment says, or every problem with it, each naming the variable and the cure. */
export function readSettings(environment: Environment): { settings: Settings } | { problems: string[] } {
  const problems: string[] = [];
  const read = (name: string): string | undefined => {
    const value = environment[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const readList = (name: string): string[] =>
    (read(name) ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');

  const repository = read('GITHUB_REPOSITORY');
  if (repository === undefined) {
    problems.push('GITHUB_REPOSITORY is not set: set it to the docs repository, owner/name');
  } else if (!/^[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/.test(repository) || repository.startsWith('.')) {
    problems.push('GITHUB_REPOSITORY is not of the form owner/name, such as acme/incident-docs');
  }
  const apiUrl = (read('GITHUB_API_URL') ?? 'https://api.github.com').replace(/\/+$/, '');
  if (!/^https?:\/\/[^/@]+(\/.*)?$/.test(apiUrl) || !URL.canParse(apiUrl)) {
    problems.push(
      'GITHUB_API_URL is not a URL: set it to https://HOST/api/v3 for GitHub Enterprise Server, or remove it',
    );
  }
  const token = read('GITHUB_TOKEN');
  const appId = read('GITHUB_APP_ID');
  const privateKey = read('GITHUB_APP_PRIVATE_KEY');
  const access =
    appId !== undefined && privateKey !== undefined
      ? { app: { appId, privateKey, installationId: read('GITHUB_APP_INSTALLATION_ID') } }
      : token !== undefined
        ? { token }
        : undefined;
  if (appId !== undefined && privateKey === undefined) {
    problems.push('GITHUB_APP_PRIVATE_KEY is not set: set it to the private key of the App, or remove GITHUB_APP_ID');
  } else if (appId === undefined && privateKey !== undefined) {
    problems.push('GITHUB_APP_ID is not set: set it to the ID of the App, or remove GITHUB_APP_PRIVATE_KEY');
  } else if (access === undefined) {
    problems.push(
      'GITHUB_TOKEN is not set: set it to a fine-grained token with Contents: write on the docs repository, or set GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY',
    );
  }
  const signingSecrets = readList('PAGERDUTY_WEBHOOK_SECRET');
  const sharedSecrets = readList('WEBHOOK_SECRET');
  if (signingSecrets.length === 0 && sharedSecrets.length === 0) {
    problems.push(
      'PAGERDUTY_WEBHOOK_SECRET is not set, nor WEBHOOK_SECRET: without one of them anybody could send events. Set PAGERDUTY_WEBHOOK_SECRET to the signing secret of the PagerDuty webhook subscription',
    );
  }
  for (const name of ['GITHUB_TOKEN', 'GITHUB_APP_ID', 'WEBHOOK_SECRET']) {
    if (!/^[\x20-\x7E]*$/.test(read(name) ?? '')) {
      problems.push(`${name} holds a line break or another character that an HTTP header cannot carry: set it again`);
    }
  }
  const forwardEvents = new Set(
    read('FORWARD_EVENTS') === undefined ? ['incident.resolved'] : readList('FORWARD_EVENTS'),
  );
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
