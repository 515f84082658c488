import { describe, expect, test } from '@jest/globals';
import { readIncidentReference } from '../../src/pagerduty/read-incident-reference.ts';

describe('the incident that a person enters', () => {
  test.each([
    ['Q2ZK81VNWTXE7B', 'Q2ZK81VNWTXE7B'],
    [' q2zk81vnwtxe7b ', 'Q2ZK81VNWTXE7B'],
    ['4812', '4812'],
    ['#4812', '4812'],
    ['https://example-co.pagerduty.com/incidents/Q2ZK81VNWTXE7B', 'Q2ZK81VNWTXE7B'],
    ['https://example-co.eu.pagerduty.com/incidents/Q2ZK81VNWTXE7B/timeline?x=1#y', 'Q2ZK81VNWTXE7B'],
    ['<https://example-co.pagerduty.com/incidents/Q2ZK81VNWTXE7B|#4711>', 'Q2ZK81VNWTXE7B'],
    ['<https://example-co.pagerduty.com/incidents/Q2ZK81VNWTXE7B>', 'Q2ZK81VNWTXE7B'],
    ['[#4711](https://example-co.pagerduty.com/incidents/Q2ZK81VNWTXE7B)', 'Q2ZK81VNWTXE7B'],
    ['[#4711] Orders time out: https://example-co.pagerduty.com/incidents/Q2ZK81VNWTXE7B', 'Q2ZK81VNWTXE7B'],
    ['example-co.pagerduty.com/incidents/Q2ZK81VNWTXE7B', 'Q2ZK81VNWTXE7B'],
    ['example-co.pagerduty.com/incidents/Q2ZK81VNWTXE7B/', 'Q2ZK81VNWTXE7B'],
    ['//example-co.pagerduty.com/incidents/q2zk81vnwtxe7b?utm_source=slack', 'Q2ZK81VNWTXE7B'],
    ['Incident #4711', '4711'],
    ['incident 4711', '4711'],
    ['PagerDuty incident no. 4711', '4711'],
    ['Incident Q2ZK81VNWTXE7B', 'Q2ZK81VNWTXE7B'],
    ['[#4711] Orders time out in 3 regions', '4711'],
    ['#4711.', '4711'],
    ['(#4711)', '4711'],
    ['"Q2ZK81VNWTXE7B"', 'Q2ZK81VNWTXE7B'],
    ['`4711`', '4711'],
    ['ID: Q2ZK81VNWTXE7B', 'Q2ZK81VNWTXE7B'],
    ['\u00a0#4711\n', '4711'],
  ])('%j means %s', (typed, reference) => {
    expect(readIncidentReference(typed)).toBe(reference);
  });

  test.each([
    '',
    'the last one',
    '../users',
    'https://example.com/',
    'Q1;rm',
    '#1 and #2',
    'x.com/incidents/Q1 x.com/incidents/Q2',
    'Incident',
  ])('%j means none', (typed) => {
    expect(readIncidentReference(typed)).toBeUndefined();
  });
});
