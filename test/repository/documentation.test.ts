/**
 * What the README says and what the code does are the same. Tables that are generated: generate/generated.test.ts; links, blocks,
 * quoted messages: docs/.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { OUTCOMES, RUN_REASONS } from '../../action/shared/outputs.ts';
import * as tags from '../../src/agent/tags.ts';
import { SKIP_REASONS } from '../../src/policy/skip-rules.ts';
import { VERSION } from '../../src/version.ts';
import { blocksIn } from './docs/documents.ts';

const readme = readFileSync('README.md', 'utf8');
const reference = readFileSync('docs/reference.md', 'utf8');
const action = parse(readFileSync('action.yml', 'utf8')) as {
  inputs: Record<string, { default?: string }>;
  outputs: Record<string, object>;
  runs: { using: string; main: string };
};

function sectionOf(heading: string, page = reference): string {
  return page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
}

/** The rows of the table under a heading, by what stands in code in their first cell. */
function rowsOf(heading: string): Map<string, string> {
  const rows = sectionOf(heading)
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  return new Map(
    rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => [name, row] as const),
    ),
  );
}

describe('docs/reference.md has a row for', () => {
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

  test('every outcome, and for no other', () => {
    expect([...rowsOf('Outcomes').keys()]).toEqual(Object.keys(OUTCOMES));
  });

  test('every reason to skip, and for no other', () => {
    const reasons = [...SKIP_REASONS, ...Object.keys(RUN_REASONS)];
    expect([...rowsOf('Which incidents get a postmortem').keys()]).toEqual(reasons);
  });

  test('every tag of a session, and for no other', () => {
    const samples = [
      tags.POSTMORTEM_TAG,
      tags.BY_HAND_TAG,
      tags.SOURCES_TAG,
      tags.DECLINED_TAG,
      tags.TERMINATED_TAG,
      `${tags.TURN_TAG}<turn>`,
      tags.PUBLISHED_TAG,
      tags.FIX_TAG,
      tags.fixTag('<code>'),
      tags.incidentTag('<id>'),
      tags.eventTag('<event id>'),
      tags.resolvedTag('<time>'),
      tags.reviewTag('<commit>'),
      tags.serviceTag('<name>'),
      tags.priorityTag('<name>'),
    ];
    expect([...rowsOf('Tags of a session').keys()].sort()).toEqual(samples.sort());
    expect(Object.keys(tags).filter((name) => /_TAG$|Tag$/.test(name))).toHaveLength(samples.length);
  });

  test('every variable of the relay, and for no other', () => {
    const source = ['settings', 'node/node'].map((name) => readFileSync(`src/relay/${name}.ts`, 'utf8')).join('\n');
    const variables = new Set([...source.matchAll(/(?:read|readList)\('([A-Z_]+)'\)/g)].map(([, name]) => name));
    expect([...rowsOf("The relay's environment").keys()].sort()).toEqual([...variables, 'HOST', 'PORT'].sort());
  });

  test('every status that the relay answers with', () => {
    const found = (name: string, pattern: RegExp) =>
      [...readFileSync(`src/${name}.ts`, 'utf8').matchAll(pattern)].map(([, status = '']) => status);
    const statuses = new Set([
      ...found('relay/core', /(?:code: \d+, status: |failure\(\d+, )'([a-z-]+)'/g),
      ...found('github/call', /status: '([a-z-]+)'/g),
    ]);
    expect(statuses.size).toBeGreaterThan(10);
    const section = sectionOf("The relay's answers");
    const missing = [...statuses].filter(
      (status) => !section.includes(`\`${status}\``) && !section.includes(`"${status}"`),
    );
    expect(missing).toEqual([]);
  });
});

test('docs/devin-fix.md says what to do for every reason not to hand over an action item', () => {
  const ofFixes = Object.entries(RUN_REASONS).flatMap(([reason, meaning]) =>
    meaning.endsWith('(fix).') ? [reason] : [],
  );
  expect(ofFixes.length).toBeGreaterThan(3);
  const table = sectionOf('Who may, and what is refused', readFileSync('docs/devin-fix.md', 'utf8'));
  expect(ofFixes.filter((reason) => !table.includes(`\n| \`${reason}\` | `))).toEqual([]);
});

interface Workflow {
  name: string;
  jobs: Record<
    string,
    {
      name: string;
      permissions: Record<string, string>;
      if?: string;
      environment?: object;
      steps: { uses: string; with?: Record<string, string> }[];
    }
  >;
}

const ownWorkflows = readdirSync('.github/workflows')
  .filter((name) => name.startsWith('postmortem'))
  .map((name) => parse(readFileSync(`.github/workflows/${name}`, 'utf8')) as Workflow);

test('the README lists the permissions of each job as its workflow grants them', () => {
  const granted = ownWorkflows.flatMap(({ jobs }) =>
    Object.values(jobs).map(({ name, permissions }) => {
      const list = Object.entries(permissions).map(([permission, access]) => `\`${permission}: ${access}\``);
      return `job *${name}* | ${list.join(', ')} |`;
    }),
  );
  expect(granted).toHaveLength(6);
  for (const row of granted) expect(sectionOf('Every permission, exactly', readme)).toContain(row);
});

/** A workflow of this repository as another one has it: the action is elsewhere, and nothing has to be checked out. */
function asInstalled({ jobs, ...workflow }: Workflow, withSecrets: boolean): Workflow {
  const installed = Object.entries(jobs).map(([id, { environment, steps, if: condition, ...rest }]) => {
    // Only a copy of the action needs this part of the condition.
    const own = condition?.replace(/^\$\{\{ (.*) \}\}$/, '$1').replace(/( && )?!endsWith\([^)]*\)/, '');
    const job = own ? { ...rest, if: own } : rest;
    const [checkout, step] = steps;
    expect([checkout?.uses, step?.uses]).toEqual([expect.stringMatching(/^actions\/checkout@/), './']);
    const uses = 'OWNER/pagerduty-postmortem@v1';
    return [
      id,
      withSecrets ? { ...job, environment, steps: [{ ...step, uses }] } : { ...job, steps: [{ uses }] },
    ] as const;
  });
  return { ...workflow, jobs: Object.fromEntries(installed) as Workflow['jobs'] };
}

const shown = blocksIn('yaml').filter(({ text }) => /^jobs:/m.test(text));

test.each(shown)(
  'the workflow at $place is the one of this repository, except for the source of the action',
  (block) => {
    const workflow = parse(block.text) as Workflow;
    const [own] = ownWorkflows.filter(({ name }) => name === workflow.name);
    expect(own).toBeDefined();
    if (own) expect(workflow).toEqual(asInstalled(own, block.text.includes('secrets.')));
  },
);

test('each of the five workflows is shown with its secrets, and the review without any too', () => {
  const names = shown.map(
    ({ text }) => `${(parse(text) as Workflow).name}${text.includes('secrets.') ? '' : ' alone'}`,
  );
  expect(names.sort()).toEqual([
    'Postmortem',
    'Postmortem fix',
    'Postmortem follow-up',
    'Postmortem reconcile',
    'Postmortem review',
    'Postmortem review alone',
  ]);
});

test('the version is the one in package.json', () => {
  expect(VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
});

test('the shipped files exist, and the Worker is small enough', () => {
  expect(statSync(action.runs.main).size).toBeGreaterThan(0);
  expect(statSync('dist/relay/worker.js').size).toBeLessThanOrEqual(150 * 1024);
  expect(action.runs.using).toBe('node24');
});
