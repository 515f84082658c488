/** A web address that is safe in our markdown and on a log line: no space, quote, bracket or pipe. */
export const WEB_URL = /^https?:\/\/[^\s<>()[\]"'`\\|]+$/;

/** Returns the address, or undefined if it is not one or could break markdown. */
export function webUrl(value: string | null | undefined): string | undefined {
  return value && WEB_URL.test(value) && URL.canParse(value) ? value : undefined;
}
