/** Mermaid diagrams as GitHub renders them: a code block of the language `mermaid` (mermaid.js.org). */

import { line } from '../incident/incident.ts';
import { codeBlock } from '../text/markdown.ts';

/**
 * Untrusted text for a label, at most so many UTF-16 units before it is escaped. Whatever may mean something to Mermaid stands
 * there as its code (`#58;`, Mermaid docs, "Entity codes to escape characters"), which shows as the character itself. A label
 * that begins a line needs something of ours before it: `click` is a word like any other here.
 */
export function mermaidText(text: string, maxLength: number): string {
  return shortened(line(text) ?? '', maxLength).replace(
    /[^\p{L}\p{M}\p{N} .,()/-]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}

/** A diagram; each line was escaped where it holds foreign text. */
export function diagram(kind: string, lines: readonly string[]): string {
  return codeBlock([kind, ...lines.map((each) => `    ${each}`)].join('\n'), 'mermaid');
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cut between characters as a reader sees them, so that no emoji falls apart. */
function shortened(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > maxLength - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`.toWellFormed();
}
