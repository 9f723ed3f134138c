import { expect } from '@open-wc/testing';
import type { Person, RoomProvider } from '@roompane/protocol';
import { ManualClock, providerConformance } from '@roompane/testing';
import { LineConditions, withLine } from '@roompane/testing/faults';
import { createSpeakers, saveRoom } from '../src/index.ts';
import * as deployed from './deployment.ts';

describe('a line at rest round provider-local, as every provider', () => {
  let deployment: deployed.TestDeployment;

  beforeEach(async () => {
    deployment = await deployed.TestDeployment.create();
  });

  afterEach(() => deployment.delete());

  const connect = async (me: Person): Promise<RoomProvider> =>
    withLine(await deployment.connect(me), new LineConditions(), { clock: new ManualClock() });

  for (const { title, run } of providerConformance()) {
    it(title, async () => {
      const [one, other] = [await connect(deployed.one), await connect(deployed.other)];
      await run({
        ...{ ...deployed, one, other },
        letOtherPost: () => deployment.letOtherPost(),
        setTopic: (id, topic) => deployment.changeInfo(id, { topic }),
        rename: (id, names) => deployment.changeInfo(id, names),
        reconnect: ({ me }) => connect(me),
      });
    });
  }
});

describe('a line that comes and goes round provider-local', () => {
  let deployment: deployed.TestDeployment;
  let conditions: LineConditions;
  let provider: RoomProvider;

  beforeEach(async () => {
    deployment = await deployed.TestDeployment.create();
    conditions = new LineConditions();
    provider = withLine(await deployment.connect(deployed.one), conditions, { clock: new ManualClock() });
  });

  afterEach(() => deployment.delete());

  const toLine = (text: string) => ({ author: deployed.other, draft: deployed.toDraft(text) });

  it('[PR3] goes on from its place, with what was missed', async () => {
    const room = await provider.join(deployed.roomId);
    const { end } = await room.readLog({ limit: 1 });
    const live = room.live({ after: end })[Symbol.asyncIterator]();
    const speakers = createSpeakers(deployment, { roomId: deployed.roomId });
    const coming = deployed.take(live, 4);
    await speakers.say([toLine('before')]);
    conditions.isOffline = true;
    expect(await deployed.codeOf(room.post(deployed.say('now')))).to.equal('provider/unavailable');
    await speakers.say([toLine('one'), toLine('two')]);
    conditions.isOffline = false;
    await room.post(deployed.say('back'));
    expect((await coming).map(deployed.textOf)).to.deep.equal(['before', 'one', 'two', 'back']);
    speakers.close();
  });

  it('[ST6] tells of a gap where the room did not keep what was missed', async () => {
    await saveRoom(deployment, { ...deployed.rooms[0]!, keptEvents: 2 });
    const room = await provider.join(deployed.roomId);
    const { end } = await room.readLog({ limit: 1 });
    const live = room.live({ after: end })[Symbol.asyncIterator]();
    const speakers = createSpeakers(deployment, { roomId: deployed.roomId });
    const first = deployed.take(live, 1);
    await speakers.say([toLine('seen')]);
    await first;
    conditions.isOffline = true;
    await speakers.say(Array.from({ length: 100 }, (_, index) => toLine(`missed ${index}`)));
    conditions.isOffline = false;
    const events = await deployed.take(live, 3);
    expect(events.map(deployed.textOf)).to.deep.equal(['gap', 'missed 98', 'missed 99']);
    speakers.close();
  });
});
