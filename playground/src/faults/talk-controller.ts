import type { Clock } from '@roompane/protocol';
import type { ScriptPlayer } from '@roompane/testing/faults';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const FLOOD_MESSAGES = 10_000;

/** People and bots on their script, in the room that one is in, once one is. Its code is loaded with the first word. */
export class TalkController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: Clock;
  #ending = new AbortController();
  #player: Promise<ScriptPlayer> | undefined;
  #flood: AbortController | undefined;
  #ratePerSecond = 0;
  #roomId: string | undefined;

  constructor(host: ReactiveControllerHost, clock: Clock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  get isFlooding(): boolean {
    return this.#flood !== undefined;
  }

  hostConnected(): void {
    this.#ending = new AbortController();
    this.setRate(this.#ratePerSecond);
  }

  hostDisconnected(): void {
    this.#ending.abort();
    this.#player = undefined;
  }

  /** Where they speak from now on. A flood stays where it began, and ends. */
  setRoom(roomId: string): void {
    if (roomId === this.#roomId) return;
    this.#roomId = roomId;
    this.endFlood();
    this.hostDisconnected();
    this.hostConnected();
  }

  /** What they say of their own accord, 0 to 1,000 a second. */
  setRate(ratePerSecond: number): void {
    this.#ratePerSecond = ratePerSecond;
    if (this.#roomId === undefined || (ratePerSecond === 0 && !this.#player)) return;
    void this.#play(this.#roomId).then((player) => (player.ratePerSecond = this.#ratePerSecond));
  }

  /** Ten seconds of a thousand messages each, beside the usual ones; or the end of them. */
  readonly toggleFlood = (): void => {
    if (this.#flood) this.#flood.abort();
    else if (this.#roomId !== undefined) void this.#runFlood(this.#roomId, (this.#flood = new AbortController()));
    this.#host.requestUpdate();
  };

  /** Stops a flood that is under way. */
  endFlood(): void {
    this.#flood?.abort();
  }

  async #runFlood(roomId: string, flood: AbortController): Promise<void> {
    const player = await this.#play(roomId);
    await player.flood({ messages: FLOOD_MESSAGES, signal: flood.signal });
    this.#flood = undefined;
    this.#host.requestUpdate();
  }

  #play(roomId: string): Promise<ScriptPlayer> {
    const { signal } = this.#ending;
    return (this.#player ??= import('./start-talk.ts').then(({ startTalk }) =>
      startTalk({ roomId, clock: this.#clock, signal }),
    ));
  }
}
