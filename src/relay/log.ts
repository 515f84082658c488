import { visible } from '../text/visible.ts';

/**
 * Unauthenticated requests may log this many lines at once, and this many per second afterwards. Anybody can send such
 * requests, and they must not fill the log or raise its cost.
 */
const BURST = 500;
const PER_SECOND = 1;

export interface Log {
  always(line: object): void;
  /** Writes the line, or counts it: the next line of any kind then has the count, as `suppressed`. */
  limited(line: object): void;
}

/** `write` takes one line of JSON. */
export function createLog(write: (line: string) => void): Log {
  let left = BURST;
  let filled = 0;
  let suppressed = 0;
  const always = (line: object) => {
    // JSON escapes only the control characters below U+0020.
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
