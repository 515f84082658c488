/** Checks whether the relay is reachable, and accepts what PagerDuty would send. */
import { createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import { api } from '../../http/http.ts';
import { checkSecret, readList } from '../environment.ts';
import { type DoctorCheck, explainFailure, notChecked, ok, wrong } from './check.ts';

const REACHABLE = 'Relay reachable';
const ACCEPTS = 'Relay takes webhooks';

export async function checkRelay(url: string | undefined): Promise<DoctorCheck[]> {
  if (url === undefined) return [notChecked(REACHABLE, 'give its address with --url, if you have one')];
  const [, base = new URL(url).origin] = /^(.*)\/pagerduty(?:-resolved)?\/?$/.exec(url) ?? [];
  return Promise.all([checkHealth(base), checkPing(base, url.slice(base.length))]);
}

const relay = (url: string) =>
  api({
    name: 'The relay',
    url,
    urlSetting: '--url',
    headers: {},
    key: undefined,
    errorDetail: () => undefined,
    cure: () => undefined,
  });

async function checkHealth(base: string): Promise<DoctorCheck> {
  try {
    const answer = z.object({ status: z.literal('ok'), version: z.string(), configured: z.boolean() });
    const { version, configured } = await relay(base)({ method: 'GET', path: '/healthz', answer });
    if (configured) return ok(REACHABLE, `version ${version}`);
    return wrong(REACHABLE, UNCONFIGURED);
  } catch (error) {
    const other = `something else answers at ${base}: check the address, and that it is the relay that runs there`;
    return explainFailure(error, REACHABLE, {
      0: wrong(REACHABLE, `nothing answers at ${base}: check the address, its certificate, and that the relay runs`),
      200: wrong(REACHABLE, other),
      404: wrong(REACHABLE, other),
      503: wrong(REACHABLE, UNCONFIGURED),
    });
  }
}

const UNCONFIGURED =
  'it is not configured, or nothing runs behind the address: its log names the variable when it starts; set it and restart the relay';

/** PagerDuty's own test event, signed as PagerDuty signs it. The relay does not forward it. */
async function checkPing(base: string, path: string): Promise<DoctorCheck> {
  const [signing] = readList('PAGERDUTY_WEBHOOK_SECRET');
  const [shared] = readList('WEBHOOK_SECRET');
  if (signing === undefined && shared === undefined) {
    const text = 'set PAGERDUTY_WEBHOOK_SECRET (or WEBHOOK_SECRET) as for the relay, and a signed test event is sent';
    return notChecked(ACCEPTS, text);
  }
  if (shared !== undefined) checkSecret('WEBHOOK_SECRET', shared);
  const body = {
    event: {
      id: 'doctor',
      event_type: 'pagey.ping',
      resource_type: 'pagey',
      occurred_at: new Date().toISOString(),
      agent: null,
      client: null,
      data: { message: 'A test event of pagerduty-postmortem doctor.', type: 'ping' },
    },
  };
  const signature = signing && createHmac('sha256', signing).update(JSON.stringify(body)).digest('hex');
  const headers = {
    ...(signature && { 'x-pagerduty-signature': `v1=${signature}` }),
    ...(shared && { 'x-webhook-secret': shared }),
  };
  try {
    const answer = z.object({ status: z.literal('ignored'), reason: z.literal('ping') });
    await relay(base)({ method: 'POST', path, headers, body, answer });
    return ok(ACCEPTS, 'a signed test event was accepted');
  } catch (error) {
    return explainFailure(error, ACCEPTS, {
      401: wrong(
        ACCEPTS,
        'it refuses a test event (401), so PagerDuty would drop every event: the secrets here are not those of the relay. Set PAGERDUTY_WEBHOOK_SECRET, and WEBHOOK_SECRET if you use it, to the same on both sides',
      ),
      404: wrong(
        ACCEPTS,
        `there is nothing at ${path} (404), so PagerDuty would drop every event: the address must end in /pagerduty`,
      ),
      500: wrong(ACCEPTS, 'it is not configured (500): its log names the variable; set it and restart the relay'),
      0: wrong(ACCEPTS, `nothing answers at ${base}`),
      200: wrong(ACCEPTS, `something other than the relay answers at ${base}`),
    });
  }
}
