/** What the tags on a session mean, and which are removed at the limit. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as tags from '../../src/agent/tags.ts';

const numbered = (count: number, tag: (value: string) => string) =>
  Array.from({ length: count }, (_, index) => tag(String(index)));
const time = (minute: number) => new Date(Date.UTC(2026, 8, 10, 11, minute)).toISOString();

describe('the tags of a session', () => {
  test('list its incidents, its resolves in order of time, and the heads at which it was asked for fixes', () => {
    const own = [
      tags.POSTMORTEM_TAG,
      tags.incidentTag('QB'),
      tags.resolvedTag(time(5)),
      tags.incidentTag('QA'),
      tags.resolvedTag(time(1)),
      tags.resolvedTag('soon'),
      tags.reviewTag('abc'),
    ];
    expect(tags.incidentIdsOf(own)).toEqual(['QB', 'QA']);
    expect(tags.resolvesOf(own)).toEqual([time(1), time(5)]);
    expect(tags.reviewedHeadsOf(own)).toEqual(['abc']);
  });

  test('shorten the name of a service or a priority, and split no character', () => {
    expect(tags.serviceTag('Billing API')).toBe('service:Billing API');
    expect(tags.serviceTag('😀'.repeat(200))).toBe(`service:${'😀'.repeat(79)}…`);
    expect(tags.priorityTag('P'.repeat(41))).toBe(`priority:${'P'.repeat(39)}…`);
  });
});

describe('added tags', () => {
  test('come at the end, and none appears twice', () => {
    expect(tags.withTags(['a', 'b'], ['b', 'c', 'c'])).toEqual(['a', 'b', 'c']);
  });

  test('push out the oldest events beyond fifty, then the oldest resolves', () => {
    const events = numbered(20, tags.eventTag);
    const resolves = Array.from({ length: 20 }, (_, index) => tags.resolvedTag(time(index)));
    const lasting = numbered(10, tags.incidentTag);
    const added = tags.withTags([...events, ...resolves, ...lasting], [tags.eventTag('new')]);
    expect(added).toHaveLength(tags.MAX_TAGS);
    expect(added).toEqual([...events.slice(1), ...resolves, ...lasting, tags.eventTag('new')]);
    const more = numbered(22, (index) => tags.incidentTag(`Q${index}`));
    expect(tags.withTags(added, more)).toEqual([...resolves.slice(2), ...lasting, ...more]);
  });

  test('leave room for another incident unless the permanent tags are close to fifty', () => {
    expect(tags.hasRoom(numbered(50, tags.eventTag))).toBe(true);
    expect(tags.hasRoom(numbered(43, tags.incidentTag))).toBe(true);
    expect(tags.hasRoom(numbered(44, tags.incidentTag))).toBe(false);
  });

  test('never push out an incident, one of our marks or an added tag, and are left out if they do not fit', () => {
    const some = fc.uniqueArray(
      fc.oneof(
        fc.integer({ max: 99, min: 0 }).map((value) => tags.eventTag(`E${value}`)),
        fc.integer({ max: 59, min: 0 }).map((value) => tags.resolvedTag(time(value))),
        fc.integer({ max: 29, min: 0 }).map((value) => tags.incidentTag(`Q${value}`)),
        fc.constantFrom(tags.POSTMORTEM_TAG, tags.DECLINED_TAG, tags.TERMINATED_TAG, tags.BY_HAND_TAG, 'team'),
      ),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(
        some,
        fc.uniqueArray(fc.constantFrom(tags.eventTag('new'), tags.incidentTag('QNEW'))),
        (own, more) => {
          const added = tags.withTags(own, more);
          const lasts = (tag: string) => !/^(pagerduty-event|postmortem-resolved):/.test(tag);
          expect(added).toEqual(expect.arrayContaining([...own.filter(lasts), ...more]));
          expect(new Set(added).size).toBe(added.length);
          expect(added.length).toBeLessThanOrEqual(tags.MAX_TAGS);
        },
      ),
    );
  });
});
