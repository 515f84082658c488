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

/** Returns the position of the last tag of the list. */
const last = (...tags: string[]) => turns.standingOf(tags.at(-1) ?? '', [...own, ...tags], NOW);

describe('a turn to notify', () => {
  test.each<[string, string[], turns.Standing]>([
    ['is mine if it is alone', [tell()], 'mine'],
    ['is theirs after another one for the same resolve', [tell(), tell()], 'theirs'],
    ['is theirs after one for a later resolve', [tell(NOW, T2), tell()], 'theirs'],
    ['is mine after one for an earlier resolve', [tell(), tell(NOW, T2)], 'mine'],
    ['is mine after one for another incident', [tell(NOW, T1, 'Q2'), tell()], 'mine'],
    ['is unsure after one whose run must be gone by now', [tell(ago(16)), tell()], 'unsure'],
    ['is lost if the session is marked as ended', [TERMINATED_TAG, tell()], 'leaving'],
    ['is lost if another run is ending the session', [end(), tell()], 'leaving'],
    ['is mine if the run that was ending the session must be gone by now', [end(ago(16)), tell()], 'mine'],
  ])('%s', (_what, tags, expected) => {
    expect(last(...tags)).toBe(expected);
  });

  test('is mine again if a turn to end the session was taken back', () => {
    const taken = end();
    expect(last(taken, turns.keepTag(taken), tell())).toBe('mine');
  });

  test('treats a resolve with milliseconds and in whole seconds as the same', () => {
    expect(last(tell(NOW, '2026-09-10T13:00:00.412Z'), tell())).toBe('theirs');
  });
});

describe('a turn to end', () => {
  test.each<[string, string[], turns.Standing]>([
    ['is too late for a gathering session that was asked to write', [resolvedTag(T1), stop()], 'theirs'],
    ['is too late for a gathering session that is being asked to write', [tell(), stop()], 'theirs'],
    ['is mine for a gathering session after a run that is gone', [tell(ago(16)), stop()], 'mine'],
    ['is mine for one of several sessions that was asked to write', [resolvedTag(T1), tell(), end()], 'mine'],
    ['is too late for one of several sessions while another incident joins it', [tell(NOW, T1, 'Q2'), end()], 'theirs'],
    [
      'is too late for one of several sessions after another incident has joined it',
      [incidentTag('Q2'), end()],
      'theirs',
    ],
    ['is too late for one of several sessions while a note that links it is being written', [note(), end()], 'theirs'],
    ['is mine too next to another one, because ending twice does no harm', [end(), end()], 'mine'],
  ])('%s', (_what, tags, expected) => {
    expect(last(...tags)).toBe(expected);
  });

  test('marks the session as leaving from then on, for no longer than a run can live', () => {
    expect(turns.isLeaving([...own, end()], NOW)).toBe(true);
    expect(turns.isLeaving([...own, end(ago(16))], NOW)).toBe(false);
    expect(turns.isLeaving([...own, note(), end()], NOW)).toBe(false);
    expect(turns.isLeaving([...own, TERMINATED_TAG], NOW)).toBe(true);
  });

  test('invalidates a turn that comes after it, even for later lookups', () => {
    expect(turns.isNoted([...own, end(), note()], 'Q1')).toBe(false);
    expect(turns.isBeingJoined([...own, end(), tell(NOW, T1, 'Q2')], NOW)).toBe(false);
  });
});

describe('a turn to write a note', () => {
  test('belongs to the first run, and to nobody if the ended session had a note', () => {
    expect(last(note(), note())).toBe('theirs');
    const noted = turns.notedTagsOf([...own, note()], 'Q1');
    expect(noted).toHaveLength(1);
    expect(last(...noted, note())).toBe('theirs');
    expect(turns.isNoted([...own, ...noted], 'Q1')).toBe(false);
  });

  test('is not recorded for a replacement if its turn came when the session was leaving', () => {
    expect(turns.notedTagsOf([...own, TERMINATED_TAG, note()], 'Q1')).toEqual([]);
    expect(turns.notedTagsOf([...own, end(), note()], 'Q1')).toEqual([]);
    expect(turns.notedTagsOf([...own, note(), TERMINATED_TAG], 'Q1')).toHaveLength(1);
  });
});

test('a tag that is no turn of this version is ignored', () => {
  const odd = [
    'postmortem-turn:',
    'postmortem-turn:dance:1-a',
    'postmortem-turn:tell:Q1:1-a',
    'postmortem-turn:end:x-a',
  ];
  expect(last(...odd, tell())).toBe('mine');
});

describe('a session that another incident may be joining', () => {
  const joining = (...tags: string[]) => {
    const all = [...own, ...tags];
    return [turns.isBeingJoined(all, NOW), turns.isBeingJoinedBy(all, 'Q2', NOW)];
  };

  test.each<[string, string[], boolean]>([
    ['is being joined after a turn', [tell(NOW, T1, 'Q2')], true],
    ['is being joined even if a person declines after the turn', [tell(NOW, T1, 'Q2'), DECLINED_TAG], true],
    ['is not being joined by a turn that came after a decline', [DECLINED_TAG, tell(NOW, T1, 'Q2')], false],
    ['is not being joined by a run that must be gone by now', [tell(ago(16), T1, 'Q2')], false],
    ['is not being joined by its own incident', [tell()], false],
    ['is not being joined once it is about both', [tell(NOW, T1, 'Q2'), incidentTag('Q2')], false],
  ])('%s', (_what, tags, expected) => {
    expect(joining(...tags)).toEqual([expected, expected]);
  });
});
