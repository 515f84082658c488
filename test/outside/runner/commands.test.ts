import { describe, expect, test } from '@jest/globals';
import { createCommandReader } from './commands.ts';
import { parsePairs } from './file-commands.ts';
import { openLog } from './log.ts';

describe('workflow commands', () => {
  test('annotate, with their escapes undone', () => {
    const { annotations, lines } = read('::error title=100%25%3A a%2Cb,file=docs/a.md,line=3::one%0Atwo %250A');
    expect(annotations).toEqual([
      { level: 'error', title: '100%: a,b', file: 'docs/a.md', line: 3, message: 'one\ntwo %0A' },
    ]);
    expect(lines).toEqual(['##[error]one', 'two %0A']);
  });
  test('have three levels', () => {
    expect(read('::notice::a', '  ::Warning::b', '::error::c').annotations.map(({ level }) => level)).toEqual([
      'notice',
      'warning',
      'error',
    ]);
  });
  test('are recognized only at the start of a line and by a known name', () => {
    const texts = ['say ::error::no', '::nope::no', '::error no', ':: error::no'];
    expect(read(...texts)).toMatchObject({ annotations: [], lines: texts });
  });
  test('can be anywhere in a line in the old form, as on GitHub', () => {
    expect(read('title: ##[error]gotcha').annotations).toEqual([{ level: 'error', message: 'gotcha' }]);
  });
  test('are text between stop-commands and its token', () => {
    const { annotations, lines } = read(
      '::stop-commands::t0k',
      '::error::no',
      '##[error]no',
      '::t0k::',
      '::error::yes',
    );
    expect(annotations).toEqual([{ level: 'error', message: 'yes' }]);
    expect(lines).toContain('::error::no');
  });
  test('show debug lines only if debugging is on', () => {
    expect(read('::debug::x').lines).toEqual([]);
    expect(reading(true, ['::debug::x']).lines).toEqual(['##[debug]x']);
  });
  test('keep ten annotations of a level for a step, and 4096 characters of each', () => {
    const { annotations, lines } = read(...Array.from({ length: 12 }, () => `::warning::${'x'.repeat(5000)}`));
    expect(annotations).toHaveLength(10);
    expect(annotations[0]?.message).toHaveLength(4096);
    expect(lines).toHaveLength(12);
  });
  test('make the step fail if GitHub has switched them off', () => {
    expect(read('::set-env name=A::b').failed).toBe(true);
    expect(read('::set-output name=a::b')).toMatchObject({ failed: false, annotations: [{ level: 'warning' }] });
  });
});

describe('masks', () => {
  test('hide a value in lines and annotations from then on', () => {
    const { lines, annotations } = read(
      'early s3cret',
      '::add-mask::s3cret',
      'late s3cret',
      '::error title=s3cret::s3cret',
    );
    expect(lines).toEqual(['early s3cret', 'late ***', '##[error]***']);
    expect(annotations).toEqual([{ level: 'error', title: '***', message: '***' }]);
  });
  test('hide each line of a key, and the longer one of two that begin alike', () => {
    const log = openLog(['-----BEGIN\nabc\n', 'tok', 'token']);
    log.write('abc token -----BEGIN\n tok');
    expect(log.lines).toEqual(['*** *** ***', ' ***']);
  });
});

describe('a file of names and values', () => {
  test('has lines and blocks', () => {
    const content = 'a=1=2\n\nb<<EOF\none\n\ntwo=2\nEOF\nempty<<E\nE\nc=<<x\nlast=';
    expect([...parsePairs(content)]).toEqual([
      ['a', '1=2'],
      ['b', 'one\n\ntwo=2'],
      ['empty', ''],
      ['c', '<<x'],
      ['last', ''],
    ]);
  });
  test.each([
    ['just text', "Invalid format 'just text'"],
    ['a=1\nb\n', "Invalid format 'b'"],
    ['=1', 'Name must not be empty'],
    ['a<<EOF\nx\n', "Matching delimiter not found 'EOF'"],
    ['a<<\nx', 'delimiter must not be empty'],
  ])('is refused: %j', (content, message) => {
    expect(() => parsePairs(content)).toThrow(message);
  });
});

function read(...lines: string[]) {
  return reading(false, lines);
}

function reading(debug: boolean, lines: string[]) {
  const log = openLog([]);
  const reader = createCommandReader(log, new Map(), debug);
  for (const line of lines) reader.read(line);
  return { lines: log.lines, annotations: log.annotations, failed: reader.failed() };
}
