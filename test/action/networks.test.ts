/** The built action behind proxies, login pages and untrusted certificates. */

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { selfSigned } from '../outside/certificate.ts';
import { closeWorlds, errorsOf, failure, type Options, outputsOf, world } from './world.ts';

const open: { server: Server; sockets: Set<Socket> }[] = [];
afterEach(async () => {
  await closeWorlds();
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  }
});

/** Its address, without a scheme. */
async function started(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ server, sockets });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A proxy for tunnels. `answer` is its answer to each request; afterwards it forwards what it did not refuse. */
async function proxy(answer: string): Promise<{ address: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer().on('connect', ({ url = '' }, socket: Socket) => {
    asked.push(url);
    socket.on('error', () => socket.destroy());
    socket.write(`HTTP/1.1 ${answer}\r\n\r\n`);
    if (!answer.startsWith('200')) {
      socket.end();
      return;
    }
    const [host, port] = url.split(':');
    const outgoing = connect(Number(port), host, () => socket.pipe(outgoing).pipe(socket));
    outgoing.on('error', () => socket.destroy());
    socket.on('error', () => outgoing.destroy());
  });
  return { address: await started(server), asked };
}

const withEnv = (env: Record<string, string>): NonNullable<Options['edit']> => {
  const lines = Object.entries(env).map(([name, value]) => `  ${name}: '${value}'`);
  return (workflow) => workflow.replace(/^jobs:/m, `env:\n${lines.join('\n')}\njobs:`);
};

describe('a proxy', () => {
  test('is used for every service if it has no scheme, and the log has no warning', async () => {
    const { address, asked } = await proxy('200 Connection established');
    const { dispatch, devin, github, pagerduty } = await world({
      ownProcess: true,
      edit: withEnv({ HTTP_PROXY: address }),
    });
    const run = await dispatch('resolved-p1');
    expect(outputsOf(run)).toMatchObject({ outcome: 'created' });
    const hosts = [devin, github, pagerduty].map(({ url }) => new URL(url).host);
    expect(new Set(asked)).toEqual(new Set(hosts));
    expect(run.log.join('\n')).not.toMatch(/warning/i);
  });

  test('is bypassed for a range of addresses in NO_PROXY', async () => {
    const { address, asked } = await proxy('403 Forbidden');
    const { dispatch } = await world({
      ownProcess: true,
      edit: withEnv({ HTTP_PROXY: address, NO_PROXY: '127.0.0.0/8' }),
    });
    expect(outputsOf(await dispatch('resolved-p1'))).toMatchObject({ outcome: 'created' });
    expect(asked).toEqual([]);
  });

  test.each([
    ['407 Proxy Authentication Required', /wants a user name and a password \(407\)\. Put them into HTTP_PROXY/],
    ['403 Forbidden', /in HTTP_PROXY does not allow 127\.0\.0\.1 \(403\)\. Allow 127\.0\.0\.1 on the proxy/],
  ])('is named if it refuses the tunnel, and asked once for each call: %s', async (answer, words) => {
    const { address, asked } = await proxy(answer);
    const { dispatch } = await world({ ownProcess: true, edit: withEnv({ HTTP_PROXY: address }) });
    const error = await failure(dispatch('resolved-p1'));
    expect(error).toMatch(words);
    expect(error).not.toMatch(/again later/);
    expect(asked.length).toBeLessThan(8);
  });

  test('is named without its value if it is not an address', async () => {
    const { dispatch } = await world({
      ownProcess: true,
      edit: withEnv({ HTTP_PROXY: 'socks5://u:secret@proxy:1080' }),
    });
    const error = await failure(dispatch('resolved-p1'));
    expect(error).toMatch(/^The environment variable HTTP_PROXY is not the address of an HTTP proxy/);
    expect(error).not.toContain('secret');
  });
});

test('an untrusted certificate is a permanent fault, with its fix and the stack for debugging', async () => {
  const address = await started(createTlsServer(selfSigned('devin.example')));
  const { dispatch } = await world({
    ownProcess: true,
    edit: (workflow) => workflow.replace(/devin-api-url: .*/, `devin-api-url: https://${address}`),
    variables: { ACTIONS_STEP_DEBUG: 'true' },
  });
  const run = await dispatch('resolved-p1');
  expect(errorsOf(run)).toEqual([
    expect.stringMatching(
      /gave no answer \(DEPTH_ZERO_SELF_SIGNED_CERT\)\. The certificate of 127\.0\.0\.1 comes from .* Set NODE_EXTRA_CA_CERTS/,
    ),
  ]);
  expect(run.log.join('\n')).toMatch(/##\[debug\]ApiError: .*Caused by: Error: self-signed certificate/s);
});

test.each([
  ['http://devin.example.com', 'begins with http://, which would send the key in plain text: use https://'],
  ['devin.example.com', 'is not a URL that begins with https://'],
])('an API address such as %s is refused before any key is sent', async (url, problem) => {
  const { dispatch } = await world({
    ownProcess: true,
    edit: (workflow) => workflow.replace(/devin-api-url: .*/, `devin-api-url: ${url}`),
  });
  expect(await failure(dispatch('resolved-p1'))).toContain(
    `The input "devin-api-url" must be a URL such as https://api.devin.ai; the one given ${problem}`,
  );
});

describe('a login page with status 200', () => {
  const page = { status: 200, headers: { 'content-type': 'text/html' }, text: '<!doctype html><title>Log in</title>' };
  const words =
    /answered in a form that this version cannot read: a page instead of JSON, such as the login page of a proxy/;

  test.each([
    ['a list of GitHub', 'github', /\/pulls$/],
    ['an object of GitHub', 'github', /\/git\/trees\/main$/],
    ['a list of Devin', 'devin', /\/sessions$/],
    ['the key of Devin', 'devin', /\/self$/],
  ] as const)('is named as such in place of %s', async (_what, service, path) => {
    const made = await world();
    made[service].faults.decide((request) => (path.test(request.path) ? page : undefined));
    expect(await failure(made.dispatch('resolved-p1'))).toMatch(words);
    expect(made.devin.sessions).toEqual([]);
  });

  test('does not count as success in place of the answer to a message', async () => {
    const made = await world();
    const incident = await made.resolvedIncident();
    await made.dispatch(made.eventOf('incident.resolved', incident));
    made.devin.faults.decide(({ method, path }) => (method === 'POST' && /\/messages$/.test(path) ? page : undefined));
    made.ago(60_000);
    const again = { ...incident, resolvedAt: new Date(Date.now() - 60_000) };
    expect(await failure(made.dispatch(made.eventOf('incident.resolved', again)))).toMatch(words);
  });
});

test('a next page on another origin is not requested, so that the token stays here', async () => {
  const made = await world();
  const elsewhere: (string | undefined)[] = [];
  const address = await started(
    createServer(({ headers }, response) => {
      elsewhere.push(headers.authorization);
      response.end('[]');
    }),
  );
  made.github.faults.next(
    { path: /\/pulls$/ },
    { status: 200, headers: { link: `<http://${address}/pulls?page=2>; rel="next"` }, body: [] },
  );
  expect(await failure(made.dispatch('resolved-p1'))).toContain(
    `names a next page at ${address}, where the token does not go. Check GITHUB_API_URL`,
  );
  expect(elsewhere).toEqual([]);
});
