/** A configuration is one file. The same name with the other ending of YAML is a mistake that nobody would notice. */

/** The path with `.yaml` in place of `.yml`, or the other way round. */
export function withOtherEnding(path: string): string {
  return path.endsWith('.yaml') ? path.replace(/\.yaml$/, '.yml') : path.replace(/\.yml$/, '.yaml');
}

/** Why `other` must not exist. `exists`: whether the configuration itself is there too. */
export function otherEndingProblem(path: string, other: string, exists: boolean): string {
  return exists
    ? `There are two configurations, ${path} and ${other}, and only ${path} is read: delete ${other}, or move its settings to ${path}`
    : `${other} is not read, because the configuration is ${path}: rename ${other} to ${path}`;
}
