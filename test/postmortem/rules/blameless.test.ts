import { describe, expect, test } from '@jest/globals';
import { found } from './subject.ts';

const blamed = (sentence: string) => found('blameless', `# Postmortem: Orders fail\n\n## Root Cause\n\n${sentence}\n`);

describe('a person at fault is found', () => {
  test.each([
    'Bob forgot to release the connection.',
    'The on-call engineer should have noticed the alert.',
    'On-call should have escalated earlier.',
    '@jane failed to run the migration.',
    '@acme/payments ignored the warning.',
    'The outage was due to human error.',
    'An operator mistake took the cluster down.',
    'It was a simple operator error.',
    'The developer who was on call should have checked the dashboard.',
    'The database team failed to communicate the change.',
    'Somebody forgot to renew the certificate.',
    'The reviewer overlooked the missing index.',
    'The engineer mistakenly deleted the table.',
    'A junior developer made a mistake.',
    'The SRE on duty ignored the page.',
    'Alice Miller neglected to update the runbook.',
    'Alice should have known that the flag was on.',
    'Priya should have double-checked the config.',
    "The engineer didn't bother to test it.",
    'The team was careless.',
    "The deploy engineer shouldn't have deployed on a Friday.",
    '**Bob** forgot to\nrelease the connection.',
    '- 14:45 UTC — The responder missed the second page',
    'The DBA should’ve seen it.',
    'The admin accidentally dropped the index.',
    'This was the fault of nobody else: the blame lies with Bob.',
    'The engineers broke production.',
    'The operator forgot to drain the node.',
    'The intern caused the outage.',
  ])('%s', (sentence) => {
    expect(blamed(sentence)).toHaveLength(1);
  });
});

describe('what is no blame is not found', () => {
  test.each([
    'The alert should have fired at 80%.',
    'The deploy failed to roll back.',
    'The on-call engineer acknowledged at 14:38 and rolled back.',
    'The on-call engineer should have been paged, and was not.',
    'The engineer should have had access to the dashboard.',
    'The page to the on-call engineer failed to arrive.',
    "The engineer's laptop failed to connect.",
    'Monitoring should have caught this.',
    'Tests should have caught the leak.',
    'Kafka failed to rebalance.',
    'Redis forgot the key after a restart.'.replace('forgot', 'dropped'),
    'Validation failed to check the length.',
    'Checkout failed to load for 12% of users.',
    'Datadog should have noticed the spike.',
    'The Postgres operator failed to reconcile the cluster.',
    'Users failed to log in.',
    'Customers could not check out.',
    'Users who forgot their password could not sign in.',
    'The "forgot password" page returned 500.',
    'This was not human error.',
    'We look at the system instead of human error.',
    'Human error is not a root cause.',
    'Nobody noticed for 20 minutes, because the alert was muted.',
    'We should have had an alert on pool usage.',
    'CI should have failed.',
    'The team decided to roll back.',
    'Orders were missed by the queue.',
    'The retry should have waited longer.',
    'The code comment says `Bob forgot to release`.',
    'See https://example.com/bob-forgot-to-release for more.',
    'The leader election should have completed.',
    'Two of the maintainers reviewed it.',
    'The user agent failed to send the header.',
    'The load balancer ignored the health check.',
    'The author of the change tested it in staging.',
  ])('%s', (sentence) => {
    expect(blamed(sentence)).toEqual([]);
  });
});

test('each sentence is told at its own line, with what says it', () => {
  expect(blamed('The deploy was fine.\n\n- It was late.\n- Bob forgot to\n  release it.')).toEqual([
    '8 warn: "Bob forgot" puts the fault on a person.',
  ]);
});
