/**
 * Writes what is generated from the code into the documents.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { configSchema } from './config.ts';
import { generated } from './generated.ts';
import { replaceGenerated } from './markers.ts';
import { recordSchema } from './record.ts';
import { rulesPage } from './rules.ts';

writeFileSync('docs/postmortem.schema.json', `${JSON.stringify(configSchema(), undefined, 2)}\n`);

writeFileSync('docs/postmortem-record.schema.json', `${JSON.stringify(recordSchema(), undefined, 2)}\n`);

writeFileSync('docs/rules.md', rulesPage());

for (const { document, name, text } of generated()) {
  writeFileSync(document, replaceGenerated(readFileSync(document, 'utf8'), name, text));
}
