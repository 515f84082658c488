import { isNamed } from '../text/is-named.ts';
import type { Config } from './config.ts';

/** Returns the repository under `services` for a service, by its name or ID; undefined if it has none. */
export function repositoryOfService(
  { services }: Pick<Config, 'services'>,
  service: string | undefined,
  serviceId: string | undefined,
): string | undefined {
  return Object.entries(services).find(([name]) => isNamed([name], service, serviceId))?.[1];
}
