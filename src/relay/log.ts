import { visible } from '../text/visible.ts';

/**
 * Lines about requests whose sender proved nothing: so many at once, and so many a second afterwards. Anybody can send such
 * requests, and must not fill the log, or the bill for it.
 */
const BURST = 500;
const PER_SECOND = 1;

export interface Log {
  always(line: object): void;
  /** Writes the line, or counts it: the next line of any kind then says how many were left out, as `suppressed`. */
  limited(line: object): void;
}

/** `write` takes one line of JSON. */
export function createLog(write: (line: string) => void): Log {
  let left = BURST;
  let filled = 0;
  let suppressed = 0;
  const always = (line: object) => {
    // JSON escapes the controls below U+0020 and no other.
    write(visible(JSON.stringify(suppressed === 0 ? line : { ...line, suppressed })));
    suppressed = 0;
  };
  return {
    always,
    limited(line) {
      const now = Date.now();
      left = Math.min(BURST, left + (Math.max(0, now - filled) / 1000) * PER_SECOND);
      filled = now;
      if (left < 1) {
        suppressed += 1;
        return;
      }
      left -= 1;
      always(line);
    },
  };
}
