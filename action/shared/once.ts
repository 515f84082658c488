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

/** The same for a whole run: `ask` gets the context of the run, and the docs repository tells runs apart. */
export function oncePerRun<Context extends { docs: object }, Found>(
  ask: (context: Context) => Promise<Found>,
): (context: Context) => Promise<Found> {
  const asked = new WeakMap<object, Promise<Found>>();
  return (context) => {
    const known = asked.get(context.docs);
    if (known !== undefined) return known;
    const asking = ask(context);
    asked.set(context.docs, asking);
    asking.catch(() => asked.delete(context.docs));
    return asking;
  };
}
