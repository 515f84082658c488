/**
 * The parts of an incident that may leave the run. Prompt, messages, session, summary and notes accept only the types of this file,
 * so a leak does not compile. The cleaner is loaded only if there is something to clean.
 */

import { type ConfidentialSettings, isConfidential, mayBeConfidential } from './confidential.ts';
import type { Evidence, OtherIncident } from './evidence.ts';
import type { Incident } from './incident.ts';
import type { CleanText, Removed } from './redact.ts';
import type { Redaction } from './redaction.ts';

/** Every text in it is cleaned. */
export type CleanIncident = Incident<CleanText>;
export type CleanEvidence = Evidence<CleanText>;

/** The part of the configuration that says what must not be sent. */
export interface PrivacySettings extends ConfidentialSettings {
  readonly redact: readonly Redaction[];
}

declare const confidential: unique symbol;

/** Everything that is known about a confidential incident outside the decision. Only `cleanIncident` creates one. */
export interface ConfidentialIncident {
  readonly id: string;
  readonly [confidential]: true;
}

export type ShownIncident = CleanIncident | ConfidentialIncident;

export function isClean(incident: ShownIncident): incident is CleanIncident {
  return 'title' in incident;
}

/** What may be sent about an incident: its cleaned facts, or only the ID if `settings` mark it as confidential. */
export async function cleanIncident(
  incident: Incident,
  settings: PrivacySettings,
): Promise<{ incident: ShownIncident; removed: Removed }> {
  if (isConfidential(incident, settings)) {
    return { incident: { id: incident.id } as ConfidentialIncident, removed: NOTHING_REMOVED };
  }
  const { clean } = await import('./redact.ts');
  const { title, url = '', service = '', serviceId = '', urgency = '', priority = '', type = '', teams } = incident;
  const { texts, removed } = await clean(
    [title, url, service, serviceId, urgency, priority, type, ...teams],
    settings.redact,
  );
  const [cleanTitle, cleanUrl, cleanService, cleanServiceId, cleanUrgency, cleanPriority, cleanType, ...cleanTeams] =
    texts;
  return {
    incident: {
      ...incident,
      title: cleanTitle,
      // A partly removed address is useless.
      url: cleanUrl === url && url !== '' ? cleanUrl : undefined,
      service: cleanService || undefined,
      serviceId: cleanServiceId || undefined,
      urgency: cleanUrgency || undefined,
      priority: cleanPriority || undefined,
      type: cleanType || undefined,
      teams: cleanTeams,
    },
    removed,
  };
}

/**
 * Leaves out other incidents that are confidential, by their title, by their service, or because their service is unknown and
 * `confidential` names some.
 */
export async function cleanEvidence(
  incident: Incident,
  evidence: Evidence,
  settings: PrivacySettings,
): Promise<{ evidence: CleanEvidence; removed: Removed }> {
  const [{ clean }, { mapEvidenceText }] = await Promise.all([import('./redact.ts'), import('./evidence.ts')]);
  let removed = NOTHING_REMOVED;
  const mayTell = ({ title = '', service, serviceId }: OtherIncident) =>
    !mayBeConfidential({ title, service, serviceId }, settings);
  const told = {
    ...evidence,
    pastIncidents: evidence.pastIncidents.filter(({ title }) => !isConfidential({ ...incident, title }, settings)),
    relatedIncidents: evidence.relatedIncidents.filter(mayTell),
    logEntries: evidence.logEntries.map((entry) => {
      const sources = entry.sources.filter(mayTell);
      // The summary of a merge names its sources.
      return sources.length === entry.sources.length ? entry : { ...entry, sources, summary: undefined };
    }),
  };
  const cleaned = await mapEvidenceText(told, async (texts) => {
    const result = await clean(texts, settings.redact);
    removed = result.removed;
    return result.texts;
  });
  return { evidence: cleaned, removed };
}

const NOTHING_REMOVED: Removed = { secrets: 0, emails: 0, cards: 0, ibans: 0, ids: 0, phones: 0, ips: 0, patterns: 0 };

export function sum(one: Removed, other: Removed): Removed {
  const kinds = Object.keys(one) as (keyof Removed)[];
  return Object.fromEntries(kinds.map((kind) => [kind, one[kind] + other[kind]])) as Removed;
}
