/** A schedule as one line of text: "event+manual@nothing,down,1,now,0: 0.1 1.1 0.2k". */

import type { Verdict } from './explore.ts';
import { KINDS, runsOf, type Scenario, STARTS, worldOf } from './scenario.ts';
import type { Chooser, Fate } from './schedule.ts';

const LETTERS: Record<Fate, string> = {
  answered: '',
  lost: 'l',
  failed: 'f',
  'killed before': 'b',
  'killed after': 'a',
};

export function written({ scenario, choices }: Verdict): string {
  const { kinds, start, world, skew, writesNotes } = scenario;
  const names = runsOf(scenario, worldOf(scenario)).map(({ name }) => name);
  const steps = choices.map(({ ask, fate }) => `${names.indexOf(ask.run)}.${ask.number}${LETTERS[fate]}`);
  const list = world.isListBehind ? 'behind' : 'now';
  return `${kinds.join('+')}@${start},${world.ids},${world.pace},${list},${skew}${writesNotes ? ',noted' : ''}: ${steps.join(' ')}`;
}

/** Throws an Error if the text is not a schedule. */
export function readSchedule(text: string): { scenario: Scenario; choose: Chooser } {
  const [, kinds = '', start = '', ids, pace, list, skew, noted, steps = ''] =
    /^(.+)@(\w+),(up|down),(\d+),(now|behind),(-?\d+)(,noted)?: (.+)$/.exec(text.trim()) ?? [];
  const scenario: Scenario = {
    kinds: kinds.split('+').map((name) => KINDS.find((kind) => kind === name) ?? refuse(name)),
    start: STARTS.find((each) => each === start) ?? refuse(start),
    world: { ids: ids === 'up' ? 'up' : 'down', pace: Number(pace), isListBehind: list === 'behind' },
    skew: Number(skew),
    writesNotes: noted !== undefined,
  };
  const names = runsOf(scenario, worldOf(scenario)).map(({ name }) => name);
  const plan = steps.split(' ').map((step) => {
    const [, run, number, letter] = /^(\d+)\.(\d+)([lfba]?)$/.exec(step) ?? refuse(step);
    const fate = (Object.keys(LETTERS) as Fate[]).find((each) => LETTERS[each] === letter) ?? 'answered';
    return { run: names[Number(run)], number: Number(number), fate };
  });
  const choose: Chooser = (asks, index) => {
    const planned = plan[index];
    const ask = asks.find(({ run, number }) => run === planned?.run && number === planned?.number);
    return planned && ask ? { ask, fate: planned.fate } : asks[0] && { ask: asks[0], fate: 'answered' };
  };
  return { scenario, choose };
}

function refuse(part: string): never {
  throw new Error(`Not a schedule, at "${part}": copy the line that was printed with the violation`);
}
