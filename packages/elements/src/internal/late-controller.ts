import type { ReactiveController, ReactiveElement } from 'lit';
import type { Clock } from '@roompane/protocol';
import { systemClock } from './system-clock.ts';

interface Wait {
  readonly sinceEpochMs: number;
  readonly life: AbortController;
  readonly due: Set<number>;
}

/**
 * Draws what waits only once it has waited: a wait begins with the first drawing that asks for it, and ends with the
 * first that does not. So nothing flickers where an answer comes at once.
 */
export class LateController implements ReactiveController {
  #host: ReactiveElement & { readonly clock?: Clock };
  #waits = new Map<string, Wait>();
  #asked = new Set<string>();

  constructor(host: ReactiveElement & { readonly clock?: Clock }) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#asked.clear();
  }

  hostUpdated(): void {
    for (const [name, { life }] of this.#waits) {
      if (this.#asked.has(name)) continue;
      life.abort();
      this.#waits.delete(name);
    }
  }

  hostDisconnected(): void {
    for (const { life } of this.#waits.values()) life.abort();
    this.#waits.clear();
  }

  /** True once `name` has been asked for during `delayMs`; the host is drawn anew at that moment. */
  isLate(name: string, delayMs: number): boolean {
    const wait = this.#wait(name);
    const restMs = wait.sinceEpochMs + delayMs - this.#clock.now();
    if (restMs <= 0) return true;
    if (!wait.due.has(delayMs)) {
      wait.due.add(delayMs);
      const draw = (): void => {
        wait.due.delete(delayMs);
        this.#host.requestUpdate();
      };
      this.#clock.setTimer(restMs, draw, { signal: wait.life.signal });
    }
    return false;
  }

  /** Milliseconds since `name` was first asked for; the host is drawn anew each `everyMs`. */
  elapsedMs(name: string, everyMs: number): number {
    const wait = this.#wait(name);
    const elapsedMs = this.#clock.now() - wait.sinceEpochMs;
    this.isLate(name, (Math.floor(elapsedMs / everyMs) + 1) * everyMs);
    return elapsedMs;
  }

  get #clock(): Clock {
    return this.#host.clock ?? systemClock;
  }

  #wait(name: string): Wait {
    this.#asked.add(name);
    let wait = this.#waits.get(name);
    if (!wait) {
      wait = { sinceEpochMs: this.#clock.now(), life: new AbortController(), due: new Set() };
      this.#waits.set(name, wait);
    }
    return wait;
  }
}
