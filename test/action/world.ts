/**
 * The docs repository with its workflows, the built action and the services around it, on loopback.
 */
import { afterAll } from '@jest/globals';
import { dispatchBody } from '../../src/dispatch.ts';
import { WebhookBody, WebhookIncident } from '../../src/pagerduty/webhook.ts';
import { dispatchOf } from '../fixtures/webhooks.ts';
import { DOCS_REPOSITORY, REPOSITORY } from '../github/github.ts';
import type { Devin, DevinOptions, DevinSession } from '../outside/devin.ts';
import type { GitHub } from '../outside/github.ts';
import {
  type Incident,
  incidentEvent,
  type PagerDuty,
  type startPagerDuty,
  type Trigger,
} from '../outside/pagerduty.ts';
import type { Run } from '../outside/runner/runner.ts';
import { createWarmProcesses } from '../outside/runner/warm-processes.ts';
import { startWorld } from '../start-world.ts';

export { as, openPull, REPOSITORY } from '../github/github.ts';
export * from '../results.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export interface Dispatch {
  event_type?: string;
  client_payload: unknown;
}

export interface Options {
  devin?: Partial<DevinOptions>;
  pagerduty?: Partial<Parameters<typeof startPagerDuty>[0]>;
  /** The text of .github/postmortem.yml; no file without it. */
  config?: string;
  /** Other files on the default branch. */
  files?: Record<string, string>;
  private?: boolean;
  secrets?: Record<string, string>;
  /** Secrets of the repository. */
  variables?: Record<string, string>;
  /** Additional lines of `with`. */
  with?: string;
  /** Replaces the expression that gives the Devin key. */
  literalKey?: string;
  /** Changes a workflow file before it is read. */
  edit?: (workflow: string) => string;
  /** Starts each run of the action in its own process, for tests of the process itself. */
  ownProcess?: true;
}

const warm = createWarmProcesses();
afterAll(warm.close);

export interface World {
  github: GitHub;
  devin: Devin;
  pagerduty: PagerDuty;
  /** Sets PagerDuty's clock, which does not run, to this many milliseconds before now. */
  ago(milliseconds: number): void;
  /**
   * Creates a resolved incident that was open from this many milliseconds before now until this many; default: from three hours to
   * two hours ago.
   */
  resolvedIncident(facts?: Partial<Trigger>, from?: number, until?: number): Promise<Incident>;
  /** Returns the dispatch that the relay makes of an event about the incident, at PagerDuty's clock. */
  eventOf(type: `incident.${string}`, incident: Incident): Dispatch;
  /**
   * Runs the workflow on a dispatch: of an example webhook by its name, or this one. Adds its incident to PagerDuty, unless the
   * dispatch has too few facts.
   */
  dispatch(body: string | Dispatch, repository?: object): Promise<Run>;
  byHand(inputs: Record<string, unknown>): Promise<Run>;
  reconcile(): Promise<Run>;
  /** The sessions of the incident, the oldest first. */
  sessionsOf(incident: { id: string }): DevinSession[];
  close(): Promise<void>;
}

/** Closes every world that a test opened: for `afterEach`. */
export async function closeWorlds(): Promise<void> {
  await Promise.all(open.splice(0).map((each) => each.close()));
}
const open: { close(): Promise<unknown> }[] = [];

export async function world(options: Options = {}): Promise<World> {
  const start = Date.now();
  let past = 0;
  const { config, literalKey = '${{ secrets.DEVIN_API_KEY }}', edit = (text) => text } = options;
  const started = await startWorld({
    github: {
      ...DOCS_REPOSITORY,
      private: options.private ?? true,
      files: { ...options.files, ...(config !== undefined && { '.github/postmortem.yml': config }) },
    },
    devin: options.devin ?? {},
    pagerduty: { now: () => new Date(start - past), ...options.pagerduty },
    workflows: ['postmortem.yml', 'postmortem-reconcile.yml'],
    edit: (workflow) => edit(workflow.replace('${{ secrets.DEVIN_API_KEY }}', () => literalKey)),
    with: options.with,
    secrets: options.secrets,
    runner: {
      variables: options.variables ?? {},
      ...(options.ownProcess !== true && { startAction: warm.run }),
    },
  });
  const { github, devin, pagerduty, runner } = started;
  const only = async (runs: Promise<Run[]>): Promise<Run> => {
    const [run] = await runs;
    if (run === undefined) throw new Error('No workflow ran');
    return run;
  };
  const made: World = {
    github,
    devin,
    pagerduty,
    ago(milliseconds) {
      past = milliseconds;
    },
    async resolvedIncident(facts, from = 3 * HOUR, until = 2 * HOUR) {
      past = from;
      const incident = await pagerduty.trigger({ title: 'Invoices are sent twice', ...facts });
      past = until;
      await pagerduty.resolve(incident.id);
      return incident;
    },
    eventOf(type, incident) {
      const told = { event: incidentEvent(type, incident, { occurred_at: pagerduty.now(), agent: null }) };
      const { event } = WebhookBody.parse(JSON.parse(JSON.stringify(told)));
      return JSON.parse(dispatchBody(event, WebhookIncident.parse(event.data), 'delivery-1'));
    },
    dispatch(body, repository) {
      const { event_type: action = 'pagerduty.incident.resolved', client_payload } =
        typeof body === 'string' ? dispatchOf(body) : body;
      know(pagerduty, action, client_payload);
      const about = { full_name: REPOSITORY, default_branch: 'main', private: true };
      const payload = { action, client_payload, repository: { ...about, ...repository } };
      return only(runner.deliver({ name: 'repository_dispatch', payload }));
    },
    byHand: (inputs) =>
      only(
        runner.deliver({
          name: 'workflow_dispatch',
          payload: { ref: 'refs/heads/main', workflow: '.github/workflows/postmortem.yml', inputs },
        }),
      ),
    reconcile: () => only(runner.schedule('postmortem-reconcile.yml')),
    sessionsOf: ({ id }) => devin.sessions.filter(({ tags }) => tags.includes(`pagerduty-incident:${id}`)),
    close: started.close,
  };
  open.push(made);
  return made;
}

/** Adds the incident of a dispatch to the account if it is missing. */
function know(pagerduty: PagerDuty, action: string, payload: unknown): void {
  const { event, incident } = payload as { event?: object; incident?: { id?: string } };
  if (pagerduty.incidents.some(({ id }) => id === incident?.id)) return;
  const data = { incident_key: null, type: 'incident', ...incident };
  try {
    pagerduty.adopt(
      Buffer.from(JSON.stringify({ event: { ...event, event_type: action.replace('pagerduty.', ''), data } })),
    );
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ZodError')) throw error;
  }
}
