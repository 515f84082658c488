/**
 * `npm run mutations`: breaks the code in one place after the other, and says what notices: the simulator, which plays schedules
 * until an invariant breaks (in memory alone), and the tests (in a copy of the tree). Prints a table; exit code 1 if a break no
 * longer fits the code, or if nothing notices it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Break, breakCode, bundle } from './bundle.ts';

interface Mutation extends Break {
  what: string;
}

const START = 'action/draft/start-session.ts';
const SETTLE = 'action/draft/settle-sessions.ts';
const TELL = 'action/draft/notify-session.ts';
const TURNS = 'src/agent/turns.ts';
const SESSIONS = 'src/devin/connect-devin.ts';

const MUTATIONS: readonly Mutation[] = [
  {
    what: 'no second lookup',
    file: START,
    from: '    const mayJoin =',
    to: '    if (made) return made;\n    const mayJoin =',
  },
  {
    what: 'tie-break reversed',
    file: 'src/agent/session.ts',
    from: 'one.id < other.id ? -1 : 1',
    to: 'one.id < other.id ? 1 : -1',
  },
  {
    what: 'the younger stays',
    file: 'src/agent/session.ts',
    from: 'one.startedAt - other.startedAt',
    to: 'other.startedAt - one.startedAt',
  },
  {
    what: 'create without the event tag',
    file: 'action/draft/session-labels.ts',
    from: '    ...eventTags(trigger),\n    ...(service',
    to: '    ...(service',
  },
  {
    what: 'a failed list read as empty',
    file: SESSIONS,
    from: 'await Promise.all([list(false), list(true)])',
    to: 'await Promise.all([list(false).catch(() => []), list(true)])',
  },
  {
    what: 'a lost request repeated blindly',
    file: SESSIONS,
    from: '    if (found !== undefined) return found;\n  }\n}',
    to: '    void found;\n  }\n}',
  },
  {
    what: 'tags before the message',
    file: TELL,
    from: "  if (!isSent && (await agent.sendMessage(id, message)) === 'ended')",
    to: "  await agent.addTags(id, handledTags({ ...incident, resolvedAt }, trigger));\n  if (!isSent && (await agent.sendMessage(id, message)) === 'ended')",
  },
  {
    what: 'loser ended without handing over',
    file: SETTLE,
    from: "(await handOver(settling, loser, heir)) === 'ended'",
    to: 'false',
  },
  {
    what: 'reconcile settles nothing',
    file: 'action/reconcile/reconcile-incidents.ts',
    from: '!isUnsettled(own, id, new Date())',
    to: 'own.length >= 0',
  },
  {
    what: 'redo ends nothing first',
    file: START,
    from: '  for (const session of replaced) {',
    to: '  for (const session of replaced.slice(99)) {',
  },
  {
    what: 'a run settles its own session alone',
    file: SETTLE,
    from: '    const { id } = loser;',
    to: '    const { id } = loser;\n    if (settling.made?.id !== id && settling.trigger.by !== "reconcile") { kept.add(id); continue; }',
  },
  {
    what: 'every run that takes a turn has it',
    file: TURNS,
    from: "  if (rivals.some((each) => isFresh(each, now))) return 'theirs';",
    to: '',
  },
  {
    what: 'a turn counts for no time',
    file: TURNS,
    from: 'const LASTS_SECONDS = 15 * 60;',
    to: 'const LASTS_SECONDS = 0;',
  },
  {
    what: 'a turn counts for ever',
    file: TURNS,
    from: 'const LASTS_SECONDS = 15 * 60;',
    to: 'const LASTS_SECONDS = 1e9;',
  },
  {
    what: 'declined is not read again',
    file: TELL,
    from: "tags.includes(DECLINED_TAG) && trigger.by !== 'hand'",
    to: 'tags.length < 0',
  },
  {
    what: 'declined before the create goes unseen',
    file: SETTLE,
    from: '  if (tags.isShared(session.tags) || ',
    to: '  if (session || ',
  },
  {
    what: 'a no is noted on one session alone',
    file: 'action/review/declined.ts',
    from: 'tagged.size === MAX_SESSIONS',
    to: 'tagged.size === 1',
  },
  {
    what: 'the policy ends a session that was asked to write',
    file: 'action/draft/end-session.ts',
    from: "if (standingOf(turn, now, new Date()) !== 'mine') return",
    to: 'if (now.length < 0) return',
  },
  {
    what: 'ended without its mark',
    file: SESSIONS,
    from: '        const tags = await addSessionTags(sessionId, [TERMINATED_TAG]);',
    to: '        const tags: string[] = [];',
  },
  {
    what: 'PUT in place of POST',
    file: SESSIONS,
    from: "(await call({ method: 'POST', path, body: { tags }, answer: Tags })).tags",
    to: "(await call({ method: 'PUT', path, body: { tags: [...(await readTags(sessionId)), ...tags] }, answer: Tags })).tags",
  },
  {
    what: 'a join does not look again',
    file: 'action/draft/update-session.ts',
    from: "decision.do === 'join' ? await stillToJoin(context, agent, session, order) : situation.sessions",
    to: 'situation.sessions',
  },
  {
    what: 'what an ended session handled is forgotten',
    file: SETTLE,
    from: '  return [...tags.eventTagsOf(own), ...notedTagsOf(own, incidentId)];',
    to: '  return own.slice(99, incidentId.length - 99);',
  },
  {
    what: 'a note without a turn',
    file: 'action/draft/incident-note.ts',
    from: "if (standing === 'theirs') return 'done';",
    to: '',
  },
  {
    what: 'what a killed run had sent is sent again',
    file: TELL,
    from: 'const isSent = isUnsure &&',
    to: 'const isSent = !isUnsure && isUnsure &&',
  },
  {
    what: 'a session that leaves after its message',
    file: TELL,
    from: "isLeaving(after, new Date()) ? 'leaving after' : 'told'",
    to: "'told'",
  },
  {
    what: 'a leaving session gets a message',
    file: TELL,
    from: "if (standing === 'leaving') return 'leaving';",
    to: '',
  },
  {
    what: 'a no to a session that goes is forgotten',
    file: SETTLE,
    from: '...(holds ? [tags.DECLINED_TAG] : [])',
    to: '...(goes === stays ? [tags.DECLINED_TAG] : [])',
  },
  {
    what: 'a no within the same second goes unseen',
    file: SETTLE,
    from: 'wasAlone ? time < session.startedAt : time <= session.startedAt',
    to: 'wasAlone ? time < session.startedAt : time < session.startedAt',
  },
  {
    what: 'an incident joins a session that goes',
    file: 'src/policy/decide.ts',
    from: '    .filter((session) => goesOn(session, recent, now))\n',
    to: '',
  },
  {
    what: 'a join that came after a no is believed',
    file: TURNS,
    from: ' && !declinedBefore(turn, tags)',
    to: '',
  },
  {
    what: 'a shared session does not win over one that a note links',
    file: SETTLE,
    from: 'isSure || !kept.has(id)',
    to: '(isSure && id === "") || !kept.has(id)',
  },
  {
    what: 'a note that a leaving session got no more counts',
    file: TURNS,
    from: "return [...takenIn(tags), ...turnsIn(tags).filter(({ act }) => act === 'noted')].flatMap(",
    to: 'return turnsIn(tags).flatMap(',
  },
];

/**
 * The tests of the code that the mutations break, the fastest first: unit tests, the simulator's part of `npm test`, and those
 * that run the built action.
 */
const TESTS = [
  ['test/agent', 'test/devin', 'test/policy/decide.test.ts', 'test/action/settle-sessions.test.ts'],
  ['test/interleavings'],
  ['test/action/exactly-once.test.ts', 'test/action/note.test.ts', 'test/action/manual-run.test.ts'],
];
const BUILT = TESTS.at(-1);

const seeds = process.argv[2] ?? '1000';
const chosen = process.argv.slice(3).map(Number);
const played = MUTATIONS.filter((_, index) => chosen.length === 0 || chosen.includes(index + 1));
const copy = copyOfTree();
const counts = { simulator: 0, tests: 0, nothing: 0, unfit: 0 };
try {
  const failing = failingTest();
  if (failing !== undefined) throw new Error(`Nothing is broken yet, and ${failing} fails: fix it first`);
  for (const mutation of played) {
    try {
      const simulator = await noticedBySimulator(mutation);
      const tests = noticedByTests(mutation);
      if (simulator !== undefined) counts.simulator += 1;
      if (tests !== undefined) counts.tests += 1;
      if (simulator === undefined && tests === undefined) counts.nothing += 1;
      console.log(`| ${mutation.what} | ${simulator ?? '**no**'} | ${tests ?? '**no**'} |`);
    } catch (error) {
      console.log(`| ${mutation.what} | ${error instanceof Error ? error.message : error} | |`);
      counts.unfit += 1;
    }
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`\nOf ${played.length}: ${counts.simulator} noticed by the simulator, ${counts.tests} by the tests`);
if (counts.unfit + counts.nothing > 0) process.exitCode = 1;

/** Which invariant broke after how many schedules. */
async function noticedBySimulator(mutation: Mutation): Promise<string | undefined> {
  const outfile = `build/mutant-${MUTATIONS.indexOf(mutation)}.js`;
  await bundle('test/interleavings/hunt.ts', outfile, mutation);
  const { status, stdout } = spawnSync(process.execPath, [outfile, seeds], { encoding: 'utf8' });
  if (status !== 1) return undefined;
  const [, invariant, schedules] = /^(\d+): .*\((\d+) schedules\)/s.exec(stdout.trim()) ?? [];
  return `invariant ${invariant}, after ${schedules}`;
}

/** The first test file that fails with the code broken. */
function noticedByTests(mutation: Mutation): string | undefined {
  const path = join(copy, mutation.file);
  const original = readFileSync(path, 'utf8');
  writeFileSync(path, breakCode(mutation));
  try {
    return failingTest();
  } finally {
    writeFileSync(path, original);
  }
}

function failingTest(): string | undefined {
  for (const files of TESTS) {
    if (files === BUILT) {
      const { status, output } = run('npm', ['run', '--silent', 'build:action']);
      if (status !== 0) return `the build: ${output.trim().split('\n')[0]}`;
    }
    const { status, output } = run('npm', ['run', '--silent', 'jest', '--', '--bail', '--maxWorkers=1', ...files]);
    if (status !== 0) return `\`${/FAIL (\S+)/.exec(output)?.[1] ?? 'does not start'}\``;
  }
  return undefined;
}

function run(command: string, options: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(command, options, { cwd: copy, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

/** In it code is broken and built, so that the checkout stays as it is. */
function copyOfTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const path of stdout.split('\0').filter((each) => each !== '' && existsSync(each)))
    cpSync(path, join(folder, path));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}
