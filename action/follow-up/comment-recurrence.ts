/** When a merged postmortem repeats an earlier one, says so on the action items of that one that are still open. */
import { createHash } from 'node:crypto';
import { upsertComment } from '../../src/github/comments.ts';
import { addLabel } from '../../src/github/issues.ts';
import { ApiError } from '../../src/http/http.ts';
import { mayBeConfidential } from '../../src/incident/confidential.ts';
import { fileUrl } from '../../src/postmortem/file-url.ts';
import type { IndexEntry } from '../../src/postmortem/index-entry.ts';
import { recurredComment } from '../../src/postmortem/recurred-comment.ts';
import { repeatedBy } from '../../src/postmortem/repeats.ts';
import type { TrackedItem } from '../../src/postmortem/tracked-item.ts';
import { branchUrl } from '../shared/connections.ts';
import type { RunContext } from '../shared/context.ts';
import { wouldSend } from '../shared/what-left.ts';
import { knownIncident } from './known-incident.ts';
import type { MergedPostmortem } from './merged-postmortems.ts';
import { readItems } from './tracked-items.ts';

const LABEL = 'recurred';
/** A push of a whole archive must not flood anybody. */
const MAX_COMMENTS = 20;

export interface RecurrenceComments {
  items: TrackedItem[];
  /** How many items got none because there were too many. */
  beyond: number;
  /** What did not work, each a sentence. */
  failures: string[];
}

/** `entries` are all postmortems. Once for each item and new incident, however often it runs. A failure at one item does not stop the others. */
export async function commentRecurrence(
  context: RunContext,
  merged: readonly MergedPostmortem[],
  entries: readonly IndexEntry[],
): Promise<RecurrenceComments> {
  const { config, inputs } = context;
  const commented: RecurrenceComments = { items: [], beyond: 0, failures: [] };
  const urlOf = ({ path }: IndexEntry) => fileUrl(branchUrl(context), path);
  for (const each of merged) {
    const entry = entries.find(({ path }) => path === each.path);
    // An edit to an old postmortem is no new incident, unless its author now names an earlier one.
    if (entry === undefined || (!each.isNew && entry.repeats === undefined)) continue;
    const repeated = repeatedBy(entry, entries).filter(
      ({ of: { title, service } }) => !mayBeConfidential({ title, service, serviceId: undefined }, config),
    );
    if (repeated.length === 0) continue;
    const known = await knownIncident(each, context);
    if ('problem' in known) {
      if (known.isConfidential) continue;
      commented.failures.push(`Nobody was notified that ${each.path} repeats an earlier incident: ${known.problem}`);
      continue;
    }
    if (!known.config['follow-up'].recurrence) continue;
    const { items, repositories } = await readItems(context);
    for (const repeat of repeated) {
      const body = recurredComment(repeat, entries, urlOf);
      for (const item of items.filter(({ state, postmortem }) => state === 'open' && postmortem === repeat.of.path)) {
        const docs = repositories.get(item.repository);
        if (docs === undefined) continue;
        if (commented.items.length + commented.failures.length >= MAX_COMMENTS) {
          commented.beyond += 1;
          continue;
        }
        try {
          if (inputs.dryRun) wouldSend('GitHub', { path: '/comments', body: { body } });
          else {
            await upsertComment(docs, item.number, { marker: markerOf(entry), body });
            if (!item.labels.includes(LABEL)) await addLabel(docs, item.number, LABEL);
          }
          commented.items.push(item);
        } catch (error) {
          if (!(error instanceof ApiError)) throw error;
          commented.failures.push(
            `The comment that it happened again is missing on ${item.repository}#${item.number}: ${error.message}`,
          );
        }
      }
    }
  }
  return commented;
}

/** Its incident may be in two files, but a file is about one incident. */
function markerOf({ path }: IndexEntry): string {
  const name = createHash('sha256').update(path).digest('hex').slice(0, 16);
  return `<!-- pagerduty-postmortem recurred ${name} -->`;
}
