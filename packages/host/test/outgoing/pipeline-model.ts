import assert from 'node:assert/strict';
import { type ErrorCode, RoompaneError } from '@roompane/protocol';
import { checkPromises, type ModelAddin, type ModelDraft } from './check-promises.ts';
import { countVisits } from './count-visits.ts';
import type { Act, Answer } from './pipeline-acts.ts';
import { replaceWith, rest, ScriptedPipeline, toMessage } from './scripted-pipeline.ts';

const failureCodes: Readonly<Record<'thrown' | 'invalid' | 'gone', ErrorCode>> = {
  thrown: 'call/failed',
  invalid: 'call/invalid-result',
  gone: 'connection/closed',
};

/** A pipeline with everything around it, and beside it a second, plainer account of what must hold for each draft. */
export class PipelineModel {
  readonly #room: ScriptedPipeline;
  readonly #addins: ModelAddin[] = [];
  readonly #drafts: ModelDraft[] = [];
  readonly #visits: Map<string, number>;
  readonly #answered = new Set<unknown>();
  #handed = 0;

  constructor({ canAsk, visits }: { readonly canAsk: boolean; readonly visits: Map<string, number> }) {
    this.#room = new ScriptedPipeline({ canAsk, holdPosts: true });
    this.#visits = visits;
  }

  async play(act: Act): Promise<void> {
    this.#do(act);
    await rest();
    this.#watchHandedOver();
  }

  /** Lets everything end: what nobody answers runs out, what waits for the user or the room is answered. */
  async finish(): Promise<void> {
    for (let round = 0; round < 200 && this.#drafts.some(({ outcome }) => !outcome); round++) {
      await this.play({ type: 'reply', which: 0, says: 'yes' });
      await this.play({ type: 'arrive', which: 0, isPosted: true });
      await this.play({ type: 'advance', ms: 10_000 });
    }
    for (const step of this.#room.steps) countVisits(step, this.#visits);
  }

  check(): void {
    checkPromises({ room: this.#room, addins: this.#addins, drafts: this.#drafts });
  }

  #do(act: Act): void {
    switch (act.type) {
      case 'attach':
        return this.#attach(act);
      case 'ready':
      case 'notReady':
      case 'allowOthers':
      case 'detach':
        return this.#change(act);
      case 'enter':
      case 'enterFrom':
        return this.#enter(act.type === 'enter' ? undefined : choose(this.#addins, act.which));
      case 'abort':
        return this.#abort(act.which);
      case 'progress':
        return this.#progress(act.which);
      case 'pong':
        return choose(this.#pongs, act.which)?.();
      case 'answer':
        return this.#answer(act.which, act.answer);
      case 'reply':
        return this.#reply(act.which, act.says);
      case 'arrive':
        return this.#arrive(act.which, act.isPosted);
      case 'advance':
        return this.#room.clock.advance(act.ms);
      case 'close':
        return this.#room.pipeline.close(new RoompaneError('room/not-joined'));
    }
  }

  get #pongs(): readonly (() => void)[] {
    return this.#addins.flatMap(({ addin }) => addin.pongs);
  }

  #attach({ type: _type, isReady, ...options }: Extract<Act, { type: 'attach' }>): void {
    if (this.#addins.length >= 6) return;
    const addin = this.#room.attach(options, { isReady });
    const place = [options.order, this.#addins.length] as const;
    const { policy, mayInterceptOthers } = options;
    const own = { letThrough: new Set<string>(), confirms: new Set<string>() };
    this.#addins.push({ addin, place, policy, mayInterceptOthers, isAttached: true, ...own });
  }

  #change({ type, which, flag }: Extract<Act, { flag: boolean }>): void {
    const each = choose(this.#addins, which);
    if (!each) return;
    const { attachment } = each.addin;
    if (type === 'ready') attachment.ready(each.addin, { includeOwn: flag });
    else if (type === 'allowOthers') attachment.allowOthers(flag);
    else attachment[type]();
    if (type === 'detach') each.isAttached = false;
    // What it may see again it need not have seen: the account counts only those who might all the time.
    if (type === 'allowOthers') each.mayInterceptOthers &&= flag;
  }

  #enter(poster: ModelAddin | undefined): void {
    const withdrawn = new AbortController();
    const { signal } = withdrawn;
    const text = `draft ${this.#drafts.length}`;
    const present = this.#addins.filter(({ isAttached }) => isAttached);
    const draft = { ...this.#room.draft(text), key: text };
    const by = poster && { via: poster.addin.via, sessionKey: poster.addin.via.id };
    const fresh = { outcome: undefined, isHanded: false, wasWithdrawnInTime: false };
    const entered: ModelDraft = { draft, poster, withdrawn, present, ...fresh };
    this.#drafts.push(entered);
    this.#room.pipeline.submit(draft, by ? { sender: by, signal } : { composer: 'room', signal }).then(
      (outcome) => {
        assert.equal(entered.outcome, undefined);
        entered.outcome = outcome;
      },
      ({ code }: RoompaneError) => {
        assert.deepEqual([entered.outcome, code], [undefined, 'call/aborted']);
        entered.outcome = 'withdrawn';
      },
    );
  }

  #abort(which: number): void {
    const entered = choose(
      this.#drafts.filter(({ outcome }) => !outcome),
      which,
    );
    if (!entered || entered.withdrawn.signal.aborted) return;
    entered.wasWithdrawnInTime = !entered.isHanded;
    entered.withdrawn.abort();
  }

  #progress(which: number): void {
    const open = this.#addins.flatMap(({ addin }) => addin.checks.map((check) => ({ addin, check })));
    const chosen = choose(
      open.filter(({ check }) => !check.signal.aborted && !this.#answered.has(check)),
      which,
    );
    chosen?.addin.attachment.progress(chosen.check.asked.checkId, 'still at it');
  }

  #answer(which: number, answer: Answer): void {
    const checks = this.#addins.flatMap((each) => each.addin.checks.map((check) => ({ each, check })));
    const chosen = choose(
      checks.filter(({ check }) => !this.#answered.has(check)),
      which,
    );
    if (!chosen) return;
    const { each, check } = chosen;
    const { draft } = check.asked;
    this.#answered.add(check);
    const isInTime = !check.signal.aborted;
    if (isInTime && (answer === 'pass' || answer === 'replace')) each.letThrough.add(draft.key);
    if (isInTime && answer === 'confirm') each.confirms.add(draft.key);
    switch (answer) {
      case 'pass':
        return check.answer({ type: 'pass' });
      case 'replace':
        return check.answer(replaceWith({ ...draft, key: 'a foreign key' }, `${draft.body.text}+`));
      case 'replace-empty':
        return check.answer(replaceWith(draft, ' '));
      case 'block':
        return check.answer({ type: 'block', reason: 'no', fix: draft });
      case 'confirm':
        return check.answer({ type: 'confirm', question: 'Really?' });
      default:
        return check.fail(new RoompaneError(failureCodes[answer]));
    }
  }

  #reply(which: number, says: 'yes' | 'no' | 'fails'): void {
    const question = choose(
      this.#room.questions.filter((each) => !this.#answered.has(each)),
      which,
    );
    if (!question) return;
    this.#answered.add(question);
    const { addin, draft, kind } = question.asked;
    const asker = this.#addins.find((each) => each.addin.via.id === addin.id);
    if (says === 'fails') return question.fail(new RoompaneError('call/failed'));
    // A user who posts all the same has decided about the failure: that is what the policy `ask` is for.
    if (says === 'yes' && !question.signal.aborted && asker) asker.letThrough.add(draft.key);
    if (kind === 'confirm') assert.ok(asker?.confirms.has(draft.key), 'nobody asked for this question');
    question.answer(says);
  }

  #arrive(which: number, isPosted: boolean): void {
    const post = choose(
      this.#room.posts.filter((each) => !this.#answered.has(each)),
      which,
    );
    if (!post) return;
    this.#answered.add(post);
    if (isPosted) post.answer(toMessage(post.asked));
    else post.fail(new RoompaneError('provider/unavailable'));
  }

  /** At the moment a draft is handed over, everybody whose failure must stop it has let it through. */
  #watchHandedOver(): void {
    for (const { asked } of this.#room.posts.slice(this.#handed)) {
      const entered = this.#drafts.find(({ draft }) => draft.key === asked.draft.key);
      assert.ok(entered, 'a draft keeps its key');
      assert.equal(entered.isHanded, false, 'a draft is handed over once');
      entered.isHanded = true;
      assert.deepEqual(asked.via, entered.poster?.addin.via);
      for (const each of entered.present) {
        const sees = entered.poster ? each !== entered.poster && each.mayInterceptOthers : true;
        if (each.policy === 'pass' || !each.isAttached || !sees) continue;
        assert.ok(each.letThrough.has(asked.draft.key), `${asked.draft.key} went past ${each.addin.via.name}`);
      }
    }
    this.#handed = this.#room.posts.length;
  }
}

function choose<T>(from: readonly T[], which: number): T | undefined {
  return from[which % from.length];
}
