import { rangeAt, sourceOf } from '../document/source.ts';
import type { Rule } from './rule.ts';

export const secrets: Rule = {
  name: 'secrets',
  promise: 'No password, token or key stands in the text',
  severity: 'error',
  readsUnread: true,
  judgesForms: true,
  message:
    "A secret stands in the document, and who can read the repository can use it: the branch's history keeps it also once it is deleted here.",
  fix: 'Revoke or rotate it now, where it was issued; then replace it with "[removed]".',
  check: ({ document, secrets: found }) => {
    const source = sourceOf(document.markdown);
    return found.map(({ start, end, kind }) => ({
      range: rangeAt(source, start, end),
      message: `This looks like a secret (${kind}): it must be rotated, because the branch's history keeps it.`,
    }));
  },
  docs: {
    checks: [
      'Nothing in the file has the form of a password, a token or a key (by secretlint and by the forms of keys that incidents often hold), in comments and code too.',
      'A finding tells the line and the kind, and never the secret.',
    ],
    why: 'Logs and commands are pasted into postmortems in a hurry. To take a secret out again does not help: git keeps it, and so do clones and caches. Only rotating it does.',
    bad: `## Timeline

- 14:40 UTC — Restarted by hand: \`DATABASE_URL=postgres://orders:Kq7vX2mPz9LwT4@db.internal/orders ./worker\`
`,
    good: `## Timeline

- 14:40 UTC — Restarted by hand: \`DATABASE_URL=[removed] ./worker\`
`,
  },
};
