/** Sound postmortems, each with the evidence and the repository that it cites, to plant falsehoods in. Everything is made up. */
import type { Evidence, LogEntry } from '../../../src/incident/evidence.ts';
import type { Incident } from '../../../src/incident/incident.ts';
import { type LedgerEntry, ledgerOf } from '../../../src/incident/ledger.ts';
import type { CitationStatus } from '../../../src/postmortem/rules/rule.ts';
import { incidentOf } from '../../fixtures/webhooks.ts';
import { onRaw } from '../../incident/on-raw.ts';

/** What happened; times are minutes after midnight UTC. */
interface Story {
  id: string;
  slug: string;
  title: string;
  service: string;
  things: string;
  date: string;
  merged: number;
  began: number;
  paged: number;
  acknowledged: number;
  escalated: number;
  noted: number;
  rolledBack: number;
  resolved: number;
  failed: number;
  all: number;
  repository: string;
  commit: string;
  file: string;
  line: number;
  /** What the code calls itself, and the line that is wrong. */
  name: string;
  snippet: string;
  alert: string;
  note: string;
}

export interface Sound {
  story: Story;
  style: string;
  path: string;
  markdown: string;
  incident: Incident;
  ledger: LedgerEntry[];
  /** By the key of what is looked up; what is not in it does not exist. */
  github: ReadonlyMap<string, CitationStatus>;
  /** A later commit, which cannot be the cause. */
  laterCommit: string;
  /** An entry of another incident. */
  otherId: string;
}

const STORIES: readonly Story[] = [
  story('Q1ORDERS', 'orders-fail', 'Customers could not place orders', 'orders-api', 'orders', '2026-02-10', [855, 872, 876, 882, 890, 896, 908, 918], [1240, 10_300], 'acme/orders', 'src/services/orders.ts', 12, 'createOrder', 'await pool.connect(line)', 'Order failures above 5 %', 'pool at 100 percent, all connections are taken'),
  story('Q2PAY', 'payments-hang', 'Saved cards were refused', 'payments-api', 'payments', '2026-03-04', [1290, 1301, 1307, 1311, 1322, 1333, 1349, 1363], [4212, 13_590], 'acme/vault', 'vault/certificates.py', 9, 'renew_certificates', 'if now > certificate.expires:', 'Payment refusals above 20 in a minute', 'certificate of the vault has expired'),
  story('Q3MAIL', 'invoices-twice', 'Customers received invoices twice', 'billing', 'invoices', '2026-04-21', [480, 499, 503, 510, 522, 531, 540, 577], [412, 9800], 'acme/billing', 'billing/sender/send.go', 15, 'sendInvoice', 'return s.queue.Push(invoice)', 'Duplicate invoices in the queue', 'two senders run since the deploy'),
  story('Q4SEARCH', 'search-empty', 'Search returned nothing', 'search', 'searches', '2026-05-30', [110, 125, 131, 133, 149, 160, 171, 190], [88_200, 210_000], 'acme/search', 'indexer/src/main/java/Indexer.java', 11, 'rebuildIndex', 'index.delete(oldShard);', 'Searches without a result above 40 %', 'index is empty after the rebuild'),
  story('Q5LOGIN', 'logins-slow', 'Logins took half a minute', 'identity', 'logins', '2026-07-08', [600, 641, 644, 650, 663, 670, 684, 702], [2150, 17_200], 'acme/identity', 'app/models/session.rb', 8, 'verify_password', 'BCrypt::Password.create(secret, cost: 16)', 'Login latency above 8 s', 'hashing takes all of the cores'),
  story('Q6SHIP', 'labels-wrong', 'Parcels got labels of other customers', 'shipping', 'shipments', '2026-09-17', [1020, 1032, 1039, 1044, 1053, 1059, 1080, 1101], [36, 4800], 'acme/shipping', 'labels/src/cache.rs', 14, 'label_for', 'let key = order.region();', 'Label mismatch reported by the warehouse', 'cache key holds the region only'),
]; // biome-ignore format: a table

function story(
  id: string,
  slug: string,
  title: string,
  service: string,
  things: string,
  date: string,
  times: [number, number, number, number, number, number, number, number],
  [failed, all]: [number, number],
  repository: string,
  file: string,
  line: number,
  name: string,
  snippet: string,
  alert: string,
  note: string,
): Story {
  const [merged, began, paged, acknowledged, escalated, noted, rolledBack, resolved] = times;
  const commit = hex(id, 40);
  return { id, slug, title, service, things, date, merged, began, paged, acknowledged, escalated, noted, rolledBack, resolved, failed, all, repository, commit, file, line, name, snippet, alert, note }; // biome-ignore format: a list
}

/** Hex digits that a text stands for. */
function hex(text: string, length: number): string {
  let state = 7;
  return Array.from({ length }, (_, index) => {
    state = (state * 31 + (text.charCodeAt(index % text.length) || 0) + index) % 65_521;
    return (state % 16).toString(16);
  }).join('');
}

export const hhmm = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const iso = ({ date }: Story, minutes: number, second = 20) =>
  `${date}T${hhmm(minutes)}:${String(second).padStart(2, '0')}.000Z`;
const thousands = (count: number) => count.toLocaleString('en-US');
export const share = ({ failed, all }: Story) => Number(((failed / all) * 100).toFixed(1));

function incidentIn(s: Story): Incident {
  return {
    ...incidentOf('resolved-p1'),
    id: s.id,
    number: 4812,
    title: s.title,
    url: `https://acme.pagerduty.com/incidents/${s.id}`,
    service: s.service,
    priority: 'P1',
    createdAt: iso(s, s.paged),
    resolvedAt: iso(s, s.resolved),
  };
}

function evidenceIn(s: Story): Evidence {
  const ana = { id: 'PANA', name: 'Ana Ribeiro', person: true };
  const tomo = { id: 'PTOMO', name: 'Tomo Nakagawa', person: true };
  const entry = (minutes: number, type: string, more: Partial<LogEntry> = {}): LogEntry => ({
    id: `R${s.id}${type}`,
    url: `https://acme.pagerduty.com/incidents/${s.id}/log_entries/R${s.id}${type}`,
    at: iso(s, minutes),
    type,
    summary: undefined,
    message: undefined,
    detail: undefined,
    seconds: undefined,
    sources: [],
    by: undefined,
    assignees: [],
    ...more,
  });
  return {
    description: undefined,
    incidentType: undefined,
    logEntries: [
      entry(s.paged, 'trigger'),
      entry(s.paged, 'assign', { assignees: [ana] }),
      entry(s.acknowledged, 'acknowledge', { by: ana }),
      entry(s.escalated, 'escalate', { by: ana, assignees: [tomo] }),
      entry(s.resolved, 'resolve', { by: ana }),
    ],
    responderRequests: [],
    notes: [{ id: `N${s.id}`, at: iso(s, s.noted), content: `${s.note}, says the dashboard. Rolling back.`, by: ana }],
    alerts: [
      {
        id: `A${s.id}`,
        url: `https://acme.pagerduty.com/alerts/A${s.id}`,
        at: iso(s, s.paged, 5),
        severity: 'critical',
        title: s.alert,
        details: JSON.stringify({ failures: s.failed, query: `sum:${s.service}.failures` }),
        cef: undefined,
        links: [],
      },
    ],
    changeEvents: [
      {
        id: `C${s.id}`,
        at: iso(s, s.merged + 6),
        title: `Deploy of ${s.service} 2026.${s.merged}`,
        source: 'ci',
        details: undefined,
        reason: undefined,
        links: [],
      },
    ],
    pastIncidents: [],
    relatedIncidents: [],
    outlier: undefined,
    businessServices: [],
    customFields: [],
    analytics: [],
    missing: [],
    unread: { logEntries: 0, notes: 0, alerts: 0 },
  };
}

/** A file with the name in the line that opens the block, and the snippet in the cited line. */
export function fileIn({ line, name, snippet }: Story): string {
  const lines = Array.from({ length: line + 30 }, (_, index) => `  // line ${index + 1}`);
  lines[line - 4] = `export function ${name}(input) {`;
  lines[line - 1] = `  ${snippet}`;
  lines[line + 3] = '}';
  return `${lines.join('\n')}\n`;
}

function githubIn(s: Story, laterCommit: string): Map<string, CitationStatus> {
  const host = `github.com/${s.repository}`;
  const exists = (...minutes: number[]): CitationStatus => ({
    exists: true,
    at: iso(s, minutes.at(-1) ?? 0),
    times: minutes.map((each) => iso(s, each)),
  });
  return new Map<string, CitationStatus>([
    [`${host}@${s.commit}`, exists(s.merged - 30, s.merged)],
    [`${s.repository}@${s.commit.slice(0, 12)}`, exists(s.merged - 30, s.merged)],
    [`${host}@${laterCommit}`, exists(s.rolledBack)],
    [`${s.repository}@${laterCommit.slice(0, 12)}`, exists(s.rolledBack)],
    [`${host}#387`, exists(s.merged - 120, s.merged)],
    [`${host} release v2.4.1`, exists(s.rolledBack)],
    [`${host} run 7301`, exists(s.merged + 1, s.merged + 1, s.merged + 6)],
    [`${host}@${s.commit}:${s.file}`, { exists: true, at: undefined, text: fileIn(s) }],
  ]);
}

type Cite = (words: string, url: string) => string;

interface Style {
  name: string;
  cite: Cite;
  /** How a timeline line is written. */
  event(time: string, text: string, source: string): string;
  timelineHead: string;
  names: { summary: string; impact: string; timeline: string; cause: string; detection: string; actions: string };
}

const ENGLISH = {
  summary: 'Summary',
  impact: 'Impact',
  timeline: 'Timeline',
  cause: 'Root Cause',
  detection: 'Detection',
  actions: 'Action Items',
};

const STYLES: readonly Style[] = [
  {
    name: 'our form, linked',
    cite: (words, url) => `[${words}](${url})`,
    event: (time, text, source) => `- ${time} UTC — ${text} (${source})`,
    timelineHead: '',
    names: ENGLISH,
  },
  {
    name: 'a table, bare IDs',
    cite: (words, url) => (words.startsWith('E-') ? words : `[${words}](${url})`),
    event: (time, text, source) => `| ${time} UTC | ${text} | ${source} |`,
    timelineHead: '| Time | Event | Source |\n|---|---|---|\n',
    names: { ...ENGLISH, summary: 'Executive summary', cause: 'What went wrong' },
  },
];

function render(s: Story, { cite, event, timelineHead, names }: Style, ledger: readonly LedgerEntry[]): string {
  const incidentUrl = `https://acme.pagerduty.com/incidents/${s.id}`;
  const find = (is: (entry: LedgerEntry) => boolean) => {
    const found = ledger.find(is);
    if (found?.id === undefined) throw new Error('The entry is not in the ledger');
    return cite(found.id, found.page ?? incidentUrl);
  };
  const milestone = (name: LedgerEntry['milestone']) => find((entry) => entry.milestone === name);
  const [alert, note, change] = (['alert', 'note', 'change'] as const).map((kind) =>
    find((entry) => entry.kind === kind),
  );
  const github = `https://github.com/${s.repository}`;
  const range = `${Date.parse(iso(s, s.began - 20))}`;
  const until = `${Date.parse(iso(s, s.resolved))}`;
  const datadog = `https://app.datadoghq.com/logs?query=service%3A${s.service}&from_ts=${range}&to_ts=${until}&live=false`;
  const grafana = `https://grafana.acme.example/d/abc123/${s.service}?from=${range}&to=${until}&viewPanel=4`;
  const sentry = `https://acme.sentry.io/issues/?project=1&start=${iso(s, s.began).slice(0, 19)}&end=${iso(s, s.resolved).slice(0, 19)}&utc=true`;
  const permalink = `${github}/blob/${s.commit}/${s.file}#L${s.line}`;
  const percent = `${share(s)}%`;
  const lasting = s.resolved - s.paged;
  const words =
    lasting < 60
      ? `${lasting} minutes`
      : `${Math.floor(lasting / 60)} hour${lasting >= 120 ? 's' : ''} ${lasting % 60} minutes`;
  return `# Postmortem: ${s.title} — ${s.service}

**Date:** ${s.date} | **Duration:** ${words} | **Severity:** P1

## ${names.summary}

Between ${hhmm(s.began)} and ${hhmm(s.resolved)} UTC, ${percent} of ${s.things} failed in ${s.service}. A rollback ended it.

## ${names.impact}

- ${thousands(s.failed)} of ${thousands(s.all)} ${s.things} failed (${percent}), by the logs (${cite('logs', datadog)}).
- The alert counted ${s.failed} failures (${alert}).

## ${names.timeline}

${timelineHead}${[
  event(hhmm(s.merged), 'Pull request merged', cite('the change', `${github}/pull/387`)),
  event(hhmm(s.merged + 6), `Change recorded as "Deploy of ${s.service} 2026.${s.merged}"`, change ?? ''),
  event(hhmm(s.began), `First ${s.things} fail`, cite('errors', grafana)),
  event(hhmm(s.paged), `Incident triggered by "${s.alert}"`, `${milestone('triggered')}, ${alert}`),
  event(hhmm(s.acknowledged), 'On-call engineer acknowledged', milestone('acknowledged')),
  event(hhmm(s.escalated), 'Escalated to responder 1', milestone('escalated')),
  event(hhmm(s.noted), `On-call engineer notes "${s.note}"`, note ?? ''),
  event(
    hhmm(s.rolledBack),
    'Release v2.4.1 published, with the change taken back',
    cite('v2.4.1', `${github}/releases/tag/v2.4.1`),
  ),
  event(hhmm(s.resolved), 'Incident resolved', milestone('resolved')),
].join('\n')}

## ${names.cause}

\`${s.name}\` runs \`${s.snippet}\` for each one (${cite(`${s.file.split('/').at(-1)}:${s.line}`, permalink)}). The line came with ${s.repository}@${s.commit.slice(0, 12)}. The deploy was recorded at ${hhmm(s.merged + 6)} UTC (${change}). This suggests that the errors began when the first large batch arrived.

- The error is the same in every trace (${cite('issues', sentry)}).
- The on-call engineer saw it too: "${s.note}" (${note}).
- Nothing limits it at ${s.file}:${s.line}, and \`${s.name}\` is called for each request.

It begins like this (${cite(s.file, permalink)}):

\`\`\`
export function ${s.name}(input) {
  ${s.snippet}
\`\`\`

## ${names.detection}

The alert fired ${s.paged - s.began} minutes after the impact began (${alert}).

## ${names.actions}

- [ ] Prevent: limit how often \`${s.name}\` runs — done when a test shows it (Owner: @acme/${s.service}, due ${s.date.slice(0, 4)}-12-01)
`;
}

export function soundDocuments(): Sound[] {
  return STORIES.flatMap((s) =>
    STYLES.map((style): Sound => {
      const incident = incidentIn(s);
      const ledger = onRaw(ledgerOf)(incident, evidenceIn(s));
      const laterCommit = hex(`later${s.id}`, 40);
      const other = onRaw(ledgerOf)(incident, evidenceIn({ ...s, id: `X${s.id}` }));
      return {
        story: s,
        style: style.name,
        path: `docs/postmortems/${s.date}-${s.slug}-${s.id.toLowerCase()}.md`,
        markdown: render(s, style, ledger),
        incident,
        ledger,
        github: githubIn(s, laterCommit),
        laterCommit,
        otherId: other.find(({ kind }) => kind === 'note')?.id ?? '',
      };
    }),
  );
}
