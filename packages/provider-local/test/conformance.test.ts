import { providerConformance } from '@roompane/testing';
import * as deployed from './deployment.ts';

describe('provider-local, as every provider', () => {
  let deployment: deployed.TestDeployment;

  beforeEach(async () => {
    deployment = await deployed.TestDeployment.create();
  });

  afterEach(() => deployment.delete());

  for (const { title, run } of providerConformance()) {
    it(title, async () => {
      await run({
        ...deployed,
        one: await deployment.connect(deployed.one),
        other: await deployment.connect(deployed.other),
        putOut: (roomId, person) => deployment.putOut(roomId, person),
        reconnect: ({ me }) => deployment.connect(me),
      });
    });
  }
});
