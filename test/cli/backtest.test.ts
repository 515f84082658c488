/**
 * `backtest` shows what would have happened to past incidents.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type PagerDuty, startPagerDuty, type Trigger } from '../outside/pagerduty.ts';
import { emptyFolder, runCli } from './cli-process.ts';

const KEY = 'made-up-read-only-key';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let pagerduty: PagerDuty;
let clock: number;
beforeEach(async () => {
  clock = Date.now() - 20 * 24 * HOUR;
  pagerduty = await startPagerDuty({ apiKeys: { [KEY]: 'read-only' }, now: () => new Date(clock) });
});
afterEach(() => pagerduty.close());

/** An incident that starts now and lasts this many minutes. */
async function incident(order: Partial<Trigger>, { minutes = 30, acknowledgedAfter = 0 } = {}): Promise<string> {
  const { id } = await pagerduty.trigger({ title: 'Checkout fails', ...order });
  if (acknowledgedAfter > 0) {
    clock += acknowledgedAfter * MINUTE;
    await pagerduty.acknowledge(id);
  }
  clock += (minutes - acknowledgedAfter) * MINUTE;
  await pagerduty.resolve(id);
  return id;
}

function backtest(options: string[] = [], config?: string) {
  const cwd = emptyFolder();
  const file = join(cwd, 'trial.yml');
  if (config !== undefined) writeFileSync(file, config);
  const given = config === undefined ? [] : ['--config', file];
  return runCli(['backtest', ...given, ...options], {
    cwd,
    env: { PAGERDUTY_TOKEN: KEY, PAGERDUTY_API_URL: pagerduty.url },
  });
}

const decisions = async (config: string): Promise<string[]> => {
  const { stdout, stderr } = await backtest(['--json'], config);
  expect(stderr).toBe('');
  return JSON.parse(stdout).incidents.map(
    ({ outcome, reason }: { outcome: string; reason?: string }) => reason ?? outcome,
  );
};

describe('backtest', () => {
  test('sums up drafts, cost and skips, and lists each incident', async () => {
    await incident({ title: 'Orders time out', priority: 'P1' });
    await incident({ title: 'A disk is full' }, { minutes: 2 });
    await incident({ title: 'Somebody tried', urgency: 'low' });
    await incident({ title: 'A blip' }, { minutes: 1 });
    const { code, stdout, stderr } = await backtest();
    expect(code).toBe(0);
    expect(stdout).toContain('In 30 days: 1 draft, at most 10 ACU; 3 skipped: too-short 2, urgency 1\n');
    expect(stdout).toMatch(/#4801 +P1 +30 minutes +drafted +Orders time out/);
    expect(stdout).toMatch(/#4802 +2 minutes +too-short +A disk is full/);
    expect(stderr).toContain('so the defaults apply');
    expect(pagerduty.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  test('counts the ACU of overrides', async () => {
    await incident({ priority: 'P1' });
    await incident({ priority: 'P2' });
    const config = 'overrides: [{ match: { priority: P1 }, devin: { max-acu: 25 } }]';
    expect((await backtest([], config)).stdout).toContain('2 drafts, at most 35 ACU; 0 skipped');
  });

  test('limits the sessions of a day, and starts again the next day', async () => {
    for (let count = 0; count < 3; count += 1) await incident({});
    clock += 24 * HOUR;
    await incident({});
    expect(await decisions('limits: { sessions-per-day: 2 }')).toEqual([
      'drafted',
      'drafted',
      'daily-limit',
      'drafted',
    ]);
  });

  test('lets incidents of one service that are resolved together share a session', async () => {
    for (const service of ['Checkout', 'Checkout', 'Billing API']) await incident({ service }, { minutes: 10 });
    clock += 2 * HOUR;
    await incident({ service: 'Checkout' });
    const config = 'limits: { group-window: 15m }';
    expect(await decisions(config)).toEqual(['drafted', 'joined', 'drafted', 'drafted']);
    expect((await backtest([], config)).stdout).toContain("3 drafts, at most 30 ACU; 1 in another incident's draft");
  });

  test('counts the cost of a session that starts early, even without a postmortem', async () => {
    await incident({}, { minutes: 30, acknowledgedAfter: 5 });
    await incident({}, { minutes: 4, acknowledgedAfter: 1 });
    await incident({}, { minutes: 4 });
    const { stdout } = await backtest([], 'start-on: acknowledged');
    expect(stdout).toContain('1 draft, at most 20 ACU; 2 skipped: too-short 2');
  });

  test('gives early sessions their places in the order in which incidents are acknowledged', async () => {
    const first = await pagerduty.trigger({ title: 'Long' });
    clock += 10 * MINUTE;
    await incident({ title: 'Short' }, { minutes: 20, acknowledgedAfter: 2 });
    await pagerduty.acknowledge(first.id);
    clock += 10 * MINUTE;
    await pagerduty.resolve(first.id);
    expect(await decisions('{ start-on: acknowledged, limits: { sessions-per-day: 1 } }')).toEqual([
      'drafted',
      'daily-limit',
    ]);
  });

  test('counts a merged incident as part of the one that it went into', async () => {
    const [one, other] = [await pagerduty.trigger({ title: 'one' }), await pagerduty.trigger({ title: 'other' })];
    clock += 30 * MINUTE;
    await pagerduty.merge(one.id, other.id);
    await pagerduty.resolve(other.id);
    expect((await decisions('{}')).sort()).toEqual(['drafted', 'merged']);
  });

  test('shows only the ID of a confidential incident', async () => {
    const id = await incident({ title: 'Security: somebody got in' });
    for (const options of [[], ['--json']]) {
      const { stdout } = await backtest(options, "incidents: { confidential: ['/security/'] }");
      expect(stdout).toContain(id);
      expect(stdout).not.toContain('somebody got in');
    }
  });

  test('looks back no further than the given days', async () => {
    await incident({});
    expect((await backtest(['--days', '10'], '{}')).stdout).toBe('In 10 days: 0 drafts, at most 0 ACU; 0 skipped\n');
  });

  test('names what PagerDuty does not have, with the closest name', async () => {
    await incident({});
    const { code, stderr } = await backtest([], 'incidents: { priorities: [P11], confidential: [Chekout] }');
    expect(code).toBe(0);
    expect(stderr).toContain('names the priority "P11", which PagerDuty does not have. Did you mean "P1"?');
    expect(stderr).toContain('names the service "Chekout", which PagerDuty does not have. Did you mean "Checkout"?');
  });

  test('names mistakes in the configuration', async () => {
    const { code, stderr } = await backtest([], 'incidents: { prioritys: [P1] }');
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean "priorities"?');
  });

  test.each([
    [['--days', '0'], '--days must be a number from 1 to 999'],
    [['--config', 'nowhere.yml'], 'There is no file "nowhere.yml"'],
  ])('refuses %j', async (options, said) => {
    const { code, stderr } = await backtest(options);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  test('says which key it needs and where to create it', async () => {
    const { code, stderr } = await runCli(['backtest']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/PAGERDUTY_TOKEN is not set\..*read-only is enough\..*API Access Keys/);
  });

  test('names the host that it cannot reach', async () => {
    const env = { PAGERDUTY_TOKEN: 'key', PAGERDUTY_API_URL: 'http://127.0.0.1:9' };
    const { code, stderr } = await runCli(['backtest'], { env });
    expect([code, stderr]).toEqual([1, expect.stringContaining('127.0.0.1:9 accepts no connections. Correct ')]);
  });
});
