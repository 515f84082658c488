import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createLog } from '../../src/relay/log.ts';

describe('the log', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const start = () => {
    const lines: { status: string; suppressed?: number }[] = [];
    return { lines, log: createLog((line) => lines.push(JSON.parse(line))) };
  };

  test('has a line for each of a few forged requests', () => {
    const { lines, log } = start();
    for (let sent = 0; sent < 500; sent += 1) log.limited({ status: 'unauthorized' });
    expect(lines).toHaveLength(500);
    expect(lines.every((line) => line.suppressed === undefined)).toBe(true);
  });

  test('has few lines for 100,000 forged requests in a minute, which add up to all of them', () => {
    const { lines, log } = start();
    for (let sent = 0; sent < 100_000; sent += 1) {
      if (sent % 1000 === 0) jest.advanceTimersByTime(600);
      log.limited({ status: 'unauthorized' });
    }
    log.always({ status: 'dispatched' });
    expect(lines.length).toBeLessThan(600);
    const forged = lines.filter(({ status }) => status === 'unauthorized').length;
    expect(forged + lines.reduce((sum, { suppressed = 0 }) => sum + suppressed, 0)).toBe(100_000);
  });

  test('has every line about an authentic delivery', () => {
    const { lines, log } = start();
    for (let sent = 0; sent < 2000; sent += 1) log.limited({ status: 'unauthorized' });
    for (let sent = 0; sent < 2000; sent += 1) log.always({ status: 'ignored' });
    expect(lines.filter(({ status }) => status === 'ignored')).toHaveLength(2000);
    expect(lines.filter(({ suppressed }) => suppressed !== undefined)).toEqual([
      { status: 'ignored', suppressed: 1500 },
    ]);
  });

  test('has room for forged requests again after a while', () => {
    const { lines, log } = start();
    for (let sent = 0; sent < 600; sent += 1) log.limited({ status: 'unauthorized' });
    jest.advanceTimersByTime(60_000);
    for (let sent = 0; sent < 60; sent += 1) log.limited({ status: 'unauthorized' });
    expect(lines).toHaveLength(560);
  });
});
