/** `init --with review`: writes a configuration with which the existing postmortems pass. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../policy/config.ts';
import { DEFAULTS } from '../policy/default-config.ts';
import type { RuleName } from '../policy/rule-settings.ts';
import { isNamedAsPostmortem } from '../postmortem/paths.ts';
import { counted } from '../text/counted.ts';
import { readText } from './docs-folder.ts';

/** Folders that teams use, the most common first. */
const FOLDERS = ['docs/postmortems', 'postmortems', 'docs/post-mortems', 'post-mortems', 'docs/incidents', 'incidents', 'docs/postmortem', 'postmortem']; // biome-ignore format: a list

/** Returns the first of the usual folders that has postmortems in it. */
export function folderWithPostmortems(root: string): string | undefined {
  return FOLDERS.find((folder) => namesIn(root, folder).length > 0);
}

export interface Fit {
  /** How many were checked. */
  postmortems: number;
  /** How many of them have an error of the rule. */
  failing: ReadonlyMap<RuleName, number>;
}

/** Applies the rules with their defaults to the postmortems in a folder. */
export async function fitReview(root: string, directory: string): Promise<Fit> {
  const [{ readPostmortem }, { lintPostmortem }] = await Promise.all([
    import('../postmortem/read-postmortem.ts'),
    import('../postmortem/lint-postmortem.ts'),
  ]);
  const config: Config = { ...DEFAULTS, directory };
  const failing = new Map<RuleName, number>();
  const paths = namesIn(root, directory);
  for (const path of paths) {
    const { findings } = await lintPostmortem(await readPostmortem(readText(join(root, path))), {
      path,
      config,
      incident: undefined,
      ownDocument: true,
      pull: undefined,
      readTemplate: async () => '',
    });
    for (const { rule, severity } of findings) {
      if (severity === 'error') failing.set(rule, (failing.get(rule) ?? 0) + 1);
    }
  }
  return { postmortems: paths.length, failing };
}

/**
 * Returns the part of the configuration with which they pass, as YAML. The rule `secrets` stays an error, because a secret is not a
 * matter of style, and the comment says how many documents have one.
 */
export function reviewConfig({ postmortems, failing }: Fit): string {
  const of = (count: number) => `an error in ${count} of ${counted(postmortems, 'postmortem')}`;
  if (postmortems === 0) return '\nreview:\n  style: warn # house style in documents by people\n';
  const secrets = failing.get('secrets');
  const rules = [...failing].filter(([rule]) => rule !== 'secrets');
  return [
    '',
    `# The review, set so that the ${counted(postmortems, 'postmortem')} in this repository pass. Raise a rule to "error" once they are fixed.`,
    ...(secrets === undefined ? [] : [`# "secrets" stays an error: ${of(secrets)}. Rotate them.`]),
    'review:',
    '  style: warn # house style in documents by people',
    ...(rules.length === 0 ? [] : ['  rules:', ...rules.map(([rule, count]) => `    ${rule}: warn # ${of(count)}`)]),
    '',
  ].join('\n');
}

function namesIn(root: string, directory: string): string[] {
  const folder = join(root, directory);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `${directory}/${name}`)
    .filter((path) => isNamedAsPostmortem(path, {}))
    .sort();
}
