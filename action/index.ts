import { run } from './main.ts';

// Unfinished work, such as a request that nobody waits for, must not keep the job running.
void run().then(() => process.stdout.write('', () => process.exit()));
