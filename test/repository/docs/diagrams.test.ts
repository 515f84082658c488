/**
 * The documents' diagrams are such that Mermaid, which GitHub has, draws them.
 */
import { expect, test } from '@jest/globals';
import { readDiagram } from '../../postmortem/mermaid.ts';
import { blocksIn } from './documents.ts';

test.each(blocksIn('mermaid'))('$place can be drawn', async ({ text }) => {
  await expect(readDiagram(text)).resolves.toMatchObject({ type: expect.stringMatching(/^(flowchart|sequence)/) });
});

test('what cannot be drawn is noticed', async () => {
  await expect(readDiagram('flowchart LR\n  A -- "open --> B')).rejects.toThrow('Parse error');
});
