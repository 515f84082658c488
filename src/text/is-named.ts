/** Whether `names` hold one of the candidates, in upper or lower case. */
export function isNamed(names: readonly string[], ...candidates: (string | undefined)[]): boolean {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return candidates.some((candidate) => candidate !== undefined && wanted.has(candidate.toLowerCase()));
}
