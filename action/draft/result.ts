/** What a run did about one incident, or would do if it were not a dry run. */
import type { Session } from '../../src/agent/session.ts';
import type { ShownIncident } from '../../src/incident/clean-incident.ts';
import type { Removed } from '../../src/incident/redact.ts';
import type { Config } from '../../src/policy/config.ts';
import type { PolicyReason } from '../../src/policy/policy-reason.ts';
import type { SkipReason } from '../../src/policy/skip-rules.ts';
import type { PostmortemPath } from '../../src/postmortem/paths.ts';

interface About {
  incident: ShownIncident;
  /** With the overrides for the incident. */
  config: Config;
}

/** What happened to a session that exists. */
export type UpdateKind = 'asked to write' | 'notified of the new resolve' | 'joined' | 'handed over';

export interface Told {
  how: UpdateKind;
  session: Session;
  /** Undefined if the incident has no document of its own, or if another run knows it. */
  documentPath: PostmortemPath | undefined;
  /** How much was removed from the incident's texts. */
  removed: Removed;
}

interface Ending {
  reason: 'merged' | PolicyReason;
  /** It gathered. */
  session: Session;
}

interface Start {
  order: 'write' | 'gather';
  documentPath: PostmortemPath;
  /** How much was removed from the incident's texts. */
  removed: Removed;
}

export interface Created extends About, Start {
  outcome: 'created';
  session: Session;
}

export interface Updated extends About, Told {
  outcome: 'updated';
}

export interface Skipped extends About {
  outcome: 'skipped';
  reason: SkipReason;
  /** What exists already. */
  link: string | undefined;
}

export interface Ended extends About, Ending {
  outcome: 'ended';
}

export interface DryRun extends About {
  outcome: 'dry-run';
  would:
    | ({ do: 'create'; prompt: string /** Would be terminated first. */; replaced: Session | undefined } & Start)
    | ({ do: 'update'; prompt: string } & Told)
    | ({ do: 'end' } & Ending);
}

export type Result = Created | Updated | Skipped | Ended | DryRun;
