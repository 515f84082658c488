/** What an App asks with its JWT: where it is installed, and a token (GitHub docs, "Authenticating as a GitHub App"). */
import { Hono } from 'hono';
import * as z from 'zod';
import type { Access, Caller, Permissions } from './access.ts';
import { check, parseJson } from './bodies.ts';
import { Refusal } from './refusal.ts';

/** What is known of a request while it is answered. */
export type Env = { Variables: { caller: Caller | undefined; body: unknown } };

export const RepositoryData = z.looseObject({
  name: z.string(),
  full_name: z.string(),
  created_at: z.string(),
  owner: z.looseObject({ login: z.string(), id: z.int(), url: z.string() }),
});

const TokenRequest = z.object({
  repositories: z.array(z.string()).optional(),
  permissions: z.record(z.string(), z.enum(['read', 'write'])).optional(),
});

/** Apps write `pull_requests` where workflows write `pull-requests`. */
const asAppPermissions = (permissions: Permissions) => ({
  metadata: 'read',
  ...Object.fromEntries(Object.entries(permissions).map(([name, level]) => [name.replaceAll('-', '_'), level])),
});
const asWorkflowPermissions = (permissions: Permissions): Permissions =>
  Object.fromEntries(Object.entries(permissions).map(([name, level]) => [name.replaceAll('_', '-'), level]));

export function installationRoutes(options: {
  access: Access;
  repository: z.infer<typeof RepositoryData>;
  /** GitHub's address. */
  url: string;
}): Hono<Env> {
  const { access, repository, url } = options;
  const app = new Hono<Env>();

  app.get('/repos/:owner/:repo/installation', (context) => {
    const installed = access.assertApp(context.req.header('authorization'));
    const { owner, repo } = context.req.param();
    if (`${owner}/${repo}` !== repository.full_name) throw new Refusal(404, 'Not Found');
    return context.json({
      id: installed.installationId,
      account: repository.owner,
      app_id: installed.id,
      app_slug: installed.slug,
      target_id: repository.owner.id,
      target_type: 'Organization',
      repository_selection: 'selected',
      permissions: asAppPermissions(installed.permissions),
      events: [],
      access_tokens_url: `${url}/app/installations/${installed.installationId}/access_tokens`,
      html_url: `${url}/organizations/${owner}/settings/installations/${installed.installationId}`,
      repositories_url: `${url}/installation/repositories`,
      single_file_name: null,
      created_at: repository.created_at,
      updated_at: repository.created_at,
      suspended_at: null,
      suspended_by: null,
    });
  });

  app.post('/app/installations/:id/access_tokens', async (context) => {
    const installed = access.assertApp(context.req.header('authorization'));
    if (context.req.param('id') !== String(installed.installationId)) throw new Refusal(404, 'Not Found');
    const body = parseJson(await context.req.text());
    context.set('body', body);
    const asked = check(TokenRequest, body ?? {});
    if (asked.repositories?.some((name) => name !== repository.name)) {
      throw new Refusal(
        422,
        'There is at least one repository that does not exist or is not accessible to the parent installation.',
      );
    }
    const wanted = asked.permissions === undefined ? installed.permissions : asWorkflowPermissions(asked.permissions);
    for (const [name, level] of Object.entries(wanted)) {
      const granted = installed.permissions[name];
      if (name !== 'metadata' && granted !== level && granted !== 'write') {
        throw new Refusal(422, 'The permissions requested are not granted to this installation.');
      }
    }
    const issued = access.issue(`${installed.slug}[bot]`, wanted);
    return context.json(
      {
        ...issued,
        permissions: asAppPermissions(wanted),
        repository_selection: 'selected',
        repositories: [repository],
      },
      201,
    );
  });

  return app;
}
