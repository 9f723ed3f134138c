import { expect } from '@open-wc/testing';
import { isRoompaneError, type ProviderState, type RoompaneError } from '@roompane/protocol';
import { deleteDB, openDB } from 'idb';
import { Connection } from '../src/connection.ts';
import { createLocalProvider, deleteDeployment } from '../src/index.ts';
import { SCHEMA_VERSION } from '../src/upgrade-schema.ts';
import { one, other, roomId, say, take, TestDeployment, textOf } from './deployment.ts';
import { replace } from './replace.ts';
import { WatchedClock } from './watched-clock.ts';

async function failureOf(promise: Promise<unknown>): Promise<RoompaneError> {
  const thrown: unknown = await promise.then(
    () => expect.fail('it resolved'),
    (error: unknown) => error,
  );
  if (!isRoompaneError(thrown)) throw thrown;
  return thrown;
}

describe('storage that fails', () => {
  it('[PR7] is unavailable in a page that has no IndexedDB, and says what to do', async () => {
    const provider = createLocalProvider({ me: one, databaseName: 'never made' });
    const putBack = replace(window, 'indexedDB', undefined);
    const error = await failureOf(provider.connect()).finally(putBack);
    expect(error.code).to.equal('provider/unavailable');
    expect(error.data).to.deep.equal({ reason: 'no-storage' });
    expect(error.message).to.contain('Allow site data');
    expect(error.cause).to.be.instanceOf(DOMException);
    expect(provider.state).to.equal('offline');
    await provider.disconnect();
  });

  describe('in a deployment', () => {
    let deployment: TestDeployment;

    beforeEach(async () => {
      deployment = await TestDeployment.create();
    });

    afterEach(() => deployment.delete());

    it('[PR7] is full: the post rejects, and the same draft goes through when there is room', async () => {
      const room = await (await deployment.connect(one)).join(roomId);
      const full = () => {
        throw new DOMException('', 'QuotaExceededError');
      };
      const putBack = replace(IDBObjectStore.prototype, 'add', full);
      const error = await failureOf(room.post(say('kept'))).finally(putBack);
      expect(error.code).to.equal('provider/storage-full');
      expect((await room.readLog({ limit: 1 })).events).to.deep.equal([]);
      expect((await room.post(say('kept'))).body.text).to.equal('kept');
    });

    it('[PR7] goes from under a connected provider, which comes back to an empty store and says what is gone', async () => {
      const provider = await deployment.connect(one);
      const states: ProviderState[] = [];
      const isBack = new Promise<void>((resolve) => {
        provider.addEventListener('state-changed', () => {
          states.push(provider.state);
          if (provider.state === 'online') resolve();
        });
      });
      const room = await provider.join(roomId);
      const { end } = await room.readLog({ limit: 1 });
      const live = room.live({ after: end })[Symbol.asyncIterator]();
      const waiting = live.next();
      const closing = new Promise<Event>((resolve) => room.addEventListener('closed', resolve, { once: true }));
      await deleteDB(deployment.databaseName);
      await isBack;
      expect(states).to.deep.equal(['offline', 'online']);
      expect(await closing).to.have.nested.property('reason.code', 'room/not-found');
      expect((await waiting).done).to.equal(true);
      expect((await failureOf(room.readLog({ limit: 1 }))).code).to.equal('room/not-joined');
      expect((await failureOf(provider.join(roomId))).code).to.equal('room/not-found');
    });

    it('[PR3] [PR6] fails for a while under streams, which go on when it is back', async () => {
      const room = await (await deployment.connect(one)).join(roomId);
      const { end } = await room.readLog({ limit: 1 });
      const live = room.live({ after: end })[Symbol.asyncIterator]();
      const roster = room.roster()[Symbol.asyncIterator]();
      await take(roster, 1);
      const coming = Promise.all([take(live, 1), take(roster, 1)]);
      let readsFailed = (): void => {};
      const failed = new Promise<void>((resolve) => (readsFailed = resolve));
      let reads = 0;
      const putBack = replace(IDBDatabase.prototype, 'transaction', () => {
        // Both streams look when the tab wakes, and the room itself does.
        if (++reads === 3) readsFailed();
        throw new DOMException('', 'UnknownError');
      });
      document.dispatchEvent(new Event('resume'));
      await failed.finally(putBack);

      const poster = await (await deployment.connect(other)).join(roomId);
      await poster.post(say('back again'));
      const [[event], [came]] = await coming;
      expect(textOf(event)).to.equal('back again');
      expect(came).to.have.nested.property('entry.person.id', other.id);
    });

    it('lets a newer tab upgrade, and asks for a reload', async () => {
      const provider = await deployment.connect(one);
      const newer = await openDB(deployment.databaseName, SCHEMA_VERSION + 1);
      const error = await failureOf(provider.followed());
      expect(error.code).to.equal('provider/unavailable');
      expect(error.data).to.deep.equal({ reason: 'outdated' });
      expect(error.message).to.contain('Reload');
      expect(provider.state).to.equal('offline');
      newer.close();
    });
  });
});

describe('an open that has to wait', () => {
  const databaseName = `waiting-${Date.now()}`;
  const clock = new WatchedClock();
  let states: ProviderState[];
  let connection: Connection;

  /** Resolves at the next change of state. */
  let changed: () => void;
  const nextState = (): Promise<void> => new Promise((resolve) => (changed = resolve));

  function createConnection(version: number): Connection {
    states = [];
    changed = () => {};
    const stateChanged = (state: ProviderState): void => {
      states.push(state);
      changed();
    };
    return new Connection({ databaseName, clock, version, stateChanged });
  }

  afterEach(async () => {
    connection.close();
    await deleteDeployment({ databaseName });
  });

  it('is blocked by an old tab, and goes on by itself when that tab is gone', async () => {
    const old = await openDB(databaseName, SCHEMA_VERSION);
    connection = createConnection(SCHEMA_VERSION + 1);
    const armed = clock.armed(1_000);
    const blocked = failureOf(connection.open());
    await armed;
    clock.advance(1_000);
    expect((await blocked).code).to.equal('provider/storage-blocked');
    expect((await failureOf(connection.open())).code).to.equal('provider/storage-blocked');
    expect(states).to.deep.equal(['offline']);
    const online = nextState();
    old.close();
    await online;
    expect(states).to.deep.equal(['offline', 'online']);
    expect((await connection.open()).version).to.equal(SCHEMA_VERSION + 1);
  });

  it('is not waited for longer than ten seconds, nor past an abort, nor past the end', async () => {
    const old = await openDB(databaseName, SCHEMA_VERSION);
    const deleting = deleteDB(databaseName);
    connection = createConnection(SCHEMA_VERSION);

    const controller = new AbortController();
    const aborted = failureOf(connection.open({ signal: controller.signal }));
    controller.abort();
    expect((await aborted).code).to.equal('call/aborted');
    expect(states).to.deep.equal([]);

    const slow = failureOf(connection.open());
    clock.advance(10_000);
    expect((await slow).code).to.equal('provider/storage-blocked');

    const closed = failureOf(connection.open());
    connection.close();
    expect((await closed).code).to.equal('connection/closed');
    expect(states).to.deep.equal(['offline', 'closed']);
    expect(clock.pending).to.equal(0);
    old.close();
    await deleting;
  });
});
