import { rangeAt, sourceOf } from './document/source.ts';
import type { Postmortem } from './read-postmortem.ts';
import { remoteContentOf } from './rules/remote-content.ts';
import type { Finding, Place } from './rules/rule.ts';

/** A version of a document, and its text with the secrets in it. */
export interface Version {
  postmortem: Postmortem;
  markdown: string;
}

/**
 * Returns a function that says whether the earlier version of a document already had a secret or remote content. It compares the
 * secrets and addresses themselves, not the lines, because the same line can load something else. Without an earlier version, nothing
 * was there.
 */
export function wasThereIn(
  earlier: Version | undefined,
  now: Version,
): (rule: Finding['rule'], place: Place) => boolean {
  const before = new Set(earlier === undefined ? [] : harmsOf(earlier).map(({ what }) => what));
  const added = new Set(harmsOf(now).flatMap(({ what, at }) => (before.has(what) ? [] : [at])));
  return (rule, { line, column }) => !added.has(placeOf(rule, line, column));
}

interface Harm {
  /** Never shown: it can be a secret. */
  what: string;
  at: string;
}

function harmsOf({ postmortem: { document, secrets }, markdown }: Version): Harm[] {
  const text = markdown.replace(/^\uFEFF/, '');
  const source = sourceOf(document.markdown);
  const harm = (rule: Finding['rule'], what: string, { line, column }: { line: number; column: number }): Harm => ({
    what: `${rule} ${what}`,
    at: placeOf(rule, line, column),
  });
  return [
    ...secrets.map(({ start, end }) => harm('secrets', text.slice(start, end), rangeAt(source, start, end).start)),
    ...remoteContentOf(document).map(({ loads, range }) => harm('remote-content', loads, range.start)),
  ];
}

const placeOf = (rule: Finding['rule'], line: number, column: number) => `${rule} ${line}:${column}`;
