interface ActPlaceListener {
  /** The toolbar belongs to other messages now. */
  readonly changed: () => void;
  /** Pointer and focus left a message. */
  readonly left: () => void;
}

/** At which message of a list someone is: under the pointer, or with the keyboard. */
export class ActPlace {
  readonly #listener: ActPlaceListener;
  #hoveredId: string | undefined;
  #focusedId: string | undefined;
  #log: HTMLElement | undefined;

  constructor(listener: ActPlaceListener) {
    this.#listener = listener;
  }

  isAt(messageId: string): boolean {
    return messageId === this.#hoveredId || messageId === this.#focusedId;
  }

  readonly pointerOver = (event: PointerEvent): void => {
    this.#log = event.currentTarget as HTMLElement;
    const id = messageOf(event.target)?.dataset['message'];
    if (id !== undefined) this.#set({ hoveredId: id });
  };

  /** A finger that is lifted leaves too: what it tapped keeps its toolbar. */
  readonly pointerLeave = ({ pointerType }: PointerEvent): void => {
    if (pointerType === 'mouse') this.#set({ hoveredId: undefined });
  };

  readonly focusIn = (messageId: string, part: string | undefined): void => {
    const message = this.#log?.querySelector<HTMLElement>(`[data-message="${CSS.escape(messageId)}"]`);
    const first = part && message?.querySelector<HTMLElement>(`[data-panel="${part}"] button`);
    (first || message)?.focus({ preventScroll: true });
  };

  readonly focusCame = (event: FocusEvent): void => {
    this.#log = event.currentTarget as HTMLElement;
    const target = event.target as HTMLElement;
    const message = messageOf(target);
    // A press on a message gives it the focus too; the pointer is there anyway.
    const isByKeys = target !== message || target.matches(':focus-visible');
    this.#set({ focusedId: isByKeys ? message?.dataset['message'] : undefined });
  };

  readonly focusLeft = ({ relatedTarget, target }: FocusEvent): void => {
    const message = messageOf(target);
    if (!message || message.contains(relatedTarget as Node | null)) return;
    this.#set({ focusedId: undefined });
  };

  #set(change: { readonly hoveredId?: string | undefined; readonly focusedId?: string | undefined }): void {
    const [hoveredId, focusedId] = [this.#hoveredId, this.#focusedId];
    if ('hoveredId' in change) this.#hoveredId = change.hoveredId;
    if ('focusedId' in change) this.#focusedId = change.focusedId;
    if (hoveredId === this.#hoveredId && focusedId === this.#focusedId) return;
    if (this.#focusedId === undefined) this.#listener.left();
    this.#listener.changed();
  }
}

/** The message that something in a list belongs to. */
export function messageOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>('.msg[data-message]') ?? undefined) : undefined;
}
