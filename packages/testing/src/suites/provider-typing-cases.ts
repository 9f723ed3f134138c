import { createDraft, type TypingEvent } from '@roompane/protocol';
import { expectSame, takeEvents } from './expectations.ts';
import type { ProviderCase } from './provider-fixture.ts';

const saidOf = (events: readonly TypingEvent[]): unknown => events.map(({ person, isTyping }) => [person.id, isTyping]);

export const typingCases: readonly ProviderCase[] = [
  {
    title: '[PR14] tells the others who began to write and who stopped, and oneself nothing',
    async run({ one, other, roomId }) {
      if (one.capabilities.typing !== true) return;
      const room = await one.join(roomId);
      const otherRoom = await other.join(roomId);
      const seen = otherRoom.typing()[Symbol.asyncIterator]();
      const own = room.typing()[Symbol.asyncIterator]();
      const [coming, ownComing] = [takeEvents(seen, 1), takeEvents(own, 1)];
      await room.setTyping(true);
      expectSame(saidOf(await coming), [[one.me.id, true]], 'who began');
      await room.setTyping(false);
      expectSame(saidOf(await takeEvents(seen, 1)), [[one.me.id, false]], 'who stopped');
      await otherRoom.setTyping(true);
      expectSame(saidOf(await ownComing), [[other.me.id, true]], 'the first that the writer hears is of the other');
      await Promise.all([seen.return?.(), own.return?.()]);
    },
  },
  {
    title: '[PR14] takes a post, and going away, for an end of writing',
    async run(fixture) {
      const { one, other, roomId } = fixture;
      if (one.capabilities.typing !== true) return;
      const room = await one.join(roomId);
      const otherRoom = await other.join(roomId);
      const seen = otherRoom.typing()[Symbol.asyncIterator]();
      for (const end of ['post', 'leave']) {
        const coming = takeEvents(seen, 1);
        await room.setTyping(true);
        expectSame(saidOf(await coming), [[one.me.id, true]], 'who began');
        if (end === 'post') await room.post(fixture.clear(createDraft({ body: 'here it is' }, 'key')));
        else await room.leave();
        expectSame(saidOf(await takeEvents(seen, 1)), [[one.me.id, false]], `ended with ${end}`);
      }
      await seen.return?.();
    },
  },
];
