/**
 * `init` turns a clone into a docs repository.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { parseRemote } from '../../src/cli/git.ts';
import { DEFAULTS } from '../../src/policy/default-config.ts';
import { readConfig } from '../../src/policy/read-config.ts';
import { isPostmortem } from '../../src/postmortem/paths.ts';
import { readWorkflow } from '../outside/runner/workflow.ts';
import { emptyFolder, runCli } from './cli-process.ts';
import { docsClone } from './docs-clone.ts';

const WORKFLOWS = '.github/workflows';
const CONFIG = '.github/postmortem.yml';
const TEMPLATE = 'docs/postmortems/TEMPLATE.md';
const ALL = ['--with', 'reconcile,follow-up,fix'];

function clone({ defaultBranch = 'main' } = {}): string {
  const folder = docsClone('acme/incident-docs');
  const head = ['refs/remotes/origin/HEAD', `refs/remotes/origin/${defaultBranch}`];
  execFileSync('git', ['-C', folder, 'symbolic-ref', ...head]);
  return folder;
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const workflowsIn = (folder: string) => readdirSync(join(folder, WORKFLOWS)).sort();

/** A workflow without the parts that may differ in a docs repository. */
function comparable(text: string, uses: string): unknown {
  const workflow = parse(text);
  for (const job of Object.values<{ if?: string; steps: { uses: string }[] }>(workflow.jobs)) {
    const condition = job.if?.replace(/^\$\{\{ (.*) \}\}$/, '$1').replace(/( && )?!endsWith\([^)]*\)/, '');
    if (condition === '') delete job.if;
    else if (condition !== undefined) job.if = condition;
    job.steps = job.steps.filter((step) => !step.uses.startsWith('actions/checkout@'));
    for (const step of job.steps) if (step.uses === uses) step.uses = './';
  }
  return workflow;
}

describe('init', () => {
  test('writes the smallest setup: draft and review, a configuration and a template', async () => {
    const folder = clone();
    const { code, stdout } = await runCli(['init'], { cwd: folder });
    expect(code).toBe(0);
    expect(workflowsIn(folder)).toEqual(['postmortem-review.yml', 'postmortem.yml']);
    expect(existsSync(join(folder, CONFIG))).toBe(true);
    expect(existsSync(join(folder, TEMPLATE))).toBe(true);
    for (const said of ['DEVIN_API_KEY', 'ManageOrgSessions and ViewOrgSessions', 'doctor --repo acme/incident-docs']) {
      expect(stdout).toContain(said);
    }
  });

  test('says what is still off after adding the follow-up and fix, and the configuration has the keys to set', async () => {
    const folder = clone();
    const { stdout } = await runCli(['init', '--with', 'follow-up,fix'], { cwd: folder });
    for (const said of ['follow-up: { issues: docs-repo }', 'services', 'devin-fix', 'ITEMS_TOKEN', 'ANNOUNCE_WEBHOOK'])
      expect(stdout).toContain(said);
    const settings = read(folder, CONFIG).replace(/^#(?=services|follow-up| {2}(Billing|issues))/gm, '');
    expect(readConfig(settings, CONFIG)).toMatchObject({
      services: { 'Billing API': 'acme/billing' },
      'follow-up': { issues: 'docs-repo' },
    });
    const { stdout: smallest } = await runCli(['init'], { cwd: clone() });
    expect(smallest).not.toContain('ITEMS_TOKEN');
  });

  test('writes a configuration for the review with which the existing postmortems pass', async () => {
    const folder = clone();
    const good = readFileSync('test/fixtures/postmortems/orders-service.md', 'utf8');
    const archive = {
      'postmortems/2026-02-10-orders-fail.md': good.replace('46 minutes', '5 hours').replace('14:45 UTC', '15:45 CET'),
      'postmortems/2026-02-11-left.md': `${good}\n\nTBD\n`,
      'postmortems/README.md': '# Ours',
    };
    for (const [path, text] of Object.entries(archive)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    expect((await runCli(['check', 'postmortems'], { cwd: folder })).code).toBe(1);
    const { code, stdout, stderr } = await runCli(['init', '--with', 'review', '--yes'], { cwd: folder });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(CONFIG);
    const config = readConfig(read(folder, CONFIG), CONFIG);
    expect(config.directory).toBe('postmortems');
    expect(config.review).toMatchObject({ style: 'warn', rules: { facts: 'warn', sections: 'warn' } });
    expect(read(folder, CONFIG)).toContain('# an error in 1 of 2 postmortems');
    expect((await runCli(['check', '.'], { cwd: folder })).code).toBe(0);
    writeFileSync(join(folder, CONFIG), 'directory: postmortems\n');
    const again = await runCli(['init', '--with', 'review', '--yes'], { cwd: folder });
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('is yours and was not changed')]);
  });

  test('writes the review of the README alone with --with review, and nothing about drafts', async () => {
    const folder = clone();
    const options = ['--with', 'review', '--action', 'OWNER/pagerduty-postmortem'];
    const { code, stdout } = await runCli(['init', ...options], { cwd: folder });
    expect(code).toBe(0);
    expect(workflowsIn(folder)).toEqual(['postmortem-review.yml']);
    const text = read(folder, `${WORKFLOWS}/postmortem-review.yml`);
    expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`yaml\n${text}\`\`\`\n`);
    await readWorkflow('postmortem-review.yml', text);
    expect(readConfig(read(folder, CONFIG), CONFIG)).toEqual(DEFAULTS);
    expect(existsSync(join(folder, TEMPLATE))).toBe(false);
    expect(stdout).not.toMatch(/DEVIN_API_KEY|environment/);
  });

  test('keeps the secrets of an existing review', async () => {
    const folder = clone();
    await runCli(['init'], { cwd: folder });
    const before = read(folder, `${WORKFLOWS}/postmortem-review.yml`);
    await runCli(['init', '--with', 'review', '--yes'], { cwd: folder });
    expect(read(folder, `${WORKFLOWS}/postmortem-review.yml`)).toBe(before);
  });

  test.each([
    ['the remote has another default branch', 'trunk', 'trunk'],
    ['it cannot be found out', undefined, 'main'],
  ])('fits the workflows to the default branch if %s', async (_what, branch, expected) => {
    const [folder, bare] = [emptyFolder(), emptyFolder()];
    const git = (...words: string[]) => execFileSync('git', ['-C', folder, ...words]);
    git('init', '--quiet', '--initial-branch=trunk');
    git('remote', 'add', 'origin', 'git@github.com:acme/incident-docs.git');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--allow-empty', '--message=One');
    execFileSync('git', ['clone', '--quiet', '--bare', folder, join(bare, 'acme/incident-docs.git')]);
    // Nothing answers if the repository does not exist.
    git('config', `url.file://${branch === undefined ? join(bare, 'gone') : bare}/.insteadOf`, 'git@github.com:');
    const { stdout } = await runCli(['init', '--with', 'follow-up'], { cwd: folder });
    expect(parse(read(folder, `${WORKFLOWS}/postmortem-follow-up.yml`)).on.push.branches).toEqual([expected]);
    expect(stdout.includes('could not be found out')).toBe(branch === undefined);
  });

  test('takes the future default branch in a clone of an empty repository', async () => {
    const [bare, folder] = [emptyFolder(), emptyFolder()];
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=trunk', join(bare, 'docs.git')]);
    execFileSync('git', ['clone', '--quiet', join(bare, 'docs.git'), folder], { stdio: 'pipe' });
    const remote = ['remote', 'set-url', 'origin', 'git@github.com:acme/incident-docs.git'];
    execFileSync('git', ['-C', folder, ...remote]);
    execFileSync('git', ['-C', folder, 'config', `url.file://${bare}/gone/.insteadOf`, 'git@github.com:']);
    const { stdout } = await runCli(['init', '--with', 'follow-up'], { cwd: folder });
    expect(parse(read(folder, `${WORKFLOWS}/postmortem-follow-up.yml`)).on.push.branches).toEqual(['trunk']);
    expect(stdout).toContain('git push --quiet --set-upstream origin trunk');
  });

  test('prints the pages to open if there is no gh, for the repository of "origin"', async () => {
    const { stdout } = await runCli(['init'], { cwd: clone() });
    for (const page of [
      'settings/environments/new',
      'settings/environments',
      'settings/rules/new?target=branch&enforcement=active',
      'actions/workflows/postmortem.yml',
    ]) {
      expect(stdout).toContain(`https://github.com/acme/incident-docs/${page}`);
    }
    expect(stdout).not.toContain('gh api');
  });

  test('writes reconcile, follow-up and fix if asked', async () => {
    const folder = clone();
    await runCli(['init', ...ALL], { cwd: folder });
    expect(workflowsIn(folder)).toEqual([
      'postmortem-fix.yml',
      'postmortem-follow-up.yml',
      'postmortem-reconcile.yml',
      'postmortem-review.yml',
      'postmortem.yml',
    ]);
  });

  test.each(['postmortem', 'postmortem-review', 'postmortem-reconcile', 'postmortem-follow-up', 'postmortem-fix'])(
    'writes %s.yml as in this repository, with the copy of the action in place of the checkout',
    async (name) => {
      const folder = clone();
      await runCli(['init', ...ALL], { cwd: folder });
      const text = read(folder, `${WORKFLOWS}/${name}.yml`);
      expect(comparable(text, 'acme/pagerduty-postmortem@v1')).toEqual(
        comparable(readFileSync(`${WORKFLOWS}/${name}.yml`, 'utf8'), './'),
      );
      expect(text).not.toContain('uses: ./');
      expect(text).not.toContain('checkout');
      expect(text).not.toMatch(/endsWith|copy of the action/);
      await readWorkflow(`${WORKFLOWS}/${name}.yml`, text);
    },
  );

  test('leaves out what older servers do not know, and promises nothing that depends on it', async () => {
    const folder = clone();
    await runCli(['init', ...ALL, '--ghes'], { cwd: folder });
    for (const name of workflowsIn(folder)) {
      const text = read(folder, `${WORKFLOWS}/${name}`);
      expect(text).not.toMatch(/queue:|deployment:|none is dropped/);
      expect(text).toContain('environment:\n      name: postmortem\n');
      await readWorkflow(name, text);
    }
    expect(read(folder, `${WORKFLOWS}/postmortem.yml`)).toContain('cancel-in-progress: false');
  });

  test('adapts to the default branch, and to the directory of an existing configuration', async () => {
    const folder = clone({ defaultBranch: 'release/1.0' });
    mkdirSync(join(folder, '.github'));
    writeFileSync(join(folder, CONFIG), 'directory: incidents\n');
    const { stdout } = await runCli(['init', ...ALL], { cwd: folder });
    const { on } = parse(read(folder, `${WORKFLOWS}/postmortem-follow-up.yml`));
    expect(on.push).toEqual({ branches: ['release/1.0'], paths: ['incidents/**'] });
    expect(stdout).toContain('add only release/1.0');
    expect(existsSync(join(folder, 'incidents/TEMPLATE.md'))).toBe(true);
    expect(read(folder, CONFIG)).toBe('directory: incidents\n');
  });

  test('writes a configuration that means the defaults, and names its schema for editors', async () => {
    const folder = clone();
    await runCli(['init'], { cwd: folder });
    const text = read(folder, CONFIG);
    expect(readConfig(text, CONFIG)).toEqual(DEFAULTS);
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./postmortem.schema.json');
    expect(JSON.parse(read(folder, '.github/postmortem.schema.json'))).toEqual(
      JSON.parse(readFileSync('docs/postmortem.schema.json', 'utf8')),
    );
    expect(readConfig(text.replace('#template:', 'template:'), CONFIG).template).toBe(TEMPLATE);
  });

  test('writes a template with the sections that the prompt asks for, in their order', async () => {
    const folder = clone();
    await runCli(['init'], { cwd: folder });
    const sections = (text: string) => [...text.matchAll(/^## ([A-Z][A-Za-z ]+)/gm)].map(([, title]) => title);
    const template = sections(read(folder, TEMPLATE));
    expect(template).toContain('Root Cause');
    expect(template).toEqual(sections(readFileSync('src/postmortem/prompt.ts', 'utf8')));
  });

  test('writes nothing that counts as a postmortem, so its own pull request passes the review', async () => {
    const folder = clone();
    await runCli(['init', ...ALL], { cwd: folder });
    const written = [...workflowsIn(folder).map((name) => `${WORKFLOWS}/${name}`), CONFIG, TEMPLATE];
    expect(written.filter((path) => isPostmortem(path, DEFAULTS))).toEqual([]);
  });

  test('changes nothing when it runs again', async () => {
    const folder = clone();
    await runCli(['init'], { cwd: folder });
    const { code, stdout } = await runCli(['init'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout.match(/^unchanged/gm)).toHaveLength(5);
    expect(stdout).toContain('The files are as they should be.');
  });

  test('does not overwrite a different workflow unless asked, and shows the difference', async () => {
    const folder = clone();
    await runCli(['init'], { cwd: folder });
    const path = join(folder, WORKFLOWS, 'postmortem.yml');
    const ours = readFileSync(path, 'utf8');
    writeFileSync(path, ours.replace('timeout-minutes: 15', 'timeout-minutes: 99'));

    const refused = await runCli(['init', ...ALL], { cwd: folder });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('run it again with --yes');
    expect(refused.stdout).toMatch(/^ +-.*timeout-minutes: 99\n +\+.*timeout-minutes: 15$/m);
    expect(workflowsIn(folder)).toHaveLength(2);
    expect(readFileSync(path, 'utf8')).toContain('99');

    const told = await runCli(['init', '--yes'], { cwd: folder });
    expect(told.code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(ours);
  });

  test('shows a differing file without control characters', async () => {
    const folder = clone();
    await runCli(['init'], { cwd: folder });
    writeFileSync(join(folder, WORKFLOWS, 'postmortem.yml'), 'name: x\u001B[31m\u001B]0;y\u0007\n');
    const { stdout } = await runCli(['init', '--dry-run'], { cwd: folder });
    expect(stdout).toContain('    -name: x [31m');
    for (const control of ['\u001B', '\u0007']) expect(stdout).not.toContain(control);
  });

  test.each(['.github/workflows/postmortem.yml', '.github'])(
    'does not write through a symbolic link: %s',
    async (path) => {
      const folder = clone();
      const outside = emptyFolder();
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      symlinkSync(path.endsWith('.yml') ? join(outside, 'new.yml') : outside, join(folder, path));
      const { code, stderr } = await runCli(['init', '--yes'], { cwd: folder });
      expect(code).toBe(2);
      expect(stderr).toContain(`${path} is a symbolic link`);
      expect(readdirSync(outside)).toEqual([]);
    },
  );

  test('names what prevents it from writing a file', async () => {
    const folder = clone();
    writeFileSync(join(folder, 'docs'), '');
    const { code, stderr } = await runCli(['init'], { cwd: folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(/TEMPLATE\.md cannot be written: .*Fix that and run it again/);
  });

  test('treats a configuration with a mistake as wrong usage, as every command does', async () => {
    const folder = clone();
    mkdirSync(join(folder, '.github'));
    writeFileSync(join(folder, CONFIG), 'directory: [');
    const { code, stderr } = await runCli(['init'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('postmortem.yml:');
  });

  test.each([
    [
      'a configuration with the other ending',
      'postmortem.yaml',
      Buffer.from('directory: docs'),
      'postmortem.yaml is not read',
    ],
    ['a configuration that is not UTF-8', 'postmortem.yml', Buffer.from('# für', 'latin1'), 'the byte at offset 3'],
  ])('treats %s as wrong usage, and writes nothing', async (_what, name, bytes, message) => {
    const folder = clone();
    mkdirSync(join(folder, '.github'));
    writeFileSync(join(folder, '.github', name), bytes);
    const { code, stderr } = await runCli(['init'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(readdirSync(join(folder, '.github'))).toEqual([name]);
  });

  test('recognizes a workflow with the line ends of a clone on Windows', async () => {
    const folder = clone();
    await runCli(['init'], { cwd: folder });
    const path = join(folder, WORKFLOWS, 'postmortem.yml');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
    expect((await runCli(['init'], { cwd: folder })).stdout.match(/^unchanged/gm)).toHaveLength(5);
  });

  test('updates a workflow that was chosen before', async () => {
    const folder = clone();
    await runCli(['init', '--with', 'reconcile'], { cwd: folder });
    const path = join(folder, WORKFLOWS, 'postmortem-reconcile.yml');
    const ours = readFileSync(path, 'utf8');
    writeFileSync(path, `${ours}# old\n`);
    await runCli(['init', '--yes'], { cwd: folder });
    expect(readFileSync(path, 'utf8')).toBe(ours);
  });

  test('never changes an existing configuration or template', async () => {
    const folder = clone();
    await runCli(['init'], { cwd: folder });
    for (const path of [CONFIG, TEMPLATE]) writeFileSync(join(folder, path), '# ours\n');
    const { stdout } = await runCli(['init', '--yes'], { cwd: folder });
    expect(stdout.match(/^yours, kept/gm)).toHaveLength(2);
    for (const path of [CONFIG, TEMPLATE]) expect(read(folder, path)).toBe('# ours\n');
  });

  test('shows what it would write with --dry-run, and writes nothing', async () => {
    const folder = clone();
    const { code, stdout } = await runCli(['init', '--dry-run'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing was written');
    expect(stdout).toContain('    name: Postmortem review\n');
    expect(stdout).toContain('      - uses: acme/pagerduty-postmortem@v1\n');
    expect(stdout).toContain('1. Create the environment postmortem');
    expect(stdout.split('\n').length).toBeLessThan(300);
    expect(readdirSync(folder)).toEqual(['.git']);
  });

  test.each<[string, string[][], string]>([
    ['a folder that is no clone', [], '"." is not in a git clone: clone the docs repository'],
    ['a clone without a remote', [['init', '--quiet']], 'The clone has no remote "origin": add it with git remote add'],
    ...['https://oauth2:s3cret@gitlab.com/acme/docs.git', '/srv/git/docs.git', 'git@bitbucket.org:acme/docs.git'].map(
      (url): [string, string[][], string] => [
        `a clone of ${url}`,
        [
          ['init', '--quiet'],
          ['remote', 'add', 'origin', url],
        ],
        `The remote "origin" is ${url.replace('oauth2:s3cret@', '')}, which is not a repository on GitHub`,
      ],
    ),
  ])('says what is missing in %s', async (_what, commands, said) => {
    const folder = emptyFolder();
    for (const words of commands) execFileSync('git', ['-C', folder, ...words]);
    const { code, stderr } = await runCli(['init'], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(stderr).not.toContain('s3cret');
    expect(readdirSync(folder).filter((name) => name !== '.git')).toEqual([]);
  });

  test('writes the files in a folder that is no clone if it knows where the action is', async () => {
    const folder = emptyFolder();
    const { code, stderr } = await runCli(['init'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('--action OWNER/pagerduty-postmortem');
    const told = await runCli(['init', '--action', 'acme/pd'], { cwd: folder });
    expect(told.code).toBe(0);
    expect(read(folder, `${WORKFLOWS}/postmortem.yml`)).toContain('uses: acme/pd@v1');
  });

  test('says where to run if the folder is below the top of the clone', async () => {
    const folder = clone();
    mkdirSync(join(folder, 'docs'));
    const { code, stderr } = await runCli(['init'], { cwd: join(folder, 'docs') });
    expect(code).toBe(2);
    expect(stderr).toContain('not the top folder of its clone');
  });

  test.each([
    [['--with', 'relay'], 'but not "relay"'],
    [['--action', 'acme'], '--action must be a repository as owner/name'],
    [['--dir', 'nowhere'], 'There is no folder "nowhere"'],
    [['--branch', 'x'], "unknown option '--branch'"],
  ])('refuses %j', async (options, said) => {
    const { code, stderr } = await runCli(['init', ...options], { cwd: clone() });
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});

test.each([
  ['git@github.com:acme/docs.git', { host: 'github.com', owner: 'acme', name: 'docs' }],
  ['https://github.com/acme/docs', { host: 'github.com', owner: 'acme', name: 'docs' }],
  ['https://someone:token@ghe.example.com/acme/docs.git', { host: 'ghe.example.com', owner: 'acme', name: 'docs' }],
  ['ssh://git@ghe.example.com:7999/acme/docs.git', { host: 'ghe.example.com', owner: 'acme', name: 'docs' }],
  ['git@github.com-work:acme/docs.git', { host: 'github.com', owner: 'acme', name: 'docs' }],
  ['ssh://git@ssh.github.com:443/acme/docs.git', { host: 'github.com', owner: 'acme', name: 'docs' }],
  ['git@gitlab.com:acme/docs.git', undefined],
  ['https://gitlab.example.com/acme/docs.git', undefined],
  ['/srv/git/docs.git', undefined],
  ['', undefined],
])('reads the remote %j', (url, origin) => {
  expect(parseRemote(url)).toEqual(origin);
});
