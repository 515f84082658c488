import { setOutput } from '@actions/core';

/** Every output of action.yml. */
export interface Outputs {
  outcome: 'created' | 'updated' | 'skipped' | 'dry-run' | 'passed' | 'failed';
  reason: string;
  'incident-id': string;
  'session-id': string;
  'session-url': string;
  'document-path': string;
  findings: string;
  sessions: string;
}

/** Sets all outputs; those that do not apply are empty. */
export function setOutputs(outputs: Pick<Outputs, 'outcome' | 'incident-id'> & Partial<Outputs>): void {
  const none = { reason: '', 'session-id': '', 'session-url': '', 'document-path': '', findings: '', sessions: '[]' };
  for (const [name, value] of Object.entries({ ...none, ...outputs })) setOutput(name, value);
}
