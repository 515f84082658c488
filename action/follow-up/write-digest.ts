/** Writes the digest of the last month, once, as a comment on the index issue. */
import { findComments, marked, sameText, upsertComment } from '../../src/github/comments.ts';
import { mayBeConfidential } from '../../src/incident/confidential.ts';
import { announcedLines, digestOf, monthBefore } from '../../src/postmortem/digest.ts';
import { fileUrl } from '../../src/postmortem/file-url.ts';
import type { IndexEntry } from '../../src/postmortem/index-entry.ts';
import type { TrackedItem } from '../../src/postmortem/tracked-item.ts';
import { announce } from '../shared/announce.ts';
import { branchUrl } from '../shared/connections.ts';
import type { RunContext } from '../shared/context.ts';
import { wouldSend } from '../shared/what-left.ts';
import { trackedItems } from './tracked-items.ts';

/** Postmortems of the last days of a month are merged in the first days of the next: until then, the digest is kept up to date. */
const SETTLING_DAYS = 7;

export interface WrittenDigest {
  month: string;
  /** Undefined in a dry run. */
  url: string | undefined;
}

/** `index`: all postmortems, and the number of the issue. Undefined if there is nothing to write. */
export async function writeDigest(
  context: RunContext,
  { entries, number }: { entries: readonly IndexEntry[]; number: number | undefined },
  now = new Date(),
): Promise<WrittenDigest | undefined> {
  const { docs, config, inputs } = context;
  if (!config['follow-up'].digest || number === undefined) return undefined;
  const month = monthBefore(now.toISOString().slice(0, 7));
  const marker = `<!-- pagerduty-postmortem digest ${month} -->`;
  const [written] = await findComments(docs, number, marker);
  if (written !== undefined && now.getUTCDate() > SETTLING_DAYS) return undefined;
  const isPublic = ({ title, service }: Pick<TrackedItem, 'title' | 'service'>) =>
    !mayBeConfidential({ title, service, serviceId: undefined }, config);
  const shown = entries.filter(isPublic);
  const known = new Map(entries.map((entry) => [entry.path, entry]));
  const items = (await trackedItems(context)).filter((item) => isPublic(known.get(item.postmortem ?? '') ?? item));
  const urlOf = ({ path }: IndexEntry) => fileUrl(branchUrl(context), path);
  const facts = { month, entries: shown, items, urlOf };
  const markdown = digestOf(facts);
  if (markdown === undefined || sameText(written?.body, marked({ marker, body: markdown }))) return undefined;
  if (inputs.dryRun) {
    wouldSend('GitHub', { path: '/comments', body: { body: markdown } });
    return { month, url: undefined };
  }
  const { html_url: url, isNew } = await upsertComment(docs, number, { marker, body: markdown });
  if (isNew) {
    await announce(context, {
      kind: 'digest',
      title: `Incident digest for ${month}`,
      url,
      lines: announcedLines(facts),
    });
  }
  return { month, url };
}
