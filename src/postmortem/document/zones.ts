/** Zones as people write them, and their offset from UTC. */
import type { Token } from './tokens.ts';

/** A zone as written, and its minutes east of UTC; undefined for ambiguous names (`IST`, `CST`). UTC is 0. */
export type Zone = { text: string; offset: number | undefined };

/** Before the date is known: a region's offset changes over the year. */
export type WrittenZone = Zone & { region: string | undefined };

/** Minutes east of UTC; undefined for abbreviations that several zones share. */
const ABBREVIATIONS: Record<string, number | undefined> = {
  z: 0, utc: 0, gmt: 0, zulu: 0, wet: 0, west: 60, bst: 60, cet: 60, cest: 120, mez: 60, mesz: 120, eet: 120, eest: 180, msk: 180, sast: 120,
  trt: 180, gst: 240, pkt: 300, ict: 420, wib: 420, sgt: 480, hkt: 480, pht: 480, awst: 480, jst: 540, kst: 540, acst: 570, acdt: 630, aest: 600,
  aedt: 660, nzst: 720, nzdt: 780, brt: -180, art: -180, clt: -240, edt: -240, est: -300, cdt: -300, mdt: -360, mst: -420, pdt: -420, pst: -480,
  akdt: -480, akst: -540, hst: -600, ndt: -150, nst: -210, adt: -180, ast: -240,
  cst: undefined, ist: undefined,
}; // biome-ignore format: a table

/** Names whose offset depends on the date. */
const REGIONS: Record<string, string> = {
  et: 'America/New_York', ct: 'America/Chicago', mt: 'America/Denver', pt: 'America/Los_Angeles',
  eastern: 'America/New_York', central: 'America/Chicago', mountain: 'America/Denver', pacific: 'America/Los_Angeles',
}; // biome-ignore format: a table
const LONG_NAMES = new Set(['eastern', 'central', 'mountain', 'pacific']);
const CONTINENTS = new Set('us america europe asia africa australia pacific atlantic indian etc'.split(' '));

/**
 * Reads a zone that begins at a token, including blanks and an opening bracket before it; `end` is the next token. `afterTime`: the
 * tokens before are a time, so "Eastern" needs no "time" after it. `afterIso`: `-05:00` is an offset, not the end of a range.
 */
export function zoneAt(
  tokens: readonly Token[],
  at: number,
  { afterTime = false, afterIso = false } = {},
): { zone: WrittenZone; end: number } | undefined {
  let i = at;
  const blank = tokens[i]?.kind === 'blank';
  if (blank) i++;
  const bracket = tokens[i]?.text === '(' || tokens[i]?.text === '[';
  if (bracket) i++;
  const found = offsetAt(tokens, i, afterTime, afterIso && !blank) ?? namedAt(tokens, i, afterTime || bracket);
  if (found === undefined) return undefined;
  let { zone, end } = found;
  // "CST (UTC-6)": the offset resolves the ambiguity.
  const inner = tokens[end]?.kind === 'blank' ? end + 1 : end;
  const said = !bracket && tokens[inner]?.text === '(' ? namedAt(tokens, inner + 1, true) : undefined;
  if (said?.zone.offset !== undefined && said.zone.text.length > 3 && tokens[said.end]?.text === ')') {
    zone = { text: zone.text, offset: said.zone.offset, region: undefined };
    end = said.end + 1;
  }
  if (bracket && (tokens[end]?.text === ')' || tokens[end]?.text === ']')) end++;
  return { zone, end };
}

/** `+02:00`, `+0200`, `-0500`. */
function offsetAt(tokens: readonly Token[], at: number, afterTime: boolean, afterIso: boolean) {
  const sign = tokens[at]?.text;
  const hours = tokens[at + 1];
  if (!afterTime || (sign !== '+' && sign !== '-') || tokens[at]?.written === '–' || hours?.kind !== 'number')
    return undefined;
  if (hours.text.length === 4) {
    return plain(`${sign}${hours.text}`, signed(sign, hours.text.slice(0, 2), hours.text.slice(2)), at + 2);
  }
  const minutes = tokens[at + 3];
  if (hours.text.length !== 2 || tokens[at + 2]?.text !== ':' || minutes?.text.length !== 2) return undefined;
  if (sign === '-' && !afterIso) return undefined;
  return plain(`${sign}${hours.text}:${minutes.text}`, signed(sign, hours.text, minutes.text), at + 4);
}

function namedAt(tokens: readonly Token[], at: number, sure: boolean) {
  const name = tokens[at];
  if (name?.kind !== 'word') return undefined;
  const next = tokens[at + 1];
  if (name.text === 'local') return localAt(tokens, at, sure);
  const place = placeAt(tokens, at);
  if (place) return place;
  if (CONTINENTS.has(name.text) && next?.text === '/') return regionAt(tokens, at);
  if (next?.kind === 'number') return undefined;
  if (name.text === 'utc' || name.text === 'gmt') return universal(tokens, at);
  // "West", "Art" and "Pt" are words too: all zones except UTC are written in capitals.
  if (LONG_NAMES.has(name.text)) return longName(tokens, at, sure);
  if (name.written !== name.written.toUpperCase() || (name.text === 'z' && !sure)) return undefined;
  const region = REGIONS[name.text];
  if (region !== undefined) {
    return sure || isTimeWord(tokens, at + 1)
      ? { zone: { text: name.written, offset: undefined, region }, end: at + 1 }
      : undefined;
  }
  if (!Object.hasOwn(ABBREVIATIONS, name.text)) return undefined;
  return plain(name.written, ABBREVIATIONS[name.text], at + 1);
}

/** `UTC`, `UTC+1`, `GMT -5`, `UTC+05:30`. */
function universal(tokens: readonly Token[], at: number) {
  const name = tokens[at]?.written ?? '';
  const i = tokens[at + 1]?.kind === 'blank' && tokens[at + 3]?.kind === 'number' ? at + 2 : at + 1;
  const sign = tokens[i]?.written === '–' ? undefined : tokens[i]?.text;
  const hours = tokens[i + 1];
  if ((sign !== '+' && sign !== '-') || hours?.kind !== 'number') return plain(name, 0, at + 1);
  if (hours.text.length === 4) {
    return plain(`${name}${sign}${hours.text}`, signed(sign, hours.text.slice(0, 2), hours.text.slice(2)), i + 2);
  }
  const minutes = tokens[i + 2]?.text === ':' ? tokens[i + 3] : undefined;
  if (hours.text.length > 2 || Number(hours.text) > 14) return plain(name, 0, at + 1);
  // "14:32 UTC-15:18": a range, not an offset of fifteen hours.
  if (
    minutes?.kind === 'number' &&
    i === at + 1 &&
    hours.text.length === 2 &&
    sign === '-' &&
    Number(hours.text) > 12
  ) {
    return plain(name, 0, at + 1);
  }
  const text = `${name}${sign}${hours.text}${minutes ? `:${minutes.text}` : ''}`;
  return plain(text, signed(sign, hours.text, minutes?.text ?? '0'), minutes ? i + 4 : i + 2);
}

/** "Eastern", "Pacific Time", "Central Daylight Time". */
function longName(tokens: readonly Token[], at: number, sure: boolean) {
  const name = tokens[at];
  if (name === undefined || name.written.slice(0, 1) !== name.written.slice(0, 1).toUpperCase()) return undefined;
  let end = at + 1;
  const words = [name.written];
  for (const wanted of [/^(?:standard|daylight|summer)$/, /^time$/]) {
    const word = tokens[end + 1];
    if (tokens[end]?.kind === 'blank' && word?.kind === 'word' && wanted.test(word.text)) {
      words.push(word.written);
      end += 2;
    }
  }
  if (words.length === 1 && !sure) return undefined;
  return { zone: { text: words.join(' '), offset: undefined, region: REGIONS[name.text] }, end };
}

function regionAt(tokens: readonly Token[], at: number) {
  let end = at + 2;
  while (tokens[end]?.kind === 'word' || (tokens[end]?.text === '_' && tokens[end + 1]?.kind === 'word')) end++;
  if (end === at + 2) return undefined;
  const text = tokens
    .slice(at, end)
    .map(({ written }) => written)
    .join('');
  return { zone: { text, offset: undefined, region: text }, end };
}

/** "local time", "All times local": a zone that only people who were there know. */
function localAt(tokens: readonly Token[], at: number, sure: boolean) {
  if (isTimeWord(tokens, at + 1)) return plain('local time', undefined, at + 3);
  const before = tokens[at - 1]?.kind === 'blank' ? tokens[at - 2]?.text : undefined;
  return sure || before === 'times' || before === 'are' || before === 'in'
    ? plain('local time', undefined, at + 1)
    : undefined;
}

/** "Singapore time", "New York time"; undefined for words that are not a city of a zone. */
function placeAt(tokens: readonly Token[], at: number) {
  const name = tokens[at]?.written ?? '';
  if (!/^\p{Lu}\p{Ll}/u.test(name)) return undefined;
  const two = tokens[at + 1]?.kind === 'blank' && tokens[at + 2]?.kind === 'word' && isTimeWord(tokens, at + 3);
  if (!two && !isTimeWord(tokens, at + 1)) return undefined;
  const city = two ? `${name}_${tokens[at + 2]?.written}` : name;
  const region = regionsOfCities().get(city.toLowerCase());
  if (region === undefined) return undefined;
  return { zone: { text: `${city.replace('_', ' ')} time`, offset: undefined, region }, end: two ? at + 5 : at + 3 };
}

let cities: ReadonlyMap<string, string> | undefined;

function regionsOfCities(): ReadonlyMap<string, string> {
  cities ??= new Map(
    Intl.supportedValuesOf('timeZone').map((region) => [
      region.slice(region.lastIndexOf('/') + 1).toLowerCase(),
      region,
    ]),
  );
  return cities;
}

function isTimeWord(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.kind === 'blank' && tokens[at + 1]?.text === 'time';
}

function plain(text: string, offset: number | undefined, end: number): { zone: WrittenZone; end: number } {
  return { zone: { text, offset, region: undefined }, end };
}

function signed(sign: string, hours: string, minutes: string): number {
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** Returns the zone at a local time, given in seconds since 1970 as if it were UTC: a region has that day's offset. */
export function settled({ text, offset, region }: WrittenZone, localSeconds: number): Zone {
  if (region === undefined) return { text, offset };
  const first = regionOffset(region, localSeconds);
  return { text, offset: first === undefined ? undefined : (regionOffset(region, localSeconds - first * 60) ?? first) };
}

function regionOffset(region: string, seconds: number): number | undefined {
  if (!formats.has(region)) formats.set(region, formatOf(region));
  const format = formats.get(region);
  if (format === undefined || !Number.isFinite(seconds) || Math.abs(seconds) > 8.64e12) return undefined;
  const parts = Object.fromEntries(
    format.formatToParts(seconds * 1000).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - seconds) / 60);
}

/** Undefined for a region that does not exist. Keeps only a few, because the documents choose the names. */
function formatOf(region: string): Intl.DateTimeFormat | undefined {
  if (formats.size > 50) formats.clear();
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: region, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    }); // biome-ignore format: one thing
  } catch {
    return undefined;
  }
}
