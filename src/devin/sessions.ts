/**
 * Sessions of the Devin API v3 (docs.devin.ai, "API reference v3": Organizations, Sessions).
 */
import * as z from 'zod/mini';
import { type Api, ApiError, api } from '../http.ts';
import { WEB_URL } from '../web-url.ts';

/** The order for a session; the fields of "Create a session" that we use. */
export interface SessionOrder {
  prompt: string;
  title: string;
  tags: string[];
  repos: string[];
  /** Upper bound of what the session may cost, in ACUs. */
  max_acu_limit: number;
}

const Session = z.object({
  session_id: z.string().check(z.regex(/^[\w-]+$/, 'must be a session ID')),
  url: z.string().check(z.regex(WEB_URL, 'must be a web address')),
});
export type Session = z.infer<typeof Session>;

const SessionPage = z.object({
  items: z.array(z.extend(Session, { tags: z.array(z.string()) })),
  end_cursor: z.nullish(z.string()),
  has_next_page: z.optional(z.boolean()),
});

type TaggedSession = z.infer<typeof SessionPage>['items'][number];

const Self = z.object({ org_id: z.nullish(z.string()) });

/** How often a create is sent again after its answer was lost and no session of it was found. */
const CREATE_TRIES = 3;
/** Devin's clock may differ from ours by so much, in seconds. */
const CLOCK_SKEW = 120;

export interface Devin {
  createSession(order: SessionOrder, incidentTag: string): Promise<Session>;
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
    errorDetail,
    cures: CURES,
  });
  const orgId = access.orgId ?? (await ownOrganization(call));
  const sessions = `/v3/organizations/${encodeURIComponent(orgId)}/sessions`;

  /**
   * All sessions with this tag. Whether a list holds archived sessions is not documented, nor whether several tags mean all
   * or any: so both kinds are asked for, by one tag.
   */
  async function findSessions(tag: string, createdAfter: number): Promise<TaggedSession[]> {
    const pages = async (archived: boolean) => {
      const found: TaggedSession[] = [];
      const cursors = new Set<string>();
      let after: string | null | undefined;
      do {
        // A cursor that comes again would never end.
        if (after) cursors.add(after);
        const query = new URLSearchParams({
          tags: tag,
          created_after: String(createdAfter),
          is_archived: String(archived),
        });
        if (after) query.set('after', after);
        const page = await call({ method: 'GET', path: `${sessions}?${query}`, answer: SessionPage });
        found.push(...page.items.filter((session) => session.tags.includes(tag)));
        after = page.has_next_page ? page.end_cursor : undefined;
        if (after && cursors.has(after)) break;
      } while (after);
      return found;
    };
    const found = (await Promise.all([pages(false), pages(true)])).flat();
    return [...new Map(found.map((session) => [session.session_id, session])).values()];
  }

  return {
    /**
     * There is no idempotency key, and a create whose answer was lost may have worked: before it is sent again, a session
     * that carries every tag of the order is looked for among those of the incident.
     */
    async createSession(order, incidentTag) {
      const start = Math.floor(Date.now() / 1000) - CLOCK_SKEW;
      for (let tries = 1; ; tries += 1) {
        try {
          return await call({ method: 'POST', path: sessions, body: order, answer: Session });
        } catch (error) {
          const lost = error instanceof ApiError && (error.status === undefined || error.status >= 500);
          if (!lost || tries === CREATE_TRIES) throw error;
        }
        const made = await findSessions(incidentTag, start);
        const session = made.find(({ tags }) => order.tags.every((tag) => tags.includes(tag)));
        if (session !== undefined) return session;
      }
    },
  };
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
  404: 'Check the input "devin-org-id": this key sees no such organization',
  422: 'This version of the action does not fit the API any more: update it, or report this message',
  429: 'Run the workflow again later',
};
