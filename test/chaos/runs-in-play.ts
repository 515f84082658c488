/** Which run sends a request: each has keys of its own for GitHub and for Devin. */
import type { Run } from '../outside/runner/runner.ts';

export interface RunInPlay {
  run: Run;
  /** The incident it was started for, by its ID, or `reconcile`. */
  incident: string;
  /** The how manieth run of it, from 1. */
  nth: number;
  /** The incident of its last request to Devin: reconcile goes from one to the next. */
  at: string;
  /** Requests to Devin so far. */
  requests: number;
}
