/**
 * The process behind `warm-processes.ts`. It compiles one built program once, and runs it as often as it is asked to. Each run
 * evaluates all of the program's modules anew and gets its own environment, arguments, working directory and exit code. Node
 * itself and its global object stay.
 */
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { compileFunction } from 'node:vm';

/** As bundlers write them. */
const IMPORT = /^import\s*(?:([\w$]+)\s*,?\s*)?(?:\{\s*([^}]*?)\s*\}|\*\s*as\s+([\w$]+))?\s*from\s*['"]([^'"]+)['"];/gm;

const [node, , main] = process.argv;
const program = await compile(main);
const globals = new Set(Reflect.ownKeys(globalThis));
const standard = new Set(process._getActiveHandles());
let token;

process.exit = (code) => {
  end(code);
  throw new Error('process.exit was called');
};
process.on('beforeExit', () => end());
const onFault = (error) => {
  if (token === undefined) return;
  process.stderr.write(`${inspect(error)}\n`);
  end(1);
};

process.on('message', (message) => {
  process.removeAllListeners('uncaughtException').on('uncaughtException', onFault);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, message.env);
  process.chdir(message.cwd);
  // In place: a program may have imported the array.
  process.argv.splice(0, process.argv.length, node, main, ...message.args);
  process.exitCode = undefined;
  token = message.token;
  // Only what the program waits for keeps the run alive.
  process.channel.unref();
  program().catch(onFault);
});

/** Ends what the program left open, as the end of a process does, and says on every channel that the run is over. */
function end(code = process.exitCode ?? 0) {
  if (token === undefined) return;
  const over = token;
  token = undefined;
  process.channel.ref();
  for (const handle of process._getActiveHandles()) {
    if (handle instanceof Socket && !standard.has(handle)) handle.destroy();
  }
  // Some of them can't be deleted.
  for (const key of Reflect.ownKeys(globalThis)) if (!globals.has(key)) globalThis[key] = undefined;
  setImmediate(() => {
    for (const stream of [process.stdout, process.stderr]) {
      stream.removeAllListeners('error');
      stream.write(over);
    }
    process.send({ code: Number(code) });
  });
}

/** The program as a function. Its code is an ES module whose static imports are all of Node's own modules. */
async function compile(path) {
  const url = pathToFileURL(path).href;
  const modules = {};
  const code = readFileSync(path, 'utf8')
    .replace(IMPORT, (_, name, names, all, from) => {
      modules[from] = undefined;
      const parts = [
        name && `${name} = MODULES["${from}"].default`,
        names && `{ ${names.replaceAll(' as ', ': ')} } = MODULES["${from}"]`,
        all && `${all} = MODULES["${from}"]`,
      ];
      return `const ${parts.filter(Boolean).join(', ')};`;
    })
    .replaceAll('import.meta.url', 'META_URL')
    .replace(/^#!.*/, '');
  for (const name of Object.keys(modules)) modules[name] = await import(name);
  const run = compileFunction(`return (async () => {"use strict";${code}\n})()`, ['MODULES', 'META_URL'], {
    filename: path,
    importModuleDynamically: (name) => import(name.startsWith('.') ? new URL(name, url) : name),
  });
  return () => run(modules, url);
}
