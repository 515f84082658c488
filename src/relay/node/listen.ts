import type { Server } from 'node:http';
import { logLine } from './log.ts';
import { closePools } from './send.ts';

export const say = (status: string, more: object = {}) => logLine(JSON.stringify({ status, ...more }));

/** Listens, or reports why it cannot. On SIGTERM or SIGINT it takes no new connections, finishes in-flight requests and exits. */
export function listen(server: Server, { HOST: host = '0.0.0.0', PORT: port = '3000' }: NodeJS.ProcessEnv): void {
  server.on('error', ({ code }: NodeJS.ErrnoException) => {
    const taken = 'another program listens there; stop it, or set PORT to a free port';
    notStarted(`Cannot listen on ${host}:${port} (${code}): ${code === 'EADDRINUSE' ? taken : 'check HOST and PORT'}`);
  });
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) {
    server.listen(Number(port), host, () => {
      const address = server.address();
      say('listening', { host, port: typeof address === 'object' ? address?.port : undefined });
    });
  } else {
    notStarted(`PORT is "${port}": set it to a number from 0 to 65535`);
  }

  const stop = () => {
    // Requests that are not done by then will not finish.
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
    server.close(() => {
      closePools();
      say('stopped');
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function notStarted(problem: string): void {
  say('not-started', { problem });
  process.exitCode = 1;
}
