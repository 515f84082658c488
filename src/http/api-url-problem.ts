/**
 * Returns what is wrong with the address of an API, or undefined: a key may travel in plain text on this machine only.
 * The text completes a sentence that begins with the setting's name, and does not repeat the value.
 */
export function apiUrlProblem(value: string): string | undefined {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return 'is not a URL that begins with https://';
  const { protocol, hostname, username, password, search, hash } = new URL(value);
  if (username !== '' || password !== '') return 'holds a user name or password: leave them out';
  if (search !== '' || hash !== '') return 'holds "?" or "#": leave out what follows the path';
  if (protocol === 'http:' && !isLoopback(hostname)) {
    return 'begins with http://, which would send the key in plain text: use https://';
  }
  return undefined;
}

/** Returns whether a host name is this machine (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3; RFC 6761, 6.3). */
export function isLoopback(hostname: string): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
