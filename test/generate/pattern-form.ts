/**
 * The form of a pattern in the configuration, as patterns of the JSON schema, so that editors refuse what the action refuses. They
 * accept every pattern that the action accepts. A pattern cannot recognize a few that the action refuses, such as `[z-a]`.
 */

/** With the flag u, no other escape exists. `-` is for classes only. */
const ESCAPE = String.raw`\\(?:[dDsSwWfnrtv0^$\\.*+?()[\]{}|/]|c[A-Za-z]|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|u\{[\dA-Fa-f]{1,6}\}|[pP]\{[\w=]+\})`;
const ESCAPE_IN_CLASS = ESCAPE.replace('[dDsSwW', '[-bdDsSwW');
const CLASS = String.raw`\[\^?(?:[^\\\]]|${ESCAPE_IN_CLASS})*\]`;
const CHARACTER = String.raw`[^\\()[\]{}*+?|^$]`;
const ASSERTION = String.raw`[\^$]|\\[bB]`;
/** RE2 repeats at most a thousand times. */
const COUNT = String.raw`(?:\d{1,3}|1000)`;
const QUANTIFIER = String.raw`(?:[*+?]|\{${COUNT}(?:,${COUNT}?)?\})\??`;
const SIMPLE = `${CHARACTER}|${ESCAPE}|${CLASS}`;

/** A group captures or not, has a name or modifiers. It does not look ahead or behind. */
const GROUP = String.raw`\((?:\?(?:[ims]*(?:-[ims]+)?:|<[A-Za-z_$][\w$]*>))?`;
/** Nested groups are checked to this depth. Patterns with more groups are accepted, except for what `FORBIDDEN` finds. */
const DEPTH = 3;

function bodyOf(depth: number): string {
  const atom = depth === 0 ? SIMPLE : String.raw`${SIMPLE}|${GROUP}${bodyOf(depth - 1)}\)`;
  return `(?:${ASSERTION}|(?:${atom})(?:${QUANTIFIER})?|\\|)*`;
}

/** What comes before, outside of classes. */
const BEFORE = String.raw`^\s*/(?:[^\\[]|\\[^1-9k]|\[(?:\\.|[^\]\\])*\])*`;
const FORBIDDEN = [`${BEFORE}\\\\[1-9k]`, String.raw`${BEFORE}\(\?<?[=!]`];
/** It matches the empty text: an empty alternative, or only optional parts. (There, `\b` does not match.) */
const EMPTY = [
  String.raw`^/\|`,
  String.raw`^/(?:[^\\[]|\\.|\[(?:\\.|[^\]\\])*\])*\|(?:/$|\|)`,
  String.raw`^/(?:[\^$]|\\B|(?:${SIMPLE})(?:[*?]|\{0+(?:,\d*)?\})\??)+/$`,
];

interface StringSchema {
  anyOf: object[];
  allOf: object[];
}

const string = (pattern: string) => ({ type: 'string', pattern });

/** `around`: what may be on both sides of the slashes. */
function patternSchemas(around: string): object[] {
  return [
    string(String.raw`^${around}/(?=[\s\S]+/${around}$)${bodyOf(DEPTH)}/${around}$`),
    string(String.raw`^${around}/(?:[\s\S]*\(){${DEPTH + 1}}[\s\S]*/${around}$`),
  ];
}

const refuse = (patterns: readonly string[]) => patterns.map((pattern) => ({ not: string(pattern) }));

/** An entry of `redact`: a pattern, or one of the kinds of data. Spaces around it are part of it. */
export function redactionForm(kinds: readonly string[], countries: readonly string[]): StringSchema {
  const kind = `^(?:${kinds.join('|')}|phone:(?:${countries.join('|')}))$`;
  return { anyOf: [string(kind), ...patternSchemas('')], allOf: refuse([...FORBIDDEN, ...EMPTY]) };
}

/** An entry of `incidents.confidential`: a pattern, or a name that does not begin with a slash. */
export function confidentialForm(): StringSchema {
  return { anyOf: [string(String.raw`^\s*[^\s/]`), ...patternSchemas(String.raw`\s*`)], allOf: refuse(FORBIDDEN) };
}
