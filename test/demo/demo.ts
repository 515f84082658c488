/**
 * `npm run demo`: runs the whole pipeline on loopback and reports each step.
 * `npm run demo -- FILE` does it for the body of a real webhook.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { WebhookBody } from '../../src/pagerduty/webhook.ts';
import type { Investigation } from '../outside/devin-author/investigation.ts';
import type { Brief } from '../outside/devin-author/orders.ts';
import type { Run } from '../outside/runner/runner.ts';
import { type Pipeline, REPOSITORY, REVIEWER_TOKEN, startPipeline } from '../pipeline.ts';
import { ROOT } from '../start-world.ts';
import { writeResult } from './write-result.ts';

const HELP = `Usage: npm run demo [-- FILE]

Runs the whole pipeline on this machine, from the resolved incident to the merged postmortem. PagerDuty, GitHub and Devin are
stand-ins, the relay and the action are the real ones. Nothing leaves the machine.

  FILE    the body of a PagerDuty webhook as a file, instead of the built-in incident
          (examples: test/fixtures/webhooks/)

The results are written to demo-output/.`;

/** The largest webhook that the relay reads (docs/reference.md, "The relay's answers"). */
const MAX_WEBHOOK = 256 * 1024;
/** No step of the demo takes longer, even on a slow machine. */
const STEP_SECONDS = 120;

/** Tests use a directory of their own, so that they do not overwrite a person's results. */
const directory = process.env.DEMO_OUTPUT ?? 'demo-output';
const output = resolve(ROOT, directory);
const MINUTE = 60_000;
const beginning = performance.now();

function tell(who: string, what: string): void {
  const seconds = ((performance.now() - beginning) / 1000).toFixed(1).padStart(4);
  console.log(`${styleText('dim', `${seconds} s`)}  ${styleText('bold', who.padEnd(9))}  ${what}`);
}

async function main(arguments_: readonly string[]): Promise<void> {
  if (arguments_.some((argument) => argument === '--help' || argument === '-h')) return console.log(HELP);
  const unknown = arguments_.find((argument) => argument.startsWith('-')) ?? arguments_[1];
  if (unknown !== undefined) throw new Error(`unexpected argument "${unknown}".\n\n${HELP}`);
  const [file] = arguments_;
  const webhook = file === undefined ? undefined : readWebhook(file);
  console.log(
    'PagerDuty, GitHub and Devin are stand-ins on this machine. The relay and the action are the real ones.\n',
  );
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output);
  const pipeline = await startPipeline({
    workflows: ['postmortem.yml', 'postmortem-review.yml', 'postmortem-follow-up.yml'],
    files: { '.github/postmortem.yml': 'follow-up: { issues: docs-repo }\n', [CODE.path]: CODE.text },
    ...(webhook === undefined && { investigate }),
    slip: (markdown) => wrongCitation(wrongDuration(markdown)),
    // The first incident began two months ago, and the second one a month later, so that there is a digest of the last month.
    ...(webhook === undefined && { now: () => monthsAgo(2) }),
    ...(process.env.PORT !== undefined && { port: process.env.PORT }),
  });
  try {
    tell('relay', `listens on ${pipeline.relay.url}, for ${REPOSITORY}`);
    const answer = webhook === undefined ? await incident(pipeline) : await delivery(pipeline, webhook);
    tell('relay', `answers ${answer}`);
    await within(pipeline.settled(), 'the workflow runs and the Devin session to finish');
    const written = await outcome(pipeline);
    if (webhook === undefined && pipeline.devin.sessions.length > 0) written.push(...(await again(pipeline)));
    if (webhook === undefined && !written.includes(`${directory}/postmortem.md`)) {
      throw new Error('the incident got no merged postmortem: the lines above say how far it came');
    }
    if (written.length > 0) console.log(`\nThe results: ${written.join(', ')}`);
    if (pipeline.devin.sessions.length > 0) {
      console.log(
        'The stand-in for Devin made a mistake in its first draft, for the review to find. Everything here is made up, so links lead nowhere.',
      );
    }
    const { runs } = pipeline.runner;
    if (runs.some(({ conclusion }) => conclusion !== 'success' && conclusion !== 'skipped')) process.exitCode = 1;
  } finally {
    await pipeline.close();
  }
}

/** Plays an incident from its first page to its resolve. Returns the relay's answer to the webhook. */
async function incident({ pagerduty, relay }: Pipeline): Promise<string> {
  const deployed = pagerduty.now();
  await pagerduty.elapse(7 * MINUTE);
  const { id, number, title } = await pagerduty.trigger({
    ...INVOICES,
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
  tell('PagerDuty', 'the incident is acknowledged six minutes later');
  await pagerduty.elapse(40 * MINUTE);
  await pagerduty.note(
    id,
    'Rolled back the deploy of 2026.11.24-3. Duplicates have stopped; call +1 555 010 4477 for the list of customers.',
  );
  await pagerduty.elapse(51 * MINUTE);
  await pagerduty.resolve(id);
  tell('PagerDuty', 'the incident is resolved an hour and a half later; the webhook is signed and delivered');
  const logged = relay.logged((line) => line.incident_id === id && line.event_type === 'incident.resolved');
  return inWords(await within(logged, "the relay's log line for the resolved incident"));
}

async function delivery({ pagerduty, relay }: Pipeline, body: Buffer): Promise<string> {
  const { event } = WebhookBody.parse(JSON.parse(new TextDecoder().decode(body)));
  tell('PagerDuty', `your webhook (${event.event_type}) is signed and delivered`);
  const [delivery] = await pagerduty.deliverRaw(body);
  const logged = relay.logged((line) => line.webhook_id === delivery?.webhookId);
  return inWords(await within(logged, "the relay's log line for your webhook"));
}

/** What a reader cannot guess from the reason alone. */
const IGNORED: Record<string, string> = {
  'event-type': 'the relay forwards incident.resolved only, unless FORWARD_EVENTS names other types',
  ping: 'a ping only tests the subscription',
  'no-incident': 'the event is not about an incident',
  merged: 'the incident was merged into another one, which gets the postmortem',
};

function inWords({ status, reason, problem, ms }: Record<string, unknown>): string {
  const why = typeof reason === 'string' ? ` (${reason}: ${IGNORED[reason] ?? 'see docs/reference.md'})` : '';
  return `${status}${why} within ${ms} ms${problem === undefined ? '' : `: ${problem}`}`;
}

/** Returns the result, or throws if it takes too long, which says what the demo was waiting for. */
async function within<Result>(result: Promise<Result>, what: string): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    const error = new Error(`waited ${STEP_SECONDS} seconds for ${what}`);
    timer = setTimeout(reject, STEP_SECONDS * 1000, error);
  });
  return await Promise.race([result, limit]).finally(() => clearTimeout(timer));
}

/** The first day of the month some months ago, at ten. */
function monthsAgo(months: number): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1, 10));
}

const INVOICES = { title: 'Invoices are sent twice', service: 'Billing API', priority: 'P1' };

/** The same failure a month later. Returns the files that show what happens with it. */
async function again(pipeline: Pipeline): Promise<string[]> {
  const { pagerduty, runner, devin, github, settled } = pipeline;
  const before = runner.runs.length;
  await pagerduty.elapse(monthsAgo(1).getTime() - pagerduty.now().getTime());
  const deployed = pagerduty.now();
  await pagerduty.elapse(7 * MINUTE);
  const { id, number, title } = await pagerduty.trigger({
    ...INVOICES,
    alerts: [{ summary: 'Duplicate invoice numbers: 97 in 5 minutes', severity: 'critical', details: {} }],
    changeEvents: [
      {
        timestamp: deployed,
        summary: 'Deploy of billing-api 2026.12.22-1',
        source: 'deploy-bot',
        links: [],
        customDetails: {},
      },
    ],
    analytics: { sleep_hour_interruptions: 1 },
  });
  await pagerduty.acknowledge(id);
  await pagerduty.elapse(20 * MINUTE);
  await pagerduty.note(id, 'Rolled back the deploy of 2026.12.22-1. Duplicates have stopped.');
  await pagerduty.elapse(10 * MINUTE);
  await pagerduty.resolve(id);
  tell('PagerDuty', `a month later, incident #${number} (${id}) is resolved: ${title}`);
  await within(settled(), 'the workflow runs and the Devin session of the second incident to finish');
  const [draft, ...reviews] = runner.runs.slice(before);
  if (draft !== undefined) tellRun(draft);
  const session = devin.sessions.at(-1);
  const prompt = session?.messages[0]?.message ?? '';
  const why = /"similarBecause": "(.*)"/.exec(prompt)?.[1]?.replaceAll('\\"', '"');
  tell('Devin', `is given the first postmortem: ${why}`);
  for (const run of reviews.filter(({ conclusion }) => conclusion !== 'skipped')) tellRun(run);
  const pull = session?.pull_requests[0]?.pr_url.split('/').at(-1);
  const ask = asReviewer(github.url);
  const merged = runner.runs.length;
  await ask('PUT', `/pulls/${pull}/merge`, {});
  tell('a person', `merges ${REPOSITORY}#${pull}`);
  await within(settled(), 'the follow-up of the second incident to finish');
  for (const run of runner.runs.slice(merged).filter(({ conclusion }) => conclusion !== 'skipped')) tellRun(run);

  const path = draft === undefined ? '' : String(outputsOf(draft)['document-path']);
  const { content } = await ask<{ content: string }>('GET', `/contents/${path}`);
  const issues = await ask<{ number: number; title: string; body: string }[]>('GET', '/issues?state=all');
  const commentOn = async (issue: number | undefined, kind: string) =>
    (await ask<{ body: string }[]>('GET', `/issues/${issue}/comments`))
      .map(({ body }) => body)
      .findLast((body) => body.startsWith(`<!-- pagerduty-postmortem ${kind} `)) ?? '';
  const index = issues.find((issue) => issue.title === 'Postmortems');
  const item = issues.findLast((issue) => issue.title.startsWith('Prevent'));
  const files = {
    'prompt-2.md': prompt,
    [path]: Buffer.from(content, 'base64').toString(),
    'it-happened-again.md': await commentOn(item?.number, 'recurred'),
    'digest.md': await commentOn(index?.number, 'digest'),
  };
  for (const [name, text] of Object.entries(files)) writeResult(output, name, text);
  writeResult(output, 'index.md', index?.body);
  tell('GitHub', `issue #${item?.number}, an action item of the first one, gets a comment: This happened again`);
  tell('GitHub', `issue #${index?.number} gets the digest of the last month`);
  const report = `${directory}/report.html`;
  const cli = resolve(ROOT, 'dist/cli.js');
  execFileSync(process.execPath, [cli, 'report', `${directory}/docs/postmortems`, '--output', report], {
    cwd: ROOT,
    stdio: 'ignore',
    timeout: STEP_SECONDS * 1000,
  });
  tell('report', 'shows both as one failure that happened again');
  return [...Object.keys(files).map((name) => `${directory}/${name}`), report];
}

/** Reports what happened in the docs repository until after the merge, and writes the files to read. Returns their names. */
async function outcome(pipeline: Pipeline): Promise<string[]> {
  const { runner, devin, github, settled } = pipeline;
  const [draft] = runner.runs;
  if (draft === undefined) {
    tell('GitHub', 'no workflow ran, because the relay dispatched no event');
    return [];
  }
  const written: string[] = [];
  const write = (name: string, content: string | undefined) => {
    writeResult(output, name, content);
    written.push(`${directory}/${name}`);
  };
  tellRun(draft);
  write('summary.md', draft.summary);

  const session = devin.sessions.at(-1);
  const pull = session?.pull_requests[0]?.pr_url.split('/').at(-1);
  if (session !== undefined && pull !== undefined) {
    const [prompt, ...messages] = session.messages.map(({ message }) => message);
    write('prompt.md', prompt);
    tell('Devin', `works on the session "${session.title}"`);
    tell('Devin', `opens the pull request ${REPOSITORY}#${pull}`);
    const ask = asReviewer(github.url);
    const reviews = runner.runs.slice(1);
    for (const [index, review] of reviews.entries()) {
      tellRun(review);
      // Each round replaces the comment. The run's summary has the same text, and then the table of what left the run.
      write(`comment-${index + 1}.md`, review.summary.split('\n### What left this run')[0] ?? '');
      if (messages[index] === undefined) continue;
      write('request-to-devin.md', messages[index]);
      tell('Devin', 'gets the findings and fixes them');
    }
    const { head } = await ask<{ head: { sha: string } }>('GET', `/pulls/${pull}`);
    const { check_runs } = await ask<{ check_runs: CheckRun[] }>('GET', `/commits/${head.sha}/check-runs`);
    write('check-run.md', check_runs.map(checkRunPage).join('\n'));

    const path = String(outputsOf(draft)['document-path']);
    await ask('PUT', `/pulls/${pull}/merge`, {});
    tell('a person', `reads the comment and merges ${REPOSITORY}#${pull}`);
    await within(settled(), 'the follow-up to finish');
    // The merge closes the pull request too, and the review skips that.
    for (const run of runner.runs.slice(1 + reviews.length)) if (run.conclusion !== 'skipped') tellRun(run);
    const { content } = await ask<{ content: string }>('GET', `/contents/${path}`);
    const document = Buffer.from(content, 'base64').toString();
    write('postmortem.md', document);
    // Written to its own path too, where the command line's `check` and `index` read it.
    write(path, document);
    const issues = await ask<{ number: number; title: string; body: string }[]>('GET', '/issues');
    for (const { number, title } of issues.toReversed()) tell('GitHub', `has issue #${number}: ${title}`);
    write('index.md', issues.find(({ title }) => title === 'Postmortems')?.body);
  }
  return written;
}

interface CheckRun {
  name: string;
  conclusion: string;
  output: { title: string; summary: string };
}

const checkRunPage = ({ name, conclusion, output }: CheckRun) =>
  `# ${name}: ${conclusion}\n\n**${output.title}**\n\n${output.summary}\n`;

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

/** Calls the docs repository as the person who reviews. */
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

/** The mistake in the first draft: a duration that contradicts the times in it. */
function wrongDuration(markdown: string): string {
  return markdown.replace(/(\*\*Duration:\*\* )[^|]+/, '$1 3 days ');
}

/** Another one: an evidence ID that no entry has. */
function wrongCitation(markdown: string): string {
  return markdown.replace(
    /(acknowledged by [^\n]*\[E-[0-9a-f]{5})([0-9a-f])/,
    (_, before, last) => `${before}${last === '0' ? '1' : '0'}`,
  );
}

/** The code that Devin reads, made up like everything else. */
const CODE = {
  path: 'services/billing/send.ts',
  line: 6,
  text: `import { queue } from './queue.ts';

/** Sends the invoice of an order. */
export async function sendInvoice(order: Order): Promise<void> {
  for (const sender of await queue.senders()) {
    await sender.push(invoiceOf(order));
  }
}
`,
};

/** What Devin finds in the telemetry and in the code. */
function investigate({ incident }: Brief): Investigation {
  const created = Date.parse(incident.created ?? '');
  const [from, to] = [created - 30 * MINUTE, Date.parse(incident.resolved ?? '')];
  return {
    began: new Date(created - 4 * MINUTE).toISOString(),
    event: 'The first invoices are sent twice',
    dashboard: `https://grafana.example.com/d/billing/duplicate-invoices?from=${from}&to=${to}`,
    impact: '412 of 9,800 invoices (4.2%) were sent twice',
    file: { path: CODE.path, line: CODE.line },
    mechanism:
      '`sendInvoice` runs `sender.push(invoiceOf(order))` once for each sender, and the deploy started a second one',
    ruledOut: 'the number of orders was as usual',
    fix: 'send each invoice once, however many senders run',
  };
}

function readWebhook(file: string): Buffer {
  let body: Buffer;
  // npm runs scripts at the root. The path is relative to the folder in which the person typed it.
  const path = resolve(process.env.INIT_CWD ?? '.', file);
  try {
    if (statSync(path).isDirectory()) throw new Error('it is a directory');
    body = readFileSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : (code ?? message);
    throw new Error(`cannot read ${file}: ${why}. Give the path of a file with the body of a PagerDuty webhook.`);
  }
  if (body.length > MAX_WEBHOOK) {
    throw new Error(
      `${file} has ${body.length} bytes. The relay answers 413 to more than ${MAX_WEBHOOK}, and PagerDuty sends less. Give the body of one webhook.`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(body));
  } catch (error) {
    throw new Error(
      `${file} is not JSON (${(error as Error).message}). Save the body of the webhook as PagerDuty sent it.`,
    );
  }
  if (!WebhookBody.safeParse(json).success) {
    throw new Error(
      `${file} is not a PagerDuty webhook: it has no "event". A v3 webhook is {"event": {"event_type": "incident.resolved", "data": {…}}}.`,
    );
  }
  return body;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`\nThe demo failed: ${error instanceof Error ? error.message : error}`);
  // Processes and servers that are already running would keep this process alive.
  process.exit(1);
});
