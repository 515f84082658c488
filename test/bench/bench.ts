/**
 * `npm run bench`: how fast the relay and the action are, compared with simpler programs. Prints tables and writes
 * docs/benchmarks.md. Fails if a program answers anything but 2xx, or if a row misses its goal by more than its spread.
 */
import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { startHelper, stop } from './children.ts';
import { claimsRuns } from './claims.ts';
import { draftRuns } from './drafts.ts';
import { jobsOfPostmortem } from './minutes.ts';
import { bundle, SERVERS, WORKERS } from './programs.ts';
import { report } from './report.ts';
import { DOCUMENTS, reviewRuns } from './reviews.ts';
import { processorTime, residentMemory, type Server, type ServerName, startServers } from './servers.ts';
import type { Ports } from './stand-in.ts';
import { stepRuns } from './steps.ts';
import { throughput } from './throughput.ts';
import { SECRET, signedWebhook, type Webhook } from './webhook.ts';
import { startWorkers } from './workers.ts';

const ROUNDS = 9;
const STARTS = 15;
const DRAFTS = 5;
const REVIEWS = 1;

console.log('Bundling what the relay and the action are compared with …');
await bundle();
const small = signedWebhook('resolved-p1', 3 * 1024);
const large = signedWebhook('resolved-50kb', 50 * 1024);
const standIn = startHelper('stand-in');
const [ports]: Ports[] = await once(standIn, 'message');
if (ports === undefined) throw new Error('The stand-in tells no ports');
const apis = `http://127.0.0.1:${ports.apis}`;
/** The settings of relay and bridges, as process variables or bindings. */
const environment = {
  GITHUB_API_URL: `http://127.0.0.1:${ports.dispatches}`,
  GITHUB_REPOSITORY: 'acme/incident-docs',
  GITHUB_TOKEN: 'github_pat_bench',
  PAGERDUTY_WEBHOOK_SECRET: SECRET,
};

console.log(`Cold start on Node, ${STARTS} rounds …`);
const coldStarts: Record<ServerName, number>[] = [];
for (let round = 0; round < STARTS; round += 1) {
  const started = await startServers(environment, small);
  coldStarts.push(each(started, ({ coldStart }) => coldStart));
  await stopAll(started);
}

console.log(`Action, ${STARTS} rounds …`);
const steps = await stepRuns(apis, small, STARTS);

console.log(`Drafts with evidence, ${DRAFTS} rounds …`);
const drafts = await draftRuns(small, DRAFTS);

console.log(`Reviews of ${DOCUMENTS} documents …`);
const reviews = await reviewRuns(REVIEWS);

console.log('Review of a document with 60 claims …');
const claims = await claimsRuns(small);

console.log('A postmortem from the resolve to the merge …');
const jobs = await jobsOfPostmortem();

const generator = startHelper('load');
const load = <Name extends string>(
  what: string,
  urls: Record<Name, string>,
  webhook: Webhook,
  requests: number,
  used: (name: Name) => number | undefined,
) => {
  console.log(`${what}, ${ROUNDS} rounds of ${requests} requests …`);
  return throughput(generator, urls, webhook, { rounds: ROUNDS, requests, used });
};
const servers = await startServers(environment, small);
const urls = each(servers, ({ url }) => url);
const used = (name: ServerName) => processorTime(servers[name]);
const node3 = await load('Node, 3 KB', urls, small, 4_000, used);
const node50 = await load('Node, 50 KB', urls, large, 1_200, used);
const memory = each(servers, residentMemory);
await stopAll(servers);

const workers = await startWorkers(environment);
const worker3 = await load('Worker, 3 KB', workers.urls, small, 2_000, () => undefined);
await workers.stop();
await Promise.all([stop(generator), stop(standIn)]);

const bytes = { node: statSync(SERVERS.relay).size, worker: statSync(WORKERS.relay).size };
const { tables, document, missed } = report({
  coldStarts,
  steps,
  drafts,
  reviews,
  claims,
  jobs,
  node3,
  node50,
  memory,
  worker3,
  bytes,
});
mkdirSync('docs', { recursive: true });
writeFileSync('docs/benchmarks.md', document);
console.log(`\n${tables}\n\nWritten to docs/benchmarks.md`);
for (const what of missed) console.error(`Missed its goal by more than its spread: ${what}`);
if (missed.length > 0) process.exitCode = 1;

function each<Name extends string, From, To>(
  record: Record<Name, From>,
  change: (value: From) => To,
): Record<Name, To> {
  const entries = Object.entries<From>(record).map(([name, value]) => [name, change(value)]);
  return Object.fromEntries(entries) as Record<Name, To>;
}

async function stopAll(started: Record<ServerName, Server>): Promise<void> {
  await Promise.all(Object.values(started).map(({ process: child }) => stop(child)));
}
