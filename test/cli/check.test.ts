/**
 * `check` reports on disk what the review reports on a pull request.
 */
import { chmodSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { hashOf } from '../../src/incident/evidence-id.ts';
import { connectPagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import { RULES } from '../../src/postmortem/rules/rules.ts';
import { startGitHub } from '../outside/github.ts';
import { startPagerDuty } from '../outside/pagerduty.ts';
import { emptyFolder, runCli } from './cli-process.ts';
import { docsClone } from './docs-clone.ts';
import { ESSENTIAL_SARIF } from './sarif-schema.ts';

const REPOSITORY = 'acme/incident-docs';
const CONFIG = '.github/postmortem.yml';
/** It has no error. Its action items have no owners, which is a warning. */
const GOOD = readFileSync('test/fixtures/postmortems/orders-service.md', 'utf8');
const PATH = 'docs/postmortems/2026-02-10-orders-fail-q2zk81vnwtxe7b.md';
const BAD = GOOD.replace('## Summary', '## Prelude').replace('- 14:38 UTC', '- a bit later');
/** House style counts as in Devin's documents. */
const STRICT = 'review: { style: error }';

const repository = (files: Record<string, string> = { [PATH]: GOOD }) => docsClone(REPOSITORY, files);
const check = (cwd: string, args: string[], env: Record<string, string> = {}) =>
  runCli(['check', ...args], { cwd, env });

interface Report {
  summary: { postmortems: number; problems: number; rules: number; errors: number; warnings: number };
  files: { path: string; findings: { rule: string; severity: string; places: { message: string }[] }[] }[];
  leftOut: string[];
}
async function asJson(cwd: string, args: string[], env?: Record<string, string>): Promise<Report> {
  const { stdout, stderr } = await check(cwd, [...args, '--json'], env);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}
const rulesIn = ({ files }: Report) => files.flatMap(({ findings }) => findings.map(({ rule }) => rule));

describe('the output for people', () => {
  test('has a line with its file for each place, and the meaning and fix once for each rule', async () => {
    const { code, stdout } = await check(repository({ [PATH]: BAD, [CONFIG]: STRICT }), [PATH]);
    expect(code).toBe(1);
    expect(stdout).toContain(
      `${PATH}:1:3: error: sections: There is no section "Summary".\n    The document is incomplete`,
    );
    expect(stdout).toMatch(new RegExp(`^${PATH}:\\d+:\\d+: error: timeline: .*\\n    .*\\n    Fix: `, 'm'));
    expect(stdout.match(/: warning: action-items: /g)?.length).toBeGreaterThan(1);
    expect(stdout.match(/Action items need an owner/g)).toHaveLength(1);
    expect(stdout).toMatch(/\n\d problems in 3 rules \(2 errors, \d warnings\) in 1 postmortem\n$/);
  });

  test('reports house style as a warning, because people wrote the documents', async () => {
    const { code, stdout } = await check(repository({ [PATH]: BAD }), [PATH]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('warning: sections: There is no section "Summary".')]);
    expect(stdout).toMatch(/\(0 errors, \d warnings\)/);
  });

  test('says what could not be checked', async () => {
    const { stdout } = await check(repository({ [PATH]: '# Orders fail\n\nOrders failed.\n' }), [PATH]);
    expect(stdout).toContain(`${PATH}: not checked: timeline: `);
  });

  test('is not a failure if there are only warnings', async () => {
    const { code, stdout } = await check(repository(), [PATH]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('warning: action-items')]);
    expect(stdout).not.toContain(': error: ');
  });

  test('names files relative to the folder that it runs in', async () => {
    const { stdout } = await check(`${repository()}/docs`, ['postmortems']);
    expect(stdout).toMatch(/^postmortems\/2026-02-10-orders-fail/);
  });

  test('never moves the cursor or repeats a secret, whatever a document contains', async () => {
    const token = `ghp_${'A1b2C3d4'.repeat(5)}`;
    const hostile = `${GOOD.replace('- 14:38 UTC', '- \u001B[2Jlater \u202E')}\n\nThe token was ${token}\n`;
    const { code, stdout } = await check(repository({ [PATH]: hostile }), [PATH]);
    expect([code, stdout]).toEqual([1, expect.stringContaining('error: secrets: ')]);
    for (const sign of ['\u001B', '\u202E']) expect(stdout).not.toContain(sign);
    expect(stdout).not.toContain(token);
  });
});

describe('the files that are checked', () => {
  const archive = {
    [PATH]: GOOD,
    'docs/postmortems/2026-01-01-other-q1.md': GOOD,
    'docs/postmortems/README.md': '# Ours',
    'docs/postmortems/TEMPLATE.md': '# TBD',
    'docs/postmortems/_draft.md': '# TBD',
    'docs/postmortems/deeper/x.md': '# TBD',
    'docs/other.md': '# TBD',
  };
  const both = ['docs/postmortems/2026-01-01-other-q1.md', PATH];

  test.each([['.'], ['docs'], ['docs/postmortems']])('are the postmortems of the folder "%s"', async (folder) => {
    const { files } = await asJson(repository(archive), [folder]);
    expect(files.map(({ path }) => path)).toEqual(both);
  });

  test('are in another directory if the configuration says so', async () => {
    const root = repository({ [CONFIG]: 'directory: incidents', 'incidents/a-q1.md': GOOD });
    expect((await asJson(root, ['.'])).files.map(({ path }) => path)).toEqual(['incidents/a-q1.md']);
  });

  test('are the postmortems of an expanded glob, each once, and the output says what is skipped', async () => {
    const list = ['docs/postmortems/README.md', ...both, PATH];
    const { code, stdout, stderr } = await check(repository(archive), [...list, '--json']);
    expect(JSON.parse(stdout).files.map(({ path }: { path: string }) => path)).toEqual(both);
    expect([code, stderr]).toEqual([0, expect.stringContaining('no postmortem in docs/postmortems/README.md')]);
  });

  test('are the matches of a pattern that no shell expanded', async () => {
    const { files } = await asJson(repository(archive), ['docs/**/2026-*.md']);
    expect(files.map(({ path }) => path)).toEqual(both);
    expect((await asJson(repository(archive), ['docs/postmortems/*.md'])).files).toHaveLength(2);
    const { code, stderr } = await check(repository(archive), ['docs/postmortems/2025-*.md']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('No file matches "docs/postmortems/2025-*.md"')]);
  });

  test.each([['text'], ['json'], ['sarif']])('cannot be none: that is wrong usage, as %s', async (format) => {
    const { code, stderr } = await check(emptyFolder(), ['.', '--format', format]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Nothing was checked')]);
  });

  test('need a rule to be on, apart from those that need a pull request, or it is wrong usage', async () => {
    const rules = RULES.filter(({ name }) => name !== 'scope').map(({ name }) => `${name}: off`);
    const root = repository({ [PATH]: BAD, [CONFIG]: `review: { rules: { ${rules.join(', ')} } }` });
    const { code, stdout, stderr } = await check(root, [PATH]);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('switches every rule off')]);
  });

  test("do not mean an incident by their name outside the directory, such as the demo's demo-output/postmortem.md", async () => {
    const named = `---\nincident: Q2ZK81VNWTXE7B\n---\n\n${GOOD}`;
    const outside = await check(repository({ 'demo-output/postmortem.md': named }), ['demo-output/postmortem.md']);
    expect(outside).toMatchObject({ code: 0, stdout: expect.stringContaining('(0 errors, ') });
    const inside = await check(repository({ 'docs/postmortems/2026-02-10-a-q1.md': named }), ['.']);
    expect(inside).toMatchObject({ code: 1, stdout: expect.stringContaining("the file's name does not end with it") });
  });
});

describe("the team's configuration", () => {
  test('switches rules off or changes their severity, with the overrides of the service', async () => {
    const rules = 'review: { style: error, rules: { sections: off } }\n';
    const override = 'overrides: [{ match: { service: orders-service }, review: { rules: { timeline: warn } } }]';
    const root = repository({ [PATH]: BAD, [CONFIG]: rules + override });
    const { code, stdout } = await check(root, [PATH]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('warning: timeline')]);
    expect(stdout).not.toContain('sections');
  });

  test('has a template whose headings are required', async () => {
    const files = { [CONFIG]: 'template: docs/T.md', 'docs/T.md': '# T\n\n## What we learned\n\nText\n', [PATH]: GOOD };
    const { stdout } = await check(repository(files), [PATH]);
    expect(stdout).toContain('There is no section "What we learned"');
  });

  test('is refused if its template has no headings', async () => {
    const files = { [CONFIG]: 'template: docs/T.md', 'docs/T.md': 'Write what happened.\n', [PATH]: GOOD };
    for (const args of [[PATH], ['--config-only']]) {
      const { code, stderr } = await check(repository(files), args);
      expect([code, stderr]).toEqual([2, expect.stringContaining('The template docs/T.md has no headings')]);
    }
  });

  test('is checked without any document by --config-only', async () => {
    const root = repository({ [PATH]: BAD, [CONFIG]: STRICT });
    expect(await check(root, ['--config-only'])).toMatchObject({
      code: 0,
      stdout: 'The configuration is valid: 0 overrides, no template of your own.\n',
    });
    const wrong = await check(repository({ [CONFIG]: 'reviews: {}' }), ['--config-only']);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining(`${CONFIG}:1:1: reviews`)]);
  });

  test('is read from another path with --config', async () => {
    const root = repository({ [PATH]: BAD, 'trial.yml': 'review: { rules: { sections: off, timeline: off } }' });
    expect((await check(root, [PATH, '--config', 'trial.yml'])).code).toBe(0);
  });
});

describe('facts and citations', () => {
  test('are not looked up without tokens, and the output says so', async () => {
    const { leftOut } = await asJson(repository(), [PATH]);
    expect(leftOut).toEqual([
      'Facts and cited evidence (E-…) were not compared with PagerDuty: set PAGERDUTY_TOKEN.',
      expect.stringContaining('set GITHUB_TOKEN'),
    ]);
  });

  test('are compared with PagerDuty if there is a PagerDuty token', async () => {
    const pagerduty = await startPagerDuty({
      apiKeys: { key: 'read-only' },
      now: () => new Date('2026-02-10T14:32:00Z'),
    });
    const incident = await pagerduty.trigger({ title: 'Orders fail', id: 'Q2ZK81VNWTXE7B', priority: 'P3' });
    await pagerduty.elapse(46 * 60_000);
    await pagerduty.resolve(incident.id);
    const other = 'docs/postmortems/2026-02-10-orders-fail-q0gone.md';
    const env = { PAGERDUTY_TOKEN: 'key', PAGERDUTY_API_URL: pagerduty.url };
    const report = await asJson(repository({ [PATH]: GOOD, [other]: GOOD }), ['.'], env);
    await pagerduty.close();
    const [, about] = report.files;
    expect(about?.findings.find(({ rule }) => rule === 'facts')?.places[0]?.message).toContain(
      'PagerDuty\'s priority is "P3"',
    );
    expect(report.leftOut).toContain(`PagerDuty has no incident Q0GONE (the ID at the end of ${other}).`);
  });

  test('are verified against the evidence that the document cites', async () => {
    const pagerduty = await startPagerDuty({
      apiKeys: { key: 'read-only' },
      now: () => new Date('2026-02-10T14:32:00Z'),
    });
    const { id } = await pagerduty.trigger({ title: 'Orders fail', id: 'Q2ZK81VNWTXE7B', priority: 'P1' });
    await pagerduty.note(id, 'The pool is full');
    await pagerduty.elapse(46 * 60_000);
    await pagerduty.resolve(id);
    const { notes } = await connectPagerDuty({ token: 'key', apiUrl: pagerduty.url }).getEvidence(id);
    const note = `E-${hashOf('note', notes[0]?.id ?? '').slice(0, 6)}`;
    const cited = GOOD.replace(
      '## Timeline\n',
      `## Timeline\n\n- 14:32 UTC — On-call says "the pool is full" (${note})\n- 14:33 UTC — It grows (E-abcdef12)\n`,
    );
    const env = { PAGERDUTY_TOKEN: 'key', PAGERDUTY_API_URL: pagerduty.url };
    const report = await asJson(repository({ [PATH]: cited }), [PATH], env);
    await pagerduty.close();
    const messages = report.files[0]?.findings.flatMap(({ rule, places }) => (rule === 'claims' ? places : [])) ?? [];
    expect(messages.map(({ message }) => message).filter((message) => message.includes('E-'))).toEqual([
      'E-abcdef12 is not in the evidence of this incident.',
    ]);
  });

  test('are looked up once if PagerDuty refuses, and the rest is checked anyway', async () => {
    const pagerduty = await startPagerDuty({ apiKeys: {} });
    const files = Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [`docs/postmortems/2026-02-10-a-q${n}.md`, GOOD]),
    );
    const env = { PAGERDUTY_TOKEN: 'old', PAGERDUTY_API_URL: pagerduty.url };
    const report = await asJson(repository(files), ['.'], env);
    await pagerduty.close();
    expect(report.files).toHaveLength(9);
    expect(pagerduty.requests.length).toBeLessThanOrEqual(5);
    expect(report.leftOut.filter((each) => each.startsWith('PagerDuty could not be queried'))).toHaveLength(1);
  });

  test('are looked up with a GitHub token: a missing commit is found, and the output says what cannot be seen', async () => {
    const permissions = { contents: 'read', 'pull-requests': 'read' } as const;
    const github = await startGitHub({ repository: REPOSITORY, actors: { token: { login: 'ada', permissions } } });
    const cited = `${GOOD}\n\nSee ${REPOSITORY}@0123abc, elsewhere/private@4567def and https://gitlab.com/a/b/commit/0123abc\n`;
    const env = { GITHUB_TOKEN: 'token', GITHUB_API_URL: github.url };
    const { code, stdout } = await check(repository({ [PATH]: cited }), [PATH], env);
    await github.close();
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining(`error: evidence: Commit 0123abc of ${REPOSITORY} does not exist.`),
    ]);
    expect(stdout).toContain('not looked up: elsewhere/private@4567def, gitlab.com/a/b@0123abc');
  });
});

describe('--format sarif', () => {
  test('writes SARIF 2.1.0 as code scanning takes it, with a result for each place', async () => {
    const root = repository({ [PATH]: BAD, 'docs/postmortems/größe # 1.md': BAD, [CONFIG]: STRICT });
    const [{ code, stdout }, report] = await Promise.all([
      check(root, ['.', '--format', 'sarif']),
      asJson(root, ['.']),
    ]);
    expect(code).toBe(1);
    const sarif = JSON.parse(stdout);
    const ajv = new Ajv({ allErrors: true });
    expect([ajv.validate(ESSENTIAL_SARIF, sarif), ajv.errors]).toEqual([true, null]);
    const [{ results, tool }] = sarif.runs;
    const places = report.files.flatMap(({ findings }) => findings.flatMap(({ places }) => places));
    expect(results).toHaveLength(places.length);
    expect(report.summary).toMatchObject({ postmortems: 2, problems: places.length, rules: 3 });
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    const uris = results.map(
      (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations[0]?.physicalLocation.artifactLocation.uri,
    );
    expect(new Set(uris)).toEqual(new Set([PATH, 'docs/postmortems/gr%C3%B6%C3%9Fe%20%23%201.md']));
  });

  test('has the same problems as the lines and the counts', async () => {
    const root = repository({ [PATH]: BAD, 'docs/postmortems/2026-02-11-other-q2.md': `${BAD}\n\nTBD\n` });
    const [text, sarif, json] = await Promise.all([
      check(root, ['.']),
      check(root, ['.', '--format', 'sarif']),
      asJson(root, ['.']),
    ]);
    const lines = [...text.stdout.matchAll(/^(\S+\.md):(\d+):(\d+): (error|warning): (\S+): /gm)];
    const shown = lines.map(([, path, line, column, level, rule]) =>
      [path, Number(line), Number(column), level, rule].join(' '),
    );
    const results: {
      ruleId: string;
      level: string;
      locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[];
    }[] = JSON.parse(sarif.stdout).runs[0].results;
    const reported = results.map(({ ruleId, level, locations: [location] }) => {
      const { artifactLocation, region } = location?.physicalLocation ?? { artifactLocation: { uri: '' }, region: {} };
      return [artifactLocation.uri, region.startLine, region.startColumn, level, ruleId].join(' ');
    });
    expect(shown.length).toBeGreaterThan(4);
    expect(reported.sort()).toEqual(shown.sort());
    const count = (level: string) => lines.filter((each) => each[4] === level).length;
    expect(json.summary).toEqual({
      postmortems: 2,
      problems: shown.length,
      rules: new Set(lines.map((each) => each[5])).size,
      errors: count('error'),
      warnings: count('warning'),
    });
    expect(text.stdout).toContain(`${shown.length} problems in ${json.summary.rules} rules (`);
  });

  test('writes rules and no results if nothing was found', async () => {
    const good = GOOD.replace(/## Action Items[\s\S]*/, '## Action Items\n\n- [x] Rolled back\n');
    const { code, stdout } = await check(repository({ [PATH]: good }), ['.', '--format', 'sarif']);
    const [{ results, tool }] = JSON.parse(stdout).runs;
    expect([code, results, tool.driver.rules.length]).toEqual([0, [], RULES.length]);
  });
});

test('--json lists the findings by file', async () => {
  const report = await asJson(repository({ [PATH]: BAD }), [PATH]);
  expect(rulesIn(report)).toEqual(expect.arrayContaining(['sections', 'timeline', 'action-items']));
});

test.each<[string, Record<string, string>, string[], string]>([
  ['no file', {}, [], "missing required argument 'file'"],
  ['a file that is not there', {}, ['docs/gone.md'], 'There is no file or folder "docs/gone.md"'],
  ['another format', { [PATH]: GOOD }, [PATH, '--format', 'xml'], '--format must be text, json or sarif, but is "xml"'],
  ['no such configuration', { [PATH]: GOOD }, [PATH, '--config', 'gone.yml'], 'There is no file "gone.yml"'],
  ['a mistake in it', { [PATH]: GOOD, [CONFIG]: 'reviews: {}' }, [PATH], `${CONFIG}:1:1: reviews`],
  ['a template that is not there', { [PATH]: GOOD, [CONFIG]: 'template: gone.md' }, [PATH], 'gone.md cannot be read'],
])('wrong usage is reported: %s', async (_what, files, args, said) => {
  const { code, stdout, stderr } = await check(repository(files), args);
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(said)]);
});

test('a file that may not be read is wrong usage', async () => {
  const root = repository();
  chmodSync(`${root}/${PATH}`, 0);
  const { code, stderr } = await check(root, [PATH]);
  // Root may read everything.
  if (process.getuid?.() !== 0) expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be read')]);
});
