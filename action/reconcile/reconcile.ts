/**
 * Mode `reconcile`: drafts what no webhook brought, settles what runs at the same time left behind, and tells in one issue
 * what needs a person.
 */
import type { Session } from '../../src/agent/session.ts';
import * as tags from '../../src/agent/tags.ts';
import { messageOf } from '../../src/http/message-of.ts';
import { isClean, type ShownIncident } from '../../src/incident/clean-incident.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { plausible } from '../../src/pagerduty/plausible.ts';
import type { Trigger } from '../../src/policy/situation.ts';
import { plainText } from '../../src/text/markdown.ts';
import { type Handled, handle, NO_KEY, recentSessions } from '../draft/process-incident.ts';
import { isUnsettled, settle } from '../draft/settle-sessions.ts';
import { unknownNamesOf } from '../shared/confidential.ts';
import { type Desk, docsRepository, openDesk } from '../shared/context.ts';
import type { Event } from '../shared/event.ts';
import { type Problem, problemsOf, shown, tellProblems } from '../shared/health-issue.ts';
import type { Inputs } from '../shared/inputs.ts';
import { info, setFailed, warning } from '../shared/log.ts';
import { setOutputs } from '../shared/outputs.ts';
import { explain, noConfigLine, WOULD, writeSummary } from '../shared/summary.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** PagerDuty delivers a webhook for so long; what was resolved earlier, a webhook had its chance to bring. */
const LOOK_BACK = 48 * HOUR;
/** Webhooks come first. */
const HEAD_START = 15 * MINUTE;
/** Sessions read in one go; an incident without one among them is looked up by itself. */
const SESSIONS_SINCE = 7 * 24 * HOUR;
/** Then the fault lies with a service and not with an incident: the next run goes on. */
const MAX_FAILURES_IN_A_ROW = 3;

const TRIGGER: Trigger = { by: 'reconcile' };

export async function reconcile(inputs: Inputs, event: Event): Promise<void> {
  if (inputs.pagerduty.token === undefined) return notConfigured();
  const docs = docsRepository(inputs, event);
  let desk: Desk;
  let results: Result[];
  let healed: string[];
  let problems: Problem[];
  try {
    if (inputs.devin.apiKey === undefined && !inputs.dryRun) throw new Error(NO_KEY);
    desk = await openDesk(inputs, event);
    ({ results, healed } = await reconcileIncidents(desk, await recentSessions(desk.devin, SESSIONS_SINCE / 1000)));
    // As the sessions are now: what was just settled is not reported.
    const sessions = await recentSessions(desk.devin, SESSIONS_SINCE / 1000);
    problems = await problemsOf(desk, sessions);
    problems.push(...(await unknownNamesOf(desk)));
    if (!inputs.dryRun) await keepCosts(desk, sessions);
  } catch (error) {
    if (!inputs.dryRun) await tellProblems(docs, [{ title: 'Reconcile could not run', text: messageOf(error) }]);
    throw error;
  }
  const failed = results.filter((result) => 'problem' in result);
  problems.push(
    ...failed.map(({ id, problem }) => ({
      title: `Incident ${id} could not be drafted`,
      text: problem,
    })),
  );
  if (!inputs.dryRun) await tellProblems(docs, problems);
  await tell(results, healed, problems, noConfigLine(desk));
  const [first] = failed;
  if (first !== undefined) {
    setFailed(
      `${failed.length} of ${results.length} incidents could not be drafted; the first is ${first.id}: ${first.problem}`,
    );
  }
}

/** Costs in the index are worth having, and no reason to fail. */
async function keepCosts(desk: Desk, sessions: Session[]): Promise<void> {
  try {
    const { correctCosts } = await import('../follow-up/index-issue.ts');
    if (await correctCosts(desk, sessions)) info('The costs of sessions in the index were corrected');
  } catch (error) {
    warning(`The costs of sessions in the index could not be corrected: ${messageOf(error)}`);
  }
}

async function notConfigured(): Promise<void> {
  setOutputs({ outcome: 'skipped', reason: 'not-configured', 'incident-id': '' });
  info('Nothing to reconcile with: the input "pagerduty-token" is empty');
  await writeSummary(`## Not reconciled

Reconcile asks PagerDuty which incidents were resolved, and the input \`pagerduty-token\` is empty. Store a read-only REST API key as the secret \`PAGERDUTY_TOKEN\` in the environment \`postmortem\`, and pass it in the workflow. (reason: \`not-configured\`)
`);
}

type Result = { handled: Handled; dropped: readonly string[] } | { id: string; problem: string };

/**
 * First what is wrong with the sessions that are there, then every incident that was resolved long enough ago, the oldest
 * resolve first.
 */
export async function reconcileIncidents(
  desk: Desk,
  sessions: readonly Session[],
): Promise<{ results: Result[]; healed: string[] }> {
  const now = Date.now();
  const window = { since: new Date(now - LOOK_BACK), until: new Date(now - HEAD_START) };
  const incidents = (await desk.pagerduty?.listResolved(window)) ?? [];
  const { known, healed, problems } = await proofread(desk, sessions, incidents);
  const results: Result[] = [...problems];
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
      results.push({ handled: await reconcileOne(desk, known, incident), dropped });
      failuresInARow = 0;
    } catch (error) {
      results.push({ id: incident.id, problem: messageOf(error) });
      failuresInARow += 1;
    }
  }
  return { results, healed };
}

/** Most incidents are done with, as the sessions at hand tell. Only for the others is everything looked up. */
function reconcileOne(desk: Desk, sessions: readonly Session[], incident: Incident): Promise<Handled> {
  const own = sessions.filter((session) => session.tags.includes(tags.incidentTag(incident.id)));
  const isAllKnown = own.length > 0 || Date.parse(incident.createdAt ?? '') > Date.now() - SESSIONS_SINCE;
  return handle(desk, incident, TRIGGER, { knownSessions: isAllKnown ? own : undefined });
}

/**
 * Settles what runs that were killed or overtook each other left behind: several live sessions of an incident, one that is
 * marked as ended and live, and events that only an ended session knows. `known` are the sessions as they are afterwards.
 */
async function proofread(
  desk: Desk,
  sessions: readonly Session[],
  incidents: readonly Incident[],
): Promise<{ known: Session[]; healed: string[]; problems: Result[] }> {
  const { devin, pagerduty } = desk;
  const healed: string[] = [];
  const problems: Result[] = [];
  let known = [...sessions];
  for (const id of new Set(sessions.flatMap((session) => tags.incidentIdsOf(session.tags)))) {
    const tag = tags.incidentTag(id);
    const own = known.filter((session) => session.tags.includes(tag));
    if (devin === undefined || desk.inputs.dryRun || !isUnsettled(own, id, new Date())) continue;
    try {
      const facts = async () => {
        const incident = incidents.find((each) => each.id === id) ?? (await pagerduty?.getIncident(id));
        if (incident === undefined) throw new Error(`PagerDuty cannot be asked about incident ${id}`);
        return incident;
      };
      const settling = { desk, devin, incident: { id, facts }, trigger: TRIGGER };
      const settled = await settle(settling, await devin.findSessions(tag));
      healed.push(...settled.healed);
      known = [...known.filter((session) => !session.tags.includes(tag)), ...settled.known];
    } catch (error) {
      problems.push({ id, problem: messageOf(error) });
    }
  }
  return { known, healed, problems };
}

async function tell(
  results: readonly Result[],
  healed: readonly string[],
  problems: readonly Problem[],
  noConfig: string,
): Promise<void> {
  const handled = results.flatMap((result) => ('handled' in result ? [result.handled] : []));
  const created = handled.filter(({ outcome }) => outcome === 'created');
  const outcome =
    (['created', 'updated', 'dry-run'] as const).find((any) => handled.some((each) => each.outcome === any)) ??
    'skipped';
  setOutputs({
    outcome,
    reason: outcome === 'skipped' ? 'nothing-to-do' : '',
    'incident-id': '',
    sessions: JSON.stringify(created.map(({ session }) => session?.id)),
  });
  info(`${results.length} incidents looked at, ${created.length} sessions started`);
  await writeSummary(`${reconcileSummary(results, healed, problems)}${noConfig}`);
}

function reconcileSummary(results: readonly Result[], healed: readonly string[], problems: readonly Problem[]): string {
  const rows = results.map((result) => {
    if ('problem' in result) return `| ${result.id} | **failed** | ${plainText(result.problem)} |`;
    const { outcome, reason, session, detail, incident } = result.handled;
    const why = reason === undefined ? [] : [`${explain(reason, result.handled)} (\`${reason}\`)`];
    const what = outcome === 'dry-run' ? [WOULD[detail ?? 'created']] : [];
    const where = session === undefined ? [] : [`[session](${session.url})`];
    const without = result.dropped.length === 0 ? [] : [`Dropped: ${result.dropped.join('; ')}.`];
    return `| ${nameOf(incident)} | ${outcome} | ${[...what, ...why, ...where, ...without].join(' ')} |`;
  });
  const list =
    rows.length === 0
      ? 'There was none. (reason: `nothing-to-do`)'
      : ['| incident | outcome | |', '|---|---|---|', ...rows].join('\n');
  const attention = problems.map(shown).join('\n');
  return `## Reconciled

What PagerDuty resolved in the last 48 hours, but for the last 15 minutes, which are the webhook's.

${list}
${healed.length === 0 ? '' : `\n### Healed\n\n${healed.map((line) => `- ${plainText(line, MAX_LINE)}`).join('\n')}\n`}${attention === '' ? '' : `\n### Needs attention\n\n${attention}\n`}`;
}

const MAX_LINE = 500;

function nameOf(incident: ShownIncident): string {
  if (!isClean(incident)) return incident.id;
  const { id, number, url } = incident;
  const name = number === undefined ? id : `#${number}`;
  return url === undefined ? name : `[${name}](${url})`;
}
