import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { truthy } from '@actions/expressions/result';
import type { Scalar } from './template.ts';

/** The contexts by name (`github`, `inputs`, …), as JSON. A missing one is empty, as on GitHub. */
export type Contexts = Record<string, unknown>;

/** What `success()`, `failure()` and `cancelled()` return; none is true after a skipped job. */
export type Status = 'success' | 'failure' | 'cancelled' | 'skipped';

const CONTEXTS = [
  'github',
  'inputs',
  'env',
  'secrets',
  'vars',
  'steps',
  'needs',
  'job',
  'runner',
  'strategy',
  'matrix',
];

/** Returns whether a condition of an `if:` is true. */
export function holds(condition: string, contexts: Contexts, status: Status): boolean {
  return truthy(evaluate(condition, contexts, status));
}

/** Returns the scalar as GitHub writes it into an input, a variable or a script: null is empty, an object is `Object`. */
export function text(value: Scalar, contexts: Contexts): string {
  if (value === null) return '';
  return typeof value === 'object' ? evaluate(value.expression, contexts, 'success').coerceString() : String(value);
}

/** Several of them, such as those of `with` and `env`. */
export function texts(values: Map<string, Scalar>, contexts: Contexts): Record<string, string> {
  return Object.fromEntries([...values].map(([name, value]) => [name, text(value, contexts)]));
}

/** Returns the scalar as true or false. */
export function truth(value: Scalar, contexts: Contexts): boolean {
  return value !== null && typeof value === 'object' ? holds(value.expression, contexts, 'success') : value === true;
}

function evaluate(expression: string, contexts: Contexts, status: Status): data.ExpressionData {
  const functions = [
    answering('success', status === 'success'),
    answering('failure', status === 'failure'),
    answering('cancelled', status === 'cancelled'),
    answering('always', true),
  ];
  const parsed = new Parser(new Lexer(expression).lex().tokens, CONTEXTS, functions).parse();
  const known = new data.Dictionary(...CONTEXTS.map((key) => ({ key, value: toData(contexts[key] ?? null) })));
  return new Evaluator(parsed, known, new Map(functions.map((each) => [each.name, each]))).evaluate();
}

function answering(name: string, answer: boolean): FunctionDefinition {
  return { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(answer) };
}

function toData(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver);
}
