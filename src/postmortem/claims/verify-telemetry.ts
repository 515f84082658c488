/** Verifies a link to telemetry: nobody can read what it shows here, but which time it shows. */
import { linked, minute, type Outcome, refuted } from './outcome.ts';
import type { TelemetryRange, TimeRange, Vendor } from './telemetry-range.ts';

export function verifyTelemetry(
  vendor: Vendor,
  range: TelemetryRange,
  about: { incident: TimeRange | undefined; isComparison: boolean },
): Outcome & { isRelative?: true } {
  if (range === 'permalink') return linked(`${vendor} cannot be read here`);
  if (range === 'none') {
    return {
      ...refuted(`The link to ${vendor} has no absolute time range, so it shows something else tomorrow.`),
      isRelative: true,
    };
  }
  const { incident } = about;
  const misses = incident !== undefined && (range.end < incident.start || range.start > incident.end);
  if (!misses || about.isComparison) return linked(`${vendor} cannot be read here`);
  return refuted(
    `The link to ${vendor} shows ${minute(range.start)} to ${minute(range.end)}, and the incident was from ${minute(incident.start)} to ${minute(incident.end)}.`,
  );
}
