/** Asks the session of a merged postmortem to publish it once, if configured. */
import { isLive, newestOf } from '../../src/agent/session.ts';
import { incidentTag, PUBLISHED_TAG } from '../../src/agent/tags.ts';
import type { Config } from '../../src/policy/config.ts';
import { publishOrder } from '../../src/postmortem/messages.ts';
import { incidentIdOfPath, postmortemPath } from '../../src/postmortem/paths.ts';
import type { RunContext } from '../shared/context.ts';
import { wouldSend } from '../shared/what-left.ts';
import { knownIncident } from './known-incident.ts';
import type { MergedPostmortem } from './merged-postmortems.ts';

export interface PublishedPostmortems {
  /** Paths of the published ones, and the address of their session. */
  told: { path: string; url: string }[];
  /** Why one is not published, as a sentence that says what to do. */
  problems: string[];
}

export async function publishMerged(
  context: RunContext,
  documents: readonly MergedPostmortem[],
): Promise<PublishedPostmortems> {
  const { agent, repository, inputs } = context;
  const published: PublishedPostmortems = { told: [], problems: [] };
  for (const merged of documents.filter(({ isNew, config }) => isNew && mayPublish(context.config, config))) {
    const { path } = merged;
    const known = await knownIncident(merged, context);
    const { publish } = 'config' in known ? known.config : merged.config;
    if (publish.to === 'pull-request' || publish.when !== 'merged') continue;
    const not = (why: string) =>
      published.problems.push(`${path} was not published: ${why}. Publish it by hand on ${publish.to}.`);
    if ('problem' in known) {
      not(known.problem);
      continue;
    }
    if (agent === undefined) {
      not('the input "devin-api-key" has no working key for Devin');
      continue;
    }
    const documentPath = postmortemPath(path, context.config.directory);
    const id = incidentIdOfPath(path);
    if (documentPath === undefined || id === undefined) {
      not('its name is not that of a postmortem, `<date>-<words>-<incident id>.md`');
      continue;
    }
    const session = newestOf(await agent.findSessions(incidentTag(id)));
    if (session === undefined) {
      not('no Devin session wrote it');
      continue;
    }
    if (session.tags.includes(PUBLISHED_TAG)) continue;
    const { to, destination } = publish;
    const order = publishOrder({ repository, documentPath, to, destination });
    if (inputs.dryRun && isLive(session)) wouldSend('Devin', { path: '/messages', body: { message: order } });
    // Sends the message before tagging: a tag without its message would never be published. Sent twice, it is still one page.
    const sent = isLive(session) && (inputs.dryRun || (await agent.sendMessage(session.id, order)) === 'sent');
    if (!sent) {
      not('the session that wrote it has ended');
      continue;
    }
    if (!inputs.dryRun) await agent.addTags(session.id, [PUBLISHED_TAG]);
    published.told.push({ path, url: session.url });
  }
  return published;
}

function mayPublish(teamConfig: Config, config: Config): boolean {
  return [teamConfig, ...teamConfig.overrides, config].some(({ publish }) => publish && publish.to !== 'pull-request');
}
