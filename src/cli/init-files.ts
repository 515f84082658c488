/** The files that `init` writes, made from the workflows of this repository: there is one source of each. */

import draft from '../../.github/workflows/postmortem.yml';
import fix from '../../.github/workflows/postmortem-fix.yml';
import followUp from '../../.github/workflows/postmortem-follow-up.yml';
import reconcile from '../../.github/workflows/postmortem-reconcile.yml';
import review from '../../.github/workflows/postmortem-review.yml';
import schema from '../../docs/postmortem.schema.json' with { type: 'json' };
import { DEFAULTS } from '../policy/default-config.ts';
import config from './starter/postmortem.yml';
import template from './starter/TEMPLATE.md';

/** Workflows that are not in the smallest setup. */
export const FURTHER_STEPS = ['reconcile', 'follow-up', 'fix'] as const;
export type FurtherStep = (typeof FURTHER_STEPS)[number];

export const REVIEW_EVENTS = ['pull_request_target', 'pull_request'] as const;
export type ReviewEvent = (typeof REVIEW_EVENTS)[number];

export interface Setup {
  /** The copy of the action, owner/name. */
  action: string;
  /** The server of that copy, such as github.com. */
  host: string;
  defaultBranch: string;
  /** The directory of the postmortems. */
  directory: string;
  ghes: boolean;
  /**
   * `pull_request` is for public repositories, and if a policy forbids the other. It runs the pull request's own copy, without
   * secrets.
   */
  reviewOn: ReviewEvent;
  further: readonly FurtherStep[];
  /** The part of the configuration about the review, in YAML; empty for the defaults. */
  review: string;
  /** Only the review, without drafts. It needs no secrets. */
  reviewAlone: boolean;
}

export interface StarterFile {
  path: string;
  text: string;
  /** `ours`: written by this program, and overwritten by a newer version. `theirs`: only a start, and never overwritten. */
  kind: 'ours' | 'theirs';
}

export const workflowPath = (name: string) => `.github/workflows/${name}.yml`;

export const CONFIG = '.github/postmortem.yml';
export const SCHEMA = '.github/postmortem.schema.json';

export function starterFiles(setup: Setup): StarterFile[] {
  const workflow = (name: string, source: string): StarterFile => ({
    path: workflowPath(name),
    text: adapt(source, setup),
    kind: 'ours',
  });
  const { reviewAlone, reviewOn, further } = setup;
  const reviewFile =
    reviewOn === 'pull_request' ? onPullRequest(review) : reviewAlone ? withoutSecrets(review) : review;
  const templatePath = `${setup.directory}/TEMPLATE.md`;
  const settings = reviewAlone
    ? SETTINGS_OF_THE_REVIEW
    : config.replace('template: TEMPLATE', `template: ${templatePath}`);
  return [
    ...(reviewAlone ? [] : [workflow('postmortem', draft)]),
    workflow('postmortem-review', reviewFile),
    ...(further.includes('reconcile') ? [workflow('postmortem-reconcile', reconcile)] : []),
    ...(further.includes('follow-up') ? [workflow('postmortem-follow-up', followUp)] : []),
    ...(further.includes('fix') ? [workflow('postmortem-fix', fix)] : []),
    {
      path: CONFIG,
      text: withDirectory(settings, setup).replace('SCHEMA', './postmortem.schema.json').concat(setup.review),
      kind: 'theirs',
    },
    { path: SCHEMA, text: `${JSON.stringify(schema, undefined, 2)}\n`, kind: 'ours' },
    ...(reviewAlone ? [] : [{ path: templatePath, text: template, kind: 'theirs' as const }]),
  ];
}

const SETTINGS_OF_THE_REVIEW = `# yaml-language-server: $schema=SCHEMA
#
# Settings of the review. All keys, with what they mean: docs/configuration.md in the repository of the action.
`;

/** The default needs no line. */
function withDirectory(source: string, { directory }: Setup): string {
  if (directory === DEFAULTS.directory) return source;
  const line = `directory: ${directory}\n`;
  return source.includes('# Which incidents')
    ? source.replace(/^(# Which incidents)/m, `${line}\n$1`)
    : `${source}\n${line}`;
}

const IN_DOCS_REPOSITORY = "!endsWith(github.repository, '/pagerduty-postmortem')";

/** Returns a workflow of this repository for another repository, where the action is not local. */
function adapt(source: string, { action, defaultBranch, directory, ghes }: Setup): string {
  const adapted = source
    // Only `uses: ./` needs a checkout.
    .replace(/^ +- uses: actions\/checkout@.*\n(?: {8,}.*\n)*/gm, '')
    // The condition keeps the workflow of a copy of the action idle. A docs repository does not need it.
    .replace(/^ +# A copy of the action .*\n/gm, '')
    .replaceAll(` && ${IN_DOCS_REPOSITORY}`, '')
    .replaceAll(`    if: \${{ ${IN_DOCS_REPOSITORY} }}\n`, '')
    .replaceAll('- uses: ./', `- uses: ${action}@v1`)
    .replace('branches: [main]', `branches: [${JSON.stringify(defaultBranch)}]`)
    .replace('docs/postmortems/**', `${directory}/**`);
  return ghes ? forOlderServer(adapted) : adapted;
}

/** Returns the review alone, as in the README: no environment and no secrets. */
function withoutSecrets(source: string): string {
  return source
    .replace(/^(?:#.*\n)+(?=name:)/, '')
    .replace(/^ +environment:\n(?: {6,}.*\n)+?(?= {4}\w)/gm, '')
    .replace(/^ +with:\n {10}mode: review\n(?: {10}.*\n)*/gm, '')
    .replace(/^ {2}# .*\n(?= {2}merge-group:)/m, '');
}

/**
 * The review for repositories where GitHub blocks `pull_request_target`: in public ones from 2 December 2026 by default (GitHub docs,
 * "About Actions policies"). The pull request brings its own copy of this workflow, so it gets no secrets.
 */
function onPullRequest(source: string): string {
  return source
    .replace(
      /^(?:#.*\n)+/,
      `# Checks every pull request with a postmortem, and every merge group. A pull request brings its own copy of this file, so there are
# no secrets here: neither PagerDuty nor Devin is asked.
`,
    )
    .replace(
      'pull_request_target:\n    types: [opened, synchronize, reopened, closed]',
      'pull_request:\n    types: [opened, synchronize, reopened]',
    )
    .replace(/^ +environment:\n(?: {6,}.*\n)+?(?= {4}\w)/m, '')
    .replace('- uses: ./\n', '- uses: ./\n        id: review\n')
    .replace(
      /^ +devin-api-key: .*\n +pagerduty-token: .*\n +announce-webhook: .*\n/m,
      `      # From a fork the token only reads, so no check run can be written: then this job is the check.
      - if: steps.review.outputs.outcome == 'failed'
        run: exit 1
`,
    );
}

/** Older servers do not know `queue` and `deployment`. What depends on `queue` is not promised there. */
function forOlderServer(source: string): string {
  return source
    .replace(
      /^#.*\n(concurrency:\n(?: .*\n)*?) +queue: max\n/m,
      '# One after the other. Of several that wait, this server keeps the newest; reconcile makes up for the others.\n$1',
    )
    .replace(/^ +deployment: false\n/m, '');
}
