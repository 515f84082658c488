/** Which sessions no longer count after a person declined, and what a terminated session hands over to the remaining one. */
import { describe, expect, test } from '@jest/globals';
import { isOverruled, isUnsettled } from '../../action/draft/settle-sessions.ts';
import type { Session } from '../../src/agent/session.ts';
import { BY_HAND_TAG, DECLINED_TAG, incidentTag, TERMINATED_TAG } from '../../src/agent/tags.ts';
import { turnTag } from '../../src/agent/turns.ts';

const NOW = new Date('2026-09-10T14:00:00Z');
const note = turnTag({ act: 'note', incidentId: 'Q1' }, NOW);

function session(id: string, startedAt: number, ...tags: string[]): Session {
  return {
    id,
    url: `https://app.devin.ai/sessions/${id}`,
    state: tags.includes(TERMINATED_TAG) ? 'ended' : 'open',
    archived: false,
    blockedBy: undefined,
    cost: 'not known yet',
    tags: [incidentTag('Q1'), ...tags],
    pulls: [],
    startedAt,
  };
}

describe('a session', () => {
  test.each<[string, Session, Session[], boolean]>([
    ['is overruled if it started after one that was declined', session('b', 2), [session('a', 1, DECLINED_TAG)], true],
    [
      'is overruled if it started in the same second as one that was declined',
      session('a', 1),
      [session('b', 1, DECLINED_TAG)],
      true,
    ],
    [
      'is not overruled if it is older than one that was declined',
      session('a', 1),
      [session('b', 2, DECLINED_TAG)],
      false,
    ],
    ['is not overruled by its own decline', session('b', 2, DECLINED_TAG), [session('a', 1)], false],
    [
      'is not overruled if a note links it, so that it was alone',
      session('a', 1, note),
      [session('b', 1, DECLINED_TAG)],
      false,
    ],
    [
      'is overruled by the decline of an older one even if a note links it',
      session('b', 2, note),
      [session('a', 1, DECLINED_TAG)],
      true,
    ],
    ['is not overruled if a person asked for it', session('b', 2, BY_HAND_TAG), [session('a', 1, DECLINED_TAG)], false],
    [
      'is not overruled if a person asked for one after the decline',
      session('c', 3),
      [session('a', 1, DECLINED_TAG), session('b', 2, BY_HAND_TAG)],
      false,
    ],
    [
      'is overruled if a person asked for one before the decline',
      session('c', 3),
      [session('a', 1, BY_HAND_TAG), session('b', 2, DECLINED_TAG)],
      true,
    ],
    [
      'is not overruled if other incidents share it',
      session('b', 2, incidentTag('Q2')),
      [session('a', 1, DECLINED_TAG)],
      false,
    ],
  ])('%s', (_what, own, others, expected) => {
    expect(isOverruled(own, [...others, own])).toBe(expected);
  });
});

describe('a terminated session', () => {
  test.each<[string, Session[], boolean]>([
    [
      'hands on that it was declined at the last moment',
      [session('a', 1), session('b', 2, DECLINED_TAG, TERMINATED_TAG)],
      true,
    ],
    [
      'hands on nothing that the remaining session knows',
      [session('a', 1, DECLINED_TAG), session('b', 2, DECLINED_TAG, TERMINATED_TAG)],
      false,
    ],
    [
      'does not hand on that a person had asked for it',
      [session('a', 1), session('b', 2, BY_HAND_TAG, TERMINATED_TAG)],
      false,
    ],
    [
      'does not hand on a decline if a person asked again later',
      [session('a', 1, DECLINED_TAG, TERMINATED_TAG), session('b', 2, BY_HAND_TAG)],
      false,
    ],
    [
      'hands on a decline of what a person had asked for, if that session was younger',
      [session('a', 1, BY_HAND_TAG), session('b', 2, BY_HAND_TAG, DECLINED_TAG, TERMINATED_TAG)],
      true,
    ],
  ])('%s', (_what, sessions, expected) => {
    expect(isUnsettled(sessions, 'Q1', NOW)).toBe(expected);
  });
});
