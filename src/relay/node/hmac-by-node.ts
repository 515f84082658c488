import { createHmac } from 'node:crypto';
import type { Hmac } from '../../pagerduty/signature.ts';

/** Uses Node's own synchronous crypto: several times cheaper than WebCrypto for bodies of this size. */
export const hmacByNode: Hmac = (key, message) => createHmac('sha256', key).update(message).digest('hex');
