/** Which sessions no longer count after a person's no, and what a session that goes leaves to the one that stays. */
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

describe('a session is overruled', () => {
  test.each<[string, Session, Session[], boolean]>([
    ['if it was started after a no', session('b', 2), [session('a', 1, DECLINED_TAG)], true],
    [
      'if it was started in the second of one that was declined',
      session('a', 1),
      [session('b', 1, DECLINED_TAG)],
      true,
    ],
    ['not if it is older than one that was declined', session('a', 1), [session('b', 2, DECLINED_TAG)], false],
    ['not by its own no', session('b', 2, DECLINED_TAG), [session('a', 1)], false],
    ['not if a note links it, so that it was alone', session('a', 1, note), [session('b', 1, DECLINED_TAG)], false],
    ['also if a note links it, by a no to an older one', session('b', 2, note), [session('a', 1, DECLINED_TAG)], true],
    ['not if a person asked for it', session('b', 2, BY_HAND_TAG), [session('a', 1, DECLINED_TAG)], false],
    [
      'not if a person asked for one after the no',
      session('c', 3),
      [session('a', 1, DECLINED_TAG), session('b', 2, BY_HAND_TAG)],
      false,
    ],
    [
      'if a person asked for one before the no',
      session('c', 3),
      [session('a', 1, BY_HAND_TAG), session('b', 2, DECLINED_TAG)],
      true,
    ],
    ['not if other incidents share it', session('b', 2, incidentTag('Q2')), [session('a', 1, DECLINED_TAG)], false],
  ])('%s', (_what, own, others, expected) => {
    expect(isOverruled(own, [...others, own])).toBe(expected);
  });
});

describe('a session that we ended leaves something to the one that stays', () => {
  test.each<[string, Session[], boolean]>([
    ['if it was declined in the end', [session('a', 1), session('b', 2, DECLINED_TAG, TERMINATED_TAG)], true],
    [
      'not what the other one knows',
      [session('a', 1, DECLINED_TAG), session('b', 2, DECLINED_TAG, TERMINATED_TAG)],
      false,
    ],
    ['not that a person had asked for it', [session('a', 1), session('b', 2, BY_HAND_TAG, TERMINATED_TAG)], false],
    [
      'but no no that a person has answered by asking again',
      [session('a', 1, DECLINED_TAG, TERMINATED_TAG), session('b', 2, BY_HAND_TAG)],
      false,
    ],
    [
      'also a no to what a person had asked for, if that was younger',
      [session('a', 1, BY_HAND_TAG), session('b', 2, BY_HAND_TAG, DECLINED_TAG, TERMINATED_TAG)],
      true,
    ],
  ])('%s', (_what, sessions, expected) => {
    expect(isUnsettled(sessions, 'Q1', NOW)).toBe(expected);
  });
});
