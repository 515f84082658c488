/**
 * The stand-in for Devin, told by the real prompt and messages, against GitHub on loopback.
 */
import { afterEach, describe, expect, test } from '@jest/globals';
import * as said from '../../src/postmortem/messages.ts';
import * as prompts from '../../src/postmortem/prompt.ts';
import { asPath } from '../fixtures/paths.ts';
import { incidentOf } from '../fixtures/webhooks.ts';
import { inFull, onRaw, type Raw } from '../incident/on-raw.ts';
import { type Author, followOrders } from '../outside/devin-author.ts';
import { startGitHub } from '../outside/github.ts';

const handedOver = onRaw(said.handedOver);
const joinOrder = inFull(said.joinOrder);
const fixOrder = onRaw(said.fixOrder);
const { publishOrder } = said;
const rewriteOrder = inFull(said.rewriteOrder);
const writeOrder = inFull(said.writeOrder);
const buildPrompt = inFull(prompts.buildPrompt);

const REPOSITORY = 'example-co/incident-docs';
const BRANCH = 'postmortem/q2zk81vnwtxe7b';
const PATH = 'docs/postmortems/2026-09-10-invoices-q2zk81vnwtxe7b.md';
const incident = incidentOf('resolved-p1');
const document = { repository: REPOSITORY, documentPath: asPath(PATH), branch: BRANCH };
const evidence = [
  '2026-09-10T10:02:41Z | status | triggered by the monitor',
  '2026-09-10T10:08:12Z | status | acknowledged by the on-call engineer',
  '- 2026-09-09T23:50:00Z Deploy of *billing* [v2](https://ci.example)',
].join('\n');
const PROMPT: Raw<prompts.PromptFacts> & { evidence: string } = {
  ...document,
  incident,
  order: 'write',
  evidence,
  unread: ['alerts (PagerDuty did not answer)'],
  earlier: [],
  template: undefined,
  telemetry: [],
  publish: { to: 'pull-request' },
};
const later = { ...incident, resolvedAt: '2026-09-10T13:30:00.000Z' };

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function start(slip?: Author['slip']) {
  const write = { contents: 'write', 'pull-requests': 'write' } as const;
  const github = await startGitHub({
    repository: REPOSITORY,
    actors: {
      devin: { login: 'devin-ai-integration[bot]', permissions: write },
      ada: { login: 'ada', permissions: write },
    },
  });
  open.push(github);
  const call = async <Answer>(method: string, path: string, body?: object) => {
    const answer = await fetch(`${github.url}/repos/${REPOSITORY}${path}`, {
      method,
      headers: { authorization: 'Bearer ada', 'user-agent': 'test', 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  const read = async (): Promise<string> => {
    const { content } = await call<{ content: string }>('GET', `/contents/${PATH}?ref=${BRANCH}`);
    return Buffer.from(content, 'base64').toString();
  };
  return {
    read,
    tell: (...orders: string[]) =>
      followOrders(orders, { apiUrl: github.url, token: 'devin', ...(slip === undefined ? {} : { slip }) }),
    /** A person changes the document on the branch. */
    async edit(change: (markdown: string) => string) {
      const { sha } = await call<{ sha: string }>('GET', `/contents/${PATH}?ref=${BRANCH}`);
      const content = Buffer.from(change(await read())).toString('base64');
      await call('PUT', `/contents/${PATH}`, { branch: BRANCH, message: 'Edit', content, sha });
    },
    merge: () => call('PUT', '/pulls/1/merge', {}),
    pulls: () => call<{ body: string }[]>('GET', '/pulls?state=all'),
    commits: async (): Promise<number> => (await call<unknown[]>('GET', `/commits?sha=${BRANCH}&path=${PATH}`)).length,
  };
}

const timelineOf = (markdown: string) => /## Timeline\n\n((?:- .*\n)*)/.exec(markdown)?.[1]?.trim().split('\n');

describe('the stand-in for Devin', () => {
  test('writes the timeline of the evidence in order, each entry with time and source, its text escaped', async () => {
    const { tell, read, pulls } = await start();
    await tell(buildPrompt(PROMPT));
    const source = `([PagerDuty](${incident.url}))`;
    expect(timelineOf(await read())).toEqual([
      `- 2026-09-09 23:50 UTC — Deploy of \\*billing\\* \\[v2\\]\\(https://ci.example\\) ${source}`,
      `- 10:02 UTC — PagerDuty incident triggered ${source}`,
      `- 10:08 UTC — acknowledged by the on-call engineer ${source}`,
      `- 11:47 UTC — PagerDuty incident resolved ${source}`,
    ]);
    expect((await pulls())[0]?.body).toContain('telemetry, deploys, code, alerts (PagerDuty did not answer)');
  });

  test('follows the template of the team, and links earlier postmortems', async () => {
    const { tell, read } = await start();
    const earlier = [
      { path: asPath('docs/old one.md'), title: 'Old', date: undefined, openActionItems: ['Detect: x'] },
    ];
    await tell(buildPrompt({ ...PROMPT, earlier, template: '## Timeline\n\n## Root Cause\n\n## Customers\n' }));
    const markdown = await read();
    expect(markdown.match(/^## .*/gm)).toEqual(['## Timeline', '## Root Cause', '## Customers']);
    expect(markdown).toContain('- [Old](/docs/old%20one.md), action items still open: 1');
    expect(markdown).toContain('## Customers\n\nUnknown: no source shows it.');
  });

  test('gathers, and writes nothing until it is asked to', async () => {
    const { tell, read, pulls } = await start();
    const gather = buildPrompt({ ...PROMPT, order: 'gather', incident: { ...incident, resolvedAt: undefined } });
    expect(await tell(gather)).toBeUndefined();
    expect(await pulls()).toEqual([]);
    const order = writeOrder({ ...document, incident, evidence, unread: [] });
    expect(await tell(gather, order)).toMatch(/\/pull\/1$/);
    expect(await read()).toContain(`resolved: ${incident.resolvedAt}`);
  });

  test('updates the document after a reopen, and keeps what people wrote', async () => {
    const { tell, read, edit, pulls } = await start();
    const prompt = buildPrompt(PROMPT);
    await tell(prompt);
    await edit((markdown) =>
      markdown
        .replace('## Impact\n\n', '## Impact\n\nSeven customers called us.\n\n')
        .replace(/(- \[ \] Mitigate.*)/, '$1 (Owner: @ada)'),
    );
    const again = rewriteOrder({ ...document, incident: later, evidence, unread: [] });
    expect(await tell(prompt, again)).toMatch(/\/pull\/1$/);
    const markdown = await read();
    expect(markdown).toContain('resolved: 2026-09-10T13:30:00.000Z');
    expect(markdown).toContain('**Duration:** 3 hours 27 minutes');
    expect(markdown).not.toContain('1 hour 44 minutes');
    expect(timelineOf(markdown)?.at(-1)).toMatch(/^- 13:30 UTC — PagerDuty incident resolved/);
    expect(markdown.match(/Seven customers called us\./g)).toHaveLength(1);
    expect(markdown.match(/- \[ \] Mitigate.*/g)).toEqual([expect.stringMatching(/\(Owner: @ada\)$/)]);
    expect(await pulls()).toHaveLength(1);

    await tell(prompt, again);
    expect(await read()).toBe(markdown);
  });

  test('opens a second pull request on the same branch if the first was merged', async () => {
    const { tell, merge } = await start();
    const prompt = buildPrompt(PROMPT);
    await tell(prompt);
    await merge();
    const again = rewriteOrder({ ...document, incident: later, evidence, unread: [] });
    expect(await tell(prompt, again)).toMatch(/\/pull\/2$/);
  });

  test('covers another incident in the same document, even after the next message', async () => {
    const { tell, read } = await start();
    const other = { ...incident, id: 'Q0OTHER', title: 'Refunds are late', url: undefined };
    const orders = [buildPrompt(PROMPT), joinOrder({ incident: other, evidence: undefined, unread: [] })];
    await tell(...orders.slice(0, 1));
    await tell(...orders);
    await tell(...orders, rewriteOrder({ ...document, incident: later, evidence, unread: [] }));
    const markdown = await read();
    expect(markdown.match(/It also covers PagerDuty incident Q0OTHER, Refunds are late/g)).toHaveLength(1);
    expect(timelineOf(markdown)).toContain('- 10:02 UTC — PagerDuty incident Q0OTHER triggered (PagerDuty)');
    expect(markdown).toContain('incident: Q2ZK81VNWTXE7B');
  });

  test('ignores an event that its document covers, and writes the later one', async () => {
    const { tell, read, commits } = await start();
    const prompt = buildPrompt(PROMPT);
    await tell(prompt);
    expect(await tell(prompt, handedOver({ ...document, incident }))).toBeUndefined();
    expect(await commits()).toBe(1);
    await tell(prompt, handedOver({ ...document, incident: later }));
    expect(await read()).toContain('resolved: 2026-09-10T13:30:00.000Z');
  });

  test('treats an event that arrives while it gathers as the order to write, once the incident is over', async () => {
    const { tell, pulls } = await start();
    const going = { ...incident, status: 'open', resolvedAt: undefined } as const;
    const gather = buildPrompt({ ...PROMPT, order: 'gather', incident: going });
    expect(await tell(gather, handedOver({ ...document, incident: going }))).toBeUndefined();
    expect(await pulls()).toEqual([]);
    expect(await tell(gather, handedOver({ ...document, incident }))).toMatch(/\/pull\/1$/);
  });

  test('fixes the findings of the review in one commit, and changes nothing else', async () => {
    const pixel = '![](https://tracker.example/pixel.png)';
    const { tell, read, edit, commits } = await start((markdown) =>
      markdown
        .replace(/\*\*Duration:\*\* [^|]+/, '**Duration:** 9 hours ')
        .replace('## Impact\n\n', `## Impact\n\n${pixel}\n\n`)
        .replace(/## Detection\n\n[^#]*/, ''),
    );
    const prompt = buildPrompt(PROMPT);
    await tell(prompt);
    await edit((markdown) => markdown.replace('## Impact\n\n', '## Impact\n\nSeven customers called us.\n\n'));
    const spoiled = await read();
    const lineOf = (text: string) => spoiled.split('\n').findIndex((line) => line.includes(text)) + 1;
    const order = fixOrder({
      ...document,
      pull: { number: 1, url: 'https://github.com/example-co/incident-docs/pull/1' },
      findings: [
        { rule: 'remote-content', lines: [lineOf(pixel)], message: 'Take out the image' },
        { rule: 'facts', lines: [lineOf('9 hours')], message: 'PagerDuty says 1 hour 44 minutes' },
        { rule: 'sections', lines: [], message: 'Add the section Detection' },
      ],
      round: 1,
      maxRounds: 2,
    });
    expect(await tell(prompt, order)).toMatch(/\/pull\/1$/);
    const markdown = await read();
    expect(markdown).not.toContain('tracker.example');
    expect(markdown).toContain('**Duration:** 1 hour 44 minutes');
    expect(markdown).toContain('## Detection\n\nPagerDuty paged');
    expect(markdown).toContain('Seven customers called us.');
    expect(await commits()).toBe(3);
  });

  test('changes nothing in the docs repository if asked to publish', async () => {
    const { tell, commits } = await start();
    const prompt = buildPrompt(PROMPT);
    await tell(prompt);
    const order = publishOrder({ ...document, to: 'notion', destination: 'https://notion.example' });
    expect(await tell(prompt, order)).toBeUndefined();
    expect(await commits()).toBe(1);
  });
});
