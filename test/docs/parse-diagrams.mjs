/**
 * Reads diagrams, a JSON list on standard input, with Mermaid's own parser, and prints what it objects to in each, or null. A
 * program of its own because jsdom, which Mermaid needs, cannot be loaded inside Jest on Node 20.
 */
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<!doctype html><body></body>');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');

const problems = [];
for (const diagram of JSON.parse(readFileSync(0, 'utf8'))) {
  problems.push(
    await mermaid.parse(diagram).then(
      () => null,
      (error) => String(error),
    ),
  );
}
console.log(JSON.stringify(problems));
