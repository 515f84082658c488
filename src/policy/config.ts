/**
 * The schema of `.github/postmortem.yml`: every key with its meaning and default, and the keys that an override can change.
 * Editors show the descriptions (docs/postmortem.schema.json), and docs/configuration.md lists them.
 */
import * as z from 'zod/mini';
import type { ConfidentialEntry } from '../incident/confidential.ts';
import { REDACTION_CLASSES, type Redaction } from '../incident/redaction.ts';
import { ONE_LINE } from './one-line.ts';
import { RULE_SETTINGS, type RuleName } from './rule-settings.ts';

/** Adds a key's meaning, in one sentence. */
function key<S extends z.ZodMiniType>(schema: S, description: string): S {
  return schema.check(z.describe(description));
}

/** Adds what kind of value this is, in words. */
function kind<S extends z.ZodMiniType>(schema: S, title: string): S {
  return schema.check(z.meta({ title }));
}

const text = z.string().check(z.trim(), z.minLength(1));
/** The prompt to Devin contains it unescaped, so it must not end the line or the code span that contains it. */
const oneLine = text.check(z.regex(ONE_LINE, 'must be one line of at most 500 characters without "`"'));
const service = kind(text, 'service name or ID');
const priority = kind(text, 'priority name');
const incidentType = kind(text, 'name of an incident type');

const SECONDS = { s: 1, m: 60, h: 60 * 60, d: 24 * 60 * 60 };

/** Text of this form; otherwise `must` is the message. */
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
      'must not begin with "pagerduty-" or "postmortem-": the action stores its state in such tags',
    ),
  ),
  'tag',
);

function isClass(value: string): value is Exclude<Redaction, RegExp> {
  const country = /^phone:([A-Z]{2})$/.exec(value)?.[1];
  return REDACTION_CLASSES.some((name) => name === value) || (country !== undefined && isRegion(country));
}

/** The names of all regions take 12 ms to load, so only where a country is named. */
function isRegion(country: string): boolean {
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(country) !== undefined;
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
        return refuse(context, 'must not match the empty text, which is everywhere (use "+" instead of "*")');
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
    return refuse(context, `must be a JavaScript regular expression with the flag u (${reason})`);
  }
}

/** Returns why a pattern cannot run in linear time, and what to write instead. */
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
  priorities: key(z.array(priority), 'Only incidents of these priorities; empty: any priority, or none.'),
  urgencies: key(z.array(z.enum(['high', 'low'])), 'Only incidents of these urgencies; empty: any urgency.'),
  types: key(
    z.array(incidentType),
    'Only incidents of these types, by their names, such as incident_default; empty: any type. Needs a PagerDuty token.',
  ),
  'min-duration': key(duration, 'Only incidents that lasted at least this long; 0m: any.'),
};

const devin = {
  'max-acu': key(z.int().check(z.gte(1)), 'Cost limit of one session, in ACU.'),
  playbook: key(text, "ID of the playbook that sessions follow; it adds to the action's own prompt."),
  mode: key(
    z.enum(['normal', 'fast', 'lite', 'ultra', 'fusion']),
    "Devin's mode; without it, the default of your Devin organization.",
  ),
  knowledge: key(z.array(text), 'IDs of the knowledge notes that sessions get.'),
  repos: key(z.array(repository), 'Repositories that sessions may read, in addition to the docs repository.'),
  tags: key(z.array(sessionTag).check(z.maxLength(20)), 'Your own tags for the sessions, at most 20.'),
};

const severity = z.enum(['off', 'warn', 'error']);

const rules = Object.fromEntries(
  Object.entries(RULE_SETTINGS).map(([name, meaning]) => [name, key(severity, meaning)]),
) as Record<RuleName, typeof severity>;

const review = {
  style: key(
    severity,
    'How severe house style is in documents by people (times in UTC, tasks as checkboxes, our section names); in documents by Devin it is an error.',
  ),
  'ask-devin': key(z.boolean(), 'Whether Devin is asked to fix the errors in its own pull request.'),
  'max-rounds': key(z.int().check(z.gte(0)), 'How often Devin is asked at most, for one pull request.'),
};

/** `default` stands for every other severity. */
const dueBySeverity = z.record(
  kind(text.check(z.maxLength(50)), 'severity or default'),
  key(duration, 'How long after its issue is opened an action item without a date is due.'),
);

const followUp = {
  issues: key(
    z.enum(['off', 'docs-repo', 'service-repo']),
    'Where the open action items of a merged postmortem become issues: nowhere, in the docs repository, or in the repository of the service (see "services").',
  ),
  labels: key(
    // GitHub's list of issues takes names between commas, so such an issue would not be found, and be opened again.
    z.array(text.check(z.regex(/^[^,]{1,50}$/, 'must be the name of a label: at most 50 characters, without a comma'))),
    'Labels of these issues.',
  ),
  due: key(
    dueBySeverity,
    'When an action item is due if its postmortem gives no date, by severity, such as {P1: 14d, default: 30d}; counted from the day on which the issue is opened.',
  ),
  overdue: key(
    z.boolean(),
    'Whether the owner of an overdue action item gets a comment on the due date and one in each of the two weeks after it.',
  ),
  'review-within': key(
    duration,
    'How long a pull request with a postmortem may wait for its review before its reviewers are reminded, three times at most; 0d: no reminders.',
  ),
  fix: key(
    z.boolean(),
    'Whether a person with write access can hand an action item to Devin with the label "devin-fix" on its issue.',
  ),
  recurrence: key(
    z.boolean(),
    'Whether the open action items of an earlier postmortem get a comment and the label "recurred" when the same failure happens again. Needs the index.',
  ),
};

/** Like the digest, it is one for all incidents. */
const index = key(z.boolean(), 'Whether one issue, "Postmortems", lists all postmortems.');

const digest = key(
  z.boolean(),
  'Whether the index issue gets one comment a month: what changed, what repeats, what is overdue. Needs the index.',
);

const publishTo =
  'Where the postmortem goes: only the docs repository, or another place to which Devin publishes it too.';
const publish = z.discriminatedUnion('to', [
  z.strictObject({ to: key(z.literal('pull-request'), publishTo) }),
  z.strictObject({
    to: key(z.enum(['confluence', 'notion', 'wiki']), publishTo),
    destination: key(oneLine, 'The URL or the name of the space, page or wiki; required unless "to" is pull-request.'),
    when: z.prefault(
      key(
        z.enum(['merged', 'directly']),
        'When to publish: after the pull request is merged, or directly, before anybody has reviewed it.',
      ),
      'merged',
    ),
  }),
]);

const heading = kind(text.check(z.maxLength(200)), 'heading');

function headingsOf(section: string) {
  return key(z.array(heading), `Your headings for ${section}.`);
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

/** The prompt to Devin shows it as code, and the document in a comment. */
const wanted = kind(
  oneLine.check(z.regex(/^(?:(?!--).)*$/, 'must not contain "--", which ends a comment in a document')),
  'text',
);

const section = key(
  z.strictObject({
    by: key(z.enum(['devin', 'people']), 'Who writes it. In a section for people, Devin leaves only questions.'),
    wants: z.exactOptional(key(wanted, 'What the team wants in it, in one line.')),
  }),
  'A section by its heading, as in the template.',
);

const sections = z.record(kind(oneLine.check(z.maxLength(200)), 'heading'), section);

/** The settings of one incident that are not maps, or that are replaced as a whole. */
const single = {
  'start-on': key(
    z.enum(['resolved', 'acknowledged']),
    'When a session starts: when the incident is resolved, or when it is acknowledged, to gather evidence while it is open and write when it is resolved.',
  ),
  telemetry: key(z.array(oneLine), 'Names of the MCP servers in Devin that sessions may query, such as datadog.'),
  template: key(path, "The team's own template in the docs repository; it replaces the built-in sections."),
  sections: key(
    sections,
    "Who writes each section of the template, or of the built-in ones, and what the team wants in it, by the section's heading. Devin writes the others.",
  ),
  publish: key(publish, 'Where a postmortem is published.'),
  reviewers: key(z.array(reviewer), 'Who is requested as reviewer; a team needs the token of a GitHub App.'),
};

const names = kind(
  z.union([text, z.array(text).check(z.minLength(1))], 'must be a name, or a list of names'),
  'name, or list of names',
);

export const Override = z.strictObject({
  match: key(
    z
      .strictObject({
        priority: z.exactOptional(key(names, 'The name of the priority, or a list of names. One must match.')),
        service: z.exactOptional(key(names, 'The name or ID of the service, or a list. One must match.')),
      })
      .check(
        z.refine((match) => Object.keys(match).length > 0, 'must name a priority, a service or both'),
        z.meta({ minProperties: 1 }),
      ),
    'Which incidents the override applies to; with both a priority and a service, both must match.',
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
});

/** The keys of a map, all optional and without defaults: an override changes only the keys that it names. */
function changes<S extends Record<string, z.ZodMiniType>>(name: string, shape: S) {
  return key(optionalKeys(shape), `What is different in "${name}".`);
}

function optionalKeys<S extends Record<string, z.ZodMiniType>>(shape: S) {
  const optional = Object.entries(shape).map(([name, schema]) => [name, z.exactOptional(schema)]);
  return z.strictObject(Object.fromEntries(optional) as { [K in keyof S]: z.ZodMiniExactOptional<S[K]> });
}

const keys = z.strictObject({
  directory: z.prefault(key(path, 'Where postmortems are in the docs repository.'), 'docs/postmortems'),
  'start-on': z.prefault(single['start-on'], 'resolved'),
  'allow-public': z.prefault(
    key(z.boolean(), 'Whether the docs repository may be public. In a public one, a draft publishes incident data.'),
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
            'Which services.',
          ),
          {},
        ),
        types: z.prefault(incidents.types, []),
        'min-duration': z.prefault(incidents['min-duration'], '5m'),
        confidential: z.prefault(
          key(
            z.array(confidential),
            'Incidents of these services, or with a title that matches, are never sent anywhere, not even by a manual run. Prefer the names of services: a document names no ID, so one ID here keeps every older postmortem out of digests, reminders and announcements.',
          ),
          [],
        ),
      }),
      'Which incidents get a postmortem. Manual runs ignore all of these except "confidential".',
    ),
    {},
  ),
  limits: z.prefault(
    key(
      z.strictObject({
        'sessions-per-day': z.prefault(
          key(
            z.int().check(z.gte(0)),
            'How many sessions may start within 24 hours, not counting manual runs; 0: manual runs only.',
          ),
          10,
        ),
        'group-window': z.prefault(
          key(
            duration,
            'Incidents of one service that are resolved within this time of each other share a session if possible; 0m: off.',
          ),
          '0m',
        ),
      }),
      'Limits on the cost.',
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
      'Settings for Devin sessions.',
    ),
    {},
  ),
  telemetry: z.prefault(single.telemetry, []),
  redact: z.prefault(
    key(
      z.array(redaction),
      'What to remove from incident text before it is sent anywhere, in addition to secrets and personal data: /patterns/, ip for IP addresses, phone:DE for phone numbers as people write them in a country.',
    ),
    [],
  ),
  template: z.exactOptional(single.template),
  sections: z.exactOptional(single.sections),
  headings: z.exactOptional(
    key(optionalKeys(headings), 'Your own headings for each section; the usual names in nine languages are known.'),
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
  services: z.prefault(
    key(
      z.record(service, key(repository, 'The repository of a service, by the name or ID of the service in PagerDuty.')),
      'Repositories of services. With "follow-up.issues: service-repo", action items become issues there. With the label "devin-fix", Devin makes the change there.',
    ),
    {},
  ),
  'follow-up': z.prefault(
    key(
      z.strictObject({
        issues: z.prefault(followUp.issues, 'off'),
        labels: z.prefault(followUp.labels, ['postmortem-action']),
        due: z.prefault(followUp.due, {}),
        overdue: z.prefault(followUp.overdue, true),
        'review-within': z.prefault(followUp['review-within'], '0d'),
        fix: z.prefault(followUp.fix, true),
        index: z.prefault(index, true),
        recurrence: z.prefault(followUp.recurrence, true),
        digest: z.prefault(digest, true),
      }),
      'What happens after the merge.',
    ),
    {},
  ),
  announce: z.prefault(
    key(
      z.strictObject({
        'draft-ready': z.prefault(
          key(z.boolean(), 'Whether a postmortem by Devin is announced when it is ready for review.'),
          true,
        ),
        'review-waits': z.prefault(
          key(z.boolean(), 'Whether a postmortem that waits too long for its review is announced.'),
          true,
        ),
        overdue: z.prefault(key(z.boolean(), 'Whether the weekly list of overdue action items is announced.'), true),
        digest: z.prefault(key(z.boolean(), 'Whether the monthly digest is announced.'), true),
        format: z.exactOptional(
          key(
            z.enum(['slack', 'teams', 'mattermost', 'discord']),
            'The service of the webhook; without it, the address tells.',
          ),
        ),
      }),
      'What is posted to the incoming webhook in the input "announce-webhook". Without the input, nothing is.',
    ),
    {},
  ),
  overrides: z.prefault(
    key(z.array(Override), 'Other settings for some incidents; if several match, the last one wins, key by key.'),
    [],
  ),
});

/** Refuses `service-repo`, in general and in overrides, if no service has a repository. */
function needServices({ value, issues }: z.core.ParsePayload<z.output<typeof keys>>): void {
  if (Object.keys(value.services).length > 0) return;
  const message =
    'must be off or docs-repo while "services" is empty, because no service has a repository to open issues in (add each, such as services: { Billing API: acme/billing })';
  for (const [index, each] of [value, ...value.overrides].entries()) {
    const input = each['follow-up']?.issues;
    const path = [...(index === 0 ? [] : ['overrides', index - 1]), 'follow-up', 'issues'];
    if (input === 'service-repo') issues.push({ code: 'custom', message, input, path });
  }
}

/** The schema of the file. Keys keep their names; durations become seconds, patterns regular expressions. */
export const Config = keys.check(needServices);
export type Config = z.output<typeof Config>;
