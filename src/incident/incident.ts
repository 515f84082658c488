import * as z from 'zod/mini';
import type { DispatchPayload } from '../dispatch.ts';
import { INCIDENT_ID, isMerge } from '../pagerduty/webhook.ts';
import { WEB_URL } from '../text/web-url.ts';

/**
 * The one model of an incident that policy, prompt and summary speak. Texts are one line each, times ISO 8601 in UTC. `Text` is
 * what people and machines wrote: raw as it came from PagerDuty, or cleaned (src/incident/clean-incident.ts).
 */
export interface Incident<Text extends string = string> {
  readonly id: string;
  readonly number: number | undefined;
  readonly title: Text;
  readonly url: Text | undefined;
  readonly status: 'open' | 'resolved';
  /** It went into another incident, which gets the postmortem. */
  readonly merged: boolean;
  readonly service: Text | undefined;
  readonly serviceId: Text | undefined;
  readonly urgency: Text | undefined;
  readonly priority: Text | undefined;
  readonly teams: readonly Text[];
  /** The name of its type; webhooks do not bring it here. */
  readonly type: Text | undefined;
  /** Undefined: PagerDuty did not say. */
  readonly alertCount: number | undefined;
  readonly createdAt: string | undefined;
  readonly resolvedAt: string | undefined;
}

/**
 * The incident as a webhook of this type told it. It has no `resolved_at`: for `incident.resolved` the event's time is the
 * one.
 */
export function incidentOfDispatch(type: string, { event, incident }: DispatchPayload): Incident {
  const resolved = type === 'incident.resolved';
  return toIncident({
    ...incident,
    status: resolved ? 'resolved' : incident.status,
    resolved_at: resolved ? event?.occurred_at : undefined,
  });
}

/** A field of another type is one that PagerDuty did not tell: one odd field must not keep an incident from being read. */
const lenient = <Field>(field: z.ZodMiniType<Field>) => z.catch(z.nullish(field), null);
const text = lenient(z.string());
const Named = z.object({ summary: text });
const RawIncident = z.object({
  id: z.string().check(z.regex(INCIDENT_ID, 'must be an incident ID')),
  number: lenient(z.int()),
  title: text,
  html_url: text,
  status: text,
  resolve_reason: lenient(z.union([z.string(), z.object({ type: z.string() })])),
  service: lenient(z.extend(Named, { id: text })),
  urgency: text,
  priority: lenient(Named),
  teams: lenient(z.array(lenient(Named))),
  incident_type: z.optional(lenient(z.object({ name: text }))),
  alert_counts: z.optional(lenient(z.object({ all: lenient(z.int()) }))),
  created_at: text,
  resolved_at: text,
});

/**
 * An incident of PagerDuty's REST API ("Get an incident"), where the number is `incident_number`. Any optional field may be
 * null; a resolved one has last changed its status when it was resolved.
 */
export const RestIncident = z.pipe(
  z.extend(RawIncident, { incident_number: lenient(z.int()), last_status_change_at: text }),
  z.transform((incident): Incident => {
    const { incident_number: number, status, resolved_at, last_status_change_at } = incident;
    const resolvedAt = resolved_at ?? (status === 'resolved' ? last_status_change_at : undefined);
    return toIncident({ ...incident, number, resolved_at: resolvedAt });
  }),
);

function toIncident(raw: z.infer<typeof RawIncident>): Incident {
  return {
    id: raw.id,
    number: raw.number ?? undefined,
    title: line(raw.title) ?? 'Untitled incident',
    url: webUrl(raw.html_url),
    status: raw.status === 'resolved' ? 'resolved' : 'open',
    merged: isMerge(raw.resolve_reason),
    service: line(raw.service?.summary),
    serviceId: line(raw.service?.id),
    urgency: line(raw.urgency),
    priority: line(raw.priority?.summary),
    teams: (raw.teams ?? []).flatMap((team) => line(team?.summary) ?? []),
    type: line(raw.incident_type?.name),
    alertCount: raw.alert_counts?.all ?? undefined,
    createdAt: time(raw.created_at),
    resolvedAt: time(raw.resolved_at),
  };
}

/** From created to resolved, in whole seconds; undefined where one of the two is not known, or they contradict each other. */
export function durationOf({ createdAt, resolvedAt }: Pick<Incident, 'createdAt' | 'resolvedAt'>): number | undefined {
  if (createdAt === undefined || resolvedAt === undefined) return undefined;
  const seconds = Math.round((Date.parse(resolvedAt) - Date.parse(createdAt)) / 1000);
  return seconds < 0 ? undefined : seconds;
}

/**
 * Control characters, line separators, and characters that reverse, hide or are nothing. Not the joiners and the emoji
 * selector, which emoji and some scripts need.
 */
const UNREADABLE =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u2800]|(?!\u200C|\u200D|\uFE0F)\p{Default_Ignorable_Code_Point}/gu;

/** One readable line, or undefined when nothing is left of it. Emoji and every script stay whole. */
export function line(value: string | null | undefined): string | undefined {
  const readable = (value ?? '').toWellFormed().replace(UNREADABLE, ' ').replace(/\s+/gu, ' ').trim();
  return readable === '' ? undefined : readable;
}

/** ISO 8601 in UTC, or undefined where it is no time. */
export function time(value: string | null | undefined): string | undefined {
  const milliseconds = Date.parse(value ?? '');
  const iso = Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString();
  return /^\d{4}-/.test(iso) ? iso : undefined;
}

/** The same address, or undefined where it could do harm in markdown or is none. */
export function webUrl(value: string | null | undefined): string | undefined {
  return value && WEB_URL.test(value) && URL.canParse(value) ? value : undefined;
}
