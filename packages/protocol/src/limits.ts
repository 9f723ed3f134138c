import * as LIMITS from './limit.ts';

export { LIMITS };

/** The limits as numbers, as they travel. */
export type Limits = { readonly [K in keyof typeof LIMITS]: number };
