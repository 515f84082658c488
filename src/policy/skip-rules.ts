/**
 * Why nothing is started for an incident: one list, in the order in which the reasons apply, with what a manual run does about each.
 * docs/reference.md, the summary and `decide` follow it.
 */
import { isExcluded } from './policy-reason.ts';
import type { SessionHistory } from './session-history.ts';
import type { Situation } from './situation.ts';

/** What a reason can look at. */
export interface SkipCase extends Situation {
  history: SessionHistory;
  /** `acknowledged`: a session may gather while the incident is open. `unhandled`: an event that never starts anything. */
  occasion: 'acknowledged' | 'resolved' | 'manual' | 'unhandled';
  /** The incident can join the session of another one, so that none is started. */
  canJoin: boolean;
  isLimitReached: boolean;
}

interface SkipRule {
  /** For docs/reference.md. */
  meaning: string;
  /**
   * What a manual run does. `checked last`: it shows what exists even if the incident became confidential since.
   * `never applies`: the reason is about events.
   */
  manual: 'checked' | 'checked last' | 'bypassed' | 'bypassed with redo' | 'never applies';
  applies: (about: SkipCase) => boolean;
  /** What exists already. */
  link?: (about: SkipCase) => string | undefined;
}

export const SKIP_RULES = {
  'event-not-handled': {
    meaning: 'The event is not `incident.resolved`, nor `incident.acknowledged` if `start-on` is `acknowledged`.',
    manual: 'never applies',
    applies: ({ occasion, incident }) =>
      // An acknowledgement that arrives after the resolve. The resolve is its own event.
      occasion === 'unhandled' || (occasion === 'acknowledged' && incident.status === 'resolved'),
  },
  merged: {
    meaning: 'It was merged into another incident, which gets the postmortem.',
    manual: 'checked',
    applies: ({ incident }) => incident.merged,
  },
  'not-resolved': {
    meaning: 'It is still open.',
    manual: 'checked',
    applies: ({ occasion, incident }) => occasion !== 'acknowledged' && incident.status !== 'resolved',
  },
  'duplicate-event': {
    meaning: 'This event, or this resolve, was handled before: PagerDuty delivers at least once.',
    manual: 'never applies',
    applies: ({ occasion, trigger, history }) =>
      history.isEventKnown ||
      // Reconcile replaces a session that broke before its pull request, once.
      (occasion === 'resolved' && history.isResolveKnown && !(trigger.by === 'reconcile' && history.hasBrokenOnce)),
    link: ({ history }) => history.newest?.url,
  },
  declined: {
    meaning: 'Somebody closed its pull request unmerged. Nothing is started until it is reopened.',
    manual: 'bypassed',
    applies: ({ history }) => history.isDeclined,
    link: ({ history }) => history.newest?.url,
  },
  'already-started': {
    meaning:
      'A session is already working on it (manual run, or acknowledged again), or somebody ended the session that gathered (reconcile).',
    manual: 'bypassed with redo',
    applies: ({ occasion, trigger, history: { live, isGathering, wasStopped } }) => {
      if (occasion === 'acknowledged') return live !== undefined;
      if (occasion === 'manual') return live !== undefined && !isGathering;
      return trigger.by === 'reconcile' && live === undefined && wasStopped;
    },
    link: ({ history }) => (history.live ?? history.newest)?.url,
  },
  confidential: {
    meaning: '`incidents.confidential` names its service, or matches its title: nothing is sent anywhere.',
    manual: 'checked last',
    applies: ({ incident, config }) => isExcluded('confidential', incident, config),
  },
  priority: {
    meaning: 'Its priority is not in `incidents.priorities`.',
    manual: 'bypassed',
    applies: (about) => isCheckedAgain(about) && isExcluded('priority', about.incident, about.config),
  },
  urgency: {
    meaning: 'Its urgency is not in `incidents.urgencies`.',
    manual: 'bypassed',
    applies: (about) => isCheckedAgain(about) && isExcluded('urgency', about.incident, about.config),
  },
  service: {
    meaning: '`incidents.services` leaves its service out.',
    manual: 'bypassed',
    applies: (about) => isCheckedAgain(about) && isExcluded('service', about.incident, about.config),
  },
  type: {
    meaning: 'Its incident type is not in `incidents.types`.',
    manual: 'bypassed',
    applies: (about) => isCheckedAgain(about) && isExcluded('type', about.incident, about.config),
  },
  'too-short': {
    meaning: 'It lasted less than `incidents.min-duration`.',
    manual: 'bypassed',
    // While the incident is open, nobody knows how long it will last.
    applies: (about) =>
      about.occasion !== 'acknowledged' &&
      isCheckedAgain(about) &&
      isExcluded('too-short', about.incident, about.config),
  },
  'already-written': {
    meaning: 'Its document, or an open pull request with it, already exists in the docs repository.',
    manual: 'bypassed with redo',
    applies: ({ occasion, written, history: { live, isLater } }) =>
      written !== undefined && live === undefined && !(occasion === 'resolved' && isLater),
    link: ({ written }) => written,
  },
  'daily-limit': {
    meaning: '`limits.sessions-per-day` is reached.',
    manual: 'bypassed',
    applies: ({ history, canJoin, isLimitReached }) => isLimitReached && history.live === undefined && !canJoin,
  },
} as const satisfies Readonly<Record<string, SkipRule>>;

export type SkipReason = keyof typeof SKIP_RULES;

/** In the order in which they apply. */
export const SKIP_REASONS = Object.keys(SKIP_RULES) as SkipReason[];

/** Returns the reasons for which a manual run does this. */
export function manualReasonsOf(...kinds: SkipRule['manual'][]): SkipReason[] {
  return SKIP_REASONS.filter((reason) => kinds.includes(SKIP_RULES[reason].manual));
}

/** In the order in which a manual run checks them. */
export function manualSkipReasons({ redo }: { redo: boolean }): SkipReason[] {
  const checked = redo ? manualReasonsOf('checked') : manualReasonsOf('checked', 'bypassed with redo');
  return [...checked, ...manualReasonsOf('checked last')];
}

/** Returns the first reason that applies, with a link to what exists already. */
export function firstSkip(about: SkipCase): { reason: SkipReason; link?: string } | undefined {
  const reason = orderFor(about).find((each) => SKIP_RULES[each].applies(about));
  if (reason === undefined) return undefined;
  const rule: SkipRule = SKIP_RULES[reason];
  const link = rule.link?.(about);
  return { reason, ...(link !== undefined && { link }) };
}

function orderFor({ trigger }: SkipCase): readonly SkipReason[] {
  return trigger.by === 'hand' ? manualSkipReasons(trigger) : SKIP_REASONS;
}

/** A session that was asked to write before is notified of a later resolve, whatever the policy says now. */
function isCheckedAgain({ history: { live, isGathering } }: SkipCase): boolean {
  return live === undefined || isGathering;
}
