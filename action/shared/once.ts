/**
 * Sends a request once per run, however many incidents or documents need the answer: a workflow's token has 1,000 requests an hour. A
 * failed request is sent again. `nameOf` tells the answers apart.
 */
export function once<Found, Key = void>(
  ask: (key: Key) => Promise<Found>,
  nameOf: (key: Key) => unknown = (key) => key,
): (key: Key) => Promise<Found> {
  const asked = new Map<unknown, Promise<Found>>();
  return (key) => {
    const name = nameOf(key);
    const known = asked.get(name);
    if (known !== undefined) return known;
    const asking = ask(key);
    asked.set(name, asking);
    asking.catch(() => asked.delete(name));
    return asking;
  };
}
