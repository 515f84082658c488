/**
 * What of an incident may leave the run: cleaned of secrets, and of a confidential one the id alone. The cleaner is loaded only
 * when there is something to clean.
 */
import type { Evidence } from '../src/pagerduty/evidence.ts';
import type { Incident } from '../src/pagerduty/incident.ts';
import type { Config } from '../src/policy/config.ts';
import { isConfidential } from '../src/policy/decide.ts';
import type { Removed } from '../src/postmortem/redact.ts';
import type { Desk } from './desk.ts';

/** What summary and outputs may tell of it. */
export async function shownOf(desk: Desk, incident: Incident, config: Config): Promise<Incident> {
  return isConfidential(incident, config) ? nothingBut(incident) : (await cleaned(desk, incident)).incident;
}

/** Of what is confidential the id alone is told. */
function nothingBut({ id, status }: Incident): Incident {
  return {
    id,
    status,
    number: undefined,
    title: '',
    url: undefined,
    merged: false,
    service: undefined,
    serviceId: undefined,
    urgency: undefined,
    priority: undefined,
    teams: [],
    createdAt: undefined,
    resolvedAt: undefined,
  };
}

/** The incident as it may leave the run. */
export async function cleaned({ config }: Desk, incident: Incident): Promise<{ incident: Incident; removed: Removed }> {
  const { clean } = await import('../src/postmortem/redact.ts');
  const { title, service = '', priority = '', teams } = incident;
  const { texts, removed } = await clean([title, service, priority, ...teams], config.redact);
  const [cleanTitle = '', cleanService, cleanPriority, ...cleanTeams] = texts;
  return {
    incident: {
      ...incident,
      title: cleanTitle,
      service: cleanService || undefined,
      priority: cleanPriority || undefined,
      teams: cleanTeams,
    },
    removed,
  };
}

/** Of the service's past incidents those stay out that are confidential by their title. */
export async function cleanedEvidence(
  { config }: Desk,
  incident: Incident,
  evidence: Evidence,
): Promise<{ evidence: Evidence; removed: Removed }> {
  const [{ clean }, { mapEvidenceText }] = await Promise.all([
    import('../src/postmortem/redact.ts'),
    import('../src/pagerduty/evidence.ts'),
  ]);
  let removed: Removed = NOTHING_REMOVED;
  const pastIncidents = evidence.pastIncidents.filter(({ title }) => !isConfidential({ ...incident, title }, config));
  const cleanEvidence = await mapEvidenceText({ ...evidence, pastIncidents }, async (texts) => {
    const result = await clean(texts, config.redact);
    removed = result.removed;
    return result.texts;
  });
  return { evidence: cleanEvidence, removed };
}

const NOTHING_REMOVED: Removed = { secrets: 0, emails: 0, phones: 0, patterns: 0 };

export function sum(one: Removed, other: Removed): Removed {
  return {
    secrets: one.secrets + other.secrets,
    emails: one.emails + other.emails,
    phones: one.phones + other.phones,
    patterns: one.patterns + other.patterns,
  };
}
