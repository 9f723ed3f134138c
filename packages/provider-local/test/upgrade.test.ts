import { expect } from '@open-wc/testing';
import { createDraft } from '@roompane/protocol';
import { openDB } from 'idb';
import { createLocalProvider, deleteDeployment, type LocalProvider } from '../src/index.ts';
import { codeOf, one, other, say, textOf } from './deployment.ts';
import { replace } from './replace.ts';
import { WatchedClock } from './watched-clock.ts';

const logId = 'f'.repeat(32);

/** A store as version 1 left it: what it was made with is written here once more, since nothing may change it any more. */
async function createFormerStore(databaseName: string): Promise<void> {
  const database = await openDB(databaseName, 1, {
    upgrade(former) {
      former.createObjectStore('rooms', { keyPath: 'id' });
      former.createObjectStore('members', { keyPath: ['roomId', 'personId'] }).createIndex('byPerson', 'personId');
      former.createObjectStore('people', { keyPath: 'id' });
      const log = former.createObjectStore('log', { keyPath: ['roomId', 'seq'] });
      log.createIndex('byAuthorKey', ['roomId', 'authorId', 'key'], { unique: true });
      former.createObjectStore('settings');
    },
  });
  const info = { id: 'room', title: 'A room', description: '', kind: 'regular', privacy: 'closed' };
  await database.put('rooms', { id: 'room', info, logId, expiredSeq: 0 });
  for (const person of [one, other])
    await database.put('members', { roomId: 'room', personId: person.id, person, role: 'member', isFollowed: true });
  const authors = [other, one, other, other];
  for (const [index, author] of authors.entries()) {
    const seq = index + 1;
    const { key, ...draft } = createDraft({ body: `number ${seq}` }, `key ${seq}`);
    const id = `${logId}-${seq.toString(36)}`;
    const message = { ...draft, id, author, postedAtEpochMs: seq, isRedacted: false, key };
    const event = { type: 'posted', message };
    await database.put('log', { roomId: 'room', seq, ordinal: seq, event, authorId: author.id, key });
  }
  const reacted = { type: 'reacted', messageId: `${logId}-1`, personId: one.id, reaction: '👍', isOn: true };
  await database.put('log', { roomId: 'room', seq: 5, ordinal: 4, event: reacted });
  database.close();
}

describe('a store of the former version', () => {
  let databaseName: string;
  let provider: LocalProvider;

  beforeEach(async () => {
    databaseName = `former-${Date.now()}-${Math.random()}`;
    await createFormerStore(databaseName);
    provider = createLocalProvider({ me: one, databaseName });
  });

  afterEach(async () => {
    await provider.disconnect();
    await deleteDeployment({ databaseName });
  });

  it('[PR8] [PR13] has its rooms and its log in this version, and knows what is unread in them', async () => {
    await provider.connect();
    expect((await provider.followed()).map(({ title }) => title)).to.deep.equal(['A room']);
    const room = await provider.join('room');
    const { events } = await room.readLog({ limit: 10 });
    expect(events.map(textOf)).to.deep.equal(['number 1', 'number 2', 'number 3', 'number 4', 'reacted']);
    expect(room.unread).to.deep.equal({ count: 3, isAtLeast: false });
    await room.post(say('number 5'));
    await room.markRead(events[0]!.cursor);
    expect(room.unread).to.deep.equal({ count: 2, isAtLeast: false, readUpTo: events[0]!.cursor });
    expect((await room.search({ words: 'number', authorIds: [one.id] })).total).to.equal(2);
  });

  it('stays as it was where its upgrade fails, and is brought up the next time', async () => {
    const putBack = replace(IDBObjectStore.prototype, 'createIndex', () => {
      throw new DOMException('', 'UnknownError');
    });
    expect(await codeOf(provider.connect()).finally(putBack)).to.equal('provider/unavailable');
    const former = await openDB(databaseName);
    expect(former.version).to.equal(1);
    expect(await former.count('log')).to.equal(5);
    former.close();
    await provider.connect();
    expect((await (await provider.join('room')).readLog({ limit: 10 })).events).to.have.lengthOf(5);
  });

  it('[PR13] may take longer than an opening that has to wait', async () => {
    const clock = new WatchedClock();
    const patient = createLocalProvider({ me: one, databaseName, clock });
    // The first thing that an upgrade does with what is there.
    const original = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'getAll')!.value as () => IDBRequest;
    const putBack = replace(IDBObjectStore.prototype, 'getAll', function (this: IDBObjectStore, ...args: []) {
      clock.advance(20_000);
      return original.apply(this, args);
    });
    await patient.connect().finally(putBack);
    expect(clock.now()).to.be.at.least(20_000);
    expect((await patient.join('room')).unread.count).to.equal(3);
    await patient.disconnect();
  });

  it('is held up by a tab of the former build for as long as that does not let go', async () => {
    const clock = new WatchedClock();
    const waiting = createLocalProvider({ me: one, databaseName, clock });
    const former = await openDB(databaseName, 1);
    const armed = clock.armed(1_000);
    const connecting = codeOf(waiting.connect());
    await armed;
    clock.advance(1_000);
    expect(await connecting).to.equal('provider/storage-blocked');
    const isOnline = new Promise<void>((resolve) => {
      waiting.addEventListener('state-changed', () => waiting.state === 'online' && resolve());
    });
    former.close();
    await isOnline;
    expect((await waiting.followed()).map(({ id }) => id)).to.deep.equal(['room']);
    await waiting.disconnect();
  });
});
