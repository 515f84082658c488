/**
 * Every command that the documents name, in a block or in a sentence, is there with its options.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { runCli } from '../../cli/cli-process.ts';
import { DOCUMENTS } from './documents.ts';

/** In backticks, or on a line of its own; a line that ends in a backslash goes on. */
const named = DOCUMENTS.flatMap(({ path, text }) => {
  const joined = text.replace(/\\\n\s*/g, ' ').replace(/(`[^`\n]+)\n\s*([^`\n]+`)/g, '$1 $2');
  return [...joined.matchAll(/(?:^|`)((?:npm|npx|node|pagerduty-postmortem)\s[^`\n]+)/gm)].map(([, line = '']) => ({
    path,
    line,
  }));
});

const ours = named.flatMap(({ path, line }) => {
  const [, name = '', rest = ''] =
    /^(?:npx github:OWNER\/pagerduty-postmortem#v1|node dist\/cli\.js|pagerduty-postmortem) ([a-z]+)(.*)$/.exec(line) ??
    [];
  return name === '' ? [] : [{ path, name, options: rest.match(/(?<=\s)--[a-z-]+/g) ?? [] }];
});

describe('the command line', () => {
  test('is named in the README and in guides', () => {
    expect(new Set(ours.map(({ path }) => path)).size).toBeGreaterThan(4);
  });

  test.each([...new Set(ours.map(({ name }) => name))])('has %s, with the options that are named', async (name) => {
    const { code, stdout } = await runCli([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: pagerduty-postmortem ${name} `);
    const options = ours.filter((each) => each.name === name).flatMap((each) => each.options);
    expect(options.filter((option) => !stdout.includes(`  ${option}`))).toEqual([]);
  });
});

test('every npm script in the docs exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const run = named.flatMap(({ path, line }) => {
    const [, script] = /^npm (?:run (?:--silent )?)?([a-z:]+)/.exec(line) ?? [];
    return script === undefined || script === 'ci' ? [] : [{ path, script }];
  });
  expect(run.length).toBeGreaterThan(8);
  expect(run.filter(({ script }) => !(script in scripts))).toEqual([]);
});
