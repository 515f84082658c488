/** What the timeline of a closed issue says about the item: what proves that it is done, or why it was declined. */
import { oneLine } from '../text/one-line.ts';
import { truncate } from '../text/truncate.ts';

/** An event of an issue's timeline, oldest first. */
export interface ItemEvent {
  event?: string | undefined;
  created_at?: string | null | undefined;
  /** Of a comment. */
  body?: string | null | undefined;
  /** Who did it. */
  actor?: { login: string; type?: string | undefined } | null | undefined;
  commit_id?: string | null | undefined;
  /** In the API; its repository need not be that of the issue. */
  commit_url?: string | null | undefined;
  source?:
    | {
        issue?:
          | { html_url?: string | undefined; pull_request?: { merged_at?: string | null | undefined } | undefined }
          | undefined;
      }
    | undefined;
}

export interface Closure {
  proof?: string | undefined;
  declinedBecause?: string | undefined;
}

/** What our own comments begin with. */
const OURS = '<!-- pagerduty-postmortem';
/** The marker of our comment on an item whose box was ticked. It links the line, which is the proof. */
export const TICKED_MARKER = '<!-- pagerduty-postmortem ticked -->';
const MAX_REASON = 160;

/**
 * Returns the proof of an item that is done, and the reason of one that was declined. `server` is GitHub's web address, `repository`
 * that of the issue; `isOurs` knows our own account.
 */
export function closureOf(
  item: { state: 'done' | 'declined'; closedAt: string; repository: string },
  events: readonly ItemEvent[],
  {
    server,
    isOurs,
  }: { server: string; isOurs: (author: { login: string; type?: string | undefined } | null) => boolean },
): Closure {
  const comments = events.filter(({ event }) => event === 'commented');
  const byPeople = comments.filter(({ actor, body }) => isPerson(actor) && !body?.startsWith(OURS));
  const isBefore = ({ created_at: at }: ItemEvent) => Date.parse(at ?? '') <= Date.parse(item.closedAt);
  const closing = byPeople.findLast(isBefore);
  const later = byPeople.filter((comment) => !isBefore(comment));
  if (item.state === 'declined') {
    const reason = oneLine((closing ?? later[0])?.body ?? '');
    return { declinedBecause: reason === undefined ? undefined : truncate(reason, MAX_REASON) };
  }
  const commit = events.find(({ event, commit_id: sha }) => (event === 'closed' || event === 'referenced') && sha);
  const ticked = comments.find(({ body, actor }) => body?.startsWith(TICKED_MARKER) && isOurs(actor ?? null));
  const proofs = [
    events.findLast(({ event, source }) => event === 'cross-referenced' && source?.issue?.pull_request?.merged_at)
      ?.source?.issue?.html_url,
    commit && commitUrl(commit, item.repository, server),
    ...[closing, ...later, ticked].map((comment) => linkIn(comment?.body ?? '', item.repository, server)),
  ];
  return { proof: proofs.find((proof) => proof !== undefined && proof.length <= MAX_URL) };
}

const MAX_URL = 300;

const isPerson = (actor: ItemEvent['actor']) =>
  actor !== null && actor !== undefined && actor.type !== 'Bot' && !actor.login.endsWith('[bot]');

function commitUrl({ commit_id: sha, commit_url: api }: ItemEvent, repository: string, server: string): string {
  const of = /\/repos\/([\w.-]{1,100}\/[\w.-]{1,100})\/commits\//.exec(api ?? '')?.[1] ?? repository;
  return `${server}/${of}/commit/${sha}`;
}

const URL_IN_TEXT = /https?:\/\/[^\s<>()[\]"'`]{1,300}/;
const REFERENCE = /(?<![\w/#&])([\w-]{1,39}\/[\w.-]{1,100})?#(\d{1,9})(?!\w)/;
const COMMIT = /(?<![\w/#])(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40}(?![\w-])/;

/** A link, `#12`, `owner/name#12` or a commit, in the words of a person. */
function linkIn(text: string, repository: string, server: string): string | undefined {
  const short = text.slice(0, 5_000).replace(/<!--[^>]{0,200}-->/g, '');
  const url = URL_IN_TEXT.exec(short)?.[0].replace(/[.,;:!?]{1,3}$/, '');
  if (url !== undefined && URL.canParse(url)) return url;
  const reference = REFERENCE.exec(short);
  if (reference) return `${server}/${reference[1] ?? repository}/issues/${reference[2]}`;
  const sha = COMMIT.exec(short)?.[0];
  return sha === undefined ? undefined : `${server}/${repository}/commit/${sha}`;
}
