/** The load generator, a process of its own: takes a Load from its parent, answers with what it saw. */
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
/** Longer than any round takes; a request that takes longer is a failure. */
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
        try {
          const answer = await pool.request({ method: 'POST', path, headers, body });
          const text = await answer.body.text();
          if (answer.statusCode < 200 || answer.statusCode > 299) failure = `answered ${answer.statusCode} ${text}`;
        } catch (error) {
          failure = String(error);
        }
        latencies.push(performance.now() - sent);
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

process.on('message', async (load: Load) => process.send?.(await press(load)));
process.once('disconnect', () => process.exit());
