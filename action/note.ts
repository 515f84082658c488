import { warning } from '@actions/core';
import type { Session } from '../src/devin/session.ts';
import { incidentIdsOf } from '../src/devin/tags.ts';
import { messageOf } from '../src/message-of.ts';
import type { Note } from '../src/pagerduty/evidence.ts';
import type { Incident } from '../src/pagerduty/incident.ts';
import { documentBranch } from '../src/postmortem/paths.ts';
import { type Desk, SERVER_URL } from './desk.ts';

/** How a note of ours begins, which finds it again. */
const BEGINNING = 'Postmortem: ';

/**
 * One note on the incident in PagerDuty, where `pagerduty-from` is given: it leads to the pull request, also whoever has no
 * seat in Devin; of several incidents that share a session, to that of the first. `notes` are those that are there; where they could not be read, none is written, so that it is never there
 * twice. What goes wrong is a warning: the session is what counts.
 */
export async function noteOnIncident(
  { inputs, pagerduty, repository }: Desk,
  incident: Incident,
  session: Session,
  notes: readonly Note[] | undefined,
): Promise<void> {
  const { from } = inputs.pagerduty;
  if (from === undefined || pagerduty === undefined) return;
  if (notes === undefined) {
    warning(`No note was written on incident ${incident.id}: whether one is there could not be read`);
    return;
  }
  if (notes.some(({ content }) => content.startsWith(BEGINNING))) return;
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
