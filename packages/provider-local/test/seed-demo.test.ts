import { expect } from '@open-wc/testing';
import { type LogPage, parseAs, parseLogPage } from '@roompane/protocol';
import { ManualClock } from '@roompane/testing';
import { DEMO_PEOPLE, DEMO_ROOMS, deleteDeployment, seedDemo } from '../src/index.ts';
import { say, take, TestDeployment } from './deployment.ts';

describe('the demo', () => {
  let deployment: TestDeployment;

  beforeEach(() => {
    deployment = new TestDeployment();
  });

  afterEach(() => deployment.delete());

  async function readDesk(): Promise<LogPage> {
    const room = await (await deployment.connect(DEMO_PEOPLE.sam)).join(DEMO_ROOMS.fxDesk);
    return parseAs(parseLogPage, await room.readLog({ limit: 256 }), 'call/invalid-result');
  }

  it('is there once, though two tabs start together and one starts again', async () => {
    const clock = new ManualClock();
    await Promise.all([1, 2].map(() => seedDemo({ databaseName: deployment.databaseName, clock })));
    const page = await readDesk();
    clock.advance(3_600_000);
    await seedDemo({ databaseName: deployment.databaseName, clock });
    expect(await readDesk()).to.deep.equal(page);
    const ids = page.events.map((event) => event.type === 'posted' && event.message.id);
    expect(new Set(ids).size).to.equal(page.events.length);
    const times = page.events.map((event) => (event.type === 'posted' ? event.message.postedAtEpochMs : 0));
    expect(Math.max(...times)).to.be.lessThan(new ManualClock().now());
  });

  it('[PR5] shows each person the rooms that are theirs', async () => {
    await seedDemo(deployment);
    const titlesOf = async (person: keyof typeof DEMO_PEOPLE): Promise<string[]> =>
      (await (await deployment.connect(DEMO_PEOPLE[person])).followed()).map(({ title }) => title);
    expect(await titlesOf('sam')).to.deep.equal(['Desk heads', 'FX desk – London']);
    expect(await titlesOf('hannah')).to.deep.equal(['Desk heads', 'FX desk – London', 'Project Larch', 'Rates desk']);
    expect(await titlesOf('lena')).to.deep.equal(['FX desk – London']);

    const invitations = await (await deployment.connect(DEMO_PEOPLE.sam)).invitations();
    expect(invitations.map(({ room, by }) => [room.title, by?.name])).to.deep.equal([['Project Larch', 'Priya Raman']]);

    const may = async (person: keyof typeof DEMO_PEOPLE, roomId: string): Promise<boolean> =>
      (await (await deployment.connect(DEMO_PEOPLE[person])).join(roomId)).standing.canPost;
    expect(await may('sam', DEMO_ROOMS.fxDesk)).to.equal(true);
    expect(await may('lena', DEMO_ROOMS.fxDesk)).to.equal(false);
    expect(await may('sam', DEMO_ROOMS.deskHeads)).to.equal(false);
    expect(await may('priya', DEMO_ROOMS.deskHeads)).to.equal(true);
  });

  it('[PR6] has people in the room, and the local user among them', async () => {
    await seedDemo(deployment);
    const room = await (await deployment.connect(DEMO_PEOPLE.sam)).join(DEMO_ROOMS.fxDesk);
    const [snapshot] = await take(room.roster()[Symbol.asyncIterator](), 1);
    if (snapshot?.type !== 'snapshot') expect.fail('no snapshot');
    expect(snapshot.count).to.equal(23);
    expect(snapshot.entries.filter(({ isSelf }) => isSelf).map(({ person }) => person)).to.deep.equal([
      DEMO_PEOPLE.sam,
    ]);
    expect(snapshot.entries.some(({ presence }) => presence === 'away')).to.equal(true);
  });

  it('leaves posts that came after it alone', async () => {
    await seedDemo(deployment);
    const room = await (await deployment.connect(DEMO_PEOPLE.sam)).join(DEMO_ROOMS.fxDesk);
    await room.post(say('mine'));
    const before = await room.readLog({ limit: 256 });
    await seedDemo(deployment);
    expect(await room.readLog({ limit: 256 })).to.deep.equal(before);
  });

  it('leaves nothing behind when it is deleted', async () => {
    await seedDemo(deployment);
    await deleteDeployment(deployment);
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names).to.not.include(deployment.databaseName);
  });
});
