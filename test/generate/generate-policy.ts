/**
 * Writes src/policy/rule-settings.ts and src/policy/default-config.ts. Runs before the other generated texts, which depend on them.
 */
import { writeFileSync } from 'node:fs';
import { defaultConfigFile } from './default-config.ts';
import { ruleSettingsFile } from './rule-settings.ts';

writeFileSync('src/policy/rule-settings.ts', ruleSettingsFile());
writeFileSync('src/policy/default-config.ts', defaultConfigFile());
