/** Checks whether PagerDuty has the configured names, and sends the needed events. */

import type { NameKind } from '../../incident/known-names.ts';
import { connectPagerDuty, type PagerDuty } from '../../pagerduty/connect-pagerduty.ts';
import { readKnownNames } from '../../pagerduty/read-known-names.ts';
import type { WebhookSubscription } from '../../pagerduty/subscriptions.ts';
import type { Config } from '../../policy/config.ts';
import { explainUnknown, unknownNames, usedNames } from '../../policy/used-names.ts';
import { pagerDutyUrl, readSecret } from '../environment.ts';
import { type DoctorCheck, explainFailure, notChecked, ok, wrong } from './check.ts';

const TOKEN = 'PagerDuty token';
/** The most existing names that a message lists. */
const MAX_NAMES = 20;
const NAME_CHECKS: Readonly<Record<NameKind, string>> = {
  priority: 'PagerDuty priorities',
  service: 'PagerDuty services',
  'incident type': 'PagerDuty incident types',
};
const SUBSCRIPTION = 'PagerDuty subscription';

/** `url`: where the relay takes webhooks. `needed`: the event types that the configuration needs. */
export async function checkPagerDuty(
  url: string | undefined,
  config: Promise<Config | undefined>,
  needed: Promise<readonly string[]>,
  token = readSecret('PAGERDUTY_TOKEN'),
): Promise<DoctorCheck[]> {
  if (token === undefined) {
    const text = 'set PAGERDUTY_TOKEN to a PagerDuty REST API key (Integrations → API Access Keys), read-only';
    return [notChecked(TOKEN, text)];
  }
  const pagerduty = connectPagerDuty({ token, apiUrl: pagerDutyUrl() });
  const now = new Date();
  try {
    await pagerduty.listResolved({ since: now, until: now });
  } catch (error) {
    const unknown =
      'PagerDuty does not know the key, which is wrong, revoked or of another region: set PAGERDUTY_TOKEN, and the secret of that name, to a REST API key; for an account in the EU set PAGERDUTY_API_URL, and the input "pagerduty-api-url", to https://api.eu.pagerduty.com';
    const refused =
      'the key may not read incidents: create an account key (Integrations → API Access Keys); read-only is enough';
    return [
      explainFailure(error, TOKEN, {
        0: wrong(TOKEN, `PagerDuty does not answer at ${pagerDutyUrl()}: check the network, and PAGERDUTY_API_URL`),
        401: wrong(TOKEN, unknown),
        403: wrong(TOKEN, refused),
      }),
    ];
  }
  const settings = await config;
  const checks = await Promise.all([
    checkNames(pagerduty, settings, 'priority'),
    checkNames(pagerduty, settings, 'service'),
    checkNames(pagerduty, settings, 'incident type'),
    checkSubscription(pagerduty, url, await needed).then((check) => [check]),
  ]);
  return [ok(TOKEN, 'incidents can be read'), ...checks.flat()];
}

async function checkNames(pagerduty: PagerDuty, config: Config | undefined, kind: NameKind): Promise<DoctorCheck[]> {
  const name = NAME_CHECKS[kind];
  if (config === undefined && kind !== 'priority') return [];
  if (config === undefined) return [notChecked(name, 'which ones the configuration names could not be read')];
  const used = usedNames(config).filter((each) => each.kind === kind);
  if (used.length === 0) return kind === 'priority' ? [ok(name, 'the configuration names none')] : [];
  const { known, problems } = await readKnownNames(pagerduty, new Set([kind]));
  if (problems[0] !== undefined) return [notChecked(name, problems[0])];
  const unknown = unknownNames(config, known).filter((each) => each.kind === kind);
  if (unknown.length === 0) return [ok(name, [...new Set(used.map((each) => each.name))].join(', '))];
  const told = await Promise.all(unknown.map((each) => explainUnknown(each, known)));
  const effect = unknown.some(({ key }) => key === 'incidents.confidential')
    ? ' Nothing is drafted until "confidential" is right.'
    : '';
  const all = (known[kind] ?? []).flatMap(({ names }) => names);
  const more = all.length > MAX_NAMES ? ', …' : '';
  const missing = `${[...new Set(unknown.map((each) => each.name))].join(', ')}, only ${all.slice(0, MAX_NAMES).join(', ')}${more}`;
  const account = all.length === 0 ? '' : `the account has no ${missing}: `;
  return [wrong(name, `${account}${told.join(' ')}${effect} Correct .github/postmortem.yml`)];
}

async function checkSubscription(
  pagerduty: PagerDuty,
  url: string | undefined,
  needed: readonly string[],
): Promise<DoctorCheck> {
  if (url === undefined) {
    return notChecked(SUBSCRIPTION, 'give the address of the relay with --url; without a relay, this is fine');
  }
  try {
    const found = (await pagerduty.listWebhookSubscriptions()).filter((each) => each.url === url);
    return subscriptionOf(found, url, needed);
  } catch (error) {
    return explainFailure(error, SUBSCRIPTION, {
      403: notChecked(SUBSCRIPTION, 'the key may not list webhook subscriptions: use an account key'),
    });
  }
}

/** Several subscriptions may share the address, one for each service or team. Each must be right. */
function subscriptionOf(found: readonly WebhookSubscription[], url: string, needed: readonly string[]): DoctorCheck {
  const again = `pagerduty-postmortem subscribe --url ${url} --events ${needed.join(',')}`;
  if (found.length === 0) {
    return wrong(SUBSCRIPTION, `none goes to ${url}, so nothing would start automatically: ${again}`);
  }
  for (const { id, active, temporarilyDisabled, events } of found) {
    if (!active)
      return wrong(SUBSCRIPTION, `${id} is switched off, so PagerDuty sends nothing: switch it on with ${again}`);
    if (temporarilyDisabled) {
      return wrong(
        SUBSCRIPTION,
        `PagerDuty has disabled ${id} for a while, because the relay refused three events in a row: fix what the relay's log says, then enable it by ${again}`,
      );
    }
    const missing = needed.filter((type) => !events.includes(type));
    if (missing.length > 0) {
      return wrong(SUBSCRIPTION, `${id} does not send ${missing.join(', ')}: change it with ${again}`);
    }
  }
  return ok(SUBSCRIPTION, found.map(({ id, events }) => `${id} sends ${events.join(', ')}`).join('; '));
}
