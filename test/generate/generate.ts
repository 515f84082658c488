/**
 * Writes what is generated from the code into docs/.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { configSchema, configTable } from './config.ts';
import { replaceGenerated } from './markers.ts';
import { rulesPage } from './rules.ts';

writeFileSync('docs/postmortem.schema.json', `${JSON.stringify(configSchema(), undefined, 2)}\n`);

const guide = 'docs/configuration.md';
writeFileSync(guide, replaceGenerated(readFileSync(guide, 'utf8'), 'config', configTable()));

writeFileSync('docs/rules.md', rulesPage());
