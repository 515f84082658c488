import type { Root } from 'mdast';
import { isMap, isScalar, parseDocument as parseYaml } from 'yaml';
import { messageOf } from '../../message-of.ts';
import type { FrontMatter, Words } from './model.ts';
import { rangeAt, rangeOf, type Source, startOf } from './source.ts';

/** The `---` block at the top of the file; a broken one is told as its problem. */
export function readFrontMatter(source: Source, root: Root): FrontMatter | undefined {
  const node = root.children[0];
  if (node?.type !== 'yaml') return undefined;
  const start = startOf(node) + source.markdown.slice(startOf(node)).search(/[\r\n]/) + 1;
  const offset = source.markdown[start] === '\n' && source.markdown[start - 1] === '\r' ? start + 1 : start;
  const empty: Omit<FrontMatter, 'range' | 'problem'> = {
    format: 'yaml',
    values: {},
    title: undefined,
    date: undefined,
    authors: [],
    tags: [],
    incident: undefined,
    service: undefined,
    severity: undefined,
    started: undefined,
    resolved: undefined,
  };
  const failed = (message: string, at: number, end: number): FrontMatter => ({
    ...empty,
    range: rangeOf(source, node),
    problem: { text: message, range: rangeAt(source, offset + at, offset + Math.min(end, node.value.length)) },
  });
  // "core" and no merge keys: dates stay as they are written, and an alias cannot blow a small block up.
  const yaml = parseYaml(node.value, { prettyErrors: false, logLevel: 'silent', schema: 'core', merge: false });
  const [error] = yaml.errors;
  if (error) return failed(error.message, Math.min(error.pos[0], node.value.length), error.pos[1]);
  if (!isMap(yaml.contents)) {
    if (yaml.contents === null || (isScalar(yaml.contents) && yaml.contents.value === null)) {
      return { ...empty, range: rangeOf(source, node), problem: undefined };
    }
    return failed('The front matter is not a list of "key: value" lines.', 0, node.value.length);
  }
  const { contents } = yaml;
  const words = (key: string): Words | undefined => {
    const value = contents.get(key, true);
    if (!isScalar(value) || value.value === null || value.range == null) return undefined;
    const [from, to] = value.range;
    return { text: String(value.source ?? value.value).trim(), range: rangeAt(source, offset + from, offset + to) };
  };
  try {
    return {
      ...empty,
      range: rangeOf(source, node),
      title: words('title'),
      values: yaml.toJS({ maxAliasCount: 10 }) as Record<string, unknown>,
      incident: words('incident'),
      service: words('service'),
      severity: words('severity'),
      started: words('started'),
      resolved: words('resolved'),
      problem: undefined,
    };
  } catch (error) {
    return failed(messageOf(error), 0, node.value.length);
  }
}
