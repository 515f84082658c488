/**
 * Runs the team's patterns on an engine that takes linear time, whatever the pattern: JavaScript's own can take
 * minutes for `(a+)+$` on 30 characters. Heavy: load it only if there are patterns.
 */
import { RE2JS } from 're2js';
import { messageOf } from '../text/message-of.ts';
import type { Config } from './config.ts';

/** A regular expression that RE2 matches. */
class LinearRegExp extends RegExp {
  readonly #engine: RE2JS;

  /** @throws An Error that says why RE2 refuses the pattern. */
  constructor({ source, flags }: RegExp) {
    super(source, flags);
    this.#engine = RE2JS.compile(RE2JS.translateRegExp(source), flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0);
  }

  override test(text: string): boolean {
    return this.#engine.test(text);
  }

  override exec(text: string): RegExpExecArray | null {
    return this.#engine.exec(text) as RegExpExecArray | null;
  }

  override [Symbol.matchAll](text: string): RegExpStringIterator<RegExpExecArray> {
    return this.#engine.matchAll(text) as RegExpStringIterator<RegExpExecArray>;
  }
}

/**
 * Returns the same configuration with linear patterns.
 * @throws One Error with the pattern that the engine refuses, and why.
 */
export function withLinearPatterns(config: Config): Config {
  return {
    ...config,
    redact: config.redact.map(linear),
    incidents: { ...config.incidents, confidential: config.incidents.confidential.map(linear) },
  };
}

/** Names the pattern that the engine refuses. */
export class PatternError extends Error {
  readonly source: string;

  constructor(source: string, cause: unknown) {
    super(
      `must be a pattern that can be matched in linear time (${messageOf(cause)}): use fewer or smaller repetitions, at most {1000}, and classes such as [a-z] or \\p{L}`,
      { cause },
    );
    this.source = source;
  }
}

function linear<Other>(pattern: RegExp | Other): RegExp | Other {
  if (!(pattern instanceof RegExp)) return pattern;
  try {
    return new LinearRegExp(pattern);
  } catch (error) {
    throw new PatternError(pattern.source, error);
  }
}
