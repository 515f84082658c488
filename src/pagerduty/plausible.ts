import type { Incident } from '../incident/incident.ts';
import { DAY_MS } from '../time/units.ts';

/** A webhook's times are accurate to the second, so a day is more than any clock difference. */
const TOLERANCE_MS = DAY_MS;

/**
 * Removes values that cannot be true: times in the future, which would hide every later resolve, and an address that is
 * not a PagerDuty account's, which people would be asked to open. `dropped` lists them, each as a phrase.
 */
export function plausible(incident: Incident, now: Date): { incident: Incident; dropped: string[] } {
  const dropped: string[] = [];
  const isFuture = (at: string | undefined) => at !== undefined && Date.parse(at) > now.getTime() + TOLERANCE_MS;
  const past = (at: string | undefined, what: string) => {
    if (!isFuture(at)) return at;
    dropped.push(`the time at which it was ${what}, ${at}, because that is in the future`);
    return undefined;
  };
  const known = {
    createdAt: past(incident.createdAt, 'created'),
    resolvedAt: past(incident.resolvedAt, 'resolved'),
    url: incident.url,
  };
  if (known.url !== undefined && !isOfAccount(known.url)) {
    dropped.push('its address, because that is not on pagerduty.com');
    known.url = undefined;
  }
  return { incident: { ...incident, ...known }, dropped };
}

/** Every account has its own subdomain (PagerDuty support, "Account Settings"), in the EU below `eu`. */
function isOfAccount(url: string): boolean {
  return /^https:\/\/[a-z0-9-]+(?:\.eu)?\.pagerduty\.com\//i.test(url);
}
