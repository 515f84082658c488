/** Environments with who may use them and the names of their secrets (GitHub docs, "REST API endpoints for deployment environments"). */
import { Hono } from 'hono';
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

export function environmentRoutes(environments: Readonly<Record<string, DeploymentEnvironment>>): Hono<Env> {
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

  app.get('/environments/:name', (context) => {
    const name = context.req.param('name');
    const { branches, waitsFor = [] } = find(name);
    const restricted = branches !== 'any';
    const rules = [...waitsFor, ...(restricted ? ['branch_policy'] : [])];
    return context.json({
      url: context.req.url,
      html_url: context.req.url.replace('/repos/', '/'),
      id: 161_088_068,
      node_id: 'MDExOkVudmlyb25tZW50MTYxMDg4MDY4',
      name,
      created_at: '2026-01-01T00:00:00Z',
      updated_at: '2026-01-01T00:00:00Z',
      protection_rules: rules.map((type, index) => ({ id: 3736 + index, node_id: `MDQ6R2F0ZTM3${index}`, type })),
      deployment_branch_policy: restricted
        ? { protected_branches: branches === 'protected', custom_branch_policies: branches !== 'protected' }
        : null,
    });
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
