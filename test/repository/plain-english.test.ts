/**
 * Everything that a person reads is plain English. The list has words and phrases that nobody says to a colleague, each with a
 * better one. Add every such word that you find.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const BANNED: readonly (readonly [phrase: RegExp, better: string])[] = [
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\bbut for\b/i, 'except'],
  [/\ball the same\b/i, 'anyway'],
  [/\bof which\b/i, 'two sentences'],
  [/\banew\b/i, 'again, start over'],
  [/\b(?:incident|it|they|that|still|while it) burn(?:s|ed|ing)?\b/i, 'is open'],
  [/\bto be had\b/i, 'available'],
  [/\bwho(?:so)?ever\b/i, 'anybody who'],
  [
    /\b(?:whence|whereby|wherein|whereof|therein|thereof|thereby|thereupon|herein|hitherto|henceforth|heretofore)\b/i,
    'here, there, this',
  ],
  [/\b(?:comes?|came|coming) again\b/i, 'retries, delivers again'],
  [/\bcuts? off\b/i, 'shorten, truncate'],
  [/\bdoubled\b/i, 'duplicate'],
  [/\bbec(?:ome|omes|ame) of\b/i, 'happens to, result of'],
  [/\bleads? to the (?:pull request|document|session|proxy)\b/i, 'links'],
  [/\bfor the sake\b/i, 'for, because'],
  [/\bwhere there (?:is|are) no(?:ne)?\b/i, 'if there is no'],
  [/\balso when(?:ever)?\b/i, 'even if'],
  [/\b(?:is|are|was|were|be|been|being) told\b/i, 'is asked, is notified, says'],
  [/\bstands?\b(?!-| for\b)/i, 'is'],
  [/\bstood\b/i, 'was'],
  [/\bin peace\b/i, 'ignored'],
  [/\bstart(?:s|ed)? by hand\b/i, 'manual run'],
  [/\bthat a person names\b/i, 'manual run'],
  [/\b(?:says?|said|tells?|told) (?:nothing )?of\b/i, 'says about'],
  [/\bspeaks? of\b/i, 'mentions'],
  [/\brules? of the house\b|\bhouse rules?\b/i, 'rule'],
  [/\bbeside\b/i, 'next to, in addition to'],
  [/\bupon\b/i, 'on'],
  [/\bceas(?:e|es|ed)\b/i, 'stop'],
  [/\bsuffer(?:s|ed)?\b/i, 'be affected'],
  [/\bheal(?:s|ed)\b/i, 'repair'],
  [/\bshall\b/i, 'must, will'],
  [/\b(?:lest|albeit|ought|hence|betwixt|amidst)\b/i, 'so, although, should'],
  [/\band the like\b/i, 'and similar'],
  [/\bknows? no\b/i, 'does not have'],
  [/\bin vain\b/i, 'without result'],
  [/\bnewcomers?\b/i, 'new request'],
  [/\bnobody (?:else )?(?:but|made|does it)\b/i, 'only'],
  [/\bproof-?reader\b/i, 'check'],
  [/\bas it says\b/i, 'the message again, in other words'],
  [/\bthe way out\b/i, 'the fix'],
];

const FOLDERS = ['src', 'action', 'docs', 'deploy', '.github'];
const FILES = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'action.yml'];

interface Line {
  place: string;
  text: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((path) => statSync(path).isFile());
}

/** Returns every line of a file. Regular expressions and words in other languages are data, so they are left out. */
function linesOf(path: string): Line[] {
  const isCode = path.endsWith('.ts');
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((text, index) => ({ place: `${path}:${index + 1}`, text: isCode ? withoutPatterns(text) : text }));
}

function withoutPatterns(line: string): string {
  return /\\b|\(\?:|\\s/.test(line) ? '' : line;
}

/** The first argument of `test`, `describe` and their `each`. */
const NAME =
  /(?:(?:^|[^\w.])(?:test|describe)(?:\.(?:each|only|skip))?|\)|`)\(\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|`((?:\\.|[^`\\])*)`)/g;

function testNames(path: string): Line[] {
  const source = readFileSync(path, 'utf8');
  return [...source.matchAll(NAME)].map(({ index, 1: single, 2: double, 3: template }) => ({
    place: `${path}:${source.slice(0, index).split('\n').length}`,
    text: single ?? double ?? template ?? '',
  }));
}

function problemsIn(lines: readonly Line[]): string[] {
  return lines.flatMap(({ place, text }) =>
    BANNED.flatMap(([phrase, better]) => {
      const found = phrase.exec(text)?.[0];
      return found === undefined ? [] : [`${place}: "${found}". Better: ${better}`];
    }),
  );
}

test('a banned phrase is found, and the same letters inside another word are not', () => {
  const found = (text: string) => problemsIn([{ place: 'a.md:1', text }]);
  expect(found('Whoever can push may mend it.')).toHaveLength(2);
  expect(found('We recommend amendments, and the incident is still open.')).toEqual([]);
});

test('code and documents use no banned phrase', () => {
  const paths = [...FOLDERS.flatMap(filesBelow), ...FILES].filter((path) =>
    /\.(?:ts|md|ya?ml|jsonc?|mjs|sh)$/.test(path),
  );
  expect(paths.length).toBeGreaterThan(150);
  expect(paths.flatMap(linesOf).flatMap((line) => problemsIn([line]))).toEqual([]);
});

const names = filesBelow('test')
  .filter((path) => path.endsWith('.test.ts'))
  .flatMap(testNames);

test('test names use no banned phrase', () => {
  expect(names.length).toBeGreaterThan(1000);
  expect(problemsIn(names)).toEqual([]);
});

/** A sentence starts with its subject or its verb. A condition goes to its end. */
const FRAGMENT =
  /^(?:and|but|of|that|with|without|by|as|at(?! (?:least|most))|in|on|from|for|to|if|where|when|whose|which|while|unless|because|so|also|even|again|not|during|after|before|over|under)\b/i;

test('the name of a test is a sentence, not a fragment', () => {
  const fragments = names.filter(({ text }) => FRAGMENT.test(text));
  expect(fragments.map(({ place, text }) => `${place}: ${text}`)).toEqual([]);
});
