import type { Message } from './announcement.ts';

/**
 * Returns the body with as many lines as the service takes, and says at its end how many are missing. `build` makes the body of a
 * message; `fits` says whether the service takes it.
 */
export function fitLines<Body>(
  message: Message,
  build: (message: Message) => Body,
  fits: (body: Body) => boolean,
): Body {
  const { lines } = message;
  const whole = build(message);
  if (fits(whole)) return whole;
  const first = (kept: number) =>
    build({ ...message, lines: [...lines.slice(0, kept), [`… and ${lines.length - kept} more`]] });
  let [low, high] = [1, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(first(middle))) low = middle;
    else high = middle - 1;
  }
  return first(low);
}
