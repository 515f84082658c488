/** Has the session of a merged postmortem publish it, where the configuration says so: once. */
import { isLive, newestOf } from '../../src/agent/session.ts';
import { incidentTag, PUBLISHED_TAG } from '../../src/agent/tags.ts';
import { ApiError } from '../../src/http/http.ts';
import { isConfidential } from '../../src/incident/confidential.ts';
import { type Config, configFor } from '../../src/policy/config.ts';
import { serviceOf, titleOf } from '../../src/postmortem/index-entry.ts';
import { publishOrder } from '../../src/postmortem/messages.ts';
import { incidentIdOfPath, postmortemPath } from '../../src/postmortem/paths.ts';
import type { RunContext } from '../shared/context.ts';
import type { Merged } from './merged-postmortems.ts';

export interface Published {
  /** Paths of those whose session was told to, and where the session can be watched. */
  told: { path: string; url: string }[];
  /** Why one is not published, as a sentence that says what to do. */
  problems: string[];
}

export async function publishMerged(context: RunContext, documents: readonly Merged[]): Promise<Published> {
  const { devin, repository, inputs } = context;
  const published: Published = { told: [], problems: [] };
  for (const merged of documents.filter(({ isNew, config }) => isNew && mayPublish(context.config, config))) {
    const { path } = merged;
    const known = await asPagerDutyKnows(merged, context);
    const { publish } = 'config' in known ? known.config : merged.config;
    if (publish.to === 'pull-request' || publish.when !== 'merged') continue;
    const not = (why: string) =>
      published.problems.push(`${path} was not published: ${why}. Publish it by hand on ${publish.to}.`);
    if ('problem' in known) {
      not(known.problem);
      continue;
    }
    if (devin === undefined) {
      not('Devin cannot be asked without a key that works in the input "devin-api-key"');
      continue;
    }
    const documentPath = postmortemPath(path, context.config.directory);
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
    const sent = isLive(session) && (inputs.dryRun || (await devin.sendMessage(session.id, order)) === 'sent');
    if (!sent) {
      not('the session that wrote it has ended');
      continue;
    }
    if (!inputs.dryRun) await devin.addTags(session.id, [PUBLISHED_TAG]);
    published.told.push({ path, url: session.url });
  }
  return published;
}

function mayPublish(teamConfig: Config, config: Config): boolean {
  return [teamConfig, ...teamConfig.overrides, config].some(({ publish }) => publish && publish.to !== 'pull-request');
}

/**
 * Returns the configuration for the incident as PagerDuty knows it: whoever writes a document must not choose where it is published.
 * Without a token, or if PagerDuty has no such incident, only the document says what it is about.
 */
async function asPagerDutyKnows(
  { path, document, config }: Merged,
  { config: teamConfig, pagerduty }: RunContext,
): Promise<{ config: Config } | { problem: string }> {
  const id = incidentIdOfPath(path);
  const confidential = { problem: 'the configuration calls its incident confidential' };
  try {
    const incident = id === undefined ? undefined : await pagerduty?.getIncident(id);
    if (incident !== undefined) {
      const known = configFor(teamConfig, incident);
      return isConfidential(incident, known) ? confidential : { config: known };
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status !== 404) return { problem: `PagerDuty could not be asked about its incident (${error.message})` };
  }
  const stated = { title: titleOf(document, path), service: serviceOf(document), serviceId: undefined };
  return isConfidential(stated, config) ? confidential : { config };
}
