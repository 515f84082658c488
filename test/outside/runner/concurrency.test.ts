import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Claim, enter, type Groups, leave, QUEUE_LIMIT } from './concurrency.ts';

const EMPTY: Groups = new Map();

describe('a concurrency group', () => {
  test('lets the first one start, and the second one waits until the first has left', () => {
    const first = enter(EMPTY, claim('1'));
    const second = enter(first.groups, claim('2'));
    expect([first.starts, second.starts]).toEqual([true, false]);
    expect(leave(second.groups, claim('1')).starts).toBe('2');
  });

  test('cancels a waiting one if a newer one arrives', () => {
    const { groups, cancelled } = enterAll([claim('1'), claim('2'), claim('3')]);
    expect(cancelled).toEqual(['2']);
    expect(leave(groups, claim('1')).starts).toBe('3');
  });

  test('cancels the running one too with cancel-in-progress, and waits for it to leave', () => {
    const { groups, cancelled } = enterAll([claim('1'), { ...claim('2'), cancelInProgress: true }]);
    expect(cancelled).toEqual(['1']);
    expect(leave(groups, claim('1')).starts).toBe('2');
  });

  test('drops nothing with queue: max, and keeps the order', () => {
    const ids = Array.from({ length: QUEUE_LIMIT + 1 }, (_, index) => String(index));
    const { groups, cancelled } = enterAll(ids.map((id) => claim(id, 'max')));
    expect(cancelled).toEqual([]);
    expect(drain(groups, ids)).toEqual(ids);
  });

  test('cancels a new one if the queue is full', () => {
    const ids = Array.from({ length: QUEUE_LIMIT + 2 }, (_, index) => String(index));
    expect(enterAll(ids.map((id) => claim(id, 'max'))).cancelled).toEqual([String(QUEUE_LIMIT + 1)]);
  });

  test('has one name, however it is written', () => {
    expect(enterAll([claim('1'), { ...claim('2'), group: 'INCIDENT' }, claim('3')]).cancelled).toEqual(['2']);
  });

  test('does not hold up another group', () => {
    const { groups } = enter(EMPTY, claim('1'));
    expect(enter(groups, { ...claim('2'), group: 'other' }).starts).toBe(true);
  });

  test('forgets one that gave up waiting', () => {
    const { groups } = enterAll([claim('1'), claim('2', 'max'), claim('3', 'max')]);
    const left = leave(groups, claim('2'));
    expect(left.starts).toBeUndefined();
    expect(leave(left.groups, claim('1')).starts).toBe('3');
  });

  test('loses no run: each starts immediately, later, or is reported as cancelled', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Claim['queue']>('single', 'max'), { maxLength: 30 }), (queues) => {
        const claims = queues.map((queue, index) => claim(String(index), queue));
        const { groups, cancelled } = enterAll(claims);
        const ids = claims.map(({ id }) => id);
        expect([...drain(groups, ids), ...cancelled].sort()).toEqual([...ids].sort());
      }),
    );
  });
});

function claim(id: string, queue: Claim['queue'] = 'single'): Claim {
  return { id, group: 'incident', cancelInProgress: false, queue };
}

function enterAll(claims: Claim[]): { groups: Groups; cancelled: string[] } {
  const cancelled: string[] = [];
  let groups = EMPTY;
  for (const each of claims) {
    const entered = enter(groups, each);
    groups = entered.groups;
    cancelled.push(...entered.cancelled);
  }
  return { groups, cancelled };
}

/** The IDs in the order in which they run, if each leaves as soon as it can. */
function drain(groups: Groups, ids: string[]): string[] {
  const ran: string[] = [];
  let running = ids[0];
  let left = groups;
  while (running !== undefined) {
    ran.push(running);
    const { groups: rest, starts } = leave(left, claim(running));
    left = rest;
    running = starts;
  }
  return ran;
}
