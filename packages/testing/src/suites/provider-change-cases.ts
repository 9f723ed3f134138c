import { createDraft, type Message, MessageFold, type ProviderRoom } from '@roompane/protocol';
import { expectRejection, expectSame, expectTrue, takeEvents } from './expectations.ts';
import type { ProviderCase, ProviderFixture } from './provider-fixture.ts';

interface Scene {
  readonly room: ProviderRoom;
  readonly otherRoom: ProviderRoom;
  readonly message: Message;
}

/** A message of `one`, before the eyes of `other`. */
async function postBeforeOther(fixture: ProviderFixture, body = 'the first words'): Promise<Scene> {
  const room = await fixture.one.join(fixture.roomId);
  const otherRoom = await fixture.other.join(fixture.roomId);
  const message = await room.post(fixture.clear(createDraft({ body }, 'key')));
  return { room, otherRoom, message };
}

async function foldLog(room: ProviderRoom): Promise<MessageFold> {
  const fold = new MessageFold();
  fold.append((await room.readLog({ limit: 256 })).events);
  return fold;
}

const editCases: readonly ProviderCase[] = [
  {
    title: '[PR9] edits an own message: one more event, the same message with other words',
    async run(fixture) {
      if (fixture.one.capabilities.edit !== true) return;
      const { room, otherRoom, message } = await postBeforeOther(fixture);
      const { end } = await otherRoom.readLog({ limit: 1 });
      const live = otherRoom.live({ after: end })[Symbol.asyncIterator]();
      const coming = takeEvents(live, 1);
      const draft = fixture.clear(createDraft({ body: 'better words', edits: message.id }, 'key of the edit'));
      const edited = await room.post(draft);
      expectSame([edited.id, edited.body.text], [message.id, 'better words'], 'what the author gets');
      expectTrue(edited.editedAtEpochMs !== undefined, 'it says that it was edited');
      const [event] = await coming;
      expectTrue(event?.type === 'edited' && event.messageId === message.id, 'what the other sees');
      expectSame(
        (await foldLog(otherRoom)).messages.map(({ body }) => body.text),
        ['better words'],
        'the room',
      );
      const again = await room.post(draft);
      expectSame(again.body.text, 'better words', 'the same edit once more');
      expectSame((await room.readLog({ limit: 10 })).events.length, 2, 'the events');
      await live.return?.();
    },
  },
  {
    title: '[PR9] edits nobody else’s message, and none that is not there',
    async run(fixture) {
      if (fixture.one.capabilities.edit !== true) return;
      const { otherRoom, message } = await postBeforeOther(fixture);
      const edit = (messageId: string) =>
        otherRoom.post(fixture.clear(createDraft({ body: 'not mine', edits: messageId }, `edit ${messageId}`)));
      await expectRejection(edit(message.id), 'message/forbidden', 'another’s message');
      await expectRejection(edit('no such message'), 'message/not-found', 'no message');
      expectSame(
        (await foldLog(otherRoom)).messages.map(({ body }) => body.text),
        ['the first words'],
        'the room',
      );
    },
  },
];

const redactCases: readonly ProviderCase[] = [
  {
    title: '[PR9] removes a message with its words, those of its edits included',
    async run(fixture) {
      const { redact, edit } = fixture.one.capabilities;
      if (redact !== true) return;
      const { room, otherRoom, message } = await postBeforeOther(fixture, 'a secret');
      if (edit === true) await room.post(fixture.clear(createDraft({ body: 'a secret!', edits: message.id }, 'edit')));
      await room.redact(message.id);
      await room.redact(message.id);
      const { events } = await otherRoom.readLog({ limit: 256 });
      expectTrue(!JSON.stringify(events).includes('a secret'), 'the words are nowhere in the log');
      expectSame(events.filter(({ type }) => type === 'redacted').length, 1, 'removing twice is one event');
      expectSame(
        (await foldLog(otherRoom)).messages.map(({ isRedacted }) => isRedacted),
        [true],
        'the room',
      );
      if (edit !== true) return;
      const late = room.post(fixture.clear(createDraft({ body: 'back', edits: message.id }, 'late edit')));
      await expectRejection(late, 'message/not-found', 'an edit of what is gone');
    },
  },
  {
    title: '[PR9] lets nobody remove another’s message without the role for it',
    async run(fixture) {
      if (fixture.one.capabilities.redact !== true) return;
      const { otherRoom, message } = await postBeforeOther(fixture);
      await expectRejection(otherRoom.redact(message.id), 'message/forbidden', 'another’s message');
      await expectRejection(otherRoom.redact('no such message'), 'message/not-found', 'no message');
    },
  },
];

const reactCases: readonly ProviderCase[] = [
  {
    title: '[PR9] sets a reaction and takes it back, each once',
    async run(fixture) {
      if (fixture.one.capabilities.react !== true) return;
      const { room, otherRoom, message } = await postBeforeOther(fixture);
      const mark = { messageId: message.id, reaction: '👍' };
      await otherRoom.react({ ...mark, isOn: true });
      await otherRoom.react({ ...mark, isOn: true });
      await otherRoom.react({ ...mark, isOn: false });
      const reacted = (await room.readLog({ limit: 10 })).events.filter((event) => event.type === 'reacted');
      const { id: personId } = fixture.other.me;
      expectSame(
        reacted.map(({ cursor: _cursor, ...event }) => event),
        [true, false].map((isOn) => ({ type: 'reacted', ...mark, personId, isOn })),
        'the reactions in the log',
      );
      const missing = otherRoom.react({ ...mark, messageId: 'no such message', isOn: true });
      await expectRejection(missing, 'message/not-found', 'a reaction to nothing');
    },
  },
  {
    title: '[PR9] keeps what a post answers',
    async run(fixture) {
      const { room, otherRoom, message } = await postBeforeOther(fixture);
      const answer = await otherRoom.post(fixture.clear(createDraft({ body: 'yes', replyTo: message.id }, 'answer')));
      const [event] = (await room.readLog({ limit: 1 })).events;
      expectSame(answer.replyTo, message.id, 'what the author gets');
      expectTrue(event?.type === 'posted' && event.message.replyTo === message.id, 'what others read');
    },
  },
];

/** What becomes of a message after it was posted. */
export const changeCases: readonly ProviderCase[] = [...editCases, ...redactCases, ...reactCases];
