/** A secret that is typed is read, and never shown. */
import { EventEmitter } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { askSecret } from '../../src/cli/ask-secret.ts';

/** A terminal that echoes nothing in raw mode. */
class Terminal extends EventEmitter {
  shown = '';
  raw = false;
  setRawMode(on: boolean) {
    this.raw = on;
  }
  setEncoding() {}
  resume() {}
  pause() {}
  type(text: string) {
    if (!this.raw) this.shown += text;
    this.emit('data', text);
  }
  write(text: string) {
    this.shown += text;
  }
}

async function answerTo(...typed: string[]): Promise<{ answer: string; terminal: Terminal }> {
  const terminal = new Terminal();
  const answer = askSecret('Key:', terminal, terminal);
  for (const text of typed) terminal.type(text);
  return { answer: await answer, terminal };
}

describe('askSecret', () => {
  test.each([
    [['cog_made_up\r'], 'cog_made_up'],
    [['cog_', 'made', '_up', '\n'], 'cog_made_up'],
    [['  cog_made_up \r'], 'cog_made_up'],
    [['cog_x\u007f\u007fmade_up\r'], 'cogmade_up'],
    [['wrong\u0015cog_made_up\r'], 'cog_made_up'],
    [['\r'], ''],
    [['\u0004'], ''],
  ])('reads %j', async (typed, expected) => {
    const { answer, terminal } = await answerTo(...typed);
    expect(answer).toBe(expected);
    expect(terminal.shown).toBe('Key: \n');
    expect(terminal.raw).toBe(false);
    expect(terminal.listenerCount('data')).toBe(0);
  });

  test('keeps what was pasted behind Enter for the next question', async () => {
    const terminal = new Terminal();
    const first = askSecret('One:', terminal, terminal);
    terminal.type('first\rsecond\r');
    expect(await first).toBe('first');
    expect(await askSecret('Two:', terminal, terminal)).toBe('second');
    expect(terminal.shown).not.toMatch(/first|second/);
  });

  test('shows the question only once the terminal echoes nothing, so a key pasted at once stays hidden', async () => {
    const terminal = new Terminal();
    const atQuestion: boolean[] = [];
    const output = { write: (text: string) => text.startsWith('Key:') && atQuestion.push(terminal.raw) };
    const answer = askSecret('Key:', terminal, output);
    terminal.type('\r');
    await answer;
    expect(atQuestion).toEqual([true]);
  });

  test('gives the terminal back if it is interrupted', async () => {
    const terminal = new Terminal();
    const answer = askSecret('Key:', terminal, terminal);
    terminal.type('cog_\u0003');
    await expect(answer).rejects.toThrow('Interrupted: nothing was stored');
    expect(terminal.raw).toBe(false);
  });
});
