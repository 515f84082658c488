/** Checks that a workflow file of a docs repository has everything it needs. */
import { parse } from 'yaml';
import * as z from 'zod/mini';
import type { Config } from '../../policy/config.ts';
import { type DoctorCheck, notChecked, ok, wrong } from './check.ts';

export interface Expected {
  /** Names of repository_dispatch types that the relay may send: `pagerduty.incident.resolved`. */
  dispatchTypes: readonly string[];
  defaultBranch: string;
  directory: string;
  /** The default branch uses a merge queue. */
  mergeQueue: boolean;
  /** Action items become issues in other repositories, which takes a token of its own. */
  itemsToken: boolean;
}

interface Kind {
  file: string;
  /** What does not work without it; undefined if nothing works without it. */
  without: string | undefined;
  /** Checked only if it is there: a team that does not hand work to Devin needs to know nothing about it. */
  isExtra?: true;
  /** It reads and writes issues in the repositories of services. */
  isInServices?: true;
  /** Without the secrets it would start nothing. The others do part of their work. */
  needsSecrets: boolean;
  /** Why its triggers are wrong; undefined if they are right. */
  triggers(on: Triggers, expected: Expected): string | undefined;
}

export const ENVIRONMENT = 'postmortem';
export const SECRETS = ['DEVIN_API_KEY', 'PAGERDUTY_TOKEN'];

/** Whether some action items become issues in the repositories of services. */
export function opensInServices(config: Config): boolean {
  return [config, ...config.overrides].some((each) => each['follow-up']?.issues === 'service-repo');
}

export const WORKFLOWS: readonly Kind[] = [
  {
    file: 'postmortem.yml',
    without: undefined,
    needsSecrets: true,
    triggers(on, { dispatchTypes }) {
      if (!on.has('workflow_dispatch')) return 'it has no manual runs: add "workflow_dispatch" to "on"';
      if (dispatchTypes.length === 0) return undefined;
      if (!on.has('repository_dispatch'))
        return 'nothing that the relay sends starts it: add "repository_dispatch" to "on"';
      const types = listIn(on.get('repository_dispatch'), 'types');
      // Without types it starts on every dispatch.
      const missing = dispatchTypes.filter((type) => types !== undefined && !types.includes(type));
      return missing.length === 0
        ? undefined
        : `what the relay sends as ${missing.join(', ')} starts nothing: add it to "types" of "repository_dispatch"`;
    },
  },
  {
    file: 'postmortem-review.yml',
    without: 'no pull request is reviewed',
    needsSecrets: false,
    triggers(on, { mergeQueue }) {
      const event = ['pull_request_target', 'pull_request'].find((name) => on.has(name));
      if (event === undefined) {
        return 'no pull request starts it: add "pull_request_target" to "on", or "pull_request" in a public repository';
      }
      // Without secrets, no session learns that its pull request was closed.
      const needed = ['opened', 'synchronize', 'reopened', ...(event === 'pull_request' ? [] : ['closed'])];
      const types = listIn(on.get(event), 'types') ?? ['opened', 'synchronize', 'reopened'];
      const missing = needed.filter((type) => !types.includes(type));
      if (missing.length > 0) {
        return `it does not start when a pull request is ${missing.join(', ')}: add that to "types" of "${event}"`;
      }
      return mergeQueue && !on.has('merge_group')
        ? 'the default branch has a merge queue, and no merge group starts it, so a required check would wait forever: add "merge_group" to "on", as pagerduty-postmortem init writes it'
        : undefined;
    },
  },
  {
    file: 'postmortem-reconcile.yml',
    without: 'nothing drafts an incident whose webhook was lost',
    isInServices: true,
    needsSecrets: true,
    triggers: (on) => (on.has('schedule') ? undefined : 'it never starts by itself: add "schedule" to "on"'),
  },
  {
    file: 'postmortem-follow-up.yml',
    without: 'there is no index, and action items do not become issues',
    isInServices: true,
    needsSecrets: false,
    triggers(on, { defaultBranch, directory }) {
      if (!on.has('push')) return 'no merge starts it: add "push" to "on"';
      const branches = listIn(on.get('push'), 'branches') ?? [defaultBranch];
      if (!branches.includes(defaultBranch)) {
        return `it waits for pushes to ${branches.join(', ')}, but the default branch is ${defaultBranch}: correct "branches"`;
      }
      const paths = listIn(on.get('push'), 'paths') ?? [`${directory}/**`];
      return paths.some((path) => path === '**' || path.startsWith(`${directory}/`))
        ? undefined
        : `it waits for changes of ${paths.join(', ')}, but postmortems are in ${directory}: correct "paths"`;
    },
  },
  {
    file: 'postmortem-fix.yml',
    without: 'action items with the label devin-fix are handed to Devin by reconcile only, within the hour',
    isExtra: true,
    needsSecrets: true,
    triggers(on) {
      const types = on.has('issues') ? (listIn(on.get('issues'), 'types') ?? ['labeled']) : [];
      return types.includes('labeled') ? undefined : 'no label starts it: add "issues" with "types: [labeled]" to "on"';
    },
  },
];

type Triggers = ReadonlyMap<string, unknown>;

const Workflow = z.object({
  on: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())]),
  jobs: z.record(
    z.string(),
    z.object({ environment: z.optional(z.unknown()), steps: z.catch(z.array(z.unknown()), []) }),
  ),
});
const ActionStep = z.object({
  uses: z.string().check(z.regex(/(^\.\/$)|pagerduty-postmortem(\/[\w./-]+)?@/)),
  with: z.catch(z.record(z.string(), z.unknown()), {}),
});
const Environment = z.union([
  z.string(),
  z.pipe(
    z.object({ name: z.string() }),
    z.transform(({ name }) => name),
  ),
]);

/** `text` is undefined if the default branch does not have the file. */
export function checkWorkflow(kind: Kind, text: string | undefined, expected: Expected): DoctorCheck {
  const name = `Workflow ${kind.file}`;
  if (text === undefined) {
    return kind.without === undefined
      ? wrong(name, 'it is not on the default branch, so nothing is drafted: pagerduty-postmortem init writes it')
      : notChecked(
          name,
          `it is not there, which is fine. Without it, ${kind.without}. To add it: pagerduty-postmortem init --with ${kind.file.slice('postmortem-'.length, -'.yml'.length)}`,
        );
  }
  const read = readWorkflow(text);
  if (typeof read === 'string') return wrong(name, read);
  const problem = kind.triggers(triggersOf(read.on), expected);
  if (problem !== undefined) return wrong(name, problem);
  const on = triggersOf(read.on);
  const environments = Object.values(read.jobs).map(({ environment }) => Environment.safeParse(environment).data);
  if (on.has('pull_request') && !on.has('pull_request_target') && environments.includes(ENVIRONMENT)) {
    return wrong(
      name,
      `on "pull_request" it may not use the environment ${ENVIRONMENT}, which is for the default branch, so every run fails: add "pull_request_target" to "on" in its place, or let pagerduty-postmortem init --review-on pull_request --yes write the form without secrets`,
    );
  }
  return checkJobs(name, kind, read, expected);
}

function readWorkflow(text: string): z.infer<typeof Workflow> | string {
  try {
    const read = Workflow.safeParse(parse(text));
    return read.success ? read.data : 'it is not a workflow: pagerduty-postmortem init writes it again';
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split('\n') : [];
    return `it is not YAML, so GitHub ignores it: ${reason}`;
  }
}

function triggersOf(on: z.infer<typeof Workflow>['on']): Triggers {
  if (typeof on === 'string') return new Map([[on, null]]);
  return Array.isArray(on) ? new Map(on.map((name) => [name, null])) : new Map(Object.entries(on));
}

/** Returns a list, even for a single value. */
function listIn(trigger: unknown, key: string): string[] | undefined {
  const value = z.record(z.string(), z.unknown()).safeParse(trigger).data?.[key];
  return value === undefined ? undefined : [value].flat().map(String);
}

function checkJobs(
  name: string,
  { needsSecrets, isInServices }: Kind,
  { jobs }: z.infer<typeof Workflow>,
  { itemsToken }: Expected,
): DoctorCheck {
  const working = Object.values(jobs).flatMap((job) => {
    const [step] = job.steps.flatMap((each) => ActionStep.safeParse(each).data ?? []);
    return step === undefined ? [] : [{ job, step }];
  });
  const [found] = working;
  if (found === undefined) {
    return wrong(name, 'none of its steps uses the action: add "uses: OWNER/pagerduty-postmortem@v1"');
  }
  if (itemsToken && isInServices && !found.step.with['items-token']) {
    return wrong(
      name,
      `it does not pass items-token to the action, so "follow-up.issues: service-repo" has no effect there: add "items-token: \${{ secrets.ITEMS_TOKEN }}" under "with"`,
    );
  }
  const inputs = ['devin-api-key', 'pagerduty-token'];
  const missing = inputs.filter((input) => !String(found.step.with[input] ?? '').includes('secrets.'));
  if (!needsSecrets && missing.length === inputs.length) {
    return ok(name, 'its triggers are right; it is given no secrets, so it asks neither PagerDuty nor Devin');
  }
  const environment = Environment.safeParse(found.job.environment).data;
  if (environment !== ENVIRONMENT) {
    return wrong(
      name,
      `its job does not name the environment ${ENVIRONMENT}, so it does not see the secrets there: add "environment: { name: ${ENVIRONMENT} }"`,
    );
  }
  if (needsSecrets && missing.length > 0) {
    return wrong(name, `it does not pass ${missing.join(' and ')} to the action: add it under "with", from secrets`);
  }
  return ok(name, 'its triggers, environment and secrets are right');
}
