/**
 * Finds the proxy for a URL, from the environment variables that curl and others use: `https_proxy`, `http_proxy`,
 * `no_proxy`, each in lower or upper case.
 *
 * We do not use undici's EnvHttpProxyAgent (version 6), because it is experimental and logs that, refuses a proxy without a
 * scheme, and supports no address ranges.
 */
import { BlockList, isIP } from 'node:net';

export type ProxyVariables = Readonly<Record<string, string | undefined>>;

export interface Proxy {
  /** The environment variable that names it. */
  variable: string;
  url: URL;
}

const VARIABLES = { 'https:': ['https_proxy', 'http_proxy'], 'http:': ['http_proxy'] } as const;
const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/**
 * Returns the proxy for `url`; undefined without one, or if `no_proxy` names the host. As in undici, `http_proxy` applies to https
 * too unless there is an `https_proxy`.
 * @throws Error if the variable is not the address of an HTTP proxy. It does not repeat the value, which can contain a password.
 */
export function proxyFor(url: URL, env: ProxyVariables): Proxy | undefined {
  const names = VARIABLES[url.protocol as keyof typeof VARIABLES] ?? [];
  const variable = names.flatMap((name) => [name, name.toUpperCase()]).find((name) => env[name]?.trim());
  if (variable === undefined || isDirect(url, env.no_proxy ?? env.NO_PROXY ?? '')) return undefined;
  const address = withScheme(env[variable]?.trim() ?? '');
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    throw new Error(
      `The environment variable ${variable} is not the address of an HTTP proxy: set it to http://HOST:PORT, or unset it`,
    );
  }
  return { variable, url: new URL(address) };
}

/** Adds a scheme to proxies without one, because libraries that read the variables themselves fail on them. */
export function completeProxies(env: Record<string, string | undefined>): void {
  for (const name of [...VARIABLES['https:'], ...VARIABLES['https:'].map((each) => each.toUpperCase())]) {
    const value = env[name]?.trim();
    if (value) env[name] = withScheme(value);
  }
}

/** `proxy.example:3128` is a proxy, as for curl. */
function withScheme(address: string): string {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`;
}

/**
 * Returns whether `no_proxy` names the host: `*`, a host with its subdomains, `.suffix`, `*.suffix`, an address, or a range of
 * addresses (`10.0.0.0/8`, `fd00::/8`), each with or without a port. Names are not resolved.
 */
function isDirect(url: URL, noProxy: string): boolean {
  const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, '');
  const port = url.port || PORTS[url.protocol];
  return noProxy
    .toLowerCase()
    .split(/[,\s]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const [, name = entry, onlyPort] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
      return (onlyPort === undefined || onlyPort === port) && isNamed(host, name.replace(/^\[|\](?=\/|$)/g, ''));
    });
}

function isNamed(host: string, entry: string): boolean {
  if (entry === '*') return true;
  if (isIP(host) === 0) {
    const name = entry.replace(/^\*?\./, '');
    return name !== '' && (host === name || host.endsWith(`.${name}`));
  }
  const [address = '', bits] = entry.split('/');
  const [family, hostFamily] = [isIP(address), isIP(host)];
  const length = bits === undefined ? (family === 4 ? 32 : 128) : Number(bits);
  if (family === 0 || family !== hostFamily || !Number.isInteger(length) || length < 0) return false;
  if (length > (family === 4 ? 32 : 128)) return false;
  const range = new BlockList();
  range.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6');
  return range.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
