/**
 * Arrows between the parts point one way, as docs/architecture.md draws them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describe, expect, test } from '@jest/globals';
import { blocksIn } from './docs/documents.ts';

/** What each part may import, besides itself. In order: a part imports only parts that stand below it, so there is no cycle. */
const ARROWS: Record<string, string[]> = {
  action: [
    'src/announce',
    'src/postmortem',
    'src/policy',
    'src/devin',
    'src/pagerduty',
    'src/github',
    'src/dispatch.ts',
    'src/agent',
    'src/incident',
    'src/http',
    'src/time',
    'src/text',
  ],
  'src/cli': [
    'src/announce',
    'src/postmortem',
    'src/policy',
    'src/pagerduty',
    'src/github',
    'src/agent',
    'src/incident',
    'src/http',
    'src/time',
    'src/text',
    'src/version.ts',
  ],
  'src/relay': ['src/pagerduty', 'src/github', 'src/dispatch.ts', 'src/http', 'src/text', 'src/version.ts'],
  'src/announce': ['src/incident', 'src/http', 'src/text'],
  'src/postmortem': [
    'src/policy',
    'src/github',
    'src/agent',
    'src/incident',
    'src/http',
    'src/secrets',
    'src/time',
    'src/text',
  ],
  'src/policy': ['src/agent', 'src/incident', 'src/time', 'src/text'],
  'src/devin': ['src/agent', 'src/http', 'src/text'],
  'src/pagerduty': ['src/dispatch.ts', 'src/incident', 'src/http', 'src/time', 'src/text'],
  'src/github': ['src/http', 'src/text'],
  'src/dispatch.ts': ['src/incident', 'src/text'],
  'src/agent': ['src/text'],
  'src/incident': ['src/secrets', 'src/time', 'src/text'],
  'src/http': ['src/text'],
  'src/secrets': ['src/text'],
  'src/time': [],
  'src/text': [],
  'src/version.ts': [],
};

interface Import {
  from: string;
  to: string;
}

const sources = ['action', 'src']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  .filter((path) => path.endsWith('.ts'));
const codeOf = (path: string) => readFileSync(path, 'utf8');

const imports: Import[] = sources.flatMap((from) =>
  [...codeOf(from).matchAll(/(?:from|import)[ (]'(\.[^']+|node:[^']+)'/g)].map(([, target = '']) => ({
    from,
    to: target.startsWith('node:') ? target : join(dirname(from), target),
  })),
);

/** `src/policy` of `src/policy/config.ts`; undefined for what is no part, such as a module of Node. */
function partOf(path: string): string | undefined {
  return Object.keys(ARROWS).find((part) => path === part || path.startsWith(`${part}/`));
}

test('every file belongs to a part', () => {
  expect(sources.filter((path) => partOf(path) === undefined)).toEqual([]);
});

describe.each(Object.entries(ARROWS))('%s', (part, allowed) => {
  test('imports only parts below it', () => {
    const wrong = imports.filter(({ from, to }) => {
      const target = partOf(to);
      return partOf(from) === part && target !== undefined && target !== part && !allowed.includes(target);
    });
    expect(wrong).toEqual([]);
  });
});

test('no part imports one above it, so that parts have no cycle', () => {
  const order = Object.keys(ARROWS);
  for (const [part, below] of Object.entries(ARROWS)) {
    expect([part, ...below]).toEqual([part, ...below].sort((one, other) => order.indexOf(one) - order.indexOf(other)));
  }
});

test('each allowed arrow is used', () => {
  const used = new Set(imports.map(({ from, to }) => `${partOf(from)} → ${partOf(to)}`));
  const allowed = Object.entries(ARROWS).flatMap(([part, below]) => below.map((other) => `${part} → ${other}`));
  expect(allowed.filter((arrow) => !used.has(arrow))).toEqual([]);
});

/** Names of Devin's wire format that are not also PagerDuty's or GitHub's. */
const WIRE_FORMAT =
  /\b(?:session_id|status_detail|acus_consumed|max_acu_limit|playbook_id|knowledge_ids|devin_mode|devin_id|is_archived|pr_url|pr_state)\b/;

test("only Devin's adapter and the doctor's check of Devin know Devin's wire format", () => {
  const knowing = sources.filter((path) => WIRE_FORMAT.test(codeOf(path)));
  expect(knowing).toContain('src/devin/read-session.ts');
  expect(knowing.filter((path) => !path.startsWith('src/devin/')).sort()).toEqual([
    'src/cli/doctor/devin.ts',
    // A cookie of that name holds a secret.
    'src/secrets/secrets-in-commands.ts',
  ]);
});

test('no exported name is declared twice, so that searching for a name finds one thing', () => {
  const declared = /^export (?:async )?(?:const|let|function\*?|class|interface|type) ([\w$]+)/gm;
  const files = new Map<string, string[]>();
  for (const path of sources) {
    // A schema and the type inferred from it share a name.
    const names = new Set([...codeOf(path).matchAll(declared)].map(([, name = '']) => name));
    for (const name of names) files.set(name, [...(files.get(name) ?? []), path]);
  }
  expect(files.size).toBeGreaterThan(500);
  expect([...files].filter(([, paths]) => paths.length > 1)).toEqual([]);
});

test('one file connects to the agent', () => {
  const connecting = imports.filter(({ from, to }) => to.startsWith('src/devin/') && !from.startsWith('src/devin/'));
  expect(new Set(connecting.map(({ from }) => from))).toEqual(new Set(['action/shared/connections.ts']));
});

test("the Worker's relay imports nothing of Node", () => {
  const reached = new Set(['src/relay/worker/worker.ts']);
  for (const path of reached) {
    for (const { from, to } of imports) if (from === path) reached.add(to);
  }
  expect(reached).toContain('src/github/app.ts');
  expect([...reached].filter((path) => path.startsWith('node:'))).toEqual([]);
});

test('the emulators import nothing of the product', () => {
  const paths = readdirSync('test/outside', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.m?[jt]s$/.test(path))
    .map((path) => `test/outside/${path}`);
  const reached = paths.flatMap((from) =>
    [...codeOf(from).matchAll(/(?:from|import)[ (]'(\.[^']+)'/g)].map(([, target = '']) => ({
      from,
      to: join(dirname(from), target),
    })),
  );
  expect(reached.length).toBeGreaterThan(100);
  expect(reached.filter(({ to }) => !to.startsWith('test/outside/'))).toEqual([]);
});

test('the picture shows only allowed arrows', () => {
  const [picture] = blocksIn('mermaid').filter(({ text }) => text.includes('src/relay'));
  const arrows = [...(picture?.text ?? '').matchAll(/^ +(\w+) --> (\w+)$/gm)].map(([, from, to]) => [from, to]);
  const part = (name = '') => (name === 'action' ? name : `src/${name === 'dispatch' ? 'dispatch.ts' : name}`);
  expect(arrows.length).toBeGreaterThan(8);
  const wrong = arrows.filter(([from, to]) => !ARROWS[part(from)]?.includes(part(to)));
  expect(wrong).toEqual([]);
});
