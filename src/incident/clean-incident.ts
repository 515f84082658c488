/**
 * What of an incident may leave the run. Prompt, messages, session, summary and notes accept only the types of this file, so
 * that a leak does not compile. The cleaner is loaded only when there is something to clean.
 */

import type { Config } from '../policy/config.ts';
import { isConfidential } from '../policy/decide.ts';
import type { EarlierPostmortem } from '../postmortem/prompt.ts';
import type { Evidence, OtherIncident } from './evidence.ts';
import type { Incident } from './incident.ts';
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
  const { title, url = '', service = '', serviceId = '', urgency = '', priority = '', type = '', teams } = incident;
  const { texts, removed } = await clean(
    [title, url, service, serviceId, urgency, priority, type, ...teams],
    config.redact,
  );
  const [cleanTitle, cleanUrl, cleanService, cleanServiceId, cleanUrgency, cleanPriority, cleanType, ...cleanTeams] =
    texts;
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
      type: cleanType || undefined,
      teams: cleanTeams,
    },
    removed,
  };
}

/**
 * Other incidents are left out if they are confidential, by their title, by their service, or because PagerDuty did not say
 * their service and `confidential` names some.
 */
export async function cleanEvidence(
  incident: Incident,
  evidence: Evidence,
  config: Config,
): Promise<{ evidence: CleanEvidence; removed: Removed }> {
  const [{ clean }, { mapEvidenceText }] = await Promise.all([import('./redact.ts'), import('./evidence.ts')]);
  let removed = NOTHING_REMOVED;
  const mayTell = ({ title = '', service, serviceId }: OtherIncident) =>
    !isConfidential({ title, service, serviceId }, config) &&
    (service !== undefined || serviceId !== undefined || !namesServices(config));
  const told = {
    ...evidence,
    pastIncidents: evidence.pastIncidents.filter(({ title }) => !isConfidential({ ...incident, title }, config)),
    relatedIncidents: evidence.relatedIncidents.filter(mayTell),
    logEntries: evidence.logEntries.map((entry) => {
      const sources = entry.sources.filter(mayTell);
      // The summary of a merge names its sources.
      return sources.length === entry.sources.length ? entry : { ...entry, sources, summary: undefined };
    }),
  };
  const cleaned = await mapEvidenceText(told, async (texts) => {
    const result = await clean(texts, config.redact);
    removed = result.removed;
    return result.texts;
  });
  return { evidence: cleaned, removed };
}

const namesServices = ({ incidents }: Config) => incidents.confidential.some((entry) => typeof entry === 'string');

export async function cleanEarlier(
  earlier: readonly EarlierPostmortem[],
  config: Config,
): Promise<EarlierPostmortem<CleanText>[]> {
  // They are of the same service, so that only the title can make one confidential.
  const told = earlier.filter(
    ({ title }) => !isConfidential({ title, service: undefined, serviceId: undefined }, config),
  );
  if (told.length === 0) return [];
  const { clean } = await import('./redact.ts');
  return Promise.all(
    told.map(async (each) => {
      const { texts } = await clean([each.title, ...each.openActionItems], config.redact);
      const [title, ...openActionItems] = texts;
      return { ...each, title, openActionItems };
    }),
  );
}

const NOTHING_REMOVED: Removed = { secrets: 0, emails: 0, cards: 0, ibans: 0, ids: 0, phones: 0, ips: 0, patterns: 0 };

export function sum(one: Removed, other: Removed): Removed {
  const kinds = Object.keys(one) as (keyof Removed)[];
  return Object.fromEntries(kinds.map((kind) => [kind, one[kind] + other[kind]])) as Removed;
}
