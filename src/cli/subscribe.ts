/** `subscribe`: creates the webhook subscription in PagerDuty that sends incidents to the relay. */

import { ApiError } from '../http/http.ts';
import { connectPagerDuty, type PagerDuty } from '../pagerduty/connect-pagerduty.ts';
import type { WebhookSubscription } from '../pagerduty/subscriptions.ts';
import { messageOf } from '../text/message-of.ts';
import { checkSecret, needPagerDutyKey, PAGERDUTY_KEYS, pagerDutyUrl, splitList } from './environment.ts';
import { EXIT, type Exit, UsageError } from './exit.ts';
import { ask, isInteractive, paint, print, printJson, printNote } from './terminal.ts';

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

/** The result. */
interface Subscribed {
  status: 'created' | 'replaced' | 'changed' | 'enabled' | 'unchanged';
  subscription: WebhookSubscription;
  /** Only for a new subscription. */
  secret?: string;
}

const HEADER = 'X-Webhook-Secret';
const WHERE = 'Integrations → Generic Webhooks (v3)';

export async function subscribe(options: SubscribeOptions): Promise<Exit> {
  const order = readOrder(options);
  const pagerduty = connectPagerDuty({ token: needPagerDutyKey('writing'), apiUrl: pagerDutyUrl() });
  try {
    return await subscribeWith(pagerduty, order, options);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 403) throw error;
    throw new ApiError(`${error.message}. subscribe needs ${PAGERDUTY_KEYS.writing}`, error.status, error);
  }
}

async function subscribeWith(pagerduty: PagerDuty, order: Order, options: SubscribeOptions): Promise<Exit> {
  const all = await pagerduty.listWebhookSubscriptions();
  const found = all.filter((each) => covers(each, order));
  const kept = found.find((each) => isSame(each, order)) ?? found.find((each) => hasHeaders(each, order));
  if (kept !== undefined) {
    report(options, order, await adjust(pagerduty, kept, order));
    return EXIT.fine;
  }
  if (found.length > 0 && !(await mayReplace(options, found, order))) {
    printNote('Nothing was changed. To replace the subscription, run it again with --yes.');
    return EXIT.failed;
  }
  const { secret, ...subscription } = await make(pagerduty, order);
  report(options, order, { status: found.length > 0 ? 'replaced' : 'created', subscription, secret });
  for (const { id, url } of all.filter((each) => isElsewhere(each, order))) {
    printNote(
      `Subscription ${id} of this tool goes to ${url}. If that relay is gone, delete it in PagerDuty (${WHERE}) once this one works.`,
    );
  }
  return found.length === 0 || (await retire(pagerduty, found, options)) ? EXIT.fine : EXIT.failed;
}

/** Changes it in place, so that the relay keeps its secret. Running it twice does no harm. */
async function adjust(pagerduty: PagerDuty, there: WebhookSubscription, order: Order): Promise<Subscribed> {
  const differs = !isSame(there, order);
  const subscription = differs
    ? await pagerduty.updateWebhookSubscription(there.id, { events: order.events, active: true })
    : there;
  if (there.temporarilyDisabled) await pagerduty.enableWebhookSubscription(there.id);
  await pagerduty.pingWebhookSubscription(there.id);
  return { status: differs ? 'changed' : there.temporarilyDisabled ? 'enabled' : 'unchanged', subscription };
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

/** Returns whether it has the same address and the same incidents. */
function covers({ url, filter }: Pick<WebhookSubscription, 'url' | 'filter'>, order: Order): boolean {
  return (
    url === order.url &&
    filter.type === order.filter.type &&
    filter.id === ('id' in order.filter ? order.filter.id : undefined)
  );
}

/** Returns whether it is ours and has the same incidents: the relay may have moved, or there are two. */
function isElsewhere({ url, filter, description }: WebhookSubscription, order: Order): boolean {
  return description === order.description && url !== order.url && covers({ url: order.url, filter }, order);
}

function isSame(there: WebhookSubscription, order: Order): boolean {
  return there.active && sorted(there.events) === sorted(order.events) && hasHeaders(there, order);
}

/** PagerDuty does not return the values of headers, so only their names can be compared. */
function hasHeaders({ headers }: WebhookSubscription, order: Order): boolean {
  return sorted(headers) === sorted(order.headers.map(({ name }) => name));
}

function sorted(texts: readonly string[]): string {
  return texts
    .map((text) => text.toLowerCase())
    .toSorted()
    .join();
}

async function mayReplace(
  { yes }: SubscribeOptions,
  found: readonly WebhookSubscription[],
  order: Order,
): Promise<boolean> {
  const names = (headers: readonly string[]) =>
    headers.length > 0 ? `the headers ${headers.join(', ')}` : 'no header of its own';
  for (const { id, headers } of found) printNote(`Subscription ${id} goes to the same address with ${names(headers)}.`);
  printNote(`PagerDuty cannot change the headers of a subscription. A new one, with ${names(order.headers.map(({ name }) => name))},
has a new signing secret. You get it before the old subscription is deleted.`);
  return yes === true || (isInteractive() && (await ask('Replace it?')));
}

/** If anything fails, this deletes the new subscription, because nobody has its secret. */
async function make(pagerduty: PagerDuty, order: Order) {
  const made = await create(pagerduty, order);
  try {
    const { secret } = made;
    if (secret === undefined) throw new Error('PagerDuty returned no signing secret for the new subscription');
    await pagerduty.pingWebhookSubscription(made.id);
    return { ...made, secret };
  } catch (error) {
    await remove(pagerduty, made.id, error);
    throw error;
  }
}

/**
 * Deletes the old ones, now that somebody has the new secret. Until the relay knows it, the old one delivers, so this asks first if
 * somebody can answer. Returns false if old ones are left.
 */
async function retire(
  pagerduty: PagerDuty,
  old: readonly WebhookSubscription[],
  { yes }: SubscribeOptions,
): Promise<boolean> {
  const ids = old.map(({ id }) => id).join(', ');
  if (yes !== true && isInteractive() && !(await ask(`Does the relay know the new secret? Then ${ids} is deleted.`))) {
    printNote(`${ids} still delivers. Once the relay knows the new secret, delete it in PagerDuty (${WHERE}).`);
    return false;
  }
  for (const { id } of old) {
    try {
      await pagerduty.deleteWebhookSubscription(id);
    } catch (error) {
      printNote(
        `${messageOf(error)}. The old subscription ${id} still delivers, in addition to the new one: delete it in PagerDuty (${WHERE})`,
      );
      return false;
    }
  }
  return true;
}

/** If the answer was lost, the subscription may exist anyway. */
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
    `${messageOf(because)}. Could not check whether PagerDuty created the subscription anyway: look in PagerDuty (${WHERE}), delete a new one to ${url}, and run this again`,
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
    replaced: 'is new, and takes the place of the old one',
    changed: 'was changed in place, and its signing secret is still the same',
    enabled: 'existed, was disabled by PagerDuty after failures, and is enabled again',
    unchanged: 'was there already; nothing was changed',
  };
  print(`Subscription ${id} ${what[status]}: ${events.join(', ')} to ${url}.`);
  print(secret === undefined ? NO_SECRET : whereToPut(secret));
  if (status === 'replaced') {
    print(
      '\nThe relay takes several secrets, separated by commas: add the new one to the old one, and remove the old one later.',
    );
  }
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

const NO_SECRET = `Its signing secret was shown once, when it was created. If it is lost, delete the subscription in PagerDuty (${WHERE})
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
