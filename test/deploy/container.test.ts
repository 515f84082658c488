/**
 * deploy/container: the Dockerfile read by a parser, its files put into an empty folder and run as the image would run them;
 * compose.yaml as the guide starts it.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { DockerfileParser } from 'dockerfile-ast';
import { parse } from 'yaml';
import { readSettings } from '../../src/relay/settings.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const place = join(root, 'deploy/container');
const dockerfile = DockerfileParser.parse(readFileSync(join(place, 'Dockerfile'), 'utf8'));

function instructions(keyword: string): string[] {
  return dockerfile
    .getInstructions()
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => instruction.getArgumentsContent() ?? '');
}

/** The exec form: the only one that works without a shell. */
function exec(text: string | undefined): string[] {
  return JSON.parse(text ?? '');
}

const copies = instructions('COPY').map((text) => text.split(' ') as [from: string, to: string]);
const [command] = instructions('CMD').map(exec);
const [healthCheck] = instructions('HEALTHCHECK').map((text) => exec(text.replace(/^CMD /, '')));

describe('the Dockerfile', () => {
  test('has one stage on a distroless Node, pinned by digest, and runs no command to build', () => {
    expect(dockerfile.getInstructions().map((instruction) => instruction.getKeyword())).toEqual([
      'FROM',
      'COPY',
      'USER',
      'EXPOSE',
      'HEALTHCHECK',
      'CMD',
    ]);
    expect(instructions('FROM')).toEqual([
      expect.stringMatching(/^gcr\.io\/distroless\/nodejs24-debian13:nonroot@sha256:[0-9a-f]{64}$/),
    ]);
  });

  test('does not run as root, and names the user by number', () => {
    expect(instructions('USER')).toEqual(['65532']);
  });

  test('adds far less than 80 MB', () => {
    const bytes = copies.reduce((sum, [from]) => sum + statSync(join(root, from)).size, 0);
    expect(bytes).toBeLessThan(2 * 1024 * 1024);
  });

  test('gives the build only what it copies', () => {
    const ignored = readFileSync(join(place, 'Dockerfile.dockerignore'), 'utf8').trim().split('\n');
    expect(ignored).toEqual(['*', ...copies.map(([from]) => `!${from}`)]);
  });
});

describe('the container image', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-container-'));
  for (const [from, to] of copies) {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    copyFileSync(join(root, from), join(folder, to));
  }
  const contents = () => readdirSync(folder, { recursive: true }).sort();

  let running: ChildProcess | undefined;
  afterEach(() => {
    running?.kill('SIGKILL');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The entry point is Node. Nothing may be written, as with a read-only root. */
  async function start(environment: Record<string, string> = {}): Promise<{ port: string; process: ChildProcess }> {
    const known = process.allowedNodeEnvironmentFlags;
    const permission = known.has('--permission') ? ['--permission'] : ['--experimental-permission'];
    if (known.has('--allow-net')) permission.push('--allow-net');
    const args = (command ?? []).map((arg) => (arg.startsWith('--') ? arg : join(folder, arg)));
    const child = spawn(process.execPath, ['--no-warnings', ...permission, `--allow-fs-read=${folder}/*`, ...args], {
      cwd: folder,
      env: { PORT: '0', HOST: '127.0.0.1', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running = child;
    for await (const line of createInterface({ input: child.stdout })) {
      const { status, port } = JSON.parse(line);
      if (status === 'listening') return { port: String(port), process: child };
    }
    throw new Error('The relay ended without listening');
  }

  const checkHealth = (port: string) => {
    const [node, ...args] = healthCheck ?? [];
    expect(node).toBe('/nodejs/bin/node');
    return promisify(execFile)(process.execPath, args, { env: { PORT: port } });
  };

  test('starts, is healthy, writes nothing and stops on SIGTERM', async () => {
    const before = contents();
    const { port, process: relay } = await start({
      GITHUB_REPOSITORY: 'acme/docs',
      GITHUB_TOKEN: 'made-up',
      PAGERDUTY_WEBHOOK_SECRET: 'made-up-Secret/2026+A=',
    });
    await expect(checkHealth(port)).resolves.toMatchObject({ stderr: '' });
    expect(contents()).toEqual(before);
    relay.kill('SIGTERM');
    expect(await once(relay, 'exit')).toEqual([0, null]);
    await expect(checkHealth(port)).rejects.toMatchObject({ code: 1 });
  });

  test('is not healthy without its settings', async () => {
    const { port } = await start();
    await expect(checkHealth(port)).rejects.toMatchObject({ code: 1 });
  });
});

describe('compose.yaml', () => {
  const { relay } = parse(readFileSync(join(place, 'compose.yaml'), 'utf8')).services;

  test('builds that Dockerfile, in its intended context', () => {
    const context = join(place, relay.build.context);
    expect(existsSync(join(context, relay.build.dockerfile))).toBe(true);
    for (const [from] of copies) expect(existsSync(join(context, from))).toBe(true);
  });

  test('takes away what the relay does not need', () => {
    expect(relay).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(relay).not.toHaveProperty('privileged');
    expect(relay).not.toHaveProperty('volumes');
  });

  test('is reachable only from this machine, because TLS is in front', () => {
    expect(relay.ports).toEqual(['127.0.0.1:3000:3000']);
  });

  test('reads its settings from a file that git ignores and that has an example', () => {
    expect(readFileSync(join(place, '.gitignore'), 'utf8').split('\n')).toContain(relay.env_file);
    const example = readFileSync(join(place, `${relay.env_file}.example`), 'utf8');
    const names = [...example.matchAll(/^(\w+)=$/gm)].map(([, name]) => name ?? '');
    const filled = Object.fromEntries(
      names.map((name) => [name, name === 'GITHUB_REPOSITORY' ? 'acme/docs' : 'made-up']),
    );
    expect(readSettings(filled)).toHaveProperty('settings');
  });
});
