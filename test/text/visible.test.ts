import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { upsertCheck } from '../../src/github/checks.ts';
import { upsertComment } from '../../src/github/comments.ts';
import { connectDocsRepository } from '../../src/github/docs-repository.ts';
import { upsertIssue } from '../../src/github/issues.ts';
import { createLog } from '../../src/relay/log.ts';
import { visible } from '../../src/text/visible.ts';
import { as, openPull, REPOSITORY, start } from '../github/github.ts';
import type { GitHub } from '../outside/github.ts';

const CONTROLS = [...range(0x00, 0x08), ...range(0x0b, 0x1f), ...range(0x7f, 0x9f)];
const BIDIRECTIONAL = [0x061c, 0x200e, 0x200f, ...range(0x202a, 0x202e), ...range(0x2066, 0x2069)];
const HOSTILE = String.fromCodePoint(...CONTROLS, ...BIDIRECTIONAL);

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

test('control and direction characters are removed, and every other text stays', () => {
  expect(visible(`a${HOSTILE}b\tc\nd`)).toBe('ab\tc\nd');
  const fine = 'Zürich 支払い \u{1F468}\u200D\u{1F4BB} e\u0301 שלום @\u200Bname';
  expect(visible(fine)).toBe(fine);
});

describe('text written to GitHub', () => {
  let github: GitHub;
  beforeAll(async () => {
    github = await start();
  });
  afterAll(() => github.close());

  test('contains none of them, and is found unchanged the next time', async () => {
    const token = github.workflowToken({
      contents: 'read',
      issues: 'write',
      'pull-requests': 'write',
      checks: 'write',
    });
    const docs = connectDocsRepository({ token, apiUrl: github.url, repository: REPOSITORY });
    const number = await openPull(github, 'change', { 'a.md': 'A' });
    const { head } = await as(github, 'ada', 'GET', `/pulls/${number}`);
    const text = `**a${HOSTILE}b**`;
    const write = async () => {
      await upsertComment(docs, number, { marker: '<!-- x -->', body: text });
      await upsertIssue(docs, { marker: '<!-- y -->', title: text, body: text, labels: ['x'] });
      const annotation = { path: 'a.md', start_line: 1, end_line: 1, annotation_level: 'warning' as const };
      await upsertCheck(docs, {
        name: 'postmortem-review',
        headSha: head.sha,
        conclusion: 'success',
        title: text,
        summary: text,
        annotations: [{ ...annotation, title: text, message: text }],
      });
    };
    await write();
    const before = github.handled.length;
    await write();
    const written = github.handled.filter(
      ({ method, login }) => method !== 'GET' && login?.startsWith('github-actions'),
    );
    expect(written.length).toBeGreaterThan(3);
    for (const { body } of written) expect(JSON.stringify(body)).toBe(visible(JSON.stringify(body)));
    expect(JSON.stringify(written.map(({ body }) => body))).not.toMatch(/\\u00[01]|\\b|\\f|\\r/);
    // The check run is updated, and nothing else.
    expect(github.handled.slice(before).filter(({ method }) => method !== 'GET')).toHaveLength(1);
  });
});

test("a line of the relay's log contains none of them", () => {
  const write = jest.fn<(line: string) => void>();
  createLog(write).always({ event_id: `a${HOSTILE}b` });
  const [[line = ''] = []] = write.mock.calls;
  expect(line).toBe(visible(line));
});

test('the action logs only by its own log, which removes them', () => {
  const files = readdirSync('action', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const others = files.filter((name) => {
    const imported = /import (?:\* as \w+|\{([^}]*)\}) from '@actions\/core'/.exec(
      readFileSync(`action/${name}`, 'utf8'),
    );
    return imported !== null && /^$|\b(?:info|warning|error|notice|debug|setFailed|group)\b/.test(imported[1] ?? '');
  });
  expect(others).toEqual(['shared/log.ts']);
});
