/** One thing that `doctor` looked at. */
import { ApiError } from '../../http/http.ts';

export interface DoctorCheck {
  readonly name: string;
  readonly state: 'ok' | 'wrong' | 'not-checked';
  /** What was found; if something is wrong, what that means and the fix; if it was not checked, what is missing. */
  readonly text: string;
}

export const ok = (name: string, text: string): DoctorCheck => ({ name, state: 'ok', text });
export const wrong = (name: string, text: string): DoctorCheck => ({ name, state: 'wrong', text });
export const notChecked = (name: string, text: string): DoctorCheck => ({ name, state: 'not-checked', text });

/**
 * Why a call failed, by its HTTP status (0: no answer came); a status that is not foreseen is explained in the API's own words.
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
