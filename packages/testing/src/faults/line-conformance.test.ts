import { describe, it } from 'node:test';
import type { Person, RoomProvider } from '@roompane/protocol';
import { addRooms, clear, priya, sam } from '../../test/line-stage.ts';
import { FakeDeployment } from '../fake-deployment.ts';
import { ManualClock } from '../manual-clock.ts';
import { providerConformance } from '../suites/provider-conformance.ts';
import { LineConditions } from './line-conditions.ts';
import { withLine } from './with-line.ts';

describe('a line at rest round the fake provider, as every provider', () => {
  for (const { title, run } of providerConformance()) {
    it(title, async () => {
      const deployment = new FakeDeployment();
      addRooms(deployment);
      const connect = async (me: Person): Promise<RoomProvider> =>
        withLine(await deployment.connect(me), new LineConditions(), { clock: new ManualClock() });
      await run({
        clear,
        one: await connect(sam),
        other: await connect(priya),
        roomId: 'room',
        secondRoomId: 'a second',
        readOnlyRoomId: 'hall',
        secretRoomId: 'vault',
        putOut: (roomId, { id }) => deployment.remove(roomId, id),
        setTopic: (roomId, topic) => Promise.resolve(deployment.changeInfo(roomId, { topic })),
        rename: (roomId, names) => Promise.resolve(deployment.changeInfo(roomId, names)),
        letOtherPost: () => Promise.resolve(deployment.changeRole('hall', 'priya', 'presenter')),
        reconnect: ({ me }) => connect(me),
      });
    });
  }
});
