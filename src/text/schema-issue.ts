/** Explains what a schema refuses, for the person who has to correct it. */
import type * as z from 'zod/mini';
import { truncate } from './truncate.ts';

/** How many characters of a value a message shows. */
export const MAX_SHOWN = 60;

const KINDS: Readonly<Record<string, string>> = {
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  array: 'a list, such as [one, two]',
  string: 'text',
  boolean: 'true or false',
  number: 'a whole number',
  int: 'a whole number',
};

/** Returns what is wrong with a value, as the rest of a sentence that begins with its key. Needs `reportInput`. */
export function explainValue(issue: z.core.$ZodIssue): string {
  const input = inputOf(issue);
  const must = issue.message || demand(issue);
  if (input === null) return 'the value is missing: give one, or remove the key';
  if (input === undefined) return `this key is missing: add it; it ${must}`;
  const number = issue.code === 'invalid_type' && issue.expected === 'string' && typeof input !== 'object';
  return `${must}, but is ${shownValue(input)}${number && issue.message === '' ? ': put it in quotes' : ''}`;
}

/** A union that is chosen by one key is reported for the map around it. */
function inputOf({ code, input, path }: z.core.$ZodIssue): unknown {
  const around = code === 'invalid_union' && typeof input === 'object' && input !== null && !Array.isArray(input);
  return around ? (input as Record<PropertyKey, unknown>)[path.at(-1) ?? ''] : input;
}

function demand(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${anyOf(issue.values)}`;
    case 'invalid_union':
      return `must be ${anyOf('options' in issue ? (issue.options ?? []) : [])}`;
    case 'too_small':
      return issue.origin === 'number' ? `must be at least ${issue.minimum}` : 'must have a value';
    case 'too_big':
      return issue.origin === 'number' ? `must be at most ${issue.maximum}` : `must hold at most ${issue.maximum}`;
    default:
      return 'is invalid';
  }
}

function anyOf(values: readonly unknown[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(values.map(String));
}

/** Shows a value in one short line. */
export function shownValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? 'empty' : 'a map';
  const text = JSON.stringify(value) ?? String(value);
  return truncate(text, MAX_SHOWN + 1);
}

/** `overrides[0].devin.max-acu` */
export function dotted(path: PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${shownKey(String(key))}`))
    .join('');
}

function shownKey(key: string): string {
  return /^[\w-]{1,60}$/.test(key) ? key : shownValue(key);
}
