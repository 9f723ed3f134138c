import type { ReactiveElement } from 'lit';
import { type Clock, type Room, toRoompaneError, typing } from '@roompane/protocol';
import { ConnectionController } from '../internal/connection-controller.ts';

/** Said again after this time, while someone goes on; the room keeps it for 10 s. */
const AGAIN_AFTER_MS = 5_000;
/** Who rests for so long is not typing any more. */
const RESTS_AFTER_MS = 6_000;

const NEVER: ReadonlySet<string> = new Set(['feature/unsupported', 'call/unknown-method', 'call/denied']);

interface Host extends ReactiveElement {
  readonly room: Room | undefined;
  readonly clock: Clock;
  readonly hidesTyping: boolean;
}

/** Tells a room that its local user is typing, and when they stop: once each few seconds, not with each key. */
export class TypingTeller {
  readonly #host: Host;
  #room: Room | undefined;
  #saidAtMs: number | undefined;
  #rest = new AbortController();
  #isRefused = false;

  constructor(host: Host) {
    this.#host = host;
    new ConnectionController(
      host,
      () => host.room,
      (room, signal) => {
        this.#room = room;
        this.#isRefused = false;
        signal.addEventListener('abort', () => this.stop(), { once: true });
      },
    );
  }

  /** A key was pressed; an empty field is nobody typing. */
  typed(isEmpty: boolean): void {
    if (isEmpty || this.#host.hidesTyping) return this.stop();
    const { clock } = this.#host;
    this.#rest.abort();
    this.#rest = new AbortController();
    clock.setTimer(RESTS_AFTER_MS, () => this.stop(), { signal: this.#rest.signal });
    if (this.#saidAtMs !== undefined && clock.now() - this.#saidAtMs < AGAIN_AFTER_MS) return;
    this.#saidAtMs = clock.now();
    this.#say(true);
  }

  stop(): void {
    this.#rest.abort();
    if (this.#saidAtMs === undefined) return;
    this.#saidAtMs = undefined;
    this.#say(false);
  }

  /** It is a signal: one that gets lost is made good by the next. */
  #say(isTyping: boolean): void {
    const room = this.#room;
    if (!room?.me.can('messages/post') || this.#isRefused) return;
    typing(room)
      .set(isTyping)
      .catch((thrown: unknown) => {
        if (room === this.#room) this.#isRefused = NEVER.has(toRoompaneError(thrown).code);
      });
  }
}
