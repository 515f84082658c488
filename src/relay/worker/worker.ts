/**
 * The relay as a Cloudflare Worker. Configured by bindings: variables and secrets.
 */
import { sendByFetch } from '../../github/call.ts';
import { hmacByWebCrypto } from '../../pagerduty/signature.ts';
import type { RelayEnvironment } from '../settings.ts';
import { createRelay } from './create-relay.ts';

let relay: ReturnType<typeof createRelay> | undefined;

export default {
  fetch(request: Request, environment: RelayEnvironment): Promise<Response> {
    // Bindings arrive with the first request and do not change while the isolate lives.
    relay ??= createRelay({
      environment,
      send: sendByFetch,
      hmac: hmacByWebCrypto(),
      log: (line) => console.log(line),
    });
    return relay.fetch(request);
  },
};
