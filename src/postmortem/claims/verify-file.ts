/** Verifies what cites a file, and the lines in it, as it was at a commit. */
import { type CitedFile, type CitedTarget, citationName } from '../citations.ts';
import type { CitationStatus } from '../rules/rule.ts';
import { linked, type Outcome, refuted, VERIFIED } from './outcome.ts';
import { hasWords } from './quotes.ts';

/** What a name in code may be away from the cited line. */
const NEARBY = 5;

export function verifyFile(
  target: CitedTarget,
  lines: CitedFile['lines'],
  lookup: CitationStatus | undefined,
): Outcome & { file?: FileText } {
  const name = citationName(target);
  if (lookup === undefined || lookup === 'not-checked') return linked(`${name} could not be read`);
  if (lookup === 'missing') return refuted(`${name} does not exist.`);
  if (lookup.text === undefined) return linked(`${name} is too large, or no text`);
  const file = new FileText(target.path ?? '', lookup.text, lines);
  if (lines !== undefined && lines.to > file.count) {
    return refuted(`${target.path} has ${file.count} lines at that commit, and line ${lines.to} is cited.`);
  }
  return { ...VERIFIED, file };
}

/** A file, and where in it the claim looks. */
export class FileText {
  private readonly lines: readonly string[];
  readonly path: string;
  private readonly cited: CitedFile['lines'];

  constructor(path: string, text: string, cited: CitedFile['lines']) {
    this.path = path;
    this.cited = cited;
    const lines = text.split(/\r\n|\n|\r/);
    this.lines = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  }

  get count(): number {
    return this.lines.length;
  }

  /** Whether the words are within a few lines of the cited ones, or in a line that opens a block around them. */
  hasNearby(words: string): boolean {
    return hasWords(this.nearby().join('\n'), words);
  }

  has(words: string): boolean {
    return hasWords(this.lines.join('\n'), words);
  }

  /** How a finding calls the place. */
  get place(): string {
    if (this.cited === undefined) return this.path;
    const { from, to } = this.cited;
    return `${this.path}, ${to > from ? `lines ${from} to ${to}` : `line ${from}`}`;
  }

  private nearby(): string[] {
    if (this.cited === undefined) return [...this.lines];
    const { from, to } = this.cited;
    const window = this.lines.slice(Math.max(0, from - 1 - NEARBY), to + NEARBY);
    return [...this.around(from - 1), ...window];
  }

  /** The lines that open the blocks around a line: each is indented less than all below it. */
  private around(index: number): string[] {
    const opening: string[] = [];
    let indent = indentOf(this.lines[index] ?? '');
    for (let at = index - 1; at >= 0 && indent > 0; at -= 1) {
      const line = this.lines[at] ?? '';
      if (line.trim() === '' || indentOf(line) >= indent) continue;
      indent = indentOf(line);
      opening.unshift(line);
    }
    return opening;
  }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
