import { providerConformance } from '@roompane/testing';
import { TestDeployment } from './deployment.ts';

describe('provider-xmpp on Prosody in a browser, as every provider', () => {
  let deployment: TestDeployment;

  beforeEach(async () => {
    const answer = await fetch('/xmpp-server-url');
    deployment = await TestDeployment.create(await answer.text());
  });

  afterEach(() => deployment.delete());

  for (const { title, run } of providerConformance()) {
    it(title, async () => run(await deployment.createFixture()));
  }
});
