import assert from 'node:assert/strict';
import { createDraft, type Outcome, type StoredDraft } from '@roompane/protocol';
import type { OutboxAct, OutboxEffect, OutboxState, QueuedDraft } from '../../src/outbox/outbox-state.ts';
import { mayEdit, mayHand, stepOutbox } from '../../src/outbox/step-outbox.ts';
import { toStored } from '../../src/outbox/stored-draft.ts';
import { checkWish, type Posted, type Wish } from './check-wish.ts';
import type { Act, ServerAnswer } from './outbox-acts.ts';

/** One draft on its way out. */
interface Try {
  readonly queued: QueuedDraft;
  /** Absent until the server is given it. */
  isRetry?: boolean;
}

const message = (text: string): Extract<Outcome, { type: 'posted' }> =>
  ({ type: 'posted', message: { body: { text, spans: [] } }, trail: [] }) as unknown as Extract<
    Outcome,
    { type: 'posted' }
  >;

/**
 * The outbox of one room between its user, a store, a line and a server that believes what it is told of retries. It does
 * for the reducer what the shell does, in its order.
 */
export class OutboxModel {
  readonly #wishes: Wish[] = [];
  /** What the server was made to post, by key: one that it has it posts again unless it is told of the retry. */
  readonly #server: Posted[] = [];
  readonly #stored = new Map<string, StoredDraft>();
  readonly #unkept: string[] = [];
  readonly #awaited = new Set<string>();
  readonly #visits: Map<string, number>;
  #tries: Try[] = [];
  #state: OutboxState = { isOnline: true, turns: 0, drafts: [] };
  #nowMs = 0;
  #dueMs = Infinity;

  constructor(visits: Map<string, number>) {
    this.#visits = visits;
  }

  play(act: Act): void {
    switch (act.type) {
      case 'enter':
        return this.#enter(act.composer);
      case 'keep':
        return this.#keep();
      case 'check':
        return this.#check(choose(this.#inPipeline, act.which), act.says);
      case 'answer':
        return this.#answer(choose(this.#atServer, act.which), act.says);
      case 'line':
        return this.#take({ type: 'connection', isOnline: act.isOnline });
      case 'pass-time':
        return this.#pass(act.ms);
      case 'reload':
        return this.#reload(act.arrives);
      default:
        return this.#decide(choose(this.#state.drafts, act.which), act.type);
    }
  }

  /** The line is back for good, the server answers, add-ins let everything pass: then what can be posted is. */
  finish(): void {
    this.play({ type: 'line', isOnline: true });
    for (const { draft, isHeld } of this.#state.drafts) if (isHeld) this.#take({ type: 'released', key: draft.key });
    for (let round = 0; round < 400 && this.#isBusy; round++) {
      this.play({ type: 'keep' });
      this.play({ type: 'check', which: 0, says: 'pass' });
      this.play({ type: 'answer', which: 0, says: 'posted' });
      this.play({ type: 'pass-time', ms: 60_000 });
    }
    assert.ok(!this.#isBusy, 'what can be posted is posted in the end');
  }

  check(): void {
    const posted = this.#server.map(({ key }) => key);
    assert.equal(new Set(posted).size, posted.length, 'nothing is posted twice');
    for (const wish of this.#wishes) checkWish(wish, { drafts: this.#state.drafts, server: this.#server });
    const left = this.#state.drafts.map(({ draft }) => draft.key);
    assert.deepEqual([...this.#stored.keys()].sort(), [...left].sort(), 'the store has what the outbox has');
  }

  get #isBusy(): boolean {
    return (
      this.#unkept.length > 0 || this.#state.drafts.some(({ state }) => state === 'waiting' || state === 'sending')
    );
  }

  /** Those whose turn it is: the pipeline lets drafts of one composer leave in the order in which they came. */
  get #inPipeline(): readonly Try[] {
    return this.#tries.filter(({ isRetry }) => isRetry === undefined);
  }

  get #atServer(): readonly Try[] {
    return this.#tries.filter(({ isRetry }) => isRetry !== undefined);
  }

  #enter(composer: string | undefined): void {
    const key = `draft ${this.#wishes.length}`;
    this.#wishes.push({ key, composer, text: key, isOutOfLine: composer === undefined, wasHanded: false });
    this.#unkept.push(key);
    this.#awaited.add(key);
    const queued: QueuedDraft = {
      roomId: 'room',
      draft: createDraft({ body: key }, key),
      ...(composer === undefined ? {} : { composer }),
      ...{ sinceEpochMs: this.#nowMs, order: this.#wishes.length },
      ...{ state: 'waiting', isHanded: false, isKept: false, failures: 0, dueMs: 0 },
    };
    this.#take({ type: 'entered', drafts: [queued] });
  }

  #keep(): void {
    const key = this.#unkept.shift();
    if (key === undefined) return;
    const queued = this.#find(key);
    if (queued) this.#stored.set(key, toStored(queued));
    this.#take({ type: 'kept', key });
  }

  #decide(queued: QueuedDraft | undefined, type: Exclude<Act, { says: unknown }>['type']): void {
    if (!queued) return;
    const { key } = queued.draft;
    const wish = this.#wish(key);
    if (type === 'edit') {
      if (!mayEdit(queued)) return;
      wish.text = `${wish.text}, edited`;
      const draft = createDraft({ body: wish.text }, key);
      return this.#take({ type: 'edited', draft });
    }
    if (type === 'hold' && mayEdit(queued)) wish.isOutOfLine = true;
    if (type === 'hold') return this.#take({ type: 'held', key });
    if (type === 'release') return this.#take({ type: 'released', key });
    if (type === 'retry') return this.#take({ type: 'retried', key });
    if (type === 'take-over') return this.#take({ type: 'taken-over', key });
    this.#take({ type: 'discarded', key });
  }

  #check(tried: Try | undefined, says: 'pass' | 'block' | 'fail'): void {
    if (!tried) return;
    const { draft, composer } = tried.queued;
    const { key } = draft;
    if (says !== 'pass') {
      this.#wish(key).isOutOfLine = true;
      const by = { id: 'guard', name: 'Guard' };
      const stopped = { reason: 'No.', draft, trail: [] };
      const failed = { type: 'failed', code: 'room/read-only', isRetryable: false, ...stopped } as const;
      return this.#end(tried, says === 'block' ? { type: 'blocked', by, ...stopped } : failed);
    }
    const isBehind = this.#tries
      .slice(0, this.#tries.indexOf(tried))
      .some((each) => composer !== undefined && each.queued.composer === composer);
    if (isBehind) return;
    if (!mayHand(this.#state, key)) return this.#end(tried, lostLine(tried));
    const isRetry = this.#find(key)?.isHanded === true;
    this.#wish(key).wasHanded = true;
    if (!isRetry) this.#take({ type: 'handed', key });
    tried.isRetry = isRetry;
  }

  #answer(tried: Try | undefined, says: ServerAnswer): void {
    if (!tried) return;
    const { key } = tried.queued.draft;
    const hasIt = this.#server.some((each) => each.key === key);
    if (says === 'refused' && !hasIt) {
      this.#wish(key).isOutOfLine = true;
      this.#take({ type: 'refused', key });
      const { draft } = tried.queued;
      const reason = 'Too long.';
      return this.#end(tried, { type: 'failed', code: 'limit/exceeded', reason, isRetryable: false, draft, trail: [] });
    }
    if (says !== 'lost') this.#post(tried);
    if (says === 'posted' || says === 'refused') return this.#end(tried, message(tried.queued.draft.body.text));
    this.#take({ type: 'held-up', key });
    this.#end(tried, lostLine(tried));
  }

  /** The server has it. Those before it of its composer it has, too, or they have left the line. */
  #post({ queued: { draft }, isRetry }: Try): void {
    const { key } = draft;
    if (isRetry && this.#server.some((each) => each.key === key)) return;
    const { composer } = this.#wish(key);
    for (const before of this.#wishes.slice(0, this.#wishes.indexOf(this.#wish(key)))) {
      if (before.composer !== composer || before.isOutOfLine || before.end) continue;
      assert.ok(
        this.#wish(key).isOutOfLine || this.#server.some((each) => each.key === before.key),
        `${key} overtakes`,
      );
    }
    this.#server.push({ key, text: draft.body.text });
  }

  #end(tried: Try, outcome: Outcome): void {
    const { key } = tried.queued.draft;
    this.#tries = this.#tries.filter((each) => each !== tried);
    this.#take({ type: 'ended', key, outcome, isAwaited: this.#awaited.has(key) });
  }

  #pass(ms: number): void {
    this.#nowMs += ms;
    if (this.#nowMs < this.#dueMs) return;
    this.#dueMs = Infinity;
    this.#take({ type: 'due' });
  }

  #reload(arrives: boolean): void {
    for (const tried of this.#atServer) if (arrives) this.#post(tried);
    for (const key of this.#unkept) if (!this.#stored.has(key)) this.#wish(key).end ??= 'gone with its page';
    this.#unkept.length = 0;
    this.#awaited.clear();
    this.#tries = [];
    this.#dueMs = Infinity;
    this.#state = { ...this.#state, turns: 0, drafts: [] };
    const drafts = [...this.#stored.values()].map((stored): QueuedDraft => ({
      ...stored,
      isKept: true,
      failures: 0,
      dueMs: 0,
    }));
    this.#take({ type: 'entered', drafts });
  }

  #take(act: OutboxAct): void {
    const before = 'key' in act ? (this.#find(act.key)?.state ?? 'gone') : act.type === 'edited' ? 'there' : 'all';
    const visit = `${before} ${act.type}`;
    this.#visits.set(visit, (this.#visits.get(visit) ?? 0) + 1);
    const [state, effects] = stepOutbox(this.#state, { ...act, atMs: this.#nowMs });
    this.#state = state;
    for (const effect of effects) this.#do(effect);
  }

  #do(effect: OutboxEffect): void {
    switch (effect.type) {
      case 'keep':
        return void this.#stored.set(effect.draft.draft.key, toStored(effect.draft));
      case 'submit':
        assert.ok(!this.#tries.some(({ queued }) => queued.draft.key === effect.draft.draft.key), 'one try at a time');
        return void this.#tries.push({ queued: effect.draft });
      case 'forget':
        return void this.#stored.delete(effect.key);
      case 'withdraw':
        return this.#withdraw(effect.key);
      case 'abort':
        this.#wish(effect.key).end = 'discarded';
        return void this.#awaited.delete(effect.key);
      case 'settle':
        if (effect.outcome.type === 'posted') this.#wish(effect.key).end = 'posted';
        else if (!this.#find(effect.key)) this.#wish(effect.key).end = 'given back';
        return void this.#awaited.delete(effect.key);
      case 'start-timer':
        this.#dueMs = this.#nowMs + effect.delayMs;
    }
  }

  /** In time, or too late: then the server's answer decides. */
  #withdraw(key: string): void {
    const tried = this.#tries.find(({ queued }) => queued.draft.key === key);
    if (!tried || tried.isRetry !== undefined) return;
    this.#tries = this.#tries.filter((each) => each !== tried);
    this.#take({ type: 'withdrawn', key });
  }

  #find(key: string): QueuedDraft | undefined {
    return this.#state.drafts.find(({ draft }) => draft.key === key);
  }

  #wish(key: string): Wish {
    const wish = this.#wishes.find((each) => each.key === key);
    assert.ok(wish);
    return wish;
  }
}

function choose<T>(among: readonly T[], which: number): T | undefined {
  return among[which % among.length];
}

function lostLine({ queued: { draft } }: Try): Outcome {
  return { type: 'failed', code: 'provider/unavailable', reason: 'Lost.', isRetryable: true, draft, trail: [] };
}
