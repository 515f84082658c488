/** Rulesets of the default branch (GitHub docs, "REST API endpoints for rules"). */
import { Hono } from 'hono';
import * as z from 'zod';
import { check } from './bodies.ts';
import type { Env } from './installation.ts';
import { Refusal } from './refusal.ts';

const RulesetOrder = z.object({
  name: z.string().min(1),
  target: z.enum(['branch', 'tag', 'push']).default('branch'),
  enforcement: z.enum(['disabled', 'active', 'evaluate']),
  conditions: z.object({ ref_name: z.object({ include: z.array(z.string()), exclude: z.array(z.string()) }) }),
  rules: z.array(z.looseObject({ type: z.string() })),
});
type Ruleset = z.infer<typeof RulesetOrder>;

/** `ruled`: a ruleset asks for a pull request from the start. */
export function rulesetRoutes(repository: string, defaultBranch: string, ruled: boolean): Hono<Env> {
  const app = new Hono<Env>();
  const refs = { include: ['~DEFAULT_BRANCH'], exclude: [] };
  const rules = [{ type: 'pull_request' }];
  const rulesets: Ruleset[] = ruled
    ? [{ name: 'reviewed', target: 'branch', enforcement: 'active', conditions: { ref_name: refs }, rules }]
    : [];
  const shown = (ruleset: Ruleset, index: number) => ({
    id: 42 + index,
    source_type: 'Repository' as const,
    source: repository,
    ...ruleset,
  });
  const applyingTo = (branch: string) =>
    rulesets.filter(
      ({ enforcement, target, conditions: { ref_name: names } }) =>
        enforcement === 'active' &&
        target === 'branch' &&
        names.include.some((name) => [`refs/heads/${branch}`, '~ALL'].includes(name) || name === '~DEFAULT_BRANCH') &&
        branch === defaultBranch,
    );

  app.get('/rulesets', (context) => context.json(rulesets.map(shown)));
  app.get('/rulesets/:id', (context) => {
    const index = Number(context.req.param('id')) - 42;
    const ruleset = rulesets[index];
    if (ruleset === undefined) throw new Refusal(404, 'Not Found');
    return context.json(shown(ruleset, index));
  });
  app.post('/rulesets', (context) => {
    const order = check(RulesetOrder, context.get('body'));
    if (rulesets.some(({ name }) => name === order.name)) throw new Refusal(422, 'Validation Failed');
    rulesets.push(order);
    return context.json(shown(order, rulesets.length - 1), 201);
  });
  app.get('/rules/branches/:branch{.+}', (context) =>
    context.json(
      applyingTo(context.req.param('branch')).flatMap(({ rules: each }) =>
        each.map((rule) => ({
          ...rule,
          ruleset_source_type: 'Repository',
          ruleset_source: repository,
          ruleset_id: 42,
        })),
      ),
    ),
  );
  return app;
}
