/** Up and down go from the field to the rooms of a list and between them; the other keys are left alone. */
export function moveBetweenRooms(event: KeyboardEvent): void {
  const { currentTarget, target, key } = event;
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(currentTarget instanceof Element) || !(target instanceof Element)) return;
  const root = currentTarget.getRootNode() as ShadowRoot;
  const stops = [...root.querySelectorAll<HTMLElement>('input[type="search"], button.go')];
  const from = target.closest('li')?.querySelector<HTMLElement>('button.go') ?? target;
  const at = stops.findIndex((stop) => stop === from);
  if (at < 0) return;
  event.preventDefault();
  stops[at + step]?.focus();
}
