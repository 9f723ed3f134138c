import { expect } from '@open-wc/testing';
import type { GapEvent, LogEvent, ProviderRoom } from '@roompane/protocol';
import { playScript, roomScript } from '@roompane/testing/faults';
import { ManualClock } from '@roompane/testing';
import { createSpeakers, saveRoom, type Speakers, type SpokenLine } from '../src/index.ts';
import { codeOf, one, other, roomId, rooms, take, TestDeployment, textOf, toDraft } from './deployment.ts';

const guest = { id: 'guest', name: 'A guest', kind: 'user' } as const;

const toLines = (texts: readonly string[]): SpokenLine[] =>
  texts.map((text) => ({ author: guest, draft: toDraft(text) }));

const numbers = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => `number ${from + index}`);

describe('speakers', () => {
  let deployment: TestDeployment;
  let room: ProviderRoom;
  let live: AsyncIterator<LogEvent | GapEvent, unknown>;
  let speakers: Speakers;

  beforeEach(async () => {
    deployment = await TestDeployment.create();
    room = await (await deployment.connect(one)).join(roomId);
    const { end } = await room.readLog({ limit: 1 });
    live = room.live({ after: end })[Symbol.asyncIterator]();
    speakers = createSpeakers(deployment, { roomId });
  });

  afterEach(async () => {
    speakers.close();
    await deployment.delete();
  });

  it('[PR3] speak as others, in order, to every tab, without a role in the room', async () => {
    const coming = take(live, 3);
    expect(await speakers.say(toLines(numbers(3)))).to.equal(3);
    const events = await coming;
    expect(events.map(textOf)).to.deep.equal(numbers(3));
    expect(events[0]).to.have.nested.property('message.author.id', 'guest');
    expect((await room.readLog({ limit: 10 })).events).to.deep.equal(events);
  });

  it('[PR4] say each line once, whoever says it again', async () => {
    await speakers.say(toLines(numbers(3)));
    const again = createSpeakers(deployment, { roomId });
    expect(await again.say(toLines(['number 3', ...numbers(5)]))).to.equal(2);
    again.close();
    expect((await room.readLog({ limit: 10 })).events.map(textOf)).to.deep.equal([...numbers(4), 'number 4']);
  });

  it('[PR1] share one order with posts that meet them', async () => {
    const posting = Promise.all(numbers(20, 100).map((text) => room.post({ draft: toDraft(text) } as never)));
    await Promise.all([posting, speakers.say(toLines(numbers(20))), speakers.say(toLines(numbers(20, 20)))]);
    const { events } = await room.readLog({ limit: 256 });
    expect(new Set(events.map(({ cursor }) => cursor)).size).to.equal(60);
    expect(events.map(textOf).sort()).to.deep.equal([...numbers(40), ...numbers(20, 100)].sort());
  });

  it('say a thousand lines whole or not at all', async () => {
    const wrong: SpokenLine = { author: guest, draft: toDraft(' ') };
    expect(await codeOf(speakers.say([...toLines(numbers(3)), wrong]))).to.equal('call/invalid-params');
    const misfit: SpokenLine = { author: guest, draft: { ...toDraft('fits'), key: 'k'.repeat(65) } };
    expect(await codeOf(speakers.say([...toLines(numbers(3)), misfit]))).to.equal('argument/invalid');
    expect((await room.readLog({ limit: 10 })).events).to.deep.equal([]);
  });

  it('[PR5] find no room that is not there, and say nothing after their end', async () => {
    const lost = createSpeakers(deployment, { roomId: 'nowhere' });
    expect(await codeOf(lost.say(toLines(['hello?'])))).to.equal('room/not-found');
    lost.close();
    speakers.close();
    expect(await codeOf(speakers.say(toLines(['too late'])))).to.equal('connection/closed');
    const ended = createSpeakers(deployment, { roomId, signal: AbortSignal.abort() });
    expect(await codeOf(ended.say(toLines(['too late'])))).to.equal('connection/closed');
  });

  it('[PR7] take back what is aborted before it is written', async () => {
    expect(await codeOf(speakers.say(toLines(['no']), { signal: AbortSignal.abort() }))).to.equal('call/aborted');
    expect((await room.readLog({ limit: 1 })).events).to.deep.equal([]);
  });

  it('[ST6] do not outgrow a room that keeps so much and no more, and a slow reader is told of the gap', async () => {
    await saveRoom(deployment, { ...rooms[0]!, keptEvents: 100 });
    await speakers.say(toLines(numbers(1)));
    await take(live, 1);
    for (let from = 1; from < 5_000; from += 500) await speakers.say(toLines(numbers(500, from)));
    const page = await room.readLog({ limit: 256 });
    expect(page.isFirst).to.equal(true);
    expect(page.events.length).to.be.within(100, 150);
    expect(textOf(page.events.at(-1))).to.equal('number 5000');
    const slow = await take(live, 2);
    expect(slow[0]?.type).to.equal('gap');
    expect(textOf(slow[1])).to.equal(textOf(page.events[0]));
  });

  it('[ST6] a post by hand lets the oldest go, too', async () => {
    await saveRoom(deployment, { ...rooms[0]!, keptEvents: 1 });
    await speakers.say(toLines(numbers(50)));
    expect((await room.readLog({ limit: 256 })).events).to.have.lengthOf(50);
    await room.post({ draft: toDraft('by hand') } as never);
    expect((await room.readLog({ limit: 256 })).events.map(textOf)).to.deep.equal(['by hand']);
  });

  it('refuse to make a room that keeps nothing', async () => {
    for (const keptEvents of [0, -1, 1.5, Number.NaN]) {
      expect(await codeOf(saveRoom(deployment, { ...rooms[0]!, keptEvents }))).to.equal('argument/invalid');
    }
  });

  it('say what a script gives them', async () => {
    const clock = new ManualClock();
    const player = playScript({
      script: roomScript({ seed: 7, people: [one, other] }),
      say: (lines) => speakers.say(lines),
      clock,
      ratePerSecond: 100,
    });
    const coming = take(live, 5);
    clock.advance(50);
    expect((await coming).every((event) => event.type === 'posted')).to.equal(true);
    player.close();
  });
});
