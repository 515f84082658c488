export const id = 698;
export const ids = [698];
export const modules = {

/***/ 1134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ sectionName),
/* harmony export */   e: () => (/* binding */ languageOf)
/* harmony export */ });
/** The first match wins. Names are in lower case, without accents, numbers, emojis and brackets at their end. */
const NAMES = [
    ['timeline', 'en', /\btimelines?\b|^(?:chronology|chronological .{0,30}|sequence of events|log of events|event log|incident log|key events|what happened when|order of events|events)$/],
    ['action-items', 'en', /\baction (?:items?|points?|plans?)\b|\bfollow[- ]?ups?(?: (?:actions?|items?|tasks?|work))?\b|\b(?:corrective|preventative|preventive|remedial|remediation|resulting|review|post[- ]?incident|planned|agreed|future|long[- ]term|short[- ]term|further|required|proposed|recommended|outstanding|open) (?:(?:and|&) (?:corrective|preventative|preventive) )?(?:actions?|measures?|tasks)\b(?! taken)|\b(?:remediation|prevention) (?:items|tasks|steps|plan|work)\b|^(?:actions?|to[- ]?dos?|to[- ]do list|tasks?|work items|repair items|actionables|assigned actions)$/],
    ['lessons', 'en', /\blessons?(?: (?:we )?learn(?:ed|t|ings?))?\b|\bwhat(?: has| have| had| we)? (?:went|go|goes|did|worked|failed|could|can)\b(?!.{0,20}(?: happen|wrong))|\b(?:got|get|were) lucky\b|^(?:learnings?|key learnings|takeaways|key takeaways|retrospective|reflections?|what we (?:have )?learn(?:ed|t))$/],
    ['root-cause', 'en', /\broot[- ]causes?\b|\bcontribut(?:ing|ory) (?:factors?|causes?|conditions)\b|\bwhys\b|\b(?:technical|proximate|underlying|direct|primary|probable) causes?\b|^(?:(?:the )?causes?|triggers?|why|why (?:did |has )?(?:it|this|that)(?: incident)? happen(?:ed)?|how (?:did |could )?(?:it|this|that)(?: incident)? happen(?:ed)?|what caused (?:it|this|the .{1,40})|rca|fault|causal analysis|causes and .{1,40}|what (?:went|has gone) wrong|working theory|diagnosis)$/],
    ['impact', 'en', /\bimpacts?\b|^(?:who (?:was|is) affected|what was affected|affected (?:users|services|systems|customers)|customers? affected|blast radius|business consequences|scope of (?:the )?(?:incident|outage)|consequences|damage)$/],
    ['detection', 'en', /\bdetection\b|^(?:detect|how (?:did we|was it|was this|we) (?:detect|found|find|detected|know|notice|discover|discovered|noticed)(?: out)?.{0,30}|alerting|discovery)$/],
    ['resolution', 'en', /\bresolution\b|\bmitigations?\b|\brecovery\b|^(?:(?:the )?fix(?:es)?|resolved?|how (?:(?:was it|it was|we|did we) )?(?:fixed|resolved|fix(?:ed)?|resolve)(?: it| this)?|response|incident response|rollback|(?:immediate )?actions? taken|workaround)$/],
    ['open-questions', 'en', /\b(?:open|unanswered|outstanding|remaining|unresolved) (?:questions?|issues)\b|^(?:questions|unknowns|q ?& ?a)$/],
    ['supporting', 'en', /\bsupporting\b|^(?:references?|(?:related |useful )?links|app?endi?n?x|appendices|resources|further reading|attachments|evidence|glossary|related (?:incidents|documents|issues|work|documentation|resources)|see also|chat logs?|logs|screenshots|acknowledge?ments|attendees|participants|responders)\b/],
    ['summary', 'en', /\bsummary\b|^(?:(?:incident |issue |problem )?overview|tl;?dr|what happened|abstract|(?:incident |problem |issue )?description|synopsis|background|introduction|intro|at a glance|problem statement|issue)$/],
    ['action-items', 'en', /^(?:next steps?|immediate actions?|remediations?|prevention|preventing (?:this|it|a) .{0,40}|future work|(?:future |process |technical )?improvements?|recommendations?|(?:going|moving) forward|looking (?:ahead|forward)|what(?:['’]s| is| comes| happens| are we doing) next.{0,30}|what (?:we(?: are|['’]re| will|['’]ll)|are we|will we|have we|we have|we['’]ve) (?:doing|do|done|changing|change|changed|learn and do)\b.{0,60}|how (?:are we|we(?: are|['’]re| will|['’]ll)?|will we|do we|can we|to|could we|is this) (?:going to )?(?:prevent|preventing|avoid|avoiding|stop|stopping|prevented)\b.{0,60}|steps to prevent .{1,40}|countermeasures)$/, 'weak'],
    ['timeline', 'de', /\b(?:zeitlicher? ablauf|zeitleiste|zeitverlauf|zeitachse|chronologie|ablauf|ereignisverlauf|zeitstrahl|hergang)\b/],
    ['action-items', 'de', /\b(?:massnahmen\w*|aktionspunkte|handlungspunkte|folgemassnahmen|to-dos|aufgaben|korrekturmassnahmen|nachste schritte|handlungsempfehlungen|empfehlungen)\b/],
    ['lessons', 'de', /\b(?:erkenntnisse|gelernt\w*|gelerntes|lehren|was (?:lief|ging) (?:gut|schlecht)|lessons learned)\b/],
    ['root-cause', 'de', /(?:grund)?\bursachen?\b|ursachenanalyse|grundursache|hauptursache|\bausloser\b/],
    ['impact', 'de', /\b(?:auswirkung\w*|folgen|betroffene\w*)\b/],
    ['detection', 'de', /\b(?:erkennung|entdeckung|feststellung)\b/],
    ['resolution', 'de', /\b(?:behebung|losung|wiederherstellung|entstorung|gegenmassnahmen|reaktion)\b/],
    ['open-questions', 'de', /\b(?:offene (?:fragen|punkte))\b/],
    ['supporting', 'de', /^(?:anhang|anhange|verweise|referenzen|weiterfuhrende .*|links)$/],
    ['summary', 'de', /\b(?:zusammenfassung|uberblick|kurzfassung|beschreibung|was ist passiert|einleitung)\b/],
    ['timeline', 'fr', /\b(?:chronologie|deroulement|deroule|ligne (?:du|de) temps|frise chronologique)\b/],
    ['action-items', 'fr', /\b(?:plan d['’]actions?|actions? (?:correctives?|preventives?|a (?:mener|suivre|entreprendre)|de suivi)|points? d['’]action|mesures (?:correctives|preventives)|prochaines etapes|taches|recommandations|suivi)\b|^actions$/],
    ['lessons', 'fr', /\b(?:lecons|enseignements|ce qui (?:a|s['’]est) .{1,30})/],
    ['root-cause', 'fr', /\bcauses?(?: (?:racines?|profondes?|premieres?|principales?|initiales?|fondamentales?))?\b|\bdeclencheur\b/],
    ['impact', 'fr', /\b(?:impacts?|consequences|repercussions)\b/],
    ['detection', 'fr', /\bdetection\b/],
    ['resolution', 'fr', /\b(?:resolution|retablissement|correction|remediation|attenuation)\b/],
    ['open-questions', 'fr', /\bquestions (?:ouvertes|en suspens)\b/],
    ['supporting', 'fr', /^(?:annexes?|references|liens|pieces jointes)$/],
    ['summary', 'fr', /\b(?:resume|synthese|apercu|vue d['’]ensemble|que s['’]est-il passe)\b/],
    ['timeline', 'es', /\b(?:cronologia|linea (?:de|del) tiempo|secuencia de (?:los )?(?:eventos|hechos))\b/],
    ['action-items', 'es', /\b(?:acciones (?:correctivas|preventivas|a (?:tomar|seguir)|pendientes|de seguimiento)|elementos de accion|puntos de accion|plan de accion|medidas (?:correctivas|preventivas)|proximos pasos|siguientes pasos|tareas|recomendaciones|seguimiento)\b|^acciones$/],
    ['lessons', 'es', /\b(?:lecciones|aprendizajes|que (?:salio|fue|funciono) .{1,20})/],
    ['root-cause', 'es', /\bcausas?(?: (?:raiz|raiz|principal|fundamental))?\b|\bfactores contribuyentes\b|\bdesencadenante\b/],
    ['impact', 'es', /\b(?:impacto|afectacion|consecuencias)\b/],
    ['detection', 'es', /\bdeteccion\b/],
    ['resolution', 'es', /\b(?:resolucion|solucion|mitigacion|recuperacion)\b/],
    ['open-questions', 'es', /\bpreguntas (?:abiertas|pendientes)\b/],
    ['supporting', 'es', /^(?:anexos?|apendices?|referencias|enlaces)$/],
    ['summary', 'es', /\b(?:resumen|descripcion|que paso|que ocurrio)\b/],
    ['timeline', 'pt', /\b(?:linha do tempo|cronologia|sequencia de eventos)\b/],
    ['action-items', 'pt', /\b(?:acoes (?:corretivas|preventivas|de acompanhamento|a (?:tomar|seguir)|pendentes)|itens de acao|pontos de acao|plano de acao|medidas (?:corretivas|preventivas)|proximos passos|tarefas|recomendacoes|acompanhamento)\b|^acoes$/],
    ['lessons', 'pt', /\b(?:licoes|aprendizados|aprendizagens|o que (?:deu|correu|funcionou) .{1,20})/],
    ['root-cause', 'pt', /\bcausas?(?:[ -](?:raiz|principal))?\b|\bfatores contribuintes\b|\bgatilho\b/],
    ['impact', 'pt', /\b(?:impactos?|consequencias)\b/],
    ['detection', 'pt', /\bdetec?cao\b/],
    ['resolution', 'pt', /\b(?:resolucao|solucao|mitigacao|recuperacao)\b/],
    ['open-questions', 'pt', /\b(?:perguntas|questoes) (?:abertas|em aberto|pendentes)\b/],
    ['supporting', 'pt', /^(?:anexos?|apendices?|referencias|ligacoes)$/],
    ['summary', 'pt', /\b(?:resumo|sumario|descricao|o que aconteceu)\b/],
    ['timeline', 'it', /\b(?:cronologia|linea temporale|sequenza (?:degli|di) eventi)\b/],
    ['action-items', 'it', /\b(?:azioni (?:correttive|preventive|da intraprendere|di follow-up|successive)|punti d['’]azione|piano d['’]azione|misure (?:correttive|preventive)|prossimi passi|attivita|compiti|raccomandazioni)\b|^azioni$/],
    ['lessons', 'it', /\b(?:lezioni|cosa (?:e|ha) (?:andat[oa]|funzionato) ?.{0,20})/],
    ['root-cause', 'it', /\bcaus[ae](?: (?:principal[ei]|radice|scatenant[ei]|fondamental[ei]))?\b|\bfattori contribuenti\b/],
    ['impact', 'it', /\b(?:impatto|conseguenze)\b/],
    ['detection', 'it', /\b(?:rilevamento|individuazione)\b/],
    ['resolution', 'it', /\b(?:risoluzione|soluzione|mitigazione|ripristino)\b/],
    ['open-questions', 'it', /\bdomande aperte\b/],
    ['supporting', 'it', /^(?:allegati|appendic[ei]|riferimenti|collegamenti)$/],
    ['summary', 'it', /\b(?:riepilogo|sommario|riassunto|descrizione|cosa e successo|sintesi)\b/],
    ['timeline', 'ja', /タイムライン|時系列|経緯|経過/],
    ['action-items', 'ja', /アクション(?:アイテム|項目|プラン)|再発防止|今後の(?:対応|対策|課題|予定)|対応策|改善(?:策|計画|項目|アクション)|恒久(?:対応|対策)|フォローアップ|次のステップ|^(?:アクション|対策|やること)$/],
    ['lessons', 'ja', /教訓|学び|学んだ|ふりかえり|振り返り|うまくい(?:った|かなかった)|よかったこと|良かった(?:こと|点)|改善が必要|対応の評価|幸運/],
    ['root-cause', 'ja', /原因|要因|なぜなぜ|きっかけ/],
    ['impact', 'ja', /影響|被害/],
    ['detection', 'ja', /検知|検出|発見/],
    ['resolution', 'ja', /解決|復旧|対処|緩和|^対応(?:内容)?$/],
    ['open-questions', 'ja', /未解決|未解明|残課題|不明点/],
    ['supporting', 'ja', /参考|^関連|付録|補足|添付/],
    ['summary', 'ja', /概要|サマリー?|要約|まとめ|何が起き(?:た|ました)/],
    ['timeline', 'zh', /时间[线轴]|時間[線軸]|时间表|事件经过|事件經過|经过|处理过程|事故经过|故障经过/],
    ['action-items', 'zh', /行动(?:项|计划|方案)|行動(?:項目|計畫|方案)|改进(?:措施|项|计划|方案)|改善措施|后续(?:行动|措施|计划|工作|改进)|後續|待办|跟进|整改|预防措施|下一步|解决措施/],
    ['lessons', 'zh', /经验(?:教训|总结)?|經驗|教训|教訓|总结反思|反思|复盘/],
    ['root-cause', 'zh', /原因|根因/],
    ['impact', 'zh', /影响|影響/],
    ['detection', 'zh', /发现|检测|發現|檢測/],
    ['resolution', 'zh', /解决|解決|恢复|恢復|处理|處理|修复|缓解|应急/],
    ['open-questions', 'zh', /未解决|遗留问题|待确认/],
    ['supporting', 'zh', /参考|附录|附錄|相关(?:链接|资料|文档)|附件/],
    ['summary', 'zh', /摘要|概述|概要|总结|背景|简介|事件描述|故障描述/],
    ['timeline', 'ko', /타임라인|시간 ?순|경과|진행 ?상황/],
    ['action-items', 'ko', /액션 ?아이템|조치 ?(?:항목|사항|계획)|후속 ?(?:조치|작업)|재발 ?방지|개선 ?(?:사항|방안|계획)|향후 ?(?:계획|조치)|할 ?일|다음 ?단계/],
    ['lessons', 'ko', /교훈|배운 ?점|회고|잘 ?된 ?점|아쉬운 ?점/],
    ['root-cause', 'ko', /원인/],
    ['impact', 'ko', /영향|피해/],
    ['detection', 'ko', /감지|탐지|발견|인지/],
    ['resolution', 'ko', /해결|복구|대응|완화/],
    ['open-questions', 'ko', /미해결|남은 ?(?:질문|과제)/],
    ['supporting', 'ko', /참고|부록|관련 ?(?:자료|링크|문서)|첨부/],
    ['summary', 'ko', /요약|개요|무슨 일이/],
]; // biome-ignore format: a table
const UNKNOWN = { kind: 'unknown', language: undefined, weak: false };
/** Returns the kind of section that a heading begins. `own` are the team's own headings, which take precedence. */
function sectionName(heading, own = {}) {
    const short = heading.slice(0, 200).normalize('NFKC').toLowerCase();
    const whole = bare(short);
    for (const [kind, names] of Object.entries(own)) {
        if (names.some((name) => bare(name.normalize('NFKC').toLowerCase()) === whole))
            return { ...UNKNOWN, kind };
    }
    const outside = bare(short.replace(/\s?[([][^([\])]{0,100}[)\]][\s:.]{0,5}$/, ''));
    const found = named(outside);
    if (found.kind !== 'unknown')
        return found;
    // "Working hypothesis (root cause)": try the text in the brackets, if it is only a name.
    const inside = /[([]([^([\])]{1,60})[)\]][\s:.]{0,5}$/.exec(short)?.[1];
    const inner = inside === undefined ? UNKNOWN : named(bare(inside));
    return inner.kind !== 'unknown' && (inside ?? '').trim().split(/\s+/).length <= 3 ? inner : UNKNOWN;
}
function named(name) {
    const found = NAMES.find(([, , pattern]) => pattern.test(name));
    return found === undefined ? UNKNOWN : { kind: found[0], language: found[1], weak: found[3] === 'weak' };
}
/** Removes accents, and numbers, emojis and punctuation around the name. "5 Whys" loses its number. */
function bare(name) {
    return name
        .normalize('NFKD')
        .replace(/([a-z])\p{M}+/gu, '$1')
        .normalize('NFC')
        .replace(/ß/g, 'ss')
        .replace(/^[^\p{L}]*(?:\d[\d.)]*)?[^\p{L}\d]*/u, '')
        .replace(/[\s:.?!…—–-]{1,9}$/, '')
        .replace(/[^\p{L}\d)\]]{1,20}$/u, '')
        .replace(/\s+/g, ' ')
        .trim();
}
/** Words that occur in one of these languages and hardly in the others. */
const COMMON_WORDS = {
    en: ['the', 'and', 'was', 'were', 'of', 'to', 'with', 'that', 'for', 'from'],
    de: ['der', 'die', 'das', 'und', 'wurde', 'wurden', 'nicht', 'mit', 'den', 'ein', 'eine', 'auf', 'zu'],
    fr: ['le', 'les', 'des', 'une', 'est', 'du', 'dans', 'été', 'pour', 'et', 'sur', 'au'],
    es: ['el', 'los', 'las', 'una', 'se', 'del', 'fue', 'por', 'con', 'y', 'en', 'al'],
    pt: ['o', 'os', 'uma', 'foi', 'não', 'do', 'da', 'em', 'com', 'ao', 'e', 'no', 'na'],
    it: ['il', 'gli', 'che', 'di', 'è', 'della', 'non', 'per', 'una', 'sono', 'nel', 'stato'],
};
/**
 * Returns the language of a text, from its headings' languages and its first 5,000 characters; undefined if there is too little text.
 */
function languageOf(text, headings) {
    const short = text.slice(0, 5_000);
    const count = (pattern) => short.match(pattern)?.length ?? 0;
    const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
    const hangul = count(/\p{Script=Hangul}/gu);
    const han = count(/\p{Script=Han}/gu);
    const letters = count(/\p{L}/gu);
    if (kana + hangul + han > letters / 4) {
        return hangul > kana + han ? 'ko' : kana > (kana + han) / 10 ? 'ja' : 'zh';
    }
    const words = short.toLowerCase().match(/\p{L}+/gu) ?? [];
    const scores = Object.entries(COMMON_WORDS).map(([language, common]) => {
        const set = new Set(common);
        const named = headings.filter((heading) => heading === language).length;
        return { language: language, score: words.filter((word) => set.has(word)).length + 3 * named };
    });
    const [best, second] = scores.sort((a, b) => b.score - a.score);
    if (best === undefined || best.score < 3 || best.score < 1.3 * (second?.score ?? 0))
        return undefined;
    // An unsupported language shares a few short words.
    return best.score >= words.length / 20 ? best.language : undefined;
}


/***/ }),

/***/ 23753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readPostmortem: () => (/* binding */ readPostmortem)
/* harmony export */ });
/* harmony import */ var _secrets_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9690);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63933);
/**
 * Reads a postmortem so that no text derived from it repeats a secret. Heavy, because of the markdown parser and
 * secretlint: load it with `await import()`.
 */


/** Longer texts are not parsed anyway; characters. */
const MAX_LENGTH = 1_000_000;
async function readPostmortem(markdown, options = {}) {
    // The document has no byte order mark either, so the offsets agree.
    const text = markdown.replace(/^\uFEFF/, '').slice(0, MAX_LENGTH);
    const secrets = await (0,_secrets_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .findSecrets */ .d)(text);
    return { document: (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .T)(blotted(text, secrets), options), secrets };
}
function blotted(text, secrets) {
    let result = '';
    let at = 0;
    for (const { start, end } of secrets) {
        result += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, '█');
        at = end;
    }
    return result + text.slice(at);
}


/***/ })

};
