/**
 * `npm run start-up`: what the built action loads before its first request, by package and in milliseconds. Runs a copy of `dist/`
 * that times every module, as a draft of one incident against a stand-in that answers at once.
 */
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { startHelper, stop } from './children.ts';
import { bundle, FOLDER } from './programs.ts';
import type { Ports } from './stand-in.ts';
import { spread } from './statistics.ts';
import { dispatchOf, draftEnvironment, runStep } from './steps.ts';
import { signedWebhook } from './webhook.ts';

const COPY = `${FOLDER}/start-up`;
const TIMES = `${FOLDER}/start-up.json`;
const RUNS = 15;

interface Times {
  /**
   * When the bundle started to run, when its first request was sent, and when it ended: milliseconds after the start of the
   * process.
   */
  begin: number;
  request: number;
  end: number;
  /** In the order of their ends: module, start, end. */
  modules: [id: string, begin: number, end: number][];
}

const HEAD = `import { subscribe as startUpSubscribe } from 'node:diagnostics_channel';
import { writeFileSync as startUpWrite } from 'node:fs';
const startUp = { begin: performance.now(), request: 0, end: 0, modules: [] };
startUpSubscribe('undici:request:create', () => { startUp.request ||= performance.now(); });
process.on('exit', () => startUpWrite('${TIMES}', JSON.stringify({ ...startUp, end: performance.now() })));
`;
const CALL = '__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);';

function instrument(): void {
  rmSync(COPY, { recursive: true, force: true });
  mkdirSync(COPY, { recursive: true });
  for (const name of readdirSync('dist').filter((each) => /index\.js$|^package\.json$/.test(each))) {
    const code = readFileSync(`dist/${name}`, 'utf8');
    if (name === 'index.js' && !code.includes(CALL)) throw new Error('dist/index.js does not load modules as ncc does');
    const timed = `const startUpBegin = performance.now(); ${CALL} startUp.modules.push([moduleId, startUpBegin, performance.now()]);`;
    writeFileSync(`${COPY}/${name}`, name === 'index.js' ? HEAD + code.replace(CALL, timed) : code);
  }
}

/** The package, or our file, of each module, by its ID. */
function namesOfModules(): Map<string, string> {
  const stats = JSON.parse(readFileSync('build/action.json', 'utf8')) as {
    modules: { id?: string | number; name: string }[];
  };
  const nameOf = (path: string) =>
    /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ??
    path.replace(/^.*build\/action\//, '').replace(/ .*$/, '');
  return new Map(stats.modules.map(({ id, name }) => [String(id), nameOf(name)]));
}

/** Milliseconds of each module without the modules that it loads. */
function ownTimes({ modules }: Times): Map<string, number> {
  const own = new Map<string, number>();
  for (const [id, begin, end] of modules) {
    const inside = modules.filter((other) => other[0] !== id && other[1] >= begin && other[2] <= end);
    const direct = inside.filter(
      (one) => !inside.some((other) => other !== one && other[1] <= one[1] && other[2] >= one[2]),
    );
    own.set(String(id), end - begin - direct.reduce((sum, each) => sum + each[2] - each[1], 0));
  }
  return own;
}

const median = (values: readonly number[]) => spread(values, (value) => value).median;

async function main(): Promise<void> {
  await bundle();
  instrument();
  const helper = startHelper('stand-in');
  const [{ apis }] = (await once(helper, 'message')) as [Ports];
  const webhook = signedWebhook('resolved-p1', 0);
  const runs: Times[] = [];
  const wholes: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    wholes.push(
      await runStep(`${COPY}/index.js`, dispatchOf(webhook), draftEnvironment(`http://127.0.0.1:${apis}`), 'created'),
    );
    runs.push(JSON.parse(readFileSync(TIMES, 'utf8')));
  }
  await stop(helper);

  const names = namesOfModules();
  const byName = new Map<string, number[]>();
  for (const times of runs) {
    const sums = new Map<string, number>();
    const early = { ...times, modules: times.modules.filter(([, begin]) => begin < times.request) };
    for (const [id, own] of ownTimes(early)) {
      const name: string = names.get(id) ?? id;
      sums.set(name, (sums.get(name) ?? 0) + own);
    }
    for (const [name, sum] of sums) byName.set(name, [...(byName.get(name) ?? []), sum]);
  }
  const ms = (value: number) => `${value.toFixed(1).padStart(7)} ms`;
  const medianOf = (pick: (times: Times) => number) => ms(median(runs.map(pick)));
  console.log(`Node ${process.version}, ${RUNS} runs, medians. The whole process: ${ms(median(wholes)).trim()}\n`);
  console.log(`${medianOf(({ begin }) => begin)}  Node starts and compiles dist/index.js`);
  console.log(`${medianOf(({ begin, request }) => request - begin)}  until the first request, of which:`);
  const packages = [...byName].map(([name, all]): [string, number] => [name, median(all)]);
  for (const [name, own] of packages.sort(([, one], [, other]) => other - one)) {
    if (own >= 0.5) console.log(`${ms(own)}    ${name}`);
  }
  const modules = packages.reduce((sum, [, own]) => sum + own, 0);
  console.log(`${ms(modules)}    all modules; the rest is reading and compiling other chunks, and our own work`);
  console.log(`${medianOf(({ request, end }) => end - request)}  from the first request to the end`);
}

await main();
