/** Diagrams in our documents as Mermaid's own parser reads them, which is what GitHub has. */
import { Worker } from 'node:worker_threads';
import { afterAll } from '@jest/globals';

const worker = new Worker(new URL('./mermaid-worker.mjs', import.meta.url));
afterAll(() => worker.terminate());
const waiting = new Map<number, (answer: { type?: string; problem?: string }) => void>();
worker.on('message', ({ id, ...answer }) => {
  waiting.get(id)?.(answer);
  waiting.delete(id);
});
let asked = 0;

/** The type of a diagram, such as `flowchart-v2`. Throws Mermaid's message if it cannot read the source. */
export async function diagramType(source: string): Promise<string | undefined> {
  asked += 1;
  const id = asked;
  const answer = await new Promise<{ type?: string; problem?: string }>((resolve) => {
    waiting.set(id, resolve);
    worker.postMessage({ id, source });
  });
  if (answer.problem !== undefined) throw new Error(`${answer.problem}\n${source}`);
  return answer.type;
}
