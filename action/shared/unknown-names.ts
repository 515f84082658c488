/** `incidents.confidential` fails closed: a service that does not exist would protect nothing. */
import { ApiError } from '../../src/http/http.ts';
import { confidentialServices } from '../../src/incident/confidential.ts';
import type { PagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import type { Config } from '../../src/policy/config.ts';
import { explainUnknown, unknownNames, usedNames } from '../../src/policy/used-names.ts';
import { isNamed } from '../../src/text/is-named.ts';
import type { RunContext } from './context.ts';
import type { HealthProblem } from './health-issue.ts';
import { warning } from './log.ts';

/** If there are more, the whole list is read. */
const MAX_QUERIES = 20;

const checked = new WeakMap<Config, Promise<void>>();

/**
 * Checks once in a run. If PagerDuty cannot be queried, that is a warning; without a token, nothing can be checked.
 * @throws Error if PagerDuty has no service with a name or ID in `incidents.confidential`: then nothing may be drafted.
 */
export function requireKnownConfidential({ config, pagerduty, inputs }: RunContext): Promise<void> {
  const known = checked.get(config) ?? check(config, pagerduty, inputs.config);
  checked.set(config, known);
  return known;
}

async function check(config: Config, pagerduty: PagerDuty | undefined, file: string): Promise<void> {
  const names = confidentialServices(config);
  if (pagerduty === undefined || names.length === 0) return;
  try {
    if (
      names.length <= MAX_QUERIES &&
      (await Promise.all(names.map((name) => exists(pagerduty, name)))).every(Boolean)
    ) {
      return;
    }
    // A query may miss a name with unusual characters. Only the whole list proves that there is none.
    const { readKnownNames } = await import('../../src/pagerduty/read-known-names.ts');
    const { known, problems } = await readKnownNames(pagerduty, new Set(['service'] as const));
    if (problems[0] !== undefined) return unchecked(problems[0]);
    const unknown = unknownNames(config, known).filter(({ key }) => key === 'incidents.confidential');
    if (unknown.length === 0) return;
    const told = await Promise.all(unknown.map((each) => explainUnknown(each, known)));
    throw new Error(
      `Nothing was drafted, because an incident that should be confidential would not be: ${told.join(' ')} Correct ${file}`,
    );
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    unchecked(error.message);
  }
}

/** Returns configured names that PagerDuty does not have, to be corrected. Leaves out what could not be read. */
export async function unknownNamesOf({ config, pagerduty, inputs }: RunContext): Promise<HealthProblem[]> {
  const used = usedNames(config);
  if (pagerduty === undefined || used.length === 0) return [];
  const { readKnownNames } = await import('../../src/pagerduty/read-known-names.ts');
  const { known } = await readKnownNames(pagerduty, new Set(used.map(({ kind }) => kind)));
  return Promise.all(
    unknownNames(config, known).map(async (unknown) => ({
      title: `The configuration names a ${unknown.kind} that PagerDuty does not have`,
      text: `${await explainUnknown(unknown, known)} Correct ${inputs.config}`,
    })),
  );
}

/** By its name, or by its ID if it looks like one, because a query does not find IDs. */
async function exists(pagerduty: PagerDuty, name: string): Promise<boolean> {
  const [found, byId] = await Promise.all([
    pagerduty.listServices(name),
    /^P[A-Z0-9]{6,}$/i.test(name) && pagerduty.hasService(name),
  ]);
  return byId || found.some((service) => isNamed([name], service.id, service.name));
}

function unchecked(problem: string): void {
  warning(`Could not check whether the services in "incidents.confidential" exist: ${problem}`);
}
