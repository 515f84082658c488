/** A proxy in front of an emulator: delays every answer, and records when each request was in flight. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export type ServiceName = 'GitHub' | 'PagerDuty' | 'Devin';

/** From the arrival of the request until its answer was sent, by `performance.now()`. */
export interface InFlight {
  service: ServiceName;
  method: string;
  /** With its query. */
  path: string;
  start: number;
  end: number;
}

export interface Front {
  url: string;
  close(): void;
}

/** Sends an answer when `hold` is fulfilled. `note` is called for each request when its answer is sent. */
export async function front(
  service: ServiceName,
  emulator: string,
  hold: (request: Omit<InFlight, 'start' | 'end'>) => Promise<unknown>,
  note: (request: InFlight) => void = () => {},
): Promise<Front> {
  const server = createServer(async (incoming, outgoing) => {
    const start = performance.now();
    const body = await buffer(incoming);
    const { method = 'GET', url = '/', headers } = incoming;
    const held = hold({ service, method, path: url });
    const sent = request(`${emulator}${url}`, { method, headers: { ...headers, connection: 'keep-alive' } });
    sent.end(body);
    const [answer] = await once(sent, 'response');
    const content = await buffer(answer);
    await held;
    note({ service, method, path: url, start, end: performance.now() });
    outgoing.writeHead(answer.statusCode, { ...answer.headers, 'content-length': content.length });
    outgoing.end(content);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A server on loopback has a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * The longest chain of requests in which each began after the previous one had its answer. That is also the smallest number of sets
 * of concurrent requests.
 */
export function roundsOf(requests: readonly InFlight[]): number {
  let rounds = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const each of requests.toSorted((one, other) => one.end - other.end)) {
    if (each.start < end) continue;
    rounds += 1;
    end = each.end;
  }
  return rounds;
}
