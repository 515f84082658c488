/** Diagrams in our markdown as Mermaid's own parser reads them, which is what GitHub has. */
import { Worker } from 'node:worker_threads';
import { afterAll } from '@jest/globals';

export interface Diagram<Content> {
  type: string;
  /** What the diagram itself sets: directives and front matter would. */
  config: unknown;
  content: Content;
}

export interface Gantt {
  tasks: {
    label: string;
    /** `YYYY-MM-DD HH:MM`, like `end`. */
    start: string;
    end: string;
    milestone: boolean;
    section: string;
    clickable: boolean;
  }[];
  links: number;
}
export type Pie = [label: string, count: number][];
export type Bars = [label: string, count: number][];

/** The source of every Mermaid block. */
export function diagramsIn(markdown: string): string[] {
  return Array.from(markdown.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm), ([, source = '']) => source);
}

const worker = new Worker(new URL('./mermaid-worker.mjs', import.meta.url));
afterAll(() => worker.terminate());
const waiting = new Map<number, (answer: { read?: unknown; problem?: string }) => void>();
worker.on('message', ({ id, ...answer }) => {
  waiting.get(id)?.(answer);
  waiting.delete(id);
});
let asked = 0;

/** Throws what Mermaid says where it cannot read the diagram. */
export async function readDiagram<Content>(source: string): Promise<Diagram<Content>> {
  asked += 1;
  const id = asked;
  const answer = await new Promise<{ read?: unknown; problem?: string }>((resolve) => {
    waiting.set(id, resolve);
    worker.postMessage({ id, source });
  });
  if (answer.problem !== undefined) throw new Error(`${answer.problem}\n${source}`);
  return answer.read as Diagram<Content>;
}
