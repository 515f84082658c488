/** Builds what `npm run interleavings` runs. */
import { bundle } from './bundle.ts';

await bundle('test/interleavings/interleavings.ts', 'build/interleavings.js');
