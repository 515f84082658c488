import type { Finding, NotChecked } from '../../postmortem/rules/rule.ts';

/** One postmortem that was checked. */
export interface Checked {
  /** From the root of the docs repository. */
  path: string;
  findings: readonly Finding[];
  /** Rules that the language or the form of the document kept from being applied. */
  notChecked: readonly NotChecked[];
  /** Commits and pull requests that could not be looked up, as `owner/repo@sha` or `owner/repo#12`. */
  uncheckedCitations: readonly string[];
  /** Sections that people have still to fill in; absent if there are none. */
  waiting?: readonly { title: string; line: number }[];
  /** Whether any rule is switched on for it. */
  isUnderRules: boolean;
}
