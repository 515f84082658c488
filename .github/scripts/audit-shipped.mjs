// Reads the output of `npm audit --json`, and fails if a package that is bundled in dist/ has a known vulnerability of any
// severity: `npm audit --json | node .github/scripts/audit-shipped.mjs`.
import { readFileSync } from 'node:fs';
import { shippedPackages } from './shipped.mjs';

const { vulnerabilities, message } = JSON.parse(readFileSync(0, 'utf8'));
if (vulnerabilities === undefined) throw new Error(`npm audit gave no answer: ${message ?? 'no reason given'}`);

const paths = new Set(shippedPackages().map(({ path }) => path));
// Compares paths in node_modules, because a tool may use another version of the same package.
const found = Object.values(vulnerabilities).filter(({ nodes }) => nodes.some((path) => paths.has(path)));
for (const { name, severity, via } of found) {
  const titles = via.map((cause) => (typeof cause === 'string' ? `through ${cause}` : `${cause.title} (${cause.url})`));
  console.error(
    `::error::${name} is bundled in dist/ and has a known vulnerability (${severity}): ${titles.join('; ')}. Update it and run "npm run build:all".`,
  );
}
process.exitCode = found.length > 0 ? 1 : 0;
