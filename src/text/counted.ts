/** Returns "1 warning" or "2 warnings"; for nouns with a plural in -s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
