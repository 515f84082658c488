/** What was measured, as markdown: the same tables on the screen and in docs/benchmarks.md. */
import { cpus, totalmem } from 'node:os';
import type { Seen } from './load.ts';
import type { ServerName } from './servers.ts';
import { type Spread, spread } from './statistics.ts';
import type { StepName } from './steps.ts';
import type { WorkerName } from './workers.ts';

/** Lists hold one entry per round; times are milliseconds. */
export interface Measurements {
  coldStarts: Record<ServerName, number>[];
  steps: Record<StepName, number>[];
  node3: Record<ServerName, Seen>[];
  node50: Record<ServerName, Seen>[];
  worker3: Record<WorkerName, Seen>[];
  /** MB, undefined where the system doesn't tell. */
  memory: Record<ServerName, number | undefined>;
  workerBytes: number;
}

export function report(measured: Measurements): { tables: string; document: string } {
  const tables = [ratioTable(measured), nodeTable(measured), workerTable(measured), stepTable(measured)].join('\n\n');
  const document = `# Benchmarks

\`npm run bench\` wrote this on ${new Date().toISOString().slice(0, 10)}, on Node ${process.versions.node}, ${machine()}.

Everything runs in one go on one machine, so read the ratios: the milliseconds are that machine's.

${tables}

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
- Action: the whole process in mode \`draft\`, from a \`repository_dispatch\` to the session started, beside
  [a script](../test/bench/bridges/script.ts) that reads the same event and sends one request.
`;
  return { tables, document };
}

function ratioTable({ coldStarts, steps, node3, node50, worker3, workerBytes }: Measurements): string {
  const kilobytes = workerBytes / 1024;
  return table(
    ['', 'median', 'min–max', 'goal', 'reached'],
    [
      atLeast(2.6, 'Node, 3 KB: requests per second ÷ Express bridge', byExpress(node3, 'perSecond')),
      atLeast(1.5, 'Node, 50 KB: requests per second ÷ Express bridge', byExpress(node50, 'perSecond')),
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
      atMost(150, 'Worker: size of the bundle, KB', { median: kilobytes, min: kilobytes, max: kilobytes }),
      atMost(
        1.5,
        'Action, `draft`: whole process ÷ bare script',
        spread(steps, (round) => round.action / round['bare script']),
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
  const names: WorkerName[] = ['relay', 'bare Worker'];
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

function byExpress(rounds: Record<ServerName, Seen>[], key: 'perSecond' | 'p99'): Spread {
  return spread(rounds, (round) => round.relay[key] / round['Express bridge'][key]);
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

function ratioRow(what: string, { median, min, max }: Spread, goal: string, reached: boolean): string[] {
  const span = min === max ? '' : `${amount(min)}–${amount(max)}`;
  return [what, `**${amount(median)}**`, span, goal, reached ? 'yes' : '**no**'];
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
