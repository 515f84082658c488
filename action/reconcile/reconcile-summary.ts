/** The job summary of reconcile. */
import { isClean, type ShownIncident } from '../../src/incident/clean-incident.ts';
import { escapeMarkdown } from '../../src/text/markdown.ts';
import { describeResult } from '../draft/describe-result.ts';
import { type HealthProblem, problemItem } from '../shared/health-issue.ts';
import type { Reconciled } from './reconcile-incidents.ts';

export function reconcileSummary(
  results: readonly Reconciled[],
  repairs: readonly string[],
  problems: readonly HealthProblem[],
): string {
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
${repairs.length === 0 ? '' : `\n### Repaired\n\n${repairs.map((line) => `- ${escapeMarkdown(line, MAX_LINE)}`).join('\n')}\n`}${attention === '' ? '' : `\n### Needs attention\n\n${attention}\n`}`;
}

const MAX_LINE = 500;

function nameOf(incident: ShownIncident): string {
  if (!isClean(incident)) return incident.id;
  const { id, number, url } = incident;
  const name = number === undefined ? id : `#${number}`;
  return url === undefined ? name : `[${name}](${url})`;
}
