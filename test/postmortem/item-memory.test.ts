import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emptyMemory, type ItemMemory, readItemMemory, writeItemMemory } from '../../src/postmortem/item-memory.ts';

const ROOM = 64_000;

function memoryOf(items: number): ItemMemory {
  const memory = emptyMemory();
  for (let number = 1; number <= items; number += 1) {
    const key = `acme/service-${number % 5}#${number}`;
    const proof = number % 3 === 0 ? undefined : `https://github.com/acme/service-${number % 5}/pull/${number * 7}`;
    memory.closures.set(`${key}@2026-0${1 + (number % 9)}-11T10:${10 + (number % 50)}:00Z`, { proof });
    if (number % 4 === 0) memory.reminders.set(key, [{ from: '2026-03-01', stage: 1, day: '2026-03-02' }]);
    if (number % 2 === 0) memory.elsewhere.add(`<!-- pagerduty-postmortem action-item ${hashOf(number)} -->`);
  }
  return memory;
}

const hashOf = (number: number) => ((number * 2654435761) % 2 ** 32).toString(16).padStart(8, '0').repeat(2);

describe('the memory of items', () => {
  test('comes back as it was written', () => {
    const memory = memoryOf(40);
    memory.closures.set('acme/docs#1@2026-01-01T00:00:00Z', { declinedBecause: 'Too "expensive" -->' });
    expect(readItemMemory(`Words\n\n${writeItemMemory(memory, ROOM)}`)).toEqual(memory);
  });

  test('has room for 1,500 items', () => {
    expect(readItemMemory(writeItemMemory(memoryOf(1_500), ROOM)).closures.size).toBe(1_500);
  });

  test('forgets closures that do not fit, and keeps all reminders', () => {
    const memory = memoryOf(1_000);
    const room = Math.floor(writeItemMemory(memory, ROOM).length * 0.9);
    const written = writeItemMemory(memory, room);
    expect(written.length).toBeLessThanOrEqual(room);
    const read = readItemMemory(written);
    expect(read.reminders).toEqual(memory.reminders);
    expect(read.closures.size).toBeLessThan(1_000);
  });

  test('is empty if anything in it is invalid', () => {
    fc.assert(
      fc.property(fc.base64String({ minLength: 4 }), (text) => {
        expect(readItemMemory(`<!-- item-memory-1 ${text} -->`)).toEqual(emptyMemory());
      }),
    );
  });
});
