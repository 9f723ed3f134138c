/** Figures as an inspector writes them: with their unit, and as short as they can be told apart. */

const two = (value: number): string => String(value).padStart(2, '0');

/** The local time of day, to the millisecond. */
export function writeTime(atEpochMs: number): string {
  const at = new Date(atEpochMs);
  const ms = String(at.getMilliseconds()).padStart(3, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${ms}`;
}

export function writeSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 999_500) return `${(bytes / 1_000).toFixed(bytes < 9_950 ? 1 : 0)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A stretch of time; a dash where there is none. */
export function writeTook(tookMs: number | undefined): string {
  if (tookMs === undefined) return '–';
  if (tookMs < 1_000) return `${tookMs} ms`;
  if (tookMs < 59_950) return `${(tookMs / 1_000).toFixed(1)} s`;
  return `${Math.round(tookMs / 60_000)} min`;
}

/** Traffic of a second. */
export function writeRate(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} KB/s`;
}
