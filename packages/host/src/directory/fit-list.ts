import { LIMITS } from '@roompane/protocol';

/** An event of a stream is one envelope: the rest of it beside the list is short. */
const MAX_LIST_CHARS = LIMITS.envelopeChars - 4_096;

/** The first of `items`, at most `count` of them and no more than fit one envelope. */
export function fitList<T>(items: readonly T[], count: number): readonly T[] {
  let chars = 0;
  const tooMany = items.findIndex((item, index) => {
    chars += JSON.stringify(item).length + 1;
    return index >= count || chars > MAX_LIST_CHARS;
  });
  return tooMany < 0 ? items : items.slice(0, tooMany);
}
