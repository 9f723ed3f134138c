import { expect } from '@open-wc/testing';
import type { RosterEvent } from '@roompane/protocol';
import { toLockName } from '../src/presence-fold.ts';
import { one, other, roomId, take, TestDeployment } from './deployment.ts';

const namesOf = (event: RosterEvent | undefined): readonly string[] | undefined =>
  event?.type === 'snapshot' ? event.entries.map(({ person }) => person.id) : undefined;

describe('presence by locks', () => {
  let deployment: TestDeployment;
  let release: () => void;

  /** Holds the lock of a person who is here, until the test's end. */
  const hold = (mode: LockMode): Promise<void> =>
    new Promise((resolve) => {
      const own = { sign: 'here', roomId, personId: other.id, instanceId: mode } as const;
      void navigator.locks.request(toLockName(deployment.databaseName, own), { mode }, () => {
        resolve();
        return new Promise<void>((end) => (release = end));
      });
    });

  const whoIsHere = async (): Promise<readonly string[] | undefined> => {
    const room = await (await deployment.connect(one)).join(roomId);
    const [snapshot] = await take(room.roster()[Symbol.asyncIterator](), 1);
    return namesOf(snapshot);
  };

  beforeEach(async () => {
    deployment = await TestDeployment.create();
  });

  afterEach(async () => {
    release();
    await deployment.delete();
  });

  it('[PR6] counts who holds the lock of being here', async () => {
    await hold('exclusive');
    expect(await whoIsHere()).to.have.members([one.id, other.id]);
  });

  it('[PR6] does not count who holds it only to learn that its owner is gone', async () => {
    await hold('shared');
    expect(await whoIsHere()).to.deep.equal([one.id]);
  });
});
