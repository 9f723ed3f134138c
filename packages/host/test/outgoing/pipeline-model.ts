import assert from 'node:assert/strict';
import { type DraftWants, type ErrorCode, isWanted, RoompaneError } from '@roompane/protocol';
import { OutgoingRecord } from '../../src/outgoing/record/outgoing-record.ts';
import { checkStory } from './check-story.ts';
import { checkPromises, type ModelAddin, type ModelDraft } from './check-promises.ts';
import { countVisits } from './count-visits.ts';
import type { Act, Answer } from './pipeline-acts.ts';
import { replaceWith, rest, ScriptedPipeline, toMessage } from './scripted-pipeline.ts';

const failureCodes: Readonly<Record<'thrown' | 'invalid' | 'gone', ErrorCode>> = {
  thrown: 'call/failed',
  invalid: 'call/invalid-result',
  gone: 'connection/closed',
};

/** What an add-in wants that is not asked about every draft: the words of a draft end with its number. */
const choosy: DraftWants = { contains: ['0', '2', '4', '6', '8'] };

/** A pipeline with everything around it, and beside it a second, plainer account of what must hold for each draft. */
export class PipelineModel {
  readonly #room: ScriptedPipeline;
  readonly #record: OutgoingRecord;
  readonly #addins: ModelAddin[] = [];
  readonly #drafts: ModelDraft[] = [];
  readonly #visits: Map<string, number>;
  readonly #answered = new Set<unknown>();
  #handed = 0;

  constructor({ canAsk, visits }: { readonly canAsk: boolean; readonly visits: Map<string, number> }) {
    this.#room = new ScriptedPipeline({ canAsk, holdPosts: true });
    this.#record = new OutgoingRecord({ clock: this.#room.clock, keepsWords: true });
    this.#record.watch(this.#room.target);
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
    checkStory(this.#room, this.#record.drafts);
  }

  #do(act: Act): void {
    switch (act.type) {
      case 'attach':
        return this.#attach(act);
      case 'ready':
      case 'notReady':
      case 'lost':
      case 'respond':
      case 'allowOthers':
      case 'detach':
        return this.#change(act);
      case 'enter':
      case 'enterAsWritten':
        return this.#enter(undefined, act.type === 'enterAsWritten');
      case 'enterFrom':
        return this.#enter(choose(this.#addins, act.which));
      case 'skip':
        return this.#skip(act.which);
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

  #attach({ type: _type, isReady, isChoosy, ...options }: Extract<Act, { type: 'attach' }>): void {
    if (this.#addins.length >= 6) return;
    const wants = isChoosy ? choosy : undefined;
    const addin = this.#room.attach({ ...options, wants }, { isReady });
    const place = [options.order, this.#addins.length] as const;
    const { policy, mayInterceptOthers } = options;
    const own = { letThrough: new Set<string>(), confirms: new Set<string>() };
    this.#addins.push({ addin, place, policy, wants, mayInterceptOthers, isAttached: true, ...own });
  }

  #change({ type, which, flag }: Extract<Act, { flag: boolean }>): void {
    const each = choose(this.#addins, which);
    if (!each) return;
    const { attachment } = each.addin;
    if (type === 'ready') attachment.ready(each.addin, { includeOwn: flag, wants: each.wants });
    else if (type === 'respond') attachment.respond(flag);
    else if (type === 'lost') attachment.lost({ mayReturn: flag });
    else if (type === 'allowOthers') attachment.allowOthers(flag);
    else attachment[type]();
    if (type === 'detach') each.isAttached = false;
    // What it may see again it need not have seen: the account counts only those who might all the time.
    if (type === 'allowOthers') each.mayInterceptOthers &&= flag;
  }

  #enter(poster: ModelAddin | undefined, asWritten = false): void {
    const withdrawn = new AbortController();
    const { signal } = withdrawn;
    const text = `draft ${this.#drafts.length}`;
    const present = this.#addins.filter(({ isAttached }) => isAttached);
    const draft = { ...this.#room.draft(text), key: text };
    const by = poster && { via: poster.addin.via, sessionKey: poster.addin.via.id };
    const fresh = { outcome: undefined, isHanded: false, wasWithdrawnInTime: false };
    const entered: ModelDraft = { draft, poster, asWritten, withdrawn, present, ...fresh };
    this.#drafts.push(entered);
    this.#room.pipeline.submit(draft, by ? { sender: by, signal } : { composer: 'room', asWritten, signal }).then(
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

  /** The user does not wait for one of those that may be skipped. */
  #skip(which: number): void {
    const chosen = choose(
      this.#room.progress.filter(({ skip }) => skip),
      which,
    );
    if (!chosen) return;
    const asker = this.#addins.find(({ addin: { via } }) => via.id === chosen.waitsFor.id);
    assert.notEqual(asker?.policy, 'block', 'nobody goes past an add-in that must be obeyed');
    const check = asker?.addin.checks.find(({ asked }) => asked.draft.key === chosen.draft.key);
    // Late it has no effect.
    if (check && !check.signal.aborted && !this.#answered.has(check)) asker?.letThrough.add(chosen.draft.key);
    chosen.skip?.();
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
        const wanted = !each.wants || isWanted(entered.draft, each.wants);
        if (each.policy === 'pass' || !each.isAttached || !sees || !wanted) continue;
        assert.ok(each.letThrough.has(asked.draft.key), `${asked.draft.key} went past ${each.addin.via.name}`);
      }
    }
    this.#handed = this.#room.posts.length;
  }
}

function choose<T>(from: readonly T[], which: number): T | undefined {
  return from[which % from.length];
}
