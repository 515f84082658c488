/**
 * Holds GitHub's traffic against GitHub's own description of its REST API: the package `@octokit/openapi`, github.com's file.
 *
 * The description lists few refusals: "401, 403, 404, 422 and 5xx can come from every operation" (GitHub docs, "Troubleshooting
 * the REST API"), and their bodies have a `message`.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { Ajv, type ValidateFunction } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import type { Describe, Exchange } from '../loopback.ts';

type Json = Record<string, unknown>;

const standaloneCode = standalone.default;

interface Operation {
  id: string;
  method: string;
  template: string;
  parameters: readonly { name: string; in: string; required: boolean }[];
  body: { required: boolean; hasSchema: boolean } | undefined;
  /** Whether the body has a schema, by status. */
  answers: Readonly<Record<number, boolean>>;
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

function requestDifferences(operation: Operation, { query, body: given }: Exchange): string[] {
  const { parameters, body } = operation;
  const known = parameters.filter((parameter) => parameter.in === 'query');
  const unknown = [...query.keys()].filter((name) => !known.some((parameter) => parameter.name === name));
  const missing = known.filter(({ name, required }) => required && !query.has(name)).map(({ name }) => name);
  const wrong = known.flatMap(({ name }) =>
    query.has(name) ? faults({ operation, part: 'query', name }, query.get(name), `query.${name}`) : [],
  );
  return [
    ...unknown.map((name) => `query.${name}: GitHub knows no such parameter`),
    ...missing.map((name) => `query.${name}: is missing`),
    ...wrong,
    ...(given === undefined && body?.required ? ['body: is missing'] : []),
    ...(given !== undefined && body?.hasSchema ? faults({ operation, part: 'body', name: '' }, given, 'body') : []),
  ];
}

function answerDifferences(operation: Operation, { status, answer }: Exchange): string[] {
  const hasSchema = operation.answers[status];
  if (hasSchema === undefined && status < 400) return [`answer ${status}: GitHub gives none such`];
  if (answer === undefined || hasSchema === false) return [];
  const name = hasSchema === undefined ? REFUSED : String(status);
  return faults({ operation, part: 'answer', name }, answer, `answer ${status}`);
}

/** In place of the status: the answer is a refusal that the description does not list. */
const REFUSED = 'refused';
const REFUSAL = { type: 'object', required: ['message'], properties: { message: { type: 'string' } } };

/** Where a schema is in the description: `name` is the parameter's name, or the status of the answer. */
interface SchemaPlace {
  operation: Operation;
  part: 'query' | 'body' | 'answer';
  name: string;
}

const validators = new Map<string, ValidateFunction>();

function faults(place: SchemaPlace, value: unknown, shown: string): string[] {
  const file = fileOf(place);
  const validate = validators.get(file) ?? load(file, place);
  validators.set(file, validate);
  if (validate(place.part === 'query' ? value : structuredClone(value))) return [];
  // Of alternatives, the last error says that none fits; the first says why.
  const [first] = validate.errors ?? [];
  return [`${shown}${first?.instancePath ?? ''}: ${first?.message} ${JSON.stringify(first?.params)}`];
}

const fileOf = ({ operation, part, name }: SchemaPlace) =>
  name === REFUSED ? `${REFUSED}.cjs` : `${operation.id.replaceAll('/', '_')}.${part}.${name}.cjs`;

/** Compiling a schema of GitHub's takes a tenth of a second, and loading what was compiled takes none. */
function load(file: string, place: SchemaPlace): ValidateFunction {
  const module = { exports: {} };
  compileFunction(
    kept(file, () => compiled(place)),
    ['module', 'exports', 'require'],
  )(module, module.exports, commonJs);
  return module.exports as ValidateFunction;
}

function compiled(place: SchemaPlace): string {
  const options = { strict: false, validateFormats: false, logger: false, code: { source: true } } as const;
  const ajv = new Ajv({ ...options, coerceTypes: place.part === 'query' });
  return standaloneCode(ajv, ajv.compile(selfContained(schemaAt(place))));
}

function schemaAt({ operation, part, name }: SchemaPlace): unknown {
  if (name === REFUSED) return REFUSAL;
  const described = description().paths[operation.template]?.[operation.method.toLowerCase()] as Json;
  if (part === 'body') return schemaIn(resolved(described.requestBody));
  if (part === 'answer') return schemaIn(resolved((described.responses as Json)[name]));
  return ((described.parameters ?? []) as Json[])
    .map((each) => resolved(each) as Json)
    .find((each) => each.name === name && each.in === 'query')?.schema;
}

const schemaIn = (holder: unknown) =>
  ((holder as Json | undefined)?.content as Record<string, Json> | undefined)?.['application/json']?.schema;

type Found = Operation & { pattern: RegExp };
/** By the part of the API that they belong to; the closest matches first. */
let operations: ReadonlyMap<string, Found[]> | undefined;

/** Reads the operations before anybody waits for an answer. */
export function readDescription(): void {
  if (operations !== undefined) return;
  const all = (JSON.parse(kept('operations.json', () => JSON.stringify(readOperations()))) as Operation[])
    .map((operation) => ({ ...operation, pattern: patternOf(operation.template) }))
    .sort((one, other) => literals(other) - literals(one));
  const parts = new Map<string, Found[]>();
  for (const operation of all) {
    const part = partOf(operation.method, operation.template);
    parts.set(part, [...(parts.get(part) ?? []), operation]);
  }
  operations = parts;
}

/** `GET repos pulls` of a path below a repository, `GET orgs` of another. */
function partOf(method: string, path: string): string {
  const [, first, , , fourth = ''] = path.split('/');
  return first === 'repos' ? `${method} repos ${fourth}` : `${method} ${first}`;
}

/** The more of the path is literal, the closer the match. */
const literals = ({ template }: Operation) => template.replace(/\{[^}]+\}/g, '').length;

function operationOf({ method, path }: Exchange): Operation | undefined {
  readDescription();
  return operations?.get(partOf(method, path))?.find(({ pattern }) => pattern.test(path));
}

interface Description {
  paths: Record<string, Record<string, Json>>;
  components: Record<string, Json>;
}

const commonJs = createRequire(import.meta.url);
let read: Description | undefined;

/** GitHub's description, 13 MB. Needed only for what is not kept yet. */
function description(): Description {
  read ??= JSON.parse(
    readFileSync(commonJs.resolve('@octokit/openapi/generated/api.github.com.json'), 'utf8'),
  ) as Description;
  return read;
}

function readOperations(): Operation[] {
  return Object.entries(description().paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => toOperation(template, method, operation)),
  );
}

function toOperation(template: string, method: string, operation: Json): Operation {
  const parameters = ((operation.parameters ?? []) as Json[]).map((each) => {
    const { name, in: place, required = false } = resolved(each) as Operation['parameters'][0];
    return { name, in: place, required };
  });
  const body = resolved(operation.requestBody) as { required?: boolean } | undefined;
  const answers = Object.entries(operation.responses as Json).map(([status, response]) => [
    status,
    schemaIn(resolved(response)) !== undefined,
  ]);
  return {
    id: String(operation.operationId),
    method: method.toUpperCase(),
    template,
    parameters,
    body: body && { required: body.required ?? false, hasSchema: schemaIn(body) !== undefined },
    answers: Object.fromEntries(answers),
  };
}

/**
 * The text of a file that follows from the description and from this module alone: made once, and kept for every process under
 * `node_modules/.cache`.
 */
function kept(file: string, make: () => string): string {
  const path = join(folder(), file);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const text = make();
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, text);
    renameSync(draft, path);
    return text;
  }
}

let folderOfVersion: string | undefined;
function folder(): string {
  if (folderOfVersion !== undefined) return folderOfVersion;
  const manifest = commonJs.resolve('@octokit/openapi/package.json');
  const hash = createHash('sha256');
  for (const path of [manifest, commonJs.resolve('ajv/package.json'), fileURLToPath(import.meta.url)]) {
    hash.update(readFileSync(path));
  }
  const modules = join(dirname(manifest), '../..');
  folderOfVersion = join(modules, '.cache/github-description', hash.digest('hex').slice(0, 16));
  mkdirSync(folderOfVersion, { recursive: true });
  return folderOfVersion;
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
  return description().components[kind]?.[name];
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
