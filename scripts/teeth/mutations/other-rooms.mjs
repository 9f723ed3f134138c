// What an add-in may do in other rooms than its own.

const hostile = 'packages/host/test/hostile-addin.frames.test.ts';

/** @type {readonly import('../mutations.mjs').Mutation[]} */
export const otherRooms = [
  {
    name: 'the methods that are not carried',
    file: 'packages/host/src/session/opened-room.ts',
    find: 'filter(([name]) => !OWN_ALONE.test(name))',
    replace: 'filter(([name]) => OWN_ALONE.test(name) || name)',
    runner: 'browser',
    test: hostile,
    title: '[OR2] carries methods that are none',
  },
  {
    name: 'refusals in other rooms',
    file: 'packages/host/src/session/other-rooms.ts',
    find: 'this.#options.onRefusal();',
    replace: '',
    runner: 'browser',
    test: hostile,
    title: '[OR2] [LI3] goes on carrying what is refused',
    hangs: true,
  },
];
