import { expect, test } from '@jest/globals';
import { durationInProse, inShort, inWords, secondsIn } from '../../src/time/duration.ts';

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [29, '29 seconds'],
  [60, '1 minute'],
  [46 * 60, '46 minutes'],
  [6268, '1 hour 44 minutes'],
  [7200, '2 hours'],
  [90_000, '1 day 1 hour'],
  [172_800 + 59, '2 days 1 minute'],
])('%i seconds are written as %s', (seconds, words) => {
  expect(inWords(seconds)).toBe(words);
});

test.each([
  [29, '29 s'],
  [46 * 60, '46 min'],
  [6268, '1 h 44 min'],
  [90_000, '1 d 1 h'],
])('%i seconds are written as %s in a table, without a place for a line break', (seconds, short) => {
  expect(inShort(seconds)).toBe(short.replaceAll(' ', '\u00A0'));
});

test.each([
  ['46 minutes', 46 * 60],
  ['1h 44m', 104 * 60],
  ['1h44', 104 * 60],
  ['0h 38m', 38 * 60],
  ['2d 3h', 51 * 3600],
  ['~30 hours (non-business)', 30 * 3600],
  ['approx. 3 hrs', 3 * 3600],
  ['1:44', 104 * 60],
  ['01:44:10', 104 * 60 + 10],
  ['about 1 hour and 44 min', 104 * 60],
  ['1 hour, 5 minutes and 10 seconds', 3910],
  ['an hour and a half', 5400],
  ['two and a half hours', 9000],
  ['half an hour', 1800],
  ['ninety minutes', 5400],
  ['~2 weeks (October 9 to 23)', 14 * 86_400],
  ['1,5 Stunden', 5400],
  ['1,440 minutes', 86_400],
  ['2 heures et 10 minutes', 7800],
  ['45 minutos', 2700],
  ['2 horas e 5 minutos', 7500],
  ['3 ore', 10_800],
  ['約 2 時間', 7200],
  ['2026-03-23 19:25 JST 〜 21:27 JST (約 2 時間)', 7200],
  ['2小时15分钟', 8100],
  ['1시간 30분', 5400],
])('%s is read as %i seconds', (text, seconds) => {
  expect(secondsIn(text)).toBe(seconds);
});

test.each(['unknown', '', 'ongoing', '2026-02-10', '14:32 UTC', 'P1', '5 mistakes'])(
  '%j states no duration',
  (text) => {
    expect(secondsIn(text)).toBeUndefined();
  },
);

test('a duration in a sentence is read, but not a bound', () => {
  expect(durationInProse('The outage lasted for 47 minutes, during which …')).toMatchObject({ seconds: 47 * 60 });
  expect(durationInProse('An outage lasting approximately 1 hour and 48 minutes')).toMatchObject({ seconds: 108 * 60 });
  expect(durationInProse('It lasted for at least seven hours, and up to 5 minutes later')).toBeUndefined();
});
