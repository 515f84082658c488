/**
 * The two guides for a first postmortem: nine steps by hand, fourteen with a webhook, each with its minutes, clicks and pastes, and every
 * command in them exists.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Code, List, ListItem } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { runCli } from '../../cli/cli-process.ts';

interface Step {
  text: string;
  minutes: number;
  commands: string[];
}

interface Guide {
  /** The number of its first step. */
  start: number;
  steps: Step[];
}

/** The only ordered list of a guide. */
function guideOf(path: string): Guide {
  const lists: List[] = [];
  visit(unified().use(remarkParse).parse(readFileSync(path, 'utf8')), 'list', (list: List) => {
    if (list.ordered) lists.push(list);
  });
  const [list, ...others] = lists;
  if (list === undefined || others.length > 0) throw new Error(`${path} has ${lists.length} ordered lists`);
  return { start: list.start ?? 1, steps: list.children.map(stepOf) };
}

function stepOf(item: ListItem): Step {
  const text = textOf(item);
  const commands: string[] = [];
  visit(item, 'code', ({ value }: Code) => void commands.push(...value.split('\n')));
  return { text, minutes: Number(/\((\d+) minutes?;/.exec(text)?.[1]), commands };
}

const byHand = guideOf('docs/install-by-hand.md');
const byWebhook = guideOf('docs/install-by-webhook.md');
/** The webhook starts the draft, so the last step by hand is left out. */
const all = [...byHand.steps.slice(0, -1), ...byWebhook.steps];

test('the setup takes at most nine steps by hand, and fourteen with a webhook', () => {
  expect(byHand.start).toBe(1);
  expect(byHand.steps.length).toBeLessThanOrEqual(9);
  expect(readFileSync('docs/install-by-webhook.md', 'utf8')).toContain(`Do steps 1 to ${byHand.steps.length - 1} of`);
  expect(byWebhook.start).toBe(byHand.steps.length);
  expect(all.length).toBeLessThanOrEqual(14);
});

describe.each([...byHand.steps, ...byWebhook.steps])('the step "$text"', ({ text, commands }) => {
  test('says what it costs: minutes, clicks, pastes and copies', () => {
    expect(text).toMatch(/^[A-Z].+? \(\d minutes?; \d (clicks?|pastes?)(, \d (clicks?|pastes?|cop(y|ies)))*\)\. /);
  });

  test('has a command to paste if it says so', () => {
    for (const command of commands) expect(command).toMatch(/^(gh|git|npx) /);
  });
});

test('the minutes are the ones that the guides and the README promise', () => {
  const sum = (steps: Step[]) => steps.reduce((minutes, step) => minutes + step.minutes, 0);
  const promised = (path: string) =>
    Number(/in about (\d+) minutes/.exec(readFileSync(path, 'utf8').replace(/\s+/g, ' '))?.[1]);
  expect([sum(byHand.steps), sum(all)]).toEqual([
    promised('docs/install-by-hand.md'),
    promised('docs/install-by-webhook.md'),
  ]);
  const readme = readFileSync('README.md', 'utf8');
  const row = (guide: string) => readme.split('\n').find((line) => line.startsWith('|') && line.includes(guide)) ?? '';
  expect(row('install-by-hand.md')).toMatch(new RegExp(`nine steps \\| ${sum(byHand.steps)} \\|$`));
  expect(row('install-by-webhook.md')).toMatch(new RegExp(`fourteen steps \\| ${sum(all)} \\|$`));
});

const commands = [...new Set(all.flatMap((step) => step.commands))];

/** What gh and git are told: cli.github.com/manual, git-scm.com/docs. */
const KNOWN = [
  /^gh repo create OWNER\/pagerduty-postmortem --private$/,
  /^git push https:\/\/github\.com\/OWNER\/pagerduty-postmortem\.git HEAD:main HEAD:refs\/tags\/v1$/,
];

describe('every command exists', () => {
  test('there are six of them', () => {
    expect(commands).toHaveLength(6);
  });

  test.each(commands.filter((command) => /^(gh|git) /.test(command)))('%s', (command) => {
    expect(KNOWN.some((known) => known.test(command))).toBe(true);
  });

  test.each(commands.filter((command) => command.includes('pagerduty-postmortem#v1')))('%s', async (command) => {
    const [, , name = '', ...options] = command.split(' ');
    const { code, stdout } = await runCli([name, '--help']);
    expect(code).toBe(0);
    for (const option of options) expect(stdout).toContain(`  ${option}`);
  });

  test.each(commands.filter((command) => command.startsWith('npx wrangler')))('%s', (command) => {
    const [, tool, ...words] = command.split(' ');
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(tool).toBe(`wrangler@${devDependencies.wrangler}`);
    const verbs = words.slice(0, words[0] === 'secret' ? 2 : 1);
    const program = 'node_modules/wrangler/bin/wrangler.js';
    const { status, stdout } = spawnSync(process.execPath, [program, ...verbs, '--help'], { encoding: 'utf8' });
    expect(status).toBe(0);
    for (const option of words.filter((word) => word.startsWith('--'))) expect(stdout).toContain(`${option} `);
    for (const file of words.filter((word) => word.startsWith('deploy/')))
      expect([file, existsSync(file)]).toEqual([file, true]);
  });
});
