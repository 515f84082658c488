import { expect, test } from '@jest/globals';
import type { Row } from './faults.ts';
import { PROMISES, promisesNotKept } from './promises.ts';

const all = new Map<Row, Map<string, number>>([
  [
    'relay to GitHub',
    new Map([
      ['502', 1],
      ['429', 1],
      ['hang after', 1],
      ['cut before', 1],
      ['kill after', 1],
    ]),
  ],
  ['action to GitHub', new Map([['503', 1]])],
  ['action to PagerDuty', new Map([['500', 1]])],
  ['Devin: create', new Map([['502 (done)', 1]])],
  ['Devin: look up', new Map([['503', 1]])],
  ['Devin: message', new Map([['cut after', 1]])],
  ['Devin: tags', new Map([['cut after', 1]])],
  ['Devin: terminate', new Map([['cut after', 1]])],
  ['Devin: list', new Map([['one write behind', 1]])],
  [
    'action process',
    new Map([
      ['kill before', 1],
      ['kill after', 1],
    ]),
  ],
  [
    'expired tokens',
    new Map([
      ['GitHub 401', 1],
      ['PagerDuty 403', 1],
      ['Devin 401', 1],
    ]),
  ],
  [
    'overtaking',
    new Map([
      ['two creates at once', 1],
      ['declined during a run', 1],
      ['redo of a shared session', 1],
    ]),
  ],
]);

test('a run in which everything happened kept its promises', () => {
  expect(promisesNotKept(all, { startOn: 'resolved', groupWindow: '10m' })).toEqual([]);
});

test('a run names what never happened', () => {
  const none = promisesNotKept(new Map(), { startOn: 'resolved', groupWindow: '10m' });
  expect(none).toEqual(PROMISES.map(({ what }) => what));
  const without = new Map(all).set('action process', new Map([['kill before', 1]]));
  expect(promisesNotKept(without, { startOn: 'resolved', groupWindow: '10m' })).toEqual([
    "an action process is killed after its request's effect",
  ]);
});

test('no redo can end a shared session if incidents are not grouped', () => {
  const without = new Map(all).set(
    'overtaking',
    new Map([
      ['two creates at once', 1],
      ['declined during a run', 1],
    ]),
  );
  expect(promisesNotKept(without, { startOn: 'resolved', groupWindow: '0m' })).toEqual([]);
  expect(promisesNotKept(without, { startOn: 'resolved', groupWindow: '10m' })).toHaveLength(1);
});
