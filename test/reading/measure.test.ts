import { describe, expect, test } from '@jest/globals';
import { parseDocument } from '../../src/postmortem/document.ts';
import { differences, expectedFor, readExpected, readingOf, table } from './measure.ts';

const TSV =
  'repository\tpath\ttimeline_entries\taction_items\tduration\nacme/docs\tpm/a.md\t3\t1\tyes\nacme/docs\tpm/b.md\t0\t0\tno\n';
const A =
  '# A\n\n**Duration:** 46 minutes\n\n## Timeline\n\n- 2026-02-10 14:32 a\n- 2026-02-10 15:18 b\n\n## Action Items\n\n- [ ] a\n- [ ] b\n';

describe('the measurement of a folder', () => {
  const expected = readExpected(TSV);
  const readings = [
    readingOf('acme+docs/pm/a.md', parseDocument(A), expectedFor('acme+docs/pm/a.md', expected)),
    readingOf('pm_b.md', parseDocument('# B\n'), expectedFor('acme_docs_pm_b.md', expected)),
    readingOf('c.md', parseDocument('# C\n'), expectedFor('c.md', expected)),
  ];

  test('counts what was read, what was missed and what has no expected count', () => {
    expect(table(readings).split('\n').slice(2)).toEqual([
      '| timeline entries read | 2 of 3 (66.7 %) |',
      '| timeline entries read that nobody counted | 0 of 3 (0 %) |',
      '| documents with a timeline that yield nothing | 0 of 1 (0 %) |',
      '| action items read | 1 of 1 (100 %) |',
      '| action items read that nobody counted | 1 of 1 (100 %) |',
      '| stated durations read | 1 of 1 (100 %) |',
    ]);
  });

  test('names the documents whose counts differ', () => {
    expect(differences(readings)).toEqual(['acme+docs/pm/a.md: timeline 2 of 3, action items 2 of 1']);
  });
});
