/** Requests per second and latency of several servers, in interleaved rounds. */
import type { ChildProcess } from 'node:child_process';
import type { Load, Seen } from './load.ts';
import type { Webhook } from './webhook.ts';

const ROUND_LIMIT_MS = 30_000;

/**
 * Loads each server in turn (A B C A B C …), after one round that doesn't count. Throws where one answers anything but 2xx.
 */
export async function throughput<Name extends string>(
  generator: ChildProcess,
  urls: Record<Name, string>,
  { headers, body }: Webhook,
  { rounds, requests }: { rounds: number; requests: number },
): Promise<Record<Name, Seen>[]> {
  const all: Record<Name, Seen>[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const seen = {} as Record<Name, Seen>;
    for (const name of Object.keys(urls) as Name[]) {
      seen[name] = await press(generator, { url: urls[name], headers, body, requests });
      if (seen[name].failure !== undefined) throw new Error(`${name}, under load: ${seen[name].failure}`);
    }
    if (round > 0) all.push(seen);
  }
  return all;
}

function press(generator: ChildProcess, load: Load): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(
      () => reject(new Error(`${load.url}: a round takes over ${ROUND_LIMIT_MS / 1000} s`)),
      ROUND_LIMIT_MS,
    );
    generator.once('message', (seen: Seen) => {
      clearTimeout(limit);
      resolve(seen);
    });
    generator.send(load);
  });
}
