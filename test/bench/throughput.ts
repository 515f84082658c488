/** Requests per second and latency of several servers, in interleaved rounds. */
import type { ChildProcess } from 'node:child_process';
import type { Load, Seen } from './load.ts';
import type { Webhook } from './webhook.ts';

const ROUND_LIMIT_MS = 30_000;

/** Measurements of a server in one round, and its processor time for one request, in microseconds. */
export interface Round extends Seen {
  processorTime: number;
}

/**
 * Loads each server in turn (A B C A B C …), after one round that does not count. `used` is the processor time of a server so far,
 * in microseconds. Throws if one answers anything but 2xx.
 */
export async function throughput<Name extends string>(
  generator: ChildProcess,
  urls: Record<Name, string>,
  { headers, body }: Webhook,
  { rounds, requests, used }: { rounds: number; requests: number; used: (name: Name) => number | undefined },
): Promise<Record<Name, Round>[]> {
  const all: Record<Name, Round>[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const seen = {} as Record<Name, Round>;
    for (const name of Object.keys(urls) as Name[]) {
      const before = used(name) ?? Number.NaN;
      const pressed = await press(generator, { url: urls[name], headers, body, requests });
      if (pressed.failure !== undefined) throw new Error(`${name}, under load: ${pressed.failure}`);
      seen[name] = { ...pressed, processorTime: ((used(name) ?? Number.NaN) - before) / requests };
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
