import type { BlockedOutcome } from '@roompane/protocol';
import type { OutboxEffect, OutboxInput, OutboxState, OutboxStep, QueuedDraft } from './outbox-state.ts';

const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 60_000;

/** What becomes of the drafts of one room while they are not posted. @spec OB1 OB2 OB4 OB5 */
export function stepOutbox(state: OutboxState, input: OutboxInput): OutboxStep {
  const [next, effects] = take(state, input);
  return letGo(next, effects, input.atMs);
}

function take(state: OutboxState, input: OutboxInput): OutboxStep {
  switch (input.type) {
    case 'entered': {
      // Those of before a reload come later than what was entered meanwhile, and stand before it.
      const drafts = [...state.drafts, ...input.drafts].sort((one, other) => one.order - other.order);
      return [{ ...state, drafts }, []];
    }
    case 'connection':
      return [
        { ...state, isOnline: input.isOnline, drafts: input.isOnline ? state.drafts.map(dueNow) : state.drafts },
        [],
      ];
    case 'due':
      return [state, []];
    case 'edited':
      return change(state, input.draft.key, (draft) => {
        if (!mayEdit(draft)) return [draft, []];
        return keep({ ...waitAgain(draft), draft: input.draft });
      });
    default:
      return change(state, input.key, (draft) => stepDraft(draft, input));
  }
}

type DraftInput = Extract<OutboxInput, { readonly key: string }>;
type DraftStep = readonly [QueuedDraft | undefined, readonly OutboxEffect[]];

function stepDraft(draft: QueuedDraft, input: DraftInput): DraftStep {
  const { key } = input;
  switch (input.type) {
    case 'kept':
      return [{ ...draft, isKept: true }, []];
    case 'handed': {
      const handed = { ...draft, isHanded: true };
      return [handed, [{ type: 'keep', draft: handed }]];
    }
    case 'held-up':
      return [draft.state === 'sending' ? { ...draft, isHeldUp: true } : draft, []];
    case 'refused':
      return [{ ...draft, isHanded: false }, []];
    case 'ended':
      return end(draft, input);
    case 'withdrawn':
      return [
        undefined,
        [
          { type: 'forget', key },
          { type: 'abort', key },
        ],
      ];
    case 'discarded':
      // One that is on its way may be posted already: then its outcome decides.
      if (draft.state === 'sending') return [draft, [{ type: 'withdraw', key }]];
      return [
        undefined,
        [
          { type: 'forget', key },
          { type: 'abort', key },
        ],
      ];
    case 'retried':
      return draft.state === 'sending' ? [draft, []] : keep(waitAgain(draft));
    case 'taken-over':
      return [{ ...draft, isTakenOver: true }, []];
    case 'held':
      return mayEdit(draft) ? keep({ ...draft, isHeld: true }) : [draft, []];
    case 'released':
      return draft.isHeld ? keep(dueNow({ ...draft, isHeld: false })) : [draft, []];
  }
}

function end(
  draft: QueuedDraft,
  { outcome, isAwaited, atMs }: Extract<OutboxInput, { readonly type: 'ended' }>,
): DraftStep {
  const { key } = draft.draft;
  const settled: DraftStep = [
    undefined,
    [
      { type: 'forget', key },
      { type: 'settle', key, outcome },
    ],
  ];
  if (outcome.type === 'posted') return settled;
  const { reason } = outcome;
  if (outcome.type === 'failed' && outcome.isRetryable) {
    const failures = draft.failures + 1;
    const delayMs = Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), MAX_DELAY_MS);
    return [{ ...draft, state: 'waiting', isHeldUp: false, reason, failures, dueMs: atMs + delayMs }, []];
  }
  // Whoever waits has the draft back; where nobody does it stays, with the reason.
  if (isAwaited && !draft.isTakenOver) return settled;
  const stopped: QueuedDraft = {
    ...draft,
    ...{ state: outcome.type, isHeldUp: false, reason },
    ...(outcome.type === 'blocked' && isVerdict(outcome) ? { by: outcome.by } : {}),
  };
  return [
    stopped,
    [
      { type: 'keep', draft: stopped },
      { type: 'settle', key, outcome },
    ],
  ];
}

/** An add-in said no: neither the user nor the policy for an add-in that gave no verdict. */
function isVerdict({ byUser, failure }: BlockedOutcome): boolean {
  return !byUser && failure === undefined;
}

function keep(draft: QueuedDraft): DraftStep {
  return [draft, [{ type: 'keep', draft }]];
}

/** It is tried anew, whatever was said of it before. */
function waitAgain({ reason: _reason, by: _by, ...draft }: QueuedDraft): QueuedDraft {
  return { ...dueNow(draft), state: 'waiting', isHeld: false };
}

/** Tries what may be tried: of one composer those before which nothing waits. What is being changed lets others go first. */
function letGo(state: OutboxState, effects: readonly OutboxEffect[], atMs: number): OutboxStep {
  const all = [...effects];
  const stopped = new Set<string>();
  let nextMs = Infinity;
  let { turns } = state;
  const drafts = state.drafts.map((draft) => {
    const { composer, dueMs, isKept } = draft;
    if (draft.state !== 'waiting' || draft.isHeld) return draft;
    const isBehind = composer !== undefined && stopped.has(composer);
    if (isKept && !isBehind && state.isOnline && dueMs <= atMs) {
      const sending: QueuedDraft = { ...draft, state: 'sending', turn: ++turns };
      all.push({ type: 'submit', draft: sending });
      return sending;
    }
    if (composer !== undefined) stopped.add(composer);
    if (isKept && !isBehind && state.isOnline) nextMs = Math.min(nextMs, dueMs);
    return draft;
  });
  if (nextMs < Infinity) all.push({ type: 'start-timer', delayMs: Math.max(nextMs - atMs, 0) });
  return [{ ...state, drafts, turns }, all];
}

/** May the provider be given the draft now, or does one of its composer still wait before it? @spec OB5 */
export function mayHand({ drafts }: OutboxState, key: string): boolean {
  const place = drafts.findIndex(({ draft }) => draft.key === key);
  const { composer, turn = 0 } = drafts[place] ?? {};
  if (composer === undefined) return true;
  return drafts.slice(0, place).every((each) => each.composer !== composer || isBefore(each, turn));
}

/** Has it left, or does it leave before what is tried in this turn? */
function isBefore({ state, isHeld, isHeldUp, turn = 0 }: QueuedDraft, otherTurn: number): boolean {
  if (state === 'waiting') return isHeld === true;
  return state !== 'sending' || (!isHeldUp && turn < otherTurn);
}

/** Not while it is on its way, and not where the server may have it: other words under the same key would be lost. */
export function mayEdit({ state, isHanded }: Pick<QueuedDraft, 'state' | 'isHanded'>): boolean {
  return state !== 'sending' && !isHanded;
}

function dueNow(draft: QueuedDraft): QueuedDraft {
  return { ...draft, dueMs: 0 };
}

function change(state: OutboxState, key: string, act: (draft: QueuedDraft) => DraftStep): OutboxStep {
  const before = state.drafts.find(({ draft }) => draft.key === key);
  if (!before) return [state, []];
  const [after, effects] = act(before);
  const drafts = state.drafts.flatMap((each) => (each === before ? (after ? [after] : []) : [each]));
  return [{ ...state, drafts }, effects];
}
