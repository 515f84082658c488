/** What Devin finds with its tools. The stand-in has none, so the caller makes this up. */
export interface Investigation {
  /** When the impact began, ISO 8601 in UTC. */
  began: string;
  /** The timeline entry at that time. */
  event: string;
  /** A dashboard with an absolute time range. */
  dashboard: string;
  /** In numbers, as a clause: "412 of 9,800 invoices (4.2%) were sent twice". */
  impact: string;
  /** A file of the docs repository's default branch, and the line that explains the impact. */
  file: { path: string; line: number };
  /** What that line does, as a sentence in markdown without a full stop. */
  mechanism: string;
  /** Why it was not another cause, as a clause. */
  ruledOut: string;
  /** What would prevent it, as a task. */
  fix: string;
}

/** With the address of the line at the newest commit. */
export interface Found extends Investigation {
  permalink: string;
}
