/**
 * `npm run chaos -- --seed 42 --incidents 300`: plays many incidents through the whole pipeline while everything around it fails.
 * Ends with a table, and with exit code 1 if an incident does not have exactly the session that it must have.
 */
import { parseArgs } from 'node:util';
import { play } from './scenario.ts';

const SHOWN = 10;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    incidents: { type: 'string', default: '300' },
  },
});
const seed = wholeNumber('seed', 0);
const incidents = wholeNumber('incidents', 8);
console.log(
  `Seed ${seed}, ${incidents} incidents. PagerDuty, GitHub and Devin are played; the relay and the action are the real ones.\n`,
);

const { table, violations } = await play(seed, incidents);
console.log(table);
if (violations.length === 0) {
  console.log(
    '\nEvery incident has exactly the session that it must have, and nothing that was acknowledged was left.',
  );
} else {
  const more = violations.length > SHOWN ? `\n\n… and ${violations.length - SHOWN} more` : '';
  console.error(`\n${violations.length} violations:\n\n${violations.slice(0, SHOWN).join('\n\n')}${more}`);
  console.error(`\nTo play it again: npm run chaos -- --seed ${seed} --incidents ${incidents}`);
  process.exitCode = 1;
}

function wholeNumber(name: 'seed' | 'incidents', least: number): number {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value >= least) return value;
  console.error(`--${name} is "${values[name]}": give a whole number from ${least} upwards`);
  process.exit(1);
}
