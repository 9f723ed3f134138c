import { expect } from '@open-wc/testing';
import { type ProviderRoom, ProviderRoomChangeEvent } from '@roompane/protocol';
import { saveRoom } from '../src/index.ts';
import { codeOf, one, other, roomId, rooms, say, take, TestDeployment } from './deployment.ts';

const nextChange = (room: ProviderRoom): Promise<ProviderRoomChangeEvent> =>
  new Promise((resolve) => {
    room.addEventListener('changed', (event) => resolve(event as ProviderRoomChangeEvent), { once: true });
  });

describe('roles and kinds', () => {
  const definition = rooms[0]!;
  let deployment: TestDeployment;

  beforeEach(async () => {
    deployment = await TestDeployment.create();
  });

  afterEach(() => deployment.delete());

  it('[PR5] change under a joined room, which says what changed and refuses at once', async () => {
    const room = await (await deployment.connect(other)).join(roomId);
    const changing = nextChange(room);
    await saveRoom(deployment, { ...definition, info: { ...definition.info, kind: 'auditorium', title: 'All hands' } });
    expect(await codeOf(room.post(say('too late')))).to.equal('room/read-only');
    const change = await changing;
    expect(change).to.be.instanceOf(ProviderRoomChangeEvent);
    expect(change.info).to.include({ kind: 'auditorium', title: 'All hands' });
    expect(change.standing).to.deep.equal({ person: other, role: 'member', canPost: false });
    expect([room.info, room.standing]).to.deep.equal([change.info, change.standing]);
  });

  it('[PR5] tell only the part that changed', async () => {
    const room = await (await deployment.connect(one)).join(roomId);
    const changing = nextChange(room);
    await saveRoom(deployment, { ...definition, info: { ...definition.info, description: 'Another' } });
    const change = await changing;
    expect(change.info?.description).to.equal('Another');
    expect(change.standing).to.equal(undefined);
  });

  it('[PR11] end for who is no longer a member: nothing more is read or posted', async () => {
    const room = await (await deployment.connect(other)).join(roomId);
    await room.post(say('before'));
    const { end } = await room.readLog({ limit: 1 });
    const live = room.live({ after: end })[Symbol.asyncIterator]();
    const waiting = live.next();
    const closing = new Promise<Event>((resolve) => room.addEventListener('closed', resolve, { once: true }));
    await saveRoom(deployment, { ...definition, members: definition.members.slice(0, 1) });
    const closed = await closing;
    expect(closed).to.have.nested.property('reason.code', 'room/removed');
    expect(closed).to.have.nested.property('reason.data.reason', 'no-longer-member');
    expect((await waiting).done).to.equal(true);
    expect(await codeOf(room.readLog({ limit: 1 }))).to.equal('room/not-joined');
    expect(await codeOf(room.post(say('after')))).to.equal('room/not-joined');
  });

  it('[PR11] end for everybody in a room that is disabled, which nobody finds then', async () => {
    const provider = await deployment.connect(other);
    const room = await provider.join(roomId);
    const closing = new Promise<Event>((resolve) => room.addEventListener('closed', resolve, { once: true }));
    await saveRoom(deployment, { ...definition, isDisabled: true });
    const event = await closing;
    expect(event).to.have.nested.property('reason.code', 'room/removed');
    expect(event).to.have.nested.property('reason.data.reason', 'disabled');
    const acts = [provider.join(roomId), provider.get(roomId), provider.follow(roomId)];
    for (const code of await Promise.all(acts.map(codeOf))) expect(code).to.equal('room/not-found');
    expect((await provider.followed()).map(({ id }) => id)).not.to.include(roomId);
    expect((await provider.find({ text: '' })).rooms.map(({ id }) => id)).not.to.include(roomId);
    await saveRoom(deployment, definition);
    expect((await provider.join(roomId)).info.id).to.equal(roomId);
  });

  it('[PR18] [LI4] bound a post by what the room takes, from when it is said', async () => {
    const room = await (await deployment.connect(one)).join(roomId);
    const changing = nextChange(room);
    const limits = { messageBytes: 4, storyBytes: 8 };
    await saveRoom(deployment, { ...definition, info: { ...definition.info, limits } });
    expect((await changing).info?.limits).to.deep.equal(limits);
    expect(await codeOf(room.post(say('five5')))).to.equal('limit/exceeded');
    expect(await codeOf(room.post(say('four')))).to.equal('resolved');
  });

  it('[PR6] reach the roster as a delta', async () => {
    const room = await (await deployment.connect(one)).join(roomId);
    const roster = room.roster()[Symbol.asyncIterator]();
    expect((await take(roster, 1))[0]).to.include({ type: 'snapshot', count: 1, isTruncated: false });
    const coming = take(roster, 1);
    await saveRoom(deployment, { ...definition, members: [{ person: one, role: 'manager' }] });
    const [event] = await coming;
    expect(event).to.include({ type: 'set', count: 1 });
    expect(event).to.have.nested.property('entry.role', 'manager');
  });

  it('[PR5] let who is not listed visit an open room, and be seen there', async () => {
    await saveRoom(deployment, { info: { ...definition.info, id: 'open', privacy: 'open' }, members: [] });
    const stranger = { id: 'stranger', name: 'A Stranger', kind: 'user' } as const;
    const room = await (await deployment.connect(stranger)).join('open');
    expect(room.standing).to.deep.equal({ person: stranger, role: 'visitor', canPost: false });
    const [value] = await take(room.roster()[Symbol.asyncIterator](), 1);
    expect(value).to.deep.include({ type: 'snapshot', count: 1 });
    expect(value).to.have.nested.property('entries[0].person.name', 'A Stranger');
  });

  it('[PR6] leave the local user on the roster of a room that is too large to list', async () => {
    const crowd = Array.from({ length: 600 }, (_, index) => ({
      person: { id: `a${index}`, name: `Person ${index}`, kind: 'user' } as const,
      role: 'member' as const,
      attends: 'active' as const,
    }));
    await saveRoom(deployment, { ...definition, members: [...crowd, ...definition.members] });
    const room = await (await deployment.connect(one)).join(roomId);
    const [snapshot] = await take(room.roster()[Symbol.asyncIterator](), 1);
    if (snapshot?.type !== 'snapshot') expect.fail('no snapshot');
    expect(snapshot.entries).to.have.lengthOf(500);
    expect(snapshot).to.include({ count: 601, isTruncated: true });
    expect(snapshot.entries.filter(({ isSelf }) => isSelf)).to.have.lengthOf(1);
  });
});
