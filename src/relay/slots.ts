/** Takes a slot until the returned function is called. `evict` is called instead when a newcomer needs the slot. */
export type TakeSlot = (evict: () => void) => () => void;

/** So many slots: who comes when all are taken gets that of the oldest, so that nobody can keep newcomers out by being slow. */
export function slots(count: number): TakeSlot {
  // A set keeps the order in which it was filled.
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
