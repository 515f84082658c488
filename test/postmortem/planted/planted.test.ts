/**
 * What docs/rules.md promises, measured: faults are planted in documents without one, and have to be found on their line.
 */
import { describe, expect, test } from '@jest/globals';
import { runRules } from '../../../src/postmortem/rules/rules.ts';
import { subjectOf } from '../rules/subject.ts';
import { type BaseDocument, baseDocuments, STYLES } from './documents.ts';
import { faultsIn, type Planted } from './faults.ts';

const bases = baseDocuments();

function findingsIn(markdown: string, { path }: BaseDocument) {
  return runRules(subjectOf(markdown, { path, author: 'people' }));
}

function isFound({ markdown, rule, lines }: Planted, base: BaseDocument): boolean {
  return findingsIn(markdown, base).some(
    (finding) =>
      finding.rule === rule &&
      finding.places.some((place) => lines.some((line) => line >= place.line && line <= place.endLine)),
  );
}

test('at least twelve documents in eight styles have no finding', () => {
  expect(new Set(bases.map(({ style }) => style)).size).toBe(STYLES.length);
  expect(bases.length).toBeGreaterThanOrEqual(12);
  for (const base of bases) {
    const places = findingsIn(base.markdown, base).flatMap(({ rule, places: found }) =>
      found.map(({ line, message }) => `${base.style} ${base.path}:${line} ${rule}: ${message}`),
    );
    expect(places).toEqual([]);
  }
});

describe('planted faults', () => {
  const planted = bases.flatMap((base) => faultsIn(base).map((fault) => ({ base, fault })));
  const missed = planted.filter(({ base, fault }) => !isFound(fault, base));

  test('number at least 800, for each rule that reads documents', () => {
    expect(planted.length).toBeGreaterThanOrEqual(800);
    expect(new Set(planted.map(({ fault }) => fault.rule)).size).toBe(8);
  });

  test('are found on their line, 95 of 100 or more', () => {
    const kinds = missed.map(({ base, fault }) => `${fault.rule}: ${fault.kind} (${base.style}, ${base.path})`);
    if (missed.length > planted.length * 0.05) expect(kinds).toEqual([]);
    expect(missed.length).toBeLessThanOrEqual(planted.length * 0.05);
  });

  test('are found in most documents, for each kind', () => {
    const count = (some: typeof planted, kind: string) => some.filter(({ fault }) => fault.kind === kind).length;
    const kinds = [...new Set(missed.map(({ fault }) => fault.kind))];
    expect(kinds.filter((kind) => count(missed, kind) > count(planted, kind) / 2)).toEqual([]);
  });
});
