/** Has the session of a merged postmortem publish it, where the configuration says so: once. */
import { isLive, newestOf } from '../../src/agent/session.ts';
import { incidentTag, PUBLISHED_TAG } from '../../src/agent/tags.ts';
import { publishOrder } from '../../src/postmortem/messages.ts';
import { incidentIdOfPath, postmortemPath } from '../../src/postmortem/paths.ts';
import type { FollowUp, Merged } from './merged-postmortems.ts';

export interface Published {
  /** Paths of those whose session was told to, and where the session can be watched. */
  told: { path: string; url: string }[];
  /** Why one is not published, as a sentence that says what to do. */
  problems: string[];
}

export async function publishMerged(
  { devin, repository, config: { directory }, inputs: { dryRun } }: FollowUp,
  documents: readonly Merged[],
): Promise<Published> {
  const published: Published = { told: [], problems: [] };
  for (const { path, isNew, config } of documents) {
    const { publish } = config;
    if (!isNew || publish.to === 'pull-request' || publish.when !== 'merged') continue;
    const not = (why: string) =>
      published.problems.push(`${path} was not published: ${why}. Publish it by hand on ${publish.to}.`);
    if (devin === undefined) {
      not('Devin cannot be asked without a key that works in the input "devin-api-key"');
      continue;
    }
    const documentPath = postmortemPath(path, directory);
    const id = incidentIdOfPath(path);
    if (documentPath === undefined || id === undefined) {
      not('its name is not that of a postmortem, `<date>-<words>-<incident id>.md`');
      continue;
    }
    const session = newestOf(await devin.findSessions(incidentTag(id)));
    if (session === undefined) {
      not('no session of Devin wrote it');
      continue;
    }
    if (session.tags.includes(PUBLISHED_TAG)) continue;
    const { to, destination } = publish;
    const order = publishOrder({ repository, documentPath, to, destination });
    // The message first: were the tag there without it, it would never be published. Said twice, it is still one page.
    const sent = isLive(session) && (dryRun || (await devin.sendMessage(session.id, order)) === 'sent');
    if (!sent) {
      not('the session that wrote it has ended');
      continue;
    }
    if (!dryRun) await devin.addTags(session.id, [PUBLISHED_TAG]);
    published.told.push({ path, url: session.url });
  }
  return published;
}
