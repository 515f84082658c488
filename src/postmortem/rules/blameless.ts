import type { PostmortemDocument } from '../document/model.ts';
import { rangeAt, sourceOf } from '../document/source.ts';
import { blankOut, sentencesOf } from '../prose.ts';
import { otherLanguage } from './language.ts';
import type { Rule } from './rule.ts';

export const blameless: Rule = {
  name: 'blameless',
  severity: 'warn',
  message:
    'A person is made the cause, which ends the search for what made the mistake possible and teaches others to stay silent.',
  fix: 'Say what the person could see and what the system let happen: "the alert did not say which pool", not "the engineer should have noticed".',
  check: ({ document }) => {
    if (otherLanguage(document) !== undefined) return [];
    const source = sourceOf(document.markdown);
    return sentencesOf(prose(document)).flatMap(({ text, start }) => {
      const blame = blameIn(text);
      if (blame === undefined) return [];
      const range = rangeAt(source, start + blame.start, start + blame.start + blame.text.length);
      return [{ range, message: `"${blame.text.replace(/\s+/g, ' ')}" puts the fault on a person.` }];
    });
  },
  notChecked: ({ document }) => {
    const language = otherLanguage(document);
    return language === undefined ? undefined : `blame, because the rule reads English and the text is in ${language}`;
  },
  docs: {
    checks: [
      'No person (a name, `@handle`, a role or a team) is the subject of a fault: "forgot", "failed to", "should have noticed", "made a mistake".',
      'No "human error", "operator mistake" or "to blame".',
      'Systems may fail: "the alert should have fired", "the deploy failed to roll back". So may people who were not told: "the on-call engineer should have been paged". Code is not looked into.',
    ],
    why: 'People act on what they know at the time. "Should have" judges them by what is known now, and the next one who makes a mistake will not tell. It reads English, by patterns: where it is wrong, leave the sentence.',
    bad: `## Root Cause

The on-call engineer should have noticed the alert, and Bob forgot to release the connection.
`,
    good: `## Root Cause

The alert should have fired at 80%. The code released the connection only where the check succeeded, and no test covered the other case.
`,
  },
};

/** The text as a reader sees it, at the same offsets: code and HTML are out, and emphasis is blank. */
function prose({ markdown, frontMatter, code, html }: PostmortemDocument): string {
  const ranges = [...code, ...html, ...(frontMatter ? [frontMatter] : [])].map(({ range }) => range);
  // A URL may hold any words.
  return blankOut(markdown, ranges)
    .replace(/https?:\/\/[^\s<>()]+/gi, (url) => '\uFFFC'.repeat(url.length))
    .replace(/(?<!^[ \t]{0,9})[*_~]|(?<=^[ \t]{0,9})[*_~](?![ \t])/gm, ' ');
}

const words = (text: string) => text.trim().split(/\s+/).join('|');

/** What says that somebody is a person, as the head of a noun phrase. */
const ROLES = words(`
  engineers? developers? devs? sres? dbas? admins? administrators? sysadmins? programmers? person people persons reviewers? author authors
  responders? colleagues? members? employees? contractors? interns? technicians? analysts? managers? commanders? leads? owners? teams?
  on-call oncall somebody someone anybody anyone everybody everyone nobody he she individuals? humans? staff devops
`).replaceAll('-', '[- ]');
/** Heads that are programs at least as often ("the Postgres operator"): a person only where the verb is one of people. */
const EITHER = words('operators? agents? authors? maintainers? committers?');

const ADVERB =
  '(?:\\s+(?:also|then|just|simply|clearly|really|again|both|all|later|first|had|has|have|[a-z]{2,15}ly))?';

/** What only a person does, or does wrong. */
const HUMAN_FAULTS = [
  'forgot(?:ten)?(?!\\s+password)',
  'neglected\\s+to',
  "did(?:\\s+not|n['’]t)\\s+(?:bother|care|pay\\s+(?:any\\s+)?attention|think)",
  '(?:was|were|is|are|been)\\s+(?:too\\s+|so\\s+)?(?:careless|negligent|sloppy|lazy|incompetent|inattentive|reckless|irresponsible|to\\s+blame|at\\s+fault|complacent)',
  'made\\s+(?:a|an|the|another)\\s+(?:[a-z]{1,15}\\s+)?(?:mistake|error|blunder|typo)',
  '(?:carelessly|negligently|recklessly|foolishly|mistakenly|inadvertently|accidentally|wrongly|erroneously)\\s+[a-z]{2,20}',
  'messed\\s+up',
  'screwed\\s+up',
].join('|');
const MIND =
  'notice[ds]?|know[ns]?|knew|check(?:ed)?|double[- ]?check(?:ed)?|realis(?:ed?)|realiz(?:ed?)|remember(?:ed)?|ask(?:ed)?|read|review(?:ed)?|test(?:ed)?|tell|told|communicate[d]?|escalate[d]?|follow(?:ed)?|verify|verified|think|thought|listen(?:ed)?|understand|understood|consider(?:ed)?|pay|paid|document(?:ed)?|inform(?:ed)?|mention(?:ed)?|look(?:ed)?|see|seen|catch|caught|wait(?:ed)?|involve[d]?|respond(?:ed)?|anticipate[d]?|foresee|foreseen|act(?:ed)?|coordinate[d]?|been\\s+(?:more|better)\\s+[a-z]{2,20}|be\\s+(?:more|better)\\s+[a-z]{2,20}';
const SHOULD = "(?:should|ought\\s+to|could|must)(?:\\s+not|n['’]t)?(?:\\s+|['’])(?:have|ve|of)";
/** "should have been paged", "should have had access": what others owed to the person. */
const OWED = '(?!\\s+(?:been(?!\\s+(?:more|better)\\b)|had|received|got|gotten)\\b)';

/** What makes a role the subject of a fault. */
const ROLE_FAULTS = [
  HUMAN_FAULTS,
  `(?:should|ought\\s+to)(?:\\s+not|n['’]t)?(?:\\s+|['’])(?:have|ve|of)${OWED}\\s+[a-z]{2,20}`,
  `could(?:\\s+|['’])(?:have|ve)\\s+(?:${MIND})`,
  '(?:failed|fails|failing)\\s+to\\s+[a-z]{2,20}',
  'ignored\\s+[a-z]{1,20}',
  'overlooked',
  'missed\\s+(?:the|an?|this|that|these|several|all)\\s+[a-z]{1,20}',
  'misread|misconfigured|misunderstood|misjudged|botched|bungled',
  'broke\\s+(?:the\\s+)?[a-z]{2,20}',
  'caused\\s+(?:the|this|an?)\\s+(?:[a-z]{1,20}\\s+)?(?:outage|incident|problem|failure|issue|error|downtime)',
].join('|');
/** Of a name the grammar cannot know whether it is a person's, so only what systems hardly do. */
const NAME_FAULTS = [
  HUMAN_FAULTS,
  `${SHOULD}${OWED}\\s+(?:${MIND})\\b`,
  `(?:failed|fails)\\s+to\\s+(?:${MIND})\\b`,
  'ignored\\s+(?:the|an?|our|all)\\s+(?:alerts?|warnings?|pages?|runbook|process|review|advice|signs?)',
  'overlooked',
].join('|');

const PERSON = new RegExp(
  `(?<![\\w@/.-])(?:(?:${ROLES})(?:\\s+(?:on\\s+(?:call|duty|shift)|in\\s+charge|who\\s+was\\s+on\\s+call))?|@[a-z\\d][\\w/-]{0,60})${ADVERB}\\s+(?:${ROLE_FAULTS})\\b`,
  'gi',
);
const EITHER_FAULT = new RegExp(
  `(?<![\\w@/.-])(?:${EITHER})${ADVERB}\\s+(?:${HUMAN_FAULTS}|${SHOULD}${OWED}\\s+(?:${MIND}))\\b`,
  'gi',
);
const NAMED = new RegExp(
  `(?<![\\p{L}\\d@/.#-])((?:\\p{Lu}\\p{Ll}{1,20}\\s+)?\\p{Lu}\\p{Ll}{1,20})${ADVERB}\\s+(?:${NAME_FAULTS})(?![\\p{L}])`,
  'gu',
);
/** Faults without a subject that name a person all the same. */
const LABELS =
  /\b(?:human|operator|user|pilot|engineer|developer|individual|manual)[- ](?:error|mistake|negligence|carelessness|fault)s?\b|\b(?:blame|fault)\s+(?:lies|lay|rests|is|was)\s+(?:with|on)\s+[^\s]{1,40}|(?<![\w@])@[a-z\d][\w-]{0,38}(?:['’]s\s+(?:fault|mistake|error)|\s+is\s+to\s+blame)/gi;

/** A capitalised word of these is no name of a person. */
const NO_NAMES = new Set(
  words(`
    a an the this that these those it its they we our you your there here then when while if because since after before although however also
    monitoring alerting alert alerts alarm alarms test tests review reviews canary staging production validation automation tooling
    deploy deploys deployment release rollback pipeline build builds service services server servers system systems scheduler
    code config configuration database cache queue worker workers client clients backend frontend gateway proxy balancer
    checkout billing search payments orders inventory kafka redis postgres postgresql mysql mongo mongodb elasticsearch
    kubernetes docker terraform ansible jenkins argo nginx envoy istio consul vault datadog grafana prometheus sentry splunk
    newrelic pagerduty opsgenie github gitlab devin slack cloudflare fastly akamai aws azure google gcp lambda linux java python node
    nothing something everything neither none some most many all both each engineering operations support security
    cron dns tls http api apis job jobs script scripts bot bots process processes logic dashboard dashboards
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday today yesterday
  `).split('|'),
);
const NO_NAME_ENDING =
  /(?:ing|tion|ment|ity|ance|ence|ware|base|load|ator|izer|check|checks|line|flow|store|works?|bot|hub|api|sql|ctl)$/;

/** After these, a noun is no subject: "the page to the on-call engineer failed to arrive". */
const PREPOSITION =
  /(?<![\w-])(?:to|for|of|from|by|with|at|on|about|via|against|between|without|behind|through|under|paged|called|told|asked)\s+(?:(?:the|an?|our|their|this|that|these|those)\s+)?(?:(?!(?:the|an?|our|their|this|that|these|those)\s)[\w’'-]{1,30}\s+){0,3}$/i;

/** "This was no human error", "instead of human error". */
const DENIED =
  /\b(?:not|never|no|n['’]t|without|beyond|rather\s+than|instead\s+of|nor|neither)\b[^,;:]{0,40}$|\bn['’]t\b[^,;:]{0,40}$/i;
const DISOWNED = /^[^,;:]{0,20}\s(?:is|are|was|were)(?:\s+not|\s+never|n['’]t)\b/i;

function blameIn(sentence: string): { text: string; start: number } | undefined {
  for (const match of sentence.matchAll(PERSON)) if (isSubject(sentence, match)) return found(match);
  for (const match of sentence.matchAll(EITHER_FAULT)) if (isSubject(sentence, match)) return found(match);
  for (const match of sentence.matchAll(NAMED)) {
    if (isName(match[1] ?? '') && isSubject(sentence, match)) return found(match);
  }
  for (const match of sentence.matchAll(LABELS)) {
    const before = sentence.slice(Math.max(0, match.index - 60), match.index);
    if (!DENIED.test(before) && !DISOWNED.test(sentence.slice(match.index + match[0].length, match.index + 160)))
      return found(match);
  }
  return undefined;
}

function found({ index, 0: text }: RegExpExecArray): { text: string; start: number } {
  return { text, start: index };
}

function isSubject(sentence: string, { index }: RegExpExecArray): boolean {
  return !PREPOSITION.test(sentence.slice(Math.max(0, index - 100), index));
}

function isName(name: string): boolean {
  const last = name.split(/\s+/).at(-1)?.toLowerCase() ?? '';
  return !NO_NAMES.has(last) && !NO_NAME_ENDING.test(last);
}
