import { expect } from '@open-wc/testing';
import type { HostRoom } from '@roompane/host';
import type { LogPage, Outcome } from '@roompane/protocol';
import { addinOrigin } from 'virtual:two-sites';
import { allGrants, bot, createGround, type Ground, mount, reached, unmountAll } from './mounted.ts';
import { codeOf, tell, whenReady } from './puppet.ts';

const page = '/packages/host/test/frames/puppet.html';

describe('a session with an honest add-in in an opaque frame on another site', () => {
  let ground: Ground;
  let room: HostRoom;
  let frame: HTMLIFrameElement;
  let session: ReturnType<typeof mount>['session'];

  const start = async (options: Partial<Parameters<typeof mount>[1]> = {}): Promise<unknown> => {
    ({ frame, session } = mount(page, { room, ...options }));
    await whenReady(frame);
    return tell(frame, 'connect');
  };

  beforeEach(async () => {
    ground = await createGround();
    room = ground.room;
  });

  afterEach(async () => {
    unmountAll();
    await room.leave();
  });

  it('[HS1] [HS6] [HS13] welcomes it with the room, its grants and the look, in an opaque frame', async () => {
    const seen = await start();
    expect(seen).to.deep.include({ origin: 'null', grants: allGrants });
    expect(seen).to.have.nested.property('info.title', 'FX desk – London');
    expect((seen as { me: string[] }).me).to.have.members([...allGrants]);
    expect(new URL(addinOrigin).hostname).to.not.equal(location.hostname);
    expect(session.state).to.equal('ready');
  });

  it('[OP14] posts for it, under its name', async () => {
    await start();
    const outcome = await tell<Outcome>(frame, 'post', { body: 'Bid 3 m EUR/USD' });
    expect(outcome.type).to.equal('posted');
    expect(ground.deployment.log('fx').at(-1)).to.deep.nested.include({
      'message.body.text': 'Bid 3 m EUR/USD',
      'message.via.name': 'Test add-in',
      'message.author.id': 'sam',
    });
  });

  it('[ST1] [ST4] carries what is said while it listens, in order, after what was there', async () => {
    ground.deployment.say('fx', bot, { body: 'before' });
    await start();
    const { end } = await tell<LogPage>(frame, 'latest', { limit: 10 });
    await tell(frame, 'open', { name: 'a', stream: 'live', after: end });
    expect(await tell(frame, 'next', { name: 'a', count: 1 })).to.deep.equal([{ type: 'caught-up' }]);
    for (let i = 0; i < 1_000; i++) ground.deployment.say('fx', bot, { body: `m${i}` });
    const texts = await tell<string[]>(frame, 'readUntil', { name: 'a', text: 'm999' });
    expect(texts).to.deep.equal(Array.from({ length: 1_000 }, (_, i) => `m${i}`));
  });

  it('[CL2] [GR1] refuses what it holds no grant for', async () => {
    await start({ grants: ['messages/read'] });
    expect(await codeOf(tell(frame, 'post', { body: 'no' }))).to.equal('call/denied');
    expect(ground.provider.posts).to.have.length(0);
  });

  it('[GR2] [GR3] ends its stream when the grant goes, and tells it', async () => {
    await start();
    await tell(frame, 'open', { name: 'a', stream: 'live' });
    await tell(frame, 'next', { name: 'a', count: 1 });
    const next = codeOf(tell(frame, 'next', { name: 'a', count: 1 }));
    session.setGrants(['messages/post']);
    expect(await next).to.equal('call/denied');
    expect(await tell(frame, 'state')).to.deep.include({ grants: ['messages/post'], may: ['messages/post'] });
  });

  it('[OP3] lets it stop what the user types, with a reason and a fix', async () => {
    await start();
    await tell(frame, 'intercept', { rule: 'block' });
    const outcome = await room.post({ body: 'Sell 8 m' });
    expect(outcome).to.deep.nested.include({ type: 'blocked', reason: 'Not here.', 'fix.body.text': 'better' });
    expect(ground.provider.posts).to.have.length(0);
  });

  it('[HS9] takes a reload as a new session', async () => {
    await start();
    const ready = whenReady(frame);
    void tell(frame, 'reload');
    await ready;
    await tell(frame, 'connect');
    expect(session.state).to.equal('ready');
    expect((await tell<Outcome>(frame, 'post', { body: 'again' })).type).to.equal('posted');
  });

  it('[HS10] [LT1] ends when the frame goes to a page that says nothing', async () => {
    await start();
    void tell(frame, 'go', `${addinOrigin}/packages/host/test/frames/silent.html`);
    await reached(session, 'ended');
    expect(session.error?.code).to.equal('connection/navigated-away');
  });
});
