import { type Sentence, sentencesOf } from '../../text/sentences.ts';
import { DAY_MS, MINUTE_MS } from '../../time/units.ts';
import { type CitationPlace, citationName, citationsOf } from '../citations.ts';
import type { Range, Section, TimelineEntry } from '../document/model.ts';
import { sectionsOf } from '../document/sections.ts';
import { type StatedEvent, statedTimes } from '../stated-times.ts';
import type { Problem, ReviewSubject, Rule } from './rule.ts';

export const evidence: Rule = {
  name: 'evidence',
  promise: 'The root cause names evidence that exists',
  severity: 'warn',
  message: 'The root cause cites no evidence that a reader can look up, so it may be a guess.',
  fix: 'Name the commit, pull request, deploy, dashboard or file that shows the cause, and check that it exists and came before the impact. Or say that the cause is unknown.',
  check: (subject) => {
    const causes = causesOf(subject);
    return [...unsupported(causes, subject), ...missing(subject), ...tooLate(causes, subject)];
  },
  notChecked: ({ document }) =>
    sectionsOf(document.sections, 'root-cause').length === 0
      ? 'whether the cause rests on evidence, because no section has a known name for a root cause'
      : undefined,
  docs: {
    checks: [
      'The root cause names a commit, a pull or merge request, a deploy or release, a dashboard or other source by link, a picture in the repository, or a file. "Unknown" is a valid answer.',
      'Commits and pull requests that the document cites by URL, as `owner/repo@sha` or as `owner/repo#12`, exist. One that does not is an error. Citations that the token cannot read are not checked.',
      'A change named as the cause did not come later than the impact, by the time of its commit or merge, or by the timeline ("merge request !4411", "mailer v7.3.0", "key rotation"). One that did is an error. Sentences about the fix or about ruled-out causes are ignored.',
    ],
    why: 'A cause that sounds right and cannot be checked is worse than "unknown": people fix the wrong thing. A commit that does not exist, or a deploy after the outage began, reveals an invented cause.',
    bad: `## Summary

Between 14:32 and 15:18 UTC, 12% of orders failed.

## Timeline

- 14:32 UTC — First orders fail
- 14:41 UTC — Deploy #387 released
- 15:18 UTC — Rolled back

## Root Cause

Deploy #387 opened a connection for each line item.
`,
    good: `## Summary

Between 14:32 and 15:18 UTC, 12% of orders failed.

## Timeline

- 14:15 UTC — Deploy #387 released
- 14:32 UTC — First orders fail
- 15:18 UTC — Rolled back

## Root Cause

Deploy #387 opened a connection for each line item, in \`src/services/orders.ts:142\`.
`,
  },
};

function causesOf({ document }: ReviewSubject): Section[] {
  return sectionsOf(document.sections, 'root-cause').filter(({ empty }) => !empty);
}

/** A dashboard in a picture; its file is in the repository. */
const isWithinBody = ({ start }: Range, body: Range | undefined) =>
  body !== undefined && start.offset >= body.start.offset && start.offset < body.end.offset;

const SOURCE =
  /https?:\/\/\S|\b(?:commit|sha|revision)\s\W?[\da-f]{7,40}\b|\b(?=[a-f]{0,39}\d)(?=\d{0,39}[a-f])[\da-f]{7,40}\b|(?:\bPR|\bpull request|\bMR|\bmerge request)\s?[#!]?\d|(?<![\w!])!\d{2,9}\b|[\w-]\/[\w.-]{1,100}[#@]\w|\b(?:deploy(?:ment)?|release|build|rollout|version|migration|change|ticket)s?\s(?:of\s)?[#v"'`]?[\w.-]{0,40}\d|\bv\d{1,5}\.\d|\b(?:[\w-]{1,60}\/){1,12}[\w.-]{1,80}\.[a-z]{1,8}\b|\b[\w-]{1,60}\.(?:ts|js|tsx|jsx|mjs|py|go|rb|rs|java|kt|cs|c|cc|cpp|h|php|scala|ex|sql|tf|ya?ml|json|toml|ini|conf|cfg|xml|sh|env|properties|proto)\b/i;
const NOT_KNOWN =
  /\b(?:unknown|(?:not|never)\s(?:yet\s)?(?:known|established|found|identified|determined|clear)|could\snot\s(?:be\s)?(?:establish|determin|find|found|identif)\w*|no\s(?:change|cause|root cause)\s(?:was\s)?(?:found|identified))\b/i;

/** Whether a text names a commit, pull request, deploy, file or link. */
export function namesSource(text: string): boolean {
  return SOURCE.test(text);
}

function unsupported(causes: readonly Section[], { document }: ReviewSubject): Problem[] {
  const [first] = causes;
  const isSupported = ({ text, body }: Section) =>
    namesSource(text) ||
    NOT_KNOWN.test(text) ||
    document.links.some(({ url, range }) => /^https?:/i.test(url) && isWithinBody(range, body)) ||
    document.images.some(({ url, range }) => !/^(?:https?:)?\/\//i.test(url) && isWithinBody(range, body));
  if (first === undefined || causes.some(isSupported)) return [];
  return [
    { range: first.heading, message: `"${first.title}" names no commit, pull request, deploy, dashboard or file.` },
  ];
}

function missing({ document, citations }: ReviewSubject): Problem[] {
  return citationsOf(document)
    .filter(({ key }) => citations.get(key) === 'missing')
    .flatMap((citation) =>
      citation.places.map(({ range }) => ({
        range,
        severity: 'error' as const,
        message: `${citationName(citation)} does not exist.`,
      })),
    );
}

/** Times are written to the minute. */
const ROUNDING = MINUTE_MS;
/** How much later than the impact a timeline may begin. */
const SLACK = 5 * MINUTE_MS;
/** A sentence about what ended the incident, or about what did not cause it. */
const NOT_A_CAUSE =
  /\b(?:fix(?:e[sd])?|hotfix|revert(?:s|ed|ing)?|roll(?:s|ed|ing)?[ -]?back|rollback|mitigat\w*|resolv\w*|restor\w*|recover\w*|correct(?:s|ed)|patched|follow[ -]?ups?|ruled out|not the (?:root )?cause|did not cause|unrelated|prevent\w*)\b/i;

function tooLate(causes: readonly Section[], subject: ReviewSubject): Problem[] {
  const began = impactBegan(subject);
  if (began === undefined) return [];
  return [...lateCitations(causes, began, subject), ...lateEvents(causes, began, subject)];
}

/** Returns the earliest time that the document or PagerDuty states, at the latest the page. */
export function impactBegan({ document, incident }: ReviewSubject): number | undefined {
  const { started, spans, events } = statedTimes(document, incident);
  const told = events.filter(({ entry }) => IMPACT.test(entry.text));
  // A span before or after the whole timeline is about something else, and `facts` reports one that goes beyond it.
  const span = spans.find(
    ({ start, end }) =>
      events.some(({ at }) => at >= start && at <= end) && events.some(({ at }) => at <= start + SLACK),
  );
  const stated = Math.min(
    ...[started, ...told].map((one) => one?.at ?? Number.POSITIVE_INFINITY),
    span?.start ?? Number.POSITIVE_INFINITY,
  );
  const paged = incident?.createdAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(incident.createdAt);
  const began = Math.min(stated, paged);
  if (!Number.isFinite(began)) return undefined;
  // If the two are on different days, one is wrong: `facts` reports that.
  return Number.isFinite(stated) && Number.isFinite(paged) && Math.abs(stated - paged) > DAY_MS ? undefined : began;
}

const IMPACT =
  /\b(?:impact|outage|incident|degradation|downtime|disruption)\s(?:has\s)?(?:began|begins|started|starts)\b|\b(?:start|beginning|onset) of (?:the |customer )?(?:impact|outage|incident|degradation|downtime|disruption)\b|\bfirst\s(?:[\w-]{1,20}\s){0,3}(?:fail(?:s|ed|ures?|ing)?|errors?|timeouts?|reports?|reported|complaints?|affected)\b|\b(?:errors?|failures|timeouts|requests|orders|jobs|users|customers|logins|payments)\s(?:began|begin|start(?:ed)?)\b|\bincident\b.{0,20}(?<!re-?)\b(?:triggered|opened|created)\b/i;

function lateCitations(causes: readonly Section[], began: number, { document, citations }: ReviewSubject): Problem[] {
  const claims = causes.flatMap(({ body }) =>
    body === undefined ? [] : claimsIn(document.markdown.slice(body.start.offset, body.end.offset), body.start.offset),
  );
  const isClaimed = ({ range: { start }, asFile }: CitationPlace) =>
    !asFile && claims.some((claim) => start.offset >= claim.start && start.offset < claim.start + claim.text.length);
  return citationsOf(document).flatMap((citation) => {
    const lookup = citations.get(citation.key);
    const at = typeof lookup === 'object' && lookup.at !== undefined ? Date.parse(lookup.at) : Number.NaN;
    if (!(at > began + ROUNDING)) return [];
    return citation.places.filter(isClaimed).map(({ range }) => ({
      range,
      severity: 'error' as const,
      message: `${citationName(citation)} is from ${minute(at)}, later than the impact, which began at ${minute(began)}: it cannot be the cause.`,
    }));
  });
}

/** Returns the sentences that state the cause. */
function claimsIn(text: string, offset = 0): Sentence[] {
  return sentencesOf(text)
    .filter((sentence) => !NOT_A_CAUSE.test(sentence.text))
    .map((sentence) => ({ ...sentence, start: sentence.start + offset }));
}

/** "Deploy #387", "PR #388", "merge request !4411", "release v2.4.1", "commit e4f29a1": a timeline can name these too. */
const NUMBERED_CHANGE =
  /\b(?:(deploy(?:ment)?|release|build|version|rollout|PR|pull request|MR|merge request|change|migration|upgrade|flag|job)(?:\s(?:of|to|for))?(?:\s(?!v?\d)[\w-]{1,30}){0,2}\s?([#!v]?\d[\w.]{0,20}\w|[#!v]?\d)|commit\s\W?([\da-f]{7,40}))\b|(?<![\w!])!(\d{2,9})\b|\bv(\d{1,5}(?:\.\d{1,5}){1,3})\b/gi;
/** "Key rotation", "schema migration": a change with a name and no number. Words for the end of an incident are not among them. */
const NAMED_CHANGE =
  /\b(?!(?:the|an?|this|that|our|each|last|first|next|new|every|another|no|any|planned|missing|without|of|to|for|and|or|with|by|before|after|during|in|on|from)\s)([a-z][\w-]{2,20})\s(rotation|migration|upgrade|roll-?out|deploy(?:ment)?|release|cut-?over|switch-?over|import|launch|experiment|(?:config(?:uration)?|flag|schema|dns|firewall|routing|network)\schange)\b/gi;
const NEGATED = /\b(?:no|not|without|missing|lack(?:s|ed|ing)?|never|n['’]t|should)\b/i;

/** The event is not the change itself, but what people discovered or did about it. */
const ABOUT_A_CHANGE =
  /\b(?:identif\w+|suspect\w*|found|finds|confirm\w*|correlat\w*|trac(?:ed|ing)|links?|linked|bisect\w*|discover\w*|realiz\w*|realis\w*|notic\w*|investigat\w*|discuss\w*|point\w*)\b/i;

function lateEvents(causes: readonly Section[], began: number, { document, incident }: ReviewSubject): Problem[] {
  const named = new Set(causes.flatMap(({ text }) => claimsIn(text).flatMap((claim) => changesIn(claim.text))));
  const { events } = statedTimes(document, incident);
  const isChange = ({ text }: TimelineEntry) => !NOT_A_CAUSE.test(text) && !ABOUT_A_CHANGE.test(text);
  const mentioned = new Map<string, StatedEvent[]>();
  for (const event of events) {
    for (const change of new Set(changesIn(event.entry.text))) {
      const earlier = mentioned.get(change);
      if (earlier === undefined) mentioned.set(change, [event]);
      else earlier.push(event);
    }
  }
  return [...named].flatMap((change) => {
    const mentions = mentioned.get(change) ?? [];
    // A mention before the impact shows that the change existed by then.
    if (mentions.some(({ at }) => at <= began + ROUNDING)) return [];
    const event = mentions.find(({ entry }) => isChange(entry));
    if (event === undefined) return [];
    return [
      {
        range: event.range,
        severity: 'error' as const,
        message: `${change} is named as the cause, but it came at ${minute(event.at)}, later than the impact, which began at ${minute(began)}.`,
      },
    ];
  });
}

/** Returns changes in normalized form: "deploy 387", "pull request 388", "version 7.3.0", "commit e4f29a1", "key rotation". */
function changesIn(text: string): string[] {
  const numbered = [...text.matchAll(NUMBERED_CHANGE)].map(
    ([, kind = '', number = '', commit, mergeRequest, version = number]) => {
      if (commit !== undefined) return `commit ${commit.toLowerCase().slice(0, 7)}`;
      if (mergeRequest !== undefined) return `merge request ${mergeRequest}`;
      const bare = version.toLowerCase().replace(/^[#!v]/, '');
      if (/^\d+(?:\.\d+)+$/.test(bare)) return `version ${bare}`;
      return `${KINDS.get(kind.toLowerCase()) ?? kind.toLowerCase()} ${bare}`;
    },
  );
  const named = [...text.slice(0, MAX_LEAD).matchAll(NAMED_CHANGE)]
    .filter(({ index, 0: phrase }) => !NEGATED.test(text.slice(0, index + phrase.length)))
    .map(([, which = '', change = '']) => `${which} ${change}`.toLowerCase().replace('deployment', 'deploy'));
  return [...numbered, ...named];
}

/** A named change counts only near the beginning of a sentence. */
const MAX_LEAD = 60;
const KINDS = new Map([
  ['pr', 'pull request'],
  ['mr', 'merge request'],
  ['deployment', 'deploy'],
]);

function minute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
