import { describe, expect, test } from '@jest/globals';
import { closureOf, type ItemEvent } from '../../src/postmortem/item-closure.ts';

const CLOSED = '2026-12-01T10:00:00Z';
const SHA = 'a1b2c3d4'.repeat(5);
const where = {
  server: 'https://github.com',
  isOurs: (author: { login: string } | null) => author?.login === 'us[bot]',
};
const said = (body: string, at = CLOSED, login = 'dana'): ItemEvent => ({
  event: 'commented',
  created_at: at,
  body,
  actor: { login },
});
const done = (...events: ItemEvent[]) =>
  closureOf({ state: 'done', closedAt: CLOSED, repository: 'acme/billing' }, events, where).proof;
const declined = (...events: ItemEvent[]) =>
  closureOf({ state: 'declined', closedAt: CLOSED, repository: 'acme/billing' }, events, where).declinedBecause;

const mentionedBy = (url: string, merged_at: string | null): ItemEvent => ({
  event: 'cross-referenced',
  source: { issue: { html_url: url, pull_request: { merged_at } } },
});

describe('the proof of an item that is done', () => {
  const PULL = 'https://github.com/acme/billing/pull/12';
  test.each<[string, ItemEvent[], string | undefined]>([
    ['is a merged pull request that names the issue', [mentionedBy(PULL, CLOSED)], PULL],
    ['is not a pull request that was closed', [mentionedBy(PULL, null)], undefined],
    [
      'is the commit that closed it, in its own repository',
      [{ event: 'closed', commit_id: SHA, commit_url: `https://api.github.com/repos/acme/other/commits/${SHA}` }],
      `https://github.com/acme/other/commit/${SHA}`,
    ],
    [
      'is a commit that names it',
      [{ event: 'referenced', commit_id: SHA }],
      `https://github.com/acme/billing/commit/${SHA}`,
    ],
    ['is not that somebody closed it', [{ event: 'closed', commit_id: null }], undefined],
    [
      'is a link in the closing comment',
      [said('Done: https://wiki.example.com/runbook.')],
      'https://wiki.example.com/runbook',
    ],
    ['is a reference in it', [said('Fixed with acme/infra#34')], 'https://github.com/acme/infra/issues/34'],
    ['is a short reference in it', [said('See #34')], 'https://github.com/acme/billing/issues/34'],
    ['is a commit in it', [said('Fixed in 4f2a9c1')], 'https://github.com/acme/billing/commit/4f2a9c1'],
    [
      'is a link that came after closing',
      [said('https://wiki.example.com/x', '2026-12-01T10:05:00Z')],
      'https://wiki.example.com/x',
    ],
    [
      'is not a link of an earlier comment',
      [said('https://wiki.example.com/x', '2026-11-01T10:00:00Z'), said('Done')],
      undefined,
    ],
    ['is not a link by a bot', [said('https://ci.example.com', CLOSED, 'ci[bot]')], undefined],
    ['is not in our own reminder', [said('<!-- pagerduty-postmortem overdue 2026-11-30 1 -->\n#3')], undefined],
    [
      'is the line that was ticked, if we say so',
      [
        said(
          '<!-- pagerduty-postmortem ticked -->\nticked in [the postmortem](https://github.com/a/b/blob/c/d.md).',
          CLOSED,
          'us[bot]',
        ),
      ],
      'https://github.com/a/b/blob/c/d.md',
    ],
    [
      'is not a tick that others write',
      [said('<!-- pagerduty-postmortem ticked -->\nhttps://x.example', CLOSED)],
      undefined,
    ],
    ['is not a number or a word', [said('Done in 2026 by the facade team, deadbeef, 12345678')], undefined],
  ])('%s', (_what, events, expected) => {
    expect(done(...events)).toBe(expected);
  });
});

describe('the reason of a declined item', () => {
  test.each<[string, ItemEvent[], string | undefined]>([
    [
      'is the last comment of a person before it was closed',
      [said('Hm'), said('Too expensive,\n\nsee budget')],
      'Too expensive, see budget',
    ],
    [
      'is the first one after it otherwise',
      [said('Replaced by the new queue', '2026-12-01T10:01:00Z')],
      'Replaced by the new queue',
    ],
    ['is not what a bot says', [said('Stale', CLOSED, 'stale[bot]')], undefined],
    ['is unknown without a comment', [], undefined],
  ])('%s', (_what, events, expected) => {
    expect(declined(...events)).toBe(expected);
  });
});
