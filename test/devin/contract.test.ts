/** Devin's adapter keeps the contract of the agent's port, against the emulator of Devin's API. */
import { connectDevin } from '../../src/devin/connect-devin.ts';
import { describeAgent, type SessionChange } from '../agent/contract.ts';
import { startDevin } from '../outside/devin.ts';

const KEY = 'cog_made_up_key';

const PATHS = {
  start: { method: 'POST', path: /\/sessions$/ },
  message: { method: 'POST', path: /\/messages$/ },
  tags: { method: 'POST', path: /\/tags$/ },
};

describeAgent('Devin', async () => {
  let now = new Date('2026-09-10T12:00:00Z');
  const devin = await startDevin({ apiKey: KEY, now: () => now });
  const session = (id: string) => {
    const found = devin.sessions.find(({ session_id }) => session_id === id);
    if (found === undefined) throw new Error(`No session ${id}`);
    return found;
  };
  return {
    agent: await connectDevin({ apiKey: KEY, apiUrl: devin.url, orgId: undefined }),
    change(id, { state, archived, waits, suspended, cost, pull }: SessionChange) {
      Object.assign(session(id), {
        ...(state && { status: state === 'ended' ? 'exit' : 'error', status_detail: null }),
        ...(archived && { is_archived: true }),
        ...(waits && {
          status: 'running',
          status_detail: waits === 'for an answer' ? 'waiting_for_user' : 'waiting_for_approval',
        }),
        ...(suspended && {
          status: 'suspended',
          status_detail: suspended === 'inactivity' ? 'inactivity' : 'usage_limit_exceeded',
        }),
        ...(cost && { acus_consumed: cost }),
        ...(pull && { pull_requests: [{ pr_url: pull, pr_state: 'open' }] }),
      });
    },
    say(id, message) {
      session(id).messages.push({ event_id: `said-${message}`, source: 'devin', message, created_at: 0 });
    },
    lose(what, of) {
      devin.faults.next(PATHS[of], { cut: what === 'request' ? 'before' : 'after' });
    },
    advance(milliseconds) {
      now = new Date(now.getTime() + milliseconds);
    },
    now: () => now,
    close: () => devin.close(),
  };
});
