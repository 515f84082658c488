/**
 * Twelve months of a made-up company, planned from a seed: incidents of a few families, their postmortems, and what people do with
 * the action items. Nothing here knows our code: the plan is a list of events with their times.
 */
import { between, pickBy, roll } from '../chaos/random.ts';

export const YEAR = '2026';
export const BEGIN = Date.parse(`${YEAR}-01-01T00:00:00Z`);
export const END = Date.parse('2027-01-01T00:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Services, and the repository that takes their items; the others have theirs in the docs repository. */
export const SERVICES: Readonly<Record<string, string | undefined>> = {
  'Billing API': 'acme/billing',
  Checkout: 'acme/checkout',
  Search: undefined,
  Login: undefined,
};
export const PEOPLE = ['grace', 'linus', 'ada'];
/** How long an item without a date may take, in days. */
export const DUE_DAYS: Readonly<Record<string, number>> = { P1: 14, P2: 30, P3: 60 };
export const REVIEW_DAYS = 5;

/** Each service and cause has one failure that repeats. No two titles share a word. */
const TITLES = [
  ['Ledger export stalls', 'Invoice mailer loops', 'Refund queue overflows'],
  ['Basket totals drift', 'Voucher lookup times out', 'Parcel label printer jams'],
  ['Catalogue crawl freezes', 'Synonym table vanishes', 'Ranking weights reset'],
  ['Passkey handshake fails', 'Captcha widget blank', 'Magic links expire early'],
];
const CAUSES = ['change', 'capacity', 'dependency'];

export interface Incident {
  id: string;
  title: string;
  service: string;
  priority: string;
  cause: string;
  created: number;
  /** When users were first affected, and when no longer. */
  began: number;
  mitigated: number;
  resolved: number;
  nightPages: number;
  acu: number;
}

export interface Item {
  title: string;
  owner: string;
  /** YYYY-MM-DD; undefined: the default of its severity. */
  due: string | undefined;
  kind: string;
  /** What happens to its issue. */
  fate: Event[];
}

export interface Postmortem {
  incident: Incident;
  path: string;
  opened: number;
  /** Undefined: nobody merges it. */
  merged: number | undefined;
  /** When its pull request is closed without a merge. */
  abandoned: number | undefined;
  /** IDs in its record; undefined: the record does not say. */
  repeats: string[] | undefined;
  items: Item[];
}

/** What somebody does with an item. */
export type Event = { at: number } & (
  | { does: 'complete'; proof: 'link' | 'pull request' | 'commit' | undefined }
  | { does: 'decline'; because: string | undefined }
  | { does: 'tick' }
  | { does: 'move'; due: string }
  | { does: 'reopen' }
);

/** A run of the schedule: how often, and whether two go at the same time. */
export interface ScheduledRun {
  at: number;
  times: 1 | 2 | 10;
  atOnce: boolean;
  /** How often reconcile runs after it. */
  reconciles: 0 | 1 | 2;
}

export interface Plan {
  postmortems: Postmortem[];
  runs: ScheduledRun[];
}

/** `every`: days between two runs of the schedule. */
export function planYear(seed: string, incidents: number, every: number): Plan {
  const all = planIncidents(seed, incidents);
  const postmortems = all.map((incident, index) => planPostmortem(seed, incident, all.slice(0, index)));
  return { postmortems, runs: planRuns(seed, every) };
}

function planIncidents(seed: string, count: number): Incident[] {
  const taken = new Set<string>();
  const services = Object.keys(SERVICES);
  const planned = Array.from({ length: count }, (_, number): Incident | undefined => {
    const of = (...words: (string | number)[]) => [seed, 'incident', number, ...words];
    const service = Math.floor(roll(...of('service')) ** 1.5 * services.length);
    const cause = between(0, CAUSES.length - 1, ...of('cause'));
    const day = between(0, 364, ...of('day'));
    // Two incidents of a family on one day have no order in an index of days.
    const key = `${service} ${cause} ${day}`;
    const isAlone = !taken.has(key);
    taken.add(key);
    const created = BEGIN + day * DAY + between(0, 23 * 60 - 300, ...of('minute')) * MINUTE;
    const lasts = between(15, 240, ...of('lasts')) * MINUTE;
    return {
      id: idOf(seed, number),
      title: TITLES[service]?.[cause] ?? '',
      service: services[service] ?? '',
      priority: pickBy([['P1', 0.2] as const, ['P2', 0.4] as const], ...of('priority')) ?? 'P3',
      // Where nobody knows the cause, nobody knows whether it happened again.
      cause: isAlone && roll(...of('known')) < 0.85 ? (CAUSES[cause] ?? '') : 'unknown',
      created,
      began: created - between(1, 9, ...of('began')) * MINUTE,
      mitigated: created + Math.round(lasts * 0.7),
      resolved: created + lasts,
      nightPages: between(0, 3, ...of('night')),
      acu: between(10, 60, ...of('acu')) / 10,
    };
  });
  return planned.flatMap((each) => each ?? []).sort((one, other) => one.created - other.created);
}

function planPostmortem(seed: string, incident: Incident, earlier: readonly Incident[]): Postmortem {
  const of = (...words: (string | number)[]) => [seed, 'postmortem', incident.id, ...words];
  const opened = incident.resolved + between(10, 60, ...of('opened')) * MINUTE;
  const fate = pickBy(
    [
      ['soon', 0.6],
      ['late', 0.2],
      ['very late', 0.1],
      ['never', 0.05],
    ] as const,
    ...of('fate'),
  );
  const hours = { soon: [6, 96], late: [110, 290], 'very late': [300, 1100], never: undefined }[fate ?? 'never'];
  const merged = hours && opened + between(hours[0] ?? 0, hours[1] ?? 0, ...of('merged')) * HOUR;
  const day = new Date(incident.created).toISOString().slice(0, 10);
  const slug = incident.title.toLowerCase().replaceAll(' ', '-');
  const family = earlier.filter(({ title, cause }) => title === incident.title && cause === incident.cause);
  const others = earlier.filter(({ title }) => title !== incident.title);
  const says = pickBy([['named', 0.2] as const, ['none', 0.1] as const, ['another', 0.05] as const], ...of('repeats'));
  const one = (some: readonly Incident[]) => some[between(0, some.length - 1, ...of('which'))]?.id ?? [];
  const repeats = { named: [one(family)].flat(), none: [], another: [one(others)].flat() };
  return {
    incident,
    path: `docs/postmortems/${day}-${slug}-${incident.id.toLowerCase()}.md`,
    opened,
    merged: merged !== undefined && merged < END ? merged : undefined,
    abandoned: fate === undefined && roll(...of('abandoned')) < 0.7 ? opened + 9 * DAY : undefined,
    repeats: says === undefined ? undefined : repeats[says],
    items:
      merged === undefined
        ? []
        : Array.from({ length: between(0, 4, ...of('items')) }, (_, number) => planItem(of('item', number), merged)),
  };
}

const VERBS = ['Watch', 'Limit', 'Retry', 'Document', 'Rehearse', 'Alert on', 'Test'];
const THINGS = ['the pool', 'the queue', 'the deploy', 'the failover', 'the certificate', 'the migration', 'the quota'];
const KINDS = ['prevent', 'detect', 'mitigate'];

function planItem(words: (string | number)[], merged: number): Item {
  const of = (...more: (string | number)[]) => [...words, ...more];
  const pick = (some: readonly string[], what: string) => some[between(0, some.length - 1, ...of(what))] ?? '';
  const item: Item = {
    // The number keeps titles of one document apart.
    title: `${pick(VERBS, 'verb')} ${pick(THINGS, 'thing')} in step ${of().at(-1)}`,
    owner: pick(PEOPLE, 'owner'),
    due: roll(...of('dated')) < 0.5 ? dayOf(merged + between(5, 70, ...of('due')) * DAY) : undefined,
    kind: pick(KINDS, 'kind'),
    fate: [],
  };
  const at = merged + between(20, 24 * 90, ...of('when')) * HOUR;
  const proof = pickBy(
    [['link', 0.4] as const, ['pull request', 0.3] as const, ['commit', 0.3] as const],
    ...of('proof'),
  );
  const fate = pickBy(
    [
      ['proven', 0.3],
      ['unproven', 0.14],
      ['declined', 0.12],
      ['ticked', 0.08],
      ['moved', 0.1],
      ['reopened', 0.05],
    ] as const,
    ...of('fate'),
  );
  const later = at + between(10, 60, ...of('later')) * DAY;
  const isDoneLater = roll(...of('done later')) < 0.5;
  const events: Record<NonNullable<typeof fate>, Event[]> = {
    proven: [{ does: 'complete', proof, at }],
    unproven: [{ does: 'complete', proof: undefined, at }],
    declined: [{ does: 'decline', because: roll(...of('because')) < 0.7 ? REASON : undefined, at }],
    ticked: [{ does: 'tick', at }],
    moved: [
      { does: 'move', due: dayOf(at + between(10, 50, ...of('moved to')) * DAY), at },
      ...(isDoneLater ? [{ does: 'complete' as const, proof, at: later }] : []),
    ],
    reopened: [
      { does: 'complete', proof: undefined, at },
      { does: 'reopen', at: at + 3 * DAY },
      ...(isDoneLater ? [{ does: 'complete' as const, proof, at: later }] : []),
    ],
  };
  // The others are forgotten.
  item.fate = fate === undefined ? [] : events[fate].filter((event) => event.at < END);
  return item;
}

export const REASON = 'The service is replaced in spring, so it is not worth the work.';

function planRuns(seed: string, every: number): ScheduledRun[] {
  const runs: ScheduledRun[] = [];
  let skippedUntil = 0;
  for (let day = 0; BEGIN + day * DAY < END; day += every) {
    const of = (...words: (string | number)[]) => [seed, 'run', day, ...words];
    // A disabled workflow, an outage of GitHub: nothing runs for up to three weeks.
    if (roll(...of('skipped')) < 0.015 * every ** 0.5) skippedUntil = day + between(3, 20, ...of('until'));
    if (day < skippedUntil) continue;
    const kind = pickBy(
      [['twice', 0.06] as const, ['ten times', 0.01] as const, ['at once', 0.05] as const],
      ...of('kind'),
    );
    const times = kind === undefined ? 1 : kind === 'ten times' ? 10 : 2;
    const reconciles = pickBy([[1, 0.25] as const, [2, 0.03] as const], ...of('reconcile')) ?? 0;
    runs.push({ at: BEGIN + day * DAY + 7 * HOUR, times, atOnce: kind === 'at once', reconciles });
  }
  return [...runs, { at: END + 7 * HOUR, times: 2, atOnce: false, reconciles: 2 }];
}

function idOf(seed: string, number: number): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
  const end = Array.from({ length: 8 }, (_, at) => letters[between(0, letters.length - 1, seed, 'id', number, at)]);
  return `Q${String(number).padStart(3, '0')}${end.join('')}0`;
}

export const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The postmortem as it is merged; `ticked` are the titles of items whose box is ticked. */
export function documentOf({ incident, repeats, items }: Postmortem, ticked: ReadonlySet<string>): string {
  const iso = (at: number) => new Date(at).toISOString().replace('.000', '');
  const moment = (at: number) => `{ at: ${iso(at)}, source: PagerDuty }`;
  return [
    '---',
    'record: 1',
    `incident: ${incident.id}`,
    `service: ${incident.service}`,
    `severity: ${incident.priority}`,
    `started: ${iso(incident.created)}`,
    `resolved: ${iso(incident.resolved)}`,
    'times:',
    `  impact-began: ${moment(incident.began)}`,
    `  detected: ${moment(incident.created)}`,
    `  acknowledged: ${moment(incident.created + MINUTE)}`,
    `  mitigated: ${moment(incident.mitigated)}`,
    `  resolved: ${moment(incident.resolved)}`,
    'cause:',
    `  category: ${incident.cause}`,
    '  trigger: unknown',
    '  confidence: low',
    ...(repeats === undefined ? [] : [`repeats: [${repeats.join(', ')}]`]),
    'detected-by: monitor',
    `affected-services: [${incident.service}]`,
    'impact: []',
    'not-seen: []',
    '---',
    '',
    `# ${incident.title}`,
    '',
    '## Summary',
    `${incident.title} for ${Math.round((incident.mitigated - incident.began) / MINUTE)} minutes.`,
    '',
    '## Action items',
    ...items.map(({ title, owner, due, kind }) => {
      const facts = [`Owner: @${owner}`, ...(due === undefined ? [] : [`Due: ${due}`])].join(', ');
      return `- [${ticked.has(title) ? 'x' : ' '}] ${title} (${facts}) [${kind}]`;
    }),
    '',
  ].join('\n');
}
