/**
 * What every emulator stands on: an HTTP server on loopback that records each request and misbehaves on order.
 */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

export interface Recorded {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  /** The JSON of the body, its text where it is no JSON, undefined where there is none. */
  body: unknown;
  /** Undefined as long as there is no answer, and for ever where the connection was cut. */
  status: number | undefined;
}

/** Which requests a fault is meant for. A text is the whole path; what is left out may be anything. */
export interface Match {
  method?: string;
  path?: string | RegExp;
}

/**
 * `status`: this answer instead of the true one, its body as JSON or, with `text`, as it is. `hang`: no answer until released, the true one then. `cut`: the connection
 * ends without an answer. `before`: the request had no effect by then; `after`: it had; `within`: it had, and half of the answer came. For a `status` it had none, unless
 * `happened` says so. `until`: the true answer, and the effect, once that is fulfilled.
 */
export type Fault =
  | { status: number; headers?: Record<string, string>; body?: unknown; text?: string; happened?: true }
  | { hang: 'before' | 'after' }
  | { until: Promise<void> }
  | { cut: 'before' | 'after' | 'within' };

export interface OrderedFault {
  /** Fulfilled when the fault has met its request (and, `after`, the request had its effect). */
  struck: Promise<void>;
  /** Lets go of a hanging request. */
  release(): void;
}

export interface Faults {
  /** Orders a fault for the next request that matches. Several for the same requests are taken in their order. */
  next(match: Match, fault: Fault): OrderedFault;
  /** Asks for a fault for each request that no order meets. One that hangs is released when its sender gives up. */
  decide(choose: (request: Recorded, headers: Headers) => Fault | undefined): void;
}

export interface Loopback {
  url: string;
  requests: Recorded[];
  faults: Faults;
  /**
   * Ends every connection, hanging ones included.
   * @throws Error that names each request and answer so far that differed from the description of the API.
   */
  close(): Promise<void>;
}

/** A request and its true answer, as the description of an API is compared with them. */
export interface Exchange {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  headers: Headers;
  /** The JSON of the body, its text if it is no JSON, undefined without one. */
  body: unknown;
  status: number;
  /** Undefined if it is no JSON. */
  answer: unknown;
}

/**
 * What differs from the description of an API: `request` if the client is wrong, `answer` if the emulator is. A wrong request
 * counts if it is ours, or if the emulator accepts it: tests send wrong ones to see them refused.
 */
export type Describe = (exchange: Exchange) => { request: string[]; answer: string[] };

/** What our programs call themselves. */
const OURS = /pagerduty-postmortem/;

/** `answered` is fulfilled when the answer has left, or can't leave any more. */
export type Answer = (request: Request, answered: Promise<void>) => Response | Promise<Response>;

interface QueuedFault {
  match: Match;
  fault: Fault;
  strike(): void;
  released: Promise<void>;
  release(): void;
}

export async function listen(answer: Answer, describe?: Describe): Promise<Loopback> {
  const requests: Recorded[] = [];
  const queue: QueuedFault[] = [];
  const differences = new Set<string>();
  let choose: Parameters<Faults['decide']>[0] = () => undefined;

  async function respond(request: Request, incoming: IncomingMessage, outgoing: ServerResponse): Promise<Response> {
    const { pathname: path, searchParams: query } = new URL(request.url);
    const text = await request.text();
    const recorded: Recorded = { method: request.method, path, query, body: readBody(text), status: undefined };
    requests.push(recorded);

    const answered = new Promise<void>((resolve) => outgoing.once('close', resolve));
    const act = async () => {
      const { method, url, headers } = request;
      const given = await answer(new Request(url, { method, headers, body: text === '' ? null : text }), answered);
      if (describe === undefined) return given;
      const isJson = /json/.test(given.headers.get('content-type') ?? '') && !/raw/.test(headers.get('accept') ?? '');
      const json = isJson ? await given.clone().json() : undefined;
      const exchange = { method, path, query, headers, body: recorded.body, status: given.status, answer: json };
      const found = describe(exchange);
      const isOurs = OURS.test(headers.get('user-agent') ?? '');
      const accepted = given.status < 300 ? found.request.filter((each) => each.startsWith('body')) : [];
      for (const difference of [...(isOurs ? found.request : accepted), ...found.answer]) {
        differences.add(`${method} ${path} → ${difference}`);
      }
      return given;
    };
    const leave = (response: Response) => {
      recorded.status = response.status;
      return response;
    };

    const found = queue.findIndex(({ match }) => matches(match, recorded));
    const [ordered] = found === -1 ? [] : queue.splice(found, 1);
    const fault = ordered?.fault ?? choose(recorded, request.headers);
    if (fault === undefined) return leave(await act());

    const strike = () => ordered?.strike();
    if ('status' in fault) {
      if (fault.happened) await act();
      strike();
      const { status, headers = {}, body = {}, text: plain } = fault;
      return leave(
        plain === undefined ? Response.json(body, { status, headers }) : new Response(plain, { status, headers }),
      );
    }
    if ('until' in fault) {
      strike();
      await fault.until;
      return leave(await act());
    }
    if ('cut' in fault) {
      const done = fault.cut === 'before' ? undefined : await act();
      if (fault.cut === 'within' && done !== undefined) {
        const body = Buffer.from(await done.arrayBuffer());
        outgoing.writeHead(done.status, { 'content-type': 'application/json', 'content-length': body.length });
        await new Promise((resolve) => outgoing.write(body.subarray(0, body.length / 2), resolve));
      }
      strike();
      incoming.socket.destroy();
      return fault.cut === 'within' ? RESPONSE_ALREADY_SENT : new Response();
    }
    const done = fault.hang === 'after' ? await act() : undefined;
    strike();
    await (ordered?.released ?? answered);
    return leave(done ?? (await act()));
  }

  const listener = getRequestListener((request, { incoming, outgoing }) =>
    respond(request, incoming as IncomingMessage, outgoing as ServerResponse),
  );
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A server on loopback has a port');

  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    faults: {
      next(match, fault) {
        const struck = signal();
        const released = signal();
        queue.push({ match, fault, strike: struck.give, released: released.given, release: released.give });
        return { struck: struck.given, release: released.give };
      },
      decide(chooser) {
        choose = chooser;
      },
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      if (differences.size > 0) throw new Error(`Not as the API is described:\n${[...differences].join('\n')}`);
    },
  };
}

function matches({ method, path }: Match, request: Recorded): boolean {
  if (method !== undefined && method !== request.method) return false;
  return path === undefined || (typeof path === 'string' ? path === request.path : path.test(request.path));
}

function readBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function signal(): { given: Promise<void>; give(): void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
