/** Announcements to the team's chat, as a model that each service's format renders. */
import type { Incident } from '../incident/incident.ts';
import { counted } from '../text/counted.ts';
import { webUrl } from '../text/web-url.ts';

/** The facts that decide whether an incident is confidential. */
export type AnnouncedIncident = Pick<Incident, 'title' | 'service' | 'serviceId'>;

export interface OverdueItem {
  /** The incident of its postmortem, as far as it is known. */
  subject: AnnouncedIncident;
  title: string;
  /** Its issue. */
  url: string;
  /** `YYYY-MM-DD`. */
  due: string;
  /** Logins, without "@". */
  owners: readonly string[];
}

/** A line of the digest. `subject`: the incident that it is about; undefined if it only counts. */
export interface DigestLine {
  text: string;
  url?: string | undefined;
  subject?: AnnouncedIncident | undefined;
}

interface AboutPull {
  subject: AnnouncedIncident;
  /** The pull request of its postmortem. */
  pull: { number: number; url: string };
}

/** What is announced. The kinds are the switches under `announce` in the configuration. */
export type Announcement =
  | ({ kind: 'draft-ready' /** Findings of the first review. */; errors: number; warnings: number } & AboutPull)
  | ({ kind: 'review-waits'; days: number; reviewers: readonly string[] } & AboutPull)
  | { kind: 'overdue'; items: readonly OverdueItem[] }
  /** `title` is ours, such as "Incident digest for March 2026"; `url` is the comment or issue with the whole digest. */
  | { kind: 'digest'; title: string; url: string; lines: readonly DigestLine[] };

/** Text, or a link. */
export type MessagePart = string | { text: string; url: string };

/** `headline` is our own words. The lines may contain untrusted text, and are not escaped. */
export interface Message {
  headline: string;
  lines: MessagePart[][];
}

/**
 * Returns the announcement without confidential incidents; undefined if nothing is left of it. `isHidden` says whether an incident must
 * not be named.
 */
export function withoutConfidential(
  announcement: Announcement,
  isHidden: (subject: AnnouncedIncident) => boolean,
): Announcement | undefined {
  switch (announcement.kind) {
    case 'draft-ready':
    case 'review-waits':
      return isHidden(announcement.subject) ? undefined : announcement;
    case 'overdue': {
      const items = announcement.items.filter(({ subject }) => !isHidden(subject));
      return items.length === 0 ? undefined : { ...announcement, items };
    }
    case 'digest': {
      const lines = announcement.lines.filter(({ subject }) => subject === undefined || !isHidden(subject));
      return lines.length === 0 ? undefined : { ...announcement, lines };
    }
  }
}

/** Puts an announcement into words. */
export function announcedMessage(announcement: Announcement): Message {
  switch (announcement.kind) {
    case 'draft-ready': {
      const { errors, warnings } = announcement;
      const found = [
        ...(errors > 0 ? [counted(errors, 'error')] : []),
        ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
      ];
      return {
        headline: 'A postmortem is ready for review',
        lines: [lineOf(announcement), [`The checks found ${found.join(' and ') || 'nothing to fix'}.`]],
      };
    }
    case 'review-waits': {
      const { days, reviewers } = announcement;
      const who = reviewers.length === 0 ? 'Nobody is requested as reviewer.' : `Reviewers: ${reviewers.join(', ')}.`;
      return {
        headline: 'A postmortem waits for review',
        lines: [lineOf(announcement), [`Open for ${counted(days, 'day')}. ${who}`]],
      };
    }
    case 'overdue': {
      const { items } = announcement;
      return {
        headline: `${counted(items.length, 'action item')} ${items.length === 1 ? 'is' : 'are'} overdue`,
        lines: items.map(({ title, url, due, owners, subject: { service } }) => [
          linked(title, url),
          `, due ${due}, ${owners.length === 0 ? 'no owner' : owners.join(', ')}${service === undefined ? '' : `, ${service}`}`,
        ]),
      };
    }
    case 'digest': {
      const { title, url, lines } = announcement;
      return {
        headline: title,
        lines: [...lines.map((line) => [linked(line.text, line.url)]), [linked('Read the whole digest', url)]],
      };
    }
  }
}

function lineOf({ subject: { title, service }, pull: { number, url } }: AboutPull): MessagePart[] {
  return [linked(title, url), `${service === undefined ? '' : `, ${service}`}, pull request #${number}`];
}

/** An address that could end the link stays out. */
function linked(text: string, url: string | undefined): MessagePart {
  const safe = webUrl(url);
  return safe === undefined ? text : { text, url: safe };
}

/** Applies an asynchronous change, such as cleaning, to every text of a message, all at once. */
export async function mapText(
  { headline, lines }: Message,
  change: (texts: string[]) => Promise<readonly string[]>,
): Promise<Message> {
  const texts = lines.flat().map((part) => (typeof part === 'string' ? part : part.text));
  const [changedHeadline = '', ...changed] = await change([headline, ...texts]);
  let at = 0;
  const next = (part: MessagePart): MessagePart => {
    const text = changed[at++] ?? '';
    return typeof part === 'string' ? text : { ...part, text };
  };
  return { headline: changedHeadline, lines: lines.map((parts) => parts.map(next)) };
}
