import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { keepSettings, readSettings } from '../settings.ts';

/** `wide`: every panel has a place of its own. `middle`: list and conditions open over the stage. `narrow`: one view. */
export type WindowWidth = 'wide' | 'middle' | 'narrow';

export type Panel = 'rail' | 'inspector' | 'conditions';

const LEAST_INSPECTOR_PX = 120;
const INSPECTOR_PX = 229;
/** What the bar and a stage that can be used take of a window's height. */
const REST_PX = 284;

/** Which panels are open beside the stage, and how high the one below it is. What is open in a wide window is remembered. */
export class PanelsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #isMiddle = matchMedia('(max-width: 1240px)');
  readonly #isNarrow = matchMedia('(max-width: 720px)');
  #ending = new AbortController();
  #isRailFolded: boolean;
  #isInspectorOpen: boolean;
  #areConditionsOpen: boolean;
  #heightPx: number;
  /** The one that lies over the stage. */
  #over: 'rail' | 'conditions' | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    const kept = readSettings();
    this.#host = host;
    this.#isRailFolded = kept.isRailFolded ?? false;
    this.#isInspectorOpen = kept.isInspectorOpen ?? true;
    this.#areConditionsOpen = kept.areConditionsOpen ?? true;
    this.#heightPx = kept.inspectorHeightPx ?? INSPECTOR_PX;
    host.addController(this);
  }

  get width(): WindowWidth {
    if (this.#isNarrow.matches) return 'narrow';
    return this.#isMiddle.matches ? 'middle' : 'wide';
  }

  get over(): 'rail' | 'conditions' | undefined {
    return this.width === 'wide' ? undefined : this.#over;
  }

  isOpen(panel: Panel): boolean {
    if (panel === 'inspector') return this.#isInspectorOpen;
    if (this.width !== 'wide') return this.#over === panel;
    return panel === 'rail' ? !this.#isRailFolded : this.#areConditionsOpen;
  }

  /** Its height and the bounds of it, in px. */
  get inspectorHeight(): { readonly now: number; readonly least: number; readonly most: number } {
    const most = Math.max(LEAST_INSPECTOR_PX, innerHeight - REST_PX);
    return { now: Math.min(this.#heightPx, most), least: LEAST_INSPECTOR_PX, most };
  }

  hostConnected(): void {
    const { signal } = (this.#ending = new AbortController());
    this.#isMiddle.addEventListener('change', this.#update, { signal });
    this.#isNarrow.addEventListener('change', this.#update, { signal });
    addEventListener('resize', this.#update, { signal });
    this.#update();
  }

  hostDisconnected(): void {
    this.#ending.abort();
  }

  toggle(panel: Panel): void {
    const isOpen = !this.isOpen(panel);
    if (panel === 'inspector') keepSettings({ isInspectorOpen: (this.#isInspectorOpen = isOpen) });
    else if (this.width !== 'wide') this.#over = isOpen ? panel : undefined;
    else if (panel === 'rail') keepSettings({ isRailFolded: (this.#isRailFolded = !isOpen) });
    else keepSettings({ areConditionsOpen: (this.#areConditionsOpen = isOpen) });
    this.#update();
  }

  /** Closes what lies over the stage, and says what that was. */
  closeOver(): 'rail' | 'conditions' | undefined {
    const { over } = this;
    this.#over = undefined;
    this.#update();
    return over;
  }

  readonly setInspectorHeight = (heightPx: number): void => {
    const { least, most } = this.inspectorHeight;
    this.#heightPx = Math.round(Math.max(least, Math.min(most, heightPx)));
    keepSettings({ inspectorHeightPx: this.#heightPx });
    this.#update();
  };

  /** Style sheets read the attributes: what is open is theirs to place. */
  readonly #update = (): void => {
    const host = this.#host;
    for (const panel of ['rail', 'inspector', 'conditions'] as const)
      host.toggleAttribute(`${panel}-open`, this.isOpen(panel));
    host.style.setProperty('--inspector-height', `${this.inspectorHeight.now}px`);
    host.requestUpdate();
  };
}
