import type { Agent } from '../../src/agent/agent.ts';
import type { Session } from '../../src/agent/session.ts';
import { incidentIdsOf } from '../../src/agent/tags.ts';
import { standingOf, turnTag } from '../../src/agent/turns.ts';
import type { CleanIncident } from '../../src/incident/clean-incident.ts';
import type { Evidence } from '../../src/incident/evidence.ts';
import { documentBranch } from '../../src/postmortem/paths.ts';
import { messageOf } from '../../src/text/message-of.ts';
import { SERVER_URL } from '../shared/connections.ts';
import type { RunContext } from '../shared/context.ts';
import { warning } from '../shared/log.ts';
import { wouldSend } from '../shared/what-left.ts';

/** How our notes begin, to find them again. */
const BEGINNING = 'Postmortem: ';

/** Returns whether our note exists; undefined if the notes could not be read. */
export function hasNote({ notes, missing }: Evidence): boolean | undefined {
  if (missing.some(({ part }) => part === 'notes')) return undefined;
  return notes.some(isOurs);
}

const isOurs = ({ content }: { content: string }) => content.startsWith(BEGINNING);

/**
 * Writes one note on the incident in PagerDuty if `pagerduty-from` is set. It links the pull request, so that people without
 * a Devin seat can find it; if incidents share a session, that of the first. If it is unknown whether one is `noted`, none is
 * written, so that there is never a second one. `leaving`: another run ends the session, and its replacement is linked. Errors are
 * warnings, because the session matters more.
 */
export async function noteOnIncident(
  { inputs, pagerduty, repository }: RunContext,
  agent: Agent,
  incident: CleanIncident,
  session: Session,
  noted: boolean | undefined,
): Promise<'done' | 'leaving'> {
  const { from } = inputs.pagerduty;
  if (from === undefined || pagerduty === undefined) return 'done';
  if (noted === undefined) {
    warning(`No note was written on incident ${incident.id}: PagerDuty did not say whether there is one already`);
    return 'done';
  }
  if (noted) return 'done';
  const [first = incident.id] = incidentIdsOf(session.tags);
  const content = contentOf(repository, first, session.url);
  try {
    const turn = turnTag({ act: 'note', incidentId: incident.id }, new Date());
    const standing = standingOf(turn, await agent.addTags(session.id, [turn]), new Date());
    if (standing === 'leaving') return 'leaving';
    if (standing === 'theirs') return 'done';
    if (standing === 'unsure' && (await pagerduty.listNotes(incident.id)).some(isOurs)) return 'done';
    await pagerduty.addNote(incident.id, content, from);
  } catch (error) {
    warning(
      `No note was written on incident ${incident.id}: ${messageOf(error)}. To write notes, the key must not be read-only, and "pagerduty-from" must be the e-mail address of a user of the account`,
    );
  }
  return 'done';
}

function contentOf(repository: string, incidentId: string, sessionUrl: string): string {
  const query = new URLSearchParams({ q: `is:pr head:${documentBranch({ id: incidentId })}` });
  return `${BEGINNING}Devin is writing it. Pull request: ${SERVER_URL}/${repository}/pulls?${query} (session: ${sessionUrl})`;
}

/** In a dry run: records that a note would be written. Its session has no address yet. */
export function planNote(
  { inputs, pagerduty, repository }: RunContext,
  incident: CleanIncident,
  noted: boolean | undefined,
): void {
  if (inputs.pagerduty.from === undefined || pagerduty === undefined || noted !== false) return;
  wouldSend('PagerDuty', { path: '/notes', body: { note: { content: contentOf(repository, incident.id, '…') } } });
}
