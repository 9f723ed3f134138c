import { LIMITS } from '@roompane/protocol';
import { reached } from '../session/reached.ts';
import type { HostileStage } from '../session/hostile-stage.ts';
import type { SuiteCase } from '../session/session-stage.ts';
import { expectSame, expectTrue } from './expectations.ts';
import { call, expectAbusive, summarize, takeSeat, tokenOf } from './hostile-acts.ts';
import { hangReading } from './session-acts.ts';

const beat = 5_000;

/** What a hostile add-in may do with its frame, and by going away. */
export const hostileFrameCases: readonly SuiteCase<HostileStage>[] = [
  {
    title: '[EY2] reaches neither the host’s document nor its window, nor storage, nor the top',
    async run(stage) {
      const seat = await stage.mount();
      const endings = await seat.tell('escape');
      const expected = {
        'parent document': 'SecurityError',
        'parent variable': 'SecurityError',
        'top navigation': 'SecurityError',
        'pop-up': 'none',
        storage: 'SecurityError',
        cookies: 'SecurityError',
        'own frame element': 'none',
      };
      expectSame(endings, expected, 'the ways out');
    },
  },
  {
    title: '[HS9] [HS10] goes to another page: one that knows the token is heard, one that does not is not',
    async run(stage) {
      const seat = await takeSeat(stage);
      const token = tokenOf(seat);
      const address = seat.frame.src.replace(/#.*/, '');
      const served = stage.heardFrom('acts are served');
      void seat.tell('go', `${address}?again`);
      await served;
      await reached(seat.session, 'ended');
      expectSame(seat.session.error?.code, 'connection/navigated-away', 'the session of the page that it left');
      const marked = stage.heardFrom('said');
      await seat.tell('hello', { token: '' });
      await seat.tell('mark', 'said');
      await marked;
      expectSame(seat.session.state, 'ended', 'the session of a page without the token');
      await seat.tell('hello', { token });
      await seat.tell('greeting');
      expectSame(seat.session.state, 'ready', 'the session of a page with the token');
    },
  },
  {
    title: '[HS11] goes to the host’s own origin once it was closed for abuse: the frame is removed',
    async run(stage) {
      const seat = await takeSeat(stage, { ownOrigin: true });
      await seat.tell('post', 'an object');
      await expectAbusive(seat, 'an object');
      const removed = new Promise((resolve) =>
        new MutationObserver(resolve).observe(seat.frame.parentNode as Node, { childList: true }),
      );
      void seat.tell('go', `${stage.hostOrigin}/`);
      await removed;
      expectSame(seat.frame.isConnected, false, 'the frame is in the page');
    },
  },
  {
    title: '[LV1] [LV2] answers no ping: it is asked every 5 s, called unresponsive after 10, and never ended for it',
    async run(stage) {
      const seat = await takeSeat(stage);
      await seat.tell('until', { type: 'ping', count: 1 });
      for (let count = 2; count <= 4; count++) {
        expectSame(seat.session.state, count < 4 ? 'ready' : 'unresponsive', `the session at ping ${count - 1}`);
        stage.clock.advance(beat);
        await seat.tell('until', { type: 'ping', count });
      }
      stage.clock.advance(100 * beat);
      expectSame([seat.session.state, seat.session.error], ['unresponsive', undefined], 'the session');
      await seat.tell('send', ['{"type":"pong","id":1}']);
      await reached(seat.session, 'ready');
    },
  },
  {
    title: '[LT2] [LT4] keeps everything waiting and is removed: all of it settles, and no timer stays',
    async run(stage) {
      const { clock, room, provider } = stage;
      const before = clock.pending;
      const seat = await takeSeat(stage, { interceptPolicy: 'block' });
      await seat.tell('exchange', [call(1, 'outgoing/intercept', { includeOwn: true })]);
      const drafts = Array.from({ length: 20 }, (_, i) => room.post({ body: `draft ${i}` }));
      const hung = hangReading(provider, LIMITS.callsInFlight - 1);
      const reads = Array.from({ length: LIMITS.callsInFlight }, (_, i) =>
        call(i + 10, 'messages/read-page', { limit: 1 }),
      );
      const streams = [call(2, 'messages/follow'), call(3, 'roster/follow'), call(4, 'context/follow')];
      await seat.tell('send', [...streams, ...reads]);
      await hung.asked;
      // The honest add-in before it has let one by.
      await seat.tell('until', { type: 'call' });
      seat.frame.remove();
      await reached(seat.session, 'ended');
      expectSame(seat.session.error?.code, 'connection/closed', 'the error');
      await hung.stopped;
      provider.beforeRead = undefined;
      const outcomes = await Promise.all(drafts);
      const [first, ...rest] = outcomes.map((outcome) => outcome.trail.find(({ addin }) => addin.id === 'hostile'));
      expectSame([first?.did, first?.failure], ['blocked', 'gone'], 'the draft that it had');
      expectTrue(
        rest.every((step) => step === undefined || step.failure === 'gone'),
        'a draft waited for it',
      );
      expectSame(clock.pending, before, 'timers');
    },
  },
  {
    title: '[LT1] [LT3] is closed by its host: what it sends then is not read, though it goes on',
    async run(stage) {
      const seat = await takeSeat(stage);
      seat.session.close();
      expectSame(summarize(await seat.tell('until', { type: 'bye' })), ['bye connection/closed'], 'the bye');
      const draft = { kind: 'regular', importance: 'normal', body: { text: 'late', spans: [] }, key: 'k' };
      await seat.tell('send', [call(1, 'messages/post', draft)]);
      const marked = stage.heardFrom('said');
      await seat.tell('hello', { token: tokenOf(seat) });
      await seat.tell('mark', 'said');
      await marked;
      expectSame(seat.session.state, 'ended', 'the session');
      expectSame(stage.provider.posts, [], 'what reached the chat server');
    },
  },
  {
    title:
      '[LT1] [LT5] says bye with any reason: the session ends as closed, and reasons of others are not its own to give',
    async run(stage) {
      for (const [code, ending] of [
        ['connection/closed', 'connection/closed'],
        ['connection/frame-readable', 'connection/closed'],
        ['room/not-joined', 'connection/closed'],
        ['constructor', 'connection/closed'],
      ] as const) {
        const seat = await takeSeat(stage);
        await seat.tell('send', [`{"type":"bye","error":{"code":"${code}","message":"m"}}`]);
        await reached(seat.session, 'ended');
        expectSame(seat.session.error?.code, ending, `the error after a bye with ${code}`);
      }
    },
  },
];
