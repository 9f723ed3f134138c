/** Arrow keys, Home and End go through the rows of a list; the other keys are left alone. */
export function moveInList(event: KeyboardEvent): void {
  const { currentTarget, target, key } = event;
  if (!(currentTarget instanceof Element) || !(target instanceof Element) || !target.matches('.item button')) return;
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('.item button')];
  const at = rows.findIndex((row) => row === target);
  const to = new Map([
    ['ArrowDown', at + 1],
    ['ArrowUp', at - 1],
    ['Home', 0],
    ['End', rows.length - 1],
  ]).get(key);
  if (to === undefined) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
}
