import type { LiveEvent } from '@roompane/protocol';
import { type RawHost, welcome } from '../session/raw-host.ts';
import type { SuiteCase } from '../session/session-stage.ts';
import { endingOf, expectSame, expectTrue } from './expectations.ts';

const follow = 'messages/follow';

const said = (text: string): object => ({
  type: 'posted',
  cursor: `c ${text}`,
  message: {
    id: text,
    kind: 'regular',
    importance: 'normal',
    body: { text, spans: [] },
    author: { id: 'ada', name: 'Ada', kind: 'user' },
    postedAtEpochMs: 1,
    isRedacted: false,
  },
});
const textsOf = (events: readonly unknown[]): readonly unknown[] =>
  events.map((event) => (event === 'done' ? event : (event as LiveEvent & { cursor: string }).cursor.slice(2)));

async function open(host: RawHost, name = 'a'): Promise<number> {
  await host.welcome();
  await host.tell('open', { name, of: 'messages' });
  return host.called(follow);
}

/** What a hostile host may do with streams, and ask of an add-in. */
export const hostileStreamCases: readonly SuiteCase<RawHost>[] = [
  {
    title: '[ST1] sends batches out of order and twice: those that are not the next are not read',
    async run(host) {
      const id = await open(host);
      const batch = (seq: number, ...texts: readonly string[]): object => ({
        type: 'batch',
        id,
        seq,
        events: texts.map(said),
      });
      await host.exchange(
        batch(2, 'early'),
        batch(1, 'a', 'b'),
        batch(1, 'again'),
        batch(3, 'early too'),
        batch(2, 'c'),
        { ...batch(3, 'of no stream'), id: id + 100 },
        { type: 'reply', id },
        batch(3, 'too late'),
      );
      expectSame(textsOf(await host.tell('take', { name: 'a', count: 9 })), ['a', 'b', 'c', 'done'], 'the events');
    },
  },
  {
    title:
      '[ST7] sends an event that does not fit: what came before is given, then the stream rejects and is cancelled',
    async run(host) {
      for (const wrong of [
        null,
        {},
        { type: 'constructor' },
        { type: 'posted', cursor: 'c' },
        { type: 'gap', after: 5 },
        { ...said('x'), cursor: '' },
      ]) {
        const id = await open(host);
        host.send({ type: 'batch', id, seq: 1, events: [said('a'), wrong, said('b')] });
        expectSame(textsOf(await host.tell('take', { name: 'a', count: 1 })), ['a'], 'the event before');
        const ending = await endingOf(host.tell('take', { name: 'a', count: 1 }));
        expectSame(ending, 'call/invalid-result', JSON.stringify(wrong));
        expectSame(await host.until('cancel'), [{ type: 'cancel', id }], 'the cancel');
        await host.tell('close');
      }
    },
  },
  {
    title: '[ST3] sends batches: each is acknowledged when the event behind its last is asked for, and not before',
    async run(host) {
      const id = await open(host);
      const acks = async (): Promise<readonly unknown[]> =>
        (await host.exchange()).filter(({ type }) => type === 'ack').map(({ seq }) => seq);
      host.send({ type: 'batch', id, seq: 1, events: [said('a'), said('b')] });
      expectSame(textsOf(await host.tell('take', { name: 'a', count: 2 })), ['a', 'b'], 'the first batch');
      expectSame(await acks(), [], 'acknowledgements once the last event was given');
      const next = host.tell('take', { name: 'a', count: 1 });
      await host.until('ack');
      host.send({ type: 'batch', id, seq: 2, events: [said('c')] });
      expectSame(textsOf(await next), ['c'], 'the second batch');
      const all = await host.until('ack');
      expectSame(all, [{ type: 'ack', id, seq: 1 }], 'acknowledgements');
    },
  },
  {
    title: '[ST9] ends a stream with an error: what came is given first, and the code is the one that may cross',
    async run(host) {
      const id = await open(host);
      host.send({ type: 'batch', id, seq: 1, events: [said('a')] });
      host.send({ type: 'reply', id, error: { code: 'argument/invalid', message: 'm' } });
      expectSame(textsOf(await host.tell('take', { name: 'a', count: 1 })), ['a'], 'what came');
      expectSame(await endingOf(host.tell('take', { name: 'a', count: 1 })), 'call/failed', 'the end');
    },
  },
  ...(['an error', 'an end', 'nonsense'] as const).map((how): SuiteCase<RawHost> => ({
    title: `[LT1] breaks the context off with ${how}: the room would not know its grants any more, so it closes`,
    async run(host) {
      await host.welcome();
      const id = await host.called('context/follow');
      if (how === 'an error') host.send({ type: 'reply', id, error: { code: 'call/failed', message: 'm' } });
      else if (how === 'an end') host.send({ type: 'reply', id });
      else host.send({ type: 'batch', id, seq: 1, events: [{ ...welcome.context, grants: 'all' }] });
      expectTrue((await host.tell('until', { type: 'closed' })).length === 1, 'the room closed once');
      await host.until('bye');
    },
  })),
  {
    title: '[CL1] [CL2] calls what an add-in does not serve: an unknown method, whatever every object inherits',
    async run(host) {
      await host.welcome();
      const names = [
        'constructor',
        '__proto__',
        'toString',
        'hasOwnProperty',
        'messages/post',
        'get',
        'outgoing/check.call',
      ];
      const heard = await host.exchange(
        ...names.map((method, index) => ({ type: 'call', id: index + 1, method, params: ['globalThis.pwned = 1'] })),
      );
      const codes = heard
        .filter(({ type }) => type === 'reply')
        .map(({ id, error }) => [id, (error as { code: string } | undefined)?.code]);
      expectSame(
        codes,
        names.map((_, index) => [index + 1, 'call/unknown-method']),
        'the answers',
      );
    },
  },
  {
    title: '[CL3] [CL9] asks about drafts that are none, before there is a handler, and twice with one id',
    async run(host) {
      await host.welcome();
      const draft = { kind: 'regular', importance: 'normal', body: { text: 'a', spans: [] }, key: 'k' };
      const check = (id: number, params: unknown): object => ({ type: 'call', id, method: 'outgoing/check', params });
      const early = await host.exchange(check(1, { checkId: 'c', draft }));
      expectTrue(
        early.some(({ id, error }) => id === 1 && error !== undefined),
        'a check without a handler is refused',
      );
      const intercepting = host.tell('intercept', { rule: { does: 'hang' } });
      host.send({ type: 'reply', id: await host.called('outgoing/intercept') });
      await intercepting;
      const wrong = [
        null,
        {},
        { checkId: 'c' },
        { checkId: '', draft },
        { checkId: 'c', draft: { ...draft, kind: 'x' } },
      ];
      const refused = await host.exchange(...wrong.map((params, index) => check(index + 10, params)));
      expectSame(
        refused.map(({ id, error }) => [id, (error as { code: string } | undefined)?.code]),
        wrong.map((_, index) => [index + 10, 'call/invalid-params']),
        'the answers',
      );
      const twice = await host.exchange(check(30, { checkId: 'c', draft }), check(30, { checkId: 'd', draft }));
      expectSame(twice.filter(({ type }) => type === 'error').length, 1, 'refusals of an id in use');
      host.send({ type: 'cancel', id: 30 });
      await host.tell('until', { type: 'check-aborted' });
      expectSame((await host.tell('until', { type: 'checked' })).length, 1, 'checks that reached the handler');
    },
  },
];
