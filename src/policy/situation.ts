import type { Session } from '../agent/session.ts';
import type { Incident } from '../incident/incident.ts';
import type { Config } from './config.ts';

/** Why the incident is processed: PagerDuty's event, a person, or reconcile, which looks for missed webhooks. */
export type Trigger =
  | { by: 'event'; type: string; eventId: string | undefined }
  | { by: 'hand'; redo: boolean }
  | { by: 'reconcile' };

/** Everything that the decision depends on, looked up beforehand. */
export interface Situation {
  incident: Incident;
  trigger: Trigger;
  /** With the overrides for this incident. */
  config: Config;
  /** Every session with the incident's tag, in any order. */
  sessions: readonly Session[];
  /** Every postmortem session of the last 24 hours, in any order. */
  recent: readonly Session[];
  /** Link to the incident's document, or to the open pull request with it; undefined if there is none. */
  written: string | undefined;
  now: Date;
}
