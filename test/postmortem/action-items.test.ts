import { describe, expect, test } from '@jest/globals';
import { type ActionItem, parseDocument } from '../../src/postmortem/document.ts';

const itemsOf = (body: string, heading = 'Action Items') =>
  parseDocument(`# Outage\n\nDate: 2026-02-10\n\n## ${heading}\n\n${body}\n`).actionItems;

/** "open @dma detect: Alert on CPU". */
function shown({ state, owner, due, type, text }: ActionItem): string {
  return [[state, owner?.text, due && (due.date ?? 'unreadable'), type?.text].filter(Boolean).join(' '), text].join(
    ': ',
  );
}

const read = (body: string, heading?: string) => itemsOf(body, heading).map(shown);

describe('an action item', () => {
  test.each([
    ['- [ ] Add an alert', ['open: Add an alert']],
    ['- [ ] Add an alert \n- [ ] ', ['open: Add an alert']],
    ['- [x] Add an alert  ', ['done: Add an alert']],
    ['- Add an alert', [': Add an alert']],
    ['1. Add an alert\n1. Add a test', [': Add an alert', ': Add a test']],
    ['[ ] Add an alert\n[x] Add a test', ['open: Add an alert', 'done: Add a test']],
    ['### 1) Alert on CPU @dma [detect]\n\nAt 80%.', ['@dma detect: Alert on CPU @dma [detect]']],
    ['### Alert on CPU\n\n- Owner: @dma\n- Due: 2026-03-01\n- Status: Done', ['done @dma 2026-03-01: Alert on CPU']],
    ['### 1. Alert on CPU\n\nAt 80%.\n\n### 2. Add a test\n\nOf the pool.', [': Alert on CPU', ': Add a test']],
    ['AI-1: Add an alert\nAI-2: Add a test', [': Add an alert', ': Add a test']],
    ['| Action | Owner | Status |\n|---|---|---|\n| Add an alert | @dma | Done |', ['done @dma: Add an alert']],
    ['| Action | Owner | Status |\n|---|---|---|\n| Add an alert | @dma | Done | \n| Add a test | | Open |', ['done @dma: Add an alert', 'open: Add a test']],
    ['| # | アクション | 担当 | 期限 | 状態 |\n|---|---|---|---|---|\n| P-1 | アラートを追加 | 開発担当者 | 2026-04-06 | 未着手 |', ['open 開発担当者 2026-04-06: アラートを追加']],
  ])('is read from %j', (body, expected) => {
    expect(read(body)).toEqual(expected);
  });

  test.each([
    ['Maßnahmen', 'Aufgabe', 'Verantwortlich', 'Stand', 'Erledigt'],
    ["Plan d'action", 'Action', 'Responsable', 'Statut', 'Terminé'],
    ['Acciones correctivas', 'Acción', 'Responsable', 'Estado', 'Completado'],
    ['Ações corretivas', 'Ação', 'Responsável', 'Status', 'Concluído'],
    ['Azioni correttive', 'Azione', 'Responsabile', 'Stato', 'Completata'],
    ['再発防止策', '対策', '担当者', 'ステータス', '完了'],
    ['改进措施', '措施', '负责人', '状态', '已完成'],
    ['재발 방지 대책', '조치', '담당자', '상태', '완료'],
  ])('is read below "%s"', (heading, action, owner, status, done) => {
    expect(read(`| ${action} | ${owner} | ${status} |\n|---|---|---|\n| A | Dana | ${done} |`, heading)).toEqual(['done Dana: A']);
  });

  test.each([
    'How are we preventing it from happening again?', 'Recommendations', 'Resulting actions', 'Corrective and Preventative Measures', 'Follow-ups', 'Next steps',
    'What will we do to prevent this in the future?', 'Remediation', 'Moving forward', 'Prevention', '7. Corrective Actions', 'Remediation items',
  ])('is read below "%s"', (heading) => {
    expect(read('- Add an alert', heading)).toEqual([': Add an alert']);
  });
}); // biome-ignore format: tables

describe('the state of an action item', () => {
  test.each([
    ['| Done |', 'done'],
    ['| **Completed** |', 'done'],
    ['| ✅ |', 'done'],
    ['| FAILED |', 'dropped'],
    ["| WON'T DO |", 'dropped'],
    ['| Won’t fix |', 'dropped'],
    ['| Cancelled |', 'dropped'],
    ['| Deferred |', 'deferred'],
    ['| Not started |', 'open'],
    ['| In progress |', 'open'],
    ['| not done |', 'open'],
    ['| 40% |', 'open'],
  ])('is read from a column: %s', (cell, state) => {
    const [item] = itemsOf(`| Action | Status |\n|---|---|\n| A ${cell}`);
    expect(item).toMatchObject({ state, done: state === 'done' || state === 'dropped' });
  });

  test.each([
    ['- Add an alert (done)', 'done'],
    ['- DONE: Add an alert', 'done'],
    ['- Add an alert. DONE in #12', 'done'],
    ['- ✅ Add an alert', 'done'],
    ["- WON'T DO: Add an alert", 'dropped'],
    ['- [Cancelled] Add an alert', 'dropped'],
    ['- ~~Add an alert~~', 'dropped'],
    ['- Deferred: Add an alert', 'deferred'],
    ['- [ ] Add an alert (deferred)', 'deferred'],
    ['- [ ] Test the failover', 'open'],
    ['- Complete the runbook', undefined],
    ['- Fix the failed deploy', undefined],
  ])('is read from its text: %s', (body, state) => {
    expect(itemsOf(body)).toMatchObject([{ state }]);
  });

  test('is read from the heading above it', () => {
    expect(
      read('### Completed\n\n- A\n\n### Short term\n\n- B\n\n### Immediate actions (done)\n\n- C\n\n**To do:**\n\n- D'),
    ).toEqual(['done: A', ': B', 'done: C', 'open: D']);
  });
});

describe('the owner of an action item', () => {
  test.each([
    ['- [ ] Platform to update the library', 'Platform'],
    ['- [ ] Ops: rotate keys', 'Ops'],
    ['- [ ] The storage team to add a test', 'The storage team'],
    ['- [ ] Add an alert (Owner: Dana Miller)', 'Dana Miller'],
    ['- [ ] Add an alert @acme/storage', '@acme/storage'],
    ['- [ ] [Dana] Add an alert', 'Dana'],
    ['- [ ] Add an alert. 担当: 基盤チーム', '基盤チーム'],
    ['- [ ] Switch to another region', undefined],
    ['- [ ] Patch Orders to close connections', undefined],
    ['- [ ] Fix leak: close connections', undefined],
    ['- [ ] Add an alert [link to issue]', undefined],
    ['- [ ] Add an alert [issue](https://example.com)', undefined],
    ['- [ ] Add an alert @handle', undefined],
    ['- [ ] Add an alert (Owner: @someone)', undefined],
    ['- [ ] Add an alert (Owner: team)', undefined],
  ])('is read: %s', (body, owner) => {
    const [item] = itemsOf(body);
    expect(item?.owner?.text).toBe(owner);
  });
});

describe('text that is no action item', () => {
  test.each([
    ['guidance above a table', 'List what we will do.\n\n| Action | Owner |\n|---|---|\n| A | @dma |', 1],
    ['a label above a list', '- **Prevention**\n  - A\n  - B\n- Short term:\n  - C', 3],
    ['a label in a table', '| Action | Owner | Status |\n|---|---|---|\n| **Prevent** | | |\n| A | @dma | open |', 1],
    ['an event', '- 14:32 UTC rolled back\n- A', 1],
    ['bullets below an item', '- A\n  - at 80%\n  - for each pool', 1],
    ['bullets between the numbers of a list', '1. A\n\n- at 80%\n- for each pool\n\n2. B\n\n- of the pool', 2],
    ['none', '- None.', 0],
    ['a checklist about the document', '- [ ] Sections above are filled out\n- [ ] All action items above have issues\n- [ ] Incident has been dealt with', 0],
    ['a variable of a template', '1. {{ summary }} [link to issue]\n2. A', 1],
    ['a table of something else', '| Region | Requests |\n|---|---|\n| eu | 12 |', 0],
    ['prose', 'We are working on it, and will say more.', 0],
  ])('is not read as one: %s', (_what, body, count) => {
    expect(itemsOf(body)).toHaveLength(count);
  });

  test('is reported with its place if it was not read', () => {
    const { skipped } = parseDocument('# X\n\n## Action Items\n\nWe work on it.\n\n- [ ] A\n');
    expect(skipped).toMatchObject([{ reader: 'action-items', form: 'paragraph', range: { start: { line: 5 } } }]);
  });

  test('is any non-task in an ambiguous section next to a section of action items', () => {
    const { actionItems } = parseDocument('# X\n\n## Next steps\n\n- we go on\n- [ ] B\n\n## Action Items\n\n- [ ] A\n');
    expect(actionItems.map(({ text }) => text)).toEqual(['B', 'A']);
  });
}); // biome-ignore format: a table

describe('action items in quotes or HTML', () => {
  test.each([
    ['> - [ ] Add an alert\n> - [x] Add a test', ['open: Add an alert', 'done: Add a test']],
    ['> | Action | Owner | Status |\n> |---|---|---|\n> | Add an alert | @dma | Done |', ['done @dma: Add an alert']],
    [
      '<table><tr><th>Action</th><th>Owner</th><th>Due</th><th>Status</th></tr><tr><td>Add an alert</td><td>Dana</td><td>2026-03-01</td><td>Done</td></tr></table>',
      ['done Dana 2026-03-01: Add an alert'],
    ],
    ['<ul>\n<li>Add an alert</li>\n<li>Add a test</li>\n</ul>', [': Add an alert', ': Add a test']],
    ['> - List what will be done\n\n- [ ] Add an alert', ['open: Add an alert']],
  ])('are read from %j', (body, expected) => {
    expect(read(body)).toEqual(expected);
  });
});

test.each(['Legend', 'カテゴリの説明'])('text below "%s" explains words', (name) => {
  expect(
    read(`- [ ] Add an alert\n\n### ${name}\n\n- **Prevent:** it does not occur\n- **Detect:** it is seen`),
  ).toEqual(['open: Add an alert']);
});

test.each([
  ['- Add an alert: Deferred', 'deferred: Add an alert: Deferred'],
  ['- Add an alert: done', 'done: Add an alert: done'],
  ['- Add an alert: test the failover', ': Add an alert: test the failover'],
])('is read as words: %s', (body, expected) => {
  expect(read(body)).toEqual([expected]);
});
