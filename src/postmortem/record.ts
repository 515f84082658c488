/**
 * The postmortem's machine-readable record: the front matter of a document, for tools. docs/postmortem-record.schema.json has the
 * descriptions. A front matter without `record: 1` is read as before, without requirements.
 */
import * as z from 'zod/mini';
import type { PostmortemDocument } from './document/model.ts';

function key<S extends z.ZodMiniType>(schema: S, description: string): S {
  return schema.check(z.describe(description));
}

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(1_000));
/** YAML reads `4812` and `2` as numbers. */
const name = z.union([text, z.number()], 'must be text');

/** The value for a fact that no source shows. */
export const UNKNOWN = 'unknown';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const MUST_BE_INSTANT = `must be a time in ISO 8601 with its zone, such as 2026-02-10T14:32:00Z`;
const instant = z
  .string(MUST_BE_INSTANT)
  .check(z.regex(INSTANT, MUST_BE_INSTANT), z.refine(isOnTheClock, MUST_BE_INSTANT));
const MUST_BE_TIME = `${MUST_BE_INSTANT}, or "${UNKNOWN}"`;
const instantOrUnknown = z.string(MUST_BE_TIME).check(
  z.regex(new RegExp(`${INSTANT.source}|^${UNKNOWN}$`), MUST_BE_TIME),
  z.refine((at) => at === UNKNOWN || isOnTheClock(at), MUST_BE_TIME),
);

function isOnTheClock(at: string): boolean {
  const day = Date.parse(at.slice(0, 10));
  return !Number.isNaN(Date.parse(at)) && !Number.isNaN(day) && new Date(day).toISOString().startsWith(at.slice(0, 10));
}

function moment(description: string) {
  return key(
    z.strictObject({
      at: key(instantOrUnknown, `The time in ISO 8601, or "${UNKNOWN}".`),
      source: key(text, `Where the time is from: the ID of evidence (E-7f3a) or a link; if it is unknown, why.`),
    }),
    description,
  );
}

/** The kinds of causes of an incident. */
export const CAUSE_CATEGORIES = {
  change: 'a deploy or a change of code',
  configuration: 'a change of settings, flags, certificates or permissions, or wrong ones from the start',
  capacity: 'too much load, or too little room: a pool, a queue, a disk, a quota, a rate limit',
  dependency: 'another team or a vendor whose service failed or changed',
  data: 'data that was wrong, missing, corrupt or of an unexpected form, or its migration',
  infrastructure: 'hardware, network or the cloud provider',
  security: 'an attack, a leak, or a defence that hit the wrong target',
  process: 'a missing or wrong procedure, runbook or handover',
  unknown: 'no source shows it',
} as const;

export type CauseCategory = keyof typeof CAUSE_CATEGORIES;

export const DETECTED_BY = {
  monitor: 'an alert, a probe or a dashboard that is watched',
  customer: 'somebody outside the organization',
  colleague: 'somebody inside the organization who was affected',
  chance: 'somebody who looked for something else',
  unknown: 'no source shows it',
} as const;

export type DetectedBy = keyof typeof DETECTED_BY;

export const CONFIDENCES = ['high', 'medium', 'low'] as const;

const choice = <const Names extends Readonly<Record<string, string>>>(names: Names) =>
  z.enum(Object.keys(names) as [keyof Names & string, ...(keyof Names & string)[]]);

const listed = (names: Readonly<Record<string, string>>) =>
  Object.entries(names)
    .map(([each, meaning]) => `${each} (${meaning})`)
    .join('; ');

const shape = {
  record: key(z.literal(1), 'The version of this format. It marks the front matter as a record.'),
  incident: key(name, "The incident's ID in PagerDuty, or its number."),
  service: key(name, 'The service as PagerDuty names it.'),
  severity: z.exactOptional(key(name, "PagerDuty's priority; left out if there is none.")),
  started: z.exactOptional(key(instant, 'When PagerDuty created the incident.')),
  resolved: z.exactOptional(key(instant, 'When the incident was resolved in PagerDuty.')),
  times: key(
    z.strictObject({
      'impact-began': moment('When users or systems were first affected.'),
      detected: moment('When somebody or something first noticed.'),
      acknowledged: moment('When somebody first acknowledged the incident.'),
      mitigated: moment('When users were no longer affected.'),
      resolved: moment('When the incident was over.'),
    }),
    'The five times, each with its source.',
  ),
  cause: key(
    z.strictObject({
      category: key(choice(CAUSE_CATEGORIES), `One of: ${listed(CAUSE_CATEGORIES)}.`),
      trigger: key(text, `What changed just before the impact, in one sentence, or "${UNKNOWN}".`),
      confidence: key(z.enum(CONFIDENCES), 'How sure the cause is.'),
    }),
    'What caused the incident.',
  ),
  repeats: z.exactOptional(
    key(
      z.array(name).check(z.maxLength(20)),
      'IDs of earlier incidents in which the same thing failed for the same cause, each with its own postmortem; empty if there is none. If it is left out, similar incidents with the same category of cause count.',
    ),
  ),
  'detected-by': key(choice(DETECTED_BY), `One of: ${listed(DETECTED_BY)}.`),
  'affected-services': key(
    z.array(name).check(z.maxLength(100)),
    'Affected services, by the names that the document uses.',
  ),
  impact: key(
    z
      .array(
        z.strictObject({
          what: key(text, 'What is counted, such as "failed orders".'),
          value: key(z.number('must be a number').check(z.gte(0)), 'How many or how much.'),
          of: z.exactOptional(key(z.number('must be a number').check(z.gte(0)), 'Of how many, in the same unit.')),
          unit: key(text, 'What the numbers count, such as orders, %, minutes or EUR.'),
        }),
      )
      .check(z.maxLength(50)),
    'The impact in numbers; empty if nothing could be measured.',
  ),
  'not-seen': key(
    z.array(text).check(z.maxLength(50)),
    'What could not be checked and why, such as missing telemetry or no access; empty if nothing is missing.',
  ),
};

/** Other keys are the team's own: a site generator's, or the template's. */
export const PostmortemRecord = z.looseObject(shape);
export type PostmortemRecord = z.output<typeof PostmortemRecord>;

export const TIMES = ['impact-began', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const;
export type TimeName = (typeof TIMES)[number];

/** Each part that is valid on its own: one invalid key does not hide others. */
export type ValidParts = Partial<PostmortemRecord>;

/** Returns whether the front matter says that it is a record. */
export function hasRecord({ frontMatter }: PostmortemDocument): boolean {
  return frontMatter?.problem === undefined && frontMatter?.values.record !== undefined;
}

/** Returns the valid parts of a document's record; undefined if it has none. */
export function recordOf(document: PostmortemDocument): ValidParts | undefined {
  if (!hasRecord(document)) return undefined;
  const known = read.get(document);
  if (known !== undefined) return known;
  const values = valuesOf(document);
  const parts = Object.entries(shape).flatMap(([name, schema]) => {
    if (!(name in values)) return [];
    const { success, data } = z.safeParse(schema as z.ZodMiniType, values[name]);
    return success ? [[name, data]] : [];
  });
  const record = Object.fromEntries(parts) as ValidParts;
  read.set(document, record);
  return record;
}

/** Rules, index and metrics each ask for it, and a document does not change. */
const read = new WeakMap<PostmortemDocument, ValidParts>();

/** Returns the values of the front matter. TOML has its own dates, and Hugo keeps custom keys in `params`. */
export function valuesOf({ frontMatter }: PostmortemDocument): Record<string, unknown> {
  return (frontMatter?.format === 'toml' ? withTextDates(frontMatter.values) : (frontMatter?.values ?? {})) as Record<
    string,
    unknown
  >;
}

function withTextDates(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(withTextDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withTextDates(inner)]));
}

/** Returns one of the five times in milliseconds since 1970; undefined if the record does not have it. */
export function timeIn(record: ValidParts | undefined, name: TimeName): number | undefined {
  const at = record?.times?.[name].at;
  return at === undefined || at === UNKNOWN ? undefined : Date.parse(at);
}
