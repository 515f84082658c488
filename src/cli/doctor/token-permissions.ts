/**
 * The permissions that the GitHub token of `doctor` needs, by their names for a fine-grained token. The help, the messages, the
 * README and the guides say the same, and a test compares them.
 */
import { type DoctorCheck, notChecked } from './check.ts';

export const PERMISSIONS = ['Actions', 'Contents', 'Environments'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const TOKEN_PERMISSIONS = 'Actions, Contents and Environments: Read';

/** Missing read access does not mean that the setup is wrong. */
export const lacks = (name: string, permission: Permission): DoctorCheck =>
  notChecked(name, `the token may not look: give it ${permission}: Read`);
