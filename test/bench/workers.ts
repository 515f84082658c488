/** Workers in workerd, through miniflare, each in a process of its own. */
import type { Readable } from 'node:stream';
import { Miniflare } from 'miniflare';
import { WORKERS } from './programs.ts';

export type WorkerName = keyof typeof WORKERS;

export interface Workers {
  urls: Record<WorkerName, string>;
  stop(): Promise<void>;
}

export async function startWorkers(bindings: Record<string, string>): Promise<Workers> {
  const started: Miniflare[] = [];
  const start = async (name: WorkerName) => {
    const miniflare = new Miniflare({
      modules: true,
      scriptPath: WORKERS[name],
      compatibilityDate: '2026-07-01',
      bindings,
      // Their log is read, as in production, and ignored.
      handleRuntimeStdio: (out: Readable, error: Readable) => {
        out.resume();
        error.resume();
      },
    });
    started.push(miniflare);
    return new URL('/pagerduty', await miniflare.ready).href;
  };
  return {
    urls: {
      relay: await start('relay'),
      'bare Worker': await start('bare Worker'),
      'bare Worker + log line': await start('bare Worker + log line'),
    },
    async stop() {
      await Promise.all(started.map((miniflare) => miniflare.dispose()));
    },
  };
}
