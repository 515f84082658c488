/**
 * The order of test files: those first that take longest, so that no worker waits for another at the end. Jest knows how long
 * each took only where it has run them before. The first two use many regular expressions: V8 optimizes no new ones in a process
 * that has compiled a lot, so they come first in a new process, where they take a quarter of the time.
 */
import Sequencer from '@jest/test-sequencer';

const LONGEST = [
  'incident/redact',
  'interleavings/interleavings',
  'postmortem/planted/planted',
  'action/request-bound',
  'action/review',
  'action/masking',
  'release/release',
  'action/action-items',
  'year/year',
  'relay/contract',
  'relay/node/node',
  'cli/doctor',
  'cli/check',
  'outside/github',
  'postmortem/document-properties',
  'action/follow-up',
  'action/exactly-once',
  'action/reconcile',
  'action/review-rounds',
  'action/draft',
  'action/fix',
  'repository/docs/blocks',
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const index = LONGEST.findIndex((name) => path.endsWith(`/test/${name}.test.ts`));
      return index === -1 ? LONGEST.length : index;
    };
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
}
