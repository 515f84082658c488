/** The time of the simulation, for everything in this process: our code, and the emulators. */
const RealDate = Date;

let now = 0;

class YearDate extends RealDate {
  constructor(...from: unknown[]) {
    super(...((from.length === 0 ? [now] : from) as [number]));
  }
  static override now(): number {
    return now;
  }
}

/** From now on, `Date` tells the time that `setTime` sets. */
export function startClock(at: number): { setTime(at: number): void; stop(): void } {
  now = at;
  globalThis.Date = YearDate as DateConstructor;
  return {
    setTime(later) {
      now = Math.max(now, later);
    },
    stop() {
      globalThis.Date = RealDate;
    },
  };
}
