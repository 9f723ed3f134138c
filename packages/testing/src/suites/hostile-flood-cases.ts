import { LIMITS } from '@roompane/protocol';
import type { HostileStage } from '../session/hostile-stage.ts';
import type { SuiteCase } from '../session/session-stage.ts';
import { expectSame, expectTrue } from './expectations.ts';
import { call, expectAbusive, expectAlive, summarize, takeSeat, tokenOf } from './hostile-acts.ts';
import { hearOnHost, say } from './session-acts.ts';

const endless: readonly (readonly [name: string, written: string])[] = [
  ['calls', '{"type":"call","id":$n,"method":"messages/read-page","params":{"limit":256}}'],
  ['streams', '{"type":"call","id":$n,"method":"messages/follow","params":{}}'],
  ['posts', '{"type":"call","id":$n,"method":"messages/post","params":{}}'],
  ['unknown methods', '{"type":"call","id":$n,"method":"constructor","params":{}}'],
  ['pings', '{"type":"ping","id":$n}'],
  ['acknowledgements on no stream', '{"type":"ack","id":$n,"seq":1}'],
  ['garbage', 'garbage $n'],
];

const harmless: readonly (readonly [name: string, written: string])[] = [
  ['replies to no call', '{"type":"reply","id":$n,"result":{"type":"pass"}}'],
  ['pongs to no ping', '{"type":"pong","id":$n}'],
  ['cancels of no call', '{"type":"cancel","id":$n}'],
  ['errors', '{"type":"error","error":{"code":"call/failed","message":"m"}}'],
];

/** What a hostile add-in may do too often. */
export const hostileFloodCases: readonly SuiteCase<HostileStage>[] = [
  ...endless.map(([name, written]): SuiteCase<HostileStage> => ({
    title: `[LI2] [LI3] floods its host with ${name}: it is refused, and closed when it goes on`,
    async run(stage) {
      const seat = await takeSeat(stage);
      await seat.tell('flood', { written, count: 2_000 });
      await expectAbusive(seat, `a flood of ${name}`);
    },
  })),
  {
    title: '[CL5] [LI3] floods its host with what is about no call of anybody: nothing changes',
    async run(stage) {
      const seat = await takeSeat(stage);
      for (const [name, written] of harmless) {
        await seat.tell('flood', { written, count: 2_000 });
        expectSame(summarize(await seat.tell('exchange', [])), [], `the answers to ${name}`);
      }
      await expectAlive(seat);
    },
  },
  {
    title: '[LI3] is refused a hundred times in ten seconds and lives; once more, and it is closed',
    async run(stage) {
      const seat = await takeSeat(stage);
      for (let window = 0; window < 3; window++) {
        const heard = await seat.tell('exchange', Array<string>(LIMITS.refusals).fill('garbage'));
        expectSame(heard.length, LIMITS.refusals, 'the errors');
        await expectAlive(seat);
        stage.clock.advance(LIMITS.refusalWindowMs);
      }
      await seat.tell('flood', { written: 'garbage', count: LIMITS.refusals + 1 });
      await expectAbusive(seat, 'one refusal too many');
    },
  },
  {
    title: '[LI3] [HS9] says hello again after it was closed for abuse: only the host brings it back',
    async run(stage) {
      const seat = await takeSeat(stage);
      await seat.tell('flood', { written: 'garbage', count: LIMITS.refusals + 1 });
      await expectAbusive(seat, 'garbage');
      const marked = stage.heardFrom('said hello again');
      await seat.tell('hello', { token: tokenOf(seat) });
      await seat.tell('mark', 'said hello again');
      await marked;
      expectSame([seat.session.state, seat.session.error?.code], ['ended', 'limit/abusive'], 'the session');
    },
  },
  {
    title: '[HS9] [LI3] [LT4] says hello without end: each costs the one before, and then it is closed',
    async run(stage) {
      const seat = await takeSeat(stage);
      await seat.tell('exchange', [call(1, 'messages/follow'), call(2, 'outgoing/intercept', { includeOwn: true })]);
      const before = stage.clock.pending;
      const token = tokenOf(seat);
      for (let i = 1; i < LIMITS.refusals; i++) await seat.tell('hello', { token });
      const byes = await seat.tell('until', { type: 'bye', count: LIMITS.refusals - 1 });
      expectSame(new Set(summarize(byes)).size, 1, 'kinds of bye');
      expectSame(summarize(byes)[0], 'bye connection/replaced', 'each bye');
      expectSame(stage.clock.pending, before, 'timers');
      await seat.tell('greeting');
      await expectAlive(seat);
      await seat.tell('hello', { token });
      await seat.tell('until', { type: 'bye', count: LIMITS.refusals });
      expectSame([seat.session.state, seat.session.error?.code], ['ended', 'limit/abusive'], 'the session');
    },
  },
  {
    title: '[ST2] [ST8] never acknowledges, or acknowledges what was not sent: one batch waits, two when it is full',
    async run(stage) {
      const seat = await takeSeat(stage);
      await seat.tell('send', [call(1, 'messages/follow')]);
      await seat.tell('until', { type: 'batch' });
      const heard = hearOnHost(stage, 5_000);
      say(stage, 5_000);
      await heard;
      await seat.tell('until', { type: 'batch', count: 2 });
      const refusals = [9, 2, 1_000].map((seq) => `{"type":"ack","id":1,"seq":${seq}}`);
      expectSame(
        summarize(await seat.tell('exchange', refusals)),
        refusals.map(() => 'error envelope/invalid'),
        'the answers to acknowledgements of nothing',
      );
      expectSame((await seat.tell('until', { type: 'batch' })).length, 2, 'batches without an acknowledgement');
      await seat.tell('send', ['{"type":"ack","id":1,"seq":1}']);
      const batches = await seat.tell('until', { type: 'batch', count: 3 });
      await expectAlive(seat);
      expectSame((await seat.tell('until', { type: 'batch' })).length, 3, 'batches after one');
      const events = batches.slice(1).flatMap((batch) => batch['events'] as readonly unknown[]);
      expectTrue(events.length <= 2 * LIMITS.batchEvents, `${events.length} events in flight`);
    },
  },
  {
    title: '[LI3] floods a stream with acknowledgements: it is closed',
    async run(stage) {
      const seat = await takeSeat(stage);
      await seat.tell('send', [call(1, 'messages/follow')]);
      await seat.tell('until', { type: 'batch' });
      await seat.tell('flood', { written: '{"type":"ack","id":1,"seq":$n}', count: 1_000 });
      await expectAbusive(seat, 'a flood of acknowledgements');
    },
  },
];
