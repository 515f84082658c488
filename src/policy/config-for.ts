/**
 * The settings that apply to one incident. Apart from the schema, so that a run without a configuration does not load that.
 */
import { isNamed } from '../text/is-named.ts';
import type { Config } from './config.ts';
import { MERGED } from './default-config.ts';

/** The facts that overrides match on. */
export interface Matched {
  readonly priority: string | undefined;
  readonly service: string | undefined;
  readonly serviceId: string | undefined;
}

/** Returns the settings for one incident: of the matching overrides, the last wins, key by key. Lists are replaced. */
export function configFor(config: Config, incident: Matched): Config {
  return config.overrides
    .filter(({ match }) => matches(match, incident))
    .reduce((before, { match: _, ...changes }) => merged(before, changes, '') as Config, config);
}

const STRICTNESS = ['off', 'warn', 'error'] as const;
type Setting = (typeof STRICTNESS)[number];

/**
 * Returns the settings for a document whose incident PagerDuty does not know, so that only the document states its priority and
 * service. An override for these can only make a rule stricter: an author must not choose the rules for their own document, or its
 * reviewers. `defaults` are the rules' own severities.
 */
export function configForStated(config: Config, stated: Matched, defaults: Readonly<Record<string, Setting>>): Config {
  const own: Readonly<Record<string, Setting | undefined>> = config.review.rules;
  const asStated: typeof own = configFor(config, stated).review.rules;
  const stricter = Object.entries(defaults).flatMap(([rule, byDefault]) => {
    const [before, after] = [own[rule] ?? byDefault, asStated[rule] ?? byDefault];
    return STRICTNESS.indexOf(after) > STRICTNESS.indexOf(before) ? [[rule, after]] : [];
  });
  return { ...config, review: { ...config.review, rules: { ...own, ...Object.fromEntries(stricter) } } };
}

type Override = Config['overrides'][number];

function matches({ priority, service }: Override['match'], incident: Matched): boolean {
  return (
    (priority === undefined || isNamed([priority].flat(), incident.priority)) &&
    (service === undefined || isNamed([service].flat(), incident.service, incident.serviceId))
  );
}

/** Merges key by key what is a map in the schema. Everything else is replaced, as is each entry of a map with free keys. */
function merged(base: unknown, changes: unknown, path: string): unknown {
  if (!MERGED.has(path)) return changes;
  const merging: Record<string, unknown> = { ...(base as object) };
  for (const [key, change] of Object.entries(changes as object)) {
    merging[key] = merged(merging[key], change, path === '' ? key : `${path}.${key}`);
  }
  return merging;
}
