/** How a sentence says that it is inferred, or that something is not known, in the nine languages that documents are read in. */

const INFERENCE: readonly RegExp[] = [
  /\b(?:probabl[ey]|likely|presumabl[ey]|apparently|perhaps|possibl[ey]|plausibl[ey]|suggest(?:s|ed|ing)?|appear(?:s|ed)?\sto|seem(?:s|ed)?|(?:may|might|could)\s(?:also\s|well\s)?(?:have|be)|we\s(?:believe|assume|suspect|infer)|infer(?:s|red|ence)?|assum(?:e[sd]?|ption)|hypothes[ei]s|suspect(?:s|ed)?|indicates?\sthat|consistent\swith|points?\sto)\b/i,
  // German
  /\b(?:wahrscheinlich|vermutlich|möglicherweise|anscheinend|offenbar|vermut(?:en|et)|scheint|deutet\s|legt\snahe|mutmaßlich|könnte)(?![\p{L}])/iu,
  // French
  /(?<![\p{L}])(?:probablement|vraisemblablement|peut-être|semble(?:nt)?|suggère(?:nt)?|sans\sdoute|suppos(?:ons|é))(?![\p{L}])/iu,
  // Spanish, Portuguese, Italian
  /(?<![\p{L}])(?:probablemente|posiblemente|parece(?:n)?|sugiere(?:n)?|quizás?|provavelmente|possivelmente|sugere(?:m)?|talvez|aparentemente|probabilmente|possibilmente|sembra(?:no)?|suggerisce|forse|presumibilmente)(?![\p{L}])/iu,
  // Japanese, Chinese, Korean
  /おそらく|可能性|推測|推定|と思われ|と考えられ|かもしれ|可能|推测|大概|疑似|或许|估计|아마|추정|가능성|보인다|보입니다|것\s?같/u,
];

const GAP: readonly RegExp[] = [
  /\b(?:unknown|(?:not|never|neither)\s(?:yet\s|be\s|been\s|fully\s)?(?:known|established|found|identified|determined|clear|measured|seen|recorded|available|read|ruled\sout)|no\s(?:change|cause|root\scause)\s(?:was|were)\s(?:found|identified)|(?:could|can)(?:\snot|not|n['’]t)\s(?:be\s)?(?:\w+\s)?(?:establish|determin|find|found|identif|measur|read|see|tell|told|quantif|reproduc|verif)\w*|confidence\W{0,4}(?:is\s)?(?:high|medium|low)|nothing\swas\sruled\sout|had\sexpired)\b/i,
  /\b(?:unbekannt|nicht\s(?:bekannt|gefunden|messbar|ermittelt|festgestellt))(?![\p{L}])/iu,
  /(?<![\p{L}])(?:inconnue?s?|n'a\spas\s(?:pu\s)?(?:être\s)?(?:établie?|mesurée?|trouvée?|identifiée?)|desconocid[oa]s?|desconhecid[oa]s?|sconosciut[oaei]|no\sse\s(?:pudo|conoce|sabe)|não\s(?:foi\spossível|se\ssabe)|non\s(?:è\sstato\spossibile|si\sconosce))(?![\p{L}])/iu,
  /不明|わからな|分かってい?ない|未知|不清楚|尚未(?:确定|查明)|알\s?수\s?없|불명/u,
];

/** "Probably", "this suggests": the sentence says itself that it is inferred. */
export function isInference(text: string): boolean {
  return INFERENCE.some((pattern) => pattern.test(text));
}

/** It names what is not known: a gap, and not a claim. */
export function isGap(text: string): boolean {
  return GAP.some((pattern) => pattern.test(text));
}

/** The link may show another time than the incident's, because the sentence compares with it. */
export function isComparison(text: string): boolean {
  return /\b(?:baseline|normal(?:ly)?|usual(?:ly)?|(?:day|week|month|hours?)\s(?:earlier|before)|previous\s(?:day|week|month)|compar\w+|same\shours?|typical(?:ly)?|last\sweek|yesterday)\b|üblich|normalerweise|d'habitude|habituel|normalmente|di\ssolito|通常|平时|평소/iu.test(
    text,
  );
}
