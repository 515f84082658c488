/** Reads the names that a configuration may use. */
import { ApiError } from '../http/http.ts';
import type { KnownNames, NameKind } from '../incident/known-names.ts';
import type { PagerDuty } from './connect-pagerduty.ts';

/**
 * Returns all names of these kinds, in parallel. A kind that the account's plan does not have (402) has no names. `problems` lists
 * the kinds that could not be read.
 */
export async function readKnownNames(
  pagerduty: Pick<PagerDuty, 'listServices' | 'listPriorities' | 'listIncidentTypes'>,
  kinds: ReadonlySet<NameKind>,
): Promise<{ known: KnownNames; problems: string[] }> {
  const known: KnownNames = {};
  const problems: string[] = [];
  const read = async (kind: NameKind, list: () => Promise<{ id: string; names: readonly string[] }[]>) => {
    if (!kinds.has(kind)) return;
    try {
      known[kind] = await list();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 402) known[kind] = [];
      else problems.push(error.message);
    }
  };
  await Promise.all([
    read('service', async () => (await pagerduty.listServices()).map(({ id, name }) => ({ id, names: [name] }))),
    read('priority', async () => (await pagerduty.listPriorities()).map(({ id, name }) => ({ id, names: [name] }))),
    read('incident type', () => pagerduty.listIncidentTypes()),
  ]);
  return { known, problems };
}
