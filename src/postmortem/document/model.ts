import type { Root } from 'mdast';
import type { Zone } from './zones.ts';

export type { Zone };

/**
 * What a postmortem says, and where. Everything is as the author wrote it: the rules judge a wrong date or a missing owner.
 * The types distinguish what is known, what is stated but unreadable, and what is absent. Nothing is a guess.
 */
export type PostmortemDocument = {
  /** The file's text without a byte order mark; every range points into it. */
  markdown: string;
  /** Why nothing was read, as a sentence (the file is too large or too deeply nested); everything else is empty then. */
  unread: string | undefined;
  frontMatter: FrontMatter | undefined;
  title: Title | undefined;
  metadata: Metadata;
  /** The outermost sections, in order. The title is not one. `sectionsOf` finds them by kind. */
  sections: Section[];
  /** The language of the headings and the text; undefined if there is too little text, or it is another language. */
  language: Language | undefined;
  /** Entries of all timeline sections, in file order. */
  timeline: TimelineEntry[];
  /** Outermost items of all action item sections, in file order. */
  actionItems: ActionItem[];
  /** Blocks of timeline and action item sections that yielded no entry and no item, in file order. */
  skipped: SkippedPart[];
  links: Link[];
  images: Image[];
  /** Raw HTML, including comments. */
  html: Html[];
  code: Code[];
  tree: Root;
};

/** Line and column count from 1, the offset from 0, in UTF-16 code units, as JavaScript strings do. */
export type Point = { line: number; column: number; offset: number };

/** From `start` up to, not including, `end`. */
export type Range = { start: Point; end: Point };

/** Plain text without markup, and where it is. */
export type Words = { text: string; range: Range };

/**
 * A fact as the document states it: known, with its value, or unreadable, with only its words. If it is absent, the whole is
 * `undefined`.
 */
export type Stated<Value extends object> =
  | (Words & { status: 'known' } & Value)
  | (Words & { status: 'unreadable' } & { [Key in keyof Value]: undefined });

/** ISO 639-1. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'ja' | 'zh' | 'ko';

/** A block of a section that its reader could not read. */
export type SkippedPart = {
  range: Range;
  /** The reader that skipped it. */
  reader: 'timeline' | 'action-items';
  /** `paragraph` is prose: text that is neither an entry nor an item. */
  form: 'paragraph' | 'list' | 'table' | 'code' | 'quote' | 'html' | 'heading';
};

/** A block at the top: YAML between `---`, or TOML between `+++`. */
export type FrontMatter = {
  format: 'yaml' | 'toml';
  range: Range;
  /** All values; empty if it is invalid. */
  values: Record<string, unknown>;
  title: Words | undefined;
  date: Stated<{ date: string }> | undefined;
  authors: string[];
  tags: string[];
  incident: Words | undefined;
  service: Words | undefined;
  severity: Words | undefined;
  started: Words | undefined;
  resolved: Words | undefined;
  /** Why it could not be read, as a sentence, and the place of the mistake. */
  problem: Words | undefined;
};

/** `# Postmortem: <text> — <service>`. */
export type Title = {
  /** Without "Postmortem:" and without the service. */
  text: string;
  service: string | undefined;
  range: Range;
  /** A placeholder of a template that was not filled in. */
  placeholder: Words | undefined;
};

/** `**Date:** … | **Duration:** … | **Severity:** …`, also as a list, a table or `Key: value` lines. */
export type Metadata = {
  /** The first date in it, YYYY-MM-DD. */
  date: Stated<{ date: string }> | undefined;
  duration: Duration | undefined;
  /** From a sentence: "the outage lasted for 47 minutes", which may be about a part of the incident. */
  durationInText: Stated<{ seconds: number }> | undefined;
  severity: Words | undefined;
  service: Words | undefined;
  /** "Incident start", "Detected at", "Resolved": on the scale of the timeline's moments. */
  started: StatedTime | undefined;
  detected: StatedTime | undefined;
  resolved: StatedTime | undefined;
  /** All fields, including those with other names. */
  fields: Field[];
};

/** `of`: how long it lasted; or, if nothing states that, how long it took to end, often from its detection. */
export type Duration = Stated<{ seconds: number; of: 'incident' | 'resolution' }>;

/** `wholeDay`: only a date is given, and `at` is its midnight. */
export type StatedTime = Stated<{ at: Moment; wholeDay: boolean }>;

export type Field = { key: string; value: Words };

export type SectionKind =
  | 'summary'
  | 'impact'
  | 'timeline'
  | 'root-cause'
  | 'resolution'
  | 'detection'
  | 'action-items'
  | 'lessons'
  | 'open-questions'
  | 'supporting'
  | 'unknown';

export type Section = {
  kind: SectionKind;
  /** The heading's text. */
  title: string;
  /** 1 to 6. A bold label used as a heading is one level below the heading above it. */
  level: number;
  heading: Range;
  /** The content, including subsections; undefined if there is none. */
  body: Range | undefined;
  /** Plain text of the body without its subsections' headings and without comments. */
  text: string;
  /** Its own paragraphs, table rows and code blocks in order, without those of subsections. */
  blocks: Words[];
  /** Only blanks, comments and empty subsections. */
  empty: boolean;
  /** Placeholders that were not filled in ("TBD", `<what happened>`), one per line, including subsections. */
  placeholders: Words[];
  subsections: Section[];
};

export type TimelineEntry = {
  /** The list item or table row. */
  range: Range;
  /** Without the time. */
  text: string;
  /** Entries with the same number belong to one timeline: each incident and each timeline is ordered separately. */
  sequence: number;
} & (
  | { time: EntryTime; unreadable: undefined }
  /** `unreadable`: looks like a date or time but cannot be read; undefined if the entry states none. */
  | { time: undefined; unreadable: Words | undefined }
);

export type EntryTime = Words & {
  /** Midnight if only a date is given. */
  start: Moment;
  wholeDay: boolean;
  /** The end of a range such as `14:32–14:40`. */
  end: Moment | undefined;
  /** From the entry, else its column, heading or section; undefined if none is stated (the time is then read as UTC). */
  zone: Zone | undefined;
};

export type Moment = {
  /**
   * Seconds since midnight UTC of the timeline's first day (negative if an entry is dated earlier): comparable within a document even
   * if no date is known.
   */
  seconds: number;
  /** ISO 8601 in UTC, such as `2026-02-10T14:32:00Z`; undefined if the date or the zone's offset is unknown. */
  instant: string | undefined;
};

export type ActionItem = {
  /** The task, list item or table row, without nested items. */
  range: Range;
  form: 'task' | 'list' | 'table' | 'heading' | 'paragraph';
  /** The full text, including owner and date; in a table, the action column. */
  text: string;
  /** From a checkbox, a status column or label, or the heading above; undefined if there is none. */
  state: ActionState | undefined;
  /** Whether nothing is left to do, because it is done or dropped. Undefined if `state` is. */
  done: boolean | undefined;
  owner: Words | undefined;
  /** `date` is YYYY-MM-DD. */
  due: Stated<{ date: string }> | undefined;
  /** `JIRA-123`, `#123`, `owner/repo#123` or the URL of an issue or pull request. */
  ticket: (Words & { url: string | undefined }) | undefined;
  /** For example `Prevent`, from a prefix or a column. */
  type: Words | undefined;
  priority: Words | undefined;
  /** What shows that it is done, after "done when" or from a column. */
  doneWhen: Words | undefined;
  items: ActionItem[];
};

/** `dropped`: "won't do", "cancelled", "failed". `deferred` is still open. */
export type ActionState = 'open' | 'done' | 'dropped' | 'deferred';

/** A reference link has the URL of its definition. */
export type Link = Words & { url: string };
export type Image = { url: string; alt: string; range: Range };
export type Html = { value: string; range: Range };
export type Code = { value: string; block: boolean; range: Range };
