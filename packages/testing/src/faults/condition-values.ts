import { RoompaneError } from '@roompane/protocol';

/** Ten seconds: longer than any line that people put up with, shorter than the deadline of a call. */
const MOST_DELAY_MS = 10_000;

/** @throws `argument/invalid` */
export function checkDelayMs(name: string, delayMs: number): number {
  return checkNumber(name, delayMs, { min: 0, max: MOST_DELAY_MS });
}

/** @throws `argument/invalid` */
export function checkNumber(
  name: string,
  value: number,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  if (value >= min && value <= max) return value;
  const expected = `a number from ${min} to ${max}`;
  const message = `Failed to set ${name}: ${value} is not ${expected}.`;
  throw new RoompaneError('argument/invalid', { message, data: { path: name, expected } });
}
