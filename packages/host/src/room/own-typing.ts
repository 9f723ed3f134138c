import type { ActedRoom } from './acts/acted-room.ts';
import type { Asker } from './acts/act.ts';

/** How long one word of an asker holds. */
const HOLDS_MS = 10_000;
/** How often the server hears of it meanwhile: to others, what is not repeated within 10 s no longer holds. */
const REPEAT_MS = 5_000;
/** Between two words to the server, whatever the askers say. */
const APART_MS = 1_000;

/**
 * Whether the local user is typing, as the page and the add-ins say: while one of them says so, they are. Each word holds for
 * 10 s, or until its asker is over. The server is told at most once a second. @spec TY2 TY3
 */
export class OwnTyping {
  readonly #acted: Pick<ActedRoom, 'room' | 'clock' | 'ended'>;
  /** Who says so, and until when. */
  readonly #askers = new Map<Asker, AbortController>();
  #told = { isTyping: false, atMs: -Infinity };
  /** Until what is to be told next. */
  #waiting = new AbortController();

  constructor(acted: Pick<ActedRoom, 'room' | 'clock' | 'ended'>) {
    this.#acted = acted;
    acted.ended.addEventListener('abort', () => this.#stop(), { once: true });
  }

  /** Resolves when the server has it, at once where it need not hear of it now. Rejects with the provider's error. */
  set(isTyping: boolean, asker: Asker): Promise<void> {
    this.#drop(asker);
    if (isTyping && !asker.ended.aborted) {
      const held = new AbortController();
      this.#askers.set(asker, held);
      const drop = (): void => {
        this.#drop(asker);
        // Nobody waits for it, and what the server did not hear it forgets by itself.
        this.#tell().catch(() => undefined);
      };
      this.#acted.clock.setTimer(HOLDS_MS, drop, held);
      asker.ended.addEventListener('abort', drop, held);
    }
    return this.#tell();
  }

  #drop(asker: Asker): void {
    this.#askers.get(asker)?.abort();
    this.#askers.delete(asker);
  }

  async #tell(): Promise<void> {
    const { room, clock, ended } = this.#acted;
    this.#waiting.abort();
    if (ended.aborted) return;
    const isTyping = this.#askers.size > 0;
    if (!isTyping && !this.#told.isTyping) return;
    const pauseMs = isTyping && this.#told.isTyping ? REPEAT_MS : APART_MS;
    const leftMs = this.#told.atMs + pauseMs - clock.now();
    if (leftMs > 0) return this.#tellIn(leftMs);
    this.#told = { isTyping, atMs: clock.now() };
    if (isTyping) this.#tellIn(REPEAT_MS);
    await room.setTyping(isTyping, { signal: ended });
  }

  #tellIn(delayMs: number): void {
    this.#waiting = new AbortController();
    this.#acted.clock.setTimer(delayMs, () => void this.#tell().catch(() => undefined), this.#waiting);
  }

  #stop(): void {
    this.#waiting.abort();
    for (const asker of [...this.#askers.keys()]) this.#drop(asker);
  }
}
