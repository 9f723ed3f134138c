import type { HelloParams } from '../session/hostile-page.ts';
import type { HostileSeat, HostileStage } from '../session/hostile-stage.ts';
import type { SuiteCase } from '../session/session-stage.ts';
import { expectSame, expectTrue } from './expectations.ts';
import { expectAlive, summarize, takeSeat, tokenOf } from './hostile-acts.ts';

type Page = Pick<HostileSeat, 'tell'>;

/** Lets a page say hello; when this resolves the host's window has had it, and all that was said before it. */
async function sayHello({ heardFrom }: HostileStage, { tell }: Page, hello: HelloParams): Promise<void> {
  const marked = heardFrom('hello was said');
  await tell('hello', hello);
  await tell('mark', 'hello was said');
  await marked;
}

/** The rightful hello is heard, so that whatever was said before it did no harm. */
async function expectWelcome(seat: HostileSeat): Promise<void> {
  expectTrue(seat.session.state !== 'ready', 'a hello was heard that should not have been');
  await seat.tell('hello', { token: tokenOf(seat) });
  const greeting = await seat.tell('greeting');
  expectSame((greeting?.['of'] as { type: string }).type, 'welcome', 'the greeting of the rightful hello');
  await expectAlive(seat);
}

const wrong: readonly (readonly [what: string, hello: (token: string) => HelloParams])[] = [
  ['without a token', () => ({})],
  ['with another token', (token) => ({ token: token.replace(/./, (digit) => (digit === '0' ? '1' : '0')) })],
  ['with a part of the token', (token) => ({ token: token.slice(0, -1) })],
  ['with more than the token', (token) => ({ token: `${token}0` })],
  ['in capitals', (token) => ({ token: `${token.toUpperCase()}F`.slice(0, token.length + 1) })],
];

const shapeless: readonly (readonly [what: string, hello: (token: string) => HelloParams])[] = [
  ['as an object', (token) => ({ token, isObject: true })],
  ['without a port', (token) => ({ token, ports: 0 })],
  ['with two ports', (token) => ({ token, ports: 2 })],
  ['with ten ports', (token) => ({ token, ports: 10 })],
  ['a megabyte long', (token) => ({ token, paddingChars: 1_000_000 })],
  ['a little too long', (token) => ({ token, paddingChars: 4_096 })],
  ['that is no JSON', () => ({ written: 'hello' })],
  ['that is empty', () => ({ written: '' })],
  ['that is null', () => ({ written: 'null' })],
  ['nested deeply', () => ({ written: '['.repeat(2_000) + ']'.repeat(2_000) })],
  ['of another type', (token) => ({ written: `{"type":"hello","token":"${token}"}` })],
  ['without versions', (token) => ({ written: `{"type":"roompane/hello","token":"${token}","isLoadDue":false}` })],
  [
    'with fields of a prototype',
    (token) => ({
      written: `{"__proto__":{"type":"roompane/hello","versions":{"min":1,"max":1},"token":"${token}","isLoadDue":false}}`,
    }),
  ],
  ['whose token is an object', () => ({ written: '{"type":"roompane/hello","token":{},"isLoadDue":false}' })],
];

/** Who may say hello to a host, and how. */
export const hostileHelloCases: readonly SuiteCase<HostileStage>[] = [
  {
    title: '[HS3] hears no hello from the frame of another, though it knows the token',
    async run(stage) {
      const seat = await stage.mount();
      const sibling = await stage.embed();
      await sayHello(stage, sibling, { token: tokenOf(seat) });
      await expectWelcome(seat);
      expectSame(await sibling.tell('heard'), [], 'what the other frame heard');
    },
  },
  {
    title: '[HS3] hears no hello from a frame within the frame, though it knows the token',
    async run(stage) {
      const seat = await stage.mount();
      const nested = stage.heardFrom('nested');
      await seat.tell('nest', tokenOf(seat));
      await nested;
      await expectWelcome(seat);
    },
  },
  {
    title: '[HS4] hears no hello from another origin in its frame, though it knows the token',
    async run(stage) {
      const seat = await stage.mount({ ownOrigin: true });
      const hello = { type: 'roompane/hello', versions: { min: 1, max: 1 }, token: tokenOf(seat), isLoadDue: true };
      const script = `parent.postMessage(${JSON.stringify(JSON.stringify(hello))}, '*', [new MessageChannel().port2]);
        parent.postMessage('said from ' + self.origin, '*');`;
      const said = stage.heardFrom('said from null');
      await seat.tell('go', `data:text/html,${encodeURIComponent(`<script>${script}</script>`)}`);
      await said;
      expectTrue(seat.session.state !== 'ready', 'a hello was heard from another origin');
    },
  },
  ...wrong.map(([what, hello]): SuiteCase<HostileStage> => ({
    title: `[HS5] hears no hello ${what}`,
    async run(stage) {
      const seat = await stage.mount();
      await sayHello(stage, seat, hello(tokenOf(seat)));
      await expectWelcome(seat);
    },
  })),
  {
    title: '[HS5] hears no hello with the token of the mount before',
    async run(stage) {
      const seat = await takeSeat(stage);
      const former = tokenOf(seat);
      const served = stage.heardFrom('acts are served');
      seat.session.reload();
      await served;
      expectTrue(tokenOf(seat) !== former, 'the token is the same');
      await sayHello(stage, seat, { token: former });
      await expectWelcome(seat);
    },
  },
  {
    title: '[HS7] hears no hello that is not one string of its shape and size with one port',
    async run(stage) {
      const seat = await stage.mount();
      for (const [what, hello] of shapeless) {
        await sayHello(stage, seat, hello(tokenOf(seat)));
        expectTrue(seat.session.state !== 'ready', `a hello was heard ${what}`);
      }
      await expectWelcome(seat);
    },
  },
  {
    title: '[HS9] hears each later hello of the mount as a new beginning, and ends what was before',
    async run(stage) {
      const seat = await takeSeat(stage);
      await seat.tell('hello', { token: tokenOf(seat) });
      expectSame(
        summarize(await seat.tell('until', { type: 'bye' })),
        ['bye connection/replaced'],
        'the former session',
      );
      await expectAlive(seat);
      expectSame(seat.session.state, 'ready', 'the session');
    },
  },
  {
    title: '[VE1] refuses one who speaks no version of its own, and tells both ranges',
    async run(stage) {
      for (const versions of [
        { min: 2, max: 9 },
        { min: 1_000_000, max: 1_000_000 },
      ]) {
        const seat = await stage.mount();
        await seat.tell('hello', { token: tokenOf(seat), versions });
        const { of } = (await seat.tell('greeting')) as unknown as { of: { type: string; error: object } };
        expectSame(of.type, 'refuse', 'the greeting');
        const data = { host: { min: 1, max: 1 }, addin: versions };
        const { code, data: told } = of.error as { code: string; data: unknown };
        expectSame([code, told], ['connection/version-unsupported', data], 'the refusal');
      }
      const seat = await stage.mount();
      await seat.tell('hello', { token: tokenOf(seat), versions: { min: 1, max: 7 } });
      const greeting = await seat.tell('greeting');
      expectSame((greeting?.['of'] as { version: number }).version, 1, 'the version that both speak');
    },
  },
];
