/**
 * The files that GitHub reads of a repository, and silently ignores where they are wrong.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import * as z from 'zod';

const read = (path: string) => parse(readFileSync(`.github/${path}`, 'utf8')) as unknown;

const field = z.strictObject({
  type: z.enum(['input', 'textarea', 'dropdown']),
  id: z.string().regex(/^[\w-]+$/),
  attributes: z.strictObject({
    label: z.string(),
    description: z.optional(z.string()),
    options: z.optional(z.array(z.string()).min(1)),
  }),
  validations: z.optional(z.strictObject({ required: z.boolean() })),
});
const note = z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: z.string() }) });

/** https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms */
const form = z.strictObject({
  name: z.string(),
  description: z.string(),
  labels: z.array(z.string()),
  body: z.array(z.union([field, note])).min(1),
});

test.each(readdirSync('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml'))(
  'the issue form %s is valid, and its fields have different names',
  (name) => {
    const { body } = form.parse(read(`ISSUE_TEMPLATE/${name}`));
    const ids = body.flatMap((each) => ('id' in each ? [each.id] : []));
    expect(ids).toEqual([...new Set(ids)]);
  },
);

describe('Dependabot', () => {
  const { updates } = z
    .object({
      version: z.literal(2),
      updates: z.array(
        z.strictObject({
          'package-ecosystem': z.string(),
          directory: z.enum(['/', '/deploy/container']),
          schedule: z.strictObject({ interval: z.literal('weekly') }),
          cooldown: z.strictObject({ 'default-days': z.number() }),
          groups: z.optional(z.record(z.string(), z.object({}))),
        }),
      ),
    })
    .parse(read('dependabot.yml'));

  test('updates the packages, the base image and the actions once a week, and nothing younger than a week', () => {
    expect(updates.map((each) => each['package-ecosystem'])).toEqual(['npm', 'docker', 'github-actions']);
    for (const { cooldown } of updates) expect(cooldown['default-days']).toBeGreaterThanOrEqual(7);
  });
});

test('a line of CODEOWNERS is a path and its owners, and no owner is invented', () => {
  const lines = readFileSync('.github/CODEOWNERS', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  for (const line of lines) {
    expect(line).toMatch(/^\S+( +@[\w-]+(\/[\w.-]+)?)+$/);
    expect(line).not.toMatch(/@(acme|OWNER)\b/);
  }
});
