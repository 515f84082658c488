/**
 * The texts about the configuration that come from its schema: the JSON schema for editors, and the table of its keys.
 */
import { getCountries } from 'libphonenumber-js/max';
import { stringify } from 'yaml';
import * as z from 'zod/mini';
import { REDACTION_CLASSES } from '../../src/incident/redaction.ts';
import { Config } from '../../src/policy/config.ts';
import { confidentialForm, redactionForm } from './pattern-form.ts';

export interface Key {
  /** `incidents.services.only` */
  readonly name: string;
  readonly description: string;
  readonly type: string;
  /** As YAML. A map has no default, and neither has an optional key. */
  readonly byDefault: string | undefined;
}

/** The part of JSON Schema that the configuration uses. */
interface Schema {
  title?: string;
  description?: string;
  type?: string;
  default?: unknown;
  const?: string;
  enum?: string[];
  minimum?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  /** For a map with names that the team chooses. */
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
  oneOf?: Schema[];
}

/** In draft 7, which the YAML extensions of editors understand in full. */
export function configSchema(): Schema {
  const schema = z.toJSONSchema(Config, {
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema }) => complete(jsonSchema),
  });
  return { title: 'The settings of pagerduty-postmortem', ...schema } as Schema;
}

/** Adds what the reader checks after it has trimmed a text, and the form of a pattern: `zod` knows neither. */
function complete(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.title === '/pattern/ or kind of data')
    Object.assign(schema, redactionForm(REDACTION_CLASSES, getCountries()));
  if (schema.title === 'service name or ID, or /title pattern/') Object.assign(schema, confidentialForm());
  if (schema.title === 'tag') schema.pattern = schema.pattern?.replace('(?!', '(?!\\s*(?:').replace(/\)$/, '))') ?? '';
  if (schema.type !== 'string' || schema.minLength !== 1) return;
  if (schema.pattern === undefined) schema.pattern = '\\S';
  else schema.allOf = [...(schema.allOf ?? []), { type: 'string', pattern: '\\S' }];
}

/** Every key of the configuration in the order of the file. Keys that an override repeats are not listed again. */
export function describeConfig(): Key[] {
  return keysUnder('', configSchema());
}

function keysUnder(prefix: string, { properties = {} }: Schema): Key[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const name = prefix + key;
    const inner = { properties: propertiesOf(schema) };
    const within =
      name === 'overrides'
        ? keysUnder('overrides[].', { properties: { match: schema.items?.properties?.match ?? {} } })
        : keysUnder(`${name}.`, inner);
    const byDefault = schema.default === undefined || isMap(schema) ? undefined : yaml(schema.default);
    return [{ name, description: schema.description ?? '', type: typeOf(schema), byDefault }, ...within];
  });
}

/** For a choice, the keys of all its variants, each with all its possible values. For a map by names, one key for any name. */
function propertiesOf({ properties, oneOf = [], propertyNames, additionalProperties }: Schema): Record<string, Schema> {
  const merged: Record<string, Schema> = { ...properties };
  if (typeof additionalProperties === 'object') merged[`<${propertyNames?.title}>`] = additionalProperties;
  for (const variant of oneOf) {
    for (const [key, schema] of Object.entries(variant.properties ?? {})) {
      const values = [...valuesOf(merged[key] ?? {}), ...valuesOf(schema)];
      merged[key] = values.length > 0 ? { ...schema, enum: values } : schema;
    }
  }
  return merged;
}

function valuesOf(schema: Schema): string[] {
  return schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
}

function isMap(schema: Schema): boolean {
  return Object.keys(propertiesOf(schema)).length > 0;
}

function typeOf(schema: Schema): string {
  if (isMap(schema)) return 'map';
  if (schema.title !== undefined) return schema.title;
  const values = valuesOf(schema);
  if (values.length > 0) return values.map((value) => `\`${value}\``).join(', ');
  switch (schema.type) {
    case 'array':
      return isMap(schema.items ?? {}) ? 'list of maps' : `list of ${typeOf(schema.items ?? {})}`;
    case 'boolean':
      return '`true`, `false`';
    case 'integer':
      return `whole number, ${schema.minimum} or more`;
    default:
      return 'text';
  }
}

function yaml(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false }).trim();
}

/** The table in docs/configuration.md. */
export function configTable(): string {
  const rows = describeConfig().map(
    ({ name, description, type, byDefault }) =>
      `| \`${name}\` | ${type} | ${byDefault === undefined ? '' : `\`${byDefault}\``} | ${description} |`,
  );
  return ['| key | value | default | meaning |', '|---|---|---|---|', ...rows].join('\n');
}
