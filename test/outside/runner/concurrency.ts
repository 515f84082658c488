/** A claim to a concurrency group: by a workflow run or a job, with an ID of its own. */
export interface Claim {
  id: string;
  group: string;
  cancelInProgress: boolean;
  queue: 'single' | 'max';
}

interface Group {
  running: string;
  /** In order of arrival. */
  pending: readonly string[];
}

/** The busy groups of a repository, by name in lower case: GitHub treats `Prod` and `prod` as one. */
export type Groups = ReadonlyMap<string, Group>;

/** The most that wait in a group with `queue: max`. Later ones are cancelled. */
export const QUEUE_LIMIT = 100;

/**
 * One runs and one waits in a group. A new one replaces the waiting one, which is cancelled, unless `queue: max`. `cancelled` may
 * contain the running one (which then leaves) and the claim itself.
 */
export function enter(groups: Groups, claim: Claim): { groups: Groups; starts: boolean; cancelled: string[] } {
  const name = claim.group.toLowerCase();
  const group = groups.get(name);
  const become = (changed: Group) => new Map(groups).set(name, changed);
  if (group === undefined) return { groups: become({ running: claim.id, pending: [] }), starts: true, cancelled: [] };

  if (claim.queue === 'max') {
    if (group.pending.length >= QUEUE_LIMIT) return { groups, starts: false, cancelled: [claim.id] };
    return { groups: become({ ...group, pending: [...group.pending, claim.id] }), starts: false, cancelled: [] };
  }
  return {
    groups: become({ ...group, pending: [claim.id] }),
    starts: false,
    cancelled: claim.cancelInProgress ? [...group.pending, group.running] : [...group.pending],
  };
}

/** The claim ends or gives up waiting; `starts` is the next one. */
export function leave(groups: Groups, claim: Claim): { groups: Groups; starts: string | undefined } {
  const name = claim.group.toLowerCase();
  const group = groups.get(name);
  const changed = new Map(groups);
  if (group === undefined) return { groups, starts: undefined };
  if (group.running !== claim.id) {
    changed.set(name, { ...group, pending: group.pending.filter((id) => id !== claim.id) });
    return { groups: changed, starts: undefined };
  }
  const [next, ...pending] = group.pending;
  if (next === undefined) changed.delete(name);
  else changed.set(name, { running: next, pending });
  return { groups: changed, starts: next };
}
