/**
 * What a year should end with, computed in the plainest way from the plan alone: what people did, and when something ran. It imports
 * nothing of our code, and knows nothing of how issues, comments and the index store it.
 */
import { DAY, DUE_DAYS, dayOf, type Event, type Incident, type Item, MINUTE, type Plan, type Postmortem, REVIEW_DAYS } from './plan.ts'; // biome-ignore format: one line

export interface ItemFate {
  name: string;
  service: string;
  opened: number;
  state: 'open' | 'done' | 'declined';
  closed: number | undefined;
  isProven: boolean;
  because: string | undefined;
  due: string;
  /** The weeks, by their Mondays, in which a run saw it overdue. */
  overdueIn: string[];
  /** The due date and the number of each reminder. */
  reminders: string[];
  /** The incidents of which it was told that it happened again. */
  recurred: string[];
}

export interface Numbers {
  postmortems: number;
  items: ItemFate[];
  open: number;
  done: number;
  declined: number;
  overdue: number;
  unproven: number;
  completion: number;
  medianAge: number;
  overdueByService: Record<string, number>;
  /** IDs of incidents whose postmortem waits. */
  waiting: string[];
  /** In how many weeks a run saw an item overdue. */
  overdueWeeks: number;
  /** The numbers of the reminders of each pull request, by the incident. */
  reviewReminders: Record<string, number[]>;
  /** Seconds, by the month of the incident. */
  mergeTimes: Record<string, { median: number; worst: number }>;
  /** By the first incident of each failure. */
  repeats: Record<string, { count: number; minutes: number; nightPages: number; acu: number }>;
  /** Months with a digest, and what the last one says of its month. */
  digests: string[];
  lastDigest: { postmortems: number; minutes: number; opened: number; done: number; declined: number };
}

/** Each moment at which the follow-up runs: after a merge or a ticked box, and by the schedule. */
export function runTimes({ postmortems, runs }: Plan): number[] {
  const pushes = postmortems.flatMap(({ merged, items }) =>
    merged === undefined ? [] : [merged, ...items.flatMap(({ fate }) => fate.filter(({ does }) => does === 'tick')).map(({ at }) => at)],
  ); // biome-ignore format: one line
  return [...pushes, ...runs.map(({ at }) => at)].sort((one, other) => one - other);
}

export function recompute(plan: Plan): Numbers {
  const times = runTimes(plan);
  const now = times.at(-1) ?? 0;
  const merged = plan.postmortems.filter((each) => each.merged !== undefined);
  const pairs = merged.flatMap((postmortem) => postmortem.items.map((item) => ({ postmortem, item })));
  const items = pairs.map(({ postmortem, item }) => fateOf(postmortem, item, times, merged));
  const open = items.filter(({ state }) => state === 'open');
  const done = items.filter(({ state }) => state === 'done');
  const overdue = open.filter(({ due }) => due <= dayOf(now));
  const month = dayOf(now - 20 * DAY).slice(0, 7);
  const inMonth = (at: number | undefined) => at !== undefined && dayOf(at).startsWith(month);
  const ofMonth = merged.filter(({ incident }) => inMonth(incident.created));
  return {
    postmortems: merged.length,
    items,
    open: open.length,
    done: done.length,
    declined: items.length - open.length - done.length,
    overdue: overdue.length,
    unproven: done.filter(({ isProven }) => !isProven).length,
    completion: Math.round((100 * done.length) / Math.max(1, open.length + done.length)),
    medianAge: Math.round(median(open.map(({ opened }) => (Date.parse(dayOf(now)) - Date.parse(dayOf(opened))) / DAY))),
    overdueByService: count(overdue.map(({ service }) => service)),
    overdueWeeks: new Set(items.flatMap(({ overdueIn }) => overdueIn)).size,
    waiting: plan.postmortems.filter((each) => isWaiting(each, now)).map(({ incident }) => incident.id).sort(),
    reviewReminders: reviewReminders(plan.postmortems, times),
    mergeTimes: mergeTimes(merged),
    repeats: repeatsOf(merged),
    digests: digestsOf(items, merged, times),
    lastDigest: {
      postmortems: ofMonth.length,
      minutes: sum(ofMonth.map(({ incident }) => minutesOf(incident))),
      opened: items.filter(({ opened }) => inMonth(opened)).length,
      done: done.filter(({ closed }) => inMonth(closed)).length,
      declined: items.filter(({ state, closed }) => state === 'declined' && inMonth(closed)).length,
    },
  }; // biome-ignore format: a table
}

/** Follows one item from event to event, and from run to run. */
function fateOf(
  { incident, merged = 0 }: Postmortem,
  item: Item,
  times: number[],
  all: readonly Postmortem[],
): ItemFate {
  const name = `${incident.id}: ${item.title}`;
  const due = item.due ?? dayOf(merged + (DUE_DAYS[incident.priority] ?? 0) * DAY);
  const fate: ItemFate = { name, service: incident.service, opened: merged, state: 'open', closed: undefined, isProven: false, because: undefined, due, overdueIn: [], reminders: [], recurred: [] }; // biome-ignore format: one line
  const again = recurrences(incident, all);
  const moments = [
    ...item.fate.map((event) => ({ at: event.at, order: 0, act: () => change(fate, event) })),
    ...again.map(({ at, id }) => ({ at, order: 1, act: () => fate.state === 'open' && !fate.recurred.includes(id) && fate.recurred.push(id) })),
    ...times.map((at) => ({ at, order: 2, act: () => look(fate, dayOf(at)) })),
  ].filter(({ at, order }) => at > merged || (order === 2 && at === merged)); // biome-ignore format: a table
  for (const { act } of moments.sort((one, other) => one.at - other.at || one.order - other.order)) act();
  return fate;
}

function change(fate: ItemFate, event: Event): void {
  if (event.does === 'move') fate.due = event.due;
  else if (event.does === 'reopen') Object.assign(fate, { state: 'open', closed: undefined, because: undefined });
  else if (event.does === 'decline')
    Object.assign(fate, { state: 'declined', closed: event.at, because: event.because });
  else
    Object.assign(fate, {
      state: 'done',
      closed: event.at,
      isProven: event.does === 'tick' || event.proof !== undefined,
    });
}

/** What a run does about an item. */
function look(fate: ItemFate, today: string): void {
  if (fate.state !== 'open' || fate.due > today) return;
  fate.overdueIn.push(dayOf(Date.parse(today) - ((new Date(today).getUTCDay() + 6) % 7) * DAY));
  remind(fate, today);
}

type Reminded = Pick<ItemFate, 'due' | 'reminders'>;
const last = new WeakMap<Reminded, string>();

/** On the due date and then weekly, at most three times, never twice in a week. What was missed is not sent later. */
function remind(fate: Reminded, today: string): void {
  const days = (from: string) => (Date.parse(today) - Date.parse(from)) / DAY;
  const stage = Math.min(3, Math.floor(days(fate.due) / 7) + 1);
  const sent = fate.reminders.filter((each) => each.startsWith(fate.due)).map((each) => Number(each.at(-1)));
  if (sent.some((each) => each >= stage) || days(last.get(fate) ?? '2000-01-01') < 7) return;
  fate.reminders.push(`${fate.due} ${stage}`);
  last.set(fate, today);
}

/** The incidents that an incident repeats: those that its record names, else the three newest of its family that are merged. */
function repeatedBy({ incident, repeats }: Postmortem, merged: readonly Postmortem[]): Postmortem[] {
  const others = merged.filter((each) => each.incident.id !== incident.id);
  if (repeats !== undefined) return others.filter((each) => repeats.includes(each.incident.id));
  if (incident.cause === 'unknown') return [];
  return others
    .filter(({ incident: { title, cause, created } }) => title === incident.title && cause === incident.cause && created < incident.created)
    .sort((one, other) => other.incident.created - one.incident.created)
    .slice(0, 3); // biome-ignore format: a table
}

/** When the items of an incident are told that it happened again: at the merge, and at each edit of a record that names it. */
function recurrences(incident: Incident, all: readonly Postmortem[]): { at: number; id: string }[] {
  return all.flatMap((later) => {
    const edits = later.repeats === undefined ? [] : later.items.flatMap(({ fate }) => fate.filter(({ does }) => does === 'tick'));
    return [later.merged ?? 0, ...edits.map(({ at }) => at)].flatMap((at) => {
      const known = all.filter(({ merged }) => (merged ?? 0) <= at);
      return repeatedBy(later, known).some((each) => each.incident.id === incident.id) ? [{ at, id: later.incident.id }] : [];
    });
  }); // biome-ignore format: a table
}

/** Failures that happened more than once: whatever is connected by "repeats" is one failure. */
function repeatsOf(merged: readonly Postmortem[]): Numbers['repeats'] {
  const groups = merged.map((each) => new Set([each]));
  for (const each of merged) {
    for (const earlier of repeatedBy(each, merged)) {
      const joined = groups.filter((group) => group.has(each) || group.has(earlier));
      const [first = new Set()] = joined;
      for (const group of joined.slice(1)) for (const member of group) first.add(member);
      for (const group of joined.slice(1)) groups.splice(groups.indexOf(group), 1);
    }
  }
  const failures = groups.filter(({ size }) => size > 1).map((group) => {
    const [first, ...repeats] = [...group].sort((one, other) => (one.path < other.path ? -1 : 1)).map(({ incident }) => incident);
    const acu = Math.round(10 * sum(repeats.map((each) => each.acu))) / 10;
    return [first?.id, { count: repeats.length, minutes: sum(repeats.map(minutesOf)), nightPages: sum(repeats.map((each) => each.nightPages)), acu }];
  }); // biome-ignore format: a table
  return Object.fromEntries(failures);
}

function isWaiting({ opened, merged, abandoned }: Postmortem, now: number): boolean {
  const isOpen = opened <= now && (merged ?? Infinity) > now && (abandoned ?? Infinity) > now;
  return isOpen && now - opened > REVIEW_DAYS * DAY;
}

function reviewReminders(postmortems: readonly Postmortem[], times: number[]): Numbers['reviewReminders'] {
  const sent = postmortems.map((each): [string, number[]] => {
    const fate: Reminded = { due: dayOf(each.opened + REVIEW_DAYS * DAY), reminders: [] };
    for (const at of times) if (isWaiting(each, at)) remind(fate, dayOf(at));
    return [each.incident.id, fate.reminders.map((reminder) => Number(reminder.at(-1)))];
  });
  return Object.fromEntries(sent.filter(([, stages]) => stages.length > 0)); // biome-ignore format: a table
}

function mergeTimes(merged: readonly Postmortem[]): Numbers['mergeTimes'] {
  const monthOf = ({ incident }: Postmortem) => dayOf(incident.created).slice(0, 7);
  const timesIn = (month: string) =>
    merged.filter((each) => monthOf(each) === month).map(({ merged: at = 0, incident }) => (at - incident.resolved) / 1000);
  const months = [...new Set(merged.map(monthOf))];
  return Object.fromEntries(months.map((month) => [month, { median: median(timesIn(month)), worst: Math.max(...timesIn(month)) }]));
} // biome-ignore format: a table

/** A month has one if something happened in it, and something ran in the next. */
function digestsOf(items: readonly ItemFate[], merged: readonly Postmortem[], times: number[]): string[] {
  const nextMonth = (month: string) => dayOf(Date.parse(`${month}-28`) + 5 * DAY).slice(0, 7);
  const happened = [...merged.map(({ incident }) => incident.created), ...items.flatMap(({ opened, closed }) => [opened, closed ?? opened])];
  const months = [...new Set(happened.map((at) => dayOf(at).slice(0, 7)))];
  return months.filter((month) => times.some((at) => dayOf(at).startsWith(nextMonth(month)))).sort();
} // biome-ignore format: a table

export const minutesOf = ({ began, mitigated }: Incident) => Math.round((mitigated - began) / MINUTE);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const count = (names: readonly string[]) =>
  Object.fromEntries([...new Set(names)].sort().map((name) => [name, names.filter((each) => each === name).length]));

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const half = (sorted.length - 1) / 2;
  return sorted.length === 0 ? 0 : ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
}
