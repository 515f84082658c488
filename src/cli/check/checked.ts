import type { Finding, NotChecked } from '../../postmortem/rules/rule.ts';

/** A postmortem that was checked. */
export interface Checked {
  /** From the root of the docs repository. */
  path: string;
  findings: readonly Finding[];
  /** Rules that could not be applied because of the language or the form of the document. */
  notChecked: readonly NotChecked[];
  /** Commits and pull requests that could not be looked up, as `owner/repo@sha` or `owner/repo#12`. */
  uncheckedCitations: readonly string[];
  /** Sections that people still have to fill in; absent if there are none. */
  waiting?: readonly { title: string; line: number }[];
  /** Whether any rule is switched on for it. */
  isUnderRules: boolean;
}
