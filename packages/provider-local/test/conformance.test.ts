import { providerConformance } from '@roompane/testing';
import {
  clear,
  closedRoomId,
  one,
  other,
  readOnlyRoomId,
  roomId,
  secondRoomId,
  secretRoomId,
  TestDeployment,
} from './deployment.ts';

describe('provider-local, as every provider', () => {
  let deployment: TestDeployment;

  beforeEach(async () => {
    deployment = await TestDeployment.create();
  });

  afterEach(() => deployment.delete());

  for (const { title, run } of providerConformance()) {
    it(title, async () => {
      await run({
        ...{ roomId, secondRoomId, readOnlyRoomId, secretRoomId, closedRoomId, clear },
        one: await deployment.connect(one),
        other: await deployment.connect(other),
        putOut: (id, person) => deployment.putOut(id, person),
        letOtherPost: () => deployment.letOtherPost(),
        setTopic: (id, topic) => deployment.changeInfo(id, { topic }),
        rename: (id, names) => deployment.changeInfo(id, names),
        reconnect: ({ me }) => deployment.connect(me),
      });
    });
  }
});
