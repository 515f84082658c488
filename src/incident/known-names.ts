/** The kinds of names that incidents use and a PagerDuty account defines. */

export type NameKind = 'service' | 'priority' | 'incident type';

/** An account's names of each kind: IDs, and every name of each. */
export type KnownNames = Partial<
  Record<NameKind, readonly { readonly id: string; readonly names: readonly string[] }[]>
>;
