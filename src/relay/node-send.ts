/**
 * How the relay on Node sends requests. A pool of kept connections is several times cheaper per request than the built-in
 * `fetch`, and so is taking the answer as undici's parser hands it out, without a stream around it.
 */
// The one part of undici that is needed; its index loads fetch, WebSocket and more as well, a fifth of the whole start.
import Pool from 'undici/lib/dispatcher/pool.js';
import type { Send } from '../github/call.ts';

/** More of an answer than any message of GitHub's. */
const MAX_ANSWER_BYTES = 64 * 1024;

const pools = new Map<string, Pool>();

export const sendByPool: Send = (url, { method, headers, body, signal }) => {
  const { origin, pathname: path } = new URL(url);
  const pool = pools.get(origin) ?? new Pool(origin, { connections: 64 });
  pools.set(origin, pool);
  return new Promise((resolve, reject) => {
    let status = 0;
    let answered: string[] = [];
    let size = 0;
    let hangUp = () => {};
    const chunks: Buffer[] = [];
    const giveUp = () => {
      // A request that still waits for a connection has none to hang up.
      reject(new Error('aborted'));
      hangUp();
    };
    signal.addEventListener('abort', giveUp, { once: true });
    pool.dispatch(
      { method, path, headers, body: body ?? null },
      {
        onConnect(abort) {
          hangUp = abort;
          if (signal.aborted) abort();
        },
        onHeaders(code, raw) {
          status = code;
          answered = raw.map(String);
          return true;
        },
        onData(chunk) {
          if (size < MAX_ANSWER_BYTES) chunks.push(chunk);
          size += chunk.length;
          return true;
        },
        onComplete() {
          resolve({
            status,
            header(name) {
              const at = answered.findIndex((each, index) => index % 2 === 0 && each.toLowerCase() === name);
              return at === -1 ? null : (answered[at + 1] ?? null);
            },
            text: async () => Buffer.concat(chunks).toString(),
          });
        },
        onError: reject,
      },
    );
  });
};

/** Ends the kept connections, once nothing is under way on them. */
export async function closePools(): Promise<void> {
  await Promise.all([...pools.values()].map((pool) => pool.close()));
}
