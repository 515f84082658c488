/** The visible form of a text, with a map back to its source: a key in a chat or an editor is often escaped or encoded. */

interface Range {
  readonly start: number;
  readonly end: number;
}

/** All offsets are in UTF-16 units. */
export interface ShownText {
  readonly text: string;
  /** Returns where a range of the visible text is in the source. */
  writtenAt(range: Range): Range;
}

/**
 * Invisible characters (zero width, direction, controls except tabs and line ends), and sequences that show as one character of a
 * key: escapes of markdown and JSON, character references, percent-encoding. NUL is left alone: it marks removed text.
 */
const NOT_AS_SHOWN =
  /((?:(?![\t\n\r\0])[\p{Cc}\p{Default_Ignorable_Code_Point}])+)|\\([_.+=~-])|&#(\d{2,3});|&#x([\da-f]{2});|(?:%|\\u00)([\da-f]{2})/giu;
const OF_A_KEY = /[\w.+=~-]/;

/** From `shown` on, the text continues at `written`. Its first character takes `width` units in the source. */
interface Part {
  shown: number;
  written: number;
  width: number;
}

export function shownText(written: string): ShownText {
  const parts: Part[] = [{ shown: 0, written: 0, width: 1 }];
  const texts: string[] = [];
  let length = 0;
  let at = 0;
  const add = (text: string) => {
    texts.push(text);
    length += text.length;
  };
  for (const { 0: whole, 1: hidden, 2: escaped, 3: decimal, 4: reference, 5: encoded, index } of written.matchAll(
    NOT_AS_SHOWN,
  )) {
    const code = decimal === undefined ? Number.parseInt(reference ?? encoded ?? '', 16) : Number(decimal);
    const shows = hidden === undefined ? (escaped ?? String.fromCharCode(code)) : '';
    if (shows !== '' && !OF_A_KEY.test(shows)) continue;
    add(written.slice(at, index));
    if (shows !== '') parts.push({ shown: length, written: index, width: whole.length });
    add(shows);
    at = index + whole.length;
    parts.push({ shown: length, written: at, width: 1 });
  }
  if (at === 0) return { text: written, writtenAt: (range) => range };
  add(written.slice(at));

  const partOf = (shown: number): Part => {
    let low = 0;
    let high = parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((parts[middle]?.shown ?? 0) <= shown) low = middle;
      else high = middle - 1;
    }
    return parts[low] ?? { shown: 0, written: 0, width: 1 };
  };
  const rangeOf = (shown: number): Range => {
    const part = partOf(shown);
    const start = part.written + shown - part.shown;
    return { start, end: start + (shown === part.shown ? part.width : 1) };
  };
  return {
    text: texts.join(''),
    writtenAt: ({ start, end }) => ({ start: rangeOf(start).start, end: rangeOf(end - 1).end }),
  };
}
