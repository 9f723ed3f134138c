import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ObservedDraft } from '@roompane/protocol';
import { rest, ScriptedPipeline } from '../../test/outgoing/scripted-pipeline.ts';
import { DraftFeed, type DraftViewer } from './draft-feed.ts';

/** A pipeline whose drafts somebody sees. */
function observe(viewer: Partial<DraftViewer> = {}) {
  const feed = new DraftFeed();
  const room = new ScriptedPipeline({ observe: ({ effects }) => feed.take(effects) });
  const seen: ObservedDraft[] = [];
  const over = new AbortController();
  const source = feed.createSource({ sessionKey: 'me', includeOwn: false, mayObserveOthers: () => false, ...viewer });
  source.listen((event) => seen.push(event), over);
  return { room, source, seen, over, feed };
}

const namesOf = (seen: readonly ObservedDraft[]): readonly string[] =>
  seen.map((event) => {
    if (event.type === 'entered') return `${event.draft.body.text} set out`;
    return event.type === 'ended' ? event.ending : event.type;
  });

describe('an observer', () => {
  it('[OP17] sees a draft as it was written before anybody has checked it, and how it ended', async () => {
    const { room, seen } = observe();
    const guard = room.attach();
    const posted = room.enter('bid');
    await rest();
    assert.deepEqual(namesOf(seen), ['bid set out']);
    guard.last.answer({ type: 'block', reason: 'a secret' });
    await posted;
    assert.deepEqual(namesOf(seen), ['bid set out', 'blocked']);
    assert.equal(JSON.stringify(seen).includes('a secret'), false, 'why stays with the host');
  });

  it('[OP17] learns which message a draft became', async () => {
    const { room, seen } = observe();
    await room.enter('bid');
    const [entered, ended] = seen;
    assert.equal(ended?.type === 'ended' && ended.messageId, 'message key-0');
    assert.equal(entered?.type === 'entered' && ended?.type === 'ended' && entered.draftId === ended.draftId, true);
  });

  it('[OP17] sees what it posts itself only where it asks for that', async () => {
    for (const includeOwn of [false, true]) {
      const { room, seen } = observe({ includeOwn, sessionKey: 'addin-1' });
      await room.enterFrom(room.attach(), 'own');
      assert.deepEqual(namesOf(seen), includeOwn ? ['own set out', 'posted'] : []);
    }
  });

  it('[OP17] sees what other add-ins post while it may', async () => {
    let may = true;
    const { room, seen } = observe({ mayObserveOthers: () => may });
    const other = room.attach();
    await room.enterFrom(other, 'first');
    may = false;
    await room.enterFrom(other, 'second');
    assert.deepEqual(namesOf(seen), ['first set out', 'posted']);
    assert.equal(seen[0]?.type === 'entered' && seen[0].via?.id, 'addin-1');
  });

  it('[OP16] [OP17] sees what it wants', async () => {
    const { room, seen } = observe({ wants: { contains: ['https://'] } });
    await room.enter('bid');
    await room.enter('see https://chat.example');
    assert.deepEqual(namesOf(seen), ['see https://chat.example set out', 'posted']);
  });

  it('[OP17] that asked too slowly is told that it missed some, and goes on', async () => {
    const { room, source } = observe();
    for (let count = 0; count < 400; count++) await room.enter(`draft ${count}`);
    const read: ObservedDraft[] = [];
    let stretch = await source.read(source.start);
    for (; stretch.events.length > 0; stretch = await source.read(stretch.place)) {
      read.push(...stretch.events.map(({ event }) => event));
    }
    assert.equal(stretch.isLast, true);
    const [missed, ...others] = namesOf(read);
    assert.equal(missed, 'missed');
    assert.ok(others.length >= 256 && !others.includes('missed'));
    const last = others.filter((name) => name !== 'posted');
    assert.deepEqual(
      last,
      Array.from({ length: last.length }, (_, index) => `draft ${400 - last.length + index} set out`),
      'without another hole',
    );
  });

  it('[OP17] keeps nothing when nobody looks any more', async () => {
    const { room, source, seen, over } = observe();
    over.abort();
    await room.enter('bid');
    assert.deepEqual([seen, (await source.read(source.start)).events], [[], []]);
  });
});
