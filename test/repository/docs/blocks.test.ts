/**
 * What the documents show to be copied is what it says it is: settings that the action takes, JSON that is JSON, and commands
 * of files that are there. Workflows among the YAML: workflows.test.ts; our own commands and scripts: commands.test.ts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { Config } from '../../../src/policy/config.ts';
import { readConfig } from '../../../src/policy/read-config.ts';
import { EXAMPLE, EXAMPLE_FILES, kept, withoutChance } from '../../demo/example.ts';
import { startNode } from '../../relay/node/node-process.ts';
import { blocksIn } from './documents.ts';

/** Known to highlighters, or plain text. */
const LANGUAGES = ['', 'sh', 'yaml', 'json', 'jsonc', 'mermaid', 'markdown', 'text'];

test('every block names its language', () => {
  const other = blocksIn('bash', 'shell', 'console', 'yml', 'js', 'ts');
  expect(other.map(({ place }) => place)).toEqual([]);
  expect(LANGUAGES.flatMap((language) => blocksIn(language)).length).toBeGreaterThan(30);
});

describe('YAML', () => {
  test.each(blocksIn('yaml'))('$place can be read', ({ text }) => {
    for (const document of parseAllDocuments(text)) expect([...document.errors, ...document.warnings]).toEqual([]);
  });

  test.each(blocksIn('yaml').filter(({ text }) => isConfig(parse(text))))(
    '$place is a valid configuration',
    (block) => {
      expect(() => readConfig(block.text, block.place)).not.toThrow();
    },
  );

  test('is distinguished from the configuration in other YAML', () => {
    expect([isConfig({ incidents: {} }), isConfig({ permissions: {} }), isConfig([])]).toEqual([true, false, false]);
  });
});

function isConfig(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).some((key) => key in Config.shape);
}

test.each(blocksIn('json'))('JSON: $place can be read', ({ text }) => {
  expect(() => JSON.parse(text)).not.toThrow();
});

interface Command {
  place: string;
  words: string[];
}

const commands: Command[] = blocksIn('sh').flatMap(({ place, text }) =>
  text
    .replace(/\\\n/g, ' ')
    .split('\n')
    // `&&` and pipes begin another command; what stands in $( ) is one too.
    .flatMap((line) => line.split(/&&|\||;|\$\(|\)/))
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .map((line) => line.replace(/^(?:[A-Za-z_]+=\S*\s*)+/, '').split(/\s+/))
    .filter(([first]) => first)
    .map((words) => ({ place, words })),
);

/** What is not ours: there, or installed by whoever needs it. */
const OTHERS = ['aws', 'cat', 'caddy', 'cp', 'curl', 'docker', 'gh', 'git', 'jq', 'openssl', 'rm', 'sam', 'sudo'];
/** Written by the reader, after the guide. */
const TO_BE_WRITTEN = ['deploy/container/relay.env'];

describe('shell', () => {
  test.each(blocksIn('sh'))('$place can be read by bash', ({ text }) => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  test('names only existing files of the repository', () => {
    const paths = commands.flatMap(({ place, words }) =>
      words
        .map((word) => word.replace(/^.*=/, ''))
        .filter((word) => /^(?:\.ci|\.github|deploy|dist|docs|src|test)\/[\w./-]+$/.test(word))
        .filter((word) => !existsSync(word) && !TO_BE_WRITTEN.includes(word) && !word.startsWith('docs/postmortems/'))
        .map((word) => `${place}: ${word}`),
    );
    expect(paths).toEqual([]);
  });

  test('starts only known commands', () => {
    const unknown = commands.filter(({ words: [program = ''] }) => ![...OTHERS, ...OURS].includes(program));
    expect(unknown).toEqual([]);
  });
});

/** commands.test.ts looks at what they are told. */
const OURS = ['bash', 'node', 'npm', 'npx', 'pagerduty-postmortem'];

test('the relay starts with the environment of the guide, with the placeholders filled in', async () => {
  const [block] = blocksIn('sh').filter(
    ({ place, text }) => place.startsWith('docs/install-by-webhook.md') && text.includes('relay/node.js'),
  );
  const variables = [...(block?.text ?? '').matchAll(/^([A-Z_]+)=(\S+) \\$/gm)];
  const environment = Object.fromEntries(
    variables.map(([, name, value]) => [name, value?.replace('…', 'x'.repeat(20))]),
  );
  const relay = await startNode(environment as Record<string, string>);
  try {
    const { json } = await relay.send({ method: 'GET', path: '/healthz' });
    expect(json).toMatchObject({ status: 'ok', configured: true });
  } finally {
    await relay.stop();
  }
});

describe('the two commands of the README', () => {
  const demo = (...more: string[]) =>
    spawnSync('npm', ['run', '--silent', 'demo', ...more], {
      encoding: 'utf8',
      // What a person played before stays theirs.
      env: { ...process.env, PORT: '0', DEMO_OUTPUT: 'build/demo-output' },
    });

  /** Without npm and the build, which the first test has run. */
  const built = (...more: string[]) => spawnSync('node', ['build/demo.js', ...more], { encoding: 'utf8' });

  test('npm run demo runs the whole pipeline and writes the results', () => {
    rmSync('build/demo-output', { recursive: true, force: true });
    const { status, stdout } = demo();
    expect(stdout).toContain('opens the pull request');
    expect(status).toBe(0);
    for (const name of [
      'postmortem.md',
      'prompt.md',
      'summary.md',
      'comment-1.md',
      'request-to-devin.md',
      'comment-2.md',
      'check-run.md',
      'index.md',
    ])
      expect(existsSync(`build/demo-output/${name}`)).toBe(true);
  });

  test.each(EXAMPLE_FILES)('docs/example/%s is what the demo writes (else: npm run example)', (name) => {
    const now = kept(readFileSync(`build/demo-output/${name}`, 'utf8'));
    expect(withoutChance(readFileSync(`${EXAMPLE}/${name}`, 'utf8'))).toBe(withoutChance(now));
  });

  test('npm run demo -- FILE runs the pipeline for a webhook of your own', () => {
    const { status, stdout } = demo('--', 'test/fixtures/webhooks/resolved-p1.json');
    expect(stdout).toContain('your webhook (incident.resolved) is signed and delivered');
    expect(status).toBe(0);
  });

  test('an event that the relay ignores ends the demo with the reason', () => {
    const { status, stdout } = demo('--', 'test/fixtures/webhooks/ping.json');
    expect(stdout).toContain('ignored (ping: a ping only tests the subscription)');
    expect(stdout).toContain('no workflow ran, because the relay dispatched no event');
    expect(status).toBe(0);
  });

  test('--help explains the command', () => {
    const { status, stdout } = built('--help');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^Usage: npm run demo \[-- FILE\]/)]);
  });

  const large = 'build/too-large.json';
  mkdirSync('build', { recursive: true });
  writeFileSync(
    large,
    JSON.stringify({ event: { event_type: 'incident.resolved', data: { title: 'x'.repeat(262_144) } } }),
  );
  test.each([
    ['a directory', ['docs'], 'cannot read docs: it is a directory'],
    ['a missing file', ['nothing.json'], 'cannot read nothing.json: there is no such file'],
    ['a file that is not JSON', ['README.md'], 'README.md is not JSON'],
    ['a file that is not a webhook', ['package.json'], 'package.json is not a PagerDuty webhook'],
    ['a body that the relay refuses', [large], 'The relay answers 413 to more than 262144'],
    ['a second file', ['a.json', 'b.json'], 'unexpected argument "b.json"'],
    ['an unknown option', ['--fast'], 'unexpected argument "--fast"'],
  ])('%s ends the demo with a clear message', (_what, arguments_, message) => {
    const { status, stderr } = built(...arguments_);
    expect([status, stderr]).toEqual([1, expect.stringContaining(message)]);
  });
});
