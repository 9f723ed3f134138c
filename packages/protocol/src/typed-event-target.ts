/** An `EventTarget` that knows the names and classes of its events. */
export interface TypedEventTarget<Events extends { readonly [K in keyof Events]: Event }> {
  addEventListener<Name extends keyof Events & string>(
    type: Name,
    listener: ((event: Events[Name]) => void) | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  removeEventListener<Name extends keyof Events & string>(
    type: Name,
    listener: ((event: Events[Name]) => void) | null,
  ): void;
  dispatchEvent(event: Event): boolean;
}

/** The platform's own class under a narrower type: classes that dispatch typed events extend it. */
export const TypedEventTarget: new <
  Events extends { readonly [K in keyof Events]: Event },
>() => TypedEventTarget<Events> = EventTarget as never;
