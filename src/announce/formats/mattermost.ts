import type { Message } from '../announcement.ts';
import { fitLines } from '../fit-lines.ts';
import { chatMarkdown } from './chat-markdown.ts';

/** Characters of one post (Mattermost docs, "Message limits"). It splits a longer text into several posts. */
const MAX_TEXT = 16_383;

/** Returns the body for an incoming webhook of Mattermost. */
export function mattermostBody(message: Message) {
  const build = (each: Message) => ({ text: chatMarkdown(each) });
  return fitLines(message, build, ({ text }) => text.length <= MAX_TEXT);
}
