import type { Message, MessagePart } from '../announcement.ts';
import { fitLines } from '../fit-lines.ts';
import { inert } from '../inert.ts';

/** Characters. One section takes 3,000 (Slack docs, "Section block"), all blocks of a message some 13,000 (`msg_blocks_too_long`). */
const MAX_SECTION = 3_000;
const MAX_SECTIONS = 4;

/**
 * Returns the body for an incoming webhook of Slack. `verbatim` keeps Slack from looking for names and addresses; what is left
 * is `<…>`, which cannot occur in escaped text (Slack docs, "Formatting text for app surfaces").
 */
export function slackBody(message: Message) {
  return fitLines(message, build, ({ blocks }) => blocks.length <= MAX_SECTIONS);
}

function build({ headline, lines }: Message) {
  const first = lines[0] ?? [];
  return {
    /** Only notifications show it. */
    text: `${plain(headline)}: ${first.map((part) => plain(typeof part === 'string' ? part : part.text)).join('')}`,
    blocks: sectionsOf([`*${plain(headline)}*`, ...lines.map((parts) => parts.map(render).join(''))]).map((text) => ({
      type: 'section',
      text: { type: 'mrkdwn', text, verbatim: true },
    })),
    unfurl_links: false,
    unfurl_media: false,
  };
}

function sectionsOf(lines: readonly string[]): string[] {
  const sections: string[] = [];
  for (const line of lines) {
    const last = sections.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= MAX_SECTION) {
      sections[sections.length - 1] = `${last}\n${line}`;
    } else sections.push(line);
  }
  return sections;
}

function render(part: MessagePart): string {
  return typeof part === 'string' ? plain(part) : `<${entities(part.url)}|${plain(part.text)}>`;
}

const plain = (text: string) => entities(inert(text));

const entities = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
