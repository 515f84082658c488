/**
 * The deployment guides name only existing files.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readTemplate } from './template.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const matches = (text: string, pattern: RegExp) => [
  ...new Set(Array.from(text.matchAll(pattern), ([, name = '']) => name)),
];

/** Written by the reader, following the guide. */
const toBeWritten = ['deploy/container/relay.env'];

describe.each(['docs/deploy-cloudflare.md', 'docs/deploy-aws.md', 'docs/deploy-container.md'])('%s', (guide) => {
  const text = read(guide);

  test('links to files that exist', () => {
    const links = matches(text, /\]\((?!https:)([^)#]+)/g).map((link) => join(dirname(guide), link));
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });

  test('names files that exist', () => {
    const paths = matches(text, /\b((?:deploy|dist)\/[\w./-]*\w)/g);
    expect(paths.length).toBeGreaterThan(1);
    expect(paths.filter((path) => !existsSync(join(root, path)) && !toBeWritten.includes(path))).toEqual([]);
  });

  test('says how to keep slow senders away from the relay', () => {
    expect(text).toMatch(/slow senders/i);
    expect(text).toMatch(/buffer|evicts the oldest/);
  });
});

test('the guides run tools by npx in the version that is tested here', () => {
  const { devDependencies } = JSON.parse(read('package.json'));
  const names = ['deploy-cloudflare', 'deploy-aws', 'deploy-container', 'install-by-webhook'];
  const guides = names.map((name) => read(`docs/${name}.md`)).join('\n');
  const tools = matches(guides, /npx (wrangler\S+)/g);
  expect(tools).toEqual([`wrangler@${devDependencies.wrangler}`]);
});

test('the AWS guide names parameters and secrets that the template has', () => {
  const template = read('deploy/aws/template.yaml');
  const { Parameters } = readTemplate(template);
  const guide = read('docs/deploy-aws.md');
  const given = guide.match(/deploy\.sh .*/g)?.join(' ') ?? '';
  const parameters = [
    ...matches(given, /(\w+)=/g),
    ...matches(guide, /`((?:GitHub|Forward|Reserved|Check|Secret)[A-Z]\w+)/g),
  ];
  expect(parameters).toEqual(expect.arrayContaining(['ForwardEvents', 'GitHubAppId', 'ReservedConcurrency']));
  expect(parameters.filter((name) => !(name in Parameters))).toEqual([]);
  const secrets = matches(guide, /"([A-Z_]{6,})"/g);
  expect(secrets).toHaveLength(4);
  expect(secrets.filter((name) => !template.includes(`SecretString:${name}:`))).toEqual([]);
});
