import { LIMITS } from '@roompane/protocol';
import { type RawHost, welcome } from '../session/raw-host.ts';
import type { SuiteCase } from '../session/session-stage.ts';
import { endingOf, expectRejection, expectSame, rejectionOf } from './expectations.ts';

const page = { events: [], start: 'a', end: 'b', isFirst: true, isLast: true };
const message = {
  id: 'm',
  kind: 'regular',
  importance: 'normal',
  body: { text: 'a', spans: [] },
  author: { id: 'ada', name: 'Ada', kind: 'user' },
  postedAtEpochMs: 1,
  isRedacted: false,
};
const posted = (change: object = {}): object => ({ type: 'posted', cursor: 'c', message: { ...message, ...change } });
const nested = '['.repeat(50_000) + ']'.repeat(50_000);

/** Pages that are none. A string is JSON as it stands. */
const noPages: readonly unknown[] = [
  'null',
  [],
  {},
  '"page"',
  `{"__proto__":${JSON.stringify(page)}}`,
  { type: 'HANDLER', name: 'proxy', value: {} },
  { type: 'HANDLER', name: 'throw', value: { isError: true, value: { message: 'm' } } },
  { ...page, events: {} },
  { ...page, events: [null] },
  { ...page, events: [{ type: 'constructor' }] },
  { ...page, events: Array(257).fill(posted()) },
  { ...page, events: [posted({ id: '' })] },
  { ...page, events: [posted({ author: 'ada' })] },
  { ...page, events: [posted({ postedAtEpochMs: -1 })] },
  { ...page, events: [posted({ body: { text: 'a', spans: [{ type: 'script', offset: 0, length: 1 }] } })] },
  JSON.stringify({ ...page, events: [posted({ data: 0 })] }).replace('"data":0', `"data":${nested}`),
  { ...page, start: 5 },
  { ...page, isFirst: 'yes' },
];

const read = 'messages/read-page';

/** What a hostile host may answer to an honest add-in's calls. */
export const hostileAnswerCases: readonly SuiteCase<RawHost>[] = [
  {
    title: '[CL4] [CL8] answers a call with a result that does not fit: it rejects as invalid',
    async run(host) {
      await host.welcome();
      for (const result of noPages) {
        const reading = host.tell('read', {});
        const written = typeof result === 'string' ? result : JSON.stringify(result);
        host.send(`{"type":"reply","id":${await host.called(read)},"result":${written}}`);
        await expectRejection(reading, 'call/invalid-result', written.slice(0, 100));
      }
      const reading = host.tell('read', {});
      host.send(`{"type":"reply","id":${await host.called(read)},"result":${JSON.stringify({ ...page, more: 1 })}}`);
      expectSame(await reading, page, 'a page with more than a page has');
    },
  },
  {
    title: '[CL4] answers a post with an outcome that does not fit: it rejects as invalid, and the room stays',
    async run(host) {
      await host.welcome();
      for (const result of [
        { type: 'posted' },
        { type: 'lost' },
        { type: 'blocked', by: 'x', reason: 'r' },
        { type: 'posted', message: { ...message, id: 5 }, trail: [] },
      ]) {
        const posting = host.tell('post', { draft: { body: 'a' } });
        host.send({ type: 'reply', id: await host.called('messages/post'), result });
        await expectRejection(posting, 'call/invalid-result', JSON.stringify(result));
      }
      expectSame(await host.exchange(), [], 'what comes with the answer to a ping');
    },
  },
  {
    title: '[ER3] answers with codes that are not for the wire: none of them arrives',
    async run(host) {
      await host.welcome();
      for (const code of [
        'argument/invalid',
        'call/invalid-result',
        'connection/host-not-allowed',
        'constructor',
        'x/y',
      ]) {
        const reading = host.tell('read', {});
        host.send({ type: 'reply', id: await host.called(read), error: { code, message: 'm', stack: 's' } });
        const error = await rejectionOf(reading, code);
        expectSame([error.code, error.data], ['call/failed', { originalCode: code }], `the error for ${code}`);
      }
      const reading = host.tell('read', {});
      const id = await host.called(read);
      host.send(
        `{"type":"reply","id":${id},"error":{"code":"call/denied","message":"m","data":{"__proto__":{"code":"x"}}}}`,
      );
      expectSame(await endingOf(reading), 'call/denied', 'a code that is for the wire');
    },
  },
  {
    title: '[CL5] answers twice, and what was not asked: the first answer counts, and nothing else changes',
    async run(host) {
      await host.welcome();
      const reading = host.tell('read', {});
      const id = await host.called(read);
      const heard = await host.exchange(
        { type: 'reply', id: id + 1, result: { ...page, start: 'of another call' } },
        { type: 'pong', id },
        { type: 'batch', id, seq: 1, events: [posted()] },
        { type: 'reply', id, result: page },
        { type: 'reply', id, result: { ...page, start: 'too late' } },
        { type: 'reply', id, error: { code: 'call/failed', message: 'm' } },
        { type: 'cancel', id: 77 },
        { type: 'ack', id: 77, seq: 1 },
      );
      expectSame([await reading, heard], [page, []], 'the result, and what comes with the answer to a ping');
    },
  },
  {
    title: '[CL6] never answers: the call ends at its deadline, and the host is told',
    async run(host) {
      await host.welcome();
      const reading = endingOf(host.tell('read', {}));
      const id = await host.called(read);
      await host.tell('advance', 15_000);
      expectSame(await reading, 'call/timed-out', 'the call');
      expectSame(await host.until('cancel'), [{ type: 'cancel', id }], 'the cancel');
      expectSame(await host.exchange({ type: 'reply', id, result: page }), [], 'what a late answer brings about');
    },
  },
  {
    title: '[LV1] asks whether the add-in is there while no timer runs in its page: it answers',
    async run(host) {
      await host.welcome();
      host.send({ type: 'ping', id: 5 }, { type: 'ping', id: 6 });
      const pongs = await host.until('pong', 2);
      expectSame(
        pongs.map(({ id }) => id),
        [5, 6],
        'the pongs',
      );
    },
  },
  {
    title: '[EN1] [EN2] [EN4] sends what is no envelope: each is answered by one error, and the room stays',
    async run(host) {
      await host.welcome();
      const strings = ['', 'null', '{"type":"constructor"}', '{"type":"call","id":0}', nested];
      const heard = await host.exchange(...strings, JSON.stringify({ ...welcome }).padEnd(LIMITS.envelopeChars + 1));
      expectSame(
        heard.filter(({ type }) => type === 'error').map(({ error }) => (error as { code: string }).code),
        [...strings.map(() => 'envelope/invalid'), 'limit/exceeded'],
        'the errors',
      );
    },
  },
  {
    title: '[EN5] [LT2] sends what is no string: the session ends, and everything that is pending with it',
    async run(host) {
      await host.welcome();
      const reading = endingOf(host.tell('read', {}));
      await host.called(read);
      host.post({ type: 'reply', id: 1, result: page });
      expectSame(await reading, 'limit/abusive', 'the call');
      expectSame(
        await host.tell('until', { type: 'closed' }),
        [{ type: 'closed', code: 'limit/abusive' }],
        'the event',
      );
      const [bye] = await host.until('bye');
      expectSame((bye?.['error'] as { code: string }).code, 'limit/abusive', 'the bye');
      await host.welcome();
    },
  },
  {
    title:
      '[LT2] [LT3] [LT5] says bye: with a reason of a session or its room it is that, with any other a plain close',
    async run(host) {
      for (const [code, ending] of [
        ['connection/closed', 'connection/closed'],
        ['connection/replaced', 'connection/replaced'],
        ['limit/abusive', 'limit/abusive'],
        ['room/removed', 'room/removed'],
        ['call/denied', 'connection/closed'],
        ['connection/host-not-allowed', 'connection/closed'],
        ['constructor', 'connection/closed'],
      ] as const) {
        await host.welcome();
        const reading = endingOf(host.tell('read', {}));
        const id = await host.called(read);
        host.send({ type: 'bye', error: { code, message: 'm' } }, { type: 'reply', id, result: page });
        expectSame(await reading, ending, `the call after a bye with ${code}`);
        await expectRejection(host.tell('read', {}), ending, `a call after that bye with ${code}`);
        expectSame(host.heard.filter(({ type }) => type === 'bye').length, 0, 'byes that answer a bye');
      }
    },
  },
];
