// What a room keeps until it is posted.

const test = 'packages/host/src/outbox/room-outbox.test.ts';

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
    find: 'if (isAwaited) return settled;',
    replace: 'return settled;',
    runner: 'node',
    test,
    title: '[OB1] [OB4] goes through the gate again',
  },
];
