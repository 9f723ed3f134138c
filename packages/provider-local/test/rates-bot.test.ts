import { expect } from '@open-wc/testing';
import type { GapEvent, LogEvent, Message, ProviderRoom } from '@roompane/protocol';
import { RATES_BOT, type RatesBot, type RatesBotOptions, startRatesBot } from '../src/index.ts';
import { one, roomId, say, take, TestDeployment, textOf, toDraft } from './deployment.ts';
import { WatchedClock } from './watched-clock.ts';

const messageOf = (event: LogEvent | GapEvent | undefined): Message => {
  if (event?.type !== 'posted') throw new Error(`got ${event?.type}`);
  return event.message;
};

describe('the rates bot', () => {
  let deployment: TestDeployment;
  let clock: WatchedClock;
  let room: ProviderRoom;
  let live: AsyncIterator<LogEvent | GapEvent, unknown>;
  let bots: RatesBot[];

  beforeEach(async () => {
    deployment = await TestDeployment.create();
    clock = new WatchedClock();
    bots = [];
    room = await (await deployment.connect(one)).join(roomId);
    const { end } = await room.readLog({ limit: 1 });
    live = room.live({ after: end })[Symbol.asyncIterator]();
  });

  afterEach(async () => {
    for (const bot of bots) bot.close();
    await Promise.all(bots.map(({ ended }) => ended));
    await deployment.delete();
  });

  function startBot(options: Partial<RatesBotOptions> = {}): RatesBot {
    const bot = startRatesBot(deployment, { roomId, clock, ...options });
    bots.push(bot);
    return bot;
  }

  /** The next story, and the bot waiting again behind it. */
  async function nextStory(act: () => void): Promise<Message> {
    const waits = clock.armed();
    act();
    const [event] = await take(live, 1);
    await waits;
    return messageOf(event);
  }

  it('posts a coded story at once and then at its rate, as a bot', async () => {
    const first = await nextStory(() => startBot());
    expect(first.author).to.deep.equal(RATES_BOT);
    expect(first.kind).to.equal('story');
    expect(first.title).to.match(/^Rates \d\d:\d\d:\d\d$/);
    expect(first.body.text.split('\n')).to.have.lengthOf(6);
    expect(first.data).to.have.property('type', 'fx/rates');
    clock.advance(4_999);
    const second = await nextStory(() => clock.advance(1));
    expect(second.postedAtEpochMs - first.postedAtEpochMs).to.equal(5_000);
    expect(second.data).to.not.deep.equal(first.data);
  });

  it('runs once for all tabs, and another goes on when its tab lets go', async () => {
    const first = startBot({ intervalMs: 1_000 });
    await nextStory(() => {});
    const second = startBot({ intervalMs: 1_000 });
    for (let story = 0; story < 3; story++) await nextStory(() => clock.advance(1_000));
    expect((await room.readLog({ limit: 256 })).events).to.have.lengthOf(4);

    const takesOver = clock.armed();
    first.close();
    await first.ended;
    await takesOver;
    const later = await nextStory(() => clock.advance(1_000));
    expect(later.author).to.deep.equal(RATES_BOT);
    expect((await room.readLog({ limit: 256 })).events).to.have.lengthOf(5);
    second.close();
  });

  it('takes another rate for all tabs, and none', async () => {
    const bot = startBot({ intervalMs: 1_000 });
    await nextStory(() => {});
    const elsewhere = startBot({ intervalMs: 1_000 });
    const rearmed = clock.armed();
    await elsewhere.setIntervalMs(200);
    await rearmed;
    await nextStory(() => clock.advance(200));

    await bot.setIntervalMs(0);
    clock.advance(60_000);
    await room.post(say('it is quiet'));
    expect(textOf((await take(live, 1))[0])).to.equal('it is quiet');
    expect(clock.pending).to.equal(0);
    await nextStory(() => void bot.setIntervalMs(1_000));
  });

  it('[PR6] is on the roster while it runs', async () => {
    const roster = room.roster()[Symbol.asyncIterator]();
    await take(roster, 1);
    const coming = take(roster, 1);
    const bot = startBot();
    expect((await coming)[0]).to.have.nested.property('entry.person.kind', 'bot');
    const isGone = (async () => {
      for (;;) if ((await take(roster, 1))[0]!.type === 'left') return true;
    })();
    bot.close();
    expect(await isGone).to.equal(true);
  });

  it('is ended by a signal before it ever ran', async () => {
    const bot = startBot({ signal: AbortSignal.abort() });
    await bot.ended;
    expect((await room.readLog({ limit: 1 })).events).to.deep.equal([]);
  });

  /** Sixty posts of the bot of which three count; the 53rd takes fifty out of the log. */
  async function outlive(): Promise<string[]> {
    const retention = { keyPrefix: 'k', keptPosts: 3 };
    for (let story = 100; story < 160; story++) {
      const draft = { ...toDraft(`story ${story}`), key: `k${story}` };
      await deployment.postSilently(RATES_BOT, draft, { isTrusted: true, retention });
    }
    return Array.from({ length: 10 }, (_, index) => `story ${150 + index}`);
  }

  it('[PR2] [PR3] leaves the log when it is old: pages close up, and who comes from before is told of a gap', async () => {
    const { end: start } = await room.readLog({ limit: 1 });
    await room.post(say('from before'));
    const { end: before } = await room.readLog({ limit: 1 });
    const kept = await outlive();
    const page = await room.readLog({ limit: 256 });
    expect(page.events.map(textOf)).to.deep.equal(['from before', ...kept]);
    const newest = await room.readLog({ limit: 10 });
    const older = await room.readLog({ limit: 10, before: newest.start });
    expect([newest, older].map(({ events }) => events.map(textOf))).to.deep.equal([kept, ['from before']]);

    const follow = (after: string) => room.live({ after })[Symbol.asyncIterator]();
    const [gap, ...rest] = await take(follow(before), 11);
    expect(gap).to.deep.equal({ type: 'gap', after: before });
    expect(rest.map(textOf)).to.deep.equal(kept);
    expect((await take(follow(start), 2)).map(textOf)).to.deep.equal(['gap', 'from before']);
    expect((await take(follow(newest.start), 1)).map(textOf)).to.deep.equal(['story 151']);
  });

  it('[PR3] tells of a gap once, however much is read before it', async () => {
    const { end: start } = await room.readLog({ limit: 1 });
    const said = Array.from({ length: 200 }, (_, index) => `said ${index}`);
    await Promise.all(said.map((text) => room.post(say(text))));
    const kept = await outlive();
    const follow = room.live({ after: start })[Symbol.asyncIterator]();
    expect((await take(follow, 211)).map(textOf)).to.deep.equal(['gap', ...said, ...kept]);
  });
});
