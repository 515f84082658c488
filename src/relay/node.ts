/**
 * The relay on Node: `node dist/relay/node.js`. Configured by environment variables.
 */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { hmacByNode } from './node-hmac.ts';
import { listen, say } from './node-listen.ts';
import { logLine } from './node-log.ts';
import { sendByPool } from './node-send.ts';
import { createRelay } from './relay.ts';
import { readSettings } from './settings.ts';

const configuration = readSettings(process.env);
if ('problems' in configuration) for (const problem of configuration.problems) say('not-configured', { problem });

const relay = createRelay({ environment: process.env, send: sendByPool, hmac: hmacByNode, log: logLine });
// Who never ends a request is cut off; PagerDuty itself gives up after 5 seconds.
const limits = { headersTimeout: 5_000, requestTimeout: 5_000, connectionsCheckingInterval: 1_000 };
listen(createServer(limits, getRequestListener(relay.fetch)), process.env);
