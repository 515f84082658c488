/** Without a year if none is written. */
import { DAY_MS } from '../../time/units.ts';
export type CalendarDate = { year: number | undefined; month: number; day: number };

export function isDate({ year, month, day }: CalendarDate): boolean {
  const date = new Date(Date.UTC(year ?? 2000, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Days since 1970-01-01. Without a year, the one that brings the date nearest to `near`. */
export function dayNumber({ year, month, day }: CalendarDate, near: number | undefined): number {
  const inYear = (of: number) => Date.UTC(of, month - 1, day) / DAY_MS;
  if (year !== undefined) return inYear(year);
  if (near === undefined) return inYear(2000);
  const about = new Date(near * DAY_MS).getUTCFullYear();
  const [nearest = about] = [about - 1, about, about + 1].sort(
    (a, b) => Math.abs(inYear(a) - near) - Math.abs(inYear(b) - near),
  );
  return inYear(nearest);
}

/** YYYY-MM-DD. */
export function isoDate(dayNumber: number): string {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
}

const MONTHS = [
  'jan january jänner januar janv janvier ene enero janeiro gen gennaio',
  'feb february februar févr février fevrier febrero fev fevereiro febbraio',
  'mar march märz mrz mars marzo março marco',
  'apr april avr avril abr abril aprile',
  'may mai mayo maio maggio mag',
  'jun june juni juin junio junho giugno giu',
  'jul july juli juil juillet julio julho luglio lug',
  'aug august août aout ago agosto',
  'sep sept september septembre septiembre set setembro settembre',
  'oct october okt oktober octobre octubre out outubro ottobre ott',
  'nov november novembre noviembre novembro',
  'dec december dez dezember déc décembre decembre dic diciembre dezembro dicembre',
];
const WEEKDAYS = [
  'sun sunday so sonntag dim dimanche dom domingo domenica 日曜 일요 周日 星期日 星期天',
  'mon monday mo montag lun lundi lunes segunda lunedì 月曜 월요 周一 星期一',
  'tue tues tuesday di dienstag mar mardi martes terça martedì 火曜 화요 周二 星期二',
  'wed weds wednesday mi mittwoch mer mercredi mié miércoles quarta mercoledì 水曜 수요 周三 星期三',
  'thu thur thurs thursday do donnerstag jeu jeudi jue jueves quinta giovedì 木曜 목요 周四 星期四',
  'fri friday fr freitag ven vendredi vie viernes sexta venerdì 金曜 금요 周五 星期五',
  'sat saturday sa samstag sam samedi sáb sábado sabato 土曜 토요 周六 星期六',
];

function numbered(names: readonly string[], first: number): ReadonlyMap<string, number> {
  return new Map(names.flatMap((line, index) => line.split(' ').map((name) => [name, index + first] as const)));
}

const MONTH = numbered(MONTHS, 1);
const WEEKDAY = numbered(WEEKDAYS, 0);

/** 1 to 12; the name in lower case, in full or shortened, in one of the languages that headings are read in. */
export function monthOf(name: string): number | undefined {
  return MONTH.get(name);
}

/** 0 for Sunday. */
export function weekdayOf(name: string): number | undefined {
  return WEEKDAY.get(name);
}
