/**
 * Sessions of the Devin API v3 (docs.devin.ai, "API reference v3": Organizations, Sessions).
 */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Agent, SessionRequest } from '../agent/agent.ts';
import { isLive, type Session } from '../agent/session.ts';
import { MAX_TAGS, TERMINATED_TAG, withTags } from '../agent/tags.ts';
import { type Api, ApiError, api, type OnSend } from '../http/http.ts';
import { DevinSession, type SessionId } from './read-session.ts';

const SessionPage = z.object({
  items: z.array(DevinSession),
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

/** How messages call the setting with the API's URL. */
export const URL_SETTING = 'the input "devin-api-url" (DEVIN_API_URL on the command line)';

/** How Devin may refuse a change because of the session's state. */
const REFUSED = [400, 403, 404, 409, 422];
/** How Devin may say that there is no session with our ID. */
const NO_SUCH_SESSION = [400, 404, 422];

/** How often a create or a message is retried if its answer was lost and no trace of it was found. */
const TRIES = 3;
/** How often a change of tags is retried because another run's change came in between. */
const TAG_TRIES = 5;
const PAGE_SIZE = '200';
/** A session that had this much room below the limit takes tags without being read first: other runs add only a few meanwhile. */
const ROOM = 10;

/**
 * Connects to Devin as the service user of this key. Without `orgId`, asks the key for its organization.
 * Every call throws ApiError that says what to do.
 */
export async function connectDevin(access: {
  apiKey: string;
  apiUrl: string;
  orgId: string | undefined;
  onSend?: OnSend | undefined;
}): Promise<Agent> {
  const { apiKey, apiUrl } = access;
  const call = api({
    name: 'Devin',
    url: apiUrl,
    urlSetting: URL_SETTING,
    headers: { authorization: `Bearer ${apiKey}` },
    key: apiKey,
    errorDetail,
    cure,
    onSend: access.onSend,
  });
  return sessionsThrough(call, access.orgId ?? (await ownOrganization(call)));
}

/** The sessions of an organization, by the caller of the API. */
export function sessionsThrough(call: Api, orgId: string): Agent {
  const sessions = `/v3/organizations/${encodeURIComponent(orgId)}/sessions`;
  const session = (id: string) => `${sessions}/${encodeURIComponent(id)}`;
  /**
   * "Create session" lists an optional query parameter `devin_id` without a meaning (docs.devin.ai, API reference v3). Some
   * clients call it an idempotency key. True until Devin refuses it, or answers with its own ID.
   */
  let mayTakeId = true;

  /** How many tags each session had when it was last seen. */
  const seen = new Map<string, number>();

  const getSession = (id: string) => call({ method: 'GET', path: session(id), answer: DevinSession });

  /**
   * It is not documented whether a list contains archived sessions, nor whether several tags mean all or any: so this requests both
   * kinds, by one tag.
   */
  async function findSessions(tag: string, startedAfter?: number): Promise<Session[]> {
    const list = (archived: boolean) =>
      pages(call, sessions, SessionPage, {
        tags: tag,
        is_archived: String(archived),
        ...(startedAfter === undefined ? {} : { created_after: String(startedAfter) }),
      });
    const found = (await Promise.all([list(false), list(true)])).flat().filter(({ tags }) => tags.includes(tag));
    for (const { id, tags } of found) seen.set(id, tags.length);
    return [...new Map(found.map((each) => [each.id, each])).values()];
  }

  /** Creates the session under our ID if the API accepts that, else under one of Devin's. */
  async function create(request: SessionRequest, ourId: SessionId): Promise<Session> {
    const post = (path: string) => call({ method: 'POST', path, body: sessionBody(request), answer: DevinSession });
    if (!mayTakeId) return post(sessions);
    try {
      const made = await post(`${sessions}?devin_id=${ourId}`);
      mayTakeId = made.id === ourId;
      return made;
    } catch (error) {
      if (!(error instanceof ApiError && /devin_id|session not found/i.test(error.message))) throw error;
      mayTakeId = false;
      return post(sessions);
    }
  }

  /** Finds the session of a create whose answer was lost. */
  async function findCreated(
    request: SessionRequest,
    incidentTag: string,
    ourId: SessionId,
  ): Promise<Session | undefined> {
    if (mayTakeId) {
      try {
        return await getSession(ourId);
      } catch (error) {
        if (!(error instanceof ApiError && NO_SUCH_SESSION.includes(error.status ?? 0))) throw error;
      }
    }
    const made = await findSessions(incidentTag);
    // Not one that was just replaced by this one, with the same tags.
    const standing = made.filter((each) => each.state === 'open' && !each.tags.includes(TERMINATED_TAG));
    return standing.find(({ tags }) => request.tags.every((tag) => tags.includes(tag)));
  }

  /** Ends a session that was started without `missing`, because no run would find it again. */
  async function giveUp(made: Session, missing: readonly string[]): Promise<never> {
    const ended = await call({ method: 'DELETE', path: session(made.id), answer: Anything }).then(
      () => 'The session was ended again',
      () => `The session could not be ended: end it yourself at ${made.url}`,
    );
    throw new Error(
      `Devin started the session ${made.id} without the tags ${missing.map((tag) => `"${tag}"`).join(', ')}. Without them no later run finds it, and each would start another one. ${ended}. The organization allows only listed session tags: let a Devin enterprise admin clear that list, then run this again`,
    );
  }

  const readTags = async (sessionId: string) =>
    (await call({ method: 'GET', path: `${session(sessionId)}/tags`, answer: Tags })).tags;

  /** `PUT …/tags` replaces the whole list, so it is only used to remove tags. */
  const replaceTags = (sessionId: string, tags: string[]) =>
    call({ method: 'PUT', path: `${session(sessionId)}/tags`, body: { tags }, answer: Anything });

  /**
   * `POST …/tags` appends, and drops duplicates (docs.devin.ai, "Append session tags"), so concurrent runs lose none of each
   * other's tags. At the limit, the oldest tags are removed first. Without tags to add, it only reads them.
   */
  async function addSessionTags(sessionId: string, more: readonly string[]): Promise<string[]> {
    const path = `${session(sessionId)}/tags`;
    const hasAll = (tags: readonly string[]) => more.every((tag) => tags.includes(tag));
    const append = async (tags: readonly string[]) => {
      const after = await repeatable(
        async () => (await call({ method: 'POST', path, body: { tags }, answer: Tags })).tags,
        async () => {
          const found = await readTags(sessionId);
          return hasAll(found) ? found : undefined;
        },
      );
      seen.set(sessionId, after.length);
      return after;
    };
    if (more.length > 0 && (seen.get(sessionId) ?? MAX_TAGS) + more.length <= MAX_TAGS - ROOM) {
      try {
        const after = await append(more);
        if (hasAll(after)) return after;
      } catch (error) {
        // Others have added more than fits meanwhile.
        if (!(error instanceof ApiError && error.status === 422)) throw error;
      }
    }
    for (let tries = 0; ; tries += 1) {
      const tags = await readTags(sessionId);
      if (hasAll(tags)) return tags;
      if (tries === TAG_TRIES) {
        throw new ApiError(
          `Devin does not keep the tags ${more.join(', ')} on ${sessionId}. Either others are changing the tags of this session: run this again. Or the organization allows only listed session tags: let a Devin enterprise admin clear that list`,
        );
      }
      const kept = withTags(tags, more).filter((tag) => tags.includes(tag));
      if (kept.length < tags.length) {
        await replaceTags(sessionId, kept);
        continue;
      }
      const after = await append(more.filter((tag) => !tags.includes(tag)));
      if (hasAll(after)) return after;
    }
  }

  /** Returns whether something was refused because the session has ended. */
  async function isEnded(sessionId: string, error: unknown): Promise<boolean> {
    if (!(error instanceof ApiError && REFUSED.includes(error.status ?? 0))) return false;
    try {
      return !isLive(await getSession(sessionId));
    } catch {
      return false;
    }
  }

  return {
    findSessions,

    async startSession(request, incidentTag) {
      const ourId: SessionId = `devin-${randomUUID().replaceAll('-', '')}`;
      const made = await repeatable(
        () => create(request, ourId),
        () => findCreated(request, incidentTag, ourId),
      );
      seen.set(made.id, made.tags.length);
      const missing = request.tags.filter((tag) => !made.tags.includes(tag));
      return missing.length === 0 ? made : giveUp(made, missing);
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
        // An ended session takes none (API reference v3, "Send a message"); it says so with a 400.
        if (error instanceof ApiError && error.status === 400) return 'ended';
        if (await isEnded(sessionId, error)) return 'ended';
        throw error;
      }
    },

    async listOurMessages(sessionId) {
      const messages = await pages(call, `${session(sessionId)}/messages`, MessagePage, {});
      return messages.filter(({ source }) => source === 'user').map(({ message }) => message);
    },

    addTags: addSessionTags,

    async removeTag(sessionId, tag) {
      for (let tries = 0; ; tries += 1) {
        const tags = await readTags(sessionId);
        if (!tags.includes(tag)) return;
        if (tries === TAG_TRIES) {
          throw new ApiError(`The tags of ${sessionId} are being changed by others: run this again`);
        }
        await replaceTags(
          sessionId,
          tags.filter((each) => each !== tag),
        );
      }
    },

    async stopSession(sessionId) {
      try {
        // The tag first: a session that ended without it would look as if somebody else had stopped it.
        const tags = await addSessionTags(sessionId, [TERMINATED_TAG]);
        await call({ method: 'DELETE', path: session(sessionId), answer: Anything });
        return tags;
      } catch (error) {
        if (!(await isEnded(sessionId, error))) throw error;
        return [];
      }
    },
  };
}

/** The body of "Create a session", with the fields that we use. */
/** What "Create session" is sent. */
export function sessionBody({ prompt, title, tags, repositories, maxCost, playbook, knowledge, mode }: SessionRequest) {
  return {
    prompt,
    title,
    tags,
    repos: repositories,
    max_acu_limit: maxCost,
    ...(playbook !== undefined && { playbook_id: playbook }),
    ...(mode !== undefined && { devin_mode: mode }),
    ...(knowledge.length > 0 && { knowledge_ids: knowledge }),
  };
}

/**
 * Does something that must not happen twice, although its answer may get lost: before each retry, looks for the result of the lost
 * attempt. If that is not possible, it does not retry.
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
    // The list must be complete: otherwise a second session would be started.
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
    'Devin does not say which organization the key belongs to: set the input "devin-org-id" to the ID of your organization (org-…, in Devin → Settings → Service users)',
  );
}

/** The three forms of Devin's errors: `detail` as text, `detail` as a list (422), RFC 9457 with `errors`. */
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
  400: 'Devin understood the request but cannot do it here: change the setting that it names',
  401: 'Check the secret behind the input "devin-api-key": it must be the key of a service user (cog_…) that was not revoked',
  403: 'Give the service user the permissions ManageOrgSessions and ViewOrgSessions, and check that the organization has quota left',
  404: 'If that is the organization, check the input "devin-org-id"; if it is a playbook or a note, its ID under "devin" in the configuration',
  422: 'The API has changed and this version of the action does not work with it: update the action, or report this message',
  429: 'Run it again later',
};

/** A wrong key can be a 403 with the detail "Unauthorized". The detail of a missing permission names it. */
function isWrongKey(status: number | undefined, detail: string | undefined): boolean {
  return status === 401 || (status === 403 && detail?.trim().toLowerCase() === 'unauthorized');
}

function cure(status: number, detail: string | undefined): string | undefined {
  return CURES[isWrongKey(status, detail) ? 401 : status];
}
