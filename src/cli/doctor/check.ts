/** The result of one check by `doctor`. */
import { ApiError } from '../../http/http.ts';

export interface DoctorCheck {
  readonly name: string;
  readonly state: 'ok' | 'wrong' | 'not-checked';
  /** What was found. If something is wrong: what that means and the fix. If it was not checked: what is missing. */
  readonly text: string;
}

export const ok = (name: string, text: string): DoctorCheck => ({ name, state: 'ok', text });
export const wrong = (name: string, text: string): DoctorCheck => ({ name, state: 'wrong', text });
export const notChecked = (name: string, text: string): DoctorCheck => ({ name, state: 'not-checked', text });

/**
 * Explains why a call failed, by its HTTP status (0: no answer). A status without an explanation gets the API's own words.
 * @throws the error if it is not a failed call.
 */
export function explainFailure(
  error: unknown,
  name: string,
  byStatus: Readonly<Record<number, DoctorCheck>>,
): DoctorCheck {
  if (!(error instanceof ApiError)) throw error;
  const check = byStatus[error.status ?? 0];
  if (check === undefined) return wrong(name, error.message);
  return error.status === undefined ? { ...check, text: `${check.text}. ${error.message}` } : check;
}
