/**
 * Environments with who may use them and their secrets (GitHub docs, "REST API endpoints for deployment environments"): read, created,
 * limited to branches, and given secrets.
 */
import { Hono } from 'hono';
import * as z from 'zod';
import { check } from './bodies.ts';
import type { Env } from './installation.ts';
import { pageOf } from './page.ts';
import { Refusal } from './refusal.ts';

export interface DeploymentEnvironment {
  /** `any`: every branch; `protected`: protected ones; else those with these names. */
  branches: 'any' | 'protected' | readonly string[];
  /** Their names: the values are never told. */
  secrets: readonly string[];
  /** What every use waits for. */
  waitsFor?: readonly ('required_reviewers' | 'wait_timer')[];
}

const KEY_ID = '568250167242549743';
const PUBLIC_KEY = Buffer.alloc(32, 7).toString('base64');

const EnvironmentOrder = z.object({
  deployment_branch_policy: z
    .object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
    .refine((policy) => policy.protected_branches !== policy.custom_branch_policies)
    .nullish(),
});
const BranchOrder = z.object({ name: z.string().min(1) });
const SecretOrder = z.object({ encrypted_value: z.string().min(1), key_id: z.literal(KEY_ID) });

/** What the requests create is added to `environments`. */
export function environmentRoutes(environments: Record<string, DeploymentEnvironment>): Hono<Env> {
  const app = new Hono<Env>();
  const find = (name: string) => {
    const found = environments[name];
    if (found === undefined) throw new Refusal(404, 'Not Found');
    return found;
  };
  const listed = (key: string, all: object[], url: string) => {
    const { items, link } = pageOf(all, url);
    const headers: Record<string, string> = link === null ? {} : { link };
    return Response.json({ total_count: all.length, [key]: items }, { headers });
  };

  const shown = (name: string, url: string) => {
    const { branches, waitsFor = [] } = find(name);
    const restricted = branches !== 'any';
    const rules = [...waitsFor, ...(restricted ? ['branch_policy'] : [])];
    return {
      url,
      html_url: url.replace('/repos/', '/'),
      id: 161_088_068,
      node_id: 'MDExOkVudmlyb25tZW50MTYxMDg4MDY4',
      name,
      created_at: '2026-01-01T00:00:00Z',
      updated_at: '2026-01-01T00:00:00Z',
      protection_rules: rules.map((type, index) => ({ id: 3736 + index, node_id: `MDQ6R2F0ZTM3${index}`, type })),
      deployment_branch_policy: restricted
        ? { protected_branches: branches === 'protected', custom_branch_policies: branches !== 'protected' }
        : null,
    };
  };

  app.get('/environments/:name', (context) => context.json(shown(context.req.param('name'), context.req.url)));
  app.put('/environments/:name', (context) => {
    const name = context.req.param('name');
    const { deployment_branch_policy: policy } = check(EnvironmentOrder, context.get('body') ?? {});
    const { branches = [], secrets = [] } = environments[name] ?? {};
    const named = typeof branches === 'string' ? [] : branches;
    environments[name] = { branches: !policy ? 'any' : policy.protected_branches ? 'protected' : named, secrets };
    return context.json(shown(name, context.req.url));
  });
  app.post('/environments/:name/deployment-branch-policies', (context) => {
    const found = find(context.req.param('name'));
    const { name } = check(BranchOrder, context.get('body'));
    if (typeof found.branches === 'string') throw new Refusal(404, 'Not Found');
    if (found.branches.includes(name)) return context.body(null, 303);
    found.branches = [...found.branches, name];
    return context.json({ id: 361_470 + found.branches.length, node_id: 'MDE2O', name, type: 'branch' });
  });
  app.get('/environments/:name/secrets/public-key', (context) => {
    find(context.req.param('name'));
    return context.json({ key_id: KEY_ID, key: PUBLIC_KEY });
  });
  app.put('/environments/:name/secrets/:secret', (context) => {
    const found = find(context.req.param('name'));
    const secret = context.req.param('secret');
    check(SecretOrder, context.get('body'));
    const isNew = !found.secrets.includes(secret);
    if (isNew) found.secrets = [...found.secrets, secret];
    return isNew ? context.json({}, 201) : context.body(null, 204);
  });
  app.get('/environments/:name/deployment-branch-policies', (context) => {
    const { branches } = find(context.req.param('name'));
    const names = typeof branches === 'string' ? [] : branches;
    const all = names.map((name, index) => ({ id: 361_471 + index, node_id: `MDE2O${index}`, name, type: 'branch' }));
    return listed('branch_policies', all, context.req.url);
  });
  app.get('/environments/:name/secrets', (context) => {
    const times = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };
    const all = find(context.req.param('name')).secrets.map((name) => ({ name, ...times }));
    return listed('secrets', all, context.req.url);
  });
  return app;
}
