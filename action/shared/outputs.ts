import { setOutput } from '@actions/core';
import type { SkipReason } from '../../src/policy/skip-rules.ts';
import type { PostmortemPath } from '../../src/postmortem/paths.ts';

/** The outcomes of a run; docs/reference.md lists them. */
export const OUTCOMES = {
  created: 'A session was started.',
  updated:
    'An existing session was notified: to write, of a new resolve, or of an incident that joins it. Follow-up: something was updated.',
  skipped: 'Nothing was started, sent or checked; `reason` says why.',
  'dry-run': 'Something would have been started, sent or terminated.',
  passed: 'The review found no error; `reason` says if it waits for people.',
  failed: 'The review found errors. The run itself succeeds: its check run says so.',
} as const;

/** Reasons that are not about one incident; docs/reference.md lists them. */
export const RUN_REASONS = {
  'no-postmortem': 'The pull request has no postmortem (review).',
  'waiting-for-people': 'People still have to fill in a section (review).',
  'not-an-item': 'The issue is no open action item of ours with the label `devin-fix` (fix).',
  'no-permission': 'Who added the label is no person with write access (fix).',
  'no-repository': 'No repository is known for the change (fix).',
  'switched-off': '`follow-up.fix` is false (fix).',
  'not-configured': 'There is no PagerDuty token (reconcile).',
  'nothing-to-do': 'There was nothing to do: no incident without a postmortem, or nothing to follow up.',
} as const;

/** Every output of action.yml. */
export interface Outputs {
  outcome: keyof typeof OUTCOMES;
  /** Why nothing is started, or would be; otherwise empty. */
  reason: SkipReason | keyof typeof RUN_REASONS | '';
  'incident-id': string;
  'session-id': string;
  'session-url': string;
  /** A workflow may pass it to a script, so a path with any other name is not set. */
  'document-path': PostmortemPath | '';
  findings: string;
  sessions: string;
}

/** Sets all outputs; those that do not apply are empty. */
export function setOutputs(outputs: Pick<Outputs, 'outcome' | 'incident-id'> & Partial<Outputs>): void {
  const none = {
    reason: '' as const,
    'session-id': '',
    'session-url': '',
    'document-path': '' as const,
    findings: '',
    sessions: '[]',
  };
  for (const [name, value] of Object.entries({ ...none, ...outputs })) setOutput(name, value);
}
