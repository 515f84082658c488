import { oneLine } from '../text/one-line.ts';
import { truncate } from '../text/truncate.ts';

/** Characters. Long enough for a title, and with every one escaped, the headline and a line of two fit every service. */
const MAX_TEXT = 250;

/**
 * Returns untrusted text as one line in which no service finds a mention or an address: a zero-width space follows each "@" and each
 * scheme. Some services look for both after they have undone their escapes (Mattermost's server, `getExplicitMentions`).
 */
export function inert(text: string): string {
  return truncate(oneLine(text) ?? '', MAX_TEXT).replace(/@|:(?=\/\/)|\bwww(?=\.)/gi, '$&\u200B');
}

/** Escapes what CommonMark and its relatives read as markup. Not every character that may be escaped: some clients show the backslash. */
export function escapeChatMarkdown(text: string): string {
  return inert(text).replace(/[\\`*_{}[\]()#+.!<>~|-]/g, '\\$&');
}
