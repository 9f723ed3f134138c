import { createDraft, ProviderRoomChangeEvent, type RoomInfo, type Standing } from '@roompane/protocol';
import { expectSame, expectTrue } from './expectations.ts';
import type { ProviderCase } from './provider-fixture.ts';
import { untilSo } from './until-so.ts';

export const infoCases: readonly ProviderCase[] = [
  {
    title: '[PR18] tells those who are in a room what it talks about now, and those who come later',
    async run({ one, other, roomId, setTopic }) {
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
    title: '[PR18] tells those who are in a room its new title and description, and those who look for it',
    async run({ one, other, roomId, rename }) {
      const room = await one.join(roomId);
      const before = room.info;
      let told: RoomInfo | undefined;
      room.addEventListener('changed', (event) => {
        if (event instanceof ProviderRoomChangeEvent) told = event.info ?? told;
      });
      const names = { title: 'FX desk, renamed', description: 'Spot alone from today on' };
      await rename(roomId, names);
      await untilSo(room, 'changed', () => room.info.title === names.title);
      expectSame(room.info, { ...before, ...names }, 'what the room says');
      expectSame(told, room.info, 'what is told is whole');
      const { title, description } = await other.get(roomId);
      expectSame({ title, description }, names, 'what others find');
    },
  },
  {
    title: '[PR18] tells somebody who is in a room what they may do there from now on',
    async run({ other, readOnlyRoomId, letOtherPost, clear }) {
      const room = await other.join(readOnlyRoomId);
      expectSame(room.standing.canPost, false, 'may they post before');
      let told: Standing | undefined;
      room.addEventListener('changed', (event) => {
        if (event instanceof ProviderRoomChangeEvent) told = event.standing ?? told;
      });
      await letOtherPost();
      await untilSo(room, 'changed', () => room.standing.canPost);
      expectSame(told, room.standing, 'what is told, and what the room says');
      expectSame(told?.person, other.me, 'whose standing it is');
      const message = await room.post(clear(createDraft({ body: 'now I may' }, 'key')));
      expectSame(message.body.text, 'now I may', 'what they post then');
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
