/** A hidden comment with compressed JSON (Brotli, base64), in which an issue or a comment remembers something. */
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';

/** After decompression. A small text can be a bomb. */
const MAX_BYTES = 2_500_000;

/**
 * Returns the comment, at most `room` characters, with the content for as many entries as fit: `count`, or fewer, but at least `least`.
 * Undefined if even these do not fit. `name` contains the version of the content's form.
 */
export function compressedComment(
  name: string,
  { count, least, room }: { count: number; least: number; room: number },
  contentOf: (count: number) => unknown,
): string | undefined {
  let fitting = count;
  while (fitting >= least) {
    const block = `<!-- ${name} ${brotliCompressSync(JSON.stringify(contentOf(fitting))).toString('base64')} -->`;
    if (block.length <= room) return block;
    fitting = Math.min(fitting - 1, Math.floor((fitting * room * 0.97) / block.length));
  }
  return undefined;
}

/** Returns the JSON of the last such comment in a text; undefined if there is none. Throws an Error if it is broken or too large. */
export function readCompressedComment(name: string, text: string): Buffer | undefined {
  const block = [...text.matchAll(new RegExp(`<!-- ${name} ([A-Za-z0-9+/]+={0,2}) -->`, 'g'))].at(-1)?.[1];
  return block === undefined
    ? undefined
    : brotliDecompressSync(Buffer.from(block, 'base64'), { maxOutputLength: MAX_BYTES });
}
