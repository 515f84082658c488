// A stand-in for the GitHub CLI, as far as `init` and `doctor` use it (cli.github.com/manual). It talks to the GitHub of GITHUB_API_URL
// with the token of GH_STAND_IN_TOKEN, without which nobody is logged in, and refuses what gh refuses. It appends its arguments to the
// file GH_STAND_IN_LOG, if that is set. Put it on PATH by `writeGh` of gh-on-path.ts.
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';

const args = process.argv.slice(2);
const { GITHUB_API_URL: url, GH_STAND_IN_TOKEN: token, GH_STAND_IN_LOG: log } = process.env;
if (log) appendFileSync(log, `${JSON.stringify(args)}\n`);

function refuse(message, code = 1) {
  console.error(message);
  process.exit(code);
}

/** Flags with their values; anything else that begins with a dash is refused, as gh does. */
function read(words, known) {
  const flags = {};
  const rest = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (!word.startsWith('-') || word === '-') rest.push(word);
    else if (known.includes(word)) flags[word] = words[++index] ?? refuse(`flag needs an argument: ${word}`);
    else refuse(`unknown flag: ${word}`);
  }
  return { flags, rest };
}

async function ask(method, path, body) {
  const answer = await fetch(`${url}/${path.replace(/^\//, '')}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'gh', accept: 'application/vnd.github+json' },
    body,
    redirect: 'manual',
  });
  const text = await answer.text();
  return { ok: answer.ok, status: answer.status, text, json: text ? JSON.parse(text) : undefined };
}

const standardInput = () => readFileSync(0, 'utf8');
const said = ({ status, json }) => `${json?.message ?? 'no message'} (HTTP ${status})`;

async function api(words) {
  const { flags, rest } = read(words, ['--method', '--input', '--hostname']);
  if (rest.length !== 1) refuse(`accepts 1 arg(s), received ${rest.length}`);
  const body = flags['--input'] === '-' ? standardInput() : undefined;
  const answer = await ask(flags['--method'] ?? 'GET', rest[0], body);
  console.log(answer.text);
  if (!answer.ok) refuse(`gh: ${said(answer)}`);
}

async function setSecret(words) {
  const { flags, rest } = read(words, ['--env', '--repo', '--body']);
  const [name, ...others] = rest;
  if (name === undefined || others.length > 0) refuse('must pass single secret name');
  if (flags['--body'] !== undefined) refuse('this stand-in takes a secret on standard input only');
  const value = standardInput();
  if (value === '') refuse('the secret is empty');
  const path = `repos/${flags['--repo']}/environments/${flags['--env']}/secrets`;
  const key = await ask('GET', `${path}/public-key`);
  if (!key.ok) refuse(`failed to fetch public key: ${said(key)}`);
  const encrypted = { encrypted_value: Buffer.from(value).toString('base64'), key_id: key.json.key_id };
  const put = await ask('PUT', `${path}/${name}`, JSON.stringify(encrypted));
  if (!put.ok) refuse(`failed to set secret "${name}": ${said(put)}`);
  console.log(`✓ Set Actions secret ${name} for ${flags['--repo']}`);
}

async function createPull(words) {
  const { flags } = read(words, ['--repo', '--base', '--head', '--title', '--body']);
  const [repository, base, head] = [flags['--repo'], flags['--base'], flags['--head']];
  if (!flags['--title']) refuse('must provide `--title` and `--body` (or `--fill`) when not running interactively');
  const git = (...more) => execFileSync('git', more, { encoding: 'utf8' });
  if (git('ls-remote', '--heads', 'origin', head) === '') {
    refuse(
      `pull request create failed: GraphQL: Head sha can't be blank, Head ref must be a branch (createPullRequest)`,
    );
  }
  // GitHub knows what was pushed; the emulator is told.
  const ref = await ask('GET', `repos/${repository}/git/ref/heads/${base}`);
  const { sha } = ref.json.object;
  const created = await ask('POST', `repos/${repository}/git/refs`, JSON.stringify({ ref: `refs/heads/${head}`, sha }));
  if (!created.ok && created.status !== 422) refuse(said(created));
  for (const path of git('diff', '--name-only', `origin/${base}`, `origin/${head}`).trim().split('\n')) {
    const content = Buffer.from(git('show', `origin/${head}:${path}`)).toString('base64');
    const there = await ask('GET', `repos/${repository}/contents/${path}?ref=${head}`);
    const order = { message: `Add ${path}`, branch: head, content, ...(there.ok && { sha: there.json.sha }) };
    const put = await ask('PUT', `repos/${repository}/contents/${path}`, JSON.stringify(order));
    if (!put.ok) refuse(said(put));
  }
  const order = { title: flags['--title'], body: flags['--body'], head, base };
  const opened = await ask('POST', `repos/${repository}/pulls`, JSON.stringify(order));
  if (opened.status === 422) refuse(`a pull request for branch "${head}" into branch "${base}" already exists`);
  if (!opened.ok) refuse(`pull request create failed: ${said(opened)}`);
  console.log(`https://github.com/${repository}/pull/${opened.json.number}`);
}

/** Below GH_STAND_IN_REMOTES, as a bare repository: git gets there by "url.<folder>.insteadOf". */
function createRepository(words) {
  const { flags, rest } = read(
    words.filter((word) => word !== '--private'),
    [],
  );
  if (!words.includes('--private'))
    refuse('`--public`, `--private`, or `--internal` required when not running interactively');
  if (rest.length !== 1 || Object.keys(flags).length > 0) refuse('a repository name is required');
  const { GH_STAND_IN_REMOTES: remotes } = process.env;
  if (remotes) execFileSync('git', ['init', '--quiet', '--bare', `${remotes}/${rest[0]}.git`]);
  console.log(`https://github.com/${rest[0]}`);
}

if (args[0] === 'auth' && args[1] === 'token') {
  if (token === undefined) refuse('no oauth token found for github.com');
  console.log(token);
} else if (token === undefined) {
  refuse('To get started with GitHub CLI, please run:  gh auth login', 4);
} else if (args[0] === 'api') await api(args.slice(1));
else if (args[0] === 'secret' && args[1] === 'set') await setSecret(args.slice(2));
else if (args[0] === 'repo' && args[1] === 'create') createRepository(args.slice(2));
else if (args[0] === 'pr' && args[1] === 'create') await createPull(args.slice(2));
else refuse(`unknown command "${args.join(' ')}" for "gh"`);
