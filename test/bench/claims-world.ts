/**
 * A pull request with a postmortem of 60 claims, and everything that its review can ask for: a configuration with reviewers, earlier
 * postmortems of the service, Devin's session, evidence of every kind, and an error that Devin is asked to fix.
 */
import { readFileSync } from 'node:fs';
import { ledgerOf } from '../../src/incident/ledger.ts';
import { connectPagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import { startDevin } from '../outside/devin.ts';
import { startGitHub } from '../outside/github.ts';
import { startPagerDuty } from '../outside/pagerduty.ts';
import { front, type InFlight, type ServiceName } from './outside.ts';
import type { StepEvent } from './steps.ts';

export const REPOSITORY = 'acme/incident-docs';
export const CLAIMS = 60;
const FILES = 6;
const FUNCTIONS = 4;
const NOTES = 35;
const EARLIER = 5;

const DEVIN_KEY = 'cog_bench';
const PAGERDUTY_KEY = 'pagerduty-bench';
const DEVIN_TOKEN = 'devin-bench';
const ADA_TOKEN = 'ada-bench';
const ALL = { contents: 'write', 'pull-requests': 'write', issues: 'write', checks: 'write', actions: 'read' } as const;

/** Who opened the pull request. */
export type Author = 'devin' | 'ada';

export interface ClaimsWorld {
  incident: string;
  /** Of the document, in the docs repository. */
  path: string;
  number: number;
  head: string;
  event: StepEvent;
  /** Starts to pass requests on: the environment of the action. An answer leaves when `hold` is fulfilled. */
  open(
    hold: (request: Omit<InFlight, 'start' | 'end'>) => Promise<unknown>,
    note?: (request: InFlight) => void,
  ): Promise<Record<string, string>>;
  /** The comment on the pull request. */
  comment(): Promise<string>;
  /** What the session was told, and its tags. */
  session: { messages: readonly unknown[]; tags: readonly string[] };
  close(): Promise<void>;
}

/** `body` is that of a webhook about the incident. */
export async function startClaimsWorld(body: string, author: Author): Promise<ClaimsWorld> {
  const pagerduty = await startPagerDuty({ apiKeys: { [PAGERDUTY_KEY]: 'read-only' } });
  const incident = pagerduty.adopt(Buffer.from(body));
  const { id, createdAt } = incident;
  for (let index = 0; index < NOTES; index += 1) await pagerduty.note(id, `Worker ${index} is paused`);
  const day = createdAt.toISOString().slice(0, 10);
  const earlier = readFileSync('test/fixtures/postmortems/default-draft.md', 'utf8').replaceAll(
    'checkout-api',
    'Billing API',
  );
  const before = new Date(createdAt.getTime() - 24 * 60 * 60_000).toISOString().slice(0, 10);
  const github = await startGitHub({
    repository: REPOSITORY,
    actors: {
      [DEVIN_TOKEN]: { login: 'devin-ai-integration[bot]', permissions: ALL },
      [ADA_TOKEN]: { login: 'ada', permissions: ALL },
    },
    people: ['grace'],
    files: {
      '.github/postmortem.yml': 'reviewers: [grace]\n',
      ...Object.fromEntries(
        Array.from({ length: FILES }, (_, file) => [
          `src/worker-${file}.ts`,
          Array.from({ length: FUNCTIONS }, (_, index) => `export function run${file}${index}() {\n}\n`).join(''),
        ]),
      ),
      ...Object.fromEntries(
        Array.from({ length: EARLIER }, (_, index) => [
          `docs/postmortems/${before}-earlier-qearlier${index}.md`,
          `${earlier}\n<!-- ${index} -->\n`,
        ]),
      ),
    },
  });
  const token = author === 'devin' ? DEVIN_TOKEN : ADA_TOKEN;
  const ask = async (method: string, path: string, sent?: unknown) => {
    const answer = await fetch(`${github.url}/repos/${REPOSITORY}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'user-agent': 'bench' },
      body: sent === undefined ? null : JSON.stringify(sent),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    // biome-ignore lint/suspicious/noExplicitAny: what GitHub answers
    return (await answer.json()) as any;
  };
  const { sha } = (await ask('GET', '/git/ref/heads/main')).object;
  const evidence = await connectPagerDuty({ token: PAGERDUTY_KEY, apiUrl: pagerduty.url }).getEvidence(id);
  // Nothing of it has to be cleaned: it is made up here.
  const facts = { id, url: undefined } as unknown as Parameters<typeof ledgerOf>[0];
  const ledger = ledgerOf(facts, evidence as unknown as Parameters<typeof ledgerOf>[1]);
  const notes = ledger.filter(({ kind }) => kind === 'note');
  const functions = Array.from({ length: FILES * FUNCTIONS }, (_, each) => ({
    file: each % FILES,
    index: Math.floor(each / FILES),
  }));
  const document = `# Postmortem: Invoices are sent twice — Billing API

**Date:** ${day}

## Summary

Invoices were sent twice. It resembles an earlier incident (E-abcdef12).

## Timeline

${notes.map(({ id: cited, at }) => `- ${at?.slice(0, 10)} ${at?.slice(11, 16)} UTC — A worker is paused (${cited})`).join('\n')}

## Root Cause

${functions.map(({ file, index }) => `- The function \`run${file}${index}\` starts a second sender ([worker](https://github.com/${REPOSITORY}/blob/${sha}/src/worker-${file}.ts#L${2 * index + 1})).`).join('\n')}
- The change added the second sender ([commit](https://github.com/${REPOSITORY}/commit/${sha})).

## Action Items

- [ ] Prevent: start one sender — done when a test shows it
`;
  const branch = `postmortem/${id.toLowerCase()}`;
  const path = `docs/postmortems/${day}-invoices-${id.toLowerCase()}.md`;
  await ask('POST', '/git/refs', { ref: `refs/heads/${branch}`, sha });
  await ask('PUT', `/contents/${path}`, {
    message: 'Postmortem',
    content: Buffer.from(document).toString('base64'),
    branch,
  });
  const { number } = await ask('POST', '/pulls', { title: 'Postmortem', head: branch, base: 'main' });
  const head: string = (await ask('GET', `/git/ref/heads/${encodeURIComponent(branch)}`)).object.sha;
  const devin = await startDevin({ apiKey: DEVIN_KEY, orgId: 'org-bench' });
  await fetch(`${devin.url}/v3/organizations/org-bench/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${DEVIN_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      prompt: 'Write the postmortem',
      tags: ['pagerduty-postmortem', `pagerduty-incident:${id}`],
    }),
  });
  const [session] = devin.sessions;
  if (session === undefined) throw new Error('The session was not started');
  devin.update(session.session_id, { status: 'running', status_detail: 'finished' });

  const fronts: { close(): void }[] = [];
  return {
    incident: id,
    path,
    number,
    head,
    session,
    event: {
      name: 'pull_request_target',
      body: {
        action: 'opened',
        number,
        sender:
          author === 'devin' ? { login: 'devin-ai-integration[bot]', type: 'Bot' } : { login: 'ada', type: 'User' },
        pull_request: { head: { sha: head } },
      },
    },
    async open(hold, note) {
      const services: [ServiceName, string][] = [
        ['GitHub', github.url],
        ['PagerDuty', pagerduty.url],
        ['Devin', devin.url],
      ];
      const opened = await Promise.all(services.map(([service, url]) => front(service, url, hold, note)));
      fronts.push(...opened);
      const [gitHubFront = '', pagerDutyFront = '', devinFront = ''] = opened.map(({ url }) => url);
      return {
        GITHUB_API_URL: gitHubFront,
        GITHUB_GRAPHQL_URL: `${gitHubFront}/graphql`,
        'INPUT_GITHUB-TOKEN': github.workflowToken(ALL),
        'INPUT_DEVIN-API-KEY': DEVIN_KEY,
        'INPUT_DEVIN-API-URL': devinFront,
        'INPUT_PAGERDUTY-TOKEN': PAGERDUTY_KEY,
        'INPUT_PAGERDUTY-API-URL': pagerDutyFront,
      };
    },
    comment: async () => (await ask('GET', `/issues/${number}/comments`))[0].body,
    async close() {
      for (const each of fronts) each.close();
      await Promise.all([devin.close(), github.close(), pagerduty.close()]);
    },
  };
}
