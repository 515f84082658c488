export const id = 580;
export const ids = [580,785];
export const modules = {

/***/ 99151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ ONE_LINE)
/* harmony export */ });
/** Matches text without code marks, control characters, line ends and characters that change the writing direction; in a form that editors know too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it excludes them, and editors do not know \p{Cc}
const ONE_LINE = /^[^`\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]{0,500}$/;


/***/ }),

/***/ 78580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FORMS: () => (/* binding */ FORMS),
  loadConfig: () => (/* binding */ loadConfig),
  readConfig: () => (/* binding */ readConfig)
});

// EXTERNAL MODULE: ./node_modules/leven/index.js
var leven = __webpack_require__(47785);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/parse.js + 1 modules
var parse = __webpack_require__(23945);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(63619);
// EXTERNAL MODULE: ./build/src/text/schema-issue.js
var schema_issue = __webpack_require__(74424);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(73305);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
;// CONCATENATED MODULE: ./build/src/incident/redaction.js
/** Kinds of personal data by name. All except `ip` are removed anyway, even if they are not named. */
const REDACTION_CLASSES = ['ip', 'card', 'iban', 'national-id', 'phone', 'email'];

// EXTERNAL MODULE: ./build/src/policy/one-line.js
var one_line = __webpack_require__(99151);
;// CONCATENATED MODULE: ./build/src/policy/rule-settings.js
// Generated from src/postmortem/rules by `npm run generate`: change it there.
/** What each rule of the review promises, and its default severity: the keys of `review.rules`. */
const RULE_SETTINGS = {
    sections: 'The required sections exist, have content, and have no placeholders; an error by default; house style in documents by people is a warning.',
    timeline: 'The timeline can be read, is in order and in UTC; an error by default; house style in documents by people is a warning.',
    facts: "Times, duration and severity agree with each other and with PagerDuty's; an error by default.",
    'action-items': 'Action items are tasks with an owner and a due date; an error by default; house style in documents by people is a warning.',
    secrets: 'The text contains no password, token or key; an error by default.',
    'remote-content': 'No image or embedded HTML comes from outside; an error by default.',
    scope: "Devin's pull request touches only postmortems, at the right path; an error by default.",
    record: 'A record in the front matter is valid, and agrees with the text and with PagerDuty; an error by default.',
    evidence: 'The root cause names evidence that exists; a warning by default.',
    claims: "A claim is what its source says, and every claim of Devin's has a source; an error by default.",
    hypotheses: 'The root cause lists the causes that were considered, and a confirmed cause has a possible time, a mechanism and a recovery; a warning by default.',
    impact: 'The impact is given in numbers; a warning by default.',
    blameless: 'No person is blamed; a warning by default.',
};

;// CONCATENATED MODULE: ./build/src/policy/config.js
/**
 * The schema of `.github/postmortem.yml`: every key with its meaning and default, and the keys that an override can change.
 * Editors show the descriptions (docs/postmortem.schema.json), and docs/configuration.md lists them.
 */




/** Adds a key's meaning, in one sentence. */
function key(schema, description) {
    return schema.check(schemas/* describe */.q0y(description));
}
/** Adds what kind of value this is, in words. */
function kind(schema, title) {
    return schema.check(schemas/* meta */.mIj({ title }));
}
const config_text = schemas/* string */.YjP().check(api/* _trim */.WN(), api/* _minLength */.m9(1));
/** The prompt to Devin contains it unescaped, so it must not end the line or the code span that contains it. */
const oneLine = config_text.check(api/* _regex */.Fk(one_line/* ONE_LINE */.S, 'must be one line of at most 500 characters without "`"'));
const service = kind(config_text, 'service name or ID');
const priority = kind(config_text, 'priority name');
const incidentType = kind(config_text, 'name of an incident type');
const SECONDS = { s: 1, m: 60, h: 60 * 60, d: 24 * 60 * 60 };
/** Text of this form; otherwise `must` is the message. */
function matching(pattern, must) {
    return schemas/* string */.YjP(must).check(api/* _regex */.Fk(pattern, must));
}
/** In seconds. */
const duration = kind(schemas/* pipe */.FsL(matching(/^\d{1,6}[smhd]$/, 'must be a whole number with s, m, h or d behind it, such as 90s, 5m, 2h or 1d'), schemas/* transform */.pdi((value) => Number(value.slice(0, -1)) * SECONDS[value.slice(-1)])), 'duration');
const path = kind(matching(/^(?!\.{1,2}(\/|$))[\w.-]+(\/(?!\.{1,2}(\/|$))[\w.-]+)*$/, 'must be a path inside the repository, such as docs/postmortems, of letters, digits, ".", "_" and "-", without "/" at either end or ".."'), 'path');
const repository = kind(matching(/^[A-Za-z\d][\w-]*\/(?!\.{1,2}$)[\w.-]+$/, 'must be a repository as owner/name, such as acme/orders'), 'owner/name');
const reviewer = kind(matching(/^[A-Za-z\d][\w-]*(\/[\w.-]+)?$/, 'must be a GitHub login such as octocat, or a team such as acme/sre, without "@"'), 'GitHub login or org/team');
const sessionTag = kind(config_text.check(api/* _regex */.Fk(/^(?!pagerduty-|postmortem-)/, 'must not begin with "pagerduty-" or "postmortem-": the action stores its state in such tags')), 'tag');
function isClass(value) {
    const country = /^phone:([A-Z]{2})$/.exec(value)?.[1];
    return REDACTION_CLASSES.some((name) => name === value) || (country !== undefined && isRegion(country));
}
/** The names of all regions take 12 ms to load, so only where a country is named. */
function isRegion(country) {
    return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(country) !== undefined;
}
const redaction = kind(schemas/* pipe */.FsL(schemas/* string */.YjP(), schemas/* transform */.pdi((value, context) => {
    if (isClass(value))
        return value;
    if (!value.startsWith('/')) {
        return refuse(context, `must be a regular expression between slashes, with nothing after them, such as "/ACME-[0-9]+/", or one of ${REDACTION_CLASSES.join(', ')}, or phone: with a country, such as phone:DE`);
    }
    const pattern = compile(value, 'gu', context);
    if (pattern instanceof RegExp && ''.match(pattern)) {
        return refuse(context, 'must not match the empty text, which is everywhere (use "+" instead of "*")');
    }
    return pattern;
})), '/pattern/ or kind of data');
const confidential = kind(schemas/* pipe */.FsL(config_text, schemas/* transform */.pdi((value, context) => (value.startsWith('/') ? compile(value, 'iu', context) : value))), 'service name or ID, or /title pattern/');
function compile(value, flags, context) {
    const source = /^\/(.+)\/$/s.exec(value)?.[1];
    if (source === undefined) {
        return refuse(context, 'must be a regular expression between slashes, with nothing after them, such as "/ACME-[0-9]+/"');
    }
    const problem = linearProblem(source);
    if (problem !== undefined)
        return refuse(context, problem);
    try {
        return new RegExp(source, flags);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message.split(': ').at(-1) : 'it is not valid';
        return refuse(context, `must be a JavaScript regular expression with the flag u (${reason})`);
    }
}
/** Returns why a pattern cannot run in linear time, and what to write instead. */
function linearProblem(source) {
    const outside = source.replace(/\\[^1-9k]|\[(?:\\.|[^\]\\])*\]/gs, '');
    if (/\\[1-9k]/.test(outside)) {
        return 'must not repeat a group (\\1), which can take minutes on a short text: write out what it repeats, such as [a-z]+-[a-z]+';
    }
    if (/\(\?<?[=!]/.test(outside)) {
        return 'must not look ahead or behind ((?=…), (?!…), (?<=…), (?<!…)), which can take minutes on a short text: match the neighbour too, or use \\b';
    }
    return undefined;
}
function refuse(context, message) {
    context.issues.push({ code: 'custom', message, input: context.value });
    return core/* NEVER */.tm;
}
const services = {
    only: key(schemas/* array */.YOg(service), 'Only incidents of these services; empty: of any service.'),
    except: key(schemas/* array */.YOg(service), 'No incidents of these services.'),
};
const incidents = {
    priorities: key(schemas/* array */.YOg(priority), 'Only incidents of these priorities; empty: any priority, or none.'),
    urgencies: key(schemas/* array */.YOg(schemas/* enum */.k5n(['high', 'low'])), 'Only incidents of these urgencies; empty: any urgency.'),
    types: key(schemas/* array */.YOg(incidentType), 'Only incidents of these types, by their names, such as incident_default; empty: any type. Needs a PagerDuty token.'),
    'min-duration': key(duration, 'Only incidents that lasted at least this long; 0m: any.'),
};
const devin = {
    'max-acu': key(schemas/* int */.Whr().check(api/* _gte */.qm(1)), 'Cost limit of one session, in ACU.'),
    playbook: key(config_text, "ID of the playbook that sessions follow; it adds to the action's own prompt."),
    mode: key(schemas/* enum */.k5n(['normal', 'fast', 'lite', 'ultra', 'fusion']), "Devin's mode; without it, the default of your Devin organization."),
    knowledge: key(schemas/* array */.YOg(config_text), 'IDs of the knowledge notes that sessions get.'),
    repos: key(schemas/* array */.YOg(repository), 'Repositories that sessions may read, in addition to the docs repository.'),
    tags: key(schemas/* array */.YOg(sessionTag).check(api/* _maxLength */.Eb(20)), 'Your own tags for the sessions, at most 20.'),
};
const severity = schemas/* enum */.k5n(['off', 'warn', 'error']);
const rules = Object.fromEntries(Object.entries(RULE_SETTINGS).map(([name, meaning]) => [name, key(severity, meaning)]));
const review = {
    style: key(severity, 'How severe house style is in documents by people (times in UTC, tasks as checkboxes, our section names); in documents by Devin it is an error.'),
    'ask-devin': key(schemas/* boolean */.zMY(), 'Whether Devin is asked to fix the errors in its own pull request.'),
    'max-rounds': key(schemas/* int */.Whr().check(api/* _gte */.qm(0)), 'How often Devin is asked at most, for one pull request.'),
};
/** `default` stands for every other severity. */
const dueBySeverity = schemas/* record */.g1P(kind(config_text.check(api/* _maxLength */.Eb(50)), 'severity or default'), key(duration, 'How long after its issue is opened an action item without a date is due.'));
const followUp = {
    issues: key(schemas/* enum */.k5n(['off', 'docs-repo', 'service-repo']), 'Where the open action items of a merged postmortem become issues: nowhere, in the docs repository, or in the repository of the service (see "services").'),
    labels: key(
    // GitHub's list of issues takes names between commas, so such an issue would not be found, and be opened again.
    schemas/* array */.YOg(config_text.check(api/* _regex */.Fk(/^[^,]{1,50}$/, 'must be the name of a label: at most 50 characters, without a comma'))), 'Labels of these issues.'),
    due: key(dueBySeverity, 'When an action item is due if its postmortem gives no date, by severity, such as {P1: 14d, default: 30d}; counted from the day on which the issue is opened.'),
    overdue: key(schemas/* boolean */.zMY(), 'Whether the owner of an overdue action item gets a comment on the due date and one in each of the two weeks after it.'),
    'review-within': key(duration, 'How long a pull request with a postmortem may wait for its review before its reviewers are reminded, three times at most; 0d: no reminders.'),
    fix: key(schemas/* boolean */.zMY(), 'Whether a person with write access can hand an action item to Devin with the label "devin-fix" on its issue.'),
    recurrence: key(schemas/* boolean */.zMY(), 'Whether the open action items of an earlier postmortem get a comment and the label "recurred" when the same failure happens again. Needs the index.'),
};
/** Like the digest, it is one for all incidents. */
const index = key(schemas/* boolean */.zMY(), 'Whether one issue, "Postmortems", lists all postmortems.');
const digest = key(schemas/* boolean */.zMY(), 'Whether the index issue gets one comment a month: what changed, what repeats, what is overdue. Needs the index.');
const publishTo = 'Where the postmortem goes: only the docs repository, or another place to which Devin publishes it too.';
const publish = schemas/* discriminatedUnion */.gMt('to', [
    schemas/* strictObject */.rej({ to: key(schemas/* literal */.euz('pull-request'), publishTo) }),
    schemas/* strictObject */.rej({
        to: key(schemas/* enum */.k5n(['confluence', 'notion', 'wiki']), publishTo),
        destination: key(oneLine, 'The URL or the name of the space, page or wiki; required unless "to" is pull-request.'),
        when: schemas/* prefault */.SdS(key(schemas/* enum */.k5n(['merged', 'directly']), 'When to publish: after the pull request is merged, or directly, before anybody has reviewed it.'), 'merged'),
    }),
]);
const heading = kind(config_text.check(api/* _maxLength */.Eb(200)), 'heading');
function headingsOf(section) {
    return key(schemas/* array */.YOg(heading), `Your headings for ${section}.`);
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
const wanted = kind(oneLine.check(api/* _regex */.Fk(/^(?:(?!--).)*$/, 'must not contain "--", which ends a comment in a document')), 'text');
const section = key(schemas/* strictObject */.rej({
    by: key(schemas/* enum */.k5n(['devin', 'people']), 'Who writes it. In a section for people, Devin leaves only questions.'),
    wants: schemas/* exactOptional */.yqP(key(wanted, 'What the team wants in it, in one line.')),
}), 'A section by its heading, as in the template.');
const sections = schemas/* record */.g1P(kind(oneLine.check(api/* _maxLength */.Eb(200)), 'heading'), section);
/** The settings of one incident that are not maps, or that are replaced as a whole. */
const single = {
    'start-on': key(schemas/* enum */.k5n(['resolved', 'acknowledged']), 'When a session starts: when the incident is resolved, or when it is acknowledged, to gather evidence while it is open and write when it is resolved.'),
    telemetry: key(schemas/* array */.YOg(oneLine), 'Names of the MCP servers in Devin that sessions may query, such as datadog.'),
    template: key(path, "The team's own template in the docs repository; it replaces the built-in sections."),
    sections: key(sections, "Who writes each section of the template, or of the built-in ones, and what the team wants in it, by the section's heading. Devin writes the others."),
    publish: key(publish, 'Where a postmortem is published.'),
    reviewers: key(schemas/* array */.YOg(reviewer), 'Who is requested as reviewer; a team needs the token of a GitHub App.'),
};
const names = kind(schemas/* union */.KCZ([config_text, schemas/* array */.YOg(config_text).check(api/* _minLength */.m9(1))], 'must be a name, or a list of names'), 'name, or list of names');
const Override = schemas/* strictObject */.rej({
    match: key(schemas/* strictObject */.rej({
        priority: schemas/* exactOptional */.yqP(key(names, 'The name of the priority, or a list of names. One must match.')),
        service: schemas/* exactOptional */.yqP(key(names, 'The name or ID of the service, or a list. One must match.')),
    })
        .check(schemas/* refine */.YPB((match) => Object.keys(match).length > 0, 'must name a priority, a service or both'), schemas/* meta */.mIj({ minProperties: 1 })), 'Which incidents the override applies to; with both a priority and a service, both must match.'),
    'start-on': schemas/* exactOptional */.yqP(single['start-on']),
    incidents: schemas/* exactOptional */.yqP(changes('incidents', { ...incidents, services: changes('incidents.services', services) })),
    devin: schemas/* exactOptional */.yqP(changes('devin', devin)),
    telemetry: schemas/* exactOptional */.yqP(single.telemetry),
    template: schemas/* exactOptional */.yqP(single.template),
    sections: schemas/* exactOptional */.yqP(single.sections),
    publish: schemas/* exactOptional */.yqP(single.publish),
    reviewers: schemas/* exactOptional */.yqP(single.reviewers),
    review: schemas/* exactOptional */.yqP(changes('review', { rules: changes('review.rules', rules), ...review })),
    'follow-up': schemas/* exactOptional */.yqP(changes('follow-up', followUp)),
});
/** The keys of a map, all optional and without defaults: an override changes only the keys that it names. */
function changes(name, shape) {
    return key(optionalKeys(shape), `What is different in "${name}".`);
}
function optionalKeys(shape) {
    const optional = Object.entries(shape).map(([name, schema]) => [name, schemas/* exactOptional */.yqP(schema)]);
    return schemas/* strictObject */.rej(Object.fromEntries(optional));
}
const keys = schemas/* strictObject */.rej({
    directory: schemas/* prefault */.SdS(key(path, 'Where postmortems are in the docs repository.'), 'docs/postmortems'),
    'start-on': schemas/* prefault */.SdS(single['start-on'], 'resolved'),
    'allow-public': schemas/* prefault */.SdS(key(schemas/* boolean */.zMY(), 'Whether the docs repository may be public. In a public one, a draft publishes incident data.'), false),
    incidents: schemas/* prefault */.SdS(key(schemas/* strictObject */.rej({
        priorities: schemas/* prefault */.SdS(incidents.priorities, []),
        urgencies: schemas/* prefault */.SdS(incidents.urgencies, ['high']),
        services: schemas/* prefault */.SdS(key(schemas/* strictObject */.rej({ only: schemas/* prefault */.SdS(services.only, []), except: schemas/* prefault */.SdS(services.except, []) }), 'Which services.'), {}),
        types: schemas/* prefault */.SdS(incidents.types, []),
        'min-duration': schemas/* prefault */.SdS(incidents['min-duration'], '5m'),
        confidential: schemas/* prefault */.SdS(key(schemas/* array */.YOg(confidential), 'Incidents of these services, or with a title that matches, are never sent anywhere, not even by a manual run. Prefer the names of services: a document names no ID, so one ID here keeps every older postmortem out of digests, reminders and announcements.'), []),
    }), 'Which incidents get a postmortem. Manual runs ignore all of these except "confidential".'), {}),
    limits: schemas/* prefault */.SdS(key(schemas/* strictObject */.rej({
        'sessions-per-day': schemas/* prefault */.SdS(key(schemas/* int */.Whr().check(api/* _gte */.qm(0)), 'How many sessions may start within 24 hours, not counting manual runs; 0: manual runs only.'), 10),
        'group-window': schemas/* prefault */.SdS(key(duration, 'Incidents of one service that are resolved within this time of each other share a session if possible; 0m: off.'), '0m'),
    }), 'Limits on the cost.'), {}),
    devin: schemas/* prefault */.SdS(key(schemas/* strictObject */.rej({
        'max-acu': schemas/* prefault */.SdS(devin['max-acu'], 10),
        playbook: schemas/* exactOptional */.yqP(devin.playbook),
        mode: schemas/* exactOptional */.yqP(devin.mode),
        knowledge: schemas/* prefault */.SdS(devin.knowledge, []),
        repos: schemas/* prefault */.SdS(devin.repos, []),
        tags: schemas/* prefault */.SdS(devin.tags, []),
    }), 'Settings for Devin sessions.'), {}),
    telemetry: schemas/* prefault */.SdS(single.telemetry, []),
    redact: schemas/* prefault */.SdS(key(schemas/* array */.YOg(redaction), 'What to remove from incident text before it is sent anywhere, in addition to secrets and personal data: /patterns/, ip for IP addresses, phone:DE for phone numbers as people write them in a country.'), []),
    template: schemas/* exactOptional */.yqP(single.template),
    sections: schemas/* exactOptional */.yqP(single.sections),
    headings: schemas/* exactOptional */.yqP(key(optionalKeys(headings), 'Your own headings for each section; the usual names in nine languages are known.')),
    publish: schemas/* prefault */.SdS(single.publish, { to: 'pull-request' }),
    reviewers: schemas/* prefault */.SdS(single.reviewers, []),
    review: schemas/* prefault */.SdS(key(schemas/* strictObject */.rej({
        rules: schemas/* prefault */.SdS(key(changes('review.rules', rules), 'How severe the findings of a rule are: off, warn or error.'), {}),
        style: schemas/* prefault */.SdS(review.style, 'warn'),
        'ask-devin': schemas/* prefault */.SdS(review['ask-devin'], true),
        'max-rounds': schemas/* prefault */.SdS(review['max-rounds'], 2),
    }), 'How pull requests with postmortems are reviewed.'), {}),
    services: schemas/* prefault */.SdS(key(schemas/* record */.g1P(service, key(repository, 'The repository of a service, by the name or ID of the service in PagerDuty.')), 'Repositories of services. With "follow-up.issues: service-repo", action items become issues there. With the label "devin-fix", Devin makes the change there.'), {}),
    'follow-up': schemas/* prefault */.SdS(key(schemas/* strictObject */.rej({
        issues: schemas/* prefault */.SdS(followUp.issues, 'off'),
        labels: schemas/* prefault */.SdS(followUp.labels, ['postmortem-action']),
        due: schemas/* prefault */.SdS(followUp.due, {}),
        overdue: schemas/* prefault */.SdS(followUp.overdue, true),
        'review-within': schemas/* prefault */.SdS(followUp['review-within'], '0d'),
        fix: schemas/* prefault */.SdS(followUp.fix, true),
        index: schemas/* prefault */.SdS(index, true),
        recurrence: schemas/* prefault */.SdS(followUp.recurrence, true),
        digest: schemas/* prefault */.SdS(digest, true),
    }), 'What happens after the merge.'), {}),
    announce: schemas/* prefault */.SdS(key(schemas/* strictObject */.rej({
        'draft-ready': schemas/* prefault */.SdS(key(schemas/* boolean */.zMY(), 'Whether a postmortem by Devin is announced when it is ready for review.'), true),
        'review-waits': schemas/* prefault */.SdS(key(schemas/* boolean */.zMY(), 'Whether a postmortem that waits too long for its review is announced.'), true),
        overdue: schemas/* prefault */.SdS(key(schemas/* boolean */.zMY(), 'Whether the weekly list of overdue action items is announced.'), true),
        digest: schemas/* prefault */.SdS(key(schemas/* boolean */.zMY(), 'Whether the monthly digest is announced.'), true),
        format: schemas/* exactOptional */.yqP(key(schemas/* enum */.k5n(['slack', 'teams', 'mattermost', 'discord']), 'The service of the webhook; without it, the address tells.')),
    }), 'What is posted to the incoming webhook in the input "announce-webhook". Without the input, nothing is.'), {}),
    overrides: schemas/* prefault */.SdS(key(schemas/* array */.YOg(Override), 'Other settings for some incidents; if several match, the last one wins, key by key.'), []),
});
/** Refuses `service-repo`, in general and in overrides, if no service has a repository. */
function needServices({ value, issues }) {
    if (Object.keys(value.services).length > 0)
        return;
    const message = 'must be off or docs-repo while "services" is empty, because no service has a repository to open issues in (add each, such as services: { Billing API: acme/billing })';
    for (const [index, each] of [value, ...value.overrides].entries()) {
        const input = each['follow-up']?.issues;
        const path = [...(index === 0 ? [] : ['overrides', index - 1]), 'follow-up', 'issues'];
        if (input === 'service-repo')
            issues.push({ code: 'custom', message, input, path });
    }
}
/** The schema of the file. Keys keep their names; durations become seconds, patterns regular expressions. */
const Config = keys.check(needServices);

;// CONCATENATED MODULE: ./build/src/policy/read-config.js
/**
 * Reads `.github/postmortem.yml` and names every problem by its place in the file. Loaded only if there is a file to read,
 * because the YAML library is slow to start.
 */





const MAX_PROBLEMS = 10;
/** How many values aliases may repeat in total. */
const MAX_REPEATED = 100;
/**
 * Returns the configuration in this text; an empty file means the defaults.
 * @param file The path of the file, for the error.
 * @throws One Error that names every problem (at most ten) as `file:line:column: key: what is wrong, and what to do`.
 */
function readConfig(text, file) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
    const parsed = findSyntaxProblems(document, text);
    const checked = parsed.length > 0 ? { problems: parsed } : check(document);
    if ('config' in checked)
        return checked.config;
    const told = checked.problems
        .map(({ offset, message }) => ({ ...lines.linePos(offset), message }))
        .toSorted((one, other) => one.line - other.line || one.col - other.col)
        // The parser reports one mistake several times.
        .filter(({ line }, index, all) => parsed.length === 0 || line !== all[index - 1]?.line)
        .map(({ line, col, message }) => `${file}:${line}:${col}: ${message}`);
    const more = told.length > MAX_PROBLEMS ? [`and ${told.length - MAX_PROBLEMS} more`] : [];
    throw new Error([...told.slice(0, MAX_PROBLEMS), ...more].join('\n'));
}
/**
 * Like `readConfig`, but runs the team's patterns on an engine that takes linear time. It is loaded only if there are patterns.
 * @throws As `readConfig`, and for a pattern that the engine refuses.
 */
async function loadConfig(text, file) {
    const config = readConfig(text, file);
    if (![...config.redact, ...config.incidents.confidential].some((each) => each instanceof RegExp))
        return config;
    const { withLinearPatterns, PatternError } = await Promise.all(/* import() */[__webpack_require__.e(856), __webpack_require__.e(783)]).then(__webpack_require__.bind(__webpack_require__, 76783));
    try {
        return withLinearPatterns(config);
    }
    catch (error) {
        if (!(error instanceof PatternError))
            throw error;
        const before = text.slice(0, Math.max(0, text.indexOf(`/${error.source}/`))).split('\n');
        throw new Error(`${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}: ${error.message}`, { cause: error });
    }
}
function findSyntaxProblems(document, text) {
    const problems = [...document.errors, ...document.warnings].map(({ code, message, pos: [offset] }) => ({
        offset,
        message: explainSyntax(code, message, /^[^\s:,{}[\]]*/.exec(text.slice(offset))?.[0] ?? ''),
    }));
    if (problems.length > 0)
        return problems;
    (0,dist/* visit */.YR)(document, {
        Alias(_, alias) {
            if (alias.resolve(document) !== undefined)
                return;
            const message = `there is no anchor for ${(0,schema_issue/* shownValue */.JJ)(`*${alias.source}`)} before it: put text that begins with "*" in quotes`;
            problems.push({ offset: alias.range?.[0] ?? 0, message });
        },
    });
    return problems;
}
function explainSyntax(code, message, word) {
    switch (code) {
        case 'TAB_AS_INDENT':
            return 'the line is indented with a tab, which YAML does not allow: use spaces';
        case 'DUPLICATE_KEY':
            return `the key ${(0,schema_issue/* shownValue */.JJ)(word)} appears twice in one map: keep one of the two`;
        case 'MULTIPLE_DOCS':
            return 'a second document begins here: remove the line "---"';
        case 'TAG_RESOLVE_FAILED':
            return `the tag ${(0,schema_issue/* shownValue */.JJ)(word)} has no meaning here: remove it, or put the value in quotes`;
        case 'RESOURCE_EXHAUSTION':
            return 'lists or maps are nested too deeply here: remove some levels';
        default:
            return `this is not YAML (${message}): check the indentation, and put text with special characters in quotes`;
    }
}
function check(document) {
    let value;
    try {
        value = document.toJS({ maxAliasCount: MAX_REPEATED });
    }
    catch {
        const message = `aliases repeat more than ${MAX_REPEATED} values: write them out where they are needed`;
        return { problems: [{ offset: 0, message }] };
    }
    const { success, data, error } = parse/* safeParse */.xL(Config, value ?? {}, {
        reportInput: true,
        // Used if the schema has no message of its own, which is empty then. The list of keys is known only here;
        // `findProblems` splits it again.
        error: (issue) => (issue.code === 'unrecognized_keys' ? keysOf(issue.inst).join(' ') : ''),
    });
    return success ? { config: data } : { problems: error.issues.flatMap((issue) => findProblems(issue, document)) };
}
function findProblems(issue, document) {
    if (issue.code !== 'unrecognized_keys') {
        const message = (0,schema_issue/* explainValue */.HT)(issue) + rightForm(issue);
        const offset = offsetOf(issue.path, issue.input === null ? 'key' : 'value', document);
        return [{ offset, message: issue.path.length === 0 ? `the file ${message}` : `${(0,schema_issue/* dotted */.Bs)(issue.path)}: ${message}` }];
    }
    const known = issue.message.split(' ');
    return issue.keys.map((key) => {
        const path = [...issue.path, key];
        return { offset: offsetOf(path, 'key', document), message: `${(0,schema_issue/* dotted */.Bs)(path)}: ${explainKey(path, known)}` };
    });
}
/** Explains an unknown key, with the key that was probably meant. */
function explainKey(path, known) {
    const key = String(path.at(-1));
    const places = placesOf(key);
    if (path[0] === 'overrides' && places.includes((0,schema_issue/* dotted */.Bs)(path.slice(2)))) {
        return 'an override cannot change this, which is the same for all incidents: set it outside of "overrides"';
    }
    const meant = (0,leven.closestMatch)(key, known, { maxDistance: 2 }) ??
        places[0] ??
        (0,leven.closestMatch)(key, known, { maxDistance: Math.floor(key.length / 2) });
    return meant === undefined
        ? `there is no such key: remove it, or use one of ${known.join(', ')}`
        : `there is no such key here: did you mean "${meant}"?`;
}
/** Returns where the configuration has a key of this name: `labels` is `follow-up.labels`. */
function placesOf(key, schema = Config, prefix = '') {
    if (schema instanceof schemas/* ZodMiniPrefault */.ilq)
        return placesOf(key, schema._zod.def.innerType, prefix);
    if (!(schema instanceof schemas/* ZodMiniObject */.uXj))
        return [];
    return Object.entries(schema.shape).flatMap(([name, inner]) => [
        ...(name === key ? [prefix + name] : []),
        ...placesOf(key, inner, `${prefix}${name}.`),
    ]);
}
function keysOf(schema) {
    return schema instanceof schemas/* ZodMiniObject */.uXj ? Object.keys(schema.shape) : [];
}
/** One valid form of each map and of the list of maps, by its keys from the top. The test reads each of them. */
const FORMS = {
    incidents: 'incidents: { priorities: [P1, P2] }',
    'incidents.services': 'services: { only: [orders-service] }',
    limits: 'limits: { sessions-per-day: 10 }',
    devin: 'devin: { max-acu: 10 }',
    headings: 'headings: { summary: [In a nutshell] }',
    sections: 'sections: { Lessons Learned: { by: people } }',
    publish: 'publish: { to: confluence, destination: "https://…" }',
    review: 'review: { style: warn }',
    'review.rules': 'rules: { blameless: off }',
    services: 'services: { Billing API: acme/billing }',
    'follow-up': 'follow-up: { issues: docs-repo }',
    'follow-up.due': 'due: { P1: 14d, default: 30d }',
    announce: 'announce: { digest: false }',
    overrides: 'overrides: [{ match: { priority: P1 }, reviewers: [some-engineer] }]',
    'overrides.match': 'match: { priority: P1 }',
};
/** Shows how to write it, if a map or a list is expected; empty otherwise. */
function rightForm({ code, path, input, ...issue }) {
    const names = path.filter((key) => typeof key === 'string');
    const name = names.join('.');
    const key = names.at(-1);
    if (key === undefined)
        return '';
    const expectsList = 'expected' in issue && issue.expected === 'array';
    if (expectsList && ['string', 'number', 'boolean'].includes(typeof input) && typeof path.at(-1) === 'string') {
        const item = String(input);
        if (item.length > schema_issue/* MAX_SHOWN */.Z1 || name === 'overrides')
            return `: write ${FORMS[name] ?? `${key}: […]`}`;
        return `: write ${key}: [${/^[\w./-]+$/.test(item) ? item : JSON.stringify(item)}]`;
    }
    const expectsMap = ('expected' in issue && ['object', 'record'].includes(String(issue.expected))) ||
        name === 'overrides.match' ||
        expectsList;
    const form = FORMS[name] ?? FORMS[name.replace(/^overrides\./, '')];
    return expectsMap && code !== 'unrecognized_keys' && form !== undefined ? `: write ${form}` : '';
}
/** Returns where the key or the value at this path begins; if it is missing or comes from an alias, the nearest place. */
function offsetOf(path, part, document) {
    let node = document.contents;
    let offset = startOf(node) ?? 0;
    for (const step of path) {
        if ((0,dist/* isMap */.jh)(node)) {
            const pair = node.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && String(key.value) === step);
            if (pair === undefined)
                return offset;
            offset = startOf(pair.key) ?? offset;
            node = pair.value;
        }
        else if ((0,dist/* isSeq */.oP)(node)) {
            node = node.items[Number(step)];
            offset = startOf(node) ?? offset;
        }
        else {
            break;
        }
    }
    return part === 'value' ? (startOf(node) ?? offset) : offset;
}
function startOf(node) {
    return (0,dist/* isNode */.Ll)(node) ? node.range?.[0] : undefined;
}


/***/ }),

/***/ 74424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ dotted),
/* harmony export */   HT: () => (/* binding */ explainValue),
/* harmony export */   JJ: () => (/* binding */ shownValue),
/* harmony export */   Z1: () => (/* binding */ MAX_SHOWN)
/* harmony export */ });
/* harmony import */ var _truncate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6935);

/** How many characters of a value a message shows. */
const MAX_SHOWN = 60;
const KINDS = {
    object: 'a map of keys and values',
    record: 'a map of keys and values',
    array: 'a list, such as [one, two]',
    string: 'text',
    boolean: 'true or false',
    number: 'a whole number',
    int: 'a whole number',
};
/** Returns what is wrong with a value, as the rest of a sentence that begins with its key. Needs `reportInput`. */
function explainValue(issue) {
    const input = inputOf(issue);
    const must = issue.message || demand(issue);
    if (input === null)
        return 'the value is missing: give one, or remove the key';
    if (input === undefined)
        return `this key is missing: add it; it ${must}`;
    const number = issue.code === 'invalid_type' && issue.expected === 'string' && typeof input !== 'object';
    return `${must}, but is ${shownValue(input)}${number && issue.message === '' ? ': put it in quotes' : ''}`;
}
/** A union that is chosen by one key is reported for the map around it. */
function inputOf({ code, input, path }) {
    const around = code === 'invalid_union' && typeof input === 'object' && input !== null && !Array.isArray(input);
    return around ? input[path.at(-1) ?? ''] : input;
}
function demand(issue) {
    switch (issue.code) {
        case 'invalid_type':
            return `must be ${KINDS[issue.expected] ?? issue.expected}`;
        case 'invalid_value':
            return `must be ${anyOf(issue.values)}`;
        case 'invalid_union':
            return `must be ${anyOf('options' in issue ? (issue.options ?? []) : [])}`;
        case 'too_small':
            return issue.origin === 'number' ? `must be at least ${issue.minimum}` : 'must have a value';
        case 'too_big':
            return issue.origin === 'number' ? `must be at most ${issue.maximum}` : `must hold at most ${issue.maximum}`;
        default:
            return 'is invalid';
    }
}
function anyOf(values) {
    return new Intl.ListFormat('en', { type: 'disjunction' }).format(values.map(String));
}
/** Shows a value in one short line. */
function shownValue(value) {
    if (Array.isArray(value))
        return value.length === 0 ? 'empty' : `a list of ${value.length}`;
    if (typeof value === 'object' && value !== null)
        return Object.keys(value).length === 0 ? 'empty' : 'a map';
    const text = JSON.stringify(value) ?? String(value);
    return (0,_truncate_js__WEBPACK_IMPORTED_MODULE_0__/* .truncate */ .xv)(text, MAX_SHOWN + 1);
}
/** `overrides[0].devin.max-acu` */
function dotted(path) {
    return path
        .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${shownKey(String(key))}`))
        .join('');
}
function shownKey(key) {
    return /^[\w-]{1,60}$/.test(key) ? key : shownValue(key);
}


/***/ }),

/***/ 47785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   closestMatch: () => (/* binding */ closestMatch)
/* harmony export */ });
/* unused harmony export default */
const array = [];
const characterCodeCache = [];

function leven(first, second, options) {
	if (first === second) {
		return 0;
	}

	const maxDistance = options?.maxDistance;
	const swap = first;

	// Swapping the strings if `a` is longer than `b` so we know which one is the
	// shortest & which one is the longest
	if (first.length > second.length) {
		first = second;
		second = swap;
	}

	let firstLength = first.length;
	let secondLength = second.length;

	// Performing suffix trimming:
	// We can linearly drop suffix common to both strings since they
	// don't increase distance at all
	// Note: `~-` is the bitwise way to perform a `- 1` operation
	while (firstLength > 0 && (first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength))) {
		firstLength--;
		secondLength--;
	}

	// Performing prefix trimming
	// We can linearly drop prefix common to both strings since they
	// don't increase distance at all
	let start = 0;

	while (start < firstLength && (first.charCodeAt(start) === second.charCodeAt(start))) {
		start++;
	}

	firstLength -= start;
	secondLength -= start;

	// Early termination after trimming: if difference in length exceeds max distance
	if (maxDistance !== undefined && secondLength - firstLength > maxDistance) {
		return maxDistance;
	}

	if (firstLength === 0) {
		return maxDistance !== undefined && secondLength > maxDistance
			? maxDistance
			: secondLength;
	}

	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;

	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}

	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;

		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			// eslint-disable-next-line no-multi-assign
			result = array[index] = temporary > result
				? (temporary2 > result ? result + 1 : temporary2)
				: (temporary2 > temporary ? temporary + 1 : temporary2);
		}

		// Early termination: if all values in current row exceed maxDistance
		if (maxDistance !== undefined) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) {
				if (array[index] < rowMinimum) {
					rowMinimum = array[index];
				}
			}

			if (rowMinimum > maxDistance) {
				return maxDistance;
			}
		}
	}

	// Bound arrays to avoid retaining large previous sizes
	array.length = firstLength;
	characterCodeCache.length = firstLength;

	return maxDistance !== undefined && result > maxDistance ? maxDistance : result;
}

function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) {
		return undefined;
	}

	const userMax = options?.maxDistance;
	const targetLength = target.length;

	// Exact match fast-path
	for (const candidate of candidates) {
		if (candidate === target) {
			return candidate;
		}
	}

	if (userMax === 0) {
		return undefined;
	}

	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = new Set();

	for (const candidate of candidates) {
		if (seen.has(candidate)) {
			continue;
		}

		seen.add(candidate);

		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) {
			continue;
		}

		if (userMax !== undefined && lengthDiff > userMax) {
			continue;
		}

		const cap = Number.isFinite(bestDist)
			? (userMax === undefined ? bestDist : Math.min(bestDist, userMax))
			: userMax;

		const distance = cap === undefined
			? leven(target, candidate)
			: leven(target, candidate, {maxDistance: cap});

		// Skip candidates that exceed the user's maximum distance
		if (userMax !== undefined && distance > userMax) {
			continue;
		}

		// If we got a capped result that equals the cap, we need the actual distance
		// for accurate comparison, but only if the cap was due to userMax
		let actualD = distance;
		if (cap !== undefined && distance === cap && cap === userMax) {
			actualD = leven(target, candidate);
		}

		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) {
				break;
			}
		}
	}

	if (userMax !== undefined && bestDist > userMax) {
		return undefined;
	}

	return best;
}


/***/ })

};
