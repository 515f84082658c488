/**
 * Mode `draft`: decides whether an incident gets a postmortem, and orders it from Devin.
 */
import { randomUUID } from 'node:crypto';
import { info } from '@actions/core';
import { connectDevin } from '../src/devin/sessions.ts';
import * as tags from '../src/devin/tags.ts';
import { type Incident, incidentOfDispatch } from '../src/pagerduty/incident.ts';
import { connectPagerDuty, readIncidentReference } from '../src/pagerduty/rest.ts';
import { DEFAULTS } from '../src/policy/config.ts';
import { decide, type Trigger } from '../src/policy/decide.ts';
import { documentBranch, documentPath } from '../src/postmortem/paths.ts';
import { buildPrompt } from '../src/postmortem/prompt.ts';
import type { Event } from './event.ts';
import type { Inputs } from './inputs.ts';
import { setOutputs } from './outputs.ts';
import { createdSummary, dryRunSummary, skippedSummary, writeSummary } from './summary.ts';

export async function draft(inputs: Inputs, event: Event): Promise<void> {
  const config = DEFAULTS;
  const repository = event.repository.full_name;
  if (event.repository.private === false && !config['allow-public']) {
    throw new Error(
      `The docs repository ${repository} is public, and a draft would publish incident data there: use a private repository`,
    );
  }
  const { incident, trigger, eventId } = await findIncident(inputs, event);
  info(`Incident ${incident.id}${incident.number === undefined ? '' : ` (#${incident.number})`}`);

  const decision = decide(incident, trigger, config);
  if (decision.do === 'skip') {
    setOutputs({ outcome: 'skipped', reason: decision.reason, 'incident-id': incident.id });
    info(`No postmortem: ${decision.reason}`);
    await writeSummary(skippedSummary(incident, decision.reason, config));
    return;
  }

  const path = documentPath(incident, config.directory, new Date());
  const branch = documentBranch(incident);
  const prompt = buildPrompt({ incident, repository, documentPath: path, branch });
  const drafted = { incident, documentPath: path, branch, repository, config };

  if (inputs.dryRun) {
    setOutputs({ outcome: 'dry-run', 'incident-id': incident.id, 'document-path': path });
    showPrompt(prompt);
    await writeSummary(dryRunSummary(drafted, prompt));
    return;
  }

  const { apiKey, apiUrl, orgId } = inputs.devin;
  if (apiKey === undefined) {
    throw new Error(
      'The input "devin-api-key" is empty: store the key of a Devin service user as the secret DEVIN_API_KEY in the environment "postmortem" of the docs repository (Settings → Environments), and pass it in the workflow',
    );
  }
  const devin = await connectDevin({ apiKey, apiUrl, orgId });
  const session = await devin.createSession(
    {
      prompt,
      title: sessionTitle(incident),
      tags: sessionTags(incident, trigger, eventId),
      repos: [repository],
      max_acu_limit: config.devin['max-acu'],
    },
    tags.incidentTag(incident.id),
  );
  setOutputs({
    outcome: 'created',
    'incident-id': incident.id,
    'session-id': session.session_id,
    'session-url': session.url,
    'document-path': path,
    sessions: JSON.stringify([session.session_id]),
  });
  info(`Devin writes the postmortem: ${session.url}`);
  await writeSummary(createdSummary(drafted, session));
}

/** The incident this run is about, and what brought it. */
async function findIncident(
  inputs: Inputs,
  event: Event,
): Promise<{ incident: Incident; trigger: Trigger; eventId: string | undefined }> {
  if (event.name === 'repository_dispatch') {
    const { type, payload } = event;
    const incident = isShortForm(payload)
      ? await fetchIncident(inputs, payload.incident.id, 'The event holds only the ID of the incident')
      : incidentOfDispatch(type, payload);
    return { incident, trigger: { by: 'event', type }, eventId: payload.event?.id ?? undefined };
  }
  if (inputs.incidentId === undefined) {
    throw new Error(
      event.eventName === 'workflow_dispatch'
        ? 'The input "incident-id" is empty: give the ID, the number or the URL of the PagerDuty incident'
        : `There is nothing to draft on the event "${event.eventName}": use repository_dispatch, or workflow_dispatch with "incident-id"`,
    );
  }
  const reference = readIncidentReference(inputs.incidentId);
  if (reference === undefined) {
    throw new Error(
      'The input "incident-id" is not an incident: give its ID (Q2ZK81VNWTXE7B), its number (4812) or its URL (https://….pagerduty.com/incidents/Q2ZK81VNWTXE7B)',
    );
  }
  const incident = await fetchIncident(inputs, reference, 'A start by hand knows only which incident is meant');
  return { incident, trigger: { by: 'hand' }, eventId: undefined };
}

/** The dispatch's short form, `{"incident": {"id": "…"}}`. */
function isShortForm({ event, incident }: Extract<Event, { name: 'repository_dispatch' }>['payload']): boolean {
  const { id: _, ...facts } = incident;
  return !event && Object.values(facts).every((fact) => fact === null || fact === undefined);
}

async function fetchIncident(inputs: Inputs, idOrNumber: string, why: string): Promise<Incident> {
  const { token, apiUrl } = inputs.pagerduty;
  if (token === undefined) {
    throw new Error(
      `${why}, and the input "pagerduty-token" is empty: store a read-only PagerDuty REST API key as the secret PAGERDUTY_TOKEN in the environment "postmortem", and pass it in the workflow`,
    );
  }
  return connectPagerDuty({ token, apiUrl }).getIncident(idOrNumber);
}

function sessionTitle({ title, number }: Incident): string {
  return `Postmortem: ${shorten(title, 150)}${number === undefined ? '' : ` (#${number})`}`;
}

function sessionTags(incident: Incident, trigger: Trigger, eventId: string | undefined): string[] {
  return [
    tags.POSTMORTEM_TAG,
    tags.incidentTag(incident.id),
    ...(eventId === undefined ? [] : [tags.eventTag(eventId)]),
    ...(incident.service === undefined ? [] : [tags.serviceTag(shorten(incident.service, 80))]),
    ...(incident.priority === undefined ? [] : [tags.priorityTag(shorten(incident.priority, 40))]),
    ...(incident.resolvedAt === undefined ? [] : [tags.resolvedTag(incident.resolvedAt)]),
    ...(trigger.by === 'hand' ? [tags.BY_HAND_TAG] : []),
  ];
}

function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}

/** The prompt holds incident text, so the runner must not read workflow commands in it. */
function showPrompt(prompt: string): void {
  const resume = randomUUID();
  info(`::stop-commands::${resume}`);
  info(prompt);
  info(`::${resume}::`);
}
