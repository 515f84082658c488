/** The index's sections about reviews: which postmortems wait for one, and how long it takes from resolve to merge. */
import { countBar } from '../text/bar.ts';
import { counted } from '../text/counted.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { inShort } from '../time/duration.ts';
import type { IndexEntry } from './index-entry.ts';
import { spreadOf } from './learnings.ts';

/** A pull request with a postmortem that is open longer than it should. */
export interface WaitingReview {
  number: number;
  url: string;
  title: string;
  /** Since it was opened, or ready for review. */
  days: number;
  /** Logins and teams, without "@". */
  reviewers: string[];
}

const MAX_ROWS = 20;
const MONTHS = 12;
const BAR_WIDTH = 8;

/** The longest first. */
export function waitingSection(waiting: readonly WaitingReview[]): string[] {
  if (waiting.length === 0) return [];
  const rows = waiting
    .toSorted((one, other) => other.days - one.days || one.number - other.number)
    .slice(0, MAX_ROWS)
    .map(
      ({ title, url, days, reviewers }) =>
        `| [${escapeMarkdown(title, 80)}](${url}) | ${counted(days, 'day')} | ${reviewers.map((each) => escapeMarkdown(each, 60)).join(', ') || 'nobody'} |`,
    );
  return [
    '### Waiting for review',
    ['| Pull request | Open for | Reviewers |', '| :--- | ---: | :--- |', ...rows].join('\n'),
  ];
}

/** By the month of the incident, the newest first. */
export function mergeTimesSection(entries: readonly IndexEntry[]): string[] {
  const months = new Map<string, number[]>();
  for (const { date, timeToMerge } of entries) {
    if (date === undefined || timeToMerge === undefined) continue;
    months.set(date.slice(0, 7), [...(months.get(date.slice(0, 7)) ?? []), timeToMerge]);
  }
  const shown = [...months].sort(([one], [other]) => (one < other ? 1 : -1)).slice(0, MONTHS);
  if (shown.length === 0) return [];
  const medians = shown.map(([, times]) => spreadOf(times)?.median ?? 0);
  const longest = Math.max(...medians);
  const rows = shown.map(([month, times], index) => {
    const median = medians[index] ?? 0;
    return `| ${month} | ${countBar(median, longest, BAR_WIDTH)} ${shownTime(median)} | ${shownTime(Math.max(...times))} |`;
  });
  return ['### From resolve to merge', ['| Month | Median | Worst |', '| :--- | :--- | ---: |', ...rows].join('\n')];
}

const shownTime = (seconds: number) => inShort(Math.round(seconds));
