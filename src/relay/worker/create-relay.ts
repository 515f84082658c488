/**
 * The relay over Web `Request` and `Response`, for Workers.
 */
import {
  BODY_LIMIT_MS,
  type Bytes,
  createCore,
  MAX_BODY_BYTES,
  MAX_READING,
  type RelayOptions,
  type Unread,
} from '../core.ts';
import { slots, type TakeSlot } from '../slots.ts';

export function createRelay(options: RelayOptions): { fetch(request: Request): Promise<Response> } {
  const core = createCore(options);
  const takeSlot = slots(MAX_READING);
  return {
    async fetch(request) {
      const { status, headers, body } = await core.answer({
        method: request.method,
        path: pathOf(request.url),
        header: (name) => request.headers.get(name),
        body: () => readBody(request, takeSlot),
      });
      return new Response(body, { status, headers });
    },
  };
}

/** Cuts the path out of an absolute URL, because `new URL` takes several times as long. */
function pathOf(url: string): string {
  const begin = url.indexOf('/', url.indexOf('://') + 3);
  const end = url.slice(begin).search(/[?#]/);
  return end === -1 ? url.slice(begin) : url.slice(begin, begin + end);
}

async function readBody(request: Request, takeSlot: TakeSlot): Promise<Bytes | Unread> {
  let release = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ended = new Promise<Unread>((resolve) => {
    release = takeSlot(() => resolve('evicted'));
    // One timer per body, because a Worker's timers belong to the request that set them.
    timer = setTimeout(() => resolve('too-slow'), BODY_LIMIT_MS);
  });
  const read = request.headers.has('content-length') ? readDeclared(request) : readCounting(request);
  const body = await Promise.race([read.catch(() => 'broken-off' as const), ended]);
  clearTimeout(timer);
  release();
  return body;
}

async function readDeclared(request: Request): Promise<Bytes> {
  return new Uint8Array(await request.arrayBuffer());
}

async function readCounting(request: Request): Promise<Bytes | 'too-large'> {
  const chunks: Bytes[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return 'too-large';
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
