import type { RecordedString } from './wire-record.ts';

/** UTF-16 units of all strings of one record that are kept. A stream's batches beyond it are counted and not kept. */
const RECORD_CHARS = 65_536;

const countChars = (strings: readonly RecordedString[]): number =>
  strings.reduce((chars, { written }) => chars + written.length, 0);

/** The strings of a record with one more, cut where there is no more room for it. */
export function addString(
  strings: readonly RecordedString[],
  { written, ...crossed }: Omit<RecordedString, 'isCut'>,
): readonly RecordedString[] {
  const left = RECORD_CHARS - countChars(strings);
  const last = strings.at(-1);
  if (left <= 0) return last?.isCut === false ? [...strings.slice(0, -1), { ...last, isCut: true }] : strings;
  return [...strings, { ...crossed, written: written.slice(0, left), isCut: written.length > left }];
}
