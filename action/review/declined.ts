/**
 * Handles a declined postmortem: when a person closes Devin's pull request unmerged, its session is tagged, and nothing more is
 * written about the incident. The tag is the only memory of it, so failing to set it is an error.
 */

import type { Agent } from '../../src/agent/agent.ts';
import { newestOf, type Session } from '../../src/agent/session.ts';
import { DECLINED_TAG, incidentTag, TERMINATED_TAG } from '../../src/agent/tags.ts';
import { incidentIdOfPath } from '../../src/postmortem/paths.ts';
import { devinOf } from '../shared/connections.ts';
import type { Sender } from '../shared/event.ts';
import type { Inputs } from '../shared/inputs.ts';
import { info } from '../shared/log.ts';
import { setOutputs } from '../shared/outputs.ts';
import { writeSummary } from '../shared/summary.ts';
import { DEVIN } from './devins-branch.ts';
import type { PullRequest } from './pull-request.ts';

/** `request` is the pull request that `sender` closed. */
export async function recordDeclined(inputs: Inputs, sender: Sender | undefined, request: PullRequest): Promise<void> {
  const why = whyNotDeclined(sender, request);
  const agent = why === undefined ? await devinOf(inputs) : undefined;
  if (agent === undefined) {
    return nothingToNote(why ?? 'without the input "devin-api-key" no session can be tagged');
  }
  const path = request.devins ?? '';
  const id = incidentIdOfPath(path) ?? '';
  const session = await declineSessions(agent, id, inputs.dryRun);
  if (session === undefined) return nothingToNote(`no session with the tag ${incidentTag(id)} was found`);
  if (session.archived) return nothingToNote('its session is archived, and Devin changes no archived session');
  setOutputs({
    outcome: 'skipped',
    reason: 'declined',
    'incident-id': id,
    'session-id': session.id,
    'session-url': session.url,
    'document-path': path,
  });
  await writeSummary(`## Postmortem declined

A person closed the pull request without merging it, so nothing more is written about incident ${id} until it is reopened. (reason: \`declined\`)
`);
}

/** How often a newer session may appear while one is being tagged. */
const MAX_SESSIONS = 5;

/**
 * Tags the newest session of the incident as declined; undefined if there is none. A run may be starting another one at the same
 * time, so this looks again until the newest one is tagged.
 */
export async function declineSessions(agent: Agent, incidentId: string, dryRun: boolean): Promise<Session | undefined> {
  const tagged = new Set<string>();
  const gone = new Set<string>();
  for (;;) {
    const session = newestOf((await agent.findSessions(incidentTag(incidentId))).filter(({ id }) => !gone.has(id)));
    if (session === undefined || session.archived || dryRun || tagged.has(session.id) || tagged.size === MAX_SESSIONS)
      return session;
    const now = await agent.addTags(session.id, [DECLINED_TAG]);
    if (now.includes(TERMINATED_TAG)) gone.add(session.id);
    tagged.add(session.id);
  }
}

/** Removes the tag from all sessions of a reopened pull request, because a terminated session hands its tags over. */
export async function withdrawDecline(agent: Agent, sessions: readonly Session[]): Promise<void> {
  const declined = sessions.filter(({ tags, archived }) => tags.includes(DECLINED_TAG) && !archived);
  await Promise.all(declined.map(({ id }) => agent.removeTag(id, DECLINED_TAG)));
}

function nothingToNote(why: string): void {
  setOutputs({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
  info(`Nothing to record: ${why}`);
}

function whyNotDeclined(sender: Sender | undefined, { pull, devins }: PullRequest): string | undefined {
  if (devins === undefined) return 'it has no postmortem by Devin for the incident in its branch name';
  if (pull.state === 'open') return 'the pull request is open again';
  if (pull.merged_at !== null) return 'the pull request was merged';
  const byPerson = sender !== undefined && sender.login !== DEVIN && sender.type !== 'Bot';
  return byPerson ? undefined : 'no person closed it';
}
