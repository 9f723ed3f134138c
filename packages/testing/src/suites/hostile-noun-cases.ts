import { LIMITS } from '@roompane/protocol';
import type { DiaryEntry } from '../session/diary.ts';
import type { Uploaded } from '../session/addin-nouns.ts';
import type { HostileSeat, HostileStage } from '../session/hostile-stage.ts';
import type { SuiteCase } from '../session/session-stage.ts';
import { expectSame, expectTrue } from './expectations.ts';
import { call, expectAbusive, expectAlive, summarize, takeSeat } from './hostile-acts.ts';
import { nextTask } from './session-acts.ts';

const announced = { name: 'a', mediaType: 'a/a', bytes: LIMITS.fileBytes };

/** What was answered, in the order of the calls. */
async function ask(
  seat: HostileSeat,
  calls: readonly (readonly [method: string, params: unknown])[],
): Promise<readonly string[]> {
  await seat.tell(
    'send',
    calls.map(([method, params], index) => call(index + 1, method, params)),
  );
  const replies = await seat.tell('until', { type: 'reply', count: calls.length });
  return summarize([...replies].sort((one, other) => Number(one['id']) - Number(other['id'])));
}

const refusedFrom = (count: number, all: number, code: string): readonly string[] =>
  Array.from({ length: all }, (_, index) => `reply ${index + 1}${index < count ? '' : ` ${code}`}`);

/** What a hostile add-in may try with the nouns that few need. */
export const hostileNounCases: readonly SuiteCase<HostileStage>[] = [
  {
    title: '[FI1] [FI2] announces files without end: so many are taken, and they take no memory',
    async run(stage) {
      const seat = await takeSeat(stage);
      const answers = await ask(seat, Array(20).fill(['files/begin', announced]));
      expectSame(answers, refusedFrom(LIMITS.uploads, 20, 'limit/exceeded'), 'the answers');
      await expectAlive(seat);
    },
  },
  {
    title: '[FI2] names another add-in’s upload: there is none of that name, and the other’s goes on',
    async run(stage) {
      const seat = await takeSeat(stage);
      const { uploadId } = (await stage.honest.tell('noun', { does: 'announce-file', bytes: 1 })) as {
        uploadId: string;
      };
      const answers = await ask(seat, [
        ['files/append', { uploadId, data: 'AAAA' }],
        ['files/send', { uploadId }],
        ['files/drop', { uploadId }],
      ]);
      expectSame(answers, ['reply 1 call/invalid-params', 'reply 2 call/invalid-params', 'reply 3'], 'the answers');
      const { attachment } = (await stage.honest.tell('noun', { does: 'upload', bytes: 9 })) as Uploaded;
      expectSame(attachment.bytes, 9, 'what the honest add-in sends');
      await expectAlive(seat);
    },
  },
  {
    title: '[FI1] sends more than it announced, too early, twice, and what is no base64',
    async run(stage) {
      const seat = await takeSeat(stage);
      await seat.tell('send', [call(90, 'files/begin', { ...announced, bytes: 3 })]);
      const [begun] = await seat.tell('until', { type: 'reply', count: 1 });
      const { uploadId } = (begun as DiaryEntry)['result'] as { uploadId: string };
      const pieces = ['*', 'AAAAAAAA', 'A'.repeat(196_608)];
      const heard = await seat.tell('exchange', [
        call(1, 'files/send', { uploadId }),
        ...pieces.map((data, index) => call(index + 2, 'files/append', { uploadId, data })),
      ]);
      expectSame(
        new Set(heard.map(({ error }) => (error as { code: string } | undefined)?.code)).size === 1 &&
          summarize(heard)[0],
        'reply 1 call/invalid-params',
        'the answers',
      );
      await expectAlive(seat);
    },
  },
  {
    title: '[FI5] reads a file by a reference of its own making: the server is not asked',
    async run(stage) {
      const seat = await takeSeat(stage);
      const asked: string[] = [];
      for (const joined of stage.provider.joined) {
        joined.download = ({ id }) => (asked.push(id), Promise.resolve(new Uint8Array(1)));
      }
      const made = (id: string) => ({ id, name: 'a', mediaType: 'a', bytes: 1, url: 'https://inside.example/secret' });
      const ids = ['f', 'constructor', '__proto__', '../../secret'];
      const answers = await ask(
        seat,
        ids.map((id) => ['files/read', made(id)] as const),
      );
      const refused = answers.every((answer) => /(message\/not-found|limit\/exceeded)$/.test(answer));
      expectSame([refused, asked], [true, []], `the answers ${answers.join(', ')}`);
      await expectAlive(seat);
    },
  },
  {
    title: '[SE5] [LI3] searches without end: so many at a time, and it is closed when it goes on',
    async run(stage) {
      const seat = await takeSeat(stage);
      let searches = 0;
      for (const joined of stage.provider.joined) joined.search = () => (searches++, new Promise(() => undefined));
      const params = JSON.stringify({ type: 'call', id: 0, method: 'messages/search', params: {} }).replace('0', '$n');
      await seat.tell('flood', { written: params, count: 2_000 });
      await expectAbusive(seat, 'a flood of searches');
      expectTrue(searches <= LIMITS.searches, `${searches} searches at a time`);
    },
  },
  {
    title: '[SG3] says signals without end: so many of them are handed on in a second',
    async run(stage) {
      const seat = await takeSeat(stage);
      let told = 0;
      for (const joined of stage.provider.joined) joined.sendSignal = () => (told++, Promise.resolve());
      const calls = Array.from({ length: 60 }, (_, index) => ['signals/send', { data: index }] as const);
      const answers = await ask(seat, calls);
      expectSame(answers.length, 60, 'the answers');
      expectSame(told, LIMITS.signalsPerSecond, 'what the server was told');
      await expectAlive(seat);
    },
  },
  {
    title: '[TY3] says without end that its user is typing: the server hears it once a second',
    async run(stage) {
      const seat = await takeSeat(stage);
      let told = 0;
      for (const joined of stage.provider.joined) joined.setTyping = () => (told++, Promise.resolve());
      const calls = Array.from({ length: 150 }, (_, index) => ['typing/set', { isTyping: index % 2 === 0 }] as const);
      const answers = await ask(seat, calls);
      expectSame(answers.length, 150, 'the answers');
      await nextTask();
      expectSame(told, 1, 'what the server was told');
      await expectAlive(seat);
    },
  },
];
