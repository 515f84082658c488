// Signs where files come from, SLSA provenance by GitHub's own library, and stores it with GitHub, so that
// `gh attestation verify FILE --repo OWNER/NAME` proves it: `node .github/scripts/attest.mjs FILE…`. Needs `id-token: write`,
// `attestations: write` and GITHUB_TOKEN.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { attestProvenance } from '@actions/attest';

const subjects = process.argv.slice(2).map((file) => ({
  name: basename(file),
  digest: { sha256: createHash('sha256').update(readFileSync(file)).digest('hex') },
}));
const { attestationID } = await attestProvenance({ subjects, token: process.env.GITHUB_TOKEN });
console.log(`Attested ${subjects.map(({ name }) => name).join(', ')} as ${attestationID}.`);
