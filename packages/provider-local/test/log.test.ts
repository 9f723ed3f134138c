import { expect } from '@open-wc/testing';
import { LIMITS, type LogPage, type ProviderRoom } from '@roompane/protocol';
import { withStore } from '../src/store.ts';
import { write } from '../src/write.ts';
import { codeOf, one, other, roomId, say, secondRoomId, TestDeployment, textOf } from './deployment.ts';

const words = (who: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${who} ${index}`);

async function readAll(room: ProviderRoom): Promise<LogPage['events']> {
  const events = [];
  let page = await room.readLog({ limit: LIMITS.pageEvents });
  events.unshift(...page.events);
  while (!page.isFirst) {
    page = await room.readLog({ limit: LIMITS.pageEvents, before: page.start });
    events.unshift(...page.events);
  }
  return events;
}

describe('the log in IndexedDB', () => {
  let deployment: TestDeployment;

  beforeEach(async () => {
    deployment = await TestDeployment.create();
  });

  afterEach(() => deployment.delete());

  it('[PR1] takes posts of several connections at once in one order, without a loss', async () => {
    const providers = await Promise.all([one, other, one].map((me) => deployment.connect(me)));
    const rooms = await Promise.all(providers.map((provider) => provider.join(roomId)));
    const texts = rooms.map((_, tab) => words(`tab ${tab}`, 100));
    await Promise.all(rooms.map((room, tab) => Promise.all(texts[tab]!.map((text) => room.post(say(text))))));

    const [first, ...rest] = await Promise.all(rooms.map(readAll));
    for (const events of rest) expect(events).to.deep.equal(first);
    expect(new Set(first!.map(({ cursor }) => cursor)).size).to.equal(300);
    expect(new Set(first!.map(textOf))).to.deep.equal(new Set(texts.flat()));
    for (const [tab, said] of texts.entries()) {
      const seen = first!.map(textOf).filter((text) => text!.startsWith(`tab ${tab}`));
      expect(seen, 'each tab’s posts in the order of its calls').to.deep.equal(said);
    }
  });

  it('[PR8] has the same log, order, times and ids for a new tab', async () => {
    const provider = await deployment.connect(one);
    const room = await provider.join(roomId);
    for (const text of words('before', 5)) await room.post(say(text));
    const before = await room.readLog({ limit: 10 });
    await provider.disconnect();

    const again = await (await deployment.connect(one)).join(roomId);
    expect(await again.readLog({ limit: 10 })).to.deep.equal(before);
    await again.post(say('after'));
    expect((await again.readLog({ limit: 10, after: before.end })).events.map(textOf)).to.deep.equal(['after']);
  });

  it('[PR2] reads the same pages of two rooms that grow together', async () => {
    const provider = await deployment.connect(one);
    const rooms = await Promise.all([provider.join(roomId), provider.join(secondRoomId)]);
    for (const index of [1, 2, 3])
      for (const [which, room] of rooms.entries()) await room.post(say(`${which}: ${index}`));
    for (const [which, room] of rooms.entries()) {
      const page = await room.readLog({ limit: 2 });
      expect(page.events.map(textOf)).to.deep.equal([`${which}: 2`, `${which}: 3`]);
      expect([page.isFirst, page.isLast]).to.deep.equal([false, true]);
    }
  });

  it('[PR7] takes a post back that was not begun, and takes its words again', async () => {
    const room = await (await deployment.connect(one)).join(roomId);
    const controller = new AbortController();
    const posting = codeOf(room.post(say('taken back'), { signal: controller.signal }));
    controller.abort();
    expect(await posting).to.equal('call/aborted');
    expect((await room.readLog({ limit: 1 })).events).to.deep.equal([]);
    expect((await room.post(say('taken back'))).body.text).to.equal('taken back');
  });

  it('[PR7] takes a write back until it is committed, and not after', async () => {
    await withStore(deployment, ({ connection }) =>
      connection.run(async (database) => {
        const during = new AbortController();
        const aborted = write(database, { stores: ['settings'], signal: during.signal }, async (transaction) => {
          await transaction.objectStore('settings').put(1, 'a setting');
          during.abort();
        });
        expect(await codeOf(aborted)).to.equal('call/aborted');
        expect(await database.get('settings', 'a setting')).to.equal(undefined);

        const after = new AbortController();
        const written = await write(database, { stores: ['settings'], signal: after.signal }, (transaction) => {
          void transaction.done.then(() => after.abort());
          return transaction.objectStore('settings').put(2, 'a setting');
        });
        expect([after.signal.aborted, written]).to.deep.equal([true, 'a setting']);
        expect(await database.get('settings', 'a setting')).to.equal(2);
      }),
    );
  });

  it('[PR5] does not take a cursor of the same room in a store that was deleted', async () => {
    const room = await (await deployment.connect(one)).join(roomId);
    await room.post(say('gone'));
    const { end } = await room.readLog({ limit: 1 });
    await deployment.delete();
    const fresh = await TestDeployment.create();
    try {
      const freshRoom = await (await fresh.connect(one)).join(roomId);
      await freshRoom.post(say('new'));
      expect(await codeOf(freshRoom.readLog({ limit: 1, after: end }))).to.equal('log/cursor-unknown');
    } finally {
      await fresh.delete();
    }
  });
});
