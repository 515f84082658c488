/**
 * What the relay promises, in every runtime: each row of the answer table, every example webhook, over the built files.
 */
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { webhookBytes } from '../fixtures/webhooks.ts';
import { type GitHub, startGitHub } from '../outside/github.ts';
import type { Answered, Runtime, Sent } from './runtime.ts';
import { runtimes } from './runtimes.ts';

const REPOSITORY = 'example-co/incident-docs';
const SECRET = 'made-up-Secret/2026+A=';
const OLD_SECRET = 'made-up-Secret/2025+Z=';
const SHARED = 'made-up shared secret';
const DISPATCHES = `/repos/${REPOSITORY}/dispatches`;

const sign = (body: Buffer | string, ...secrets: string[]) =>
  secrets.map((secret) => `v1=${createHmac('sha256', secret).update(body).digest('hex')}`).join(',');

/** A webhook as PagerDuty sends it: signed, as JSON, with the headers of its own. */
function webhook(body: Buffer | string, headers: Record<string, string> = {}): Sent {
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'PagerDuty-Webhook/V3.0',
      'x-pagerduty-signature': sign(body, SECRET),
      'x-webhook-id': 'delivery-1',
      ...headers,
    },
  };
}

const resolved = webhookBytes('resolved-p1');

describe.each(Object.entries(runtimes))('the relay on %s', (_name, start) => {
  let github: GitHub;
  let relay: Runtime;
  const others: Runtime[] = [];

  const environment = (changes: Record<string, string> = {}) => ({
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_TOKEN: 'github_pat_relay',
    GITHUB_API_URL: github.url,
    PAGERDUTY_WEBHOOK_SECRET: `${SECRET}, ${OLD_SECRET}`,
    ...changes,
  });
  const startOther = async (changes: Record<string, string>) => {
    const other = await start(environment(changes));
    others.push(other);
    return other;
  };
  const dispatched = () => github.requests.filter(({ path, status }) => path === DISPATCHES && status === 204).length;

  const appKey = generateKeyPairSync('rsa', { modulusLength: 2048 });

  beforeAll(async () => {
    github = await startGitHub({
      repository: REPOSITORY,
      actors: {
        github_pat_relay: { login: 'relay-owner', permissions: { contents: 'write' } },
        github_pat_reader: { login: 'relay-owner', permissions: { contents: 'read' } },
      },
      app: {
        id: 4711,
        slug: 'postmortem-relay',
        installationId: 99,
        publicKey: String(appKey.publicKey.export({ type: 'spki', format: 'pem' })),
        permissions: { contents: 'write' },
      },
    });
    relay = await start(environment());
  });
  afterAll(async () => {
    await Promise.all([relay, ...others].map((each) => each?.stop()));
    await github.close();
  });

  describe('forwards', () => {
    test.each(['resolved-p1', 'resolved-no-priority', 'resolved-by-automation', 'resolved-50kb', 'resolved-hostile'])(
      '%s with 202, and GitHub has one event more',
      async (name) => {
        const before = dispatched();
        const answer = await relay.send(webhook(webhookBytes(name)));
        expect([answer.status, answer.json]).toEqual([202, { status: 'dispatched' }]);
        expect(dispatched()).toBe(before + 1);
        expect(github.requests.at(-1)?.body).toMatchObject({
          event_type: 'pagerduty.incident.resolved',
          client_payload: {
            schema: 1,
            event: { webhook_id: 'delivery-1' },
            incident: { id: JSON.parse(webhookBytes(name).toString()).event.data.id },
          },
        });
      },
    );

    test("webhooks on the path of the vendor's guide, and with a slash at the end", async () => {
      expect((await relay.send({ ...webhook(resolved), path: '/pagerduty-resolved' })).status).toBe(202);
      expect((await relay.send({ ...webhook(resolved), path: '/pagerduty/' })).status).toBe(202);
    });

    test('an event with only a type and an incident ID', async () => {
      const body = JSON.stringify({ event: { event_type: 'incident.resolved', data: { id: 'Q1' } } });
      expect((await relay.send(webhook(body))).json).toEqual({ status: 'dispatched' });
    });

    test('only the configured types', async () => {
      const other = await startOther({ FORWARD_EVENTS: 'incident.acknowledged, incident.resolved' });
      expect((await other.send(webhook(webhookBytes('acknowledged')))).json).toEqual({ status: 'dispatched' });
      expect((await other.send(webhook(resolved))).json).toEqual({ status: 'dispatched' });
      expect((await other.send(webhook(webhookBytes('reopened')))).json).toEqual({
        status: 'ignored',
        reason: 'event-type',
      });
    });
  });

  describe('ignores with 202 and a reason', () => {
    test.each([
      ['ping', 'ping'],
      ['acknowledged', 'event-type'],
      ['reopened', 'event-type'],
      ['resolved-by-merge', 'merged'],
    ])('%s: %s', async (name, reason) => {
      const before = dispatched();
      const answer = await relay.send(webhook(webhookBytes(name)));
      expect([answer.status, answer.json]).toEqual([202, { status: 'ignored', reason }]);
      expect(dispatched()).toBe(before);
    });

    test.each<[string, object]>([
      ['a resolved event without an incident ID', { event_type: 'incident.resolved', data: {} }],
      [
        'one whose data is something else',
        { event_type: 'incident.resolved', data: { id: 'Q1', type: 'incident_note' } },
      ],
      ['one whose ID is none', { event_type: 'incident.resolved', data: { id: '../../etc' } }],
    ])('%s: no-incident', async (_what, event) => {
      const answer = await relay.send(webhook(JSON.stringify({ event })));
      expect([answer.status, answer.json]).toEqual([202, { status: 'ignored', reason: 'no-incident' }]);
    });

    test('a merge in the older form', async () => {
      const event = { event_type: 'incident.resolved', data: { id: 'Q1', resolve_reason: 'merged' } };
      expect((await relay.send(webhook(JSON.stringify({ event })))).json).toEqual({
        status: 'ignored',
        reason: 'merged',
      });
    });

    test('a ping and a service event without data', async () => {
      const reasonOf = async (event_type: string) =>
        (await relay.send(webhook(JSON.stringify({ event: { event_type } })))).json.reason;
      expect(await reasonOf('pagey.ping')).toBe('ping');
      expect(await reasonOf('service.updated')).toBe('event-type');
    });

    test('an unknown event type', async () => {
      const answer = await relay.send(
        webhook(JSON.stringify({ event: { event_type: 'incident.hatched', data: null } })),
      );
      expect([answer.status, answer.json]).toEqual([202, { status: 'ignored', reason: 'event-type' }]);
    });
  });

  describe('checks authenticity', () => {
    const refused = async (answer: Answered) => {
      expect([answer.status, answer.json]).toEqual([401, { status: 'unauthorized' }]);
    };

    test('accepts either signature and either secret while a secret rotates', async () => {
      const accepted = async (signature: string) =>
        expect((await relay.send(webhook(resolved, { 'x-pagerduty-signature': signature }))).status).toBe(202);
      await accepted(sign(resolved, OLD_SECRET));
      await accepted(sign(resolved, 'a new one', SECRET));
      await accepted(sign(resolved, SECRET, OLD_SECRET));
    });

    test.each<[string, Sent]>([
      ['no signature', { body: resolved }],
      ['another secret', webhook(resolved, { 'x-pagerduty-signature': sign(resolved, 'guessed') })],
      ['another body', webhook(resolved, { 'x-pagerduty-signature': sign('{}', SECRET) })],
      [
        'a signature of the parsed JSON instead of the bytes',
        webhook(resolved, { 'x-pagerduty-signature': sign(JSON.stringify(JSON.parse(resolved.toString())), SECRET) }),
      ],
      ['an empty body', { headers: { 'x-pagerduty-signature': sign(resolved, SECRET) } }],
    ])('answers %s with 401', async (_what, sent) => {
      const before = dispatched();
      await refused(await relay.send(sent));
      expect(dispatched()).toBe(before);
    });

    test('answers a forged body that is no JSON with 401', async () => {
      await refused(await relay.send(webhook('not json', { 'x-pagerduty-signature': sign(resolved, SECRET) })));
    });

    test('requires every configured check to pass', async () => {
      const other = await startOther({ WEBHOOK_SECRET: `another,${SHARED}` });
      expect((await other.send(webhook(resolved, { 'x-webhook-secret': SHARED }))).status).toBe(202);
      await refused(await other.send(webhook(resolved)));
      await refused(await other.send(webhook(resolved, { 'x-webhook-secret': 'guessed' })));
      await refused(await other.send({ body: resolved, headers: { 'x-webhook-secret': SHARED } }));
    });

    test('accepts the shared secret if it is the only check that is configured', async () => {
      const other = await startOther({ WEBHOOK_SECRET: SHARED, PAGERDUTY_WEBHOOK_SECRET: '' });
      expect((await other.send({ body: resolved, headers: { 'x-webhook-secret': SHARED } })).status).toBe(202);
      await refused(await other.send({ body: resolved }));
    });
  });

  describe('answers an invalid request', () => {
    test.each(['not json', '', '[]', '"event"', '{}', '{"event": null}', '{"event": 7}', '\u0000'])(
      'answers 400 invalid for %j',
      async (body) => {
        const answer = await relay.send(webhook(body));
        expect([answer.status, answer.json]).toEqual([400, { status: 'invalid' }]);
      },
    );

    test('answers 413 above 256 KB, and reads exactly 256 KB', async () => {
      const tooLarge = await relay.send(webhook(Buffer.alloc(256 * 1024 + 1, 32)));
      expect([tooLarge.status, tooLarge.json]).toEqual([413, { status: 'too-large' }]);
      const padded = Buffer.concat([resolved, Buffer.alloc(256 * 1024 - resolved.length, 32)]);
      expect((await relay.send(webhook(padded))).status).toBe(202);
    });

    test('answers 413 above 256 KB even if no length is declared', async () => {
      const body = new ReadableStream({
        start(controller) {
          for (let sent = 0; sent <= 256; sent += 1) controller.enqueue(new Uint8Array(1024));
          controller.close();
        },
      });
      const answer = await relay.send({ ...webhook(''), stream: body });
      expect([answer.status, answer.json]).toEqual([413, { status: 'too-large' }]);
    });

    test('accepts a path with too many slashes', async () => {
      for (const path of ['//pagerduty', '/pagerduty//', '///pagerduty-resolved']) {
        expect((await relay.send({ ...webhook(resolved), path })).json).toEqual({ status: 'dispatched' });
      }
    });

    test.each<[string, Partial<Sent>, string]>([
      ['another path', { path: '/webhook' }, 'not-found'],
      ['another method', { method: 'PUT' }, 'method-not-allowed'],
      ['no signature', { headers: { 'x-webhook-id': 'delivery-odd' } }, 'unauthorized'],
    ])('logs a line for %s', async (_what, change, status) => {
      const webhookId = `odd-${status}`;
      const sent = webhook(resolved, { 'x-webhook-id': webhookId });
      const headers = { ...(change.headers ?? sent.headers), 'x-webhook-id': webhookId };
      await relay.send({ ...sent, ...change, headers });
      const line = await relay.logged((each) => each.webhook_id === webhookId);
      expect(line).toEqual({
        event_id: null,
        webhook_id: webhookId,
        incident_id: null,
        event_type: null,
        status,
        ms: expect.any(Number),
        problem: expect.any(String),
      });
    });

    test('answers 404 for another path', async () => {
      for (const path of ['/', '/pagerduty/x', '/PAGERDUTY', '/healthz/x']) {
        const answer = await relay.send({ ...webhook(resolved), path });
        expect([answer.status, answer.json]).toEqual([404, { status: 'not-found' }]);
      }
    });

    test('answers 405 for another method, and names the allowed one', async () => {
      const get = await relay.send({ method: 'GET' });
      expect([get.status, get.json, get.headers.allow]).toEqual([405, { status: 'method-not-allowed' }, 'POST']);
      expect((await relay.send({ method: 'PUT', body: resolved })).status).toBe(405);
      expect((await relay.send({ method: 'POST', path: '/healthz' })).status).toBe(405);
    });
  });

  describe('passes failures of GitHub on, so that PagerDuty retries', () => {
    const answerTo = async (fault: Parameters<GitHub['faults']['next']>[1], to: Runtime = relay) => {
      github.faults.next({ method: 'POST', path: DISPATCHES }, fault);
      return to.send(webhook(resolved));
    };
    const inAWhile = String(Math.floor(Date.now() / 1000) + 1000);

    test.each<[string, number, Record<string, string>, string, RegExp]>([
      ['429 with retry-after', 429, { 'retry-after': '17' }, '', /^17$/],
      ['429 without', 429, {}, '', /^60$/],
      ['403 with retry-after', 403, { 'retry-after': '23' }, '', /^23$/],
      [
        '403 with nothing remaining',
        403,
        { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inAWhile },
        '',
        /^(9\d\d|1000)$/,
      ],
      ['403 that names a rate limit', 403, {}, 'You have exceeded a secondary rate limit', /^60$/],
    ])('answers 429 with Retry-After for %s', async (_what, status, headers, message, retryAfter) => {
      const answer = await answerTo({ status, headers, body: { message } });
      expect([answer.status, answer.json]).toEqual([429, { status: 'rate-limited' }]);
      expect(answer.headers['retry-after']).toMatch(retryAfter);
    });

    test.each([500, 502, 503])('answers 503 with Retry-After for %i', async (status) => {
      const answer = await answerTo({ status });
      expect([answer.status, answer.json]).toEqual([503, { status: 'unavailable' }]);
      expect(answer.headers['retry-after']).toMatch(/^\d+$/);
    });

    test.each([200, 201])('answers 502 for a %i, which GitHub never answers to a dispatch', async (status) => {
      expect((await answerTo({ status, body: '<html>Log in</html>' })).json).toEqual({ status: 'refused' });
    });

    test('answers 503 for a broken connection', async () => {
      expect((await answerTo({ cut: 'before' })).status).toBe(503);
    });

    test('answers 503 if nothing listens', async () => {
      const gone = await startGitHub({ repository: REPOSITORY, actors: {} });
      await gone.close();
      const other = await startOther({ GITHUB_API_URL: gone.url });
      expect((await other.send(webhook(resolved))).json).toEqual({ status: 'unavailable' });
    });

    test("answers 503 within PagerDuty's five seconds if GitHub does not answer", async () => {
      const order = github.faults.next({ path: DISPATCHES }, { hang: 'before' });
      const begin = Date.now();
      const answer = await relay.send(webhook(resolved));
      order.release();
      expect([answer.status, answer.json]).toEqual([503, { status: 'unavailable' }]);
      expect(Date.now() - begin).toBeLessThan(4500);
    });

    test.each<[number, Record<string, string>, RegExp, message?: string]>([
      [401, {}, /GITHUB_TOKEN/],
      [
        403,
        { 'x-ratelimit-reset': inAWhile, 'x-ratelimit-remaining': '4999' },
        /Contents: write/,
        'Resource not accessible by personal access token',
      ],
      [404, {}, /GITHUB_REPOSITORY/],
      [422, {}, /update the relay/],
      [301, { location: '/repositories/1/dispatches' }, /renamed or moved/],
    ])('answers 502 for %i, and the log says what to fix', async (status, headers, fix, message = 'No') => {
      const seen = relay.log.length;
      const answer = await answerTo({ status, headers, body: { message } });
      expect([answer.status, answer.json]).toEqual([502, { status: 'refused' }]);
      await relay.logged((line) => relay.log.indexOf(line) >= seen && fix.test(String(line.problem)));
    });

    test.each<[string, number, string, RegExp]>([
      [
        'SAML',
        403,
        'Resource protected by organization SAML enforcement. You must grant your token access.',
        /Configure SSO/,
      ],
      ['an IP allow list', 403, 'The `acme` organization has an IP allow list enabled', /IP allow list \(Settings/],
      ['an archived repository', 403, 'Repository was archived so is read-only.', /Unarchive/],
      ['disabled Actions', 403, 'Actions has been disabled for this repository.', /Enable GitHub Actions/],
      ['a missing permission', 403, 'Resource not accessible by personal access token', /Contents: write/],
      [
        "a token's lifetime",
        403,
        "forbids access if the token's lifetime is greater than 366 days.",
        /lifetime that the/,
      ],
      ['a token without approval', 403, 'This token has not been approved yet', /owner of the organization/],
      [
        'an event that a policy blocks',
        403,
        "Event 'repository_dispatch' is not allowed to trigger Actions workflows",
        /Settings → Actions → Policies/,
      ],
      ['a reason that nobody knows', 403, 'Computer says no', /^(?!.*Contents: write).*own words name the cause/],
    ])("logs GitHub's own words and the fix if refused for %s", async (_cause, status, message, fix) => {
      const seen = relay.log.length;
      await answerTo({ status, body: { message: `${message}\u202e\u0007 github_pat_relay` } });
      const { problem } = await relay.logged((line) => relay.log.indexOf(line) >= seen && line.status === 'refused');
      expect(problem).toMatch(fix);
      expect(problem).toContain(message);
      expect(problem).not.toMatch(/github_pat_relay|\p{Cc}|\p{Cf}/u);
    });

    test('answers 429 for the words of older servers for a rate limit', async () => {
      const message = 'You have triggered an abuse detection mechanism. Please wait a few minutes.';
      expect((await answerTo({ status: 403, body: { message } })).json).toEqual({ status: 'rate-limited' });
    });

    test('answers 502 for a token that may not write', async () => {
      const other = await startOther({ GITHUB_TOKEN: 'github_pat_reader' });
      expect((await other.send(webhook(resolved))).json).toEqual({ status: 'refused' });
    });
  });

  describe('the settings', () => {
    test.each<[string, Record<string, string>, RegExp]>([
      ['no repository', { GITHUB_REPOSITORY: '' }, /GITHUB_REPOSITORY is not set/],
      [
        'a repository that is none',
        { GITHUB_REPOSITORY: 'incident-docs' },
        /GITHUB_REPOSITORY is not of the form owner\/name/,
      ],
      ['no token', { GITHUB_TOKEN: '' }, /GITHUB_TOKEN is not set/],
      [
        'no way to check authenticity',
        { PAGERDUTY_WEBHOOK_SECRET: ' , ' },
        /PAGERDUTY_WEBHOOK_SECRET is not set, nor WEBHOOK_SECRET/,
      ],
      ['an App without its key', { GITHUB_TOKEN: '', GITHUB_APP_ID: '1' }, /GITHUB_APP_PRIVATE_KEY is not set/],
      ['no event type at all', { FORWARD_EVENTS: ' , ' }, /FORWARD_EVENTS names no event type/],
      ['an event type that is none', { FORWARD_EVENTS: 'resolved' }, /FORWARD_EVENTS holds "resolved"/],
      ['an API URL that is none', { GITHUB_API_URL: 'api.github.com' }, /GITHUB_API_URL is not a URL/],
    ])('answers 500 for %s, and the log names the variable', async (_what, changes, problem) => {
      const other = await startOther(changes);
      const answer = await other.send(webhook(resolved));
      expect([answer.status, answer.json]).toEqual([500, { status: 'not-configured' }]);
      await other.logged((line) => line.event_type === null && problem.test(String(line.problem)));
      expect((await other.send({ method: 'GET', path: '/healthz' })).json).toMatchObject({
        status: 'ok',
        configured: false,
      });
    });
  });

  test('is not healthy without its settings: 503', async () => {
    const other = await startOther({ GITHUB_TOKEN: '' });
    const health = await other.send({ method: 'GET', path: '/healthz' });
    expect([health.status, health.json.configured]).toEqual([503, false]);
  });

  test('reports a short secret when it starts, and works', async () => {
    const other = await startOther({ WEBHOOK_SECRET: 'short', PAGERDUTY_WEBHOOK_SECRET: '' });
    expect((await other.send({ body: resolved, headers: { 'x-webhook-secret': 'short' } })).status).toBe(202);
    const { problem } = await other.logged(({ status }) => status === 'short-secret');
    expect(problem).toMatch(/^WEBHOOK_SECRET .* fewer than 16 characters/);
  });

  test('sends no key over http:// to another machine: 500', async () => {
    const other = await startOther({ GITHUB_API_URL: 'http://github.example.com/api/v3' });
    expect((await other.send(webhook(resolved))).json).toEqual({ status: 'not-configured' });
    await other.logged(({ problem }) => /GITHUB_API_URL begins with http:\/\//.test(String(problem)));
  });

  describe('the GitHub App', () => {
    const pem = (type: 'pkcs1' | 'pkcs8') => String(appKey.privateKey.export({ type, format: 'pem' }));
    const tokensFetched = () => github.requests.filter(({ path }) => path.endsWith('/access_tokens')).length;

    test.each<[string, Record<string, string>]>([
      ['a PKCS#1 key', { GITHUB_APP_PRIVATE_KEY: pem('pkcs1') }],
      ['a PKCS#8 key', { GITHUB_APP_PRIVATE_KEY: pem('pkcs8') }],
      ['escaped line breaks', { GITHUB_APP_PRIVATE_KEY: pem('pkcs1').replaceAll('\n', '\\n') }],
      ['escaped line breaks of Windows', { GITHUB_APP_PRIVATE_KEY: pem('pkcs8').replaceAll('\n', '\\r\\n') }],
      ['spaces for line breaks', { GITHUB_APP_PRIVATE_KEY: pem('pkcs1').replaceAll('\n', ' ') }],
      ['the file in base64', { GITHUB_APP_PRIVATE_KEY: Buffer.from(pem('pkcs1')).toString('base64') }],
      ['a known installation', { GITHUB_APP_PRIVATE_KEY: pem('pkcs1'), GITHUB_APP_INSTALLATION_ID: '99' }],
    ])('forwards with %s, and fetches one token for many events', async (_what, changes) => {
      const other = await startOther({ GITHUB_TOKEN: '', GITHUB_APP_ID: '4711', ...changes });
      const before = tokensFetched();
      const answers = await Promise.all([1, 2, 3, 4].map(() => other.send(webhook(resolved))));
      expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
      expect((await other.send(webhook(resolved))).status).toBe(202);
      expect(tokensFetched()).toBe(before + 1);
    });

    test('requests a token that may only write this repository', async () => {
      const asked = github.requests.findLast(({ path }) => path === '/app/installations/99/access_tokens');
      expect(asked?.body).toEqual({ repositories: ['incident-docs'], permissions: { contents: 'write' } });
    });

    test('replaces a token that was revoked, once', async () => {
      const other = await startOther({ GITHUB_TOKEN: '', GITHUB_APP_ID: '4711', GITHUB_APP_PRIVATE_KEY: pem('pkcs1') });
      expect((await other.send(webhook(resolved))).status).toBe(202);
      github.revokeTokens();
      expect((await other.send(webhook(resolved))).status).toBe(202);
      github.faults.next({ path: DISPATCHES }, { status: 401 });
      github.faults.next({ path: DISPATCHES }, { status: 401 });
      const before = tokensFetched();
      expect((await other.send(webhook(resolved))).json).toEqual({ status: 'refused' });
      expect(tokensFetched()).toBe(before + 1);
    });

    test.each<[string, Record<string, string>, RegExp]>([
      ['a key that is none', { GITHUB_APP_PRIVATE_KEY: 'secret' }, /GITHUB_APP_PRIVATE_KEY is not a private key/],
      ["another App's key", { GITHUB_APP_PRIVATE_KEY: pem('pkcs1'), GITHUB_APP_ID: '4712' }, /check GITHUB_APP_ID/],
      [
        'an installation that is none',
        { GITHUB_APP_PRIVATE_KEY: pem('pkcs1'), GITHUB_APP_INSTALLATION_ID: '1' },
        /GITHUB_APP_INSTALLATION_ID/,
      ],
      [
        'a repository where it is not installed',
        { GITHUB_APP_PRIVATE_KEY: pem('pkcs1'), GITHUB_REPOSITORY: 'example-co/elsewhere' },
        /not installed on example-co\/elsewhere/,
      ],
    ])('answers 502 for %s, and the log says what to fix', async (_what, changes, problem) => {
      const other = await startOther({ GITHUB_TOKEN: '', GITHUB_APP_ID: '4711', ...changes });
      expect((await other.send(webhook(resolved))).json).toEqual({ status: 'refused' });
      await other.logged((line) => problem.test(String(line.problem)));
    });
  });

  test('logs one line for a delivery, with its IDs and its outcome, and no secret, header or body', async () => {
    const seen = relay.log.length;
    await relay.send(webhook(resolved, { 'x-webhook-id': 'delivery-77' }));
    const line = await relay.logged((each) => each.webhook_id === 'delivery-77');
    expect(relay.log.slice(seen)).toEqual([line]);
    expect(line).toEqual({
      event_id: '01K4T7QZ9M3XV8B2R6D0HWJ5NC',
      webhook_id: 'delivery-77',
      incident_id: 'Q2ZK81VNWTXE7B',
      event_type: 'incident.resolved',
      status: 'dispatched',
      ms: expect.any(Number),
    });
    const everything = JSON.stringify([relay.log, ...others.map(({ log }) => log)]);
    for (const secret of [
      SECRET,
      OLD_SECRET,
      SHARED,
      'github_pat',
      'ghs_',
      'PRIVATE KEY-----\\n',
      sign(resolved, SECRET),
      'Invoices',
    ]) {
      expect(everything).not.toContain(secret);
    }
  });

  test('takes any number of deliveries one after the other', async () => {
    const body = webhookBytes('ping');
    for (let sent = 0; sent < 600; sent += 1) expect((await relay.send(webhook(body))).status).toBe(202);
  });

  test('answers with no-store, nosniff and only JSON', async () => {
    const { headers } = await relay.send(webhook(resolved));
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
  });

  test('is healthy', async () => {
    const answer = await relay.send({ method: 'GET', path: '/healthz' });
    expect([answer.status, answer.json]).toEqual([200, { status: 'ok', version: '1.0.0', configured: true }]);
  });
});
