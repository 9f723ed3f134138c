// What a room keeps until it is posted.

const test = 'packages/host/src/outbox/room-outbox.test.ts';
const choices = 'packages/host/src/outbox/outbox-choices.test.ts';

/** @type {readonly import('../mutations.mjs').Mutation[]} */
export const outbox = [
  {
    name: 'the mark of what the server may have',
    file: 'packages/host/src/outbox/room-outbox.ts',
    find: "if (!isRetry) await this.#takeAndStore({ type: 'handed', key });",
    replace: '',
    runner: 'node',
    test,
    title: '[OB3] posts once where the answer was lost',
  },
  {
    name: 'the order of what is tried again',
    file: 'packages/host/src/outbox/room-outbox.ts',
    find: "if (!mayHand(this.#state, key)) throw new RoompaneError('provider/unavailable');",
    replace: '',
    runner: 'node',
    test,
    title: '[OB5] keeps the order of a composer',
  },
  {
    name: 'what is stopped after a reload',
    file: 'packages/host/src/outbox/step-outbox.ts',
    find: 'if (isAwaited && !draft.isTakenOver) return settled;',
    replace: 'return settled;',
    runner: 'node',
    test,
    title: '[OB1] [OB4] goes through the gate again',
  },
  {
    name: 'what the outbox has taken over',
    file: 'packages/host/src/outbox/step-outbox.ts',
    find: 'if (isAwaited && !draft.isTakenOver) return settled;',
    replace: 'if (isAwaited) return settled;',
    runner: 'node',
    test: choices,
    title: '[OB4] keeps what was taken over',
  },
  {
    name: 'the turn of what is tried again',
    file: 'packages/host/src/outbox/step-outbox.ts',
    find: '(!isHeldUp && turn < otherTurn)',
    replace: '!isHeldUp',
    runner: 'node',
    test,
    title: '[OB5] does not let a draft overtake',
  },
  {
    name: 'the user’s hold on a draft',
    file: 'packages/host/src/outbox/step-outbox.ts',
    find: "if (draft.state !== 'waiting' || draft.isHeld) return draft;",
    replace: "if (draft.state !== 'waiting') return draft;",
    runner: 'node',
    test: choices,
    title: '[OB8] does not try what the user is changing',
  },
  {
    name: 'the words of a post that a composer lets go',
    file: 'packages/elements/src/internal/kept-posts.ts',
    find: "if (state !== 'waiting' || isHeld || !isKept) continue;",
    replace: "if (state !== 'waiting' || isHeld) continue;",
    runner: 'node',
    test: 'packages/elements/src/internal/kept-posts.test.ts',
    title: 'but only once their words are safe',
  },
];
