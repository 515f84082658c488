/**
 * Sessions of the Devin API v3 (docs.devin.ai, "API reference v3": Organizations, Sessions).
 */
import * as z from 'zod/mini';
import { type Api, ApiError, api } from '../http.ts';
import { isLive, Session } from './session.ts';
import { addTags, TERMINATED_TAG } from './tags.ts';

/** The order for a session; the fields of "Create a session" that we use. */
export interface SessionOrder {
  prompt: string;
  title: string;
  tags: string[];
  repos: string[];
  /** Upper bound of what the session may cost, in ACUs. */
  max_acu_limit: number;
  playbook_id?: string;
  knowledge_ids?: string[];
  devin_mode?: string;
}

const SessionPage = z.object({
  items: z.array(Session),
  end_cursor: z.nullish(z.string()),
  has_next_page: z.optional(z.boolean()),
});
const MessagePage = z.object({
  items: z.array(z.object({ source: z.string(), message: z.string() })),
  end_cursor: z.nullish(z.string()),
  has_next_page: z.optional(z.boolean()),
});
const Tags = z.object({ tags: z.array(z.string()) });
const Self = z.object({ org_id: z.nullish(z.string()) });
const Anything = z.unknown();

/** How often a create or a message is sent again after its answer was lost and no trace of it was found. */
const TRIES = 3;
/** How often tags are written again because another run's write came between. */
const TAG_TRIES = 5;
const PAGE_SIZE = '200';

export interface Devin {
  /** All sessions with this tag, live and ended; with `createdAfter` (Unix seconds) only the younger ones. */
  findSessions(tag: string, createdAfter?: number): Promise<Session[]>;
  /** Starts one session, although there is no idempotency key: see `repeatable`. */
  createSession(order: SessionOrder, incidentTag: string): Promise<Session>;
  /** `ended`: the session takes no messages any more. A suspended one resumes. */
  sendMessage(sessionId: string, message: string): Promise<'sent' | 'ended'>;
  addTags(sessionId: string, tags: readonly string[]): Promise<void>;
  removeTag(sessionId: string, tag: string): Promise<void>;
  /** Ends it for good, and marks it as ended by us. Does no harm twice. */
  terminate(sessionId: string): Promise<void>;
}

/**
 * Speaks to Devin as the service user whose key this is. Without `orgId` the key is asked for its organization.
 * Every call throws ApiError with what to do.
 */
export async function connectDevin(access: {
  apiKey: string;
  apiUrl: string;
  orgId: string | undefined;
}): Promise<Devin> {
  const { apiKey, apiUrl } = access;
  const call = api({
    name: 'Devin',
    url: apiUrl,
    headers: { authorization: `Bearer ${apiKey}` },
    key: apiKey,
    errorDetail,
    cures: CURES,
  });
  const orgId = access.orgId ?? (await ownOrganization(call));
  const sessions = `/v3/organizations/${encodeURIComponent(orgId)}/sessions`;
  const session = (id: string) => `${sessions}/${encodeURIComponent(id)}`;

  /**
   * Whether a list holds archived sessions is not documented, nor whether several tags mean all or any: so both kinds are
   * asked for, by one tag.
   */
  async function findSessions(tag: string, createdAfter?: number): Promise<Session[]> {
    const list = (archived: boolean) =>
      pages(call, sessions, SessionPage, {
        tags: tag,
        is_archived: String(archived),
        ...(createdAfter === undefined ? {} : { created_after: String(createdAfter) }),
      });
    const found = (await Promise.all([list(false), list(true)])).flat().filter(({ tags }) => tags.includes(tag));
    return [...new Map(found.map((each) => [each.session_id, each])).values()];
  }

  /** `PUT …/tags` replaces the whole list, so it is read again until the change is in it. */
  async function changeTags(
    sessionId: string,
    change: (tags: string[]) => string[],
    isDone: (tags: string[]) => boolean,
  ): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const { tags } = await call({ method: 'GET', path: `${session(sessionId)}/tags`, answer: Tags });
      if (isDone(tags)) return;
      if (tries > TAG_TRIES) throw new ApiError(`The tags of ${sessionId} are being changed by others: run this again`);
      await call({ method: 'PUT', path: `${session(sessionId)}/tags`, body: { tags: change(tags) }, answer: Anything });
    }
  }

  const addSessionTags: Devin['addTags'] = (sessionId, more) =>
    changeTags(
      sessionId,
      (tags) => addTags(tags, more),
      (tags) => more.every((tag) => tags.includes(tag)),
    );

  return {
    findSessions,

    /** A live session that carries every tag of the order, among those of the incident, is the one whose answer was lost. */
    createSession(order, incidentTag) {
      return repeatable(
        () => call({ method: 'POST', path: sessions, body: order, answer: Session }),
        async () => {
          const made = await findSessions(incidentTag);
          // Not one that just made way for this one, with the same tags.
          const standing = made.filter((each) => isLive(each) && !each.tags.includes(TERMINATED_TAG));
          return standing.find(({ tags }) => order.tags.every((tag) => tags.includes(tag)));
        },
      );
    },

    async sendMessage(sessionId, message) {
      const path = `${session(sessionId)}/messages`;
      try {
        return await repeatable(
          async (): Promise<'sent'> => {
            await call({ method: 'POST', path, body: { message }, answer: Anything });
            return 'sent';
          },
          async () => {
            const messages = await pages(call, path, MessagePage, {});
            return messages.some((each) => each.source === 'user' && each.message === message) ? 'sent' : undefined;
          },
        );
      } catch (error) {
        // A session that ended takes none (API reference v3, "Send a message"); a 400 is how it says so.
        if (error instanceof ApiError && error.status === 400) return 'ended';
        throw error;
      }
    },

    addTags: addSessionTags,
    removeTag: (sessionId, tag) =>
      changeTags(
        sessionId,
        (tags) => tags.filter((each) => each !== tag),
        (tags) => !tags.includes(tag),
      ),

    async terminate(sessionId) {
      // The tag first: a session that ended without it would count as one that somebody else stopped.
      await addSessionTags(sessionId, [TERMINATED_TAG]);
      await call({ method: 'DELETE', path: session(sessionId), answer: Anything });
    },
  };
}

/**
 * Does what must not happen twice, where its answer may get lost: before each further try, what the lost one may have left
 * behind is looked for. If that cannot be looked for, nothing is tried again.
 */
async function repeatable<Result>(
  act: () => Promise<Result>,
  look: () => Promise<Result | undefined>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      const lost = error instanceof ApiError && (error.status === undefined || error.status >= 500);
      if (!lost || tries === TRIES) throw error;
    }
    const found = await look();
    if (found !== undefined) return found;
  }
}

async function pages<Item>(
  call: Api,
  path: string,
  page: z.ZodMiniType<{
    items: Item[];
    end_cursor?: string | null | undefined;
    has_next_page?: boolean | undefined;
  }>,
  query: Record<string, string>,
): Promise<Item[]> {
  const found: Item[] = [];
  const cursors = new Set<string>();
  let after: string | null | undefined;
  do {
    if (after) cursors.add(after);
    const parameters = new URLSearchParams({ ...query, first: PAGE_SIZE, ...(after ? { after } : {}) });
    const { items, end_cursor, has_next_page } = await call({
      method: 'GET',
      path: `${path}?${parameters}`,
      answer: page,
    });
    found.push(...items);
    after = has_next_page ? end_cursor : undefined;
    // What is taken for the whole list must be the whole: a second session would be started.
    if (has_next_page && (!after || cursors.has(after))) {
      throw new ApiError(`Devin (GET ${path}) says that there is a next page, but not which. Run it again later`, 200);
    }
  } while (after);
  return found;
}

async function ownOrganization(call: Api): Promise<string> {
  const { org_id: orgId } = await call({ method: 'GET', path: '/v3/self', answer: Self });
  if (orgId) return orgId;
  throw new Error(
    'The Devin key belongs to a service user of the enterprise, which has no organization of its own: set the input "devin-org-id" (Devin → Settings → Organization, org-…)',
  );
}

/** The three forms of Devin's errors: `detail` a text, `detail` a list (422), RFC 9457 with `errors`. */
const ErrorBody = z.object({
  detail: z.optional(z.unknown()),
  errors: z.optional(z.unknown()),
});
const Issues = z.array(
  z.object({ loc: z.optional(z.array(z.union([z.string(), z.number()]))), msg: z.optional(z.string()) }),
);

function errorDetail(body: unknown): string | undefined {
  const { detail, errors } = ErrorBody.safeParse(body).data ?? {};
  const issues = [detail, errors].flatMap((list) => Issues.safeParse(list).data ?? []);
  if (issues.length > 0) return issues.map(({ loc, msg }) => `${loc?.join('.') ?? '?'}: ${msg ?? '?'}`).join('; ');
  return typeof detail === 'string' ? detail : undefined;
}

const CURES: Record<number, string> = {
  400: 'Devin understood the order but cannot do it here: change the setting it names',
  401: 'Check the secret behind the input "devin-api-key": it must be the key of a service user (cog_…) that was not revoked',
  403: 'Give the service user the permissions ManageOrgSessions and ViewOrgSessions, and check that the organization has quota left',
  404: 'Where that is the organization, check the input "devin-org-id"; a playbook or a note, its ID under "devin" in the configuration',
  422: 'This version of the action does not fit the API any more: update it, or report this message',
  429: 'Run it again later',
};
