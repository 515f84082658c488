/** `backtest`: lists which recent incidents would have got a postmortem, and the cost. */
import pMap from 'p-map';
import { durationOf, type Incident } from '../incident/incident.ts';
import { connectPagerDuty, type PagerDuty } from '../pagerduty/connect-pagerduty.ts';
import { readKnownNames } from '../pagerduty/read-known-names.ts';
import type { Config } from '../policy/config.ts';
import { configFor } from '../policy/config-for.ts';
import { policyReason } from '../policy/policy-reason.ts';
import { type Past, type Replayed, replay } from '../policy/replay.ts';
import { explainUnknown, unknownNames, usedNames } from '../policy/used-names.ts';
import { inWords } from '../time/duration.ts';
import { DAY_MS } from '../time/units.ts';
import { readConfigOf } from './docs-folder.ts';
import { needPagerDutyKey, pagerDutyUrl } from './environment.ts';
import { EXIT, type Exit, UsageError } from './exit.ts';
import { paint, plainLine, print, printJson, printNote, showProgress, table } from './terminal.ts';

export interface BacktestOptions {
  days: string;
  config?: string;
  json?: true;
}

const AT_A_TIME = 5;
const MAX_TITLE = 60;

export async function backtest(options: BacktestOptions): Promise<Exit> {
  const days = readDays(options.days);
  const config = await readConfigOf('.', options.config);
  const pagerduty = connectPagerDuty({ token: needPagerDutyKey('reading'), apiUrl: pagerDutyUrl() });
  const until = new Date();
  showProgress(`Reading what was resolved in the last ${days} days …`);
  const incidents = await pagerduty.listResolved({ since: new Date(until.getTime() - days * DAY_MS), until });
  await tellUnknownNames(pagerduty, config);
  const results = replay(await withAcknowledgements(pagerduty, incidents, config), config);
  showProgress('');
  const sums = sumsOf(results);
  if (options.json) printJson({ days, ...sums, incidents: results.map(toRow) });
  else show(days, results, sums);
  return EXIT.fine;
}

/** Written to stderr, because a name that PagerDuty does not have changes what is drafted. */
async function tellUnknownNames(pagerduty: PagerDuty, config: Config): Promise<void> {
  const { known, problems } = await readKnownNames(pagerduty, new Set(usedNames(config).map(({ kind }) => kind)));
  for (const unknown of unknownNames(config, known)) printNote(plainLine(await explainUnknown(unknown, known)));
  for (const problem of problems) printNote(plainLine(`Names in the configuration were not checked: ${problem}`));
}

function readDays(text: string): number {
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (days === 0) throw new UsageError(`--days must be a number from 1 to 999, but is "${text}"`);
  return days;
}

/** The time of the acknowledgement is fetched only if sessions start then. */
async function withAcknowledgements(pagerduty: PagerDuty, incidents: Incident[], config: Config): Promise<Past[]> {
  let done = 0;
  return pMap(
    incidents,
    async (incident) => {
      const own = configFor(config, incident);
      const startsEarly =
        own['start-on'] === 'acknowledged' && policyReason({ ...incident, resolvedAt: undefined }, own) === undefined;
      const acknowledgedAt = startsEarly ? await pagerduty.getAcknowledgedAt(incident.id) : undefined;
      done += 1;
      if (startsEarly) showProgress(`Reading when incidents were acknowledged: ${done} of ${incidents.length} …`);
      return { incident, acknowledgedAt };
    },
    { concurrency: AT_A_TIME },
  );
}

interface Sums {
  drafted: number;
  joined: number;
  maxAcu: number;
  /** Counts by reason, the most frequent first. */
  skipped: Record<string, number>;
}

function sumsOf(results: readonly Replayed[]): Sums {
  const counts = new Map<string, number>();
  for (const { reason } of results) if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const count = (outcome: Replayed['outcome']) => results.filter((result) => result.outcome === outcome).length;
  return {
    drafted: count('drafted'),
    joined: count('joined'),
    maxAcu: results.reduce((sum, { maxAcu }) => sum + maxAcu, 0),
    skipped: Object.fromEntries([...counts].sort(([, one], [, other]) => other - one)),
  };
}

/** Shows only the ID of a confidential incident, as everywhere. */
function toRow({ incident, outcome, reason, maxAcu }: Replayed) {
  const { id, number, title, priority, service, resolvedAt } = incident;
  const known = { number, title, priority, service, resolvedAt, seconds: durationOf(incident) };
  return { id, ...(reason === 'confidential' ? {} : known), outcome, ...(reason && { reason }), maxAcu };
}

function show(days: number, results: readonly Replayed[], { drafted, joined, maxAcu, skipped }: Sums): void {
  const rows = results.map((result) => {
    const { id, number, title = '', priority = '', resolvedAt = '', seconds, outcome, reason } = toRow(result);
    return [
      resolvedAt.slice(0, 16).replace('T', ' '),
      number === undefined ? id : `#${number}`,
      priority,
      seconds === undefined ? '' : inWords(seconds),
      outcome === 'skipped' ? paint('dim', reason ?? '') : paint('green', outcome),
      [...plainLine(title)].slice(0, MAX_TITLE).join(''),
    ];
  });
  if (rows.length > 0) {
    print(table([['resolved (UTC)', 'incident', 'priority', 'lasted', 'decision', 'title'], ...rows]));
    print('');
  }
  const reasons = Object.entries(skipped).map(([reason, count]) => `${reason} ${count}`);
  const skips = Object.values(skipped).reduce((sum, count) => sum + count, 0);
  const parts = [
    `${drafted} ${drafted === 1 ? 'draft' : 'drafts'}, at most ${maxAcu} ACU`,
    ...(joined === 0 ? [] : [`${joined} in another incident's draft`]),
    `${skips} skipped${skips === 0 ? '' : `: ${reasons.join(', ')}`}`,
  ];
  print(`In ${days} ${days === 1 ? 'day' : 'days'}: ${paint('bold', parts.join('; '))}`);
}
