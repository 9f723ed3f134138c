import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, it } from 'node:test';
import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isDeepStrictEqual } from 'node:util';
import { type Clock, GRANT_NAMES, LIMITS, type LiveEvent, type LogEvent, MessageFold } from '@roompane/protocol';
import { joinRoom, linkAddin } from '@roompane/host';
import { createLinkedPair, FakeDeployment, ManualClock } from '@roompane/testing';
import { ConnectedRoom } from '../../../addin/src/connected-room.ts';
import type { SenderState } from '../../../bridge/src/stream-sender.ts';
import { appearance } from '../../test/appearance.ts';
import { watchSteps } from '../../test/session-model/count-steps.ts';
import { EndlessLog } from '../../test/session-model/endless-log.ts';
import { readWelcome } from '../../test/session-model/read-welcome.ts';
import { FeedItem } from '../room/feed-item.ts';

const streams = new Set<SenderState<unknown>>();
watchSteps((reducer, state) => reducer === 'stepSender' && streams.add(state as SenderState<unknown>));

const EVENTS = 200_000;
/** A quarter more than the limit: what is too old goes in stretches. */
const MOST_FEED_ITEMS = LIMITS.queueEvents * 1.25;
/** What 200,000 events would take by themselves is several times that. */
const MOST_HEAP_BYTES = 16_777_216;

v8.setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heapBytes = (): number => {
  collect();
  return v8.getHeapStatistics().used_heap_size;
};

/** Queues are bounded at each moment; the last event is never cut, so that it may be what is too much. */
function checkQueues(): void {
  for (const { queue, queueChars } of streams) {
    assert.ok(queue.length <= LIMITS.queueEvents, `${queue.length} events wait`);
    const chars = queueChars - (queue.at(-1)?.written.length ?? 0);
    assert.ok(chars <= LIMITS.queueChars, `${chars} characters wait`);
  }
}

async function open() {
  const time = new ManualClock();
  let timers = 0;
  const clock: Clock = {
    now: () => time.now(),
    setTimer: (...timer) => {
      timers++;
      time.setTimer(...timer);
    },
  };
  const deployment = new FakeDeployment({ clock });
  deployment.addRoom({ id: 'fx', roles: { sam: 'member' } });
  const log = new EndlessLog();
  const provider = log.under(await deployment.connect({ id: 'sam', name: 'Sam', kind: 'user' }));
  const room = await joinRoom(provider, 'fx', { clock });
  let sent = 0;
  const pair = createLinkedPair({ isManual: true, onSend: (from) => (sent += from === 'host' ? 1 : 0) });
  const manifest = { id: 'stalled', name: 'Stalled' };
  const session = linkAddin({ room, link: pair.host, manifest, grants: GRANT_NAMES, appearance, clock });
  const greeted = readWelcome(pair.addin);
  pair.deliver();
  const addin = new ConnectedRoom(await greeted, clock);
  await pair.settle();
  return { log, room, pair, session, addin, costs: () => ({ sent, timers }) };
}

describe(`an add-in that stands still while ${EVENTS} things happen`, () => {
  let stage: Awaited<ReturnType<typeof open>>;

  beforeEach(async () => {
    streams.clear();
    stage = await open();
  });

  afterEach(async () => {
    stage.session.close();
    await stage.room.leave();
  });

  /** All of it happens, and the room has heard of it. */
  const flood = async (): Promise<void> => {
    const { log, room } = stage;
    log.grow(EVENTS);
    while (room.feed.head !== `e${log.count - 1}`) {
      await setImmediate();
      checkQueues();
    }
  };

  /** The fold of what a stream gives until it has given all. */
  const readAll = async (iterator: AsyncIterator<LiveEvent, undefined>): Promise<MessageFold> => {
    const fold = new MessageFold();
    const last = `e${stage.log.count - 1}`;
    for (let events: LogEvent[] = []; events.at(-1)?.cursor !== last;) {
      const next = iterator.next();
      while (stage.pair.underway > 0) await stage.pair.settle();
      const { value } = await next;
      assert.ok(value && value.type !== 'gap', 'nothing is missing');
      if (value.type === 'caught-up') continue;
      events = [value];
      fold.append(events);
    }
    return fold;
  };

  const room = (): MessageFold => {
    const fold = new MessageFold();
    for (let index = 0; index < stage.log.count; index++) fold.append([stage.log.at(index)]);
    return fold;
  };

  it('[ST5] [ST12] costs one queue and the room’s latest events, and has folded the room when it wakes', async (test) => {
    const iterator = stage.addin.messages.live()[Symbol.asyncIterator]() as AsyncIterator<LiveEvent, undefined>;
    const first = iterator.next();
    await stage.pair.settle();
    await first;
    const [before, cost] = [heapBytes(), stage.costs()];
    await flood();
    await setImmediate();
    const { sent, timers } = stage.costs();
    const items = v8.queryObjects(FeedItem, { format: 'count' });
    const grown = heapBytes() - before;
    test.diagnostic(`${items} events kept, ${sent - cost.sent} strings sent, ${grown} bytes more on the heap`);
    assert.ok(items <= MOST_FEED_ITEMS, `${items} events are kept`);
    assert.ok(sent - cost.sent <= 2, 'no more than two batches are under way');
    assert.equal(timers, cost.timers, 'and no timer');
    assert.ok(grown < MOST_HEAP_BYTES, `${grown} bytes`);

    const [seen, due] = [(await readAll(iterator)).messages, room().messages];
    assert.equal(seen.length, due.length);
    assert.equal(
      seen.findIndex((message, index) => !isDeepStrictEqual(message, due[index])),
      -1,
    );
    checkQueues();
  });

  it('[ST10] [ST12] costs nothing where it follows nothing but its context', async () => {
    const cost = stage.costs();
    await flood();
    assert.deepEqual(stage.costs(), cost);
    assert.equal(
      [...streams].some(({ queue }) => queue.length > 0),
      false,
    );
  });
});
