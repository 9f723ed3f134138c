import type { SignalEvent } from '@roompane/protocol';
import { expectSame, takeEvents } from './expectations.ts';
import type { ProviderCase } from './provider-fixture.ts';

const saidOf = (events: readonly SignalEvent[]): unknown =>
  events.map(({ person, channel, data }) => [person.id, channel, data]);

export const signalCases: readonly ProviderCase[] = [
  {
    title: '[PR19] hands a signal to the others in the room, as it is, and not to who said it',
    async run({ one, other, roomId }) {
      if (one.capabilities.signals !== true) return;
      const room = await one.join(roomId);
      const otherRoom = await other.join(roomId);
      const seen = otherRoom.signals()[Symbol.asyncIterator]();
      const own = room.signals()[Symbol.asyncIterator]();
      const [coming, ownComing] = [takeEvents(seen, 2), takeEvents(own, 1)];
      const data = { row: 3, at: [1.5, 'ß', null, { '<&>': '"' }] };
      await room.sendSignal({ channel: 'https://a.example feed', data });
      await room.sendSignal({ channel: 'https://b.example feed', data: 'second' });
      expectSame(
        saidOf(await coming),
        [
          [one.me.id, 'https://a.example feed', data],
          [one.me.id, 'https://b.example feed', 'second'],
        ],
        'what the other hears, in order',
      );
      await otherRoom.sendSignal({ channel: 'answer', data: null });
      expectSame(
        saidOf(await ownComing),
        [[other.me.id, 'answer', null]],
        'the first that the sender hears is of the other',
      );
      await Promise.all([seen.return?.(), own.return?.()]);
    },
  },
  {
    title: '[PR19] keeps no signal: not in the log, and not for who comes later',
    async run({ one, other, roomId }) {
      if (one.capabilities.signals !== true) return;
      const room = await one.join(roomId);
      const before = await room.readLog({ limit: 256 });
      await room.sendSignal({ channel: 'feed', data: 'too early' });
      const otherRoom = await other.join(roomId);
      const seen = otherRoom.signals()[Symbol.asyncIterator]();
      const coming = takeEvents(seen, 1);
      await room.sendSignal({ channel: 'feed', data: 'in time' });
      expectSame(saidOf(await coming), [[one.me.id, 'feed', 'in time']], 'what who came later hears');
      const after = await room.readLog({ limit: 256 });
      expectSame(after.events.length, before.events.length, 'what the log has');
      await seen.return?.();
    },
  },
];
