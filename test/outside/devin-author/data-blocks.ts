/**
 * Reads the blocks of data in messages to Devin as Devin is asked to: a block ends only at the line that repeats the code of its
 * first line.
 */
export interface Told {
  /** By name; the first of several with one name. */
  blocks: ReadonlyMap<string, string>;
  /** Everything else. */
  outside: string;
}

export function readBlocks(text: string): Told {
  const blocks = new Map<string, string>();
  let outside = '';
  let rest = text;
  for (;;) {
    const begin = /^=== BEGIN ([A-Z ]+) ([0-9a-f]{16}) ===\n/m.exec(rest);
    if (begin === null) break;
    const [line, name = '', code = ''] = begin;
    const start = begin.index + line.length;
    const end = rest.indexOf(`\n=== END ${name} ${code} ===\n`, start - 1);
    if (end === -1) {
      outside += rest.slice(0, start);
      rest = rest.slice(start);
      continue;
    }
    if (!blocks.has(name)) blocks.set(name, rest.slice(start, Math.max(start, end)));
    outside += rest.slice(0, begin.index);
    rest = rest.slice(end + 1 + `=== END ${name} ${code} ===\n`.length);
  }
  return { blocks, outside: outside + rest };
}
