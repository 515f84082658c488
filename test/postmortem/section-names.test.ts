import { describe, expect, test } from '@jest/globals';
import { languageOf, sectionName } from '../../src/postmortem/document/section-names.ts';
import { parseDocument } from '../../src/postmortem/document.ts';

describe('a heading starts a section of the kind', () => {
  test.each([
    ['root-cause', ['Working theory (root cause)', 'How did this happen?', 'What went wrong', '5 whys', 'The 5 Whys', 'Root Cause(s) & Trigger', '3. Root cause analysis', 'Ursache', 'Cause racine', 'Causa raíz', 'Causa-raiz', 'Causa principale', '根本原因分析', '原因分析', '근본 원인']],
    ['timeline', ['Follow-up timeline', '⏰ Timeline', 'Incident Timeline (UTC)', 'Chronology', 'Ablauf', 'Chronologie', 'Línea de tiempo', 'Linha do Tempo', '時系列', '时间线', '타임라인']],
    ['action-items', ['How are we preventing it from happening again?', 'Recommendations', 'Resulting actions', 'Action items', 'Folgemaßnahmen', 'Nächste Schritte', 'Actions correctives', 'Próximos pasos', 'Plano de ação', 'Azioni correttive', 'アクションアイテム', '再発防止策', '改进措施', '후속 조치']],
    ['summary', ['Executive Summary', 'TL;DR', 'What happened?', 'Zusammenfassung', 'Überblick', 'Résumé', 'Resumen', 'Resumo', 'Riepilogo', '概要', 'サマリー', '摘要', '요약']],
    ['impact', ['Customer impact', 'Auswirkungen', 'Conséquences', 'Impacto', 'Impatto', '影響', '影响范围', '영향']],
    ['detection', ['Detection', 'How was it detected', 'Erkennung', 'Détection', 'Detección', 'Detecção', 'Rilevamento', '検知', '发现', '탐지']],
    ['resolution', ['Resolution', 'Actions taken', 'Behebung', 'Résolution', 'Resolución', 'Resolução', 'Risoluzione', '復旧', '解决', '해결']],
    ['lessons', ['What went well', 'Lessons learnt', 'Erkenntnisse', 'Leçons apprises', 'Lecciones aprendidas', 'Lições aprendidas', 'Lezioni apprese', '教訓', '经验教训', '교훈']],
    ['unknown', ['Orders fail', 'Background jobs', 'Database']],
  ])('%s', (kind, headings) => {
    for (const heading of headings) expect([heading, sectionName(heading).kind]).toEqual([heading, kind]);
  }); // biome-ignore format: a table

  test('starts the section that the team names', () => {
    const headings = { timeline: ['Was geschah wann'], 'action-items': ['Hausaufgaben'] };
    const { sections, actionItems } = parseDocument(
      '# X\n\n## was geschah wann:\n\n- 2026-02-10 14:32 a\n\n## 2. Hausaufgaben\n\n- [ ] b\n',
      { headings },
    );
    expect(sections.map(({ kind }) => kind)).toEqual(['timeline', 'action-items']);
    expect(actionItems).toHaveLength(1);
  });
});

describe('"What went wrong"', () => {
  const kinds = (markdown: string) => parseDocument(markdown).sections.map(({ kind }) => kind);

  test('is the cause on its own, and a lesson next to "What went well"', () => {
    expect(kinds('# X\n\n## What went wrong\n\nx\n')).toEqual(['root-cause']);
    expect(kinds('# X\n\n## What went well\n\nx\n\n## What went wrong\n\nx\n')).toEqual(['lessons', 'lessons']);
  });
});

describe('sections without headings', () => {
  const kinds = (markdown: string) => parseDocument(markdown).sections.map(({ kind, text }) => [kind, text]);

  test('may be bold items of a list', () => {
    expect(
      kinds('# X\n\n- **Impact**: 12% of orders failed.\n- **Root cause**:\n  - a leak\n- **Severity**: P1\n'),
    ).toEqual([
      ['impact', '12% of orders failed.'],
      ['root-cause', 'a leak'],
      ['unknown', 'P1'],
    ]);
  });

  test('may be a word and a colon alone in a line', () => {
    expect(kinds('# X\n\nImpact:\n\n12% of orders failed.\n\nRoot cause:\nA leak.\n')).toEqual([
      ['impact', '12% of orders failed.'],
      ['root-cause', 'A leak.'],
    ]);
  });

  test('may be HTML headings', () => {
    expect(kinds('# X\n\n<h2>Impact</h2>\n\n12% of orders failed.\n')).toEqual([['impact', '12% of orders failed.']]);
  });

  test('are not made by one bold item, which is a field', () => {
    expect(parseDocument('# X\n\n- **Date**: 2026-02-10\n- **Severity**: P1\n').metadata).toMatchObject({
      date: { date: '2026-02-10' },
      severity: { text: 'P1' },
    });
  });
});

describe('the language of a document', () => {
  test.each([
    ['en', 'The pool was exhausted and the orders of the customers failed for an hour'],
    ['de', 'Der Verbindungspool war erschöpft und die Bestellungen der Kunden wurden nicht mehr angenommen'],
    ['fr', 'Le pool de connexions est plein et les commandes des clients ont été refusées pour une heure'],
    ['es', 'El grupo de conexiones se agotó y los pedidos de los clientes fallaron por una hora en el sitio'],
    ['pt', 'O conjunto de conexões foi esgotado e os pedidos dos clientes não foram aceitos em uma hora'],
    ['it', 'Il pool di connessioni è stato esaurito e gli ordini della clientela non sono stati accettati per una ora'],
    ['ja', '接続プールが枯渇し、注文が失敗した'],
    ['zh', '连接池耗尽，导致订单失败'],
    ['ko', '연결 풀이 고갈되어 주문이 실패했습니다'],
    [undefined, 'Buffer flush 4411'],
  ])('is %s', (language, text) => {
    expect(languageOf(text, [])).toBe(language);
  });
});
