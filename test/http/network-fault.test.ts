import { describe, expect, test } from '@jest/globals';
import { networkFault } from '../../src/http/network-fault.ts';

const URL_ = new URL('https://api.devin.ai');
const PROXIED = { HTTPS_PROXY: 'proxy.example:3128' };
const error = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });
const tunnel = (status: number) =>
  new Error('fetch failed', { cause: new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`) });

describe('a network fault names the host, the variable and the fix', () => {
  test.each<[string, unknown, Record<string, string>, RegExp, boolean]>([
    [
      'a proxy that wants a password',
      tunnel(407),
      PROXIED,
      /proxy\.example in HTTPS_PROXY wants.*http:\/\/USER:/,
      true,
    ],
    ['a proxy that refuses', tunnel(403), PROXIED, /in HTTPS_PROXY does not allow api\.devin\.ai.*NO_PROXY/, true],
    ['a proxy that gets nowhere', tunnel(502), PROXIED, /could not connect to api\.devin\.ai \(502\).*NO_PROXY/, false],
    [
      'a self-signed certificate',
      error('DEPTH_ZERO_SELF_SIGNED_CERT'),
      {},
      /api\.devin\.ai.*NODE_EXTRA_CA_CERTS/,
      true,
    ],
    ['an unknown authority', error('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), {}, /api\.devin\.ai.*NODE_EXTRA_CA_CERTS/, true],
    ['an old certificate', error('CERT_HAS_EXPIRED'), {}, /of api\.devin\.ai has expired.*clock/, true],
    ['a certificate of another host', error('ERR_TLS_CERT_ALTNAME_INVALID'), {}, /for another host.*THE_URL/, true],
    [
      'a name that is unknown',
      error('ENOTFOUND', { hostname: 'api.devin.ai' }),
      {},
      /name api\.devin\.ai.*THE_URL/,
      true,
    ],
    [
      'a proxy whose name is unknown',
      error('ENOTFOUND', { hostname: 'proxy.example' }),
      PROXIED,
      /name proxy\.example of the proxy in HTTPS_PROXY.*Correct HTTPS_PROXY/,
      true,
    ],
    ['a proxy that is down', error('ECONNREFUSED'), PROXIED, /proxy\.example:3128 in HTTPS_PROXY/, false],
    ['a service that is down', error('ECONNREFUSED'), {}, /^api\.devin\.ai accepts no connections.*THE_URL/, false],
    ['a port that speaks no TLS', error('EPROTO'), {}, /api\.devin\.ai does not speak TLS.*THE_URL/, true],
    ['DNS that is away', error('EAI_AGAIN'), {}, /api\.devin\.ai.*again later/, false],
    [
      'a host that is away',
      error('UND_ERR_CONNECT_TIMEOUT'),
      {},
      /api\.devin\.ai cannot be reached.*HTTPS_PROXY/,
      false,
    ],
  ])('%s', (_what, fault, env, words, isPermanent) => {
    const found = networkFault(fault, URL_, 'THE_URL', env);
    expect(`${found?.what}. ${found?.fix}`).toMatch(words);
    expect(found?.isPermanent).toBe(isPermanent);
    if (isPermanent) expect(found?.fix).not.toMatch(/again later/);
  });

  test('other errors are not explained', () => {
    for (const other of [error('ECONNRESET'), new Error('x'), undefined, 'x']) {
      expect(networkFault(other, URL_, 'THE_URL', {})).toBeUndefined();
    }
  });

  test('a cause that is its own cause ends the search', () => {
    const loop: { cause?: unknown } = {};
    loop.cause = loop;
    expect(networkFault(loop, URL_, 'THE_URL', {})).toBeUndefined();
  });
});
