import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lastRun } from '../../src/github/last-run.ts';
import type { GitHub } from '../outside/github.ts';
import { connect, start } from './github.ts';

let github: GitHub;
beforeEach(async () => {
  github = await start();
});
afterEach(() => github.close());

describe('the last run of a workflow', () => {
  test('is the newest of that workflow', async () => {
    const workflow = '.github/workflows/postmortem.yml';
    const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));
    const run = { workflow, conclusion: 'success', title: 'Postmortem', createdAt: at(9) } as const;
    github.addRun(run);
    const failed = github.addRun({ ...run, conclusion: 'failure', createdAt: at(11) });
    github.addRun({ ...run, createdAt: at(10) });
    github.addRun({ ...run, workflow: '.github/workflows/ci.yml', createdAt: at(12) });
    expect(await lastRun(connect(github), 'postmortem.yml', at(8))).toEqual({
      conclusion: 'failure',
      html_url: expect.stringMatching(new RegExp(`/actions/runs/${failed}$`)),
    });
    expect(await lastRun(connect(github), 'postmortem.yml', at(12))).toBeUndefined();
  });

  test('is undefined if there was none', async () => {
    expect(await lastRun(connect(github), 'postmortem.yml', new Date(0))).toBeUndefined();
  });

  test('needs the permission to read actions', async () => {
    const docs = connect(github, github.workflowToken({ contents: 'read' }));
    await expect(lastRun(docs, 'postmortem.yml', new Date(0))).rejects.toThrow(/give the job `actions: read`/);
  });
});
