/** Where a key leads from row `index` of `count`; `undefined` where it leads nowhere. Without a selection: to the newest. */
export function moveSelection(
  key: string,
  { index, count, pageRows }: { readonly index: number; readonly count: number; readonly pageRows: number },
): number | undefined {
  const steps = new Map([
    ['ArrowDown', 1],
    ['ArrowUp', -1],
    ['PageDown', pageRows],
    ['PageUp', -pageRows],
    ['Home', -count],
    ['End', count],
  ]);
  const step = steps.get(key);
  if (step === undefined || count === 0) return undefined;
  if (index < 0) return key === 'Home' ? 0 : count - 1;
  return Math.max(0, Math.min(count - 1, index + step));
}
