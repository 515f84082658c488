const lines: string[] = [];

/** Lines are written once per turn of the event loop: each write to a pipe is a blocking system call. */
export function logLine(line: string): void {
  if (lines.length === 0) setImmediate(() => process.stdout.write(lines.splice(0).join('')));
  lines.push(`${line}\n`);
}

// The relay must keep running if the reader of its log goes away.
process.stdout.on('error', () => {});
