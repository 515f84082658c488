/**
 * Follows the action items that have an issue: reads once why a closed one was closed, reminds owners of overdue ones, and keeps the
 * label `overdue`. A failure at one item does not stop the others.
 */
import type { OverdueItem } from '../../src/announce/announcement.ts';
import { findComments, upsertComment } from '../../src/github/comments.ts';
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import { addLabel, removeLabel } from '../../src/github/issues.ts';
import { readIssueTimeline } from '../../src/github/timeline.ts';
import { ApiError } from '../../src/http/http.ts';
import { mayBeConfidential } from '../../src/incident/confidential.ts';
import { configFor } from '../../src/policy/config-for.ts';
import type { IndexEntry } from '../../src/postmortem/index-entry.ts';
import { closureOf } from '../../src/postmortem/item-closure.ts';
import { closureKey, type ItemMemory, itemKey } from '../../src/postmortem/item-memory.ts';
import { OVERDUE_MARKER, overdueReminder, overdueReminderIn } from '../../src/postmortem/overdue-reminder.ts';
import { reminderDue, type SentReminder } from '../../src/postmortem/reminders.ts';
import { isDue, type TrackedItem } from '../../src/postmortem/tracked-item.ts';
import { dayOf, mondayOf } from '../../src/time/days.ts';
import { announce } from '../shared/announce.ts';
import { SERVER_URL } from '../shared/connections.ts';
import type { RunContext } from '../shared/context.ts';
import { wouldSend } from '../shared/what-left.ts';
import { writeMemory } from './remember-items.ts';
import { type ReadItems, readItems } from './tracked-items.ts';

/** In one run. The rest is read, or sent, in the next ones. */
const MAX_TIMELINES = 40;
const MAX_LOOKS = 40;
const MAX_REMINDERS = 20;
const AT_A_TIME = 5;
const LABEL = 'overdue';

export interface FollowedItems {
  items: TrackedItem[];
  /** Those whose owner was reminded in this run. */
  reminded: TrackedItem[];
  /** What did not work, each a sentence. */
  problems: string[];
  /** Saves what was read, once the index exists, and announces the overdue items of a new week. `entries` are all postmortems; without them, nobody knows what is confidential. */
  remember(entries: readonly IndexEntry[] | undefined): Promise<void>;
}

/** Also fills in `proof` and `declinedBecause` of the items. */
export async function followItems(context: RunContext, now: Date): Promise<FollowedItems> {
  const read = await readItems(context);
  const problems: string[] = [];
  const before = JSON.stringify(asJson(read.memory));
  const memory = pruned(read, context.repository);
  await readClosures(read, memory, problems);
  const today = dayOf(now);
  const reminded = await remind(context, { read, memory, today, problems });
  const overdue = read.items.filter((item) => isDue(item, today) && mayRemind(item, context));
  const week = mondayOf(today);
  const remember = async (entries: readonly IndexEntry[] | undefined) => {
    const announces =
      entries !== undefined && overdue.length > 0 && isAnnounced(context) && memory.announcedWeek !== week;
    if (announces) memory.announcedWeek = week;
    const isWritten = JSON.stringify(asJson(memory)) !== before && (await writeMemory(context, memory));
    // Only after it is written: an announcement that is lost is better than one that comes every day.
    if (!announces || !isWritten) return;
    const incidents = new Map(entries.map((entry) => [entry.path, entry]));
    const items = overdue.map((item) => announced(item, incidents.get(item.postmortem ?? '') ?? item));
    await announce(context, { kind: 'overdue', items });
  };
  return { items: read.items, reminded, problems, remember };
}

const asJson = ({ closures, reminders, elsewhere, announcedWeek }: ItemMemory) => [
  [...closures],
  [...reminders],
  [...elsewhere],
  announcedWeek,
];

/** Once a week, which the memory knows. */
const isAnnounced = ({ config, inputs }: RunContext) =>
  inputs.announceWebhook !== undefined && config.announce.overdue && config['follow-up'].index && !inputs.dryRun;

/** `about` is the incident of the item, which decides whether it is confidential. */
function announced(
  { title, url, due = '', assignees }: TrackedItem,
  about: Pick<TrackedItem, 'title' | 'service'>,
): OverdueItem {
  const subject = { title: about.title, service: about.service, serviceId: undefined };
  return { subject, title, url, due, owners: assignees };
}

/** Forgets items that are gone, except those in repositories that could not be read now. */
function pruned({ items, memory, unreachable }: ReadItems, docs: string): ItemMemory {
  const isHidden = (key: string) => unreachable.some(({ repository }) => key.startsWith(`${repository}#`));
  const closures = new Set(items.filter(({ state }) => state !== 'open').map(closureKey));
  const open = new Set(items.filter((item) => item.state === 'open' || hasLabel(item)).map(itemKey));
  const elsewhere = items.filter(({ repository }) => repository !== docs).map(({ marker }) => marker);
  return {
    closures: new Map([...memory.closures].filter(([key]) => closures.has(key) || isHidden(key))),
    reminders: new Map([...memory.reminders].filter(([key]) => open.has(key) || isHidden(key))),
    announcedWeek: memory.announcedWeek,
    elsewhere: new Set([...(unreachable.length > 0 ? memory.elsewhere : []), ...elsewhere].sort()),
  };
}

async function readClosures({ items, repositories }: ReadItems, memory: ItemMemory, problems: string[]): Promise<void> {
  const unknown = items
    .filter((item) => item.state !== 'open' && !memory.closures.has(closureKey(item)))
    .sort((one, other) => ((one.closedAt ?? '') < (other.closedAt ?? '') ? 1 : -1))
    .slice(0, MAX_TIMELINES);
  const { default: pMap } = await import('p-map');
  await pMap(
    unknown,
    async (item) => {
      const repository = repositories.get(item.repository);
      const { state, closedAt } = item;
      if (repository === undefined || closedAt === undefined || state === 'open') return;
      await attempt(item, problems, async () => {
        const [events, isOurs] = await Promise.all([
          readIssueTimeline(repository, item.number),
          repository.recognizes(),
        ]);
        const about = { state, closedAt, repository: item.repository };
        const closure = closureOf(about, events, { server: SERVER_URL, isOurs });
        memory.closures.set(closureKey(item), closure);
        Object.assign(item, closure);
      });
    },
    { concurrency: AT_A_TIME },
  );
}

async function remind(
  context: RunContext,
  run: { read: ReadItems; memory: ItemMemory; today: string; problems: string[] },
): Promise<TrackedItem[]> {
  const { read, memory, today, problems } = run;
  const { dryRun } = context.inputs;
  const reminded: TrackedItem[] = [];
  let looks = 0;
  const byDue = read.items
    .filter((item) => mayRemind(item, context))
    .sort((one, other) => ((one.due ?? '') < (other.due ?? '') ? -1 : 1));
  for (const item of byDue) {
    const repository = read.repositories.get(item.repository);
    if (repository === undefined) continue;
    const { due = '' } = item;
    const isOverdue = isDue(item, today);
    const isLabelled = hasLabel(item);
    if (!isOverdue && !isLabelled) continue;
    await attempt(item, problems, async () => {
      const known = memory.reminders.get(itemKey(item));
      if (isOverdue ? known && reminderDue(due, today, known) === undefined : known?.length === 0) return;
      let sent = known ?? [];
      if (known === undefined || isOverdue) {
        looks += 1;
        if (looks > MAX_LOOKS) return;
        // Another run may have sent one since.
        sent = await sentTo(repository, item.number);
        memory.reminders.set(itemKey(item), sent);
      }
      if (!isOverdue) {
        // A label that people added themselves stays.
        if (sent.length > 0 && !dryRun) {
          await removeLabel(repository, item.number, LABEL);
          // If it is overdue again, even in the next run, its label comes back.
          memory.reminders.delete(itemKey(item));
        }
        return;
      }
      const isFirst = sent.every(({ from }) => from !== due);
      // It was closed, lost its label and was forgotten, and is open again.
      const isBack = known === undefined && !isFirst;
      if (isBack && !isLabelled && !dryRun) await addLabel(repository, item.number, LABEL);
      const stage = reminderDue(due, today, sent);
      if (stage === undefined || reminded.length >= MAX_REMINDERS) return;
      const reminder = overdueReminder(item, stage, today);
      // The label first: after the comment, a failure would leave the item without it for ever.
      if (isFirst && !isLabelled && !dryRun) await addLabel(repository, item.number, LABEL);
      if (dryRun) wouldSend('GitHub', { path: '/comments', body: { body: reminder.body } });
      else await upsertComment(repository, item.number, reminder);
      reminded.push(item);
      memory.reminders.set(itemKey(item), [...sent, { from: due, stage, day: today }]);
    });
  }
  return reminded;
}

const hasLabel = ({ labels }: TrackedItem) => labels.some((label) => label.toLowerCase() === LABEL);

function mayRemind({ service, severity, title }: TrackedItem, { config }: RunContext): boolean {
  const facts = { service, serviceId: undefined };
  return (
    configFor(config, { ...facts, priority: severity })['follow-up'].overdue &&
    !mayBeConfidential({ ...facts, title }, config)
  );
}

/** From our own comments: the due date and the number are in the marker. */
async function sentTo(repository: DocsRepository, number: number): Promise<SentReminder[]> {
  const comments = await findComments(repository, number, OVERDUE_MARKER);
  return comments.flatMap(({ body, created_at: at }) => overdueReminderIn(body ?? '', at));
}

async function attempt(item: TrackedItem, problems: string[], act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    problems.push(`${item.repository}#${item.number} could not be followed: ${error.message}`);
  }
}
