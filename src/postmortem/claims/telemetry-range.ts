/**
 * The time range in a link to telemetry: a link without one, or with one that counts from now, shows something else tomorrow. Each
 * vendor writes it in its own way, but all of them as names and values, encoded once, twice, or in signs of their own.
 */

export type Vendor = 'Datadog' | 'Grafana' | 'Sentry' | 'CloudWatch' | 'New Relic' | 'Honeycomb' | 'Splunk' | 'Kibana';

/** Milliseconds since 1970; both ends belong to it. */
export interface TimeRange {
  start: number;
  end: number;
}

/** `none`: it names no range, or one that counts from now. `permalink`: it shows one thing that has its own time, such as a trace. */
export type TelemetryRange = TimeRange | 'none' | 'permalink';

interface Reading {
  vendor: Vendor;
  is(url: URL): boolean;
  /** Pairs of names; the first pair that is there counts. */
  names: readonly (readonly [start: string, end: string])[];
  /** What shows one thing, whatever the time. */
  permalink: RegExp;
}

const hostOf = (pattern: RegExp) => (url: URL) => pattern.test(url.hostname);
const NEVER = /(?!)/;

const READINGS: readonly Reading[] = [
  {
    vendor: 'Datadog',
    is: hostOf(/(?:^|\.)(?:datadoghq\.(?:com|eu)|ddog-gov\.com|datadog\.[\w.-]+)$/i),
    names: [
      ['from_ts', 'to_ts'],
      ['start', 'end'],
      ['from', 'to'],
    ],
    permalink: /\/(?:apm\/trace|monitors|notebook|incidents|event\/event|synthetics\/details\/[\w-]+\/result)\/[\w-]+/i,
  },
  {
    vendor: 'CloudWatch',
    is: (url) => /(?:^|\.)console\.(?:aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn)$/i.test(url.hostname),
    names: [
      ['start', 'end'],
      ['startTime', 'endTime'],
    ],
    permalink: NEVER,
  },
  {
    vendor: 'New Relic',
    is: hostOf(/(?:^|\.)(?:newrelic\.com|onenr\.io)$/i),
    names: [
      ['begin_time', 'end_time'],
      ['begin', 'end'],
      ['start', 'end'],
      ['from', 'to'],
    ],
    // A short link hides everything.
    permalink: /^https?:\/\/onenr\.io\//i,
  },
  {
    vendor: 'Honeycomb',
    is: hostOf(/(?:^|\.)honeycomb\.io$/i),
    names: [
      ['start_time', 'end_time'],
      ['trace_start_ts', 'trace_end_ts'],
    ],
    permalink: /\/(?:result|trace|board\/query)\/[\w-]+/i,
  },
  {
    vendor: 'Sentry',
    is: hostOf(/(?:^|[.-])sentry[.-]|(?:^|\.)sentry\.io$/i),
    names: [['start', 'end']],
    permalink: /\/(?:issues\/\w+\/events|issues|traces|trace|replays|profiling\/profile)\/[\w-]+/i,
  },
  {
    vendor: 'Splunk',
    is: hostOf(/splunk/i),
    names: [
      ['earliest', 'latest'],
      ['startTime', 'endTime'],
    ],
    permalink: /[?&]sid=[\w.-]+/i,
  },
  {
    vendor: 'Kibana',
    is: (url) =>
      /(?:kibana|(?:^|\.)elastic(?:-cloud)?\.|\.found\.io$|opensearch)/i.test(url.hostname) ||
      /\/app\/(?:kibana|discover|dashboards|lens|visualize|apm|logs|observability)\b/i.test(url.pathname) ||
      /[#?&]\/?_g=|[?&]_g=/.test(url.href),
    names: [['from', 'to']],
    permalink: NEVER,
  },
  {
    vendor: 'Grafana',
    is: (url) =>
      /grafana/i.test(url.hostname) ||
      /^\/grafana\//.test(url.pathname) ||
      /\/(?:d|d-solo)\/[\w-]+/.test(url.pathname) ||
      /\/(?:explore|dashboard\/snapshot)\b/.test(url.pathname),
    names: [['from', 'to']],
    permalink: /\/(?:dashboard\/snapshot|alerting\/(?:grafana\/)?[\w-]+\/view)\b/i,
  },
];

/** Longer addresses are shortened by vendors themselves. */
const MAX_URL = 8_000;

/** Undefined if the address is none of these vendors'. */
export function telemetryRange(address: string): { vendor: Vendor; range: TelemetryRange } | undefined {
  if (address.length > MAX_URL || !/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const reading = READINGS.find(({ is }) => is(url));
  if (reading === undefined) return undefined;
  const { vendor, names, permalink } = reading;
  const text = decoded(`${url.search}${url.hash}`);
  // Datadog slides the range along with the clock then.
  const isLive = vendor === 'Datadog' && /[?&]live=true\b/i.test(text);
  const range = isLive ? undefined : rangeIn(text, names);
  return { vendor, range: range ?? (permalink.test(address) ? 'permalink' : 'none') };
}

function rangeIn(text: string, names: Reading['names']): TimeRange | undefined {
  for (const [first, last] of names) {
    const [start, end] = [momentIn(text, first), momentIn(text, last)];
    if (start === undefined) continue;
    const length = lengthIn(text);
    const until = end ?? (length === undefined ? undefined : start + length);
    if (until !== undefined && until >= start) return { start, end: until };
  }
  return undefined;
}

/** Honeycomb names the beginning and how many seconds it lasts. */
function lengthIn(text: string): number | undefined {
  const seconds = /["&?]time_range["'=:\s]{1,4}(\d{1,9})\b/.exec(text)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

/** `from_ts=1707…`, `"from":"1707…"`, `start~'2026-02-10T14:00:00Z`, `from:'2026-…'`, `platform[timeRange][begin_time]=…`. */
function momentIn(text: string, name: string): number | undefined {
  const pattern = new RegExp(
    `(?:^|[^\\w])${name}["'\\]]{0,2}\\s{0,2}[=:~]\\s{0,2}["'(~]{0,2}([\\d][\\d.]{8,19}(?![\\d-])|\\d{4}-\\d{2}-\\d{2}(?:[T +_]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)(?![\\w])`,
    'i',
  );
  const written = pattern.exec(text)?.[1];
  return written === undefined ? undefined : momentOf(written);
}

function momentOf(written: string): number | undefined {
  if (/^\d{4}-/.test(written)) {
    const [day = '', rest] = [written.slice(0, 10), written.slice(11)];
    // Without a zone it is UTC, as vendors have it in links that are meant to be shared.
    const at = Date.parse(
      rest === undefined || rest === '' ? day : `${day}T${/[Z+]|-\d{2}:?\d{2}$/i.test(rest) ? rest : `${rest}Z`}`,
    );
    return Number.isNaN(at) ? undefined : at;
  }
  const value = Number(written);
  const digits = written.split('.')[0]?.length ?? 0;
  // Seconds, milliseconds, microseconds or nanoseconds since 1970.
  const unit = digits <= 10 ? 1000 : digits <= 13 ? 1 : digits <= 16 ? 1e-3 : 1e-6;
  return Number.isFinite(value) && digits >= 9 ? Math.round(value * unit) : undefined;
}

/** AWS writes `%` as `$` or `*`, and encodes twice. */
function decoded(text: string): string {
  let now = text;
  for (let round = 0; round < 3; round += 1) {
    const next = now.replace(/(?:[%$*][\da-f]{2})+/gi, (encoded) => {
      try {
        return decodeURIComponent(encoded.replace(/[$*]/g, '%'));
      } catch {
        return encoded;
      }
    });
    if (next === now) break;
    now = next;
  }
  return now;
}
