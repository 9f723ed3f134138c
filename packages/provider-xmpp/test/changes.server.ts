import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { createDraft, type LogEvent, MessageFold, type ProviderRoom } from '@roompane/protocol';
import type { Builder } from 'strophe.js';
import * as NS from '../src/namespace.ts';
import { clear, closeKeeper, say, TestDeployment } from './deployment.ts';
import { eventsOf, meetKeeper, nextText } from './meet-keeper.ts';
import { serverUrl } from './server-url.ts';

describe('what becomes of a message on a server', () => {
  let deployment: TestDeployment;

  after(closeKeeper);

  beforeEach(async () => {
    deployment = await TestDeployment.create(serverUrl);
  });

  afterEach(() => deployment.delete());

  it('[PR9] takes no edit of another’s message from anybody', async () => {
    const { room, say: speak } = await meetKeeper(deployment);
    const { id } = await room.post(say('mine'));
    const forged = (message: Builder): Builder =>
      message
        .c('body')
        .t('not mine')
        .up()
        .c('replace', { xmlns: NS.CORRECTION, id: 'any' })
        .up()
        .c('roompane', { xmlns: NS.ROOMPANE })
        .t(JSON.stringify({ edits: id }));
    speak(forged);
    assert.equal(await nextText(room, () => speak((message) => message.c('body').t('then this'))), 'then this');
    const fold = new MessageFold();
    fold.append(await eventsOf(room));
    assert.deepEqual(
      fold.messages.map(({ body }) => body.text),
      ['mine', 'then this'],
    );
  });

  it('[PR9] shows what a moderator removed as removed, and its words and those of its edits nowhere', async () => {
    const { room } = await meetKeeper(deployment);
    const { id } = await room.post(say('a secret'));
    await room.post(clear(createDraft({ body: 'a secret!', edits: id }, 'edit')));
    await deployment.keeper.moderate(room.info.id, id);
    const reader = await (await deployment.connect('other')).join(room.info.id);
    const events = await eventsOf(reader);
    assert.ok(!JSON.stringify(events).includes('secret'));
    const fold = new MessageFold();
    fold.append(events);
    assert.deepEqual(
      fold.messages.map((message) => [message.id, message.isRedacted]),
      [[id, true]],
    );
  });

  it('[PR9] takes what another client’s user removes for removed, of their own alone', async () => {
    const { room, say: speak } = await meetKeeper(deployment);
    const { id } = await room.post(say('mine'));
    const theirs = await nextText(room, () => speak((message) => message.c('body').t('theirs')));
    assert.equal(theirs, 'theirs');
    const [posted] = (await room.readLog({ limit: 1 })).events;
    assert.ok(posted?.type === 'posted');
    const retract = (messageId: string) => (message: Builder) =>
      message.c('retract', { xmlns: NS.RETRACTION, id: messageId }).up().c('body').t('removed a message');
    speak(retract(id));
    assert.equal(await nextText(room, () => speak(retract(posted.message.id))), 'redacted');
    const fold = new MessageFold();
    fold.append(await eventsOf(room));
    assert.deepEqual(
      fold.messages.map(({ body, isRedacted }) => [body.text, isRedacted]),
      [
        ['mine', false],
        ['', true],
      ],
    );
  });

  it('[PR9] reads reactions of other clients, several at once', async () => {
    const { room, say: speak } = await meetKeeper(deployment);
    const { id, postedAtEpochMs } = await room.post(say('mine'));
    assert.ok(postedAtEpochMs > 0);
    const react =
      (...reactions: string[]) =>
      (message: Builder): Builder => {
        message.c('reactions', { xmlns: NS.REACTIONS, id });
        for (const reaction of reactions) message.c('reaction').t(reaction).up();
        return message.up().c('store', { xmlns: NS.HINTS });
      };
    const { end } = await room.readLog({ limit: 1 });
    const live = room.live({ after: end })[Symbol.asyncIterator]();
    speak(react('👍', '🎉'));
    speak(react('🎉', '👀'));
    const said: string[] = [];
    while (said.length < 4) {
      const { value } = (await live.next()) as IteratorYieldResult<LogEvent>;
      if (value.type === 'reacted') said.push(`${value.isOn ? '+' : '-'}${value.reaction}`);
    }
    assert.deepEqual(said, ['+👍', '+🎉', '-👍', '+👀']);
    await live.return?.();
  });

  it('[PR9] keeps both of two reactions that two devices of one person set at once, for other clients too', async () => {
    const roomId = await deployment.createRoom('room');
    const [room, beside] = [
      await (await deployment.connect('one')).join(roomId),
      await (await deployment.connect('one')).join(roomId),
    ];
    const { id } = await room.post(say('mine'));
    const react = (where: ProviderRoom, reaction: string): Promise<void> =>
      where.react({ messageId: id, reaction, isOn: true });
    await Promise.all([react(room, '👍'), react(beside, '🎉')]);
    const standing = new Set<string>();
    for (const event of await eventsOf(room)) if (event.type === 'reacted' && event.isOn) standing.add(event.reaction);
    assert.deepEqual(standing, new Set(['👍', '🎉']));
    await deployment.keeper.attend(roomId);
    assert.deepEqual(await deployment.keeper.lastReactions(roomId), new Set(['👍', '🎉']));
    await react(room, '👍');
    await room.react({ messageId: id, reaction: '🎉', isOn: false });
    assert.deepEqual(await deployment.keeper.lastReactions(roomId), new Set(['👍']));
  });
});
