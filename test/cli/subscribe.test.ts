/**
 * `subscribe` leaves exactly one subscription that does what was requested.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type PagerDuty, startPagerDuty } from '../outside/pagerduty.ts';
import { runCli } from './cli-process.ts';

const KEY = 'made-up-key';
const URL = 'http://127.0.0.1:9/pagerduty';
const BOTH = 'incident.acknowledged,incident.resolved';
const PATH = '/webhook_subscriptions';

let pagerduty: PagerDuty;
beforeEach(async () => {
  pagerduty = await startPagerDuty({ apiKeys: { [KEY]: 'full', 'read-only-key': 'read-only' } });
});
afterEach(() => pagerduty.close());

const HEADER = ['--header-from-env', 'SHARED'];
const SHARED = { SHARED: 'a-shared-secret-of-length' };
const subscribe = (options: string[], env: Record<string, string> = {}, onOutput?: (text: string) => void) =>
  runCli(['subscribe', ...options], {
    env: { PAGERDUTY_TOKEN: KEY, PAGERDUTY_API_URL: pagerduty.url, ...env },
    ...(onOutput && { onOutput }),
  });
const pings = () => pagerduty.requests.filter(({ path }) => path.endsWith('/ping')).length;

describe('subscribe', () => {
  test('creates a subscription for the account, pings it, and shows its secret once with where to put it', async () => {
    const { code, stdout, stderr } = await subscribe(['--url', URL]);
    const [made, ...more] = pagerduty.subscriptions;
    expect([code, more, stderr]).toEqual([0, [], '']);
    expect(made).toMatchObject({ url: URL, events: ['incident.resolved'], filter: { type: 'account_reference' } });
    expect(stdout.split(made?.secrets[0] ?? 'none')).toHaveLength(2);
    for (const where of ['wrangler@4.86.0 secret put', 'AWS', 'relay.env', 'Node']) expect(stdout).toContain(where);
    expect(stdout).not.toContain('FORWARD_EVENTS');
    expect(pings()).toBe(1);
  });

  test('creates one for a service or a team, with the events and the header that are named', async () => {
    const secret = 'a-shared-secret';
    const options = ['--url', URL, '--events', BOTH, '--header-from-env', 'SHARED'];
    const { stdout } = await subscribe([...options, '--service', 'PB6V9XE'], { SHARED: secret });
    await subscribe([...options, '--team', 'PT4Y8JM'], { SHARED: secret });
    expect(pagerduty.subscriptions).toMatchObject([
      { filter: { type: 'service_reference', id: 'PB6V9XE' }, events: BOTH.split(',') },
      { filter: { type: 'team_reference', id: 'PT4Y8JM' }, headers: [{ name: 'X-Webhook-Secret', value: secret }] },
    ]);
    expect(stdout).toContain(`set FORWARD_EVENTS=${BOTH}`);
    expect(stdout).not.toContain(secret);
  });

  test('changes nothing when it runs again, and says that the secret is not shown again', async () => {
    await subscribe(['--url', URL]);
    const before = structuredClone(pagerduty.subscriptions);
    const { code, stdout } = await subscribe(['--url', URL]);
    expect(code).toBe(0);
    expect(stdout).toContain('was there already; nothing was changed');
    expect(pagerduty.subscriptions.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(pings()).toBe(2);
  });

  test('enables a subscription that PagerDuty has disabled for a while', async () => {
    const there = pagerduty.subscribe({ url: URL, secrets: ['s'], events: ['incident.resolved'] });
    there.disabledUntil = new Date(Date.now() + 60_000);
    const { stdout } = await subscribe(['--url', URL]);
    expect(stdout).toContain('is enabled again');
    expect(there.disabledUntil).toBeNull();
  });

  test('changes the events of a subscription in place, so that the relay keeps its secret', async () => {
    const there = pagerduty.subscribe({ url: URL, secrets: ['s'], events: ['incident.resolved'] });
    const { code, stdout } = await subscribe(['--url', URL, '--events', BOTH]);
    expect(code).toBe(0);
    expect(stdout).toContain('was changed in place, and its signing secret is still the same');
    expect(pagerduty.subscriptions).toEqual([there]);
    expect(there).toMatchObject({ events: BOTH.split(','), secrets: ['s'] });
    const order = pagerduty.requests.filter(({ method }) => method !== 'GET').map(({ method }) => method);
    expect(order).toEqual(['PUT', 'POST']);
  });

  test('activates an inactive subscription, and ends a disablement', async () => {
    const there = pagerduty.subscribe({ url: URL, secrets: ['s'], events: ['incident.resolved'] });
    Object.assign(there, { active: false, disabledUntil: new Date(Date.now() + 60_000) });
    expect((await subscribe(['--url', URL])).code).toBe(0);
    expect(there).toMatchObject({ active: true, disabledUntil: null, secrets: ['s'] });
    expect(pagerduty.subscriptions).toEqual([there]);
  });

  test('updates once if the answer is lost', async () => {
    const there = pagerduty.subscribe({ url: URL, secrets: ['s'], events: ['incident.resolved'] });
    pagerduty.faults.next({ method: 'PUT', path: `${PATH}/${there.id}` }, { cut: 'after' });
    expect((await subscribe(['--url', URL, '--events', BOTH])).code).toBe(0);
    expect(there.events).toEqual(BOTH.split(','));
  });

  test('does not replace a subscription with other headers unless asked', async () => {
    const there = pagerduty.subscribe({ url: URL, secrets: ['s'], events: ['incident.resolved'] });
    const { code, stderr } = await subscribe(['--url', URL, ...HEADER], SHARED);
    expect(code).toBe(1);
    expect(stderr).toContain('run it again with --yes');
    expect(stderr).toContain('new signing secret');
    expect(pagerduty.subscriptions).toEqual([there]);
  });

  test('replaces one with other headers if asked, and shows the new secret before it deletes the old one', async () => {
    const there = pagerduty.subscribe({ url: URL, secrets: ['s'], events: ['incident.resolved'] });
    const held = pagerduty.faults.next({ method: 'DELETE' }, { hang: 'before' });
    const shown: string[] = [];
    const running = subscribe(['--url', URL, '--yes', ...HEADER], SHARED, (text) => shown.push(text));
    await held.struck;
    expect(shown.join('')).toContain(pagerduty.subscriptions.at(-1)?.secrets[0]);
    held.release();
    const { code, stdout } = await running;
    expect(code).toBe(0);
    expect(stdout).toContain('takes the place of the old one');
    expect(pagerduty.subscriptions).toHaveLength(1);
    expect(pagerduty.subscriptions).not.toContain(there);
    const order = pagerduty.requests.filter(({ method }) => method !== 'GET').map(({ method }) => method);
    expect(order).toEqual(['POST', 'POST', 'DELETE']);
  });

  test('leaves subscriptions to another address or for other incidents alone', async () => {
    pagerduty.subscribe({ url: 'https://other.example.com/pagerduty', secrets: ['s'] });
    pagerduty.subscribe({ url: URL, secrets: ['s'], filter: { type: 'service_reference', id: 'PB6V9XE' } });
    await subscribe(['--url', URL, '--yes']);
    expect(pagerduty.subscriptions).toHaveLength(3);
  });

  test('names one of its own that goes to another address, where the relay may have been before', async () => {
    await subscribe(['--url', 'http://127.0.0.1:9/old/pagerduty']);
    const { stderr } = await subscribe(['--url', URL]);
    expect(stderr).toContain(
      `Subscription ${pagerduty.subscriptions[0]?.id} of this tool goes to http://127.0.0.1:9/old/pagerduty`,
    );
    expect(pagerduty.subscriptions).toHaveLength(2);
  });

  test('deletes the new subscription if the test event cannot be sent', async () => {
    pagerduty.faults.next({ path: /\/ping$/ }, { status: 403, body: { error: { message: 'no', code: 1 } } });
    const { code, stderr, stdout } = await subscribe(['--url', URL]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('/ping) answered 403');
    expect(pagerduty.subscriptions).toEqual([]);
  });

  test('keeps both if the old one cannot be deleted, because somebody has the new secret by then', async () => {
    const there = pagerduty.subscribe({ url: URL, secrets: ['s'], events: ['incident.resolved'] });
    pagerduty.faults.next({ method: 'DELETE', path: `${PATH}/${there.id}` }, { status: 403 });
    const { code, stdout, stderr } = await subscribe(['--url', URL, ...HEADER, '--yes'], SHARED);
    expect(code).toBe(1);
    expect(stderr).toContain(`The old subscription ${there.id} still delivers`);
    expect(pagerduty.subscriptions).toHaveLength(2);
    expect(stdout).toContain(pagerduty.subscriptions[1]?.secrets[0]);
  });

  test('deletes what a create with a lost answer left behind', async () => {
    pagerduty.faults.next({ method: 'POST', path: PATH }, { cut: 'after' });
    const { code, stderr } = await subscribe(['--url', URL]);
    expect(code).toBe(1);
    expect(stderr).toContain('gave no answer');
    expect(pagerduty.subscriptions).toEqual([]);
  });

  test('keeps the new one if the answer to deleting the old one was lost', async () => {
    const there = pagerduty.subscribe({ url: URL, secrets: ['s'], events: ['incident.resolved'] });
    pagerduty.faults.next({ method: 'DELETE', path: `${PATH}/${there.id}` }, { cut: 'after' });
    const { code } = await subscribe(['--url', URL, ...HEADER, '--yes'], SHARED);
    expect(code).toBe(0);
    expect(pagerduty.subscriptions.map(({ headers }) => headers.length)).toEqual([1]);
  });

  test('says where to look for what a lost answer left behind if the list cannot be read', async () => {
    pagerduty.faults.next({ method: 'POST', path: PATH }, { cut: 'after' });
    // It is read twice before.
    for (const status of [undefined, undefined, 403]) {
      const match = { method: 'GET', path: PATH };
      if (status === undefined)
        pagerduty.faults.next(match, { status: 200, body: { webhook_subscriptions: [], more: false } });
      else pagerduty.faults.next(match, { status });
    }
    const { code, stderr } = await subscribe(['--url', URL]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /gave no answer .*Could not check whether PagerDuty created the subscription anyway: look in/,
    );
  });

  test('names what is left if the cleanup fails too', async () => {
    pagerduty.faults.next({ path: /\/ping$/ }, { status: 403 });
    pagerduty.faults.next({ method: 'DELETE' }, { status: 403 });
    const { stderr } = await subscribe(['--url', URL]);
    expect(stderr).toContain(`${pagerduty.subscriptions[0]?.id} could not be deleted either: delete it in PagerDuty`);
  });

  test('says what a read-only key cannot do', async () => {
    const { code, stderr } = await subscribe(['--url', URL], { PAGERDUTY_TOKEN: 'read-only-key' });
    expect(code).toBe(1);
    expect(stderr).toContain('answered 403');
    expect(stderr).toContain('subscribe needs a PagerDuty REST API key that may write');
    expect(stderr).not.toContain('read-only-key');
  });

  test('prints JSON with --json', async () => {
    const { stdout } = await subscribe(['--url', URL, '--json']);
    const [made] = pagerduty.subscriptions;
    expect(JSON.parse(stdout)).toEqual({
      status: 'created',
      id: made?.id,
      url: URL,
      events: ['incident.resolved'],
      filter: { type: 'account_reference' },
      secret: made?.secrets[0],
    });
  });

  test.each([
    [['--url', 'http://relay.example.com/pagerduty'], '--url must be the address of the relay'],
    [['--url', 'https://relay.example.com/'], 'must end in /pagerduty'],
    [['--url', 'relay.example.com/pagerduty'], '--url must be the address of the relay'],
    [['--url', URL, '--events', 'resolved'], 'but holds "resolved"'],
    [['--url', URL, '--service', 'P1', '--team', 'P2'], '--service and --team exclude each other'],
    [['--url', URL, '--header-from-env', 'NOT_THERE'], 'NOT_THERE, which --header-from-env names, is not set'],
    [[], "required option '--url <url>' not specified"],
  ])('refuses %j', async (options, said) => {
    const { code, stderr } = await subscribe(options);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(pagerduty.requests).toEqual([]);
  });

  test('refuses to run without a key', async () => {
    const { code, stderr } = await subscribe(['--url', URL], { PAGERDUTY_TOKEN: '' });
    expect(code).toBe(2);
    expect(stderr).toContain('The environment variable PAGERDUTY_TOKEN is not set');
    expect(stderr).toMatch(
      /key that may write.*API Access Keys → Create New API Key, with "Read-only API Key" not ticked/,
    );
  });
});
