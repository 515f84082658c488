/** Who pushed what ("List repository activities"): the one who is authenticated, whatever the commits say. */
import type { Change } from './pulls.ts';

export interface Activities {
  note(change: Change & { what: 'branch' }, actor: unknown, at: Date): void;
  /** Of a branch by its name or `refs/heads/…`, newest first. */
  list(ref: string | undefined): object[];
}

const NO_COMMIT = '0'.repeat(40);

export function createActivities(): Activities {
  const noted: { ref: string; activity: object }[] = [];
  return {
    note({ branch, before, after }, actor, at) {
      const ref = `refs/heads/${branch}`;
      const type = before === null ? 'branch_creation' : after === null ? 'branch_deletion' : 'push';
      const id = noted.length + 1;
      noted.unshift({
        ref,
        activity: {
          id,
          node_id: `PSH_${id}`,
          before: before ?? NO_COMMIT,
          after: after ?? NO_COMMIT,
          ref,
          timestamp: at.toISOString(),
          activity_type: type,
          actor: actor ?? null,
        },
      });
    },
    list: (wanted) =>
      noted
        .filter(({ ref }) => wanted === undefined || ref === wanted || ref === `refs/heads/${wanted}`)
        .map(({ activity }) => activity),
  };
}
