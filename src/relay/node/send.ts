/**
 * Sends the relay's requests on Node over a few persistent connections. Each writes a request in one piece and reads into
 * one buffer. The built-in `fetch`, `node:http` and undici's pool take several times as long per delivery.
 */
import { createRequire } from 'node:module';
import { connect, isIP, type Socket } from 'node:net';
import { OutOfTime, type Send } from '../../github/call.ts';
import { AnswerReader, type HttpAnswer } from './answer-reader.ts';

const MAX_CONNECTIONS = 64;
const READ_BYTES = 16 * 1024;
/** The other side may have closed a connection that was idle for longer, unnoticed. */
const MAX_IDLE_MS = 4_000;
/** How late a time limit may fire: one timer serves all requests. */
const TICK_MS = 50;

interface Order {
  /** Head and body. */
  text: string;
  encoding: 'latin1' | 'utf8';
  until: number;
  resolve(answer: HttpAnswer): void;
  reject(error: Error): void;
}

/** A connection and its current request. */
interface Line {
  socket: Socket;
  order: Order | undefined;
  reader: AnswerReader;
  idleSince: number;
}

/** All connections to one origin. */
class Pool {
  readonly #origin: URL;
  readonly #lines = new Set<Line>();
  readonly #idle: Line[] = [];
  #waiting: Order[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(origin: URL) {
    this.#origin = origin;
  }

  add(order: Order): void {
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS).unref();
    const line = this.#idleLine() ?? (this.#lines.size < MAX_CONNECTIONS ? this.#open() : undefined);
    if (line === undefined) this.#waiting.push(order);
    else this.#start(line, order);
  }

  close(): void {
    for (const { socket } of this.#lines) socket.destroy();
  }

  #idleLine(): Line | undefined {
    for (;;) {
      const line = this.#idle.pop();
      if (line === undefined || performance.now() - line.idleSince < MAX_IDLE_MS) return line;
      this.#drop(line);
    }
  }

  #start(line: Line, order: Order): void {
    line.order = order;
    line.reader = new AnswerReader();
    line.socket.write(order.text, order.encoding);
  }

  #open(): Line {
    const { protocol, hostname, port } = this.#origin;
    const host = hostname.replace(/^\[|\]$/g, '');
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    const onread = {
      buffer,
      callback: (length: number) => {
        this.#receive(line, buffer.subarray(0, length));
        return true;
      },
    };
    // Both take `onread` (Node docs, `net.Socket` and `tls.connect`).
    const options = { host, port: Number(port || (protocol === 'https:' ? 443 : 80)), noDelay: true, onread };
    const socket =
      protocol === 'https:'
        ? loadTls().connect({ ...options, servername: isIP(host) === 0 ? host : '', ALPNProtocols: ['http/1.1'] })
        : connect(options);
    const line: Line = { socket, order: undefined, reader: new AnswerReader(), idleSince: 0 };
    this.#lines.add(line);
    const fail = (error: Error) => {
      const { order } = line;
      this.#drop(line);
      order?.reject(error);
      this.#next();
    };
    socket.on('error', fail);
    socket.on('end', () => {
      const answer = line.order && line.reader.end();
      if (answer === undefined) return fail(new Error('the connection ended'));
      this.#finish(line, answer);
    });
    socket.on('close', () => {
      if (this.#lines.has(line)) fail(new Error('the connection was closed'));
    });
    return line;
  }

  #receive(line: Line, chunk: Buffer): void {
    // Unrequested data: the two sides no longer agree on the state of the connection.
    if (line.order === undefined) {
      this.#drop(line);
      return;
    }
    let answer: HttpAnswer | undefined;
    try {
      answer = line.reader.push(chunk);
    } catch (error) {
      line.socket.destroy(error as Error);
      return;
    }
    if (answer !== undefined) this.#finish(line, answer);
  }

  #finish(line: Line, answer: HttpAnswer): void {
    const { order } = line;
    line.order = undefined;
    if (answer.reusable) {
      const next = this.#waiting.shift();
      if (next === undefined) {
        line.idleSince = performance.now();
        this.#idle.push(line);
      } else {
        this.#start(line, next);
      }
    } else {
      this.#drop(line);
      this.#next();
    }
    order?.resolve(answer);
  }

  #drop(line: Line): void {
    line.order = undefined;
    this.#lines.delete(line);
    const at = this.#idle.indexOf(line);
    if (at !== -1) this.#idle.splice(at, 1);
    line.socket.destroy();
  }

  /** Starts the next waiting request, because a connection is free. */
  #next(): void {
    if (this.#lines.size >= MAX_CONNECTIONS) return;
    const order = this.#waiting.shift();
    if (order !== undefined) this.#start(this.#open(), order);
  }

  #tick(): void {
    const now = performance.now();
    const late = this.#waiting.filter(({ until }) => until <= now);
    if (late.length > 0) this.#waiting = this.#waiting.filter(({ until }) => until > now);
    for (const line of [...this.#lines]) {
      if (line.order === undefined || line.order.until > now) continue;
      late.push(line.order);
      this.#drop(line);
      this.#next();
    }
    for (const { reject } of late) reject(new OutOfTime());
    if (this.#lines.size === this.#idle.length) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }
}

/** Loads TLS with the first connection that needs it. */
const loadTls = (): typeof import('node:tls') => createRequire(import.meta.url)('node:tls');

const pools = new Map<string, Pool>();
/** Parsed targets of the few URLs that the relay calls. */
const targets = new Map<string, { pool: Pool; path: string; host: string }>();

function targetOf(url: string) {
  const known = targets.get(url);
  if (known !== undefined) return known;
  const { origin, pathname: path, host } = new URL(url);
  const pool = pools.get(origin) ?? new Pool(new URL(origin));
  pools.set(origin, pool);
  const target = { pool, path, host };
  targets.set(url, target);
  return target;
}

export const sendByPool: Send = (url, { method, headers, body, timeLimit }) => {
  const { pool, path, host } = targetOf(url);
  let text = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n`;
  for (const name in headers) text += `${name}: ${headers[name]}\r\n`;
  const length = body === undefined ? 0 : Buffer.byteLength(body);
  text += body === undefined ? '\r\n' : `content-length: ${length}\r\n\r\n${body}`;
  // ASCII text is written faster as latin1.
  const encoding = length === (body ?? '').length ? 'latin1' : 'utf8';
  return new Promise((resolve, reject) => {
    pool.add({ text, encoding, until: performance.now() + timeLimit, resolve, reject });
  });
};

/** Closes the persistent connections. */
export function closePools(): void {
  for (const pool of pools.values()) pool.close();
}
