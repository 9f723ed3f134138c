/**
 * The whole of the platform this package may know: what browsers and Node share. It stands here, and not in a library
 * of types, so that the contract cannot come to depend on a page: `window` and `MessagePort` do not compile.
 * It declares shapes only; the emitted declarations refer to the reader's own platform types of the same names.
 */
interface AbortSignal extends EventTarget {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}
declare var AbortSignal: { prototype: AbortSignal; any(signals: readonly AbortSignal[]): AbortSignal };

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare var AbortController: { prototype: AbortController; new (): AbortController };

interface EventInit {
  bubbles?: boolean;
  cancelable?: boolean;
  composed?: boolean;
}

interface Event {
  readonly type: string;
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}
declare var Event: { prototype: Event; new (type: string, init?: EventInit): Event };

interface AddEventListenerOptions {
  once?: boolean;
  passive?: boolean;
  capture?: boolean;
  signal?: AbortSignal;
}

interface EventTarget {
  addEventListener(
    type: string,
    listener: ((event: Event) => void) | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  removeEventListener(type: string, listener: ((event: Event) => void) | null): void;
  dispatchEvent(event: Event): boolean;
}
declare var EventTarget: { prototype: EventTarget; new (): EventTarget };

interface URL {
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly username: string;
  readonly password: string;
  readonly hash: string;
}
declare var URL: { prototype: URL; new (url: string, base?: string): URL };

declare function btoa(binary: string): string;
declare function atob(base64: string): string;

interface TextEncoder {
  encode(text: string): Uint8Array;
}
declare var TextEncoder: { prototype: TextEncoder; new (): TextEncoder };

declare var crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

declare function setTimeout(callback: () => void, delayMs: number): number;
declare function clearTimeout(timer: number): void;
