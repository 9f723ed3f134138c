import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import {
  createDraft,
  type ProviderRoom,
  ProviderRoomChangeEvent,
  ProviderRoomClosedEvent,
  type RoompaneError,
} from '@roompane/protocol';
import type { Builder } from 'strophe.js';
import { createXmppProvider } from '../src/index.ts';
import * as NS from '../src/namespace.ts';
import { clear, closeKeeper, say, TestDeployment } from './deployment.ts';
import { eventsOf, meetKeeper, nextText } from './meet-keeper.ts';
import { serverUrl } from './server-url.ts';

function nextChange(room: ProviderRoom): Promise<ProviderRoomChangeEvent> {
  return new Promise((resolve) => {
    room.addEventListener('changed', (event) => event instanceof ProviderRoomChangeEvent && resolve(event), {
      once: true,
    });
  });
}

/** Why a room ends. */
function closing(room: ProviderRoom): Promise<RoompaneError> {
  return new Promise((resolve) => {
    room.addEventListener('closed', (event) => event instanceof ProviderRoomClosedEvent && resolve(event.reason));
  });
}

describe('rooms of a server', () => {
  let deployment: TestDeployment;

  after(closeKeeper);

  beforeEach(async () => {
    deployment = await TestDeployment.create(serverUrl);
  });

  afterEach(() => deployment.delete());

  it('reads what other clients say as plain messages, and gives what is malformed no weight', async () => {
    const { room, say: speak } = await meetKeeper(deployment);
    assert.equal(await nextText(room, () => speak((message) => message.c('body').t('hello'))), 'hello');
    const broken = '{"kind":"story","importance":"loud"}';
    const build = (message: Builder): Builder =>
      message.c('body').t('words').up().c('roompane', { xmlns: NS.ROOMPANE }).t(broken);
    assert.equal(await nextText(room, () => speak(build)), 'words');
    const event = (await eventsOf(room)).at(-1);
    assert.ok(event?.type === 'posted');
    assert.deepEqual([event.message.kind, event.message.importance], ['regular', 'normal']);
    assert.match(event.message.author.id, /^keeper-.*@chat\.localhost$/);
  });

  it('believes nobody who says to be another', async () => {
    const { room, say: speak } = await meetKeeper(deployment);
    const forged = (message: Builder): Builder =>
      message
        .c('x', { xmlns: NS.MUC_USER })
        .c('item', { jid: deployment.addressOf('one') })
        .up()
        .up()
        .c('stanza-id', { xmlns: NS.STANZA_ID, by: room.info.id, id: 'mine' })
        .up()
        .c('body')
        .t('I am one');
    await nextText(room, () => speak(forged));
    const event = (await eventsOf(room)).at(-1);
    assert.ok(event?.type === 'posted');
    assert.match(event.message.author.id, /^keeper-/);
    assert.notEqual(event.message.id, 'mine');
  });

  it('keeps every character of a text, also those that XML does not', async () => {
    const { room } = await meetKeeper(deployment);
    const body = 'a\r\nb\u0000c\u000b <&"\'> \ud800 \uffff 👍 ';
    const posted = await room.post(clear(createDraft({ body, data: { text: body } }, 'key')));
    assert.equal(posted.body.text, body);
    const [event] = await eventsOf(room);
    assert.ok(event?.type === 'posted');
    assert.deepEqual([event.message.body.text, event.message.data], [body, { text: body }]);
  });

  it('knows people of a room that hides addresses by what the room gives for them, and oneself as oneself', async () => {
    const roomId = await deployment.createRoom('hiding', { hidesAddresses: true });
    const one = await deployment.connect('one');
    const [room, otherRoom] = [await one.join(roomId), await (await deployment.connect('other')).join(roomId)];
    await room.post(say('mine'));
    await otherRoom.post(say('theirs'));
    const authors = (await eventsOf(room)).map((event) => event.type === 'posted' && event.message.author.id);
    assert.equal(authors[0], one.me.id);
    assert.match(String(authors[1]), new RegExp(`^${roomId}/occupant/`));
  });

  it('tells when the local user may post', async () => {
    const roomId = await deployment.createRoom('hall', { isAuditorium: true });
    const { me, room } = await deployment.connect('other').then(async (other) => ({
      me: other.me,
      room: await other.join(roomId),
    }));
    assert.deepEqual([room.standing.role, room.standing.canPost], ['member', false]);
    const changed = new Promise<Event>((resolve) => room.addEventListener('changed', resolve, { once: true }));
    await deployment.keeper.setMember(roomId, me.id);
    const event = await changed;
    assert.ok(event instanceof ProviderRoomChangeEvent);
    assert.deepEqual([event.standing?.role, event.standing?.canPost], ['presenter', true]);
    await room.post(say('now I may'));
  });

  it('[PR18] has a topic, for those who come later too, and tells when it changes', async () => {
    const { room } = await meetKeeper(deployment);
    assert.equal(room.info.topic, undefined);
    const changed = nextChange(room);
    await deployment.keeper.setTopic(room.info.id, 'The fixing');
    assert.equal((await changed).info?.topic, 'The fixing');
    const later = await (await deployment.connect('other')).join(room.info.id);
    assert.equal(later.info.topic, 'The fixing');
    const cleared = nextChange(room);
    await deployment.keeper.setTopic(room.info.id, '');
    assert.equal((await cleared).info?.topic, undefined);
  });

  it('[PR11] says why one was put out: by whom in words, or because the room is for members now', async () => {
    const { room } = await meetKeeper(deployment);
    const { id } = room.info;
    const kicked = closing(room);
    await deployment.keeper.kick(id, { nick: 'Person one', reason: 'Cool down' });
    const { code, data } = await kicked;
    assert.deepEqual([code, data], ['room/removed', { roomId: id, reason: 'kicked', words: 'Cool down' }]);
    const again = await (await deployment.connect('other')).join(id);
    const shut = closing(again);
    await deployment.keeper.shut(id);
    assert.deepEqual((await shut).data, { roomId: id, reason: 'members-only' });
    await assert.rejects((await deployment.connect('other')).join(id), { code: 'room/members-only' });
  });

  it('[PR4] finds a post that is tried again, however much was said since', async () => {
    const roomId = await deployment.createRoom('room');
    const [room, otherRoom] = [
      await (await deployment.connect('one')).join(roomId),
      await (await deployment.connect('other')).join(roomId),
    ];
    const { id } = await room.post(say('did it arrive?'));
    await room.leave();
    for (let index = 0; index < 260; index++) await otherRoom.post(say(`message ${index}`));
    const again = await (await deployment.connect('one')).join(roomId);
    assert.equal((await again.post(say('did it arrive?'), { isRetry: true })).id, id);
    assert.notEqual((await again.post(say('and this?'), { isRetry: true })).id, id);
  });

  it('knows the server’s clock once connected', async () => {
    const { serverOffsetMs } = await deployment.connect('one');
    // It is this machine's, in whole seconds.
    assert.equal(serverOffsetMs, 0);
  });

  it('lets guests in without an account', async () => {
    const roomId = await deployment.createRoom('lobby');
    const guest = createXmppProvider({
      url: serverUrl,
      login: { anonymousAt: 'anon.localhost' },
      name: 'Guest',
      roomService: 'rooms.chat.localhost',
    });
    await guest.connect();
    assert.match(guest.me.id, /^[^@]+@anon\.localhost$/);
    const room = await guest.join(roomId);
    const { author } = await room.post(say('hello'));
    assert.deepEqual(author, guest.me);
    await guest.disconnect();
  });

  it('adds a number to a name that somebody else has in the room', async () => {
    const roomId = await deployment.createRoom('namesakes');
    await (await deployment.connect('one')).join(roomId);
    const namesake = createXmppProvider({
      url: serverUrl,
      login: { jid: deployment.addressOf('other'), password: 'secret' },
      name: 'Person one',
      roomService: 'rooms.chat.localhost',
    });
    await namesake.connect();
    const { author } = await (await namesake.join(roomId)).post(say('hello'));
    assert.deepEqual([author.id, author.name], [namesake.me.id, 'Person one 2']);
    await namesake.disconnect();
  });
});
