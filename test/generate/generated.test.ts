/**
 * The generated parts of documents agree with the code (else: npm run generate).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { DEFAULTS, MERGED } from '../../src/policy/default-config.ts';
import { RULE_SETTINGS } from '../../src/policy/rule-settings.ts';
import { RULES } from '../../src/postmortem/rules/rules.ts';
import { defaults, mergedMaps } from './default-config.ts';
import { generated } from './generated.ts';
import { replaceGenerated } from './markers.ts';
import { NUMBER_WORDS } from './number-word.ts';
import { ruleSettings } from './rule-settings.ts';

test.each(generated())('the table "$name" in $document matches the code', ({ document, name, text }) => {
  const written = readFileSync(document, 'utf8');
  expect(written).toBe(replaceGenerated(written, name, text));
});

test('the keys of `review.rules` are the rules, in their order', () => {
  expect(Object.entries(RULE_SETTINGS)).toEqual(Object.entries(ruleSettings()));
  expect(Object.keys(RULE_SETTINGS)).toEqual(RULES.map(({ name }) => name));
});

test('the default configuration is what the schema makes of an empty file', () => {
  expect(DEFAULTS).toEqual(defaults());
  expect([...MERGED]).toEqual(mergedMaps());
});

test('every document states the right number of rules', () => {
  const documents = [
    'README.md',
    ...readdirSync('docs')
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];
  const counts = documents.flatMap((document) =>
    [...readFileSync(document, 'utf8').matchAll(/\b(\w+) rules\b/g)].flatMap(([, word = '']) => {
      const number = /^\d+$/.test(word) ? Number(word) : NUMBER_WORDS.indexOf(word.toLowerCase());
      return number === -1 ? [] : [{ document, number }];
    }),
  );
  expect(counts).not.toEqual([]);
  expect(counts.filter(({ number }) => number !== RULES.length)).toEqual([]);
});

test('nothing else claims to be generated', () => {
  const documents = [
    'README.md',
    ...readdirSync('docs')
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ].filter((path) => path.endsWith('.md'));
  const marked = documents.flatMap((document) =>
    [...readFileSync(document, 'utf8').matchAll(/<!-- generated: (.+?) -->/g)].map(
      ([, name]) => `${document}: ${name}`,
    ),
  );
  expect(marked.sort()).toEqual(
    generated()
      .map(({ document, name }) => `${document}: ${name}`)
      .sort(),
  );
});

test('a table without its markers is an error', () => {
  expect(() => replaceGenerated('# Title', 'config', '| table |')).toThrow('There is no <!-- generated: config -->');
});
