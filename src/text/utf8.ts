/** Reads bytes as UTF-8 and refuses other encodings. */

/** A text that is not UTF-8 is ambiguous: a lenient reader would change words, or drop a setting. */
export class NotUtf8Error extends Error {
  override name = 'NotUtf8Error';
}

/**
 * Returns the text of a file, including its byte order mark.
 * @param file How the error names the file.
 * @throws NotUtf8Error that names the file and the offset of the first wrong byte, counted from 0.
 */
export function decodeUtf8(bytes: Buffer, file: string): string {
  const text = bytes.toString('utf8');
  const offset = firstWrongByte(bytes, text);
  if (offset === undefined) return text;
  const byte = bytes[offset]?.toString(16).toUpperCase().padStart(2, '0');
  throw new NotUtf8Error(
    `${file} is not UTF-8: the byte at offset ${offset} (0x${byte}) is invalid. Save the file as UTF-8`,
  );
}

/** The decoder writes U+FFFD for bytes that it cannot read. A file may also contain that character itself (EF BF BD). */
function firstWrongByte(bytes: Buffer, text: string): number | undefined {
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) {
    offset += Buffer.byteLength(text.slice(from, at));
    from = at;
    if (bytes.compare(REPLACEMENT, 0, 3, offset, Math.min(offset + 3, bytes.length)) !== 0) return offset;
  }
  return undefined;
}

const REPLACEMENT = Buffer.from('\uFFFD');
