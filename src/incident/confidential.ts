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
