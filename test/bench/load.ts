/** The load generator, a process of its own: gets a Load from its parent, and answers with what it measured. */
import { Pool } from 'undici';
import { percentile } from './statistics.ts';

export interface Load {
  url: string;
  headers: Record<string, string>;
  body: string;
  requests: number;
}

export interface Seen {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** The first answer that was not 2xx, or the first error. */
  failure: string | undefined;
}

const CONNECTIONS = 32;
/** Longer than any round takes. A request that takes longer is a failure. */
const PATIENCE_MS = 10_000;

async function press({ url, headers, body, requests }: Load): Promise<Seen> {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    headersTimeout: PATIENCE_MS,
    bodyTimeout: PATIENCE_MS,
    connect: { timeout: PATIENCE_MS },
  });
  const latencies: number[] = [];
  let left = requests;
  let failure: string | undefined;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (left > 0 && failure === undefined) {
        left -= 1;
        const sent = performance.now();
        const wrong = await post(pool, { path, headers, body });
        latencies.push(performance.now() - sent);
        failure ??= wrong;
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  await pool.destroy();
  latencies.sort((left, right) => left - right);
  return {
    perSecond: latencies.length / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    failure,
  };
}

/** What was wrong with the answer, or undefined. Uses `dispatch`, which costs half of `request`. */
function post(pool: Pool, request: Pick<Load, 'headers' | 'body'> & { path: string }): Promise<string | undefined> {
  return new Promise((resolve) => {
    let status = 0;
    pool.dispatch(
      { method: 'POST', ...request },
      {
        onConnect() {},
        onHeaders(code) {
          status = code;
          return true;
        },
        onData: () => true,
        onComplete: () => resolve(status >= 200 && status <= 299 ? undefined : `answered ${status}`),
        onError: (error) => resolve(String(error)),
      },
    );
  });
}

process.on('message', async (load: Load) => process.send?.(await press(load)));
process.once('disconnect', () => process.exit());
