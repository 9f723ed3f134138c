import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  createDraft,
  foldRoster,
  isRoompaneError,
  type LiveEvent,
  type ProviderRoom,
  type RosterEntry,
} from '@roompane/protocol';
import fc from 'fast-check';
import { addRooms, clear, priya, sam, settled, textOf } from '../../test/line-stage.ts';
import { FakeDeployment } from '../fake-deployment.ts';
import { ManualClock } from '../manual-clock.ts';
import { LineConditions } from './line-conditions.ts';
import { withLine } from './with-line.ts';

type Step =
  | {
      readonly do:
        'say' | 'post' | 'lose-answer' | 'read' | 'come' | 'go' | 'toggle-line' | 'toggle-order' | 'flicker' | 'settle';
    }
  | { readonly do: 'latency' | 'pass'; readonly ms: number };

const plain = fc.constantFrom(
  ...([
    'say',
    'post',
    'lose-answer',
    'read',
    'come',
    'go',
    'toggle-line',
    'toggle-order',
    'flicker',
    'settle',
  ] as const),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: plain.map((act) => ({ do: act })) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('latency' as const), ms: fc.constantFrom(0, 1, 50, 10_000) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 12_000 }) }) },
);

/** A room behind a line, a reader who stops now and then, a roster's reader, and posts that are tried until they are there. */
async function play(steps: readonly Step[]): Promise<void> {
  const deployment = new FakeDeployment();
  addRooms(deployment);
  const conditions = new LineConditions();
  const clock = new ManualClock();
  const provider = withLine(await deployment.connect(sam), conditions, { clock });
  const other = await deployment.connect(priya);
  const room = await provider.join('room');
  const { end } = await room.readLog({ limit: 1 });

  const live = room.live({ after: end })[Symbol.asyncIterator]();
  const seen: LiveEvent[] = [];
  const reads: Promise<unknown>[] = [];
  const read = (): void => {
    reads.push(live.next().then((result) => !result.done && seen.push(result.value)));
  };
  let roster: ReadonlyMap<string, RosterEntry> = new Map();
  const rosterOver = new AbortController();
  const followRoster = async (): Promise<void> => {
    for await (const event of room.roster(rosterOver)) {
      roster = foldRoster(roster, event);
      assert.equal(event.count, roster.size);
    }
  };
  const following = followRoster();

  let count = 0;
  const posting: Promise<void>[] = [];
  const post = async (text: string): Promise<void> => {
    for (;;) {
      try {
        await room.post(clear(createDraft({ body: text }, text)));
        return;
      } catch (thrown) {
        assert.ok(isRoompaneError(thrown, 'provider/unavailable'));
        await settled();
      }
    }
  };
  let visits: ProviderRoom[] = [];

  const perform = async (each: Step): Promise<void> => {
    switch (each.do) {
      case 'say':
        return void deployment.say('room', priya, { body: `said ${count++}` });
      case 'post':
        return void posting.push(post(`post ${count++}`));
      case 'lose-answer':
        return conditions.failNext(undefined, { isDelivered: count % 2 === 0 });
      case 'read':
        return read();
      case 'come':
        return void visits.push(await other.join('room'));
      case 'go':
        await visits[0]?.leave();
        visits = visits.slice(1);
        return;
      case 'toggle-order':
        conditions.reordersAnswers = !conditions.reordersAnswers;
        break;
      case 'toggle-line':
        conditions.isOffline = !conditions.isOffline;
        return;
      case 'flicker':
        conditions.isOffline = !conditions.isOffline;
        conditions.isOffline = !conditions.isOffline;
        return;
      case 'latency':
        conditions.latencyMs = each.ms;
        return;
      case 'pass':
        return clock.advance(each.ms);
      case 'settle':
        return settled();
    }
  };
  for (const each of steps) await perform(each);

  conditions.isOffline = false;
  let isPosted = false;
  const posted = Promise.all(posting).then(() => (isPosted = true));
  while (!isPosted || seen.length < deployment.log('room').length) {
    read();
    clock.advance(10_000);
    await settled();
  }
  await posted;
  clock.advance(10_000);
  await settled();
  assert.deepEqual(seen, deployment.log('room'), 'each event once, and in order');
  assert.equal(new Set(deployment.log('room').map(textOf)).size, count, 'each post once');
  assert.deepEqual([...roster.keys()].sort(), visits.length > 0 ? ['priya', 'sam'] : ['sam'], 'the roster');

  rosterOver.abort();
  await provider.disconnect();
  await Promise.all([...reads, following]);
  assert.equal(clock.pending, 0);
}

it('[PR3] [PR4] [PR6] loses, doubles and reorders nothing, however the line comes and goes', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 80 }), play), { numRuns: 300 });
});
