import { HOST_METHODS } from '@roompane/protocol';
import type { HostileStage } from '../session/hostile-stage.ts';
import type { SuiteCase } from '../session/session-stage.ts';
import { expectSame } from './expectations.ts';
import { call, expectAlive, summarize, takeSeat } from './hostile-acts.ts';

const inherited = [
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Function.prototype),
  'prototype',
  'constructor.constructor',
  'messages/post.constructor',
  'get',
  'forEach',
  'then',
  'Symbol(Comlink.endpoint)',
];

const text = (length: number): string => 'x'.repeat(length);
const draft = (change: object): object => ({
  kind: 'regular',
  importance: 'normal',
  body: { text: 'a', spans: [] },
  key: 'k',
  ...change,
});
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** Parameters that do not fit, and the path that the refusal names. A string is JSON as it stands. */
const malformed: readonly (readonly [method: string, params: unknown, path: string])[] = [
  ['messages/read-page', null, ''],
  ['messages/read-page', [], ''],
  ['messages/read-page', { before: 'a', after: 'b' }, ''],
  ['messages/read-page', { around: '' }, 'around'],
  ['messages/read-page', { fromEpochMs: -1 }, 'fromEpochMs'],
  [
    'messages/post',
    '{"__proto__":{"kind":"regular"},"importance":"normal","body":{"text":"a","spans":[]},"key":"k"}',
    'kind',
  ],
  ['messages/read-page', { limit: 0 }, 'limit'],
  ['messages/read-page', { limit: 257 }, 'limit'],
  ['messages/read-page', { limit: 1.5 }, 'limit'],
  ['messages/read-page', { limit: '1' }, 'limit'],
  ['messages/read-page', '{"limit":1e999}', 'limit'],
  ['messages/read-page', { limit: 1, before: 5 }, 'before'],
  ['messages/read-page', { limit: 1, before: '' }, 'before'],
  ['messages/read-page', { limit: 1, before: text(513) }, 'before'],
  ['messages/read-page', { limit: 1, before: null }, 'before'],
  ['messages/follow', 'null', ''],
  ['messages/follow', { after: {} }, 'after'],
  ['roster/follow', 'null', ''],
  ['context/follow', [], ''],
  ['messages/post', {}, 'kind'],
  ['messages/post', `{"__proto__":${JSON.stringify(draft({}))}}`, 'kind'],
  ['messages/post', draft({ kind: 'html' }), 'kind'],
  ['messages/post', draft({ kind: 'constructor' }), 'kind'],
  ['messages/post', draft({ importance: ['normal'] }), 'importance'],
  ['messages/post', draft({ title: '' }), 'title'],
  ['messages/post', draft({ title: text(257) }), 'title'],
  ['messages/post', draft({ body: 'a' }), 'body'],
  ['messages/post', draft({ body: { text: 1, spans: [] } }), 'body.text'],
  ['messages/post', draft({ body: { text: text(32_769), spans: [] } }), 'body.text'],
  ['messages/post', draft({ body: { text: 'a', spans: {} } }), 'body.spans'],
  ['messages/post', draft({ body: { text: 'a', spans: Array(513).fill({}) } }), 'body.spans'],
  [
    'messages/post',
    draft({ body: { text: 'a', spans: [{ type: 'script', offset: 0, length: 1 }] } }),
    'body.spans[0].type',
  ],
  [
    'messages/post',
    draft({ body: { text: 'a', spans: [{ type: 'link', offset: -1, length: 1 }] } }),
    'body.spans[0].offset',
  ],
  ['messages/post', draft({ key: '' }), 'key'],
  ['messages/post', draft({ key: text(65) }), 'key'],
  ['messages/post', draft({ data: text(16_384) }), 'data'],
  ['messages/post', JSON.stringify(draft({})).replace('}', `},"data":${nested(17)}`), 'data'],
  ['messages/post', JSON.stringify(draft({})).replace('}', `},"data":${nested(100_000)}`), 'data'],
  ['outgoing/intercept', {}, 'includeOwn'],
  ['outgoing/intercept', { includeOwn: 'yes' }, 'includeOwn'],
  ['outgoing/progress', { checkId: 1 }, 'checkId'],
  ['outgoing/progress', { checkId: '0-0', text: text(4_097) }, 'text'],
  ['messages/search', [], ''],
  ['messages/search', { words: text(257) }, 'words'],
  ['messages/search', { phrase: 1 }, 'phrase'],
  ['messages/search', { authorIds: Array(21).fill('a') }, 'authorIds'],
  ['messages/search', { authorIds: [''] }, 'authorIds[0]'],
  ['messages/search', { fromEpochMs: -1 }, 'fromEpochMs'],
  ['messages/search', '{"toEpochMs":1e999}', 'toEpochMs'],
  ['messages/search', { order: 'constructor' }, 'order'],
  ['messages/search', { limit: 101 }, 'limit'],
  ['messages/search', { after: text(1_025) }, 'after'],
  ['messages/redact', { messageId: text(257) }, 'messageId'],
  ['messages/redact', '{"__proto__":{"messageId":"a"}}', 'messageId'],
  ['messages/react', { messageId: 'a', reaction: text(33), isOn: true }, 'reaction'],
  ['messages/react', { messageId: 'a', reaction: 'a', isOn: 1 }, 'isOn'],
  ['messages/mark-read', { upTo: '' }, 'upTo'],
  ['unread/follow', 'null', ''],
  ['typing/follow', [], ''],
  ['typing/set', { isTyping: 'yes' }, 'isTyping'],
  ['signals/follow', 'null', ''],
  ['signals/send', {}, 'data'],
  ['signals/send', { data: text(4_095) }, 'data'],
  ['rooms/find', { text: text(257) }, 'text'],
  ['rooms/find', { text: '', within: '__proto__' }, 'within'],
  ['rooms/find', { text: '', limit: 0 }, 'limit'],
  ['rooms/read-info', { roomId: {} }, 'roomId'],
  ['rooms/follow', {}, 'roomId'],
  ['rooms/unfollow', { roomId: null }, 'roomId'],
  ['rooms/decline', { roomId: text(257) }, 'roomId'],
  ['files/begin', { name: '', mediaType: 'a', bytes: 1 }, 'name'],
  ['files/begin', { name: 'a', mediaType: text(129), bytes: 1 }, 'mediaType'],
  ['files/begin', { name: 'a', mediaType: 'a', bytes: 20_971_521 }, 'bytes'],
  ['files/begin', { name: 'a', mediaType: 'a', bytes: -1 }, 'bytes'],
  ['files/append', { uploadId: 'a', data: text(196_609) }, 'data'],
  ['files/append', { uploadId: '', data: '' }, 'uploadId'],
  ['files/append', { uploadId: 'constructor', data: '' }, 'uploadId'],
  ['files/send', { uploadId: '__proto__' }, 'uploadId'],
  ['files/drop', { uploadId: 1 }, 'uploadId'],
  ['files/read', { id: '', name: 'a', mediaType: 'a', bytes: 1 }, 'id'],
  ['files/read', { id: 'a', name: 'a', mediaType: 'a', bytes: 1, url: text(2_049) }, 'url'],
];

/** What a hostile add-in may try by calling. */
export const hostileCallCases: readonly SuiteCase<HostileStage>[] = [
  {
    title: '[CL1] finds no way along a prototype: what every object inherits is an unknown method',
    async run(stage) {
      const seat = await takeSeat(stage);
      const params = ['globalThis.pwned = 1'];
      const heard = await seat.tell(
        'exchange',
        inherited.map((name, index) => call(index + 1, name, params)),
      );
      const expected = inherited.map((_, index) => `reply ${index + 1} call/unknown-method`);
      expectSame(summarize(heard), expected, 'the answers');
      await expectAlive(seat);
    },
  },
  {
    title: '[CL3] is told which field of its parameters does not fit, and nothing is done',
    async run(stage) {
      const seat = await takeSeat(stage);
      const heard = await seat.tell(
        'exchange',
        malformed.map(([method, params, path], index) => {
          const written = typeof params === 'string' ? params : JSON.stringify(params);
          return `{"type":"call","id":${index + 1},"method":"${method}","path":"${path}","params":${written}}`;
        }),
      );
      const answers = heard.map(({ id, error }) => {
        const { code, data } = error as { code: string; data?: { path: string } };
        return [id, code, data?.path];
      });
      const expected = malformed.map(([, , path], index) => [index + 1, 'call/invalid-params', path]);
      expectSame(answers, expected, 'the answers');
      expectSame(stage.provider.posts, [], 'what reached the chat server');
      await expectAlive(seat);
    },
  },
  {
    title: '[CL8] sends shapes of the calling library as data, and data they stay',
    async run(stage) {
      const seat = await takeSeat(stage);
      const shapes = [
        { type: 'HANDLER', name: 'proxy', value: {} },
        { type: 'HANDLER', name: 'throw', value: { isError: true, value: { message: 'pwned', name: 'Error' } } },
        { type: 'RAW', value: { type: 'APPLY', path: ['constructor', 'constructor'], argumentList: [] } },
      ];
      const asParams = shapes.map((shape, index) => call(index + 1, 'messages/post', shape));
      const refused = await seat.tell('exchange', asParams);
      expectSame(
        summarize(refused),
        shapes.map((_, index) => `reply ${index + 1} call/invalid-params`),
        'as parameters',
      );
      const asData = shapes.map((data, index) => call(index + 11, 'messages/post', draft({ data, key: `k${index}` })));
      await seat.tell('send', asData);
      await seat.tell('until', { type: 'reply', count: 2 * shapes.length });
      expectSame(
        stage.provider.posts.map((post) => post.draft.data),
        shapes,
        'as data of a message',
      );
      const read = await stage.honest.tell('read', { limit: 3 });
      expectSame(
        read.events.map((event) => event.type === 'posted' && event.message.data),
        shapes,
        'as an honest add-in reads it',
      );
    },
  },
  {
    title: '[CL8] [EN3] sends own keys called __proto__ and constructor, and they change nothing',
    async run(stage) {
      const seat = await takeSeat(stage);
      const polluting = '{"__proto__":{"pwned":1},"constructor":{"prototype":{"pwned":1}},"then":1}';
      const written = JSON.stringify(draft({})).slice(0, -1);
      const params = `${written},"data":${polluting},"__proto__":{"pwned":1},"author":{"id":"boss"},"via":{"id":"bank"}}`;
      await seat.tell('send', [
        `{"type":"call","id":1,"method":"messages/post","params":${params},"__proto__":{"id":2}}`,
      ]);
      const [reply] = await seat.tell('until', { type: 'reply' });
      expectSame(reply?.['id'], 1, 'the call that is answered');
      const [event] = stage.deployment.log('fx');
      const message = event?.type === 'posted' ? event.message : undefined;
      expectSame(JSON.stringify(message?.data), polluting, 'the data as the room has it');
      expectSame([message?.author.id, message?.via?.id], ['sam', 'hostile'], 'author and add-in of the message');
      expectSame(({} as { pwned?: unknown }).pwned, undefined, 'what every object inherits');
    },
  },
  {
    title: '[CL2] [GR1] holds no grant, and every method that needs one is denied before its parameters are read',
    async run(stage) {
      const seat = await takeSeat(stage, { grants: [] });
      const methods = [...HOST_METHODS.values()].filter(({ grant }) => grant !== undefined);
      const heard = await seat.tell(
        'exchange',
        methods.map(({ name }, index) => call(index + 1, name, null)),
      );
      expectSame(
        summarize(heard),
        methods.map((_, index) => `reply ${index + 1} call/denied`),
        'the answers',
      );
      expectSame(stage.provider.posts, [], 'what reached the chat server');
    },
  },
  {
    title: '[OP16] [OP17] wants drafts by what the contract does not know: it is refused, and sees none',
    async run(stage) {
      const seat = await takeSeat(stage);
      const wishes = [
        null,
        'everything',
        { kinds: ['constructor'] },
        { actions: 'post' },
        { importances: [['high']] },
        { contains: [''] },
        { contains: ['x'.repeat(33)] },
        { contains: Array.from({ length: 33 }, () => 'x') },
        { contains: [{ source: '(a+)+$' }] },
      ];
      const asked = ['outgoing/intercept', 'outgoing/observe'].flatMap((name) =>
        wishes.map((wants) => [name, { includeOwn: false, wants }] as const),
      );
      const heard = await seat.tell(
        'exchange',
        asked.map(([name, params], index) => call(index + 1, name, params)),
      );
      expectSame(
        summarize(heard),
        asked.map((_, index) => `reply ${index + 1} call/invalid-params`),
        'the answers',
      );
      const { trail } = await stage.room.post({ body: 'for nobody' });
      expectSame(
        trail.filter(({ addin }) => addin.id === 'hostile'),
        [],
        'what it was asked',
      );
    },
  },
  {
    title: '[CL9] uses an id twice: the second call is refused, and the first goes on',
    async run(stage) {
      const seat = await takeSeat(stage);
      const twice = call(7, 'context/follow');
      const heard = await seat.tell('exchange', [twice, twice, call(7, 'no/such-method')]);
      const refusals = summarize(heard).filter((each) => each.startsWith('error'));
      expectSame(refusals, ['error call/invalid-params', 'error call/invalid-params'], 'the refusals');
      await seat.tell('until', { type: 'batch' });
      seat.session.setAppearance({ theme: 'dark', density: 'compact', locale: 'de', direction: 'ltr' });
      await seat.tell('send', ['{"type":"ack","id":7,"seq":1}']);
      const [, second] = await seat.tell('until', { type: 'batch', count: 2 });
      expectSame([second?.['id'], second?.['seq']], [7, 2], 'the stream that uses the id');
    },
  },
];
