/**
 * Reads one HTTP/1.1 answer to a GET or POST from a connection (RFC 9112, sections 4 to 7), as far as an API client needs it:
 * the status, some headers, and the beginning of the body.
 */

/** Longer than any message of GitHub. The rest is not read. */
const MAX_BODY_BYTES = 64 * 1024;
const MAX_HEAD_BYTES = 64 * 1024;
const END_OF_LINE = Buffer.from('\r\n');
const END_OF_HEAD = Buffer.from('\r\n\r\n');
const NOTHING = Buffer.alloc(0);

export interface HttpAnswer {
  status: number;
  /** Returns a header by its name in lower case; the first if there are several. */
  header(name: string): string | null;
  text(): Promise<string>;
  /** Whether the connection can carry another request. */
  reusable: boolean;
}

type Framing = { kind: 'length'; left: number } | { kind: 'chunks'; left: number } | { kind: 'until-close' };

export class AnswerReader {
  #unread: Buffer = NOTHING;
  #head = '';
  #status = 0;
  #framing: Framing | undefined;
  #body: Buffer[] = [];
  #size = 0;

  /** Takes a chunk. Returns the answer once it is complete, otherwise undefined. Copies what it keeps. Throws if it is not HTTP. */
  push(chunk: Buffer): HttpAnswer | undefined {
    this.#unread = this.#unread.length === 0 ? chunk : Buffer.concat([this.#unread, chunk]);
    const answer = this.#read();
    // The caller may reuse the chunk's memory.
    if (answer === undefined && this.#unread.length > 0) this.#unread = Buffer.from(this.#unread);
    return answer;
  }

  /** The connection has ended. Returns the answer if it ends this way, otherwise undefined. */
  end(): HttpAnswer | undefined {
    return this.#framing?.kind === 'until-close' ? this.#answer(false) : undefined;
  }

  #read(): HttpAnswer | undefined {
    while (this.#framing === undefined) {
      const end = this.#unread.indexOf(END_OF_HEAD);
      if (end === -1) {
        if (this.#unread.length > MAX_HEAD_BYTES) throw new Error('the head of the answer is too long');
        return undefined;
      }
      this.#head = `${this.#unread.toString('latin1', 0, end)}\r\n`;
      this.#unread = this.#unread.subarray(end + END_OF_HEAD.length);
      const [, code] = /^HTTP\/1\.[01] ([1-5]\d\d)[ \r]/.exec(this.#head) ?? [];
      if (code === undefined || code === '101') throw new Error('the answer is not HTTP/1.1');
      this.#status = Number(code);
      // An interim answer. The final one follows.
      if (this.#status >= 200) this.#framing = this.#frame();
    }
    const framing = this.#framing;
    if (framing.kind === 'chunks') return this.#readChunks(framing);
    const wanted = framing.kind === 'length' ? Math.min(framing.left, this.#unread.length) : this.#unread.length;
    this.#take(wanted);
    if (framing.kind === 'length') {
      framing.left -= wanted;
      if (framing.left === 0) return this.#answer(this.#unread.length === 0);
    }
    return this.#isFull() ? this.#answer(false) : undefined;
  }

  /** RFC 9112, 6.3. */
  #frame(): Framing {
    if (this.#status === 204 || this.#status === 304) return { kind: 'length', left: 0 };
    const encoding = this.#header('transfer-encoding');
    if (encoding !== null) {
      return /(?:^|,)\s*chunked$/i.test(encoding) ? { kind: 'chunks', left: 0 } : { kind: 'until-close' };
    }
    const length = this.#header('content-length');
    if (length === null) return { kind: 'until-close' };
    if (!/^\d{1,15}$/.test(length)) throw new Error('the answer has no valid length');
    return { kind: 'length', left: Number(length) };
  }

  /** RFC 9112, 7.1. `left` counts the bytes of the current chunk and the line break after it. */
  #readChunks(framing: { left: number }): HttpAnswer | undefined {
    for (;;) {
      if (framing.left > 2) {
        const wanted = Math.min(framing.left - 2, this.#unread.length);
        this.#take(wanted);
        framing.left -= wanted;
        if (this.#isFull()) return this.#answer(false);
        if (framing.left > 2) return undefined;
      }
      if (this.#unread.length < framing.left) return undefined;
      if (framing.left === 2 && !this.#unread.subarray(0, 2).equals(END_OF_LINE))
        throw new Error('a chunk does not end');
      const end = this.#unread.indexOf(END_OF_LINE, framing.left);
      if (end === -1) {
        if (this.#unread.length > MAX_HEAD_BYTES) throw new Error('the size of a chunk is too long');
        return undefined;
      }
      const [, size] = /^([0-9a-f]{1,8})[ \t]*(?:;|$)/i.exec(this.#unread.toString('latin1', framing.left, end)) ?? [];
      if (size === undefined) throw new Error('a chunk has no valid size');
      if (Number.parseInt(size, 16) === 0) {
        // Trailers are not read, so the connection cannot be reused.
        const rest = this.#unread.subarray(end);
        return this.#answer(rest.equals(END_OF_HEAD));
      }
      this.#unread = this.#unread.subarray(end + END_OF_LINE.length);
      framing.left = Number.parseInt(size, 16) + END_OF_LINE.length;
    }
  }

  #take(length: number): void {
    if (length === 0) return;
    if (!this.#isFull()) this.#body.push(Buffer.from(this.#unread.subarray(0, length)));
    this.#size += length;
    this.#unread = this.#unread.subarray(length);
  }

  #isFull(): boolean {
    return this.#size >= MAX_BODY_BYTES;
  }

  #header(name: string): string | null {
    return headerIn(this.#head, name);
  }

  #answer(complete: boolean): HttpAnswer {
    const head = this.#head;
    const body = this.#body;
    const reusable = complete && head.startsWith('HTTP/1.1') && !/\bclose\b/i.test(headerIn(head, 'connection') ?? '');
    return {
      status: this.#status,
      header: (name) => headerIn(head, name),
      text: async () => Buffer.concat(body).toString(),
      reusable,
    };
  }
}

function headerIn(head: string, name: string): string | null {
  for (let begin = head.indexOf('\r\n') + 2; begin < head.length; ) {
    const end = head.indexOf('\r\n', begin);
    if (head.charCodeAt(begin + name.length) === 58 && head.slice(begin, begin + name.length).toLowerCase() === name) {
      return head.slice(begin + name.length + 1, end).trim();
    }
    begin = end + 2;
  }
  return null;
}
