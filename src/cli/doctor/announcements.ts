import { CHAT_NAMES, formatOfUrl, webhookUrlProblem } from '../../announce/webhook.ts';
import type { Config } from '../../policy/config.ts';
import { readVariable } from '../environment.ts';
import { type DoctorCheck, ok, wrong } from './check.ts';

/**
 * Checks the form of the webhook's address, if it is in an environment variable here. GitHub shows no secrets, and a message to
 * try it would go to people.
 */
export function checkAnnouncements(config: Config | undefined): DoctorCheck[] {
  const name = 'Announcements';
  const url = readVariable('ANNOUNCE_WEBHOOK');
  if (url === undefined) return [];
  const problem = webhookUrlProblem(url);
  if (problem !== undefined) return [wrong(name, `ANNOUNCE_WEBHOOK ${problem}`)];
  const format = config?.announce.format ?? formatOfUrl(url);
  return format === undefined
    ? [
        wrong(
          name,
          'the address in ANNOUNCE_WEBHOOK does not tell whose it is, so nothing would be announced: set "announce.format" in the configuration',
        ),
      ]
    : [ok(name, `the address has the form of a webhook of ${CHAT_NAMES[format]}; no message was sent`)];
}
