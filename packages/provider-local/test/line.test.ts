import { ManualClock, providerConformance } from '@roompane/testing';
import { LineConditions, withLine } from '@roompane/testing/faults';
import type { Person, RoomProvider } from '@roompane/protocol';
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
      await run({ ...deployed, one, other, reconnect: ({ me }) => connect(me) });
    });
  }
});
