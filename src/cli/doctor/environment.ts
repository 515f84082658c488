/** Checks the environment with the secrets: who may use it, and which secrets it has. */
import * as z from 'zod/mini';
import type { DocsRepository } from '../../github/docs-repository.ts';
import { readFile } from '../../github/files.ts';
import { ApiError } from '../../http/http.ts';
import type { Config } from '../../policy/config.ts';
import { type DoctorCheck, explainFailure, notChecked, ok, wrong } from './check.ts';
import { lacks } from './token-permissions.ts';
import { ENVIRONMENT, opensInServices, SECRETS } from './workflow.ts';

const ENVIRONMENT_CHECK = `Environment ${ENVIRONMENT}`;
const SECRETS_CHECK = 'Secrets';
const SETTINGS = `Settings → Environments → ${ENVIRONMENT}`;

const EnvironmentAnswer = z.object({
  deployment_branch_policy: z.nullish(
    z.object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() }),
  ),
  protection_rules: z.optional(z.array(z.object({ type: z.string() }))),
});
const BranchPolicy = z.object({ name: z.string(), type: z.optional(z.string()) });

/** `open`: every branch may use it. `closed`: the default branch may not. `others`: other branches may, too. */
export type EnvironmentState =
  | { kind: 'missing' | 'open' | 'closed' | 'for-protected' | 'for-default' }
  | { kind: 'waits'; rules: readonly string[] }
  | { kind: 'others'; branches: readonly string[] };

/** @throws ApiError, except if there is no such environment. */
export async function readEnvironment({ call, list, about }: DocsRepository): Promise<EnvironmentState> {
  const environment = { environment_name: ENVIRONMENT };
  const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}';
  const found = await call(route, environment, EnvironmentAnswer).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  });
  if (found === undefined) return { kind: 'missing' };
  const { deployment_branch_policy: policy, protection_rules: rules = [] } = found;
  const waits = rules.filter(({ type }) => type === 'required_reviewers' || type === 'wait_timer');
  if (waits.length > 0) return { kind: 'waits', rules: waits.map(({ type }) => type) };
  if (!policy) return { kind: 'open' };
  if (policy.protected_branches) return { kind: 'for-protected' };
  const { default_branch: defaultBranch } = await about();
  const allowed = await list(`${route}/deployment-branch-policies`, environment, BranchPolicy);
  const branches = allowed.map(({ name }) => name);
  if (!branches.includes(defaultBranch)) return { kind: 'closed' };
  const others = branches.filter((branch) => branch !== defaultBranch);
  return others.length === 0 ? { kind: 'for-default' } : { kind: 'others', branches: others };
}

export async function checkEnvironment(docs: DocsRepository): Promise<DoctorCheck> {
  const name = ENVIRONMENT_CHECK;
  try {
    const state = await readEnvironment(docs);
    const { default_branch: defaultBranch } = await docs.about();
    switch (state.kind) {
      case 'for-default':
        return ok(name, `only ${defaultBranch} may use it`);
      case 'for-protected':
        return ok(name, 'only protected branches may use it');
      case 'missing':
        return wrong(
          name,
          'it does not exist: create it in Settings → Environments, or run pagerduty-postmortem init. (Where your plan has none for private repositories, docs/install-by-hand.md says what to do.)',
        );
      case 'waits':
        return wrong(name, `every run would wait (${state.rules.join(', ')}): remove that in ${SETTINGS}`);
      case 'open':
        return wrong(
          name,
          `every branch may use it, so anybody who can push one can read its secrets: under "Deployment branches and tags" in ${SETTINGS} choose "Selected branches and tags" and add only the default branch`,
        );
      case 'closed':
        return wrong(
          name,
          `the default branch ${defaultBranch} may not use it, so every run would fail: add it in ${SETTINGS}`,
        );
      case 'others':
        return wrong(
          name,
          `${state.branches.join(', ')} may use it too, so anybody who can push there can read its secrets: remove that in ${SETTINGS}`,
        );
    }
  } catch (error) {
    return explainFailure(error, name, { 403: lacks(name, 'Actions') });
  }
}

/** Returns the names of the secrets that the environment does not have. @throws ApiError, with 404 if there is no environment. */
export async function missingSecrets({ list }: DocsRepository, needed: readonly string[] = SECRETS): Promise<string[]> {
  const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets';
  const found = await list(route, { environment_name: ENVIRONMENT }, z.object({ name: z.string() }));
  return needed.filter((secret) => !found.some(({ name }) => name === secret));
}

export async function checkSecrets(docs: DocsRepository, config: Config): Promise<DoctorCheck> {
  try {
    const needed = (await needsItemsToken(docs, config)) ? [...SECRETS, ITEMS_TOKEN] : SECRETS;
    const missing = await missingSecrets(docs, needed);
    if (missing.length === 0) return ok(SECRETS_CHECK, needed.join(', '));
    return wrong(
      SECRETS_CHECK,
      `the environment ${ENVIRONMENT} has no ${missing.join(' and no ')}: add it in ${SETTINGS}`,
    );
  } catch (error) {
    return explainFailure(error, SECRETS_CHECK, {
      403: lacks(SECRETS_CHECK, 'Environments'),
      404: notChecked(SECRETS_CHECK, 'without the environment there are none'),
    });
  }
}

const ITEMS_TOKEN = 'ITEMS_TOKEN';

/** Not if the workflow makes the token itself, such as that of a GitHub App. */
async function needsItemsToken(docs: DocsRepository, config: Config): Promise<boolean> {
  if (!opensInServices(config)) return false;
  const text = await readFile(docs, '.github/workflows/postmortem-follow-up.yml');
  return text?.includes(`secrets.${ITEMS_TOKEN}`) === true;
}
