/** Goes through the sessions that are there, and through every incident that was resolved lately. */
import type { Session } from '../../src/agent/session.ts';
import * as tags from '../../src/agent/tags.ts';
import { messageOf } from '../../src/http/message-of.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { plausible } from '../../src/pagerduty/plausible.ts';
import type { Trigger } from '../../src/policy/situation.ts';
import { processIncident } from '../draft/process-incident.ts';
import type { Result } from '../draft/result.ts';
import { isUnsettled, settle } from '../draft/settle-sessions.ts';
import type { RunContext } from '../shared/context.ts';
import { warning } from '../shared/log.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** PagerDuty delivers a webhook for so long; what was resolved earlier, a webhook had its chance to bring. */
const LOOK_BACK = 48 * HOUR;
/** Webhooks come first. */
const HEAD_START = 15 * MINUTE;
/** Sessions read in one go; an incident without one among them is looked up by itself. */
export const SESSIONS_SINCE = 7 * 24 * HOUR;
/** Then the fault lies with a service and not with an incident: the next run goes on. */
const MAX_FAILURES_IN_A_ROW = 3;

const TRIGGER: Trigger = { by: 'reconcile' };

/** What reconcile did about one incident. `dropped`: what PagerDuty said of it that cannot be true. */
export type Reconciled = { result: Result; dropped: readonly string[] } | Failed;

interface Failed {
  id: string;
  problem: string;
}

/**
 * First what is wrong with the sessions that are there, then every incident that was resolved long enough ago, the oldest
 * resolve first.
 */
export async function reconcileIncidents(
  context: RunContext,
  sessions: readonly Session[],
): Promise<{ results: Reconciled[]; healed: string[] }> {
  const now = Date.now();
  const window = { since: new Date(now - LOOK_BACK), until: new Date(now - HEAD_START) };
  const incidents = (await context.pagerduty?.listResolved(window)) ?? [];
  const { known, healed, problems } = await settleAll(context, sessions, incidents);
  const results: Reconciled[] = [...problems];
  let failuresInARow = 0;
  for (const listed of incidents) {
    const { incident, dropped } = plausible(listed, new Date(now));
    if (failuresInARow === MAX_FAILURES_IN_A_ROW) {
      warning(
        `${incidents.length - results.length} incidents are left for the next run, after ${failuresInARow} failures in a row`,
      );
      break;
    }
    try {
      results.push({ result: await reconcileOne(context, known, incident), dropped });
      failuresInARow = 0;
    } catch (error) {
      results.push({ id: incident.id, problem: messageOf(error) });
      failuresInARow += 1;
    }
  }
  return { results, healed };
}

/** Most incidents are done with, as the sessions at hand tell. Only for the others is everything looked up. */
function reconcileOne(context: RunContext, sessions: readonly Session[], incident: Incident): Promise<Result> {
  const own = sessions.filter((session) => session.tags.includes(tags.incidentTag(incident.id)));
  const isAllKnown = own.length > 0 || Date.parse(incident.createdAt ?? '') > Date.now() - SESSIONS_SINCE;
  return processIncident(context, incident, TRIGGER, { knownSessions: isAllKnown ? own : undefined });
}

/**
 * Settles what runs that were killed or overtook each other left behind: several live sessions of an incident, one that is
 * marked as ended and live, and events that only an ended session knows. `known` are the sessions as they are afterwards.
 */
async function settleAll(
  context: RunContext,
  sessions: readonly Session[],
  incidents: readonly Incident[],
): Promise<{ known: Session[]; healed: string[]; problems: Failed[] }> {
  const { devin, pagerduty } = context;
  const healed: string[] = [];
  const problems: Failed[] = [];
  let known = [...sessions];
  for (const id of new Set(sessions.flatMap((session) => tags.incidentIdsOf(session.tags)))) {
    const tag = tags.incidentTag(id);
    const own = known.filter((session) => session.tags.includes(tag));
    if (devin === undefined || context.inputs.dryRun || !isUnsettled(own, id, new Date())) continue;
    try {
      const facts = async () => {
        const incident = incidents.find((each) => each.id === id) ?? (await pagerduty?.getIncident(id));
        if (incident === undefined) throw new Error(`PagerDuty cannot be asked about incident ${id}`);
        return incident;
      };
      const settling = { context, devin, incident: { id, facts }, trigger: TRIGGER };
      const settled = await settle(settling, await devin.findSessions(tag));
      healed.push(...settled.healed);
      known = [...known.filter((session) => !session.tags.includes(tag)), ...settled.known];
    } catch (error) {
      problems.push({ id, problem: messageOf(error) });
    }
  }
  return { known, healed, problems };
}
