/** The job summary of reconcile. */
import { isClean, type ShownIncident } from '../../src/incident/clean-incident.ts';
import { escapeMarkdown } from '../../src/text/markdown.ts';
import { describeResult } from '../draft/describe-result.ts';
import type { ReconciledFixes } from '../fix/reconcile-fixes.ts';
import { type HealthProblem, problemItem } from '../shared/health-issue.ts';
import type { Reconciled } from './reconcile-incidents.ts';

export interface ReconcileReport {
  results: readonly Reconciled[];
  /** Each a sentence. */
  repairs: readonly string[];
  problems: readonly HealthProblem[];
  fixes: ReconciledFixes;
}

export function reconcileSummary({ results, repairs, problems, fixes }: ReconcileReport): string {
  const rows = results.map((each) => {
    if ('problem' in each) return `| ${each.id} | **failed** | ${escapeMarkdown(each.problem)} |`;
    const { outcome, text, session } = describeResult(each.result);
    const where = session === undefined ? [] : [`[session](${session.url})`];
    const without = each.dropped.length === 0 ? [] : [`Dropped: ${each.dropped.join('; ')}.`];
    return `| ${nameOf(each.result.incident)} | ${outcome} | ${[...where, text, ...without].join(' ')} |`;
  });
  const list =
    rows.length === 0
      ? 'No incidents were resolved in this window. (reason: `nothing-to-do`)'
      : ['| incident | outcome | |', '|---|---|---|', ...rows].join('\n');
  const attention = problems.map(problemItem).join('\n');
  return `## Reconciled

Incidents resolved in the last 48 hours, except the last 15 minutes, which the webhook covers.

${list}
${section('Repaired', repairs.map(escapedLine))}${section('Action items', fixes.done)}${attention === '' ? '' : `\n### Needs attention\n\n${attention}\n`}`;
}

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `\n### ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`;
}

const escapedLine = (line: string) => escapeMarkdown(line, MAX_LINE);

const MAX_LINE = 500;

function nameOf(incident: ShownIncident): string {
  if (!isClean(incident)) return incident.id;
  const { id, number, url } = incident;
  const name = number === undefined ? id : `#${number}`;
  return url === undefined ? name : `[${name}](${url})`;
}
