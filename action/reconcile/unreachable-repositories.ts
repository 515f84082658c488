/** Repositories of services whose issues the token cannot use: action items become issues of the docs repository instead. */
import * as z from 'zod/mini';
import { accessProblem, serviceRepositories } from '../follow-up/tracked-items.ts';
import { serviceRepository } from '../shared/connections.ts';
import type { RunContext } from '../shared/context.ts';
import type { HealthProblem } from '../shared/health-issue.ts';

/** Takes one request for each repository. What may pass by itself is no problem. */
export async function unreachableRepositories({ config, repository, inputs }: RunContext): Promise<HealthProblem[]> {
  const mapped = serviceRepositories(config, repository);
  if (mapped.length === 0) return [];
  if (inputs.itemsToken === undefined) {
    return [
      {
        title: 'Action items cannot be opened in the repositories of services',
        text: 'The input "items-token" is empty. Store a token that may write issues there as the secret ITEMS_TOKEN, and pass it in the workflows of follow-up and reconcile',
      },
    ];
  }
  const found = await Promise.all(
    mapped.map(async (name): Promise<HealthProblem[]> => {
      try {
        await serviceRepository(inputs, name)?.call('GET /repos/{owner}/{repo}/issues', { per_page: 1 }, z.unknown());
        return [];
      } catch (error) {
        const { problem, isPermanent } = accessProblem(error);
        return isPermanent ? [{ title: `Action items cannot be opened in ${name}`, text: problem }] : [];
      }
    }),
  );
  return found.flat();
}
