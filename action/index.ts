import { run } from './main.ts';

// What is still under way, such as a request that nobody waits for any more, must not keep the job.
void run().then(() => process.stdout.write('', () => process.exit()));
