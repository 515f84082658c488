/**
 * Every text that `npm run generate` writes between markers, and where.
 */
import { configTable } from './config.ts';
import { causesTable } from './record.ts';
import { inputsTable, manualReasons, outcomesTable, outputsTable, reasonsTable, rulesTable } from './reference.ts';

export const generated = (): { document: string; name: string; text: string }[] => [
  { document: 'docs/configuration.md', name: 'config', text: configTable() },
  { document: 'docs/review.md', name: 'causes', text: causesTable() },
  { document: 'docs/reference.md', name: 'inputs', text: inputsTable() },
  { document: 'docs/reference.md', name: 'outputs', text: outputsTable() },
  { document: 'docs/reference.md', name: 'outcomes', text: outcomesTable() },
  { document: 'docs/reference.md', name: 'reasons', text: reasonsTable() },
  { document: 'docs/reference.md', name: 'manual-reasons', text: manualReasons() },
  { document: 'docs/reference.md', name: 'rules', text: rulesTable() },
];
