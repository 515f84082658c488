/** Accounts as GitHub shows them; `emulate` takes everyone for a person and knows little of organizations. */
import * as z from 'zod';
import { isApp } from './access.ts';

/** Corrects every account in an answer. */
export function correctAccounts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(correctAccounts);
  if (typeof value !== 'object' || value === null) return value;
  const object: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, correctAccounts(inner)]),
  );
  const { login, type, url, followers_url: followers } = object;
  if (typeof login !== 'string') return object;
  if (isApp(login)) return { ...object, type: 'Bot' };
  if (type !== 'Organization' || followers !== undefined) return object;
  const user = String(url).replace('/orgs/', '/users/');
  return {
    ...object,
    gravatar_id: '',
    url: user,
    followers_url: `${user}/followers`,
    following_url: `${user}/following{/other_user}`,
    gists_url: `${user}/gists{/gist_id}`,
    starred_url: `${user}/starred{/owner}{/repo}`,
    subscriptions_url: `${user}/subscriptions`,
    organizations_url: `${user}/orgs`,
    received_events_url: `${user}/received_events`,
  };
}

const Account = z.object({ id: z.int(), login: z.string(), html_url: z.string() });
const Repository = z.looseObject({ created_at: z.string(), owner: z.looseObject({}) });

/** The App behind the account of a bot. */
export function appOf(account: unknown, repository: z.infer<typeof Repository>): object {
  const { id, login, html_url } = Account.parse(account);
  const slug = login.replace(/\[bot\]$/, '');
  return {
    id,
    slug,
    node_id: `A_${id}`,
    owner: repository.owner,
    name: slug,
    description: null,
    external_url: html_url,
    html_url,
    created_at: repository.created_at,
    updated_at: repository.created_at,
    permissions: {},
    events: [],
  };
}
