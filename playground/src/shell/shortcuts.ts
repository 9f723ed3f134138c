import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface Shortcuts {
  onCommands(this: void): void;
  onKeys(this: void): void;
  onNextRegion(this: void, isBack: boolean): void;
  /** Closes what is topmost; says whether there was anything. */
  onEscape(this: void): boolean;
}

/** Does the key belong to a text that is being written? */
function isWriting(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range'].includes(target.type))
  );
}

/** The keys that work everywhere on the page. A pane's own page keeps the keys while it has the focus. */
export class ShortcutsController implements ReactiveController {
  readonly #shortcuts: Shortcuts;

  constructor(host: ReactiveControllerHost, shortcuts: Shortcuts) {
    this.#shortcuts = shortcuts;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('keydown', this.#handleKey);
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.#handleKey);
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (!event.defaultPrevented && !event.isComposing && this.#take(event)) event.preventDefault();
  };

  #take(event: KeyboardEvent): boolean {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const isPlain = !ctrlKey && !metaKey && !altKey;
    if (key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey) this.#shortcuts.onCommands();
    else if (key === 'F6' && isPlain) this.#shortcuts.onNextRegion(shiftKey);
    else if (key === '?' && isPlain && !isWriting(event)) this.#shortcuts.onKeys();
    else return key === 'Escape' && isPlain && this.#shortcuts.onEscape();
    return true;
  }
}
