// What each way of using the packages may weigh: bytes gzip of what Vite makes of the packed packages for production, with
// all that they bring. The slack is small on purpose, so that weight is a decision: change a limit here, with a reason in
// the commit. The add-in's own is a promise (docs/decisions/0005-six-kilobytes.md).

/** @typedef {{ name: string, limitBytes: number, code: string }} Budget */

/** One call, one stream and one interceptor: the least that an add-in with a purpose does. @type {Budget} */
export const addinBudget = {
  name: 'an add-in with a call, a stream and an interceptor',
  limitBytes: 6_144,
  code: `
    import { connect, block, pass } from '@roompane/addin';
    const room = await connect({ hosts: ['https://chat.example'] });
    await room.outgoing.intercept((draft) => (draft.title ? block({ reason: 'titled' }) : pass()));
    await room.post({ body: room.info.title });
    for await (const event of room.messages.live()) console.log(event.type);
  `,
};

/** What the playground's page names, scripts and styles, without which it draws nothing. */
export const playgroundLimitBytes = 150_000;

/**
 * What each noun weighs alone, with the parsers that it shares with the rest: beside `connect` it adds a part of this.
 * @type {readonly Budget[]}
 */
const nounBudgets = [
  weighNoun('clock', { names: ['readServerClock'], limitBytes: 1_000 }),
  weighNoun('files', { names: ['download', 'upload'], limitBytes: 1_900 }),
  weighNoun('history', { names: ['history'], limitBytes: 350 }),
  weighNoun('messages', { names: ['react', 'redact'], limitBytes: 1_010 }),
  weighNoun('observe', { names: ['observe'], limitBytes: 1_170 }),
  weighNoun('rooms', { names: ['directory', 'rooms'], limitBytes: 3_300 }),
  weighNoun('search', { names: ['search'], limitBytes: 1_140 }),
  weighNoun('signals', { names: ['signals'], limitBytes: 1_060 }),
  weighNoun('typing', { names: ['typing'], limitBytes: 1_040 }),
  weighNoun('unread', { names: ['unread'], limitBytes: 1_090 }),
];

/** @type {(entry: string, weighed: { names: readonly string[], limitBytes: number }) => Budget} */
function weighNoun(entry, { names, limitBytes }) {
  const listed = names.join(', ');
  return {
    name: `addin/${entry}`,
    limitBytes,
    code: `import { ${listed} } from '@roompane/addin/${entry}'; globalThis.nouns = { ${listed} };`,
  };
}

/** @type {readonly Budget[]} */
export const budgets = [
  addinBudget,
  ...nounBudgets,
  {
    name: 'an add-in with one call',
    limitBytes: 6_050,
    code: `
      import { connect } from '@roompane/addin';
      const room = await connect({ hosts: ['https://chat.example'] });
      await room.post({ body: room.info.title });
    `,
  },
  {
    name: 'a host, headless',
    limitBytes: 40_500,
    code: `
      import { joinRoom, mountAddin } from '@roompane/host';
      globalThis.client = { joinRoom, mountAddin };
    `,
  },
  {
    name: 'elements/define, with Lit',
    limitBytes: 58_800,
    code: `import '@roompane/elements/define';`,
  },
  {
    name: 'elements/find/define, with Lit',
    limitBytes: 18_000,
    code: `import '@roompane/elements/find/define';`,
  },
  {
    name: 'elements/host/define, with Lit and the host',
    limitBytes: 39_200,
    code: `import '@roompane/elements/host/define';`,
  },
  {
    name: 'provider-local',
    limitBytes: 16_300,
    code: `
      import { createLocalProvider } from '@roompane/provider-local';
      globalThis.provider = createLocalProvider({ me: { id: 'sam', name: 'Sam', kind: 'user' } });
    `,
  },
  {
    name: 'provider-xmpp, with Strophe',
    limitBytes: 41_100,
    code: `
      import { createXmppProvider } from '@roompane/provider-xmpp';
      globalThis.provider = createXmppProvider({
        url: 'wss://chat.example/ws',
        login: { anonymousAt: 'guests.example' },
        name: 'Sam',
        roomService: 'rooms.chat.example',
      });
    `,
  },
];
