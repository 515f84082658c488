export const NUMBER_WORDS = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
  'nineteen twenty'
).split(' ');

/** "ten" for 10; larger numbers stay digits. */
export const numberWord = (number: number): string => NUMBER_WORDS[number] ?? String(number);
