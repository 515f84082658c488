import { compare, difference, faultsIn, type Line } from './compare.ts';
import { observe } from './observe.ts';
import { planYear } from './plan.ts';
import { type PlayedYear, playYear } from './play.ts';
import { recompute } from './recompute.ts';

export interface SimulatedYear {
  lines: Line[];
  /** Numbers that differ, runs that failed, and warnings that nothing explains. */
  faults: string[];
  runs: PlayedYear['runs'];
}

/** Items of a service without a repository are in the docs repository, and each run says so. */
const EXPECTED = /Items of the service .* are in the docs repository: "services"/;

/** Plays a year and compares what it left with the plain recomputation. `every`: days between two runs of the schedule. */
export async function simulateYear(seed: string, incidents: number, every: number): Promise<SimulatedYear> {
  const plan = planYear(seed, incidents, every);
  const played = await playYear(seed, plan);
  try {
    const lines = compare(recompute(plan), await observe(played));
    const complaints = [...new Set(played.complaints)].filter((each) => !EXPECTED.test(each));
    return { lines, faults: [...faultsIn(lines).map(difference), ...complaints], runs: played.runs };
  } finally {
    await played.close();
  }
}
