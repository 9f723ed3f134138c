import { expect } from '@open-wc/testing';
import { LIMITS } from '@roompane/protocol';
import { saveRoom } from '../src/index.ts';
import { closedRoomId, codeOf, one, other, roomId, rooms, secretRoomId, TestDeployment } from './deployment.ts';

describe('invitations', () => {
  let deployment: TestDeployment;

  beforeEach(async () => {
    deployment = await TestDeployment.create();
  });

  afterEach(() => deployment.delete());

  it('[PR17] make a member of who takes them, also of a room that nobody else may know of', async () => {
    const [inviting, invited] = [await deployment.connect(one), await deployment.connect(other)];
    for (const id of [closedRoomId, secretRoomId]) {
      expect(await codeOf(invited.join(id))).to.equal(id === secretRoomId ? 'room/not-found' : 'room/members-only');
      await (await inviting.join(id)).invite(other.id, { reason: 'Come in' });
      expect((await invited.get(id)).id).to.equal(id);
      const [invitation] = await invited.invitations();
      expect(invitation).to.deep.include({ by: one, reason: 'Come in' });
      expect((await invited.join(id)).standing).to.include({ role: 'member', canPost: true });
      expect(await invited.invitations()).to.deep.equal([]);
    }
  });

  it('[PR17] let nobody in who declines them', async () => {
    const invited = await deployment.connect(other);
    await (await (await deployment.connect(one)).join(secretRoomId)).invite(other.id);
    await invited.decline(secretRoomId);
    expect(await codeOf(invited.join(secretRoomId))).to.equal('room/not-found');
    expect(await codeOf(invited.follow(secretRoomId))).to.equal('room/not-found');
  });

  it('[PR17] are there once for each room, the newest first, and for the next session', async () => {
    const inviting = await deployment.connect(one);
    for (const id of [closedRoomId, roomId, closedRoomId]) {
      const room = await inviting.join(id);
      await room.invite(other.id, { reason: `into ${id}` });
      // The times of two may be the same.
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    const invitations = await (await deployment.connect(other)).invitations();
    expect(invitations.map(({ reason }) => reason)).to.have.members([`into ${roomId}`, `into ${closedRoomId}`]);
    const times = invitations.map(({ atEpochMs }) => atEpochMs);
    expect(times).to.deep.equal([...times].sort((a, b) => b - a));
  });

  it('[PR17] come from members alone, of a bounded length', async () => {
    await saveRoom(deployment, { info: { ...rooms[0]!.info, id: 'open', privacy: 'open' }, members: [] });
    const visited = await (await deployment.connect(other)).join('open');
    expect(await codeOf(visited.invite(one.id))).to.equal('message/forbidden');
    const room = await (await deployment.connect(one)).join(roomId);
    const reason = 'r'.repeat(LIMITS.reasonChars + 1);
    expect(await codeOf(room.invite(other.id, { reason }))).to.equal('argument/invalid');
    expect(await codeOf(room.invite(''))).to.equal('argument/invalid');
  });
});
