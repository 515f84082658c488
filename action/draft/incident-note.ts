import type { Agent } from '../../src/agent/agent.ts';
import type { Session } from '../../src/agent/session.ts';
import { incidentIdsOf } from '../../src/agent/tags.ts';
import { standingOf, turnTag } from '../../src/agent/turns.ts';
import type { CleanIncident } from '../../src/incident/clean-incident.ts';
import type { Evidence } from '../../src/incident/evidence.ts';
import { fileUrl } from '../../src/postmortem/file-url.ts';
import { documentBranch } from '../../src/postmortem/paths.ts';
import { messageOf } from '../../src/text/message-of.ts';
import { truncate } from '../../src/text/truncate.ts';
import { branchUrl, SERVER_URL } from '../shared/connections.ts';
import type { RunContext } from '../shared/context.ts';
import { warning } from '../shared/log.ts';
import { wouldSend } from '../shared/what-left.ts';
import type { PreparedOrder } from './prepare-order.ts';

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
  context: RunContext,
  agent: Agent,
  incident: CleanIncident,
  session: Session,
  noted: boolean | undefined,
  earlier: PreparedOrder['facts']['earlier'] = [],
): Promise<'done' | 'leaving'> {
  const { pagerduty } = context;
  const { from } = context.inputs.pagerduty;
  if (from === undefined || pagerduty === undefined) return 'done';
  if (noted === undefined) {
    warning(`No note was written on incident ${incident.id}: PagerDuty did not say whether there is one already`);
    return 'done';
  }
  if (noted) return 'done';
  const [first = incident.id] = incidentIdsOf(session.tags);
  const content = `${contentOf(context.repository, first, session.url)}${earlierLines(earlier, branchUrl(context))}`;
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

const MAX_EARLIER = 2;
const MAX_ITEMS = 5;
const MAX_TITLE = 120;

/** The earlier postmortems with their open items, while people still look at the incident; those that are only of the same service need some. */
function earlierLines(earlier: PreparedOrder['facts']['earlier'], blobUrl: string): string {
  return earlier
    .filter(({ isWeak, openActionItems }) => !isWeak || openActionItems.length > 0)
    .slice(0, MAX_EARLIER)
    .map(({ path, title, date, why, openActionItems, issues = [] }) => {
      const about = [date, why].flatMap((each) => each ?? []).join(', ');
      const open =
        issues.length > 0
          ? issues.slice(0, MAX_ITEMS).map((issue) => `${truncate(issue.title, MAX_TITLE)} ${issue.url}`)
          : openActionItems.slice(0, MAX_ITEMS).map((item) => truncate(item, MAX_TITLE));
      const items = open.length === 0 ? 'No open action items.' : `Open action items: ${open.join('; ')}.`;
      return `\nEarlier: ${truncate(title, MAX_TITLE)} (${about}): ${fileUrl(blobUrl, path)} ${items}`;
    })
    .join('');
}

/** In a dry run: records that a note would be written. Its session has no address yet. */
export function planNote(context: RunContext, { incident, facts: { earlier }, noted }: PreparedOrder): void {
  if (context.inputs.pagerduty.from === undefined || context.pagerduty === undefined || noted !== false) return;
  const content = `${contentOf(context.repository, incident.id, '…')}${earlierLines(earlier, branchUrl(context))}`;
  wouldSend('PagerDuty', { path: '/notes', body: { note: { content } } });
}
