import type { Incident } from '../../incident/incident.ts';
import type { RuleName } from '../../policy/rule-settings.ts';
import type { Citation } from '../citations.ts';
import type { Verification } from '../claims/verify-claims.ts';
import type { PostmortemDocument, Range, Words } from '../document/model.ts';
import type { PeoplesSections } from '../peoples-sections.ts';

export type Severity = 'error' | 'warn';

/** What a team sets in `review.rules` and `review.style`. */
export type RuleSetting = 'off' | Severity;

/** Who wrote the document. House style is an error in Devin's documents, because Devin fixes it, and `review.style` in documents by people. */
export type Author = 'devin' | 'people';

/** Everything that rules look at, collected beforehand: a rule does no I/O. */
export interface ReviewSubject {
  /** In the docs repository. */
  path: string;
  document: PostmortemDocument;
  config: {
    /** Where postmortems are; no slash at either end. */
    readonly directory: string;
    readonly review: {
      readonly rules: Readonly<Partial<Record<RuleName, RuleSetting>>>;
      /** Severity of house style in documents by people. */
      readonly style: RuleSetting;
    };
  };
  author: Author;
  /** The team's own template. If there is one, its headings are the required ones. */
  template: PostmortemDocument | undefined;
  /** The incident from PagerDuty, fetched by the ID in the path; undefined if it was not fetched. */
  incident: Incident | undefined;
  /** When somebody first acknowledged it, according to PagerDuty; ISO 8601. */
  acknowledgedAt: string | undefined;
  /** Results of looking up the `citationsOf` the document, by `Citation.key`. A citation that is not in it was not looked up. */
  citations: ReadonlyMap<Citation['key'], CitationStatus>;
  /** Results of verifying its claims; undefined: they were not verified. */
  claims: Verification | undefined;
  /** Offsets into the markdown, as `findSecrets` returns them. */
  secrets: readonly { readonly start: number; readonly end: number; readonly kind: string }[];
  /** The pull request with the document; undefined if there is none. */
  pull: PullFiles | undefined;
  /** Sections that the team writes itself. */
  peoples: PeoplesSections;
  /** All postmortems of the docs repository, by their paths; undefined: not known. */
  postmortems?: readonly string[] | undefined;
  /** Which lines of the document Devin wrote; `unknown` if that could not be looked up. */
  byDevin: LinesByDevin;
}

/** Lines without the blanks around them. */
export type LinesByDevin = 'all' | 'none' | 'unknown' | ReadonlySet<string>;

/**
 * `at`: when the change came to be (of a commit, when it was committed; of a pull request, when it was merged; of a release, when it
 * was published; of a deployment or run, when it was started), ISO 8601. `times` are all times that GitHub gives for it, and `text` is the
 * content of a file.
 */
export type CitationStatus =
  | { exists: true; at: string | undefined; times?: readonly string[] | undefined; text?: string | undefined }
  | 'missing'
  | 'not-checked';

export interface PullFiles {
  /** Whether Devin opened it: exactly `devin-ai-integration[bot]`, from the docs repository itself. */
  byDevin: boolean;
  /** Devin's brief asked for the source of every claim, and for the record. */
  isBriefed?: boolean;
  /** As in GitHub's "List pull requests files". */
  files: readonly { path: string; status: string; previousPath?: string | undefined }[];
}

/** What a rule found in one place. */
export interface Problem {
  range: Range;
  /** One sentence, unescaped. It may quote the document: escape it before it becomes markdown. */
  message: string;
  /**
   * If it differs from the rule's. `style`: only the form differs from ours (local times, items that are not tasks, our section
   * names), and the document is neither wrong nor incomplete by its own template.
   */
  severity?: Severity | 'style';
}

/** A rule, or a part of one, that could not be applied to the document. Silence would look like a pass. */
export interface NotChecked {
  rule: RuleName;
  /** What was not checked and why, as the rest of a sentence that begins with "not checked: ". */
  why: string;
}

/** A rule is one file of this folder and its line in `RULES`. `npm run generate` writes everything else that names it. */
export interface Rule {
  name: RuleName;
  /** What holds for a document without findings, in a sentence without its full stop. */
  promise: string;
  /** The default. */
  severity: Severity;
  /** Whether some of its problems are house style. */
  hasStyle?: true;
  /** Whether it can check a document that was not parsed, so that code and sentences are unknown. */
  readsUnread?: true;
  /** Whether it also checks sections that people still have to fill in. */
  judgesForms?: true;
  /** What is wrong and what it means, in a sentence. */
  message: string;
  /** What to do, in one or two sentences. */
  fix: string;
  check(subject: ReviewSubject): Problem[];
  /** Returns why the rule cannot be applied to the language or the form of the document, if so. */
  notChecked?(subject: ReviewSubject): string | undefined;
  docs: RuleDocs;
}

/** The text about a rule in docs/rules.md; its tests run both examples. */
export interface RuleDocs {
  /** What it checks, each a sentence. */
  checks: readonly string[];
  why: string;
  /** Markdown of a document, or a part of one; for `scope`, the paths that a pull request touches. */
  bad: string;
  good: string;
}

/** What one rule found in one document. */
export interface Finding {
  rule: RuleName;
  /** The highest severity of its places. */
  severity: Severity;
  message: string;
  fix: string;
  /** In the order of the file; never empty. */
  places: Place[];
}

/** Lines and columns count from 1; `endLine` is the last line. */
export interface Place {
  line: number;
  endLine: number;
  column: number;
  message: string;
  severity: Severity;
}

/** The place for something that is missing altogether: the title, or the beginning of the file. */
export function headOf({ title, frontMatter }: PostmortemDocument): Range {
  const start = { line: 1, column: 1, offset: 0 };
  return title?.range ?? frontMatter?.range ?? { start, end: start };
}

/** Returns the items whose ranges contain none of the words. `words` are in the order of the file; takes n log n. */
export function without<T extends { range: Range }>(all: readonly T[], words: readonly Words[]): T[] {
  const starts = words.map(({ range }) => range.start.offset);
  return all.filter(({ range: { start, end } }) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < start.offset) low = middle + 1;
      else high = middle;
    }
    return (starts[low] ?? end.offset) >= end.offset;
  });
}
