/**
 * Makes runs of one incident race: a run that is about to create a session waits until every other run of the incident is about
 * to create one too, or has ended. Without this, the first one has mostly created before the other one looks.
 */
import type { RunInPlay } from './runs-in-play.ts';

export interface Meetings {
  /** When this run may go on; undefined if nobody is there to meet. */
  meet(run: RunInPlay, incident: string): Promise<void> | undefined;
  /** To be called when a run has ended: others may wait for it. */
  left(run: RunInPlay): void;
}

/** `runsAbout` are the runs under way that are about an incident; `met` is called with those that go on at once. */
export function createMeetings(
  runsAbout: (incident: string) => readonly RunInPlay[],
  met: (runs: readonly RunInPlay[]) => void,
): Meetings {
  const waiting = new Map<string, Map<RunInPlay, () => void>>();
  /** Nobody waits twice for one incident. */
  const arrived = new Map<string, Set<RunInPlay>>();

  function releaseIfComplete(incident: string): void {
    const here = waiting.get(incident);
    if (here === undefined) return;
    const isAwaited = (run: RunInPlay) => !here.has(run) && !arrived.get(incident)?.has(run);
    if (runsAbout(incident).some(isAwaited)) return;
    waiting.delete(incident);
    if (here.size > 1) met([...here.keys()]);
    for (const release of here.values()) release();
  }

  return {
    meet(run, incident) {
      const known = arrived.get(incident) ?? new Set();
      if (known.has(run)) return undefined;
      arrived.set(incident, known.add(run));
      const here = waiting.get(incident) ?? new Map<RunInPlay, () => void>();
      const isAlone = here.size === 0 && !runsAbout(incident).some((other) => other !== run && !known.has(other));
      if (isAlone) return undefined;
      const released = new Promise<void>((release) => here.set(run, release));
      waiting.set(incident, here);
      releaseIfComplete(incident);
      return released;
    },
    left(run) {
      for (const [incident, here] of [...waiting]) {
        here.get(run)?.();
        here.delete(run);
        if (here.size === 0) waiting.delete(incident);
        else releaseIfComplete(incident);
      }
    },
  };
}
