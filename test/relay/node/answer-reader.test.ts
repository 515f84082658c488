import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AnswerReader, type HttpAnswer } from '../../../src/relay/node/answer-reader.ts';

/** Reads an answer that arrives in these pieces, each in memory that is used again afterwards. */
function read(pieces: readonly Buffer[], ends = false): HttpAnswer | undefined {
  const reader = new AnswerReader();
  for (const piece of pieces) {
    const chunk = Buffer.from(piece);
    const answer = reader.push(chunk);
    chunk.fill('?');
    if (answer !== undefined) return answer;
  }
  return ends ? reader.end() : undefined;
}

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const sorted = [0, ...places.map((place) => place % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
}

const places = fc.array(fc.nat(5000), { maxLength: 12 });
const body = fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes));

describe('an answer', () => {
  test('is read by its length, in whatever pieces it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 200, max: 599 }), body, places, async (status, content, at) => {
        fc.pre(status !== 204 && status !== 304);
        const head = `HTTP/1.1 ${status} Some Reason\r\nX-One: a b\r\nContent-Length:${content.length}\r\n\r\n`;
        const answer = read(cut(Buffer.concat([Buffer.from(head), content]), at));
        expect(answer?.status).toBe(status);
        expect(answer?.reusable).toBe(true);
        expect(answer?.header('x-one')).toBe('a b');
        expect(answer?.header('x-two')).toBeNull();
        expect(await answer?.text()).toBe(content.toString());
      }),
    );
  });

  test('is read in chunks, in whatever pieces it arrives', async () => {
    const chunks = fc.array(
      body.filter((bytes) => bytes.length > 0),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(chunks, fc.constantFrom('', ';name=value', ' '), places, async (parts, extension, at) => {
        const coded = parts.flatMap((part) => [
          Buffer.from(`${part.length.toString(16).toUpperCase()}${extension}\r\n`),
          part,
          Buffer.from('\r\n'),
        ]);
        const head = Buffer.from('HTTP/1.1 403 Forbidden\r\ntransfer-encoding: chunked\r\n\r\n');
        const answer = read(cut(Buffer.concat([head, ...coded, Buffer.from('0\r\n\r\n')]), at));
        expect(answer?.status).toBe(403);
        expect(await answer?.text()).toBe(Buffer.concat(parts).toString());
      }),
    );
  });

  test('is complete after the head of a 204', () => {
    const answer = read([Buffer.from('HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n')]);
    expect([answer?.status, answer?.reusable]).toEqual([204, true]);
  });

  test('is read after interim answers', () => {
    const answer = read([Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n')]);
    expect([answer?.status, answer?.header('link')]).toEqual([204, null]);
  });

  test('ends with the connection if it has no length, and the connection is not used again', async () => {
    const pieces = [Buffer.from('HTTP/1.1 502 Bad Gateway\r\n\r\n<html>'), Buffer.from('</html>')];
    expect(read(pieces)).toBeUndefined();
    const answer = read(pieces, true);
    expect([answer?.status, answer?.reusable, await answer?.text()]).toEqual([502, false, '<html></html>']);
  });

  test('is none if it breaks off', () => {
    expect(read([Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n12345')], true)).toBeUndefined();
    expect(read([Buffer.from('HTTP/1.1 200 OK\r\ncontent-le')], true)).toBeUndefined();
    expect(read([Buffer.from('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n12')], true)).toBeUndefined();
  });

  test.each([
    ['it says so', 'HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n'],
    ['it is HTTP/1.0', 'HTTP/1.0 204 No Content\r\n\r\n'],
    ['more arrives than was announced', 'HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n'],
    ['its chunks have trailers', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\nx: y\r\n\r\n'],
  ])('leaves a connection that is not used again if %s', (_when, text) => {
    expect(read([Buffer.from(text)])?.reusable).toBe(false);
  });

  test('is read up to 64 KB if it never ends', async () => {
    const head = Buffer.from('HTTP/1.1 500 Oh\r\ntransfer-encoding: chunked\r\n\r\nfffffff\r\n');
    const answer = read([head, Buffer.alloc(60_000, 'a'), Buffer.alloc(60_000, 'b')]);
    expect([answer?.status, answer?.reusable]).toEqual([500, false]);
    expect((await answer?.text())?.length).toBe(120_000);
  });

  test.each([
    'SSH-2.0-OpenSSH_9.6\r\n\r\n',
    'HTTP/2 200\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\n\r\n',
    'HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n',
    'HTTP/1.1 200 OK\r\ncontent-length: 1e3\r\n\r\n',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nabc\r\n',
    `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(70_000)}`,
  ])('is refused if it is no HTTP: %#', (text) => {
    expect(() => read([Buffer.from(text)])).toThrow();
  });

  test('never crashes the reader, whatever it contains', () => {
    const words = fc.constantFrom(
      'HTTP/1.1 200 OK\r\n',
      'content-length: 3\r\n',
      'transfer-encoding: chunked\r\n',
      '\r\n',
      '3\r\nabc\r\n',
      '0\r\n\r\n',
      'abc',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 12 }), places, (parts, at) => {
        try {
          read(cut(Buffer.from(parts.join('')), at), true);
        } catch (error) {
          expect((error as Error).message).toMatch(/answer|chunk/);
        }
      }),
    );
  });
});
