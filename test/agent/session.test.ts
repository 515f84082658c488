import { describe, expect, test } from '@jest/globals';
import { type Session, whoStays } from '../../src/agent/session.ts';

function session(
  id: string,
  startedAt: number,
  tags: string[] = ['pagerduty-incident:Q1'],
  state: Session['state'] = 'open',
): Session {
  return {
    id,
    url: `https://app.devin.ai/sessions/${id}`,
    state,
    archived: false,
    blockedBy: undefined,
    cost: 'not known yet',
    tags,
    pulls: [],
    startedAt,
  };
}
const shared = ['pagerduty-incident:Q1', 'pagerduty-incident:Q2'];

describe('the choice between several sessions of an incident', () => {
  test.each<[string, Session[], string | undefined]>([
    ['the older one stays', [session('devin-b', 2), session('devin-a', 1)], 'devin-a'],
    [
      'the one with the smaller ID stays if both started in the same second',
      [session('devin-b', 1), session('devin-a', 1)],
      'devin-a',
    ],
    ['one that has ended does not stay', [session('devin-a', 1, [], 'ended'), session('devin-b', 2)], 'devin-b'],
    [
      'one that other incidents share stays, even if it is younger',
      [session('devin-a', 1), session('devin-b', 2, shared)],
      'devin-b',
    ],
    [
      'the older one stays if other incidents share both',
      [session('devin-a', 2, shared), session('devin-b', 1, shared)],
      'devin-b',
    ],
    ['none stays if none is live', [session('devin-a', 1, [], 'failed')], undefined],
  ])('%s', (_what, sessions, expected) => {
    expect(whoStays(sessions, 'Q1', new Date())?.id).toBe(expected);
  });
});
