import type { IndexEntry } from '../../src/postmortem/index-entry.ts';

/** A postmortem of the service `orders` with ten minutes of impact. `date` is YYYY-MM-DD. */
export function madeUpEntry(incident: string, date: string, more: Partial<IndexEntry> = {}): IndexEntry {
  return {
    path: `docs/postmortems/${date}-x-${incident.toLowerCase()}.md`,
    sha: '',
    date,
    incident,
    title: incident,
    service: 'orders',
    severity: undefined,
    duration: 600,
    openActionItems: 0,
    timeToAcknowledge: undefined,
    timeToResolve: undefined,
    acu: undefined,
    ...more,
  };
}
