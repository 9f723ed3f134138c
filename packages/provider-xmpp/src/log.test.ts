import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LogPage, LogRange } from '@roompane/protocol';
import fc from 'fast-check';
import { followLog } from './follow-log.ts';
import type { Content, Item } from './item.ts';
import { type AskArchive, Log } from './log.ts';
import { readPage } from './read-page.ts';
import { StanzaError } from './stanza-error.ts';
import { Tail } from './tail.ts';

const roomId = 'desk@rooms.example';
const me = { id: 'sam@example', name: 'Sam', kind: 'user' } as const;
const people = { roomId, me, myOccupantId: undefined, showsAddresses: true, botDomains: [] };

/** A post of these words, or, without words, a stanza that is no event. */
function toItem(words: string | undefined, index: number): Item {
  const written = { kind: 'regular', importance: 'normal', body: { text: words ?? '', spans: [] } } as const;
  const content: Content = words === undefined ? { type: 'other' } : { type: 'post', written };
  return { id: `s${index}`, originalId: '', atEpochMs: index, sender: { nick: 'Sam', jid: me.id }, content };
}

/** All that Sam's reactions to the first stanza are from here on. */
function toSet(reactions: readonly string[], index: number): Item {
  return { ...toItem(undefined, index), content: { type: 'reactions', messageId: 's0', reactions } };
}

/** What a server does with a question, over items that a test holds. */
function archiveOf(items: Item[]): AskArchive {
  return ({ max, from = '', isBackward = false, fromEpochMs = 0 }) => {
    const at = items.findIndex(({ id }) => id === from);
    if (from && at < 0) return Promise.reject(new StanzaError('item-not-found'));
    const there = isBackward ? items.slice(0, from ? at : undefined) : items.slice(at + 1);
    const within = there.filter(({ atEpochMs }) => atEpochMs >= fromEpochMs);
    const given = isBackward ? within.slice(-max) : within.slice(0, max);
    return Promise.resolve({ items: given, isComplete: given.length === within.length });
  };
}

const createLog = (items: Item[]): Log => new Log(roomId, archiveOf(items), () => people);

const textsOf = ({ events }: Pick<LogPage, 'events'>): string[] =>
  events.map((event) => (event.type === 'posted' ? event.message.body.text : event.type));

/** Some of what is there says nothing: a subject, a marker of somebody's client. Some says several things at once. */
const logs = fc
  .array(fc.oneof(fc.boolean(), fc.subarray(['👍', '🎉', '👀'])), { maxLength: 30 })
  .map((said) =>
    said.map((each, index) =>
      Array.isArray(each) ? toSet(each, index) : toItem(each ? `${index}` : undefined, index),
    ),
  );

const cursorsOf = ({ events }: Pick<LogPage, 'events'>): string[] => events.map(({ cursor }) => cursor);

describe('pages of an archive', () => {
  it('[PR2] fit together in both directions, whatever else is in it', async () => {
    const property = fc.asyncProperty(logs, fc.integer({ min: 1, max: 7 }), async (items, limit) => {
      const read = (range: Omit<LogRange, 'limit'>): Promise<LogPage> =>
        readPage(createLog(items), { ...range, limit });
      const expected = cursorsOf(await readPage(createLog(items), { limit: 256 }));
      assert.equal(new Set(expected).size, expected.length);
      let page = await read({});
      const back = [page];
      while (!page.isFirst) back.unshift((page = await read({ before: page.start })));
      assert.deepEqual(back.flatMap(cursorsOf), expected);
      page = await read({ before: page.start });
      const forth = [page];
      while (!page.isLast) forth.push((page = await read({ after: page.end })));
      assert.deepEqual(forth.flatMap(cursorsOf), expected);
      for (const each of [...back, ...forth]) assert.ok(each.events.length <= limit);
    });
    await fc.assert(property);
  });

  it('[PR2] are found around a place and from a time', async () => {
    const items = Array.from({ length: 9 }, (_, index) => toItem(index % 3 === 1 ? undefined : `${index}`, index));
    const log = createLog(items);
    const around = await readPage(log, { limit: 3, around: `${roomId}/=s5` });
    assert.deepEqual([textsOf(around), around.isFirst, around.isLast], [['3', '5', '6'], false, false]);
    const from = await readPage(log, { limit: 2, fromEpochMs: 4 });
    assert.deepEqual([textsOf(from), from.isFirst, from.isLast], [['5', '6'], false, false]);
  });
});

describe('reactions as other clients say them', () => {
  it('[PR9] are what came and went, whoever reads from wherever', async () => {
    const items = [toItem('0', 0), toSet(['👍', '🎉'], 1), toItem('2', 2), toSet(['🎉', '👀'], 3), toSet([], 4)];
    const said = async (range: Omit<LogRange, 'limit'>): Promise<string[]> =>
      (await readPage(createLog(items), { ...range, limit: 256 })).events.flatMap((event) =>
        event.type === 'reacted' ? `${event.isOn ? '+' : '-'}${event.reaction}` : [],
      );
    const all = ['+👍', '+🎉', '-👍', '+👀', '-🎉', '-👀'];
    assert.deepEqual(await said({}), all);
    assert.deepEqual(await said({ after: `${roomId}/=s2` }), all.slice(2));
    assert.deepEqual(await said({ after: `${roomId}/+0=s3` }), all.slice(3));
    assert.deepEqual(await said({ before: `${roomId}/+1=s3` }), all.slice(0, 3));
  });

  it('[PR3] are followed from between two of one stanza', async () => {
    const items = [toItem('0', 0), toSet(['👍', '🎉'], 1), toItem('2', 2)];
    const log = createLog(items);
    const tail = new Tail(log, () => {});
    await tail.sync();
    const live = followLog({ log, tail }, { after: `${roomId}/+0=s1`, signal: new AbortController().signal });
    const cursors = [(await live.next()).value, (await live.next()).value].map(
      (event) => event && 'cursor' in event && event.cursor,
    );
    assert.deepEqual(cursors, [`${roomId}/+1=s1`, `${roomId}/=s2`]);
  });
});

describe('following an archive', () => {
  it('[PR3] says where something is missing when the archive no longer knows the place', async () => {
    const items = [toItem('0', 0), toItem('1', 1)];
    const log = createLog(items);
    const tail = new Tail(log, () => {});
    await tail.sync();
    const stopped = new AbortController();
    const live = followLog({ log, tail }, { after: `${roomId}/=s0`, signal: stopped.signal });
    assert.equal((await live.next()).value?.type, 'posted');
    const coming = live.next();
    items.splice(0, 2, toItem('7', 7));
    await tail.sync();
    assert.deepEqual((await coming).value, { type: 'gap', after: `${roomId}/=s1` });
    const { value } = await live.next();
    assert.deepEqual(value && value.type !== 'gap' && textsOf({ events: [value] }), ['7']);
    stopped.abort();
  });

  it('[PR5] knows a place that never was from one that was lost', async () => {
    const log = createLog([toItem('0', 0)]);
    const tail = new Tail(log, () => {});
    const live = followLog({ log, tail }, { after: `${roomId}/=never`, signal: new AbortController().signal });
    await assert.rejects(live.next(), { code: 'log/cursor-unknown' });
  });
});
