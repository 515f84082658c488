/**
 * The documents' diagrams are such that Mermaid, which GitHub has, draws them.
 */
import { expect, test } from '@jest/globals';
import { blocksIn } from './documents.ts';
import { diagramType } from './mermaid.ts';

test.each(blocksIn('mermaid'))('$place can be drawn', async ({ text }) => {
  await expect(diagramType(text)).resolves.toMatch(/^(flowchart|sequence)/);
});

test('a diagram that cannot be drawn is reported', async () => {
  await expect(diagramType('flowchart LR\n  A -- "open --> B')).rejects.toThrow('Parse error');
});
