import { describe, expect, test } from '@jest/globals';
import { parseDocument } from '../../../src/postmortem/document.ts';
import { hypothesesOf, legsOf } from '../../../src/postmortem/hypotheses.ts';
import { rulesNotApplied } from '../../../src/postmortem/rules/rules.ts';
import { changed, RECORDED } from '../record.ts';
import { fixture, found, lineOf, ordersIncident, PATH, subjectOf } from './subject.ts';

const rule = (markdown: string, changes = {}) => found('hypotheses', markdown, changes);
const ROWS = '| The database was slow | none found | query times were as usual (E-81c2) | ruled out |\n';
const TABLE = RECORDED.slice(RECORDED.indexOf('| Hypothesis'), RECORDED.indexOf('- **Time:**'));

describe('the table of hypotheses', () => {
  test('is read with its evidence and its verdicts', () => {
    expect(hypothesesOf(parseDocument(RECORDED))).toMatchObject([
      { text: 'Deploy #387 leaks connections', evidenceFor: 'the pool was at 100% (E-2b77)', verdict: 'confirmed' },
      { evidenceAgainst: 'query times were as usual (E-81c2)', verdict: 'ruled-out' },
    ]);
  });

  test.each([
    ['German', 'Ursache', 'Hypothese | Spricht dafür | Spricht dagegen | Bewertung', ['bestätigt', 'ausgeschlossen']],
    ['French', 'Cause racine', 'Hypothèse | Preuves pour | Preuves contre | Verdict', ['confirmée', 'écartée']],
    ['Spanish', 'Causa raíz', 'Hipótesis | A favor | En contra | Veredicto', ['confirmada', 'descartada']],
    ['Portuguese', 'Causa raiz', 'Hipótese | A favor | Contra | Veredito (veredicto)', ['confirmada', 'descartada']],
    ['Italian', 'Causa principale', 'Ipotesi | A favore | Contro | Esito', ['confermata', 'esclusa']],
    ['Japanese', '根本原因', '仮説 | 根拠 | 反証 | 判定', ['確認済み', '除外']],
    ['Chinese', '根本原因', '假设 | 支持证据 | 反对证据 | 结论', ['已证实', '已排除']],
    ['Korean', '근본 원인', '가설 | 근거 | 반박 | 판정', ['확인됨', '배제']],
  ])('is read in %s', (_language, heading, columns, [confirmed, ruledOut]) => {
    const markdown = `# X\n\n## ${heading}\n\n| ${columns} |\n|---|---|---|---|\n| a | b (E-1234) | – | ${confirmed} |\n| c | – | d (E-5678) | ${ruledOut} |\n`;
    expect(hypothesesOf(parseDocument(markdown))).toMatchObject([
      { text: 'a', evidenceFor: 'b (E-1234)', verdict: 'confirmed' },
      { text: 'c', evidenceAgainst: 'd (E-5678)', verdict: 'ruled-out' },
    ]);
  });

  test('has verdicts that a "not" reverses', () => {
    const verdict = (word: string) => hypothesesOf(parseDocument(changed('| ruled out |', `| ${word} |`)))[1]?.verdict;
    expect(['not confirmed', 'open', 'likely', 'unlikely', '未確認'].map(verdict)).toEqual([
      'open',
      'open',
      'likely',
      undefined,
      'open',
    ]);
  });

  test('is required in a document by Devin with a record, not in one by people', () => {
    const markdown = changed(TABLE, '');
    const message = '"Root Cause" has no table of what was considered.';
    const line = lineOf(markdown, '## Root Cause');
    expect(rule(markdown)).toEqual([`${line} error: ${message}`]);
    expect(rule(markdown, { author: 'people' })).toEqual([]);
    expect(rule(fixture('orders-service'))).toEqual([]);
    const pull = { byDevin: true, files: [{ path: PATH, status: 'added' }] };
    expect(rule(fixture('orders-service'), { pull })).toEqual([]);
    expect(rulesNotApplied(subjectOf(fixture('orders-service'), { pull }))).toContainEqual({
      rule: 'hypotheses',
      why: 'what else was considered, because "Root Cause" has no table of hypotheses',
    });
  });

  test('has two hypotheses, or a sentence that says why there was only one', () => {
    const one = changed(ROWS, '');
    expect(rule(one)).toEqual([expect.stringMatching(/ error: "Root Cause" has one hypothesis/)]);
    expect(
      rule(
        changed(
          'Confidence: high.',
          'There was only one hypothesis, because the deploy was the only change. Confidence: high.',
          one,
        ),
      ),
    ).toEqual([]);
  });

  test('has a source for what is confirmed, and for what speaks against what is ruled out', () => {
    expect(rule(changed('the pool was at 100% (E-2b77)', 'obvious'))).toEqual([
      expect.stringMatching(/"Deploy #387 leaks connections" is confirmed, but its evidence names no source/),
    ]);
    expect(rule(changed('query times were as usual (E-81c2)', 'obvious'))).toEqual([
      expect.stringMatching(/is ruled out, but the evidence against it names no source/),
    ]);
    expect(
      rule(changed('query times were as usual (E-81c2)', '[query times](https://grafana.example/d/1) as usual')),
    ).toEqual([]);
  });
});

describe('a confirmed cause', () => {
  test('states its time, its mechanism and its recovery', () => {
    expect(legsOf(parseDocument(RECORDED)).map(({ name }) => name)).toEqual(['time', 'mechanism', 'recovery']);
    for (const [name, line] of [
      ['time', '- **Time:** deploy #387 was released at 14:15 UTC (E-0a11), 15 minutes before the impact\n'],
      ['mechanism', '- **Mechanism:** `placeOrder` never releases its connection, in `src/orders.ts:142`\n'],
      ['recovery', '- **Recovery:** the errors ended when it was rolled back at 15:10 UTC (E-55de)\n'],
    ] as const) {
      expect(rule(changed(line, ''))).toEqual([expect.stringContaining(`Root Cause does not give its ${name}`)]);
    }
  });

  test('states each with a source', () => {
    expect(rule(changed(' (E-55de)\n\nConfidence', '\n\nConfidence'))).toEqual([
      `${lineOf(RECORDED, '**Recovery:**')} error: The recovery names no source.`,
    ]);
  });

  test('may state them in sentences, or under headings', () => {
    const prose = RECORDED.replace(
      /- \*\*Time[\s\S]*?\n\n/,
      'The time agrees: deploy #387 was released at 14:15 UTC. The mechanism is in `src/orders.ts:142`. Rolling back deploy #387 at 15:10 UTC ended the errors.\n\n',
    );
    expect(rule(prose)).toEqual([]);
    const headings = RECORDED.replace(
      /- \*\*Time[\s\S]*?\n\n/,
      '### Time\n\n14:15 UTC (E-0a11)\n\n### Mechanism\n\n`src/orders.ts:142`\n\n### Recovery\n\n15:10 UTC (E-55de)\n\n',
    );
    expect(rule(headings)).toEqual([]);
  });

  test.each([
    [
      'changed after the impact',
      'released at 14:15 UTC (E-0a11), 15 minutes',
      'released at 14:45 UTC (E-0a11), 15 minutes',
      '**Time:**',
      /it cannot be the cause/,
    ],
    [
      'recovered before the impact',
      'rolled back at 15:10 UTC',
      'rolled back at 14:10 UTC',
      '**Recovery:**',
      /is before the impact/,
    ],
    [
      'recovered after the end',
      'rolled back at 15:10 UTC',
      'rolled back at 16:10 UTC',
      '**Recovery:**',
      /later than the end of the incident/,
    ],
    [
      'recovered on another day',
      'rolled back at 15:10 UTC',
      'rolled back at 2026-02-11 15:10 UTC',
      '**Recovery:**',
      /later than the end of the incident/,
    ],
  ])('is an error on its line if it %s', (_what, from, to, place, message) => {
    const markdown = changed(from, to);
    const [problem, ...more] = rule(markdown, { incident: ordersIncident() });
    expect(problem).toMatch(new RegExp(`^${lineOf(markdown, place)} error: .*${message.source}`));
    expect(more).toEqual([]);
  });

  test('may state times in other zones, and of the night before', () => {
    expect(rule(changed('released at 14:15 UTC', 'released at 15:15 CET'))).toEqual([]);
    expect(rule(changed('released at 14:15 UTC', 'released at 2026-02-09T22:15Z'))).toEqual([]);
  });
});
