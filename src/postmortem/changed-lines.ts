import type { Finding, Place } from './rules/rule.ts';
import { findingOf } from './rules/rules.ts';

/** Returns the lines of the new file that a patch adds or changes, counted from 1; from `patch` in GitHub's "List pull requests files". */
export function changedLinesOf(patch: string): ReadonlySet<number> {
  const changed = new Set<number>();
  let line = 0;
  for (const row of patch.split('\n')) {
    const hunk = /^@@ -\d{1,9}(?:,\d{1,9})? \+(\d{1,9})(?:,\d{1,9})? @@/.exec(row);
    if (hunk) line = Number(hunk[1]);
    else if (row.startsWith('+')) changed.add(line++);
    else if (row.startsWith(' ')) line++;
  }
  return changed;
}

/** Findings of these rules can harm a reader or become public with the merge, so they keep their severity everywhere. */
const NEVER_LOWERED: readonly Finding['rule'][] = ['secrets', 'remote-content'];

/**
 * Returns the findings in a document that the pull request only changes: those on changed lines, as warnings. Unchanged lines are
 * ignored. `scope` is about the pull request itself, and stays as it is. Secrets and remote content keep their severity, on any line:
 * a change on one line can activate another (a link's definition, the end of a comment). They are ignored only if they `wasThere`
 * before, which is asked only about unchanged lines.
 */
export function onlyChanged(
  findings: readonly Finding[],
  changedLines: ReadonlySet<number>,
  wasThere: (rule: Finding['rule'], place: Place) => boolean,
): Finding[] {
  return findings.flatMap((finding) => {
    const { rule, places } = finding;
    if (rule === 'scope') return [finding];
    const changed = (place: Place) => isChanged(place, changedLines);
    return findingOf(
      finding,
      NEVER_LOWERED.includes(rule)
        ? places.filter((place) => changed(place) || !wasThere(rule, place))
        : places.filter(changed).map((place) => ({ ...place, severity: 'warn' as const })),
    );
  });
}

/** Returns whether secrets or remote content are on unchanged lines, so that the earlier version is needed to see what is new. */
export function needsEarlierVersion(findings: readonly Finding[], changedLines: ReadonlySet<number>): boolean {
  return findings.some(
    ({ rule, places }) => NEVER_LOWERED.includes(rule) && places.some((place) => !isChanged(place, changedLines)),
  );
}

function isChanged({ line, endLine }: Place, changedLines: ReadonlySet<number>): boolean {
  for (let at = line; at <= endLine; at++) if (changedLines.has(at)) return true;
  return false;
}
