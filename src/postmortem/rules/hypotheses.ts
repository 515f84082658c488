import { durationOf } from '../../incident/incident.ts';
import { MINUTE_MS } from '../../time/units.ts';
import { clockTimesIn } from '../clock-times.ts';
import type { Range, Section } from '../document/model.ts';
import { sectionsOf } from '../document/sections.ts';
import { type Hypothesis, hypothesesOf, isConfirmed, type Leg, type LegName, legsOf } from '../hypotheses.ts';
import { hasRecord, recordOf, timeIn } from '../record.ts';
import { impactBegan, namesSource } from './evidence.ts';
import { otherLanguage } from './other-language.ts';
import type { Problem, ReviewSubject, Rule } from './rule.ts';

export const hypotheses: Rule = {
  name: 'hypotheses',
  promise:
    'The root cause lists the causes that were considered, and a confirmed cause has a possible time, a mechanism and a recovery',
  severity: 'warn',
  message:
    'The root cause presents only one story, so readers cannot see what else was considered, or why this is the cause.',
  fix: 'Add a table "What we considered" to Root Cause: hypothesis, evidence for, evidence against, verdict (confirmed, likely, ruled out or open), each with its source. Below a confirmed cause, give its time, its mechanism and its recovery.',
  check: (subject) => {
    const [cause] = causesOf(subject);
    if (cause === undefined) return [];
    const rows = hypothesesOf(subject.document);
    if (rows.length === 0) return missingTable(cause, subject);
    return [
      ...tooFew(rows, cause, subject),
      ...rows.flatMap((row) => problemsOf(row)),
      ...(rows.some(isConfirmed) ? unconfirmed(rows, subject) : []),
    ];
  },
  notChecked: (subject) => {
    const language = otherLanguage(subject.document);
    const rows = hypothesesOf(subject.document);
    const [cause] = causesOf(subject);
    if (rows.length === 0 && cause !== undefined && subject.pull?.byDevin && !hasRecord(subject.document))
      return `what else was considered, because "${cause.title}" has no table of hypotheses`;
    return language === undefined || rows.length === 0
      ? undefined
      : `whether a sentence says why there was only one hypothesis, because the rule reads English and the text is in ${language}`;
  },
  docs: {
    checks: [
      'Root Cause has a table with a column of hypotheses and one of verdicts, in any of the nine languages. It must be in a document by Devin whose front matter is a record.',
      'There are at least two hypotheses, or a sentence says why there was only one.',
      'Each verdict is confirmed, likely, ruled out or open. A confirmed or likely cause has evidence for it, and a ruled-out cause has evidence against it, each with a source: an ID (`E-7f3a`), a link, a commit, a deploy or a file.',
      'A confirmed cause gives its time, its mechanism and its recovery, each with a source, as lines that begin with `**Time:**`, `**Mechanism:**` and `**Recovery:**`, or in a sentence.',
      'The times are possible: the change is not later than the impact, and the recovery is later than both and not later than the end of the incident. Impossible times are an error.',
    ],
    why: 'A convincing story stops the search. Two hypotheses with evidence for and against show what was investigated, and time, mechanism and recovery together distinguish a cause from a coincidence.',
    bad: `## Timeline

- 14:15 UTC — Deploy #387 released
- 14:32 UTC — First orders fail
- 15:18 UTC — Incident resolved

## Root Cause

| Hypothesis | Evidence for | Evidence against | Verdict |
|---|---|---|---|
| Deploy #387 leaks connections | pool at 100% (E-7f3a) | none found | confirmed |
| The database was slow | none found | query times as usual (E-81c2) | ruled out |

- **Time:** deploy #387 was released at 14:45 UTC (E-19b0)
- **Mechanism:** \`placeOrder\` never releases its connection, in \`src/orders.ts:142\`
- **Recovery:** errors ended after the rollback at 15:10 UTC (E-55de)
`,
    good: `## Timeline

- 14:15 UTC — Deploy #387 released
- 14:32 UTC — First orders fail
- 15:18 UTC — Incident resolved

## Root Cause

| Hypothesis | Evidence for | Evidence against | Verdict |
|---|---|---|---|
| Deploy #387 leaks connections | pool at 100% (E-7f3a) | none found | confirmed |
| The database was slow | none found | query times as usual (E-81c2) | ruled out |

- **Time:** deploy #387 was released at 14:15 UTC (E-19b0)
- **Mechanism:** \`placeOrder\` never releases its connection, in \`src/orders.ts:142\`
- **Recovery:** errors ended after the rollback at 15:10 UTC (E-55de)
`,
  },
};

function causesOf({ document }: ReviewSubject): Section[] {
  return sectionsOf(document.sections, 'root-cause').filter(({ empty }) => !empty);
}

/** Devin must add the table; people list the causes that they know. Without a record, a document has the older format. */
function missingTable({ heading, title }: Section, { document, author }: ReviewSubject): Problem[] {
  const message = `"${title}" has no table of what was considered.`;
  return author === 'devin' && hasRecord(document) ? [{ range: heading, severity: 'style', message }] : [];
}

const ONLY_ONE =
  /\b(?:only|just|single|sole|one)\b.{0,40}\b(?:hypothes[ei]s|explanations?|causes?|candidates?|suspects?)\b|\bno (?:other|second|alternative|further) (?:plausible )?(?:hypothes[ei]s|explanations?|causes?|candidates?|suspects?)\b/i;

function tooFew(rows: readonly Hypothesis[], { title }: Section, subject: ReviewSubject): Problem[] {
  const [only] = rows;
  if (only === undefined || rows.length > 1 || otherLanguage(subject.document) !== undefined) return [];
  if (causesOf(subject).some(({ text }) => ONLY_ONE.test(text))) return [];
  const message = `"${title}" has one hypothesis: add another, or a sentence that says why there was only one.`;
  return [{ range: only.range, severity: 'style', message }];
}

function problemsOf({ range, text, verdict, verdictText, evidenceFor, evidenceAgainst }: Hypothesis): Problem[] {
  const style = (message: string): Problem[] => [{ range, severity: 'style', message }];
  if (verdict === undefined) {
    return style(`The verdict "${verdictText}" must be confirmed, likely, ruled out or open.`);
  }
  const name = `"${text.slice(0, 80)}"`;
  if ((verdict === 'confirmed' || verdict === 'likely') && evidenceFor !== undefined && !isSourced(evidenceFor)) {
    return style(`${name} is ${verdict}, but its evidence names no source.`);
  }
  if (verdict === 'ruled-out' && evidenceAgainst !== undefined && !isSourced(evidenceAgainst)) {
    return style(`${name} is ruled out, but the evidence against it names no source.`);
  }
  return [];
}

/** The ID of evidence, a link, or anything that the rule `evidence` accepts as a source. */
function isSourced(markdown: string): boolean {
  return /\bE-[\da-f]{3,16}\b/i.test(markdown) || /\]\([^)\s]/.test(markdown) || namesSource(markdown);
}

const LEGS: Readonly<Record<LegName, string>> = {
  time: 'its time: when it changed, before the impact',
  mechanism: 'its mechanism: how it explains this symptom',
  recovery: 'its recovery: what ended the impact',
};

function unconfirmed(rows: readonly Hypothesis[], subject: ReviewSubject): Problem[] {
  const legs = legsOf(subject.document);
  const range = rows.find(isConfirmed)?.range;
  const missing = (Object.keys(LEGS) as LegName[]).filter((name) => !legs.some((leg) => leg.name === name));
  return [
    ...missing.flatMap((name): Problem[] =>
      range === undefined
        ? []
        : [{ range, severity: 'style', message: `It is confirmed, but Root Cause does not give ${LEGS[name]}.` }],
    ),
    ...legs
      .filter(({ text }) => !isSourced(text))
      .map((leg): Problem => ({ range: leg.range, severity: 'style', message: `The ${leg.name} names no source.` })),
    ...impossibleTimes(legs, subject),
  ];
}

/** Times are written to the minute. */
const ROUNDING = MINUTE_MS;

function impossibleTimes(legs: readonly Leg[], subject: ReviewSubject): Problem[] {
  const { document, incident } = subject;
  const began = timeIn(recordOf(document), 'impact-began') ?? impactBegan(subject);
  if (began === undefined) return [];
  const timesOf = (leg: Leg | undefined) => (leg === undefined ? [] : clockTimesIn(leg.text, began, document));
  const find = (name: LegName) => legs.find((leg) => leg.name === name && timesOf(leg).length > 0);
  const [change, recovery] = [find('time'), find('recovery')];
  const [changed, recovered] = [timesOf(change), timesOf(recovery)];
  const problem = (range: Range, message: string): Problem => ({ range, severity: 'error', message });
  const first = Math.min(...changed);
  const last = Math.max(...recovered);
  const closed = incident?.resolvedAt === undefined ? undefined : Date.parse(incident.resolvedAt);
  const slack = Math.max(5 * MINUTE_MS, ((incident && durationOf(incident)) ?? 0) * 100);
  if (change !== undefined && first > began + ROUNDING) {
    return [
      problem(
        change.range,
        `It changed at ${clock(first)}, later than the impact, which began at ${clock(began)}: it cannot be the cause.`,
      ),
    ];
  }
  if (recovery === undefined) return [];
  if (last < began - ROUNDING) {
    return [
      problem(recovery.range, `The recovery at ${clock(last)} is before the impact, which began at ${clock(began)}.`),
    ];
  }
  const earliest = Math.min(...recovered);
  if (closed !== undefined && earliest > closed + slack) {
    return [
      problem(
        recovery.range,
        `The recovery at ${clock(earliest)} is later than the end of the incident, at ${clock(closed)}.`,
      ),
    ];
  }
  return [];
}

function clock(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
