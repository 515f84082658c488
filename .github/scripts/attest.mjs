// Signs the provenance of files (SLSA) with GitHub's own library and stores it with GitHub, so that
// `gh attestation verify FILE --repo OWNER/NAME` can check it: `node .github/scripts/attest.mjs FILE…`. Needs `id-token: write`,
// `attestations: write` and GITHUB_TOKEN.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { attestProvenance } from '@actions/attest';

const subjects = process.argv.slice(2).map((file) => ({
  name: basename(file),
  digest: { sha256: createHash('sha256').update(readFileSync(file)).digest('hex') },
}));
const names = subjects.map(({ name }) => name).join(', ');
try {
  const { attestationID } = await attestProvenance({ subjects, token: process.env.GITHUB_TOKEN });
  console.log(`Attested ${names} as ${attestationID}.`);
} catch (error) {
  console.error(
    `::error::The provenance of ${names} could not be signed or stored: ${error.message}. The job needs "id-token: write" and "attestations: write". Nothing was published: run it again.`,
  );
  process.exitCode = 1;
}
