/** The names that incidents carry, as far as the account of PagerDuty's has them. */

export type NameKind = 'service' | 'priority' | 'incident type';

/** What the account has of one kind: IDs, and every name by which one is known. */
export type KnownNames = Partial<
  Record<NameKind, readonly { readonly id: string; readonly names: readonly string[] }[]>
>;
