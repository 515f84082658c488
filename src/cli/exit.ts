/** The exit codes of the process. The `--help` of every command lists them. */
export const EXIT = {
  fine: 0,
  /** Something is wrong, was found, or could not be done. */
  failed: 1,
  /** An option or a variable is missing or invalid. */
  usage: 2,
} as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** The command is missing something. The message says what, and how to pass it. */
export class UsageError extends Error {
  override name = 'UsageError';
}
