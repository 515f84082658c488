/**
 * The job summary: what happened to an incident, for a person who looks at the run.
 */
import { summary } from '@actions/core';
import { type CleanIncident, isClean, type ShownIncident } from '../../src/incident/clean-incident.ts';
import { durationOf } from '../../src/incident/incident.ts';
import type { Config } from '../../src/policy/config.ts';
import { bypassOf, type SkipReason } from '../../src/policy/skip-rules.ts';
import { documentBranch } from '../../src/postmortem/paths.ts';
import { codeBlock, plainText } from '../../src/text/markdown.ts';
import { visible } from '../../src/text/visible.ts';
import { inWords } from '../../src/time/duration.ts';
import type { Handled } from '../draft/process-incident.ts';
import type { RunContext } from './context.ts';
import { warning } from './log.ts';
import { removedInWords, whatLeft } from './what-left.ts';

/** With the table of what left the run at its end. What was done stays done when it cannot be told: then it is a warning. */
export async function writeSummary(markdown: string): Promise<void> {
  try {
    await summary.addRaw(visible(`${markdown}${whatLeft()}`), true).write();
  } catch {
    warning('The job summary could not be written; the outputs of this step hold the result');
  }
}

/** Says that there is no configuration, so that a file in the wrong place is noticed; empty if there is one. */
export function noConfigLine({ hasConfig, inputs }: Pick<RunContext, 'hasConfig' | 'inputs'>): string {
  return hasConfig
    ? ''
    : `\nNo configuration was found: \`${inputs.config}\` is not on the default branch, so the defaults apply.\n`;
}

/** Says what of an incident was dropped because it cannot be true; `dropped` holds phrases of our own. */
export function droppedLine(dropped: readonly string[]): string {
  return dropped.length === 0 ? '' : `\nDropped from the incident: ${dropped.join('; ')}.\n`;
}

/** `repository` is the docs repository, owner/name. */
export function draftSummary(handled: Handled, { repository }: { repository: string }): string {
  switch (handled.outcome) {
    case 'created':
      return createdSummary(handled, repository);
    case 'updated':
      return updatedSummary(handled);
    case 'dry-run':
      return dryRunSummary(handled);
    case 'skipped':
      return skippedSummary(handled);
  }
}

function createdSummary(handled: Handled, repository: string): string {
  const { incident, config, session, detail } = handled;
  const gathers = detail === 'gathering';
  return `## ${gathers ? 'Gathering evidence' : 'Postmortem started'}: ${heading(incident)}

${gathers ? 'The incident still burns. Devin gathers evidence and writes nothing before it is resolved.' : 'Devin is investigating.'} **[Watch the session](${session?.url})**, or wait for the pull request.

${incidentTable(handled)}
| Branch | \`${documentBranch(incident)}\` |
| Costs at most | ${config.devin['max-acu']} ACU |

**What happens next**

1. ${gathers ? 'When PagerDuty resolves the incident, Devin gets the order to write, or is stopped where the policy says no.' : `Devin gathers evidence and opens a pull request in \`${repository}\`, from the branch above. It changes nothing else.`}
2. Somebody who was there answers the open questions and gives every action item an owner and a date.
3. The merge publishes the postmortem.
${removedLine(handled)}`;
}

function updatedSummary(handled: Handled): string {
  const { incident, session, detail } = handled;
  return `## Postmortem updated: ${heading(incident)}

${UPDATED[detail ?? ''] ?? ''} **[Watch the session](${session?.url})**.

${incidentTable(handled)}
${removedLine(handled)}`;
}

const UPDATED: Readonly<Record<string, string>> = {
  'told to write':
    'The session that gathered evidence was told that the incident is over, and writes the postmortem now.',
  'told of the new resolve':
    'The incident came back and was resolved again. Its session was told, and brings the same document up to date.',
  joined: 'An incident of the same service was resolved within minutes of this one, so both get one postmortem.',
  'handed over': 'Another run had started a session for it a moment before. That one goes on, and ours was ended.',
};

function dryRunSummary(handled: Handled): string {
  const { incident, detail, session, link, reason, prompt } = handled;
  const watched = session === undefined ? '' : ` **[See the session](${session.url})**.`;
  const first =
    link === undefined ? '' : ` The session that is at work on it would be ended first. **[See it](${link})**.`;
  const why = reason === undefined ? '' : ` ${explain(reason, handled)} (reason: \`${reason}\`)`;
  const told = `
<details><summary>What Devin would be told</summary>

${codeBlock(prompt ?? '')}

</details>
`;
  return `## Dry run: ${heading(incident)}

Nothing was started, written or told. Otherwise: ${WOULD[detail ?? 'created'] ?? ''}${why}${watched}${first}

${incidentTable(handled)}
${prompt === undefined ? '' : `${removedLine(handled)}${told}`}`;
}

/** What a run would do that is not a dry one. */
export const WOULD: Readonly<Record<string, string>> = {
  created: 'it would get a postmortem from a new session.',
  gathering: 'a new session would gather evidence, and write nothing before the incident is over.',
  'told to write': 'the session that gathered evidence would be told to write the postmortem.',
  'told of the new resolve': 'its session would be told of the new resolve, and bring the same document up to date.',
  joined: 'a session about another incident of the same service would be told of it, and write about both.',
  ended: 'its session, which gathers evidence, would be ended.',
};

function skippedSummary(handled: Handled): string {
  const { incident, reason, link, detail, session } = handled;
  if (reason === undefined) return '';
  const there = link === undefined ? '' : ` **[See it](${link})**.`;
  const ended =
    detail === 'ended' ? `\nIts session, which had begun to gather evidence, was ended: ${session?.url}\n` : '';
  return `## No postmortem: ${heading(incident)}

${explain(reason, handled)} (reason: \`${reason}\`)${there}
${ended}
${incidentTable(handled)}
${bypassOf(reason) === 'manual run' ? `\nTo have one all the same, start the workflow by hand (Actions → Postmortem → Run workflow) with the incident \`${incident.id}\`.\n` : ''}${bypassOf(reason) === 'redo' ? `\nTo begin anew all the same, start the workflow by hand with the incident \`${incident.id}\` and \`redo\`.\n` : ''}`;
}

/** Why there is no postmortem, in a sentence for somebody who expected one. */
export function explain(reason: SkipReason, { incident, config }: Pick<Handled, 'incident' | 'config'>): string {
  return WHY[reason](isClean(incident) ? incident : {}, config);
}

const WHY: Record<SkipReason, (incident: Partial<CleanIncident>, config: Config) => string> = {
  'event-not-handled': (_incident, config) =>
    config['start-on'] === 'acknowledged'
      ? 'This event does not call for a postmortem: only an acknowledged and a resolved incident do.'
      : 'This event does not call for a postmortem: only a resolved incident does.',
  merged: () => 'It was merged into another incident, and that one gets the postmortem.',
  'not-resolved': () => 'It is still open. Its postmortem can be started once it is resolved.',
  'duplicate-event': () => 'Its postmortem was ordered before: PagerDuty may deliver an event more than once.',
  declined: () =>
    'Somebody closed its pull request without merging it, so nothing more is written about it until that is reopened.',
  'already-started': () => 'A session is at work on it already.',
  'already-written': () => 'Its postmortem stands in the docs repository already, or waits there as a pull request.',
  'daily-limit': (_incident, { limits }) =>
    `The daily limit is reached: ${limits['sessions-per-day']} sessions within 24 hours ("limits.sessions-per-day"). Where postmortem-reconcile.yml runs, it is drafted as soon as there is room.`,
  confidential: () => 'The configuration calls it confidential: nothing about it is sent anywhere or written here.',
  priority: ({ priority }, { incidents }) =>
    `Its priority is ${priority === undefined ? 'not set' : plainText(priority)}, and postmortems are written for ${list(incidents.priorities)}.`,
  urgency: ({ urgency }, { incidents }) =>
    `Its urgency is ${plainText(urgency ?? 'unknown')}, and postmortems are written for ${list(incidents.urgencies)} urgency.`,
  service: ({ service }) =>
    `Postmortems are not written for the service ${plainText(service ?? 'unknown')} ("incidents.services").`,
  type: ({ type }, { incidents }) =>
    `Its type is ${plainText(type ?? 'unknown')}, and postmortems are written for ${list(incidents.types)} ("incidents.types").`,
  'too-short': ({ createdAt, resolvedAt }, { incidents }) =>
    `It lasted ${inWords(durationOf({ createdAt, resolvedAt }) ?? 0)}, and postmortems are written from ${inWords(incidents['min-duration'])} upwards.`,
};

function list(names: readonly string[]): string {
  return names.map((name) => plainText(name)).join(' and ');
}

function heading(incident: ShownIncident): string {
  if (!isClean(incident)) return `incident ${incident.id}`;
  const { title, number } = incident;
  return `${plainText(title)}${number === undefined ? '' : ` (#${number})`}`;
}

function incidentTable({ incident, documentPath }: Handled): string {
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
    ['Service', incident.service && plainText(incident.service)],
    ['Priority', incident.priority && plainText(incident.priority)],
    ['Urgency', incident.urgency && plainText(incident.urgency)],
    ['Teams', incident.teams.map((team) => plainText(team)).join(', ') || undefined],
    ['Created', incident.createdAt && clock(incident.createdAt)],
    ['Resolved', incident.resolvedAt && clock(incident.resolvedAt)],
    ['Duration', duration === undefined ? undefined : inWords(duration)],
  ];
}

/** How much was taken out before anything left the run; never what. */
function removedLine({ removed }: Handled): string {
  if (removed === undefined) return '';
  const told = removedInWords(removed);
  return told === 'nothing' ? '' : `\nTaken out of the incident's texts before they left this run: ${told}.\n`;
}

/** "2026-09-10 11:47 UTC" */
function clock(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
