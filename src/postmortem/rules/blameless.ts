import { blankOut, sentencesOf } from '../../text/sentences.ts';
import type { PostmortemDocument } from '../document/model.ts';
import { rangeAt, sourceOf } from '../document/source.ts';
import { otherLanguage } from './other-language.ts';
import type { Rule } from './rule.ts';

export const blameless: Rule = {
  name: 'blameless',
  promise: 'No person is blamed',
  severity: 'warn',
  message:
    'The document blames a person. That ends the search for what made the mistake possible, and teaches others to stay silent.',
  fix: 'Say what the person could see and what the system let happen: "the alert did not say which pool", not "the engineer should have noticed".',
  check: ({ document }) => {
    if (otherLanguage(document) !== undefined) return [];
    const source = sourceOf(document.markdown);
    return sentencesOf(prose(document)).flatMap(({ text, start }) => {
      if (text.length < SHORTEST) return [];
      const blame = blameIn(text);
      if (blame === undefined) return [];
      const range = rangeAt(source, start + blame.start, start + blame.start + blame.text.length);
      return [{ range, message: `"${blame.text.replace(/\s+/g, ' ')}" blames a person.` }];
    });
  },
  notChecked: ({ document }) => {
    const language = otherLanguage(document);
    return language === undefined ? undefined : `blame, because the rule reads English and the text is in ${language}`;
  },
  docs: {
    checks: [
      'No person (a name, `@handle`, a role or a team) is the subject of a fault: "forgot", "failed to", "should have noticed", "made a mistake".',
      'No person is blamed after the fault: "pressed by", "an oversight by", "it was … who", "if … had read", "somebody\'s mistake", "the team\'s failure to act", "nobody bothered to".',
      'No "human error", "operator mistake", "fat-fingered" or "to blame".',
      'Systems may fail: "the alert should have fired", "the deploy failed to roll back". So may people who did not know: "the on-call engineer should have been paged". Code is not checked.',
    ],
    why: 'People act on what they know at the time. "Should have" judges them by what is known now, and the next person who makes a mistake will stay silent. The rule reads English, by patterns: if it is wrong, leave the sentence.',
    bad: `## Root Cause

The on-call engineer should have noticed the alert, and Bob forgot to release the connection.
`,
    good: `## Root Cause

The alert should have fired at 80%. The code released the connection only where the check succeeded, and no test covered the other case.
`,
  },
};

/** Length of the shortest sentence that blames somebody ("Bo forgot"): a text of full stops has thousands of shorter ones. */
const SHORTEST = 9;

/** Returns the visible text at the same offsets, with blanks for code, HTML and emphasis. */
function prose({ markdown, frontMatter, code, html }: PostmortemDocument): string {
  const ranges = [...code, ...html, ...(frontMatter ? [frontMatter] : [])].map(({ range }) => range);
  // A URL can contain any words.
  return blankOut(markdown, ranges)
    .replace(/https?:\/\/[^\s<>()]+/gi, (url) => '\uFFFC'.repeat(url.length))
    .replace(/(?<!^[ \t]{0,9})[*_~]|(?<=^[ \t]{0,9})[*_~](?![ \t])/gm, ' ');
}

const words = (text: string) => text.trim().split(/\s+/).join('|');

/** Words for a person, as the head of a noun phrase. */
const ROLES = words(`
  engineers? developers? devs? sres? dbas? admins? administrators? sysadmins? programmers? person people persons reviewers? author authors
  responders? colleagues? members? employees? contractors? interns? technicians? analysts? managers? commanders? leads? owners? teams?
  on-call oncall somebody someone anybody anyone everybody everyone nobody he she individuals? humans? staff devops
`).replaceAll('-', '[- ]');
/** Words that mean programs at least as often ("the Postgres operator"): a person only if the verb is one of people. */
const EITHER = words('operators? agents? authors? maintainers? committers?');

/** Between a subject and its verb: "from payments", ", who was on call,", "unfortunately also". */
const BETWEEN =
  '(?:\\s+(?:on|of|from|in|at)\\s+(?:the\\s+|our\\s+)?[\\w-]{1,30}(?:\\s+(?:team|squad|group|shift|call|duty|rotation|side))?)?(?:\\s?,[^,.;:|]{1,60},)?(?:\\s+(?:also|then|just|simply|clearly|really|again|both|all|later|first|once|still|even|never|somehow|himself|herself|themselves|had|has|have|[a-z]{2,15}ly)){0,3}';

/** Faults that only a person makes. */
const HUMAN_FAULTS = [
  'forgot(?:ten)?(?!\\s+password)',
  'neglected\\s+to',
  "did(?:\\s+not|n['’]t)\\s+(?:bother|care|pay\\s+(?:any\\s+)?attention|think|read|follow|double[- ]?check|ask|consult|communicate|escalate)",
  'bothered\\s+to',
  '(?:pressed|clicked|typed|pasted|picked|chose)\\s+(?:on\\s+)?(?:the|a|an)\\s+wrong',
  'fat[- ]?fingered',
  '(?:was|were|is|are|been)\\s+(?:too\\s+|so\\s+)?(?:careless|negligent|sloppy|lazy|incompetent|inattentive|reckless|irresponsible|to\\s+blame|at\\s+fault|complacent)',
  'made\\s+(?:a|an|the|another)\\s+(?:[a-z]{1,15}\\s+)?(?:mistake|error|blunder|typo)',
  '(?:carelessly|negligently|recklessly|foolishly|mistakenly|inadvertently|accidentally|wrongly|erroneously)\\s+[a-z]{2,20}',
  'messed\\s+up',
  'screwed\\s+up',
].join('|');
const MIND =
  'notice[ds]?|know[ns]?|knew|check(?:ed)?|double[- ]?check(?:ed)?|realis(?:ed?)|realiz(?:ed?)|remember(?:ed)?|ask(?:ed)?|read|review(?:ed)?|test(?:ed)?|tell|told|communicate[d]?|escalate[d]?|follow(?:ed)?|verify|verified|think|thought|listen(?:ed)?|understand|understood|consider(?:ed)?|pay|paid|document(?:ed)?|inform(?:ed)?|mention(?:ed)?|look(?:ed)?|see|seen|catch|caught|wait(?:ed)?|involve[d]?|respond(?:ed)?|anticipate[d]?|foresee|foreseen|act(?:ed)?|coordinate[d]?|been\\s+(?:more|better)\\s+[a-z]{2,20}|be\\s+(?:more|better)\\s+[a-z]{2,20}';
const SHOULD = "(?:should|ought\\s+to|could|must)(?:\\s+not|n['’]t)?(?:\\s+|['’])(?:have|ve|of)";
/** "should have been paged", "should have had access": what others should have done for the person. */
const OWED = '(?!\\s+(?:been(?!\\s+(?:more|better)\\b)|had|received|got|gotten)\\b)';

/** Verbs that blame a role. */
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
/** The grammar cannot know whether a name is a person's, so these are things that systems hardly do. */
const NAME_FAULTS = [
  HUMAN_FAULTS,
  `${SHOULD}${OWED}\\s+(?:${MIND})\\b`,
  `(?:failed|fails)\\s+to\\s+(?:${MIND})\\b`,
  'ignored\\s+(?:the|an?|our|all)\\s+(?:alerts?|warnings?|pages?|runbook|process|review|advice|signs?)',
  'overlooked',
].join('|');

/** A noun phrase for somebody, after a preposition or "it was". */
const SOMEBODY = `(?:(?:the|an?|our|their|one\\s+of\\s+(?:the|our))\\s+)?(?:[a-z-]{2,20}\\s+){0,2}(?:${ROLES})\\b|@[a-z\\d][\\w-]{0,38}`;
const A_NAME = '(\\p{Lu}\\p{Ll}{1,20})(?:\\s+\\p{Lu}\\p{Ll}{1,20})?(?![\\p{L}\\d])';
/** What people do well: "it was Maria who found the leak". */
const GOOD_DEED =
  '(?:first\\s+|then\\s+|also\\s+)?(?:found|fixed|noticed|discovered|resolved|restored|identified|spotted|mitigated|rolled|suggested|saved|detected|raised|reported|recovered|reverted|acknowledged|helped|caught|figured|led|wrote)\\b';
const SLIPS =
  'oversight|mistake|slip(?:-up)?|blunder|lapse|negligence|carelessness|misjudge?ment|inattention|inexperience|incompetence';
const WRONGLY =
  '(?:wrong|wrongly|mistakenly|accidentally|inadvertently|erroneously|carelessly|incorrectly|by\\s+mistake)';
const DONE_WRONG =
  '(?:missed|overlooked|forgotten|ignored|neglected|misconfigured|misread|misjudged|misunderstood|mishandled|botched|bungled|messed\\s+up|screwed\\s+up|broken)';

/** Faults before the person who is blamed. `SOMEBODY` and `A_NAME` are filled in. */
const BLAMED_AFTER = [
  `\\b${WRONGLY}\\b[^.;:|]{0,60}\\s(?:was|were|got|been)\\s+(?:[a-z]{2,15}ly\\s+)?[a-z]{2,20}\\s+by\\s+(?:WHO)`,
  `\\b(?:was|were|got|been)\\s+${WRONGLY}\\s+[a-z]{2,20}\\s+by\\s+(?:WHO)`,
  `\\b${DONE_WRONG}\\s+by\\s+(?:WHO)`,
  `\\b(?:${SLIPS}|error|fault|failure)\\s+(?:made\\s+)?(?:by|on\\s+the\\s+part\\s+of)\\s+(?:WHO)`,
  `\\bit\\s+(?:was|is)\\s+(?:WHO)\\s+who\\s+(?!${GOOD_DEED})[a-z]`,
  `\\bif\\s+(?:only\\s+)?(?:WHO)\\s+had(?:\\s+not|n['’]t)?(?:\\s+(?:only|just|simply|actually|ever|[a-z]{2,15}ly))?\\s+(?:${MIND}|done|run|used|kept|deployed|merged|pushed)\\b`,
  `\\bhad\\s+(?:WHO)\\s+(?:only\\s+|just\\s+|simply\\s+|not\\s+)?(?:${MIND})\\b`,
  `\\b(?:blamed?|blaming)\\s+(?:on\\s+)?(?:WHO)`,
  `\\bculprit\\s+(?:was|is|here\\s+was)\\s+(?:WHO)`,
];
const AFTER_ROLE = new RegExp(BLAMED_AFTER.map((pattern) => pattern.replaceAll('WHO', SOMEBODY)).join('|'), 'gi');
/** Case matters only for names. */
const AFTER_NAME = BLAMED_AFTER.map((pattern) =>
  pattern.replaceAll('WHO', A_NAME).replace(/^\\b([a-z])/, (_, first: string) => `\\b[${first}${first.toUpperCase()}]`),
).map((pattern) => new RegExp(pattern, 'gu'));
/** "John's mistake", "the team's failure to act". */
const POSSESSIVE = new RegExp(
  `(?<![\\w@/.-])(?:${ROLES}|@[a-z\\d][\\w-]{0,38})['’]s?\\s+(?:own\\s+|[a-z]{3,15}\\s+)?(?:${SLIPS}|errors?|failure\\s+to\\s+[a-z]{2,20}|lack\\s+of\\s+(?:attention|care|discipline|diligence|experience|knowledge|communication|judge?ment))\\b`,
  'gi',
);
const NAMES_POSSESSIVE = new RegExp(
  `(?<![\\p{L}\\d@/.#-])(\\p{Lu}\\p{Ll}{1,20})['’]s?\\s+(?:own\\s+|[a-z]{3,15}\\s+)?(?:${SLIPS}|lack\\s+of\\s+(?:attention|care|discipline|diligence|experience|judge?ment))(?![\\p{L}])`,
  'gu',
);
const NOBODY =
  /\b(?:nobody|no[- ]one|none\s+of\s+(?:us|them|the\s+[a-z]{2,20})|not\s+a\s+single\s+[a-z]{2,20})\s+(?:even\s+|ever\s+)?(?:bothered|cared|thought|remembered|took\s+the\s+(?:time|trouble)|took\s+responsibility|had\s+the\s+sense)\b/gi;

const PERSON = new RegExp(
  `(?<![\\w@/.-])(?:(?:${ROLES})(?:\\s+(?:on\\s+(?:call|duty|shift)|in\\s+charge|who\\s+was\\s+on\\s+call))?|@[a-z\\d][\\w/-]{0,60})${BETWEEN}\\s+(?:${ROLE_FAULTS})\\b`,
  'gi',
);
const EITHER_FAULT = new RegExp(
  `(?<![\\w@/.-])(?:${EITHER})${BETWEEN}\\s+(?:${HUMAN_FAULTS}|${SHOULD}${OWED}\\s+(?:${MIND}))\\b`,
  'gi',
);
const NAMED = new RegExp(
  `(?<![\\p{L}\\d@/.#-])((?:\\p{Lu}\\p{Ll}{1,20}\\s+)?\\p{Lu}\\p{Ll}{1,20})${BETWEEN}\\s+(?:${NAME_FAULTS})(?![\\p{L}])`,
  'gu',
);
/** Faults without a subject that blame a person anyway. */
const LABELS =
  /\b(?:human|operator|user|pilot|engineer|developer|individual|manual)[- ](?:error|mistake|negligence|carelessness|fault)s?\b|\bfat[- ]?finger(?:s|ed|ing)?\b|\b(?:due\s+to|because\s+of|out\s+of|through|sheer)\s+(?:sheer\s+|pure\s+)?(?:carelessness|negligence|sloppiness|incompetence|laziness|inattention)\b|\b(?:blame|fault)\s+(?:lies|lay|rests|is|was)\s+(?:with|on)\s+[^\s]{1,40}|(?<![\w@])@[a-z\d][\w-]{0,38}(?:['’]s\s+(?:fault|mistake|error)|\s+is\s+to\s+blame)/gi;

/** Capitalized words that are not names of people. */
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

/** After these, a noun is not a subject: "the page to the on-call engineer failed to arrive". */
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
  for (const pattern of [AFTER_ROLE, POSSESSIVE, NOBODY]) {
    for (const match of sentence.matchAll(pattern)) if (!isDenied(sentence, match)) return found(match);
  }
  for (const pattern of [...AFTER_NAME, NAMES_POSSESSIVE]) {
    for (const match of sentence.matchAll(pattern)) {
      if (isName(match[1] ?? '') && !isDenied(sentence, match)) return found(match);
    }
  }
  for (const match of sentence.matchAll(LABELS)) {
    if (!isDenied(sentence, match)) return found(match);
  }
  return undefined;
}

function found({ index, 0: text }: RegExpExecArray): { text: string; start: number } {
  return { text, start: index };
}

function isDenied(sentence: string, { index, 0: { length } }: RegExpExecArray): boolean {
  const before = sentence.slice(Math.max(0, index - 60), index);
  return DENIED.test(before) || DISOWNED.test(sentence.slice(index + length, index + 160));
}

function isSubject(sentence: string, { index }: RegExpExecArray): boolean {
  return !PREPOSITION.test(sentence.slice(Math.max(0, index - 100), index));
}

function isName(name: string): boolean {
  const last = name.split(/\s+/).at(-1)?.toLowerCase() ?? '';
  return !NO_NAMES.has(last) && !NO_NAME_ENDING.test(last);
}
