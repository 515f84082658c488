/** Postmortems without a fault, in the styles that teams write, to plant faults in. */

/** What happened, as minutes of the day in UTC. */
export interface Scenario {
  slug: string;
  title: string;
  service: string;
  severity: string;
  date: string;
  began: number;
  detected: number;
  ended: number;
  /** In percent, and how many of how many. */
  share: number;
  failed: number;
  all: number;
  /** What failed, in the plural: `orders`. */
  things: string;
  change: string;
  changed: number;
  cause: string;
  source: string;
  tasks: readonly [string, string];
  owners: readonly [string, string];
  due: string;
}

export interface Style {
  name: string;
  render(scenario: Scenario): string;
}

export interface BaseDocument {
  style: string;
  path: string;
  markdown: string;
  scenario: Scenario;
}

const hhmm = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const twelve = (minutes: number) => {
  const hour = Math.floor(minutes / 60) % 24;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutes % 60).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
};
const length = ({ began, ended }: Scenario) => ended - began;
const inWords = (minutes: number) =>
  minutes < 60
    ? `${minutes} minutes`
    : `${Math.floor(minutes / 60)} hours ${minutes % 60} minutes`.replace('1 hours', '1 hour');
const inDays = (date: string) =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const thousands = (count: number) => count.toLocaleString('en-US');

const summary = (s: Scenario) =>
  `Between ${hhmm(s.began)} and ${hhmm(s.ended)} UTC, ${s.share}% of ${s.things} failed in ${s.service}. A rollback ended it.`;
const impact = (s: Scenario) =>
  `${thousands(s.failed)} of ${thousands(s.all)} ${s.things} failed, which is ${s.share}% of ${s.things}.`;
const events = (s: Scenario): [minutes: number, text: string][] => [
  [s.changed, `${s.change} released`],
  [s.began, `First ${s.things} fail`],
  [s.detected, 'The alert on failures paged the on-call engineer'],
  [s.detected + 4, 'Rollback started'],
  [s.ended, `All ${s.things} succeed again`],
];
const cause = (s: Scenario) => `${s.change} ${s.cause}, in \`${s.source}\`. No test covered that case.`;
const tasks = (s: Scenario) => s.tasks.map((task, index) => ({ task, owner: s.owners[index] ?? '', due: s.due }));

export const STYLES: readonly Style[] = [
  {
    name: 'our own form',
    render: (s) => `# Postmortem: ${s.title} — ${s.service}

**Date:** ${s.date} | **Duration:** ${inWords(length(s))} | **Severity:** ${s.severity}

## Summary

${summary(s)}

## Impact

${impact(s)}

## Timeline

${events(s)
  .map(([at, text]) => `- ${hhmm(at)} UTC — ${text}`)
  .join('\n')}

## Root Cause

${cause(s)}

## Action Items

${tasks(s)
  .map(({ task, owner, due }) => `- [ ] ${task} (Owner: @${owner}, due ${due})`)
  .join('\n')}
`,
  },
  {
    name: 'tables',
    render: (s) => `# ${s.title}

| | |
|---|---|
| Date | ${s.date} |
| Started | ${s.date} ${hhmm(s.began)} UTC |
| Detected | ${s.date} ${hhmm(s.detected)} UTC |
| Resolved | ${s.date} ${hhmm(s.ended)} UTC |
| Duration | ${inWords(length(s))} |
| Severity | ${s.severity} |

## Executive summary

${summary(s)}

## Business impact

${impact(s)}

## Timeline (UTC)

| Time | Event |
|---|---|
${events(s)
  .map(([at, text]) => `| ${hhmm(at)} | ${text} |`)
  .join('\n')}

## Contributing factors

${cause(s)}

## Follow-ups

| Action | Owner | Due | Status |
|---|---|---|---|
${tasks(s)
  .map(({ task, owner, due }) => `| ${task} | ${owner} | ${due} | Open |`)
  .join('\n')}
`,
  },
  {
    name: 'front matter',
    render: (s) => `---
title: "${s.title}"
service: "${s.service}"
severity: "${s.severity}"
started: ${s.date}T${hhmm(s.began)}:00Z
resolved: ${s.date}T${hhmm(s.ended)}:00Z
---

# ${s.title}

- **Date:** ${inDays(s.date)}
- **Duration:** ${length(s)} min
- **Severity:** ${s.severity}

## Overview

${summary(s)}

## Impact

${impact(s)}

## Timeline

All times are UTC.

${events(s)
  .map(([at, text]) => `- **${hhmm(at)}** - ${text}`)
  .join('\n')}

## Root cause analysis

${cause(s)}

## Action items

${tasks(s)
  .map(({ task, owner, due }) => `- [ ] ${task} — @${owner}, due ${due}`)
  .join('\n')}
`,
  },
  {
    name: 'day headings',
    render: (s) => `# Incident report: ${s.title}

Date: ${s.date}
Duration: ${inWords(length(s))}
Severity: ${s.severity}

## What happened

${summary(s)}

## Who was affected

${impact(s)}

## Timeline

All times in UTC.

### ${inDays(s.date)}

${events(s)
  .map(([at, text]) => `* ${hhmm(at)}: ${text}`)
  .join('\n')}

## Why did it happen

${cause(s)}

## Next steps

${tasks(s)
  .map(({ task, owner, due }) => `* [ ] ${task} (@${owner}, by ${due})`)
  .join('\n')}
`,
  },
  {
    name: 'full dates',
    render: (s) => `# 🔥 ${s.title}

**Date**: ${s.date}
**Duration**: ${length(s)} minutes
**Severity**: ${s.severity}

## 1. Summary

${summary(s)}

## 2. Impact

${impact(s)}

## 3. Timeline

${events(s)
  .map(([at, text]) => `1. ${s.date} ${hhmm(at)} UTC - ${text}`)
  .join('\n')}

## 4. Root causes

${cause(s)}

## 5. Corrective actions

${tasks(s)
  .map(({ task, owner, due }) => `- [ ] @${owner}: ${task} (due ${due})`)
  .join('\n')}
`,
  },
  {
    name: 'twelve hours',
    render: (s) => `# RCA: ${s.title}

**When:** ${inDays(s.date)}  
**Duration:** ${inWords(length(s))}  
**Severity:** ${s.severity}

## TL;DR

${summary(s).replace(hhmm(s.began), twelve(s.began)).replace(hhmm(s.ended), twelve(s.ended))}

## Customer impact

${impact(s)}

## Sequence of events

${events(s)
  .map(([at, text]) => `- ${twelve(at)} UTC: ${text}`)
  .join('\n')}

## Root cause

${cause(s)}

## Action plan

${tasks(s)
  .map(({ task, owner, due }) => `- [ ] ${task} [@${owner}] ${due}`)
  .join('\n')}
`,
  },
  {
    name: 'underlined headings and brackets',
    render: (s) => `${s.title} (${s.date})
====

* Date: ${s.date}
* Duration: ${inWords(length(s))}
* Severity: ${s.severity}

Summary
-------

${summary(s)}

Impact
------

${impact(s)}

Timeline (UTC)
--------------

${events(s)
  .map(([at, text]) => `+ [${hhmm(at)}] ${text}`)
  .join('\n')}

Root cause
----------

${cause(s)}

Action items
------------

${tasks(s)
  .map(({ task, owner, due }) => `+ [ ] ${task} (owner: ${owner}, deadline: ${due})`)
  .join('\n')}
`,
  },
  {
    name: 'one row of fields',
    render: (s) => `# Post-mortem: ${s.title}

| Date | Duration | Severity | Detected | Resolved |
|---|---|---|---|---|
| ${s.date} | ${inWords(length(s))} | ${s.severity} | ${hhmm(s.detected)} UTC | ${hhmm(s.ended)} UTC |

## Incident summary

The outage started at ${hhmm(s.began)} UTC and was resolved at ${hhmm(s.ended)} UTC. In that time ${s.share}% of ${s.things} failed.

## Impact on customers

${impact(s)}

## Incident timeline

${events(s)
  .map(([at, text]) => `**${hhmm(at)} UTC** – ${text}`)
  .join('\n\n')}

## The cause

${cause(s)}

## Remediation items

| # | What | Who | When | Done |
|---|---|---|---|---|
${tasks(s)
  .map(({ task, owner, due }, index) => `| ${index + 1} | ${task} | ${owner} | ${due} | no |`)
  .join('\n')}
`,
  },
];

const scenario = (
  slug: string,
  [title, service, severity]: readonly [string, string, string],
  [date, changed, began, detected, ended]: readonly [string, number, number, number, number],
  [failed, all, things]: readonly [number, number, string],
  [change, cause, source]: readonly [string, string, string],
  tasks: readonly [string, string],
  owners: readonly [string, string],
): Scenario => ({
  slug,
  title,
  service,
  severity,
  date,
  changed,
  began,
  detected,
  ended,
  failed,
  all,
  things,
  share: Math.round((failed / all) * 100),
  change,
  cause,
  source,
  tasks,
  owners,
  due: `${date.slice(0, 4)}-12-01`,
});

const at = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

export const SCENARIOS: readonly Scenario[] = [
  scenario('orders-fail', ['Orders fail at the last step', 'orders-api', 'P1'], ['2026-02-10', at('14:15'), at('14:32'), at('14:38'), at('15:18')], [1240, 10_300, 'orders'], ['Deploy #387', 'opened a connection for each line item', 'src/orders/pool.ts'], ['Release the connection when a check fails', 'Alert when the pool is 80% full'], ['dana', 'lee']),
  scenario('logins-slow', ['Logins time out', 'auth', 'SEV-2'], ['2026-03-04', at('08:50'), at('09:05'), at('09:20'), at('10:10')], [5400, 27_000, 'logins'], ['Release v4.2.0', 'made each login read the whole audit log', 'auth/session.go'], ['Read only the newest entry of the audit log', 'Load-test logins in staging before each release'], ['mika', 'jo']),
  scenario('invoices-lost', ['Invoices are lost', 'billing', 'P2'], ['2026-01-21', at('06:40'), at('07:00'), at('07:45'), at('08:40')], [310, 6200, 'invoices'], ['PR #1042', 'acknowledged a message before the invoice was stored', 'billing/consumer.py'], ['Acknowledge messages after the commit', 'Count invoices against orders every hour'], ['sam', 'noor']),
  scenario('search-empty', ['Search returns nothing', 'search', 'P3'], ['2026-04-15', at('16:30'), at('16:42'), at('16:50'), at('17:22')], [88_000, 110_000, 'searches'], ['Deploy #91', 'pointed the alias to an empty index', 'search/alias.yml'], ['Refuse an alias to an index without documents', 'Probe the ten most frequent searches every minute'], ['kim', 'alex']),
  scenario('emails-twice', ['E-mails are sent twice', 'mailer', 'P2'], ['2026-05-06', at('11:05'), at('11:20'), at('11:41'), at('12:50')], [2600, 13_000, 'emails'], ['Rollout 7.3.0', 'retried messages that had been accepted', 'mailer/retry.rb'], ['Give each message an idempotency key', 'Stop the queue when the same key is sent twice'], ['rin', 'teo']),
  scenario('uploads-fail', ['Uploads fail in Europe', 'media', 'SEV-1'], ['2026-06-17', at('19:10'), at('19:30'), at('19:36'), at('20:45')], [900, 1800, 'uploads'], ['Change #5521', 'removed the bucket from the policy', 'terraform/media.tf'], ['Plan policy changes against all buckets in CI', 'Alert on denied writes within a minute'], ['ola', 'pat']),
  scenario('jobs-stuck', ['Jobs are stuck in the queue', 'scheduler', 'P3'], ['2026-07-08', at('03:20'), at('03:30'), at('03:52'), at('04:28')], [420, 700, 'jobs'], ['Build 2218', 'never gave back the lock of a cancelled job', 'scheduler/lock.rs'], ['Let locks expire after ten minutes', 'Alert when the oldest job waits for ten minutes'], ['eli', 'gus']),
  scenario('payments-declined', ['Payments are declined', 'payments', 'P1'], ['2026-08-19', at('13:00'), at('13:12'), at('13:17'), at('14:02')], [1500, 5000, 'payments'], ['Deploy #640', 'sent amounts without the currency', 'payments/Gateway.java'], ['Reject amounts without a currency at compile time', 'Run the contract tests of the bank before each deploy'], ['ida', 'max']),
  scenario('pages-down', ['Product pages are down', 'storefront', 'P1'], ['2026-09-23', at('20:00'), at('20:07'), at('20:11'), at('21:01')], [70_000, 140_000, 'requests'], ['Release v2.19.1', 'cached an error page for an hour', 'web/cache.ts'], ['Cache only answers with status 200', 'Purge the cache with one command'], ['bo', 'cy']),
  scenario('webhooks-late', ['Webhooks arrive late', 'webhooks', 'SEV-3'], ['2026-10-14', at('05:30'), at('05:48'), at('06:10'), at('07:08')], [9600, 12_000, 'webhooks'], ['Deploy #77', 'sent all webhooks through one worker', 'webhooks/worker.kt'], ['Give each customer a queue', 'Alert when a webhook is older than five minutes'], ['vi', 'wes']),
  scenario('builds-fail', ['Builds fail to start', 'ci', 'P2'], ['2026-11-11', at('09:40'), at('10:00'), at('10:09'), at('10:55')], [640, 800, 'builds'], ['Deploy #1203', 'asked for an image that was never pushed', 'ci/runner.yaml'], ['Pull the image before the release is tagged', 'Keep the last two images on each host'], ['zoe', 'uli']),
  scenario('reports-wrong', ['Reports show the wrong month', 'reports', 'P3'], ['2026-12-02', at('07:00'), at('07:15'), at('08:00'), at('09:05')], [150, 1500, 'reports'], ['PR #88', 'counted months from zero', 'reports/month.ts'], ['Use the date library for months', 'Compare totals with the ledger each night'], ['fay', 'hal']),
]; // biome-ignore format: a table

/** Each scenario in one style, and four styles twice. */
export function baseDocuments(): BaseDocument[] {
  return SCENARIOS.flatMap((one, index): BaseDocument[] => {
    const style = STYLES[index % STYLES.length];
    if (style === undefined) return [];
    const path = `docs/postmortems/${one.date}-${one.slug}.md`;
    return [{ style: style.name, path, markdown: style.render(one), scenario: one }];
  });
}

export const clock = hhmm;
export const clock12 = twelve;
