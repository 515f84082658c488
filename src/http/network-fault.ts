/**
 * Explains why no answer came, with the host, the setting and the fix: a proxy, a certificate, a name.
 */
import * as z from 'zod/mini';
import { type ProxyVariables, proxyFor } from './proxies.ts';

export interface NetworkFault {
  /** What happened, as a sentence without its full stop. */
  what: string;
  /** What to do. */
  fix: string;
  /** It stays until somebody changes something, so a retry does not help. */
  isPermanent: boolean;
}

/** No trusted authority signed the certificate (Node.js docs, "X509 certificate error codes"). */
const UNTRUSTED = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'INVALID_CA',
  'CERT_UNTRUSTED',
];
/** The certificate is not valid now. */
const OUT_OF_DATE = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];
/** The certificate is for another host. */
const OTHER_HOST = ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'];
/** Other faults of a certificate. */
const REJECTED = ['CERT_REVOKED', 'CERT_REJECTED', 'CERT_SIGNATURE_FAILURE', 'PATH_LENGTH_EXCEEDED', 'INVALID_PURPOSE'];
const UNREACHABLE = ['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];

const Cause = z.object({
  code: z.optional(z.string()),
  message: z.optional(z.string()),
  hostname: z.optional(z.string()),
  cause: z.optional(z.unknown()),
});

/**
 * Returns what a network error means; undefined if nothing more is known than that no answer came.
 * @param url Where the call went.
 * @param setting The name of the setting that holds the URL.
 */
export function networkFault(
  error: unknown,
  url: URL,
  setting: string,
  env: ProxyVariables = process.env,
): NetworkFault | undefined {
  const { hostname: host } = url;
  const proxy = proxyFor(url, env);
  for (const { code = '', message = '', hostname } of causesOf(error)) {
    // How undici's ProxyAgent reports a refused CONNECT.
    const [, tunnel] = /^Proxy response \((\d{3})\)/.exec(message) ?? [];
    if (tunnel !== undefined && proxy) return refusedTunnel(Number(tunnel), host, proxy.variable, proxy.url.hostname);
    if (code === 'EAI_AGAIN') {
      return { what: `DNS did not answer for ${hostname ?? host}`, fix: 'Run it again later', isPermanent: false };
    }
    if (code === 'ENOTFOUND') {
      const isProxy = proxy !== undefined && hostname === proxy.url.hostname;
      return {
        what: isProxy
          ? `No host has the name ${hostname} of the proxy in ${proxy.variable}`
          : `No host has the name ${host}`,
        fix: isProxy
          ? `Correct ${proxy.variable}`
          : `Correct ${setting}. If only a proxy can resolve that name, set HTTPS_PROXY`,
        isPermanent: true,
      };
    }
    if (code === 'ECONNREFUSED' && proxy) {
      return {
        what: `The proxy ${proxy.url.host} in ${proxy.variable} accepts no connections`,
        fix: `Start the proxy, or correct ${proxy.variable}`,
        isPermanent: false,
      };
    }
    if (code === 'ECONNREFUSED') {
      return {
        what: `${url.host} accepts no connections`,
        fix: `Correct ${setting}, or check that the service runs there`,
        isPermanent: false,
      };
    }
    const certificate = certificateFault(code, host, setting);
    if (certificate) return { ...certificate, isPermanent: true };
    if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
      return {
        what: `${host} does not speak TLS at that port`,
        fix: `Correct ${setting}${proxy ? ` and ${proxy.variable}` : ''}: scheme and port`,
        isPermanent: true,
      };
    }
    if (UNREACHABLE.includes(code)) {
      return proxy
        ? {
            what: `${host} cannot be reached through the proxy ${proxy.url.host} in ${proxy.variable}`,
            fix: `Run it again later. If the error persists, check the proxy and ${proxy.variable}`,
            isPermanent: false,
          }
        : {
            what: `${host} cannot be reached`,
            fix: 'Run it again later. If this network needs a proxy, set HTTPS_PROXY',
            isPermanent: false,
          };
    }
  }
  return undefined;
}

/** Yields the error, its cause, the cause of that, and so on. For an error that joins several, follows the first. */
function* causesOf(error: unknown): Generator<z.infer<typeof Cause>> {
  let next: unknown = error;
  for (let depth = 0; depth < 8 && next != null; depth += 1) {
    const read = Cause.safeParse(next).data;
    if (read === undefined) return;
    yield read;
    next = read.cause ?? (next instanceof AggregateError ? next.errors[0] : undefined);
  }
}

function refusedTunnel(status: number, host: string, variable: string, proxy: string): NetworkFault {
  if (status === 407) {
    return {
      what: `The proxy ${proxy} in ${variable} wants a user name and a password (407)`,
      fix: `Put them into ${variable}, percent-encoded: http://USER:PASSWORD@HOST:PORT`,
      isPermanent: true,
    };
  }
  if (status >= 500) {
    return {
      what: `The proxy ${proxy} in ${variable} could not connect to ${host} (${status})`,
      fix: `Check that the proxy can resolve and reach ${host}. If this network reaches it without the proxy, add it to NO_PROXY`,
      isPermanent: false,
    };
  }
  return {
    what: `The proxy ${proxy} in ${variable} does not allow ${host} (${status})`,
    fix: `Allow ${host} on the proxy. If this network reaches it without the proxy, add it to NO_PROXY`,
    isPermanent: true,
  };
}

function certificateFault(code: string, host: string, setting: string): Omit<NetworkFault, 'isPermanent'> | undefined {
  if (UNTRUSTED.includes(code)) {
    return {
      what: `The certificate of ${host} comes from an authority that Node.js does not trust`,
      fix: 'Set NODE_EXTRA_CA_CERTS to a PEM file with the certificate of that authority, such as the one of your proxy, in the environment of the runner',
    };
  }
  if (OUT_OF_DATE.includes(code)) {
    return {
      what: `The certificate of ${host} has expired, or is not valid yet`,
      fix: `Renew it. If it is current, set the clock of this machine`,
    };
  }
  if (OTHER_HOST.includes(code)) {
    return {
      what: `The server that answers for ${host} has a certificate for another host`,
      fix: `Correct ${setting}, or check the proxy in between`,
    };
  }
  if (REJECTED.includes(code)) {
    return { what: `The certificate of ${host} is not accepted`, fix: 'Replace the certificate' };
  }
  return undefined;
}
