/**
 * The requests that docs/cost.md counts for a draft are those that a draft makes.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Pipeline, startPipeline } from '../../pipeline.ts';
import { documentAt } from './documents.ts';

const MINUTE = 60_000;
let pipeline: Pipeline;

beforeAll(async () => {
  pipeline = await startPipeline({ author: false, now: () => new Date(Date.now() - 60 * MINUTE) });
});
afterAll(() => pipeline.close());

test('a draft with evidence in a docs repository with no other postmortem costs what the guide says', async () => {
  const { pagerduty, devin, github, relay, settled } = pipeline;
  const { id } = await pagerduty.trigger({ title: 'Invoices are sent twice', service: 'Billing API' });
  await pagerduty.elapse(30 * MINUTE);
  await pagerduty.resolve(id);
  await relay.logged(({ incident_id, status }) => incident_id === id && status === 'dispatched');
  await settled();
  expect(devin.sessions).toHaveLength(1);

  const made = [
    devin.requests,
    pagerduty.requests,
    github.requests.filter(({ path }) => !path.endsWith('/dispatches')),
  ];
  const [, row = ''] = /^\| \*\*total\*\* \|(.*)\|$/m.exec(documentAt('docs/cost.md').text) ?? [];
  const told = row.split('|').map((cell) => Number(/\d+/.exec(cell)?.[0]));
  expect(made.map(({ length }) => length)).toEqual(told);
});
