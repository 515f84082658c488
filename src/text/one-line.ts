/**
 * Control characters, line separators, and characters that reverse or hide text or show nothing. Not joiners and the emoji
 * selector, which emoji and some scripts need.
 */
const UNREADABLE =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u2800]|(?!\u200C|\u200D|\uFE0F)\p{Default_Ignorable_Code_Point}/gu;

/** Returns one readable line, or undefined if nothing is left. Keeps emoji and every script. */
export function oneLine(value: string | null | undefined): string | undefined {
  const readable = (value ?? '').toWellFormed().replace(UNREADABLE, ' ').replace(/\s+/gu, ' ').trim();
  return readable === '' ? undefined : readable;
}
