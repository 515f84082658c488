import type { Root } from 'mdast';
import type { Zone } from './zones.ts';

export type { Zone };

/**
 * What a postmortem says, and where. Everything is as the author wrote it: a wrong date or a missing owner is for the rules
 * to judge. The types distinguish what is known, what is stated and cannot be read, and what is absent. Nothing is a guess.
 */
export type PostmortemDocument = {
  /** The file's text without a byte order mark; every range points into it. */
  markdown: string;
  /** Why nothing was read, as a sentence (the file is too large or nested too deeply); all else is empty then. */
  unread: string | undefined;
  frontMatter: FrontMatter | undefined;
  title: Title | undefined;
  metadata: Metadata;
  /** The outermost sections, in order. The title is not one. `sectionsOf` finds them by kind. */
  sections: Section[];
  /** The language of the headings and the text; undefined if the document has too little text to tell, or another language. */
  language: Language | undefined;
  /** Entries of all timeline sections, in the order of the file. */
  timeline: TimelineEntry[];
  /** Outermost items of all action item sections, in the order of the file. */
  actionItems: ActionItem[];
  /** Blocks of timeline and action item sections that gave no entry and no item, in the order of the file. */
  skipped: Skipped[];
  links: Link[];
  images: Image[];
  /** Raw HTML, comments included. */
  html: Html[];
  code: Code[];
  tree: Root;
};

/** Line and column count from 1, the offset from 0, in UTF-16 code units, as JavaScript strings do. */
export type Point = { line: number; column: number; offset: number };

/** From `start` up to, not including, `end`. */
export type Range = { start: Point; end: Point };

/** Plain text, without markup, and where it stands. */
export type Words = { text: string; range: Range };

/**
 * A fact as the document states it: known, with its value; or unreadable, with its words only. An absent one is `undefined`
 * in the place of the whole.
 */
export type Stated<Value extends object> =
  | (Words & { status: 'known' } & Value)
  | (Words & { status: 'unreadable' } & { [Key in keyof Value]: undefined });

/** ISO 639-1. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'ja' | 'zh' | 'ko';

/** A block in a section that its reader did not read. */
export type Skipped = {
  range: Range;
  /** Which reader left it out. */
  reader: 'timeline' | 'action-items';
  /** `paragraph` is prose: text that is neither an entry nor an item. */
  form: 'paragraph' | 'list' | 'table' | 'code' | 'quote' | 'html' | 'heading';
};

/** A block at the top: YAML between `---`, or TOML between `+++`. */
export type FrontMatter = {
  format: 'yaml' | 'toml';
  range: Range;
  /** Everything in it; empty if it is invalid. */
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
  /** What a template left to fill in. */
  placeholder: Words | undefined;
};

/** `**Date:** … | **Duration:** … | **Severity:** …`, also as a list, a table or `Key: value` lines. */
export type Metadata = {
  /** The first date in it, YYYY-MM-DD. */
  date: Stated<{ date: string }> | undefined;
  duration: Duration | undefined;
  /** As a sentence says it: "the outage lasted for 47 minutes", which may be of a part of the incident only. */
  durationInText: Stated<{ seconds: number }> | undefined;
  severity: Words | undefined;
  service: Words | undefined;
  /** "Incident start", "Detected at", "Resolved": on the scale of the timeline's moments. */
  started: StatedTime | undefined;
  detected: StatedTime | undefined;
  resolved: StatedTime | undefined;
  /** All of them, also those of other names. */
  fields: Field[];
};

/** `of`: how long it lasted; or, if nothing states that, how long it took to end it, often from its detection on. */
export type Duration = Stated<{ seconds: number; of: 'incident' | 'resolution' }>;

/** `wholeDay`: only a date is written, and `at` is its midnight. */
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
  /** 1 to 6; of a bold label that stands for a heading, one more than the heading above it. */
  level: number;
  heading: Range;
  /** What follows, subsections included; undefined where nothing does. */
  body: Range | undefined;
  /** Plain text of the body without its subsections' headings; comments left out. */
  text: string;
  /** Its own paragraphs, table rows and code blocks in order, those of subsections left out. */
  blocks: Words[];
  /** Nothing but blanks, comments and subsections that are empty. */
  empty: boolean;
  /** What a template left to fill in ("TBD", `<what happened>`), one of each line, subsections included. */
  placeholders: Words[];
  subsections: Section[];
};

export type TimelineEntry = {
  /** The list item or table row. */
  range: Range;
  /** Without the time. */
  text: string;
  /** Entries with the same number are one timeline: several incidents, or several timelines, are each ordered separately. */
  sequence: number;
} & (
  | { time: EntryTime; unreadable: undefined }
  /** `unreadable`: what looks like a date or time and cannot be read; undefined if the entry states none. */
  | { time: undefined; unreadable: Words | undefined }
);

export type EntryTime = Words & {
  /** Of the whole day where only a date is written: its midnight. */
  start: Moment;
  wholeDay: boolean;
  /** Of a range such as `14:32–14:40`. */
  end: Moment | undefined;
  /** Said by the entry, else by its column, heading or section; undefined where nothing says it (it is read as UTC then). */
  zone: Zone | undefined;
};

export type Moment = {
  /**
   * Since midnight UTC of the timeline's first day (negative where an entry is dated earlier): comparable in one document also
   * where no date is known.
   */
  seconds: number;
  /** ISO 8601 in UTC, such as `2026-02-10T14:32:00Z`; undefined where the date or the zone's offset is not known. */
  instant: string | undefined;
};

export type ActionItem = {
  /** The task, list item or table row, nested items left out. */
  range: Range;
  form: 'task' | 'list' | 'table' | 'heading' | 'paragraph';
  /** In full, owner and date included; in a table, the column of the action. */
  text: string;
  /** From a box, a status column or label, or the heading above it; undefined if none says it. */
  state: ActionState | undefined;
  /** Whether nothing is left to do: it is done, or was dropped. Undefined if `state` is. */
  done: boolean | undefined;
  owner: Words | undefined;
  /** `date` is YYYY-MM-DD. */
  due: Stated<{ date: string }> | undefined;
  /** `JIRA-123`, `#123`, `owner/repo#123` or the URL of an issue or pull request. */
  ticket: (Words & { url: string | undefined }) | undefined;
  /** Such as `Prevent`, from a prefix or a column. */
  type: Words | undefined;
  priority: Words | undefined;
  items: ActionItem[];
};

/** `dropped`: "won't do", "cancelled", "failed"; `deferred` is still open. */
export type ActionState = 'open' | 'done' | 'dropped' | 'deferred';

/** A link by reference has the URL of its definition. */
export type Link = Words & { url: string };
export type Image = { url: string; alt: string; range: Range };
export type Html = { value: string; range: Range };
export type Code = { value: string; block: boolean; range: Range };
