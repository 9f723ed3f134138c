/** Chance that is the same for the same seed. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** From 0 to below `count`, whole. */
  below(count: number): number;
  /** One of a list that is not empty. */
  pick<const List extends readonly [unknown, ...(readonly unknown[])]>(list: List): List[number];
}

/** A linear congruential generator with its high bits stirred into the low ones: enough for chatter, not for secrets. */
export function createRandom(seed: number): Random {
  let state = Math.trunc(seed) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const stirred = Math.imul(state ^ (state >>> 16), 0x45d9f3b) >>> 0;
    return ((stirred ^ (stirred >>> 16)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { next, below, pick: (list) => list[below(list.length)] ?? list[0] };
}
