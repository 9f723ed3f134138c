import assert from 'node:assert/strict';
import { type Draft, type DraftWants, isWanted, type Outcome, type TrailStep } from '@roompane/protocol';
import type { FailurePolicy } from '../../src/outgoing/interceptor.ts';
import type { ScriptedAddin, ScriptedPipeline } from './scripted-pipeline.ts';

/** An add-in, and what it did, as the model knows it. */
export interface ModelAddin {
  readonly addin: ScriptedAddin;
  readonly place: readonly [order: number, mountedAt: number];
  readonly policy: FailurePolicy;
  readonly wants: DraftWants | undefined;
  mayInterceptOthers: boolean;
  isAttached: boolean;
  /** Drafts that it let through, by key. */
  readonly letThrough: Set<string>;
  /** Drafts that it asked the user about, by key. */
  readonly confirms: Set<string>;
}

/** A draft, and what became of it, as the one who entered it knows. */
export interface ModelDraft {
  readonly draft: Draft;
  readonly poster: ModelAddin | undefined;
  readonly asWritten: boolean;
  readonly withdrawn: AbortController;
  /** Those who were there when it was entered. */
  readonly present: readonly ModelAddin[];
  outcome: Outcome | 'withdrawn' | undefined;
  /** It was handed to the provider. */
  isHanded: boolean;
  wasWithdrawnInTime: boolean;
}

interface Account {
  readonly room: ScriptedPipeline;
  readonly addins: readonly ModelAddin[];
  readonly drafts: readonly ModelDraft[];
}

/** What must hold once every draft has ended, whatever happened. */
export function checkPromises(account: Account): void {
  const { room, addins, drafts } = account;
  assert.deepEqual(
    drafts.filter(({ outcome }) => !outcome).map(({ draft }) => draft.key),
    [],
    'a draft did not end',
  );
  assert.equal(room.clock.pending, 0, 'a timer is left over');
  assert.equal(room.settled.length, drafts.length, 'each draft ends exactly once');
  for (const draft of drafts) checkDraft(draft, account);
  for (const each of addins) checkAsked(each, account);
  checkOrder(account);
}

function checkDraft(entered: ModelDraft, { room, addins }: Account): void {
  const { draft, outcome, asWritten, isHanded, wasWithdrawnInTime } = entered;
  const [event, ...more] = room.settled.filter((each) => each.draft.key === draft.key);
  assert.equal(more.length, 0, 'one event a draft');
  const ending = event!.ending;
  assert.equal(outcome === 'withdrawn' ? outcome : outcome!.type, ending.type);
  if (ending.type !== 'posted') assert.deepEqual(ending.draft, draft, 'its words come back');
  else assert.equal(isHanded, true);
  assert.equal(ending.type === 'withdrawn', wasWithdrawnInTime, 'an abort counts until the provider has it');
  if (ending.type === 'blocked') assert.ok(ending.reason);
  assert.deepEqual(
    event!.steps.map(({ step }) => step),
    ending.trail,
  );
  let current = draft;
  for (const { step, before, after } of event!.steps) {
    assert.deepEqual(before, current, 'each step begins with what the one before made');
    current = after;
    if (step.did === 'replaced' && asWritten)
      assert.equal(policyOf(step, addins), 'block', 'the user’s words are kept');
    if (step.byUser && step.did !== 'blocked') assert.equal(after, before, 'the user changes nothing');
  }
  const handed = room.posts.find(({ asked }) => asked.draft.key === draft.key);
  if (handed) assert.deepEqual(handed.asked.draft, current, 'what was posted is what the last step made');
}

function policyOf({ addin }: TrailStep, addins: readonly ModelAddin[]): FailurePolicy | undefined {
  return addins.find((each) => each.addin.via.id === addin.id)?.policy;
}

/** Nobody sees a draft twice, or one that it may not see, or out of the order of the interceptors. */
function checkAsked({ addin, place, wants }: ModelAddin, { room, addins, drafts }: Account): void {
  const keys = addin.checks.map(({ asked }) => asked.draft.key);
  assert.equal(new Set(keys).size, keys.length, 'one pass');
  for (const { asked, signal } of addin.checks) {
    const entered = drafts.find(({ draft }) => draft.key === asked.draft.key)!;
    assert.ok(!wants || isWanted(asked.draft, wants), 'it is asked about what it wants');
    const { steps } = room.settled.find((event) => event.draft.key === asked.draft.key)!;
    const index = steps.findIndex(({ step }) => step.addin.id === addin.via.id);
    if (index >= 0) assert.deepEqual(steps[index]!.before, asked.draft);
    else assert.equal(signal.aborted, true, 'what was neither noted nor withdrawn');
    for (const { step } of index < 0 ? [] : steps.slice(0, index)) {
      const former = addins.find((each) => each.addin.via.id === step.addin.id)!;
      assert.ok(former.place[0] < place[0] || (former.place[0] === place[0] && former.place[1] < place[1]));
    }
    assert.deepEqual(asked.via, entered.poster?.addin.via);
  }
}

function checkOrder({ room, drafts }: Account): void {
  const typed = room.posts.flatMap(({ asked }) => (asked.via ? [] : asked.draft.key));
  const entered = drafts.map(({ draft }) => draft.key).filter((key) => typed.includes(key));
  assert.deepEqual(typed, entered, 'drafts of the composer leave in the order of entry');
}
