import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULTS } from '../../src/policy/default-config.ts';
import { FORMS, readConfig } from '../../src/policy/read-config.ts';

const read = (text: string) => readConfig(text, 'f.yml');

/** What is said about a text, line by line. */
function problems(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
}

describe('a configuration file', () => {
  test.each([
    ['that is empty', ''],
    ['of comments', '# later\n\n# devin: {}\n'],
    ['with nothing but the beginning of a document', '---\n'],
    ['with a byte order mark', '\uFEFF# later'],
    ['with maps in which nothing is set', 'incidents: {}\ndevin: {}\nreview: {rules: {}}\noverrides: []'],
  ])('means the defaults: %s', (_what, text) => {
    expect(read(text)).toEqual(DEFAULTS);
  });

  test.each<[string, number]>([
    ['90s', 90],
    ['5m', 300],
    ['2h', 7200],
    ['1d', 86_400],
    ['0m', 0],
  ])('reads %s as %i seconds', (text, seconds) => {
    expect(read(`incidents: {min-duration: ${text}}\nlimits: {group-window: ${text}}`)).toMatchObject({
      incidents: { 'min-duration': seconds },
      limits: { 'group-window': seconds },
    });
  });

  test('matches patterns in titles in upper or lower case, in texts everywhere', () => {
    const { incidents, redact } = read(String.raw`
incidents: { confidential: [PSEC1, '/breach|\blegal\b/'] }
redact: ['/ACME-\d+/']
`);
    expect(incidents.confidential).toEqual(['PSEC1', /breach|\blegal\b/iu]);
    expect(redact.map((pattern) => 'ACME-1, acme-2, ACME-3'.replaceAll(pattern, '…'))).toEqual(['…, acme-2, …']);
  });

  test('may say "off" without quotes', () => {
    expect(read('follow-up: {issues: off}\nreview: {rules: {scope: off}}')).toMatchObject({
      'follow-up': { issues: 'off' },
      review: { rules: { scope: 'off' } },
    });
  });

  test('may use anchors and aliases', () => {
    const text = 'telemetry: &names [datadog]\noverrides:\n  - match: {priority: P1}\n    telemetry: *names';
    expect(read(text).overrides[0]?.telemetry).toEqual(['datadog']);
  });

  test('gets no defaults within an override', () => {
    const { overrides } = read(
      'overrides: [{match: {priority: P1}, incidents: {services: {}}, devin: {}, review: {}}]',
    );
    expect(overrides).toEqual([{ match: { priority: 'P1' }, incidents: { services: {} }, devin: {}, review: {} }]);
  });
});

describe('an unknown key is reported', () => {
  test.each([
    ['incident: {}', '1:1: incident: there is no such key here: did you mean "incidents"?'],
    ['startOn: resolved', '1:1: startOn: there is no such key here: did you mean "start-on"?'],
    ['incidents:\n  urgency: [high]', '2:3: incidents.urgency: there is no such key here: did you mean "urgencies"?'],
    [
      'incidents:\n  services:\n    exept: []',
      '3:5: incidents.services.exept: there is no such key here: did you mean "except"?',
    ],
    [
      'limits: { session-per-day: 1 }',
      '1:11: limits.session-per-day: there is no such key here: did you mean "sessions-per-day"?',
    ],
    ['devin:\n  max_acu: 5', '2:3: devin.max_acu: there is no such key here: did you mean "max-acu"?'],
    [
      'review:\n  rules:\n    blame-less: off',
      '3:5: review.rules.blame-less: there is no such key here: did you mean "blameless"?',
    ],
    [
      'follow-up: {labels: ["a,b"]}',
      '1:22: follow-up.labels[0]: must be the name of a label: at most 50 characters, without a comma, but is "a,b"',
    ],
    ['follow-up:\n  label: []', '2:3: follow-up.label: there is no such key here: did you mean "labels"?'],
    [
      'publish: {to: wiki, destination: x, wen: merged}',
      '1:37: publish.wen: there is no such key here: did you mean "when"?',
    ],
    [
      'overrides:\n  - match: {priorty: P1, service: x}',
      '2:13: overrides[0].match.priorty: there is no such key here: did you mean "priority"?',
    ],
    [
      'overrides:\n  - match: {service: x}\n    reviewer: []',
      '3:5: overrides[0].reviewer: there is no such key here: did you mean "reviewers"?',
    ],
    [
      'overrides:\n  - match: {service: x}\n    devin: {acu: 1, repo: []}',
      '3:21: overrides[0].devin.repo: there is no such key here: did you mean "repos"?',
    ],
    // One that stands elsewhere.
    ['max-acu: 5', '1:1: max-acu: there is no such key here: did you mean "devin.max-acu"?'],
    ['only: []', '1:1: only: there is no such key here: did you mean "incidents.services.only"?'],
    // One that is like no other.
    [
      'limits: {budget: 5}',
      '1:10: limits.budget: there is no such key: remove it, or use one of sessions-per-day, group-window',
    ],
    [
      'limits: {__proto__: 5}',
      '1:10: limits.__proto__: there is no such key: remove it, or use one of sessions-per-day, group-window',
    ],
    [
      'limits: {"a\\nb": 5}',
      '1:10: limits."a\\nb": there is no such key: remove it, or use one of sessions-per-day, group-window',
    ],
  ])('%j', (text, expected) => {
    expect(problems(text)).toContain(`f.yml:${expected}`);
  });
});

describe('a wrong value', () => {
  test.each([
    // Of the wrong kind.
    ['- directory', '1:1: the file must be a map of keys and values, but is a list of 1'],
    ['postmortems', '1:1: the file must be a map of keys and values, but is "postmortems"'],
    ['devin: [10]', '1:8: devin: must be a map of keys and values, but is a list of 1'],
    ['devin:\n  - max-acu: 10', '2:3: devin: must be a map of keys and values, but is a list of 1'],
    ['devin:\nreviewers: []', '1:1: devin: the value is missing: give one, or remove the key'],
    ['incidents:\n  urgencies: high', '2:14: incidents.urgencies: must be a list, such as [one, two], but is "high"'],
    ['allow-public: yes', '1:15: allow-public: must be true or false, but is "yes"'],
    [
      'incidents:\n  priorities:\n    - P1\n    - 2',
      '4:7: incidents.priorities[1]: must be text, but is 2: put it in quotes',
    ],
    ['telemetry: [""]', '1:13: telemetry[0]: must have a value, but is ""'],
    ['telemetry:\n  -\n', '2:4: telemetry[0]: the value is missing: give one, or remove the key'],
    // None of those that there are.
    ['start-on: triggered', '1:11: start-on: must be resolved or acknowledged, but is "triggered"'],
    ['incidents: {urgencies: [High]}', '1:25: incidents.urgencies[0]: must be high or low, but is "High"'],
    ['devin: {mode: slow}', '1:15: devin.mode: must be normal, fast, lite, ultra, or fusion, but is "slow"'],
    ['review: {rules: {scope: warning}}', '1:25: review.rules.scope: must be off, warn, or error, but is "warning"'],
    ['follow-up: {issues: false}', '1:21: follow-up.issues: must be off, docs-repo, or service-repo, but is false'],
    ['publish: {to: jira}', '1:15: publish.to: must be pull-request, confluence, notion, or wiki, but is "jira"'],
    ['publish: wiki', '1:10: publish: must be a map of keys and values, but is "wiki"'],
    // Numbers.
    ['devin: {max-acu: 0}', '1:18: devin.max-acu: must be at least 1, but is 0'],
    ['devin: {max-acu: 1.5}', '1:18: devin.max-acu: must be a whole number, but is 1.5'],
    ['devin: {max-acu: ten}', '1:18: devin.max-acu: must be a whole number, but is "ten"'],
    ['review: {max-rounds: -1}', '1:22: review.max-rounds: must be at least 0, but is -1'],
    ['limits: {sessions-per-day: -1}', '1:28: limits.sessions-per-day: must be at least 0, but is -1'],
    // Missing.
    [
      'publish:\n  destination: x',
      '1:1: publish.to: this key is missing: add it; it must be pull-request, confluence, notion, or wiki',
    ],
    ['publish:\n  to: wiki', '1:1: publish.destination: this key is missing: add it; it must be text'],
    [
      'overrides:\n  - devin: {}',
      '2:5: overrides[0].match: this key is missing: add it; it must be a map of keys and values',
    ],
    ['overrides:\n  - match: {}', '2:12: overrides[0].match: must name a priority, a service or both, but is empty'],
    [
      'overrides: [{match: {priority: 1}}]',
      '1:32: overrides[0].match.priority: must be a name, or a list of names, but is 1',
    ],
    ['overrides: [{match: {service: []}}]', '1:31: overrides[0].match.service: must have a value, but is empty'],
    // Not of the form.
    ...['5', '"5"', '5 minutes', '1w', '-5m', '1.5h'].map((value) => [
      `incidents: {min-duration: ${value}}`,
      `1:27: incidents.min-duration: must be a whole number with s, m, h or d behind it, such as 90s, 5m, 2h or 1d, but is ${/^["\d]+$/.test(value) ? value : `"${value}"`}`,
    ]),
    ...['/docs', 'docs/', 'a//b', '../docs', 'docs/..', './docs', '.', 'a b', 'a\\b', 'a`b'].map((value) => [
      `directory: '${value}'`,
      `1:12: directory: must be a path inside the repository, such as docs/postmortems, of letters, digits, ".", "_" and "-", without "/" at either end or "..", but is ${JSON.stringify(value)}`,
    ]),
    ['template: /etc/passwd', '1:11: template: must be a path inside the repository'],
    [
      'devin: {repos: [orders]}',
      '1:17: devin.repos[0]: must be a repository as owner/name, such as acme/orders, but is "orders"',
    ],
    [
      'devin: {tags: [pagerduty-incident:Q1]}',
      '1:16: devin.tags[0]: must not begin with "pagerduty-" or "postmortem-": the action stores its state in such tags, but is "pagerduty-incident:Q1"',
    ],
    [
      'reviewers: ["@octocat"]',
      '1:13: reviewers[0]: must be a GitHub login such as octocat, or a team such as acme/sre, without "@", but is "@octocat"',
    ],
    // No pattern.
    [
      'redact: [secret]',
      '1:10: redact[0]: must be a regular expression between slashes, with nothing after them, such as "/ACME-[0-9]+/", or one of ip, card, iban, national-id, phone, email, or phone: with a country, such as phone:DE, but is "secret"',
    ],
    ['redact: [/a/i]', '1:10: redact[0]: must be a regular expression between slashes'],
    ['redact: [5]', '1:10: redact[0]: must be text, but is 5: put it in quotes'],
    [
      'redact:\n  - "/(/"',
      '2:5: redact[0]: must be a JavaScript regular expression with the flag u (Unterminated group), but is "/(/"',
    ],
    [
      'redact: ["/x*/"]',
      '1:10: redact[0]: must not match the empty text, which is everywhere (use "+" instead of "*"), but is "/x*/"',
    ],
    [
      'incidents: {confidential: [/legal]}',
      '1:28: incidents.confidential[0]: must be a regular expression between slashes',
    ],
    ['incidents: {confidential: ["/[/"]}', '1:28: incidents.confidential[0]: must be a JavaScript regular expression'],
  ])('is reported: %j', (text, expected) => {
    expect(problems(text)).toEqual([expect.stringContaining(`f.yml:${expected}`)]);
  });

  test.each([
    ['overrides: [{match: P1}]', 'but is "P1": write match: { priority: P1 }'],
    ['overrides: [{match: [P1]}]', 'but is a list of 1: write match: { priority: P1 }'],
    ['overrides: [{match: {}}]', 'but is empty: write match: { priority: P1 }'],
    ['overrides: [{devin: {}}]', 'it must be a map of keys and values: write match: { priority: P1 }'],
    ['overrides: {match: {priority: P1}}', 'but is a map: write overrides: [{ match: { priority: P1 }, '],
    ['overrides: [P1]', 'but is "P1": write overrides: [{ match: { priority: P1 }, '],
    ['overrides: [{match: {priority: P1}, devin: 10}]', 'but is 10: write devin: { max-acu: 10 }'],
    ['incidents: P1', 'but is "P1": write incidents: { priorities: [P1, P2] }'],
    ['incidents: {priorities: P1}', 'but is "P1": write priorities: [P1]'],
    ['incidents: {confidential: /breach|legal/}', 'write confidential: ["/breach|legal/"]'],
    ['follow-up: {due: 14d}', 'must be a map of keys and values, but is "14d": write due: { P1: 14d, default: 30d }'],
    ['reviewers: acme/sre', 'write reviewers: [acme/sre]'],
    ['follow-up: off', 'write follow-up: { issues: docs-repo }'],
    ['review: {rules: off}', 'write rules: { blameless: off }'],
    ['publish: wiki', 'write publish: { to: confluence, '],
  ])('is answered with the right form: %j', (text, form) => {
    expect(problems(text)).toContainEqual(expect.stringContaining(form));
  });

  test('is answered with a form that can be read, for every map', () => {
    for (const [name, form] of Object.entries(FORMS)) {
      const parents = name.split('.').slice(0, -1);
      const text = parents.reduceRight(
        (inner, parent) => (parent === 'overrides' ? `overrides: [{ ${inner} }]` : `${parent}: { ${inner} }`),
        form,
      );
      expect([text, problems(text)]).toEqual([text, []]);
    }
    const maps = Object.entries(DEFAULTS).filter(([, value]) => typeof value === 'object' && !Array.isArray(value));
    expect(Object.keys(FORMS)).toEqual(expect.arrayContaining(maps.map(([name]) => name)));
  });

  test('is quoted briefly', () => {
    const [problem = ''] = problems(`directory: ${' x'.repeat(5000)}`);
    expect(problem).toMatch(/but is "x x x.{50,60}…$/);
  });

  test('is reported at the alias that contains it', () => {
    expect(problems('telemetry: &x [a]\ndirectory: *x')).toEqual([
      expect.stringContaining('f.yml:2:12: directory: must'),
    ]);
  });
});

describe('a setting that an override cannot change is reported', () => {
  test.each([
    ['directory: x', '3:5: overrides[0].directory'],
    ['allow-public: true', '3:5: overrides[0].allow-public'],
    ['limits: {}', '3:5: overrides[0].limits'],
    ['redact: []', '3:5: overrides[0].redact'],
    ['overrides: []', '3:5: overrides[0].overrides'],
    ['incidents: {confidential: []}', '3:17: overrides[0].incidents.confidential'],
    ['follow-up: {digest: false}', '3:17: overrides[0].follow-up.digest'],
    ['follow-up: {index: false}', '3:17: overrides[0].follow-up.index'],
  ])('%s', (change, where) => {
    expect(problems(`overrides:\n  - match: {priority: P1}\n    ${change}`)).toEqual([
      `f.yml:${where}: an override cannot change this, which is the same for all incidents: set it outside of "overrides"`,
    ]);
  });
});

describe('items in the repositories of services, without any such repository, are reported', () => {
  const why =
    'must be off or docs-repo while "services" is empty, because no service has a repository to open issues in (add each, such as services: { Billing API: acme/billing }), but is "service-repo"';
  test.each([
    ['follow-up:\n  issues: service-repo', `f.yml:2:11: follow-up.issues: ${why}`],
    ['services: {}\nfollow-up: {issues: service-repo}', `f.yml:2:21: follow-up.issues: ${why}`],
    [
      'overrides:\n  - match: {priority: P1}\n    follow-up: {issues: service-repo}',
      `f.yml:3:25: overrides[0].follow-up.issues: ${why}`,
    ],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual([expected]);
    expect(problems(`services: {Billing API: acme/billing}\n${text.replace('services: {}\n', '')}`)).toEqual([]);
  });
});

describe('text that is not YAML', () => {
  test.each([
    ['incidents:\n\turgencies: [low]', '2:1: the line is indented with a tab, which YAML does not allow: use spaces'],
    ['devin: {}\nreview: {}\ndevin: {}', '3:1: the key "devin" appears twice in one map: keep one of the two'],
    ['devin: {max-acu: 1, max-acu: 2}', '1:21: the key "max-acu" appears twice in one map: keep one of the two'],
    ['devin: {}\n---\nreview: {}', '2:1: a second document begins here: remove the line "---"'],
    ['directory: !path docs', '1:12: the tag "!path" has no meaning here: remove it, or put the value in quotes'],
    ['telemetry: [*]', '1:13: this is not YAML ('],
    ['telemetry: [*all]', '1:13: there is no anchor for "*all" before it: put text that begins with "*" in quotes'],
    ['reviewers: [@octocat]', '1:13: this is not YAML ('],
    ['directory: a: b', '1:12: this is not YAML ('],
    ['devin: {max-acu: 5\n', '2:1: this is not YAML ('],
    ['? [directory]\n: docs', '1:3: this is not YAML ('],
    [`devin: ${'['.repeat(3000)}`, '1:'],
  ])('is reported: %.60j', (text, expected) => {
    const said = problems(text);
    expect(said[0]).toContain(`f.yml:${expected}`);
    expect(said[0]).not.toContain('\n');
  });

  test('is reported once per line, and nothing else is', () => {
    expect(problems('a: 1\n b: 2\nnope: {')).toHaveLength(2);
  });

  test('is not expanded if aliases multiply it', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghi'.split('').map((name, index) => {
        const before = `*${'abcdefgh'[index]}`;
        return `${name}: &${name} [${Array(9).fill(before).join(', ')}]`;
      }),
    ].join('\n');
    expect(problems(bomb)).toEqual([
      'f.yml:1:1: aliases repeat more than 100 values: write them out where they are needed',
    ]);
  });

  test('may contain an alias to itself', () => {
    expect(problems('devin: &devin {max-acu: *devin}')).toEqual([
      'f.yml:1:25: devin.max-acu: must be a whole number, but is a map',
    ]);
  });
});

test('all mistakes are reported together, from top to bottom', () => {
  expect(
    problems('review: {rules: {x: off}, max-rounds: two}\ndirectory: /\nnope: 1').map((line) => line.slice(0, 12)),
  ).toEqual(['f.yml:1:18: ', 'f.yml:1:39: ', 'f.yml:2:12: ', 'f.yml:3:1: n']);
});

test('mistakes after ten are counted', () => {
  const said = problems(Array.from({ length: 14 }, (_, index) => `nope${index}: 1`).join('\n'));
  expect(said).toHaveLength(11);
  expect(said[9]).toMatch(/^f\.yml:10:1: nope9: /);
  expect(said[10]).toBe('and 4 more');
});

test('any text gives a configuration, or an error with a place in the file', () => {
  const word = fc.constantFrom(
    ...['devin', 'max-acu', 'overrides', 'match', 'publish', 'to', 'wiki', 'redact', '/x/', '/(/', '5m', '1', 'null'],
    ...[
      ': ',
      '- ',
      '\n',
      '\n  ',
      '\n    ',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '"',
      "'",
      '&a ',
      '*a',
      '!t ',
      '#',
      '\t',
      '|',
      '>',
      '---\n',
      '%',
    ],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
    fc.json(),
    fc
      .array(fc.tuple(fc.constantFrom(...Object.keys(DEFAULTS)), fc.json()), { maxLength: 4 })
      .map((entries) => entries.map(([key, value]) => `${key}: ${value}\n`).join('')),
  );
  fc.assert(
    fc.property(text, (written) => {
      for (const line of problems(written)) expect(line).toMatch(/^(f\.yml:[1-9]\d*:[1-9]\d*: [^\n]+|and \d+ more)$/);
    }),
    { numRuns: 300 },
  );
});
