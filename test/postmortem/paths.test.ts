import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Incident } from '../../src/pagerduty/incident.ts';
import * as paths from '../../src/postmortem/paths.ts';
import { incidentOf } from '../fixtures/webhooks.ts';
import { onRaw } from './on-raw.ts';

const documentPath = onRaw(paths.documentPath);
const { documentBranch } = paths;

const now = new Date('2026-11-01T00:00:00Z');
const pathOf = (changes: Partial<Incident>) =>
  documentPath({ ...incidentOf('resolved-p1'), ...changes }, 'docs/postmortems', now);

describe('the path of a document', () => {
  test('has the date of creation, the title in short and the incident ID at its end', () => {
    expect(pathOf({})).toBe('docs/postmortems/2026-09-10-invoices-are-sent-twice-q2zk81vnwtxe7b.md');
  });

  test('has the date in UTC', () => {
    expect(pathOf({ createdAt: new Date('2026-09-10T23:30:00-05:00').toISOString() })).toMatch(/\/2026-09-11-/);
  });

  test('has the day of the resolve, or today, where the creation is not known', () => {
    expect(pathOf({ createdAt: undefined, resolvedAt: '2026-09-12T01:00:00.000Z' })).toMatch(/\/2026-09-12-/);
    expect(pathOf({ createdAt: undefined, resolvedAt: undefined })).toMatch(/\/2026-11-01-/);
  });

  test('writes accents without them, and leaves other scripts out', () => {
    expect(pathOf({ title: 'Zahlung für Café fehlgeschlagen — 支払いエラー' })).toContain(
      '-zahlung-fur-cafe-fehlgeschlagen-q2',
    );
    expect(pathOf({ title: '支払いエラー' })).toContain('2026-09-10-incident-q2');
  });

  test('cuts a long title between words', () => {
    expect(pathOf({ title: 'word '.repeat(50) })).toBe(
      `docs/postmortems/2026-09-10-${Array(12).fill('word').join('-')}-q2zk81vnwtxe7b.md`,
    );
  });

  test('is safe in a path, a URL and a shell, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(pathOf({ title })).toMatch(/^docs\/postmortems\/2026-09-10-[a-z0-9]+(-[a-z0-9]+)*-q2zk81vnwtxe7b\.md$/);
        expect(pathOf({ title }).length).toBeLessThan(130);
      }),
    );
  });
});

test('the branch is named after the incident', () => {
  expect(documentBranch(incidentOf('resolved-p1'))).toBe('postmortem/q2zk81vnwtxe7b');
});
