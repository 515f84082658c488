/** All action items that have an issue, in the docs repository and in the repositories of services. */
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import { type Issue, listIssues } from '../../src/github/issues.ts';
import { ApiError } from '../../src/http/http.ts';
import type { Config } from '../../src/policy/config.ts';
import { ACTION_ITEM_MARKER, ITEM_LABEL } from '../../src/postmortem/item-marker.ts';
import { closureKey, emptyMemory, type ItemMemory } from '../../src/postmortem/item-memory.ts';
import { type TrackedItem, trackedItemOf } from '../../src/postmortem/tracked-item.ts';
import { serviceRepository } from '../shared/connections.ts';
import type { RunContext } from '../shared/context.ts';
import { oncePerRun } from '../shared/once.ts';
import { readMemory } from './remember-items.ts';

export interface ReadItems {
  items: TrackedItem[];
  /** By `owner/name`: a repository whose issues the tokens can read. */
  repositories: ReadonlyMap<string, DocsRepository>;
  /** Mapped repositories without access, and why. */
  unreachable: { repository: string; problem: string; isPermanent: boolean }[];
  /** What earlier runs have read about them. */
  memory: ItemMemory;
}

/** Returns all items, the newest first in each repository; none if no issues are opened. They are read once per run, 100 a request. */
export async function trackedItems(context: RunContext): Promise<TrackedItem[]> {
  return (await readItems(context)).items;
}

/** The same, with where they are. */
export const readItems = oncePerRun(readAll);

async function readAll(context: RunContext): Promise<ReadItems> {
  const { docs, repository, config, inputs } = context;
  const labels = itemLabels(config);
  const repositories = new Map([[repository, docs]]);
  const unreachable: ReadItems['unreachable'] = [];
  if (placesOf(config).every((place) => place === 'off')) {
    return { items: [], repositories, unreachable, memory: emptyMemory() };
  }
  // All at once: a promise that fails before anybody waits for it would end the process.
  const [memory, ...found] = await Promise.all([
    readMemory(context),
    itemsIn(repository, docs, labels),
    ...serviceRepositories(config, repository).map(async (other): Promise<TrackedItem[]> => {
      const service = serviceRepository(inputs, other);
      if (service === undefined) {
        unreachable.push({ repository: other, problem: 'the input "items-token" is empty', isPermanent: true });
        return [];
      }
      try {
        const items = await itemsIn(other, service, labels);
        repositories.set(other, service);
        return items;
      } catch (error) {
        const problem = accessProblem(error);
        unreachable.push({ repository: other, ...problem });
        return [];
      }
    }),
  ]);
  const items = found.flat();
  for (const item of items) Object.assign(item, memory.closures.get(closureKey(item)));
  return { items, repositories, unreachable, memory };
}

/** Why a token cannot use the issues of a repository. Throws an error that is not an answer of GitHub. */
export function accessProblem(error: unknown): { problem: string; isPermanent: boolean } {
  if (!(error instanceof ApiError)) throw error;
  const { status, message } = error;
  return { problem: message, isPermanent: status !== undefined && REFUSED.includes(status) };
}

/** 410: issues are switched off. */
const REFUSED = [401, 403, 404, 410];

async function itemsIn(repository: string, docs: DocsRepository, labels: readonly string[]): Promise<TrackedItem[]> {
  const issues = new Map<number, Issue>();
  for (const found of await Promise.all(labels.map((label) => listIssues(docs, label, ACTION_ITEM_MARKER)))) {
    for (const issue of found) issues.set(issue.number, issue);
  }
  return [...issues.values()].map((issue) => trackedItemOf(repository, issue));
}

/** The labels by which issues are found: the first of each list. */
function itemLabels(config: Config): string[] {
  const firsts = [config, ...config.overrides].flatMap((each) => each['follow-up']?.labels?.[0] ?? []);
  return [...new Set([ITEM_LABEL, ...firsts])];
}

/** The repositories under `services`, without the docs repository; none unless an issue may be opened there. */
export function serviceRepositories(config: Config, docs: string): string[] {
  const { services } = config;
  const isUsed = placesOf(config).includes('service-repo');
  const others = Object.values(services).filter((each) => each.toLowerCase() !== docs.toLowerCase());
  return isUsed ? [...new Map(others.map((each) => [each.toLowerCase(), each])).values()] : [];
}

/** Where issues are opened: in general, and for some incidents. */
export function placesOf(config: Config): Config['follow-up']['issues'][] {
  return [config, ...config.overrides].flatMap((each) => each['follow-up']?.issues ?? []);
}
