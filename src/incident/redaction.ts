/** Kinds of personal data by name. All except `ip` are removed anyway, even if they are not named. */
export const REDACTION_CLASSES = ['ip', 'card', 'iban', 'national-id', 'phone', 'email'] as const;

/** Data to remove from incident text: a pattern, or a kind of data. */
export type Redaction = RegExp | (typeof REDACTION_CLASSES)[number] | `phone:${string}`;
