const lines: string[] = [];

/** Lines are written once a turn of the event loop: each write to a pipe is a system call that waits. */
export function logLine(line: string): void {
  if (lines.length === 0) setImmediate(() => process.stdout.write(lines.splice(0).join('')));
  lines.push(`${line}\n`);
}

// A reader of the log that goes away must not end the relay.
process.stdout.on('error', () => {});
