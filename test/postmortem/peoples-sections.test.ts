import { describe, expect, test } from '@jest/globals';
import { parseDocument } from '../../src/postmortem/document.ts';
import { peoplesSectionsOf } from '../../src/postmortem/peoples-sections.ts';
import { changed, RECORDED } from './record.ts';
import { found, lineOf, subjectOf } from './rules/subject.ts';

const LESSONS = { 'Lessons Learned': { by: 'people' as const, wants: 'what surprised us' } };
const FORM = `## Lessons Learned

<!-- For people: what surprised us -->

> **On-call engineer:** Which signal told you that the rollback had worked? (E-55de)

> **Service owner:** Why did no test hold more than one line item?

`;
const withForm = (form: string) => changed('## Action Items', `${form}## Action Items`);

function sectionsOf(markdown: string, sections: object = LESSONS, template?: string) {
  const parsed = template === undefined ? undefined : parseDocument(template);
  return peoplesSectionsOf(parseDocument(markdown), parsed, { sections: sections as typeof LESSONS });
}

const answered = (...answers: string[]) => {
  const [first = '', second = ''] = answers;
  return withForm(
    FORM.replace('(E-55de)\n', `(E-55de)\n${first}\n`).replace('line item?\n', `line item?\n${second}\n`),
  );
};

describe('a section for people', () => {
  test('is open as long as it has only questions, each to a role', () => {
    const { there, missing } = sectionsOf(withForm(FORM));
    expect(there).toMatchObject([
      {
        heading: 'Lessons Learned',
        answers: [],
        isOpen: true,
        questions: [{ role: 'On-call engineer', isAnswered: false }, { role: 'Service owner' }],
      },
    ]);
    expect(missing).toEqual([]);
  });

  test.each([
    ['nothing', FORM.replace(/>[\s\S]*/, '\n')],
    ['a placeholder', FORM.replace(/>[\s\S]*/, 'TBD\n\n')],
    ['subheadings alone', FORM.replace(/>[\s\S]*/, '### What went well\n\n### What did not\n\n')],
  ])('is open with %s in it', (_what, form) => {
    expect(sectionsOf(withForm(form)).there).toMatchObject([{ isOpen: true, answers: [] }]);
  });

  test.each([
    ['a paragraph below each question', answered('\nThe error rate.', '\nNobody had thought of it.'), false],
    ['an answer without an empty line above it', answered('The error rate.', 'Nobody had thought of it.'), false],
    ['a list, and a table', answered('\n- The error rate', '\n| a | b |\n|---|---|\n| c | d |'), false],
    ['one answer to two questions', answered('\nThe error rate.'), true],
    ['text in place of the questions', withForm('## Lessons Learned\n\nWe were lucky.\n\n'), false],
  ])('is filled in with %s: %#', (_what, markdown, isOpen) => {
    expect(sectionsOf(markdown).there[0]?.isOpen).toBe(isOpen);
  });

  test.each([
    ['Erkenntnisse', 'Erkenntnisse'],
    ['Leçons apprises', 'Leçons apprises'],
    ['Lecciones aprendidas', 'Lecciones aprendidas'],
    ['Lições aprendidas', 'Lições aprendidas'],
    ['Lezioni apprese', 'Lezioni apprese'],
    ['教訓', '教訓'],
    ['经验教训', '经验教训'],
    ['교훈', '교훈'],
    ['Lessons Learned', '💡 4. lessons learned:'],
    ['Lessons Learned', 'Erkenntnisse'],
    ['Wie es den Menschen ging', 'Wie es den Menschen ging'],
  ])('is found for "%s" in the configuration as "%s"', (heading, title) => {
    const markdown = withForm(FORM.replace('Lessons Learned', title));
    expect(sectionsOf(markdown, { [heading]: { by: 'people' } }).there).toMatchObject([{ isOpen: true }]);
  });

  test('is found by its heading before one of the same kind', () => {
    const markdown = withForm(
      '## What went well\n\nThe rollback.\n\n## What went badly\n\n> **On-call engineer:** why?\n\n',
    );
    const sections = { 'What went badly': { by: 'people' }, 'What went well': { by: 'devin' } };
    expect(sectionsOf(markdown, sections).there).toMatchObject([
      { section: { title: 'What went badly' }, isOpen: true },
    ]);
  });

  test("counts as open if it is as in the team's template", () => {
    const template = '# <title>\n\n## Lessons Learned\n\nWhat surprised you, and what helped?\n\n## Action Items\n';
    const markdown = withForm('## Lessons Learned\n\nWhat surprised you, and what helped?\n\n');
    expect(sectionsOf(markdown, LESSONS, template).there).toMatchObject([{ isOpen: true, answers: [] }]);
  });

  test('is not required if the template does not have it', () => {
    expect(sectionsOf(RECORDED, LESSONS, '# T\n\n## Summary\n')).toEqual({ there: [], missing: [] });
    expect(sectionsOf(RECORDED).missing).toEqual(['Lessons Learned']);
  });

  test('is not one that Devin writes', () => {
    expect(sectionsOf(RECORDED, { Impact: { by: 'devin', wants: 'euros' } })).toEqual({ there: [], missing: [] });
  });
});

describe('the rules', () => {
  const rule = (markdown: string, changes = {}) =>
    found('sections', markdown, { peoples: sectionsOf(markdown), ...changes });
  const all = (markdown: string, sections: object) => subjectOf(markdown, { peoples: sectionsOf(markdown, sections) });

  test('accept an open form', () => {
    for (const form of [FORM, '## Lessons Learned\n\n', '## Lessons Learned\n\nTBD\n\n']) {
      expect(rule(withForm(form))).toEqual([]);
      expect(rule(withForm(form), { author: 'people' })).toEqual([]);
    }
  });

  test('accept what is missing in open sections of any kind', async () => {
    const { runRules } = await import('../../src/postmortem/rules/rules.ts');
    const open = '\n> **Service owner:** what comes next?\n\n';
    for (const heading of ['Action Items', 'Impact', 'Root Cause', 'Timeline']) {
      const markdown = RECORDED.replace(/record: 1\n/, '').replace(
        new RegExp(`(## ${heading}\n)[\\s\\S]*?(?=\n## |$)`),
        `$1${open}`,
      );
      const errors = runRules(all(markdown, { [heading]: { by: 'people' } })).filter(
        ({ severity }) => severity === 'error',
      );
      expect([heading, errors]).toEqual([heading, []]);
    }
  });

  test('find a secret in an open form', async () => {
    const { runRules } = await import('../../src/postmortem/rules/rules.ts');
    const markdown = withForm(FORM);
    const start = markdown.indexOf('Which signal');
    const subject = { ...all(markdown, LESSONS), secrets: [{ start, end: start + 12, kind: 'password' }] };
    expect(runRules(subject).map(({ rule: name }) => name)).toContain('secrets');
  });

  test('find what is left to fill in once people have answered', () => {
    const markdown = answered('\nThe error rate.', '\nNobody.\n\nTBD');
    expect(rule(markdown)).toEqual([expect.stringMatching(new RegExp(`^${lineOf(markdown, 'TBD')} error: "TBD" `))]);
  });

  test('find that the section is missing', () => {
    expect(rule(RECORDED)).toEqual([expect.stringMatching(/error: There is no section "Lessons Learned"\.$/)]);
    expect(rule(RECORDED, { author: 'people' })).toEqual([expect.stringMatching(/warn: There is no section/)]);
  });

  test("find a sixth question, and one to nobody, only in Devin's document", () => {
    const six = withForm(`## Lessons Learned\n\n${'> **Service owner:** why?\n\n'.repeat(5)}> Why?\n\n`);
    expect(rule(six)).toEqual([
      expect.stringMatching(/error: There are 6 questions to people: ask at most 5\.$/),
      expect.stringMatching(/error: The question is to nobody/),
    ]);
    expect(rule(six, { author: 'people' })).toEqual([]);
  });

  test('find an answer by Devin', () => {
    const markdown = answered('\n- The error rate.', '\nNobody had thought of it.');
    const problem = (words: string) =>
      `${lineOf(markdown, words)} error: "Lessons Learned" belongs to people, and Devin wrote this: take it out, and leave the questions open.`;
    expect(rule(markdown, { byDevin: 'all' })).toEqual([problem('- The error rate'), problem('Nobody had')]);
    expect(rule(markdown, { byDevin: new Set(['- The error rate.']) })).toEqual([problem('- The error rate')]);
    expect(rule(markdown, { byDevin: new Set(['Nobody']) })).toEqual([]);
    expect(rule(markdown, { byDevin: 'none' })).toEqual([]);
  });
});
