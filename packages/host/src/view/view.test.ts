import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ADDIN_METHODS,
  type Body,
  type Draft,
  followMessages,
  HOST_METHODS,
  LIMITS,
  type LogEvent,
  type Message,
  type MessageQuery,
  type Method,
  type Person,
  postMessage,
  type RoomInfo,
  searchMessages,
} from '@roompane/protocol';
import { PEOPLE_IN_METHODS } from './people-in-methods.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { createPseudonymousView, identified } from './view.ts';

const [sam, priya] = ['REAL-sam', 'REAL-priya'].map((id): Person => ({ id, name: id.slice(5), kind: 'user' })) as [
  Person,
  Person,
];
const mention = { type: 'mention', offset: 0, length: 4, target: priya.id } as const;
const body: Body = {
  text: '@pri',
  spans: [mention, { type: 'room-link', offset: 0, length: 1, target: 'fx' }],
};
const draft: Draft = { kind: 'regular', importance: 'normal', body, key: 'k' };
const message: Message = {
  id: 'm1',
  kind: 'regular',
  importance: 'normal',
  body,
  author: sam,
  postedAtEpochMs: 1,
  isRedacted: false,
};
const info: RoomInfo = { id: 'fx', title: 'FX', description: '', kind: 'regular', privacy: 'open' };
const entry = { person: sam, role: 'member', presence: 'active', isSelf: true } as const;
const addin = { id: 'guard', name: 'Guard' };
const blocked = { type: 'blocked', by: addin, reason: 'no', trail: [] } as const;

const events: readonly LogEvent[] = [
  { type: 'posted', cursor: '1', message },
  { type: 'edited', cursor: '2', messageId: 'm1', body, atEpochMs: 1 },
  { type: 'reacted', cursor: '3', messageId: 'm1', personId: priya.id, reaction: '+1', isOn: true },
  { type: 'redacted', cursor: '4', messageId: 'm1', atEpochMs: 1 },
];

/** Everything in which people can stand, by the method that carries it. */
const carried: Readonly<Record<string, readonly object[]>> = {
  'messages/read-page': [{ events, start: '1', end: '4', isFirst: true, isLast: true }],
  'messages/follow': [...events, { type: 'gap' }, { type: 'caught-up' }],
  'messages/search': [{ found: [{ message, cursor: '1' }], isComplete: true }],
  'messages/post': [
    { type: 'posted', message, trail: [] },
    { ...blocked, draft, fix: draft },
    { ...blocked, draft },
    { type: 'failed', code: 'call/failed', reason: 'no', isRetryable: false, draft, trail: [] },
  ],
  'roster/follow': [
    { type: 'snapshot', entries: [entry], count: 1, isTruncated: false },
    { type: 'set', entry, count: 1 },
    { type: 'left', personId: priya.id, count: 0 },
  ],
  'typing/follow': [{ people: [sam, priya] }],
  'signals/follow': [{ from: priya, data: { row: 3 }, missed: 0 }],
  'context/follow': [{ info, me: { ...sam, role: 'member', may: [] } }],
  'outgoing/observe': [
    { type: 'entered', draftId: '1', draft },
    { type: 'ended', draftId: '1', ending: 'posted', messageId: 'm1' },
    { type: 'missed', count: 1 },
  ],
  'outgoing/check': [{ checkId: '1', draft }],
  'rooms/follow-invitations': [
    {
      invitations: [
        { room: info, by: priya, atEpochMs: 1 },
        { room: info, atEpochMs: 1 },
      ],
    },
  ],
};

function createView(): ReturnType<typeof createPseudonymousView> {
  return createPseudonymousView(new Pseudonyms(new Uint8Array(32)));
}

describe('how an add-in sees people', () => {
  it('[VW1] is written down for every method of the table, and for no other', () => {
    const methods: readonly Method[] = [...HOST_METHODS.values(), ...ADDIN_METHODS.values()];
    assert.deepEqual([...PEOPLE_IN_METHODS.keys()].sort(), methods.map(({ name }) => name).sort());
  });

  it('[VW1] is by pseudonyms in all that it is given, and nothing else is another', () => {
    const shown = [...PEOPLE_IN_METHODS].filter(([, { given }]) => given).map(([name]) => name);
    assert.deepEqual(shown.sort(), Object.keys(carried).sort());
    const view = createView();
    const [samHere, priyaHere] = [sam, priya].map(({ id }) => view.show(followMessages, eventOf(id)).message.author.id);
    for (const [name, values] of Object.entries(carried)) {
      for (const value of values) {
        const written = JSON.stringify(view.show({ name }, value));
        const expected = JSON.stringify(value).replaceAll(sam.id, `${samHere}`).replaceAll(priya.id, `${priyaHere}`);
        assert.equal(written, expected, name);
        assert.ok(!written.includes('REAL'), name);
      }
    }
  });

  it('[VW1] is denied for a method that nobody has looked through', () => {
    assert.throws(() => createView().show({ name: 'people/list' }, [sam]), { code: 'call/denied' });
  });

  it('[VW1] costs nothing for those who may know the ids: what they get is the very object', () => {
    assert.equal(identified.show(followMessages, events[0]), events[0]);
    assert.equal(identified.read(postMessage, draft), draft);
  });

  it('[VW1] drops the targets of mentions that would make a message too large for its reader', () => {
    const spans = Array.from({ length: 450 }, () => ({ ...mention, target: 'x' }));
    assert.ok(JSON.stringify(spans).length <= LIMITS.spanChars);
    const crowded: Message = { ...message, body: { text: '@pri', spans } };
    const shown = createView().show(followMessages, { type: 'posted', cursor: '1', message: crowded });
    assert.deepEqual(shown.message.body.spans[0], { type: 'mention', offset: 0, length: 4 });
    assert.ok(JSON.stringify(shown.message.body.spans).length <= LIMITS.spanChars);
  });

  it('[VW3] gives back the ids of those who were shown, in drafts, verdicts and questions', () => {
    const view = createView();
    for (const [name, { said }] of PEOPLE_IN_METHODS) {
      if (!said) continue;
      const meant = saidWith(name, priya.id);
      const shownId = view.show(followMessages, eventOf(priya.id)).message.author.id;
      assert.deepEqual(view.read({ name }, saidWith(name, shownId)), meant, name);
    }
  });

  it('[VW3] takes any other id for nobody, so that trying ids tells nothing', () => {
    const view = createView();
    view.show(followMessages, eventOf(priya.id));
    const read = view.read(postMessage, draft);
    assert.deepEqual(read.body.spans, [{ type: 'mention', offset: 0, length: 4 }, body.spans[1]]);
    const query: MessageQuery = { authorIds: [priya.id, 'REAL-other'] };
    assert.deepEqual(view.read(searchMessages, query), { authorIds: ['~nobody', '~nobody'] });
    assert.deepEqual(view.read(searchMessages, { words: 'a' }), { words: 'a' });
  });
});

function eventOf(id: string): Extract<LogEvent, { type: 'posted' }> {
  return { type: 'posted', cursor: '1', message: { ...message, author: { ...sam, id } } };
}

function saidWith(name: string, id: string): unknown {
  const words: Draft = { ...draft, body: { text: '@pri', spans: [{ ...mention, target: id }] } };
  if (name === 'messages/search') return { authorIds: [id] };
  return name === 'outgoing/check' ? { type: 'replace', draft: words } : words;
}
