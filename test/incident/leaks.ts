/**
 * Leaks that must not compile. The compiler refuses this file if one of the marked lines has no error; clean-incident.test.ts runs
 * it.
 */

import { draftSummary } from '../../action/draft/draft-summary.ts';
import { noteOnIncident } from '../../action/draft/incident-note.ts';
import { sessionTags, sessionTitle } from '../../action/draft/session-labels.ts';
import { explainSkip } from '../../action/shared/explain-skip.ts';
import type {
  CleanEvidence,
  CleanIncident,
  ConfidentialIncident,
  ShownIncident,
} from '../../src/incident/clean-incident.ts';
import type { Evidence } from '../../src/incident/evidence.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { CleanText } from '../../src/incident/redact.ts';
import { DEFAULTS } from '../../src/policy/default-config.ts';
import { evidenceDigest } from '../../src/postmortem/evidence-digest.ts';
import * as messages from '../../src/postmortem/messages.ts';
import { documentPath } from '../../src/postmortem/paths.ts';
import { buildPrompt, type PromptFacts } from '../../src/postmortem/prompt.ts';

declare const raw: Incident;
declare const rawEvidence: Evidence;
declare const clean: CleanIncident;
declare const evidence: CleanEvidence;
declare const confidential: ConfidentialIncident;
declare const facts: PromptFacts;
declare const finding: Omit<Parameters<typeof messages.fixOrder>[0], 'findings'>;
declare const context: Parameters<typeof noteOnIncident>[0];
declare const devin: Parameters<typeof noteOnIncident>[1];
declare const session: Parameters<typeof noteOnIncident>[3];
const repository = { repository: 'example-co/incident-docs' };
const skipped = { outcome: 'skipped', reason: 'priority', link: undefined, config: DEFAULTS } as const;

export function leaks(): void {
  // The same calls with clean types compile.
  buildPrompt({ ...facts, incident: clean });
  evidenceDigest(clean, evidence, 1);
  sessionTitle(clean);
  sessionTags(clean, 'write', { by: 'reconcile' }, [], []);
  documentPath(clean, 'docs', new Date());
  void noteOnIncident(context, devin, clean, session, false);
  draftSummary({ ...skipped, incident: clean }, repository);
  draftSummary({ ...skipped, incident: confidential }, repository);
  explainSkip('priority', { incident: confidential, config: DEFAULTS });

  // @ts-expect-error a raw incident in the prompt
  buildPrompt({ ...facts, incident: raw });
  // @ts-expect-error a raw title in a clean incident
  buildPrompt({ ...facts, incident: { ...clean, title: raw.title } });
  // @ts-expect-error a raw team in a clean incident
  buildPrompt({ ...facts, incident: { ...clean, teams: raw.teams } });
  // @ts-expect-error a confidential incident in the prompt
  buildPrompt({ ...facts, incident: confidential });
  // @ts-expect-error raw evidence in the prompt
  buildPrompt(facts).withEvidence(rawEvidence.notes[0]?.content);
  // @ts-expect-error evidence that is not clean as it will be read
  buildPrompt(facts).withEvidence(evidenceDigest(clean, evidence, 1));
  // @ts-expect-error raw text of an earlier postmortem
  buildPrompt({ ...facts, earlier: [{ path: '', title: 'raw', date: undefined, openActionItems: [] }] });
  // @ts-expect-error a raw incident in the evidence
  evidenceDigest(raw, evidence, 1);
  // @ts-expect-error raw evidence
  evidenceDigest(clean, rawEvidence, 1);
  // @ts-expect-error a raw incident in the order to write
  messages.writeOrder({ ...facts, incident: raw });
  // @ts-expect-error a raw incident in the order to rewrite
  messages.rewriteOrder({ ...facts, incident: raw });
  // @ts-expect-error a raw incident in the order to join
  messages.joinOrder({ ...facts, incident: raw });
  // @ts-expect-error a raw incident that is handed over
  messages.handedOver({ ...facts, incident: raw });
  // @ts-expect-error a finding that quotes the document as it is
  messages.fixOrder({ ...finding, findings: [{ rule: 'facts', lines: [], message: 'raw' }] });
  // @ts-expect-error a raw incident in a session's title
  sessionTitle(raw);
  // @ts-expect-error a raw incident in a session's tags
  sessionTags(raw, 'write', { by: 'reconcile' }, [], []);
  // @ts-expect-error a confidential incident in a session's title
  sessionTitle(confidential);
  // @ts-expect-error a raw incident in a path
  documentPath(raw, 'docs', new Date());
  // @ts-expect-error a raw incident in a note
  void noteOnIncident(context, devin, raw, session, false);
  // @ts-expect-error a confidential incident in a note
  void noteOnIncident(context, confidential, session, false);
  // @ts-expect-error a raw incident in the summary
  draftSummary({ ...skipped, incident: raw }, repository);
  // @ts-expect-error a raw incident in a reason
  explainSkip('priority', { incident: raw, config: DEFAULTS });
  // @ts-expect-error any text as clean text
  const text: CleanText = 'raw';
  // @ts-expect-error a raw incident as a confidential one
  const shown: ShownIncident = raw;
  // @ts-expect-error the title of a confidential incident
  void [text, shown, confidential.title];
}
