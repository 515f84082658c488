import * as z from 'zod/mini';
import { durationOf, type Incident } from '../../incident/incident.ts';
import { dotted, explainValue } from '../../text/schema-issue.ts';
import { MINUTE_MS } from '../../time/units.ts';
import { placeInFrontMatter } from '../document/front-matter.ts';
import type { PostmortemDocument, Range, Section } from '../document/model.ts';
import { sectionsOf } from '../document/sections.ts';
import { hypothesesOf, isConfirmed } from '../hypotheses.ts';
import { dateOfPath, incidentIdOfPath } from '../paths.ts';
import {
  hasRecord,
  PostmortemRecord,
  recordOf,
  TIMES,
  type TimeName,
  timeIn,
  type ValidParts,
  valuesOf,
} from '../record.ts';
import { statedTimes } from '../stated-times.ts';
import { otherLanguage } from './other-language.ts';
import { headOf, type Problem, type ReviewSubject, type Rule } from './rule.ts';

export const record: Rule = {
  name: 'record',
  promise: 'A record in the front matter is valid, and agrees with the text and with PagerDuty',
  severity: 'error',
  message:
    'The record in the front matter is invalid, or contradicts the text or PagerDuty, so tools would read wrong facts.',
  fix: 'Correct the named key; docs/postmortem-record.schema.json describes each one. A fact must have the same value in the record, in the text and in PagerDuty.',
  check: (subject) => {
    const { document } = subject;
    const valid = recordOf(document);
    if (valid === undefined) return missingRecord(subject);
    return [
      ...invalidParts(document),
      ...disorder(document, valid),
      ...againstPagerDuty(subject, valid),
      ...againstTimeline(subject, valid),
      ...againstImpact(document, valid),
      ...againstCause(document, valid),
      ...againstDetection(document, valid),
      ...againstRepeats(subject, valid),
    ];
  },
  notChecked: ({ document, pull }) => {
    if (!hasRecord(document))
      return pull?.byDevin && !pull.isBriefed
        ? 'the machine-readable record, because the front matter has none ("record: 1"): tools read the text'
        : undefined;
    const language = otherLanguage(document);
    return (
      language &&
      `whether the record's confidence and "detected-by" agree with the text, because the rule reads English and the text is in ${language}`
    );
  },
  docs: {
    checks: [
      'A front matter with `record: 1` is complete and valid by [postmortem-record.schema.json](postmortem-record.schema.json). Each problem is at its line, with its key. A document without a record is read as before. For Devin, whose brief asks for one, it is an error; without the tag `postmortem-sources` on the session, and for people, it is not checked.',
      'The five times are in a possible order, and each known one is in the timeline, give or take a minute.',
      "`times.acknowledged` is PagerDuty's first acknowledgement, give or take a minute. The impact does not begin or end later than 5 minutes or 10% of the incident's duration after PagerDuty's times. The service is PagerDuty's.",
      'Each number of `impact` is in the impact or the summary, and no value is larger than its total.',
      'The confidence is the one that Root Cause states, and a confirmed hypothesis has a category. `detected-by` agrees with the words of Detection. A disagreement is a warning. Both are read in English only.',
      'Each incident in `repeats` is an earlier one, and the docs repository has its postmortem.',
    ],
    why: 'Dashboards and indexes read the record, people read the text. If the two differ, somebody acts on the wrong one.',
    bad: `---
record: 1
incident: Q2ZK81VNWTXE7B
service: orders-service
times:
  impact-began: { at: 2026-02-10T14:32:00Z, source: E-7f3a }
  detected: { at: 2026-02-10T14:34:00Z, source: E-81c2 }
  acknowledged: { at: 2026-02-10T14:38:00Z, source: E-19b0 }
  mitigated: { at: 2026-02-10T15:10:00Z, source: E-55de }
  resolved: { at: 2026-02-10T15:18:00Z, source: E-c004 }
cause: { category: bad deploy, trigger: Deploy 387, confidence: high }
detected-by: monitor
affected-services: [orders-service]
impact:
  - { what: failed orders, value: 1240, of: 10300, unit: orders }
not-seen: []
---

# Postmortem: Orders fail — orders-service

## Impact

1,240 of 10,300 orders failed.
`,
    good: `---
record: 1
incident: Q2ZK81VNWTXE7B
service: orders-service
times:
  impact-began: { at: 2026-02-10T14:32:00Z, source: E-7f3a }
  detected: { at: 2026-02-10T14:34:00Z, source: E-81c2 }
  acknowledged: { at: 2026-02-10T14:38:00Z, source: E-19b0 }
  mitigated: { at: 2026-02-10T15:10:00Z, source: E-55de }
  resolved: { at: 2026-02-10T15:18:00Z, source: E-c004 }
cause: { category: change, trigger: Deploy 387, confidence: high }
detected-by: monitor
affected-services: [orders-service]
impact:
  - { what: failed orders, value: 1240, of: 10300, unit: orders }
not-seen: []
---

# Postmortem: Orders fail — orders-service

## Impact

1,240 of 10,300 orders failed.
`,
  },
};

function missingRecord({ document, pull }: ReviewSubject): Problem[] {
  if (!pull?.byDevin || !pull.isBriefed || document.unread !== undefined) return [];
  const message =
    'The document has no record: begin it with a front matter that has "record: 1" and the keys of docs/postmortem-record.schema.json.';
  return [{ range: headOf(document), message }];
}

/** Times are written to the minute. */
const ROUNDING = MINUTE_MS;

const valueAt = (document: PostmortemDocument, path: readonly PropertyKey[]): Range =>
  placeInFrontMatter(document, path);

/** One problem per key. A person's record is house style, because people may leave it out altogether. */
function invalidParts(document: PostmortemDocument): Problem[] {
  const { success, error } = z.safeParse(PostmortemRecord, valuesOf(document), {
    reportInput: true,
    error: (issue) => (issue.code === 'unrecognized_keys' ? keysOf(issue.inst).join(', ') : ''),
  });
  if (success) return [];
  const told = new Set<string>();
  return error.issues
    .flatMap((issue) => problemsIn(issue, document))
    .filter(({ message }) => !told.has(message) && told.add(message));
}

function problemsIn(issue: z.core.$ZodIssue, document: PostmortemDocument): Problem[] {
  const style = { severity: 'style' } as const;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      return {
        ...style,
        range: placeInFrontMatter(document, path, 'key'),
        message: `${dotted(path)}: there is no such key here: use ${issue.message}.`,
      };
    });
  }
  const isMissing = issue.input === undefined && issue.path.length === 1;
  const range = isMissing ? placeInFrontMatter(document, ['record'], 'key') : valueAt(document, issue.path);
  return [{ ...style, range, message: `${dotted(issue.path)}: ${explainValue(issue)}.` }];
}

function keysOf(schema: unknown): string[] {
  return schema instanceof z.ZodMiniObject ? Object.keys(schema.shape) : [];
}

/** The impact begins before everything else, and its end comes before the end of the incident. */
const ORDER: readonly (readonly [earlier: TimeName, later: TimeName])[] = [
  ['impact-began', 'detected'],
  ['detected', 'acknowledged'],
  ['impact-began', 'mitigated'],
  ['mitigated', 'resolved'],
  ['impact-began', 'resolved'],
];

function disorder(document: PostmortemDocument, valid: ValidParts): Problem[] {
  const told = new Set<TimeName>();
  return ORDER.flatMap(([earlier, later]): Problem[] => {
    const [first, second] = [timeIn(valid, earlier), timeIn(valid, later)];
    if (first === undefined || second === undefined || first <= second + ROUNDING || told.has(later)) return [];
    told.add(later);
    return [
      {
        range: valueAt(document, ['times', later, 'at']),
        message: `times.${later} (${iso(second)}) is before times.${earlier} (${iso(first)}).`,
      },
    ];
  });
}

function againstPagerDuty({ document, incident, acknowledgedAt }: ReviewSubject, valid: ValidParts): Problem[] {
  if (incident === undefined) return [];
  const at = (path: readonly PropertyKey[], message: string): Problem => ({ range: valueAt(document, path), message });
  const [created, closed, acknowledged] = [incident.createdAt, incident.resolvedAt, acknowledgedAt].map((time) =>
    time === undefined ? undefined : Date.parse(time),
  );
  const slack = Math.max(5 * MINUTE_MS, ((durationOf(incident) ?? 0) * 1000) / 10);
  const late = (name: TimeName, than: number | undefined, what: string): Problem[] => {
    const time = timeIn(valid, name);
    return time === undefined || than === undefined || time <= than + slack
      ? []
      : [
          at(
            ['times', name, 'at'],
            `times.${name} (${iso(time)}) is after PagerDuty ${what} the incident, ${iso(than)}.`,
          ),
        ];
  };
  const stated = timeIn(valid, 'acknowledged');
  const differs = stated !== undefined && acknowledged !== undefined && Math.abs(stated - acknowledged) > ROUNDING;
  return [
    ...late('impact-began', created, 'opened'),
    ...late('mitigated', closed, 'closed'),
    ...late('resolved', closed, 'closed'),
    ...(differs
      ? [
          at(
            ['times', 'acknowledged', 'at'],
            `times.acknowledged is ${iso(stated)}, but PagerDuty's first acknowledgement was at ${iso(acknowledged)}.`,
          ),
        ]
      : []),
    ...(isOtherService(valid.service, incident)
      ? [at(['service'], `The service is "${valid.service}", but PagerDuty's is "${incident.service}".`)]
      : []),
  ];
}

/** A name from which something was removed before Devin read it is not a different name. */
function isOtherService(stated: string | number | undefined, { service }: Incident): boolean {
  if (stated === undefined || service === undefined || /\[removed/.test(String(stated))) return false;
  const [one, other] = [String(stated), service].map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
  return one !== '' && other !== '' && one !== other;
}

function againstTimeline({ document, incident }: ReviewSubject, valid: ValidParts): Problem[] {
  const { events } = statedTimes(document, incident);
  if (events.length === 0) return [];
  const isThere = (time: number) =>
    events.some(({ at, entry: { time: stated } }) => {
      const end = stated?.end === undefined ? at : at + (stated.end.seconds - stated.start.seconds) * 1000;
      return time > at - 2 * ROUNDING && time < end + 2 * ROUNDING;
    });
  return TIMES.flatMap((name): Problem[] => {
    const time = timeIn(valid, name);
    if (time === undefined || isThere(Math.floor(time / MINUTE_MS) * MINUTE_MS)) return [];
    return [
      {
        range: valueAt(document, ['times', name, 'at']),
        message: `The timeline has no event at times.${name}, ${iso(time)}.`,
      },
    ];
  });
}

const textOf = (sections: readonly Section[]) => sections.map(({ text }) => text).join('\n');

function againstImpact(document: PostmortemDocument, { impact = [] }: ValidParts): Problem[] {
  const told = [...sectionsOf(document.sections, 'impact'), ...sectionsOf(document.sections, 'summary')];
  const numbers = numbersIn(textOf(told.length > 0 ? told : document.sections));
  return impact.flatMap(({ value, of, unit, what }, index) => {
    const place = (key: string) => valueAt(document, ['impact', index, key]);
    const missing = (['value', 'of'] as const).flatMap((key): Problem[] => {
      const number = key === 'value' ? value : of;
      return number === undefined || numbers.has(number)
        ? []
        : [
            {
              range: place(key),
              message: `impact[${index}].${key}: neither the impact nor the summary says ${number} (${unit}, ${what}).`,
            },
          ];
    });
    if (of !== undefined && value > of)
      missing.push({
        range: place('value'),
        message: `impact[${index}].value: ${value} is more than its total, ${of}.`,
      });
    return missing;
  });
}

const MULTIPLES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
const NUMBER = /\d(?:[\d.,'’\u00A0\u202F]{0,20}\d)?(?: \d{3}(?!\d)){0,4}(?:\s?(k|m|bn|thousand|million|billion)\b)?/gi;
const WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Returns every number that a text may mean: `1.240` is both, and `12k` is 12,000. */
function numbersIn(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { 0: written, 1: multiple } of text.matchAll(NUMBER)) {
    const digits = written.replace(/[a-z]/gi, '').trim();
    const factor = MULTIPLES[multiple?.toLowerCase() ?? ''] ?? 1;
    const bare = digits.replace(/['’\u00A0\u202F ]/g, '');
    const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
    const decimal = last < 0 ? bare : `${bare.slice(0, last).replace(/[.,]/g, '')}.${bare.slice(last + 1)}`;
    for (const each of [bare.replace(/[.,]/g, ''), decimal, ...bare.split(/[.,]/), ...digits.split(' ')]) {
      found.add(Number((Number(each) * factor).toPrecision(12)));
      found.add(Number(each));
    }
  }
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    if (WORDS.includes(word)) found.add(WORDS.indexOf(word));
    if (/^(?:no|none|nobody|nothing)$/.test(word)) found.add(0);
  }
  return found;
}

const CONFIDENCE =
  /\bconfidence\b[\s*_:]{0,6}(?:is|was)?\s{0,2}[*_]{0,2}(high|medium|low)\b|\b(high|medium|low)\s+confidence\b/gi;

function againstCause(document: PostmortemDocument, { cause }: ValidParts): Problem[] {
  if (cause === undefined) return [];
  const causes = sectionsOf(document.sections, 'root-cause');
  const stated = otherLanguage(document) === undefined ? confidencesIn(textOf(causes)) : [];
  const [only] = stated;
  return [
    ...(stated.length === 1 && only !== cause.confidence
      ? [
          {
            range: valueAt(document, ['cause', 'confidence']),
            message: `cause.confidence is ${cause.confidence}, but "${causes[0]?.title}" says ${only}.`,
          },
        ]
      : []),
    ...(cause.category === 'unknown' && hypothesesOf(document).some(isConfirmed)
      ? [
          {
            range: valueAt(document, ['cause', 'category']),
            message: `cause.category is unknown, but "${causes[0]?.title}" has a confirmed hypothesis.`,
          },
        ]
      : []),
  ];
}

function confidencesIn(text: string): string[] {
  return [...new Set([...text.matchAll(CONFIDENCE)].map(([, after, before]) => (after ?? before ?? '').toLowerCase()))];
}

/** The words for each way of detection. */
const DETECTIONS: readonly (readonly [way: string, pattern: RegExp])[] = [
  ['monitor', /\b(?:alert\w*|alarm\w*|monitor\w*|probes?|synthetics?|paged?|health ?checks?|dashboards?|SLOs?)\b/i],
  ['customer', /\b(?:customers?|clients?|users?|tenants?|support (?:tickets?|cases?|requests?)|tickets?)\b/i],
  [
    'colleague',
    /\b(?:colleagues?|employees?|engineers?|developers?|teams?|support|internal\w*|operators?|analysts?)\b/i,
  ],
  [
    'chance',
    /\b(?:chance|accident\w*|coincidence|happened to|while (?:looking|working|investigating|testing|checking)|unrelated)\b/i,
  ],
  ['unknown', /\bunknown\b|\bnot (?:known|established|clear)\b/i],
];

/** Reported only if the section has words for another way and none for this one. */
function againstDetection(document: PostmortemDocument, { 'detected-by': by }: ValidParts): Problem[] {
  if (by === undefined || otherLanguage(document) !== undefined) return [];
  const [section] = sectionsOf(document.sections, 'detection').filter(({ empty }) => !empty);
  if (section === undefined) return [];
  const told = DETECTIONS.filter(([, pattern]) => pattern.test(section.text)).map(([way]) => way);
  return told.length === 0 || told.includes(by)
    ? []
    : [
        {
          range: valueAt(document, ['detected-by']),
          severity: 'warn',
          message: `detected-by is ${by}, but "${section.title}" does not mention it.`,
        },
      ];
}

/** The follow-up comments on the action items of these incidents, so a wrong one disturbs people. */
function againstRepeats(
  { document, path, config, postmortems }: ReviewSubject,
  { repeats = [] }: ValidParts,
): Problem[] {
  const own = [String(valuesOf(document).incident ?? ''), incidentIdOfPath(path) ?? ''].map((id) => id.toUpperCase());
  return repeats.flatMap((id, index): Problem[] => {
    const named = String(id).toUpperCase();
    const key = `repeats.${index}`;
    const at = (message: string): Problem[] => [
      { range: valueAt(document, ['repeats', index]), severity: 'style', message },
    ];
    if (own.includes(named)) return at(`${key}: ${id} is the incident of this postmortem. Name only earlier ones.`);
    const earlier = postmortems?.find((other) => incidentIdOfPath(other) === named);
    if (postmortems === undefined) return [];
    if (earlier === undefined) {
      return at(
        `${key}: no postmortem in ${config.directory} is about incident ${id}. Name the ID at the end of its file's name, or leave it out.`,
      );
    }
    return (dateOfPath(earlier) ?? '') > (dateOfPath(path) ?? '9')
      ? at(`${key}: ${id} is a later incident (${dateOfPath(earlier)}). Name only earlier ones.`)
      : [];
  });
}

function iso(at: number): string {
  return new Date(at).toISOString().replace(/(?::\d{2})?\.\d{3}Z$/, 'Z');
}
