import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { buildSchema, isObjectType, parse, validate } from 'graphql';
import { connectDocsRepository } from '../../src/github/docs-repository.ts';
import { findAtOnce, queryOf, type Wanted } from '../../src/github/find-at-once.ts';
import { GRAPHQL_SCHEMA } from '../outside/github/graphql.ts';
import type { GitHub } from '../outside/github.ts';
import { ALL, as, openPull, REPOSITORY, start } from './github.ts';

let github: GitHub;
afterEach(() => github?.close());

const connected = (token = github.workflowToken(ALL)) =>
  connectDocsRepository({ token, apiUrl: github.url, graphqlUrl: `${github.url}/graphql`, repository: REPOSITORY });

const here = { repository: REPOSITORY };

describe('a combined lookup', () => {
  test('finds many things with one request, and distinguishes what is missing from what is not visible', async () => {
    github = await start({ files: { 'src/a.ts': 'run()\n', 'src/b.bin': 'a\0b' } });
    const { object } = await as(github, 'devin', 'GET', '/git/ref/heads/main');
    const { sha } = await as(github, 'devin', 'GET', '/contents/src/a.ts');
    const number = await openPull(github, 'topic', { 'c.ts': '' });
    const before = github.requests.length;
    const wanted: Wanted[] = [
      { ...here, commit: object.sha },
      { ...here, commit: object.sha.slice(0, 10) },
      { ...here, commit: 'abcdef1234567' },
      { ...here, commit: object.sha, path: 'src/a.ts' },
      { ...here, commit: object.sha, path: 'src/b.bin' },
      { ...here, commit: object.sha, path: 'src' },
      { ...here, commit: object.sha, path: 'src/gone.ts' },
      { ...here, blob: sha },
      { ...here, pull: number },
      { ...here, pull: 4000 },
      { ...here, release: 'v1' },
      { repository: 'acme/unseen', commit: object.sha },
    ];
    const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
    const text = { at: undefined, times: [], text: 'run()\n' };
    const noText = { ...text, text: undefined };
    expect(await findAtOnce(connected(), wanted)).toEqual([
      { at: iso, times: expect.arrayContaining([iso]), text: undefined },
      { at: iso, times: expect.arrayContaining([iso]), text: undefined },
      'missing',
      text,
      noText,
      noText,
      'missing',
      text,
      { at: undefined, times: [iso], text: undefined },
      'missing',
      'missing',
      'not-visible',
    ]);
    expect(github.requests.slice(before).map(({ path }) => path)).toEqual(['/graphql']);
  });

  test('does not report things as missing if the token may not read them', async () => {
    github = await start();
    const { object } = await as(github, 'devin', 'GET', '/git/ref/heads/main');
    const token = github.workflowToken({ contents: 'read' });
    expect(
      await findAtOnce(connected(token), [
        { ...here, pull: 1 },
        { ...here, commit: object.sha },
      ]),
    ).toEqual(['not-visible', expect.objectContaining({ text: undefined })]);
  });

  test('does not count against the limit of the other API', async () => {
    github = await start();
    const docs = connected();
    await docs.about();
    const left = docs.remaining();
    await findAtOnce(docs, [{ ...here, pull: 1 }]);
    expect(docs.remaining()).toBe(left);
  });

  test('is not sent to a server that names no address for it', async () => {
    github = await start();
    const docs = connectDocsRepository({ token: 'ada', apiUrl: github.url, repository: REPOSITORY });
    expect(await findAtOnce(docs, [{ ...here, pull: 1 }])).toBeUndefined();
  });
});

describe("GitHub's own schema", () => {
  const schema = buildSchema(readFileSync('node_modules/@octokit/graphql-schema/schema.graphql', 'utf8'), {
    assumeValid: true,
  });

  test('accepts the query', () => {
    const { text } = queryOf([
      { ...here, commit: 'abcdef1' },
      { ...here, commit: 'abcdef1', path: 'src/a.ts' },
      { ...here, blob: 'a'.repeat(40) },
      { ...here, pull: 1 },
      { repository: 'acme/other', release: 'v1' },
    ]);
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  });

  test('has every type and field of the emulator, with the same type', () => {
    const ours = buildSchema(GRAPHQL_SCHEMA);
    for (const type of Object.values(ours.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__')) continue;
      const real = schema.getType(type.name);
      if (!isObjectType(real)) throw new Error(`GitHub has no type ${type.name}`);
      for (const field of Object.values(type.getFields())) {
        const described = real.getFields()[field.name];
        expect([type.name, field.name, String(described?.type)]).toEqual([type.name, field.name, String(field.type)]);
        for (const { name, type: wanted } of field.args) {
          expect(String(described?.args.find((each) => each.name === name)?.type)).toBe(String(wanted));
        }
      }
    }
  });
});
