import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import {
  isBasicExpression,
  isBoolean,
  isMapping,
  isNumber,
  isSequence,
  isString,
} from '@actions/workflow-parser/templates/tokens/type-guards';

/** What stood between `${{` and `}}`; a text around it has become a `format('…{0}…', …)`. */
export interface Expression {
  expression: string;
}

export type Scalar = string | number | boolean | null | Expression;
export type Mapping = Map<string, Template>;
/** A value of a workflow or action file, its expressions not evaluated yet. */
export type Template = Scalar | Template[] | Mapping;

export function toTemplate(token: TemplateToken): Template {
  if (isBasicExpression(token)) return { expression: token.expression };
  if (isString(token) || isNumber(token) || isBoolean(token)) return token.value;
  if (isSequence(token)) return [...token].map(toTemplate);
  if (isMapping(token)) {
    return new Map([...token].map(({ key, value }) => [key.toString(), toTemplate(value)]));
  }
  return null;
}

/** The mapping, or an empty one where there is none: whether one may stand there was checked against GitHub's schema. */
export function mapping(template: Template | undefined): Mapping {
  return template instanceof Map ? template : new Map();
}

/** The scalar; undefined where there is none. */
export function scalar(template: Template | undefined): Scalar | undefined {
  return template instanceof Map || Array.isArray(template) ? undefined : template;
}

/** A mapping whose values are scalars, such as `with` and `env`. */
export function scalars(template: Template | undefined): Map<string, Scalar> {
  return new Map([...mapping(template)].map(([name, value]) => [name, scalar(value) ?? null]));
}
