/** Announces to the team's chat. Whatever goes wrong is a warning: an announcement never fails a run. */
import type { Announcement } from '../../src/announce/announcement.ts';
import { mayBeConfidential } from '../../src/incident/confidential.ts';
import { messageOf } from '../../src/text/message-of.ts';
import type { RunContext } from './context.ts';
import { warning } from './log.ts';
import { sendingTo, wouldSend } from './what-left.ts';

/**
 * Posts one announcement, unless there is no webhook, its kind is off, or it is about a confidential incident. Call it only in the run
 * whose own write says that the event is new (`isNew` of `upsertComment`), so that ten runs post one.
 */
export async function announce(
  { inputs, config }: Pick<RunContext, 'inputs' | 'config'>,
  announcement: Announcement,
): Promise<void> {
  const { announceWebhook: url, dryRun } = inputs;
  if (url === undefined || !config.announce[announcement.kind]) return;
  try {
    const [
      { announcedMessage, mapText, withoutConfidential },
      { formatOfUrl, CHAT_NAMES },
      { announcementBody, postAnnouncement },
    ] = await Promise.all([
      import('../../src/announce/announcement.ts'),
      import('../../src/announce/webhook.ts'),
      import('../../src/announce/post-announcement.ts'),
    ]);
    const allowed = withoutConfidential(announcement, (subject) => mayBeConfidential(subject, config));
    if (allowed === undefined) return;
    const format = config.announce.format ?? formatOfUrl(url);
    if (format === undefined) {
      warning(
        `Nothing was announced, because the address in the input "announce-webhook" does not tell whose it is: set "announce.format" in ${inputs.config} to slack, teams, mattermost or discord`,
      );
      return;
    }
    const { clean } = await import('../../src/incident/redact.ts');
    const message = await mapText(
      announcedMessage(allowed),
      async (texts) => (await clean(texts, config.redact)).texts,
    );
    const body = announcementBody(format, message);
    const sending = { path: '/announcements', body };
    if (dryRun) return wouldSend(CHAT_NAMES[format], sending);
    sendingTo(CHAT_NAMES[format])(sending);
    await postAnnouncement(url, format, body);
  } catch (error) {
    warning(`Nothing was announced. ${messageOf(error)}`);
  }
}
