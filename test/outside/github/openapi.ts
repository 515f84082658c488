/**
 * Holds GitHub's traffic against GitHub's own description of its REST API: the package `@octokit/openapi`, github.com's file.
 *
 * The description lists few refusals: "401, 403, 404, 422 and 5xx can come from every operation" (GitHub docs, "Troubleshooting
 * the REST API"), and their bodies have a `message`.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Describe, Exchange } from '../loopback.ts';

type Json = Record<string, unknown>;

interface Operation {
  id: string;
  method: string;
  pattern: RegExp;
  /** The more of the path is literal, the closer the match. */
  literals: number;
  parameters: readonly { name: string; in: string; required: boolean; schema: unknown }[];
  body: { schema: unknown; required: boolean } | undefined;
  /** The schema of the body by status; undefined for a status without one. */
  answers: ReadonlyMap<number, unknown>;
}

/** What differs from the description, in one line each. */
export const differences: Describe = (exchange) => {
  if (isProbe(exchange)) return { request: [], answer: [] };
  const operation = operationOf(exchange);
  if (operation === undefined) return { request: ['GitHub has no such operation'], answer: [] };
  return { request: requestDifferences(operation, exchange), answer: answerDifferences(operation, exchange) };
};

/** `doctor` sends an event without a type to learn, by the refusal, that the token may send events: nothing must start. */
const isProbe = ({ method, path, body, status }: Exchange) =>
  method === 'POST' && path.endsWith('/dispatches') && status >= 400 && (body as Json).event_type === '';

function requestDifferences({ parameters, body }: Operation, { query, body: given }: Exchange): string[] {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  const unknown = [...query.keys()].filter((name) => !known.some((parameter) => parameter.name === name));
  const missing = known.filter(({ name, required }) => required && !query.has(name)).map(({ name }) => name);
  const wrong = known.flatMap(({ name, schema }) =>
    query.has(name) ? faults(schema, query.get(name), `query.${name}`, true) : [],
  );
  return [
    ...unknown.map((name) => `query.${name}: GitHub knows no such parameter`),
    ...missing.map((name) => `query.${name}: is missing`),
    ...wrong,
    ...(given === undefined && body?.required ? ['body: is missing'] : []),
    ...(given !== undefined && body !== undefined ? faults(body.schema, given, 'body') : []),
  ];
}

function answerDifferences({ answers }: Operation, { status, answer }: Exchange): string[] {
  if (!answers.has(status) && status < 400) return [`answer ${status}: GitHub gives none such`];
  const schema = answers.has(status) ? answers.get(status) : REFUSAL;
  return schema === undefined || answer === undefined ? [] : faults(schema, answer, `answer ${status}`);
}

const REFUSAL = { type: 'object', required: ['message'], properties: { message: { type: 'string' } } };

const strict = new Ajv({ strict: false, validateFormats: false, allErrors: false, logger: false });
const coercing = new Ajv({ strict: false, validateFormats: false, coerceTypes: true, logger: false });
const compiled = new Map<unknown, ValidateFunction>();

function faults(schema: unknown, value: unknown, place: string, coerce = false): string[] {
  const ajv = coerce ? coercing : strict;
  const validate = compiled.get(schema) ?? ajv.compile(selfContained(schema));
  compiled.set(schema, validate);
  if (validate(coerce ? value : structuredClone(value))) return [];
  // Of alternatives, the last error says that none fits; the first says why.
  const [first] = validate.errors ?? [];
  return [`${place}${first?.instancePath ?? ''}: ${first?.message} ${JSON.stringify(first?.params)}`];
}

let operations: readonly Operation[] | undefined;
let components: Json = {};

/** Reads the description, 13 MB, before anybody waits for an answer. */
export function readDescription(): void {
  operations ??= readOperations();
}

function operationOf({ method, path }: Exchange): Operation | undefined {
  readDescription();
  return operations?.find((operation) => operation.method === method && operation.pattern.test(path));
}

function readOperations(): Operation[] {
  const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
  const description = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, Json>; components: Json };
  components = description.components;
  return Object.entries(description.paths)
    .flatMap(([template, methods]) =>
      Object.entries(methods).map(([method, operation]) => toOperation(template, method, operation as Json)),
    )
    .sort((one, other) => other.literals - one.literals);
}

function toOperation(template: string, method: string, operation: Json): Operation {
  const parameters = ((operation.parameters ?? []) as Json[]).map(
    (each) => resolved(each) as Operation['parameters'][0],
  );
  const body = resolved(operation.requestBody) as { required?: boolean; content?: Json } | undefined;
  const schemaIn = (content: unknown) => (content as Record<string, Json> | undefined)?.['application/json']?.schema;
  const answers = Object.entries(operation.responses as Json).map(([status, response]): [number, unknown] => [
    Number(status),
    schemaIn((resolved(response) as Json).content),
  ]);
  const bodySchema = schemaIn(body?.content);
  return {
    id: String(operation.operationId),
    method: method.toUpperCase(),
    pattern: patternOf(template),
    literals: template.replace(/\{[^}]+\}/g, '').length,
    parameters,
    body: bodySchema === undefined ? undefined : { schema: bodySchema, required: body?.required ?? false },
    answers: new Map(answers),
  };
}

/** `{path}` and `{ref}` hold slashes; everything else between two slashes is one parameter. */
function patternOf(template: string): RegExp {
  const pattern = template
    .split(/(\{[^}]+\})/)
    .map((part) => {
      if (part === '{path}' || part === '{ref}' || part === '{basehead}') return '.+';
      return part.startsWith('{') ? '[^/]+' : part.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${pattern}$`);
}

function resolved(node: unknown): unknown {
  const ref = (node as Json | undefined)?.$ref;
  if (typeof ref !== 'string') return node;
  const [, , kind = '', name = ''] = ref.split('/');
  return (components[kind] as Json)[name];
}

/** A JSON schema with everything it refers to, and `null` where OpenAPI 3.0 says `nullable`. */
function selfContained(schema: unknown): Json {
  const $defs: Json = {};
  const convert = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(convert);
    if (typeof node !== 'object' || node === null) return node;
    const { $ref } = node as Json;
    if (typeof $ref === 'string') {
      const name = $ref.split('/').at(-1) ?? '';
      if (!(name in $defs)) {
        $defs[name] = {};
        $defs[name] = convert(resolved({ $ref }));
      }
      return { $ref: `#/$defs/${name}` };
    }
    const { nullable, example: _example, examples: _examples, discriminator: _discriminator, ...rest } = node as Json;
    const { enum: values, const: constant, default: _default, properties, oneOf, ...others } = rest;
    const converted: Json = Object.fromEntries(Object.entries(others).map(([key, value]) => [key, convert(value)]));
    if (values !== undefined) converted.enum = nullable ? [...(values as unknown[]), null] : values;
    if (constant !== undefined) converted.const = constant;
    // GitHub's alternatives overlap, so that often more than one fits.
    if (oneOf !== undefined) converted.anyOf = convert(oneOf);
    if (properties !== undefined) {
      converted.properties = Object.fromEntries(
        Object.entries(properties as Json).map(([name, value]) => [name, convert(value)]),
      );
    }
    if (!nullable) return converted;
    return typeof converted.type === 'string'
      ? { ...converted, type: [converted.type, 'null'] }
      : { anyOf: [converted, { type: 'null' }] };
  };
  const root = convert(schema) as Json;
  return { ...root, $defs };
}
