/**
 * The built Lambda behind everything that can stand before it: whatever the event, the answer is our JSON.
 */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { webhookBytes } from '../../fixtures/webhooks.ts';
import { type GitHub, startGitHub } from '../../outside/github.ts';
import { type LambdaRuntime, lambdaEvent, startLambda } from '../runtimes.ts';

const REPOSITORY = 'example-co/incident-docs';
const SECRET = 'made-up-Secret/2026+A=';
const bytes = webhookBytes('resolved-p1');
const body = bytes.toString();
const signature = `v1=${createHmac('sha256', SECRET).update(bytes).digest('hex')}`;

let github: GitHub;
let lambda: LambdaRuntime;

beforeAll(async () => {
  github = await startGitHub({
    repository: REPOSITORY,
    actors: { github_pat_relay: { login: 'relay-owner', permissions: { contents: 'write' } } },
  });
  lambda = await startLambda({
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_TOKEN: 'github_pat_relay',
    GITHUB_API_URL: github.url,
    PAGERDUTY_WEBHOOK_SECRET: SECRET,
  });
});
afterAll(async () => {
  await lambda?.stop();
  await github.close();
});

const answerTo = async (event: unknown) => {
  const { statusCode, body: text } = await lambda.invoke(event);
  return [statusCode, JSON.parse(text)];
};

const functionUrl = lambdaEvent({ headers: { 'X-PagerDuty-Signature': signature }, body });
const httpApi = {
  ...functionUrl,
  rawPath: '/prod/pagerduty',
  requestContext: { ...functionUrl.requestContext, stage: 'prod', http: { method: 'POST', path: '/prod/pagerduty' } },
};
/** AWS docs, "Working with AWS Lambda proxy integrations for HTTP APIs", format 1.0; REST APIs send the same. */
const restApi = {
  version: '1.0',
  resource: '/{proxy+}',
  path: '/pagerduty',
  httpMethod: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-PagerDuty-Signature': signature },
  multiValueHeaders: { 'Content-Type': ['application/json'], 'X-PagerDuty-Signature': [signature] },
  queryStringParameters: null,
  requestContext: { stage: 'prod', path: '/prod/pagerduty', httpMethod: 'POST', protocol: 'HTTP/1.1' },
  body,
  isBase64Encoded: false,
};
/** AWS docs, "Lambda functions as targets". */
const loadBalancer = {
  requestContext: {
    elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/relay/0' },
  },
  httpMethod: 'POST',
  path: '/pagerduty',
  queryStringParameters: {},
  headers: { 'content-type': 'application/json', 'x-pagerduty-signature': signature },
  body,
  isBase64Encoded: false,
};

describe('the Lambda function forwards', () => {
  test.each<[string, object]>([
    ['to a function URL', functionUrl],
    ['to an HTTP API with a named stage', httpApi],
    ['to an HTTP API in payload format 1.0, with its stage in the path', { ...restApi, path: '/prod/pagerduty' }],
    ['to a REST API', restApi],
    ['through a load balancer', loadBalancer],
    ['in base64', { ...restApi, body: bytes.toString('base64'), isBase64Encoded: true }],
    ['with a slash too many', { ...functionUrl, rawPath: '//pagerduty' }],
  ])('%s', async (_what, event) => {
    expect(await answerTo(event)).toEqual([202, { status: 'dispatched' }]);
  });

  test('reads several values of a header from a load balancer, and answers in the same form', async () => {
    const { headers, ...event } = loadBalancer;
    const multiValueHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
    const answer = await lambda.invoke({ ...event, multiValueHeaders });
    expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([202, { status: 'dispatched' }]);
    expect(answer.multiValueHeaders).toMatchObject({ 'content-type': ['application/json'] });
  });
});

describe('the answer of the Lambda function', () => {
  const { requestContext } = functionUrl;
  test.each<[string, object, number, object]>([
    ['bad base64', { ...functionUrl, body: '***', isBase64Encoded: true }, 401, { status: 'unauthorized' }],
    [
      'half a character of base64',
      { ...functionUrl, body: 'A', isBase64Encoded: true },
      401,
      { status: 'unauthorized' },
    ],
    [
      'TRACE',
      { ...functionUrl, requestContext: { ...requestContext, http: { method: 'TRACE', path: '/pagerduty' } } },
      405,
      { status: 'method-not-allowed' },
    ],
    [
      'CONNECT',
      { ...functionUrl, requestContext: { ...requestContext, http: { method: 'CONNECT', path: '/pagerduty' } } },
      405,
      { status: 'method-not-allowed' },
    ],
    ['GET with a body', { ...restApi, httpMethod: 'GET' }, 405, { status: 'method-not-allowed' }],
    ['a path that is no URL', { ...restApi, path: '//%zz\\' }, 404, { status: 'not-found' }],
    [
      'a header that no HTTP has',
      { ...restApi, headers: { 'x y': '\n', 'x-webhook-id': null }, multiValueHeaders: null },
      401,
      { status: 'unauthorized' },
    ],
    ['an event of another kind', {}, 404, { status: 'not-found' }],
    [
      'an event without headers',
      { ...restApi, headers: null, multiValueHeaders: null },
      401,
      { status: 'unauthorized' },
    ],
  ])('is JSON for %s', async (_what, event, status, json) => {
    expect(await answerTo(event)).toEqual([status, json]);
  });
});
