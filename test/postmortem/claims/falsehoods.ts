/** Falsehoods, each planted in one line of a sound document. */
import { hhmm, type Sound, share } from './sound.ts';

export interface Falsehood {
  kind: string;
  markdown: string;
  /** Where a finding has to be, counted from 1. */
  lines: readonly number[];
}

export function falsehoodsIn(sound: Sound): Falsehood[] {
  const { markdown, story: s, laterCommit, otherId, ledger } = sound;
  const lines = markdown.split('\n');
  const indexOf = (part: string) => {
    const found = lines.findIndex((line) => line.includes(part));
    if (found === -1) throw new Error(`"${part}" is not in the document`);
    return found;
  };
  const edit = (
    kind: string,
    index: number,
    from: string | RegExp,
    to: string | ((found: string) => string),
    also: number[] = [],
  ): Falsehood => {
    const line = lines[index] ?? '';
    const changed = line.replace(from, typeof to === 'string' ? () => to : to);
    if (changed === line) throw new Error(`"${kind}" changes nothing in "${line}"`);
    return { kind, markdown: lines.with(index, changed).join('\n'), lines: [index, ...also].map((each) => each + 1) };
  };
  const remove = (kind: string, index: number): Falsehood => ({
    kind,
    markdown: lines.toSpliced(index, 1).join('\n'),
    // The line before it, and the one that is there now.
    lines: [index, index + 1],
  });
  const moved = (kind: string, index: number, at: number, by: number) => edit(kind, index, hhmm(at), hhmm(at + by));
  const idOf = (kind: string) => ledger.find((entry) => entry.kind === kind)?.id ?? '';

  const acknowledged = indexOf('On-call engineer acknowledged');
  const escalated = indexOf('Escalated to responder 1');
  const noted = indexOf('On-call engineer notes');
  const merged = indexOf('Pull request merged');
  const recorded = indexOf('Change recorded');
  const triggered = indexOf('Incident triggered');
  const released = indexOf('Release v2.4.1');
  const resolved = indexOf('Incident resolved');
  const errors = lines.findIndex((line) => line.includes(`First ${s.things} fail`));
  const summary = indexOf('Between ');
  const impact = indexOf('by the logs');
  const counted = indexOf('The alert counted');
  const cause = indexOf('` runs `');
  const traces = indexOf('every trace');
  const quoted = indexOf('saw it too');
  const bare = indexOf('Nothing limits it');
  const fence = lines.findIndex((line, index) => index > bare && line.trim() === s.snippet);
  const detection = indexOf('after the impact began');
  const duration = indexOf('**Duration:**');
  const DAY = 86_400_000;
  const shifted = (line: string, by: number) =>
    line.replace(/(from(?:_ts)?|to(?:_ts)?)=(\d{13})/g, (_, name, at) => `${name}=${Number(at) + by}`);
  const words = s.note.split(' ');
  const otherWord = s.note.replace(words.at(-1) ?? '', 'nothing');

  return [
    moved('an event five minutes late', acknowledged, s.acknowledged, 5),
    moved('an event five minutes early', noted, s.noted, -5),
    moved('an escalation at another time', escalated, s.escalated, -4),
    moved('a deploy at another time', recorded, s.merged + 6, 3),
    moved('a merge at another time', merged, s.merged, 9),
    moved('a release at another time', released, s.rolledBack, -7),
    moved('a page at another time', triggered, s.paged, -2),
    edit('an ID of another incident, in the timeline', noted, new RegExp(idOf('note'), 'g'), otherId),
    edit('an ID of another incident, in the cause', cause, new RegExp(idOf('change'), 'g'), otherId),
    edit('an ID of another incident, in the impact', counted, new RegExp(idOf('alert'), 'g'), otherId),
    edit('the ID of another entry', acknowledged, /E-[0-9a-f]+/g, idOf('note')),
    edit('a quote changed by one word', noted, s.note, otherWord),
    edit('a quote changed by one word, in the cause', quoted, s.note, otherWord),
    edit("an alert's title changed", triggered, s.alert, s.alert.replace(/\w+$|\w+ [%s]$/, 'the limit')),
    edit('a line number past the end', cause, `#L${s.line}`, `#L${s.line + 400}`),
    edit('a line far from the code', cause, `#L${s.line}`, `#L${s.line + 25}`),
    edit('a function that is not in the file', cause, `\`${s.name}\``, '`drainQueue`'),
    edit('a snippet changed', cause, s.snippet, s.snippet.replace(/\w+/, 'retry')),
    edit('a file that does not exist', cause, /blob\/[0-9a-f]{40}\/[^#]+/, `blob/${s.commit}/src/nowhere.ts`),
    edit('a commit after the impact', cause, `${s.commit.slice(0, 12)}.`, `${laterCommit.slice(0, 12)}.`),
    edit('a commit that does not exist', cause, `@${s.commit.slice(0, 12)}`, '@0123456789ab'),
    edit('a pull request that does not exist', merged, 'pull/387', 'pull/99387'),
    edit('a release that does not exist', released, 'releases/tag/v2.4.1', 'releases/tag/v2.9.9'),
    edit('a time in a sentence', cause, hhmm(s.merged + 6), hhmm(s.merged + 13)),
    edit('a range that misses the incident', errors, lines[errors] ?? '', shifted(lines[errors] ?? '', 3 * DAY)),
    edit('a range of the day before', impact, lines[impact] ?? '', shifted(lines[impact] ?? '', -DAY)),
    edit('a range that counts from now', errors, /from=\d+&to=\d+/, 'from=now-6h&to=now'),
    edit('no range', traces, /&start=[^&]+&end=[^&]+/, ''),
    edit('a number that differs from the summary', impact, new RegExp(`\\(${share(s)}%\\)`), `(${share(s) + 1.7}%)`, [
      summary,
    ]),
    edit('a number that differs from the impact', summary, `${share(s)}%`, `${(share(s) * 1.2).toFixed(1)}%`, [impact]),
    edit(
      'a fraction that is not its percentage',
      impact,
      /^- [\d,]+ of/,
      `- ${(s.failed * 2).toLocaleString('en-US')} of`,
    ),
    edit(
      'a duration that does not follow',
      duration,
      /\d+ minutes/,
      (words_) => `${Number(words_.split(' ')[0]) + 6} minutes`,
    ),
    edit('a delay that does not follow', detection, /fired \d+/, `fired ${s.paged - s.began + 90}`),
    edit('a claim without a source', quoted, / \([^()]*(?:\([^()]*\)[^()]*)*\)\.$/, '.'),
    edit('a sentence without a source before one that has one', cause, / \([^()]*(?:\([^()]*\)[^()]*)*\)\./, '.'),
    edit('a line number past the end, in a path without a commit', bare, `:${s.line},`, `:${s.line + 400},`),
    edit('a function that is not in the file, at a path without a commit', bare, `\`${s.name}\``, '`drainQueue`'),
    edit('a line of a snippet changed', fence, s.snippet, s.snippet.replace(/\w+/, 'retry'), [fence - 4, fence - 5]),
    remove('a missing acknowledgement', acknowledged),
    remove('a missing escalation', escalated),
    remove('a missing resolve', resolved),
  ];
}
