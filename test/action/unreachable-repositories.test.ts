/** What reconcile says about repositories in which action items cannot be opened. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { unreachableRepositories } from '../../action/reconcile/unreachable-repositories.ts';
import type { RunContext } from '../../action/shared/context.ts';
import { readConfig } from '../../src/policy/read-config.ts';
import { DOCS_REPOSITORY, REPOSITORY } from '../github/github.ts';
import { type GitHub, type OtherRepository, startGitHub } from '../outside/github.ts';

const TOKEN = 'github_pat_items_made_up';
const CONFIG = 'services: { Billing: acme/billing, Search: acme/search }\nfollow-up: { issues: service-repo }\n';
const granted = { robot: { issues: 'write' } } as const;

let github: GitHub;
let others: Record<string, OtherRepository>;
beforeEach(async () => {
  others = { 'acme/billing': { access: { ...granted } }, 'acme/search': { access: { ...granted } } };
  const actors = { ...DOCS_REPOSITORY.actors, [TOKEN]: { login: 'robot' } };
  github = await startGitHub({ ...DOCS_REPOSITORY, actors, others });
  process.env.GITHUB_API_URL = github.url;
});
afterEach(async () => {
  delete process.env.GITHUB_API_URL;
  await github.close();
});

function problems(itemsToken: string | undefined, config = CONFIG): Promise<{ title: string; text: string }[]> {
  const inputs = { itemsToken } as RunContext['inputs'];
  return unreachableRepositories({ inputs, repository: REPOSITORY, config: readConfig(config, 'f.yml') } as RunContext);
}

test('says nothing if all of them can be reached, in one request each', async () => {
  expect(await problems(TOKEN)).toEqual([]);
  expect(github.handled).toHaveLength(2);
});

test('names each one that refuses, and why', async () => {
  others['acme/billing'] = { access: {} };
  others['acme/search'] = { access: { ...granted }, issues: false };
  await github.close();
  github = await startGitHub({ ...DOCS_REPOSITORY, actors: { [TOKEN]: { login: 'robot' } }, others });
  process.env.GITHUB_API_URL = github.url;
  expect(await problems(TOKEN)).toEqual([
    { title: 'Action items cannot be opened in acme/billing', text: expect.stringMatching(/404.*"items-token"/) },
    {
      title: 'Action items cannot be opened in acme/search',
      text: expect.stringMatching(/410.*Issues are switched off/),
    },
  ]);
});

test('says that the token is missing', async () => {
  expect(await problems(undefined)).toMatchObject([{ text: expect.stringContaining('ITEMS_TOKEN') }]);
  expect(github.handled).toEqual([]);
});

test('asks nothing unless issues are opened there', async () => {
  expect(await problems(undefined, CONFIG.replace('service-repo', 'docs-repo'))).toEqual([]);
});
