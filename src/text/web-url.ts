/** A web address that can stand in our markdown and on a line of the log as it is: no space, quote, bracket or pipe. */
export const WEB_URL = /^https?:\/\/[^\s<>()[\]"'`\\|]+$/;

/** The same address, or undefined if it is not one or could break markdown. */
export function webUrl(value: string | null | undefined): string | undefined {
  return value && WEB_URL.test(value) && URL.canParse(value) ? value : undefined;
}
