/**
 * Every text that `npm run generate` writes between markers, and where.
 */
import { configTable } from './config.ts';
import { inputsTable, manualReasons, outcomesTable, outputsTable, reasonsTable, rulesTable } from './reference.ts';

export const generated = (): { document: string; name: string; text: string }[] => [
  { document: 'docs/configuration.md', name: 'config', text: configTable() },
  { document: 'README.md', name: 'inputs', text: inputsTable() },
  { document: 'README.md', name: 'outputs', text: outputsTable() },
  { document: 'README.md', name: 'outcomes', text: outcomesTable() },
  { document: 'README.md', name: 'reasons', text: reasonsTable() },
  { document: 'README.md', name: 'manual-reasons', text: manualReasons() },
  { document: 'README.md', name: 'rules', text: rulesTable() },
];
