import { standingOf, turnTag } from '../../src/agent/turns.ts';
import { cleanIncident } from '../../src/incident/clean-incident.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { Config } from '../../src/policy/config.ts';
import type { Decision } from '../../src/policy/decide.ts';
import type { RunContext } from '../shared/context.ts';
import type { Result } from './result.ts';

/** Terminates a session that gathered, because there will be no postmortem. */
export async function endSession(
  context: RunContext,
  { reason, session }: Extract<Decision, { do: 'end' }>,
  incident: Incident,
  config: Config,
): Promise<Result> {
  const { agent, inputs } = context;
  const about = { incident: (await cleanIncident(incident, config)).incident, config };
  if (inputs.dryRun || agent === undefined) {
    return { ...about, outcome: 'dry-run', would: { do: 'end', reason, session } };
  }
  const turn = turnTag({ act: 'stop' }, new Date());
  const now = await agent.addTags(session.id, [turn]);
  // A manual run may have asked it to write meanwhile.
  if (standingOf(turn, now, new Date()) !== 'mine') return { ...about, outcome: 'skipped', reason, link: undefined };
  await agent.stopSession(session.id);
  return { ...about, outcome: 'ended', reason, session };
}
