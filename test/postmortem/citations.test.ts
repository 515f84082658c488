import { expect, test } from '@jest/globals';
import { citationsOf } from '../../src/postmortem/citations.ts';
import { parseDocument } from '../../src/postmortem/document.ts';

const cited = (markdown: string) => citationsOf(parseDocument(markdown)).map(({ key, places }) => [key, places.length]);
const sha = 'e4f29a1b0c5d6e7f8091a2b3c4d5e6f708192a3b';

test.each([
  ['a commit by URL', `https://github.com/Acme/Orders/commit/${sha}`, `github.com/acme/orders@${sha}`],
  [
    'a commit by URL, in a link',
    `[the commit](https://github.com/acme/orders/commit/e4f29a1)`,
    'github.com/acme/orders@e4f29a1',
  ],
  ['a commit in short', 'acme/orders@e4f29a1', 'acme/orders@e4f29a1'],
  ['a commit in short, as code', '`acme/orders@e4f29a1`', 'acme/orders@e4f29a1'],
  ['a permalink to a file', `https://github.com/acme/orders/blob/${sha}/src/a.ts#L1`, `github.com/acme/orders@${sha}`],
  ['a pull request by URL', 'https://ghe.acme.example/acme/orders/pull/388/files', 'ghe.acme.example/acme/orders#388'],
  ['a pull request in short', 'fixed in acme/orders#388.', 'acme/orders#388'],
])('%s is a citation', (_what, markdown, key) => {
  expect(cited(markdown)).toEqual([[key, 1]]);
});

test.each([
  ['a branch', 'https://github.com/acme/orders/blob/main/src/a.ts'],
  ['a package', 'npm i @acme/orders@1234567'],
  ['a digest', 'acme/orders@sha256:e4f29a1b0c5d'],
  ['a bare number', 'PR #388 and commit e4f29a1'],
  ['a log in a code block', '```\nacme/orders@e4f29a1\n```'],
  ['a comment', '<!-- acme/orders@e4f29a1 -->'],
  ['an e-mail address', 'acme/orders@deadbeef.example'],
])('%s is not a citation', (_what, markdown) => {
  expect(cited(markdown)).toEqual([]);
});

test('a commit that is cited twice is one citation with two places', () => {
  expect(cited('acme/orders#1, acme/orders#2\n\nacme/orders#1')).toEqual([
    ['acme/orders#1', 2],
    ['acme/orders#2', 1],
  ]);
});
