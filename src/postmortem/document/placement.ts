/** Assigns each event its day, its zone and its moment on the timeline's scale. */

import { DAY_SECONDS, HOUR_SECONDS } from '../../time/units.ts';
import { dayNumber } from './calendar.ts';
import type { EntryTime, Moment, Range, TimelineEntry, Words } from './model.ts';
import type { Reading, WrittenDate } from './moment.ts';
import { settled, type WrittenZone, type Zone } from './zones.ts';

/** Contents of a timeline, in order: a day that applies to what follows, or an entry. */
export type TimelineFind =
  | { day: WrittenDate }
  | {
      range: Range;
      text: string;
      sequence: number;
      /** The written time with its reading; undefined if nothing looks like one. */
      when: (Words & { reading: Reading }) | undefined;
      /** Looks like a time only because of its place, such as any text in a time column. */
      unreadable: Words | undefined;
      zone: WrittenZone | undefined;
    };

/**
 * How far an entry without a date may step back before it means the next day. A timeline that passes midnight, or continues in the
 * morning, steps back by most of a day; an entry in the wrong place, by a few hours at most.
 */
const PAST_MIDNIGHT = 6 * HOUR_SECONDS;
/** The same at the start of another timeline, which may begin at an earlier hour. */
const PAST_MIDNIGHT_ELSEWHERE = 12 * HOUR_SECONDS;

/** `baseDay` is the day on which the incident began, in days since 1970-01-01. */
export function placed(found: readonly TimelineFind[], baseDay: number | undefined): TimelineEntry[] {
  return new Placement(found, baseDay).entries(found);
}

class Placement {
  /** Days since 1970-01-01; undefined if no date with a year is known. */
  private readonly known: number | undefined;
  private readonly order: 'day' | 'month' | undefined;
  /** The sequences in which some times have "am" or "pm". */
  private readonly halved: ReadonlySet<number>;
  /** Whether the timeline writes "17:14 pm" more than once. */
  private readonly habit: boolean;
  private readonly first: number;
  private day: number;
  private before: { start: number; sequence: number; half: 'am' | 'pm' | undefined } | undefined;
  /** The first moment of each sequence, from which `T+0:05` counts. */
  private readonly zero = new Map<number, number>();

  constructor(found: readonly TimelineFind[], baseDay: number | undefined) {
    const dates = found.flatMap((one) => dateOf(one) ?? []);
    this.order = dates
      .map((date) => (date.kind === 'date' ? date.order : undefined))
      .find((order) => order !== undefined);
    this.habit =
      found.filter((one) => 'when' in one && one.when?.reading.kind === 'clock' && one.when.reading.time.doubtful)
        .length > 1;
    this.known = baseDay;
    if (baseDay === undefined) {
      const dated = dates.find(
        (date) => date.kind === 'date' && date.date.year !== undefined && (!date.other || this.order),
      );
      this.known = dated && this.dayOf(dated, 0);
    }
    const undated = dates.find(({ kind }) => kind === 'date');
    this.first = this.known ?? (undated && this.dayOf(undated, undefined)) ?? 0;
    this.day = this.first;
    this.halved = new Set(
      found.flatMap((one) => ('day' in one || halfOf(one.when?.reading) === undefined ? [] : [one.sequence])),
    );
  }

  entries(found: readonly TimelineFind[]): TimelineEntry[] {
    return found.flatMap((one): TimelineEntry[] => {
      if ('day' in one) {
        this.day = this.dayOf(one.day, this.known ?? this.day) ?? this.day;
        this.before = undefined;
        return [];
      }
      const { range, text, sequence, when } = one;
      const time = when && this.timeOf(when, one.zone, sequence);
      if (time) return [{ range, text, sequence, time, unreadable: undefined }];
      const unreadable = when ? { text: when.text, range: when.range } : one.unreadable;
      return [{ range, text, sequence, time: undefined, unreadable }];
    });
  }

  /** Undefined for `03/04/2026` if nothing in the document shows which number is the month. */
  private dayOf(date: WrittenDate, near: number | undefined): number | undefined {
    if (date.kind === 'next-day') return this.day + 1;
    if (date.kind === 'weekday') return this.day + ((date.weekday - weekdayOf(this.day) + 7) % 7);
    if (date.other === undefined || this.order === 'month') return dayNumber(date.date, near);
    if (this.order === 'day') return dayNumber(date.other, near);
    const base = this.known;
    if (base === undefined) return undefined;
    // One of the two is near the incident, the other is not.
    const days = [date.date, date.other].map((one) => dayNumber(one, base));
    const [close = 0, far = 0] = days.sort((a, b) => Math.abs(a - base) - Math.abs(b - base));
    const [nearer, farther] = [Math.abs(close - base), Math.abs(far - base)];
    return (nearer <= 3 && farther > 3) || (nearer <= 31 && farther > 60) ? close : undefined;
  }

  private timeOf(
    when: Words & { reading: Reading },
    placeZone: WrittenZone | undefined,
    sequence: number,
  ): EntryTime | undefined {
    const { text, range, reading } = when;
    const words = { text, range };
    if (reading.kind === 'unreadable') return undefined;
    if (reading.kind === 'epoch') {
      this.note(reading.seconds, sequence, undefined);
      const utc = { text: 'UTC', offset: 0 };
      return { ...words, start: this.moment(reading.seconds, utc, true), wholeDay: false, end: undefined, zone: utc };
    }
    if (reading.kind === 'clock' && reading.time.doubtful && !this.habit) return undefined;
    if (reading.kind === 'elapsed') return this.elapsed(words, reading.seconds, placeZone, sequence);
    const day = reading.date === undefined ? this.day : this.dayOf(reading.date, this.known ?? this.day);
    if (day === undefined) return undefined;
    this.day = day;
    const writtenZone = reading.zone ?? placeZone;
    if (reading.kind === 'day') {
      const zone = writtenZone && settled(writtenZone, day * DAY_SECONDS);
      const last = reading.end && this.dayOf(reading.end, day);
      const at = (of: number) => this.moment(of * DAY_SECONDS, zone, true);
      return { ...words, start: at(day), wholeDay: true, end: last === undefined ? undefined : at(last), zone };
    }
    return this.clock(words, reading, writtenZone, sequence);
  }

  private clock(
    words: Words,
    reading: Reading & { kind: 'clock' },
    writtenZone: WrittenZone | undefined,
    sequence: number,
  ): EntryTime {
    const { seconds, half } = this.inHalf(reading, sequence, writtenZone);
    const zoneAt = () => writtenZone && settled(writtenZone, this.day * DAY_SECONDS + seconds);
    let zone = zoneAt();
    let start = this.day * DAY_SECONDS + seconds - shiftOf(zone);
    const far = this.before?.sequence === sequence ? PAST_MIDNIGHT : PAST_MIDNIGHT_ELSEWHERE;
    if (reading.date === undefined && this.before !== undefined && this.before.start - start > far) {
      this.day += 1;
      zone = zoneAt();
      start = this.day * DAY_SECONDS + seconds - shiftOf(zone);
    }
    this.note(start, sequence, half);
    const end = reading.end && this.endOf(reading.end, start, zone);
    return { ...words, start: this.moment(start, zone), wholeDay: false, end, zone };
  }

  /** "4:20" after "4:02 PM" is also in the afternoon, "12:10" after "8:45 PM" in the night. */
  private inHalf(
    { time, date }: Reading & { kind: 'clock' },
    sequence: number,
    zone: WrittenZone | undefined,
  ): { seconds: number; half: 'am' | 'pm' | undefined } {
    const last = this.before?.sequence === sequence ? this.before : undefined;
    if (!time.loose || last?.half === undefined || date !== undefined || !this.halved.has(sequence)) return time;
    const morning = time.seconds % (12 * HOUR_SECONDS);
    const midnight = this.day * DAY_SECONDS - shiftOf(zone && settled(zone, this.day * DAY_SECONDS + morning));
    const halves = [0, 1, 2].find((count) => midnight + morning + count * 12 * HOUR_SECONDS >= last.start) ?? 0;
    if (halves === 2) this.day += 1;
    return { seconds: morning + (halves === 1 ? 12 * HOUR_SECONDS : 0), half: halves === 1 ? 'pm' : 'am' };
  }

  private endOf(
    end: NonNullable<(Reading & { kind: 'clock' })['end']>,
    start: number,
    startZone: Zone | undefined,
  ): Moment {
    const day = (end.date && this.dayOf(end.date, this.known ?? this.day)) ?? this.day;
    const local = day * DAY_SECONDS + end.time.seconds;
    const zone = end.zone ? settled(end.zone, local) : startZone;
    const at = local - shiftOf(zone);
    return this.moment(end.date === undefined && at < start ? at + DAY_SECONDS : at, zone);
  }

  private elapsed(words: Words, seconds: number, zone: WrittenZone | undefined, sequence: number): EntryTime {
    const zero = this.zero.get(sequence);
    const start = (zero ?? this.first * DAY_SECONDS) + seconds;
    if (seconds === 0) this.zero.set(sequence, start);
    const said = zone && settled(zone, start);
    return {
      ...words,
      start: this.moment(start, said, zero !== undefined),
      wholeDay: false,
      end: undefined,
      zone: said,
    };
  }

  private note(start: number, sequence: number, half: 'am' | 'pm' | undefined): void {
    this.before = { start, sequence, half };
    if (!this.zero.has(sequence)) this.zero.set(sequence, start);
  }

  /** `certain`: works without a known date, and in a zone with an unknown offset. */
  private moment(seconds: number, zone: Zone | undefined, certain = false): Moment {
    const known = this.known !== undefined && (zone === undefined || zone.offset !== undefined);
    return {
      seconds: seconds - this.first * DAY_SECONDS,
      instant: known || (certain && this.known !== undefined) ? instantOf(seconds) : undefined,
    };
  }
}

function dateOf(found: TimelineFind): WrittenDate | undefined {
  if ('day' in found) return found.day;
  const reading = found.when?.reading;
  return reading && 'date' in reading ? reading.date : undefined;
}

function halfOf(reading: Reading | undefined): 'am' | 'pm' | undefined {
  return reading?.kind === 'clock' ? reading.time.half : undefined;
}

function shiftOf(zone: Zone | undefined): number {
  return (zone?.offset ?? 0) * 60;
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

function instantOf(seconds: number): string | undefined {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z');
}
