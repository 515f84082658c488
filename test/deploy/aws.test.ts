/**
 * deploy/aws/template.yaml: its result for given parameters. The function answers from its own folder alone.
 */
import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readSettings } from '../../src/relay/settings.ts';
import { webhookBytes } from '../fixtures/webhooks.ts';
import { type Given, readTemplate, resolver } from './template.ts';

const place = fileURLToPath(new URL('../../deploy/aws/', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const template = readTemplate(readFileSync(join(place, 'template.yaml'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'deploy-aws-'));
afterAll(() => rmSync(folder, { recursive: true }));

const secret = { PAGERDUTY_WEBHOOK_SECRET: 'made-up-signing-secret', GITHUB_TOKEN: 'made-up-token' };
const parameters = { GitHubRepository: 'acme/incident-docs', SecretName: 'made-up-secret' };

interface Relay {
  CodeUri: string;
  Handler: string;
  Environment: { Variables: Record<string, string> };
}

function relay(given: Partial<Given> = {}): Relay & Record<string, unknown> {
  const resolve = resolver(template, { secret, ...given, parameters: { ...parameters, ...given.parameters } });
  return resolve(template.Resources.Relay?.Properties) as Relay & Record<string, unknown>;
}

describe('the function of the SAM template', () => {
  test('runs on a current Node, with enough memory to start fast', () => {
    expect(template.Transform).toBe('AWS::Serverless-2016-10-31');
    expect(template.Resources.Relay?.Type).toBe('AWS::Serverless::Function');
    expect(relay()).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], MemorySize: 512, Timeout: 10 });
  });

  test('has a public URL, because the signature is the authentication', () => {
    expect(relay()).toMatchObject({ FunctionUrlConfig: { AuthType: 'NONE' } });
    const attributes = { 'RelayUrl.FunctionUrl': 'https://abc.lambda-url.eu-west-1.on.aws/' };
    expect(resolver(template, { secret, attributes })(template.Outputs.WebhookUrl?.Value)).toBe(
      'https://abc.lambda-url.eu-west-1.on.aws/pagerduty',
    );
  });

  test('reserves no concurrency unless asked', () => {
    expect(relay()).not.toHaveProperty('ReservedConcurrentExecutions');
    expect(relay({ parameters: { ReservedConcurrency: '5' } })).toMatchObject({ ReservedConcurrentExecutions: '5' });
  });

  test('cannot have a concurrency of 0, which would refuse every webhook', () => {
    const allowed = new RegExp(template.Parameters.ReservedConcurrency?.AllowedPattern ?? '');
    expect(['', '1', '50', '0', '-1', 'ten'].filter((value) => allowed.test(value))).toEqual(['', '1', '50']);
  });

  test('logs to a group with a retention time', () => {
    expect(relay()).toMatchObject({ LoggingConfig: { LogGroup: 'the RelayLog' } });
    expect(template.Resources.RelayLog?.Properties).toMatchObject({ RetentionInDays: 30 });
  });
});

describe('the environment of the function', () => {
  test('needs only the repository and two secrets', () => {
    const variables = relay().Environment.Variables;
    expect(variables).toMatchObject({ GITHUB_REPOSITORY: 'acme/incident-docs', ...secret });
    expect(readSettings(variables)).toMatchObject({
      settings: { apiUrl: 'https://api.github.com', forwardEvents: new Set(['incident.resolved']) },
    });
  });

  test('can be deployed before there are secrets, to get the address first', () => {
    const variables = relay({ parameters: { SecretName: '' }, secret: {} }).Environment.Variables;
    expect(readSettings(variables)).toEqual({
      problems: [expect.stringMatching(/^GITHUB_TOKEN/), expect.stringMatching(/^PAGERDUTY_WEBHOOK_SECRET/)],
    });
  });

  test('takes a GitHub App instead of the token', () => {
    const variables = relay({
      parameters: { GitHubAppId: '12345' },
      secret: { PAGERDUTY_WEBHOOK_SECRET: 'a', GITHUB_APP_PRIVATE_KEY: 'made-up-key' },
    }).Environment.Variables;
    expect(variables).toMatchObject({ GITHUB_APP_ID: '12345', GITHUB_APP_PRIVATE_KEY: 'made-up-key' });
    expect(variables).not.toHaveProperty('GITHUB_TOKEN');
    expect(readSettings(variables)).toHaveProperty('settings');
  });

  test('checks the shared secret if that is set', () => {
    const given = {
      parameters: { CheckSharedSecret: 'true' },
      secret: { ...secret, WEBHOOK_SECRET: 'made-up-shared' },
    };
    expect(relay(given).Environment.Variables).toMatchObject({ WEBHOOK_SECRET: 'made-up-shared' });
  });

  test('takes every secret by reference with a version, so that a new version is read by the next deployment', () => {
    const written = template.Resources.Relay?.Properties as unknown as Relay | undefined;
    const variables = Object.entries(written?.Environment.Variables ?? {});
    const secrets = variables.filter(([name]) => /SECRET|TOKEN|KEY/.test(name));
    expect(secrets.map(([name]) => name).sort()).toEqual([
      'GITHUB_APP_PRIVATE_KEY',
      'GITHUB_TOKEN',
      'PAGERDUTY_WEBHOOK_SECRET',
      'WEBHOOK_SECRET',
    ]);
    for (const [, value] of secrets) {
      expect(JSON.stringify(value)).toMatch(/\{\{resolve:secretsmanager:\$\{SecretName\}:.*::\$\{SecretVersion\}\}\}/);
    }
  });
});

test('the uploaded folder alone answers a signed test event', async () => {
  const { CodeUri, Handler, Environment } = relay();
  cpSync(join(place, CodeUri), folder, { recursive: true });
  const [file, name] = Handler.split('.');
  const body = webhookBytes('ping');
  const signature = createHmac('sha256', secret.PAGERDUTY_WEBHOOK_SECRET).update(body).digest('hex');
  // Payload format 2.0 (AWS Lambda docs, "Invoking Lambda function URLs").
  const event = {
    version: '2.0',
    rawPath: '/pagerduty',
    rawQueryString: '',
    headers: { host: 'abc.lambda-url.eu-west-1.on.aws', 'x-pagerduty-signature': `v1=${signature}` },
    requestContext: { domainName: 'abc.lambda-url.eu-west-1.on.aws', http: { method: 'POST', path: '/pagerduty' } },
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
  const program = `
    const { ${name}: handler } = await import('./${file}.js');
    const { statusCode, body } = await handler(${JSON.stringify(event)}, {});
    console.log(JSON.stringify({ statusCode, body: JSON.parse(body) }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: folder,
    env: Environment.Variables,
  });
  const [log, answer] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(log).toMatchObject({ event_type: 'pagey.ping', status: 'ignored', reason: 'ping' });
  expect(answer).toEqual({ statusCode: 202, body: { status: 'ignored', reason: 'ping' } });
});

describe('deploy.sh, which is always called the same way', () => {
  /** `aws` and `sam` as programs that record their arguments; `versions` is what `aws` answers, or how it fails. */
  async function deploy(
    versions: string,
    args: readonly string[],
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    const bin = mkdtempSync(join(tmpdir(), 'deploy-aws-bin-'));
    const program = (name: string, lines: string) =>
      writeFileSync(join(bin, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
    program('aws', versions);
    program('sam', 'for word in "$@"; do echo "$word"; done');
    const env = { PATH: `${bin}:${process.env.PATH}` };
    return promisify(execFile)('bash', ['deploy/aws/deploy.sh', ...args], { cwd: root, env }).then(
      (ended) => ({ code: 0, ...ended }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );
  }

  test('deploys without secrets if there are none yet', async () => {
    const { code, stdout } = await deploy('echo "ResourceNotFoundException: no such secret" >&2; exit 254', [
      'acme/docs',
    ]);
    expect([code, stdout.trim().split('\n').at(-1)]).toEqual([0, 'GitHubRepository=acme/docs']);
    expect(stdout).toContain('--no-fail-on-empty-changeset');
  });

  test('deploys with the current version of the secret, and with more parameters', async () => {
    const { stdout } = await deploy('echo 0a1b2c3d', ['acme/docs', 'ForwardEvents=incident.resolved']);
    expect(stdout.trim().split('\n').slice(-4)).toEqual([
      'GitHubRepository=acme/docs',
      'SecretName=pagerduty-postmortem-relay',
      'SecretVersion=0a1b2c3d',
      'ForwardEvents=incident.resolved',
    ]);
  });

  test('deploys nothing if the secret cannot be read, or without a repository', async () => {
    const refused = await deploy('echo "AccessDeniedException: no" >&2; exit 254', ['acme/docs']);
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('nothing was deployed') });
    const { code, stdout, stderr } = await deploy('echo 0a1b2c3d', []);
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('Usage: bash deploy/aws/deploy.sh')]);
  });

  test('passes only parameters that the template has', () => {
    const script = readFileSync(join(root, 'deploy/aws/deploy.sh'), 'utf8');
    const given = [...script.matchAll(/"([A-Z]\w+)=\$/g)].map(([, name = '']) => name);
    expect(given).toEqual(['GitHubRepository', 'SecretName', 'SecretVersion']);
    for (const name of given) expect(template.Parameters).toHaveProperty(name);
  });
});
