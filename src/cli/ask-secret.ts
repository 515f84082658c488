/** A question whose answer is not shown. */

/** The parts of `process.stdin` that it uses. */
export interface HiddenInput {
  setRawMode(on: boolean): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'data', listener: (text: string) => void): unknown;
  off(event: 'data', listener: (text: string) => void): unknown;
}

const [ENTER, LINE_FEED, END, INTERRUPT, DELETE, BACKSPACE, KILL] = [
  '\r',
  '\n',
  '\u0004',
  '\u0003',
  '\u007f',
  '\b',
  '\u0015',
];

/** What was pasted after the Enter of one answer. It is the start of the next answer. */
let pastedAhead = '';

/**
 * Shows the question, and returns what is typed or pasted up to Enter. The terminal is in raw mode during that time, so it does not
 * echo the answer.
 * @throws Error if the person interrupts it (Ctrl-C).
 */
export function askSecret(
  question: string,
  input: HiddenInput = process.stdin,
  output: { write(text: string): unknown } = process.stdout,
): Promise<string> {
  // Raw mode comes first. Otherwise a key that is pasted as soon as the question shows would be echoed.
  input.setRawMode(true);
  output.write(`${question} `);
  input.setEncoding('utf8');
  input.resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = (finish: () => void) => {
      input.off('data', read);
      input.setRawMode(false);
      input.pause();
      output.write('\n');
      finish();
    };
    const read = (text: string) => {
      for (const [index, sign] of [...text].entries()) {
        if (sign === ENTER || sign === LINE_FEED || sign === END) {
          pastedAhead = [...text].slice(index + 1).join('');
          return end(() => resolve(typed.trim()));
        }
        if (sign === INTERRUPT) return end(() => reject(new Error('Interrupted: nothing was stored')));
        if (sign === DELETE || sign === BACKSPACE) typed = typed.slice(0, -1);
        else if (sign === KILL) typed = '';
        else typed += sign;
      }
    };
    input.on('data', read);
    const ahead = pastedAhead;
    pastedAhead = '';
    read(ahead);
  });
}
