import { MAX_RESULT_CHARS } from '../room/acts/one-envelope.ts';

/** The first of `items`, at most `count` of them and no more than fit one envelope. */
export function fitList<T>(items: readonly T[], count: number): readonly T[] {
  let chars = 0;
  const tooMany = items.findIndex((item, index) => {
    chars += JSON.stringify(item).length + 1;
    return index >= count || chars > MAX_RESULT_CHARS;
  });
  return tooMany < 0 ? items : items.slice(0, tooMany);
}
