/** Writes findings for people: a line for each place, as compilers do. The meaning of a rule follows its lines. */
import { join, relative } from 'node:path';
import type { Finding, NotChecked } from '../../postmortem/rules/rule.ts';
import { counted } from '../../text/counted.ts';
import { paint, plainLine } from '../terminal.ts';
import type { Checked } from './checked.ts';
import { tallyInWords, tallyOf } from './tally.ts';

const SEVERITIES = { error: ['red', 'error'], warn: ['yellow', 'warning'] } as const;
const MAX_CITATIONS = 10;

/** Files are named relative to the folder that the program runs in. */
export function textOf(root: string, checked: readonly Checked[]): string {
  const blocks = checked.flatMap(({ path, findings, notChecked, uncheckedCitations, waiting }) => {
    const file = plainLine(relative(process.cwd(), join(root, path)));
    return [
      ...findings.map((finding) => blockOf(file, finding)),
      ...(waiting === undefined ? [] : [waitingOf(file, waiting)]),
      ...notCheckedOf(file, notChecked),
      ...uncheckedOf(file, uncheckedCitations),
    ];
  });
  return [...blocks, paint('bold', tallyInWords(tallyOf(checked)))].join('\n\n');
}

function blockOf(file: string, { rule, message, fix, places }: Finding): string {
  const lines = places.map((place) => {
    const [style, word] = SEVERITIES[place.severity];
    const at = paint('bold', `${file}:${place.line}:${place.column}:`);
    return `${at} ${paint(style, `${word}:`)} ${rule}: ${plainLine(place.message)}`;
  });
  return [...lines, `    ${message}`, `    Fix: ${fix}`].join('\n');
}

function waitingOf(file: string, sections: NonNullable<Checked['waiting']>): string {
  return sections
    .map(({ title, line }) => `${paint('bold', `${file}:${line}:`)} waiting for people: ${plainLine(title)}`)
    .join('\n');
}

function notCheckedOf(file: string, rules: readonly NotChecked[]): string[] {
  if (rules.length === 0) return [];
  return [rules.map(({ rule, why }) => paint('dim', `${file}: not checked: ${rule}: ${plainLine(why)}`)).join('\n')];
}

function uncheckedOf(file: string, citations: readonly string[]): string[] {
  if (citations.length === 0) return [];
  const rest = citations.length - MAX_CITATIONS;
  const shown = citations.slice(0, MAX_CITATIONS).join(', ');
  const text = `not looked up: ${shown}${rest > 0 ? ` and ${counted(rest, 'more citation')}` : ''}`;
  return [paint('dim', `${file}: ${plainLine(text)}`)];
}
