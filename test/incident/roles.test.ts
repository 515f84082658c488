import { describe, expect, test } from '@jest/globals';
import type { Actor, LogEntry } from '../../src/incident/evidence.ts';
import { rolesOf } from '../../src/incident/roles.ts';

const ana: Actor = { id: 'P1', name: 'Ana Ribeiro', person: true };
const tomo: Actor = { id: 'P2', name: 'Tomo Nakagawa', person: true };
const bo: Actor = { id: 'P3', name: 'Bo Ribeiro', person: true };
const bot: Actor = { id: 'P4', name: 'Event Rule', person: false };

const entry = (type: string, by: Actor | undefined, assignees: Actor[] = []): LogEntry => ({
  at: undefined,
  type,
  summary: undefined,
  message: undefined,
  detail: undefined,
  seconds: undefined,
  sources: [],
  by,
  assignees,
});
const roles = (logEntries: LogEntry[], authors: Actor[] = []) => {
  const notes = authors.map((by) => ({ at: undefined, content: 'Hi.', by }));
  return rolesOf({ logEntries, notes, responderRequests: [] });
};

describe('the on-call engineer', () => {
  test.each([
    ['is the person who was assigned first', [entry('assign', bot, [tomo]), entry('acknowledge', ana)], tomo],
    [
      'is the person who acknowledged first if nobody was assigned',
      [entry('resolve', tomo), entry('acknowledge', ana)],
      ana,
    ],
    ['is the person who resolved it if nobody acknowledged', [entry('trigger', bot), entry('resolve', tomo)], tomo],
  ])('%s', (_how, log, onCall) => {
    expect(roles(log).of(onCall)).toBe('the on-call engineer');
  });

  test('is nobody if the log does not say', () => {
    expect(roles([entry('trigger', bot)], [ana]).of(ana)).toBe('responder 1');
  });
});

test('are numbered as they appear, the same person always the same', () => {
  const { of } = roles([entry('assign', bot, [ana]), entry('escalate', ana, [tomo]), entry('resolve', bo)], [tomo]);
  expect([ana, tomo, bo, tomo, ana].map(of)).toEqual([
    'the on-call engineer',
    'responder 1',
    'responder 2',
    'responder 1',
    'the on-call engineer',
  ]);
});

test('are automation if they are no person', () => {
  const { of } = roles([]);
  expect([of(bot), of(undefined)]).toEqual(['automation', 'automation']);
});

describe('names in texts', () => {
  const { inText, inProse } = roles([entry('assign', bot, [ana]), entry('escalate', ana, [tomo, bo])]);

  test('become roles, in any case, as whole words', () => {
    expect(inText('ANA RIBEIRO called Tomo Nakagawa; Tomo Nakagawara did not answer')).toBe(
      'the on-call engineer called responder 1; Tomo Nakagawara did not answer',
    );
  });

  test('count alone in text that people write, but not elsewhere', () => {
    expect(inProse('Ana asked @Tomo, tomorrow Anabel')).toBe(
      'the on-call engineer asked @responder 1, tomorrow Anabel',
    );
    expect(inText('Ana')).toBe('Ana');
  });

  test('mean a responder if two people share them', () => {
    expect(inProse('Ribeiro said so')).toBe('a responder said so');
  });

  test('stay in links', () => {
    expect(inProse('Ana: https://wiki.example.com/Ana/Tomo now')).toBe(
      'the on-call engineer: https://wiki.example.com/Ana/Tomo now',
    );
  });
});
