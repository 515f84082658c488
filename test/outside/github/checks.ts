/** Check runs as GitHub keeps them: the App that made one owns it, and annotations add up over its updates. */
import * as z from 'zod';
import { isApp } from './access.ts';
import { type Annotation, CheckCreate, CheckUpdate, check } from './bodies.ts';
import { Refusal } from './refusal.ts';

const CheckRun = z.looseObject({ id: z.int(), head_sha: z.string(), url: z.string(), output: z.looseObject({}) });

export interface Checks {
  /** What the store shall keep of a create or update; `id` is that of the run to update. */
  accept(body: unknown, login: string, id?: number): { body: Record<string, unknown>; annotations: Annotation[] };
  /** Takes the annotations of a create or update that the store has done. */
  keep(stored: unknown, login: string, annotations: Annotation[]): void;
  annotationsOf(id: number): object[];
  /** One check run, or a list of them, from the store. */
  view(stored: unknown): unknown;
}

/** `url` is where the repository's pages would be; `appOf` knows the App behind a login. */
export function createChecks(url: string, appOf: (login: string) => object): Checks {
  const runs = new Map<number, { login: string; annotations: Annotation[]; headSha: string }>();

  const viewOne = (run: z.infer<typeof CheckRun>) => {
    const kept = runs.get(run.id);
    return {
      ...run,
      output: {
        ...run.output,
        annotations_count: kept?.annotations.length ?? 0,
        annotations_url: `${run.url}/annotations`,
      },
      app: kept === undefined ? null : appOf(kept.login),
    };
  };

  return {
    accept(body, login, id) {
      if (!isApp(login)) throw new Refusal(403, 'You must authenticate via a GitHub App.');
      const { output, ...read } = id === undefined ? check(CheckCreate, body) : check(CheckUpdate, body);
      if (id !== undefined && runs.has(id) && runs.get(id)?.login !== login) {
        throw new Refusal(403, 'Invalid app_id - check run can only be modified by the GitHub App that created it.');
      }
      const ends = read.conclusion !== undefined || read.completed_at !== undefined;
      if ((read.status === 'completed' || ends) && read.conclusion === undefined) {
        throw new Refusal(422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.');
      }
      const { annotations = [], ...text } = output ?? {};
      const kept = { ...read, ...(ends && { status: 'completed' }), ...(output && { output: text }) };
      return { body: kept, annotations };
    },
    keep(stored, login, annotations) {
      const { id, head_sha: headSha } = CheckRun.parse(stored);
      const before = runs.get(id)?.annotations ?? [];
      runs.set(id, { login, headSha, annotations: [...before, ...annotations] });
    },
    annotationsOf(id) {
      const run = runs.get(id);
      if (run === undefined) throw new Refusal(404, 'Not Found');
      return run.annotations.map((annotation) => ({
        start_column: null,
        end_column: null,
        title: null,
        raw_details: null,
        ...annotation,
        blob_href: `${url}/blob/${run.headSha}/${annotation.path}`,
      }));
    },
    view(stored) {
      const list = z.looseObject({ check_runs: z.array(CheckRun) }).safeParse(stored);
      if (list.success) return { ...list.data, check_runs: list.data.check_runs.map(viewOne) };
      const one = CheckRun.safeParse(stored);
      return one.success ? viewOne(one.data) : stored;
    },
  };
}
