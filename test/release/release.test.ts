/**
 * A release, from the changelog to the tags: the steps of release.yml run as they stand there, in a repository of their own,
 * with stand-ins for the two that speak to GitHub.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { AttestProvenanceOptions } from '@actions/attest';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { holds } from '../outside/runner/expressions.ts';

const root = process.cwd();
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const workflow = parse(readFileSync('.github/workflows/release.yml', 'utf8')) as {
  jobs: Record<string, { steps: { name?: string; if?: string; run?: string }[] }>;
};

interface State {
  refs: Record<string, string>;
  releases: Record<string, { isDraft: boolean; files: string[]; notes: string }>;
  breaksOff: boolean;
}

/** A copy of this repository with one commit, made once. */
let template: string;
let repository: string;
let commit: string;

beforeAll(() => {
  template = mkdtempSync(join(tmpdir(), 'release-'));
  const parts = [
    '.github',
    '.gitignore',
    '.npmrc',
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'package.json',
    'package-lock.json',
  ];
  for (const part of [...parts, 'deploy', 'dist', 'docs']) cpSync(part, join(template, part), { recursive: true });
  repository = template;
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message=All');
  commit = git('rev-parse', 'HEAD').trim();
});
afterAll(() => rmSync(template, { recursive: true }));

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'release-'));
  // Several times as fast as `cpSync`.
  execFileSync('cp', ['-a', `${template}/.`, repository]);

  // The library that signs needs GitHub and Sigstore; this one shows what it is given.
  const library = join(repository, 'node_modules/@actions/attest');
  mkdirSync(library, { recursive: true });
  writeFileSync(join(library, 'package.json'), '{"type": "module", "exports": "./index.js"}');
  writeFileSync(
    join(library, 'index.js'),
    'export const attestProvenance = async (options) => (console.log(JSON.stringify(options)), { attestationID: "1" });',
  );
  mkdirSync(join(repository, 'node_modules/.bin'));
  const gh = join(repository, 'node_modules/.bin/gh');
  writeFileSync(gh, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'test/release/gh.mjs')}" "$@"\n`);
  chmodSync(gh, 0o755);
  remember({ refs: {}, releases: {}, breaksOff: false });
});
afterEach(() => rmSync(repository, { recursive: true }));

const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, encoding: 'utf8' });
const stateFile = () => join(repository, 'node_modules/gh.json');
const remember = (state: State) => writeFileSync(stateFile(), JSON.stringify(state));
const remembered = () => JSON.parse(readFileSync(stateFile(), 'utf8')) as State;

/** Runs a step of release.yml as GitHub does. */
function step(name: string, VERSION = version) {
  const script = Object.values(workflow.jobs)
    .flatMap(({ steps }) => steps)
    .find((each) => each.name === name)?.run;
  if (script === undefined) throw new Error(`release.yml has no step "${name}"`);
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], {
    cwd: repository,
    encoding: 'utf8',
    env: {
      PATH: [join(repository, 'node_modules/.bin'), process.env.PATH].join(delimiter),
      HOME: repository,
      VERSION,
      GITHUB_REPOSITORY: 'acme/pagerduty-postmortem',
      GITHUB_SHA: commit,
      GITHUB_TOKEN: 'ghs_made_up',
      GH_STATE: stateFile(),
    },
  });
  return { status, output: stdout + stderr };
}

function steps(...names: string[]): void {
  for (const name of names) expect([name, step(name)]).toEqual([name, expect.objectContaining({ status: 0 })]);
}

const archive = () => join(repository, `build/pagerduty-postmortem-relay-${version}.tar.gz`);
const sbom = () => join(repository, `build/pagerduty-postmortem-${version}.cdx.json`);
const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('the requested version', () => {
  const compare = 'Compare the version with package.json and CHANGELOG.md';

  test('is the one of package.json, and its section becomes the notes', () => {
    const { status, output } = step(compare);
    expect(status).toBe(0);
    expect(output).toMatch(/^### (Added|Changed|Fixed)\n/);
    expect(output).not.toMatch(/^## /m);
  });

  test.each([
    ['another than that of package.json', '99.0.0', 'package.json of this commit has the version'],
    ['with a v', `v${version}`, 'Write it as 1.2.3'],
    ['of a preview', `${version}-rc.1`, 'Write it as 1.2.3'],
    ['with a command in it', '$(touch build)', 'is not a version'],
    ['that is missing', '', 'is not a version'],
  ])('is refused if it is one %s', (_, asked, problem) => {
    expect(step(compare, asked)).toEqual({ status: 1, output: expect.stringMatching(/^::error::[^\n]+\n$/) });
    expect(step(compare, asked).output).toContain(problem);
  });

  test.each([
    ['no section', '# Changelog\n\n## [Unreleased]\n'],
    [
      'an empty section',
      `# Changelog\n\n## [${version}] - 2026-01-31\n\n## [0.9.0] - 2026-01-30\n\n### Added\n\n- This.\n`,
    ],
    ['a section without a date', `# Changelog\n\n## [${version}]\n\n### Added\n\n- This.\n`],
  ])('is refused if the changelog has %s for it', (_, changelog) => {
    writeFileSync(join(repository, 'CHANGELOG.md'), changelog);
    const { status, output } = step(compare);
    expect(status).toBe(1);
    expect(output).toContain(`CHANGELOG.md has no section for ${version}`);
  });

  test('is compared before anything is built', () => {
    const names = workflow.jobs.check?.steps.map(({ name }) => name) ?? [];
    expect(names.indexOf(compare)).toBeLessThan(names.indexOf('Build, compare with the committed dist/, test'));
  });
});

test.each([
  ['refs/heads/main', false],
  ['refs/heads/other', true],
  ['refs/tags/main', true],
])('a start on %s is refused: %s', (ref, refused) => {
  const refusal = workflow.jobs.check?.steps.find(({ name }) => name === 'Refuse any branch except the default one');
  const github = { ref, event: { repository: { default_branch: 'main' } } };
  expect(holds(refusal?.if ?? '', { github }, 'success')).toBe(refused);
  expect(step('Refuse any branch except the default one').status).toBe(1);
});

describe('the relay in the release', () => {
  const unpack = () => {
    steps('Pack the relay');
    execFileSync('tar', ['--extract', '--gzip', '--file', archive(), '--directory', join(repository, 'build')]);
    return join(repository, `build/pagerduty-postmortem-relay-${version}`);
  };

  test('has what each deployment needs, where the guides say', () => {
    const folder = unpack();
    expect(readdirSync(join(folder, 'dist/relay')).sort()).toEqual(readdirSync('dist/relay').sort());
    for (const name of ['node.js', 'worker.js', 'lambda.js', 'package.json', 'LICENSES']) {
      expect(sha256(join(folder, 'dist/relay', name))).toBe(sha256(join('dist/relay', name)));
    }
    expect(readdirSync(join(folder, 'deploy')).sort()).toEqual(['aws', 'cloudflare', 'container']);
    for (const guide of ['aws', 'cloudflare', 'container']) {
      const text = readFileSync(join(folder, `docs/deploy-${guide}.md`), 'utf8');
      for (const [path] of text.matchAll(
        /\bdeploy\/[\w./-]+(?:template\.yaml|wrangler\.jsonc|Dockerfile|compose\.yaml)/g,
      )) {
        expect(readdirSync(join(folder, path, '..'))).toContain(path.split('/').at(-1));
      }
    }
  });

  test('has only committed files, and is the same to the byte each time', () => {
    writeFileSync(join(repository, 'deploy/container/relay.env'), 'GITHUB_TOKEN=secret');
    steps('Pack the relay');
    const first = sha256(archive());
    expect(execFileSync('tar', ['--list', '--gzip', '--file', archive()], { encoding: 'utf8' })).not.toContain(
      'relay.env\n',
    );
    rmSync(join(repository, 'build'), { recursive: true });
    steps('Pack the relay');
    expect(sha256(archive())).toBe(first);
  });
});

test('the bill of materials lists what is bundled, as required, with version and licence, and names no registry', () => {
  steps('Pack the relay', 'Write the bill of materials');
  const text = readFileSync(sbom(), 'utf8');
  const bill = JSON.parse(text) as {
    bomFormat: string;
    metadata: { component: { name: string; version: string } };
    components: { name: string; version: string; scope: string; licenses?: unknown[]; hashes: unknown[] }[];
    dependencies: { ref: string; dependsOn: string[] }[];
  };
  expect(bill.bomFormat).toBe('CycloneDX');
  expect(bill.metadata.component).toMatchObject({ version });
  const licences = ['dist/licenses.txt', 'dist/cli-licenses.txt', 'dist/relay/LICENSES']
    .map((file) => `\n${readFileSync(file, 'utf8')}`)
    .join('\n');
  for (const { name, scope, licenses, hashes } of bill.components) {
    expect(licences).toMatch(new RegExp(`\n${name}\n\\S+\n`));
    // An old package names its licence in its readme alone.
    const named = name === 'format' ? 0 : 1;
    expect([name, scope, licenses?.length ?? 0, hashes.length]).toEqual([name, 'required', named, 1]);
  }
  const names = bill.components.map(({ name }) => name);
  for (const name of ['@actions/core', 're2js', 'undici', 'zod']) expect(names).toContain(name);
  for (const tool of ['jest', 'typescript', 'wrangler']) expect(names).not.toContain(tool);
  const references = new Set(bill.dependencies.map(({ ref }) => ref));
  expect(bill.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((each) => !references.has(each))).toEqual([]);
  expect(text).not.toMatch(/registry|resolved/);
});

describe('the provenance', () => {
  test('covers both files, by their names and digests', () => {
    steps('Pack the relay', 'Write the bill of materials');
    const { status, output } = step('Attest the origin of the files');
    expect(status).toBe(0);
    expect(JSON.parse(output.split('\n')[0] ?? '')).toEqual({
      subjects: [
        { name: `pagerduty-postmortem-relay-${version}.tar.gz`, digest: { sha256: sha256(archive()) } },
        { name: `pagerduty-postmortem-${version}.cdx.json`, digest: { sha256: sha256(sbom()) } },
      ],
      token: 'ghs_made_up',
    } satisfies AttestProvenanceOptions);
  });

  test('fails the release if the job may not sign', () => {
    // The library itself: it asks GitHub for an identity before it asks anybody else.
    const { status, stderr } = spawnSync(process.execPath, ['.github/scripts/attest.mjs', 'LICENSE'], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^::error::The provenance of LICENSE could not be signed or stored: .+ "id-token: write"/);
  });

  test('is made before anything is public', () => {
    const names = workflow.jobs.publish?.steps.map(({ name }) => name) ?? [];
    expect(names.indexOf('Attest the origin of the files')).toBeGreaterThan(
      names.indexOf('Write the bill of materials'),
    );
    expect(names.at(-1)).toBe('Publish');
  });
});

describe('publishing', () => {
  const major = `v${version.split('.')[0]}`;
  const prepare = () => steps('Pack the relay', 'Write the bill of materials', 'Write the notes');
  const published = () => ({
    refs: { [`v${version}`]: commit, [major]: commit },
    releases: {
      [`v${version}`]: {
        isDraft: false,
        files: [`pagerduty-postmortem-relay-${version}.tar.gz`, `pagerduty-postmortem-${version}.cdx.json`],
        notes: readFileSync(join(repository, 'build/notes.md'), 'utf8'),
      },
    },
    breaksOff: false,
  });

  test('creates the tag, the release with its files and notes, and the major tag', () => {
    prepare();
    expect(step('Publish')).toMatchObject({ status: 0 });
    expect(remembered()).toEqual(published());
  });

  test('moves the major tag from the version before, and no other tag', () => {
    prepare();
    const others = { 'v0.9.9': 'a'.repeat(40), [`${major}0`]: 'b'.repeat(40), [`v${version}-rc.1`]: 'c'.repeat(40) };
    remember({ refs: { ...others, [major]: 'd'.repeat(40) }, releases: {}, breaksOff: false });
    expect(step('Publish')).toMatchObject({ status: 0 });
    expect(remembered().refs).toEqual({ ...others, ...published().refs });
  });

  test('can run twice', () => {
    prepare();
    steps('Publish', 'Publish');
    expect(remembered()).toEqual(published());
  });

  test('moves no tag if it broke off during the upload, and completes when it runs again', () => {
    prepare();
    remember({ refs: {}, releases: {}, breaksOff: true });
    expect(step('Publish').status).not.toBe(0);
    expect(remembered().refs).toEqual({});
    remember({ ...remembered(), breaksOff: false });
    steps('Publish');
    expect(remembered()).toEqual(published());
  });

  test('never changes a release: another commit with the same version is refused', () => {
    prepare();
    const before = {
      refs: { [`v${version}`]: 'a'.repeat(40), [major]: 'a'.repeat(40) },
      releases: {},
      breaksOff: false,
    };
    remember(before);
    const { status, output } = step('Publish');
    expect(status).toBe(1);
    expect(output).toContain(`::error::v${version} was released from another commit`);
    expect(remembered()).toEqual(before);
  });
});

describe('the vulnerabilities that npm knows', () => {
  const audit = (input: unknown) =>
    spawnSync(process.execPath, ['.github/scripts/audit-shipped.mjs'], {
      input: JSON.stringify(input),
      encoding: 'utf8',
    });
  const of = (name: string, node: string) => ({
    [name]: { name, severity: 'low', via: [{ title: 'Slow', url: 'https://example.com/1' }], nodes: [node] },
  });

  test('pass if there are none', () => {
    expect(audit({ vulnerabilities: {} })).toMatchObject({ status: 0, stderr: '' });
  });

  test('fail if they are in a package that ships, however small it is', () => {
    const { status, stderr } = audit({ vulnerabilities: of('zod', 'node_modules/zod') });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^::error::zod is bundled in dist\/ .*\(low\): Slow \(https:\/\/example\.com\/1\)/);
  });

  test('pass if they are in a tool, or in the version that only a tool uses', () => {
    const vulnerabilities = {
      ...of('jest', 'node_modules/jest'),
      ...of('undici', 'node_modules/miniflare/node_modules/undici'),
    };
    expect(audit({ vulnerabilities })).toMatchObject({ status: 0 });
  });

  test('fail if they could not be looked up', () => {
    const { status, stderr } = audit({ message: 'request to the registry failed' });
    expect(status).toBe(1);
    expect(stderr).toContain('npm audit gave no answer: request to the registry failed');
  });
});
