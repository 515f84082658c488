// A stand-in for the GitHub CLI, as far as .github/scripts/publish.sh uses it. What it knows is the JSON file GH_STATE:
// `{refs: {v1: commit}, releases: {"v1.0.0": {isDraft, files, notes}}, breaksOff: boolean}`. It refuses what GitHub refuses.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const state = JSON.parse(readFileSync(process.env.GH_STATE, 'utf8'));
const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const field = (name) => args.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);

function refuse(message) {
  console.error(message);
  process.exit(1);
}

function api(path) {
  const refs = `repos/${process.env.GITHUB_REPOSITORY}/git`;
  if (path.startsWith(`${refs}/matching-refs/tags/`)) {
    const asked = path.slice(`${refs}/matching-refs/tags/`.length);
    // What the script's --jq keeps of GitHub's answer, which is every tag that begins so.
    if (option('--jq') !== `.[] | select(.ref == "refs/tags/${asked}") | .object.sha`) refuse('unknown --jq');
    return console.log(state.refs[asked] ?? '');
  }
  const [tag, exists] = option('--method') === 'POST' ? [field('ref'), false] : [path.replace(`${refs}/`, ''), true];
  const name = tag.replace(/^refs\/tags\//, '');
  if (exists !== name in state.refs)
    refuse(exists ? 'Reference does not exist (HTTP 422)' : 'Reference already exists (HTTP 422)');
  if (exists && field('force') !== 'true') refuse('Update is not a fast forward (HTTP 422)');
  state.refs[name] = field('sha');
}

function release(action, tag) {
  const known = state.releases[tag];
  if (action === 'view') return known ? console.log(known.isDraft) : refuse('release not found');
  if (known?.isDraft === false) refuse(`a release with the same tag name already exists: ${tag}`);
  const files = args.slice(3, args.indexOf('--target'));
  const notes = readFileSync(option('--notes-file'), 'utf8');
  state.releases[tag] = { isDraft: state.breaksOff, files: files.map((file) => basename(file)), notes };
  if (state.breaksOff) return;
  state.refs[tag] ??= option('--target');
}

if (args[0] === 'api') api(args.find((each) => each.startsWith('repos/')));
else if (args[0] === 'release' && ['view', 'create'].includes(args[1])) release(args[1], args[2]);
else refuse(`unknown command: gh ${args.join(' ')}`);
writeFileSync(process.env.GH_STATE, JSON.stringify(state));
if (args[1] === 'create' && state.breaksOff) refuse('HTTP 502: upload failed');
