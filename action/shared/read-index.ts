/** The index issue as the memory of all postmortems: one request tells what is known of each. */
import * as z from 'zod/mini';
import { hasMarker } from '../../src/github/comments.ts';
import { ApiError } from '../../src/http/http.ts';
import type { IndexEntry } from '../../src/postmortem/index-entry.ts';
import { ACTION_ITEM_MARKER, ITEM_LABEL } from '../../src/postmortem/item-marker.ts';
import type { TrackedItem } from '../../src/postmortem/tracked-item.ts';
import type { RunContext } from './context.ts';
import type { Inputs } from './inputs.ts';
import { oncePerRun } from './once.ts';

export const INDEX_MARKER = '<!-- pagerduty-postmortem index -->';
export const INDEX_LABEL = 'postmortems';

const Issues = z.array(z.object({ body: z.optional(z.nullable(z.string())) }));
/** The oldest is ours; others may only have its label. */
const MAX_ISSUES = 10;

/** The key of the index's seal. */
export const indexKey = ({ devin, pagerduty }: Inputs): string | undefined => devin.apiKey ?? pagerduty.token;

/** Returns the text of an intact index, sealed with `key`; undefined if somebody edited it. */
export async function intactIndex(
  body: string | null | undefined,
  key: string | undefined,
): Promise<string | undefined> {
  const { unsealed } = await import('../../src/postmortem/seal.ts');
  return hasMarker(body, INDEX_MARKER) ? unsealed(body?.slice(INDEX_MARKER.length + 1) ?? '', key) : undefined;
}

/** The issues with the index's label. None without a permission to read issues. */
const labelled = oncePerRun(async ({ docs }: Pick<RunContext, 'docs'>): Promise<z.infer<typeof Issues>> => {
  const query = { labels: INDEX_LABEL, state: 'all', sort: 'created', direction: 'asc', per_page: MAX_ISSUES };
  return docs.call('GET /repos/{owner}/{repo}/issues', query, Issues).catch(noneIfRefused);
});

/**
 * Returns what the index remembers of these files, in one request. Nothing without an index, without a permission to read issues,
 * or without the key of its seal, which proves that the index is ours.
 */
export async function readIndex(
  { docs, inputs }: Pick<RunContext, 'docs' | 'inputs'>,
  files: readonly { path: string; sha: string }[],
): Promise<IndexEntry[]> {
  const key = indexKey(inputs);
  if (key === undefined || files.length === 0) return [];
  const [issues, { readIndexState }] = await Promise.all([
    labelled({ docs }),
    import('../../src/postmortem/index-state.ts'),
  ]);
  for (const { body } of issues) {
    const text = await intactIndex(body, key);
    if (text !== undefined) return readIndexState(text, files);
  }
  return [];
}

function noneIfRefused(error: unknown): never[] {
  if (!(error instanceof ApiError)) throw error;
  return [];
}

const NEWEST = 100;

/** Returns the newest action items that have an issue in the docs repository, in one request. None without a permission to read issues. */
export const newestItems = oncePerRun(async ({ docs, config, repository }: RunContext): Promise<TrackedItem[]> => {
  const { issues, labels } = config['follow-up'];
  if (issues === 'off') return [];
  const query = { labels: labels[0] ?? ITEM_LABEL, state: 'all', per_page: NEWEST };
  const [{ Issue }, { trackedItemOf }] = await Promise.all([
    import('../../src/github/issues.ts'),
    import('../../src/postmortem/tracked-item.ts'),
  ]);
  const found = await docs.call('GET /repos/{owner}/{repo}/issues', query, z.array(Issue)).catch(noneIfRefused);
  return found
    .filter(({ body }) => hasMarker(body, ACTION_ITEM_MARKER))
    .map((issue) => trackedItemOf(repository, issue));
});
