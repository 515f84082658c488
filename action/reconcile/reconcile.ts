/**
 * Mode `reconcile`: drafts what no webhook brought, repairs what concurrent runs left behind, and lists in one issue
 * what needs a person.
 */

import type { Session } from '../../src/agent/session.ts';
import { messageOf } from '../../src/text/message-of.ts';
import { describeResult } from '../draft/describe-result.ts';
import type { ReconciledFixes } from '../fix/reconcile-fixes.ts';
import type { Corrected } from '../follow-up/index-issue.ts';
import { docsRepository, NO_DEVIN_KEY } from '../shared/connections.ts';
import { openDraftContext, type RunContext } from '../shared/context.ts';
import type { Event } from '../shared/event.ts';
import { type HealthProblem, healthProblems, updateHealthIssue } from '../shared/health-issue.ts';
import type { Inputs } from '../shared/inputs.ts';
import { info, setFailed, warning } from '../shared/log.ts';
import { setOutputs } from '../shared/outputs.ts';
import { recentSessions } from '../shared/recent-sessions.ts';
import { noConfigLine, writeSummary } from '../shared/summary.ts';
import { unknownNamesOf } from '../shared/unknown-names.ts';
import { type Reconciled, reconcileIncidents, SESSIONS_SINCE } from './reconcile-incidents.ts';
import { type ReconcileReport, reconcileSummary } from './reconcile-summary.ts';
import { unreachableRepositories } from './unreachable-repositories.ts';

export async function reconcile(inputs: Inputs, event: Event): Promise<void> {
  if (inputs.pagerduty.token === undefined) return notConfigured();
  const docs = docsRepository(inputs, event);
  let context: RunContext;
  let results: Reconciled[];
  let repairs: string[];
  let problems: HealthProblem[];
  let fixes: ReconciledFixes;
  try {
    if (inputs.devin.apiKey === undefined && !inputs.dryRun) throw new Error(NO_DEVIN_KEY);
    context = await openDraftContext(inputs, event, docs);
    ({ results, repairs } = await reconcileIncidents(
      context,
      await recentSessions(context.agent, SESSIONS_SINCE / 1000),
    ));
    // Read again, so that repaired sessions are not reported.
    const sessions = await recentSessions(context.agent, SESSIONS_SINCE / 1000);
    problems = await healthProblems(context, sessions);
    problems.push(...(await unknownNamesOf(context)), ...(await unreachableRepositories(context)));
    if (!inputs.dryRun) await keepIndex(context, sessions);
    fixes = await handOverItems(context);
  } catch (error) {
    if (!inputs.dryRun) await updateHealthIssue(docs, [{ title: 'Reconcile could not run', text: messageOf(error) }]);
    throw error;
  }
  const failed = results.filter((result) => 'problem' in result);
  problems.push(
    ...failed.map(({ id, problem }) => ({
      title: `Incident ${id} could not be drafted`,
      text: problem,
    })),
  );
  if (!inputs.dryRun) await updateHealthIssue(docs, problems);
  await reportReconcile({ results, repairs, problems, fixes }, noConfigLine(context));
  const [first] = failed;
  if (first !== undefined) {
    setFailed(
      `${failed.length} of ${results.length} incidents could not be drafted; the first is ${first.id}: ${first.problem}`,
    );
  }
}

/** An error in the index's costs, or in the digest, is not a reason to fail. */
async function keepIndex(context: RunContext, sessions: Session[]): Promise<void> {
  const [{ correctCosts }, { writeDigest }] = await Promise.all([
    import('../follow-up/index-issue.ts'),
    import('../follow-up/write-digest.ts'),
  ]);
  let index: Corrected | undefined;
  try {
    index = await correctCosts(context, sessions);
    if (index?.changed) info('The costs of sessions in the index were corrected');
  } catch (error) {
    warning(`The costs of sessions in the index could not be corrected: ${messageOf(error)}`);
  }
  try {
    const digest = index && (await writeDigest(context, index));
    if (digest !== undefined) info(`The digest of ${digest.month} was written`);
  } catch (error) {
    warning(`The monthly digest could not be written: ${messageOf(error)}`);
  }
}

/** A problem with action items is not a reason to fail. */
async function handOverItems(context: RunContext): Promise<ReconciledFixes> {
  try {
    const { reconcileFixes } = await import('../fix/reconcile-fixes.ts');
    return await reconcileFixes(context);
  } catch (error) {
    warning(`Action items could not be handed to Devin or closed: ${messageOf(error)}`);
    return { started: [], done: [] };
  }
}

async function notConfigured(): Promise<void> {
  setOutputs({ outcome: 'skipped', reason: 'not-configured', 'incident-id': '' });
  info('Cannot reconcile: the input "pagerduty-token" is empty');
  await writeSummary(`## Cannot reconcile

Reconcile asks PagerDuty which incidents were resolved, and the input \`pagerduty-token\` is empty. Store a read-only REST API key as the secret \`PAGERDUTY_TOKEN\` in the environment \`postmortem\`, and pass it in the workflow. (reason: \`not-configured\`)
`);
}

async function reportReconcile(report: ReconcileReport, noConfig: string): Promise<void> {
  const { results, fixes } = report;
  const described = results.flatMap((each) => ('result' in each ? [describeResult(each.result)] : []));
  const created = described.filter(({ isNewSession }) => isNewSession);
  const started = [...created.flatMap(({ session }) => session ?? []), ...fixes.started];
  const outcomes = [...described.map((each) => each.outcome), ...fixes.started.map(() => 'created')];
  const outcome = (['created', 'updated', 'dry-run'] as const).find((any) => outcomes.includes(any)) ?? 'skipped';
  setOutputs({
    outcome,
    reason: outcome === 'skipped' ? 'nothing-to-do' : '',
    'incident-id': '',
    sessions: JSON.stringify(started.map(({ id }) => id)),
  });
  info(`${results.length} incidents looked at, ${started.length} sessions started`);
  await writeSummary(`${reconcileSummary(report)}${noConfig}`);
}
