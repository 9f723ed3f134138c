import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createDraft, type Draft, type Person, ProviderRoomClosedEvent } from '@roompane/protocol';
import { FakeDeployment } from './fake-deployment.ts';
import type { FakeProviderRoom } from './fake-provider-room.ts';

const sam: Person = { id: 'sam', name: 'Sam Whitfield', kind: 'user' };
const priya: Person = { id: 'priya', name: 'Priya Raman', kind: 'user' };

const clear = (draft: Draft) => ({ draft }) as never;

describe('a fake deployment', () => {
  let deployment: FakeDeployment;

  beforeEach(() => {
    deployment = new FakeDeployment();
    deployment.addRoom({ id: 'room', roles: { sam: 'member' } });
    deployment.addRoom({ id: 'vault', privacy: 'secret', roles: { sam: 'member' } });
  });

  const closedOf = (room: FakeProviderRoom): Promise<unknown> =>
    new Promise((resolve) =>
      room.addEventListener('closed', (event) => resolve(event instanceof ProviderRoomClosedEvent && event.reason), {
        once: true,
      }),
    );

  it('[PR17] lets who was asked into a secret room find nothing, and enter it as a member', async () => {
    const other = await deployment.connect(priya);
    await assert.rejects(other.join('vault'), { code: 'room/not-found' });
    const room = await (await deployment.connect(sam)).join('vault');
    await room.invite('priya');
    assert.deepEqual(
      (await other.find({ text: '' })).rooms.map(({ id }) => id),
      ['room'],
    );
    const entered = await other.join('vault');
    assert.equal(entered.standing.role, 'member');
    assert.deepEqual(await other.invitations(), []);
  });

  it('[PR17] lets no visitor invite', async () => {
    const room = await (await deployment.connect(priya)).join('room');
    await assert.rejects(room.invite('sam'), { code: 'message/forbidden' });
    deployment.changeRole('room', 'priya', 'member');
    await room.invite('sam', { reason: 'now I may' });
    const [invitation] = await (await deployment.connect(sam)).invitations();
    assert.deepEqual([invitation?.by, invitation?.reason, invitation?.room.id], [priya, 'now I may', 'room']);
  });

  it('[PR6] shows a role that changed on the roster', async () => {
    const room = await (await deployment.connect(priya)).join('room');
    const roster = room.roster();
    await roster.next();
    const coming = roster.next();
    deployment.changeRole('room', 'priya', 'presenter');
    const { value } = await coming;
    assert.deepEqual(value, {
      type: 'set',
      entry: { person: priya, role: 'presenter', presence: 'active', isSelf: true },
      count: 1,
    });
    await roster.return();
  });

  it('[PR11] puts everybody out of a room that is closed for good, and says so', async () => {
    const provider = await deployment.connect(sam);
    const room = await provider.join('room');
    const closed = closedOf(room);
    await deployment.disable('room');
    assert.deepEqual(await closed.then((reason) => (reason as { data: unknown }).data), {
      roomId: 'room',
      reason: 'disabled',
    });
    await assert.rejects(provider.join('room'), { code: 'room/not-found' });
    assert.deepEqual(
      (await provider.followed()).map(({ id }) => id),
      ['vault'],
    );
  });

  it('[LI4] takes no more than the room’s own limits', async () => {
    const room = await (await deployment.connect(sam)).join('room');
    deployment.changeInfo('room', { limits: { messageBytes: 4, storyBytes: 8 } });
    await assert.rejects(room.post(clear(createDraft({ body: 'five5' }, 'key'))), { code: 'limit/exceeded' });
    assert.equal((await room.post(clear(createDraft({ body: 'four' }, 'key')))).body.text, 'four');
  });

  it('[PR15] loses a file with the message that carries it', async () => {
    const room = await (await deployment.connect(sam)).join('room');
    const attachment = await room.upload({ name: 'a.txt', bytes: new Uint8Array([1]) });
    const message = await room.post(clear(createDraft({ body: '', attachments: [attachment] }, 'key')));
    assert.deepEqual([...(await room.download(attachment))], [1]);
    await room.redact(message.id);
    await assert.rejects(room.download(attachment), { code: 'message/not-found' });
  });
});
