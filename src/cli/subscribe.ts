/** `subscribe`: one webhook subscription in PagerDuty that brings incidents to the relay. */

import { ApiError } from '../http.ts';
import { messageOf } from '../message-of.ts';
import { connectPagerDuty, type PagerDuty } from '../pagerduty/rest.ts';
import type { WebhookSubscription } from '../pagerduty/subscriptions.ts';
import { checkSecret, needSecret, pagerDutyUrl, splitList } from './environment.ts';
import { EXIT, type Exit, UsageError } from './exit.ts';
import { ask, isInteractive, paint, print, printJson, tell } from './terminal.ts';

export interface SubscribeOptions {
  url: string;
  events: string;
  service?: string;
  team?: string;
  headerFromEnv?: string;
  yes?: true;
  json?: true;
}

type Order = Parameters<PagerDuty['createWebhookSubscription']>[0];

/** What became of it. */
interface Subscribed {
  status: 'created' | 'replaced' | 'enabled' | 'unchanged';
  subscription: WebhookSubscription;
  /** Of a new one only. */
  secret?: string;
}

const HEADER = 'X-Webhook-Secret';
const WHERE = 'Integrations → Generic Webhooks (v3)';

export async function subscribe(options: SubscribeOptions): Promise<Exit> {
  const order = readOrder(options);
  const pagerduty = connectPagerDuty({ token: needSecret('PAGERDUTY_TOKEN'), apiUrl: pagerDutyUrl() });
  const found = (await pagerduty.listWebhookSubscriptions()).filter((each) => covers(each, order));
  const same = found.find((each) => isSame(each, order));

  if (same !== undefined) {
    const status = same.temporarilyDisabled ? 'enabled' : 'unchanged';
    if (status === 'enabled') await pagerduty.enableWebhookSubscription(same.id);
    await pagerduty.pingWebhookSubscription(same.id);
    report(options, order, { status, subscription: same });
    return EXIT.fine;
  }
  if (found.length > 0 && !(await mayReplace(options, found, order))) {
    tell('Nothing was changed. To replace the subscription, run it again with --yes.');
    return EXIT.failed;
  }
  const { secret, ...subscription } = await replace(pagerduty, found, order);
  report(options, order, { status: found.length > 0 ? 'replaced' : 'created', subscription, secret });
  return EXIT.fine;
}

function readOrder({ url, events, service, team, headerFromEnv }: SubscribeOptions): Order {
  checkUrl(url);
  const types = [...new Set(splitList(events))];
  const wrong = types.find((type) => !/^incident(\.[a-z_]{1,40}){1,2}$/.test(type));
  if (types.length === 0 || wrong !== undefined) {
    throw new UsageError(
      `--events must name incident events of PagerDuty's, such as incident.acknowledged,incident.resolved, but holds "${wrong ?? ''}"`,
    );
  }
  if (service !== undefined && team !== undefined) {
    throw new UsageError('--service and --team exclude each other: make one subscription for each');
  }
  const header = headerFromEnv === undefined ? undefined : process.env[headerFromEnv]?.trim();
  if (headerFromEnv !== undefined && !header) {
    throw new UsageError(`The environment variable ${headerFromEnv}, which --header-from-env names, is not set`);
  }
  if (headerFromEnv !== undefined && header) checkSecret(headerFromEnv, header);
  return {
    url,
    events: types,
    filter:
      service !== undefined
        ? { type: 'service_reference', id: service }
        : team !== undefined
          ? { type: 'team_reference', id: team }
          : { type: 'account_reference' },
    description: 'pagerduty-postmortem',
    headers: header ? [{ name: HEADER, value: header }] : [],
  };
}

function checkUrl(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isLocal = parsed !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname);
  if (parsed?.protocol !== 'https:' && !(isLocal && parsed?.protocol === 'http:')) {
    throw new UsageError(`--url must be the address of the relay, https://HOST/pagerduty, but is "${url}"`);
  }
  if (!/\/pagerduty(-resolved)?$/.test(parsed.pathname)) {
    throw new UsageError(
      `--url must end in /pagerduty, where the relay takes webhooks, but is "${url}": it would answer 404, and PagerDuty would drop every event`,
    );
  }
}

/** The same address for the same incidents. */
function covers({ url, filter }: WebhookSubscription, order: Order): boolean {
  return (
    url === order.url &&
    filter.type === order.filter.type &&
    filter.id === ('id' in order.filter ? order.filter.id : undefined)
  );
}

/** Values of headers are not told, so only their names can be compared. */
function isSame({ active, events, headers }: WebhookSubscription, order: Order): boolean {
  const sorted = (texts: string[]) =>
    texts
      .map((text) => text.toLowerCase())
      .toSorted()
      .join();
  return (
    active &&
    sorted(events) === sorted(order.events) &&
    sorted(headers) === sorted(order.headers.map(({ name }) => name))
  );
}

async function mayReplace(
  { yes }: SubscribeOptions,
  found: readonly WebhookSubscription[],
  order: Order,
): Promise<boolean> {
  for (const { id, active, events, headers } of found) {
    tell(
      `Subscription ${id} goes to the same address${active ? '' : ', but is switched off'}, with the events ${events.join(', ')} and ${headers.length > 0 ? `the headers ${headers.join(', ')}` : 'no header of its own'}.`,
    );
  }
  tell(`PagerDuty cannot change a subscription. A new one, with ${order.events.join(', ')}, would have a new signing secret; until the relay
knows it, the relay refuses what comes, and PagerDuty drops that. (Reconcile drafts what was missed.)`);
  return yes === true || (isInteractive() && (await ask('Replace it?')));
}

/** Makes the new one, and only then deletes the old ones. Whatever fails, no subscription is left whose secret nobody has. */
async function replace(pagerduty: PagerDuty, old: readonly WebhookSubscription[], order: Order) {
  const made = await create(pagerduty, order);
  try {
    const { secret } = made;
    if (secret === undefined) throw new Error('PagerDuty told no signing secret for the new subscription');
    await pagerduty.pingWebhookSubscription(made.id);
    for (const { id } of old) await pagerduty.deleteWebhookSubscription(id);
    return { ...made, secret };
  } catch (error) {
    await remove(pagerduty, made.id, error);
    throw error;
  }
}

/** Where the answer was lost, the subscription may be there all the same. */
async function create(pagerduty: PagerDuty, order: Order) {
  const before = new Set((await pagerduty.listWebhookSubscriptions()).map(({ id }) => id));
  try {
    return await pagerduty.createWebhookSubscription(order);
  } catch (error) {
    const lost = error instanceof ApiError && (error.status === undefined || error.status >= 500);
    const there = lost ? await pagerduty.listWebhookSubscriptions().catch(() => mayBeThere(order, error)) : [];
    const orphans = there.filter(({ id }) => !before.has(id));
    for (const orphan of orphans.filter((each) => covers(each, order))) await remove(pagerduty, orphan.id, error);
    throw error;
  }
}

function mayBeThere({ url }: Order, because: unknown): never {
  throw new Error(
    `${messageOf(because)}. Whether PagerDuty made the subscription all the same could not be read: look in PagerDuty (${WHERE}), delete a new one to ${url}, and run this again`,
  );
}

async function remove(pagerduty: PagerDuty, id: string, because: unknown): Promise<void> {
  await pagerduty.deleteWebhookSubscription(id).catch(() => {
    throw new Error(
      `${messageOf(because)}. The new subscription ${id} could not be deleted either: delete it in PagerDuty (${WHERE}), and run this again`,
    );
  });
}

function report({ json }: SubscribeOptions, order: Order, { status, subscription, secret }: Subscribed): void {
  const { id, url, events, filter } = subscription;
  if (json) {
    printJson({ status, id, url, events, filter, ...(secret !== undefined && { secret }) });
    return;
  }
  const what = {
    created: 'is new',
    replaced: 'is new, and the old one was deleted',
    enabled: 'was there, disabled by PagerDuty after failures, and is enabled again',
    unchanged: 'was there already; nothing was changed',
  };
  print(`Subscription ${id} ${what[status]}: ${events.join(', ')} to ${url}.`);
  print(secret === undefined ? NO_SECRET : whereToPut(secret));
  if (order.headers.length > 0) print('\nThe relay needs the value of the header as WEBHOOK_SECRET, in the same way.');
  if (order.events.join() !== 'incident.resolved') {
    print(
      `\nThe relay forwards only incident.resolved unless FORWARD_EVENTS says more: set FORWARD_EVENTS=${order.events.join(',')}`,
    );
  }
  print(
    `\nPagerDuty was asked for a test event. The relay's log says "ignored" with the reason "ping" where it knows the secret, and "unauthorized" until then.`,
  );
}

const NO_SECRET = `Its signing secret was told once, when it was made. If it is lost, delete the subscription in PagerDuty (${WHERE})
and run this again.`;

function whereToPut(secret: string): string {
  return `
Its signing secret, which is never shown again:

  ${paint('bold', secret)}

Give it to the relay as PAGERDUTY_WEBHOOK_SECRET:
  Cloudflare   npx wrangler@4.86.0 secret put PAGERDUTY_WEBHOOK_SECRET --config deploy/cloudflare/wrangler.jsonc
  AWS          in the secret in Secrets Manager, as docs/deploy-aws.md says
  container    PAGERDUTY_WEBHOOK_SECRET=… in deploy/container/relay.env, then start it again
  Node         PAGERDUTY_WEBHOOK_SECRET=… in its environment, then start it again`;
}
