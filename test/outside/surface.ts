/** Our own description of an API without a machine-readable one: what each operation takes and answers, as zod schemas. */
import * as z from 'zod';
import type { Describe } from './loopback.ts';

export interface Operation {
  method: string;
  /** `:name` stands for one part of the path. */
  path: string;
  /** Of the values of each parameter; default: none is known. */
  query?: z.ZodType;
  body?: z.ZodType;
  /** The schema of the answer by status; null for one without a body. */
  answers: Readonly<Record<number, z.ZodType | null>>;
}

/** Compares traffic with `operations`; `refusal` is the form of every answer from 400 on. */
export function describedBy(operations: readonly Operation[], refusal: z.ZodType): Describe {
  const known = operations.map((operation) => ({
    ...operation,
    pattern: new RegExp(`^${operation.path.replace(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}$`),
  }));
  return ({ method, path, query, body, status, answer }) => {
    const operation = known.find((each) => each.method === method && each.pattern.test(path));
    if (operation === undefined) {
      return { request: [], answer: status < 400 ? ['the description has no such operation'] : [] };
    }
    const values = Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)]));
    const request = [
      ...faults(operation.query ?? z.strictObject({}), values, 'query'),
      ...(operation.body === undefined ? [] : faults(operation.body, body, 'body')),
    ];
    if (status >= 400) return { request, answer: faults(refusal, answer, `answer ${status}`) };
    const schema = operation.answers[status];
    if (schema === undefined) return { request, answer: [`answer ${status}: the description has none such`] };
    return { request, answer: schema === null ? [] : faults(schema, answer, `answer ${status}`) };
  };
}

function faults(schema: z.ZodType, value: unknown, place: string): string[] {
  const read = schema.safeParse(value);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${[place, ...path].join('.')}: ${message}`);
}
