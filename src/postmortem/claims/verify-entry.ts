/** Verifies what cites an entry of the evidence ledger (`E-7f3a12`). */
import { hashOf } from '../../incident/evidence-id.ts';
import { entriesOf, type LedgerEntry } from '../../incident/ledger.ts';
import { MINUTE_MS } from '../../time/units.ts';
import { clock, isSameMinute, linked, minute, type Outcome, refuted, VERIFIED } from './outcome.ts';

/** The evidence of the incident, or of all incidents that the postmortem covers, read again. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  /** Everything that can be cited was read: an ID that is not there is of no row. */
  readonly isComplete: boolean;
}

/** From the first to the last moment that a timeline entry states, in milliseconds since 1970. */
export interface EventTime {
  start: number;
  end: number;
  /** "About 14:30". */
  isRough: boolean;
}

const ROUGHLY = 5 * MINUTE_MS;

export function verifyEntry(
  { id, page }: { id: string; page: string | undefined },
  ledger: Ledger | undefined,
  time: EventTime | undefined,
): Outcome & { found?: readonly LedgerEntry[] } {
  if (ledger === undefined) return linked(`${id} was not compared with PagerDuty's evidence`);
  const found = entriesOf(ledger.entries, id);
  if (found.length === 0) {
    if (isOtherIncident(id, page)) return linked(`${id} is of another incident, which was not read`);
    return ledger.isComplete
      ? refuted(`${id} is not in the evidence of this incident.`)
      : linked(`${id} is not in what could be read of the evidence`);
  }
  if (time === undefined) return { ...VERIFIED, found };
  // Another incident has a time of its own.
  if (found.every(({ kind }) => kind === 'past incident' || kind === 'related incident')) return { ...VERIFIED, found };
  if (found.some((entry) => saysTime(entry, time))) return { ...VERIFIED, found };
  const times = found.flatMap((each) => each.times);
  const [at] = times;
  if (at === undefined) return { ...linked(`${id} has no time to compare with the line's`), found };
  const line = time.end > time.start ? `${clock(time.start)} to ${clock(time.end)}` : clock(time.start);
  return { ...refuted(`${id} is of ${minute(at)}, and the line says ${line}.`), found };
}

function saysTime({ times, text }: LedgerEntry, { start, end, isRough }: EventTime): boolean {
  const slack = isRough ? ROUGHLY : 0;
  return (
    times.some(
      (at) => isSameMinute(at, start) || isSameMinute(at, end) || (at >= start - slack && at <= end + slack),
    ) ||
    // A note tells at 15:40 what was done at 15:18.
    new RegExp(`(?<![\\d:])0?${clock(start).replace(/^0/, '')}(?!\\d)`).test(text)
  );
}

/** PagerDuty computes past incidents each time, so one may be gone: the address identifies it. */
function isOtherIncident(id: string, page: string | undefined): boolean {
  const named = /\/incidents\/([A-Za-z0-9]{1,40})(?:[/?#]|$)/.exec(page ?? '')?.[1];
  return named !== undefined && hashOf('incident', named).startsWith(id.slice(2).toLowerCase());
}
