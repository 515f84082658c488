import { counted } from '../../text/counted.ts';
import type { ClaimVerdict } from '../claims/verify-claims.ts';
import { sectionsOf } from '../document/sections.ts';
import { headOf, type Problem, type ReviewSubject, type Rule } from './rule.ts';

export const claims: Rule = {
  name: 'claims',
  promise: "A claim is what its source says, and every claim of Devin's has a source",
  severity: 'error',
  message: 'A claim is not what its source says, or has no source, so a reader cannot trust it.',
  fix: 'Open the source and correct the claim: its time, its words, its number or its line. If no source shows it, say that it is inferred or unknown, or take it out.',
  check: (subject) => {
    const { claims: verification } = subject;
    if (verification === undefined) return [];
    const { verdicts, contradictions, missing } = verification;
    return [
      ...verdicts
        .filter((verdict) => verdict.is === 'unsupported' && isOurs(verdict, subject))
        .flatMap((verdict) => problemsOf(verdict, subject)),
      ...contradictions.map((contradiction) => weighed(contradiction, subject)),
      ...missing.map(
        ({ milestone, at, id, range }): Problem => ({
          range,
          severity: 'warn',
          message: `The timeline does not tell that the incident was ${milestone} at ${new Date(at).toISOString().slice(11, 16)} UTC${id === undefined ? '' : ` (${id})`}.`,
        }),
      ),
      ...citesNothing(subject),
    ].filter(isFirst());
  },
  docs: {
    checks: [
      'A claim is a timeline entry, a number under Impact, or a sentence under Root Cause or Detection. The review opens what it cites and calls it verified, linked (there is a source, and it cannot be verified here), inferred (the sentence says so), or unsupported.',
      "An ID of the evidence (`E-7f3a12`) is of this incident, and its time is the line's, to the minute. Words in quotation marks or code are in the source.",
      'A commit, pull request, release, deployment or workflow run exists, and its time agrees with the line. (The rule `evidence` reports one that does not exist, and a cause that came after the impact.) A change of the evidence that is named as the cause came before the impact.',
      'A file exists at its commit and has the cited lines. The names that the sentence has in code are within five lines of them, or open a block around them. A quote is there, and so is each line of a block of code right below the sentence, if one of its lines is.',
      'A path and line without a commit (`src/orders.ts:142`) is read at the commit at which the document cites this file. If it cites the file nowhere, at the only commit that it names in full: then it can be verified, and counts as linked if it cannot.',
      'A link to Datadog, Grafana, Sentry, CloudWatch, New Relic, Honeycomb, Splunk or Kibana has an absolute time range that overlaps the incident.',
      "A percentage is what its fraction makes, a quantity has one value, and durations follow from the times. In Devin's documents this is compared as it is written, and not rounded as the rule `facts` does.",
      'The timeline tells when the incident was triggered, acknowledged, escalated, reassigned and resolved. What is left out is a warning, at the lines between which it belongs.',
      "Every claim of Devin's has a source, and each sentence under Root Cause and Detection its own: that of the next sentence does not count. A document that cites none of the evidence gets one warning instead of an error for each claim if its session was started before there was evidence to cite (without the tag `postmortem-sources`) and it has no record. Of people nobody asks for sources: what they cite is checked, and what is wrong is a warning.",
      'What the token cannot read counts as linked, and never as verified.',
    ],
    why: 'The sentence to fear is the one that reads well and is wrong. Sources that were attached while writing say nothing about what people and agents edited since; so the document itself is compared with its sources, on every push.',
    bad: `# Postmortem: Orders fail — orders-service

**Date:** 2026-02-10 | **Duration:** 46 minutes | **Severity:** P1

## Summary

Between 14:32 and 15:18 UTC, 12% of orders failed.

## Impact

1,240 of 10,300 orders (21%) failed for 46 minutes.

## Timeline

- 14:32 UTC — First orders fail ([errors](https://app.datadoghq.com/logs?query=status%3Aerror&from_ts=1770600000000&to_ts=1770603600000))
- 15:18 UTC — Orders succeed again
`,
    good: `# Postmortem: Orders fail — orders-service

**Date:** 2026-02-10 | **Duration:** 46 minutes | **Severity:** P1

## Summary

Between 14:32 and 15:18 UTC, 12% of orders failed.

## Impact

1,240 of 10,300 orders (12%) failed for 46 minutes.

## Timeline

- 14:32 UTC — First orders fail ([errors](https://app.datadoghq.com/logs?query=status%3Aerror&from_ts=1770733800000&to_ts=1770738300000))
- 15:18 UTC — Orders succeed again
`,
  },
};

/** A problem that another rule reports on the same line is not reported twice, unless that rule is off. */
function isOurs({ rule }: ClaimVerdict, { config }: ReviewSubject): boolean {
  return rule === undefined || config.review.rules[rule] === 'off';
}

function problemsOf({ claim: { range }, why }: ClaimVerdict, subject: ReviewSubject): Problem[] {
  return why.map((message) => weighed({ range, message }, subject));
}

function weighed({ range, message }: Pick<Problem, 'range' | 'message'>, { author }: ReviewSubject): Problem {
  return { range, message, severity: author === 'devin' ? 'error' : 'warn' };
}

/** Several numbers of a sentence have one source, and fail for one reason. */
function isFirst(): (problem: Problem) => boolean {
  const seen = new Set<string>();
  return ({ range, message }) => {
    const key = `${range.start.offset} ${message}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  };
}

/** If the document was written before there was a ledger, claims without a source are not reported one by one. */
function citesNothing({ claims: verification, author, document }: ReviewSubject): Problem[] {
  if (verification === undefined || author !== 'devin' || verification.citesLedger || !verification.hasLedger)
    return [];
  const { verdicts, isStrict } = verification;
  const without = verdicts.filter(({ is }) => is === 'without-source' || is === 'unsupported').length;
  const heading = sectionsOf(document.sections, 'timeline')[0]?.heading ?? headOf(document);
  return without === 0
    ? []
    : [
        {
          range: heading,
          severity: isStrict ? 'error' : 'warn',
          message: `The document cites nothing of PagerDuty's evidence (E-…), and has ${counted(without, 'claim')} without a source. End each line of the timeline, and each claim under Impact, Detection and Root Cause, with the ID of what shows it.`,
        },
      ];
}
