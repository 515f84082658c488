/** The index issue as the memory of all postmortems: one request tells what is known of each. */
import * as z from 'zod/mini';
import { hasMarker } from '../../src/github/comments.ts';
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import { ApiError } from '../../src/http/http.ts';
import type { IndexEntry } from '../../src/postmortem/index-entry.ts';
import type { TrackedItem } from '../../src/postmortem/tracked-item.ts';
import { ITEM_LABEL } from '../follow-up/tracked-items.ts';
import type { RunContext } from './context.ts';
import type { Inputs } from './inputs.ts';

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

const asked = new WeakMap<DocsRepository, Promise<z.infer<typeof Issues>>>();

/** Asked once per run, however many incidents need it. */
function labelled(docs: DocsRepository): Promise<z.infer<typeof Issues>> {
  const query = { labels: INDEX_LABEL, state: 'all', sort: 'created', direction: 'asc', per_page: MAX_ISSUES };
  const issues = asked.get(docs) ?? docs.call('GET /repos/{owner}/{repo}/issues', query, Issues);
  asked.set(docs, issues);
  return issues;
}

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
  try {
    const [issues, { readIndexState }] = await Promise.all([
      labelled(docs),
      import('../../src/postmortem/index-state.ts'),
    ]);
    for (const { body } of issues) {
      const text = await intactIndex(body, key);
      if (text !== undefined) return readIndexState(text, files);
    }
    return [];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [];
  }
}

const Items = z.array(
  z.object({
    number: z.int(),
    html_url: z.string(),
    title: z.string(),
    body: z.optional(z.nullable(z.string())),
    state: z.enum(['open', 'closed']),
    state_reason: z.optional(z.nullable(z.string())),
    created_at: z.string(),
    closed_at: z.nullable(z.string()),
    labels: z.array(z.union([z.string(), z.object({ name: z.optional(z.nullable(z.string())) })])),
  }),
);
const NEWEST = 100;
const listed = new WeakMap<DocsRepository, Promise<TrackedItem[]>>();

/** Returns the newest action items that have an issue in the docs repository, in one request. None without a permission to read issues. */
export function newestItems({ docs, config, repository }: RunContext): Promise<TrackedItem[]> {
  const { issues, labels } = config['follow-up'];
  if (issues === 'off') return Promise.resolve([]);
  const known = listed.get(docs);
  if (known !== undefined) return known;
  const reading = readItems();
  listed.set(docs, reading);
  return reading;

  async function readItems(): Promise<TrackedItem[]> {
    try {
      const query = { labels: labels[0] ?? ITEM_LABEL, state: 'all', per_page: NEWEST };
      const [found, { ACTION_ITEM_MARKER }, { trackedItemOf }] = await Promise.all([
        docs.call('GET /repos/{owner}/{repo}/issues', query, Items),
        import('../../src/postmortem/action-item-issue.ts'),
        import('../../src/postmortem/tracked-item.ts'),
      ]);
      return found
        .filter(({ body }) => hasMarker(body, ACTION_ITEM_MARKER))
        .map((issue) => trackedItemOf(repository, issue));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return [];
    }
  }
}
