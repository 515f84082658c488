/**
 * Finds secrets in text. Heavy: load it with `await import()`.
 *
 * The tokens of many vendors are in vendor-rules.ts. Secrets that incidents often contain and no rule covers are in
 * secret-forms.ts (by their form), named-secrets.ts (by their name, in many languages) and secrets-in-commands.ts. All of it takes
 * linear time, whatever the text is.
 */
import { shownText } from '../text/shown-text.ts';
import { namedSecrets } from './named-secrets.ts';
import { secretsInCommands } from './secrets-in-commands.ts';
import { isRandom } from './value-forms.ts';

/** Where a secret is, in UTF-16 units, and what it is ("GitHub token"); never the secret itself. */
export interface Secret {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** Every run has one, and a form so narrow holds no secret. */
const INCIDENT_ADDRESS = /^https:\/\/[a-z0-9-]{1,63}(?:\.eu)?\.pagerduty\.com\/incidents\/[A-Z0-9]{1,14}$/;

/**
 * Returns the secrets in a text, in order, without overlaps. A secret is found by its form, or by its name
 * ("password=…"): a secret that looks like a word and has no name is not found. The visible text counts: `ghp\_…` is a token.
 */
export async function findSecrets(written: string): Promise<Secret[]> {
  if (INCIDENT_ADDRESS.test(written)) return [];
  const { text, writtenAt } = shownText(written);
  const found = [
    ...(MAY_HAVE_TOKEN.test(text) ? await findTokens(text) : []),
    ...secretsInCommands(text),
    ...namedSecrets(text),
  ];
  return withoutOverlaps(found, text).map((secret) => ({ ...secret, ...writtenAt(secret) }));
}

/**
 * Every token is a run of at least 14 of these characters, or has one of these words. Most titles and names have neither, so a run
 * that sees no other text loads none of the rules.
 */
const MAY_HAVE_TOKEN = /[\w+/=.~$,@-]{14}|xox|xapp|SG\.|_authToken|x-oauth-basic|BEGIN/;

async function findTokens(text: string): Promise<Secret[]> {
  const [{ findByRules }, { formsIn }] = await Promise.all([import('./vendor-rules.ts'), import('./secret-forms.ts')]);
  return [...(await findByRules(text)), ...formsIn(text, isRandom)];
}

const KEY_LETTERS = /[\w-]*/y;

/**
 * Merges overlapping secrets into one, named as the one that begins first. A secret extends to the end of its word: rules stop at
 * the expected length, and what follows may be the rest of it.
 */
function withoutOverlaps(found: readonly Secret[], text: string): Secret[] {
  const kept: Secret[] = [];
  for (const secret of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last !== undefined && secret.end <= last.end) continue;
    const overlaps = last !== undefined && secret.start < last.end;
    KEY_LETTERS.lastIndex = secret.end;
    KEY_LETTERS.test(text);
    const end = KEY_LETTERS.lastIndex;
    if (overlaps) {
      kept[kept.length - 1] = { ...last, end };
    } else {
      let { start } = secret;
      while (start > (last?.end ?? 0) && /[\w-]/.test(text.charAt(start - 1))) start--;
      kept.push({ ...secret, start, end });
    }
  }
  return kept;
}
