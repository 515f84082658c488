/**
 * In place of secretlint's rules when schedules are played by the hundred thousand: their incidents hold no secret, and looking
 * for one takes half of the time.
 */
export const rules: readonly never[] = [];
