import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import type { Invitation, RoomProvider } from '@roompane/protocol';
import { $msg } from 'strophe.js';
import * as NS from '../src/namespace.ts';
import { closeKeeper, TestDeployment } from './deployment.ts';
import { serverUrl } from './server-url.ts';

/** Resolves with the invitations that stand once there are so many. */
async function untilThere(provider: RoomProvider, count: number): Promise<readonly Invitation[]> {
  for (;;) {
    const changed = new Promise<void>((resolve) =>
      provider.addEventListener('invitations-changed', () => resolve(), { once: true }),
    );
    const invitations = await provider.invitations();
    if (invitations.length === count) return invitations;
    await changed;
  }
}

describe('invitations on a server', () => {
  let deployment: TestDeployment;

  after(closeKeeper);

  beforeEach(async () => {
    deployment = await TestDeployment.create(serverUrl);
  });

  afterEach(() => deployment.delete());

  it('[PR17] stand for every session, later ones too, until one of them declines, and whoever asked is told', async () => {
    const roomId = await deployment.createRoom('room');
    const [one, other, beside] = await Promise.all([
      deployment.connect('one'),
      deployment.connect('other'),
      deployment.connect('other'),
    ]);
    const room = await one.join(roomId);
    await room.invite(other.me.id, { reason: 'The fixing is at four' });
    const [invitation] = await untilThere(other, 1);
    const { name, ...by } = invitation?.by ?? {};
    assert.deepEqual(by, { id: one.me.id, kind: 'user' });
    assert.match(String(name), /^one-/);
    assert.deepEqual([invitation?.room, invitation?.reason], [await other.get(roomId), 'The fixing is at four']);
    await untilThere(beside, 1);
    const later = await deployment.connect('other');
    assert.deepEqual(await untilThere(later, 1), await beside.invitations());
    await later.decline(roomId);
    assert.deepEqual(await later.invitations(), []);
    await Promise.all([untilThere(other, 0), untilThere(beside, 0)]);
  });

  it('[PR17] make one a member of a secret room, for those who may ask', async () => {
    const members = [deployment.addressOf('one')];
    const roomId = await deployment.createRoom('secret', { isForMembers: true, isHidden: true, members });
    const [one, other] = await Promise.all([deployment.connect('one'), deployment.connect('other')]);
    const room = await one.join(roomId);
    await assert.rejects(room.invite(other.me.id), { code: 'message/forbidden' });
    assert.deepEqual(await other.invitations(), []);
    await deployment.keeper.attend(roomId);
    deployment.keeper.say($msg({ to: roomId }).c('x', { xmlns: NS.MUC_USER }).c('invite', { to: other.me.id }));
    const [invitation] = await untilThere(other, 1);
    assert.equal(invitation?.room.privacy, 'secret');
    await other.join(roomId);
    assert.deepEqual(await other.invitations(), []);
  });

  it('[PR17] come from people directly as well, and not into rooms that are none', async () => {
    const roomId = await deployment.createRoom('room');
    const other = await deployment.connect('other');
    const ask = (jid: string, reason: string): void =>
      deployment.keeper.say($msg({ to: other.me.id }).c('x', { xmlns: NS.INVITATION, jid, reason }));
    ask('nowhere@rooms.chat.localhost', 'a trap');
    ask('no address', 'another');
    ask(roomId, 'come');
    const [invitation] = await untilThere(other, 1);
    assert.deepEqual([invitation?.room.id, invitation?.reason], [roomId, 'come']);
    assert.match(String(invitation?.by?.id), /^keeper-/);
    await other.follow(roomId);
    await untilThere(other, 0);
  });

  it('[PR17] are for people whose account is known', async () => {
    const roomId = await deployment.createRoom('room');
    const room = await (await deployment.connect('one')).join(roomId);
    await assert.rejects(room.invite(`${roomId}/nick/Kim`), { code: 'argument/invalid' });
  });
});
