/**
 * Exactly once: the real decision code of two and three runs, in every order that their requests can be answered in. A part of
 * `npm run interleavings`, and that its judge and its chance are what they seem.
 */
import { describe, expect, jest, test } from '@jest/globals';
import type { Verdict } from './explore.ts';
import type { Kind, Scenario, Start } from './scenario.ts';

jest.unstable_mockModule('../../src/incident/redact.ts', () => import('./no-cleaning.ts'));
const { atRandom, chance, everyFault, exhaust, playScenario, shown } = await import('./explore.ts');
const { allAlone, allPairs, BEHIND, scenarioOf, TIE } = await import('./plan.ts');
const { readSchedule, written } = await import('./replay.ts');

/** Pairs that broke the promise before every run settled what it saw, and that are gone through completely. */
const COMPLETE: readonly [readonly Kind[], Start][] = [
  [['second event', 'reconcile'], 'written'],
  [['second event', 'declines'], 'ended'],
  [['second event', 'declines'], 'written'],
  [['join', 'join'], 'written'],
];

/** More of them, whose orders go into the thousands: `npm run interleavings` goes through all. */
const BOUNDED: readonly [readonly Kind[], Start][] = [
  [['event', 'manual'], 'nothing'],
  [['redo', 'event'], 'nothing'],
  [['too short', 'manual'], 'gathering'],
  [['redo', 'join'], 'written'],
  [['redo', 'declines'], 'shared'],
];

/** Orders that broke an invariant once, and what happened in them. */
const ONCE_BROKEN: readonly [string, string][] = [
  [
    'both end the shared session; then one is joined and the other is noted, while a run between them looks twice',
    'event+redo@shared,down,1,now,0,noted: 1.1 1.2 1.3 1.4 0.1 0.2 1.5 1.6 1.7 0.3 0.4 1.8 1.9 1.10 1.11 1.12 1.13 1.14 1.15 1.16 1.17 1.18 0.5 0.6 0.7 0.8 0.9 0.10',
  ],
  [
    'a run takes its turn to write the note after a redo has marked its session',
    'second event+reconcile+redo@nothing,down,1,now,0,noted: 1.1 0.2 1.3 0.1 0.3 1.2 2.1 0.5 0.4 2.2 2.3 0.6 0.8 0.7 0.9 0.10 0.11 2.4 2.5 2.6 2.7 2.8 2.9',
  ],
  [
    'an incident joins one session while a run notes the other',
    'join+event+manual@nothing,down,1,behind,90000,noted: 1.2 1.1 2.2 2.1 2.3 1.3 2.4 2.5 2.6 0.1 1.5 0.2 2.7 0.3 0.4 1.4 1.6 0.5 0.6 0.7 0.8 1.7',
  ],
  [
    'another run ends the new session of a redo while it hands on the other incidents',
    'manual+second event+redo@shared,down,1,behind,0: 0.1 1.2 1.1 1.3 2.2 2.1 2.3 2.4 1.4 0.2 1.5 2.5 1.6 1.7 1.8 2.7 2.6 1.9 1.10 1.11 1.12 2.9 2.8 1.13 2.10 2.12 2.11',
  ],
];

/** What a list of schedules breaks, shown as a person reads it. */
const broken = (verdicts: readonly Verdict[]) =>
  verdicts.filter(({ violations }) => violations.length > 0).map((verdict) => `${shown(verdict)}\n${written(verdict)}`);

async function everyOrder(scenario: Scenario, most?: number): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  await exhaust(scenario, (verdict) => verdicts.push(verdict) > 0, most);
  return verdicts;
}

describe('two runs at once', () => {
  test.each(COMPLETE)('%j starting from %s keep the invariants in every order', async (kinds, start) => {
    const scenario: Scenario = { kinds, start, world: TIE, skew: 0, writesNotes: false };
    const verdicts = await everyOrder(scenario);
    expect(broken(verdicts)).toEqual([]);
    // Leaving out what is known hides nothing that chance finds.
    const ends = verdicts.map(({ end }) => end);
    for (let seed = 1; seed <= 100; seed += 1) {
      expect(ends).toContain((await playScenario(scenario, atRandom(chance(seed), 1_000_000))).end);
    }
  });

  test.each(BOUNDED)(
    '%j starting from %s keep the invariants in every order with two preemptions',
    async (kinds, start) => {
      for (const world of [TIE, BEHIND]) {
        const verdicts = await everyOrder({ kinds, start, world, skew: 0, writesNotes: world === TIE }, 2);
        expect(verdicts.length).toBeGreaterThan(20);
        expect(broken(verdicts)).toEqual([]);
      }
    },
  );

  test.each(ONCE_BROKEN)('keep the invariants if %s', async (_what, line) => {
    const { scenario, choose } = readSchedule(line);
    expect(broken([await playScenario(scenario, choose)])).toEqual([]);
  });

  test('keep the invariants for runs of every kind, from every starting state', async () => {
    const scenarios = allPairs([TIE, BEHIND]).filter((_, index) => index % 5 === 0);
    const verdicts = [];
    for (const scenario of scenarios) verdicts.push(...(await everyOrder(scenario, 0)));
    expect(new Set(verdicts.flatMap(({ scenario }) => scenario.kinds)).size).toBe(12);
    expect(broken(verdicts)).toEqual([]);
  });
});

test('three runs whose requests fail, get lost or are their last leave nothing that one reconcile does not repair', async () => {
  const verdicts: Verdict[] = [];
  for (let seed = 1; seed <= 250; seed += 1) {
    verdicts.push(await playScenario(scenarioOf(seed), atRandom(chance(seed), 10)));
  }
  expect(new Set(verdicts.flatMap(({ choices }) => choices.map(({ fate }) => fate))).size).toBe(5);
  expect(broken(verdicts)).toEqual([]);
});

test('a run on its own keeps the invariants whichever of its requests meets a fault', async () => {
  const verdicts: Verdict[] = [];
  for (const scenario of allAlone()) {
    await everyFault(scenario, 'first', (verdict) => verdicts.push(verdict) > 0);
  }
  expect(verdicts.length).toBeGreaterThan(1_000);
  expect(broken(verdicts)).toEqual([]);
});

describe('a schedule', () => {
  test('is replayed from its line of text', async () => {
    const [first] = await everyOrder(
      { kinds: ['event', 'manual'], start: 'nothing', world: TIE, skew: 0, writesNotes: true },
      1,
    );
    if (first === undefined) throw new Error('No schedule');
    const { scenario, choose } = readSchedule(written(first));
    const again = await playScenario(scenario, choose);
    expect(again.choices.map(({ ask, fate }) => [ask.run, ask.what, fate])).toEqual(
      first.choices.map(({ ask, fate }) => [ask.run, ask.what, fate]),
    );
    expect(shown(again)).toMatch(/^event \+ manual, upon nothing; IDs go down[\s\S]* {2}1\. event: list QX\n/);
  });

  test('is the same for the same seed', async () => {
    const play = () => playScenario(scenarioOf(7), atRandom(chance(7), 5));
    expect(shown(await play())).toBe(shown(await play()));
  });

  test('is refused with its wrong part if it is invalid', () => {
    expect(() => readSchedule('event+dance@nothing,up,1,now,0: 0.1')).toThrow(/"dance"/);
  });
});
