/**
 * What the GitHub token of `doctor` needs, as the permissions of a fine-grained token are called. The help, the messages, the README
 * and the guides say the same; a test compares them.
 */
import { type DoctorCheck, notChecked } from './check.ts';

export const PERMISSIONS = ['Actions', 'Contents', 'Environments'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const TOKEN_PERMISSIONS = 'Actions, Contents and Environments: Read';

/** A token that may not look is no fault of the setup. */
export const lacks = (name: string, permission: Permission): DoctorCheck =>
  notChecked(name, `the token may not look: give it ${permission}: Read`);
