/** Secrets that were never valid. They are put together here, so that no scanner of repositories takes them for real. */
const letters = (count: number) => 'aB3dE6gH9jK2mN5pQ8sT1vW4xY7z'.repeat(8).slice(0, count);
const hex = (count: number) => '0a1b2c3d4e5f6789'.repeat(8).slice(0, count);
const pem = (type: string) =>
  `-----BEGIN ${type}PRIVATE KEY-----\nMIIE${letters(60)}\n${letters(64)}\n-----END ${type}PRIVATE KEY-----`;

/** What `findSecrets` calls it, and the secret. */
export const SECRETS: [kind: string, secret: string][] = [
  ['GitHub token', ['ghp', letters(36)].join('_')],
  ['GitHub token', ['github', 'pat', letters(82)].join('_')],
  ['GitHub token', `${['ghs', letters(60)].join('_')}.${letters(80)}.${letters(43)}`],
  ['GitLab token', ['glpat', letters(20)].join('-')],
  ['Devin key', ['cog', letters(32)].join('_')],
  ['PagerDuty key', ['u', letters(18)].join('+')],
  ['AWS key', ['AKIA', 'Q3EGVNOTREALKEY7'].join('')],
  ['npm token', ['npm', letters(36)].join('_')],
  ['Slack token or webhook', ['xoxb', '123456789012', letters(24)].join('-')],
  ['Slack token or webhook', ['https://hooks.slack.com', 'services', 'T0A1B2C3D', 'B0A1B2C3D', letters(24)].join('/')],
  ['Stripe key', ['sk', 'live', letters(24)].join('_')],
  ['SendGrid key', ['SG', letters(22), `${letters(20)}-${letters(22)}`].join('.')],
  ['Google key', ['AIza', letters(35)].join('')],
  ['Twilio key', ['SK', hex(32)].join('')],
  ['Sentry token', ['sntryu', hex(64)].join('_')],
  ['Atlassian token', ['ATATT3', letters(60)].join('')],
  ['New Relic key', ['NRAK', 'ABC1DEF2GHI3JKL4MNO5PQR6STU'].join('-')],
  ['Anthropic key', ['sk-ant', 'api03', `${letters(93)}AA`].join('-')],
  ['AI provider key', ['sk-proj', letters(60)].join('-')],
  ['Vault token', ['hvs', letters(95)].join('.')],
  ['Grafana token', ['glsa', letters(32), hex(8)].join('_')],
  ['Databricks token', ['dapi', hex(32)].join('')],
  ['JSON web token', ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', letters(43)].join('.')],
  ['private key', pem('RSA ')],
  ['private key', pem('ENCRYPTED ')],
  ['private key', pem('').replaceAll('\n', '\\n')],
];
