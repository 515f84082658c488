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

/** An ID of a service in PagerDuty. A name in capitals that looks like one hides more than needed, which is the safe side. */
const SERVICE_ID = /^(?:P[A-Z0-9]{6,}|p(?=[a-z]*\d)[a-z0-9]{6,})$/;

/**
 * The same for an incident that is not fully known: if it may be of a confidential service, it counts as confidential. A document states
 * the name of its service and no ID, so it may be of any service that is confidential by its ID.
 */
export function mayBeConfidential(
  incident: Pick<Incident, 'title' | 'service' | 'serviceId'>,
  settings: ConfidentialSettings,
): boolean {
  if (isConfidential(incident, settings)) return true;
  if (incident.serviceId !== undefined) return false;
  const services = confidentialServices(settings);
  return incident.service === undefined ? services.length > 0 : services.some((name) => SERVICE_ID.test(name));
}
