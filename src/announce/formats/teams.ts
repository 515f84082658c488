import type { Message } from '../announcement.ts';
import { fitLines } from '../fit-lines.ts';
import { escapeChatMarkdown } from '../inert.ts';
import { chatLine } from './chat-markdown.ts';

/** Teams takes 28 KB (Microsoft docs, "Limits and specifications for Microsoft Teams"); it wraps the card, so some stay free. */
const MAX_BYTES = 26 * 1024;

/**
 * Returns the body for a webhook of Workflows, or of the classic connector: a message with an Adaptive Card. Its text is a part of
 * markdown (Microsoft docs, "Format cards in Microsoft Teams"). A mention needs an entity next to the card, so text creates none.
 */
export function teamsBody(message: Message) {
  return fitLines(message, build, (body) => Buffer.byteLength(JSON.stringify(body)) <= MAX_BYTES);
}

function build({ headline, lines }: Message) {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          body: [
            { ...block(escapeChatMarkdown(headline)), weight: 'Bolder', size: 'Medium' },
            ...lines.map((parts) => block(chatLine(parts))),
          ],
        },
      },
    ],
  };
}

const block = (text: string) => ({ type: 'TextBlock', text, wrap: true });
