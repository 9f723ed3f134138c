import { html, type TemplateResult } from 'lit';

const STEP_PX = 24;

export interface SplitterState {
  readonly now: number;
  readonly least: number;
  readonly most: number;
}

/** The upper edge of the inspector, to drag or to move by arrow keys. */
export function drawSplitter(
  { now, least, most }: SplitterState,
  onHeight: (heightPx: number) => void,
): TemplateResult {
  const handleKey = (event: KeyboardEvent): void => {
    const to = new Map([
      ['ArrowUp', now + STEP_PX],
      ['ArrowDown', now - STEP_PX],
      ['PageUp', now + 4 * STEP_PX],
      ['PageDown', now - 4 * STEP_PX],
      ['Home', least],
      ['End', most],
    ]).get(event.key);
    if (to === undefined) return;
    event.preventDefault();
    onHeight(to);
  };
  // The pointer is captured by the edge itself: over a pane's frame the page would not hear of it.
  const handleDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    const edge = event.currentTarget;
    const dragging = new AbortController();
    const { signal } = dragging;
    edge.setPointerCapture(event.pointerId);
    edge.addEventListener('pointermove', ({ clientY }) => onHeight(now + event.clientY - clientY), { signal });
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'])
      edge.addEventListener(end, () => dragging.abort(), { signal });
  };
  return html`<div
    class="splitter"
    role="separator"
    tabindex="0"
    aria-label="Height of the inspector"
    aria-orientation="horizontal"
    aria-controls="inspector"
    aria-valuenow=${now}
    aria-valuemin=${least}
    aria-valuemax=${most}
    @keydown=${handleKey}
    @pointerdown=${handleDown}
  ></div>`;
}
