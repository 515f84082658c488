/** The programs that are measured, by their file, and how those that are not deployed are built. */
import { build } from 'esbuild';

export const FOLDER = 'build/bench';

/** Programs that do the relay's job on Node. */
export const SERVERS = {
  relay: 'dist/relay/node.js',
  'Express bridge': `${FOLDER}/bridges/express.js`,
  'plain Hono': `${FOLDER}/bridges/hono.js`,
  'node:http + undici': `${FOLDER}/bridges/bare.js`,
};

/** Node's options for them: the relay has those of its container. */
export const OPTIONS: Partial<Record<keyof typeof SERVERS, string[]>> = { relay: ['--max-semi-space-size=8'] };

/** Programs that do it in workerd. */
export const WORKERS = {
  relay: 'dist/relay/worker.js',
  'bare Worker': `${FOLDER}/bridges/worker.js`,
  'bare Worker + log line': `${FOLDER}/bridges/worker-log.js`,
};

/** Programs that start a session, as a step of a workflow. */
export const STEPS = { action: 'dist/index.js', 'bare script': `${FOLDER}/bridges/script.js` };

/** Bundled as `npm run build:relay` bundles the relay, so that loading modules costs all of them the same. */
export async function bundle(): Promise<void> {
  const options = {
    bundle: true,
    format: 'esm',
    target: 'es2023',
    logLevel: 'warning',
    outbase: 'test/bench',
    outdir: FOLDER,
  } as const;
  const onNode = [
    'bridges/express.mjs',
    'bridges/hono.ts',
    'bridges/bare.ts',
    'bridges/script.ts',
    'load.ts',
    'stand-in.ts',
  ];
  await build({
    ...options,
    entryPoints: onNode.map((file) => `test/bench/${file}`),
    platform: 'node',
    banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
  });
  await build({
    ...options,
    entryPoints: ['worker', 'worker-log'].map((name) => `test/bench/bridges/${name}.ts`),
    platform: 'neutral',
  });
}
