/**
 * Webhook subscriptions (PagerDuty REST API, "Webhook Subscriptions"). "Update a webhook subscription" changes everything except
 * the delivery method: URL, headers and secret stay. The API shows the secret only once, when it is created.
 */
import * as z from 'zod/mini';
import { type Api, ApiError } from '../http/http.ts';
import { MAX_PAGES, readPages } from './read-pages.ts';

export interface WebhookSubscription {
  id: string;
  url: string;
  active: boolean;
  /** PagerDuty dropped three webhooks in a row and delivers nothing for 24 hours, or until it is enabled. */
  temporarilyDisabled: boolean;
  events: string[];
  /** What it covers; the account has no ID. */
  filter: { type: string; id: string | undefined };
  /** Names of its custom headers. Their values are not shown. */
  headers: string[];
  description: string | undefined;
}

export interface Subscriptions {
  listWebhookSubscriptions(): Promise<WebhookSubscription[]>;
  getWebhookSubscription(id: string): Promise<WebhookSubscription>;
  /** `secret` signs the webhooks and is not shown again. At most 10 for the account, a service or a team. Sent once. */
  createWebhookSubscription(order: {
    url: string;
    events: string[];
    filter: { type: 'account_reference' } | { type: 'service_reference' | 'team_reference'; id: string };
    description: string;
    headers: { name: string; value: string }[];
  }): Promise<WebhookSubscription & { secret: string | undefined }>;
  /** Fields that are left out stay. */
  updateWebhookSubscription(id: string, changes: { events?: string[]; active?: boolean }): Promise<WebhookSubscription>;
  /** A subscription that is already gone is fine, because a lost answer is requested again. */
  deleteWebhookSubscription(id: string): Promise<void>;
  /** Ends a temporary disablement. */
  enableWebhookSubscription(id: string): Promise<WebhookSubscription>;
  /** PagerDuty sends the test event `pagey.ping`. */
  pingWebhookSubscription(id: string): Promise<void>;
}

const RawSubscription = z.object({
  id: z.string(),
  active: z.nullish(z.boolean()),
  description: z.nullish(z.string()),
  delivery_method: z.object({
    url: z.string(),
    temporarily_disabled: z.nullish(z.boolean()),
    secret: z.nullish(z.string()),
    custom_headers: z.nullish(z.array(z.object({ name: z.string() }))),
  }),
  events: z.array(z.string()),
  filter: z.object({ type: z.string(), id: z.nullish(z.string()) }),
});
const answer = z.object({ webhook_subscription: RawSubscription });

const PATH = '/webhook_subscriptions';

export function subscriptions(call: Api): Subscriptions {
  const one = (id: string) => `${PATH}/${encodeURIComponent(id)}`;
  return {
    async listWebhookSubscriptions() {
      const list = { path: PATH, key: 'webhook_subscriptions', row: RawSubscription, maxPages: MAX_PAGES };
      return (await readPages(call, list)).rows.map(toSubscription);
    },
    async getWebhookSubscription(id) {
      return toSubscription((await call({ method: 'GET', path: one(id), answer })).webhook_subscription);
    },
    async createWebhookSubscription({ url, headers, ...order }) {
      const delivery_method = { type: 'http_delivery_method', url, custom_headers: headers };
      const body = { webhook_subscription: { type: 'webhook_subscription', active: true, delivery_method, ...order } };
      const { webhook_subscription: made } = await call({ method: 'POST', path: PATH, body, answer });
      return { ...toSubscription(made), secret: made.delivery_method.secret ?? undefined };
    },
    async updateWebhookSubscription(id, changes) {
      const body = { webhook_subscription: changes };
      return toSubscription((await call({ method: 'PUT', path: one(id), body, answer })).webhook_subscription);
    },
    async deleteWebhookSubscription(id) {
      try {
        await call({ method: 'DELETE', path: one(id), answer: z.unknown() });
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 404)) throw error;
      }
    },
    async enableWebhookSubscription(id) {
      return toSubscription((await call({ method: 'POST', path: `${one(id)}/enable`, answer })).webhook_subscription);
    },
    async pingWebhookSubscription(id) {
      await call({ method: 'POST', path: `${one(id)}/ping`, answer: z.unknown() });
    },
  };
}

function toSubscription({ id, active, description, delivery_method, events, filter }: z.infer<typeof RawSubscription>) {
  return {
    id,
    url: delivery_method.url,
    active: active ?? true,
    temporarilyDisabled: delivery_method.temporarily_disabled ?? false,
    events,
    filter: { type: filter.type, id: filter.id ?? undefined },
    description: description ?? undefined,
    headers: (delivery_method.custom_headers ?? []).map(({ name }) => name),
  } satisfies WebhookSubscription;
}
