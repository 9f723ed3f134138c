import type { ReactiveElement, TemplateResult } from 'lit';
import type { Clock, Room } from '@roompane/protocol';
import { ConnectionController } from '../internal/connection-controller.ts';
import { LateController } from '../internal/late-controller.ts';
import { readAwaitedChecks, renderAwaited } from './awaited-checks.ts';
import { toOutgoing } from '../internal/outgoing-room.ts';
import { followProgress, ON_ITS_WAY, type Progress, renderProgress, speakProgress } from './posting-progress.ts';

/** A post that is through sooner needs no word about being on its way. */
const NOTICE_AFTER_MS = 300;
const COUNTDOWN_EVERY_MS = 100;

interface Host extends ReactiveElement {
  readonly room: Room | undefined;
  readonly clock: Clock;
  readonly clocksHeld: boolean;
}

/** What a composer waits for: a post on its way, and before that the add-ins without which none goes. */
export class WaitingController {
  readonly #host: Host;
  readonly #late: LateController;
  #progress: Progress = ON_ITS_WAY;

  constructor(host: Host) {
    this.#host = host;
    this.#late = new LateController(host);
    new ConnectionController(
      host,
      () => host.room,
      (room, signal) => this.#follow(room, signal),
    );
  }

  /** A post sets out, or another room is shown. */
  begin(): void {
    this.#progress = ON_ITS_WAY;
  }

  /** A post takes long enough to say so. Ask in every drawing while one is pending. */
  get isSlow(): boolean {
    return this.#late.isLate('posting', NOTICE_AFTER_MS);
  }

  /** What the pending post waits for, with a way out. */
  renderPosting(cancel: () => void): TemplateResult {
    const { clock, clocksHeld } = this.#host;
    if (this.#progress.clock && !clocksHeld) this.#late.elapsedMs('countdown', COUNTDOWN_EVERY_MS);
    return renderProgress(this.#progress, { nowMs: clock.now(), isHeld: clocksHeld, cancel });
  }

  /** What a screen reader says of it, once it is slow. */
  speak(isPending: boolean): string | undefined {
    return isPending && this.isSlow ? speakProgress(this.#progress) : undefined;
  }

  /** Who has to come before anything is posted; `undefined` where nobody has. */
  renderAwaited(): TemplateResult | undefined {
    const awaited = this.#host.room && renderAwaited(readAwaitedChecks(this.#host.room));
    return awaited && this.#late.isLate('awaited', NOTICE_AFTER_MS) ? awaited : undefined;
  }

  #follow(room: Room, signal: AbortSignal): void {
    const take = (progress: Progress): void => {
      this.#progress = progress;
      this.#host.requestUpdate();
    };
    followProgress(room, { clock: () => this.#host.clock, signal }, take);
    toOutgoing(room).addEventListener('interceptors-changed', () => this.#host.requestUpdate(), { signal });
  }
}
