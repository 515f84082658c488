import { DEFAULTS } from '../../../src/policy/default-config.ts';
import { parseDocument } from '../../../src/postmortem/document.ts';
import { type LintResult, lintPostmortem, lookUpCited } from '../../../src/postmortem/lint-postmortem.ts';
import type { Author } from '../../../src/postmortem/rules/rule.ts';
import type { Falsehood } from './falsehoods.ts';
import type { Sound } from './sound.ts';

export { soundDocuments } from './sound.ts';

export interface Found {
  sound: Sound;
  falsehood: Falsehood;
  isFound: boolean;
}

/** As the review of a pull request by Devin does it, with what GitHub and PagerDuty would answer. */
export function review(sound: Sound, markdown: string, author: Author = 'devin'): Promise<LintResult> {
  const { path, incident, ledger, github } = sound;
  const document = parseDocument(markdown, { path });
  return lintPostmortem(
    { document, secrets: [] },
    {
      path,
      config: DEFAULTS,
      incident,
      ownDocument: false,
      pull: author === 'devin' ? { byDevin: true, files: [{ path, status: 'added' }] } : undefined,
      readTemplate: async () => '',
      cited: lookUpCited(
        document,
        async (targets) => new Map(targets.map(({ key }) => [key, github.get(key) ?? 'missing'])),
      ),
      ledger: { entries: ledger, isComplete: true },
    },
  );
}

/** By a finding in a few lines, of which one is right. */
export function isFound({ lines }: Falsehood, { findings }: LintResult): boolean {
  return findings.some(
    ({ rule, places }) =>
      ['claims', 'facts', 'evidence'].includes(rule) &&
      places.some(
        ({ line, endLine }) => endLine - line <= 3 && lines.some((wanted) => wanted >= line && wanted <= endLine),
      ),
  );
}

/** "a quote changed by one word: 2 of 12 missed". */
export function kindsMissed(planted: readonly Found[]): string[] {
  const kinds = new Map<string, { all: number; missed: number }>();
  for (const { falsehood, isFound: found } of planted) {
    const count = kinds.get(falsehood.kind) ?? { all: 0, missed: 0 };
    kinds.set(falsehood.kind, { all: count.all + 1, missed: count.missed + (found ? 0 : 1) });
  }
  return [...kinds]
    .filter(([, { missed }]) => missed > 0)
    .map(([kind, { all, missed }]) => `${kind}: ${missed} of ${all} missed`);
}
