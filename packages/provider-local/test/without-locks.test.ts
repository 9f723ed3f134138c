import { expect } from '@open-wc/testing';
import { DEMO_PEOPLE, DEMO_ROOMS, seedDemo, startRatesBot } from '../src/index.ts';
import { codeOf, say, take, TestDeployment } from './deployment.ts';

describe('a page without Web Locks', () => {
  const before = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks')!;
  let deployment: TestDeployment;

  beforeEach(() => {
    // As over plain http: from another machine.
    Object.defineProperty(Navigator.prototype, 'locks', { configurable: true, value: undefined });
    deployment = new TestDeployment();
  });

  afterEach(async () => {
    Object.defineProperty(Navigator.prototype, 'locks', before);
    await deployment.delete();
  });

  it('[PR6] has rooms and posts, and knows of itself alone', async () => {
    await seedDemo(deployment);
    const room = await (await deployment.connect(DEMO_PEOPLE.sam)).join(DEMO_ROOMS.fxDesk);
    expect((await room.post(say('alone'))).body.text).to.equal('alone');
    const [snapshot] = await take(room.roster()[Symbol.asyncIterator](), 1);
    if (snapshot?.type !== 'snapshot') expect.fail('no snapshot');
    const self = snapshot.entries.filter(({ isSelf }) => isSelf);
    expect(self.map(({ person, presence }) => [person.id, presence])).to.deep.equal([[DEMO_PEOPLE.sam.id, 'active']]);
    await room.leave();
  });

  it('has no bot, since nothing says in which tab it would run', async () => {
    const bot = startRatesBot(deployment, { roomId: DEMO_ROOMS.fxDesk });
    expect(await codeOf(bot.ended)).to.equal('feature/unsupported');
  });
});
