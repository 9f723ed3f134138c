import { afterEach, beforeEach, describe, it } from 'node:test';
import { providerConformance } from '@roompane/testing';
import { TestDeployment } from './deployment.ts';
import { serverUrl } from './server-url.ts';

describe('provider-xmpp on Prosody, as every provider', () => {
  let deployment: TestDeployment;

  beforeEach(async () => {
    deployment = await TestDeployment.create(serverUrl);
  });

  afterEach(() => deployment.delete());

  for (const { title, run } of providerConformance()) {
    it(title, { timeout: 20_000 }, async () => run(await deployment.createFixture()));
  }
});
