/**
 * `init` also does what is left to do on GitHub, with `gh`: environment, secrets, pull request and ruleset. The three services are
 * emulators, `gh` is a stand-in that calls GitHub's emulator, and git pushes to a repository on disk.
 */
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Devin, startDevin } from '../outside/devin.ts';
import { type GitHub, type GitHubOptions, startGitHub } from '../outside/github.ts';
import { type PagerDuty, startPagerDuty } from '../outside/pagerduty.ts';
import { CLI, type Ended, emptyFolder, runCli } from './cli-process.ts';
import { pathWithGh } from './gh-on-path.ts';

const REPOSITORY = 'acme/incident-docs';
const ADMIN = 'gho_admin';
const WRITER = 'gho_writer';
const DEVIN_KEY = 'cog_made_up_key';
const PAGERDUTY_KEY = 'made-up-read-only-key';
const KEYS = { DEVIN_API_KEY: DEVIN_KEY, PAGERDUTY_TOKEN: PAGERDUTY_KEY };
const PATH = pathWithGh();

let devin: Devin;
let pagerduty: PagerDuty;
beforeAll(async () => {
  [devin, pagerduty] = await Promise.all([
    startDevin({ apiKey: DEVIN_KEY }),
    startPagerDuty({ apiKeys: { [PAGERDUTY_KEY]: 'read-only' } }),
  ]);
});
afterAll(() => Promise.all([devin.close(), pagerduty.close()]));

/** A clone with a first commit, whose `origin` is a bare repository on disk under the address of GitHub. */
function realClone(branch = 'main'): string {
  const [remotes, folder] = [emptyFolder(), emptyFolder()];
  const bare = join(remotes, `${REPOSITORY}.git`);
  mkdirSync(bare, { recursive: true });
  execFileSync('git', ['init', '--quiet', '--bare', `--initial-branch=${branch}`, bare]);
  const git = (...words: string[]) => execFileSync('git', ['-C', folder, ...words]);
  git('init', '--quiet', `--initial-branch=${branch}`);
  git('config', 'user.name', 'Ada');
  git('config', 'user.email', 'ada@example.com');
  git('config', `url.file://${remotes}/.insteadOf`, 'git@github.com:');
  git('remote', 'add', 'origin', `git@github.com:${REPOSITORY}.git`);
  writeFileSync(join(folder, 'README.md'), '# Incidents\n');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Begin');
  git('push', '--quiet', '--set-upstream', 'origin', branch);
  return folder;
}

interface World {
  github: GitHub;
  environments: NonNullable<GitHubOptions['environments']>;
  folder: string;
  /** The arguments of every call of `gh`. */
  calls(): string[][];
  init(args: string[], env?: Record<string, string>): Promise<Ended>;
  env: Record<string, string>;
}

async function inWorld(use: (world: World) => Promise<void>, branch = 'main'): Promise<void> {
  const environments: World['environments'] = {};
  const all = { contents: 'write', actions: 'read', environments: 'write', 'pull-requests': 'write' } as const;
  const github = await startGitHub({
    repository: REPOSITORY,
    defaultBranch: branch,
    environments,
    ruled: false,
    actors: {
      [ADMIN]: { login: 'ada', permissions: { ...all, administration: 'write' } },
      [WRITER]: { login: 'bob', permissions: all },
    },
  });
  const folder = realClone(branch);
  const log = join(emptyFolder(), 'gh.log');
  writeFileSync(log, '');
  const env = {
    PATH,
    HOME: emptyFolder(),
    GH_STAND_IN_TOKEN: ADMIN,
    GH_STAND_IN_LOG: log,
    GITHUB_API_URL: github.url,
    DEVIN_API_URL: devin.url,
    PAGERDUTY_API_URL: pagerduty.url,
  };
  try {
    await use({
      github,
      environments,
      folder,
      env,
      calls: () =>
        readFileSync(log, 'utf8')
          .split('\n')
          .flatMap((line) => (line === '' ? [] : [JSON.parse(line)])),
      init: (args, more = {}) => runCli(['init', ...args], { cwd: folder, env: { ...env, ...more } }),
    });
  } finally {
    await github.close();
  }
}

async function asAda<Answer>(github: GitHub, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`${github.url}/repos/${REPOSITORY}${path}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN}`, 'user-agent': 'test' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  return (await answer.json()) as Answer;
}

/** Not a synchronous call, because the emulator is in this process. */
function ended(child: ChildProcessWithoutNullStreams, input: string): Promise<number | null> {
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
}

test('set-up does everything with --yes, and lists what is left when it runs again, down to nothing', async () => {
  await inWorld(async ({ github, environments, init, calls, folder, env }) => {
    const first = await init(['--yes'], KEYS);
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout.match(/^done .*$/gm)).toHaveLength(5);
    expect(first.stdout).toContain('Devin key: Devin knows it');
    expect(first.stdout).toContain('Then merge the pull request, give Devin');
    expect(environments).toEqual({ postmortem: { branches: ['main'], secrets: Object.keys(KEYS) } });
    const rules = await asAda<{ type: string }[]>(github, 'GET', '/rules/branches/main');
    expect(rules).toMatchObject([{ type: 'pull_request', parameters: { required_approving_review_count: 1 } }]);
    const [pull] = await asAda<{ number: number; head: { ref: string } }[]>(github, 'GET', '/pulls');
    expect(pull?.head.ref).toBe('postmortems');
    const files = await asAda<{ filename: string }[]>(github, 'GET', `/pulls/${pull?.number}/files`);
    expect(files.map(({ filename }) => filename).sort()).toEqual([
      '.github/postmortem.schema.json',
      '.github/postmortem.yml',
      '.github/workflows/postmortem-review.yml',
      '.github/workflows/postmortem.yml',
      'docs/postmortems/TEMPLATE.md',
    ]);
    // Every process can read the arguments of every other process.
    const told = JSON.stringify(calls()) + first.stdout;
    for (const key of Object.values(KEYS)) expect(told).not.toContain(key);
    expect(execFileSync('git', ['-C', folder, 'status', '--porcelain'], { encoding: 'utf8' })).toBe('');

    const second = await init([]);
    expect(second.code).toBe(0);
    expect(second.stdout.match(/^\d+\. .*$/gm)).toEqual(['1. Merge the pull request']);
    expect(second.stdout).toContain(`/${REPOSITORY}/pull/${pull?.number}`);

    await asAda(github, 'PUT', `/pulls/${pull?.number}/merge`, {});
    const third = await init([]);
    expect(third.stdout).not.toMatch(/^\d+\. /m);
    expect(third.stdout).toContain('Nothing is left to set up on GitHub.');
    const later = await init(['--with', 'reconcile', '--yes']);
    expect(later.stdout).toMatch(
      /^done +Open a pull request with the files: https:\/\/github\.com\/acme\/incident-docs\/pull\/\d+$/m,
    );
    const [next] = await asAda<{ number: number }[]>(github, 'GET', '/pulls');
    await asAda(github, 'PUT', `/pulls/${next?.number}/merge`, {});
    const doctor = await runCli(['doctor'], { cwd: folder, env: { ...env, ...KEYS } });
    expect([doctor.code, doctor.stdout]).toEqual([0, expect.stringMatching(/^\d\d ok, 0 wrong, /m)]);
  });
});

test('set-up without --yes prints the same commands and runs none', async () => {
  await inWorld(async ({ environments, init, calls }) => {
    const { code, stdout } = await init([], KEYS);
    expect(code).toBe(0);
    for (const command of [
      `echo '{"deployment_branch_policy":{"protected_branches":false,"custom_branch_policies":true}}' | gh api --method PUT repos/${REPOSITORY}/environments/postmortem --input -`,
      `echo '{"name":"main"}' | gh api --method POST repos/${REPOSITORY}/environments/postmortem/deployment-branch-policies --input -`,
      `gh secret set DEVIN_API_KEY --env postmortem --repo ${REPOSITORY}`,
      `gh secret set PAGERDUTY_TOKEN --env postmortem --repo ${REPOSITORY}`,
      'git switch --quiet --force-create postmortems',
      `gh pr create --repo ${REPOSITORY} --base main --head postmortems --title 'Set up postmortems'`,
      `gh api --method POST repos/${REPOSITORY}/rulesets --input -`,
    ]) {
      expect(stdout).toContain(command);
    }
    expect(environments).toEqual({});
    expect(new Set(calls().map(([verb]) => verb))).toEqual(new Set(['auth']));
  });
});

test('the printed commands do what --yes does if a shell runs them', async () => {
  await inWorld(async ({ github, environments, init, folder, env }) => {
    const { stdout } = await init([]);
    const commands = [...stdout.matchAll(/^ {5}((?:echo|gh|git) .*)$/gm)].map(([, line = '']) => line);
    expect(commands).toHaveLength(10);
    for (const command of commands) {
      const input = command.startsWith('gh secret') ? 'typed-into-gh' : '';
      expect(await ended(spawn('sh', ['-c', command], { cwd: folder, env: { ...process.env, ...env } }), input)).toBe(
        0,
      );
    }
    expect(environments).toEqual({ postmortem: { branches: ['main'], secrets: Object.keys(KEYS) } });
    expect(await asAda<object[]>(github, 'GET', '/pulls')).toHaveLength(1);
    expect((await init([])).stdout.match(/^\d+\. .*$/gm)).toEqual(['1. Merge the pull request']);
  });
});

test('set-up does not store a wrong key, and does the rest', async () => {
  await inWorld(async ({ environments, init }) => {
    const { code, stdout } = await init(['--yes'], { ...KEYS, DEVIN_API_KEY: 'cog_old' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^wrong +Devin key: .*wrong or revoked/m);
    expect(stdout).toMatch(/^not done +Store DEVIN_API_KEY .*: there is no value for DEVIN_API_KEY$/m);
    expect(environments.postmortem?.secrets).toEqual(['PAGERDUTY_TOKEN']);
    expect(stdout).not.toContain('cog_old');
    const again = await init([]);
    expect(again.stdout).toContain('1. Store DEVIN_API_KEY as a secret');
  });
});

test('set-up reports what GitHub refuses with the page to do it by hand, and does the rest', async () => {
  await inWorld(async ({ github, init }) => {
    const { code, stdout } = await init(['--yes'], { ...KEYS, GH_STAND_IN_TOKEN: WRITER });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^not done +Create the environment.* said: gh: Resource not accessible .*\(HTTP 403\)$/m);
    expect(stdout).toContain(`https://github.com/${REPOSITORY}/settings/environments/new`);
    expect(stdout).toMatch(/^done +Open a pull request/m);
    expect(await asAda<object[]>(github, 'GET', '/pulls')).toHaveLength(1);
  });
});

test('set-up asks GitHub for a default branch of another name', async () => {
  await inWorld(async ({ environments, init }) => {
    const { code } = await init(['--yes'], KEYS);
    expect([code, environments.postmortem?.branches]).toEqual([0, ['trunk']]);
  }, 'trunk');
});

test('set-up asks for each key once, and shows none on the terminal', async () => {
  await inWorld(async ({ folder, env, environments }) => {
    const command = `'${process.execPath}' '${CLI}' init --yes`;
    // util-linux and macOS have the same program with different arguments.
    const words =
      process.platform === 'darwin' ? ['-q', '/dev/null', 'sh', '-c', command] : ['-qec', command, '/dev/null'];
    const shown = await new Promise<string>((resolve, reject) => {
      const child = spawn('script', words, { cwd: folder, env: { ...env, TERM: 'dumb' } });
      let [text, answered] = ['', 0];
      child.stdout.on('data', (chunk) => {
        text += chunk;
        const asked = text.match(/Paste it/g)?.length ?? 0;
        while (answered < asked) child.stdin.write(`${Object.values(KEYS)[answered++]}\r`);
      });
      child.on('error', reject);
      child.on('close', () => resolve(text));
    });
    expect(shown.match(/Paste it/g)).toHaveLength(2);
    for (const key of Object.values(KEYS)) expect(shown).not.toContain(key);
    expect(environments.postmortem?.secrets).toEqual(Object.keys(KEYS));
  });
});

describe('set-up --with review', () => {
  test('needs only a pull request if the review is alone', async () => {
    await inWorld(async ({ environments, init, github }) => {
      const { code, stdout } = await init(['--with', 'review', '--yes']);
      expect(code).toBe(0);
      expect(stdout.match(/^done .*$/gm)).toEqual([expect.stringContaining('Open a pull request with the files')]);
      expect(environments).toEqual({});
      expect(await asAda<object[]>(github, 'GET', '/pulls')).toHaveLength(1);
    });
  });
});
