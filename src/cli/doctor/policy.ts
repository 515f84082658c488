/**
 * Finds what a policy of GitHub Actions forbids. Workflow execution protections are rulesets with a list of allowed events (GitHub
 * docs, "About Actions policies"). GitHub does not document their form in the REST API, so this reads any rule that lists events by
 * name.
 */
import * as z from 'zod/mini';
import type { DocsRepository } from '../../github/docs-repository.ts';

const Ruleset = z.object({ id: z.int(), enforcement: z.optional(z.string()) });
const Rules = z.object({
  rules: z.optional(z.array(z.object({ type: z.string(), parameters: z.optional(z.unknown()) }))),
});

/** The events that start our workflows. */
const EVENTS = ['repository_dispatch', 'workflow_dispatch', 'schedule', 'pull_request_target', 'pull_request', 'push'];

/** Returns the events of our workflows that an enforced allow list leaves out. Throws ApiError. */
export async function blockedEvents({ list, call }: DocsRepository): Promise<string[]> {
  const rulesets = await list('GET /repos/{owner}/{repo}/rulesets', { includes_parents: true }, Ruleset);
  const blocked = new Set<string>();
  for (const { id, enforcement } of rulesets) {
    if (enforcement !== 'active') continue;
    const { rules = [] } = await call('GET /repos/{owner}/{repo}/rulesets/{ruleset_id}', { ruleset_id: id }, Rules);
    for (const { type, parameters } of rules) {
      const allowed = /event/.test(type) ? eventsIn(parameters) : [];
      if (allowed.length > 0) for (const event of EVENTS) if (!allowed.includes(event)) blocked.add(event);
    }
  }
  return EVENTS.filter((event) => blocked.has(event));
}

/** Returns every text in the rule's parameters that looks like an event. */
function eventsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[a-z]+(?:_[a-z]+)*$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(eventsIn) : [];
}
