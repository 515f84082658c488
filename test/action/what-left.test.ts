import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  noteRemoved,
  removedInWords,
  sendingTo,
  startOver,
  whatLeft,
  wouldSend,
} from '../../action/shared/what-left.ts';

beforeEach(startOver);

const NOTHING = { secrets: 0, emails: 0, cards: 0, ibans: 0, ids: 0, phones: 0, ips: 0, patterns: 0 };
const rowsOf = (table: string) =>
  table
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| :') && !line.startsWith('| To '))
    .map((line) =>
      line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.trim()),
    );
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const SESSION = '/v3/organizations/org-1/sessions';

describe('the table of what left a run', () => {
  test('is empty if nothing was sent', () => {
    expect(whatLeft()).toBe('');
  });

  test('has recipient, fields, bytes, what was removed, and the SHA-256 of the prompt', () => {
    const prompt = 'Write the postmortem of “Orders fail”';
    const body = { prompt, title: 'Postmortem: Orders fail', tags: ['a'] };
    noteRemoved(prompt, { ...NOTHING, secrets: 1, emails: 2 });
    sendingTo('Devin')({ path: `${SESSION}?devin_id=devin-1`, body });
    const bytes = Buffer.byteLength(JSON.stringify(body)).toLocaleString('en');
    expect(rowsOf(whatLeft())).toEqual([
      ['Devin', 'session', 'prompt, title, tags', bytes, '1 secret, 2 e-mail addresses'],
    ]);
    expect(whatLeft()).toContain(`\nSHA-256 of what the agent gets:\n\n- session: \`${sha256(prompt)}\`\n`);
    expect(whatLeft()).toContain('### What left this run\n');
    expect(whatLeft()).not.toContain('Orders fail');
  });

  test('names each kind of request', () => {
    sendingTo('Devin')({ path: `${SESSION}/devin-1/messages`, body: { message: 'x' } });
    sendingTo('Devin')({ path: `${SESSION}/devin-1/tags`, body: { tags: ['x'] } });
    sendingTo('PagerDuty')({ path: '/incidents/Q1/notes', body: { note: { content: 'x' } } });
    const routes = [
      'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
      'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
      'POST /repos/{owner}/{repo}/issues',
      'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
    ];
    for (const path of routes) sendingTo('GitHub')({ path, body: { output: { title: 'x', summary: 'y' } } });
    expect(rowsOf(whatLeft()).map(([to, what, fields]) => [to, what, fields])).toEqual([
      ['Devin', 'message', 'message'],
      ['Devin', 'tags', 'tags'],
      ['PagerDuty', 'note', 'note.content'],
      ['GitHub', 'comment', 'output.title, output.summary'],
      ['GitHub', 'check run', 'output.title, output.summary'],
      ['GitHub', 'issue', 'output.title, output.summary'],
      ['GitHub', 'request for a review', 'output.title, output.summary'],
    ]);
  });

  test('adds up requests of one kind, but never two prompts', () => {
    const devin = sendingTo('Devin');
    for (const tag of ['a', 'b']) devin({ path: `${SESSION}/devin-1/tags`, body: { tags: [tag] } });
    for (const message of ['one', 'two']) devin({ path: `${SESSION}/devin-1/messages`, body: { message } });
    expect(rowsOf(whatLeft()).map(([, what, , bytes]) => [what, bytes])).toEqual([
      ['tags, 2 times', '28'],
      ['message', '17'],
      ['message', '17'],
    ]);
  });

  test('says in a dry run what would leave', () => {
    wouldSend('Devin', { path: '/sessions', body: { prompt: 'x' } });
    expect(whatLeft()).toContain('### What would leave this run\n');
    expect(rowsOf(whatLeft())).toEqual([['Devin', 'session', 'prompt', '14', 'nothing']]);
    expect(whatLeft()).toContain(`- session: \`${sha256('x')}\``);
  });

  test('stays bounded', () => {
    for (let index = 0; index < 2_000; index += 1)
      wouldSend('Devin', { path: '/messages', body: { message: `${index}` } });
    expect(rowsOf(whatLeft())).toHaveLength(500);
  });
});

test('removed values are counted by kind', () => {
  expect(removedInWords(undefined)).toBe('nothing');
  expect(removedInWords({ ...NOTHING, ibans: 1, patterns: 3 })).toBe('1 IBAN, 3 matches of your patterns');
});
