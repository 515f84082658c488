/**
 * The postmortem that can be written from what Devin was told alone. It makes nothing up: where Devin would have telemetry,
 * it says that there was none.
 */
import type { Found } from './investigation.ts';
import type { Brief, Covered, Evidence, Fixes } from './orders.ts';
import { confirmed, form, record, sameFailures, considered as table } from './record.ts';

export function postmortem(brief: Brief, found?: Found): string {
  const { incident, headings } = brief;
  const service = oneLine(incident.service ?? 'unknown service');
  const severity = incident.priority === null ? undefined : oneLine(incident.priority);
  const started = incident.created ?? incident.resolved;
  const written = { ...sections(brief, found), ...forms(brief) };
  const order = headings.length > 0 ? headings : Object.keys(written);
  const lines = [
    ...record(brief, {
      ...{ service, severity, suspect: suspectOf(brief), alert: alertOf(brief), found },
      recovery: isConfirmed(brief, found) ? undoneIn(brief) : undefined,
    }),
    '',
    `# Postmortem: ${inMarkdown(oneLine(incident.title))} — ${inMarkdown(service)}`,
    '',
    `**Date:** ${started?.slice(0, 10) ?? 'unknown'} | **Duration:** ${incident.duration ?? 'unknown'} | **Severity:** ${severity === undefined ? 'not set' : inMarkdown(severity)}`,
    '',
    ...order.flatMap((heading) => [`## ${heading}`, '', ...(written[heading] ?? ['Unknown: no source shows it.']), '']),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function sections(brief: Brief, found: Found | undefined): Record<string, string[]> {
  const { incident, earlier } = brief;
  const service = inMarkdown(oneLine(incident.service ?? 'unknown service'));
  const same = isConfirmed(brief, found) ? sameFailures(brief, 'change') : [];
  return {
    Summary: [
      `PagerDuty paged for ${service} with ${incident.urgency ?? 'unknown'} urgency; ${incident.duration ?? 'an unknown time'} later the incident was resolved. ${found === undefined ? 'No telemetry could be read, so neither the beginning of the impact nor its cause is established here.' : `From ${clock(found.began, incident.created)} UTC, ${found.impact}.`}`,
      ...brief.joined.map(
        ({ incident: other }) =>
          `It also covers PagerDuty incident ${other.id}, ${inMarkdown(oneLine(other.title))}, which was resolved within minutes of it.`,
      ),
    ],
    Impact: [
      `At most ${incident.duration ?? 'an unknown time'} by PagerDuty's paging times (${edgesOf(brief)}). ${found === undefined ? 'How many requests or users were affected could not be measured.' : `In numbers, ${found.impact} (${dashboard(found)}).`}`,
    ],
    Timeline: [
      ...timeline(brief, found),
      '',
      found === undefined
        ? "When the impact began, and when it was detected and mitigated, is unknown: the facts at hand are PagerDuty's alone."
        : mitigation(brief, found),
    ],
    'Root Cause': [
      cause(brief, found),
      '',
      ...considered(brief, found),
      ...(earlier.length === 0
        ? []
        : [
            '',
            same.length === 0
              ? 'Whether this is a recurrence could not be established. Earlier postmortems:'
              : 'It is the same failure again. Earlier postmortems:',
            '',
            ...earlier.map(
              ({ path, title, openActionItems }) =>
                `- [${inMarkdown(oneLine(title))}](/${encodeURI(path).replace(/[()]/g, encodeURIComponent)}), action items still open: ${openActionItems.length}`,
            ),
          ]),
    ],
    Detection: [detection(brief)],
    'Lessons Learned': [
      found === undefined
        ? '- What slowed us: this investigation had no access to telemetry.'
        : '- What helped: one dashboard shows the impact, and one line of code explains it.',
    ],
    'Action Items': [
      ...(found === undefined ? [] : [`- [ ] Prevent: ${found.fix} (Owner: service owner, Due: ${dueOf(brief)})`]),
      ...(found !== undefined
        ? []
        : [
            `- [ ] Detect: record request and error rates of ${service} where investigations can read them — done when a query shows the hours of this incident`,
          ]),
      `- [ ] Mitigate: write down how this incident was ended in the runbook — done when the runbook names the steps${found === undefined ? '' : ` (Owner: on-call engineer, Due: ${dueOf(brief)})`}`,
    ],
    'Open Questions': [
      isConfirmed(brief, found)
        ? '- Service owner: what else assumes that only one sender runs?'
        : suspectOf(brief) === undefined
          ? '- On-call engineer: which step ended the impact?'
          : '- Service owner: by what mechanism could the suspected change have done this?',
    ],
  };
}

const HOUR = 60 * 60_000;

/** The last change in the hours before PagerDuty paged. */
function suspectOf({ incident, timeline }: Covered): Evidence | undefined {
  const paged = Date.parse(incident.created ?? '');
  return timeline.findLast(
    ({ kind, time }) => kind === 'change' && Date.parse(time) < paged && Date.parse(time) > paged - 4 * HOUR,
  );
}

/** Only what the evidence shows: without code to read, a change stays a suspect. */
function cause(brief: Brief, found: Found | undefined): string {
  const suspect = suspectOf(brief);
  if (suspect === undefined) {
    return 'Unknown, with low confidence in anything more: no observability tools or code could be read, and no change is among the evidence. Nothing was ruled out.';
  }
  const undone = undoneIn(brief);
  if (found !== undefined && undone !== undefined) {
    return [
      `The cause is ${linked(suspect)} at ${clock(suspect.time, brief.incident.created)} UTC, shortly before the impact began (${source(brief.incident, suspect)}).`,
      `The mechanism: ${found.mechanism} (${lineOf(found)}).`,
      `The recovery: the change was undone by ${clock(undone.time, brief.incident.created)} UTC, and a note says that this ended the impact (${source(brief.incident, undone)}).`,
      `Time, mechanism and recovery agree, so confidence is high (${source(brief.incident, suspect)}).`,
    ].join(' ');
  }
  const recovery =
    undone === undefined
      ? 'what ended the impact is not known.'
      : `the recovery agrees too, because it was undone by ${clock(undone.time, brief.incident.created)} UTC, as a note says (${source(brief.incident, undone)}).`;
  return `Not established. The suspect is ${linked(suspect)} at ${clock(suspect.time, brief.incident.created)} UTC (${source(brief.incident, suspect)}): the time agrees, because it came shortly before PagerDuty paged; ${recovery} ${mechanismOf(found)} Confidence: low. Nothing was ruled out.`;
}

function undoneIn({ timeline }: Pick<Covered, 'timeline'>): Evidence | undefined {
  return timeline.find(({ kind, text }) => kind === 'note' && /roll(?:ed)? ?back|revert/i.test(text));
}

/** Time, mechanism and recovery of the suspected change are all known. */
function isConfirmed(brief: Brief, found: Found | undefined): boolean {
  return found !== undefined && suspectOf(brief) !== undefined && undoneIn(brief) !== undefined;
}

function mitigation(brief: Brief, found: Found): string {
  const undone = isConfirmed(brief, found) ? undoneIn(brief) : undefined;
  return undone === undefined
    ? 'When the impact was mitigated is unknown: no source shows it.'
    : `The impact was mitigated at ${clock(undone.time, brief.incident.created)} UTC (${source(brief.incident, undone)}).`;
}

/** Two weeks after the incident. */
function dueOf({ incident }: Brief): string {
  return new Date(Date.parse(incident.created ?? incident.resolved ?? '') + 14 * 24 * HOUR).toISOString().slice(0, 10);
}

function lineOf({ file, permalink }: Found): string {
  return `[${file.path.split('/').at(-1)}:${file.line}](${permalink})`;
}

function mechanismOf(found: Found | undefined): string {
  if (found === undefined) return 'The mechanism was not seen, because no code could be read.';
  return `The mechanism would fit: ${found.mechanism} (${lineOf(found)}).`;
}

const dashboard = (found: Found) => `[dashboard](${found.dashboard})`;

/** The entries that say when the incident was triggered and resolved. */
function edgesOf({ incident, timeline }: Covered): string {
  const edges = [/trigger/i, /resolve/i].map((what) => timeline.find(({ text }) => what.test(text)));
  return [...new Set(edges.map((edge) => source(incident, edge)))].join(', ');
}

function alertOf({ timeline }: Pick<Covered, 'timeline'>): Evidence | undefined {
  return timeline.find(({ kind }) => kind === 'alert');
}

function considered(brief: Brief, found: Found | undefined): string[] {
  const suspect = suspectOf(brief);
  const undone = undoneIn(brief);
  if (found !== undefined && suspect !== undefined && undone !== undefined) {
    return confirmed({
      suspect: linked(suspect),
      time: source(brief.incident, suspect),
      mechanism: lineOf(found),
      recovery: source(brief.incident, undone),
      against: `${found.ruledOut} (${dashboard(found)})`,
    });
  }
  return table(suspect && linked(suspect), source(brief.incident, suspect), found && mechanismOf(found));
}

/** The first has the question that the evidence raises. */
function forms(brief: Brief): Record<string, string[]> {
  return Object.fromEntries(
    brief.peoples.map((each, index) => [each.heading, form(each, index === 0 ? question(brief) : undefined)]),
  );
}

function question(brief: Brief): string {
  return suspectOf(brief) === undefined
    ? '**On-call engineer:** Which step ended the impact?'
    : '**Service owner:** By what mechanism could the suspected change have done this?';
}

function detection({ incident, timeline }: Brief): string {
  const alert = alertOf({ timeline });
  return alert === undefined
    ? `PagerDuty paged (${edgesOf({ incident, timeline })}). What it was told by, and how long after the impact began, is not known.`
    : `By monitoring, which alerted at ${clock(alert.time, incident.created)} UTC: ${inMarkdown(oneLine(alert.text))} (${source(incident, alert)}). How long after the impact began is not known.`;
}

function linked({ text, link }: Evidence): string {
  // Where the evidence has the change from is of no interest to a reader.
  const words = inMarkdown(oneLine(text).replace(/ \((?:source|related because): [^()]*\)/g, ''));
  return link === undefined ? words : `[${words}](${link})`;
}

/** One line per event, the oldest first. */
function timeline(brief: Brief, found: Found | undefined): string[] {
  const first = brief.incident.created ?? brief.incident.resolved;
  return [brief, ...brief.joined]
    .flatMap((covered) => events(covered, covered === brief ? '' : ` ${covered.incident.id}`))
    .concat(found === undefined ? [] : [{ time: found.began, text: found.event, source: dashboard(found) }])
    .sort((one, other) => Date.parse(one.time) - Date.parse(other.time))
    .map(({ time, text, source }) => `- ${clock(time, first)} UTC — ${text} (${source})`);
}

function events({ incident, timeline: evidence }: Covered, name: string) {
  const isEdge = ({ time, text }: Evidence) =>
    [incident.created, incident.resolved].some((edge) => edge?.slice(0, 16) === time.slice(0, 16)) &&
    /trigger|resolve/i.test(text);
  const edge = (time: string | null, what: RegExp, text: string) =>
    time === null
      ? []
      : [
          {
            time,
            text,
            source: source(
              incident,
              evidence.find((each) => isEdge(each) && what.test(each.text)),
            ),
          },
        ];
  return [
    ...edge(incident.created, /trigger/i, `PagerDuty incident${name} triggered`),
    ...evidence
      .filter((event) => !isEdge(event))
      .map((event) => ({ time: event.time, text: linked(event), source: source(incident, event) })),
    ...edge(incident.resolved, /resolve/i, `PagerDuty incident${name} resolved`),
  ];
}

/** How a line cites its source: the ID as a link to its page, else to the incident's. */
function source({ url }: Covered['incident'], evidence: Evidence | undefined): string {
  const words = evidence?.id ?? 'PagerDuty';
  const page = evidence?.page ?? url;
  return page === null ? words : `[${words}](${page})`;
}

/**
 * Brings a document up to date: in each section where there is something new, what the author wrote before makes way for it,
 * and every other line, which people wrote, stays. `written` are all lines that the author ever wrote into the file.
 */
export function updated(current: string, written: ReadonlySet<string>, next: string): string {
  const now = bySection(current);
  for (const [heading, section] of bySection(next)) {
    const there = now.get(heading)?.split('\n') ?? [];
    const wanted = section.split('\n');
    if (wanted.every((line) => line === '' || written.has(line))) continue;
    const foreign = there.filter((line) => line.trim() !== '' && !written.has(line) && !wanted.includes(line));
    now.set(heading, foreign.length === 0 ? section : `${section.trimEnd()}\n\n${foreign.join('\n')}\n`);
  }
  return joined(now);
}

/**
 * Mends each finding where it stands: a line gives way to what the author knows of it, or is taken out.
 * A section that is missing or empty then is written anew.
 */
export function fixed(current: string, own: string, findings: Fixes['findings']): string {
  const named = new Set(findings.flatMap(({ lines }) => lines));
  const ownLines = own.split('\n').filter((line) => /^(?:- |[A-Z])/.test(line));
  const ownHead = bySection(own).get('')?.split('\n') ?? [];
  const label = (line: string) => /^[^:]+:/.exec(line)?.[0];
  const lines = current.split('\n').flatMap((line, index) => {
    if (!named.has(index + 1) || /^#{2,} /.test(line)) return [line];
    const cited = ownLines.find((mine) => mine !== line && withoutSources(mine) === withoutSources(line));
    if (cited !== undefined) return [cited];
    return ownHead.filter((mine) => label(mine) !== undefined && label(mine) === label(line));
  });
  const now = bySection(lines.join('\n'));
  for (const [heading, section] of bySection(own)) {
    const there = now.get(heading);
    if (there === undefined || there.replace(heading, '').trim() === '') now.set(heading, section);
  }
  return joined(now);
}

/** The same line with another source has the same words. */
function withoutSources(line: string): string {
  return line.replace(/\[E-[0-9a-f]+\]\([^)]*\)/g, 'E').replace(/\]\([^)]*\)/g, ']');
}

type Sections = Map<string, string>;

/** By their second-level heading lines; what stands before the first one is ''. */
function bySection(markdown: string): Sections {
  return new Map(markdown.split(/^(?=## )/m).map((section) => [/^## .*/.exec(section)?.[0] ?? '', section]));
}

function joined(sections: Sections): string {
  return [...sections.values()].map((section) => `${section.trimEnd()}\n`).join('\n');
}

/** "14:32", with the date in front where it is another day than the first one. */
function clock(iso: string, first: string | null): string {
  const time = iso.slice(11, 16);
  return first !== null && first.slice(0, 10) !== iso.slice(0, 10) ? `${iso.slice(0, 10)} ${time}` : time;
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 150).toWellFormed();
}

/** As literal text: the incident's words are data for the author too. */
function inMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#!|~]/g, '\\$&').replace(/@/g, '@\u200B');
}
