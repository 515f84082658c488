import { readFileSync } from 'node:fs';
import type { Incident } from '../../../src/incident/incident.ts';
import type { RuleName } from '../../../src/policy/rule-settings.ts';
import { parseDocument } from '../../../src/postmortem/document.ts';
import type { Finding, ReviewSubject } from '../../../src/postmortem/rules/rule.ts';
import { runRules } from '../../../src/postmortem/rules/rules.ts';
import { incidentOf } from '../../fixtures/webhooks.ts';

export const PATH = 'docs/postmortems/2026-02-10-orders-fail-q2zk81vnwtxe7b.md';

/** A document in a form that teams write. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/postmortems/${name}.md`, import.meta.url), 'utf8');
}

/** The incident of `orders-service.md`, as PagerDuty tells it. */
export function ordersIncident(changes: Partial<Incident> = {}): Incident {
  return {
    ...incidentOf('resolved-p1'),
    id: 'Q2ZK81VNWTXE7B',
    title: 'Orders fail',
    service: 'orders-service',
    priority: 'P1',
    createdAt: '2026-02-10T14:32:10.000Z',
    resolvedAt: '2026-02-10T15:18:20.000Z',
    ...changes,
  };
}

export function subjectOf(
  markdown: string,
  { document = parseDocument(markdown), ...changes }: Partial<ReviewSubject> = {},
): ReviewSubject {
  return {
    path: PATH,
    document,
    config: { directory: 'docs/postmortems', review: { rules: {}, style: 'warn' } },
    author: 'devin',
    template: undefined,
    incident: undefined,
    acknowledgedAt: undefined,
    citations: new Map(),
    claims: undefined,
    secrets: [],
    pull: undefined,
    peoples: { there: [], missing: [] },
    byDevin: 'none',
    ...changes,
  };
}

export function findings(markdown: string, changes: Partial<ReviewSubject> = {}): Finding[] {
  return runRules(subjectOf(markdown, changes));
}

/** What one rule finds, as "line severity: message". */
export function found(rule: RuleName, markdown: string, changes: Partial<ReviewSubject> = {}): string[] {
  return findings(markdown, changes)
    .filter((finding) => finding.rule === rule)
    .flatMap(({ places }) => places.map(({ line, severity, message }) => `${line} ${severity}: ${message}`));
}

/** The one line of a text that holds these words. */
export function lineOf(markdown: string, words: string): number {
  const lines = markdown.split('\n').flatMap((line, index) => (line.includes(words) ? [index + 1] : []));
  if (lines.length !== 1) throw new Error(`"${words}" stands on ${lines.length} lines`);
  return lines[0] ?? 0;
}
