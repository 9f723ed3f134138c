import { LIMITS } from '@roompane/protocol';
import { type RawHost, welcome } from '../session/raw-host.ts';
import type { SuiteCase } from '../session/session-stage.ts';
import { endingOf, expectRejection, expectSame, rejectionOf } from './expectations.ts';

const nested = '['.repeat(50_000) + ']'.repeat(50_000);
const { context } = welcome;

/** Greetings that are none. */
const nonsense: readonly (string | object)[] = [
  '',
  'null',
  '[]',
  '{}',
  '"welcome"',
  'welcome',
  '{"type":"welcome"}',
  '{"type":"constructor"}',
  '{"type":"__proto__"}',
  '{"type":"refuse"}',
  '{"type":"refuse","error":"no"}',
  '{"type":"pong","id":1}',
  `{"__proto__":${JSON.stringify(welcome)}}`,
  nested,
  `${JSON.stringify(welcome).slice(0, -1)},"more":"${'x'.repeat(LIMITS.envelopeChars)}"}`,
  { ...welcome, version: 0 },
  { ...welcome, version: '1' },
  { ...welcome, methods: {} },
  { ...welcome, methods: [1] },
  { ...welcome, methods: Array(257).fill('a') },
  { ...welcome, context: null },
  { ...welcome, context: { ...context, info: {} } },
  { ...welcome, context: { ...context, info: { ...context.info, title: 'x'.repeat(257) } } },
  { ...welcome, context: { ...context, info: { ...context.info, kind: 'constructor' } } },
  { ...welcome, context: { ...context, me: { ...context.me, may: 'all' } } },
  { ...welcome, context: { ...context, me: { ...context.me, role: 'owner' } } },
  { ...welcome, context: { ...context, appearance: { ...context.appearance, theme: 'url(x)' } } },
  { ...welcome, context: { ...context, grants: {} } },
  { ...welcome, context: { ...context, areClocksHeld: 1 } },
];

/** What a hostile host may answer to a hello. */
export const hostileGreetingCases: readonly SuiteCase<RawHost>[] = [
  {
    title: '[HS13] answers the hello with nonsense: connecting ends as refused',
    async run(host) {
      for (const greeting of nonsense) {
        const { connecting } = await host.greet(greeting);
        expectSame(await endingOf(connecting), 'connection/refused', JSON.stringify(greeting).slice(0, 100));
      }
      await host.welcome();
    },
  },
  {
    title: '[HS6] [EN5] answers the hello with what is no string, or brings a port: connecting ends as refused',
    async run(host) {
      for (const [message, transfer] of [
        [welcome, []],
        [new ArrayBuffer(8), []],
        [JSON.stringify(welcome), [new MessageChannel().port1]],
      ] as const) {
        const { connecting } = await host.greet();
        host.post(message, [...transfer]);
        expectSame(await endingOf(connecting), 'connection/refused', 'the answer');
      }
    },
  },
  {
    title: '[HS13] refuses with codes of its own choice: connecting ends with one of the few that it may end with',
    async run(host) {
      for (const [code, ending] of [
        ['connection/refused', 'connection/refused'],
        ['connection/version-unsupported', 'connection/version-unsupported'],
        ['call/denied', 'connection/refused'],
        ['room/not-found', 'connection/refused'],
        ['argument/invalid', 'connection/refused'],
        ['connection/host-not-allowed', 'connection/refused'],
        ['constructor', 'connection/refused'],
      ] as const) {
        const { connecting } = await host.greet({ type: 'refuse', error: { code, message: 'no' } });
        expectSame(await endingOf(connecting), ending, `a refusal with ${code}`);
      }
    },
  },
  {
    title: '[HS6] [HS8] waits, welcomes and then greets again: what comes behind the welcome is no greeting any more',
    async run(host) {
      const wait = { type: 'wait' };
      const other = { ...welcome, context: { ...context, info: { ...context.info, title: 'Another' } } };
      const refusal = { type: 'refuse', error: { code: 'connection/refused', message: 'no' } };
      const { connecting } = await host.greet(wait, wait, wait, welcome, other, refusal);
      expectSame((await connecting).info.title, 'FX desk', 'the room');
      const heard = await host.exchange();
      const errors = heard.filter(({ type }) => type === 'error');
      expectSame(errors.length, 2, 'errors for what is no envelope');
    },
  },
  {
    title: '[EN3] welcomes with more than a welcome has: it is not read',
    async run(host) {
      const written = JSON.stringify({ ...welcome, context: { ...context, signal: 1, close: 2 } });
      const { connecting } = await host.greet(`${written.slice(0, -1)},"__proto__":{"pwned":1},"then":1}`);
      expectSame((await connecting).info, context.info, 'the room');
      const { message } = await rejectionOf(expectsClosed(host), 'a closed room');
      expectSame(typeof message, 'string', 'the message');
    },
  },
  {
    title: '[GR3] welcomes with grants and methods that this build does not know: it takes them as names, and no more',
    async run(host) {
      const grants = [...context.grants, 'files/read', 'constructor'];
      const more = { ...context, grants, me: { ...context.me, may: grants } };
      const { connecting } = await host.greet({ ...welcome, context: more, methods: ['files/list'] });
      const sight = await connecting;
      expectSame([sight.grants, sight.may], [grants, grants], 'the grants');
      expectSame(await host.tell('supports', 'files/list'), true, 'a method that the host lists');
      expectSame(await host.tell('supports', 'messages/post'), false, 'a method that it does not');
    },
  },
  {
    title: '[HS13] never answers a second time: while one connection is pending every call waits for that one',
    async run(host) {
      const { connecting } = await host.greet();
      const other = host.tell('connect');
      host.send(welcome);
      await connecting;
      await other;
      await expectRejection(host.tell('connect', { hosts: ['https://other.example'] }), 'argument/invalid', 'others');
    },
  },
];

async function expectsClosed(host: RawHost): Promise<unknown> {
  await host.tell('close');
  return host.tell('post', { draft: { body: 'late' } });
}
