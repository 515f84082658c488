/**
 * Tables of docs/reference.md that come from action.yml and the code.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { OUTCOMES, RUN_REASONS } from '../../action/shared/outputs.ts';
import { manualReasonsOf, manualSkipReasons, SKIP_REASONS, SKIP_RULES } from '../../src/policy/skip-rules.ts';
import { describeConfig } from './config.ts';

interface ActionFile {
  inputs: Record<string, { description: string; default?: string }>;
  outputs: Record<string, { description: string }>;
}

const action = () => parse(readFileSync('action.yml', 'utf8')) as ActionFile;

export function inputsTable(): string {
  const rows = Object.entries(action().inputs).map(([name, { description, default: byDefault }]) => [
    `\`${name}\``,
    byDefault === undefined ? '' : `\`${byDefault}\``,
    description,
  ]);
  return table(['input', 'default', 'meaning'], rows);
}

export function outputsTable(): string {
  const rows = Object.entries(action().outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  return table(['output', 'meaning'], rows);
}

export const outcomesTable = () => meanings('outcome', OUTCOMES);

export function reasonsTable(): string {
  const skips = Object.fromEntries(SKIP_REASONS.map((reason) => [reason, SKIP_RULES[reason].meaning]));
  return meanings('reason', { ...skips, ...RUN_REASONS });
}

export function manualReasons(): string {
  return `Manual runs check ${named(manualSkipReasons({ redo: false }))}, in this order. They bypass ${named(manualReasonsOf('bypassed'))}. \`redo: true\` also bypasses ${named(manualReasonsOf('bypassed with redo'))}, and terminates the live session first.`;
}

function named(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

export function rulesTable(): string {
  const prefix = 'review.rules.';
  const rules = describeConfig().filter(({ name }) => name.startsWith(prefix));
  return table(
    ['rule', 'what holds'],
    rules.map(({ name, description }) => {
      const rule = name.slice(prefix.length);
      return [`[\`${rule}\`](rules.md#${rule})`, description];
    }),
  );
}

function meanings(what: string, sentences: Readonly<Record<string, string>>): string {
  return table(
    [what, 'meaning'],
    Object.entries(sentences).map(([name, sentence]) => [`\`${name}\``, sentence]),
  );
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [lines[0], `|${'---|'.repeat(heads.length)}`, ...lines.slice(1)].join('\n');
}
