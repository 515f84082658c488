/** How much of documents is read, compared with what a person counted in them. */
import type { PostmortemDocument } from '../../src/postmortem/document.ts';
import { allItemsOf } from '../../src/postmortem/metrics.ts';

/** What a person counted in one document; undefined where nobody did. */
export type Expected = {
  /** The end of its path. */
  path: string;
  timelineEntries: number;
  actionItems: number;
  /** Whether it states how long the incident lasted. */
  duration: boolean | undefined;
};

export type Reading = {
  path: string;
  expected: Expected | undefined;
  /** Entries with a date or a time that could be read. */
  timelineEntries: number;
  /** Entries whose time cannot be read. */
  unreadable: number;
  actionItems: number;
  duration: 'known' | 'unreadable' | 'absent';
};

export function readingOf(path: string, document: PostmortemDocument, expected: Expected | undefined): Reading {
  return {
    path,
    expected,
    timelineEntries: document.timeline.filter(({ time }) => time !== undefined).length,
    unreadable: document.timeline.filter(({ unreadable }) => unreadable !== undefined).length,
    actionItems: allItemsOf(document.actionItems).length,
    duration: document.metadata.duration?.status ?? 'absent',
  };
}

/** Tab-separated, with a line of titles: `path`, `timeline_entries`, `action_items`, and `duration` (yes or no) if anybody looked. */
export function readExpected(tsv: string): Expected[] {
  const [head = '', ...lines] = tsv.trim().split(/\r?\n/);
  const titles = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    const of = (title: string) => cells[titles.indexOf(title)];
    const duration = of('duration');
    return {
      path: of('path') ?? '',
      timelineEntries: Number(of('timeline_entries') ?? 0),
      actionItems: Number(of('action_items') ?? 0),
      duration: duration === undefined ? undefined : duration === 'yes',
    };
  });
}

/** The one whose path is the end of this one; a folder's files may have other separators in their names. */
export function expectedFor(path: string, all: readonly Expected[]): Expected | undefined {
  const plain = (name: string) => name.replace(/[/\\+_]/g, '/');
  return all.find(({ path: wanted }) => plain(path) === plain(wanted) || plain(path).endsWith(`/${plain(wanted)}`));
}

/** The table of docs/rules.md. */
export function table(readings: readonly Reading[]): string {
  const counted = readings.flatMap(({ expected, ...reading }) => (expected ? [{ ...reading, expected }] : []));
  const sum = (of: (reading: (typeof counted)[number]) => number) => counted.reduce((total, one) => total + of(one), 0);
  const share = (part: number, whole: number) => (whole === 0 ? '' : ` (${Math.round((1000 * part) / whole) / 10} %)`);
  const row = (name: string, part: number, whole: number) => `| ${name} | ${part} of ${whole}${share(part, whole)} |`;
  const entries = sum(({ expected }) => expected.timelineEntries);
  const items = sum(({ expected }) => expected.actionItems);
  const silent = counted.filter(
    ({ expected, timelineEntries }) => expected.timelineEntries > 0 && timelineEntries === 0,
  );
  const withTimeline = counted.filter(({ expected }) => expected.timelineEntries > 0);
  const stated = readings.filter(({ expected, duration }) => expected?.duration ?? duration !== 'absent');
  return [
    '| what | measured |',
    '|---|---|',
    row(
      'timeline entries read',
      sum(({ expected, timelineEntries }) => Math.min(expected.timelineEntries, timelineEntries)),
      entries,
    ),
    row(
      'timeline entries read that nobody counted',
      sum(({ expected, timelineEntries }) => Math.max(0, timelineEntries - expected.timelineEntries)),
      entries,
    ),
    row('documents with a timeline that yield nothing', silent.length, withTimeline.length),
    row(
      'action items read',
      sum(({ expected, actionItems }) => Math.min(expected.actionItems, actionItems)),
      items,
    ),
    row(
      'action items read that nobody counted',
      sum(({ expected, actionItems }) => Math.max(0, actionItems - expected.actionItems)),
      items,
    ),
    row('stated durations read', stated.filter(({ duration }) => duration === 'known').length, stated.length),
  ].join('\n');
}

/** The documents whose counts differ from a person's, one line each. */
export function differences(readings: readonly Reading[]): string[] {
  return readings.flatMap(({ path, expected, timelineEntries, actionItems, duration }) => {
    if (expected === undefined) return [];
    const parts = [
      ...(timelineEntries === expected.timelineEntries
        ? []
        : [`timeline ${timelineEntries} of ${expected.timelineEntries}`]),
      ...(actionItems === expected.actionItems ? [] : [`action items ${actionItems} of ${expected.actionItems}`]),
      ...(expected.duration !== true || duration === 'known' ? [] : [`duration ${duration}`]),
    ];
    return parts.length === 0 ? [] : [`${path}: ${parts.join(', ')}`];
  });
}
