/** What docs/chaos.md promises to play, and whether it was played: a fault that never strikes finds nothing. */
import type { Configuration } from './expected.ts';
import type { Faults, Row } from './faults.ts';

interface Promised {
  what: string;
  row: Row;
  /** Of the row's kinds. */
  kind: RegExp;
  /** Only if incidents are grouped. */
  grouped?: true;
}

export const PROMISES: readonly Promised[] = [
  { what: 'GitHub answers the relay 5xx', row: 'relay to GitHub', kind: /^5\d\d$/ },
  { what: 'GitHub limits the relay', row: 'relay to GitHub', kind: /^(429|403)/ },
  { what: 'GitHub hangs', row: 'relay to GitHub', kind: /^hang/ },
  { what: 'GitHub hangs up', row: 'relay to GitHub', kind: /^cut/ },
  { what: 'what seemed to fail had happened', row: 'relay to GitHub', kind: /\(done\)$|after$/ },
  { what: 'the relay is killed in a request', row: 'relay to GitHub', kind: /^kill/ },
  { what: "a faulty answer to the action's request to GitHub", row: 'action to GitHub', kind: /./ },
  { what: "a faulty answer to the action's request to PagerDuty", row: 'action to PagerDuty', kind: /./ },
  { what: 'the answer to a create is lost', row: 'Devin: create', kind: /\(done\)$|after$|within$/ },
  { what: 'the answer to a message is lost', row: 'Devin: message', kind: /\(done\)$|after$/ },
  { what: 'the answer to a change of tags is lost', row: 'Devin: tags', kind: /\(done\)$|after$/ },
  { what: 'the answer to a terminate is lost', row: 'Devin: terminate', kind: /\(done\)$|after$/ },
  { what: 'a lookup fails', row: 'Devin: look up', kind: /./ },
  { what: 'a list is one write behind', row: 'Devin: list', kind: /./ },
  { what: "an action process is killed before its request's effect", row: 'action process', kind: /before/ },
  { what: "an action process is killed after its request's effect", row: 'action process', kind: /after/ },
  { what: 'GitHub refuses tokens', row: 'expired tokens', kind: /^GitHub/ },
  { what: 'PagerDuty refuses tokens', row: 'expired tokens', kind: /^PagerDuty/ },
  { what: 'Devin refuses tokens', row: 'expired tokens', kind: /^Devin/ },
  { what: 'two runs create at the same time', row: 'overtaking', kind: /^two creates/ },
  { what: 'a pull request is declined during a run', row: 'overtaking', kind: /^declined/ },
  { what: 'a redo ends a session that incidents share', row: 'overtaking', kind: /^redo of a shared/, grouped: true },
];

/** What never happened, though it is promised for this configuration. */
export function promisesNotKept(struck: Faults['struck'], { groupWindow }: Configuration): string[] {
  return PROMISES.filter(
    ({ row, kind, grouped }) =>
      !(grouped && groupWindow === '0m') && ![...(struck.get(row)?.keys() ?? [])].some((each) => kind.test(each)),
  ).map(({ what }) => what);
}
