import { type Claim, enter, type Groups, leave } from './concurrency.ts';

/** Lets claims wait for their turn in their concurrency groups. */
export function createTurns() {
  let groups: Groups = new Map();
  const claims = new Map<string, { controller: AbortController; begin(): void }>();
  return {
    /** True when it is the claim's turn, false if it was cancelled before. To cancel a claim, abort its controller. */
    wait(claim: Claim, controller: AbortController): Promise<boolean> {
      return new Promise((resolve) => {
        claims.set(claim.id, { controller, begin: () => resolve(true) });
        controller.signal.addEventListener('abort', () => resolve(false), { once: true });
        const entered = enter(groups, claim);
        groups = entered.groups;
        for (const id of entered.cancelled) {
          const why = id === claim.id ? 'was full' : 'was claimed by a newer one';
          claims.get(id)?.controller.abort(`the concurrency group "${claim.group}" ${why}`);
        }
        if (entered.starts) resolve(true);
      });
    },
    end(claim: Claim): void {
      claims.delete(claim.id);
      const left = leave(groups, claim);
      groups = left.groups;
      if (left.starts !== undefined) claims.get(left.starts)?.begin();
    },
  };
}
