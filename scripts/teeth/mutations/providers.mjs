// Guards of what a chat server keeps for people: what they have read, their files, who they may ask in.

/** @typedef {import('../mutations.mjs').Mutation} Mutation */

/** @type {readonly Mutation[]} */
export const providers = [
  {
    name: 'a marker that never goes back',
    file: 'packages/provider-local/src/unread.ts',
    find: 'if (marker !== undefined && seq <= marker) return false;',
    replace: '',
    runner: 'browser',
    test: 'packages/provider-local/test/conformance.test.ts',
    title: '[PR13] moves the marker on and never back, and knows a place that is none',
  },
  {
    name: 'the owner of a file',
    file: 'packages/provider-local/src/files.ts',
    find: ' && row.ownerId === authorId',
    replace: '',
    runner: 'browser',
    test: 'packages/provider-local/test/files.test.ts',
    title: '[PR15] are posted by who sent them, into the room that has them, as they are',
  },
  {
    name: 'the room of a file that is read',
    file: 'packages/provider-local/src/files.ts',
    find: 'if (row?.roomId !== roomId) throw',
    replace: 'if (!row) throw',
    runner: 'browser',
    test: 'packages/provider-local/test/files.test.ts',
    title: '[PR15] are posted by who sent them, into the room that has them, as they are',
  },
  {
    name: 'files that go with a removed message',
    file: 'packages/provider-local/src/change-message.ts',
    find: 'await dropFiles(transaction, roomId, { from: row.seq, to: row.seq });',
    replace: '',
    runner: 'browser',
    test: 'packages/provider-local/test/files.test.ts',
    title: '[PR15] go with the message that carries them first, from the disk too',
  },
  {
    name: 'visitors who may not invite',
    file: 'packages/provider-local/src/invitations.ts',
    find: "if (role === 'visitor') throw new RoompaneError('message/forbidden', { data: { role } });",
    replace: '',
    runner: 'browser',
    test: 'packages/provider-local/test/invitations.test.ts',
    title: '[PR17] come from members alone, of a bounded length',
  },
  {
    name: 'removed messages in a search',
    file: 'packages/protocol/src/match-message.ts',
    find: 'isRedacted || postedAtEpochMs',
    replace: 'postedAtEpochMs',
    runner: 'node',
    test: 'packages/protocol/src/match-message.test.ts',
    title: '[PR16] never takes a message that was removed',
  },
  {
    name: 'the rate of typing',
    file: 'packages/provider-local/src/own-typing.ts',
    find: '!this.#isWaiting && ',
    replace: '',
    runner: 'node',
    test: 'packages/provider-local/src/own-typing.test.ts',
    title: '[PR14] is at a bounded rate, and the last word goes out',
  },
  {
    name: 'the limit of a roster',
    file: 'packages/protocol/src/provider-kit/tell-roster.ts',
    find: ' || listed.size >= mostPeople',
    replace: '',
    runner: 'node',
    test: 'packages/protocol/src/provider-kit/tell-roster.test.ts',
    title: '[PR6] lists at most as many as its limit, always the local user, and says honestly how many there are',
  },
];
