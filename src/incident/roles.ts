/**
 * Roles instead of names: a postmortem says what the on-call engineer did, not who that was.
 */
import type { Actor, Evidence } from './evidence.ts';

export interface Roles {
  /** "the on-call engineer", "responder 2", or "automation" for anything that is not a person. */
  of(agent: Actor | undefined): string;
  /** Replaces the full names of this incident's people with their roles. */
  inText(text: string): string;
  /** For text that people write, with first or last names alone too. */
  inProse(text: string): string;
}

const SOMEBODY = 'a responder';
/** Shorter parts of names are often something else. */
const MIN_PART = 3;

/**
 * The person assigned first is the on-call engineer; without that in the log, the one who acknowledged first, else who resolved
 * first. All others are responders, numbered as they appear in log entries and notes.
 */
export function rolesOf({
  logEntries,
  notes,
  responderRequests,
}: Pick<Evidence, 'logEntries' | 'notes' | 'responderRequests'>): Roles {
  const agents = [
    ...logEntries.flatMap(({ by, assignees }) => [...assignees, by]),
    ...[...notes, ...responderRequests].map(({ by }) => by),
  ];
  const people = agents.flatMap((agent) => (agent?.person ? agent : []));
  const didFirst = (type: string) => logEntries.find((entry) => entry.type === type && entry.by?.person)?.by;
  const onCall =
    logEntries.flatMap(({ assignees }) => assignees).find(({ person }) => person) ??
    didFirst('acknowledge') ??
    didFirst('resolve');

  const roles = new Map<string, string>();
  if (onCall !== undefined) roles.set(onCall.id, 'the on-call engineer');
  for (const { id } of people) {
    if (!roles.has(id)) roles.set(id, `responder ${roles.size + (onCall === undefined ? 1 : 0)}`);
  }

  const names = new Map<string, string>();
  const parts = new Map<string, string>();
  const enter = (index: Map<string, string>, name: string, role: string) =>
    index.set(name, [role, undefined].includes(index.get(name)) ? role : SOMEBODY);
  for (const { id, name = '' } of people) {
    const role = roles.get(id) ?? SOMEBODY;
    if (name !== '') enter(names, name.toLowerCase(), role);
    for (const part of name.match(WORD) ?? []) {
      if (part.length >= MIN_PART && /^\p{Lu}/u.test(part)) enter(parts, part, role);
    }
  }
  const anyName = patternOf([...names.keys()]);
  const whole = (text: string) =>
    anyName === undefined ? text : text.replace(anyName, (name) => names.get(name.toLowerCase()) ?? SOMEBODY);
  return {
    of: (agent) => (agent?.person ? (roles.get(agent.id) ?? SOMEBODY) : 'automation'),
    inText: (text) => outsideLinks(text, whole),
    inProse: (text) => outsideLinks(text, (prose) => whole(prose).replace(WORD, (word) => parts.get(word) ?? word)),
  };
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Names as whole words, longest first, in any case. */
function patternOf(names: string[]): RegExp | undefined {
  if (names.length === 0) return undefined;
  const alternatives = names
    .sort((left, right) => right.length - left.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
}

/** A link with a changed word does not work. */
function outsideLinks(text: string, change: (text: string) => string): string {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}
