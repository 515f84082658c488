/** Reviews documents of 100 KB: documents that an attacker would send, next to documents by people. */
import { readFileSync } from 'node:fs';
import { DEFAULTS } from '../../src/policy/default-config.ts';
import { parseDocument } from '../../src/postmortem/document.ts';
import { lintPostmortem } from '../../src/postmortem/lint-postmortem.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';

export const DOCUMENTS = 50;
const BYTES = 100_000;

export interface ReviewRun {
  /** Milliseconds for all documents. */
  hostile: number;
  ordinary: number;
}

const ordinary = readFileSync('test/fixtures/postmortems/orders-service.md', 'utf8');

/** Repeated up to the size of the document. Each made an earlier version take minutes. */
const HOSTILE = [
  'pwd=abcd ',
  'key=',
  'password for a ',
  'token="',
  'curl -u a:',
  'https://a:b@',
  'Cookie: a=b; ',
  'recovery codes: ',
  '| token |\n|---|\n',
  '- [ ] Fix: x\n',
  '- 14:32 UTC — x\n',
  '**a',
  '[a](',
  '> ',
];

function hostileDocument(index: number): string {
  const unit = HOSTILE[index % HOSTILE.length] ?? '';
  if (index % 10 === 9)
    return `---\n{${Array.from({ length: BYTES / 6 }, (_, i) => i).join(',')}}\n---\n\n${ordinary}`.slice(0, BYTES);
  return `${ordinary}\n\n${unit.repeat(Math.ceil(BYTES / unit.length))}`.slice(0, BYTES);
}

/** Documents by people are read to the end: a document that is refused for its length would measure nothing. */
function ordinaryDocument(): string {
  const markdown = ordinary.repeat(Math.ceil(BYTES / ordinary.length)).slice(0, BYTES);
  if (parseDocument(markdown).unread !== undefined) throw new Error('The ordinary document of the bench is not read.');
  return markdown;
}

const ORDINARY = ordinaryDocument();

export async function reviewRuns(rounds: number): Promise<ReviewRun[]> {
  const runs: ReviewRun[] = [];
  for (let round = 0; round < rounds; round += 1) {
    runs.push({ ordinary: await reviewAll(() => ORDINARY), hostile: await reviewAll(hostileDocument) });
  }
  return runs;
}

async function reviewAll(documentOf: (index: number) => string): Promise<number> {
  const begin = performance.now();
  for (let index = 0; index < DOCUMENTS; index += 1) {
    await lintPostmortem(await readPostmortem(documentOf(index)), {
      path: 'docs/postmortems/2026-07-30-orders-q1.md',
      config: DEFAULTS,
      incident: undefined,
      pull: undefined,
      readTemplate: async () => '',
      ownDocument: false,
    });
  }
  return performance.now() - begin;
}
