import { LIMITS } from '@roompane/protocol';
import type { NonString } from '../session/hostile-page.ts';
import type { HostileStage } from '../session/hostile-stage.ts';
import type { SuiteCase } from '../session/session-stage.ts';
import { expectSame } from './expectations.ts';
import { call, expectAbusive, expectAlive, summarize, takeSeat } from './hostile-acts.ts';

const verbs = ['GET', 'SET', 'APPLY', 'CONSTRUCT', 'ENDPOINT', 'RELEASE'].map((type) => ({
  id: '1',
  type,
  path: ['constructor', 'constructor'],
  argumentList: [{ type: 'RAW', value: 'globalThis.pwned = 1' }],
  value: { type: 'RAW', value: 1 },
}));

const nonStrings: readonly NonString[] = [
  'a port beside a ping',
  'an array buffer',
  'an object',
  'a hundred thousand objects',
  'a module, which cannot arrive',
  'a number',
  'null',
  ...verbs.map((object) => ({ object })),
];

const error = '"error":{"code":"call/failed","message":"m"';
const nested = '['.repeat(50_000) + ']'.repeat(50_000);

/** Strings that are no envelope. */
const noEnvelopes: readonly string[] = [
  '',
  ' ',
  'null',
  'undefined',
  '[]',
  '{}',
  '"ping"',
  '1',
  '{"type":"ping","id":1}x',
  '\ufeff{"type":"ping","id":1}',
  '{"type":"ping"}',
  '{"type":"ping","id":0}',
  '{"type":"ping","id":-1}',
  '{"type":"ping","id":1.5}',
  '{"type":"ping","id":"1"}',
  '{"type":"ping","id":9007199254740992}',
  '{"type":"ping","id":1e999}',
  '{"type":["ping"],"id":1}',
  '{"type":{"toString":"ping"},"id":1}',
  '{"__proto__":{"type":"ping","id":1}}',
  '{"type":"PING","id":1}',
  '{"type":"call","id":1}',
  '{"type":"call","id":1,"method":7}',
  '{"type":"call","id":1,"method":""}',
  `{"type":"call","id":1,"method":"${'m'.repeat(65)}"}`,
  '{"type":"batch","id":1,"seq":1,"events":{"length":1}}',
  '{"type":"ack","id":1}',
  '{"type":"bye"}',
  `{"type":"reply","id":1,${error},"data":${nested}}}`,
  '{"type":"reply","id":1,"error":"call/failed"}',
  '{"type":"welcome"}',
  nested,
  `{"type":${nested}}`,
  ...['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'].map((type) => `{"type":"${type}","id":1}`),
  ...verbs.map((verb) => JSON.stringify(verb)),
];

/** What a hostile add-in may put on its port. */
export const hostileEnvelopeCases: readonly SuiteCase<HostileStage>[] = [
  {
    title: '[EN1] [EN4] [CL8] sends strings that are no envelope: each is answered by one error, and none is a call',
    async run(stage) {
      const seat = await takeSeat(stage);
      const heard = await seat.tell('exchange', noEnvelopes);
      expectSame(
        summarize(heard),
        noEnvelopes.map(() => 'error envelope/invalid'),
        'the answers',
      );
      await expectAlive(seat);
    },
  },
  {
    title: '[EN2] sends a string that is longer than an envelope: it is refused, and the longest one is read',
    async run(stage) {
      const seat = await takeSeat(stage);
      const longest = call(1, 'messages/read-page', { limit: 1 }).padEnd(LIMITS.envelopeChars);
      const heard = await seat.tell('exchange', [longest, `${longest} `, ' '.repeat(5_000_000)]);
      await seat.tell('until', { type: 'reply' });
      const refusals = summarize(heard).filter((each) => each.startsWith('error'));
      expectSame(refusals, ['error limit/exceeded', 'error limit/exceeded'], 'the refusals');
      await expectAlive(seat);
    },
  },
  {
    title: '[EN3] sends more fields than an envelope has, and nested a hundred thousand deep: they are not read',
    async run(stage) {
      const seat = await takeSeat(stage);
      const deep = '['.repeat(100_000) + ']'.repeat(100_000);
      await seat.tell('send', [
        `{"type":"call","id":1,"method":"messages/read-page","params":{"limit":1,"x":${deep}},"y":1}`,
        '{"type":"call","id":2,"method":"messages/read-page","params":{"limit":1},"grant":"all","result":{}}',
      ]);
      const replies = await seat.tell('until', { type: 'reply', count: 2 });
      expectSame(summarize(replies), ['reply 1', 'reply 2'], 'the answers');
      await expectAlive(seat);
    },
  },
  ...nonStrings.map((what): SuiteCase<HostileStage> => {
    const name = typeof what === 'string' ? what : `an object of Comlink’s, ${(what.object as { type: string }).type}`;
    return {
      title: `[EN5] [LT3] sends ${name}: its session ends, and nothing behind it is read`,
      async run(stage) {
        const seat = await takeSeat(stage);
        await seat.tell('post', what);
        const draft = { kind: 'regular', importance: 'normal', body: { text: 'late', spans: [] }, key: 'k' };
        await seat.tell('send', [call(1, 'messages/post', draft)]);
        await expectAbusive(seat, name);
        expectSame(stage.provider.posts, [], 'what reached the chat server');
      },
    };
  }),
];
