/** Calls `expired` after the time has passed, unless the returned function is called first. */
export type SetDeadline = (expired: () => void) => () => void;

/** Returns deadlines that are all `ms` milliseconds away: they expire in the order in which they are set, so one timer is enough. */
export function deadlines(ms: number): SetDeadline {
  const waiting = new Set<{ at: number; expired: () => void }>();
  let timer: NodeJS.Timeout | undefined;
  const strike = () => {
    timer = undefined;
    for (const deadline of waiting) {
      const left = deadline.at - performance.now();
      if (left > 0) {
        timer = setTimeout(strike, left).unref();
        return;
      }
      waiting.delete(deadline);
      deadline.expired();
    }
  };
  return (expired) => {
    const deadline = { at: performance.now() + ms, expired };
    waiting.add(deadline);
    if (timer === undefined) timer = setTimeout(strike, ms).unref();
    return () => {
      waiting.delete(deadline);
    };
  };
}
