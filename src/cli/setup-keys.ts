/** The two keys of the docs repository: requested once, and checked before they are stored. */
import { askSecret } from './ask-secret.ts';
import type { DoctorCheck } from './doctor/check.ts';
import { checkDevin } from './doctor/devin.ts';
import { checkPagerDuty } from './doctor/pagerduty.ts';
import { checkSecret, readSecret, type Variable } from './environment.ts';
import { SECRET_MEANINGS } from './setup-steps.ts';
import { isInteractive, paint, plainLine, print } from './terminal.ts';

const TRIES = 3;
/** `doctor`'s own checks of one key. `doctor` itself looks up the names in the configuration. */
const CHECKS: Readonly<Record<string, (key: string) => Promise<DoctorCheck[]>>> = {
  DEVIN_API_KEY: (key) => checkDevin(Promise.resolve(undefined), key),
  PAGERDUTY_TOKEN: (key) => checkPagerDuty(undefined, Promise.resolve(undefined), Promise.resolve([]), key),
};

/**
 * Returns the keys by name: those of the environment, and those that the person types. Leaves out a key that is missing or wrong,
 * and prints what is wrong with it.
 * @throws UsageError if a key of the environment contains a character that no key has.
 */
export async function readKeys(names: readonly string[]): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  for (const name of names) {
    const key = await readKey(name as Variable & ('DEVIN_API_KEY' | 'PAGERDUTY_TOKEN'));
    if (key !== undefined) keys.set(name, key);
  }
  return keys;
}

async function readKey(name: 'DEVIN_API_KEY' | 'PAGERDUTY_TOKEN'): Promise<string | undefined> {
  const given = readSecret(name);
  if (given !== undefined) return (await isRight(name, given)) ? given : undefined;
  if (!isInteractive()) return undefined;
  print(`\n${name} is ${SECRET_MEANINGS[name]}.`);
  for (let left = TRIES; left > 0; left -= 1) {
    const typed = await askSecret(`Paste it (it is not shown; leave it empty to add the secret later):`);
    if (typed === '') return undefined;
    checkSecret(name, typed);
    if (await isRight(name, typed)) return typed;
  }
  return undefined;
}

async function isRight(name: string, key: string): Promise<boolean> {
  const checks = (await CHECKS[name]?.(key)) ?? [];
  const shown = checks.filter(({ state }) => state !== 'not-checked');
  const faults = shown.filter(({ state }) => state === 'wrong');
  for (const { name: check, text } of faults.length > 0 ? faults : shown.slice(0, 1)) {
    const [style, word] = faults.length > 0 ? (['red', 'wrong'] as const) : (['green', 'ok'] as const);
    print(`${paint(style, word.padEnd(11))}  ${check}: ${plainLine(text)}`);
  }
  return faults.length === 0;
}
