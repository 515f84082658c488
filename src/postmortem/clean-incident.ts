/**
 * What of an incident may leave the run. Prompt, messages, session, summary and notes accept only the types of this file, so
 * that a leak does not compile. The cleaner is loaded only when there is something to clean.
 */
import type { Evidence } from '../pagerduty/evidence.ts';
import type { Incident } from '../pagerduty/incident.ts';
import type { Config } from '../policy/config.ts';
import { isConfidential } from '../policy/decide.ts';
import type { EarlierPostmortem } from './prompt.ts';
import type { CleanText, Removed } from './redact.ts';

/** Every text in it is cleaned. */
export type CleanIncident = Incident<CleanText>;
export type CleanEvidence = Evidence<CleanText>;

declare const confidential: unique symbol;

/** All that is known of a confidential incident outside of the decision. Only `cleanIncident` makes one. */
export interface ConfidentialIncident {
  readonly id: string;
  readonly [confidential]: true;
}

export type ShownIncident = CleanIncident | ConfidentialIncident;

export function isClean(incident: ShownIncident): incident is CleanIncident {
  return 'title' in incident;
}

/** What may be told of an incident: its cleaned facts, or the ID alone if `config` calls it confidential. */
export async function cleanIncident(
  incident: Incident,
  config: Config,
): Promise<{ incident: ShownIncident; removed: Removed }> {
  if (isConfidential(incident, config)) {
    return { incident: { id: incident.id } as ConfidentialIncident, removed: NOTHING_REMOVED };
  }
  const { clean } = await import('./redact.ts');
  const { title, url = '', service = '', serviceId = '', urgency = '', priority = '', teams } = incident;
  const { texts, removed } = await clean([title, url, service, serviceId, urgency, priority, ...teams], config.redact);
  const [cleanTitle, cleanUrl, cleanService, cleanServiceId, cleanUrgency, cleanPriority, ...cleanTeams] = texts;
  return {
    incident: {
      ...incident,
      title: cleanTitle,
      // An address with a hole in it leads nowhere.
      url: cleanUrl === url && url !== '' ? cleanUrl : undefined,
      service: cleanService || undefined,
      serviceId: cleanServiceId || undefined,
      urgency: cleanUrgency || undefined,
      priority: cleanPriority || undefined,
      teams: cleanTeams,
    },
    removed,
  };
}

/** Past incidents of the service are left out if their title makes them confidential. */
export async function cleanEvidence(
  incident: Incident,
  evidence: Evidence,
  config: Config,
): Promise<{ evidence: CleanEvidence; removed: Removed }> {
  const [{ clean }, { mapEvidenceText }] = await Promise.all([
    import('./redact.ts'),
    import('../pagerduty/evidence.ts'),
  ]);
  let removed = NOTHING_REMOVED;
  const pastIncidents = evidence.pastIncidents.filter(({ title }) => !isConfidential({ ...incident, title }, config));
  const cleaned = await mapEvidenceText({ ...evidence, pastIncidents }, async (texts) => {
    const result = await clean(texts, config.redact);
    removed = result.removed;
    return result.texts;
  });
  return { evidence: cleaned, removed };
}

export async function cleanEarlier(
  earlier: readonly EarlierPostmortem[],
  config: Config,
): Promise<EarlierPostmortem<CleanText>[]> {
  if (earlier.length === 0) return [];
  const { clean } = await import('./redact.ts');
  return Promise.all(
    earlier.map(async (each) => {
      const { texts } = await clean([each.title, ...each.openActionItems], config.redact);
      const [title, ...openActionItems] = texts;
      return { ...each, title, openActionItems };
    }),
  );
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
