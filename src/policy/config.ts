/**
 * What a team decides in `.github/postmortem.yml`: every key with its meaning and default, and what an override changes.
 * The descriptions are what editors show (docs/postmortem.schema.json) and what docs/configuration.md lists.
 */
import * as z from 'zod/mini';
import type { ConfidentialEntry } from '../incident/confidential.ts';
import { REDACTION_CLASSES, type Redaction } from '../incident/redaction.ts';
import { isNamed } from '../text/is-named.ts';

/** A key with what it means, in one sentence. */
function key<S extends z.ZodMiniType>(schema: S, description: string): S {
  return schema.check(z.describe(description));
}

/** What kind of value this is, in words. */
function kind<S extends z.ZodMiniType>(schema: S, title: string): S {
  return schema.check(z.meta({ title }));
}

const text = z.string().check(z.trim(), z.minLength(1));
/** Without code marks, controls, ends of lines and characters that turn the direction of writing; in a form that editors know too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it keeps out, and editors do not know \p{Cc}
export const ONE_LINE = /^[^`\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]{0,500}$/;
/** It goes into the order to Devin as it is, so it can end neither the line nor the code that it stands in. */
const oneLine = text.check(z.regex(ONE_LINE, 'must be one line of at most 500 characters without "`"'));
const service = kind(text, 'service name or ID');
const priority = kind(text, 'priority name');
const incidentType = kind(text, 'name of an incident type');

const SECONDS = { s: 1, m: 60, h: 60 * 60, d: 24 * 60 * 60 };

/** Text of this form, or else this is what it must be. */
function matching(pattern: RegExp, must: string) {
  return z.string(must).check(z.regex(pattern, must));
}

/** In seconds. */
const duration = kind(
  z.pipe(
    matching(/^\d{1,6}[smhd]$/, 'must be a whole number with s, m, h or d behind it, such as 90s, 5m, 2h or 1d'),
    z.transform((value) => Number(value.slice(0, -1)) * SECONDS[value.slice(-1) as keyof typeof SECONDS]),
  ),
  'duration',
);

const path = kind(
  matching(
    /^(?!\.{1,2}(\/|$))[\w.-]+(\/(?!\.{1,2}(\/|$))[\w.-]+)*$/,
    'must be a path inside the repository, such as docs/postmortems, of letters, digits, ".", "_" and "-", without "/" at either end or ".."',
  ),
  'path',
);

const repository = kind(
  matching(/^[A-Za-z\d][\w-]*\/(?!\.{1,2}$)[\w.-]+$/, 'must be a repository as owner/name, such as acme/orders'),
  'owner/name',
);

const reviewer = kind(
  matching(
    /^[A-Za-z\d][\w-]*(\/[\w.-]+)?$/,
    'must be a GitHub login such as octocat, or a team such as acme/sre, without "@"',
  ),
  'GitHub login or org/team',
);

const sessionTag = kind(
  text.check(
    z.regex(
      /^(?!pagerduty-|postmortem-)/,
      'must not begin with "pagerduty-" or "postmortem-": such tags are the memory of the action',
    ),
  ),
  'tag',
);

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function isClass(value: string): value is Exclude<Redaction, RegExp> {
  const country = /^phone:([A-Z]{2})$/.exec(value)?.[1];
  return (
    REDACTION_CLASSES.some((name) => name === value) || (country !== undefined && regions.of(country) !== undefined)
  );
}

const redaction = kind(
  z.pipe(
    z.string(),
    z.transform((value, context): Redaction => {
      if (isClass(value)) return value;
      if (!value.startsWith('/')) {
        return refuse(
          context,
          `must be a regular expression between slashes, with nothing after them, such as "/ACME-[0-9]+/", or one of ${REDACTION_CLASSES.join(', ')}, or phone: with a country, such as phone:DE`,
        );
      }
      const pattern = compile(value, 'gu', context);
      if (pattern instanceof RegExp && ''.match(pattern)) {
        return refuse(context, 'must not match the empty text, which is everywhere (use "+" where it has "*")');
      }
      return pattern;
    }),
  ),
  '/pattern/ or kind of data',
);

const confidential = kind(
  z.pipe(
    text,
    z.transform((value, context): ConfidentialEntry => (value.startsWith('/') ? compile(value, 'iu', context) : value)),
  ),
  'service name or ID, or /title pattern/',
);

function compile(value: string, flags: string, context: z.core.ParsePayload): RegExp {
  const source = /^\/(.+)\/$/s.exec(value)?.[1];
  if (source === undefined) {
    return refuse(
      context,
      'must be a regular expression between slashes, with nothing after them, such as "/ACME-[0-9]+/"',
    );
  }
  const problem = linearProblem(source);
  if (problem !== undefined) return refuse(context, problem);
  try {
    return new RegExp(source, flags);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(': ').at(-1) : 'it is not valid';
    return refuse(context, `must be a regular expression of JavaScript's with the flag u (${reason})`);
  }
}

/** Why a pattern cannot be matched in time that grows with the text only, and what to write instead. */
function linearProblem(source: string): string | undefined {
  const outside = source.replace(/\\[^1-9k]|\[(?:\\.|[^\]\\])*\]/gs, '');
  if (/\\[1-9k]/.test(outside)) {
    return 'must not repeat a group (\\1), which can take minutes on a short text: write out what it repeats, such as [a-z]+-[a-z]+';
  }
  if (/\(\?<?[=!]/.test(outside)) {
    return 'must not look ahead or behind ((?=…), (?!…), (?<=…), (?<!…)), which can take minutes on a short text: match the neighbour too, or use \\b';
  }
  return undefined;
}

function refuse(context: z.core.ParsePayload, message: string): never {
  context.issues.push({ code: 'custom', message, input: context.value });
  return z.NEVER;
}

const services = {
  only: key(z.array(service), 'Only incidents of these services; empty: of any service.'),
  except: key(z.array(service), 'No incidents of these services.'),
};

const incidents = {
  priorities: key(z.array(priority), 'Only incidents of these priorities; empty: any priority, and none at all.'),
  urgencies: key(z.array(z.enum(['high', 'low'])), 'Only incidents of these urgencies; empty: any urgency.'),
  types: key(
    z.array(incidentType),
    'Only incidents of these types, by their names, such as incident_default; empty: any type. Needs a PagerDuty token.',
  ),
  'min-duration': key(duration, 'Only incidents that lasted at least this long; 0m: any.'),
};

const devin = {
  'max-acu': key(z.int().check(z.gte(1)), 'Upper bound of what one session may cost, in ACU.'),
  playbook: key(text, "ID of the playbook that sessions follow; it adds to the action's own brief."),
  mode: key(
    z.enum(['normal', 'fast', 'lite', 'ultra', 'fusion']),
    "Devin's mode; without it, the default of your Devin organization.",
  ),
  knowledge: key(z.array(text), 'IDs of the knowledge notes that sessions are given.'),
  repos: key(z.array(repository), 'Repositories that sessions may read, besides the docs repository.'),
  tags: key(z.array(sessionTag).check(z.maxLength(20)), 'Tags of your own for the sessions, twenty at most.'),
};

const severity = z.enum(['off', 'warn', 'error']);

const STYLE = 'by default an error, and house style in documents by people a warning.';

const rules = {
  sections: key(severity, `The required sections are there, filled, and without placeholders; ${STYLE}`),
  timeline: key(severity, `The timeline can be read, is in order and in UTC; ${STYLE}`),
  facts: key(severity, "Times, duration and severity agree with each other and with PagerDuty's; by default an error."),
  'action-items': key(severity, `Action items are tasks with an owner and a due date; ${STYLE}`),
  secrets: key(severity, 'No password, token or key stands in the text; by default an error.'),
  'remote-content': key(severity, 'No image or embedded HTML comes from outside; by default an error.'),
  scope: key(severity, "Devin's pull request touches only postmortems, at the right path; by default an error."),
  record: key(
    severity,
    'A record in the front matter is valid, and agrees with the text and with PagerDuty; by default an error.',
  ),
  evidence: key(severity, 'The root cause names evidence that exists; by default a warning.'),
  hypotheses: key(
    severity,
    'The root cause says what was considered, and a confirmed cause has a possible time, a mechanism and a recovery; by default a warning.',
  ),
  impact: key(severity, 'The impact is told in numbers; by default a warning.'),
  claims: key(
    severity,
    'What a claim cites says so, and every claim of a document by Devin cites something; by default an error for Devin and a warning for people.',
  ),
  blameless: key(severity, 'No person is the subject of a fault; by default a warning.'),
};

const review = {
  style: key(
    severity,
    'How severe house style is in documents by people (times in UTC, tasks as checkboxes, our section names); in documents by Devin it is an error.',
  ),
  'ask-devin': key(z.boolean(), 'Whether Devin is told to mend the errors in its own pull request.'),
  'max-rounds': key(z.int().check(z.gte(0)), 'How often Devin is told so for one pull request, at most.'),
};

const followUp = {
  issues: key(
    z.enum(['off', 'docs-repo']),
    'Where the open action items of a merged postmortem become issues: nowhere, or in the docs repository.',
  ),
  labels: key(z.array(text), 'Labels of these issues.'),
  index: key(z.boolean(), 'Whether one issue, "Postmortems", lists all postmortems.'),
};

const publishTo = 'Where the postmortem goes: it stays in the docs repository, or Devin publishes it elsewhere too.';
const publish = z.discriminatedUnion('to', [
  z.strictObject({ to: key(z.literal('pull-request'), publishTo) }),
  z.strictObject({
    to: key(z.enum(['confluence', 'notion', 'wiki']), publishTo),
    destination: key(
      oneLine,
      'The URL or the name of the space, page or wiki; required unless it stays in the repository.',
    ),
    when: z.prefault(
      key(
        z.enum(['merged', 'directly']),
        'Published once the pull request is merged, or at once, before anybody has reviewed it.',
      ),
      'merged',
    ),
  }),
]);

const heading = kind(text.check(z.maxLength(200)), 'heading');

function headingsOf(section: string) {
  return key(z.array(heading), `Headings that begin ${section}.`);
}

const headings = {
  summary: headingsOf('the summary'),
  impact: headingsOf('the impact'),
  timeline: headingsOf('the timeline'),
  'root-cause': headingsOf('the root cause'),
  resolution: headingsOf('the resolution'),
  detection: headingsOf('the detection'),
  'action-items': headingsOf('the action items'),
  lessons: headingsOf('the lessons learned'),
  'open-questions': headingsOf('the open questions'),
  supporting: headingsOf('the supporting information'),
};

/** In the order to Devin it is shown as code, and in a comment of the document. */
const wanted = kind(
  oneLine.check(z.regex(/^(?:(?!--).)*$/, 'must not have "--" in it, which ends a comment in a document')),
  'text',
);

const section = key(
  z.strictObject({
    by: key(
      z.enum(['devin', 'people']),
      'Who writes it. Devin leaves a section of people open, with questions to them.',
    ),
    wants: z.exactOptional(key(wanted, 'What the team wants in it, in one line.')),
  }),
  'A section by its heading, as the template has it.',
);

const sections = z.record(kind(oneLine.check(z.maxLength(200)), 'heading'), section);

/** The settings of one incident that are no maps, or are one choice that is replaced as a whole. */
const single = {
  'start-on': key(
    z.enum(['resolved', 'acknowledged']),
    'When a session starts: once the incident is resolved, or once it is acknowledged, to gather while it burns and to write when it is resolved.',
  ),
  telemetry: key(z.array(oneLine), 'Names of the MCP servers in Devin that sessions may query, such as datadog.'),
  template: key(path, "The team's own template in the docs repository; it replaces the built-in sections."),
  sections: key(
    sections,
    "Who writes each section of the template, or of the built-in ones, and what the team wants in it, by the section's heading. What is not named is Devin's.",
  ),
  publish: key(publish, 'Where a postmortem is published.'),
  reviewers: key(z.array(reviewer), 'Who is asked to review; a team needs the token of a GitHub App.'),
};

const names = kind(
  z.union([text, z.array(text).check(z.minLength(1))], 'must be a name, or a list of names'),
  'name, or list of names',
);

const override = {
  match: key(
    z
      .strictObject({
        priority: z.exactOptional(key(names, 'The name of the priority, or several of which one has to match.')),
        service: z.exactOptional(key(names, 'The name or ID of the service, or several of which one has to match.')),
      })
      .check(
        z.refine((match) => Object.keys(match).length > 0, 'must name a priority, a service or both'),
        z.meta({ minProperties: 1 }),
      ),
    'Which incidents this changes the settings of; with both a priority and a service, both have to match.',
  ),
  'start-on': z.exactOptional(single['start-on']),
  incidents: z.exactOptional(changes('incidents', { ...incidents, services: changes('incidents.services', services) })),
  devin: z.exactOptional(changes('devin', devin)),
  telemetry: z.exactOptional(single.telemetry),
  template: z.exactOptional(single.template),
  sections: z.exactOptional(single.sections),
  publish: z.exactOptional(single.publish),
  reviewers: z.exactOptional(single.reviewers),
  review: z.exactOptional(changes('review', { rules: changes('review.rules', rules), ...review })),
  'follow-up': z.exactOptional(changes('follow-up', followUp)),
};

/** The keys of a map, each of which may be there, with nothing filled in: an override changes only what it names. */
function changes<S extends Record<string, z.ZodMiniType>>(name: string, shape: S) {
  return key(optionalKeys(shape), `What is different in "${name}".`);
}

function optionalKeys<S extends Record<string, z.ZodMiniType>>(shape: S) {
  const optional = Object.entries(shape).map(([name, schema]) => [name, z.exactOptional(schema)]);
  return z.strictObject(Object.fromEntries(optional) as { [K in keyof S]: z.ZodMiniExactOptional<S[K]> });
}

/** The file. Keys stay as they stand there; durations become seconds, patterns regular expressions. */
export const Config = z.strictObject({
  directory: z.prefault(key(path, 'Where postmortems stand in the docs repository.'), 'docs/postmortems'),
  'start-on': z.prefault(single['start-on'], 'resolved'),
  'allow-public': z.prefault(
    key(z.boolean(), 'Whether the docs repository may be public, where a draft would publish incident data.'),
    false,
  ),
  incidents: z.prefault(
    key(
      z.strictObject({
        priorities: z.prefault(incidents.priorities, []),
        urgencies: z.prefault(incidents.urgencies, ['high']),
        services: z.prefault(
          key(
            z.strictObject({ only: z.prefault(services.only, []), except: z.prefault(services.except, []) }),
            'Of which services.',
          ),
          {},
        ),
        types: z.prefault(incidents.types, []),
        'min-duration': z.prefault(incidents['min-duration'], '5m'),
        confidential: z.prefault(
          key(
            z.array(confidential),
            'Incidents of these services, or with a title that matches, are never sent anywhere, not even by hand.',
          ),
          [],
        ),
      }),
      'Which incidents get a postmortem; one that is started by hand passes all but "confidential".',
    ),
    {},
  ),
  limits: z.prefault(
    key(
      z.strictObject({
        'sessions-per-day': z.prefault(
          key(
            z.int().check(z.gte(0)),
            'How many sessions may start within 24 hours, those by hand not counted; 0: only by hand.',
          ),
          10,
        ),
        'group-window': z.prefault(
          key(
            duration,
            'Incidents of one service that are resolved within this time of each other share a session, as far as possible; 0m: none do.',
          ),
          '0m',
        ),
      }),
      'What bounds the cost.',
    ),
    {},
  ),
  devin: z.prefault(
    key(
      z.strictObject({
        'max-acu': z.prefault(devin['max-acu'], 10),
        playbook: z.exactOptional(devin.playbook),
        mode: z.exactOptional(devin.mode),
        knowledge: z.prefault(devin.knowledge, []),
        repos: z.prefault(devin.repos, []),
        tags: z.prefault(devin.tags, []),
      }),
      'What Devin sessions are given.',
    ),
    {},
  ),
  telemetry: z.prefault(single.telemetry, []),
  redact: z.prefault(
    key(
      z.array(redaction),
      'What is removed from incident text before it is sent anywhere, besides secrets and personal data: /patterns/, ip for IP addresses, phone:DE for phone numbers as people write them in a country.',
    ),
    [],
  ),
  template: z.exactOptional(single.template),
  sections: z.exactOptional(single.sections),
  headings: z.exactOptional(
    key(
      optionalKeys(headings),
      "The team's own headings, by the section that they begin; the usual names in nine languages are known.",
    ),
  ),
  publish: z.prefault(single.publish, { to: 'pull-request' }),
  reviewers: z.prefault(single.reviewers, []),
  review: z.prefault(
    key(
      z.strictObject({
        rules: z.prefault(
          key(changes('review.rules', rules), 'How severe the findings of a rule are: off, warn or error.'),
          {},
        ),
        style: z.prefault(review.style, 'warn'),
        'ask-devin': z.prefault(review['ask-devin'], true),
        'max-rounds': z.prefault(review['max-rounds'], 2),
      }),
      'How pull requests with postmortems are reviewed.',
    ),
    {},
  ),
  'follow-up': z.prefault(
    key(
      z.strictObject({
        issues: z.prefault(followUp.issues, 'off'),
        labels: z.prefault(followUp.labels, ['postmortem-action']),
        index: z.prefault(followUp.index, true),
      }),
      'What happens after the merge.',
    ),
    {},
  ),
  overrides: z.prefault(
    key(
      z.array(z.strictObject(override)),
      'Other settings for some incidents; where several match, the last one wins, key by key.',
    ),
    [],
  ),
});
export type Config = z.output<typeof Config>;

/** What an empty file means. */
export const DEFAULTS: Config = z.parse(Config, {});

/** What overrides match by. */
export interface Matched {
  readonly priority: string | undefined;
  readonly service: string | undefined;
  readonly serviceId: string | undefined;
}

/** The settings for one incident: of the overrides that match it the last wins, key by key; lists are replaced. */
export function configFor(config: Config, incident: Matched): Config {
  return config.overrides.filter(({ match }) => matches(match, incident)).reduce(change, config);
}

const STRICTNESS = ['off', 'warn', 'error'] as const;
type Setting = (typeof STRICTNESS)[number];

/**
 * The settings for a document whose incident PagerDuty does not know, so that only the document says what priority and service it
 * is about. An override for these may make a rule stricter, and nothing else: whoever writes a document must not choose what it is
 * checked by, or who reviews it. `defaults` are the rules' own severities.
 */
export function configForStated(config: Config, stated: Matched, defaults: Readonly<Record<string, Setting>>): Config {
  const own: Readonly<Record<string, Setting | undefined>> = config.review.rules;
  const asStated: typeof own = configFor(config, stated).review.rules;
  const stricter = Object.entries(defaults).flatMap(([rule, byDefault]) => {
    const [before, after] = [own[rule] ?? byDefault, asStated[rule] ?? byDefault];
    return STRICTNESS.indexOf(after) > STRICTNESS.indexOf(before) ? [[rule, after]] : [];
  });
  return { ...config, review: { ...config.review, rules: { ...own, ...Object.fromEntries(stricter) } } };
}

type Override = Config['overrides'][number];

function matches({ priority, service }: Override['match'], incident: Matched): boolean {
  return (
    (priority === undefined || isNamed([priority].flat(), incident.priority)) &&
    (service === undefined || isNamed([service].flat(), incident.service, incident.serviceId))
  );
}

function change(config: Config, { match: _, ...changes }: Override): Config {
  const { incidents, devin, review } = changes;
  return {
    ...config,
    ...changes,
    incidents: {
      ...config.incidents,
      ...incidents,
      services: { ...config.incidents.services, ...incidents?.services },
    },
    devin: { ...config.devin, ...devin },
    ...((config.sections || changes.sections) && { sections: { ...config.sections, ...changes.sections } }),
    review: { ...config.review, ...review, rules: { ...config.review.rules, ...review?.rules } },
    'follow-up': { ...config['follow-up'], ...changes['follow-up'] },
  };
}
