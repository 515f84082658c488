/** Keeps what was read about action items in a comment on the index issue. */
import { findComments, upsertComment } from '../../src/github/comments.ts';
import { listIssues } from '../../src/github/issues.ts';
import { emptyMemory, type ItemMemory, readItemMemory, writeItemMemory } from '../../src/postmortem/item-memory.ts';
import { sealed, unsealed } from '../../src/postmortem/seal.ts';
import type { RunContext } from '../shared/context.ts';
import { INDEX_LABEL, INDEX_MARKER, indexKey } from '../shared/read-index.ts';

const MARKER = '<!-- pagerduty-postmortem memory -->';
/** Characters. GitHub takes 65,536, and the marker, the words and the seal need some. */
const ROOM = 64_000;
const WORDS =
  'What the follow-up remembers about action items, so that it reads each issue only once. There is nothing to do here: you can hide this comment.';

/** Empty without an index, or if somebody edited the comment. */
export async function readMemory(context: RunContext): Promise<ItemMemory> {
  const { docs, config, inputs } = context;
  if (!config['follow-up'].index) return emptyMemory();
  const [index] = await listIssues(docs, INDEX_LABEL, INDEX_MARKER);
  if (index === undefined || index.comments === 0) return emptyMemory();
  const [comment] = await findComments(docs, index.number, MARKER);
  const text = unsealed(comment?.body?.slice(MARKER.length + 1) ?? '', indexKey(inputs));
  return text === undefined ? emptyMemory() : readItemMemory(text);
}

/** Returns whether it was written. Without an index, it is not. */
export async function writeMemory({ docs, config, inputs }: RunContext, memory: ItemMemory): Promise<boolean> {
  if (!config['follow-up'].index || inputs.dryRun) return false;
  const [index] = await listIssues(docs, INDEX_LABEL, INDEX_MARKER);
  const written = writeItemMemory(memory, ROOM);
  if (index === undefined || written === '') return false;
  const body = sealed(`${WORDS}\n\n${written}`, indexKey(inputs));
  await upsertComment(docs, index.number, { marker: MARKER, body });
  return true;
}
