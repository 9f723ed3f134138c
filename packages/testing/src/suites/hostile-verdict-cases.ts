import type { HostileStage } from '../session/hostile-stage.ts';
import type { SuiteCase } from '../session/session-stage.ts';
import { expectSame } from './expectations.ts';
import { call, expectAlive, summarize, takeSeat } from './hostile-acts.ts';

const reply = (rest: string): string => `{"type":"reply","id":$id,${rest}}`;
const result = (written: string): readonly string[] => [reply(`"result":${written}`)];
const thrown = (code: string, more = ''): readonly string[] => [
  reply(`"error":{"code":"${code}","message":"m"${more}}`),
];
const draft = (body: string, key = 'k'): string =>
  `{"kind":"regular","importance":"normal","body":{"text":"${body}","spans":[]},"key":"${key}"}`;
const nested = '['.repeat(50_000) + ']'.repeat(50_000);
const pass = reply('"result":{"type":"pass"}');

/** How a hostile add-in answers a check, and what the trail says then. */
const answers: readonly (readonly [answers: readonly string[], did: string])[] = [
  [result('null'), 'unchecked invalid'],
  [[reply('"nothing":1')], 'unchecked invalid'],
  [result('[]'), 'unchecked invalid'],
  [result('"pass"'), 'unchecked invalid'],
  [result('true'), 'unchecked invalid'],
  [result('{"type":"constructor"}'), 'unchecked invalid'],
  [result('{"type":"__proto__"}'), 'unchecked invalid'],
  [result('{"__proto__":{"type":"pass"}}'), 'unchecked invalid'],
  [result('{"type":"RAW","value":{"type":"pass"}}'), 'unchecked invalid'],
  [result('{"type":"HANDLER","name":"proxy","value":{}}'), 'unchecked invalid'],
  [
    result(
      '{"type":"HANDLER","name":"throw","value":{"isError":true,"value":{"message":"m","__proto__":{"pwned":1}}}}',
    ),
    'unchecked invalid',
  ],
  [result('{"type":"block"}'), 'unchecked invalid'],
  [result('{"type":"block","reason":""}'), 'unchecked invalid'],
  [result(`{"type":"block","reason":"${'x'.repeat(501)}"}`), 'unchecked invalid'],
  [result('{"type":"block","reason":{"toString":"x"}}'), 'unchecked invalid'],
  [result('{"type":"block","reason":"r","fix":{}}'), 'unchecked invalid'],
  [result('{"type":"replace"}'), 'unchecked invalid'],
  [result(`{"type":"replace","draft":${draft('')}}`), 'unchecked invalid'],
  [result(`{"type":"replace","draft":${draft('x'.repeat(8_193))}}`), 'unchecked invalid'],
  [result(`{"type":"replace","draft":${draft('a').slice(0, -1)},"data":${nested}}}`), 'unchecked invalid'],
  [result('{"type":"confirm","question":"May I?"}'), 'unchecked unsupported'],
  [thrown('call/failed'), 'unchecked thrown'],
  [thrown('constructor'), 'unchecked thrown'],
  [thrown('argument/invalid'), 'unchecked thrown'],
  [
    thrown('call/failed', ',"data":{"__proto__":{"pwned":1},"constructor":{"prototype":{"pwned":1}}}'),
    'unchecked thrown',
  ],
  [thrown('call/failed', ',"stack":"s","cause":{},"name":"x","__proto__":{"pwned":1}'), 'unchecked thrown'],
  // What it says of its session does not end it: that is for the session to say.
  [thrown('connection/closed'), 'unchecked gone'],
  [thrown('limit/abusive'), 'unchecked gone'],
  [[...thrown('call/failed', `,"data":${nested}`), pass], 'passed'],
  [['{"type":"batch","id":$id,"seq":1,"events":[1]}', '{"type":"ack","id":$id,"seq":1}', pass], 'passed'],
  [[pass, reply('"result":{"type":"block","reason":"r"}'), pass.replace('reply', 'pong')], 'passed'],
  [[pass.replace('reply', 'pong').replace('pass', 'block'), pass], 'passed'],
  [result('{"type":"pass","draft":{},"__proto__":{"pwned":1},"then":1}'), 'passed'],
];

/** What a hostile add-in may answer when it is asked about a draft. */
export const hostileVerdictCases: readonly SuiteCase<HostileStage>[] = [
  {
    title: '[CL4] [CL5] [OP8] answers a check with anything at all: it is a verdict of the contract, or a failure',
    async run(stage) {
      const seat = await takeSeat(stage);
      await seat.tell('exchange', [call(1, 'outgoing/intercept', { includeOwn: false })]);
      for (const [index, [given, did]] of answers.entries()) {
        await seat.tell('answerWith', given);
        const outcome = await stage.room.post({ body: `draft ${index}` });
        const step = outcome.trail.find(({ addin }) => addin.id === 'hostile');
        const what = `after ${given.join().slice(0, 120)}`;
        expectSame([step?.did, step?.failure].filter(Boolean).join(' '), did, `the trail ${what}`);
        expectSame(stage.provider.posts.at(-1)?.draft.body.text, `draft ${index} ✓`, `what was posted ${what}`);
      }
      expectSame(({} as { pwned?: unknown }).pwned, undefined, 'what every object inherits');
      await expectAlive(seat);
    },
  },
  {
    title: '[OP3] replaces the key of a draft by that of another message: the key stays',
    async run(stage) {
      const seat = await takeSeat(stage);
      await seat.tell('exchange', [call(1, 'outgoing/intercept', { includeOwn: false })]);
      await stage.honest.tell('intercept', { rule: { does: 'pass' } });
      await seat.tell('answerWith', result(`{"type":"replace","draft":${draft('mine', 'first')}}`));
      await stage.room.post({ body: 'one', key: 'first' });
      const outcome = await stage.room.post({ body: 'two', key: 'second' });
      const keys = stage.provider.posts.map((post) => post.draft.key);
      expectSame([keys, outcome.type], [['first', 'second'], 'posted'], 'the keys that reached the chat server');
      await seat.tell('answerWith', result(`{"type":"block","reason":"r","fix":${draft('fixed', 'first')}}`));
      const blocked = await stage.room.post({ body: 'three', key: 'third' });
      expectSame(blocked.type === 'blocked' && blocked.fix?.key, 'third', 'the key of the fix');
      await seat.tell('answerWith', [pass]);
    },
  },
  {
    title:
      '[CL5] [ST8] replies to no call, cancels nothing, acknowledges nothing: nothing changes, and the last is refused',
    async run(stage) {
      const seat = await takeSeat(stage);
      const ids = [1, 2, 3, 50, 9_007_199_254_740_991];
      const heard = await seat.tell(
        'exchange',
        ids.flatMap((id) => [
          `{"type":"reply","id":${id},"result":{"type":"block","reason":"r"}}`,
          `{"type":"pong","id":${id}}`,
          `{"type":"cancel","id":${id}}`,
          `{"type":"ack","id":${id},"seq":1}`,
          `{"type":"batch","id":${id},"seq":1,"events":[{}]}`,
          '{"type":"error","error":{"code":"call/failed","message":"m"}}',
        ]),
      );
      const refusals = ids.map(() => 'error envelope/invalid');
      expectSame(summarize(heard), refusals, 'the answers to acknowledgements of nothing');
      await expectAlive(seat);
    },
  },
  {
    title: '[OP5] [OP7] reports progress on checks of others: they are late all the same',
    async run(stage) {
      const seat = await takeSeat(stage);
      await stage.honest.tell('intercept', { rule: { does: 'hang' } });
      const posting = stage.room.post({ body: 'kept' });
      await stage.honest.tell('until', { type: 'checked' });
      stage.clock.advance(3_000);
      const numbers = [0, 1, 2, 3, 4, 5];
      const guesses = numbers.flatMap((run) => numbers.map((place) => `${run}-${place}`));
      const heard = await seat.tell(
        'exchange',
        guesses.map((checkId, index) => call(index + 1, 'outgoing/progress', { checkId })),
      );
      expectSame(heard.filter(({ error }) => error !== undefined).length, 0, 'refusals');
      stage.clock.advance(1_000);
      expectSame((await posting).trail[0]?.failure, 'late', 'the failure of the honest add-in');
      await stage.honest.tell('intercept', { rule: { does: 'append', text: ' ✓' } });
    },
  },
];
