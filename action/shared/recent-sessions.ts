import type { Agent } from '../../src/agent/agent.ts';
import type { Session } from '../../src/agent/session.ts';
import { POSTMORTEM_TAG } from '../../src/agent/tags.ts';

/** Returns every postmortem session of so many seconds, live and ended; none without a key. */
export function recentSessions(agent: Agent | undefined, seconds: number): Promise<Session[]> | Session[] {
  return agent?.findSessions(POSTMORTEM_TAG, Math.floor(Date.now() / 1000) - seconds) ?? [];
}
