import { isNamed } from '../text/is-named.ts';
import type { Incident } from './incident.ts';

/** The name or ID of a service, or a pattern of titles. */
export type ConfidentialEntry = string | RegExp;

/** The part of the configuration that says which incidents are confidential. */
export interface ConfidentialSettings {
  readonly incidents: { readonly confidential: readonly ConfidentialEntry[] };
}

/** Returns whether nothing about the incident may be sent anywhere. */
export function isConfidential(
  { title, service, serviceId }: Pick<Incident, 'title' | 'service' | 'serviceId'>,
  { incidents }: ConfidentialSettings,
): boolean {
  return incidents.confidential.some((entry) =>
    typeof entry === 'string' ? isNamed([entry], service, serviceId) : entry.test(title),
  );
}

/** The names and IDs of confidential services. */
export function confidentialServices({ incidents }: ConfidentialSettings): string[] {
  return incidents.confidential.filter((entry) => typeof entry === 'string');
}

/** The same for an incident that is not fully known: if it may be of a confidential service, it counts as confidential. */
export function mayBeConfidential(
  incident: Pick<Incident, 'title' | 'service' | 'serviceId'>,
  settings: ConfidentialSettings,
): boolean {
  const hasService = incident.service !== undefined || incident.serviceId !== undefined;
  return isConfidential(incident, settings) || (!hasService && confidentialServices(settings).length > 0);
}
