/**
 * deploy/cloudflare/wrangler.jsonc: the result of wrangler's own dry run, offline, and that it answers.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Miniflare } from 'miniflare';

const root = fileURLToPath(new URL('../..', import.meta.url));
const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');
const folder = mkdtempSync(join(tmpdir(), 'deploy-cloudflare-'));
const upload = join(folder, 'upload');

const text = readFileSync(join(root, 'deploy/cloudflare/wrangler.jsonc'), 'utf8');
const config = JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''));

/** As in the guide: no tracked file is edited. */
const VARIABLES = [
  '--var',
  'GITHUB_REPOSITORY:acme/incident-docs',
  '--var',
  'FORWARD_EVENTS:incident.acknowledged,incident.resolved',
];

let output: string;

beforeAll(async () => {
  cpSync(join(root, 'deploy/cloudflare'), join(folder, 'deploy/cloudflare'), { recursive: true });
  cpSync(join(root, 'dist/relay'), join(folder, 'dist/relay'), { recursive: true });
  const command = [
    'deploy',
    '--config',
    'deploy/cloudflare/wrangler.jsonc',
    ...VARIABLES,
    '--dry-run',
    '--outdir',
    upload,
  ];
  // wrangler writes logs and settings to the home folder.
  const env = { PATH: process.env.PATH, HOME: folder, WRANGLER_SEND_METRICS: 'false' };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [wrangler, ...command], { cwd: folder, env });
  output = stdout + stderr;
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('the Worker', () => {
  test('passes the dry run without a warning', () => {
    expect(output).toContain('--dry-run: exiting now');
    expect(output).not.toMatch(/warning|unexpected fields|deprecated/i);
  });

  test('gets the repository and other settings from the command', () => {
    // wrangler hides the values of variables on the command line.
    expect(output.match(/env\.\w+ \("\(hidden\)"\)/g)).toEqual([
      'env.GITHUB_REPOSITORY ("(hidden)")',
      'env.FORWARD_EVENTS ("(hidden)")',
    ]);
  });

  test('is the unchanged built file, and nothing else', () => {
    expect(readdirSync(upload).filter((name) => name !== 'README.md')).toEqual(['worker.js']);
    expect(readFileSync(join(upload, 'worker.js'))).toEqual(readFileSync(join(root, 'dist/relay/worker.js')));
  });

  test('names no repository and contains no secret: the repository is the only variable, and it is empty', () => {
    expect(config.vars).toEqual({ GITHUB_REPOSITORY: '' });
  });

  test('is public only at its workers.dev address, and its log is kept', () => {
    expect(config).toMatchObject({ workers_dev: true, preview_urls: false, observability: { enabled: true } });
    expect(config).not.toHaveProperty('routes');
    expect(config).not.toHaveProperty('route');
  });

  test('answers in the runtime, and says what is left to set', async () => {
    const miniflare = new Miniflare({
      modules: true,
      modulesRoot: upload,
      scriptPath: join(upload, 'worker.js'),
      compatibilityDate: config.compatibility_date,
      bindings: config.vars,
      handleRuntimeStdio: () => {},
    });
    try {
      const health = await miniflare.dispatchFetch('https://relay.example/healthz');
      expect([health.status, await health.json()]).toMatchObject([503, { status: 'ok', configured: false }]);
      const delivery = await miniflare.dispatchFetch('https://relay.example/pagerduty', { method: 'POST', body: '{}' });
      expect([delivery.status, await delivery.json()]).toEqual([500, { status: 'not-configured' }]);
    } finally {
      await miniflare.dispose();
    }
  });
});
