/** An annotation on the page of a run. */
export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  message: string;
  title?: string;
  file?: string;
  line?: number;
}

/** The log of a job, with `***` for each secret. */
export interface Log {
  readonly lines: string[];
  readonly annotations: Annotation[];
  /** Hides the value, and each of its lines, from now on. */
  mask(secret: string): void;
  masked(text: string): string;
  /** Adds to the lines; a line break starts another one. */
  write(text: string): void;
  /** Adds an annotation and its line, `##[error]…`. Each step has its own count. */
  annotate(annotation: Annotation, counts: AnnotationCounts): void;
}

export type AnnotationCounts = Map<Annotation['level'], number>;

/** The runner keeps this many annotations of a level for each step, and this many characters of each; the log keeps all. */
const ANNOTATIONS_PER_STEP = 10;
const ANNOTATION_LENGTH = 4096;

export function openLog(secrets: Iterable<string>): Log {
  const lines: string[] = [];
  const annotations: Annotation[] = [];
  const hidden = new Set<string>();

  const mask = (secret: string) => {
    for (const value of [secret, ...secret.split(/\r?\n/)]) if (value.trim() !== '') hidden.add(value);
  };
  // The longest first, so that nothing is left of a secret that begins with another one.
  const masked = (text: string) =>
    [...hidden].sort((a, b) => b.length - a.length).reduce((left, secret) => left.replaceAll(secret, '***'), text);
  const write = (text: string) => {
    lines.push(...masked(text).split('\n'));
  };
  for (const secret of secrets) mask(secret);

  return {
    lines,
    annotations,
    mask,
    masked,
    write,
    annotate(annotation, counts) {
      write(`##[${annotation.level}]${annotation.message}`);
      const count = (counts.get(annotation.level) ?? 0) + 1;
      counts.set(annotation.level, count);
      if (count > ANNOTATIONS_PER_STEP) return;
      const message = masked(annotation.message).slice(0, ANNOTATION_LENGTH);
      const title = annotation.title === undefined ? {} : { title: masked(annotation.title) };
      annotations.push({ ...annotation, ...title, message });
    },
  };
}
