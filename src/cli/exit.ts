/** What the process ends with; every command's `--help` says so too. */
export const EXIT = {
  fine: 0,
  /** Something is wrong, was found, or could not be done. */
  failed: 1,
  /** An option or a variable is missing or invalid. */
  usage: 2,
} as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** The command was not given what it needs: the message says what, and how to give it. */
export class UsageError extends Error {
  override name = 'UsageError';
}
