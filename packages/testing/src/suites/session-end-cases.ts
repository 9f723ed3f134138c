import { reached } from '../session/reached.ts';
import type { SessionStage, SuiteCase } from '../session/session-stage.ts';
import { endingOf, expectRejection, expectSame, expectTrue } from './expectations.ts';
import { hangReading, nextTask, roundTrip, say } from './session-acts.ts';

/** Silence, and the ends of a session. */
export const endCases: readonly SuiteCase<SessionStage>[] = [
  {
    title: '[LV2] calls an add-in unresponsive after 10 s of silence, ready again when it is heard, and never ends it',
    async run({ clock, seat }) {
      const { session, tell } = await seat();
      await roundTrip(tell);
      // Nothing can arrive while the clock is turned, so this is silence.
      clock.advance(9_999);
      expectSame(session.state, 'ready', 'the session before 10 s are over');
      clock.advance(600_000);
      expectSame(session.state, 'unresponsive', 'the session after ten minutes of silence');
      await reached(session, 'ready');
      await roundTrip(tell);
      expectSame(session.error, undefined, 'an error');
    },
  },
  ...(['the host closes it', 'the add-in closes it'] as const).map((way): SuiteCase<SessionStage> => ({
    title: `[LT2] [LT3] ends everything that is pending when ${way}, and what comes later at once`,
    async run({ provider, seat }) {
      const { session, tell } = await seat();
      await tell('open', { name: 'a', of: 'messages' });
      await tell('take', { name: 'a', count: 1 });
      const hung = hangReading(provider);
      const reading = endingOf(tell('read', { name: 'r' }));
      const taking = endingOf(tell('take', { name: 'a', count: 1 }));
      await hung.asked;
      if (way === 'the host closes it') session.close();
      else await tell('close');
      const closed = await tell('until', { type: 'closed' });
      expectSame(closed, [{ type: 'closed', code: 'connection/closed' }], 'the event');
      await nextTask();
      expectSame(await tell('isRunning', { name: 'r' }), false, 'the call is pending behind the end');
      expectSame(await reading, 'connection/closed', 'the call');
      expectSame(await taking, 'connection/closed', 'the stream');
      await hung.stopped;
      await reached(session, 'ended');
      expectSame(session.error?.code, 'connection/closed', 'the host’s error');
      await expectRejection(tell('post', { draft: { body: 'late' } }), 'connection/closed', 'a later call');
      await tell('open', { name: 'b', of: 'roster' });
      await expectRejection(tell('take', { name: 'b', count: 1 }), 'connection/closed', 'a later stream');
    },
  })),
  {
    title: '[LT1] [LT2] [LT5] ends with the room that is left, and says so to the add-in',
    async run({ room, seat }) {
      const { session, tell } = await seat();
      await tell('open', { name: 'a', of: 'messages' });
      await tell('take', { name: 'a', count: 1 });
      const taking = endingOf(tell('take', { name: 'a', count: 1 }));
      await room.leave();
      expectSame([session.state, session.error?.code], ['ended', 'room/not-joined'], 'the session');
      expectSame(await taking, 'room/not-joined', 'the stream');
      expectSame(await tell('until', { type: 'closed' }), [{ type: 'closed', code: 'room/not-joined' }], 'the event');
    },
  },
  ...(['kicked', 'disabled'] as const).map((why): SuiteCase<SessionStage> => ({
    title: `[LT5] [PR11] ends with the room that puts the user out, and tells the add-in why: ${why}`,
    async run({ deployment, seat }) {
      const { session, tell } = await seat();
      await tell('open', { name: 'a', of: 'messages' });
      await tell('take', { name: 'a', count: 1 });
      const taking = endingOf(tell('take', { name: 'a', count: 1 }));
      await (why === 'kicked' ? deployment.remove('fx', 'sam') : deployment.disable('fx'));
      expectSame(await tell('until', { type: 'closed' }), [{ type: 'closed', code: 'room/removed', why }], 'the event');
      expectSame(await taking, 'room/removed', 'the stream');
      await expectRejection(tell('read', {}), 'room/removed', 'a later call');
      expectSame(session.error?.data, { roomId: 'fx', reason: why }, 'what the host knows');
    },
  })),
  {
    title: '[LT1] [LT2] [LT4] ends when the add-in is removed in the middle of everything',
    async run({ provider, deployment, seat }) {
      const gone = await seat({ id: 'gone' });
      const stays = await seat({ id: 'stays' });
      await gone.tell('open', { name: 'a', of: 'messages' });
      await gone.tell('open', { name: 'b', of: 'roster' });
      await gone.tell('take', { name: 'a', count: 1 });
      const hung = hangReading(provider);
      // Its page goes, and with it whoever waits for these.
      void endingOf(gone.tell('read', {}));
      void endingOf(gone.tell('take', { name: 'a', count: 1 }));
      await hung.asked;
      gone.remove();
      await hung.stopped;
      await reached(gone.session, 'ended');
      expectSame(gone.session.error?.code, 'connection/closed', 'the error');
      provider.beforeRead = undefined;
      await roundTrip(stays.tell);
      const outcome = await stays.tell('post', { draft: { body: 'still here' } });
      expectTrue(outcome.type === 'posted', 'the other add-in goes on');
      expectSame(deployment.log('fx').length, 1, 'the log');
    },
  },
  {
    title: '[LT4] takes its timers away with it',
    async run(stage) {
      const { clock, room, seat } = stage;
      const before = clock.pending;
      const { session, tell } = await seat();
      say(stage, 3);
      await tell('intercept', { rule: { does: 'pass' } });
      await room.post({ body: 'a' });
      await roundTrip(tell);
      session.close();
      expectSame(clock.pending, before, 'timers');
    },
  },
];
