import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { emptyFolder } from '../cli/cli-process.ts';
import { writeResult } from './write-result.ts';

test.each([undefined, '', ' \n'])('a result without text ends the demo: %j', (text) => {
  const folder = emptyFolder();
  expect(() => writeResult(folder, 'digest.md', text)).toThrow('there is nothing to write to digest.md');
  expect(existsSync(join(folder, 'digest.md'))).toBe(false);
});

test('a result with text is written, with the folders above it', () => {
  const folder = emptyFolder();
  writeResult(folder, 'docs/postmortems/one.md', '# One\n');
  expect(readFileSync(join(folder, 'docs/postmortems/one.md'), 'utf8')).toBe('# One\n');
});
