import type { Message } from '../announcement.ts';
import { fitLines } from '../fit-lines.ts';
import { chatMarkdown } from './chat-markdown.ts';

/** Characters of `content` (Discord docs, "Execute Webhook"). */
const MAX_CONTENT = 2_000;
/** No previews of links (Discord docs, "Message flags"). */
const SUPPRESS_EMBEDS = 1 << 2;

/** Returns the body for a webhook of Discord, which notifies nobody, whatever the text says (Discord docs, "Allowed mentions"). */
export function discordBody(message: Message) {
  const build = (each: Message) => ({
    content: chatMarkdown(each),
    allowed_mentions: { parse: [] },
    flags: SUPPRESS_EMBEDS,
  });
  return fitLines(message, build, ({ content }) => content.length <= MAX_CONTENT);
}
