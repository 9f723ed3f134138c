import { html, nothing, type ReactiveElement } from 'lit';
import type { Draft, Room } from '@roompane/protocol';
import { icon } from '../icons.ts';
import { ConnectionController } from '../internal/connection-controller.ts';
import { followOutbox, stuckKeys } from '../internal/kept-posts.ts';
import { type OutboxLike, toOutboxRoom } from '../internal/outbox-room.ts';
import type { Composition } from './composition.ts';
import type { DraftCaret } from './draft-caret.ts';

/** The composer's element. */
export interface KeepingHost extends ReactiveElement {
  readonly room: Room | undefined;
}

/** What its posts ask of it. */
export interface KeepingComposer {
  readonly composition: () => Composition;
  readonly caret: DraftCaret;
  /** Does it once nothing is on its way any more, and turns to the field. */
  readonly aim: (act: (composition: Composition) => void) => void;
}

/**
 * What a composer has to do with the outbox of its room: a post that waits for the line is let go, so that the next one can
 * be written, and what the user changes comes back into the field.
 */
export class KeptPosts {
  readonly #host: KeepingHost;
  readonly #of: KeepingComposer;
  /** Held already when it was last looked. */
  #heldKeys: ReadonlySet<string> = new Set();

  constructor(host: KeepingHost, of: KeepingComposer) {
    this.#host = host;
    this.#of = of;
    new ConnectionController(
      host,
      () => host.room,
      (room, signal) => this.#follow(room, signal),
    );
  }

  /** Gives a kept draft the words that are written. False where none is being changed, or it can be changed no more. */
  change(draft: Draft): boolean {
    const composition = this.#of.composition();
    const { changing } = composition;
    if (!changing) return false;
    composition.changing = undefined;
    try {
      this.#outbox?.edit(changing.key, draft);
    } catch {
      // It is gone, or the server may have it: what is written is a post of its own.
      return false;
    }
    composition.settleChange();
    void this.#of.caret.giveBack(composition);
    return true;
  }

  /** Says that what is posted is kept, while the line is down. */
  get words(): string {
    return this.#outbox && this.#host.room?.connection === 'offline' ? this.#wordsOf(this.#outbox) : '';
  }

  renderOffline(): unknown {
    const { words } = this;
    if (!words) return nothing;
    return html`<div class="notice" part="notice offline" role="group" aria-label="You are offline">
      ${icon('port')}
      <div><b>You are offline</b><small>${words}</small></div>
    </div>`;
  }

  get #outbox(): OutboxLike | undefined {
    return this.#host.room && toOutboxRoom(this.#host.room).outbox;
  }

  #wordsOf({ entries }: OutboxLike): string {
    const count = entries.filter(({ state, isHeld }) => state === 'waiting' && !isHeld).length;
    if (count === 0) return 'What you post is kept, and sent when the connection is back.';
    return `${count === 1 ? '1 post waits. It is' : `${count} posts wait. They are`} sent when the connection is back.`;
  }

  #follow(room: Room, signal: AbortSignal): void {
    this.#heldKeys = new Set();
    followOutbox(room, signal, (outbox) => {
      this.#letGo(outbox, room);
      this.#takeHeld(outbox);
      this.#host.requestUpdate();
    });
  }

  #letGo(outbox: OutboxLike, room: Room): void {
    const composition = this.#of.composition();
    const { pendingKey } = composition;
    if (pendingKey === undefined || !stuckKeys(outbox.entries, room.connection === 'online').has(pendingKey)) return;
    outbox.takeOver(pendingKey);
    this.#of.caret.keep();
    composition.letGo();
    void this.#of.caret.giveBack(composition);
  }

  /** What the user begins to change comes into the field; what they leave elsewhere goes out of it. */
  #takeHeld(outbox: OutboxLike): void {
    const held = outbox.entries.filter(({ isHeld }) => isHeld);
    const before = this.#heldKeys;
    this.#heldKeys = new Set(held.map(({ key }) => key));
    const { changing } = this.#of.composition();
    if (changing && !this.#heldKeys.has(changing.key)) this.#of.aim((composition) => composition.leaveTarget());
    const begun = held.findLast(({ key }) => !before.has(key) && key !== changing?.key);
    if (!begun) return;
    const { key, draft } = begun;
    this.#of.aim((composition) => composition.change(draft, () => outbox.release(key)));
  }
}
