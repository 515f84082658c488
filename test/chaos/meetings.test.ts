import { expect, test } from '@jest/globals';
import type { Run } from '../outside/runner/runner.ts';
import { createMeetings } from './meetings.ts';
import type { RunInPlay } from './runs-in-play.ts';

const runInPlay = (id: number): RunInPlay => ({ run: { id } as Run, incident: 'Q1', nth: id, at: 'Q1', requests: 0 });

function start() {
  const inPlay = [runInPlay(1), runInPlay(2)] as const;
  const underWay = new Set<RunInPlay>(inPlay);
  const met: number[][] = [];
  const meetings = createMeetings(
    (incident) => [...underWay].filter((run) => run.incident === incident),
    (runs) => met.push(runs.map(({ run }) => run.id)),
  );
  return { inPlay, underWay, met, meetings };
}

test('the first of two runs waits for the second, and both go on', async () => {
  const { inPlay, met, meetings } = start();
  const first = meetings.meet(inPlay[0], 'Q1');
  expect(met).toEqual([]);
  await Promise.all([first, meetings.meet(inPlay[1], 'Q1')]);
  expect(met).toEqual([[1, 2]]);
});

test('a waiting run goes on when the other one has ended, and that does not count as a meeting', async () => {
  const { inPlay, underWay, met, meetings } = start();
  const first = meetings.meet(inPlay[0], 'Q1');
  underWay.delete(inPlay[1]);
  meetings.left(inPlay[1]);
  await first;
  expect(met).toEqual([]);
});

test('a run does not wait if it is alone, or has waited for this incident before', () => {
  const { inPlay, underWay, meetings } = start();
  underWay.delete(inPlay[1]);
  expect(meetings.meet(inPlay[0], 'Q1')).toBeUndefined();
  underWay.add(inPlay[1]);
  expect(meetings.meet(inPlay[0], 'Q1')).toBeUndefined();
});
