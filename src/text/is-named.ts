/** Returns whether `names` contains one of the candidates, ignoring case. */
export function isNamed(names: readonly string[], ...candidates: (string | undefined)[]): boolean {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return candidates.some((candidate) => candidate !== undefined && wanted.has(candidate.toLowerCase()));
}
