import { LIMITS, RoompaneError } from '@roompane/protocol';
import type { SessionStage, SuiteCase } from '../session/session-stage.ts';
import { endingOf, expectRejection, expectSame, expectTrue, rejectionOf } from './expectations.ts';
import { hangReading, roundTrip } from './session-acts.ts';

/** Calls, their results and their errors. */
export const callCases: readonly SuiteCase<SessionStage>[] = [
  {
    title: '[OP14] posts for an add-in, under its name, and gives the message back',
    async run({ deployment, seat }) {
      const { tell } = await seat({ id: 'quotes' });
      const outcome = await tell('post', { draft: { body: 'Bid 3 m EUR/USD', importance: 'high' } });
      const message = deployment.log('fx').flatMap((event) => (event.type === 'posted' ? [event.message] : []))[0];
      expectSame(outcome, { type: 'posted', message, trail: [] }, 'the outcome');
      expectSame([message?.via?.id, message?.author.id, message?.importance], ['quotes', 'sam', 'high'], 'the message');
    },
  },
  {
    title: '[CL10] gives a provider’s error its code, whatever else the error carries',
    async run({ provider, seat }) {
      const { tell } = await seat();
      await expectRejection(tell('read', { before: 'nonsense' }), 'log/cursor-unknown', 'a cursor of no log');
      for (const data of [{ hint: 'short' }, { hint: 'x'.repeat(5_000) }, { a: { b: { c: { d: { e: 1 } } } } }]) {
        provider.beforeRead = () => Promise.reject(new RoompaneError('provider/unavailable', { data }));
        await expectRejection(tell('read', {}), 'provider/unavailable', 'a coded error');
      }
      for (const message of ['m'.repeat(5_000), '']) {
        provider.beforeRead = () => Promise.reject(new RoompaneError('argument/invalid', { message }));
        await expectRejection(tell('read', {}), 'call/failed', 'a code that is not for the wire');
      }
    },
  },
  {
    title: '[CL10] keeps at home what a handler throws uncoded',
    async run({ provider, seat }) {
      const { tell } = await seat();
      // What a provider of another's making may throw.
      const things = [new TypeError('a secret path'), 'a secret word', 0, undefined, null] as readonly Error[];
      for (const thrown of things) {
        provider.beforeRead = () => Promise.reject(thrown);
        const { code, message, data } = await rejectionOf(tell('read', {}), String(thrown));
        expectSame(code, 'call/failed', `${String(thrown)} as it arrives`);
        expectSame(JSON.stringify([message, data]).includes('secret'), false, 'the detail crosses the wire');
      }
      provider.beforeRead = undefined;
      await roundTrip(tell);
    },
  },
  {
    title: '[CL3] names the field of a parameter that does not fit',
    async run({ seat }) {
      const { tell } = await seat();
      const { code, data } = await rejectionOf(tell('read', { limit: 5_000 }), 'too large a page');
      expectSame([code, data?.['path']], ['call/invalid-params', 'limit'], 'the refusal');
      await roundTrip(tell);
    },
  },
  {
    title: '[CL2] [GR1] refuses what needs a grant that is not held, before it looks at the parameters',
    async run({ provider, seat }) {
      const { tell } = await seat({ grants: [] });
      await expectRejection(tell('read', { limit: 5_000 }), 'call/denied', 'reading');
      await expectRejection(tell('post', { draft: { body: 'no' } }), 'call/denied', 'posting');
      await expectRejection(tell('intercept', { rule: { does: 'pass' } }), 'call/denied', 'intercepting');
      await tell('open', { name: 'a', of: 'roster' });
      await expectRejection(tell('take', { name: 'a', count: 1 }), 'call/denied', 'the roster');
      expectSame(provider.posts, [], 'what reached the chat server');
    },
  },
  {
    title: '[CL7] takes a call back at once, and the far side stops',
    async run({ provider, seat }) {
      const { tell } = await seat();
      const hung = hangReading(provider);
      const reading = endingOf(tell('read', { name: 'a' }));
      await hung.asked;
      await tell('abort', { name: 'a' });
      expectSame(await reading, 'call/aborted', 'the call');
      await hung.stopped;
    },
  },
  {
    title: '[CL6] ends a call at its deadline, and the far side stops',
    async run({ provider, seat }) {
      const { tell } = await seat();
      const hung = hangReading(provider);
      const reading = endingOf(tell('read', { name: 'a' }));
      await hung.asked;
      await tell('advance', 14_999);
      expectSame(await tell('isRunning', { name: 'a' }), true, 'the call just before its deadline');
      await tell('advance', 1);
      expectSame(await reading, 'call/timed-out', 'the call');
      await hung.stopped;
    },
  },
  {
    title: '[LI2] refuses the calls beyond those that may be open, and lives on',
    async run({ provider, seat }) {
      const { tell } = await seat();
      const hung = hangReading(provider, LIMITS.callsInFlight);
      const readings = Array.from({ length: LIMITS.callsInFlight }, (_, i) => tell('read', { name: `${i}` }));
      await hung.asked;
      await expectRejection(tell('read', {}), 'limit/exceeded', 'one call too many');
      hung.release();
      expectSame((await Promise.all(readings)).length, LIMITS.callsInFlight, 'the calls that were let in');
      await roundTrip(tell);
    },
  },
  {
    title: '[LI2] refuses the calls beyond those of one second, and lives on',
    async run({ clock, seat }) {
      const { session, tell } = await seat();
      await roundTrip(tell);
      clock.advance(1_000);
      const over = 20;
      const endings = await tell('readOften', LIMITS.callsPerSecond + over);
      expectSame(endings['limit/exceeded'], over, `calls refused (${JSON.stringify(endings)})`);
      clock.advance(1_000);
      await roundTrip(tell);
      expectSame(session.state, 'ready', 'the session');
    },
  },
  {
    title: '[LI4] gives back a draft that is too large, as a failed outcome',
    async run({ provider, seat }) {
      const { tell } = await seat();
      const body = 'x'.repeat(LIMITS.messageBytes + 1);
      const outcome = await tell('post', { draft: { body } });
      expectTrue(outcome.type === 'failed' && outcome.code === 'limit/exceeded', 'it failed for its size');
      expectTrue(outcome.type === 'failed' && outcome.draft.body.text === body, 'its words come back');
      const story = await tell('post', { draft: { title: 'Rates', body: 'x'.repeat(LIMITS.storyBytes) } });
      expectSame(story.type, 'posted', 'the largest story');
      expectSame(provider.posts.length, 1, 'what reached the chat server');
    },
  },
  {
    title: '[LI5] does not send what is longer than an envelope',
    async run({ provider, seat }) {
      const { session, tell } = await seat();
      const draft = { body: 'x', data: 'd'.repeat(LIMITS.envelopeChars) };
      await expectRejection(tell('post', { draft }), 'limit/exceeded', 'a call that is too long');
      expectSame(provider.posts, [], 'what reached the chat server');
      await roundTrip(tell);
      expectSame(session.state, 'ready', 'the session');
    },
  },
];
