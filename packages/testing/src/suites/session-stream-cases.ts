import { LIMITS, type LogEvent, type Range, type RosterEvent } from '@roompane/protocol';
import type { SessionStage, SuiteCase } from '../session/session-stage.ts';
import { endingOf, expectRejection, expectSame, expectTrue } from './expectations.ts';
import { bot, hearOnHost, roundTrip, say } from './session-acts.ts';

const caughtUp = { type: 'caught-up' };

/** History and live streams. */
export const streamCases: readonly SuiteCase<SessionStage>[] = [
  {
    title: '[ST1] [ST4] carries a thousand events in order, each once, after what was there',
    async run(stage) {
      say(stage, 1);
      const { tell } = await stage.seat();
      const { end } = await tell('read', { limit: 10 });
      await tell('open', { name: 'a', of: 'messages', after: end });
      expectSame(await tell('take', { name: 'a', count: 1 }), [caughtUp], 'the first event');
      const texts = say(stage, 1_000, 1);
      expectSame(await tell('readUntil', { name: 'a', text: 'm1000' }), texts, 'the texts');
    },
  },
  {
    title: '[ST5] lets a reader that stops asking fall behind, and gives it everything when it asks again',
    async run(stage) {
      const { tell } = await stage.seat();
      await tell('open', { name: 'a', of: 'messages' });
      expectSame(await tell('take', { name: 'a', count: 1 }), [caughtUp], 'the first event');
      let reads = 0;
      stage.provider.beforeRead = () => Promise.resolve(void reads++);
      const heard = hearOnHost(stage, LIMITS.queueEvents * 3);
      const texts = say(stage, LIMITS.queueEvents * 3);
      await heard;
      expectSame(await tell('readUntil', { name: 'a', text: texts.at(-1) ?? '' }), texts, 'the texts');
      expectTrue(reads > 0, 'nothing was read from the log, so the queue was never dropped');
      const more = say(stage, 3, texts.length);
      expectSame(await tell('readUntil', { name: 'a', text: more.at(-1) ?? '' }), more, 'what comes then');
    },
  },
  {
    title: '[PR3] goes on from a cursor without a loss or a repeat',
    async run(stage) {
      const { tell } = await stage.seat();
      await tell('open', { name: 'a', of: 'messages' });
      await tell('take', { name: 'a', count: 1 });
      say(stage, 5);
      const first = (await tell('take', { name: 'a', count: 3 })) as LogEvent[];
      await tell('stop', { name: 'a' });
      const texts = [...say(stage, 500, 5)];
      await tell('open', { name: 'b', of: 'messages', after: first.at(-1)?.cursor ?? '' });
      expectSame(await tell('readUntil', { name: 'b', text: 'm504' }), ['m3', 'm4', ...texts], 'behind the cursor');
    },
  },
  {
    title: '[ST6] says where events are missing, before the next one',
    async run(stage) {
      const { tell } = await stage.seat();
      await tell('open', { name: 'a', of: 'messages' });
      expectSame(await tell('take', { name: 'a', count: 1 }), [caughtUp], 'the first event');
      stage.deployment.loseEvents('fx');
      say(stage, 1);
      const [gap, next] = (await tell('take', { name: 'a', count: 2 })) as LogEvent[];
      expectSame([gap?.type, next?.type], ['gap', 'posted'], 'the events');
      await tell('open', { name: 'b', of: 'messages', after: 'a place of another log' });
      const [unknown] = (await tell('take', { name: 'b', count: 1 })) as LogEvent[];
      expectSame(unknown?.type, 'gap', 'the first event behind a cursor that the log does not know');
    },
  },
  {
    title: '[ST9] ends a stream whose signal aborts, and makes its place free',
    async run(stage) {
      const { tell } = await stage.seat();
      const most = LIMITS.subscriptions - 1; // The room follows its own context.
      for (let i = 0; i < most; i++) {
        await tell('open', { name: `${i}`, of: 'messages' });
        expectSame(await tell('take', { name: `${i}`, count: 1 }), [caughtUp], `stream ${i}`);
      }
      const ending = tell('take', { name: '0', count: 1 });
      await tell('abort', { name: '0' });
      expectSame(await ending, ['done'], 'the stream that waited');
      await tell('stop', { name: '1' });
      await roundTrip(tell);
      for (const name of ['x', 'y']) {
        await tell('open', { name, of: 'roster' });
        expectSame((await tell('take', { name, count: 1 })).length, 1, 'a stream in a place that is free again');
      }
    },
  },
  {
    title: '[LI2] refuses the stream beyond those that may be open',
    async run(stage) {
      const { session, tell } = await stage.seat();
      for (let i = 0; i < LIMITS.subscriptions; i++) await tell('open', { name: `${i}`, of: 'roster' });
      const last = `${LIMITS.subscriptions - 1}`;
      await expectRejection(tell('take', { name: last, count: 1 }), 'limit/exceeded', 'one stream too many');
      expectSame((await tell('take', { name: '0', count: 1 })).length, 1, 'what the first stream gives');
      expectSame(session.state, 'ready', 'the session');
    },
  },
  {
    title: '[GR2] ends the streams of a grant that is taken back, and no others',
    async run(stage) {
      const { session, tell } = await stage.seat();
      await tell('open', { name: 'a', of: 'messages' });
      await tell('open', { name: 'b', of: 'roster' });
      await tell('take', { name: 'a', count: 1 });
      await tell('take', { name: 'b', count: 1 });
      const ending = endingOf(tell('take', { name: 'a', count: 1 }));
      session.setGrants(['roster/read', 'people/identify']);
      expectSame(await ending, 'call/denied', 'the stream under the grant');
      const next = tell('take', { name: 'b', count: 1 });
      await (await stage.deployment.connect(bot)).join('fx');
      expectSame(((await next)[0] as RosterEvent).type, 'set', 'the other stream');
    },
  },
  {
    title: '[PR2] reads the page around a message, from a time on, and behind a place',
    async run(stage) {
      const { tell } = await stage.seat();
      const texts = say(stage, 7);
      const { events } = await tell('read', { limit: 10 });
      const textsOf = async (range: Range): Promise<readonly unknown[]> => {
        const page = await tell('read', range);
        const read = page.events.map((event) => (event.type === 'posted' ? event.message.body.text : ''));
        return [read, page.isFirst, page.isLast];
      };
      const third = events[2]?.cursor ?? '';
      expectSame(await textsOf({ limit: 3, around: third }), [texts.slice(1, 4), false, false], 'where a link leads');
      const [first] = events;
      const timeMs = first?.type === 'posted' ? first.message.postedAtEpochMs : NaN;
      expectSame(await textsOf({ limit: 2, fromEpochMs: timeMs }), [texts.slice(0, 2), true, false], 'from a time on');
      expectSame((await textsOf({ limit: 2, fromEpochMs: timeMs + 60_000 }))[0], [], 'from a later time on');
      expectSame(await textsOf({ limit: 9, after: third }), [texts.slice(3), false, true], 'behind a place');
    },
  },
  {
    title: '[PR2] reads history page by page to its honest end',
    async run(stage) {
      const texts = say(stage, 130);
      const { tell } = await stage.seat();
      const pages = await tell('history', 50);
      expectSame(
        pages.map((page) => [page.texts.length, page.isFirst]),
        [
          [50, false],
          [50, false],
          [30, true],
        ],
        'the pages',
      );
      expectSame(
        [...pages].reverse().flatMap((page) => page.texts),
        texts,
        'the texts',
      );
    },
  },
  {
    title: '[LI5] cuts a page that would not fit an envelope, and loses nothing',
    async run(stage) {
      const texts = Array.from({ length: 12 }, (_, index) => `${index} ${'x'.repeat(LIMITS.storyBytes - 10)}`);
      for (const body of texts) stage.deployment.say('fx', bot, { title: 'Long', body });
      const { tell } = await stage.seat();
      const pages = await tell('history', 50);
      expectTrue(pages.length > 1, 'one page had it all');
      const read = [...pages].reverse().flatMap((page) => page.texts);
      expectTrue(JSON.stringify(read) === JSON.stringify(texts), 'the texts are not those that were said');
    },
  },
  {
    title: '[PR6] gives the roster whole, then who comes and goes',
    async run({ deployment, seat }) {
      const { tell } = await seat();
      await tell('open', { name: 'a', of: 'roster' });
      const [snapshot] = (await tell('take', { name: 'a', count: 1 })) as RosterEvent[];
      const self = snapshot?.type === 'snapshot' ? snapshot.entries.filter(({ isSelf }) => isSelf) : [];
      expectSame(
        self.map(({ person }) => person.id),
        ['sam'],
        'the local user',
      );
      const joined = await (await deployment.connect(bot)).join('fx');
      await joined.leave();
      const [came, went] = (await tell('take', { name: 'a', count: 2 })) as RosterEvent[];
      expectTrue(came?.type === 'set' && came.entry.person.id === bot.id && came.count === 2, 'who came');
      expectSame(went, { type: 'left', personId: bot.id, count: 1 }, 'who went');
    },
  },
];
