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
  {
    name: 'the end of a list’s stay in the rooms that it counts',
    file: 'packages/elements/src/find/room-list/entered-rooms.ts',
    find: '      leave();\n',
    replace: '',
    runner: 'browser',
    test: 'packages/elements/test/room-list.test.ts',
    title: 'are entered once with the rest of the page, and left with the list',
    hangs: true,
  },
  {
    name: 'what a room says that its server lacks',
    file: 'packages/elements/src/room-messages/lacks-act.ts',
    find: "typeof capabilities?.[FEATURES[act]] === 'string'",
    replace: 'capabilities === undefined && FEATURES[act] === undefined',
    runner: 'browser',
    test: 'packages/elements/test/message-acts.test.ts',
    title: 'is not offered at all where the room says that its server lacks it',
  },
];
