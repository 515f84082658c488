import type { Session } from '../../src/agent/session.ts';
import type { SkipReason } from '../../src/policy/skip-rules.ts';
import type { PostmortemPath } from '../../src/postmortem/paths.ts';
import { explainSkip } from '../shared/explain-skip.ts';
import type { DryRun, Result, UpdateKind } from './result.ts';

export interface Description {
  outcome: 'created' | 'updated' | 'skipped' | 'dry-run';
  /** Why nothing is started, or would be; otherwise empty. */
  reason: SkipReason | '';
  /** What happened, or would happen, in sentences: markdown on one line. */
  text: string;
  /** The session that was started, notified or ended, or would be notified or ended. */
  session: Session | undefined;
  documentPath: PostmortemPath | undefined;
  isNewSession: boolean;
}

/** Says what a result came to: the summary, the outputs and reconcile's table take it from here. */
export function describeResult(result: Result): Description {
  const nothing = { reason: '', session: undefined, documentPath: undefined, isNewSession: false } as const;
  switch (result.outcome) {
    case 'created': {
      const { outcome, session, documentPath, order } = result;
      return { ...nothing, outcome, session, documentPath, isNewSession: true, text: STARTED[order] };
    }
    case 'updated': {
      const { outcome, session, documentPath, how } = result;
      return { ...nothing, outcome, session, documentPath, text: UPDATED[how] };
    }
    case 'skipped': {
      const { outcome, reason } = result;
      return { ...nothing, outcome, reason, text: why(reason, result) };
    }
    case 'ended': {
      const { reason, session } = result;
      return { ...nothing, outcome: 'skipped', reason, session, text: why(reason, result) };
    }
    case 'dry-run':
      return { ...nothing, outcome: 'dry-run', ...describeDryRun(result) };
  }
}

function describeDryRun(result: DryRun): Partial<Description> & { text: string } {
  const { would } = result;
  switch (would.do) {
    case 'create':
      return { documentPath: would.documentPath, text: WOULD_START[would.order] };
    case 'update':
      return { session: would.session, documentPath: would.documentPath, text: WOULD_UPDATE[would.how] };
    case 'end': {
      const { reason, session } = would;
      return {
        reason,
        session,
        text: `its session, which gathers evidence, would be ended. ${why(reason, result)}`,
      };
    }
  }
}

function why(reason: SkipReason, about: Pick<Result, 'incident' | 'config'>): string {
  return `${explainSkip(reason, about)} (reason: \`${reason}\`)`;
}

const STARTED = {
  write: 'Devin is investigating.',
  gather: 'The incident is still open. Devin gathers evidence and writes nothing before it is resolved.',
} as const;

const UPDATED: Readonly<Record<UpdateKind, string>> = {
  'asked to write':
    'The session that gathered evidence was notified that the incident is over, and writes the postmortem now.',
  'notified of the new resolve':
    'The incident was reopened and resolved again. Its session was notified, and updates the same document.',
  joined: 'An incident of the same service was resolved within minutes of this one, so both get one postmortem.',
  'handed over': 'A concurrent run started a session for it first. That one continues, and ours was terminated.',
};

const WOULD_START = {
  write: 'it would get a postmortem from a new session.',
  gather: 'a new session would gather evidence, and write nothing before the incident is over.',
} as const;

const WOULD_UPDATE: Readonly<Record<UpdateKind, string>> = {
  'asked to write': 'the session that gathered evidence would be asked to write the postmortem.',
  'notified of the new resolve': 'its session would be notified of the new resolve, and update the same document.',
  joined: 'a session about another incident of the same service would be notified, and write about both.',
  'handed over': 'the session that another run started would go on.',
};
