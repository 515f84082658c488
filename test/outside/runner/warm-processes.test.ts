import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { KILLED } from './process.ts';
import { createWarmProcesses } from './warm-processes.ts';

const PROGRAM = `import { argv, cwd as where } from 'node:process';
import * as timers from 'node:timers';

let runs = 0;
globalThis.left = (globalThis.left ?? 0) + 1;
runs += 1;
const { does } = process.env;
console.log(JSON.stringify({ runs, left: globalThis.left, args: argv.slice(2), env: Object.keys(process.env), cwd: where() }));
process.stderr.write('no line end');
if (does === 'throw') throw new Error('nobody catches this');
if (does === 'exit') process.exit(3);
if (does === 'wait') timers.setInterval(() => {}, 1000);
process.exitCode = does === 'fail' ? 4 : undefined;
`;

const warm = createWarmProcesses();
let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'warm-')));
  writeFileSync(join(folder, 'program.mjs'), PROGRAM);
});
afterAll(async () => {
  await warm.close();
  rmSync(folder, { recursive: true });
});

async function run(env: Record<string, string> = {}, args: string[] = [], signal = new AbortController().signal) {
  const lines: string[] = [];
  const code = await warm.run({
    file: process.execPath,
    args: [join(folder, 'program.mjs'), ...args],
    cwd: folder,
    env,
    onLine: (line) => lines.push(line),
    signal,
  });
  const said = lines.find((line) => line.startsWith('{'));
  return { code, lines, said: said === undefined ? undefined : JSON.parse(said) };
}

describe('a run in a warm process', () => {
  test('has its own environment, arguments and directory, and nothing of the run before', async () => {
    await run({ does: 'nothing', FIRST: '1' }, ['first']);
    const { said } = await run({ SECOND: '2' }, ['second', 'run']);
    expect(said).toEqual({ runs: 1, left: 1, args: ['second', 'run'], env: ['SECOND'], cwd: folder });
  });

  test.each([
    ['nothing', 0],
    ['fail', 4],
    ['exit', 3],
    ['throw', 1],
  ])('exits after %s with exit code %d', async (does, code) => {
    expect((await run({ does })).code).toBe(code);
    expect((await run()).code).toBe(0);
  });

  test('shows all of its output, and an uncaught error', async () => {
    const { lines } = await run({ does: 'throw' });
    expect(lines).toHaveLength(new Set(lines).size);
    expect(lines.join('\n')).toMatch(/no line endError: nobody catches this/);
  });

  test('ends with its process if it is killed, and the next run gets a new one', async () => {
    const controller = new AbortController();
    const running = run({ does: 'wait' }, [], controller.signal);
    controller.abort(KILLED);
    expect((await running).code).toBeNull();
    expect((await run()).code).toBe(0);
  });

  test('does not share its process with a run at the same time', async () => {
    const both = await Promise.all([run({ A: '1' }), run({ B: '2' })]);
    expect(both.map(({ said }) => said.env)).toEqual([['A'], ['B']]);
  });
});
