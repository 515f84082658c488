/**
 * The JSON schema of the record in a postmortem's front matter, for other tools.
 */
import * as z from 'zod/mini';
import { CAUSE_CATEGORIES, PostmortemRecord } from '../../src/postmortem/record.ts';

/** In draft 7, which most validators know. */
export function recordSchema() {
  const schema = z.toJSONSchema(PostmortemRecord, { target: 'draft-7' });
  return {
    title: "The machine-readable record in a postmortem's front matter",
    description: 'Keys that are not described here are the own ones of a team or of a site generator.',
    ...schema,
  };
}

export function causesTable(): string {
  const rows = Object.entries(CAUSE_CATEGORIES).map(([name, meaning]) => `| \`${name}\` | ${meaning} |`);
  return ['| category | the cause is |', '|---|---|', ...rows].join('\n');
}
