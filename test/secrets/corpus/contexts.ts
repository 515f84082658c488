/** Where secrets turn up in incidents: a secret of a kind, in a line as people and machines write it. */
import type { Kind } from './tokens.ts';

const words = (name: string) =>
  name
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .split(' ');
const snake = (name: string) => words(name).join('_').toUpperCase();
const kebab = (name: string) => words(name).join('-');
const camel = (name: string) =>
  words(name)
    .map((word, i) => (i === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()))
    .join('');

export type Context = (kind: Pick<Kind, 'name' | 'bare'>, secret: string) => string;

export const CONTEXTS: Readonly<Record<string, Context>> = {
  prose: ({ name, bare }, secret) =>
    bare
      ? `During the call somebody pasted ${secret} into the channel.`
      : `The ${name} is ${secret}, please rotate it.`,
  'KEY=value': ({ name }, secret) => `export ${snake(name)}=${secret}`,
  JSON: ({ name }, secret) => JSON.stringify({ status: 403, [camel(name)]: secret, retries: 3 }),
  YAML: ({ name }, secret) => `${kebab(name).toLowerCase()}: "${secret}"`,
  'a table cell': ({ name }, secret) => `| ${name} | ${secret} | rotated |`,
  'a command line': ({ name }, secret) => `deploy --env prod --${kebab(name).toLowerCase()} ${secret} --wait`,
  'an HTTP header': ({ name }, secret) => `curl -H "X-${kebab(name)}: ${secret}" https://api.example.com/v1/status`,
  'an Authorization header': (_kind, secret) => `> Authorization: Bearer ${secret}`,
};
