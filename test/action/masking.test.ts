/**
 * Secrets are never visible, whatever fails: answers that repeat the key which a service was sent, in the service's own form of an
 * error and in odd forms, and invalid inputs.
 */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../outside/loopback.ts';
import type { Run } from '../outside/runner/runner.ts';
import { SECRETS } from '../start-world.ts';
import { closeDocsRepos, INCIDENT, PATH, POSTMORTEM, startDocsRepo } from './docs-repo.ts';
import { as, closeWorlds, errorsOf, outputsOf, type World, world } from './world.ts';

afterEach(async () => {
  await closeWorlds();
  await closeDocsRepos();
});

const SERVICES = ['devin', 'github', 'pagerduty'] as const;
type Service = (typeof SERVICES)[number];

/** Answers with a key in them, by what is odd about them. */
const ANSWERS: Record<string, (key: string) => Omit<Extract<Fault, { status: number }>, 'happened'>> = {
  "Devin's own form": (key) => ({ status: 401, body: { detail: `${key} is unknown` } }),
  "Devin's list of fields": (key) => ({
    status: 422,
    body: { detail: [{ loc: ['header', key], msg: `not ${key}`, type: 'x' }] },
  }),
  "GitHub's own form": (key) => ({ status: 403, body: { message: `Bad ${key}`, errors: [{ message: `of ${key}` }] } }),
  "PagerDuty's own form": (key) => ({ status: 400, body: { error: { message: `No ${key}`, errors: [`of ${key}`] } } }),
  'cut off in the middle of the key': (key) => {
    const text = `${'x'.repeat(990)} ${key}`;
    return { status: 400, body: { detail: text, message: text, error: { message: text } } };
  },
  'workflow commands, escapes of a terminal and line breaks': (key) => {
    const text = `\n::warning::${key}\n::stop-commands::${key}\u001B[31m${key}`;
    return { status: 404, body: { detail: text, message: text, error: { message: text } } };
  },
  'a text': (key) => ({ status: 400, body: key }),
  'a list': (key) => ({ status: 403, body: [key, { message: key }] }),
  'success in another form': (key) => ({
    status: 200,
    body: { [key]: key, items: key, incident: key, incidents: key },
  }),
};

type Services = Pick<World, Service>;

/**
 * Makes a service answer the action like this from now on, to every request or to those of one method. Returns the keys as they are
 * sent.
 */
function spoil(services: Services, service: Service, answer: (typeof ANSWERS)[string], only?: string): Set<string> {
  const keys = new Set<string>();
  for (const name of SERVICES) {
    services[name].faults.decide(({ method }, headers) => {
      const key = headers.get('authorization')?.split(/[ =]/).at(-1);
      if (key === undefined || PEOPLE.includes(key)) return undefined;
      keys.add(key);
      return name === service && (only ?? method) === method ? answer(key) : undefined;
    });
  }
  return keys;
}

/** Requests by people and Devin in the docs repository succeed. */
const PEOPLE = ['ada', 'devin'];

/** Everything that a run showed and sent, except the header for the key. */
function seen(run: Run, { devin, github, pagerduty }: Services): string {
  const sent = [devin, github, pagerduty].flatMap(({ requests }) => requests.map(({ body }) => body));
  const { log, annotations, summary } = run;
  return JSON.stringify({ log, annotations, summary, outputs: outputsOf(run), sent });
}

/** Markdown that escapes a key still shows it. */
const unescaped = (text: string) => text.replace(/[\\\u200B]/g, '');

function expectNoKey(text: string, keys: ReadonlySet<string>): void {
  expect(keys.size).toBeGreaterThan(0);
  // Nor a large part of it, as in a truncated text.
  for (const key of keys) expect(unescaped(text)).not.toContain(unescaped(key).slice(0, -2));
}

describe.each(SERVICES)('a draft, if %s repeats its key', (service) => {
  test.each(Object.entries(ANSWERS))('does not show the key in %s', async (_, answer) => {
    const made = await world();
    const incident = await made.resolvedIncident();
    const keys = spoil(made, service, answer);
    const run = await made.byHand({ 'incident-id': incident.id });
    expect(run.conclusion).toBe('failure');
    expect(errorsOf(run)).toHaveLength(1);
    expectNoKey(seen(run, made), keys);
  });
});

describe('reconcile', () => {
  test.each(Object.entries(ANSWERS))('does not repeat a key in summary or issue in %s', async (_, answer) => {
    const made = await world();
    await made.resolvedIncident();
    const keys = spoil(made, 'devin', answer, 'POST');
    const run = await made.reconcile();
    expect(run.conclusion).toBe('failure');
    const issues: unknown[] = await as(made.github, 'ada', 'GET', '/issues?state=all');
    expect(issues).toHaveLength(1);
    expectNoKey(seen(run, made) + JSON.stringify(issues), keys);
  });
});

describe.each(SERVICES)('a review, if %s repeats its key', (service) => {
  test.each(Object.entries(ANSWERS))('does not show the key in %s', async (_, answer) => {
    const repo = await startDocsRepo({ workflow: 'postmortem-review.yml' });
    await repo.startSession(INCIDENT);
    const branch = `postmortem/${INCIDENT.toLowerCase()}`;
    await repo.write('devin', branch, PATH, POSTMORTEM);
    const keys = spoil(repo, service, answer);
    await repo.openPull('devin', branch);
    const run = await repo.settled();
    const comments = await repo.call('ada', 'GET', '/issues/1/comments');
    expectNoKey(seen(run, repo) + JSON.stringify(comments), keys);
  });
});

const KEYS = [SECRETS.DEVIN_KEY, SECRETS.PAGERDUTY_KEY];

describe('an invalid input', () => {
  test.each([
    ['a key with a space', { literalKey: 'cog_made up_key' }, ['cog_made up_key', 'up_key']],
    ['a key that is no secret of the repository', { literalKey: 'cog_only_here' }, ['cog_only_here']],
    ['a key in the place of the organization', { with: `devin-org-id: '\${{ secrets.DEVIN_API_KEY }}'` }, KEYS],
    ['a key in the place of an address', { with: `pagerduty-from: '\${{ secrets.PAGERDUTY_TOKEN }}'` }, KEYS],
    ['a key in the place of a path', { with: `config: '\${{ secrets.PAGERDUTY_TOKEN }}'` }, KEYS],
  ])('does not show its value: %s', async (_, options, keys) => {
    const made = await world({ ...options, ownProcess: true });
    const run = await made.dispatch('resolved-p1');
    expect(run.conclusion).toBe('failure');
    const text = unescaped(seen(run, made));
    for (const key of keys) expect(text).not.toContain(key);
  });
});
