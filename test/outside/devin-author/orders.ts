/**
 * Understands what is said to Devin: the prompt, and the messages that come later.
 */
import { readBlocks, type Told } from './data-blocks.ts';

/** An incident as its block tells it. */
export interface Facts {
  id: string;
  number: number | null;
  title: string;
  service: string | null;
  priority: string | null;
  urgency: string | null;
  created: string | null;
  resolved: string | null;
  duration: string | null;
  url: string | null;
  teams: string[];
}

/**
 * A line of the evidence. `kind` is such as `change`, `note` or `alert`; `link` is where it can be seen; `id` is what it is cited
 * by, and `page` is PagerDuty's.
 */
export interface Evidence {
  time: string;
  kind: string | undefined;
  text: string;
  link: string | undefined;
  id: string | undefined;
  page: string | undefined;
}

/** An incident and the timeline of its evidence. */
export interface Covered {
  incident: Facts;
  timeline: readonly Evidence[];
}

export interface Brief extends Covered {
  order: 'write' | 'gather';
  repository: string;
  branch: string;
  path: string;
  /** The body that the prompt gives for the pull request. */
  body: string;
  /** What the prompt says could not be read. */
  unread: readonly string[];
  earlier: readonly {
    path: string;
    title: string;
    date: string | null;
    incident?: string;
    cause?: string;
    similarBecause?: string;
    openActionItems: string[];
  }[];
  /** Second-level headings of the team's template, where there is one. */
  headings: readonly string[];
  /** Sections that belong to people. */
  peoples: readonly PeoplesSection[];
  /** Other incidents that the document covers. */
  joined: readonly Covered[];
}

export interface PeoplesSection {
  heading: string;
  wants: string | undefined;
}

export interface Fixes {
  path: string;
  branch: string;
  findings: { rule: string; lines: number[]; message: string }[];
}

/** Finds in the prompt what Devin has to know. Throws where the prompt does not say it. */
export function readBrief(prompt: string): Brief {
  const told = readBlocks(`${prompt}\n`);
  const { outside, blocks } = told;
  const template = /^Then follow the team's template:[^\n]*\n\n(`{3,})markdown\n([\s\S]*?)\n\1$/m.exec(outside)?.[2];
  return {
    ...coveredIn(told),
    order: outside.startsWith('# Gather') ? 'gather' : 'write',
    repository: find(outside, 'the repository', /against the default branch of `([^`]+)`/),
    branch: find(outside, 'the branch', /from the branch `([^`]+)`/),
    path: find(outside, 'the file', /touching only `([^`]+)`/),
    body: find(outside, 'the body of the pull request', /^- Body:\n\n````markdown\n([\s\S]*?)\n````$/m),
    unread: [...(blocks.get('EVIDENCE') ?? '').matchAll(/^could not be read \| (.+)$/gm)].map(([, what = '']) => what),
    earlier: JSON.parse(blocks.get('EARLIER POSTMORTEMS') ?? '[]'),
    headings: [...(template ?? '').matchAll(/^## +(.+?)(?: +#+)? *$/gm)].map(([, heading = '']) => heading),
    peoples: peoplesIn(outside),
    joined: [],
  };
}

function peoplesIn(prompt: string): PeoplesSection[] {
  const [, list = ''] = /^- These sections belong to people\.[^\n]*\n((?: {2}- [^\n]*\n)*)/m.exec(prompt) ?? [];
  return [...list.matchAll(/^ {2}- `([^`]+)`(?:, wanted: `([^`]+)`)?$/gm)].map(([, heading = '', wants]) => ({
    heading,
    wants,
  }));
}

/** What the session is to do once it was told a message: the brief as the message changes it, or findings to fix. */
export type Task =
  | { do: 'write'; brief: Brief }
  | { do: 'fix'; brief: Brief; fixes: Fixes }
  | { do: 'nothing'; brief: Brief };

/** Throws on a message that it does not understand. */
export function hear(brief: Brief, message: string): Task {
  const told = readBlocks(`${message}\n`);
  const kind = /^# ([^:\n]+):/.exec(told.outside)?.[1];
  switch (kind) {
    case 'The order to write':
    case 'Resolved again':
      return { do: 'write', brief: { ...brief, ...coveredIn(told), order: 'write' } };
    case 'Handed over': {
      const { incident } = coveredIn(told);
      const isOrderToWrite = brief.order === 'gather' && told.outside.includes('this is the order to write');
      const isLater = (incident.resolved ?? '') > (brief.incident.resolved ?? '');
      if (!isOrderToWrite && (brief.order === 'gather' || !isLater)) return { do: 'nothing', brief };
      return { do: 'write', brief: { ...brief, incident, order: 'write' } };
    }
    case 'One more incident': {
      const covered = coveredIn(told);
      const joined = [...brief.joined.filter(({ incident }) => incident.id !== covered.incident.id), covered];
      return { do: brief.order === 'write' ? 'write' : 'nothing', brief: { ...brief, joined } };
    }
    case 'Findings of the review':
      return {
        do: 'fix',
        brief,
        fixes: {
          path: find(told.outside, 'the file', /found errors in `([^`]+)`/),
          branch: find(told.outside, 'the branch', /on the branch `([^`]+)`/),
          findings: blockOf(told, 'FINDINGS')
            .split('\n')
            .map((line) => JSON.parse(line)),
        },
      };
    case 'Merged':
      return { do: 'nothing', brief };
    default:
      throw new Error(`The message is no order that a session knows: ${message.slice(0, 80)}`);
  }
}

function coveredIn(told: Told): Covered {
  const timeline = [
    ...(told.blocks.get('EVIDENCE') ?? '').matchAll(
      /^(?:- )?(\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*Z) (?:\| ([a-z ]+) \| )?(.+)$/gm,
    ),
  ].map(([, time = '', kind, fields = '']): Evidence => {
    const [text = '', ...more] = fields.split(' | ');
    const idAt = more.findIndex((field) => /^E-[0-9a-f]{6,12}$/.test(field));
    const isUrl = (field: string) => /^https?:\/\/[^\s<>()]+$/.test(field);
    const [id, page] = idAt === -1 ? [] : more.slice(idAt);
    return { time, kind, text, id, page, link: (idAt === -1 ? more : more.slice(0, idAt)).find(isUrl) };
  });
  return { incident: JSON.parse(blockOf(told, 'INCIDENT DATA')), timeline };
}

function blockOf({ blocks }: Told, name: string): string {
  const data = blocks.get(name);
  if (data === undefined) throw new Error(`There is no block "${name}" in what Devin was told`);
  return data;
}

function find(text: string, what: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`Devin was not told ${what}`);
  return found;
}
