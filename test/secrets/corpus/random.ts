/** Made-up values, the same in every run. Texts of tokens are put together here, so that no scanner finds one in the files. */
export interface Random {
  below(most: number): number;
  pick<T>(values: readonly T[]): T;
  /** So many characters of an alphabet. With letters and digits in the alphabet, both are in the text. */
  of(alphabet: string, length: number): string;
}

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';

export const HEX = `${DIGITS}abcdef`;
export const BASE32 = `${LOWER}234567`;
export const BASE36 = DIGITS + LOWER;
export const BASE62 = DIGITS + LOWER + LOWER.toUpperCase();
export const BASE64 = `${BASE62}+/`;
export const BASE64URL = `${BASE62}-_`;
export const NUMERALS = DIGITS;
export const CAPITALS = LOWER.toUpperCase() + DIGITS;

/** Mulberry32, by Tommy Ettinger (public domain). */
export function randomOf(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number) => Math.floor(next() * most);
  const pick = <T>(values: readonly T[]) => values[below(values.length)] as T;
  const draw = (alphabet: string, length: number) => Array.from({ length }, () => pick([...alphabet])).join('');
  const isMixed = (text: string, alphabet: string) =>
    (/\d/.test(text) || !/\d/.test(alphabet)) && (/[a-z]/i.test(text) || !/[a-z]/i.test(alphabet));
  return {
    below,
    pick,
    of(alphabet, length) {
      for (;;) {
        const text = draw(alphabet, length);
        // What begins or ends with a sign is found in part.
        if (/^[A-Za-z0-9](?:.*[A-Za-z0-9])?$/s.test(text) && isMixed(text, alphabet)) return text;
      }
    },
  };
}

export function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => random.of(HEX, length)).join('-');
}
