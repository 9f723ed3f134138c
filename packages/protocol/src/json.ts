/** What survives a trip through JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** True when nothing in `value` lies deeper than `maxDepth` containers. It looks no deeper than that, so no value exhausts it. */
export function isShallowerThan(value: unknown, maxDepth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return maxDepth > 0 && Object.values(value).every((child) => isShallowerThan(child, maxDepth - 1));
}
