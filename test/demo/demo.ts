/**
 * `npm run demo`: plays the main job end to end on loopback, and tells it as it goes.
 * `npm run demo -- FILE` does it for the body of a real webhook.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { styleText } from 'node:util';
import { WebhookBody } from '../../src/pagerduty/webhook.ts';
import type { Run } from '../outside/runner/runner.ts';
import { type Pipeline, REPOSITORY, REVIEWER_TOKEN, ROOT, startPipeline } from '../pipeline.ts';

/** Elsewhere only for the tests, so that they leave alone what a person played. */
const directory = process.env.DEMO_OUTPUT ?? 'demo-output';
const output = resolve(ROOT, directory);
const MINUTE = 60_000;
const beginning = performance.now();

function tell(who: string, what: string): void {
  const seconds = ((performance.now() - beginning) / 1000).toFixed(1).padStart(4);
  console.log(`${styleText('dim', `${seconds} s`)}  ${styleText('bold', who.padEnd(9))}  ${what}`);
}

async function main(file: string | undefined): Promise<void> {
  const webhook = file === undefined ? undefined : readWebhook(file);
  console.log('PagerDuty, GitHub and Devin are played on this machine; the relay and the action are the real ones.\n');
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output);
  const pipeline = await startPipeline({
    workflows: ['postmortem.yml', 'postmortem-review.yml', 'postmortem-follow-up.yml'],
    files: { '.github/postmortem.yml': 'follow-up: { issues: docs-repo }\n' },
    slip: wrongDuration,
    // An incident takes its time: it began two hours ago.
    ...(webhook === undefined && { now: () => new Date(Date.now() - 120 * MINUTE) }),
    ...(process.env.PORT !== undefined && { port: process.env.PORT }),
  });
  try {
    tell('relay', `listens on ${pipeline.relay.url}, for ${REPOSITORY}`);
    const answer = webhook === undefined ? await incident(pipeline) : await delivery(pipeline, webhook);
    tell('relay', `answers ${answer}`);
    await pipeline.settled();
    await outcome(pipeline);
  } finally {
    await pipeline.close();
  }
}

/** An incident from its first page to its resolve; returns what the relay said to the webhook. */
async function incident({ pagerduty, relay }: Pipeline): Promise<string> {
  const deployed = pagerduty.now();
  await pagerduty.elapse(7 * MINUTE);
  const { id, number, title } = await pagerduty.trigger({
    title: 'Invoices are sent twice',
    service: 'Billing API',
    priority: 'P1',
    alerts: [
      {
        summary: 'Duplicate invoice numbers: 412 in 5 minutes',
        severity: 'critical',
        details: { query: 'sum:invoices.duplicates{service:billing-api}', reported_by: 'jo@example.com' },
      },
    ],
    changeEvents: [
      {
        timestamp: deployed,
        summary: 'Deploy of billing-api 2026.11.24-3',
        source: 'deploy-bot',
        links: [{ href: 'https://github.com/example-co/billing-api/pull/388', text: 'Pull request' }],
        customDetails: {},
      },
    ],
  });
  tell('PagerDuty', `pages for incident #${number} (${id}): ${title}`);
  await pagerduty.elapse(6 * MINUTE);
  await pagerduty.acknowledge(id);
  tell('PagerDuty', 'six minutes later it is acknowledged');
  await pagerduty.elapse(40 * MINUTE);
  await pagerduty.note(
    id,
    'Rolled back the deploy of 2026.11.24-3. Duplicates have stopped; call +1 555 010 4477 for the list of customers.',
  );
  await pagerduty.elapse(51 * MINUTE);
  await pagerduty.resolve(id);
  tell('PagerDuty', 'and after an hour and a half resolved; the webhook is signed and delivered');
  return said(await relay.logged((line) => line.incident_id === id && line.event_type === 'incident.resolved'));
}

async function delivery({ pagerduty, relay }: Pipeline, body: Buffer): Promise<string> {
  const { event } = WebhookBody.parse(JSON.parse(new TextDecoder().decode(body)));
  tell('PagerDuty', `your webhook (${event.event_type}) is signed and delivered`);
  const [delivery] = await pagerduty.deliverRaw(body);
  return said(await relay.logged((line) => line.webhook_id === delivery?.webhookId));
}

function said({ status, reason, problem, ms }: Record<string, unknown>): string {
  return `${status}${reason === undefined ? '' : ` (${reason})`} within ${ms} ms${problem === undefined ? '' : `: ${problem}`}`;
}

/** What became of it in the docs repository, up to the merge and after, and the files for whoever wants to read them. */
async function outcome(pipeline: Pipeline): Promise<void> {
  const { runner, devin, github, settled } = pipeline;
  const [draft] = runner.runs;
  if (draft === undefined) {
    tell('GitHub', 'has nothing to do: no event was dispatched');
    return;
  }
  const written: string[] = [];
  const write = (name: string, content: string) => {
    mkdirSync(dirname(`${output}/${name}`), { recursive: true });
    writeFileSync(`${output}/${name}`, content);
    written.push(`${directory}/${name}`);
  };
  tellRun(draft);
  write('summary.md', draft.summary);

  const session = devin.sessions.at(-1);
  const pull = session?.pull_requests[0]?.pr_url.split('/').at(-1);
  if (session !== undefined && pull !== undefined) {
    const [prompt, ...messages] = session.messages.map(({ message }) => message);
    write('prompt.md', prompt ?? '');
    tell('Devin', `works on the session "${session.title}"`);
    tell('Devin', `opens the pull request ${REPOSITORY}#${pull}`);
    const ask = asReviewer(github.url);
    const reviews = runner.runs.slice(1);
    for (const [round, review] of reviews.entries()) {
      tellRun(review);
      if (messages[round] === undefined) continue;
      write('told-devin.md', messages[round]);
      tell('Devin', 'is told what the review found, and mends it');
    }
    const [comment] = await ask<{ body: string }[]>('GET', `/issues/${pull}/comments`);
    write('comment.md', comment?.body ?? '');

    const path = String(outputsOf(draft)['document-path']);
    await ask('PUT', `/pulls/${pull}/merge`, {});
    tell('a person', `reads the comment, and merges ${REPOSITORY}#${pull}`);
    await settled();
    for (const run of runner.runs.slice(1 + reviews.length)) tellRun(run);
    const { content } = await ask<{ content: string }>('GET', `/contents/${path}`);
    const document = Buffer.from(content, 'base64').toString();
    write('postmortem.md', document);
    // By its own path too: the command line's `check` and `index` read it there.
    write(path, document);
    const issues = await ask<{ number: number; title: string; body: string }[]>('GET', '/issues');
    for (const { number, title } of issues.toReversed()) tell('GitHub', `has issue #${number}: ${title}`);
    write('index.md', issues.find(({ title }) => title === 'Postmortems')?.body ?? '');
  }
  console.log(`\nWritten for you to read: ${written.join(', ')}`);
  if (session !== undefined) {
    console.log(
      'The stand-in for Devin has no telemetry, so its postmortem says what it could not see; the real one investigates. It put a wrong duration into its first draft, for the review to find. Links lead nowhere: everything here is made up.',
    );
  }
  if (runner.runs.some(({ conclusion }) => conclusion !== 'success')) process.exitCode = 1;
}

function tellRun(run: Run): void {
  const { outcome, reason, findings } = outputsOf(run);
  tell('GitHub', `${run.event.name} starts ${run.workflow.split('/').at(-1)}: ${run.conclusion}`);
  for (const { level, message } of run.annotations) tell('action', `${level}: ${message}`);
  const found = findings ? `, ${findings} ${findings === '1' ? 'finding' : 'findings'}` : '';
  tell('action', `outcome ${outcome}${reason ? `, reason ${reason}` : ''}${found}`);
  const why = outcome === 'skipped' ? /^.*\(reason: `/m.exec(run.summary)?.[0] : undefined;
  if (why !== undefined) tell('action', why.replace(' (reason: `', ''));
}

function outputsOf(run: Run): Record<string, string> {
  return run.jobs[0]?.steps.at(-1)?.outputs ?? {};
}

/** Asks the docs repository as the person who reviews. */
function asReviewer(apiUrl: string) {
  return async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await fetch(`${apiUrl}/repos/${REPOSITORY}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${REVIEWER_TOKEN}`,
        'user-agent': 'demo',
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`GitHub answers ${answer.status} to ${method} ${path}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
}

/** What goes wrong in the first draft: a duration that the times in it contradict. */
function wrongDuration(markdown: string): string {
  return markdown.replace(/(\*\*Duration:\*\* )[^|]+/, '$1 3 days ');
}

function readWebhook(file: string): Buffer {
  let body: Buffer;
  try {
    // npm runs scripts at the root; the path is meant from where the person stands.
    body = readFileSync(resolve(process.env.INIT_CWD ?? '.', file));
  } catch (error) {
    throw new Error(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code}): give the path of a file with the body of a PagerDuty webhook`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(body));
  } catch (error) {
    throw new Error(
      `${file} is not JSON (${(error as Error).message}): save the body of the webhook as PagerDuty sent it`,
    );
  }
  if (!WebhookBody.safeParse(json).success) {
    throw new Error(
      `${file} is no PagerDuty webhook: it has no "event". A v3 webhook is {"event": {"event_type": "incident.resolved", "data": {…}}}`,
    );
  }
  return body;
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(`\nThe demo cannot go on: ${error instanceof Error ? error.message : error}`);
  // What was started before it failed would keep the process alive.
  process.exit(1);
});
