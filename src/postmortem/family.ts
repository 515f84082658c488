/**
 * The family of an incident: earlier postmortems that may be about the same failure, each with the reason in plain words. Pure: the
 * order of what is known does not matter.
 */
import { type CauseCategory, UNKNOWN } from './record.ts';
import { likeness, titleWords } from './title-words.ts';

/** What is known of an incident. */
export interface Known {
  /** The ID of the incident; undefined if nobody knows it. */
  incident: string | undefined;
  /** In the docs repository; undefined for an incident without a postmortem. */
  path: string | undefined;
  title: string;
  service: string | undefined;
  cause?: CauseCategory | undefined;
  /** YYYY-MM-DD. */
  date: string | undefined;
  /** Digests of the keys by which alerts are grouped, see `alertKeyDigest`. */
  alertKeys?: readonly string[] | undefined;
}

/** The incident whose family is looked for. */
export interface FamilySubject extends Known {
  /** Its alert keys as people may see them, by their digests. */
  keyNames?: ReadonlyMap<string, string> | undefined;
  /** What PagerDuty calls similar: scores by incident ID. 0 is not similar. */
  scores?: ReadonlyMap<string, number> | undefined;
}

/** An earlier postmortem: the file exists. */
export type FamilyMember = Known & { path: string };

export interface Relative<Member extends FamilyMember = FamilyMember> {
  member: Member;
  /** Why it is considered similar, in one plain line without markdown. It may contain text by machines, such as an alert key. */
  why: string;
  /** It only has the same service or the same category of cause, which says little. */
  isWeak: boolean;
}

/** In total, and among them those of another service that only have the same category of cause. */
const MAX_FAMILY = 5;
const MAX_BY_CAUSE = 2;

/**
 * Returns the earlier postmortems that are similar, at most five, most similar first: same alert key, PagerDuty's score, similar title,
 * same service, same category of cause. Leaves out the incident itself, and later ones.
 */
export function familyOf<Member extends FamilyMember>(
  subject: FamilySubject,
  others: readonly Member[],
): Relative<Member>[] {
  const own = factsOf(subject);
  const compared = others
    .filter((other) => !isSame(subject, other) && !isLater(other, subject))
    .flatMap((member) => compare(own, factsOf(member), member) ?? [])
    .sort(
      (one, other) =>
        other.strength - one.strength ||
        compareText(other.member.date ?? '', one.member.date ?? '') ||
        compareText(one.member.path, other.member.path),
    );
  let byCause = 0;
  return compared
    .filter(({ isByCause }) => !isByCause || ++byCause <= MAX_BY_CAUSE)
    .slice(0, MAX_FAMILY)
    .map(({ member, why, isWeak }) => ({ member, why, isWeak }));
}

interface Facts<Of extends Known = Known> {
  known: Of;
  titles: ReadonlySet<string>[];
}

interface Compared<Member> extends Relative<Member & FamilyMember> {
  member: Member & FamilyMember;
  strength: number;
  /** Only the category of the cause is the same. */
  isByCause: boolean;
}

/** How much each sign counts. An alert key outweighs all others together, and the last two together weigh less than a similar title. */
const WEIGHTS = { alertKey: 1_000, score: 200, title: 100, service: 20, cause: 10 };

function compare<Member extends FamilyMember>(
  own: Facts<FamilySubject>,
  other: Facts,
  member: Member,
): Compared<Member> | undefined {
  const { known: subject } = own;
  const strong: string[] = [];
  let strength = 0;
  const key = member.alertKeys?.find((each) => subject.alertKeys?.includes(each));
  if (key !== undefined) {
    const name = subject.keyNames?.get(key);
    strong.push(name === undefined ? 'same alert key' : `same alert key "${name}"`);
    strength += WEIGHTS.alertKey;
  }
  const score = subject.scores?.get(member.incident ?? '') ?? 0;
  if (score > 0) {
    strong.push(`PagerDuty's similarity score is ${Number(score.toFixed(1))}`);
    strength += WEIGHTS.score + Math.min(score, 100);
  }
  const alike = Math.max(0, ...own.titles.flatMap((one) => other.titles.map((two) => likeness(one, two))));
  if (alike > 0) {
    strong.push(`similar title (${Math.round(alike * 100)}% of the words)`);
    strength += WEIGHTS.title * alike;
  }
  const weak: string[] = [];
  if (isSameService(subject, member)) {
    weak.push('same service');
    strength += WEIGHTS.service;
  }
  if (isSameCause(subject, member)) {
    weak.push(`same category of cause (${member.cause})`);
    strength += WEIGHTS.cause;
  }
  if (strong.length + weak.length === 0) return undefined;
  const isWeak = strong.length === 0;
  const why = `${[...strong, ...weak].join('; ')}${isWeak ? (weak.length === 1 ? ': a weak sign alone' : ': weak signs') : ''}`;
  return { member, why, isWeak, strength, isByCause: isWeak && !isSameService(subject, member) };
}

export function isSameService({ service }: Pick<Known, 'service'>, other: Pick<Known, 'service'>): boolean {
  return service !== undefined && service.trim() !== '' && service.toLowerCase() === other.service?.toLowerCase();
}

/** Whether both categories are known and the same. */
export function isSameCause({ cause }: Pick<Known, 'cause'>, other: Pick<Known, 'cause'>): boolean {
  return cause !== undefined && cause !== UNKNOWN && cause === other.cause;
}

const read = new WeakMap<Known, Facts>();

/** Remembered, because an index compares each title with many others. */
function factsOf<Of extends Known>(known: Of): Facts<Of> {
  const facts = (read.get(known) as Facts<Of> | undefined) ?? { known, titles: titlesOf(known) };
  read.set(known, facts);
  return facts;
}

/** The title, and the one that the incident had when the document was named: people write better titles. */
function titlesOf({ path, title }: Known): ReadonlySet<string>[] {
  const named = titleWords(/\/\d{4}-\d\d-\d\d-(.*)-[^-]*\.md$/.exec(path ?? '')?.[1]?.replaceAll('-', ' ') ?? '');
  const written = title === path ? [] : [titleWords(title)];
  // "incident" is the name of a document whose title has no Latin letter.
  return [...written, ...(named.size > 1 ? [named] : [])];
}

function isSame({ incident, path }: Known, other: FamilyMember): boolean {
  return path === other.path || (incident !== undefined && incident.toUpperCase() === other.incident?.toUpperCase());
}

function isLater({ date: later }: Known, { date }: Known): boolean {
  return later !== undefined && date !== undefined && later > date;
}

const compareText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
