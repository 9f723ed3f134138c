import { expect } from '@open-wc/testing';
import type { ProviderRoom } from '@roompane/protocol';
import { codeOf, one, other, readOnlyRoomId, roomId, secondRoomId, take, TestDeployment } from './deployment.ts';

describe('who is typing', () => {
  let deployment: TestDeployment;
  let room: ProviderRoom;

  beforeEach(async () => {
    deployment = await TestDeployment.create();
    room = await (await deployment.connect(one)).join(roomId);
  });

  afterEach(() => deployment.delete());

  it('[PR14] is told in that room alone, and what else comes over the channel is nothing', async () => {
    const typing = room.typing()[Symbol.asyncIterator]();
    const coming = take(typing, 1);
    const elsewhere = await (await deployment.connect(other)).join(secondRoomId);
    await elsewhere.setTyping(true);
    const channel = new BroadcastChannel(`roompane/${deployment.databaseName}/typing`);
    const person = { id: 'x', name: 'X', kind: 'user' };
    for (const junk of [
      null,
      'text',
      { roomId },
      { roomId, person, isTyping: 1 },
      { roomId, person: { ...person, kind: 'god' }, isTyping: true },
      { roomId, person: { ...person, name: 'n'.repeat(257) }, isTyping: true },
    ])
      channel.postMessage(junk);
    channel.postMessage({ roomId, person: { ...person, secret: 1 }, isTyping: true, more: 1 });
    expect(await coming).to.deep.equal([{ person, isTyping: true }]);
    channel.close();
  });

  it('[PR14] is the last word of each person to a reader that is slow, and of twenty people at most', async () => {
    const typing = room.typing()[Symbol.asyncIterator]();
    const channel = new BroadcastChannel(`roompane/${deployment.databaseName}/typing`);
    const heard = new BroadcastChannel(`roompane/${deployment.databaseName}/typing`);
    const send = (id: string, isTyping: boolean): void =>
      channel.postMessage({ roomId, person: { id, name: id, kind: 'user' }, isTyping });
    const first = take(typing, 1);
    send('first', true);
    await first;
    const arrived = new Promise<void>((resolve) => {
      heard.onmessage = ({ data }: MessageEvent<{ person: { id: string } }>) => data.person.id === 'last' && resolve();
    });
    for (let number = 0; number < 30; number++) {
      send(`p${number}`, true);
      send('p0', number % 2 === 0);
    }
    send('last', true);
    await arrived;
    const events = await take(typing, 20);
    expect(events[0]).to.deep.include({ isTyping: false }).and.have.nested.property('person.id', 'p0');
    expect(new Set(events.map(({ person }) => person.id)).size).to.equal(20);
    const next = take(typing, 1);
    send('after', true);
    expect((await next)[0]).to.have.nested.property('person.id', 'after');
    channel.close();
    heard.close();
  });

  it('[PR14] is not said by who may not post', async () => {
    const reader = await (await deployment.connect(other)).join(readOnlyRoomId);
    expect(await codeOf(reader.setTyping(true))).to.equal('room/read-only');
  });
});
