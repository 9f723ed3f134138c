// What an XMPP server's other users may say, and what it counts for.

/** @type {readonly import('../mutations.mjs').Mutation[]} */
export const xmpp = [
  {
    name: 'a file on the reader’s own machine',
    file: 'packages/provider-xmpp/src/files.ts',
    find: ' || (isLoopback(url) && !this.#isLocal)',
    replace: '',
    runner: 'node',
    test: 'packages/provider-xmpp/src/files.test.ts',
    title: '[PR15] is not read from the reader’s own machine, unless the server is on it',
  },
  {
    name: 'a signal that a server kept',
    file: 'packages/provider-xmpp/src/signal-stanza.ts',
    find: " || childOf(message, 'delay', NS.DELAY)",
    replace: '',
    runner: 'node',
    test: 'packages/provider-xmpp/src/signal-stanza.test.ts',
    title: 'is for the moment: no message, and none that a server kept',
  },
  {
    name: 'signals for a slow reader',
    file: 'packages/provider-xmpp/src/signals.ts',
    find: 'if (news.length > KEPT) news.shift();',
    replace: '',
    runner: 'node',
    test: 'packages/provider-xmpp/src/signals.test.ts',
    title: 'is kept for a slow reader in a bounded number, the newest of it',
  },
  {
    name: 'who removes words',
    file: 'packages/provider-xmpp/src/retraction.ts',
    find: 'if (isFromRoom) return isModerated',
    replace: 'if (isFromRoom || isModerated) return isModerated',
    runner: 'node',
    test: 'packages/provider-xmpp/src/item.test.ts',
    title: 'is a removal only from the room itself',
  },
  {
    name: 'whom the server vouches for',
    file: 'packages/provider-xmpp/src/item.ts',
    find: "const user = lastChildOf(message, 'x', NS.MUC_USER);",
    replace: "const user = childOf(message, 'x', NS.MUC_USER);",
    runner: 'node',
    test: 'packages/provider-xmpp/src/item.test.ts',
    title: 'is from whom the server names last',
  },
  {
    name: 'the place between two events of one stanza',
    file: 'packages/provider-xmpp/src/log.ts',
    find: '[part + 1, undefined]',
    replace: '[part, undefined]',
    runner: 'node',
    test: 'packages/provider-xmpp/src/log.test.ts',
    title: '[PR3] are followed from between two of one stanza',
  },
];
