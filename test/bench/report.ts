/** The measurements as markdown: the same tables on the screen and in docs/benchmarks.md. */
import { cpus, totalmem } from 'node:os';
import { CLAIMS, type ClaimsRun } from './claims.ts';
import type { Author } from './claims-world.ts';
import { ALERTS, type CaseName, DELAY_MS, type DraftRun, EARLIER_POSTMORTEMS, NOTES } from './drafts.ts';
import { atLeast, atMost, forComparison, isMissed, isReached, once, type Row } from './goals.ts';
import { type JobTime, minutesOf, SET_UP_S } from './minutes.ts';
import type { ServiceName } from './outside.ts';
import { DOCUMENTS, type ReviewRun } from './reviews.ts';
import type { ServerName } from './servers.ts';
import { type Spread, spread } from './statistics.ts';
import type { StepName } from './steps.ts';
import type { Round } from './throughput.ts';
import type { WorkerName } from './workers.ts';

/** Lists have one entry per round; times are milliseconds. */
export interface Measurements {
  coldStarts: Record<ServerName, number>[];
  steps: Record<StepName, number>[];
  drafts: Record<CaseName, DraftRun[]>;
  reviews: ReviewRun[];
  claims: Record<Author, ClaimsRun>;
  jobs: JobTime[];
  node3: Record<ServerName, Round>[];
  node50: Record<ServerName, Round>[];
  worker3: Record<WorkerName, Round>[];
  /** MB; undefined if the system does not report it. */
  memory: Record<ServerName, number | undefined>;
  /** Of the relay's files. */
  bytes: { node: number; worker: number };
}

/** `missed` names the rows that miss their goal by more than their spread. */
export function report(measured: Measurements): { tables: string; document: string; missed: string[] } {
  const rows = [...relayRows(measured), ...actionRows(measured)];
  const missed = rows.filter(isMissed).map(({ what }) => what);
  const tables = [
    goalTable(rows),
    ...[nodeTable, workerTable, stepTable, draftTable].map((each) => each(measured)),
  ].join('\n\n');
  const document = `# Benchmarks

\`npm run bench\` wrote this on ${new Date().toISOString().slice(0, 10)}, on Node ${process.versions.node}, ${machine()}.

Everything runs in one go on one machine, so read the ratios: the milliseconds are that machine's.

${tables}

${obstacles(rows)}## How it is measured

- Everybody does the same job: take a signed PagerDuty webhook, check its HMAC over the raw body, send a
  \`repository_dispatch\` to a stand-in for GitHub on loopback, print one line, answer 202. The others forward seven fields, the
  relay all that [its contract](reference.md#the-relays-answers) names; nobody else limits time, size or what is in flight.
- **Express bridge** does it the way of Devin's public guide: \`express.json\`, \`node:crypto\`, built-in \`fetch\`. **Plain
  Hono** is Hono on Node with built-in \`fetch\`. **node:http + undici** does only what the job needs: the limit. **bare
  Worker** is one HMAC and one \`fetch\`, without a log line. Their sources are in
  [test/bench/bridges](../test/bench/bridges).
- All are bundled by esbuild in the same way. Relay, stand-in and load generator are processes of their own.
- Load: 32 kept connections, a fixed number of requests, one round that does not count, then rounds in turn (A B C D A B
  C D …). A ratio is taken within a round; shown are the median of the rounds, the smallest and the largest. Any answer but
  2xx ends the bench.
- Cold start: from the start of the process to the first 202, a webhook being sent until it is taken. Memory: resident,
  after all rounds.
- Drafts with evidence: the whole process against emulators of GitHub, PagerDuty and Devin that answer at once, then against
  the same whose every answer comes ${DELAY_MS} ms late, in turn. The incident has ${ALERTS} alerts and ${NOTES} notes, the docs
  repository ${EARLIER_POSTMORTEMS} postmortems of its service. Rounds: the longest chain of requests in which each began
  when the one before had its answer, counted where answers are late; the fewest of the runs. The emulators share the
  machine with the action, so read the rounds and the difference, not the milliseconds. 
- Runner minutes: the whole pipeline with the workflows of this repository, from the resolve to the merge. Each job that starts
  counts as whole minutes, as GitHub bills it: the action's time, which is ${amount(Math.max(...measured.jobs.map(({ seconds }) => seconds)))} s at most here, and ${SET_UP_S} s to set up the runner
  and to fetch the action. Each further push to the pull request, by Devin or by a person, is one more job.
- Action: the whole process in mode \`draft\`, from a \`repository_dispatch\` to the session started, next to
  [a script](../test/bench/bridges/script.ts) that reads the same event and sends one request.
`;
  return { tables, document, missed };
}

function relayRows({ coldStarts, node3, node50, worker3, memory, bytes }: Measurements): Row[] {
  const processor = (name: ServerName) => amount(spread(node3, (round) => round[name].processorTime).median);
  const beyond = `A delivery takes the relay ${processor('relay')} µs of processor time, the bare program ${processor(BARE)}, the Express bridge ${processor(EXPRESS)}. System calls on sockets are a third of the relay's and of the bare program's: the dearer they are on a machine, the closer every ratio gets to 1. The relay also checks and forwards all facts instead of seven fields (5 µs), limits time, size and what is in flight, compares signatures for several secrets, and writes the full log line and four more headers`;
  return [
    atLeast(3, 'Node, 3 KB: requests per second ÷ Express bridge', ratio(node3, 'perSecond', 'relay', EXPRESS), beyond),
    forComparison('the same of the bare program', ratio(node3, 'perSecond', BARE, EXPRESS)),
    atLeast(0.85, 'Node, 3 KB: requests per second ÷ bare program', ratio(node3, 'perSecond', 'relay', BARE), beyond),
    ...ifKnown(
      atMost(
        1.2,
        'Node, 3 KB: processor time per delivery ÷ bare program',
        ratio(node3, 'processorTime', 'relay', BARE),
        beyond,
      ),
    ),
    atMost(
      0.25,
      'Node, 3 KB: p99 ÷ Express bridge',
      ratio(node3, 'p99', 'relay', EXPRESS),
      `With 32 connections, the slowest of 100 requests waits for the 31 before it: the ratio follows the one of requests per second (the bare program reaches ${amount(ratio(node3, 'p99', BARE, EXPRESS).median)})`,
    ),
    forComparison('the same of the bare program', ratio(node3, 'p99', BARE, EXPRESS)),
    atLeast(
      1.55,
      'Node, 50 KB: requests per second ÷ Express bridge',
      ratio(node50, 'perSecond', 'relay', EXPRESS),
      `JSON and HMAC of 50 KB are most of the time, and the same in every program: the bare one reaches ${amount(ratio(node50, 'perSecond', BARE, EXPRESS).median)}`,
    ),
    forComparison('the same of the bare program', ratio(node50, 'perSecond', BARE, EXPRESS)),
    ...ifKnown(
      forComparison(
        'Node, 50 KB: processor time per delivery ÷ bare program',
        ratio(node50, 'processorTime', 'relay', BARE),
      ),
    ),
    atMost(
      0.5,
      'Node: cold start to the first 2xx ÷ Express bridge',
      spread(coldStarts, (round) => round.relay / round[EXPRESS]),
      `Node's own start is most of it, and the same for all: the bare program, which loads only \`node:http\`, \`node:crypto\` and undici, reaches ${amount(spread(coldStarts, (round) => round[BARE] / round[EXPRESS]).median)}`,
    ),
    forComparison(
      'the same of the bare program',
      spread(coldStarts, (round) => round[BARE] / round[EXPRESS]),
    ),
    ...ifKnown(
      atMost(
        150,
        'Node: MB in memory after the load',
        once(memory.relay ?? Number.NaN),
        "Most is the part of V8's heap for young objects, which the container limits (`--max-semi-space-size`)",
      ),
    ),
    ...ifKnown(forComparison('the same of the bare program', once(memory[BARE] ?? Number.NaN))),
    atMost(200, 'Node: size of the bundle, KB', once(bytes.node / 1024)),
    atLeast(
      0.95,
      'Worker, 3 KB: requests per second ÷ bare Worker',
      ratio(worker3, 'perSecond', 'relay', 'bare Worker'),
      `The bare Worker checks no field and limits no time. In processor time of workerd a delivery took it 513 µs and the relay 660 on a busy machine: the time limit of the body is 50 of them, that of the request to GitHub 30, the log line under 20, the facts and their checks the rest. One that logs a line too reaches ${amount(ratio(worker3, 'perSecond', 'bare Worker + log line', 'bare Worker').median)}. The rounds differ more than the two do`,
    ),
    forComparison(
      'the same ÷ bare Worker that logs a line too',
      ratio(worker3, 'perSecond', 'relay', 'bare Worker + log line'),
    ),
    atMost(150, 'Worker: size of the bundle, KB', once(bytes.worker / 1024)),
  ];
}

function actionRows({ steps, drafts, reviews, claims, jobs }: Measurements): Row[] {
  const whole = (name: StepName) => amount(spread(steps, (round) => round[name]).median);
  return [
    atMost(
      1.6,
      'Action, `draft`: whole process ÷ bare script',
      spread(steps, (round) => round.action / round['bare script']),
      `The action takes ${whole('action')} ms, the script ${whole('bare script')}. It asks eleven times instead of once, in four rounds: for the docs repository, its configuration, files and pull requests, for sessions, and after the create again. In profiles of processor time over an empty Node process, the script takes 65 ms and the action 235: 50 to scan and compile code, half of it undici's, which \`@actions/core\` loads in any case; 37 for Node's own modules for HTTP, TLS and cryptography; 24 for zod; 20 to run undici; 18 to clean the incident; 14 for Octokit and for collecting garbage each; the rest for our own modules, files and sockets. The script uses Node's \`fetch\`, which is compiled already. \`npm run start-up\` lists what loads before the first request`,
    ),
    atMost(
      4,
      'Action, `draft` with evidence: rounds of requests, the most of all cases',
      once(Math.max(...Object.values(drafts).map(roundsOf))),
    ),
    atMost(
      40,
      `Action, review of a document by Devin with ${CLAIMS} claims: requests of the whole run`,
      once(claims.devin.requests),
    ),
    atMost(5, 'the same: rounds of requests', once(claims.devin.rounds)),
    atMost(40, 'the same, opened by a person: requests', once(claims.ada.requests)),
    atMost(5, 'the same, opened by a person: rounds of requests', once(claims.ada.rounds)),
    atMost(
      3,
      `Action, review of ${DOCUMENTS} documents of 100 KB: hostile ÷ ordinary ones`,
      spread(reviews, ({ hostile, ordinary }) => hostile / ordinary),
    ),
    atMost(3, 'Runner minutes of a postmortem, from the resolve to the merge', once(minutesOf(jobs))),
  ];
}

/** A section about each row that misses its goal; empty if none does. */
function obstacles(rows: readonly Row[]): string {
  const missed = rows.filter((row) => isReached(row) === false);
  if (missed.length === 0) return '';
  const reasons = new Map<string, string[]>();
  for (const { what, obstacle = 'not known yet' } of missed) {
    reasons.set(obstacle, [...(reasons.get(obstacle) ?? []), what]);
  }
  const lines = [...reasons].map(([obstacle, whats]) => `- **${whats.join('; ')}.** ${obstacle}.`);
  return `## What is in the way\n\n${lines.join('\n')}\n\n`;
}

/** No row if the system does not report it. */
function ifKnown(row: Row): Row[] {
  return Number.isNaN(row.measured.median) ? [] : [row];
}

const EXPRESS = 'Express bridge';
const BARE = 'node:http + undici';

/** Of two programs in the same round. */
function ratio<Name extends string>(
  rounds: Record<Name, Round>[],
  key: 'perSecond' | 'p99' | 'processorTime',
  name: Name,
  other: Name,
): Spread {
  return spread(rounds, (round) => round[name][key] / round[other][key]);
}

function goalTable(rows: readonly Row[]): string {
  return table(
    ['', 'median', 'min–max', 'goal', 'reached'],
    rows.map((row) => {
      const { min, median, max } = row.measured;
      const goal =
        row.goal === undefined ? '' : 'atLeast' in row.goal ? `≥ ${row.goal.atLeast}` : `≤ ${row.goal.atMost}`;
      const span = min === max ? '' : `${amount(min)}–${amount(max)}`;
      const reached = isReached(row);
      return [row.what, `**${amount(median)}**`, span, goal, reached === undefined ? '' : reached ? 'yes' : '**no**'];
    }),
  );
}

function nodeTable({ coldStarts, node3, node50, memory }: Measurements): string {
  const names = Object.keys(memory) as ServerName[];
  return table(
    [
      'Node',
      '3 KB: requests/s',
      'p50 ms',
      'p99 ms',
      'processor µs',
      '50 KB: requests/s',
      'p50 ms',
      'p99 ms',
      'processor µs',
      'cold start ms',
      'MB',
    ],
    names.map((name) => [
      name,
      ...speed(node3, name),
      amount(spread(node3, (round) => round[name].processorTime).median),
      ...speed(node50, name),
      amount(spread(node50, (round) => round[name].processorTime).median),
      amount(spread(coldStarts, (round) => round[name]).median),
      memory[name] === undefined ? 'unknown' : amount(memory[name]),
    ]),
  );
}

function workerTable({ worker3 }: Measurements): string {
  const names: WorkerName[] = ['relay', 'bare Worker', 'bare Worker + log line'];
  return table(
    ['workerd', '3 KB: requests/s', 'p50 ms', 'p99 ms'],
    names.map((name) => [name, ...speed(worker3, name)]),
  );
}

function stepTable({ steps }: Measurements): string {
  const names: StepName[] = ['action', 'bare script'];
  return table(
    ['step of a workflow', 'whole process ms'],
    names.map((name) => [name, amount(spread(steps, (round) => round[name]).median)]),
  );
}

function draftTable({ drafts }: Measurements): string {
  const services: readonly ServiceName[] = ['GitHub', 'PagerDuty', 'Devin'];
  const late = `${DELAY_MS} ms late`;
  return table(
    [
      '`draft` with evidence',
      'rounds',
      `difference ÷ ${DELAY_MS} ms`,
      'min–max',
      ...services,
      'at once: ms',
      `${late}: ms`,
    ],
    Object.entries(drafts).map(([name, runs]) => {
      const median = (value: (run: DraftRun) => number) => spread(runs, value).median;
      const difference = spread(runs, ({ atOnce, late }) => (late - atOnce) / DELAY_MS);
      return [
        name,
        `**${roundsOf(runs)}**`,
        amount(difference.median),
        `${amount(difference.min)}–${amount(difference.max)}`,
        ...services.map((service) => String(median(({ requests }) => requests[service]))),
        amount(median(({ atOnce }) => atOnce)),
        amount(median(({ late }) => late)),
      ];
    }),
  );
}

/** A request that a busy machine sends late looks like another round, so the run with the fewest rounds counts. */
function roundsOf(runs: readonly DraftRun[]): number {
  return spread(runs, ({ rounds }) => rounds).min;
}

function speed<Name extends string>(rounds: Record<Name, Round>[], name: Name): string[] {
  return (['perSecond', 'p50', 'p99'] as const).map((key) =>
    amount(spread(rounds, (round) => round[name][key]).median),
  );
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** Three digits, or all digits before the point. */
function amount(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(value >= 10 ? 1 : 2);
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`;
}
