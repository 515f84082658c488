/**
 * Workflow commands: lines of a step's output that instruct the runner, read as actions/runner does:
 * src/Runner.Common/ActionCommand.cs and src/Runner.Worker/ActionCommandManager.cs.
 */
import type { Annotation, AnnotationCounts, Log } from './log.ts';

interface Command {
  name: string;
  properties: Map<string, string>;
  data: string;
}

const COMMANDS = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

export interface CommandReader {
  /** Takes one line of a step's output: executes its command, or adds it to the log. */
  read(line: string): void;
  /** Whether a command made the step fail. */
  failed(): boolean;
}

/** `debug`: whether `::debug::` lines are shown. */
export function createCommandReader(log: Log, counts: AnnotationCounts, debug: boolean): CommandReader {
  const known = new Set(COMMANDS);
  let resume: string | undefined;
  let failed = false;

  const obey = ({ name, properties, data }: Command, line: string) => {
    switch (name) {
      case 'error':
      case 'warning':
      case 'notice':
        return log.annotate(toAnnotation(name, properties, data), counts);
      case 'debug':
        return debug ? log.write(`##[debug]${data}`) : undefined;
      case 'add-mask':
        if (data.trim() !== '') return log.mask(data);
        return warn("Can't add secret mask for empty string in ##[add-mask] command.");
      case 'group':
        return log.write(`##[group]${data}`);
      case 'endgroup':
        return log.write('##[endgroup]');
      case 'stop-commands':
        resume = data.toLowerCase();
        known.add(resume);
        return log.write(line);
      case 'set-output':
      case 'save-state':
        return warn(`The \`${name}\` command is deprecated and this runner ignores it. Use Environment Files.`);
      case 'set-env':
      case 'add-path':
        failed = true;
        log.annotate({ level: 'error', message: `Unable to process command '${line}' successfully.` }, counts);
        return log.annotate({ level: 'error', message: `The \`${name}\` command is disabled.` }, counts);
      default:
        return undefined;
    }
  };
  const warn = (message: string) => log.annotate({ level: 'warning', message }, counts);

  return {
    failed: () => failed,
    read(line) {
      const command = parseV2(line, known) ?? parseV1(line, known);
      if (resume !== undefined) {
        if (command?.name === resume) {
          known.delete(resume);
          resume = undefined;
        }
        return log.write(line);
      }
      return command ? obey(command, line) : log.write(line);
    },
  };
}

/** `::name key=value,key=value::data`, at the start of a line. */
function parseV2(line: string, known: ReadonlySet<string>): Command | undefined {
  const [, name, properties = '', data] = /^\s*::([^ ]*?)(?: (.*?))?::(.*)$/s.exec(line) ?? [];
  if (name === undefined || data === undefined || !known.has(name.toLowerCase())) return undefined;
  return {
    name: name.toLowerCase(),
    properties: pairs(properties.trim().split(','), { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' }),
    data: decode(data, { '%0D': '\r', '%0A': '\n', '%25': '%' }),
  };
}

/** `##[name key=value;key=value]data`, the old form, anywhere in a line, so untrusted text can be one. */
function parseV1(line: string, known: ReadonlySet<string>): Command | undefined {
  const [, name, properties = '', data] = /##\[([^ \]]*)(?: ([^\]]*))?\](.*)$/s.exec(line) ?? [];
  if (name === undefined || data === undefined || !known.has(name.toLowerCase())) return undefined;
  const escapes = { '%3B': ';', '%0D': '\r', '%0A': '\n', '%5D': ']', '%25': '%' };
  return {
    name: name.toLowerCase(),
    properties: pairs(properties.split(';'), escapes),
    data: decode(data, escapes),
  };
}

function pairs(written: string[], escapes: Record<string, string>): Map<string, string> {
  return new Map(
    written.flatMap((pair) => {
      const [, key, value] = /^([^=]+)=+(.+)$/s.exec(pair) ?? [];
      return key === undefined || value === undefined ? [] : [[key.toLowerCase(), decode(value, escapes)]];
    }),
  );
}

/** One escape after the other, `%25` last: `%250A` is `%0A`, not a line break. */
function decode(text: string, escapes: Record<string, string>): string {
  return Object.entries(escapes).reduce((left, [escaped, plain]) => left.replaceAll(escaped, plain), text);
}

function toAnnotation(level: Annotation['level'], properties: Map<string, string>, message: string): Annotation {
  const title = properties.get('title');
  const file = properties.get('file');
  const line = Number.parseInt(properties.get('line') ?? '', 10);
  return {
    level,
    message,
    ...(title === undefined ? {} : { title }),
    ...(file === undefined ? {} : { file }),
    ...(Number.isNaN(line) ? {} : { line }),
  };
}
