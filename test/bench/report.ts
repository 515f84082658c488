/** What was measured, as markdown: the same tables on the screen and in docs/benchmarks.md. */
import { cpus, totalmem } from 'node:os';
import { ALERTS, type CaseName, DELAY_MS, type DraftRun, EARLIER_POSTMORTEMS, NOTES } from './drafts.ts';
import type { Seen } from './load.ts';
import type { ServiceName } from './outside.ts';
import { DOCUMENTS, type ReviewRun } from './reviews.ts';
import type { ServerName } from './servers.ts';
import { type Spread, spread } from './statistics.ts';
import type { StepName } from './steps.ts';
import type { WorkerName } from './workers.ts';

/** Lists hold one entry per round; times are milliseconds. */
export interface Measurements {
  coldStarts: Record<ServerName, number>[];
  steps: Record<StepName, number>[];
  drafts: Record<CaseName, DraftRun[]>;
  reviews: ReviewRun[];
  node3: Record<ServerName, Seen>[];
  node50: Record<ServerName, Seen>[];
  worker3: Record<WorkerName, Seen>[];
  /** MB, undefined where the system doesn't tell. */
  memory: Record<ServerName, number | undefined>;
  workerBytes: number;
}

export function report(measured: Measurements): { tables: string; document: string } {
  const tables = [ratioTable, nodeTable, workerTable, stepTable, draftTable, reviewTable]
    .map((each) => each(measured))
    .join('\n\n');
  const document = `# Benchmarks

\`npm run bench\` wrote this on ${new Date().toISOString().slice(0, 10)}, on Node ${process.versions.node}, ${machine()}.

Everything runs in one go on one machine, so read the ratios: the milliseconds are that machine's.

${tables}

## What stands in the way

Where a goal is not reached, this is why, measured on the same machine on 2026-11-23:

- **The machine's system calls.** A delivery is two reads and two writes on sockets, whoever does it. In a profile of the
  relay at 3 KB they are 26 % of its time, undici and Node's own HTTP and streams about 20 %, the HMAC 5 %, zod 4 %, Hono with
  node-server 5 %. Dearer system calls (a virtual machine) push every ratio towards 1, that of the bare program too: read
  the relay beside that row.
- **Processor time**, which is steadier than requests per second where the load generator shares the two cores: per delivery
  of 3 KB the Express bridge took 597 µs, the relay about 300, the relay without Hono and node-server 260, the bare program
  205; of 50 KB 1,284, about 935, 787 and 627. What is left between relay and bare program is the contract: all facts
  instead of seven, each checked, the time limit, the bound on what is in flight, the full log line. Hono stays: one core
  for three runtimes is worth the 40 µs.
- **In workerd** the rounds differ more than relay and bare Worker do. Taking out the log line, the time limit or zod, one at
  a time, moved the ratio by less than that; together they are what the relay does and the bare Worker does not.
- **The action asks eleven times, the bare script once**: for the docs repository, its configuration, files and pull requests,
  for sessions, archived ones too, and after the create for sessions again. In processor time over an empty Node process the
  script takes 62 ms, the action about 220: 53 to load undici, 22 of them for Node's HTTP/2 that comes with it, 20 more for
  \`@actions/core\`, 25 to 30 for zod and the mode's own modules, Octokit among them, 65 for the first round of requests, 40 for
  taking secrets out, 20 for the other rounds. Leaving out white space or using V8's compile cache, which only a runner that
  keeps its disk could fill, saves 3 and 8 % of the whole.

## How it is measured

- Everybody does the same job: take a signed PagerDuty webhook, check its HMAC over the raw body, send a
  \`repository_dispatch\` to a stand-in for GitHub on loopback, print one line, answer 202. The others forward seven fields, the
  relay all that [its contract](../README.md) names; nobody else limits time, size or what is in flight.
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
  cost no round more, the note on the incident (\`pagerduty-from\`) one.
- Action: the whole process in mode \`draft\`, from a \`repository_dispatch\` to the session started, beside
  [a script](../test/bench/bridges/script.ts) that reads the same event and sends one request.
`;
  return { tables, document };
}

function ratioTable({ coldStarts, steps, drafts, node3, node50, worker3, workerBytes }: Measurements): string {
  const kilobytes = workerBytes / 1024;
  return table(
    ['', 'median', 'min–max', 'goal', 'reached'],
    [
      atLeast(2.6, 'Node, 3 KB: requests per second ÷ Express bridge', byExpress(node3, 'perSecond')),
      forComparison('the same of the bare program, the limit', byExpress(node3, 'perSecond', 'node:http + undici')),
      atLeast(1.5, 'Node, 50 KB: requests per second ÷ Express bridge', byExpress(node50, 'perSecond')),
      forComparison('the same of the bare program, the limit', byExpress(node50, 'perSecond', 'node:http + undici')),
      atMost(0.35, 'Node, 3 KB: p99 ÷ Express bridge', byExpress(node3, 'p99')),
      atMost(
        0.85,
        'Node: cold start to the first 2xx ÷ Express bridge',
        spread(coldStarts, (round) => round.relay / round['Express bridge']),
      ),
      atLeast(
        0.85,
        'Worker, 3 KB: requests per second ÷ bare Worker',
        spread(worker3, (round) => round.relay.perSecond / round['bare Worker'].perSecond),
      ),
      forComparison(
        'the same ÷ bare Worker that logs a line too',
        spread(worker3, (round) => round.relay.perSecond / round['bare Worker + log line'].perSecond),
      ),
      atMost(150, 'Worker: size of the bundle, KB', same(kilobytes)),
      atMost(
        1.5,
        'Action, `draft`: whole process ÷ bare script',
        spread(steps, (round) => round.action / round['bare script']),
      ),
      atMost(
        4,
        'Action, `draft` with evidence: rounds of requests, the most of all cases',
        same(Math.max(...Object.values(drafts).map(roundsOf))),
      ),
    ],
  );
}

function nodeTable({ coldStarts, node3, node50, memory }: Measurements): string {
  const names = Object.keys(memory) as ServerName[];
  return table(
    ['Node', '3 KB: requests/s', 'p50 ms', 'p99 ms', '50 KB: requests/s', 'p50 ms', 'p99 ms', 'cold start ms', 'MB'],
    names.map((name) => [
      name,
      ...speed(node3, name),
      ...speed(node50, name),
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

function byExpress(rounds: Record<ServerName, Seen>[], key: 'perSecond' | 'p99', name: ServerName = 'relay'): Spread {
  return spread(rounds, (round) => round[name][key] / round['Express bridge'][key]);
}

/** Goal: hostile documents take at most three times as long as ordinary ones. */
function reviewTable({ reviews }: Measurements): string {
  const { median } = spread(reviews, ({ hostile, ordinary }) => hostile / ordinary);
  return table(
    [`${DOCUMENTS} documents of 100 KB reviewed`, 'ms', 'hostile ÷ ordinary (goal: 3 at most)'],
    [
      ['ordinary', amount(spread(reviews, ({ ordinary }) => ordinary).median), ''],
      ['hostile', amount(spread(reviews, ({ hostile }) => hostile).median), amount(median)],
    ],
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

/** A request that a busy machine sends late looks like a round of its own, so the run with the fewest tells the truth. */
function roundsOf(runs: readonly DraftRun[]): number {
  return spread(runs, ({ rounds }) => rounds).min;
}

/** What was measured once. */
function same(value: number): Spread {
  return { median: value, min: value, max: value };
}

function speed<Name extends string>(rounds: Record<Name, Seen>[], name: Name): string[] {
  return (['perSecond', 'p50', 'p99'] as const).map((key) =>
    amount(spread(rounds, (round) => round[name][key]).median),
  );
}

function atLeast(goal: number, what: string, measured: Spread): string[] {
  return ratioRow(what, measured, `≥ ${goal}`, measured.median >= goal);
}

function atMost(goal: number, what: string, measured: Spread): string[] {
  return ratioRow(what, measured, `≤ ${goal}`, measured.median <= goal);
}

function forComparison(what: string, measured: Spread): string[] {
  return ratioRow(what, measured, '', undefined);
}

function ratioRow(what: string, { median, min, max }: Spread, goal: string, reached: boolean | undefined): string[] {
  const span = min === max ? '' : `${amount(min)}–${amount(max)}`;
  return [what, `**${amount(median)}**`, span, goal, reached === undefined ? '' : reached ? 'yes' : '**no**'];
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** Three digits, or all that stand before the point. */
function amount(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(value >= 10 ? 1 : 2);
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`;
}
