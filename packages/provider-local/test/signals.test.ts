import { expect } from '@open-wc/testing';
import type { ProviderRoom, SignalEvent } from '@roompane/protocol';
import { codeOf, one, other, readOnlyRoomId, roomId, secondRoomId, take, TestDeployment } from './deployment.ts';

describe('signals', () => {
  const channel = 'board';
  let deployment: TestDeployment;
  let room: ProviderRoom;
  let wire: BroadcastChannel;

  beforeEach(async () => {
    deployment = await TestDeployment.create();
    room = await (await deployment.connect(one)).join(roomId);
    wire = new BroadcastChannel(`roompane/${deployment.databaseName}/signals`);
  });

  afterEach(async () => {
    wire.close();
    await deployment.delete();
  });

  const listen = (to: ProviderRoom, count = 1): Promise<SignalEvent[]> =>
    take(to.signals()[Symbol.asyncIterator](), count);

  it('[PR19] are heard by others, and by oneself elsewhere, but not where they were sent', async () => {
    const otherRoom = await (await deployment.connect(other)).join(roomId);
    const ownTab = await deployment.connect(one);
    const [ownRoom, ownRoomAgain] = [await ownTab.join(roomId), await ownTab.join(roomId)];
    const heard = [otherRoom, ownRoom, ownRoomAgain].map((each) => listen(each));
    const own = listen(room);
    await room.sendSignal({ channel, data: { row: 1 } });
    for (const events of await Promise.all(heard)) {
      expect(events).to.deep.equal([{ person: one, channel, data: { row: 1 } }]);
    }
    await ownRoom.sendSignal({ channel, data: 'second' });
    expect(await own, 'the first that the sender hears').to.deep.equal([{ person: one, channel, data: 'second' }]);
  });

  it('[PR19] are heard by who joined the room once more with the same provider', async () => {
    const provider = await deployment.connect(other);
    const [first, second] = [await provider.join(roomId), await provider.join(roomId)];
    const heard = listen(second);
    await first.sendSignal({ channel, data: null });
    expect(await heard).to.deep.equal([{ person: other, channel, data: null }]);
  });

  it('[PR19] stay in their room, and what else comes over the channel is nothing', async () => {
    const coming = listen(room);
    const elsewhere = await (await deployment.connect(other)).join(secondRoomId);
    await elsewhere.sendSignal({ channel, data: 'elsewhere' });
    const person = { id: 'x', name: 'X', kind: 'user' };
    const good = { roomId, person, channel, data: 1 };
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    for (const junk of [
      null,
      'text',
      [good],
      { roomId },
      { person, channel, data: 1 },
      { ...good, roomId: [roomId] },
      { ...good, person: 'x' },
      { ...good, person: { ...person, kind: 'god' } },
      { ...good, person: { ...person, name: 'n'.repeat(257) } },
      { ...good, channel: 1 },
      { ...good, channel: 'c'.repeat(2_049) },
      { ...good, data: undefined },
      { ...good, data: 1n },
      { ...good, data: cyclic },
      { ...good, data: 'd'.repeat(4_095) },
    ])
      wire.postMessage(junk);
    const data = 'd'.repeat(4_094);
    const longest = { channel: 'c'.repeat(2_048), data };
    wire.postMessage({ roomId, person: { ...person, secret: 1 }, ...longest, more: 1 });
    expect(await coming).to.deep.equal([{ person, ...longest }]);
  });

  it('[PR19] are the newest 256, in order, to a reader that is slow', async () => {
    const signals = room.signals()[Symbol.asyncIterator]();
    const otherRoom = await (await deployment.connect(other)).join(roomId);
    const first = take(signals, 1);
    await otherRoom.sendSignal({ channel, data: 'first' });
    await first;
    // Channels hear in the order in which they were opened: this one last.
    const last = new BroadcastChannel(wire.name);
    const arrived = new Promise<void>((resolve) => {
      last.onmessage = ({ data }: MessageEvent<SignalEvent>) => data.data === 300 && resolve();
    });
    for (let data = 1; data <= 300; data++) await otherRoom.sendSignal({ channel, data });
    await arrived;
    last.close();
    const kept = await take(signals, 256);
    expect(kept.map(({ data }) => data)).to.deep.equal(Array.from({ length: 256 }, (_, at) => at + 45));
    const next = take(signals, 1);
    await otherRoom.sendSignal({ channel, data: 'next' });
    expect((await next)[0]?.data).to.equal('next');
  });

  it('[PR19] are not sent by who may not post, once aborted, or from a room that was left', async () => {
    const reader = await (await deployment.connect(other)).join(readOnlyRoomId);
    const signal = { channel, data: 1 };
    expect(await codeOf(reader.sendSignal(signal))).to.equal('room/read-only');
    expect(await codeOf(room.sendSignal(signal, { signal: AbortSignal.abort() }))).to.equal('call/aborted');
    const ending = room.signals()[Symbol.asyncIterator]().next();
    await room.leave();
    expect(await ending).to.deep.equal({ done: true, value: undefined });
    expect(await codeOf(room.sendSignal(signal))).to.equal('room/not-joined');
  });

  it('[PR19] are heard by who may only read', async () => {
    const presenter = await (await deployment.connect(one)).join(readOnlyRoomId);
    const reader = await (await deployment.connect(other)).join(readOnlyRoomId);
    const heard = listen(reader);
    await presenter.sendSignal({ channel, data: [1, 2] });
    expect(await heard).to.deep.equal([{ person: one, channel, data: [1, 2] }]);
  });
});
