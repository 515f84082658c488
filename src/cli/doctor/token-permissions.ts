/**
 * What the GitHub token of `doctor` needs, as the permissions of a fine-grained token are called. The help, the messages, the README
 * and the guides say the same; a test compares them.
 */
export const PERMISSIONS = ['Actions', 'Contents', 'Environments'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const TOKEN_PERMISSIONS = 'Actions, Contents and Environments: Read';
