/**
 * `--help`, the guide and the program agree.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { EXIT } from '../../src/cli/exit.ts';
import { VERSION } from '../../src/version.ts';
import { runCli } from './cli-process.ts';

const guide = readFileSync('docs/cli.md', 'utf8');
const sections = new Map(
  guide.split(/^## /m).map((text, index) => [index === 0 ? '' : (text.split('\n')[0] ?? ''), text] as const),
);

/** As the main help lists them. */
const commands = [
  ...(/\nCommands:\n([\s\S]*?)\n\n/.exec(sections.get('') ?? '')?.[1] ?? '').matchAll(/^ {2}(?!help)([a-z]+)/gm),
].map(([, name = '']) => name);

test('the guide has a section for every command, and for no other', () => {
  expect(commands).toContain('init');
  expect([...sections.keys()]).toEqual(['', ...commands]);
});

describe.each(['', ...commands])('--help of "%s"', (name) => {
  const help = runCli([...(name === '' ? [] : [name]), '--help']);

  test('is what the guide shows', async () => {
    const { code, stdout, stderr } = await help;
    expect([code, stderr]).toEqual([EXIT.fine, '']);
    expect(sections.get(name)).toContain(`\n\`\`\`text\n${stdout.trim()}\n\`\`\`\n`);
  });

  test('shows examples, and explains every exit code', async () => {
    const { stdout } = await help;
    expect(stdout).toMatch(/\nExamples:\n {2}# .+\n {2}pagerduty-postmortem /);
    const explained = [...stdout.matchAll(/^ {2}(\d) {2}\S/gm)].map(([, code]) => Number(code));
    expect(explained).toEqual(Object.values(EXIT));
  });
});

test('every option of an example belongs to its command', async () => {
  for (const name of commands) {
    const { stdout } = await runCli([name, '--help']);
    const [options = '', examples = ''] = stdout.split('\nExamples:\n');
    for (const [option] of examples.matchAll(/(?<=\s)--[a-z-]+/g)) expect(options).toContain(`  ${option}`);
  }
});

test('no secret can be given as an option', async () => {
  for (const name of commands) {
    const { stdout } = await runCli([name, '--help']);
    expect(stdout).not.toMatch(/^ +--\S*(token|secret|key|password)/im);
  }
});

test.each(['--version', '-V', 'version'])('%s prints the version', async (word) => {
  expect(await runCli([word], { ownProcess: true })).toEqual({ code: EXIT.fine, stdout: `${VERSION}\n`, stderr: '' });
});

test.each([
  ['docter', 'Did you mean doctor?'],
  ['lint', 'Commands: init, doctor, subscribe, check, backtest, index'],
])('an unknown command gets a suggestion: %s', async (word, answer) => {
  const { code, stderr } = await runCli([word], { ownProcess: true });
  expect([code, stderr]).toEqual([EXIT.usage, expect.stringContaining(answer)]);
});

test('an unknown option gets the closest one as a suggestion', async () => {
  const { stderr } = await runCli(['doctor', '--rpeo', 'acme/docs']);
  expect(stderr).toContain('(Did you mean --repo?)');
});

test.each([[['drafts']], [['init', 'more']], [['init', '--no-such-option']]])(
  'unknown arguments are wrong usage: %j',
  async (words) => {
    const { code, stdout, stderr } = await runCli(words);
    expect([code, stdout]).toEqual([EXIT.usage, '']);
    expect(stderr).toContain('error: ');
  },
);

test('a call without a command shows the help, as wrong usage', async () => {
  const { code, stderr } = await runCli([], { ownProcess: true });
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain('Commands:');
});

test('output is not coloured unless it goes to a terminal', async () => {
  const { stdout, stderr } = await runCli(['doctor', '--url', 'http://127.0.0.1:9/pagerduty']);
  expect(stdout + stderr).not.toContain('\u001B');
});

test('help about an unknown command says that it is unknown', async () => {
  const { code, stderr } = await runCli(['help', 'chek']);
  expect([code, stderr]).toEqual([
    EXIT.usage,
    expect.stringMatching(/^error: unknown command 'chek'[\s\S]*Commands: init, doctor/),
  ]);
});
