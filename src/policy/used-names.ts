/** The PagerDuty names and IDs that a configuration uses, and the ones that PagerDuty does not have. */
import { confidentialServices } from '../incident/confidential.ts';
import type { KnownNames, NameKind } from '../incident/known-names.ts';
import { isNamed } from '../text/is-named.ts';
import type { Config } from './config.ts';

export interface UsedName {
  readonly kind: NameKind;
  readonly name: string;
  /** The key that contains it, such as `overrides[0].match.service`. */
  readonly key: string;
}

/** Returns each name once per key. `confidential` also contains patterns, which are not names. */
export function usedNames({ incidents, services, overrides }: Config): UsedName[] {
  const used: UsedName[] = [];
  const add = (kind: NameKind, key: string, names: string | readonly string[] = []) => {
    for (const name of [names].flat()) used.push({ kind, name, key });
  };
  const addPolicy = (prefix: string, policy: Config['overrides'][number]['incidents']) => {
    add('priority', `${prefix}.priorities`, policy?.priorities);
    add('service', `${prefix}.services.only`, policy?.services?.only);
    add('service', `${prefix}.services.except`, policy?.services?.except);
    add('incident type', `${prefix}.types`, policy?.types);
  };
  add('service', 'incidents.confidential', confidentialServices({ incidents }));
  addPolicy('incidents', incidents);
  add('service', 'services', Object.keys(services));
  overrides.forEach(({ match, incidents: policy }, index) => {
    add('priority', `overrides[${index}].match.priority`, match.priority);
    add('service', `overrides[${index}].match.service`, match.service);
    addPolicy(`overrides[${index}].incidents`, policy);
  });
  return used;
}

/** Returns unknown names, but only of the kinds that are in `known`. */
export function unknownNames(config: Config, known: KnownNames): UsedName[] {
  return usedNames(config).filter(({ kind, name }) => {
    const all = known[kind];
    return all !== undefined && !all.some(({ id, names }) => isNamed([name], id, ...names));
  });
}

/** "incidents.confidential names the service "Valut", which PagerDuty does not have. Did you mean "Vault"?" */
export async function explainUnknown({ kind, name, key }: UsedName, known: KnownNames): Promise<string> {
  const { closestMatch } = await import('leven');
  const all = (known[kind] ?? []).flatMap(({ names }) => names);
  const what = `${key} names the ${kind} "${name}", which PagerDuty does not have`;
  if (all.length === 0) return `${what}: the account has no ${PLURAL[kind]}.`;
  const spelled = new Map(all.map((each) => [each.toLowerCase(), each]));
  const closest = closestMatch(name.toLowerCase(), [...spelled.keys()], { maxDistance: Math.ceil(name.length / 2) });
  const meant = closest === undefined ? '' : ` Did you mean "${spelled.get(closest)}"?`;
  return `${what}.${meant}`;
}

const PLURAL: Readonly<Record<NameKind, string>> = {
  service: 'services',
  priority: 'priorities',
  'incident type': 'incident types',
};
