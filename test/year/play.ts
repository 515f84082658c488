/** Plays a planned year: people and PagerDuty on the emulators, and the follow-up and reconcile of our code, all in the same made-up time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { followUp } from '../../action/follow-up/follow-up.ts';
import { reconcile } from '../../action/reconcile/reconcile.ts';
import type { Event as RunEvent } from '../../action/shared/event.ts';
import type { Inputs } from '../../action/shared/inputs.ts';
import { startOver } from '../../action/shared/what-left.ts';
import { pickBy } from '../chaos/random.ts';
import { type Chat, startChat } from '../outside/chat.ts';
import { type Devin, startDevin } from '../outside/devin.ts';
import { type GitHub, startGitHub } from '../outside/github.ts';
import { EXAMPLE_COMPANY } from '../outside/pagerduty/account.ts';
import { type PagerDuty, startPagerDuty } from '../outside/pagerduty.ts';
import { ROOT, SECRETS } from '../start-world.ts';
import { startClock } from './clock.ts';
import { BEGIN, DAY, DUE_DAYS, documentOf, type Event, type Item, MINUTE, PEOPLE, type Plan, type Postmortem, REVIEW_DAYS, SERVICES } from './plan.ts'; // biome-ignore format: one line

export const DOCS = 'acme/postmortems';
const ITEMS_TOKEN = 'github_pat_items_made_up';
const EVERYTHING = { contents: 'write', 'pull-requests': 'write', issues: 'write', checks: 'read' } as const;
const FOLLOW_UP = { contents: 'read', issues: 'write', 'pull-requests': 'read' } as const;
const RECONCILE = { ...FOLLOW_UP, actions: 'read' } as const;
const REPOSITORIES = [...new Set(Object.values(SERVICES).flatMap((name) => name ?? []))];

const CONFIG = `
services: { ${Object.entries(SERVICES).flatMap(([name, repository]) => (repository ? [`${name}: ${repository}`] : [])).join(', ')} }
announce: { format: mattermost }
follow-up:
  issues: service-repo
  review-within: ${REVIEW_DAYS}d
  due: { ${Object.entries(DUE_DAYS).map(([severity, days]) => `${severity}: ${days}d`).join(', ')} }
`; // biome-ignore format: YAML

export interface PlayedYear {
  github: GitHub;
  /** What the chat shows. */
  announcements: string[];
  /** What runs failed with, and their warnings. */
  complaints: string[];
  /** How many runs there were, and the most requests to GitHub in one of the schedule. */
  runs: { followUp: number; reconcile: number; mostRequests: number };
  // biome-ignore lint/suspicious/noExplicitAny: what GitHub answers
  get(path: string, repository?: string): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: what GitHub answers
  all(path: string, repository?: string): Promise<any[]>;
  close(): Promise<void>;
}

/** One for all years of a process, because the toolkit remembers where it wrote the first summary. */
const FOLDER = join(ROOT, 'build', 'year');

export async function playYear(seed: string, plan: Plan): Promise<PlayedYear> {
  const clock = startClock(BEGIN);
  const world = await startWorldOfYear();
  const { github, pagerduty, devin, chat } = world;
  const pushes: { before: string; after: string; ref: string }[] = [];
  world.onPush = (push) => pushes.push(push);
  const environment = {
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
    GITHUB_OUTPUT: join(FOLDER, 'output'),
    GITHUB_STEP_SUMMARY: join(FOLDER, 'summary'),
  };
  const before = Object.fromEntries(Object.keys(environment).map((name) => [name, process.env[name]]));
  Object.assign(process.env, environment);
  const complaints: string[] = [];
  const announcements: string[] = [];
  const counts = { followUp: 0, reconcile: 0, mostRequests: 0 };
  const ticked = new Map<Postmortem, Set<string>>();
  const pulls = new Map<Postmortem, number>();
  const repository = { full_name: DOCS, private: true, default_branch: 'main' };

  async function call(who: string, method: string, path: string, body?: unknown, of = DOCS) {
    const answer = await fetch(`${github.url}/repos/${of}${path}`, {
      method,
      headers: { authorization: `Bearer ${who}`, 'user-agent': 'the year' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
  const all: PlayedYear['all'] = async (path, of) => {
    const found = [];
    for (let page = 1; ; page += 1) {
      const some = await call(
        'ada',
        'GET',
        `${path}${path.includes('?') ? '&' : '?'}per_page=100&page=${page}`,
        undefined,
        of,
      );
      found.push(...some);
      if (some.length < 100) return found;
    }
  };

  const inputsOf = (permissions: Record<string, 'read' | 'write'>): Inputs => ({
    mode: 'auto',
    incidentId: undefined,
    redo: false,
    dryRun: false,
    devin: { apiKey: SECRETS.DEVIN_KEY, orgId: undefined, apiUrl: devin.url },
    pagerduty: { token: SECRETS.PAGERDUTY_KEY, apiUrl: pagerduty.url, from: undefined },
    githubToken: github.workflowToken(permissions),
    itemsToken: ITEMS_TOKEN,
    config: '.github/postmortem.yml',
    announceWebhook: chat.webhook,
  });

  /** One run of the action. What it says is kept only if it complains. */
  async function run(event: RunEvent, mode: 'followUp' | 'reconcile'): Promise<void> {
    counts[mode] += 1;
    const requests = github.handled.length;
    try {
      const inputs = inputsOf(mode === 'followUp' ? FOLLOW_UP : RECONCILE);
      await (mode === 'followUp' ? followUp(inputs, event) : reconcile(inputs, event));
    } catch (error) {
      complaints.push(`${mode} failed: ${error instanceof Error ? error.message : error}`);
    }
    if (event.name === 'schedule')
      counts.mostRequests = Math.max(counts.mostRequests, github.handled.length - requests);
  }

  async function start(event: RunEvent, times: number, atOnce: boolean, mode: 'followUp' | 'reconcile' = 'followUp') {
    const before = chat.messages.length;
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = ((text: string | Uint8Array) => {
      const line = String(text).trim();
      if (/^::(?:warning|error)/.test(line)) complaints.push(line);
      return true;
    }) as typeof process.stdout.write;
    try {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(environment.GITHUB_OUTPUT, '');
      writeFileSync(environment.GITHUB_STEP_SUMMARY, '');
      startOver();
      if (atOnce) await Promise.all(Array.from({ length: times }, () => run(event, mode)));
      else for (let time = 0; time < times; time += 1) await run(event, mode);
    } finally {
      process.stdout.write = write;
    }
    const texts = chat.messages.slice(before).map((message) => JSON.stringify(message));
    // GitHub starts one follow-up after the other. Only the weekly list relies on that.
    announcements.push(...texts.filter((text, at) => !(atOnce && isOverdueList(text) && texts.indexOf(text) < at)));
  }

  /** The runs that pushes to the default branch start, as GitHub delivers them: mostly one, sometimes two at once or one again. */
  async function afterPush(): Promise<void> {
    for (const push of pushes.splice(0)) {
      const how = pickBy([['again', 0.06] as const, ['at once', 0.06] as const], seed, push.after);
      await start({ name: 'push', ...push, repository }, how === undefined ? 1 : 2, how === 'at once');
    }
  }

  async function open(postmortem: Postmortem): Promise<void> {
    const { incident, path } = postmortem;
    const branch = `postmortem/${incident.id.toLowerCase()}`;
    const { object } = await call('ada', 'GET', '/git/ref/heads/main');
    await call('devin', 'POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: object.sha });
    const content = Buffer.from(documentOf(postmortem, new Set())).toString('base64');
    await call('devin', 'PUT', `/contents/${path}`, { message: incident.title, branch, content });
    const { number } = await call('devin', 'POST', '/pulls', { title: incident.title, head: branch, base: 'main' });
    await call('devin', 'POST', `/pulls/${number}/requested_reviewers`, { reviewers: [PEOPLE[number % 2]] });
    pulls.set(postmortem, number);
    await startSession(postmortem);
  }

  async function startSession({ incident }: Postmortem): Promise<void> {
    const answer = await fetch(`${devin.url}/v3/organizations/${devin.orgId}/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SECRETS.DEVIN_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        prompt: 'Write the postmortem',
        tags: ['pagerduty-postmortem', `pagerduty-incident:${incident.id}`],
      }),
    });
    const { session_id: id } = (await answer.json()) as { session_id: string };
    devin.update(id, { status: 'running', status_detail: 'finished', acus_consumed: incident.acu });
  }

  async function issueOf(
    { incident, path }: Postmortem,
    item: Item,
  ): Promise<{ number: number; body: string; of: string }> {
    const of = SERVICES[incident.service] ?? DOCS;
    const issues = await all('/issues?state=all&labels=postmortem-action', of);
    const found = issues.find(({ title, body }) => title.startsWith(`${item.title} (`) && body.includes(path));
    if (found === undefined) throw new Error(`"${item.title}" of ${path} has no issue`);
    return { ...found, of };
  }

  async function happen(postmortem: Postmortem, item: Item, event: Event): Promise<void> {
    if (event.does === 'tick') {
      const titles = ticked.get(postmortem) ?? new Set();
      ticked.set(postmortem, titles.add(item.title));
      const { sha } = await call('ada', 'GET', `/contents/${postmortem.path}`);
      const content = Buffer.from(documentOf(postmortem, titles)).toString('base64');
      await call('ada', 'PUT', `/contents/${postmortem.path}`, { message: 'Tick a box', branch: 'main', sha, content });
      return afterPush();
    }
    const { number, body, of } = await issueOf(postmortem, item);
    const change = (changes: object) => call('ada', 'PATCH', `/issues/${number}`, changes, of);
    const comment = (text: string) => call('ada', 'POST', `/issues/${number}/comments`, { body: text }, of);
    const at = new Date(event.at).toISOString();
    if (event.does === 'move') await change({ body: body.replace(/- Due: \S+/, `- Due: ${event.due}`) });
    else if (event.does === 'reopen') await change({ state: 'open', state_reason: 'reopened' });
    else if (event.does === 'decline') {
      if (event.because !== undefined) await comment(event.because);
      await change({ state: 'closed', state_reason: 'not_planned' });
    } else {
      const { proof } = event;
      const pull = `https://github.com/${of}/pull/${number + 1000}`;
      if (proof === 'link') await comment(`Done in ${pull}.`);
      if (proof === 'pull request') github.addEvent(of, number, { event: 'cross-referenced', at, pull, merged: true });
      if (proof === 'commit') {
        github.addEvent(of, number, {
          event: 'closed',
          at,
          login: 'ada',
          commit: 'e4f29a1e4f29a1e4f29a1e4f29a1e4f29a1e4f29',
        });
      }
      if (proof === undefined && number % 2 === 0) await comment('I think this works now.');
      await change({ state: 'closed', state_reason: 'completed' });
    }
  }

  const moments: { at: number; act(): Promise<unknown> | unknown }[] = [];
  for (const postmortem of plan.postmortems) {
    const { incident, merged, abandoned, items } = postmortem;
    const { id, title, service, priority } = incident;
    moments.push(
      { at: incident.created, act: () => pagerduty.trigger({ id, title, service, priority }) },
      { at: incident.created + MINUTE, act: () => pagerduty.acknowledge(id) },
      { at: incident.resolved, act: () => pagerduty.resolve(id) },
      { at: postmortem.opened, act: () => open(postmortem) },
      { at: incident.resolved + DAY, act: () => computeAnalytics(pagerduty, postmortem) },
    );
    const pull = () => `/pulls/${pulls.get(postmortem)}`;
    if (abandoned !== undefined)
      moments.push({ at: abandoned, act: () => call('ada', 'PATCH', pull(), { state: 'closed' }) });
    if (merged === undefined) continue;
    moments.push({
      at: merged,
      act: async () => {
        await call('ada', 'PUT', `${pull()}/merge`, { merge_method: 'squash' });
        await afterPush();
      },
    });
    for (const item of items) {
      for (const event of item.fate) moments.push({ at: event.at, act: () => happen(postmortem, item, event) });
    }
  }
  for (const { at, times, atOnce, reconciles } of plan.runs) {
    moments.push({
      at,
      act: async () => {
        await start({ name: 'schedule', repository }, times, atOnce);
        await start({ name: 'schedule', repository }, reconciles, false, 'reconcile');
      },
    });
  }
  const end = plan.runs.at(-1)?.at ?? 0;
  try {
    for (const { at, act } of moments.sort((one, other) => one.at - other.at)) {
      if (at > end) continue;
      clock.setTime(at);
      await act();
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    github,
    announcements,
    complaints,
    runs: counts,
    get: (path, of) => call('ada', 'GET', path, undefined, of),
    all,
    close,
  };

  async function close(): Promise<void> {
    clock.stop();
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await Promise.all([github.close(), pagerduty.close(), devin.close(), chat.close()]);
  }
}

export const isOverdueList = (text: string) => /\d+ action items? (?:is|are) overdue/.test(text);

/** PagerDuty computes them a day later. */
function computeAnalytics({ incidents }: PagerDuty, { incident: { id, nightPages } }: Postmortem): void {
  const incident = incidents.find((each) => each.id === id);
  if (incident !== undefined) incident.analytics = { sleep_hour_interruptions: nightPages };
}

interface WorldOfYear {
  github: GitHub;
  pagerduty: PagerDuty;
  devin: Devin;
  chat: Chat;
  /** Called when the default branch has moved. */
  onPush: (push: { before: string; after: string; ref: string }) => void;
}

async function startWorldOfYear(): Promise<WorldOfYear> {
  const issues = { issues: 'write' } as const;
  const chat = await startChat('mattermost', { perWindow: Number.POSITIVE_INFINITY });
  const devin = await startDevin({ apiKey: SECRETS.DEVIN_KEY });
  const [example] = EXAMPLE_COMPANY.services;
  const services = Object.keys(SERVICES).map((name, index) => {
    const known = EXAMPLE_COMPANY.services.find((each) => each.name === name) ?? example;
    if (known === undefined) throw new Error('The made-up account has no service');
    return known.name === name ? known : { ...known, id: `PY${index}YEAR`, name, summary: name };
  });
  const pagerduty = await startPagerDuty({
    apiKeys: { [SECRETS.PAGERDUTY_KEY]: 'read-only' },
    account: { ...EXAMPLE_COMPANY, services },
  });
  const github = await startGitHub({
    repository: DOCS,
    ruled: false,
    files: { '.github/postmortem.yml': CONFIG },
    actors: {
      devin: { login: 'devin-ai-integration[bot]', permissions: EVERYTHING },
      ada: { login: 'ada', permissions: EVERYTHING },
      [ITEMS_TOKEN]: { login: 'items-robot' },
    },
    people: PEOPLE,
    others: Object.fromEntries(REPOSITORIES.map((name) => [name, { access: { 'items-robot': issues, ada: issues } }])),
    onEvent({ name, payload }) {
      const { ref, before, after } = payload as { ref?: string; before?: string; after?: string };
      if (name === 'push' && ref === 'refs/heads/main' && before && after) world.onPush({ ref, before, after });
    },
  });
  const world: WorldOfYear = { github, pagerduty, devin, chat, onPush: () => {} };
  return world;
}
