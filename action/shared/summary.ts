/**
 * The job summary: what happened to an incident, for a person who opens the run.
 */
import { summary } from '@actions/core';
import { type CleanIncident, isClean, type ShownIncident } from '../../src/incident/clean-incident.ts';
import { durationOf } from '../../src/incident/incident.ts';
import type { Removed } from '../../src/incident/redact.ts';
import type { Config } from '../../src/policy/config.ts';
import { bypassOf, type SkipReason } from '../../src/policy/skip-rules.ts';
import { documentBranch } from '../../src/postmortem/paths.ts';
import { codeBlock, escapeMarkdown } from '../../src/text/markdown.ts';
import { visible } from '../../src/text/visible.ts';
import { inWords } from '../../src/time/duration.ts';
import type { Handled } from '../draft/process-incident.ts';
import type { RunContext } from './context.ts';
import { warning } from './log.ts';

/** A summary that cannot be written is a warning, because the run did its job. */
export async function writeSummary(markdown: string): Promise<void> {
  try {
    await summary.addRaw(visible(markdown), true).write();
  } catch {
    warning('The job summary could not be written; the outputs of this step have the result');
  }
}

/** Says that there is no configuration, so that a file in the wrong place is noticed; empty if there is one. */
export function noConfigLine({ hasConfig, inputs }: Pick<RunContext, 'hasConfig' | 'inputs'>): string {
  return hasConfig
    ? ''
    : `\nNo configuration was found: \`${inputs.config}\` is not on the default branch, so the defaults apply.\n`;
}

/** Lists values that were dropped because they cannot be true; `dropped` contains our own phrases. */
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

${gathers ? 'The incident is still open. Devin gathers evidence and writes nothing before it is resolved.' : 'Devin is investigating.'} **[Watch the session](${session?.url})**, or wait for the pull request.

${incidentTable(handled)}
| Branch | \`${documentBranch(incident)}\` |
| Maximum cost | ${config.devin['max-acu']} ACU |

**What happens next**

1. ${gathers ? 'When PagerDuty resolves the incident, Devin is asked to write, or is stopped if the policy excludes the incident.' : `Devin gathers evidence and opens a pull request in \`${repository}\`, from the branch above. It changes nothing else.`}
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
    'The session that gathered evidence was notified that the incident is over, and writes the postmortem now.',
  'told of the new resolve':
    'The incident was reopened and resolved again. Its session was notified, and updates the same document.',
  joined: 'An incident of the same service was resolved within minutes of this one, so both get one postmortem.',
  'handed over': 'A concurrent run started a session for it first. That one continues, and ours was terminated.',
};

function dryRunSummary(handled: Handled): string {
  const { incident, detail, session, link, reason, prompt } = handled;
  const watched = session === undefined ? '' : ` **[See the session](${session.url})**.`;
  const first =
    link === undefined ? '' : ` The session that is working on it would be terminated first. **[See it](${link})**.`;
  const why = reason === undefined ? '' : ` ${explain(reason, handled)} (reason: \`${reason}\`)`;
  const told = `
<details><summary>Prompt for Devin</summary>

${codeBlock(prompt ?? '')}

</details>
`;
  return `## Dry run: ${heading(incident)}

Nothing was started, written or sent. Otherwise: ${WOULD[detail ?? 'created'] ?? ''}${why}${watched}${first}

${incidentTable(handled)}
${prompt === undefined ? '' : `${removedLine(handled)}${told}`}`;
}

/** What a run would do without `dry-run`. */
export const WOULD: Readonly<Record<string, string>> = {
  created: 'it would get a postmortem from a new session.',
  gathering: 'a new session would gather evidence, and write nothing before the incident is over.',
  'told to write': 'the session that gathered evidence would be asked to write the postmortem.',
  'told of the new resolve': 'its session would be notified of the new resolve, and update the same document.',
  joined: 'a session about another incident of the same service would be notified, and write about both.',
  ended: 'its session, which gathers evidence, would be terminated.',
};

function skippedSummary(handled: Handled): string {
  const { incident, reason, link, detail, session } = handled;
  if (reason === undefined) return '';
  const there = link === undefined ? '' : ` **[See it](${link})**.`;
  const ended =
    detail === 'ended' ? `\nIts session, which had started to gather evidence, was terminated: ${session?.url}\n` : '';
  return `## No postmortem: ${heading(incident)}

${explain(reason, handled)} (reason: \`${reason}\`)${there}
${ended}
${incidentTable(handled)}
${bypassOf(reason) === 'manual run' ? `\nTo write one anyway, run the workflow by hand (Actions → Postmortem → Run workflow) with the incident \`${incident.id}\`.\n` : ''}${bypassOf(reason) === 'redo' ? `\nTo start over, run the workflow by hand with the incident \`${incident.id}\` and \`redo\`.\n` : ''}`;
}

/** Returns why there is no postmortem, in a sentence for somebody who expected one. */
export function explain(reason: SkipReason, { incident, config }: Pick<Handled, 'incident' | 'config'>): string {
  return WHY[reason](isClean(incident) ? incident : {}, config);
}

const WHY: Record<SkipReason, (incident: Partial<CleanIncident>, config: Config) => string> = {
  'event-not-handled': (_incident, config) =>
    config['start-on'] === 'acknowledged'
      ? 'This event needs no postmortem: only acknowledged and resolved incidents get one.'
      : 'This event needs no postmortem: only resolved incidents get one.',
  merged: () => 'It was merged into another incident, which gets the postmortem.',
  'not-resolved': () => 'It is still open. It can get a postmortem once it is resolved.',
  'duplicate-event': () => 'Already handled: PagerDuty may deliver an event more than once.',
  declined: () =>
    'Somebody closed its pull request without merging it, so nothing more is written about it until the pull request is reopened.',
  'already-started': () => 'A session is already working on it.',
  'already-written': () => 'Its postmortem is already in the docs repository, or open as a pull request.',
  'daily-limit': (_incident, { limits }) =>
    `The daily limit is reached: ${limits['sessions-per-day']} sessions within 24 hours ("limits.sessions-per-day"). If postmortem-reconcile.yml runs, it is drafted once there is room.`,
  confidential: () => 'It is confidential by the configuration: nothing about it is sent anywhere or written here.',
  priority: ({ priority }, { incidents }) =>
    `Its priority is ${priority === undefined ? 'not set' : escapeMarkdown(priority)}, but postmortems are written for ${list(incidents.priorities)}.`,
  urgency: ({ urgency }, { incidents }) =>
    `Its urgency is ${escapeMarkdown(urgency ?? 'unknown')}, but postmortems are written for ${list(incidents.urgencies)} urgency.`,
  service: ({ service }) =>
    `Postmortems are not written for the service ${escapeMarkdown(service ?? 'unknown')} ("incidents.services").`,
  type: ({ type }, { incidents }) =>
    `Its type is ${escapeMarkdown(type ?? 'unknown')}, but postmortems are written for ${list(incidents.types)} ("incidents.types").`,
  'too-short': ({ createdAt, resolvedAt }, { incidents }) =>
    `It lasted ${inWords(durationOf({ createdAt, resolvedAt }) ?? 0)}, but postmortems are written for incidents of at least ${inWords(incidents['min-duration'])}.`,
};

function list(names: readonly string[]): string {
  return names.map((name) => escapeMarkdown(name)).join(' and ');
}

function heading(incident: ShownIncident): string {
  if (!isClean(incident)) return `incident ${incident.id}`;
  const { title, number } = incident;
  return `${escapeMarkdown(title)}${number === undefined ? '' : ` (#${number})`}`;
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
    ['Service', incident.service && escapeMarkdown(incident.service)],
    ['Priority', incident.priority && escapeMarkdown(incident.priority)],
    ['Urgency', incident.urgency && escapeMarkdown(incident.urgency)],
    ['Teams', incident.teams.map((team) => escapeMarkdown(team)).join(', ') || undefined],
    ['Created', incident.createdAt && clock(incident.createdAt)],
    ['Resolved', incident.resolvedAt && clock(incident.resolvedAt)],
    ['Duration', duration === undefined ? undefined : inWords(duration)],
  ];
}

const KINDS: Record<keyof Removed, readonly [one: string, many: string]> = {
  secrets: ['secret', 'secrets'],
  emails: ['e-mail address', 'e-mail addresses'],
  cards: ['card number', 'card numbers'],
  ibans: ['IBAN', 'IBANs'],
  ids: ['national ID', 'national IDs'],
  phones: ['phone number', 'phone numbers'],
  ips: ['IP address', 'IP addresses'],
  patterns: ['match of your patterns', 'matches of your patterns'],
};

/** Says how much was removed before anything left the run. It never says what was removed. */
function removedLine({ removed }: Handled): string {
  if (removed === undefined) return '';
  const told = Object.entries(KINDS).flatMap(([kind, [one, many]]) => {
    const count = removed[kind as keyof Removed];
    return count === 0 ? [] : `${count} ${count === 1 ? one : many}`;
  });
  return told.length === 0
    ? ''
    : `\nRemoved from the incident's texts before they left this run: ${told.join(', ')}.\n`;
}

/** "2026-09-10 11:47 UTC" */
function clock(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
