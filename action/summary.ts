/**
 * The job summary: what happened to an incident, for a person who looks at the run.
 */
import { summary, warning } from '@actions/core';
import type { Session } from '../src/devin/sessions.ts';
import { codeBlock, plainText } from '../src/markdown.ts';
import { durationOf, type Incident } from '../src/pagerduty/incident.ts';
import type { Config } from '../src/policy/config.ts';
import type { SkipReason } from '../src/policy/decide.ts';
import { inWords } from '../src/postmortem/duration.ts';

export interface Drafted {
  incident: Incident;
  documentPath: string;
  branch: string;
  repository: string;
  config: Config;
}

/** What was done stays done when it cannot be told: then it is a warning. */
export async function writeSummary(markdown: string): Promise<void> {
  try {
    await summary.addRaw(markdown, true).write();
  } catch {
    warning('The job summary could not be written; the outputs of this step hold the result');
  }
}

export function createdSummary(
  { incident, documentPath, branch, repository, config }: Drafted,
  session: Session,
): string {
  return `## Postmortem started: ${heading(incident)}

Devin is investigating. **[Watch the session](${session.url})**, or wait for the pull request.

${incidentTable(incident)}
| Document | \`${documentPath}\` |
| Branch | \`${branch}\` |
| Costs at most | ${config.devin['max-acu']} ACU |

**What happens next**

1. Devin gathers evidence and opens a pull request in \`${repository}\`, from the branch above. It changes nothing else.
2. Somebody who was there answers the open questions and gives every action item an owner and a date.
3. The merge publishes the postmortem.
`;
}

export function dryRunSummary({ incident, documentPath, branch }: Drafted, prompt: string): string {
  return `## Dry run: ${heading(incident)} would get a postmortem

Nothing was started. This is what Devin would be told.

${incidentTable(incident)}
| Document | \`${documentPath}\` |
| Branch | \`${branch}\` |

<details><summary>The prompt</summary>

${codeBlock(prompt)}

</details>
`;
}

export function skippedSummary(incident: Incident, reason: SkipReason, config: Config): string {
  return `## No postmortem: ${heading(incident)}

${WHY[reason](incident, config)} (reason: \`${reason}\`)

${incidentTable(incident)}
${BY_HAND_PASSES.includes(reason) ? `\nTo have one all the same, start the workflow by hand (Actions → Postmortem → Run workflow) with the incident \`${incident.id}\`.\n` : ''}`;
}

/** The rules that an incident named by a person passes. */
const BY_HAND_PASSES: readonly SkipReason[] = ['urgency', 'too-short'];

/** Why there is no postmortem, in a sentence for somebody who expected one. */
const WHY: Record<SkipReason, (incident: Incident, config: Config) => string> = {
  'event-not-handled': () => 'This event does not call for a postmortem: only a resolved incident does.',
  merged: () => 'It was merged into another incident, and that one gets the postmortem.',
  'not-resolved': () => 'It is still open. Its postmortem can be started once it is resolved.',
  urgency: ({ urgency }, { incidents }) =>
    `Its urgency is ${plainText(urgency ?? 'unknown')}, and postmortems are written for ${plainText(incidents.urgencies.join(' and '))} urgency.`,
  'too-short': (incident, { incidents }) =>
    `It lasted ${inWords(durationOf(incident) ?? 0)}, and postmortems are written from ${inWords(incidents['min-duration'])} upwards.`,
};

function heading({ title, number }: Incident): string {
  return `${plainText(title)}${number === undefined ? '' : ` (#${number})`}`;
}

function incidentTable(incident: Incident): string {
  const duration = durationOf(incident);
  const rows: [string, string | undefined][] = [
    ['Incident', incident.url === undefined ? incident.id : `[${incident.id}](${incident.url})`],
    ['Service', incident.service && plainText(incident.service)],
    ['Priority', incident.priority && plainText(incident.priority)],
    ['Urgency', incident.urgency && plainText(incident.urgency)],
    ['Teams', incident.teams.map(plainText).join(', ') || undefined],
    ['Created', incident.createdAt && clock(incident.createdAt)],
    ['Resolved', incident.resolvedAt && clock(incident.resolvedAt)],
    ['Duration', duration === undefined ? undefined : inWords(duration)],
  ];
  const shown = rows.flatMap(([name, value]) => (value === undefined ? [] : `| ${name} | ${value} |`));
  return ['| | |', '|---|---|', ...shown].join('\n');
}

/** "2026-09-10 11:47 UTC" */
function clock(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
