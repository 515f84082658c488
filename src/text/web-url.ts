/** A web address that can stand in our markdown and on a line of the log as it is: no space, quote, bracket or pipe. */
export const WEB_URL = /^https?:\/\/[^\s<>()[\]"'`\\|]+$/;
