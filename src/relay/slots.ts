/** Takes a slot until the returned function is called. `evict` is called instead if a new request needs the slot. */
export type TakeSlot = (evict: () => void) => () => void;

/** Returns this many slots. When all are taken, a new request gets the slot of the oldest, so slow requests cannot block others. */
export function slots(count: number): TakeSlot {
  // A set keeps insertion order.
  const taken = new Set<() => void>();
  return (evict) => {
    if (taken.size >= count) {
      const [oldest] = taken;
      if (oldest !== undefined) {
        taken.delete(oldest);
        oldest();
      }
    }
    taken.add(evict);
    return () => {
      taken.delete(evict);
    };
  };
}
