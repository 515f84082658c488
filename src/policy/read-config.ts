/**
 * Reads `.github/postmortem.yml` and names every problem by its place in the file. Loaded only if there is a file to read,
 * because the YAML library is slow to start.
 */
import { closestMatch } from 'leven';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import * as z from 'zod/mini';
import { dotted, explainValue, MAX_SHOWN, shownValue } from '../text/schema-issue.ts';
import { Config } from './config.ts';

const MAX_PROBLEMS = 10;
/** How many values aliases may repeat in total. */
const MAX_REPEATED = 100;

interface Problem {
  /** Where it begins in the text. */
  readonly offset: number;
  readonly message: string;
}

/**
 * Returns the configuration in this text; an empty file means the defaults.
 * @param file The path of the file, for the error.
 * @throws One Error that names every problem (at most ten) as `file:line:column: key: what is wrong, and what to do`.
 */
export function readConfig(text: string, file: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const parsed = findSyntaxProblems(document, text);
  const checked = parsed.length > 0 ? { problems: parsed } : check(document);
  if ('config' in checked) return checked.config;

  const told = checked.problems
    .map(({ offset, message }) => ({ ...lines.linePos(offset), message }))
    .toSorted((one, other) => one.line - other.line || one.col - other.col)
    // The parser reports one mistake several times.
    .filter(({ line }, index, all) => parsed.length === 0 || line !== all[index - 1]?.line)
    .map(({ line, col, message }) => `${file}:${line}:${col}: ${message}`);
  const more = told.length > MAX_PROBLEMS ? [`and ${told.length - MAX_PROBLEMS} more`] : [];
  throw new Error([...told.slice(0, MAX_PROBLEMS), ...more].join('\n'));
}

/**
 * Like `readConfig`, but runs the team's patterns on an engine that takes linear time. It is loaded only if there are patterns.
 * @throws As `readConfig`, and for a pattern that the engine refuses.
 */
export async function loadConfig(text: string, file: string): Promise<Config> {
  const config = readConfig(text, file);
  if (![...config.redact, ...config.incidents.confidential].some((each) => each instanceof RegExp)) return config;
  const { withLinearPatterns, PatternError } = await import('./linear-patterns.ts');
  try {
    return withLinearPatterns(config);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const before = text.slice(0, Math.max(0, text.indexOf(`/${error.source}/`))).split('\n');
    throw new Error(`${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}: ${error.message}`, { cause: error });
  }
}

function findSyntaxProblems(document: Document, text: string): Problem[] {
  const problems: Problem[] = [...document.errors, ...document.warnings].map(({ code, message, pos: [offset] }) => ({
    offset,
    message: explainSyntax(code, message, /^[^\s:,{}[\]]*/.exec(text.slice(offset))?.[0] ?? ''),
  }));
  if (problems.length > 0) return problems;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return;
      const message = `there is no anchor for ${shownValue(`*${alias.source}`)} before it: put text that begins with "*" in quotes`;
      problems.push({ offset: alias.range?.[0] ?? 0, message });
    },
  });
  return problems;
}

function explainSyntax(code: YAMLError['code'], message: string, word: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'the line is indented with a tab, which YAML does not allow: use spaces';
    case 'DUPLICATE_KEY':
      return `the key ${shownValue(word)} appears twice in one map: keep one of the two`;
    case 'MULTIPLE_DOCS':
      return 'a second document begins here: remove the line "---"';
    case 'TAG_RESOLVE_FAILED':
      return `the tag ${shownValue(word)} has no meaning here: remove it, or put the value in quotes`;
    case 'RESOURCE_EXHAUSTION':
      return 'lists or maps are nested too deeply here: remove some levels';
    default:
      return `this is not YAML (${message}): check the indentation, and put text with special characters in quotes`;
  }
}

function check(document: Document): { config: Config } | { problems: Problem[] } {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_REPEATED });
  } catch {
    const message = `aliases repeat more than ${MAX_REPEATED} values: write them out where they are needed`;
    return { problems: [{ offset: 0, message }] };
  }
  const { success, data, error } = z.safeParse(Config, value ?? {}, {
    reportInput: true,
    // Used if the schema has no message of its own, which is empty then. The list of keys is known only here;
    // `findProblems` splits it again.
    error: (issue) => (issue.code === 'unrecognized_keys' ? keysOf(issue.inst).join(' ') : ''),
  });
  return success ? { config: data } : { problems: error.issues.flatMap((issue) => findProblems(issue, document)) };
}

function findProblems(issue: z.core.$ZodIssue, document: Document): Problem[] {
  if (issue.code !== 'unrecognized_keys') {
    const message = explainValue(issue) + rightForm(issue);
    const offset = offsetOf(issue.path, issue.input === null ? 'key' : 'value', document);
    return [{ offset, message: issue.path.length === 0 ? `the file ${message}` : `${dotted(issue.path)}: ${message}` }];
  }
  const known = issue.message.split(' ');
  return issue.keys.map((key) => {
    const path = [...issue.path, key];
    return { offset: offsetOf(path, 'key', document), message: `${dotted(path)}: ${explainKey(path, known)}` };
  });
}

/** Explains an unknown key, with the key that was probably meant. */
function explainKey(path: PropertyKey[], known: string[]): string {
  const key = String(path.at(-1));
  const places = placesOf(key);
  if (path[0] === 'overrides' && places.includes(dotted(path.slice(2)))) {
    return 'an override cannot change this, which is the same for all incidents: set it outside of "overrides"';
  }
  const meant =
    closestMatch(key, known, { maxDistance: 2 }) ??
    places[0] ??
    closestMatch(key, known, { maxDistance: Math.floor(key.length / 2) });
  return meant === undefined
    ? `there is no such key: remove it, or use one of ${known.join(', ')}`
    : `there is no such key here: did you mean "${meant}"?`;
}

/** Returns where the configuration has a key of this name: `labels` is `follow-up.labels`. */
function placesOf(key: string, schema: z.core.$ZodType = Config, prefix = ''): string[] {
  if (schema instanceof z.ZodMiniPrefault) return placesOf(key, schema._zod.def.innerType, prefix);
  if (!(schema instanceof z.ZodMiniObject)) return [];
  return Object.entries<z.core.$ZodType>(schema.shape).flatMap(([name, inner]) => [
    ...(name === key ? [prefix + name] : []),
    ...placesOf(key, inner, `${prefix}${name}.`),
  ]);
}

function keysOf(schema: unknown): string[] {
  return schema instanceof z.ZodMiniObject ? Object.keys(schema.shape) : [];
}

/** One valid form of each map and of the list of maps, by its keys from the top. The test reads each of them. */
export const FORMS: Readonly<Record<string, string>> = {
  incidents: 'incidents: { priorities: [P1, P2] }',
  'incidents.services': 'services: { only: [orders-service] }',
  limits: 'limits: { sessions-per-day: 10 }',
  devin: 'devin: { max-acu: 10 }',
  headings: 'headings: { summary: [In a nutshell] }',
  sections: 'sections: { Lessons Learned: { by: people } }',
  publish: 'publish: { to: confluence, destination: "https://…" }',
  review: 'review: { style: warn }',
  'review.rules': 'rules: { blameless: off }',
  services: 'services: { Billing API: acme/billing }',
  'follow-up': 'follow-up: { issues: docs-repo }',
  'follow-up.due': 'due: { P1: 14d, default: 30d }',
  announce: 'announce: { digest: false }',
  overrides: 'overrides: [{ match: { priority: P1 }, reviewers: [some-engineer] }]',
  'overrides.match': 'match: { priority: P1 }',
};

/** Shows how to write it, if a map or a list is expected; empty otherwise. */
function rightForm({ code, path, input, ...issue }: z.core.$ZodIssue): string {
  const names = path.filter((key) => typeof key === 'string');
  const name = names.join('.');
  const key = names.at(-1);
  if (key === undefined) return '';
  const expectsList = 'expected' in issue && issue.expected === 'array';
  if (expectsList && ['string', 'number', 'boolean'].includes(typeof input) && typeof path.at(-1) === 'string') {
    const item = String(input);
    if (item.length > MAX_SHOWN || name === 'overrides') return `: write ${FORMS[name] ?? `${key}: […]`}`;
    return `: write ${key}: [${/^[\w./-]+$/.test(item) ? item : JSON.stringify(item)}]`;
  }
  const expectsMap =
    ('expected' in issue && ['object', 'record'].includes(String(issue.expected))) ||
    name === 'overrides.match' ||
    expectsList;
  const form = FORMS[name] ?? FORMS[name.replace(/^overrides\./, '')];
  return expectsMap && code !== 'unrecognized_keys' && form !== undefined ? `: write ${form}` : '';
}

/** Returns where the key or the value at this path begins; if it is missing or comes from an alias, the nearest place. */
function offsetOf(path: PropertyKey[], part: 'key' | 'value', document: Document): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (pair === undefined) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else {
      break;
    }
  }
  return part === 'value' ? (startOf(node) ?? offset) : offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
