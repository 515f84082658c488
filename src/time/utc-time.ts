/** Returns the time as ISO 8601 in UTC, or undefined if it is not a time. */
export function utcTime(value: string | null | undefined): string | undefined {
  const milliseconds = Date.parse(value ?? '');
  const iso = Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString();
  return /^\d{4}-/.test(iso) ? iso : undefined;
}
