import { getBooleanInput, getInput, setSecret } from '@actions/core';
import { secretPartsOf, webhookUrlProblem } from '../../src/announce/webhook.ts';
import { apiUrlProblem } from '../../src/http/api-url-problem.ts';
import { warning } from './log.ts';

const MODES = ['auto', 'draft', 'review', 'follow-up', 'fix', 'reconcile'] as const;
export type Mode = (typeof MODES)[number];

/** Every service's keys are much longer. A shorter one is a placeholder, or a part of a key. */
const MIN_KEY_LENGTH = 8;

/** Every input of action.yml, read once. Blank means undefined. */
export interface Inputs {
  readonly mode: Mode;
  readonly incidentId: string | undefined;
  readonly redo: boolean;
  readonly dryRun: boolean;
  readonly devin: { readonly apiKey: string | undefined; readonly orgId: string | undefined; readonly apiUrl: string };
  readonly pagerduty: {
    readonly token: string | undefined;
    readonly apiUrl: string;
    /** E-mail address of the PagerDuty user in whose name notes are written. */
    readonly from: string | undefined;
  };
  readonly githubToken: string | undefined;
  /** For issues in the repositories of services, and for nothing else. */
  readonly itemsToken: string | undefined;
  /** Path of the configuration in the docs repository. */
  readonly config: string;
  /** The address of an incoming webhook, a secret. */
  readonly announceWebhook: string | undefined;
}

/** Reads the inputs, and masks the secret ones before anything else. Throws one Error that names every invalid input. */
export function readInputs(): Inputs {
  const problems: string[] = [];
  const secret = (name: string) => {
    const value = text(name);
    if (value === undefined) return undefined;
    setSecret(value);
    if (value.length < MIN_KEY_LENGTH) {
      warning(
        `The input "${name}" has fewer than ${MIN_KEY_LENGTH} characters, so it is not a key: the service will refuse it, and the runner masks these characters everywhere in the log. Store the secret again`,
      );
    }
    if (!/^[\x21-\x7E]+$/.test(value)) {
      problems.push(
        `The input "${name}" holds a space, a line break or another character that no key has: store the secret again`,
      );
    }
    return value;
  };
  const apiKey = secret('devin-api-key');
  const token = secret('pagerduty-token');
  const githubToken = secret('github-token');
  const itemsToken = secret('items-token');

  const mode = text('mode') ?? 'auto';
  if (!isMode(mode)) problems.push(`The input "mode" is "${mode}": it must be one of ${MODES.join(', ')}`);
  const orgId = text('devin-org-id');
  if (orgId !== undefined && !orgId.startsWith('org-')) {
    problems.push(
      'The input "devin-org-id" must begin with "org-": copy it from Devin → Settings → Organization, or leave it empty',
    );
  }
  const from = text('pagerduty-from');
  if (from !== undefined && !/^[^\s@]+@[^\s@]+$/.test(from)) {
    problems.push('The input "pagerduty-from" must be the e-mail address of a PagerDuty user, or empty');
  }
  const config = text('config') ?? '.github/postmortem.yml';
  if (!/^(?!\/)(?!.*\.\.)[^\s?#%]+\.ya?ml$/.test(config)) {
    problems.push(
      'The input "config" must be the path of a YAML file in the docs repository, such as .github/postmortem.yml',
    );
  }
  const url = (name: string, byDefault: string): string => {
    const value = text(name) ?? byDefault;
    const problem = apiUrlProblem(value);
    if (problem !== undefined) {
      problems.push(`The input "${name}" must be a URL such as ${byDefault}; the one given ${problem}`);
    }
    return value;
  };
  const inputs = {
    incidentId: text('incident-id'),
    redo: flag('redo', problems),
    dryRun: flag('dry-run', problems),
    devin: { apiKey, orgId, apiUrl: url('devin-api-url', 'https://api.devin.ai') },
    pagerduty: { token, apiUrl: url('pagerduty-api-url', 'https://api.pagerduty.com'), from },
    githubToken,
    itemsToken,
    config,
    announceWebhook: webhook('announce-webhook'),
  };
  if (problems.length > 0 || !isMode(mode)) throw new Error(problems.join('. '));
  return { mode, ...inputs };
}

function text(name: string): string | undefined {
  return getInput(name) || undefined;
}

/**
 * Masks the address, and the parts of it that allow posting. An invalid one is a warning, because announcements must never fail a
 * run.
 */
function webhook(name: string): string | undefined {
  const value = text(name);
  if (value === undefined) return undefined;
  setSecret(value);
  const problem = webhookUrlProblem(value);
  if (problem !== undefined) {
    warning(`Nothing is announced, because the input "${name}" ${problem}`);
    return undefined;
  }
  for (const part of secretPartsOf(value)) setSecret(part);
  return value;
}

function flag(name: string, problems: string[]): boolean {
  if (text(name) === undefined) return false;
  try {
    return getBooleanInput(name);
  } catch {
    problems.push(`The input "${name}" must be true or false`);
    return false;
  }
}

function isMode(value: string): value is Mode {
  return (MODES as readonly string[]).includes(value);
}
