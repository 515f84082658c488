/**
 * Where it happens: the emulators, the relay that is killed and comes back, and the runner, which starts what GitHub was sent
 * with delays.
 */
import { withTags } from '../../src/agent/tags.ts';
import type { Devin, DevinSession, SessionControl } from '../outside/devin.ts';
import type { GitHub, GitHubEvent } from '../outside/github.ts';
import type { PagerDuty } from '../outside/pagerduty.ts';
import type { Run, Runner, RunnerOptions } from '../outside/runner/runner.ts';
import { REPOSITORY } from '../pipeline.ts';
import type { NodeRuntime } from '../relay/node/node-process.ts';
import { SECRETS, startRelay as startBuiltRelay, startWorld as startServices } from '../start-world.ts';
import { type Configuration, configurationFile } from './expected.ts';
import { type Faults, letFaultsStrike } from './faults.ts';
import { between, pickBy, type Words } from './random.ts';
import type { RunInPlay } from './runs-in-play.ts';

const { DEVIN_KEY, PAGERDUTY_KEY, RELAY_TOKEN, SIGNING_SECRET } = SECRETS;
const PERSON_TOKEN = 'github_pat_person';
const ADMIN_KEY = 'made-up-full-key';
const CHECKOUT = 'PD2Q5FN';
export const RECONCILE = 'postmortem-reconcile.yml';
const MINUTE = 60_000;
/** While time passes it is looked that often whether the relay comes back. */
const SLICE = 5 * MINUTE;
const JOBS_AT_A_TIME = 4;
/** In seconds: no run is under way for longer (`timeout-minutes` of the workflow). */
const QUARTER = 15 * 60;

export interface World {
  pagerduty: PagerDuty;
  github: GitHub;
  devin: Devin;
  runner: Runner;
  faults: Faults;
  relay: { kills: number };
  /** Lets PagerDuty's time pass up to there. */
  reach(time: number): Promise<void>;
  /** The relay's next start has this secret; the running one ends. */
  rotateTo(secret: 'right' | 'wrong'): void;
  /** Enables every subscription that PagerDuty has disabled. */
  enableSubscriptions(): Promise<void>;
  /** What a person or another program sends to GitHub. */
  sendToGitHub(path: string, body: unknown): Promise<void>;
  reconcile(): Promise<Run | undefined>;
  /** A person closes the pull request of this incident's session unmerged; false if none is open. */
  decline(incident: string): boolean;
  /** Messages that a session had had when its pull request was closed, by its ID. */
  declined: ReadonlyMap<string, number>;
  /** A quarter of an hour passes for what runs have announced by their turns. */
  letTurnsPass(): void;
  /** GitHub starts what has waited for long enough. */
  startRuns(): void;
  /** Fulfilled when no more than so many runs are under way. */
  room(most: number): Promise<void>;
  /** Fulfilled when every event has led to its run, and every run has ended. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export async function startWorld(options: {
  seed: number;
  configuration: Configuration;
  /** The ID of an incident by its number. */
  idOfNumber: ReadonlyMap<number, string>;
  /** Postmortems in the docs repository: content by path. */
  documents: Readonly<Record<string, string>>;
  /** PagerDuty's clock begins here, and passes only by `reach`. */
  begin: number;
  /** Runs the process of an action; default: each time a new one. */
  startAction?: RunnerOptions['startAction'];
}): Promise<World> {
  const { seed, configuration, documents, begin, idOfNumber, startAction } = options;
  const runs = new Set<Promise<unknown>>();
  /** By its token for GitHub, and by its key for Devin. */
  const byToken = new Map<string, RunInPlay>();
  const inPlay = new Set<RunInPlay>();
  const started = new Map<string, number>();
  const devinKeys = new Set<string>();
  const declined = new Map<string, number>();
  const waiting = new Map<string, { event: GitHubEvent; steps: number }[]>();
  const delayed = new Map<string, number>();

  const services = await startServices({
    github: {
      repository: REPOSITORY,
      files: (workflows) => ({
        '.github/postmortem.yml': configurationFile(configuration),
        ...Object.fromEntries(Object.entries(workflows).map(([file, text]) => [`.github/workflows/${file}`, text])),
        ...documents,
      }),
      actors: {
        [RELAY_TOKEN]: { login: 'relay-owner', permissions: { contents: 'write' } },
        [PERSON_TOKEN]: { login: 'on-call', permissions: { contents: 'write', actions: 'write' } },
      },
    },
    onEvent: arrive,
    devin: {
      apiKey: devinKeys,
      isListBehind: ({ tags = [] }) => faults.isListBehind(tags),
      onSession: work,
      onMessage: (session, _, control) => work(session, control),
    },
    pagerduty: {
      apiKeys: { [PAGERDUTY_KEY]: 'read-only', [ADMIN_KEY]: 'full' },
      now: () => new Date(begin),
    },
    workflows: ['postmortem.yml', RECONCILE],
    secrets: (run) => ({ DEVIN_API_KEY: keyFor(run), PAGERDUTY_TOKEN: PAGERDUTY_KEY }),
    runner: {
      onToken(permissions, run) {
        const token = github.workflowToken(permissions);
        byToken.set(token, playing(run));
        return token;
      },
      jobsAtATime: JOBS_AT_A_TIME,
      ...(startAction && { startAction }),
    },
  });
  const { devin, pagerduty, github, runner } = services;

  /** This run, from its first use of a secret on. */
  function playing(run: Run): RunInPlay {
    const known = [...inPlay].find((each) => each.run === run);
    if (known !== undefined) return known;
    const name = incidentOf(run.event);
    const incident = idOfNumber.get(Number(name)) ?? name;
    const nth = (started.get(incident) ?? 0) + 1;
    started.set(incident, nth);
    const begun: RunInPlay = { run, incident, nth, at: incident, requests: 0 };
    inPlay.add(begun);
    return begun;
  }
  function keyFor(run: Run): string {
    const key = `${DEVIN_KEY}_${run.id}`;
    devinKeys.add(key);
    byToken.set(key, playing(run));
    return key;
  }

  let secret = SIGNING_SECRET;
  let relay: NodeRuntime | undefined;
  let port = '0';
  let returns = 0;
  const ending = new Set<Promise<void>>();
  const relayState = { kills: 0 };
  async function startRelay(): Promise<void> {
    await Promise.all(ending);
    relay = await startBuiltRelay(github, {
      PORT: port,
      PAGERDUTY_WEBHOOK_SECRET: secret,
      FORWARD_EVENTS:
        configuration.startOn === 'acknowledged' ? 'incident.acknowledged,incident.resolved' : 'incident.resolved',
    });
    port = new URL(relay.url).port;
  }
  function killRelay(...words: Words): void {
    if (relay === undefined) return;
    const end = relay.stop().finally(() => ending.delete(end));
    ending.add(end);
    relay = undefined;
    relayState.kills += 1;
    returns = pagerduty.now().getTime() + between(5, 900, seed, 'relay returns', ...words) * 1000;
  }
  await startRelay();
  const url = `http://127.0.0.1:${port}/pagerduty`;
  pagerduty.subscribe({ url, secrets: [SIGNING_SECRET] });
  // Two that match one event make two webhooks of it.
  pagerduty.subscribe({ url, secrets: [SIGNING_SECRET], filter: { type: 'service_reference', id: CHECKOUT } });
  const faults = letFaultsStrike(seed, {
    github,
    pagerduty,
    devin,
    relayToken: RELAY_TOKEN,
    runOf: (token) => byToken.get(token),
    runs: () => [...inPlay],
    kill: ({ run }) => runner.kill(run),
    decline,
    killRelay,
  });

  /** GitHub starts runs in the order of their events for one incident, and some of them late. */
  function arrive(event: GitHubEvent): void {
    if (event.name !== 'repository_dispatch' && event.name !== 'workflow_dispatch') return;
    const incident = incidentOf(event);
    const occurrence = (delayed.get(incident) ?? 0) + 1;
    delayed.set(incident, occurrence);
    const steps =
      pickBy([[between(1, 12, seed, incident, 'late by', occurrence), 0.25]], seed, incident, 'late', occurrence) ?? 0;
    waiting.set(incident, [...(waiting.get(incident) ?? []), { event, steps }]);
    start(incident);
  }
  function start(incident: string): void {
    const queue = waiting.get(incident) ?? [];
    for (let first = queue[0]; first !== undefined && first.steps <= 0; first = queue[0]) {
      queue.shift();
      follow(runner.deliver(first.event));
    }
    if (queue.length === 0) waiting.delete(incident);
  }
  function follow(ended: Promise<Run[]>): void {
    const run = ended.then((those) => {
      runs.delete(run);
      for (const each of inPlay) {
        if (!those.includes(each.run)) continue;
        inPlay.delete(each);
        faults.left(each);
      }
    });
    runs.add(run);
  }

  /** As the review does when the pull request is closed. */
  function decline(incident: string): boolean {
    const open = devin.sessions.filter(
      ({ tags, status, pull_requests: pulls }) =>
        tags.includes(`pagerduty-incident:${incident}`) &&
        !tags.includes('postmortem-declined') &&
        status !== 'exit' &&
        pulls.length > 0,
    );
    for (const session of open) {
      session.tags = withTags(session.tags, ['postmortem-declined']);
      declined.set(session.session_id, session.messages.length);
    }
    return open.length > 0;
  }

  /** Devin writes, or gathers, and is done at once. */
  function work(session: DevinSession, control: SessionControl): void {
    const detail = pickBy(
      [
        ['working', 0.3],
        ['waiting_for_user', 0.1],
      ],
      seed,
      session.title ?? '',
      'works',
    );
    const ordered = session.tags.some((tag) => tag.startsWith('postmortem-resolved:')) || session.messages.length > 1;
    control.update({
      status: 'running',
      status_detail: detail ?? 'finished',
      ...(ordered && { pull_requests: [{ pr_url: `${github.url}/${REPOSITORY}/pull/1`, pr_state: 'open' }] }),
    });
  }

  const world: World = {
    pagerduty,
    github,
    devin,
    runner,
    faults,
    relay: relayState,
    decline,
    declined,
    letTurnsPass() {
      const turn = /^(postmortem-turn:.*:)(\d+)(-\w+)$/;
      for (const session of devin.sessions) {
        session.tags = session.tags.map((tag) =>
          tag.replace(turn, (_, act, time, end) => `${act}${Number(time) - QUARTER}${end}`),
        );
      }
    },
    async reach(time) {
      for (let now = pagerduty.now().getTime(); ; now = pagerduty.now().getTime()) {
        if (relay === undefined && now >= returns) await startRelay();
        if (now >= time) break;
        const stop = Math.min(time, now + SLICE, relay === undefined ? Math.max(returns, now) : time);
        await pagerduty.elapse(stop - now);
      }
      // What is due right now, such as the first tries of what was queued meanwhile.
      await pagerduty.elapse(0);
    },
    rotateTo(which) {
      secret = which === 'right' ? SIGNING_SECRET : 'half-done-rotation';
      killRelay();
      relayState.kills -= 1;
      returns = pagerduty.now().getTime();
    },
    async enableSubscriptions() {
      for (const { id } of pagerduty.subscriptions) {
        const answer = await fetch(`${pagerduty.url}/webhook_subscriptions/${id}/enable`, {
          method: 'POST',
          headers: {
            accept: 'application/vnd.pagerduty+json;version=2',
            authorization: `Token token=${ADMIN_KEY}`,
            'content-type': 'application/json',
          },
        });
        if (!answer.ok) throw new Error(`PagerDuty answers ${answer.status}: ${await answer.text()}`);
      }
    },
    async sendToGitHub(path, body) {
      const answer = await fetch(`${github.url}/repos/${REPOSITORY}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${PERSON_TOKEN}`,
          'user-agent': 'person',
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`GitHub answers ${answer.status} to ${path}: ${await answer.text()}`);
    },
    async reconcile() {
      const run = runner.schedule(RECONCILE);
      follow(run);
      return (await run)[0];
    },
    startRuns() {
      for (const [incident, [first]] of waiting) {
        if (first !== undefined) first.steps -= 1;
        start(incident);
      }
    },
    async room(most) {
      while (runs.size > most) await Promise.race(runs);
    },
    async settled() {
      while (waiting.size > 0) world.startRuns();
      await world.room(0);
      await devin.settled();
    },
    async close() {
      await runner.close();
      await Promise.all([relay?.stop(), ...ending]);
      await services.close();
    },
  };
  return world;
}

/** What a run is about: an incident's ID, its number where that is what a person typed, or `reconcile`. */
function incidentOf({ payload }: { payload: Record<string, unknown> }): string {
  const { client_payload: told, inputs } = payload as {
    client_payload?: { incident: { id: string } };
    inputs?: Record<string, string>;
  };
  return told?.incident.id ?? inputs?.['incident-id'] ?? 'reconcile';
}
