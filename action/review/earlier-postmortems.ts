/** The postmortems on the default branch before the current one, to count how often a service had one. */
import { type FileEntry, readTexts } from '../../src/github/files.ts';
import { ApiError } from '../../src/http/http.ts';
import { entryOf, type IndexEntry } from '../../src/postmortem/index-entry.ts';
import { dateOfPath, incidentIdOfPath, postmortemsAmong } from '../../src/postmortem/paths.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import { dayOf, daysAfter } from '../../src/time/days.ts';
import type { RunContext } from '../shared/context.ts';

/** The most that are read, newest first, for one document and in one run. */
const MAX_EARLIER_READ = 20;
const MAX_READ = 60;
const DAYS = 90;

/** Returns those of the 90 days up to `date` (YYYY-MM-DD) by the date in their names; skips one that cannot be read. */
export type EarlierPostmortems = (path: string, date: string | undefined) => Promise<IndexEntry[]>;

/** Each is read once, however many documents need it, and all that a document needs in one round. */
export function earlierPostmortems({ docs, config, files }: RunContext): EarlierPostmortems {
  const read = new Map<string, Promise<IndexEntry | undefined>>();
  const readAll = (entries: readonly FileEntry[]) => {
    const wanted = entries.filter(({ sha }) => !read.has(sha)).slice(0, MAX_READ - read.size);
    const texts = readTexts(docs, wanted).catch((error: unknown) => {
      if (error instanceof ApiError) return [];
      throw error;
    });
    for (const [index, { path, sha }] of wanted.entries()) {
      const reading = texts.then(async (all) => {
        const markdown = all[index];
        if (markdown === undefined) return undefined;
        return entryOf({ path, sha }, (await readPostmortem(markdown, { path, headings: config.headings })).document);
      });
      read.set(sha, reading);
    }
  };
  return async (path, date) => {
    const until = date ?? dayOf(new Date());
    const since = daysAfter(until, -DAYS);
    const dateIn = (other: string) => dateOfPath(other) ?? '';
    const earlier = postmortemsAmong(await (await files()).below(config.directory), config)
      .filter((other) => other.path !== path && dateIn(other.path) >= since && dateIn(other.path) <= until)
      .filter((other) => {
        const id = incidentIdOfPath(other.path);
        return id === undefined || id !== incidentIdOfPath(path);
      })
      .slice(0, MAX_EARLIER_READ);
    readAll(earlier);
    return (await Promise.all(earlier.map(({ sha }) => read.get(sha)))).flatMap((entry) => entry ?? []);
  };
}
