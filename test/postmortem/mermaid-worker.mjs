/** Parses diagrams for mermaid.ts, in a thread of its own because jsdom cannot be loaded inside Jest on Node 20. */
import { parentPort } from 'node:worker_threads';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<!doctype html><body></body>');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });

const READERS = {
  gantt: (db) => ({
    tasks: db.getTasks().map(({ task, startTime, endTime, milestone, section, classes }) => ({
      label: shown(task).trim(),
      start: clock(startTime),
      end: clock(endTime),
      milestone: milestone ?? false,
      section,
      clickable: classes.includes('clickable'),
    })),
    links: db.getLinks().size,
  }),
  pie: (db) => [...db.getSections()].map(([label, count]) => [shown(label), count]),
  xychart: (db) => db.getXYChartData().plots[0].data,
};

parentPort.on('message', async ({ id, source }) => {
  try {
    const { config } = await mermaid.parse(source);
    const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(source);
    parentPort.postMessage({ id, read: { type, config, content: READERS[type]?.(db) } });
  } catch (error) {
    parentPort.postMessage({ id, problem: `${error}` });
  }
});

/** Mermaid reads and shows times in the reader's zone, so the clock is the one that was written. */
function clock(time) {
  const two = (part) => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** While it works Mermaid keeps codes such as `#58;` in a form of its own; in the picture they are the character. */
function shown(label) {
  return label.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));
}
