import { ProviderRoomChangeEvent, type RoomInfo } from '@roompane/protocol';
import { expectSame, expectTrue } from './expectations.ts';
import type { ProviderCase } from './provider-fixture.ts';
import { untilSo } from './until-so.ts';

export const infoCases: readonly ProviderCase[] = [
  {
    title: '[PR18] tells those who are in a room what it talks about now, and those who come later',
    async run({ one, other, roomId, setTopic }) {
      if (!setTopic) return;
      const room = await one.join(roomId);
      let told: RoomInfo | undefined;
      room.addEventListener('changed', (event) => {
        if (event instanceof ProviderRoomChangeEvent) told = event.info ?? told;
      });
      const { title } = room.info;
      for (const topic of ['The ECB at two', 'What the ECB said']) {
        await setTopic(roomId, topic);
        await untilSo(room, 'changed', () => room.info.topic === topic);
        expectSame([told?.topic, told?.title], [topic, title], 'the info that is told is whole');
        expectSame(told, room.info, 'the room says the same');
      }
      const otherRoom = await other.join(roomId);
      await untilSo(otherRoom, 'changed', () => otherRoom.info.topic === 'What the ECB said');
    },
  },
  {
    title: '[PR18] knows how far the server’s clock is from this machine’s, or says that it does not',
    run({ one }) {
      const { serverOffsetMs } = one;
      expectTrue(serverOffsetMs === undefined || Number.isFinite(serverOffsetMs), 'a number or undefined');
      return Promise.resolve();
    },
  },
];
