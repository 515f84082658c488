/** `doctor`: finds what is wrong before the first incident, each with its fix. */
import type { Config } from '../policy/config.ts';
import { checkAnnouncements } from './doctor/announcements.ts';
import { type DoctorCheck, ok, wrong } from './doctor/check.ts';
import { checkDevin } from './doctor/devin.ts';
import { examineGitHub } from './doctor/github.ts';
import { checkPagerDuty } from './doctor/pagerduty.ts';
import { checkRelay } from './doctor/relay.ts';
import { readList, readVariable } from './environment.ts';
import { EXIT, type Exit, UsageError } from './exit.ts';
import { gitHubAccess } from './github-access.ts';
import { paint, plainLine, print, printJson, showProgress } from './terminal.ts';

export interface DoctorOptions {
  repo?: string;
  url?: string;
  json?: true;
}

export async function doctor(options: DoctorOptions): Promise<Exit> {
  showProgress('Checking …');
  const checks = await checkAll(options).finally(() => showProgress(''));
  report(options, checks);
  return checks.some(({ state }) => state === 'wrong') ? EXIT.failed : EXIT.fine;
}

/** @throws UsageError if an option or an environment variable is invalid. */
export async function checkAll(options: Pick<DoctorOptions, 'repo' | 'url'>, folder = '.'): Promise<DoctorCheck[]> {
  const { url } = options;
  if (url !== undefined && (!URL.canParse(url) || !/^https?:/.test(url))) {
    throw new UsageError(`--url must be the address of the relay, https://HOST/pagerduty, but is "${url}"`);
  }
  const forwarded = forwardedEvents();
  const access = await gitHubAccess(folder, options.repo);
  const github = examineGitHub(access, url !== undefined, (config) =>
    [...new Set([...forwarded, ...neededEvents(config)])].map((type) => `pagerduty.${type}`),
  );
  const needed = github.config.then((config) => (config === undefined ? forwarded : neededEvents(config)));
  const [onGitHub, devin, pagerduty, relay, config] = await Promise.all([
    github.checks,
    checkDevin(github.config),
    checkPagerDuty(url, github.config, needed),
    checkRelay(url),
    github.config,
  ]);
  const agreement = url === undefined || config === undefined ? [] : [checkForwarded(forwarded, config)];
  return [...onGitHub, ...devin, ...pagerduty, ...relay, ...agreement, ...checkAnnouncements(config)];
}

/** The relay's own default. */
function forwardedEvents(): readonly string[] {
  return readVariable('FORWARD_EVENTS') === undefined ? ['incident.resolved'] : readList('FORWARD_EVENTS');
}

/** The event types that this configuration needs. */
function neededEvents(config: Config): string[] {
  const startsEarly = [config, ...config.overrides].some((each) => each['start-on'] === 'acknowledged');
  return [...(startsEarly ? ['incident.acknowledged'] : []), 'incident.resolved'];
}

function checkForwarded(forwarded: readonly string[], config: Config): DoctorCheck {
  const name = 'FORWARD_EVENTS';
  const missing = neededEvents(config).filter((type) => !forwarded.includes(type));
  if (missing.length === 0) return ok(name, forwarded.join(', '));
  const why = missing.includes('incident.resolved')
    ? 'nothing would be drafted'
    : '"start-on: acknowledged" would have no effect';
  return wrong(
    name,
    `the relay does not forward ${missing.join(', ')}, so ${why}: set FORWARD_EVENTS=${neededEvents(config).join(',')} for the relay (and here, so that this is checked)`,
  );
}

const MARKS = { ok: ['green', 'ok'], wrong: ['red', 'wrong'], 'not-checked': ['yellow', 'not checked'] } as const;

function report({ json }: DoctorOptions, checks: readonly DoctorCheck[]): void {
  const count = (state: DoctorCheck['state']) => checks.filter((check) => check.state === state).length;
  if (json) {
    printJson({ ok: count('ok'), wrong: count('wrong'), notChecked: count('not-checked'), checks });
    return;
  }
  for (const { name, state, text } of checks) {
    const [style, word] = MARKS[state];
    print(`${paint(style, word.padEnd(11))}  ${name}: ${plainLine(text)}`);
  }
  print(`\n${count('ok')} ok, ${count('wrong')} wrong, ${count('not-checked')} not checked`);
}
