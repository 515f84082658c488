/**
 * What the documents say and what the code does are the same.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { VERSION } from '../src/version.ts';

const readme = readFileSync('README.md', 'utf8');
const action = parse(readFileSync('action.yml', 'utf8')) as {
  inputs: Record<string, { default?: string }>;
  outputs: Record<string, object>;
  runs: { using: string; main: string };
};

/** The rows of the table under a heading, by what stands in code in their first cell. */
function rowsOf(heading: string): Map<string, string> {
  const section = readme.split(`\n### ${heading}\n`)[1]?.split('\n### ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return new Map(
    rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => [name, row] as const),
    ),
  );
}

describe('the README has a row for', () => {
  test('every input, with its default, and for no other', () => {
    const rows = rowsOf('Inputs');
    expect([...rows.keys()].sort()).toEqual(Object.keys(action.inputs).sort());
    for (const [name, { default: byDefault }] of Object.entries(action.inputs)) {
      if (byDefault !== undefined) expect(rows.get(name)).toContain(`\`${byDefault}\``);
    }
  });

  test('every output, and for no other', () => {
    expect([...rowsOf('Outputs').keys()].sort()).toEqual(Object.keys(action.outputs).sort());
  });

  test('every reason to skip, and for no other', () => {
    const source = readFileSync('src/policy/decide.ts', 'utf8');
    const type = /export type SkipReason =([^;]+);/.exec(source)?.[1] ?? '';
    const reasons = [...type.matchAll(/'([a-z-]+)'/g)].map(([, reason]) => reason);
    expect(reasons.length).toBeGreaterThan(3);
    expect([...rowsOf('Which incidents get a postmortem').keys()].sort()).toEqual(reasons.sort());
  });

  test('every variable of the relay, and for no other', () => {
    const source = ['settings', 'node'].map((name) => readFileSync(`src/relay/${name}.ts`, 'utf8')).join('\n');
    const variables = new Set([...source.matchAll(/(?:read|readList)\('([A-Z_]+)'\)/g)].map(([, name]) => name));
    expect([...rowsOf("The relay's environment").keys()].sort()).toEqual([...variables, 'HOST', 'PORT'].sort());
  });
});

test('the workflow in the README is the one of this repository, but for where the action comes from', () => {
  const shown = /```yaml\n(name: Postmortem\n[\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const own = parse(readFileSync('.github/workflows/postmortem.yml', 'utf8'));
  const [checkout, step] = own.jobs.draft.steps;
  expect(checkout.uses).toMatch(/^actions\/checkout@/);
  expect(step.uses).toBe('./');
  // Without a checkout, the job needs no permission at all.
  delete own.jobs.draft.permissions;
  own.jobs.draft.steps = [{ ...step, uses: 'OWNER/pagerduty-postmortem@v1' }];
  expect(parse(shown)).toEqual(own);
});

test('every link inside the repository leads somewhere', () => {
  const documents = [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    ...readdirSync('docs').map((name) => `docs/${name}`),
  ];
  for (const document of documents) {
    for (const [, target = ''] of readFileSync(document, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      expect([
        document,
        target,
        statSync(new URL(target, `file://${process.cwd()}/${document}`), { throwIfNoEntry: false }) !== undefined,
      ]).toEqual([document, target, true]);
    }
  }
});

test('the version is the one in package.json', () => {
  expect(VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
});

test('what ships is there, and the Worker small enough', () => {
  expect(statSync(action.runs.main).size).toBeGreaterThan(0);
  expect(statSync('dist/relay/worker.js').size).toBeLessThanOrEqual(150 * 1024);
  expect(action.runs.using).toBe('node24');
});
