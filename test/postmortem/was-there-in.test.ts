/** What a change of one line brings to life in another is as new as what it adds. */
import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/policy/read-config.ts';
import { needsEarlierVersion, onlyChanged } from '../../src/postmortem/changed-lines.ts';
import { lintPostmortem } from '../../src/postmortem/lint-postmortem.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import { wasThereIn } from '../../src/postmortem/was-there-in.ts';
import { SECRETS } from '../secrets/secrets-made-up.ts';

const PATH = 'docs/postmortems/2026-02-10-orders-fail-q1.md';

/** The errors of the two rules in `now`, where the lines that `was` has too count as unchanged. */
async function broughtBy(was: string, now: string): Promise<string[]> {
  const [earlier, version] = await Promise.all(
    [was, now].map(async (markdown) => ({ markdown, postmortem: await readPostmortem(markdown, { path: PATH }) })),
  );
  if (version === undefined) throw new Error('There is a document');
  const { findings } = await lintPostmortem(version.postmortem, {
    path: PATH,
    config: readConfig('', 'postmortem.yml'),
    incident: undefined,
    ownDocument: false,
    pull: undefined,
    readTemplate: async () => '',
  });
  const old = was.split('\n');
  const changed = new Set(now.split('\n').flatMap((line, index) => (old.includes(line) ? [] : [index + 1])));
  const some = findings.filter(({ rule }) => rule === 'secrets' || rule === 'remote-content');
  expect(needsEarlierVersion(some, changed)).toBe(true);
  return onlyChanged(some, changed, wasThereIn(earlier, version)).map(({ rule, severity }) => `${rule}: ${severity}`);
}

const TOKEN = SECRETS[0]?.[1] ?? '';
const IMAGE = '![Errors](https://evil.example/pixel.png)';

test.each<[string, string, string, string]>([
  [
    'the definition of a link that was without one',
    '# A\n\n![Errors][1]\n',
    '# A\n\n![Errors][1]\n\n[1]: https://evil.example/p.png\n',
    'remote-content: error',
  ],
  [
    'another definition in place of a harmless one',
    '# A\n\n![Errors][1]\n\n[1]: p.png\n',
    '# A\n\n![Errors][1]\n\n[1]: https://evil.example/p.png\n',
    'remote-content: error',
  ],
  [
    'another address for an image from outside',
    '# A\n\n![Errors][1]\n\n[1]: https://a.example/p.png\n',
    '# A\n\n![Errors][1]\n\n[1]: https://evil.example/p.png\n',
    'remote-content: error',
  ],
  ['the end of a fence', `# A\n\n\`\`\`\n${IMAGE}\n\`\`\`\n`, `# A\n\n${IMAGE}\n`, 'remote-content: error'],
  ['the end of a comment', `# A\n\n<!--\n${IMAGE}\n-->\n`, `# A\n\n${IMAGE}\n`, 'remote-content: error'],
  [
    'other code in a script',
    '# A\n\n<script>\na()\n</script>\n',
    '# A\n\n<script>\nb()\n</script>\n',
    'remote-content: error',
  ],
  [
    'a name next to a value',
    '# A\n\n| x | y |\n|---|---|\n| 7hG4kQ2mPz9LwT4x | b |\n',
    '# A\n\n| password | y |\n|---|---|\n| 7hG4kQ2mPz9LwT4x | b |\n',
    'secrets: error',
  ],
])('%s is an error on an unchanged line', async (_what, was, now, expected) => {
  expect(await broughtBy(was, now)).toEqual([expected]);
});

test.each([
  ['an image from outside', IMAGE],
  ['a script', '<script>\na()\n</script>'],
  ['a token', `Used ${TOKEN} there.`],
])('%s that existed before is ignored, even on another line', async (_what, text) => {
  const was = `# A\n\n${text}\n`;
  const now = `# A\n\nMore.\n\n${text}\n`;
  expect(await broughtBy(was, now)).toEqual([]);
});
