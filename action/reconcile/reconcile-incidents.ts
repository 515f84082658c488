/** Goes through the existing sessions, and through every incident that was resolved recently. */
import type { Session } from '../../src/agent/session.ts';
import * as tags from '../../src/agent/tags.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { plausible } from '../../src/pagerduty/plausible.ts';
import type { Trigger } from '../../src/policy/situation.ts';
import { messageOf } from '../../src/text/message-of.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/time/units.ts';
import { processIncident } from '../draft/process-incident.ts';
import type { Result } from '../draft/result.ts';
import { isUnsettled, settleSessions } from '../draft/settle-sessions.ts';
import type { RunContext } from '../shared/context.ts';
import { warning } from '../shared/log.ts';

/** PagerDuty retries a webhook for this long, so older incidents had their chance. */
const LOOK_BACK = 48 * HOUR_MS;
/** Webhooks come first. */
const HEAD_START = 15 * MINUTE_MS;
/** Sessions are read in one list. An incident without one among them is looked up separately. */
export const SESSIONS_SINCE = 7 * DAY_MS;
/** After this many, the fault is with a service and not with an incident: the next run continues. */
const MAX_FAILURES_IN_A_ROW = 3;

const TRIGGER: Trigger = { by: 'reconcile' };

/** What reconcile did about one incident. `dropped`: values from PagerDuty that cannot be true. */
export type Reconciled = { result: Result; dropped: readonly string[] } | Failed;

interface Failed {
  id: string;
  problem: string;
}

/**
 * First repairs existing sessions. Then processes every incident that was resolved long enough ago, oldest resolve first.
 */
export async function reconcileIncidents(
  context: RunContext,
  sessions: readonly Session[],
): Promise<{ results: Reconciled[]; repairs: string[] }> {
  const now = Date.now();
  const window = { since: new Date(now - LOOK_BACK), until: new Date(now - HEAD_START) };
  const incidents = (await context.pagerduty?.listResolved(window)) ?? [];
  const { known, repairs, problems } = await settleAll(context, sessions, incidents);
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
  return { results, repairs };
}

/** The known sessions show that most incidents are done. Looks everything up only for the others. */
function reconcileOne(context: RunContext, sessions: readonly Session[], incident: Incident): Promise<Result> {
  const own = sessions.filter((session) => session.tags.includes(tags.incidentTag(incident.id)));
  const isAllKnown = own.length > 0 || Date.parse(incident.createdAt ?? '') > Date.now() - SESSIONS_SINCE;
  return processIncident(context, incident, TRIGGER, { knownSessions: isAllKnown ? own : undefined });
}

/**
 * Settles what killed or concurrent runs left behind: several live sessions of an incident, a session that is
 * marked as terminated but live, and events that only an ended session knows. `known` are the sessions afterwards.
 */
async function settleAll(
  context: RunContext,
  sessions: readonly Session[],
  incidents: readonly Incident[],
): Promise<{ known: Session[]; repairs: string[]; problems: Failed[] }> {
  const { agent, pagerduty } = context;
  const repairs: string[] = [];
  const problems: Failed[] = [];
  let known = [...sessions];
  for (const id of new Set(sessions.flatMap((session) => tags.incidentIdsOf(session.tags)))) {
    const tag = tags.incidentTag(id);
    const own = known.filter((session) => session.tags.includes(tag));
    if (agent === undefined || context.inputs.dryRun || !isUnsettled(own, id, new Date())) continue;
    try {
      const facts = async () => {
        const incident = incidents.find((each) => each.id === id) ?? (await pagerduty?.getIncident(id));
        if (incident === undefined) throw new Error(`PagerDuty cannot be queried about incident ${id}`);
        return incident;
      };
      const settling = { context, agent, incident: { id, facts }, trigger: TRIGGER };
      const settled = await settleSessions(settling, await agent.findSessions(tag));
      repairs.push(...settled.repairs);
      known = [...known.filter((session) => !session.tags.includes(tag)), ...settled.known];
    } catch (error) {
      problems.push({ id, problem: messageOf(error) });
    }
  }
  return { known, repairs, problems };
}
