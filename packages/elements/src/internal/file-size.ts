const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A length for people: 512 B, 1.4 kB, 20 MB. */
export function fileSize(bytes: number, locale?: string): string {
  const step = bytes < 1_000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const count = bytes / 1_000 ** step;
  return `${count.toLocaleString(locale, { maximumFractionDigits: count < 10 && step > 0 ? 1 : 0 })} ${UNITS[step]}`;
}
