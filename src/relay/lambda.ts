/**
 * The relay as an AWS Lambda behind a function URL or an HTTP API (payload format 2.0). Configured by environment variables.
 */
import { handle } from 'hono/aws-lambda';
import { sendByFetch } from '../github/call.ts';
import { hmacByNode } from './node-hmac.ts';
import { createRelay } from './relay.ts';

export const handler = handle(
  createRelay({ environment: process.env, send: sendByFetch, hmac: hmacByNode, log: (line) => console.log(line) }),
);
