import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { telemetryRange } from '../../../src/postmortem/claims/telemetry-range.ts';

const START = Date.parse('2026-02-10T14:00:00Z');
const END = Date.parse('2026-02-10T15:30:00Z');
const [from, to] = ['2026-02-10T14:00:00Z', '2026-02-10T15:30:00Z'];

const ABSOLUTE: [string, string, string][] = [
  ['Datadog', 'logs', `https://app.datadoghq.com/logs?query=status%3Aerror&from_ts=${START}&to_ts=${END}&live=false`],
  ['Datadog', 'a dashboard in the EU', `https://app.datadoghq.eu/dashboard/abc-def?from_ts=${START}&to_ts=${END}`],
  ['Datadog', 'traces', `https://us5.datadoghq.com/apm/traces?query=env%3Aprod&start=${START}&end=${END}`],
  ['Grafana', 'a dashboard', `https://grafana.acme.example/d/abc123/orders?orgId=1&from=${START}&to=${END}`],
  ['Grafana', 'a dashboard with ISO times', `https://metrics.acme.example/d/abc123/orders?from=${from}&to=${to}`],
  [
    'Grafana',
    'Explore, new',
    `https://acme.grafana.net/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify({ a: { queries: [{ expr: 'up' }], range: { from: String(START), to: String(END) } } }))}`,
  ],
  [
    'Grafana',
    'Explore, old',
    `https://grafana.acme.example/explore?left=${encodeURIComponent(JSON.stringify({ datasource: 'x', range: { from: String(START), to: String(END) } }))}`,
  ],
  [
    'Sentry',
    'issues',
    'https://acme.sentry.io/issues/?project=1&start=2026-02-10T14%3A00%3A00&end=2026-02-10T15%3A30%3A00&utc=true',
  ],
  [
    'Sentry',
    'discover',
    'https://sentry.io/organizations/acme/discover/results/?start=2026-02-10T14:00:00&end=2026-02-10T15:30:00',
  ],
  [
    'CloudWatch',
    'metrics',
    "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#metricsV2:graph=~(view~'timeSeries~start~'2026-02-10T14*3a00*3a00.000Z~end~'2026-02-10T15*3a30*3a00.000Z)",
  ],
  [
    'CloudWatch',
    'Logs Insights',
    "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:logs-insights$3FqueryDetail$3D~(end~'2026-02-10T15*3a30*3a00.000Z~start~'2026-02-10T14*3a00*3a00.000Z~timeType~'ABSOLUTE)",
  ],
  [
    'CloudWatch',
    'log events',
    `https://console.aws.amazon.com/cloudwatch/home#logsV2:log-groups/log-group/orders/log-events$3Fstart$3D${START}$26end$3D${END}`,
  ],
  [
    'New Relic',
    'a dashboard',
    `https://one.newrelic.com/dashboards/detail/abc?platform[timeRange][begin_time]=${START}&platform[timeRange][end_time]=${END}`,
  ],
  ['New Relic', 'logs', `https://one.newrelic.com/logger?begin=${START}&end=${END}`],
  [
    'Honeycomb',
    'a query',
    `https://ui.honeycomb.io/acme/datasets/orders?query=${encodeURIComponent(JSON.stringify({ start_time: START / 1000, end_time: END / 1000 }))}`,
  ],
  [
    'Honeycomb',
    'a query with a length',
    `https://ui.honeycomb.io/acme/environments/prod/datasets/orders?query=${encodeURIComponent(JSON.stringify({ time_range: 5400, start_time: START / 1000 }))}`,
  ],
  [
    'Splunk',
    'a search',
    `https://acme.splunkcloud.com/en-US/app/search/search?q=search%20error&earliest=${START / 1000}&latest=${END / 1000}`,
  ],
  [
    'Kibana',
    'Discover',
    "https://kibana.acme.example/app/discover#/?_g=(filters:!(),time:(from:'2026-02-10T14:00:00.000Z',to:'2026-02-10T15:30:00.000Z'))&_a=(index:x)",
  ],
  [
    'Kibana',
    'Discover in Elastic Cloud',
    "https://acme.kb.eu-west-1.aws.found.io:9243/app/discover#/?_g=(time:(from:'2026-02-10T14:00:00Z',to:'2026-02-10T15:30:00Z'))",
  ],
];

const NONE: [string, string][] = [
  ['Datadog', 'https://app.datadoghq.com/logs?query=status%3Aerror'],
  ['Datadog', `https://app.datadoghq.com/dashboard/abc?from_ts=${START}&to_ts=${END}&live=true`],
  ['Grafana', 'https://grafana.acme.example/d/abc123/orders?from=now-6h&to=now'],
  ['Grafana', 'https://grafana.acme.example/d/abc123/orders'],
  ['Sentry', 'https://acme.sentry.io/issues/?project=1&statsPeriod=24h'],
  ['CloudWatch', "https://console.aws.amazon.com/cloudwatch/home#metricsV2:graph=~(start~'-PT3H~end~'P0D)"],
  [
    'CloudWatch',
    "https://console.aws.amazon.com/cloudwatch/home#logsV2:logs-insights$3FqueryDetail$3D~(end~0~start~-3600~timeType~'RELATIVE)",
  ],
  ['New Relic', 'https://one.newrelic.com/dashboards/detail/abc?platform[timeRange][duration]=1800000'],
  ['Honeycomb', `https://ui.honeycomb.io/acme/datasets/orders?query=${encodeURIComponent('{"time_range":7200}')}`],
  ['Splunk', 'https://acme.splunkcloud.com/en-US/app/search/search?q=error&earliest=-24h%40h&latest=now'],
  ['Kibana', 'https://kibana.acme.example/app/discover#/?_g=(time:(from:now-15m,to:now))'],
];

describe('a link to telemetry', () => {
  test.each(ABSOLUTE)('has an absolute range in %s: %s', (vendor, _what, url) => {
    expect(telemetryRange(url)).toEqual({ vendor, range: { start: START, end: END } });
  });

  test.each(NONE)('has no range in %s: %s', (vendor, url) => {
    expect(telemetryRange(url)).toEqual({ vendor, range: 'none' });
  });

  test.each([
    ['Datadog', 'https://app.datadoghq.com/apm/trace/123456789'],
    ['Sentry', 'https://acme.sentry.io/issues/4711/events/abcdef/'],
    ['Honeycomb', 'https://ui.honeycomb.io/acme/datasets/orders/result/aBcDeF'],
  ])('may show one thing that has its own time in %s: %s', (vendor, url) => {
    expect(telemetryRange(url)).toEqual({ vendor, range: 'permalink' });
  });

  test.each([
    'https://wiki.acme.example/runbook?from=1&to=2',
    'https://github.com/acme/orders/pull/1',
    'not an address',
    '/d/abc',
  ])('is not recognized on another site: %s', (url) => expect(telemetryRange(url)).toBeUndefined());

  test('is read without an error, whatever it contains', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('https://app.datadoghq.com/logs?', 'https://a.grafana.net/d/x?from='),
        (text, url) => {
          expect(() => telemetryRange(url + text)).not.toThrow();
        },
      ),
    );
  });
});
