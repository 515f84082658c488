/**
 * Every workflow of this repository, and every one that the documents show, is safe to run with secrets.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Code } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { breachesOf, type RuleName, rules, type Source } from './workflow-rules.ts';

/** Wherever a workflow may stand; a new place gets its line here. */
const sources: Source[] = [
  ...filesIn('.github/workflows', '.yml').map((path) => ({ path, text: readFileSync(path, 'utf8'), example: false })),
  ...['README.md', 'CONTRIBUTING.md', ...filesIn('docs', '.md')].flatMap(examplesIn),
];

function filesIn(directory: string, ending: string): string[] {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => `${directory}/${name}`);
}

/** The workflows among the YAML blocks of a document. */
function examplesIn(document: string): Source[] {
  const examples: Source[] = [];
  visit(unified().use(remarkParse).parse(readFileSync(document, 'utf8')), 'code', ({ lang, value, position }: Code) => {
    if (!/^ya?ml$/.test(lang ?? '') || !/^on:/m.test(value) || !/^jobs:/m.test(value)) return;
    examples.push({ path: `${document}:${position?.start.line}`, text: value, example: true });
  });
  return examples;
}

test('the workflows of the repository and of the README are among those that are checked', () => {
  const paths = sources.map(({ path }) => path);
  for (const name of ['ci', 'postmortem', 'release']) expect(paths).toContain(`.github/workflows/${name}.yml`);
  expect(paths).toContainEqual(expect.stringMatching(/^README\.md:\d+$/));
});

test.each(sources)('$path keeps every rule', async (source) => {
  await expect(breachesOf(source)).resolves.toEqual({});
});

const COMMIT = '3d3c42e5aac5ba805825da76410c181273ba90b1';

const GOOD = `
name: Good
on:
  push:
permissions: {}
jobs:
  one:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      checks: write # to report
    strategy:
      matrix:
        node: [20, 24]
    steps:
      - uses: actions/checkout@${COMMIT} # v7.0.1
        with:
          persist-credentials: false
      - uses: ./
      - run: echo "$TITLE" on \${{ matrix.node }}, \${{ runner.os }}
        env:
          TITLE: \${{ github.event.head_commit.message }}
          TOKEN: \${{ secrets.GITHUB_TOKEN }}
`;

/** The good workflow with one thing changed. */
function changed(from: string, to: string): string {
  expect(GOOD.split(from)).toHaveLength(2);
  return GOOD.replace(from, () => to);
}

test('a workflow that keeps every rule is accepted', async () => {
  await expect(breachesOf({ path: 'good.yml', text: GOOD, example: false })).resolves.toEqual({});
});

test('a workflow that GitHub would not run is refused with its mistake', async () => {
  const text = changed('runs-on: ubuntu-latest', 'run-on: ubuntu-latest');
  await expect(breachesOf({ path: 'bad.yml', text, example: false })).rejects.toThrow('bad.yml');
});

const pin = `actions/checkout@${COMMIT} # v7.0.1`;
const script = '$' + '{{ matrix.node }}';
const checkout = 'persist-credentials: false\n';

const breaches: Record<RuleName, Record<string, () => string>> = {
  'hands a shell or a script no data from outside': {
    'an event': () => changed(script, '${{ github.event.head_commit.message }}'),
    'an event by its index': () => changed(script, "${{ github['event']['head_commit']['message'] }}"),
    'an event through a function': () => changed(script, "${{ format('{0}', toJSON(GitHub.event)) }}"),
    'the head of a pull request': () => changed(script, '${{ github.head_ref }}'),
    'an input': () => changed(script, '${{ inputs.version }}'),
    'an output': () => changed(script, '${{ steps.one.outputs.title }}'),
    'a variable, which may hold any of these': () => changed(script, '${{ env.TITLE }}'),
    'a secret': () => changed(script, '${{ secrets.GITHUB_TOKEN }}'),
    'a matrix that is computed': () =>
      changed('node: [20, 24]', 'node: ${{ fromJSON(github.event.client_payload.nodes) }}'),
    'an event in a script for an action': () =>
      changed(
        '- uses: ./',
        `- uses: actions/github-script@${COMMIT} # v8.0.0\n        with:\n          script: log("\${{ github.actor }}")`,
      ),
  },
  'pins actions by commit, with the version beside it': {
    'a tag': () => changed(pin, 'actions/checkout@v7'),
    'a short commit': () => changed(pin, 'actions/checkout@3d3c42e # v7.0.1'),
    'a commit without its version': () => changed(pin, `actions/checkout@${COMMIT}`),
    'a container by its tag': () => changed('uses: ./', 'uses: docker://alpine:3 # v3.0.0'),
    'the tag that only examples may name': () => changed('uses: ./', 'uses: OWNER/pagerduty-postmortem@v1'),
    'a reusable workflow by its branch': () =>
      `${GOOD}  two:\n    permissions: {}\n    uses: acme/flows/.github/workflows/a.yml@main\n`,
  },
  'grants nothing at the top, and single permissions to a job': {
    'nothing said at the top': () => changed('permissions: {}\n', ''),
    'something granted at the top': () => changed('permissions: {}', 'permissions: { contents: read }'),
    'everything granted to a job': () =>
      changed('permissions:\n      contents: read\n      checks: write # to report', 'permissions: write-all'),
  },
  'says beside each permission to write what it is for': {
    'no comment': () => changed('checks: write # to report', 'checks: write'),
    'a comment on the next line': () => changed('checks: write # to report', 'checks: write\n      # to report'),
  },
  'leaves no credentials behind after a checkout': {
    'nothing said': () => changed('        with:\n          persist-credentials: false\n', ''),
    'the contrary said': () => changed('persist-credentials: false', 'persist-credentials: true'),
  },
  'gives no secret to what a pull request can change': {
    'a secret of the repository': () =>
      changed('secrets.GITHUB_TOKEN', 'secrets.DEVIN_API_KEY').replace('push:', 'pull_request:'),
    'all of them': () => changed('secrets.GITHUB_TOKEN', 'toJSON(secrets)').replace('push:', 'pull_request:'),
    'handed on': () =>
      `${GOOD}  two:\n    permissions: {}\n    uses: ./.github/workflows/a.yml\n    secrets: inherit\n`.replace(
        'push:',
        'pull_request:',
      ),
  },
  'runs nothing of a pull request where it has the rights of the repository': {
    'its head checked out': () =>
      changed(checkout, `${checkout}          ref: \${{ github.event.pull_request.head.sha }}\n`).replace(
        'push:',
        'pull_request_target:',
      ),
    'its repository checked out': () =>
      changed(
        checkout,
        `${checkout}          repository: \${{ github.event.pull_request.head.repo.full_name }}\n`,
      ).replace('push:', 'pull_request_target:'),
    'its merge checked out': () =>
      changed(checkout, `${checkout}          ref: refs/pull/\${{ github.event.number }}/merge\n`).replace(
        'push:',
        'pull_request_target:',
      ),
    'the head of the run before checked out': () =>
      changed(checkout, `${checkout}          ref: \${{ github.event.workflow_run.head_sha }}\n`).replace(
        'push:',
        'workflow_run: { workflows: [CI] }',
      ),
    'fetched by a script': () =>
      changed('echo "$TITLE"', 'gh pr checkout "$NUMBER" && echo "$TITLE"').replace('push:', 'pull_request_target:'),
  },
};

describe.each(Object.keys(rules) as RuleName[])(
  'a workflow %s, and what breaks that is refused by this rule alone',
  (rule) => {
    test.each(Object.entries(breaches[rule]))('%s', async (_, text) => {
      expect(Object.keys(await breachesOf({ path: 'bad.yml', text: text(), example: false }))).toEqual([rule]);
    });
  },
);

test('an example may name the copy of this action that its reader makes', async () => {
  const text = changed('uses: ./', 'uses: OWNER/pagerduty-postmortem@v1');
  await expect(breachesOf({ path: 'README.md:1', text, example: true })).resolves.toEqual({});
});

test('a workflow for pull requests may check out the default branch', async () => {
  const text = changed(checkout, `${checkout}          ref: \${{ github.event.repository.default_branch }}\n`);
  const source = { path: 'good.yml', text: text.replace('push:', 'pull_request_target:'), example: false };
  await expect(breachesOf(source)).resolves.toEqual({});
});

test('all uses of one action are pinned to the same commit', () => {
  const pins = sources.flatMap(({ text }) => [...text.matchAll(/uses: ([\w.-]+\/[\w.-]+)\S*@([0-9a-f]{40} # \S+)/g)]);
  const commits = new Map<string, Set<string>>();
  for (const [, action = '', commit = ''] of pins) commits.set(action, (commits.get(action) ?? new Set()).add(commit));
  expect([...commits].filter(([, each]) => each.size > 1)).toEqual([]);
});
