/**
 * The relay as an AWS Lambda behind a function URL, an HTTP API, a REST API or a load balancer. Configured by environment
 * variables.
 */
import { sendByFetch } from '../../github/call.ts';
import { type Bytes, createCore } from '../core.ts';
import { hmacByNode } from '../node/hmac-by-node.ts';

/**
 * The fields that we read: payload formats 2.0 (function URLs, HTTP APIs) and 1.0 (REST APIs, HTTP APIs), and a load balancer's,
 * which has either form of headers (AWS docs: "Working with AWS Lambda proxy integrations for HTTP APIs", "Lambda functions as
 * targets").
 */
interface Event {
  rawPath?: string;
  path?: string;
  httpMethod?: string;
  headers?: Record<string, string | undefined> | null;
  multiValueHeaders?: Record<string, string[] | undefined> | null;
  body?: string | null;
  isBase64Encoded?: boolean;
  requestContext?: { stage?: string; http?: { method?: string } };
}

const core = createCore({
  environment: process.env,
  send: sendByFetch,
  hmac: hmacByNode,
  log: (line) => console.log(line),
});

export async function handler(event: Event) {
  const { headers, multiValueHeaders, requestContext } = event;
  const given = new Map<string, string | undefined>();
  for (const [name, values] of Object.entries(multiValueHeaders ?? {})) given.set(name.toLowerCase(), values?.[0]);
  for (const [name, value] of Object.entries(headers ?? {})) given.set(name.toLowerCase(), value);
  const {
    status,
    headers: own,
    body,
  } = await core.answer({
    method: requestContext?.http?.method ?? event.httpMethod ?? 'GET',
    path: pathOf(event),
    header: (name) => given.get(name),
    // Buffer decodes any base64, even invalid. The result then fails the signature check.
    body: async () => Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8') as Bytes,
  });
  return {
    statusCode: status,
    headers: own,
    // A load balancer with multi-value headers enabled reads only those.
    ...(!headers &&
      multiValueHeaders && {
        multiValueHeaders: Object.fromEntries(Object.entries(own).map(([name, value]) => [name, [value]])),
      }),
    body,
    isBase64Encoded: false,
  };
}

/** A named stage is the first part of an HTTP API's path. */
function pathOf({ rawPath, path = '/', requestContext }: Event): string {
  const whole = rawPath ?? path;
  const stage = `/${requestContext?.stage}`;
  return whole.startsWith(`${stage}/`) ? whole.slice(stage.length) : whole;
}
