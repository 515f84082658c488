import { completeProxies } from '../src/http/proxies.ts';
import { messageOf } from '../src/text/message-of.ts';
import { type Event, readEvent } from './shared/event.ts';
import { type Inputs, type Mode, readInputs } from './shared/inputs.ts';
import { debug, setFailed } from './shared/log.ts';
import { startOver } from './shared/what-left.ts';

/** Runs the whole action. Any error ends in one `::error::` and exit code 1. */
export async function run(): Promise<void> {
  try {
    // Must run before libraries are loaded that read these variables themselves.
    completeProxies(process.env);
    startOver();
    const inputs = readInputs();
    const event = readEvent(process.env);
    await start(modeOf(inputs.mode, event), inputs, event);
  } catch (error) {
    debug(stackOf(error));
    setFailed(messageOf(error));
  }
}

/** The runner shows it if the repository has the secret or variable ACTIONS_STEP_DEBUG. */
function stackOf(error: unknown): string {
  const stacks: string[] = [];
  for (let each = error; each instanceof Error && stacks.length < MAX_CAUSES; each = each.cause) {
    // A service's raw message can repeat a key; our own errors are cleaned.
    const isRaw = stacks.length > 0 && 'status' in each;
    stacks.push(isRaw ? `${each.name}\n${framesOf(each)}` : (each.stack ?? each.message));
  }
  return stacks.join('\nCaused by: ');
}

const framesOf = ({ stack = '' }: Error) =>
  stack
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .join('\n');

const MAX_CAUSES = 8;

/** Loads only the code of one mode, so that no run pays for the others. */
async function start(mode: Exclude<Mode, 'auto'>, inputs: Inputs, event: Event): Promise<void> {
  switch (mode) {
    case 'draft':
      return (await import('./draft/draft.ts')).draft(inputs, event);
    case 'review':
      return (await import('./review/review.ts')).review(inputs, event);
    case 'follow-up':
      return (await import('./follow-up/follow-up.ts')).followUp(inputs, event);
    case 'fix':
      return (await import('./fix/fix.ts')).fix(inputs, event);
    case 'reconcile':
      return (await import('./reconcile/reconcile.ts')).reconcile(inputs, event);
  }
}

function modeOf(mode: Mode, event: Event): Exclude<Mode, 'auto'> {
  if (mode !== 'auto') return mode;
  switch (event.name) {
    case 'repository_dispatch':
    case 'workflow_dispatch':
      return 'draft';
    case 'pull_request':
    case 'merge_group':
      return 'review';
    case 'push':
      return 'follow-up';
    case 'issues':
      return 'fix';
    case 'schedule':
      return 'reconcile';
    case 'other':
      throw new Error(
        `There is nothing to do on the event "${event.eventName}": run the workflow on repository_dispatch, workflow_dispatch, pull_request_target, pull_request, merge_group, push, issues or schedule, or set the input "mode"`,
      );
  }
}
