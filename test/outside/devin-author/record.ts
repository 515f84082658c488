/** The parts of the postmortem that are for tools and for people: the record, what was considered, and the open forms. */
import type { Found } from './investigation.ts';
import type { Brief, Evidence, PeoplesSection } from './orders.ts';

/** The front matter. Values are JSON, which YAML is made of. */
export function record(
  brief: Brief,
  {
    service,
    severity,
    suspect,
    alert,
    found,
    recovery,
  }: {
    service: string;
    severity: string | undefined;
    suspect: Evidence | undefined;
    alert: Evidence | undefined;
    found: Found | undefined;
    /** What ended the impact, if the cause is confirmed. */
    recovery: Evidence | undefined;
  },
): string[] {
  const { incident, timeline, unread } = brief;
  const { created, resolved } = incident;
  const category = suspect === undefined ? 'unknown' : 'change';
  const find = (pattern: RegExp) => timeline.find(({ text }) => pattern.test(text));
  const moment = (at: string | null | undefined, source: string) =>
    at == null ? unknown : `{ at: ${at}, source: ${JSON.stringify(source)} }`;
  const of = (evidence: Evidence | undefined) => evidence?.id ?? incident.url ?? 'PagerDuty';
  const acknowledged = find(/acknowledge/i);
  const notSeen = [...(found === undefined ? ['telemetry', 'code'] : []), ...unread].map(
    (what) => `${what}: could not be read`,
  );
  return [
    '---',
    'record: 1',
    `incident: ${incident.id}`,
    `service: ${JSON.stringify(service)}`,
    ...(severity === undefined ? [] : [`severity: ${JSON.stringify(severity)}`]),
    ...(created === null ? [] : [`started: ${created}`]),
    ...(resolved === null ? [] : [`resolved: ${resolved}`]),
    'times:',
    `  impact-began: ${found === undefined ? unknown : moment(found.began, found.dashboard)}`,
    `  detected: ${moment(created, of(find(/trigger/i)))}`,
    `  acknowledged: ${acknowledged === undefined ? unknown : moment(acknowledged.time, of(acknowledged))}`,
    `  mitigated: ${recovery !== undefined ? moment(recovery.time, of(recovery)) : found === undefined ? unknown : '{ at: unknown, source: "no source shows it" }'}`,
    `  resolved: ${moment(resolved, of(find(/resolve/i)))}`,
    'cause:',
    `  category: ${category}`,
    `  trigger: ${JSON.stringify(suspect?.text.replace(/ \((?:source|related because): [^()]*\)/g, '').slice(0, 200) ?? 'unknown')}`,
    `  confidence: ${recovery === undefined ? 'low' : 'high'}`,
    `detected-by: ${alert === undefined ? 'unknown' : 'monitor'}`,
    `affected-services: [${JSON.stringify(service)}]`,
    'impact: []',
    `not-seen: ${JSON.stringify(notSeen)}`,
    `repeats: ${JSON.stringify(recovery === undefined ? [] : sameFailures(brief, category).flatMap((each) => each.incident ?? []))}`,
    '---',
  ];
}

/** Earlier postmortems of the same cause that are more than of the same service. */
export function sameFailures({ earlier }: Brief, category: string): Brief['earlier'] {
  return earlier.filter(({ cause, similarBecause = '' }) => cause === category && !/weak sign/.test(similarBecause));
}

const unknown = '{ at: unknown, source: "no telemetry could be read" }';

/** What was considered. Without code and telemetry nothing is confirmed. All three are markdown. */
export function considered(suspect: string | undefined, cited: string, mechanism: string | undefined): string[] {
  const change =
    suspect === undefined
      ? `| A change shortly before | none found | no change is in the evidence (${cited}) | open |`
      : `| ${suspect} | it came shortly before PagerDuty paged (${cited}) | ${mechanism === undefined ? 'the mechanism was not seen' : 'none found'} | ${mechanism === undefined ? 'open' : 'likely'} |`;
  return [
    '**What we considered**',
    '',
    '| Hypothesis | Evidence for | Evidence against | Verdict |',
    '|---|---|---|---|',
    change,
    '| A dependency or more load than usual | none found | not seen: no source shows it | open |',
  ];
}

/** What was considered when time, mechanism and recovery of a change are known. All parts are markdown. */
export function confirmed(parts: Record<'suspect' | 'time' | 'mechanism' | 'recovery' | 'against', string>): string[] {
  const { suspect, time, mechanism, recovery, against } = parts;
  return [
    '**What we considered**',
    '',
    '| Hypothesis | Evidence for | Evidence against | Verdict |',
    '|---|---|---|---|',
    `| ${suspect} | it came shortly before the impact (${time}), the code does it (${mechanism}), and undoing it ended the impact (${recovery}) | none found | confirmed |`,
    `| More orders than usual | none found | ${against} | ruled out |`,
  ];
}

/** The open form of a section that belongs to people. */
export function form({ wants }: PeoplesSection, question: string | undefined): string[] {
  return [
    ...(wants === undefined ? [] : [`<!-- For people: ${wants} -->`, '']),
    ...(question === undefined ? [] : [`> ${question}`]),
  ];
}
