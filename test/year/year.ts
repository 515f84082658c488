/**
 * `npm run year -- --seed 1 --incidents 300`: plays twelve months of incidents, postmortems and action items, with a run each day, and
 * compares what they left with a plain recomputation. Ends with a table, and with exit code 1 if a number differs.
 */
import { parseArgs } from 'node:util';
import { simulateYear } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    incidents: { type: 'string', default: '300' },
    every: { type: 'string', default: '1' },
  },
});
const [incidents, every] = [wholeNumber('incidents'), wholeNumber('every')];
const schedule = every === 1 ? 'each day' : `every ${every} days`;
console.log(`Seed ${values.seed}, ${incidents} incidents, the schedule runs ${schedule}.\n`);
const started = process.cpuUsage();
const { lines, faults, runs } = await simulateYear(values.seed, incidents, every);
const { user, system } = process.cpuUsage(started);
console.log('| | plain recomputation | index, issues, comments, chat |\n|---|---|---|');
for (const { what, expected, found } of lines) console.log(`| ${what} | ${short(expected)} | ${short(found)} |`);
console.log(
  `\n${runs.followUp} runs of the follow-up and ${runs.reconcile} of reconcile; at most ${runs.mostRequests} requests to GitHub in a scheduled run; ${Math.round((user + system) / 1e6)} s of CPU.`,
);
if (faults.length === 0) console.log('\nEvery number is as expected, and nothing is there twice.');
else {
  console.error(`\n${faults.length} faults:\n\n${faults.join('\n\n')}`);
  console.error(`\nTo play it again: npm run year -- --seed ${values.seed} --incidents ${incidents} --every ${every}`);
  process.exitCode = 1;
}

/** A list is shown by its length; its entries are compared too. */
function short(text: string): string {
  const [first = '', ...list] = text.split('\n');
  return list.length === 0 && first.length < 90
    ? first
    : list.length === 0
      ? `${first.slice(0, 87)}…`
      : `${first}, each compared`;
}

function wholeNumber(name: 'incidents' | 'every'): number {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  console.error(`--${name} is "${values[name]}": give a whole number from 1 upwards`);
  process.exit(1);
}
