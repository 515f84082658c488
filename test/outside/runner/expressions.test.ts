import { describe, expect, test } from '@jest/globals';
import { type Contexts, holds, type Status, text, truth } from './expressions.ts';

const contexts: Contexts = {
  github: { event: { client_payload: { incident: { id: 'Q1' } } }, event_name: 'push' },
  inputs: { 'dry-run': true },
};

describe('an expression', () => {
  test.each([
    ['github.event.client_payload.incident.id', 'Q1'],
    ['GitHub.Event_Name', 'push'],
    ["inputs['dry-run']", 'true'],
    ["format('postmortem-{0}', github.event.nothing.there || 'none')", 'postmortem-none'],
    ['secrets.MISSING', ''],
    ['needs.a.outputs.b', ''],
    ['github.event', 'Object'],
    ["toJSON('a')", '"a"'],
  ])('writes %s as "%s"', (expression, written) => {
    expect(text({ expression }, contexts)).toBe(written);
  });

  test('is not evaluated a second time if its value comes from an event', () => {
    const hostile = { github: { event: { title: `\${{ secrets.TOKEN }}` } }, secrets: { TOKEN: 'x' } };
    expect(text({ expression: 'github.event.title' }, hostile)).toBe(`\${{ secrets.TOKEN }}`);
  });
});

test('literals are written as they are, null as nothing', () => {
  expect([text('a', {}), text(15, {}), text(false, {}), text(null, {})]).toEqual(['a', '15', 'false', '']);
  expect([truth(true, {}), truth('true', {}), truth({ expression: "inputs['dry-run']" }, contexts)]).toEqual([
    true,
    false,
    true,
  ]);
});

describe('the status functions', () => {
  test.each<[Status, string[]]>([
    ['success', ['success()', 'always()']],
    ['failure', ['failure()', 'always()']],
    ['cancelled', ['cancelled()', 'always()']],
    ['skipped', ['always()']],
  ])('evaluate after %s: %s hold', (status, holding) => {
    const functions = ['success()', 'failure()', 'cancelled()', 'always()'];
    expect(functions.filter((condition) => holds(condition, {}, status))).toEqual(holding);
  });
});
