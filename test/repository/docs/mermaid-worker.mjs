/** Parses diagrams for mermaid.ts, in a thread of its own because jsdom cannot be loaded inside Jest on Node 20. */
import { parentPort } from 'node:worker_threads';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<!doctype html><body></body>');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });

parentPort.on('message', async ({ id, source }) => {
  try {
    await mermaid.parse(source);
    const { type } = await mermaid.mermaidAPI.getDiagramFromText(source);
    parentPort.postMessage({ id, type });
  } catch (error) {
    parentPort.postMessage({ id, problem: `${error}` });
  }
});
