/** The job summary of a draft: what happened to the incident. */
import { type CleanIncident, isClean, type ShownIncident } from '../../src/incident/clean-incident.ts';
import { durationOf } from '../../src/incident/incident.ts';
import type { Removed } from '../../src/incident/redact.ts';
import { SKIP_RULES } from '../../src/policy/skip-rules.ts';
import { documentBranch, type PostmortemPath } from '../../src/postmortem/paths.ts';
import { codeBlock, escapeMarkdown } from '../../src/text/markdown.ts';
import { inWords } from '../../src/time/duration.ts';
import { removedInWords } from '../shared/what-left.ts';
import { describeResult } from './describe-result.ts';
import type { Created, DryRun, Ended, Result, Skipped, Updated } from './result.ts';

/** `repository` is the docs repository, owner/name. */
export function draftSummary(result: Result, { repository }: { repository: string }): string {
  switch (result.outcome) {
    case 'created':
      return createdSummary(result, repository);
    case 'updated':
      return updatedSummary(result);
    case 'dry-run':
      return dryRunSummary(result);
    case 'skipped':
    case 'ended':
      return skippedSummary(result);
  }
}

function createdSummary(result: Created, repository: string): string {
  const { incident, config, session, order, documentPath, removed } = result;
  const gathers = order === 'gather';
  return `## ${gathers ? 'Gathering evidence' : 'Postmortem started'}: ${heading(incident)}

${describeResult(result).text} **[Watch the session](${session.url})**, or wait for the pull request.

${incidentTable(incident, documentPath)}
| Branch | \`${documentBranch(incident)}\` |
| Maximum cost | ${config.devin['max-acu']} ACU |

**What happens next**

1. ${gathers ? 'When PagerDuty resolves the incident, Devin is asked to write, or is stopped if the policy excludes the incident.' : `Devin gathers evidence and opens a pull request in \`${repository}\`, from the branch above. It changes nothing else.`}
2. Somebody who was there answers the open questions and gives every action item an owner and a date.
3. The merge publishes the postmortem.
${removedLine(removed)}`;
}

function updatedSummary(result: Updated): string {
  const { incident, session, documentPath, removed } = result;
  return `## Postmortem updated: ${heading(incident)}

${describeResult(result).text} **[Watch the session](${session.url})**.

${incidentTable(incident, documentPath)}
${removedLine(removed)}`;
}

function dryRunSummary(result: DryRun): string {
  const { incident, would } = result;
  const { text, session, documentPath } = describeResult(result);
  const watched = session === undefined ? '' : ` **[See the session](${session.url})**.`;
  const replaced = would.do === 'create' ? would.replaced : undefined;
  const first =
    replaced === undefined
      ? ''
      : ` The session that is working on it would be terminated first. **[See it](${replaced.url})**.`;
  return `## Dry run: ${heading(incident)}

Nothing was started, written or sent. Otherwise: ${text}${watched}${first}

${incidentTable(incident, documentPath)}
${would.do === 'end' ? '' : `${removedLine(would.removed)}${toldBlock(would.prompt)}`}`;
}

function toldBlock(prompt: string): string {
  return `
<details><summary>Prompt for Devin</summary>

${codeBlock(prompt)}

</details>
`;
}

function skippedSummary(result: Skipped | Ended): string {
  const { incident } = result;
  const link = result.outcome === 'skipped' ? result.link : undefined;
  const there = link === undefined ? '' : ` **[See it](${link})**.`;
  const ended =
    result.outcome === 'ended'
      ? `\nIts session, which had started to gather evidence, was terminated: ${result.session.url}\n`
      : '';
  return `## No postmortem: ${heading(incident)}

${describeResult(result).text}${there}
${ended}
${incidentTable(incident, undefined)}
${bypassHint(result)}`;
}

function bypassHint({ reason, incident: { id } }: Skipped | Ended): string {
  switch (SKIP_RULES[reason].manual) {
    case 'bypassed':
      return `\nTo write one anyway, run the workflow by hand (Actions → Postmortem → Run workflow) with the incident \`${id}\`.\n`;
    case 'bypassed with redo':
      return `\nTo start over, run the workflow by hand with the incident \`${id}\` and \`redo\`.\n`;
    default:
      return '';
  }
}

function heading(incident: ShownIncident): string {
  if (!isClean(incident)) return `incident ${incident.id}`;
  const { title, number } = incident;
  return `${escapeMarkdown(title)}${number === undefined ? '' : ` (#${number})`}`;
}

function incidentTable(incident: ShownIncident, documentPath: PostmortemPath | undefined): string {
  const rows: [string, string | undefined][] = [
    ...(isClean(incident) ? factRows(incident) : [['Incident', incident.id] as [string, string]]),
    ['Document', documentPath && `\`${documentPath}\``],
  ];
  const shown = rows.flatMap(([name, value]) => (value === undefined ? [] : `| ${name} | ${value} |`));
  return ['| | |', '|---|---|', ...shown].join('\n');
}

function factRows(incident: CleanIncident): [string, string | undefined][] {
  const duration = durationOf(incident);
  return [
    ['Incident', incident.url === undefined ? incident.id : `[${incident.id}](${incident.url})`],
    ['Service', incident.service && escapeMarkdown(incident.service)],
    ['Priority', incident.priority && escapeMarkdown(incident.priority)],
    ['Urgency', incident.urgency && escapeMarkdown(incident.urgency)],
    ['Teams', incident.teams.map((team) => escapeMarkdown(team)).join(', ') || undefined],
    ['Created', incident.createdAt && clock(incident.createdAt)],
    ['Resolved', incident.resolvedAt && clock(incident.resolvedAt)],
    ['Duration', duration === undefined ? undefined : inWords(duration)],
  ];
}

/** Says how much was removed before anything left the run, but never what. */
function removedLine(removed: Removed): string {
  const told = removedInWords(removed);
  return told === 'nothing' ? '' : `\nRemoved from the incident's texts before they left this run: ${told}.\n`;
}

/** "2026-09-10 11:47 UTC" */
function clock(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
