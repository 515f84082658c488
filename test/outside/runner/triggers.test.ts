import { describe, expect, test } from '@jest/globals';
import type { Event } from './event.ts';
import { placeOf } from './event.ts';
import { trigger } from './triggers.ts';
import { readWorkflow } from './workflow.ts';

const PATH = '.github/workflows/test.yml';
const JOBS = 'jobs: { one: { runs-on: ubuntu-latest, steps: [{ run: "true" }] } }';

describe('repository_dispatch', () => {
  const on = 'on: { repository_dispatch: { types: [pagerduty.incident.resolved] } }';

  test('starts a workflow that names its type', async () => {
    expect(await outcome(on, dispatch('pagerduty.incident.resolved'))).toBe('starts');
  });
  test('ignores a workflow that names other types', async () => {
    expect(await outcome(on, dispatch('pagerduty.incident.acknowledged'))).toBe('ignored');
  });
  test('starts a workflow that names no type', async () => {
    expect(await outcome('on: { repository_dispatch: }', dispatch('anything'))).toBe('starts');
  });
  test('ignores a workflow for other events', async () => {
    expect(await outcome('on: push', dispatch('anything'))).toBe('ignored');
  });
  test('must look as GitHub sends it', async () => {
    const event = { name: 'repository_dispatch', payload: { action: 'a' } };
    await expect(outcome('on: { repository_dispatch: }', event)).rejects.toThrow('client_payload');
  });
});

describe('workflow_dispatch', () => {
  const on = `
on:
  workflow_dispatch:
    inputs:
      incident-id: { required: true, type: string }
      dry-run: { type: boolean, default: false }
      mode: { type: choice, options: [draft, review], default: draft }
      note: { type: string }
`;
  const byHand = (inputs: Record<string, string | boolean>, workflow = PATH): Event => ({
    name: 'workflow_dispatch',
    payload: { ref: 'refs/heads/main', workflow, inputs },
  });

  test('fills in defaults and gives booleans as booleans', async () => {
    expect(await verdict(on, byHand({ 'incident-id': 'Q1' }))).toEqual({
      outcome: 'starts',
      inputs: { 'incident-id': 'Q1', 'dry-run': false, mode: 'draft', note: '' },
    });
    expect(await verdict(on, byHand({ 'incident-id': 'Q1', 'dry-run': 'true' }))).toMatchObject({
      inputs: { 'dry-run': true },
    });
  });
  test.each([
    ['a required input that is missing', {}, "Required input 'incident-id' not provided"],
    ['an input that is not declared', { 'incident-id': 'Q1', nope: 'x' }, 'Unexpected inputs provided: ["nope"]'],
    ['a choice that is none', { 'incident-id': 'Q1', mode: 'all' }, "'all' for input 'mode'"],
    ['a boolean that is none', { 'incident-id': 'Q1', 'dry-run': 'yes' }, "'yes' for input 'dry-run'"],
  ])('is refused with %s', async (_, inputs, reason) => {
    expect(await verdict(on, byHand(inputs))).toEqual({ outcome: 'refused', reason: expect.stringContaining(reason) });
  });
  test('starts only the workflow that it names', async () => {
    expect(await outcome(on, byHand({ 'incident-id': 'Q1' }, '.github/workflows/other.yml'))).toBe('ignored');
  });
});

describe.each(['pull_request', 'pull_request_target'])('%s', (name) => {
  test.each([
    ['opened', 'starts'],
    ['synchronize', 'starts'],
    ['reopened', 'starts'],
    ['closed', 'ignored'],
    ['labeled', 'ignored'],
  ])('starts a workflow by default: %s %s', async (action, expected) => {
    expect(await outcome(`on: ${name}`, pull(name, { action }))).toBe(expected);
  });
  test('starts only for the types that are listed', async () => {
    const on = `on: { ${name}: { types: [closed] } }`;
    expect(await outcome(on, pull(name, { action: 'closed' }))).toBe('starts');
    expect(await outcome(on, pull(name, { action: 'opened' }))).toBe('ignored');
  });
  test('filters by the base branch', async () => {
    const on = `on: { ${name}: { branches: [main, 'release/**'] } }`;
    expect(await outcome(on, pull(name, { base: 'main' }))).toBe('starts');
    expect(await outcome(on, pull(name, { base: 'release/1/2' }))).toBe('starts');
    expect(await outcome(on, pull(name, { base: 'develop' }))).toBe('ignored');
  });
  test('filters by changed paths', async () => {
    const on = `on: { ${name}: { paths: ['docs/postmortems/**'] } }`;
    expect(await outcome(on, pull(name, { files: ['README.md', 'docs/postmortems/a.md'] }))).toBe('starts');
    expect(await outcome(on, pull(name, { files: ['README.md'] }))).toBe('ignored');
    await expect(outcome(on, pull(name, {}))).rejects.toThrow('say in "files"');
  });
});

describe('push', () => {
  const push = (ref: string, files: string[] = [], deleted = false): Event => ({
    name: 'push',
    payload: { ref, after: 'c'.repeat(40), deleted },
    files,
  });

  test.each([
    ['[main]', 'refs/heads/main', 'starts'],
    ['[main]', 'refs/heads/main2', 'ignored'],
    ['[main]', 'refs/tags/main', 'ignored'],
    ["['feature/*']", 'refs/heads/feature/a', 'starts'],
    ["['feature/*']", 'refs/heads/feature/a/b', 'ignored'],
    ["['v[12].?x']", 'refs/heads/v2x', 'starts'],
    ["['**', '!wip/**']", 'refs/heads/wip/a', 'ignored'],
    ["['**', '!wip/**', 'wip/keep']", 'refs/heads/wip/keep', 'starts'],
  ])('matches branches %s against %s: %s', async (branches, ref, expected) => {
    expect(await outcome(`on: { push: { branches: ${branches} } }`, push(ref))).toBe(expected);
  });
  test.each([
    ["['docs/**']", ['docs/a/b.md'], 'starts'],
    ["['docs/*']", ['docs/a/b.md'], 'ignored'],
    ["['**/README.md']", ['README.md'], 'starts'],
    ["['docs/**', '!docs/postmortems/index.md']", ['docs/postmortems/index.md'], 'ignored'],
    ["['docs.md']", ['docsxmd'], 'ignored'],
  ])('matches paths %s against %s: %s', async (paths, files, expected) => {
    expect(await outcome(`on: { push: { paths: ${paths} } }`, push('refs/heads/main', files))).toBe(expected);
  });
  test('is stopped by paths-ignore if every file is ignored', async () => {
    const on = "on: { push: { paths-ignore: ['**.md'] } }";
    expect(await outcome(on, push('refs/heads/main', ['a.md', 'docs/b.md']))).toBe('ignored');
    expect(await outcome(on, push('refs/heads/main', ['a.md', 'b.ts']))).toBe('starts');
  });
  test('starts workflows for tags by a tag, and ignores paths', async () => {
    expect(await outcome("on: { push: { tags: ['v*'], paths: [x] } }", push('refs/tags/v1'))).toBe('starts');
    expect(await outcome("on: { push: { tags: ['v*'] } }", push('refs/heads/main'))).toBe('ignored');
  });
  test('starts nothing by deleting a branch', async () => {
    expect(await outcome('on: push', push('refs/heads/main', [], true))).toBe('ignored');
  });
});

test('a schedule starts only its own workflow', async () => {
  const on = "on: { schedule: [{ cron: '7 * * * *' }] }";
  const schedule = (workflow: string) => ({ name: 'schedule', payload: { schedule: '7 * * * *', workflow } });
  expect(await outcome(on, schedule(PATH))).toBe('starts');
  expect(await outcome(on, schedule('.github/workflows/other.yml'))).toBe('ignored');
});

describe('the ref of an event', () => {
  const place = (event: Event) => placeOf(event, 'acme/docs', 'main');

  test('is the default branch for a dispatch, a schedule and pull_request_target', () => {
    const onMain = { branch: 'main', ref: 'refs/heads/main', fromFork: false };
    expect(place(dispatch('a'))).toMatchObject(onMain);
    expect(place({ name: 'schedule', payload: {} })).toMatchObject(onMain);
    expect(place(pull('pull_request_target', { head: 'topic' }))).toMatchObject({ ...onMain, headRef: 'topic' });
  });
  test('is the head for pull_request, so its author decides about the workflow', () => {
    expect(place(pull('pull_request', { head: 'topic' }))).toMatchObject({
      branch: 'topic',
      ref: 'refs/pull/7/merge',
      headRef: 'topic',
      baseRef: 'main',
      fromFork: false,
    });
    expect(place(pull('pull_request', { from: 'mallory/docs' })).fromFork).toBe(true);
  });
});

describe('a workflow file that GitHub would refuse', () => {
  test('is refused with file, line and column of each mistake', async () => {
    const reading = readWorkflow('bad.yml', `on: push\npermisions: {}\n${JOBS.replace('true', `\${{ nope.x }}`)}`);
    await expect(reading).rejects.toThrow(/bad\.yml \(Line: 2, Col: 1\).*\n.*bad\.yml \(Line: 3.*nope/);
  });
  test('is refused if it both keeps and cancels', async () => {
    const both = 'concurrency: { group: a, cancel-in-progress: true, queue: max }';
    await expect(readWorkflow('bad.yml', `on: push\n${both}\n${JOBS}`)).rejects.toThrow('exclude each other');
  });
});

async function verdict(on: string, event: Event) {
  return trigger(await readWorkflow(PATH, `${on}\n${JOBS}`), event);
}

async function outcome(on: string, event: Event): Promise<string> {
  return (await verdict(on, event)).outcome;
}

function dispatch(action: string): Event {
  return { name: 'repository_dispatch', payload: { action, client_payload: {} } };
}

function pull(
  name: string,
  {
    action = 'opened',
    base = 'main',
    head = 'topic',
    from = 'acme/docs',
    files,
  }: { action?: string; base?: string; head?: string; from?: string; files?: string[] },
): Event {
  const payload = {
    action,
    pull_request: {
      number: 7,
      base: { ref: base },
      head: { ref: head, sha: 'a'.repeat(40), label: `someone:${head}`, repo: { full_name: from } },
    },
  };
  return files ? { name, payload, files } : { name, payload };
}
