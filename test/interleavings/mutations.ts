/**
 * `npm run mutations`: breaks the code in one place after the other, in memory alone, and plays schedules until an invariant
 * breaks. Prints a table; exit code 1 if one no longer fits the code.
 */
import { spawnSync } from 'node:child_process';
import { type Break, bundle } from './bundle.ts';

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
    from: "  if (!isSent && (await devin.sendMessage(id, message)) === 'ended')",
    to: "  await devin.addTags(id, handledTags({ ...incident, resolvedAt }, trigger));\n  if (!isSent && (await devin.sendMessage(id, message)) === 'ended')",
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
    what: 'whoever takes a turn has it',
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
    from: '  if (tags.isShared(session.tags)) return false;\n  const until',
    to: '  if (session) return false;\n  const until',
  },
  {
    what: 'a no is noted on one session alone',
    file: 'action/review/declined.ts',
    from: 'tagged.size === MAX_SESSIONS',
    to: 'tagged.size === 1',
  },
  {
    what: 'the policy ends what was told to write',
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
    from: "(await call({ method: 'POST', path, body: added, answer: Tags })).tags",
    to: "(await call({ method: 'PUT', path, body: { tags: [...tags, ...added.tags] }, answer: Tags })).tags",
  },
  {
    what: 'a join does not look again',
    file: 'action/draft/update-session.ts',
    from: "decision.do !== 'join' || isStillToJoin(context, devin, session, order)",
    to: 'true',
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
    from: "after.includes(TERMINATED_TAG) ? 'leaving after' : 'told'",
    to: "'told'",
  },
  { what: 'a leaving session is told', file: TELL, from: "if (standing === 'leaving') return 'leaving';", to: '' },
];

const seeds = process.argv[2] ?? '1000';
const chosen = process.argv.slice(3).map(Number);
let caught = 0;
let unfit = 0;
const played = MUTATIONS.filter((_, index) => chosen.length === 0 || chosen.includes(index + 1));
for (const mutation of played) {
  const { what } = mutation;
  const outfile = `build/mutant-${MUTATIONS.indexOf(mutation)}.js`;
  try {
    await bundle('test/interleavings/hunt.ts', outfile, mutation);
  } catch (error) {
    console.log(`${what.padEnd(46)} ${error instanceof Error ? error.message : error}`);
    unfit += 1;
    continue;
  }
  const { status, stdout } = spawnSync(process.execPath, [outfile, seeds], { encoding: 'utf8' });
  if (status === 1) caught += 1;
  console.log(`${what.padEnd(46)} ${status === 1 ? 'caught' : 'not caught'}   ${stdout.trim().slice(0, 120)}`);
}
console.log(`\n${caught} of ${played.length} caught`);
if (unfit > 0) process.exitCode = 1;
