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

/** From created to resolved, in whole seconds; undefined where one of the two is not known, or they contradict each other. */
export function durationOf({ createdAt, resolvedAt }: Pick<Incident, 'createdAt' | 'resolvedAt'>): number | undefined {
  if (createdAt === undefined || resolvedAt === undefined) return undefined;
  const seconds = Math.round((Date.parse(resolvedAt) - Date.parse(createdAt)) / 1000);
  return seconds < 0 ? undefined : seconds;
}
