/** The postmortems on the base branch before the current one, to count how often a service had one. */
import { type FileEntry, listFiles, readBlob } from '../../src/github/files.ts';
import { ApiError } from '../../src/http/http.ts';
import { entryOf, type IndexEntry } from '../../src/postmortem/index-entry.ts';
import { dateOfPath, incidentIdOfPath, postmortemsAmong } from '../../src/postmortem/paths.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import { NotUtf8Error } from '../../src/text/utf8.ts';
import { DAY_MS } from '../../src/time/units.ts';
import type { Changes } from './changes.ts';

/** The most that are read, newest first, for one document and in one run. */
const MAX_EARLIER_READ = 20;
const MAX_READ = 60;
const AT_A_TIME = 5;
const DAYS = 90;

/** Returns those of the 90 days up to `date` (YYYY-MM-DD) by the date in their names; skips one that cannot be read. */
export type EarlierPostmortems = (path: string, date: string | undefined) => Promise<IndexEntry[]>;

/** Each is read once, however many documents need it. */
export function earlierPostmortems({ context: { docs, config }, baseSha }: Changes): EarlierPostmortems {
  let listed: Promise<FileEntry[]> | undefined;
  const read = new Map<string, Promise<IndexEntry | undefined>>();
  const list = async () => {
    const files = await listFiles(docs, baseSha);
    return postmortemsAmong(await files.below(config.directory), config);
  };
  const readOne = ({ path, sha }: FileEntry) => {
    const known = read.get(sha);
    if (known !== undefined || read.size === MAX_READ) return known;
    const reading = readBlob(docs, sha, path)
      .then(async (markdown) =>
        entryOf({ path, sha }, (await readPostmortem(markdown, { path, headings: config.headings })).document),
      )
      .catch((error: unknown) => {
        if (error instanceof ApiError || error instanceof NotUtf8Error) return undefined;
        throw error;
      });
    read.set(sha, reading);
    return reading;
  };
  return async (path, date) => {
    listed ??= list();
    const until = date ?? new Date().toISOString().slice(0, 10);
    const since = new Date(Date.parse(until) - DAYS * DAY_MS).toISOString().slice(0, 10);
    const dateIn = (other: string) => dateOfPath(other) ?? '';
    const earlier = (await listed)
      .filter((other) => other.path !== path && dateIn(other.path) >= since && dateIn(other.path) <= until)
      .filter((other) => {
        const id = incidentIdOfPath(other.path);
        return id === undefined || id !== incidentIdOfPath(path);
      })
      .slice(0, MAX_EARLIER_READ);
    const { default: pMap } = await import('p-map');
    return (await pMap(earlier, readOne, { concurrency: AT_A_TIME })).flatMap((entry) => entry ?? []);
  };
}
