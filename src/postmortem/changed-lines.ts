import type { Finding } from './rules/rule.ts';
import { findingOf } from './rules/rules.ts';

/** The lines of the new file that a patch adds or changes, counted from 1; from `patch` in GitHub's "List pull requests files". */
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

/** What can harm a reader, or is public with the merge, keeps its severity wherever the change brings it. */
const NEVER_LOWERED: readonly Finding['rule'][] = ['secrets', 'remote-content'];

/**
 * Of a document that the pull request only changes: what is on changed lines, as warnings, except secrets and remote content.
 * Lines that the pull request does not change are ignored. `scope` is about the pull request itself, and stays as it is.
 */
export function onlyChanged(findings: readonly Finding[], changedLines: ReadonlySet<number>): Finding[] {
  return findings.flatMap((finding) => {
    if (finding.rule === 'scope') return [finding];
    const places = finding.places.filter(({ line, endLine }) => {
      for (let at = line; at <= endLine; at++) if (changedLines.has(at)) return true;
      return false;
    });
    return findingOf(
      finding,
      NEVER_LOWERED.includes(finding.rule) ? places : places.map((place) => ({ ...place, severity: 'warn' as const })),
    );
  });
}
