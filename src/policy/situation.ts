import type { Session } from '../agent/session.ts';
import type { Incident } from '../incident/incident.ts';
import type { Config } from './config.ts';

/** What brought the incident: PagerDuty's event, a person, or the search for what a webhook missed. */
export type Trigger =
  | { by: 'event'; type: string; eventId: string | undefined }
  | { by: 'hand'; redo: boolean }
  | { by: 'reconcile' };

/** Everything that decides about an incident, looked up before. */
export interface Situation {
  incident: Incident;
  trigger: Trigger;
  /** With the overrides for this incident. */
  config: Config;
  /** Every session with the incident's tag, in any order. */
  sessions: readonly Session[];
  /** Every postmortem session of the last 24 hours, in any order. */
  recent: readonly Session[];
  /** Where people see the incident's document, or the open pull request with it; undefined if there is none. */
  written: string | undefined;
  now: Date;
}
