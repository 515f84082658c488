import { describe, expect, jest, test } from '@jest/globals';
import { deadlines } from '../../src/relay/node/deadlines.ts';
import { slots } from '../../src/relay/slots.ts';

describe('slots', () => {
  test('are taken without evicting anybody while one is free', () => {
    const take = slots(2);
    const evicted: string[] = [];
    take(() => evicted.push('first'));
    const release = take(() => evicted.push('second'));
    release();
    take(() => evicted.push('third'));
    expect(evicted).toEqual([]);
  });

  test('go from the oldest to a new request, one for one', () => {
    const take = slots(3);
    const evicted: number[] = [];
    for (let each = 0; each < 10; each += 1) take(() => evicted.push(each));
    expect(evicted).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('are returned once, by the owner', () => {
    const take = slots(1);
    const evicted: string[] = [];
    const release = take(() => evicted.push('first'));
    take(() => evicted.push('second'));
    // The first was evicted already: its release must not free the slot of the second.
    release();
    take(() => evicted.push('third'));
    expect(evicted).toEqual(['first', 'second']);
  });
});

describe('deadlines', () => {
  test('expire after their time, unless they are cleared', () => {
    jest.useFakeTimers();
    try {
      const set = deadlines(1000);
      const expired: string[] = [];
      set(() => expired.push('first'));
      jest.advanceTimersByTime(400);
      set(() => expired.push('second'));
      const clear = set(() => expired.push('cleared'));
      jest.advanceTimersByTime(599);
      expect(expired).toEqual([]);
      jest.advanceTimersByTime(1);
      expect(expired).toEqual(['first']);
      clear();
      jest.advanceTimersByTime(400);
      expect(expired).toEqual(['first', 'second']);
      set(() => expired.push('third'));
      jest.advanceTimersByTime(1000);
      expect(expired).toEqual(['first', 'second', 'third']);
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });
});
