/** Whose turn it is, read from the order of a session's tags. */
import { describe, expect, test } from '@jest/globals';
import { DECLINED_TAG, incidentTag, resolvedTag, TERMINATED_TAG } from '../../src/agent/tags.ts';
import * as turns from '../../src/agent/turns.ts';

const NOW = new Date('2026-09-10T14:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const T1 = '2026-09-10T13:00:00.000Z';
const T2 = '2026-09-10T13:30:00.000Z';
const own = [incidentTag('Q1')];
const tell = (at = NOW, resolvedAt = T1, incidentId = 'Q1') =>
  turns.turnTag({ act: 'tell', incidentId, resolvedAt }, at);
const note = (at = NOW, incidentId = 'Q1') => turns.turnTag({ act: 'note', incidentId }, at);
const stop = (at = NOW) => turns.turnTag({ act: 'stop' }, at);
const end = (at = NOW) => turns.turnTag({ act: 'end' }, at);

/** How the last tag of the list stands. */
const last = (...tags: string[]) => turns.standingOf(tags.at(-1) ?? '', [...own, ...tags], NOW);

describe('a turn to tell', () => {
  test.each<[string, string[], turns.Standing]>([
    ['alone is mine', [tell()], 'mine'],
    ['after another one for the same resolve is theirs', [tell(), tell()], 'theirs'],
    ['after one for a later resolve is theirs', [tell(NOW, T2), tell()], 'theirs'],
    ['after one for an earlier resolve is mine', [tell(), tell(NOW, T2)], 'mine'],
    ['after one for another incident is mine', [tell(NOW, T1, 'Q2'), tell()], 'mine'],
    ['after one whose run must be gone by now is unsure', [tell(ago(16)), tell()], 'unsure'],
    ['of a session that is marked as ended is lost', [TERMINATED_TAG, tell()], 'leaving'],
    ['of a session that another run is ending is lost', [end(), tell()], 'leaving'],
    ['is not kept by a run that must be gone by now', [end(ago(16)), tell()], 'mine'],
  ])('%s', (_what, tags, expected) => {
    expect(last(...tags)).toBe(expected);
  });

  test('is mine again when a turn to end the session was taken back', () => {
    const taken = end();
    expect(last(taken, turns.keepTag(taken), tell())).toBe('mine');
  });

  test('tells milliseconds and whole seconds of one resolve as the same', () => {
    expect(last(tell(NOW, '2026-09-10T13:00:00.412Z'), tell())).toBe('theirs');
  });
});

describe('a turn to end', () => {
  test.each<[string, string[], turns.Standing]>([
    ['of one that gathers, after it was told to write: too late', [resolvedTag(T1), stop()], 'theirs'],
    ['of one that gathers, while it is told to write: too late', [tell(), stop()], 'theirs'],
    ['of one that gathers, after a run that is gone: mine', [tell(ago(16)), stop()], 'mine'],
    ['of several, after it was told to write: mine', [resolvedTag(T1), tell(), end()], 'mine'],
    ['of several, while another incident joins it: too late', [tell(NOW, T1, 'Q2'), end()], 'theirs'],
    ['of several, after another incident has joined it: too late', [incidentTag('Q2'), end()], 'theirs'],
    ['of several, while a note is written that links it: too late', [note(), end()], 'theirs'],
    ['beside another one: mine too, because ending does no harm twice', [end(), end()], 'mine'],
  ])('%s', (_what, tags, expected) => {
    expect(last(...tags)).toBe(expected);
  });

  test('counts as leaving from then on, and no longer than a run can live', () => {
    expect(turns.isLeaving([...own, end()], NOW)).toBe(true);
    expect(turns.isLeaving([...own, end(ago(16))], NOW)).toBe(false);
    expect(turns.isLeaving([...own, note(), end()], NOW)).toBe(false);
    expect(turns.isLeaving([...own, TERMINATED_TAG], NOW)).toBe(true);
  });

  test('makes a turn that comes after it void, even for later lookups', () => {
    expect(turns.isNoted([...own, end(), note()], 'Q1')).toBe(false);
    expect(turns.isBeingJoined([...own, end(), tell(NOW, T1, 'Q2')], NOW)).toBe(false);
  });
});

describe('a note', () => {
  test('is written by the first, and by nobody if the ended session had one', () => {
    expect(last(note(), note())).toBe('theirs');
    const noted = turns.notedTagsOf([...own, note()], 'Q1');
    expect(noted).toHaveLength(1);
    expect(last(...noted, note())).toBe('theirs');
    expect(turns.isNoted([...own, ...noted], 'Q1')).toBe(false);
  });
});

test('a tag that is no turn of this version is passed over', () => {
  const odd = [
    'postmortem-turn:',
    'postmortem-turn:dance:1-a',
    'postmortem-turn:tell:Q1:1-a',
    'postmortem-turn:end:x-a',
  ];
  expect(last(...odd, tell())).toBe('mine');
});

describe('a session that another incident is joining', () => {
  const joining = (...tags: string[]) => {
    const all = [...own, ...tags];
    return [turns.isBeingJoined(all, NOW), turns.isBeingJoinedBy(all, 'Q2', NOW)];
  };

  test.each<[string, string[], boolean]>([
    ['is joined by a turn', [tell(NOW, T1, 'Q2')], true],
    ['is joined although a person says no after the turn', [tell(NOW, T1, 'Q2'), DECLINED_TAG], true],
    ['is not joined by a turn that came after a no', [DECLINED_TAG, tell(NOW, T1, 'Q2')], false],
    ['is not joined by a run that must be gone by now', [tell(ago(16), T1, 'Q2')], false],
    ['is not joined by its own incident', [tell()], false],
    ['is not being joined once it is about both', [tell(NOW, T1, 'Q2'), incidentTag('Q2')], false],
  ])('%s', (_what, tags, expected) => {
    expect(joining(...tags)).toEqual([expected, expected]);
  });
});
