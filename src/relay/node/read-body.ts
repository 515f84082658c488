import type { IncomingMessage } from 'node:http';
import { BODY_LIMIT_MS, type Bytes, MAX_BODY_BYTES, MAX_READING, type Unread } from '../core.ts';
import { slots } from '../slots.ts';
import { deadlines } from './deadlines.ts';

const takeSlot = slots(MAX_READING);
const setDeadline = deadlines(BODY_LIMIT_MS);

/** Reads a body while it arrives. Counts the bytes; a declared length can only reject earlier. */
export function readBody(request: IncomingMessage): Promise<Bytes | Unread> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let isOpen = true;
    const end = (body: Bytes | Unread) => {
      if (!isOpen) return;
      isOpen = false;
      release();
      clear();
      resolve(body);
      // The listeners live as long as the request. Free the body earlier.
      chunks.length = 0;
    };
    const release = takeSlot(() => end('evicted'));
    const clear = setDeadline(() => end('too-slow'));
    request.on('data', (chunk: Buffer) => {
      if (!isOpen) return;
      size += chunk.length;
      if (size > MAX_BODY_BYTES) end('too-large');
      else chunks.push(chunk);
    });
    request.on('end', () => end(chunks.length === 1 ? (chunks[0] as Bytes) : Buffer.concat(chunks, size)));
    request.on('close', () => end('broken-off'));
  });
}
