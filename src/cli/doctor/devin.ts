/** Checks whether Devin would accept a session: key, organization, permissions, playbooks. */
import * as z from 'zod/mini';
import { POSTMORTEM_TAG } from '../../agent/tags.ts';
import { type Api, ApiError, api } from '../../http/http.ts';
import type { Config } from '../../policy/config.ts';
import { devinUrl, readSecret, readVariable } from '../environment.ts';
import { type DoctorCheck, explainFailure, notChecked, ok, wrong } from './check.ts';

/** No session has this ID: Devin's own are random. */
const NO_SESSION = 'devin-00000000000000000000000000000000';

const KEY = 'Devin key';
const ORGANIZATION = 'Devin organization';
const VIEW = 'Devin permission ViewOrgSessions';
const MANAGE = 'Devin permission ManageOrgSessions';
const TAGS = 'Devin session tags';
const PLAYBOOKS = 'Devin playbooks';
/** How the titles of the action's sessions begin. */
const TITLE_START = 'Postmortem: ';

/** `config` is undefined if it could not be read. */
export async function checkDevin(
  config: Promise<Config | undefined>,
  key = readSecret('DEVIN_API_KEY'),
): Promise<DoctorCheck[]> {
  if (key === undefined) return [notChecked(KEY, 'set DEVIN_API_KEY to the key of the Devin service user (cog_…)')];
  const url = devinUrl();
  const headers = { authorization: `Bearer ${key}` };
  const call = api({
    name: 'Devin',
    url,
    urlSetting: 'DEVIN_API_URL',
    headers,
    key,
    errorDetail: () => undefined,
    cure: () => undefined,
  });
  const unknown = wrong(
    KEY,
    'Devin does not know the key, which is wrong or revoked: create one for a service user (Devin → Settings → Service users) and set DEVIN_API_KEY, and the secret of that name, to it',
  );
  let own: string | null | undefined;
  try {
    const answer = z.object({ org_id: z.nullish(z.string()) });
    own = (await call({ method: 'GET', path: '/v3/self', answer })).org_id;
  } catch (error) {
    const silent = wrong(KEY, `Devin does not answer at ${url}: check the network, and DEVIN_API_URL`);
    return [explainFailure(error, KEY, { 0: silent, 401: unknown, 403: unknown })];
  }
  const key_ = ok(KEY, 'Devin knows it');
  const organization = readVariable('DEVIN_ORG_ID') ?? own;
  if (!organization) {
    const text =
      'Devin does not say which organization the key belongs to: set DEVIN_ORG_ID, and the input "devin-org-id" in the workflows, to the ID of your organization (org-…, in Devin → Settings → Service users)';
    return [key_, wrong(ORGANIZATION, text)];
  }
  const base = `/v3/organizations/${encodeURIComponent(organization)}`;
  const [seen, managed, tags, playbooks] = await Promise.all([
    checkView(call, base, organization),
    checkManage(call, base),
    checkTags(call, base, organization),
    checkPlaybooks(call, base, await config),
  ]);
  const others = [ok(ORGANIZATION, organization), seen, managed, ...(tags ? [tags] : []), playbooks];
  return [key_, ...(seen.name === ORGANIZATION ? [seen] : others)];
}

async function checkView(call: Api, base: string, organization: string): Promise<DoctorCheck> {
  const noSuch = wrong(
    ORGANIZATION,
    `the key sees no organization ${organization}: correct DEVIN_ORG_ID, and the input "devin-org-id" in the workflows, or leave both out`,
  );
  try {
    await call({ method: 'GET', path: `${base}/sessions?first=1`, answer: z.unknown() });
    return ok(VIEW, 'sessions can be found again');
  } catch (error) {
    return explainFailure(error, VIEW, {
      403: wrong(
        VIEW,
        'the service user may not look sessions up, so nothing would be started: give it this permission (Devin → Settings → Service users)',
      ),
      404: noSuch,
      422: noSuch,
    });
  }
}

/** Adds tags to a session that does not exist. A key without the permission is refused, and otherwise nothing changes. */
async function checkManage(call: Api, base: string): Promise<DoctorCheck> {
  const allowed = ok(MANAGE, 'sessions can be started');
  try {
    await call({ method: 'PUT', path: `${base}/sessions/${NO_SESSION}/tags`, body: { tags: [] }, answer: z.unknown() });
    return allowed;
  } catch (error) {
    return explainFailure(error, MANAGE, {
      403: wrong(
        MANAGE,
        'the service user may not start sessions: give it this permission (Devin → Settings → Service users)',
      ),
      404: allowed,
      422: notChecked(MANAGE, 'only starting a session would show it: look in Devin → Settings → Service users'),
    });
  }
}

/**
 * An organization may allow only listed session tags, and drops others silently. Only enterprise admins can read the list
 * (docs.devin.ai, API reference v3, "Organization tags"). Without that permission, earlier sessions of the action show it: one that
 * has its title but not its tags. Undefined if neither is available: then the first session shows it, because the run that
 * starts it stops with an error and ends it.
 */
async function checkTags(call: Api, base: string, organization: string): Promise<DoctorCheck | undefined> {
  const dropped = wrong(
    TAGS,
    'the organization allows only listed session tags and drops the others, so no session would be found again: let an enterprise admin clear the list of allowed session tags',
  );
  const kept = ok(TAGS, 'they stay on sessions');
  try {
    const path = `/v3/enterprise/organizations/${encodeURIComponent(organization)}/tags`;
    const { tags } = await call({ method: 'GET', path, answer: z.object({ tags: z.array(z.string()) }) });
    return tags.length === 0 ? kept : dropped;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
  const row = z.object({ title: z.nullish(z.string()), tags: z.array(z.string()) });
  try {
    const path = `${base}/sessions?first=200`;
    const { items } = await call({ method: 'GET', path, answer: z.object({ items: z.array(row) }) });
    const [newest] = items.filter(({ title, tags }) => tags.includes(POSTMORTEM_TAG) || title?.startsWith(TITLE_START));
    if (newest !== undefined) return newest.tags.includes(POSTMORTEM_TAG) ? kept : dropped;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
  return undefined;
}

async function checkPlaybooks(call: Api, base: string, config: Config | undefined): Promise<DoctorCheck> {
  if (config === undefined) return notChecked(PLAYBOOKS, 'which ones the configuration names could not be read');
  const named = [config, ...config.overrides].flatMap(({ devin }) => devin?.playbook ?? []);
  if (named.length === 0) return ok(PLAYBOOKS, 'the configuration names none');
  try {
    const known = await listPlaybooks(call, base);
    const missing = named.filter((id) => !known.includes(id));
    if (missing.length === 0) return ok(PLAYBOOKS, named.join(', '));
    return wrong(
      PLAYBOOKS,
      `there is no ${missing.join(', ')} in the organization, so no session would start: correct "devin.playbook" in .github/postmortem.yml`,
    );
  } catch (error) {
    return explainFailure(error, PLAYBOOKS, {
      403: notChecked(PLAYBOOKS, `the service user may not list them: check that ${named.join(', ')} exists`),
    });
  }
}

async function listPlaybooks(call: Api, base: string): Promise<string[]> {
  const answer = z.object({
    items: z.array(z.object({ playbook_id: z.string() })),
    end_cursor: z.nullish(z.string()),
    has_next_page: z.optional(z.boolean()),
  });
  const found: string[] = [];
  for (let after: string | undefined, page = 0; page < MAX_PAGES; page += 1) {
    const query = new URLSearchParams({ first: '200', ...(after && { after }) });
    const { items, end_cursor, has_next_page } = await call({
      method: 'GET',
      path: `${base}/playbooks?${query}`,
      answer,
    });
    found.push(...items.map(({ playbook_id: id }) => id));
    if (!has_next_page || !end_cursor) return found;
    after = end_cursor;
  }
  throw new ApiError(
    `Devin lists more playbooks than ${MAX_PAGES * 200}: check by hand that those of the configuration exist`,
  );
}

const MAX_PAGES = 50;
