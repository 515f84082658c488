/** What a team can decide. */
export interface Config {
  /** Where postmortems stand in the docs repository; no slash at either end. */
  readonly directory: string;
  /** Whether the docs repository may be public. A draft would publish incident data there. */
  readonly allowPublic: boolean;
  readonly incidents: {
    readonly urgencies: readonly string[];
    /** In seconds. */
    readonly minDuration: number;
  };
  readonly devin: {
    /** Upper bound of what one session may cost, in ACUs. */
    readonly maxAcu: number;
  };
}

export const DEFAULTS: Config = {
  directory: 'docs/postmortems',
  allowPublic: false,
  incidents: { urgencies: ['high'], minDuration: 5 * 60 },
  devin: { maxAcu: 10 },
};
