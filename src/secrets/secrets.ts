/**
 * Finds secrets in text. Heavy: load it with `await import()`.
 *
 * secretlint's rules know the keys of many vendors. They run one by one here and not through its `lintSource`, which
 * compares every finding with every other one (500 KB full of keys take a minute) and obeys a `secretlint-disable` in the text
 * itself. Secrets that incidents often contain and no rule covers are in secret-forms.ts (by their form), named-secrets.ts (by
 * their name, in many languages) and secrets-in-commands.ts. All of it takes linear time, whatever the text is.
 */
import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import type { SecretLintRuleContext, SecretLintSourceCode } from '@secretlint/types';
import { shownText } from '../text/shown-text.ts';
import { namedSecrets } from './named-secrets.ts';
import { formsIn } from './secret-forms.ts';
import { secretsInCommands } from './secrets-in-commands.ts';
import { isRandom } from './value-forms.ts';

/** Where a secret is, in UTF-16 units, and what it is ("GitHub token"); never the secret itself. */
export interface Secret {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

const PRESET = '@secretlint/secretlint-rule-';

/** Names for the findings of secretlint's rules. */
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
 * Rules that do not run. `filter-comments` lets the text turn the others off. `basicauth` and
 * `database-connection-string` ignore many values that look like an example, and otherwise remove the host with the password,
 * although a reader of an incident needs the host. URL_LOGIN removes only the login, of any URL.
 */
const LEFT_OUT = ['filter-comments', 'basicauth', 'database-connection-string'].map((name) => PRESET + name);

/**
 * Returns the secrets in a text, in order, without overlaps. A secret is found by its form, or by its name
 * ("password=…"): a secret that looks like a word and has no name is not found. The visible text counts: `ghp\_…` is a token.
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
      // Messages repeat the secret, so none is created.
      createTranslator: () => (messageId, data) => ({ message: '', messageId: String(messageId), data }),
      ignore() {},
      report({ message, range: [start, end] }) {
        if (message.messageId !== 'AWSAccountID') found.push({ start, end, kind });
      },
    };
    // With this option the rule reports the IDs of access keys too, not only their secrets.
    await rule.create(context, { enableIDScanRule: true }).file?.(asSource(text));
  }
  return found;
}

/** Wraps the text as a file without a name and therefore without a type, so that the rules that open files ignore it. */
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
