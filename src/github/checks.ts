/** Our check run on a commit (GitHub docs, "REST API endpoints for check runs"). Only an App's token may write one. */
import * as z from 'zod/mini';
import { ApiError } from '../http/http.ts';
import { truncate, truncateBytes } from '../text/truncate.ts';
import { visibleIn } from '../text/visible.ts';
import { answerWasLost, type DocsRepository } from './docs-repository.ts';

export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: 'notice' | 'warning' | 'failure';
  title?: string;
  message: string;
}

export interface CheckReport {
  name: string;
  headSha: string;
  /** `action_required` blocks a merge where the check is required; `neutral` does not. */
  conclusion: 'success' | 'failure' | 'neutral' | 'action_required';
  /** Where the action that is required can be taken. */
  detailsUrl?: string | undefined;
  title: string;
  /** Markdown, like `text`; truncated to GitHub's limit. */
  summary: string;
  text?: string;
  annotations: readonly Annotation[];
}

const CheckRun = z.object({
  id: z.int(),
  html_url: z.nullish(z.string()),
  external_id: z.nullish(z.string()),
  app: z.nullish(z.object({ slug: z.optional(z.string()) })),
});
export type CheckRun = z.infer<typeof CheckRun>;

/** Distinguishes our run from a workflow job with the same name: both are created by the same App. */
const EXTERNAL_ID = 'pagerduty-postmortem';
const ANNOTATIONS_A_CALL = 50;
/**
 * For the summary, and for the text. docs.github.com, "REST API endpoints for check runs", says 65,535 characters, but the server
 * counts bytes.
 */
const MAX_TEXT_BYTES = 65_535;
/** Docs, as above: 255 characters. */
const MAX_ANNOTATION_TITLE_CHARACTERS = 255;
/** Docs, as above: 64 KB. Fifty of this size fit into a request. */
const MAX_ANNOTATION_MESSAGE_BYTES = 16_000;

/** Our newest run of a commit and its annotations, as they were when they were looked up. */
export interface ShownCheck {
  before: CheckRun | undefined;
  shown: readonly z.infer<typeof Shown>[];
}

/**
 * Writes the check run of a commit. Updates an existing one. Annotations can only be added, so if the existing run has outdated
 * ones, a new run replaces it, and GitHub shows that instead. `known` is what `findCheck` has found for the commit.
 */
export async function upsertCheck(
  docs: DocsRepository,
  check: CheckReport,
  known: ShownCheck | Promise<ShownCheck> = findCheck(docs, check),
): Promise<CheckRun> {
  const { name, headSha: head_sha, conclusion } = check;
  const wanted = visibleIn(check.annotations.map(fitted));
  const output = {
    title: check.title,
    summary: truncateBytes(check.summary, MAX_TEXT_BYTES),
    ...(check.text !== undefined && { text: truncateBytes(check.text, MAX_TEXT_BYTES) }),
  };
  const state = {
    status: 'completed',
    conclusion,
    ...(check.detailsUrl !== undefined && { details_url: check.detailsUrl }),
  };
  const update = ({ id }: CheckRun, annotations: readonly Annotation[]) =>
    docs.call(
      'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
      { check_run_id: id, ...state, output: { ...output, annotations } },
      CheckRun,
    );

  const { before, shown } = await known;
  const holds = shown.every((old) => wanted.some((annotation) => sameAnnotation(annotation, old)));
  const missing = holds ? wanted.filter((annotation) => !shown.some((old) => sameAnnotation(annotation, old))) : wanted;
  const [first = [], ...more] = inParts(missing);

  let run: CheckRun;
  if (before !== undefined && holds) {
    run = await update(before, first);
  } else {
    try {
      run = await docs.call(
        'POST /repos/{owner}/{repo}/check-runs',
        { name, head_sha, external_id: EXTERNAL_ID, ...state, output: { ...output, annotations: first } },
        CheckRun,
      );
    } catch (error) {
      const made = answerWasLost(error) ? await findRun(docs, check) : undefined;
      if (made === undefined || made.id === before?.id) throw error;
      run = made;
    }
  }
  if (run.app?.slug !== undefined) docs.wroteAs(loginOf(run));
  // Each call adds its own.
  const last = await Promise.all(more.map((annotations) => update(run, annotations)));
  return last.at(-1) ?? run;
}

/**
 * Returns our newest run with its annotations, or undefined if GitHub refuses because of a rate limit: a second run then replaces the
 * first, and a commit without any run would wait for it forever.
 */
export async function findCheck(
  docs: DocsRepository,
  check: Pick<CheckReport, 'name' | 'headSha'>,
): Promise<ShownCheck> {
  try {
    const before = await findRun(docs, check);
    return { before, shown: before === undefined ? [] : await annotationsOf(docs, before) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { before: undefined, shown: [] };
  }
}

/** Returns our newest run. */
async function findRun(
  docs: DocsRepository,
  { name, headSha }: Pick<CheckReport, 'name' | 'headSha'>,
): Promise<CheckRun | undefined> {
  const [login, runs] = await Promise.all([
    docs.login(),
    docs.list('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', { ref: headSha, check_name: name }, CheckRun),
  ]);
  return runs
    .filter((run) => run.external_id === EXTERNAL_ID && loginOf(run) === login)
    .toSorted((a, b) => b.id - a.id)[0];
}

/** The account of the App that created the run. */
const loginOf = ({ app }: CheckRun) => `${app?.slug}[bot]`;

const Shown = z.object({ path: z.string(), start_line: z.int(), message: z.nullable(z.string()) });

function annotationsOf({ list }: DocsRepository, { id }: CheckRun): Promise<z.infer<typeof Shown>[]> {
  return list('GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations', { check_run_id: id }, Shown);
}

function sameAnnotation(annotation: Annotation, { path, start_line, message }: z.infer<typeof Shown>): boolean {
  return annotation.path === path && annotation.start_line === start_line && annotation.message === message;
}

function fitted(annotation: Annotation): Annotation {
  const { title, message } = annotation;
  return {
    ...annotation,
    ...(title !== undefined && { title: truncate(title, MAX_ANNOTATION_TITLE_CHARACTERS) }),
    message: truncateBytes(message, MAX_ANNOTATION_MESSAGE_BYTES),
  };
}

function inParts(annotations: readonly Annotation[]): Annotation[][] {
  const count = Math.ceil(annotations.length / ANNOTATIONS_A_CALL);
  return Array.from({ length: count }, (_, part) =>
    annotations.slice(part * ANNOTATIONS_A_CALL, (part + 1) * ANNOTATIONS_A_CALL),
  );
}
