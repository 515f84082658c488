/**
 * Asks a session to write for a resolve: once, whatever other runs do at the same time.
 */

import type { Agent } from '../../src/agent/agent.ts';
import type { Session } from '../../src/agent/session.ts';
import { DECLINED_TAG, incidentIdsOf } from '../../src/agent/tags.ts';
import { isLeaving, standingOf, turnTag } from '../../src/agent/turns.ts';
import type { CleanIncident } from '../../src/incident/clean-incident.ts';
import { wasTold } from '../../src/policy/session-history.ts';
import type { Trigger } from '../../src/policy/situation.ts';
import { tellsOf } from '../../src/postmortem/messages.ts';
import { handledTags } from './session-labels.ts';

export type NotifyResult =
  | 'told'
  /** It was asked before, or another run is asking it. */
  | 'known'
  /** A person closed its pull request meanwhile. */
  | 'declined'
  /** Another session is now the one that stays. */
  | 'overtaken'
  /** It takes no more messages: another session must be asked. */
  | 'ended'
  /** Another run is ending it, so another session must be asked; `after`: its tags already contain the event. */
  | 'leaving'
  | 'leaving after';

interface Notification {
  incident: CleanIncident;
  trigger: Trigger;
  message: string;
  /**
   * Asked when the turn is taken and nothing is sent yet: which tags the session takes over from ones that were ended; undefined if
   * another session has taken its place.
   */
  handedOn?: () => Promise<readonly string[] | undefined>;
}

/**
 * Takes the turn, sends the message and adds the tags, in this order: the answer to the first tag shows what has changed since the
 * session was looked up, and a tag without its message would never be retried. If the run ends in between, reconcile finds a turn
 * without its resolve.
 */
export async function notifySession(
  agent: Agent,
  { id }: Session,
  { incident, trigger, message, handedOn = async () => [] }: Notification,
): Promise<NotifyResult> {
  const resolvedAt = incident.resolvedAt ?? new Date().toISOString();
  const turn = turnTag({ act: 'tell', incidentId: incident.id, resolvedAt }, new Date());
  const tags = await agent.addTags(id, [turn]);
  if (tags.includes(DECLINED_TAG) && trigger.by !== 'hand') return 'declined';
  if (incidentIdsOf(tags).includes(incident.id) && wasTold(tags, resolvedAt)) return 'known';
  const standing = standingOf(turn, tags, new Date());
  if (standing === 'theirs') return 'known';
  if (standing === 'leaving') return 'leaving';
  const takenOver = await handedOn();
  if (takenOver === undefined) return 'overtaken';
  // Another run may have been killed between its message and its tags. Reconcile has time to check.
  const isUnsure = standing === 'unsure' || trigger.by === 'reconcile';
  const isSent = isUnsure && (await agent.listOurMessages(id)).some((order) => tellsOf(order, incident.id, resolvedAt));
  if (!isSent && (await agent.sendMessage(id, message)) === 'ended') return 'ended';
  const after = await agent.addTags(id, [...handledTags({ ...incident, resolvedAt }, trigger), ...takenOver]);
  return isLeaving(after, new Date()) ? 'leaving after' : 'told';
}
