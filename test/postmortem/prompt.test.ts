import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Incident } from '../../src/pagerduty/incident.ts';
import { documentBranch, documentPath } from '../../src/postmortem/paths.ts';
import { buildPrompt } from '../../src/postmortem/prompt.ts';
import { incidentOf } from '../fixtures/webhooks.ts';

function promptFor(incident: Incident): string {
  return buildPrompt({
    incident,
    repository: 'example-co/incident-docs',
    documentPath: documentPath(incident, 'docs/postmortems', new Date('2026-11-01T00:00:00Z')),
    branch: documentBranch(incident),
  });
}

/** What stands between the marker lines, and what stands outside. */
function split(prompt: string): { data: string; outside: string } {
  const [, code] = /^=== BEGIN INCIDENT DATA ([0-9a-f]+) ===$/m.exec(prompt) ?? [];
  const end = `\n=== END INCIDENT DATA ${code} ===\n`;
  const begin = `=== BEGIN INCIDENT DATA ${code} ===\n`;
  const [before = '', rest = ''] = prompt.split(begin);
  const [data = '', after = '', ...more] = rest.split(end);
  expect(more).toEqual([]);
  return { data, outside: before + after };
}

const p1 = promptFor(incidentOf('resolved-p1'));

describe('the prompt', () => {
  test('gives the facts of the incident as data', () => {
    expect(JSON.parse(split(p1).data)).toEqual({
      id: 'Q2ZK81VNWTXE7B',
      number: 4812,
      title: 'Invoices are sent twice',
      service: 'Billing API',
      urgency: 'high',
      priority: 'P1',
      created: '2026-09-10T10:02:41.000Z',
      resolved: '2026-09-10T11:47:09.318Z',
      duration: '1 hour 44 minutes',
      url: 'https://example-co.pagerduty.com/incidents/Q2ZK81VNWTXE7B',
      teams: ['Payments'],
    });
  });

  test('names the window of telemetry, and the same hours a day and a week earlier', () => {
    expect(p1).toContain('2026-09-10T08:02:41.000Z to 2026-09-10T12:17:09.318Z');
    expect(p1).toContain('2026-09-09T08:02:41.000Z to 2026-09-09T12:17:09.318Z');
    expect(p1).toContain('2026-09-03T08:02:41.000Z to 2026-09-03T12:17:09.318Z');
  });

  test.each([
    [
      'investigates, read-only',
      /Do not change, deploy, roll back, restart, fix, merge, approve, create or post anything/,
    ],
    ['never waits for a person', /Never wait for a person/],
    ['leaves to people what only they know', /at most five, each addressed to a role/],
    ['stops when the pull request is open', /is open, stop/],
    ['says so when there is no telemetry', /If you have no such tools, say so/],
    ['establishes five times with sources', /impact began, detected, acknowledged, mitigated, resolved/],
    ['knows that PagerDuty tells paging times', /PagerDuty's are paging times/],
    ['calls a change the cause only by time, mechanism and recovery', /\*time\*.*\*mechanism\*.*\*recovery\*/],
    ['may find no cause', /"No change found", "a third party failed" and "unknown" are valid answers/],
    ['marks inference', /Mark inference as inference/],
    ['links absolute ranges and full commits', /absolute time range.*full 40-character commit SHA/s],
    ['quotes what expires', /Logs and dashboards expire/],
    ['names no person or customer', /Roles, not names/],
    ['writes at most seven action items that can be finished', /at most seven, as tasks/],
    ['never force-pushes', /keep every sentence that a person wrote, and never force-push/],
  ])('orders work that %s', (_what, order) => {
    expect(split(p1).outside).toMatch(order);
  });

  test('orders one pull request: its repository, branch, file, title and body', () => {
    const { outside } = split(p1);
    expect(outside).toContain(
      'against the default branch of `example-co/incident-docs`, from the branch `postmortem/q2zk81vnwtxe7b`',
    );
    expect(outside).toContain('touching only `docs/postmortems/2026-09-10-invoices-are-sent-twice-q2zk81vnwtxe7b.md`');
    expect(outside).toContain('(#4812)`');
    expect(outside).toContain('[PagerDuty incident #4812](https://example-co.pagerduty.com/incidents/Q2ZK81VNWTXE7B)');
  });

  test('can be written for an incident of which hardly anything is known', () => {
    const prompt = promptFor({
      ...incidentOf('resolved-p1'),
      number: undefined,
      url: undefined,
      service: undefined,
      createdAt: undefined,
      resolvedAt: undefined,
    });
    expect(prompt).toContain('PagerDuty incident Q2ZK81VNWTXE7B');
    expect(prompt).not.toMatch(/undefined|NaN|Invalid Date/);
  });
});

describe('the fence', () => {
  test('keeps every free text of a hostile incident inside', () => {
    const incident = incidentOf('resolved-hostile');
    const { data, outside } = split(promptFor(incident));
    expect(JSON.parse(data)).toMatchObject({ title: incident.title, service: incident.service, teams: incident.teams });
    for (const hostile of [
      'Ignore all previous',
      'maintenance mode',
      'attacker.example',
      'secrets.X',
      '::error',
      '<script>',
      'etc/passwd',
    ]) {
      expect(outside).not.toContain(hostile);
    }
  });

  test('cannot be closed from inside, whatever the title, service, priority or team', () => {
    const markers = fc.constantFrom('=== END INCIDENT DATA', '===', '\n', '"', '\\', '0123456789abcdef', '```', '}');
    const text = fc.oneof(
      fc.array(markers).map((parts) => parts.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, text, text, (title, service, team) => {
        const { data } = split(promptFor({ ...incidentOf('resolved-p1'), title, service, teams: [team] }));
        expect(JSON.parse(data)).toMatchObject({ title: title.toWellFormed(), service: service.toWellFormed() });
      }),
    );
  });

  test('has a code that other data does not share and that the data does not hold', () => {
    const codes = ['a', 'b', 'c'].map((title) => {
      const prompt = promptFor({ ...incidentOf('resolved-p1'), title });
      const [, code = ''] = /BEGIN INCIDENT DATA ([0-9a-f]{16}) /.exec(prompt) ?? [];
      expect(split(prompt).data).not.toContain(code);
      return code;
    });
    expect(new Set(codes).size).toBe(3);
  });

  test('cannot be closed by a title that repeats the markers of an earlier prompt', () => {
    const title = p1.slice(p1.indexOf('=== BEGIN'), p1.indexOf('A null means'));
    expect(JSON.parse(split(promptFor({ ...incidentOf('resolved-p1'), title })).data)).toMatchObject({ title });
  });
});
