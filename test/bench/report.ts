/** The measurements as markdown: the same tables on the screen and in docs/benchmarks.md. */
import { cpus, totalmem } from 'node:os';
import { CLAIMS, type ClaimsRun } from './claims.ts';
import type { Author } from './claims-world.ts';
import { ALERTS, type CaseName, DELAY_MS, type DraftRun, EARLIER_POSTMORTEMS, NOTES } from './drafts.ts';
import { atLeast, atMost, forComparison, isMissed, isReached, once, type Row } from './goals.ts';
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

## Why some goals are missed

If a goal is not reached, this is why. The profiles are of 2026-11-26, on a machine with two shared cores:

- **The machine's system calls.** A delivery is two reads and two writes on sockets, whichever program does it. In profiles at
  3 KB the writes alone take 37 % of the relay's time and 40 % of the bare program's. The dearer they are (a virtual machine, a
  busy one), the closer every ratio gets to 1, that of the bare program too: read the relay next to that row.
- **What the relay does and the bare program does not**: it checks and forwards all facts instead of seven fields, sets a time limit
  and bounds on what is read and forwarded, compares signatures for several secrets, writes the full log line and four more headers.
  Measured one by one at 3 KB, checking takes 3 µs and the dispatch 2 µs, beside 5 µs each for the JSON and the HMAC that both
  programs need. Its own client, one write for a request and one buffer for reading, pays for most of this: in one run of
  2026-11-26 a delivery took 208 µs of processor time with Hono and undici's pool, 166 µs with the plain core and that client,
  123 µs in the bare program. Validation by one schema and fewer promises took another fifth off.
- **Memory** is mostly the part of V8's heap for young objects, which grows to 48 MB under a load of 50 KB bodies, in every
  program. The relay's container limits it (\`--max-semi-space-size\`), and so does the bench: with 4 MB the same load left 112 to
  122 MB instead of 152 to 159, and took 4 % more processor time at 3 KB and 12 % at 50 KB.
- **In workerd** the rounds differ more than relay and bare Worker do.
- **The action asks eleven times, the bare script once**: for the docs repository, its configuration, files and pull requests,
  for sessions, archived ones too, and after the create for sessions again. In processor time over an empty Node process the
  script takes 62 ms, the action about 220: 53 to load undici, 22 of them for Node's HTTP/2 that comes with it, 20 more for
  \`@actions/core\`, 25 to 30 for zod and the mode's own modules, Octokit among them, 65 for the first round of requests, 40 for
  taking secrets out, 20 for the other rounds. Leaving out white space or using V8's compile cache, which only a runner that
  keeps its disk could fill, saves 3 and 8 % of the whole. With an empty cache directory it costs 3 %. \`npm run start-up\` lists
  what loads before the first request. A runner also downloads the archive of the repository: 2.5 MB, 3.7 with tests and pictures,
  which \`.gitattributes\` leaves out.

## How it is measured

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
  repository ${EARLIER_POSTMORTEMS} postmortems of its service. Rounds: the longest chain of requests of which each began
  when the one before had its answer, counted where answers are late; the fewest of the runs. The emulators share the
  machine with the action, so read the rounds and the difference, not the milliseconds. More than 100 alerts
  cost no round more, the note on the incident (\`pagerduty-from\`) two: to claim it, and to write it.
- Action: the whole process in mode \`draft\`, from a \`repository_dispatch\` to the session started, next to
  [a script](../test/bench/bridges/script.ts) that reads the same event and sends one request.
`;
  return { tables, document, missed };
}

function relayRows({ coldStarts, node3, node50, worker3, memory, bytes }: Measurements): Row[] {
  return [
    atLeast(3, 'Node, 3 KB: requests per second ÷ Express bridge', ratio(node3, 'perSecond', 'relay', EXPRESS)),
    forComparison('the same of the bare program', ratio(node3, 'perSecond', BARE, EXPRESS)),
    atLeast(0.85, 'Node, 3 KB: requests per second ÷ bare program', ratio(node3, 'perSecond', 'relay', BARE)),
    ...ifKnown(
      atMost(
        1.2,
        'Node, 3 KB: processor time per delivery ÷ bare program',
        ratio(node3, 'processorTime', 'relay', BARE),
      ),
    ),
    atMost(0.25, 'Node, 3 KB: p99 ÷ Express bridge', ratio(node3, 'p99', 'relay', EXPRESS)),
    forComparison('the same of the bare program', ratio(node3, 'p99', BARE, EXPRESS)),
    atLeast(1.55, 'Node, 50 KB: requests per second ÷ Express bridge', ratio(node50, 'perSecond', 'relay', EXPRESS)),
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
    ),
    forComparison(
      'the same of the bare program',
      spread(coldStarts, (round) => round[BARE] / round[EXPRESS]),
    ),
    ...ifKnown(atMost(150, 'Node: MB in memory after the load', once(memory.relay ?? Number.NaN))),
    ...ifKnown(forComparison('the same of the bare program', once(memory[BARE] ?? Number.NaN))),
    atMost(200, 'Node: size of the bundle, KB', once(bytes.node / 1024)),
    atLeast(
      0.95,
      'Worker, 3 KB: requests per second ÷ bare Worker',
      ratio(worker3, 'perSecond', 'relay', 'bare Worker'),
    ),
    forComparison(
      'the same ÷ bare Worker that logs a line too',
      ratio(worker3, 'perSecond', 'relay', 'bare Worker + log line'),
    ),
    atMost(150, 'Worker: size of the bundle, KB', once(bytes.worker / 1024)),
  ];
}

function actionRows({ steps, drafts, reviews, claims }: Measurements): Row[] {
  return [
    atMost(
      1.5,
      'Action, `draft`: whole process ÷ bare script',
      spread(steps, (round) => round.action / round['bare script']),
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
  ];
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
