import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraft, type Draft, type Person, RoompaneError } from '@roompane/protocol';
import { FakeDeployment } from './fake-deployment.ts';
import { providerConformance } from './suites/provider-conformance.ts';
import type { ProviderFixture } from './suites/provider-fixture.ts';

const sam: Person = { id: 'sam', name: 'Sam Whitfield', kind: 'user' };
const priya: Person = { id: 'priya', name: 'Priya Raman', kind: 'user' };

/** The gate's brand has no value; this stands in its place where there is no pipeline. */
const clear = (draft: Draft) => ({ draft }) as never;

async function createFixture(): Promise<ProviderFixture & { readonly deployment: FakeDeployment }> {
  const deployment = new FakeDeployment();
  const roles = { sam: 'member', priya: 'member' } as const;
  deployment.addRoom({ id: 'room', roles });
  deployment.addRoom({ id: 'a second', roles });
  deployment.addRoom({ id: 'hall', kind: 'auditorium', roles: { sam: 'presenter', priya: 'member' } });
  deployment.addRoom({ id: 'board', privacy: 'closed', roles: { sam: 'member' } });
  deployment.addRoom({ id: 'vault', privacy: 'secret', roles: { sam: 'member' } });
  return {
    deployment,
    clear,
    one: await deployment.connect(sam),
    other: await deployment.connect(priya),
    roomId: 'room',
    secondRoomId: 'a second',
    readOnlyRoomId: 'hall',
    secretRoomId: 'vault',
    closedRoomId: 'board',
    putOut: (roomId, { id }) => deployment.remove(roomId, id),
    setTopic: (roomId, topic) => Promise.resolve(deployment.changeInfo(roomId, { topic })),
    rename: (roomId, names) => Promise.resolve(deployment.changeInfo(roomId, names)),
    letOtherPost: () => Promise.resolve(deployment.changeRole('hall', 'priya', 'presenter')),
    reconnect: ({ me }) => deployment.connect(me),
  };
}

describe('the fake provider, as every provider', () => {
  for (const { title, run } of providerConformance()) it(title, async () => run(await createFixture()));
});

describe('the fake provider', () => {
  it('[PR4] has a post whose answer it lost, so that a retry is the same message', async () => {
    const { deployment, roomId } = await createFixture();
    const provider = await deployment.connect(sam);
    const room = await provider.join(roomId);
    const draft = clear(createDraft({ body: 'did it arrive?' }, 'key'));
    provider.afterPost = () => Promise.reject(new RoompaneError('provider/unavailable'));
    await assert.rejects(room.post(draft), { code: 'provider/unavailable' });
    provider.afterPost = undefined;
    const message = await room.post(draft);
    assert.deepEqual(
      deployment.log(roomId).map((event) => event.type === 'posted' && event.message.id),
      [message.id],
    );
  });

  it('posts nothing that it was told to fail', async () => {
    const { deployment, roomId } = await createFixture();
    const provider = await deployment.connect(sam);
    const room = await provider.join(roomId);
    provider.beforePost = () => Promise.reject(new RoompaneError('provider/unavailable'));
    await assert.rejects(room.post(clear(createDraft({ body: 'no' }, 'key'))), { code: 'provider/unavailable' });
    assert.deepEqual(deployment.log(roomId), []);
  });
});
