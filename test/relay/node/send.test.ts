/**
 * The client of the relay on Node, against Node's own HTTP server and against sockets that misbehave.
 */
import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { OutOfTime } from '../../../src/github/call.ts';
import { closePools, sendByPool } from '../../../src/relay/node/send.ts';

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  closePools();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

let connections = 0;
async function listen(server: Server): Promise<string> {
  connections = 0;
  servers.push(server);
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const answering = (listener: RequestListener) => listen(createHttpServer(listener));
/** A server that answers the first bytes of each connection with this text, and perhaps hangs up. */
const saying = (text: string, hangsUp = false) =>
  listen(
    createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => (hangsUp ? socket.end(text) : socket.write(text)));
    }),
  );

const post = (url: string, body = '{}', timeLimit = 5_000) =>
  sendByPool(`${url}/some/path`, { method: 'POST', headers: { 'content-type': 'application/json' }, body, timeLimit });

describe('the client', () => {
  test('sends method, path, headers and body, and reads status, headers and body', async () => {
    const url = await answering(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { method, url: path, headers } = request;
      response.setHeader('X-Seen', `${method} ${path} ${headers['content-type']} ${headers.host}`);
      response.end(Buffer.concat(chunks));
    });
    const text = JSON.stringify({ title: 'größer als 2 × 🔥' });
    const answer = await post(url, text);
    expect(answer.status).toBe(200);
    expect(answer.header('x-seen')).toBe(`POST /some/path application/json ${url.slice('http://'.length)}`);
    expect(await answer.text()).toBe(text);
    const get = await sendByPool(`${url}/x`, { method: 'GET', headers: {}, timeLimit: 5_000 });
    expect([get.header('x-seen')?.slice(0, 6), await get.text()]).toEqual(['GET /x', '']);
  });

  test('keeps its connection', async () => {
    const url = await answering((_request, response) => response.writeHead(204).end());
    for (let sent = 0; sent < 20; sent += 1) expect((await post(url)).status).toBe(204);
    expect(connections).toBe(1);
  });

  test('opens another connection after the server has closed it', async () => {
    const url = await answering((_request, response) => response.writeHead(204, { connection: 'close' }).end());
    for (let sent = 0; sent < 3; sent += 1) expect((await post(url)).status).toBe(204);
    expect(connections).toBe(3);
  });

  test('opens another connection after an idle one was cut', async () => {
    const url = await answering((_request, response) => response.writeHead(204).end());
    await post(url);
    for (const socket of sockets) {
      socket.destroy();
      await once(socket, 'close');
    }
    // Our side learns of it a moment later: until then the request may meet the dead connection.
    const answers = await Promise.allSettled([post(url), post(url)]);
    expect((await post(url)).status).toBe(204);
    expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
  });

  test('has at most 64 connections, and all requests are answered', async () => {
    let atOnce = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    const url = await answering(async (request, response) => {
      request.resume();
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 64) for (const release of waiting.splice(0)) release();
      });
      atOnce -= 1;
      response.writeHead(204).end();
    });
    const answers = await Promise.all(Array.from({ length: 256 }, () => post(url)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(256);
    expect([most, connections]).toEqual([64, 64]);
  });

  test('gives up in time if no answer comes, even for a request that waits for a connection', async () => {
    const url = await answering(() => {});
    const late = Array.from({ length: 70 }, () => post(url, '{}', 100));
    const outcomes = await Promise.allSettled(late);
    expect(outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : outcome))).toEqual(
      Array.from({ length: 70 }, () => expect.any(OutOfTime)),
    );
  });

  test('fails if nothing listens', async () => {
    const url = await answering(() => {});
    await new Promise((resolve) => servers.pop()?.close(resolve));
    await expect(post(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test.each([
    ['that breaks off', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', /the connection ended/],
    ['that is none', 'nothing like HTTP\r\n\r\n', /not HTTP/],
    ['that does not come', '', /the connection ended/],
  ])('fails on an answer %s, and continues to work', async (_what, text, problem) => {
    const url = await saying(text, true);
    await expect(post(url)).rejects.toThrow(problem);
    await expect(post(url)).rejects.toThrow(problem);
    expect(connections).toBe(2);
  });

  test('never confuses two answers', async () => {
    const url = await saying('HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 500 Not Yours\r\n\r\n');
    const answers = [await post(url), await post(url)];
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    expect(connections).toBe(2);
  });
});
