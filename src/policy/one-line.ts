/** Matches text without code marks, control characters, line ends and characters that change the writing direction; in a form that editors know too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it excludes them, and editors do not know \p{Cc}
export const ONE_LINE = /^[^`\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]{0,500}$/;
