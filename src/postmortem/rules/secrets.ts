import { rangeAt, sourceOf } from '../document/source.ts';
import type { Rule } from './rule.ts';

export const secrets: Rule = {
  name: 'secrets',
  promise: 'The text contains no password, token or key',
  severity: 'error',
  readsUnread: true,
  judgesForms: true,
  message:
    "The document contains a secret, and everybody who can read the repository can use it. The branch's history keeps it even if it is deleted here.",
  fix: 'Revoke or rotate it now at its issuer. Then replace it with "[removed]".',
  check: ({ document, secrets: found }) => {
    const source = sourceOf(document.markdown);
    return found.map(({ start, end, kind }) => ({
      range: rangeAt(source, start, end),
      message: `This looks like a secret (${kind}): it must be rotated, because the branch's history keeps it.`,
    }));
  },
  docs: {
    checks: [
      'Nothing in the file looks like a password, a token or a key (by secretlint, and by the forms of keys that incidents often contain), including comments and code.',
      'A finding shows the line and the kind, and never the secret.',
    ],
    why: 'People paste logs and commands into postmortems in a hurry. Deleting a secret does not help: git keeps it, and so do clones and caches. Only rotating it does.',
    bad: `## Timeline

- 14:40 UTC — Restarted by hand: \`DATABASE_URL=postgres://orders:Kq7vX2mPz9LwT4@db.internal/orders ./worker\`
`,
    good: `## Timeline

- 14:40 UTC — Restarted by hand: \`DATABASE_URL=[removed] ./worker\`
`,
  },
};
