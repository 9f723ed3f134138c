import { expect } from '@open-wc/testing';
import { one, other, roomId, say, take, TestDeployment, textOf, toDraft } from './deployment.ts';

describe('the bell', () => {
  let deployment: TestDeployment;

  beforeEach(async () => {
    deployment = await TestDeployment.create();
  });

  afterEach(() => deployment.delete());

  async function openLive() {
    const room = await (await deployment.connect(one)).join(roomId);
    const { end } = await room.readLog({ limit: 1 });
    return room.live({ after: end })[Symbol.asyncIterator]();
  }

  /** A second channel of this page stands for other tabs. */
  const ringFromElsewhere = (...topics: unknown[]): void => {
    const channel = new BroadcastChannel(`roompane/${deployment.databaseName}`);
    for (const topic of topics) channel.postMessage(topic);
    channel.close();
  };

  it('[PR3] may ring too early, too often, out of order and nonsense: each event comes once and in order', async () => {
    const live = await openLive();
    const coming = take(live, 3);
    ringFromElsewhere(`log/${roomId}`, `log/${roomId}`);
    await deployment.postSilently(other, toDraft('first'));
    await deployment.postSilently(other, toDraft('second'));
    ringFromElsewhere(`log/${roomId}`, 'log/no such room', { nonsense: true }, null, `log/${roomId}`);
    await deployment.postSilently(other, toDraft('third'));
    ringFromElsewhere(`log/${roomId}`);
    expect((await coming).map(textOf)).to.deep.equal(['first', 'second', 'third']);
  });

  it('[PR3] may not ring at all: a tab that wakes reads on', async () => {
    for (const [target, type] of [
      [document, 'visibilitychange'],
      [document, 'resume'],
      [window, 'pageshow'],
    ] as const) {
      const live = await openLive();
      const coming = take(live, 1);
      await deployment.postSilently(other, toDraft(type));
      target.dispatchEvent(new Event(type));
      expect((await coming).map(textOf)).to.deep.equal([type]);
      await live.return?.();
    }
  });

  it('[PR3] rings for the tab that posts too, and for a second tab without its doing', async () => {
    const live = await openLive();
    const secondLive = await openLive();
    const poster = await (await deployment.connect(other)).join(roomId);
    const coming = Promise.all([take(live, 1), take(secondLive, 1)]);
    await poster.post(say('heard'));
    expect((await coming).map(([event]) => textOf(event))).to.deep.equal(['heard', 'heard']);
  });

  it('[PR3] is not what a reader waits for while it is busy: what came meanwhile follows', async () => {
    const live = await openLive();
    const poster = await (await deployment.connect(other)).join(roomId);
    await poster.post(say('first'));
    const [first] = await take(live, 1);
    for (const text of ['second', 'third']) await poster.post(say(text));
    const rest = await take(live, 2);
    expect([first, ...rest].map(textOf)).to.deep.equal(['first', 'second', 'third']);
  });
});
