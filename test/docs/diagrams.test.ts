/**
 * The documents' diagrams are such that Mermaid, which GitHub has, draws them.
 */
import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { blocksIn } from './documents.ts';

function problemsOf(diagrams: readonly string[]): (string | null)[] {
  const { stdout, stderr } = spawnSync(process.execPath, ['test/docs/parse-diagrams.mjs'], {
    input: JSON.stringify(diagrams),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test('each can be drawn, and what cannot is noticed', () => {
  const blocks = blocksIn('mermaid');
  expect(blocks.length).toBeGreaterThan(2);
  const problems = problemsOf([...blocks.map(({ text }) => text), 'flowchart LR\n  A -- "open --> B']);
  expect(problems.pop()).toContain('error');
  expect(blocks.map(({ place }, index) => [place, problems[index]]).filter(([, problem]) => problem !== null)).toEqual(
    [],
  );
});
