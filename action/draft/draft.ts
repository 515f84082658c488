/**
 * Mode `draft`: decides whether an incident gets a postmortem, and starts or notifies the Devin session that writes it.
 */
import { randomUUID } from 'node:crypto';
import { ApiError } from '../../src/http/http.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { PagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import { plausible } from '../../src/pagerduty/plausible.ts';
import { incidentOfDispatch } from '../../src/pagerduty/read-incident.ts';
import { readIncidentReference } from '../../src/pagerduty/read-incident-reference.ts';
import type { Trigger } from '../../src/policy/situation.ts';
import { pagerdutyOf } from '../shared/connections.ts';
import { openDraftContext } from '../shared/context.ts';
import type { Event } from '../shared/event.ts';
import type { Inputs } from '../shared/inputs.ts';
import { info } from '../shared/log.ts';
import { setOutputs } from '../shared/outputs.ts';
import { droppedLine, noConfigLine, writeSummary } from '../shared/summary.ts';
import { describeResult } from './describe-result.ts';
import { draftSummary } from './draft-summary.ts';
import { processIncident } from './process-incident.ts';
import type { DryRun, Result } from './result.ts';

export async function draft(inputs: Inputs, event: Event): Promise<void> {
  const [context, found] = await Promise.all([openDraftContext(inputs, event), findIncident(inputs, event)]);
  const { incident, dropped } = plausible(found.incident, new Date());
  info(`Incident ${incident.id}`);
  const result = await processIncident(context, incident, found.trigger, { missingFacts: found.missingFacts });
  reportDraft(result);
  const told = [...new Set([...found.dropped, ...dropped])];
  await writeSummary(`${draftSummary(result, context)}${droppedLine(told)}${noConfigLine(context)}`);
}

interface Found {
  incident: Incident;
  trigger: Trigger;
  /** Set if PagerDuty's current facts are unavailable. */
  missingFacts: string | undefined;
  /** Values of the event that cannot be true. */
  dropped: string[];
}

/** Finds the incident of this run, and why it is processed. */
async function findIncident(inputs: Inputs, event: Event): Promise<Found> {
  const pagerduty = pagerdutyOf(inputs);
  if (event.name === 'repository_dispatch') {
    const { type, payload } = event;
    const trigger: Trigger = { by: 'event', type, eventId: payload.event?.id ?? undefined };
    if (isShortForm(payload)) {
      const why = 'The event contains only the ID of the incident';
      const incident = await fetchIncident(pagerduty, payload.incident.id, why);
      return { incident, trigger, missingFacts: undefined, dropped: [] };
    }
    const { incident, dropped } = plausible(incidentOfDispatch(type, payload), new Date());
    return { trigger, dropped, ...(await asOfNow(pagerduty, incident)) };
  }
  if (inputs.incidentId === undefined) {
    throw new Error(
      event.name === 'workflow_dispatch'
        ? 'The input "incident-id" is empty: give the ID, the number or the URL of the PagerDuty incident'
        : `There is nothing to draft on the event "${event.name === 'other' ? event.eventName : event.name}": use repository_dispatch, or workflow_dispatch with "incident-id"`,
    );
  }
  const reference = readIncidentReference(inputs.incidentId);
  if (reference === undefined) {
    throw new Error(
      'The input "incident-id" is not an incident: give its ID (Q2ZK81VNWTXE7B), its number (4812) or its URL (https://….pagerduty.com/incidents/Q2ZK81VNWTXE7B)',
    );
  }
  return {
    incident: await fetchIncident(pagerduty, reference, 'A manual run has only the ID of the incident'),
    trigger: { by: 'hand', redo: inputs.redo },
    missingFacts: undefined,
    dropped: [],
  };
}

/** The dispatch's short form, `{"incident": {"id": "…"}}`. */
function isShortForm({ event, incident }: Extract<Event, { name: 'repository_dispatch' }>['payload']): boolean {
  const { id: _, ...facts } = incident;
  return !event && Object.values(facts).every((fact) => fact === null || fact === undefined);
}

async function fetchIncident(pagerduty: PagerDuty | undefined, idOrNumber: string, why: string): Promise<Incident> {
  if (pagerduty === undefined) {
    throw new Error(
      `${why}, and the input "pagerduty-token" is empty: store a read-only PagerDuty REST API key as the secret PAGERDUTY_TOKEN in the environment "postmortem", and pass it in the workflow`,
    );
  }
  return pagerduty.getIncident(idOrNumber);
}

/**
 * Fetches the current facts from PagerDuty, because a priority is often set late. The event decides that it was resolved, and when:
 * it may have been reopened since, which is a separate event.
 * @throws Error if PagerDuty has no such incident.
 */
async function asOfNow(
  pagerduty: PagerDuty | undefined,
  told: Incident,
): Promise<Pick<Found, 'incident' | 'missingFacts'>> {
  if (pagerduty === undefined) return { incident: told, missingFacts: undefined };
  try {
    const now = await pagerduty.getIncident(told.id);
    const known = Object.entries(now).filter(([, value]) => value !== undefined);
    const facts = { ...told, ...Object.fromEntries(known), merged: told.merged || now.merged };
    if (told.status !== 'resolved') return { incident: facts, missingFacts: undefined };
    const resolvedAt = told.resolvedAt ?? facts.resolvedAt;
    return { incident: { ...facts, status: told.status, resolvedAt }, missingFacts: undefined };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // A forged event, or one from another account.
    if (error.status === 404) throw new Error(`Nothing was started. ${error.message}`, { cause: error });
    return { incident: told, missingFacts: "the incident's current facts" };
  }
}

function reportDraft(result: Result): void {
  const { outcome, reason, session, documentPath, isNewSession } = describeResult(result);
  setOutputs({
    outcome,
    reason,
    'incident-id': result.incident.id,
    'session-id': session?.id ?? '',
    'session-url': session?.url ?? '',
    'document-path': documentPath ?? '',
    sessions: JSON.stringify(isNewSession && session ? [session.id] : []),
  });
  if (result.outcome === 'dry-run') showPrompt(promptOf(result));
  else info(logLineOf(result));
}

function logLineOf(result: Exclude<Result, DryRun>): string {
  switch (result.outcome) {
    case 'created':
      return `Devin writes the postmortem: ${result.session.url}`;
    case 'updated':
      return `Devin was notified (${result.how}): ${result.session.url}`;
    case 'skipped':
    case 'ended':
      return `No postmortem: ${result.reason}`;
  }
}

function promptOf({ would }: DryRun): string {
  return would.do === 'end' ? `No postmortem: ${would.reason}` : would.prompt;
}

/** The prompt contains incident text, so the runner must not read workflow commands in it. */
function showPrompt(prompt: string): void {
  const resume = randomUUID();
  info(`::stop-commands::${resume}`);
  info(prompt);
  info(`::${resume}::`);
}
