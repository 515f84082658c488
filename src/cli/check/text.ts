/** What was found, for people: a line for each place, as compilers write them, and what it means below those of one rule. */
import { join, relative } from 'node:path';
import { tally } from '../../postmortem/comment.ts';
import { counted } from '../../postmortem/counted.ts';
import type { Finding } from '../../postmortem/rules/rule.ts';
import { paint, plainLine } from '../terminal.ts';
import type { Checked } from './checked.ts';

const SEVERITIES = { error: ['red', 'error'], warn: ['yellow', 'warning'] } as const;
const MAX_CITATIONS = 10;

/** Files are named as they are found from the folder that the program runs in. */
export function textOf(root: string, checked: readonly Checked[]): string {
  const blocks = checked.flatMap(({ path, findings, uncheckedCitations }) => {
    const file = plainLine(relative(process.cwd(), join(root, path)));
    return [...findings.map((finding) => blockOf(file, finding)), ...uncheckedOf(file, uncheckedCitations)];
  });
  return [...blocks, paint('bold', tally(checked))].join('\n\n');
}

function blockOf(file: string, { rule, message, fix, places }: Finding): string {
  const lines = places.map((place) => {
    const [style, word] = SEVERITIES[place.severity];
    const at = paint('bold', `${file}:${place.line}:${place.column}:`);
    return `${at} ${paint(style, `${word}:`)} ${rule}: ${plainLine(place.message)}`;
  });
  return [...lines, `    ${message}`, `    To mend it: ${fix}`].join('\n');
}

function uncheckedOf(file: string, citations: readonly string[]): string[] {
  if (citations.length === 0) return [];
  const rest = citations.length - MAX_CITATIONS;
  const shown = citations.slice(0, MAX_CITATIONS).join(', ');
  const text = `not looked up: ${shown}${rest > 0 ? ` and ${counted(rest, 'more citation')}` : ''}`;
  return [paint('dim', `${file}: ${plainLine(text)}`)];
}
