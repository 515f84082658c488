import { describe, expect, test } from '@jest/globals';
import { changedLinesOf, onlyChanged } from '../../src/postmortem/changed-lines.ts';
import type { Finding } from '../../src/postmortem/rules/rule.ts';

const patch = `@@ -1,4 +1,5 @@
 # Orders fail
-old
+new
+another
 
 ## Summary
@@ -20,2 +21,2 @@ ## Timeline
-- 14:15 UTC
+- 14:16 UTC
 - 14:32 UTC
\\ No newline at end of file`;

const place = (line: number, endLine = line) => ({ line, endLine, column: 1, message: '', severity: 'error' as const });
const finding = (rule: Finding['rule'], ...places: Finding['places']): Finding => ({
  rule,
  severity: 'error',
  message: '',
  fix: '',
  places,
});

describe('the changed lines of a patch', () => {
  test('are the lines that it adds to the new file', () => {
    expect([...changedLinesOf(patch)]).toEqual([2, 3, 21]);
  });

  test('may begin with two plus signs', () => {
    expect([...changedLinesOf('@@ -0,0 +1 @@\n+++ a')]).toEqual([1]);
  });
});

describe('a document that the pull request changes', () => {
  const changed = changedLinesOf(patch);
  const wasThere = () => true;

  test('has its findings on changed lines, as warnings', () => {
    expect(onlyChanged([finding('timeline', place(3), place(10), place(21))], changed, wasThere)).toEqual([
      {
        ...finding('timeline', { ...place(3), severity: 'warn' }, { ...place(21), severity: 'warn' }),
        severity: 'warn',
      },
    ]);
  });

  test('has a finding over several lines if one of them is changed', () => {
    expect(
      onlyChanged([finding('action-items', place(18, 22)), finding('facts', place(8, 9))], changed, wasThere),
    ).toHaveLength(1);
  });

  test.each(['secrets', 'remote-content'] as const)('keeps the severity of %s', (rule) => {
    expect(onlyChanged([finding(rule, place(3), place(10))], changed, wasThere)).toEqual([finding(rule, place(3))]);
  });

  test('has no findings that existed before', () => {
    expect(onlyChanged([finding('sections', place(1))], changed, wasThere)).toEqual([]);
  });

  test('has errors for other files that the pull request changes', () => {
    expect(onlyChanged([finding('scope', place(1))], changed, wasThere)).toEqual([finding('scope', place(1))]);
  });
});
