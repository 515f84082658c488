/**
 * Writes src/policy/rule-settings.ts. Runs before the other generated texts, which depend on it.
 */
import { writeFileSync } from 'node:fs';
import { ruleSettingsFile } from './rule-settings.ts';

writeFileSync('src/policy/rule-settings.ts', ruleSettingsFile());
