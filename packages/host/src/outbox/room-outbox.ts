import {
  type Cleared,
  type Clock,
  type Draft,
  type Message,
  type Outcome,
  type ProviderPostOptions,
  type RoomLimits,
  RoompaneError,
  type StoredDraft,
  toRoompaneError,
} from '@roompane/protocol';
import type { Sender } from '../outgoing/interceptor.ts';
import type { SubmitOptions } from '../outgoing/pipeline-options.ts';
import { readDraft, refuseDraft } from '../room/incoming-draft.ts';
import type { OutboxKeeper } from './create-outbox.ts';
import { HeldDrafts } from './hold-draft.ts';
import { type Outbox, OutboxChangedEvent, type OutboxEntry, toEntry } from './outbox-entry.ts';
import type { OutboxAct, OutboxEffect, OutboxState, QueuedDraft } from './outbox-state.ts';
import { mayEdit, mayHand, stepOutbox } from './step-outbox.ts';
import { readStored, toStored } from './stored-draft.ts';

type Post = (draft: Cleared, options: ProviderPostOptions) => Promise<Message>;

export interface RoomOutboxOptions {
  readonly roomId: string;
  readonly keeper: OutboxKeeper;
  readonly clock: Clock;
  readonly isOnline: boolean;
  readonly limits: () => RoomLimits | undefined;
  /** One try: through the pipeline and the gate. */
  readonly submit: (draft: Draft, options: SubmitOptions) => Promise<Outcome>;
  readonly post: Post;
  readonly dispatch: (event: OutboxChangedEvent) => void;
}

interface Waiter {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: RoompaneError) => void;
}

/** The outbox of one room: the shell that keeps promises, timers, locks and what is stored, and does what the reducer says. */
export class RoomOutbox implements Outbox {
  readonly #options: RoomOutboxOptions;
  readonly #waiters = new Map<string, Waiter[]>();
  readonly #senders = new Map<string, Sender>();
  readonly #tries = new Map<string, AbortController>();
  readonly #ending = new AbortController();
  readonly #held: HeldDrafts;
  readonly #restored: Promise<void>;
  #timer = new AbortController();
  #lastOrder = 0;
  #state: OutboxState;

  constructor(options: RoomOutboxOptions) {
    this.#options = options;
    const { keeper, roomId } = options;
    this.#state = { isOnline: options.isOnline, turns: 0, drafts: [] };
    this.#held = new HeldDrafts(keeper, { roomId, over: this.#ending.signal });
    this.#restored = this.#restore();
  }

  get entries(): readonly OutboxEntry[] {
    return this.#state.drafts.map(toEntry);
  }

  /** Settles as a post does; while the line is down it waits. @spec OB1 OB2 */
  post(draft: Draft, { signal, sender, composer, asWritten }: SubmitOptions): Promise<Outcome> {
    const { roomId, clock } = this.#options;
    if (signal?.aborted) return Promise.reject(new RoompaneError('call/aborted', { cause: signal.reason }));
    const queued: QueuedDraft = {
      roomId,
      draft,
      ...(sender ? { via: sender.via } : {}),
      ...(composer === undefined ? {} : { composer }),
      ...(asWritten ? { asWritten } : {}),
      sinceEpochMs: clock.now(),
      order: (this.#lastOrder = Math.max(clock.now(), this.#lastOrder + 1)),
      ...{ state: 'waiting', isHanded: false, isKept: false, failures: 0, dueMs: 0 },
    };
    const isKnown = this.#find(draft.key) !== undefined;
    const isOver = this.#ending.signal.aborted;
    if (isOver || (!isKnown && !this.#hasPlace(queued)))
      return this.#options.submit(draft, { signal, sender, composer, asWritten });
    const settled = this.#wait(draft.key, signal);
    // The same key is the same post: who posts it again waits with the first.
    if (isKnown) this.retry(draft.key);
    else {
      if (sender) this.#senders.set(draft.key, sender);
      void this.#enter(queued);
    }
    return settled;
  }

  /** Hands a cleared draft to the provider, as a retry where it may have it. @spec OB3 OB5 */
  async hand(cleared: Cleared, options: ProviderPostOptions): Promise<Message> {
    const { key } = cleared.draft;
    const queued = this.#find(key);
    if (!queued) return this.#options.post(cleared, options);
    if (!mayHand(this.#state, key)) throw new RoompaneError('provider/unavailable');
    try {
      const isRetry = queued.isHanded;
      if (!isRetry) await this.#takeAndStore({ type: 'handed', key });
      return await this.#options.post(cleared, { ...options, isRetry });
    } catch (thrown) {
      const error = toRoompaneError(thrown);
      this.#take({ type: error.isRetryable ? 'held-up' : 'refused', key });
      throw error;
    }
  }

  edit(key: string, input: Parameters<Outbox['edit']>[1]): void {
    const queued = this.#find(key);
    if (!queued || !mayEdit(queued)) {
      throw new RoompaneError('argument/invalid', { data: { path: 'key', expected: 'an entry that can be edited' } });
    }
    const { draft, error } = readDraft({ ...input, key }, this.#options.limits());
    if (error) throw new RoompaneError('argument/invalid', { data: error.data, cause: error });
    this.#take({ type: 'edited', draft });
  }

  retry(key: string): void {
    this.#take({ type: 'retried', key });
  }

  hold(key: string): void {
    this.#take({ type: 'held', key });
  }

  release(key: string): void {
    this.#take({ type: 'released', key });
  }

  takeOver(key: string): void {
    this.#take({ type: 'taken-over', key });
  }

  discard(key: string): void {
    this.#take({ type: 'discarded', key });
  }

  /** The line is there, or not. */
  connect(isOnline: boolean): void {
    this.#take({ type: 'connection', isOnline });
  }

  /** The room is over here: drafts stay where they are kept, and another page may have them. Their posters have them back. */
  close(error: RoompaneError): void {
    this.#ending.abort(error);
    this.#timer.abort();
    for (const { draft } of this.#state.drafts) this.#settle(draft.key, refuseDraft(draft, error));
    this.#held.letAllGo();
  }

  #find(key: string): QueuedDraft | undefined {
    return this.#state.drafts.find(({ draft }) => draft.key === key);
  }

  /** @spec OB6 */
  #hasPlace(queued: QueuedDraft): boolean {
    const { maxDrafts, maxChars } = this.#options.keeper;
    const { drafts } = this.#state;
    return drafts.length < maxDrafts && JSON.stringify([...drafts, queued]).length <= maxChars;
  }

  #wait(key: string, signal: AbortSignal | undefined): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const over = new AbortController();
      const waiter: Waiter = {
        resolve: (outcome) => (over.abort(), resolve(outcome)),
        reject: (error) => (over.abort(), reject(error)),
      };
      this.#waiters.set(key, [...(this.#waiters.get(key) ?? []), waiter]);
      signal?.addEventListener('abort', () => this.discard(key), { signal: over.signal });
    });
  }

  async #enter(queued: QueuedDraft): Promise<void> {
    const { key } = queued.draft;
    // At once, so that drafts stand in the order of the calls.
    this.#take({ type: 'entered', drafts: [queued] });
    await this.#restored;
    await this.#held.hold(key, { wait: false });
    // What cannot be kept is tried all the same.
    await this.#store(this.#find(key) ?? queued);
    if (this.#find(key)) this.#take({ type: 'kept', key });
    else await this.#forget(key);
  }

  /** All that pages which are gone have left, in one step: the first must not leave before those that were entered before it. */
  async #restore(): Promise<void> {
    const kept = await this.#list();
    const held = await Promise.all(kept.map(({ draft }) => this.#held.hold(draft.key, { wait: false })));
    this.#enterStored(kept.filter((_draft, index) => held[index]));
    for (const { draft } of kept.filter((_draft, index) => !held[index])) void this.#await(draft.key);
  }

  /** A draft of another page is this page's once that is gone. @spec OB3 */
  async #await(key: string): Promise<void> {
    const isHeld = await this.#held.hold(key, { wait: true });
    const left = isHeld ? (await this.#list()).filter(({ draft }) => draft.key === key) : [];
    if (left.length > 0) this.#enterStored(left);
    else this.#held.letGo(key);
  }

  async #list(): Promise<readonly StoredDraft[]> {
    const { keeper, roomId } = this.#options;
    const kept = await keeper.store.list(roomId).catch(() => []);
    return kept.flatMap((unread) => readStored(unread) ?? []);
  }

  #enterStored(stored: readonly StoredDraft[]): void {
    const drafts = stored.map((each): QueuedDraft => ({
      ...each,
      isKept: true,
      isTakenOver: true,
      failures: 0,
      dueMs: 0,
    }));
    this.#take({ type: 'entered', drafts });
  }

  async #store(draft: QueuedDraft): Promise<void> {
    await this.#options.keeper.store.put(toStored(draft)).catch(() => undefined);
  }

  async #takeAndStore(act: Extract<OutboxAct, { type: 'handed' }>): Promise<void> {
    for (const effect of this.#step(act)) {
      if (effect.type === 'keep') await this.#store(effect.draft);
      else this.#do(effect);
    }
  }

  #take(act: OutboxAct): void {
    for (const effect of this.#step(act)) this.#do(effect);
  }

  #step(act: OutboxAct): readonly OutboxEffect[] {
    if (this.#ending.signal.aborted) return [];
    const before = this.#state;
    const [after, effects] = stepOutbox(before, { ...act, atMs: this.#options.clock.now() });
    this.#state = after;
    if (JSON.stringify(before.drafts.map(toEntry)) !== JSON.stringify(after.drafts.map(toEntry))) {
      this.#options.dispatch(new OutboxChangedEvent(this.entries));
    }
    return effects;
  }

  #do(effect: OutboxEffect): void {
    switch (effect.type) {
      case 'keep':
        return void this.#store(effect.draft);
      case 'forget':
        return void this.#forget(effect.key);
      case 'submit':
        return void this.#try(effect.draft);
      case 'withdraw':
        return this.#tries.get(effect.key)?.abort();
      case 'abort':
        this.#waiters.get(effect.key)?.forEach(({ reject }) => reject(new RoompaneError('call/aborted')));
        return void this.#waiters.delete(effect.key);
      case 'settle':
        return this.#settle(effect.key, effect.outcome);
      case 'start-timer':
        this.#timer.abort();
        this.#timer = new AbortController();
        return this.#options.clock.setTimer(effect.delayMs, () => this.#take({ type: 'due' }), this.#timer);
    }
  }

  async #forget(key: string): Promise<void> {
    const { keeper, roomId } = this.#options;
    this.#senders.delete(key);
    await keeper.store.delete(roomId, key).catch(() => undefined);
    this.#held.letGo(key);
  }

  async #try({ draft, via, composer, asWritten }: QueuedDraft): Promise<void> {
    const { key } = draft;
    const tried = new AbortController();
    this.#tries.set(key, tried);
    // Of before a reload nobody knows which session it was: then no interceptor is its own.
    const sender = this.#senders.get(key) ?? (via && { via, sessionKey: `outbox ${via.id}` });
    try {
      const outcome = await this.#options.submit(draft, { signal: tried.signal, sender, composer, asWritten });
      this.#take({ type: 'ended', key, outcome, isAwaited: this.#waiters.has(key) });
    } catch {
      this.#take({ type: 'withdrawn', key });
    } finally {
      if (this.#tries.get(key) === tried) this.#tries.delete(key);
    }
  }

  #settle(key: string, outcome: Outcome): void {
    this.#waiters.get(key)?.forEach(({ resolve }) => resolve(outcome));
    this.#waiters.delete(key);
  }
}
