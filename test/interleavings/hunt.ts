/** Plays schedules until one breaks an invariant, and says which; exit code 1 then. For `npm run mutations`. */
import { atRandom, chance, exhaust, playScenario } from './explore.ts';
import { allPairs, scenarioOf } from './plan.ts';

const SEEDS = Number(process.argv[2] ?? 1_000);

async function hunt(): Promise<string | undefined> {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const oneFaultIn = seed % 2 === 0 ? 10 : 1_000_000;
    const { violations } = await playScenario(scenarioOf(seed), atRandom(chance(seed), oneFaultIn));
    if (violations[0] !== undefined) return violations[0];
  }
  let found: string | undefined;
  for (const scenario of allPairs().filter((_, index) => index % 40 === 0)) {
    let count = 0;
    await exhaust(scenario, ({ violations }) => {
      found ??= violations[0];
      count += 1;
      return found === undefined && count < 10;
    });
  }
  return found;
}

const violation = await hunt();
console.log(violation ?? 'no violation');
if (violation !== undefined) process.exitCode = 1;
