import type { Message, MessagePart } from '../announcement.ts';
import { escapeChatMarkdown } from '../inert.ts';

/** Returns a message in the markdown of chats, where a line break is one. */
export function chatMarkdown({ headline, lines }: Message): string {
  return [`**${escapeChatMarkdown(headline)}**`, ...lines.map(chatLine)].join('\n');
}

/** Returns one line. Links are addresses without characters that end them (`webUrl`). */
export function chatLine(parts: readonly MessagePart[]): string {
  return parts
    .map((part) =>
      typeof part === 'string' ? escapeChatMarkdown(part) : `[${escapeChatMarkdown(part.text)}](${part.url})`,
    )
    .join('');
}
