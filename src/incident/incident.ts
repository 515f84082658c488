/**
 * The one model of an incident, used by policy, prompt and summary. Texts are one line each, times ISO 8601 in UTC. `Text` is text by
 * people and machines: raw from PagerDuty, or cleaned (src/incident/clean-incident.ts).
 */
export interface Incident<Text extends string = string> {
  readonly id: string;
  readonly number: number | undefined;
  readonly title: Text;
  readonly url: Text | undefined;
  readonly status: 'open' | 'resolved';
  /** It was merged into another incident, which gets the postmortem. */
  readonly merged: boolean;
  readonly service: Text | undefined;
  readonly serviceId: Text | undefined;
  readonly urgency: Text | undefined;
  readonly priority: Text | undefined;
  readonly teams: readonly Text[];
  /** The name of its type. Webhooks do not include it. */
  readonly type: Text | undefined;
  /** Undefined: PagerDuty did not give it. */
  readonly alertCount: number | undefined;
  readonly createdAt: string | undefined;
  readonly resolvedAt: string | undefined;
}

/** From created to resolved, in whole seconds; undefined if one of the two is unknown, or if they contradict each other. */
export function durationOf({ createdAt, resolvedAt }: Pick<Incident, 'createdAt' | 'resolvedAt'>): number | undefined {
  if (createdAt === undefined || resolvedAt === undefined) return undefined;
  const seconds = Math.round((Date.parse(resolvedAt) - Date.parse(createdAt)) / 1000);
  return seconds < 0 ? undefined : seconds;
}
