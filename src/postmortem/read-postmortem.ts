/**
 * Reads a postmortem so that no text derived from it repeats a secret. Heavy, because of the markdown parser and
 * secretlint: load it with `await import()`.
 */
import { findSecrets, type Secret } from '../secrets/secrets.ts';
import { type PostmortemDocument, parseDocument, type ReadingOptions } from './document.ts';

/** Longer texts are not parsed anyway; characters. */
const MAX_LENGTH = 1_000_000;

export interface Postmortem {
  /** Secrets are masked in it; all positions are those of the file. */
  document: PostmortemDocument;
  secrets: Secret[];
}

export async function readPostmortem(markdown: string, options: ReadingOptions = {}): Promise<Postmortem> {
  // The document has no byte order mark either, so the offsets agree.
  const text = markdown.replace(/^\uFEFF/, '').slice(0, MAX_LENGTH);
  const secrets = await findSecrets(text);
  return { document: parseDocument(blotted(text, secrets), options), secrets };
}

function blotted(text: string, secrets: readonly Secret[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of secrets) {
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, '█');
    at = end;
  }
  return result + text.slice(at);
}
