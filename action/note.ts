import type { Session } from '../src/devin/session.ts';
import { incidentIdsOf } from '../src/devin/tags.ts';
import { messageOf } from '../src/message-of.ts';
import type { Evidence } from '../src/pagerduty/evidence.ts';
import type { CleanIncident } from '../src/postmortem/clean-incident.ts';
import { documentBranch } from '../src/postmortem/paths.ts';
import { type Desk, SERVER_URL } from './desk.ts';
import { warning } from './log.ts';

/** How a note of ours begins, which finds it again. */
const BEGINNING = 'Postmortem: ';

/** Whether a note of ours is there; undefined if the notes could not be read. */
export function hasNote({ notes, missing }: Evidence): boolean | undefined {
  if (missing.some(({ part }) => part === 'notes')) return undefined;
  return notes.some(({ content }) => content.startsWith(BEGINNING));
}

/**
 * Writes one note on the incident in PagerDuty if `pagerduty-from` is given. It links the pull request, so that people without
 * a Devin seat can find it; if incidents share a session, that of the first. If it is not known whether one is `noted`, none is
 * written, so that it is never there twice. What goes wrong is a warning: the session is what counts.
 */
export async function noteOnIncident(
  { inputs, pagerduty, repository }: Desk,
  incident: CleanIncident,
  session: Session,
  noted: boolean | undefined,
): Promise<void> {
  const { from } = inputs.pagerduty;
  if (from === undefined || pagerduty === undefined) return;
  if (noted === undefined) {
    warning(`No note was written on incident ${incident.id}: whether one is there could not be read`);
    return;
  }
  if (noted) return;
  const [first = incident.id] = incidentIdsOf(session.tags);
  const query = new URLSearchParams({ q: `is:pr head:${documentBranch({ id: first })}` });
  const content = `${BEGINNING}Devin is writing it. Pull request: ${SERVER_URL}/${repository}/pulls?${query} (session: ${session.url})`;
  try {
    await pagerduty.addNote(incident.id, content, from);
  } catch (error) {
    warning(
      `No note was written on incident ${incident.id}: ${messageOf(error)}. Writing notes needs a key that is not read-only, and "pagerduty-from" must be the e-mail address of a user of the account`,
    );
  }
}
