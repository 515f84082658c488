/** A configuration is one file. Nobody would notice a second one with the other YAML extension. */

/** Returns the path with `.yaml` instead of `.yml`, or the other way round. */
export function withOtherEnding(path: string): string {
  return path.endsWith('.yaml') ? path.replace(/\.yaml$/, '.yml') : path.replace(/\.yml$/, '.yaml');
}

/** Returns why `other` must not exist. `exists`: whether the configuration itself exists too. */
export function otherEndingProblem(path: string, other: string, exists: boolean): string {
  return exists
    ? `There are two configurations, ${path} and ${other}, and only ${path} is read: delete ${other}, or move its settings to ${path}`
    : `${other} is not read, because the configuration is ${path}: rename ${other} to ${path}`;
}
