import { expect, test } from '@jest/globals';
import type { Checked } from '../../src/cli/check/checked.ts';
import { textOf } from '../../src/cli/check/text.ts';

test('waiting sections are listed with their lines', () => {
  const checked: Checked = { path: 'a.md', findings: [], notChecked: [], uncheckedCitations: [], isUnderRules: true };
  const waiting = [{ title: 'Lessons Learned', line: 41 }];
  expect(textOf(process.cwd(), [{ ...checked, waiting }])).toMatch(/a\.md:41:.* waiting for people: Lessons Learned/);
  expect(textOf(process.cwd(), [checked])).not.toMatch(/waiting/);
});
