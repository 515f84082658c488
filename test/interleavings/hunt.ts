/** Plays schedules until one breaks an invariant, and says which; exit code 1 then. For `npm run mutations`. */
import { atRandom, chance, everyFault, exhaust, playScenario, type Verdict } from './explore.ts';
import { allAlone, allPairs, scenarioOf, TIE } from './plan.ts';

const SEEDS = Number(process.argv[2] ?? 1_000);
/** Orders of a pair. */
const MOST = 60;

let played = 0;
let found: string | undefined;
const goOn = ({ violations }: Verdict) => {
  played += 1;
  found ??= violations[0];
  return found === undefined;
};

async function hunt(): Promise<void> {
  for (const scenario of allAlone()) if (found === undefined) await everyFault(scenario, 'first', goOn);
  for (let seed = 1; seed <= SEEDS && found === undefined; seed += 1) {
    const oneFaultIn = seed % 2 === 0 ? 10 : 1_000_000;
    goOn(await playScenario(scenarioOf(seed), atRandom(chance(seed), oneFaultIn)));
  }
  // By turns across the pairs, because neighbours are alike.
  const pairs = allPairs([TIE]).map((scenario, index) => ({ ...scenario, writesNotes: index % 2 === 0 }));
  for (const scenario of [...pairs.keys()].map((index) => pairs[(index * 37) % pairs.length])) {
    if (found !== undefined || scenario === undefined) return;
    const end = played + MOST;
    await exhaust(scenario, (verdict) => goOn(verdict) && played < end);
  }
}

await hunt();
console.log(`${found ?? 'no violation'} (${played} schedules)`);
if (found !== undefined) process.exitCode = 1;
