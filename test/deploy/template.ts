/**
 * The part of CloudFormation that deploy/aws/template.yaml uses: reads the template, and evaluates the properties of a resource for
 * given parameters and a given Secrets Manager secret. Like CloudFormation, it throws on a reference to nothing.
 */
import { type CollectionTag, parse, type ScalarTag } from 'yaml';

/** A short tag becomes the long form: `!Ref a` → `{Ref: 'a'}`, `!Condition a` likewise, `!If […]` → `{'Fn::If': […]}`. */
function tag(name: string): [ScalarTag, CollectionTag] {
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  return [
    { tag: `!${name}`, resolve: (value) => ({ [key]: value }) },
    { tag: `!${name}`, collection: 'seq', resolve: (value) => ({ [key]: 'toJSON' in value ? value.toJSON() : value }) },
  ];
}

export interface Template {
  Transform: string;
  Parameters: Record<string, { Type: string; Default?: string; AllowedPattern?: string; AllowedValues?: string[] }>;
  Conditions: Record<string, unknown>;
  Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
  Outputs: Record<string, { Value: unknown }>;
}

export function readTemplate(text: string): Template {
  return parse(text, { customTags: ['Ref', 'Condition', 'Sub', 'If', 'And', 'Not', 'Equals'].flatMap(tag) });
}

/** Stands for `AWS::NoValue`: its property is left out. */
const NOTHING = Symbol('AWS::NoValue');

export interface Given {
  parameters?: Record<string, string>;
  /** By key; `{{resolve:secretsmanager:…}}` reads it. */
  secret: Record<string, string>;
  /** `Resource.Attribute` → value, for what exists only after the deployment. */
  attributes?: Record<string, string>;
}

/** Evaluates a property. */
export function resolver(template: Template, { parameters = {}, secret, attributes = {} }: Given) {
  const refer = (name: string): unknown => {
    if (name === 'AWS::NoValue') return NOTHING;
    if (name === 'AWS::StackName') return 'stack';
    const parameter = template.Parameters[name];
    const value = parameters[name] ?? parameter?.Default;
    if (parameter !== undefined && value !== undefined) return value;
    if (name in template.Resources) return `the ${name}`;
    if (name in attributes) return attributes[name];
    throw new Error(`The template refers to ${name}, which has no value`);
  };

  const holds = (condition: string): boolean => {
    if (!(condition in template.Conditions)) throw new Error(`The template has no condition ${condition}`);
    return resolve(template.Conditions[condition]) === true;
  };

  const readSecrets = (text: string): string =>
    text.replace(/\{\{resolve:(.*?)\}\}/g, (reference, inner: string) => {
      const [service, id, kind, key, stage, version, ...rest] = inner.split(':');
      if (
        service !== 'secretsmanager' ||
        kind !== 'SecretString' ||
        stage !== '' ||
        version === undefined ||
        rest.length > 0
      ) {
        throw new Error(`${reference} is not of the form secretsmanager:id:SecretString:key:stage:version`);
      }
      const value = secret[key ?? ''];
      if (id === '' || value === undefined) throw new Error(`The secret has no ${key}`);
      return value;
    });

  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== NOTHING);
    if (typeof value !== 'object' || value === null) return value;
    const [[key, inner] = [undefined, undefined], ...others] = Object.entries(value);
    if (others.length === 0 && key === 'Ref') return refer(String(inner));
    if (others.length === 0 && key === 'Condition') return holds(String(inner));
    if (others.length === 0 && key === 'Fn::Sub') {
      return readSecrets(String(inner).replace(/\$\{(.+?)\}/g, (_, name: string) => String(refer(name))));
    }
    if (others.length === 0 && key?.startsWith('Fn::') && Array.isArray(inner)) {
      if (key === 'Fn::Equals') return resolve(inner[0]) === resolve(inner[1]);
      if (key === 'Fn::Not') return !resolve(inner[0]);
      if (key === 'Fn::And') return inner.every(resolve);
      if (key === 'Fn::If') return resolve(holds(inner[0]) ? inner[1] : inner[2]);
    }
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, item]) => {
        const resolved = resolve(item);
        return resolved === NOTHING ? [] : [[name, resolved]];
      }),
    );
  };
  return resolve;
}
