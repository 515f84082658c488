/**
 * Untrusted text inside our own markdown, as GitHub renders it.
 */
import { truncate } from './truncate.ts';

const MAX_INLINE = 200;

/**
 * Escapes untrusted text so that it shows as one line of plain characters: it can create no markup, HTML, link, mention or issue
 * reference, not even in a table cell. Truncates to `maxLength` characters.
 */
export function escapeMarkdown(text: string, maxLength = MAX_INLINE): string {
  return (
    truncate(text, maxLength)
      .replace(/\s+/g, ' ')
      .replace(/[!-/:-@[-`{-~]/g, '\\$&')
      // GitHub looks for mentions and references after rendering, when the backslash is gone.
      .replace(/[@#]|\bGH(?=\\-\d)/gi, '$&\u200B')
  );
}

/** Returns a code block that its content cannot end: the fence is longer than any run of backticks in it. */
export function codeBlock(content: string, language = ''): string {
  const longest = Math.max(2, ...(content.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${content.replace(/\n$/, '')}\n${fence}`;
}
