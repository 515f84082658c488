/**
 * src/policy/default-config.ts, from the schema of the configuration: a run without a configuration starts faster if it does not
 * load the schema.
 */
import { inspect } from 'node:util';
import * as z from 'zod/mini';
import { Config, Override } from '../../src/policy/config.ts';

export const defaults = (): Config => z.parse(Config, {});

/** The paths of all maps that an override can change. */
export function mergedMaps(schema: unknown = Override, path = ''): string[] {
  if (schema instanceof z.ZodMiniExactOptional) return mergedMaps(schema._zod.def.innerType, path);
  // Its keys are free, and each entry is replaced as a whole.
  if (schema instanceof z.ZodMiniRecord) return [path];
  if (!(schema instanceof z.ZodMiniObject)) return [];
  const inner = Object.entries(schema.shape).flatMap(([key, each]) =>
    path === '' && key === 'match' ? [] : mergedMaps(each, path === '' ? key : `${path}.${key}`),
  );
  return [path, ...inner];
}

export function defaultConfigFile(): string {
  const written = inspect(defaults(), { depth: null, compact: false, maxArrayLength: null, maxStringLength: null });
  return `// Generated from src/policy/config.ts by \`npm run generate\`: change it there.
import type { Config } from './config.ts';

/** The settings of an empty file. */
export const DEFAULTS: Config = ${written};

/** Paths of the maps that overrides merge key by key; the empty path is the configuration itself. */
export const MERGED: ReadonlySet<string> = new Set(${JSON.stringify(mergedMaps())});
`;
}
