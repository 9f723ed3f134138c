/** What survives a trip through JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * True when nothing in `value` lies deeper than `maxDepth` containers. It walks with a list instead of recursion, so that a hostile
 * value cannot exhaust the stack; the caller has bounded the size before.
 */
export function isShallowerThan(value: unknown, maxDepth: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      if (depth >= maxDepth) return false;
      for (const child of Object.values(item)) next.push(child);
    }
    level = next;
  }
  return true;
}
