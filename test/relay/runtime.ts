/**
 * What all runtimes of the built relay have in common.
 */
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
  /** Instead of a body: without a declared length, where the runtime has such requests. */
  stream?: ReadableStream<Uint8Array>;
}

export interface Answered {
  status: number;
  headers: Record<string, string>;
  json: Record<string, unknown>;
}

export interface Runtime {
  send(sent: Sent): Promise<Answered>;
  /** What it logged so far, each line parsed; lines that are no JSON stay text. */
  log: unknown[];
  /** Waits for a line of the log that satisfies. */
  logged(satisfies: (line: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

export type Start = (environment: Record<string, string>) => Promise<Runtime>;

/** A new folder with nothing but these files of the built relay. */
export function emptyFolder(...files: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));
  for (const file of files) {
    copyFileSync(join('dist/relay', file), join(folder, file));
  }
  return folder;
}

export function readLog(stdout: Readable): Pick<Runtime, 'log' | 'logged'> {
  const log: unknown[] = [];
  const waiting = new Set<(line: Record<string, unknown>) => void>();
  createInterface({ input: stdout }).on('line', (text) => {
    const line = parse(text);
    log.push(line);
    for (const offer of waiting) offer(line);
  });
  return {
    log,
    logged: (satisfies) =>
      new Promise((resolve) => {
        const found = log.find((line) => satisfies(line as Record<string, unknown>));
        if (found !== undefined) return resolve(found as Record<string, unknown>);
        const offer = (line: Record<string, unknown>) => {
          if (!satisfies(line)) return;
          waiting.delete(offer);
          resolve(line);
        };
        waiting.add(offer);
      }),
  };
}

export function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
