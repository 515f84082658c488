/**
 * Sections for people: the built action in its own process, run by the workflows of this repository on events in the docs
 * repository.
 */
import { afterEach, describe, expect, test } from '@jest/globals';
import {
  closeDocsRepos,
  type DocsRepo,
  errorsOf,
  INCIDENT,
  outputsOf,
  PATH,
  POSTMORTEM,
  startDocsRepo,
  type Who,
} from './docs-repo.ts';

afterEach(closeDocsRepos);

const CONFIG = 'sections: { Lessons Learned: { by: people, wants: what surprised us } }\n';
const BRANCH = `postmortem/${INCIDENT.toLowerCase()}`;
const FORM =
  '\n## Lessons Learned\n\n<!-- For people: what surprised us -->\n\n> **On-call engineer:** Which signal told you that it was over?\n\n';
const OPEN = POSTMORTEM + FORM;
const ANSWERED = `${OPEN}The pool went back to 20%.\n`;

async function docsRepo(workflow: 'postmortem-review.yml' | 'postmortem-follow-up.yml', files = {}): Promise<DocsRepo> {
  return startDocsRepo({ workflow, config: CONFIG, files });
}

async function write(repo: DocsRepo, who: Who, text: string): Promise<void> {
  await repo.write(who, BRANCH, PATH, text);
}

/** Check run, outputs and comment of the last review. */
async function reviewed(repo: DocsRepo) {
  const run = await repo.settled();
  expect(errorsOf(run)).toEqual([]);
  const { head } = await repo.call('ada', 'GET', '/pulls/1');
  const { check_runs: runs } = await repo.call('ada', 'GET', `/commits/${head.sha}/check-runs`);
  const [comment] = await repo.call('ada', 'GET', '/issues/1/comments');
  const { outcome, reason } = outputsOf(run);
  return {
    outcome,
    reason,
    conclusion: runs[0].conclusion,
    title: runs[0].output.title,
    comment: String(comment.body),
  };
}

describe('the check of a document with a section for people to write', () => {
  test('waits for people, and passes once they have answered', async () => {
    const repo = await docsRepo('postmortem-review.yml');
    const session = await repo.startSession(INCIDENT);
    await write(repo, 'devin', OPEN);
    await repo.openPull('devin', BRANCH);
    const waiting = await reviewed(repo);
    expect(waiting).toMatchObject({
      outcome: 'passed',
      reason: 'waiting-for-people',
      conclusion: 'action_required',
      title: expect.stringContaining('1 section for people to fill in'),
    });
    expect(waiting.comment).toMatch(/\*\*Waiting for people: /);
    expect(waiting.comment).toMatch(
      /\[Lessons Learned\]\(\S+#L\d+\): 1 question to the on\\-call engineer without an answer/,
    );

    await write(repo, 'ada', ANSWERED);
    expect(await reviewed(repo)).toMatchObject({ outcome: 'passed', reason: '', conclusion: 'success' });
    expect(session.messages).toHaveLength(1);
  });

  test('fails if Devin fills it in, even after a person has pushed, and asks Devin to leave it open', async () => {
    const repo = await docsRepo('postmortem-review.yml');
    const session = await repo.startSession(INCIDENT);
    await write(repo, 'devin', ANSWERED);
    await repo.openPull('devin', BRANCH);
    expect(await reviewed(repo)).toMatchObject({ outcome: 'failed', conclusion: 'failure' });
    expect(JSON.stringify(session.messages.at(-1))).toMatch(/belongs to people, and Devin wrote this/);

    await write(repo, 'ada', ANSWERED.replace('~12%', '12%'));
    const { conclusion, comment } = await reviewed(repo);
    expect(conclusion).toBe('failure');
    expect(comment).toContain('belongs to people\\, and Devin wrote this');

    await write(repo, 'ada', `${OPEN}The graph of the pool.\n`);
    expect(await reviewed(repo)).toMatchObject({ outcome: 'passed', reason: '', conclusion: 'success' });
  });
});

test('the index shows in which postmortems people have filled in their sections', async () => {
  const other = PATH.replace('02-10', '02-09').replace(INCIDENT.toLowerCase(), 'q3');
  const repo = await docsRepo('postmortem-follow-up.yml', { [other]: OPEN });
  await repo.write('ada', 'main', PATH, ANSWERED);
  await repo.settled();
  const [issue] = await repo.call('ada', 'GET', '/issues?labels=postmortems');
  expect(issue.body).toContain('| Open items | Filled in by people |');
  expect(issue.body).toMatch(/\| 2026-02-10 \|.*\| yes \|\n/);
  expect(issue.body).toMatch(/\| 2026-02-\d\d \|.*\| 0 of 1 section \|\n/);
});
