/** How one language writes the times of a room. */
export interface Times {
  /** The language; the browser's own where there is none. */
  readonly locale: string | undefined;
  /** 09:58 */
  time(epochMs: number): string;
  /** Tuesday 18 November 2025, 09:58 */
  full(epochMs: number): string;
  /** “Today”, “Yesterday”, or the date; with its year when that is another than now's. */
  day(epochMs: number, nowEpochMs: number): string;
}

const known = new Map<string, Times>();

/** Formatters cost milliseconds each to make, and a list needs them for every row. */
export function timesOf(locale: string | undefined): Times {
  const key = locale ?? '';
  const found = known.get(key) ?? createTimes(locale);
  known.set(key, found);
  return found;
}

function createTimes(locale: string | undefined): Times {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { hourCycle: 'h23', ...options });
  const time = format({ hour: '2-digit', minute: '2-digit' });
  const full = format({ dateStyle: 'full', timeStyle: 'short' });
  const day = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const dayOfYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    locale,
    time: (epochMs) => time.format(epochMs),
    full: (epochMs) => full.format(epochMs),
    day(epochMs, nowEpochMs) {
      const daysAgo = daysBetween(epochMs, nowEpochMs);
      if (daysAgo === 0 || daysAgo === 1) return capital(near.format(-daysAgo, 'day'), locale);
      const isThisYear = new Date(epochMs).getFullYear() === new Date(nowEpochMs).getFullYear();
      return (isThisYear ? day : dayOfYear).format(epochMs);
    },
  };
}

/** The day that was asked for last: a list asks for thousands of times of one day. */
let lastDay = { number: 0, fromEpochMs: 0, toEpochMs: 0 };

/** The local calendar day: two times of one day give the same number, wherever the day is 23 or 25 hours long. */
export function dayOf(epochMs: number): number {
  if (epochMs >= lastDay.fromEpochMs && epochMs < lastDay.toEpochMs) return lastDay.number;
  const date = new Date(epochMs);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()] as const;
  const fromEpochMs = new Date(year, month, day).getTime();
  const toEpochMs = new Date(year, month, day + 1).getTime();
  lastDay = { number: Date.UTC(year, month, day) / 86_400_000, fromEpochMs, toEpochMs };
  return lastDay.number;
}

function daysBetween(earlierEpochMs: number, laterEpochMs: number): number {
  return dayOf(laterEpochMs) - dayOf(earlierEpochMs);
}

function capital(text: string, locale: string | undefined): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
