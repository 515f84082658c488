import { describe, expect, test } from '@jest/globals';
import { completeProxies, proxyFor } from '../../src/http/proxies.ts';

const DEVIN = new URL('https://api.devin.ai/v3/self');

describe('the proxy for a URL', () => {
  test.each([
    [{}, undefined],
    [{ HTTPS_PROXY: '' }, undefined],
    [{ HTTPS_PROXY: 'http://proxy.example:3128' }, 'http://proxy.example:3128/'],
    [{ https_proxy: 'proxy.example:3128' }, 'http://proxy.example:3128/'],
    [{ HTTPS_PROXY: '10.1.2.3:3128' }, 'http://10.1.2.3:3128/'],
    [{ HTTPS_PROXY: 'user:secret@proxy.example:3128' }, 'http://user:secret@proxy.example:3128/'],
    [{ HTTP_PROXY: 'http://proxy.example' }, 'http://proxy.example/'],
    [{ HTTP_PROXY: 'http://other.example', https_proxy: 'https://proxy.example' }, 'https://proxy.example/'],
  ] as const)('%j gives %s', (env, expected) => {
    expect(proxyFor(DEVIN, env)?.url.href).toBe(expected);
  });

  test('is separate for http and https', () => {
    expect(proxyFor(new URL('http://ghes.example/'), { HTTPS_PROXY: 'http://proxy.example' })).toBeUndefined();
  });

  test.each(['socks5://proxy.example:1080', 'http://user:pass word@:::'])(
    'cannot be %j, and the error names the variable and not the value',
    (address) => {
      const read = () => proxyFor(DEVIN, { HTTPS_PROXY: address });
      expect(read).toThrow(/^The environment variable HTTPS_PROXY is not the address of an HTTP proxy/);
      expect(read).not.toThrow(address);
    },
  );

  test('gets a scheme if it has none, for libraries that read the variable', () => {
    const env: Record<string, string | undefined> = {
      https_proxy: 'proxy:3128',
      HTTP_PROXY: 'https://p',
      NO_PROXY: 'a',
    };
    completeProxies(env);
    expect(env).toEqual({ https_proxy: 'http://proxy:3128', HTTP_PROXY: 'https://p', NO_PROXY: 'a' });
  });
});

describe('the variable NO_PROXY', () => {
  test.each([
    ['*', 'https://api.devin.ai/', true],
    ['api.devin.ai', 'https://api.devin.ai/', true],
    ['API.Devin.AI', 'https://api.devin.ai/', true],
    ['devin.ai', 'https://api.devin.ai/', true],
    ['.devin.ai', 'https://api.devin.ai/', true],
    ['*.devin.ai', 'https://api.devin.ai/', true],
    ['vin.ai', 'https://api.devin.ai/', false],
    ['api.devin.ai:443', 'https://api.devin.ai/', true],
    ['api.devin.ai:8443', 'https://api.devin.ai/', false],
    ['other.example, devin.ai', 'https://api.devin.ai/', true],
    ['other.example devin.ai', 'https://api.devin.ai/', true],
    ['10.0.0.0/8', 'https://10.200.3.4/', true],
    ['10.0.0.0/8', 'https://11.0.0.1/', false],
    ['10.0.0.0/33', 'https://10.0.0.1/', false],
    ['10.0.0.0/x', 'https://10.0.0.1/', false],
    ['10.0.0.7', 'https://10.0.0.7:8443/', true],
    ['10.0.0.7:8443', 'https://10.0.0.7:8443/', true],
    ['10.0.0.0/8:8443', 'https://10.0.0.7:8443/', true],
    ['fd00::/8', 'https://[fd12::1]/', true],
    ['[fd00::]/8', 'https://[fd12::1]/', true],
    ['fd00::/8', 'https://[2001:db8::1]/', false],
    ['[::1]:8080', 'http://[::1]:8080/', true],
    ['::1', 'http://[::1]:8080/', true],
    ['10.0.0.0/8', 'https://api.devin.ai/', false],
    [',', 'https://api.devin.ai/', false],
  ])('%j makes a request to %s direct: %s', (noProxy, url, isDirect) => {
    const env = { HTTPS_PROXY: 'proxy:1', HTTP_PROXY: 'proxy:1', NO_PROXY: noProxy };
    expect(proxyFor(new URL(url), env) === undefined).toBe(isDirect);
  });
});
