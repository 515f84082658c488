/**
 * Finds secrets in text. Heavy: load it with `await import()`.
 *
 * secretlint's rules know the keys of many vendors. They are run here one by one and not through its `lintSource`, which
 * compares every finding with every other one (500 KB full of keys take it a minute) and obeys `secretlint-disable` if the text
 * itself says so. What incidents often hold and no rule covers is in secret-forms.ts (told by its form), named-secrets.ts (told by
 * its name, in many languages) and secrets-in-commands.ts. All of it takes time in proportion to the text, whatever the text is.
 */
import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import type { SecretLintRuleContext, SecretLintSourceCode } from '@secretlint/types';
import { shownText } from '../text/shown-text.ts';
import { namedSecrets } from './named-secrets.ts';
import { formsIn } from './secret-forms.ts';
import { secretsInCommands } from './secrets-in-commands.ts';
import { isRandom } from './value-forms.ts';

/** Where a secret stands, in UTF-16 units, and what it is ("GitHub token"); never the secret itself. */
export interface Secret {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

const PRESET = '@secretlint/secretlint-rule-';

/** What the findings of secretlint's rules are called. */
const KINDS: Readonly<Record<string, string>> = {
  '1password': '1Password token',
  anthropic: 'Anthropic key',
  aws: 'AWS key',
  cloudflare: 'Cloudflare token',
  databricks: 'Databricks token',
  docker: 'Docker token',
  figma: 'Figma token',
  github: 'GitHub token',
  gitlab: 'GitLab token',
  grafana: 'Grafana token',
  groq: 'Groq key',
  'hashicorp-vault': 'Vault token',
  huggingface: 'Hugging Face token',
  linear: 'Linear key',
  notion: 'Notion token',
  npm: 'npm token',
  openai: 'OpenAI key',
  privatekey: 'private key',
  sendgrid: 'SendGrid key',
  shopify: 'Shopify key',
  stripe: 'Stripe key',
  tailscale: 'Tailscale key',
  slack: 'Slack token or webhook',
  vercel: 'Vercel token',
};

/**
 * Rules that are not run. `filter-comments` lets the text switch the others off. `basicauth` and
 * `database-connection-string` pass over much that looks like an example and otherwise take the host with the password,
 * which a reader of an incident needs: URL_LOGIN takes the login alone, of any URL.
 */
const LEFT_OUT = ['filter-comments', 'basicauth', 'database-connection-string'].map((name) => PRESET + name);

/**
 * The secrets in a text, in order; none overlaps another. A secret is found by its form, or by the name it is given
 * ("password=…"): one that looks like a word and stands alone is not. It counts as it shows: `ghp\_…` is a token.
 */
export async function findSecrets(written: string): Promise<Secret[]> {
  const { text, writtenAt } = shownText(written);
  const found = [
    ...(await findByRules(text)),
    ...formsIn(text, isRandom),
    ...secretsInCommands(text),
    ...namedSecrets(text),
  ];
  return withoutOverlaps(found, text).map((secret) => ({ ...secret, ...writtenAt(secret) }));
}

async function findByRules(text: string): Promise<Secret[]> {
  const found: Secret[] = [];
  for (const rule of rules) {
    if (LEFT_OUT.includes(rule.meta.id)) continue;
    const kind = KINDS[rule.meta.id.slice(PRESET.length)] ?? 'secret';
    const context: SecretLintRuleContext = {
      sharedOptions: {},
      // Their messages repeat the secret, so none is made.
      createTranslator: () => (messageId, data) => ({ message: '', messageId: String(messageId), data }),
      ignore() {},
      report({ message, range: [start, end] }) {
        if (message.messageId !== 'AWSAccountID') found.push({ start, end, kind });
      },
    };
    // The option makes the rule report the ids of access keys too, not only their secret halves.
    await rule.create(context, { enableIDScanRule: true }).file?.(asSource(text));
  }
  return found;
}

/** The text as a file that has no name and so no type: the rules that open files leave it alone. */
function asSource(content: string): SecretLintSourceCode {
  const noPosition = () => {
    throw new Error('A rule of secretlint asked for a line. Only its comment filter does, which is not run.');
  };
  return {
    content,
    contentType: 'text',
    ext: '',
    filePath: undefined,
    physicalFilePath: undefined,
    hasBOM: false,
    getFilePath: () => undefined,
    getPhysicalFilePath: () => undefined,
    indexToPosition: noPosition,
    positionToIndex: noPosition,
    locationToRange: noPosition,
    rangeToLocation: noPosition,
  };
}

const KEY_LETTERS = /[\w-]*/y;

/**
 * Where two overlap, what both cover is one secret, called as the one that begins first. A secret reaches as far as its word
 * does: the rules stop at the length they expect, and what follows may be the rest of it.
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
